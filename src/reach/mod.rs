//! Reachability: the travel network, travel times, service areas and the measures made from them.
//!
//! Everything here is a pure function of values: tagged ways go in, a [`network::Network`] comes out ([`build`]); a
//! [`graph::Graph`] is that network as one mode sees it; [`search`] grows travel times over it.
//! Not reached is a state of its own, never a large number.

mod along;
mod blocks;
pub mod build;
pub mod components;
mod contour;
pub mod decay;
pub mod encode;
pub mod graph;
pub mod isochrone;
pub mod matrix;
pub mod measures;
pub mod mode;
pub mod network;
pub mod position;
mod raster;
pub mod road_travel;
pub mod roads;
mod rules;
pub mod search;
mod site_bound;
pub mod sites;
pub mod snap;
pub mod speeds;
pub mod straight;
pub mod tags;
pub mod travel;
mod turns;
