//! A travel network in: out of an extract of OpenStreetMap, once.

use std::path::{Path, PathBuf};

use super::facilities::stated;
use super::places::area_of_project;
use crate::model::Source;
use crate::notice::Notice;
use crate::reach::build::{Omitted, build_watched};
use crate::reach::components::{Parts, parts};
use crate::reach::mode::Mode;
use crate::reach::roads::BuildOptions;
use crate::read;
use crate::store::{Access, ImportRecord, Store};
use crate::tasks::TaskError;
use crate::text::Message;
use crate::work::Work;

/// What to import and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NetworkImport {
    /// The extract, `.osm.pbf`.
    pub file: PathBuf,
    /// How far beyond the boundaries of the project roads are kept, in kilometres; `None` keeps the whole extract.
    pub buffer_km: Option<f64>,
    /// Where the file came from, as it is to be printed; empty = not stated.
    pub source: Source,
    /// Day of the import, for the record (`2025-03-18`).
    pub imported_on: String,
    /// Look only: nothing is stored.
    pub dry_run: bool,
}

/// What an import of a network brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NetworkReport {
    /// Ways in the file that somebody may travel.
    pub ways: usize,
    /// Junctions stored.
    pub nodes: usize,
    /// Links between them.
    pub edges: usize,
    /// Turn rules that are obeyed.
    pub turn_rules: usize,
    /// Turn rules that are not, because they do not say which turn they mean or lead to roads that are not there.
    pub turn_rules_left_out: usize,
    /// Turn rules that are not, because they hold at some hours only.
    pub conditional_turn_rules: usize,
    /// Whether a network was there before.
    pub replaced: bool,
    /// Connected parts for each mode.
    pub parts: Vec<(Mode, Parts)>,
    /// What somebody should know.
    pub notices: Vec<Notice>,
}

/// Reads a travel network into the project, in place of the one before.
///
/// # Errors
/// The file is no extract or holds no roads near the project; the project cannot be written. It is then as it was.
pub fn import_network(
    project: &Path,
    options: &NetworkImport,
    work: &Work,
) -> Result<NetworkReport, TaskError> {
    let access = if options.dry_run { Access::Read } else { Access::Write };
    let mut store = Store::open(project, access)?;
    let area = area_of_project(&store)?;
    let roads = read::osm_roads(&options.file, &work.part(0.0, 0.7))?;
    work.check()?;
    work.report("stage-network-build", 0.7);
    let clip = options.buffer_km.zip(area).map(|(buffer, area)| area.grown(buffer * 1000.0));
    let (network, omitted) = build_watched(&roads, &BuildOptions { clip }, work)?;
    work.check()?;
    if network.links.is_empty() {
        let message = Message::new("tasks-network-elsewhere").with("file", options.file.as_path());
        return Err(TaskError::refused(message, Message::new("tasks-network-elsewhere-hint")));
    }
    let mut report = NetworkReport {
        ways: roads.ways.len(),
        nodes: network.positions.len(),
        edges: network.links.len(),
        turn_rules: network.turns.len() + network.routes.len(),
        turn_rules_left_out: omitted.turn_rules,
        conditional_turn_rules: omitted.conditional_rules,
        parts: Mode::ALL.into_iter().map(|mode| (mode, parts(&network, mode))).collect(),
        ..NetworkReport::default()
    };
    notice_omissions(&mut report, &omitted, clip.is_some());
    work.check()?;
    work.report("stage-store", 0.85);
    if options.dry_run {
        report.replaced = store.network_size()?.is_some();
    } else {
        let record = ImportRecord {
            file_name: options.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            format: "osm.pbf".to_owned(),
            imported_on: options.imported_on.clone(),
            records_read: report.ways,
            records_stored: report.ways,
        };
        report.replaced = store.write(|writer| {
            let import = writer.put_import(&record)?;
            writer.put_import_source(import, &stated(&options.source, true))?;
            writer.put_network(&network, import, work)
        })?;
    }
    work.report("stage-store", 1.0);
    Ok(report)
}

fn notice_omissions(report: &mut NetworkReport, omitted: &Omitted, clipped: bool) {
    if omitted.missing_nodes > 0 {
        let message = Message::new("tasks-network-missing-nodes").with("count", omitted.missing_nodes);
        report.notices.push(Notice::info(message));
    }
    if report.turn_rules_left_out > 0 && !clipped {
        let message = Message::new("tasks-network-turn-rules").with("count", report.turn_rules_left_out);
        report.notices.push(Notice::info(message));
    }
    if report.conditional_turn_rules > 0 {
        let message =
            Message::new("tasks-network-conditional-rules").with("count", report.conditional_turn_rules);
        report.notices.push(Notice::info(message));
    }
    let car = report.parts.iter().find(|(mode, _)| *mode == Mode::Car).map(|(_, parts)| *parts);
    if let Some(car) = car.filter(|car| car.parts > 1) {
        let message = Message::new("tasks-network-islands")
            .with("parts", car.parts - 1)
            .with("junctions", car.junctions - car.largest);
        report.notices.push(Notice::info(message));
    }
}
