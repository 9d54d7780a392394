//! The parts of a page that can be pointed at and edited, and where they lie on it.

use crate::model::{MapChange, PageChange, PagePart, ThematicMap};
use crate::sheet::font::Face;
use crate::sheet::page::{Item, Rect, Shape, TextLine};
use crate::sheet::{Color, Role, Sheet};

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PageElement {
    /// The message.
    Title,
    /// The line under it.
    Subtitle,
    /// The legend.
    Legend,
    /// The Lesebeispiel.
    ReadingExample,
    /// The distribution.
    Strip,
    /// Highest and lowest values.
    Ranking,
    /// The scale bar.
    ScaleBar,
    /// Method and number of regions.
    Method,
    /// The day on which the page was made; it has no place of its own on the page.
    MadeOn,
    /// The remark in the foot.
    Remark,
    /// The logo in the foot.
    Logo,
}

impl PageElement {
    /// All parts, in the order of the page.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Subtitle,
        Self::Legend,
        Self::ReadingExample,
        Self::Strip,
        Self::Ranking,
        Self::ScaleBar,
        Self::Method,
        Self::MadeOn,
        Self::Remark,
        Self::Logo,
    ];

    fn of_role(role: Role) -> Option<Self> {
        match role {
            Role::Title => Some(Self::Title),
            Role::Subtitle => Some(Self::Subtitle),
            Role::Legend => Some(Self::Legend),
            Role::ReadingExample => Some(Self::ReadingExample),
            Role::Strip => Some(Self::Strip),
            Role::Ranking => Some(Self::Ranking),
            Role::ScaleBar => Some(Self::ScaleBar),
            Role::Note => Some(Self::Method),
            Role::Remark => Some(Self::Remark),
            Role::Logo => Some(Self::Logo),
            _ => None,
        }
    }

    /// Wording key of its name.
    pub fn name_key(self) -> &'static str {
        match self {
            Self::Title => "app-title",
            Self::Subtitle => "app-subtitle",
            Self::Legend => "app-legend",
            Self::ReadingExample => "app-reading-example",
            Self::Strip => "pages-part-strip",
            Self::Ranking => "pages-part-ranking",
            Self::ScaleBar => "pages-part-scale-bar",
            Self::Method => "pages-part-method",
            Self::MadeOn => "pages-part-made-on",
            Self::Remark => "pages-part-remark",
            Self::Logo => "pages-part-logo",
        }
    }

    /// What leaves it out; `None` for what every page has.
    pub fn part(self) -> Option<PagePart> {
        match self {
            Self::ReadingExample => Some(PagePart::ReadingExample),
            Self::Strip => Some(PagePart::Strip),
            Self::Ranking => Some(PagePart::Ranking),
            Self::ScaleBar => Some(PagePart::ScaleBar),
            Self::Method => Some(PagePart::Method),
            Self::MadeOn => Some(PagePart::MadeOn),
            Self::Logo => Some(PagePart::Logo),
            Self::Title | Self::Subtitle | Self::Legend | Self::Remark => None,
        }
    }

    /// Whether its words can be written by hand.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Title | Self::Subtitle | Self::ReadingExample | Self::Remark)
    }

    /// The words written by hand; `None` where the program writes them.
    pub fn written(self, map: &ThematicMap) -> Option<&str> {
        match self {
            Self::Title => map.title.as_deref(),
            Self::Subtitle => map.subtitle.as_deref(),
            Self::ReadingExample => map.reading_example.as_deref(),
            Self::Remark => map.page.remark.as_deref(),
            _ => None,
        }
    }

    /// The change that writes these words; empty ones give the program's words back.
    pub fn change(self, text: &str) -> Option<MapChange> {
        let text = (!text.trim().is_empty()).then(|| text.to_owned());
        match self {
            Self::Title => Some(MapChange::Title(text)),
            Self::Subtitle => Some(MapChange::Subtitle(text)),
            Self::ReadingExample => Some(MapChange::ReadingExample(text)),
            Self::Remark => Some(MapChange::Page(PageChange::Remark(text))),
            _ => None,
        }
    }
}

/// Where a part lies, in page units.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedElement {
    /// Which part.
    pub element: PageElement,
    /// The box around all of it.
    pub rect: Rect,
    /// How its words are set, where they can be edited.
    pub text: Option<PlacedText>,
}

/// Words as they are set on the page, in page units.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedText {
    /// Left end of the first baseline.
    pub baseline: [f32; 2],
    /// Room to the right.
    pub width: f32,
    /// Distance of the lines.
    pub pitch: f32,
    /// Where the last line ends.
    pub bottom: f32,
    /// Typeface.
    pub face: Face,
    /// Type size.
    pub size: f32,
    /// Space between letters.
    pub tracking: f32,
    /// Colour.
    pub color: Color,
}

/// The parts that `sheet` has, in the order of the page; those in front of others first.
pub fn placed(sheet: &Sheet) -> Vec<PlacedElement> {
    let mut parts: Vec<PlacedElement> =
        PageElement::ALL.into_iter().filter_map(|element| part_of(sheet, element)).collect();
    if parts.iter().all(|placed| placed.element != PageElement::Remark) {
        parts.extend(room_for_remark(sheet));
    }
    parts
}

fn part_of(sheet: &Sheet, element: PageElement) -> Option<PlacedElement> {
    let items: Vec<&Item> =
        sheet.items.iter().filter(|item| PageElement::of_role(item.role) == Some(element)).collect();
    let rect = items.iter().map(|item| extent(item)).reduce(union)?;
    // The heading of the Lesebeispiel stays.
    let heading = usize::from(element == PageElement::ReadingExample);
    let lines: Vec<&TextLine> = items.into_iter().filter_map(line_of).skip(heading).collect();
    let text = if element.is_text() { text_of(sheet, element, &lines) } else { None };
    Some(PlacedElement { element, rect, text })
}

fn line_of(item: &Item) -> Option<&TextLine> {
    match &item.shape {
        Shape::Text(line) => Some(line),
        _ => None,
    }
}

/// A page without a remark has room for one above its sources.
fn room_for_remark(sheet: &Sheet) -> Option<PlacedElement> {
    let source = sheet.items_with(Role::Source).find_map(line_of)?;
    let mut text = text_of(sheet, PageElement::Remark, &[source])?;
    text.baseline[1] -= text.pitch * 1.45;
    text.bottom = text.baseline[1] + text.size * 0.3;
    let height = text.size * 1.2;
    let rect =
        Rect { x: text.baseline[0], y: text.baseline[1] - text.size, width: sheet.width * 0.3, height };
    Some(PlacedElement { element: PageElement::Remark, rect, text: Some(text) })
}

fn text_of(sheet: &Sheet, element: PageElement, lines: &[&TextLine]) -> Option<PlacedText> {
    let first = lines.first()?;
    let last = lines.last()?;
    let size = first.shaped.size;
    let usual = match element {
        PageElement::Title => 1.2,
        PageElement::Subtitle => 1.36,
        PageElement::ReadingExample => 1.45,
        _ => 1.42,
    };
    let left = first.baseline[0];
    let widest = lines.iter().map(|line| line.shaped.width).fold(0.0, f32::max);
    let right = match element {
        // Remarks at the right end of the head keep their place.
        PageElement::Title => {
            let same_row =
                |rect: &Rect| rect.y < first.baseline[1] && rect.bottom() > first.baseline[1] - size;
            let banners =
                sheet.items.iter().filter(|item| matches!(item.role, Role::Banner | Role::Internal));
            let nearest = banners.map(extent).filter(same_row).map(|rect| rect.x - 12.0);
            nearest.fold(sheet.width - left, f32::min)
        }
        PageElement::ReadingExample => {
            let column = sheet.items.iter().filter(|item| matches!(item.role, Role::Strip | Role::Legend));
            let beside = column.map(extent).filter(|rect| (rect.x - left).abs() < 60.0);
            beside.map(|rect| rect.right()).fold(left + widest * 1.02, f32::max)
        }
        _ => sheet.width - left,
    };
    Some(PlacedText {
        baseline: first.baseline,
        width: (right - left).max(widest),
        pitch: size * usual,
        bottom: last.baseline[1] + size * 0.3,
        face: first.shaped.face,
        size,
        tracking: tracking_of(element, size),
        color: first.color,
    })
}

/// The title is set a little tighter than it was drawn.
fn tracking_of(element: PageElement, size: f32) -> f32 {
    if element == PageElement::Title { -size * 0.6 / 44.0 } else { 0.0 }
}

fn extent(item: &Item) -> Rect {
    match &item.shape {
        Shape::Text(line) => line.extent(),
        Shape::Rect { rect, .. } | Shape::Logo { rect, .. } => *rect,
        Shape::Map(face) => face.frame,
        Shape::Circle { center: [x, y], radius, .. } => {
            Rect::from_edges(x - radius, y - radius, x + radius, y + radius)
        }
        Shape::Line { points, .. } | Shape::Polygon { points, .. } => {
            let empty = (f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY);
            let (left, top, right, bottom) =
                points.iter().fold(empty, |b, [x, y]| (b.0.min(*x), b.1.min(*y), b.2.max(*x), b.3.max(*y)));
            Rect::from_edges(left, top, right, bottom)
        }
    }
}

fn union(a: Rect, b: Rect) -> Rect {
    Rect::from_edges(a.x.min(b.x), a.y.min(b.y), a.right().max(b.right()), a.bottom().max(b.bottom()))
}
