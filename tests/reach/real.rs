//! Real extracts of OpenStreetMap.

use sozialraumatlas::reach::build::build;
use sozialraumatlas::reach::components::parts;
use sozialraumatlas::reach::encode::{decode, encode};
use sozialraumatlas::reach::graph::{Graph, Pace};
use sozialraumatlas::reach::mode::{Direction, Mode};
use sozialraumatlas::reach::network::Network;
use sozialraumatlas::reach::position::Position;
use sozialraumatlas::reach::roads::BuildOptions;
use sozialraumatlas::reach::snap::{SNAP_LIMIT_M, Snapper};
use sozialraumatlas::read::{OsmProblem, Problem, ReadError, TagRule, osm_places, osm_roads};
use sozialraumatlas::work::Work;

use super::drawn::{on, travel_minutes};
use super::support::real_data;

fn network(file: &str) -> Option<Network> {
    let path = real_data(&format!("osm/{file}"))?;
    let roads = osm_roads(&path, &Work::unattended()).expect("roads");
    Some(build(&roads, &BuildOptions::default()).0)
}

#[test]
fn bad_hersfeld_with_its_kindergartens() {
    let Some(network) = network("badhersfeld_bbox.osm.pbf") else { return };
    // 3,533 ways with a highway tag; 3,397 of them (and ferries) are travelled by somebody.
    assert_eq!((network.positions.len(), network.links.len(), network.turns.len()), (4815, 6430, 70));
    assert!(network.routes.is_empty());
    let car = parts(&network, Mode::Car);
    assert!(car.largest * 100 > car.junctions * 97, "{car:?}");
    assert_eq!(decode(&encode(&network)).as_ref(), Ok(&network));
    let path = real_data("osm/badhersfeld_bbox.osm.pbf").expect("there a moment ago");
    let rule =
        |value: &str, kind: &str| TagRule { key: "amenity".into(), value: value.into(), kind: kind.into() };
    let rules = [rule("kindergarten", "Kita"), rule("school", "Schule")];
    let places = osm_places(&path, &rules, &Work::unattended()).expect("places");
    let count = |kind: &str| places.iter().filter(|place| place.kind == kind).count();
    assert_eq!(count("Kita"), 7);
    assert!(count("Schule") > 5);
    assert!(places.iter().any(|place| place.name == "Ev. Kindergarten Hohe Luft"));
    // Station to the Stiftsruine: 1.1 km on foot.
    let graph = Graph::new(&network, Mode::Foot, Pace::default());
    let snapper = Snapper::new(&network, &graph, SNAP_LIMIT_M);
    let at = |lon, lat| on(snapper.place(Position::from_degrees(lon, lat)));
    let minutes = travel_minutes(&graph, &at(9.7167, 50.8687), &at(9.7030, 50.8670)).expect("a way");
    assert!((10.0..22.0).contains(&minutes), "{minutes}");
}

#[test]
fn malta_as_a_whole() {
    let Some(network) = network("malta-latest.osm.pbf") else { return };
    assert_eq!((network.positions.len(), network.links.len()), (46_454, 59_709));
    // Eight rules lead over ways; five of 363 do not say which turn they mean.
    assert_eq!((network.turns.len(), network.routes.len()), (339, 8));
    for mode in Mode::ALL {
        let parts = parts(&network, mode);
        assert!(parts.largest * 100 > parts.junctions * 95, "{mode:?} {parts:?}");
    }
    // Gozo is reached by ferry, also with a car: Victoria to Valletta.
    let graph = Graph::new(&network, Mode::Car, Pace::default());
    let snapper = Snapper::new(&network, &graph, SNAP_LIMIT_M);
    let at = |lon, lat| on(snapper.place(Position::from_degrees(lon, lat)));
    let minutes =
        travel_minutes(&graph, &at(14.2390, 36.0440), &at(14.5130, 35.8989)).expect("a way over the sea");
    assert!((60.0..130.0).contains(&minutes), "{minutes}");
}

#[test]
fn a_roundabout_goes_one_way_round() {
    let Some(network) = network("roundabout.osm.pbf") else { return };
    let both = |link: &sozialraumatlas::reach::network::Link| {
        Direction::BOTH.into_iter().all(|direction| link.allowed.travel(Mode::Car, direction))
    };
    let car: Vec<_> = network.links.iter().filter(|link| link.allowed.either_way(Mode::Car)).collect();
    assert!(car.iter().any(|link| !both(link)), "some links are one-way");
    assert!(network.links.iter().filter(|link| link.allowed.either_way(Mode::Foot)).all(|link| {
        Direction::BOTH.into_iter().all(|direction| link.allowed.travel(Mode::Foot, direction))
    }));
}

#[test]
fn what_is_no_extract_is_refused() {
    let problem = |path: &std::path::Path| match osm_roads(path, &Work::unattended()) {
        Err(ReadError::File { problem: Problem::Osm(problem), .. }) => problem,
        other => panic!("{other:?}"),
    };
    if let Some(path) = real_data("osm/map.osm.pbf") {
        assert!(matches!(problem(&path), OsmProblem::NotAnExtract));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("leer.osm.pbf");
    for content in [&b""[..], b"PK\x03\x04", b"\0\0\0\x0d\x0a\x09OSMHeader", &[0xff; 300]] {
        std::fs::write(&file, content).expect("written");
        assert!(matches!(problem(&file), OsmProblem::NotAnExtract), "{content:?}");
    }
}

#[test]
fn a_damaged_extract_never_crashes() {
    let Some(path) = real_data("osm/roundabout.osm.pbf") else { return };
    let good = std::fs::read(path).expect("the file");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("kaputt.osm.pbf");
    let mut dice = super::generated::Dice(3);
    for _ in 0..600 {
        let mut bytes = good.clone();
        let at = (dice.next() % bytes.len() as u64) as usize;
        if dice.next().is_multiple_of(3) {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << (dice.next() % 8);
        }
        std::fs::write(&file, &bytes).expect("written");
        if let Ok(roads) = osm_roads(&file, &Work::unattended()) {
            drop(build(&roads, &BuildOptions::default()));
        }
    }
}

#[test]
fn roads_are_clipped_to_the_county() {
    let Some(path) = real_data("osm/badhersfeld_bbox.osm.pbf") else { return };
    let roads = osm_roads(&path, &Work::unattended()).expect("roads");
    let whole = build(&roads, &BuildOptions::default()).0;
    let middle = whole.bounds().expect("junctions").centre();
    let clip = sozialraumatlas::reach::position::Bounds { min: middle, max: middle }.grown(1000.0);
    let part = build(&roads, &BuildOptions { clip: Some(clip) }).0;
    assert!(!part.links.is_empty() && part.links.len() * 2 < whole.links.len());
    assert!(part.positions.iter().chain(&part.shape).all(|position| clip.contains(*position)));
}
