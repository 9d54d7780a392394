//! Commands by area of the window: one closed enum each, with its faces and with what it does.

pub mod classes;
