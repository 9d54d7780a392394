//! Where a label stands best: the point farthest from the border (pole of inaccessibility), found as in Mapbox' polylabel.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Edges of a polygon with holes.
pub(crate) struct Outline {
    edges: Vec<[[f64; 2]; 2]>,
    min: [f64; 2],
    max: [f64; 2],
}

impl Outline {
    /// From rings without repeated last point; the first ring is the outer one.
    pub(crate) fn new<R: Iterator<Item = [f32; 2]>>(rings: impl Iterator<Item = R>) -> Self {
        let mut outline = Self { edges: Vec::new(), min: [f64::INFINITY; 2], max: [f64::NEG_INFINITY; 2] };
        for ring in rings {
            let begin = outline.edges.len();
            let mut points = ring.map(|point| point.map(f64::from));
            let Some(first) = points.next() else { continue };
            let mut before = first;
            for point in points.chain([first]) {
                outline.edges.push([before, point]);
                before = point;
            }
            if begin == 0 {
                for [start, _] in &outline.edges {
                    for (axis, part) in start.iter().enumerate() {
                        outline.min[axis] = outline.min[axis].min(*part);
                        outline.max[axis] = outline.max[axis].max(*part);
                    }
                }
            }
        }
        outline
    }

    /// Distance to the border, negative outside; `None` as soon as the border is nearer than `least`.
    fn distance(&self, point: [f64; 2], least: f64) -> Option<f64> {
        let mut inside = false;
        let mut nearest = f64::INFINITY;
        let least_squared = if least > 0.0 { least * least } else { -1.0 };
        for [a, b] in &self.edges {
            let way = [b[0] - a[0], b[1] - a[1]];
            let to = [point[0] - a[0], point[1] - a[1]];
            if (a[1] > point[1]) != (b[1] > point[1]) && to[0] < way[0] * to[1] / way[1] {
                inside = !inside;
            }
            let squared = way[0] * way[0] + way[1] * way[1];
            let along = if squared > 0.0 {
                ((to[0] * way[0] + to[1] * way[1]) / squared).clamp(0.0, 1.0)
            } else {
                0.0
            };
            let off = [to[0] - along * way[0], to[1] - along * way[1]];
            nearest = nearest.min(off[0] * off[0] + off[1] * off[1]);
            if nearest <= least_squared {
                return None;
            }
        }
        Some(if inside { nearest.sqrt() } else { -nearest.sqrt() })
    }

    fn centroid(&self) -> [f64; 2] {
        let origin = self.edges.first().map_or([0.0; 2], |edge| edge[0]);
        let (mut area, mut sum) = (0.0, [0.0; 2]);
        for edge in &self.edges {
            let [a, b] = edge.map(|point| [point[0] - origin[0], point[1] - origin[1]]);
            let cross = a[0] * b[1] - b[0] * a[1];
            area += cross;
            (0..2).for_each(|axis| sum[axis] += (a[axis] + b[axis]) * cross);
        }
        if area == 0.0 { origin } else { [0, 1].map(|axis| origin[axis] + sum[axis] / (3.0 * area)) }
    }
}

/// A place for a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    /// The point.
    pub(crate) point: [f64; 2],
    /// Distance to the border; not positive when the polygon has no inside.
    pub(crate) radius: f64,
}

struct Square {
    center: [f64; 2],
    half: f64,
    distance: f64,
    /// The largest distance that any point of the square can have.
    potential: f64,
}

impl Square {
    /// `None` when no point of the square can be farther from the border than `beaten`.
    fn new(outline: &Outline, center: [f64; 2], half: f64, beaten: f64) -> Option<Self> {
        let reach = half * std::f64::consts::SQRT_2;
        let distance = outline.distance(center, beaten - reach)?;
        let potential = distance + reach;
        (potential > beaten).then_some(Self { center, half, distance, potential })
    }
}

impl PartialEq for Square {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Square {}

impl PartialOrd for Square {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Square {
    fn cmp(&self, other: &Self) -> Ordering {
        self.potential.total_cmp(&other.potential)
    }
}

/// More squares than this are not looked at; thin shapes would want millions.
const MOST_SQUARES: usize = 4000;

/// The point farthest from the border, to within `precision`.
pub(crate) fn label_place(outline: &Outline, precision: f64) -> Place {
    let size = [outline.max[0] - outline.min[0], outline.max[1] - outline.min[1]];
    let half = size[0].min(size[1]) / 2.0;
    let center = outline.centroid();
    let distance = outline.distance(center, 0.0).unwrap_or(0.0);
    let mut best = Square { center, half: 0.0, distance, potential: distance };
    if !(half > 0.0 && half.is_finite()) {
        return Place { point: best.center, radius: 0.0 };
    }
    let mut queue = BinaryHeap::new();
    let counts = size.map(|size| (size / (2.0 * half)).ceil().clamp(1.0, 64.0));
    let half = half.max(size[0].max(size[1]) / 128.0);
    for column in 0..counts[0] as u32 {
        for row in 0..counts[1] as u32 {
            let center = [
                outline.min[0] + half * (2.0 * f64::from(column) + 1.0),
                outline.min[1] + half * (2.0 * f64::from(row) + 1.0),
            ];
            queue.extend(Square::new(outline, center, half, best.distance + precision));
        }
    }
    let mut seen = queue.len();
    while let Some(square) = queue.pop() {
        if square.distance > best.distance {
            best = Square { half: 0.0, potential: square.distance, ..square };
        }
        if square.potential - best.distance <= precision || seen > MOST_SQUARES {
            break;
        }
        let half = square.half / 2.0;
        for [dx, dy] in [[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]] {
            let center = [square.center[0] + dx * half, square.center[1] + dy * half];
            queue.extend(Square::new(outline, center, half, best.distance + precision));
        }
        seen += 4;
    }
    Place { point: best.center, radius: best.distance }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(rings: &[&[[f32; 2]]]) -> Place {
        label_place(&Outline::new(rings.iter().map(|ring| ring.iter().copied())), 0.001)
    }

    #[test]
    fn known_places() {
        let square = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]];
        let found = place(&[&square]);
        assert!((found.radius - 5.0).abs() < 0.01, "{found:?}");
        let hole = [[4.0, 4.0], [4.0, 10.0], [10.0, 10.0], [10.0, 4.0]];
        let found = place(&[&square, &hole[..]]);
        // circle that touches both axes and the corner (4, 4): r = 4 / (1 + 1/√2)
        assert!((found.radius - 4.0 / (1.0 + 0.5f64.sqrt())).abs() < 0.01, "{found:?}");
    }

    #[test]
    fn a_line_has_no_inside() {
        assert!(place(&[&[[0.0, 0.0], [10.0, 0.0], [5.0, 0.0]]]).radius <= 0.0);
        assert!(place(&[&[]]).radius <= 0.0);
    }
}
