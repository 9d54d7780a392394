//! Files that are cut off, renamed, empty, in another place, another script, ambiguous, or about something else.

use std::path::Path;

use crate::office::{COUNTY, Office, refusal, text};
use crate::support;

/// The county's municipalities under another name, without the parts in `without`.
fn county_as(office: &Office, name: &str, without: &[&str]) {
    for part in ["shp", "shx", "dbf", "prj", "cpg"].into_iter().filter(|part| !without.contains(part)) {
        std::fs::copy(format!("{COUNTY}/gemeinden.{part}"), office.path(&format!("{name}.{part}")))
            .expect(part);
    }
}

fn cut(office: &Office, from: &str, to: &str, length: usize) {
    let content = std::fs::read(office.path(from)).expect(from);
    office.write(to, &content[..length]);
}

fn with_county(office: &Office) {
    let shapefile = format!("{COUNTY}/gemeinden.shp");
    office.ok(&["import", "boundaries", "p.gpkg", &shapefile, "--level", "Kreis", "--key", "AGS"]);
}

/// Every case is refused with a sentence that contains all of its words; the project stays the same, byte by byte.
fn check(office: &Office, command: &[&str], cases: &[(&[&str], &[&str])]) {
    let before = office.bytes("p.gpkg");
    for (words, expected) in cases {
        let words: Vec<&str> = command.iter().chain(words.iter()).copied().collect();
        let said = office.refused(&words);
        for part in *expected {
            assert!(said.contains(part), "{part:?} is missing: {words:?}\n{said}");
        }
        assert!(office.bytes("p.gpkg") == before, "changed by {words:?}");
    }
    assert_eq!(office.leftovers(), [""; 0]);
}

#[test]
fn boundaries_that_cannot_be_used() {
    let office = Office::with_sample();
    county_as(&office, "kurz", &["shp"]);
    office.write("ganz.shp", std::fs::read(format!("{COUNTY}/gemeinden.shp")).unwrap());
    office.write("ganz.dbf", std::fs::read(format!("{COUNTY}/gemeinden.dbf")).unwrap());
    cut(&office, "ganz.shp", "kurz.shp", 40_000);
    county_as(&office, "zeilen", &["dbf"]);
    cut(&office, "ganz.dbf", "zeilen.dbf", 20_000);
    county_as(&office, "leere_tabelle", &["dbf"]);
    office.write("leere_tabelle.dbf", "");
    county_as(&office, "ohne", &["prj"]);
    county_as(&office, "unklar", &["prj"]);
    office.write("unklar.prj", "GEOGCS[\"hier");
    office.write("kreis.geojson", std::fs::read(format!("{COUNTY}/kreis.geojson")).unwrap());
    cut(&office, "kreis.geojson", "kurz.geojson", 30_000);
    office.write("tabelle.shp", std::fs::read(format!("{COUNTY}/gemeinden.dbf")).unwrap());
    office.write("form.zip", std::fs::read(format!("{COUNTY}/gemeinden.shp")).unwrap());
    office.write("bild.geojson", b"\x89PNG\r\n\x1a\n");
    office.write("keine.geojson", r#"{"type":"FeatureCollection","features":[]}"#);
    for name in ["leer.shp", "leer.zip", "leer.geojson"] {
        office.write(name, "");
    }
    std::fs::create_dir(office.path("leerer_ordner")).unwrap();
    let county = format!("{COUNTY}/gemeinden.shp");
    check(
        &office,
        &["import", "boundaries", "p.gpkg", "--level", "Neu"],
        &[
            (&["kurz.shp", "--key", "AGS"], &["kurz.shp", "Datensatz 16", "unvollständig", "noch einmal"]),
            (&["zeilen.shp", "--key", "AGS"], &["zeilen.shp", "29 Flächen", "12 Zeilen", ".dbf"]),
            (&["leere_tabelle.shp", "--key", "AGS"], &["leere_tabelle.dbf ist leer", "noch einmal"]),
            (&["kurz.geojson", "--key", "AGS"], &["kurz.geojson, Zeile 6, Spalte", "JSON", "noch einmal"]),
            (&["tabelle.shp", "--key", "AGS"], &["tabelle.shp", "Shapefile", "umbenannt"]),
            (&["form.zip", "--key", "AGS"], &["form.zip", "ZIP-Archiv", "noch einmal"]),
            (&["bild.geojson", "--key", "AGS"], &["bild.geojson, Zeile 1", "JSON"]),
            (&["leer.shp", "--key", "AGS"], &["leer.shp ist leer"]),
            (&["leer.zip", "--key", "AGS"], &["leer.zip ist leer"]),
            (&["leer.geojson", "--key", "AGS"], &["leer.geojson ist leer"]),
            (&["keine.geojson", "--key", "AGS"], &["keine.geojson", "kein einziger Datensatz", "Prüfen Sie"]),
            (&["leerer_ordner", "--key", "AGS"], &["leerer_ordner", "Shapefile", ".shp"]),
            (&["fehlt.shp", "--key", "AGS"], &["fehlt.shp gibt es nicht", "Prüfen Sie"]),
            (&["p.gpkg", "--key", "AGS"], &["p.gpkg"]),
            (&["ohne.shp", "--key", "AGS"], &["ohne.shp", "Koordinatensystem", "EPSG:25832", "--crs"]),
            (&["unklar.shp", "--key", "AGS"], &["unklar.shp", "GEOGCS", "EPSG:25832", "--crs"]),
            (
                &[&county, "--key", "AGS", "--crs", "EPSG:4326"],
                &["gemeinden.shp", "617142", "WGS 84", "EPSG:25832"],
            ),
            (
                &["kreis.geojson", "--key", "AGS", "--crs", "EPSG:25832"],
                &["kreis.geojson", "10.8", "EPSG:4326"],
            ),
            (
                &[&county, "--key", "AGS", "--crs", "EPSG:99999"],
                &["EPSG:99999", "nicht bekannt", "EPSG:25832"],
            ),
            (&[&county, "--key", "AGS", "--encoding", "wurst"], &["wurst", "gemeinden.dbf", "cp1252"]),
            (&[&county, "--key", "ASG"], &["gemeinden.shp", "kein Feld ASG", "AGS, SDV_RS, GEN", "FID"]),
            (&[&county, "--key", "AGS", "--where", "GF=77"], &["29 Datensätze", "29 weggefiltert", "Filter"]),
        ],
    );
    let into_taken = ["import", "boundaries", "p.gpkg", &county, "--key", "AGS", "--level", "Gemeinden"];
    check(&office, &into_taken, &[(&[], &["„Gemeinden“", "hat schon Grenzen", "--on-conflict replace"])]);
}

#[test]
fn tables_that_cannot_be_used() {
    let office = Office::with_sample();
    with_county(&office);
    office.write("leer.csv", "");
    office.write("kopf.csv", "AGS;EW\n");
    office.write("kurz.csv", "AGS;EW;U18\n03354001;5;1\n03354002;6");
    office.write("doppelt.csv", "AGS;EW\n03354001;5\n03354001;6\n");
    office.write("lang.csv", "key;period;indicator;value\n03354001;2020;A;1\n03354001;2020;A;2\n");
    office.write("wann.csv", "key;period;indicator;value\n03354001;gestern;A;1\n");
    office.write("spalten.csv", "AGS;EW;EW\n03354001;5;6\n");
    office.write("fremd.csv", "AGS;EW\n99999001;5\n99999002;6\n");
    office.write("punkt.csv", "AGS;EW\n03354001;5.5\n03354002;7.25\n");
    office.write("umlaut.csv", b"AGS;Ort;EW\n03354018;L\xfcchow;5\n");
    office.write("gut.csv", "AGS;EW\n03354001;5\n");
    office.write("bild.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    office.write("mappe.csv", b"PK\x03\x04\x14\0\0\0\x08\0");
    check(
        &office,
        &["import", "indicators", "p.gpkg", "--level", "Kreis"],
        &[
            (&["leer.csv", "--period", "2020"], &["leer.csv ist leer", "noch einmal"]),
            (&["kopf.csv", "--period", "2020"], &["kopf.csv", "keine Werte", "Kopfzeile"]),
            (&["kurz.csv", "--period", "2020"], &["kurz.csv, Zeile 3", "2 Zellen", "Trennzeichen"]),
            (
                &["doppelt.csv", "--period", "2020"],
                &["doppelt.csv, Zeilen 2 und 3", "03354001, 2020, EW", "Löschen"],
            ),
            (&["lang.csv"], &["lang.csv, Zeilen 2 und 3", "03354001, 2020, A"]),
            (&["wann.csv"], &["wann.csv, Zeile 2", "gestern", "2015/16"]),
            (&["spalten.csv", "--period", "2020"], &["spalten.csv", "Spalte EW", "zweimal"]),
            (&["fremd.csv", "--period", "2020"], &["fremd.csv", "„AGS“", "99999001", "„Kreis“", "--key"]),
            (&["punkt.csv", "--period", "2020"], &["punkt.csv, Zeile 2, Spalte EW", "5.5", "--decimal"]),
            (&["umlaut.csv", "--period", "2020", "--encoding", "utf-8"], &["umlaut.csv", "UTF-8", "cp1252"]),
            (&["umlaut.csv", "--period", "2020", "--encoding", "wurst"], &["umlaut.csv", "wurst", "cp1252"]),
            (&["gut.csv"], &["gut.csv", "Zeitraum", "--period"]),
            (&["gut.csv", "--period", "2020", "--key", "Schlüssel"], &["gut.csv", "Schlüssel", "AGS"]),
            (&["bild.csv", "--period", "2020"], &["bild.csv", "umbenannt"]),
            (&["mappe.csv", "--period", "2020"], &["mappe.csv", "CSV"]),
            (&["fehlt.csv", "--period", "2020"], &["fehlt.csv gibt es nicht"]),
        ],
    );
    let unknown = ["import", "indicators", "p.gpkg", "gut.csv", "--period", "2020", "--level", "Kreise_"];
    check(&office, &unknown, &[(&[], &["Kreise_", "Gemeinden"])]);
    let umlaut = ["import", "indicators", "p.gpkg", "umlaut.csv", "--period", "2020", "--level", "Kreis"];
    office.ok(&umlaut);
    assert!(office.ok(&["values", "p.gpkg", "--indicator", "EW", "--level", "Kreis"]).contains("Lüchow"));
}

#[test]
fn a_cut_off_official_table_is_refused_or_warned_about() {
    let Some(table) = support::real_data("indicators/genesis/12411-02-03-5_00.csv") else { return };
    let office = Office::with_sample();
    with_county(&office);
    office.write("ganz.csv", std::fs::read(table).expect("the table"));
    cut(&office, "ganz.csv", "kopf.csv", 300);
    cut(&office, "ganz.csv", "zeile.csv", 200_000);
    check(
        &office,
        &["import", "indicators", "p.gpkg", "--level", "Kreis"],
        &[
            (&["kopf.csv"], &["kopf.csv", "GENESIS", "neu ab"]),
            (&["zeile.csv"], &["zeile.csv, Zeile 1045", "Kopfzeile hat 56"]),
        ],
    );
}

#[test]
fn catalogues_that_cannot_be_used() {
    let office = Office::with_sample();
    office.write("leer.csv", "");
    office.write("art.csv", "code,name,kind\nA,Aa,quark\n");
    office.write("doppelt.csv", "code,name,kind\nA,Aa,count\nA,Bb,count\n");
    office.write("offen.toml", "[[indicator]\n");
    check(
        &office,
        &["import", "catalogue", "p.gpkg"],
        &[
            (&["leer.csv"], &["leer.csv ist leer"]),
            (&["art.csv"], &["art.csv, Eintrag 2, Spalte kind", "quark", "count, ratio, mean"]),
            (&["doppelt.csv"], &["doppelt.csv, Eintrag 3, Spalte code", "nur einmal"]),
            (&["offen.toml"], &["offen.toml", "TOML", "[[indicator]]"]),
            (&["fehlt.toml"], &["fehlt.toml gibt es nicht"]),
        ],
    );
}

#[test]
fn projects_that_are_none() {
    let office = Office::with_sample();
    cut(&office, "p.gpkg", "halb.gpkg", 100_000);
    office.write("leer.gpkg", "");
    office.write("text.gpkg", "kein Projekt, nur so benannt");
    let shapefile = format!("{COUNTY}/gemeinden.shp");
    let cases = [("halb.gpkg", "Sicherung"), ("leer.gpkg", "kein Projekt"), ("text.gpkg", "kein Projekt")];
    for (project, reason) in cases {
        let before = office.bytes(project);
        for words in [
            &["info", project][..],
            &["check", project],
            &["map", project, "--indicator", "EW", "--out", "a.png"],
            &["export", project, "--what", "regions", "--out", "a.csv"],
            &["import", "boundaries", project, &shapefile, "--level", "Neu", "--key", "AGS"],
        ] {
            let said = office.refused(words);
            assert!(said.contains(project) && said.contains(reason), "{said}");
            assert!(office.bytes(project) == before, "{words:?}");
        }
    }
    assert_eq!(office.leftovers(), [""; 0]);
}

#[test]
fn levels_do_not_lie_in_themselves() {
    let office = Office::with_sample();
    let shapefile = format!("{COUNTY}/gemeinden.shp");
    let import = ["import", "boundaries", "p.gpkg", &shapefile, "--key", "AGS", "--parent-key", "AGS"];
    check(
        &office,
        &import,
        &[(&["--level", "Orte", "--parent-level", "orte"], &["„Orte“", "--parent-level"])],
    );
    // Each in the other, as far as the commands allow: read as far as it makes sense.
    office.ok(&[&import[..], &["--level", "A", "--parent-level", "B"]].concat());
    office.ok(&[&import[..], &["--level", "B", "--parent-level", "A", "--on-conflict", "replace"]].concat());
    office.write("w.csv", "AGS;EW\n03354001;5\n03354018;9\n");
    office.ok(&["import", "indicators", "p.gpkg", "w.csv", "--level", "A", "--period", "2020"]);
    office.ok(&["map", "p.gpkg", "--indicator", "EW", "--level", "A", "--period", "2020", "--out", "a.png"]);
    office.ok(&["export", "p.gpkg", "--what", "regions", "--level", "A", "--out", "a.csv"]);
    office.assert_sound("p.gpkg");
}

/// The shapefiles of three test suites: odd, old and broken ones.
#[test]
fn every_file_of_other_test_suites_is_read_or_refused() {
    let Some(folder) = support::real_data("shapefiles") else { return };
    let office = Office::with_sample();
    let before = office.bytes("p.gpkg");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    let mut read = 0;
    for file in &files {
        let file = file.display().to_string();
        let words =
            ["import", "boundaries", "p.gpkg", &file, "--level", "X", "--key", "FID", "--dry-run", "--json"];
        // Some state no reference system: those whose coordinates could be degrees are read as such.
        for crs in [&[][..], &["--crs", "EPSG:4326"]] {
            let words: Vec<&str> = words.iter().chain(crs).copied().collect();
            let output = office.run(&words);
            if output.status.code() == Some(0) {
                let report: serde_json::Value =
                    serde_json::from_slice(&output.stdout).expect("one JSON document");
                assert!(report["stored"].as_u64() > Some(0), "{words:?}: {report}");
                assert!(!text(&output.stderr).contains("panicked"));
                read += 1;
            } else {
                let said = refusal(&output, &words);
                let name = Path::new(&file).file_stem().unwrap().to_string_lossy().into_owned();
                assert!(said.contains(&name) || said.contains("Punkt"), "names the file: {words:?}\n{said}");
            }
        }
    }
    assert!(office.bytes("p.gpkg") == before);
    println!(
        "{} files, each with and without --crs: {read} of {} could be read",
        files.len(),
        2 * files.len()
    );
    assert!(files.len() > 60 && read > 15);
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}
