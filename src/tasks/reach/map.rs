//! Reachability as a map shows it: the question answered, summed up over the regions of the map, masked.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bands::bands;
use super::ground::Ground;
use super::origins::{Grouping, Origins, grouping};
use super::places::refuse_crs;
use super::region_values::{RegionValues, may_be_told, region_values};
use super::solve::{Solved, solve};
use crate::geo::crs::{Crs, Transform};
use crate::model::{
    FacilityKind, Indicator, Level, Measure, Observation, Observations, OriginChoice, Project, ReachMap,
    ReachRequest, ReachView, Source, TravelChoice, ValueState,
};
use crate::notice::Notice;
use crate::read::grid_cell;
use crate::sheet::{Audience, ReachBand, ReachCell, ReachContents, ReachKind, ReachSite, reach_indicator};
use crate::store::Store;
use crate::tasks::{Session, TaskError};
use crate::text::{Language, Message};
use crate::work::Work;

/// EPSG codes of the census grid and of longitude and latitude.
const GRID: u32 = 3035;
const DEGREES: u32 = 4326;
/// Half the width of the mark of a place that is no cell of a grid.
const PLACE_M: f64 = 60.0;

/// Reachability of a map, ready to be shown.
pub(in crate::tasks) struct LoadedReach {
    pub(in crate::tasks) contents: ReachContents,
    pub(in crate::tasks) indicator: Indicator,
    pub(in crate::tasks) observations: Observations,
    /// The value of all regions shown together, where it may be said.
    pub(in crate::tasks) whole: Option<f64>,
    pub(in crate::tasks) sources: Vec<Source>,
    pub(in crate::tasks) notices: Vec<Notice>,
}

/// Answers the question of a map for the regions `shown` of `level`.
///
/// # Errors
/// As [`super::compute_reach`].
pub(in crate::tasks) fn reach_of_map(
    session: &Session,
    project: &Project,
    reach: &ReachMap,
    (level, shown, audience): (&Level, &[bool], Audience),
    work: &Work,
) -> Result<LoadedReach, TaskError> {
    let store = session.reader()?;
    let ground = Ground::of(session, &store)?;
    let request = &reach.request;
    let solved = solve((session, project), (&store, &ground), request, level, work)?;
    work.check()?;
    let grouping = grouping_of(session, (&store, &ground), (level, request), &solved)?;
    work.check()?;
    let values = region_values(&solved, &grouping, request, (shown, audience));
    let systems = Systems::of(project)?;
    let inhabited = inhabited(&grouping, &solved.origins, shown);
    let contents = ReachContents {
        map: reach.clone(),
        kinds: kinds(&store.facility_kinds()?, &solved),
        sites: Arc::new(sites(&store.facility_kinds()?, &solved, &systems.from_degrees)),
        regions: values.regions.clone(),
        cells: Arc::new(cells(&solved, request, &inhabited, (&systems, audience))),
        cell_m: spacing(&solved, &inhabited),
        bands: match reach.view {
            ReachView::Bands => {
                shown_bands((&ground, reach), &solved, &inhabited, (&systems, audience), work)?
            }
            _ => Vec::new(),
        },
        network: network(&ground, request),
        matrix: match &request.travel {
            TravelChoice::Matrix(path) => {
                Some(path.file_name().unwrap_or_default().to_string_lossy().into_owned())
            }
            _ => None,
        },
        origins: inhabited.len(),
        people: values.people,
        unreachable: values.unreachable,
        facilities_off: solved.off[1],
    };
    let sources = sources(&store, (project, level), &contents)?;
    let indicator = Indicator {
        source: sources.first().cloned().unwrap_or_default(),
        ..reach_indicator(&contents, Language::De)
    };
    let notices = notices(&solved, &values, reach);
    let (observations, whole) = (values.observations, values.whole);
    Ok(LoadedReach { contents, indicator, observations, whole, sources, notices })
}

fn grouping_of(
    session: &Session,
    (store, ground): (&Store, &Ground),
    (level, request): (&Level, &ReachRequest),
    solved: &Solved,
) -> Result<Arc<Grouping>, TaskError> {
    let make = || {
        let mut places = Origins {
            keys: Vec::new(),
            lon_lat: solved.origins.lon_lat.clone(),
            people: Vec::new(),
            notices: Vec::new(),
        };
        grouping((session, store), level, &mut places)
    };
    match request.origins {
        OriginChoice::Population => ground.grouping(&level.name, make),
        _ => Ok(Arc::new(make()?)),
    }
}

/// From the systems of places to that of the map.
struct Systems {
    from_degrees: Transform,
    from_grid: Transform,
}

impl Systems {
    fn of(project: &Project) -> Result<Self, TaskError> {
        let no_map = || {
            TaskError::refused(
                Message::new("tasks-reach-no-level"),
                Message::new("tasks-reach-no-level-hint"),
            )
        };
        let map = project.epsg.and_then(Crs::from_epsg).ok_or_else(no_map)?;
        let from = |code| -> Result<Transform, TaskError> {
            let from = Crs::from_epsg(code).ok_or_else(no_map)?;
            Transform::between(&from, &map).map_err(refuse_crs)
        };
        Ok(Self { from_degrees: from(DEGREES)?, from_grid: from(GRID)? })
    }
}

/// Origins with people in the regions shown.
fn inhabited(grouping: &Grouping, origins: &Origins, shown: &[bool]) -> Vec<usize> {
    let is_shown = |at: &usize| {
        let region = grouping.of_origin.get(*at).copied().flatten();
        let in_shown = region.is_some_and(|region| shown.get(region).copied().unwrap_or(true));
        in_shown && origins.people.get(*at).copied().unwrap_or(0.0) > 0.0
    };
    (0..origins.people.len()).filter(is_shown).collect()
}

/// The kinds that facilities asked for are of, in the order of the taxonomy.
fn kinds(taxonomy: &[FacilityKind], solved: &Solved) -> Vec<ReachKind> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for facility in solved.facilities.iter() {
        *counts.entry(&facility.kind).or_default() += 1;
    }
    let kind = |kind: &FacilityKind| {
        let count = counts.get(kind.name.as_str()).copied()?;
        Some(ReachKind { name: kind.name.clone(), phase: kind.phase, count })
    };
    taxonomy.iter().filter_map(kind).collect()
}

fn sites(taxonomy: &[FacilityKind], solved: &Solved, to_map: &Transform) -> Vec<ReachSite> {
    let kinds = kinds(taxonomy, solved);
    let site = |facility: &crate::model::Facility| ReachSite {
        at: to_map.point(facility.lon_lat).unwrap_or([f64::NAN; 2]),
        kind: kinds.iter().position(|kind| kind.name == facility.kind).unwrap_or_default(),
        name: if facility.name.is_empty() { facility.key.clone() } else { facility.name.clone() },
    };
    solved.facilities.iter().map(site).collect()
}

fn cells(
    solved: &Solved,
    request: &ReachRequest,
    inhabited: &[usize],
    (systems, audience): (&Systems, Audience),
) -> Vec<ReachCell> {
    let cell = |at: &usize| {
        let corners = corners(solved, *at, systems)?;
        let people = solved.origins.people.get(*at).copied().unwrap_or(0.0);
        if !may_be_told(people, audience) {
            let value = Observation::absent(ValueState::Secret);
            return Some(ReachCell { corners, value, people: None, minutes: None, facility: None });
        }
        let nearest = solved.nearest.get(*at).copied().flatten();
        let minutes = nearest.map(|nearest| f64::from(nearest.millis) / 60_000.0);
        let value = match (&solved.values, request.measure, minutes) {
            (Some(values), ..) => Observation::of(values.get(*at).copied().unwrap_or(0.0)),
            (None, Measure::Share, Some(minutes)) if minutes <= request.limit_minutes => {
                Observation::of(100.0)
            }
            (None, Measure::Share, _) => Observation::of(0.0),
            (None, _, Some(minutes)) => Observation::of(minutes),
            (None, _, None) => Observation::absent(ValueState::Unreachable),
        };
        let facility = nearest.map(|nearest| nearest.facility);
        Some(ReachCell { corners, value, people: Some(people), minutes, facility })
    };
    inhabited.iter().filter_map(cell).collect()
}

/// Width of the cells where people live; `None` where they are no cells, or of several widths.
fn spacing(solved: &Solved, inhabited: &[usize]) -> Option<f64> {
    let mut widths = inhabited.iter().map(|at| Some(grid_cell(solved.origins.keys.get(*at)?)?.1));
    let first = widths.next().flatten()?;
    widths.all(|width| width == Some(first)).then_some(first)
}

/// The cell of the grid that a place is named after; a small square for all others.
fn corners(solved: &Solved, at: usize, systems: &Systems) -> Option<[[f64; 2]; 4]> {
    let key = solved.origins.keys.get(at)?;
    let around = |[x, y]: [f64; 2], half: f64| {
        [[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]]
    };
    if let Some((middle, width)) = grid_cell(key) {
        let corner = |corner: [f64; 2]| systems.from_grid.point(corner);
        let [a, b, c, d] = around(middle, width / 2.0).map(corner);
        return Some([a?, b?, c?, d?]);
    }
    let middle = systems.from_degrees.point(*solved.origins.lon_lat.get(at)?)?;
    Some(around(middle, PLACE_M))
}

fn shown_bands(
    (ground, reach): (&Ground, &ReachMap),
    solved: &Solved,
    inhabited: &[usize],
    (systems, audience): (&Systems, Audience),
    work: &Work,
) -> Result<Vec<ReachBand>, TaskError> {
    let minutes = reach.band_minutes();
    let areas = bands(ground, (solved, &reach.request), &minutes, &systems.from_degrees, work)?;
    let within = |limit: f64| -> f64 {
        let reaches = |at: &&usize| {
            let nearest = solved.nearest.get(**at).copied().flatten();
            nearest.is_some_and(|nearest| f64::from(nearest.millis) <= limit * 60_000.0)
        };
        inhabited.iter().filter(reaches).filter_map(|at| solved.origins.people.get(*at)).sum()
    };
    let mut before = 0.0;
    let band = |(minutes, areas): (&f64, super::bands::Areas)| {
        let all = within(*minutes);
        let people = (all - before).max(0.0);
        before = all;
        let people = may_be_told(people, audience).then_some(people);
        ReachBand { minutes: *minutes, people, areas: Arc::new(areas) }
    };
    Ok(minutes.iter().zip(areas).map(band).collect())
}

fn network(ground: &Ground, request: &ReachRequest) -> Option<(String, Option<crate::model::Period>)> {
    let stored = ground.network.as_ref().filter(|_| matches!(request.travel, TravelChoice::Road(_)))?;
    Some((stored.file_name.clone(), stored.imported_on.parse().ok()))
}

/// Where facilities, people and roads are from, before the source of the boundaries. A sample invents all of them itself.
fn sources(
    store: &Store,
    (project, level): (&Project, &Level),
    contents: &ReachContents,
) -> Result<Vec<Source>, TaskError> {
    let mut sources: Vec<Source> = Vec::new();
    if project.banner.is_empty() {
        let known = store.reach_sources()?;
        let of_kinds = contents.kinds.iter().filter_map(|kind| known.facilities.get(&kind.name)).flatten();
        let network = known.network.iter().filter(|_| contents.network.is_some());
        for source in of_kinds.chain(&known.population).chain(network) {
            if !source.text.is_empty() && !sources.contains(source) {
                sources.push(source.clone());
            }
        }
    }
    if !sources.contains(&level.source) {
        sources.push(level.source.clone());
    }
    Ok(sources)
}

fn notices(solved: &Solved, values: &RegionValues, reach: &ReachMap) -> Vec<Notice> {
    let mut notices = solved.notices.clone();
    let metres = reach.request.snap_limit_m.round() as usize;
    for (key, count) in
        [("tasks-reach-origins-off", solved.off[0]), ("tasks-reach-facilities-off", solved.off[1])]
    {
        if count > 0 {
            notices.push(Notice::warning(Message::new(key).with("count", count).with("metres", metres)));
        }
    }
    if reach.view == ReachView::Bands && matches!(reach.request.travel, TravelChoice::Matrix(_)) {
        notices.push(Notice::warning(Message::new("tasks-reach-no-bands")));
    }
    if values.observations.values().next().is_none() {
        notices.push(Notice::warning(Message::new("tasks-reach-nobody")));
    }
    notices
}
