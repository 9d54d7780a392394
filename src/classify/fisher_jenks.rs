//! Fisher–Jenks natural breaks: the exact optimum of within-class squared deviations.
//!
//! W. D. Fisher, On grouping for maximum homogeneity, Journal of the American Statistical Association 53 (1958).
//! Dynamic programming over the sorted distinct values, each with its number of occurrences. The best start of the last
//! class moves right as values are added, so each layer is a search for row minima in a totally monotone matrix.

use super::cuts::Break;
use super::distinct::DistinctValues;
use super::double_double::DoubleDouble;
use super::smawk::row_minima;

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
        // Classes still to come need a value each.
        let rows: Vec<usize> = (layer..=n - (classes - layer)).collect();
        let columns: Vec<usize> = (layer - 1..n - (classes - layer)).collect();
        let entry = |j: usize, start: usize| {
            if start < j { cost[start] + sums.deviation(start, j) } else { f64::INFINITY }
        };
        let mut starts = vec![0; n + 1];
        row_minima(&rows, &columns, &entry, &mut starts);
        let mut next = vec![f64::INFINITY; n + 1];
        for &j in &rows {
            next[j] = entry(j, starts[j]);
        }
        cost = next;
        start_of.push(starts);
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

/// Sums of occurrences, values and squares up to each position, relative to the mean.
///
/// In double-double arithmetic: in `f64` a class of small values beside very large ones would drown in rounding errors
/// of the sums, and the optimum with it.
struct PrefixSums {
    counts: Vec<f64>,
    values: Vec<DoubleDouble>,
    squares: Vec<DoubleDouble>,
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
}
