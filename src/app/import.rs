//! An import that is being prepared: what the file is, what the person says about it, how far it is.

use std::path::{Path, PathBuf};

use super::event::Opened;
use crate::model::{LevelKind, Project};
use crate::notice::Notice;
use crate::text::Message;

/// What a file brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    /// Boundaries of a level.
    Boundaries,
    /// Values of indicators.
    Table,
    /// Names, units and rules of indicators.
    Catalogue,
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// The file is being looked into.
    Reading,
    /// The person chooses.
    Choosing,
    /// A dry run or the import itself is at work.
    Working,
    /// A dry run said what would be stored.
    Reviewed,
}

/// An import that is being prepared.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportDraft {
    /// The file.
    pub file: PathBuf,
    /// What it brings.
    pub kind: ImportKind,
    /// Fields or columns of the file.
    pub fields: Vec<String>,
    /// Level to import to.
    pub level: String,
    /// Field that holds the key; empty = found by the program.
    pub key_field: String,
    /// Field that holds the name; empty = found by the program.
    pub name_field: String,
    /// Period of the values, where the table does not say it.
    pub period: String,
    /// Reference system, where the file does not say it.
    pub crs: String,
    /// Provider and data set.
    pub source: String,
    /// Licence.
    pub licence: String,
    /// What is there already is replaced.
    pub replace: bool,
    /// How far it is.
    pub stage: Stage,
    /// What the dry run found, sentence by sentence.
    pub summary: Vec<Message>,
    /// What reading and dry run had to say.
    pub notices: Vec<Notice>,
}

/// What the person changed about an import.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportChange {
    /// Another level.
    Level(String),
    /// Another key field.
    KeyField(String),
    /// Another name field.
    NameField(String),
    /// Another period.
    Period(String),
    /// Another reference system.
    Crs(String),
    /// Provider and data set.
    Source(String),
    /// Licence.
    Licence(String),
    /// Whether what is there is replaced.
    Replace(bool),
}

/// What looking into a file found.
pub struct Preparation {
    /// What it brings.
    pub kind: ImportKind,
    /// Its fields.
    pub fields: Vec<String>,
    /// Field that looks like the key.
    pub key_field: String,
    /// Level that the keys look like.
    pub level: Option<String>,
    /// The file states its reference system.
    pub has_crs: bool,
    /// What reading had to say.
    pub notices: Vec<Notice>,
}

/// What an import or its dry run did.
pub struct ImportDone {
    /// Sentence by sentence.
    pub summary: Vec<Message>,
    /// What somebody should know.
    pub notices: Vec<Notice>,
    /// The project after the import; `None` after a dry run.
    pub reopened: Option<Opened>,
}

impl ImportDraft {
    /// A file that nobody looked into yet.
    pub fn new(file: PathBuf, project: &Project) -> Self {
        let kind = kind_by_name(&file);
        let level = project
            .levels
            .iter()
            .filter(|level| level.has_boundaries)
            .max_by_key(|level| (level.kind == LevelKind::Municipality, level.region_count))
            .map(|level| level.name.clone());
        let level = match kind {
            ImportKind::Boundaries => level_by_name(&file),
            _ => level.unwrap_or_default(),
        };
        Self {
            file,
            kind,
            fields: Vec::new(),
            level,
            key_field: String::new(),
            name_field: String::new(),
            period: String::new(),
            crs: String::new(),
            source: String::new(),
            licence: String::new(),
            replace: false,
            stage: Stage::Reading,
            summary: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// Takes what looking into the file found.
    pub fn prepared(&mut self, preparation: Preparation) {
        self.kind = preparation.kind;
        self.fields = preparation.fields;
        self.key_field = preparation.key_field;
        if let Some(level) = preparation.level.filter(|_| self.level.is_empty()) {
            self.level = level;
        }
        self.notices = preparation.notices;
        self.stage = Stage::Choosing;
    }

    /// Takes a change; a dry run made before does not count any more.
    pub fn change(&mut self, change: ImportChange) {
        match change {
            ImportChange::Level(text) => self.level = text,
            ImportChange::KeyField(text) => self.key_field = text,
            ImportChange::NameField(text) => self.name_field = text,
            ImportChange::Period(text) => self.period = text,
            ImportChange::Crs(text) => self.crs = text,
            ImportChange::Source(text) => self.source = text,
            ImportChange::Licence(text) => self.licence = text,
            ImportChange::Replace(replace) => self.replace = replace,
        }
        if self.stage == Stage::Reviewed {
            self.stage = Stage::Choosing;
            self.summary.clear();
            self.notices.clear();
        }
    }

    /// Whether enough is said for a dry run.
    pub fn is_complete(&self) -> bool {
        let level = !self.level.trim().is_empty() || self.kind == ImportKind::Catalogue;
        let key = !self.key_field.trim().is_empty() || self.kind != ImportKind::Boundaries;
        level && key && matches!(self.stage, Stage::Choosing | Stage::Reviewed)
    }
}

/// A first guess for the name of a level: the file's name with a capital.
fn level_by_name(file: &Path) -> String {
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What the file's ending says.
pub(super) fn kind_by_name(file: &Path) -> ImportKind {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "csv" | "txt" | "tsv" => ImportKind::Table,
        "toml" => ImportKind::Catalogue,
        _ => ImportKind::Boundaries,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_a_file_brings() {
        fn check(name: &str, expected: ImportKind) {
            assert_eq!(kind_by_name(Path::new(name)), expected, "{name}");
        }
        check("Gemeinden.SHP", ImportKind::Boundaries);
        check("vg250.zip", ImportKind::Boundaries);
        check("12411-02-03-5.csv", ImportKind::Table);
        check("katalog.toml", ImportKind::Catalogue);
    }
}
