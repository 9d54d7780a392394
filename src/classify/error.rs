//! Why values could not be classed.

use crate::notice::Notice;
use crate::text::{Argument, Message};

/// Why values could not be classed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ClassifyError {
    /// There is no value at all.
    #[error("no values to classify")]
    NoValues,
    /// Some values are infinite or not a number.
    #[error("{values} values are not finite numbers")]
    NotFinite {
        /// How many.
        values: usize,
    },
    /// The reference value is infinite or not a number.
    #[error("the reference value is not a finite number")]
    ReferenceNotFinite,
    /// Fewer than 2 or more than 9 classes were asked for.
    #[error("{classes} classes asked for, possible are 2 to 9")]
    ClassCount {
        /// The number asked for.
        classes: usize,
    },
    /// The geometric scheme met a value that is zero or below.
    #[error("the geometric scheme needs positive values, the smallest is {minimum}")]
    NotPositive {
        /// The smallest value.
        minimum: f64,
    },
    /// Breaks were to be set by hand, but none was given.
    #[error("no manual breaks given")]
    NoBreaks,
    /// A break set by hand is infinite or not a number.
    #[error("manual break {position} is not a finite number")]
    BreakNotFinite {
        /// Its position, counted from 1.
        position: usize,
    },
    /// A break set by hand is not larger than the one before.
    #[error("manual breaks must ascend, but {later} follows {earlier}")]
    BreaksNotAscending {
        /// The break before.
        earlier: f64,
        /// The break that is not larger.
        later: f64,
    },
    /// The breaks would make more than 9 classes.
    #[error("{breaks} breaks make more than 9 classes")]
    TooManyBreaks {
        /// Number of breaks.
        breaks: usize,
    },
}

impl ClassifyError {
    /// What the user reads: what, why, and what to do.
    pub fn notice(&self) -> Notice {
        let (message, hint) = match self {
            Self::NoValues => (Message::new("classify-no-values"), "classify-no-values-hint"),
            Self::NotFinite { values } => {
                (Message::new("classify-not-finite").with("values", *values), "classify-not-finite-hint")
            }
            Self::ReferenceNotFinite => {
                (Message::new("classify-reference-not-finite"), "classify-reference-not-finite-hint")
            }
            Self::ClassCount { classes } => {
                (Message::new("classify-class-count").with("classes", *classes), "classify-class-count-hint")
            }
            Self::NotPositive { minimum } => (
                Message::new("classify-not-positive").with("minimum", number(*minimum)),
                "classify-not-positive-hint",
            ),
            Self::NoBreaks => (Message::new("classify-no-breaks"), "classify-no-breaks-hint"),
            Self::BreakNotFinite { position } => (
                Message::new("classify-break-not-finite").with("position", *position),
                "classify-no-breaks-hint",
            ),
            Self::BreaksNotAscending { earlier, later } => (
                Message::new("classify-breaks-not-ascending")
                    .with("earlier", number(*earlier))
                    .with("later", number(*later)),
                "classify-breaks-not-ascending-hint",
            ),
            Self::TooManyBreaks { breaks } => (
                Message::new("classify-too-many-breaks").with("breaks", *breaks),
                "classify-class-count-hint",
            ),
        };
        Notice::error(message).with_hint(Message::new(hint))
    }
}

/// A number with all its decimals, in the language of the sentence.
fn number(value: f64) -> Argument {
    let text = value.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Argument::Number(value, decimals)
}
