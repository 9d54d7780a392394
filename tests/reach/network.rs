//! What tags and rules mean for travelling.

use sozialraumatlas::reach::components::parts;
use sozialraumatlas::reach::encode::{decode, encode};
use sozialraumatlas::reach::graph::{Graph, Pace};
use sozialraumatlas::reach::mode::Mode;
use sozialraumatlas::reach::network::Network;
use sozialraumatlas::reach::road_travel::RoadTravel;
use sozialraumatlas::reach::snap::{Placed, Placement, Snapper};
use sozialraumatlas::reach::travel::TravelTimes;
use sozialraumatlas::work::Work;

use super::drawn::{Drawing, near, on, place, travel_minutes};
use super::generated;

/// A straight street of 2 km from west to east.
fn street(tags: &[(&str, &str)]) -> Drawing {
    Drawing::new(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]).way(&[1, 2, 3], tags)
}

const WEST: (f64, f64) = (0.5, 0.0);
const EAST: (f64, f64) = (1.5, 0.0);

#[test]
fn each_mode_has_its_speed() {
    let street = street(&[("highway", "residential")]);
    near(street.minutes(Mode::Car, WEST, EAST), 60.0 / 25.0);
    near(street.minutes(Mode::Bicycle, WEST, EAST), 4.0);
    near(street.minutes(Mode::Foot, WEST, EAST), 12.0);
}

#[test]
fn limits_count_with_the_share_that_is_driven() {
    let check =
        |tags: &[(&str, &str)], kmh: f64| near(street(tags).minutes(Mode::Car, WEST, EAST), 60.0 / kmh);
    check(&[("highway", "secondary"), ("maxspeed", "70")], 56.0);
    check(&[("highway", "secondary"), ("maxspeed", "DE:rural")], 80.0);
    check(&[("highway", "residential"), ("source:maxspeed", "DE:zone:30")], 24.0);
    check(&[("highway", "trunk"), ("maxspeed", "none")], 104.0);
    check(&[("highway", "service"), ("maxspeed", "50")], 15.0);
    // The limit of the direction decides there.
    let both = street(&[("highway", "primary"), ("maxspeed:forward", "100"), ("maxspeed:backward", "50")]);
    near(both.minutes(Mode::Car, WEST, EAST), 60.0 / 80.0);
    near(both.minutes(Mode::Car, EAST, WEST), 60.0 / 40.0);
}

#[test]
fn one_way_streets_bind_vehicles_and_contraflow_frees_bicycles() {
    let check = |tags: &[(&str, &str)], expected: [bool; 3]| {
        let all = [&[("highway", "residential")], tags].concat();
        let street = street(&all);
        let (network, _) = street.network();
        let back = Mode::ALL.map(|mode| {
            let graph = Graph::new(&network, mode, Pace::default());
            (0..network.links.len() as u32)
                .all(|link| graph.arrival(link, sozialraumatlas::reach::mode::Direction::Backward).is_some())
        });
        assert_eq!(back, expected, "{tags:?}");
    };
    check(&[], [true, true, true]);
    check(&[("oneway", "yes")], [false, false, true]);
    check(&[("oneway", "yes"), ("oneway:bicycle", "no")], [false, true, true]);
    check(&[("oneway", "yes"), ("cycleway", "opposite_lane")], [false, true, true]);
    check(&[("oneway", "yes"), ("cycleway:left", "opposite")], [false, true, true]);
    check(&[("junction", "roundabout")], [false, false, true]);
    check(&[("oneway", "yes"), ("oneway:foot", "yes")], [false, false, false]);
}

#[test]
fn access_tags_decide_from_the_special_to_the_general() {
    let check = |tags: &[(&str, &str)], expected: [bool; 3]| {
        let (network, _) = street(tags).network();
        let found = Mode::ALL.map(|mode| network.links.iter().any(|link| link.allowed.either_way(mode)));
        assert_eq!(found, expected, "{tags:?}");
    };
    check(&[("highway", "motorway")], [true, false, false]);
    check(&[("highway", "primary"), ("motorroad", "yes")], [true, false, false]);
    check(&[("highway", "footway")], [false, false, true]);
    check(&[("highway", "footway"), ("bicycle", "yes")], [false, true, true]);
    check(&[("highway", "cycleway")], [false, true, false]);
    check(&[("highway", "cycleway"), ("foot", "designated")], [false, true, true]);
    check(&[("highway", "track")], [false, true, true]);
    check(&[("highway", "track"), ("motor_vehicle", "agricultural")], [false, true, true]);
    check(&[("highway", "track"), ("motor_vehicle", "yes")], [true, true, true]);
    check(&[("highway", "service"), ("access", "private")], [false, false, false]);
    check(&[("highway", "residential"), ("access", "no"), ("foot", "yes")], [false, false, true]);
    check(&[("highway", "residential"), ("vehicle", "no"), ("bicycle", "yes")], [false, true, true]);
    check(&[("highway", "residential"), ("motor_vehicle", "destination")], [true, true, true]);
    check(&[("highway", "construction"), ("access", "yes")], [false, false, false]);
    check(&[("highway", "steps")], [false, false, true]);
    check(&[("building", "yes")], [false, false, false]);
}

#[test]
fn a_pushed_bicycle_is_as_fast_as_its_rider_walks() {
    let street = street(&[("highway", "pedestrian"), ("bicycle", "dismount")]);
    near(street.minutes(Mode::Bicycle, WEST, EAST), 12.0);
}

#[test]
fn barriers_stop_whom_they_stop() {
    let check = |tags: &[(&str, &str)], expected: [bool; 3]| {
        let street = street(&[("highway", "residential")]).node(2, tags);
        let found = Mode::ALL.map(|mode| street.minutes(mode, WEST, EAST).is_some());
        assert_eq!(found, expected, "{tags:?}");
    };
    check(&[("barrier", "bollard")], [false, true, true]);
    check(&[("barrier", "gate")], [true, true, true]);
    check(&[("barrier", "gate"), ("access", "private")], [false, false, false]);
    check(&[("barrier", "gate"), ("locked", "yes"), ("foot", "yes")], [false, false, true]);
    check(&[("barrier", "stile")], [false, false, true]);
    check(&[("barrier", "wall")], [false, false, false]);
    check(&[("highway", "crossing")], [true, true, true]);
}

#[test]
fn signals_delay_cars_alone() {
    let signals = street(&[("highway", "residential")]).node(2, &[("highway", "traffic_signals")]);
    near(signals.minutes(Mode::Car, WEST, EAST), 60.0 / 25.0 + 2.0 / 60.0);
    near(signals.minutes(Mode::Foot, WEST, EAST), 12.0);
}

#[test]
fn a_ferry_takes_as_long_as_it_says() {
    let ferry = |tags: &[(&str, &str)]| {
        Drawing::new(&[(0.0, 0.0), (1.0, 0.0), (3.0, 0.0), (4.0, 0.0)])
            .way(&[1, 2], &[("highway", "residential")])
            .way(&[2, 3], &[&[("route", "ferry")], tags].concat())
            .way(&[3, 4], &[("highway", "residential")])
    };
    let with_cars = ferry(&[("duration", "00:30"), ("motor_vehicle", "yes")]);
    near(with_cars.minutes(Mode::Car, (0.0, 0.0), (4.0, 0.0)), 30.0 + 2.0 * 60.0 / 25.0);
    near(with_cars.minutes(Mode::Foot, (0.0, 0.0), (4.0, 0.0)), 30.0 + 24.0);
    assert_eq!(ferry(&[]).minutes(Mode::Car, (0.0, 0.0), (4.0, 0.0)), None, "no cars unless it says so");
    near(ferry(&[]).minutes(Mode::Foot, (0.0, 0.0), (4.0, 0.0)), 24.0 + 24.0);
}

/// A crossroads: west 1, centre 2, east 3, north 4, each arm 1 km, and south 5, 10 km, so that nobody turns at its end; ways in the
/// order west, east, north, south.
/// A ring road joins north and east, 4 km long.
fn crossroads() -> Drawing {
    let road = [("highway", "residential")];
    Drawing::new(&[(-1.0, 0.0), (0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, -10.0), (2.0, 1.0), (2.0, 0.0)])
        .way(&[1, 2], &road)
        .way(&[2, 3], &road)
        .way(&[2, 4], &road)
        .way(&[2, 5], &road)
        .way(&[4, 6, 7, 3], &road)
}

#[test]
fn turn_rules_bind_cars_and_nobody_else() {
    let minutes_per_km = 60.0 / 25.0;
    let (west, north, east, south) = ((-0.5, 0.0), (0.0, 0.5), (0.5, 0.0), (0.0, -0.5));
    let free = crossroads();
    near(free.minutes(Mode::Car, west, north), minutes_per_km);

    let no_left = crossroads().rule(1, 2, 3, false);
    // Straight on, round the ring (4 km) and back from the north: 0.5 + 1 + 4 + 0.5 km.
    near(no_left.minutes(Mode::Car, west, north), 6.0 * minutes_per_km);
    near(no_left.minutes(Mode::Car, west, east), minutes_per_km);
    near(no_left.minutes(Mode::Car, east, north), minutes_per_km);
    near(no_left.minutes(Mode::Car, north, west), minutes_per_km);
    near(no_left.minutes(Mode::Bicycle, west, north), 4.0);
    near(no_left.minutes(Mode::Foot, west, north), 12.0);

    let only_straight = crossroads().rule(1, 2, 2, true);
    near(only_straight.minutes(Mode::Car, west, east), minutes_per_km);
    near(only_straight.minutes(Mode::Car, west, north), 6.0 * minutes_per_km);
    // Right turn forbidden as well: round the ring, then from the north straight over.
    near(only_straight.minutes(Mode::Car, west, south), (0.5 + 1.0 + 4.0 + 1.0 + 0.5) * minutes_per_km);
}

#[test]
fn a_rule_about_roads_that_are_not_there_is_counted() {
    let (network, omitted) =
        crossroads().rule(1, 2, 99, false).rule(1, 2, 3, false).rule(1, 2, 3, false).network();
    assert_eq!((network.turns.len(), omitted.turn_rules), (1, 1));
}

/// Two carriageways, 100 m apart, that a short piece (way 5) joins in the middle: ways 1 and 2 lead east, 3 and 4 west, 6 and 7 join
/// their ends. From the south comes way 8, to the north goes way 9, so far that nobody turns at their ends.
fn carriageways() -> Drawing {
    let (one_way, road) = ([("highway", "residential"), ("oneway", "yes")], [("highway", "residential")]);
    let (south, north) = ([(-1.0, 0.0), (0.0, 0.0), (1.0, 0.0)], [(1.0, 0.1), (0.0, 0.1), (-1.0, 0.1)]);
    let others = [(2.0, 0.05), (-2.0, 0.05), (0.0, -10.0), (0.0, 10.1)];
    Drawing::new(&[&south[..], &north[..], &others[..]].concat())
        .way(&[1, 2], &one_way)
        .way(&[2, 3], &one_way)
        .way(&[4, 5], &one_way)
        .way(&[5, 6], &one_way)
        .way(&[2, 5], &road)
        .way(&[3, 7, 4], &one_way)
        .way(&[6, 8, 1], &one_way)
        .way(&[9, 2], &road)
        .way(&[5, 10], &road)
}

#[test]
fn rules_that_lead_over_a_way_bind_those_who_came_over_it() {
    let minutes = |km: f64| km * 60.0 / 25.0;
    let (east, back, south, north) = ((-0.5, 0.0), (-0.5, 0.1), (0.0, -0.5), (0.0, 0.6));
    near(carriageways().minutes(Mode::Car, east, back), minutes(0.5 + 0.1 + 0.5));

    let no_turn = carriageways().rule_over(1, &[5], 4, false);
    let (network, omitted) = no_turn.network();
    assert_eq!((network.routes.len(), omitted.turn_rules), (1, 0));
    assert_eq!(decode(&encode(&network)).as_ref(), Ok(&network));
    // On to the eastern end and round there, 2 km.
    near(no_turn.minutes(Mode::Car, east, back), minutes(0.5 + 1.0 + 2.002 + 1.0 + 0.5));
    near(no_turn.minutes(Mode::Car, south, back), minutes(0.5 + 0.1 + 0.5));
    near(no_turn.minutes(Mode::Car, east, north), minutes(0.5 + 0.1 + 0.5));
    near(no_turn.minutes(Mode::Car, (0.0, 0.05), back), minutes(0.05 + 0.5));
    near(no_turn.minutes(Mode::Bicycle, east, back), 1.1 * 4.0);

    let only_on = carriageways().rule_over(8, &[5], 9, true);
    near(only_on.minutes(Mode::Car, south, north), minutes(0.5 + 0.1 + 0.5));
    near(only_on.minutes(Mode::Car, south, back), minutes(0.5 + 1.0 + 2.002 + 1.0 + 0.5));
    near(only_on.minutes(Mode::Car, east, back), minutes(0.5 + 0.1 + 0.5));

    // Two ways between, of which the first is also the end of another rule.
    let far = carriageways().rule_over(1, &[2, 6], 3, false).rule_over(1, &[5], 4, false);
    assert_eq!(far.network().0.routes.len(), 2);
    // No way is left but round at the southern end.
    near(far.minutes(Mode::Car, east, back), minutes(0.5 + 10.0 + 10.0 + 0.1 + 0.5));
    near(far.minutes(Mode::Car, south, back), minutes(0.5 + 0.1 + 0.5));

    let astray = carriageways().rule_over(1, &[9], 4, false).rule_over(1, &[77], 4, true);
    assert_eq!((astray.network().0.routes.len(), astray.network().1.turn_rules), (0, 2));
}

#[test]
fn nobody_turns_round_where_that_is_forbidden() {
    let road = [("highway", "residential")];
    let street = || {
        Drawing::new(&[(-1.0, 0.0), (0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (-2.0, 0.0)])
            .way(&[1, 2, 3], &road)
            .way(&[2, 4], &road)
    };
    // The street goes through the junction: turning round is forbidden from both sides.
    let (network, omitted) = street().rule(1, 2, 1, false).network();
    assert_eq!((network.turns.len(), omitted.turn_rules), (2, 0));
    assert!(network.turns.iter().all(|turn| turn.from_link == turn.to_link));
    near(street().rule(1, 2, 1, false).minutes(Mode::Car, (-0.5, 0.0), (0.5, 0.0)), 60.0 / 25.0);
}

#[test]
fn who_stands_at_a_junction_is_reached_without_turning_into_a_street() {
    // From the west nobody may turn north; who is at the crossroads need not.
    let ruled = crossroads().rule(1, 2, 3, false);
    let (network, _) = ruled.network();
    let graph = Graph::new(&network, Mode::Car, Pace::default());
    let snapper = Snapper::new(&network, &graph, 100.0);
    let from = on(snapper.place(place(-0.5, 0.0)));
    let north = on(snapper.place(place(0.0, 0.5))).link;
    let begins = network.positions[network.links[north as usize].from as usize] == place(0.0, 0.0);
    let crossing = Placed { link: north, along: if begins { 0.0 } else { 1.0 }, distance_m: 0.0 };
    near(travel_minutes(&graph, &from, &crossing), 0.5 * 60.0 / 25.0);
    near(travel_minutes(&graph, &crossing, &from), 0.5 * 60.0 / 25.0);
    let (from, to) = (Placement::On(from), Placement::On(crossing));
    for (homes, offers) in [([from], [to]), ([to], [from])] {
        let nearest = RoadTravel::new(&network, &graph, &homes, &offers).nearest(&Work::unattended());
        let found = nearest.expect("not cancelled")[0].expect("reached");
        near(Some(f64::from(found.millis) / 60_000.0), 0.5 * 60.0 / 25.0);
        assert!((found.metres.expect("known") - 500.0).abs() < 1.0);
    }
}

#[test]
fn islands_are_counted() {
    let (network, _) = Drawing::new(&[(0.0, 0.0), (1.0, 0.0), (0.0, 0.05), (1.0, 0.05)])
        .way(&[1, 2], &[("highway", "residential")])
        .way(&[3, 4], &[("highway", "residential")])
        .network();
    assert_eq!(parts(&network, Mode::Car).parts, 2);
    let car = parts(&generated::network(400, 1), Mode::Car);
    assert!(car.junctions > 390 && car.largest > car.junctions * 9 / 10, "{car:?}");
}

#[test]
fn points_are_not_put_on_courtyards() {
    // A street net of 64 junctions, and beside it a courtyard that nothing joins.
    let nodes: Vec<(f64, f64)> = (0..64)
        .map(|at| (f64::from(at % 8) * 0.2, f64::from(at / 8) * 0.2))
        .chain([(0.05, 0.05), (0.1, 0.05)])
        .collect();
    let mut drawing = Drawing::new(&nodes);
    for line in 0..8 {
        let row: Vec<usize> = (1..=8).map(|at| line * 8 + at).collect();
        let column: Vec<usize> = (0..8).map(|at| at * 8 + line + 1).collect();
        drawing =
            drawing.way(&row, &[("highway", "residential")]).way(&column, &[("highway", "residential")]);
    }
    let (network, _) = drawing.way(&[65, 66], &[("highway", "service")]).network();
    let graph = Graph::new(&network, Mode::Car, Pace::default());
    let placed = on(Snapper::new(&network, &graph, 500.0).place(place(0.07, 0.06)));
    assert!((placed.distance_m - 60.0).abs() < 1.0, "{placed:?}");
}

#[test]
fn a_point_joins_the_nearest_street_that_its_mode_may_use() {
    let (network, _) = Drawing::new(&[(0.0, 0.0), (2.0, 0.0), (0.0, 0.1), (2.0, 0.1)])
        .way(&[1, 2], &[("highway", "residential")])
        .way(&[3, 4], &[("highway", "footway")])
        .network();
    let at = |mode, x, y, limit| {
        let graph = Graph::new(&network, mode, Pace::default());
        Snapper::new(&network, &graph, limit).place(place(x, y))
    };
    let car = on(at(Mode::Car, 0.5, 0.09, 500.0));
    assert!((car.distance_m - 90.0).abs() < 0.5, "{car:?}");
    assert!((car.along - 0.25).abs() < 0.001 || (car.along - 0.75).abs() < 0.001, "{car:?}");
    let foot = on(at(Mode::Foot, 0.5, 0.09, 500.0));
    assert!((foot.distance_m - 10.0).abs() < 0.5, "{foot:?}");
    assert_eq!(at(Mode::Car, 0.5, 0.09, 80.0), Placement::Off);
    assert_eq!(at(Mode::Car, 50.0, 50.0, 1000.0), Placement::Off);
    // Beyond the end of the street the end is nearest.
    let beyond = on(at(Mode::Car, 2.3, 0.0, 500.0));
    assert!(
        (beyond.distance_m - 300.0).abs() < 1.0 && (beyond.along < 0.001 || beyond.along > 0.999),
        "{beyond:?}"
    );
}

#[test]
fn the_nearest_street_is_the_nearest_of_all() {
    let network = generated::network(900, 5);
    let graph = Graph::new(&network, Mode::Foot, Pace::default());
    let snapper = Snapper::new(&network, &graph, 2000.0);
    let bounds = network.bounds().expect("junctions");
    let mut dice = generated::Dice(11);
    let everywhere = Snapper::new(&network, &graph, 1e6);
    for _ in 0..200 {
        let span =
            |low: i32, high: i32, share: f64| low + (f64::from(high - low) * (share * 1.2 - 0.1)) as i32;
        let point = sozialraumatlas::reach::position::Position {
            lon: span(bounds.min.lon, bounds.max.lon, dice.unit()),
            lat: span(bounds.min.lat, bounds.max.lat, dice.unit()),
        };
        // A limit so large that every ring is looked at finds the same.
        assert_eq!(on(snapper.place(point)), on(everywhere.place(point)));
        let plain = (0..network.links.len() as u32)
            .map(|link| {
                let plane = sozialraumatlas::reach::position::LocalPlane::at(point);
                let ends: Vec<[f64; 2]> = network.points(link).map(|end| plane.xy(end)).collect();
                let ([ax, ay], [bx, by]) = (ends[0], ends[1]);
                let (dx, dy) = (bx - ax, by - ay);
                let t = (-(ax * dx + ay * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
                (ax + t * dx).hypot(ay + t * dy)
            })
            .fold(f64::INFINITY, f64::min);
        assert!((f64::from(on(snapper.place(point)).distance_m) - plain).abs() < 0.01);
    }
}

#[test]
fn one_way_streets_cannot_be_driven_back_to_the_neighbour() {
    let one_way = [("highway", "residential"), ("oneway", "yes")];
    let block =
        Drawing::new(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]).way(&[1, 2, 3, 4, 1], &one_way);
    let (network, _) = block.network();
    let graph = Graph::new(&network, Mode::Car, Pace::default());
    let snapper = Snapper::new(&network, &graph, 100.0);
    let (a, b) = (on(snapper.place(place(0.4, 0.0))), on(snapper.place(place(0.6, 0.0))));
    near(travel_minutes(&graph, &a, &b), 0.2 * 60.0 / 25.0);
    near(travel_minutes(&graph, &b, &a), 3.8 * 60.0 / 25.0);
}

#[test]
fn a_network_comes_back_from_its_bytes_as_it_was() {
    let (drawn, _) = crossroads().rule(1, 2, 3, false).network();
    for network in [drawn, generated::network(2000, 3), Network::default()] {
        let network = if network.shape_first.is_empty() {
            Network { shape_first: vec![0], ..network }
        } else {
            network
        };
        assert_eq!(decode(&encode(&network)).as_ref(), Ok(&network));
    }
}

#[test]
fn damaged_bytes_are_refused_without_a_crash() {
    let good = encode(&generated::network(100, 3));
    let mut dice = generated::Dice(5);
    for _ in 0..2000 {
        let mut bytes = good.clone();
        let at = (dice.next() % bytes.len() as u64) as usize;
        if dice.next().is_multiple_of(2) {
            bytes.truncate(at);
            assert!(decode(&bytes).is_err());
        } else {
            bytes[at] ^= 1 << (dice.next() % 8);
            // It may be another network; it must not crash, nor point outside itself.
            if let Ok(network) = decode(&bytes) {
                drop(Graph::new(&network, Mode::Car, Pace::default()));
            }
        }
    }
}
