//! The system's dialog for files, on a thread of its own.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::command::FilePurpose;
use crate::text::{Language, tr};

/// A person cannot close a dialog this fast: the system has none.
const TOO_FAST: Duration = Duration::from_millis(120);

/// What came of asking for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// This file.
    File(PathBuf),
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
    /// The folder of the last export.
    pub folder: Option<PathBuf>,
}

/// Asks for a file.
pub fn pick(purpose: FilePurpose, language: Language, suggestion: &Suggestion) -> Picked {
    let started = Instant::now();
    let project = tr(language, "app-file-project");
    let dialog = rfd::FileDialog::new();
    let picked = match purpose {
        FilePurpose::OpenProject => dialog.add_filter(project, &["gpkg"]).pick_file(),
        FilePurpose::NewProject => {
            dialog.add_filter(project, &["gpkg"]).set_file_name(&suggestion.name).save_file()
        }
        FilePurpose::Import => dialog
            .add_filter(
                tr(language, "app-file-import"),
                &["shp", "zip", "geojson", "json", "csv", "txt", "toml"],
            )
            .pick_file(),
        FilePurpose::ExportPage => in_folder(dialog, suggestion)
            .add_filter("PNG", &["png"])
            .add_filter("SVG", &["svg"])
            .set_file_name(&suggestion.name)
            .save_file(),
        FilePurpose::ExportViews => in_folder(dialog, suggestion).pick_folder(),
    };
    match picked {
        Some(path) => Picked::File(path),
        None if started.elapsed() < TOO_FAST => Picked::NoDialog,
        None => Picked::Nothing,
    }
}

fn in_folder(dialog: rfd::FileDialog, suggestion: &Suggestion) -> rfd::FileDialog {
    match &suggestion.folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}
