//! The levels of the sample: names, keys and boundaries of its regions.

use std::collections::BTreeMap;

use geo_types::MultiPolygon;

use super::borders::{Borders, Ground};
use super::county::{Administration, Municipality, Standing};
use super::land::{Plan, Villages};
use super::mesh::Mesh;
use super::names::Names;
use super::rings::outlines;
use super::{SampleLevel, catalogue};
use crate::model::{LevelKind, Period, Region, RegionKey};

/// The point of the north German plain (EPSG:25832) that the sample lies around.
const CENTRE_M: [i64; 2] = [560_000, 5_860_000];
/// The sample county's place among its neighbours' numbers.
const OWN_COUNTY: usize = 54;

/// The smallest territory on the map: an Ortsteil, or a municipality where there are none.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Its village; the main place for a whole municipality.
    pub village: u32,
    /// Its municipality, position in [`Drawn::municipalities`].
    pub municipality: usize,
    /// Metres from the centre.
    pub at: [f64; 2],
}

/// The levels with what the values need to know about their regions.
#[derive(Debug)]
pub(super) struct Drawn {
    pub name: String,
    pub levels: Vec<SampleLevel>,
    /// In the order of the regions of the municipality level.
    pub municipalities: Vec<Municipality>,
    /// In the order of the regions of the finest level.
    pub units: Vec<Unit>,
    /// The county of each municipality, in the order of the regions of the county level.
    pub county_of: Vec<usize>,
    pub counties: usize,
    pub has_surroundings: bool,
}

/// Positions of the levels in [`Drawn::levels`].
pub(super) const LAND: usize = 0;
pub(super) const COUNTIES: usize = 1;
pub(super) const ASSOCIATIONS: usize = 2;
pub(super) const MUNICIPALITIES: usize = 3;
pub(super) const QUARTERS: usize = 4;

/// Names, keys and parents, before boundaries are drawn.
struct Draft {
    lands: Vec<Region>,
    counties: Vec<Region>,
    land_of: Vec<u32>,
    associations: Vec<Region>,
    county_of_association: Vec<u32>,
    municipalities: Vec<Region>,
    order: Vec<Municipality>,
}

/// Draws all levels.
pub(super) fn draw(plan: &Plan, villages: &Villages, mesh: &Mesh, administration: Administration) -> Drawn {
    let mut names = Names::new(plan.random);
    let has_surroundings = administration.has_surroundings;
    let draft = draft(administration, villages, &mut names);
    let (units, quarters) = units(&draft, villages, has_surroundings, &mut names);
    let mut unit_of_village = vec![Mesh::NOBODY; villages.list.len()];
    for (position, unit) in units.iter().enumerate() {
        let municipality = &draft.order[unit.municipality];
        if has_surroundings && municipality.standing != Standing::Neighbour {
            unit_of_village[unit.village as usize] = position as u32;
        } else {
            for village in &municipality.villages {
                unit_of_village[*village as usize] = position as u32;
            }
        }
    }
    let ground = Ground { plan, mesh, villages: &villages.list, unit_of_village: &unit_of_village };
    let borders = Borders::trace(&ground);
    let levels = levels(&draft, &units, quarters, &borders, has_surroundings);
    let county_of = draft.order.iter().map(|municipality| municipality.county as usize).collect();
    let name = match draft.counties.first().filter(|_| has_surroundings) {
        Some(_) => "Landkreis Musterau (frei erfunden)".to_owned(),
        None => "Musterland (frei erfunden)".to_owned(),
    };
    Drawn {
        name,
        levels,
        counties: draft.counties.len(),
        municipalities: draft.order,
        units,
        county_of,
        has_surroundings,
    }
}

fn region(key: String, name: String, designation: &str) -> Region {
    // Keys here are made of digits, which every key may consist of.
    let key = RegionKey::new(&key).or_else(|_| RegionKey::new("0"));
    match key {
        Ok(key) => Region { key, name, designation: designation.to_owned() },
        Err(_) => unreachable!("digits are a key"),
    }
}

/// Gives every municipality, association, county and Land its name and key, and puts them in the order of their keys.
fn draft(mut administration: Administration, villages: &Villages, names: &mut Names) -> Draft {
    let small = administration.has_surroundings;
    let county_keys = county_keys(&administration);
    let mut county_order: Vec<usize> = (0..administration.counties).collect();
    county_order.sort_by_key(|county| county_keys[*county].clone());
    let county_rank = ranks(&county_order);
    let mut named: Vec<(Municipality, String)> = administration
        .municipalities
        .drain(..)
        .map(|municipality| {
            let name = match municipality.standing {
                Standing::CountyTown => "Musterau".to_owned(),
                Standing::Unincorporated => "Musterauer Forst".to_owned(),
                _ => names.next(),
            };
            (municipality, name)
        })
        .collect();
    named.sort_by(|(a, a_name), (b, b_name)| {
        let last = |m: &Municipality| m.standing == Standing::Unincorporated;
        let key = |m: &Municipality| (county_rank[m.county as usize], last(m));
        key(a).cmp(&key(b)).then_with(|| a_name.cmp(b_name))
    });
    let mut numbers: BTreeMap<u32, usize> = BTreeMap::new();
    let mut regions = Vec::with_capacity(named.len());
    for (municipality, name) in &mut named {
        let number = numbers.entry(municipality.county).or_insert(0);
        *number += 1;
        let number = if municipality.standing == Standing::Unincorporated { 501 } else { *number };
        let key = format!("{}{number:03}", county_keys[municipality.county as usize]);
        regions.push(region(key, name.clone(), designation(municipality, villages)));
        municipality.county = county_rank[municipality.county as usize] as u32;
    }
    let mut order: Vec<Municipality> = named.into_iter().map(|(municipality, _)| municipality).collect();
    let (associations, county_of_association) =
        associations(&mut order, &regions, administration.associations);
    let land_of_county: Vec<u32> = county_order.iter().map(|c| administration.land_of_county[*c]).collect();
    let (lands, land_of) = lands(&land_of_county, administration.lands, small);
    let counties = county_order
        .iter()
        .map(|county| {
            let own = small && *county == 0;
            let name = if own { "Musterau".to_owned() } else { names.next() };
            region(county_keys[*county].clone(), name, "Landkreis")
        })
        .collect();
    Draft { lands, counties, land_of, associations, county_of_association, municipalities: regions, order }
}

/// The position of each entry in the order.
fn ranks(order: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    for (rank, entry) in order.iter().enumerate() {
        ranks[*entry] = rank;
    }
    ranks
}

/// Keys of the counties: Land numbers that no Land has, counted down from 99; the sample county is 99954.
fn county_keys(administration: &Administration) -> Vec<String> {
    let mut next: BTreeMap<u32, usize> = BTreeMap::new();
    let key_of = |(county, land): (usize, &u32)| {
        if administration.has_surroundings && county == 0 {
            return format!("999{OWN_COUNTY}");
        }
        let number = next.entry(*land).or_insert(if administration.has_surroundings { 50 } else { 0 });
        *number += 1;
        if administration.has_surroundings && *number == OWN_COUNTY {
            *number += 1;
        }
        let district = if administration.has_surroundings { 9 } else { 1 };
        format!("{:02}{}{:02}", land_number(*land), district + *number / 100, *number % 100)
    };
    administration.land_of_county.iter().enumerate().map(key_of).collect()
}

fn land_number(land: u32) -> u32 {
    99_u32.saturating_sub(land).max(17)
}

fn lands(land_of_county: &[u32], count: usize, small: bool) -> (Vec<Region>, Vec<u32>) {
    const NAMES: [&str; 2] = ["Niederauen (frei erfunden)", "Hinterelben (frei erfunden)"];
    let lands = (0..count as u32).rev().map(|land| {
        let name = NAMES.get(land as usize).filter(|_| small);
        let number = land_number(land);
        region(
            format!("{number:02}"),
            name.map_or_else(|| format!("Musterland {number}"), |n| (*n).to_owned()),
            "Land",
        )
    });
    let land_of = land_of_county.iter().map(|land| count as u32 - 1 - land).collect();
    (lands.collect(), land_of)
}

fn designation(municipality: &Municipality, villages: &Villages) -> &'static str {
    let _ = villages;
    match municipality.standing {
        Standing::CountyTown => "Stadt",
        Standing::Independent if municipality.villages.len() > 4 => "Stadt",
        Standing::Unincorporated => "gemeindefreies Gebiet",
        _ => "Gemeinde",
    }
}

/// Names associations after their largest member, gives them keys and renumbers them in the order of the keys.
fn associations(order: &mut [Municipality], regions: &[Region], count: usize) -> (Vec<Region>, Vec<u32>) {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (position, municipality) in order.iter().enumerate() {
        members[municipality.association as usize].push(position);
    }
    let mut drafts: Vec<(String, String, &str, u32, Vec<usize>)> = Vec::new();
    let mut numbers: BTreeMap<u32, usize> = BTreeMap::new();
    for members in members {
        let Some(seat) =
            members.iter().copied().max_by_key(|m| (order[*m].villages.len(), regions[*m].key.clone()))
        else {
            continue;
        };
        let own_key = regions[seat].key.as_str();
        let (county_key, tail) = own_key.split_at(5);
        let alone = members.len() == 1;
        let forest = order[seat].standing == Standing::Unincorporated;
        let key = if forest {
            format!("{county_key}9{tail}")
        } else if alone {
            format!("{county_key}0{tail}")
        } else {
            let number = numbers.entry(order[seat].county).or_insert(0);
            *number += 1;
            format!("{county_key}54{number:02}")
        };
        let kind = match (forest, alone) {
            (true, _) => "gemeindefreies Gebiet",
            (_, true) => "Einheitsgemeinde",
            _ => "Samtgemeinde",
        };
        drafts.push((key, regions[seat].name.clone(), kind, order[seat].county, members));
    }
    drafts.sort();
    let mut county_of = Vec::with_capacity(drafts.len());
    let mut associations = Vec::with_capacity(drafts.len());
    for (position, (key, name, kind, county, members)) in drafts.into_iter().enumerate() {
        for member in members {
            order[member].association = position as u32;
        }
        county_of.push(county);
        associations.push(region(key, name, kind));
    }
    (associations, county_of)
}

/// The smallest territories in the order of their keys, and their regions where they are Ortsteile.
fn units(
    draft: &Draft,
    villages: &Villages,
    has_surroundings: bool,
    names: &mut Names,
) -> (Vec<Unit>, Option<Vec<Region>>) {
    let mut units = Vec::new();
    let mut regions = Vec::new();
    for (position, municipality) in draft.order.iter().enumerate() {
        let whole = !has_surroundings || municipality.standing == Standing::Neighbour;
        let parts = if whole { 1 } else { municipality.villages.len() };
        for (number, village) in municipality.villages.iter().take(parts).enumerate() {
            units.push(Unit {
                village: *village,
                municipality: position,
                at: villages.list[*village as usize].at,
            });
            if has_surroundings {
                let parent = &draft.municipalities[position];
                let key = format!("{}{:02}", parent.key, if whole { 0 } else { number + 1 });
                let forest = municipality.standing == Standing::Unincorporated;
                let name = match (whole || number == 0, forest) {
                    (true, _) => parent.name.clone(),
                    (false, true) => format!("{} {}", parent.name, number + 1),
                    (false, false) => names.next(),
                };
                let kind = if whole { "Gemeinde" } else { "Ortsteil" };
                regions.push(region(key, name, kind));
            }
        }
    }
    (units, has_surroundings.then_some(regions))
}

fn levels(
    draft: &Draft,
    units: &[Unit],
    quarters: Option<Vec<Region>>,
    borders: &Borders,
    has_surroundings: bool,
) -> Vec<SampleLevel> {
    let municipality_of: Vec<u32> = units.iter().map(|unit| unit.municipality as u32).collect();
    let association_of: Vec<u32> = draft.order.iter().map(|municipality| municipality.association).collect();
    let through = |lower: &[u32], upper: &[u32]| -> Vec<u32> {
        lower.iter().map(|position| upper[*position as usize]).collect()
    };
    let unit_association = through(&municipality_of, &association_of);
    let unit_county = through(&unit_association, &draft.county_of_association);
    let unit_land = through(&unit_county, &draft.land_of);
    let drawn = |group_of: &[u32], count: usize| outlines(borders, group_of, count, CENTRE_M);
    // The Land of a single county would end with the map: it has no boundaries here.
    let land_outlines = if has_surroundings {
        vec![MultiPolygon(Vec::new()); draft.lands.len()]
    } else {
        drawn(&unit_land, draft.lands.len())
    };
    let level = |name: &str, kind, regions: &[Region], geometries, parent| SampleLevel {
        name: name.to_owned(),
        kind,
        regions: regions.to_vec(),
        geometries,
        parent,
        source: catalogue::source(),
        valid_on: Period::day(2024, 12, 31),
    };
    let mut levels = vec![
        level("Land", LevelKind::State, &draft.lands, land_outlines, None),
        level(
            "Kreise",
            LevelKind::County,
            &draft.counties,
            drawn(&unit_county, draft.counties.len()),
            Some((LAND, draft.land_of.clone())),
        ),
        level(
            "Samtgemeinden",
            LevelKind::MunicipalAssociation,
            &draft.associations,
            drawn(&unit_association, draft.associations.len()),
            Some((COUNTIES, draft.county_of_association.clone())),
        ),
        level(
            "Gemeinden",
            LevelKind::Municipality,
            &draft.municipalities,
            drawn(&municipality_of, draft.order.len()),
            Some((ASSOCIATIONS, association_of)),
        ),
    ];
    if let Some(quarters) = quarters {
        let itself: Vec<u32> = (0..units.len() as u32).collect();
        let outlines = drawn(&itself, units.len());
        levels.push(level(
            "Ortsteile",
            LevelKind::Other,
            &quarters,
            outlines,
            Some((MUNICIPALITIES, municipality_of)),
        ));
    }
    levels
}

/// The key of the sample county; `None` in a country, where every county counts.
pub(super) fn own_county_key(drawn: &Drawn) -> Option<RegionKey> {
    let own = format!("999{OWN_COUNTY}");
    let counties = drawn.levels.get(COUNTIES).filter(|_| drawn.has_surroundings)?;
    counties.regions.iter().find(|region| region.key.as_str() == own).map(|region| region.key.clone())
}
