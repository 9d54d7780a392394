//! Figures that stand exactly under one another: every digit gets the width of the widest.

use egui::{Align2, Color32, FontId, Pos2, Ui, pos2};

/// Writes `text` so that it ends at `right`, digits in columns.
pub fn paint_figures(ui: &Ui, right: Pos2, text: &str, font: &FontId, color: Color32) -> f32 {
    let width_of = |c: char| ui.ctx().fonts_mut(|fonts| fonts.glyph_width(font, c));
    let digit = ('0'..='9').map(width_of).fold(0.0, f32::max);
    let mut x = right.x;
    for c in text.chars().rev() {
        let cell = if c.is_ascii_digit() { digit } else { width_of(c) };
        x -= cell;
        ui.painter().text(pos2(x + cell / 2.0, right.y), Align2::CENTER_CENTER, c, font.clone(), color);
    }
    right.x - x
}
