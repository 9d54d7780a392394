//! Ward's hierarchical clustering: regions joined pair by pair so that types stay as uniform as possible.

use rayon::prelude::*;

use super::error::StatsError;
use super::rows::Rows;
use crate::work::Work;

/// Two groups become one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Merge {
    /// The groups: below the number of rows a row, else the group of merge number `group − rows`; the smaller number first.
    pub groups: [u32; 2],
    /// By how much the sum of squared distances within groups grows. The square root of twice this is the height that R's `ward.D2`
    /// and `SciPy` print.
    pub cost: f64,
    /// Rows in the new group.
    pub size: u32,
}

/// The whole tree, cheapest merge first.
#[derive(Debug, Clone, PartialEq)]
pub struct Dendrogram {
    /// Number of rows.
    pub rows: usize,
    /// One merge fewer than there are rows.
    pub merges: Vec<Merge>,
}

impl Dendrogram {
    /// The type of each row when the tree is cut into `types` groups; types are numbered in the order of their first row.
    pub fn cut(&self, types: usize) -> Vec<usize> {
        let kept = self.rows.saturating_sub(types.max(1));
        let mut group_of: Vec<u32> = (0..self.rows as u32 + kept as u32).collect();
        for (number, merge) in self.merges.iter().take(kept).enumerate() {
            for group in merge.groups {
                if let Some(of) = group_of.get_mut(group as usize) {
                    *of = (self.rows + number) as u32;
                }
            }
        }
        // A group comes after those that it is made of, so one pass from the top finds the root of each.
        for group in (0..group_of.len()).rev() {
            group_of[group] = group_of[group_of[group] as usize];
        }
        let mut numbers = std::collections::BTreeMap::new();
        group_of
            .iter()
            .take(self.rows)
            .map(|root| {
                let next = numbers.len();
                *numbers.entry(*root).or_insert(next)
            })
            .collect()
    }
}

/// Groups that are candidates for a merge: centres by axis, so that distances are computed in long runs.
struct Groups {
    axes: Vec<Vec<f64>>,
    /// Rows in the group; 0 = merged away.
    sizes: Vec<f64>,
    /// Smallest row of the group.
    rows: Vec<u32>,
    alive: usize,
}

/// Groups that are compared together.
const RUN: usize = 128;
/// With more groups, both processors search.
const MANY: usize = 4096;

/// Clusters rows by Ward's criterion on squared Euclidean distances (Ward 1963) along chains of nearest neighbours (Benzécri
/// 1982, Murtagh 1983): the tree of the Lance–Williams recurrence, without a matrix of distances. Of equally near groups the one
/// with the lowest row is taken.
///
/// # Errors
/// Fewer than two rows; cancelled.
pub fn ward(rows: &Rows, work: &Work) -> Result<Dendrogram, StatsError> {
    if rows.len() < 2 {
        return Err(StatsError::TooFew { found: rows.len(), needed: 2 });
    }
    let mut groups = Groups::of(rows);
    let mut chain: Vec<usize> = Vec::new();
    let mut found: Vec<(f64, [u32; 2])> = Vec::with_capacity(rows.len() - 1);
    while groups.alive > 1 {
        if chain.is_empty() {
            if groups.alive * 2 < groups.sizes.len() {
                groups.pack();
            }
            work.check()?;
            chain.extend(groups.sizes.iter().position(|size| *size > 0.0));
        }
        let Some(top) = chain.last().copied() else { break };
        let before = chain.len().checked_sub(2).map(|second| chain[second]);
        let (nearest, cost) = groups.nearest(top, before);
        if Some(nearest) == before {
            chain.truncate(chain.len() - 2);
            found.push((cost, [groups.rows[top], groups.rows[nearest]]));
            groups.merge(top.min(nearest), top.max(nearest));
        } else {
            chain.push(nearest);
        }
    }
    Ok(Dendrogram { rows: rows.len(), merges: in_order(found, rows.len()) })
}

impl Groups {
    fn of(rows: &Rows) -> Self {
        Self {
            axes: (0..rows.width()).map(|axis| rows.iter().map(|row| row[axis]).collect()).collect(),
            sizes: vec![1.0; rows.len()],
            rows: (0..rows.len() as u32).collect(),
            alive: rows.len(),
        }
    }

    /// Drops the groups that are merged away; the others keep their order.
    fn pack(&mut self) {
        let kept: Vec<usize> = (0..self.sizes.len()).filter(|group| self.sizes[*group] > 0.0).collect();
        for axis in &mut self.axes {
            *axis = kept.iter().map(|group| axis[*group]).collect();
        }
        self.rows = kept.iter().map(|group| self.rows[*group]).collect();
        self.sizes = kept.iter().map(|group| self.sizes[*group]).collect();
    }

    /// The group whose merge with `group` costs least, and the cost. Among equals `preferred`, else the first.
    fn nearest(&self, group: usize, preferred: Option<usize>) -> (usize, f64) {
        let starts = (0..self.sizes.len()).step_by(RUN);
        let better =
            |a: (usize, f64), b: (usize, f64)| if b.1 < a.1 || (b.1 == a.1 && b.0 < a.0) { b } else { a };
        let none = (usize::MAX, f64::INFINITY);
        let best = if self.sizes.len() > MANY {
            let starts: Vec<usize> = starts.collect();
            let half = starts.len().div_ceil(2);
            starts
                .par_chunks(half)
                .map(|part| {
                    part.iter().fold(none, |best, start| better(best, self.nearest_in(group, *start, best.1)))
                })
                .reduce(|| none, better)
        } else {
            starts.fold(none, |best, start| better(best, self.nearest_in(group, start, best.1)))
        };
        match preferred.map(|other| (other, self.cost(group, other))) {
            Some(known) if known.1 <= best.1 => known,
            _ => best,
        }
    }

    fn cost(&self, a: usize, b: usize) -> f64 {
        let square: f64 = self.axes.iter().map(|axis| (axis[a] - axis[b]) * (axis[a] - axis[b])).sum();
        square * (self.sizes[a] * self.sizes[b] / (self.sizes[a] + self.sizes[b]))
    }

    /// The nearest within one run; runs whose first axes already lie too far away are left.
    fn nearest_in(&self, group: usize, start: usize, bound: f64) -> (usize, f64) {
        let end = (start + RUN).min(self.sizes.len());
        let mut squares = [0.0_f64; RUN];
        let size = self.sizes[group];
        // No merge costs less than with a single row.
        let least_factor = size / (size + 1.0);
        let (first, rest) = self.axes.split_at(self.axes.len().min(4));
        let mut add = |axes: &[Vec<f64>]| {
            for axis in axes {
                let at = axis[group];
                for (square, other) in squares.iter_mut().zip(&axis[start..end]) {
                    *square += (other - at) * (other - at);
                }
            }
            squares.iter().take(end - start).copied().fold(f64::INFINITY, f64::min)
        };
        let nearest = |squares: &[f64; RUN]| {
            let mut best = (usize::MAX, f64::INFINITY);
            for (offset, square) in squares.iter().take(end - start).enumerate() {
                let other = self.sizes[start + offset];
                if other > 0.0 && start + offset != group {
                    let cost = square * (size * other / (size + other));
                    if cost < best.1 {
                        best = (start + offset, cost);
                    }
                }
            }
            best
        };
        let holds_group = (start..end).contains(&group);
        if add(first) * least_factor > bound && !holds_group {
            return (usize::MAX, f64::INFINITY);
        }
        add(rest);
        nearest(&squares)
    }

    /// `low` becomes the merged group, `high` is gone.
    fn merge(&mut self, low: usize, high: usize) {
        let (a, b) = (self.sizes[low], self.sizes[high]);
        for axis in &mut self.axes {
            axis[low] = (axis[low] * a + axis[high] * b) / (a + b);
            // Out of reach, so that a run of gone groups is left early.
            axis[high] = f64::MAX.sqrt() / 4.0;
        }
        self.sizes[low] = a + b;
        self.sizes[high] = 0.0;
        self.rows[low] = self.rows[low].min(self.rows[high]);
        self.alive -= 1;
    }
}

/// Merges by cost; pairs of rows become pairs of groups.
fn in_order(mut found: Vec<(f64, [u32; 2])>, rows: usize) -> Vec<Merge> {
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut parent: Vec<u32> = (0..rows as u32).collect();
    let mut group: Vec<u32> = (0..rows as u32).collect();
    let mut sizes = vec![1_u32; rows];
    let root = |parent: &mut Vec<u32>, mut row: u32| {
        while parent[row as usize] != row {
            parent[row as usize] = parent[parent[row as usize] as usize];
            row = parent[row as usize];
        }
        row as usize
    };
    let mut merges = Vec::with_capacity(found.len());
    for (number, (cost, pair)) in found.into_iter().enumerate() {
        let [a, b] = pair.map(|row| root(&mut parent, row));
        let size = sizes[a] + sizes[b];
        let groups = [group[a].min(group[b]), group[a].max(group[b])];
        merges.push(Merge { groups, cost, size });
        parent[b] = a as u32;
        sizes[a] = size;
        group[a] = (rows + number) as u32;
    }
    merges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::kmeans::tests::clouds;

    fn line(values: &[f64]) -> Rows {
        let mut rows = Rows::new(1);
        for value in values {
            rows.push([*value]);
        }
        rows
    }

    #[test]
    fn a_line_of_points() {
        let tree = ward(&line(&[0.0, 1.0, 4.0, 6.0, 20.0]), &Work::unattended()).unwrap();
        let groups: Vec<[u32; 2]> = tree.merges.iter().map(|merge| merge.groups).collect();
        assert_eq!(groups, [[0, 1], [2, 3], [5, 6], [4, 7]]);
        // {0,1}: ½·1; {4,6}: ½·4; both: 4/4·4.5²; with 20: 4/5·17.25².
        for (merge, cost) in tree.merges.iter().zip([0.5, 2.0, 20.25, 0.8 * 17.25 * 17.25]) {
            assert!((merge.cost - cost).abs() < 1e-9, "{merge:?}");
        }
        assert_eq!(tree.cut(3), [0, 0, 1, 1, 2]);
        assert_eq!(tree.cut(1), [0; 5]);
        assert_eq!(tree.cut(5), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn costs_add_up_to_all_variation() {
        let rows = clouds();
        let tree = ward(&rows, &Work::unattended()).unwrap();
        let mean = [0, 1].map(|axis| rows.iter().map(|row| row[axis]).sum::<f64>() / 90.0);
        let all: f64 = rows.iter().map(|row| (row[0] - mean[0]).powi(2) + (row[1] - mean[1]).powi(2)).sum();
        let sum: f64 = tree.merges.iter().map(|merge| merge.cost).sum();
        assert!((sum / all - 1.0).abs() < 1e-12);
        let types = tree.cut(3);
        assert!((3..90).all(|row| types[row] == types[row % 3]));
    }

    #[test]
    fn as_the_plain_greedy_algorithm() {
        let rows = clouds();
        let tree = ward(&rows, &Work::unattended()).unwrap();
        // Every step looks at all pairs (Lance–Williams by centroids).
        let mut groups: Vec<(Vec<f64>, f64)> = rows.iter().map(|row| (row.to_vec(), 1.0)).collect();
        for merge in &tree.merges {
            let cost = |a: &(Vec<f64>, f64), b: &(Vec<f64>, f64)| {
                super::super::rows::square_distance(&a.0, &b.0) * (a.1 * b.1 / (a.1 + b.1))
            };
            let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b)));
            let (a, b) = pairs
                .min_by(|x, y| cost(&groups[x.0], &groups[x.1]).total_cmp(&cost(&groups[y.0], &groups[y.1])))
                .unwrap();
            assert!((cost(&groups[a], &groups[b]) / merge.cost - 1.0).abs() < 1e-9);
            let gone = groups.remove(b);
            let (centre, size) = &mut groups[a];
            for (value, other) in centre.iter_mut().zip(&gone.0) {
                *value = (*value * *size + other * gone.1) / (*size + gone.1);
            }
            *size += gone.1;
        }
    }

    #[test]
    fn equal_rows_and_too_few() {
        let tree = ward(&line(&[2.0; 6]), &Work::unattended()).unwrap();
        assert!(tree.merges.iter().all(|merge| merge.cost == 0.0));
        assert_eq!(tree.merges.len(), 5);
        assert_eq!(ward(&line(&[1.0]), &Work::unattended()), Err(StatsError::TooFew { found: 1, needed: 2 }));
    }
}
