//! Two at one project: the second writer is refused, readers go on.

use std::time::{Duration, Instant};

use rusqlite::Connection;
use sozialraumatlas::store::{Access, Store};

use crate::office::{Office, many_boundaries};

#[test]
fn a_second_writer_is_refused_and_readers_go_on() {
    let office = Office::with_sample();
    let before = (office.bytes("p.gpkg"), office.state("p.gpkg"));
    let first = Store::open(&office.path("p.gpkg"), Access::Write).expect("free");
    office.write("w.csv", "key;X\n03999001;5\n");
    let writing: [&[&str]; 2] = [
        &["import", "indicators", "p.gpkg", "w.csv", "--level", "Gemeinden", "--period", "2020"],
        &["view", "save", "p.gpkg", "Neu", "--indicator", "EW"],
    ];
    for words in writing {
        let said = office.refused(words);
        assert!(said.contains("p.gpkg") && said.contains("in einem anderen Fenster"), "{said}");
    }
    assert_eq!(office.state("p.gpkg"), before.1);
    assert!(office.bytes("p.gpkg") == before.0);
    drop(first);
    office.ok(writing[1]);
}

#[test]
fn two_processes_do_not_write_at_once() {
    let office = Office::with_sample();
    let rest = many_boundaries(&office);
    let words: Vec<&str> =
        ["import", "boundaries", "p.gpkg"].into_iter().chain(rest.iter().map(String::as_str)).collect();
    let mut first = office.program(&words).spawn().expect("runs");
    while !office.path("p.gpkg.lock").exists() && first.try_wait().expect("a process").is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let said = office.refused(&["view", "save", "p.gpkg", "Neu", "--indicator", "EW"]);
    assert!(first.try_wait().expect("a process").is_none(), "the first one was still writing");
    assert!(said.contains("in einem anderen Fenster"), "{said}");
    office.ok(&["info", "p.gpkg"]);
    assert!(first.wait().expect("ended").success(), "the first one is not disturbed");
    assert!(office.ok(&["info", "p.gpkg"]).contains("„Neu“"));
    assert_eq!(office.leftovers(), [""; 0]);
}

/// A geographic information system may have the project open for editing, too; it knows nothing of our lock.
#[test]
fn another_program_that_holds_the_file_is_told() {
    let office = Office::with_sample();
    let other = Connection::open(office.path("p.gpkg")).expect("opens");
    other.execute_batch("BEGIN EXCLUSIVE").expect("free");
    let started = Instant::now();
    let said = office.refused(&["view", "save", "p.gpkg", "Neu", "--indicator", "EW"]);
    assert!(said.contains("p.gpkg") && said.contains("geöffnet"), "{said}");
    assert!(started.elapsed() < Duration::from_secs(20), "does not wait for ever: {:?}", started.elapsed());
    other.execute_batch("ROLLBACK").expect("given back");
    office.ok(&["view", "save", "p.gpkg", "Neu", "--indicator", "EW"]);
}
