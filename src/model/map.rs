//! A thematic map as its maker asks for it: what is shown, how it is classed and coloured, what the page says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::indicator::IndicatorCode;
use super::keys::RegionKey;
use super::layout::PageSize;
use super::page_look::PageLook;
use super::period::Period;
use super::reach_map::ReachMap;
use super::relation::MapRelation;
use super::typology::TypologyMap;
use super::value_form::ValueForm;
use crate::classify::{ClassifyOptions, IntervalRule, Rounding, Scheme};

/// Which values the breaks are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BreakScope {
    /// Those of the period that is shown.
    #[default]
    Period,
    /// Those of all periods together, so that maps of different years can be compared.
    AllPeriods,
    /// None: the breaks are kept as they were when they were frozen.
    Frozen,
}

/// Breaks that no longer follow the values.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FrozenBreaks {
    /// The breaks as they were shown, ascending.
    pub breaks: Vec<f64>,
    /// Decimals they were shown with.
    pub decimals: u8,
    /// The lowest class held the zeros alone.
    pub zero_class: bool,
    /// Period whose values made them.
    pub period: Option<Period>,
}

/// The mean of a larger area that a map turns around: it follows the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferenceArea {
    /// The nearest one that is known: the county.
    Nearest,
    /// The next larger one: the Land.
    Larger,
}

impl ReferenceArea {
    /// Position in the list of reference values of a map.
    pub fn position(self) -> usize {
        match self {
            Self::Nearest => 0,
            Self::Larger => 1,
        }
    }
}

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
    /// The area whose value a diverging map turns around, before [`Self::reference`].
    pub reference_area: Option<ReferenceArea>,
    /// Which numbers computed breaks may be.
    pub rounding: Rounding,
    /// Which numbers breaks set by hand snap to.
    pub manual_rounding: Rounding,
    /// Which values the breaks are made for. Breaks set by hand hold for all of them anyway.
    pub scope: BreakScope,
    /// The breaks of [`BreakScope::Frozen`], kept otherwise.
    pub frozen: Option<FrozenBreaks>,
}

impl Classing {
    /// The rounding that holds for the scheme.
    pub fn rounding_in_use(&self) -> Rounding {
        if self.scheme == Scheme::Manual { self.manual_rounding } else { self.rounding }
    }

    /// The frozen breaks, where they are in use.
    pub fn frozen_in_use(&self) -> Option<&FrozenBreaks> {
        let frozen = self.scope == BreakScope::Frozen && self.scheme != Scheme::Manual;
        self.frozen.as_ref().filter(|_| frozen)
    }

    /// What it asks of the classes of values that are printed with `decimals`.
    pub fn options(&self, decimals: usize) -> ClassifyOptions {
        ClassifyOptions {
            scheme: self.scheme,
            classes: self.classes,
            manual_breaks: self.manual_breaks.clone(),
            interval: self.interval,
            decimals,
            zero_class: self.zero_class,
            reference: self.reference,
            rounding: self.rounding_in_use(),
            ..ClassifyOptions::default()
        }
    }

    /// Whether the breaks are made for the values of all periods.
    pub fn is_pooled(&self) -> bool {
        self.scope == BreakScope::AllPeriods && self.scheme != Scheme::Manual
    }

    /// Whether it holds numbers that mean something for one indicator only.
    pub fn is_about_one_indicator(&self) -> bool {
        !self.manual_breaks.is_empty() || self.frozen.is_some() || self.reference.is_some()
    }

    /// What another indicator can take over: the scheme, not the numbers.
    #[must_use]
    pub fn for_another_indicator(&self) -> Self {
        Self {
            scheme: if self.scheme == Scheme::Manual { Scheme::default() } else { self.scheme },
            manual_breaks: Vec::new(),
            manual_rounding: Rounding::Auto,
            rounding: Rounding::Auto,
            reference: None,
            frozen: None,
            scope: if self.scope == BreakScope::Frozen { BreakScope::Period } else { self.scope },
            ..self.clone()
        }
    }
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
            reference_area: None,
            rounding: Rounding::Auto,
            manual_rounding: Rounding::Auto,
            scope: BreakScope::Period,
            frozen: None,
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
    /// The typology that is shown instead of an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typology: Option<Box<TypologyMap>>,
    /// The reachability that is shown instead of an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<Box<ReachMap>>,
    /// In which form the values of the indicator are shown.
    #[serde(skip_serializing_if = "ValueForm::is_plain")]
    pub form: ValueForm,
    /// What the values of the indicator are set against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<MapRelation>,
    /// When; `None` = the latest period.
    pub period: Option<Period>,
    /// Name of the level; `None` = the finest level with values.
    pub level: Option<String>,
    /// Only the regions within the region of this key (of a parent level); the others are drawn quiet.
    pub within: Option<RegionKey>,
    /// How values become classes.
    pub classing: Classing,
    /// How other indicators were classed by hand, so that their breaks are there again when they are.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub classing_of_others: BTreeMap<IndicatorCode, Classing>,
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
