//! Sozialraumatlas draws maps for integrated social planning, offline, from one project file.

pub mod app;
pub mod classify;
pub mod cli;
pub mod disclosure;
pub mod geo;
pub mod limits;
pub mod model;
pub mod notice;
pub mod read;
pub mod render;
pub mod sample;
pub mod sheet;
pub mod store;
pub mod tasks;
pub mod text;
pub mod work;
pub mod write;
