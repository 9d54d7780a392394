//! Raster tiles of a base map from a file of other programs: `MBTiles` (an SQLite database) or `PMTiles`.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::error::{StoreError, StoreErrorKind};
use super::pmtiles::{PmTiles, TileKind};
use crate::notice::Notice;
use crate::text::Message;

/// A tile of the usual grid: zoom, column from the west, row from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TileKey {
    /// Zoom; there are 2^zoom columns and rows.
    pub zoom: u8,
    /// Column from the west.
    pub x: u32,
    /// Row from the north.
    pub y: u32,
}

/// What a file of tiles says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TileAbout {
    /// Name of the map; the file's where it says none.
    pub name: String,
    /// Who must be named on it, without markup; may be empty.
    pub attribution: String,
    /// Coarsest zoom with tiles.
    pub min_zoom: u8,
    /// Finest zoom with tiles.
    pub max_zoom: u8,
}

/// An open file of tiles. A job opens its own.
#[derive(Debug)]
pub struct TileFile {
    tiles: Tiles,
    /// What it says about itself.
    pub about: TileAbout,
}

#[derive(Debug)]
enum Tiles {
    Database(Connection),
    Archive(Box<PmTiles>),
}

impl TileFile {
    /// Opens the file.
    ///
    /// # Errors
    /// Missing, no such file, no tiles in it, or tiles that are no pictures.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(refused(path, "store-tiles-missing"));
        }
        let mut file = if PmTiles::is_one(path) { open_archive(path) } else { open_database(path) }?;
        if file.about.name.is_empty() {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            file.about.name = stem.unwrap_or_default();
        }
        file.about.max_zoom = file.about.max_zoom.min(22);
        file.about.min_zoom = file.about.min_zoom.min(file.about.max_zoom);
        Ok(file)
    }

    /// The bytes of a tile's picture; `None` where the file has none, or cannot be read there.
    pub fn tile(&self, key: TileKey) -> Option<Vec<u8>> {
        match &self.tiles {
            Tiles::Archive(archive) => archive.tile(key).ok().flatten(),
            Tiles::Database(connection) => {
                // Rows are counted from the south in such files.
                let row = (1_u32 << key.zoom.min(31)).saturating_sub(1).saturating_sub(key.y);
                let tile = "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3";
                connection.query_row(tile, (key.zoom, key.x, row), |row| row.get(0)).optional().ok().flatten()
            }
        }
    }
}

fn refused(path: &Path, key: &'static str) -> StoreError {
    let message = Message::new(key).with("file", path);
    let notice = Notice::error(message).with_hint(Message::new("store-tiles-hint"));
    StoreErrorKind::Refused(Box::new(notice)).at(path)
}

fn open_archive(path: &Path) -> Result<TileFile, StoreError> {
    let archive = PmTiles::open(path).map_err(|_| refused(path, "store-tiles-none"))?;
    if archive.kind == TileKind::Other {
        return Err(refused(path, "store-tiles-vector"));
    }
    if archive.is_empty() {
        return Err(refused(path, "store-tiles-none"));
    }
    let [min_zoom, max_zoom] = archive.zooms;
    let [name, attribution] = &archive.said;
    let about =
        TileAbout { name: name.clone(), attribution: without_markup(attribution), min_zoom, max_zoom };
    Ok(TileFile { tiles: Tiles::Archive(Box::new(archive)), about })
}

fn open_database(path: &Path) -> Result<TileFile, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        Connection::open_with_flags(path, flags).map_err(|_| refused(path, "store-tiles-none"))?;
    let zooms = connection.query_row("SELECT min(zoom_level), max(zoom_level) FROM tiles", [], |row| {
        Ok((row.get::<_, Option<u8>>(0)?, row.get::<_, Option<u8>>(1)?))
    });
    let Ok((Some(min_zoom), Some(max_zoom))) = zooms else {
        return Err(refused(path, "store-tiles-none"));
    };
    let said = |name: &str| -> String {
        let value = "SELECT value FROM metadata WHERE name = ?1";
        connection.query_row(value, [name], |row| row.get(0)).unwrap_or_default()
    };
    if said("format").eq_ignore_ascii_case("pbf") {
        return Err(refused(path, "store-tiles-vector"));
    }
    let attribution = without_markup(&said("attribution"));
    let about = TileAbout { name: said("name"), attribution, min_zoom, max_zoom };
    Ok(TileFile { tiles: Tiles::Database(connection), about })
}

/// Attributions come as links; only their words are printed.
fn without_markup(text: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(c),
            _ => {}
        }
    }
    words.replace("&copy;", "©").replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributions_are_words() {
        let text =
            r#"&copy; <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors"#;
        assert_eq!(without_markup(text), "© OpenStreetMap contributors");
    }
}
