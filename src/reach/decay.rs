//! How much less an offer counts the farther it is.

use super::graph::Millis;

/// Weight of an offer by travel time, 1 at no time, 0 beyond the limit of the search.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", tag = "form")]
pub enum Decay {
    /// Counts in full up to the limit.
    None,
    /// 1 up to 10 minutes, 0.68 up to 20, 0.22 up to 30 (Luo and Qi 2009), inclusive.
    Steps,
    /// Falls evenly to 0 at so many minutes.
    Linear {
        /// Where nothing counts any more.
        minutes: f64,
    },
    /// exp(−t / minutes).
    Exponential {
        /// Where 1/e is left.
        minutes: f64,
    },
    /// exp(−t² / 2 minutes²).
    Gaussian {
        /// Width of the curve.
        minutes: f64,
    },
    /// 1 / (1 + exp((t − minutes) / slope)), scaled to 1 at no time.
    Logistic {
        /// Where the curve is steepest.
        minutes: f64,
        /// How gently it falls, in minutes.
        slope: f64,
    },
}

impl Decay {
    /// The weight at a travel time.
    pub fn weight(self, millis: Millis) -> f64 {
        let t = f64::from(millis) / 60_000.0;
        match self {
            Self::None => 1.0,
            Self::Steps => match millis {
                ..=600_000 => 1.0,
                600_001..=1_200_000 => 0.68,
                1_200_001..=1_800_000 => 0.22,
                _ => 0.0,
            },
            Self::Linear { minutes } => (1.0 - t / minutes).max(0.0),
            Self::Exponential { minutes } => (-t / minutes).exp(),
            Self::Gaussian { minutes } => (-t * t / (2.0 * minutes * minutes)).exp(),
            Self::Logistic { minutes, slope } => {
                (1.0 + (-minutes / slope).exp()) / (1.0 + ((t - minutes) / slope).exp())
            }
        }
    }
}
