//! Which villages get streets: those of the county and of a strip around it, so that nobody's way ends at the border.

use super::county::Standing;
use super::land::{Plan, Villages, distance};
use super::levels::{ASSOCIATIONS, Drawn, MUNICIPALITIES};
use super::people::{Counted, Counts};
use super::random::Purpose;
use super::roads::{Rank, Site};

/// Villages of the neighbours nearer than this to one of the county get streets, in metres.
const STRIP_M: f64 = 9_000.0;

/// A settlement with who lives in it.
#[derive(Debug, Clone)]
pub(super) struct Settlement {
    pub site: Site,
    /// Position of its municipality in [`Drawn::municipalities`].
    pub municipality: usize,
    /// Counts of the latest year; `None` outside the county.
    pub counts: Option<Counts>,
    pub residents: f64,
}

/// All settlements with streets, by municipality, its main place first.
pub(super) fn settlements(
    plan: &Plan,
    villages: &Villages,
    drawn: &Drawn,
    latest: &[Option<Counts>],
) -> Vec<Settlement> {
    let own: Vec<[f64; 2]> = drawn
        .municipalities
        .iter()
        .filter(|municipality| is_own(municipality.standing))
        .flat_map(|municipality| &municipality.villages)
        .map(|village| villages.list[*village as usize].at)
        .collect();
    let is_near = |at: [f64; 2]| own.iter().any(|other| distance(*other, at) < STRIP_M);
    let mut settlements: Vec<Settlement> = Vec::new();
    for (position, municipality) in drawn.municipalities.iter().enumerate() {
        let near = municipality.villages.iter().filter(|village| {
            is_own(municipality.standing)
                || municipality.standing == Standing::Neighbour
                    && is_near(villages.list[**village as usize].at)
        });
        let main = settlements.len() as u32;
        for (number, village) in near.enumerate() {
            let unit = drawn.units.iter().position(|unit| unit.village == *village);
            let counts = unit.and_then(|unit| latest.get(unit).copied().flatten());
            let rank = if number == 0 && municipality.villages.first() == Some(village) {
                rank(drawn, position)
            } else {
                Rank::Village
            };
            let residents = match &counts {
                Some(counts) => f64::from(counts[Counted::Residents as usize]),
                None => guessed(plan, *village, rank),
            };
            let placed = villages.list[*village as usize];
            let site = Site { village: *village, rank, main, at: placed.at, bank: placed.bank };
            settlements.push(Settlement { site, municipality: position, counts, residents });
        }
    }
    settlements
}

/// Whether a municipality belongs to the county and has residents.
pub(super) fn is_own(standing: Standing) -> bool {
    matches!(standing, Standing::CountyTown | Standing::Independent | Standing::Member)
}

/// What the main place of a municipality is: associations bear the name of their seat.
fn rank(drawn: &Drawn, municipality: usize) -> Rank {
    let association = drawn.municipalities[municipality].association as usize;
    let is_seat = drawn.levels[ASSOCIATIONS].regions[association].name
        == drawn.levels[MUNICIPALITIES].regions[municipality].name;
    match drawn.municipalities[municipality].standing {
        Standing::CountyTown => Rank::Town,
        Standing::Independent => Rank::Seat,
        _ if is_seat => Rank::Seat,
        _ => Rank::MainPlace,
    }
}

/// Residents of a place that the county has no figures of.
fn guessed(plan: &Plan, village: u32, rank: Rank) -> f64 {
    let u = plan.random.unit(Purpose::Size, i64::from(village), 78);
    match rank {
        Rank::Village => 40.0 + 500.0 * u * u,
        Rank::MainPlace => 330.0 + 900.0 * u,
        Rank::Seat | Rank::Town => 2300.0 + 1500.0 * u,
    }
}
