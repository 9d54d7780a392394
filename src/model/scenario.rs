//! Scenarios: what would be if sites were closed, opened or moved. The facilities of the project stay as they are.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::facility::Facility;
use crate::notice::Notice;
use crate::text::Message;

/// Saved scenarios by name.
pub type Scenarios = BTreeMap<String, Scenario>;

/// Hours of a full week of opening, against which a mobile stop is measured when nothing else is said.
pub const FULL_WEEK_HOURS: f64 = 40.0;

/// A named list of changes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Name, unique in the project.
    #[serde(default)]
    pub name: String,
    /// What it is about, in the words of whoever made it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The changes, one after the other.
    #[serde(default, rename = "change")]
    pub changes: Vec<ScenarioChange>,
}

/// One change. Facilities are named by key; `kind` decides where a key stands for several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ScenarioChange {
    /// A facility is closed.
    Close {
        /// Key of the facility.
        facility: String,
        /// Its kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
    },
    /// A facility is opened.
    Open {
        /// Its kind.
        kind: String,
        /// Longitude in degrees.
        lon: f64,
        /// Latitude in degrees.
        lat: f64,
        /// Places, staff, hours; `None` counts 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        capacity: Option<f64>,
        /// Name; empty when it has none yet.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
    },
    /// A facility moves.
    Move {
        /// Key of the facility.
        facility: String,
        /// Its kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
        /// Longitude in degrees.
        lon: f64,
        /// Latitude in degrees.
        lat: f64,
    },
    /// A facility gets another capacity.
    Resize {
        /// Key of the facility.
        facility: String,
        /// Its kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
        /// The capacity that it has then.
        capacity: f64,
    },
    /// A mobile offer stops somewhere some hours of the week: its capacity counts for that share of a full week.
    Mobile {
        /// Kind of what it offers.
        kind: String,
        /// Longitude in degrees.
        lon: f64,
        /// Latitude in degrees.
        lat: f64,
        /// Days per week on which it stops.
        days: f64,
        /// Hours per stop.
        hours: f64,
        /// Hours of a full week.
        #[serde(default = "full_week")]
        full_hours: f64,
        /// Capacity that it would have in a full week; `None` counts 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        capacity: Option<f64>,
        /// Name; empty when it has none yet.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
    },
}

fn full_week() -> f64 {
    FULL_WEEK_HOURS
}

/// Why a scenario cannot be: which of its changes, and what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioProblem {
    /// Number of the change, from 1.
    pub change: usize,
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub hint: Message,
}

impl ScenarioProblem {
    /// The problem in words.
    pub fn notice(&self) -> Notice {
        Notice::error(self.message.clone()).with_hint(self.hint.clone())
    }
}

impl Scenario {
    /// The facilities as they would be, in the order of `facilities`, opened ones at the end. Keys of opened ones are `neu-1` and so on.
    ///
    /// # Errors
    /// A facility that is not there or not named uniquely, one closed twice or changed after it was closed, a negative capacity, a
    /// place off the globe, hours that no week has.
    pub fn apply(&self, facilities: &[Facility]) -> Result<Vec<Facility>, ScenarioProblem> {
        let mut after: Vec<Option<Facility>> = facilities.iter().cloned().map(Some).collect();
        let mut opened = Opened { keys: facilities.iter().map(|known| known.key.clone()).collect(), last: 0 };
        let mut closed = BTreeSet::new();
        for (at, change) in self.changes.iter().enumerate() {
            let told = |(message, hint): (Message, &'static str)| {
                let message = message.with("change", at + 1);
                ScenarioProblem { change: at + 1, message, hint: Message::new(hint) }
            };
            change.check_numbers().map_err(told)?;
            let Some((facility, kind)) = change.subject() else {
                after.extend(opened.facility(change).map(Some));
                continue;
            };
            let found = find(facilities, facility, kind).map_err(told)?;
            if closed.contains(&found) {
                let message = Message::new("scenario-closed-already").with("facility", facility);
                return Err(told((message, "scenario-closed-already-hint")));
            }
            let Some(slot) = after.get_mut(found) else { continue };
            match (change, slot.as_mut()) {
                (ScenarioChange::Move { lon, lat, .. }, Some(moved)) => moved.lon_lat = [*lon, *lat],
                (ScenarioChange::Resize { capacity, .. }, Some(resized)) => {
                    resized.capacity = Some(*capacity);
                }
                _ => {
                    closed.insert(found);
                    *slot = None;
                }
            }
        }
        Ok(after.into_iter().flatten().collect())
    }

    /// The places that it opens or moves to, with the number of the change from 1.
    pub fn places(&self) -> Vec<(usize, [f64; 2])> {
        let place = |(at, change): (usize, &ScenarioChange)| Some((at + 1, change.place()?));
        self.changes.iter().enumerate().filter_map(place).collect()
    }
}

/// Position of the facility of that key, and of that kind when one is named.
fn find(facilities: &[Facility], key: &str, kind: Option<&str>) -> Result<usize, (Message, &'static str)> {
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let fits =
        |facility: &Facility| facility.key == key && kind.is_none_or(|kind| same(kind, &facility.kind));
    let mut found = (0..facilities.len()).filter(|at| facilities.get(*at).is_some_and(fits));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => {
            let message = Message::new("scenario-unknown-facility").with("facility", key);
            Err((message, "scenario-unknown-facility-hint"))
        }
        (Some(_), Some(_)) => {
            let message = Message::new("scenario-ambiguous-facility").with("facility", key);
            Err((message, "scenario-ambiguous-facility-hint"))
        }
    }
}

/// Keys that are taken, and how many facilities were opened.
struct Opened {
    keys: BTreeSet<String>,
    last: usize,
}

impl Opened {
    fn facility(&mut self, change: &ScenarioChange) -> Option<Facility> {
        let (kind, name, capacity) = match change {
            ScenarioChange::Open { kind, capacity, name, .. } => (kind, name, *capacity),
            ScenarioChange::Mobile { kind, days, hours, full_hours, capacity, name, .. } => {
                (kind, name, Some(capacity.unwrap_or(1.0) * (days * hours / full_hours).min(1.0)))
            }
            _ => return None,
        };
        let key = loop {
            self.last += 1;
            let key = format!("neu-{}", self.last);
            if self.keys.insert(key.clone()) {
                break key;
            }
        };
        let lon_lat = change.place()?;
        Some(Facility {
            key,
            kind: kind.trim().to_owned(),
            name: name.clone(),
            capacity,
            lon_lat,
            ..Facility::default()
        })
    }
}

impl ScenarioChange {
    /// Key and kind of the facility that it is about; `None` when it opens one.
    pub fn subject(&self) -> Option<(&str, Option<&str>)> {
        match self {
            Self::Close { facility, kind }
            | Self::Move { facility, kind, .. }
            | Self::Resize { facility, kind, .. } => Some((facility, kind.as_deref())),
            Self::Open { .. } | Self::Mobile { .. } => None,
        }
    }

    /// Kind of the facility that it opens.
    pub fn opens(&self) -> Option<&str> {
        match self {
            Self::Open { kind, .. } | Self::Mobile { kind, .. } => Some(kind),
            _ => None,
        }
    }

    /// Longitude and latitude of what it opens or moves.
    pub fn place(&self) -> Option<[f64; 2]> {
        match self {
            Self::Open { lon, lat, .. } | Self::Move { lon, lat, .. } | Self::Mobile { lon, lat, .. } => {
                Some([*lon, *lat])
            }
            Self::Close { .. } | Self::Resize { .. } => None,
        }
    }

    fn check_numbers(&self) -> Result<(), (Message, &'static str)> {
        if let Some([lon, lat]) = self.place() {
            let on_globe = lon.is_finite() && lat.is_finite() && lon.abs() <= 180.0 && lat.abs() <= 90.0;
            if !on_globe {
                let place = format!("{lon}, {lat}");
                let message = Message::new("scenario-off-globe").with("place", place);
                return Err((message, "scenario-off-globe-hint"));
            }
        }
        if self.opens().is_some_and(|kind| kind.trim().is_empty()) {
            return Err((Message::new("scenario-no-kind"), "scenario-no-kind-hint"));
        }
        let capacity = match self {
            Self::Open { capacity, .. } | Self::Mobile { capacity, .. } => *capacity,
            Self::Resize { capacity, .. } => Some(*capacity),
            _ => None,
        };
        if let Some(capacity) = capacity.filter(|capacity| !capacity.is_finite() || *capacity < 0.0) {
            let message = Message::new("scenario-negative").with("capacity", capacity.to_string());
            return Err((message, "scenario-negative-hint"));
        }
        if let Self::Mobile { days, hours, full_hours, .. } = self {
            let stops = *days > 0.0 && *days <= 7.0 && *hours > 0.0 && *hours <= 24.0;
            let sound = stops && *full_hours > 0.0 && *full_hours <= 168.0;
            if !sound {
                return Err((Message::new("scenario-hours"), "scenario-hours-hint"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facility(key: &str, kind: &str, capacity: Option<f64>) -> Facility {
        let (key, kind) = (key.to_owned(), kind.to_owned());
        Facility { key, kind, capacity, lon_lat: [9.5, 50.8], ..Facility::default() }
    }

    fn stock() -> Vec<Facility> {
        vec![facility("a", "Kita", Some(40.0)), facility("b", "Kita", None), facility("b", "Hort", None)]
    }

    fn close(key: &str, kind: Option<&str>) -> ScenarioChange {
        ScenarioChange::Close { facility: key.to_owned(), kind: kind.map(str::to_owned) }
    }

    fn after(changes: Vec<ScenarioChange>) -> Result<Vec<Facility>, String> {
        let scenario = Scenario { changes, ..Scenario::default() };
        scenario.apply(&stock()).map_err(|problem| format!("{} {}", problem.change, problem.message.key()))
    }

    fn mobile(days: f64, hours: f64) -> ScenarioChange {
        ScenarioChange::Mobile {
            kind: "Hort".to_owned(),
            lon: 9.6,
            lat: 50.9,
            days,
            hours,
            full_hours: FULL_WEEK_HOURS,
            capacity: Some(20.0),
            name: "Bus".to_owned(),
        }
    }

    #[test]
    fn changes_follow_one_another_and_the_stock_stays() {
        let moved = ScenarioChange::Move { facility: "a".into(), kind: None, lon: 9.7, lat: 50.7 };
        let resized = ScenarioChange::Resize { facility: "a".into(), kind: None, capacity: 60.0 };
        let found = after(vec![close("b", Some("hort")), moved, resized, mobile(2.0, 4.0)]).expect("sound");
        let keys: Vec<_> =
            found.iter().map(|facility| (facility.key.as_str(), facility.kind.as_str())).collect();
        assert_eq!(keys, [("a", "Kita"), ("b", "Kita"), ("neu-1", "Hort")]);
        assert_eq!((found[0].lon_lat, found[0].capacity), ([9.7, 50.7], Some(60.0)));
        // Two days of four hours are a fifth of a full week.
        assert_eq!(found[2].capacity, Some(4.0));
    }

    #[test]
    fn what_cannot_be_is_said_with_its_place() {
        let open = |lon, capacity| ScenarioChange::Open {
            kind: "Kita".into(),
            lon,
            lat: 50.0,
            capacity,
            name: String::new(),
        };
        for (changes, expected) in [
            (vec![close("x", None)], "1 scenario-unknown-facility"),
            (vec![close("b", None)], "1 scenario-ambiguous-facility"),
            (vec![close("a", Some("Hort"))], "1 scenario-unknown-facility"),
            (vec![close("a", None), close("a", None)], "2 scenario-closed-already"),
            (vec![open(9.5, Some(-1.0))], "1 scenario-negative"),
            (vec![open(190.0, None)], "1 scenario-off-globe"),
            (vec![open(f64::NAN, None)], "1 scenario-off-globe"),
            (vec![mobile(8.0, 4.0)], "1 scenario-hours"),
            (vec![mobile(1.0, 0.0)], "1 scenario-hours"),
        ] {
            assert_eq!(after(changes).expect_err(expected), expected);
        }
    }

    #[test]
    fn keys_of_opened_sites_are_new() {
        let mut facilities = stock();
        facilities.push(facility("neu-1", "Kita", None));
        let scenario = Scenario { changes: vec![mobile(1.0, 8.0)], ..Scenario::default() };
        let found = scenario.apply(&facilities).expect("sound");
        assert_eq!(found.last().map(|facility| facility.key.as_str()), Some("neu-2"));
    }
}
