//! Standard deviation: classes around the mean.

use super::cuts::Break;
use super::distinct::DistinctValues;

/// Breaks at mean ± 1 and 2 sample standard deviations.
pub(super) fn breaks(distinct: &DistinctValues) -> Vec<Break> {
    let mean = distinct.mean();
    let degrees_of_freedom = distinct.total().saturating_sub(1).max(1) as f64;
    let deviation = (distinct.squared_deviations() / degrees_of_freedom).sqrt();
    [-2.0, -1.0, 1.0, 2.0]
        .into_iter()
        .map(|multiple| mean + multiple * deviation)
        .filter(|number| number.is_finite())
        .map(Break::Computed)
        .collect()
}
