//! The pages of the project side by side: a click opens one, and all of them are saved at once.

use egui::{Color32, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, FilePurpose};
use crate::app::commands::PagesCommand;
use crate::app::pages_view::PageZoom;
use crate::app::state::AppState;
use crate::app::theme::{RADIUS, SMALL_PX, medium, roles, semibold};
use crate::app::widgets::{ButtonLook, Icon, command_button, focus_ring, icon};
use crate::model::Edit;
use crate::text::Message;

/// Size of a small page in points.
const PAGE: egui::Vec2 = vec2(112.0, 64.0);
/// Width of what stands at the end of the strip in points.
const END_WIDTH: f32 = 140.0;
/// Height of the strip in points, with small pages and with their names alone.
pub const HEIGHTS: [f32; 2] = [106.0, 40.0];
/// A strip narrower than this leaves saving all pages to the menu, in points.
const NARROW: f32 = 430.0;
/// In windows lower than this the strip shows names alone, in points.
pub const LOW_WINDOW: f32 = 560.0;

/// Height of the strip in this window.
pub fn height(ui: &Ui) -> f32 {
    if ui.ctx().content_rect().height() < LOW_WINDOW { HEIGHTS[1] } else { HEIGHTS[0] }
}

/// Shows the strip.
pub fn view_strip_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    let has_pictures = height(ui) > HEIGHTS[1];
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let is_narrow = ui.available_width() < NARROW;
        let end = if has_pictures || is_narrow { END_WIDTH } else { 2.0 * END_WIDTH };
        let width = (ui.available_width() - end - 10.0).max(100.0);
        ui.allocate_ui(vec2(width, ui.available_height()), |ui| {
            ScrollArea::horizontal().id_salt("small pages").auto_shrink([false, false]).show(ui, |ui| {
                ui.horizontal_centered(|ui| {
                    ui.spacing_mut().item_spacing.x = 12.0;
                    ui.add_space(2.0);
                    keep_ui(ui, state, has_pictures, out);
                    for (name, map) in &project.views {
                        let active = *map == project.map;
                        tile_ui(ui, state, (name, active), has_pictures, out);
                    }
                });
            });
        });
        let saves_all = !project.views.is_empty() && (has_pictures || !is_narrow);
        end_ui(ui, state, (saves_all, has_pictures), out);
    });
}

/// How large the page is shown, and all pages into a folder.
fn end_ui(ui: &mut Ui, state: &AppState, (saves_all, has_pictures): (bool, bool), out: &mut Vec<Command>) {
    let mut both = |ui: &mut Ui| {
        zoom_ui(ui, state, out);
        if saves_all {
            command_button(ui, state, &Command::PickFile(FilePurpose::ExportViews), ButtonLook::Plain, out);
        }
    };
    if has_pictures {
        ui.allocate_ui(vec2(END_WIDTH, HEIGHTS[0]), |ui| {
            ui.vertical(|ui| {
                ui.add_space(14.0);
                ui.spacing_mut().item_spacing.y = 12.0;
                both(ui);
            });
        });
    } else {
        both(ui);
    }
}

/// Two buttons: the whole page, or its own pixels.
fn zoom_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let look = roles(ui);
    let (both, _) = ui.allocate_exact_size(vec2(END_WIDTH, 28.0), Sense::hover());
    ui.painter().rect(both, f32::from(RADIUS), look.paper, Stroke::new(1.0, look.line), StrokeKind::Inside);
    let split = both.left() + END_WIDTH * 0.6;
    for (zoom, x) in [
        (PageZoom::Fit, egui::Rangef::new(both.left(), split)),
        (PageZoom::Full, egui::Rangef::new(split, both.right())),
    ] {
        let command = Command::Pages(PagesCommand::Zoom(zoom));
        let rect = Rect::from_x_y_ranges(x, both.y_range());
        let response = ui.interact(rect, ui.scope_id().with(("zoom", zoom)), Sense::click());
        let (name, active) = (command.label(state), state.view.pages.zoom == zoom);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, active, &name));
        if active {
            ui.painter().rect_filled(rect.shrink(2.0), f32::from(RADIUS) - 2.0, look.accent_ground);
        }
        let ink = if active { look.accent } else { look.second };
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, name, medium(SMALL_PX), ink);
        focus_ring(ui, &response, rect);
        if response.on_hover_text(command.tooltip(state)).clicked() {
            out.push(command);
        }
    }
}

/// The first tile: the map that is being worked on becomes a page of its own.
fn keep_ui(ui: &mut Ui, state: &AppState, has_pictures: bool, out: &mut Vec<Command>) {
    let command = Command::Pages(PagesCommand::KeepPage);
    if !has_pictures {
        command_button(ui, state, &command, ButtonLook::Plain, out);
        return;
    }
    let (look, label) = (roles(ui), command.label(state));
    let (rect, response) = ui.allocate_exact_size(vec2(PAGE.x, HEIGHTS[0] - 18.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let page = Rect::from_min_size(rect.min, PAGE);
    let (fill, ink) =
        if response.hovered() { (look.accent_ground, look.accent) } else { (look.paper, look.second) };
    ui.painter().rect(page, 4.0, fill, Stroke::new(1.0, look.line), StrokeKind::Inside);
    icon::paint(ui.painter(), page, Icon::Plus, ink);
    name_ui(ui, &label, (page, false));
    focus_ring(ui, &response, rect);
    if response.on_hover_text(command.tooltip(state)).clicked() {
        out.push(command);
    }
}

fn tile_ui(
    ui: &mut Ui,
    state: &AppState,
    (name, active): (&str, bool),
    has_pictures: bool,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let size = if has_pictures { vec2(PAGE.x, HEIGHTS[0] - 18.0) } else { vec2(PAGE.x + 30.0, 28.0) };
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, active, name));
    if has_pictures {
        let page = Rect::from_min_size(rect.min, PAGE);
        picture_ui(ui, state, name, page);
        let edge = match (active, response.hovered()) {
            (true, _) => Stroke::new(2.0, look.accent),
            (false, true) => Stroke::new(1.0, look.second),
            (false, false) => Stroke::new(1.0, look.line),
        };
        ui.painter().rect_stroke(page, 4.0, edge, StrokeKind::Outside);
        name_ui(ui, name, (page, active));
    } else {
        let fill = if active { look.accent_ground } else { look.paper };
        ui.painter().rect(rect, f32::from(RADIUS), fill, Stroke::new(1.0, look.line), StrokeKind::Inside);
        let middle = Rect::from_center_size(rect.center() - vec2(0.0, 16.5), vec2(rect.width() - 16.0, 8.0));
        name_ui(ui, name, (middle, active));
    }
    focus_ring(ui, &response, rect.expand(2.0));
    let delete = has_pictures && delete_ui(ui, state, name, rect, out);
    if !delete && response.on_hover_text(name).clicked() {
        let map = state.open_project().and_then(|project| project.views.get(name)).cloned();
        out.extend(map.map(|map| Command::Edit(Edit::ReplaceMap(Box::new(map)))));
    }
}

fn picture_ui(ui: &Ui, state: &AppState, name: &str, page: Rect) {
    let look = roles(ui);
    ui.painter().rect_filled(page, 4.0, look.canvas);
    let small = state.derived.small_pages.get(name).and_then(|small| small.texture.as_ref());
    if let Some(texture) = small {
        let size = texture.size_vec2();
        let scale = (page.width() / size.x).min(page.height() / size.y);
        let rect = Rect::from_center_size(page.center(), size * scale);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), rect, whole, Color32::WHITE);
    }
}

fn name_ui(ui: &Ui, name: &str, (page, active): (Rect, bool)) {
    let look = roles(ui);
    let (font, ink) =
        if active { (semibold(SMALL_PX), look.accent) } else { (medium(SMALL_PX), look.second) };
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(page.width());
    let galley = ui.painter().layout_job(job);
    let at = pos2(page.center().x - galley.size().x / 2.0, page.bottom() + 5.0);
    ui.painter().galley(at, galley, ink);
}

/// A small cross on the tile under the pointer or the keyboard; whether it was pressed.
fn delete_ui(ui: &Ui, state: &AppState, name: &str, tile: Rect, out: &mut Vec<Command>) -> bool {
    let look = roles(ui);
    let rect = Rect::from_min_size(tile.right_top() + vec2(-20.0, 2.0), vec2(18.0, 18.0));
    let label = Message::new("app-view-delete").with("view", name).to_text(state.view.language);
    let response = ui.interact(rect, ui.scope_id().with(("delete", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if ui.rect_contains_pointer(tile) || response.has_focus() {
        ui.painter().circle_filled(rect.center(), 9.0, look.paper);
        let ink = if response.hovered() { look.reference } else { look.second };
        icon::paint(ui.painter(), rect, Icon::Close, ink);
    }
    focus_ring(ui, &response, rect);
    let pressed = response.on_hover_text(label).clicked();
    if pressed {
        out.push(Command::Edit(Edit::DeleteView(name.to_owned())));
    }
    pressed
}
