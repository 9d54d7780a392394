//! The project itself: its name, working map and saved views, and the record of imports.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, Transaction, params};

use super::error::{StoreError, StoreErrorKind};
use super::{Store, Writer, boundaries, catalogue, facilities, logo, scenarios, typologies, values};
use crate::model::{Project, ThematicMap};

/// What a new project file starts with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewProject {
    /// Name of the project.
    pub name: String,
    /// Line that every page must carry; empty for real data.
    pub banner: String,
}

/// Where imported values or boundaries came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportRecord {
    /// File name without folders.
    pub file_name: String,
    /// Format as it was recognised (`genesis`, `shapefile` …).
    pub format: String,
    /// Day of the import, `2025-03-18`.
    pub imported_on: String,
    /// Records in the file.
    pub records_read: usize,
    /// Records that were stored.
    pub records_stored: usize,
}

pub(super) fn put_new(transaction: &Transaction<'_>, new: &NewProject) -> Result<(), StoreErrorKind> {
    transaction.execute(
        "UPDATE sra_project SET name = ?1, banner = ?2 WHERE id = 1",
        params![new.name, new.banner],
    )?;
    Ok(())
}

impl Store {
    /// The project without geometry and values.
    ///
    /// # Errors
    /// `Damaged` or `Incomplete` when the file does not hold together.
    pub fn project(&self) -> Result<Project, StoreError> {
        self.read(|connection| {
            let (name, banner, epsg, map): (String, String, Option<u32>, String) = connection.query_row(
                "SELECT name, banner, epsg, map FROM sra_project WHERE id = 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )?;
            let levels = boundaries::levels(connection)?;
            let indicators = catalogue::indicators(connection)?;
            let coverage = values::coverage(connection, &indicators, &levels)?;
            Ok(Project {
                name,
                banner,
                logo: logo::logo(connection)?,
                epsg,
                levels: Arc::new(levels),
                indicators: Arc::new(indicators),
                coverage: Arc::new(coverage),
                views: views(connection)?,
                typologies: Arc::new(typologies::typologies(connection)?),
                facilities: Arc::new(facilities::facilities(connection)?),
                facility_kinds: Arc::new(facilities::kinds(connection)?),
                scenarios: Arc::new(scenarios::scenarios(connection)?),
                supply_rules: Arc::new(scenarios::supply_rules(connection)?),
                map: map_from_json(&map)?,
            })
        })
    }

    /// The imports so far, oldest first.
    pub fn imports(&self) -> Result<Vec<ImportRecord>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare(
                "SELECT file_name, format, imported_on, records_read, records_stored FROM sra_import ORDER BY id",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(ImportRecord {
                    file_name: row.get(0)?,
                    format: row.get(1)?,
                    imported_on: row.get(2)?,
                    records_read: row.get::<_, i64>(3)? as usize,
                    records_stored: row.get::<_, i64>(4)? as usize,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

impl Writer<'_> {
    /// Writes name, logo, working map, views, typologies, scenarios and rules as they are in `after`.
    pub fn put_project(&self, after: &Project) -> Result<(), StoreErrorKind> {
        self.transaction.execute(
            "UPDATE sra_project SET name = ?1, banner = ?2, map = ?3 WHERE id = 1",
            params![after.name, after.banner, map_to_json(&after.map)?],
        )?;
        let stored = views(&self.transaction)?;
        for name in stored.keys().filter(|name| !after.views.contains_key(*name)) {
            self.transaction.execute("DELETE FROM sra_view WHERE name = ?1", [name])?;
        }
        for (name, map) in after.views.iter().filter(|(name, map)| stored.get(*name) != Some(map)) {
            self.transaction.execute(
                "INSERT INTO sra_view (name, map) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET map = excluded.map",
                params![name, map_to_json(map)?],
            )?;
        }
        self.put_logo(after.logo.as_ref())?;
        self.put_scenarios(&after.scenarios)?;
        self.put_supply_rules(&after.supply_rules)?;
        self.put_typologies(&after.typologies)
    }

    /// Sets the reference system that maps are drawn in.
    pub fn put_map_epsg(&self, epsg: u32) -> Result<(), StoreErrorKind> {
        self.transaction.execute("UPDATE sra_project SET epsg = ?1 WHERE id = 1", [epsg])?;
        Ok(())
    }

    /// Records an import; the number refers to it.
    pub fn put_import(&self, record: &ImportRecord) -> Result<i64, StoreErrorKind> {
        self.transaction.execute(
            "INSERT INTO sra_import (file_name, format, imported_on, records_read, records_stored)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                record.file_name,
                record.format,
                record.imported_on,
                record.records_read as i64,
                record.records_stored as i64
            ],
        )?;
        Ok(self.transaction.last_insert_rowid())
    }
}

fn views(connection: &Connection) -> Result<BTreeMap<String, ThematicMap>, StoreErrorKind> {
    let mut statement = connection.prepare("SELECT name, map FROM sra_view ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut views = BTreeMap::new();
    for row in rows {
        let (name, map) = row?;
        views.insert(name, map_from_json(&map)?);
    }
    Ok(views)
}

fn map_from_json(text: &str) -> Result<ThematicMap, StoreErrorKind> {
    serde_json::from_str(text).map_err(|error| StoreErrorKind::Damaged(error.to_string()))
}

fn map_to_json(map: &ThematicMap) -> Result<String, StoreErrorKind> {
    serde_json::to_string(map).map_err(|error| StoreErrorKind::Damaged(error.to_string()))
}
