//! The plan of the house: which folder may use which, where outside crates live, how files begin.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of `src/` and what they may use of `crate::`. `notice`, `text` and `work` may be used everywhere.
const MAY_USE: [(&str, &[&str]); 16] = [
    ("geo", &[]),
    ("classify", &[]),
    ("disclosure", &[]),
    ("stats", &[]),
    ("reach", &[]),
    // A map carries its question about reachability: option types of `reach`, no search.
    ("model", &["geo", "classify", "disclosure", "stats", "reach"]),
    ("read", &["model", "geo", "reach"]),
    ("write", &["model", "geo", "stats"]),
    ("store", &["model", "geo", "reach"]),
    ("sheet", &["model", "geo", "classify", "stats"]),
    ("render", &["sheet", "geo"]),
    ("sample", &["model", "geo", "classify"]),
    (
        "tasks",
        &[
            "geo",
            "classify",
            "stats",
            "disclosure",
            "reach",
            "model",
            "read",
            "write",
            "store",
            "sheet",
            "render",
            "sample",
        ],
    ),
    ("app", &["geo", "classify", "stats", "model", "sheet", "render", "store", "read", "tasks"]),
    // Option types of the commands come from `classify`, `model`, `sheet`; `app` is started from here.
    ("cli", &["tasks", "model", "classify", "stats", "reach", "sheet", "store", "app"]),
    ("text", &[]),
];

/// May be used everywhere.
const EVERYWHERE: [&str; 3] = ["notice", "text", "work"];

/// Pure folders: not even notices with files in them, no clock, no input or output.
const PURE: [&str; 6] = ["classify", "disclosure", "geo", "reach", "sheet", "stats"];

/// Outside crates and the folders they may live in. A crate that is not listed may be used everywhere.
const CRATE_LIVES_IN: [(&str, &[&str]); 30] = [
    ("geo_types", &["geo"]),
    ("rstar", &["geo"]),
    ("earcut", &["geo"]),
    ("proj4rs", &["geo"]),
    ("proj4wkt", &["geo"]),
    ("shapefile", &["read"]),
    ("dbase", &["read"]),
    ("encoding_rs", &["read"]),
    ("toml", &["read", "write"]),
    ("geojson", &["read", "write"]),
    ("zip", &["read"]),
    ("calamine", &["read"]),
    ("rusqlite", &["store"]),
    // Extracts of OpenStreetMap are packed blocks, read and written.
    ("flate2", &["read", "store", "write"]),
    ("rust_xlsxwriter", &["write"]),
    ("tiny_skia", &["render"]),
    ("png", &["render"]),
    ("harfrust", &["sheet"]),
    ("skrifa", &["sheet"]),
    ("fluent_bundle", &["text"]),
    ("eframe", &["app"]),
    ("egui", &["app"]),
    ("walkers", &["app"]),
    ("arboard", &["app"]),
    ("rfd", &["app"]),
    ("ureq", &["app"]),
    ("image_webp", &["app"]),
    ("pulldown_cmark", &["app"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
];

/// The one file that may reach the network. It is part of the window because only the window can ask a person before;
/// the command line and everything below work without a network by construction.
const NETWORK: &str = "app/online_tiles.rs";

const LONG_FILE: usize = 600;

#[test]
fn folders_use_only_what_the_plan_allows() {
    let plan: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(folder) = folder_of(&path) else { continue };
        let allowed = plan.get(folder.as_str()).unwrap_or_else(|| panic!("src/{folder} is not in the plan"));
        for (number, line) in code_lines(&text) {
            for used in crate_paths(line) {
                let known = used == folder || EVERYWHERE.contains(&used.as_str());
                if !known && !allowed.contains(&used.as_str()) {
                    wrong.push(format!("{}:{number}: {folder} must not use crate::{used}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_crates_live_where_the_plan_puts_them() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let folder = folder_of(&path).unwrap_or_default();
        for (number, line) in code_lines(&text) {
            for (name, folders) in CRATE_LIVES_IN {
                if mentions_crate(line, name) && !folders.contains(&folder.as_str()) {
                    wrong.push(format!("{}:{number}: {name} lives in {folders:?}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pure_folders_touch_no_file_and_no_clock() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(folder) = folder_of(&path).filter(|folder| PURE.contains(&folder.as_str())) else {
            continue;
        };
        for (number, line) in code_lines(&text) {
            for forbidden in ["std::fs", "std::time", "std::env", "std::net", "std::process"] {
                if line.contains(forbidden) {
                    wrong.push(format!("{}:{number}: {folder} must not use {forbidden}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_file_alone_reaches_the_network() {
    let reaches = |line: &str| mentions_crate(line, "ureq") || line.contains("std::net");
    let found: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| code_lines(text).any(|(_, line)| reaches(line)))
        .map(|(path, _)| path.display().to_string().replace('\\', "/"))
        .collect();
    assert!(
        matches!(found.as_slice(), [only] if only.ends_with(NETWORK)),
        "the network is used in {found:?}"
    );
}

#[test]
fn sql_stands_in_the_store_alone() {
    let words = ["SELECT ", "INSERT INTO", "CREATE TABLE", "DELETE FROM", "PRAGMA "];
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(path, _)| folder_of(path).as_deref() != Some("store"))
        .filter(|(_, text)| code_lines(text).any(|(_, line)| words.iter().any(|word| line.contains(word))))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "SQL outside src/store: {wrong:?}");
}

#[test]
fn every_file_opens_with_a_sentence() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "no //! sentence: {wrong:?}");
}

#[test]
fn long_files_are_named() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        if lines > LONG_FILE {
            println!("{} has {lines} lines: do two subjects share it?", path.display());
        }
    }
}

#[test]
fn the_checks_see_what_they_look_for() {
    assert_eq!(crate_paths("use crate::model::Region;"), ["model"]);
    assert_eq!(crate_paths("let x = crate::geo::Extent::EMPTY; crate::store::y()"), ["geo", "store"]);
    assert_eq!(crate_paths("use crate::{model, text::Message};"), ["model", "text"]);
    assert_eq!(crate_paths("pub(crate) fn x()"), Vec::<String>::new());
    assert!(mentions_crate("use rusqlite::Connection;", "rusqlite"));
    assert!(mentions_crate("fn f(c: &rusqlite::Connection)", "rusqlite"));
    assert!(!mentions_crate("mod png;", "png"));
    assert!(!mentions_crate("render::png::write", "png"));
    assert!(!mentions_crate("crate::render::png(sheet)", "png"));
    assert_eq!(code_lines("// use crate::model\nuse crate::geo;").count(), 1);
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.sort();
    assert!(files.len() > 20, "the sources were found");
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a readable source");
            (path, text)
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The folder of `src/` that a file belongs to; `None` for the files at the top.
fn folder_of(path: &Path) -> Option<String> {
    let below = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).ok()?;
    let mut parts = below.components();
    let folder = parts.next()?.as_os_str().to_string_lossy().into_owned();
    parts.next().map(|_| folder)
}

/// Lines that are not comments, with their numbers.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(position, line)| (position + 1, line))
}

/// The first names behind every `crate::` of a line.
fn crate_paths(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let listed = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').map(str::trim).collect(),
            None => vec![rest],
        };
        for entry in listed {
            let name: String = entry.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if !name.is_empty() {
                names.push(name);
            }
        }
    }
    names
}

/// Whether a line names the outside crate: `name::` not behind another path or word.
fn mentions_crate(line: &str, name: &str) -> bool {
    let needle = format!("{name}::");
    line.match_indices(&needle).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':')
    })
}
