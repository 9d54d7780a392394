//! The sheet: a finished map page as plain data, composed from what the map shows.
//!
//! Reads no file, clock or database: the same input gives the same sheet.

pub mod choropleth;
pub mod contents;
pub mod font;
mod interim;
pub mod page;
pub mod palette;

pub use choropleth::{Choropleth, Fill, choropleth};
pub use contents::{Audience, MapContents, ParentRegions};
pub use page::{Item, MapFace, MapTransform, Rect, Role, Shape, Sheet};
pub use palette::{Color, Palette, PaletteKind, palette};
