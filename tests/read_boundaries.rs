//! Boundaries in: real shapefiles, archives and GeoJSON files, and what becomes of odd ones.
#![allow(clippy::expect_used, clippy::unwrap_used)] // helpers of tests

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use sozialraumatlas::read::{BoundaryReadOptions, RegionSelection, RegionSet, boundaries, select_regions};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;
use support::real_data;

fn regions(path: &Path, key: &str, filters: &[(&str, &str)]) -> RegionSet {
    let file = boundaries(path, &BoundaryReadOptions::default(), &Work::unattended()).expect("readable");
    let filters = filters.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect();
    let selection = RegionSelection { key: key.to_owned(), filters, ..RegionSelection::default() };
    select_regions(file, &selection).expect("regions")
}

fn sentence(path: &Path) -> Result<usize, String> {
    match boundaries(path, &BoundaryReadOptions::default(), &Work::unattended()) {
        Ok(file) => Ok(file.records.len()),
        Err(error) => Err(error.notice().to_text(Language::En)),
    }
}

#[test]
fn germany_has_11299_municipalities_on_land() {
    let Some(path) = real_data("boundaries/vg250-2016-gemeinden.zip") else { return };
    let set = regions(&path, "AGS", &[("GF", "4")]);
    assert_eq!(set.counts.read, 11_431);
    assert_eq!(set.counts.stored, 11_299);
    assert_eq!(set.counts.filtered_out, 132);
    assert_eq!(set.counts.merged, 0);
    let multipart = set.geometries.iter().filter(|area| area.0.len() > 1).count();
    let holes: usize =
        set.geometries.iter().flat_map(|area| &area.0).map(|part| part.interiors().len()).sum();
    println!("multipart {multipart}, holes {holes}");
    assert_eq!(set.regions[0].key.as_str(), "01001000");
    assert_eq!(set.regions[0].name, "Flensburg");
    assert!(set.regions.is_sorted_by(|a, b| a.key < b.key));
}

#[test]
fn both_encodings_give_the_same_county() {
    let Some(utf8) = real_data("boundaries/luechow-dannenberg/ld_gemeinden_25832_utf8.shp") else { return };
    let Some(cp1252) = real_data("boundaries/luechow-dannenberg/ld_gemeinden_25832_cp1252.shp") else {
        return;
    };
    let Some(json) = real_data("boundaries/luechow-dannenberg/ld_gemeinden_4326.geojson") else { return };
    let (utf8, cp1252, json) =
        (regions(&utf8, "AGS", &[]), regions(&cp1252, "ags", &[]), regions(&json, "AGS", &[]));
    assert_eq!(utf8.regions.len(), 29);
    assert_eq!(utf8.regions, cp1252.regions);
    assert_eq!(utf8.regions, json.regions);
    let names: Vec<&str> = utf8.regions.iter().map(|region| region.name.as_str()).collect();
    assert!(names.contains(&"Höhbeck") && names.contains(&"Lüchow (Wendland)"), "{names:?}");
    assert!(utf8.notices.is_empty() && cp1252.notices.is_empty());
}

/// Files with areas and the records that `ogrinfo -so -al` of GDAL 3.6 counts; where GDAL refuses because the index is missing, the
/// count with `SHAPE_RESTORE_SHX=YES`.
const AREAS: [(&str, usize); 15] = [
    ("natural-earth/naturalearth_lowres/naturalearth_lowres.shp", 177),
    ("natural-earth/nybb_16a.zip", 5),
    ("pyshp-3.1.6/REL.zip", 1),
    ("pyshp-3.1.6/blockgroups.shp", 663),
    ("pyshp-3.1.6/blockgroups.zip", 663),
    ("pyshp-3.1.6/edit.shp", 663),
    ("pyshp-3.1.6/latin1.shp", 1),
    ("pyshp-3.1.6/merge.shp", 6630),
    ("shapefile-rs/examples/geotype-example/tests/data/polygons.shp", 2),
    ("shapefile-rs/tests/data/multi_polygon.shp", 1),
    ("shapefile-rs/tests/data/ne_10m_lakes_north_america.shp", 1162),
    ("shapefile-rs/tests/data/polygon.shp", 1),
    ("shapefile-rs/tests/data/polygon_hole.shp", 1),
    ("shapefile-rs/tests/data/polygonm.shp", 1),
    ("shapefile-rs/tests/data/polygonz.shp", 1),
];

/// Files that hold no areas, and what is said about them.
const REFUSED: [(&str, &str); 15] = [
    ("natural-earth/naturalearth_cities/naturalearth_cities.shp", "points instead of areas"),
    ("pyshp-3.1.6/blockgroups_multishapefile.zip", "several layers: blockgroups, blockgroups2"),
    ("pyshp-3.1.6/corrupt_too_long.shp", "lines instead of areas"),
    ("pyshp-3.1.6/empty_zipfile.zip", "neither a shapefile nor a GeoJSON file"),
    ("shapefile-rs/examples/geotype-example/tests/data/points.shp", "points instead of areas"),
    ("shapefile-rs/tests/data/file_cp936.shp", "lines instead of areas"),
    ("shapefile-rs/tests/data/line.shp", "lines instead of areas"),
    ("shapefile-rs/tests/data/linem.shp", "lines instead of areas"),
    ("shapefile-rs/tests/data/linez.shp", "lines instead of areas"),
    ("shapefile-rs/tests/data/multipatch.shp", "surfaces in space (MultiPatch)"),
    ("shapefile-rs/tests/data/multipoint.shp", "points instead of areas"),
    ("shapefile-rs/tests/data/multipointz.shp", "points instead of areas"),
    ("shapefile-rs/tests/data/point.shp", "points instead of areas"),
    ("shapefile-rs/tests/data/pointm.shp", "points instead of areas"),
    ("shapefile-rs/tests/data/pointz.shp", "points instead of areas"),
];

#[test]
fn every_shapefile_of_other_programs_is_read_or_refused_in_words() {
    let Some(root) = real_data("shapefiles") else { return };
    let mut found = BTreeSet::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "shp" || extension == "zip") {
                found.insert(path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    for (name, records) in AREAS {
        assert_eq!(sentence(&root.join(name)), Ok(records), "{name}");
        assert!(found.remove(name), "{name}");
    }
    for (name, words) in REFUSED {
        let said = sentence(&root.join(name)).expect_err(name);
        assert!(said.contains(words) && said.contains(name), "{name}: {said}");
        assert!(found.remove(name), "{name}");
    }
    assert!(found.is_empty(), "not in the lists: {found:?}");
}

#[test]
fn layers_of_an_archive_are_chosen_by_name() {
    let Some(path) = real_data("shapefiles/pyshp-3.1.6/blockgroups_multishapefile.zip") else { return };
    let options =
        BoundaryReadOptions { layer: Some("blockgroups2".to_owned()), ..BoundaryReadOptions::default() };
    let file = boundaries(&path, &options, &Work::unattended()).expect("the layer");
    assert_eq!(file.records.len(), 663);
}

#[test]
fn placeholder_keys_are_refused_not_merged() {
    let Some(path) = real_data("boundaries/luechow-dannenberg/ld_verwaltungsgemeinschaften_25832_cp1252.shp")
    else {
        return;
    };
    let by_rs = regions(&path, "RS", &[]);
    assert_eq!((by_rs.counts.read, by_rs.counts.stored), (5, 5));
    let file = boundaries(&path, &BoundaryReadOptions::default(), &Work::unattended()).expect("readable");
    let selection = RegionSelection { key: "AGS".to_owned(), ..RegionSelection::default() };
    let said =
        select_regions(file, &selection).expect_err("only placeholders").notice().to_text(Language::De);
    assert!(said.contains("5 ohne gültigen Schlüssel"), "{said}");
}

#[test]
fn berlin_planning_areas_come_with_name_and_key() {
    let Some(path) = real_data("mss-2019/lor-plr-2019.geojson") else { return };
    let set = regions(&path, "id", &[]);
    assert_eq!(set.counts.stored, 447);
    assert_eq!((set.regions[0].key.as_str(), set.regions[0].name.as_str()), ("01011101", "Stülerstraße"));
}

#[test]
fn projections_are_handed_through() {
    let Some(shape) = real_data("boundaries/luechow-dannenberg/ld_kreise_25832_utf8.shp") else { return };
    let Some(json) = real_data("boundaries/luechow-dannenberg/ld_kreise_4326.geojson") else { return };
    let read = |path: &Path| {
        boundaries(path, &BoundaryReadOptions::default(), &Work::unattended()).expect("readable")
    };
    let (shape, json) = (read(&shape), read(&json));
    assert!(shape.prj.is_some_and(|prj| prj.contains("ETRS") && prj.contains("500000")));
    assert_eq!((shape.epsg, json.epsg), (None, Some(4326)));
    assert_eq!(json.prj, None);
}
