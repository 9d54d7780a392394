//! A proven upper bound on what any choice of sites can be worth: Lagrangian relaxation with subgradient steps.
//!
//! Each origin i gets a price u(i). For any prices, Σ u(i) plus the k largest sums Σᵢ (b(i, j) − u(i))⁺ is at least the best value
//! (Cornuéjols, Fisher and Nemhauser 1977). The prices begin at what origins get from the choice that was found, which gives the bound
//! of submodular functions, and are then moved towards a tighter one.

use rayon::prelude::*;

use super::sites::{Benefits, addition, best_of};
use crate::work::{Cancelled, Work};

/// Steps of the subgradient method.
const STEPS: usize = 400;
/// After so many steps without a better bound the steps get half as long.
const PATIENCE: usize = 12;
/// So many passes over all benefits are spent at most, counted in single benefits.
const BUDGET: usize = 1_500_000_000;

/// A bound.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bound {
    /// No choice is worth more.
    pub(super) value: f64,
    /// The candidates that the tightest prices prefer: a good place to begin another search.
    pub(super) candidates: Vec<u32>,
}

/// No `k` candidates are worth more than this; `found` is a choice and its value.
pub(super) fn upper_bound(
    benefits: &Benefits,
    (chosen, found): (&[u32], f64),
    k: usize,
    work: &Work,
) -> Result<Bound, Cancelled> {
    let k = k.min(benefits.of_candidate.len());
    let pairs: usize = benefits.of_candidate.iter().map(Vec::len).sum();
    let steps = STEPS.min(BUDGET / pairs.max(1)).max(1);
    let mut most = vec![0.0_f64; benefits.origins];
    for (origin, benefit) in benefits.of_candidate.iter().flatten() {
        let known = &mut most[*origin as usize];
        *known = known.max(*benefit);
    }
    // Nobody can get more than the best candidate gives.
    let mut bound: f64 = most.iter().sum();
    let mut prices = best_of(benefits, chosen);
    let mut preferred: Vec<usize> = (0..k).collect();
    let (mut scale, mut stale) = (1.0, 0);
    for step in 0..steps {
        work.check()?;
        if step % 16 == 0 {
            work.report("stage-sites-bound", step as f32 / steps as f32);
        }
        let worth: Vec<f64> = benefits.of_candidate.par_iter().map(|list| addition(list, &prices)).collect();
        let best = largest(&worth, k);
        let value = prices.iter().sum::<f64>() + best.iter().map(|at| worth[*at]).sum::<f64>();
        if value < bound - 1e-12 * bound {
            bound = value;
            preferred.clone_from(&best);
            stale = 0;
        } else {
            stale += 1;
            if stale >= PATIENCE {
                (scale, stale) = (scale / 2.0, 0);
            }
        }
        if bound - found <= 1e-9 * bound.max(1.0) || scale < 1e-4 {
            break;
        }
        // Where several of the best want an origin its price rises, where none does it falls.
        let mut direction = vec![1.0_f64; benefits.origins];
        for at in best.iter().filter(|at| worth[**at] > 0.0) {
            for (origin, benefit) in &benefits.of_candidate[*at] {
                let origin = *origin as usize;
                direction[origin] -= f64::from(u8::from(*benefit > prices[origin]));
            }
        }
        for (origin, direction) in direction.iter_mut().enumerate() {
            let at_rim = (prices[origin] <= 0.0 && *direction > 0.0)
                || (prices[origin] >= most[origin] && *direction < 0.0);
            if at_rim {
                *direction = 0.0;
            }
        }
        let length: f64 = direction.iter().map(|direction| direction * direction).sum();
        if length <= 0.0 {
            break;
        }
        let stride = scale * (value - found).max(1e-9 * bound) / length;
        for (origin, direction) in direction.iter().enumerate() {
            prices[origin] = (prices[origin] - stride * direction).clamp(0.0, most[origin]);
        }
    }
    let candidates = preferred.into_iter().map(|at| at as u32).collect();
    Ok(Bound { value: bound, candidates })
}

/// Positions of the `k` largest values; among equals the first.
fn largest(values: &[f64], k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    let by_value = |a: &usize, b: &usize| values[*b].total_cmp(&values[*a]).then(a.cmp(b));
    if k < order.len() && k > 0 {
        order.select_nth_unstable_by(k - 1, by_value);
    }
    order.truncate(k);
    order.sort_unstable();
    order
}
