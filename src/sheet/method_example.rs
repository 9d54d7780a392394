//! On the page "Methodik": the regions with the heaviest burden, and one of them computed step by step.

use super::block::{Anchor, Block};
use super::font::Face;
use super::font::TextStyle;
use super::lines::shortened;
use super::method_contents::MethodRegion;
use super::method_page::{Column, Composer, paragraph, table, titled};
use super::names::short_name;
use crate::text::{Message, format_number};

/// More indicators than this have their contributions in the tables only.
const MOST_SHARES: usize = 4;
/// More indicators than this are not computed step by step.
const MOST_TERMS: usize = 9;

impl Composer<'_> {
    /// "Musterstedt 2,41 | 0,9 0,8 0,7 | sicher".
    pub(super) fn heaviest(&self, width: f32) -> Block {
        let contents = self.words.contents;
        let count = contents.status.len();
        let letters: Vec<String> = (0..count).filter_map(|term| self.words.letter(term)).collect();
        let letters = if letters.len() > MOST_SHARES { Vec::new() } else { letters };
        let is_tried = contents.heaviest.iter().any(|region| region.is_firm.is_some());
        let (index, tried) = (0.14, if is_tried { 0.155 } else { 0.0 });
        let share = 0.13;
        let name = 1.0 - index - tried - share * letters.len() as f32;
        let word = |key: &str| self.words.word(key);
        let mut columns = vec![
            Column::new(word("page-method-region"), name, Anchor::Left),
            Column::new(word("page-method-index"), index, Anchor::Right),
        ];
        columns.extend(letters.iter().map(|letter| Column::new(letter.clone(), share, Anchor::Right)));
        if is_tried {
            columns.push(Column::new(word("page-method-class-is"), tried, Anchor::Right));
        }
        let body = TextStyle::new(Face::Regular, 16.0);
        let rows: Vec<Vec<String>> = contents
            .heaviest
            .iter()
            .map(|region| {
                let mut row = vec![
                    shortened(&short_name(&region.name), body, name * width - 12.0),
                    self.figure(region.index, 2),
                ];
                row.extend(
                    letters.iter().zip(&region.terms).map(|(_, [_, _, share])| self.figure(*share, 2)),
                );
                let firm = region
                    .is_firm
                    .map(|firm| word(if firm { "page-method-is-firm" } else { "page-method-is-close" }));
                row.extend(firm.filter(|_| is_tried));
                row
            })
            .collect();
        let mut block = table(&columns, &rows, width);
        if !letters.is_empty() {
            block.append(paragraph(&word("page-method-shares"), width, Face::Regular), 6.0);
        }
        titled(&word("page-method-heaviest"), block, width)
    }

    /// Value, z-score and contribution of every indicator, and their sum: the index and its class.
    pub(super) fn example(&self, region: &MethodRegion, width: f32) -> Block {
        let language = self.words.options.language;
        if self.words.contents.status.len() > MOST_TERMS {
            return Block::default();
        }
        let name = short_name(&region.name);
        let head = Message::new("page-method-example").with("name", name).to_text(language);
        let word = |key: &str| self.words.word(key);
        let columns = [
            Column::new(word("page-method-indicator"), 0.46, Anchor::Left),
            Column::new(word("page-method-value"), 0.17, Anchor::Right),
            Column::new(word("page-method-z"), 0.2, Anchor::Right),
            Column::new(word("page-method-share"), 0.17, Anchor::Right),
        ];
        let terms = self.words.contents.status.iter().zip(&region.terms).enumerate();
        let mut rows: Vec<Vec<String>> = terms
            .map(|(position, (indicator, [value, z, share]))| {
                let letter =
                    self.words.letter(position).map_or_else(String::new, |letter| format!("{letter}  "));
                let turned = if indicator.is_relief {
                    format!(" ({})", word("page-method-turned"))
                } else {
                    String::new()
                };
                vec![
                    format!("{letter}{}{turned}", indicator.name),
                    self.figure(*value, indicator.decimals),
                    self.figure(*z, 2),
                    self.figure(*share, 2),
                ]
            })
            .collect();
        rows.push(vec![word("page-method-sum"), String::new(), String::new(), self.figure(region.index, 2)]);
        let mut block = table(&columns, &rows, width);
        let class = self.words.contents.typology.class_name(region.class, language);
        let result = Message::new("page-method-example-class")
            .with("index", format!("I = {}", self.figure(region.index, 2)))
            .with("class", class);
        block.append(paragraph(&result.to_text(language), width, Face::SemiBold), 6.0);
        titled(&head, block, width)
    }

    fn figure(&self, value: f64, decimals: usize) -> String {
        format_number(value, decimals, self.words.options.language)
    }
}
