//! How firm a class is: would the region be in another one if an indicator were left out, weighted otherwise, or counted anew?

use rayon::prelude::*;

use super::error::StatsError;
use super::index::{IndexTerm, rated_regions};
use super::random::Random;
use crate::work::Work;

/// What is done to the recipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ScenarioKind {
    /// The indicator is left out.
    LeftOut,
    /// It counts less.
    WeighsLess,
    /// It counts more.
    WeighsMore,
}

/// A recipe that differs in one indicator, and the classes that it gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// What is done.
    pub kind: ScenarioKind,
    /// Position of the indicator.
    pub term: usize,
    /// Class of each region; `None` = not rated.
    pub classes: Vec<Option<u8>>,
    /// Regions whose class is another one than in the recipe, ascending.
    pub changed: Vec<usize>,
}

/// Cases and people behind the values of an indicator, where they are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TermCounts<'a> {
    /// Cases per region (numerator).
    pub cases: &'a [Option<f64>],
    /// People per region (denominator).
    pub people: &'a [Option<f64>],
    /// Value = cases / people × factor.
    pub factor: f64,
}

/// How firmness is tried.
#[derive(Debug, Clone, PartialEq)]
pub struct FirmnessOptions<'a> {
    /// By how much weights are changed, 0.2 = ±20 %; 0 leaves weights alone.
    pub weight_change: f64,
    /// Draws for the uncertainty of counts; 0 = none.
    pub draws: u32,
    /// Seed of the draws.
    pub seed: u64,
    /// Counts behind each term; shorter lists mean unknown.
    pub counts: Vec<Option<TermCounts<'a>>>,
}

impl Default for FirmnessOptions<'_> {
    fn default() -> Self {
        Self { weight_change: 0.2, draws: 0, seed: 1, counts: Vec::new() }
    }
}

/// How firm the classes of a recipe are.
#[derive(Debug, Clone, PartialEq)]
pub struct Firmness {
    /// Classes of the recipe itself.
    pub classes: Vec<Option<u8>>,
    /// Every indicator left out (where another remains), then lighter, then heavier.
    pub scenarios: Vec<Scenario>,
    /// For each region the share of scenarios that leave its class, 0 to 1; `None` = not rated. 1 = "sicher", below = "knapp".
    pub kept: Vec<Option<f64>>,
    /// For each region the share of draws that leave its class; `None` = not rated or nothing drawn.
    pub kept_in_draws: Vec<Option<f64>>,
}

impl Firmness {
    /// Regions whose class changes in at least one scenario, ascending.
    pub fn close_calls(&self) -> Vec<usize> {
        (0..self.kept.len()).filter(|region| self.kept[*region].is_some_and(|kept| kept < 1.0)).collect()
    }
}

/// What turns indicators into classes: the recipe without its indicators. It gets the terms and which regions are rated.
pub type Classify<'a> = dyn Fn(&[IndexTerm<'_>], &[bool]) -> Result<Vec<Option<u8>>, StatsError> + Sync + 'a;

/// Tries every scenario, and as many draws as asked for, on the regions that the recipe rates. A scenario that cannot be computed
/// (nothing is left that differs) is left out.
///
/// # Errors
/// What the recipe itself returns; cancelled.
pub fn firmness(
    terms: &[IndexTerm<'_>],
    allowed: &[bool],
    (classify, options): (&Classify<'_>, &FirmnessOptions<'_>),
    work: &Work,
) -> Result<Firmness, StatsError> {
    let rated = rated_regions(terms, allowed);
    let classes = classify(terms, &rated)?;
    let wanted = wanted_scenarios(terms.len(), options.weight_change);
    let tried: Result<Vec<Option<Scenario>>, StatsError> = wanted
        .into_par_iter()
        .map(|(kind, term)| {
            work.check()?;
            let changed = changed_terms(terms, (kind, term), options.weight_change);
            let Ok(found) = classify(&changed, &rated) else { return Ok(None) };
            let moved = (0..found.len()).filter(|region| found[*region] != classes[*region]).collect();
            Ok(Some(Scenario { kind, term, classes: found, changed: moved }))
        })
        .collect();
    let scenarios: Vec<Scenario> = tried?.into_iter().flatten().collect();
    let mut losses = vec![0_usize; classes.len()];
    for region in scenarios.iter().flat_map(|scenario| &scenario.changed) {
        losses[*region] += 1;
    }
    let share = |losses: usize, of: usize| 1.0 - losses as f64 / of.max(1) as f64;
    let kept = classes
        .iter()
        .zip(&losses)
        .map(|(class, losses)| class.map(|_| share(*losses, scenarios.len())))
        .collect();
    let kept_in_draws = kept_in_draws(terms, (&rated, &classes), (classify, options), work)?;
    Ok(Firmness { classes, scenarios, kept, kept_in_draws })
}

fn wanted_scenarios(terms: usize, weight_change: f64) -> Vec<(ScenarioKind, usize)> {
    let mut wanted = Vec::new();
    if terms > 1 {
        wanted.extend((0..terms).map(|term| (ScenarioKind::LeftOut, term)));
        if weight_change > 0.0 {
            wanted.extend((0..terms).map(|term| (ScenarioKind::WeighsLess, term)));
            wanted.extend((0..terms).map(|term| (ScenarioKind::WeighsMore, term)));
        }
    }
    wanted
}

fn changed_terms<'a>(
    terms: &[IndexTerm<'a>],
    (kind, changed): (ScenarioKind, usize),
    by: f64,
) -> Vec<IndexTerm<'a>> {
    let factor = match kind {
        ScenarioKind::LeftOut => 0.0,
        ScenarioKind::WeighsLess => 1.0 - by,
        ScenarioKind::WeighsMore => 1.0 + by,
    };
    terms
        .iter()
        .enumerate()
        .map(
            |(number, term)| {
                if number == changed { IndexTerm { weight: term.weight * factor, ..*term } } else { *term }
            },
        )
        .collect()
}

/// Draws every known count anew from what it says about the rate behind it (Jeffreys: a beta distribution with half a case more on
/// either side; gamma where there are more cases than people) and classifies again.
fn kept_in_draws(
    terms: &[IndexTerm<'_>],
    (rated, classes): (&[bool], &[Option<u8>]),
    (classify, options): (&Classify<'_>, &FirmnessOptions<'_>),
    work: &Work,
) -> Result<Vec<Option<f64>>, StatsError> {
    if options.draws == 0 || options.counts.iter().all(Option::is_none) {
        return Ok(vec![None; classes.len()]);
    }
    let losses = (0..options.draws)
        .into_par_iter()
        .map(|draw| {
            work.check()?;
            let mut random = Random::new(options.seed, u64::from(draw));
            let columns: Vec<Vec<Option<f64>>> = (0..terms.len())
                .map(|term| {
                    drawn(terms[term].values, options.counts.get(term).copied().flatten(), rated, &mut random)
                })
                .collect();
            let again: Vec<IndexTerm<'_>> = terms
                .iter()
                .zip(&columns)
                .map(|(term, values)| IndexTerm { values, weight: term.weight })
                .collect();
            let found = classify(&again, rated)?;
            Ok(found
                .iter()
                .zip(classes)
                .map(|(found, class)| u32::from(found != class))
                .collect::<Vec<u32>>())
        })
        .try_reduce(Vec::new, |mut sum, more| {
            sum.resize(sum.len().max(more.len()), 0);
            for (sum, more) in sum.iter_mut().zip(more) {
                *sum += more;
            }
            Ok::<_, StatsError>(sum)
        })?;
    let draws = f64::from(options.draws);
    Ok(classes.iter().zip(losses).map(|(class, lost)| class.map(|_| 1.0 - f64::from(lost) / draws)).collect())
}

fn drawn(
    values: &[Option<f64>],
    counts: Option<TermCounts<'_>>,
    rated: &[bool],
    random: &mut Random,
) -> Vec<Option<f64>> {
    let Some(counts) = counts else { return values.to_vec() };
    (0..values.len())
        .map(|region| {
            let known = rated[region].then(|| (counts.cases.get(region), counts.people.get(region)));
            match known {
                Some((Some(Some(cases)), Some(Some(people)))) if *people > 0.0 && *cases >= 0.0 => {
                    let more = random.gamma(cases + 0.5);
                    let rate = if cases <= people {
                        more / (more + random.gamma(people - cases + 0.5))
                    } else {
                        more / people
                    };
                    Some(rate * counts.factor)
                }
                _ => values[region],
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::index::index;
    use crate::stats::status_dynamics::StatusThresholds;

    fn by_status(terms: &[IndexTerm<'_>], rated: &[bool]) -> Result<Vec<Option<u8>>, StatsError> {
        let limits = StatusThresholds::default();
        let index = index(terms, rated, None)?;
        Ok(index.values.iter().map(|value| value.map(|value| limits.status(value).number())).collect())
    }

    fn run(columns: &[Vec<Option<f64>>], options: &FirmnessOptions<'_>) -> Firmness {
        let terms: Vec<IndexTerm<'_>> =
            columns.iter().map(|values| IndexTerm { values, weight: 1.0 }).collect();
        let allowed = vec![true; columns[0].len()];
        firmness(&terms, &allowed, (&by_status, options), &Work::unattended()).unwrap()
    }

    fn columns() -> Vec<Vec<Option<f64>>> {
        [
            [3.0, 4.0, 5.0, 5.0, 6.0, 7.0, 9.0, 15.0],
            [4.0, 4.0, 6.0, 7.0, 7.0, 9.0, 12.0, 20.0],
            [5.0, 8.0, 9.0, 10.0, 12.0, 15.0, 22.0, 40.0],
        ]
        .into_iter()
        .map(|column| column.into_iter().map(Some).collect())
        .collect()
    }

    #[test]
    fn every_scenario_is_a_recipe_of_its_own() {
        let columns = columns();
        let found = run(&columns, &FirmnessOptions::default());
        assert_eq!(found.scenarios.len(), 9);
        // Left out = the index of the other two.
        let others: Vec<IndexTerm<'_>> =
            columns[1..].iter().map(|values| IndexTerm { values, weight: 1.0 }).collect();
        assert_eq!(found.scenarios[0].classes, by_status(&others, &[true; 8]).unwrap());
        // The last region is far out whatever is done; the first (−0.98) is close to "hoch".
        assert_eq!((found.classes[7], found.kept[7]), (Some(4), Some(1.0)));
        let without_third = by_status(
            &columns[..2].iter().map(|values| IndexTerm { values, weight: 1.0 }).collect::<Vec<_>>(),
            &[true; 8],
        );
        assert_eq!(found.scenarios[2].classes, without_third.unwrap());
        assert_eq!(found.close_calls().contains(&0), found.kept[0] < Some(1.0));
        assert!(found.scenarios.iter().any(|scenario| scenario.changed == [0]), "{found:?}");
    }

    #[test]
    fn a_single_indicator_has_no_scenarios() {
        let found = run(&columns()[..1], &FirmnessOptions::default());
        assert!(found.scenarios.is_empty() && found.kept.iter().all(|kept| *kept == Some(1.0)));
        assert!(found.kept_in_draws.iter().all(Option::is_none));
    }

    #[test]
    fn few_people_make_a_class_uncertain() {
        let shares = [0.02, 0.02, 0.03, 0.03, 0.04, 0.04, 0.05, 0.09];
        let many: Vec<Option<f64>> = vec![Some(1_000_000.0); 8];
        let few: Vec<Option<f64>> = vec![Some(60.0); 8];
        let values: Vec<Option<f64>> = shares.iter().map(|share| Some(share * 100.0)).collect();
        let kept = |people: &[Option<f64>]| {
            let cases: Vec<Option<f64>> = shares
                .iter()
                .zip(people)
                .map(|(share, people)| people.map(|people| share * people))
                .collect();
            let counts = vec![Some(TermCounts { cases: &cases, people, factor: 100.0 })];
            let options = FirmnessOptions { draws: 200, counts, ..FirmnessOptions::default() };
            run(std::slice::from_ref(&values), &options).kept_in_draws[7].unwrap()
        };
        assert_eq!(kept(&many), 1.0);
        assert!(kept(&few) < 0.95, "{}", kept(&few));
    }
}
