//! Layers of a `GeoPackage` of another program, written by GDAL where it is installed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

use std::path::{Path, PathBuf};
use std::process::Command;

use sozialraumatlas::read::{BoundaryFile, BoundaryReadOptions, ContentKind};
use sozialraumatlas::tasks::{look_into, read_boundaries};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

fn county() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/luechow-dannenberg/gemeinden.shp")
}

/// Lets GDAL write a GeoPackage; `false` where there is no GDAL.
fn gdal(out: &Path, arguments: &[&str]) -> bool {
    let mut command = Command::new("ogr2ogr");
    command.args(["-f", "GPKG"]).args(arguments).arg(out).arg(county());
    let Ok(output) = command.output() else {
        println!("skipped: no ogr2ogr");
        return false;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    true
}

fn read(file: &Path, layer: Option<&str>) -> Result<BoundaryFile, String> {
    let options = BoundaryReadOptions { layer: layer.map(str::to_owned), ..BoundaryReadOptions::default() };
    read_boundaries(file, &options, &Work::unattended())
        .map_err(|error| error.notice().message.to_text(Language::De))
}

#[test]
fn every_way_to_write_areas_gives_the_same_areas() {
    let folder = tempfile::tempdir().expect("a folder");
    let shapes = read(&county(), None).expect("the shapefile");
    let points = |file: &BoundaryFile| -> usize {
        let rings = file.records.iter().flat_map(|area| &area.0);
        rings
            .map(|polygon| {
                polygon.exterior().0.len()
                    + polygon.interiors().iter().map(|ring| ring.0.len()).sum::<usize>()
            })
            .sum()
    };
    let ways: [(&str, &[&str]); 6] = [
        ("multi", &["-nlt", "MULTIPOLYGON"]),
        ("as-is", &["-nlt", "GEOMETRY"]),
        ("z", &["-nlt", "MULTIPOLYGON25D"]),
        ("m", &["-nlt", "MULTIPOLYGONM"]),
        ("zm", &["-dim", "XYZM", "-nlt", "PROMOTE_TO_MULTI"]),
        ("no-index", &["-lco", "SPATIAL_INDEX=NO", "-nlt", "PROMOTE_TO_MULTI"]),
    ];
    for (name, arguments) in ways {
        let file = folder.path().join(format!("{name}.gpkg"));
        if !gdal(&file, arguments) {
            return;
        }
        let layer = read(&file, None).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(layer.records.len(), shapes.records.len(), "{name}");
        assert_eq!(points(&layer), points(&shapes), "{name}");
        assert_eq!(layer.epsg, Some(25832), "{name}");
        let names = |file: &BoundaryFile| -> Vec<String> {
            let field = file.field("GEN").expect("names");
            let mut names: Vec<String> = (0..file.records.len())
                .filter_map(|record| Some(file.text(record, field)?.trim().to_owned()))
                .collect();
            names.sort();
            names
        };
        assert_eq!(names(&layer), names(&shapes), "{name}");
    }
}

#[test]
fn reference_systems_are_known_by_their_codes() {
    let folder = tempfile::tempdir().expect("a folder");
    for code in [4326, 3857, 31467, 25833] {
        let file = folder.path().join(format!("{code}.gpkg"));
        if !gdal(&file, &["-t_srs", &format!("EPSG:{code}"), "-nlt", "PROMOTE_TO_MULTI"]) {
            return;
        }
        assert_eq!(read(&file, None).expect("readable").epsg, Some(code));
    }
    let without = folder.path().join("ohne.gpkg");
    gdal(&without, &["-a_srs", "None", "-nlt", "PROMOTE_TO_MULTI"]);
    let layer = read(&without, None).expect("readable");
    assert_eq!((layer.epsg, layer.prj), (None, None), "asked, not guessed");
}

#[test]
fn several_layers_are_told_and_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mehrere.gpkg");
    if !gdal(&file, &["-nln", "gemeinden", "-nlt", "PROMOTE_TO_MULTI"]) {
        return;
    }
    gdal(&file, &["-update", "-nln", "kreise", "-nlt", "PROMOTE_TO_MULTI", "-where", "GEN LIKE 'L%'"]);
    let center = "SELECT ST_Centroid(geometry) AS geometry, GEN FROM gemeinden";
    gdal(&file, &["-update", "-nln", "orte", "-nlt", "POINT", "-dialect", "SQLite", "-sql", center]);
    let mut found: Vec<(String, ContentKind)> = look_into(std::slice::from_ref(&file))
        .into_iter()
        .map(|found| (found.layer.unwrap_or_default(), found.kind))
        .collect();
    found.sort();
    let kinds = [
        ("gemeinden", ContentKind::Boundaries),
        ("kreise", ContentKind::Boundaries),
        ("orte", ContentKind::Facilities),
    ];
    assert_eq!(found, kinds.map(|(name, kind)| (name.to_owned(), kind)));
    assert_eq!(read(&file, Some("Gemeinden")).expect("readable").records.len(), 29);
    let error = read(&file, None).expect_err("which one?");
    assert!(error.contains("kreise") && error.contains("gemeinden"), "{error}");
    assert!(read(&file, Some("orte")).expect_err("points").contains("Punkte"));
    assert!(read(&file, Some("gibtsnicht")).expect_err("none").contains("gibtsnicht"));
}

#[test]
fn arcs_are_refused_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("bogen.csv");
    let arc = "CURVEPOLYGON(CIRCULARSTRING(0 0,5 5,10 0,5 -5,0 0))";
    std::fs::write(&source, format!("nr,WKT\n1,\"{arc}\"\n")).expect("written");
    let file = folder.path().join("bogen.gpkg");
    let made = Command::new("ogr2ogr")
        .args([
            "-f",
            "GPKG",
            "-nlt",
            "CURVEPOLYGON",
            "-a_srs",
            "EPSG:25832",
            "-oo",
            "GEOM_POSSIBLE_NAMES=WKT",
        ])
        .args([&file, &source])
        .status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: no ogr2ogr");
        return;
    }
    let error = read(&file, None).expect_err("arcs");
    assert!(error.contains("Kreisbögen"), "{error}");
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("ganz.gpkg");
    if !gdal(&file, &["-nlt", "PROMOTE_TO_MULTI"]) {
        return;
    }
    let whole = std::fs::read(&file).expect("readable");
    for part in 1..12 {
        let cut = folder.path().join("halb.gpkg");
        std::fs::write(&cut, &whole[..whole.len() * part / 12]).expect("written");
        let told = read(&cut, None).expect_err("damaged");
        assert!(told.contains("halb.gpkg"), "{told}");
        // Looking into it never fails.
        assert!(!look_into(std::slice::from_ref(&cut)).is_empty());
    }
}
