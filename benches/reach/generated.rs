//! A generated road network of any size, with the density of rural Germany.
//!
//! Junctions stand on a jittered lattice of 200 m (25 per km², as in Germany's OpenStreetMap road network), some links are
//! missing, and roads of higher classes run through it every 1, 5 and 20 km.

use sozialraumatlas::reach::mode::{Allowed, Direction, Mode};
use sozialraumatlas::reach::network::{Link, Network};
use sozialraumatlas::reach::position::{Bounds, LocalPlane, Position, hilbert};

/// Spacing of the lattice.
const SPACING_M: f64 = 200.0;

/// Small generator of numbers that look random (`SplitMix64`, Steele et al. 2014).
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A network of about `junctions` junctions around 51° N 9.5° E.
pub fn network(junctions: usize, seed: u64) -> Network {
    let side = (junctions as f64).sqrt().round() as usize;
    let mut dice = Dice(seed);
    let plane = LocalPlane::at(Position::from_degrees(9.5, 51.0));
    let mut places = Vec::with_capacity(side * side);
    for row in 0..side {
        for column in 0..side {
            let mut jitter = || (dice.unit() - 0.5) * 0.6 * SPACING_M;
            let x = (column as f64 - side as f64 / 2.0) * SPACING_M + jitter();
            let y = (row as f64 - side as f64 / 2.0) * SPACING_M + jitter();
            places.push(plane.position([x, y]));
        }
    }
    let bounds = Bounds::around(places.iter().copied()).unwrap();
    let mut order: Vec<u32> = (0..places.len() as u32).collect();
    order.sort_by_key(|place| hilbert(places[*place as usize], &bounds));
    let mut number = vec![0_u32; places.len()];
    for (at, place) in order.iter().enumerate() {
        number[*place as usize] = at as u32;
    }
    let mut links = Vec::with_capacity(places.len() * 2);
    for row in 0..side {
        for column in 0..side {
            let here = row * side + column;
            for (there, line, inside) in
                [(here + 1, row, column + 1 < side), (here + side, column, row + 1 < side)]
            {
                let kmh = speed(line);
                let missing = dice.unit() < 0.25 && kmh < 40;
                let one_way = dice.unit() < 0.05 && kmh < 40;
                if inside && !missing {
                    links.push(link(number[here], number[there], kmh, one_way));
                }
            }
        }
    }
    links.sort_by_key(|link| (link.from, link.to));
    let mut network = Network {
        positions: order.iter().map(|place| places[*place as usize]).collect(),
        marks: vec![0; places.len()],
        shape_first: vec![0; links.len() + 1],
        links,
        ..Network::default()
    };
    network.measure();
    network
}

fn speed(line: usize) -> u16 {
    match line {
        line if line % 100 == 50 => 90,
        line if line % 25 == 12 => 65,
        line if line % 5 == 2 => 40,
        _ => 25,
    }
}

fn link(from: u32, to: u32, kmh: u16, one_way: bool) -> Link {
    let mut allowed = Allowed::default();
    for mode in Mode::ALL {
        allowed.allow(mode, Direction::Forward);
        if !one_way || mode == Mode::Foot {
            allowed.allow(mode, Direction::Backward);
        }
    }
    Link { from, to, length_m: 0.0, centi_kmh: [kmh * 100; 2], allowed, signals: 0 }
}
