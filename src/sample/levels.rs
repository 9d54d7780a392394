//! The levels of the sample: regions with their boundaries and parents, from coarse to fine.

use crate::geo::MultiPolygon;

use super::borders::{Borders, Ground};
use super::county::{Administration, Municipality, Standing};
use super::land::{Plan, Villages};
use super::mesh::Mesh;
use super::names::Names;
use super::register::{Draft, OWN_COUNTY_KEY, draft, region};
use super::rings::outlines;
use super::{SampleLevel, catalogue};
use crate::model::{LevelKind, Period, Region, RegionKey};

/// The point of the north German plain (EPSG:25832) that the sample lies around.
pub(super) const CENTRE_M: [i64; 2] = [560_000, 5_860_000];

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

/// Draws all levels.
pub(super) fn draw(plan: &Plan, villages: &Villages, mesh: &Mesh, administration: Administration) -> Drawn {
    let mut names = Names::new(plan.random);
    let has_surroundings = administration.has_surroundings;
    let draft = draft(administration, &mut names);
    let (units, quarters) = units(&draft, villages, has_surroundings, &mut names);
    let mut unit_of_village = vec![Mesh::NOBODY; villages.list.len()];
    for (position, unit) in units.iter().enumerate() {
        let municipality = &draft.order[unit.municipality];
        if is_whole(municipality, has_surroundings) {
            for village in &municipality.villages {
                unit_of_village[*village as usize] = position as u32;
            }
        } else {
            unit_of_village[unit.village as usize] = position as u32;
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

/// Whether a municipality is not divided into Ortsteile: the forest, the surroundings, and all in a country.
fn is_whole(municipality: &Municipality, has_surroundings: bool) -> bool {
    !has_surroundings || matches!(municipality.standing, Standing::Neighbour | Standing::Unincorporated)
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
        let whole = is_whole(municipality, has_surroundings);
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
                let name = if whole || number == 0 { parent.name.clone() } else { names.next() };
                let kind = if whole { parent.designation.as_str() } else { "Ortsteil" };
                regions.push(region(&key, name, kind));
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
    let counties = drawn.levels.get(COUNTIES).filter(|_| drawn.has_surroundings)?;
    counties
        .regions
        .iter()
        .find(|region| region.key.as_str() == OWN_COUNTY_KEY)
        .map(|region| region.key.clone())
}
