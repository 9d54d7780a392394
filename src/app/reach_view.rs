//! The place for reachability: what is looked at and typed there, and how a question is changed.

use super::command::Command;
use super::commands::ReachCommand;
use super::state::AppState;
use crate::model::{MapChange, Measure, Mode, Project, ReachMap, ReachRequest, StraightPace, TravelChoice};
use crate::tasks::reach::{AreaAround, ReachOffer};

/// Minutes of the area that follows the pointer.
pub const POINTER_MINUTES: [f64; 3] = [5.0, 10.0, 15.0];
/// Least and most minutes of the threshold.
pub const LIMITS: [f64; 2] = [1.0, 90.0];

/// What is looked at there; not kept.
#[derive(Debug, Clone, Default)]
pub struct ReachPlace {
    /// The question while no kind is chosen.
    pub draft: Option<Box<ReachMap>>,
    /// Typed as the name to save under.
    pub name: String,
    /// The area around the pointer is shown.
    pub follows: bool,
    /// How one travels in that area; `None` = as in the question.
    pub follow_mode: Option<Mode>,
    /// Where the pointer was last, in map units, until its area is there.
    pub wanted: Option<[f64; 2]>,
    /// The place whose area is looked for, or was last; it is not asked for again.
    pub asked: Option<[f64; 2]>,
}

/// What was found for it.
#[derive(Debug, Clone, Default)]
pub struct KnownReach {
    /// What there is to ask with; `None` until somebody looked.
    pub offer: Option<ReachOffer>,
    /// It has to be looked again.
    pub outdated: bool,
    /// The area around the pointer.
    pub around: Option<AreaAround>,
}

/// The question of the map, else the one that is being put together: no kind yet, the best mode there is.
pub fn reach_in_work(project: &Project, (place, offer): (&ReachPlace, &ReachOffer)) -> ReachMap {
    if let Some(reach) = project.map.reach.as_ref().or(place.draft.as_ref()) {
        return (**reach).clone();
    }
    let travel = match offer.network {
        Some(_) => TravelChoice::Road(Mode::Car),
        None => TravelChoice::Straight(StraightPace::default()),
    };
    ReachMap::of(ReachRequest { travel, limit_minutes: 15.0, ..ReachRequest::default() })
}

/// A change of the question as a command. Without a kind there is no question.
pub fn changed(
    project: &Project,
    (place, offer): (&ReachPlace, &ReachOffer),
    change: impl FnOnce(&mut ReachMap),
) -> Command {
    let mut reach = reach_in_work(project, (place, offer));
    let before = reach.request.clone();
    change(&mut reach);
    if reach.request != before {
        reach.name.clear();
    }
    if reach.request.kinds.is_empty() {
        return ReachCommand::Draft(Box::new(reach)).into();
    }
    Command::map(MapChange::Reach(Some(Box::new(reach))))
}

/// Whether a measure has a threshold.
pub fn has_limit(measure: Measure) -> bool {
    measure != Measure::Nearest
}

/// What the area around the pointer is asked with; `None` where nothing can be travelled.
pub fn pointer_request(state: &AppState) -> Option<ReachRequest> {
    let project = state.open_project()?;
    let offer = state.derived.reach.offer.as_ref()?;
    let request = reach_in_work(project, (&state.view.reach, offer)).request;
    let travel = match (state.view.reach.follow_mode, offer.network) {
        (Some(mode), Some(_)) => TravelChoice::Road(mode),
        (None, _) if !matches!(request.travel, TravelChoice::Matrix(_)) => request.travel.clone(),
        _ => TravelChoice::Straight(StraightPace::default()),
    };
    Some(ReachRequest { travel, ..request })
}
