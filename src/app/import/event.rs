//! What the jobs of an import tell the window.

use std::path::PathBuf;
use std::sync::Arc;

use super::sketch::MapSketch;
use super::steps::ImportStep;
use crate::app::event::Opened;
use crate::geo::Extent;
use crate::notice::Notice;
use crate::read::Found;
use crate::tasks::KeptCopy;
use crate::text::Message;

/// What the jobs of an import tell the window. A notice is missing where the person cancelled.
pub enum ImportEvent {
    /// Files were looked into.
    Found(Vec<Found>),
    /// A file was read for its preview.
    Prepared(Result<Box<Preparation>, Option<Notice>>),
    /// A dry run is done.
    Reviewed(Result<Box<Review>, Option<Notice>>),
    /// An import is done, or failed.
    Committed(Box<Committed>),
    /// An import was taken back or brought again.
    Swapped(Box<Swapped>),
}

/// What looking into a file found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preparation {
    /// Fields or columns, each with an example.
    pub fields: Vec<(String, String)>,
    /// The first rows; for boundaries the names of the fields come first.
    pub rows: Vec<Vec<String>>,
    /// Records or rows of the file.
    pub record_count: usize,
    /// Encoding that the file was read in.
    pub encoding: String,
    /// Character between two cells and sign before decimals, for tables.
    pub signs: Option<(char, char)>,
    /// Name of the reference system that is used.
    pub crs_name: String,
    /// The file states no reference system, or one that cannot be right.
    pub needs_crs: bool,
    /// Reference systems in which the file would lie in or around Germany, with where: longitude and latitude.
    pub candidates: Vec<(u32, Extent)>,
    /// Where the file lies in the system that is used, in degrees.
    pub place: Option<Extent>,
    /// The outlines.
    pub sketch: Option<Arc<MapSketch>>,
    /// The table does not say which period its values belong to.
    pub needs_period: bool,
    /// The project has no boundaries that values could belong to.
    pub needs_boundaries: bool,
    /// What the file answers by itself.
    pub suggestion: Suggestion,
    /// What reading had to say.
    pub notices: Vec<Notice>,
}

/// What a file answers by itself; empty where it says nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Suggestion {
    /// Name of the level.
    pub level: String,
    /// Field or column with the keys.
    pub key_field: String,
    /// Field with the names.
    pub name_field: String,
    /// Gebietsstand or period.
    pub period: String,
    /// Name for a new project.
    pub project_name: String,
}

/// What a dry run found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Review {
    /// What would be stored, sentence by sentence.
    pub summary: Vec<Message>,
    /// What somebody should know.
    pub notices: Vec<Notice>,
    /// How table and regions fit together.
    pub matching: Option<Matching>,
    /// Values or regions that are there already.
    pub conflicts: usize,
}

/// How a table and a level fit together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Matching {
    /// Regions that get a value.
    pub matched: usize,
    /// Regions of the level.
    pub all: usize,
    /// Rows without a region, and regions that may be meant.
    pub unmatched: Vec<(String, String)>,
    /// Regions without a value: key and name.
    pub without_value: Vec<(String, String)>,
    /// The level, regions with a value filled.
    pub sketch: Option<Arc<MapSketch>>,
}

/// What came of an import.
pub struct Committed {
    /// What was stored, and what somebody should know; or why nothing was.
    pub result: Result<(Vec<Message>, Vec<Notice>), Option<Notice>>,
    /// The file before the import.
    pub copy: Option<KeptCopy>,
    /// The project after the import, or as it was; `None` where a new project was not made after all.
    pub reopened: Option<Result<Opened, Option<Notice>>>,
    /// The imported file.
    pub file: PathBuf,
}

/// What came of taking an import back or bringing it again.
pub struct Swapped {
    /// The step, whose copy now holds the other state.
    pub step: ImportStep,
    /// Why it did not work.
    pub problem: Option<Notice>,
    /// The project as it is now.
    pub reopened: Result<Opened, Option<Notice>>,
    /// It was taken back, not brought again.
    pub is_undo: bool,
}
