//! Why a table or layer could not be written.

use std::io;

use crate::notice::Notice;
use crate::text::{Argument, Message};

/// Why a table or layer could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The place it was written to refused.
    #[error("cannot write: {0}")]
    Io(#[from] io::Error),
    /// A worksheet holds at most 1,048,576 rows and 16,384 columns.
    #[error("{rows} rows and {columns} columns do not fit on a worksheet")]
    TooLarge {
        /// Rows with the head.
        rows: usize,
        /// Columns.
        columns: usize,
    },
    /// The workbook could not be put together.
    #[error("cannot make the workbook: {0}")]
    Workbook(String),
    /// The recipe could not be written as text.
    #[error("cannot write the recipe: {0}")]
    Recipe(String),
    /// There is not one geometry for each row.
    #[error("{rows} rows, but {geometries} geometries")]
    GeometryCount {
        /// Rows of the table.
        rows: usize,
        /// Geometries handed over.
        geometries: usize,
    },
    /// A point is no longitude and latitude.
    #[error("row {row}: {x} {y} is no longitude and latitude")]
    NotLonLat {
        /// Row of the table, counted from 1.
        row: usize,
        /// First coordinate.
        x: f64,
        /// Second coordinate.
        y: f64,
    },
}

impl WriteError {
    /// What the user reads. The caller adds the file.
    pub fn notice(&self) -> Notice {
        match self {
            Self::Io(error) => io_notice(error),
            Self::TooLarge { rows, columns } => error(
                Message::new("write-too-large").with("rows", *rows).with("columns", *columns),
                "write-too-large-hint",
            ),
            Self::Workbook(reason) => {
                error(Message::new("write-workbook").with("reason", reason.as_str()), "write-workbook-hint")
            }
            Self::Recipe(reason) => {
                error(Message::new("write-recipe").with("reason", reason.as_str()), "write-recipe-hint")
            }
            Self::GeometryCount { rows, geometries } => error(
                Message::new("write-geometry-count").with("rows", *rows).with("geometries", *geometries),
                "write-geometry-hint",
            ),
            Self::NotLonLat { row, x, y } => error(
                Message::new("write-not-lon-lat")
                    .with("row", *row)
                    .with("x", Argument::Number(*x, 3))
                    .with("y", Argument::Number(*y, 3)),
                "write-geometry-hint",
            ),
        }
    }
}

fn io_notice(error: &io::Error) -> Notice {
    let (key, hint) = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            ("write-disk-full", "write-disk-full-hint")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            ("write-not-allowed", "write-not-allowed-hint")
        }
        _ => ("write-failed", "write-failed-hint"),
    };
    self::error(Message::new(key).with("reason", error.to_string()), hint)
}

fn error(message: Message, hint: &'static str) -> Notice {
    Notice::error(message).with_hint(Message::new(hint))
}
