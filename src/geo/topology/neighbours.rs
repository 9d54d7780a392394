//! Which regions share a border or a point.

use super::arcs::Topology;
use crate::geo::{Neighbours, RegionIndex};

/// Neighbours of `regions` regions. Length counts along the full lines, in map units (`step` = size of a cell).
pub(crate) fn neighbours(topology: &Topology, regions: usize, step: f64) -> Neighbours {
    let mut links: Vec<(u32, u32, f64)> = Vec::new();
    let mut at_ends: Vec<(u32, u32)> = Vec::with_capacity(topology.arc_count() * 4);
    for (arc, sides) in topology.sides.iter().enumerate() {
        let points = topology.arc(arc);
        for region in sides.iter().flatten() {
            at_ends.extend(
                [points.first(), points.last()].into_iter().flatten().map(|point| (*point, region.0)),
            );
        }
        if let [Some(left), Some(right)] = sides
            && left != right
        {
            let length = length(topology, points) * step;
            links.extend([(left.0, right.0, length), (right.0, left.0, length)]);
        }
    }
    at_ends.sort_unstable();
    at_ends.dedup();
    for here in at_ends.chunk_by(|a, b| a.0 == b.0) {
        for (_, region) in here {
            links.extend(
                here.iter().filter(|(_, other)| other != region).map(|(_, other)| (*region, *other, 0.0)),
            );
        }
    }
    links.sort_unstable_by_key(|link| (link.0, link.1));
    rows(&links, regions)
}

fn length(topology: &Topology, points: &[u32]) -> f64 {
    points
        .windows(2)
        .map(|pair| {
            let [a, b] = [pair[0], pair[1]].map(|point| topology.cells[point as usize].map(f64::from));
            (b[0] - a[0]).hypot(b[1] - a[1])
        })
        .sum()
}

fn rows(links: &[(u32, u32, f64)], regions: usize) -> Neighbours {
    let mut neighbours = Neighbours { starts: Vec::with_capacity(regions + 1), ..Neighbours::default() };
    for link in links.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let Some((region, other, _)) = link.first() else { continue };
        while neighbours.starts.len() <= *region as usize {
            neighbours.starts.push(neighbours.regions.len() as u32);
        }
        neighbours.regions.push(RegionIndex(*other));
        neighbours.shared_border_m.push(link.iter().map(|(_, _, length)| length).sum::<f64>() as f32);
    }
    neighbours.starts.resize(regions + 1, neighbours.regions.len() as u32);
    neighbours
}
