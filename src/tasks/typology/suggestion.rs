//! A recipe to begin with: indicators that are known for nearly all regions of a level, and what was left out and why.

use std::collections::BTreeMap;

use super::STRONG_CORRELATION;
use super::inputs::{PeriodWanted, TypologyInputs, read_inputs};
use crate::model::{
    Indicator, IndicatorCode, IndicatorKind, Level, Period, Polarity, Project, RecipeIndicator,
    TypologyRecipe, ValueState, same_period,
};
use crate::sheet::Audience;
use crate::stats::pearson;
use crate::tasks::{Session, TaskError};
use crate::work::Work;

/// An indicator is suggested when it is known for at least this share of the regions that the best one is known for.
const NEARLY_ALL: f64 = 0.9;
/// Together they leave at least this share of those regions with a class.
const TOGETHER: f64 = 0.85;
/// A later period is taken when at least this share of the indicators has it that have the commonest one.
const MOST: f64 = 0.75;

/// What to begin with.
#[derive(Debug, Clone, PartialEq)]
pub struct TypologySuggestion {
    /// The indicators, in the order of the catalogue.
    pub indicators: Vec<RecipeIndicator>,
    /// The period that they were looked at in; `None` where no indicator has values.
    pub period: Option<Period>,
    /// Regions that they are all known for.
    pub known: usize,
    /// Regions that may be rated.
    pub regions: usize,
    /// What says whether high is a burden and was left out all the same.
    pub left_out: Vec<LeftOut>,
}

/// An indicator that was not suggested.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// Which one.
    pub code: IndicatorCode,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why an indicator was not suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// Secret in so many regions.
    Secret(usize),
    /// Without a value in so many regions.
    Missing(usize),
    /// It has no values for the period of the others.
    OtherPeriod,
    /// It has no values on the level at all.
    OtherLevel,
    /// It says nearly the same as this one, and would count double.
    Same(IndicatorCode),
}

/// Shares and means that say whether a high value is a burden or a relief: what a suggestion is made from.
pub fn suggestible(project: &Project) -> impl Iterator<Item = &Indicator> {
    project.indicators.iter().filter(|indicator| {
        matches!(indicator.kind, IndicatorKind::Ratio | IndicatorKind::Mean)
            && indicator.polarity != Polarity::None
    })
}

/// Suggests indicators for the level and area of `start`, whose residents say which regions are large enough.
///
/// # Errors
/// As reading the values; cancelled.
pub fn suggest_indicators(
    session: &Session,
    project: &Project,
    (start, level): (&TypologyRecipe, &Level),
    audience: Audience,
    work: &Work,
) -> Result<TypologySuggestion, TaskError> {
    let period = usual_period(project, level);
    let mut found =
        TypologySuggestion { indicators: Vec::new(), period, known: 0, regions: 0, left_out: Vec::new() };
    let mut offered = Vec::new();
    for indicator in suggestible(project) {
        let stored = project.periods(&indicator.code, level.id);
        if period.and_then(|period| same_period(period, stored)).is_some() {
            offered.push(RecipeIndicator::of(indicator.code.clone()));
        } else {
            let why = if stored.is_empty() { WhyLeftOut::OtherLevel } else { WhyLeftOut::OtherPeriod };
            found.left_out.push(LeftOut { code: indicator.code.clone(), why });
        }
    }
    if offered.is_empty() {
        return Ok(found);
    }
    let recipe = TypologyRecipe {
        level: level.name.clone(),
        period,
        indicators: offered,
        dynamics: Vec::new(),
        compare_period: None,
        years_back: 0,
        ..start.clone()
    };
    let (inputs, _) = read_inputs(session, project, (&recipe, PeriodWanted::OfRecipe), audience, work)?;
    found.choose(&inputs);
    Ok(found)
}

/// The latest period that most indicators of a suggestion have on the level.
fn usual_period(project: &Project, level: &Level) -> Option<Period> {
    let stored: Vec<&[Period]> =
        suggestible(project).map(|indicator| project.periods(&indicator.code, level.id)).collect();
    let mut all: Vec<Period> = stored.iter().flat_map(|periods| periods.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    let having =
        |period: Period| stored.iter().filter(|periods| same_period(period, periods).is_some()).count();
    let most = all.iter().map(|period| having(*period)).max()?;
    let latest = all.iter().rev().find(|period| having(**period) as f64 >= MOST * most as f64)?;
    // A school year and the last day of its year stand for one another: the one that more indicators have is the one to name.
    let exactly = |period: &Period| stored.iter().filter(|periods| periods.contains(period)).count();
    let of_year = all.iter().filter(|period| period.calendar_year() == latest.calendar_year());
    of_year.copied().max_by_key(|period| (exactly(period), *period))
}

/// Whether two indicators say nearly the same of these regions.
fn are_alike(inputs: &TypologyInputs, (first, second): (usize, usize), regions: &[usize]) -> bool {
    let value = |term: usize, region: usize| inputs.status.get(term)?.values.get(region).copied().flatten();
    let pairs: Vec<(f64, f64)> =
        regions.iter().filter_map(|region| Some((value(first, *region)?, value(second, *region)?))).collect();
    pearson(&pairs).is_some_and(|r| r.abs() > STRONG_CORRELATION)
}

impl TypologySuggestion {
    /// Takes the indicators that are known for nearly all regions, the best known first, while enough regions stay complete.
    fn choose(&mut self, inputs: &TypologyInputs) {
        let rated = |region: &usize| inputs.allowed.get(*region).copied().unwrap_or(false);
        let regions: Vec<usize> = (0..inputs.allowed.len()).filter(rated).collect();
        let count = |term: usize, state: ValueState| {
            let states = inputs.status.get(term).map(|term| term.states.as_slice()).unwrap_or_default();
            regions.iter().filter(|region| states.get(**region) == Some(&state)).count()
        };
        let known: Vec<usize> = (0..inputs.status.len()).map(|term| count(term, ValueState::Value)).collect();
        let best = known.iter().copied().max().unwrap_or_default() as f64;
        let mut order: Vec<usize> = (0..known.len()).collect();
        order.sort_by_key(|term| std::cmp::Reverse(known.get(*term).copied()));
        let (mut complete, mut taken) = (regions.clone(), Vec::new());
        let mut doubles = BTreeMap::new();
        for term in order {
            let Some(states) = inputs.status.get(term).map(|term| &term.states) else { continue };
            let left: Vec<usize> = complete
                .iter()
                .copied()
                .filter(|region| states.get(*region) == Some(&ValueState::Value))
                .collect();
            let of_term = known.get(term).copied().unwrap_or_default() as f64;
            let same = taken.iter().copied().find(|other| are_alike(inputs, (term, *other), &left));
            let is_known = of_term >= NEARLY_ALL * best && left.len() as f64 >= TOGETHER * best;
            match same {
                Some(other) if is_known => drop(doubles.insert(term, other)),
                None if best > 0.0 && is_known => {
                    complete = left;
                    taken.push(term);
                }
                _ => {}
            }
        }
        for (position, term) in inputs.status.iter().enumerate() {
            let code = term.indicator.code.clone();
            if taken.contains(&position) {
                self.indicators.push(RecipeIndicator::of(code));
                continue;
            }
            let double = doubles.get(&position).and_then(|other| inputs.status.get(*other));
            if let Some(other) = double {
                let why = WhyLeftOut::Same(other.indicator.code.clone());
                self.left_out.push(LeftOut { code, why });
                continue;
            }
            let secret = count(position, ValueState::Secret);
            let missing = regions.len() - known.get(position).copied().unwrap_or_default() - secret;
            let why =
                if secret >= missing { WhyLeftOut::Secret(secret) } else { WhyLeftOut::Missing(missing) };
            self.left_out.push(LeftOut { code, why });
        }
        self.known = if taken.is_empty() { 0 } else { complete.len() };
        self.regions = regions.len();
    }
}
