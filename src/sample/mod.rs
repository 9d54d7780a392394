//! The sample county: a deterministic generator of a fictional place with boundaries and indicators.
//!
//! The same options give the same bytes on every platform. Villages are scattered over the land, a fine mesh is shared
//! out among them, borders are traced once and used on every level, and villages grow together to municipalities,
//! associations, counties and Länder. Below [`COUNTRY_FROM`] municipalities the sample is one county in its surroundings,
//! from there on a whole country in which every municipality has values.

mod borders;
mod catalogue;
mod cells;
mod country;
mod county;
mod enclaves;
mod groups;
mod land;
mod levels;
mod mesh;
mod names;
mod people;
mod random;
mod register;
mod rings;
mod roads;
mod series;
mod services;
mod settlements;
mod views;

use crate::geo::MultiPolygon;

use crate::model::{Indicator, LevelKind, Observation, OsmRoads, Period, Region, Source, ThematicMap};
use crate::work::{Cancelled, Work};
pub use catalogue::source;
pub use cells::{AGE_GROUPS, CELL_M, SampleCell};
pub use services::SampleFacility;

/// The line that every page of a sample project carries.
pub const BANNER: &str = "Beispieldaten, frei erfunden";
/// From this number of municipalities on the sample is a country instead of a county with surroundings.
pub const COUNTRY_FROM: usize = 200;

/// EPSG code of the map units.
const EPSG: u32 = 25832;

/// Seed 1 stands for this land: of the first ones, the county with the river along its whole north and the town in its middle.
const FIRST_LAND: u64 = 2;

/// How large the sample is, and which of the many possible ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleOptions {
    /// Number of municipalities with values, at least 1. Below [`COUNTRY_FROM`] a forest without residents and the
    /// municipalities of the surroundings come on top.
    pub regions: usize,
    /// Another seed gives another land.
    pub seed: u64,
}

impl Default for SampleOptions {
    fn default() -> Self {
        Self { regions: 27, seed: 1 }
    }
}

/// A level of the sample with its regions and their boundaries.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleLevel {
    /// Name of the level.
    pub name: String,
    /// What it is in the official hierarchy.
    pub kind: LevelKind,
    /// The regions, in the order of their keys.
    pub regions: Vec<Region>,
    /// One for each region in map units; empty where the level only carries reference values.
    pub geometries: Vec<MultiPolygon<f64>>,
    /// Position of the parent level in [`SampleCounty::levels`], and the parent of each region there.
    pub parent: Option<(usize, Vec<u32>)>,
    /// Source and licence of the boundaries.
    pub source: Source,
    /// Gebietsstand.
    pub valid_on: Option<Period>,
}

/// The values of one indicator, level and period.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleSeries {
    /// Position in [`SampleCounty::indicators`].
    pub indicator: usize,
    /// Position in [`SampleCounty::levels`].
    pub level: usize,
    /// When.
    pub period: Period,
    /// One for each region of the level.
    pub cells: Vec<Observation>,
}

/// A fictional county (or country) with everything that a project holds.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleCounty {
    /// Name of the project; says that the place does not exist.
    pub name: String,
    /// [`BANNER`].
    pub banner: String,
    /// EPSG code of the map units.
    pub epsg: u32,
    /// Levels, coarse to fine.
    pub levels: Vec<SampleLevel>,
    /// The catalogue: counts, then what is computed from them.
    pub indicators: Vec<Indicator>,
    /// Values of the counts.
    pub series: Vec<SampleSeries>,
    /// Roads, homes and facilities; `None` in a country.
    pub ground: Option<SampleGround>,
    /// Saved maps by name.
    pub views: Vec<(String, ThematicMap)>,
    /// The map that is open at the start: the first of the views.
    pub map: ThematicMap,
}

/// Where people live, which ways they have, and what they can reach.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleGround {
    /// Roads of the county and of a strip around it, in map units.
    pub roads: OsmRoads,
    /// Grid cells with residents by age.
    pub cells: Vec<SampleCell>,
    /// Facilities, also some of the neighbours.
    pub facilities: Vec<SampleFacility>,
}

/// Makes the sample.
///
/// # Errors
/// [`Cancelled`] when the work was cancelled.
pub fn county(options: &SampleOptions, work: &Work) -> Result<SampleCounty, Cancelled> {
    let count = options.regions.max(1);
    let has_surroundings = count < COUNTRY_FROM;
    let plan = plan(count, options.seed, has_surroundings);
    work.report("stage-sample-land", 0.0);
    let mut villages = land::Villages::settle(&plan);
    work.check()?;
    let mut mesh = mesh::Mesh::lay(&plan, &villages, work)?;
    work.report("stage-sample-borders", 0.4);
    let mut administration = county::administer(&plan, &villages, &mesh, count, has_surroundings);
    enclaves::found(&plan, &mut villages, &mut mesh, &mut administration);
    work.check()?;
    let drawn = levels::draw(&plan, &villages, &mesh, administration);
    let touching = has_surroundings.then(|| groups::Adjacency::of_villages(&mesh, villages.list.len()));
    drop(mesh);
    work.check()?;
    work.report("stage-sample-values", 0.7);
    let series = series::all(&plan, &drawn);
    work.check()?;
    let ground = touching.map(|touching| ground(&plan, &villages, &touching, &drawn));
    work.check()?;
    let indicators = catalogue::indicators();
    let views = views::views(&drawn, &indicators, &series);
    let map = views.first().map(|(_, map)| map.clone()).unwrap_or_default();
    work.report("stage-sample-values", 1.0);
    Ok(SampleCounty {
        name: drawn.name,
        banner: BANNER.to_owned(),
        epsg: EPSG,
        levels: drawn.levels,
        indicators,
        series,
        ground,
        views,
        map,
    })
}

/// Streets and roads, cells and facilities.
fn ground(
    plan: &land::Plan,
    villages: &land::Villages,
    touching: &groups::Adjacency,
    drawn: &levels::Drawn,
) -> SampleGround {
    let settlements = settlements::settlements(plan, villages, drawn, &series::latest(plan, drawn));
    let sites: Vec<roads::Site> = settlements.iter().map(|settlement| settlement.site).collect();
    let residents: Vec<f64> = settlements.iter().map(|settlement| settlement.residents).collect();
    let built = roads::build(plan, villages, touching, &sites, &residents);
    let to_map = |[x, y]: [f64; 2]| {
        let [east, north] = levels::CENTRE_M;
        // Centimetres, as the boundaries have them.
        [(x * 100.0).round() / 100.0 + east as f64, (y * 100.0).round() / 100.0 + north as f64]
    };
    let cells = cells::cells(plan, villages, &settlements, &built, to_map, EPSG);
    let facilities = services::facilities(plan, &settlements, &built.corners, to_map);
    let mut roads = built.roads;
    for at in &mut roads.nodes {
        *at = to_map(*at);
    }
    SampleGround { roads, cells, facilities }
}

/// Municipalities of 45 km² as around Lüchow; a country never grows beyond half a million square kilometres.
fn plan(count: usize, seed: u64, has_surroundings: bool) -> land::Plan {
    let area_km2 = (480_000.0 / count as f64).min(45.0);
    let spacing_m = (area_km2 * 1e6).sqrt().round();
    let radius_m = (count as f64 * area_km2 * 1e6 / std::f64::consts::PI).sqrt();
    let random = random::Random::new(seed.wrapping_add(FIRST_LAND));
    if has_surroundings {
        let half_m = [2.3 * radius_m + 5.0 * spacing_m, 1.9 * radius_m + 5.0 * spacing_m];
        let river_at_m = 0.62 * radius_m + 0.5 * spacing_m;
        land::Plan {
            random,
            spacing_m,
            half_m,
            river_spacing_m: 200_000.0_f64.max(20.0 * radius_m),
            river_at_m,
            steps: 20.0,
        }
    } else {
        let half_m = [1.42 * radius_m + 4.0 * spacing_m, 1.20 * radius_m + 4.0 * spacing_m];
        land::Plan {
            random,
            spacing_m,
            half_m,
            river_spacing_m: 17.0 * spacing_m,
            river_at_m: 0.0,
            steps: 14.0,
        }
    }
}
