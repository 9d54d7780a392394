//! The panels of the window: each reads the state and pushes commands.

pub mod choose;
mod classes;
mod colors;
pub mod drop_hint;
mod histogram;
pub mod holdings;
pub mod import;
mod indicator_card;
mod indicator_row;
mod indicators;
pub mod legend;
pub mod notices;
pub mod pages;
pub mod path_field;
mod period;
pub mod region;
pub mod right;
mod spark;
pub mod status;
pub mod table;
pub mod toasts;
pub mod top_bar;
pub mod trend;
pub mod views;
pub mod welcome;
