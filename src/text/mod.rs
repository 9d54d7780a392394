//! German and English wording of window, pages and notices, and how numbers and dates are written.
//!
//! Wording stands in `assets/locales/<language>/*.ftl` (Project Fluent). Code names a wording by key and
//! hands over arguments; [`Message`] carries both until somebody wants to read it in a [`Language`].

mod bundle;
mod message;
mod numbers;
mod units;

pub use bundle::{Language, every_key, tr};
pub use message::{Argument, Message};
pub use numbers::{DecimalSign, format_count, format_number, parse_number_as, round_as_shown};
pub use units::unit_text;
