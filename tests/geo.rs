//! Geometry on real boundaries: neighbours, areas, levels of detail, coordinate systems against PROJ.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;

use sozialraumatlas::geo::MultiPolygon;

/// The polygons of a shapefile in a zip, with their attributes.
fn zipped(path: &Path) -> Vec<(MultiPolygon<f64>, shapefile::dbase::Record)> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut read = |suffix: &str| {
        let mut names = archive.file_names().map(|name| name.unwrap().into_owned());
        let name = names.find(|name| name.ends_with(suffix)).unwrap();
        drop(names);
        let mut bytes = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        Cursor::new(bytes)
    };
    let shapes = shapefile::ShapeReader::new(read(".shp")).unwrap();
    let table = shapefile::dbase::Reader::new(read(".dbf")).unwrap();
    polygons(shapefile::Reader::new(shapes, table))
}

fn polygons<S: Read + std::io::Seek, D: Read + std::io::Seek>(
    mut reader: shapefile::Reader<S, D>,
) -> Vec<(MultiPolygon<f64>, shapefile::dbase::Record)> {
    reader
        .iter_shapes_and_records_as::<shapefile::Polygon, shapefile::dbase::Record>()
        .map(Result::unwrap)
        .map(|(shape, record)| (MultiPolygon::<f64>::try_from(shape).unwrap(), record))
        .collect()
}

fn is_land(record: &shapefile::dbase::Record) -> bool {
    matches!(record.get("GF"), Some(shapefile::dbase::FieldValue::Numeric(Some(kind))) if *kind == 4.0)
}

#[test]
fn brute() {
    let Some(path) = support::real_data("boundaries/vg250-2016-gemeinden.zip") else { return };
    let all = zipped(&path);
    for key in ["AGS", "RS", "AGS_0", "GEN"] {
        for land in [true, false] {
            let mut at: BTreeMap<[i64; 2], BTreeSet<String>> = BTreeMap::new();
            let mut keys = BTreeSet::new();
            for (geometry, record) in all.iter().filter(|(_, r)| !land || is_land(r)) {
                let k = format!("{:?}", record.get(key));
                keys.insert(k.clone());
                for polygon in &geometry.0 {
                    for line in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                        for c in &line.0 {
                            let f = |v: f64| (v * 1000.0).round() as i64;
                            at.entry([f(c.x), f(c.y)]).or_default().insert(k.clone());
                        }
                    }
                }
            }
            let mut links = BTreeSet::new();
            for regions in at.values() {
                if regions.len() > 1 {
                    for a in regions {
                        for b in regions {
                            if a != b {
                                links.insert((a.clone(), b.clone()));
                            }
                        }
                    }
                }
            }
            println!("{key} {land} {} {}", keys.len(), links.len());
        }
    }
}
