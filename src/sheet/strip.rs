//! The distribution strip: every region as a dot (or many regions as columns) along the values, with reference marks.

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill};
use super::font::{Face, TextStyle, width_of};
use super::measures::Measures;
use super::page::{Datum, Item, Rect, Role, Shape, Stroke};
use super::palette::Color;
use super::wording::Wording;
use crate::geo::RegionIndex;
use crate::text::format_number;

/// Above this many regions dots become columns.
const MOST_DOTS: usize = 260;
/// Room for dots or columns on a slide.
const STACK_HEIGHT: f32 = 84.0;

struct Axis {
    low: f64,
    high: f64,
    left: f32,
    width: f32,
}

impl Axis {
    fn place(&self, value: f64) -> f32 {
        let span = (self.high - self.low).max(f64::MIN_POSITIVE);
        self.left + (((value - self.low) / span) as f32).clamp(0.0, 1.0) * self.width
    }
}

/// The strip, `width` wide; empty when there are fewer than four values or all are equal.
pub fn strip(wording: &Wording, choropleth: &Choropleth, measures: &Measures, width: f32) -> Block {
    let mut block = Block::default();
    let mut values = values(wording, choropleth);
    values.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (Some(low), Some(high)) = (values.first().map(|v| v.0), values.last().map(|v| v.0)) else {
        return block;
    };
    if values.len() < 4 || low >= high {
        return block;
    }
    let head = measures.style(Face::SemiBold, 18.0);
    block.text(
        Role::Strip,
        &wording.word("page-distribution"),
        ([0.0, head.size], Anchor::Left),
        (head, Color::INK),
    );
    let references = &wording.contents.references;
    let low = references.iter().fold(low, |low, reference| low.min(reference.value));
    let high = references.iter().fold(high, |high, reference| high.max(reference.value));
    let axis = Axis { low, high, left: 6.0, width: width - 12.0 };
    let stack = STACK_HEIGHT * measures.shrink;
    let baseline = head.size * 1.75 + stack;
    let top = if values.len() > MOST_DOTS {
        columns(&mut block, &values, &axis, (baseline, stack), choropleth)
    } else {
        dots(&mut block, &values, &axis, (baseline, stack), choropleth)
    };
    // A low pile needs less room above it.
    let spare = (top - head.size * 1.75).max(0.0);
    let baseline = baseline - spare;
    for item in block.items.iter_mut().skip(1) {
        match &mut item.shape {
            Shape::Circle { center, .. } => center[1] -= spare,
            Shape::Rect { rect, .. } => rect.y -= spare,
            _ => {}
        }
    }
    let rule = Stroke::solid(Color::THIRD_TEXT, 1.0);
    block.line(Role::Strip, &[[0.0, baseline], [width, baseline]], rule);
    block.height = baseline;
    let taken = reference_marks(&mut block, wording, &axis, (baseline, top - spare), (measures, width));
    ticks(&mut block, wording, &axis, (measures, taken), width);
    block
}

fn values(wording: &Wording, choropleth: &Choropleth) -> Vec<(f64, usize, u8)> {
    choropleth
        .fills
        .iter()
        .enumerate()
        .filter_map(|(position, fill)| match fill {
            Fill::Class(class) => {
                wording.contents.observations.cell(position).value.map(|value| (value, position, class.0))
            }
            _ => None,
        })
        .collect()
}

/// Piles dots over the axis; returns the top of the highest pile.
fn dots(
    block: &mut Block,
    values: &[(f64, usize, u8)],
    axis: &Axis,
    (baseline, stack): (f32, f32),
    choropleth: &Choropleth,
) -> f32 {
    let piles = |radius: f32| {
        let slots = (axis.width / (2.0 * radius + 0.6)).floor().max(1.0);
        let mut heights = vec![0_usize; slots as usize + 1];
        let places: Vec<(f32, usize)> = values
            .iter()
            .map(|(value, ..)| {
                let slot = ((axis.place(*value) - axis.left) / axis.width * slots).round();
                let height = heights.get_mut(slot as usize).map_or(0, |height| {
                    *height += 1;
                    *height - 1
                });
                (axis.left + slot / slots * axis.width, height)
            })
            .collect();
        let highest = heights.into_iter().max().unwrap_or(0);
        (places, highest as f32 * (2.0 * radius + 0.6))
    };
    let mut radius = 6.0_f32.min(axis.width / 60.0).max(2.0);
    while radius > 1.6 && piles(radius).1 > stack {
        radius *= 0.92;
    }
    let (places, height) = piles(radius);
    let squeeze = (stack / height.max(1.0)).min(1.0);
    for ((x, height), (_, position, class)) in places.into_iter().zip(values) {
        let y = baseline - radius - 2.0 - height as f32 * (2.0 * radius + 0.6) * squeeze;
        let color = choropleth.color(Fill::Class(crate::classify::ClassIndex(*class)));
        let edge = (color.contrast(Color::PAPER) < 2.6).then(|| Stroke::solid(Color::DOT_EDGE, 1.0));
        block.items.push(Item {
            role: Role::Strip,
            datum: Some(Datum::Region(RegionIndex(*position as u32))),
            shape: Shape::Circle { center: [x, y], radius, color, stroke: edge },
        });
    }
    baseline - height * squeeze - 4.0
}

/// Columns of equal value ranges, piled by class; returns the top of the highest.
fn columns(
    block: &mut Block,
    values: &[(f64, usize, u8)],
    axis: &Axis,
    (baseline, stack): (f32, f32),
    choropleth: &Choropleth,
) -> f32 {
    let bins = (axis.width / 8.0).floor().clamp(8.0, 120.0) as usize;
    let classes = choropleth.colors.len();
    let mut counts = vec![0_usize; bins * classes];
    for (value, _, class) in values {
        let share = (axis.place(*value) - axis.left) / axis.width;
        let bin = ((share * bins as f32) as usize).min(bins - 1);
        if let Some(count) = counts.get_mut(bin * classes + usize::from(*class)) {
            *count += 1;
        }
    }
    let highest =
        counts.chunks(classes.max(1)).map(|bin| bin.iter().sum::<usize>()).max().unwrap_or(1).max(1);
    let bin_width = axis.width / bins as f32;
    for (bin, classes) in counts.chunks(classes.max(1)).enumerate() {
        let mut y = baseline;
        for (class, count) in classes.iter().enumerate().filter(|(_, count)| **count > 0) {
            let height = *count as f32 / highest as f32 * stack;
            y -= height;
            let rect =
                Rect { x: axis.left + bin as f32 * bin_width, y, width: (bin_width - 1.0).max(0.5), height };
            let class = crate::classify::ClassIndex(class as u8);
            block.rect(Role::Strip, rect, choropleth.color(Fill::Class(class)));
            block.stands_for(Datum::Class(class));
        }
    }
    baseline - stack
}

/// Marks of the reference areas with their labels below the axis; returns the room that labels and marks take there.
fn reference_marks(
    block: &mut Block,
    wording: &Wording,
    axis: &Axis,
    (baseline, top): (f32, f32),
    (measures, width): (&Measures, f32),
) -> Taken {
    let style = measures.style(Face::Medium, 16.0);
    let decimals = wording.contents.indicator.as_ref().map_or(1, |indicator| indicator.decimals);
    let mut marks: Vec<(usize, f32, String)> = wording
        .contents
        .references
        .iter()
        .enumerate()
        .take(MOST_REFERENCES)
        .map(|(position, reference)| {
            let value = format_number(reference.value, decimals, wording.language);
            let text = super::lines::shortened(&format!("{} {value}", reference.name), style, width);
            (position, axis.place(reference.value), text)
        })
        .collect();
    marks.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let wanted: Vec<(f32, f32)> = marks.iter().map(|(_, x, text)| (*x, width_of(text, style))).collect();
    let places = reference_places(&wanted, style.size, (baseline, width));
    let mut taken = Taken::default();
    for ((position, x, text), rect) in marks.into_iter().zip(places) {
        let stroke = Stroke::solid(Color::REFERENCE, 2.0);
        block.line(Role::Strip, &[[x, top - 6.0], [x, rect.y]], stroke);
        block.stands_for(Datum::Reference(position as u32));
        let at = [rect.x, rect.y + style.size];
        block.text(Role::Strip, &text, (at, Anchor::Left), (style, Color::REFERENCE));
        block.stands_for(Datum::Reference(position as u32));
        block.height = block.height.max(rect.bottom());
        taken.marks.push(Rect::from_edges(x - 1.0, baseline, x + 1.0, rect.y));
        taken.labels.push(rect);
    }
    taken
}

/// More reference areas than these get no mark.
const MOST_REFERENCES: usize = 4;

/// Room below the axis that the reference areas take.
#[derive(Default)]
struct Taken {
    labels: Vec<Rect>,
    marks: Vec<Rect>,
}

/// Distance of a label from marks other than its own.
const MARK_ROOM: f32 = 5.0;

/// Where the labels of marks, each at `x` with a label of a width, have room below the axis.
///
/// A mark runs down to its label, which stands in the middle under it, ends or begins there, or stands wholly on one
/// side, in one of as many rows as there are marks. Of all arrangements the flattest is taken in which no label touches
/// another or a mark.
fn reference_places(wanted: &[(f32, f32)], size: f32, (baseline, width): (f32, f32)) -> Vec<Rect> {
    let choices: Vec<Vec<(usize, Rect)>> = wanted
        .iter()
        .map(|(x, own)| {
            let lefts = [x - own / 2.0, x - own + 3.0, x - 3.0, x - own - MARK_ROOM, x + MARK_ROOM];
            let place = |row: usize, left: f32| Rect {
                x: left.clamp(0.0, (width - own).max(0.0)),
                y: baseline + 10.0 + row as f32 * size * 1.3,
                width: *own,
                height: size * 1.2,
            };
            let costs = [0, 1, 1, 3, 3];
            (0..wanted.len())
                .flat_map(|row| [0, 1, 2, 3, 4].map(|n: usize| (row * 10 + costs[n], place(row, lefts[n]))))
                .collect()
        })
        .collect();
    let mut search = Search { wanted, choices: &choices, least: usize::MAX, best: Vec::new() };
    search.continue_from(&mut Vec::new(), 0);
    search.best
}

/// Search for the arrangement of least cost, label by label.
struct Search<'a> {
    wanted: &'a [(f32, f32)],
    choices: &'a [Vec<(usize, Rect)>],
    least: usize,
    best: Vec<Rect>,
}

impl Search<'_> {
    fn continue_from(&mut self, places: &mut Vec<Rect>, cost: usize) {
        if cost >= self.least {
            return;
        }
        let Some(choices) = self.choices.get(places.len()) else {
            self.least = cost;
            self.best.clone_from(places);
            return;
        };
        for (own, rect) in choices {
            places.push(*rect);
            self.continue_from(places, cost + own + conflicts_of_last(self.wanted, places) * 1000);
            places.pop();
        }
    }
}

/// How badly the last label touches an earlier one, or one of the two the other's mark.
fn conflicts_of_last(wanted: &[(f32, f32)], places: &[Rect]) -> usize {
    let Some((last, earlier)) = places.split_last() else { return 0 };
    let Some((x, _)) = wanted.get(earlier.len()) else { return 0 };
    let covers = |label: &Rect, (x, of): (f32, &Rect)| {
        usize::from(of.y > label.y && x > label.x - MARK_ROOM && x < label.right() + MARK_ROOM)
    };
    earlier
        .iter()
        .zip(wanted)
        .map(|(other, (other_x, _))| {
            let other_with_room = Rect { x: other.x - 6.0, width: other.width + 12.0, ..*other };
            let overlaps = usize::from(other_with_room.overlaps(last));
            overlaps * 3 + covers(last, (*other_x, other)) + covers(other, (*x, last))
        })
        .sum()
}

/// Smallest and largest value under the ends of the axis, where references leave room.
fn ticks(
    block: &mut Block,
    wording: &Wording,
    axis: &Axis,
    (measures, taken): (&Measures, Taken),
    width: f32,
) {
    let style: TextStyle = measures.style(Face::Regular, 15.0);
    let decimals = wording.contents.indicator.as_ref().map_or(1, |indicator| indicator.decimals);
    let first_row = taken.labels.iter().fold(block.height, |y, rect| y.min(rect.y - 10.0));
    for (value, at_end) in [(axis.low, false), (axis.high, true)] {
        let text = format_number(value, decimals, wording.language);
        let own = width_of(&text, style);
        let x = if at_end { width - own } else { 0.0 };
        let rect = Rect { x, y: first_row + 10.0, width: own, height: style.size * 1.2 };
        if !taken.labels.iter().chain(&taken.marks).any(|other| other.grown(8.0).overlaps(&rect)) {
            let at = [x, rect.y + style.size];
            block.text(Role::Strip, &text, (at, Anchor::Left), (style, Color::THIRD_TEXT));
            block.height = block.height.max(rect.bottom());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_reference_marks_touch_neither_one_another_nor_a_mark() {
        let check = |wanted: &[(f32, f32)]| {
            let places = reference_places(wanted, 16.0, (50.0, 300.0));
            for end in 0..=places.len() {
                assert_eq!(conflicts_of_last(wanted, &places[..end]), 0, "{wanted:?}: {places:?}");
            }
            assert!(places.iter().all(|rect| rect.x >= 0.0 && rect.right() <= 300.0));
        };
        check(&[]);
        check(&[(150.0, 80.0)]);
        check(&[(150.0, 120.0), (154.0, 110.0)]);
        check(&[(150.0, 120.0), (150.0, 110.0)]);
        check(&[(40.0, 130.0), (60.0, 120.0), (260.0, 90.0)]);
        check(&[(280.0, 130.0), (290.0, 130.0), (295.0, 130.0), (299.0, 100.0)]);
    }
}
