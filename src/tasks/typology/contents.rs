//! A typology as a map shows it.

use std::sync::Arc;

use super::outcome::TypologyOutcome;
use super::{TypologyComparison, TypologyReasons, TypologyRun, compared, reasons, run_typology};
use crate::model::{
    Observation, Observations, Project, ThematicMap, TypologyMap, TypologyRecipe, ValueState,
};
use crate::notice::Notice;
use crate::sheet::{Audience, TypologyContents};
use crate::stats::DynamicsClass;
use crate::tasks::{Session, TaskError};
use crate::text::Language;
use crate::work::Work;

/// The run behind the typology of a map.
#[derive(Debug, Clone)]
pub struct LoadedTypology {
    /// The run.
    pub run: TypologyRun,
    /// How firm its classes are, without chance; known where the map marks close calls.
    pub reasons: Option<TypologyReasons>,
    /// What there is to say about it.
    pub notices: Vec<Notice>,
    /// What it is compared with, and how that came out.
    pub comparison: Option<Arc<TypologyComparison>>,
}

/// The typology of a map, computed anew from the values that `audience` may see; and the index as observations.
pub(in crate::tasks) fn typology_of_map(
    session: &Session,
    project: &Project,
    (map, typology): (&ThematicMap, &TypologyMap),
    audience: Audience,
    work: &Work,
) -> Result<(TypologyContents, LoadedTypology), TaskError> {
    let recipe = recipe_of_map(map, typology);
    let (run, mut notices) = run_typology(session, project, &recipe, audience, work)?;
    let comparison = match &typology.compared_with {
        Some(with) => {
            match compared(session, project, (&run, &typology.name, with), audience, work) {
                Ok(found) => Some(Arc::new(found)),
                Err(error) if error.is_cancelled() => return Err(error),
                // The map itself can be shown all the same.
                Err(error) => {
                    notices.push(error.notice());
                    None
                }
            }
        }
        None => None,
    };
    let reasons = if typology.marks_close_calls { Some(reasons(&run, 0, work)?) } else { None };
    let firmness = reasons.as_ref().and_then(|reasons| reasons.firmness.as_ref());
    let kept = firmness.map(|firmness| firmness.kept.clone());
    let mut contents = contents_of(&run, typology, kept);
    if let Some(found) = comparison.as_ref().filter(|_| typology.shows_moves) {
        contents.moves = Some(Box::new(found.moves(typology.compared_with.as_ref())));
    }
    Ok((contents, LoadedTypology { run, reasons, notices, comparison }))
}

/// The recipe as the map runs it: where it names no level and no area, those of the map.
pub fn recipe_of_map(map: &ThematicMap, typology: &TypologyMap) -> TypologyRecipe {
    let mut recipe = typology.recipe.clone();
    if recipe.level.is_empty() {
        recipe.level = map.level.clone().unwrap_or_default();
    }
    recipe.within = recipe.within.or_else(|| map.within.clone());
    recipe
}

/// The names of the classes or types of a run, from the lightest burden.
pub fn class_names(run: &TypologyRun, language: Language) -> Vec<String> {
    let typology = TypologyMap { recipe: run.recipe.clone(), ..TypologyMap::default() };
    let contents = contents_of(run, &typology, None);
    (0..contents.classes).map(|class| contents.class_name(class, language)).collect()
}

/// What `run` gave, as map and page show it.
pub(super) fn contents_of(
    run: &TypologyRun,
    typology: &TypologyMap,
    kept: Option<Vec<Option<f64>>>,
) -> TypologyContents {
    let inputs = &run.inputs;
    let regions = inputs.regions.len();
    let sum = run.outcome.status_index();
    TypologyContents {
        name: typology.name.clone(),
        method: run.recipe.method,
        thresholds: run.recipe.thresholds,
        classes: run.classes_in_all(),
        profiles: match &run.outcome {
            TypologyOutcome::Clustered(found) => {
                found.profiles.iter().map(|profile| profile.mean_z.clone()).collect()
            }
            _ => Vec::new(),
        },
        words: run.recipe.types.clone(),
        class_of: run.classes(),
        states: (0..regions).map(|region| run.state(region)).collect(),
        index: (0..regions).map(|region| run.index(region)).collect(),
        dynamics: (0..regions).map(|region| dynamics(&run.outcome, region)).collect(),
        kept,
        marks_close_calls: typology.marks_close_calls,
        indicators: inputs.status.iter().map(|term| term.indicator.name.clone()).collect(),
        contributions: sum.map(|sum| sum.contributions.clone()).unwrap_or_default(),
        period: inputs.period,
        compare_period: inputs
            .dynamics
            .iter()
            .find_map(|term| term.compare_period)
            .filter(|_| run.without_dynamics().is_none()),
        without_dynamics: run.without_dynamics(),
        kept_types_of: match &run.outcome {
            TypologyOutcome::Clustered(found) if found.taken_over => Some(found.stored.period),
            _ => None,
        },
        base_period: run.base.as_ref().map(|base| base.period),
        min_population: inputs
            .residents
            .as_ref()
            .map(|_| run.recipe.min_population)
            .filter(|least| *least > 0.0),
        excluded: run.recipe.exclude.len(),
        mean_silhouette: match &run.outcome {
            TypologyOutcome::Clustered(found) => Some(found.mean_silhouette),
            _ => None,
        },
        moves: None,
    }
}

fn dynamics(outcome: &TypologyOutcome, region: usize) -> Option<(f64, DynamicsClass)> {
    match outcome {
        TypologyOutcome::StatusDynamics { regions, .. } => regions.get(region).copied().flatten()?.dynamics,
        _ => None,
    }
}

/// The index of every region as observations: what tables and rankings show beside a typology.
pub(in crate::tasks) fn index_observations(run: &TypologyRun) -> Observations {
    let cells = (0..run.inputs.regions.len())
        .map(|region| match (run.state(region), run.index(region)) {
            (ValueState::Value, Some(index)) if !run.recipe.method.is_cluster() => Observation::of(index),
            (ValueState::Value, _) => Observation::absent(ValueState::NoData),
            (state, _) => Observation::absent(state),
        })
        .collect();
    // The index is made of what the audience may see; there is nothing left to hide.
    Observations::masked(cells, &vec![false; run.inputs.regions.len()])
}
