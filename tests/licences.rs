//! The list of licences inside the program names exactly the crates that the program is built from.
#![allow(clippy::expect_used, clippy::print_stdout)] // tests say what they expect

use std::collections::BTreeSet;
use std::process::Command;

const LISTED: &str = include_str!("../assets/licences.txt");

/// Name and version of every line of the list.
fn listed() -> BTreeSet<(String, String)> {
    LISTED
        .lines()
        .map(|line| {
            let mut words = line.split_whitespace();
            let mut next = || words.next().expect("name, version, licence").to_owned();
            let (name, version, licence) = (next(), next(), next());
            assert!(!licence.is_empty(), "{line}");
            (name, version)
        })
        .collect()
}

#[test]
fn every_listed_crate_stands_in_the_lock_file() {
    let lock = include_str!("../Cargo.lock");
    let locked: BTreeSet<(String, String)> = lock
        .split("[[package]]")
        .filter_map(|part| {
            let field = |name: &str| {
                let rest = part.split(&format!("{name} = \"")).nth(1)?;
                Some(rest.split('"').next()?.to_owned())
            };
            Some((field("name")?, field("version")?))
        })
        .collect();
    let gone: Vec<_> = listed().difference(&locked).cloned().collect();
    assert!(listed().len() > 200, "only {} crates", listed().len());
    assert!(gone.is_empty(), "run .ci/licences, these are gone: {gone:?}");
}

#[test]
fn every_crate_of_the_program_is_listed() {
    let words =
        ["tree", "--locked", "--offline", "--edges", "normal,build", "--target", "all", "--prefix", "none"];
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(words).args(["--format", "{p}"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = cargo.output().expect("cargo");
    if !output.status.success() {
        println!("skipped: cargo cannot tell the crates without a network");
        return;
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let built: BTreeSet<(String, String)> = text
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (name, version) = (words.next()?, words.next()?.trim_start_matches('v'));
            (name != "sozialraumatlas").then(|| (name.to_owned(), version.to_owned()))
        })
        .collect();
    let missing: Vec<_> = built.difference(&listed()).cloned().collect();
    assert!(missing.is_empty(), "run .ci/licences, these are missing: {missing:?}");
}
