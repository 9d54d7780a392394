//! Land of one municipality inside another: old forest shares and hamlets that no reform has moved.

use super::county::{Administration, Standing};
use super::land::{Plan, Village, Villages, distance};
use super::mesh::Mesh;
use super::random::Purpose;

/// An island of land to be: whose, and in whose land.
struct Wish {
    owner: usize,
    host: usize,
}

/// Founds the enclaves: in a county one inside it and one in a neighbour's land, in a country in every thirtieth municipality.
pub(super) fn found(
    plan: &Plan,
    villages: &mut Villages,
    mesh: &mut Mesh,
    administration: &mut Administration,
) {
    let finder = Finder { plan, villages, mesh, administration };
    let wishes = if administration.has_surroundings { finder.in_county() } else { finder.in_country() };
    let sites: Vec<(Wish, [f64; 2])> =
        wishes.into_iter().filter_map(|wish| finder.site(wish.host).map(|site| (wish, site))).collect();
    for (wish, at) in sites {
        let place = villages.list.len() as u32;
        let owner = &mut administration.municipalities[wish.owner];
        let Some(main) = owner.villages.first().copied() else { continue };
        let like = villages.list[main as usize];
        let radius = 0.6 + 0.4 * plan.random.unit(Purpose::Enclave, i64::from(place), 0);
        villages.list.push(Village { at, island_m: radius * RADIUS * plan.spacing_m, ..like });
        owner.villages.push(place);
        take_land(plan, villages, mesh, place);
    }
}

/// Largest radius of an enclave in distances between municipal centres.
const RADIUS: f64 = 0.16;
/// An enclave may lie nearer to the host's villages than to its border: by this factor.
const VILLAGE_CLEARANCE: f64 = 1.6;

struct Finder<'a> {
    plan: &'a Plan,
    villages: &'a Villages,
    mesh: &'a Mesh,
    administration: &'a Administration,
}

impl Finder<'_> {
    /// The nearest municipality of the same bank that `fits`.
    fn nearest(&self, to: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let all = &self.administration.municipalities;
        let bank =
            |m: usize| all[m].villages.first().map(|village| self.villages.list[*village as usize].bank);
        (0..all.len())
            .filter(|m| *m != to && bank(*m) == bank(to) && fits(*m))
            .min_by(|a, b| distance(all[*a].at, all[to].at).total_cmp(&distance(all[*b].at, all[to].at)))
    }

    /// One enclave within the county, and one exclave of the county.
    fn in_county(&self) -> Vec<Wish> {
        let standing = |m: usize| self.administration.municipalities[m].standing;
        let is_member = |m: usize| standing(m) == Standing::Member;
        let all = 0..self.administration.municipalities.len();
        let roomy = |m: &usize| (self.room(*m) / (0.02 * self.plan.spacing_m)) as i64;
        let host = all.clone().filter(|m| is_member(*m)).max_by_key(roomy);
        let inside = host.and_then(|host| self.nearest(host, is_member).map(|owner| Wish { owner, host }));
        let touches = |m: &usize| {
            self.nearest(*m, |other| standing(other) != Standing::Neighbour).is_some_and(|own| {
                let [a, b] = [*m, own].map(|m| self.administration.municipalities[m].at);
                is_member(own) && distance(a, b) < 1.35 * self.plan.spacing_m
            })
        };
        let abroad = all.filter(|m| standing(*m) == Standing::Neighbour && touches(m)).max_by_key(roomy);
        let outside = abroad.and_then(|host| self.nearest(host, is_member).map(|owner| Wish { owner, host }));
        inside.into_iter().chain(outside).collect()
    }

    /// Every thirtieth municipality hosts a piece of the next one in the list, which lies beside it.
    fn in_country(&self) -> Vec<Wish> {
        let all = &self.administration.municipalities;
        let hosts = (0..all.len().saturating_sub(1))
            .filter(|m| self.plan.random.unit(Purpose::Enclave, *m as i64, 1) < 1.0 / 30.0);
        let beside = |host: usize| distance(all[host].at, all[host + 1].at) < 2.0 * self.plan.spacing_m;
        let same_county = |host: usize| all[host].county == all[host + 1].county;
        hosts
            .filter(|host| beside(*host) && same_county(*host))
            .map(|host| Wish { owner: host + 1, host })
            .collect()
    }

    /// How far the best place for an enclave is from the border of the host's villages.
    fn room(&self, host: usize) -> f64 {
        self.best(host).map_or(0.0, |(room, _)| room)
    }

    /// The middle of a new enclave, when there is room for one.
    fn site(&self, host: usize) -> Option<[f64; 2]> {
        let (room, at) = self.best(host)?;
        (room > (RADIUS + 0.07) * self.plan.spacing_m).then_some(at)
    }

    /// The corner of the host's land that lies farthest from land that is not the host's, but not at a village.
    fn best(&self, host: usize) -> Option<(f64, [f64; 2])> {
        let own = &self.administration.municipalities[host].villages;
        let middle = self.administration.municipalities[host].at;
        let corners = self.mesh.corners_within(self.plan, middle, 1.3 * self.plan.spacing_m);
        let is_own = |owner: u32| own.contains(&owner);
        let (inside, outside): (Vec<_>, Vec<_>) = corners.into_iter().partition(|(_, owner)| is_own(*owner));
        // Squared distances: this is asked for every pair of corners.
        let squared =
            |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
        let room = |at: [f64; 2]| {
            let border = outside.iter().map(|(other, _)| squared(at, *other)).fold(f64::MAX, f64::min);
            let villages = own.iter().map(|village| squared(at, self.villages.list[*village as usize].at));
            border.min(villages.fold(f64::MAX, f64::min) * VILLAGE_CLEARANCE * VILLAGE_CLEARANCE)
        };
        let best = inside.iter().map(|(at, _)| (room(*at), *at)).max_by(|a, b| a.0.total_cmp(&b.0));
        best.map(|(squared, at)| (squared.sqrt(), at))
    }
}

/// Gives the corners around the middle of the enclave to it.
fn take_land(plan: &Plan, villages: &Villages, mesh: &mut Mesh, place: u32) {
    let island = villages.list[place as usize];
    let middle = plan.bent(island.at);
    for (corner, at) in mesh.positions_within(plan, island.at, 2.0 * island.island_m) {
        if distance(plan.bent(at), middle) < island.island_m {
            mesh.owner[corner] = place;
        }
    }
}
