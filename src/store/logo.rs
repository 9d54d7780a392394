//! The logo of the office. Its table is made with the first logo: a project without one is as it always was.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};

use super::error::StoreErrorKind;
use super::{Writer, gpkg};
use crate::model::Logo;

const TABLE: &str = "
CREATE TABLE sra_logo (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    png BLOB NOT NULL
)";

/// The logo of the project, where it has one.
pub(super) fn logo(connection: &Connection) -> Result<Option<Arc<Logo>>, StoreErrorKind> {
    if !has_table(connection)? {
        return Ok(None);
    }
    let row = connection.query_row("SELECT name, width_px, height_px, png FROM sra_logo", [], |row| {
        Ok(Logo { name: row.get(0)?, width_px: row.get(1)?, height_px: row.get(2)?, png: row.get(3)? })
    });
    Ok(row.optional()?.map(Arc::new))
}

fn has_table(connection: &Connection) -> Result<bool, StoreErrorKind> {
    let found = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'sra_logo')";
    Ok(connection.query_row(found, [], |row| row.get(0))?)
}

impl Writer<'_> {
    /// Writes the logo, or takes it out.
    pub(super) fn put_logo(&self, after: Option<&Arc<Logo>>) -> Result<(), StoreErrorKind> {
        if logo(&self.transaction)?.as_ref() == after {
            return Ok(());
        }
        let Some(after) = after else {
            self.transaction.execute("DELETE FROM sra_logo", [])?;
            return Ok(());
        };
        if !has_table(&self.transaction)? {
            self.transaction.execute_batch(TABLE)?;
            gpkg::register_attributes(&self.transaction, "sra_logo", "Logo at the foot of the pages")?;
        }
        self.transaction.execute(
            "INSERT OR REPLACE INTO sra_logo (id, name, width_px, height_px, png) VALUES (1, ?1, ?2, ?3, ?4)",
            params![after.name, after.width_px, after.height_px, after.png],
        )?;
        Ok(())
    }
}
