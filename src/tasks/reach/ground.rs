//! What reachability stands on: network, population, and the answers computed from them, kept as long as the project is open.

use std::sync::{Arc, Mutex, PoisonError};

use super::compute::no_network;
use super::origins::Grouping;
use super::solve::Solved;
use crate::model::{Facility, Mode, Pace, Population, ReachRequest};
use crate::reach::graph::Graph;
use crate::store::{GroundStamp, Store, StoredNetwork};
use crate::tasks::{Session, TaskError};

/// Answers that are kept: going back to a kind or mode looked at before costs nothing.
const KEPT_ANSWERS: usize = 12;

/// Network and population as they are in the file, with what was made from them.
#[derive(Debug)]
pub(in crate::tasks) struct Ground {
    stamp: GroundStamp,
    pub(super) network: Option<StoredNetwork>,
    pub(super) population: Arc<Population>,
    graphs: Mutex<Vec<Arc<Graph>>>,
    answers: Mutex<Vec<(ReachRequest, Arc<Solved>)>>,
    groupings: Mutex<Vec<(String, Arc<Grouping>)>>,
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
            graphs: Mutex::default(),
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
        let stored = self.network.as_ref().ok_or_else(no_network)?;
        let known = |graph: &&Arc<Graph>| graph.mode == mode && graph.pace == pace;
        let mut graphs = self.graphs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(graph) = graphs.iter().find(known) {
            return Ok((stored, Arc::clone(graph)));
        }
        let graph = Arc::new(Graph::new(&stored.network, mode, pace));
        graphs.retain(|other| other.mode != mode);
        graphs.push(Arc::clone(&graph));
        Ok((stored, graph))
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
