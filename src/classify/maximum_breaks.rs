//! Maximum breaks: cuts where the values leave the largest gaps.

use super::cuts::Break;
use super::distinct::DistinctValues;

/// Breaks at the middles of the k − 1 largest gaps; of equal gaps the lower ones.
pub(super) fn breaks(distinct: &DistinctValues, classes: usize) -> Vec<Break> {
    let mut gaps: Vec<(f64, f64)> =
        distinct.values.iter().zip(distinct.values.iter().skip(1)).map(|(a, b)| (*a, *b)).collect();
    // Halved: the distance of two numbers may be too large for f64. The sort is stable.
    gaps.sort_by(|a, b| (b.1 / 2.0 - b.0 / 2.0).total_cmp(&(a.1 / 2.0 - a.0 / 2.0)));
    gaps.truncate(classes.saturating_sub(1));
    gaps.into_iter()
        .map(|(below, above)| {
            let middle = below / 2.0 + above / 2.0;
            if middle < above && middle >= below { Break::Computed(middle) } else { Break::Value(below) }
        })
        .collect()
}
