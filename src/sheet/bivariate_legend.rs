//! The legend of a bivariate map: a square of nine cells that stands on its corner, with axis words and counts.

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill};
use super::contents::BivariateContents;
use super::font::Face;
use super::lines::wrapped;
use super::measures::Measures;
use super::page::{Datum, Item, Role, Shape, Stroke};
use super::palette::Color;
use super::relation::cell_color;
use super::wording::{Wording, capitalised};
use crate::classify::ClassIndex;
use crate::text::{Message, format_count};

/// The square, `width` wide: to the right rises the first indicator, to the left the second.
pub(super) fn bivariate_square(
    wording: &Wording,
    (choropleth, both): (&Choropleth, &BivariateContents),
    measures: &Measures,
    width: f32,
) -> Block {
    let mut block = Block::default();
    let side = (80.0 * measures.shrink).min(width / 3.0 / std::f32::consts::SQRT_2 * 0.96);
    let half = side / std::f32::consts::SQRT_2;
    let small = measures.style(Face::Regular, 17.0);
    let note = |block: &mut Block, key: &str| {
        block.height += small.size * 1.5;
        let at = ([width / 2.0, block.height - small.size * 0.55], Anchor::Middle);
        block.text(Role::Legend, &wording.word(key), at, (small, Color::SECOND_TEXT));
    };
    note(&mut block, "page-bivariate-both-high");
    let bottom = block.height + 6.0 * half;
    for cell in 0..9_u8 {
        let (x, y) = (f32::from(cell % 3), f32::from(cell / 3));
        let center = [width / 2.0 + (x - y) * half, bottom - (x + y + 1.0) * half];
        push_cell(&mut block, (cell, center, side), (wording, choropleth, measures));
    }
    push_bounds(&mut block, (wording, both), ([width / 2.0, bottom], half), measures);
    block.height = bottom;
    note(&mut block, "page-bivariate-both-low");
    push_axes(&mut block, wording, both, (measures, width));
    block
}

/// One cell: a short thick line from edge to edge is a square on its corner.
fn push_cell(
    block: &mut Block,
    (cell, [x, y], side): (u8, [f32; 2], f32),
    (wording, choropleth, measures): (&Wording, &Choropleth, &Measures),
) {
    let color = cell_color(cell);
    let drawn = side - 2.0;
    let reach = drawn / 2.0 / std::f32::consts::SQRT_2;
    let points = vec![[x - reach, y - reach], [x + reach, y + reach]];
    let datum = Some(Datum::Class(ClassIndex(cell)));
    let shape = Shape::Line { points, stroke: Stroke::solid(color, drawn) };
    block.items.push(Item { role: Role::Legend, datum, shape });
    let count = choropleth.count(Fill::Class(ClassIndex(cell)));
    let style = measures.style(Face::Medium, 17.0).tabular();
    let text = format_count(count as u64, wording.language);
    let at = ([x, y + style.size * 0.36], Anchor::Middle);
    block.text(Role::Legend, &text, at, (style, color.text_on()));
    block.stands_for(Datum::Class(ClassIndex(cell)));
}

/// The bounds beside the lower edges, where a group ends and the next begins: to the right those of the first indicator.
fn push_bounds(
    block: &mut Block,
    (wording, both): (&Wording, &BivariateContents),
    ([middle, bottom], half): ([f32; 2], f32),
    measures: &Measures,
) {
    let style = measures.style(Face::Regular, 15.0).tabular();
    let air = style.size * 0.35;
    for (bounds, direction) in both.bounds.iter().zip([1.0_f32, -1.0]) {
        let printed = bounds.printed(wording.language);
        // A single bound parts the lower from the upper group: the middle one is empty.
        let steps: &[f32] = if printed.len() > 1 { &[1.0, 2.0] } else { &[1.0] };
        for (text, step) in printed.iter().zip(steps) {
            let [x, y] = [middle + direction * step * half, bottom - step * half];
            let tick = [[x, y], [x + direction * air, y + air]];
            block.line(Role::Legend, &tick, Stroke::solid(Color::SECOND_TEXT, 1.0));
            let anchor = if direction > 0.0 { Anchor::Left } else { Anchor::Right };
            let at = ([x + direction * air * 1.6, y + air + style.size * 0.7], anchor);
            block.text(Role::Legend, text, at, (style, Color::SECOND_TEXT));
        }
    }
}

/// "↖ mehr Kinderarmut" on the left, "mehr Arbeitslose ↗" on the right; below, how closely the two go together.
fn push_axes(
    block: &mut Block,
    wording: &Wording,
    both: &BivariateContents,
    (measures, width): (&Measures, f32),
) {
    let style = measures.style(Face::SemiBold, 17.0);
    let room = width / 2.0 - 12.0;
    let first = wording.contents.indicator.as_ref().map_or("", |indicator| indicator.name.trim());
    let top = block.height + 4.0;
    let sides = [
        (format!("↖ {}", capitalised(both.indicator.name.trim())), 0.0, Anchor::Left),
        (format!("{} ↗", capitalised(first)), width, Anchor::Right),
    ];
    let mut deepest = top;
    for (text, x, anchor) in sides {
        let mut y = top;
        for line in wrapped(&text, style, room, 3) {
            y += style.size * 1.3;
            block.text(Role::Legend, &line, ([x, y], anchor), (style, Color::INK));
        }
        deepest = deepest.max(y);
    }
    block.height = deepest + 8.0;
    let small = measures.style(Face::Regular, 17.0);
    let number = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| crate::text::format_number(value, 2, wording.language))
    };
    let message = Message::new("page-bivariate-r").with("r", number(both.r)).with("rho", number(both.rho));
    for line in wrapped(&message.to_text(wording.language), small, width, 2) {
        block.height += small.size * 1.4;
        let at = ([0.0, block.height - small.size * 0.3], Anchor::Left);
        block.text(Role::Legend, &line, at, (small, Color::SECOND_TEXT));
    }
}
