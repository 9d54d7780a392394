//! Where people start, how many they are, and in which region of a level they live.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::places::{PlaceColumns, area_of_project, places, refuse_crs, swapped};
use crate::geo::crs::{Crs, Transform};
use crate::geo::pick::PickIndex;
use crate::model::{Level, OriginChoice, Population, Region};
use crate::notice::Notice;
use crate::read::TextOptions;
use crate::store::{DetailWanted, Store};
use crate::tasks::{Session, TaskError, read_points};
use crate::text::Message;
use crate::work::Work;

/// Places where people start.
#[derive(Debug, Default)]
pub(super) struct Origins {
    pub(super) keys: Vec<String>,
    pub(super) lon_lat: Vec<[f64; 2]>,
    pub(super) people: Vec<f64>,
    /// What somebody should know.
    pub(super) notices: Vec<Notice>,
}

/// The regions of a level, and the one that each origin lies in.
#[derive(Debug)]
pub(super) struct Grouping {
    pub(super) regions: Arc<Vec<Region>>,
    /// Position of the region of each origin; `None` outside all.
    pub(super) of_origin: Vec<Option<usize>>,
}

/// The origins that were chosen.
///
/// # Errors
/// There are none.
pub(super) fn origins(
    (session, store): (&Session, &Store),
    (choice, group): (&OriginChoice, Option<&str>),
    level: Option<&Level>,
    work: &Work,
) -> Result<Origins, TaskError> {
    match choice {
        OriginChoice::Population => of_population(&store.population()?, group),
        OriginChoice::Regions => of_regions(session, store, level),
        OriginChoice::File(path) => of_file(store, path, work),
    }
}

/// The places of the population, with the people of a group or all residents.
///
/// # Errors
/// There are none, or there is no such group.
pub(super) fn of_population(population: &Population, group: Option<&str>) -> Result<Origins, TaskError> {
    if population.places.is_empty() {
        return Err(TaskError::refused(
            Message::new("tasks-reach-no-population"),
            Message::new("tasks-reach-no-population-hint"),
        ));
    }
    let column = group.map(|name| group_column(population, name)).transpose()?;
    let mut origins = Origins::default();
    for place in &population.places {
        origins.keys.push(place.key.clone());
        origins.lon_lat.push(place.lon_lat);
        origins.people.push(match column {
            Some(column) => place.groups.get(column).copied().flatten().unwrap_or(0.0),
            None => place.residents,
        });
    }
    Ok(origins)
}

fn group_column(population: &Population, name: &str) -> Result<usize, TaskError> {
    let same = |other: &String| other.trim().to_lowercase() == name.trim().to_lowercase();
    population.groups.iter().position(same).ok_or_else(|| {
        let message = Message::new("tasks-reach-no-group").with("group", name);
        let names = population.groups.join(", ");
        TaskError::refused(message, Message::new("tasks-reach-no-group-hint").with("groups", names))
    })
}

fn of_regions(session: &Session, store: &Store, level: Option<&Level>) -> Result<Origins, TaskError> {
    let level = level.filter(|level| level.has_boundaries).ok_or_else(|| {
        TaskError::refused(Message::new("tasks-reach-no-level"), Message::new("tasks-reach-no-level-hint"))
    })?;
    let layer = session.layer(store, level.id, DetailWanted::Base)?;
    let regions = session.regions(store, level.id)?;
    let transform = to_degrees(store)?;
    let mut origins = Origins::default();
    for (region, shape) in regions.iter().zip(&layer.shapes).filter(|(_, shape)| !shape.extent.is_empty()) {
        let Some(place) = transform.point(shape.label_point) else { continue };
        origins.keys.push(region.key.to_string());
        origins.lon_lat.push(place);
        origins.people.push(1.0);
    }
    origins.notices.push(Notice::warning(Message::new("tasks-reach-region-points")));
    Ok(origins)
}

/// From the system of maps to longitude and latitude.
pub(super) fn to_degrees(store: &Store) -> Result<Transform, TaskError> {
    let (map, degrees) = systems(store)?;
    Transform::between(&map, &degrees).map_err(refuse_crs)
}

fn systems(store: &Store) -> Result<(Crs, Crs), TaskError> {
    let map = store.project()?.epsg.and_then(Crs::from_epsg);
    map.zip(Crs::from_epsg(4326)).ok_or_else(|| {
        TaskError::refused(Message::new("tasks-reach-no-level"), Message::new("tasks-reach-no-level-hint"))
    })
}

fn of_file(store: &Store, path: &Path, work: &Work) -> Result<Origins, TaskError> {
    let table = read_points(path, &TextOptions::default(), work)?;
    let placed = places(&table, &PlaceColumns::default())?;
    let people = table.field_like(&["population", "residents", "einwohner", "pop", "bevoelkerung"]);
    let people = people.map(|field| table.numbers(field)).transpose()?;
    let key = table.key_field();
    let turned: BTreeSet<usize> = swapped(&placed.lon_lat, area_of_project(store)?).into_iter().collect();
    let mut origins = Origins::default();
    let (mut without, mut wrong_way, mut negative) = (Vec::new(), Vec::new(), Vec::new());
    for (at, row) in table.rows.iter().enumerate() {
        let key = key.map(|field| row.cell(field)).filter(|key| !key.is_empty());
        let key = key.map_or_else(|| format!("#{}", row.line), str::to_owned);
        let Some(place) = placed.lon_lat.get(at).copied().flatten() else {
            without.push(key);
            continue;
        };
        let count = people.as_ref().map_or(Some(1.0), |people| people.get(at).copied().flatten());
        let count = count.unwrap_or(0.0);
        if turned.contains(&at) {
            wrong_way.push(key);
        } else if count < 0.0 {
            negative.push(key);
        } else {
            origins.keys.push(key);
            origins.lon_lat.push(place);
            origins.people.push(count);
        }
    }
    if origins.keys.is_empty() && !wrong_way.is_empty() {
        let message = Message::new("tasks-all-swapped").with("file", path);
        return Err(TaskError::refused(message, Message::new("tasks-all-swapped-columns-hint")));
    }
    if origins.keys.is_empty() {
        let message = Message::new("tasks-reach-no-origins").with("file", path);
        return Err(TaskError::refused(message, Message::new("tasks-no-coordinates-hint")));
    }
    for (key, cases) in [
        ("tasks-population-without-place", without),
        ("tasks-population-swapped", wrong_way),
        ("tasks-population-negative", negative),
    ] {
        if !cases.is_empty() {
            let message = Message::new(key).with("count", cases.len());
            origins.notices.push(Notice::warning(message).with_details(cases));
        }
    }
    Ok(origins)
}

/// Which region of `level` each origin lies in.
pub(super) fn grouping(
    place: (&Session, &Store),
    level: &Level,
    origins: &mut Origins,
) -> Result<Grouping, TaskError> {
    grouping_watched(place, level, origins, &Work::unattended())
}

/// The same, unless that is cancelled.
pub(super) fn grouping_watched(
    (session, store): (&Session, &Store),
    level: &Level,
    origins: &mut Origins,
    work: &Work,
) -> Result<Grouping, TaskError> {
    if !level.has_boundaries {
        return Err(TaskError::refused(
            Message::new("tasks-reach-no-level"),
            Message::new("tasks-reach-no-level-hint"),
        ));
    }
    let layer = session.layer(store, level.id, DetailWanted::Lines { tolerance_m: 0.0 })?;
    let regions = session.regions(store, level.id)?;
    let (map, degrees) = systems(store)?;
    let transform = Transform::between(&degrees, &map).map_err(refuse_crs)?;
    let index = PickIndex::new(&layer);
    let region_of = |place: &[f64; 2]| {
        let region = index.region_at(&layer, transform.point(*place)?)?.position();
        (region < regions.len()).then_some(region)
    };
    let watched = |place| work.check().map(|()| region_of(place));
    let of_origin: Vec<Option<usize>> = origins.lon_lat.par_iter().map(watched).collect::<Result<_, _>>()?;
    let outside = of_origin.iter().filter(|region| region.is_none()).count();
    if outside > 0 {
        let message =
            Message::new("tasks-reach-outside").with("count", outside).with("level", level.name.as_str());
        origins.notices.push(Notice::info(message));
    }
    Ok(Grouping { regions, of_origin })
}
