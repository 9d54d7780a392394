//! A cancelled import ends soon, at whatever stage it is, and changes nothing.

use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use sozialraumatlas::tasks::{BoundaryImport, RegionSelection, import_boundaries};
use sozialraumatlas::work::Work;

use crate::office::{Office, many_boundaries};

/// In the unoptimised program, on a busy computer.
const PATIENCE: Duration = Duration::from_secs(5);

#[test]
fn a_cancelled_import_changes_nothing() {
    let office = Office::with_sample();
    let words = many_boundaries(&office);
    let options = BoundaryImport {
        file: PathBuf::from(&words[0]),
        level: "Neu".to_owned(),
        selection: RegionSelection {
            key: words[4].clone(),
            filters: if words.len() > 5 { vec![("GF".to_owned(), "4".to_owned())] } else { Vec::new() },
            ..RegionSelection::default()
        },
        ..BoundaryImport::default()
    };
    let (bytes, state) = (office.bytes("p.gpkg"), office.state("p.gpkg"));
    let stages = [
        "stage-read",
        "stage-project",
        "stage-topology",
        "stage-simplify",
        "stage-triangles",
        "stage-shapes",
        "stage-store",
    ];
    for stage in stages {
        let (result, latency) = cancelled_at(stage, &office.path("p.gpkg"), &options);
        let latency = latency.expect("the stage was reached");
        println!("cancelled at {stage}: ended after {} ms", latency.as_millis());
        let error = result.expect_err("cancelled");
        assert!(error.is_cancelled(), "{stage}: {error}");
        assert!(latency < PATIENCE, "{stage}: {latency:?}");
        assert!(office.bytes("p.gpkg") == bytes, "{stage}: unchanged, byte by byte");
        assert_eq!(office.leftovers(), [""; 0]);
    }
    assert_eq!(office.state("p.gpkg"), state);
    office.assert_sound("p.gpkg");
}

type Outcome = Result<sozialraumatlas::tasks::BoundaryReport, sozialraumatlas::tasks::TaskError>;

/// Imports, and cancels from another thread when `stage` begins; the time from there to the end.
fn cancelled_at(
    stage: &'static str,
    project: &std::path::Path,
    options: &BoundaryImport,
) -> (Outcome, Option<Duration>) {
    let (sender, stages) = mpsc::channel();
    let work = Work::with_listener(move |stage, _| {
        let _ = sender.send(stage);
    });
    let of_canceller = work.clone();
    let canceller = std::thread::spawn(move || {
        let next = || stages.recv_timeout(Duration::from_mins(1)).ok();
        let reached = std::iter::from_fn(next).any(|begun| begun == stage);
        of_canceller.cancel();
        reached.then(Instant::now)
    });
    let result = import_boundaries(project, options, &work);
    let ended = Instant::now();
    drop(work);
    let cancelled = canceller.join().expect("the other thread");
    (result, cancelled.map(|cancelled| ended.saturating_duration_since(cancelled)))
}
