//! A field for a path, where the system has no dialog for files.

use egui::{Frame, Key, Margin, Panel, Ui};

use crate::app::command::{Command, FilePurpose, TextField};
use crate::app::state::AppState;
use crate::app::theme::roles;
use crate::app::widgets::search_field;
use crate::text::tr;

/// Shows the field under the bar while a path is asked for.
pub fn path_field_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some((purpose, path)) = &state.view.typed_path else { return };
    let look = roles(ui);
    let frame = Frame::new().fill(look.accent_ground).inner_margin(Margin::symmetric(16, 8));
    Panel::top("path").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let name = tr(state.view.language, key(*purpose));
            ui.label(&name);
            let mut text = path.clone();
            let width = (ui.available_width() - 120.0).max(200.0);
            let field = search_field(ui, &mut text, &tr(state.view.language, "app-path"), width);
            if field.changed() {
                out.push(Command::Type(TextField::Path, text.clone()));
            }
            if path.is_empty() && !field.has_focus() {
                field.request_focus();
            }
            let done = ui.button(tr(state.view.language, "app-ok")).clicked()
                || (field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)));
            if done && !text.trim().is_empty() {
                out.push(Command::UseFile(*purpose, expanded(text.trim())));
            }
        });
    });
}

fn key(purpose: FilePurpose) -> &'static str {
    match purpose {
        FilePurpose::OpenProject => "app-open",
        FilePurpose::NewProject => "app-new",
        FilePurpose::Import => "app-import",
        FilePurpose::ExportPage => "app-export",
    }
}

/// `~/…` as the person's own folder.
fn expanded(text: &str) -> std::path::PathBuf {
    let home = directories::UserDirs::new().map(|folders| folders.home_dir().to_owned());
    match (text.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => text.into(),
    }
}
