//! The travel network: junctions and the links between them, with who may travel them and how fast.
//!
//! It is the same for all modes and what a project stores; [`super::graph`] makes from it what a search runs on.

use rayon::prelude::*;

use super::mode::{Allowed, Direction, Mode};
use super::position::{Bounds, Position};
use super::tags::node;

/// A road network.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network {
    /// Where the junctions are. They are numbered along a Hilbert curve, so that searches touch memory that lies together.
    pub positions: Vec<Position>,
    /// What each junction means for travelling, see [`node`].
    pub marks: Vec<u8>,
    /// Links, ascending by their first junction.
    pub links: Vec<Link>,
    /// Where the inner points of each link begin in `shape`; one more entry than links.
    pub shape_first: Vec<u32>,
    /// Inner points of all links.
    pub shape: Vec<Position>,
    /// Turn rules for cars at a junction.
    pub turns: Vec<Turn>,
    /// Turn rules for cars over several links.
    pub routes: Vec<RouteRule>,
}

/// A piece of road between two junctions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Junction where it begins.
    pub from: u32,
    /// Junction where it ends.
    pub to: u32,
    /// Length along its shape.
    pub length_m: f32,
    /// Speed of cars (of the boat on a ferry) forward and backward, in 1/100 km/h.
    pub centi_kmh: [u16; 2],
    /// Who may travel it which way.
    pub allowed: Allowed,
    /// Traffic signals between its ends.
    pub signals: u8,
}

/// A turn that is forbidden, or the only one allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// Junction where one turns.
    pub via: u32,
    /// Link one comes from.
    pub from_link: u32,
    /// Link one turns into.
    pub to_link: u32,
    /// Whether it is the only turn allowed from that link; else it is forbidden.
    pub only: bool,
}

/// A way over several links that is forbidden, or whose last step is the only one allowed for who came over the others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RouteRule {
    /// Links and directions (link · 2 + direction), at least three, each leaving the junction where the one before arrives.
    pub steps: Vec<u32>,
    /// Whether the last step is the only one allowed; else it is forbidden.
    pub only: bool,
}

impl Link {
    /// The junction where one leaves it in `direction`.
    pub fn head(&self, direction: Direction) -> u32 {
        match direction {
            Direction::Forward => self.to,
            Direction::Backward => self.from,
        }
    }

    /// The junction where one enters it in `direction`.
    pub fn tail(&self, direction: Direction) -> u32 {
        match direction {
            Direction::Forward => self.from,
            Direction::Backward => self.to,
        }
    }
}

impl Network {
    /// Inner points of a link, from its first junction to its last.
    pub fn inner(&self, link: u32) -> &[Position] {
        let link = link as usize;
        &self.shape[self.shape_first[link] as usize..self.shape_first[link + 1] as usize]
    }

    /// All points of a link, ends included.
    pub fn points(&self, link: u32) -> impl Iterator<Item = Position> {
        let ends = self.links[link as usize];
        let first = self.positions[ends.from as usize];
        let last = self.positions[ends.to as usize];
        std::iter::once(first).chain(self.inner(link).iter().copied()).chain(std::iter::once(last))
    }

    /// Sets the lengths of all links to those of their shapes.
    pub fn measure(&mut self) {
        let lengths: Vec<f32> = (0..self.links.len() as u32)
            .into_par_iter()
            .map(|link| length_m(self.points(link)) as f32)
            .collect();
        for (link, length) in self.links.iter_mut().zip(lengths) {
            link.length_m = length;
        }
    }

    /// The rectangle around all junctions and shapes; `None` for an empty network.
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::around(self.positions.iter().chain(&self.shape).copied())
    }

    /// Whether `mode` cannot pass the junction.
    pub fn stops(&self, junction: u32, mode: Mode) -> bool {
        let bit = match mode {
            Mode::Car => node::STOPS_CAR,
            Mode::Bicycle => node::STOPS_BICYCLE,
            Mode::Foot => node::STOPS_FOOT,
        };
        self.marks[junction as usize] & bit != 0
    }
}

/// Length of a line in metres.
pub fn length_m(points: impl Iterator<Item = Position>) -> f64 {
    let mut last: Option<Position> = None;
    let mut total = 0.0;
    for point in points {
        if let Some(last) = last {
            total += last.distance_m(point);
        }
        last = Some(point);
    }
    total
}
