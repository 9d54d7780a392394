//! What makes the file a GeoPackage: its core tables, and the registration of layers, views and tables.
//!
//! OGC 12-128r18 (GeoPackage 1.3.1). Our own tables are registered as attributes where other programs can use
//! them, else as an extension, so that nothing in the file is unexplained.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::StoreErrorKind;
use crate::geo::Extent;
use crate::geo::crs::Crs;

/// `GPKG` in ASCII.
const APPLICATION_ID: i32 = 0x4750_4B47;
/// GeoPackage 1.3.0.
const USER_VERSION: i32 = 10_300;
/// Name under which our own tables are registered.
const EXTENSION: &str = "sozialraumatlas_project";

/// Whether the database says that it is a GeoPackage.
pub fn is_geopackage(connection: &Connection) -> Result<bool, StoreErrorKind> {
    let id: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    Ok(id == APPLICATION_ID)
}

/// Makes the core tables of an empty GeoPackage.
pub fn create_core(connection: &Connection) -> Result<(), StoreErrorKind> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", USER_VERSION)?;
    connection.execute_batch(CORE)?;
    Ok(())
}

/// The `srs_id` of `crs` in this file; adds the reference system when it is not there yet.
pub fn srs_id(connection: &Connection, crs: &Crs) -> Result<i32, StoreErrorKind> {
    let Some(epsg) = crs.epsg() else { return Ok(-1) };
    let id = epsg as i32;
    connection.execute(
        "INSERT OR IGNORE INTO gpkg_spatial_ref_sys
         (srs_name, srs_id, organization, organization_coordsys_id, definition) VALUES (?1, ?2, 'EPSG', ?2, ?3)",
        params![crs.name(), id, crs.wkt()],
    )?;
    Ok(id)
}

/// Registers `table` as a layer of multipolygons in column `geom`.
pub fn register_features(
    connection: &Connection,
    table: &str,
    description: &str,
    srs_id: i32,
    extent: &Extent,
) -> Result<(), StoreErrorKind> {
    register_layer(connection, (table, description), "MULTIPOLYGON", srs_id, extent)
}

/// Registers `table` as a layer of points in longitude and latitude in column `geom`.
pub fn register_points(
    connection: &Connection,
    table: &str,
    description: &str,
    extent: &Extent,
) -> Result<(), StoreErrorKind> {
    register_layer(connection, (table, description), "POINT", 4326, extent)
}

fn register_layer(
    connection: &Connection,
    (table, description): (&str, &str),
    geometry_type: &str,
    srs_id: i32,
    extent: &Extent,
) -> Result<(), StoreErrorKind> {
    let bound = |value: f64| value.is_finite().then_some(value);
    connection.execute(
        "INSERT OR REPLACE INTO gpkg_contents
         (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
         VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            table,
            description,
            bound(extent.min[0]),
            bound(extent.min[1]),
            bound(extent.max[0]),
            bound(extent.max[1]),
            srs_id
        ],
    )?;
    connection.execute(
        "INSERT OR REPLACE INTO gpkg_geometry_columns
         (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES (?1, 'geom', ?3, ?2, 0, 0)",
        params![table, srs_id, geometry_type],
    )?;
    Ok(())
}

/// Forgets a layer that was registered.
pub fn unregister(connection: &Connection, table: &str) -> Result<(), StoreErrorKind> {
    connection.execute("DELETE FROM gpkg_geometry_columns WHERE table_name = ?1", [table])?;
    connection.execute("DELETE FROM gpkg_contents WHERE table_name = ?1", [table])?;
    Ok(())
}

/// Registers `table` as an attribute table.
pub fn register_attributes(
    connection: &Connection,
    table: &str,
    description: &str,
) -> Result<(), StoreErrorKind> {
    connection.execute(
        "INSERT OR REPLACE INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
         VALUES (?1, 'attributes', ?1, ?2, 0)",
        params![table, description],
    )?;
    Ok(())
}

/// Registers `table` as belonging to our extension.
pub fn register_internal(connection: &Connection, table: &str) -> Result<(), StoreErrorKind> {
    let known: Option<i64> = connection
        .query_row("SELECT 1 FROM gpkg_extensions WHERE table_name = ?1", [table], |row| row.get(0))
        .optional()?;
    if known.is_none() {
        connection.execute(
            "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
             VALUES (?1, NULL, ?2, 'Tables of the program Sozialraumatlas, see its crate documentation', 'read-write')",
            params![table, EXTENSION],
        )?;
    }
    Ok(())
}

const CORE: &str = "
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL,
    definition TEXT NOT NULL,
    description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
    ('Undefined Geographic', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
    ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]', 'longitude and latitude on WGS 84');
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY,
    data_type TEXT NOT NULL,
    identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    min_x DOUBLE,
    min_y DOUBLE,
    max_x DOUBLE,
    max_y DOUBLE,
    srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL,
    m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
    table_name TEXT,
    column_name TEXT,
    extension_name TEXT NOT NULL,
    definition TEXT NOT NULL,
    scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
";
