//! What several answers about one project share: people, network, and where people join it.

use super::TravelChoice;
use super::ages::{People, people};
use super::compute::{mode_key, no_network};
use super::origins::Origins;
use super::places::position;
use crate::disclosure::CaseCounts;
use crate::model::{Facility, Population};
use crate::notice::Notice;
use crate::reach::graph::{Graph, Millis, Pace};
use crate::reach::position::Position;
use crate::reach::road_travel::RoadTravel;
use crate::reach::snap::{Placement, SNAP_LIMIT_M, Snapper};
use crate::reach::straight::{StraightPace, StraightTravel};
use crate::reach::travel::TravelTimes;
use crate::store::{Store, StoredNetwork};
use crate::tasks::TaskError;
use crate::text::{Argument, Message};
use crate::work::Work;

/// Counts of people below this stay secret, as does what is said about so few.
pub const LEAST_PEOPLE_COUNTED: u32 = 3;

/// Whether so few people are meant that nothing may be said; nobody is not too few.
pub(super) fn too_few(count: f64) -> bool {
    CaseCounts::of_count(count).is_secret(LEAST_PEOPLE_COUNTED)
}

/// People and the means of travel.
pub(super) struct Basis {
    pub(super) population: Population,
    from: Vec<Position>,
    means: Means,
    /// What travel times are made from, as a sentence.
    pub(super) assumption: Message,
}

enum Means {
    Roads { stored: Box<StoredNetwork>, graph: Box<Graph>, placed: Vec<Placement> },
    Straight(StraightPace),
}

impl Basis {
    /// Reads people and network.
    ///
    /// # Errors
    /// There are none; a matrix, which knows no new places.
    pub(super) fn load(
        store: &Store,
        (travel, pace): (&TravelChoice, Pace),
        work: &Work,
    ) -> Result<Self, TaskError> {
        let population = store.population()?;
        if population.places.is_empty() {
            return Err(TaskError::refused(
                Message::new("tasks-reach-no-population"),
                Message::new("plan-no-population-hint"),
            ));
        }
        let from: Vec<Position> = population.places.iter().map(|place| position(place.lon_lat)).collect();
        work.check()?;
        let (means, assumption) = match travel {
            TravelChoice::Road(mode) => {
                let stored = store.network()?.ok_or_else(no_network)?;
                let graph = Graph::new(&stored.network, *mode, pace);
                work.check()?;
                let placed =
                    Snapper::new(&stored.network, &graph, SNAP_LIMIT_M).place_all_watched(&from, work)?;
                let assumption = Message::new("tasks-reach-roads")
                    .with("mode", Message::new(mode_key(*mode)))
                    .with("file", stored.file_name.as_str())
                    .with("date", stored.imported_on.as_str());
                (Means::Roads { stored: Box::new(stored), graph: Box::new(graph), placed }, assumption)
            }
            TravelChoice::Straight(pace) => {
                let assumption = Message::new("tasks-reach-straight")
                    .with("detour", Argument::Number(pace.detour, 2))
                    .with("kmh", Argument::Number(pace.kmh, 1));
                (Means::Straight(*pace), assumption)
            }
            TravelChoice::Matrix(_) => {
                let hint = Message::new("plan-no-matrix-hint");
                return Err(TaskError::refused(Message::new("plan-no-matrix"), hint));
            }
        };
        work.check()?;
        Ok(Self { population, from, means, assumption })
    }

    /// People of a group; all residents when it is empty.
    pub(super) fn people(&self, group: &str) -> Result<People, TaskError> {
        people(&self.population, group)
    }

    /// Asks about travel to places in longitude and latitude, in their order.
    pub(super) fn ask<T>(&self, to: &[[f64; 2]], question: impl FnOnce(&dyn TravelTimes) -> T) -> T {
        let to: Vec<Position> = to.iter().map(|place| position(*place)).collect();
        match &self.means {
            Means::Straight(pace) => question(&StraightTravel::new(self.from.clone(), to, *pace)),
            Means::Roads { stored, graph, placed } => {
                let to = Snapper::new(&stored.network, graph, SNAP_LIMIT_M).place_all(&to);
                question(&RoadTravel::new(&stored.network, graph, placed, &to))
            }
        }
    }

    /// Positions of those places that lie too far from the network.
    pub(super) fn off_network(&self, to: &[[f64; 2]]) -> Vec<usize> {
        let Means::Roads { stored, graph, .. } = &self.means else { return Vec::new() };
        let snapper = Snapper::new(&stored.network, graph, SNAP_LIMIT_M);
        let is_off =
            |at: &usize| to.get(*at).is_some_and(|place| snapper.place(position(*place)) == Placement::Off);
        (0..to.len()).filter(is_off).collect()
    }

    /// What somebody should know: what travel times are made from, and who and what lies off the network.
    pub(super) fn notices(&self, facilities: &[Facility]) -> Vec<Notice> {
        let mut notices = vec![Notice::info(self.assumption.clone())];
        let Means::Roads { placed, .. } = &self.means else { return notices };
        let off = (0..placed.len()).filter(|at| placed.get(*at) == Some(&Placement::Off));
        let key = |at: usize| self.population.places.get(at).map(|place| place.key.clone());
        let mut tell = |key: &'static str, names: Vec<String>| {
            if !names.is_empty() {
                let message = Message::new(key)
                    .with("count", names.len())
                    .with("metres", SNAP_LIMIT_M.round() as usize);
                notices.push(Notice::warning(message).with_details(names));
            }
        };
        tell("tasks-reach-origins-off", off.filter_map(key).collect());
        let places: Vec<[f64; 2]> = facilities.iter().map(|facility| facility.lon_lat).collect();
        let key = |at: usize| facilities.get(at).map(|facility| facility.key.clone());
        tell("tasks-reach-facilities-off", self.off_network(&places).into_iter().filter_map(key).collect());
        notices
    }

    /// The places of the people as origins, for grouping them by region.
    pub(super) fn origins(&self) -> Origins {
        Origins {
            keys: self.population.places.iter().map(|place| place.key.clone()).collect(),
            lon_lat: self.population.places.iter().map(|place| place.lon_lat).collect(),
            people: self.population.places.iter().map(|place| place.residents).collect(),
            ..Origins::default()
        }
    }
}

/// Minutes as whole milliseconds.
pub(super) fn millis_of(minutes: f64) -> Millis {
    (minutes * 60_000.0).round().clamp(0.0, 2.6e9) as Millis
}
