//! Fisher–Jenks natural breaks: the exact optimum of within-class squared deviations.
//!
//! W. D. Fisher, On grouping for maximum homogeneity, Journal of the American Statistical Association 53 (1958).
//! Dynamic programming over the sorted distinct values, each with its number of occurrences. The best start of the last
//! class never moves left when values are added, so each layer is solved by halving: O(k n log n) instead of O(k n²).

use std::ops::Range;

use super::cuts::Break;
use super::distinct::DistinctValues;
use super::double_double::DoubleDouble;

/// Breaks that minimise the sum of squared deviations from the class means; upper bounds taken from the data.
pub(super) fn breaks(distinct: &DistinctValues, classes: usize) -> Vec<Break> {
    class_starts(distinct, classes)
        .into_iter()
        .filter_map(|start| distinct.values.get(start - 1).copied())
        .map(Break::Value)
        .collect()
}

/// Positions of the first value of each class but the lowest, ascending.
fn class_starts(distinct: &DistinctValues, classes: usize) -> Vec<usize> {
    let n = distinct.len();
    if classes < 2 || n < 2 {
        return Vec::new();
    }
    let classes = classes.min(n);
    let sums = PrefixSums::new(distinct);
    // cost[j]: smallest deviation of the first j values in as many classes as layers are done.
    let mut cost: Vec<f64> = (0..=n).map(|j| sums.deviation(0, j)).collect();
    let mut start_of: Vec<Vec<usize>> = Vec::new();
    for layer in 2..classes {
        let mut found =
            Layer { sums: &sums, cost: &cost, starts: vec![0; n + 1], next: vec![f64::INFINITY; n + 1] };
        // Classes still to come need a value each.
        let last_end = n - (classes - layer);
        found.solve(layer..last_end + 1, layer - 1..last_end);
        let Layer { starts, next, .. } = found;
        start_of.push(starts);
        cost = next;
    }
    let last = (classes - 1..n)
        .map(|start| (start, cost[start] + sums.deviation(start, n)))
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(classes - 1, |(start, _)| start);
    let mut found = vec![last];
    for starts in start_of.iter().rev() {
        let end = found.last().copied().unwrap_or(0);
        found.push(starts[end]);
    }
    found.reverse();
    found
}

/// One more class: the best start of the last class for each number of values.
struct Layer<'a> {
    sums: &'a PrefixSums,
    /// Smallest deviation of the first j values in the classes before.
    cost: &'a [f64],
    /// Best start of the last class for the first j values.
    starts: Vec<usize>,
    /// Smallest deviation with that class.
    next: Vec<f64>,
}

impl Layer<'_> {
    /// Solves the numbers of values in `ends` whose last class starts within `starts`.
    fn solve(&mut self, ends: Range<usize>, starts: Range<usize>) {
        if ends.is_empty() {
            return;
        }
        let end = usize::midpoint(ends.start, ends.end - 1);
        let best = self.best_start(end, starts.start..starts.end.min(end));
        self.solve(ends.start..end, starts.start..best + 1);
        self.solve(end + 1..ends.end, best..starts.end);
    }

    /// The lowest of the best starts for `end`; notes it and its deviation.
    fn best_start(&mut self, end: usize, starts: Range<usize>) -> usize {
        let total = |start: usize| self.cost[start] + self.sums.deviation(start, end);
        let least_before = self.cost[starts.start];
        let mut best = usize::midpoint(starts.start, starts.end - 1);
        let mut smallest = total(best);
        for start in starts.rev() {
            // The classes before cost ever less to the left, the last class ever more.
            if self.cost[start] > smallest {
                continue;
            }
            let last_class = self.sums.deviation_at_least(start, end);
            if last_class + least_before > smallest {
                break;
            }
            if last_class + self.cost[start] > smallest {
                continue;
            }
            let found = total(start);
            if found <= smallest {
                (best, smallest) = (start, found);
            }
        }
        self.starts[end] = best;
        self.next[end] = smallest;
        best
    }
}

/// Sums of occurrences, values and squares up to each position, relative to the mean.
///
/// In double-double arithmetic: in `f64` a class of small values beside very large ones would drown in rounding errors
/// of the sums, and the optimum with it.
struct PrefixSums {
    counts: Vec<f64>,
    values: Vec<DoubleDouble>,
    squares: Vec<DoubleDouble>,
    /// Largest magnitude among `values`.
    largest_value_sum: f64,
}

impl PrefixSums {
    fn new(distinct: &DistinctValues) -> Self {
        let scale = distinct.scale();
        let mean = distinct.mean() * scale;
        let n = distinct.len();
        let mut sums = Self {
            counts: Vec::with_capacity(n + 1),
            values: Vec::with_capacity(n + 1),
            squares: Vec::with_capacity(n + 1),
            largest_value_sum: 0.0,
        };
        let (mut count, mut value_sum, mut square_sum) =
            (0.0, DoubleDouble::default(), DoubleDouble::default());
        for (value, occurrences) in distinct.values.iter().zip(&distinct.counts) {
            sums.push(count, value_sum, square_sum);
            let weight = *occurrences as f64;
            let deviation = DoubleDouble::sum(value * scale, -mean);
            count += weight;
            value_sum = value_sum.plus(deviation.times(weight));
            square_sum = square_sum.plus(deviation.squared().times(weight));
        }
        sums.push(count, value_sum, square_sum);
        sums
    }

    fn push(&mut self, count: f64, value_sum: DoubleDouble, square_sum: DoubleDouble) {
        self.largest_value_sum = self.largest_value_sum.max(value_sum.high.abs());
        self.counts.push(count);
        self.values.push(value_sum);
        self.squares.push(square_sum);
    }

    /// Squared deviations from their mean of the values at `start..end`: Σx² − (Σx)²/n.
    #[inline]
    fn deviation(&self, start: usize, end: usize) -> f64 {
        if end <= start + 1 {
            return 0.0;
        }
        let count = self.counts[end] - self.counts[start];
        let value_sum = self.values[end].minus(self.values[start]);
        let square_sum = self.squares[end].minus(self.squares[start]);
        (square_sum.times(count).minus(value_sum.squared()).value() / count).max(0.0)
    }

    /// A quick lower bound of [`Self::deviation`]: in `f64`, less the most that its rounding errors can amount to.
    #[inline]
    fn deviation_at_least(&self, start: usize, end: usize) -> f64 {
        let count = self.counts[end] - self.counts[start];
        let value_sum = self.values[end].high - self.values[start].high;
        let square_sum = self.squares[end].high - self.squares[start].high;
        let mean = value_sum / count;
        let largest_error =
            8.0 * f64::EPSILON * (self.squares[end].high + mean.abs() * self.largest_value_sum);
        square_sum - value_sum * mean - largest_error
    }
}
