//! What the program makes: projects, numbers, classes, pictures, tables.

use std::process::Command;

use serde_json::Value;

use crate::office::{Office, text};

#[test]
fn a_project_from_files_tells_what_it_holds() {
    let office = Office::new();
    let info = office.project().json(&["info", "p.gpkg", "--json"]);
    assert_eq!(info["project"]["name"], "Testkreis");
    assert_eq!(info["levels"][0]["name"], "Gemeinden");
    assert_eq!(info["levels"][0]["regions"], 9);
    let codes: Vec<&str> = info["indicators"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|entry| entry["code"].as_str())
        .collect();
    assert_eq!(codes, ["EW", "U18", "U18A", "DICHTE"]);
    assert_eq!(info["indicators"][2]["periods"][0], "2020");
    assert_eq!(info["indicators"][2]["levels"][0], "Gemeinden");
    assert!(info["network"].is_null() && info["timetable"].is_null());
    assert_eq!(info["facilities"], Value::Array(vec![]));
}

#[test]
fn ratios_are_computed_from_numerator_and_denominator() {
    let office = Office::new();
    let values = office.project().json(&[
        "values",
        "p.gpkg",
        "--indicator",
        "U18A",
        "--period",
        "2020",
        "--level",
        "gemeinden",
        "--json",
    ]);
    let first = &values[0];
    assert_eq!(first["key"], "03354001");
    assert_eq!(first["name"], "Dorf 1");
    assert_eq!(first["value"], 11.0);
    assert_eq!(first["state"], "value");
    assert_eq!(first["estimated"], false);
    let csv = office.ok(&["values", "p.gpkg", "--indicator", "U18A", "--level", "Gemeinden", "--csv"]);
    assert!(csv.starts_with("key,name,value,state,estimated"), "{csv}");
    assert!(csv.contains("03354001,Dorf 1,11.0,value,false"), "{csv}");
    // 0.05° × 0.03° at 52.9° north are 3.37 km × 3.34 km (WGS 84).
    let density =
        office.json(&["values", "p.gpkg", "--indicator", "DICHTE", "--level", "Gemeinden", "--json"]);
    let density = density[0]["value"].as_f64().expect("a number");
    assert!((density - 1000.0 / 11.23).abs() < 0.2, "{density}");
}

#[test]
fn small_counts_are_secret_everywhere() {
    let office = Office::new();
    office.project();
    office.write("klein.csv", "ags;ALO\n03354001;2\n03354002;0\n03354003;7\n03354004;9\n03354005;30\n");
    office.write("klein_katalog.csv", "code,name,kind,min_cases\nALO,Arbeitslose,count,3\n");
    office.ok(&["import", "catalogue", "p.gpkg", "klein_katalog.csv"]);
    office.ok(&["import", "indicators", "p.gpkg", "klein.csv", "--level", "Gemeinden", "--period", "2020"]);
    let words = ["values", "p.gpkg", "--indicator", "ALO", "--level", "Gemeinden", "--json"];
    let values = office.json(&words);
    assert_eq!((&values[0]["value"], &values[0]["state"]), (&Value::Null, &"secret".into()));
    assert_eq!(values[1]["value"], 0.0);
    assert_eq!(values[2]["value"], 7.0);
    assert_eq!(values[8]["state"], "no_data");
    let internal = office.json(&[&words[..], &["--internal"]].concat());
    assert_eq!(internal[0]["value"], 2.0);
    office.ok(&["export", "p.gpkg", "--what", "values", "--indicator", "ALO", "--out", "werte_aus.csv"]);
    let exported = text(&std::fs::read(office.path("werte_aus.csv")).expect("written"));
    let secret = exported.lines().find(|line| line.contains("03354001")).expect("the region");
    assert!(!secret.contains(";2;") && secret.contains("geheim"), "{secret}");
}

#[test]
fn classes_of_a_column_are_the_known_ones() {
    let office = Office::new();
    // Sample A of the field; bounds and goodness of fit from the literature's algorithms.
    office.write(
        "a.csv",
        "name;wert\na;4,1\nb;4,8\nc;5,0\nd;5,2\ne;5,9\nf;6,3\ng;7,7\nh;8,1\ni;8,4\nj;9,6\nk;14,2\nl;15,0\nm;21,5\n",
    );
    let classify = |scheme, classes| {
        office.json(&[
            "classify",
            "a.csv",
            "--column",
            "wert",
            "--scheme",
            scheme,
            "--classes",
            classes,
            "--json",
        ])
    };
    let bounds = |record: &Value| -> Vec<f64> {
        record["upper_bounds"].as_array().expect("a list").iter().filter_map(Value::as_f64).collect()
    };
    let jenks = classify("fisher-jenks", "4");
    assert_eq!(bounds(&jenks), [6.3, 9.6, 15.0, 21.5]);
    assert_eq!(jenks["counts"], serde_json::json!([6, 4, 2, 1]));
    assert!((jenks["gvf"].as_f64().expect("a number") - 0.982_535).abs() < 1e-6);
    let equal = bounds(&classify("equal-interval", "5"));
    for (found, expected) in equal.iter().zip([7.58, 11.06, 14.54, 18.02, 21.5]) {
        assert!((found - expected).abs() < 1e-9, "{found} {expected}");
    }
    assert_eq!(classify("equal-interval", "5")["classes"], 5);
    assert_eq!(classify("quantile", "5")["minimum"], 4.1);
}

#[test]
fn a_map_becomes_a_picture_and_a_drawing() {
    let office = Office::new();
    office.project();
    office.ok(&[
        "map",
        "p.gpkg",
        "--indicator",
        "U18A",
        "--size",
        "1280x720",
        "--dpi",
        "144",
        "--out",
        "karte.png",
    ]);
    let picture = std::fs::read(office.path("karte.png")).expect("a picture");
    assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(picture[16..24], [0, 0, 5, 0, 0, 0, 2, 208], "1280 × 720");
    assert!(picture.windows(4).any(|part| part == b"pHYs"));
    office.ok(&["map", "p.gpkg", "--indicator", "U18A", "--out", "karte.svg"]);
    let drawing = std::fs::read_to_string(office.path("karte.svg")).expect("a drawing");
    let parsed = roxmltree::Document::parse(&drawing).expect("well-formed");
    assert_eq!(parsed.root_element().tag_name().name(), "svg");
    assert!(drawing.contains("Dorf 5"));
    let again = office.path("karte2.png");
    office.ok(&[
        "map",
        "p.gpkg",
        "--indicator",
        "U18A",
        "--size",
        "1280x720",
        "--dpi",
        "144",
        "--out",
        "karte2.png",
    ]);
    assert_eq!(std::fs::read(again).expect("a picture"), picture, "same input, same bytes");
}

#[test]
fn a_view_is_saved_and_drawn() {
    let office = Office::new();
    office.project();
    office.ok(&[
        "view",
        "save",
        "p.gpkg",
        "Junge",
        "--indicator",
        "U18A",
        "--palette",
        "blues",
        "--title",
        "Jung",
    ]);
    office.ok(&["map", "p.gpkg", "--view", "Junge", "--out", "junge.svg"]);
    let drawing = std::fs::read_to_string(office.path("junge.svg")).expect("a drawing");
    assert!(drawing.contains("Jung"));
    let said = office.fails(1, &["map", "p.gpkg", "--view", "Alte", "--out", "alte.png"]);
    assert!(said.contains("Junge"), "names the views there are: {said}");
    assert!(!office.path("alte.png").exists());
}

#[test]
fn layers_and_tables_leave_in_every_format() {
    let office = Office::new();
    office.project();
    for name in ["werte.xlsx", "werte2.csv", "werte.geojson", "werte_layer.gpkg"] {
        office.ok(&["export", "p.gpkg", "--what", "values", "--out", name]);
        assert!(std::fs::metadata(office.path(name)).expect("written").len() > 200, "{name}");
    }
    let layer: Value =
        serde_json::from_slice(&std::fs::read(office.path("werte.geojson")).expect("a layer")).expect("JSON");
    assert_eq!(layer["features"].as_array().map(Vec::len), Some(9));
    assert_eq!(layer["features"][0]["properties"]["key"], "03354001");
    let corner = layer["features"][0]["geometry"]["coordinates"][0][0][0].as_f64().expect("a longitude");
    assert!((10.9..=11.05).contains(&corner), "{corner}");
    office.ok(&["export", "p.gpkg", "--what", "regions", "--out", "gebiete.csv"]);
    let regions = text(&std::fs::read(office.path("gebiete.csv")).expect("a table"));
    assert!(regions.contains("03354009"), "{regions}");
    office.ok(&["check", "p.gpkg"]);
    let said = office.fails(1, &["export", "p.gpkg", "--what", "values", "--out", "werte.doc"]);
    assert!(said.contains(".xlsx"), "{said}");
}

#[test]
fn without_a_display_the_maps_are_drawn() {
    let office = Office::new();
    let output = Command::new(env!("CARGO_BIN_EXE_sozialraumatlas"))
        .current_dir(office.folder.path())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program runs");
    if cfg!(not(target_os = "linux")) {
        return;
    }
    assert!(output.status.success(), "{}", text(&output.stderr));
    let pictures = std::fs::read_dir(office.path("sozialraumatlas-maps")).expect("the folder");
    let png = pictures.filter(|entry| {
        let path = entry.as_ref().expect("an entry").path();
        path.extension().is_some_and(|extension| extension == "png")
    });
    assert!(png.count() >= 3);
}

#[test]
fn the_sample_is_the_same_for_the_same_seed() {
    let office = Office::new();
    let values = |name: &str, seed: &str| {
        office.ok(&["sample", name, "--regions", "15", "--seed", seed]);
        let info = office.json(&["info", name, "--json"]);
        let code = info["indicators"][0]["code"].as_str().expect("a code").to_owned();
        office.ok(&["values", name, "--indicator", &code, "--level", "Gemeinden", "--csv"])
    };
    let first = values("a.gpkg", "5");
    assert_eq!(values("b.gpkg", "5"), first);
    assert_ne!(values("c.gpkg", "6"), first);
    office.fails(1, &["sample", "a.gpkg"]);
}
