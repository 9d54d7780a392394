//! A layer with its attributes as a GeoPackage of its own, for other programs.

use std::path::{Path, PathBuf};

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, ToSql, params_from_iter};

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

/// Writes `layer` to a new GeoPackage beside `out` and renames it when it is complete.
///
/// # Errors
/// The file cannot be written; what stood at `out` is then as it was.
pub fn write_layer(out: &Path, layer: &LayerFile<'_>) -> Result<(), StoreError> {
    if super::is_write_protected(out) {
        return Err(StoreErrorKind::ReadOnly.at(out));
    }
    let beside = beside(out);
    let written = write(&beside, layer).and_then(|()| std::fs::rename(&beside, out).map_err(Into::into));
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

fn write(path: &Path, layer: &LayerFile<'_>) -> Result<(), StoreErrorKind> {
    if path.exists() {
        std::fs::remove_file(path)?;
    }
    let mut connection = Connection::open(path)?;
    let transaction = connection.transaction()?;
    gpkg::create_core(&transaction)?;
    let srs_id = gpkg::srs_id(&transaction, layer.crs)?;
    let table = slug(layer.name);
    let attributes: Vec<String> = layer
        .columns
        .iter()
        .enumerate()
        .map(|(column, name)| format!("{} {}", quoted(name), column_type(layer.rows, column)))
        .collect();
    transaction.execute_batch(&format!(
        "CREATE TABLE {} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON, {});",
        quoted(&table),
        attributes.join(", ")
    ))?;
    let names: Vec<String> = layer.columns.iter().map(|name| quoted(name)).collect();
    let places: Vec<String> = (2..layer.columns.len() + 2).map(|number| format!("?{number}")).collect();
    let insert = format!(
        "INSERT INTO {} (geom, {}) VALUES (?1, {})",
        quoted(&table),
        names.join(", "),
        places.join(", ")
    );
    let mut extent = Extent::EMPTY;
    {
        let mut statement = transaction.prepare(&insert)?;
        for (row, geometry) in layer.rows.iter().zip(layer.geometries) {
            extent = extent.union(wkb::extent(geometry));
            let blob = wkb::encode(geometry, srs_id);
            let first: &dyn ToSql = &blob;
            let cells = row.iter().map(|cell| cell as &dyn ToSql);
            statement.execute(params_from_iter(std::iter::once(first).chain(cells)))?;
        }
    }
    gpkg::register_features(&transaction, &table, layer.name, srs_id, &extent)?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| StoreErrorKind::from(error))
}

fn column_type(rows: &[Vec<LayerCell>], column: usize) -> &'static str {
    let is_number = |row: &Vec<LayerCell>| matches!(row.get(column), Some(LayerCell::Number(_)));
    if rows.iter().any(is_number) { "REAL" } else { "TEXT" }
}
