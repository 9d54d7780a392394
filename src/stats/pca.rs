//! Principal components, and the index of the German Index of Socioeconomic Deprivation built on them.

use super::error::StatsError;
use super::index::IndexTerm;
use super::rows::{Rows, standardise};

/// The direction in which regions differ most.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// One loading per indicator, length 1 together; turned so that most of them point to burden.
    pub loadings: Vec<f64>,
    /// Share of all variance that lies in this direction, 0 to 1.
    pub explained: f64,
    /// One score per row.
    pub scores: Vec<f64>,
}

/// The first principal component of standardised rows.
pub fn first_component(rows: &Rows) -> Component {
    let width = rows.width();
    let mut covariance = vec![vec![0.0; width]; width];
    for row in rows.iter() {
        for (a, line) in covariance.iter_mut().enumerate() {
            for (b, cell) in line.iter_mut().enumerate() {
                *cell += row[a] * row[b] / rows.len() as f64;
            }
        }
    }
    let trace: f64 = (0..width).map(|axis| covariance[axis][axis]).sum();
    let (values, vectors) = eigen(covariance);
    let first = (0..width).max_by(|a, b| values[*a].total_cmp(&values[*b]).then(b.cmp(a))).unwrap_or(0);
    let mut loadings: Vec<f64> = vectors.iter().map(|row| row[first]).collect();
    if loadings.iter().sum::<f64>() < 0.0 {
        for loading in &mut loadings {
            *loading = -*loading;
        }
    }
    let scores =
        rows.iter().map(|row| row.iter().zip(&loadings).map(|(z, loading)| z * loading).sum()).collect();
    let explained = if trace > 0.0 { values.get(first).copied().unwrap_or(0.0) / trace } else { 0.0 };
    Component { loadings, explained, scores }
}

/// Eigenvalues, and eigenvectors as columns, of a symmetric matrix (cyclic Jacobi rotations, Golub and Van Loan 8.5).
fn eigen(mut matrix: Vec<Vec<f64>>) -> (Vec<f64>, Vec<Vec<f64>>) {
    let n = matrix.len();
    let mut vectors: Vec<Vec<f64>> =
        (0..n).map(|row| (0..n).map(|column| f64::from(u8::from(row == column))).collect()).collect();
    for _ in 0..64 {
        let off: f64 =
            (0..n).flat_map(|p| (p + 1..n).map(move |q| (p, q))).map(|(p, q)| matrix[p][q].powi(2)).sum();
        if off < 1e-24 {
            break;
        }
        for (p, q) in (0..n).flat_map(|p| (p + 1..n).map(move |q| (p, q))) {
            if matrix[p][q] == 0.0 {
                continue;
            }
            let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
            let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
            let c = 1.0 / (t * t + 1.0).sqrt();
            let s = t * c;
            for row in &mut matrix {
                (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
            }
            let (upper, lower) = matrix.split_at_mut(q);
            for (a, b) in upper[p].iter_mut().zip(&mut lower[0]) {
                (*a, *b) = (c * *a - s * *b, s * *a + c * *b);
            }
            for row in &mut vectors {
                (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
            }
        }
    }
    ((0..n).map(|axis| matrix[axis][axis]).collect(), vectors)
}

/// A dimension of the index: its name is the caller's, here are the positions of its terms.
pub type Dimension = Vec<usize>;

/// The index as the Robert Koch Institute builds it (Michalski et al. 2022): per dimension the first principal component of its
/// standardised indicators, scaled to 0–1; the dimensions summed and scaled to 0–1 again. High = deprived. Beside it the component
/// of each dimension.
///
/// # Errors
/// No region is rated; a dimension without spread; fewer than three regions.
pub fn gisd_index(
    terms: &[IndexTerm<'_>],
    dimensions: &[Dimension],
    allowed: &[bool],
) -> Result<(Vec<Option<f64>>, Vec<Component>), StatsError> {
    let all = standardise(terms, allowed, None, None)?;
    if all.regions.len() < 3 {
        return Err(StatsError::TooFew { found: all.regions.len(), needed: 3 });
    }
    let mut sums = vec![0.0; all.regions.len()];
    let mut components = Vec::new();
    for dimension in dimensions {
        let mut rows = Rows::new(dimension.len());
        for row in all.rows.iter() {
            rows.push(dimension.iter().map(|term| row.get(*term).copied().unwrap_or(0.0)));
        }
        let component = first_component(&rows);
        for (sum, score) in sums.iter_mut().zip(unit_range(&component.scores).ok_or(StatsError::AllConstant)?)
        {
            *sum += score;
        }
        components.push(component);
    }
    let scaled = unit_range(&sums).ok_or(StatsError::AllConstant)?;
    let mut index = vec![None; allowed.len()];
    for (region, value) in all.regions.iter().zip(scaled) {
        index[*region] = Some(value);
    }
    Ok((index, components))
}

/// Values scaled so that the lowest is 0 and the highest 1; `None` when they are equal.
fn unit_range(values: &[f64]) -> Option<Vec<f64>> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (most - least > 1e-9).then(|| values.iter().map(|value| (value - least) / (most - least)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eigenvalues_of_a_known_matrix() {
        // 2 −1 0 / −1 2 −1 / 0 −1 2: 2 − √2, 2, 2 + √2.
        let (mut values, vectors) =
            eigen(vec![vec![2.0, -1.0, 0.0], vec![-1.0, 2.0, -1.0], vec![0.0, -1.0, 2.0]]);
        for column in 0..3 {
            let length: f64 = vectors.iter().map(|row| row[column].powi(2)).sum();
            assert!((length - 1.0).abs() < 1e-12);
        }
        values.sort_by(f64::total_cmp);
        for (found, expected) in values.iter().zip([2.0 - 2.0_f64.sqrt(), 2.0, 2.0 + 2.0_f64.sqrt()]) {
            assert!((found - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn two_correlated_indicators() {
        // Of two standardised indicators with correlation r the first component takes (1 + r) / 2, both load 1/√2.
        let a = [1.0, 2.0, 3.0, 4.0].map(Some);
        let b = [2.0, 1.0, 4.0, 3.0].map(Some);
        let terms = [IndexTerm { values: &a, weight: 1.0 }, IndexTerm { values: &b, weight: 1.0 }];
        let rows = standardise(&terms, &[true; 4], None, None).unwrap().rows;
        let component = first_component(&rows);
        assert!((component.explained - 0.8).abs() < 1e-12, "{}", component.explained);
        assert!(component.loadings.iter().all(|loading| (loading - 0.5_f64.sqrt()).abs() < 1e-12));
        let (index, _) = gisd_index(&terms, &[vec![0, 1]], &[true; 4]).unwrap();
        assert_eq!((index[0], index[3]), (Some(0.0), Some(1.0)));
    }

    #[test]
    fn dimensions_count_alike() {
        let a = [0.0, 1.0, 2.0, 3.0].map(Some);
        let b = [3.0, 1.0, 2.0, 0.0].map(Some);
        let terms: Vec<IndexTerm<'_>> =
            [&a, &a, &b].iter().map(|values| IndexTerm { values: *values, weight: 1.0 }).collect();
        let (index, components) = gisd_index(&terms, &[vec![0, 1], vec![2]], &[true; 4]).unwrap();
        assert_eq!(components.len(), 2);
        // 0 + 1, 1/3 + 1/3, 2/3 + 2/3, 1 + 0: the dimension of two indicators has no more say.
        let found: Vec<f64> = index.into_iter().flatten().collect();
        for (found, expected) in found.iter().zip([0.5, 0.0, 1.0, 0.5]) {
            assert!((found - expected).abs() < 1e-9, "{found}");
        }
    }
}
