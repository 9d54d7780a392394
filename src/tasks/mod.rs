//! Open, import, load, export, check: the plain functions that window and command line share.

mod areas;
mod boundaries;
mod check;
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
pub use check::{Finding, check_project};
pub use error::TaskError;
pub use export::{ExportOptions, ExportSubject, export_table};
pub use indicators::{IndicatorImport, IndicatorReport, import_catalogue, import_indicators};
pub use load::{DetailChoice, LoadOptions, load_map, map_level};
pub use page::{PageOutput, export_page, write_beside};
pub use sample::{SampleProject, write_sample};
pub use session::{OpenFor, Session, new_project, open, write_project};
pub use values::{RegionValues, region_values};
