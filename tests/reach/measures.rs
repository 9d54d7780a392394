//! Straight lines and matrices.

use sozialraumatlas::reach::decay::Decay;
use sozialraumatlas::reach::measures::{SupplyDemand, floating_catchment};
use sozialraumatlas::reach::position::Position;
use sozialraumatlas::reach::straight::{StraightPace, StraightTravel};
use sozialraumatlas::reach::travel::{Scratch, TravelTimes};
use sozialraumatlas::work::Work;

use super::drawn::place;
use super::generated::Dice;
use super::support::real_data;

#[test]
fn straight_lines_take_detour_and_speed() {
    let travel = StraightTravel::new(
        vec![place(0.0, 0.0), place(10.0, 0.0)],
        vec![place(3.0, 4.0)],
        StraightPace { detour: 1.3, kmh: 30.0 },
    );
    let nearest = travel.nearest(&Work::unattended()).expect("not cancelled");
    let minutes = f64::from(nearest[0].expect("reached").millis) / 60_000.0;
    assert!((minutes - 13.0).abs() < 0.02, "{minutes}");
    assert!((nearest[0].expect("reached").metres.expect("known") - 6500.0).abs() < 10.0);
}

#[test]
fn a_catchment_of_straight_lines_misses_nothing() {
    let mut dice = Dice(8);
    let homes: Vec<Position> = (0..500).map(|_| place(dice.unit() * 80.0, dice.unit() * 80.0)).collect();
    let travel = StraightTravel::new(homes.clone(), vec![place(40.0, 40.0)], StraightPace::default());
    let all =
        travel.catchment(0, u32::MAX - 1, &mut Scratch::default(), &Work::unattended()).expect("whole").0;
    assert_eq!(all.len(), homes.len());
    for limit in [60_000, 1_800_000, 3_600_000] {
        let found =
            travel.catchment(0, limit, &mut Scratch::default(), &Work::unattended()).expect("whole").0;
        let expected: Vec<_> = all.iter().copied().filter(|(_, millis)| *millis <= limit).collect();
        assert_eq!(found, expected);
    }
}

/// The doctors and districts of Göttingen (Wieland 2016), straight-line 2SFCA, against sums written out.
#[test]
fn doctors_of_goettingen() {
    let (Some(doctors), Some(districts)) =
        (real_data("facilities/GoettingenHealth1.csv"), real_data("facilities/GoettingenHealth2.csv"))
    else {
        return;
    };
    let rows = |path: &std::path::Path| -> Vec<std::collections::BTreeMap<String, String>> {
        csv::Reader::from_path(path).expect("a table").deserialize().map(|row| row.expect("a row")).collect()
    };
    let number = |row: &std::collections::BTreeMap<String, String>, name: &str| -> f64 {
        row[name].parse().expect("a number")
    };
    let at = |row: &std::collections::BTreeMap<String, String>| {
        Position::from_degrees(number(row, "lon"), number(row, "lat"))
    };
    let doctors: Vec<Position> =
        rows(&doctors).iter().filter(|row| row["type"] == "phys_gen").map(at).collect();
    let districts = rows(&districts);
    let homes: Vec<Position> = districts.iter().map(at).collect();
    let people: Vec<f64> = districts.iter().map(|row| number(row, "pop")).collect();
    assert_eq!((homes.len(), doctors.len() > 50), (420, true));
    let pace = StraightPace { detour: 1.3, kmh: 30.0 };
    let travel = StraightTravel::new(homes.clone(), doctors.clone(), pace);
    let supply = vec![1.0; doctors.len()];
    let market = SupplyDemand { supply: &supply, demand: &people, limit: 900_000, decay: Decay::None };
    let found = floating_catchment(&travel, &market, &Work::unattended()).expect("not cancelled");

    let minutes = |a: Position, b: Position| (a.distance_m(b) * 1.3 / 30.0 * 3_600.0).round() / 60_000.0;
    let ratio: Vec<f64> = doctors
        .iter()
        .map(|doctor| {
            homes
                .iter()
                .zip(&people)
                .filter(|(home, _)| minutes(**home, *doctor) <= 15.0)
                .map(|(_, people)| people)
                .sum()
        })
        .map(|demand: f64| if demand > 0.0 { 1.0 / demand } else { 0.0 })
        .collect();
    for (home, value) in homes.iter().zip(&found.values) {
        let near = doctors.iter().zip(&ratio).filter(|(doctor, _)| minutes(*home, **doctor) <= 15.0);
        let expected: f64 = near.map(|(_, ratio)| ratio).sum();
        assert!((value - expected).abs() < 1e-12, "{value} {expected}");
    }
    let received: f64 = found.values.iter().zip(&people).map(|(value, people)| value * people).sum();
    assert!((received - (doctors.len() - found.without_demand) as f64).abs() < 1e-9);
}
