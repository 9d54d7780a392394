//! Levels (Gliederungsebenen), their regions, and which region belongs to which.

use serde::{Deserialize, Serialize};

use super::keys::RegionKey;

/// Identifies a level within its project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LevelId(pub i64);

/// What a level is in the official hierarchy; decides which rows of a table of statistics belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelKind {
    /// Germany as a whole (key `DG`).
    Country,
    /// Land, 2 digits.
    State,
    /// Regierungsbezirk or Statistische Region, 3 digits.
    District,
    /// Kreis or kreisfreie Stadt, 5 digits.
    County,
    /// Samtgemeinde, Amt, Verbandsgemeinde, Verwaltungsgemeinschaft.
    MunicipalAssociation,
    /// Gemeinde, 8 digits.
    Municipality,
    /// Anything else: Ortsteil, Planregion, Sozialraum, Schulbezirk, grid.
    Other,
}

impl LevelKind {
    /// The kind that a level's German or English name means; [`LevelKind::Other`] when it says nothing.
    pub fn from_name(name: &str) -> Self {
        let name = name.trim().to_lowercase();
        match name.as_str() {
            "deutschland" | "bund" | "germany" | "country" | "staat" => Self::Country,
            "land" | "länder" | "laender" | "bundesland" | "bundesländer" | "state" | "states" => {
                Self::State
            }
            "kreis" | "kreise" | "landkreis" | "landkreise" | "county" | "counties" => Self::County,
            "gemeinde" | "gemeinden" | "municipality" | "municipalities" => Self::Municipality,
            "rb" => Self::District,
            _ if name.starts_with("regierungsbezirk") || name.starts_with("statistische region") => {
                Self::District
            }
            _ if name.starts_with("kreise und kreisfreie") => Self::County,
            _ if [
                "samtgemeinde",
                "amt",
                "ämter",
                "verbandsgemeinde",
                "gemeindeverb",
                "verwaltungsgemeinschaft",
            ]
            .iter()
            .any(|begin| name.starts_with(begin)) =>
            {
                Self::MunicipalAssociation
            }
            _ => Self::Other,
        }
    }

    /// The name that such a level gets when a table brings it and the project has none.
    pub fn default_name(self) -> &'static str {
        match self {
            Self::Country => "Deutschland",
            Self::State => "Land",
            Self::District => "Regierungsbezirk",
            Self::County => "Kreis",
            Self::MunicipalAssociation => "Samtgemeinde",
            Self::Municipality => "Gemeinde",
            Self::Other => "Gebiet",
        }
    }
}

/// Where data come from and under which licence; empty text = not stated.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// Provider and data set, as it is to be printed.
    pub text: String,
    /// Licence name, as it is to be printed (`dl-de/by-2-0`).
    pub licence: String,
}

impl Source {
    /// Whether both the source and the licence are stated.
    pub fn is_complete(&self) -> bool {
        !self.text.is_empty() && !self.licence.is_empty()
    }
}

/// A level of regions (Gliederungsebene).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Identifies the level in its project.
    pub id: LevelId,
    /// The name that people and commands use; unique in the project, compared without case.
    pub name: String,
    /// What it is in the official hierarchy.
    pub kind: LevelKind,
    /// Number of regions.
    pub region_count: usize,
    /// Whether the regions have boundaries; levels that only carry reference values have none.
    pub has_boundaries: bool,
    /// EPSG code of the boundaries as stored.
    pub epsg: Option<u32>,
    /// Gebietsstand: the day at which the boundaries were valid.
    pub valid_on: Option<super::Period>,
    /// Source and licence of the boundaries.
    pub source: Source,
}

/// A region of a level. Its position in the level's region list is its `RegionIndex` in the prepared layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The key, unique in the level.
    pub key: RegionKey,
    /// The name; the key again where the source has none.
    pub name: String,
    /// Further text of the source that tells regions apart (Gemeinde, Stadt, gemeindefreies Gebiet); may be empty.
    pub designation: String,
}

/// Which parent region each region of a level belongs to, by position in the region lists.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Membership {
    /// The parent level.
    pub parent_level: Option<LevelId>,
    /// For each child region its parents (position in the parent level) with share 0–1; mostly one with share 1.
    pub parents: Vec<Vec<(u32, f64)>>,
}

impl Membership {
    /// The parent with the largest share of the child region at `child`.
    pub fn main_parent(&self, child: usize) -> Option<u32> {
        let parents = self.parents.get(child)?;
        parents.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(parent, _)| *parent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_kind() {
        fn check(name: &str, expected: LevelKind) {
            assert_eq!(LevelKind::from_name(name), expected, "{name}");
        }
        check("Gemeinden", LevelKind::Municipality);
        check("gemeinde", LevelKind::Municipality);
        check("Kreis", LevelKind::County);
        check("Land", LevelKind::State);
        check("Samtgemeinden", LevelKind::MunicipalAssociation);
        check("Ortsteile", LevelKind::Other);
        check("Planregionen", LevelKind::Other);
    }
}
