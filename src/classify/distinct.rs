//! The distinct values in ascending order with how often each occurs: what every scheme works on.

use std::ops::Range;

use super::double_double::DoubleDouble;

/// Distinct values, ascending, with their numbers of occurrences. Never empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DistinctValues {
    /// The values, strictly ascending.
    pub values: Vec<f64>,
    /// How often each value occurs.
    pub counts: Vec<usize>,
    /// How many values occur up to and including this one.
    pub cumulative: Vec<usize>,
}

impl DistinctValues {
    /// Sorts finite `values` (at least one). A negative zero is a zero.
    pub fn new(values: &[f64]) -> Self {
        let mut sorted: Vec<f64> = values.iter().map(|value| value + 0.0).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let (mut values, mut counts): (Vec<f64>, Vec<usize>) = (Vec::new(), Vec::new());
        for value in sorted {
            match (values.last(), counts.last_mut()) {
                (Some(last), Some(count)) if *last == value => *count += 1,
                _ => {
                    values.push(value);
                    counts.push(1);
                }
            }
        }
        Self::from_counts(values, counts)
    }

    fn from_counts(values: Vec<f64>, counts: Vec<usize>) -> Self {
        let cumulative = counts
            .iter()
            .scan(0, |total, count| {
                *total += count;
                Some(*total)
            })
            .collect();
        Self { values, counts, cumulative }
    }

    /// The values at these positions.
    pub fn part(&self, positions: Range<usize>) -> Self {
        Self::from_counts(self.values[positions.clone()].to_vec(), self.counts[positions].to_vec())
    }

    /// Number of distinct values.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Number of values.
    pub fn total(&self) -> usize {
        self.cumulative.last().copied().unwrap_or(0)
    }

    /// Smallest value.
    pub fn minimum(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    /// Largest value.
    pub fn maximum(&self) -> f64 {
        self.values.last().copied().unwrap_or(0.0)
    }

    /// A power of two that brings very large or very small values to about 1, so that squares stay in range; else 1.
    pub fn scale(&self) -> f64 {
        let largest = self.minimum().abs().max(self.maximum().abs());
        if largest == 0.0 || (1e-100..1e100).contains(&largest) {
            1.0
        } else {
            2f64.powi(-(largest.log2().clamp(-1000.0, 1000.0) as i32))
        }
    }

    /// Number of distinct values that are at most `bound`.
    pub fn at_most(&self, bound: f64) -> usize {
        self.values.partition_point(|value| *value <= bound)
    }

    /// Number of values that are at most `bound`.
    pub fn count_at_most(&self, bound: f64) -> usize {
        self.at_most(bound).checked_sub(1).map_or(0, |last| self.cumulative[last])
    }

    /// The value at position `rank` (from 0) of all values in ascending order; the largest beyond the end.
    pub fn ranked(&self, rank: usize) -> f64 {
        let position = self.cumulative.partition_point(|total| *total <= rank);
        self.values.get(position).copied().unwrap_or_else(|| self.maximum())
    }

    /// The quantile at `part`/`parts`: linear between ranks, type 7 of Hyndman and Fan (1996).
    pub fn quantile(&self, part: usize, parts: usize) -> f64 {
        let scaled = (self.total() - 1) * part;
        let (below, above) = (self.ranked(scaled / parts), self.ranked(scaled / parts + 1));
        let fraction = (scaled % parts) as f64 / parts as f64;
        if fraction == 0.0 { below } else { below * (1.0 - fraction) + above * fraction }
    }

    /// Arithmetic mean of all values.
    pub fn mean(&self) -> f64 {
        // Divided first: the sum of values near the end of the range of f64 would leave it.
        let total = self.total() as f64;
        let mut sum = DoubleDouble::default();
        for (value, count) in self.values.iter().zip(&self.counts) {
            sum = sum.plus(DoubleDouble::product(value / total, *count as f64));
        }
        sum.value().clamp(self.minimum(), self.maximum())
    }

    /// Sum of squared deviations from the mean (SDAM of all values, SDCM of a class).
    pub fn squared_deviations(&self) -> f64 {
        let mean = self.mean();
        let mut sum = DoubleDouble::default();
        for (value, count) in self.values.iter().zip(&self.counts) {
            let deviation = value - mean;
            sum = sum.plus(DoubleDouble::sum(deviation * deviation * *count as f64, 0.0));
        }
        sum.value()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Thirteen values with known answers for every scheme.
    pub const SAMPLE_A: [f64; 13] = [4.1, 4.8, 5.0, 5.2, 5.9, 6.3, 7.7, 8.1, 8.4, 9.6, 14.2, 15.0, 21.5];

    /// Asserts that both lists agree to about seven digits.
    pub fn assert_near(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len(), "{found:?} is not {expected:?}");
        for (a, b) in found.iter().zip(expected) {
            assert!((a - b).abs() <= 5e-7 * b.abs().max(1.0), "{found:?} is not {expected:?}");
        }
    }

    #[test]
    fn counts_ranks_and_moments() {
        let distinct = DistinctValues::new(&[3.0, -0.0, 1.0, 0.0, 3.0, 3.0]);
        assert_eq!(distinct.values, [0.0, 1.0, 3.0]);
        assert_eq!(distinct.counts, [2, 1, 3]);
        assert_eq!([0, 1, 2, 3, 5, 9].map(|rank| distinct.ranked(rank)), [0.0, 0.0, 1.0, 3.0, 3.0, 3.0]);
        assert_eq!(distinct.count_at_most(2.0), 3);
        assert_eq!(distinct.count_at_most(-1.0), 0);
        let sample = DistinctValues::new(&SAMPLE_A);
        assert_near(&[sample.mean()], &[8.907_692]);
        assert_near(&[(sample.squared_deviations() / 13.0).sqrt()], &[4.894_182]);
        assert_near(&[(sample.squared_deviations() / 12.0).sqrt()], &[5.094_026]);
    }
}
