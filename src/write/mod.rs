//! Tables, layers and recipes out: CSV, XLSX, GeoJSON, TOML.
//!
//! Plain functions over a [`Table`] that the caller fills with values that may be shown (masked observations). No file is
//! opened here: the functions write into what they are given, so that a caller can write beside the target and rename.

mod csv_table;
mod error;
mod geojson_layer;
mod notes;
mod osm_pbf;
mod recipe;
mod table;
mod workbook;

pub use csv_table::{CsvDialect, csv};
pub use error::WriteError;
pub use geojson_layer::{geojson, geojson_places};
pub use notes::TableNotes;
pub use osm_pbf::osm_pbf;
pub use recipe::{plan_file, recipe};
pub use table::{Cell, Column, Table};
pub use workbook::{xlsx, xlsx_of_sheets};
