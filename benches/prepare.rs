//! Measures the preparation of Germany's municipalities stage by stage: `cargo bench --bench prepare`.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Instant;

use geo_types::MultiPolygon;
use sozialraumatlas::geo::encode::{
    decode_base, decode_lines, decode_triangles, encode_base, encode_lines, encode_triangles,
};
use sozialraumatlas::geo::outline::dissolve;
use sozialraumatlas::geo::pick::PickIndex;
use sozialraumatlas::geo::{Crs, Transform, prepare};
use sozialraumatlas::work::Work;

fn main() {
    let Some(root) = std::env::var_os("SOZIALRAUMATLAS_TEST_DATA") else {
        println!("skipped: SOZIALRAUMATLAS_TEST_DATA is not set");
        return;
    };
    let path = PathBuf::from(root).join("boundaries/vg250-2016-gemeinden.zip");
    let geometries = municipalities(&path);
    let vertices: usize = geometries
        .iter()
        .flat_map(|g| &g.0)
        .map(|p| p.exterior().0.len() + p.interiors().iter().map(|r| r.0.len()).sum::<usize>())
        .sum();
    println!("{} regions, {vertices} vertices, {} threads", geometries.len(), rayon::current_num_threads());
    let crs = Crs::from_epsg(25832).unwrap();
    let mut moved = geometries.clone();
    let start = Instant::now();
    Transform::between(&crs, &Crs::from_epsg(25833).unwrap()).unwrap().multi_polygons(&mut moved).unwrap();
    println!("transform to another zone {:.0?}", start.elapsed());
    drop(moved);
    for run in 0..5 {
        let stages: &'static Mutex<Vec<(&'static str, Instant, u64)>> = Box::leak(Box::default());
        let work =
            Work::with_listener(|stage, _| stages.lock().unwrap().push((stage, Instant::now(), cpu_ms())));
        let (start, cpu) = (Instant::now(), cpu_ms());
        let (layer, notices) = prepare(&geometries, &crs, &work).unwrap();
        let total = start.elapsed();
        print!("prepare {} ms ({} ms of CPU):", total.as_millis(), cpu_ms() - cpu);
        for pair in stages.lock().unwrap().windows(2) {
            print!(
                " {} {} ms ({} of CPU),",
                pair[0].0,
                (pair[1].1 - pair[0].1).as_millis(),
                pair[1].2 - pair[0].2
            );
        }
        println!(" neighbours {}", layer.neighbours.regions.len());
        if run < 4 {
            continue;
        }
        for notice in notices {
            println!("  {}", notice.to_text(sozialraumatlas::text::Language::De));
        }
        for detail in &layer.details {
            let start = Instant::now();
            let lines = encode_lines(detail);
            let triangles = encode_triangles(detail);
            let encoded = start.elapsed();
            let start = Instant::now();
            let mut again = decode_lines(&lines).unwrap();
            let decoded_lines = start.elapsed();
            let start = Instant::now();
            decode_triangles(&mut again, &triangles).unwrap();
            let decoded_triangles = start.elapsed();
            assert!(again == *detail);
            println!(
                "detail {:>5} m: {:>8} points {:>8} triangles, lines {:>5} kB, triangles {:>5} kB, encode {encoded:.1?}, decode {decoded_lines:.1?} + {decoded_triangles:.1?}",
                detail.tolerance_m,
                detail.points.len(),
                detail.triangles.len() / 3,
                lines.len() / 1000,
                triangles.len() / 1000
            );
        }
        let start = Instant::now();
        let outline = dissolve(&layer, &vec![Some(0); geometries.len()], 1);
        println!("dissolve to one outline of {} parts {:.1?}", outline[0].0.len(), start.elapsed());
        let base = encode_base(&layer);
        let start = Instant::now();
        decode_base(&base).unwrap();
        println!("base {} kB, decode {:.1?}", base.len() / 1000, start.elapsed());
        let start = Instant::now();
        let index = PickIndex::new(&layer);
        println!("pick index {:.1?}", start.elapsed());
        let start = Instant::now();
        let mut hits = 0;
        let picks = 10_000;
        for step in 0..picks {
            let along = f64::from(step) / f64::from(picks);
            let x = layer.extent.min[0] + layer.extent.width() * (along * 97.0).fract();
            let y = layer.extent.min[1] + layer.extent.height() * along;
            hits += usize::from(index.region_at(&layer, [x, y]).is_some());
        }
        println!("pick {:.2?} each, {hits} of {picks} hit", start.elapsed() / picks);
    }
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        for line in status.lines().filter(|line| line.starts_with("VmHWM")) {
            println!("{line}");
        }
    }
}

/// Processor time of all threads so far; the clock alone says little on a busy machine.
fn cpu_ms() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let words: Vec<&str> = after_name.split_whitespace().collect();
    let ticks = |position: usize| words.get(position).and_then(|word| word.parse::<u64>().ok()).unwrap_or(0);
    // After the name come the state and ten other words, then user and system time in hundredths of a second.
    (ticks(11) + ticks(12)) * 10
}

fn municipalities(path: &std::path::Path) -> Vec<MultiPolygon<f64>> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut read = |suffix: &str| {
        let name = archive
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .find(|name| name.ends_with(suffix))
            .unwrap();
        let mut bytes = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        Cursor::new(bytes)
    };
    let shapes = shapefile::ShapeReader::new(read(".shp")).unwrap();
    let table = shapefile::dbase::Reader::new(read(".dbf")).unwrap();
    let mut reader = shapefile::Reader::new(shapes, table);
    reader
        .iter_shapes_and_records_as::<shapefile::Polygon, shapefile::dbase::Record>()
        .map(Result::unwrap)
        .filter(|(_, record)| matches!(record.get("GF"), Some(shapefile::dbase::FieldValue::Numeric(Some(kind))) if *kind == 4.0))
        .map(|(shape, _)| MultiPolygon::<f64>::try_from(shape).unwrap())
        .collect()
}
