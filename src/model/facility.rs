//! Facilities: what is offered where, of which kind, for which phase of life.

use serde::{Deserialize, Serialize};

/// A phase of life that a facility is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LifePhase {
    /// Schwangerschaft und Frühe Hilfen.
    Pregnancy,
    /// Krippe und Kita.
    Daycare,
    /// Grundschule.
    Primary,
    /// Weiterführende Schule.
    Secondary,
    /// Übergang in den Beruf.
    Work,
    /// Erwachsene und Familie.
    Adults,
    /// Alter und Pflege.
    Age,
}

impl LifePhase {
    /// All phases in the order of life.
    pub const ALL: [Self; 7] =
        [Self::Pregnancy, Self::Daycare, Self::Primary, Self::Secondary, Self::Work, Self::Adults, Self::Age];

    /// The word under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pregnancy => "pregnancy",
            Self::Daycare => "daycare",
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Work => "work",
            Self::Adults => "adults",
            Self::Age => "age",
        }
    }

    /// The phase that is stored under `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }
}

/// A kind of facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacilityKind {
    /// Name, unique whatever the case of its letters.
    pub name: String,
    /// Phase of life; `None` when nobody said.
    pub phase: Option<LifePhase>,
    /// How OpenStreetMap marks such facilities: `amenity=kindergarten`; the first that holds decides.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// The kinds that come with the program, in the order in which they are offered.
pub fn shipped_kinds() -> Vec<FacilityKind> {
    serde_json::from_str(include_str!("../../assets/facilities/kinds.json")).unwrap_or_default()
}

/// A facility.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Facility {
    /// Key, unique within its kind.
    pub key: String,
    /// Name of its kind.
    pub kind: String,
    /// Name.
    pub name: String,
    /// Who runs it; empty when not known.
    pub provider: String,
    /// Places, staff, hours: what demand shares; `None` counts as 1.
    pub capacity: Option<f64>,
    /// First and last day that it is open, `2025-03-18`; `None` without limit.
    pub open: [Option<String>; 2],
    /// Longitude and latitude in degrees, WGS 84.
    pub lon_lat: [f64; 2],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_kinds_cover_every_phase_once_each() {
        let kinds = shipped_kinds();
        let mut names: Vec<String> = kinds.iter().map(|kind| kind.name.to_lowercase()).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "no name twice");
        for phase in LifePhase::ALL {
            assert!(kinds.iter().any(|kind| kind.phase == Some(phase)), "{phase:?}");
            assert_eq!(LifePhase::from_code(phase.code()), Some(phase));
        }
        assert!(kinds.iter().flat_map(|kind| &kind.tags).all(|tag| tag.split_once('=').is_some()));
    }
}
