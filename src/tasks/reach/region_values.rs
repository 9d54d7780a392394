//! Answers per origin summed up over regions, with what must stay secret kept secret.

use super::compute::millis_of;
use super::origins::Grouping;
use super::solve::Solved;
use crate::disclosure::{AdditiveGroup, CaseCounts, mask};
use crate::model::{Measure, Observation, Observations, ReachRequest, ValueState};
use crate::reach::graph::Millis;
use crate::reach::measures::{GroupNearest, group_nearest};
use crate::sheet::{Audience, ReachRegion};

/// Fewer people than this are nobody's business: what would be said about them stays secret.
pub const LEAST_PEOPLE: u32 = super::LEAST_PEOPLE_COUNTED;

/// Whether so many people may be spoken of.
pub(super) fn may_be_told(people: f64, audience: Audience) -> bool {
    audience == Audience::Internal || people <= 0.0 || people >= f64::from(LEAST_PEOPLE)
}

/// What regions say, and the whole of them.
pub(super) struct RegionValues {
    pub(super) observations: Observations,
    pub(super) regions: Vec<ReachRegion>,
    /// The value of all regions shown together, where it may be said.
    pub(super) whole: Option<f64>,
    /// All people of the regions shown, and those of them who reach nothing, where that may be said.
    pub(super) people: Option<f64>,
    pub(super) unreachable: Option<f64>,
}

/// What the people of a region add up to.
#[derive(Debug, Clone, Default)]
struct Sum {
    nearest: GroupNearest,
    value: Option<f64>,
    within: f64,
    facility: Option<u32>,
}

/// The values of all regions; `shown` says which of them are looked at.
pub(super) fn region_values(
    solved: &Solved,
    grouping: &Grouping,
    request: &ReachRequest,
    (shown, audience): (&[bool], Audience),
) -> RegionValues {
    let count = grouping.regions.len();
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, region) in grouping.of_origin.iter().enumerate() {
        if let Some(members) = region.and_then(|region| members.get_mut(region)) {
            members.push(at);
        }
    }
    let sums: Vec<Sum> = members.iter().map(|members| sum(solved, request, members)).collect();
    let is_shown = |region: &usize| shown.get(*region).copied().unwrap_or(true);
    let all: Vec<usize> = (0..count)
        .filter(is_shown)
        .flat_map(|region| members.get(region).cloned().unwrap_or_default())
        .collect();
    let whole = sum(solved, request, &all);
    let hidden = hidden(&sums, &whole, (request.measure, shown, audience));
    let is_hidden = |region: usize| hidden.get(region).copied().unwrap_or(true);
    let cells = sums.iter().map(|sum| observation(sum, request.measure)).collect();
    let told = |people: f64| may_be_told(people, audience).then_some(people);
    let regions = sums
        .iter()
        .enumerate()
        .map(|(region, sum)| {
            let group = &sum.nearest;
            if is_hidden(region) {
                return ReachRegion::default();
            }
            let unreachable = group.population - group.reaching;
            ReachRegion {
                people: told(group.population),
                unreachable: told(unreachable),
                median: group.median_minutes,
                share: group.share_within.filter(|_| {
                    let rest = group.population - sum.within;
                    may_be_told(sum.within, audience) && may_be_told(rest, audience)
                }),
                facility: sum.facility,
            }
        })
        .collect();
    let observations = match audience {
        Audience::Internal => Observations::internal(cells),
        _ => Observations::masked(cells, &hidden),
    };
    RegionValues {
        observations,
        regions,
        whole: whole.value.filter(|_| hidden.get(count) == Some(&false)),
        people: told(whole.nearest.population),
        unreachable: told(whole.nearest.population - whole.nearest.reaching),
    }
}

fn sum(solved: &Solved, request: &ReachRequest, members: &[usize]) -> Sum {
    let people = |at: usize| solved.origins.people.get(at).copied().unwrap_or(0.0);
    let time = |at: usize| -> Option<Millis> { Some((*solved.nearest.get(at)?)?.millis) };
    let limit = millis_of(request.limit_minutes);
    let nearest = group_nearest(members.iter().map(|at| (time(*at), people(*at))), limit);
    let within: f64 =
        members.iter().filter(|at| time(**at).is_some_and(|time| time <= limit)).map(|at| people(*at)).sum();
    let value = match (&solved.values, request.measure) {
        (Some(values), _) => {
            let weighted = |at: &usize| values.get(*at).copied().unwrap_or(0.0) * people(*at);
            (nearest.population > 0.0).then(|| members.iter().map(weighted).sum::<f64>() / nearest.population)
        }
        (None, Measure::Share) => nearest.share_within,
        (None, _) => nearest.mean_minutes,
    };
    Sum { nearest, value, within, facility: facility_of_most(solved, members) }
}

/// The facility that is nearest to most of the people; among equals the first in the list.
fn facility_of_most(solved: &Solved, members: &[usize]) -> Option<u32> {
    let mut people = std::collections::BTreeMap::<u32, f64>::new();
    for at in members {
        if let Some(nearest) = solved.nearest.get(*at).copied().flatten() {
            *people.entry(nearest.facility).or_default() +=
                solved.origins.people.get(*at).copied().unwrap_or(0.0);
        }
    }
    people.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(facility, _)| facility)
}

fn observation(sum: &Sum, measure: Measure) -> Observation {
    let population = sum.nearest.population;
    if population <= 0.0 {
        return Observation::absent(ValueState::NoData);
    }
    if measure == Measure::Nearest && sum.nearest.reaching <= 0.0 {
        return Observation::absent(ValueState::Unreachable);
    }
    match sum.value {
        Some(value) => Observation { denominator: Some(population), ..Observation::of(value) },
        None => Observation::absent(ValueState::NoData),
    }
}

/// Which regions stay secret, and as the last entry whether the value of all of them together does.
///
/// A share tells its numerator, so regions and their whole are one additive table; a mean of minutes tells no count, only whose it is.
fn hidden(sums: &[Sum], whole: &Sum, (measure, shown, audience): (Measure, &[bool], Audience)) -> Vec<bool> {
    if audience == Audience::Internal {
        return vec![false; sums.len() + 1];
    }
    let counts: Vec<CaseCounts> = sums
        .iter()
        .chain([whole])
        .map(|sum| match measure {
            Measure::Share => CaseCounts::of_rate(sum.within, sum.nearest.population),
            _ => CaseCounts::of_count(sum.nearest.population),
        })
        .collect();
    let parts = (0..sums.len()).filter(|region| shown.get(*region).copied().unwrap_or(true));
    let table = AdditiveGroup { total: sums.len(), parts: parts.collect() };
    let groups = if measure == Measure::Share { vec![table] } else { Vec::new() };
    let mut hidden = mask(&counts, &groups, LEAST_PEOPLE);
    for (hidden, sum) in hidden.iter_mut().zip(sums.iter().chain([whole])) {
        *hidden |= !may_be_told(sum.nearest.population, audience);
    }
    hidden
}
