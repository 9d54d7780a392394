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

/// Asks for a file.
pub fn pick(purpose: FilePurpose, language: Language, suggestion: &str) -> Picked {
    let started = Instant::now();
    let project = tr(language, "app-file-project");
    let dialog = rfd::FileDialog::new();
    let picked = match purpose {
        FilePurpose::OpenProject => dialog.add_filter(project, &["gpkg"]).pick_file(),
        FilePurpose::NewProject | FilePurpose::SaveCopy => {
            dialog.add_filter(project, &["gpkg"]).set_file_name(suggestion).save_file()
        }
        FilePurpose::Import => dialog
            .add_filter(
                tr(language, "app-file-import"),
                &["shp", "zip", "geojson", "json", "csv", "txt", "toml"],
            )
            .pick_file(),
        FilePurpose::ExportPage => dialog
            .add_filter("PNG", &["png"])
            .add_filter("SVG", &["svg"])
            .set_file_name(suggestion)
            .save_file(),
    };
    match picked {
        Some(path) => Picked::File(path),
        None if started.elapsed() < TOO_FAST => Picked::NoDialog,
        None => Picked::Nothing,
    }
}
