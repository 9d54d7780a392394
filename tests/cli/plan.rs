//! Scenarios, best next sites, what is offered, and rules: known answers, secrecy, and what is refused.

use serde_json::Value;

use super::{Office, check};

/// A minute is a kilometre as the crow flies.
const WAY: [&str; 6] = ["--mode", "straight", "--detour", "1", "--speed", "60"];

/// Three homes 3.51 km apart from west to east, a Kita at the first and the last, a Familienzentrum in the middle.
fn county() -> Office {
    let office = Office::new().with_municipalities();
    office.write(
        "wohnen.csv",
        "key,x,y,residents,3-5,65-79,80+\nwest,9.52,50.82,1000,40,100,10\nmitte,9.57,50.82,500,20,50,5\nost,9.62,50.82,200,2,20,2\n",
    );
    office.write("kitas.csv", "key,name,lon,lat,plaetze\nf1,West,9.52,50.82,40\nf2,Ost,9.62,50.82,20\n");
    office.write("fz.csv", "key,lon,lat\nz1,9.57,50.82\n");
    office.ok(&["import", "population", "kreis.gpkg", "wohnen.csv"]);
    let kitas =
        ["import", "facilities", "kreis.gpkg", "kitas.csv", "--kind", "Kita", "--capacity", "plaetze"];
    office.ok(&kitas);
    office.ok(&["import", "facilities", "kreis.gpkg", "fz.csv", "--kind", "Familienzentrum"]);
    office
}

fn compare(office: &Office, words: &[&str]) -> Value {
    let all = [&["scenario", "compare", "kreis.gpkg"][..], words, &["--facilities", "Kita", "--json"], &WAY];
    office.json(&all.concat())
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|entry| entry.as_f64().unwrap_or(f64::NAN)).collect()
}

#[test]
fn who_gains_and_loses_is_counted() {
    let office = county();
    let save =
        ["scenario", "save", "kreis.gpkg", "Mitte", "--close", "Kita/f1", "--open", "Kita@9.57,50.82:60"];
    office.ok(&save);
    let found = compare(&office, &["Mitte", "--limit-minutes", "3", "--level", "Gemeinden"]);
    let mitte = &found["scenarios"][0];
    let total = &mitte["total"];
    assert_eq!((&total["gained"], &total["lost"]), (&Value::from(500.0), &Value::from(1000.0)));
    check(&numbers(&total["within"]), &[1200.0, 700.0]);
    check(&numbers(&total["share"]), &[100.0 * 1200.0 / 1700.0, 100.0 * 700.0 / 1700.0]);
    // 3.51 km from the middle to each side; 7.02 from west to east.
    let side = numbers(&mitte["regions"][0]["minutes"])[1];
    assert!((side - 3.5125).abs() < 0.01, "{side}");
    check(&numbers(&total["minutes"]), &[side * 500.0 / 1700.0, side * 1000.0 / 1700.0]);
    // 40 places for 1,000 people in the west, 20 for 200 in the east; then 60 for the 500 of the middle and 20 in the east.
    check(&numbers(&mitte["regions"][0]["supply"]), &[40.0, 0.0]);
    check(&numbers(&mitte["regions"][1]["supply"]), &[0.0, 120.0]);
    assert_eq!(mitte["regions"][3]["state"], "no_data", "nobody lives there");
    assert_eq!(numbers(&mitte["facilities"].clone()), [2.0, 2.0]);
    let group = |name: &str| {
        mitte["groups"]
            .as_array()
            .expect("groups")
            .iter()
            .find(|group| group["key"] == name)
            .expect("a group")
    };
    assert_eq!((&group("3-5")["gained"], &group("3-5")["lost"]), (&Value::from(20.0), &Value::from(40.0)));
    assert!(mitte["cells"].as_array().expect("a list").is_empty());
    let cells = compare(&office, &["Mitte", "--limit-minutes", "3", "--cells"]);
    let states: Vec<_> = cells["scenarios"][0]["cells"]
        .as_array()
        .expect("cells")
        .iter()
        .map(|cell| cell["state"].clone())
        .collect();
    assert_eq!(states, ["loses", "gains", "same"]);
    // The facilities themselves are as they were.
    assert_eq!(office.json(&["info", "kreis.gpkg", "--json"])["facilities"][0]["count"], 2);
}

#[test]
fn scenarios_are_compared_with_each_other_and_travel_as_files() {
    let office = county();
    office.ok(&["scenario", "save", "kreis.gpkg", "Zu", "--close", "f1"]);
    office.write(
        "bus.toml",
        "name = \"Bus\"\n[[change]]\nwhat = \"mobile\"\nkind = \"Kita\"\nlon = 9.57\nlat = 50.82\ndays = 2\nhours = 4\ncapacity = 50\n",
    );
    office.ok(&["scenario", "save", "kreis.gpkg", "--file", "bus.toml"]);
    let found = compare(&office, &["Bus", "--against", "zu", "--limit-minutes", "3"]);
    assert_eq!(found["before"], "Zu");
    assert_eq!(found["scenarios"][0]["total"]["gained"], 1500.0);
    let both = compare(&office, &["Zu", "Bus", "--limit-minutes", "3"]);
    assert_eq!(both["scenarios"][1]["total"]["gained"], 500.0);
    // A fifth of a week of 50 places: 10 for the 500 people around.
    let supply = numbers(
        &compare(&office, &["Bus", "--limit-minutes", "3", "--cells"])["scenarios"][0]["cells"][1]["supply"],
    );
    check(&supply, &[0.0, 20.0]);
    office.ok(&["scenario", "show", "kreis.gpkg", "bus", "--out", "bus2.toml"]);
    office.ok(&["scenario", "remove", "kreis.gpkg", "Bus"]);
    office.ok(&["scenario", "save", "kreis.gpkg", "--file", "bus2.toml"]);
    assert_eq!(
        office.json(&["scenario", "show", "kreis.gpkg", "Bus", "--json"])["change"][0]["full_hours"],
        40.0
    );
    assert_eq!(office.json(&["scenario", "list", "kreis.gpkg", "--json"]).as_array().map(Vec::len), Some(2));
    let csv = [
        &["scenario", "compare", "kreis.gpkg", "Zu", "--facilities", "Kita", "--level", "Gemeinden", "--csv"]
            [..],
        &WAY,
    ];
    let table = office.ok(&csv.concat());
    assert!(table.starts_with("scenario,key,name,people,within_before"), "{table}");
    assert_eq!(table.lines().count(), 8, "all and six municipalities");
}

#[test]
fn so_few_people_are_kept_secret() {
    let office = county();
    office.ok(&["scenario", "save", "kreis.gpkg", "Ost zu", "--close", "f2"]);
    let words = ["Ost zu", "--limit-minutes", "3", "--group", "3-5", "--level", "Gemeinden", "--cells"];
    let found = compare(&office, &words);
    let effect = &found["scenarios"][0];
    // Two children of the east lose; neither their region nor the sum with the others may tell.
    assert_eq!(effect["regions"][2]["state"], "secret");
    assert!(effect["regions"][2]["people"].is_null() && effect["regions"][2]["lost"].is_null());
    assert!(effect["total"]["lost"].is_null(), "the total alone would tell: {}", effect["total"]);
    assert_eq!(effect["cells"][2]["state"], "secret");
    let people: Vec<&Value> =
        effect["regions"].as_array().expect("regions").iter().map(|region| &region["people"]).collect();
    let hidden = people.iter().filter(|people| people.is_null()).count();
    assert!(
        hidden >= 2 || effect["total"]["people"].is_null(),
        "one alone follows from the total: {people:?}"
    );
    let all = compare(&office, &[&words[..], &["--internal"]].concat());
    assert_eq!(all["scenarios"][0]["regions"][2]["lost"], 2.0);
}

#[test]
fn scenarios_that_cannot_be_are_refused_in_both_languages() {
    let office = county();
    let save = |words: &[&str]| office.refused(&[&["scenario", "save", "kreis.gpkg", "X"], words].concat());
    assert!(save(&["--close", "f9"]).contains("„f9“, die es nicht gibt"));
    assert!(save(&["--close", "f1", "--close", "f1"]).contains("schon geschlossen"));
    assert!(save(&["--open", "Kita@50.82,9.57"]).contains("vertauscht"));
    assert!(save(&["--open", "Kita@9.57,50.82:-3"]).contains("keine Zahl ab 0"));
    assert!(save(&["--mobile", "Kita@9.57,50.82:9x4"]).contains("passen in keine Woche"));
    assert!(save(&["--lang", "en", "--close", "f9"]).contains("which does not exist"));
    assert!(office.refused(&["scenario", "save", "kreis.gpkg", "--close", "f1"]).contains("keinen Namen"));
    office.write("kaputt.toml", "name = \"K\"\n[[change]]\nwhat = \"sprengen\"\n");
    assert!(save(&["--file", "kaputt.toml"]).contains("„sprengen“ gibt es nicht"));
    let wrong = office.run(&["scenario", "save", "kreis.gpkg", "X", "--open", "Kita"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("ART@LÄNGE,BREITE"));
    assert!(office.refused(&["scenario", "show", "kreis.gpkg", "X"]).contains("kein Szenario"));
    assert!(office.json(&["scenario", "list", "kreis.gpkg", "--json"]).as_array().is_some_and(Vec::is_empty));
    let unknown = [&["scenario", "compare", "kreis.gpkg", "X", "--facilities", "Kita"][..], &WAY].concat();
    assert!(office.refused(&unknown).contains("kein Szenario"));
}

fn sites(office: &Office, words: &[&str]) -> Value {
    office.json(&[&["sites", "kreis.gpkg", "--kind", "Kita", "--json"], words, &WAY].concat())
}

#[test]
fn the_best_next_sites_and_the_scenario_made_of_them_agree() {
    let office = county();
    let covered = sites(&office, &["--limit-minutes", "3", "--save", "Neu", "--capacity", "30"]);
    assert_eq!(
        (&covered["before"], &covered["after"], &covered["bound"]),
        (&Value::from(1200.0), &Value::from(1700.0), &Value::from(1700.0))
    );
    assert_eq!(
        (&covered["sites"][0]["key"], &covered["proven"]),
        (&Value::from("mitte"), &Value::from(true))
    );
    let effect = compare(&office, &["Neu", "--limit-minutes", "3"]);
    assert_eq!(effect["scenarios"][0]["total"]["gained"], 500.0);
    // Without any Kita, the one with the fewest minutes for all stands in the west: 500 · 3.51 + 200 · 7.02 of 1,700.
    let one = sites(&office, &["--objective", "p-median", "--from-scratch"]);
    assert_eq!(one["sites"][0]["key"], "west");
    assert_eq!(one["before"], 120.0, "nobody reaches one");
    let mean = one["after"].as_f64().expect("minutes");
    assert!((mean - 3.5125 * (500.0 + 400.0) / 1700.0).abs() < 0.01, "{mean}");
    assert!(one["bound"].as_f64().expect("minutes") <= mean + 1e-9);
    let two = sites(&office, &["--from-scratch", "--limit-minutes", "4", "--within", "06632000"]);
    assert_eq!(two["people"], 1000.0, "only those of the first municipality count");
    let by_region =
        ["--candidates", "regions", "--level", "Gemeinden", "--within", "06632", "--limit-minutes", "4"];
    assert_eq!(sites(&office, &by_region)["candidates"], 6);
    let three = sites(&office, &["--from-scratch", "--k", "3", "--limit-minutes", "1", "--group", "65+"]);
    assert_eq!(three["group"], "65-79 + 80+");
    assert_eq!(three["after"], 187.0);
}

#[test]
fn questions_for_sites_that_have_no_answer_are_refused() {
    let office = county();
    let refused =
        |words: &[&str]| office.refused(&[&["sites", "kreis.gpkg", "--json"], words, &WAY[..]].concat());
    assert!(refused(&["--kind", "Kita", "--k", "4"]).contains("nur 3 Kandidaten"));
    assert!(refused(&["--kind", "Kita", "--group", "10-17"]).contains("keine Gruppe „10-17“"));
    assert!(refused(&["--kind", "Raumfahrt"]).contains("keine Einrichtung der Art"));
    assert!(refused(&["--kind", "Kita", "--candidates", "regions"]).contains("Ebene mit Grenzen"));
    office.write("orte.csv", "key,x,y\na,50.82,9.57\n");
    let said = refused(&["--kind", "Kita", "--candidates", "orte.csv"]);
    assert!(said.contains("keinen Kandidaten"), "{said}");
    office.write("leer.csv", "key,x,y,residents,10-17\nwest,9.52,50.82,1000,0\n");
    office.ok(&["import", "population", "kreis.gpkg", "leer.csv"]);
    assert!(refused(&["--kind", "Kita", "--group", "10-17"]).contains("Niemand aus der Gruppe"));
    assert!(refused(&["--lang", "en", "--kind", "Kita", "--k", "2"]).contains("one candidate"));
}

#[test]
fn what_is_there_within_reach_and_missing() {
    let office = county();
    let words = ["landscape", "kreis.gpkg", "--level", "Gemeinden", "--limit-minutes", "3", "--json"];
    let found = office.json(&[&words[..], &WAY].concat());
    let daycare = &found["phases"][0];
    assert_eq!(
        (&daycare["phase"], &daycare["kinds"][0]["kind"]),
        (&Value::from("daycare"), &Value::from("Kita"))
    );
    let states = |regions: &Value| -> Vec<String> {
        let list = regions.as_array().expect("regions").iter();
        list.map(|region| region["state"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(states(&daycare["regions"]), ["present", "missing", "present", "nobody", "nobody", "nobody"]);
    let wider = office.json(&[&words[..4], &["--limit-minutes", "4", "--json"], &WAY[..]].concat());
    assert_eq!(states(&wider["phases"][0]["regions"])[1], "reachable");
    let adults = &found["phases"][1];
    assert_eq!(states(&adults["regions"])[..3], ["missing", "present", "missing"]);

    office.write(
        "regeln.toml",
        "[[rule]]\nname = \"FZ überall\"\nkinds = [\"Familienzentrum\"]\ndemand = \"present\"\n\n\
         [[rule]]\nname = \"Kita nah\"\nkinds = [\"Kita\"]\ndemand = \"reach\"\npercent = 90\nminutes = 3\ngroup = \"3-5\"\n\n\
         [[rule]]\nname = \"Jugend\"\nkinds = [\"Jugendzentrum\"]\ndemand = \"reach\"\npercent = 50\nminutes = 3\ngroup = \"10-17\"\n",
    );
    office.ok(&["rules", "save", "kreis.gpkg", "regeln.toml"]);
    assert_eq!(office.json(&["rules", "show", "kreis.gpkg", "--json"])[1]["percent"], 90.0);
    let output = office.run(&[&words[..], &WAY].concat());
    assert!(String::from_utf8_lossy(&output.stderr).contains("Gruppe „10-17“"), "a missing group is said");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let [centre, near, youth] = [0, 1, 2].map(|at| &found["rules"][at]);
    assert_eq!(numbers(&centre["regions_met"]), [1.0, 5.0, 0.0]);
    assert_eq!(numbers(&centre["gaps"])[..2], [0.0, 2.0], "the most people first");
    assert_eq!(
        (&centre["people_affected"], &centre["regions"][0]["people_affected"]),
        (&Value::from(1200.0), &Value::from(1000.0))
    );
    // 40 of 62 children are near; in the middle all 20 are not, in the east two are too few to say.
    assert_eq!(numbers(&near["regions_met"]), [1.0, 1.0, 4.0]);
    assert_eq!(near["regions"][2]["state"], "secret");
    check(&[near["overall_percent"].as_f64().expect("a share")], &[100.0 * 42.0 / 62.0]);
    assert_eq!(youth["state"], "no_group");

    office.write(
        "schlecht.toml",
        "[[rule]]\nname = \"X\"\nkinds = [\"Kita\"]\ndemand = \"reach\"\npercent = 190\nminutes = 3\n",
    );
    assert!(office.refused(&["rules", "save", "kreis.gpkg", "schlecht.toml"]).contains("unmöglich"));
    office.write("arten.toml", "[[kind]]\nname = \"Familienzentrum\"\nphase = \"daycare\"\n");
    office.ok(&["import", "kinds", "kreis.gpkg", "arten.toml"]);
    let moved = office.json(&[&words[..], &WAY].concat());
    assert_eq!(
        states(&moved["phases"][0]["regions"])[1],
        "present",
        "a Familienzentrum is for small children now"
    );
}

#[test]
fn saved_answers_say_what_changed_since() {
    let office = county();
    let reach = |words: &[&str]| {
        let all = [&["reach", "kreis.gpkg", "--facilities", "Kita", "--json"], words, &WAY].concat();
        office.json(&all)
    };
    office.ok(&["scenario", "save", "kreis.gpkg", "Zu", "--close", "f1"]);
    reach(&["--save", "Heute"]);
    let closed = reach(&["--scenario", "zu", "--save", "Mit Zu"]);
    assert_eq!(closed[0]["facility"], "f2");
    let causes = || -> Vec<Value> {
        let list = office.json(&["reach", "kreis.gpkg", "--list", "--json"]);
        list.as_array().expect("a list").iter().map(|saved| saved["stale"].clone()).collect()
    };
    let none = || Value::from(Vec::<Value>::new());
    assert_eq!(causes(), [none(), none()]);
    // Another kind changes nothing, another scenario of that name does, so do facilities and people.
    office.write("fz2.csv", "key,lon,lat\nz2,9.6,50.82\n");
    office.ok(&["import", "facilities", "kreis.gpkg", "fz2.csv", "--kind", "Familienzentrum"]);
    assert_eq!(causes(), [none(), none()]);
    office.ok(&["scenario", "save", "kreis.gpkg", "Zu", "--close", "f2"]);
    assert_eq!(causes(), [none(), Value::from(vec!["scenario"])]);
    office.write("mehr.csv", "key,lon,lat\nf3,9.57,50.82\n");
    office.ok(&["import", "facilities", "kreis.gpkg", "mehr.csv", "--kind", "Kita"]);
    office.write("leer.csv", "key,x,y,residents\nwest,9.52,50.82,1000\n");
    office.ok(&["import", "population", "kreis.gpkg", "leer.csv"]);
    assert_eq!(causes()[0], Value::from(vec!["facilities", "population"]));
    assert!(office.ok(&["reach", "kreis.gpkg", "--list"]).contains("veraltet (Einrichtungen geändert"));
    office.ok(&["reach", "kreis.gpkg", "--remove", "Heute"]);
    assert_eq!(causes().len(), 1);
    assert!(office.refused(&["reach", "kreis.gpkg", "--remove", "Heute"]).contains("keine gespeicherte"));
}

#[test]
fn what_is_said_about_few_people_is_secret_everywhere() {
    let office = county();
    office.write(
        "klein.csv",
        "key,x,y,residents\nwest,9.52,50.82,2\nmitte,9.57,50.82,500\nost,9.62,50.82,200\n",
    );
    office.ok(&["import", "population", "kreis.gpkg", "klein.csv"]);
    let words = ["reach", "kreis.gpkg", "--facilities", "Kita", "--json"];
    let cells = office.json(&[&words[..], &["--save", "Orte"], &WAY].concat());
    assert_eq!((&cells[0]["state"], &cells[0]["minutes"]), (&Value::from("secret"), &Value::Null));
    assert_eq!(cells[1]["state"], "value");
    let level = ["--level", "Gemeinden", "--save", "Gebiete"];
    let regions = office.json(&[&words[..], &level, &WAY].concat());
    assert_eq!((&regions[0]["state"], &regions[0]["value"]), (&Value::from("secret"), &Value::Null));
    assert_eq!(regions[5]["state"], "no_data");
    // A table has the same columns for secret, empty and known regions.
    let csv = ["reach", "kreis.gpkg", "--facilities", "Kita", "--level", "Gemeinden", "--csv"];
    let lines = office.ok(&[&csv[..], &WAY].concat());
    assert_eq!(lines.lines().count(), 7, "{lines}");
    let internal = office.json(&[&words[..], &["--level", "Gemeinden", "--internal"], &WAY].concat());
    assert_eq!(internal[0]["population"], 2.0);
    let export = |name: &str, out: &str, more: &[&str]| {
        let all =
            [&["export", "kreis.gpkg", "--what", "reach", "--reach", name, "--out", out], more].concat();
        office.ok(&all);
        std::fs::read_to_string(office.path(out)).unwrap_or_default()
    };
    let table = export("gebiete", "g.csv", &[]);
    let row = table.lines().find(|line| line.starts_with("06632000")).expect("a row").to_owned();
    assert!(row.ends_with("geheim") && !row.contains(";2;"), "{row}");
    let layer: Value = serde_json::from_str(&export("Orte", "o.geojson", &[])).expect("GeoJSON");
    assert_eq!(layer["features"][0]["properties"]["state"], "secret");
    assert!(layer["features"][0]["properties"]["minutes"].is_null());
    assert_eq!(layer["features"][1]["geometry"]["coordinates"][0], 9.57);
    let internal: Value =
        serde_json::from_str(&export("Orte", "i.geojson", &["--internal"])).expect("GeoJSON");
    assert_eq!(internal["features"][0]["properties"]["population"], 2);
    export("Gebiete", "g.gpkg", &[]);
    let file = rusqlite::Connection::open(office.path("g.gpkg")).expect("a GeoPackage");
    let secret: i64 = file
        .query_row("SELECT count(*) FROM gebiete WHERE state = 'secret' AND value IS NULL", [], |row| {
            row.get(0)
        })
        .or_else(|_| {
            file.query_row(
                "SELECT count(*) FROM gemeinden WHERE state = 'secret' AND value IS NULL",
                [],
                |row| row.get(0),
            )
        })
        .expect("a layer");
    assert_eq!(secret, 1);
}

#[test]
fn facilities_go_out_as_they_came_in_with_their_sources() {
    let office = county();
    let stated = ["--source", "Jugendamt Testkreis", "--licence", "dl-de/by-2-0", "--on-conflict", "replace"];
    let kitas =
        ["import", "facilities", "kreis.gpkg", "kitas.csv", "--kind", "Kita", "--capacity", "plaetze"];
    office.ok(&[&kitas[..], &stated].concat());
    let info = office.json(&["info", "kreis.gpkg", "--json"]);
    let of_kita = info["sources"].as_array().expect("sources").iter().find(|source| source["kind"] == "Kita");
    assert_eq!(of_kita.expect("a source")["source"], "Jugendamt Testkreis");
    let findings = office.json(&["check", "kreis.gpkg", "--json"]);
    let places: Vec<&str> = findings["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|found| found["where"].as_str())
        .collect();
    assert!(
        places.contains(&"Familienzentrum") && places.contains(&"population") && !places.contains(&"Kita")
    );
    office.ok(&["export", "kreis.gpkg", "--what", "facilities", "--kind", "Kita", "--out", "k.geojson"]);
    let written: Value =
        serde_json::from_slice(&std::fs::read(office.path("k.geojson")).expect("a file")).expect("GeoJSON");
    assert_eq!(written["features"][1]["geometry"]["coordinates"], serde_json::json!([9.62, 50.82]));
    assert_eq!(written["features"][0]["properties"]["capacity"], 40);
    assert!(written["source"].as_str().expect("a source").contains("Jugendamt"));
    for out in ["f.csv", "f.xlsx", "f.gpkg"] {
        office.ok(&["export", "kreis.gpkg", "--what", "facilities", "--out", out]);
    }
    let again = ["import", "facilities", "kreis.gpkg", "f.gpkg", "--kind-field", "kind", "--key", "key"];
    let report = office.json(&[&again[..], &["--on-conflict", "replace", "--json"]].concat());
    assert_eq!((&report["stored"], &report["replaced"]), (&Value::from(3), &Value::from(3)));
    office.ok(&["export", "kreis.gpkg", "--what", "kinds", "--out", "arten.toml"]);
    office.ok(&["import", "kinds", "kreis.gpkg", "arten.toml"]);
    assert!(office.refused(&["export", "kreis.gpkg", "--what", "kinds", "--out", "a.csv"]).contains(".toml"));
}
