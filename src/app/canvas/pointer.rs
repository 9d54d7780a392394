//! What the pointer does on the map: zoom, point, select, draw around regions.

use egui::{PointerButton, Response, Ui, Vec2};

use super::Canvas;
use super::rubber::Rubber;
use crate::app::command::{Command, SelectMode};
use crate::app::commands::map::MapCommand;
use crate::app::map_picture::MapPicture;
use crate::app::map_view::MapTool;
use crate::app::state::AppState;
use crate::app::widgets::held_at_click;
use crate::geo::RegionIndex;

/// Screen points of scrolling that zoom by one level.
const SCROLL_PER_LEVEL: f32 = 170.0;

/// Whether dragging draws instead of moving the map.
pub fn draws(ui: &Ui, canvas: &Canvas, state: &AppState) -> bool {
    canvas.rubber.is_some() || state.view.map.tool != MapTool::Pan || ui.input(|input| input.modifiers.shift)
}

/// Zooms at the pointer by wheel and pinch.
pub fn zoom(ui: &Ui, response: &Response, canvas: &mut Canvas) {
    if response.dragged() && canvas.rubber.is_none() {
        canvas.camera.was_dragged();
    }
    let Some(pointer) = response.hover_pos() else { return };
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    let mut levels = f64::from(scroll / SCROLL_PER_LEVEL);
    if (pinch - 1.0).abs() > 1e-4 {
        levels += f64::from(pinch.log2());
    }
    if levels != 0.0 {
        canvas.camera.zoom_at(levels, response.rect, pointer);
        ui.input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
    }
}

/// What is pointed at in this frame already; the command changes the state after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointed {
    /// The region.
    pub region: Option<RegionIndex>,
    /// Keys have walked to it; the pointer rests.
    pub by_keys: bool,
}

/// The region under the pointer becomes hovered; clicks select.
pub fn point_and_select(
    ui: &Ui,
    response: &Response,
    canvas: &mut Canvas,
    (picture, state): (&MapPicture, &AppState),
    out: &mut Vec<Command>,
) -> Pointed {
    draw_around(ui, response, canvas, (picture, state), out);
    let free = |at: &egui::Pos2| !response.dragged() && !canvas.furniture.covers(*at);
    let under = response.hover_pos().filter(free).and_then(|pointer| {
        let map = canvas.camera.map_from_screen(response.rect, pointer);
        picture.pick.region_at(&picture.contents().layer, map)
    });
    let under = under.filter(|region| picture.is_shown(*region));
    // The region that keys have walked to stays until the pointer moves.
    let rests = state.view.map.walked && !ui.input(|input| input.pointer.is_moving());
    let mut region = state.view.hovered;
    if response.contains_pointer() && !rests {
        region = under;
    } else if !response.contains_pointer() && !rests && state.view.hovered_on_map {
        region = None;
    }
    if region != state.view.hovered {
        out.push(Command::Hover(region));
    }
    if response.secondary_clicked() {
        canvas.menu_region = under;
    }
    click(ui, response, under, out);
    Pointed { region, by_keys: rests }
}

fn click(ui: &Ui, response: &Response, under: Option<RegionIndex>, out: &mut Vec<Command>) {
    if response.double_clicked_by(PointerButton::Primary) {
        if let Some(region) = under {
            out.push(Command::Map(MapCommand::SelectRegions(vec![region], SelectMode::Replace)));
            out.push(Command::Map(MapCommand::FitRegion(region)));
        }
        return;
    }
    // Enter on the focused map is no click of the pointer.
    if !response.clicked_by(PointerButton::Primary) {
        return;
    }
    let held = held_at_click(ui);
    let toggle = held.command || held.shift;
    match (under, toggle) {
        (Some(region), true) => out.push(Command::Select(region, SelectMode::Toggle)),
        (Some(region), false) => out.push(Command::Select(region, SelectMode::Replace)),
        (None, false) => out.push(Command::ClearSelection),
        (None, true) => {}
    }
}

/// A rectangle or a line around regions: by tool, or with Shift held; Shift and Ctrl add to what is selected.
fn draw_around(
    ui: &Ui,
    response: &Response,
    canvas: &mut Canvas,
    (picture, state): (&MapPicture, &AppState),
    out: &mut Vec<Command>,
) {
    let pointer = ui.input(|input| input.pointer.interact_pos());
    if response.drag_started_by(PointerButton::Primary) && draws(ui, canvas, state) {
        let origin = ui.input(|input| input.pointer.press_origin()).or(pointer);
        canvas.rubber = origin.map(|origin| Rubber::begin(state.view.map.tool, origin));
    }
    let Some(rubber) = &mut canvas.rubber else { return };
    if let Some(pointer) = pointer {
        rubber.drag(pointer);
    }
    canvas.caught = rubber.caught(picture, &canvas.camera, response.rect);
    let given_up = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    if given_up || !response.dragged() {
        let caught = std::mem::take(&mut canvas.caught);
        canvas.rubber = None;
        if !given_up {
            let held = held_at_click(ui);
            let mode = if held.command || held.shift { SelectMode::Toggle } else { SelectMode::Replace };
            out.push(Command::Map(MapCommand::SelectRegions(caught.into_iter().collect(), mode)));
        }
    }
}
