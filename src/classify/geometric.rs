//! Geometric progression: each class is wider than the one before by the same factor.

use super::ClassifyError;
use super::cuts::Break;
use super::distinct::DistinctValues;

/// # Errors
/// Values that are zero or below have no place in a geometric progression.
pub(super) fn check(distinct: &DistinctValues) -> Result<(), ClassifyError> {
    let minimum = distinct.minimum();
    if minimum > 0.0 { Ok(()) } else { Err(ClassifyError::NotPositive { minimum }) }
}

/// Breaks at minimum · (maximum/minimum)^(i/k), both positive.
pub(super) fn breaks(minimum: f64, maximum: f64, classes: usize) -> Vec<Break> {
    let (low, high) = (minimum.ln(), maximum.ln());
    let classes_f = classes as f64;
    (1..classes)
        .map(|i| {
            let share = i as f64 / classes_f;
            let ratio = maximum / minimum;
            let number = if ratio.is_finite() {
                minimum * ratio.powf(share)
            } else {
                (low * (1.0 - share) + high * share).exp()
            };
            Break::Computed(number)
        })
        .collect()
}
