//! Measures reachability, each figure with its aim.
//!
//! `cargo bench --bench reach`. The network is generated: 400,000 junctions (`SOZIALRAUMATLAS_BENCH_JUNCTIONS`), 25 per km². With
//! `SOZIALRAUMATLAS_TEST_DATA` Malta is imported, too. Prints the median of 5 runs, the nodes settled per search, how soon a cancelled
//! import stops, and how time and memory grow up to a Land of 2 million junctions (each in a process of its own).
//! `SOZIALRAUMATLAS_BENCH_OUT` names a folder that then gets graph, starts and results for
//! `benches/peers/reach_peers.py`, and pairs of places for `benches/peers/reach_valhalla.mjs`.
#![allow(clippy::print_stdout, clippy::unwrap_used)] // a measurement is printed, and stops where it cannot be taken

#[path = "reach/generated.rs"]
mod generated;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use generated::Dice;
use sozialraumatlas::model::{OsmRoads, OsmWay};
use sozialraumatlas::reach::build::build;
use sozialraumatlas::reach::components::return_sizes;
use sozialraumatlas::reach::decay::Decay;
use sozialraumatlas::reach::graph::{Graph, Pace, UNREACHED};
use sozialraumatlas::reach::isochrone::{BELT_M, isochrone, time_to, times_from};
use sozialraumatlas::reach::measures::{SupplyDemand, floating_catchment};
use sozialraumatlas::reach::mode::Mode;
use sozialraumatlas::reach::network::{Link, Network};
use sozialraumatlas::reach::position::Position;
use sozialraumatlas::reach::road_travel::RoadTravel;
use sozialraumatlas::reach::roads::BuildOptions;
use sozialraumatlas::reach::search::{Space, Start, nearest};
use sozialraumatlas::reach::snap::{SNAP_LIMIT_M, Snapper};
use sozialraumatlas::read::osm_roads;
use sozialraumatlas::store::{Access, Store};
use sozialraumatlas::tasks::reach::{NetworkImport, import_network};
use sozialraumatlas::work::Work;
use sozialraumatlas::write::osm_pbf;

fn main() {
    if let Some(project) = std::env::var_os(LAND) {
        return use_land(Path::new(&project));
    }
    let junctions = std::env::var("SOZIALRAUMATLAS_BENCH_JUNCTIONS").ok().and_then(|text| text.parse().ok());
    malta();
    on_generated(junctions.unwrap_or(400_000));
    let folder = tempfile::tempdir().unwrap();
    cancel(folder.path(), junctions.unwrap_or(400_000));
    land(folder.path());
}

/// Names the project that a process of its own imports `land.osm.pbf` beside it into.
const LAND: &str = "SOZIALRAUMATLAS_BENCH_LAND";

/// Median of 5 runs.
fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[2]
}

fn tell(what: &str, time: Duration, aim_ms: u64) {
    println!("{what:<58} {:>9.1} ms   aim {aim_ms} ms", time.as_secs_f64() * 1000.0);
}

fn malta() {
    let Some(root) = std::env::var_os("SOZIALRAUMATLAS_TEST_DATA") else { return };
    let file = PathBuf::from(root).join("osm/malta-latest.osm.pbf");
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("malta.gpkg");
    sozialraumatlas::tasks::new_project(&project, "Malta").unwrap();
    let options = NetworkImport { file: file.clone(), ..NetworkImport::default() };
    let time = median(|| drop(import_network(&project, &options, &Work::unattended()).unwrap()));
    tell("Malta: .osm.pbf to stored network", time, 800);
    if let Some(folder) = std::env::var_os("SOZIALRAUMATLAS_BENCH_OUT") {
        export_pairs(&file, Path::new(&folder));
    }
}

/// Travel times between 600 random pairs of junctions that all modes can reach, for `benches/peers/reach_valhalla.mjs`.
fn export_pairs(extract: &Path, folder: &Path) {
    let work = Work::unattended();
    let network = build(&osm_roads(extract, &work).unwrap(), &BuildOptions::default()).0;
    let graphs = Mode::ALL.map(|mode| Graph::new(&network, mode, Pace::default()));
    let sizes = graphs.each_ref().map(return_sizes);
    let largest = sizes.each_ref().map(|sizes| sizes.iter().copied().max().unwrap());
    let reachable =
        |junction: &usize| (0..Mode::ALL.len()).all(|mode| sizes[mode][*junction] == largest[mode]);
    let junctions: Vec<usize> = (0..network.positions.len()).filter(reachable).collect();
    let snappers = graphs.each_ref().map(|graph| Snapper::new(&network, graph, 50.0));
    let (mut dice, mut space) = (Dice(1), Space::default());
    let mut text = String::from("from_lon,from_lat,to_lon,to_lat,car,bike,walk\n");
    for _ in 0..600 {
        let ends =
            [(); 2].map(|()| network.positions[junctions[(dice.next() % junctions.len() as u64) as usize]]);
        let times = [0, 1, 2].map(|mode| {
            let [from, to] = ends.map(|end| snappers[mode].place(end).placed());
            let (from, to) = from.zip(to)?;
            times_from(&graphs[mode], &from, UNREACHED - 1, &mut space, &work).unwrap();
            time_to(&graphs[mode], &space, &from, &to)
        });
        let times = times.map(|millis| {
            millis.map_or(String::new(), |millis| format!("{:.3}", f64::from(millis) / 60_000.0))
        });
        let places = ends.map(|end| format!("{},{}", end.lon_degrees(), end.lat_degrees()));
        let _ = writeln!(text, "{},{}", places.join(","), times.join(","));
    }
    std::fs::write(folder.join("pairs.csv"), text).unwrap();
}

fn points(network: &Network, count: usize, dice: &mut Dice) -> Vec<Position> {
    let bounds = network.bounds().unwrap();
    let between = |low: i32, high: i32, share: f64| low + (f64::from(high - low) * share) as i32;
    let mut point = || Position {
        lon: between(bounds.min.lon, bounds.max.lon, dice.unit()),
        lat: between(bounds.min.lat, bounds.max.lat, dice.unit()),
    };
    (0..count).map(|_| point()).collect()
}

fn starts(graph: &Graph, dice: &mut Dice) -> Vec<Start> {
    let node = |dice: &mut Dice| (dice.next() % graph.node_count() as u64) as u32;
    (0..1000).map(|label| Start { node: node(dice), label, ..Start::default() }).collect()
}

fn on_generated(junctions: usize) {
    let work = Work::unattended();
    let mut dice = Dice(3);
    let network = generated::network(junctions, 7);
    println!("generated network: {} junctions, {} links", network.positions.len(), network.links.len());
    let graph = Graph::new(&network, Mode::Car, Pace::default());
    tell("network as cars see it", median(|| drop(Graph::new(&network, Mode::Car, Pace::default()))), 500);
    let starts = starts(&graph, &mut dice);
    let arcs = graph.backward();
    let lengths = arcs.metres(&network);
    let mut space = Space::default();
    let time = median(|| drop(nearest((arcs, &lengths), &starts, UNREACHED - 1, &mut space, &work).unwrap()));
    tell("nearest of 1,000 facilities for every junction", time, 150);
    if let Some(folder) = std::env::var_os("SOZIALRAUMATLAS_BENCH_OUT") {
        export(Path::new(&folder), &graph, &starts, &space);
    }
    let snapper = Snapper::new(&network, &graph, SNAP_LIMIT_M);
    let (homes, offers) = (points(&network, 100_000, &mut dice), points(&network, 1000, &mut dice));
    let placed = snapper.place_all(&homes);
    tell("100,000 points put on the network", median(|| drop(snapper.place_all(&homes))), 500);
    let travel = RoadTravel::new(&network, &graph, &placed, &snapper.place_all(&offers));
    let (supply, demand) = (vec![1.0; offers.len()], vec![10.0; homes.len()]);
    let market = SupplyDemand { supply: &supply, demand: &demand, limit: 1_800_000, decay: Decay::None };
    let mut settled = 0;
    let time = median(|| settled = floating_catchment(&travel, &market, &work).unwrap().effort.settled);
    tell("2SFCA, 1,000 facilities, 100,000 cells, 30 min", time, 3000);
    println!("    {} nodes settled per search", settled / offers.len() as u64);
    let from = snapper.place(network.bounds().unwrap().centre()).placed().unwrap();
    let limits = [600_000, 1_200_000, 1_800_000];
    let time = median(|| {
        drop(isochrone((&network, &graph), &from, (&limits, BELT_M), &mut space, &work).unwrap());
    });
    tell("isochrone 10, 20, 30 min, as areas", time, 20);
}

/// Writes the roads of a generated network as an extract.
fn write_extract(path: &Path, junctions: usize) {
    let network = generated::network(junctions, 7);
    let class = |kmh: u16| match kmh {
        0..=2999 => "residential",
        3000..=4999 => "tertiary",
        5000..=7999 => "primary",
        _ => "motorway",
    };
    let way = |link: &Link| OsmWay {
        nodes: vec![link.from, link.to],
        tags: vec![("highway".to_owned(), class(link.centi_kmh[0]).to_owned())],
    };
    let roads = OsmRoads {
        nodes: network.positions.iter().map(|place| [place.lon_degrees(), place.lat_degrees()]).collect(),
        ways: network.links.iter().map(way).collect(),
        ..OsmRoads::default()
    };
    osm_pbf(&roads, &mut std::io::BufWriter::new(std::fs::File::create(path).unwrap())).unwrap();
}

/// The longest time from the wish to stop to the end of an import, over 30 random moments.
fn cancel(folder: &Path, junctions: usize) {
    let extract = folder.join("cancelled.osm.pbf");
    write_extract(&extract, junctions);
    let project = folder.join("cancelled.gpkg");
    let options = NetworkImport { file: extract, ..NetworkImport::default() };
    let run = |work: &Work| {
        let _ = std::fs::remove_file(&project);
        sozialraumatlas::tasks::new_project(&project, "Land").unwrap();
        import_network(&project, &options, work).map(drop)
    };
    let begin = Instant::now();
    run(&Work::unattended()).unwrap();
    let (whole, mut dice, mut longest) = (begin.elapsed(), Dice(5), Duration::ZERO);
    for _ in 0..30 {
        let work = Work::unattended();
        let late = std::thread::scope(|scope| {
            let running = scope.spawn(|| (drop(run(&work)), Instant::now()).1);
            std::thread::sleep(whole.mul_f64(dice.unit()));
            work.cancel();
            let asked = Instant::now();
            running.join().unwrap().saturating_duration_since(asked)
        });
        longest = longest.max(late);
    }
    tell("cancelled import, longest until it stopped", longest, 100);
}

/// Import and nearest facility on networks up to a Land: time and memory must grow as the network does.
fn land(folder: &Path) {
    println!("{:>10} {:>9} {:>9} {:>9} {:>9}", "junctions", "import s", "graph s", "nearest s", "peak MB");
    for junctions in [250_000, 500_000, 1_000_000, 2_000_000] {
        write_extract(&folder.join("land.osm.pbf"), junctions);
        let program = std::env::current_exe().unwrap();
        let done = std::process::Command::new(program).env(LAND, folder.join("land.gpkg")).status().unwrap();
        assert!(done.success());
    }
}

/// What a process does with `land.osm.pbf`: import, then the nearest of 1,000 facilities for every junction.
fn use_land(project: &Path) {
    let _ = std::fs::remove_file(project);
    sozialraumatlas::tasks::new_project(project, "Land").unwrap();
    let file = project.with_file_name("land.osm.pbf");
    let begin = Instant::now();
    import_network(project, &NetworkImport { file, ..NetworkImport::default() }, &Work::unattended())
        .unwrap();
    let imported = begin.elapsed();
    let network = Store::open(project, Access::Read).unwrap().network().unwrap().unwrap().network;
    let begin = Instant::now();
    let graph = Graph::new(&network, Mode::Car, Pace::default());
    let made = begin.elapsed();
    let (starts, arcs, mut space) = (starts(&graph, &mut Dice(3)), graph.backward(), Space::default());
    let lengths = arcs.metres(&network);
    let time = median(|| {
        drop(nearest((arcs, &lengths), &starts, UNREACHED - 1, &mut space, &Work::unattended()).unwrap());
    });
    let seconds = |time: Duration| time.as_secs_f64();
    println!(
        "{:>10} {:>9.2} {:>9.2} {:>9.3} {:>9}",
        network.positions.len(),
        seconds(imported),
        seconds(made),
        seconds(time),
        peak_mb().map_or("–".to_owned(), |peak| peak.to_string())
    );
}

/// Most memory that this process ever had; `None` where the system does not tell.
fn peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

/// Arcs, starts and travel times, for other programs to compute the same.
fn export(folder: &Path, graph: &Graph, starts: &[Start], space: &Space) {
    let mut arcs = String::from("tail,head,millis\n");
    for node in 0..graph.node_count() as u32 {
        for arc in graph.forward().arcs(node) {
            let _ = writeln!(arcs, "{node},{},{}", arc.head, arc.millis);
        }
    }
    std::fs::write(folder.join("arcs.csv"), arcs).unwrap();
    let nodes: Vec<String> = starts.iter().map(|start| start.node.to_string()).collect();
    std::fs::write(folder.join("starts.csv"), format!("node\n{}\n", nodes.join("\n"))).unwrap();
    let times: Vec<String> = space.all().iter().map(ToString::to_string).collect();
    std::fs::write(folder.join("times.csv"), format!("millis\n{}\n", times.join("\n"))).unwrap();
}
