//! Beside several maps of typologies: the legend with counts for each map, who moved, and the cross-table of two recipes.

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill};
use super::font::{Face, TextStyle, width_of};
use super::lines::{shortened, wrapped};
use super::measures::Measures;
use super::names::short_name;
use super::page::{Item, Rect, Role, Shape, Stroke};
use super::palette::Color;
use super::panels_page::{PanelsDifferIn, TypologyPanels, legend_row};
use super::typology::{dynamics_key, dynamics_symbol};
use crate::classify::ClassIndex;
use crate::stats::DynamicsClass;
use crate::text::{Language, Message, format_count};

/// More periods than this have no column of counts each in the legend.
const MOST_COLUMNS: usize = 5;
/// Least width of a column of the list of regions that differ.
const LEAST_LIST: f32 = 225.0;
/// Space between blocks.
const SPACE: f32 = 26.0;

/// What the column beside the maps is made from.
pub(super) struct Side<'a> {
    pub(super) panels: &'a TypologyPanels,
    pub(super) colored: &'a [Choropleth],
    pub(super) measures: &'a Measures,
    pub(super) language: Language,
}

impl Side<'_> {
    /// One column, at most `height` high: as many movers are named as there is room for. Long legends are set smaller.
    pub(super) fn column(&self, width: f32, height: f32) -> Block {
        let mut block = Block::default();
        for smaller in [1.0, 0.92, 0.85, 0.78, 0.7] {
            let measures = Measures { shrink: self.measures.shrink * smaller, ..*self.measures };
            let side = Side { measures: &measures, ..*self };
            block = Block::default();
            for part in side.fixed(width) {
                let space = if block.height > 0.0 { SPACE * smaller } else { 0.0 };
                block.append(part, space);
            }
            if block.height <= height {
                break;
            }
        }
        if self.panels.differ_in == PanelsDifferIn::Recipe {
            return block;
        }
        let movers = self.movers(width, height - block.height - SPACE);
        if !movers.items.is_empty() {
            block.append(movers, SPACE);
        }
        block
    }

    /// Two columns under the maps.
    pub(super) fn columns(&self, width: f32, height: f32) -> Block {
        let half = (width - 2.0 * SPACE) / 2.0;
        let mut left = Block::default();
        for part in self.fixed(half) {
            let space = if left.height > 0.0 { SPACE } else { 0.0 };
            left.append(part, space);
        }
        let right = self.movers(half, height.max(left.height));
        let mut block = Block { height: left.height.max(right.height), items: left.items };
        block.items.extend(right.placed([half + 2.0 * SPACE, 0.0]));
        block
    }

    /// Legends, and the cross-table of two recipes.
    fn fixed(&self, width: f32) -> Vec<Block> {
        match self.panels.differ_in {
            PanelsDifferIn::Period => {
                let all: Vec<usize> = (0..self.colored.len()).collect();
                vec![self.legend(&all, width)]
            }
            PanelsDifferIn::Recipe => {
                let legends = (0..self.colored.len()).map(|position| self.legend(&[position], width));
                legends.chain([self.cross_table(width)]).collect()
            }
        }
    }

    fn word(&self, key: &'static str) -> String {
        Message::new(key).to_text(self.language)
    }

    fn style(&self, face: Face, size: f32) -> TextStyle {
        self.measures.style(face, size)
    }

    /// Classes and states with a count for each of the maps.
    fn legend(&self, maps: &[usize], width: f32) -> Block {
        let mut block = Block::default();
        let Some(first) = maps.first().and_then(|map| self.colored.get(*map)) else { return block };
        let shown = if maps.len() > MOST_COLUMNS { &[] } else { maps };
        let small = self.style(Face::Regular, 15.0);
        let heads: Vec<String> = shown
            .iter()
            .map(|map| if maps.len() > 1 { self.panels.head(*map, self.language) } else { String::new() })
            .collect();
        let widest = heads.iter().map(|head| width_of(head, small)).fold(34.0, f32::max) + 14.0;
        let step = widest.min(width * 0.5 / shown.len().max(1) as f32);
        let place = |number: usize| width - step * (shown.len() - 1 - number) as f32;
        let bold = self.style(Face::Bold, 20.0);
        let head = match self.panels.differ_in {
            PanelsDifferIn::Period => self.word("page-panels-regions"),
            PanelsDifferIn::Recipe => {
                maps.first().map(|map| self.panels.head(*map, self.language)).unwrap_or_default()
            }
        };
        let room = if maps.len() > 1 { width - step * shown.len() as f32 } else { width };
        let text = shortened(&head, bold, room);
        block.text(Role::Legend, &text, ([0.0, bold.size], Anchor::Left), (bold, Color::INK));
        for (number, head) in heads.iter().enumerate() {
            let text = shortened(head, small, step - 6.0);
            let at = ([place(number), bold.size], Anchor::Right);
            block.text(Role::Legend, &text, at, (small, Color::SECOND_TEXT));
        }
        block.height = bold.size * 1.5;
        let fills = first
            .labels
            .iter()
            .enumerate()
            .map(|(class, label)| (Fill::Class(ClassIndex(class as u8)), label.clone()));
        let states = [
            (Fill::Secret, "page-secret"),
            (Fill::NotRated, "page-not-rated"),
            (Fill::NoData, "page-no-data"),
        ];
        for (fill, label) in fills.chain(states.map(|(fill, key)| (fill, self.word(key)))) {
            let count = |map: &usize| self.colored.get(*map).map_or(0, |colored| colored.count(fill));
            if !matches!(fill, Fill::Class(_)) && maps.iter().all(|map| count(map) == 0) {
                continue;
            }
            let counts: Vec<(f32, usize)> =
                shown.iter().enumerate().map(|(number, map)| (place(number), count(map))).collect();
            legend_row(&mut block, (first, fill), (&label, &counts), (self.measures, width, self.language));
        }
        self.push_signs(&mut block, maps, width);
        block
    }

    /// What ▲ ● ▼ and the strong outline stand for, where they occur.
    fn push_signs(&self, block: &mut Block, maps: &[usize], width: f32) {
        let style = self.style(Face::Regular, 16.0);
        let has_dynamics = maps
            .iter()
            .filter_map(|map| self.panels.maps.get(*map)?.typology.as_ref())
            .any(|typology| typology.dynamics.iter().any(Option::is_some));
        let mut lines = Vec::new();
        if has_dynamics {
            let all = [DynamicsClass::Positive, DynamicsClass::Stable, DynamicsClass::Negative];
            let sign = |class| {
                format!("{} {}", dynamics_symbol(class), crate::text::tr(self.language, dynamics_key(class)))
            };
            lines.push((all.map(sign).join("   "), false));
        }
        let any_moved = self.panels.changes.iter().any(|change| !change.moved.is_empty());
        let (key, last) = match self.panels.differ_in {
            PanelsDifferIn::Period => ("page-panels-outline", true),
            PanelsDifferIn::Recipe => ("page-panels-outline-differ", maps.contains(&1)),
        };
        if any_moved && last {
            lines.push((self.word(key), true));
        }
        for (text, is_outline) in lines {
            let height = style.size * 1.8;
            let mut left = 0.0;
            if is_outline {
                let rect =
                    Rect { x: 2.0, y: block.height + 4.0, width: style.size * 1.9, height: height - 8.0 };
                let stroke = Some(Stroke::solid(Color::SELECTION, 2.4));
                let shape = Shape::Rect { rect, paint: None, stroke };
                block.items.push(Item { role: Role::Legend, datum: None, shape });
                left = rect.right() + style.size * 0.7;
            }
            let text = shortened(&text, style, width - left);
            let at = ([left, block.height + height / 2.0 + style.size * 0.35], Anchor::Left);
            block.text(Role::Legend, &text, at, (style, Color::SECOND_TEXT));
            block.height += height;
        }
    }

    /// Who has another class than in the map before; the last steps first when there is little room.
    fn movers(&self, width: f32, height: f32) -> Block {
        let mut block = Block::default();
        let (bold, body) = (self.style(Face::Bold, 18.0), self.style(Face::Regular, 16.0));
        let line = body.size * 1.5;
        for (position, change) in self.panels.changes.iter().enumerate() {
            let space = if block.height > 0.0 { SPACE * 0.7 } else { 0.0 };
            let left = self.panels.changes.len() - position;
            let room = (height - block.height) / left as f32 - space - bold.size * 1.7;
            if room < line {
                break;
            }
            let heads = [position, position + 1].map(|at| self.panels.head(at, self.language));
            let head = match self.panels.differ_in {
                PanelsDifferIn::Period => format!("{} → {}", heads[0], heads[1]),
                PanelsDifferIn::Recipe => self.word("page-panels-differ"),
            };
            let mut part = Block::default();
            let text = shortened(&head, bold, width);
            part.text(Role::Ranking, &text, ([0.0, bold.size], Anchor::Left), (bold, Color::INK));
            part.height = bold.size * 1.45;
            let most = (room / line) as usize;
            let names = self.names(position, &change.moved);
            let fitting = if names.len() > most { most.saturating_sub(1) } else { names.len() };
            for name in names.iter().take(fitting) {
                Self::push_line(&mut part, name, (body, Color::TEXT), width);
            }
            let rest = names.len() - fitting;
            if rest > 0 {
                let more = Message::new("page-panels-more").with("count", rest).to_text(self.language);
                Self::push_line(&mut part, &more, (body, Color::SECOND_TEXT), width);
            } else if names.is_empty() {
                let nobody = self.word("page-panels-nobody");
                Self::push_line(&mut part, &nobody, (body, Color::SECOND_TEXT), width);
            }
            block.append(part, space);
        }
        block
    }

    /// Where two recipes differ, in as many columns as there is room for; at most `height` high.
    pub(super) fn differing(&self, width: f32, height: f32) -> Block {
        let mut block = Block::default();
        let Some(change) = self.panels.changes.first() else { return block };
        let (bold, body) = (self.style(Face::Bold, 18.0), self.style(Face::Regular, 15.0));
        let (line, head) = (body.size * 1.45, bold.size * 1.5);
        let rows = ((height - head) / line).floor().max(0.0) as usize;
        if rows == 0 {
            return block;
        }
        let names = self.names(0, &change.moved);
        let columns = ((width / LEAST_LIST).floor() as usize).clamp(1, names.len().div_ceil(rows).max(1));
        let step = width / columns as f32;
        let text = shortened(&self.word("page-panels-differ"), bold, width);
        block.text(Role::Ranking, &text, ([0.0, bold.size], Anchor::Left), (bold, Color::INK));
        let cells = columns * rows;
        let fitting = if names.len() > cells { cells - 1 } else { names.len() };
        let mut texts: Vec<(String, Color)> =
            names.iter().take(fitting).map(|name| (name.clone(), Color::TEXT)).collect();
        if names.len() > fitting {
            let more = Message::new("page-panels-more").with("count", names.len() - fitting);
            texts.push((more.to_text(self.language), Color::SECOND_TEXT));
        } else if names.is_empty() {
            texts.push((self.word("page-panels-nowhere"), Color::SECOND_TEXT));
        }
        let deep = texts.len().div_ceil(columns).max(1);
        for (position, (text, color)) in texts.iter().enumerate() {
            let (column, row) = (position / deep, position % deep);
            let at = [column as f32 * step, head + line * (row as f32 + 0.75)];
            let text = shortened(text, body, step - 12.0);
            block.text(Role::Ranking, &text, (at, Anchor::Left), (body, *color));
        }
        block.height = head + line * deep as f32;
        block
    }

    fn push_line(block: &mut Block, text: &str, (style, color): (TextStyle, Color), width: f32) {
        block.height += style.size * 1.5;
        let at = ([0.0, block.height - style.size * 0.4], Anchor::Left);
        block.text(Role::Ranking, &shortened(text, style, width), at, (style, color));
    }

    /// "Lübbow: mittel → niedrig".
    fn names(&self, position: usize, moved: &[usize]) -> Vec<String> {
        let class = |map: usize, region: usize| {
            let typology = self.panels.maps.get(map).and_then(|map| map.typology.as_ref())?;
            let name = typology.class_name(typology.class_of(region)?, self.language);
            // "Stufe 5 (höchste Belastung)" is said in full in the legend.
            Some(name.split(" (").next().unwrap_or_default().to_owned())
        };
        let regions = self.panels.maps.first().map(|map| &map.regions);
        let name = |region: &usize| {
            let name = regions.and_then(|regions| regions.get(*region)).map_or("", |region| &region.name);
            let [before, after] = [position, position + 1].map(|map| class(map, *region).unwrap_or_default());
            // An arrow would say that something changed; two recipes only see it differently.
            let sign = if self.panels.differ_in == PanelsDifferIn::Period { "→" } else { "/" };
            format!("{}: {before} {sign} {after}", short_name(name))
        };
        moved.iter().map(name).collect()
    }

    /// Rows: classes of the first recipe, columns: those of the second; cells that agree stand on a ground.
    fn cross_table(&self, width: f32) -> Block {
        let mut block = Block::default();
        let (Some(change), [first, second, ..]) = (self.panels.changes.first(), self.colored) else {
            return block;
        };
        let (bold, small) = (self.style(Face::Bold, 18.0), self.style(Face::Regular, 15.0));
        let figures = self.style(Face::Regular, 16.0).tabular();
        let head = shortened(&self.word("page-panels-cross"), bold, width);
        block.text(Role::Ranking, &head, ([0.0, bold.size], Anchor::Left), (bold, Color::INK));
        block.height = bold.size * 1.4;
        let both = [0, 1].map(|at| self.panels.head(at, self.language));
        let key = if change.is_matched { "page-panels-cross-matched" } else { "page-panels-cross-how" };
        let how = Message::new(key).with("rows", both[0].as_str()).with("columns", both[1].as_str());
        for line in wrapped(&how.to_text(self.language), small, width, 4) {
            block.height += small.size * 1.4;
            let at = ([0.0, block.height - small.size * 0.4], Anchor::Left);
            block.text(Role::Ranking, &line, at, (small, Color::SECOND_TEXT));
        }
        block.height += 6.0;
        let columns = second.labels.len().max(1);
        let left = width * 0.36;
        let cell = (width - left) / columns as f32;
        let swatch = small.size * 0.9;
        let mut deepest = block.height + swatch + small.size * 1.1;
        for (column, label) in second.labels.iter().enumerate() {
            let x = left + cell * (column as f32 + 0.5);
            let color = second.color(Fill::Class(ClassIndex(column as u8)));
            let rect = Rect { x: x - swatch / 2.0, y: block.height, width: swatch, height: swatch };
            block.rect(Role::Ranking, rect, color);
            // "Stufe 5 (höchste Belastung)" is said in full in the legend.
            let label = label.split(" (").next().unwrap_or_default();
            for (number, line) in wrapped(label, small, cell - 2.0, 2).iter().enumerate() {
                let y = block.height + swatch + small.size * (1.1 + 1.2 * number as f32);
                let text = shortened(line, small, cell - 2.0);
                block.text(Role::Ranking, &text, ([x, y], Anchor::Middle), (small, Color::SECOND_TEXT));
                deepest = deepest.max(y);
            }
        }
        block.height = deepest + small.size * 0.5;
        let row_height = figures.size * 1.7;
        for (row, label) in first.labels.iter().enumerate() {
            let y = block.height;
            let baseline = y + row_height / 2.0 + figures.size * 0.35;
            block.line(Role::Ornament, &[[0.0, y], [width, y]], Stroke::solid(Color::LINE, 1.0));
            let color = first.color(Fill::Class(ClassIndex(row as u8)));
            let rect = Rect { x: 0.0, y: y + (row_height - swatch) / 2.0, width: swatch, height: swatch };
            block.rect(Role::Ranking, rect, color);
            let text = shortened(label, small, left - swatch - 12.0);
            block.text(Role::Ranking, &text, ([swatch + 7.0, baseline], Anchor::Left), (small, Color::INK));
            for column in 0..columns {
                let regions = change.table.regions.get(&(row as u8, column as u8));
                let count = regions.map_or(0, Vec::len);
                let x = left + cell * column as f32;
                let agrees = regions
                    .and_then(|regions| regions.first())
                    .is_some_and(|region| change.moved.binary_search(region).is_err());
                if agrees {
                    let ground = Rect { x: x + 1.0, y: y + 1.0, width: cell - 2.0, height: row_height - 2.0 };
                    block.rect(Role::Ranking, ground, Color::PLAIN);
                }
                let text =
                    if count == 0 { "·".to_owned() } else { format_count(count as u64, self.language) };
                let color = if count == 0 { Color::THIRD_TEXT } else { Color::INK };
                let at = ([x + cell / 2.0, baseline], Anchor::Middle);
                block.text(Role::Ranking, &text, at, (figures, color));
            }
            block.height += row_height;
        }
        block
    }
}
