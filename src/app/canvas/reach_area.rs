//! The area that follows the pointer: nested bands over the map, with the people inside.

use egui::{Align2, Color32, Mesh, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::camera::Camera;
use crate::app::command::Command;
use crate::app::commands::ReachCommand;
use crate::app::state::{AppState, Place};
use crate::app::theme::{SMALL_PX, card_shadow, regular, roles, semibold};
use crate::sheet::ReachBand;
use crate::text::{Message, format_count, format_number};

/// Pixels that the pointer moves before its area is looked for again.
const STEP_PX: f32 = 3.0;
/// Height of the strips that an area is filled with, in points.
const STRIP: f32 = 2.0;

/// Whether the area is shown now.
pub fn follows(state: &AppState) -> bool {
    state.view.place == Place::Reach && state.view.reach.follows
}

/// Tells where the pointer is, when it moved.
pub fn point(face: Rect, camera: &Camera, hover: Option<Pos2>, state: &AppState, out: &mut Vec<Command>) {
    if !follows(state) {
        return;
    }
    let known = state.view.reach.wanted.or(state.view.reach.asked);
    match hover {
        Some(at) => {
            let near = known.is_some_and(|known| camera.screen_from_map(face, known).distance(at) < STEP_PX);
            if !near {
                out.push(ReachCommand::Pointer(Some(camera.map_from_screen(face, at))).into());
            }
        }
        None if known.is_some() => out.push(ReachCommand::Pointer(None).into()),
        None => {}
    }
}

/// Paints the bands, farthest first, and says how many people they hold.
pub fn paint(ui: &Ui, face: Rect, camera: &Camera, state: &AppState) {
    let Some(around) = state.derived.reach.around.as_ref().filter(|_| follows(state)) else { return };
    let look = roles(ui);
    let painter = ui.painter().with_clip_rect(face);
    let middle = camera.screen_from_map(face, around.at);
    for band in around.bands.iter().rev() {
        let rings = rings_on_screen(face, camera, band);
        painter.add(filled(&rings, face, look.selection.gamma_multiply(0.17)));
        for ring in rings {
            painter.add(egui::Shape::closed_line(ring, Stroke::new(1.2, look.selection)));
        }
    }
    painter.circle(middle, 3.5, look.selection, Stroke::new(1.5, Color32::WHITE));
    card(ui, face, middle, (&around.bands, state));
}

fn rings_on_screen(face: Rect, camera: &Camera, band: &ReachBand) -> Vec<Vec<Pos2>> {
    let place = |point: &[f64; 2]| camera.screen_from_map(face, *point);
    band.areas.iter().flatten().map(|ring| ring.iter().map(place).collect()).collect()
}

/// The inside of the rings as thin strips: holes stay open whatever their shape.
fn filled(rings: &[Vec<Pos2>], face: Rect, color: Color32) -> egui::Shape {
    let mut mesh = Mesh::default();
    let rows = (face.height() / STRIP).ceil().max(0.0) as usize;
    let mut crossings: Vec<Vec<f32>> = vec![Vec::new(); rows];
    for ring in rings {
        let next = ring.iter().cycle().skip(1);
        for (a, b) in ring.iter().zip(next) {
            let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
            let first = ((low.y - face.top()) / STRIP - 0.5).ceil().max(0.0) as usize;
            for (row, crossings) in crossings.iter_mut().enumerate().skip(first) {
                let y = face.top() + (row as f32 + 0.5) * STRIP;
                if y >= high.y {
                    break;
                }
                crossings.push(low.x + (high.x - low.x) * (y - low.y) / (high.y - low.y).max(1e-6));
            }
        }
    }
    for (row, mut crossings) in crossings.into_iter().enumerate() {
        crossings.sort_unstable_by(f32::total_cmp);
        let top = face.top() + row as f32 * STRIP;
        for pair in crossings.chunks_exact(2) {
            if let [left, right] = pair {
                let strip = Rect::from_min_max(pos2(*left, top), pos2(*right, top + STRIP));
                mesh.add_colored_rect(strip, color);
            }
        }
    }
    egui::Shape::mesh(mesh)
}

/// People within each limit, beside the pointer.
fn card(ui: &Ui, face: Rect, middle: Pos2, (bands, state): (&[ReachBand], &AppState)) {
    let (look, language) = (roles(ui), state.view.language);
    let lines: Vec<(String, String)> = if bands.is_empty() {
        vec![(Message::new("reach-around-off").to_text(language), String::new())]
    } else {
        let minutes = |band: &ReachBand| {
            let minutes = format_number(band.minutes, 0, language);
            Message::new("reach-around-minutes").with("minutes", minutes).to_text(language)
        };
        let people = |band: &ReachBand| match band.people {
            Some(people) => format_count(people.round() as u64, language),
            None => "–".to_owned(),
        };
        bands.iter().map(|band| (minutes(band), people(band))).collect()
    };
    let who = match &state.open_project().and_then(|project| project.map.reach.as_ref()) {
        Some(reach) => {
            crate::sheet::group_words(reach.request.group.as_deref(), "page-reach-people", language)
        }
        None => crate::sheet::group_words(None, "page-reach-people", language),
    };
    let painter = ui.painter().with_clip_rect(face);
    let row = 18.0;
    let width = if bands.is_empty() { 210.0 } else { 176.0 };
    let head = if bands.is_empty() { 0.0 } else { 20.0 };
    let size = vec2(width, 16.0 + head + row * lines.len() as f32);
    let right = middle.x + 18.0 + size.x < face.right() - 8.0;
    let x = if right { middle.x + 18.0 } else { middle.x - 18.0 - size.x };
    let y =
        (middle.y - size.y - 12.0).clamp(face.top() + 8.0, (face.bottom() - size.y - 8.0).max(face.top()));
    let rect = Rect::from_min_size(pos2(x, y), size);
    painter.add(card_shadow(look).as_shape(rect, 8.0));
    painter.rect(rect, 8.0, look.paper, Stroke::new(1.0, look.line), StrokeKind::Inside);
    if head > 0.0 {
        let at = pos2(rect.right() - 11.0, rect.top() + 9.0);
        painter.text(at, Align2::RIGHT_TOP, &who, regular(SMALL_PX), look.second);
    }
    for (position, (minutes, people)) in lines.iter().enumerate() {
        let middle = rect.top() + 8.0 + head + row * (position as f32 + 0.5);
        let left = pos2(rect.left() + 11.0, middle);
        painter.text(left, Align2::LEFT_CENTER, minutes, regular(12.0), look.ink);
        let right = pos2(rect.right() - 11.0, middle);
        painter.text(right, Align2::RIGHT_CENTER, people, semibold(12.0), look.ink);
    }
}
