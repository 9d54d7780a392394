//! What cannot be: wrong usage, files that are none, outputs that would overwrite.

use crate::office::Office;

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
fn an_output_never_takes_the_place_of_a_project() {
    let office = Office::new();
    office.project();
    let before = std::fs::read(office.path("p.gpkg")).expect("the project");
    office.fails(1, &["export", "p.gpkg", "--what", "values", "--out", "p.gpkg"]);
    office.fails(1, &["export", "p.gpkg", "--what", "regions", "--out", "p.gpkg"]);
    assert_eq!(std::fs::read(office.path("p.gpkg")).expect("the project"), before);
}
