//! Forms in which the values of an indicator can be shown: as they are, smoothed, or beside the whole area.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::indicator::{Indicator, IndicatorKind, Sum};

/// In which form a rate is shown. All but the plain one need its counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueForm {
    /// As it was measured.
    #[default]
    Plain,
    /// Drawn towards the mean of all regions shown, the more the fewer people there are (empirical Bayes, Marshall 1991).
    EmpiricalBayes,
    /// Beside the rate of all regions shown together: 1 = as there, 2 = twice as many.
    LocationQuotient,
}

impl ValueForm {
    /// All forms, the usual one first.
    pub const ALL: [Self; 3] = [Self::Plain, Self::EmpiricalBayes, Self::LocationQuotient];

    /// The name in commands.
    pub fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::EmpiricalBayes => "eb",
            Self::LocationQuotient => "lq",
        }
    }

    /// Whether an indicator can be shown in this form: a quotient needs a rate or mean, smoothing a rate of people or cases.
    pub fn fits(self, indicator: &Indicator) -> bool {
        match self {
            Self::Plain => true,
            // Chance is about people that are counted, not about square kilometres or sums of years.
            Self::EmpiricalBayes => {
                indicator.kind == IndicatorKind::Ratio && indicator.denominator != Some(Sum::AreaKm2)
            }
            Self::LocationQuotient => matches!(indicator.kind, IndicatorKind::Ratio | IndicatorKind::Mean),
        }
    }

    /// Whether values are shown as they were measured.
    #[allow(clippy::trivially_copy_pass_by_ref)] // asked by serde
    pub fn is_plain(&self) -> bool {
        *self == Self::Plain
    }
}

impl FromStr for ValueForm {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|form| form.code() == text).ok_or(())
    }
}
