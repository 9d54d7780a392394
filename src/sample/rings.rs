//! Territories as polygons: the shared lines around each group of units, joined to rings.

use crate::geo::{Coord, LineString, MultiPolygon, Polygon};
use rayon::prelude::*;

use super::borders::Borders;
use super::mesh::Mesh;

/// A line as one territory sees it: with itself on the left hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    group: u32,
    from: u32,
    to: u32,
    line: u32,
    reversed: bool,
}

/// The outlines of `groups` territories; `group_of_unit` says which units form which ([`Mesh::NOBODY`] = none).
///
/// `centre_m` is added to all points. Outer rings run counter-clockwise, holes clockwise.
pub(super) fn outlines(
    borders: &Borders,
    group_of_unit: &[u32],
    groups: usize,
    centre_m: [i64; 2],
) -> Vec<MultiPolygon<f64>> {
    let group = |unit: u32| if unit == Mesh::NOBODY { unit } else { group_of_unit[unit as usize] };
    let mut stretches = Vec::new();
    for (position, line) in borders.lines.iter().enumerate() {
        let (left, right, line_number) = (group(line.left), group(line.right), position as u32);
        if left == right {
            continue;
        }
        let stretch = |group, from, to, reversed| Stretch { group, from, to, line: line_number, reversed };
        if left != Mesh::NOBODY {
            stretches.push(stretch(left, line.from, line.to, false));
        }
        if right != Mesh::NOBODY {
            stretches.push(stretch(right, line.to, line.from, true));
        }
    }
    stretches.par_sort_unstable();
    (0..groups as u32)
        .into_par_iter()
        .map(|group| {
            let start = stretches.partition_point(|stretch| stretch.group < group);
            let end = stretches.partition_point(|stretch| stretch.group <= group);
            outline(borders, &stretches[start..end], centre_m)
        })
        .collect()
}

fn outline(borders: &Borders, stretches: &[Stretch], centre_m: [i64; 2]) -> MultiPolygon<f64> {
    let mut used = vec![false; stretches.len()];
    let mut rings: Vec<Vec<[i32; 2]>> = Vec::new();
    for start in 0..stretches.len() {
        if used[start] {
            continue;
        }
        let mut ring = Vec::new();
        let mut next = Some(start);
        while let Some(position) = next {
            used[position] = true;
            let stretch = &stretches[position];
            append(borders, stretch, &mut ring);
            next = if stretch.to == Mesh::NOBODY {
                None
            } else {
                let first = stretches.partition_point(|other| other.from < stretch.to);
                let same = stretches[first..].iter().take_while(|other| other.from == stretch.to);
                (first..first + same.count()).find(|position| !used[*position])
            };
        }
        if ring.len() >= 4 {
            rings.push(ring);
        }
    }
    assemble(rings, centre_m)
}

/// Adds the points of a stretch; the first one is already there unless the ring is new.
fn append(borders: &Borders, stretch: &Stretch, ring: &mut Vec<[i32; 2]>) {
    let points = borders.points_of(&borders.lines[stretch.line as usize]);
    let skip = usize::from(!ring.is_empty());
    if stretch.reversed {
        ring.extend(points.iter().rev().skip(skip));
    } else {
        ring.extend(points.iter().skip(skip));
    }
}

/// Twice the signed area in square centimetres.
fn doubled_area(ring: &[[i32; 2]]) -> i128 {
    let product = |a: i32, b: i32| i128::from(a) * i128::from(b);
    ring.windows(2).map(|pair| product(pair[0][0], pair[1][1]) - product(pair[1][0], pair[0][1])).sum()
}

fn assemble(rings: Vec<Vec<[i32; 2]>>, centre_m: [i64; 2]) -> MultiPolygon<f64> {
    let (mut outer, holes): (Vec<_>, Vec<_>) = rings.into_iter().partition(|ring| doubled_area(ring) > 0);
    outer.sort_by_key(|ring| std::cmp::Reverse(doubled_area(ring)));
    let mut holes_of: Vec<Vec<LineString<f64>>> = vec![Vec::new(); outer.len()];
    for hole in holes {
        // The smallest outer ring around it.
        let owner = outer.iter().rposition(|ring| hole.first().is_some_and(|point| encloses(ring, *point)));
        if let Some(holes) = owner.and_then(|owner| holes_of.get_mut(owner)) {
            holes.push(in_metres(&hole, centre_m));
        }
    }
    let polygons = outer.iter().zip(holes_of);
    MultiPolygon(polygons.map(|(ring, holes)| Polygon::new(in_metres(ring, centre_m), holes)).collect())
}

/// Even–odd rule in whole numbers.
fn encloses(ring: &[[i32; 2]], [x, y]: [i32; 2]) -> bool {
    let mut inside = false;
    for pair in ring.windows(2) {
        let [[ax, ay], [bx, by]] = [pair[0], pair[1]].map(|point| point.map(i128::from));
        let (x, y) = (i128::from(x), i128::from(y));
        if (ay > y) != (by > y) {
            let side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
            if (side > 0) == (by > ay) {
                inside = !inside;
            }
        }
    }
    inside
}

fn in_metres(ring: &[[i32; 2]], centre_m: [i64; 2]) -> LineString<f64> {
    let axis = |value: i32, centre: i64| (centre * 100 + i64::from(value)) as f64 / 100.0;
    ring.iter().map(|[x, y]| Coord { x: axis(*x, centre_m[0]), y: axis(*y, centre_m[1]) }).collect()
}
