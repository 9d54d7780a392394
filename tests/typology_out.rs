//! Typologies that leave the program: results as tables and layers, "Methodik", comparisons, roll-up, spatial maps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

#[path = "support/office.rs"]
mod office;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use office::{Office, SMALL};
use serde_json::Value;

const PLACE: [&str; 4] = ["--level", "Orte", "--period", "2020"];

fn list(found: &Value) -> &Vec<Value> {
    found.as_array().expect("a list")
}

fn keys(found: &Value) -> Vec<&str> {
    list(found).iter().filter_map(|row| row["key"].as_str().or(row.as_str())).collect()
}

/// Rows of a CSV file for programs, each by the names of the columns.
fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).expect("a table");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// Everything that stands in a workbook.
fn workbook(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).expect("a workbook");
    let mut all = String::new();
    for number in 0..archive.len() {
        archive.by_index(number).unwrap().read_to_string(&mut all).expect("text");
    }
    all
}

fn saved(office: &Office, table: &str, codes: &str) -> String {
    let project = office.project(table).to_str().unwrap().to_owned();
    office.ok(&[&["typology", &project][..], &PLACE, &["--status", codes, "--save", "Lage", "--json"]].concat());
    project
}

#[test]
fn the_result_leaves_as_table_and_layer() {
    let office = Office::new();
    let project = saved(&office, SMALL, "S1,S2,S3");
    let export = ["export", &project, "--what", "typology", "--typology", "Lage", "--lang", "en"];
    for ending in ["csv", "xlsx", "geojson", "gpkg"] {
        office.ok(&[&export[..], &["--out", &format!("lage.{ending}")]].concat());
    }
    let rows = table(&office.path("lage.csv"));
    assert_eq!(rows.len(), 8);
    let number = |row: usize, column: &str| -> f64 { rows[row][column].parse().expect(column) };
    assert!((number(0, "index") + 0.9836).abs() < 5e-5 && (number(7, "index") - 2.3270).abs() < 5e-5);
    assert_eq!((rows[7]["class"].as_str(), rows[7]["class_name"].as_str()), ("4", "very low"));
    for row in 0..8 {
        let sum: f64 =
            ["S1", "S2", "S3"].map(|code| number(row, &format!("{code}_contribution"))).iter().sum();
        assert!((sum - number(row, "index")).abs() < 1e-9, "contributions add up to the index");
    }
    assert_eq!(number(2, "S3"), 9.0);
    let layer: Value =
        serde_json::from_str(&std::fs::read_to_string(office.path("lage.geojson")).unwrap()).unwrap();
    assert_eq!(list(&layer["features"]).len(), 8);
    assert_eq!(layer["features"][7]["properties"]["class"], 4.0);
    // Another version is another recipe; one that was never saved is refused.
    office.ok(&[&["typology", &project][..], &PLACE, &["--status", "S1", "--save", "Lage"]].concat());
    office.ok(&[&export[..], &["--version", "1", "--out", "eins.csv"]].concat());
    assert_eq!(table(&office.path("eins.csv")), rows);
    let said = office.refused(&[&export[..], &["--version", "7", "--out", "x.csv"]].concat());
    assert!(said.contains('7') && said.contains('2'), "{said}");
    let said =
        office.refused(&["export", &project, "--what", "typology", "--typology", "Los", "--out", "x.csv"]);
    assert!(said.contains("Lage"), "{said}");
}

#[test]
fn the_method_is_told_on_one_page() {
    let office = Office::new();
    let project = saved(&office, SMALL, "S1,S2,S3");
    let words =
        ["typology", &project, "--typology", "Lage", "--method-page", "m.svg", "--method-tables", "m.xlsx"];
    office.ok(&words);
    let svg = std::fs::read_to_string(office.path("m.svg")).unwrap();
    for text in
        ["Methodik: Lage", "Version 1", "8 von 8 Orte", "Was gerechnet wurde", "Wie fest", "I &gt; 1,5"]
    {
        assert!(svg.contains(text), "{text}");
    }
    let book = workbook(&office.path("m.xlsx"));
    for sheet in ["Rezept", "Indikatoren", "z-Werte", "Beiträge", "Proben", "Korrelationen"] {
        assert!(book.contains(&format!("name=\"{sheet}\"")), "{sheet}");
    }
    office.ok(&["typology", &project, "--typology", "Lage", "--method-page", "m.png", "--lang", "en"]);
    assert!(std::fs::read(office.path("m.png")).unwrap().starts_with(b"\x89PNG"));
    let said = office.refused(&["typology", &project, "--typology", "Lage", "--method-tables", "m.csv"]);
    assert!(said.contains("m.csv"), "{said}");
    // Types have no limits and no index, but silhouettes.
    let types = ["--method", "ward", "--classes", "3", "--method-page", "t.svg", "--method-tables", "t.xlsx"];
    office.ok(&[&["typology", &project, "--typology", "Lage"][..], &types].concat());
    assert!(std::fs::read_to_string(office.path("t.svg")).unwrap().contains("Silhouette"));
}

#[test]
fn secret_values_are_in_nothing_that_leaves() {
    let office = Office::new();
    let numbers =
        "key,FAELLE,EW,ALQ\n01,2,53,3.1\n02,9,100,4\n03,30,200,5\n04,12,150,6.5\n05,40,220,7\n06,22,180,8\n";
    let project = office.project(numbers).to_str().unwrap().to_owned();
    let head =
        "code,name,theme,unit,kind,numerator,denominator,factor,polarity,decimals,min_cases,source,licence";
    let rows = "FAELLE,Fälle,,,count,,,1,none,0,3,,\nEW,Einwohner,,,count,,,1,none,0,0,,\n\
        QUOTE,Quote,,%,ratio,FAELLE,EW,100,burden,1,3,,\nALQ,Arbeitslose,,%,index,,,1,burden,1,0,,\n";
    std::fs::write(office.path("katalog.csv"), format!("{head}\n{rows}")).unwrap();
    office.ok(&["import", "catalogue", &project, "katalog.csv"]);
    let recipe = ["--status", "QUOTE,ALQ", "--population", "EW", "--min-population", "0", "--save", "Lage"];
    let out = ["--method-page", "m.svg", "--method-tables", "m.xlsx"];
    office.ok(&[&["typology", &project][..], &PLACE, &recipe, &out].concat());
    let export = ["export", &project, "--what", "typology", "--typology", "Lage", "--lang", "en", "--out"];
    for file in ["lage.csv", "lage.geojson"] {
        office.ok(&[&export[..], &[file]].concat());
    }
    office.ok(&["map", &project, "--bivariate", "ALQ", "--indicator", "QUOTE", "--out", "b.svg"]);
    let first = table(&office.path("lage.csv")).remove(0);
    let empty = ["QUOTE", "QUOTE_z", "index", "class", "ALQ_contribution", "QUOTE_contribution"];
    assert!(empty.iter().all(|column| first[*column].is_empty()), "{first:?}");
    assert_eq!((first["state"].as_str(), first["ALQ"].as_str()), ("secret", "3.1"));
    // 2 of 53 in percent.
    let texts = ["m.svg", "lage.csv", "lage.geojson", "b.svg"]
        .map(|file| std::fs::read_to_string(office.path(file)).unwrap());
    for text in texts.into_iter().chain([workbook(&office.path("m.xlsx"))]) {
        assert!(!text.contains("3.7735849") && !text.contains(">3,8<"), "a secret value got out");
    }
}

#[test]
fn what_moved_between_two_periods() {
    let office = Office::new();
    let project = saved(&office, SMALL, "S1,S2,S3");
    // 07 and 08 change places.
    let lines: Vec<&str> = SMALL.lines().collect();
    let later = format!("{}\n07{}\n08{}\n", lines[..7].join("\n"), &lines[8][2..], &lines[7][2..]);
    office.add(Path::new(&project), &later, "2022");
    let found = office.json(&[
        "typology",
        &project,
        "--typology",
        "Lage",
        "--period",
        "2022",
        "--compare-at",
        "2020",
        "--json",
    ]);
    assert_eq!((found["compared"].as_i64(), found["moved"].as_i64()), (Some(8), Some(2)));
    assert_eq!((found["lighter"].as_i64(), found["heavier"].as_i64()), (Some(1), Some(1)));
    assert_eq!(keys(&found["movers"]), ["07", "08"]);
    assert_eq!(
        (found["movers"][0]["before_name"].as_str(), found["movers"][0]["after_name"].as_str()),
        (Some("mittel"), Some("sehr niedrig"))
    );
    let total: i64 = list(&found["matrix"]).iter().filter_map(|cell| cell["count"].as_i64()).sum();
    assert_eq!(total, 8);
    // Two versions of one recipe.
    office.ok(&[&["typology", &project][..], &PLACE, &["--status", "S3", "--save", "Lage"]].concat());
    let found = office.json(&["typology", &project, "--typology", "Lage@2", "--compare", "Lage@1", "--json"]);
    assert_eq!((found["compared"].as_i64(), found["before"]["rated"].as_i64()), (Some(8), Some(8)));
}

#[test]
fn types_keep_their_meaning_over_periods() {
    let office = Office::new();
    let project = office.project(SMALL).to_str().unwrap().to_owned();
    let lines: Vec<&str> = SMALL.lines().collect();
    // 01 becomes what 08 was; the others stay.
    let later = format!("{}\n01{}\n{}\n", lines[0], &lines[8][2..], lines[2..].join("\n"));
    office.add(Path::new(&project), &later, "2022");
    let types =
        ["--status", "S1,S2,S3", "--method", "ward", "--classes", "3", "--keep-types", "--save", "Typen"];
    office.ok(&[&["typology", &project][..], &PLACE, &types].concat());
    let words = ["typology", &project, "--typology", "Typen", "--period", "2022", "--json"];
    let found = office.json(&words);
    assert_eq!(
        (found["regions"][0]["type"].as_i64(), found["regions"][7]["type"].as_i64()),
        (Some(3), Some(3))
    );
    let found = office.json(&[&words[..], &["--compare-at", "2020"]].concat());
    assert_eq!((keys(&found["movers"]), found["moved"].as_i64()), (vec!["01"], Some(1)));
}

#[test]
fn classes_are_rolled_up_as_residents_and_never_averaged() {
    let office = Office::new();
    office.ok(&["sample", "muster.gpkg"]);
    let recipe = ["--level", "Gemeinden", "--period", "2024-12-31", "--status", "Q_ALO,Q_SGB2", "--json"];
    let words = [&["typology", "muster.gpkg"][..], &recipe].concat();
    let said = office.refused(&[&words[..], &["--roll-up", "Kreise"]].concat());
    assert!(said.contains("--population"), "{said}");
    let words = [&words[..], &["--population", "EW"]].concat();
    let classes = office.json(&words);
    let values =
        ["values", "muster.gpkg", "--indicator", "EW", "--period", "2024-12-31", "--level", "Gemeinden"];
    let residents = office.json(&[&values[..], &["--json"]].concat());
    let residents: BTreeMap<&str, f64> = list(&residents)
        .iter()
        .filter_map(|row| Some((row["key"].as_str()?, row["value"].as_f64()?)))
        .collect();
    let rolled = office.json(&[&words[..], &["--roll-up", "Kreise"]].concat());
    let mut checked = 0;
    for county in list(&rolled) {
        let county_key = county["key"].as_str().unwrap();
        let (mut low, mut all) = (0.0, 0.0);
        for row in list(&classes).iter().filter(|row| row["key"].as_str().unwrap().starts_with(county_key)) {
            let Some(class) = row["status_class"].as_str() else { continue };
            let people = residents[row["key"].as_str().unwrap()];
            all += people;
            low += if class.contains("niedrig") { people } else { 0.0 };
        }
        match county["share"].as_f64() {
            Some(share) => {
                assert!((share - low / all).abs() < 1e-9 && share > 0.0, "{county}");
                checked += 1;
            }
            None => assert_eq!(all, 0.0, "{county}"),
        }
    }
    assert!(checked > 0);
    let said = office.refused(&[&words[..], &["--roll-up", "Ortsteile"]].concat());
    assert!(said.contains("Ortsteile"), "{said}");
}

#[test]
fn maps_of_neighbours_and_of_two_values() {
    let office = Office::new();
    // Four hundred squares in a row, the last twelve high; B says the same as A, twice as loud.
    let row = |number: usize| {
        let value = if number < 388 { 1 } else { 9 } + number % 2;
        format!("{:03},{value},{}\n", number + 1, 2 * value)
    };
    let table: String = std::iter::once("key,A,B\n".to_owned()).chain((0..400).map(row)).collect();
    let project = office.project(&table).to_str().unwrap().to_owned();
    let lisa = ["map", &project, "--lisa", "--indicator", "A", "--permutations", "9999", "--out", "lisa.svg"];
    office.ok(&lisa);
    let svg = std::fs::read_to_string(office.path("lisa.svg")).unwrap();
    for text in
        ["hoch, Nachbarn auch hoch", "Häufung hoher Werte", "9999 bedingte Permutationen", "FDR", "n = 400"]
    {
        assert!(svg.contains(text), "{text}");
    }
    let spoken = |svg: &str| -> String {
        svg.split("<desc").nth(1).and_then(|rest| rest.split("</desc>").next()).unwrap_or_default().to_owned()
    };
    // Both neighbours high by chance: (11/399)², less than the 10/400 of 5 % that FDR leaves; the ends have only one of them.
    assert!(spoken(&svg).contains("Nachbarn auch hoch (10)"), "{}", spoken(&svg));
    office.ok(&["map", &project, "--indicator", "A", "--bivariate", "B", "--out", "both.svg"]);
    let svg = std::fs::read_to_string(office.path("both.svg")).unwrap();
    for text in ["beide hoch", "beide niedrig", "r = 1,00, ρ = 1,00", "A und B", "n = 400"] {
        assert!(svg.contains(text), "{text}");
    }
    // One value decides the other: all regions stand on the diagonal.
    assert!(spoken(&svg).contains("A niedrig, B hoch (0)"), "{}", spoken(&svg));
    let said =
        office.refused(&["map", &project, "--indicator", "A", "--bivariate", "FEHLT", "--out", "x.png"]);
    assert!(said.contains("FEHLT"), "{said}");
    // Saved as a view, it is drawn again as it was.
    office.ok(&["view", "save", &project, "Beide", "--indicator", "A", "--bivariate", "B"]);
    office.ok(&["map", &project, "--view", "Beide", "--out", "again.svg"]);
    assert_eq!(std::fs::read_to_string(office.path("again.svg")).unwrap(), svg);
}

#[test]
fn periods_stand_beside_each_other_with_the_same_types() {
    let office = Office::new();
    let project = office.project(SMALL).to_str().unwrap().to_owned();
    let lines: Vec<&str> = SMALL.lines().collect();
    // 01 becomes what 08 was; the others stay.
    let later = format!("{}\n01{}\n{}\n", lines[0], &lines[8][2..], lines[2..].join("\n"));
    office.add(Path::new(&project), &later, "2022");
    office.add(Path::new(&project), SMALL, "2024");
    let types = ["--status", "S1,S2,S3", "--method", "ward", "--classes", "3", "--save", "Typen"];
    office.ok(&[&["typology", &project][..], &PLACE, &types].concat());
    let page = ["map", &project, "--typology", "Typen", "--periods", "2024,2020,2022"];
    office.ok(&[&page[..], &["--out", "reihe.svg"]].concat());
    let svg = std::fs::read_to_string(office.path("reihe.svg")).unwrap();
    for text in [
        "Typen, 2020 bis 2024",
        "1 gewechselt",
        "2020 → 2022",
        "01: Typ 1 → Typ 3",
        "01: Typ 3 → Typ 1",
        "Typen von 2020",
    ] {
        assert!(svg.contains(text), "{text}");
    }
    assert_eq!(svg.matches(" → Typ ").count(), 2, "nobody else moved");
    for (file, more) in [("reihe.png", vec!["--size", "a4-portrait"]), ("series.svg", vec!["--lang", "en"])] {
        office.ok(&[&page[..], &more, &["--out", file]].concat());
    }
    assert!(std::fs::read_to_string(office.path("series.svg")).unwrap().contains("2020 to 2024"));
    // Status classes are relative to each period, and the page says so.
    office.ok(&[&["typology", &project][..], &PLACE, &["--status", "S1,S2,S3", "--save", "Lage"]].concat());
    office.ok(&["map", &project, "--typology", "Lage", "--periods", "2020,2022", "--out", "lage.svg"]);
    let svg = std::fs::read_to_string(office.path("lage.svg")).unwrap();
    assert!(svg.contains("In jedem Zeitraum werden die Gebiete miteinander verglichen"));
    let said =
        office.refused(&["map", &project, "--indicator", "S1", "--periods", "2020,2022", "--out", "x.svg"]);
    assert!(said.contains("Typologie"), "{said}");
}

#[test]
fn two_recipes_stand_against_each_other() {
    let office = Office::new();
    let project = office.project(SMALL).to_str().unwrap().to_owned();
    let save = |codes: &str, name: &str, method: &str| {
        let recipe = ["--status", codes, "--method", method, "--classes", "4", "--save", name];
        office.ok(&[&["typology", &project][..], &PLACE, &recipe].concat());
    };
    save("S1,S2,S3", "Alt", "quintile");
    save("D1", "Neu", "quintile");
    let compare =
        ["typology", &project, "--typology", "Neu", "--compare", "Alt", "--json", "--compare-page", "v.svg"];
    let found = office.json(&compare);
    let (compared, moved) = (found["compared"].as_i64().unwrap(), found["moved"].as_i64().unwrap());
    assert!(moved > 0 && compared == 8);
    let svg = std::fs::read_to_string(office.path("v.svg")).unwrap();
    let agreement = format!("{} von 8 Gebieten stimmen überein", compared - moved);
    for text in ["„Alt“ und „Neu“ im Vergleich", "Kreuztabelle", "Wo sie sich unterscheiden", &agreement]
    {
        assert!(svg.contains(text), "{text}");
    }
    // Types of two methods have nothing but their regions in common: they are matched by those.
    save("S1,S2,S3", "Ward", "ward");
    save("S1,S2,S3", "Mittel", "kmeans");
    let compare = [
        "typology",
        &project,
        "--typology",
        "Mittel",
        "--compare",
        "Ward",
        "--json",
        "--compare-page",
        "w.png",
    ];
    assert_eq!(office.json(&compare)["compared"].as_i64(), Some(8));
    assert!(std::fs::read(office.path("w.png")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn the_recipe_of_a_call_is_a_file_that_gives_the_same_classes() {
    let office = Office::new();
    let project = office.project(SMALL).to_str().unwrap().to_owned();
    let call = [&["typology", &project][..], &PLACE, &["--status", "S1,S2,S3", "--weight", "S2=2"]].concat();
    let rows =
        office.json(&[&call[..], &["--preset", "mss-berlin", "--recipe-out", "r.toml", "--json"]].concat());
    let text = std::fs::read_to_string(office.path("r.toml")).unwrap();
    for line in ["years_back = 2", "level = \"Orte\"", "weight = 2.0", "code = \"S3\""] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert_eq!(office.json(&["typology", &project, "--recipe", "r.toml", "--json"]), rows);
    let hamburg = [&call[..], &["--preset", "rise-hamburg", "--recipe-out", "h.toml"]].concat();
    office.ok(&hamburg);
    assert!(std::fs::read_to_string(office.path("h.toml")).unwrap().contains("years_back = 3"));
    let help = office.ok(&["typology", "--help"]);
    assert!(help.contains("mss-berlin") && !help.contains("possible values"), "{help}");
}

#[test]
fn plain_text_says_index_and_class_in_words() {
    let office = Office::new();
    let project = office.project(SMALL).to_str().unwrap().to_owned();
    let call = [&["typology", &project][..], &PLACE, &["--status", "S1,S2,S3"]].concat();
    let line = |more: &[&str]| {
        let text = office.ok(&[&call[..], more].concat());
        text.lines().find(|line| line.starts_with("08\t")).expect("the last region").to_owned()
    };
    assert!(line(&[]).ends_with("2,33\tsehr niedrig"), "{}", line(&[]));
    assert!(line(&["--lang", "en"]).ends_with("2.33\tvery low"));
    let quintile = line(&["--method", "quintile", "--classes", "4"]);
    assert!(quintile.ends_with("2,33\tStufe 4 (höchste Belastung)"), "{quintile}");
    assert!(line(&["--method", "rank", "--classes", "4"]).ends_with("Stufe 4 (höchste Belastung)"));
    assert!(line(&["--method", "gisd"]).ends_with("hoch"), "{}", line(&["--method", "gisd"]));
    assert!(line(&["--exclude", "08"]).ends_with("nicht bewertet"));
}

#[test]
fn two_recipes_on_a_page_tell_both_methods_and_who_differs() {
    let office = Office::new();
    let project = saved(&office, SMALL, "S1,S2,S3");
    let other = ["typology", &project, "--typology", "Lage", "--method", "quintile", "--classes", "4"];
    office.ok(&[&other[..], &["--compare", "Lage", "--compare-page", "v.svg"]].concat());
    let svg = std::fs::read_to_string(office.path("v.svg")).unwrap();
    for text in [
        "Lage, Status und Dynamik",
        "Lage, gleich große Stufen",
        "Status hoch unter",
        "4 gleich große Gruppen",
        "Wo sie sich unterscheiden",
        "in beiden verschieden eingestuft",
    ] {
        assert!(svg.contains(text), "{text}");
    }
}

#[test]
fn a_page_of_few_regions_and_of_types_says_what_to_know() {
    let office = Office::new();
    let project = saved(&office, SMALL, "S1,S2,S3");
    office.ok(&["map", &project, "--typology", "Lage", "--close-calls", "--out", "l.svg"]);
    let svg = std::fs::read_to_string(office.path("l.svg")).unwrap();
    assert!(svg.contains("weniger als 30 Gebiete"), "n is said");
    assert!(
        !svg.contains(">knapp<") || svg.contains("Knapp: Die Stufe wechselt"),
        "close calls are explained"
    );
    let types = ["typology", &project, "--typology", "Lage", "--method", "ward", "--classes", "3"];
    office.ok(&[&types[..], &["--save", "Typen"]].concat());
    office.ok(&["map", &project, "--typology", "Typen", "--out", "t.svg"]);
    let svg = std::fs::read_to_string(office.path("t.svg")).unwrap();
    for text in ["Was die Typen ausmacht", "Kennzeichnend für diesen Typ", "weit über dem Mittel"] {
        assert!(svg.contains(text), "{text}");
    }
}

#[test]
fn regions_without_a_number_of_residents_are_not_called_small() {
    let office = Office::new();
    let rows = "key,A,EW\n01,1,900\n02,2,100\n03,3,\n04,4,800\n05,5,700\n06,9,600\n";
    let project = office.project(rows).to_str().unwrap().to_owned();
    let call = ["typology", &project, "--level", "Orte", "--status", "A", "--population", "EW"];
    let rows = office.json(&[&call[..], &["--save", "Lage", "--json"]].concat());
    let states: Vec<&str> = list(&rows).iter().map(|row| row["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["value", "not_rated", "no_data", "value", "value", "value"]);
    office.ok(&["map", &project, "--typology", "Lage", "--out", "l.svg"]);
    let svg = std::fs::read_to_string(office.path("l.svg")).unwrap();
    assert!(svg.contains("1 Gebiet unter 300 Einwohnern nicht bewertet"), "one is small, one is unknown");
}

#[test]
fn a_status_without_dynamics_is_explained() {
    let office = Office::new();
    let table = "key,A\n01,1\n02,2\n03,\n04,4\n05,9\n";
    let project = office.project(table).to_str().unwrap().to_owned();
    office.add(Path::new(&project), "key,A\n01,2\n02,4\n03,3\n04,5\n05,1\n", "2022");
    let call = ["typology", &project, "--level", "Orte", "--status", "A", "--period", "2022"];
    office.ok(&[&call[..], &["--compare-period", "2020", "--save", "Lage"]].concat());
    office.ok(&["map", &project, "--typology", "Lage", "--out", "l.svg"]);
    let svg = std::fs::read_to_string(office.path("l.svg")).unwrap();
    assert!(svg.contains("Für 1 bewertetes Gebiet fehlt"), "{svg}");
}

/// Values of four periods whose changes differ from region to region.
fn four_periods(office: &Office) -> String {
    let project = office.project("key,A\n01,1\n02,2\n03,4\n04,7\n05,9\n06,12\n").to_str().unwrap().to_owned();
    for (period, table) in [
        ("2021", "key,A\n01,2\n02,2\n03,5\n04,9\n05,9\n06,11\n"),
        ("2022", "key,A\n01,5\n02,1\n03,4\n04,8\n05,12\n06,13\n"),
        ("2023", "key,A\n01,6\n02,4\n03,2\n04,9\n05,11\n06,17\n"),
    ] {
        office.add(Path::new(&project), table, period);
    }
    project
}

#[test]
fn a_recipe_of_the_latest_period_keeps_its_span_in_other_periods() {
    let office = Office::new();
    let project = four_periods(&office);
    let latest = ["typology", &project, "--level", "Orte", "--status", "A"];
    office.ok(&[&latest[..], &["--compare-period", "2021", "--save", "Lage"]].concat());
    let again = ["typology", &project, "--typology", "Lage", "--json"];
    let dynamics = |words: &[&str]| -> Vec<Value> {
        list(&office.json(words)).iter().map(|row| row["dynamics_index"].clone()).collect()
    };
    let two_years = ["--period", "2023", "--compare-period", "2021", "--json"];
    assert_eq!(dynamics(&again), dynamics(&[&latest[..], &two_years].concat()));
    // 2022 looks back to 2020, and before that there is a status alone.
    let two_years = ["--period", "2022", "--compare-period", "2020", "--json"];
    assert_eq!(
        dynamics(&[&again[..], &["--period", "2022"]].concat()),
        dynamics(&[&latest[..], &two_years].concat())
    );
    let page = ["map", &project, "--typology", "Lage", "--periods", "2021,2022,2023", "--out", "reihe.svg"];
    office.ok(&page);
    let svg = std::fs::read_to_string(office.path("reihe.svg")).unwrap();
    assert!(svg.contains("Ohne Dynamik: 2021"), "{svg}");
    assert!(!svg.contains("Ohne Dynamik: 2021, 2022"));
    // Newer values do not lengthen the span.
    office.add(Path::new(&project), "key,A\n01,9\n02,4\n03,6\n04,1\n05,15\n06,16\n", "2024");
    let two_years = ["--period", "2024", "--compare-period", "2022", "--json"];
    assert_eq!(dynamics(&again), dynamics(&[&latest[..], &two_years].concat()));
}

#[test]
fn kept_types_are_as_they_were_found_in_their_own_period() {
    let office = Office::new();
    let path = office.path("s.gpkg");
    let project = path.to_str().unwrap();
    office.ok(&["sample", project]);
    let call = [
        "typology",
        project,
        "--level",
        "Gemeinden",
        "--within",
        "99954",
        "--period",
        "2024-12-31",
        "--status",
        "Q_ALO,Q_SGB2,ANT_ALLEIN,WOHNFL_EW",
        "--method",
        "ward",
        "--classes",
        "4",
        "--population",
        "EW",
        "--json",
    ];
    let types = |words: &[&str]| -> Vec<Value> {
        list(&office.json(words)["regions"]).iter().map(|row| row["type"].clone()).collect()
    };
    let anew = types(&call);
    assert_eq!(types(&[&call[..], &["--save", "Typen", "--keep-types"]].concat()), anew);
    let again = ["typology", project, "--typology", "Typen", "--json"];
    assert_eq!(types(&again), anew);
    let said = String::from_utf8_lossy(&office.run(&again).stderr).into_owned();
    assert!(!said.contains("geändert"), "{said}");
    office.ok(&["map", project, "--typology", "Typen", "--out", "own.svg"]);
    let svg = std::fs::read_to_string(office.path("own.svg")).unwrap();
    assert!(!svg.contains("festgehaltenen Typen") && svg.contains("Ward"), "found, not assigned");
    office.ok(&["map", project, "--typology", "Typen", "--periods", "2021,2024", "--out", "both.svg"]);
    let other = ["typology", project, "--typology", "Typen", "--period", "2021-12-31", "--json"];
    let page = ["--method-page", "method.svg"];
    office.ok(&[&other[..], &page].concat());
    let svg = std::fs::read_to_string(office.path("method.svg")).unwrap();
    assert!(svg.contains("festgehaltenen Typen"), "assigned to kept types");
}
