//! A table as plain data: columns with names, rows of cells.

use crate::model::{Observation, ValueState};

/// Columns and rows. Each row has one cell per column; missing cells at its end count as empty, surplus ones are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows, top to bottom.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// The name in the head; in GeoJSON the name of the property.
    pub name: String,
}

impl Column {
    /// A column called `name`.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

/// A cell of a [`Table`].
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing is known, or it must not be shown.
    #[default]
    Empty,
    /// Text, such as a key with its leading zeros.
    Text(String),
    /// A number; files keep all its digits, a workbook displays so many decimals.
    Number(f64, usize),
    /// Why there is a value or none: in words where people read, as code (`secret`) where programs read.
    State(ValueState),
    /// Whether something holds (estimated): "ja" or nothing where people read, `true` or `false` where programs read.
    Flag(bool),
}

impl Cell {
    /// Text as a cell.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The value of an observation, displayed with `decimals`; empty when there is none to show.
    pub fn value_of(observation: &Observation, decimals: usize) -> Self {
        observation
            .value
            .filter(|value| value.is_finite())
            .map_or(Self::Empty, |value| Self::Number(value, decimals))
    }
}

static EMPTY: Cell = Cell::Empty;

impl Table {
    /// An empty table with these columns.
    pub fn with_columns<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self { columns: names.into_iter().map(Column::new).collect(), rows: Vec::new() }
    }

    /// The cells of a row with exactly one per column.
    pub(super) fn cells<'a>(&'a self, row: &'a [Cell]) -> impl Iterator<Item = &'a Cell> {
        (0..self.columns.len()).map(|column| row.get(column).unwrap_or(&EMPTY))
    }
}
