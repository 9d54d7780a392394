//! Why an extract of OpenStreetMap cannot be used.

use crate::read::error::{Problem, ReadError};

/// What is wrong with an extract.
#[derive(Debug, thiserror::Error)]
pub enum OsmProblem {
    /// The operating system refuses.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The user stopped the work.
    #[error("cancelled")]
    Cancelled(#[from] crate::work::Cancelled),
    /// It does not begin like an extract.
    #[error("not an .osm.pbf file")]
    NotAnExtract,
    /// A block contradicts itself or is cut off.
    #[error("damaged at byte {0}")]
    Damaged(u64),
    /// It needs something that is not read, as history or another compression.
    #[error("needs {0}")]
    Needs(String),
    /// It is whole, but holds no road.
    #[error("no roads")]
    NoRoads,
}

impl OsmProblem {
    /// The error for the file at `path`.
    pub fn at(self, path: &std::path::Path) -> ReadError {
        match self {
            Self::Cancelled(_) => ReadError::Cancelled,
            Self::Io(error) => Problem::Io(error).at(path),
            other => Problem::Osm(other).at(path),
        }
    }
}
