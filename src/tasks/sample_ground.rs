//! Roads, people and facilities of the sample into its project: the roads through the same reader as real extracts.

use std::io::BufWriter;
use std::path::Path;

use super::TaskError;
use crate::geo::{Crs, Transform};
use crate::model::{Facility, OsmRoads, Population, PopulationPlace, shipped_kinds};
use crate::reach::build::build;
use crate::reach::roads::BuildOptions;
use crate::sample::{
    AGE_GROUPS, CELL_M, SampleCell, SampleCounty, SampleGround, SampleOptions, county, source,
};
use crate::store::{ConflictRule, ImportRecord, StoreErrorKind, Writer};
use crate::work::Work;
use crate::{read, write};

/// Name of the extract, as the project remembers it.
const EXTRACT: &str = "musterau.osm.pbf";
/// The day that the sample is of.
const DAY: &str = "2024-12-31";
/// EPSG codes of the census grid and of longitude and latitude.
const GRID_AND_DEGREES: [u32; 2] = [3035, 4326];

/// Writes the roads of the sample as an extract of OpenStreetMap. Says whether there are any: a country has none.
///
/// # Errors
/// The file cannot be written, or the work was cancelled.
pub fn write_sample_roads(out: &Path, options: &SampleOptions, work: &Work) -> Result<bool, TaskError> {
    let county = county(options, work)?;
    let Some(ground) = &county.ground else { return Ok(false) };
    write_extract(out, &ground.roads, county.epsg).map_err(|kind| kind.at(out))?;
    Ok(true)
}

fn write_extract(out: &Path, roads: &OsmRoads, epsg: u32) -> Result<(), StoreErrorKind> {
    let degrees = between(epsg, GRID_AND_DEGREES[1])?;
    let mut roads = roads.clone();
    for at in &mut roads.nodes {
        *at = degrees.point(*at).unwrap_or(*at);
    }
    let mut file = BufWriter::new(std::fs::File::create(out)?);
    write::osm_pbf(&roads, &mut file)?;
    file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    Ok(())
}

fn between(from: u32, to: u32) -> Result<Transform, StoreErrorKind> {
    let crs = |code| Crs::from_epsg(code).ok_or_else(|| StoreErrorKind::Incomplete(format!("EPSG:{code}")));
    Transform::between(&crs(from)?, &crs(to)?).map_err(|error| StoreErrorKind::Incomplete(error.to_string()))
}

/// Stores what stands on the ground of the sample; `project` is the file that is being written.
pub(super) fn put_ground(
    writer: &Writer<'_>,
    project: &Path,
    county: &SampleCounty,
    work: &Work,
) -> Result<(), StoreErrorKind> {
    let Some(ground) = &county.ground else { return Ok(()) };
    for kind in shipped_kinds() {
        writer.put_facility_kind(&kind)?;
    }
    let facilities = facilities(ground, county.epsg)?;
    let import = put_record(writer, ("einrichtungen.csv", "facilities"), facilities.len())?;
    writer.put_facilities(&facilities, ConflictRule::Replace, Some(import))?;
    put_record(writer, ("bevoelkerung-250m.csv", "population"), ground.cells.len())?;
    writer.put_population(&population(&ground.cells)?, work)?;
    work.check().map_err(|_| StoreErrorKind::Cancelled)?;
    let beside = project.with_extension("roads");
    let stored = put_roads(writer, &beside, ground, county.epsg, work);
    let _ = std::fs::remove_file(&beside);
    stored
}

/// Records where something of the sample comes from.
fn put_record(
    writer: &Writer<'_>,
    (file, format): (&str, &str),
    records: usize,
) -> Result<i64, StoreErrorKind> {
    let import = writer.put_import(&ImportRecord {
        file_name: file.to_owned(),
        format: format.to_owned(),
        imported_on: DAY.to_owned(),
        records_read: records,
        records_stored: records,
    })?;
    writer.put_import_source(import, &source())?;
    Ok(import)
}

fn put_roads(
    writer: &Writer<'_>,
    beside: &Path,
    ground: &SampleGround,
    epsg: u32,
    work: &Work,
) -> Result<(), StoreErrorKind> {
    write_extract(beside, &ground.roads, epsg)?;
    let roads =
        read::osm_roads(beside, work).map_err(|error| StoreErrorKind::Incomplete(error.to_string()))?;
    let (network, _) = build(&roads, &BuildOptions::default());
    let import = put_record(writer, (EXTRACT, "osm.pbf"), roads.ways.len())?;
    writer.put_network(&network, import, work)?;
    Ok(())
}

fn facilities(ground: &SampleGround, epsg: u32) -> Result<Vec<Facility>, StoreErrorKind> {
    let degrees = between(epsg, GRID_AND_DEGREES[1])?;
    let facility = |facility: &crate::sample::SampleFacility| {
        Some(Facility {
            key: facility.key.clone(),
            kind: facility.kind.to_owned(),
            name: facility.name.clone(),
            provider: facility.provider.to_owned(),
            capacity: facility.capacity.map(f64::from),
            lon_lat: degrees.point(facility.at)?,
            ..Facility::default()
        })
    };
    let mut facilities: Vec<Facility> = ground.facilities.iter().filter_map(facility).collect();
    facilities.sort_by(|a, b| (&a.kind, &a.key).cmp(&(&b.kind, &b.key)));
    Ok(facilities)
}

fn population(cells: &[SampleCell]) -> Result<Population, StoreErrorKind> {
    let [grid, degrees] = GRID_AND_DEGREES;
    let degrees = between(grid, degrees)?;
    let place = |cell: &SampleCell| {
        let [northing, easting] = cell.corner.map(|metres| metres as f64 + f64::from(CELL_M) / 2.0);
        Some(PopulationPlace {
            key: cell.key.clone(),
            lon_lat: degrees.point([easting, northing])?,
            residents: f64::from(cell.groups.iter().sum::<u32>()),
            groups: cell.groups.iter().map(|count| Some(f64::from(*count))).collect(),
        })
    };
    Ok(Population {
        groups: AGE_GROUPS.iter().map(|group| (*group).to_owned()).collect(),
        places: cells.iter().filter_map(place).collect(),
    })
}
