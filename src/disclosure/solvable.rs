//! Which unknown cells follow from the sums of a table: exact elimination over the equations that hang together.

use std::collections::BTreeMap;

/// Most unknown cells of one system of equations that is solved as a whole. In larger ones (nearly everything hidden)
/// each equation is looked at by itself.
pub const LARGEST_SYSTEM: usize = 500;

/// Arithmetic is done modulo this prime: exact, and a wrong answer would need a determinant that it divides.
const PRIME: u64 = 2_147_483_647;

/// Unknown cells that hang together by common groups.
pub(super) struct System {
    /// The cells, ascending.
    pub cells: Vec<usize>,
    /// The groups that they are members of, ascending.
    pub groups: Vec<usize>,
}

/// The systems that the unknown cells of `groups` (members, the total first) form, by their first cell.
pub(super) fn systems(groups: &[Vec<usize>], is_unknown: impl Fn(usize) -> bool) -> Vec<System> {
    let mut leader: BTreeMap<usize, usize> = BTreeMap::new();
    let mut unknown_of: Vec<(usize, Vec<usize>)> = Vec::new();
    for (group, members) in groups.iter().enumerate() {
        let unknown: Vec<usize> = members.iter().copied().filter(|cell| is_unknown(*cell)).collect();
        if let Some(&first) = unknown.first() {
            for &cell in &unknown {
                join(&mut leader, first, cell);
            }
            unknown_of.push((group, unknown));
        }
    }
    let mut found: BTreeMap<usize, System> = BTreeMap::new();
    let cells: Vec<usize> = leader.keys().copied().collect();
    for cell in cells {
        let first = find(&mut leader, cell);
        found
            .entry(first)
            .or_insert_with(|| System { cells: Vec::new(), groups: Vec::new() })
            .cells
            .push(cell);
    }
    for (group, unknown) in unknown_of {
        let first = unknown.first().map_or(0, |cell| find(&mut leader, *cell));
        if let Some(system) = found.get_mut(&first) {
            system.groups.push(group);
        }
    }
    found.into_values().collect()
}

fn find(leader: &mut BTreeMap<usize, usize>, cell: usize) -> usize {
    let next = *leader.entry(cell).or_insert(cell);
    if next == cell {
        return cell;
    }
    let first = find(leader, next);
    leader.insert(cell, first);
    first
}

fn join(leader: &mut BTreeMap<usize, usize>, a: usize, b: usize) {
    let (a, b) = (find(leader, a), find(leader, b));
    leader.insert(a.max(b), a.min(b));
}

/// The cells of the system whose value follows from its equations and the published cells.
pub(super) fn determined(system: &System, groups: &[Vec<usize>]) -> Vec<usize> {
    if system.cells.len() > LARGEST_SYSTEM {
        return Vec::new();
    }
    let column_of: BTreeMap<usize, usize> =
        system.cells.iter().enumerate().map(|(column, cell)| (*cell, column)).collect();
    let mut rows: Vec<Vec<u64>> = system
        .groups
        .iter()
        .filter_map(|group| groups.get(*group))
        .map(|members| {
            let mut row = vec![0; system.cells.len()];
            for (position, member) in members.iter().enumerate() {
                if let Some(column) = column_of.get(member) {
                    // Total − parts = known.
                    row[*column] = if position == 0 { PRIME - 1 } else { 1 };
                }
            }
            row
        })
        .collect();
    reduce(&mut rows, system.cells.len());
    rows.iter()
        .filter_map(|row| {
            let mut left = row.iter().enumerate().filter(|(_, factor)| **factor != 0);
            match (left.next(), left.next()) {
                (Some((column, _)), None) => system.cells.get(column).copied(),
                _ => None,
            }
        })
        .collect()
}

/// Brings the rows to reduced echelon form (Gauss and Jordan) modulo [`PRIME`].
fn reduce(rows: &mut [Vec<u64>], columns: usize) {
    let mut done = 0;
    for column in 0..columns {
        let Some(pivot) = (done..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(done, pivot);
        let scale = inverse(rows[done][column]);
        for factor in &mut rows[done] {
            *factor = *factor * scale % PRIME;
        }
        let pivot_row = rows[done].clone();
        for (position, row) in rows.iter_mut().enumerate() {
            let times = row[column];
            if position != done && times != 0 {
                for (factor, pivot) in row.iter_mut().zip(&pivot_row) {
                    *factor = (*factor + (PRIME - times) * pivot) % PRIME;
                }
            }
        }
        done += 1;
    }
}

/// The number that gives 1 when multiplied with `value` (Fermat).
fn inverse(value: u64) -> u64 {
    let (mut result, mut base, mut exponent) = (1, value % PRIME, PRIME - 2);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_together_tell_more_than_each() {
        // Three unknown cells a, b, c with a + b, b + c and a + c known: all follow.
        fn check(groups: &[Vec<usize>], unknown: &[usize], expected: &[usize]) {
            let mut found: Vec<usize> = systems(groups, |cell| unknown.contains(&cell))
                .iter()
                .flat_map(|system| determined(system, groups))
                .collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{groups:?} {unknown:?}");
        }
        let pairs = [vec![10, 0, 1], vec![11, 1, 2], vec![12, 0, 2]];
        check(&pairs, &[0, 1, 2], &[0, 1, 2]);
        check(&pairs, &[0, 1, 2, 12], &[]);
        check(&pairs[..2], &[0, 1, 2], &[]);
        // A table of 2 × 2 with margins: four hidden cells protect each other, three do not.
        let square = [vec![10, 0, 1], vec![11, 2, 3], vec![12, 0, 2], vec![13, 1, 3]];
        check(&square, &[0, 1, 2, 3], &[]);
        check(&square, &[0, 1, 2], &[0, 1, 2]);
    }

    #[test]
    fn systems_are_kept_apart() {
        let groups = [vec![0, 1, 2], vec![3, 4, 5], vec![6, 2, 7]];
        let found = systems(&groups, |cell| matches!(cell, 1 | 2 | 4 | 5 | 7));
        let cells: Vec<Vec<usize>> = found.iter().map(|system| system.cells.clone()).collect();
        assert_eq!(cells, [vec![1, 2, 7], vec![4, 5]]);
        assert_eq!(found.first().map(|system| system.groups.clone()), Some(vec![0, 2]));
    }
}
