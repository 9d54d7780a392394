//! `kill -9` in the middle of writing.
#![cfg(unix)]

use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;
use std::time::Duration;

use crate::office::{Office, many_boundaries};

/// How far the killed process has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// The transaction has begun: the rollback journal is there.
    JournalThere,
    /// Pages of the project have been overwritten already.
    FileGrown,
}

/// Kills an import at `moment`. It counts only when the journal is left: the process was inside its transaction.
fn kill_inside(office: &Office, words: &[&str], moment: Moment) {
    let (project, journal) = (office.path("p.gpkg"), office.path("p.gpkg-journal"));
    let content = office.bytes("p.gpkg");
    for attempt in 1..=10 {
        office.write("p.gpkg", &content);
        let mut child =
            office.program(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("runs");
        let reached = || {
            let grown = std::fs::metadata(&project).is_ok_and(|file| file.len() > content.len() as u64);
            journal.exists() && (moment == Moment::JournalThere || grown)
        };
        while child.try_wait().expect("a process").is_none() && !reached() {
            std::thread::sleep(Duration::from_micros(500));
        }
        child.kill().expect("killed");
        let status = child.wait().expect("ended");
        if status.signal() == Some(9) && journal.exists() {
            println!("killed inside the transaction in attempt {attempt}: {moment:?}");
            return;
        }
        // Too late or too early: cleared away by a look, then once more.
        let _ = std::fs::remove_file(&journal);
    }
    panic!("never killed inside the transaction");
}

fn import_words(rest: &[String]) -> Vec<&str> {
    ["import", "boundaries", "p.gpkg"].into_iter().chain(rest.iter().map(String::as_str)).collect()
}

#[test]
fn a_killed_import_leaves_the_project_as_it_was() {
    let office = Office::with_sample();
    let rest = many_boundaries(&office);
    let words = import_words(&rest);
    let before = office.state("p.gpkg");
    for moment in [Moment::JournalThere, Moment::FileGrown] {
        kill_inside(&office, &words, moment);
        assert_eq!(office.state("p.gpkg"), before, "{moment:?}");
        office.assert_sound("p.gpkg");
        // A journal without a single page in it may stay: there is nothing to roll back.
        assert!(moment == Moment::JournalThere || !office.path("p.gpkg-journal").exists(), "rolled back");
    }
    kill_inside(&office, &words, Moment::FileGrown);
    office.ok(&words);
    assert!(office.ok(&["info", "p.gpkg"]).contains("„Neu“"));
    office.assert_sound("p.gpkg");
    assert_eq!(office.leftovers(), [""; 0]);
}

#[test]
fn a_deleted_project_does_not_come_back_in_a_new_one() {
    let office = Office::with_sample();
    let rest = many_boundaries(&office);
    kill_inside(&office, &import_words(&rest), Moment::FileGrown);
    std::fs::remove_file(office.path("p.gpkg")).expect("deleted");
    office.ok(&["new", "p.gpkg", "--name", "Neuanfang"]);
    let info = office.ok(&["info", "p.gpkg"]);
    assert_eq!(info.trim(), "Neuanfang");
    office.assert_sound("p.gpkg");
}

#[test]
fn a_killed_sample_leaves_no_empty_project() {
    let office = Office::new();
    let mut child = office
        .program(&["sample", "p.gpkg", "--regions", "2000"])
        .stdout(Stdio::null())
        .spawn()
        .expect("runs");
    let journal = office.path("p.gpkg.part-journal");
    while child.try_wait().expect("a process").is_none() && !journal.exists() {
        std::thread::sleep(Duration::from_micros(500));
    }
    child.kill().expect("killed");
    child.wait().expect("ended");
    assert!(journal.exists(), "killed inside the transaction");
    assert!(!office.path("p.gpkg").exists(), "no project that is not complete");
    office.ok(&["sample", "p.gpkg"]);
    office.assert_sound("p.gpkg");
    assert!(office.ok(&["info", "p.gpkg"]).contains("EW"));
    assert_eq!(office.leftovers(), [""; 0]);
}
