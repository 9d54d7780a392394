//! Measures of accessibility: potential and floating catchments per origin, means and shares per group of origins.

use rayon::prelude::*;

use super::decay::Decay;
use super::graph::Millis;
use super::search::Effort;
use super::travel::{Nearest, Scratch, TravelTimes};
use crate::work::{Cancelled, Work};

/// In how many parts facilities are worked on: fixed, so that sums are the same on every machine.
const PARTS: usize = 16;

/// What is offered, who asks for it, and how far people go.
#[derive(Debug, Clone, Copy)]
pub struct SupplyDemand<'a> {
    /// Capacity of each facility.
    pub supply: &'a [f64],
    /// People at each origin.
    pub demand: &'a [f64],
    /// Farthest travel time that counts, inclusive.
    pub limit: Millis,
    /// How much less an offer counts the farther it is.
    pub decay: Decay,
}

/// A measure per origin and what it cost to compute.
#[derive(Debug, Clone, PartialEq)]
pub struct PerOrigin {
    /// One value per origin; 0 where nothing is reached.
    pub values: Vec<f64>,
    /// Facilities that nobody can reach within the limit; their supply counts for nobody.
    pub without_demand: usize,
    /// Nodes that all searches settled.
    pub effort: Effort,
}

/// Gravity potential Σ S f(c): all that is offered, the farther the less (Hansen 1959). Without decay: cumulative opportunities.
///
/// # Errors
/// [`Cancelled`].
pub fn potential(
    travel: &dyn TravelTimes,
    market: &SupplyDemand<'_>,
    work: &Work,
) -> Result<PerOrigin, Cancelled> {
    accumulate(travel, market, work, |supply, _| supply)
}

/// Two-step floating catchment areas: offer per person, R = S / Σ P w(c) and A = Σ R w(c).
///
/// Without decay 2SFCA (Luo and Wang 2003), with [`Decay::Steps`] E2SFCA (Luo and Qi 2009). The sum of A · P over all origins is the
/// sum of the supply that somebody can reach.
///
/// # Errors
/// [`Cancelled`].
pub fn floating_catchment(
    travel: &dyn TravelTimes,
    market: &SupplyDemand<'_>,
    work: &Work,
) -> Result<PerOrigin, Cancelled> {
    accumulate(travel, market, work, |supply, demand| if demand > 0.0 { supply / demand } else { 0.0 })
}

/// Adds `offer(supply, weighted demand in reach)` of each facility, weighted, to the origins that reach it. One search per facility gives
/// both steps, because a facility's demand is known as soon as its search ends.
fn accumulate(
    travel: &dyn TravelTimes,
    market: &SupplyDemand<'_>,
    work: &Work,
    offer: impl Fn(f64, f64) -> f64 + Sync,
) -> Result<PerOrigin, Cancelled> {
    let count = travel.facilities();
    let empty =
        || PerOrigin { values: vec![0.0; travel.origins()], without_demand: 0, effort: Effort::default() };
    let parts: Vec<Result<PerOrigin, Cancelled>> = (0..PARTS)
        .into_par_iter()
        .map_init(Scratch::default, |scratch, part| {
            let mut sum = empty();
            for facility in (count * part / PARTS)..(count * (part + 1) / PARTS) {
                let (reached, effort) = travel.catchment(facility, market.limit, scratch, work)?;
                let weighted =
                    |(origin, millis): &(u32, Millis)| (*origin as usize, market.decay.weight(*millis));
                let demand: f64 =
                    reached.iter().map(weighted).map(|(origin, weight)| market.demand[origin] * weight).sum();
                let offered = offer(market.supply[facility], demand);
                for (origin, weight) in reached.iter().map(weighted) {
                    sum.values[origin] += offered * weight;
                }
                sum.without_demand += usize::from(demand <= 0.0);
                sum.effort += effort;
            }
            Ok(sum)
        })
        .collect();
    let mut total = empty();
    for part in parts {
        let part = part?;
        total.values.iter_mut().zip(part.values).for_each(|(sum, value)| *sum += value);
        total.without_demand += part.without_demand;
        total.effort += part.effort;
    }
    Ok(total)
}

/// What a group of origins (a region, the county) says about the nearest facility.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct GroupNearest {
    /// People of all origins.
    pub population: f64,
    /// People whose origin reaches a facility at all.
    pub reaching: f64,
    /// Mean minutes, weighted by people, of those who reach one; `None` when nobody does.
    pub mean_minutes: Option<f64>,
    /// Minutes within which half of those people live; `None` when nobody reaches one.
    pub median_minutes: Option<f64>,
    /// Share of all people within the limit (inclusive), in percent; `None` without people.
    pub share_within: Option<f64>,
}

/// Summarises origins: travel time to the nearest facility (`None`: unreachable) and people.
pub fn group_nearest(origins: impl Iterator<Item = (Option<Millis>, f64)>, limit: Millis) -> GroupNearest {
    let (mut times, mut group, mut within): (Vec<(Millis, f64)>, _, f64) =
        (Vec::new(), GroupNearest::default(), 0.0);
    for (millis, people) in origins.filter(|(_, people)| *people > 0.0) {
        group.population += people;
        if let Some(millis) = millis {
            times.push((millis, people));
            within += if millis <= limit { people } else { 0.0 };
        }
    }
    times.sort_unstable_by_key(|(millis, _)| *millis);
    group.reaching = times.iter().map(|(_, people)| people).sum();
    if group.population > 0.0 {
        group.share_within = Some(100.0 * within / group.population);
    }
    if group.reaching > 0.0 {
        let minutes = |millis: Millis| f64::from(millis) / 60_000.0;
        let total: f64 = times.iter().map(|(millis, people)| minutes(*millis) * people).sum();
        group.mean_minutes = Some(total / group.reaching);
        group.median_minutes = Some(minutes(median(&times, group.reaching)));
    }
    group
}

/// The lower weighted median: the time at which at least half of the people are reached.
fn median(times: &[(Millis, f64)], people: f64) -> Millis {
    let mut sum = 0.0;
    for (millis, weight) in times {
        sum += weight;
        if sum * 2.0 >= people {
            return *millis;
        }
    }
    times.last().map_or(0, |(millis, _)| *millis)
}

/// Travel times of the nearest facility, per origin.
pub fn times(nearest: &[Option<Nearest>]) -> impl Iterator<Item = Option<Millis>> {
    nearest.iter().map(|nearest| nearest.map(|nearest| nearest.millis))
}

#[cfg(test)]
mod tests {
    use super::super::matrix::Matrix;
    use super::*;

    /// The example of the note on methods: three origins, two facilities.
    fn example() -> Matrix {
        let minutes = [[5, 25], [12, 18], [40, 8]];
        let pairs = (0..3).flat_map(|origin| (0..2).map(move |facility| (origin, facility)));
        Matrix::new((3, 2), pairs.map(|(o, f)| (o, f, minutes[o as usize][f as usize] * 60_000)))
    }

    fn market(limit_minutes: u32, decay: Decay) -> SupplyDemand<'static> {
        SupplyDemand {
            supply: &[2.0, 1.0],
            demand: &[1000.0, 500.0, 200.0],
            limit: limit_minutes * 60_000,
            decay,
        }
    }

    fn check(values: &[f64], expected: [f64; 3]) {
        for (value, expected) in values.iter().zip(expected) {
            assert!((value * 1000.0 - expected).abs() < 5e-7, "{values:?} instead of {expected} per 1,000");
        }
    }

    #[test]
    fn floating_catchments_of_the_example() {
        let work = Work::unattended();
        let plain = floating_catchment(&example(), &market(20, Decay::None), &work).expect("not cancelled");
        check(&plain.values, [1.333_333_333, 2.761_904_762, 1.428_571_429]);
        let steps = floating_catchment(&example(), &market(30, Decay::Steps), &work).expect("not cancelled");
        check(&steps.values, [1.782_011_0, 1.909_662_2, 1.315_789_5]);
    }

    #[test]
    fn what_is_offered_is_what_is_received() {
        for decay in [Decay::None, Decay::Steps, Decay::Gaussian { minutes: 9.0 }] {
            let market = market(30, decay);
            let result = floating_catchment(&example(), &market, &Work::unattended()).expect("not cancelled");
            let received: f64 = result.values.iter().zip(market.demand).map(|(a, p)| a * p).sum();
            assert!((received - 3.0).abs() < 1e-12, "{decay:?} {received}");
        }
    }

    #[test]
    fn the_threshold_is_inclusive_and_a_facility_nobody_reaches_counts_for_nobody() {
        let result = floating_catchment(&example(), &market(5, Decay::None), &Work::unattended())
            .expect("not cancelled");
        check(&result.values, [2.0, 0.0, 0.0]);
        assert_eq!(result.without_demand, 1);
    }

    #[test]
    fn the_nearest_of_the_example() {
        let nearest = example().nearest(&Work::unattended()).expect("not cancelled");
        assert_eq!(nearest.iter().flatten().map(|nearest| nearest.facility).collect::<Vec<_>>(), [0, 0, 1]);
        let group = group_nearest(times(&nearest).zip([1000.0, 500.0, 200.0]), 600_000);
        assert!((group.mean_minutes.unwrap_or(0.0) - 7.411_765).abs() < 5e-7);
        assert_eq!(group.median_minutes, Some(5.0));
        assert!((group.share_within.unwrap_or(0.0) - 100.0 * 1200.0 / 1700.0).abs() < 1e-12);
    }

    #[test]
    fn who_reaches_nothing_is_counted_apart() {
        let group = group_nearest([(None, 30.0), (Some(60_000), 10.0)].into_iter(), 600_000);
        assert_eq!((group.population, group.reaching), (40.0, 10.0));
        assert_eq!((group.mean_minutes, group.share_within), (Some(1.0), Some(25.0)));
        let nobody = group_nearest([(None, 5.0)].into_iter(), 600_000);
        assert_eq!(
            (nobody.mean_minutes, nobody.median_minutes, nobody.share_within),
            (None, None, Some(0.0))
        );
    }

    #[test]
    fn potentials_sum_what_is_reached() {
        let work = Work::unattended();
        let all = potential(&example(), &market(20, Decay::None), &work).expect("not cancelled");
        assert_eq!(all.values, [2.0, 3.0, 1.0]);
        let linear = potential(&example(), &market(20, Decay::Linear { minutes: 20.0 }), &work)
            .expect("not cancelled");
        assert!((linear.values[1] - (2.0 * 0.4 + 0.1)).abs() < 1e-12);
    }
}
