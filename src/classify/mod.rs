//! Class breaks: values in, one record out that feeds map, legend and counts alike.
//!
//! Pure: slices and options in, values out. One file per scheme holds its definition and known answers.
//! [`classify`] places the breaks of the scheme among the distinct values, counts, and finds the numbers to show.

mod box_plot;
mod cuts;
mod distinct;
mod double_double;
mod equal_interval;
mod error;
mod fisher_jenks;
mod geometric;
mod head_tail;
mod manual;
mod maximum_breaks;
mod pooled;
mod pretty;
mod quantile;
mod record;
mod reference;
mod rounding;
mod scheme;
mod shown;
mod standard_deviation;

use serde::{Deserialize, Serialize};

pub use error::ClassifyError;
pub use pooled::{offers_zero_class, pool, zero_share};
pub use rounding::{Rounding, decimals_of};
pub use scheme::{Scheme, classify, with_rounding};

/// Fewest classes that may be asked for.
pub const FEWEST_CLASSES: usize = 2;
/// Most classes that a record may have: more shades cannot be told apart.
pub const MOST_CLASSES: usize = 9;

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

/// Where a value belongs that lies exactly on a round break: one of equal interval, pretty, manual, or the reference.
///
/// Breaks taken from the data (quantile, Fisher–Jenks, …) are always upper bounds: `(lower, upper]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ValueOnBreak {
    /// As the interval rule says: with `[a, b)` the value 5 on a break set to 5 opens the upper class, so that the
    /// legend can print "5,0 bis unter 7,5". The upper bound below is then the number just under the break.
    #[default]
    ByInterval,
    /// Into the class below, whatever the interval rule: the break itself is the upper bound `(lower, upper]`. The
    /// break that is shown moves into the gap above the value where the interval rule needs it.
    Below,
}

/// Position of a class, 0 = lowest values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassIndex(pub u8);

/// What to classify by.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassifyOptions {
    /// The scheme.
    pub scheme: Scheme,
    /// Number of classes asked for, 2 to 9; schemes that bring their own number ([`Scheme::takes_class_count`]) ignore it. Fewer
    /// come out when there are fewer distinct values. The zero class comes on top.
    pub classes: usize,
    /// Breaks for [`Scheme::Manual`], ascending.
    pub manual_breaks: Vec<f64>,
    /// Which class owns a boundary.
    pub interval: IntervalRule,
    /// Decimals that values are printed with; shown breaks get more only when values tie across a break.
    pub decimals: usize,
    /// Zero gets a class of its own, below the others; without effect when there is no zero or a negative value.
    pub zero_class: bool,
    /// Value around which a diverging map turns: a break is set there, the classes lie on both sides.
    pub reference: Option<f64>,
    /// Which numbers the shown breaks may be; anything but [`Rounding::Auto`] classes values as they are printed.
    pub rounding: Rounding,
    /// Where a value belongs that lies exactly on a round break.
    pub value_on_break: ValueOnBreak,
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
            rounding: Rounding::Auto,
            value_on_break: ValueOnBreak::ByInterval,
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
    /// Decimals to print the shown breaks with: at least those of the values, more where values tie across a break.
    pub shown_decimals: usize,
    /// Number of values in each class. Equal interval, pretty, manual and the other computed schemes keep a class
    /// that no value falls into, with 0.
    pub counts: Vec<usize>,
    /// Smallest value.
    pub minimum: f64,
    /// Largest value.
    pub maximum: f64,
    /// Goodness of variance fit, 0–1; `None` when all values are equal.
    pub gvf: Option<f64>,
    /// The lowest class holds the zeros and nothing else.
    pub has_zero_class: bool,
    /// How many values rounding moved to another class; `None` when it made fewer classes.
    pub moved: Option<usize>,
}
