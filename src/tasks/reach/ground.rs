//! What reachability stands on: network, population, and the answers computed from them, kept as long as the project is open.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::compute::no_network;
use super::origins::Grouping;
use super::places::position;
use super::solve::Solved;
use crate::model::{Facility, Mode, Pace, Population, ReachRequest};
use crate::reach::graph::Graph;
use crate::reach::position::Position;
use crate::reach::snap::{Placement, SnapIndex, Snapper};
use crate::store::{GroundStamp, Store, StoredNetwork};
use crate::tasks::{Session, TaskError};
use crate::work::Work;

/// Answers that are kept: going back to a kind or mode looked at before costs nothing.
const KEPT_ANSWERS: usize = 12;

/// Network and population as they are in the file, with what was made from them.
#[derive(Debug)]
pub(in crate::tasks) struct Ground {
    stamp: GroundStamp,
    pub(super) network: Option<StoredNetwork>,
    pub(super) population: Arc<Population>,
    roads: Mutex<Vec<Arc<Roads>>>,
    answers: Mutex<Vec<(ReachRequest, Arc<Solved>)>>,
    groupings: Mutex<Vec<(String, Arc<Grouping>)>>,
}

/// The network as a mode sees it, with what is looked up in it again and again.
#[derive(Debug)]
struct Roads {
    graph: Arc<Graph>,
    index: OnceLock<Arc<SnapIndex>>,
    /// Where the places of the population join it, at most so many metres away.
    homes: Mutex<Option<(f64, Arc<Vec<Placement>>)>>,
}

impl Roads {
    fn snapper<'a>(&self, stored: &'a StoredNetwork, limit_m: f64) -> Snapper<'a> {
        let index = self.index.get_or_init(|| Arc::new(SnapIndex::new(&stored.network, &self.graph)));
        Snapper::with(&stored.network, Arc::clone(index), limit_m)
    }
}

impl Ground {
    /// The ground of a project, read again only where an import changed it.
    pub(super) fn of(session: &Session, store: &Store) -> Result<Arc<Self>, TaskError> {
        let stamp = store.ground_stamp()?;
        if let Some(known) = session.reach_ground().filter(|known| known.stamp == stamp) {
            return Ok(known);
        }
        let ground = Arc::new(Self {
            stamp,
            network: store.network()?,
            population: Arc::new(store.population()?),
            roads: Mutex::default(),
            answers: Mutex::default(),
            groupings: Mutex::default(),
        });
        session.keep_reach_ground(Arc::clone(&ground));
        Ok(ground)
    }

    /// The network as a mode sees it.
    ///
    /// # Errors
    /// There is no network.
    pub(super) fn graph(&self, mode: Mode, pace: Pace) -> Result<(&StoredNetwork, Arc<Graph>), TaskError> {
        let (stored, roads) = self.roads(mode, pace)?;
        Ok((stored, Arc::clone(&roads.graph)))
    }

    /// What places points on that network, at most `limit_m` away.
    ///
    /// # Errors
    /// There is no network.
    pub(super) fn snapper(&self, mode: Mode, pace: Pace, limit_m: f64) -> Result<Snapper<'_>, TaskError> {
        let (stored, roads) = self.roads(mode, pace)?;
        Ok(roads.snapper(stored, limit_m))
    }

    /// Where the places of the population join that network, in their order; found once.
    ///
    /// # Errors
    /// There is no network; cancelled.
    pub(super) fn homes(
        &self,
        (mode, pace): (Mode, Pace),
        limit_m: f64,
        work: &Work,
    ) -> Result<Arc<Vec<Placement>>, TaskError> {
        let (stored, roads) = self.roads(mode, pace)?;
        let known = || roads.homes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, homes)) = known().as_ref().filter(|(limit, _)| *limit == limit_m) {
            return Ok(Arc::clone(homes));
        }
        let places: Vec<Position> =
            self.population.places.iter().map(|place| position(place.lon_lat)).collect();
        let homes = Arc::new(roads.snapper(stored, limit_m).place_all_watched(&places, work)?);
        *known() = Some((limit_m, Arc::clone(&homes)));
        Ok(homes)
    }

    fn roads(&self, mode: Mode, pace: Pace) -> Result<(&StoredNetwork, Arc<Roads>), TaskError> {
        let stored = self.network.as_ref().ok_or_else(no_network)?;
        let known = |roads: &&Arc<Roads>| roads.graph.mode == mode && roads.graph.pace == pace;
        let mut list = self.roads.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(roads) = list.iter().find(known) {
            return Ok((stored, Arc::clone(roads)));
        }
        let graph = Arc::new(Graph::new(&stored.network, mode, pace));
        let roads = Arc::new(Roads { graph, index: OnceLock::new(), homes: Mutex::default() });
        list.retain(|other| other.graph.mode != mode);
        list.push(Arc::clone(&roads));
        Ok((stored, roads))
    }

    /// The answer to the same question about the same facilities, where it was asked before.
    pub(super) fn known_answer(
        &self,
        request: &ReachRequest,
        facilities: &[Facility],
    ) -> Option<Arc<Solved>> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |(asked, answer): &&(ReachRequest, Arc<Solved>)| {
            asked == request && answer.facilities.as_slice() == facilities
        };
        answers.iter().find(same).map(|(_, answer)| Arc::clone(answer))
    }

    pub(super) fn keep_answer(&self, request: &ReachRequest, answer: &Arc<Solved>) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|(asked, _)| asked != request);
        answers.insert(0, (request.clone(), Arc::clone(answer)));
        answers.truncate(KEPT_ANSWERS);
    }

    /// In which region of a level the places of the population lie; made once per level.
    pub(super) fn grouping(
        &self,
        level: &str,
        make: impl FnOnce() -> Result<Grouping, TaskError>,
    ) -> Result<Arc<Grouping>, TaskError> {
        let known = |list: &[(String, Arc<Grouping>)]| {
            list.iter().find(|(name, _)| name == level).map(|(_, grouping)| Arc::clone(grouping))
        };
        if let Some(found) = known(&self.groupings.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(found);
        }
        let made = Arc::new(make()?);
        let mut list = self.groupings.lock().unwrap_or_else(PoisonError::into_inner);
        list.push((level.to_owned(), Arc::clone(&made)));
        Ok(made)
    }
}
