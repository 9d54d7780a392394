//! The coordinate systems that are known by EPSG code.

use super::definition::{Datum, Definition, Method};

/// Every known EPSG code. Where two codes differ only in the order of axes, the customary one comes first.
pub(super) fn every_code() -> impl Iterator<Item = u32> {
    let single = [
        4326, 4258, 4314, 3035, 3034, 3857, 4647, 5650, 5649, 4839, 5243, 3068, 4087, 6933, 8857, 31466,
        31467, 31468, 31469, 5676, 5677, 5678, 5679,
    ];
    single.into_iter().chain(25828..=25838).chain(32601..=32660).chain(32701..=32760)
}

/// The parameters of an EPSG code; `None` when the code is not known here.
pub(super) fn definition(code: u32) -> Option<Definition> {
    let (name, datum, method, offset) = match code {
        25828..=25838 => return Some(utm(code, code - 25800, Datum::Etrs89)),
        32601..=32660 => return Some(utm(code, code - 32600, Datum::Wgs84)),
        32701..=32760 => return Some(utm(code, code - 32700, Datum::Wgs84)),
        5649 | 4647 | 5650 => return Some(zone_prefixed_utm(code)),
        31466..=31469 => return Some(gauss_krueger(code, code - 31464)),
        5676..=5679 => return Some(gauss_krueger(code, code - 5674)),
        4326 => ("WGS 84", Datum::Wgs84, Method::Geographic, [0.0, 0.0]),
        4258 => ("ETRS89", Datum::Etrs89, Method::Geographic, [0.0, 0.0]),
        4314 => ("DHDN", Datum::Dhdn, Method::Geographic, [0.0, 0.0]),
        3035 => (
            "ETRS89-extended / LAEA Europe",
            Datum::Etrs89,
            Method::LambertAzimuthal { longitude: 10.0, latitude: 52.0 },
            [4_321_000.0, 3_210_000.0],
        ),
        3034 => (
            "ETRS89-extended / LCC Europe",
            Datum::Etrs89,
            conic(10.0, 52.0, [35.0, 65.0]),
            [4_000_000.0, 2_800_000.0],
        ),
        4839 | 5243 => {
            let name = if code == 4839 { "ETRS89 / LCC Germany (N-E)" } else { "ETRS89 / LCC Germany (E-N)" };
            (name, Datum::Etrs89, conic(10.5, 51.0, [48.0 + 2.0 / 3.0, 53.0 + 2.0 / 3.0]), [0.0, 0.0])
        }
        3068 => (
            "DHDN / Soldner Berlin",
            Datum::Dhdn,
            Method::Cassini {
                central_meridian: 13.627_203_666_666_67,
                latitude_of_origin: 52.418_648_277_777_78,
            },
            [40_000.0, 10_000.0],
        ),
        3857 => ("WGS 84 / Pseudo-Mercator", Datum::Wgs84, Method::WebMercator, [0.0, 0.0]),
        4087 => (
            "WGS 84 / World Equidistant Cylindrical",
            Datum::Wgs84,
            Method::EquidistantCylindrical { standard_parallel: 0.0 },
            [0.0, 0.0],
        ),
        6933 => (
            "WGS 84 / NSIDC EASE-Grid 2.0 Global",
            Datum::Wgs84,
            Method::EqualAreaCylindrical { standard_parallel: 30.0 },
            [0.0, 0.0],
        ),
        8857 => ("WGS 84 / Equal Earth Greenwich", Datum::Wgs84, Method::EqualEarth, [0.0, 0.0]),
        _ => return None,
    };
    Some(Definition { epsg: Some(code), name: name.to_owned(), datum, method, offset })
}

/// Longitude of the middle of a UTM zone.
fn zone_meridian(zone: u32) -> f64 {
    f64::from(zone) * 6.0 - 183.0
}

fn utm(code: u32, zone: u32, datum: Datum) -> Definition {
    let south = (32701..=32760).contains(&code);
    let (system, hemisphere) =
        (if datum == Datum::Etrs89 { "ETRS89" } else { "WGS 84" }, if south { "S" } else { "N" });
    Definition {
        epsg: Some(code),
        name: format!("{system} / UTM zone {zone}{hemisphere}"),
        datum,
        method: transverse_mercator(zone_meridian(zone), 0.9996),
        offset: [500_000.0, if south { 10_000_000.0 } else { 0.0 }],
    }
}

/// UTM with the zone number before the easting, as German surveying offices write it.
fn zone_prefixed_utm(code: u32) -> Definition {
    let zone = match code {
        5649 => 31,
        4647 => 32,
        _ => 33,
    };
    Definition {
        epsg: Some(code),
        name: format!("ETRS89 / UTM zone {zone}N (zE-N)"),
        datum: Datum::Etrs89,
        method: transverse_mercator(zone_meridian(zone), 0.9996),
        offset: [f64::from(zone) * 1e6 + 500_000.0, 0.0],
    }
}

fn gauss_krueger(code: u32, zone: u32) -> Definition {
    let axes = if code < 31_000 { " (E-N)" } else { "" };
    Definition {
        epsg: Some(code),
        name: format!("DHDN / 3-degree Gauss-Kruger zone {zone}{axes}"),
        datum: Datum::Dhdn,
        method: transverse_mercator(f64::from(zone) * 3.0, 1.0),
        offset: [f64::from(zone) * 1e6 + 500_000.0, 0.0],
    }
}

fn transverse_mercator(central_meridian: f64, scale: f64) -> Method {
    Method::TransverseMercator { central_meridian, latitude_of_origin: 0.0, scale }
}

fn conic(central_meridian: f64, latitude_of_origin: f64, parallels: [f64; 2]) -> Method {
    Method::LambertConformalConic { central_meridian, latitude_of_origin, parallels }
}
