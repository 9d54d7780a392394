//! Which rings of a region are holes in which others, by even–odd nesting.

use super::grid::Cell;
use super::rings::doubled_area;

/// The rings, each outer ring followed by its holes; `true` marks holes. The order of outer rings is kept.
pub(crate) fn nested(rings: Vec<Vec<Cell>>) -> Vec<(Vec<Cell>, bool)> {
    if rings.len() < 2 {
        return rings.into_iter().map(|ring| (ring, false)).collect();
    }
    let frames: Vec<Frame> = rings.iter().map(|ring| Frame::of(ring)).collect();
    let parents: Vec<Vec<usize>> = (0..rings.len())
        .map(|inner| {
            let around = |outer: &usize| {
                *outer != inner
                    && frames[*outer].holds(&frames[inner])
                    && contains(&rings[*outer], &rings[inner])
            };
            (0..rings.len()).filter(around).collect()
        })
        .collect();
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); rings.len()];
    for (ring, around) in parents.iter().enumerate() {
        if around.len() % 2 == 1 {
            let smallest = around.iter().copied().min_by(|a, b| frames[*a].area.total_cmp(&frames[*b].area));
            groups[smallest.unwrap_or(ring)].push(ring);
        }
    }
    let mut rings: Vec<Option<Vec<Cell>>> = rings.into_iter().map(Some).collect();
    let mut order = Vec::with_capacity(rings.len());
    for outer in (0..parents.len()).filter(|ring| parents[*ring].len().is_multiple_of(2)) {
        order.extend(rings[outer].take().map(|ring| (ring, false)));
        for hole in &groups[outer] {
            order.extend(rings[*hole].take().map(|ring| (ring, true)));
        }
    }
    order
}

/// Bounding box and area of a ring.
struct Frame {
    min: Cell,
    max: Cell,
    area: f64,
}

impl Frame {
    fn of(ring: &[Cell]) -> Self {
        let mut frame = Self { min: [i32::MAX; 2], max: [i32::MIN; 2], area: doubled_area(ring).abs() };
        for cell in ring {
            for (axis, part) in cell.iter().enumerate() {
                frame.min[axis] = frame.min[axis].min(*part);
                frame.max[axis] = frame.max[axis].max(*part);
            }
        }
        frame
    }

    fn holds(&self, inner: &Self) -> bool {
        self.area > inner.area
            && (0..2).all(|axis| self.min[axis] <= inner.min[axis] && self.max[axis] >= inner.max[axis])
    }
}

/// Whether `inner` lies in `outer`; they may touch. Decided at the first corner of `inner` that is not on `outer`.
fn contains(outer: &[Cell], inner: &[Cell]) -> bool {
    let corners = inner.iter().map(|cell| cell.map(f64::from));
    let middles = inner
        .iter()
        .zip(inner.iter().cycle().skip(1))
        .map(|(a, b)| [0, 1].map(|axis| f64::midpoint(f64::from(a[axis]), f64::from(b[axis]))));
    corners.chain(middles).find_map(|point| side(outer, point)).unwrap_or(false)
}

/// Whether `point` lies inside the ring; `None` on its line.
pub(crate) fn side(ring: &[Cell], point: [f64; 2]) -> Option<bool> {
    let mut inside = false;
    let mut before = ring.last()?.map(f64::from);
    for cell in ring {
        let here = cell.map(f64::from);
        let cross =
            (here[0] - before[0]) * (point[1] - before[1]) - (here[1] - before[1]) * (point[0] - before[0]);
        let spans = (before[1] > point[1]) != (here[1] > point[1]);
        let within = |axis: usize| {
            point[axis] >= before[axis].min(here[axis]) && point[axis] <= before[axis].max(here[axis])
        };
        if cross == 0.0 && within(0) && within(1) {
            return None;
        }
        if spans && (cross > 0.0) == (here[1] > before[1]) {
            inside = !inside;
        }
        before = here;
    }
    Some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(min: i32, max: i32) -> Vec<Cell> {
        vec![[min, min], [max, min], [max, max], [min, max]]
    }

    #[test]
    fn holes_follow_their_ring_and_islands_in_lakes_are_land() {
        let rings = vec![square(40, 50), square(30, 60), square(0, 100), square(200, 210), square(10, 20)];
        let order: Vec<(i32, bool)> =
            nested(rings).into_iter().map(|(ring, hole)| (ring[0][0], hole)).collect();
        assert_eq!(order, [(40, false), (0, false), (30, true), (10, true), (200, false)]);
    }

    #[test]
    fn a_hole_may_touch_its_ring() {
        let hole = vec![[0, 50], [20, 40], [20, 60]];
        let order: Vec<bool> = nested(vec![square(0, 100), hole]).into_iter().map(|(_, hole)| hole).collect();
        assert_eq!(order, [false, true]);
    }

    #[test]
    fn side_of_a_ring() {
        let ring = square(0, 10);
        assert_eq!(side(&ring, [5.0, 5.0]), Some(true));
        assert_eq!(side(&ring, [15.0, 5.0]), Some(false));
        assert_eq!(side(&ring, [-5.0, 10.0]), Some(false));
        assert_eq!(side(&ring, [5.0, 10.0]), None);
        assert_eq!(side(&ring, [0.0, 0.0]), None);
    }
}
