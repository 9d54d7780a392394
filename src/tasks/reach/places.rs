//! Places of records in longitude and latitude, and what is wrong with them.

use crate::geo::Extent;
use crate::geo::crs::{Crs, CrsError, Transform};
use crate::reach::position::{Bounds, Position};
use crate::read::{PointTable, grid_cell};
use crate::store::{DetailWanted, Store};
use crate::tasks::TaskError;
use crate::text::Message;

/// Columns that hold the east coordinate, and the north one.
pub(super) const EAST: [&str; 15] = [
    "x",
    "lon",
    "lng",
    "long",
    "longitude",
    "laenge",
    "laengengrad",
    "ost",
    "ostwert",
    "rechtswert",
    "easting",
    "xmp100m",
    "xmp1km",
    "xkoordinate",
    "xcoord",
];
pub(super) const NORTH: [&str; 15] = [
    "y",
    "lat",
    "latitude",
    "breite",
    "breitengrad",
    "nord",
    "nordwert",
    "hochwert",
    "northing",
    "ymp100m",
    "ymp1km",
    "ykoordinate",
    "ycoord",
    "breitegrad",
    "yc",
];

/// Which columns hold coordinates and in which system they are; `None` = recognised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct PlaceColumns<'a> {
    /// East coordinate.
    pub(super) x: Option<&'a str>,
    /// North coordinate.
    pub(super) y: Option<&'a str>,
    /// Reference system.
    pub(super) crs: Option<&'a str>,
}

/// Places of the records of a table in longitude and latitude.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// One per record; `None` without a place on the globe.
    pub(super) lon_lat: Vec<Option<[f64; 2]>>,
    /// Columns that held coordinates.
    pub(super) columns: Vec<usize>,
    /// Column with names of grid cells.
    pub(super) grid_column: Option<usize>,
}

/// Finds the places of records: geometry, names of grid cells, or columns of coordinates.
///
/// # Errors
/// There are no such columns, or the reference system is not known.
pub(super) fn places(table: &PointTable, wanted: &PlaceColumns<'_>) -> Result<Placed, TaskError> {
    let to_lon_lat = |crs: &Crs| -> Result<Transform, TaskError> {
        let degrees = Crs::from_epsg(4326).ok_or_else(|| no_columns(table))?;
        Transform::between(crs, &degrees).map_err(refuse_crs)
    };
    if table.has_places && wanted.x.is_none() {
        let transform = to_lon_lat(&stated_crs(table, wanted)?)?;
        let lon_lat = table.rows.iter().map(|row| row.place.and_then(|place| transform.point(place)));
        return Ok(Placed { lon_lat: lon_lat.collect(), ..Placed::default() });
    }
    if wanted.x.is_none()
        && let Some(column) = grid_column(table)
    {
        let transform = to_lon_lat(&Crs::parse("EPSG:3035").map_err(refuse_crs)?)?;
        let place = |cell: &str| grid_cell(cell).and_then(|(middle, _)| transform.point(middle));
        let lon_lat = table.rows.iter().map(|row| place(row.cell(column))).collect();
        let found = [table.field_like(&EAST), table.field_like(&NORTH)];
        return Ok(Placed {
            lon_lat,
            columns: found.into_iter().flatten().collect(),
            grid_column: Some(column),
        });
    }
    let column = |named: Option<&str>, usual: &[&str]| match named {
        Some(name) => table.field_named(name).map_err(TaskError::from),
        None => table.field_like(usual).ok_or_else(|| no_columns(table)),
    };
    let (x, y) = (column(wanted.x, &EAST)?, column(wanted.y, &NORTH)?);
    let (east, north) = (table.numbers(x)?, table.numbers(y)?);
    let crs = match wanted.crs {
        Some(text) => Crs::parse(text).map_err(refuse_crs)?,
        None => Crs::parse("EPSG:4326").map_err(refuse_crs)?,
    };
    let transform = to_lon_lat(&crs)?;
    let pair = |(x, y): (&Option<f64>, &Option<f64>)| Some([(*x)?, (*y)?]);
    let mut extent = Extent::EMPTY;
    east.iter().zip(&north).filter_map(pair).for_each(|pair| extent.include(pair));
    if crs.is_geographic() && !extent.is_empty() && extent.max[0].abs().max(extent.max[1].abs()) > 400.0 {
        return Err(wrong_crs(table, &crs, &extent));
    }
    let lon_lat = east.iter().zip(&north).map(|pair_of| pair(pair_of).and_then(|pair| transform.point(pair)));
    Ok(Placed { lon_lat: lon_lat.collect(), columns: vec![x, y], grid_column: None })
}

fn stated_crs(table: &PointTable, wanted: &PlaceColumns<'_>) -> Result<Crs, TaskError> {
    if let Some(text) = wanted.crs {
        return Crs::parse(text).map_err(refuse_crs);
    }
    if let Some(prj) = &table.prj {
        return Crs::from_wkt(prj).map_err(refuse_crs);
    }
    table.epsg.and_then(Crs::from_epsg).ok_or_else(|| {
        let message = Message::new("tasks-no-crs").with("file", table.file.as_str());
        TaskError::refused(message, Message::new("tasks-no-crs-hint"))
    })
}

pub(super) fn grid_column(table: &PointTable) -> Option<usize> {
    let first = table.rows.first()?;
    (0..table.headers.len()).find(|column| grid_cell(first.cell(*column)).is_some())
}

fn no_columns(table: &PointTable) -> TaskError {
    let message = Message::new("tasks-no-coordinates")
        .with("file", table.file.as_str())
        .with("columns", table.headers.join(", "));
    TaskError::refused(message, Message::new("tasks-no-coordinates-hint"))
}

fn wrong_crs(table: &PointTable, crs: &Crs, extent: &Extent) -> TaskError {
    let corner = format!("{:.1} / {:.1}", extent.min[0], extent.min[1]);
    let message = Message::new("tasks-wrong-crs")
        .with("file", table.file.as_str())
        .with("crs", crs.name())
        .with("corner", corner);
    TaskError::refused(message, Message::new("tasks-no-crs-hint"))
}

#[allow(clippy::needless_pass_by_value)] // the shape that map_err wants
pub(super) fn refuse_crs(error: CrsError) -> TaskError {
    TaskError::Refused(Box::new(error.notice()))
}

/// A place as the network knows places.
pub(super) fn position([lon, lat]: [f64; 2]) -> Position {
    Position::from_degrees(lon, lat)
}

/// The rectangle around all boundaries of a project, in longitude and latitude; `None` without boundaries.
pub(super) fn area_of_project(store: &Store) -> Result<Option<Bounds>, TaskError> {
    let project = store.project()?;
    let (Some(crs), Some(degrees)) = (project.epsg.and_then(Crs::from_epsg), Crs::from_epsg(4326)) else {
        return Ok(None);
    };
    let transform = Transform::between(&crs, &degrees).map_err(refuse_crs)?;
    let mut corners = Vec::new();
    for level in project.levels.iter().filter(|level| level.has_boundaries) {
        let layer = store.prepared(level.id, DetailWanted::Base)?;
        for shape in layer.shapes.iter().filter(|shape| !shape.extent.is_empty()) {
            let [low, high] = [shape.extent.min, shape.extent.max];
            for corner in [low, high, [low[0], high[1]], [high[0], low[1]]] {
                corners.extend(transform.point(corner).map(position));
            }
        }
    }
    Ok(Bounds::around(corners))
}

/// How many places lie beyond the rectangle around the boundaries; none without boundaries.
pub(super) fn outside(places: impl Iterator<Item = [f64; 2]>, area: Option<Bounds>) -> usize {
    area.map_or(0, |area| places.filter(|place| !area.contains(position(*place))).count())
}

/// How far beyond the boundaries a place may be meant.
const NEAR_M: f64 = 150_000.0;

/// Which places have longitude and latitude the wrong way round: far from the project as they stand, near it the other way.
/// Without boundaries, those that lie off Germany and in Germany the other way.
pub(super) fn swapped(places: &[Option<[f64; 2]>], area: Option<Bounds>) -> Vec<usize> {
    let germany = Bounds { min: Position::from_degrees(5.8, 47.2), max: Position::from_degrees(15.1, 55.1) };
    let near = area.unwrap_or(germany).grown(if area.is_some() { NEAR_M } else { 0.0 });
    let is_swapped = |place: &Option<[f64; 2]>| {
        place.is_some_and(|[lon, lat]| {
            let turned = lon.abs() <= 90.0 && near.contains(position([lat, lon]));
            turned && !near.contains(position([lon, lat]))
        })
    };
    (0..places.len()).filter(|at| places.get(*at).is_some_and(is_swapped)).collect()
}
