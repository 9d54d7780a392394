//! The panels of the window: each reads the state and pushes commands.

pub mod choose;
mod classes;
mod colors;
pub mod drop_hint;
mod histogram;
pub mod holdings;
pub mod import;
pub mod legend;
pub mod notices;
pub mod page_paper;
mod page_parts;
mod page_text;
pub mod pages;
pub mod path_field;
mod period;
pub mod region;
pub mod right;
pub mod start;
pub mod status;
mod steps;
pub mod table;
pub mod toasts;
pub mod top_bar;
pub mod view_strip;
pub mod views;
pub mod welcome;
