//! Boundaries in: real shapefiles, archives and GeoJSON files, and what becomes of odd ones.
#![allow(clippy::expect_used, clippy::unwrap_used)] // helpers of tests

mod support;

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
    println!("{:?} {:?}", utf8.notices, cp1252.notices);
}

#[test]
fn every_shapefile_of_other_programs_is_read_or_refused_in_words() {
    let Some(root) = real_data("shapefiles") else { return };
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "shp" || e == "zip") {
                println!("{}: {:?}", path.display(), sentence(&path));
            }
        }
    }
}
