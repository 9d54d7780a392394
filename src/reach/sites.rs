//! Which of many candidates to open next: maximal covering and p-median, by greedy and exchange, beside a proven bound.
//!
//! Both are the same question. Opening candidate j is worth b(i, j) ≥ 0 to the people of origin i: for covering all of them when
//! they come within the limit, for the p-median their minutes saved against what they have today. Origins use the best open
//! candidate, so a choice S is worth Σᵢ max over j in S of b(i, j), and the k candidates that make this largest are looked for.

use super::site_bound::upper_bound;
use crate::work::{Cancelled, Work};

/// What opening each candidate is worth to each origin.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Benefits {
    /// Number of origins.
    pub origins: usize,
    /// For each candidate the origins that it is worth something to, and how much (above 0).
    pub of_candidate: Vec<Vec<(u32, f64)>>,
}

/// A choice of candidates.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sites {
    /// Chosen candidates, the most valuable first.
    pub chosen: Vec<u32>,
    /// What each adds to those before it, in their order.
    pub added: Vec<f64>,
    /// What all of them are worth.
    pub value: f64,
    /// No choice of as many candidates is worth more than this.
    pub bound: f64,
    /// How many exchanges the greedy choice was improved by.
    pub exchanges: usize,
}

impl Sites {
    /// How much more than found there may be at most, as a share of the bound; 0 for a choice that is proven to be the best.
    pub fn gap(&self) -> f64 {
        if self.bound <= 0.0 || self.is_optimal() { 0.0 } else { (self.bound - self.value) / self.bound }
    }

    /// Whether no other choice can be better, up to rounding.
    pub fn is_optimal(&self) -> bool {
        self.bound - self.value <= 1e-9 * self.bound.abs().max(1.0)
    }
}

/// Chooses up to `k` candidates; fewer where further ones would be worth nothing to anybody.
///
/// # Errors
/// [`Cancelled`].
pub fn best_sites(benefits: &Benefits, k: usize, work: &Work) -> Result<Sites, Cancelled> {
    let first = greedy(benefits, (k, None), work)?;
    if first.is_empty() {
        return Ok(Sites::default());
    }
    let mut found = improved(benefits, first, work)?;
    let bound = upper_bound(benefits, (&found.0, found.1), k, work)?;
    let tight = |value: f64| bound.value - value <= 1e-9 * bound.value.max(1.0);
    // Other beginnings, as long as something better may be left: what the bound was made from, and other first sites.
    let mut starts = vec![Start::Given(bound.candidates)];
    starts.extend(most_worth(benefits, OTHER_FIRST).into_iter().map(Start::First));
    for start in starts {
        if tight(found.1) {
            break;
        }
        let chosen = match start {
            Start::Given(chosen) => chosen,
            Start::First(first) => greedy(benefits, (k, Some(first)), work)?,
        };
        let other = improved(benefits, chosen, work)?;
        if other.1 > found.1 {
            found = other;
        }
    }
    let (chosen, _, exchanges) = found;
    let (chosen, added) = in_order_of_worth(benefits, chosen);
    let value: f64 = added.iter().sum();
    Ok(Sites { chosen, added, value, bound: bound.value.max(value), exchanges })
}

/// How many other first sites are tried.
const OTHER_FIRST: usize = 12;

/// Where another search begins.
enum Start {
    Given(Vec<u32>),
    First(u32),
}

/// A choice after exchanges, its value, and how many there were.
fn improved(
    benefits: &Benefits,
    mut chosen: Vec<u32>,
    work: &Work,
) -> Result<(Vec<u32>, f64, usize), Cancelled> {
    let exchanges = exchange(benefits, &mut chosen, work)?;
    let value = value_of(benefits, &chosen);
    Ok((chosen, value, exchanges))
}

/// The candidates that are worth most by themselves.
fn most_worth(benefits: &Benefits, count: usize) -> Vec<u32> {
    let worth = |list: &[(u32, f64)]| list.iter().map(|(_, benefit)| benefit).sum::<f64>();
    let mut all: Vec<(f64, u32)> =
        benefits.of_candidate.iter().enumerate().map(|(at, list)| (worth(list), at as u32)).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    all.into_iter().take(count).map(|(_, candidate)| candidate).collect()
}

/// What a choice is worth.
pub fn value_of(benefits: &Benefits, chosen: &[u32]) -> f64 {
    best_of(benefits, chosen).iter().sum()
}

/// The best that each origin gets from a choice.
pub(super) fn best_of(benefits: &Benefits, chosen: &[u32]) -> Vec<f64> {
    let mut best = vec![0.0_f64; benefits.origins];
    for candidate in chosen {
        for (origin, benefit) in &benefits.of_candidate[*candidate as usize] {
            let known = &mut best[*origin as usize];
            *known = known.max(*benefit);
        }
    }
    best
}

/// What a candidate adds to what origins have already.
pub(super) fn addition(list: &[(u32, f64)], best: &[f64]) -> f64 {
    list.iter().map(|(origin, benefit)| (benefit - best[*origin as usize]).max(0.0)).sum()
}

/// One candidate after the other, each time the one that adds most. What a candidate adds only shrinks, so an old number is a bound
/// and most candidates need not be looked at again (Minoux 1978).
fn greedy(benefits: &Benefits, (k, first): (usize, Option<u32>), work: &Work) -> Result<Vec<u32>, Cancelled> {
    let mut best = vec![0.0_f64; benefits.origins];
    let mut waiting: Vec<(f64, u32)> = benefits
        .of_candidate
        .iter()
        .enumerate()
        .map(|(candidate, list)| (addition(list, &best), candidate as u32))
        .collect();
    let mut chosen = Vec::new();
    if let Some(first) = first {
        chosen.push(first);
        best = best_of(benefits, &chosen);
        waiting.retain(|(_, other)| *other != first);
    }
    // The largest last; among equals the first candidate.
    let order = |a: &(f64, u32), b: &(f64, u32)| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1));
    waiting.sort_by(order);
    while chosen.len() < k {
        work.check()?;
        let mut found: Option<(f64, u32)> = None;
        // From the largest old number down, until no old number can beat what was found.
        for at in (0..waiting.len()).rev() {
            let (old, candidate) = waiting[at];
            if found.is_some_and(|found| order(&(old, candidate), &found).is_lt()) {
                break;
            }
            let now = addition(&benefits.of_candidate[candidate as usize], &best);
            waiting[at].0 = now;
            if found.is_none_or(|found| order(&(now, candidate), &found).is_gt()) {
                found = Some((now, candidate));
            }
        }
        let Some((_, candidate)) = found.filter(|(added, _)| *added > 0.0) else { break };
        chosen.push(candidate);
        for (origin, benefit) in &benefits.of_candidate[candidate as usize] {
            let known = &mut best[*origin as usize];
            *known = known.max(*benefit);
        }
        waiting.retain(|(_, other)| *other != candidate);
        waiting.sort_by(order);
    }
    Ok(chosen)
}

/// The best and second best that an origin gets, and the place in the choice of the best.
#[derive(Debug, Clone, Copy, Default)]
struct Two {
    best: f64,
    second: f64,
    place: u32,
}

fn two_best(benefits: &Benefits, chosen: &[u32]) -> Vec<Two> {
    let mut two = vec![Two { place: u32::MAX, ..Two::default() }; benefits.origins];
    for (place, candidate) in chosen.iter().enumerate() {
        for (origin, benefit) in &benefits.of_candidate[*candidate as usize] {
            let known = &mut two[*origin as usize];
            if *benefit > known.best {
                *known = Two { best: *benefit, second: known.best, place: place as u32 };
            } else if *benefit > known.second {
                known.second = *benefit;
            }
        }
    }
    two
}

/// Exchanges one chosen candidate for another as long as that is worth more (Teitz and Bart 1968), each time the best of all pairs.
/// Whitaker's tables of gains and losses (1983) judge every pair by one look at the list of each candidate.
fn exchange(benefits: &Benefits, chosen: &mut [u32], work: &Work) -> Result<usize, Cancelled> {
    let least = 1e-9 * value_of(benefits, chosen).max(1.0);
    let mut exchanges = 0;
    let mut extra = vec![0.0; chosen.len()];
    loop {
        let two = two_best(benefits, chosen);
        let mut loss = vec![0.0; chosen.len()];
        for known in two.iter().filter(|known| known.best > 0.0) {
            loss[known.place as usize] += known.best - known.second;
        }
        let mut found: Option<(f64, usize, u32)> = None;
        for (candidate, list) in benefits.of_candidate.iter().enumerate() {
            if candidate % 64 == 0 {
                work.check()?;
            }
            let candidate = candidate as u32;
            if chosen.contains(&candidate) {
                continue;
            }
            let mut gain = 0.0;
            extra.fill(0.0);
            for (origin, benefit) in list {
                let known = two[*origin as usize];
                if *benefit > known.best {
                    gain += benefit - known.best;
                }
                if known.best > 0.0 {
                    extra[known.place as usize] += (benefit.min(known.best) - known.second).max(0.0);
                }
            }
            for (place, (loss, extra)) in loss.iter().zip(&extra).enumerate() {
                let profit = gain - loss + extra;
                if profit > least && found.is_none_or(|(best, ..)| profit > best) {
                    found = Some((profit, place, candidate));
                }
            }
        }
        let Some((_, place, candidate)) = found else { return Ok(exchanges) };
        chosen[place] = candidate;
        exchanges += 1;
    }
}

/// The choice ordered so that each is the one that adds most to those before it, and what it adds.
fn in_order_of_worth(benefits: &Benefits, mut left: Vec<u32>) -> (Vec<u32>, Vec<f64>) {
    let mut best = vec![0.0_f64; benefits.origins];
    let (mut chosen, mut added) = (Vec::new(), Vec::new());
    left.sort_unstable();
    while !left.is_empty() {
        let worth = |candidate: u32| addition(&benefits.of_candidate[candidate as usize], &best);
        let (mut at, mut most) = (0, f64::NEG_INFINITY);
        for (place, candidate) in left.iter().enumerate() {
            let now = worth(*candidate);
            if now > most {
                (at, most) = (place, now);
            }
        }
        let candidate = left.remove(at);
        for (origin, benefit) in &benefits.of_candidate[candidate as usize] {
            let known = &mut best[*origin as usize];
            *known = known.max(*benefit);
        }
        chosen.push(candidate);
        added.push(most);
    }
    (chosen, added)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small generator of equal numbers everywhere (`SplitMix64`).
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, most: u64) -> u64 {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (z ^ (z >> 31)) % most
        }
    }

    fn lists(origins: usize, rows: Vec<Vec<(u32, f64)>>) -> Benefits {
        Benefits { origins, of_candidate: rows }
    }

    /// Points on a plane; covering within a radius, or minutes saved against 100.
    fn random(seed: u64, (origins, candidates): (usize, usize), covering: bool) -> Benefits {
        let mut chance = Chance(seed);
        let mut point = || (chance.below(100) as f64, chance.below(100) as f64);
        let people: Vec<(f64, f64)> = (0..origins).map(|_| point()).collect();
        let sites: Vec<(f64, f64)> = (0..candidates).map(|_| point()).collect();
        let weights: Vec<f64> = (0..origins).map(|_| 1.0 + chance.below(50) as f64).collect();
        let list = |site: &(f64, f64)| {
            let near = |(origin, place): (usize, &(f64, f64))| {
                let far = (place.0 - site.0).hypot(place.1 - site.1);
                let worth =
                    if covering { if far <= 22.0 { 1.0 } else { 0.0 } } else { (60.0 - far).max(0.0) };
                (worth > 0.0).then_some((origin as u32, worth * weights[origin]))
            };
            people.iter().enumerate().filter_map(near).collect()
        };
        lists(origins, sites.iter().map(list).collect())
    }

    /// The best of all choices, by trying every one.
    fn by_trying(benefits: &Benefits, k: usize) -> f64 {
        fn go(benefits: &Benefits, from: usize, left: usize, chosen: &mut Vec<u32>, most: &mut f64) {
            *most = most.max(value_of(benefits, chosen));
            if left == 0 {
                return;
            }
            for candidate in from..benefits.of_candidate.len() {
                chosen.push(candidate as u32);
                go(benefits, candidate + 1, left - 1, chosen, most);
                chosen.pop();
            }
        }
        let mut most = 0.0;
        go(benefits, 0, k, &mut Vec::new(), &mut most);
        most
    }

    #[test]
    fn between_the_best_of_all_choices_and_the_bound() {
        let (mut optimal, mut proven, mut trials, mut widest) = (0, 0, 0, 0.0_f64);
        for seed in 0..60 {
            let covering = seed % 2 == 0;
            let benefits = random(seed, (40, 12), covering);
            for k in 1..=4 {
                let sites = best_sites(&benefits, k, &Work::unattended()).expect("not cancelled");
                let best = by_trying(&benefits, k);
                assert!(
                    sites.value <= best + 1e-9 && best <= sites.bound + 1e-9,
                    "{seed} {k} {sites:?} {best}"
                );
                assert!((value_of(&benefits, &sites.chosen) - sites.value).abs() < 1e-9);
                // Greedy alone reaches 1 − 1/e of the best (Nemhauser, Wolsey, Fisher 1978).
                assert!(sites.value >= 0.632 * best);
                optimal += usize::from(best - sites.value < 1e-9 * best);
                proven += usize::from(sites.is_optimal());
                widest = widest.max(sites.gap());
                assert!(!sites.is_optimal() || best - sites.value < 1e-6);
                trials += 1;
            }
        }
        println!("{optimal} best, {proven} proven of {trials}, widest gap {widest}");
        assert!(optimal * 100 >= trials * 97, "{optimal} of {trials}");
        assert!(proven * 100 >= trials * 50, "{proven} of {trials}");
        assert!(widest < 0.08, "{widest}");
    }

    #[test]
    fn exchange_mends_what_greedy_spoils() {
        // Greedy takes the middle (6 people) first; the two outer ones together hold all 8.
        let middle = vec![(1, 1.0), (2, 1.0), (3, 1.0), (4, 1.0), (5, 1.0), (6, 1.0)];
        let left = vec![(0, 1.0), (1, 1.0), (2, 1.0), (3, 1.0)];
        let right = vec![(4, 1.0), (5, 1.0), (6, 1.0), (7, 1.0)];
        let benefits = lists(8, vec![middle, left, right]);
        let sites = best_sites(&benefits, 2, &Work::unattended()).expect("not cancelled");
        assert_eq!((sites.chosen.as_slice(), sites.value, sites.exchanges), (&[1, 2][..], 8.0, 1));
        assert!(sites.is_optimal() && sites.gap() == 0.0);
        assert_eq!(sites.added, [4.0, 4.0]);
    }

    #[test]
    fn the_median_of_a_line() {
        // Five villages of one person at 0, 1, 2, 3 and 10; today everybody has 20 minutes. One site: village 2 saves 18 + 19 + 20 + 19 + 12.
        let places = [0.0_f64, 1.0, 2.0, 3.0, 10.0];
        let list = |site: &f64| {
            places.iter().enumerate().map(|(at, place)| (at as u32, 20.0 - (place - site).abs())).collect()
        };
        let benefits = lists(5, places.iter().map(list).collect());
        let one = best_sites(&benefits, 1, &Work::unattended()).expect("not cancelled");
        assert_eq!((one.chosen.as_slice(), one.value), (&[2][..], 88.0));
        // Two: the middle of the four and the one apart: 4 minutes in all.
        let two = best_sites(&benefits, 2, &Work::unattended()).expect("not cancelled");
        assert_eq!(two.value, 96.0);
        assert!(two.chosen.contains(&4) && two.is_optimal());
    }

    #[test]
    fn nothing_to_choose_and_nobody_to_serve() {
        let work = Work::unattended();
        assert_eq!(best_sites(&Benefits::default(), 3, &work), Ok(Sites::default()));
        let nobody = lists(2, vec![Vec::new(), vec![(0, 3.0)]]);
        let sites = best_sites(&nobody, 3, &work).expect("not cancelled");
        assert_eq!((sites.chosen.as_slice(), sites.bound), (&[1][..], 3.0));
        work.cancel();
        assert_eq!(best_sites(&nobody, 1, &work), Err(Cancelled));
    }
}
