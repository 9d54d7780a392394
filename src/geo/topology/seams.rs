//! Dissolves borders between parts of one region, which merged records have.

use super::grid::Cell;
use super::link::{Leg, direction, link};
use super::rings::doubled_area;

/// The rings without edges that two of them share; `None` when they share none. `true` marks rings that the file calls interior.
///
/// An edge that the region uses in both directions lies inside it. Edges used twice in one direction (parts that lie on each other)
/// count once.
pub(crate) fn without_seams(rings: &[(Vec<Cell>, bool)]) -> Option<Vec<Vec<Cell>>> {
    if !boxes_touch(rings) {
        return None;
    }
    let mut edges: Vec<(Cell, Cell)> = rings.iter().flat_map(directed_edges).collect();
    edges.sort_unstable();
    edges.dedup();
    let is_seam = |edge: &(Cell, Cell)| edges.binary_search(&(edge.1, edge.0)).is_ok();
    if !edges.iter().any(is_seam) {
        return None;
    }
    let kept: Vec<(Cell, Cell)> = edges.iter().copied().filter(|edge| !is_seam(edge)).collect();
    let mut corners: Vec<Cell> = kept.iter().map(|edge| edge.0).collect();
    corners.dedup();
    let number = |cell: Cell| corners.binary_search(&cell).map_or(u32::MAX, |position| position as u32);
    let legs: Vec<Leg> = kept
        .iter()
        .map(|(from, to)| {
            let way = direction(*from, *to);
            Leg { from: number(*from), to: number(*to), leaves: way, arrives: way }
        })
        .collect();
    let rings =
        link(&legs).into_iter().map(|ring| ring.into_iter().map(|leg| kept[leg].0).collect::<Vec<Cell>>());
    Some(rings.filter(|ring| ring.len() >= 3 && doubled_area(ring) != 0.0).collect())
}

/// Edges of a ring with the region on their left.
fn directed_edges((ring, is_interior): &(Vec<Cell>, bool)) -> impl Iterator<Item = (Cell, Cell)> + '_ {
    let forward = (doubled_area(ring) > 0.0) != *is_interior;
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(move |(a, b)| if forward { (*a, *b) } else { (*b, *a) })
}

fn boxes_touch(rings: &[(Vec<Cell>, bool)]) -> bool {
    let boxes: Vec<(Cell, Cell)> = rings
        .iter()
        .map(|(ring, _)| {
            ring.iter().fold(([i32::MAX; 2], [i32::MIN; 2]), |(min, max), cell| {
                ([min[0].min(cell[0]), min[1].min(cell[1])], [max[0].max(cell[0]), max[1].max(cell[1])])
            })
        })
        .collect();
    boxes.iter().enumerate().any(|(position, a)| {
        boxes[position + 1..]
            .iter()
            .any(|b| (0..2).all(|axis| a.0[axis] <= b.1[axis] && b.0[axis] <= a.1[axis]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rectangle(min: Cell, max: Cell) -> Vec<Cell> {
        vec![min, [max[0], min[1]], max, [min[0], max[1]]]
    }

    #[test]
    fn parts_that_share_a_border_become_one() {
        let rings = vec![(rectangle([0, 0], [2, 1]), false), (vec![[0, 1], [2, 1], [1, 3]], false)];
        let merged = without_seams(&rings).unwrap();
        assert_eq!(merged.len(), 1);
        assert_eq!(doubled_area(&merged[0]), 4.0 + 4.0);
    }

    #[test]
    fn a_part_that_fills_a_hole_closes_it() {
        let hole = rectangle([2, 2], [4, 4]);
        let rings = vec![(rectangle([0, 0], [9, 9]), false), (hole.clone(), true), (hole, false)];
        let merged = without_seams(&rings).unwrap();
        assert_eq!(merged.len(), 1);
        assert_eq!(doubled_area(&merged[0]), 162.0);
    }

    #[test]
    fn parts_that_touch_in_a_point_stay() {
        assert_eq!(
            without_seams(&[(rectangle([0, 0], [2, 2]), false), (rectangle([2, 2], [4, 4]), false)]),
            None
        );
    }
}
