//! Whether the classes of a map can be told apart: on paper, by everybody, and in a grey print.

use super::palette::{Color, Direction, PALETTES, Palette, PaletteKind};
use super::vision::Vision;

/// Neighbouring classes that differ less than this (Oklab × 100) are taken for one another on a map, where they do not
/// lie side by side as in the legend.
const TOLD_APART: f32 = 4.5;
/// The lowest class must differ at least so much from paper.
const OFF_PAPER: f32 = 4.0;

/// Two colours that are too much alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weakness {
    /// A class and the next one; position of the lower one, from 0.
    Neighbours(usize, Vision),
    /// Two types without order; their positions, from 0.
    Alike(usize, usize, Vision),
    /// The lowest class hardly stands off from paper.
    Paper,
    /// The two ends of the palette: high and low cannot be told apart.
    Ends(Vision),
}

/// What is hard to tell apart in the colours of a palette of this kind. Without order, any two colours are compared, because
/// any two may touch on the map; in grey no such palette can hold, so that is not named.
pub fn weaknesses_of(kind: PaletteKind, colors: &[Color]) -> Vec<Weakness> {
    if kind != PaletteKind::Qualitative {
        return weaknesses(colors);
    }
    let seen_by = |vision: Vision| {
        let seen: Vec<Color> = colors.iter().map(|color| vision.of(*color)).collect();
        let pairs = seen.iter().enumerate().flat_map(|(a, one)| {
            seen.iter().enumerate().skip(a + 1).map(move |(b, other)| (a, b, one.difference(*other)))
        });
        let weakest = pairs.min_by(|a, b| a.2.total_cmp(&b.2));
        weakest
            .filter(|(.., difference)| *difference < TOLD_APART)
            .map(|(a, b, _)| Weakness::Alike(a, b, vision))
    };
    [Vision::Full, Vision::Deutan, Vision::Protan, Vision::Tritan].into_iter().filter_map(seen_by).collect()
}

/// What is hard to tell apart, worst seen first: with full colour vision, then without, then in grey. Of several pairs in
/// one kind of vision only the weakest is named.
pub fn weaknesses(colors: &[Color]) -> Vec<Weakness> {
    let mut found = Vec::new();
    // The middle of a diverging palette is meant to be pale.
    let pale = |color: &&Color| color.difference(Color::PAPER) < OFF_PAPER;
    found.extend(colors.first().filter(pale).map(|_| Weakness::Paper));
    let order = [Vision::Full, Vision::Deutan, Vision::Protan, Vision::Tritan, Vision::Grey];
    for vision in order {
        let seen: Vec<Color> = colors.iter().map(|color| vision.of(*color)).collect();
        let weakest = seen
            .windows(2)
            .enumerate()
            .filter_map(|(position, pair)| match pair {
                [a, b] => Some((position, a.difference(*b))),
                _ => None,
            })
            .filter(|(_, difference)| *difference < TOLD_APART)
            .min_by(|a, b| a.1.total_cmp(&b.1));
        found.extend(weakest.map(|(position, _)| Weakness::Neighbours(position, vision)));
        if let [first, .., last] = seen.as_slice()
            && colors.len() > 2
            && first.difference(*last) < TOLD_APART * 2.0
        {
            found.push(Weakness::Ends(vision));
        }
    }
    found
}

/// The first palette of the same kind that has none of these weaknesses with as many classes.
pub fn better_palette(
    than: &Palette,
    (classes, below): (usize, Option<usize>),
    avoid: impl Fn(&Weakness) -> bool,
) -> Option<&'static Palette> {
    PALETTES.iter().filter(|palette| palette.kind == than.kind && palette.name != than.name).find(|palette| {
        let colors = palette.colors_from(classes, below, Direction::Forward);
        !weaknesses_of(palette.kind, &colors).iter().any(&avoid)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::palette::palette;

    fn weak(name: &str, classes: usize) -> Vec<Weakness> {
        palette(name).map(|palette| weaknesses(&palette.colors(classes, None))).expect("a palette")
    }

    #[test]
    fn the_usual_maps_read_well_for_everybody() {
        for name in ["Salbei", "Blues", "Purples", "YlGnBu", "Cividis"] {
            for classes in 2..=7 {
                assert_eq!(weak(name, classes), [], "{name} {classes}");
            }
        }
    }

    #[test]
    fn what_is_too_close_is_named() {
        let two = [Color::hex(0xFF_FFFF), Color::hex(0xFD_FDFD), Color::hex(0x20_4080)];
        let found = weaknesses(&two);
        assert_eq!(found.first(), Some(&Weakness::Paper));
        assert_eq!(found.get(1), Some(&Weakness::Neighbours(0, Vision::Full)));
        assert!(weak("BuGn", 9).contains(&Weakness::Neighbours(0, Vision::Full)), "{:?}", weak("BuGn", 9));
        assert_eq!(
            weak("RdBu", 5),
            [Weakness::Ends(Vision::Grey)],
            "a diverging map is no map for a grey print"
        );
        let red_green = [0x1A_9641, 0xFF_FFBF, 0xC0_5A00].map(Color::hex);
        assert!(weaknesses(&red_green).contains(&Weakness::Ends(Vision::Deutan)));
    }

    #[test]
    fn types_are_compared_with_all_others() {
        let types = |name: &str, count: usize| {
            palette(name).map(|palette| weaknesses_of(palette.kind, &palette.colors(count, None)))
        };
        for count in 2..=6 {
            assert_eq!(types("OkabeIto", count), Some(vec![]), "{count}");
        }
        // ColorBrewer itself calls Set2 and Dark2 safe for three types only.
        for name in ["Set2", "Dark2"] {
            assert_eq!(types(name, 3), Some(vec![]), "{name}");
            let many = types(name, 8).unwrap_or_default();
            assert!(many.iter().any(|found| matches!(found, Weakness::Alike(..))), "{name} {many:?}");
        }
        let same_twice = [0xE6_9F00, 0x00_72B2, 0xE6_9F00].map(Color::hex);
        assert_eq!(
            weaknesses_of(PaletteKind::Qualitative, &same_twice).first(),
            Some(&Weakness::Alike(0, 2, Vision::Full))
        );
    }

    #[test]
    fn a_better_palette_is_better() {
        let bad = palette("BuGn").expect("a palette");
        let neighbours = |weakness: &Weakness| matches!(weakness, Weakness::Neighbours(..));
        let better = better_palette(bad, (7, None), neighbours).expect("one");
        assert!(!weaknesses(&better.colors(7, None)).iter().any(neighbours));
    }
}
