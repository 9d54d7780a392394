//! The work of an import, as jobs do it: look into the file, dry run, import.

use std::path::Path;
use std::time::{Duration, Instant};

use super::event::Event;
use super::import::{ImportDone, ImportDraft, ImportKind, Preparation, kind_by_name};
use super::loading::open_project;
use crate::model::Source;
use crate::notice::Notice;
use crate::read::{self, BoundaryReadOptions, RegionSelection, TableReadOptions};
use crate::store::{ConflictRule, StoreError, StoreErrorKind};
use crate::tasks::{self, BoundaryImport, CatalogueImport, IndicatorImport, Session, TaskError};
use crate::text::{Language, Message};
use crate::work::Work;

/// Names that key fields usually have, best first.
const KEY_FIELDS: [&str; 14] = [
    "AGS",
    "ARS",
    "RS",
    "AGS_0",
    "RAU_RS",
    "PLR_ID",
    "SCHLUESSEL",
    "GEMNR",
    "GKZ",
    "KRS",
    "KEY",
    "REGION_KEY",
    "ID",
    "OBJECTID",
];

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
    let usual =
        KEY_FIELDS.iter().find_map(|usual| fields.iter().find(|field| field.eq_ignore_ascii_case(usual)));
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
        Err(error) => preparation.notices = vec![in_the_window(error.notice())],
    }
    preparation
}

/// A hint that names options of the command line speaks of the fields on the left instead.
pub(super) fn in_the_window(notice: Notice) -> Notice {
    let names_options = notice.hint.as_ref().is_some_and(|hint| hint.to_text(Language::De).contains("--"));
    if names_options { notice.with_hint(Message::new("app-import-fill-in")) } else { notice }
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
            notices: vec![in_the_window(error.notice())],
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
    match draft.kind {
        ImportKind::Boundaries => {
            let options = BoundaryImport { dry_run, ..boundary_options(draft) };
            let report = tasks::import_boundaries(project, &options, work)?;
            Ok((boundary_summary(&report), report.notices))
        }
        ImportKind::Table => {
            let options = IndicatorImport { dry_run, ..table_options(draft) };
            let report = tasks::import_indicators(project, &options, work)?;
            Ok((table_summary(&report), report.notices))
        }
        ImportKind::Catalogue => {
            let options = CatalogueImport {
                file: draft.file.clone(),
                source: source(draft),
                imported_on: tasks::today(),
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

fn boundary_options(draft: &ImportDraft) -> BoundaryImport {
    let selection = RegionSelection {
        key: draft.key_field.clone(),
        name_field: filled(&draft.name_field),
        valid_on: draft.period.trim().parse().ok(),
        ..RegionSelection::default()
    };
    BoundaryImport {
        file: draft.file.clone(),
        level: draft.level.trim().to_owned(),
        selection,
        crs: filled(&draft.crs),
        source: source(draft),
        on_conflict: rule(draft),
        imported_on: tasks::today(),
        ..BoundaryImport::default()
    }
}

fn table_options(draft: &ImportDraft) -> IndicatorImport {
    let table = TableReadOptions {
        key_field: filled(&draft.key_field),
        period: draft.period.trim().parse().ok(),
        ..TableReadOptions::default()
    };
    IndicatorImport {
        files: vec![draft.file.clone()],
        level: draft.level.trim().to_owned(),
        table,
        source: source(draft),
        on_conflict: rule(draft),
        imported_on: tasks::today(),
        dry_run: false,
    }
}

fn filled(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

fn source(draft: &ImportDraft) -> Source {
    Source { text: draft.source.trim().to_owned(), licence: draft.licence.trim().to_owned() }
}

fn rule(draft: &ImportDraft) -> ConflictRule {
    if draft.replace { ConflictRule::Replace } else { ConflictRule::Abort }
}

fn boundary_summary(report: &tasks::BoundaryReport) -> Vec<Message> {
    vec![
        Message::new("app-import-boundaries-summary")
            .with("read", report.counts.read)
            .with("stored", report.counts.stored),
        Message::new("app-import-crs")
            .with("crs", report.crs_name.as_str())
            .with("encoding", report.encoding),
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
