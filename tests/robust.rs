//! Bad input and bad luck, on the real program: killed, full, locked, write-protected, damaged, wrong.
//!
//! Whatever happens ends with a sentence that says what, where, why and what to do; the project is as it was before.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::unwrap_used)] // helpers of tests

#[path = "support/chance.rs"]
mod chance;
#[path = "robust/office.rs"]
mod office;
mod support;

#[path = "robust/cancelled.rs"]
mod cancelled;
#[path = "robust/damaged.rs"]
mod damaged;
#[path = "robust/full.rs"]
mod full;
#[path = "robust/killed.rs"]
mod killed;
#[path = "robust/locked.rs"]
mod locked;
#[path = "robust/protected.rs"]
mod protected;
#[path = "robust/refused.rs"]
mod refused;
#[path = "robust/secret.rs"]
mod secret;

#[path = "robust/undone.rs"]
mod undone;
#[path = "robust/window.rs"]
mod window;
