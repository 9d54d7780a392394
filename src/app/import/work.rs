//! The work of an import, as jobs do it: dry run, import, taking back.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::draft::{ImportDraft, ImportKind};
use super::event::{Committed, ImportEvent, Matching, Review, Swapped};
use super::sketch::MapSketch;
use super::steps::ImportStep;
use crate::app::loading::{open_project, told};
use crate::app::settings::own_folder;
use crate::model::Source;
use crate::notice::Notice;
use crate::read::{RegionSelection, TableReadOptions, TextOptions};
use crate::store::{ConflictRule, StoreError, StoreErrorKind};
use crate::tasks::{
    self, BoundaryImport, CatalogueImport, IndicatorImport, IndicatorReport, KeptCopy, Session, TaskError,
};
use crate::text::Message;
use crate::work::{Cancelled, Work};

/// The project that an import goes to.
pub enum Destination {
    /// The open one; the window has given it away until the import is done.
    Open(Session),
    /// A new one of this name at this path.
    New(String, PathBuf),
}

/// What an import did: sentences and notices.
type Done = (Vec<Message>, Vec<Notice>);

/// Waits while more letters may follow; a newer job cancels this one meanwhile.
///
/// # Errors
/// There is a newer job.
pub fn wait(patience: Duration, work: &Work) -> Result<(), Cancelled> {
    let begun = Instant::now();
    while begun.elapsed() < patience {
        work.check()?;
        std::thread::sleep(Duration::from_millis(10));
    }
    work.check()
}

/// A dry run (on a job). Without a project it is made on an empty one that vanishes again.
///
/// # Errors
/// Why nothing could be stored.
pub fn review(project: Option<&Path>, draft: &ImportDraft, work: &Work) -> Result<Review, TaskError> {
    let empty = match project {
        Some(_) => None,
        None => Some(tasks::scratch_project(&copies_folder())?),
    };
    let path = project.or(empty.as_ref().map(KeptCopy::path)).unwrap_or(Path::new(""));
    match draft.kind {
        ImportKind::Boundaries => {
            let report = tasks::import_boundaries(path, &boundary_options(draft, draft.rule, true), work)?;
            Ok(Review {
                summary: boundary_summary(&report),
                conflicts: report.replaced,
                notices: report.notices,
                matching: None,
            })
        }
        ImportKind::Table => review_table(path, draft, work),
        ImportKind::Catalogue => {
            let report = tasks::import_catalogue(path, &catalogue_options(draft, true), work)?;
            let (summary, conflicts) = (catalogue_summary(&report), report.replaced);
            Ok(Review { summary, notices: report.notices, matching: None, conflicts })
        }
    }
}

/// Conflicts are those that replacing would touch, whatever the person chose.
fn review_table(path: &Path, draft: &ImportDraft, work: &Work) -> Result<Review, TaskError> {
    let mut report =
        tasks::import_indicators(path, &table_options(draft, Some(ConflictRule::Replace), true), work)?;
    let conflicts = report.replaced;
    if conflicts > 0 && draft.rule == Some(ConflictRule::Keep) {
        report = tasks::import_indicators(path, &table_options(draft, draft.rule, true), work)?;
    }
    let (regions, layer) = tasks::level_outlines(path, &draft.level)?;
    let matching = Matching {
        matched: report.regions_with_value.len(),
        all: regions.len(),
        unmatched: report
            .unmatched_rows
            .iter()
            .map(|row| {
                let near: Vec<String> =
                    row.near.iter().map(|(key, name)| format!("{name} ({key})")).collect();
                (format!("{} {}", row.key, row.name).trim().to_owned(), near.join(", "))
            })
            .collect(),
        without_value: regions
            .iter()
            .enumerate()
            .filter(|(position, _)| report.regions_with_value.binary_search(position).is_err())
            .map(|(_, region)| (region.key.to_string(), region.name.clone()))
            .collect(),
        sketch: MapSketch::of_level(&layer, &report.regions_with_value).map(Arc::new),
    };
    // The lists beside the map say what these two notices would.
    report.notices.retain(|notice| {
        !matches!(notice.message.key(), "read-join-unmatched" | "tasks-regions-without-value")
    });
    Ok(Review {
        summary: table_summary(&report),
        notices: report.notices,
        matching: Some(matching),
        conflicts,
    })
}

/// The import itself (on a job): gives the write lock of the window back first, and opens the project again after.
pub fn commit(into: Destination, draft: &ImportDraft, work: &Work) -> ImportEvent {
    let is_new = matches!(into, Destination::New(..));
    let path = match into {
        Destination::Open(session) => session.path().to_owned(),
        Destination::New(name, path) => {
            if let Err(error) = tasks::new_project(&path, &name) {
                return committed(draft, Err(error), None, None);
            }
            path
        }
    };
    let copy = tasks::keep_copy(&path, &copies_folder());
    let result = when_free(work, || run(&path, draft, work));
    if is_new && result.is_err() {
        // Nobody asked for an empty project; what cannot be removed stays an empty project.
        let _ = std::fs::remove_file(&path);
        return committed(draft, result, None, None);
    }
    let reopened = open_project(&path, work).map_err(|error| told(&error));
    let result = result.map(|(summary, mut notices)| {
        if let Err(error) = &copy {
            let why = error.notice().message;
            notices.push(Notice::warning(Message::new("import-no-way-back").with("reason", why)));
        }
        (summary, notices)
    });
    committed(draft, result, copy.ok(), Some(reopened))
}

fn committed(
    draft: &ImportDraft,
    result: Result<Done, TaskError>,
    copy: Option<KeptCopy>,
    reopened: Option<Result<crate::app::event::Opened, Option<Notice>>>,
) -> ImportEvent {
    let result = result.map_err(|error| told(&error));
    ImportEvent::Committed(Box::new(Committed { result, copy, reopened, file: draft.file.clone() }))
}

/// Takes an import back, or brings it again (on a job).
pub fn swap(session: Session, step: ImportStep, is_undo: bool, work: &Work) -> ImportEvent {
    let path = session.path().to_owned();
    drop(session);
    let swapped = when_free(work, || tasks::swap_with_copy(&path, &step.copy));
    let problem = swapped.err().map(|error| error.notice());
    let reopened = open_project(&path, work).map_err(|error| told(&error));
    ImportEvent::Swapped(Box::new(Swapped { step, problem, reopened, is_undo }))
}

/// Other jobs of the window may hold the lock for another moment.
fn when_free<T>(work: &Work, mut attempt: impl FnMut() -> Result<T, TaskError>) -> Result<T, TaskError> {
    const PATIENCE: Duration = Duration::from_secs(3);
    let started = Instant::now();
    loop {
        match attempt() {
            Err(TaskError::Store(StoreError { kind: StoreErrorKind::Locked, .. }))
                if started.elapsed() < PATIENCE && !work.is_cancelled() =>
            {
                std::thread::sleep(Duration::from_millis(30));
            }
            result => return result,
        }
    }
}

/// Where copies of projects stand while imports can be taken back.
fn copies_folder() -> PathBuf {
    own_folder().unwrap_or_else(std::env::temp_dir).join("import")
}

fn run(project: &Path, draft: &ImportDraft, work: &Work) -> Result<Done, TaskError> {
    match draft.kind {
        ImportKind::Boundaries => {
            let report =
                tasks::import_boundaries(project, &boundary_options(draft, draft.rule, false), work)?;
            Ok((boundary_summary(&report), report.notices))
        }
        ImportKind::Table => {
            let report = tasks::import_indicators(project, &table_options(draft, draft.rule, false), work)?;
            Ok((table_summary(&report), report.notices))
        }
        ImportKind::Catalogue => {
            let report = tasks::import_catalogue(project, &catalogue_options(draft, false), work)?;
            Ok((catalogue_summary(&report), report.notices))
        }
    }
}

fn boundary_options(draft: &ImportDraft, rule: Option<ConflictRule>, dry_run: bool) -> BoundaryImport {
    // A dry run counts what would be replaced; the import itself touches nothing that nobody was asked about.
    let unasked = if dry_run { ConflictRule::Replace } else { ConflictRule::Abort };
    BoundaryImport {
        file: draft.file.clone(),
        level: draft.level.trim().to_owned(),
        selection: RegionSelection {
            key: draft.key_field.clone(),
            name_field: filled(&draft.name_field),
            valid_on: draft.period.trim().parse().ok(),
            ..RegionSelection::default()
        },
        crs: filled(&draft.crs),
        encoding: filled(&draft.encoding),
        layer: draft.layer.clone(),
        source: source(draft),
        on_conflict: if dry_run { unasked } else { rule.unwrap_or(unasked) },
        imported_on: tasks::today(),
        dry_run,
        ..BoundaryImport::default()
    }
}

/// How the table is read, by the choices of the person.
pub(super) fn table_read_options(draft: &ImportDraft) -> TableReadOptions {
    TableReadOptions {
        key_field: filled(&draft.key_field),
        period: draft.period.trim().parse().ok(),
        text: TextOptions { encoding: filled(&draft.encoding), ..TextOptions::default() },
        ..TableReadOptions::default()
    }
}

fn table_options(draft: &ImportDraft, rule: Option<ConflictRule>, dry_run: bool) -> IndicatorImport {
    IndicatorImport {
        files: vec![draft.file.clone()],
        level: draft.level.trim().to_owned(),
        table: table_read_options(draft),
        source: source(draft),
        keep_unmatched: false,
        on_conflict: rule.unwrap_or(ConflictRule::Abort),
        imported_on: tasks::today(),
        dry_run,
    }
}

fn catalogue_options(draft: &ImportDraft, dry_run: bool) -> CatalogueImport {
    CatalogueImport {
        file: draft.file.clone(),
        text: TextOptions { encoding: filled(&draft.encoding), ..TextOptions::default() },
        source: source(draft),
        imported_on: tasks::today(),
        dry_run,
    }
}

/// The text without spaces around it; `None` when nothing is left.
pub(super) fn filled(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

fn source(draft: &ImportDraft) -> Source {
    Source { text: draft.source.trim().to_owned(), licence: draft.licence.trim().to_owned() }
}

fn boundary_summary(report: &tasks::BoundaryReport) -> Vec<Message> {
    let counts = report.counts;
    let mut summary = vec![Message::new("import-summary-regions").with("count", counts.stored)];
    if counts.merged > 0 {
        summary.push(Message::new("import-summary-merged").with("read", counts.read));
    }
    summary
}

fn table_summary(report: &IndicatorReport) -> Vec<Message> {
    let periods: Vec<String> = report.periods.iter().map(ToString::to_string).collect();
    let periods = match periods.as_slice() {
        [first, .., last] => format!("{first} – {last}"),
        only => only.concat(),
    };
    let mut indicators = report.indicators.clone();
    indicators.sort();
    indicators.dedup();
    vec![
        Message::new("import-summary-values")
            .with("values", report.values_stored)
            .with("indicators", indicators.len())
            .with("periods", periods),
    ]
}

fn catalogue_summary(report: &tasks::CatalogueReport) -> Vec<Message> {
    vec![
        Message::new("import-summary-catalogue").with("count", report.read).with("replaced", report.replaced),
    ]
}
