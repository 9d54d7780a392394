//! A question about reachability, answered per origin or per region.

use std::collections::BTreeMap;
use std::path::Path;

use super::origins::{Grouping, Origins, grouping_watched, origins};
use super::places::position;
use super::rows::{OriginRow, ReachRows, ValueRow, group_row, state_of, value_row};
use crate::model::{Facility, Measure, Project, ReachRequest, TravelChoice};
use crate::notice::Notice;
use crate::reach::decay::Decay;
use crate::reach::graph::{Graph, Millis};
use crate::reach::matrix::Matrix;
use crate::reach::measures::{SupplyDemand, floating_catchment, group_nearest, potential};
use crate::reach::mode::Mode;
use crate::reach::network::Network;
use crate::reach::position::Position;
use crate::reach::road_travel::RoadTravel;
use crate::reach::search::Effort;
use crate::reach::snap::{Placement, Snapper};
use crate::reach::straight::StraightTravel;
use crate::reach::travel::{Nearest, TravelTimes};
use crate::read::TextOptions;
use crate::store::{ReachResult, ReachRow, Store};
use crate::tasks::{Session, TaskError, level_named, read_points, today};
use crate::text::Message;
use crate::work::Work;

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachOutcome {
    /// The rows.
    pub rows: ReachRows,
    /// Nodes that all searches settled, and how many searches there were.
    pub effort: (Effort, usize),
    /// What somebody should know: the assumptions, and what was left out.
    pub notices: Vec<Notice>,
}

/// Answers a question about reachability.
///
/// # Errors
/// No facilities, no population, no network for a mode that needs one, an unreadable file; nothing stands in for what is missing.
pub fn compute_reach(
    session: &Session,
    project: &Project,
    request: &ReachRequest,
    work: &Work,
) -> Result<ReachOutcome, TaskError> {
    let store = session.reader()?;
    work.report("stage-read", 0.0);
    let facilities = match &request.scenario {
        None => facilities(&store, &request.kinds)?,
        Some(name) => super::scenario::facilities_of_question(project, name, request)?,
    };
    let level = request.level.as_deref().map(|name| level_named(project, name)).transpose()?;
    let mut origins = origins((session, &store), (&request.origins, request.group.as_deref()), level, work)?;
    let grouping = match level {
        Some(level) => Some(grouping_watched((session, &store), level, &mut origins, work)?),
        None => None,
    };
    let mut notices = std::mem::take(&mut origins.notices);
    let case = Case { request, origins: &origins, facilities: &facilities, grouping: grouping.as_ref() };
    let (rows, effort) = match &request.travel {
        TravelChoice::Road(mode) => case.over_roads(&store, *mode, &mut notices, work)?,
        TravelChoice::Straight(pace) => {
            let message = Message::new("tasks-reach-straight")
                .with("detour", crate::text::Argument::Number(pace.detour, 2))
                .with("kmh", crate::text::Argument::Number(pace.kmh, 1));
            notices.push(Notice::info(message));
            let (from, to) = case.positions();
            case.answer(&StraightTravel::new(from, to, *pace), &mut notices, work)?
        }
        TravelChoice::Matrix(path) => {
            let matrix = case.matrix(path, &mut notices, work)?;
            case.answer(&matrix, &mut notices, work)?
        }
    };
    work.report("stage-reach", 1.0);
    Ok(ReachOutcome { rows, effort: (effort, facilities.len()), notices })
}

/// The facilities of these kinds; of all when none is named.
pub(super) fn facilities(store: &Store, kinds: &[String]) -> Result<Vec<Facility>, TaskError> {
    let all = store.facilities()?;
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    for kind in kinds {
        if !all.iter().any(|facility| same(&facility.kind, kind)) {
            let mut known: Vec<&str> = all.iter().map(|facility| facility.kind.as_str()).collect();
            known.dedup();
            let message = Message::new("tasks-reach-no-kind").with("kind", kind.as_str());
            let hint = Message::new("tasks-reach-no-kind-hint").with("kinds", known.join(", "));
            return Err(TaskError::refused(message, hint));
        }
    }
    let wanted =
        |facility: &Facility| kinds.is_empty() || kinds.iter().any(|kind| same(kind, &facility.kind));
    let found: Vec<Facility> = all.into_iter().filter(wanted).collect();
    if found.is_empty() {
        let hint = Message::new("tasks-reach-no-facilities-hint");
        return Err(TaskError::refused(Message::new("tasks-reach-no-facilities"), hint));
    }
    Ok(found)
}

/// All that a question is about.
pub(super) struct Case<'a> {
    pub(super) request: &'a ReachRequest,
    pub(super) origins: &'a Origins,
    pub(super) facilities: &'a [Facility],
    pub(super) grouping: Option<&'a Grouping>,
}

impl Case<'_> {
    fn positions(&self) -> (Vec<Position>, Vec<Position>) {
        let from = self.origins.lon_lat.iter().map(|place| position(*place)).collect();
        (from, self.facilities.iter().map(|facility| position(facility.lon_lat)).collect())
    }

    fn over_roads(
        &self,
        store: &Store,
        mode: Mode,
        notices: &mut Vec<Notice>,
        work: &Work,
    ) -> Result<(ReachRows, Effort), TaskError> {
        let stored = store.network()?.ok_or_else(no_network)?;
        let graph = Graph::new(&stored.network, mode, self.request.pace);
        work.check()?;
        let (from, to) = self.place((&stored.network, &graph), notices, work)?;
        work.check()?;
        work.report("stage-reach", 0.3);
        let message = Message::new("tasks-reach-roads")
            .with("mode", Message::new(mode_key(mode)))
            .with("file", stored.file_name.as_str())
            .with("date", stored.imported_on.as_str());
        notices.push(Notice::info(message));
        self.answer(&RoadTravel::new(&stored.network, &graph, &from, &to), notices, work)
    }

    /// Puts origins and facilities on the network, and says which are off it.
    fn place(
        &self,
        (network, graph): (&Network, &Graph),
        notices: &mut Vec<Notice>,
        work: &Work,
    ) -> Result<(Vec<Placement>, Vec<Placement>), TaskError> {
        let snapper = Snapper::new(network, graph, self.request.snap_limit_m);
        let (from, to) = self.positions();
        work.check()?;
        let (from, to) = (snapper.place_all_watched(&from, work)?, snapper.place_all_watched(&to, work)?);
        let mut tell = |key: &'static str, placements: &[Placement], name: &dyn Fn(usize) -> String| {
            let off = (0..placements.len()).filter(|at| placements.get(*at) == Some(&Placement::Off));
            let names: Vec<String> = off.map(name).collect();
            if !names.is_empty() {
                let message = Message::new(key)
                    .with("count", names.len())
                    .with("metres", self.request.snap_limit_m.round() as usize);
                notices.push(Notice::warning(message).with_details(names));
            }
        };
        tell("tasks-reach-origins-off", &from, &|at| self.origins.keys.get(at).cloned().unwrap_or_default());
        tell("tasks-reach-facilities-off", &to, &|at| {
            self.facilities.get(at).map(|facility| facility.key.clone()).unwrap_or_default()
        });
        Ok((from, to))
    }

    pub(super) fn matrix(
        &self,
        path: &Path,
        notices: &mut Vec<Notice>,
        work: &Work,
    ) -> Result<Matrix, TaskError> {
        let table = read_points(path, &TextOptions::default(), work)?;
        let column = |name: &str| table.field_named(name);
        let (origin, facility, minutes) = (column("origin")?, column("facility")?, column("minutes")?);
        let minutes = table.numbers(minutes)?;
        let by_key = |keys: &mut dyn Iterator<Item = &str>| -> BTreeMap<String, u32> {
            keys.enumerate().map(|(at, key)| (key.to_owned(), at as u32)).collect()
        };
        let from = by_key(&mut self.origins.keys.iter().map(String::as_str));
        let to = by_key(&mut self.facilities.iter().map(|facility| facility.key.as_str()));
        let mut unknown = 0_usize;
        let mut pairs = Vec::new();
        for (row, minutes) in table.rows.iter().zip(minutes) {
            let ends = from.get(row.cell(origin)).zip(to.get(row.cell(facility)));
            match (ends, minutes) {
                (Some((from, to)), Some(minutes)) if minutes >= 0.0 => {
                    pairs.push((*from, *to, millis_of(minutes)));
                }
                (None, _) => unknown += 1,
                _ => {}
            }
        }
        if pairs.is_empty() {
            let message = Message::new("tasks-reach-no-pairs").with("file", path);
            return Err(TaskError::refused(message, Message::new("tasks-reach-no-pairs-hint")));
        }
        notices.push(Notice::info(
            Message::new("tasks-reach-matrix").with("file", path).with("pairs", pairs.len()),
        ));
        if unknown > 0 {
            notices.push(Notice::warning(Message::new("tasks-reach-unknown-pairs").with("count", unknown)));
        }
        Ok(Matrix::new((self.origins.keys.len(), self.facilities.len()), pairs))
    }

    fn answer(
        &self,
        travel: &dyn TravelTimes,
        notices: &mut Vec<Notice>,
        work: &Work,
    ) -> Result<(ReachRows, Effort), TaskError> {
        let limit = millis_of(self.request.limit_minutes);
        match self.request.measure {
            Measure::Nearest | Measure::Share => {
                let nearest = travel.nearest(work)?;
                notices.extend(self.unreached(&nearest));
                Ok((self.nearest_rows(&nearest, limit), Effort::default()))
            }
            measure => {
                let supply: Vec<f64> =
                    self.facilities.iter().map(|facility| facility.capacity.unwrap_or(1.0)).collect();
                let market =
                    |decay| SupplyDemand { supply: &supply, demand: &self.origins.people, limit, decay };
                let (result, factor) = match measure {
                    Measure::Gravity => (potential(travel, &market(self.request.decay), work)?, 1.0),
                    Measure::TwoStep => (floating_catchment(travel, &market(Decay::None), work)?, 1000.0),
                    Measure::EnhancedTwoStep => {
                        (floating_catchment(travel, &market(Decay::Steps), work)?, 1000.0)
                    }
                    _ => (potential(travel, &market(Decay::None), work)?, 1.0),
                };
                let values: Vec<f64> = result.values.iter().map(|value| value * factor).collect();
                Ok((ReachRows::Values(self.value_rows(&values)), result.effort))
            }
        }
    }

    /// How many homes reach nothing at all, and how many people live there.
    fn unreached(&self, nearest: &[Option<Nearest>]) -> Option<Notice> {
        let homes = || nearest.iter().zip(&self.origins.people).filter(|(nearest, _)| nearest.is_none());
        let (count, people) = (homes().count(), homes().map(|(_, people)| people).sum::<f64>());
        let message = Message::new("tasks-reach-unreached")
            .with("count", count)
            .with("people", crate::text::Argument::Number(people, 0));
        (count > 0).then(|| Notice::warning(message))
    }

    fn nearest_rows(&self, nearest: &[Option<Nearest>], limit: Millis) -> ReachRows {
        let share_only = self.request.measure == Measure::Share;
        let people = |at: usize| self.origins.people.get(at).copied().unwrap_or(0.0);
        let minutes = |nearest: &Nearest| f64::from(nearest.millis) / 60_000.0;
        if let Some(grouping) = self.grouping {
            let mut members: Vec<Vec<usize>> = vec![Vec::new(); grouping.regions.len()];
            for (at, region) in grouping.of_origin.iter().enumerate() {
                if let Some(members) = region.and_then(|region| members.get_mut(region)) {
                    members.push(at);
                }
            }
            let rows = grouping.regions.iter().zip(members).map(|(region, members)| {
                let time = |at: &usize| nearest.get(*at).copied().flatten().map(|nearest| nearest.millis);
                let group = group_nearest(members.iter().map(|at| (time(at), people(*at))), limit);
                group_row(region.key.to_string(), &group, share_only)
            });
            return ReachRows::Values(rows.collect());
        }
        let keys = || self.origins.keys.iter().zip(nearest).enumerate();
        if share_only {
            let share = |nearest: &Option<Nearest>| {
                if nearest.is_some_and(|nearest| nearest.millis <= limit) { 100.0 } else { 0.0 }
            };
            let rows =
                keys().map(|(at, (key, nearest))| value_row(key.clone(), Some(share(nearest)), people(at)));
            return ReachRows::Values(rows.collect());
        }
        let facility =
            |nearest: &Nearest| self.facilities.get(nearest.facility as usize).map(|found| found.key.clone());
        let rows = keys().map(|(at, (key, nearest))| OriginRow {
            key: key.clone(),
            people: people(at),
            state: state_of(nearest.is_some()),
            minutes: nearest.as_ref().map(minutes),
            facility: nearest.as_ref().and_then(facility),
            km: nearest.and_then(|nearest| nearest.metres).map(|metres| f64::from(metres) / 1000.0),
        });
        ReachRows::Origins(rows.collect())
    }

    /// Values per origin, or the means of the people of each region.
    fn value_rows(&self, values: &[f64]) -> Vec<ValueRow> {
        let people = &self.origins.people;
        let Some(grouping) = self.grouping else {
            let rows = self.origins.keys.iter().zip(values).zip(people);
            return rows
                .map(|((key, value), people)| value_row(key.clone(), Some(*value), *people))
                .collect();
        };
        let mut sums = vec![(0.0, 0.0); grouping.regions.len()];
        for ((value, people), region) in values.iter().zip(people).zip(&grouping.of_origin) {
            if let Some((sum, weight)) = region.and_then(|region| sums.get_mut(region)) {
                *sum += value * people;
                *weight += people;
            }
        }
        let rows = grouping.regions.iter().zip(sums);
        rows.map(|(region, (sum, weight))| {
            value_row(region.key.to_string(), (weight > 0.0).then(|| sum / weight), weight)
        })
        .collect()
    }
}

pub(super) fn millis_of(minutes: f64) -> Millis {
    (minutes * 60_000.0).round().clamp(0.0, 2.6e9) as Millis
}

/// How a mode is called in sentences.
pub(super) fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Car => "reach-mode-car",
        Mode::Bicycle => "reach-mode-bike",
        Mode::Foot => "reach-mode-walk",
    }
}

pub(super) fn no_network() -> TaskError {
    TaskError::refused(Message::new("tasks-reach-no-network"), Message::new("tasks-reach-no-network-hint"))
}

impl ReachOutcome {
    /// Saves the answer in the project, in place of one of that name.
    ///
    /// # Errors
    /// The project cannot be written.
    pub fn save(&self, session: &Session, name: &str, request: &ReachRequest) -> Result<(), TaskError> {
        let rows = match &self.rows {
            ReachRows::Origins(rows) => rows
                .iter()
                .map(|row| ReachRow {
                    key: row.key.clone(),
                    value: row.minutes,
                    population: Some(row.people),
                    facility: row.facility.clone(),
                })
                .collect(),
            ReachRows::Values(rows) => rows
                .iter()
                .map(|row| ReachRow {
                    key: row.key.clone(),
                    value: row.value,
                    population: Some(row.population),
                    facility: None,
                })
                .collect(),
        };
        let recipe = serde_json::to_string(request).unwrap_or_default();
        let result = ReachResult { recipe, computed_on: today(), rows };
        let mut store = session.writer()?;
        let marks = super::saved_list::marks(&store, &store.project()?, request.scenario.as_deref())?;
        store.write(|writer| {
            writer.put_reach_result(name, &result)?;
            writer.put_reach_marks(name, &marks)
        })?;
        Ok(())
    }
}
