//! Regions that the page points out: their outline, their label, their row in the legend.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill};
use super::contents::MapContents;
use super::font::{Face, ShapedText, shape};
use super::label_room::LabelRoom;
use super::measures::Measures;
use super::names::short_name;
use super::page::{Borders, Datum, Item, MapFace, Paint, Rect, Role, Shape, Stroke, TextLine};
use super::palette::Color;
use super::wording::Wording;
use crate::geo::RegionIndex;
use crate::model::RegionKey;
use crate::text::{Language, Message, format_count, format_number};

/// Farthest that a label stands from its region on a slide, page units.
const FARTHEST: f32 = 320.0;
/// What standing on the area shown counts as, page units of distance.
const ON_AREA: f32 = 70.0;
/// What standing on another region pointed out counts as.
const ON_HIGHLIGHT: f32 = 400.0;

/// Positions of the regions that `map` points out and that the map is about, in region order.
pub fn highlighted(wording: &Wording) -> Vec<usize> {
    let asked: BTreeSet<&str> = wording.map.page.highlighted.iter().map(RegionKey::as_str).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let contents = wording.contents;
    let is_shown = |position: &usize| contents.shown.get(*position).copied().unwrap_or(false);
    let regions = contents.regions.iter().enumerate();
    let found =
        regions.filter(|(_, region)| asked.contains(region.key.as_str())).map(|(position, _)| position);
    found.filter(is_shown).collect()
}

/// Outlines of the regions, above all other borders.
pub fn outlines(contents: &MapContents, highlighted: &[usize], shrink: f32) -> Vec<Borders> {
    let Some(detail) = contents.layer.details.last().filter(|_| !highlighted.is_empty()) else {
        return Vec::new();
    };
    let is_in = |region: Option<RegionIndex>| {
        region.is_some_and(|region| highlighted.binary_search(&region.position()).is_ok())
    };
    let around = |(position, arc): (usize, &crate::geo::ArcSpan)| {
        // Two neighbours that are both pointed out keep the line between them.
        ((is_in(arc.left) || is_in(arc.right)) && arc.left != arc.right).then_some(position as u32)
    };
    let arcs: Arc<Vec<u32>> = Arc::new(detail.arcs.iter().enumerate().filter_map(around).collect());
    [(Color::PAPER, 8.0), (Color::SELECTION, 4.4)]
        .map(|(color, width)| Borders {
            arcs: Arc::clone(&arcs),
            stroke: Stroke::solid(color, width * shrink.max(0.75)),
        })
        .into()
}

/// What the labels of these regions are made from.
pub struct Callouts<'a> {
    /// Regions and values.
    pub contents: &'a MapContents,
    /// Decimals of the values.
    pub choropleth: &'a Choropleth,
    /// Type sizes.
    pub measures: &'a Measures,
    /// Language of numbers.
    pub language: Language,
    /// The regions, ascending.
    pub regions: &'a [usize],
}

/// Name and value on a small ground of their own.
struct Sign {
    name: ShapedText,
    value: Option<ShapedText>,
    pad: f32,
    height: f32,
}

impl Sign {
    fn width(&self) -> f32 {
        let value = self.value.as_ref().map_or(0.0, |value| value.width + self.pad * 0.8);
        self.name.width + value + 2.0 * self.pad
    }
}

impl Callouts<'_> {
    /// The labels, each in its region where that is large enough, else beside it with a line.
    pub fn labels(&self, room: &mut LabelRoom, face: &MapFace) -> Vec<Item> {
        let mut items = Vec::new();
        let boxes: Vec<Rect> = self
            .regions
            .iter()
            .filter_map(|region| self.contents.layer.shapes.get(*region))
            .map(|shape| room.box_of(&shape.extent))
            .collect();
        for region in self.regions {
            let Some(shape) =
                self.contents.layer.shapes.get(*region).filter(|shape| !shape.extent.is_empty())
            else {
                continue;
            };
            let point = face.transform.page_from_map(shape.label_point);
            let sign = self.sign(*region);
            let own = room.box_of(&shape.extent);
            let size = (sign.width(), sign.height);
            let inside = Rect::from_edges(
                point[0] - size.0 / 2.0,
                point[1] - size.1 / 2.0,
                point[0] + size.0 / 2.0,
                point[1] + size.1 / 2.0,
            );
            let is_large = own.width > size.0 * 1.2 && own.height > size.1 * 2.0;
            let place = if is_large && room.is_free(&inside) && face.frame.contains_rect(&inside) {
                Some((inside, None))
            } else {
                self.beside(room, face, (point, size), &boxes).map(|(rect, lead)| (rect, Some(lead)))
            };
            let Some((rect, lead)) = place else { continue };
            room.take(rect.grown(3.0));
            if let Some(lead) = lead {
                room.take_lead(lead);
            }
            items.extend(Self::items(*region, &sign, rect, lead));
        }
        items
    }

    fn sign(&self, region: usize) -> Sign {
        let style = self.measures.style(Face::SemiBold, 17.0);
        let name = self.contents.regions.get(region).map_or("", |region| region.name.as_str());
        let cell = self.contents.observations.cell(region);
        let fill = self.choropleth.fill(region);
        let value = match (&self.contents.indicator, fill) {
            (Some(_), Fill::Class(_)) => cell.value,
            _ => None,
        };
        let value = value.map(|value| format_number(value, self.choropleth.decimals, self.language));
        let value_style = self.measures.style(Face::Regular, 17.0).tabular();
        Sign {
            name: shape(&short_name(name), style),
            value: value.map(|value| shape(&value, value_style)),
            pad: style.size * 0.5,
            height: style.size * 1.66,
        }
    }

    fn beside(
        &self,
        room: &LabelRoom,
        face: &MapFace,
        (point, (width, height)): ([f32; 2], (f32, f32)),
        boxes: &[Rect],
    ) -> Option<(Rect, [[f32; 2]; 2])> {
        let mut best: Option<(f32, Rect, [[f32; 2]; 2])> = None;
        let farthest = FARTHEST * self.measures.shrink;
        let mut distance = height * 0.9;
        while distance <= farthest && best.is_none_or(|(cost, ..)| distance < cost) {
            for step in 0..24 {
                let angle = step as f32 / 24.0 * std::f32::consts::TAU;
                let middle = [
                    point[0] + angle.cos() * (distance + width / 2.0),
                    point[1] + angle.sin() * (distance + height / 2.0),
                ];
                let (left, top) = (middle[0] - width / 2.0, middle[1] - height / 2.0);
                let rect = Rect { x: left, y: top, width, height };
                let end = [point[0].clamp(rect.x, rect.right()), point[1].clamp(rect.y, rect.bottom())];
                if !face.frame.contains_rect(&rect.grown(3.0)) || !room.is_free(&rect.grown(4.0)) {
                    continue;
                }
                let covered = boxes.iter().filter(|other| other.overlaps(&rect)).count();
                let on_area = if room.is_outside_shown(&rect.grown(3.0)) { 0.0 } else { ON_AREA };
                let cost = distance + on_area + covered as f32 * ON_HIGHLIGHT;
                if best.is_none_or(|(least, ..)| cost < least) {
                    best = Some((cost, rect, [point, end]));
                }
            }
            distance += 8.0;
        }
        best.map(|(_, rect, lead)| (rect, lead))
    }

    fn items(region: usize, sign: &Sign, rect: Rect, lead: Option<[[f32; 2]; 2]>) -> Vec<Item> {
        let datum = Some(Datum::Region(RegionIndex(region as u32)));
        let item = |role, shape| Item { role, datum, shape };
        let mut items = Vec::new();
        if let Some(points) = lead {
            let line =
                |color, width| Shape::Line { points: points.to_vec(), stroke: Stroke::solid(color, width) };
            items.push(item(Role::LeadLine, line(Color::PAPER, 4.4)));
            items.push(item(Role::LeadLine, line(Color::SELECTION_TEXT, 1.6)));
            let stroke = Some(Stroke::solid(Color::PAPER, 1.4));
            let dot = Shape::Circle { center: points[0], radius: 3.4, color: Color::SELECTION_TEXT, stroke };
            items.push(item(Role::LeadLine, dot));
        }
        let stroke = Some(Stroke::solid(Color::SELECTION, 1.8));
        items.push(item(Role::Label, Shape::Rect { rect, paint: Some(Color::PAPER.into()), stroke }));
        let baseline = rect.y + rect.height / 2.0 + sign.name.size * 0.36;
        let text = |shaped: &ShapedText, x: f32, color| {
            Shape::Text(TextLine { baseline: [x, baseline], shaped: shaped.clone(), color, halo: None })
        };
        items.push(item(Role::Label, text(&sign.name, rect.x + sign.pad, Color::SELECTION_TEXT)));
        if let Some(value) = &sign.value {
            items.push(item(Role::Label, text(value, rect.right() - sign.pad - value.width, Color::INK)));
        }
        items
    }
}

/// "hervorgehoben" under the classes and states of the legend.
pub fn push_legend_row(block: &mut Block, wording: &Wording, measures: &Measures, width: f32) {
    let count = highlighted(wording).len();
    if count == 0 {
        return;
    }
    let style = measures.style(Face::Regular, 20.0);
    block.height += 14.0 * measures.shrink;
    let height = style.size * 1.5;
    let swatch = Rect { x: 0.0, y: block.height, width: (style.size * 2.8).min(width * 0.2), height };
    let inner = swatch.grown(-2.0);
    let stroke = Some(Stroke::solid(Color::SELECTION, 3.6 * measures.shrink.max(0.75)));
    let shape = Shape::Rect { rect: inner, paint: Some(Paint::from(Color::PAPER)), stroke };
    block.items.push(Item { role: Role::Legend, datum: None, shape });
    let baseline = block.height + height / 2.0 + style.size * 0.36;
    let count = format_count(count as u64, wording.language);
    let at = [width, baseline];
    block.text(Role::Legend, &count, (at, Anchor::Right), (style.tabular(), Color::SECOND_TEXT));
    let left = swatch.right() + style.size * 0.9;
    block.text(
        Role::Legend,
        &wording.word("page-highlighted"),
        ([left, baseline], Anchor::Left),
        (style.tabular(), Color::INK),
    );
    block.height += height;
}

/// "Hervorgehoben: Trebel (17,2), Lübbow (19,1)." for those who cannot see the page; empty without any.
pub fn spoken(wording: &Wording, choropleth: &Choropleth) -> String {
    let names: Vec<String> = highlighted(wording)
        .into_iter()
        .map(|region| {
            let name = wording.contents.regions.get(region).map_or("", |region| region.name.as_str());
            let value = match choropleth.fill(region) {
                Fill::Class(_) => wording.contents.observations.cell(region).value,
                _ => None,
            };
            match value {
                Some(value) => {
                    let value = format_number(value, choropleth.decimals, wording.language);
                    format!("{} ({value})", short_name(name))
                }
                None => short_name(name),
            }
        })
        .collect();
    if names.is_empty() {
        return String::new();
    }
    Message::new("page-alt-highlighted").with("regions", names.join(", ")).to_text(wording.language)
}
