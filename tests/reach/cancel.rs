//! Work that is cancelled at any moment stops soon and leaves the project as it was.

use std::path::Path;
use std::time::{Duration, Instant};

use sozialraumatlas::model::{OsmRoads, OsmWay};
use sozialraumatlas::reach::network::Network;
use sozialraumatlas::store::{Access, Store};
use sozialraumatlas::tasks::reach::{NetworkImport, PopulationImport, import_network, import_population};
use sozialraumatlas::tasks::{TaskError, new_project};
use sozialraumatlas::work::Work;
use sozialraumatlas::write::osm_pbf;

use super::generated::{self, Dice};
use super::support::real_data;

/// Cancels `run` at random moments of the time that it takes. `check` looks whether all or nothing is stored, and undoes it.
fn cancel_at_random(
    what: &str,
    times: usize,
    run: impl Fn(&Work) -> Result<(), TaskError> + Sync,
    mut check: impl FnMut(bool),
) {
    let begin = Instant::now();
    run(&Work::unattended()).expect("it works when nobody cancels it");
    let whole = begin.elapsed();
    check(true);
    let (mut dice, mut longest, mut stopped) = (Dice(7), Duration::ZERO, 0);
    for _ in 0..times {
        let work = Work::unattended();
        let (result, ended, asked) = std::thread::scope(|scope| {
            let running = scope.spawn(|| (run(&work), Instant::now()));
            std::thread::sleep(whole.mul_f64(dice.unit()));
            work.cancel();
            let asked = Instant::now();
            let (result, ended) = running.join().expect("no panic");
            (result, ended, asked)
        });
        match &result {
            Ok(()) => {}
            Err(error) => assert!(error.is_cancelled(), "{error:?}"),
        }
        stopped += usize::from(result.is_err());
        longest = longest.max(ended.saturating_duration_since(asked));
        check(result.is_ok());
    }
    println!(
        "{what}: {whole:.0?}; cancelled {stopped} of {times} times, longest until it stopped {longest:.0?}"
    );
    assert!(stopped * 2 > times, "{what}: only {stopped} of {times} were stopped");
}

/// Imports of `extract`, cancelled; the network must be stored whole or not at all.
fn cancel_imports(what: &str, extract: &Path, times: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("kreis.gpkg");
    new_project(&project, "Kreis").expect("a project");
    let options = NetworkImport { file: extract.to_owned(), ..NetworkImport::default() };
    let fresh = std::fs::read(&project).expect("the project");
    let run = |work: &Work| import_network(&project, &options, work).map(drop);
    cancel_at_random(what, times, run, |stored| {
        let store = Store::open(&project, Access::Read).expect("whole");
        assert_eq!(store.network_size().expect("readable").is_some(), stored);
        drop(store);
        std::fs::write(&project, &fresh).expect("as before");
    });
}

/// An extract with the roads of a generated network.
fn write_extract(path: &Path, network: &Network) {
    let tags = |kmh: u16| {
        let class = ["residential", "tertiary", "primary", "motorway"][usize::from(kmh / 2500).min(3)];
        vec![("highway".to_owned(), class.to_owned())]
    };
    let way = |link: &sozialraumatlas::reach::network::Link| OsmWay {
        nodes: vec![link.from, link.to],
        tags: tags(link.centi_kmh[0]),
    };
    let roads = OsmRoads {
        nodes: network.positions.iter().map(|place| [place.lon_degrees(), place.lat_degrees()]).collect(),
        ways: network.links.iter().map(way).collect(),
        ..OsmRoads::default()
    };
    let mut bytes = Vec::new();
    osm_pbf(&roads, &mut bytes).expect("written");
    std::fs::write(path, bytes).expect("written");
}

#[test]
fn an_import_of_a_network_stops_when_it_is_cancelled() {
    let folder = tempfile::tempdir().expect("a folder");
    let extract = folder.path().join("land.osm.pbf");
    let junctions = std::env::var("SOZIALRAUMATLAS_BENCH_JUNCTIONS").ok().and_then(|text| text.parse().ok());
    write_extract(&extract, &generated::network(junctions.unwrap_or(40_000), 4));
    cancel_imports("generated network", &extract, 8);
    if let Some(extract) = real_data("osm/malta-latest.osm.pbf") {
        cancel_imports("Malta", &extract, 8);
    }
}

#[test]
fn an_import_of_people_stops_when_it_is_cancelled() {
    let folder = tempfile::tempdir().expect("a folder");
    let (project, file) = (folder.path().join("kreis.gpkg"), folder.path().join("wohnen.csv"));
    new_project(&project, "Kreis").expect("a project");
    let row = |at: u32| {
        format!(
            "z{at},{},{},{},{}\n",
            9.0 + f64::from(at % 300) * 0.003,
            51.0 + f64::from(at / 300) * 0.003,
            at % 90,
            at % 7
        )
    };
    let rows: String = (0..30_000).map(row).collect();
    std::fs::write(&file, format!("key,x,y,residents,u6\n{rows}")).expect("written");
    let options = PopulationImport { file, ..PopulationImport::default() };
    let fresh = std::fs::read(&project).expect("the project");
    let run = |work: &Work| import_population(&project, &options, work).map(drop);
    cancel_at_random("30,000 cells with people", 8, run, |stored| {
        let store = Store::open(&project, Access::Read).expect("whole");
        assert_eq!(!store.population().expect("readable").places.is_empty(), stored);
        drop(store);
        std::fs::write(&project, &fresh).expect("as before");
    });
}
