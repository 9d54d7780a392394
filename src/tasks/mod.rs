//! Open, import, load, export, check: the plain functions that window and command line share.

mod areas;
mod boundaries;
mod catalogue;
mod check;
mod classes;
mod clock;
mod error;
mod export;
mod indicators;
mod load;
mod masking;
mod page;
mod sample;
mod session;
mod values;

pub use boundaries::{BoundaryImport, BoundaryReport, import_boundaries};
pub use catalogue::{CatalogueImport, CatalogueReport, import_catalogue};
pub use check::{Finding, check_project};
pub use classes::{
    ColumnRequest, class_labels, classify_values, column_of_file, palette_named, palette_names, text_options,
};
pub use clock::today;
pub use error::TaskError;
pub use export::{ExportOptions, ExportSubject, export_table};
pub use indicators::{IndicatorImport, IndicatorReport, import_indicators};
pub use load::{DetailChoice, LoadOptions, check_map, level_named, level_of_indicator, load_map, map_level};
pub use page::{PageOutput, export_page, write_beside};
pub use sample::{SampleProject, write_sample};
pub use session::{OpenFor, Session, findings_after_crash, new_project, open, save_copy, write_project};
pub use values::{RegionValues, region_values};

pub use crate::read::{NumberColumn, RegionSelection, TableFormat, TableReadOptions, TextOptions};
pub use crate::sheet::Audience;
pub use crate::store::ConflictRule;
