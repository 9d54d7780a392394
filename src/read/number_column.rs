//! One column of numbers out of a text file with a header.

use std::path::Path;

use super::columns;
use super::error::{Problem, ReadError};
use super::grid::{self, Grid, TextOptions};
use super::long::Decimals;
use super::signs::{self, Cell};

/// The numbers of a column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NumberColumn {
    /// The values, in file order; empty cells and table signs are left out.
    pub values: Vec<f64>,
    /// The most decimals that a cell of the column has.
    pub decimals: usize,
    /// How many cells are empty or hold a sign without a value.
    pub without_value: usize,
}

/// Reads the column called `name` of the text file at `path`.
///
/// # Errors
/// No such column; a cell that is neither number nor sign; numbers that only make sense with the other decimal sign.
pub fn number_column(path: &Path, name: &str, options: &TextOptions) -> Result<NumberColumn, ReadError> {
    let bytes = std::fs::read(path).map_err(|error| Problem::Io(error).at(path))?;
    column_of(&bytes, name, options).map_err(|problem| problem.at(path))
}

fn column_of(bytes: &[u8], name: &str, options: &TextOptions) -> Result<NumberColumn, Problem> {
    let text = grid::decode(bytes, options)?;
    let grid = grid::read(&text, options, |_| false)?;
    let header: Vec<String> =
        grid.rows.first().map(|row| row.cells().map(str::to_owned).collect()).unwrap_or_default();
    let column = columns::by_name(&header, name)
        .ok_or_else(|| Problem::ColumnMissing { wanted: name.to_owned(), available: header.clone() })?;
    Decimals { grid: &grid, header: &header }.check(column)?;
    numbers(&grid, column, name)
}

fn numbers(grid: &Grid, column: usize, name: &str) -> Result<NumberColumn, Problem> {
    let mut numbers = NumberColumn::default();
    for row in grid.rows.iter().skip(1) {
        let text = row.cell(column);
        match signs::cell(text, grid.decimal) {
            Cell::Known(observation) => match observation.value {
                Some(value) => {
                    numbers.values.push(value);
                    numbers.decimals = numbers.decimals.max(decimals_of(value));
                }
                None => numbers.without_value += 1,
            },
            Cell::Empty => numbers.without_value += 1,
            Cell::Text => {
                let column = name.to_owned();
                return Err(Problem::BadNumber { column, line: row.line, text: text.to_owned() });
            }
        }
    }
    if numbers.values.is_empty() { Err(Problem::NoValues) } else { Ok(numbers) }
}

/// Decimals of the shortest text of a value; at most 6, beyond which nobody prints.
fn decimals_of(value: f64) -> usize {
    format!("{value}").split_once('.').map_or(0, |(_, decimals)| decimals.len().min(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_found_by_name_and_read_with_its_decimal_sign() {
        let read = |text: &str, name| column_of(text.as_bytes(), name, &TextOptions::default());
        let column = read("ags;Anteil\n1;4,25\n2;-\n3;.\n4;5\n", "anteil").expect("numbers");
        assert_eq!(column.values, [4.25, 0.0, 5.0]);
        assert_eq!((column.decimals, column.without_value), (2, 1));
        assert!(matches!(read("a,b\n1,2\n", "c"), Err(Problem::ColumnMissing { .. })));
        assert!(matches!(read("a,b\n1,zwei\n", "b"), Err(Problem::BadNumber { line: 2, .. })));
        assert!(matches!(read("a,b\n1,\n", "b"), Err(Problem::NoValues)));
    }
}
