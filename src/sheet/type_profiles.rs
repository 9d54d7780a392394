//! What makes types that were found in the data: for each type a bar per indicator, from the mean of all regions.

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill};
use super::contents::TypologyContents;
use super::font::{Face, width_of};
use super::lines::{shortened, wrapped};
use super::measures::Measures;
use super::page::{Rect, Role, Stroke};
use super::palette::Color;
use super::wording::Wording;
use crate::classify::ClassIndex;
use crate::text::{Language, format_number};

/// Standard deviations at the end of a bar, at least.
const LEAST_END: f64 = 1.5;
/// More rows would be smaller than they can be read.
const MOST_ROWS: usize = 40;

/// The bars, `width` wide; empty for classes and where there would be too many of them.
pub fn type_profiles(
    wording: &Wording,
    (typology, choropleth): (&TypologyContents, &Choropleth),
    measures: &Measures,
    width: f32,
) -> Block {
    let mut block = Block::default();
    let rows: usize = typology.profiles.iter().map(Vec::len).sum();
    if rows == 0 || rows > MOST_ROWS || typology.moves.is_some() {
        return block;
    }
    let (head, small) = (measures.style(Face::SemiBold, 18.0), measures.style(Face::Regular, 15.0));
    let title = wording.word("page-profiles");
    block.text(Role::Strip, &title, ([0.0, head.size], Anchor::Left), (head, Color::INK));
    block.height = head.size * 1.35;
    for line in wrapped(&wording.word("page-profiles-how"), small, width, 2) {
        block.height += small.size * 1.3;
        let at = ([0.0, block.height - small.size * 0.35], Anchor::Left);
        block.text(Role::Strip, &line, at, (small, Color::SECOND_TEXT));
    }
    let end = typology.profiles.iter().flatten().map(|z| z.abs()).fold(LEAST_END, f64::max);
    for (class, profile) in typology.profiles.iter().enumerate() {
        let color = choropleth.color(Fill::Class(ClassIndex(class as u8)));
        let name = typology.class_name(class as u8, wording.language);
        let bars = Bars { typology, measures, width, end, color, language: wording.language };
        bars.push_type(&mut block, &name, profile);
    }
    block
}

/// How the bars of a type are drawn.
struct Bars<'a> {
    typology: &'a TypologyContents,
    measures: &'a Measures,
    width: f32,
    end: f64,
    color: Color,
    language: Language,
}

impl Bars<'_> {
    fn push_type(&self, block: &mut Block, name: &str, profile: &[f64]) {
        let style = self.measures.style(Face::SemiBold, 16.0);
        block.height += style.size * 1.55;
        let y = block.height - style.size * 0.4;
        let swatch = Rect { x: 0.0, y: y - style.size * 0.82, width: style.size, height: style.size };
        block.rect(Role::Strip, swatch, self.color);
        let left = style.size * 1.5;
        let text = shortened(name, style, self.width - left);
        block.text(Role::Strip, &text, ([left, y], Anchor::Left), (style, Color::INK));
        for (indicator, z) in self.typology.indicators.iter().zip(profile) {
            self.push_bar(block, indicator, *z);
        }
    }

    fn push_bar(&self, block: &mut Block, indicator: &str, z: f64) {
        let style = self.measures.style(Face::Regular, 15.0);
        let height = style.size * 1.34;
        let figure = signed(z, self.language);
        let room = width_of("\u{2212}0,0", style) + 8.0;
        let half = (self.width - room) * 0.16;
        let middle = self.width - room - half;
        let baseline = block.height + height / 2.0 + style.size * 0.35;
        let text = shortened(indicator, style, middle - half - 10.0);
        block.text(Role::Strip, &text, ([0.0, baseline], Anchor::Left), (style, Color::SECOND_TEXT));
        let length = ((z.abs() / self.end) as f32 * half).max(1.0);
        let x = if z < 0.0 { middle - length } else { middle };
        let bar = Rect { x, y: block.height + height * 0.22, width: length, height: height * 0.56 };
        block.rect(Role::Strip, bar, self.color);
        let axis = [[middle, block.height], [middle, block.height + height]];
        block.line(Role::Ornament, &axis, Stroke::solid(Color::THIRD_TEXT, 1.0));
        let at = ([self.width, baseline], Anchor::Right);
        block.text(Role::Strip, &figure, at, (style.tabular(), Color::INK));
        block.height += height;
    }
}

/// "+1,2", "−0,4"; what rounds to nothing has no sign.
fn signed(z: f64, language: Language) -> String {
    let text = format_number(z.abs(), 1, language);
    match z {
        z if z.abs() < 0.05 => text,
        z if z < 0.0 => format!("\u{2212}{text}"),
        _ => format!("+{text}"),
    }
}
