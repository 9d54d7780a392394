//! Why a file could not be read, as a typed error and as a notice for its user.

use std::path::Path;

use super::recipe::RecipeProblem;
use crate::notice::Notice;
use crate::text::Message;
use crate::work::Cancelled;

/// A file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The user stopped the work.
    #[error("cancelled")]
    Cancelled,
    /// The content of a file cannot be used.
    #[error("{file}: {problem}")]
    File {
        /// The file, inside an archive `archive.zip/name.shp`.
        file: String,
        /// What is wrong with it.
        problem: Problem,
    },
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The operating system refuses.
    #[error("{0}")]
    Io(std::io::Error),
    /// The file has no content.
    #[error("the file is empty")]
    Empty,
    /// The file ends in a name that nothing here can read.
    #[error("no format is known for this file")]
    UnknownFormat,
    /// A folder or archive holds no boundaries.
    #[error("no boundaries inside")]
    NoLayer,
    /// A folder or archive holds several layers and none was named.
    #[error("several layers: {0:?}")]
    SeveralLayers(Vec<String>),
    /// A folder or archive holds no table.
    #[error("no table inside")]
    NoTable,
    /// An archive holds several tables.
    #[error("several tables: {0:?}")]
    SeveralTables(Vec<String>),
    /// The named layer is not there.
    #[error("no layer {asked:?}, there are {available:?}")]
    LayerUnknown {
        /// The name that was asked for.
        asked: String,
        /// The layers that are there.
        available: Vec<String>,
    },
    /// The archive cannot be unpacked.
    #[error("damaged archive: {0}")]
    Archive(String),
    /// Unpacking would need more memory than any real layer does.
    #[error("{entry} would unpack to {bytes} bytes")]
    TooLarge {
        /// The entry of the archive.
        entry: String,
        /// Its unpacked size.
        bytes: u64,
    },
    /// A database that cannot be read to its end.
    #[error("damaged database")]
    DamagedDatabase,
    /// The file does not begin like a file of its kind.
    #[error("not a {0}")]
    WrongContent(FileKind),
    /// A workbook, which is not read yet.
    #[error("a workbook")]
    Workbook,
    /// A flat table of GENESIS, which is not read yet.
    #[error("a flat GENESIS table")]
    FlatGenesis,
    /// An extract of OpenStreetMap that cannot be used.
    #[error("{0}")]
    Osm(super::osm::OsmProblem),
    /// The file is no recipe of a typology.
    #[error("no recipe: {0:?}")]
    Recipe(Box<RecipeProblem>),
    /// The file holds no scenario, rules or kinds.
    #[error("no plan: {0:?}")]
    Plan(Box<RecipeProblem>),
    /// The layer holds points, lines or surfaces in space instead of areas.
    #[error("{0} instead of areas")]
    NotAreas(GeometryClass),
    /// The file ends inside a record.
    #[error("cut off in record {0}")]
    CutOff(usize),
    /// A record contradicts itself.
    #[error("damaged record {0}")]
    DamagedRecord(usize),
    /// A record has coordinates that are no numbers on any map.
    #[error("record {0} has impossible coordinates")]
    ImpossibleCoordinates(usize),
    /// A record nests so many rings that they cannot be told apart in reasonable time.
    #[error("record {0} has too many rings")]
    TooManyRings(usize),
    /// Attribute table and shapes have different numbers of records.
    #[error("{shapes} shapes but {rows} rows of attributes")]
    CountsDiffer {
        /// Records of the .shp file.
        shapes: usize,
        /// Records of the .dbf file.
        rows: usize,
    },
    /// A text encoding that nobody knows.
    #[error("unknown encoding {0:?}")]
    UnknownEncoding(String),
    /// The text contradicts the encoding that the user demanded.
    #[error("not readable as {0}")]
    WrongEncoding(&'static str),
    /// The JSON is damaged.
    #[error("line {line}, column {column}: {reason}")]
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says (English).
        reason: String,
    },
    /// A field that was asked for does not exist.
    #[error("no field {asked:?}, there are {available:?}")]
    FieldUnknown {
        /// The name that was asked for.
        asked: String,
        /// The fields that are there.
        available: Vec<String>,
    },
    /// No record is left that could become a region.
    #[error("no region: {read} records, {filtered_out} filtered out, {refused} without key")]
    NoRegion {
        /// Records read.
        read: usize,
        /// Records that the filters dropped.
        filtered_out: usize,
        /// Records whose key is empty or a placeholder.
        refused: usize,
    },
    /// Every record is without geometry.
    #[error("all records are without geometry")]
    NoGeometry,
    /// A row of a table has another number of cells than its header.
    #[error("line {line} has {found} cells, the header {expected}")]
    Ragged {
        /// Line of the file, from 1.
        line: usize,
        /// Cells of the line.
        found: usize,
        /// Cells of the header.
        expected: usize,
    },
    /// Two columns have the same name.
    #[error("column {0:?} appears twice")]
    DuplicateColumn(String),
    /// A needed column is missing.
    #[error("no column {wanted}, there are {available:?}")]
    ColumnMissing {
        /// What is needed.
        wanted: String,
        /// The columns that are there.
        available: Vec<String>,
    },
    /// A table has a header but nothing below it, or no column with numbers.
    #[error("no values")]
    NoValues,
    /// A table whose columns all hold text.
    #[error("no column of numbers among {0:?}")]
    NoNumberColumn(Vec<String>),
    /// A wide table needs a period.
    #[error("no period given")]
    PeriodMissing,
    /// The table speaks of other periods than the one that was asked for.
    #[error("no period {asked}, there are {available:?}")]
    PeriodNotInTable {
        /// The period that was asked for.
        asked: String,
        /// The periods of the table.
        available: Vec<String>,
    },
    /// A cell holds no period.
    #[error("line {line}: {text:?} is no period")]
    BadPeriod {
        /// Line of the file, from 1.
        line: usize,
        /// The text of the cell.
        text: String,
    },
    /// Numbers of a column only make sense with the other decimal sign.
    #[error("column {column:?}, line {line}: {text:?} suggests the other decimal sign")]
    DecimalSign {
        /// Column name.
        column: String,
        /// First line where it shows.
        line: usize,
        /// The text of the cell.
        text: String,
        /// The value for `--decimal` that would fit.
        other: &'static str,
    },
    /// A cell holds neither a number nor a table sign.
    #[error("column {column:?}, line {line}: {text:?} is no number")]
    BadNumber {
        /// Column name.
        column: String,
        /// Line of the file, from 1.
        line: usize,
        /// The text of the cell.
        text: String,
    },
    /// Two different values for one key, period and indicator.
    #[error("lines {first} and {second}: two values for {key}, {period}, {indicator}")]
    TwoValues {
        /// Region key.
        key: String,
        /// Period.
        period: String,
        /// Indicator code.
        indicator: String,
        /// Line of the first value.
        first: usize,
        /// Line of the second value.
        second: usize,
    },
    /// The table is a GENESIS table whose layout is not understood.
    #[error("GENESIS table: {0}")]
    Genesis(GenesisProblem),
    /// An entry of a catalogue cannot be used.
    #[error("line {line}, column {column:?}: {text:?}: {allowed}")]
    Catalogue {
        /// Line of the file (CSV) or number of the entry (TOML), from 1.
        line: usize,
        /// Column.
        column: &'static str,
        /// The text that stands there.
        text: String,
        /// What may stand there.
        allowed: &'static str,
    },
    /// The TOML is damaged.
    #[error("{0}")]
    Toml(String),
}

/// What a file should be by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// The shapes of a shapefile.
    Shapefile,
    /// The attributes of a shapefile.
    DbaseTable,
    /// GeoJSON.
    GeoJson,
    /// A GeoPackage.
    GeoPackage,
    /// Text with delimiters.
    TextTable,
}

impl std::fmt::Display for FileKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Shapefile => "shapefile",
            Self::DbaseTable => "dBase table",
            Self::GeoJson => "GeoJSON file",
            Self::GeoPackage => "GeoPackage",
            Self::TextTable => "text table",
        })
    }
}

/// What a file holds instead of areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GeometryClass {
    /// Points or groups of points.
    Points,
    /// Lines.
    Lines,
    /// Areas bounded by arcs.
    Curves,
    /// Surfaces in space (`MultiPatch`).
    Surfaces,
    /// A shape type that the format does not define.
    Unknown,
}

impl std::fmt::Display for GeometryClass {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Points => "points",
            Self::Lines => "lines",
            Self::Curves => "areas bounded by arcs",
            Self::Surfaces => "surfaces in space",
            Self::Unknown => "an unknown shape type",
        })
    }
}

/// What is missing in a GENESIS layout table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GenesisProblem {
    /// No row begins with a region key.
    #[error("no row with a region key")]
    NoRows,
    /// No period in the title lines, the header or a column.
    #[error("no period")]
    NoPeriod,
    /// No column holds values.
    #[error("no value column")]
    NoColumns,
}

impl From<Cancelled> for ReadError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl Problem {
    /// The error that says that `file` has this problem.
    pub(super) fn of(self, file: &str) -> ReadError {
        ReadError::File { file: file.to_owned(), problem: self }
    }

    /// The error that says that the file at `path` has this problem.
    pub(super) fn at(self, path: &Path) -> ReadError {
        ReadError::File { file: path.display().to_string(), problem: self }
    }
}

impl ReadError {
    /// What happened, where, why and what to do, in the user's language.
    pub fn notice(&self) -> Notice {
        match self {
            Self::Cancelled => Notice::info(Message::new("read-cancelled")),
            Self::File { file, problem } => super::error_notice::notice(file, problem),
        }
    }
}
