//! A table to a file, as table or with the boundaries of its regions as a layer; the ending says which.

use std::path::Path;

use super::page::{cannot_write, refuse_project};
use super::{TaskError, write_beside};
use crate::geo::MultiPolygon;
use crate::geo::crs::{Crs, Transform};
use crate::model::Level;
use crate::store::{LayerCell, LayerFile, Store, StoreError, StoreErrorKind, write_layer};
use crate::text::{Language, Message};
use crate::write::{self, Cell, CsvDialect, Table, TableNotes, WriteError};

/// What kind of file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileFormat {
    Csv,
    Xlsx,
    GeoJson,
    GeoPackage,
}

impl FileFormat {
    /// By the ending of the file.
    pub(super) fn of(path: &Path) -> Result<Self, TaskError> {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_lowercase().as_str() {
            "csv" => Ok(Self::Csv),
            "xlsx" => Ok(Self::Xlsx),
            "geojson" | "json" => Ok(Self::GeoJson),
            "gpkg" => Ok(Self::GeoPackage),
            _ => {
                let message = Message::new("tasks-unknown-table-format").with("file", path);
                Err(TaskError::refused(message, Message::new("tasks-unknown-table-format-hint")))
            }
        }
    }

    /// Whether the regions go with their boundaries.
    pub(super) fn has_geometry(self) -> bool {
        matches!(self, Self::GeoJson | Self::GeoPackage)
    }
}

/// Writes `table` to `out`; a layer has one row per region with boundaries of `level`, or per region of `only`.
pub(super) fn write_table(
    (store, level): (&Store, &Level),
    (table, notes): (&Table, &TableNotes),
    only: Option<&[usize]>,
    out: &Path,
) -> Result<(), TaskError> {
    match FileFormat::of(out)? {
        FileFormat::Csv => {
            let dialect = match notes.language {
                Language::De => CsvDialect::German,
                Language::En => CsvDialect::International,
            };
            let mut bytes = Vec::new();
            write::csv(table, dialect, &mut bytes).map_err(refused)?;
            write_beside(out, &bytes)
        }
        FileFormat::Xlsx => write_beside(out, &write::xlsx(table, notes).map_err(refused)?),
        FileFormat::GeoJson => {
            let geometries = in_degrees(stored(store, level, only)?, level)?;
            let mut bytes = Vec::new();
            write::geojson(table, &geometries, notes, &mut bytes).map_err(refused)?;
            write_beside(out, &bytes)
        }
        FileFormat::GeoPackage => geopackage(&stored(store, level, only)?, (table, level), out),
    }
}

#[allow(clippy::needless_pass_by_value)] // the shape that map_err wants
pub(super) fn refused(error: WriteError) -> TaskError {
    TaskError::Refused(Box::new(error.notice()))
}

type Boundaries = (Crs, Vec<MultiPolygon<f64>>);

fn stored(store: &Store, level: &Level, only: Option<&[usize]>) -> Result<Boundaries, TaskError> {
    let (epsg, mut geometries) = store.geometries(level.id)?;
    if let Some(only) = only {
        let mut position = 0;
        geometries.retain(|_| {
            position += 1;
            only.binary_search(&(position - 1)).is_ok()
        });
    }
    Ok((Crs::from_epsg(epsg).ok_or_else(|| no_boundaries(level))?, geometries))
}

/// The boundaries in longitude and latitude.
fn in_degrees((crs, mut geometries): Boundaries, level: &Level) -> Result<Vec<MultiPolygon<f64>>, TaskError> {
    let lon_lat = Crs::from_epsg(4326).ok_or_else(|| no_boundaries(level))?;
    let refuse = |error: crate::geo::crs::CrsError| TaskError::Refused(Box::new(error.notice()));
    let transform = Transform::between(&crs, &lon_lat).map_err(refuse)?;
    if !transform.is_identity() {
        transform.multi_polygons(&mut geometries).map_err(refuse)?;
    }
    Ok(geometries)
}

fn no_boundaries(level: &Level) -> TaskError {
    let message = Message::new("tasks-level-without-boundaries").with("level", level.name.as_str());
    TaskError::refused(message, Message::new("tasks-no-boundaries-hint"))
}

fn geopackage(
    (crs, geometries): &Boundaries,
    (table, level): (&Table, &Level),
    out: &Path,
) -> Result<(), TaskError> {
    refuse_project(out)?;
    let columns: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
    let rows: Vec<Vec<LayerCell>> =
        table.rows.iter().map(|row| row.iter().map(layer_cell).collect()).collect();
    let layer = LayerFile { name: &level.name, crs, columns: &columns, rows: &rows, geometries };
    write_layer(out, &layer).map_err(|error| layer_not_written(out, error))
}

/// A layer that could not be written is no project: the sentence is that of any other output.
fn layer_not_written(out: &Path, error: StoreError) -> TaskError {
    let key = match &error.kind {
        StoreErrorKind::DiskFull => "tasks-output-full",
        StoreErrorKind::ReadOnly => "tasks-output-protected",
        StoreErrorKind::NoFolder => "tasks-no-folder",
        StoreErrorKind::Io(reason) => return cannot_write(out, reason),
        _ => return error.into(),
    };
    TaskError::refused(Message::new(key).with("file", out), Message::new("tasks-output-hint"))
}

fn layer_cell(cell: &Cell) -> LayerCell {
    match cell {
        Cell::Empty => LayerCell::Empty,
        Cell::Text(text) => LayerCell::Text(text.clone()),
        Cell::Number(value, _) => LayerCell::Number(*value),
        Cell::State(state) => LayerCell::Text(state.code().to_owned()),
        Cell::Flag(flag) => LayerCell::Number(f64::from(u8::from(*flag))),
    }
}
