//! The steps that can be taken back, kept beside the projects in the program's own folder: never in the project file,
//! which is handed on to others.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::settings::file_key;
use crate::model::{History, KeptHistory, Project};

/// Steps of so many projects are kept.
const MOST_FILES: usize = 40;

/// Keeps the steps of the project at `path`; what cannot be kept is no loss.
pub fn keep(folder: &Path, path: &Path, steps: &KeptHistory) {
    let file = file_of(folder, path);
    let beside = file.with_extension("new");
    let Ok(text) = serde_json::to_vec(steps) else { return };
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&beside, text))
        .and_then(|()| std::fs::rename(&beside, &file));
    if written.is_err() {
        let _ = std::fs::remove_file(beside);
    }
}

/// The steps of the project at `path`; none where it was changed elsewhere since.
pub fn load(folder: &Path, path: &Path, opened: &Project) -> Option<History> {
    forget_oldest(folder);
    let text = std::fs::read(file_of(folder, path)).ok()?;
    let kept: KeptHistory = serde_json::from_slice(&text).ok()?;
    kept.for_project(opened)
}

fn file_of(folder: &Path, path: &Path) -> PathBuf {
    folder.join(format!("{}.json", file_key(path)))
}

fn forget_oldest(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let age = |entry: &std::fs::DirEntry| {
        entry.metadata().and_then(|file| file.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
    };
    let mut files: Vec<(SystemTime, PathBuf)> =
        entries.flatten().map(|entry| (age(&entry), entry.path())).collect();
    files.sort();
    let too_many = files.len().saturating_sub(MOST_FILES);
    for (_, file) in files.into_iter().take(too_many) {
        let _ = std::fs::remove_file(file);
    }
}
