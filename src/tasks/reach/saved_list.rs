//! Saved answers: what they were made from, and what of it has changed since.

use serde::Serialize;

use super::scenario::scenario_named;
use crate::model::Project;
use crate::store::{ReachMarks, Store, mark_of_text};
use crate::tasks::{Session, TaskError};
use crate::text::Message;

/// What has changed since an answer was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StaleCause {
    /// Facilities of its kinds were added, deleted, moved or got another capacity.
    Facilities,
    /// Other people, or other places.
    Population,
    /// Another network.
    Network,
    /// The scenario was changed or deleted.
    Scenario,
    /// It was saved by a version of the program that kept no fingerprints.
    Unknown,
}

impl StaleCause {
    /// The cause in words.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Facilities => "plan-stale-facilities",
            Self::Population => "plan-stale-population",
            Self::Network => "plan-stale-network",
            Self::Scenario => "plan-stale-scenario",
            Self::Unknown => "plan-stale-unknown",
        })
    }
}

/// A saved answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SavedReach {
    /// Its name.
    pub name: String,
    /// Day of the computation, `2025-03-18`.
    pub computed_on: String,
    /// Kinds of facilities; empty: all.
    pub kinds: Vec<String>,
    /// Scenario that it was computed for.
    pub scenario: Option<String>,
    /// What has changed since; empty: it is as it would be computed now.
    pub stale: Vec<StaleCause>,
}

/// What an answer depends on, as far as its question tells.
struct Question {
    kinds: Vec<String>,
    scenario: Option<String>,
    on_roads: bool,
    of_population: bool,
}

impl Question {
    fn read(recipe: &str) -> Self {
        let question: serde_json::Value = serde_json::from_str(recipe).unwrap_or_default();
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let kinds = question.get("kinds").and_then(|kinds| kinds.as_array());
        Self {
            kinds: kinds.map(|kinds| kinds.iter().filter_map(text).collect()).unwrap_or_default(),
            scenario: question.get("scenario").and_then(text),
            on_roads: question.get("travel").is_some_and(|travel| travel.get("road").is_some()),
            of_population: question.get("origins").is_some_and(|origins| origins == "population"),
        }
    }

    fn stale(&self, then: Option<&ReachMarks>, now: &ReachMarks, scenario: Option<&str>) -> Vec<StaleCause> {
        let Some(then) = then else { return vec![StaleCause::Unknown] };
        let wanted = |kind: &String| {
            let same = |other: &String| other.trim().to_lowercase() == kind.to_lowercase();
            self.kinds.is_empty() || self.kinds.iter().any(same)
        };
        let of_kinds = |marks: &ReachMarks| -> Vec<(String, String)> {
            let entries = marks.facilities.iter().filter(|(kind, _)| wanted(kind));
            entries.map(|(kind, mark)| (kind.clone(), mark.clone())).collect()
        };
        let changed = [
            (of_kinds(then) != of_kinds(now), StaleCause::Facilities),
            (self.of_population && then.population != now.population, StaleCause::Population),
            (self.on_roads && then.network != now.network, StaleCause::Network),
            (self.scenario.is_some() && then.scenario.as_deref() != scenario, StaleCause::Scenario),
        ];
        changed.into_iter().filter(|(changed, _)| *changed).map(|(_, cause)| cause).collect()
    }
}

/// Fingerprints of what an answer is made from now.
pub(super) fn marks(
    store: &Store,
    project: &Project,
    scenario: Option<&str>,
) -> Result<ReachMarks, TaskError> {
    let scenario = scenario.and_then(|name| mark_of_scenario(project, name));
    Ok(ReachMarks { scenario, ..store.reach_marks()? })
}

fn mark_of_scenario(project: &Project, name: &str) -> Option<String> {
    let changes = &scenario_named(project, name).ok()?.changes;
    serde_json::to_string(changes).ok().map(|text| mark_of_text(&text))
}

/// The saved answers by name, each with what has changed since.
///
/// # Errors
/// The file cannot be read.
pub fn list_reach(session: &Session, project: &Project) -> Result<Vec<SavedReach>, TaskError> {
    let store = session.reader()?;
    let now = store.reach_marks()?;
    let mut list = Vec::new();
    for [name, recipe, computed_on] in store.reach_recipes()? {
        let question = Question::read(&recipe);
        let scenario = question.scenario.as_deref().and_then(|name| mark_of_scenario(project, name));
        let stale = question.stale(store.reach_result_marks(&name)?.as_ref(), &now, scenario.as_deref());
        let Question { kinds, scenario, .. } = question;
        list.push(SavedReach { name, computed_on, kinds, scenario, stale });
    }
    Ok(list)
}

/// What has changed since the answer `name` was saved; empty: nothing.
///
/// # Errors
/// There is no such answer; the file cannot be read.
pub fn stale_causes(session: &Session, project: &Project, name: &str) -> Result<Vec<StaleCause>, TaskError> {
    let wanted = name.trim().to_lowercase();
    let found = list_reach(session, project)?.into_iter().find(|saved| saved.name.to_lowercase() == wanted);
    found.map(|saved| saved.stale).ok_or_else(|| no_reach(name))
}

/// Deletes a saved answer.
///
/// # Errors
/// There is no such answer; the project cannot be written.
pub fn remove_reach(session: &Session, name: &str) -> Result<(), TaskError> {
    let gone = session.writer()?.write(|writer| writer.delete_reach_result(name.trim()))?;
    if gone { Ok(()) } else { Err(no_reach(name)) }
}

pub(super) fn no_reach(name: &str) -> TaskError {
    let message = Message::new("plan-no-reach").with("name", name);
    TaskError::refused(message, Message::new("plan-no-reach-hint"))
}
