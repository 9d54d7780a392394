//! Searches agree with a plain one, whatever the network.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::{Duration, Instant};

use sozialraumatlas::reach::graph::{Arcs, Graph, Pace, UNREACHED};
use sozialraumatlas::reach::isochrone::{BELT_M, isochrone};
use sozialraumatlas::reach::mode::Mode;
use sozialraumatlas::reach::position::Position;
use sozialraumatlas::reach::road_travel::RoadTravel;
use sozialraumatlas::reach::search::{Space, Start, grow, nearest};
use sozialraumatlas::reach::snap::{SNAP_LIMIT_M, Snapper};
use sozialraumatlas::reach::travel::{Scratch, TravelTimes};
use sozialraumatlas::work::Work;

use super::drawn::{Drawing, on, place};
use super::generated::{self, Dice};

/// Dijkstra's algorithm as in the textbook.
fn plain(arcs: &Arcs, starts: &[Start]) -> Vec<u32> {
    let mut times = vec![UNREACHED; arcs.node_count()];
    let mut heap: BinaryHeap<Reverse<(u32, u32)>> =
        starts.iter().map(|start| Reverse((start.millis, start.node))).collect();
    while let Some(Reverse((millis, node))) = heap.pop() {
        if millis >= times[node as usize] {
            continue;
        }
        times[node as usize] = millis;
        heap.extend(arcs.arcs(node).iter().map(|arc| Reverse((millis + arc.millis, arc.head))));
    }
    times
}

fn random_starts(count: usize, nodes: usize, dice: &mut Dice) -> Vec<Start> {
    (0..count)
        .map(|label| Start {
            node: (dice.next() % nodes as u64) as u32,
            millis: (dice.next() % 300_000) as u32,
            label: label as u32,
            metres: 0.0,
        })
        .collect()
}

#[test]
fn travel_times_are_those_of_a_plain_search() {
    let mut dice = Dice(42);
    let mut space = Space::default();
    for (size, mode) in [(30, Mode::Car), (400, Mode::Bicycle), (2500, Mode::Car), (2500, Mode::Foot)] {
        let network = generated::network(size, size as u64);
        let graph = Graph::new(&network, mode, Pace::default());
        for count in [1, 7] {
            let starts = random_starts(count, graph.node_count(), &mut dice);
            for arcs in [graph.forward(), graph.backward()] {
                let expected = plain(arcs, &starts);
                let effort = grow(arcs, &starts, UNREACHED - 1, &mut space, &Work::unattended())
                    .expect("not cancelled");
                assert_eq!(space.all(), expected);
                assert_eq!(
                    effort.settled,
                    expected.iter().filter(|millis| **millis != UNREACHED).count() as u64
                );
                // A bounded search finds the same within its bound, and nothing beyond.
                let limit = 900_000;
                grow(arcs, &starts, limit, &mut space, &Work::unattended()).expect("not cancelled");
                let within = expected.iter().map(|millis| if *millis <= limit { *millis } else { UNREACHED });
                assert!(space.all().iter().copied().eq(within));
            }
        }
    }
}

#[test]
fn the_nearest_start_is_the_one_with_the_shortest_time() {
    let network = generated::network(1600, 9);
    let graph = Graph::new(&network, Mode::Car, Pace::default());
    let arcs = graph.backward();
    let starts = random_starts(12, graph.node_count(), &mut Dice(4));
    let alone: Vec<Vec<u32>> = starts.iter().map(|start| plain(arcs, &[*start])).collect();
    let mut space = Space::default();
    let (belongs, _) =
        nearest((arcs, &arcs.metres(&network)), &starts, UNREACHED - 1, &mut space, &Work::unattended())
            .expect("not cancelled");
    for node in 0..graph.node_count() {
        let best = alone.iter().map(|times| times[node]).min().expect("starts");
        assert_eq!(space.all()[node], best);
        if best != UNREACHED {
            assert_eq!(alone[belongs.labels[node] as usize][node], best);
        }
    }
}

#[test]
fn catchments_and_nearest_facilities_are_those_of_single_journeys() {
    let network = generated::network(900, 2);
    let graph = Graph::new(&network, Mode::Car, Pace::default());
    let snapper = Snapper::new(&network, &graph, SNAP_LIMIT_M);
    let bounds = network.bounds().expect("junctions");
    let mut dice = Dice(77);
    let mut point = || {
        let along = |low: i32, high: i32, share: f64| low + (f64::from(high - low) * share) as i32;
        Position {
            lon: along(bounds.min.lon, bounds.max.lon, dice.unit()),
            lat: along(bounds.min.lat, bounds.max.lat, dice.unit()),
        }
    };
    let homes: Vec<Position> = (0..60).map(|_| point()).collect();
    // Some facilities stand where people live, so that both are on one link.
    let offers: Vec<Position> = (0..6).map(|_| point()).chain(homes.iter().copied().take(3)).collect();
    let (from, to) = (snapper.place_all(&homes), snapper.place_all(&offers));
    let travel = RoadTravel::new(&network, &graph, &from, &to);
    let single = |home: usize, offer: usize| {
        let minutes = super::drawn::travel_minutes(&graph, &on(from[home]), &on(to[offer]));
        minutes.map(|minutes| (minutes * 60_000.0).round() as u32)
    };
    let nearest = travel.nearest(&Work::unattended()).expect("not cancelled");
    let mut scratch = Scratch::default();
    let mut times = vec![vec![None; offers.len()]; homes.len()];
    for offer in 0..offers.len() {
        for limit in [u32::MAX - 1, 600_000] {
            let (reached, _) =
                travel.catchment(offer, limit, &mut scratch, &Work::unattended()).expect("not cancelled");
            let mut found = vec![None; homes.len()];
            for (home, millis) in reached {
                found[home as usize] = Some(millis);
            }
            for home in 0..homes.len() {
                let expected = single(home, offer).filter(|millis| *millis <= limit);
                // Parts of links are rounded one by one.
                let close = match (found[home], expected) {
                    (Some(a), Some(b)) => u32::abs_diff(a, b) <= 2,
                    (a, b) => a == b || a.or(b).is_some_and(|millis| millis.abs_diff(limit) <= 2),
                };
                assert!(close, "home {home} offer {offer}: {:?} instead of {expected:?}", found[home]);
            }
            if limit > 600_000 {
                (0..homes.len()).for_each(|home| times[home][offer] = found[home]);
            }
        }
    }
    for (home, nearest) in nearest.iter().enumerate() {
        let best = times[home].iter().flatten().min().copied();
        assert_eq!(nearest.map(|nearest| nearest.millis), best);
        let metres = nearest.and_then(|nearest| nearest.metres).expect("a way");
        let straight = homes[home].distance_m(offers[nearest.expect("found").facility as usize]);
        assert!(
            f64::from(metres) >= straight * 0.999,
            "{metres} m on a way of {straight} m as the crow flies"
        );
    }
}

#[test]
fn an_island_is_not_reached_and_says_so() {
    let (network, _) = Drawing::new(&[(0.0, 0.0), (1.0, 0.0), (0.0, 5.0), (1.0, 5.0)])
        .way(&[1, 2], &[("highway", "residential")])
        .way(&[3, 4], &[("highway", "residential")])
        .network();
    let graph = Graph::new(&network, Mode::Foot, Pace::default());
    let snapper = Snapper::new(&network, &graph, 500.0);
    let homes = snapper.place_all(&[place(0.2, 0.0), place(0.2, 5.0), place(0.2, 9.0)]);
    let offers = snapper.place_all(&[place(0.8, 0.0)]);
    let travel = RoadTravel::new(&network, &graph, &homes, &offers);
    let nearest = travel.nearest(&Work::unattended()).expect("not cancelled");
    assert!(nearest[0].is_some());
    assert_eq!((nearest[1], nearest[2]), (None, None));
}

#[test]
fn an_isochrone_does_not_leak_over_a_river() {
    // Two streets along a river, 200 m apart, joined by a bridge 4 km to the east.
    let road = [("highway", "residential")];
    let (network, _) = Drawing::new(&[(0.0, 0.0), (4.0, 0.0), (0.0, 0.2), (4.0, 0.2)])
        .way(&[1, 2], &road)
        .way(&[3, 4], &road)
        .way(&[2, 4], &[("highway", "residential"), ("bridge", "yes")])
        .network();
    let graph = Graph::new(&network, Mode::Foot, Pace::default());
    let snapper = Snapper::new(&network, &graph, 500.0);
    let from = on(snapper.place(place(1.0, 0.0)));
    let limits = [600_000, 3_000_000];
    let found =
        isochrone((&network, &graph), &from, (&limits, BELT_M), &mut Space::default(), &Work::unattended())
            .expect("not cancelled");
    let inside = |band: usize, x: f64, y: f64| {
        let point = place(x, y);
        let crossings = |ring: &Vec<Position>| {
            let crosses = |a: Position, b: Position| {
                (a.lat > point.lat) != (b.lat > point.lat)
                    && f64::from(point.lon)
                        < f64::from(a.lon)
                            + f64::from(b.lon - a.lon) * f64::from(point.lat - a.lat)
                                / f64::from(b.lat - a.lat)
            };
            ring.windows(2).filter(|pair| crosses(pair[0], pair[1])).count()
        };
        found.bands[band].areas.iter().flatten().map(crossings).sum::<usize>() % 2 == 1
    };
    assert!(inside(0, 1.0, 0.0) && inside(0, 1.5, 0.03), "along the street");
    assert!(inside(0, 1.0, -0.2), "behind the street, where nothing is nearer");
    assert!(!inside(0, 1.0, 0.2) && !inside(0, 1.0, 0.13), "over the river");
    assert!(!inside(0, 3.0, 0.0), "too far");
    assert!(inside(1, 3.8, 0.2), "over the bridge in 50 minutes");
    assert!(!inside(1, 1.0, 0.2), "back to the other bank takes 86 minutes");
}

#[test]
fn a_search_stops_soon_after_it_was_cancelled() {
    let network = generated::network(40_000, 6);
    let graph = Graph::new(&network, Mode::Car, Pace::default());
    let snapper = Snapper::new(&network, &graph, SNAP_LIMIT_M);
    let homes: Vec<Position> = network.positions.iter().copied().step_by(40).collect();
    let (from, to) = (snapper.place_all(&homes), snapper.place_all(&homes));
    let travel = RoadTravel::new(&network, &graph, &from, &to);
    let work = Work::unattended();
    let (supply, demand) = (vec![1.0; to.len()], vec![1.0; from.len()]);
    let market = sozialraumatlas::reach::measures::SupplyDemand {
        supply: &supply,
        demand: &demand,
        limit: u32::MAX - 1,
        decay: sozialraumatlas::reach::decay::Decay::None,
    };
    let (result, late) = std::thread::scope(|scope| {
        let running = scope.spawn(|| {
            let result = sozialraumatlas::reach::measures::floating_catchment(&travel, &market, &work);
            (result, Instant::now())
        });
        std::thread::sleep(Duration::from_millis(30));
        work.cancel();
        let cancelled = Instant::now();
        let (result, ended) = running.join().expect("no panic");
        (result, ended.saturating_duration_since(cancelled))
    });
    assert!(result.is_err(), "a thousand searches take longer than 30 ms");
    // 100 ms on a quiet machine; tests run beside others.
    assert!(late < Duration::from_secs(2), "{late:?}");
}
