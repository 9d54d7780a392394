//! Facilities of the sample over all phases of life: places for children where children live, practices for the doctors counted.

use std::collections::BTreeMap;

use super::cells::shared_out;
use super::land::Plan;
use super::names::FIRST;
use super::people::Counted;
use super::random::Purpose;
use super::roads::Rank;
use super::settlements::Settlement;

/// A facility of the sample.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleFacility {
    /// Key, unique in the sample.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is, as in the taxonomy that the program ships.
    pub kind: &'static str,
    /// Place in map units.
    pub at: [f64; 2],
    /// Places, or doctors of a practice; `None` where it has no size.
    pub capacity: Option<u32>,
    /// Who runs it.
    pub provider: &'static str,
    /// Whether it stands in the county.
    pub is_own: bool,
}

/// What the people of one municipality need.
struct Demand {
    /// The settlements of the municipality, main place first.
    places: Vec<usize>,
    rank: Rank,
    is_own: bool,
    residents: f64,
    under_3_in_care: u32,
    aged_3_to_5: u32,
    aged_6_to_9: u32,
    doctors: u32,
}

/// Kind, name, number in the county town, chance in other seats, capacity, provider.
type SeatRow = (&'static str, &'static str, usize, f64, Option<u32>, &'static str);

/// Kinds that stand in seats and towns.
const IN_SEATS: [SeatRow; 9] = [
    ("Frühe Hilfen", "Hebammenpraxis", 2, 0.6, None, "freiberuflich"),
    ("Kinderarztpraxis", "Kinderarztpraxis", 2, 0.35, Some(1), "freiberuflich"),
    ("Weiterführende Schule", "Oberschule", 2, 0.5, Some(620), "Landkreis"),
    ("Jugendzentrum", "Jugendzentrum", 2, 0.75, None, "Samtgemeinde"),
    ("Familienzentrum", "Familienzentrum", 1, 0.5, None, "freier Träger"),
    ("Beratungsstelle", "Beratungsstelle", 2, 0.4, None, "Wohlfahrtsverband"),
    ("Apotheke", "Apotheke", 3, 1.0, None, "privat"),
    ("Pflegeheim", "Pflegeheim", 2, 1.0, Some(72), "Wohlfahrtsverband"),
    ("Seniorentreff", "Seniorentreff", 2, 0.8, None, "Kirche"),
];

/// All facilities; `corners` are the street corners of each settlement.
pub(super) fn facilities(
    plan: &Plan,
    settlements: &[Settlement],
    corners: &[Vec<[f64; 2]>],
    to_map: impl Fn([f64; 2]) -> [f64; 2],
) -> Vec<SampleFacility> {
    let mut builder = Builder { plan, corners, to_map, out: Vec::new(), asked: 0, is_own: true };
    for demand in demands(settlements) {
        builder.is_own = demand.is_own;
        builder.children(&demand);
        builder.doctors(&demand);
        builder.daily(&demand);
        if demand.rank >= Rank::Seat {
            builder.of_seat(&demand);
        }
    }
    let mut out = builder.out;
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    for facility in &mut out {
        let number = numbers.entry(facility.kind).or_insert(0);
        *number += 1;
        let letters: String = facility.kind.chars().filter(char::is_ascii_alphabetic).take(5).collect();
        facility.key = format!("{}-{number:02}", letters.to_uppercase());
    }
    out
}

fn demands(settlements: &[Settlement]) -> Vec<Demand> {
    let mut by_municipality: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (position, settlement) in settlements.iter().enumerate() {
        by_municipality.entry(settlement.municipality).or_default().push(position);
    }
    let demand = |places: Vec<usize>| {
        let sum = |kind: Counted| -> u32 {
            places
                .iter()
                .filter_map(|place| settlements[*place].counts.as_ref())
                .map(|c| c[kind as usize])
                .sum()
        };
        let residents = places.iter().map(|place| settlements[*place].residents).sum::<f64>();
        let is_own = settlements[places[0]].counts.is_some();
        let school = if is_own {
            shared_out(sum(Counted::Under18) - sum(Counted::Under3), &[3.0, 4.0, 8.0])
        } else {
            vec![(residents * 0.026) as u32, (residents * 0.036) as u32, 0]
        };
        Demand {
            rank: settlements[places[0]].site.rank,
            is_own,
            residents,
            under_3_in_care: if is_own { sum(Counted::Nursery) } else { (residents * 0.007) as u32 },
            aged_3_to_5: school[0],
            aged_6_to_9: school[1],
            doctors: if is_own { sum(Counted::Doctors) } else { (residents / 1800.0) as u32 },
            places,
        }
    };
    by_municipality.into_values().map(demand).collect()
}

struct Builder<'a, F> {
    plan: &'a Plan,
    corners: &'a [Vec<[f64; 2]>],
    to_map: F,
    out: Vec<SampleFacility>,
    asked: i64,
    /// Whether what is put now stands in the county.
    is_own: bool,
}

impl<F: Fn([f64; 2]) -> [f64; 2]> Builder<'_, F> {
    /// Kindergartens in the places with most children, primary schools where there are enough pupils.
    fn children(&mut self, demand: &Demand) {
        let places = demand.under_3_in_care + (0.95 * f64::from(demand.aged_3_to_5)).round() as u32;
        if places >= 80 {
            let count = (f64::from(places) / 175.0).ceil() as usize;
            let sizes: Vec<f64> = (0..count).map(|number| 1.0 + 0.5 / (1.0 + number as f64)).collect();
            for (number, size) in shared_out(places, &sizes).into_iter().enumerate() {
                let provider = ["Gemeinde", "Kirche", "freier Träger"][self.pick(3)];
                let name = format!("Kita {}nest", self.animal());
                let place = demand.places[number % demand.places.len().min(3)];
                self.put(place, "Kita", name, Some(size), provider);
            }
        }
        if demand.aged_6_to_9 >= 90 {
            let count = (f64::from(demand.aged_6_to_9) / 260.0).ceil() as usize;
            for number in 0..count {
                let name = format!("Grundschule {}", ["Am Markt", "Am Wald", "Auenland", "Nord"][number % 4]);
                let size = demand.aged_6_to_9.div_ceil(count as u32).next_multiple_of(25);
                let place = demand.places[number % demand.places.len()];
                self.put(place, "Grundschule", name, Some(size), "Samtgemeinde");
            }
        }
    }

    /// Practices of two to five doctors, and what is left.
    fn doctors(&mut self, demand: &Demand) {
        let mut left = demand.doctors;
        while left > 0 {
            let size = left.min(2 + self.pick(4) as u32);
            left -= size;
            let name = if size > 1 { "Gemeinschaftspraxis" } else { "Hausarztpraxis" };
            let place = demand.places[if demand.rank == Rank::Town { self.pick(2) } else { 0 }];
            let name = format!("{name} {}", self.animal());
            self.put(place, "Hausarztpraxis", name, Some(size), "freiberuflich");
        }
    }

    /// What larger places have besides.
    fn daily(&mut self, demand: &Demand) {
        if demand.residents > 2000.0 {
            let count = ((demand.residents / 7000.0).ceil() as usize).min(4);
            for _ in 0..count {
                self.put(demand.places[0], "Supermarkt", "Lebensmittelmarkt".to_owned(), None, "privat");
            }
        }
        if demand.is_own && demand.rank == Rank::MainPlace && self.pick(5) == 0 {
            let place = demand.places[0];
            self.put(place, "Tagespflege", "Tagespflege".to_owned(), Some(16), "Wohlfahrtsverband");
        }
    }

    fn of_seat(&mut self, demand: &Demand) {
        for (kind, name, in_town, chance, capacity, provider) in IN_SEATS {
            let count = if demand.rank == Rank::Town {
                in_town
            } else {
                let u = self.unit();
                usize::from(u < if demand.is_own { chance } else { 0.4 * chance })
            };
            for number in 0..count {
                let place = demand.places[number % demand.places.len().min(2)];
                let name =
                    if capacity.is_some() { format!("{name} {}", self.animal()) } else { name.to_owned() };
                self.put(place, kind, name, capacity, provider);
            }
        }
        if demand.rank == Rank::Town {
            let name = "Berufsbildende Schulen Musterau".to_owned();
            self.put(demand.places[0], "Berufsschule", name, Some(1150), "Landkreis");
        }
    }

    /// Beside a street corner not far from the middle of the settlement.
    fn put(
        &mut self,
        place: usize,
        kind: &'static str,
        name: String,
        capacity: Option<u32>,
        provider: &'static str,
    ) {
        let corners = &self.corners[place];
        let corner = corners[self.pick(corners.len().div_ceil(2))];
        let beside = [corner[0] + 21.0, corner[1] + 13.0];
        let at = (self.to_map)(beside);
        let is_own = self.is_own;
        self.out.push(SampleFacility { key: String::new(), name, kind, at, capacity, provider, is_own });
    }

    fn unit(&mut self) -> f64 {
        self.asked += 1;
        self.plan.random.unit(Purpose::Service, self.asked, 0)
    }

    fn pick(&mut self, len: usize) -> usize {
        self.asked += 1;
        self.plan.random.pick(Purpose::Service, self.asked, len)
    }

    fn animal(&mut self) -> &'static str {
        FIRST[self.pick(FIRST.len())]
    }
}
