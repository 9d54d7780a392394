//! The bar on top: menu, project, places, undo and redo, search, what to do with the map.

use egui::{Align, Color32, Layout, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, shortcut_text};
use crate::app::commands::{ShellCommand, StartCommand};
use crate::app::shell_view::Overlay;
use crate::app::state::{AppState, Place};
use crate::app::theme::{RADIUS, SMALL_PX, body, regular, roles, semibold};
use crate::app::widgets::{
    ButtonLook, Choice, Icon, choice_field, command_button, focus_ring, icon, icon_button, one_line,
    place_button, place_button_width, text_button_width,
};
use crate::text::tr;

/// Width of the search in points where there is room.
const SEARCH: f32 = 168.0;
/// Width of a square button with the gap beside it.
const SQUARE: f32 = 34.0;
/// Room for the house before the project's name.
const HOME: f32 = 30.0;
/// Most and least width of the project's name.
const NAME: [f32; 2] = [300.0, 70.0];

/// How much of the bar is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Everything.
    Wide,
    /// The search is a picture.
    Middle,
    /// Places are a list as well.
    Narrow,
}

/// Shows the bar.
pub fn top_bar_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let (room, name_width) = room(ui, state);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(8.0);
        menu_button_ui(ui, state, out);
        ui.add_space(4.0);
        project_name_ui(ui, state, name_width, out);
        ui.add_space(16.0);
        if room == Room::Narrow {
            places_ui(ui, state, out);
        } else {
            for place in Place::ALL {
                place_button(ui, state, place, out);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(10.0);
            command_button(ui, state, &Command::CopyPicture, ButtonLook::Primary, out);
            ui.add_space(4.0);
            if room == Room::Wide {
                search_ui(ui, state, out);
            } else {
                icon_button(ui, state, (&ShellCommand::Palette.into(), Icon::Search), out);
            }
            ui.add_space(4.0);
            if state.view.shows_right_side(state.project.is_some()) {
                icon_button(ui, state, (&Command::ToggleRight, Icon::Panel), out);
            }
            icon_button(ui, state, (&ShellCommand::History.into(), Icon::ChevronDown), out);
            icon_button(ui, state, (&Command::Redo, Icon::Redo), out);
            icon_button(ui, state, (&Command::Undo, Icon::Undo), out);
        });
    });
}

/// What fits: the name gives way first, then the search, then the places.
fn room(ui: &Ui, state: &AppState) -> (Room, f32) {
    let copy = text_button_width(ui, &Command::CopyPicture.label(state), ButtonLook::Primary);
    let fixed = 8.0 + SQUARE + 4.0 + 16.0 + 4.0 * SQUARE + copy + 30.0;
    let places: f32 = Place::ALL.iter().map(|place| place_button_width(ui, state, *place) + 4.0).sum();
    let left = ui.available_width() - fixed;
    for (room, taken) in [(Room::Wide, places + SEARCH + 4.0), (Room::Middle, places + SQUARE)] {
        if left - taken >= NAME[1] {
            return (room, (left - taken).min(NAME[0]));
        }
    }
    (Room::Narrow, (left - SQUARE - PLACES).clamp(0.0, NAME[0]))
}

/// Width of the list of places in a narrow window.
const PLACES: f32 = 130.0;

fn places_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let labels = Place::ALL.map(|place| Command::Go(place).label(state));
    let chosen = Place::ALL.iter().position(|place| *place == state.view.place);
    let choice = Choice {
        name: &tr(state.view.language, "app-places"),
        text: chosen.and_then(|at| labels.get(at)).map_or("", String::as_str),
        aside: "",
        options: labels.iter().map(|label| (label.clone(), String::new())).collect(),
        chosen,
        width: PLACES,
    };
    if let Some(place) = choice_field(ui, &choice).and_then(|at| Place::ALL.get(at)) {
        out.push(Command::Go(*place));
    }
}

fn menu_button_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let look = roles(ui);
    let command = Command::from(ShellCommand::Menu);
    let name = command.label(state);
    let open = matches!(state.view.shell.overlay, Some(Overlay::Menu(_)));
    let (rect, response) = ui.allocate_exact_size(vec2(30.0, 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let (fill, ink) = match (open, response.hovered()) {
        (true, _) => (look.accent_ground, look.accent),
        (false, true) => (look.hover, look.ink),
        (false, false) => (Color32::TRANSPARENT, look.second),
    };
    ui.painter().rect_filled(rect, f32::from(RADIUS), fill);
    icon::paint(ui.painter(), rect, Icon::Menu, ink);
    focus_ring(ui, &response, rect);
    if response.on_hover_text(command.tooltip(state)).clicked() {
        out.push(command);
    }
}

fn project_name_ui(ui: &mut Ui, state: &AppState, width: f32, out: &mut Vec<Command>) {
    if width < 24.0 {
        return;
    }
    let name = state.open_project().map_or_else(
        || tr(state.view.language, "app-name"),
        |project| {
            if project.name.is_empty() {
                tr(state.view.language, "app-unnamed")
            } else {
                project.name.clone()
            }
        },
    );
    let look = roles(ui);
    let mut job = egui::text::LayoutJob::simple_singleline(name.clone(), semibold(14.0), look.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width - HOME);
    let galley = ui.painter().layout_job(job);
    let command = Command::Start(StartCommand::Show);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + HOME, 30.0), Sense::click());
    let said = format!("{}: {name}", command.label(state));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(RADIUS), look.hover);
    }
    let home = egui::Rect::from_min_size(rect.min, vec2(HOME - 4.0, rect.height()));
    icon::paint(ui.painter(), home, Icon::Home, look.second);
    let at = pos2(home.right(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, look.ink);
    focus_ring(ui, &response, rect);
    let mut tip = command.tooltip(state);
    if let Some(open) = &state.project {
        tip = format!("{tip}\n{}", open.path.display());
    }
    if response.on_hover_text(tip).clicked() {
        out.push(command);
    }
}

/// Looks like a field and opens the command palette.
fn search_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let look = roles(ui);
    let command = Command::from(ShellCommand::Palette);
    let name = command.label(state);
    let (rect, response) = ui.allocate_exact_size(vec2(SEARCH, 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let hovered = response.hovered();
    let (fill, edge) = if hovered { (look.hover, look.third) } else { (look.paper, look.line) };
    ui.painter().rect(rect, f32::from(RADIUS), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let glass = egui::Rect::from_center_size(rect.left_center() + vec2(15.0, 0.0), vec2(16.0, 16.0));
    icon::paint(ui.painter(), glass, Icon::Search, look.third);
    let keys = command.face(state).shortcut.map(|keys| shortcut_text(&keys, state.view.language));
    let keys = one_line(ui, &keys.unwrap_or_default(), (regular(SMALL_PX), look.third), SEARCH / 2.0);
    let right = rect.right() - 10.0 - keys.size().x;
    ui.painter().galley(pos2(right, rect.center().y - keys.size().y / 2.0), keys, look.third);
    let ink = if hovered { look.ink } else { look.second };
    let text =
        one_line(ui, &tr(state.view.language, "app-search"), (body(), ink), right - rect.left() - 36.0);
    let at = pos2(rect.left() + 28.0, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, ink);
    focus_ring(ui, &response, rect);
    if response.on_hover_text(command.tooltip(state)).clicked() {
        out.push(command);
    }
}
