//! Areas from which a facility is reached within so many minutes, over roads or as the crow flies.

use rayon::prelude::*;

use super::ground::Ground;
use super::places::position;
use super::solve::Solved;
use crate::geo::crs::Transform;
use crate::model::{ReachRequest, StraightPace, TravelChoice};
use crate::reach::graph::Millis;
use crate::reach::isochrone::{BELT_M, isochrone};
use crate::reach::position::{LocalPlane, Position};
use crate::reach::search::Space;
use crate::tasks::TaskError;
use crate::work::Work;

/// Areas: each an outer ring and its holes, in map units.
pub(super) type Areas = Vec<Vec<Vec<[f64; 2]>>>;

/// Corners of a circle.
const CORNERS: usize = 72;

/// The areas within each of `minutes` of the facilities, those of several facilities one over the other; none for a table of times.
pub(super) fn bands(
    ground: &Ground,
    (solved, request): (&Solved, &ReachRequest),
    minutes: &[f64],
    to_map: &Transform,
    work: &Work,
) -> Result<Vec<Areas>, TaskError> {
    let places: Vec<Position> = solved.facilities.iter().map(|facility| position(facility.lon_lat)).collect();
    bands_around(ground, (&request.travel, request), (&places, minutes), to_map, work)
}

/// The areas within each of `minutes` of any of `places`.
pub(super) fn bands_around(
    ground: &Ground,
    (travel, request): (&TravelChoice, &ReachRequest),
    (places, minutes): (&[Position], &[f64]),
    to_map: &Transform,
    work: &Work,
) -> Result<Vec<Areas>, TaskError> {
    let mut all: Vec<Areas> = vec![Areas::new(); minutes.len()];
    let map = |place: &Position| to_map.point([place.lon_degrees(), place.lat_degrees()]);
    match travel {
        TravelChoice::Road(mode) => {
            let (stored, graph) = ground.graph(*mode, request.pace)?;
            let snapper = ground.snapper(*mode, request.pace, request.snap_limit_m)?;
            let limits: Vec<Millis> =
                minutes.iter().map(|minutes| (minutes * 60_000.0).round() as Millis).collect();
            let found: Result<Vec<_>, TaskError> = places
                .par_iter()
                .filter_map(|place| snapper.place(*place).placed())
                .map_init(Space::default, |space, from| {
                    Ok(isochrone((&stored.network, &graph), &from, (&limits, BELT_M), space, work)?)
                })
                .collect();
            for found in found? {
                for (areas, band) in all.iter_mut().zip(found.bands) {
                    let ring = |ring: &Vec<Position>| ring.iter().filter_map(map).collect();
                    areas.extend(band.areas.iter().map(|area| area.iter().map(ring).collect()));
                }
            }
        }
        TravelChoice::Straight(pace) => {
            for (areas, minutes) in all.iter_mut().zip(minutes) {
                let circles = places.iter().map(|place| vec![circle(*place, *minutes, *pace, &map)]);
                areas.extend(circles);
            }
        }
        TravelChoice::Matrix(_) => {}
    }
    Ok(all)
}

fn circle(
    place: Position,
    minutes: f64,
    pace: StraightPace,
    map: &impl Fn(&Position) -> Option<[f64; 2]>,
) -> Vec<[f64; 2]> {
    let plane = LocalPlane::at(place);
    let radius_m = minutes / 60.0 * pace.kmh * 1000.0 / pace.detour.max(0.01);
    (0..=CORNERS)
        .filter_map(|corner| {
            let angle = corner as f64 / CORNERS as f64 * std::f64::consts::TAU;
            map(&plane.position([radius_m * angle.cos(), radius_m * angle.sin()]))
        })
        .collect()
}
