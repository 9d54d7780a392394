//! Layers of a GeoPackage of another program: which there are, and their areas with attributes. Nothing is written.
//!
//! OGC 12-128r18. The encoding is always UTF-8; dates, truth values and the like come as the text they are stored as.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::boundaries::quoted;
use super::error::{StoreError, StoreErrorKind};
use super::wkb::{self, NoAreas};
use crate::geo::MultiPolygon;
use crate::work::Work;

/// A layer of features.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignLayer {
    /// Name of the layer and of its table.
    pub name: String,
    /// What it holds, by its declaration (`MULTIPOLYGON`, `POINT`, `GEOMETRY` …).
    pub geometry_type: String,
    /// Number of features.
    pub feature_count: usize,
    /// EPSG code of its reference system.
    pub epsg: Option<u32>,
    /// Definition of the reference system, where it is no EPSG system.
    pub wkt: Option<String>,
    /// Name of the reference system.
    pub crs_name: String,
    column: String,
}

/// The features of a layer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForeignFeatures {
    /// Names of the attributes, and whether they are declared as numbers.
    pub fields: Vec<(String, bool)>,
    /// Number of each feature.
    pub fids: Vec<String>,
    /// Attributes as text, row by row.
    pub rows: Vec<Vec<Option<String>>>,
    /// Areas, row by row; empty = no geometry; or what stands there instead.
    pub areas: Vec<Result<MultiPolygon<f64>, NoAreas>>,
    /// A place for each row: its point, or the middle of its area; `None` without geometry.
    pub places: Vec<Option<[f64; 2]>>,
}

impl ForeignLayer {
    /// Whether it may hold areas.
    pub fn may_be_areas(&self) -> bool {
        matches!(
            self.geometry_type.as_str(),
            "POLYGON"
                | "MULTIPOLYGON"
                | "CURVEPOLYGON"
                | "MULTISURFACE"
                | "SURFACE"
                | "GEOMETRY"
                | "GEOMETRYCOLLECTION"
                | "GEOMCOLLECTION"
        )
    }
}

/// The layers of features in the file at `path`, by name.
///
/// # Errors
/// No GeoPackage, damaged, or the system refuses.
pub fn foreign_layers(path: &Path) -> Result<Vec<ForeignLayer>, StoreError> {
    open(path).and_then(|connection| layers(&connection)).map_err(|kind| kind.at(path))
}

/// Reads the features of `layer` from the file at `path`.
///
/// # Errors
/// Damaged, the system refuses, or the person stopped it.
pub fn foreign_features(
    path: &Path,
    layer: &ForeignLayer,
    work: &Work,
) -> Result<ForeignFeatures, StoreError> {
    open(path).and_then(|connection| features(&connection, layer, work)).map_err(|kind| kind.at(path))
}

fn open(path: &Path) -> Result<Connection, StoreErrorKind> {
    if !path.is_file() {
        return Err(StoreErrorKind::Missing);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // The first question finds out whether it is a database at all.
    let has_contents = connection
        .query_row("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_contents'", [], |_| Ok(()))
        .optional()?;
    has_contents.map(|()| connection).ok_or(StoreErrorKind::NotAProject)
}

fn layers(connection: &Connection) -> Result<Vec<ForeignLayer>, StoreErrorKind> {
    let mut statement = connection.prepare(
        "SELECT c.table_name, g.column_name, upper(g.geometry_type_name), s.organization,
                s.organization_coordsys_id, s.definition, s.srs_name
         FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
         LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
         WHERE c.data_type = 'features' ORDER BY c.table_name",
    )?;
    let rows = statement.query_map([], |row| {
        let organization: Option<String> = row.get(3)?;
        let code: Option<i64> = row.get(4)?;
        let is_epsg = organization.is_some_and(|name| name.eq_ignore_ascii_case("EPSG"));
        let epsg = code.filter(|_| is_epsg).and_then(|code| u32::try_from(code).ok());
        let definition: Option<String> = row.get(5)?;
        Ok(ForeignLayer {
            name: row.get(0)?,
            column: row.get(1)?,
            geometry_type: row.get(2)?,
            feature_count: 0,
            wkt: definition.filter(|text| epsg.is_none() && text != "undefined" && !text.is_empty()),
            epsg,
            crs_name: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
        })
    })?;
    let mut layers: Vec<ForeignLayer> = rows.collect::<Result<_, _>>()?;
    for layer in &mut layers {
        let count = format!("SELECT count(*) FROM {}", quoted(&layer.name));
        layer.feature_count = connection.query_row(&count, [], |row| row.get::<_, i64>(0))? as usize;
    }
    Ok(layers)
}

fn features(
    connection: &Connection,
    layer: &ForeignLayer,
    work: &Work,
) -> Result<ForeignFeatures, StoreErrorKind> {
    let mut features = ForeignFeatures::default();
    let mut key = None;
    let mut statement = connection.prepare(&format!("PRAGMA table_info({})", quoted(&layer.name)))?;
    let mut columns = statement.query([])?;
    while let Some(row) = columns.next()? {
        let (name, declared, is_key): (String, String, i64) = (row.get(1)?, row.get(2)?, row.get(5)?);
        let declared = declared.to_uppercase();
        let is_number =
            ["INT", "REAL", "DOUBLE", "FLOAT", "MEDIUM"].iter().any(|word| declared.contains(word));
        if is_key == 1 && key.is_none() {
            key = Some(name);
        } else if name != layer.column && !declared.contains("BLOB") {
            features.fields.push((name, is_number));
        }
    }
    let key = key.unwrap_or_else(|| "rowid".to_owned());
    let names: Vec<String> = features.fields.iter().map(|(name, _)| quoted(name)).collect();
    let wanted = [vec![quoted(&key), quoted(&layer.column)], names].concat().join(", ");
    let query = format!("SELECT {wanted} FROM {} ORDER BY 1", quoted(&layer.name));
    let mut statement = connection.prepare(&query)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if features.fids.len() % 512 == 0 {
            work.check().map_err(|_| StoreErrorKind::Cancelled)?;
        }
        features.fids.push(text_of(row.get_ref(0)?).unwrap_or_default());
        features.places.push(match row.get_ref(1)? {
            ValueRef::Blob(blob) => wkb::decode_place(blob),
            _ => None,
        });
        features.areas.push(match row.get_ref(1)? {
            ValueRef::Null => Ok(MultiPolygon(Vec::new())),
            ValueRef::Blob(blob) => wkb::decode_any(blob),
            _ => Err(NoAreas::Damaged),
        });
        let cells: Result<Vec<_>, _> =
            (0..features.fields.len()).map(|field| row.get_ref(field + 2).map(text_of)).collect();
        features.rows.push(cells?);
    }
    Ok(features)
}

fn text_of(value: ValueRef<'_>) -> Option<String> {
    let text = match value {
        ValueRef::Null | ValueRef::Blob(_) => return None,
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).trim().to_owned(),
    };
    (!text.is_empty()).then_some(text)
}
