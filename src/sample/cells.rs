//! Residents in grid cells of 250 metres by age: every Ortsteil's people shared out over the cells that its streets run through.

use std::collections::{BTreeMap, BTreeSet};

use super::land::{Plan, Villages, distance};
use super::people::Counted;
use super::random::Purpose;
use super::roads::Built;
use super::settlements::Settlement;
use crate::geo::{Crs, Transform};

/// Side of a cell in metres.
pub const CELL_M: u32 = 250;
/// Names of the age groups, in the order of [`SampleCell::groups`].
pub const AGE_GROUPS: [&str; 7] = ["0-2", "3-5", "6-9", "10-17", "18-64", "65-79", "80+"];
/// EPSG code of the grid (Lambert azimuthal equal area, as the census uses it).
const GRID_EPSG: u32 = 3035;

/// A cell of the grid in which somebody lives.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SampleCell {
    /// Id as in the census grids, with the lower left corner: `CRS3035RES250mN3361000E4337000`.
    pub key: String,
    /// Lower left corner in metres (EPSG:3035): northing, easting.
    pub corner: [i64; 2],
    /// Residents by age, as [`AGE_GROUPS`].
    pub groups: [u32; 7],
    /// Those of them who live in the county, by age.
    pub own: [u32; 7],
}

/// People and farms around a village: places, and how much of the village each holds.
struct Homes {
    cells: Vec<[i64; 2]>,
    weights: Vec<f64>,
}

/// The cells of the whole area, from the streets and roads of the settlements.
pub(super) fn cells(
    plan: &Plan,
    villages: &Villages,
    settlements: &[Settlement],
    built: &Built,
    to_map: impl Fn([f64; 2]) -> [f64; 2],
    epsg: u32,
) -> Vec<SampleCell> {
    let (Some(map), Some(grid)) = (Crs::from_epsg(epsg), Crs::from_epsg(GRID_EPSG)) else {
        return Vec::new();
    };
    let Ok(transform) = Transform::between(&map, &grid) else { return Vec::new() };
    let Ok(back) = Transform::between(&grid, &map) else { return Vec::new() };
    let inhabited: BTreeSet<u32> = settlements.iter().map(|settlement| settlement.site.village).collect();
    // A cell counts for the land under its middle; nobody lives where that is the forest or right beside it.
    let cell_of = |at: [f64; 2]| {
        let from = to_map(at);
        let [easting, northing] = transform.point(from)?;
        let cell = |metres: f64| (metres / f64::from(CELL_M)).floor() as i64 * i64::from(CELL_M);
        let (corner, half) = ([cell(northing), cell(easting)], f64::from(CELL_M) / 2.0);
        let middle = back.point([corner[1] as f64 + half, corner[0] as f64 + half])?;
        let middle = [at[0] + middle[0] - from[0], at[1] + middle[1] - from[1]];
        let around = [[0.0, 0.0], [80.0, 0.0], [-80.0, 0.0], [0.0, 80.0], [0.0, -80.0]];
        let is_home =
            |[x, y]: [f64; 2]| inhabited.contains(&villages.owner(plan, [middle[0] + x, middle[1] + y]));
        around.into_iter().all(is_home).then_some(corner)
    };
    let wayside = by_village(plan, villages, &built.wayside);
    let mut all: BTreeMap<[i64; 2], [[u32; 7]; 2]> = BTreeMap::new();
    for (settlement, corners) in settlements.iter().zip(&built.corners) {
        let places = corners.iter().enumerate().map(|(number, at)| {
            // Denser in the middle.
            let far = distance(*at, settlement.site.at) / 250.0;
            (*at, if number == 0 { 1.6 } else { 0.5 + 1.2 / (1.0 + far) })
        });
        let village = settlement.site.village;
        let along = wayside.get(&village).map_or(&[][..], Vec::as_slice);
        let homes = Homes::gather(places.chain(farms(plan, village, along)), cell_of);
        for (group, people) in by_age(settlement).into_iter().enumerate() {
            let salt = i64::from(settlement.site.village) * 8 + group as i64;
            let tilt = |place: usize| 1.0 + 0.35 * plan.random.signed(Purpose::Cell, salt, place as i64);
            let weights: Vec<f64> =
                homes.weights.iter().enumerate().map(|(place, weight)| weight * tilt(place)).collect();
            for (cell, count) in homes.cells.iter().zip(shared_out(people, &weights)) {
                let [everybody, own] = all.entry(*cell).or_default();
                everybody[group] += count;
                own[group] += if settlement.counts.is_some() { count } else { 0 };
            }
        }
    }
    all.into_iter()
        .filter(|(_, [everybody, _])| everybody.iter().any(|count| *count > 0))
        .map(|(corner, [groups, own])| SampleCell {
            key: format!("CRS3035RES{CELL_M}mN{}E{}", corner[0], corner[1]),
            corner,
            groups,
            own,
        })
        .collect()
}

impl Homes {
    fn gather(
        places: impl Iterator<Item = ([f64; 2], f64)>,
        cell_of: impl Fn([f64; 2]) -> Option<[i64; 2]>,
    ) -> Self {
        let mut weights: BTreeMap<[i64; 2], f64> = BTreeMap::new();
        for (at, weight) in places {
            if let Some(cell) = cell_of(at) {
                *weights.entry(cell).or_default() += weight;
            }
        }
        let (cells, weights) = weights.into_iter().unzip();
        Self { cells, weights }
    }
}

/// Places along the roads by the village whose land they are on.
fn by_village(plan: &Plan, villages: &Villages, wayside: &[[f64; 2]]) -> BTreeMap<u32, Vec<[f64; 2]>> {
    let mut places: BTreeMap<u32, Vec<[f64; 2]>> = BTreeMap::new();
    for at in wayside {
        places.entry(villages.owner(plan, *at)).or_default().push(*at);
    }
    places
}

/// A few farms outside the village, on its own land, a stone's throw from a road.
fn farms<'a>(
    plan: &'a Plan,
    village: u32,
    wayside: &'a [[f64; 2]],
) -> impl Iterator<Item = ([f64; 2], f64)> + 'a {
    (0..5_i64).filter_map(move |farm| {
        let draw = |salt| plan.random.signed(Purpose::Cell, i64::from(village), 1000 + 4 * farm + salt);
        let at =
            wayside.get(plan.random.pick(Purpose::Cell, i64::from(village) * 8 + farm, wayside.len()))?;
        Some(([at[0] + 160.0 * draw(1), at[1] + 160.0 * draw(2)], 0.12))
    })
}

/// Residents of a settlement by age. The register counts fewer groups; those between follow equal birth years.
fn by_age(settlement: &Settlement) -> [u32; 7] {
    let Some(counts) = &settlement.counts else {
        let all = settlement.residents;
        return [0.023, 0.026, 0.036, 0.078, 0.592, 0.172, 0.073].map(|share| (all * share).round() as u32);
    };
    let of = |kind: Counted| counts[kind as usize];
    let babies = of(Counted::Under3);
    let young = shared_out(of(Counted::Under18) - babies, &[3.0, 4.0, 8.0]);
    let oldest = of(Counted::From80);
    [babies, young[0], young[1], young[2], of(Counted::From18To64), of(Counted::From65) - oldest, oldest]
}

/// Whole numbers in proportion to the weights that add up to `total` (largest remainder).
pub(super) fn shared_out(total: u32, weights: &[f64]) -> Vec<u32> {
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 {
        return vec![0; weights.len()];
    }
    let exact: Vec<f64> = weights.iter().map(|weight| f64::from(total) * weight / sum).collect();
    let mut shares: Vec<u32> = exact.iter().map(|share| share.floor() as u32).collect();
    let missing = total.saturating_sub(shares.iter().sum()) as usize;
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|a, b| exact[*b].fract().total_cmp(&exact[*a].fract()).then(a.cmp(b)));
    for place in order.into_iter().take(missing) {
        shares[place] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_lost_or_invented_when_people_are_shared_out() {
        assert_eq!(shared_out(10, &[1.0, 1.0, 1.0]), [4, 3, 3]);
        assert_eq!(shared_out(7, &[5.0, 2.0]), [5, 2]);
        assert_eq!(shared_out(1, &[0.2, 0.5, 0.3]), [0, 1, 0]);
        assert_eq!(shared_out(3, &[]), Vec::<u32>::new());
    }
}
