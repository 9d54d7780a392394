//! Travel times along links, between the junctions that a search reached.

use super::graph::{Graph, Millis, UNREACHED};
use super::mode::Direction;
use super::network::Network;
use super::position::{Bounds, Position};
use super::road_travel::access;
use super::search::Space;
use super::snap::Placed;

/// What a search from a place found.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The network.
    pub network: &'a Network,
    /// The network as a mode sees it.
    pub graph: &'a Graph,
    /// Times of the search, forward.
    pub space: &'a Space,
    /// Where it began.
    pub from: &'a Placed,
}

impl Found<'_> {
    /// Travel times along a link.
    pub fn along(&self, link: u32) -> Along {
        let way = |direction| {
            let begin = self.graph.departure_millis(link, direction, |node| self.space.millis(node));
            let whole = self.graph.link_millis(link, direction);
            let passable = begin != UNREACHED && whole != UNREACHED;
            if passable { (f64::from(begin), f64::from(whole)) } else { NO_WAY }
        };
        let own = (link == self.from.link).then(|| Own {
            along: f64::from(self.from.along),
            walk: f64::from(access(self.graph, self.from)),
            whole: Direction::BOTH.map(|direction| match self.graph.link_millis(link, direction) {
                UNREACHED => f64::INFINITY,
                whole => f64::from(whole),
            }),
        });
        Along { ways: Direction::BOTH.map(way), own }
    }

    /// The rectangle around all that is reached within `limit`; `None` when nothing is.
    pub fn bounds(&self, limit: Millis) -> Option<Bounds> {
        let mut bounds: Option<Bounds> = None;
        let mut include = |position: Position| {
            if bounds.is_none_or(|bounds| !bounds.contains(position)) {
                let around = bounds.map_or([position; 2], |bounds| [bounds.min, bounds.max]);
                bounds = Bounds::around([around[0], around[1], position]);
            }
        };
        self.reached_of_link(self.from.link, limit, &mut include);
        for node in self.space.reached() {
            include(self.network.positions[self.graph.junction(*node) as usize]);
            // Between two reached ends a link seldom leaves their rectangle far; the margin is for that.
            let arcs = self.graph.forward().arcs(*node).iter().zip(self.graph.forward().steps(*node));
            for (_, step) in arcs.filter(|(arc, _)| self.space.millis(arc.head) == UNREACHED) {
                if self.network.links[*step as usize / 2].allowed.roadside() {
                    self.reached_of_link(step / 2, limit, &mut include);
                }
            }
        }
        bounds
    }

    /// Calls `include` with the points of a link that are reached within `limit`, and the last ones between points.
    fn reached_of_link(&self, link: u32, limit: Millis, include: &mut impl FnMut(Position)) {
        let time = self.along(link);
        let length = f64::from(self.network.links[link as usize].length_m).max(0.01);
        let mut walked = 0.0;
        let mut last: Option<Position> = None;
        for point in self.network.points(link) {
            if let Some(last) = last {
                let piece = last.distance_m(point);
                let steps = (piece / 50.0).ceil().max(1.0);
                for step in 0..=steps as usize {
                    let share = step as f64 / steps;
                    if time.at((walked + piece * share) / length) <= limit {
                        let between = |a: i32, b: i32| a + ((f64::from(b) - f64::from(a)) * share) as i32;
                        include(Position {
                            lon: between(last.lon, point.lon),
                            lat: between(last.lat, point.lat),
                        });
                    }
                }
                walked += piece;
            }
            last = Some(point);
        }
    }
}

/// Stands for a direction in which a link is not travelled in time.
const NO_WAY: (f64, f64) = (f64::INFINITY, 0.0);

/// Travel times along a link, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Along {
    /// Time at the begin and over the link, forward and backward; the begin of one that is not reached is infinite.
    ways: [(f64, f64); 2],
    /// The search began on this link.
    own: Option<Own>,
}

/// Where on a link a search began.
#[derive(Debug, Clone, Copy)]
struct Own {
    /// Share of the link.
    along: f64,
    /// The walk to there.
    walk: f64,
    /// Time over the whole link, forward and backward.
    whole: [f64; 2],
}

impl Along {
    /// Whether any of it is reached.
    #[inline]
    pub fn is_reached(&self) -> bool {
        self.own.is_some() || self.ways.iter().any(|(begin, _)| begin.is_finite())
    }

    /// Time at a share of the link, 0 to 1 from its first junction on; [`UNREACHED`] where it is not reached.
    #[inline]
    pub fn at(&self, share: f64) -> Millis {
        let [there, back] = self.ways;
        let best = (there.0 + there.1 * share).min(back.0 + back.1 * (1.0 - share));
        let own = self.own.map_or(f64::INFINITY, |own| {
            let whole = own.whole[usize::from(share < own.along)];
            // An infinite time over no length is no number, and `min` passes it over.
            own.walk + whole * (share - own.along).abs()
        });
        // What is more than a number can hold becomes its largest, which stands for not reached.
        best.min(own) as Millis
    }
}
