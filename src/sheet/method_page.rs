//! The page "Methodik": what was computed, from what, with which limits, for how many regions, and how firm it is.

use super::block::{Anchor, Block};
use super::compose::PageOptions;
use super::contents::Audience;
use super::font::{Face, TextStyle};
use super::footer::{logo_in, room_beside};
use super::lines::{shortened, wrapped};
use super::measures::Measures;
use super::method_contents::{MethodContents, MethodIndicator};
use super::method_words::Words;
use super::page::{Rect, Role, Sheet, Stroke};
use super::palette::Color;
use crate::text::{format_count, format_number};

/// More indicators than this have their correlations in the tables only.
const MOST_IN_MATRIX: usize = 14;
/// The page may be set this much smaller before it is cut.
const SMALLEST: f32 = 2.4;
/// Distance of the foot from what stands above it.
const LEAST_GAP: f32 = 22.0;

/// Composes the page. What does not fit at the usual size is set smaller as a whole.
pub fn method_page(contents: &MethodContents, options: &PageOptions) -> Sheet {
    let words = Words { contents, options };
    let natural = Measures::of(options.size_px);
    let mut scale = 1.0;
    let (measures, block) = loop {
        let (width, height) = (natural.width * scale, natural.height * scale);
        let measures = Measures { width, height, margin: natural.margin, gap: 28.0, shrink: 1.0 };
        let composer = Composer { words, width: measures.content_width() };
        let (mut block, foot) = (composer.page(), composer.foot());
        let left = height - 1.5 * measures.margin - block.height - foot.height;
        if left >= LEAST_GAP || scale >= SMALLEST {
            // The foot stands at the foot of the page.
            block.append(foot, left.max(LEAST_GAP));
            break (measures, block);
        }
        scale *= 1.04;
    };
    Sheet {
        width: measures.width,
        height: measures.height,
        size_px: options.size_px,
        dpi: options.dpi,
        background: Color::PAPER,
        items: block.placed([measures.margin, measures.margin * 0.75]),
        title: words.title(),
        alt_text: words.alt_text(),
        language: options.language,
    }
}

fn style(face: Face, size: f32) -> TextStyle {
    TextStyle::new(face, size)
}

/// A column of a table: head, share of the width, where it is aligned.
pub(super) struct Column {
    head: String,
    share: f32,
    anchor: Anchor,
}

impl Column {
    pub(super) fn new(head: String, share: f32, anchor: Anchor) -> Self {
        Self { head, share, anchor }
    }
}

pub(super) struct Composer<'a> {
    pub(super) words: Words<'a>,
    width: f32,
}

impl Composer<'_> {
    fn page(&self) -> Block {
        let mut page = self.head();
        page.append(self.section("page-method-how", self.steps(self.width)), 20.0);
        page.append(self.section("page-method-indicators", self.indicators()), 22.0);
        let half = (self.width - 40.0) / 2.0;
        page.append(self.beside(self.classes(half), self.rated(half)), 22.0);
        if let Some(region) = self.words.contents.heaviest.first() {
            page.append(self.beside(self.heaviest(half), self.example(region, half)), 22.0);
        }
        page.append(self.beside(self.correlations(half), self.firmness(half)), 22.0);
        let warnings = self.words.warnings();
        if !warnings.is_empty() {
            let mut block = Block::default();
            for text in &warnings {
                block.append(paragraph(text, self.width, Face::Regular), 3.0);
            }
            page.append(self.section("page-method-warnings", block), 22.0);
        }
        page
    }

    fn head(&self) -> Block {
        let mut block = Block::default();
        for (text, ground, color) in self.badges() {
            let small = style(Face::SemiBold, 16.0);
            let width = super::font::width_of(&text, small) + 24.0;
            block.rect(Role::Banner, Rect { x: 0.0, y: block.height, width, height: 28.0 }, ground);
            let at = ([12.0, block.height + 19.5], Anchor::Left);
            block.text(Role::Banner, &text, at, (small, color));
            block.height += 40.0;
        }
        let title = style(Face::Bold, 38.0).tracked(-0.5);
        for line in wrapped(&self.words.title(), title, self.width, 2) {
            block.height += 44.0;
            block.text(Role::Title, &line, ([0.0, block.height - 10.0], Anchor::Left), (title, Color::INK));
        }
        let subtitle = style(Face::Regular, 20.0);
        for line in wrapped(&self.words.subtitle(), subtitle, self.width, 2) {
            block.height += 27.0;
            let at = ([0.0, block.height - 6.0], Anchor::Left);
            block.text(Role::Subtitle, &line, at, (subtitle, Color::SECOND_TEXT));
        }
        block
    }

    fn badges(&self) -> Vec<(String, Color, Color)> {
        let contents = self.words.contents;
        let mut badges = Vec::new();
        let banner = super::own_words(&contents.banner, self.words.options.language);
        if !banner.is_empty() {
            badges.push((banner, Color::BANNER_GROUND, Color::BANNER_TEXT));
        }
        if contents.audience == Audience::Internal {
            badges.push((self.words.word("page-internal"), Color::INTERNAL_GROUND, Color::REFERENCE));
        }
        badges
    }

    /// A head with a rule under it, and what belongs to it.
    fn section(&self, key: &str, content: Block) -> Block {
        titled(&self.words.word(key), content, self.width)
    }

    fn beside(&self, left: Block, right: Block) -> Block {
        let mut block = Block { height: left.height.max(right.height), items: left.items };
        block.items.extend(right.placed([f32::midpoint(self.width, 40.0), 0.0]));
        block
    }

    fn steps(&self, width: f32) -> Block {
        let mut block = Block::default();
        for (number, text) in (1..).zip(self.words.steps()) {
            let mut step = paragraph(&text, width - 30.0, Face::Regular);
            step.items = step.placed_items([30.0, 0.0]);
            let mark = style(Face::SemiBold, 17.0);
            let at = ([0.0, 18.0], Anchor::Left);
            step.text(Role::Note, &number.to_string(), at, (mark, Color::ACCENT));
            block.append(step, 5.0);
        }
        block
    }

    fn indicators(&self) -> Block {
        let word = |key: &str| self.words.word(key);
        let is_tried = self.words.contents.firmness.is_some();
        let columns = [
            Column::new(word("page-method-indicator"), 0.39, Anchor::Left),
            Column::new(word("page-method-period"), 0.15, Anchor::Left),
            Column::new(word("page-method-high-means"), 0.115, Anchor::Left),
            Column::new(word("page-method-weight"), 0.075, Anchor::Right),
            Column::new(word("page-method-mean"), 0.095, Anchor::Right),
            Column::new(word("page-method-sd"), 0.095, Anchor::Right),
            Column::new(
                if is_tried { word("page-method-moves") } else { String::new() },
                0.08,
                Anchor::Right,
            ),
        ];
        let contents = self.words.contents;
        let row = |position: usize, indicator: &MethodIndicator, change: bool| {
            let letter = self.words.letter(position).filter(|_| !change);
            let name = letter.map_or_else(String::new, |letter| format!("{letter}  ")) + &indicator.name;
            let name = if change { format!("{} {name}", word("page-method-change")) } else { name };
            self.words.indicator_row(name, indicator)
        };
        let mut rows: Vec<Vec<String>> =
            contents.status.iter().enumerate().map(|(position, of)| row(position, of, false)).collect();
        rows.extend(contents.dynamics.iter().enumerate().map(|(position, of)| row(position, of, true)));
        table(&columns, &rows, self.width)
    }

    fn classes(&self, width: f32) -> Block {
        let typology = &self.words.contents.typology;
        let language = self.words.options.language;
        let head = |key: &str, share, anchor| Column::new(self.words.word(key), share, anchor);
        let limit = if typology.method.is_cluster() { "page-method-type-limit" } else { "page-method-limit" };
        let limit = self.words.word(limit);
        let columns = [
            head("page-method-class", 0.5, Anchor::Left),
            Column::new(limit, 0.32, Anchor::Left),
            head("page-method-regions", 0.18, Anchor::Right),
        ];
        let mut rows: Vec<Vec<String>> = (0..typology.classes)
            .map(|class| {
                let count = self.words.contents.class_counts.get(usize::from(class)).copied().unwrap_or(0);
                let name = typology.class_name(class, language);
                vec![name, self.words.limit(class), format_count(count as u64, language)]
            })
            .collect();
        rows.extend(self.words.dynamics_rows());
        titled(&self.words.word("page-method-classes"), table(&columns, &rows, width), width)
    }

    fn rated(&self, width: f32) -> Block {
        let mut block = paragraph(&self.words.rated(), width, Face::Regular);
        let columns = [
            Column::new(self.words.word("page-method-why-not"), 0.78, Anchor::Left),
            Column::new(self.words.word("page-method-regions"), 0.22, Anchor::Right),
        ];
        let contents = self.words.contents;
        let language = self.words.options.language;
        let rows: Vec<Vec<String>> = contents
            .not_rated
            .iter()
            .map(|(why, count)| vec![self.words.why(*why), format_count(*count as u64, language)])
            .collect();
        if !rows.is_empty() {
            block.append(table(&columns, &rows, width), 8.0);
        }
        titled(&self.words.word("page-method-rated"), block, width)
    }

    fn firmness(&self, width: f32) -> Block {
        let mut block = Block::default();
        for text in self.words.firmness() {
            block.append(paragraph(&text, width, Face::Regular), 4.0);
        }
        titled(&self.words.word("page-method-firmness"), block, width)
    }

    /// The lower half of the matrix; strong pairs stand on a ground.
    fn correlations(&self, width: f32) -> Block {
        let contents = self.words.contents;
        let count = contents.correlations.len();
        let head = self.words.word("page-method-correlations");
        if !(2..=MOST_IN_MATRIX).contains(&count) {
            let key = if count < 2 { "page-method-one-indicator" } else { "page-method-many-indicators" };
            return titled(&head, paragraph(&self.words.word(key), width, Face::Regular), width);
        }
        let mut block = Block::default();
        let (left, height) = (34.0, 26.0);
        let cell = ((width - left) / count as f32).min(76.0);
        let small = style(Face::Regular, (cell * 0.34).clamp(11.0, 16.0)).tabular();
        let bold = style(Face::SemiBold, 16.0);
        for a in 0..count {
            let (y, letter) = (a as f32 * height, self.words.letter(a).unwrap_or_default());
            block.text(Role::Note, &letter, ([4.0, y + 18.5], Anchor::Left), (bold, Color::SECOND_TEXT));
            for b in 0..a {
                let r = contents.correlations.get(a).and_then(|row| row.get(b)).copied().flatten();
                let rect =
                    Rect { x: left + b as f32 * cell, y: y + 1.0, width: cell - 2.0, height: height - 2.0 };
                let ground = Color::PAPER.towards(Color::PLAIN, r.unwrap_or(0.0).abs() as f32);
                let strong = r.is_some_and(|r| r.abs() > 0.9);
                let ground = if strong { Color::BANNER_GROUND } else { ground };
                block.rect(Role::Note, rect, ground);
                let text = r.map_or_else(|| "–".to_owned(), |r| self.words.number(r, 2));
                let look = if strong { TextStyle { face: Face::Bold, ..small } } else { small };
                let at = ([rect.center()[0], y + 18.5], Anchor::Middle);
                block.text(Role::Note, &text, at, (look, Color::INK));
            }
            let x = left + a as f32 * cell + cell / 2.0;
            block.text(Role::Note, &letter, ([x, y + 18.5], Anchor::Middle), (bold, Color::SECOND_TEXT));
        }
        block.height = count as f32 * height;
        block.append(paragraph(&self.words.word("page-method-r"), width, Face::Regular), 4.0);
        titled(&head, block, width)
    }

    fn foot(&self) -> Block {
        let mut block = Block::default();
        let small = style(Face::Regular, 14.5);
        block.rect(Role::Ornament, Rect { x: 0.0, y: 0.0, width: self.width, height: 1.0 }, Color::LINE);
        block.height = 8.0;
        let logo = self.words.contents.logo.as_ref();
        let width = logo.map_or(self.width, |logo| self.width - room_beside(logo, self.width, 1.0));
        for (role, text) in [(Role::Source, self.words.sources()), (Role::Note, self.words.made())] {
            for line in wrapped(&text, small, width, 6) {
                block.height += 20.0;
                let at = ([0.0, block.height - 4.0], Anchor::Left);
                block.text(role, &line, at, (small, Color::THIRD_TEXT));
            }
        }
        if let Some(logo) = logo {
            logo_in(&mut block, logo, self.width, 1.0);
        }
        block
    }
}

pub(super) fn titled(head: &str, content: Block, width: f32) -> Block {
    let mut block = Block::default();
    let bold = style(Face::Bold, 20.0);
    let text = shortened(head, bold, width);
    block.text(Role::Note, &text, ([0.0, 19.0], Anchor::Left), (bold, Color::INK));
    block.line(Role::Ornament, &[[0.0, 28.0], [width, 28.0]], Stroke::solid(Color::LINE, 1.5));
    block.height = 28.0;
    block.append(content, 6.0);
    block
}

/// Running text with as many lines as it takes.
pub(super) fn paragraph(text: &str, width: f32, face: Face) -> Block {
    let mut block = Block::default();
    let body = style(face, 17.0);
    for line in wrapped(text, body, width, 12) {
        block.height += 24.0;
        block.text(Role::Note, &line, ([0.0, block.height - 6.0], Anchor::Left), (body, Color::TEXT));
    }
    block
}

/// A quiet table: head in small bold type, hairlines between rows; the first column may take two lines.
pub(super) fn table(columns: &[Column], rows: &[Vec<String>], width: f32) -> Block {
    let mut block = Block::default();
    let (head, body) = (style(Face::SemiBold, 14.5), style(Face::Regular, 16.0).tabular());
    let lefts: Vec<f32> = columns
        .iter()
        .scan(0.0, |x, column| {
            let left = *x;
            *x += column.share * width;
            Some(left)
        })
        .collect();
    let place = |column: &Column, left: f32| match column.anchor {
        Anchor::Right => left + column.share * width,
        _ => left,
    };
    let room = |column: &Column| column.share * width - 12.0;
    let heads: Vec<Vec<String>> =
        columns.iter().map(|column| wrapped(&column.head, head, room(column), 2)).collect();
    let most = heads.iter().map(Vec::len).max().unwrap_or(1) as f32;
    block.height = most * 18.0 + 4.0;
    for ((column, left), lines) in columns.iter().zip(&lefts).zip(&heads) {
        for (number, line) in lines.iter().enumerate() {
            let y = block.height - 8.0 - (lines.len() - 1 - number) as f32 * 18.0;
            let at = ([place(column, *left), y], column.anchor);
            block.text(Role::Note, line, at, (head, Color::SECOND_TEXT));
        }
    }
    for row in rows {
        block.line(
            Role::Ornament,
            &[[0.0, block.height], [width, block.height]],
            Stroke::solid(Color::LINE, 0.8),
        );
        let cells: Vec<Vec<String>> =
            columns.iter().zip(row).map(|(column, text)| wrapped(text, body, room(column), 2)).collect();
        for ((column, left), lines) in columns.iter().zip(&lefts).zip(&cells) {
            for (number, line) in lines.iter().enumerate() {
                let y = block.height + 19.0 + number as f32 * 20.0;
                let at = ([place(column, *left), y], column.anchor);
                block.text(Role::Note, line, at, (body, Color::INK));
            }
        }
        let most = cells.iter().map(Vec::len).max().unwrap_or(1) as f32;
        block.height += 27.0 + (most - 1.0).max(0.0) * 20.0;
    }
    block
}

impl Words<'_> {
    fn number(&self, value: f64, decimals: usize) -> String {
        format_number(value, decimals, self.options.language)
    }

    fn indicator_row(&self, name: String, indicator: &MethodIndicator) -> Vec<String> {
        let decimals = indicator.decimals + 1;
        let means = if indicator.is_relief { "page-method-relief" } else { "page-method-burden" };
        let weight = if indicator.sd > 0.0 { self.short(indicator.weight) } else { "–".to_owned() };
        vec![
            name,
            indicator.period.clone(),
            self.word(means),
            weight,
            self.number(indicator.mean, decimals),
            self.number(indicator.sd, decimals),
            indicator
                .moved
                .map_or_else(String::new, |moved| format_count(moved as u64, self.options.language)),
        ]
    }
}
