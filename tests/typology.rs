//! Typologies end to end: the official classes of Berlin, known answers, recipes that are kept, and what cannot be rated.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

#[path = "support/office.rs"]
mod office;
mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;

use office::{Office, SMALL};
use serde_json::Value;
use support::real_data;

fn rows(found: &Value) -> Vec<&Value> {
    found.as_array().expect("a list").iter().collect()
}

fn numbers(found: &Value, field: &str) -> Vec<f64> {
    rows(found).iter().map(|row| row[field].as_f64().unwrap_or(f64::NAN)).collect()
}

#[test]
fn the_small_example_of_status_and_dynamics() {
    let office = Office::new();
    let project = office.project(SMALL);
    let found = office.json(&[
        "typology",
        project.to_str().unwrap(),
        "--level",
        "Orte",
        "--period",
        "2020",
        "--status",
        "S1,S2,S3",
        "--dynamics",
        "D1,D2,D3",
        "--json",
    ]);
    let status = [-0.9836, -0.7950, -0.5347, -0.4357, -0.2787, 0.0448, 0.6559, 2.3270];
    let dynamics = [-1.2170, -0.5341, -0.1679, -0.7646, -0.1304, -0.0489, 0.5646, 2.2984];
    for (field, expected) in [("status_index", status), ("dynamics_index", dynamics)] {
        for (found, expected) in numbers(&found, field).iter().zip(expected) {
            assert!((found - expected).abs() < 5e-5, "{field}: {found} {expected}");
        }
    }
    let first = rows(&found)[0];
    assert_eq!(
        (first["status_class"].as_str(), first["dynamics_class"].as_str()),
        (Some("mittel"), Some("positiv"))
    );
    let last = rows(&found)[7];
    assert_eq!((last["group"].as_str(), last["state"].as_str()), (Some("4-"), Some("value")));
}

/// Berlin, Monitoring Soziale Stadtentwicklung 2019: a project made from the published files.
fn berlin(office: &Office) -> Option<(PathBuf, BTreeMap<String, [String; 3]>)> {
    let boundaries = real_data("mss-2019/lor-plr-2019.geojson")?;
    let inputs = real_data("mss-2019/mss-2019-2-1.csv")?;
    let official = real_data("mss-2019/mss-2019-1.csv")?;
    let project = office.path("berlin.gpkg");
    let name = project.to_str().unwrap();
    office.ok(&["new", name, "--name", "Berlin"]);
    office.ok(&[
        "import",
        "boundaries",
        name,
        boundaries.to_str().unwrap(),
        "--level",
        "Planungsräume",
        "--key",
        "id",
    ]);
    // The boundaries hold one area twice under the key of another one (06010102 for 04030417).
    office.ok(&[
        "import",
        "indicators",
        name,
        inputs.to_str().unwrap(),
        "--level",
        "Planungsräume",
        "--key",
        "id",
        "--period",
        "2019",
        "--keep-unmatched",
    ]);
    let mut reader = csv::Reader::from_path(official).unwrap();
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|field| field == name).unwrap();
    let columns = ["status_index_klasse", "dynamik_index_klasse", "status_dynamik_index"].map(column);
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        (row[column("id")].to_owned(), columns.map(|column| row[column].to_owned()))
    });
    Some((project, rows.collect()))
}

const STATUS: &str = "s1_percentage_unemployed,s3_percentage_transfer_payments_recipients,\
    s4_percentage_transfer_payments_recipients_below_15_years";
const DYNAMICS: &str = "d1_percentage_unemployed,d3_percentage_transfer_payments_recipients,\
    d4_percentage_transfer_payments_recipients_below_15_years";

#[test]
fn berlins_official_classes_come_out_for_all_436_areas() {
    let office = Office::new();
    let Some((project, official)) = berlin(&office) else { return };
    assert_eq!(official.len(), 436);
    let name = project.to_str().unwrap();
    let words = |exclude: &'static str| {
        let mut words =
            vec!["typology", name, "--level", "Planungsräume", "--period", "2019", "--status", STATUS];
        words.extend(["--dynamics", DYNAMICS, "--population", "inhabitants", "--json"]);
        if !exclude.is_empty() {
            words.extend(["--exclude", exclude]);
        }
        words
    };
    let same = |found: &Value, field: &str, column: usize| {
        let of: BTreeMap<&str, &str> =
            rows(found).iter().filter_map(|row| Some((row["key"].as_str()?, row[field].as_str()?))).collect();
        official
            .iter()
            .filter(|(key, classes)| of.get(key.as_str()) == Some(&classes[column].as_str()))
            .count()
    };
    let found = office.json(&words("04041239,10010203"));
    assert_eq!((same(&found, "status_class", 0), same(&found, "dynamics_class", 1)), (436, 436));
    assert_eq!(same(&found, "group", 2), 436);
    let rated = rows(&found).iter().filter(|row| row["state"] == "value").count();
    assert_eq!(rated, 436);
    // The rule of 300 residents alone rates the two outliers, too.
    let without = office.json(&words(""));
    assert_eq!(rows(&without).iter().filter(|row| row["state"] == "value").count(), 438);
    assert_eq!((same(&without, "status_class", 0), same(&without, "dynamics_class", 1)), (432, 436));
}

#[test]
fn a_saved_typology_is_drawn_and_versioned() {
    let office = Office::new();
    let project = office.project(SMALL);
    let name = project.to_str().unwrap();
    let words = [
        "typology", name, "--level", "Orte", "--period", "2020", "--status", "S1,S2,S3", "--save", "Lage",
        "--json",
    ];
    office.ok(&words);
    let second = office.run(&words);
    assert!(String::from_utf8_lossy(&second.stderr).contains("Version 2"));
    office.ok(&["map", name, "--typology", "Lage", "--close-calls", "--out", "lage.png"]);
    office.ok(&["map", name, "--typology", "Lage", "--out", "lage.svg"]);
    let svg = std::fs::read_to_string(office.path("lage.svg")).unwrap();
    for text in ["sehr niedrig", "Lage", "n = 8"] {
        assert!(svg.contains(text), "{text}");
    }
    let said = office.refused(&["map", name, "--typology", "Anders", "--out", "x.png"]);
    assert!(said.contains("Lage"), "{said}");
    let stored: (i64, i64, i64) = rusqlite::Connection::open(&project)
        .unwrap()
        .query_row(
            "SELECT count(DISTINCT t.id), max(t.version), count(*) FROM sra_typology t
             JOIN sra_typology_result r ON r.typology_id = t.id",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    assert_eq!(stored, (2, 2, 16));
}

#[test]
fn a_recipe_file_gives_the_same_types() {
    let office = Office::new();
    let project = office.project(SMALL);
    let name = project.to_str().unwrap();
    std::fs::write(
        office.path("rezept.toml"),
        "method = \"quintile\"\nlevel = \"Orte\"\nperiod = \"2020\"\nclasses = 4\n\
         [[indicators]]\ncode = \"S1\"\nweight = 2.0\n[[indicators]]\ncode = \"S3\"\npolarity = \"relief\"\n",
    )
    .unwrap();
    let by_file = office.json(&["typology", name, "--recipe", "rezept.toml", "--json"]);
    assert_eq!(rows(&by_file).len(), 8);
    let classes: Vec<i64> = rows(&by_file).iter().filter_map(|row| row["class"].as_i64()).collect();
    assert_eq!(classes.iter().max(), Some(&4));
    std::fs::write(office.path("kaputt.toml"), "method = \"zauber\"\n").unwrap();
    let said = office.refused(&["typology", name, "--recipe", "kaputt.toml", "--json"]);
    assert!(said.contains("kaputt.toml") && said.contains("zauber"), "{said}");
}

#[test]
fn clusters_tell_types_profiles_and_silhouettes() {
    let office = Office::new();
    let project = office.project(SMALL);
    let name = project.to_str().unwrap();
    for method in ["ward", "kmeans"] {
        let found = office.json(&[
            "typology",
            name,
            "--level",
            "Orte",
            "--period",
            "2020",
            "--status",
            "S1,S2,S3",
            "--method",
            method,
            "--classes",
            "3",
            "--json",
        ]);
        let sizes: i64 = rows(&found["types"]).iter().filter_map(|row| row["size"].as_i64()).sum();
        assert_eq!((rows(&found["types"]).len(), sizes, rows(&found["regions"]).len()), (3, 8, 8));
        // Types are ordered by burden: the last region is alone in the heaviest type.
        assert_eq!(rows(&found["regions"])[7]["type"].as_i64(), Some(3));
        let burden = |row: &Value| row["profile"]["S1"].as_f64().unwrap();
        let types = rows(&found["types"]);
        assert!(burden(types[0]) < burden(types[1]) && burden(types[1]) < burden(types[2]));
        assert!(found["mean_silhouette"].as_f64().unwrap() > 0.3 && found["inertia"].as_f64().unwrap() > 0.0);
    }
    let said = office.refused(&[
        "typology",
        name,
        "--level",
        "Orte",
        "--period",
        "2020",
        "--status",
        "S1",
        "--method",
        "ward",
        "--classes",
        "9",
    ]);
    assert!(said.contains("Typen") && said.contains('7'), "{said}");
}

#[test]
fn what_cannot_be_rated_is_said() {
    let office = Office::new();
    let project = office.project("key,A,B,EW\n01,1,5,100\n02,1,5,200\n03,1,5,250\n");
    let name = project.to_str().unwrap();
    let check = |more: &[&str], expected: &str| {
        let mut words = vec!["typology", name, "--level", "Orte", "--period", "2020"];
        words.extend(more);
        let said = office.refused(&words);
        assert!(said.contains(expected), "{said}");
    };
    check(&["--status", "A,B"], "unterscheiden die Gebiete nicht");
    check(
        &["--status", "EW", "--population", "EW", "--min-population", "300"],
        "Kein Gebiet darf bewertet werden",
    );
    check(&["--status", "FEHLT"], "FEHLT");
    check(&["--status", "EW", "--compare-period", "2010"], "2010");
    check(&["--status", "EW", "--weight", "EW=0"], "EW");
    check(&[], "Indikator");
    let ratings =
        office.json(&["typology", name, "--level", "Orte", "--period", "2020", "--status", "A,EW", "--json"]);
    assert_eq!(rows(&ratings).len(), 3, "a constant indicator is left out with a warning");
}

#[test]
fn autocorrelation_and_segregation_of_known_answers() {
    let office = Office::new();
    let project = office.project("key,G,T\n01,100,200\n02,50,300\n03,10,250\n04,40,250\n");
    let name = project.to_str().unwrap();
    let found = office.json(&[
        "segregation",
        name,
        "--level",
        "Orte",
        "--group",
        "G",
        "--total",
        "T",
        "--period",
        "2020",
        "--json",
    ]);
    for (field, expected) in [("dissimilarity", 0.375), ("isolation", 0.325_667), ("eta_squared", 0.157_083)]
    {
        assert!((found[field].as_f64().unwrap() - expected).abs() < 1e-6, "{field}");
    }
    // Four squares in a row: T = 200 300 250 250, mean 250; lags 50 −25 25 0 of deviations −50 50 0 0.
    let found = office.json(&[
        "autocorrelation",
        name,
        "--level",
        "Orte",
        "--indicator",
        "T",
        "--period",
        "2020",
        "--json",
    ]);
    assert_eq!((found["n"].as_i64(), rows(&found["islands"]).len()), (Some(4), 0));
    let i = (-50.0 * 50.0 + 50.0 * -25.0) / 5000.0;
    assert!((found["moran"]["i"].as_f64().unwrap() - i).abs() < 1e-9, "{found}");
    assert_eq!(rows(&found["local"])[0]["quadrant"].as_str(), Some("LH"));
}

#[test]
fn secret_values_take_no_part() {
    let office = Office::new();
    let project = office.project(
        "key,FAELLE,EW,ALQ\n01,2,50,3.1\n02,9,100,4\n03,30,200,5\n04,12,150,6.5\n05,40,220,7\n06,22,180,8\n",
    );
    let name = project.to_str().unwrap();
    std::fs::write(
        office.path("katalog.csv"),
        "code,name,theme,unit,kind,numerator,denominator,factor,polarity,decimals,min_cases,source,licence\n\
         FAELLE,Fälle,,,count,,,1,none,0,3,,\nEW,Einwohner,,,count,,,1,none,0,0,,\n\
         QUOTE,Quote,,%,ratio,FAELLE,EW,100,burden,1,3,,\nALQ,Arbeitslose,,%,index,,,1,burden,1,0,,\n",
    )
    .unwrap();
    office.ok(&["import", "catalogue", name, "katalog.csv"]);
    let found = office.json(&[
        "typology",
        name,
        "--level",
        "Orte",
        "--period",
        "2020",
        "--status",
        "QUOTE,ALQ",
        "--json",
    ]);
    let secret: Vec<&str> = rows(&found)
        .iter()
        .filter(|row| row["state"] == "secret")
        .filter_map(|row| row["key"].as_str())
        .collect();
    assert!(secret.contains(&"01"), "{found}");
    assert!(
        rows(&found).iter().filter(|row| row["state"] == "secret").all(|row| row["status_index"].is_null())
    );
}

#[test]
fn two_regions_get_classes_and_a_warning_but_no_pattern() {
    let office = Office::new();
    let project = office.project("key,A\n01,1\n02,5\n");
    let name = project.to_str().unwrap();
    let words = ["typology", name, "--level", "Orte", "--period", "2020", "--status", "A", "--json"];
    let found = office.json(&words);
    assert_eq!(numbers(&found, "status_index"), [-1.0, 1.0]);
    let said = String::from_utf8_lossy(&office.run(&words).stderr).into_owned();
    assert!(said.contains("Nur 2 Gebiete sind bewertet"), "{said}");
    let said = office.refused(&["autocorrelation", name, "--level", "Orte", "--indicator", "A", "--json"]);
    assert!(said.contains("mindestens 3"), "{said}");
}

#[test]
fn islands_only_have_no_autocorrelation() {
    let office = Office::new();
    let project = office.islands("key,A\n01,1\n02,5\n03,4\n04,9\n");
    let name = project.to_str().unwrap();
    let said = office.refused(&["autocorrelation", name, "--level", "Orte", "--indicator", "A", "--json"]);
    assert!(said.contains("Nachbarn"), "{said}");
    let said = office.refused(&["map", name, "--lisa", "--indicator", "A", "--out", "x.png"]);
    assert!(said.contains("Nachbarn"), "{said}");
}

#[test]
fn indicators_that_say_the_same_are_pointed_out() {
    let office = Office::new();
    let project = office.project("key,A,B\n01,1,3\n02,2,5\n03,4,9\n04,7,15\n");
    let name = project.to_str().unwrap();
    let words = ["typology", name, "--level", "Orte", "--period", "2020", "--status", "A,B", "--json"];
    let said = String::from_utf8_lossy(&office.run(&words).stderr).into_owned();
    assert!(said.contains("r = 1,00") && said.contains("doppelt"), "{said}");
    // Twice the same is the same as once.
    let once = ["typology", name, "--level", "Orte", "--period", "2020", "--status", "A", "--json"];
    for (twice, once) in
        numbers(&office.json(&words), "status_index").iter().zip(numbers(&office.json(&once), "status_index"))
    {
        assert!((twice - once).abs() < 1e-9);
    }
}

#[test]
fn many_zeros_share_a_class() {
    let office = Office::new();
    let project = office.project("key,A\n01,0\n02,0\n03,0\n04,0\n05,0\n06,0\n07,1\n08,5\n");
    let name = project.to_str().unwrap();
    let found = office.json(&[
        "typology", name, "--level", "Orte", "--period", "2020", "--status", "A", "--method", "quintile",
        "--json",
    ]);
    let classes: Vec<i64> = rows(&found).iter().filter_map(|row| row["class"].as_i64()).collect();
    assert_eq!(classes.len(), 8, "a zero is a value");
    assert!(classes[..6].iter().all(|class| *class == classes[0]) && classes[7] > classes[0], "{classes:?}");
    for method in ["ward", "kmeans"] {
        let said = office.refused(&[
            "typology",
            name,
            "--level",
            "Orte",
            "--period",
            "2020",
            "--status",
            "A",
            "--method",
            method,
            "--classes",
            "4",
        ]);
        assert!(said.contains("nur 3 Gebiete"), "{said}");
    }
}

#[test]
fn indicators_without_a_common_period_are_refused() {
    let office = Office::new();
    let project = office.project("key,A\n01,1\n02,5\n03,2\n");
    let name = project.to_str().unwrap();
    office.add(&project, "key,B\n01,1\n02,5\n03,2\n", "2022");
    let said = office.refused(&["typology", name, "--level", "Orte", "--status", "A,B"]);
    assert!(said.contains("für 2022 keine Werte zu: A"), "{said}");
}
