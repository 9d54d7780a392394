//! Measures class breaks: exact natural breaks of all German municipalities, beside the other schemes.
//!
//! `cargo bench --bench classify`. Uses the GENESIS table 12411-02-03-5 in the folder that `SOZIALRAUMATLAS_TEST_DATA`
//! names (share of people under 18), else generated values. Prints the median of 15 runs.
#![allow(clippy::print_stdout)] // a measurement is printed

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use sozialraumatlas::classify::{ClassifyOptions, Scheme, classify};

const MUNICIPALITIES: usize = 11_299;
const RUNS: usize = 15;

fn main() {
    let shares = real_shares().unwrap_or_else(|| {
        println!("generated values (no table 12411-02-03-5 at hand)");
        generated(MUNICIPALITIES)
    });
    for (name, values) in [("share under 18", shares), ("all distinct", generated(MUNICIPALITIES))] {
        let mut distinct = values.clone();
        distinct.sort_by(f64::total_cmp);
        distinct.dedup();
        println!("{name}: {} values, {} distinct", values.len(), distinct.len());
        for classes in [3, 5, 7, 9] {
            measure(&values, Scheme::FisherJenks, classes);
        }
        for scheme in Scheme::ALL.into_iter().filter(|scheme| *scheme != Scheme::Manual) {
            measure(&values, scheme, 5);
        }
    }
    for factor in [1, 2, 4, 8] {
        println!("{factor} × Germany");
        measure(&generated(MUNICIPALITIES * factor), Scheme::FisherJenks, 5);
    }
}

fn measure(values: &[f64], scheme: Scheme, classes: usize) {
    let options = ClassifyOptions { scheme, classes, ..ClassifyOptions::default() };
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let _ = black_box(classify(black_box(values), &options));
            start.elapsed()
        })
        .collect();
    times.sort();
    let median = times.get(RUNS / 2).copied().unwrap_or_default();
    let fit = classify(values, &options).ok().and_then(|breaks| breaks.gvf).unwrap_or(f64::NAN);
    println!("  {:<20} k={classes}  {:>8.3} ms   gvf {fit:.6}", scheme.code(), median.as_secs_f64() * 1e3);
}

/// Percent of people under 18 (the first five age groups of the total in column 20) per row with numbers.
fn real_shares() -> Option<Vec<f64>> {
    let root = std::env::var_os("SOZIALRAUMATLAS_TEST_DATA")?;
    let path = Path::new(&root).join("indicators/genesis/12411-02-03-5_00.csv");
    let table = std::fs::read_to_string(path).ok()?;
    let shares: Vec<f64> = table.lines().filter_map(share_under_18).take(MUNICIPALITIES).collect();
    (!shares.is_empty()).then_some(shares)
}

fn share_under_18(line: &str) -> Option<f64> {
    let fields: Vec<&str> = line.split(';').collect();
    let key = fields.first()?;
    if key.len() < 8 || !key.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |field: &&str| field.parse::<f64>().ok();
    let young: Option<f64> = fields.get(2..7)?.iter().map(number).sum();
    let total = number(fields.get(19)?)?;
    (total > 0.0).then(|| young.map(|young| 100.0 * young / total)).flatten()
}

/// Right-skewed values, all different, the same on every machine.
fn generated(count: usize) -> Vec<f64> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut uniform = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    (0..count).map(|_| 16.0 + 3.0 * (uniform() + uniform() + uniform() - 1.5) / uniform().max(0.05)).collect()
}
