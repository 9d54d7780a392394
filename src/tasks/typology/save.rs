//! Saving a typology: the recipe as a new version, with what it gave.

use std::sync::Arc;

use super::compare::looking_back;
use super::{TypologyRun, reasons};
use crate::model::{Project, SavedTypology, Typologies};
use crate::stats::DynamicsClass;
use crate::store::{RegionResult, TypologyResult};
use crate::tasks::typology::TypologyOutcome;
use crate::tasks::{Session, TaskError, today, write_project};
use crate::text::Message;
use crate::work::Work;

/// What a run gave, as it is stored. `kept` = the share of scenarios that leave each region's class.
pub fn result_of(run: &TypologyRun, kept: Option<&[Option<f64>]>) -> TypologyResult {
    let regions = run
        .inputs
        .regions
        .iter()
        .enumerate()
        .filter(|(position, _)| run.inputs.within.get(*position).copied().unwrap_or(false))
        .map(|(position, region)| {
            let (index, dynamics) = numbers(&run.outcome, position);
            RegionResult {
                key: region.key.clone(),
                state: run.state(position),
                class: run.outcome.class(position).map(|class| class + 1),
                index,
                dynamics_index: dynamics.map(|(index, _)| index),
                dynamics_class: dynamics.map(|(_, class)| class as u8 + 1),
                kept: kept.and_then(|kept| kept.get(position).copied().flatten()),
            }
        })
        .collect();
    TypologyResult { level: run.inputs.level.id, period: run.inputs.period, computed_on: today(), regions }
}

fn numbers(outcome: &TypologyOutcome, region: usize) -> (Option<f64>, Option<(f64, DynamicsClass)>) {
    match outcome {
        TypologyOutcome::StatusDynamics { regions, .. } => {
            let found = regions.get(region).copied().flatten();
            (found.map(|found| found.status_index), found.and_then(|found| found.dynamics))
        }
        TypologyOutcome::Classed(found) => (found.index.get(region).copied().flatten(), None),
        TypologyOutcome::Clustered(found) => (found.silhouettes.get(region).copied().flatten(), None),
    }
}

/// The project with `run`'s recipe saved under `name` as the next version.
///
/// # Errors
/// The name is empty.
pub fn with_typology(project: &Project, name: &str, run: &TypologyRun) -> Result<(Project, u32), TaskError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(TaskError::refused(
            Message::new("tasks-typology-no-name"),
            Message::new("tasks-typology-no-name-hint"),
        ));
    }
    let mut after = project.clone();
    let typologies: &mut Typologies = Arc::make_mut(&mut after.typologies);
    let version = typologies.get(name).map_or(1, |saved| saved.version + 1);
    let mut recipe = run.recipe.clone();
    if let (None, Some(compared)) = (recipe.period, recipe.compare_period) {
        // "The latest period against 2021" keeps its span when newer values come.
        recipe = looking_back(recipe, run.inputs.period, compared);
    }
    typologies.insert(name.to_owned(), SavedTypology { version, recipe });
    Ok((after, version))
}

/// Stores what a saved version gave.
///
/// # Errors
/// The project is read-only or cannot be written; it is then as it was.
pub fn store_result(
    session: &Session,
    (name, version): (&str, u32),
    result: &TypologyResult,
) -> Result<(), TaskError> {
    session.writer()?.write(|writer| writer.put_typology_result((name, version), result))?;
    Ok(())
}

/// Saves the recipe and what it gave, with the firmness of the classes; returns the version.
///
/// # Errors
/// The name is empty; the project is read-only or cannot be written; it is then as it was.
pub fn save_typology(
    session: &Session,
    project: &Project,
    (name, run): (&str, &TypologyRun),
) -> Result<u32, TaskError> {
    let (after, version) = with_typology(project, name, run)?;
    let found = reasons(run, 0, &Work::unattended())?;
    let result = result_of(run, found.firmness.as_ref().map(|firmness| &firmness.kept[..]));
    write_project(session, &after)?;
    store_result(session, (name.trim(), version), &result)?;
    Ok(version)
}
