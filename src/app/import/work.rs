//! The work of an import, as jobs do it: dry run, import, taking back.
//!
//! A list of files is tried on a copy of the project: each file finds what those before it brought.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::choices::{boundary_options, catalogue_options, table_options};
use super::draft::{ImportDraft, ImportKind, Stage};
use super::event::{Checked, Committed, ImportEvent, Matching, Review, Stored, Swapped};
use super::list::ListEntry;
use super::prepare::prepare;
use super::sketch::MapSketch;
use super::steps::ImportStep;
use super::work_places::{take_facilities, take_network, take_population};
use crate::app::loading::{open_project, told};
use crate::app::settings::own_folder;
use crate::app::wording::in_the_window;
use crate::notice::Notice;
use crate::store::{ConflictRule, StoreError, StoreErrorKind};
use crate::tasks::{self, IndicatorReport, KeptCopy, Session, TaskError};
use crate::text::Message;
use crate::work::{Cancelled, Work};

/// The project that an import goes to.
pub enum Destination {
    /// The open one; the window has given it away until the import is done.
    Open(Session),
    /// A new one of this name at this path.
    New(String, PathBuf),
}

/// Project files smaller than this are kept before each file of a list, larger ones only before the first.
const KEPT_EACH_BYTES: u64 = 128 << 20;

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
        ImportKind::Table => review_table(path, draft, work),
        _ => take_over(path, draft, (draft.rule, true), work),
    }
}

/// Takes a file over, or with `true` only looks what that would do.
fn take_over(
    project: &Path,
    draft: &ImportDraft,
    (rule, dry_run): (Option<ConflictRule>, bool),
    work: &Work,
) -> Result<Review, TaskError> {
    Ok(match draft.kind {
        ImportKind::Facilities => take_facilities(project, draft, (rule, dry_run), work)?,
        ImportKind::Population => take_population(project, draft, dry_run, work)?,
        ImportKind::Network => take_network(project, draft, dry_run, work)?,
        ImportKind::Boundaries => {
            let report = tasks::import_boundaries(project, &boundary_options(draft, rule, dry_run), work)?;
            Review {
                summary: boundary_summary(&report),
                conflicts: report.replaced,
                notices: report.notices,
                periods: draft.period.trim().parse().into_iter().collect(),
                brings: regions_of(draft),
                ..Review::default()
            }
        }
        ImportKind::Table => {
            let report = tasks::import_indicators(project, &table_options(draft, rule, dry_run), work)?;
            let matched = report.regions_with_value.len();
            let notices = calmed(&report);
            Review {
                summary: table_summary(&report),
                conflicts: report.replaced,
                coverage: Some((matched, matched + report.regions_without_value)),
                periods: report.periods.clone(),
                brings: series_of(draft, &report),
                notices,
                ..Review::default()
            }
        }
        ImportKind::Catalogue => {
            let report = tasks::import_catalogue(project, &catalogue_options(draft, dry_run), work)?;
            Review {
                summary: catalogue_summary(&report),
                conflicts: report.replaced,
                notices: report.notices,
                ..Review::default()
            }
        }
    })
}

/// Where every region has its value, rows of other regions are no reason to warn: the table is of a larger area.
fn calmed(report: &IndicatorReport) -> Vec<Notice> {
    let is_complete = report.regions_without_value == 0;
    let calm = |notice: &Notice| match notice.message.key() {
        "read-join-unmatched" if is_complete => {
            let count = report.unmatched_rows.len();
            Notice::info(Message::new("import-other-regions").with("count", count))
        }
        _ => notice.clone(),
    };
    report.notices.iter().map(calm).collect()
}

/// The level, and what tells its keys from others.
fn regions_of(draft: &ImportDraft) -> Vec<String> {
    let keys = draft.content.as_ref().map(|content| format!("{:x}", content.fingerprint));
    std::iter::once(draft.level.trim().to_lowercase()).chain(keys).collect()
}

fn series_of(draft: &ImportDraft, report: &IndicatorReport) -> Vec<String> {
    let of = |code| report.periods.iter().map(move |period| format!("{} {code} {period}", draft.level));
    report.indicators.iter().flat_map(of).collect()
}

/// The dry run of a file of a list (on a job): it is taken over on a copy of the project as the files before it left
/// it. `brought` says what those bring, with their names.
///
/// # Errors
/// Stopped, or no room for the copy. What is wrong with the file stands in the file.
pub fn check(
    project: Option<&Path>,
    before: Option<Arc<KeptCopy>>,
    (mut entry, brought): (ListEntry, &[(String, String)]),
    work: &Work,
) -> Result<Checked, TaskError> {
    let before = match (before, project) {
        (Some(before), _) => before,
        (None, Some(project)) => Arc::new(tasks::keep_copy(project, &copies_folder())?),
        (None, None) => Arc::new(tasks::scratch_project(&copies_folder())?),
    };
    work.check()?;
    let nothing = |entry| Checked { entry, before: Arc::clone(&before), after: Arc::clone(&before) };
    if !entry.wanted && entry.decided {
        entry.draft.stage = Stage::Choosing;
        return Ok(nothing(entry));
    }
    entry.wanted |= !entry.decided;
    entry.same_as = None;
    let after = match tried(&mut entry.draft, &before, work) {
        Ok(after) => after,
        Err(error) => {
            // Without a notice the person stopped it.
            let Some(notice) = told(&error) else { return Err(error) };
            entry.draft.stage = Stage::Choosing;
            entry.draft.review = None;
            entry.draft.problem = Some(in_the_window(notice));
            // What cannot be read at all stays outside, unless somebody knows how to read it.
            entry.wanted &= entry.decided || entry.draft.content.is_some();
            None
        }
    };
    let Some(after) = after else { return Ok(nothing(entry)) };
    // The same boundaries under two names are told by their keys.
    let tells =
        matches!(entry.draft.kind, ImportKind::Boundaries | ImportKind::Population | ImportKind::Network);
    let may_be = |conflicts: usize| conflicts > 0 || tells;
    let review = entry.draft.review.as_deref().filter(|review| may_be(review.conflicts) && !entry.decided);
    let twin = review.and_then(|review| brought.iter().find(|(what, _)| review.brings.contains(what)));
    if let Some((_, name)) = twin {
        (entry.wanted, entry.same_as) = (false, Some(name.clone()));
        return Ok(nothing(entry));
    }
    Ok(Checked { entry, before, after: Arc::new(after) })
}

/// The project with the file; `None` where something is missing that only the person knows.
fn tried(draft: &mut ImportDraft, before: &KeptCopy, work: &Work) -> Result<Option<KeptCopy>, TaskError> {
    let content = prepare(draft, Some(before.path()), work)?;
    draft.prepared(content);
    if draft.missing().is_some() {
        draft.review = None;
        return Ok(None);
    }
    let after = tasks::keep_copy(before.path(), &copies_folder())?;
    let known = draft.review.as_ref().map_or(0, |review| review.conflicts);
    let keeps = draft.rule == Some(ConflictRule::Keep);
    let rule = if keeps { ConflictRule::Keep } else { ConflictRule::Replace };
    let mut review = take_over(after.path(), draft, (Some(rule), false), work)?;
    if keeps {
        review.conflicts = known;
    }
    draft.review = Some(Arc::new(review));
    draft.stage = Stage::Reviewed;
    draft.problem = None;
    Ok(Some(after))
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
        matching: Some(matching),
        conflicts,
        coverage: Some((report.regions_with_value.len(), regions.len())),
        periods: report.periods.clone(),
        brings: Vec::new(),
        notices: report.notices,
    })
}

/// The import itself (on a job), of one file or of several, all or none: gives the write lock of the window back
/// first, and opens the project again after.
pub fn commit(into: Destination, drafts: &[ImportDraft], work: &Work) -> ImportEvent {
    let is_new = matches!(into, Destination::New(..));
    let path = match into {
        Destination::Open(session) => session.path().to_owned(),
        Destination::New(name, path) => {
            if let Err(error) = tasks::new_project(&path, &name) {
                return committed(Err((0, told(&error))), Vec::new(), None);
            }
            path
        }
    };
    let mut copies = Vec::new();
    let result = store_all(&path, drafts, &mut copies, work);
    if is_new && result.is_err() {
        // Nobody asked for an empty project; what cannot be removed stays an empty project.
        let _ = std::fs::remove_file(&path);
        return committed(result.map_err(|(place, error)| (place, told(&error))), Vec::new(), None);
    }
    let reopened = open_project(&path, work).map_err(|error| told(&error));
    committed(result.map_err(|(place, error)| (place, told(&error))), copies, Some(reopened))
}

fn committed(
    result: Result<Vec<Stored>, (usize, Option<Notice>)>,
    copies: Vec<(KeptCopy, PathBuf)>,
    reopened: Option<Result<crate::app::event::Opened, Option<Notice>>>,
) -> ImportEvent {
    ImportEvent::Committed(Box::new(Committed { result, copies, reopened }))
}

/// Stores file after file; when one fails, with its place, the project is as it was before the first.
fn store_all(
    path: &Path,
    drafts: &[ImportDraft],
    copies: &mut Vec<(KeptCopy, PathBuf)>,
    work: &Work,
) -> Result<Vec<Stored>, (usize, TaskError)> {
    let mut stored = Vec::new();
    for (place, draft) in drafts.iter().enumerate() {
        let is_small = std::fs::metadata(path).is_ok_and(|file| file.len() < KEPT_EACH_BYTES);
        let mut warning = None;
        if place == 0 || is_small {
            match tasks::keep_copy(path, &copies_folder()) {
                Ok(copy) => copies.push((copy, PathBuf::from(draft.shown_name()))),
                // Several files can only be all or none with a way back.
                Err(error) if drafts.len() > 1 => {
                    return Err((place, error)).inspect_err(|_| restore(path, copies));
                }
                Err(error) => {
                    let why = Message::new("import-no-way-back").with("reason", error.notice().message);
                    warning = Some(Notice::warning(why));
                }
            }
        }
        match when_free(work, || take_over(path, draft, (draft.rule, false), work)) {
            Ok(review) => {
                stored.push((review.summary, review.notices.into_iter().chain(warning).collect()));
            }
            Err(error) => {
                restore(path, copies);
                return Err((place, error));
            }
        }
    }
    Ok(stored)
}

/// The project as it was before the first file; a single file that failed changed nothing.
fn restore(path: &Path, copies: &mut Vec<(KeptCopy, PathBuf)>) {
    if copies.len() > 1
        && let Some((first, _)) = copies.first()
    {
        // The copy stays on disk until the program ends, should this fail.
        let _ = tasks::swap_with_copy(path, first);
    }
    copies.clear();
}

/// Takes imports back one after the other, or brings them again (on a job).
pub fn swap(session: Session, steps: Vec<ImportStep>, is_undo: bool, work: &Work) -> ImportEvent {
    let path = session.path().to_owned();
    drop(session);
    let (mut swapped, mut left, mut problem) = (Vec::new(), Vec::new(), None);
    for step in steps {
        if problem.is_none() {
            let result = when_free(work, || tasks::swap_with_copy(&path, &step.copy));
            problem = result.err().map(|error| error.notice());
        }
        if problem.is_none() { swapped.push(step) } else { left.push(step) }
    }
    let reopened = open_project(&path, work).map_err(|error| told(&error));
    ImportEvent::Swapped(Box::new(Swapped { steps: swapped, left, problem, reopened, is_undo }))
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

fn boundary_summary(report: &tasks::BoundaryReport) -> Vec<Message> {
    let counts = report.counts;
    let mut summary = vec![Message::new("import-summary-regions").with("count", counts.stored)];
    if counts.merged > 0 {
        summary.push(Message::new("import-summary-merged").with("read", counts.read));
    }
    summary
}

fn table_summary(report: &IndicatorReport) -> Vec<Message> {
    let mut indicators = report.indicators.clone();
    indicators.sort();
    indicators.dedup();
    let own = report.values_stored - report.reference_values_stored;
    let mut summary =
        vec![Message::new("import-summary-values").with("values", own).with("indicators", indicators.len())];
    if report.reference_rows_stored > 0 {
        summary.push(Message::new("import-summary-references").with("count", report.reference_rows_stored));
    }
    summary
}

fn catalogue_summary(report: &tasks::CatalogueReport) -> Vec<Message> {
    vec![
        Message::new("import-summary-catalogue").with("count", report.read).with("replaced", report.replaced),
    ]
}
