//! What the jobs of an import tell the window.

use std::path::PathBuf;
use std::sync::Arc;

use super::draft::PlaceChoices;
use super::list::ListEntry;
use super::sketch::MapSketch;
use super::steps::ImportStep;
use crate::app::event::Opened;
use crate::geo::Extent;
use crate::model::Period;
use crate::notice::Notice;
use crate::read::{Found, TableFormat};
use crate::tasks::KeptCopy;
use crate::text::{Language, Message};

/// What the jobs of an import tell the window. A notice is missing where the person cancelled.
pub enum ImportEvent {
    /// Files were looked into.
    Found(Vec<Found>),
    /// A file was read for its preview.
    Prepared(Result<Box<Preparation>, Option<Notice>>),
    /// A dry run is done.
    Reviewed(Result<Box<Review>, Option<Notice>>),
    /// The dry run of a file of the list is done; what cannot be used says so itself.
    Checked(Result<Box<Checked>, Option<Notice>>),
    /// An import is done, or failed.
    Committed(Box<Committed>),
    /// An import was taken back or brought again.
    Swapped(Box<Swapped>),
}

/// What the dry run of a file of the list found.
#[derive(Debug)]
pub struct Checked {
    /// The file.
    pub entry: ListEntry,
    /// The project as the file finds it.
    pub before: Arc<KeptCopy>,
    /// The project with the file.
    pub after: Arc<KeptCopy>,
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
    /// How the table is laid out, where it could be read.
    pub format: Option<TableFormat>,
    /// Two files with the same number have the same keys.
    pub fingerprint: u64,
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
    /// Columns that hold keys of the level, with the number of regions that each finds; the best first.
    pub key_columns: Vec<(String, usize)>,
    /// The table does not say which period its values belong to.
    pub needs_period: bool,
    /// Where the file has its places.
    pub places_in: PlacesIn,
    /// Levels with boundaries that values can belong to, with the number of their regions.
    pub levels: Vec<(String, usize)>,
    /// The project has no boundaries that values could belong to.
    pub needs_boundaries: bool,
    /// What the file answers by itself.
    pub suggestion: Suggestion,
    /// What reading had to say.
    pub notices: Vec<Notice>,
}

/// Where a file has its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PlacesIn {
    /// In two columns of coordinates.
    #[default]
    Columns,
    /// In its geometry, or in the names of grid cells: no columns are asked for.
    Itself,
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
    /// What places and roads ask for.
    pub places: PlaceChoices,
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
    /// Regions that get a value, and all regions of the level.
    pub coverage: Option<(usize, usize)>,
    /// Gebietsstand, or first and last period, of what would be stored.
    pub periods: Vec<Period>,
    /// Names of the levels and series that would be stored: what two files both bring is told.
    pub brings: Vec<String>,
}

impl Review {
    /// "31.12.2015", "2011 – 2015", or nothing.
    pub fn periods_text(&self, language: Language) -> String {
        match self.periods.as_slice() {
            [] => String::new(),
            [only] => only.to_text(language),
            [first, .., last] => format!("{} – {}", first.to_text(language), last.to_text(language)),
        }
    }
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
    /// What was stored of each file, and what somebody should know; or which file could not be taken over, and why.
    pub result: Result<Vec<Stored>, (usize, Option<Notice>)>,
    /// The project before each of the files that can be taken back by itself.
    pub copies: Vec<(KeptCopy, PathBuf)>,
    /// The project after the import, or as it was; `None` where a new project was not made after all.
    pub reopened: Option<Result<Opened, Option<Notice>>>,
}

/// What was stored of a file, and what somebody should know.
pub type Stored = (Vec<Message>, Vec<Notice>);

/// What came of taking imports back or bringing them again.
pub struct Swapped {
    /// The steps whose copies now hold the other state, in the order in which that was done.
    pub steps: Vec<ImportStep>,
    /// The steps after something went wrong: they are as they were.
    pub left: Vec<ImportStep>,
    /// Why it did not work.
    pub problem: Option<Notice>,
    /// The project as it is now.
    pub reopened: Result<Opened, Option<Notice>>,
    /// They were taken back, not brought again.
    pub is_undo: bool,
}
