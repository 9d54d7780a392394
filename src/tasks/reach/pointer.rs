//! The area around a place that follows the pointer: what is reached from there, and how many people live in it.

use super::bands::bands_around;
use super::ground::Ground;
use super::places::{position, refuse_crs};
use super::region_values::may_be_told;
use crate::geo::crs::{Crs, Transform};
use crate::model::{PopulationPlace, Project, ReachRequest, TravelChoice};
use crate::reach::isochrone::{time_to, times_from};
use crate::reach::position::Position;
use crate::reach::search::Space;
use crate::reach::snap::Placement;
use crate::sheet::{Audience, ReachBand};
use crate::tasks::{Session, TaskError};
use crate::text::Message;
use crate::work::Work;

/// What is reached from a place.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaAround {
    /// The place in map units.
    pub at: [f64; 2],
    /// Nearest first; people are all within the limit. Empty where no road is near.
    pub bands: Vec<ReachBand>,
}

/// What is reached from `at` (map units) within `minutes`, ascending, as `request` travels; people are those whom it is about.
///
/// # Errors
/// No network for a mode that needs one; cancelled.
pub fn area_around(
    session: &Session,
    project: &Project,
    (request, minutes): (&ReachRequest, &[f64]),
    at: [f64; 2],
    work: &Work,
) -> Result<AreaAround, TaskError> {
    let store = session.reader()?;
    let ground = Ground::of(session, &store)?;
    let no_map = || {
        TaskError::refused(Message::new("tasks-reach-no-level"), Message::new("tasks-reach-no-level-hint"))
    };
    let (map, degrees) =
        project.epsg.and_then(Crs::from_epsg).zip(Crs::from_epsg(4326)).ok_or_else(no_map)?;
    let place = Transform::between(&map, &degrees).map_err(refuse_crs)?.point(at).map(position);
    let to_map = Transform::between(&degrees, &map).map_err(refuse_crs)?;
    let Some(place) = place else { return Ok(AreaAround { at, bands: Vec::new() }) };
    let areas = bands_around(&ground, (&request.travel, request), (&[place], minutes), &to_map, work)?;
    if areas.iter().all(Vec::is_empty) {
        return Ok(AreaAround { at, bands: Vec::new() });
    }
    let people = people_within(&ground, request, (place, minutes), work)?;
    let bands = minutes.iter().zip(areas).zip(people).map(|((minutes, areas), people)| ReachBand {
        minutes: *minutes,
        people: people.filter(|people| may_be_told(*people, Audience::Everyone)),
        areas: std::sync::Arc::new(areas),
    });
    Ok(AreaAround { at, bands: bands.collect() })
}

/// People within each limit; `None` without a population.
fn people_within(
    ground: &Ground,
    request: &ReachRequest,
    (place, minutes): (Position, &[f64]),
    work: &Work,
) -> Result<Vec<Option<f64>>, TaskError> {
    let population = &ground.population;
    if population.places.is_empty() {
        return Ok(vec![None; minutes.len()]);
    }
    let group = request.group.as_ref().and_then(|name| population.groups.iter().position(|own| own == name));
    let times: Vec<Option<f64>> = match &request.travel {
        TravelChoice::Road(mode) => {
            let (_, graph) = ground.graph(*mode, request.pace)?;
            let snapper = ground.snapper(*mode, request.pace, request.snap_limit_m)?;
            let Some(from) = snapper.place(place).placed() else { return Ok(vec![None; minutes.len()]) };
            let longest = minutes.iter().copied().fold(0.0, f64::max);
            let mut space = Space::default();
            times_from(&graph, &from, (longest * 60_000.0) as u32, &mut space, work)?;
            work.check()?;
            let homes = ground.homes((*mode, request.pace), request.snap_limit_m, work)?;
            let time = |to: &Placement| {
                let millis = time_to(&graph, &space, &from, &to.placed()?)?;
                Some(f64::from(millis) / 60_000.0)
            };
            homes.iter().map(time).collect()
        }
        TravelChoice::Straight(pace) => {
            let time = |home: &PopulationPlace| {
                let metres = place.distance_m(position(home.lon_lat));
                Some(metres * pace.detour / 1000.0 / pace.kmh.max(0.01) * 60.0)
            };
            population.places.iter().map(time).collect()
        }
        TravelChoice::Matrix(_) => vec![None; population.places.len()],
    };
    let within = |limit: &f64| {
        let near = population.places.iter().zip(&times);
        let near = near.filter(|(_, time)| time.is_some_and(|time| time <= *limit));
        let people = near.map(|(place, _)| match group {
            Some(group) => place.groups.get(group).copied().flatten().unwrap_or(0.0),
            None => place.residents,
        });
        Some(people.sum())
    };
    Ok(minutes.iter().map(within).collect())
}
