//! Records with places: tables with coordinates, GeoJSON, shapefiles; a layer of another project file comes from the store.

use std::borrow::Cow;
use std::path::Path;

use super::error::{Problem, ReadError};
use super::grid::{self, TextOptions};
use super::layer_files::{self, LayerFiles, ShapefileParts};
use super::{columns, dbf, geojson_areas, shp_points, signs, workbook};
use crate::text::DecimalSign;
use crate::work::Work;

/// Records of a file, with places where the format itself has them.
#[derive(Debug, Clone, Default)]
pub struct PointTable {
    /// The file as it is named in messages.
    pub file: String,
    /// Names of the fields.
    pub headers: Vec<String>,
    /// The records, in file order.
    pub rows: Vec<PointRow>,
    /// Whether the format has places; else they are in columns.
    pub has_places: bool,
    /// EPSG code of the places, where the format states it.
    pub epsg: Option<u32>,
    /// Definition of the reference system, where the format has one.
    pub prj: Option<String>,
    /// How numbers in text are written.
    pub decimal: Option<DecimalSign>,
}

/// A record.
#[derive(Debug, Clone, Default)]
pub struct PointRow {
    /// Line of a text file, else number of the record, from 1.
    pub line: usize,
    /// Its place in the system of the file; `None` without geometry.
    pub place: Option<[f64; 2]>,
    cells: Vec<String>,
}

impl PointRow {
    /// A record from its parts.
    pub fn new(line: usize, place: Option<[f64; 2]>, cells: Vec<String>) -> Self {
        Self { line, place, cells }
    }

    /// The trimmed text of a field; empty when there is none.
    pub fn cell(&self, field: usize) -> &str {
        self.cells.get(field).map(String::as_str).unwrap_or_default().trim()
    }
}

impl PointTable {
    /// Position of the field that the user calls `name`.
    ///
    /// # Errors
    /// There is no such field.
    pub fn field_named(&self, name: &str) -> Result<usize, ReadError> {
        columns::by_name(&self.headers, name).ok_or_else(|| {
            Problem::ColumnMissing { wanted: name.to_owned(), available: self.headers.clone() }.of(&self.file)
        })
    }

    /// Position of the first of `names` (small letters and digits) among the fields.
    pub fn field_like(&self, names: &[&str]) -> Option<usize> {
        columns::find(&self.headers, names)
    }

    /// Position of a key field, by its name.
    pub fn key_field(&self) -> Option<usize> {
        self.field_like(&columns::KEYS)
    }

    /// Position of a field with names, by its name.
    pub fn name_field(&self) -> Option<usize> {
        self.field_like(&columns::NAMES)
    }

    /// The numbers of a field: `None` for an empty cell or a sign without value.
    ///
    /// # Errors
    /// A cell that is no number; numbers that only make sense with the other decimal sign.
    pub fn numbers(&self, field: usize) -> Result<Vec<Option<f64>>, ReadError> {
        let decimal = self.decimal.unwrap_or(DecimalSign::Point);
        let column = || self.headers.get(field).cloned().unwrap_or_default();
        let number = |row: &PointRow| match signs::cell(row.cell(field), decimal) {
            signs::Cell::Known(observation) => Ok(observation.value),
            signs::Cell::Empty => Ok(None),
            signs::Cell::Text => {
                let text = row.cell(field).to_owned();
                Err(Problem::BadNumber { column: column(), line: row.line, text }.of(&self.file))
            }
        };
        self.rows.iter().map(number).collect()
    }

    /// Whether every cell of a field that is not empty is a number or a table sign, and one is a number.
    pub fn is_numeric(&self, field: usize) -> bool {
        self.numbers(field).is_ok_and(|numbers| numbers.iter().any(Option::is_some))
    }
}

/// Reads records with places from a table (`.csv`, `.txt`, one of an archive), a sheet of a workbook, GeoJSON or a shapefile.
///
/// # Errors
/// Every file that is no such thing or is damaged; `Cancelled`.
pub fn point_table(path: &Path, options: &TextOptions, work: &Work) -> Result<PointTable, ReadError> {
    let extension =
        path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "geojson" | "json" | "shp" | "dbf" | "shx" => match layer_files::find(path, None)? {
            LayerFiles::GeoJson(part) => {
                let encoding = options.encoding.as_deref();
                geojson_areas::places(&part.read()?, encoding, &part.name())
                    .map_err(|problem| problem.at(path))
            }
            LayerFiles::Shapefile(parts) => shapefile(&parts, options),
        },
        "xlsx" | "xlsm" | "xls" | "ods" => workbook::read(path, options.entry.as_deref()),
        _ => text_table(path, options, work),
    }
}

fn text_table(path: &Path, options: &TextOptions, work: &Work) -> Result<PointTable, ReadError> {
    let part = layer_files::find_table(path, options.entry.as_deref())?;
    let bytes = part.read()?;
    work.check()?;
    let read = || -> Result<PointTable, Problem> {
        let text = grid::decode(&bytes, options)?;
        let grid = grid::read(&text, options, |_| work.is_cancelled())?;
        let mut rows = grid.rows.iter();
        let headers = rows.next().map(|row| row.cells().map(str::to_owned).collect()).unwrap_or_default();
        let rows = rows.take_while(|_| !work.is_cancelled());
        let rows: Vec<PointRow> =
            rows.map(|row| PointRow::new(row.line, None, row.cells().map(str::to_owned).collect())).collect();
        let decimal = decimal(&rows, grid.decimal, options);
        Ok(PointTable { file: part.name(), headers, rows, decimal: Some(decimal), ..PointTable::default() })
    };
    let table = read();
    work.check()?;
    table.map_err(|problem| problem.of(&part.name()))
}

/// The decimal sign of a table: what the user says; else the one that its delimiter suggests, unless numbers with that sign do not occur and
/// places with many decimals behind the other do: no number of thousands has them.
fn decimal(rows: &[PointRow], suggested: DecimalSign, options: &TextOptions) -> DecimalSign {
    if options.decimal.is_some() || suggested == DecimalSign::Point {
        return suggested;
    }
    let long_after = |text: &str, sign: char| {
        let parts = text.trim_start_matches('-').split_once(sign);
        parts.is_some_and(|(whole, decimals)| {
            let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits(whole) && digits(decimals) && decimals.len() > 3
        })
    };
    let any =
        |sign: char| rows.iter().take(200).flat_map(|row| &row.cells).any(|cell| long_after(cell, sign));
    if any('.') && !any(',') { DecimalSign::Point } else { suggested }
}

fn shapefile(parts: &ShapefileParts, options: &TextOptions) -> Result<PointTable, ReadError> {
    let places = shp_points::read(&parts.shp.read()?).map_err(|problem| problem.of(&parts.shp.name()))?;
    let label = match &parts.cpg {
        Some(cpg) => Some(String::from_utf8_lossy(&cpg.read()?).into_owned()),
        None => None,
    };
    let table = match &parts.dbf {
        Some(part) => Some(
            dbf::read(part.read()?, label.as_deref(), options.encoding.as_deref())
                .map_err(|problem| problem.of(&part.name()))?,
        ),
        None => None,
    };
    if let Some(table) = table.as_ref().filter(|table| table.len() != places.len()) {
        let problem = Problem::CountsDiffer { shapes: places.len(), rows: table.len() };
        return Err(problem.of(&parts.shp.name()));
    }
    let columns = table.as_ref().map_or(0, |table| table.columns.len());
    let text = |row: usize, column: usize| {
        let table = table.as_ref();
        table.and_then(|table| table.text(row, column)).map(Cow::into_owned).unwrap_or_default()
    };
    let kept = (0..places.len()).filter(|row| table.as_ref().is_none_or(|table| !table.is_deleted(*row)));
    let rows = kept.map(|row| {
        let cells = (0..columns).map(|column| text(row, column)).collect();
        PointRow::new(row + 1, places.get(row).copied().flatten(), cells)
    });
    let prj = match &parts.prj {
        Some(part) => Some(String::from_utf8_lossy(&part.read()?).trim().to_owned()),
        None => None,
    };
    Ok(PointTable {
        file: parts.shp.name(),
        rows: rows.collect(),
        headers: table
            .map(|table| table.columns.into_iter().map(|column| column.name).collect())
            .unwrap_or_default(),
        has_places: true,
        prj: prj.filter(|text| !text.is_empty()),
        ..PointTable::default()
    })
}
