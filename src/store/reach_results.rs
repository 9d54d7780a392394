//! Saved results of reachability: the recipe that made them, and a row per origin or region.

use rusqlite::{OptionalExtension, params};

use super::error::{StoreError, StoreErrorKind};
use super::{Store, Writer};

/// A saved result.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachResult {
    /// The recipe as JSON.
    pub recipe: String,
    /// Day of the computation, `2025-03-18`.
    pub computed_on: String,
    /// One per origin or region, in the order in which they were stored.
    pub rows: Vec<ReachRow>,
}

/// What a result says about an origin or region.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachRow {
    /// Key of the origin or region.
    pub key: String,
    /// The value; `None`: unreachable, or nobody lives there.
    pub value: Option<f64>,
    /// People whom it is about.
    pub population: Option<f64>,
    /// Key of the nearest facility, for results per origin.
    pub facility: Option<String>,
}

impl Store {
    /// Names of the saved results, by name.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reach_names(&self) -> Result<Vec<String>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare("SELECT name FROM sra_reach ORDER BY name")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The result saved as `name`; `None` when there is none.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reach_result(&self, name: &str) -> Result<Option<ReachResult>, StoreError> {
        self.read(|connection| {
            let head: Option<(i64, String, String)> = connection
                .query_row("SELECT id, recipe, computed_on FROM sra_reach WHERE name = ?1", [name], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })
                .optional()?;
            let Some((id, recipe, computed_on)) = head else { return Ok(None) };
            let mut statement = connection.prepare(
                "SELECT key, value, population, facility FROM sra_reach_value WHERE reach_id = ?1 ORDER BY id",
            )?;
            let rows = statement.query_map([id], |row| {
                Ok(ReachRow {
                    key: row.get(0)?,
                    value: row.get(1)?,
                    population: row.get(2)?,
                    facility: row.get(3)?,
                })
            })?;
            Ok(Some(ReachResult { recipe, computed_on, rows: rows.collect::<Result<_, _>>()? }))
        })
    }
}

impl Writer<'_> {
    /// Saves a result in place of the one of that name.
    pub fn put_reach_result(&self, name: &str, result: &ReachResult) -> Result<(), StoreErrorKind> {
        let id: i64 = self.transaction.query_row(
            "INSERT INTO sra_reach (name, recipe, computed_on) VALUES (?1, ?2, ?3)
             ON CONFLICT (name) DO UPDATE SET recipe = excluded.recipe, computed_on = excluded.computed_on
             RETURNING id",
            params![name, result.recipe, result.computed_on],
            |row| row.get(0),
        )?;
        self.transaction.execute("DELETE FROM sra_reach_value WHERE reach_id = ?1", [id])?;
        let mut insert = self.transaction.prepare(
            "INSERT INTO sra_reach_value (reach_id, key, value, population, facility) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for row in &result.rows {
            insert.execute(params![id, row.key, row.value, row.population, row.facility])?;
        }
        Ok(())
    }
}
