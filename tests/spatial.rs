//! Neighbours of every kind, smoothed rates, location quotients and bivariate cuts, from the command line to the page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

#[path = "support/office.rs"]
mod office;

use std::collections::BTreeMap;

use office::Office;
use serde_json::Value;

fn list(found: &Value) -> &Vec<Value> {
    found.as_array().expect("a list")
}

fn measure(office: &Office, project: &str, more: &[&str]) -> Value {
    let words =
        ["autocorrelation", project, "--level", "Orte", "--indicator", "A", "--period", "2020", "--json"];
    office.json(&[&words[..], more].concat())
}

/// The page as text.
fn page(office: &Office, words: &[&str]) -> String {
    office.ok(&[words, &["--out", "karte.svg"]].concat());
    std::fs::read_to_string(office.path("karte.svg")).unwrap()
}

#[test]
fn neighbours_by_number_and_distance() {
    let office = Office::new();
    // Squares of about 670 m in a row.
    let project = office.project("key,A\n01,1\n02,2\n03,3\n04,4\n05,6\n06,5\n").to_str().unwrap().to_owned();
    let found = measure(&office, &project, &["--neighbours", "knn:2"]);
    assert_eq!((found["neighbours"].as_str(), found["links"].as_i64()), (Some("knn:2"), Some(12)));
    // By hand: the lags are 2.5, 2, 3, 4.5, 4.5, 5 of values around 3.5; Σ of the products over Σ of the squares, 17.5.
    let i = ((1.0 - 3.5) * (2.5 - 3.5)
        + (2.0 - 3.5) * (2.0 - 3.5)
        + (3.0 - 3.5) * (3.0 - 3.5)
        + (4.0 - 3.5) * (4.5 - 3.5)
        + (6.0 - 3.5) * (4.5 - 3.5)
        + (5.0 - 3.5) * (5.0 - 3.5))
        / 17.5;
    assert!((found["moran"]["i"].as_f64().unwrap() - i).abs() < 1e-9, "{found}");
    // In a row, the two next ones within 0.7 km are those that touch; within 1.4 km there are twice as many.
    let touching = measure(&office, &project, &[]);
    let near = measure(&office, &project, &["--neighbours", "distance:0.7km"]);
    assert_eq!((&near["moran"], near["links"].as_i64()), (&touching["moran"], Some(10)));
    assert_eq!(measure(&office, &project, &["--neighbours", "distance:1400m"])["links"].as_i64(), Some(18));
    let said = office.refused(&[
        "autocorrelation",
        &project,
        "--level",
        "Orte",
        "--indicator",
        "A",
        "--neighbours",
        "knn:6",
    ]);
    assert!(said.contains("nur 6 Gebiete"), "{said}");
    let wrong =
        office.run(&["map", &project, "--indicator", "A", "--neighbours", "läufer", "--out", "x.png"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("knn:6"));
}

#[test]
fn regions_without_a_value_are_nobodys_neighbour() {
    let office = Office::new();
    let project = office.project("key,A\n01,1\n02,\n03,3\n04,4\n05,9\n").to_str().unwrap().to_owned();
    // 01 has no neighbour by border, but the nearest one that has a value is 03.
    assert_eq!(list(&measure(&office, &project, &[])["islands"]), &["01"]);
    let found = measure(&office, &project, &["--neighbours", "knn:1"]);
    assert!(list(&found["islands"]).is_empty() && found["links"].as_i64() == Some(4), "{found}");
}

#[test]
fn islands_have_neighbours_by_distance_but_none_by_border() {
    let office = Office::new();
    let project = office.islands("key,A\n01,1\n02,5\n03,4\n04,9\n").to_str().unwrap().to_owned();
    let words = ["autocorrelation", &project, "--level", "Orte", "--indicator", "A"];
    assert!(office.refused(&words).contains("Nachbarn"));
    assert_eq!(measure(&office, &project, &["--neighbours", "knn:1"])["n"].as_i64(), Some(4));
    let far = office.refused(&[&words[..], &["--neighbours", "distance:500m"]].concat());
    assert!(far.contains("Nachbarn"), "{far}");
}

#[test]
fn gaps_between_borders_are_bridged_when_asked() {
    let office = Office::new();
    let project = office.gaps("key,A\n01,1\n02,2\n03,3\n04,5\n").to_str().unwrap().to_owned();
    let words = ["autocorrelation", &project, "--level", "Orte", "--indicator", "A"];
    assert!(office.refused(&words).contains("Nachbarn"));
    for rule in ["queen", "rook"] {
        let found = measure(&office, &project, &["--contiguity", rule, "--snap", "10m"]);
        assert_eq!((found["links"].as_i64(), found["snap_m"].as_f64()), (Some(6), Some(10.0)), "{rule}");
    }
    assert!(office.refused(&[&words[..], &["--snap", "3"]].concat()).contains("Nachbarn"));
    let svg = page(&office, &["map", &project, "--lisa", "--indicator", "A", "--snap", "10"]);
    assert!(svg.contains("Lücken bis 10\u{a0}m überbrückt"));
}

#[test]
fn a_map_of_patterns_tells_and_keeps_how_it_was_made() {
    let office = Office::new();
    let table: String = std::iter::once("key,A\n".to_owned())
        .chain((0..60).map(|row| format!("{row:02},{}\n", if row < 50 { row % 3 } else { 9 })))
        .collect();
    let project = office.project(&table).to_str().unwrap().to_owned();
    let how = ["--neighbours", "knn:4", "--seed", "7", "--alpha", "0.1", "--permutations", "499"];
    let lisa = ["--lisa", "--indicator", "A"];
    let svg = page(&office, &[&["map", &project][..], &lisa, &how, &["--correction", "none"]].concat());
    for text in ["4 nächstgelegenen Gebiete", "499 bedingte", "Startzahl 7", "α = 0,10", "ohne Korrektur"] {
        assert!(svg.contains(text), "{text}");
    }
    // A view keeps it, and an option changes it.
    office.ok(&[&["view", "save", &project, "Muster"][..], &lisa, &how, &["--correction", "none"]].concat());
    assert_eq!(page(&office, &["map", &project, "--view", "Muster"]), svg);
    let other = page(&office, &["map", &project, "--view", "Muster", "--neighbours", "distance:2km"]);
    assert!(other.contains("im Umkreis von 2\u{a0}km") && other.contains("Startzahl 7"));
    let said = office.refused(&["map", &project, "--indicator", "A", "--seed", "3", "--out", "x.png"]);
    assert!(said.contains("--lisa"), "{said}");
    // Fewer are significant when the many tests are taken into account.
    let count = |correction: &str| {
        measure(&office, &project, &[&how[..], &["--correction", correction]].concat())["significant"]
            .as_i64()
            .unwrap()
    };
    assert!(count("fdr") < count("none"), "{} {}", count("fdr"), count("none"));
}

const RATES: &str =
    "key,FAELLE,EW\n01,4,10\n02,60,1000\n03,5,200\n04,9,75\n05,0,33\n06,31,410\n07,4,190\n08,17,160\n";
const CATALOGUE: &str = "FAELLE,Fälle,,,count,,,1,none,0,3,,\nEW,Einwohner,,,count,,,1,none,0,0,,\n\
    QUOTE,Fallquote,,%,ratio,FAELLE,EW,100,burden,1,3,,\n";

fn values(office: &Office, project: &str, rate: &str) -> BTreeMap<String, Option<f64>> {
    let words = ["values", project, "--indicator", "QUOTE", "--period", "2020", "--level", "Orte"];
    let found = office.json(&[&words[..], &["--json", "--rate", rate]].concat());
    list(&found).iter().map(|row| (row["key"].as_str().unwrap().to_owned(), row["value"].as_f64())).collect()
}

#[test]
fn rates_of_small_places_are_smoothed_and_said_to_be() {
    let office = Office::new();
    let project = office.project(RATES);
    office.catalogue(&project, CATALOGUE);
    let project = project.to_str().unwrap();
    let found = values(&office, project, "eb");
    // esda 2.9.0: smoothing.Empirical_Bayes(e, b).r for these counts, in percent.
    let expected = [
        ("01", 10.767_026_808),
        ("02", 6.015_581_011),
        ("03", 3.419_184_218),
        ("04", 9.337_473_081),
        ("05", 4.145_167_433),
        ("06", 7.382_868_056),
        ("07", 3.160_914_082),
        ("08", 9.365_563_327),
    ];
    for (key, expected) in expected {
        assert!((found[key].unwrap() - expected).abs() < 1e-6, "{key} {:?} {expected}", found[key]);
    }
    let svg = page(&office, &["map", project, "--indicator", "QUOTE", "--rate", "eb"]);
    for text in ["Fallquote, geglättet", "Empirical-Bayes", "Prozent, geglättet", "40,0"] {
        assert!(svg.contains(text), "{text}");
    }
    let svg = page(&office, &["map", project, "--indicator", "QUOTE", "--rate", "lq"]);
    for text in ["Standortquotient: Fallquote", "-Fache", "aller 8 Gebiete"] {
        assert!(svg.contains(text), "{text}");
    }
    // Two directions from 1, in the palette of the program; one with two directions can be asked for.
    assert!(svg.contains("Bezugswert 1,00") && svg.contains("bis unter 1,00"), "the map turns around 1");
    let turned = ["map", project, "--indicator", "QUOTE", "--rate", "lq", "--palette", "BrBG"];
    let other = page(&office, &turned);
    assert!(other.contains("Bezugswert 1,00") && other != svg);
    let plain = ["map", project, "--indicator", "QUOTE", "--rate", "lq", "--palette", "Salbei"];
    assert_eq!(page(&office, &plain), svg, "a ramp would hide what lies below 1");
    // (4 / 10) / (130 / 2078)
    assert!((values(&office, project, "lq")["01"].unwrap() - 0.4 / (130.0 / 2078.0)).abs() < 1e-9);
    let english = page(&office, &["map", project, "--indicator", "QUOTE", "--rate", "eb", "--lang", "en"]);
    assert!(english.contains("smoothed"));
    let said = office.refused(&["map", project, "--indicator", "EW", "--rate", "eb", "--out", "x.png"]);
    assert!(said.contains("keine Rate"), "{said}");
    // The pattern of smoothed rates is another one.
    let words = ["autocorrelation", project, "--level", "Orte", "--indicator", "QUOTE", "--json"];
    let i =
        |rate: &str| office.json(&[&words[..], &["--rate", rate]].concat())["moran"]["i"].as_f64().unwrap();
    assert!((i("eb") - i("plain")).abs() > 0.01);
}

#[test]
fn no_form_of_a_rate_gives_a_secret_count_away() {
    // Two offices that differ in nothing but the secret count of 01: everything that leaves is the same.
    let leaves = |secret: &str| {
        let office = Office::new();
        let table = RATES.replacen("01,4,", &format!("01,{secret},"), 1);
        let project = office.project(&table);
        office.catalogue(&project, CATALOGUE);
        let project = project.to_str().unwrap().to_owned();
        let mut out = Vec::new();
        for rate in ["eb", "lq"] {
            let found = values(&office, &project, rate);
            assert_eq!(found["01"], None);
            assert!(found["02"].is_some());
            out.push(format!("{found:?}"));
            out.push(page(&office, &["map", &project, "--indicator", "QUOTE", "--rate", rate]));
        }
        out
    };
    assert_eq!(leaves("1"), leaves("2"));
}

#[test]
fn bivariate_cuts_are_chosen_stored_and_printed() {
    let office = Office::new();
    let rows = (1..=30).map(|row| format!("{row:02},{row},{}\n", 2 * row)).collect::<Vec<String>>().concat();
    let project = office.project(&format!("key,A,B\n{rows}")).to_str().unwrap().to_owned();
    let later =
        (1..=30).map(|row| format!("{row:02},{},{}\n", row + 12, 2 * row)).collect::<Vec<String>>().concat();
    office.add(std::path::Path::new(&project), &format!("key,A,B\n{later}"), "2022");
    let both = ["map", &project, "--indicator", "A", "--bivariate", "B"];
    let svg = page(&office, &[&both[..], &["--period", "2020"]].concat());
    for text in ["A: Drittel (Terzile), Grenzen 10,7 und 20,3", "B: Drittel (Terzile), Grenzen"] {
        assert!(svg.contains(text), "{text}");
    }
    let cuts = ["--period", "2020", "--cuts", "5,10", "--second-cuts", "40,50"];
    let svg = page(&office, &[&both[..], &cuts].concat());
    for text in
        ["A: gesetzte Grenzen 5,0 und 10,0", "B: gesetzte Grenzen 40,0 und 50,0", "Je Indikator drei Gruppen"]
    {
        assert!(svg.contains(text), "{text}");
    }
    // 1 to 4 low, 5 to 9 middle, 10 to 30 high; of B: 2 to 38 low, 40 to 48 middle, 50 to 60 high.
    assert!(svg.contains("A hoch, B niedrig (10)") && svg.contains("A hoch, B hoch (6)"), "{svg}");
    office
        .ok(&[&["view", "save", &project, "Beide", "--indicator", "A", "--bivariate", "B"][..], &cuts]
            .concat());
    assert_eq!(page(&office, &["map", &project, "--view", "Beide"]), svg);
    // The thirds of 2020 for the values of 2022: nobody is low any more in A.
    let fixed = ["--period", "2022", "--cuts", "tertiles:2020"];
    let svg = page(&office, &[&both[..], &fixed].concat());
    assert!(svg.contains("Drittel (Terzile) von 2020, Grenzen 10,7 und 20,3"), "{svg}");
    assert!(svg.contains("A niedrig, B niedrig (0)") && svg.contains("A hoch, B hoch (10)"));
    let said = office.refused(&[&both[..], &["--cuts", "10,5", "--out", "x.png"]].concat());
    assert!(said.contains("größer sein als die erste"), "{said}");
    let said = office.run(&[&both[..], &["--cuts", "viel", "--out", "x.png"]].concat());
    assert_eq!(said.status.code(), Some(2));
}

#[test]
fn a_constant_indicator_has_no_thirds() {
    let office = Office::new();
    let project = office.project("key,A,B\n01,1,3\n02,2,3\n03,3,3\n04,4,3\n").to_str().unwrap().to_owned();
    let words = ["map", &project, "--indicator", "A", "--bivariate", "B", "--out", "x.png"];
    assert!(office.refused(&words).contains("denselben Wert"));
    assert!(office.refused(&[&words[..], &["--lang", "en"]].concat()).contains("same value everywhere"));
}
