//! Highest and lowest values by name, where the column has room.

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill};
use super::font::{Face, TextStyle, width_of};
use super::lines::shortened;
use super::measures::Measures;
use super::names::short_name;
use super::page::{Datum, Rect, Role};
use super::palette::Color;
use super::wording::Wording;
use crate::geo::RegionIndex;
use crate::text::format_number;

/// The `most` highest and lowest values side by side, `width` wide; empty with fewer than 8 values.
///
/// Names have precedence: the list with the longer ones is the wider one, then both are set smaller, and at last they
/// stand one below the other.
pub fn ranking(
    wording: &Wording,
    choropleth: &Choropleth,
    measures: &Measures,
    (width, most): (f32, usize),
) -> Block {
    let mut block = Block::default();
    let Some(lists) = lists(wording, choropleth, most) else { return block };
    let gap = 32.0 * measures.shrink;
    let style = measures.style(Face::Regular, 17.0).tabular();
    let head = measures.style(Face::SemiBold, 18.0);
    for shrink in [1.0_f32, 0.94, 0.88] {
        let style = TextStyle { size: style.size * shrink, ..style };
        let needed = [0, 1].map(|list| lists.get(list).map_or(0.0, |list| list.width(style, head)));
        let spare = width - gap - needed[0] - needed[1];
        if spare < 0.0 {
            continue;
        }
        // Halves where both fit into them.
        let half = (width - gap) / 2.0;
        let first = half.max(needed[0]).min(width - gap - needed[1]);
        for (list, left, width) in
            lists.iter().zip([(0.0, first), (first + gap, width - gap - first)]).map(|(l, (x, w))| (l, x, w))
        {
            let bottom = list.push(&mut block, ([left, 0.0], width), (head, style));
            block.height = block.height.max(bottom);
        }
        return block;
    }
    for list in &lists {
        let top = if block.height > 0.0 { block.height + style.size } else { 0.0 };
        block.height = list.push(&mut block, ([0.0, top], width), (head, style));
    }
    block
}

/// A list of regions with their printed values.
struct List {
    head: String,
    rows: Vec<(usize, String, String)>,
}

/// Distance between a name and its value.
const NAME_GAP: f32 = 12.0;

impl List {
    /// Width in which no name is cut.
    fn width(&self, style: TextStyle, head: TextStyle) -> f32 {
        self.rows
            .iter()
            .map(|(_, name, value)| width_of(name, style) + NAME_GAP + width_of(value, style) + 0.5)
            .fold(width_of(&self.head, head), f32::max)
    }

    /// Adds the list at `(x, y)`; returns where it ends.
    fn push(
        &self,
        block: &mut Block,
        ([left, top], width): ([f32; 2], f32),
        (head, style): (TextStyle, TextStyle),
    ) -> f32 {
        let mut y = top + head.size;
        block.text(Role::Ranking, &self.head, ([left, y], Anchor::Left), (head, Color::INK));
        y += head.size * 0.25;
        for (position, name, value) in &self.rows {
            let rule = Rect { x: left, y: y + style.size * 0.32, width, height: 1.0 };
            block.rect(Role::Ranking, rule, Color::LINE);
            y += style.size * 1.65;
            let at = ([left + width, y], Anchor::Right);
            let taken = block.text(Role::Ranking, value, at, (style, Color::INK));
            block.stands_for(Datum::Region(RegionIndex(*position as u32)));
            let name = shortened(name, style, width - taken - NAME_GAP);
            block.text(Role::Ranking, &name, ([left, y], Anchor::Left), (style, Color::TEXT));
            block.stands_for(Datum::Region(RegionIndex(*position as u32)));
        }
        y + style.size * 0.3
    }
}

/// The highest and the lowest values; `None` with fewer than 8.
fn lists(wording: &Wording, choropleth: &Choropleth, most: usize) -> Option<[List; 2]> {
    let mut values: Vec<(f64, usize)> = choropleth
        .fills
        .iter()
        .enumerate()
        .filter(|(_, fill)| matches!(fill, Fill::Class(_)))
        .filter_map(|(position, _)| Some((wording.contents.observations.cell(position).value?, position)))
        .collect();
    if values.len() < 8 || most == 0 {
        return None;
    }
    values.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let most = most.min(values.len() / 2);
    let highest: Vec<_> = values.iter().take(most).copied().collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let lowest: Vec<_> = values.iter().take(most).copied().collect();
    let printed: Vec<f64> = highest.iter().chain(&lowest).map(|(value, _)| *value).collect();
    let least = wording.contents.indicator.as_ref().map_or(1, |indicator| indicator.decimals);
    let decimals = choropleth.decimals_for(&printed, least);
    Some([("page-highest", highest), ("page-lowest", lowest)].map(|(key, list)| {
        List {
            head: wording.word(key),
            rows: list
                .into_iter()
                .map(|(value, position)| {
                    let name =
                        wording.contents.regions.get(position).map_or("", |region| region.name.as_str());
                    (position, short_name(name), format_number(value, decimals, wording.language))
                })
                .collect(),
        }
    }))
}
