//! Box plot: quartiles and fences, so that outliers get classes of their own.
//!
//! J. W. Tukey, Exploratory Data Analysis (1977).

use super::cuts::Break;
use super::distinct::DistinctValues;

/// Breaks at Q1 − 1.5 IQR, Q1, Q2, Q3, Q3 + 1.5 IQR.
pub(super) fn breaks(distinct: &DistinctValues) -> Vec<Break> {
    let [q1, q2, q3] = [1, 2, 3].map(|part| distinct.quantile(part, 4));
    let reach = 1.5 * (q3 - q1);
    [q1 - reach, q1, q2, q3, q3 + reach]
        .into_iter()
        .filter(|number| number.is_finite())
        .map(Break::Computed)
        .collect()
}
