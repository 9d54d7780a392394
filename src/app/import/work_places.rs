//! Facilities, people and roads taken over, or what that would do.

use std::path::Path;

use super::choices::{facility_options, network_options, population_options};
use super::draft::ImportDraft;
use super::event::Review;
use crate::notice::Notice;
use crate::store::ConflictRule;
use crate::tasks::TaskError;
use crate::tasks::reach::{import_facilities, import_network, import_population};
use crate::text::{Argument, Message};
use crate::work::Work;

/// Takes facilities over, or with `true` only looks what that would do.
pub(super) fn take_facilities(
    project: &Path,
    draft: &ImportDraft,
    (rule, dry_run): (Option<ConflictRule>, bool),
    work: &Work,
) -> Result<Review, TaskError> {
    let report = import_facilities(project, &facility_options(draft, rule, dry_run), work)?;
    let kinds = report.kinds.join(", ");
    let stored = Message::new("import-summary-facilities").with("count", report.stored).with("kinds", kinds);
    let outside = Message::new("import-facilities-outside").with("count", report.outside);
    Ok(Review {
        summary: summary(stored, report.read, report.stored),
        conflicts: report.replaced,
        notices: notices(report.notices, report.outside, outside),
        ..Review::default()
    })
}

/// Takes people over in place of those before, or with `true` only looks what that would do.
pub(super) fn take_population(
    project: &Path,
    draft: &ImportDraft,
    dry_run: bool,
    work: &Work,
) -> Result<Review, TaskError> {
    let report = import_population(project, &population_options(draft, dry_run), work)?;
    let stored = Message::new("import-summary-population")
        .with("count", report.stored)
        .with("residents", Argument::Number(report.residents, 0));
    let outside = Message::new("import-population-outside").with("count", report.outside);
    let mut notices = notices(report.notices, report.outside, outside);
    if report.replaced > 0 && dry_run {
        let message = Message::new("import-population-replaces").with("count", report.replaced);
        notices.insert(0, Notice::warning(message).with_hint(Message::new("import-done-hint")));
    }
    Ok(Review {
        summary: summary(stored, report.read, report.stored),
        notices,
        brings: vec!["people of the project".to_owned()],
        ..Review::default()
    })
}

/// Takes roads over in place of those before, or with `true` only looks what that would do.
pub(super) fn take_network(
    project: &Path,
    draft: &ImportDraft,
    dry_run: bool,
    work: &Work,
) -> Result<Review, TaskError> {
    let report = import_network(project, &network_options(draft, dry_run), work)?;
    let mut notices = report.notices;
    if report.replaced && dry_run {
        let message = Message::new("import-network-replaces");
        notices.insert(0, Notice::warning(message).with_hint(Message::new("import-done-hint")));
    }
    let stored = Message::new("import-summary-network")
        .with("edges", Argument::Number(report.edges as f64, 0))
        .with("nodes", Argument::Number(report.nodes as f64, 0))
        .with("ways", Argument::Number(report.ways as f64, 0));
    Ok(Review {
        summary: vec![stored],
        notices,
        brings: vec!["network of the project".to_owned()],
        ..Review::default()
    })
}

/// How many are stored, and where some of the file are not, out of how many.
fn summary(stored: Message, read: usize, count: usize) -> Vec<Message> {
    let of = (read != count).then(|| Message::new("import-summary-merged").with("read", read));
    std::iter::once(stored).chain(of).collect()
}

/// What lies off the project is told, but is no reason to warn: people go to the next town.
fn notices(mut notices: Vec<Notice>, outside: usize, message: Message) -> Vec<Notice> {
    notices.extend((outside > 0).then(|| Notice::info(message)));
    notices
}
