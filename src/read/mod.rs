//! Files in: boundaries and tables become model values and notices; no file is trusted, none makes the program panic.
//!
//! - [`look_into`] says what files are.
//! - [`boundaries`] reads a shapefile or GeoJSON file as it is, [`select_regions`] makes regions of its records.
//! - [`indicator_table`] reads a table of values: long, wide, or a GENESIS layout table.
//! - [`join`] says which row belongs to which region of a level.
//! - [`point_table`] reads records with places, [`osm_roads`] and [`osm_places`] extracts of OpenStreetMap.
//! - [`catalogue`] reads what indicators mean.
#![warn(clippy::indexing_slicing)]

mod boundaries;
mod bytes;
mod catalogue;
mod columns;
mod dbf;
mod encoding;
mod error;
mod error_notice;
mod genesis;
mod genesis_header;
mod genesis_keys;
mod geojson_areas;
mod grid;
mod grid_id;
mod join;
mod layer_files;
mod long;
mod near;
mod number_column;
mod osm;
mod plan;
mod points;
mod preview;
mod recipe;
mod recognise;
mod recognise_text;
mod regions;
mod rings;
mod shp;
mod shp_points;
mod signs;
mod suggest;
mod table;
mod wide;
mod workbook;

pub use boundaries::{BoundaryFile, BoundaryReadOptions, BoundaryRecords, Field, boundaries};
pub use catalogue::catalogue;
pub use error::{FileKind, GenesisProblem, GeometryClass, Problem, ReadError};
pub use grid::TextOptions;
pub use grid_id::grid_cell;
pub use join::{Join, JoinTarget, OtherRegion, UnmatchedRow, cell_of, join};
pub use number_column::{NumberColumn, number_column};
pub use osm::{FoundPlace, OsmProblem, TagRule, osm_places, osm_roads};
pub use plan::plan_file;
pub use points::{PointRow, PointTable, point_table};
pub use preview::{TablePreview, table_preview};
pub use recipe::recipe;
pub use recognise::{ContentKind, Found, look_into};
pub use regions::{RegionCounts, RegionSelection, RegionSet, select_regions};
pub use suggest::{as_title, key_columns, key_field, level_name, name_field, year_in};
pub use table::{IndicatorTable, RowLevel, TableFormat, TableReadOptions, TableRow, indicator_table};
