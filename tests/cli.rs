//! The command line as scripts use it: shapes of the output, exit status, and that a failure changes nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

mod support;

#[path = "cli/imports.rs"]
mod imports;
#[path = "cli/makes.rs"]
mod makes;
#[path = "cli/office.rs"]
mod office;
#[path = "cli/refused.rs"]
mod refused;
