//! Palettes: every colour of a map or page comes from here.
//!
//! Sequential and diverging stops are those of ColorBrewer 2 (Brewer, Harrower, Apache-2.0), nine or eleven classes;
//! fewer classes are read off the ramp in Oklab (Ottosson 2020), where equal steps look equal. `Salbei` is our own
//! quiet green. Types use the colours of Okabe and Ito (2008), of Tol (2021), or those of ColorBrewer for types.

use std::fmt;

/// An opaque colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Color {
    /// Red, 0–255.
    pub r: u8,
    /// Green, 0–255.
    pub g: u8,
    /// Blue, 0–255.
    pub b: u8,
}

/// What a palette is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaletteKind {
    /// Low to high.
    Sequential,
    /// Two directions from a middle.
    Diverging,
    /// Types without order.
    Qualitative,
}

/// Which end of a palette the low values get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The light one.
    Forward,
    /// The dark one.
    Reversed,
}

impl From<bool> for Direction {
    fn from(reversed: bool) -> Self {
        if reversed { Self::Reversed } else { Self::Forward }
    }
}

/// A palette by name.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    /// The name that commands, saved maps and pickers use.
    pub name: &'static str,
    /// What it is made for.
    pub kind: PaletteKind,
    stops: &'static [u32],
}

/// Colours of page and map that are no palette.
impl Color {
    /// Text, outline of the area shown.
    pub const INK: Self = Self::hex(0x1F_2A30);
    /// Text on middle tones, where ink and white are both too weak.
    pub const BLACK: Self = Self::hex(0x00_0000);
    /// Running text.
    pub const TEXT: Self = Self::hex(0x2E_3A41);
    /// Subtitle, counts.
    pub const SECOND_TEXT: Self = Self::hex(0x55_626A);
    /// Footer.
    pub const THIRD_TEXT: Self = Self::hex(0x6A_757B);
    /// Rules and axes.
    pub const LINE: Self = Self::hex(0xDA_D7D0);
    /// Land outside the area shown.
    pub const LAND_OUTSIDE: Self = Self::hex(0xF4_F3F0);
    /// Ground of a map with surroundings, where there is no land.
    pub const GROUND: Self = Self::hex(0xFB_FAF8);
    /// Borders between regions outside the area shown.
    pub const BORDER_OUTSIDE: Self = Self::hex(0xE3_E0DA);
    /// Paper, borders between regions.
    pub const PAPER: Self = Self::hex(0xFF_FFFF);
    /// Accent of the Lesebeispiel and of plain regions' outlines.
    pub const ACCENT: Self = Self::hex(0x14_614F);
    /// Ground behind the banner.
    pub const BANNER_GROUND: Self = Self::hex(0xFB_F1E0);
    /// Text of the banner.
    pub const BANNER_TEXT: Self = Self::hex(0x7A_4B0C);
    /// Ground behind "internal".
    pub const INTERNAL_GROUND: Self = Self::hex(0xFB_EAE6);
    /// Edge of pale dots.
    pub const DOT_EDGE: Self = Self::hex(0x8F_A39A);
    /// Reference marks.
    pub const REFERENCE: Self = Self::hex(0xB4_472E);
    /// Outline of regions that the page points out.
    pub const SELECTION: Self = Self::hex(0xD9_822B);
    /// Text on paper about a region pointed out.
    pub const SELECTION_TEXT: Self = Self::hex(0x8A_4B08);
    /// Borders of parent regions.
    pub const PARENT_BORDER: Self = Self::hex(0x6F_7B80);
    /// Regions without data.
    pub const NO_DATA: Self = Self::hex(0xF2_F1EE);
    /// Regions whose value is secret.
    pub const SECRET: Self = Self::hex(0xE4_E1DB);
    /// Regions from which nothing is reached.
    pub const UNREACHABLE: Self = Self::hex(0xEC_E6EE);
    /// Lines over it.
    pub const HATCH_UNREACHABLE: Self = Self::hex(0x8A_7596);
    /// A place from which nothing is reached, too small for lines.
    pub const UNREACHABLE_PLACE: Self = Self::hex(0x8A_7596);
    /// A place with so few people that nothing is said about it.
    pub const SECRET_PLACE: Self = Self::hex(0xCD_C8BF);
    /// Facilities.
    pub const FACILITY: Self = Self::hex(0x2A_3138);
    /// Hatch lines of regions without data.
    pub const HATCH: Self = Self::hex(0xC9_C4BA);
    /// Hatch lines of secret regions.
    pub const HATCH_SECRET: Self = Self::hex(0x95_8F86);
    /// Regions when no indicator is shown.
    pub const PLAIN: Self = Self::hex(0xDC_E8E1);

    /// From `0xRRGGBB`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8 }
    }

    /// Red, green, blue, 0–1, sRGB encoded.
    pub fn to_unit(self) -> [f32; 3] {
        [self.r, self.g, self.b].map(|channel| f32::from(channel) / 255.0)
    }

    /// Relative luminance, 0 (black) to 1 (white), after WCAG 2.
    pub fn luminance(self) -> f32 {
        let [r, g, b] = self.to_unit().map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio with `other`, 1 to 21, after WCAG 2.
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// How different `other` looks: 100 times the distance in Oklab (Ottosson 2020). About 2 can just be seen side by side.
    pub fn difference(self, other: Self) -> f32 {
        let (a, b) = (oklab(self), oklab(other));
        100.0 * [0, 1, 2].map(|axis| (a[axis] - b[axis]).powi(2)).iter().sum::<f32>().sqrt()
    }

    /// The colour between this one and `other`, at `share` (0–1) of the way, as it looks.
    #[must_use]
    pub fn towards(self, other: Self, share: f32) -> Self {
        let (a, b) = (oklab(self), oklab(other));
        from_oklab([0, 1, 2].map(|axis| a[axis] + (b[axis] - a[axis]) * share))
    }

    /// The colour that text on this one takes: ink or white, or black where both stay below 4.5 : 1.
    #[must_use]
    pub fn text_on(self) -> Self {
        [Self::INK, Self::PAPER].into_iter().find(|text| text.contrast(self) >= 4.5).unwrap_or(Self::BLACK)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.r, self.g, self.b)
    }
}

/// Colours of a LISA map: high among high, low among low, high among low, low among high, not significant, without neighbours.
/// They read in grey print, from dark to pale, and to people who see fewer colours.
pub fn lisa_colors() -> [Color; 6] {
    [0xA5_1526, 0x2C_79B1, 0xF0_9A74, 0xB6_D6E9, 0xEB_E8E1, 0xD3_CFC6].map(Color::hex)
}

/// Colours of a bivariate map: to the right the first value rises (gold), row by row the second (violet); each step is darker
/// than those before it in its row and column. After the purple and gold scheme of J. Stevens (2015).
pub fn bivariate_colors() -> [Color; 9] {
    [0xE4_E1DA, 0xE4_D49A, 0xC9_A93F, 0xC9_B8DA, 0xB5_9A92, 0x94_7033, 0x8B_63AA, 0x86_5774, 0x6B_3A2E]
        .map(Color::hex)
}

/// Colours of moves between classes: two or more steps lighter, one step lighter, none, one step heavier, two or more. The
/// ends read in grey print by the words beside them; people who see fewer colours tell them apart.
pub fn move_colors() -> [Color; 5] {
    [0x1B_7A6E, 0x7C_C4B4, 0xF4_F2ED, 0xF0_B070, 0xB3_4E12].map(Color::hex)
}

/// Name of the palette that maps take when none is asked for.
pub const DEFAULT_PALETTE: &str = "Salbei";

/// All palettes, in the order of a picker.
pub static PALETTES: [Palette; 26] = [
    sequential(
        "Salbei",
        &[0xE6_F1EB, 0xCF_E4D8, 0xB4_D5C3, 0x95_C5AD, 0x74_B197, 0x4C_957D, 0x2A_775F, 0x1B_6552, 0x0B_4A3B],
    ),
    sequential(
        "Blues",
        &[0xF7_FBFF, 0xDE_EBF7, 0xC6_DBEF, 0x9E_CAE1, 0x6B_AED6, 0x42_92C6, 0x21_71B5, 0x08_519C, 0x08_306B],
    ),
    sequential(
        "Greens",
        &[0xF7_FCF5, 0xE5_F5E0, 0xC7_E9C0, 0xA1_D99B, 0x74_C476, 0x41_AB5D, 0x23_8B45, 0x00_6D2C, 0x00_441B],
    ),
    sequential(
        "Purples",
        &[0xFC_FBFD, 0xEF_EDF5, 0xDA_DAEB, 0xBC_BDDC, 0x9E_9AC8, 0x80_7DBA, 0x6A_51A3, 0x54_278F, 0x3F_007D],
    ),
    sequential(
        "Oranges",
        &[0xFF_F5EB, 0xFE_E6CE, 0xFD_D0A2, 0xFD_AE6B, 0xFD_8D3C, 0xF1_6913, 0xD9_4801, 0xA6_3603, 0x7F_2704],
    ),
    sequential(
        "Reds",
        &[0xFF_F5F0, 0xFE_E0D2, 0xFC_BBA1, 0xFC_9272, 0xFB_6A4A, 0xEF_3B2C, 0xCB_181D, 0xA5_0F15, 0x67_000D],
    ),
    sequential(
        "Greys",
        &[0xFF_FFFF, 0xF0_F0F0, 0xD9_D9D9, 0xBD_BDBD, 0x96_9696, 0x73_7373, 0x52_5252, 0x25_2525, 0x00_0000],
    ),
    sequential(
        "YlGnBu",
        &[0xFF_FFD9, 0xED_F8B1, 0xC7_E9B4, 0x7F_CDBB, 0x41_B6C4, 0x1D_91C0, 0x22_5EA8, 0x25_3494, 0x08_1D58],
    ),
    sequential(
        "YlGn",
        &[0xFF_FFE5, 0xF7_FCB9, 0xD9_F0A3, 0xAD_DD8E, 0x78_C679, 0x41_AB5D, 0x23_8443, 0x00_6837, 0x00_4529],
    ),
    sequential(
        "YlOrBr",
        &[0xFF_FFE5, 0xFF_F7BC, 0xFE_E391, 0xFE_C44F, 0xFE_9929, 0xEC_7014, 0xCC_4C02, 0x99_3404, 0x66_2506],
    ),
    sequential(
        "YlOrRd",
        &[0xFF_FFCC, 0xFF_EDA0, 0xFE_D976, 0xFE_B24C, 0xFD_8D3C, 0xFC_4E2A, 0xE3_1A1C, 0xBD_0026, 0x80_0026],
    ),
    sequential(
        "OrRd",
        &[0xFF_F7EC, 0xFE_E8C8, 0xFD_D49E, 0xFD_BB84, 0xFC_8D59, 0xEF_6548, 0xD7_301F, 0xB3_0000, 0x7F_0000],
    ),
    sequential(
        "BuGn",
        &[0xF7_FCFD, 0xE5_F5F9, 0xCC_ECE6, 0x99_D8C9, 0x66_C2A4, 0x41_AE76, 0x23_8B45, 0x00_6D2C, 0x00_441B],
    ),
    sequential(
        "BuPu",
        &[0xF7_FCFD, 0xE0_ECF4, 0xBF_D3E6, 0x9E_BCDA, 0x8C_96C6, 0x8C_6BB1, 0x88_419D, 0x81_0F7C, 0x4D_004B],
    ),
    sequential(
        "PuBuGn",
        &[0xFF_F7FB, 0xEC_E2F0, 0xD0_D1E6, 0xA6_BDDB, 0x67_A9CF, 0x36_90C0, 0x02_818A, 0x01_6C59, 0x01_4636],
    ),
    sequential(
        "RdPu",
        &[0xFF_F7F3, 0xFD_E0DD, 0xFC_C5C0, 0xFA_9FB5, 0xF7_68A1, 0xDD_3497, 0xAE_017E, 0x7A_0177, 0x49_006A],
    ),
    diverging(
        "RdBu",
        &[
            0x67_001F, 0xB2_182B, 0xD6_604D, 0xF4_A582, 0xFD_DBC7, 0xF7_F7F7, 0xD1_E5F0, 0x92_C5DE,
            0x43_93C3, 0x21_66AC, 0x05_3061,
        ],
    ),
    diverging(
        "PuOr",
        &[
            0x7F_3B08, 0xB3_5806, 0xE0_8214, 0xFD_B863, 0xFE_E0B6, 0xF7_F7F7, 0xD8_DAEB, 0xB2_ABD2,
            0x80_73AC, 0x54_2788, 0x2D_004B,
        ],
    ),
    diverging(
        "BrBG",
        &[
            0x54_3005, 0x8C_510A, 0xBF_812D, 0xDF_C27D, 0xF6_E8C3, 0xF5_F5F5, 0xC7_EAE5, 0x80_CDC1,
            0x35_978F, 0x01_665E, 0x00_3C30,
        ],
    ),
    diverging(
        "PRGn",
        &[
            0x40_004B, 0x76_2A83, 0x99_70AB, 0xC2_A5CF, 0xE7_D4E8, 0xF7_F7F7, 0xD9_F0D3, 0xA6_DBA0,
            0x5A_AE61, 0x1B_7837, 0x00_441B,
        ],
    ),
    sequential(
        "Cividis",
        &[0xFE_E838, 0xE1_CC55, 0xC3_B369, 0xA5_9C74, 0x8A_8678, 0x70_7173, 0x57_5D6D, 0x38_486C, 0x00_224E],
    ),
    qualitative(
        "OkabeIto",
        &[0x00_72B2, 0xE6_9F00, 0x00_9E73, 0xCC_79A7, 0x56_B4E9, 0xD5_5E00, 0xF0_E442, 0x99_9999, 0x33_3333],
    ),
    qualitative(
        "TolMuted",
        &[0x88_CCEE, 0x33_2288, 0xDD_CC77, 0x11_7733, 0xCC_6677, 0x88_2255, 0x44_AA99, 0x99_9933, 0xAA_4499],
    ),
    qualitative(
        "Set2",
        &[0x66_C2A5, 0xFC_8D62, 0x8D_A0CB, 0xE7_8AC3, 0xA6_D854, 0xFF_D92F, 0xE5_C494, 0xB3_B3B3],
    ),
    qualitative(
        "Dark2",
        &[0x1B_9E77, 0xD9_5F02, 0x75_70B3, 0xE7_298A, 0x66_A61E, 0xE6_AB02, 0xA6_761D, 0x66_6666],
    ),
    qualitative(
        "Paired",
        &[0xA6_CEE3, 0x1F_78B4, 0xB2_DF8A, 0x33_A02C, 0xFB_9A99, 0xE3_1A1C, 0xFD_BF6F, 0xFF_7F00, 0xCA_B2D6],
    ),
];

/// The palette called `name` (case does not matter); `None` when there is none of that name.
pub fn palette(name: &str) -> Option<&'static Palette> {
    let name = if name.is_empty() { DEFAULT_PALETTE } else { name };
    PALETTES.iter().find(|palette| palette.name.eq_ignore_ascii_case(name))
}

impl Palette {
    /// One colour per class, low to high. `below` says how many classes lie below the middle of a diverging
    /// palette; `None` puts the middle in the middle.
    pub fn colors(&self, classes: usize, below: Option<usize>) -> Vec<Color> {
        match self.kind {
            PaletteKind::Qualitative => {
                (0..classes).map(|class| self.stop(class % self.stops.len().max(1))).collect()
            }
            PaletteKind::Sequential => self.sequential_colors(classes),
            PaletteKind::Diverging => self.diverging_colors(classes, below),
        }
    }

    /// As [`Self::colors`], from the end that `direction` says; a diverging palette keeps its middle where it turns.
    pub fn colors_from(&self, classes: usize, below: Option<usize>, direction: Direction) -> Vec<Color> {
        match direction {
            Direction::Forward => self.colors(classes, below),
            Direction::Reversed => {
                let mut colors = self.colors(classes, below.map(|below| classes.saturating_sub(below)));
                colors.reverse();
                colors
            }
        }
    }

    /// The first class keeps off paper, the last off black; few classes stay in the calm part of the ramp.
    fn sequential_colors(&self, classes: usize) -> Vec<Color> {
        let spread = ((classes as f32 - 2.0) / 5.0).clamp(0.0, 1.0);
        let (begin, end) = if self.name == DEFAULT_PALETTE {
            (0.06, 0.94)
        } else {
            (0.15 - 0.05 * spread, 0.84 + 0.08 * spread)
        };
        (0..classes)
            .map(|class| {
                let at = if classes > 1 { class as f32 / (classes as f32 - 1.0) } else { 0.6 };
                self.at(begin + (end - begin) * at)
            })
            .collect()
    }

    fn diverging_colors(&self, classes: usize, below: Option<usize>) -> Vec<Color> {
        let Some(below) = below.filter(|below| *below <= classes) else {
            let at = |class: usize| (class as f32 + 0.5) / classes as f32;
            return (0..classes).map(|class| self.at(0.06 + 0.88 * at(class))).collect();
        };
        let side = below.max(classes - below).max(1) as f32;
        (0..classes)
            .map(|class| {
                let steps = class as f32 + 0.5 - below as f32;
                self.at(0.5 + 0.44 * steps / (side - 0.5).max(0.5))
            })
            .collect()
    }

    fn stop(&self, position: usize) -> Color {
        Color::hex(self.stops.get(position).copied().unwrap_or(0x80_8080))
    }

    /// The colour at `position` of the ramp, 0–1.
    fn at(&self, position: f32) -> Color {
        let along = position.clamp(0.0, 1.0) * (self.stops.len().saturating_sub(1)) as f32;
        let before = along.floor() as usize;
        let share = along - before as f32;
        let (a, b) = (oklab(self.stop(before)), oklab(self.stop((before + 1).min(self.stops.len() - 1))));
        from_oklab([0, 1, 2].map(|axis| a[axis] + (b[axis] - a[axis]) * share))
    }
}

const fn sequential(name: &'static str, stops: &'static [u32]) -> Palette {
    Palette { name, kind: PaletteKind::Sequential, stops }
}

const fn qualitative(name: &'static str, stops: &'static [u32]) -> Palette {
    Palette { name, kind: PaletteKind::Qualitative, stops }
}

const fn diverging(name: &'static str, stops: &'static [u32]) -> Palette {
    Palette { name, kind: PaletteKind::Diverging, stops }
}

/// Light of a channel encoded in sRGB, both 0–1.
pub(super) fn linear(channel: f32) -> f32 {
    if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

/// The byte that encodes a channel's light in sRGB.
pub(super) fn encoded(channel: f32) -> u8 {
    let channel = channel.clamp(0.0, 1.0);
    let srgb = if channel <= 0.003_130_8 { channel * 12.92 } else { 1.055 * channel.powf(1.0 / 2.4) - 0.055 };
    (srgb * 255.0).round() as u8
}

fn oklab(color: Color) -> [f32; 3] {
    let [r, g, b] = color.to_unit().map(linear);
    let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
    let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
    let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
    [
        0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

fn from_oklab([lightness, a, b]: [f32; 3]) -> Color {
    let l = (lightness + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
    let m = (lightness - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
    let s = (lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
    Color {
        r: encoded(4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s),
        g: encoded(-1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s),
        b: encoded(-0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s),
    }
}

#[cfg(test)]
mod tests {
    use super::super::vision::Vision;
    use super::*;

    #[test]
    fn text_on_every_class_reads_well() {
        for palette in &PALETTES {
            for classes in 1..=9 {
                for color in palette.colors(classes, None) {
                    assert!(color.contrast(color.text_on()) >= 4.5, "{} {classes} {color}", palette.name);
                }
            }
        }
    }

    #[test]
    fn sequential_palettes_darken_and_stand_off_from_paper() {
        for palette in PALETTES.iter().filter(|palette| palette.kind == PaletteKind::Sequential) {
            for classes in 2..=9 {
                let colors = palette.colors(classes, None);
                assert!(
                    colors.windows(2).all(|pair| pair[0].luminance() > pair[1].luminance()),
                    "{}",
                    palette.name
                );
                assert!(colors[0].contrast(Color::PAPER) > 1.05, "{} {classes} {}", palette.name, colors[0]);
            }
        }
    }

    #[test]
    fn a_diverging_palette_turns_where_it_is_told() {
        let colors = palette("puor").map(|palette| palette.colors(5, Some(2))).unwrap_or_default();
        assert_eq!(colors.len(), 5);
        assert!(colors[1].r > colors[1].b && colors[2].b > colors[2].r, "{colors:?}");
    }

    #[test]
    fn related_values_read_in_grey_and_to_everybody() {
        let cells = bivariate_colors();
        for cell in 0..9 {
            let darker = |other: usize| cells[other].luminance() < cells[cell].luminance() * 0.9;
            assert!(cell % 3 == 2 || darker(cell + 1), "{cell}");
            assert!(cell / 3 == 2 || darker(cell + 3), "{cell}");
        }
        let quadrants = lisa_colors();
        assert!(quadrants[..5].windows(2).all(|pair| pair[0].luminance() < pair[1].luminance() * 0.8));
        let moves = move_colors();
        for colors in [&cells[..], &quadrants[..5], &moves[..]] {
            for vision in [Vision::Full, Vision::Protan, Vision::Deutan, Vision::Tritan] {
                for (a, color) in colors.iter().enumerate() {
                    for other in &colors[a + 1..] {
                        let apart = vision.of(*color).difference(vision.of(*other));
                        assert!(apart > 4.0, "{vision:?} {color} {other} {apart}");
                    }
                }
                assert!(colors.iter().all(|color| color.contrast(color.text_on()) >= 4.5));
            }
        }
    }

    #[test]
    fn known_contrasts() {
        assert!((Color::hex(0).contrast(Color::PAPER) - 21.0).abs() < 0.01);
        assert!((Color::hex(0x77_7777).contrast(Color::PAPER) - 4.48).abs() < 0.01);
        assert_eq!(from_oklab(oklab(Color::ACCENT)), Color::ACCENT);
    }
}
