//! The card beside the region under the pointer: it stays on the map, off the region, and still while the pointer moves.

use egui::{Color32, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};
use std::sync::Arc;

use super::card_text::{CardText, card_text};
use super::pointer::Pointed;
use super::{Canvas, screen_color};
use crate::app::map_picture::MapPicture;
use crate::app::panels::reasons::signed;
use crate::app::state::AppState;
use crate::app::theme::{bold, card_shadow, regular, roles, semibold};
use crate::app::widgets::one_line;
use crate::geo::RegionIndex;
use crate::text::Language;

const WIDTH: f32 = 244.0;
/// Width of the short card on a small map.
const SHORT_WIDTH: f32 = 176.0;
const PADDING: f32 = 14.0;
/// Points between the card and the edge of the map.
const MARGIN: f32 = 8.0;
/// Points between the card and the region.
const BESIDE: f32 = 10.0;
/// Points between the card and the pointer.
const CLEAR: f32 = 18.0;
/// Rows and columns of points of the card that are looked at.
const PROBES: usize = 6;

/// Where the card stands, and what it was found for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CardPlace {
    region: RegionIndex,
    camera: (f64, [f64; 2]),
    size: Vec2,
    card: Rect,
    choice: usize,
}

/// Text laid out, with where it stands below the top of the card.
struct Line {
    galley: Arc<Galley>,
    at: Vec2,
    ink: Color32,
}

/// A card ready to be drawn.
struct Card {
    lines: Vec<Line>,
    swatch: Option<(Rect, Color32)>,
    /// Bars from a middle line, and that line.
    bars: Vec<(Rect, Color32)>,
    size: Vec2,
}

/// Draws the card for the region under the pointer, or the one that keys have walked to.
pub fn paint(
    ui: &Ui,
    face: Rect,
    canvas: &mut Canvas,
    (picture, state, pointed): (&MapPicture, &AppState, Pointed),
) {
    let Some(region) = pointed.region else {
        canvas.card = None;
        return;
    };
    let label_point = picture.contents().layer.shapes.get(region.position()).map(|shape| shape.label_point);
    let walked_to = label_point.map(|point| canvas.camera.screen_from_map(face, point));
    let pointer = if pointed.by_keys { walked_to } else { ui.input(|input| input.pointer.hover_pos()) };
    let Some(pointer) = pointer else { return };
    let text = card_text(picture, region, state);
    let mut card = laid_out(ui, (&text, state.view.language), WIDTH.min(face.width() - 2.0 * MARGIN));
    if takes_too_much(card.size, face.size()) {
        card = laid_out(
            ui,
            (&text.shortened(), state.view.language),
            SHORT_WIDTH.min(face.width() - 2.0 * MARGIN),
        );
    }
    let place = place(face, canvas, (picture, region), (card.size, pointer));
    canvas.card = Some(place);
    canvas.furniture.card = Some(place.card);
    draw(ui, place.card, &card);
}

/// Whether the card would take more than half of the width of the map, or a third of all of it.
fn takes_too_much(card: Vec2, face: Vec2) -> bool {
    card.x * 2.0 > face.x || card.x * card.y * 3.0 > face.x * face.y
}

/// The place of the frame before while region, camera and size are the same and the pointer keeps away.
fn place(
    face: Rect,
    canvas: &Canvas,
    (picture, region): (&MapPicture, RegionIndex),
    (size, pointer): (Vec2, Pos2),
) -> CardPlace {
    let camera = (canvas.camera.memory.zoom(), canvas.camera.center());
    if let Some(before) = canvas.card
        && (before.region, before.camera, before.size) == (region, camera, size)
        && face.contains_rect(before.card)
        && !before.card.expand(CLEAR / 2.0).contains(pointer)
    {
        return before;
    }
    let last = canvas.card.map(|card| card.choice);
    let cost = |(choice, card): &(usize, Rect)| {
        let habit = if last == Some(*choice) { 0.0 } else { 1.5 };
        habit + cost_of(*card, canvas, face, (picture, region), pointer)
    };
    let found = choices(face, canvas, (picture, region), (size, pointer))
        .into_iter()
        .enumerate()
        .min_by(|a, b| cost(a).total_cmp(&cost(b)).then(a.0.cmp(&b.0)));
    let (choice, card) = found.unwrap_or((0, Rect::from_min_size(face.min, size)));
    CardPlace { region, camera, size, card, choice }
}

/// The box around the region on the screen.
fn box_of(face: Rect, canvas: &Canvas, (picture, region): (&MapPicture, RegionIndex)) -> Rect {
    let at = |point| canvas.camera.screen_from_map(face, point);
    let shape = picture.contents().layer.shapes.get(region.position());
    shape.map_or(Rect::NOTHING, |shape| Rect::from_two_pos(at(shape.extent.min), at(shape.extent.max)))
}

/// Beside the region first, then around the pointer; all of them on the map.
fn choices(
    face: Rect,
    canvas: &Canvas,
    (picture, region): (&MapPicture, RegionIndex),
    (size, pointer): (Vec2, Pos2),
) -> Vec<Rect> {
    let around = box_of(face, canvas, (picture, region));
    let middle = pointer - size / 2.0;
    let corners = [
        pos2(around.right() + BESIDE, middle.y),
        pos2(around.left() - BESIDE - size.x, middle.y),
        pos2(middle.x, around.bottom() + BESIDE),
        pos2(middle.x, around.top() - BESIDE - size.y),
        pointer + Vec2::splat(CLEAR),
        pos2(pointer.x - CLEAR - size.x, pointer.y + CLEAR),
        pos2(pointer.x + CLEAR, pointer.y - CLEAR - size.y),
        pointer - Vec2::splat(CLEAR) - size,
    ];
    let room = face.shrink(MARGIN);
    let inside = |corner: Pos2| {
        let most = (room.max - size).max(room.min);
        Rect::from_min_size(corner.clamp(room.min, most), size)
    };
    corners.into_iter().map(inside).collect()
}

/// What the card would hide: the pointer, the legend and buttons, the region, its surroundings; and how far away it is.
fn cost_of(
    card: Rect,
    canvas: &Canvas,
    face: Rect,
    (picture, region): (&MapPicture, RegionIndex),
    pointer: Pos2,
) -> f32 {
    let mut cost = if card.expand(CLEAR / 2.0).contains(pointer) { 1000.0 } else { 0.0 };
    let region_box = box_of(face, canvas, (picture, region)).intersect(card);
    if region_box.is_positive() {
        cost += 1.0 + 8.0 * region_box.area() / card.area();
    }
    let taken = [canvas.furniture.legend, canvas.furniture.tools, canvas.furniture.scale_bar];
    for other in taken.into_iter().flatten() {
        let shared = card.intersect(other.expand(4.0));
        if shared.is_positive() {
            cost += 20.0 + 60.0 * shared.area() / card.area();
        }
    }
    for probe in 0..PROBES * PROBES {
        let share = |n: usize| (n as f32 + 0.5) / PROBES as f32;
        let at = card.min + vec2(share(probe % PROBES) * card.width(), share(probe / PROBES) * card.height());
        let map = canvas.camera.map_from_screen(face, at);
        match picture.pick.region_at(&picture.contents().layer, map) {
            Some(under) if under == region => cost += 3.0,
            Some(under) if picture.is_shown(under) => cost += 0.25,
            _ => {}
        }
    }
    cost + card.distance_to_pos(pointer) / 40.0
}

fn laid_out(ui: &Ui, (text, language): (&CardText, Language), width: f32) -> Card {
    let look = roles(ui);
    let room = width - 2.0 * PADDING;
    let layout = |text: &str, font, wrap: f32| ui.painter().layout(text.to_owned(), font, look.ink, wrap);
    let mut lines = Vec::new();
    let mut top = PADDING - 2.0;
    let mut add = |galley: Arc<Galley>, at: Vec2, ink: Color32| {
        let below = at.y + galley.size().y;
        lines.push(Line { galley, at, ink });
        below
    };
    top = add(layout(&text.name, semibold(13.0), room), vec2(PADDING, top), look.ink);
    if !text.parent.is_empty() {
        top = add(layout(&text.parent, regular(11.5), room), vec2(PADDING, top + 1.0), look.third);
    }
    if !text.value.is_empty() {
        // Words of a class are longer than figures.
        let words = text.value.chars().all(|letter| !letter.is_ascii_digit()) || text.value.len() > 12;
        let font = if text.reason.is_empty() && !words { bold(25.0) } else { semibold(17.0) };
        let value = layout(&text.value, font, if words { room } else { f32::INFINITY });
        let (wide, base) = (value.size().x, top + value.size().y + 3.0);
        add(value, vec2(PADDING, top + 3.0), look.ink);
        let unit = layout(&text.unit, regular(13.0), (room - wide - 7.0).max(40.0));
        let at = vec2(PADDING + wide + 7.0, base - unit.size().y - 3.5);
        top = add(unit, at, look.third).max(base) + 3.0;
    }
    if !text.reason.is_empty() {
        top = add(layout(&text.reason, regular(12.0), room), vec2(PADDING, top), look.second) + 2.0;
    }
    let mut swatch = None;
    if let Some((color, words)) = &text.class {
        let galley = layout(words, regular(12.0), room - 18.0);
        let square = Rect::from_min_size(pos2(PADDING, top + 2.0), vec2(11.0, 11.0));
        swatch = Some((square, screen_color(*color)));
        top = add(galley, vec2(PADDING + 18.0, top), look.second) + 3.0;
    }
    for line in &text.lines {
        top = add(layout(line, regular(11.5), room), vec2(PADDING, top), look.third) + 2.0;
    }
    let mut bars = Vec::new();
    let most = text.bars.iter().map(|(_, share)| share.abs()).fold(0.3, f64::max);
    for (name, share) in &text.bars {
        let half = room * 0.17;
        let middle = PADDING + room - half - 34.0;
        let wide = middle - half - PADDING - 6.0;
        let font = (regular(11.5), look.second);
        let name = one_line(ui, name, font, wide);
        let figure = one_line(ui, &signed(*share, 1, language), (regular(11.5), look.second), 40.0);
        let at = vec2(PADDING + room - figure.size().x, top + 1.0);
        let height = name.size().y;
        add(name, vec2(PADDING, top + 1.0), look.second);
        add(figure, at, look.second);
        let length = (share / most) as f32 * half;
        let line = top + 1.0 + height / 2.0;
        let ink = if *share >= 0.0 { look.reference } else { look.accent };
        let bar = Rect::from_two_pos(pos2(middle, line - 3.5), pos2(middle + length, line + 3.5));
        bars.push((bar, ink));
        bars.push((Rect::from_center_size(pos2(middle, line), vec2(1.0, height)), look.line));
        top += height + 2.0;
    }
    Card { lines, swatch, bars, size: vec2(width, (top + PADDING - 4.0).ceil()) }
}

fn draw(ui: &Ui, rect: Rect, card: &Card) {
    let look = roles(ui);
    let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("hover card"));
    let painter = ui.ctx().layer_painter(layer);
    painter.add(card_shadow(look).as_shape(rect, 10.0));
    painter.rect(rect, 10.0, look.paper, Stroke::new(1.0, look.line), StrokeKind::Inside);
    if let Some((square, color)) = card.swatch {
        let square = square.translate(rect.min.to_vec2());
        painter.rect(square, 2.0, color, Stroke::new(0.5, look.third), StrokeKind::Inside);
    }
    for (bar, ink) in &card.bars {
        painter.rect_filled(bar.translate(rect.min.to_vec2()), 1.0, *ink);
    }
    for line in &card.lines {
        painter.galley_with_override_text_color(rect.min + line.at, line.galley.clone(), line.ink);
    }
}
