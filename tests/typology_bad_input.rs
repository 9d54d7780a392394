//! What a typology is given in bad data: each case ends in a sentence that says what was done or why not, in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

#[path = "support/office.rs"]
mod office;

use office::Office;
use serde_json::Value;

const METHODS: [&str; 6] = ["status-dynamics", "quintile", "rank", "gisd", "ward", "kmeans"];
const PLACE: [&str; 4] = ["--level", "Orte", "--period", "2020"];

fn words<'a>(project: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["typology", project][..], &PLACE, more].concat()
}

/// What is said beside a result.
fn said(office: &Office, words: &[&str]) -> String {
    let output = office.run(words);
    assert!(output.status.success(), "{words:?} {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Refused in German and in English with these words.
fn refused(office: &Office, words: &[&str], (german, english): (&str, &str)) {
    let text = office.refused(words);
    assert!(text.contains(german), "{words:?}: {text}");
    let text = office.refused(&[words, &["--lang", "en"]].concat());
    assert!(text.contains(english), "{words:?}: {text}");
}

fn project(office: &Office, table: &str) -> String {
    office.project(table).to_str().unwrap().to_owned()
}

fn rated(found: &Value) -> usize {
    let rows = found.as_array().or_else(|| found["regions"].as_array()).expect("a list");
    rows.iter().filter(|row| row["state"] == "value").count()
}

#[test]
fn a_constant_indicator_is_left_out_by_every_method_and_said_so() {
    let office = Office::new();
    let both = project(&office, "key,A,K\n01,1,5\n02,2,5\n03,4,5\n04,7,5\n05,8,5\n06,3,5\n");
    let [alone, with] = ["A", "A,K"].map(|codes| ["--status", codes, "--json", "--classes", "3", "--method"]);
    for method in METHODS {
        let with = words(&both, &[&with[..], &[method]].concat());
        let text = said(&office, &with);
        assert!(text.contains("„K“") && text.contains("überall denselben Wert"), "{method}: {text}");
        let text = said(&office, &[&with[..], &["--lang", "en"]].concat());
        assert!(text.contains("“K”") && text.contains("same value everywhere"), "{method}: {text}");
        // Nothing that tells regions apart was added: classes are those of A alone.
        let classes = |words: &[&str]| -> Vec<Value> {
            let found = office.json(words);
            let rows =
                found.as_array().cloned().or_else(|| found["regions"].as_array().cloned()).expect("a list");
            rows.iter()
                .map(|row| [&row["status_class"], &row["class"], &row["type"]].into_iter().cloned().collect())
                .collect()
        };
        assert_eq!(classes(&with), classes(&words(&both, &[&alone[..], &[method]].concat())), "{method}");
        let constant = words(&both, &["--status", "K", "--method", method, "--classes", "3"]);
        refused(&office, &constant, ("unterscheiden die Gebiete nicht", "do not tell"));
    }
}

#[test]
fn excluded_keys_that_do_not_exist_are_named() {
    let office = Office::new();
    let name = project(&office, "key,A,B\n01,1,9\n02,4,3\n03,7,5\n04,8,1\n");
    let told = said(&office, &words(&name, &["--status", "A,B", "--exclude", "04,77"]));
    assert!(told.contains("77") && !told.contains("04,"), "{told}");
}

#[test]
fn the_segregation_of_a_rate_is_refused() {
    let office = Office::new();
    let path = office.path("sample.gpkg");
    let name = path.to_str().unwrap();
    assert!(office.run(&["sample", name]).status.success());
    let words = |group| ["segregation", name, "--level", "Ortsteile", "--group", group, "--total", "EW"];
    refused(&office, &words("Q_SGB2"), ("Personenzahlen", "numbers of people"));
    assert!(office.run(&words("SGB2")).status.success());
}

#[test]
fn options_that_lead_to_nothing_are_refused() {
    let office = Office::new();
    let name = project(&office, "key,A,B\n01,1,9\n02,4,3\n03,7,5\n04,8,1\n");
    let page = office.path("page.png");
    let page = page.to_str().unwrap();
    let alone = office.run(&words(&name, &["--status", "A,B", "--compare-page", page]));
    assert_eq!(alone.status.code(), Some(2));
    // With a period to compare with, the page is made.
    let two = words(&name, &["--status", "A,B", "--compare-at", "2020", "--compare-page", page]);
    assert!(office.run(&two).status.success());
    std::fs::remove_file(page).expect("the page was made");
    let close = office.run(&["map", &name, "--indicator", "A", "--close-calls", "--out", page]);
    assert_eq!(close.status.code(), Some(2));
    assert!(!std::path::Path::new(page).exists());
}

#[test]
fn missing_periods_are_named() {
    let office = Office::new();
    let project = project(&office, "key,A\n01,1\n02,5\n03,2\n04,9\n");
    // The change since a year that nobody knows: refused where it was asked for.
    let since = words(&project, &["--status", "A", "--compare-period", "2010"]);
    refused(&office, &since, ("2010", "2010"));
    refused(
        &office,
        &["typology", &project, "--level", "Orte", "--period", "1999", "--status", "A"],
        ("2020", "2020"),
    );
    // A recipe that looks back two years makes the status, and says that there are no dynamics.
    std::fs::write(
        office.path("r.toml"),
        "level = \"Orte\"\nperiod = \"2020\"\nyears_back = 2\n[[indicators]]\ncode = \"A\"\n",
    )
    .unwrap();
    let text = said(&office, &["typology", &project, "--recipe", "r.toml", "--json"]);
    assert!(text.contains("2018") && text.contains("„A“"), "{text}");
    // A page with a period that does not exist.
    office.ok(&words(&project, &["--status", "A", "--save", "Lage"]));
    let page = ["map", &project, "--typology", "Lage", "--periods", "2020,2031", "--out", "x.svg"];
    refused(&office, &page, ("2031", "2031"));
    refused(&office, &[&page[..5], &["2020", "--out", "x.svg"]].concat(), ("2 bis 12", "2 to 12"));
    assert!(!office.path("x.svg").exists());
}

#[test]
fn where_all_regions_are_too_small_nobody_is_rated() {
    let office = Office::new();
    let project = project(&office, "key,A,EW\n01,1,100\n02,5,200\n03,2,299\n");
    for method in METHODS {
        let small = words(&project, &["--status", "A", "--population", "EW", "--method", method]);
        refused(&office, &small, ("Kein Gebiet darf bewertet werden", "No region may be rated"));
    }
}

#[test]
fn two_regions_are_rated_with_a_warning_and_have_no_clusters() {
    let office = Office::new();
    let project = project(&office, "key,A\n01,1\n02,5\n");
    for method in ["status-dynamics", "quintile", "rank"] {
        let two = words(&project, &["--status", "A", "--json", "--method", method]);
        assert_eq!(rated(&office.json(&two)), 2, "{method}");
        assert!(said(&office, &two).contains("Nur 2 Gebiete sind bewertet"), "{method}");
    }
    for method in ["ward", "kmeans"] {
        let types = words(&project, &["--status", "A", "--method", method, "--classes", "3"]);
        refused(&office, &types, ("nur 2 Gebiete", "only 2"));
    }
    // A principal component of two points is the line between them, whatever they are.
    refused(
        &office,
        &words(&project, &["--status", "A", "--method", "gisd"]),
        ("mindestens 3", "at least 3"),
    );
    let moran = ["autocorrelation", &project, "--level", "Orte", "--indicator", "A"];
    refused(&office, &moran, ("mindestens 3", "at least 3"));
}

#[test]
fn perfectly_correlated_indicators_count_once_in_the_index_and_are_pointed_out() {
    let office = Office::new();
    let project = project(&office, "key,A,B,C\n01,1,3,9\n02,2,5,1\n03,4,9,7\n04,7,15,2\n05,5,11,8\n");
    for method in METHODS {
        let both = words(&project, &["--status", "A,B", "--json", "--method", method, "--classes", "3"]);
        assert!(said(&office, &both).contains("r = 1,00"), "{method}");
        assert!(said(&office, &[&both[..], &["--lang", "en"]].concat()).contains("r = 1.00"), "{method}");
    }
    // Falling in step is as little news as rising in step.
    office.catalogue(std::path::Path::new(&project), "A,A,,,index,,,1,relief,1,0,,\n");
    let text = said(&office, &words(&project, &["--status", "A,B", "--weight", "A=2", "--json"]));
    assert!(text.contains("1,00"), "{text}");
    // With equal weights they cancel each other out, and the sentence says so.
    refused(&office, &words(&project, &["--status", "A,B"]), ("heben einander auf", "cancel"));
}

#[test]
fn zero_inflated_counts_keep_their_zeros_together() {
    let office = Office::new();
    let rows = (1..=20)
        .map(|row| format!("{row:02},{}\n", if row <= 14 { 0 } else { row }))
        .collect::<Vec<String>>()
        .concat();
    let project = project(&office, &format!("key,A\n{rows}"));
    for method in ["status-dynamics", "quintile", "rank", "gisd"] {
        let found = office.json(&words(&project, &["--status", "A", "--json", "--method", method]));
        assert_eq!(rated(&found), 20, "{method}: a zero is a value");
        let class = |row: usize| {
            found[row]["class"]
                .as_i64()
                .map(|class| class.to_string())
                .or_else(|| found[row]["status_class"].as_str().map(str::to_owned))
        };
        assert!((0..14).all(|row| class(row) == class(0)) && class(19) != class(0), "{method}: {found}");
    }
    // The pattern of many equal values is told without calling zeros among zeros a cluster.
    let lisa = office.json(&["autocorrelation", &project, "--level", "Orte", "--indicator", "A", "--json"]);
    let zeros = lisa["local"].as_array().unwrap().iter().take(10);
    assert!(zeros.into_iter().all(|local| local["significant"] == false), "{lisa}");
}

#[test]
fn more_types_than_different_regions_are_refused() {
    let office = Office::new();
    let project = project(&office, "key,A\n01,0\n02,0\n03,0\n04,2\n05,2\n06,9\n07,9\n");
    for method in ["ward", "kmeans"] {
        let four = words(&project, &["--status", "A", "--method", method, "--classes", "4"]);
        refused(&office, &four, ("nur 3 Gebiete", "only 3"));
        let three = words(&project, &["--status", "A", "--method", method, "--classes", "3", "--json"]);
        assert_eq!(office.json(&three)["types"].as_array().map(Vec::len), Some(3));
    }
}

#[test]
fn an_index_does_not_reveal_a_secret_value() {
    // Two offices that differ in nothing but a secret count: every result, contribution and table is the same.
    let leaves = |secret: &str| {
        let office = Office::new();
        let table = format!(
            "key,FAELLE,EW,ALQ\n01,{secret},53,3.1\n02,9,100,4\n03,30,200,5\n04,12,150,6.5\n05,40,220,7\n06,22,180,8\n07,14,160,2\n"
        );
        let project = project(&office, &table);
        let rows = "FAELLE,Fälle,,,count,,,1,none,0,3,,\nEW,Einwohner,,,count,,,1,none,0,0,,\n\
            QUOTE,Quote,,%,ratio,FAELLE,EW,100,burden,1,3,,\nALQ,Arbeitslose,,%,index,,,1,burden,1,0,,\n";
        office.catalogue(std::path::Path::new(&project), rows);
        let mut out = Vec::new();
        for method in METHODS {
            let recipe = ["--status", "QUOTE,ALQ", "--method", method, "--classes", "3", "--json"];
            out.push(office.ok(&words(&project, &recipe)));
            office.ok(&words(&project, &[&recipe[..6], &["--save", method]].concat()));
            for file in ["t.csv", "t.geojson"] {
                let export = ["export", &project, "--what", "typology", "--typology", method, "--out", file];
                office.ok(&export);
                out.push(std::fs::read_to_string(office.path(file)).unwrap());
            }
            let map = ["map", &project, "--typology", method, "--close-calls", "--out", "t.svg"];
            office.ok(&map);
            out.push(std::fs::read_to_string(office.path("t.svg")).unwrap());
        }
        out.push(office.ok(&[
            "autocorrelation",
            &project,
            "--level",
            "Orte",
            "--indicator",
            "QUOTE",
            "--json",
        ]));
        out
    };
    assert_eq!(leaves("1"), leaves("2"));
}

#[test]
fn an_indicator_without_the_period_is_named_with_the_periods_that_all_have() {
    let office = Office::new();
    let both = project(&office, "key,A,B\n01,1,9\n02,2,5\n03,4,6\n04,7,1\n");
    office.add(std::path::Path::new(&both), "key,A\n01,2\n02,4\n03,1\n04,9\n", "2022");
    let call = ["typology", &both, "--level", "Orte", "--status", "A,B", "--period", "2022"];
    refused(&office, &call, ("für 2022 keine Werte zu: B", "no values for 2022 of: B"));
    refused(
        &office,
        &call,
        ("Alle Indikatoren gibt es für: 2020. Ohne --period", "All indicators have: 2020"),
    );
    let rows = office.json(&[&call[..6], &["--json"]].concat());
    assert_eq!(rated(&rows), 4, "without the period it works");
}

#[test]
fn a_broken_recipe_is_told_by_line_and_column() {
    let office = Office::new();
    let both = project(&office, "key,A,B\n01,1,9\n02,2,5\n03,4,6\n04,7,1\n");
    let check = |text: &str, words: (&str, &str)| {
        office.write("rezept.toml", text);
        refused(&office, &["typology", &both, "--recipe", "rezept.toml"], words);
    };
    check(
        "method = \"wart\"\n",
        ("Zeile 1, Spalte 10. „wart“ gibt es nicht", "line 1, column 10. There is no"),
    );
    check(
        "\nclasses = \"vier\"\n",
        ("Zeile 2, Spalte 11. Dort steht ein Text", "line 2, column 11. Text stands"),
    );
    check("[[indicators]]\nweight = 1\n", ("Der Eintrag „code“ fehlt", "The entry “code” is missing"));
    check("classes = 4\n[[indicators]\n", ("Zeile 2, Spalte 14", "line 2, column 14"));
    let said = office.refused(&["typology", &both, "--recipe", "rezept.toml"]);
    assert!(!said.contains("expected") && !said.contains("TOML parse"), "{said}");
}

#[test]
fn neighbours_of_too_few_values_are_refused_with_their_number() {
    let office = Office::new();
    let one = project(&office, "key,A\n01,1\n02,\n03,\n04,\n");
    let call = ["autocorrelation", &one, "--level", "Orte", "--indicator", "A"];
    refused(&office, &call, ("nur für eines von 4 Gebieten bekannt", "only one of 4 regions"));
}

#[test]
fn nothing_is_set_against_itself() {
    let office = Office::new();
    let one = project(&office, "key,A\n01,1\n02,2\n03,3\n04,4\n");
    let call = ["map", &one, "--indicator", "A", "--bivariate", "A", "--out", "x.png"];
    refused(&office, &call, ("nicht mit sich selbst", "with itself"));
    assert!(!office.path("x.png").exists());
}

#[test]
fn a_comparison_with_the_same_or_a_later_period_is_refused() {
    let office = Office::new();
    let one = project(&office, "key,A\n01,1\n02,2\n03,4\n04,7\n");
    office.add(std::path::Path::new(&one), "key,A\n01,2\n02,4\n03,1\n04,9\n", "2022");
    for (period, earlier) in [("2020", "2022"), ("2022", "2022")] {
        let call = ["typology", &one, "--level", "Orte", "--status", "A", "--period", period];
        let call = [&call[..], &["--compare-period", earlier]].concat();
        refused(&office, &call, ("liegt nicht vor dem Zeitraum", "is not before the period"));
    }
}

#[test]
fn change_that_is_alike_everywhere_is_left_out_and_said_so() {
    let office = Office::new();
    let one = project(&office, "key,A,D\n01,1,5\n02,2,5\n03,4,5\n04,7,5\n");
    let call = words(&one, &["--status", "A", "--dynamics", "D"]);
    assert!(said(&office, &call).contains("überall gleich"));
    let english = [&call[..], &["--lang", "en"]].concat();
    assert!(said(&office, &english).contains("the same everywhere"));
    office.ok(&[&call[..], &["--save", "Lage"]].concat());
    office.ok(&["map", &one, "--typology", "Lage", "--out", "lage.svg"]);
    let svg = std::fs::read_to_string(office.path("lage.svg")).unwrap();
    assert!(svg.contains("ohne Dynamik"), "{svg}");
}
