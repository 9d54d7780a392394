//! One typology against another: two periods, two versions or two recipes on the same regions, as a matrix and by name.

use super::inputs::with_own_period;
use super::result_table::words_of;
use super::{TypologyRun, run_typology, saved_typology};
use crate::model::{ComparedWith, Period, Project, StoredTypes, TypologyMethod, TypologyRecipe};
use crate::notice::Notice;
use crate::sheet::{Audience, TypologyContents, TypologyMoves};
use crate::stats::{CrossTable, best_match, cross_table};
use crate::tasks::{Session, TaskError};
use crate::text::Message;
use crate::work::Work;

/// Two runs on the same regions.
#[derive(Debug, Clone)]
pub struct TypologyComparison {
    /// The earlier or other one.
    pub before: TypologyContents,
    /// The one that is looked at.
    pub after: TypologyContents,
    /// How many regions have which class in both; classes from 0.
    pub table: CrossTable,
    /// For types that were found anew: which type before each type is, by most regions in common; `None` for classes, whose
    /// numbers mean the same in both.
    pub matched: Option<Vec<Option<usize>>>,
}

impl TypologyComparison {
    /// Regions that moved: those whose class is another one, or a type that is not the one matched to it. Ascending.
    pub fn movers(&self) -> Vec<usize> {
        let Some(matched) = &self.matched else { return self.table.movers() };
        let stayed = |before: u8, after: u8| {
            matched.get(usize::from(after)).copied().flatten() == Some(usize::from(before))
        };
        let moved = self.table.regions.iter().filter(|((before, after), _)| !stayed(*before, *after));
        let mut movers: Vec<usize> = moved.flat_map(|(_, regions)| regions.iter().copied()).collect();
        movers.sort_unstable();
        movers
    }

    /// How each region moved, as a map shows it.
    pub(super) fn moves(&self, with: Option<&ComparedWith>) -> TypologyMoves {
        let moved = self.movers();
        let is_ordered = self.is_ordered();
        let steps = (0..self.after.class_of.len()).map(|region| {
            let (before, after) = (self.before.class_of(region)?, self.after.class_of(region)?);
            let steps = i16::from(after) - i16::from(before);
            Some(match (is_ordered, moved.binary_search(&region).is_ok()) {
                (true, _) => i8::try_from(steps).unwrap_or(0),
                (false, is_moved) => i8::from(is_moved),
            })
        });
        TypologyMoves {
            steps: steps.collect(),
            before: self.before.clone(),
            same_recipe: matches!(with, Some(ComparedWith::Period(_))),
            is_ordered,
        }
    }

    /// Whether classes are steps of burden in both, so that a move is one up or down.
    pub fn is_ordered(&self) -> bool {
        let of = |typology: &TypologyContents| !typology.method.is_cluster();
        of(&self.before) && of(&self.after) && self.before.classes == self.after.classes
    }

    /// Regions that moved to a lighter and to a heavier burden.
    pub fn lighter_and_heavier(&self) -> (usize, usize) {
        let count = |is: fn(u8, u8) -> bool| {
            let cells = self.table.regions.iter().filter(|((before, after), _)| is(*before, *after));
            cells.map(|(_, regions)| regions.len()).sum()
        };
        (count(|before, after| after < before), count(|before, after| after > before))
    }
}

/// Compares a run with what its map asks for.
///
/// # Errors
/// No such typology or period; another level; as [`run_typology`].
pub(super) fn compared(
    session: &Session,
    project: &Project,
    (run, name, with): (&TypologyRun, &str, &ComparedWith),
    audience: Audience,
    work: &Work,
) -> Result<TypologyComparison, TaskError> {
    let own = TypologyRecipe {
        period: Some(run.inputs.period),
        compare_period: run.inputs.dynamics.iter().find_map(|term| term.compare_period),
        ..run.recipe.clone()
    };
    let (recipe, period, types, other) = match with {
        ComparedWith::Period(period) => (own, Some(*period), run.types(), name),
        ComparedWith::Saved { name, version } => {
            let saved = saved_typology(session, project, (name, *version))?.recipe;
            (TypologyRecipe { within: run.recipe.within.clone(), ..saved }, None, None, name.as_str())
        }
    };
    let at = |recipe: &TypologyRecipe| {
        run_at(session, project, (recipe, period, types.clone()), audience, work).map(|(run, _)| run)
    };
    let before = match at(&recipe) {
        // Before the first periods there is nothing that dynamics could look back to; the status can be compared all the same.
        Err(error) if period.is_some() && !error.is_cancelled() => at(&TypologyRecipe {
            compare_period: None,
            years_back: 0,
            dynamics: Vec::new(),
            ..recipe.clone()
        })?,
        other => other?,
    };
    compare_runs((&before, other), (run, name), work)
}

/// Compares two runs, `after` being the one that is looked at.
///
/// # Errors
/// They are about different levels; cancelled.
pub fn compare_runs(
    (before, before_name): (&TypologyRun, &str),
    (after, after_name): (&TypologyRun, &str),
    work: &Work,
) -> Result<TypologyComparison, TaskError> {
    if before.inputs.level.id != after.inputs.level.id {
        let message = Message::new("tasks-typology-other-level")
            .with("before", before.inputs.level.name.as_str())
            .with("after", after.inputs.level.name.as_str());
        return Err(TaskError::refused(message, Message::new("tasks-typology-other-level-hint")));
    }
    let (old, new) = (before.classes(), after.classes());
    let kept = &before.recipe.stored_types;
    let same_types = kept.is_some() && *kept == after.recipe.stored_types;
    let any_types = before.recipe.method.is_cluster() || after.recipe.method.is_cluster();
    let found_anew = any_types && !same_types;
    let counts = (usize::from(before.classes_in_all()), usize::from(after.classes_in_all()));
    Ok(TypologyComparison {
        before: words_of(before, before_name, work)?,
        after: words_of(after, after_name, work)?,
        table: cross_table(&old, &new),
        matched: found_anew.then(|| best_match(&old, &new, counts)),
    })
}

/// Runs `recipe` for another period. With the types of a run, regions are assigned to those instead of being clustered anew.
///
/// # Errors
/// As [`run_typology`].
pub fn run_at(
    session: &Session,
    project: &Project,
    (recipe, period, types): (&TypologyRecipe, Option<Period>, Option<StoredTypes>),
    audience: Audience,
    work: &Work,
) -> Result<(TypologyRun, Vec<Notice>), TaskError> {
    let recipe = with_own_period(session, project, recipe)?;
    run_typology(session, project, &recipe_at(&recipe, period, types), audience, work)
}

/// The recipe for another period; dynamics look back from it as far as they did from the old one. With types, regions are assigned
/// to those instead of being clustered anew. A recipe that names a period of comparison and no period of its own goes through
/// `with_own_period` before: without it nobody knows how far it looks back.
pub fn recipe_at(
    recipe: &TypologyRecipe,
    period: Option<Period>,
    types: Option<StoredTypes>,
) -> TypologyRecipe {
    let mut recipe = recipe.clone();
    if let (Some(period), Some(own), Some(compared)) = (period, recipe.period, recipe.compare_period)
        && period != own
    {
        recipe = looking_back(recipe, own, compared);
    }
    recipe.period = period.or(recipe.period);
    recipe.stored_types = types.or(recipe.stored_types);
    recipe
}

/// The recipe with the number of years between `own` and `compared` instead of the period of comparison; as it is where both lie
/// in the same year.
pub(super) fn looking_back(recipe: TypologyRecipe, own: Period, compared: Period) -> TypologyRecipe {
    match u8::try_from(own.calendar_year() - compared.calendar_year()) {
        Ok(years_back) if years_back > 0 => TypologyRecipe { compare_period: None, years_back, ..recipe },
        _ => recipe,
    }
}

impl TypologyRun {
    /// The types of this run, to be kept: other periods are assigned to them. `None` for classes.
    pub fn types(&self) -> Option<StoredTypes> {
        match &self.outcome {
            super::TypologyOutcome::Clustered(found) if found.taken_over => self.recipe.stored_types.clone(),
            super::TypologyOutcome::Clustered(found) => Some(found.stored.clone()),
            _ => None,
        }
    }

    /// The same run with its types kept in the recipe.
    #[must_use]
    pub fn with_types_kept(mut self) -> Self {
        self.recipe.stored_types = self.types();
        self
    }
}

/// Which classes count as low status where nobody says it: the heaviest ones of the method.
pub(super) fn low_classes(run: &TypologyRun) -> Vec<u8> {
    match run.recipe.method {
        TypologyMethod::StatusDynamics => vec![2, 3],
        _ => vec![run.classes_in_all().saturating_sub(1)],
    }
}
