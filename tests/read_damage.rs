//! Damaged bytes: whatever arrives, reading ends with a result or a sentence, never with a panic, and soon.
#![allow(clippy::expect_used, clippy::unwrap_used)] // helpers of tests

use std::path::Path;
use std::time::{Duration, Instant};

use sozialraumatlas::model::{LevelKind, Region, RegionKey};
use sozialraumatlas::read::{
    BoundaryReadOptions, JoinTarget, RegionSelection, TableReadOptions, TextOptions, boundaries, catalogue,
    indicator_table, join, select_regions,
};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;
use tempfile::TempDir;

#[path = "support/chance.rs"]
mod chance;
#[path = "support/layers.rs"]
mod layers;
mod support;
use chance::Chance;
use layers::{two_squares, write};

/// One damaged copy: cut off, or up to six bytes changed, most of them near the begin.
fn damaged(content: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut content = content.to_vec();
    let mut below = |limit| chance.below(limit);
    match below(4) {
        0 => content.truncate(below(content.len())),
        1 => {
            let (at, piece) = (below(content.len()), content.clone());
            content.truncate(at);
            content.extend_from_slice(&piece[below(piece.len())..]);
        }
        _ => {
            for _ in 0..=below(6) {
                let near = if below(10) < 6 { content.len().min(200) } else { content.len() };
                let at = below(near);
                if let Some(byte) = content.get_mut(at) {
                    *byte = [0, 0xff, 0x7f, 0x80, b';', b'"', below(256) as u8][below(7)];
                }
            }
        }
    }
    content
}

/// What a damaged copy may cost.
const PATIENCE: Duration = Duration::from_secs(2);

fn read_layer(path: &Path) -> bool {
    let started = Instant::now();
    let selection = RegionSelection { key: "AGS".to_owned(), ..RegionSelection::default() };
    let result = boundaries(path, &BoundaryReadOptions::default(), &Work::unattended())
        .and_then(|file| select_regions(file, &selection));
    if let Err(error) = &result {
        assert!(!error.notice().to_text(Language::De).contains("read-"), "{error}");
    }
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    result.is_ok()
}

#[test]
fn damaged_shapefiles_never_panic() {
    let folder = TempDir::new().unwrap();
    let mut chance = Chance(7);
    let mut read = 0;
    let rounds = 3000;
    for round in 0..rounds {
        for (position, (extension, content)) in two_squares().into_iter().enumerate() {
            let content = if round % 3 == position { damaged(&content, &mut chance) } else { content };
            write(folder.path(), &format!("a.{extension}"), &content);
        }
        read += usize::from(read_layer(&folder.path().join("a.shp")));
    }
    assert!(read > rounds / 20 && read < rounds, "{read} of {rounds} were readable");
}

#[test]
fn damaged_archives_never_panic() {
    let Some(path) = support::real_data("shapefiles/pyshp-3.1.6/REL.zip") else { return };
    let content = std::fs::read(path).unwrap();
    let folder = TempDir::new().unwrap();
    let mut chance = Chance(7);
    for _ in 0..500 {
        read_layer(&write(folder.path(), "a.zip", &damaged(&content, &mut chance)));
    }
}

#[test]
fn damaged_geojson_never_panics() {
    let text = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[
        {"type":"Feature","id":1,"geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]},
        "properties":{"AGS":"03354001","GEN":"Höhbeck","EW":12.5}},
        {"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]]]},"properties":null}]}"#;
    let folder = TempDir::new().unwrap();
    let mut chance = Chance(7);
    for _ in 0..1500 {
        read_layer(&write(folder.path(), "a.geojson", &damaged(text.as_bytes(), &mut chance)));
    }
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    read_layer(&write(folder.path(), "a.geojson", deep.as_bytes()));
    let deep = format!(r#"{{"type":"Polygon","coordinates":{deep}}}"#);
    read_layer(&write(folder.path(), "a.geojson", deep.as_bytes()));
}

const GENESIS: &str = "GENESIS-Tabelle: 12411-01-01-5\nBevölkerung;;;;\n31.12.2015;;;;\n;;Insgesamt;männlich;weiblich\n\
;;Anzahl;Anzahl;Anzahl\nDG;Deutschland;3;1;2\n03;  Niedersachsen;3;1;2\n03354;  Lüchow, Landkreis;3;1;-\n\
03354407;  Lüchow, Samtgemeinde;3;1;.\n03354407018;  Lüchow (Wendland);3;1;2\n__________\n\"© Ämter\"\n";
const WIDE: &str = "ags;name;EW;Anteil\n03354018;\"Lüchow; Stadt\";1.234;12,5\n03354010;Höhbeck;-;.\n";
const LONG: &str =
    "key,period,indicator,value,numerator\n03354018,2015,EW,12.5,1\n03354010,31.12.2015,EW,x,\n";
const CATALOGUE: &str =
    "code;name;kind;numerator;denominator;factor\nU18;jung;ratio;A+B;EW;100\nEW;;count;;;\n";
const CATALOGUE_TOML: &str =
    "[[indicator]]\ncode = \"U\"\nnumerator = [\"A\"]\ndenominator = \"B\"\nfactor = 1.5\n";

#[test]
fn damaged_tables_never_panic() {
    let folder = TempDir::new().unwrap();
    let region = |key: &str| Region {
        key: RegionKey::new(key).unwrap(),
        name: "Lüchow".to_owned(),
        designation: String::new(),
    };
    let regions = [region("03354010"), region("03354018")];
    let mut chance = Chance(7);
    let mut read = 0;
    for text in [GENESIS, WIDE, LONG] {
        for _ in 0..1000 {
            let path = write(folder.path(), "a.csv", &damaged(text.as_bytes(), &mut chance));
            let options = TableReadOptions { period: "2015".parse().ok(), ..TableReadOptions::default() };
            let started = Instant::now();
            let result = indicator_table(&path, &options, &Work::unattended());
            let result = result.and_then(|table| {
                join(&table, JoinTarget { kind: LevelKind::Municipality, regions: &regions })
            });
            match result {
                Ok(_) => read += 1,
                Err(error) => assert!(!error.notice().to_text(Language::En).contains("read-"), "{error}"),
            }
            assert!(started.elapsed() < PATIENCE);
        }
    }
    assert!(read > 300, "{read}");
}

#[test]
fn damaged_catalogues_never_panic() {
    let folder = TempDir::new().unwrap();
    let mut chance = Chance(7);
    for (name, text) in [("a.csv", CATALOGUE), ("a.toml", CATALOGUE_TOML)] {
        for _ in 0..1000 {
            let path = write(folder.path(), name, &damaged(text.as_bytes(), &mut chance));
            if let Err(error) = catalogue(&path, &TextOptions::default()) {
                assert!(!error.notice().to_text(Language::De).contains("read-"), "{error}");
            }
        }
    }
}

#[test]
fn damaged_real_files_never_panic() {
    let Some(path) = support::real_data("boundaries/luechow-dannenberg/ld_gemeinden_25832_cp1252.shp") else {
        return;
    };
    let folder = TempDir::new().unwrap();
    let mut chance = Chance(7);
    let parts: Vec<(&str, Vec<u8>)> = ["shp", "shx", "dbf", "cpg"]
        .into_iter()
        .map(|extension| (extension, std::fs::read(path.with_extension(extension)).unwrap()))
        .collect();
    for round in 0..400 {
        for (position, (extension, content)) in parts.iter().enumerate() {
            let content = if round % 4 == position { damaged(content, &mut chance) } else { content.clone() };
            write(folder.path(), &format!("a.{extension}"), &content);
        }
        read_layer(&folder.path().join("a.shp"));
    }
}
