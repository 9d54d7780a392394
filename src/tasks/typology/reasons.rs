//! Why a region has its class, and how firm it is.

use super::inputs::TypologyTerm;
use super::outcome::{dimensions, gisd_classes};
use super::{TypologyRun, refusal};
use crate::model::TypologyMethod;
use crate::stats::{
    Firmness, FirmnessOptions, Index, IndexTerm, StatsError, TermCounts, firmness, gisd_index, index,
    mean_percentile_rank, quantile_classes,
};
use crate::tasks::TaskError;
use crate::work::Work;

/// Usual number of draws for the uncertainty of counts.
pub const USUAL_DRAWS: u32 = 200;

/// What there is to say for a class.
#[derive(Debug, Clone, PartialEq)]
pub struct TypologyReasons {
    /// What changes when the recipe changes a little; `None` for clusters, whose silhouettes say it.
    pub firmness: Option<Firmness>,
    /// Whether counts behind the indicators were known, so that chance was tried, too.
    pub counts_known: bool,
}

/// Tries the recipe with every indicator left out and with weights 20 % up and down; and, where counts are known, `draws` times with
/// counts drawn anew by chance. A region that keeps its class throughout is firm ("sicher").
///
/// # Errors
/// Cancelled.
pub fn reasons(run: &TypologyRun, draws: u32, work: &Work) -> Result<TypologyReasons, TaskError> {
    let inputs = &run.inputs;
    if run.recipe.method.is_cluster() {
        return Ok(TypologyReasons { firmness: None, counts_known: false });
    }
    let terms: Vec<IndexTerm<'_>> = inputs.status.iter().map(TypologyTerm::as_index_term).collect();
    let counts: Vec<Option<TermCounts<'_>>> = inputs
        .status
        .iter()
        .map(|term| {
            let counts = term.counts.as_ref()?;
            Some(TermCounts { cases: &counts.cases, people: &counts.people, factor: counts.factor })
        })
        .collect();
    let counts_known = counts.iter().any(Option::is_some);
    let options = FirmnessOptions { draws, counts, ..FirmnessOptions::default() };
    let again = |terms: &[IndexTerm<'_>], rated: &[bool]| classes_again(run, terms, rated);
    let found = firmness(&terms, &inputs.allowed, (&again, &options), work)
        .map_err(|error| refusal(error, inputs))?;
    Ok(TypologyReasons { firmness: Some(found), counts_known })
}

/// The classes that the method of `recipe` makes of changed terms.
fn classes_again(
    run: &TypologyRun,
    terms: &[IndexTerm<'_>],
    rated: &[bool],
) -> Result<Vec<Option<u8>>, StatsError> {
    let recipe = &run.recipe;
    let from_zero =
        |classes: Vec<Option<u8>>| classes.into_iter().map(|class| class.map(|class| class - 1)).collect();
    match recipe.method {
        TypologyMethod::StatusDynamics => {
            let limits = &recipe.thresholds;
            let status = |value: f64| limits.status(value).number() - 1;
            Ok(index_again(run, terms, rated)?.values.iter().map(|value| value.map(status)).collect())
        }
        TypologyMethod::Quintile => {
            Ok(from_zero(quantile_classes(&index_again(run, terms, rated)?.values, recipe.classes)))
        }
        TypologyMethod::Rank => {
            Ok(from_zero(quantile_classes(&mean_percentile_rank(terms, rated)?, recipe.classes)))
        }
        TypologyMethod::Gisd => {
            // A dimension whose only indicator is left out is gone.
            let weighs = |term: &usize| terms.get(*term).is_some_and(|term| term.weight != 0.0);
            let lists: Vec<Vec<usize>> = dimensions(&run.inputs.status)
                .into_iter()
                .map(|(_, list)| list.into_iter().filter(weighs).collect::<Vec<_>>())
                .filter(|list: &Vec<usize>| !list.is_empty())
                .collect();
            Ok(gisd_classes(&gisd_index(terms, &lists, rated)?.0))
        }
        TypologyMethod::Ward | TypologyMethod::KMeans => Err(StatsError::NothingRated),
    }
}

/// The index of changed terms, on the scale of the base period with the same change where the recipe names one.
fn index_again(run: &TypologyRun, terms: &[IndexTerm<'_>], rated: &[bool]) -> Result<Index, StatsError> {
    let Some(base) = &run.base else { return index(terms, rated, None) };
    let changed: Vec<IndexTerm<'_>> = base
        .status
        .iter()
        .zip(terms)
        .map(|(term, changed)| IndexTerm { values: &term.values, weight: changed.weight })
        .collect();
    let scale = index(&changed, &base.allowed, None)?.scale;
    index(terms, rated, Some(&scale))
}
