//! Indicators: what a number means, how it is computed, and when it must stay secret.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::level::Source;

/// Code of an indicator, unique in the project (`EW`, `12411-02-03-5_18`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IndicatorCode(pub String);

impl IndicatorCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IndicatorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for IndicatorCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// How values of an indicator may be summed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IndicatorKind {
    /// A number of people or things: adds up over regions.
    Count,
    /// Numerator over denominator times factor: sums of both are divided.
    Ratio,
    /// A mean per person or thing: weighted by its denominator.
    Mean,
    /// An index, rank, median or class: never summed up.
    #[default]
    Index,
}

impl FromStr for IndicatorKind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.trim().to_lowercase().as_str() {
            "count" => Ok(Self::Count),
            "ratio" => Ok(Self::Ratio),
            "mean" => Ok(Self::Mean),
            "index" => Ok(Self::Index),
            _ => Err(()),
        }
    }
}

/// Whether a high value means a burden or a relief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// A high value is a burden.
    Burden,
    /// A high value is a relief.
    Relief,
    /// Neither.
    #[default]
    None,
}

impl FromStr for Polarity {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.trim().to_lowercase().as_str() {
            "burden" => Ok(Self::Burden),
            "relief" => Ok(Self::Relief),
            "none" | "" => Ok(Self::None),
            _ => Err(()),
        }
    }
}

/// A numerator or denominator: the sum of some indicators, or the area of the region.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sum {
    /// `A+B+C`.
    Of(Vec<IndicatorCode>),
    /// `area_km2`: the area of the region in square kilometres.
    AreaKm2,
}

impl Sum {
    /// Reads `A`, `A+B+C` or `area_km2`; `None` for empty text or an empty term.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "area_km2" {
            return Some(Self::AreaKm2);
        }
        let codes: Vec<IndicatorCode> =
            text.split('+').map(|code| IndicatorCode(code.trim().to_owned())).collect();
        codes.iter().all(|code| !code.0.is_empty()).then_some(Self::Of(codes))
    }

    /// The codes that are summed; none for the area.
    pub fn codes(&self) -> &[IndicatorCode] {
        match self {
            Self::Of(codes) => codes,
            Self::AreaKm2 => &[],
        }
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AreaKm2 => f.write_str("area_km2"),
            Self::Of(codes) => {
                f.write_str(&codes.iter().map(IndicatorCode::as_str).collect::<Vec<_>>().join("+"))
            }
        }
    }
}

/// An entry of the indicator catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Code, unique in the project.
    pub code: IndicatorCode,
    /// Name as people say it.
    pub name: String,
    /// Theme (Handlungsfeld); may be empty.
    pub theme: String,
    /// Unit as it is printed (`%`, `je 1.000 Einwohner`, `Jahre`, `Personen`); may be empty.
    pub unit: String,
    /// How values may be summed up.
    pub kind: IndicatorKind,
    /// Numerator of a derived ratio or mean; of a count the counts that it is the sum of (age groups of all residents).
    pub numerator: Option<Sum>,
    /// Denominator of a derived ratio or mean.
    pub denominator: Option<Sum>,
    /// What numerator / denominator is multiplied with (100 for percent).
    pub factor: f64,
    /// Whether high is a burden.
    pub polarity: Polarity,
    /// Decimals to print.
    pub decimals: usize,
    /// Counts above 0 and below this are secret; 0 = no disclosure control.
    pub min_cases: u32,
    /// Must not leave the office; `--for-publication` drops it.
    pub internal: bool,
    /// Where the values come from.
    pub source: Source,
    /// What it measures, in a sentence; may be empty.
    pub description: String,
}

impl Indicator {
    /// An indicator of which only code and name are known.
    pub fn new(code: &str, name: &str) -> Self {
        Self {
            code: IndicatorCode(code.to_owned()),
            name: name.to_owned(),
            theme: String::new(),
            unit: String::new(),
            kind: IndicatorKind::default(),
            numerator: None,
            denominator: None,
            factor: 1.0,
            polarity: Polarity::None,
            decimals: 1,
            min_cases: 0,
            internal: false,
            source: Source::default(),
            description: String::new(),
        }
    }

    /// Whether values can be computed from numerator and denominator, or as a sum.
    pub fn is_derivable(&self) -> bool {
        self.numerator.is_some() && (self.denominator.is_some() || self.kind == IndicatorKind::Count)
    }

    /// The counts that this count is the sum of; empty where the catalogue names none.
    pub fn parts(&self) -> &[IndicatorCode] {
        match (&self.numerator, self.kind, &self.denominator) {
            (Some(sum), IndicatorKind::Count, None) => sum.codes(),
            _ => &[],
        }
    }
}
