//! Geometry on real boundaries: neighbours, areas, levels of detail, stored bytes, picking, outlines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod support;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use geo::{Contains, GeodesicArea, Intersects};
use sozialraumatlas::geo::encode::{
    decode_base, decode_lines, decode_triangles, encode_base, encode_lines, encode_triangles,
};
use sozialraumatlas::geo::outline::{arcs_between_groups, dissolve};
use sozialraumatlas::geo::pick::PickIndex;
use sozialraumatlas::geo::{Crs, Detail, MultiPolygon, PreparedLayer, RegionIndex, Transform, prepare};
use sozialraumatlas::notice::Severity;
use sozialraumatlas::work::Work;

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

fn prepared(geometries: &[MultiPolygon<f64>]) -> PreparedLayer {
    let (layer, notices) = prepare(geometries, &Crs::from_epsg(25832).unwrap(), &Work::unattended()).unwrap();
    for notice in &notices {
        let text = notice.to_text(sozialraumatlas::text::Language::De);
        assert!(text.ends_with('.') && !text.contains("geo-"), "{text}");
        println!("{text}");
    }
    assert!(notices.iter().all(|notice| notice.severity != Severity::Error));
    layer
}

fn text(record: &shapefile::dbase::Record, field: &str) -> String {
    match record.get(field) {
        Some(shapefile::dbase::FieldValue::Character(Some(text))) => text.trim().to_owned(),
        other => panic!("{field}: {other:?}"),
    }
}

fn doubled_area(points: &[[f32; 2]]) -> f64 {
    let points: Vec<[f64; 2]> = points.iter().map(|point| point.map(f64::from)).collect();
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum()
}

/// Area of the rings of a region in square metres; holes count negative.
fn ring_area(detail: &Detail, region: usize) -> f64 {
    detail
        .region_ring_range(RegionIndex(region as u32))
        .map(|ring| doubled_area(&detail.ring_points(ring).collect::<Vec<_>>()) / 2.0)
        .sum()
}

fn triangle_area(corners: &[[f32; 2]], triangles: &[u32]) -> f64 {
    let corner = |position: u32| corners[position as usize];
    triangles
        .chunks_exact(3)
        .map(|triangle| {
            doubled_area(&[corner(triangle[0]), corner(triangle[1]), corner(triangle[2])]).abs() / 2.0
        })
        .sum()
}

/// Every arc with two sides is used once forward and once backward, every other arc once; simplified lines neither gape nor overlap:
/// the regions have together the area that the outline of all has.
fn check_details(layer: &PreparedLayer) {
    let full = &layer.details[0];
    for detail in &layer.details {
        let label = format!("{} m", detail.tolerance_m);
        assert_eq!(detail.ring_arcs, full.ring_arcs, "{label}");
        let mut uses = vec![[0; 2]; detail.arcs.len()];
        for reference in &detail.ring_arcs {
            let (arc, side) = if *reference < 0 { (!reference, 1) } else { (*reference, 0) };
            uses[arc as usize][side] += 1;
        }
        for (arc, uses) in detail.arcs.iter().zip(&uses) {
            assert!(arc.len >= 2, "{label}");
            assert_eq!(*uses, [i32::from(arc.left.is_some()), i32::from(arc.right.is_some())], "{label}");
        }
        let corners = detail.corner_points();
        let mut sum = 0.0;
        for region in 0..layer.shapes.len() {
            let rings = ring_area(detail, region);
            let triangles = detail.region_triangles(RegionIndex(region as u32));
            sum += rings;
            if layer.shapes[region].area_km2 == 0.0 {
                assert!(triangles.is_empty());
                continue;
            }
            assert!(triangles.len() >= 3, "region {region} has no triangle at {label}");
            let off = (triangle_area(&corners, triangles) - rings).abs();
            assert!(off <= rings * 2e-6 + 1.0, "region {region} at {label}: {off} m² of {rings} m²");
        }
        let outline: f64 = detail
            .arcs
            .iter()
            .filter(|arc| arc.right.is_none())
            .flat_map(|arc| detail.arc_points(arc).windows(2))
            .map(|pair| f64::midpoint(0.0, cross(pair[0], pair[1])))
            .sum();
        assert!((outline - sum).abs() <= 1e-9 * sum.abs() + 1.0, "{label}: {outline} and {sum}");
    }
}

fn cross(a: [f32; 2], b: [f32; 2]) -> f64 {
    f64::from(a[0]) * f64::from(b[1]) - f64::from(b[0]) * f64::from(a[1])
}

fn municipalities() -> Option<Vec<(MultiPolygon<f64>, shapefile::dbase::Record)>> {
    Some(zipped(&support::real_data("boundaries/vg250-2016-gemeinden.zip")?))
}

#[test]
fn germany_has_its_neighbours_areas_and_details() {
    let Some(records) = municipalities() else { return };
    let geometries: Vec<_> =
        records.into_iter().filter(|(_, record)| is_land(record)).map(|(geometry, _)| geometry).collect();
    assert_eq!(geometries.len(), 11_299);
    let layer = prepared(&geometries);
    // Counted independently from a map of every vertex to the regions that have it, at 1 mm; no other pair intersects.
    assert_eq!(layer.neighbours.regions.len(), 67_196);
    assert_eq!(
        layer.details.iter().map(|detail| detail.tolerance_m).collect::<Vec<_>>(),
        [0.0, 40.0, 160.0, 640.0]
    );
    check_details(&layer);
    let planar: f64 = geometries.iter().map(geo::Area::unsigned_area).sum();
    let full: f64 = (0..geometries.len()).map(|region| ring_area(&layer.details[0], region)).sum();
    assert!((full / planar - 1.0).abs() < 1e-8, "{full} {planar}");
    // Land area of Germany without its lakes and coastal waters of GF 2.
    let total: f64 = layer.shapes.iter().map(|shape| shape.area_km2).sum();
    assert!((total - 357_500.0).abs() < 1000.0, "{total}");
    for (region, shape) in layer.shapes.iter().enumerate() {
        assert!(
            geometries[region].contains(&geo::Point::from(shape.label_point)),
            "label of region {region}"
        );
        assert!(shape.label_radius_m > 0.0);
    }
    check_blobs(&layer);
    check_picks(&layer);
    // Mirrored links have the same length.
    let links = &layer.neighbours;
    for region in 0..geometries.len() {
        for link in links.starts[region] as usize..links.starts[region + 1] as usize {
            let other = links.regions[link].position();
            let row = links.starts[other] as usize..links.starts[other + 1] as usize;
            let back = row.clone().find(|back| links.regions[*back].position() == region).unwrap();
            assert_eq!(links.shared_border_m[link], links.shared_border_m[back]);
        }
    }
}

/// Land and water records of one municipality share borders, which are dissolved.
#[test]
fn records_of_one_municipality_become_one_region() {
    let Some(records) = municipalities() else { return };
    let mut by_key: BTreeMap<String, Vec<geo::Polygon<f64>>> = BTreeMap::new();
    for (geometry, record) in records {
        by_key.entry(text(&record, "AGS")).or_default().extend(geometry.0);
    }
    let geometries: Vec<_> = by_key.into_values().map(MultiPolygon::new).collect();
    let layer = prepared(&geometries);
    assert_eq!(layer.neighbours.regions.len(), 67_274);
    let planar: f64 = geometries.iter().flat_map(|geometry| &geometry.0).map(geo::Area::unsigned_area).sum();
    let full: f64 = (0..geometries.len()).map(|region| ring_area(&layer.details[0], region)).sum();
    assert!((full / planar - 1.0).abs() < 1e-8, "{full} {planar}");
    assert!(layer.details[0].arcs.iter().all(|arc| arc.left != arc.right));
}

fn check_blobs(layer: &PreparedLayer) {
    let base = decode_base(&encode_base(layer)).unwrap();
    assert!(base == PreparedLayer { details: Vec::new(), ..layer.clone() });
    for detail in &layer.details {
        let mut again = decode_lines(&encode_lines(detail)).unwrap();
        decode_triangles(&mut again, &encode_triangles(detail)).unwrap();
        assert!(again == *detail);
    }
}

fn check_picks(layer: &PreparedLayer) {
    let index = PickIndex::new(layer);
    for (region, shape) in layer.shapes.iter().enumerate().filter(|(_, shape)| !shape.extent.is_empty()) {
        assert_eq!(index.region_at(layer, shape.label_point), Some(RegionIndex(region as u32)));
    }
    assert_eq!(index.region_at(layer, [layer.extent.min[0] - 1.0, layer.extent.center()[1]]), None);
}

fn county() -> Option<Vec<(MultiPolygon<f64>, shapefile::dbase::Record)>> {
    let path = support::real_data("boundaries/luechow-dannenberg/ld_gemeinden_25832_utf8.shp")?;
    Some(polygons(shapefile::Reader::from_path(path).unwrap()))
}

#[test]
fn luechow_dannenberg_is_as_it_is() {
    let Some(records) = county() else { return };
    let names: Vec<String> = records.iter().map(|(_, record)| text(record, "GEN")).collect();
    let geometries: Vec<_> = records.iter().map(|(geometry, _)| geometry.clone()).collect();
    assert_eq!(geometries.len(), 29);
    let layer = prepared(&geometries);
    check_details(&layer);
    check_blobs(&layer);
    check_picks(&layer);
    let position = |name: &str| names.iter().position(|other| other == name).unwrap();
    let neighbours = |name: &str| {
        let row = &layer.neighbours.starts[position(name)..position(name) + 2];
        let row = row[0] as usize..row[1] as usize;
        let mut found: Vec<&str> =
            layer.neighbours.regions[row].iter().map(|region| names[region.position()].as_str()).collect();
        found.sort_unstable();
        found
    };
    println!("{:?}", neighbours("Lüchow (Wendland)"));
    assert!(neighbours("Lüchow (Wendland)").contains(&"Trebel"));
    assert!(neighbours("Trebel").contains(&"Lüchow (Wendland)"));
    assert!(!neighbours("Lüchow (Wendland)").contains(&"Neu Darchau"));
    let to_degrees =
        Transform::between(&Crs::from_epsg(25832).unwrap(), &Crs::from_epsg(4258).unwrap()).unwrap();
    let mut in_degrees = geometries.clone();
    to_degrees.multi_polygons(&mut in_degrees).unwrap();
    for (region, shape) in layer.shapes.iter().enumerate() {
        let geodesic = in_degrees[region].geodesic_area_signed().abs() / 1e6;
        let off = (shape.area_km2 / geodesic - 1.0).abs();
        assert!(off < 2e-6, "{}: {} and {geodesic} km²", names[region], shape.area_km2);
        assert!(geometries[region].contains(&geo::Point::from(shape.label_point)), "{}", names[region]);
    }
}

#[test]
fn dissolved_municipalities_are_the_county() {
    let Some(records) = county() else { return };
    let geometries: Vec<_> = records.iter().map(|(geometry, _)| geometry.clone()).collect();
    let layer = prepared(&geometries);
    let county = dissolve(&layer, &vec![Some(0); 29], 1);
    let planar: f64 = geometries.iter().map(geo::Area::unsigned_area).sum();
    assert!((geo::Area::unsigned_area(&county[0]) / planar - 1.0).abs() < 1e-7);
    assert!(geo::Validation::is_valid(&county[0]));
    assert!(county[0].0.iter().all(|part| part.interiors().is_empty()));
    let two: Vec<Option<u32>> = (0..29).map(|region| Some(region % 2)).collect();
    let halves = dissolve(&layer, &two, 2);
    assert!((halves.iter().map(geo::Area::unsigned_area).sum::<f64>() / planar - 1.0).abs() < 1e-7);
    for (region, shape) in layer.shapes.iter().enumerate() {
        let point = geo::Point::from(shape.label_point);
        assert!(halves[region % 2].contains(&point) && !halves[1 - region % 2].intersects(&point));
    }
    let detail = &layer.details[0];
    let border = arcs_between_groups(detail, |region| region.map(|_| 0));
    assert!(border.iter().all(|arc| detail.arcs[*arc as usize].right.is_none()));
    assert_eq!(border.len(), detail.arcs.iter().filter(|arc| arc.right.is_none()).count());
    assert_eq!(arcs_between_groups(detail, |region| region.map(|region| region.0)).len(), detail.arcs.len());
}

#[test]
fn cancelled_work_stops() {
    let work = Work::unattended();
    work.cancel();
    let square = geo::Rect::new([0.0, 0.0], [1000.0, 1000.0]).to_polygon();
    assert!(prepare(&[square.into()], &Crs::from_epsg(25832).unwrap(), &work).is_err());
}

/// A small layer with holes, an island, an enclave and a region without place.
fn sample_layer() -> PreparedLayer {
    let ring = |points: &[(f64, f64)]| geo::LineString::from(points.to_vec());
    let outer = ring(&[(0., 0.), (900., 0.), (950., 400.), (900., 900.), (0., 900.)]);
    let hole = ring(&[(300., 300.), (300., 600.), (600., 600.), (600., 300.)]);
    let right = ring(&[(900., 0.), (1900., 0.), (1800., 900.), (900., 900.), (950., 400.)]);
    let island = ring(&[(3000., 0.), (3100., 0.), (3050., 90.)]);
    let polygon = |outer: &geo::LineString<f64>| geo::Polygon::new(outer.clone(), Vec::new());
    prepared(&[
        geo::Polygon::new(outer, vec![hole.clone()]).into(),
        MultiPolygon::new(vec![polygon(&right), polygon(&island)]),
        polygon(&hole).into(),
        MultiPolygon::new(Vec::new()),
    ])
}

#[test]
fn a_sample_layer_survives_its_bytes() {
    let layer = sample_layer();
    check_details(&layer);
    check_blobs(&layer);
    check_picks(&layer);
    let index = PickIndex::new(&layer);
    assert_eq!(index.region_at(&layer, [450.0, 450.0]), Some(RegionIndex(2)));
    assert_eq!(index.region_at(&layer, [3050.0, 20.0]), Some(RegionIndex(1)));
    assert_eq!(index.region_at(&layer, [2500.0, 20.0]), None);
    let groups = dissolve(&layer, &[Some(0), None, Some(0), None], 2);
    assert_eq!(groups[0].0.len(), 1);
    assert!(groups[0].0[0].interiors().is_empty() && groups[1].0.is_empty());
    let with_hole = dissolve(&layer, &[Some(0), Some(0), None, None], 1);
    assert_eq!(with_hole[0].0.iter().map(|part| part.interiors().len()).sum::<usize>(), 1);
    assert_eq!(with_hole[0].0.len(), 2);
    assert!(geo::Validation::is_valid(&with_hole[0]));
}

/// Reads damaged bytes with every reader, with lines that fit and with lines that do not.
fn read_damaged(bytes: &[u8], detail: &Detail) {
    let _ = decode_base(bytes);
    let _ = decode_triangles(&mut detail.clone(), bytes);
    if let Ok(read) = decode_lines(bytes) {
        let _ = (
            read.corner_points(),
            read.corner_count(),
            PickIndex::new(&PreparedLayer { details: vec![read], ..sample_base() }),
        );
    }
}

fn sample_base() -> PreparedLayer {
    PreparedLayer {
        epsg: 25832,
        origin: [0.0; 2],
        extent: sozialraumatlas::geo::Extent::EMPTY,
        shapes: Vec::new(),
        neighbours: sozialraumatlas::geo::Neighbours::default(),
        details: Vec::new(),
    }
}

#[test]
fn truncated_bytes_are_refused() {
    let layer = sample_layer();
    let detail = &layer.details[0];
    for blob in [encode_base(&layer), encode_lines(detail), encode_triangles(detail)] {
        for end in 0..blob.len() {
            let cut = &blob[..end];
            assert!(decode_base(cut).is_err() && decode_lines(cut).is_err());
            assert!(decode_triangles(&mut detail.clone(), cut).is_err());
        }
        let mut newer = blob.clone();
        newer[3] = 99;
        assert!(decode_base(&newer).is_err() && decode_lines(&newer).is_err());
    }
}

proptest::proptest! {
    #[test]
    fn damaged_bytes_never_panic(kind in 0..3_usize, hits in proptest::collection::vec((0..10_000_usize, 0..=255_u8), 1..6)) {
        let layer = sample_layer();
        let detail = &layer.details[0];
        let mut blob = [encode_base(&layer), encode_lines(detail), encode_triangles(detail)][kind].clone();
        for (position, byte) in hits {
            let position = position % blob.len();
            blob[position] = byte;
        }
        read_damaged(&blob, detail);
    }

    #[test]
    fn noise_never_panics(mark in 0..3_usize, noise in proptest::collection::vec(0..=255_u8, 0..200)) {
        let mut blob = [*b"SRb\x01", *b"SRl\x01", *b"SRt\x01"][mark].to_vec();
        blob.extend(noise);
        read_damaged(&blob, &sample_layer().details[0]);
    }
}
