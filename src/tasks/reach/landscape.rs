//! Angebotslandschaft: what is there, within reach or missing in each region for each phase of life, and which rules hold where.

use std::collections::BTreeMap;

use serde::Serialize;

use super::TravelChoice;
use super::basis::{Basis, LEAST_PEOPLE_COUNTED, millis_of, too_few};
use super::origins::{Grouping, grouping};
use super::scenario::facilities_in;
use super::within::{regions_within, restricted};
use crate::disclosure::{AdditiveGroup, CaseCounts, mask};
use crate::model::{Facility, FacilityKind, LifePhase, Project, SupplyDemand, SupplyRule, shipped_rules};
use crate::notice::Notice;
use crate::reach::graph::{Millis, Pace};
use crate::reach::measures::times;
use crate::store::Store;
use crate::tasks::{Session, TaskError, level_named};
use crate::text::Message;
use crate::work::Work;

/// A question for the Angebotslandschaft.
#[derive(Debug, Clone, PartialEq)]
pub struct LandscapeRequest {
    /// Level of the regions.
    pub level: String,
    /// Key of the area whose regions are looked at; `None`: all.
    pub within: Option<String>,
    /// What travel times are made from.
    pub travel: TravelChoice,
    /// Speeds.
    pub pace: Pace,
    /// The limit of what counts as within reach, inclusive.
    pub limit_minutes: f64,
    /// From which share of its people on something is within reach of a region, in percent.
    pub enough_percent: f64,
    /// Scenario; `None`: the facilities as they are.
    pub scenario: Option<String>,
    /// Rules; `None`: those of the project, and where it has none those that come with the program.
    pub rules: Option<Vec<SupplyRule>>,
    /// Whether small counts are shown as well.
    pub internal: bool,
}

/// The Angebotslandschaft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Landscape {
    /// Level of the regions.
    pub level: String,
    /// The limit of what counts as within reach.
    pub limit_minutes: f64,
    /// From which share of its people on something is within reach of a region.
    pub enough_percent: f64,
    /// Phases of life in their order, as far as the project has facilities for them.
    pub phases: Vec<PhaseSupply>,
    /// The rules and where they hold.
    pub rules: Vec<RuleResult>,
    /// What somebody should know.
    #[serde(skip)]
    pub notices: Vec<Notice>,
}

/// What is offered for a phase of life.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PhaseSupply {
    /// Phase of life.
    pub phase: &'static str,
    /// The people whom it is about, as the population calls them; empty: all residents.
    pub group: String,
    /// Any kind of the phase, region by region.
    pub regions: Vec<RegionSupply>,
    /// Each kind.
    pub kinds: Vec<KindSupply>,
}

/// What is offered of a kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KindSupply {
    /// Name of the kind.
    pub kind: String,
    /// How many facilities of it there are, in all regions and around.
    pub facilities: usize,
    /// Region by region.
    pub regions: Vec<RegionSupply>,
}

/// What a region has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegionSupply {
    /// Key of the region.
    pub key: String,
    /// Its name.
    pub name: String,
    /// `present`: it lies in the region; `reachable`: enough people reach it in time; `missing`; `secret`: so few people that nothing may
    /// be said; `nobody`: nobody lives there.
    pub state: &'static str,
    /// Facilities in the region.
    pub facilities: usize,
    /// People whom it is about.
    pub people: Option<f64>,
    /// People who do not reach it in time.
    pub without: Option<f64>,
}

/// A rule and where it holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleResult {
    /// The rule.
    #[serde(flatten)]
    pub rule: SupplyRule,
    /// `checked`, or why not: `no_group` (the population has no such group), `no_level`.
    pub state: &'static str,
    /// Regions where it holds, where it does not, and where nothing can be said.
    pub regions_met: [usize; 3],
    /// Share of all people of the level who are within the limit, for rules about reach.
    pub overall_percent: Option<f64>,
    /// People in regions where it does not hold who have nothing.
    pub people_affected: Option<f64>,
    /// Region by region.
    pub regions: Vec<RuleRegion>,
    /// Positions in `regions` where it does not hold, those with the most people affected first.
    pub gaps: Vec<usize>,
}

/// Whether a rule holds in a region.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleRegion {
    /// Key of the region.
    pub key: String,
    /// Its name.
    pub name: String,
    /// `met`, `not_met`, `secret` (so few people that nothing may be said), `nobody`.
    pub state: &'static str,
    /// Facilities in the region, or the share of its people within the limit in percent.
    pub value: Option<f64>,
    /// People who have nothing.
    pub people_affected: Option<f64>,
}

/// Ages that a phase of life is about, where people are counted by age.
pub(super) fn ages_of(phase: LifePhase) -> &'static str {
    match phase {
        LifePhase::Pregnancy => "0-2",
        LifePhase::Daycare => "0-5",
        LifePhase::Primary => "6-9",
        LifePhase::Secondary => "10-17",
        LifePhase::Work => "15-24",
        LifePhase::Adults => "18-64",
        LifePhase::Age => "65+",
    }
}

/// Works out the Angebotslandschaft.
///
/// # Errors
/// No such level or scenario; no people, no facilities; no network for a mode that needs one.
pub fn landscape(
    session: &Session,
    project: &Project,
    request: &LandscapeRequest,
    work: &Work,
) -> Result<Landscape, TaskError> {
    work.report("stage-read", 0.0);
    let facilities = facilities_in(project, request.scenario.as_deref())?;
    if facilities.is_empty() {
        let hint = Message::new("tasks-reach-no-facilities-hint");
        return Err(TaskError::refused(Message::new("tasks-reach-no-facilities"), hint));
    }
    let store = session.reader()?;
    let basis = Basis::load(&store, (&request.travel, request.pace), work)?;
    let mut notices = basis.notices(&facilities);
    let mut places = Places {
        session,
        store: &store,
        project,
        basis: &basis,
        facilities: &facilities,
        within: request.within.as_deref(),
        known: BTreeMap::new(),
    };
    let level = places.level(&request.level, &mut notices)?;
    let kinds = kinds_of(project, &facilities);
    let (kinds, without): (Vec<FacilityKind>, Vec<FacilityKind>) =
        kinds.into_iter().partition(|kind| facilities.iter().any(|facility| is_of(facility, &[&kind.name])));
    if !without.is_empty() {
        let names: Vec<String> = without.into_iter().map(|kind| kind.name).collect();
        let message = Message::new("plan-kinds-without-facility").with("count", names.len());
        notices.push(Notice::info(message).with_details(names));
    }
    let mut times_of = BTreeMap::new();
    for (at, kind) in kinds.iter().enumerate() {
        work.report("stage-reach", 0.2 + 0.7 * at as f32 / kinds.len().max(1) as f32);
        times_of.insert(kind.name.to_lowercase(), nearest_times(&basis, &facilities, &kind.name, work)?);
    }
    let scene = Scene { basis: &basis, facilities: &facilities, times_of: &times_of, request };
    let phases = scene.phases((&kinds, &places, &level), &mut notices)?;
    let rules = match (&request.rules, project.supply_rules.is_empty()) {
        (Some(rules), _) => rules.clone(),
        (None, false) => project.supply_rules.to_vec(),
        (None, true) => {
            notices.push(Notice::info(Message::new("plan-rules-shipped")));
            shipped_rules()
        }
    };
    let mut results = Vec::new();
    for rule in rules {
        work.check()?;
        results.push(scene.check(rule, (&level, &mut places), &mut notices));
    }
    work.report("stage-reach", 1.0);
    Ok(Landscape {
        level,
        limit_minutes: request.limit_minutes,
        enough_percent: request.enough_percent,
        phases,
        rules: results,
        notices,
    })
}

/// The kinds of the project; those that only a scenario opens come last.
fn kinds_of(project: &Project, facilities: &[Facility]) -> Vec<FacilityKind> {
    let mut kinds = project.facility_kinds.to_vec();
    let shipped = crate::model::shipped_kinds();
    for facility in facilities {
        let same = |kind: &&FacilityKind| kind.name.to_lowercase() == facility.kind.to_lowercase();
        if !kinds.iter().any(|kind| same(&kind)) {
            let known = shipped.iter().find(same).cloned();
            kinds.push(known.unwrap_or_else(|| FacilityKind {
                name: facility.kind.clone(),
                phase: None,
                tags: Vec::new(),
            }));
        }
    }
    kinds
}

fn nearest_times(
    basis: &Basis,
    facilities: &[Facility],
    kind: &str,
    work: &Work,
) -> Result<Vec<Option<Millis>>, TaskError> {
    let of_kind = facilities.iter().filter(|facility| facility.kind.to_lowercase() == kind.to_lowercase());
    let places: Vec<[f64; 2]> = of_kind.map(|facility| facility.lon_lat).collect();
    let nearest = basis.ask(&places, |travel| travel.nearest(work))?;
    Ok(times(&nearest).collect())
}

/// Regions of levels, with the people and the facilities in them.
struct Places<'a> {
    session: &'a Session,
    store: &'a Store,
    project: &'a Project,
    basis: &'a Basis,
    facilities: &'a [Facility],
    within: Option<&'a str>,
    known: BTreeMap<String, LevelPlaces>,
}

struct LevelPlaces {
    people: Grouping,
    /// Region of each facility.
    facilities: Vec<Option<usize>>,
}

impl Places<'_> {
    /// Reads a level; its name as the project writes it.
    fn level(&mut self, name: &str, notices: &mut Vec<Notice>) -> Result<String, TaskError> {
        let level = level_named(self.project, name)?;
        if !self.known.contains_key(&level.name) {
            let mut origins = self.basis.origins();
            let people = grouping((self.session, self.store), level, &mut origins)?;
            let scene = (self.session, self.store, self.project);
            let chosen = regions_within(scene, level, self.within)?;
            if chosen.is_none() {
                notices.append(&mut origins.notices);
            }
            let people = restricted(people, chosen.as_deref());
            let mut sites = super::origins::Origins {
                lon_lat: self.facilities.iter().map(|facility| facility.lon_lat).collect(),
                ..super::origins::Origins::default()
            };
            let facilities = grouping((self.session, self.store), level, &mut sites)?;
            let facilities = restricted(facilities, chosen.as_deref()).of_origin;
            self.known.insert(level.name.clone(), LevelPlaces { people, facilities });
        }
        Ok(level.name.clone())
    }
}

/// What was computed for all kinds.
struct Scene<'a> {
    basis: &'a Basis,
    facilities: &'a [Facility],
    times_of: &'a BTreeMap<String, Vec<Option<Millis>>>,
    request: &'a LandscapeRequest,
}

/// What a region has of some kinds, before anything is kept secret.
#[derive(Debug, Clone, Default)]
struct Count {
    facilities: usize,
    people: f64,
    within: f64,
}

impl Scene<'_> {
    fn phases(
        &self,
        (kinds, places, level): (&[FacilityKind], &Places<'_>, &str),
        notices: &mut Vec<Notice>,
    ) -> Result<Vec<PhaseSupply>, TaskError> {
        let Some(regions) = places.known.get(level) else { return Ok(Vec::new()) };
        let limit = millis_of(self.request.limit_minutes);
        let mut phases = Vec::new();
        let mut without_group = Vec::new();
        for phase in LifePhase::ALL {
            let of_phase: Vec<&str> = kinds
                .iter()
                .filter(|kind| kind.phase == Some(phase))
                .map(|kind| kind.name.as_str())
                .collect();
            if of_phase.is_empty() {
                continue;
            }
            let people = if let Ok(people) = self.basis.people(ages_of(phase)) {
                people
            } else {
                without_group.push(ages_of(phase).to_owned());
                self.basis.people("")?
            };
            let supply = |names: &[&str]| {
                let counts = self.counts(regions, names, (&people.counts, limit));
                self.supply(regions, &counts)
            };
            let kinds = of_phase.iter().map(|name| KindSupply {
                kind: (*name).to_owned(),
                facilities: self.facilities.iter().filter(|facility| is_of(facility, &[name])).count(),
                regions: supply(&[name]),
            });
            phases.push(PhaseSupply {
                phase: phase.code(),
                group: people.group.clone(),
                kinds: kinds.collect(),
                regions: supply(&of_phase),
            });
        }
        if !without_group.is_empty() {
            let message = Message::new("plan-phases-without-group").with("ages", without_group.join(", "));
            notices.push(Notice::warning(message));
        }
        let unphased: Vec<String> =
            kinds.iter().filter(|kind| kind.phase.is_none()).map(|kind| kind.name.clone()).collect();
        if !unphased.is_empty() {
            let message = Message::new("plan-kinds-without-phase").with("count", unphased.len());
            let hint = Message::new("plan-kinds-without-phase-hint");
            notices.push(Notice::warning(message).with_hint(hint).with_details(unphased));
        }
        Ok(phases)
    }

    fn counts(&self, regions: &LevelPlaces, kinds: &[&str], (people, limit): (&[f64], Millis)) -> Vec<Count> {
        let mut counts = vec![Count::default(); regions.people.regions.len()];
        for (facility, region) in self.facilities.iter().zip(&regions.facilities) {
            if let Some(count) =
                region.and_then(|region| counts.get_mut(region)).filter(|_| is_of(facility, kinds))
            {
                count.facilities += 1;
            }
        }
        let lists: Vec<&Vec<Option<Millis>>> =
            kinds.iter().filter_map(|kind| self.times_of.get(&kind.trim().to_lowercase())).collect();
        for (at, (region, people)) in regions.people.of_origin.iter().zip(people).enumerate() {
            let Some(count) = region.and_then(|region| counts.get_mut(region)) else { continue };
            let is_within = |list: &&Vec<Option<Millis>>| {
                list.get(at).copied().flatten().is_some_and(|time| time <= limit)
            };
            count.people += people;
            count.within += if lists.iter().any(is_within) { *people } else { 0.0 };
        }
        counts
    }

    fn supply(&self, regions: &LevelPlaces, counts: &[Count]) -> Vec<RegionSupply> {
        let one = |(region, count): (&crate::model::Region, &Count)| {
            let secret = !self.request.internal && too_few(count.people);
            let enough = 100.0 * count.within >= self.request.enough_percent * count.people;
            let state = match () {
                () if count.facilities > 0 => "present",
                () if secret => "secret",
                () if count.people <= 0.0 => "nobody",
                () if enough => "reachable",
                () => "missing",
            };
            let without = count.people - count.within;
            let within_told = self.request.internal || !too_few(count.within);
            let without_told = self.request.internal || !too_few(without);
            RegionSupply {
                key: region.key.to_string(),
                name: region.name.clone(),
                state,
                facilities: count.facilities,
                people: (!secret).then_some(count.people),
                without: (!secret && within_told && without_told).then_some(without),
            }
        };
        regions.people.regions.iter().zip(counts).map(one).collect()
    }

    fn check(
        &self,
        rule: SupplyRule,
        (level, places): (&str, &mut Places<'_>),
        notices: &mut Vec<Notice>,
    ) -> RuleResult {
        let wanted = if rule.level.trim().is_empty() { level } else { rule.level.as_str() };
        let unchecked = |rule: &SupplyRule, state| RuleResult {
            rule: rule.clone(),
            state,
            regions_met: [0; 3],
            overall_percent: None,
            people_affected: None,
            regions: Vec::new(),
            gaps: Vec::new(),
        };
        let Ok(level) = places.level(wanted, &mut Vec::new()) else {
            let message = Message::new("plan-rule-no-level").with("rule", rule.name.as_str());
            notices.push(Notice::warning(message.with("level", wanted)));
            return unchecked(&rule, "no_level");
        };
        let (group, minutes) = match &rule.demand {
            SupplyDemand::Present { .. } => ("", self.request.limit_minutes),
            SupplyDemand::Reach { group, minutes, .. } => (group.as_str(), *minutes),
        };
        let Ok(people) = self.basis.people(group) else {
            let groups = self.basis.population.groups.join(", ");
            let message = Message::new("plan-rule-no-group").with("rule", rule.name.as_str());
            let hint = Message::new("plan-no-group-hint").with("groups", groups);
            notices.push(Notice::warning(message.with("group", group)).with_hint(hint));
            return unchecked(&rule, "no_group");
        };
        let unknown: Vec<&str> = rule
            .kinds
            .iter()
            .map(String::as_str)
            .filter(|kind| !self.times_of.contains_key(&kind.trim().to_lowercase()))
            .collect();
        if !unknown.is_empty() {
            let message = Message::new("plan-rule-no-kind").with("rule", rule.name.as_str());
            notices.push(Notice::info(message.with("kinds", unknown.join(", "))));
        }
        let Some(regions) = places.known.get(&level) else { return unchecked(&rule, "no_level") };
        let kinds: Vec<&str> = rule.kinds.iter().map(String::as_str).collect();
        let counts = self.counts(regions, &kinds, (&people.counts, millis_of(minutes)));
        self.judged(rule, regions, &counts)
    }

    fn judged(&self, rule: SupplyRule, regions: &LevelPlaces, counts: &[Count]) -> RuleResult {
        // Whether it holds, how much there is, and whom it leaves out.
        let judge = |count: &Count| match &rule.demand {
            SupplyDemand::Present { count: wanted } => {
                let holds = count.facilities >= *wanted as usize;
                (holds, count.facilities as f64, if holds { 0.0 } else { count.people })
            }
            SupplyDemand::Reach { percent, .. } => {
                let share = 100.0 * count.within / count.people.max(f64::MIN_POSITIVE);
                (100.0 * count.within >= percent * count.people, share, count.people - count.within)
            }
        };
        let is_reach = matches!(rule.demand, SupplyDemand::Reach { .. });
        let affected: Vec<f64> =
            counts.iter().map(judge).map(|(holds, _, left_out)| if holds { 0.0 } else { left_out }).collect();
        let hidden = self.hidden(&affected);
        let people: f64 = counts.iter().map(|count| count.people).sum();
        let within: f64 = counts.iter().map(|count| count.within).sum();
        let overall_told = self.request.internal || !(too_few(within) || too_few(people - within));
        let rows =
            counts.iter().zip(regions.people.regions.iter()).enumerate().map(|(at, (count, region))| {
                let (holds, value, _) = judge(count);
                let hide = hidden.get(at).copied().unwrap_or(true);
                let few = !self.request.internal && too_few(count.people);
                let counts_few =
                    !self.request.internal && (too_few(count.within) || too_few(count.people - count.within));
                let state = match () {
                    () if is_reach && count.people <= 0.0 => "nobody",
                    () if is_reach && few => "secret",
                    () if holds => "met",
                    () => "not_met",
                };
                let value_told = !is_reach || (count.people > 0.0 && !few && !counts_few);
                RuleRegion {
                    key: region.key.to_string(),
                    name: region.name.clone(),
                    state,
                    value: value_told.then_some(value),
                    people_affected: (!hide).then(|| affected.get(at).copied()).flatten(),
                }
            });
        let rows: Vec<RuleRegion> = rows.collect();
        let mut gaps: Vec<usize> =
            (0..rows.len()).filter(|at| rows.get(*at).is_some_and(|row| row.state == "not_met")).collect();
        gaps.sort_by(|a, b| {
            let count = |at: &usize| rows.get(*at).and_then(|row| row.people_affected).unwrap_or(0.0);
            count(b).total_cmp(&count(a)).then(a.cmp(b))
        });
        let number = |state: &[&str]| rows.iter().filter(|row| state.contains(&row.state)).count();
        RuleResult {
            state: "checked",
            regions_met: [number(&["met"]), number(&["not_met"]), number(&["secret", "nobody"])],
            overall_percent: (is_reach && people > 0.0 && overall_told).then(|| 100.0 * within / people),
            people_affected: (hidden.last() == Some(&false)).then(|| affected.iter().sum()),
            regions: rows,
            gaps,
            rule,
        }
    }

    /// Which counts stay secret; the last one is their sum.
    fn hidden(&self, counts: &[f64]) -> Vec<bool> {
        if self.request.internal {
            return vec![false; counts.len() + 1];
        }
        let sum: f64 = counts.iter().sum();
        let cells: Vec<CaseCounts> =
            counts.iter().chain([&sum]).map(|count| CaseCounts::of_count(*count)).collect();
        let table = AdditiveGroup { total: counts.len(), parts: (0..counts.len()).collect() };
        mask(&cells, &[table], LEAST_PEOPLE_COUNTED)
    }
}

fn is_of(facility: &Facility, kinds: &[&str]) -> bool {
    kinds.iter().any(|kind| kind.trim().to_lowercase() == facility.kind.trim().to_lowercase())
}
