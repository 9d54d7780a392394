//! Highest and lowest values by name, where the column has room.

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill};
use super::font::Face;
use super::labels::short_name;
use super::lines::shortened;
use super::measures::Measures;
use super::page::{Datum, Rect, Role};
use super::palette::Color;
use super::wording::Wording;
use crate::geo::RegionIndex;
use crate::text::format_number;

/// The `most` highest and lowest values side by side, `width` wide; empty with fewer than 8 values.
pub fn ranking(
    wording: &Wording,
    choropleth: &Choropleth,
    measures: &Measures,
    (width, most): (f32, usize),
) -> Block {
    let mut block = Block::default();
    let mut values: Vec<(f64, usize)> = choropleth
        .fills
        .iter()
        .enumerate()
        .filter(|(_, fill)| matches!(fill, Fill::Class(_)))
        .filter_map(|(position, _)| Some((wording.contents.observations.cell(position).value?, position)))
        .collect();
    if values.len() < 8 || most == 0 {
        return block;
    }
    values.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let most = most.min(values.len() / 2);
    let gap = 32.0 * measures.shrink;
    let half = (width - gap) / 2.0;
    let highest: Vec<_> = values.iter().take(most).copied().collect();
    let lowest: Vec<_> = values.iter().rev().take(most).copied().collect();
    let printed: Vec<f64> = highest.iter().chain(&lowest).map(|(value, _)| *value).collect();
    let least = wording.contents.indicator.as_ref().map_or(0, |indicator| indicator.decimals);
    let decimals = choropleth.decimals_for(&printed, least);
    for (left, key, list) in [(0.0, "page-highest", highest), (half + gap, "page-lowest", lowest)] {
        let head = measures.style(Face::SemiBold, 18.0);
        let mut y = head.size;
        block.text(Role::Ranking, &wording.word(key), ([left, y], Anchor::Left), (head, Color::INK));
        let style = measures.style(Face::Regular, 17.0).tabular();
        y += head.size * 0.25;
        for (value, position) in list {
            let rule = Rect { x: left, y: y + style.size * 0.32, width: half, height: 1.0 };
            block.rect(Role::Ranking, rule, Color::LINE);
            y += style.size * 1.65;
            let text = format_number(value, decimals, wording.language);
            let taken =
                block.text(Role::Ranking, &text, ([left + half, y], Anchor::Right), (style, Color::INK));
            block.stands_for(Datum::Region(RegionIndex(position as u32)));
            let name = wording.contents.regions.get(position).map_or("", |region| region.name.as_str());
            let name = shortened(&short_name(name), style, half - taken - 12.0);
            block.text(Role::Ranking, &name, ([left, y], Anchor::Left), (style, Color::TEXT));
            block.stands_for(Datum::Region(RegionIndex(position as u32)));
        }
        block.height = block.height.max(y + style.size * 0.3);
    }
    block
}
