//! The card beside the pointer: name, parent, value with unit, rank, class, reference values.

use egui::{Rect, Ui, Vec2, pos2, vec2};

use crate::app::map_picture::{MapPicture, class_text};
use crate::app::state::AppState;
use crate::app::theme::{Roles, bold, card_shadow, regular, roles, semibold};
use crate::geo::RegionIndex;
use crate::text::{Language, Message, format_number};

const WIDTH: f32 = 236.0;
const PADDING: f32 = 14.0;

/// What the card says, line by line.
pub struct CardText {
    /// Name of the region.
    pub name: String,
    /// Name of its parent; empty when there is none.
    pub parent: String,
    /// The value, or "–".
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// Rank and class, references.
    pub lines: Vec<String>,
}

/// The words of the card for a region.
pub fn card_text(picture: &MapPicture, region: RegionIndex, language: Language) -> CardText {
    let contents = picture.contents();
    let position = region.position();
    let cell = contents.observations.cell(position);
    let number = |value: f64| format_number(value, picture.choropleth.decimals, language);
    let mut lines = Vec::new();
    let class = class_text(picture, region, language);
    match picture.ranks.get(position).copied().flatten() {
        Some(rank) => lines.push(
            Message::new("app-rank-and-class")
                .with("rank", rank as usize)
                .with("regions", picture.with_value)
                .with("class", class)
                .to_text(language),
        ),
        None if contents.indicator.is_some() => lines.push(class),
        None => {}
    }
    let references: Vec<String> =
        contents.references.iter().take(2).map(|r| format!("{} {}", r.name, number(r.value))).collect();
    if !references.is_empty() {
        lines.push(references.join(" · "));
    }
    CardText {
        name: contents.regions.get(position).map(|region| region.name.clone()).unwrap_or_default(),
        parent: parent_name(picture, region).unwrap_or_default(),
        value: cell.value.map_or_else(|| "–".to_owned(), number),
        unit: contents.indicator.as_ref().map(|indicator| indicator.unit.clone()).unwrap_or_default(),
        lines,
    }
}

/// The parent region's name.
pub fn parent_name(picture: &MapPicture, region: RegionIndex) -> Option<String> {
    let parents = picture.contents().parents.as_ref()?;
    let parent = parents.parent_of.get(region.position()).copied().flatten()?;
    let own = picture.contents().regions.get(region.position()).map(|region| region.name.as_str());
    parents.names.get(parent as usize).filter(|name| own != Some(name.as_str())).cloned()
}

/// Draws the card for the region under the pointer, on the side where there is room.
pub fn paint(ui: &Ui, face: Rect, picture: &MapPicture, state: &AppState) {
    let (Some(region), Some(pointer)) = (state.view.hovered, ui.input(|input| input.pointer.hover_pos()))
    else {
        return;
    };
    let text = card_text(picture, region, state.view.language);
    let look = roles(ui);
    let height = card_height(ui, &text);
    let size = vec2(WIDTH, height);
    let mut corner = pointer + vec2(18.0, 18.0);
    if corner.x + size.x > face.right() - 8.0 {
        corner.x = pointer.x - 18.0 - size.x;
    }
    if corner.y + size.y > face.bottom() - 8.0 {
        corner.y = pointer.y - 18.0 - size.y;
    }
    let corner = corner.max(face.min + Vec2::splat(8.0));
    draw(ui, Rect::from_min_size(corner, size), &text, look);
}

fn card_height(ui: &Ui, text: &CardText) -> f32 {
    let value = if text.value.is_empty() { 0.0 } else { 34.0 };
    let lines: f32 = text.lines.iter().map(|line| wrapped(ui, line).size().y + 2.0).sum();
    let name = ui.painter().layout(text.name.clone(), semibold(13.0), roles(ui).ink, WIDTH - 2.0 * PADDING);
    let parent = if text.parent.is_empty() { 0.0 } else { 16.0 };
    2.0 * PADDING - 4.0 + name.size().y + parent + value + lines
}

fn wrapped(ui: &Ui, line: &str) -> std::sync::Arc<egui::Galley> {
    ui.painter().layout(line.to_owned(), regular(11.5), roles(ui).third, WIDTH - 2.0 * PADDING)
}

fn draw(ui: &Ui, card: Rect, text: &CardText, look: &Roles) {
    let painter =
        ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("hover card")));
    painter.add(card_shadow(look).as_shape(card, 10.0));
    painter.rect(card, 10.0, look.paper, egui::Stroke::new(1.0, look.line), egui::StrokeKind::Inside);
    let left = card.left() + PADDING;
    let mut top = card.top() + PADDING - 2.0;
    let name = painter.layout(text.name.clone(), semibold(13.0), look.ink, WIDTH - 2.0 * PADDING);
    let name_height = name.size().y;
    painter.galley(pos2(left, top), name, look.ink);
    top += name_height;
    if !text.parent.is_empty() {
        let parent = painter.layout_no_wrap(text.parent.clone(), regular(11.5), look.third);
        painter.galley(pos2(left, top + 1.0), parent, look.third);
        top += 16.0;
    }
    if !text.value.is_empty() {
        let value = painter.layout_no_wrap(text.value.clone(), bold(25.0), look.ink);
        let unit = painter.layout_no_wrap(text.unit.clone(), regular(13.0), look.third);
        let baseline = top + 29.0;
        let width = value.size().x;
        painter.galley(pos2(left, baseline - value.size().y + 5.0), value, look.ink);
        painter.galley(pos2(left + width + 7.0, baseline - unit.size().y + 2.5), unit, look.third);
        top += 36.0;
    }
    for line in &text.lines {
        let galley = wrapped(ui, line);
        let height = galley.size().y;
        painter.galley(pos2(left, top), galley, look.third);
        top += height + 2.0;
    }
}
