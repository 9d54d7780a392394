//! Does the project hold together: the file, coverage, impossible values, missing licences.

use std::path::Path;

use super::TaskError;
use super::areas::Areas;
use super::values::Source as Values;
use crate::model::{IndicatorKind, Level, Project, Source, Sum};
use crate::notice::Severity;
use crate::store::{Access, Store};
use crate::text::Message;
use crate::work::Work;

/// One thing that somebody should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What was found.
    pub what: Message,
    /// Where: level, indicator, period; empty for the whole project.
    pub place: String,
    /// How many cases.
    pub count: usize,
}

/// Looks through the project; sorted by severity, worst first.
///
/// # Errors
/// The file cannot be opened at all.
pub fn check_project(path: &Path, work: &Work) -> Result<Vec<Finding>, TaskError> {
    let store = Store::open(path, Access::Read)?;
    let project = store.project()?;
    let mut findings = Vec::new();
    let damage = store.integrity_findings()?;
    push(&mut findings, Severity::Error, Message::new("tasks-check-damage"), ("", damage.len()));
    check_levels(&store, &project, &mut findings)?;
    check_sources(&project, &mut findings);
    check_reach_sources(&store, &mut findings)?;
    check_terms(&project, &mut findings);
    check_values(&store, &project, &mut findings, work)?;
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Ok(findings)
}

fn push(findings: &mut Vec<Finding>, severity: Severity, what: Message, (place, count): (&str, usize)) {
    if count > 0 {
        findings.push(Finding { severity, what, place: place.to_owned(), count });
    }
}

fn check_levels(store: &Store, project: &Project, findings: &mut Vec<Finding>) -> Result<(), TaskError> {
    if !project.levels.iter().any(|level| level.has_boundaries) {
        push(findings, Severity::Warning, Message::new("tasks-no-boundaries"), ("", 1));
    }
    for level in project.levels.iter().filter(|level| level.has_boundaries) {
        let (_, geometries) = store.geometries(level.id)?;
        let empty = geometries.iter().filter(|geometry| geometry.0.is_empty()).count();
        push(findings, Severity::Warning, Message::new("tasks-check-no-geometry"), (&level.name, empty));
    }
    Ok(())
}

fn check_sources(project: &Project, findings: &mut Vec<Finding>) {
    for level in project.levels.iter().filter(|level| level.has_boundaries) {
        let missing = usize::from(!level.source.is_complete());
        push(findings, Severity::Warning, Message::new("tasks-check-no-licence"), (&level.name, missing));
    }
    let states_source = |source: &Source| source.is_complete();
    for indicator in project.indicators.iter() {
        let terms = [&indicator.numerator, &indicator.denominator].into_iter().flatten();
        let mut of_terms =
            terms.flat_map(Sum::codes).filter_map(|code| project.indicator(code.as_str())).peekable();
        let by_terms = of_terms.peek().is_some() && of_terms.all(|term| states_source(&term.source));
        let missing = usize::from(!states_source(&indicator.source) && !by_terms);
        let place = indicator.code.as_str();
        push(findings, Severity::Warning, Message::new("tasks-check-no-licence"), (place, missing));
    }
}

/// Facilities, people and network without source and licence.
fn check_reach_sources(store: &Store, findings: &mut Vec<Finding>) -> Result<(), TaskError> {
    let sources = store.reach_sources()?;
    let missing = || Message::new("tasks-check-no-licence");
    for (kind, of_kind) in &sources.facilities {
        let stated = !of_kind.is_empty() && of_kind.iter().all(Source::is_complete);
        push(findings, Severity::Warning, missing(), (kind, usize::from(!stated)));
    }
    let population = sources.population.is_some_and(|source| !source.is_complete());
    push(findings, Severity::Warning, missing(), ("population", usize::from(population)));
    let network = sources.network.is_some_and(|source| !source.is_complete());
    push(findings, Severity::Warning, missing(), ("network", usize::from(network)));
    Ok(())
}

fn check_terms(project: &Project, findings: &mut Vec<Finding>) {
    for indicator in project.indicators.iter() {
        let terms = [&indicator.numerator, &indicator.denominator].into_iter().flatten();
        let unknown =
            terms.flat_map(Sum::codes).filter(|code| project.indicator(code.as_str()).is_none()).count();
        push(
            findings,
            Severity::Error,
            Message::new("tasks-check-unknown-term"),
            (indicator.code.as_str(), unknown),
        );
    }
}

fn check_values(
    store: &Store,
    project: &Project,
    findings: &mut Vec<Finding>,
    work: &Work,
) -> Result<(), TaskError> {
    let areas = Areas::new(store, project);
    let values = Values::new(&areas);
    for ((code, level), periods) in project.coverage.iter() {
        let (Some(indicator), Some(level)) = (project.indicator(code.as_str()), project.level_by_id(*level))
        else {
            continue;
        };
        let mut before: Option<Vec<Option<f64>>> = None;
        for period in periods {
            work.check()?;
            let Some(cells) = values.own_cells(indicator, *period, level)? else { continue };
            let place = format!("{code}, {}, {period}", level.name);
            let known: Vec<Option<f64>> = cells.iter().map(|cell| cell.value).collect();
            let missing = mappable(level, &areas)?.min(known.len());
            let missing = known.iter().take(missing).filter(|value| value.is_none()).count();
            push(findings, Severity::Info, Message::new("tasks-check-gaps"), (&place, missing));
            let is_share = indicator.unit.trim() == "%" && indicator.kind == IndicatorKind::Ratio;
            let cannot_be_negative = indicator.kind == IndicatorKind::Count || is_share;
            let negative = known.iter().flatten().filter(|value| cannot_be_negative && **value < 0.0).count();
            push(findings, Severity::Error, Message::new("tasks-check-negative"), (&place, negative));
            let above = known.iter().flatten().filter(|value| is_share && **value > 100.0).count();
            push(findings, Severity::Warning, Message::new("tasks-check-above-hundred"), (&place, above));
            let jumps = before.as_ref().map_or(0, |before| jumps(before, &known));
            push(findings, Severity::Info, Message::new("tasks-check-jumps"), (&place, jumps));
            before = Some(known);
        }
    }
    Ok(())
}

fn mappable(level: &Level, areas: &Areas<'_>) -> Result<usize, TaskError> {
    if level.has_boundaries {
        Ok(areas.store.regions(level.id)?.len())
    } else {
        Ok(areas.regions(level.id)?.len())
    }
}

/// How many values halve or double from one period to the next, among values that are not tiny.
fn jumps(before: &[Option<f64>], after: &[Option<f64>]) -> usize {
    const TINY: f64 = 20.0;
    let jumps = |(before, after): (&Option<f64>, &Option<f64>)| match (before, after) {
        (Some(before), Some(after)) => {
            before.abs().max(after.abs()) >= TINY && (*after > 2.0 * before || *before > 2.0 * after)
        }
        _ => false,
    };
    before.iter().zip(after).filter(|pair| jumps(*pair)).count()
}

#[cfg(test)]
mod tests {
    use super::jumps;

    #[test]
    fn halving_and_doubling_are_jumps_but_not_of_tiny_values() {
        let before = [Some(100.0), Some(100.0), Some(5.0), None, Some(100.0)];
        let after = [Some(210.0), Some(49.0), Some(15.0), Some(9.0), Some(120.0)];
        assert_eq!(jumps(&before, &after), 2);
    }
}
