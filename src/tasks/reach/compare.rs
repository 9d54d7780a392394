//! What scenarios change: minutes, shares and supply per region and place, and who gains and loses.

use serde::Serialize;

use super::TravelChoice;
use super::basis::{Basis, LEAST_PEOPLE_COUNTED, millis_of, too_few};
use super::origins::{Grouping, grouping};
use super::scenario::{facilities_in, no_such_kind, scenario_named};
use super::within::{regions_within, restricted};
use crate::disclosure::{AdditiveGroup, CaseCounts, protect};
use crate::model::{Facility, Project};
use crate::notice::Notice;
use crate::reach::decay::Decay;
use crate::reach::graph::{Millis, Pace};
use crate::reach::measures::{SupplyDemand, floating_catchment, group_nearest, times};
use crate::tasks::{Session, TaskError, level_named};
use crate::work::Work;

/// A question about what scenarios change.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareRequest {
    /// Kinds of facilities, any of which will do.
    pub kinds: Vec<String>,
    /// What travel times are made from.
    pub travel: TravelChoice,
    /// Speeds.
    pub pace: Pace,
    /// The limit, inclusive.
    pub limit_minutes: f64,
    /// The people who count; empty: all residents.
    pub group: String,
    /// Level whose regions are compared; `None`: only all people together.
    pub level: Option<String>,
    /// Key of the area whose regions of the level are compared; `None`: all.
    pub within: Option<String>,
    /// The scenario that is compared with; `None`: the facilities as they are.
    pub before: Option<String>,
    /// The scenarios that are compared.
    pub after: Vec<String>,
    /// Whether small counts are shown as well.
    pub internal: bool,
}

/// What scenarios change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The scenario that was compared with; `None`: the facilities as they are.
    pub before: Option<String>,
    /// The limit, inclusive.
    pub limit_minutes: f64,
    /// The people who count, as the population calls them; empty: all residents.
    pub group: String,
    /// One per scenario, in the order asked for.
    pub scenarios: Vec<ScenarioEffect>,
    /// What somebody should know.
    #[serde(skip)]
    pub notices: Vec<Notice>,
}

/// What a scenario changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScenarioEffect {
    /// Its name.
    pub name: String,
    /// Facilities of the kinds before and after.
    pub facilities: [usize; 2],
    /// All people who count together; of the regions of the level when one was asked for.
    pub total: Effect,
    /// Each age group of the population.
    pub groups: Vec<Effect>,
    /// Each region of the level.
    pub regions: Vec<Effect>,
    /// Each place where people live.
    pub cells: Vec<CellEffect>,
}

/// What changes for some people. What must stay secret is `None`, and `state` says so.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Effect {
    /// Key of the region, name of the age group; empty for all.
    pub key: String,
    /// Name of the region; empty where there is none.
    pub name: String,
    /// People.
    pub people: Option<f64>,
    /// People within the limit before and after.
    pub within: [Option<f64>; 2],
    /// The same in percent.
    pub share: [Option<f64>; 2],
    /// People who come within the limit.
    pub gained: Option<f64>,
    /// People who are no longer within it.
    pub lost: Option<f64>,
    /// People who reach no facility at all, before and after.
    pub unreachable: [Option<f64>; 2],
    /// Mean minutes to the nearest facility, before and after, of those who reach one.
    pub minutes: [Option<f64>; 2],
    /// Mean minutes after less before, of those who reach one both times.
    pub minutes_difference: Option<f64>,
    /// Supply per 1,000 people within the limit (2SFCA), before and after.
    pub supply: [Option<f64>; 2],
    /// `value`, `secret` (so few people that nothing may be said) or `no_data` (nobody).
    pub state: &'static str,
}

/// What changes at a place where people live.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellEffect {
    /// Key of the place.
    pub key: String,
    /// People who count.
    pub people: Option<f64>,
    /// Minutes to the nearest facility, before and after; `None`: none is reached.
    pub minutes: [Option<f64>; 2],
    /// Supply per 1,000 people (2SFCA), before and after.
    pub supply: [Option<f64>; 2],
    /// `gains`, `loses`, `same` about the limit; `secret` where so few live that nothing may be said.
    pub state: &'static str,
}

/// Compares scenarios.
///
/// # Errors
/// No such scenario, kind, group or level; no people; no network for a mode that needs one.
pub fn compare_scenarios(
    session: &Session,
    project: &Project,
    request: &CompareRequest,
    work: &Work,
) -> Result<Comparison, TaskError> {
    work.report("stage-read", 0.0);
    let all_before = facilities_in(project, request.before.as_deref())?;
    let mut stocks = vec![of_kinds(&all_before, &request.kinds)];
    for name in &request.after {
        stocks.push(of_kinds(&facilities_in(project, Some(name))?, &request.kinds));
    }
    if stocks.iter().all(Vec::is_empty) {
        return Err(no_such_kind(&project.facilities, &request.kinds.join(", ")));
    }
    let store = session.reader()?;
    let basis = Basis::load(&store, (&request.travel, request.pace), work)?;
    let people = basis.people(&request.group)?;
    let level = request.level.as_deref().map(|name| level_named(project, name)).transpose()?;
    let mut notices = basis.notices(&stocks.concat());
    let grouping = match level {
        Some(level) => {
            let mut origins = basis.origins();
            let found = grouping((session, &store), level, &mut origins)?;
            let chosen = regions_within((session, &store, project), level, request.within.as_deref())?;
            if chosen.is_none() {
                notices.append(&mut origins.notices);
            }
            Some(restricted(found, chosen.as_deref()))
        }
        None => None,
    };
    let limit = millis_of(request.limit_minutes);
    let mut states = Vec::new();
    for (at, stock) in stocks.iter().enumerate() {
        work.report("stage-reach", 0.3 + 0.7 * at as f32 / stocks.len() as f32);
        states.push(State::of(&basis, stock, (&people.counts, limit), work)?);
    }
    let mut scenarios = Vec::new();
    for ((name, stock), after) in request.after.iter().zip(stocks.iter().skip(1)).zip(states.iter().skip(1)) {
        let (Some(before), Some(stock_before)) = (states.first(), stocks.first()) else { continue };
        let pair = Pair {
            basis: &basis,
            people: &people.counts,
            states: [before, after],
            limit,
            internal: request.internal,
        };
        scenarios.push(ScenarioEffect {
            name: scenario_named(project, name)?.name.clone(),
            facilities: [stock_before.len(), stock.len()],
            ..pair.effect(grouping.as_ref())
        });
    }
    work.report("stage-reach", 1.0);
    let before = match &request.before {
        Some(name) => Some(scenario_named(project, name)?.name.clone()),
        None => None,
    };
    let limit_minutes = request.limit_minutes;
    Ok(Comparison { before, limit_minutes, group: people.group, scenarios, notices })
}

/// The facilities of some kinds.
pub(super) fn of_kinds(facilities: &[Facility], kinds: &[String]) -> Vec<Facility> {
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let wanted = |facility: &&Facility| kinds.iter().any(|kind| same(kind, &facility.kind));
    facilities.iter().filter(wanted).cloned().collect()
}

/// How it is with some facilities, place by place.
struct State {
    times: Vec<Option<Millis>>,
    supply: Vec<f64>,
}

impl State {
    fn of(
        basis: &Basis,
        facilities: &[Facility],
        (people, limit): (&[f64], Millis),
        work: &Work,
    ) -> Result<Self, TaskError> {
        let places: Vec<[f64; 2]> = facilities.iter().map(|facility| facility.lon_lat).collect();
        let supply: Vec<f64> = facilities.iter().map(|facility| facility.capacity.unwrap_or(1.0)).collect();
        basis.ask(&places, |travel| {
            let nearest = travel.nearest(work)?;
            let market = SupplyDemand { supply: &supply, demand: people, limit, decay: Decay::None };
            let found = floating_catchment(travel, &market, work)?;
            let supply = found.values.into_iter().map(|value| value * 1000.0).collect();
            Ok(Self { times: times(&nearest).collect(), supply })
        })
    }

    fn time(&self, at: usize) -> Option<Millis> {
        self.times.get(at).copied().flatten()
    }
}

/// Before and after.
struct Pair<'a> {
    basis: &'a Basis,
    people: &'a [f64],
    states: [&'a State; 2],
    limit: Millis,
    internal: bool,
}

/// Sums of some people, before anything is kept secret.
#[derive(Debug, Clone, Default)]
struct Sums {
    people: f64,
    within: [f64; 2],
    gained: f64,
    lost: f64,
    unreachable: [f64; 2],
    minutes: [Option<f64>; 2],
    minutes_difference: Option<f64>,
    supply: [Option<f64>; 2],
}

impl Pair<'_> {
    fn effect(&self, grouping: Option<&Grouping>) -> ScenarioEffect {
        let count = self.basis.population.places.len();
        let inside = |at: &usize| {
            grouping.is_none_or(|grouping| grouping.of_origin.get(*at).copied().flatten().is_some())
        };
        let all: Vec<usize> = (0..count).filter(inside).collect();
        let mut members: Vec<Vec<usize>> = Vec::new();
        if let Some(grouping) = grouping {
            members = vec![Vec::new(); grouping.regions.len()];
            for at in &all {
                let region = grouping.of_origin.get(*at).copied().flatten();
                if let Some(members) = region.and_then(|region| members.get_mut(region)) {
                    members.push(*at);
                }
            }
        }
        let mut sums: Vec<Sums> = members.iter().map(|members| self.sums(members, self.people)).collect();
        sums.push(self.sums(&all, self.people));
        let mut effects = self.shown(&sums);
        let total = effects.pop().unwrap_or_default();
        if let Some(grouping) = grouping {
            for (effect, region) in effects.iter_mut().zip(grouping.regions.iter()) {
                effect.key = region.key.to_string();
                effect.name.clone_from(&region.name);
            }
        }
        let groups = self.groups(&all);
        let cells = all.iter().map(|at| self.cell(*at)).collect();
        ScenarioEffect { name: String::new(), facilities: [0; 2], total, groups, regions: effects, cells }
    }

    fn groups(&self, all: &[usize]) -> Vec<Effect> {
        let names = &self.basis.population.groups;
        let effect = |(column, name): (usize, &String)| {
            let count = |place: &crate::model::PopulationPlace| {
                place.groups.get(column).copied().flatten().unwrap_or(0.0)
            };
            let people: Vec<f64> = self.basis.population.places.iter().map(count).collect();
            let sums = self.sums(all, &people);
            // The supply was computed for the people who were asked about, not for each group.
            let sums = Sums { supply: [None, None], ..sums };
            let shown = self.shown(&[sums]).pop().unwrap_or_default();
            Effect { key: name.clone(), ..shown }
        };
        names.iter().enumerate().map(effect).collect()
    }

    fn sums(&self, members: &[usize], people: &[f64]) -> Sums {
        let count = |at: usize| people.get(at).copied().unwrap_or(0.0);
        let mut sums = Sums::default();
        let (mut difference, mut both) = (0.0, 0.0);
        for at in members {
            let [before, after] = self.states.map(|state| state.time(*at));
            let within = |time: Option<Millis>| time.is_some_and(|time| time <= self.limit);
            if within(after) && !within(before) {
                sums.gained += count(*at);
            }
            if within(before) && !within(after) {
                sums.lost += count(*at);
            }
            if let (Some(before), Some(after)) = (before, after) {
                difference += (f64::from(after) - f64::from(before)) / 60_000.0 * count(*at);
                both += count(*at);
            }
        }
        for (at, state) in self.states.into_iter().enumerate() {
            let group = group_nearest(members.iter().map(|at| (state.time(*at), count(*at))), self.limit);
            let within = group.share_within.map_or(0.0, |share| share / 100.0 * group.population);
            let supply: f64 =
                members.iter().map(|at| state.supply.get(*at).copied().unwrap_or(0.0) * count(*at)).sum();
            sums.people = group.population;
            if let (Some(slot), Some(reach), Some(minutes), Some(slot_supply)) = (
                sums.within.get_mut(at),
                sums.unreachable.get_mut(at),
                sums.minutes.get_mut(at),
                sums.supply.get_mut(at),
            ) {
                *slot = within;
                *reach = group.population - group.reaching;
                *minutes = group.mean_minutes;
                *slot_supply = (group.population > 0.0).then(|| supply / group.population);
            }
        }
        sums.minutes_difference = (both > 0.0).then(|| difference / both);
        sums
    }

    /// What may be said. The last of `all` is the total of the others; no hidden count follows from it.
    fn shown(&self, all: &[Sums]) -> Vec<Effect> {
        let is = |list: &[bool], at: usize| list.get(at).copied().unwrap_or(true);
        let total = all.len().saturating_sub(1);
        let groups = [AdditiveGroup { total, parts: (0..total).collect() }];
        let groups = if total == 0 { &[][..] } else { &groups[..] };
        // What is hidden for other reasons is handed in, so that nothing hidden follows from a total.
        let hidden = |cell: &dyn Fn(&Sums) -> CaseCounts, others: &[&[bool]]| -> Vec<bool> {
            if self.internal {
                return vec![false; all.len()];
            }
            let cells: Vec<CaseCounts> = all.iter().map(cell).collect();
            let is_secret = |(at, cell): (usize, &CaseCounts)| {
                cell.is_secret(LEAST_PEOPLE_COUNTED) || others.iter().any(|other| is(other, at))
            };
            let secret = cells.iter().enumerate().map(is_secret).collect();
            protect(&cells, groups, secret)
        };
        let within = |at: usize| {
            move |sums: &Sums| CaseCounts::of_rate(sums.within.get(at).copied().unwrap_or(0.0), sums.people)
        };
        let people = hidden(&|sums| CaseCounts::of_count(sums.people), &[]);
        let gained = hidden(&|sums| CaseCounts::of_count(sums.gained), &[&people]);
        let lost = hidden(&|sums| CaseCounts::of_count(sums.lost), &[&people]);
        let before = hidden(&within(0), &[&people]);
        // Who gains and loses is the difference of before and after.
        let after = hidden(&within(1), &[&people, &gained, &lost]);
        let far = [0, 1].map(|at: usize| {
            let cell = |sums: &Sums| CaseCounts::of_count(sums.unreachable.get(at).copied().unwrap_or(0.0));
            hidden(&cell, &[&people])
        });
        let effects = all.iter().enumerate().map(|(at, sums)| {
            if is(&people, at) {
                return Effect { state: "secret", ..Effect::default() };
            }
            let told = |hidden: bool, value: f64| (!hidden).then_some(value);
            let hide = [is(&before, at), is(&after, at)];
            let share = |hidden: bool, count: f64| {
                (!hidden && sums.people > 0.0).then(|| 100.0 * count / sums.people)
            };
            let [near_before, near_after] = sums.within;
            let [far_before, far_after] = sums.unreachable;
            Effect {
                people: Some(sums.people),
                within: [told(hide[0], near_before), told(hide[1], near_after)],
                share: [share(hide[0], near_before), share(hide[1], near_after)],
                gained: told(is(&gained, at), sums.gained),
                lost: told(is(&lost, at), sums.lost),
                unreachable: [told(is(&far[0], at), far_before), told(is(&far[1], at), far_after)],
                minutes: sums.minutes,
                minutes_difference: sums.minutes_difference,
                supply: sums.supply,
                state: if sums.people > 0.0 { "value" } else { "no_data" },
                ..Effect::default()
            }
        });
        effects.collect()
    }

    fn cell(&self, at: usize) -> CellEffect {
        let key = self.basis.population.places.get(at).map(|place| place.key.clone()).unwrap_or_default();
        let people = self.people.get(at).copied().unwrap_or(0.0);
        if too_few(people) && !self.internal {
            return CellEffect { key, people: None, minutes: [None; 2], supply: [None; 2], state: "secret" };
        }
        let [before, after] = self.states.map(|state| state.time(at));
        let within = |time: Option<Millis>| time.is_some_and(|time| time <= self.limit);
        let state = match (within(before), within(after)) {
            (false, true) => "gains",
            (true, false) => "loses",
            _ => "same",
        };
        CellEffect {
            key,
            people: Some(people),
            minutes: [before, after].map(|time| time.map(|time| f64::from(time) / 60_000.0)),
            supply: self.states.map(|state| state.supply.get(at).copied()),
            state,
        }
    }
}
