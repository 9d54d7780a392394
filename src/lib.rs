//! Sozialraumatlas draws maps for integrated social planning, offline, from one project file.

pub mod classify;
pub mod disclosure;
pub mod geo;
pub mod model;
pub mod notice;
pub mod text;
pub mod work;
