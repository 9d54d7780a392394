//! Whether coordinates fit a coordinate system, which system would fit, and which one maps are drawn in.

use super::definition::{Datum, Definition, Method};
use super::{Crs, Transform};
use crate::geo::Extent;

/// Germany with a margin, in degrees.
const GERMANY: Extent = Extent { min: [5.0, 46.5], max: [16.0, 56.0] };
/// Europe as the ETRS 89 systems mean it, in degrees.
const EUROPE: Extent = Extent { min: [-45.0, 24.0], max: [60.0, 85.0] };
/// Systems that German offices use, most usual first.
pub(super) const GERMAN_CODES: [u32; 15] =
    [25832, 25833, 25831, 4647, 5650, 31466, 31467, 31468, 31469, 3035, 3068, 4839, 3034, 3857, 4326];

/// See [`Crs::is_plausible`].
pub(super) fn is_plausible(crs: &Crs, extent: &Extent) -> bool {
    if extent.is_empty() {
        return true;
    }
    if !extent.min.iter().chain(&extent.max).all(|value| value.is_finite()) {
        return false;
    }
    if crs.is_geographic() { degrees_fit(crs, extent) } else { metres_fit(crs, extent) }
}

fn degrees_fit(crs: &Crs, extent: &Extent) -> bool {
    let swapped = Extent { min: [extent.min[1], extent.min[0]], max: [extent.max[1], extent.max[0]] };
    if lies_within(&swapped, &GERMANY) {
        return false; // latitude first; nobody's county lies off the Horn of Africa
    }
    let use_area = match &crs.definition {
        Some(Definition { datum: Datum::Etrs89 | Datum::Dhdn, .. }) => EUROPE,
        _ => Extent { min: [-180.001, -90.001], max: [360.001, 90.001] },
    };
    lies_within(extent, &use_area)
}

fn metres_fit(crs: &Crs, extent: &Extent) -> bool {
    let degrees = Extent { min: [-360.0, -90.0], max: [360.0, 90.0] };
    if lies_within(extent, &degrees) && crs.epsg != Some(3857) && crs.epsg != Some(4087) {
        return false;
    }
    // An extent of less than a degree's digits at the origin of a world system is far more often degrees, too.
    if lies_within(extent, &degrees) && extent.width() > 0.0 {
        return false;
    }
    let Some(lon_lat) = lon_lat_extent(crs, extent) else { return false };
    lies_within(&lon_lat, &use_area(crs))
}

/// Where a system may be used, in degrees: generous, because offices stretch zones.
fn use_area(crs: &Crs) -> Extent {
    let world = Extent { min: [-180.001, -90.001], max: [180.001, 90.001] };
    let Some(definition) = &crs.definition else { return world };
    match (definition.method, definition.datum) {
        (Method::TransverseMercator { central_meridian, .. }, Datum::Dhdn) => {
            Extent { min: [central_meridian - 8.0, 46.0], max: [central_meridian + 8.0, 56.5] }
        }
        (Method::TransverseMercator { central_meridian, .. }, datum) => {
            let [south, north] = match (datum, definition.offset[1] > 0.0) {
                (Datum::Etrs89, _) => [30.0, 85.0],
                (_, true) => [-85.0, 1.0],
                (_, false) => [-1.0, 85.0],
            };
            Extent { min: [central_meridian - 14.0, south], max: [central_meridian + 14.0, north] }
        }
        (Method::Cassini { .. }, _) => Extent { min: [12.0, 51.5], max: [15.0, 53.5] },
        (_, Datum::Etrs89) => EUROPE,
        _ => world,
    }
}

/// The extent in degrees, from corners, edges and middle; `None` when a corner has no place on Earth.
fn lon_lat_extent(crs: &Crs, extent: &Extent) -> Option<Extent> {
    let to_degrees = Transform::between(crs, &Crs::from_epsg(4326)?).ok()?;
    let back = Transform::between(&Crs::from_epsg(4326)?, crs).ok()?;
    let mut lon_lat = Extent::EMPTY;
    // A corner beyond the edge of a world map has no place on Earth although the map inside is fine.
    let may_miss_corners = crs.definition.as_ref().is_some_and(|known| known.method == Method::EqualEarth);
    for step in 0..9 {
        let along = |axis: usize, part: i32| {
            extent.min[axis] + (extent.max[axis] - extent.min[axis]) * f64::from(part) / 2.0
        };
        let point = [along(0, step % 3), along(1, step / 3)];
        let degrees = to_degrees.point(point).filter(|degrees| {
            back.point(*degrees).is_some_and(|again| {
                let off = (again[0] - point[0]).hypot(again[1] - point[1]);
                off < 1.0 + 1e-5 * (point[0].hypot(point[1]))
            })
        });
        match degrees {
            Some(degrees) => lon_lat.include(degrees),
            None if may_miss_corners => {}
            None => return None,
        }
    }
    (!lon_lat.is_empty()).then_some(lon_lat)
}

fn lies_within(inner: &Extent, outer: &Extent) -> bool {
    outer.contains(inner.min) && outer.contains(inner.max)
}

/// See [`Crs::candidates`].
pub(super) fn candidates(extent: &Extent) -> Vec<u32> {
    let fits = |code: &u32| {
        Crs::from_epsg(*code).is_some_and(|crs| {
            is_plausible(&crs, extent)
                && degrees_of(&crs, extent).is_some_and(|lon_lat| lies_within(&lon_lat, &GERMANY))
        })
    };
    GERMAN_CODES.into_iter().filter(fits).collect()
}

fn degrees_of(crs: &Crs, extent: &Extent) -> Option<Extent> {
    if crs.is_geographic() && crs.shift.is_none() { Some(*extent) } else { lon_lat_extent(crs, extent) }
}

/// See [`Crs::for_maps`].
pub(super) fn for_maps(source: &Crs, extent: &Extent) -> Crs {
    if source.is_transverse_mercator() && source.epsg.is_some() {
        return source.clone();
    }
    let code = match degrees_of(source, extent) {
        Some(lon_lat) if !lon_lat.is_empty() => code_for(&lon_lat),
        _ => 8857,
    };
    Crs::from_epsg(code).unwrap_or_else(|| source.clone())
}

fn code_for(lon_lat: &Extent) -> u32 {
    let [longitude, latitude] = lon_lat.center();
    let fits_utm = lon_lat.width() <= 20.0 && lon_lat.min[1] > -80.5 && lon_lat.max[1] < 84.5;
    if !fits_utm {
        return if lies_within(lon_lat, &EUROPE) { 3035 } else { 8857 };
    }
    let zone = (((longitude + 180.0) / 6.0).floor() as i64).rem_euclid(60) as u32 + 1;
    if GERMANY.contains([longitude, latitude]) {
        25800 + zone.clamp(31, 33)
    } else if latitude >= 0.0 {
        32600 + zone
    } else {
        32700 + zone
    }
}
