//! A base map from a file: switched on, drawn, switched off, refused.

use std::io::Cursor;
use std::path::Path;

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::{Command, FilePurpose};
use sozialraumatlas::app::commands::BaseMapCommand;
use sozialraumatlas::text::Language;

use crate::scene::Scene;

/// A file with one-coloured tiles of Central Europe.
fn tiles(path: &Path, format: &str) {
    let file = rusqlite::Connection::open(path).expect("a file");
    file.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
         INSERT INTO metadata VALUES ('name', 'Probekarte'), ('attribution', '<a>© Amt</a>');",
    )
    .expect("tables");
    file.execute("INSERT INTO metadata VALUES ('format', ?1)", [format]).expect("written");
    let mut picture = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(256, 256, image::Rgb([120, 160, 200]))
        .write_to(&mut picture, image::ImageFormat::Png)
        .expect("a picture");
    for zoom in 4_u32..=6 {
        let count = 1_u32 << zoom;
        for column in count / 2..count * 9 / 16 {
            for row in count / 4..count / 2 {
                let south = count - 1 - row;
                file.execute(
                    "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)",
                    (zoom, column, south, picture.get_ref()),
                )
                .expect("written");
            }
        }
    }
}

#[test]
fn a_base_map_is_switched_on_and_off() {
    let mut scene = Scene::open();
    let path = scene.folder.path().join("probe.mbtiles");
    tiles(&path, "png");
    let scale = scene.window().canvas.camera.metres_per_point();
    scene.run(Command::UseFile(FilePurpose::BaseMap, path));
    assert!(scene.harness.query_by_label("offline · Grundkarte: Probekarte").is_some());
    let base = scene.window().canvas.base_map.as_ref().expect("a base map");
    assert_eq!(base.about.attribution, "© Amt");
    assert_eq!((base.about.min_zoom, base.about.max_zoom), (4, 6));
    assert!(base.wanted().is_empty(), "every tile of the view is there: {:?}", base.wanted());
    assert!(base.pictures() > 0, "the tiles of the view are pictures");
    assert_eq!(scene.window().canvas.camera.metres_per_point(), scale, "nothing jumps");
    scene.run(Command::BaseMap(BaseMapCommand::Close));
    assert!(scene.window().canvas.base_map.is_none());
    assert!(scene.harness.query_by_label_contains("Grundkarte aus").is_some());
}

#[test]
fn what_is_no_base_map_is_refused_in_words() {
    for (name, format) in [("vektor.mbtiles", Some("pbf")), ("kaputt.mbtiles", None)] {
        let mut scene = Scene::open();
        let path = scene.folder.path().join(name);
        match format {
            Some(format) => tiles(&path, format),
            None => std::fs::write(&path, b"das sind keine Kacheln").expect("written"),
        }
        scene.run(Command::UseFile(FilePurpose::BaseMap, path));
        assert!(scene.window().canvas.base_map.is_none());
        let notice = scene.window().state.notices.first().expect("a notice");
        assert!(notice.message.to_text(Language::De).contains(name), "{notice:?}");
        assert!(notice.hint.is_some());
    }
}
