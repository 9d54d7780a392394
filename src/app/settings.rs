//! What the window remembers between starts: language, appearance, the last project.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::shell_view::{SCALES, ShellView};
use super::start_view::RecentFact;
use super::state::{Place, RightTab, ViewState};
use super::theme::Appearance;
use crate::model::RegionKey;
use crate::notice::Notice;
use crate::text::{Language, Message};

/// How many projects are remembered with where the person was.
const MOST_VIEWS: usize = 30;

/// Where in a project the person was. Names, not numbers: places come and go between versions.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LeftView {
    /// The project file.
    pub project: PathBuf,
    /// Name of the place.
    pub place: String,
    /// Name of the tab on the right.
    pub tab: String,
    /// What was seen of the map, and what was selected on it.
    pub map: LeftMap,
}

/// What was seen of a map.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LeftMap {
    /// Name of the level.
    pub level: String,
    /// The area that the map was limited to.
    pub within: Option<RegionKey>,
    /// Middle of the map in map units and zoom; `None` = all of it.
    pub look: Option<([f64; 2], f64)>,
    /// Keys of the selected regions.
    pub selection: Vec<RegionKey>,
}

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
    /// Folder of the last import.
    pub import_folder: Option<PathBuf>,
    /// The person wants the map drawn by the main processor.
    pub cpu_canvas: bool,
    /// The person wants the map drawn by the graphics processor, also a slow one.
    pub gpu_canvas: bool,
    /// How each project was left, newest first.
    pub views: Vec<LeftView>,
    /// The right side is closed.
    pub right_closed: bool,
    /// Columns of the table beside the name; empty = as at first.
    pub table_columns: Vec<super::table_view::TableColumn>,
    /// Widths of columns that somebody dragged.
    pub table_widths: Vec<(super::table_view::TableColumn, f32)>,
    /// Size of the window in points.
    pub window_size: Option<[f32; 2]>,
    /// The online base map that the person wants at every start; none = the program sends nothing by itself.
    pub online_base_map: Option<super::tile_server::TileServer>,
}

impl Settings {
    /// The language that was chosen in the window; a damaged file is left alone here.
    pub fn remembered_language() -> Option<Language> {
        let bytes = std::fs::read(settings_file()?).ok()?;
        serde_json::from_slice::<Self>(&bytes).ok()?.language
    }

    /// As remembered; defaults where nothing is. A file that cannot be read is put aside, and a notice says where.
    pub fn load_from(file: &Path) -> (Self, Option<Notice>) {
        let Ok(bytes) = std::fs::read(file) else { return (Self::default(), None) };
        if let Ok(settings) = serde_json::from_slice(&bytes) {
            return (settings, None);
        }
        let aside = file.with_extension("json.damaged");
        let kept = std::fs::rename(file, &aside).map_or(file, |()| aside.as_path());
        let notice = Notice::warning(Message::new("app-settings-damaged").with("file", kept))
            .with_hint(Message::new("app-settings-damaged-hint"));
        (Self::default(), Some(notice))
    }

    /// Keeps where in the project the person was.
    pub fn remember_view(&mut self, project: &Path, view: &ViewState, map: LeftMap) {
        self.views.retain(|other| other.project != project);
        let left = LeftView {
            project: project.to_owned(),
            place: format!("{:?}", view.place),
            tab: format!("{:?}", view.tab),
            map,
        };
        self.views.insert(0, left);
        self.views.truncate(MOST_VIEWS);
    }

    /// Where in the project the person was.
    pub fn left_view(&self, project: &Path) -> Option<(Place, RightTab, LeftMap)> {
        let left = self.views.iter().find(|left| left.project == project)?;
        let place = Place::ALL.into_iter().find(|place| format!("{place:?}") == left.place);
        let tab = RightTab::ALL.into_iter().find(|tab| format!("{tab:?}") == left.tab);
        Some((place.unwrap_or_default(), tab.unwrap_or_default(), left.map.clone()))
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
    pub fn store(&self, file: &Path) {
        let Ok(text) = serde_json::to_string_pretty(self) else { return };
        let beside = file.with_extension("json.new");
        let written = file
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(&beside, text))
            .and_then(|()| std::fs::rename(&beside, file));
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

/// Name of files about the project at `path`.
pub fn file_key(path: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Where the settings of this person are kept.
pub fn settings_file() -> Option<PathBuf> {
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

    #[test]
    fn a_damaged_file_is_put_aside_and_told() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("settings.json");
        std::fs::write(&file, b"\xff{\"language\": \"en\", ").expect("written");
        let (settings, notice) = Settings::load_from(&file);
        assert_eq!(settings, Settings::default());
        let told = notice.expect("a notice").message.to_text(Language::De);
        assert!(told.contains("settings.json.damaged"), "{told}");
        assert!(folder.path().join("settings.json.damaged").is_file());
        assert_eq!(Settings::load_from(&file), (Settings::default(), None), "the next start is quiet");
    }
}
