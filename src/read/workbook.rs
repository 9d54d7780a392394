//! A sheet of a workbook (`.xlsx`, `.xls`, `.ods`) as records.

use std::path::Path;

use calamine::{Data, Reader};

use super::error::{Problem, ReadError};
use super::points::{PointRow, PointTable};
use crate::text::DecimalSign;

/// Reads the sheet called `sheet`, else the first that holds anything. Its first row that is not empty names the fields.
///
/// # Errors
/// No workbook, no such sheet, or nothing in it.
pub fn read(path: &Path, sheet: Option<&str>) -> Result<PointTable, ReadError> {
    let size = std::fs::metadata(path).map_err(|error| Problem::Io(error).at(path))?.len();
    if size == 0 {
        return Err(Problem::Empty.at(path));
    }
    let damaged = |error: calamine::Error| Problem::Archive(error.to_string()).at(path);
    let mut workbook = calamine::open_workbook_auto(path).map_err(damaged)?;
    let names = workbook.sheet_names();
    let wanted: Vec<String> = match sheet {
        Some(asked) => match names.iter().find(|name| name.to_lowercase() == asked.trim().to_lowercase()) {
            Some(found) => vec![found.clone()],
            None => return Err(Problem::LayerUnknown { asked: asked.to_owned(), available: names }.at(path)),
        },
        None => names,
    };
    for name in wanted {
        let range = workbook.worksheet_range(&name).map_err(damaged)?;
        let first_line = range.start().map_or(0, |(row, _)| row as usize) + 1;
        let mut rows =
            range.rows().enumerate().filter(|(_, cells)| cells.iter().any(|cell| *cell != Data::Empty));
        let Some((_, head)) = rows.next() else { continue };
        let headers = head.iter().map(text).collect();
        let rows =
            rows.map(|(at, cells)| PointRow::new(first_line + at, None, cells.iter().map(text).collect()));
        let file = format!("{}/{name}", path.display());
        return Ok(PointTable {
            file,
            headers,
            rows: rows.collect(),
            decimal: Some(DecimalSign::Point),
            ..PointTable::default()
        });
    }
    Err(Problem::Empty.at(path))
}

/// A cell as text; numbers in their shortest form with a decimal point.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(yes) => u8::from(*yes).to_string(),
        Data::DateTime(moment) => moment.as_f64().to_string(),
    }
}
