//! Class breaks: values in, one record out that feeds map, legend and counts alike.
//!
//! Pure: slices and options in, values out. Definitions and known answers: see each scheme's file.

use serde::{Deserialize, Serialize};

/// How class breaks are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// Classes of equal width between minimum and maximum.
    EqualInterval,
    /// Classes of equal size: linear quantiles (type 7) at i/k.
    Quantile,
    /// Fisher–Jenks: the exact optimum of within-class squared deviations.
    #[default]
    FisherJenks,
    /// Head/tail breaks: means of ever smaller heads while a head holds at most 40 %.
    HeadTail,
    /// Mean ± 1 and 2 sample standard deviations.
    StandardDeviation,
    /// Round steps 1, 2, 5 · 10ⁿ.
    Pretty,
    /// Quartiles and fences Q1 − 1.5 IQR, Q3 + 1.5 IQR.
    BoxPlot,
    /// Middles of the k − 1 largest gaps.
    MaximumBreaks,
    /// min · (max/min)^(i/k), positive values only.
    Geometric,
    /// Breaks set by hand.
    Manual,
}

/// Which class owns a boundary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IntervalRule {
    /// `[a, b)`: "5,0 bis unter 7,5".
    #[default]
    LowerClosed,
    /// `(a, b]`: "über 5,0 bis 7,5".
    UpperClosed,
}

/// Position of a class, 0 = lowest values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassIndex(pub u8);

/// What to classify by.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassifyOptions {
    /// The scheme.
    pub scheme: Scheme,
    /// Number of classes asked for; fewer come out when there are fewer distinct values.
    pub classes: usize,
    /// Breaks for [`Scheme::Manual`], ascending.
    pub manual_breaks: Vec<f64>,
    /// Which class owns a boundary.
    pub interval: IntervalRule,
    /// Decimals that values are printed with; shown breaks get more only when values tie across a break.
    pub decimals: usize,
    /// Zero gets a class of its own, below the others.
    pub zero_class: bool,
    /// Value around which a diverging map turns: a break is set there, the classes lie on both sides.
    pub reference: Option<f64>,
}

impl Default for ClassifyOptions {
    fn default() -> Self {
        Self {
            scheme: Scheme::FisherJenks,
            classes: 5,
            manual_breaks: Vec::new(),
            interval: IntervalRule::LowerClosed,
            decimals: 1,
            zero_class: false,
            reference: None,
        }
    }
}

/// The class record: bounds from the data, breaks to show, counts, method. Map, legend and counts read the same one.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassBreaks {
    /// The scheme that made it.
    pub scheme: Scheme,
    /// Which class owns a boundary.
    pub interval: IntervalRule,
    /// Upper bound of each class in the values' unit, ascending, `(lower, upper]`, unrounded; the last is the maximum.
    pub upper_bounds: Vec<f64>,
    /// The `classes − 1` breaks as they are printed, ascending; classes by these equal classes by `upper_bounds`.
    pub shown_breaks: Vec<f64>,
    /// Decimals that the shown breaks need.
    pub shown_decimals: usize,
    /// Number of values in each class.
    pub counts: Vec<usize>,
    /// Smallest value.
    pub minimum: f64,
    /// Largest value.
    pub maximum: f64,
    /// Goodness of variance fit, 0–1; `None` when all values are equal.
    pub gvf: Option<f64>,
    /// The lowest class holds the zeros and nothing else.
    pub has_zero_class: bool,
}
