//! What the start page knows: the projects opened before, with a small picture of their last map.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// What is remembered of a project beside its path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFact {
    /// The file.
    pub path: PathBuf,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// When it was used last, in seconds since 1970.
    #[serde(default)]
    pub used: u64,
}

/// Whether a file is there; finding out may take long on a network drive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Presence {
    /// Not looked yet.
    #[default]
    Unknown,
    /// There.
    Present,
    /// Gone, or its drive is.
    Missing,
}

/// A project on the start page.
#[derive(Clone)]
pub struct RecentProject {
    /// The file.
    pub path: PathBuf,
    /// Its name, or that of the file.
    pub name: String,
    /// When it was used last, in seconds since 1970; 0 = not known.
    pub used: u64,
    /// Whether it is there.
    pub presence: Presence,
    /// Its last map.
    pub texture: Option<egui::TextureHandle>,
}

/// The view of the start page.
#[derive(Clone, Default)]
pub struct StartView {
    /// The start page lies over the project.
    pub open: bool,
    /// Projects opened before, newest first.
    pub recent: Vec<RecentProject>,
    /// The project that is open is the sample.
    pub sample_is_open: bool,
    /// The small picture of the sample.
    pub sample_texture: Option<egui::TextureHandle>,
}
