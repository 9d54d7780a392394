//! Measures the statistics of social space on 11,299 municipalities × 12 indicators, each figure with its aim.
//!
//! `cargo bench --bench typology`. `SOZIALRAUMATLAS_BENCH_PROJECT` names a project whose level "Gemeinde" has counts by age
//! (GENESIS 12411-02-03-5): their shares of the total are the indicators. Else a lattice with generated values. Prints the median of
//! 5 runs. `SOZIALRAUMATLAS_BENCH_OUT` names a folder that then gets rows, neighbours and results, for
//! `benches/peers/social_space.py`.
#![allow(clippy::print_stdout, clippy::unwrap_used)] // a measurement is printed, and stops where it cannot be taken

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use sozialraumatlas::model::NeighbourRule;
use sozialraumatlas::sheet::Audience;
use sozialraumatlas::stats::{
    DynamicsClass, Index, IndexTerm, KMeansOptions, MoranOptions, Rows, SpatialWeights, StatusDynamics,
    StatusThresholds, global_moran, index, k_means, local_moran, silhouettes, standardise, ward,
};
use sozialraumatlas::store::DetailWanted;
use sozialraumatlas::tasks::{self, Neighbourhood, OpenFor};
use sozialraumatlas::work::Work;

const MUNICIPALITIES: usize = 11_299;
const INDICATORS: usize = 12;
const RUNS: usize = 5;
const TYPES: usize = 6;

struct Input {
    columns: Vec<Vec<Option<f64>>>,
    weights: SpatialWeights,
    /// What was measured while reading a project.
    told: Told,
    /// Label points of the regions and their six nearest, where there is a project.
    points: Vec<[f64; 2]>,
    nearest: SpatialWeights,
}

fn main() {
    let input = project().unwrap_or_else(generated);
    let Input { columns, weights, points, nearest, .. } = &input;
    println!("{} regions × {} indicators, {} links", weights.len(), columns.len(), weights.links());
    let work = Work::unattended();
    let terms: Vec<IndexTerm<'_>> = columns.iter().map(|values| IndexTerm { values, weight: 1.0 }).collect();
    let allowed = vec![true; weights.len()];
    let mut told = Told { seconds: input.told.seconds.clone() };
    told.measure("status × dynamics", 0.030, || status_dynamics(&terms, &allowed));
    let options = MoranOptions::default();
    let values = &columns[0];
    let moran = told.measure("Moran 999", 0.15, || global_moran(values, weights, &options, &work).unwrap());
    let local = told.measure("LISA 999", 0.3, || local_moran(values, weights, &options, &work).unwrap());
    let rows = standardise(&terms, &allowed, None, None).unwrap().rows;
    let how = KMeansOptions { types: TYPES, restarts: 25, seed: 1, start: None };
    let means = told.measure("k-means 6 × 25", 1.5, || k_means(&rows, &how, &work).unwrap());
    forget_peak();
    let before = peak_mb();
    let tree = told.measure("Ward", 2.5, || ward(&rows, &work).unwrap());
    println!("  {:<20} {:>8.0} MB more at the peak   aim 300 MB", "Ward", peak_mb() - before);
    let sits = told.measure("silhouettes", f64::INFINITY, || {
        silhouettes(&rows, std::slice::from_ref(&means.types), &work).unwrap()
    });
    println!(
        "I {:.9}, p {:?}, inertia {:.6}, mean silhouette {:.9}",
        moran.i, moran.p, means.inertia, sits[0].mean
    );
    let Some(out) = std::env::var_os("SOZIALRAUMATLAS_BENCH_OUT") else { return };
    let out = Path::new(&out);
    let lines = |numbers: &mut dyn Iterator<Item = f64>| {
        numbers.fold(String::new(), |mut text, number| {
            let _ = writeln!(text, "{number:?}");
            text
        })
    };
    let write = |name: &str, text: String| std::fs::write(out.join(name), text).unwrap();
    let joined = |row: &[f64]| row.iter().map(|z| format!("{z:?}")).collect::<Vec<_>>().join(",");
    write("rows.csv", rows.iter().map(|row| joined(row) + "\n").collect());
    let links_of = |weights: &SpatialWeights| -> String {
        let links = |region| weights.of(region).iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        (0..weights.len()).map(|region| links(region) + "\n").collect()
    };
    write("points.csv", points.iter().map(|point| joined(point) + "\n").collect());
    write("nearest.csv", links_of(nearest));
    write("neighbours.csv", links_of(weights));
    write("values.csv", lines(&mut values.iter().map(|value| value.unwrap_or(f64::NAN))));
    write("local.csv", lines(&mut local.iter().map(|local| local.map_or(f64::NAN, |local| local.i))));
    write("heights.csv", lines(&mut tree.merges.iter().map(|merge| (2.0 * merge.cost).sqrt())));
    write("types.csv", lines(&mut means.types.iter().map(|of| *of as f64)));
    write("silhouettes.csv", lines(&mut sits[0].rows.iter().copied()));
    let seconds: Vec<String> =
        told.seconds.iter().map(|(name, seconds)| format!("\"{name}\": {seconds:?}")).collect();
    let results = format!("\"i\": {:?}, \"inertia\": {:?}", moran.i, means.inertia);
    write("ours.json", format!("{{{}, {results}}}\n", seconds.join(", ")));
}

/// Status and dynamics as the window computes them while somebody moves a weight: two indices and their classes.
fn status_dynamics(terms: &[IndexTerm<'_>], allowed: &[bool]) -> (Index, Vec<Option<StatusDynamics>>) {
    let limits = StatusThresholds::default();
    let status = index(terms, allowed, None).unwrap();
    let change = index(&terms[..terms.len() / 2], allowed, None).unwrap();
    let classes = status
        .values
        .iter()
        .zip(&change.values)
        .map(|(status, change)| status.map(|status| StatusDynamics::of(status, *change, &limits)))
        .collect::<Vec<_>>();
    let worse = |of: &&Option<StatusDynamics>| {
        of.is_some_and(|of| of.dynamics.is_some_and(|(_, class)| class == DynamicsClass::Negative))
    };
    assert!(classes.iter().filter(worse).count() > 0);
    (status, classes)
}

#[derive(Default)]
struct Told {
    seconds: Vec<(&'static str, f64)>,
}

impl Told {
    fn measure<T>(&mut self, name: &'static str, aim: f64, run: impl Fn() -> T) -> T {
        let mut result = run();
        let mut times: Vec<f64> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                result = run();
                start.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let median = times[RUNS / 2];
        let (least, most) = (times[0] * 1e3, times[RUNS - 1] * 1e3);
        let aim = if aim.is_finite() { format!("aim {:.0} ms", aim * 1e3) } else { String::new() };
        println!("  {name:<20} {:>8.1} ms   ({least:.1}–{most:.1})   {aim}", median * 1e3);
        self.seconds.push((name, median));
        result
    }
}

/// Shares of twelve age groups and the neighbours of all municipalities.
fn project() -> Option<Input> {
    let path = std::env::var_os("SOZIALRAUMATLAS_BENCH_PROJECT")?;
    let (session, project, _) = tasks::open(Path::new(&path), OpenFor::Reading, &Work::unattended()).unwrap();
    let level = tasks::level_named(&project, "Gemeinde").unwrap();
    let weights = tasks::neighbour_weights(&session, level, Neighbourhood::default(), &[]).unwrap();
    let mut told = Told::default();
    let neighbours = || tasks::neighbour_weights(&session, level, Neighbourhood::default(), &[]).unwrap();
    told.measure("neighbours", 0.05, neighbours);
    let everybody = vec![Some(1.0); weights.len()];
    let six = Neighbourhood { rule: NeighbourRule::Nearest(6), ..Neighbourhood::default() };
    let nearest = told
        .measure("6 nearest", 0.05, || tasks::neighbour_weights(&session, level, six, &everybody).unwrap());
    let layer = session.reader().unwrap().prepared(level.id, DetailWanted::Base).unwrap();
    let points = layer.shapes.iter().map(|shape| shape.label_point).collect();
    let counts = |number: usize| -> Vec<Option<f64>> {
        let code = format!("12411-02-03-5_{number:02}");
        let found =
            tasks::region_values(&session, &project, (&code, None, level), Audience::Everyone).unwrap();
        found.observations.cells().iter().take(weights.len()).map(|cell| cell.value).collect()
    };
    let total = counts(18);
    // A municipality without people has no shares; it takes the mean of the others, so that every peer gets whole tables.
    let share = |number: usize| -> Vec<Option<f64>> {
        let shares: Vec<Option<f64>> = counts(number)
            .into_iter()
            .zip(&total)
            .map(|(count, total)| Some(100.0 * count? / total.filter(|total| *total > 0.0)?))
            .collect();
        let known: Vec<f64> = shares.iter().flatten().copied().collect();
        let mean = known.iter().sum::<f64>() / known.len() as f64;
        shares.into_iter().map(|share| share.or(Some(mean))).collect()
    };
    Some(Input { columns: (1..=INDICATORS).map(share).collect(), weights, told, points, nearest })
}

/// A lattice with values that are alike among neighbours.
fn generated() -> Input {
    let side = 107;
    let mut seed = 7_u64;
    let mut chance = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut rows = Rows::new(INDICATORS);
    for cell in 0..MUNICIPALITIES {
        let (x, y) = ((cell % side) as f64 / 9.0, (cell / side) as f64 / 7.0);
        rows.push(
            (0..INDICATORS)
                .map(|number| (x + number as f64).sin() + y.cos() + 2.0 * chance())
                .collect::<Vec<_>>(),
        );
    }
    let columns = (0..INDICATORS).map(|number| rows.iter().map(|row| Some(row[number])).collect()).collect();
    let weights = SpatialWeights::from_lists((0..MUNICIPALITIES).map(|cell| {
        let (x, y) = (cell as i64 % side as i64, cell as i64 / side as i64);
        let steps = (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (x + dx, y + dy)));
        let inside = steps.filter(|(x, y)| (0..side as i64).contains(x) && *y >= 0);
        inside.map(|(x, y)| (y * side as i64 + x) as usize).collect::<Vec<_>>()
    }));
    println!("generated values (SOZIALRAUMATLAS_BENCH_PROJECT is not set)");
    Input { columns, weights, told: Told::default(), points: Vec::new(), nearest: SpatialWeights::default() }
}

/// The most memory of this process so far, MB; 0 where the system does not say it.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

/// Lets the peak begin anew at what is in use now (Linux).
fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
