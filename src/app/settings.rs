//! What the window remembers between starts: language, appearance, the last project.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::shell_view::{SCALES, ShellView};
use super::start_view::RecentFact;
use super::theme::Appearance;
use crate::text::Language;

/// Settings of the person at this computer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools)] // independent switches
pub struct Settings {
    /// Language of the interface; `None` = from the environment.
    pub language: Option<Language>,
    /// Light or dark; `None` = as the system is.
    pub appearance: Option<Appearance>,
    /// Scale of the window in percent besides the system's own; 0 = never chosen.
    pub scale_percent: u16,
    /// What was chosen in the command palette, newest first.
    pub recent_entries: Vec<String>,
    /// Width of the right side in points.
    pub right_width: Option<f32>,
    /// Upper left corner of the window on the desktop, in points.
    pub window_position: Option<[f32; 2]>,
    /// The window filled the screen.
    pub maximized: bool,
    /// It was said once that the map is drawn without a graphics processor.
    pub told_no_gpu: bool,
    /// The project that was open last.
    pub last_project: Option<PathBuf>,
    /// Projects opened before, newest first.
    pub recent_projects: Vec<PathBuf>,
    /// What is remembered of these projects.
    pub project_facts: Vec<RecentFact>,
    /// Folder of the last export.
    pub export_folder: Option<PathBuf>,
    /// Draw the map with the main processor.
    pub cpu_canvas: bool,
    /// The right side is closed.
    pub right_closed: bool,
    /// Columns of the table beside the name; empty = as at first.
    pub table_columns: Vec<super::table_view::TableColumn>,
    /// Size of the window in points.
    pub window_size: Option<[f32; 2]>,
}

impl Settings {
    /// As remembered; defaults where nothing is, or nothing that can be read.
    pub fn load() -> Self {
        settings_file()
            .and_then(|file| std::fs::read_to_string(file).ok())
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// The frame of the window as it was left.
    pub fn shell_view(&self) -> ShellView {
        let before = ShellView::default();
        let least = f32::from(SCALES.first().copied().unwrap_or(100));
        let most = f32::from(SCALES.last().copied().unwrap_or(100));
        let scale = if self.scale_percent == 0 { 100.0 } else { f32::from(self.scale_percent) };
        ShellView {
            recent: self.recent_entries.clone(),
            scale_percent: scale.clamp(least, most) as u16,
            follows_system: self.appearance.is_none(),
            right_width: self.right_width.filter(|width| width.is_finite()).unwrap_or(before.right_width),
            ..before
        }
    }

    /// Remembers; a computer that refuses is none of the person's business.
    pub fn store(&self) {
        let Some(file) = settings_file() else { return };
        let Ok(text) = serde_json::to_string_pretty(self) else { return };
        let beside = file.with_extension("json.new");
        let written = file
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(&beside, text))
            .and_then(|()| std::fs::rename(&beside, &file));
        if written.is_err() {
            let _ = std::fs::remove_file(beside);
        }
    }

    /// Puts `project` first among those opened.
    pub fn remember_project(&mut self, project: &Path) {
        self.recent_projects.retain(|other| other != project);
        self.recent_projects.insert(0, project.to_owned());
        self.recent_projects.truncate(8);
        self.last_project = Some(project.to_owned());
    }

    /// Keeps the name of `project` and that it was used now.
    pub fn remember_fact(&mut self, project: &Path, name: &str) {
        self.project_facts.retain(|fact| fact.path != project && self.recent_projects.contains(&fact.path));
        let (path, name) = (project.to_owned(), name.to_owned());
        self.project_facts.push(RecentFact { path, name, used: crate::tasks::seconds_now() });
    }

    /// Leaves `project` out of those opened before.
    pub fn forget_project(&mut self, project: &Path) {
        self.recent_projects.retain(|other| other != project);
        self.project_facts.retain(|fact| fact.path != project);
        if self.last_project.as_deref() == Some(project) {
            self.last_project = None;
        }
    }

    /// The projects opened before, newest first, with what is remembered of them.
    pub fn recent_facts(&self) -> Vec<RecentFact> {
        let known = |path: &PathBuf| self.project_facts.iter().find(|fact| fact.path == *path);
        let name_of = |path: &Path| path.file_stem().map(|name| name.to_string_lossy().into_owned());
        let fact = |path: &PathBuf| {
            let (name, used) = known(path).map_or((String::new(), 0), |fact| (fact.name.clone(), fact.used));
            let name = if name.trim().is_empty() { name_of(path).unwrap_or_default() } else { name };
            RecentFact { path: path.clone(), name, used }
        };
        self.recent_projects.iter().map(fact).collect()
    }
}

/// Where the program keeps its own things for this person: the sample project stands there.
pub fn own_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.data_local_dir().to_owned())
}

fn settings_file() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().join("settings.json"))
}

fn folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "sozialraumatlas")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_or_damaged_file_still_starts_the_window() {
        fn check(text: &str, expected: &Settings) {
            let read: Settings = serde_json::from_str(text).unwrap_or_default();
            assert_eq!(&read, expected, "{text}");
        }
        check("{}", &Settings::default());
        check("kaputt", &Settings::default());
        check(
            r#"{"language":"en","appearance":"dark","unknown":1}"#,
            &Settings {
                language: Some(Language::En),
                appearance: Some(Appearance::Dark),
                ..Settings::default()
            },
        );
    }

    #[test]
    fn the_newest_project_comes_first_and_once() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember_project(Path::new(name));
        }
        assert_eq!(settings.recent_projects, [PathBuf::from("a"), PathBuf::from("b")]);
    }
}
