//! Which municipalities are on the map, and what they form: the sample county with its surroundings, or a whole country.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::groups::{
    Adjacency, NONE, grow_evenly, municipalities, seeds_by_square, seeds_far_apart, settle_rest,
};
use super::land::{Plan, Villages};
use super::mesh::Mesh;
use super::random::Purpose;

/// What a municipality is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// The town that the county is governed from.
    CountyTown,
    /// Belongs to no association.
    Independent,
    /// Member of an association.
    Member,
    /// Forest without residents that belongs to no municipality.
    Unincorporated,
    /// Lies outside the sample county and carries no values.
    Neighbour,
}

/// A municipality on the map.
#[derive(Debug, Clone)]
pub(super) struct Municipality {
    pub at: [f64; 2],
    pub standing: Standing,
    pub association: u32,
    pub county: u32,
    /// The villages that form it, main place first.
    pub villages: Vec<u32>,
}

/// All municipalities on the map and the groups they form.
#[derive(Debug, Default)]
pub(super) struct Administration {
    pub municipalities: Vec<Municipality>,
    pub associations: usize,
    pub counties: usize,
    /// The Land of each county.
    pub land_of_county: Vec<u32>,
    pub lands: usize,
    /// Whether there is one sample county (number 0) with surroundings, or a country in which all have values.
    pub has_surroundings: bool,
}

/// Municipalities that form the county or country.
struct Choice {
    own: Vec<u32>,
    neighbours: Vec<u32>,
}

/// Draws the map of municipalities: `count` of them, and around a single county its surroundings.
pub(super) fn administer(
    plan: &Plan,
    villages: &Villages,
    mesh: &Mesh,
    count: usize,
    has_surroundings: bool,
) -> Administration {
    let by_village = Adjacency::of_villages(mesh, villages.list.len());
    let (group_of, seeds) = municipalities(villages, &by_village);
    let touching = by_village.of_groups(&group_of, seeds.len());
    let places: Vec<[f64; 2]> = seeds.iter().map(|seed| villages.list[*seed as usize].at).collect();
    let banks: Vec<i64> = seeds.iter().map(|seed| villages.list[*seed as usize].bank).collect();
    let mut members: Vec<Vec<u32>> = seeds.iter().map(|seed| vec![*seed]).collect();
    for (village, group) in group_of.iter().enumerate().filter(|(_, group)| **group != NONE) {
        if seeds[*group as usize] as usize != village {
            members[*group as usize].push(village as u32);
        }
    }
    let land = Land { plan, places, banks, touching, members };
    if has_surroundings { land.county(count) } else { land.country(count) }
}

/// The municipalities that the land offers, before it is chosen which are shown.
pub(super) struct Land<'a> {
    pub plan: &'a Plan,
    pub places: Vec<[f64; 2]>,
    pub banks: Vec<i64>,
    pub touching: Adjacency,
    pub members: Vec<Vec<u32>>,
}

impl Land<'_> {
    /// Distance from the centre with dents, so that no county is round.
    pub(super) fn far_m(&self, position: usize) -> f64 {
        let [x, y] = self.places[position];
        let s = self.plan.spacing_m;
        let wide = (self.plan.half_m[0] * 0.4).max(s);
        let dent = self.plan.random.fractal(Purpose::Shape, 3, x / wide + 0.37, y / wide + 0.11);
        let [x, y] = [x / 1.12, y / 0.92];
        (x * x + y * y).sqrt() * (1.0 + 0.24 * dent)
    }

    /// Grows the county from the middle, municipality by municipality, without crossing a river.
    fn grow_county(&self, count: usize) -> Vec<u32> {
        let bank = self.plan.bank([0.0, 0.0]).0;
        let inhabited = (0..self.places.len()).filter(|position| self.banks[*position] == bank);
        let start = inhabited.min_by(|a, b| self.far_m(*a).total_cmp(&self.far_m(*b)));
        let (mut open, mut seen) = (BinaryHeap::new(), vec![false; self.places.len()]);
        let mut chosen = Vec::new();
        if let Some(start) = start {
            open.push(Reverse((0_u64, start as u32)));
            seen[start] = true;
        }
        while let Some(Reverse((_, place))) = open.pop() {
            chosen.push(place);
            if chosen.len() >= count {
                break;
            }
            for (next, _) in self.touching.of(place as usize) {
                let position = *next as usize;
                if !seen[position] && self.banks[position] == bank {
                    seen[position] = true;
                    open.push(Reverse((self.far_m(position) as u64, *next)));
                }
            }
        }
        chosen
    }

    /// The municipalities in the window that a slide shows around the county.
    fn surroundings(&self, own: &[u32]) -> Vec<u32> {
        let axis = |axis: usize| own.iter().map(move |place| self.places[*place as usize][axis]);
        let s = self.plan.spacing_m;
        let range = |a: usize| {
            let (low, high) = axis(a).fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
            (low, high)
        };
        let ((west, east), (south, north)) = (range(0), range(1));
        // A map face of a slide is about 3 : 2.
        let wide = ((east - west).max(1.5 * (north - south)) / 2.0 + 2.6 * s).min(self.plan.half_m[0] - s);
        let high = ((north - south).max((east - west) / 1.5) / 2.0 + 2.6 * s).min(self.plan.half_m[1] - s);
        let middle = [f64::midpoint(west, east), f64::midpoint(south, north)];
        let inside = |position: &usize| {
            let [x, y] = self.places[*position];
            (x - middle[0]).abs() < wide && (y - middle[1]).abs() < high
        };
        let is_own = |position: &usize| own.contains(&(*position as u32));
        let others = (0..self.places.len()).filter(|position| inside(position) && !is_own(position));
        others.map(|position| position as u32).collect()
    }

    fn county(&self, count: usize) -> Administration {
        let mut own = self.grow_county(count + 1);
        own.sort_unstable();
        let neighbours = self.surroundings(&own);
        let choice = Choice { own, neighbours };
        let mut standing = self.standings(&choice);
        let (county_of, mut counties) = self.counties_around(&choice);
        let may_join = |a: usize, b: usize| {
            county_of[a] == county_of[b]
                && [a, b].iter().all(|p| matches!(standing[*p], Standing::Member | Standing::Neighbour))
        };
        let (association_of, associations) = self.associations(&choice, &county_of, &standing, may_join);
        let mut land_of_county = vec![NONE; counties];
        for place in choice.own.iter().chain(&choice.neighbours) {
            let bank = self.banks[*place as usize];
            let home = self.plan.bank([0.0, 0.0]).0;
            land_of_county[county_of[*place as usize] as usize] = u32::from(bank != home);
        }
        if land_of_county.is_empty() {
            land_of_county.push(0);
            counties = 1;
        }
        independents(&choice.own, &association_of, &mut standing);
        let order = choice.own.iter().chain(&choice.neighbours).copied();
        let municipalities = self.listed(order, &standing, &association_of, &county_of);
        Administration {
            municipalities,
            associations,
            counties,
            land_of_county,
            lands: 2,
            has_surroundings: true,
        }
    }

    pub(super) fn listed(
        &self,
        order: impl Iterator<Item = u32>,
        standing: &[Standing],
        association_of: &[u32],
        county_of: &[u32],
    ) -> Vec<Municipality> {
        let municipality = |place: u32| {
            let position = place as usize;
            Municipality {
                at: self.places[position],
                standing: standing[position],
                association: association_of[position],
                county: county_of[position],
                villages: self.members[position].clone(),
            }
        };
        order.map(municipality).collect()
    }

    /// County town, a second independent town, and the forest that belongs to no municipality.
    fn standings(&self, choice: &Choice) -> Vec<Standing> {
        let mut standing = vec![Standing::Neighbour; self.places.len()];
        for place in &choice.own {
            standing[*place as usize] = Standing::Member;
        }
        let s = self.plan.spacing_m;
        let size = |place: &&u32| self.members[**place as usize].len() as f64;
        let centrality = |place: &&u32| size(place) - self.far_m(**place as usize) / (0.4 * s);
        let town = choice.own.iter().max_by(|a, b| centrality(a).total_cmp(&centrality(b)));
        if let Some(town) = town.filter(|_| choice.own.len() > 1) {
            standing[*town as usize] = Standing::CountyTown;
        }
        let at_border = |place: &&u32| {
            let around = self.touching.of(**place as usize);
            around.iter().any(|(other, _)| standing[*other as usize] == Standing::Neighbour)
        };
        let rim = choice.own.iter().filter(at_border);
        // The forest lies on the dry side, away from the river.
        let dry = |place: &&u32| {
            let [x, y] = self.places[**place as usize];
            -y - 0.8 * x - 0.3 * s * size(place)
        };
        let free = rim.filter(|place| standing[**place as usize] == Standing::Member);
        if let Some(forest) = free.max_by(|a, b| dry(a).total_cmp(&dry(b))).filter(|_| choice.own.len() > 3) {
            standing[*forest as usize] = Standing::Unincorporated;
        }
        let town_at = town.map_or([0.0, 0.0], |town| self.places[*town as usize]);
        let apart = |place: &&u32| {
            2.0 * size(place) + super::land::distance(self.places[**place as usize], town_at) / s
        };
        let members = choice.own.iter().filter(|place| standing[**place as usize] == Standing::Member);
        if let Some(second) =
            members.max_by(|a, b| apart(a).total_cmp(&apart(b))).filter(|_| choice.own.len() > 12)
        {
            standing[*second as usize] = Standing::Independent;
        }
        standing
    }

    /// The sample county is number 0; about twelve municipalities each form the counties around it.
    fn counties_around(&self, choice: &Choice) -> (Vec<u32>, usize) {
        let mut county_of = vec![NONE; self.places.len()];
        let mut shown = vec![false; self.places.len()];
        for place in &choice.neighbours {
            shown[*place as usize] = true;
        }
        let may_join = |a: usize, b: usize| shown[a] && shown[b] && self.banks[a] == self.banks[b];
        let count = (choice.neighbours.len() / 14).max(1);
        let seeds = seeds_far_apart(&self.places, &choice.neighbours, count);
        let mut grown = grow_evenly(&self.places, &self.touching, seeds.clone(), may_join);
        let mut counties = seeds.len();
        for place in 0..grown.len() {
            if !shown[place] {
                grown[place] = 0; // not on the map: whatever it gets is never read
            }
        }
        settle_rest(&mut grown, &self.touching, &mut counties, may_join);
        for place in &choice.neighbours {
            county_of[*place as usize] = grown[*place as usize] + 1;
        }
        for place in &choice.own {
            county_of[*place as usize] = 0;
        }
        (county_of, counties + 1)
    }

    /// Associations of about six members within each county; independent towns and the forest stand alone.
    fn associations(
        &self,
        choice: &Choice,
        county_of: &[u32],
        standing: &[Standing],
        may_join: impl Fn(usize, usize) -> bool,
    ) -> (Vec<u32>, usize) {
        let members: Vec<u32> = choice
            .own
            .iter()
            .copied()
            .filter(|place| standing[*place as usize] == Standing::Member)
            .collect();
        let wanted = ((members.len() as f64 / 6.3).round() as usize).max(1);
        let mut seeds = seeds_far_apart(&self.places, &members, wanted);
        let outside = |position: usize| {
            if standing[position] == Standing::Neighbour { county_of[position] } else { NONE }
        };
        seeds.extend(seeds_by_square(&self.places, 2.6 * self.plan.spacing_m, outside));
        let mut count = seeds.len();
        let mut group_of = grow_evenly(&self.places, &self.touching, seeds, &may_join);
        let mut compact = vec![NONE; self.places.len()];
        settle_rest(&mut group_of, &self.touching, &mut count, may_join);
        // Numbers without gaps, in the order of the municipalities shown.
        let mut numbers = std::collections::BTreeMap::new();
        for place in choice.own.iter().chain(&choice.neighbours) {
            let next = numbers.len() as u32;
            compact[*place as usize] = *numbers.entry(group_of[*place as usize]).or_insert(next);
        }
        (compact, numbers.len())
    }
}

/// A member that ended up alone in its association is independent.
fn independents(own: &[u32], association_of: &[u32], standing: &mut [Standing]) {
    for place in own {
        let position = *place as usize;
        let alone = own.iter().filter(|other| association_of[**other as usize] == association_of[position]);
        if standing[position] == Standing::Member && alone.count() == 1 {
            standing[position] = Standing::Independent;
        }
    }
}
