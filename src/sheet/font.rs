//! The bundled typeface: shaping of text into glyphs, and glyph outlines.

use std::sync::OnceLock;

use harfrust::{Feature, ShapeOptions, ShaperData, Tag, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// A face of the bundled typeface Inter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Face {
    /// Running text.
    #[default]
    Regular,
    /// Slightly stressed.
    Medium,
    /// Heads.
    SemiBold,
    /// Titles.
    Bold,
}

impl Face {
    const ALL: [Self; 4] = [Self::Regular, Self::Medium, Self::SemiBold, Self::Bold];

    /// The name that descriptions print.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Medium => "medium",
            Self::SemiBold => "semibold",
            Self::Bold => "bold",
        }
    }
}

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Face.
    pub face: Face,
    /// Size of the em in page units.
    pub size: f32,
    /// Extra space after each glyph in page units.
    pub tracking: f32,
    /// Figures of equal width, for columns of numbers.
    pub tabular: bool,
}

impl TextStyle {
    /// `face` at `size`, no tracking, proportional figures.
    pub fn new(face: Face, size: f32) -> Self {
        Self { face, size, tracking: 0.0, tabular: false }
    }

    /// With figures of equal width.
    #[must_use]
    pub fn tabular(self) -> Self {
        Self { tabular: true, ..self }
    }

    /// With extra space after each glyph.
    #[must_use]
    pub fn tracked(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }
}

/// A glyph and where it stands on the baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Glyph number in its face; 0 = the box that stands for a missing character.
    pub id: u16,
    /// Distance from the start of the line, page units.
    pub x: f32,
    /// Offset above the baseline, page units.
    pub y: f32,
}

/// A shaped line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapedText {
    /// The text.
    pub text: String,
    /// Face of the glyphs.
    pub face: Face,
    /// Size of the em in page units.
    pub size: f32,
    /// The glyphs, left to right.
    pub glyphs: Vec<Glyph>,
    /// Width of the line in page units.
    pub width: f32,
}

/// A step of a glyph outline, in font units, y up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum OutlineStep {
    /// Begin a contour.
    Move([f32; 2]),
    /// Straight line.
    Line([f32; 2]),
    /// Quadratic curve.
    Quad([f32; 2], [f32; 2]),
    /// Cubic curve.
    Cubic([f32; 2], [f32; 2], [f32; 2]),
    /// Close the contour.
    Close,
}

/// Shapes `text` as one line.
pub fn shape(text: &str, style: TextStyle) -> ShapedText {
    let mut shaped = ShapedText {
        text: text.to_owned(),
        face: style.face,
        size: style.size,
        glyphs: Vec::new(),
        width: 0.0,
    };
    let Some(font) = loaded(style.face) else { return shaped };
    let shaper = font.shaper.shaper(&font.font).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let features: &[Feature] = if style.tabular { &[Feature::new(Tag::new(b"tnum"), 1, ..)] } else { &[] };
    let output = shaper.shape(buffer, ShapeOptions::new().features(features));
    let scale = style.size / font.units_per_em;
    let mut x = 0.0;
    for (info, position) in output.glyph_infos().iter().zip(output.glyph_positions()) {
        shaped.glyphs.push(Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            x: x + position.x_offset as f32 * scale,
            y: position.y_offset as f32 * scale,
        });
        x += position.x_advance as f32 * scale + style.tracking;
    }
    shaped.width = (x - style.tracking).max(0.0);
    shaped
}

/// Whether the typeface has the letter; marks that are never seen count as known.
pub fn knows(letter: char) -> bool {
    let unseen = letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    unseen || loaded(Face::Regular).is_none_or(|font| font.font.charmap().map(letter).is_some())
}

/// Width of `text` as one line, page units.
pub fn width_of(text: &str, style: TextStyle) -> f32 {
    shape(text, style).width
}

/// The outline of a glyph in font units; empty for spaces and unknown glyphs.
pub fn outline(face: Face, glyph: u16) -> Vec<OutlineStep> {
    let mut pen = StepPen(Vec::new());
    if let Some(font) = loaded(face)
        && let Some(outline) = font.font.outline_glyphs().get(GlyphId::from(glyph))
        && outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).is_err()
    {
        pen.0.clear();
    }
    pen.0
}

/// Font units per em of `face`.
pub fn units_per_em(face: Face) -> f32 {
    loaded(face).map_or(2048.0, |font| font.units_per_em)
}

struct LoadedFace {
    font: FontRef<'static>,
    shaper: ShaperData,
    units_per_em: f32,
}

fn loaded(face: Face) -> Option<&'static LoadedFace> {
    static FACES: OnceLock<Vec<Option<LoadedFace>>> = OnceLock::new();
    let faces = FACES.get_or_init(|| Face::ALL.iter().map(|face| load(*face)).collect());
    faces.get(face as usize)?.as_ref()
}

fn load(face: Face) -> Option<LoadedFace> {
    let bytes: &'static [u8] = match face {
        Face::Regular => include_bytes!("../../assets/fonts/Inter-Regular.otf"),
        Face::Medium => include_bytes!("../../assets/fonts/Inter-Medium.otf"),
        Face::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
        Face::Bold => include_bytes!("../../assets/fonts/Inter-Bold.otf"),
    };
    let font = FontRef::new(bytes).ok()?;
    let shaper = ShaperData::new(&font);
    let units_per_em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    Some(LoadedFace { font, shaper, units_per_em })
}

struct StepPen(Vec<OutlineStep>);

impl OutlinePen for StepPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(OutlineStep::Move([x, y]));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(OutlineStep::Line([x, y]));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.push(OutlineStep::Quad([cx, cy], [x, y]));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.push(OutlineStep::Cubic([ax, ay], [bx, by], [x, y]));
    }

    fn close(&mut self) {
        self.0.push(OutlineStep::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_scripts_are_not_known() {
        assert!("Żółć, Łódź, Ærø, Тула, Αθήνα 1.234,5 − „ß“\u{200d}".chars().all(knows));
        assert!(!knows('北') && !knows('م') && !knows('🏘'));
    }

    #[test]
    fn tabular_figures_are_equally_wide() {
        let style = TextStyle::new(Face::Regular, 20.0);
        assert_eq!(width_of("111", style.tabular()), width_of("888", style.tabular()));
        assert!(width_of("111", style) < width_of("888", style));
    }

    #[test]
    fn a_missing_character_becomes_a_box() {
        let shaped = shape("a漢", TextStyle::new(Face::Regular, 20.0));
        assert_eq!(shaped.glyphs.len(), 2);
        assert_eq!(shaped.glyphs[1].id, 0);
        assert!(!outline(Face::Regular, 0).is_empty());
    }

    #[test]
    fn umlauts_have_outlines() {
        for text in ["Lüchow", "Höhbeck", "ß", "–", "−", "·", "„“"] {
            for glyph in shape(text, TextStyle::new(Face::Bold, 12.0)).glyphs {
                assert!(glyph.id != 0 && !outline(Face::Bold, glyph.id).is_empty(), "{text}");
            }
        }
    }
}
