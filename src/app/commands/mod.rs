//! Commands by area: each area has one closed list of its own, which [`super::command::Command`] carries.

pub mod map;
