//! The best next sites for a kind of facility: candidates, what each is worth to whom, and the choice as a scenario.

use std::path::PathBuf;

use rayon::prelude::*;
use serde::Serialize;

use super::TravelChoice;
use super::basis::{Basis, millis_of, too_few};
use super::compare::of_kinds;
use super::origins::to_degrees;
use super::places::{PlaceColumns, area_of_project, places, swapped};
use super::scenario::{facilities_in, no_such_kind};
use super::within::{places_within, regions_within};
use crate::model::{Facility, Project, Scenario, ScenarioChange};
use crate::notice::Notice;
use crate::reach::graph::{Millis, Pace};
use crate::reach::measures::times;
use crate::reach::sites::{Benefits, Sites, best_sites};
use crate::reach::travel::Scratch;
use crate::read::TextOptions;
use crate::store::{DetailWanted, Store};
use crate::tasks::{Session, TaskError, level_named, read_points};
use crate::text::{Argument, Message};
use crate::work::{Cancelled, Work};

/// Who reaches no facility counts with so many minutes in means.
pub const FARTHEST_MINUTES: f64 = 120.0;
/// So many pairs of candidate and place fit into memory with ease.
const PAIRS_MOST: usize = 60_000_000;

/// Where sites may be.
#[derive(Debug, Clone, PartialEq)]
pub enum Candidates {
    /// A point in the middle of each region of a level.
    Regions(String),
    /// Every place where people live.
    Cells,
    /// A table or layer of places with keys and perhaps names.
    File(PathBuf),
}

/// What is to become as good as it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SiteObjective {
    /// As many people as possible within the limit (maximal covering).
    Coverage,
    /// As few minutes as possible on the mean (p-median).
    PMedian,
}

/// A question for the best next sites.
#[derive(Debug, Clone, PartialEq)]
pub struct SitesRequest {
    /// The kind that is to be opened; facilities of it that are there count.
    pub kind: String,
    /// What travel times are made from.
    pub travel: TravelChoice,
    /// Speeds.
    pub pace: Pace,
    /// Where sites may be.
    pub candidates: Candidates,
    /// How many.
    pub count: usize,
    /// What is to become as good as it can.
    pub objective: SiteObjective,
    /// The limit, inclusive.
    pub limit_minutes: f64,
    /// The people who count; empty: all residents.
    pub group: String,
    /// Key of the area whose people count and in which sites may be; `None`: all.
    pub within: Option<String>,
    /// Scenario on top of which sites are looked for; `None`: the facilities as they are.
    pub scenario: Option<String>,
    /// As if there were no facility of the kind yet.
    pub from_scratch: bool,
    /// Capacity of each new site; `None` counts 1.
    pub capacity: Option<f64>,
    /// Whether small counts are shown as well.
    pub internal: bool,
}

/// The best next sites.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SitesOutcome {
    /// What was to become as good as it can.
    pub objective: SiteObjective,
    /// The limit, inclusive.
    pub limit_minutes: f64,
    /// The people who count, as the population calls them; empty: all residents.
    pub group: String,
    /// How many they are.
    pub people: f64,
    /// How many candidates there were.
    pub candidates: usize,
    /// Facilities of the kind that are there.
    pub facilities: usize,
    /// Before: people within the limit, or mean minutes.
    pub before: f64,
    /// With the sites.
    pub after: f64,
    /// No other choice of as many candidates is better than this.
    pub bound: f64,
    /// How far `after` may be from the best, in percent of what can be won at most; 0 when it is the best.
    pub gap_percent: f64,
    /// Whether it is proven that no other choice is better.
    pub proven: bool,
    /// How many exchanges bettered the first choice.
    pub exchanges: usize,
    /// The sites, the most valuable first.
    pub sites: Vec<Site>,
    /// What somebody should know.
    #[serde(skip)]
    pub notices: Vec<Notice>,
}

/// A chosen site.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Site {
    /// Place in the order, from 1.
    pub rank: usize,
    /// Key of the candidate.
    pub key: String,
    /// Name of the candidate; empty when it has none.
    pub name: String,
    /// Longitude in degrees.
    pub lon: f64,
    /// Latitude in degrees.
    pub lat: f64,
    /// What it adds to those before it: people who come within the limit, or minutes less on the mean. `None`: too few to say.
    pub added: Option<f64>,
    /// People within the limit, or mean minutes, with it and those before it.
    pub after: Option<f64>,
}

struct Candidate {
    key: String,
    name: String,
    lon_lat: [f64; 2],
}

/// Looks for the best next sites.
///
/// # Errors
/// No candidates or fewer than sites asked for; nobody in the group; no network for a mode that needs one; too many candidates.
pub fn next_sites(
    session: &Session,
    project: &Project,
    request: &SitesRequest,
    work: &Work,
) -> Result<SitesOutcome, TaskError> {
    work.report("stage-read", 0.0);
    let store = session.reader()?;
    let stock = stock(project, request)?;
    let basis = Basis::load(&store, (&request.travel, request.pace), work)?;
    let mut people = basis.people(&request.group)?;
    let inside = places_within((session, &store, project), &basis, request.within.as_deref())?;
    for (count, inside) in people.counts.iter_mut().zip(&inside) {
        *count = if *inside { *count } else { 0.0 };
    }
    let total: f64 = people.counts.iter().sum();
    if total <= 0.0 {
        let message = Message::new("plan-nobody").with("group", request.group.as_str());
        return Err(TaskError::refused(message, Message::new("plan-nobody-hint")));
    }
    let mut notices = basis.notices(&stock);
    let candidates = candidates((session, &store, project), (&basis, &inside), request, &mut notices, work)?;
    let market = Market::of(&basis, &stock, (&people.counts, request), work)?;
    work.report("stage-sites", 0.1);
    let benefits = market.benefits(&basis, &candidates, &work.part(0.1, 0.5))?;
    let found = best_sites(&benefits, request.count, &work.part(0.6, 0.4))?;
    if found.chosen.len() < request.count {
        let message = Message::new("plan-sites-fewer").with("count", found.chosen.len());
        notices.push(Notice::info(message.with("wanted", request.count)));
    }
    if request.objective == SiteObjective::PMedian {
        let minutes = Argument::Number(FARTHEST_MINUTES, 0);
        notices.push(Notice::info(Message::new("plan-sites-farthest").with("minutes", minutes)));
    }
    let mut outcome = market.outcome(&candidates, &found, total);
    outcome.group = people.group;
    outcome.facilities = stock.len();
    outcome.notices = notices;
    Ok(outcome)
}

impl SitesOutcome {
    /// The sites as a scenario of that name, on top of the changes of `base`.
    pub fn scenario(&self, name: &str, request: &SitesRequest, base: Option<&Scenario>) -> Scenario {
        // A tenth of a metre.
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        let open = |site: &Site| ScenarioChange::Open {
            kind: request.kind.clone(),
            lon: round(site.lon),
            lat: round(site.lat),
            capacity: request.capacity,
            name: if site.name.is_empty() { site.key.clone() } else { site.name.clone() },
        };
        let mut changes = base.map(|base| base.changes.clone()).unwrap_or_default();
        changes.extend(self.sites.iter().map(open));
        Scenario { name: name.trim().to_owned(), note: String::new(), changes }
    }
}

fn stock(project: &Project, request: &SitesRequest) -> Result<Vec<Facility>, TaskError> {
    let same = |name: &str| name.trim().to_lowercase() == request.kind.trim().to_lowercase();
    let known = project.facility_kinds.iter().any(|kind| same(&kind.name));
    if !known && !crate::model::shipped_kinds().iter().any(|kind| same(&kind.name)) {
        return Err(no_such_kind(&project.facilities, &request.kind));
    }
    if request.from_scratch {
        return Ok(Vec::new());
    }
    let facilities = facilities_in(project, request.scenario.as_deref())?;
    Ok(of_kinds(&facilities, std::slice::from_ref(&request.kind)))
}

fn candidates(
    (session, store, project): (&Session, &Store, &Project),
    (basis, inside): (&Basis, &[bool]),
    request: &SitesRequest,
    notices: &mut Vec<Notice>,
    work: &Work,
) -> Result<Vec<Candidate>, TaskError> {
    let mut all = match &request.candidates {
        Candidates::Regions(level) => {
            of_regions((session, store, project), level, request.within.as_deref())?
        }
        Candidates::Cells => {
            let place = |place: &crate::model::PopulationPlace| Candidate {
                key: place.key.clone(),
                name: String::new(),
                lon_lat: place.lon_lat,
            };
            let all = basis.population.places.iter().zip(inside);
            all.filter(|(_, inside)| **inside).map(|(home, _)| place(home)).collect()
        }
        Candidates::File(path) => of_file(store, path, notices, work)?,
    };
    let places: Vec<[f64; 2]> = all.iter().map(|candidate| candidate.lon_lat).collect();
    let off = basis.off_network(&places);
    if !off.is_empty() {
        let names = off.iter().filter_map(|at| all.get(*at)).map(|candidate| candidate.key.clone()).collect();
        let message = Message::new("plan-candidates-off").with("count", off.len());
        notices.push(Notice::warning(message).with_details(names));
        let mut at = 0;
        all.retain(|_| {
            at += 1;
            off.binary_search(&(at - 1)).is_err()
        });
    }
    if all.is_empty() {
        return Err(TaskError::refused(
            Message::new("plan-no-candidates"),
            Message::new("plan-no-candidates-hint"),
        ));
    }
    if request.count > all.len() {
        let message = Message::new("plan-too-few-candidates")
            .with("count", request.count)
            .with("candidates", all.len());
        return Err(TaskError::refused(message, Message::new("plan-too-few-candidates-hint")));
    }
    Ok(all)
}

fn of_regions(
    (session, store, project): (&Session, &Store, &Project),
    level: &str,
    within: Option<&str>,
) -> Result<Vec<Candidate>, TaskError> {
    let level = level_named(project, level)?;
    if !level.has_boundaries {
        let hint = Message::new("tasks-reach-no-level-hint");
        return Err(TaskError::refused(Message::new("tasks-reach-no-level"), hint));
    }
    let layer = session.layer(store, level.id, DetailWanted::Base)?;
    let regions = session.regions(store, level.id)?;
    let transform = to_degrees(store)?;
    let chosen = regions_within((session, store, project), level, within)?;
    let is_chosen = |at: usize| chosen.as_ref().is_none_or(|chosen| chosen.get(at).copied().unwrap_or(false));
    let shapes = regions.iter().zip(&layer.shapes).enumerate();
    let shapes = shapes
        .filter(|(at, (_, shape))| is_chosen(*at) && !shape.extent.is_empty())
        .map(|(_, region_and_shape)| region_and_shape);
    let candidate = |(region, shape): (&crate::model::Region, &crate::geo::RegionShape)| {
        let lon_lat = transform.point(shape.label_point)?;
        Some(Candidate { key: region.key.to_string(), name: region.name.clone(), lon_lat })
    };
    Ok(shapes.filter_map(candidate).collect())
}

fn of_file(
    store: &Store,
    path: &std::path::Path,
    notices: &mut Vec<Notice>,
    work: &Work,
) -> Result<Vec<Candidate>, TaskError> {
    let table = read_points(path, &TextOptions::default(), work)?;
    let placed = places(&table, &PlaceColumns::default())?;
    let turned = swapped(&placed.lon_lat, area_of_project(store)?);
    let (key, name) = (table.key_field(), table.name_field());
    let mut found = Vec::new();
    let mut left_out = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let cell = |field: Option<usize>| field.map(|field| row.cell(field)).unwrap_or_default().to_owned();
        let key = Some(cell(key)).filter(|key| !key.is_empty()).unwrap_or_else(|| format!("#{}", row.line));
        match placed.lon_lat.get(at).copied().flatten() {
            Some(lon_lat) if !turned.contains(&at) => {
                found.push(Candidate { key, name: cell(name), lon_lat });
            }
            _ => left_out.push(key),
        }
    }
    if !left_out.is_empty() {
        let message = Message::new("plan-candidates-without-place").with("count", left_out.len());
        notices.push(Notice::warning(message).with_details(left_out));
    }
    Ok(found)
}

/// What people have today.
struct Market<'a> {
    request: &'a SitesRequest,
    people: &'a [f64],
    today: Vec<Millis>,
    limit: Millis,
}

impl<'a> Market<'a> {
    fn of(
        basis: &Basis,
        stock: &[Facility],
        (people, request): (&'a [f64], &'a SitesRequest),
        work: &Work,
    ) -> Result<Self, Cancelled> {
        let farthest = millis_of(FARTHEST_MINUTES);
        let places: Vec<[f64; 2]> = stock.iter().map(|facility| facility.lon_lat).collect();
        let nearest = basis.ask(&places, |travel| travel.nearest(work))?;
        let today = times(&nearest).map(|time| time.unwrap_or(farthest).min(farthest)).collect();
        Ok(Self { request, people, today, limit: millis_of(request.limit_minutes) })
    }

    /// What each candidate is worth: people newly within the limit, or person-minutes saved.
    fn benefits(&self, basis: &Basis, candidates: &[Candidate], work: &Work) -> Result<Benefits, TaskError> {
        let places: Vec<[f64; 2]> = candidates.iter().map(|candidate| candidate.lon_lat).collect();
        let covering = self.request.objective == SiteObjective::Coverage;
        let limit = if covering { self.limit } else { self.today.iter().copied().max().unwrap_or(0) };
        let pairs = std::sync::atomic::AtomicUsize::new(0);
        let done = std::sync::atomic::AtomicUsize::new(0);
        let relaxed = std::sync::atomic::Ordering::Relaxed;
        let lists: Result<Vec<Vec<(u32, f64)>>, Cancelled> = basis.ask(&places, |travel| {
            (0..candidates.len())
                .into_par_iter()
                .map_init(Scratch::default, |scratch, candidate| {
                    let (reached, _) = travel.catchment(candidate, limit, scratch, work)?;
                    let mut list: Vec<(u32, f64)> =
                        reached.into_iter().filter_map(|reached| self.benefit(reached, covering)).collect();
                    list.sort_unstable_by_key(|(origin, _)| *origin);
                    let so_far = done.fetch_add(1, relaxed);
                    if so_far.is_multiple_of(64) {
                        work.report("stage-sites", so_far as f32 / candidates.len() as f32);
                    }
                    if pairs.fetch_add(list.len(), relaxed) > PAIRS_MOST {
                        list.clear();
                    }
                    Ok(list)
                })
                .collect()
        });
        let of_candidate = lists?;
        if pairs.load(relaxed) > PAIRS_MOST {
            let message = Message::new("plan-too-many-candidates").with("candidates", candidates.len());
            return Err(TaskError::refused(message, Message::new("plan-too-many-candidates-hint")));
        }
        Ok(Benefits { origins: self.people.len(), of_candidate })
    }

    fn benefit(&self, (origin, time): (u32, Millis), covering: bool) -> Option<(u32, f64)> {
        let today = *self.today.get(origin as usize)?;
        let people = *self.people.get(origin as usize)?;
        let worth = if covering {
            f64::from(u8::from(today > self.limit && time <= self.limit))
        } else {
            f64::from(today.saturating_sub(time)) / 60_000.0
        };
        (worth * people > 0.0).then_some((origin, worth * people))
    }

    fn outcome(&self, candidates: &[Candidate], found: &Sites, total: f64) -> SitesOutcome {
        let covering = self.request.objective == SiteObjective::Coverage;
        let with_people = || self.today.iter().zip(self.people);
        let before: f64 = if covering {
            with_people().filter(|(time, _)| **time <= self.limit).map(|(_, people)| people).sum()
        } else {
            with_people().map(|(time, people)| f64::from(*time) / 60_000.0 * people).sum()
        };
        // People within the limit grow, minutes on the mean shrink.
        let result = |won: f64| if covering { before + won } else { (before - won) / total };
        let mut won = 0.0;
        let sites = found.chosen.iter().zip(&found.added).enumerate().filter_map(|(at, (chosen, added))| {
            let candidate = candidates.get(*chosen as usize)?;
            won += added;
            let hidden = covering && !self.request.internal && too_few(*added);
            Some(Site {
                rank: at + 1,
                key: candidate.key.clone(),
                name: candidate.name.clone(),
                lon: candidate.lon_lat[0],
                lat: candidate.lon_lat[1],
                added: (!hidden).then_some(if covering { *added } else { added / total }),
                after: (!hidden).then(|| result(won)),
            })
        });
        SitesOutcome {
            objective: self.request.objective,
            limit_minutes: self.request.limit_minutes,
            group: String::new(),
            people: total,
            candidates: candidates.len(),
            facilities: 0,
            sites: sites.collect(),
            before: result(0.0),
            after: result(found.value),
            bound: result(found.bound),
            gap_percent: 100.0 * found.gap(),
            proven: found.is_optimal(),
            exchanges: found.exchanges,
            notices: Vec::new(),
        }
    }
}
