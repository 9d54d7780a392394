//! Which regions lie near which: by the distance of their points, or by borders with a gap between them.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::layer::{ArcSpan, Detail};

type PointTree = RTree<GeomWithData<[f64; 2], u32>>;

/// For each point the `count` nearest others, ascending by number; equal distances go by number. A point of `None` takes no part.
pub fn nearest(points: &[Option<[f64; 2]>], count: usize) -> Vec<Vec<usize>> {
    let tree = tree(points);
    let found = |(own, point): (usize, &Option<[f64; 2]>)| {
        let Some(point) = point.filter(|_| count > 0) else { return Vec::new() };
        let mut near: Vec<(f64, usize)> = Vec::new();
        for (other, squared) in tree.nearest_neighbor_iter_with_distance_2(&point) {
            // All that are as far away as the last one, so that their numbers decide.
            if near.len() >= count && near.last().is_some_and(|(last, _)| squared > *last) {
                break;
            }
            if other.data as usize != own {
                near.push((squared, other.data as usize));
            }
        }
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut list: Vec<usize> = near.into_iter().take(count).map(|(_, other)| other).collect();
        list.sort_unstable();
        list
    };
    points.iter().enumerate().map(found).collect()
}

/// For each point the others not farther away than `distance`, ascending; `None` as soon as there are more than `most_links` links
/// in all.
pub fn within_distance(
    points: &[Option<[f64; 2]>],
    distance: f64,
    most_links: usize,
) -> Option<Vec<Vec<usize>>> {
    let tree = tree(points);
    let (mut lists, mut links) = (Vec::with_capacity(points.len()), 0);
    for (own, point) in points.iter().enumerate() {
        let mut list: Vec<usize> = Vec::new();
        if let Some(point) = point {
            let near = tree.locate_within_distance(*point, distance * distance);
            list.extend(near.map(|other| other.data as usize).filter(|other| *other != own));
        }
        links += list.len();
        if links > most_links {
            return None;
        }
        list.sort_unstable();
        lists.push(list);
    }
    Some(lists)
}

fn tree(points: &[Option<[f64; 2]>]) -> PointTree {
    let known = points.iter().enumerate().filter_map(|(number, point)| Some((number, (*point)?)));
    RTree::bulk_load(known.map(|(number, point)| GeomWithData::new(point, number as u32)).collect())
}

/// Two regions whose borders come near each other without being one line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NearBorder {
    /// The region with the lower number.
    pub first: u32,
    /// The other one.
    pub second: u32,
    /// Length of the border of one of them that lies near the other one, in map units; the longer of both.
    pub length_m: f64,
}

/// Regions whose open borders (nobody on the other side) come within `snap_m` of each other, ascending.
pub fn near_borders(detail: &Detail, snap_m: f64) -> Vec<NearBorder> {
    let edges: Vec<Edge> = detail.arcs.iter().flat_map(|arc| open_edges(detail, arc)).collect();
    let frames = edges
        .iter()
        .enumerate()
        .map(|(number, edge)| GeomWithData::new(Rectangle::from_corners(edge.from, edge.to), number as u32));
    let tree = RTree::bulk_load(frames.collect());
    // How much of the border of the first one lies near the second one, edge by edge.
    let mut near: Vec<(u32, u32, f64)> = Vec::new();
    for edge in &edges {
        let mut parts: Vec<(u32, [f64; 2])> = Vec::new();
        for other in tree.locate_in_envelope_intersecting(&edge.frame(snap_m)) {
            let Some(other) = edges.get(other.data as usize).filter(|other| other.region != edge.region)
            else {
                continue;
            };
            parts.extend(edge.part_near(other, snap_m).map(|part| (other.region, part)));
        }
        parts.sort_by(|a, b| a.0.cmp(&b.0).then(a.1[0].total_cmp(&b.1[0])));
        for of_region in parts.chunk_by(|a, b| a.0 == b.0) {
            let (mut share, mut reached) = (0.0, 0.0_f64);
            for (_, [start, end]) in of_region {
                share += (end - start.max(reached)).max(0.0);
                reached = reached.max(*end);
            }
            near.extend(of_region.first().map(|(other, _)| (edge.region, *other, share * edge.length())));
        }
    }
    near.sort_by_key(|part| (part.0, part.1));
    let mut found: Vec<NearBorder> = near
        .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .filter_map(|part| {
            let (own, other, _) = *part.first()?;
            let length_m = part.iter().map(|(_, _, length)| length).sum();
            Some(NearBorder { first: own.min(other), second: own.max(other), length_m })
        })
        .collect();
    found.sort_by_key(|border| (border.first, border.second));
    found.dedup_by(|next, kept| {
        let same = (next.first, next.second) == (kept.first, kept.second);
        if same {
            kept.length_m = kept.length_m.max(next.length_m);
        }
        same
    });
    found
}

/// A straight piece of a border with nobody on the other side.
#[derive(Debug, Clone, Copy)]
struct Edge {
    region: u32,
    from: [f64; 2],
    to: [f64; 2],
}

fn open_edges<'a>(detail: &'a Detail, arc: &ArcSpan) -> impl Iterator<Item = Edge> + use<'a> {
    let region = match (arc.left, arc.right) {
        (Some(region), None) | (None, Some(region)) => Some(region.0),
        _ => None,
    };
    let points = if region.is_some() { detail.arc_points(arc) } else { &[] };
    points.windows(2).filter_map(move |pair| {
        let [from, to] = [*pair.first()?, *pair.get(1)?].map(|point| point.map(f64::from));
        Some(Edge { region: region?, from, to })
    })
}

impl Edge {
    fn length(&self) -> f64 {
        (self.to[0] - self.from[0]).hypot(self.to[1] - self.from[1])
    }

    fn frame(&self, margin: f64) -> AABB<[f64; 2]> {
        let low = [0, 1].map(|axis| self.from[axis].min(self.to[axis]) - margin);
        let high = [0, 1].map(|axis| self.from[axis].max(self.to[axis]) + margin);
        AABB::from_corners(low, high)
    }

    fn at(&self, along: f64) -> [f64; 2] {
        [0, 1].map(|axis| self.from[axis] + along * (self.to[axis] - self.from[axis]))
    }

    fn distance_to(&self, point: [f64; 2]) -> f64 {
        let way = [self.to[0] - self.from[0], self.to[1] - self.from[1]];
        let to = [point[0] - self.from[0], point[1] - self.from[1]];
        let squared = way[0] * way[0] + way[1] * way[1];
        let along =
            if squared > 0.0 { ((to[0] * way[0] + to[1] * way[1]) / squared).clamp(0.0, 1.0) } else { 0.0 };
        (to[0] - along * way[0]).hypot(to[1] - along * way[1])
    }

    /// From where to where (0 to 1) this edge lies within `reach` of the other one. The distance to a straight line is convex, so
    /// this is one stretch: around the nearest point, found by thirds, up to both ends, found by halves.
    fn part_near(&self, other: &Self, reach: f64) -> Option<[f64; 2]> {
        const STEPS: usize = 48;
        let far = |along: f64| other.distance_to(self.at(along));
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..STEPS {
            let third = (high - low) / 3.0;
            if far(low + third) <= far(high - third) { high -= third } else { low += third }
        }
        let nearest =
            [0.0, f64::midpoint(low, high), 1.0].into_iter().min_by(|a, b| far(*a).total_cmp(&far(*b)))?;
        if far(nearest) > reach {
            return None;
        }
        let edge_towards = |end: f64| {
            if far(end) <= reach {
                return end;
            }
            let (mut inside, mut outside) = (nearest, end);
            for _ in 0..STEPS {
                let middle = f64::midpoint(inside, outside);
                if far(middle) <= reach { inside = middle } else { outside = middle }
            }
            inside
        };
        Some([edge_towards(0.0), edge_towards(1.0)])
    }
}

#[cfg(test)]
mod tests {
    use super::super::layer::RegionIndex;
    use super::*;

    const POINTS: [[f64; 2]; 10] = [
        [0.0, 0.0],
        [900.0, 100.0],
        [2100.0, 0.0],
        [300.0, 1500.0],
        [1700.0, 1400.0],
        [5200.0, 300.0],
        [5000.0, 2100.0],
        [2600.0, 3100.0],
        [3900.0, 3000.0],
        [12000.0, 9000.0],
    ];

    #[test]
    fn nearest_as_libpysal_has_them() {
        // libpysal 4.14.1, KNN.from_array(points, k=2) and k=3.
        let two = [[1, 3], [0, 2], [1, 4], [1, 4], [2, 3], [6, 8], [5, 8], [4, 8], [6, 7], [6, 8]];
        assert_eq!(nearest(&POINTS.map(Some), 2), two);
        let three = nearest(&POINTS.map(Some), 3);
        assert_eq!((&three[5], &three[7], &three[9]), (&vec![2, 6, 8], &vec![4, 6, 8], &vec![5, 6, 8]));
        // Whoever takes no part is nobody's neighbour.
        let mut points = POINTS.map(Some);
        points[1] = None;
        let found = nearest(&points, 2);
        assert_eq!((&found[0], &found[1]), (&vec![2, 3], &Vec::new()));
    }

    #[test]
    fn distances_as_libpysal_has_them() {
        // libpysal 4.14.1, DistanceBand.from_array(points, threshold=2000, binary=True); region 9 is an island there, too.
        let expected: [&[usize]; 10] = [
            &[1, 3],
            &[0, 2, 3, 4],
            &[1, 4],
            &[0, 1, 4],
            &[1, 2, 3, 7],
            &[6],
            &[5, 8],
            &[4, 8],
            &[6, 7],
            &[],
        ];
        assert_eq!(within_distance(&POINTS.map(Some), 2000.0, 100).unwrap(), expected);
        assert_eq!(within_distance(&POINTS.map(Some), 2000.0, 10), None);
        // As far away as the limit is near enough.
        let row = [[0.0, 0.0], [5.0, 0.0]].map(Some);
        assert_eq!(within_distance(&row, 5.0, 9).unwrap(), [vec![1], vec![0]]);
    }

    #[test]
    fn equal_distances_go_by_number() {
        let cross = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]].map(Some);
        assert_eq!(nearest(&cross, 2)[0], [1, 2]);
        assert_eq!(nearest(&cross, 9)[0], [1, 2, 3, 4]);
    }

    /// Squares of 100 m, each alone, with their lower left corners.
    fn squares(corners: &[[f32; 2]]) -> Detail {
        let mut detail = Detail::default();
        for (number, [x, y]) in corners.iter().enumerate() {
            let start = detail.points.len() as u32;
            let ring = [[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [0.0, 100.0], [0.0, 0.0]];
            detail.points.extend(ring.map(|[dx, dy]| [x + dx, y + dy]));
            let left = Some(RegionIndex(number as u32));
            detail.arcs.push(ArcSpan { start, len: 5, left, right: None });
        }
        detail
    }

    #[test]
    fn gaps_are_bridged_and_corners_told_apart() {
        // 0 and 1 lie 4 m apart along a whole side; 2 meets the corner of 1; 3 lies 20 m away.
        let detail = squares(&[[0.0, 0.0], [104.0, 0.0], [204.0, 100.0], [0.0, 120.0]]);
        let found = near_borders(&detail, 5.0);
        let pairs: Vec<_> = found.iter().map(|near| (near.first, near.second)).collect();
        assert_eq!(pairs, [(0, 1), (1, 2)]);
        // The whole side, and of the sides at right angles to it the 1 m that lies within 5 m, above and below.
        assert!((found[0].length_m - 102.0).abs() < 1e-3, "{found:?}");
        assert!((found[1].length_m - 10.0).abs() < 1e-3, "{found:?}");
        assert!(near_borders(&detail, 3.0).iter().all(|near| near.first == 1));
    }
}
