//! The files of an import in their order, and the project that they go to.

use std::path::{Path, PathBuf};

use super::draft::{ImportDraft, ImportKind};
use super::list::ImportList;
use crate::model::{Project, Source};
use crate::read::{ContentKind, Found, as_title};
use crate::tasks::reach::osm_source;

/// The project that the files go to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Target {
    /// A project is made for them; else they go into the open one.
    pub is_new: bool,
    /// Name of the new project.
    pub name: String,
    /// Folder of the new project.
    pub folder: PathBuf,
}

/// The files of an import.
#[derive(Debug, Clone)]
pub struct ImportPlan {
    /// Files and folders as they were dropped or picked.
    pub asked: Vec<PathBuf>,
    /// What they are, in the order of import; `None` while they are being looked into.
    pub found: Option<Vec<Found>>,
    /// The files that can be imported, where there are several.
    pub list: Option<ImportList>,
    /// Which of `found` is shown, or which of the list.
    pub at: usize,
    /// That file with the choices of the person; `None` while the list is shown, or when nothing can be imported.
    pub draft: Option<ImportDraft>,
    /// Where it goes.
    pub target: Target,
}

impl Target {
    /// Files go into the open project, unless there is none or it is the invented sample.
    fn for_files(project: Option<&Project>) -> Self {
        let is_new = project.is_none_or(|project| !project.banner.is_empty());
        Self { is_new, ..Self::default() }
    }

    /// The file of the new project: its name beside the data, with a number where that is taken.
    pub fn file(&self) -> PathBuf {
        let plain: String =
            self.name.trim().chars().map(|c| if "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
        let stem = if plain.is_empty() { "Projekt".to_owned() } else { plain };
        let named = |number: usize| match number {
            1 => self.folder.join(format!("{stem}.gpkg")),
            _ => self.folder.join(format!("{stem} {number}.gpkg")),
        };
        (1..100).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(100))
    }
}

impl ImportPlan {
    /// Files that nobody looked into yet.
    pub fn new(asked: Vec<PathBuf>, project: Option<&Project>) -> Self {
        let target = Target::for_files(project);
        Self { asked, found: None, list: None, at: 0, draft: None, target }
    }

    /// Takes what the files are: a single one is shown, several are listed.
    pub fn take_found(&mut self, found: Vec<Found>) {
        self.target.folder =
            found.first().and_then(|found| found.path.parent()).map(Path::to_owned).unwrap_or_default();
        self.found = Some(found);
        let mut drafts: Vec<(usize, ImportDraft)> =
            self.importable().map(|(position, found)| (position, draft_of(found))).collect();
        if drafts.len() > 1 {
            self.list = Some(ImportList::new(drafts.into_iter()));
        } else if let Some((position, draft)) = drafts.pop() {
            (self.at, self.draft) = (position, Some(draft));
        }
    }

    /// Files that can be imported.
    pub fn importable(&self) -> impl Iterator<Item = (usize, &Found)> {
        self.found.iter().flatten().enumerate().filter(|(_, found)| found.kind.can_be_imported())
    }

    /// Files that cannot be imported.
    pub fn left_out(&self) -> impl Iterator<Item = &Found> {
        self.found.iter().flatten().filter(|found| !found.kind.can_be_imported())
    }

    /// What the file that is shown was recognised as.
    pub fn shown(&self) -> Option<&Found> {
        let position = match &self.list {
            Some(list) => list.entries.get(self.at)?.position,
            None => self.at,
        };
        self.found.as_ref()?.get(position)
    }

    /// Shows one file of the list.
    pub fn open_entry(&mut self, place: usize) {
        let Some(entry) = self.list.as_ref().and_then(|list| list.entries.get(place)) else { return };
        (self.at, self.draft) = (place, Some(entry.draft.clone()));
    }

    /// Back to the list.
    pub fn close_entry(&mut self) {
        if let (Some(list), Some(draft)) = (&mut self.list, self.draft.take()) {
            list.put_back(self.at, draft);
        }
    }

    /// Whether the files have boundaries that come before the one that is shown.
    pub fn has_boundaries_ahead(&self) -> bool {
        self.list
            .as_ref()
            .is_some_and(|list| list.entries.iter().any(|entry| entry.draft.kind == ImportKind::Boundaries))
    }

    /// Whether nothing among the files can be imported.
    pub fn is_hopeless(&self) -> bool {
        self.found.is_some() && self.importable().next().is_none()
    }

    /// The name that a new project gets where nothing better is known: that of the file, or of its folder where the
    /// file is called like its level.
    pub fn suggested_name(file: &Path, level: &str) -> String {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = file.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let like_level = as_title(&stem).eq_ignore_ascii_case(level);
        match folder {
            Some(folder) if like_level => as_title(&folder),
            _ => as_title(&stem),
        }
    }
}

fn draft_of(found: &Found) -> ImportDraft {
    let kind = match found.kind {
        ContentKind::Table => ImportKind::Table,
        ContentKind::Catalogue => ImportKind::Catalogue,
        ContentKind::Facilities => ImportKind::Facilities,
        ContentKind::Population => ImportKind::Population,
        ContentKind::Network => ImportKind::Network,
        _ => ImportKind::Boundaries,
    };
    let mut draft = ImportDraft::new(found.path.clone(), found.layer.clone(), kind);
    if kind == ImportKind::Network {
        let Source { text, licence } = osm_source();
        (draft.source, draft.licence) = (text, licence);
    }
    draft
}
