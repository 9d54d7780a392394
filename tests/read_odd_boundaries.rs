//! Boundary files as they really arrive: parts missing, labels wrong, archives nested, records damaged.
#![allow(clippy::expect_used, clippy::unwrap_used)] // helpers of tests

use std::io::Write;
use std::path::Path;

use sozialraumatlas::model::RegionKey;
use sozialraumatlas::read::{
    BoundaryFile, BoundaryReadOptions, ReadError, RegionSelection, RegionSet, boundaries, select_regions,
};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;
use tempfile::TempDir;

#[path = "support/layers.rs"]
mod layers;
use layers::{dbf, reversed, shp, square, two_squares, write};

fn read(path: &Path) -> Result<BoundaryFile, ReadError> {
    boundaries(path, &BoundaryReadOptions::default(), &Work::unattended())
}

/// The German sentence of an error.
fn sentence<T>(result: Result<T, ReadError>) -> String {
    match result {
        Ok(_) => "read".to_owned(),
        Err(error) => {
            assert!(!error.to_string().is_empty());
            error.notice().to_text(Language::De)
        }
    }
}

fn select(file: BoundaryFile, key: &str) -> Result<RegionSet, ReadError> {
    select_regions(file, &RegionSelection { key: key.to_owned(), ..RegionSelection::default() })
}

fn names(set: &RegionSet) -> Vec<&str> {
    set.regions.iter().map(|region| region.name.as_str()).collect()
}

fn keys(set: &RegionSet) -> Vec<&str> {
    set.regions.iter().map(|region| region.key.as_str()).collect()
}

fn notice_keys(notices: &[sozialraumatlas::notice::Notice]) -> Vec<&'static str> {
    notices.iter().map(|notice| notice.message.key()).collect()
}

/// Writes the parts of [`two_squares`] whose extensions `rename` maps to a file name.
fn layer(folder: &Path, rename: impl Fn(&str) -> Option<String>) {
    for (extension, content) in two_squares() {
        if let Some(name) = rename(extension) {
            write(folder, &name, &content);
        }
    }
}

fn zip(path: &Path, entries: &[(&str, &[u8])]) {
    let mut archive = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    for (name, content) in entries {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap();
}

#[test]
fn sidecars_are_found_in_any_case_and_may_be_missing() {
    type Rename = fn(&str) -> Option<String>;
    fn check(path: &str, rename: Rename, expected: &[&str]) {
        let folder = TempDir::new().unwrap();
        layer(folder.path(), rename);
        let set = select(read(&folder.path().join(path)).expect(path), "FID").expect(path);
        assert_eq!(names(&set), expected, "{path}");
    }
    let both = ["Bergen", "Höhbeck"];
    check("a.shp", |extension| Some(format!("a.{extension}")), &both);
    check(
        "a.shp",
        |extension| Some(if extension == "dbf" { "a.DBF".into() } else { format!("a.{extension}") }),
        &both,
    );
    check("A.SHP", |extension| Some(format!("A.{}", extension.to_uppercase())), &both);
    check(
        "Gemeinden.SHP",
        |extension| {
            Some(if extension == "shp" { "Gemeinden.SHP".into() } else { format!("GEMEINDEN.{extension}") })
        },
        &both,
    );
    check("a.dbf", |extension| Some(format!("a.{extension}")), &both);
    check("", |extension| Some(format!("a.{extension}")), &both);
    check("a.shp", |extension| (extension != "shx").then(|| format!("a.{extension}")), &both);
    check("a.shp", |extension| (extension == "shp").then(|| format!("a.{extension}")), &["0", "1"]);
}

#[test]
fn archives_may_be_flat_nested_or_hold_several_layers() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.zip");
    let parts = two_squares();
    let part = |wanted: &str| parts.iter().find(|(extension, _)| *extension == wanted).unwrap().1.as_slice();
    let flat = [("a.shp", part("shp")), ("a.dbf", part("dbf"))];
    let nested =
        [("vg250/x/a.SHP", part("shp")), ("vg250/x/a.dbf", part("dbf")), ("__MACOSX/vg250/x/._a.shp", b"x")];
    for entries in [&flat[..], &nested[..]] {
        zip(&path, entries);
        assert_eq!(names(&select(read(&path).unwrap(), "AGS").unwrap()), ["Bergen", "Höhbeck"]);
    }
    zip(&path, &[("x/a.shp", part("shp")), ("x/a.dbf", part("dbf")), ("y/b.shp", part("shp"))]);
    let several = sentence(read(&path));
    assert!(several.contains("x/a, y/b"), "{several}");
    for layer in ["x/a", "a", "A.shp"] {
        let options = BoundaryReadOptions { layer: Some(layer.to_owned()), ..BoundaryReadOptions::default() };
        let file = boundaries(&path, &options, &Work::unattended()).expect(layer);
        assert_eq!(file.fields.len(), 3);
    }
    let options = BoundaryReadOptions { layer: Some("c".to_owned()), ..BoundaryReadOptions::default() };
    let unknown = sentence(boundaries(&path, &options, &Work::unattended()));
    assert!(unknown.contains("keine Ebene c") && unknown.contains("x/a, y/b"), "{unknown}");
}

#[test]
fn traps_are_not_unpacked() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.zip");
    let zeros = vec![0_u8; 80 << 20];
    zip(&path, &[("a.shp", &zeros)]);
    assert!(std::fs::metadata(&path).unwrap().len() < 1 << 20);
    let said = sentence(read(&path));
    assert!(said.contains("a.shp") && said.contains("80 MB"), "{said}");
}

#[test]
fn encodings_are_decided_by_bytes_before_labels() {
    fn check(cpg: Option<&str>, language: u8, bytes: &[u8], expected: (&str, &str)) {
        let folder = TempDir::new().unwrap();
        let (shp, _) = shp(5, &[vec![square(0.0, 0.0, 1.0)]]);
        write(folder.path(), "a.shp", &shp);
        write(folder.path(), "a.dbf", &dbf(&[("NAME", 'C', 20)], &[vec![bytes]], language));
        if let Some(cpg) = cpg {
            write(folder.path(), "a.CPG", cpg.as_bytes());
        }
        let file = read(&folder.path().join("a.shp")).unwrap();
        let text = file.text(0, 0).unwrap();
        assert_eq!((text.as_ref(), file.encoding), expected, "{cpg:?} {language:#x} {bytes:x?}");
    }
    let (utf8, cp1252): (&[u8], &[u8]) = ("Höhbeck".as_bytes(), b"H\xf6hbeck");
    let right = |encoding| ("Höhbeck", encoding);
    for label in ["UTF-8", "utf8\n", "CP1252", "ISO 8859-1", "wurst"] {
        check(Some(label), 0, utf8, right("UTF-8"));
        check(Some(label), 0, cp1252, right("windows-1252"));
    }
    for label in ["1252", "88591", "ISO-8859-1", "ANSI 1252", "ISO88591"] {
        check(Some(label), 0, cp1252, right("windows-1252"));
    }
    for language in [0, 0x03, 0x57] {
        check(None, language, utf8, right("UTF-8"));
        check(None, language, cp1252, right("windows-1252"));
    }
    check(Some("ISO-8859-15"), 0, b"\xa4", ("€", "ISO-8859-15"));
    check(Some("936"), 0, b"\xc4\xe3\xba\xc3", ("你好", "GBK"));
    // A text that is cut inside a letter where its column ends.
    check(None, 0, "abcdefghijklmnopqrsö".get(..19).unwrap().as_bytes(), ("abcdefghijklmnopqrs", "UTF-8"));
    check(None, 0, b"\xc3\xb6bcdefghijklmnopqr\xc3", ("öbcdefghijklmnopqr", "UTF-8"));
}

#[test]
fn the_user_overrules_every_label() {
    let folder = TempDir::new().unwrap();
    let (shp, _) = shp(5, &[vec![square(0.0, 0.0, 1.0)]]);
    write(folder.path(), "a.shp", &shp);
    write(folder.path(), "a.dbf", &dbf(&[("NAME", 'C', 20)], &[vec![b"\xa4"]], 0x03));
    let path = folder.path().join("a.shp");
    let with = |encoding: &str| {
        let options =
            BoundaryReadOptions { encoding: Some(encoding.to_owned()), ..BoundaryReadOptions::default() };
        boundaries(&path, &options, &Work::unattended())
    };
    assert_eq!(with("iso-8859-15").unwrap().text(0, 0).unwrap(), "€");
    assert_eq!(with("cp1252").unwrap().text(0, 0).unwrap(), "¤");
    let said = sentence(with("wurst"));
    assert!(said.contains("wurst") && said.contains("cp1252"), "{said}");
}

#[test]
fn wrong_labels_are_told() {
    let folder = TempDir::new().unwrap();
    let (shp, _) = shp(5, &[vec![square(0.0, 0.0, 1.0)]]);
    write(folder.path(), "a.shp", &shp);
    write(folder.path(), "a.dbf", &dbf(&[("NAME", 'C', 20)], &[vec![b"H\xf6hbeck"]], 0));
    write(folder.path(), "a.cpg", b"UTF-8");
    let file = read(&folder.path().join("a.shp")).unwrap();
    assert_eq!(notice_keys(&file.notices), ["read-label-wrong"]);
}

#[test]
fn heights_measures_holes_and_null_shapes_are_understood() {
    let with_hole = |hole| vec![square(0.0, 0.0, 10.0), hole];
    for shape_type in [5, 15, 25] {
        for hole in [square(2.0, 2.0, 3.0), reversed(square(2.0, 2.0, 3.0))] {
            let folder = TempDir::new().unwrap();
            let (shp, shx) = shp(shape_type, &[with_hole(hole), Vec::new()]);
            let path = write(folder.path(), "a.shp", &shp);
            write(folder.path(), "a.shx", &shx);
            let file = read(&path).unwrap();
            assert_eq!(file.records[0].0.len(), 1);
            assert_eq!(file.records[0].0[0].interiors().len(), 1);
            assert!(file.records[1].0.is_empty());
            let set = select(file, "FID").unwrap();
            assert_eq!((set.counts.null_shapes, set.counts.stored), (1, 2));
            assert_eq!(notice_keys(&set.notices), ["read-no-dbf", "read-without-geometry"]);
        }
    }
}

#[test]
fn deleted_records_are_left_out_and_keep_the_others_numbers() {
    let folder = TempDir::new().unwrap();
    layer(folder.path(), |extension| Some(format!("a.{extension}")));
    let mut content = std::fs::read(folder.path().join("a.dbf")).unwrap();
    let first_record = 33 + 32 * 3;
    content[first_record] = b'*';
    write(folder.path(), "a.dbf", &content);
    let file = read(&folder.path().join("a.shp")).unwrap();
    assert_eq!(notice_keys(&file.notices), ["read-deleted"]);
    let set = select(file, "FID").unwrap();
    assert_eq!((keys(&set), names(&set)), (vec!["1"], vec!["Höhbeck"]));
}

#[test]
fn damaged_layers_are_refused_with_their_place() {
    fn check(damage: impl Fn(&mut Vec<(&'static str, Vec<u8>)>), expected: &[&str]) {
        let folder = TempDir::new().unwrap();
        let mut parts = two_squares();
        damage(&mut parts);
        for (extension, content) in parts {
            write(folder.path(), &format!("a.{extension}"), &content);
        }
        let said = sentence(read(&folder.path().join("a.shp")));
        for part in expected {
            assert!(said.contains(part), "{part:?} in {said:?}");
        }
    }
    // The file ends inside the second record; the index knows better than to be trusted.
    check(|parts| parts[0].1.truncate(300), &["a.shp bricht in Datensatz 2 ab", "noch einmal"]);
    check(|parts| parts[0].1.truncate(0), &["a.shp ist leer"]);
    check(|parts| parts[0].1 = b"PK\x03\x04 renamed".to_vec(), &["a.shp heißt so"]);
    check(|parts| parts[2].1 = b"no table at all, only text in it".to_vec(), &["a.dbf heißt so"]);
    check(|parts| parts[2].1.clear(), &["a.dbf ist leer"]);
    check(|parts| parts[0].1[32] = 3, &["Linien statt Flächen"]);
    check(|parts| parts[0].1[32] = 1, &["Punkte statt Flächen"]);
    check(|parts| parts[0].1[32] = 31, &["MultiPatch"]);
    // One row of the table is missing: nobody knows which.
    check(
        |parts| {
            parts[2].1[4] = 1;
        },
        &["2 Flächen", "1 Zeilen", "nicht sicher"],
    );
    // A coordinate that is no number.
    check(
        |parts| parts[0].1[156..164].copy_from_slice(&f64::NAN.to_le_bytes()),
        &["Datensatz 1", "Koordinaten"],
    );
    // More points than the record holds.
    check(|parts| parts[0].1[148] = 0xff, &["Datensatz 1 ist beschädigt"]);
}

#[test]
fn an_index_that_contradicts_is_told_and_not_used() {
    let folder = TempDir::new().unwrap();
    let mut parts = two_squares();
    parts[1].1.extend_from_slice(&[0xff; 8]);
    for (extension, content) in parts {
        write(folder.path(), &format!("a.{extension}"), &content);
    }
    let file = read(&folder.path().join("a.shp")).unwrap();
    assert_eq!(file.records.len(), 2);
    assert_eq!(notice_keys(&file.notices), ["read-index-disagrees"]);
}

#[test]
fn geojson_comes_in_many_forms() {
    fn check(text: &str, key: &str, expected: Result<&[&str], &str>) {
        let folder = TempDir::new().unwrap();
        let path = write(folder.path(), "a.geojson", text.as_bytes());
        match (read(&path).and_then(|file| select(file, key)), expected) {
            (Ok(set), Ok(expected)) => assert_eq!(keys(&set), expected, "{text}"),
            (result, Err(expected)) => {
                let said = sentence(result);
                assert!(said.contains(expected), "{expected:?} in {said:?}");
            }
            (Err(error), Ok(_)) => panic!("{text}: {error}"),
        }
    }
    let ring = "[[0,0],[1,0],[1,1],[0,0]]";
    let polygon = format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#);
    let multi = format!(r#"{{"type":"MultiPolygon","coordinates":[[{ring}],[[[5,5,9],[6,5,9],[6,6,9]]]]}}"#);
    let feature = |id: &str, geometry: &str, key: &str| {
        format!(r#"{{"type":"Feature",{id}"geometry":{geometry},"properties":{{"k":{key},"Name":"x"}}}}"#)
    };
    let collection = |features: &[String]| {
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
    };
    check(&polygon, "FID", Ok(&["0"]));
    check(&multi, "FID", Ok(&["0"]));
    check(&feature("", &polygon, "\"03\""), "K", Ok(&["03"]));
    check(&feature("", &polygon, "3354001"), "k", Ok(&["3354001"]));
    check(&feature("", &polygon, "3354001.0"), "k", Ok(&["3354001"]));
    check(&feature("\"id\":\"A7\",", &polygon, "1"), "fid", Ok(&["A7"]));
    check(&feature("\"id\":12,", &polygon, "1"), "FID", Ok(&["12"]));
    let group = format!(r#"{{"type":"GeometryCollection","geometries":[{polygon},{multi}]}}"#);
    check(&collection(&[feature("", &group, "1"), feature("", "null", "2")]), "k", Ok(&["1", "2"]));
    check(&format!("\u{feff}{polygon}"), "FID", Ok(&["0"]));
    check(&feature("", r#"{"type":"Point","coordinates":[0,0]}"#, "1"), "k", Err("Punkte statt Flächen"));
    check(
        &feature("", r#"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#, "1"),
        "k",
        Err("Linien statt Flächen"),
    );
    check(&collection(&[]), "FID", Err("kein Gebiet"));
    check(&collection(&[feature("", "null", "2")]), "k", Err("hat kein Gebiet eine Fläche"));
    check(r#"{"type":"Topology"}"#, "FID", Err("keine Datei dieser Art (GeoJSON)"));
    check("{\"type\":\n  \"Poly", "FID", Err("Zeile 2, Spalte"));
    check("", "FID", Err("ist leer"));
    check(&feature("", &polygon, "1"), "AGS", Err("hat kein Feld AGS; vorhanden sind: Name, k"));
}

#[test]
fn geojson_states_its_system() {
    fn check(crs: &str, expected: Option<u32>) {
        let folder = TempDir::new().unwrap();
        let text = format!(r#"{{"type":"FeatureCollection",{crs}"features":[]}}"#);
        let path = write(folder.path(), "a.json", text.as_bytes());
        assert_eq!(read(&path).unwrap().epsg, expected, "{crs}");
    }
    let named = |name: &str| format!(r#""crs":{{"type":"name","properties":{{"name":"{name}"}}}},"#);
    check("", Some(4326));
    check("\"crs\":null,", Some(4326));
    check(&named("urn:ogc:def:crs:OGC:1.3:CRS84"), Some(4326));
    check(&named("urn:ogc:def:crs:EPSG::25832"), Some(25832));
    check(&named("EPSG:25833"), Some(25833));
    check(&named("http://www.opengis.net/def/crs/EPSG/0/3857"), Some(3857));
    check(&named("Soldner Berlin"), None);
}

/// Five records: two of one key, one placeholder, one empty, one of water.
fn mixed(folder: &Path) -> BoundaryFile {
    let at = |x: f64| vec![square(x, 0.0, 1.0)];
    let (shp, _) = shp(5, &[at(0.0), at(1.0), at(2.0), at(3.0), at(4.0)]);
    let columns = [("AGS", 'C', 8), ("GEN", 'C', 10), ("GF", 'N', 6), ("KREIS", 'N', 5), ("BEZ", 'C', 10)];
    let rows: [Vec<&[u8]>; 5] = [
        vec![b"03354010", b"Insel", b"  4.00", b" 3354", b"Gemeinde"],
        vec![b"03354001", b"Bergen", b"     4", b" 3354", b"Flecken"],
        vec![b"03354010", b"Insel", b"     4", b" 3354", b"Gemeinde"],
        vec![b"--------", b"Wald", b"     4", b" 3354", b"Gebiet"],
        vec![b"03354001", b"Bergen", b"     2", b" 3354", b"Wasser"],
    ];
    write(folder, "a.dbf", &dbf(&columns, &rows, 0));
    read(&write(folder, "a.shp", &shp)).unwrap()
}

#[test]
fn records_become_regions_by_key() {
    let folder = TempDir::new().unwrap();
    let select = |filters: &[(&str, &str)]| {
        let filters = filters.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect();
        let parent_key = Some("kreis".to_owned());
        let selection =
            RegionSelection { key: "ags".to_owned(), filters, parent_key, ..RegionSelection::default() };
        select_regions(mixed(folder.path()), &selection)
    };
    for filter in ["4", "4.0", " 4 "] {
        let set = select(&[("gf", filter)]).unwrap();
        assert_eq!(keys(&set), ["03354001", "03354010"], "{filter}");
        assert_eq!(names(&set), ["Bergen", "Insel"]);
        assert_eq!(set.regions[0].designation, "Flecken");
        assert_eq!(set.geometries[1].0.len(), 2);
        assert_eq!(set.parent_keys[0].as_ref().map(RegionKey::as_str), Some("3354"));
        let counts = set.counts;
        assert_eq!((counts.read, counts.filtered_out, counts.refused_keys), (5, 1, 1));
        assert_eq!((counts.merged, counts.stored, counts.null_shapes), (1, 2, 0));
        assert_eq!(notice_keys(&set.notices), ["read-refused-keys", "read-merged"]);
        assert_eq!(set.notices[1].details, ["03354010: 2 × Insel"]);
    }
    assert_eq!(keys(&select(&[("GF", "4"), ("GEN", "Insel")]).unwrap()), ["03354010"]);
    let none = sentence(select(&[("GF", "9")]));
    assert!(none.contains("5 Datensätze gelesen, 5 weggefiltert"), "{none}");
    let unknown = sentence(select(&[("LAND", "9")]));
    assert!(unknown.contains("kein Feld LAND") && unknown.contains("AGS, GEN, GF, KREIS, BEZ"), "{unknown}");
}

#[test]
fn files_of_other_kinds_are_refused_in_words() {
    fn check(name: &str, content: &[u8], expected: &str) {
        let folder = TempDir::new().unwrap();
        let path = write(folder.path(), name, content);
        let said = sentence(read(&path));
        assert!(said.contains(expected), "{expected:?} in {said:?}");
        assert!(said.contains(name), "{name:?} in {said:?}");
    }
    check("a.pdf", b"%PDF", "kein bekanntes Format");
    check("a.zip", b"no archive", "kein lesbares ZIP-Archiv");
    check("a.zip", b"", "ist leer");
    check("a.geojson", b"\xff\xd8\xff\xe0 picture", "kein gültiges JSON");
    let folder = TempDir::new().unwrap();
    let missing = sentence(read(&folder.path().join("no.shp")));
    assert!(missing.contains("no.shp gibt es nicht"), "{missing}");
    let empty = sentence(read(folder.path()));
    assert!(empty.contains("weder ein Shapefile"), "{empty}");
}

#[test]
fn cancelled_reading_says_so() {
    let folder = TempDir::new().unwrap();
    layer(folder.path(), |extension| Some(format!("a.{extension}")));
    let work = Work::unattended();
    work.cancel();
    let result = boundaries(&folder.path().join("a.shp"), &BoundaryReadOptions::default(), &work);
    assert!(matches!(result, Err(ReadError::Cancelled)));
}
