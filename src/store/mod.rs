//! The project file: a GeoPackage that GDAL and QGIS open as it is. The only SQL of the program.
//!
//! Functions are named by question and return model types. Every change is one transaction ([`Store::write`]):
//! killed halfway, nothing happened.

mod boundaries;
mod catalogue;
mod copy;
pub mod error;
mod facilities;
mod foreign_layer;
mod gpkg;
mod layer_file;
mod lock;
mod logo;
mod memberships;
mod network;
mod pmtiles;
mod population;
mod prepared;
mod project;
mod reach_marks;
mod reach_results;
mod scenarios;
mod schema;
mod tile_file;
mod typologies;
mod values;
mod wkb;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use self::boundaries::RegionPositions;
use crate::model::LevelId;

pub use boundaries::{LevelDraft, NewRegion};
pub use copy::copy_project;
pub use error::{StoreError, StoreErrorKind};
pub use foreign_layer::{ForeignFeatures, ForeignLayer, foreign_features, foreign_layers};
pub use layer_file::{LayerCell, LayerFile, PointLayer, write_layer, write_points};
pub use lock::WriteLock;
pub use network::{GroundStamp, NetworkSize, StoredNetwork};
pub use prepared::DetailWanted;
pub use project::{ImportRecord, NewProject};
pub use reach_marks::{ReachMarks, ReachSources, mark_of_text};
pub use reach_results::{ReachResult, ReachRow};
pub use schema::SCHEMA_VERSION;
pub use tile_file::{TileAbout, TileFile, TileKey};
pub use typologies::{RegionResult, TypologyResult};
pub use values::{ConflictRule, SeriesDraft, SeriesKey, WrittenSeries};
pub use wkb::NoAreas;

/// An open project file. A job opens its own.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    lock: Option<WriteLock>,
    /// Positions of the regions of the levels that were asked for; forgotten at every write.
    positions: RefCell<BTreeMap<LevelId, Arc<RegionPositions>>>,
}

/// Writes within one transaction; its functions stand beside the questions that read the same tables.
#[derive(Debug)]
pub struct Writer<'a> {
    transaction: Transaction<'a>,
}

/// Whether a project is opened to change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing will be changed.
    Read,
    /// Changes are wanted; takes the write lock for the life of the [`Store`].
    Write,
    /// Changes are wanted under a write lock that the caller already holds.
    WriteUnderLock,
}

impl Store {
    /// Makes a new project file. It appears under its name only when it is complete.
    ///
    /// # Errors
    /// `Exists` when there is a file already; the errors of writing.
    pub fn create(path: &Path, new: &NewProject) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreErrorKind::Exists.at(path));
        }
        if path.parent().is_some_and(|folder| folder != Path::new("") && !folder.is_dir()) {
            return Err(StoreErrorKind::NoFolder.at(path));
        }
        let lock = WriteLock::acquire(path)?;
        let beside = path.with_extension("gpkg-new");
        let made = Self::create_beside(&beside, new).and_then(|()| publish(&beside, path));
        // Already gone after success.
        let _ = std::fs::remove_file(&beside);
        made.map_err(|kind| kind.at(path))?;
        let connection = open_connection(path, Access::Write).map_err(|kind| kind.at(path))?;
        Ok(Self { connection, path: path.to_owned(), lock: Some(lock), positions: RefCell::default() })
    }

    fn create_beside(beside: &Path, new: &NewProject) -> Result<(), StoreErrorKind> {
        remove_leftovers(beside)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut connection = Connection::open_with_flags(beside, flags)?;
        let transaction = connection.transaction()?;
        schema::create(&transaction)?;
        project::put_new(&transaction, new)?;
        transaction.commit()?;
        connection.close().map_err(|(_, error)| StoreErrorKind::from(error))
    }

    /// Opens a project file; an older one is brought up to date when `access` allows writing.
    ///
    /// # Errors
    /// `Missing`, `Damaged`, `NotAProject`, `Newer` (untouched), `ReadOnly` and `Locked` when writing was asked for.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(StoreErrorKind::Missing.at(path));
        }
        if access != Access::Read && is_write_protected(path) {
            return Err(StoreErrorKind::ReadOnly.at(path));
        }
        // Looked at before any lock file or migration, so that a newer or foreign file stays untouched.
        let version = Self::look_at(path)?;
        let lock = match access {
            Access::Write => Some(WriteLock::acquire(path)?),
            Access::Read | Access::WriteUnderLock => None,
        };
        let mut connection = open_connection(path, access).map_err(|kind| kind.at(path))?;
        if version < SCHEMA_VERSION {
            if access == Access::Read {
                return Self::open_older(path);
            }
            migrate(&mut connection).map_err(|kind| kind.at(path))?;
        }
        Ok(Self { connection, path: path.to_owned(), lock, positions: RefCell::default() })
    }

    /// Opens a copy of the project in memory: what is written there never reaches the file.
    ///
    /// # Errors
    /// As for reading with [`Store::open`].
    pub fn open_scratch(path: &Path) -> Result<Self, StoreError> {
        drop(Self::open(path, Access::Read)?);
        Self::open_older(path)
    }

    /// Reads an older file without changing it: a copy in memory is brought up to date.
    fn open_older(path: &Path) -> Result<Self, StoreError> {
        let copy = || -> Result<Connection, StoreErrorKind> {
            let file = open_connection(path, Access::Read)?;
            let mut memory = Connection::open_in_memory()?;
            rusqlite::backup::Backup::new(&file, &mut memory)?.run_to_completion(
                1024,
                Duration::ZERO,
                None,
            )?;
            migrate(&mut memory)?;
            Ok(memory)
        };
        let connection = copy().map_err(|kind| kind.at(path))?;
        Ok(Self { connection, path: path.to_owned(), lock: None, positions: RefCell::default() })
    }

    /// Writes a copy under a new name, where no file may be. The copy is whole even where the file itself was deleted or
    /// moved since this store opened it.
    ///
    /// # Errors
    /// `Exists`, `NoFolder`, `DiskFull`; nothing is left behind then.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        if path.exists() {
            return Err(StoreErrorKind::Exists.at(path));
        }
        if path.parent().is_some_and(|folder| folder != Path::new("") && !folder.is_dir()) {
            return Err(StoreErrorKind::NoFolder.at(path));
        }
        let beside = path.with_extension("gpkg-new");
        let copy = || -> Result<(), StoreErrorKind> {
            remove_leftovers(&beside)?;
            let mut target = Connection::open(&beside)?;
            let backup = rusqlite::backup::Backup::new(&self.connection, &mut target)?;
            backup.run_to_completion(1024, Duration::ZERO, None)?;
            drop(backup);
            target.close().map_err(|(_, error)| StoreErrorKind::from(error))?;
            publish(&beside, path)
        };
        let made = copy();
        // Already gone after success.
        let _ = std::fs::remove_file(&beside);
        made.map_err(|kind| kind.at(path))
    }

    /// The schema version of the file at `path`, which is not changed.
    fn look_at(path: &Path) -> Result<i64, StoreError> {
        let look = || -> Result<i64, StoreErrorKind> {
            let connection = open_connection(path, Access::Read)?;
            if !gpkg::is_geopackage(&connection)? {
                return Err(StoreErrorKind::NotAProject);
            }
            let found = schema::version(&connection)?.ok_or(StoreErrorKind::NotAProject)?;
            if found > SCHEMA_VERSION {
                return Err(StoreErrorKind::Newer { found, known: SCHEMA_VERSION });
            }
            Ok(found)
        };
        look().map_err(|kind| kind.at(path))
    }

    /// The project file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Does `change` in one transaction: all of it or nothing.
    ///
    /// # Errors
    /// What `change` returns, `ReadOnly`, `Locked`, `DiskFull`; the file is then as it was.
    pub fn write<T>(
        &mut self,
        change: impl FnOnce(&Writer<'_>) -> Result<T, StoreErrorKind>,
    ) -> Result<T, StoreError> {
        let path = self.path.clone();
        self.positions.borrow_mut().clear();
        let run = || -> Result<T, StoreErrorKind> {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let writer = Writer { transaction };
            let result = change(&writer)?;
            writer.transaction.commit()?;
            Ok(result)
        };
        run().map_err(|kind| kind.at(&path))
    }

    /// Reads with `question`.
    fn read<T>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, StoreErrorKind>,
    ) -> Result<T, StoreError> {
        question(&self.connection).map_err(|kind| kind.at(&self.path))
    }

    /// SQLite's own check of the file; the findings, empty when it is sound.
    pub fn integrity_findings(&self) -> Result<Vec<String>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare("PRAGMA quick_check")?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            let findings: Vec<String> = rows.collect::<Result<_, _>>()?;
            Ok(findings.into_iter().filter(|finding| finding != "ok").collect())
        })
    }

    /// Whether this store holds the write lock itself.
    pub fn holds_lock(&self) -> bool {
        self.lock.is_some()
    }
}

/// Refuses a name for a new project that other programs would not know as a GeoPackage.
///
/// # Errors
/// `WrongEnding` when the name does not end in .gpkg.
pub fn check_project_name(path: &Path) -> Result<(), StoreError> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gpkg")) {
        return Ok(());
    }
    Err(StoreErrorKind::WrongEnding.at(path))
}

/// Whether nobody may write the file, root included: its own write protection counts, not who runs the program.
pub fn is_write_protected(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly())
}

/// Gives the finished project file `beside` its name `path`, where no file may be.
///
/// # Errors
/// `Exists` when somebody made a file there meanwhile; the errors of writing.
pub fn publish(beside: &Path, path: &Path) -> Result<(), StoreErrorKind> {
    // The journal of a deleted project would be played back into the new one.
    remove_if_there(&journal_path(path))?;
    // Not `rename` alone: it would silently replace a file that somebody made meanwhile.
    let named = std::fs::hard_link(beside, path).or_else(|_| rename_if_absent(beside, path));
    named.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => StoreErrorKind::Exists,
        _ => error.into(),
    })?;
    Ok(remove_if_there(beside)?)
}

/// Removes what a process that was killed left at `beside`.
///
/// # Errors
/// It cannot be removed.
pub fn remove_leftovers(beside: &Path) -> Result<(), StoreErrorKind> {
    remove_if_there(&journal_path(beside))?;
    Ok(remove_if_there(beside)?)
}

fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Where SQLite keeps what a transaction has overwritten.
fn journal_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push("-journal");
    path.with_file_name(name)
}

fn rename_if_absent(from: &Path, to: &Path) -> std::io::Result<()> {
    if to.exists() {
        return Err(std::io::ErrorKind::AlreadyExists.into());
    }
    std::fs::rename(from, to)
}

fn migrate(connection: &mut Connection) -> Result<(), StoreErrorKind> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if let Some(from) = schema::version(&transaction)? {
        schema::migrate(&transaction, from)?;
    }
    transaction.commit()?;
    Ok(())
}

fn open_connection(path: &Path, access: Access) -> Result<Connection, StoreErrorKind> {
    let flags = match access {
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Access::Write | Access::WriteUnderLock => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let mut connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let first_look =
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0));
    match first_look.map_err(StoreErrorKind::from) {
        // A crash left a journal, which only a writer can roll back.
        Err(StoreErrorKind::ReadOnly) if access == Access::Read && !is_write_protected(path) => {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            connection = Connection::open_with_flags(path, flags)?;
        }
        other => drop(other?),
    }
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    if access != Access::Read {
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
    }
    Ok(connection)
}
