//! Bringing files in: what a file is, what the person says about it, a dry run, and the import itself.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::event::{Event, Opened};
use super::loading::open_project;
use crate::model::{LevelKind, Project, Source};
use crate::notice::Notice;
use crate::read::{self, BoundaryReadOptions, RegionSelection, TableReadOptions};
use crate::store::{ConflictRule, StoreError, StoreErrorKind};
use crate::tasks::{self, BoundaryImport, CatalogueImport, IndicatorImport, Session, TaskError};
use crate::text::Message;
use crate::work::Work;

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

/// Names that key fields usually have, best first.
const KEY_FIELDS: [&str; 14] = [
    "AGS", "ARS", "RS", "AGS_0", "RAU_RS", "PLR_ID", "SCHLUESSEL", "GEMNR", "GKZ", "KRS", "KEY", "REGION_KEY", "ID",
    "OBJECTID",
];

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
            ImportKind::Boundaries => String::new(),
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

    fn source(&self) -> Source {
        Source { text: self.source.trim().to_owned(), licence: self.licence.trim().to_owned() }
    }

    fn rule(&self) -> ConflictRule {
        if self.replace { ConflictRule::Replace } else { ConflictRule::Abort }
    }
}

fn kind_by_name(file: &Path) -> ImportKind {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "csv" | "txt" | "tsv" => ImportKind::Table,
        "toml" => ImportKind::Catalogue,
        _ => ImportKind::Boundaries,
    }
}

/// Looks into a file (on a job).
///
/// # Errors
/// Why the file cannot be used.
pub fn prepare(file: &Path, work: &Work) -> Result<Preparation, TaskError> {
    match kind_by_name(file) {
        ImportKind::Boundaries => prepare_boundaries(file, work),
        ImportKind::Catalogue => Ok(plain(ImportKind::Catalogue)),
        ImportKind::Table if is_catalogue(file) => Ok(plain(ImportKind::Catalogue)),
        ImportKind::Table => Ok(prepare_table(file, work)),
    }
}

fn plain(kind: ImportKind) -> Preparation {
    Preparation {
        kind,
        fields: Vec::new(),
        key_field: String::new(),
        level: None,
        has_crs: true,
        notices: Vec::new(),
    }
}

fn prepare_boundaries(file: &Path, work: &Work) -> Result<Preparation, TaskError> {
    let content = read::boundaries(file, &BoundaryReadOptions::default(), work)?;
    let fields: Vec<String> = content.fields.iter().map(|field| field.name.clone()).collect();
    let usual = KEY_FIELDS.iter().find_map(|usual| fields.iter().find(|field| field.eq_ignore_ascii_case(usual)));
    let key_field = usual.cloned().unwrap_or_else(|| "FID".to_owned());
    Ok(Preparation {
        level: None,
        has_crs: content.prj.is_some() || content.epsg.is_some(),
        notices: content.notices,
        key_field,
        fields,
        kind: ImportKind::Boundaries,
    })
}

/// A table that needs a period or a key column is no error yet: the person is asked.
fn prepare_table(file: &Path, work: &Work) -> Preparation {
    let read = read::indicator_table(file, &TableReadOptions::default(), work);
    let mut preparation = plain(ImportKind::Table);
    match read {
        Ok(table) => {
            preparation.key_field.clone_from(&table.key_column);
            preparation.notices = table.notices;
        }
        Err(error) => preparation.notices = vec![error.notice()],
    }
    preparation
}

/// Whether the first line of a text file has the columns of a catalogue.
fn is_catalogue(file: &Path) -> bool {
    let Ok(bytes) = std::fs::read(file) else { return false };
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(first).to_lowercase();
    ["code", "name", "kind"].iter().all(|column| line.contains(column)) && !line.contains("value")
}

/// A dry run (on a job).
///
/// # Errors
/// Why nothing could be stored.
pub fn review(project: &Path, draft: &ImportDraft, work: &Work) -> Result<ImportDone, TaskError> {
    let (summary, notices) = run(project, draft, true, work)?;
    Ok(ImportDone { summary, notices, reopened: None })
}

/// The import itself (on a job): gives the write lock of the window back first, and opens the project again after.
pub fn commit(session: Session, draft: &ImportDraft, work: &Work) -> Event {
    let path = session.path().to_owned();
    drop(session);
    let done = import_when_free(&path, draft, work);
    let reopened = open_project(&path, work);
    Event::Imported(match (done, reopened) {
        (Ok((summary, notices)), Ok(opened)) => {
            Ok(Box::new(ImportDone { summary, notices, reopened: Some(opened) }))
        }
        (Err(error), Ok(opened)) => Ok(Box::new(ImportDone {
            summary: Vec::new(),
            notices: vec![error.notice()],
            reopened: Some(opened),
        })),
        (_, Err(error)) => Err(Some(error.notice())),
    })
}

/// Other jobs of the window may hold the lock for another moment.
fn import_when_free(
    path: &Path,
    draft: &ImportDraft,
    work: &Work,
) -> Result<(Vec<Message>, Vec<Notice>), TaskError> {
    const PATIENCE: Duration = Duration::from_secs(3);
    let started = Instant::now();
    loop {
        match run(path, draft, false, work) {
            Err(TaskError::Store(StoreError { kind: StoreErrorKind::Locked, .. }))
                if started.elapsed() < PATIENCE && !work.is_cancelled() =>
            {
                std::thread::sleep(Duration::from_millis(30));
            }
            result => return result,
        }
    }
}

fn run(
    project: &Path,
    draft: &ImportDraft,
    dry_run: bool,
    work: &Work,
) -> Result<(Vec<Message>, Vec<Notice>), TaskError> {
    let imported_on = tasks::today();
    match draft.kind {
        ImportKind::Boundaries => {
            let filled = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
            let selection = RegionSelection {
                key: draft.key_field.clone(),
                name_field: filled(&draft.name_field),
                valid_on: draft.period.trim().parse().ok(),
                ..RegionSelection::default()
            };
            let options = BoundaryImport {
                file: draft.file.clone(),
                level: draft.level.trim().to_owned(),
                selection,
                crs: filled(&draft.crs),
                source: draft.source(),
                on_conflict: draft.rule(),
                imported_on,
                dry_run,
                ..BoundaryImport::default()
            };
            let report = tasks::import_boundaries(project, &options, work)?;
            Ok((boundary_summary(&report), report.notices))
        }
        ImportKind::Table => {
            let filled = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
            let table = TableReadOptions {
                key_field: filled(&draft.key_field),
                period: draft.period.trim().parse().ok(),
                ..TableReadOptions::default()
            };
            let options = IndicatorImport {
                files: vec![draft.file.clone()],
                level: draft.level.trim().to_owned(),
                table,
                source: draft.source(),
                on_conflict: draft.rule(),
                imported_on,
                dry_run,
            };
            let report = tasks::import_indicators(project, &options, work)?;
            Ok((table_summary(&report), report.notices))
        }
        ImportKind::Catalogue => {
            let options = CatalogueImport {
                file: draft.file.clone(),
                source: draft.source(),
                imported_on,
                dry_run,
                ..CatalogueImport::default()
            };
            let report = tasks::import_catalogue(project, &options, work)?;
            let summary = Message::new("app-import-catalogue-summary")
                .with("read", report.read)
                .with("replaced", report.replaced);
            Ok((vec![summary], report.notices))
        }
    }
}

fn boundary_summary(report: &tasks::BoundaryReport) -> Vec<Message> {
    vec![
        Message::new("app-import-boundaries-summary")
            .with("read", report.counts.read)
            .with("stored", report.counts.stored),
        Message::new("app-import-crs").with("crs", report.crs_name.as_str()).with("encoding", report.encoding),
    ]
}

fn table_summary(report: &tasks::IndicatorReport) -> Vec<Message> {
    let mut summary = vec![
        Message::new("app-import-table-summary")
            .with("read", report.read)
            .with("stored", report.stored)
            .with("indicators", report.indicators.len())
            .with("values", report.values_stored),
    ];
    if !report.unmatched_keys.is_empty() {
        summary.push(Message::new("app-import-unmatched").with("count", report.unmatched_keys.len()));
    }
    if report.regions_without_value > 0 {
        summary.push(Message::new("app-import-without-value").with("count", report.regions_without_value));
    }
    summary
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
