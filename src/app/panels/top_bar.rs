//! The bar on top: project, places, undo and redo, language, what to do with the map.

use egui::{Align, Layout, Popup, Role, Ui, WidgetInfo, vec2};

use crate::app::command::{Command, FilePurpose, shortcut_text};
use crate::app::state::{AppState, Place};
use crate::app::theme::{roles, semibold};
use crate::app::widgets::{
    ButtonLook, Icon, command_button, icon, icon_button, language_switch, list_row, place_button,
};
use crate::text::tr;

/// Shows the bar.
pub fn top_bar_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(14.0);
        project_name_ui(ui, state);
        ui.add_space(20.0);
        for place in Place::ALL {
            place_button(ui, state, place, out);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(10.0);
            command_button(ui, state, &Command::CopyPicture, ButtonLook::Primary, out);
            ui.add_space(4.0);
            more_menu_ui(ui, state, out);
            ui.allocate_ui_with_layout(vec2(58.0, 30.0), Layout::left_to_right(Align::Center), |ui| {
                language_switch(ui, state, out);
            });
            icon_button(ui, state, (&Command::Redo, Icon::Redo), out);
            icon_button(ui, state, (&Command::Undo, Icon::Undo), out);
        });
    });
}

fn project_name_ui(ui: &mut Ui, state: &AppState) {
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
    let mut job = egui::text::LayoutJob::simple_singleline(name.clone(), semibold(14.0), roles(ui).ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(300.0);
    let label = ui.add(egui::Label::new(job).selectable(false));
    if let Some(open) = &state.project {
        label.on_hover_text(open.path.display().to_string());
    }
}

fn more_menu_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let name = tr(state.view.language, "app-more");
    let (rect, response) = ui.allocate_exact_size(vec2(30.0, 30.0), egui::Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 7.0, roles(ui).hover);
    }
    icon::paint(ui.painter(), rect, Icon::More, roles(ui).second);
    crate::app::widgets::focus_ring(ui, &response, rect);
    Popup::menu(&response).width(330.0).accessible_name(name).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for group in menu(state) {
            for command in group {
                menu_row_ui(ui, state, command, out);
            }
            ui.add_space(3.0);
            ui.separator();
            ui.add_space(3.0);
        }
        let version = format!("Sozialraumatlas {}", env!("CARGO_PKG_VERSION"));
        ui.label(egui::RichText::new(version).small().color(roles(ui).third));
    });
}

fn menu(state: &AppState) -> [Vec<Command>; 3] {
    [
        vec![
            Command::PickFile(FilePurpose::NewProject),
            Command::PickFile(FilePurpose::OpenProject),
            Command::OpenSample,
        ],
        vec![
            Command::PickFile(FilePurpose::Import),
            Command::PickFile(FilePurpose::ExportPage),
            Command::CopyPicture,
            Command::CopyTable,
        ],
        vec![Command::ToggleRight, Command::Appearance(state.view.appearance.other()), Command::ToggleCanvas],
    ]
}

fn menu_row_ui(ui: &mut Ui, state: &AppState, command: Command, out: &mut Vec<Command>) {
    let face = command.face(state);
    let keys =
        face.shortcut.as_ref().map(|keys| shortcut_text(keys, state.view.language)).unwrap_or_default();
    let row = ui.add_enabled_ui(face.enabled, |ui| list_row(ui, &command.label(state), &keys, false)).inner;
    if row.clicked() && face.enabled {
        out.push(command);
        ui.close();
    }
}
