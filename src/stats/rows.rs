//! Regions as points: one row of standardised indicators per rated region.

use super::error::StatsError;
use super::index::{IndexTerm, rated_regions};
use super::moments::Moments;

/// Rows of numbers, all of the same width.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rows {
    width: usize,
    values: Vec<f64>,
}

impl Rows {
    /// No rows of `width` numbers.
    pub fn new(width: usize) -> Self {
        Self { width, values: Vec::new() }
    }

    /// Adds a row; a row of another width is cut or filled with zeros.
    pub fn push(&mut self, row: impl IntoIterator<Item = f64>) {
        let end = self.values.len() + self.width;
        self.values.extend(row.into_iter().take(self.width));
        self.values.resize(end, 0.0);
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.values.len().checked_div(self.width).unwrap_or(0)
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Numbers per row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// One row; empty where there is none.
    pub fn row(&self, row: usize) -> &[f64] {
        self.values.get(row * self.width..(row + 1) * self.width).unwrap_or(&[])
    }

    /// All rows.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[f64]> + Clone {
        self.values.chunks_exact(self.width.max(1))
    }

    /// Number of rows that differ from each other.
    pub fn distinct(&self) -> usize {
        let mut rows: Vec<&[f64]> = self.iter().collect();
        rows.sort_by(|a, b| {
            a.iter()
                .zip(*b)
                .map(|(a, b)| a.total_cmp(b))
                .find(|o| o.is_ne())
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        rows.dedup();
        rows.len()
    }
}

/// Squared Euclidean distance.
pub(super) fn square_distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// Regions in the space of standardised indicators.
#[derive(Debug, Clone, PartialEq)]
pub struct Standardised {
    /// One row per rated region: z-scores times weight (a negative weight turns the sign), in the order of the terms.
    pub rows: Rows,
    /// The region of each row, ascending.
    pub regions: Vec<usize>,
    /// Mean and population deviation of each term.
    pub scale: Vec<Moments>,
    /// Terms without spread; their column is 0.
    pub constant: Vec<usize>,
}

/// Standardises indicators over the allowed regions that have all of them, with population deviations; `winsorised` pulls what
/// lies further than ±3 deviations back to there. With `fixed`, means and deviations are taken from there (stored types).
///
/// # Errors
/// No region is rated; all terms are constant; lists of different length.
pub fn standardise(
    terms: &[IndexTerm<'_>],
    allowed: &[bool],
    fixed: Option<&[Moments]>,
    winsorised: Option<f64>,
) -> Result<Standardised, StatsError> {
    let equal = terms.iter().all(|term| term.values.len() == allowed.len());
    if !equal || fixed.is_some_and(|fixed| fixed.len() != terms.len()) {
        return Err(StatsError::UnequalLength);
    }
    let rated = rated_regions(terms, allowed);
    let regions: Vec<usize> = (0..rated.len()).filter(|region| rated[*region]).collect();
    if regions.is_empty() || terms.is_empty() {
        return Err(StatsError::NothingRated);
    }
    let value = |term: &IndexTerm<'_>, region: usize| term.values[region].unwrap_or(0.0);
    let scale: Vec<Moments> = match fixed {
        Some(fixed) => fixed.to_vec(),
        None => terms
            .iter()
            .filter_map(|term| Moments::of(regions.iter().map(|region| value(term, *region))))
            .collect(),
    };
    let constant: Vec<usize> = (0..terms.len()).filter(|term| scale[*term].sd == 0.0).collect();
    if constant.len() == terms.len() {
        return Err(StatsError::AllConstant);
    }
    let limit = winsorised.unwrap_or(f64::INFINITY);
    let mut rows = Rows::new(terms.len());
    for region in &regions {
        rows.push(terms.iter().zip(&scale).map(|(term, moments)| {
            let z = moments.z(value(term, *region)).unwrap_or(0.0);
            term.weight * z.clamp(-limit, limit)
        }));
    }
    Ok(Standardised { rows, regions, scale, constant })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_rated_regions_only() {
        let a = [Some(1.0), None, Some(3.0), Some(5.0)];
        let b = [Some(2.0), Some(2.0), Some(2.0), Some(2.0)];
        let terms = [IndexTerm { values: &a, weight: -1.0 }, IndexTerm { values: &b, weight: 1.0 }];
        let found = standardise(&terms, &[true; 4], None, None).unwrap();
        assert_eq!((found.regions, found.constant), (vec![0, 2, 3], vec![1]));
        let z = 1.5_f64.sqrt();
        assert!((found.rows.row(0)[0] - z).abs() < 1e-12 && found.rows.row(1)[0].abs() < 1e-12);
        let pulled = standardise(&terms, &[true; 4], None, Some(1.0)).unwrap();
        assert_eq!(pulled.rows.row(0), [1.0, 0.0]);
        let only_b = [terms[1]];
        assert_eq!(standardise(&only_b, &[true; 4], None, None), Err(StatsError::AllConstant));
    }

    #[test]
    fn distinct_rows() {
        let mut rows = Rows::new(2);
        for row in [[1.0, 2.0], [1.0, 2.0], [2.0, 1.0]] {
            rows.push(row);
        }
        assert_eq!((rows.len(), rows.distinct()), (3, 2));
    }
}
