//! Commands by area of the window: one closed enum each, with its faces and with what it does.

mod pages;

pub use pages::{PagesCommand, text_field_id};
