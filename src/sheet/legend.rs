//! The legend: classes and states that occur, with the number of regions in each.

use super::bivariate_legend::bivariate_square;
use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill, Mark};
use super::contents::{RelationContents, TypologyContents};
use super::font::{Face, TextStyle};
use super::lines::{shortened, wrapped};
use super::measures::Measures;
use super::page::{Datum, Item, Paint, Pattern, Rect, Role, Shape, Stroke};
use super::palette::Color;
use super::reach_contents::ReachContents;
use super::reach_face::{mark, symbol_of_kind};
use super::reach_page::{legend_rows, unreachable_row};
use super::typology::{dynamics_key, dynamics_symbol};
use super::wording::{Projected, Wording};
use crate::classify::ClassIndex;
use crate::stats::DynamicsClass;
use crate::text::{Message, format_count};

/// A row: swatch, words, and how many.
pub(super) struct Row {
    pub(super) paint: Paint,
    pub(super) dotted: bool,
    pub(super) text: String,
    pub(super) counted: String,
    pub(super) class: Option<ClassIndex>,
}

/// The legend, `width` wide; empty without an indicator.
pub fn legend(wording: &Wording, choropleth: &Choropleth, measures: &Measures, width: f32) -> Block {
    let mut block = Block::default();
    if wording.contents.indicator.is_none() && wording.contents.typology.is_none() {
        return block;
    }
    let head_style = measures.style(Face::Bold, 20.0);
    let count_style = measures.style(Face::Regular, 17.0);
    let reach = wording.contents.reach.as_deref();
    let level = reach.map_or_else(|| wording.level_plural(), |reach| wording.reach_counted(reach));
    let counted = super::font::width_of(&level, count_style);
    let head_width = if counted < width * 0.45 { width - counted - 16.0 } else { width };
    let lines = wrapped(&wording.unit_head(), head_style, head_width, 2);
    for line in &lines {
        block.height += head_style.size * 1.3;
        let at = [0.0, block.height - head_style.size * 0.35];
        block.text(Role::Legend, line, (at, Anchor::Left), (head_style, Color::INK));
    }
    if counted < width * 0.45 {
        let at = [width, head_style.size * 0.95];
        block.text(Role::Legend, &level, (at, Anchor::Right), (count_style, Color::SECOND_TEXT));
    }
    block.height += 12.0 * measures.shrink;
    let placed = reach.and_then(|reach| legend_rows(wording, choropleth, reach));
    let (mut classes, states) = placed.unwrap_or_else(|| rows(wording, choropleth));
    if let Some(RelationContents::Bivariate(both)) = wording.contents.relation.as_deref() {
        classes.clear();
        block.append(bivariate_square(wording, (choropleth, both), measures, width), 0.0);
    }
    let space = 14.0 * measures.shrink;
    let has_classes = !classes.is_empty() || !choropleth.labels.is_empty();
    for row in &classes {
        push_row(&mut block, row, wording, measures, width);
    }
    for (position, row) in states.iter().enumerate() {
        block.height += if position == 0 && has_classes { space } else { space * 0.45 };
        push_row(&mut block, row, wording, measures, width);
    }
    if choropleth.close_calls.contains(&true) {
        let style = measures.style(Face::Regular, 16.0);
        push_small(&mut block, &wording.word("page-close-call-remark"), (measures, style), width);
    }
    if let Some(typology) = &wording.contents.typology {
        push_dynamics(&mut block, typology, (wording, choropleth), (measures, width));
    }
    if let Some(reach) = reach {
        push_facilities(&mut block, reach, wording, (measures, width));
    }
    super::highlight::push_legend_row(&mut block, wording, measures, width);
    let reach_remarks = reach.map(|reach| wording.reach_remarks(reach)).unwrap_or_default();
    for remark in choropleth.remarks.iter().cloned().chain(projected_remark(wording)).chain(reach_remarks) {
        let style = measures.style(Face::Regular, 17.0);
        block.height += space * 0.7;
        for line in wrapped(&remark, style, width, 2) {
            block.height += style.size * 1.35;
            let at = [0.0, block.height - style.size * 0.35];
            block.text(Role::Legend, &line, (at, Anchor::Left), (style, Color::SECOND_TEXT));
        }
    }
    block
}

/// How many values are projections, unless the subtitle already says that all are.
fn projected_remark(wording: &Wording) -> Option<String> {
    match wording.projected() {
        Projected::None => None,
        Projected::Some(count) => {
            Some(Message::new("page-projected-some").with("count", count).to_text(wording.language))
        }
        Projected::All => (wording.map.subtitle.is_some() || wording.contents.period.is_none())
            .then(|| wording.word("page-projected-all")),
    }
}

fn push_row(block: &mut Block, row: &Row, wording: &Wording, measures: &Measures, width: f32) {
    let style = measures.style(Face::Regular, 20.0);
    // Types leave room for what makes them.
    let of_class = if wording.is_of_types() { 1.6 } else { 2.2 };
    let height = if row.class.is_some() { style.size * of_class } else { style.size * 1.5 };
    let swatch = Rect { x: 0.0, y: block.height, width: (style.size * 2.8).min(width * 0.2), height };
    let stroke = (row.dotted || row.class.is_none()).then(|| Stroke {
        color: if row.dotted { Color::SECOND_TEXT } else { Color::LINE },
        width: if row.dotted { 1.5 } else { 1.0 },
        dash: row.dotted.then_some([0.5, 4.0]),
    });
    let shape = Shape::Rect { rect: swatch, paint: Some(row.paint), stroke };
    block.items.push(Item { role: Role::Legend, datum: row.class.map(Datum::Class), shape });
    let baseline = block.height + height / 2.0 + style.size * 0.36;
    let at = [width, baseline];
    let taken =
        block.text(Role::Legend, &row.counted, (at, Anchor::Right), (style.tabular(), Color::SECOND_TEXT));
    let left = swatch.right() + style.size * 0.9;
    let text = shortened(&row.text, style.tabular(), width - left - taken - 8.0);
    block.text(Role::Legend, &text, ([left, baseline], Anchor::Left), (style.tabular(), Color::INK));
    if let Some(class) = row.class {
        block.stands_for(Datum::Class(class));
    }
    block.height += height;
}

/// Signs of dynamics with the number of regions of each.
fn push_dynamics(
    block: &mut Block,
    typology: &TypologyContents,
    (wording, choropleth): (&Wording, &Choropleth),
    (measures, width): (&Measures, f32),
) {
    let shown = |region: &usize| choropleth.fill(*region) != Fill::Outside;
    let of: Vec<DynamicsClass> = (0..typology.dynamics.len())
        .filter(shown)
        .filter_map(|region| typology.dynamics_of(region).map(|(_, class)| class))
        .collect();
    if of.is_empty() {
        return;
    }
    let head = measures.style(Face::Bold, 18.0);
    block.height += head.size * 2.6;
    let at = [0.0, block.height - head.size * 0.5];
    block.text(Role::Legend, &wording.word("page-dynamics"), (at, Anchor::Left), (head, Color::INK));
    let style = measures.style(Face::Regular, 18.0);
    for class in DynamicsClass::ALL {
        block.height += style.size * 1.5;
        let y = block.height - style.size * 0.45;
        let symbol = dynamics_symbol(class).to_string();
        let middle = ([style.size * 1.4, y], Anchor::Middle);
        block.text(Role::Legend, &symbol, middle, (style, Color::INK));
        let count = format_count(of.iter().filter(|other| **other == class).count() as u64, wording.language);
        let right = ([width, y], Anchor::Right);
        block.text(Role::Legend, &count, right, (style.tabular(), Color::SECOND_TEXT));
        let text = wording.word(dynamics_key(class));
        block.text(Role::Legend, &text, ([style.size * 3.7, y], Anchor::Left), (style, Color::INK));
    }
    let rated = choropleth.fills.iter().filter(|fill| matches!(fill, Fill::Class(_))).count();
    if rated > of.len() {
        let style = measures.style(Face::Regular, 16.0);
        let text = Message::new("page-dynamics-without").with("count", rated - of.len());
        push_small(block, &text.to_text(wording.language), (measures, style), width);
    }
}

/// A quiet line that wraps.
fn push_small(block: &mut Block, text: &str, (measures, style): (&Measures, TextStyle), width: f32) {
    block.height += 4.0 * measures.shrink;
    for line in wrapped(text, style, width, 3) {
        block.height += style.size * 1.35;
        let at = [0.0, block.height - style.size * 0.35];
        block.text(Role::Legend, &line, (at, Anchor::Left), (style, Color::SECOND_TEXT));
    }
}

/// The kinds of facilities with their marks and numbers.
fn push_facilities(
    block: &mut Block,
    reach: &ReachContents,
    wording: &Wording,
    (measures, width): (&Measures, f32),
) {
    if reach.map.hides_facilities || reach.kinds.is_empty() {
        return;
    }
    let mut rows: Vec<(usize, String, usize)> = Vec::new();
    for (position, kind) in reach.kinds.iter().enumerate() {
        let shape = symbol_of_kind(reach, position);
        match rows.iter_mut().find(|(other, ..)| *other == shape) {
            Some((_, names, count)) => {
                *names = format!("{names}, {}", kind.name);
                *count += kind.count;
            }
            None => rows.push((shape, kind.name.clone(), kind.count)),
        }
    }
    block.height += 10.0 * measures.shrink;
    let style = measures.style(Face::Regular, 18.0);
    for (shape, names, count) in rows {
        block.height += style.size * 1.6;
        let y = block.height - style.size * 0.5;
        block.items.push(mark(
            shape,
            ([style.size * 1.4, y - style.size * 0.1], style.size * 0.36),
            Role::Legend,
        ));
        let count = format_count(count as u64, wording.language);
        let right = ([width, y + style.size * 0.26], Anchor::Right);
        let taken = block.text(Role::Legend, &count, right, (style.tabular(), Color::SECOND_TEXT));
        let left = style.size * 3.7;
        let text = shortened(&names, style, width - left - taken - 8.0);
        block.text(Role::Legend, &text, ([left, y + style.size * 0.26], Anchor::Left), (style, Color::INK));
    }
}

fn rows(wording: &Wording, choropleth: &Choropleth) -> (Vec<Row>, Vec<Row>) {
    let counted = |count: usize| format_count(count as u64, wording.language);
    let classes = choropleth
        .labels
        .iter()
        .enumerate()
        .map(|(position, label)| {
            let class = ClassIndex(position as u8);
            Row {
                paint: choropleth.color(Fill::Class(class)).into(),
                dotted: false,
                text: label.clone(),
                counted: counted(choropleth.count(Fill::Class(class))),
                class: Some(class),
            }
        })
        .collect();
    let state = |fill: Fill, key: &str| Row {
        paint: paint_of(choropleth, fill, Mark::None),
        dotted: fill == Fill::NotRated,
        text: wording.word(key),
        counted: counted(choropleth.count(fill)),
        class: None,
    };
    let mut states = vec![
        state(Fill::Secret, "page-secret"),
        state(Fill::NotRated, "page-not-rated"),
        unreachable_row(wording, choropleth),
        state(Fill::NoData, "page-no-data"),
    ];
    let middle = choropleth.colors.len() / 2;
    states.push(Row {
        paint: paint_of(choropleth, Fill::Class(ClassIndex(middle as u8)), Mark::Estimated),
        dotted: false,
        text: wording.word("page-estimated"),
        counted: counted(choropleth.estimated.iter().filter(|estimated| **estimated).count()),
        class: None,
    });
    states.push(Row {
        paint: paint_of(choropleth, Fill::Class(ClassIndex(middle as u8)), Mark::CloseCall),
        dotted: false,
        text: wording.word("page-close-call"),
        counted: counted(choropleth.close_calls.iter().filter(|close| **close).count()),
        class: None,
    });
    states.retain(|row| row.counted != "0");
    (classes, states)
}

/// Colour and pattern of a region.
pub fn paint_of(choropleth: &Choropleth, fill: Fill, mark: Mark) -> Paint {
    let color = choropleth.color(fill);
    let pattern = match fill {
        Fill::Secret => Some((Pattern::Secret, Color::HATCH_SECRET)),
        Fill::NoData => Some((Pattern::NoData, Color::HATCH)),
        Fill::Unreachable => Some((Pattern::Unreachable, Color::HATCH_UNREACHABLE)),
        Fill::Class(_) if mark == Mark::Estimated => {
            Some((Pattern::Dots, color.towards(color.text_on(), 0.62)))
        }
        Fill::Class(_) if mark == Mark::CloseCall => {
            Some((Pattern::Close, color.towards(color.text_on(), 0.62)))
        }
        _ => None,
    };
    Paint { color, pattern }
}
