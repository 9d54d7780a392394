//! Quantiles: classes of equal size as far as equal values allow.

use super::cuts::Break;
use super::distinct::DistinctValues;

/// Breaks at the i/k quantiles (type 7). A quantile that separates the same values as the one before is left out.
pub(super) fn breaks(distinct: &DistinctValues, classes: usize) -> Vec<Break> {
    let mut quantiles: Vec<f64> = (1..classes).map(|i| distinct.quantile(i, classes)).collect();
    quantiles.dedup_by_key(|quantile| distinct.at_most(*quantile));
    quantiles.into_iter().map(Break::Computed).collect()
}
