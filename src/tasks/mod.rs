//! Open, import, load, export, check: the plain functions that window and command line share.

mod area_list;
mod areas;
mod before;
mod boundaries;
mod catalogue;
mod check;
mod classes;
mod clock;
mod cuts;
mod error;
mod export;
mod export_file;
mod export_shown;
mod indicators;
mod layers;
mod load;
mod logo;
mod masking;
mod page;
pub mod reach;
mod relation;
mod sample;
mod sample_ground;
mod series;
mod session;
mod spatial;
mod suggest;
mod swap;
pub mod typology;
mod value_form;
mod values;
mod views;

pub use area_list::{Area, AreaList, list_areas};
pub use before::values_before;
pub use boundaries::{BoundaryImport, BoundaryReport, import_boundaries};
pub use catalogue::{CatalogueImport, CatalogueReport, import_catalogue};
pub use check::{Finding, check_project};
pub use classes::{
    ColumnRequest, class_labels, classify_values, column_of_file, palette_named, palette_names, text_options,
};
pub use clock::{day_of, seconds_now, today};
pub use error::TaskError;
pub use export::{ExportOptions, ExportSubject, export_table};
pub use export_shown::{ShownTable, export_shown};
pub use indicators::{IndicatorImport, IndicatorReport, import_indicators};
pub use layers::{look_into, read_boundaries, read_points};
pub use load::{
    DetailChoice, LoadOptions, LoadedBehind, check_map, level_named, level_of_indicator, load_map,
    load_map_and_typology, map_level,
};
pub use logo::read_logo;
pub use page::{PageOutput, export_page, write_beside, write_page};
pub use relation::significance_limit;
pub use sample::{SampleProject, write_sample};
pub use sample_ground::write_sample_roads;
pub use series::{Change, IndicatorSeries, SeriesCell, SeriesReference, load_series};
pub use session::{OpenFor, Session, findings_after_crash, new_project, open, save_copy, write_project};
pub use spatial::{Autocorrelation, Neighbourhood, autocorrelation, group_segregation, neighbour_weights};
pub use suggest::{TableFit, best_fit, columns_with_keys, level_outlines, levels_with_boundaries};
pub use swap::{KeptCopy, keep_copy, scratch_project, swap_with_copy};
pub use values::{RegionValues, region_values, region_values_in_form};
pub use views::{export_views, file_name_of, small_page};

pub use crate::read::{NumberColumn, RegionSelection, TableFormat, TableReadOptions, TextOptions};
pub use crate::sheet::Audience;
pub use crate::store::ConflictRule;
pub use crate::write::{Cell, Table};
