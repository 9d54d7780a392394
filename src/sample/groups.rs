//! Groups that grow over neighbours: villages to municipalities, these to associations, counties and Länder.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use rayon::prelude::*;

use super::land::{Villages, distance};
use super::mesh::Mesh;

/// No group, no parent.
pub(super) const NONE: u32 = u32::MAX;

/// Which places touch which, with the length of the common border in mesh edges, as compressed rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Adjacency {
    starts: Vec<u32>,
    entries: Vec<(u32, u32)>,
}

impl Adjacency {
    /// From pairs of touching places; each pair counts once, both ways.
    fn from_pairs(count: usize, mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.par_sort_unstable();
        let mut starts = Vec::with_capacity(count + 1);
        let mut entries: Vec<(u32, u32)> = Vec::new();
        starts.push(0);
        for run in pairs.chunk_by(|a, b| a == b) {
            let (place, other) = run[0];
            starts.resize(place as usize + 1, entries.len() as u32);
            entries.push((other, run.len() as u32));
        }
        starts.resize(count + 1, entries.len() as u32);
        Self { starts, entries }
    }

    /// Which villages touch, by the mesh.
    pub(super) fn of_villages(mesh: &Mesh, count: usize) -> Self {
        let rows = (0..mesh.rows - 1).into_par_iter();
        let pairs = rows.flat_map_iter(|row| {
            let corners = row * mesh.columns..(row + 1) * mesh.columns - 1;
            corners.flat_map(move |corner| {
                let here = mesh.owner[corner];
                [mesh.owner[corner + 1], mesh.owner[corner + mesh.columns]]
                    .into_iter()
                    .filter(move |other| *other != here && *other != Mesh::NOBODY && here != Mesh::NOBODY)
                    .flat_map(move |other| [(here, other), (other, here)])
            })
        });
        Self::from_pairs(count, pairs.collect())
    }

    /// Which groups touch when their members do.
    pub(super) fn of_groups(&self, group_of: &[u32], groups: usize) -> Self {
        let mut pairs = Vec::new();
        for (place, group) in group_of.iter().enumerate() {
            for (other, border) in self.of(place) {
                let other_group = group_of[*other as usize];
                if *group != other_group && *group != NONE && other_group != NONE {
                    pairs.extend((0..*border).map(|_| (*group, other_group)));
                }
            }
        }
        Self::from_pairs(groups, pairs)
    }

    /// The places that touch `place`, with the length of the border.
    pub(super) fn of(&self, place: usize) -> &[(u32, u32)] {
        &self.entries[self.starts[place] as usize..self.starts[place + 1] as usize]
    }
}

/// Grows groups from seeds over neighbours, nearest first; `may_join` says whether two places can be in one group.
///
/// Every place reached belongs to a connected group; the others get [`NONE`].
pub(super) fn grow(
    places: &[[f64; 2]],
    adjacency: &Adjacency,
    seeds: &[u32],
    may_join: impl Fn(usize, usize) -> bool,
) -> Vec<u32> {
    let mut group_of = vec![NONE; places.len()];
    let mut open = BinaryHeap::new();
    for (group, seed) in seeds.iter().enumerate() {
        open.push(Reverse((0_u64, *seed, group as u32)));
    }
    while let Some(Reverse((_, place, group))) = open.pop() {
        let position = place as usize;
        if group_of[position] != NONE {
            continue;
        }
        group_of[position] = group;
        let seed = places[seeds[group as usize] as usize];
        for (other, _) in adjacency.of(position) {
            let next = *other as usize;
            if group_of[next] == NONE && may_join(position, next) {
                open.push(Reverse((distance(seed, places[next]) as u64, *other, group)));
            }
        }
    }
    group_of
}

/// Grows groups, moves each seed to the middle of its group, and grows again, a few times.
pub(super) fn grow_evenly(
    places: &[[f64; 2]],
    adjacency: &Adjacency,
    mut seeds: Vec<u32>,
    may_join: impl Fn(usize, usize) -> bool,
) -> Vec<u32> {
    for _ in 0..4 {
        let group_of = grow(places, adjacency, &seeds, &may_join);
        seeds = middles(places, &group_of, &seeds);
    }
    grow(places, adjacency, &seeds, &may_join)
}

/// The member nearest to the middle of each group; the old seed for a group without members.
fn middles(places: &[[f64; 2]], group_of: &[u32], seeds: &[u32]) -> Vec<u32> {
    let mut sums = vec![[0.0, 0.0, 0.0]; seeds.len()];
    for (place, group) in places.iter().zip(group_of).filter(|(_, group)| **group != NONE) {
        let sum = &mut sums[*group as usize];
        *sum = [sum[0] + place[0], sum[1] + place[1], sum[2] + 1.0];
    }
    let mut best: Vec<(f64, u32)> = seeds.iter().map(|seed| (f64::MAX, *seed)).collect();
    for (position, group) in group_of.iter().enumerate().filter(|(_, group)| **group != NONE) {
        let [x, y, count] = sums[*group as usize];
        let far = distance(places[position], [x / count, y / count]);
        let nearest = &mut best[*group as usize];
        if far < nearest.0 {
            *nearest = (far, position as u32);
        }
    }
    best.into_iter().map(|(_, position)| position).collect()
}

/// One seed in each square of `size_m` that holds candidates: the one nearest to the middle of the square.
pub(super) fn seeds_by_square(places: &[[f64; 2]], size_m: f64, key: impl Fn(usize) -> u32) -> Vec<u32> {
    let mut squares: BTreeMap<(u32, i64, i64), (f64, u32)> = BTreeMap::new();
    for (position, place) in places.iter().enumerate().filter(|(position, _)| key(*position) != NONE) {
        let row = (place[1] / size_m).floor();
        let shift = if row as i64 % 2 == 0 { 0.0 } else { 0.5 };
        let column = (place[0] / size_m + shift).floor();
        let middle = [(column + 0.5 - shift) * size_m, (row + 0.5) * size_m];
        let far = distance(*place, middle);
        let square =
            squares.entry((key(position), column as i64, row as i64)).or_insert((far, position as u32));
        if far < square.0 {
            *square = (far, position as u32);
        }
    }
    squares.into_values().map(|(_, position)| position).collect()
}

/// `count` seeds among the candidates, each as far as possible from those before it; the first is nearest to the middle.
pub(super) fn seeds_far_apart(places: &[[f64; 2]], candidates: &[u32], count: usize) -> Vec<u32> {
    let mut nearest: Vec<f64> = vec![f64::MAX; candidates.len()];
    let mut seeds: Vec<u32> = Vec::new();
    let Some(first) = candidates.first() else { return seeds };
    let from_first = |position: &u32| distance(places[*position as usize], places[*first as usize]);
    let start = candidates.iter().max_by(|a, b| from_first(a).total_cmp(&from_first(b)));
    seeds.extend(start);
    while seeds.len() < count.min(candidates.len()) {
        let Some(last) = seeds.last().copied() else { break };
        for (far, candidate) in nearest.iter_mut().zip(candidates) {
            *far = far.min(distance(places[*candidate as usize], places[last as usize]));
        }
        let farthest = (0..candidates.len()).max_by(|a, b| nearest[*a].total_cmp(&nearest[*b]));
        seeds.extend(farthest.map(|position| candidates[position]));
    }
    seeds
}

/// Every place without a group gets one of its own, or that of its longest border where it may join.
pub(super) fn settle_rest(
    group_of: &mut [u32],
    adjacency: &Adjacency,
    groups: &mut usize,
    may_join: impl Fn(usize, usize) -> bool,
) {
    for place in 0..group_of.len() {
        if group_of[place] != NONE {
            continue;
        }
        let friendly = adjacency
            .of(place)
            .iter()
            .filter(|(other, _)| group_of[*other as usize] != NONE && may_join(place, *other as usize));
        let heir = friendly.max_by_key(|(other, border)| (*border, Reverse(*other)));
        group_of[place] = if let Some((other, _)) = heir {
            group_of[*other as usize]
        } else {
            *groups += 1;
            *groups as u32 - 1
        };
    }
}

/// The municipality of each village: that of its main place, where it can be reached over the villages of the same one;
/// a village cut off from it joins a neighbour. [`NONE`] for villages without land.
pub(super) fn municipalities(villages: &Villages, adjacency: &Adjacency) -> (Vec<u32>, Vec<u32>) {
    let list = &villages.list;
    let places: Vec<[f64; 2]> = list.iter().map(|village| village.at).collect();
    let has_land = |position: usize| !adjacency.of(position).is_empty();
    let seeds: Vec<u32> = (0..list.len())
        .filter(|position| list[*position].centre as usize == *position && has_land(*position))
        .map(|position| position as u32)
        .collect();
    let mut group_of = grow(&places, adjacency, &seeds, |a, b| list[a].centre == list[b].centre);
    for _ in 0..4 {
        let before = group_of.clone();
        for position in (0..list.len()).filter(|position| before[*position] == NONE) {
            let friendly = adjacency.of(position).iter().filter(|(other, _)| {
                before[*other as usize] != NONE && list[*other as usize].bank == list[position].bank
            });
            let heir = friendly.max_by_key(|(other, border)| (*border, Reverse(*other)));
            if let Some((other, _)) = heir {
                group_of[position] = before[*other as usize];
            }
        }
    }
    (group_of, seeds)
}
