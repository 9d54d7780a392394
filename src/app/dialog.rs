//! The system's dialog for files, on a thread of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::command::FilePurpose;
use super::panels::path_field::title_key;
use crate::notice::Notice;
use crate::text::{Language, tr};

/// A person cannot close a dialog this fast: the system has none.
const TOO_FAST: Duration = Duration::from_millis(120);

/// What came of asking for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// This file.
    File(PathBuf),
    /// These files or this folder, to import.
    Files(Vec<PathBuf>),
    /// Closed without a file.
    Nothing,
    /// The system has no dialog.
    NoDialog,
}

/// Where the dialog begins.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestion {
    /// A name for a file that is to be written.
    pub name: String,
    /// The folder of the last file of this kind.
    pub folder: Option<PathBuf>,
}

/// Whether the window gave the keyboard away while a dialog was asked for: an open dialog has it.
#[derive(Debug, Clone, Default)]
pub struct DialogWatch(Arc<AtomicBool>);

impl DialogWatch {
    /// A dialog is asked for.
    #[must_use]
    pub fn begin(&self) -> Self {
        self.0.store(false, Ordering::Relaxed);
        self.clone()
    }

    /// Notes in every frame whether the window has the keyboard.
    pub fn follow(&self, has_keyboard: bool) {
        if !has_keyboard {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    fn saw_dialog(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Says why there is no window where nobody reads the terminal: the program was started by its icon.
pub fn tell_without_window(notice: &Notice, language: Language) {
    use std::io::IsTerminal;
    if std::io::stderr().is_terminal() || std::env::var_os("SOZIALRAUMATLAS_NO_DIALOG").is_some() {
        return;
    }
    let hint = notice.hint.as_ref().map(|hint| hint.to_text(language));
    let parts = [Some(notice.message.to_text(language)), hint, notice.details.first().cloned()];
    let text: Vec<String> = parts.into_iter().flatten().collect();
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(tr(language, "app-name"))
        .set_description(text.join("\n\n"))
        .show();
}

/// Asks for a file.
pub fn pick(
    purpose: FilePurpose,
    language: Language,
    suggestion: &Suggestion,
    watch: &DialogWatch,
) -> Picked {
    let started = Instant::now();
    let project = tr(language, "app-file-project");
    let dialog = in_folder(
        rfd::FileDialog::new().set_title(tr(language, title_key(purpose))),
        suggestion.folder.as_deref(),
    );
    let path = match purpose {
        FilePurpose::OpenProject => dialog.add_filter(project, &["gpkg"]).pick_file(),
        FilePurpose::NewProject | FilePurpose::SaveCopy => {
            dialog.add_filter(project, &["gpkg"]).set_file_name(&suggestion.name).save_file()
        }
        FilePurpose::ExportTable => dialog
            .add_filter("XLSX", &["xlsx"])
            .add_filter("CSV", &["csv"])
            .set_file_name(&suggestion.name)
            .save_file(),
        FilePurpose::Import => {
            let files = dialog
                .add_filter(
                    tr(language, "app-file-import"),
                    &["shp", "gpkg", "zip", "geojson", "json", "csv", "txt", "tsv", "toml"],
                )
                .add_filter(tr(language, "import-all-files"), &["*"])
                .pick_files();
            return picked(files.map(Picked::Files), started, watch);
        }
        FilePurpose::BaseMap => {
            dialog.add_filter(tr(language, "map-base-file"), &["mbtiles", "pmtiles"]).pick_file()
        }
        FilePurpose::MethodTables => {
            dialog.add_filter("XLSX", &["xlsx"]).set_file_name(&suggestion.name).save_file()
        }
        FilePurpose::ExportPage | FilePurpose::ExportTypologyPage => dialog
            .add_filter("PNG", &["png"])
            .add_filter("SVG", &["svg"])
            .set_file_name(&suggestion.name)
            .save_file(),
        FilePurpose::ExportViews => dialog.pick_folder(),
        FilePurpose::Logo => dialog.add_filter("PNG", &["png"]).pick_file(),
        FilePurpose::ReadRecipe => dialog.add_filter("TOML", &["toml"]).pick_file(),
        FilePurpose::WriteRecipe => {
            dialog.add_filter("TOML", &["toml"]).set_file_name(&suggestion.name).save_file()
        }
    };
    picked(path.map(Picked::File), started, watch)
}

/// Asks for a folder with files to import.
pub fn pick_folder(begins_in: Option<&Path>, watch: &DialogWatch) -> Picked {
    let started = Instant::now();
    let dialog = in_folder(rfd::FileDialog::new(), begins_in);
    picked(dialog.pick_folder().map(|folder| Picked::Files(vec![folder])), started, watch)
}

/// On a busy computer it takes long to find out that there is no dialog: what never had the keyboard was never there.
fn picked(picked: Option<Picked>, started: Instant, watch: &DialogWatch) -> Picked {
    match picked {
        Some(picked) => picked,
        None if started.elapsed() < TOO_FAST || !watch.saw_dialog() => Picked::NoDialog,
        None => Picked::Nothing,
    }
}

/// A folder that is gone would leave some dialogs empty.
fn in_folder(dialog: rfd::FileDialog, folder: Option<&Path>) -> rfd::FileDialog {
    match folder.filter(|folder| folder.is_dir()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_never_came_is_told_from_one_that_was_closed() {
        let long_ago = Instant::now().checked_sub(TOO_FAST * 2).expect("a moment before");
        let watch = DialogWatch::default();
        watch.follow(true);
        assert_eq!(picked(None, long_ago, &watch), Picked::NoDialog, "nothing took the keyboard");
        watch.follow(false);
        assert_eq!(picked(None, Instant::now(), &watch), Picked::NoDialog);
        assert_eq!(picked(None, long_ago, &watch), Picked::Nothing);
        let file = Picked::File("a.gpkg".into());
        assert_eq!(picked(Some(file.clone()), Instant::now(), &watch), file);
        let next = watch.begin();
        assert_eq!(picked(None, long_ago, &next), Picked::NoDialog, "the next one begins anew");
    }
}
