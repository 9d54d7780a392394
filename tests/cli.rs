//! The command line as scripts use it: shapes of the output, exit status, and that a failure changes nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a written file");
        path
    }

    fn run(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_sozialraumatlas"))
            .args(words)
            .current_dir(self.folder.path())
            .env_remove("LANG")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .output()
            .expect("the program runs")
    }

    fn ok(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words:?}\n{}", text(&output.stderr));
        text(&output.stdout)
    }

    fn json(&self, words: &[&str]) -> Value {
        serde_json::from_str(&self.ok(words)).expect("one JSON document")
    }

    /// Runs a command that must fail with `status`; returns what it says.
    fn fails(&self, status: i32, words: &[&str]) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(status), "{words:?}\n{}", text(&output.stderr));
        assert!(output.stdout.is_empty(), "{words:?}: {}", text(&output.stdout));
        let said = text(&output.stderr);
        assert!(!said.contains("panicked"), "{said}");
        said
    }

    /// A project of nine square municipalities with residents and under-18-year-olds of 2020.
    fn project(&self) -> &Self {
        self.write("gemeinden.geojson", squares());
        self.write("werte.csv", table());
        self.write("katalog.csv", CATALOGUE);
        self.ok(&["new", "p.gpkg", "--name", "Testkreis"]);
        self.ok(&[
            "import",
            "boundaries",
            "p.gpkg",
            "gemeinden.geojson",
            "--level",
            "Gemeinden",
            "--key",
            "AGS",
        ]);
        self.ok(&["import", "indicators", "p.gpkg", "werte.csv", "--level", "Gemeinden", "--period", "2020"]);
        self.ok(&["import", "catalogue", "p.gpkg", "katalog.csv"]);
        self
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn squares() -> String {
    let square = |number: usize| {
        let (x, y) = (10.9 + 0.05 * ((number - 1) % 3) as f64, 52.9 + 0.03 * ((number - 1) / 3) as f64);
        let corners = [(x, y), (x + 0.05, y), (x + 0.05, y + 0.03), (x, y + 0.03), (x, y)];
        let ring: Vec<String> = corners.iter().map(|(x, y)| format!("[{x:.2},{y:.2}]")).collect();
        format!(
            r#"{{"type":"Feature","properties":{{"AGS":"0335400{number}","GEN":"Dorf {number}"}},
                "geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}"#,
            ring.join(",")
        )
    };
    let features: Vec<String> = (1..=9).map(square).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

fn table() -> String {
    let row =
        |number: usize| format!("0335400{number};{};{}\n", 1000 * number, 100 * number + 10 * (number % 4));
    format!("ags;EW;U18\n{}", (1..=9).map(row).collect::<String>())
}

const CATALOGUE: &str =
    "code,name,theme,unit,kind,numerator,denominator,factor,polarity,decimals,min_cases,source,licence
EW,Einwohner,Demographie,Personen,count,,,1,none,0,0,Amt,CC0
U18,Unter 18-Jährige,Demographie,Personen,count,,,1,none,0,0,Amt,CC0
U18A,Anteil unter 18-Jähriger,Demographie,%,ratio,U18,EW,100,none,1,0,,
DICHTE,Einwohner je km²,Demographie,je km²,ratio,EW,area_km2,1,none,1,0,,
";

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
fn an_output_never_takes_the_place_of_a_project() {
    let office = Office::new();
    office.project();
    let before = std::fs::read(office.path("p.gpkg")).expect("the project");
    office.fails(1, &["export", "p.gpkg", "--what", "values", "--out", "p.gpkg"]);
    office.fails(1, &["export", "p.gpkg", "--what", "regions", "--out", "p.gpkg"]);
    assert_eq!(std::fs::read(office.path("p.gpkg")).expect("the project"), before);
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
fn wrong_usage_is_explained_in_both_languages() {
    let office = Office::new();
    let german = office.fails(2, &["map", "p.gpkg", "--farbe", "rot"]);
    assert!(german.contains("gibt es hier nicht"), "{german}");
    let english = office.fails(2, &["--lang", "en", "map", "p.gpkg", "--colour", "red"]);
    assert!(english.contains("There is no option"), "{english}");
    office.fails(2, &["karte"]);
    office.fails(2, &["map", "p.gpkg", "--indicator", "X", "--out", "x.png", "--size", "20000x20000"]);
    for words in
        [&["--help"][..], &["import", "--help"], &["import", "boundaries", "--help"], &["view", "save", "-h"]]
    {
        let help = office.ok(words);
        assert!(help.contains("Beispiel:") && help.contains("sozialraumatlas "), "{words:?}: {help}");
        assert!(!help.contains("cli-"), "{words:?} has a wording for everything: {help}");
    }
    assert!(office.ok(&["--version"]).starts_with("sozialraumatlas "));
}

fn mentions(said: &str, file: &str) {
    assert!(said.contains(file), "names the file {file}: {said}");
    assert!(said.starts_with("Fehler:"), "{said}");
}

#[test]
fn what_cannot_be_used_is_refused_with_a_sentence() {
    let office = Office::new();
    office.project();
    office.write("leer.csv", "");
    office.write("kein.shp", "das ist kein Shapefile");
    office.write("kaputt.geojson", r#"{"type":"FeatureCollection","features":[{"#);
    let before = std::fs::read(office.path("p.gpkg")).expect("the project");
    let boundaries = |file| vec!["import", "boundaries", "p.gpkg", file, "--level", "Neu", "--key", "AGS"];
    let indicators =
        |file| vec!["import", "indicators", "p.gpkg", file, "--level", "Gemeinden", "--period", "2020"];
    for file in ["kein.shp", "kaputt.geojson", "fehlt.zip", "leer.csv"] {
        mentions(&office.fails(1, &boundaries(file)), file);
    }
    for file in ["leer.csv", "kein.shp", "fehlt.csv"] {
        mentions(&office.fails(1, &indicators(file)), file);
    }
    let field = office
        .fails(1, &["import", "boundaries", "p.gpkg", "gemeinden.geojson", "--level", "N", "--key", "X"]);
    assert!(field.contains("AGS"), "names the fields there are: {field}");
    let crs = [
        "import",
        "boundaries",
        "p.gpkg",
        "gemeinden.geojson",
        "--level",
        "N",
        "--key",
        "AGS",
        "--crs",
        "EPSG:25832",
    ];
    mentions(&office.fails(1, &crs), "gemeinden.geojson");
    let again =
        ["import", "boundaries", "p.gpkg", "gemeinden.geojson", "--level", "Gemeinden", "--key", "AGS"];
    office.fails(1, &again);
    let unknown = office.fails(1, &["values", "p.gpkg", "--indicator", "EWW", "--level", "Gemeinden"]);
    assert!(unknown.contains("EW, U18"), "{unknown}");
    office.fails(1, &["map", "p.gpkg", "--indicator", "EW", "--period", "1999", "--out", "x.png"]);
    office.fails(1, &["map", "p.gpkg", "--indicator", "EW", "--out", "fehlt/x.png"]);
    office.fails(1, &["map", "p.gpkg", "--indicator", "EW", "--out", "x.bmp"]);
    office.fails(1, &["map", "p.gpkg", "--indicator", "EW", "--for-publication", "--out", "x.png"]);
    assert!(!office.path("x.png").exists());
    assert_eq!(
        std::fs::read(office.path("p.gpkg")).expect("the project"),
        before,
        "the project is as it was"
    );
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
