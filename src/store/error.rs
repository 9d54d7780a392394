//! Why the project file could not be read or written.

use std::path::{Path, PathBuf};

use crate::notice::Notice;
use crate::text::Message;

/// Why the project file could not be read or written. The file is as it was before.
#[derive(Debug, thiserror::Error)]
#[error("{}: {kind}", path.display())]
pub struct StoreError {
    /// The project file.
    pub path: PathBuf,
    /// What is wrong.
    pub kind: StoreErrorKind,
}

/// What is wrong with a project file.
#[derive(Debug, thiserror::Error)]
pub enum StoreErrorKind {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// There is a file already where a new one was to be made.
    #[error("the file exists already")]
    Exists,
    /// Not an SQLite file at all, or a damaged one.
    #[error("not a readable database: {0}")]
    Damaged(String),
    /// A GeoPackage or another database, but none of ours.
    #[error("not a Sozialraumatlas project")]
    NotAProject,
    /// Made by a newer program.
    #[error("schema version {found}, this program knows {known}")]
    Newer {
        /// Version of the file.
        found: i64,
        /// Newest version that this program knows.
        known: i64,
    },
    /// The file, its folder or its medium is write-protected.
    #[error("write-protected")]
    ReadOnly,
    /// Another window or command has it open for writing.
    #[error("open in another program")]
    Locked,
    /// The folder for a new file does not exist.
    #[error("no such folder")]
    NoFolder,
    /// The name does not end in .gpkg, by which other programs know a GeoPackage.
    #[error("the name does not end in .gpkg")]
    WrongEnding,
    /// No room left.
    #[error("the disk is full")]
    DiskFull,
    /// The work was cancelled.
    #[error("cancelled")]
    Cancelled,
    /// Something that the program expects is not in the file.
    #[error("missing in the file: {0}")]
    Incomplete(String),
    /// The caller gave a change up, with a sentence that says why.
    #[error("{}", .0.message.key())]
    Refused(Box<Notice>),
    /// A file operation failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// SQLite failed for another reason.
    #[error("{0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreErrorKind {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotAProject,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::SystemIoFailure) if is_write_failure(&error) => Self::DiskFull,
            _ => Self::Sqlite(error),
        }
    }
}

/// A failed write of SQLite: out of space or over the file-size limit, which SQLite does not tell apart.
fn is_write_failure(error: &rusqlite::Error) -> bool {
    const SQLITE_IOERR_WRITE: i32 = 778;
    matches!(error, rusqlite::Error::SqliteFailure(failure, _) if failure.extended_code == SQLITE_IOERR_WRITE)
}

impl From<crate::work::Cancelled> for StoreErrorKind {
    fn from(_: crate::work::Cancelled) -> Self {
        Self::Cancelled
    }
}

impl StoreErrorKind {
    /// This kind, about the file at `path`.
    pub fn at(self, path: &Path) -> StoreError {
        StoreError { path: path.to_owned(), kind: self }
    }
}

impl StoreError {
    /// The error in words: what, where, why, what to do.
    pub fn notice(&self) -> Notice {
        let about = |key| Message::new(key).with("file", self.path.as_path());
        let (message, hint) = match &self.kind {
            StoreErrorKind::Missing => (about("store-missing"), "store-missing-hint"),
            StoreErrorKind::Exists => (about("store-exists"), "store-exists-hint"),
            StoreErrorKind::Damaged(reason) => {
                (about("store-damaged").with("reason", reason.as_str()), "store-damaged-hint")
            }
            StoreErrorKind::NotAProject => (about("store-not-a-project"), "store-not-a-project-hint"),
            StoreErrorKind::Newer { found, known } => {
                let versions = |message: Message| {
                    message.with("found", found.to_string()).with("known", known.to_string())
                };
                (versions(about("store-newer")), "store-newer-hint")
            }
            StoreErrorKind::ReadOnly => (about("store-read-only"), "store-read-only-hint"),
            StoreErrorKind::Locked => (about("store-locked"), "store-locked-hint"),
            StoreErrorKind::NoFolder => (about("store-no-folder"), "store-no-folder-hint"),
            StoreErrorKind::WrongEnding => (about("store-wrong-ending"), "store-wrong-ending-hint"),
            StoreErrorKind::DiskFull => (about("store-disk-full"), "store-disk-full-hint"),
            StoreErrorKind::Refused(notice) => return (**notice).clone(),
            StoreErrorKind::Cancelled => (about("store-cancelled"), "store-unchanged-hint"),
            StoreErrorKind::Incomplete(what) => {
                (about("store-incomplete").with("what", what.as_str()), "store-damaged-hint")
            }
            StoreErrorKind::Io(error) => {
                (about("store-io").with("reason", error.to_string()), "store-unchanged-hint")
            }
            StoreErrorKind::Sqlite(error) => {
                (about("store-sqlite").with("reason", error.to_string()), "store-unchanged-hint")
            }
        };
        Notice::error(message).with_hint(Message::new(hint))
    }
}
