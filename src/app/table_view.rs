//! What the person looks at in table, trend and time, and what is recomputed for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::panels::trend::Band;
use crate::geo::RegionIndex;
use crate::model::{IndicatorCode, LevelId, Observations, Period, RegionKey, ValueState};
use crate::tasks::IndicatorSeries;

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableColumn {
    /// Name of the region; always there.
    Name,
    /// The value with the swatch of its class.
    Value,
    /// The value as a bar in the colour of its class.
    Bar,
    /// Rank among the regions with a value, 1 = highest.
    Rank,
    /// Change to the period before.
    Change,
    /// All periods as a small line.
    Spark,
    /// The region that it lies in.
    Parent,
    /// The key.
    Key,
    /// What is counted.
    Numerator,
    /// What it is a share of.
    Denominator,
    /// A further indicator in the period nearest to that of the map.
    Indicator(IndicatorCode),
    /// Class or type of a typology, with the sign of its dynamics.
    Class,
    /// Index of a typology.
    Index,
    /// How many small changes of the recipe leave the class.
    Firmness,
}

impl TableColumn {
    /// The columns that every indicator can have, in the order of the table.
    pub const FIXED: [Self; 9] = [
        Self::Value,
        Self::Bar,
        Self::Rank,
        Self::Change,
        Self::Spark,
        Self::Parent,
        Self::Key,
        Self::Numerator,
        Self::Denominator,
    ];

    /// The columns of a typology, always there while it is shown.
    pub const OF_TYPOLOGY: [Self; 3] = [Self::Class, Self::Index, Self::Firmness];

    /// Width in points until somebody drags it.
    pub fn default_width(&self) -> f32 {
        match self {
            Self::Name | Self::Parent => 150.0,
            Self::Value | Self::Bar => 76.0,
            Self::Rank => 54.0,
            Self::Change | Self::Spark => 84.0,
            Self::Key | Self::Numerator | Self::Denominator => 92.0,
            Self::Indicator(_) => 104.0,
            // Room for the longest class of status with its sign, beside the names of a table as wide as usual.
            Self::Class => 106.0,
            // Room for "30/30".
            Self::Index | Self::Firmness => 50.0,
        }
    }
}

/// Which way a column is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Low to high, A to Z.
    Up,
    /// High to low, Z to A.
    Down,
}

/// Which rows are shown beside what is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableFilter {
    /// Only selected regions.
    pub selected_only: bool,
    /// Only regions of these classes, 0 = lowest.
    pub classes: BTreeSet<u8>,
    /// Only regions without a value for these reasons; together with `classes`.
    pub states: BTreeSet<ValueState>,
    /// Only regions within these, as positions among the parent regions.
    pub parents: BTreeSet<u32>,
}

impl TableFilter {
    /// Whether it leaves anything out.
    pub fn is_active(&self) -> bool {
        *self != Self::default()
    }
}

/// Playing through the periods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Playing {
    /// When the next period is due.
    pub next: Instant,
}

/// What the person looks at in table, trend and time.
#[derive(Debug, Clone)]
pub struct TableView {
    /// The columns beside the name, left to right.
    pub columns: Vec<TableColumn>,
    /// The column that orders the rows.
    pub sort: (TableColumn, Direction),
    /// Which rows are shown.
    pub filter: TableFilter,
    /// Widths that somebody dragged.
    pub widths: BTreeMap<TableColumn, f32>,
    /// The row that the keyboard is on.
    pub cursor: Option<RegionIndex>,
    /// The row of the cursor wants the keyboard and to be seen.
    pub follow_cursor: bool,
    /// Themes whose indicators are folded away.
    pub closed_themes: BTreeSet<String>,
    /// The periods are being played.
    pub playing: Option<Playing>,
    /// Seconds that a period stays while playing.
    pub seconds: f32,
    /// The trend is read at this period.
    pub read_at: Option<usize>,
}

impl Default for TableView {
    fn default() -> Self {
        Self {
            columns: vec![TableColumn::Value, TableColumn::Bar],
            sort: (TableColumn::Value, Direction::Down),
            filter: TableFilter::default(),
            widths: BTreeMap::new(),
            cursor: None,
            follow_cursor: false,
            closed_themes: BTreeSet::new(),
            playing: None,
            seconds: 1.0,
            read_at: None,
        }
    }
}

/// Which series is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRequest {
    /// The indicator; `None` where the map shows boundaries alone.
    pub indicator: Option<IndicatorCode>,
    /// The level.
    pub level: LevelId,
    /// The area that the map is about.
    pub within: Option<RegionKey>,
}

/// The values of a further column.
#[derive(Debug, Clone, PartialEq)]
pub struct ExtraColumn {
    /// The level of the regions.
    pub level: LevelId,
    /// The period of the map that it was loaded for.
    pub asked: Option<Period>,
    /// The period of the values; `None` where there are none.
    pub period: Option<Period>,
    /// Values of the regions, masked.
    pub observations: Arc<Observations>,
}

/// The names of a level, made ready for order and search.
#[derive(Debug, Clone, PartialEq)]
pub struct Names {
    /// The level.
    pub level: LevelId,
    /// For each region its place in German order of names.
    pub order: Vec<u32>,
    /// For each region its name in letters that can be compared with what is typed.
    pub comparable: Vec<String>,
}

/// What the rows were found for.
#[derive(Debug, Clone, PartialEq)]
pub struct RowsKey {
    /// Revision of the colours, which changes with every picture.
    pub revision: u64,
    /// What is typed into the search.
    pub search: String,
    /// Order.
    pub sort: (TableColumn, Direction),
    /// Filter.
    pub filter: TableFilter,
    /// The selection, where the filter asks for it.
    pub selection: BTreeSet<RegionIndex>,
    /// Counts what was loaded for the table.
    pub loaded: u64,
}

/// Recomputed for table and trend.
#[derive(Debug, Clone, Default)]
pub struct TableDerived {
    /// All periods of the indicator shown; of another one while it is being loaded.
    pub series: Option<Arc<IndicatorSeries>>,
    /// The series that was asked for last.
    pub asked: Option<SeriesRequest>,
    /// The spread of all or many selected regions over the periods.
    pub band: Option<Arc<Band>>,
    /// Which regions `band` was found for: all, or those selected.
    pub band_key: Option<(u64, BTreeSet<RegionIndex>)>,
    /// Further columns by indicator.
    pub extra: BTreeMap<IndicatorCode, ExtraColumn>,
    /// The names of the regions, made ready for order and search.
    pub names: Option<Arc<Names>>,
    /// Counts what was loaded.
    pub loaded: u64,
    /// The regions in the order of the table.
    pub rows: Arc<Vec<RegionIndex>>,
    /// What the rows were found for.
    pub rows_key: Option<RowsKey>,
}
