//! What files are, told by their content: known answers on files of the repository and on real ones.
#![allow(clippy::expect_used)] // tests say what they expect

mod support;

use std::path::{Path, PathBuf};

use sozialraumatlas::read::{ContentKind, Found, look_into};
use sozialraumatlas::text::Language;
use support::real_data;

fn county() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/luechow-dannenberg")
}

fn kind_of(path: &Path) -> ContentKind {
    let found = look_into(&[path.to_owned()]);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].kind
}

fn written(name: &str, content: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("written");
    (folder, path)
}

#[test]
fn columns_tell_what_a_table_is() {
    fn check(name: &str, content: &str, expected: ContentKind) {
        let (_folder, path) = written(name, content);
        assert_eq!(kind_of(&path), expected, "{content}");
    }
    check("a.csv", "AGS;Name;Kinder\n03354001;A;5\n", ContentKind::Table);
    check("a.csv", "key,period,indicator,value\n1,2015,EW,5\n", ContentKind::Table);
    check("a.csv", "Kennung;Kinder\n03354001;5\n", ContentKind::Table);
    check("a.csv", "code,name,unit\nEW,Einwohner,Personen\n", ContentKind::Catalogue);
    check("a.toml", "[[indicator]]\ncode = \"EW\"\n", ContentKind::Catalogue);
    check("a.csv", "ags_alt;ags_neu;gewicht\n1;2;0,5\n", ContentKind::Crosswalk);
    check("a.csv", "Einrichtung;x;y;Kapazität\nKita;600000;5800000;20\n", ContentKind::Facilities);
    check("a.csv", "lat,lon,name\n53.1,11.2,Kita\n", ContentKind::Facilities);
    check("a.csv", "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\nA;1;2;3\n", ContentKind::Population);
    check("a.csv", "x;y;Einwohner\n600000;5800000;20\n", ContentKind::Population);
    check("brief.txt", "Sehr geehrte Damen und Herren,\nanbei nichts.\n", ContentKind::Unusable);
    check("a.json", "{\"a\": 1}", ContentKind::Unusable);
    check(
        "a.geojson",
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#,
        ContentKind::Facilities,
    );
    check("a.shp", "kein Shapefile", ContentKind::Unusable);
}

#[test]
fn the_name_of_a_file_proves_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("tabelle.csv");
    std::fs::copy(county().join("kreis.geojson"), &path).expect("copied");
    assert_eq!(kind_of(&path), ContentKind::Boundaries);
}

#[test]
fn a_folder_is_listed_in_the_order_of_import() {
    let found = look_into(&[county()]);
    let names: Vec<(String, ContentKind)> = found
        .iter()
        .map(|Found { path, kind, .. }| {
            (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), *kind)
        })
        .collect();
    let expected = [
        ("gemeinden.shp", ContentKind::Boundaries),
        ("kreis.geojson", ContentKind::Boundaries),
        ("samtgemeinden.shp", ContentKind::Boundaries),
        ("beispielwerte.csv", ContentKind::Table),
        ("katalog.csv", ContentKind::Catalogue),
        ("LICENCE.txt", ContentKind::Unusable),
    ];
    assert_eq!(names, expected.map(|(name, kind)| (name.to_owned(), kind)));
}

#[test]
fn a_part_of_a_shapefile_means_the_shapefile() {
    let parts = ["dbf", "prj", "shp"].map(|ending| county().join(format!("gemeinden.{ending}")));
    let found = look_into(&parts);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].path, county().join("gemeinden.shp"));
}

#[test]
fn the_reason_names_the_columns() {
    let (_folder, path) = written("kitas.csv", "name;x;y;kapazitaet\nA;600000;5800000;20\n");
    let found = look_into(&[path]);
    let reason = found[0].reason.to_text(Language::De);
    assert!(reason.contains("name, x, y"), "{reason}");
}

#[test]
fn what_is_missing_or_damaged_is_listed_with_the_reason() {
    let found = look_into(&[PathBuf::from("/gibt/es/nicht.shp")]);
    assert_eq!(found[0].kind, ContentKind::Unusable);
    assert!(found[0].problem.is_some());
}

#[test]
fn real_files_are_recognised() {
    fn check(relative: &str, expected: ContentKind) {
        let Some(path) = real_data(relative) else { return };
        assert_eq!(kind_of(&path), expected, "{relative}");
    }
    check("boundaries/vg250-2016-gemeinden.zip", ContentKind::Boundaries);
    check("boundaries/luechow-dannenberg/ld_kreise_4326.geojson", ContentKind::Boundaries);
    check("indicators/genesis/12411-02-03-5_latin1_crlf.csv", ContentKind::Table);
    check("indicators/inkar_arbeitslosigkeit_gemeinde.xls", ContentKind::Workbook);
    check("indicators/ref-kreise-umrech-2020-1990-2019.xlsx", ContentKind::Workbook);
    check("mss-2019/lor-plr-2019.geojson", ContentKind::Boundaries);
    check("mss-2019/mss-2019-1.csv", ContentKind::Table);
    check("facilities/schools_luechow_dannenberg.csv", ContentKind::Facilities);
    check("facilities/GoettingenHealth1.csv", ContentKind::Facilities);
    check("osm/map.osm.pbf", ContentKind::Network);
    check("gtfs/porto-alegre/poa_trensurb.zip", ContentKind::Timetable);
    check("shapefiles/natural-earth/naturalearth_cities/naturalearth_cities.shp", ContentKind::Facilities);
}
