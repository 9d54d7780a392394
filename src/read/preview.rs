//! The first rows of a table as they stand in the file, with what was recognised about its text.

use std::path::Path;

use super::error::ReadError;
use super::grid::{self, TextOptions};
use super::{encoding, layer_files};
use crate::text::DecimalSign;

/// A table as it stands in its file.
#[derive(Debug, Clone, PartialEq)]
pub struct TablePreview {
    /// The first rows, the header among them; cut to the number asked for.
    pub rows: Vec<Vec<String>>,
    /// Names of the columns; empty for a GENESIS table, whose header has several lines.
    pub columns: Vec<String>,
    /// Distinct texts of each column, parallel to `columns`.
    pub texts: Vec<Vec<String>>,
    /// Rows of the file that are not blank, the header among them.
    pub row_count: usize,
    /// Encoding that the file was read in.
    pub encoding: &'static str,
    /// Character between two cells.
    pub delimiter: char,
    /// Sign before the decimals.
    pub decimal: DecimalSign,
}

/// Rows whose texts are collected to find the key column.
const MOST_TEXTS: usize = 20_000;

/// Reads the first `wanted` rows of the table at `path`.
///
/// # Errors
/// The file cannot be read, is empty, or is not in the encoding that was asked for.
pub fn table_preview(path: &Path, options: &TextOptions, wanted: usize) -> Result<TablePreview, ReadError> {
    let part = layer_files::find_table(path, options.entry.as_deref())?;
    let bytes = part.read()?;
    let preview = || {
        let text = grid::decode(&bytes, options)?;
        let (_, encoding) = encoding::text_of(&bytes, options.encoding.as_deref())?;
        let delimiter = options.delimiter.unwrap_or_else(|| grid::sniff(&text));
        let grid = grid::read(&text, options, |_| false)?;
        let cells = |row: &grid::Row| row.cells().map(str::to_owned).collect::<Vec<_>>();
        let columns = match grid.rows.first() {
            Some(row) if !grid::is_genesis(&text) => cells(row),
            _ => Vec::new(),
        };
        let texts = (0..columns.len()).map(|column| {
            let rows = grid.rows.iter().skip(1).take(MOST_TEXTS);
            let mut texts: Vec<String> = rows.map(|row| row.cell(column).to_owned()).collect();
            texts.sort();
            texts.dedup();
            texts
        });
        Ok(TablePreview {
            rows: grid.rows.iter().take(wanted).map(cells).collect(),
            texts: texts.collect(),
            columns,
            row_count: grid.rows.len(),
            encoding,
            delimiter,
            decimal: grid.decimal,
        })
    };
    preview().map_err(|problem: super::error::Problem| problem.of(&part.name()))
}
