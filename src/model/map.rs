//! A thematic map as its maker asks for it: what is shown, how it is classed and coloured, what the page says.

use serde::{Deserialize, Serialize};

use super::indicator::IndicatorCode;
use super::keys::RegionKey;
use super::layout::PageSize;
use super::page_look::PageLook;
use super::period::Period;
use crate::classify::{IntervalRule, Scheme};

/// How values become classes. Breaks set by hand survive a change of scheme and back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Classing {
    /// The scheme.
    pub scheme: Scheme,
    /// Number of classes asked for, 2 to 9.
    pub classes: usize,
    /// Breaks set by hand, ascending; used by [`Scheme::Manual`], kept otherwise.
    pub manual_breaks: Vec<f64>,
    /// Which class owns a boundary.
    pub interval: IntervalRule,
    /// Zero gets a class of its own.
    pub zero_class: bool,
    /// The value a diverging map turns around.
    pub reference: Option<f64>,
}

impl Default for Classing {
    fn default() -> Self {
        Self {
            scheme: Scheme::FisherJenks,
            classes: 5,
            manual_breaks: Vec::new(),
            interval: IntervalRule::LowerClosed,
            zero_class: false,
            reference: None,
        }
    }
}

/// What is written on the regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelContent {
    /// Name, and below it the value.
    #[default]
    NameAndValue,
    /// Name only.
    Name,
    /// Value only.
    Value,
    /// Name and value of the regions pointed out, nothing on the others.
    Highlighted,
    /// Nothing.
    None,
}

/// Everything that says which map a page shows. Part of the project, saved under a name as a view.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ThematicMap {
    /// What is shown; `None` draws the boundaries alone.
    pub indicator: Option<IndicatorCode>,
    /// When; `None` = the latest period.
    pub period: Option<Period>,
    /// Name of the level; `None` = the finest level with values.
    pub level: Option<String>,
    /// Only the regions within the region of this key (of a parent level); the others are drawn quiet.
    pub within: Option<RegionKey>,
    /// How values become classes.
    pub classing: Classing,
    /// Name of the palette; empty = the default.
    pub palette: String,
    /// Palette turned round.
    pub palette_reversed: bool,
    /// The message of the page; `None` = made from the indicator.
    pub title: Option<String>,
    /// Second line; `None` = indicator, unit, period, area.
    pub subtitle: Option<String>,
    /// Lesebeispiel; `None` = made from the data.
    pub reading_example: Option<String>,
    /// What is written on the regions.
    pub labels: LabelContent,
    /// Page size.
    pub size: PageSize,
    /// Dots per inch written into the file; `None` = what the size brings.
    pub dpi: Option<u32>,
    /// What stands on the page beside the map.
    pub page: PageLook,
}
