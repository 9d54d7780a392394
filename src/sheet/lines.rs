//! Breaking text into lines and shortening what does not fit.

use super::font::{TextStyle, width_of};

/// Breaks `text` into at most `most` lines of `width` page units, at spaces; the last is shortened with "…".
///
/// A word longer than a line is broken where it must be. Newlines in `text` are kept.
pub fn wrapped(text: &str, style: TextStyle, width: f32, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    'text: for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if line.is_empty() || width_of(&longer, style) <= width {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
                // Whatever comes after the line that is cut off anyway is not looked at: texts can be very long.
                if lines.len() > most + 1 {
                    break 'text;
                }
            }
        }
        lines.push(line);
    }
    if lines.len() > most {
        let rest = lines.drain(most.saturating_sub(1)..).collect::<Vec<_>>().join(" ");
        if most > 0 {
            lines.push(rest);
        }
    }
    lines.iter().map(|line| shortened(line, style, width)).collect()
}

/// Like [`wrapped`], but with lines of about equal length: no single word on the last line.
pub fn balanced(text: &str, style: TextStyle, width: f32, most: usize) -> Vec<String> {
    let lines = wrapped(text, style, width, most);
    if lines.len() < 2 || lines.last().is_some_and(|line| line.ends_with('…')) {
        return lines;
    }
    let (mut narrow, mut wide) = (width / 2.0, width);
    while wide - narrow > 4.0 {
        let middle = f32::midpoint(narrow, wide);
        let fits = wrapped(text, style, middle, most + 1).len() == lines.len();
        if fits { wide = middle } else { narrow = middle }
    }
    wrapped(text, style, wide, most)
}

/// `text`, cut with "…" so that it is not wider than `width`; empty when not even "…" fits.
pub fn shortened(text: &str, style: TextStyle, width: f32) -> String {
    if width_of(text, style) <= width {
        return text.to_owned();
    }
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    // Texts can have thousands of letters: found by halves, with some letters to spare for kerning.
    let too_wide = |end: &usize| width_of(text.get(..*end).unwrap_or_default(), style) > width;
    let fitting = ends.partition_point(|end| !too_wide(end));
    ends.truncate(fitting + 8);
    while let Some(end) = ends.pop() {
        let kept = text.get(..end).unwrap_or_default().trim_end_matches([' ', ',', '·', '–', '-']);
        let candidate = format!("{kept}…");
        if !kept.is_empty() && width_of(&candidate, style) <= width {
            return candidate;
        }
    }
    String::new()
}

/// The two halves of a name that is too long for one line, as even as its spaces and hyphens allow.
pub fn halves(name: &str, style: TextStyle) -> Option<[String; 2]> {
    let breaks = name.char_indices().filter(|(at, c)| *at > 0 && matches!(c, ' ' | '-' | '/'));
    breaks
        .filter_map(|(at, c)| {
            let first = name.get(..at + usize::from(c != ' '))?.trim();
            let second = name.get(at + 1..)?.trim();
            (first.chars().count() > 1 && second.chars().count() > 1)
                .then(|| [first.to_owned(), second.to_owned()])
        })
        .min_by(|a, b| {
            let widest = |pair: &[String; 2]| width_of(&pair[0], style).max(width_of(&pair[1], style));
            widest(a).total_cmp(&widest(b))
        })
}

#[cfg(test)]
mod tests {
    use super::super::font::Face;
    use super::*;

    const STYLE: TextStyle = TextStyle { face: Face::Regular, size: 20.0, tracking: 0.0, tabular: false };

    #[test]
    fn lines_never_grow_wider_than_asked() {
        for width in [30.0, 90.0, 200.0, 500.0] {
            for most in 1..4 {
                let lines =
                    wrapped("Unter 18-Jährige in Prozent der Bevölkerung, 31.12.2015", STYLE, width, most);
                assert!(lines.len() <= most);
                assert!(lines.iter().all(|line| width_of(line, STYLE) <= width), "{lines:?}");
            }
        }
    }

    #[test]
    fn very_long_texts_are_cut_without_waiting() {
        // Shaping every beginning of such a text took minutes.
        for text in ["ä".repeat(10_000), "Wort ".repeat(2_000), "Wort\n".repeat(2_000)] {
            let lines = wrapped(&text, STYLE, 500.0, 2);
            assert!(lines.len() == 2 || !text.contains('W'), "{}", lines.len());
            assert!(lines.iter().all(|line| width_of(line, STYLE) <= 500.0), "{lines:?}");
            assert!(balanced(&text, STYLE, 500.0, 2).len() <= 2);
        }
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis() {
        assert_eq!(wrapped("eins zwei drei vier", STYLE, 90.0, 2), ["eins zwei", "drei vier"]);
        assert!(wrapped("eins zwei drei vier fünf", STYLE, 90.0, 2)[1].ends_with('…'));
        assert_eq!(shortened("Wort", STYLE, 3.0), "");
    }

    #[test]
    fn names_break_where_people_break_them() {
        let check = |name: &str, expected: Option<[&str; 2]>| {
            assert_eq!(halves(name, STYLE), expected.map(|pair| pair.map(str::to_owned)), "{name}");
        };
        check("Bergen an der Dumme", Some(["Bergen an", "der Dumme"]));
        check("Lüchow-Dannenberg", Some(["Lüchow-", "Dannenberg"]));
        check("Clenze", None);
    }
}
