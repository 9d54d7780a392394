//! Saved typologies: every version of a recipe, and what it gave for each region.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::error::{StoreError, StoreErrorKind};
use super::{Store, Writer};
use crate::model::{LevelId, Period, RegionKey, SavedTypology, Typologies, TypologyRecipe, ValueState};

/// What a saved version gave, as it stands in the project file.
#[derive(Debug, Clone, PartialEq)]
pub struct TypologyResult {
    /// Level of the regions.
    pub level: LevelId,
    /// Period of the status.
    pub period: Period,
    /// Day of the computation, `2025-03-18`.
    pub computed_on: String,
    /// One per region that the recipe is about.
    pub regions: Vec<RegionResult>,
}

/// What a typology gave for a region.
#[derive(Debug, Clone, PartialEq)]
pub struct RegionResult {
    /// The region.
    pub key: RegionKey,
    /// A value when it has a class, else why not.
    pub state: ValueState,
    /// Class or type from 1 = lightest burden.
    pub class: Option<u8>,
    /// Index behind the class; for types the silhouette.
    pub index: Option<f64>,
    /// Index of change.
    pub dynamics_index: Option<f64>,
    /// 1 positive, 2 stable, 3 negative.
    pub dynamics_class: Option<u8>,
    /// Share of scenarios that leave the class, 0 to 1.
    pub kept: Option<f64>,
}

/// Latest version of every saved typology.
pub(super) fn typologies(connection: &Connection) -> Result<Typologies, StoreErrorKind> {
    let mut statement =
        connection.prepare("SELECT name, version, recipe FROM sra_typology ORDER BY name, version")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?, row.get::<_, String>(2)?))
    })?;
    let mut found = BTreeMap::new();
    for row in rows {
        let (name, version, text) = row?;
        let recipe: TypologyRecipe =
            serde_json::from_str(&text).map_err(|error| StoreErrorKind::Damaged(error.to_string()))?;
        found.insert(name, SavedTypology { version, recipe });
    }
    Ok(found)
}

impl Store {
    /// What a version gave; `None` when its results were not stored.
    ///
    /// # Errors
    /// `Damaged` when the file does not hold together.
    pub fn typology_result(&self, name: &str, version: u32) -> Result<Option<TypologyResult>, StoreError> {
        self.read(|connection| {
            let head: Option<(i64, _, String, String)> = connection
                .query_row(
                    "SELECT id, level_id, period, computed_on FROM sra_typology
                     WHERE name = ?1 AND version = ?2 AND level_id IS NOT NULL",
                    params![name, version],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
                )
                .optional()?;
            let Some((id, level, period, computed_on)) = head else { return Ok(None) };
            let period = period.parse().map_err(|error| StoreErrorKind::Damaged(format!("{error}")))?;
            let regions = region_results(connection, id)?;
            Ok(Some(TypologyResult { level: LevelId(level), period, computed_on, regions }))
        })
    }

    /// The days on which versions of a typology were computed, as far as their results are stored.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn typology_days(&self, name: &str) -> Result<BTreeMap<u32, String>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare(
                "SELECT version, computed_on FROM sra_typology WHERE name = ?1 AND computed_on IS NOT NULL",
            )?;
            let rows = statement.query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The versions of a typology that are stored, ascending.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn typology_versions(&self, name: &str) -> Result<Vec<SavedTypology>, StoreError> {
        self.read(|connection| {
            let mut statement = connection
                .prepare("SELECT version, recipe FROM sra_typology WHERE name = ?1 ORDER BY version")?;
            let rows =
                statement.query_map([name], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?)))?;
            rows.map(|row| {
                let (version, text) = row?;
                let recipe = serde_json::from_str(&text)
                    .map_err(|error| StoreErrorKind::Damaged(error.to_string()))?;
                Ok(SavedTypology { version, recipe })
            })
            .collect()
        })
    }
}

fn region_results(connection: &Connection, typology: i64) -> Result<Vec<RegionResult>, StoreErrorKind> {
    let mut statement = connection.prepare(
        "SELECT r.key, t.state, t.class, t.value, t.dynamics_index, t.dynamics_class, t.kept
         FROM sra_typology_result t JOIN sra_region r ON r.id = t.region_id
         WHERE t.typology_id = ?1 ORDER BY r.id",
    )?;
    let rows = statement.query_map([typology], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, Option<String>>(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
            row.get(5)?,
            row.get(6)?,
        ))
    })?;
    rows.map(|row| {
        let (key, state, class, index, dynamics_index, dynamics_class, kept) = row?;
        let key = RegionKey::new(&key).map_err(|error| StoreErrorKind::Damaged(error.to_string()))?;
        let state = state.map_or(Some(ValueState::Value), |code| ValueState::from_code(&code));
        let state = state.ok_or_else(|| StoreErrorKind::Damaged(format!("state of {key}")))?;
        Ok(RegionResult { key, state, class, index, dynamics_index, dynamics_class, kept })
    })
    .collect()
}

impl Writer<'_> {
    /// Makes the stored versions those of `after`: a new one is added, one that an undo took back is gone with its results; earlier
    /// versions stay.
    pub(super) fn put_typologies(&self, after: &Typologies) -> Result<(), StoreErrorKind> {
        let stored = typologies(&self.transaction)?;
        for (name, known) in &stored {
            let kept = after.get(name).map_or(0, |saved| saved.version);
            if known.version > kept {
                self.transaction.execute(
                    "DELETE FROM sra_typology_result WHERE typology_id IN
                     (SELECT id FROM sra_typology WHERE name = ?1 AND version > ?2)",
                    params![name, kept],
                )?;
                self.transaction.execute(
                    "DELETE FROM sra_typology WHERE name = ?1 AND version > ?2",
                    params![name, kept],
                )?;
            }
        }
        for (name, saved) in after.iter().filter(|(name, saved)| stored.get(*name) != Some(saved)) {
            let recipe = serde_json::to_string(&saved.recipe)
                .map_err(|error| StoreErrorKind::Damaged(error.to_string()))?;
            self.transaction.execute(
                "INSERT INTO sra_typology (name, version, recipe) VALUES (?1, ?2, ?3)
                 ON CONFLICT (name, version) DO UPDATE SET recipe = excluded.recipe",
                params![name, saved.version, recipe],
            )?;
        }
        Ok(())
    }

    /// Stores what a saved version gave, instead of what it gave before.
    ///
    /// # Errors
    /// `Damaged` when the version or a region is not stored.
    pub fn put_typology_result(
        &self,
        (name, version): (&str, u32),
        result: &TypologyResult,
    ) -> Result<(), StoreErrorKind> {
        let id: Option<i64> = self
            .transaction
            .query_row(
                "SELECT id FROM sra_typology WHERE name = ?1 AND version = ?2",
                params![name, version],
                |row| row.get(0),
            )
            .optional()?;
        let id = id.ok_or_else(|| StoreErrorKind::Damaged(format!("typology {name} {version}")))?;
        self.transaction.execute(
            "UPDATE sra_typology SET level_id = ?2, period = ?3, computed_on = ?4 WHERE id = ?1",
            params![id, result.level.0, result.period.to_string(), result.computed_on],
        )?;
        self.transaction.execute("DELETE FROM sra_typology_result WHERE typology_id = ?1", [id])?;
        let mut insert = self.transaction.prepare(
            "INSERT INTO sra_typology_result
             (typology_id, region_id, state, class, value, dynamics_index, dynamics_class, kept)
             SELECT ?1, id, ?4, ?5, ?6, ?7, ?8, ?9 FROM sra_region WHERE level_id = ?2 AND key = ?3",
        )?;
        for region in &result.regions {
            let state = (region.state != ValueState::Value).then(|| region.state.code());
            insert.execute(params![
                id,
                result.level.0,
                region.key.as_str(),
                state,
                region.class,
                region.index,
                region.dynamics_index,
                region.dynamics_class,
                region.kept
            ])?;
        }
        Ok(())
    }
}
