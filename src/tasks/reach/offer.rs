//! What a project has for questions about reachability: facilities, people, roads, saved answers.

use crate::model::{LifePhase, ReachMap};
use crate::store::{NetworkSize, Store};
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
    /// Something that it rests on has changed since.
    pub is_stale: bool,
}

/// Looks what there is.
///
/// # Errors
/// The file cannot be read.
pub fn reach_offer(session: &Session) -> Result<ReachOffer, TaskError> {
    let store = session.reader()?;
    let counts = store.facility_counts()?;
    let phases = store.facility_kinds()?;
    let phase = |name: &str| phases.iter().find(|kind| kind.name == name).and_then(|kind| kind.phase);
    Ok(ReachOffer {
        kinds: counts.into_iter().map(|(name, count)| (name.clone(), phase(&name), count)).collect(),
        places: store.population_count()?,
        groups: store.population_groups()?,
        network: store.network_size()?,
        saved: saved_answers(&store)?,
    })
}

fn saved_answers(store: &Store) -> Result<Vec<SavedAnswer>, TaskError> {
    let now = super::fingerprint::fingerprint(store)?;
    let mut saved = Vec::new();
    for name in store.reach_names()? {
        let Some(result) = store.reach_result(&name)? else { continue };
        let Ok(kept) = serde_json::from_str::<super::fingerprint::KeptQuestion>(&result.recipe) else {
            continue;
        };
        saved.push(SavedAnswer {
            level: kept.request.level.clone(),
            map: ReachMap { name, ..ReachMap::of(kept.request) },
            computed_on: result.computed_on,
            is_stale: kept.inputs.is_some_and(|inputs| inputs != now),
        });
    }
    Ok(saved)
}
