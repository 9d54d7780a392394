//! Buttons that run commands: name, tooltip, shortcut and availability come from the command.

use egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{Icon, focus_ring, icon};
use crate::app::command::Command;
use crate::app::state::{AppState, Place};
use crate::app::theme::{BODY_PX, RADIUS, SMALL_PX, body, medium, roles, semibold};
use crate::text::{Language, tr};

/// How loud a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonLook {
    /// The main thing to do here.
    Primary,
    /// One of several things.
    Plain,
    /// Text alone until the pointer comes.
    Quiet,
}

/// A button for `command`; pushes it when pressed.
pub fn command_button(
    ui: &mut Ui,
    state: &AppState,
    command: &Command,
    look: ButtonLook,
    out: &mut Vec<Command>,
) -> Response {
    let label = command.label(state);
    let enabled = command.face(state).enabled;
    let tooltip = command.tooltip(state);
    let response = text_button(ui, &label, look, enabled).on_hover_text(tooltip);
    if response.clicked() && enabled {
        out.push(command.clone());
    }
    response
}

/// A button with a text of its own.
pub fn text_button(ui: &mut Ui, label: &str, look: ButtonLook, enabled: bool) -> Response {
    let colors = roles(ui);
    let font = if look == ButtonLook::Primary { semibold(BODY_PX) } else { body() };
    let galley = ui.painter().layout_no_wrap(label.to_owned(), font, Color32::PLACEHOLDER);
    let size = vec2(galley.size().x + 26.0, 30.0);
    let (rect, response) = ui.allocate_exact_size(size, sense(enabled));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, label));
    let hovered = enabled && response.hovered();
    let (fill, edge, ink) = match look {
        ButtonLook::Primary if !enabled => (colors.hover, colors.line, colors.third),
        ButtonLook::Primary if hovered => (colors.accent_hover, colors.accent_hover, colors.on_accent),
        ButtonLook::Primary => (colors.accent, colors.accent, colors.on_accent),
        ButtonLook::Plain if hovered => (colors.hover, colors.third, colors.ink),
        ButtonLook::Plain => (colors.paper, colors.line, if enabled { colors.ink } else { colors.third }),
        ButtonLook::Quiet if hovered => (colors.hover, Color32::TRANSPARENT, colors.ink),
        ButtonLook::Quiet => (Color32::TRANSPARENT, Color32::TRANSPARENT, colors.second),
    };
    ui.painter().rect(rect, f32::from(RADIUS), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    ui.painter().galley_with_override_text_color(rect.center() - galley.size() / 2.0, galley, ink);
    focus_ring(ui, &response, rect);
    response
}

/// A square button with an icon for `command`.
pub fn icon_button(
    ui: &mut Ui,
    state: &AppState,
    (command, picture): (&Command, Icon),
    out: &mut Vec<Command>,
) -> Response {
    let colors = roles(ui);
    let enabled = command.face(state).enabled;
    let label = command.label(state);
    let (rect, response) = ui.allocate_exact_size(vec2(30.0, 30.0), sense(enabled));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &label));
    if enabled && response.hovered() {
        ui.painter().rect_filled(rect, f32::from(RADIUS), colors.hover);
    }
    let ink = match (enabled, response.hovered()) {
        (false, _) => colors.disabled(),
        (true, true) => colors.ink,
        (true, false) => colors.second,
    };
    icon::paint(ui.painter(), rect, picture, ink);
    focus_ring(ui, &response, rect);
    let response = response.on_hover_text(command.tooltip(state));
    if response.clicked() && enabled {
        out.push(command.clone());
    }
    response
}

/// A square button with an icon that does what `name` says.
pub fn named_icon_button(ui: &mut Ui, (name, picture): (&str, Icon)) -> Response {
    let colors = roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(RADIUS), colors.hover);
    }
    icon::paint(ui.painter(), rect, picture, if response.hovered() { colors.ink } else { colors.third });
    focus_ring(ui, &response, rect);
    response
}

/// Width of a button with this text, in points.
pub fn text_button_width(ui: &Ui, label: &str, look: ButtonLook) -> f32 {
    let font = if look == ButtonLook::Primary { semibold(BODY_PX) } else { body() };
    ui.painter().layout_no_wrap(label.to_owned(), font, Color32::PLACEHOLDER).size().x + 26.0
}

/// A small button in a line of text.
pub fn small_button(ui: &mut Ui, label: &str) -> Response {
    let colors = roles(ui);
    let galley = ui.painter().layout_no_wrap(label.to_owned(), medium(SMALL_PX), colors.accent);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(14.0, 7.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, colors.hover);
    }
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colors.accent);
    focus_ring(ui, &response, rect);
    response
}

/// Width of a place in the top bar, in points.
pub fn place_button_width(ui: &Ui, state: &AppState, place: Place) -> f32 {
    let label = Command::Go(place).label(state);
    ui.painter().layout_no_wrap(label, semibold(BODY_PX), Color32::PLACEHOLDER).size().x + 26.0
}

/// A place in the top bar.
pub fn place_button(ui: &mut Ui, state: &AppState, place: Place, out: &mut Vec<Command>) {
    let colors = roles(ui);
    let command = Command::Go(place);
    let somewhere = (state.project.is_some() || state.opening) && !state.view.start.open;
    let (label, active) = (command.label(state), somewhere && state.view.place == place);
    let font = if active { semibold(BODY_PX) } else { medium(BODY_PX) };
    let widest = ui.painter().layout_no_wrap(label.clone(), semibold(BODY_PX), Color32::PLACEHOLDER);
    let galley = ui.painter().layout_no_wrap(label.clone(), font, Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(widest.size().x + 26.0, 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, active, &label));
    let (fill, ink) = match (active, response.hovered()) {
        (true, _) => (colors.accent_ground, colors.accent),
        (false, true) => (colors.hover, colors.ink),
        (false, false) => (Color32::TRANSPARENT, colors.second),
    };
    ui.painter().rect_filled(rect, f32::from(RADIUS), fill);
    ui.painter().galley_with_override_text_color(rect.center() - galley.size() / 2.0, galley, ink);
    focus_ring(ui, &response, rect);
    if response.on_hover_text(command.tooltip(state)).clicked() {
        out.push(command);
    }
}

/// Two letters that switch the language.
pub fn language_switch(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let colors = roles(ui);
    ui.spacing_mut().item_spacing.x = 0.0;
    for language in Language::ALL {
        let active = state.view.language == language;
        let text = language.code().to_uppercase();
        let name = tr(state.view.language, Command::Language(language).face(state).label_key);
        let (rect, response) = ui.allocate_exact_size(vec2(28.0, 26.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, active, &name));
        let ink = match (active, response.hovered()) {
            (true, _) => colors.accent,
            (false, true) => colors.ink,
            (false, false) => colors.third,
        };
        if active {
            ui.painter().rect_filled(rect, 5.0, colors.accent_ground);
        }
        let font = if active { semibold(11.5) } else { medium(11.5) };
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, text, font, ink);
        focus_ring(ui, &response, rect);
        if response.on_hover_text(name).clicked() && !active {
            out.push(Command::Language(language));
        }
    }
}

fn sense(enabled: bool) -> Sense {
    if enabled { Sense::click() } else { Sense::hover() }
}
