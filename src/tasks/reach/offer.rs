//! What a project has for questions about reachability: facilities, people, roads, saved answers.

use super::saved::saved_reach;
use super::saved_list::{StaleCause, list_reach};
use crate::model::{LifePhase, Project, ReachMap};
use crate::store::NetworkSize;
use crate::tasks::{Session, TaskError};

/// What there is to ask with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReachOffer {
    /// Kinds with at least one facility, in the order of the taxonomy: name, phase of life, number.
    pub kinds: Vec<(String, Option<LifePhase>, usize)>,
    /// Places where people live.
    pub places: usize,
    /// Groups of the population.
    pub groups: Vec<String>,
    /// The network; `None` when there is none.
    pub network: Option<NetworkSize>,
    /// Saved answers, by name.
    pub saved: Vec<SavedAnswer>,
}

/// A saved answer.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedAnswer {
    /// The question, under its name.
    pub map: ReachMap,
    /// The level that it was asked for; `None` = place by place.
    pub level: Option<String>,
    /// Day of the computation, `2025-03-18`.
    pub computed_on: String,
    /// What it rests on that has changed since; empty: nothing.
    pub stale: Vec<StaleCause>,
}

/// Looks what there is.
///
/// # Errors
/// The file cannot be read.
pub fn reach_offer(session: &Session, project: &Project) -> Result<ReachOffer, TaskError> {
    let store = session.reader()?;
    let counts = store.facility_counts()?;
    let phases = store.facility_kinds()?;
    let phase = |name: &str| phases.iter().find(|kind| kind.name == name).and_then(|kind| kind.phase);
    Ok(ReachOffer {
        kinds: counts.into_iter().map(|(name, count)| (name.clone(), phase(&name), count)).collect(),
        places: store.population_count()?,
        groups: store.population_groups()?,
        network: store.network_size()?,
        saved: saved_answers(session, project)?,
    })
}

fn saved_answers(session: &Session, project: &Project) -> Result<Vec<SavedAnswer>, TaskError> {
    let mut saved = Vec::new();
    for entry in list_reach(session, project)? {
        // What another version of the program asked cannot be asked again.
        let Ok((map, level)) = saved_reach(session, &entry.name) else { continue };
        saved.push(SavedAnswer { map, level, computed_on: entry.computed_on, stale: entry.stale });
    }
    Ok(saved)
}
