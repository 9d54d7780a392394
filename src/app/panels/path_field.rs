//! A field for a path, where the system has no dialog for files.

use egui::{Frame, Key, Margin, Panel, Ui};

use crate::app::command::{Command, FilePurpose, TextField};
use crate::app::state::AppState;
use crate::app::theme::roles;
use crate::app::widgets::{ButtonLook, Icon, command_button, icon_button, icon_field};
use crate::text::tr;

/// Shows the field under the bar while a path is asked for.
pub fn path_field_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some((purpose, path)) = &state.view.typed_path else { return };
    let look = roles(ui);
    let frame = Frame::new().fill(look.accent_ground).inner_margin(Margin::symmetric(16, 8));
    Panel::top("path").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let name = tr(state.view.language, title_key(*purpose));
            ui.label(&name);
            let mut text = path.clone();
            let width = (ui.available_width() - 190.0).max(200.0);
            let field =
                icon_field(ui, &mut text, (&tr(state.view.language, "app-path"), Icon::Folder), width);
            if field.changed() {
                out.push(Command::Type(TextField::Path, text.clone()));
            }
            if newly_shown(ui) || under_overlay(ui) {
                field.request_focus();
            }
            let file = Command::UseFile(*purpose, expanded(text.trim()));
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let filled = !text.trim().is_empty();
            ui.add_enabled_ui(filled, |ui| command_button(ui, state, &file, ButtonLook::Primary, out));
            if entered && filled {
                out.push(file);
            }
            icon_button(ui, state, (&Command::ClosePath, Icon::Close), out);
        });
    });
}

/// Whether the field was not there a frame ago: it gets the cursor once.
fn newly_shown(ui: &Ui) -> bool {
    let id = egui::Id::unique("path field shown");
    let frame = ui.ctx().cumulative_frame_nr();
    let before: Option<u64> = ui.data_mut(|data| {
        let before = data.get_temp(id);
        data.insert_temp(id, frame);
        before
    });
    before.is_none_or(|before| before + 1 < frame)
}

/// Whether what lay over the window has the keyboard for one more frame: a wish for it is lost as long.
fn under_overlay(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_some())
}

/// Wording key of what is asked for.
pub(in crate::app) fn title_key(purpose: FilePurpose) -> &'static str {
    match purpose {
        FilePurpose::OpenProject => "app-open",
        FilePurpose::NewProject => "app-new",
        FilePurpose::Import => "app-import",
        FilePurpose::BaseMap => "map-base-open",
        FilePurpose::ExportPage => "app-export",
        FilePurpose::SaveCopy => "app-save-copy",
        FilePurpose::ExportTable => "table-export",
        FilePurpose::ExportViews => "pages-export-all",
        FilePurpose::Logo => "pages-logo",
        FilePurpose::ReadRecipe => "typology-read",
        FilePurpose::WriteRecipe => "typology-write",
        FilePurpose::ExportTypologyPage => "typology-page-write",
        FilePurpose::MethodTables => "typology-tables-write",
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
