//! What comes in, what is asked about, and how keys and encodings are joined.

use std::path::Path;

use crate::office::Office;
use crate::support;

#[test]
fn a_period_that_is_there_asks_what_to_do() {
    let office = Office::new();
    office.project();
    office.write("neu.csv", "ags;EW\n03354001;5\n");
    let import = ["import", "indicators", "p.gpkg", "neu.csv", "--level", "Gemeinden", "--period", "2020"];
    let value = || {
        let words = ["values", "p.gpkg", "--indicator", "EW", "--level", "Gemeinden", "--json"];
        office
            .json(&words)
            .as_array()
            .expect("a list")
            .iter()
            .map(|row| row["value"].as_f64())
            .collect::<Vec<_>>()
    };
    let before = value();
    let file_before = std::fs::read(office.path("p.gpkg")).expect("the project");
    office.fails(1, &import);
    assert_eq!(std::fs::read(office.path("p.gpkg")).expect("the project"), file_before);
    let report = office.json(&[&import[..], &["--on-conflict", "keep", "--json"]].concat());
    assert_eq!(report["replaced"], 0);
    assert_eq!(value(), before);
    let report = office.json(&[&import[..], &["--on-conflict", "replace", "--dry-run", "--json"]].concat());
    assert_eq!((&report["read"], &report["stored"]), (&1.into(), &1.into()));
    assert_eq!(value(), before, "a dry run stores nothing");
    let report = office.json(&[&import[..], &["--on-conflict", "replace", "--json"]].concat());
    assert_eq!(report["replaced"], 1);
    assert_eq!(report["regions_without_value"], 8);
    assert_eq!(value(), [&[Some(5.0)][..], &before[1..]].concat(), "the other regions keep their values");
}

#[test]
fn files_of_one_import_add_up_or_are_refused() {
    let office = Office::new();
    office.project();
    for (name, row) in [("a.csv", "03354001;1"), ("b.csv", "03354002;2"), ("c.csv", "03354001;3")] {
        office.write(name, format!("ags;NEU\n{row}\n"));
    }
    let import = |files: &[&str]| -> Vec<String> {
        let words =
            [&["import", "indicators", "p.gpkg"][..], files, &["--level", "Gemeinden", "--period", "2020"]];
        words.concat().into_iter().map(str::to_owned).collect()
    };
    let words = import(&["a.csv", "c.csv"]);
    let said = office.fails(1, &words.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(said.contains("NEU") && said.contains("c.csv"), "{said}");
    let words = import(&["a.csv", "b.csv"]);
    office.ok(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let values = office.json(&["values", "p.gpkg", "--indicator", "NEU", "--level", "Gemeinden", "--json"]);
    assert_eq!((&values[0]["value"], &values[1]["value"]), (&1.0.into(), &2.0.into()));
}

#[test]
fn a_number_that_only_makes_sense_with_a_point_is_a_question() {
    let office = Office::new();
    office.project();
    office.write("punkt.csv", "ags;X\n03354001;0.234\n03354002;0.567\n");
    let import = ["import", "indicators", "p.gpkg", "punkt.csv", "--level", "Gemeinden", "--period", "2020"];
    let said = office.fails(1, &import);
    assert!(said.contains("--decimal"), "{said}");
    office.ok(&[&import[..], &["--decimal", "point"]].concat());
    let values = office.json(&["values", "p.gpkg", "--indicator", "X", "--level", "Gemeinden", "--json"]);
    assert_eq!(values[0]["value"], 0.234);
}

#[test]
fn joins_tell_both_ways_what_did_not_match() {
    let office = Office::new();
    office.project();
    office.write("mehr.csv", "ags;NEU\n03354001;5\n03354099;6\n");
    let report = office.json(&[
        "import",
        "indicators",
        "p.gpkg",
        "mehr.csv",
        "--level",
        "Gemeinden",
        "--period",
        "2021",
        "--json",
    ]);
    assert_eq!(report["unmatched_keys"], serde_json::json!(["03354099"]));
    assert_eq!(report["regions_without_value"], 8);
    office.write("fremd.csv", "ags;NEU\n99999001;5\n99999002;6\n");
    let said = office.fails(
        1,
        &[
            "import",
            "indicators",
            "p.gpkg",
            "fremd.csv",
            "--level",
            "Gemeinden",
            "--period",
            "2022",
            "--json",
        ],
    );
    assert!(said.contains("99999001"), "{said}");
}

#[test]
fn leading_zeros_that_a_spreadsheet_lost_are_restored() {
    let office = Office::new();
    office.project();
    office.write("excel.csv", "ags;X1\n3354001;5\n3354002;6\n");
    let report = office.json(&[
        "import",
        "indicators",
        "p.gpkg",
        "excel.csv",
        "--level",
        "Gemeinden",
        "--period",
        "2020",
        "--json",
    ]);
    assert_eq!(report["stored"], 2);
    assert_eq!(report["unmatched_keys"], serde_json::json!([]));
}

#[test]
fn an_encoding_that_the_text_contradicts_is_refused() {
    let office = Office::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/luechow-dannenberg");
    let shapes = folder.join("gemeinden.shp");
    let table = std::fs::read(folder.join("gemeinden.dbf")).expect("the shipped table");
    for name in ["shx", "prj"] {
        std::fs::copy(folder.join(format!("gemeinden.{name}")), office.path(&format!("l1.{name}")))
            .expect("copied");
    }
    std::fs::copy(shapes, office.path("l1.shp")).expect("copied");
    // "Höhbeck" in Latin-1: the two bytes of ö become one and a space at the end of the cell.
    let utf8 = "Höhbeck".as_bytes();
    let start = table.windows(utf8.len()).position(|part| part == utf8).expect("Höhbeck");
    let latin1 = [&table[..start], b"H\xf6hbeck ", &table[start + utf8.len()..]].concat();
    std::fs::write(office.path("l1.dbf"), latin1).expect("written");
    office.ok(&["new", "p.gpkg", "--name", "P"]);
    let words =
        ["import", "boundaries", "p.gpkg", "l1.shp", "--level", "G", "--key", "AGS", "--encoding", "utf-8"];
    let said = office.fails(1, &words);
    assert!(said.contains("UTF-8"), "{said}");
}

#[test]
fn germany_comes_in_with_its_numbers() {
    let Some(zip) = support::real_data("boundaries/vg250-2016-gemeinden.zip") else { return };
    let Some(table) = support::real_data("indicators/genesis/12411-02-03-5_00.csv") else { return };
    let office = Office::new();
    let said = |path: &Path| path.display().to_string();
    office.ok(&["new", "de.gpkg", "--name", "Deutschland"]);
    let report = office.json(&[
        "import",
        "boundaries",
        "de.gpkg",
        &said(&zip),
        "--level",
        "Gemeinden",
        "--key",
        "AGS",
        "--where",
        "GF=4",
        "--valid-on",
        "2016-01-01",
        "--json",
    ]);
    assert_eq!((&report["read"], &report["stored"]), (&11_431.into(), &11_299.into()));
    let report =
        office.json(&["import", "indicators", "de.gpkg", &said(&table), "--level", "Gemeinden", "--json"]);
    assert_eq!(report["stored"], 11_117);
    assert_eq!(report["regions_without_value"], 182);
    let values = office.json(&[
        "values",
        "de.gpkg",
        "--indicator",
        "12411-02-03-5_18",
        "--period",
        "2015",
        "--level",
        "Gemeinden",
        "--json",
    ]);
    let value = |key: &str| {
        values
            .as_array()
            .expect("a list")
            .iter()
            .find(|row| row["key"] == key)
            .and_then(|row| row["value"].as_f64())
    };
    assert_eq!(value("03354018"), Some(9_481.0), "Lüchow (Wendland)");
    assert_eq!(value("01001000"), Some(85_942.0), "Flensburg, five digits in the table");
    assert_eq!(value("02000000"), Some(1_787_408.0), "Hamburg, two digits in the table");
    let lands = office.json(&[
        "values",
        "de.gpkg",
        "--indicator",
        "12411-02-03-5_18",
        "--period",
        "2015",
        "--level",
        "Land",
        "--json",
    ]);
    assert_eq!(lands.as_array().map(Vec::len), Some(16));
    office.ok(&[
        "map",
        "de.gpkg",
        "--indicator",
        "12411-02-03-5_18",
        "--within",
        "03354",
        "--out",
        "kreis.png",
    ]);
}
