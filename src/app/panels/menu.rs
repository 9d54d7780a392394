//! The menu: five groups on the left, the commands of one of them on the right, with keys and marks of what is on.

use egui::{
    Align, Align2, Color32, Id, Layout, Modal, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::overlay::overlay_frame;
use crate::app::command::{Command, shortcut_text};
use crate::app::commands::{ShellCommand, why_disabled};
use crate::app::menus::{MenuGroup, is_on};
use crate::app::shell_view::{MenuState, Overlay};
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, RADIUS, SMALL_PX, body, medium, regular, roles, semibold};
use crate::app::widgets::{Icon, icon, one_line};
use crate::text::tr;

/// Widths of groups and of commands in points.
const WIDTHS: [f32; 2] = [126.0, 380.0];
/// Height of a row in points.
const ROW: f32 = 28.0;

/// Shows the menu while it is open.
pub fn menu_ui(ui: &Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(Overlay::Menu(menu)) = &state.view.shell.overlay else { return };
    let screen = ui.ctx().content_rect();
    let id = Id::unique("menu");
    let area = Modal::default_area(id).anchor(Align2::LEFT_TOP, vec2(8.0, 44.0));
    let frame = overlay_frame(ui).inner_margin(8);
    let modal = Modal::new(id).area(area).backdrop_color(Color32::TRANSPARENT).frame(frame);
    let right = WIDTHS[1].min(screen.width() - WIDTHS[0] - 60.0);
    let least = MenuGroup::ALL.len() as f32 * (ROW + 2.0);
    let height = height(menu.group).max(least).min(screen.height() - 80.0);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            ui.allocate_ui_with_layout(vec2(WIDTHS[0], height), Layout::top_down(Align::Min), |ui| {
                groups_ui(ui, state, *menu, out);
            });
            ui.allocate_ui_with_layout(vec2(right, height), Layout::top_down(Align::Min), |ui| {
                ui.set_min_size(vec2(right, height));
                ScrollArea::vertical().id_salt(menu.group).auto_shrink(false).show(ui, |ui| {
                    commands_ui(ui, state, *menu, out);
                });
            });
        });
    });
    if shown.backdrop_response.clicked() {
        out.push(ShellCommand::CloseOverlay.into());
    }
}

fn height(group: MenuGroup) -> f32 {
    let sections = group.sections();
    sections.iter().map(|rows| rows.len() as f32 * ROW).sum::<f32>() + (sections.len() - 1) as f32 * 9.0
}

fn groups_ui(ui: &mut Ui, state: &AppState, menu: MenuState, out: &mut Vec<Command>) {
    let look = roles(ui);
    for group in MenuGroup::ALL {
        let active = group == menu.group;
        let name = tr(state.view.language, group.label_key());
        let (rect, response) = ui.allocate_exact_size(vec2(WIDTHS[0], ROW + 2.0), Sense::CLICK);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, active, &name));
        if active {
            ui.painter().rect_filled(rect, f32::from(RADIUS) - 1.0, look.accent_ground);
        }
        let (font, ink) =
            if active { (semibold(BODY_PX), look.accent) } else { (medium(BODY_PX), look.second) };
        let at = rect.left_center() + vec2(10.0, 0.0);
        ui.painter().text(at, Align2::LEFT_CENTER, name, font, ink);
        let came = response.hovered() && ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
        if (response.clicked() || came) && !active {
            out.push(ShellCommand::MenuGroup(group).into());
        }
    }
}

fn commands_ui(ui: &mut Ui, state: &AppState, menu: MenuState, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut place = 0;
    for (number, section) in menu.group.sections().into_iter().enumerate() {
        if number > 0 {
            let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
            ui.painter().hline(line.x_range(), line.center().y, egui::Stroke::new(1.0, roles(ui).line));
        }
        for command in section {
            row_ui(ui, state, (&command, place, menu.row == place), out);
            place += 1;
        }
    }
}

fn row_ui(
    ui: &mut Ui,
    state: &AppState,
    (command, place, pointed): (&Command, usize, bool),
    out: &mut Vec<Command>,
) {
    let (look, language) = (roles(ui), state.view.language);
    let (face, on) = (command.face(state), is_on(command, state));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let label = command.label(state);
    let why = why_disabled(command, state).map(|key| tr(language, key));
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, face.enabled, on == Some(true), &label));
    if pointed {
        hold_focus(ui, &response);
        ui.painter().rect_filled(rect, f32::from(RADIUS) - 1.0, look.accent_ground);
    }
    let ink = if face.enabled { look.ink } else { look.third };
    if on == Some(true) {
        let tick = Rect::from_center_size(rect.left_center() + vec2(13.0, 0.0), vec2(16.0, 16.0));
        icon::paint(ui.painter(), tick, Icon::Check, look.accent);
    }
    let keys = face.shortcut.as_ref().map(|keys| shortcut_text(keys, language)).unwrap_or_default();
    let keys = one_line(ui, &keys, (regular(SMALL_PX), look.third), rect.width() * 0.4);
    let right = rect.right() - 10.0 - keys.size().x;
    ui.painter().galley(pos2(right, rect.center().y - keys.size().y / 2.0), keys, Color32::PLACEHOLDER);
    let text = one_line(ui, &label, (body(), ink), right - rect.left() - 36.0);
    let at = pos2(rect.left() + 26.0, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, Color32::PLACEHOLDER);
    let came = response.hovered() && ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    if came && !pointed {
        out.push(ShellCommand::MenuPoint(place).into());
    }
    if response.clicked() && face.enabled {
        out.push(ShellCommand::CloseOverlay.into());
        out.push(command.clone());
    }
    if let Some(why) = why {
        response.on_hover_text(why);
    }
}

/// The row of the keyboard has the focus, so that screen readers read it; arrows are the menu's own.
fn hold_focus(ui: &Ui, response: &egui::Response) {
    if !response.has_focus() {
        response.request_focus();
    }
    let arrows =
        egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
}
