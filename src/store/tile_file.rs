//! Raster tiles of a base map from an `MBTiles` file (an SQLite database of other programs).

use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::error::{StoreError, StoreErrorKind};
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
    connection: Connection,
    /// What it says about itself.
    pub about: TileAbout,
}

impl TileFile {
    /// Opens the file.
    ///
    /// # Errors
    /// Missing, no database, no tiles in it, or tiles that are no pictures.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let refused = |key, hint| {
            let message = Message::new(key).with("file", path);
            StoreErrorKind::Refused(Box::new(Notice::error(message).with_hint(Message::new(hint)))).at(path)
        };
        if !path.is_file() {
            return Err(refused("store-tiles-missing", "store-tiles-hint"));
        }
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|_| refused("store-tiles-none", "store-tiles-hint"))?;
        let zooms = connection.query_row("SELECT min(zoom_level), max(zoom_level) FROM tiles", [], |row| {
            Ok((row.get::<_, Option<u8>>(0)?, row.get::<_, Option<u8>>(1)?))
        });
        let Ok((Some(min_zoom), Some(max_zoom))) = zooms else {
            return Err(refused("store-tiles-none", "store-tiles-hint"));
        };
        let said = |name: &str| -> String {
            let value = "SELECT value FROM metadata WHERE name = ?1";
            connection.query_row(value, [name], |row| row.get(0)).unwrap_or_default()
        };
        if said("format").eq_ignore_ascii_case("pbf") {
            return Err(refused("store-tiles-vector", "store-tiles-hint"));
        }
        let file_name = || path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let name = Some(said("name")).filter(|name| !name.is_empty()).or_else(file_name);
        let about = TileAbout {
            name: name.unwrap_or_default(),
            attribution: without_markup(&said("attribution")),
            min_zoom,
            max_zoom: max_zoom.min(22),
        };
        Ok(Self { connection, about })
    }

    /// The bytes of a tile's picture; `None` where the file has none.
    ///
    /// # Errors
    /// The file cannot be read any more.
    pub fn tile(&self, key: TileKey) -> Result<Option<Vec<u8>>, rusqlite::Error> {
        // Rows are counted from the south in such files.
        let row = (1_u32 << key.zoom.min(31)).saturating_sub(1).saturating_sub(key.y);
        let tile = "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3";
        self.connection.query_row(tile, (key.zoom, key.x, row), |row| row.get(0)).optional()
    }
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
