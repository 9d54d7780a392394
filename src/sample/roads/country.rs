//! Roads between settlements: which villages are joined, by what class of road, and where the river is crossed.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::super::groups::Adjacency;
use super::super::land::{Plan, Villages, distance};
use super::super::random::Purpose;
use super::Class;

/// What a village is to the roads around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sample) enum Rank {
    /// A village that is not the main place of its municipality.
    Village,
    /// The main place of a municipality.
    MainPlace,
    /// Seat of an association or an independent town.
    Seat,
    /// The county town.
    Town,
}

/// A village with roads.
#[derive(Debug, Clone, Copy)]
pub(in crate::sample) struct Site {
    /// Its position in the village list.
    pub village: u32,
    pub rank: Rank,
    /// The main place of its municipality, as a position in the list of sites.
    pub main: u32,
    pub at: [f64; 2],
    pub bank: i64,
}

/// A road between two sites.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Road {
    pub from: u32,
    pub to: u32,
    pub class: Class,
}

/// A possible road.
struct Link {
    from: u32,
    to: u32,
    length_m: f64,
    class: Option<Class>,
}

/// Distance between bridges along the river, in distances between municipal centres.
const BRIDGE_EVERY: f64 = 2.6;

/// Joins the sites: seats by main roads, main places by county roads, villages by lanes and tracks.
pub(super) fn roads(plan: &Plan, villages: &Villages, touching: &Adjacency, sites: &[Site]) -> Vec<Road> {
    let mut site_of = vec![u32::MAX; villages.list.len()];
    for (site, number) in sites.iter().zip(0..) {
        site_of[site.village as usize] = number;
    }
    let mut links = Vec::new();
    let mut crossings = Vec::new();
    for (site, from) in sites.iter().zip(0_u32..) {
        for (village, _) in touching.of(site.village as usize) {
            let to = site_of[*village as usize];
            if to == u32::MAX || to <= from {
                continue;
            }
            let other = sites[to as usize];
            let link = Link { from, to, length_m: distance(site.at, other.at), class: None };
            match (banks_between(plan, site.at, other.at), site.bank == other.bank) {
                (0, true) => links.push(link),
                (1, false) => crossings.push(link),
                _ => {}
            }
        }
    }
    bridge(plan, sites, crossings, &mut links);
    let mut net = Net::new(sites, links);
    net.classify(plan);
    net.roads()
}

/// How often the line between two points crosses a river.
fn banks_between(plan: &Plan, a: [f64; 2], b: [f64; 2]) -> usize {
    const STEPS: u32 = 40;
    let at = |step: u32| {
        let t = f64::from(step) / f64::from(STEPS);
        plan.bank([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]).0
    };
    (0..STEPS).filter(|step| at(*step) != at(step + 1)).count()
}

/// One bridge for each stretch of the river, at its shortest and most wanted place, and one ferry.
fn bridge(plan: &Plan, sites: &[Site], crossings: Vec<Link>, links: &mut Vec<Link>) {
    let stretch_m = BRIDGE_EVERY * plan.spacing_m;
    let middle = |link: &Link| f64::midpoint(sites[link.from as usize].at[0], sites[link.to as usize].at[0]);
    let cost = |link: &Link| {
        let ranks = [link.from, link.to].map(|site| sites[site as usize].rank as usize as f64);
        link.length_m / (1.0 + ranks[0] + ranks[1])
    };
    let mut by_stretch: std::collections::BTreeMap<i64, Vec<Link>> = std::collections::BTreeMap::new();
    for link in crossings {
        by_stretch.entry((middle(&link) / stretch_m).floor() as i64).or_default().push(link);
    }
    let ferry_at = by_stretch.keys().copied().find(|stretch| *stretch >= 0);
    for (stretch, mut candidates) in by_stretch {
        candidates.sort_by(|a, b| cost(a).total_cmp(&cost(b)));
        let mut candidates = candidates.into_iter();
        let Some(mut best) = candidates.next() else { continue };
        let bridge_at = middle(&best);
        best.class = Some(Class::Tertiary);
        links.push(best);
        let far = |link: &Link| (middle(link) - bridge_at).abs() > 0.7 * plan.spacing_m;
        if let Some(mut ferry) = candidates.find(far).filter(|_| Some(stretch) == ferry_at) {
            ferry.class = Some(Class::Ferry);
            links.push(ferry);
        }
    }
}

/// The possible roads as a graph.
struct Net<'a> {
    sites: &'a [Site],
    links: Vec<Link>,
    at: Vec<Vec<usize>>,
}

impl<'a> Net<'a> {
    fn new(sites: &'a [Site], links: Vec<Link>) -> Self {
        let mut at = vec![Vec::new(); sites.len()];
        for (position, link) in links.iter().enumerate().filter(|(_, l)| l.class != Some(Class::Ferry)) {
            at[link.from as usize].push(position);
            at[link.to as usize].push(position);
        }
        Self { sites, links, at }
    }

    /// Lanes from every village to its main place, county roads between main places, main roads between seats.
    fn classify(&mut self, plan: &Plan) {
        let count = self.sites.len() as u32;
        let of_rank = |rank: Rank, sites: &[Site]| -> Vec<u32> {
            (0..count).filter(|site| sites[*site as usize].rank >= rank).collect()
        };
        let (seats, mains) = (of_rank(Rank::Seat, self.sites), of_rank(Rank::MainPlace, self.sites));
        for site in 0..count {
            self.raise(site, self.sites[site as usize].main, Class::Unclassified);
        }
        for main in &mains {
            for near in self.nearest(*main, &mains, 2) {
                self.raise(*main, near, Class::Tertiary);
            }
            for seat in self.nearest(*main, &seats, 1) {
                self.raise(*main, seat, Class::Tertiary);
            }
        }
        for (from, to) in self.neighbours(&seats) {
            let town = [from, to].iter().any(|site| self.sites[*site as usize].rank == Rank::Town);
            self.raise(from, to, if town { Class::Primary } else { Class::Secondary });
        }
        for (position, link) in self.links.iter_mut().enumerate() {
            let chance = plan.random.unit(Purpose::Road, position as i64, 0);
            if link.class.is_none() && chance < 0.7 {
                link.class = Some(if chance < 0.18 { Class::Unclassified } else { Class::Track });
            }
        }
    }

    /// The `count` nearest of `among`, other than the site itself.
    fn nearest(&self, site: u32, among: &[u32], count: usize) -> Vec<u32> {
        let far = |other: u32| distance(self.sites[site as usize].at, self.sites[other as usize].at);
        let mut others: Vec<u32> = among.iter().copied().filter(|other| *other != site).collect();
        others.sort_by(|a, b| far(*a).total_cmp(&far(*b)));
        others.truncate(count);
        others
    }

    /// Pairs with no third place in the circle over them (Gabriel graph).
    fn neighbours(&self, places: &[u32]) -> Vec<(u32, u32)> {
        let at = |site: u32| self.sites[site as usize].at;
        let mut pairs = Vec::new();
        for (position, from) in places.iter().enumerate() {
            for to in &places[position + 1..] {
                let (a, b) = (at(*from), at(*to));
                let middle = [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])];
                let radius = 0.5 * distance(a, b);
                let is_free =
                    |other: &u32| other == from || other == to || distance(at(*other), middle) >= radius;
                if places.iter().all(is_free) {
                    pairs.push((*from, *to));
                }
            }
        }
        pairs
    }

    /// Makes every road on the shortest way at least of this class.
    fn raise(&mut self, from: u32, to: u32, class: Class) {
        let mut by: Vec<Option<usize>> = vec![None; self.sites.len()];
        let mut done = vec![false; self.sites.len()];
        let mut open = BinaryHeap::new();
        open.push((Reverse(0_u64), from, None));
        while let Some((Reverse(far), here, link)) = open.pop() {
            if std::mem::replace(&mut done[here as usize], true) {
                continue;
            }
            by[here as usize] = link;
            if here == to {
                break;
            }
            for position in &self.at[here as usize] {
                let link = &self.links[*position];
                let next = if link.from == here { link.to } else { link.from };
                // Roads bundle: an existing one is worth a detour.
                let worth = if link.class.is_some_and(|class| class <= Class::Tertiary) { 0.75 } else { 1.0 };
                let length = (link.length_m * worth * 1000.0) as u64;
                open.push((Reverse(far + length), next, Some(*position)));
            }
        }
        let mut here = to;
        while let Some(position) = by[here as usize] {
            let link = &mut self.links[position];
            here = if link.from == here { link.to } else { link.from };
            link.class = Some(link.class.map_or(class, |known| known.min(class)));
        }
    }

    fn roads(self) -> Vec<Road> {
        let road = |link: Link| link.class.map(|class| Road { from: link.from, to: link.to, class });
        self.links.into_iter().filter_map(road).collect()
    }
}
