//! Pages as pictures: seams, bytes, metadata, well-formed SVG.

#[path = "support/example_maps.rs"]
mod example_maps;
#[path = "support/mod.rs"]
mod support;

use std::path::PathBuf;
use std::time::Instant;

use example_maps::ExampleMap;
use sozialraumatlas::render::{RasterOptions, png, svg};
use sozialraumatlas::sheet::{PageOptions, compose};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

fn options(size_px: (u32, u32), dpi: u32) -> PageOptions {
    PageOptions { language: Language::De, size_px, dpi }
}

/// Writes pages to `target/pages` to be looked at: `PAGES=small,sample,03354,03,de SIZES=1920x1080,2480x3508 cargo test
/// --release --test render -- --ignored look`.
#[test]
#[ignore = "writes pictures for the eye, asserts nothing"]
fn look_at_pages() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pages");
    std::fs::create_dir_all(&folder).unwrap();
    let list = |name: &str, default: &str| -> Vec<String> {
        std::env::var(name).unwrap_or(default.to_owned()).split(',').map(str::to_owned).collect()
    };
    for name in list("PAGES", "small,03354") {
        let example: Option<ExampleMap> = match name.as_str() {
            "small" => Some(example_maps::small_county(5, 4)),
            "sample" => Some(example_maps::sample_county()),
            "de" => example_maps::real_municipalities(""),
            key => example_maps::real_municipalities(key),
        };
        let Some(example) = example else { continue };
        for size in list("SIZES", "1920x1080") {
            let (width, height) = size.split_once('x').unwrap();
            let size_px: (u32, u32) = (width.parse().unwrap(), height.parse().unwrap());
            let started = Instant::now();
            let dpi = if size_px.0.min(size_px.1) > 2400 { 300 } else { 96 };
            let (sheet, notices) = compose(&example.contents, &example.map, &options(size_px, dpi));
            let composed = started.elapsed();
            let started = Instant::now();
            let bytes = png(&sheet, &RasterOptions::of(&sheet), &Work::unattended()).unwrap();
            let drawn = started.elapsed();
            println!(
                "{name} {size}: compose {composed:.0?}, png {drawn:.0?}, {} kB, {} items, notices {notices:?}",
                bytes.len() / 1000,
                sheet.items.len()
            );
            std::fs::write(folder.join(format!("{name}-{size}.png")), bytes).unwrap();
            if std::env::var_os("SVG").is_some() {
                let started = Instant::now();
                let text = svg(&sheet);
                println!("  svg {:.0?}, {} kB", started.elapsed(), text.len() / 1000);
                std::fs::write(folder.join(format!("{name}-{size}.svg")), text).unwrap();
            }
        }
    }
}
