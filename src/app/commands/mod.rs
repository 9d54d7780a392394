//! Commands by area of the window: one closed enum each, with its faces and with what it does.

mod pages;
mod start;

pub use pages::{PagesCommand, text_field_id};
pub use start::StartCommand;
