//! What a run gave, region by region, as a table and as a layer.

use std::path::Path;

use super::contents::contents_of;
use super::inputs::TypologyTerm;
use super::saved::saved_typology;
use super::{TypologyOutcome, TypologyRun, reasons, run_typology};
use crate::model::{Project, Source, TypologyMap};
use crate::notice::Notice;
use crate::sheet::{Audience, TypologyContents};
use crate::stats::{DynamicsClass, Index, Moments};
use crate::tasks::export_file::{FileFormat, write_table};
use crate::tasks::load::sources_of_terms;
use crate::tasks::{Session, TaskError};
use crate::text::{Language, Message, tr};
use crate::work::Work;
use crate::write::{Cell, Table, TableNotes};

/// Decimals of indices and z-scores in a workbook; files of text keep all digits.
const INDEX_DECIMALS: usize = 4;

/// Which typology is exported and for whom.
#[derive(Debug, Clone, PartialEq)]
pub struct TypologyExport {
    /// Name it is saved under.
    pub name: String,
    /// Version; `None` = the latest.
    pub version: Option<u32>,
    /// For whom: values are masked.
    pub audience: Audience,
    /// Language of words and notes.
    pub language: Language,
}

/// Computes a saved typology anew and writes its result to `out` (.csv, .xlsx, .geojson, .gpkg); returns the number of regions.
/// A notice says how many regions have another class than when it was saved.
///
/// # Errors
/// As running it; the file cannot be written (there is then no half file).
pub fn export_typology(
    session: &Session,
    project: &Project,
    export: &TypologyExport,
    out: &Path,
    work: &Work,
) -> Result<(usize, Vec<Notice>), TaskError> {
    let format = FileFormat::of(out)?;
    let saved = saved_typology(session, project, (&export.name, export.version))?;
    let (run, mut notices) = run_typology(session, project, &saved.recipe, export.audience, work)?;
    notices.extend(changes_since_saved(session, (export.name.trim(), saved.version), &run)?);
    let store = session.reader()?;
    let mappable = store.regions(run.inputs.level.id)?.len();
    let drawn = |region: &usize| !format.has_geometry() || *region < mappable;
    let only: Vec<usize> = run.regions_within().filter(drawn).collect();
    let words = words_of(&run, &export.name, work)?;
    let table = result_table(&run, &words, &only, export.language);
    let title = format!("{}: {} ({})", project.name, export.name.trim(), saved.version);
    let notes = notes(&run, project, (title, export.audience), export.language);
    write_table((&store, &run.inputs.level), (&table, &notes), Some(&only), out)?;
    Ok((table.rows.len(), notices))
}

/// The run in the words of a map, with the firmness of its classes.
pub(super) fn words_of(run: &TypologyRun, name: &str, work: &Work) -> Result<TypologyContents, TaskError> {
    let kept = reasons(run, 0, work)?.firmness.map(|firmness| firmness.kept);
    let map = TypologyMap {
        name: name.trim().to_owned(),
        recipe: run.recipe.clone(),
        marks_close_calls: false,
        ..TypologyMap::default()
    };
    Ok(contents_of(run, &map, kept))
}

/// Title, period, sources and what must be said beside the numbers.
pub(super) fn notes(
    run: &TypologyRun,
    project: &Project,
    (title, audience): (String, Audience),
    language: Language,
) -> TableNotes {
    let sources: Vec<Source> = sources_of_terms(run, &run.inputs.level, project);
    let mut remarks = vec![tr(language, "tasks-typology-relative")];
    remarks.extend(Some(crate::sheet::own_words(&project.banner, language)).filter(|text| !text.is_empty()));
    if audience == Audience::Internal {
        remarks.push(tr(language, "tasks-internal-copy"));
    }
    let sources = sources.into_iter().filter(|source| !source.text.is_empty()).collect();
    TableNotes { language, title, period: run.inputs.period.to_text(language), sources, remarks }
}

fn changes_since_saved(
    session: &Session,
    (name, version): (&str, u32),
    run: &TypologyRun,
) -> Result<Option<Notice>, TaskError> {
    let Some(stored) = session.reader()?.typology_result(name, version)? else { return Ok(None) };
    let of: std::collections::BTreeMap<_, _> =
        stored.regions.iter().map(|region| (&region.key, region.class)).collect();
    let changed = run.regions_within().filter(|position| {
        let key = run.inputs.regions.get(*position).map(|region| &region.key);
        key.and_then(|key| of.get(key))
            .is_none_or(|then| *then != run.outcome.class(*position).map(|c| c + 1))
    });
    let changed = changed.count();
    let message = Message::new("tasks-typology-changed-since")
        .with("count", changed)
        .with("date", stored.computed_on.as_str());
    Ok((changed > 0).then(|| Notice::warning(message)))
}

/// One row per region of `only`: class, words, indices, state, firmness, and what every indicator brings.
pub(super) fn result_table(
    run: &TypologyRun,
    words: &TypologyContents,
    only: &[usize],
    language: Language,
) -> Table {
    let index = if run.recipe.method.is_cluster() { "silhouette" } else { "index" };
    let mut heads: Vec<String> = ["key", "name", "class", "class_name", index].map(str::to_owned).to_vec();
    heads.extend(["dynamics_index", "dynamics", "group", "state", "kept", "firm"].map(str::to_owned));
    let columns = term_columns(run);
    heads.extend(columns.iter().map(|column| column.name.clone()));
    let mut table = Table::with_columns(heads);
    for position in only {
        let Some(region) = run.inputs.regions.get(*position) else { continue };
        let mut row = vec![Cell::text(region.key.as_str()), Cell::text(region.name.as_str())];
        row.extend(class_cells(run, words, *position, language));
        row.extend(columns.iter().map(|column| number(column.values.get(*position), column.decimals)));
        table.rows.push(row);
    }
    table
}

fn class_cells(run: &TypologyRun, words: &TypologyContents, region: usize, language: Language) -> Vec<Cell> {
    let class = run.outcome.class(region);
    let dynamics = words.dynamics_of(region);
    let group = match &run.outcome {
        TypologyOutcome::StatusDynamics { regions, .. } => {
            regions.get(region).copied().flatten().and_then(|found| found.group())
        }
        _ => None,
    };
    let kept = words.kept.as_ref().and_then(|kept| kept.get(region).copied().flatten());
    let firm = kept.map(|kept| if kept < 1.0 { "tasks-typology-close" } else { "tasks-typology-firm" });
    vec![
        class.map_or(Cell::Empty, |class| Cell::Number(f64::from(class) + 1.0, 0)),
        class.map_or(Cell::Empty, |class| Cell::text(words.class_name(class, language))),
        number(Some(&run.index(region)), INDEX_DECIMALS),
        number(Some(&dynamics.map(|(index, _)| index)), INDEX_DECIMALS),
        dynamics.map_or(Cell::Empty, |(_, class)| Cell::text(dynamics_word(class, language))),
        group.map_or(Cell::Empty, Cell::Text),
        Cell::State(run.state(region)),
        number(Some(&kept), INDEX_DECIMALS),
        firm.map_or(Cell::Empty, |key| Cell::text(tr(language, key))),
    ]
}

fn dynamics_word(class: DynamicsClass, language: Language) -> String {
    tr(language, crate::sheet::typology::dynamics_key(class))
}

pub(super) fn number(value: Option<&Option<f64>>, decimals: usize) -> Cell {
    match value {
        Some(Some(value)) if value.is_finite() => Cell::Number(*value, decimals),
        _ => Cell::Empty,
    }
}

/// A column of numbers, one per region of the level.
pub(super) struct TermColumn {
    pub(super) name: String,
    pub(super) values: Vec<Option<f64>>,
    pub(super) decimals: usize,
}

/// Value, z-score and contribution of every indicator of status and change.
fn term_columns(run: &TypologyRun) -> Vec<TermColumn> {
    let mut columns = Vec::new();
    let status = run.status_scale();
    let lists = [
        (&run.inputs.status[..], status, run.outcome.status_index()),
        (run.dynamics_terms(), run.dynamics_scale(), run.outcome.dynamics_index()),
    ];
    for (terms, scale, index) in lists {
        for (position, term) in terms.iter().enumerate() {
            columns.extend(columns_of_term(run, (term, position), scale.get(position).copied(), index));
        }
    }
    columns
}

fn columns_of_term(
    run: &TypologyRun,
    (term, position): (&TypologyTerm, usize),
    scale: Option<Moments>,
    index: Option<&Index>,
) -> Vec<TermColumn> {
    let name = term.column_name();
    let decimals = term.indicator.decimals;
    let z = z_scores(run, term, scale);
    let mut columns = vec![
        TermColumn { name: name.clone(), values: term.values.clone(), decimals },
        TermColumn { name: format!("{name}_z"), values: z, decimals: INDEX_DECIMALS },
    ];
    if let Some(values) = index.and_then(|index| index.contributions.get(position)) {
        let name = format!("{name}_contribution");
        columns.push(TermColumn { name, values: values.clone(), decimals: INDEX_DECIMALS });
    }
    columns
}

/// Standard deviations from the mean of the rated regions; only regions with a class have one.
pub(super) fn z_scores(run: &TypologyRun, term: &TypologyTerm, scale: Option<Moments>) -> Vec<Option<f64>> {
    let rated = |region: usize| run.outcome.class(region).is_some();
    let z = |(region, value): (usize, &Option<f64>)| {
        value.filter(|_| rated(region)).and_then(|value| scale?.z(value))
    };
    term.values.iter().enumerate().map(z).collect()
}

impl TypologyTerm {
    /// `CODE`, or `CODE_change` where it is the difference between two periods.
    pub(super) fn column_name(&self) -> String {
        let change = if self.compare_period.is_some() { "_change" } else { "" };
        format!("{}{change}", self.indicator.code)
    }
}

impl TypologyRun {
    /// Regions that the recipe is about, ascending.
    pub fn regions_within(&self) -> impl Iterator<Item = usize> + '_ {
        let within = &self.inputs.within;
        (0..self.inputs.regions.len()).filter(|region| within.get(*region).copied().unwrap_or(false))
    }

    /// Mean and deviation that each indicator of the status is measured with.
    pub fn status_scale(&self) -> Vec<Moments> {
        match (&self.outcome, self.outcome.status_index()) {
            (_, Some(index)) => index.scale.terms.clone(),
            (TypologyOutcome::Clustered(found), _) => found.points.scale.clone(),
            _ => self.own_scale(),
        }
    }

    /// The indicators of change, where the method uses them.
    pub fn dynamics_terms(&self) -> &[TypologyTerm] {
        if self.outcome.dynamics_index().is_some() { &self.inputs.dynamics } else { &[] }
    }

    /// The same for the indicators of change.
    pub fn dynamics_scale(&self) -> Vec<Moments> {
        self.outcome.dynamics_index().map(|index| index.scale.terms.clone()).unwrap_or_default()
    }

    fn own_scale(&self) -> Vec<Moments> {
        let classes = self.classes();
        let of = |term: &TypologyTerm| {
            let rated = term.values.iter().zip(&classes).filter(|(_, class)| class.is_some());
            Moments::of(rated.filter_map(|(value, _)| *value)).unwrap_or(Moments { mean: 0.0, sd: 0.0 })
        };
        self.inputs.status.iter().map(of).collect()
    }
}

impl TypologyOutcome {
    /// The index behind the dynamics.
    pub fn dynamics_index(&self) -> Option<&Index> {
        match self {
            Self::StatusDynamics { dynamics, .. } => dynamics.as_deref(),
            _ => None,
        }
    }
}
