//! Parts of a network that are not connected with each other: islands, errors in the data, roads cut by the rim.

use super::graph::Graph;
use super::mode::Mode;
use super::network::Network;

/// A connected part is taken for a place of its own from so many junctions on; smaller ones are mostly car parks, courtyards
/// and errors, and points are not put on them (the bound that Valhalla uses as well).
pub const SIZABLE_PART: u32 = 50;

/// The connected parts of a network as one mode sees it, one-ways left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// Junctions that the mode can be at.
    pub junctions: usize,
    /// How many parts there are.
    pub parts: usize,
    /// Junctions of the largest part.
    pub largest: usize,
}

/// Counts the connected parts for `mode`.
pub fn parts(network: &Network, mode: Mode) -> Parts {
    let mut parent: Vec<u32> = (0..network.positions.len() as u32).collect();
    let mut used = vec![false; parent.len()];
    for link in network.links.iter().filter(|link| link.allowed.either_way(mode)) {
        used[link.from as usize] = true;
        used[link.to as usize] = true;
        let (a, b) = (root(&mut parent, link.from), root(&mut parent, link.to));
        parent[a.max(b) as usize] = a.min(b);
    }
    let mut sizes = vec![0_usize; parent.len()];
    for junction in (0..parent.len() as u32).filter(|junction| used[*junction as usize]) {
        sizes[root(&mut parent, junction) as usize] += 1;
    }
    Parts {
        junctions: sizes.iter().sum(),
        parts: sizes.iter().filter(|size| **size > 0).count(),
        largest: sizes.iter().copied().max().unwrap_or(0),
    }
}

fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        parent[at as usize] = parent[parent[at as usize] as usize];
        at = parent[at as usize];
    }
    at
}

/// For each node of the graph, how many nodes one can go to and come back from, itself included (the size of its strongly
/// connected component, after Tarjan 1972).
pub fn return_sizes(graph: &Graph) -> Vec<u32> {
    const UNSEEN: u32 = u32::MAX;
    let count = graph.node_count();
    let mut sizes = vec![0; count];
    let mut number = vec![UNSEEN; count];
    let mut low = vec![0; count];
    let mut next = 0;
    let mut open: Vec<u32> = Vec::new();
    let mut path: Vec<(u32, u32)> = Vec::new();
    for start in 0..count as u32 {
        if number[start as usize] != UNSEEN {
            continue;
        }
        path.push((start, 0));
        while let Some((at, arc)) = path.last_mut() {
            let at = *at;
            let here = at as usize;
            if *arc == 0 && number[here] == UNSEEN {
                number[here] = next;
                low[here] = next;
                next += 1;
                open.push(at);
            }
            if let Some(head) = graph.forward().arcs(at).get(*arc as usize).map(|arc| arc.head as usize) {
                *arc += 1;
                if number[head] == UNSEEN {
                    path.push((head as u32, 0));
                } else if sizes[head] == 0 {
                    low[here] = low[here].min(number[head]);
                }
                continue;
            }
            path.pop();
            if let Some((before, _)) = path.last() {
                low[*before as usize] = low[*before as usize].min(low[here]);
            }
            if low[here] == number[here] {
                let from = open.iter().rposition(|node| *node == at).unwrap_or(0);
                let size = (open.len() - from) as u32;
                open.drain(from..).for_each(|node| sizes[node as usize] = size);
            }
        }
    }
    sizes
}
