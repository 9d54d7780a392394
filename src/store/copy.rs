//! Whole copies of a project file, to go back to the state before an import.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::error::{StoreError, StoreErrorKind};
use super::{Store, open_connection, remove_leftovers};
use crate::store::Access;

/// Copies the project at `from` to a new file at `to`, as one state, whoever writes meanwhile.
///
/// # Errors
/// The project cannot be read, or there is no room for the copy; nothing is left at `to` then.
pub fn copy_project(from: &Path, to: &Path) -> Result<(), StoreError> {
    let copy = || -> Result<(), StoreErrorKind> {
        remove_leftovers(to)?;
        let source = open_connection(from, Access::Read)?;
        let mut target = Connection::open(to)?;
        // A copy that is only needed while the program runs need not outlive a power cut.
        target.pragma_update(None, "synchronous", "OFF")?;
        all_pages(&source, &mut target)
    };
    copy().map_err(|kind| {
        // The reason for the failure says more than one for tidying up.
        let _ = remove_leftovers(to);
        kind.at(from)
    })
}

impl Store {
    /// Gives the project the content of the copy at `copy`, in one transaction, and the copy what the project held.
    ///
    /// # Errors
    /// The copy cannot be read, or the project cannot be written; it is then as it was.
    pub fn swap_with(&mut self, copy: &Path) -> Result<(), StoreError> {
        let beside = copy.with_extension("gpkg-new");
        copy_project(&self.path, &beside)?;
        let path = self.path.clone();
        self.positions.borrow_mut().clear();
        let mut swap = || -> Result<(), StoreErrorKind> {
            all_pages(&open_connection(copy, Access::Read)?, &mut self.connection)?;
            Ok(std::fs::rename(&beside, copy)?)
        };
        swap().map_err(|kind| kind.at(&path))
    }
}

/// The target has either all pages or, through its journal, those that it had.
fn all_pages(source: &Connection, target: &mut Connection) -> Result<(), StoreErrorKind> {
    const PAGES_AT_ONCE: std::ffi::c_int = 4096;
    Ok(Backup::new(source, target)?.run_to_completion(PAGES_AT_ONCE, Duration::from_millis(20), None)?)
}
