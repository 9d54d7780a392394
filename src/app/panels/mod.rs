//! The panels of the window: each reads the state and pushes commands.

pub mod choose;
mod classes;
mod colors;
pub mod drop_hint;
pub mod help;
mod histogram;
pub mod history;
pub mod holdings;
pub mod import;
pub mod legend;
pub mod menu;
pub mod notices;
pub mod overlay;
pub mod pages;
pub mod palette;
pub mod path_field;
mod period;
pub mod region;
pub mod right;
pub mod status;
pub mod table;
pub mod toasts;
pub mod top_bar;
pub mod views;
pub mod welcome;
