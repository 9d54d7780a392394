//! Typologies: a recipe and the project's values become types of regions, with the reasons for them.

mod compare;
mod contents;
mod inputs;
mod method;
mod method_tables;
mod outcome;
mod panels;
mod reasons;
mod recipe_file;
mod result_table;
mod roll_up;
mod save;
mod saved;
mod suggestion;

use compare::compared;
pub use compare::{TypologyComparison, compare_runs, recipe_at, run_at};
pub use contents::{LoadedTypology, class_names, recipe_of_map};
pub use inputs::{TermCases, TypologyInputs, TypologyTerm};
pub use method::{MethodSubject, method_contents, write_method_page};
pub use method_tables::write_method_tables;
pub use outcome::{ClassedRegions, ClusteredRegions, GisdDimension, TypologyOutcome, count_curve};
pub use panels::{MOST_PANELS, load_periods, load_recipes, write_panels_page};
pub use reasons::{TypologyReasons, USUAL_DRAWS, reasons};
pub use recipe_file::{read_recipe, write_recipe};
pub use result_table::{TypologyExport, export_typology};
pub use roll_up::{RollUp, RolledUp, roll_up};
pub use save::{result_of, save_typology, store_result, with_typology};
pub use saved::{SavedVersion, name_and_version, saved_typology, saved_versions};
pub use suggestion::{LeftOut, TypologySuggestion, WhyLeftOut, suggest_indicators, suggestible};

pub(super) use contents::{index_observations, typology_of_map};
use inputs::{PeriodWanted, read_inputs};

use super::{Session, TaskError};
use crate::model::{Project, TypologyMethod, TypologyRecipe, ValueState};
use crate::notice::Notice;
use crate::sheet::{Audience, WithoutDynamics};
use crate::stats::{Correlations, StatsError, StatusClass, correlations};
use crate::text::Message;
use crate::work::Work;

/// Fewer rated regions make standard deviations unstable.
pub const FEW_REGIONS: usize = 30;
/// Indicators that correlate more strongly say much the same.
pub const STRONG_CORRELATION: f64 = 0.9;

/// A recipe that was run.
#[derive(Debug, Clone)]
pub struct TypologyRun {
    /// The recipe.
    pub recipe: TypologyRecipe,
    /// What it worked on.
    pub inputs: TypologyInputs,
    /// The same for the period that the scale is taken from, where the recipe names another one.
    pub base: Option<TypologyInputs>,
    /// What came out.
    pub outcome: TypologyOutcome,
    /// How the indicators correlate over the rated regions.
    pub correlations: Correlations,
}

impl TypologyRun {
    /// The class or type of each region, from 0 = lightest burden; `None` = not rated.
    pub fn classes(&self) -> Vec<Option<u8>> {
        self.outcome.classes()
    }

    /// The state of a region: a value when it has a class.
    pub fn state(&self, region: usize) -> ValueState {
        if self.outcome.class(region).is_some() {
            return ValueState::Value;
        }
        let key = self.inputs.regions.get(region).map(|region| &region.key);
        if key.is_some_and(|key| self.recipe.exclude.contains(key)) {
            return ValueState::NotRated;
        }
        match self.inputs.state_of(region) {
            // It has all values and may be rated, but the method left it out.
            ValueState::Value => ValueState::NotRated,
            state => state,
        }
    }

    /// Number of classes or types that there can be.
    pub fn classes_in_all(&self) -> u8 {
        match self.recipe.method {
            TypologyMethod::StatusDynamics => StatusClass::ALL.len() as u8,
            TypologyMethod::Gisd => 3,
            _ => self.recipe.classes,
        }
    }

    /// The index of a region; for types its silhouette.
    pub fn index(&self, region: usize) -> Option<f64> {
        match &self.outcome {
            TypologyOutcome::StatusDynamics { regions, .. } => {
                regions.get(region).copied().flatten().map(|found| found.status_index)
            }
            TypologyOutcome::Classed(found) => found.index.get(region).copied().flatten(),
            TypologyOutcome::Clustered(found) => found.silhouettes.get(region).copied().flatten(),
        }
    }

    /// Why there are no dynamics although the recipe asks for them; `None` where there are some, or none are asked for.
    pub fn without_dynamics(&self) -> Option<WithoutDynamics> {
        let TypologyOutcome::StatusDynamics { dynamics: None, .. } = &self.outcome else { return None };
        let recipe = &self.recipe;
        if !self.inputs.dynamics.is_empty() {
            return Some(WithoutDynamics::Alike);
        }
        let asked = recipe.compare_period.is_some() || recipe.years_back > 0;
        asked.then_some(WithoutDynamics::NoEarlierPeriod)
    }

    /// Number of regions with a class.
    pub fn rated(&self) -> usize {
        self.classes().iter().flatten().count()
    }
}

/// Runs `recipe` on the values that `audience` may see: secret ones take no part.
///
/// # Errors
/// As reading the values; nothing can be rated; all indicators constant; more types than regions that differ.
pub fn run_typology(
    session: &Session,
    project: &Project,
    recipe: &TypologyRecipe,
    audience: Audience,
    work: &Work,
) -> Result<(TypologyRun, Vec<Notice>), TaskError> {
    check_recipe(recipe)?;
    let (inputs, mut notices) =
        read_inputs(session, project, (recipe, PeriodWanted::OfRecipe), audience, work)?;
    let base = match recipe.base_period.filter(|base| *base != inputs.period && !recipe.method.is_cluster()) {
        Some(period) => {
            // Dynamics of the base period look back as far as those of the recipe.
            let own = TypologyRecipe { period: Some(inputs.period), ..recipe.clone() };
            let of_base = recipe_at(&own, Some(period), None);
            Some(read_inputs(session, project, (&of_base, PeriodWanted::Base(period)), audience, work)?.0)
        }
        None => None,
    };
    let outcome =
        outcome::outcome(recipe, (&inputs, base.as_ref()), work).map_err(|error| refusal(error, &inputs))?;
    let terms: Vec<_> = inputs.status.iter().map(TypologyTerm::as_index_term).collect();
    let correlations = correlations(&terms, &inputs.allowed).map_err(|error| refusal(error, &inputs))?;
    let run = TypologyRun { recipe: recipe.clone(), inputs, base, outcome, correlations };
    notices.extend(warnings(&run));
    Ok((run, notices))
}

fn check_recipe(recipe: &TypologyRecipe) -> Result<(), TaskError> {
    if !recipe.thresholds.is_ascending() {
        return Err(TaskError::refused(
            Message::new("tasks-typology-thresholds"),
            Message::new("tasks-typology-thresholds-hint"),
        ));
    }
    let (least, most) = (2, 9);
    if !(least..=most).contains(&recipe.classes) {
        return Err(TaskError::refused(
            Message::new("tasks-typology-classes").with("classes", usize::from(recipe.classes)),
            Message::new("tasks-typology-classes-hint"),
        ));
    }
    let wrong = recipe
        .indicators
        .iter()
        .chain(&recipe.dynamics)
        .find(|entry| !(entry.weight > 0.0 && entry.weight.is_finite()));
    match wrong {
        Some(entry) => Err(TaskError::refused(
            Message::new("tasks-typology-weight").with("code", entry.code.as_str()),
            Message::new("tasks-typology-weight-hint"),
        )),
        None => Ok(()),
    }
}

/// A statistical error as a sentence about these data.
pub(super) fn refusal(error: StatsError, inputs: &TypologyInputs) -> TaskError {
    let (message, hint) = match error {
        StatsError::Cancelled => return TaskError::Cancelled,
        StatsError::NothingRated if !inputs.allowed.contains(&true) => {
            (Message::new("tasks-typology-all-too-small"), "tasks-typology-all-too-small-hint")
        }
        other => return stats_refusal(other),
    };
    TaskError::refused(message, Message::new(hint))
}

/// A statistical error as a sentence.
pub fn stats_refusal(error: StatsError) -> TaskError {
    let (message, hint) = match error {
        StatsError::Cancelled => return TaskError::Cancelled,
        StatsError::NothingRated | StatsError::UnequalLength => {
            (Message::new("tasks-typology-nothing-rated"), "tasks-typology-nothing-rated-hint")
        }
        StatsError::TooFew { found, needed } => (
            Message::new("tasks-typology-too-few").with("found", found).with("needed", needed),
            "tasks-typology-too-few-hint",
        ),
        StatsError::AllConstant => {
            (Message::new("tasks-typology-all-constant"), "tasks-typology-all-constant-hint")
        }
        StatsError::MoreTypesThanRows { types, distinct } => (
            Message::new("tasks-typology-more-types").with("types", types).with("distinct", distinct),
            "tasks-typology-more-types-hint",
        ),
        StatsError::OnlyIslands => (Message::new("tasks-only-islands"), "tasks-only-islands-hint"),
        StatsError::NoSuchGroup => (Message::new("tasks-no-such-group"), "tasks-no-such-group-hint"),
    };
    TaskError::refused(message, Message::new(hint))
}

/// What a reader of the result should know.
fn warnings(run: &TypologyRun) -> Vec<Notice> {
    let mut notices = Vec::new();
    let name = |terms: &[TypologyTerm], term: usize| {
        terms.get(term).map(|term| term.indicator.name.clone()).unwrap_or_default()
    };
    let rated = run.rated();
    if rated < FEW_REGIONS && !run.recipe.method.is_cluster() {
        let by_deviations = run.recipe.method == TypologyMethod::StatusDynamics;
        let (key, hint) = if by_deviations {
            ("tasks-typology-few", "tasks-typology-few-hint")
        } else {
            ("tasks-typology-few-in-class", "tasks-typology-few-in-class-hint")
        };
        let message =
            Message::new(key).with("rated", rated).with("classes", usize::from(run.classes_in_all()));
        notices.push(Notice::warning(message).with_hint(Message::new(hint)));
    }
    for (status, dynamics) in
        [(&run.outcome.constant_terms().0, false), (&run.outcome.constant_terms().1, true)]
    {
        let terms = if dynamics { &run.inputs.dynamics } else { &run.inputs.status };
        for term in status {
            let message = Message::new("tasks-typology-constant").with("indicator", name(terms, *term));
            notices.push(Notice::warning(message).with_hint(Message::new("tasks-typology-constant-hint")));
        }
    }
    if run.without_dynamics() == Some(WithoutDynamics::Alike) {
        let message = Message::new("tasks-typology-dynamics-alike");
        notices.push(Notice::warning(message).with_hint(Message::new("tasks-typology-dynamics-alike-hint")));
    }
    for (a, b, r) in run.correlations.pairs_above(STRONG_CORRELATION) {
        let message = Message::new("tasks-typology-correlated")
            .with("first", name(&run.inputs.status, a))
            .with("second", name(&run.inputs.status, b))
            .with("r", crate::text::Argument::Number(r, 2));
        notices.push(Notice::warning(message).with_hint(Message::new("tasks-typology-correlated-hint")));
    }
    notices
}
