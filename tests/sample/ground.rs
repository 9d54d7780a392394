//! Roads, cells and facilities of the sample: what they must be true to.

use std::collections::{BTreeMap, BTreeSet};

use geo::Contains;
use sozialraumatlas::geo::{Crs, Transform};
use sozialraumatlas::model::{OsmWay, Period, RegionKey};
use sozialraumatlas::sample::{SampleCell, SampleCounty, SampleGround, SampleOptions};
use sozialraumatlas::tasks;
use sozialraumatlas::work::Work;

use super::{default_sample, level, sample};

fn ground(county: &SampleCounty) -> &SampleGround {
    county.ground.as_ref().expect("a county has roads")
}

fn tag<'a>(way: &'a OsmWay, key: &str) -> Option<&'a str> {
    way.tags.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
}

/// Sum of a count over the municipalities at the end of 2024.
fn counted(county: &SampleCounty, code: &str) -> f64 {
    let indicator = county.indicators.iter().position(|i| i.code.as_str() == code).expect("known code");
    let municipalities = county.levels.iter().position(|level| level.name == "Gemeinden");
    let period = Period::day(2024, 12, 31).expect("a day");
    let of = county.series.iter().find(|series| {
        series.indicator == indicator && Some(series.level) == municipalities && series.period == period
    });
    of.expect("counted").cells.iter().filter_map(|cell| cell.value).sum()
}

/// Groups of nodes that ways join, largest first.
fn components<'a>(ways: impl Iterator<Item = &'a OsmWay>) -> Vec<usize> {
    let mut next: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for pair in ways.flat_map(|way| way.nodes.windows(2)) {
        next.entry(pair[0]).or_default().push(pair[1]);
        next.entry(pair[1]).or_default().push(pair[0]);
    }
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    let mut sizes = Vec::new();
    for start in next.keys() {
        let (mut open, mut size) = (vec![*start], 0);
        while let Some(node) = open.pop() {
            if seen.insert(node) {
                size += 1;
                open.extend(&next[&node]);
            }
        }
        sizes.push(size);
    }
    sizes.retain(|size| *size > 0);
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes
}

#[test]
fn every_resident_lives_in_one_cell() {
    let county = default_sample();
    let ground = ground(&county);
    let keys: BTreeSet<&str> = ground.cells.iter().map(|cell| cell.key.as_str()).collect();
    assert_eq!(keys.len(), ground.cells.len());
    // Cells of the neighbours hold residents, too: those of the county are in the cells counted as its own.
    let sum = |groups: std::ops::Range<usize>| -> u32 {
        ground.cells.iter().flat_map(|cell| &cell.own[groups.clone()]).sum()
    };
    assert_eq!(f64::from(sum(0..7)), counted(&county, "EW"));
    assert_eq!(f64::from(sum(0..1)), counted(&county, "EW_U3"));
    assert_eq!(f64::from(sum(0..4)), counted(&county, "EW_U18"));
    assert_eq!(f64::from(sum(5..7)), counted(&county, "EW_65"));
    assert_eq!(f64::from(sum(6..7)), counted(&county, "EW_80"));
    for cell in &ground.cells {
        let [northing, easting] = cell.corner;
        assert_eq!(cell.key, format!("CRS3035RES250mN{northing}E{easting}"));
        assert!(northing % 250 == 0 && easting % 250 == 0, "{}", cell.key);
        assert!(cell.groups.iter().zip(&cell.own).all(|(all, own)| own <= all), "{}", cell.key);
    }
    assert!((700..4000).contains(&ground.cells.len()), "{}", ground.cells.len());
}

#[test]
fn nobody_lives_in_the_forest() {
    let county = default_sample();
    let level = level(&county, "Gemeinden");
    let forest = level.regions.iter().position(|region| region.name.contains("Forst")).expect("a forest");
    let [map, grid] = [25832, 3035].map(|epsg| Crs::from_epsg(epsg).expect("known"));
    let back = Transform::between(&grid, &map).expect("both are known");
    let within = |cell: &&SampleCell| {
        let [northing, easting] = cell.corner.map(|metres| metres as f64 + 125.0);
        let [x, y] = back.point([easting, northing]).expect("in the map");
        level.geometries[forest].contains(&geo::Point::new(x, y))
    };
    assert_eq!(ground(&county).cells.iter().filter(within).count(), 0);
}

#[test]
fn roads_hold_together_for_cars_and_on_foot() {
    let county = default_sample();
    let roads = &ground(&county).roads;
    let for_cars = |way: &&OsmWay| !matches!(tag(way, "highway"), None | Some("track" | "pedestrian"));
    let cars = components(roads.ways.iter().filter(for_cars));
    let all = components(roads.ways.iter());
    let share = |sizes: &[usize]| sizes[0] as f64 / sizes.iter().sum::<usize>() as f64;
    assert!(share(&cars) > 0.98, "{cars:?}");
    assert!(share(&all) > 0.99, "{all:?}");
    assert!((8_000..60_000).contains(&roads.nodes.len()), "{}", roads.nodes.len());
}

#[test]
fn roads_meet_only_at_nodes() {
    let county = default_sample();
    let roads = &ground(&county).roads;
    let mut segments: Vec<([f64; 2], [f64; 2])> = roads
        .ways
        .iter()
        .filter(|way| tag(way, "route").is_none())
        .flat_map(|way| way.nodes.windows(2))
        .map(|pair| (roads.nodes[pair[0] as usize], roads.nodes[pair[1] as usize]))
        .map(|(a, b)| if a[0] <= b[0] { (a, b) } else { (b, a) })
        .collect();
    segments.sort_by(|a, b| a.0[0].total_cmp(&b.0[0]));
    let side =
        |a: [f64; 2], b: [f64; 2], c: [f64; 2]| (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    let mut crossings = 0;
    for (position, (a, b)) in segments.iter().enumerate() {
        for (c, d) in segments[position + 1..].iter().take_while(|(c, _)| c[0] <= b[0]) {
            if [a, b].iter().any(|p| *p == c || *p == d) {
                continue;
            }
            let across = (side(*a, *b, *c) > 0.0) != (side(*a, *b, *d) > 0.0)
                && (side(*c, *d, *a) > 0.0) != (side(*c, *d, *b) > 0.0);
            crossings += usize::from(across);
        }
    }
    // A roundabout may touch the street it was built into.
    assert!(crossings <= 3, "{crossings} crossings without a node");
}

#[test]
fn a_router_finds_every_kind_of_sign() {
    let county = default_sample();
    let roads = &ground(&county).roads;
    let count = |key: &str, value: &str| roads.ways.iter().filter(|way| tag(way, key) == Some(value)).count();
    assert!(count("bridge", "yes") >= 1);
    assert_eq!(count("route", "ferry"), 1);
    assert!(count("junction", "roundabout") >= 1);
    assert!(count("oneway", "yes") >= 5);
    assert!(count("oneway:bicycle", "no") >= 1);
    assert!(count("highway", "pedestrian") >= 1);
    assert!(count("access", "private") >= 1);
    assert!(count("maxspeed", "30") >= 10 && count("maxspeed", "100") >= 3);
    assert!(roads.node_tags.iter().any(|(_, tags)| tags[0].1 == "bollard"));
    assert!(roads.turns.len() >= 4, "{}", roads.turns.len());
    for turn in &roads.turns {
        for way in [turn.from, turn.to] {
            let nodes = &roads.ways[way as usize].nodes;
            assert!(nodes.first() == Some(&turn.via) || nodes.last() == Some(&turn.via));
        }
    }
}

#[test]
fn facilities_serve_all_phases_of_life() {
    let county = default_sample();
    let ground = ground(&county);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for facility in ground.facilities.iter().filter(|facility| facility.is_own) {
        *kinds.entry(facility.kind).or_default() += 1;
    }
    let all: usize = kinds.values().sum();
    assert!((105..=140).contains(&all), "{all}: {kinds:?}");
    assert!(kinds.len() >= 12, "{kinds:?}");
    let doctors: u32 = ground
        .facilities
        .iter()
        .filter(|facility| facility.kind == "Hausarztpraxis" && facility.is_own)
        .filter_map(|facility| facility.capacity)
        .sum();
    assert_eq!(f64::from(doctors), counted(&county, "HAUSARZT"));
    let keys: BTreeSet<&str> = ground.facilities.iter().map(|facility| facility.key.as_str()).collect();
    assert_eq!(keys.len(), ground.facilities.len());
    let shipped = sozialraumatlas::model::facility::shipped_kinds();
    for kind in kinds.keys() {
        let known = shipped.iter().find(|shipped| shipped.name == **kind);
        assert!(known.is_some_and(|kind| kind.phase.is_some()), "{kind}");
    }
    // A family centre is missing somewhere: there is something to plan.
    let associations = &level(&county, "Samtgemeinden").regions;
    let own =
        associations.iter().filter(|region| RegionKey::as_str(&region.key).starts_with("99954")).count();
    assert!(kinds["Familienzentrum"] < own, "{} of {own}", kinds["Familienzentrum"]);
}

#[test]
fn other_seeds_and_sizes_have_roads_as_well() {
    for (regions, seed) in [(1, 1), (5, 3), (27, 9), (120, 2)] {
        let county = sample(regions, seed);
        let ground = ground(&county);
        assert!(!ground.roads.ways.is_empty() && !ground.cells.is_empty(), "{regions} {seed}");
        let sizes = components(ground.roads.ways.iter());
        let share = sizes[0] as f64 / sizes.iter().sum::<usize>() as f64;
        assert!(share > 0.9, "{regions} {seed}: {sizes:?}");
    }
    assert!(sample(220, 1).ground.is_none());
}

/// The extract is read back by the reader of real ones.
#[test]
fn the_extract_of_the_roads_is_read_as_real_ones_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roads.osm.pbf");
    let made = tasks::write_sample_roads(&path, &SampleOptions::default(), &Work::unattended());
    assert!(made.expect("written"));
    let county = default_sample();
    let roads = &ground(&county).roads;
    let read = sozialraumatlas::read::osm_roads(&path, &Work::unattended()).expect("an extract");
    assert_eq!(read.turn_rules.len(), roads.turns.len());
    assert_eq!(read.unclear_rules + read.conditional_rules + read.way_rules.len(), 0);
    // Private tracks are for nobody; all else can be travelled by somebody.
    let open = roads.ways.iter().filter(|way| tag(way, "access").is_none());
    assert_eq!(read.ways.len(), open.clone().count());
    let nodes: BTreeSet<u32> = open.flat_map(|way| &way.nodes).copied().collect();
    assert_eq!(read.node_ids.len(), nodes.len());
    let transform = Transform::between(
        &Crs::from_epsg(county.epsg).expect("known"),
        &Crs::from_epsg(4326).expect("known"),
    );
    let transform = transform.expect("known");
    for (id, position) in read.node_ids.iter().zip(&read.positions).step_by(97) {
        let [lon, lat] = transform.point(roads.nodes[*id as usize - 1]).expect("on the earth");
        assert!(
            (position.lon_degrees() - lon).abs() < 2e-7 && (position.lat_degrees() - lat).abs() < 2e-7,
            "{id}"
        );
    }
}
