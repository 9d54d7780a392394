//! Tables in: values by region, indicator and period, as they stand in the file.

use std::collections::HashMap;
use std::path::Path;
use std::str::FromStr;

use super::error::{Problem, ReadError};
use super::grid::{self, TextOptions};
use super::{genesis, layer_files, long, wide};
use crate::model::{Indicator, LevelKind, Observation, Period, Source};
use crate::notice::Notice;
use crate::text::Message;
use crate::work::Work;

/// How the values stand in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableFormat {
    /// One value per row: key, period, indicator, value.
    Long,
    /// One region per row, one indicator per column.
    Wide,
    /// Layout table of GENESIS-Online or the Regionaldatenbank.
    Genesis,
}

impl FromStr for TableFormat {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.trim().to_lowercase().as_str() {
            "long" => Ok(Self::Long),
            "wide" => Ok(Self::Wide),
            "genesis" => Ok(Self::Genesis),
            _ => Err(()),
        }
    }
}

/// What the user says about a table; everything that is `None` is recognised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableReadOptions {
    /// How the values stand in the table.
    pub format: Option<TableFormat>,
    /// Column that holds the region key.
    pub key_field: Option<String>,
    /// Period of the values where the table does not say it; where it does, only this period is read.
    pub period: Option<Period>,
    /// Delimiter, decimal sign, encoding.
    pub text: TextOptions,
}

/// Which level a row of a table speaks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowLevel {
    /// The level that the user imports to.
    Target,
    /// The level that the official key tells.
    Kind(LevelKind),
}

/// The values of one region.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// Line of the file, from 1.
    pub line: usize,
    /// The key as the file writes it.
    pub key: String,
    /// The region's name in the table; may be empty.
    pub name: String,
    /// The level of the region.
    pub level: RowLevel,
    /// One cell per entry of [`IndicatorTable::columns`]; `None` = the table has no such cell or it is empty.
    pub cells: Vec<Option<Observation>>,
}

impl TableRow {
    /// Whether no cell holds a number: signs say at most that there is nothing.
    pub fn has_only_signs(&self) -> bool {
        self.cells.iter().flatten().all(super::signs::is_sign)
    }
}

/// The content of a table.
#[derive(Debug, Clone)]
pub struct IndicatorTable {
    /// How the values stood in the file.
    pub format: TableFormat,
    /// Drafts of the indicators: code, name, and for GENESIS unit, kind, source.
    pub indicators: Vec<Indicator>,
    /// Indicator (position in `indicators`) and period of each column of cells.
    pub columns: Vec<(usize, Period)>,
    /// One per region and, where GENESIS lists a region twice, one per listing.
    pub rows: Vec<TableRow>,
    /// Name of the column that holds the keys.
    pub key_column: String,
    /// Where the values come from, as far as the table says.
    pub source: Source,
    /// What the user should know.
    pub notices: Vec<Notice>,
    /// The file as it is named in messages.
    pub file: String,
}

/// Reads the table at `path`: a text file, or a .zip with one text file.
///
/// # Errors
/// Every file that is no such table or contradicts itself; see [`Problem`].
pub fn indicator_table(
    path: &Path,
    options: &TableReadOptions,
    work: &Work,
) -> Result<IndicatorTable, ReadError> {
    let part = layer_files::find_table(path, options.text.entry.as_deref())?;
    let bytes = part.read()?;
    work.check()?;
    let mut table = table_of(&bytes, options).map_err(|problem| problem.of(&part.name()))?;
    table.file = part.name();
    work.check()?;
    Ok(table)
}

/// Reads a table from the bytes of its file.
pub(super) fn table_of(bytes: &[u8], options: &TableReadOptions) -> Result<IndicatorTable, Problem> {
    let text = grid::decode(bytes, &options.text)?;
    match options.format {
        Some(TableFormat::Genesis) => genesis::read(&text, options),
        None if grid::is_genesis(&text) => genesis::read(&text, options),
        format => {
            let grid = grid::read(&text, &options.text, |_| false)?;
            let header = header(&grid)?;
            if is_flat_genesis(&header) {
                return Err(Problem::FlatGenesis);
            }
            let is_long = format.map_or_else(|| long::is_long(&header), |format| format == TableFormat::Long);
            check_width(&grid, header.len())?;
            if is_long { long::read(&grid, &header, options) } else { wide::read(&grid, &header, options) }
        }
    }
}

/// Whether the header is that of a flat table of GENESIS (`statistics_code;…` since 2024, `Statistik_Code;…` before).
fn is_flat_genesis(header: &[String]) -> bool {
    header.first().is_some_and(|name| matches!(name.as_str(), "statistics_code" | "Statistik_Code"))
}

/// The names of the columns; empty ones at the end do not count.
fn header(grid: &grid::Grid) -> Result<Vec<String>, Problem> {
    let row = grid.rows.first().ok_or(Problem::Empty)?;
    let mut names: Vec<String> = row.cells().map(ToOwned::to_owned).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    let mut known = std::collections::HashSet::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !known.insert(name.to_lowercase()) {
            return Err(Problem::DuplicateColumn(name.clone()));
        }
    }
    Ok(names)
}

fn check_width(grid: &grid::Grid, expected: usize) -> Result<(), Problem> {
    let too_wide = |row: &grid::Row| (expected..row.len()).any(|column| !row.cell(column).is_empty());
    match grid.rows.iter().find(|row| row.len() < expected || too_wide(row)) {
        Some(row) => Err(Problem::Ragged { line: row.line, found: row.len(), expected }),
        None => Ok(()),
    }
}

/// Says which rows have no key: sums, footnotes, or a mistake.
pub(super) fn keyless_notice(lines: &[usize]) -> Option<Notice> {
    let message = Message::new("read-keyless-rows").with("count", lines.len());
    let details = lines.iter().take(20).map(ToString::to_string).collect();
    (!lines.is_empty()).then(|| Notice::warning(message).with_details(details))
}

/// Collects cells by key; one row per key.
#[derive(Debug, Default)]
pub(super) struct Collector {
    rows: Vec<TableRow>,
    /// Line of each cell, parallel to the rows.
    lines: Vec<Vec<usize>>,
    by_key: HashMap<String, usize>,
}

/// A cell was already filled with another value.
pub(super) struct Filled {
    /// Line of the earlier value.
    pub first_line: usize,
}

impl Collector {
    /// The row of `key`, made at `line` when it is new.
    pub fn row(&mut self, key: &str, name: &str, line: usize) -> usize {
        if let Some(row) = self.by_key.get(key) {
            return *row;
        }
        self.new_row(key, name, line)
    }

    /// Another row for `key`, which later cells of this key go to.
    pub fn new_row(&mut self, key: &str, name: &str, line: usize) -> usize {
        let row = self.rows.len();
        self.by_key.insert(key.to_owned(), row);
        let (key, name) = (key.to_owned(), name.to_owned());
        self.rows.push(TableRow { line, key, name, level: RowLevel::Target, cells: Vec::new() });
        self.lines.push(Vec::new());
        row
    }

    /// Puts a cell; a second equal one changes nothing.
    pub fn put(&mut self, row: usize, column: usize, cell: Observation, line: usize) -> Result<(), Filled> {
        let (Some(row), Some(lines)) = (self.rows.get_mut(row), self.lines.get_mut(row)) else {
            return Ok(());
        };
        if row.cells.len() <= column {
            row.cells.resize(column + 1, None);
            lines.resize(column + 1, 0);
        }
        let (Some(slot), Some(at)) = (row.cells.get_mut(column), lines.get_mut(column)) else {
            return Ok(());
        };
        match slot {
            Some(earlier) if *earlier != cell => Err(Filled { first_line: *at }),
            Some(_) => Ok(()),
            None => {
                *slot = Some(cell);
                *at = line;
                Ok(())
            }
        }
    }

    /// The rows, all with `columns` cells.
    pub fn into_rows(mut self, columns: usize) -> Vec<TableRow> {
        for row in &mut self.rows {
            row.cells.resize(columns, None);
        }
        self.rows
    }
}
