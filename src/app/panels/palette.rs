//! The command palette: one field over everything that can be done, shown or found. Works by keyboard alone.

use egui::{Align2, Color32, Id, Modal, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::overlay::{overlay_frame, veil};
use crate::app::command::Command;
use crate::app::commands::ShellCommand;
use crate::app::shell_view::{Found, Overlay, PaletteScope, PaletteState};
use crate::app::state::AppState;
use crate::app::theme::{RADIUS, SMALL_PX, body, regular, roles, semibold};
use crate::app::widgets::{one_line, search_field};
use crate::text::tr;

/// Width in points where there is room.
const WIDTH: f32 = 600.0;
/// Width of the list of areas.
const AREA_WIDTH: f32 = 400.0;
/// Height of a row in points.
const ROW: f32 = 30.0;
/// Most rows that are seen at once.
const ROWS: f32 = 11.0;

/// Where the field of the area stands is kept under this name.
pub fn area_field_id() -> Id {
    Id::unique("field of the area")
}

/// Shows the palette while it is open.
pub fn palette_ui(ui: &Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(Overlay::Palette(palette)) = &state.view.shell.overlay else { return };
    let screen = ui.ctx().content_rect();
    let of_areas = palette.scope == PaletteScope::Areas;
    let field: Option<Rect> = ui.data(|data| data.get_temp(area_field_id())).filter(|_| of_areas);
    let width = if of_areas { AREA_WIDTH } else { WIDTH }.min(screen.width() - 48.0);
    let rows = ROWS.min(((screen.height() - 170.0) / ROW).floor()).max(3.0);
    let id = Id::unique("palette");
    // Areas are listed where they are chosen.
    let (side, at) = match field {
        Some(field) => {
            (Align2::LEFT_TOP, vec2(field.left().min(screen.right() - width - 36.0), field.bottom() + 4.0))
        }
        None => (Align2::CENTER_TOP, vec2(0.0, 52.0)),
    };
    let area = Modal::default_area(id).anchor(side, at);
    let veil = if of_areas { Color32::TRANSPARENT } else { veil(ui) };
    let modal = Modal::new(id).area(area).backdrop_color(veil).frame(overlay_frame(ui));
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 6.0;
        let mut text = palette.text.clone();
        let field_key = if of_areas { "map-area-field" } else { "app-palette-field" };
        let field = search_field(ui, &mut text, &tr(state.view.language, field_key), width);
        if field.changed() {
            out.push(ShellCommand::PaletteText(text).into());
        }
        if !field.has_focus() {
            field.request_focus();
        }
        ui.data_mut(|data| data.insert_temp(field_id(), field.id));
        ui.allocate_ui(vec2(width, rows * ROW), |ui| {
            ui.set_min_height(rows * ROW);
            list_ui(ui, state, palette, out);
        });
        let keys = tr(state.view.language, "app-palette-keys");
        ui.label(egui::RichText::new(keys).font(regular(SMALL_PX)).color(roles(ui).third));
    });
    if shown.backdrop_response.clicked() {
        out.push(ShellCommand::CloseOverlay.into());
    }
}

/// Where the id of the field is kept.
fn field_id() -> Id {
    Id::unique("palette field")
}

/// Whether letters reach the field.
pub(in crate::app) fn field_has_keyboard(ctx: &egui::Context) -> bool {
    let field: Option<Id> = ctx.data(|data| data.get_temp(field_id()));
    field.is_some() && ctx.memory(egui::Memory::focused) == field
}

fn list_ui(ui: &mut Ui, state: &AppState, palette: &PaletteState, out: &mut Vec<Command>) {
    if palette.found.is_empty() {
        ui.add_space(10.0);
        let no_areas = palette.scope == PaletteScope::Areas && palette.text.is_empty();
        let none = tr(state.view.language, if no_areas { "map-no-areas" } else { "app-palette-none" });
        ui.label(egui::RichText::new(none).color(roles(ui).second));
        return;
    }
    ScrollArea::vertical().id_salt("found").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, found) in palette.found.iter().enumerate() {
            let response = row_ui(ui, state, found, place == palette.chosen);
            if response.hovered() && moved(ui) && place != palette.chosen {
                out.push(ShellCommand::PalettePoint(place).into());
            }
            if response.clicked() {
                out.push(ShellCommand::PaletteRun(place).into());
            }
        }
    });
}

/// A pointer that lies still does not take the choice away from the keyboard.
fn moved(ui: &Ui) -> bool {
    ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO)
}

fn row_ui(ui: &mut Ui, state: &AppState, found: &Found, chosen: bool) -> egui::Response {
    let look = roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    if !chosen && !ui.is_rect_visible(rect) {
        return response;
    }
    let why = found.why_not.map(|key| tr(state.view.language, key));
    let enabled = why.is_none();
    let name = why.as_ref().map_or_else(|| found.title.clone(), |why| format!("{}. {why}", found.title));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, enabled, chosen, &name));
    if chosen {
        ui.painter().rect_filled(rect, f32::from(RADIUS) - 1.0, look.accent_ground);
        let keep = rect.expand2(vec2(0.0, 4.0));
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(keep, None);
        }
    }
    let aside = why.unwrap_or_else(|| found.aside.clone());
    let aside = one_line(ui, &aside, (regular(SMALL_PX), look.third), rect.width() * 0.5);
    let right = rect.right() - 10.0 - aside.size().x;
    ui.painter().galley(pos2(right, rect.center().y - aside.size().y / 2.0), aside, Color32::PLACEHOLDER);
    let ink = match (enabled, chosen) {
        (false, _) => look.third,
        (true, true) => look.accent,
        (true, false) => look.ink,
    };
    let font = if chosen { semibold(crate::app::theme::BODY_PX) } else { body() };
    let title = one_line(ui, &found.title, (font, ink), right - rect.left() - 22.0);
    let at = pos2(rect.left() + 10.0, rect.center().y - title.size().y / 2.0);
    ui.painter().galley(at, title, Color32::PLACEHOLDER);
    response
}
