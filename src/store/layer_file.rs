//! A layer with its attributes as a GeoPackage of its own, for other programs.

use std::path::{Path, PathBuf};

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, Statement, ToSql, Transaction, params_from_iter};

use super::boundaries::{quoted, slug};
use super::error::{StoreError, StoreErrorKind};
use super::{gpkg, wkb};
use crate::geo::crs::Crs;
use crate::geo::{Extent, MultiPolygon};

/// A cell of a layer's attribute table.
#[derive(Debug, Clone, PartialEq)]
pub enum LayerCell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
}

impl ToSql for LayerCell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Empty => Ok(ToSqlOutput::from(rusqlite::types::Null)),
            Self::Text(text) => text.to_sql(),
            Self::Number(value) => value.to_sql(),
        }
    }
}

/// A layer to write: one row and one geometry per region.
#[derive(Debug, Clone, Copy)]
pub struct LayerFile<'a> {
    /// Name of the layer.
    pub name: &'a str,
    /// Reference system of the geometries.
    pub crs: &'a Crs,
    /// Names of the attributes.
    pub columns: &'a [String],
    /// Attributes, row by row.
    pub rows: &'a [Vec<LayerCell>],
    /// Geometries, row by row.
    pub geometries: &'a [MultiPolygon<f64>],
}

/// A layer of places to write, in longitude and latitude: one row and one place per entry.
#[derive(Debug, Clone, Copy)]
pub struct PointLayer<'a> {
    /// Name of the layer.
    pub name: &'a str,
    /// Names of the attributes.
    pub columns: &'a [String],
    /// Attributes, row by row.
    pub rows: &'a [Vec<LayerCell>],
    /// Longitude and latitude, row by row.
    pub places: &'a [[f64; 2]],
}

/// Writes `layer` to a new GeoPackage beside `out` and renames it when it is complete.
///
/// # Errors
/// The file cannot be written; what stood at `out` is then as it was.
pub fn write_layer(out: &Path, layer: &LayerFile<'_>) -> Result<(), StoreError> {
    let head = Head { name: layer.name, columns: layer.columns, rows: layer.rows, geometry: "MULTIPOLYGON" };
    publish(out, |path| {
        write(path, &head, |transaction, insert| {
            let srs_id = gpkg::srs_id(transaction, layer.crs)?;
            let mut statement = transaction.prepare(insert)?;
            let mut extent = Extent::EMPTY;
            for (row, geometry) in layer.rows.iter().zip(layer.geometries) {
                extent = extent.union(wkb::extent(geometry));
                put(&mut statement, row, &wkb::encode(geometry, srs_id))?;
            }
            let table = slug(layer.name);
            gpkg::register_features(transaction, &table, layer.name, srs_id, &extent)
        })
    })
}

/// Writes a layer of places to a new GeoPackage beside `out` and renames it when it is complete.
///
/// # Errors
/// The file cannot be written; what stood at `out` is then as it was.
pub fn write_points(out: &Path, layer: &PointLayer<'_>) -> Result<(), StoreError> {
    let head = Head { name: layer.name, columns: layer.columns, rows: layer.rows, geometry: "POINT" };
    publish(out, |path| {
        write(path, &head, |transaction, insert| {
            let mut statement = transaction.prepare(insert)?;
            let mut extent = Extent::EMPTY;
            for (row, place) in layer.rows.iter().zip(layer.places) {
                extent.include(*place);
                put(&mut statement, row, &wkb::encode_point(*place))?;
            }
            gpkg::register_points(transaction, &slug(layer.name), layer.name, &extent)
        })
    })
}

fn publish(out: &Path, write: impl FnOnce(&Path) -> Result<(), StoreErrorKind>) -> Result<(), StoreError> {
    if super::is_write_protected(out) {
        return Err(StoreErrorKind::ReadOnly.at(out));
    }
    let beside = beside(out);
    let written = write(&beside).and_then(|()| std::fs::rename(&beside, out).map_err(Into::into));
    written.map_err(|kind| {
        let _ = std::fs::remove_file(&beside);
        kind.at(out)
    })
}

fn beside(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    out.with_file_name(name)
}

/// What the table of a layer looks like.
struct Head<'a> {
    name: &'a str,
    columns: &'a [String],
    rows: &'a [Vec<LayerCell>],
    geometry: &'static str,
}

/// Makes the table and has `fill` put rows into it with the statement that it is handed, and register it.
fn write(
    path: &Path,
    head: &Head<'_>,
    fill: impl FnOnce(&Transaction<'_>, &str) -> Result<(), StoreErrorKind>,
) -> Result<(), StoreErrorKind> {
    if path.exists() {
        std::fs::remove_file(path)?;
    }
    let mut connection = Connection::open(path)?;
    let transaction = connection.transaction()?;
    gpkg::create_core(&transaction)?;
    let table = quoted(&slug(head.name));
    let column = |(at, name): (usize, &String)| format!("{} {}", quoted(name), column_type(head.rows, at));
    let attributes: Vec<String> = head.columns.iter().enumerate().map(column).collect();
    transaction.execute_batch(&format!(
        "CREATE TABLE {table} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {}, {});",
        head.geometry,
        attributes.join(", ")
    ))?;
    let names: Vec<String> = head.columns.iter().map(|name| quoted(name)).collect();
    let places: Vec<String> = (2..head.columns.len() + 2).map(|number| format!("?{number}")).collect();
    let insert =
        format!("INSERT INTO {table} (geom, {}) VALUES (?1, {})", names.join(", "), places.join(", "));
    fill(&transaction, &insert)?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| StoreErrorKind::from(error))
}

fn put(statement: &mut Statement<'_>, row: &[LayerCell], geometry: &[u8]) -> Result<(), StoreErrorKind> {
    let first: &dyn ToSql = &geometry;
    let cells = row.iter().map(|cell| cell as &dyn ToSql);
    statement.execute(params_from_iter(std::iter::once(first).chain(cells)))?;
    Ok(())
}

fn column_type(rows: &[Vec<LayerCell>], column: usize) -> &'static str {
    let is_number = |row: &Vec<LayerCell>| matches!(row.get(column), Some(LayerCell::Number(_)));
    if rows.iter().any(is_number) { "REAL" } else { "TEXT" }
}
