//! Labels on the map: inside their region, or beside the area shown with a lead line, or left out.

use std::collections::BTreeSet;

use super::choropleth::{Choropleth, Fill};
use super::contents::{MapContents, RelationContents};
use super::font::{Face, ShapedText, TextStyle, shape};
use super::highlight::Callouts;
use super::label_room::{LabelRoom, Which};
use super::lines::halves;
use super::measures::Measures;
use super::names::short_name;
use super::page::{Datum, Item, MapFace, Rect, Role, Shape, Stroke, TextLine};
use super::palette::Color;
use crate::geo::RegionIndex;
use crate::model::LabelContent;
use crate::text::{Language, format_number};

/// Up to so many regions a small one may have its label outside, with a lead line.
const MOST_REGIONS_WITH_LEADS: usize = 90;
/// On smaller maps (shorter side, page units) no label stands outside its region.
const SMALLEST_WITH_LEADS: f32 = 440.0;
/// Longest lead line on a slide, page units.
const LONGEST_LEAD: f32 = 190.0;
/// More regions than these are not tried one by one; the most important come first.
const MOST_TRIED: usize = 600;
/// How much longer a lead line may be for a region that the page speaks of.
const LONGER_WHEN_SPOKEN_OF: f32 = 1.9;
/// What a border on the way of a lead line counts as, page units of length.
const CROSSING: f32 = 70.0;
/// Distances of a label from the borders of its region, page units: the comfortable one and the least.
const CLEARANCES: [f32; 3] = [9.0, 6.0, 4.0];
/// From so many regions on, large towns get a dot and a name.
const FEWEST_FOR_TOWNS: usize = 300;

/// What labels are made from.
pub struct Labelling<'a> {
    /// Regions, values, importance.
    pub contents: &'a MapContents,
    /// Colours under the labels.
    pub choropleth: &'a Choropleth,
    /// Type sizes.
    pub measures: &'a Measures,
    /// What is written.
    pub what: LabelContent,
    /// Language of numbers.
    pub language: Language,
    /// Regions that title or Lesebeispiel speak of: they are named before all others.
    pub spoken_of: Vec<usize>,
    /// Regions that the page points out, ascending; they have labels of their own.
    pub pointed_out: &'a [usize],
}

/// Lines of a label with their box, placed around (0, 0).
#[derive(Clone)]
struct Draft {
    lines: Vec<(ShapedText, f32)>,
    width: f32,
    height: f32,
}

/// Where a lead line may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// From its region straight to the outside.
    StraightOut,
    /// Over other regions, too: the nearest place.
    OverNeighbours,
    /// Over as few borders and as short a way as there is.
    FewestBorders,
}

/// The labels of `face`; `taken` are places that stay free (scale bar).
pub fn labels(labelling: &Labelling, face: &MapFace, taken: &[Rect]) -> Vec<Item> {
    if labelling.what == LabelContent::None {
        return Vec::new();
    }
    let mut room = LabelRoom::new(face, &labelling.contents.shown);
    for rect in taken {
        room.take(*rect);
    }
    let callouts = Callouts {
        contents: labelling.contents,
        choropleth: labelling.choropleth,
        measures: labelling.measures,
        language: labelling.language,
        regions: labelling.pointed_out,
    };
    let pointed_out = callouts.labels(&mut room, face);
    if labelling.what == LabelContent::Highlighted {
        return pointed_out;
    }
    let mut regions = labelling.by_importance(face);
    regions.retain(|region| labelling.pointed_out.binary_search(region).is_err());
    let shown = labelling.choropleth.fills.iter().filter(|fill| **fill != Fill::Outside).count();
    let has_leads = shown <= MOST_REGIONS_WITH_LEADS;
    let is_small = face.frame.width.min(face.frame.height) < SMALLEST_WITH_LEADS;
    let most_important = regions.iter().map(|region| labelling.importance(*region)).fold(1e-9, f64::max);
    let mut named = Vec::new();
    let mut items = Vec::new();
    let mut left_out = Vec::new();
    for region in regions.iter().copied().take(MOST_TRIED) {
        let share = labelling.importance(region) / most_important;
        let is_spoken_of = labelling.is_spoken_of(region);
        let list = if is_spoken_of { &mut named } else { &mut items };
        if let Some((rect, label)) = labelling.inside(&room, face, region, share) {
            room.take(rect.grown(1.0));
            list.extend(label);
        } else if let Some(label) = Some(region)
            .filter(|_| is_spoken_of && has_leads)
            .and_then(|_| labelling.beside(&mut room, face, region))
        {
            list.extend(label);
        } else {
            left_out.push(region);
        }
    }
    if is_small {
        // A few names among many mute regions would look like a choice.
        if left_out.len() * 5 > shown * 3 {
            items.clear();
        }
        left_out.retain(|region| labelling.is_spoken_of(*region));
    }
    items.extend(labelling.outside(&mut room, face, left_out, shown));
    named.extend(items);
    let mut written = labelling.values_before_gaps(named);
    written.extend(pointed_out);
    written
}

impl Labelling<'_> {
    fn importance(&self, region: usize) -> f64 {
        self.contents.importance.get(region).copied().unwrap_or_default().max(0.0)
    }

    fn is_spoken_of(&self, region: usize) -> bool {
        self.spoken_of.contains(&region)
    }

    /// Regions that the map is about and that have a place in the frame: those that the page speaks of, those with a
    /// value, the others, and of each the most important first.
    fn by_importance(&self, face: &MapFace) -> Vec<usize> {
        let mut regions: Vec<usize> = (0..self.contents.regions.len())
            .filter(|region| self.choropleth.fill(*region) != Fill::Outside)
            .filter(|region| {
                self.contents.layer.shapes.get(*region).is_some_and(|shape| {
                    !shape.extent.is_empty()
                        && face.frame.contains(face.transform.page_from_map(shape.label_point))
                })
            })
            .collect();
        let rank = |region: usize| match self.choropleth.fill(region) {
            _ if self.is_spoken_of(region) => 0,
            Fill::Class(_) | Fill::Plain => 1,
            _ => 2,
        };
        regions.sort_by(|a, b| {
            rank(*a).cmp(&rank(*b)).then(self.importance(*b).total_cmp(&self.importance(*a))).then(a.cmp(b))
        });
        regions
    }

    fn text_of(&self, region: usize) -> (String, Option<String>) {
        let name = self.contents.regions.get(region).map_or("", |region| region.name.as_str());
        let wants_value = matches!(self.what, LabelContent::NameAndValue | LabelContent::Value);
        let typed = self.contents.typology.as_ref().filter(|_| wants_value);
        let typed =
            typed.map(|typology| typology.label_of(region, self.language)).filter(|text| !text.is_empty());
        let value = self
            .contents
            .indicator
            .as_ref()
            .filter(|_| wants_value && !self.is_bivariate())
            .and_then(|_| self.contents.observations.cell(region).value)
            .map(|value| format_number(value, self.choropleth.decimals, self.language))
            .or(typed);
        let name = if self.what == LabelContent::Value || self.repeats_another(region, value.is_some()) {
            String::new()
        } else {
            short_name(name)
        };
        (name, value)
    }

    /// Two values on a region would be a table; the cell of the legend says what matters.
    fn is_bivariate(&self) -> bool {
        matches!(self.contents.relation.as_deref(), Some(RelationContents::Bivariate(_)))
    }

    /// A region without value is not labelled when one with a value has the same name (Gemeinde and
    /// gemeindefreies Gebiet).
    fn repeats_another(&self, region: usize, has_value: bool) -> bool {
        if has_value || self.contents.indicator.is_none() || self.contents.regions.len() > MOST_TRIED * 4 {
            return false;
        }
        let name_of =
            |region: usize| self.contents.regions.get(region).map(|region| short_name(&region.name));
        let own = name_of(region);
        (0..self.contents.regions.len()).any(|other| {
            other != region && matches!(self.choropleth.fill(other), Fill::Class(_)) && name_of(other) == own
        })
    }

    /// Larger towns larger.
    fn base_style(&self, share: f64) -> TextStyle {
        let (face, size) = match share {
            _ if share >= 0.6 => (Face::SemiBold, 21.0),
            _ if share >= 0.25 => (Face::SemiBold, 18.0),
            _ => (Face::Medium, 16.0),
        };
        self.measures.style(face, size)
    }

    fn draft(names: &[&str], value: Option<&str>, style: TextStyle) -> Draft {
        let mut lines = Vec::new();
        let mut y = 0.0;
        for name in names.iter().filter(|name| !name.is_empty()) {
            y += if lines.is_empty() { style.size * 0.74 } else { style.size * 1.12 };
            lines.push((shape(name, style), y));
        }
        if let Some(value) = value {
            let value_style = TextStyle { face: Face::Regular, size: style.size * 0.86, ..style };
            y += if lines.is_empty() { value_style.size * 0.74 } else { value_style.size * 1.22 };
            lines.push((shape(value, value_style), y));
        }
        let width = lines.iter().fold(0.0_f32, |width, (line, _)| width.max(line.width));
        let descends = if value.is_some() { 0.04 } else { 0.22 };
        Draft { lines, width, height: y + style.size * descends }
    }

    /// Sizes and line breaks to try, the best first.
    fn drafts(&self, region: usize, share: f64) -> Vec<Draft> {
        let (name, value) = self.text_of(region);
        let base = self.base_style(share);
        let least = (12.5 * self.measures.shrink.max(0.9)).min(base.size);
        let mut drafts = Vec::new();
        for shrink in [1.0_f32, 0.92, 0.84, 0.76, 0.7, 0.62] {
            let size = base.size * shrink;
            if size < least && shrink < 1.0 {
                break;
            }
            let style = TextStyle { size, ..base };
            drafts.push(Self::draft(&[&name], value.as_deref(), style));
            if let Some([first, second]) = halves(&name, style).filter(|_| name.chars().count() > 9) {
                drafts.push(Self::draft(&[&first, &second], value.as_deref(), style));
            }
        }
        drafts.retain(|draft| !draft.lines.is_empty());
        drafts
    }

    /// A label inside its region, as near to the label point as there is room.
    fn inside(
        &self,
        room: &LabelRoom,
        face: &MapFace,
        region: usize,
        share: f64,
    ) -> Option<(Rect, Vec<Item>)> {
        let shape = self.contents.layer.shapes.get(region)?;
        let bounds = room.box_of(&shape.extent);
        if bounds.height < 12.0 || bounds.width < 14.0 {
            return None;
        }
        let start = face.transform.page_from_map(shape.label_point);
        let drafts = self.drafts(region, share);
        let largest = drafts.first()?.height;
        for clearance in CLEARANCES {
            let is_comfortable = clearance > CLEARANCES[1];
            // Near the label point at any size first, then further away.
            for reach in [0.0, 18.0, 44.0, 90.0] {
                for draft in &drafts {
                    if draft.width + 4.0 > bounds.width
                        || draft.height + 4.0 > bounds.height
                        || is_comfortable && (draft.height < largest * 0.83 || reach > 50.0)
                    {
                        continue;
                    }
                    if let Some(rect) = place_inside(room, region, (start, reach, clearance), draft) {
                        return Some((rect, self.label(region, draft, rect, None)));
                    }
                }
            }
        }
        None
    }

    /// The value alone where the name has no room.
    fn value_inside(&self, room: &LabelRoom, face: &MapFace, region: usize) -> Option<(Rect, Vec<Item>)> {
        let (name, value) = self.text_of(region);
        let value = value.filter(|_| !name.is_empty())?;
        let draft = Self::draft(&[], Some(&value), self.base_style(0.0));
        let start = face.transform.page_from_map(self.contents.layer.shapes.get(region)?.label_point);
        let rect = CLEARANCES
            .into_iter()
            .find_map(|clearance| place_inside(room, region, (start, 18.0, clearance), &draft))?;
        Some((rect, self.label(region, &draft, rect, None)))
    }

    /// Labels of regions that have no room for one inside: beside the area shown, or for the largest towns with a dot.
    fn outside(
        &self,
        room: &mut LabelRoom,
        face: &MapFace,
        mut left_out: Vec<usize>,
        shown: usize,
    ) -> Vec<Item> {
        let mut items = Vec::new();
        if shown <= MOST_REGIONS_WITH_LEADS {
            for region in left_out {
                items.extend(self.beside_or_value(room, face, region));
            }
            return items;
        }
        if shown < FEWEST_FOR_TOWNS {
            left_out.retain(|region| self.is_spoken_of(*region));
            left_out.retain(|region| {
                let label = self.led(room, face, *region, &[(LONGEST_LEAD, Way::StraightOut)]);
                let is_left_out = label.is_none();
                items.extend(label.unwrap_or_default());
                is_left_out
            });
        }
        items.extend(self.towns(room, face, &left_out));
        items
    }

    /// Where many regions with a value have no label, those without one have none either.
    fn values_before_gaps(&self, mut items: Vec<Item>) -> Vec<Item> {
        let region_of = |item: &Item| match item.datum {
            Some(Datum::Region(region)) => Some(region.position()),
            _ => None,
        };
        let has_value = |region: usize| matches!(self.choropleth.fill(region), Fill::Class(_));
        let labelled: BTreeSet<usize> =
            items.iter().filter_map(region_of).filter(|region| has_value(*region)).collect();
        let valued = (0..self.choropleth.fills.len()).filter(|region| has_value(*region)).count();
        if (valued - labelled.len()) * 5 > valued {
            items.retain(|item| {
                region_of(item).is_none_or(|region| has_value(region) || self.is_spoken_of(region))
            });
        }
        items
    }

    /// A label beside the area shown, else the value alone, else a lead line over a neighbour.
    fn beside_or_value(&self, room: &mut LabelRoom, face: &MapFace, region: usize) -> Vec<Item> {
        let longest = LONGEST_LEAD * self.measures.shrink;
        if let Some(label) = self.led(room, face, region, &[(longest, Way::StraightOut)]) {
            return label;
        }
        if let Some((rect, label)) = self.value_inside(room, face, region) {
            room.take(rect.grown(1.0));
            return label;
        }
        self.led(room, face, region, &[(longest * 0.34, Way::OverNeighbours)]).unwrap_or_default()
    }

    /// A label beside the area shown for a region that must have one.
    fn beside(&self, room: &mut LabelRoom, face: &MapFace, region: usize) -> Option<Vec<Item>> {
        let longest = LONGEST_LEAD * self.measures.shrink;
        let longer = longest * LONGER_WHEN_SPOKEN_OF;
        self.led(room, face, region, &[(longest, Way::StraightOut), (longer, Way::FewestBorders)])
    }

    /// A label beside the area shown, with a lead line from its region; the first of `ways` on which there is room.
    fn led(
        &self,
        room: &mut LabelRoom,
        face: &MapFace,
        region: usize,
        ways: &[(f32, Way)],
    ) -> Option<Vec<Item>> {
        let start = face.transform.page_from_map(self.contents.layer.shapes.get(region)?.label_point);
        let (name, value) = self.text_of(region);
        let style = self.measures.style(Face::Medium, 15.5);
        let draft = Self::draft(&[&name], value.as_deref(), style);
        if draft.lines.is_empty() {
            return None;
        }
        let (rect, lead) = ways.iter().find_map(|way| around(room, (region, start), &draft, *way))?;
        room.take(rect.grown(4.0));
        room.take_lead(lead);
        Some(self.label(region, &draft, rect, Some(lead)))
    }

    /// Dot and name of the largest towns on a map of very many regions.
    fn towns(&self, room: &mut LabelRoom, face: &MapFace, left_out: &[usize]) -> Vec<Item> {
        let mut items = Vec::new();
        let mut places: Vec<[f32; 2]> = Vec::new();
        let style = self.measures.style(Face::SemiBold, 15.0);
        let apart = 74.0 * self.measures.shrink;
        for region in left_out.iter().copied().take(120) {
            if places.len() >= 16 {
                break;
            }
            let Some(shape_of) = self.contents.layer.shapes.get(region) else { continue };
            let at = face.transform.page_from_map(shape_of.label_point);
            if places.iter().any(|other| (other[0] - at[0]).hypot(other[1] - at[1]) < apart) {
                continue;
            }
            let name = self.contents.regions.get(region).map_or("", |region| region.name.as_str());
            let line = shape(&short_name(name), style);
            let (width, height) = (line.width, style.size);
            let sides = [
                [at[0] + 8.0, at[1] - height * 0.5],
                [at[0] - 8.0 - width, at[1] - height * 0.5],
                [at[0] - width / 2.0, at[1] + 7.0],
                [at[0] - width / 2.0, at[1] - 7.0 - height],
            ];
            let Some(rect) = sides
                .iter()
                .map(|[x, y]| Rect { x: *x, y: *y, width, height })
                .find(|rect| room.is_free(&rect.grown(6.0)) && face.frame.contains_rect(&rect.grown(3.0)))
            else {
                continue;
            };
            room.take(rect.grown(4.0));
            room.take(Rect { x: at[0], y: at[1], width: 0.0, height: 0.0 }.grown(6.0));
            places.push(at);
            items.push(Item {
                role: Role::Label,
                datum: Some(Datum::Region(RegionIndex(region as u32))),
                shape: Shape::Circle {
                    center: at,
                    radius: 3.4,
                    color: Color::INK,
                    stroke: Some(Stroke::solid(Color::PAPER, 1.6)),
                },
            });
            let line = TextLine {
                baseline: [rect.x, rect.y + style.size * 0.84],
                shaped: line,
                color: Color::INK,
                halo: Some((Color::PAPER, 2.6)),
            };
            items.push(Item {
                role: Role::Label,
                datum: Some(Datum::Region(RegionIndex(region as u32))),
                shape: Shape::Text(line),
            });
        }
        items
    }

    /// A pattern needs a wider halo.
    fn halo_width(&self, region: usize) -> f32 {
        let estimated = self.choropleth.estimated.get(region).copied().unwrap_or(false);
        match self.choropleth.fill(region) {
            Fill::Secret | Fill::NoData | Fill::Unreachable => 4.0,
            Fill::Plain if self.choropleth.reach.is_some() => 3.4,
            Fill::Class(_) if estimated => 4.0,
            _ => 2.2,
        }
    }

    fn label(&self, region: usize, draft: &Draft, rect: Rect, lead: Option<[[f32; 2]; 2]>) -> Vec<Item> {
        let datum = Some(Datum::Region(RegionIndex(region as u32)));
        let ground = self.choropleth.color(self.choropleth.fill(region));
        let mut items = Vec::new();
        let (color, halo) = match lead {
            None => (ground.text_on(), (ground, self.halo_width(region))),
            Some(points) => {
                let stroke = Stroke::solid(Color::INK, 1.1);
                items.push(Item {
                    role: Role::LeadLine,
                    datum,
                    shape: Shape::Line { points: points.to_vec(), stroke },
                });
                items.push(Item {
                    role: Role::LeadLine,
                    datum,
                    shape: Shape::Circle {
                        center: points[0],
                        radius: 2.6,
                        color: Color::INK,
                        stroke: Some(Stroke::solid(Color::PAPER, 1.0)),
                    },
                });
                (Color::INK, (Color::LAND_OUTSIDE, 2.2))
            }
        };
        for (line, y) in &draft.lines {
            let baseline = [rect.x + (rect.width - line.width) / 2.0, rect.y + y];
            let text = TextLine { baseline, shaped: line.clone(), color, halo: Some(halo) };
            items.push(Item { role: Role::Label, datum, shape: Shape::Text(text) });
        }
        items
    }
}

/// The free place for `draft` in `region` that is nearest to `start`, at most `reach` away and
/// `clearance` off every border.
fn place_inside(
    room: &LabelRoom,
    region: usize,
    (start, reach, clearance): ([f32; 2], f32, f32),
    draft: &Draft,
) -> Option<Rect> {
    let step = 6.0_f32;
    let steps = (reach / step).ceil() as i32;
    let mut offsets: Vec<[f32; 2]> = (-steps..=steps)
        .flat_map(|row| (-steps..=steps).map(move |column| [column as f32 * step, row as f32 * step]))
        .filter(|[x, y]| x.hypot(*y) <= reach)
        .collect();
    offsets.sort_by(|a, b| a[0].hypot(a[1]).total_cmp(&b[0].hypot(b[1])));
    offsets
        .into_iter()
        .map(|[x, y]| Rect {
            x: start[0] + x - draft.width / 2.0,
            y: start[1] + y - draft.height / 2.0,
            width: draft.width,
            height: draft.height,
        })
        .find(|rect| {
            room.is_clear_of_borders(&rect.grown(clearance), Which::All)
                && room.is_free(rect)
                && room.is_inside(region, rect.center())
        })
}

/// The best free place around `start` outside the area shown, at most `longest` away, and its lead line.
fn around(
    room: &LabelRoom,
    (region, start): (usize, [f32; 2]),
    draft: &Draft,
    (longest, way): (f32, Way),
) -> Option<(Rect, [[f32; 2]; 2])> {
    let mut best: Option<(f32, Rect, [[f32; 2]; 2])> = None;
    let mut distance = 14.0_f32;
    while distance <= longest.min(best.map_or(longest, |(cost, ..)| cost)) {
        for step in 0..24 {
            let angle = step as f32 / 24.0 * std::f32::consts::TAU;
            let at = [start[0] + angle.cos() * distance, start[1] + angle.sin() * distance];
            let rect = beyond(at, angle, draft);
            let lead = [start, nearest_on(&rect.grown(4.5), start)];
            if !room.is_free(&rect.grown(6.0)) || !room.is_free_for_lead(lead[0], lead[1]) {
                continue;
            }
            let crossings =
                if way == Way::FewestBorders { room.crossings(region, lead[0], lead[1]) } else { 0 };
            let cost = distance + crossings as f32 * CROSSING;
            if (way != Way::StraightOut || room.leaves_directly(region, lead[0], lead[1]))
                && best.is_none_or(|(least, ..)| cost < least)
                && room.is_outside_shown(&rect.grown(5.0))
            {
                best = Some((cost, rect, lead));
            }
        }
        distance += 6.0;
    }
    best.map(|(_, rect, lead)| (rect, lead))
}

/// The box of a label whose near edge lies at `at`, seen in direction `angle`.
fn beyond(at: [f32; 2], angle: f32, draft: &Draft) -> Rect {
    let center = [at[0] + angle.cos() * draft.width / 2.0, at[1] + angle.sin() * draft.height / 2.0];
    Rect {
        x: center[0] - draft.width / 2.0,
        y: center[1] - draft.height / 2.0,
        width: draft.width,
        height: draft.height,
    }
}

fn nearest_on(rect: &Rect, [x, y]: [f32; 2]) -> [f32; 2] {
    [x.clamp(rect.x, rect.right()), y.clamp(rect.y, rect.bottom())]
}
