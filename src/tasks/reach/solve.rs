//! A question about reachability answered for every place where people live, with the nearest facility beside the measure.

use std::sync::Arc;

use super::compute::{Case, facilities, millis_of};
use super::ground::Ground;
use super::origins::{Origins, of_population, origins};
use super::places::position;
use super::scenario::facilities_of_question;
use crate::model::{Decay, Facility, Level, Measure, OriginChoice, Project, ReachRequest, TravelChoice};
use crate::notice::Notice;
use crate::reach::measures::{SupplyDemand, floating_catchment, potential};
use crate::reach::position::Position;
use crate::reach::road_travel::RoadTravel;
use crate::reach::snap::Placement;
use crate::reach::straight::StraightTravel;
use crate::reach::travel::{Nearest, TravelTimes};
use crate::store::Store;
use crate::tasks::{Session, TaskError};
use crate::work::Work;

/// An answer per origin.
#[derive(Debug)]
pub(super) struct Solved {
    pub(super) origins: Arc<Origins>,
    /// The facilities that were asked for.
    pub(super) facilities: Arc<Vec<Facility>>,
    /// The nearest one of each origin; `None` where none can be reached.
    pub(super) nearest: Vec<Option<Nearest>>,
    /// The measure of each origin, where it is more than the nearest facility.
    pub(super) values: Option<Vec<f64>>,
    /// Origins and facilities too far from the network.
    pub(super) off: [usize; 2],
    pub(super) notices: Vec<Notice>,
}

/// Answers `request` per origin, or hands out the answer from before.
///
/// # Errors
/// No facilities, no population, no such group, no network for a mode that needs one; cancelled.
pub(super) fn solve(
    (session, project): (&Session, &Project),
    (store, ground): (&Store, &Ground),
    request: &ReachRequest,
    level: &Level,
    work: &Work,
) -> Result<Arc<Solved>, TaskError> {
    let chosen = match &request.scenario {
        None => facilities(store, &request.kinds)?,
        Some(name) => facilities_of_question(project, name, request)?,
    };
    // Where regions stand for people, the answer belongs to their level.
    let by_level = matches!(request.origins, OriginChoice::Regions).then(|| level.name.clone());
    let asked = ReachRequest { level: by_level, ..request.clone() };
    if let Some(known) = ground.known_answer(&asked, &chosen) {
        return Ok(known);
    }
    let group = request.group.as_deref();
    let mut origins = match &request.origins {
        OriginChoice::Population => of_population(&ground.population, group)?,
        other => origins((session, store), (other, group), Some(level), work)?,
    };
    let notices = std::mem::take(&mut origins.notices);
    work.check()?;
    let answer = Arc::new(answer(ground, &asked, (origins, chosen, notices), work)?);
    ground.keep_answer(&asked, &answer);
    Ok(answer)
}

fn answer(
    ground: &Ground,
    request: &ReachRequest,
    (origins, facilities, mut notices): (Origins, Vec<Facility>, Vec<Notice>),
    work: &Work,
) -> Result<Solved, TaskError> {
    let from: Vec<Position> = origins.lon_lat.iter().map(|place| position(*place)).collect();
    let to: Vec<Position> = facilities.iter().map(|facility| position(facility.lon_lat)).collect();
    let mut off = [0, 0];
    let (nearest, values) = match &request.travel {
        TravelChoice::Road(mode) => {
            let (stored, graph) = ground.graph(*mode, request.pace)?;
            let snapper = ground.snapper(*mode, request.pace, request.snap_limit_m)?;
            work.check()?;
            let (from, to) = (snapper.place_all_watched(&from, work)?, snapper.place_all_watched(&to, work)?);
            off = [&from, &to].map(|list| list.iter().filter(|place| **place == Placement::Off).count());
            let travel = RoadTravel::new(&stored.network, &graph, &from, &to);
            measured(&travel, request, (&origins, &facilities), work)?
        }
        TravelChoice::Straight(pace) => {
            let travel = StraightTravel::new(from, to, *pace);
            measured(&travel, request, (&origins, &facilities), work)?
        }
        TravelChoice::Matrix(path) => {
            let case = Case { request, origins: &origins, facilities: &facilities, grouping: None };
            let matrix = case.matrix(path, &mut notices, work)?;
            measured(&matrix, request, (&origins, &facilities), work)?
        }
    };
    let (origins, facilities) = (Arc::new(origins), Arc::new(facilities));
    Ok(Solved { origins, facilities, nearest, values, off, notices })
}

type Measured = (Vec<Option<Nearest>>, Option<Vec<f64>>);

fn measured(
    travel: &dyn TravelTimes,
    request: &ReachRequest,
    (origins, facilities): (&Origins, &[Facility]),
    work: &Work,
) -> Result<Measured, TaskError> {
    let nearest = travel.nearest(work)?;
    let supply: Vec<f64> = facilities.iter().map(|facility| facility.capacity.unwrap_or(1.0)).collect();
    let limit = millis_of(request.limit_minutes);
    let market = |decay| SupplyDemand { supply: &supply, demand: &origins.people, limit, decay };
    let (found, factor) = match request.measure {
        Measure::Nearest | Measure::Share => return Ok((nearest, None)),
        Measure::Cumulative => (potential(travel, &market(Decay::None), work)?, 1.0),
        Measure::Gravity => (potential(travel, &market(request.decay), work)?, 1.0),
        Measure::TwoStep => (floating_catchment(travel, &market(Decay::None), work)?, 1000.0),
        Measure::EnhancedTwoStep => (floating_catchment(travel, &market(Decay::Steps), work)?, 1000.0),
    };
    Ok((nearest, Some(found.values.into_iter().map(|value| value * factor).collect())))
}
