//! Reachability on the command line: shapes, known answers, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

#[path = "support/office.rs"]
mod office;
#[path = "cli/plan.rs"]
mod plan;
mod support;

use serde_json::Value;

use support::real_data;

/// An office whose project is `kreis.gpkg`.
struct Office(office::Office);

impl std::ops::Deref for Office {
    type Target = office::Office;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Office {
    fn new() -> Self {
        let office = office::Office::new();
        office.ok(&["new", "kreis.gpkg", "--name", "Testkreis"]);
        Self(office)
    }

    /// Six municipalities of 0.05° around 9.5° to 9.65° E, 50.8° to 50.9° N.
    fn with_municipalities(self) -> Self {
        let square = |at: i32| {
            let (x, y) = (9.5 + f64::from(at % 3) * 0.05, 50.8 + f64::from(at / 3) * 0.05);
            let (e, n) = (x + 0.05, y + 0.05);
            format!(
                r#"{{"type":"Feature","properties":{{"key":"0663200{at}","name":"G{at}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{e},{y}],[{e},{n}],[{x},{n}],[{x},{y}]]]}}}}"#
            )
        };
        let features: Vec<String> = (0..6).map(square).collect();
        self.write(
            "g.geojson",
            format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")),
        );
        self.ok(&[
            "import",
            "boundaries",
            "kreis.gpkg",
            "g.geojson",
            "--level",
            "Gemeinden",
            "--key",
            "key",
            "--name-field",
            "name",
        ]);
        self
    }

    /// The example of the note on methods: three homes, two facilities, a matrix.
    fn with_example(self) -> Self {
        self.write(
            "wohnen.csv",
            "key,x,y,residents\no1,9.52,50.82,1000\no2,9.57,50.82,500\no3,9.62,50.82,200\n",
        );
        self.write("kitas.csv", "key,name,lon,lat,plaetze\nf1,Nord,9.52,50.83,2\nf2,Süd,9.62,50.83,1\n");
        self.write(
            "m.csv",
            "origin,facility,minutes\no1,f1,5\no1,f2,25\no2,f1,12\no2,f2,18\no3,f1,40\no3,f2,8\n",
        );
        self.ok(&["import", "population", "kreis.gpkg", "wohnen.csv"]);
        self.ok(&[
            "import",
            "facilities",
            "kreis.gpkg",
            "kitas.csv",
            "--kind",
            "Kita",
            "--capacity",
            "plaetze",
        ]);
        self
    }
}

fn column(rows: &Value, name: &str) -> Vec<f64> {
    rows.as_array().expect("rows").iter().map(|row| row[name].as_f64().unwrap_or(f64::NAN)).collect()
}

fn check(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 5e-7, "{found} instead of {expected}");
    }
}

#[test]
fn the_example_of_the_methods_has_the_answers_of_the_methods() {
    let office = Office::new().with_municipalities().with_example();
    let reach = |words: &[&str]| {
        let all =
            [&["reach", "kreis.gpkg", "--facilities", "Kita", "--matrix", "m.csv", "--json"], words].concat();
        office.json(&all)
    };
    let nearest = reach(&[]);
    assert_eq!(nearest[0]["key"], "o1");
    assert_eq!(nearest[1]["facility"], "f1");
    check(&column(&nearest, "minutes"), &[5.0, 12.0, 8.0]);
    let two_step = reach(&["--measure", "2sfca", "--limit-minutes", "20"]);
    check(&column(&two_step, "value"), &[1.333_333_3, 2.761_904_8, 1.428_571_4]);
    check(&column(&two_step, "population"), &[1000.0, 500.0, 200.0]);
    let enhanced = reach(&["--measure", "e2sfca", "--limit-minutes", "30"]);
    check(&column(&enhanced, "value"), &[1.782_011_0, 1.909_662_2, 1.315_789_5]);
    let cumulative = reach(&["--measure", "cumulative", "--limit-minutes", "20"]);
    check(&column(&cumulative, "value"), &[2.0, 3.0, 1.0]);
    let gravity = reach(&["--measure", "gravity", "--decay", "linear", "--limit-minutes", "20"]);
    check(&column(&gravity, "value"), &[1.5, 0.9, 0.6]);

    // Regions: each home lies in another municipality, three have nobody.
    let by_region = reach(&["--level", "Gemeinden"]);
    assert_eq!(by_region.as_array().expect("rows").len(), 6);
    assert_eq!(by_region[0]["key"], "06632000");
    check(&[by_region[0]["value"].as_f64().expect("minutes")], &[5.0]);
    assert!(by_region[5]["value"].is_null() && by_region[5]["population"] == 0.0);
    let share = reach(&["--level", "Gemeinden", "--measure", "share", "--limit-minutes", "8"]);
    check(&column(&share, "value")[..3], &[100.0, 0.0, 100.0]);
}

#[test]
fn regions_sum_up_their_people() {
    let office = Office::new().with_municipalities();
    office
        .write("wohnen.csv", "key,x,y,residents\no1,9.51,50.81,1000\no2,9.52,50.81,500\no3,9.53,50.81,200\n");
    office.write("kitas.csv", "key,x,y\nf1,9.52,50.83\nf2,9.62,50.83\n");
    office.write(
        "m.csv",
        "origin,facility,minutes\no1,f1,5\no1,f2,25\no2,f1,12\no2,f2,18\no3,f1,40\no3,f2,8\n",
    );
    office.ok(&["import", "population", "kreis.gpkg", "wohnen.csv"]);
    office.ok(&["import", "facilities", "kreis.gpkg", "kitas.csv", "--kind", "Kita"]);
    let words = [
        "reach",
        "kreis.gpkg",
        "--facilities",
        "kita",
        "--matrix",
        "m.csv",
        "--level",
        "Gemeinden",
        "--json",
    ];
    let rows = office.json(&words);
    check(&[rows[0]["value"].as_f64().expect("minutes")], &[7.411_764_7]);
    check(&[rows[0]["population"].as_f64().expect("people")], &[1700.0]);
    check(&[rows[0]["median"].as_f64().expect("minutes")], &[5.0]);
    // Regions with and without people stand in one table.
    let table = office.ok(&[&words[..words.len() - 1], &["--csv"]].concat());
    let columns: Vec<usize> = table.lines().map(|line| line.split(',').count()).collect();
    assert_eq!((columns.len(), columns[0]), (7, 7), "{table}");
    assert!(columns.iter().all(|count| *count == columns[0]), "{table}");
}

#[test]
fn nothing_stands_in_silently_for_what_is_missing() {
    let office = Office::new().with_municipalities();
    let reach = ["reach", "kreis.gpkg", "--facilities", "Kita", "--mode", "car", "--json"];
    assert!(office.refused(&reach).contains("keine Einrichtung der Art"));
    office.write("kitas.csv", "key,x,y\nf1,9.52,50.83\n");
    office.ok(&["import", "facilities", "kreis.gpkg", "kitas.csv", "--kind", "Kita"]);
    assert!(office.refused(&reach).contains("keine Bevölkerung"));
    office.write("wohnen.csv", "key,x,y,residents\no1,9.52,50.82,10\n");
    office.ok(&["import", "population", "kreis.gpkg", "wohnen.csv"]);
    assert!(office.refused(&reach).contains("kein Wegenetz"));
    let straight =
        office.run(&["reach", "kreis.gpkg", "--facilities", "Kita", "--mode", "straight", "--json"]);
    assert!(String::from_utf8_lossy(&straight.stderr).contains("Luftlinie"), "the rung is named");
    let rows: Value = serde_json::from_slice(&straight.stdout).expect("JSON");
    let km = rows[0]["km"].as_f64().expect("a length");
    assert!((km - 1.112 * 1.3).abs() < 0.002, "{km}");
    assert!((rows[0]["minutes"].as_f64().expect("minutes") - km / 33.0 * 60.0).abs() < 1e-3);
    let regions = office.run(&[
        "reach",
        "kreis.gpkg",
        "--facilities",
        "Kita",
        "--mode",
        "straight",
        "--origins",
        "regions",
        "--level",
        "Gemeinden",
    ]);
    assert!(String::from_utf8_lossy(&regions.stderr).contains("Behelf"));
    assert!(
        office
            .refused(&[
                "isochrone",
                "kreis.gpkg",
                "--from",
                "9.5,50.8",
                "--mode",
                "walk",
                "--minutes",
                "5",
                "--json"
            ])
            .contains("kein Wegenetz")
    );
}

#[test]
fn bad_facilities_are_said_and_counted() {
    let office = Office::new().with_municipalities();
    office.write(
        "kitas.csv",
        "key;art;x;y;plaetze\na;Kita;9,52;50,83;40\nb;Kita;50,83;9,53;20\nc;Kita;9,54;50,83;-5\na;Kita;9,55;50,83;10\nd;Hort;;;12\n",
    );
    let words = [
        "import",
        "facilities",
        "kreis.gpkg",
        "kitas.csv",
        "--kind-field",
        "art",
        "--capacity",
        "plaetze",
        "--json",
    ];
    let report = office.json(&words);
    let count = |name: &str| report[name].as_u64().expect("a count");
    assert_eq!((count("read"), count("stored")), (5, 2));
    assert_eq!(
        (count("swapped"), count("negative_capacity"), count("duplicates"), count("without_place")),
        (1, 1, 1, 1)
    );
    assert!(office.refused(&words).contains("schon da"), "a second time is a question");
    let again = [&words[..], &["--on-conflict", "replace"]].concat();
    assert_eq!(office.json(&again)["replaced"], 2);
    let info = office.json(&["info", "kreis.gpkg", "--json"]);
    assert_eq!(info["facilities"][0]["kind"], "Kita");
    assert_eq!(info["facilities"][0]["count"], 2);
    assert!(info["network"].is_null());
    // All of them the wrong way round is refused, with the way out.
    office.write("falsch.csv", "key,x,y\na,50.83,9.52\nb,50.84,9.53\n");
    let said = office.refused(&["import", "facilities", "kreis.gpkg", "falsch.csv", "--kind", "Arztpraxis"]);
    assert!(said.contains("vertauscht") && said.contains("--x"), "{said}");
    let right =
        ["import", "facilities", "kreis.gpkg", "falsch.csv", "--kind", "Arztpraxis", "--x", "y", "--y", "x"];
    office.ok(&right);
}

#[test]
fn cells_of_the_zensus_are_recognised() {
    let office = Office::new();
    office.write(
        "zensus.csv",
        "Gitter_ID_100m;x_mp_100m;y_mp_100m;Einwohner;u6\n\
         CRS3035RES100mN3085300E4291300;4291350;3085350;12;3\n\
         CRS3035RES100mN3085300E4291400;4291450;3085350;-1;-1\n\
         CRS3035RES100mN3085400E4291400;4291450;3085450;30;–\n",
    );
    let report = office.json(&["import", "population", "kreis.gpkg", "zensus.csv", "--json"]);
    assert_eq!((report["stored"].as_u64(), report["empty_or_secret"].as_u64()), (Some(2), Some(1)));
    assert_eq!(report["residents"], 42.0);
    assert_eq!(report["groups"][0], "u6");
    office.write("k.csv", "key,x,y\nf,9.588,50.849\n");
    office.ok(&["import", "facilities", "kreis.gpkg", "k.csv", "--kind", "Kita"]);
    let rows = office.json(&["reach", "kreis.gpkg", "--facilities", "Kita", "--mode", "straight", "--json"]);
    // The middle of the first cell is 9.58790° E, 50.84923° N (EPSG:3035 with PROJ).
    assert_eq!(rows[0]["key"], "CRS3035RES100mN3085300E4291300");
    assert!(rows[0]["km"].as_f64().expect("a length") < 60.0, "{rows}");
}

#[test]
fn a_real_county_town_from_its_extract() {
    let Some(extract) = real_data("osm/badhersfeld_bbox.osm.pbf") else { return };
    let extract = extract.to_str().expect("a path");
    let office = Office::new();
    let network = office.json(&["import", "network", "kreis.gpkg", extract, "--json"]);
    assert_eq!((network["nodes"].as_u64(), network["edges"].as_u64()), (Some(4815), Some(6430)));
    office.ok(&["import", "facilities", "kreis.gpkg", extract, "--kind", "Kita"]);
    let info = office.json(&["info", "kreis.gpkg", "--json"]);
    assert_eq!(info["facilities"][0]["count"], 7);
    assert_eq!(info["network"]["nodes"], 4815);
    office.write(
        "wohnen.csv",
        "key,x,y,residents,u6\na,9.705,50.868,100,10\nb,9.71,50.87,200,5\nsee,9.3,50.2,50,2\n",
    );
    office.ok(&["import", "population", "kreis.gpkg", "wohnen.csv"]);
    let output = office.run(&[
        "reach",
        "kreis.gpkg",
        "--facilities",
        "Kita",
        "--mode",
        "walk",
        "--save",
        "Kita zu Fuß",
        "--json",
    ]);
    let rows: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!((5.0..12.0).contains(&rows[0]["minutes"].as_f64().expect("minutes")));
    assert!(rows[2]["minutes"].is_null() && rows[2]["facility"].is_null(), "unreachable is a state");
    assert!(String::from_utf8_lossy(&output.stderr).contains("Wegenetz aus badhersfeld_bbox.osm.pbf"));
    assert_eq!(office.json(&["info", "kreis.gpkg", "--json"])["reach"][0], "Kita zu Fuß");
    let bands = office.json(&[
        "isochrone",
        "kreis.gpkg",
        "--from",
        "9.705,50.868",
        "--mode",
        "walk",
        "--minutes",
        "15,5,10",
        "--out",
        "i.geojson",
        "--json",
    ]);
    check(&column(&bands, "minutes"), &[5.0, 10.0, 15.0]);
    check(&column(&bands, "residents"), &[100.0, 300.0, 300.0]);
    assert_eq!(bands[1]["groups"]["u6"], 15.0);
    let written: Value =
        serde_json::from_slice(&std::fs::read(office.path("i.geojson")).expect("a file")).expect("GeoJSON");
    assert_eq!(written["features"].as_array().expect("features").len(), 3);
    assert_eq!(written["features"][0]["properties"]["minutes"], 15);
    office.ok(&[
        "isochrone",
        "kreis.gpkg",
        "--from",
        "Ev. Kindergarten Hohe Luft",
        "--mode",
        "car",
        "--minutes",
        "5",
        "--out",
        "i.gpkg",
    ]);
    assert!(
        office
            .refused(&[
                "isochrone",
                "kreis.gpkg",
                "--from",
                "8,49",
                "--mode",
                "car",
                "--minutes",
                "5",
                "--json"
            ])
            .contains("von jedem Weg")
    );
    // Latitude before longitude: said, with the place that is meant.
    let turned =
        ["isochrone", "kreis.gpkg", "--from", "50.868,9.705", "--mode", "walk", "--minutes", "5", "--json"];
    let said = office.refused(&turned);
    assert!(said.contains("vertauscht") && said.contains("9.70500,50.86800"), "{said}");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("Von einem Wohnort (50 Einwohner) aus ist keine Einrichtung zu erreichen"),
        "{said}"
    );
    let fast = ["reach", "kreis.gpkg", "--facilities", "Kita", "--mode", "car", "--speed", "33", "--json"];
    assert!(office.refused(&fast).contains("Straßenart"), "a speed that would not count is refused");
    if let Some(broken) = real_data("osm/map.osm.pbf") {
        let said = office.refused(&["import", "network", "kreis.gpkg", broken.to_str().expect("a path")]);
        assert!(said.contains("kein Auszug aus OpenStreetMap"), "{said}");
        assert_eq!(office.json(&["info", "kreis.gpkg", "--json"])["network"]["nodes"], 4815, "as it was");
    }
}

#[test]
fn homes_of_a_file_that_cannot_be_used_are_said() {
    let office = Office::new().with_municipalities().with_example();
    let reach = |file: &str| {
        let words = [
            "reach",
            "kreis.gpkg",
            "--facilities",
            "Kita",
            "--mode",
            "straight",
            "--origins",
            file,
            "--json",
        ];
        office.run(&words)
    };
    office.write("o.csv", "key,x,y,residents\na,9.52,50.82,10\nb,50.82,9.53,20\nc,9.54,50.82,-3\nd,,,4\n");
    let output = reach("o.csv");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let rows: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((rows.as_array().expect("rows").len(), &rows[0]["key"]), (1, &Value::from("a")), "{said}");
    assert!(
        said.contains("vertauscht") && said.contains("negative Zahl") && said.contains("keine Koordinaten"),
        "{said}"
    );
    office.write("alle.csv", "key,x,y\na,50.82,9.52\nb,50.83,9.53\n");
    let said = String::from_utf8_lossy(&reach("alle.csv").stderr).into_owned();
    assert!(said.contains("Länge und Breite vertauscht") && said.contains("Spalten tauschen"), "{said}");
}

/// Population and schools of Porto Alegre by hexagon, its roads, and catchments on foot.
#[test]
fn schools_of_a_city_abroad() {
    let file = |name: &str| real_data(&format!("gtfs/porto-alegre/{name}"));
    let (Some(extract), Some(hexagons)) = (file("poa_osm.pbf"), file("poa_hexgrid.csv")) else { return };
    let office = Office::new();
    let network =
        office.json(&["import", "network", "kreis.gpkg", extract.to_str().expect("a path"), "--json"]);
    assert_eq!(network["nodes"], 19_229);
    assert!(network["components"][0]["components"].as_u64() > Some(1), "islands are counted");
    let hexagons_path = hexagons.to_str().expect("a path");
    let people = office.json(&["import", "population", "kreis.gpkg", hexagons_path, "--json"]);
    assert_eq!((people["stored"].as_u64(), people["residents"].as_f64()), (Some(1227), Some(812_935.0)));
    let table = std::fs::read_to_string(&hexagons).expect("the table");
    let with_schools = table.lines().filter(|line| line.split(',').nth(4) != Some("0")).collect::<Vec<_>>();
    office.write("schulen.csv", with_schools.join("\n"));
    let words = [
        "import",
        "facilities",
        "kreis.gpkg",
        "schulen.csv",
        "--kind",
        "Schule",
        "--capacity",
        "schools",
        "--json",
    ];
    assert_eq!(office.json(&words)["stored"], 177);
    let reach = [
        "reach",
        "kreis.gpkg",
        "--facilities",
        "Schule",
        "--mode",
        "walk",
        "--limit-minutes",
        "15",
        "--json",
    ];
    let rows = office.json(&[&reach[..], &["--measure", "2sfca"]].concat());
    let people = column(&rows, "population");
    let received = column(&rows, "value").into_iter().zip(people).filter(|(value, _)| value.is_finite());
    let received: f64 = received.map(|(value, people)| value * people / 1000.0).sum();
    // What is offered is what is received.
    assert!((received - 194.0).abs() < 1e-6, "{received}");
    let nearest = office.json(&reach);
    let reached = column(&nearest, "minutes").iter().filter(|minutes| minutes.is_finite()).count();
    assert!((1200..=1227).contains(&reached), "{reached}");
}

#[test]
fn facilities_come_from_every_kind_of_layer() {
    let office = Office::new().with_municipalities();
    let feature = |key: &str, geometry: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"id":"{key}","Platz":12,"Träger":"Stadt"}},"geometry":{geometry}}}"#
        )
    };
    let features = [
        feature("a", r#"{"type":"Point","coordinates":[9.52,50.83]}"#),
        feature(
            "b",
            r#"{"type":"Polygon","coordinates":[[[9.6,50.82],[9.62,50.82],[9.62,50.84],[9.6,50.84],[9.6,50.82]]]}"#,
        ),
        feature("c", "null"),
    ];
    office
        .write("k.geojson", format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")));
    let report = office.json(&[
        "import",
        "facilities",
        "kreis.gpkg",
        "k.geojson",
        "--kind",
        "Kita",
        "--capacity",
        "Platz",
        "--json",
    ]);
    assert_eq!((report["stored"].as_u64(), report["without_place"].as_u64()), (Some(2), Some(1)));

    // The layer of points of this project, read as any other program's file; the area became its middle.
    std::fs::copy(office.path("kreis.gpkg"), office.path("fremd.gpkg")).expect("a copy");
    let words = [
        "import",
        "facilities",
        "kreis.gpkg",
        "fremd.gpkg",
        "--layer",
        "sra_facility",
        "--kind",
        "Hort",
        "--json",
    ];
    assert_eq!(office.json(&words)["stored"], 2);
    office.write("wohnen.csv", "key,x,y\nz,9.61,50.83\n");
    let rows = office.json(&[
        "reach",
        "kreis.gpkg",
        "--facilities",
        "Hort",
        "--mode",
        "straight",
        "--origins",
        "wohnen.csv",
        "--json",
    ]);
    assert_eq!(rows[0]["facility"], "b");
    assert!(rows[0]["km"].as_f64().expect("a length") < 0.001, "{rows}");
    assert!(
        office
            .refused(&["import", "facilities", "kreis.gpkg", "fremd.gpkg", "--kind", "Hort"])
            .contains("--layer")
    );
}

#[test]
fn facilities_come_from_a_sheet_of_a_workbook() {
    let office = Office::new().with_municipalities();
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Deckblatt").expect("a name");
    let sheet = book.add_worksheet().set_name("Kitas").expect("a name");
    for (column, head) in ["Nummer", "Name", "Länge", "Breite", "Plätze"].into_iter().enumerate() {
        sheet.write(2, column as u16, head).expect("a cell");
    }
    for (row, (key, lon, places)) in [("K1", 9.52, 40.0), ("K2", 9.62, -3.0)].into_iter().enumerate() {
        let row = row as u32 + 3;
        sheet.write(row, 0, key).expect("a cell");
        sheet.write(row, 1, "Kita am Wald").expect("a cell");
        sheet.write(row, 2, lon).expect("a cell");
        sheet.write(row, 3, 50.83).expect("a cell");
        sheet.write(row, 4, places).expect("a cell");
    }
    book.save(office.path("kitas.xlsx")).expect("written");
    let words = [
        "import",
        "facilities",
        "kreis.gpkg",
        "kitas.xlsx",
        "--kind",
        "Kita",
        "--key",
        "Nummer",
        "--capacity",
        "Plätze",
        "--json",
    ];
    let report = office.json(&words);
    assert_eq!((report["stored"].as_u64(), report["negative_capacity"].as_u64()), (Some(2), Some(1)));
    office.write("wohnen.csv", "key,x,y\nz,9.52,50.83\n");
    let rows = office.json(&[
        "reach",
        "kreis.gpkg",
        "--facilities",
        "Kita",
        "--mode",
        "straight",
        "--origins",
        "wohnen.csv",
        "--json",
    ]);
    assert_eq!((rows[0]["facility"].as_str(), rows[0]["minutes"].as_f64()), (Some("K1"), Some(0.0)));
    office.write("kaputt.xlsx", "PK kein Archiv");
    office.refused(&["import", "facilities", "kreis.gpkg", "kaputt.xlsx", "--kind", "Kita"]);
}

#[test]
fn facilities_come_from_a_shapefile_in_another_system() {
    let office = Office::new().with_municipalities();
    let path = office.path("schulen.shp");
    let fields = shapefile::dbase::TableWriterBuilder::new()
        .add_character_field("NAME".try_into().expect("a name"), 20)
        .add_numeric_field("PLAETZE".try_into().expect("a name"), 8, 0);
    let mut writer = shapefile::Writer::from_path(&path, fields).expect("a writer");
    let mut record = shapefile::dbase::Record::default();
    record.insert(
        "NAME".to_owned(),
        shapefile::dbase::FieldValue::Character(Some("Schule am Fluss".to_owned())),
    );
    record.insert("PLAETZE".to_owned(), shapefile::dbase::FieldValue::Numeric(Some(240.0)));
    // 9.52° E 50.83° N in UTM zone 32.
    writer.write_shape_and_record(&shapefile::Point::new(536_620.0, 5_631_130.0), &record).expect("written");
    drop(writer);
    let words =
        ["import", "facilities", "kreis.gpkg", "schulen.shp", "--kind", "Schule", "--capacity", "PLAETZE"];
    assert!(office.refused(&words).contains("Koordinatensystem"), "a system is a question");
    office.ok(&[&words[..], &["--crs", "EPSG:25832"]].concat());
    office.write("wohnen.csv", "key,x,y\nz,9.52,50.83\n");
    let rows = office.json(&[
        "reach",
        "kreis.gpkg",
        "--facilities",
        "Schule",
        "--mode",
        "straight",
        "--origins",
        "wohnen.csv",
        "--json",
    ]);
    assert!(rows[0]["km"].as_f64().expect("a length") < 0.2, "{rows}");
}
