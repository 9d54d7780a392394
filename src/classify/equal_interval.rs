//! Equal intervals: classes of equal width.

use super::cuts::Break;

/// Breaks at minimum + i/k of the range.
pub(super) fn breaks(minimum: f64, maximum: f64, classes: usize) -> Vec<Break> {
    let classes_f = classes as f64;
    (1..classes)
        .map(|i| {
            let share = i as f64 / classes_f;
            // Weighted ends: the range itself may be too wide for f64.
            Break::Round(minimum * (1.0 - share) + maximum * share)
        })
        .collect()
}
