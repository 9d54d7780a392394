//! Pages as pictures: seams, bytes, metadata, well-formed SVG.

#![allow(clippy::unwrap_used)] // in helpers of tests, too

#[path = "support/example_maps.rs"]
mod example_maps;
#[path = "support/mod.rs"]
mod support;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use example_maps::ExampleMap;
use sozialraumatlas::geo::Extent;
use sozialraumatlas::render::{RasterOptions, RenderError, image, map_image, png, svg};
use sozialraumatlas::sheet::page::Paint;
use sozialraumatlas::sheet::{Color, MapFace, PageOptions, compose};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

fn options(size_px: (u32, u32), dpi: u32) -> PageOptions {
    PageOptions { language: Language::De, size_px, dpi, made_on: None }
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
            let mut example = ExampleMap {
                name: String::new(),
                contents: example.contents.clone(),
                map: example.map.clone(),
            };
            if std::env::var_os("INTERNAL").is_some() {
                example.contents.audience = sozialraumatlas::sheet::Audience::Internal;
                example.contents.banner = "Beispieldaten, frei erfunden".to_owned();
            }
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

#[test]
fn the_same_sheet_gives_the_same_bytes_on_any_number_of_threads() {
    let example = example_maps::small_county(9, 7);
    let (sheet, _) = compose(&example.contents, &example.map, &options((1200, 800), 96));
    let draw = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| png(&sheet, &RasterOptions::of(&sheet), &Work::unattended()).unwrap())
    };
    let once = draw(1);
    assert!(once == draw(1) && once == draw(4));
}

#[test]
fn the_picture_is_the_png() {
    let example = example_maps::small_county(4, 3);
    let (sheet, _) = compose(&example.contents, &example.map, &options((640, 360), 96));
    let options = RasterOptions::of(&sheet);
    let picture = image(&sheet, &options, &Work::unattended()).unwrap();
    let bytes = png(&sheet, &options, &Work::unattended()).unwrap();
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut rgb).unwrap();
    let expected: Vec<u8> = picture.pixels.chunks_exact(4).flat_map(|pixel| pixel[..3].to_vec()).collect();
    assert!(rgb == expected);
}

#[test]
fn a_png_says_its_resolution_and_what_it_shows() {
    let example = example_maps::small_county(4, 3);
    let (sheet, _) = compose(&example.contents, &example.map, &options((1240, 877), 300));
    let bytes = png(&sheet, &RasterOptions::of(&sheet), &Work::unattended()).unwrap();
    let reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let info = reader.info();
    let dims = info.pixel_dims.unwrap();
    assert_eq!((info.width, info.height), (1240, 877));
    assert_eq!((dims.xppu, dims.yppu, dims.unit), (11811, 11811, ::png::Unit::Meter));
    assert!(info.srgb.is_some());
    let text = |keyword: &str| {
        let chunk = info.utf8_text.iter().find(|chunk| chunk.keyword == keyword).unwrap();
        chunk.get_text().unwrap()
    };
    assert_eq!(text("Title"), "Unter 18-Jährige je 100 Einwohner im Landkreis Erfunden");
    assert!(text("Description").contains("kamen in"), "{}", text("Description"));
}

/// A face of the whole layer without borders, in the given paints, one after the other.
fn bare_face(example: &ExampleMap, colors: &[Color]) -> MapFace {
    let (sheet, _) = compose(&example.contents, &example.map, &options((800, 600), 96));
    let mut face = sheet.map_face().unwrap().clone();
    face.borders.clear();
    face.ground = Color::PAPER;
    face.paints = colors.iter().map(|color| Paint::from(*color)).collect();
    let regions = example.contents.regions.len();
    face.paint_of = Arc::new((0..regions).map(|region| (region % colors.len()) as u16).collect());
    face
}

#[test]
fn neighbours_never_gape() {
    let example = example_maps::sample_county();
    let layer = &example.contents.layer;
    // Well inside the layer, so that no pixel belongs to the outside.
    let shown = sozialraumatlas::sheet::shown_extent(&example.contents);
    let middle = shown.center();
    let reach = shown.width().min(shown.height()) * 0.3;
    let inner =
        Extent { min: [middle[0] - reach, middle[1] - reach], max: [middle[0] + reach, middle[1] + reach] };
    assert!(layer.extent.contains(inner.min) && layer.extent.contains(inner.max));
    let check = |colors: &[Color], low: u8, high: u8| {
        for size in [97, 400, 1031] {
            let face = bare_face(&example, colors);
            let picture = map_image(&face, inner, (size, size), &Work::unattended()).unwrap();
            let deviating = picture
                .pixels
                .chunks_exact(4)
                .filter(|pixel| pixel[..3].iter().any(|channel| *channel < low || *channel > high))
                .count();
            assert_eq!(deviating, 0, "{size} px, {colors:?}");
        }
    };
    let grey = |value: u32| Color::hex(value * 0x01_01_01);
    check(&[grey(20)], 20, 20);
    check(&[grey(20), grey(20), grey(20)], 20, 20);
    check(&[grey(20), grey(60), grey(35)], 20, 60);
}

#[test]
fn an_svg_is_well_formed_and_has_one_path_per_region() {
    for mut example in [example_maps::small_county(5, 4), example_maps::sample_county()] {
        example.map.title = Some("Kinder & Jugendliche <unter 18>".to_owned());
        let (sheet, _) = compose(&example.contents, &example.map, &options((1920, 1080), 96));
        let text = svg(&sheet);
        let document = roxmltree::Document::parse(&text).unwrap();
        let paths: Vec<_> =
            document.descendants().filter(|node| node.attribute("data-key").is_some()).collect();
        let keys: std::collections::BTreeSet<_> =
            paths.iter().filter_map(|node| node.attribute("data-key")).collect();
        assert_eq!(paths.len(), keys.len());
        for (region, shown) in example.contents.regions.iter().zip(example.contents.shown.iter()) {
            assert!(!shown || keys.contains(region.key.as_str()), "{} is missing", region.name);
        }
        assert!(paths.iter().all(|path| path.children().any(|child| child.has_tag_name("title"))));
        let title = document.descendants().find(|node| node.has_tag_name("title")).unwrap();
        assert_eq!(title.text(), Some("Kinder & Jugendliche <unter 18>"));
        let targets: std::collections::BTreeSet<_> =
            document.descendants().filter_map(|node| node.attribute("id")).collect();
        for node in document.descendants() {
            if let Some(target) = node.attribute("href").and_then(|target| target.strip_prefix('#')) {
                assert!(targets.contains(target), "{target} is not defined");
            }
        }
    }
}

#[test]
fn impossible_sizes_are_refused_and_cancelling_stops() {
    let example = example_maps::small_county(3, 2);
    let (sheet, _) = compose(&example.contents, &example.map, &options((400, 300), 96));
    let size = |width_px, height_px| RasterOptions { width_px, height_px, dpi: 96 };
    assert!(matches!(png(&sheet, &size(0, 10), &Work::unattended()), Err(RenderError::Size(0, 10))));
    assert!(matches!(png(&sheet, &size(20_000, 10), &Work::unattended()), Err(RenderError::Size(..))));
    let work = Work::unattended();
    work.cancel();
    assert!(matches!(png(&sheet, &size(400, 300), &work), Err(RenderError::Cancelled(_))));
}

#[test]
fn a_map_with_many_patterns_shows_every_one() {
    use sozialraumatlas::sheet::page::{Pattern, Shape};
    let example = example_maps::small_county(3, 3);
    let (sheet, _) = compose(&example.contents, &example.map, &options((1200, 800), 96));
    let face = sheet.items.iter().find_map(|item| match &item.shape {
        Shape::Map(face) => Some(face),
        _ => None,
    });
    let mut face: MapFace = (**face.unwrap()).clone();
    // Nine regions, each with lines of a colour of its own; more than one buffer has channels for.
    let line = |number: usize| Color { r: 10, g: 20 * number as u8, b: 200 };
    face.paints = (0..9)
        .map(|number| Paint { color: Color::PAPER, pattern: Some((Pattern::Close, line(number))) })
        .collect();
    face.paint_of = Arc::new((0..example.contents.regions.len()).map(|region| (region % 9) as u16).collect());
    face.borders.clear();
    let extent = sozialraumatlas::sheet::shown_extent(&example.contents);
    let picture = map_image(&face, extent, (1200, 800), &Work::unattended()).unwrap();
    for number in 0..9 {
        let wanted = line(number);
        let is_line = |pixel: &&[u8]| {
            pixel[0].abs_diff(wanted.r) < 40
                && pixel[1].abs_diff(wanted.g) < 9
                && pixel[2].abs_diff(wanted.b) < 40
        };
        let found = picture.pixels.chunks_exact(4).filter(is_line).count();
        assert!(found > 50, "lines of colour {number}: {found} pixels");
    }
}
