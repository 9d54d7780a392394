//! Row minima of a totally monotone matrix in linear time.
//!
//! A. Aggarwal, M. M. Klawe, S. Moran, P. Shor, R. Wilber, Geometric applications of a matrix-searching algorithm,
//! Algorithmica 2 (1987).

/// For each of `rows` the position within `columns`' values of the leftmost smallest entry, written to
/// `minimum_of[row]`. `entry(row, column)` may be infinite to the right of the last usable column of a row.
pub(super) fn row_minima(
    rows: &[usize],
    columns: &[usize],
    entry: &impl Fn(usize, usize) -> f64,
    minimum_of: &mut [usize],
) {
    let columns = reduce(rows, columns, entry);
    if rows.len() == 1 {
        if let (Some(row), Some(column)) = (rows.first(), columns.first()) {
            minimum_of[*row] = *column;
        }
        return;
    }
    let odd_rows: Vec<usize> = rows.iter().skip(1).step_by(2).copied().collect();
    if !odd_rows.is_empty() {
        row_minima(&odd_rows, &columns, entry, minimum_of);
    }
    interpolate(rows, &columns, entry, minimum_of);
}

/// Drops columns that hold no row's minimum, until there are at most as many columns as rows.
fn reduce(rows: &[usize], columns: &[usize], entry: &impl Fn(usize, usize) -> f64) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::with_capacity(rows.len());
    for &column in columns {
        while let Some(&last) = kept.last() {
            let row = rows[kept.len() - 1];
            if entry(row, last) <= entry(row, column) {
                break;
            }
            kept.pop();
        }
        if kept.len() < rows.len() {
            kept.push(column);
        }
    }
    kept
}

/// Fills the even rows: their minima lie between those of the odd rows around them.
fn interpolate(
    rows: &[usize],
    columns: &[usize],
    entry: &impl Fn(usize, usize) -> f64,
    minimum_of: &mut [usize],
) {
    let mut position = 0;
    for (i, &row) in rows.iter().enumerate().step_by(2) {
        let last = rows.get(i + 1).map(|next| minimum_of[*next]);
        let (mut best, mut smallest) = (columns[position], entry(row, columns[position]));
        while position + 1 < columns.len() && Some(columns[position]) != last {
            position += 1;
            let found = entry(row, columns[position]);
            if found < smallest {
                (best, smallest) = (columns[position], found);
            }
        }
        minimum_of[row] = best;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_leftmost_minimum_of_each_row() {
        // Totally monotone: (column − row · 0.8)², entries right of the diagonal unusable.
        let entry = |row: usize, column: usize| {
            let distance = column as f64 - row as f64 * 0.8;
            if column > row { f64::INFINITY } else { distance * distance }
        };
        for size in 1..40 {
            let all: Vec<usize> = (0..size).collect();
            let mut found = vec![usize::MAX; size];
            row_minima(&all, &all, &entry, &mut found);
            for (row, column) in found.iter().enumerate() {
                let expected = all
                    .iter()
                    .copied()
                    .min_by(|a, b| entry(row, *a).total_cmp(&entry(row, *b)))
                    .unwrap_or_default();
                assert_eq!(*column, expected, "row {row} of {size}");
            }
        }
    }
}
