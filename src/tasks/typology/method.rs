//! "Methodik": the page that a committee can read, with everything that a typology was made from.

use std::path::Path;

use super::inputs::TypologyTerm;
use super::result_table::words_of;
use super::{TypologyOutcome, TypologyRun, reasons};
use crate::model::{Period, Project, Region, ValueState};
use crate::notice::{Notice, Severity};
use crate::sheet::{
    Audience, MethodContents, MethodFirmness, MethodIndicator, MethodRegion, NotRated, method_page,
    named_with_unit,
};
use crate::stats::{Firmness, Moments, ScenarioKind};
use crate::tasks::TaskError;
use crate::tasks::load::sources_of_terms;
use crate::tasks::page::{PageFormat, PageOutput, write_sheet};
use crate::text::Language;
use crate::work::Work;

/// What names the typology on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodSubject<'a> {
    /// Name; empty while it is not saved.
    pub name: &'a str,
    /// Version it is saved as.
    pub version: Option<u32>,
    /// For whom it was run.
    pub audience: Audience,
}

/// Writes the page "Methodik" of a run to `out` (.png or .svg). `notices` are those that the run came with.
///
/// # Errors
/// Another ending; the file cannot be written (there is then no half file); cancelled.
pub fn write_method_page(
    project: &Project,
    (run, notices): (&TypologyRun, &[Notice]),
    subject: &MethodSubject<'_>,
    (out, output): (&Path, &PageOutput),
    work: &Work,
) -> Result<(), TaskError> {
    let format = PageFormat::of(out)?;
    let contents = method_contents(project, (run, notices), subject, output.language, work)?;
    let sheet = method_page(&contents, &output.page_options());
    write_sheet(&sheet, (out, format), output, work)
}

/// Everything that the page says.
///
/// # Errors
/// Cancelled.
pub fn method_contents(
    project: &Project,
    (run, notices): (&TypologyRun, &[Notice]),
    subject: &MethodSubject<'_>,
    language: Language,
    work: &Work,
) -> Result<MethodContents, TaskError> {
    let inputs = &run.inputs;
    let found = reasons(run, 0, work)?.firmness;
    let typology = words_of(run, subject.name, work)?;
    let mut class_counts = vec![0; usize::from(typology.classes)];
    for class in run.classes().into_iter().flatten() {
        if let Some(count) = class_counts.get_mut(usize::from(class)) {
            *count += 1;
        }
    }
    let rows = |terms: &[TypologyTerm], scale: &[Moments], found: Option<&Firmness>| {
        let of = |(position, term)| indicator(term, scale.get(position), (found, position), language);
        terms.iter().enumerate().map(of).collect::<Vec<_>>()
    };
    let status = rows(&inputs.status, &run.status_scale(), found.as_ref());
    let dynamics = rows(run.dynamics_terms(), &run.dynamics_scale(), None);
    let warnings = notices.iter().filter(|notice| notice.severity >= Severity::Warning);
    Ok(MethodContents {
        project_name: project.name.clone(),
        banner: project.banner.clone(),
        logo: project.logo.clone(),
        audience: subject.audience,
        level: inputs.level.clone(),
        version: subject.version,
        heaviest: heaviest(run, found.as_ref()),
        firmness: found.as_ref().map(|found| firmness(found, &status)),
        status,
        dynamics,
        class_counts,
        not_rated: not_rated(run),
        correlations: run.correlations.r.clone(),
        burdens: match &run.outcome {
            TypologyOutcome::Clustered(found) => found.profiles.iter().map(|of| of.burden).collect(),
            _ => Vec::new(),
        },
        unsure: unsure(&run.outcome),
        winsorised: (run.recipe.method.is_cluster() && run.recipe.winsorised).then_some(3.0),
        seed: run.recipe.seed,
        warnings: warnings.map(|notice| notice.message.clone()).collect(),
        sources: sources_of_terms(run, &inputs.level, project),
        typology,
    })
}

fn indicator(
    term: &TypologyTerm,
    scale: Option<&Moments>,
    (found, position): (Option<&Firmness>, usize),
    language: Language,
) -> MethodIndicator {
    let period = |period: Period| period.to_text(language);
    let left_out = |found: &Firmness| {
        let mut scenarios = found.scenarios.iter();
        scenarios.find(|tried| tried.kind == ScenarioKind::LeftOut && tried.term == position).cloned()
    };
    MethodIndicator {
        name: named_with_unit(&term.indicator, language),
        period: match term.compare_period {
            Some(before) => format!("{} – {}", period(before), period(term.period)),
            None => period(term.period),
        },
        is_relief: term.weight < 0.0,
        weight: term.weight.abs(),
        mean: scale.map_or(0.0, |scale| scale.mean),
        sd: scale.map_or(0.0, |scale| scale.sd),
        decimals: term.indicator.decimals,
        moved: found.and_then(left_out).map(|tried| tried.changed.len()),
    }
}

fn firmness(found: &Firmness, status: &[MethodIndicator]) -> MethodFirmness {
    let strongest = status
        .iter()
        .filter_map(|indicator| Some((indicator.name.clone(), indicator.moved?)))
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
    MethodFirmness { scenarios: found.scenarios.len(), close_calls: found.close_calls().len(), strongest }
}

/// Regions that the page names.
const HEAVIEST: usize = 8;

/// The regions with the highest index and what it is made of; none where contributions do not add up to the index.
fn heaviest(run: &TypologyRun, found: Option<&Firmness>) -> Vec<MethodRegion> {
    let Some(index) = run.outcome.status_index().filter(|_| run.base.is_none()) else { return Vec::new() };
    let mut regions: Vec<(f64, usize)> = run
        .regions_within()
        .filter_map(|region| Some((index.values.get(region).copied().flatten()?, region)))
        .collect();
    regions.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let scale = run.status_scale();
    let term = |(position, term): (usize, &TypologyTerm), region: usize| -> Option<[f64; 3]> {
        let value = term.values.get(region).copied().flatten()?;
        let contribution = index.contributions.get(position)?.get(region).copied().flatten()?;
        // Turned as in the first step, so that high always means burden.
        Some([value, scale.get(position)?.z(value).unwrap_or(0.0) * term.direction(), contribution])
    };
    let told = |(index, region): (f64, usize)| -> Option<MethodRegion> {
        let terms: Option<Vec<[f64; 3]>> =
            run.inputs.status.iter().enumerate().map(|status| term(status, region)).collect();
        Some(MethodRegion {
            name: run.inputs.regions.get(region)?.name.clone(),
            class: run.outcome.class(region)?,
            index,
            terms: terms?,
            is_firm: found.and_then(|found| Some(found.kept.get(region).copied().flatten()? >= 1.0)),
        })
    };
    regions.into_iter().take(HEAVIEST).filter_map(told).collect()
}

fn unsure(outcome: &TypologyOutcome) -> usize {
    match outcome {
        TypologyOutcome::Clustered(found) => {
            found.silhouettes.iter().flatten().filter(|silhouette| **silhouette < 0.0).count()
        }
        _ => 0,
    }
}

/// Regions of the recipe without a class, by reason.
fn not_rated(run: &TypologyRun) -> Vec<(NotRated, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for position in run.regions_within().filter(|region| run.outcome.class(*region).is_none()) {
        if let Some(region) = run.inputs.regions.get(position) {
            *counts.entry(why_not_rated(run, (position, region))).or_insert(0) += 1;
        }
    }
    counts.into_iter().collect()
}

/// Why a region of the recipe has no class.
pub(super) fn why_not_rated(run: &TypologyRun, (position, region): (usize, &Region)) -> NotRated {
    if run.recipe.exclude.contains(&region.key) {
        return NotRated::Excluded;
    }
    if !run.inputs.allowed.get(position).copied().unwrap_or(false) {
        let residents = run.inputs.residents.as_ref();
        let is_known = residents.is_none_or(|list| list.get(position).copied().flatten().is_some());
        return if is_known { NotRated::TooSmall } else { NotRated::NoData };
    }
    match run.inputs.state_of(position) {
        ValueState::Secret => NotRated::Secret,
        ValueState::NoData => NotRated::NoData,
        _ => NotRated::Other,
    }
}
