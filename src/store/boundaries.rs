//! Levels, their regions with boundaries as feature layers, and which region belongs to which.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::error::{StoreError, StoreErrorKind};
use super::{Store, Writer, gpkg, wkb};
use crate::geo::crs::Crs;
use crate::geo::{Extent, MultiPolygon};
use crate::model::{Level, LevelId, LevelKind, Period, Region, RegionKey, Source};

/// A level as an import describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelDraft {
    /// Name, unique in the project without regard to case.
    pub name: String,
    /// What it is in the official hierarchy.
    pub kind: LevelKind,
    /// Gebietsstand.
    pub valid_on: Option<Period>,
    /// Source and licence of the boundaries.
    pub source: Source,
}

/// A region with its boundary in the reference system of the source.
#[derive(Debug, Clone, Copy)]
pub struct NewRegion<'a> {
    /// Key, name, designation.
    pub region: &'a Region,
    /// The boundary; empty for none.
    pub geometry: &'a MultiPolygon<f64>,
}

pub(super) fn levels(connection: &Connection) -> Result<Vec<Level>, StoreErrorKind> {
    let mut statement = connection.prepare(
        "SELECT l.id, l.name, l.kind, l.feature_table, l.epsg, l.valid_on, l.source, l.licence,
                (SELECT count(*) FROM sra_region r WHERE r.level_id = l.id)
         FROM sra_level l ORDER BY l.id",
    )?;
    let rows = statement.query_map([], |row| {
        let feature_table: Option<String> = row.get(3)?;
        let valid_on: Option<String> = row.get(5)?;
        Ok(Level {
            id: LevelId(row.get(0)?),
            name: row.get(1)?,
            kind: kind_from_code(&row.get::<_, String>(2)?),
            region_count: row.get::<_, i64>(8)? as usize,
            has_boundaries: feature_table.is_some(),
            epsg: row.get(4)?,
            valid_on: valid_on.and_then(|text| text.parse().ok()),
            source: Source { text: row.get(6)?, licence: row.get(7)? },
        })
    })?;
    let mut levels: Vec<Level> = rows.collect::<Result<_, _>>()?;
    levels.sort_by_key(|level| (level.kind, level.region_count));
    Ok(levels)
}

impl Store {
    /// The regions of a level that have boundaries, in region order (by key): one per shape of the prepared layer.
    pub fn regions(&self, level: LevelId) -> Result<Vec<Region>, StoreError> {
        self.read(|connection| regions(connection, level, "has_boundary = 1"))
    }

    /// The regions of a level that carry values only, by key.
    pub fn regions_without_boundaries(&self, level: LevelId) -> Result<Vec<Region>, StoreError> {
        self.read(|connection| regions(connection, level, "has_boundary = 0"))
    }

    /// The boundaries of a level as imported, in region order, with the EPSG code of their reference system.
    pub fn geometries(&self, level: LevelId) -> Result<(u32, Vec<MultiPolygon<f64>>), StoreError> {
        self.read(|connection| {
            let (table, epsg): (Option<String>, Option<u32>) = connection.query_row(
                "SELECT feature_table, epsg FROM sra_level WHERE id = ?1",
                [level.0],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            let (Some(table), Some(epsg)) = (table, epsg) else { return Ok((0, Vec::new())) };
            let mut statement =
                connection.prepare(&format!("SELECT geom FROM {} ORDER BY key", quoted(&table)))?;
            let rows = statement.query_map([], |row| row.get::<_, Option<Vec<u8>>>(0))?;
            let mut geometries = Vec::new();
            for row in rows {
                let geometry = match row? {
                    Some(blob) => wkb::decode(&blob)
                        .ok_or_else(|| StoreErrorKind::Damaged(format!("geometry in {table}")))?,
                    None => MultiPolygon(Vec::new()),
                };
                geometries.push(geometry);
            }
            Ok((epsg, geometries))
        })
    }
}

impl Writer<'_> {
    /// Makes or updates the level called `draft.name`. A level without boundaries of the same official kind, made by
    /// an earlier table of statistics, is taken over under the new name.
    pub fn put_level(&self, draft: &LevelDraft) -> Result<LevelId, StoreErrorKind> {
        let found = match self.level_id(&draft.name)? {
            Some(level) => Some(level),
            None => self.level_to_take_over(draft.kind)?,
        };
        let values = params![
            draft.name,
            kind_code(draft.kind),
            draft.valid_on.map(|period| period.to_string()),
            draft.source.text,
            draft.source.licence,
            found.map(|level| level.0),
        ];
        if let Some(level) = found {
            self.transaction.execute(
                "UPDATE sra_level SET name = ?1, kind = ?2, valid_on = coalesce(?3, valid_on),
                 source = iif(?4 = '', source, ?4), licence = iif(?5 = '', licence, ?5) WHERE id = ?6",
                values,
            )?;
            return Ok(level);
        }
        self.transaction.execute(
            "INSERT INTO sra_level (name, kind, valid_on, source, licence, id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            values,
        )?;
        Ok(LevelId(self.transaction.last_insert_rowid()))
    }

    fn level_id(&self, name: &str) -> Result<Option<LevelId>, StoreErrorKind> {
        let found = self
            .transaction
            .query_row("SELECT id FROM sra_level WHERE name = ?1", [name], |row| row.get(0))
            .optional()?;
        Ok(found.map(LevelId))
    }

    fn level_to_take_over(&self, kind: LevelKind) -> Result<Option<LevelId>, StoreErrorKind> {
        if kind == LevelKind::Other {
            return Ok(None);
        }
        let found = self
            .transaction
            .query_row(
                "SELECT id FROM sra_level WHERE kind = ?1 AND feature_table IS NULL ORDER BY id LIMIT 1",
                [kind_code(kind)],
                |row| row.get(0),
            )
            .optional()?;
        Ok(found.map(LevelId))
    }

    /// Notes which import the boundaries of `level` came with.
    pub fn put_level_import(&self, level: LevelId, import: i64) -> Result<(), StoreErrorKind> {
        self.transaction
            .execute("UPDATE sra_level SET import_id = ?1 WHERE id = ?2", params![import, level.0])?;
        Ok(())
    }

    /// Replaces the boundaries of `level`. Regions keep their number by key, so values stay with them; a region
    /// that the new boundaries lack keeps its values without a boundary. `regions` are in key order.
    pub fn put_boundaries(
        &self,
        level: LevelId,
        crs: &Crs,
        regions: &[NewRegion<'_>],
    ) -> Result<(), StoreErrorKind> {
        let (table, name) = self.fresh_feature_table(level)?;
        let srs_id = gpkg::srs_id(&self.transaction, crs)?;
        self.transaction.execute("UPDATE sra_region SET has_boundary = 0 WHERE level_id = ?1", [level.0])?;
        let mut put_feature = self.transaction.prepare(&format!(
            "INSERT INTO {} (fid, geom, key, name, designation) VALUES (?1, ?2, ?3, ?4, ?5)",
            quoted(&table)
        ))?;
        let mut extent = Extent::EMPTY;
        for part in regions.chunks(512) {
            let blobs: Vec<Vec<u8>> = part.par_iter().map(|new| wkb::encode(new.geometry, srs_id)).collect();
            for (new, blob) in part.iter().zip(&blobs) {
                extent = extent.union(wkb::extent(new.geometry));
                let id = self.put_region(level, new.region, true)?;
                let Region { key, name, designation } = new.region;
                put_feature.execute(params![id, blob, key.as_str(), name, designation])?;
            }
        }
        gpkg::register_features(&self.transaction, &table, &name, srs_id, &extent)?;
        self.make_values_view(&table, srs_id, &extent)?;
        self.transaction.execute(
            "UPDATE sra_level SET feature_table = ?1, epsg = ?2 WHERE id = ?3",
            params![table, crs.epsg(), level.0],
        )?;
        Ok(())
    }

    /// Adds or renames regions that carry values but have no boundary (a county as reference for its municipalities).
    pub fn put_regions_without_boundaries(
        &self,
        level: LevelId,
        regions: &[Region],
    ) -> Result<(), StoreErrorKind> {
        for region in regions {
            self.put_region(level, region, false)?;
        }
        Ok(())
    }

    fn put_region(&self, level: LevelId, region: &Region, has_boundary: bool) -> Result<i64, StoreErrorKind> {
        let mut statement = self.transaction.prepare_cached(
            "INSERT INTO sra_region (level_id, key, name, designation, has_boundary) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (level_id, key) DO UPDATE SET
                name = iif(has_boundary > excluded.has_boundary AND name <> key, name, excluded.name),
                designation = iif(has_boundary > excluded.has_boundary, designation, excluded.designation),
                has_boundary = max(has_boundary, excluded.has_boundary)
             RETURNING id",
        )?;
        let values = params![level.0, region.key.as_str(), region.name, region.designation, has_boundary];
        Ok(statement.query_row(values, |row| row.get(0))?)
    }

    /// The numbers of the regions of a level by key.
    pub fn region_ids(&self, level: LevelId) -> Result<BTreeMap<RegionKey, i64>, StoreErrorKind> {
        let mut statement = self.transaction.prepare("SELECT key, id FROM sra_region WHERE level_id = ?1")?;
        let rows = statement.query_map([level.0], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        let mut ids = BTreeMap::new();
        for row in rows {
            let (key, id) = row?;
            ids.insert(key_from_text(&key)?, id);
        }
        Ok(ids)
    }

    /// An empty feature table for the level, and the level's name.
    fn fresh_feature_table(&self, level: LevelId) -> Result<(String, String), StoreErrorKind> {
        let (name, old): (String, Option<String>) = self.transaction.query_row(
            "SELECT name, feature_table FROM sra_level WHERE id = ?1",
            [level.0],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if let Some(old) = &old {
            let view = values_view(old);
            self.transaction.execute_batch(&format!(
                "DROP VIEW IF EXISTS {}; DROP TABLE IF EXISTS {};",
                quoted(&view),
                quoted(old)
            ))?;
            gpkg::unregister(&self.transaction, &view)?;
            gpkg::unregister(&self.transaction, old)?;
        }
        let mut table = format!("regions_{}", slug(&name));
        if self.table_exists(&table)? {
            table = format!("{table}_{}", level.0);
        }
        self.transaction.execute_batch(&format!(
            "CREATE TABLE {} (
                fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
                geom MULTIPOLYGON,
                key TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                designation TEXT NOT NULL DEFAULT ''
            );",
            quoted(&table)
        ))?;
        Ok((table, name))
    }

    fn table_exists(&self, name: &str) -> Result<bool, StoreErrorKind> {
        Ok(self.transaction.query_row(
            "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = ?1)",
            [name],
            |row| row.get(0),
        )?)
    }

    /// The values of a level with geometry, one row per region, indicator and period, so that QGIS can map them.
    /// Indicators under disclosure control and internal ones are left out: other programs do not know the rules.
    fn make_values_view(&self, table: &str, srs_id: i32, extent: &Extent) -> Result<(), StoreErrorKind> {
        let view = values_view(table);
        self.transaction.execute_batch(&format!(
            "CREATE VIEW {view} AS
             SELECT o.id AS OGC_FID, f.geom AS geom, f.key AS key, f.name AS name, i.code AS indicator,
                    i.name AS indicator_name, i.unit AS unit, s.period AS period, o.value AS value,
                    coalesce(o.state, 'value') AS state
             FROM sra_observation o
             JOIN sra_series s ON s.id = (o.id >> 32)
             JOIN sra_indicator i ON i.id = s.indicator_id AND i.min_cases = 0 AND i.internal = 0
             JOIN {table} f ON f.fid = (o.id & 4294967295);",
            view = quoted(&view),
            table = quoted(table),
        ))?;
        gpkg::register_features(
            &self.transaction,
            &view,
            "Values by region, indicator and period",
            srs_id,
            extent,
        )
    }
}

fn values_view(feature_table: &str) -> String {
    feature_table.replacen("regions_", "values_", 1)
}

fn regions(connection: &Connection, level: LevelId, which: &str) -> Result<Vec<Region>, StoreErrorKind> {
    let mut statement = connection.prepare(&format!(
        "SELECT key, name, designation FROM sra_region WHERE level_id = ?1 AND {which} ORDER BY key"
    ))?;
    let rows = statement.query_map([level.0], region_texts)?;
    let mut regions = Vec::new();
    for row in rows {
        let (key, name, designation) = row?;
        regions.push(Region { key: key_from_text(&key)?, name, designation });
    }
    Ok(regions)
}

fn region_texts(row: &Row<'_>) -> rusqlite::Result<(String, String, String)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

/// The numbers of the regions of a level with their position: those with boundaries by key, then the others by key.
#[derive(Debug, Default)]
pub(super) struct RegionPositions {
    /// By number.
    sorted: Vec<(i64, u32)>,
}

impl RegionPositions {
    /// How many regions the level has.
    pub(super) fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Position of the region with this number; `None` for one of another level.
    pub(super) fn get(&self, id: i64) -> Option<u32> {
        let place = self.sorted.binary_search_by_key(&id, |(known, _)| *known).ok()?;
        self.sorted.get(place).map(|(_, position)| *position)
    }
}

/// The positions of the regions of a level by their numbers.
pub(super) fn region_positions(
    connection: &Connection,
    level: LevelId,
) -> Result<RegionPositions, StoreErrorKind> {
    let mut statement = connection
        .prepare("SELECT id FROM sra_region WHERE level_id = ?1 ORDER BY has_boundary DESC, key")?;
    let rows = statement.query_map([level.0], |row| row.get::<_, i64>(0))?;
    let mut sorted = Vec::new();
    for (position, row) in rows.enumerate() {
        sorted.push((row?, position as u32));
    }
    sorted.sort_unstable();
    Ok(RegionPositions { sorted })
}

fn key_from_text(text: &str) -> Result<RegionKey, StoreErrorKind> {
    RegionKey::new(text).map_err(|error| StoreErrorKind::Damaged(format!("region key {text:?}: {error}")))
}

fn kind_code(kind: LevelKind) -> &'static str {
    match kind {
        LevelKind::Country => "country",
        LevelKind::State => "state",
        LevelKind::District => "district",
        LevelKind::County => "county",
        LevelKind::MunicipalAssociation => "municipal_association",
        LevelKind::Municipality => "municipality",
        LevelKind::Other => "other",
    }
}

fn kind_from_code(code: &str) -> LevelKind {
    [
        LevelKind::Country,
        LevelKind::State,
        LevelKind::District,
        LevelKind::County,
        LevelKind::MunicipalAssociation,
        LevelKind::Municipality,
    ]
    .into_iter()
    .find(|kind| kind_code(*kind) == code)
    .unwrap_or(LevelKind::Other)
}

/// A level's name as part of a table name: lower case, umlauts written out, anything else `_`.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ => slug.push('_'),
        }
    }
    slug
}

pub(super) fn quoted(identifier: &str) -> String {
    format!("\"{}\"", identifier.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_names_become_table_names() {
        assert_eq!(slug("Gemeinden"), "gemeinden");
        assert_eq!(slug("Ämter & Städte"), "aemter___staedte");
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
    }

    #[test]
    fn kinds_survive_the_file() {
        for kind in
            [LevelKind::Country, LevelKind::Municipality, LevelKind::Other, LevelKind::MunicipalAssociation]
        {
            assert_eq!(kind_from_code(kind_code(kind)), kind);
        }
    }
}
