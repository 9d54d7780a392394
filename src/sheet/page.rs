//! The finished page as plain data: items in page units, in drawing order.
//!
//! Page units grow right and down from the top left corner. A slide is 1920 × 1080 units at any resolution; other
//! pages have units of about the same share of the page, so text keeps its weight.

use std::sync::Arc;

use super::font::ShapedText;
use super::palette::Color;
use crate::classify::ClassIndex;
use crate::geo::{PreparedLayer, RegionIndex};
use crate::model::Logo;
use crate::text::Language;

/// A rectangle in page units.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Rect {
    /// From its left, top, right and bottom edge.
    pub fn from_edges(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { x: left, y: top, width: (right - left).max(0.0), height: (bottom - top).max(0.0) }
    }

    /// Right edge.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The middle.
    pub fn center(&self) -> [f32; 2] {
        [self.x + self.width / 2.0, self.y + self.height / 2.0]
    }

    /// The same middle, each edge moved out by `by` (in, when negative).
    #[must_use]
    pub fn grown(&self, by: f32) -> Self {
        Self::from_edges(self.x - by, self.y - by, self.right() + by, self.bottom() + by)
    }

    /// Whether the two share an inner point.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether `other` lies inside, edges included.
    pub fn contains_rect(&self, other: &Self) -> bool {
        other.x >= self.x
            && other.y >= self.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(&self, [x, y]: [f32; 2]) -> bool {
        x >= self.x && x <= self.right() && y >= self.y && y <= self.bottom()
    }
}

/// What an item is on the page, for reading order, alt text and office formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The message of the page.
    Title,
    /// Indicator, unit, period, area.
    Subtitle,
    /// "Beispieldaten, frei erfunden".
    Banner,
    /// "Interne Fassung – nicht zur Weitergabe".
    Internal,
    /// The map.
    Map,
    /// Name or value on the map.
    Label,
    /// A facility on the map.
    Facility,
    /// Line from a label to its region.
    LeadLine,
    /// Scale bar.
    ScaleBar,
    /// Classes, states, counts.
    Legend,
    /// Distribution strip with its reference marks.
    Strip,
    /// Lesebeispiel.
    ReadingExample,
    /// Highest and lowest values.
    Ranking,
    /// Sources, licence, Gebietsstand.
    Source,
    /// Method and number of regions.
    Note,
    /// A remark written by hand.
    Remark,
    /// The logo of the office.
    Logo,
    /// Rules and grounds that say nothing.
    Ornament,
}

/// What an item stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Datum {
    /// A region of the map.
    Region(RegionIndex),
    /// A class of the legend.
    Class(ClassIndex),
    /// A reference area, position in `MapContents::references`.
    Reference(u32),
}

/// A line style.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub color: Color,
    /// Width in page units.
    pub width: f32,
    /// Lengths of dash and gap in page units; `None` = solid.
    pub dash: Option<[f32; 2]>,
}

impl Stroke {
    /// A solid line.
    pub fn solid(color: Color, width: f32) -> Self {
        Self { color, width, dash: None }
    }
}

/// A pattern laid over a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pattern {
    /// /// lines: secret.
    Secret,
    /// \\\ lines: no data.
    NoData,
    /// Small dots: estimated.
    Dots,
    /// ||| lines: a class that is a close call.
    Close,
    /// Lying lines: nobody gets to what is asked for.
    Unreachable,
}

impl Pattern {
    /// All patterns, in the order of their masks.
    pub const ALL: [Self; 5] = [Self::Secret, Self::NoData, Self::Dots, Self::Close, Self::Unreachable];

    /// Distance of lines or dots in page units.
    pub const STEP: f32 = 9.0;

    /// Thickness of lines, diameter of dots, in page units.
    pub fn thickness(self) -> f32 {
        match self {
            Self::Secret => 1.5,
            Self::NoData | Self::Close => 1.2,
            Self::Unreachable => 1.6,
            Self::Dots => 2.4,
        }
    }
}

/// What fills an area: a colour and maybe a pattern in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Paint {
    /// The ground.
    pub color: Color,
    /// The pattern over it and its colour.
    pub pattern: Option<(Pattern, Color)>,
}

impl From<Color> for Paint {
    fn from(color: Color) -> Self {
        Self { color, pattern: None }
    }
}

/// Where map units lie on the page; north is up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapTransform {
    /// The point in map units that lies at `center_on_page`.
    pub center_in_map: [f64; 2],
    /// Its place in page units.
    pub center_on_page: [f64; 2],
    /// Page units per map unit.
    pub scale: f64,
}

impl MapTransform {
    /// The place of a point in map units, in page units.
    pub fn page_from_map(&self, [x, y]: [f64; 2]) -> [f32; 2] {
        [
            (self.center_on_page[0] + (x - self.center_in_map[0]) * self.scale) as f32,
            (self.center_on_page[1] - (y - self.center_in_map[1]) * self.scale) as f32,
        ]
    }
}

/// Borders drawn in one style, each arc once.
#[derive(Debug, Clone, PartialEq)]
pub struct Borders {
    /// Arcs, ascending positions in `Detail::arcs` (the same in every detail).
    pub arcs: Arc<Vec<u32>>,
    /// Style.
    pub stroke: Stroke,
}

/// Areas in one colour between the regions and their borders.
#[derive(Debug, Clone, PartialEq)]
pub struct MapArea {
    /// The colour.
    pub color: Color,
    /// Closed rings in map units. Where rings overlap, the area is their union; holes run the other way round.
    pub rings: Arc<Vec<Vec<[f64; 2]>>>,
}

/// A map: the prepared layer, where it lies, and how each region is painted. Outlines are never copied.
#[derive(Debug, Clone, PartialEq)]
pub struct MapFace {
    /// The regions.
    pub layer: Arc<PreparedLayer>,
    /// The map is clipped to this.
    pub frame: Rect,
    /// Where map units lie.
    pub transform: MapTransform,
    /// Ground of the frame.
    pub ground: Color,
    /// Paints that regions use.
    pub paints: Vec<Paint>,
    /// For each region its paint, a position in `paints`.
    pub paint_of: Arc<Vec<u16>>,
    /// What lies on the regions, in drawing order.
    pub areas: Vec<MapArea>,
    /// Borders, in drawing order.
    pub borders: Vec<Borders>,
    /// For each region a title for readers of the SVG ("Lübbow: 19,1"), and its key.
    pub titles: Arc<Vec<(String, String)>>,
}

/// A line of text with its glyphs.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLine {
    /// Left end of the baseline.
    pub baseline: [f32; 2],
    /// The glyphs.
    pub shaped: ShapedText,
    /// Colour.
    pub color: Color,
    /// Colour and width (each side, page units) of the halo.
    pub halo: Option<(Color, f32)>,
}

impl TextLine {
    /// The box from cap height to baseline (with descender room), as wide as the glyphs.
    pub fn extent(&self) -> Rect {
        Rect {
            x: self.baseline[0],
            y: self.baseline[1] - self.shaped.size * 0.74,
            width: self.shaped.width,
            height: self.shaped.size * 0.96,
        }
    }
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A map.
    Map(Box<MapFace>),
    /// A rectangle.
    Rect {
        /// Where.
        rect: Rect,
        /// Inside.
        paint: Option<Paint>,
        /// Edge, centred on the rectangle's.
        stroke: Option<Stroke>,
    },
    /// An open line through points.
    Line {
        /// Corners.
        points: Vec<[f32; 2]>,
        /// Style.
        stroke: Stroke,
    },
    /// A circle.
    Circle {
        /// Middle.
        center: [f32; 2],
        /// Radius.
        radius: f32,
        /// Inside.
        color: Color,
        /// Edge.
        stroke: Option<Stroke>,
    },
    /// A closed shape.
    Polygon {
        /// Corners.
        points: Vec<[f32; 2]>,
        /// Inside.
        color: Color,
        /// Edge.
        stroke: Option<Stroke>,
    },
    /// Text.
    Text(TextLine),
    /// A logo that fills a rectangle of its own proportions.
    Logo {
        /// Where.
        rect: Rect,
        /// Which.
        logo: Arc<Logo>,
    },
}

/// One thing on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub role: Role,
    /// What it stands for, if for data.
    pub datum: Option<Datum>,
    /// What is drawn.
    pub shape: Shape,
}

/// A finished page.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Width in page units.
    pub width: f32,
    /// Height in page units.
    pub height: f32,
    /// The size in pixels it was composed for.
    pub size_px: (u32, u32),
    /// Dots per inch it was composed for.
    pub dpi: u32,
    /// Paper.
    pub background: Color,
    /// Everything on it, in drawing order.
    pub items: Vec<Item>,
    /// The title as one line of text.
    pub title: String,
    /// What somebody should hear who cannot see the page: subject and key statement.
    pub alt_text: String,
    /// Language of the page.
    pub language: Language,
}

impl Sheet {
    /// Pixels per page unit at the size it was composed for.
    pub fn px_per_unit(&self) -> f32 {
        self.size_px.0 as f32 / self.width.max(1.0)
    }

    /// The page itself.
    pub fn page(&self) -> Rect {
        Rect { x: 0.0, y: 0.0, width: self.width, height: self.height }
    }

    /// The items with this role, in drawing order.
    pub fn items_with(&self, role: Role) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.role == role)
    }

    /// The map of the page.
    pub fn map_face(&self) -> Option<&MapFace> {
        self.items.iter().find_map(|item| match &item.shape {
            Shape::Map(face) => Some(face.as_ref()),
            _ => None,
        })
    }
}
