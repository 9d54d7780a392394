//! The register of places: names and keys of municipalities, associations, counties and Länder.

use std::collections::BTreeMap;

use super::county::{Administration, Municipality, Standing};
use super::names::Names;
use crate::model::{Region, RegionKey};

/// The sample county's place among its neighbours' numbers.
const OWN_COUNTY: usize = 54;
/// Key of the sample county.
pub(super) const OWN_COUNTY_KEY: &str = "99954";

/// Names, keys and parents, before boundaries are drawn.
pub(super) struct Draft {
    pub lands: Vec<Region>,
    pub counties: Vec<Region>,
    pub land_of: Vec<u32>,
    pub associations: Vec<Region>,
    pub county_of_association: Vec<u32>,
    pub municipalities: Vec<Region>,
    pub order: Vec<Municipality>,
}

/// A region with a key of digits.
pub(super) fn region(key: &str, name: String, designation: &str) -> Region {
    let key = RegionKey::from_number(key.parse().unwrap_or_default(), key.len());
    Region { key, name, designation: designation.to_owned() }
}

/// Gives every municipality, association, county and Land its name and key, and puts them in the order of their keys.
pub(super) fn draft(mut administration: Administration, names: &mut Names) -> Draft {
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
                Standing::CountyTown => "Musterstedt".to_owned(),
                Standing::Unincorporated => "Musterstedter Forst".to_owned(),
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
        regions.push(region(&key, name.clone(), designation(municipality)));
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
            region(&county_keys[*county], name, "Landkreis")
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
            return OWN_COUNTY_KEY.to_owned();
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
    const NAMES: [&str; 2] = ["Niederauen", "Hinterelben"];
    let lands = (0..count as u32).rev().map(|land| {
        let name = NAMES.get(land as usize).filter(|_| small);
        let number = land_number(land);
        region(
            &format!("{number:02}"),
            name.map_or_else(|| format!("Musterland {number}"), |n| (*n).to_owned()),
            "Land",
        )
    });
    let land_of = land_of_county.iter().map(|land| count as u32 - 1 - land).collect();
    (lands.collect(), land_of)
}

fn designation(municipality: &Municipality) -> &'static str {
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
        associations.push(region(&key, name, kind));
    }
    (associations, county_of)
}
