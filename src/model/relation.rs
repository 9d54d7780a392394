//! What the values of a map are set against, instead of being classed alone: the neighbours, or a second indicator.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::indicator::IndicatorCode;
use super::period::Period;

/// Which regions count as neighbours. Written `queen`, `rook`, `knn:6` or `distance:10000`.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum NeighbourRule {
    /// They share a border or a point.
    #[default]
    Queen,
    /// They share a border.
    Rook,
    /// So many whose points are nearest; not always both ways.
    Nearest(u16),
    /// Their points are at most so many metres apart.
    Distance(f64),
}

impl NeighbourRule {
    /// Whether it looks at borders and not at points.
    pub fn is_by_border(self) -> bool {
        matches!(self, Self::Queen | Self::Rook)
    }
}

impl fmt::Display for NeighbourRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Queen => f.write_str("queen"),
            Self::Rook => f.write_str("rook"),
            Self::Nearest(count) => write!(f, "knn:{count}"),
            Self::Distance(metres) => write!(f, "distance:{metres}"),
        }
    }
}

impl From<NeighbourRule> for String {
    fn from(rule: NeighbourRule) -> Self {
        rule.to_string()
    }
}

impl TryFrom<String> for NeighbourRule {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_err(|()| format!("{text}: queen, rook, knn:6, distance:10km"))
    }
}

impl FromStr for NeighbourRule {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim().to_lowercase();
        match text.split_once(':') {
            None if text == "queen" => Ok(Self::Queen),
            None if text == "rook" => Ok(Self::Rook),
            Some(("knn", count)) => {
                let count = count.trim().parse().map_err(|_| ())?;
                if count > 0 { Ok(Self::Nearest(count)) } else { Err(()) }
            }
            Some(("distance", length)) => {
                metres(length).filter(|metres| *metres > 0.0).map(Self::Distance).ok_or(())
            }
            _ => Err(()),
        }
    }
}

/// A length in metres: `500`, `500m`, `2.5km`, `2,5 km`; `None` for anything else or a negative one.
pub fn metres(text: &str) -> Option<f64> {
    let text = text.trim().to_lowercase();
    let (number, factor) = match (text.strip_suffix("km"), text.strip_suffix('m')) {
        (Some(number), _) => (number, 1000.0),
        (None, Some(number)) => (number, 1.0),
        (None, None) => (text.as_str(), 1.0),
    };
    let value: f64 = number.trim().replace(',', ".").parse().ok()?;
    (value.is_finite() && value >= 0.0).then_some(value * factor)
}

/// What is done about testing many regions at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Correction {
    /// The share of false discoveries is held at α (Benjamini and Hochberg).
    #[default]
    Fdr,
    /// Nothing: each region is tested at α, and one in 1 / α is significant by chance.
    None,
}

/// How a map of local autocorrelation is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LisaMap {
    /// Who is whose neighbour.
    #[serde(alias = "contiguity")]
    pub neighbours: NeighbourRule,
    /// Gaps between borders up to so many metres count as a common border; 0 = the borders as they were imported.
    pub snap_m: f64,
    /// Number of permutations behind the significance.
    pub permutations: u32,
    /// Seed of the permutations.
    pub seed: u64,
    /// How often chance may pass for a pattern.
    pub alpha: f64,
    /// Whether α holds for all regions together or for each alone.
    pub correction: Correction,
}

impl Default for LisaMap {
    fn default() -> Self {
        Self {
            neighbours: NeighbourRule::Queen,
            snap_m: 0.0,
            permutations: 999,
            seed: 1,
            alpha: 0.05,
            correction: Correction::Fdr,
        }
    }
}

/// Where an axis of a bivariate map is cut into low, middle and high.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AxisCuts {
    /// Three groups of equal size of the values shown.
    #[default]
    Tertiles,
    /// The same of another period, so that maps of several periods can be compared.
    TertilesOf(Period),
    /// Set by hand: middle from the first, high from the second.
    At(f64, f64),
}

/// A second indicator and where both are cut.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "StoredBivariate")]
pub struct BivariateMap {
    /// The second indicator.
    pub indicator: IndicatorCode,
    /// Cuts of the first indicator.
    pub first_cuts: AxisCuts,
    /// Cuts of the second one.
    pub second_cuts: AxisCuts,
}

impl BivariateMap {
    /// Tertiles on both axes.
    pub fn of(indicator: IndicatorCode) -> Self {
        Self { indicator, first_cuts: AxisCuts::Tertiles, second_cuts: AxisCuts::Tertiles }
    }
}

/// As views hold it: the code alone where they were saved before there were cuts.
#[derive(Deserialize)]
#[serde(untagged)]
enum StoredBivariate {
    Code(IndicatorCode),
    Whole {
        indicator: IndicatorCode,
        #[serde(default)]
        first_cuts: AxisCuts,
        #[serde(default)]
        second_cuts: AxisCuts,
    },
}

impl From<StoredBivariate> for BivariateMap {
    fn from(stored: StoredBivariate) -> Self {
        match stored {
            StoredBivariate::Code(indicator) => Self::of(indicator),
            StoredBivariate::Whole { indicator, first_cuts, second_cuts } => {
                Self { indicator, first_cuts, second_cuts }
            }
        }
    }
}

/// What the values of a map are set against, instead of being classed alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapRelation {
    /// The values of the neighbours.
    Lisa(LisaMap),
    /// A second indicator.
    Bivariate(BivariateMap),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_as_text() {
        let check = |text: &str, rule: NeighbourRule, written: &str| {
            assert_eq!(text.parse(), Ok(rule));
            assert_eq!((rule.to_string().as_str(), written.parse()), (written, Ok(rule)));
        };
        check("Queen", NeighbourRule::Queen, "queen");
        check("knn:6", NeighbourRule::Nearest(6), "knn:6");
        check("distance:10km", NeighbourRule::Distance(10_000.0), "distance:10000");
        check("distance: 2,5 km", NeighbourRule::Distance(2500.0), "distance:2500");
        check("distance:500m", NeighbourRule::Distance(500.0), "distance:500");
        for wrong in ["", "knn", "knn:0", "knn:x", "distance:", "distance:-3", "distance:nan", "bishop"] {
            assert_eq!(wrong.parse::<NeighbourRule>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn views_saved_before_still_open() {
        let read = |text: &str| serde_json::from_str::<MapRelation>(text).expect(text);
        let MapRelation::Lisa(lisa) =
            read(r#"{"lisa":{"contiguity":"rook","permutations":99,"seed":4,"alpha":0.1}}"#)
        else {
            panic!("a LISA map")
        };
        assert_eq!((lisa.neighbours, lisa.permutations, lisa.alpha), (NeighbourRule::Rook, 99, 0.1));
        assert_eq!((lisa.correction, lisa.snap_m), (Correction::Fdr, 0.0));
        let old = read(r#"{"bivariate":"ALQ"}"#);
        assert_eq!(old, MapRelation::Bivariate(BivariateMap::of(IndicatorCode("ALQ".to_owned()))));
        let new = MapRelation::Bivariate(BivariateMap {
            first_cuts: AxisCuts::At(5.0, 10.0),
            second_cuts: AxisCuts::TertilesOf(Period::year(2015)),
            ..BivariateMap::of(IndicatorCode("ALQ".to_owned()))
        });
        assert_eq!(read(&serde_json::to_string(&new).expect("text")), new);
        let nearest =
            MapRelation::Lisa(LisaMap { neighbours: NeighbourRule::Nearest(6), ..LisaMap::default() });
        assert_eq!(read(&serde_json::to_string(&nearest).expect("text")), nearest);
    }
}
