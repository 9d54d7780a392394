//! The panels of the window: each reads the state and pushes commands.

pub mod choose;
mod histogram;
pub mod drop_hint;
pub mod holdings;
pub mod import;
pub mod legend;
pub mod notices;
pub mod pages;
mod palette_picker;
pub mod path_field;
pub mod region;
pub mod right;
pub mod status;
pub mod table;
pub mod toasts;
pub mod top_bar;
pub mod welcome;
