//! The sheet: a finished map page as plain data, composed from what the map shows.
//!
//! Reads no file, clock or database: the same input gives the same sheet.

mod bivariate_legend;
mod block;
pub mod choropleth;
pub mod classing;
mod compose;
pub mod contents;
pub mod contrast;
mod describe;
mod dynamics_marks;
pub mod font;
mod footer;
mod header;
mod highlight;
mod label_room;
mod labels;
mod legend;
mod legend_place;
mod lines;
mod map_face;
mod measures;
mod method_contents;
mod method_example;
mod method_page;
mod method_words;
mod names;
pub mod page;
pub mod palette;
mod panels_page;
mod panels_side;
mod ranking;
pub mod reach;
mod reach_contents;
mod reach_face;
pub mod reach_page;
mod reach_words;
mod reading;
mod relation;
mod strip;
pub mod symbols;
mod type_profiles;
pub mod typology;
mod unknown_letters;
mod value_form;
pub mod vision;
mod wording;

pub use crate::model::Logo;
pub use crate::model::layout::MAX_EDGE_PX;
pub use choropleth::{Choropleth, Fill, Mark, choropleth, palette_in_use};
pub use compose::{PageOptions, compose};
pub use contents::{
    Audience, AxisBounds, BivariateContents, FormContents, LisaContents, MapContents, ParentRegions,
    RelationContents, TypologyContents, TypologyMoves, WithoutDynamics,
};
pub use contrast::{Weakness, weaknesses};
pub use map_face::{ground_per_map_unit, map_face, shown_extent};
pub use method_contents::{MethodContents, MethodFirmness, MethodIndicator, MethodRegion, NotRated};
pub use method_page::method_page;
pub use page::{Item, MapFace, MapTransform, Rect, Role, Shape, Sheet};
pub use palette::{Color, Direction, Palette, PaletteKind, palette};
pub use panels_page::{PanelChange, PanelsDifferIn, TypologyPanels, panels_page};
pub use reach::{ReachColors, reach_indicator, worded};
pub use reach_contents::{ReachBand, ReachCell, ReachContents, ReachKind, ReachRegion, ReachSite};
pub use reach_face::{map_areas, symbol_of_kind};
pub use reach_words::{ReachWords, group_words};
pub use typology::{class_colors, dynamics_key, dynamics_symbol, typology_head};
pub use vision::Vision;
pub use wording::{named_with_unit, own_words};
