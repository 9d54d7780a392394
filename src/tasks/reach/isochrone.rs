//! Isochrones to a file, with the people inside.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::compute::no_network;
use super::places::position;
use crate::geo::crs::Crs;
use crate::geo::{Coord, LineString, MultiPolygon, Polygon};
use crate::notice::Notice;
use crate::reach::graph::{Graph, Millis, Pace};
use crate::reach::isochrone::{BELT_M, Band, Isochrone, isochrone, time_to};
use crate::reach::mode::Mode;
use crate::reach::position::Position;
use crate::reach::search::Space;
use crate::reach::snap::{Placed, Placement, SNAP_LIMIT_M, Snapper};
use crate::store::{LayerCell, LayerFile, Store, write_layer};
use crate::tasks::export_file::{FileFormat, refused};
use crate::tasks::page::refuse_project;
use crate::tasks::{Session, TaskError, write_beside};
use crate::text::{Language, Message, tr};
use crate::work::Work;
use crate::write::{self, Cell, Table, TableNotes};

/// Where an isochrone begins.
#[derive(Debug, Clone, PartialEq)]
pub enum IsochroneFrom {
    /// A place in longitude and latitude.
    Place([f64; 2]),
    /// A facility by key or name.
    Facility(String),
}

/// A question for isochrones.
#[derive(Debug, Clone, PartialEq)]
pub struct IsochroneRequest {
    /// Where it begins.
    pub from: IsochroneFrom,
    /// The mode.
    pub mode: Mode,
    /// The limits, inclusive.
    pub minutes: Vec<f64>,
    /// Speeds.
    pub pace: Pace,
    /// Language of remarks in files.
    pub language: Language,
}

/// People within a limit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BandResidents {
    /// The limit.
    pub minutes: f64,
    /// People who live within it; `None` without a population.
    pub residents: Option<f64>,
    /// The same for each group of the population.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, f64>,
}

/// Computes isochrones and writes them to `out` when that is given (`.geojson`, `.gpkg`).
///
/// # Errors
/// No network, a place off the network, an unknown facility; the file cannot be written.
pub fn compute_isochrone(
    session: &Session,
    request: &IsochroneRequest,
    out: Option<&Path>,
    work: &Work,
) -> Result<(Vec<BandResidents>, Vec<Notice>), TaskError> {
    let format = out.map(FileFormat::of).transpose()?;
    let store = session.reader()?;
    let stored = store.network()?.ok_or_else(no_network)?;
    let graph = Graph::new(&stored.network, request.mode, request.pace);
    work.check()?;
    let snapper = Snapper::new(&stored.network, &graph, SNAP_LIMIT_M);
    let place = start(&store, &request.from)?;
    let from = snapper.place(place).placed().ok_or_else(|| off_network(place, &snapper))?;
    let mut minutes = request.minutes.clone();
    minutes.sort_by(f64::total_cmp);
    minutes.dedup();
    let limits: Vec<Millis> = minutes.iter().map(|minutes| (minutes * 60_000.0).round() as Millis).collect();
    let mut space = Space::default();
    let found = isochrone((&stored.network, &graph), &from, (&limits, BELT_M), &mut space, work)?;
    let reached = Reached { graph: &graph, space: &space, from: &from };
    let (residents, notices) = residents((&store, work), &snapper, &reached, (&minutes, &limits))?;
    work.check()?;
    if let (Some(out), Some(format)) = (out, format) {
        write_bands(&found, (&minutes, &residents), (out, format), request.language)?;
    }
    Ok((residents, notices))
}

fn start(store: &Store, from: &IsochroneFrom) -> Result<Position, TaskError> {
    let name = match from {
        IsochroneFrom::Place(place) => return Ok(position(*place)),
        IsochroneFrom::Facility(name) => name.trim(),
    };
    let facilities = store.facilities()?;
    let lower = name.to_lowercase();
    let by_key = facilities.iter().find(|facility| facility.key == name);
    let found = by_key.or_else(|| facilities.iter().find(|facility| facility.name.to_lowercase() == lower));
    found.map(|facility| position(facility.lon_lat)).ok_or_else(|| {
        let message = Message::new("tasks-isochrone-no-facility").with("name", name);
        TaskError::refused(message, Message::new("tasks-isochrone-no-facility-hint"))
    })
}

fn off_network(place: Position, snapper: &Snapper<'_>) -> TaskError {
    let text = |place: Position| format!("{:.5},{:.5}", place.lon_degrees(), place.lat_degrees());
    let message = Message::new("tasks-isochrone-off")
        .with("place", text(place))
        .with("metres", SNAP_LIMIT_M.round() as usize);
    let turned = Position::from_degrees(place.lat_degrees(), place.lon_degrees());
    let hint = match snapper.place(turned) {
        Placement::On(_) => Message::new("tasks-isochrone-swapped-hint").with("place", text(turned)),
        Placement::Off => Message::new("tasks-isochrone-off-hint"),
    };
    TaskError::refused(message, hint)
}

struct Reached<'a> {
    graph: &'a Graph,
    space: &'a Space,
    from: &'a Placed,
}

fn residents(
    (store, work): (&Store, &Work),
    snapper: &Snapper<'_>,
    reached: &Reached<'_>,
    (minutes, limits): (&[f64], &[Millis]),
) -> Result<(Vec<BandResidents>, Vec<Notice>), TaskError> {
    let population = store.population()?;
    if population.places.is_empty() {
        let rows = minutes.iter().map(|minutes| BandResidents {
            minutes: *minutes,
            residents: None,
            groups: BTreeMap::new(),
        });
        return Ok((rows.collect(), vec![Notice::warning(Message::new("tasks-isochrone-no-population"))]));
    }
    let positions: Vec<Position> = population.places.iter().map(|place| position(place.lon_lat)).collect();
    let times: Vec<Option<Millis>> = snapper
        .place_all_watched(&positions, work)?
        .into_iter()
        .map(|placement| time_to(reached.graph, reached.space, reached.from, &placement.placed()?))
        .collect();
    let rows = minutes.iter().zip(limits).map(|(minutes, limit)| {
        let within =
            population.places.iter().zip(&times).filter(|(_, time)| time.is_some_and(|time| time <= *limit));
        let mut row = BandResidents { minutes: *minutes, residents: Some(0.0), groups: BTreeMap::new() };
        let mut groups = vec![0.0; population.groups.len()];
        let mut sum = 0.0;
        for (place, _) in within {
            sum += place.residents;
            groups.iter_mut().zip(&place.groups).for_each(|(sum, count)| *sum += count.unwrap_or(0.0));
        }
        row.residents = Some(sum);
        row.groups = population.groups.iter().cloned().zip(groups).collect();
        row
    });
    Ok((rows.collect(), Vec::new()))
}

fn write_bands(
    found: &Isochrone,
    (minutes, residents): (&[f64], &[BandResidents]),
    (out, format): (&Path, FileFormat),
    language: Language,
) -> Result<(), TaskError> {
    // The largest first, so that programs that draw in order show all of them.
    let order: Vec<usize> = (0..found.bands.len()).rev().collect();
    let geometries: Vec<MultiPolygon<f64>> =
        order.iter().filter_map(|at| found.bands.get(*at)).map(geometry).collect();
    let value = |at: usize| {
        let people = residents.get(at).and_then(|row| row.residents);
        (minutes.get(at).copied().unwrap_or(0.0), people)
    };
    if format == FileFormat::GeoPackage {
        refuse_project(out)?;
        let crs = Crs::parse("EPSG:4326").map_err(super::places::refuse_crs)?;
        let rows: Vec<Vec<LayerCell>> = order
            .iter()
            .map(|at| {
                let (minutes, people) = value(*at);
                vec![LayerCell::Number(minutes), people.map_or(LayerCell::Empty, LayerCell::Number)]
            })
            .collect();
        let columns = ["minutes".to_owned(), "residents".to_owned()];
        let layer = LayerFile {
            name: "isochrone",
            crs: &crs,
            columns: &columns,
            rows: &rows,
            geometries: &geometries,
        };
        return Ok(write_layer(out, &layer)?);
    }
    if format != FileFormat::GeoJson {
        let message = Message::new("tasks-isochrone-format").with("file", out);
        return Err(TaskError::refused(message, Message::new("tasks-isochrone-format-hint")));
    }
    let mut table = Table::with_columns(["minutes", "residents"]);
    for at in &order {
        let (minutes, people) = value(*at);
        table.rows.push(vec![
            Cell::Number(minutes, 2),
            people.map_or(Cell::Empty, |people| Cell::Number(people, 1)),
        ]);
    }
    let remark = tr(language, "tasks-isochrone-remark");
    let notes = TableNotes { language, remarks: vec![remark], ..TableNotes::default() };
    let mut bytes = Vec::new();
    write::geojson(&table, &geometries, &notes, &mut bytes).map_err(refused)?;
    write_beside(out, &bytes)
}

fn geometry(band: &Band) -> MultiPolygon<f64> {
    let line = |ring: &Vec<Position>| {
        let point = |position: &Position| Coord { x: position.lon_degrees(), y: position.lat_degrees() };
        LineString(ring.iter().map(point).collect())
    };
    let polygon = |area: &Vec<Vec<Position>>| {
        let mut rings = area.iter().map(line);
        Some(Polygon::new(rings.next()?, rings.collect()))
    };
    MultiPolygon(band.areas.iter().filter_map(polygon).collect())
}
