//! Reachability: known answers on drawn networks, agreement with a plain search, real extracts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::needless_range_loop
)] // tests may

mod support;

#[path = "reach/cancel.rs"]
mod cancel;
#[path = "reach/damage.rs"]
mod damage;
#[path = "reach/drawn.rs"]
mod drawn;
#[path = "../benches/reach/generated.rs"]
mod generated;
#[path = "reach/measures.rs"]
mod measures;
#[path = "reach/network.rs"]
mod network;
#[path = "reach/real.rs"]
mod real;
#[path = "reach/search.rs"]
mod search;
