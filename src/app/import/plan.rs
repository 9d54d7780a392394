//! The files of an import in their order, and the project that they go to.

use std::path::{Path, PathBuf};

use super::draft::{ImportDraft, ImportKind};
use crate::model::Project;
use crate::read::{ContentKind, Found, as_title};

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Its turn has not come.
    Waiting,
    /// It is in the project.
    Imported,
    /// The person left it out.
    Skipped,
}

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
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPlan {
    /// Files and folders as they were dropped or picked.
    pub asked: Vec<PathBuf>,
    /// What they are, in the order of import; `None` while they are being looked into.
    pub found: Option<Vec<Found>>,
    /// What became of each of `found`.
    pub outcomes: Vec<Outcome>,
    /// Which of `found` is being prepared.
    pub at: usize,
    /// That file with the choices of the person; `None` when no file is left to import.
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
        Self { asked, found: None, outcomes: Vec::new(), at: 0, draft: None, target }
    }

    /// Takes what the files are and turns to the first that can be imported.
    pub fn take_found(&mut self, found: Vec<Found>) {
        self.outcomes = vec![Outcome::Waiting; found.len()];
        self.target.folder =
            found.first().and_then(|found| found.path.parent()).map(Path::to_owned).unwrap_or_default();
        self.found = Some(found);
        self.turn_to_next();
    }

    /// Files that are to be imported, with what became of them.
    pub fn importable(&self) -> impl Iterator<Item = (usize, &Found, Outcome)> {
        let found = self.found.iter().flatten().zip(&self.outcomes).enumerate();
        found
            .filter(|(_, (found, _))| found.kind.can_be_imported())
            .map(|(position, (found, outcome))| (position, found, *outcome))
    }

    /// Files that cannot be imported.
    pub fn left_out(&self) -> impl Iterator<Item = &Found> {
        self.found.iter().flatten().filter(|found| !found.kind.can_be_imported())
    }

    /// Notes what became of the file that is shown, and turns to the next.
    pub fn finish(&mut self, outcome: Outcome) {
        if let Some(place) = self.outcomes.get_mut(self.at) {
            *place = outcome;
        }
        self.turn_to_next();
    }

    /// Turns to the first file whose turn has not come.
    fn turn_to_next(&mut self) {
        let next = self
            .importable()
            .find(|(_, _, outcome)| *outcome == Outcome::Waiting)
            .map(|(position, _, _)| position);
        let before = self.draft.take();
        if let Some(next) = next {
            self.turn_to(next);
        }
        // Files of one kind mostly come from one place.
        if let (Some(draft), Some(before)) = (&mut self.draft, before)
            && draft.kind == before.kind
        {
            (draft.source, draft.licence) = (before.source, before.licence);
        }
    }

    /// Turns to one of the files.
    pub fn turn_to(&mut self, position: usize) {
        let Some(found) = self.found.as_ref().and_then(|found| found.get(position)) else { return };
        let kind = match found.kind {
            ContentKind::Table => ImportKind::Table,
            ContentKind::Catalogue => ImportKind::Catalogue,
            _ => ImportKind::Boundaries,
        };
        self.draft = Some(ImportDraft::new(found.path.clone(), found.layer.clone(), kind));
        self.at = position;
    }

    /// Whether the files have boundaries that were not imported yet.
    pub fn has_boundaries_ahead(&self) -> bool {
        self.importable()
            .any(|(_, found, outcome)| found.kind == ContentKind::Boundaries && outcome == Outcome::Waiting)
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
