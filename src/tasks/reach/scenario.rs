//! Scenarios of a project: checked, saved, deleted, read from and written to files.

use std::path::Path;

use super::compare::of_kinds;
use super::places::{area_of_project, swapped};
use super::{ReachRequest, TravelChoice};
use crate::model::{Edit, Facility, Project, Scenario, ScenarioChange, ScenarioProblem};
use crate::notice::Notice;
use crate::reach::graph::{Graph, Pace};
use crate::reach::mode::Mode;
use crate::reach::snap::{Placement, SNAP_LIMIT_M, Snapper};
use crate::store::Store;
use crate::tasks::{Session, TaskError, today, write_beside, write_project};
use crate::text::{Language, Message};
use crate::{read, write};

/// The scenario saved as `name`, compared without case.
///
/// # Errors
/// There is none of that name; those that there are, are named.
pub fn scenario_named<'a>(project: &'a Project, name: &str) -> Result<&'a Scenario, TaskError> {
    let wanted = name.trim().to_lowercase();
    let found = project.scenarios.values().find(|scenario| scenario.name.to_lowercase() == wanted);
    found.ok_or_else(|| {
        let message = Message::new("plan-no-scenario").with("name", name);
        let names: Vec<&str> = project.scenarios.keys().map(String::as_str).collect();
        let hint = match names.as_slice() {
            [] => Message::new("plan-no-scenarios-hint"),
            _ => Message::new("plan-no-scenario-hint").with("names", names.join(", ")),
        };
        TaskError::refused(message, hint)
    })
}

#[allow(clippy::needless_pass_by_value)] // the shape that map_err wants
pub(super) fn impossible(problem: ScenarioProblem) -> TaskError {
    TaskError::Refused(Box::new(problem.notice()))
}

/// No facility of that kind is stored; those that are, are named.
pub(super) fn no_such_kind(facilities: &[Facility], kind: &str) -> TaskError {
    let message = Message::new("tasks-reach-no-kind").with("kind", kind);
    let mut known: Vec<&str> = facilities.iter().map(|facility| facility.kind.as_str()).collect();
    known.dedup();
    let hint = match known.as_slice() {
        [] => Message::new("tasks-reach-no-facilities-hint"),
        known => Message::new("tasks-reach-no-kind-hint").with("kinds", known.join(", ")),
    };
    TaskError::refused(message, hint)
}

/// The facilities of the project as a scenario would leave them; as they are without one.
///
/// # Errors
/// There is no such scenario, or it does not fit the facilities any more.
pub(super) fn facilities_in(project: &Project, scenario: Option<&str>) -> Result<Vec<Facility>, TaskError> {
    match scenario {
        None => Ok(project.facilities.to_vec()),
        Some(name) => scenario_named(project, name)?.apply(&project.facilities).map_err(impossible),
    }
}

/// The facilities that a question about a scenario is about.
///
/// # Errors
/// There is no such scenario or none of these kinds in it; a matrix, which knows no new places.
pub(super) fn facilities_of_question(
    project: &Project,
    name: &str,
    request: &ReachRequest,
) -> Result<Vec<Facility>, TaskError> {
    let scenario = scenario_named(project, name)?;
    if matches!(request.travel, TravelChoice::Matrix(_)) && !scenario.places().is_empty() {
        let hint = Message::new("plan-no-matrix-hint");
        return Err(TaskError::refused(Message::new("plan-no-matrix"), hint));
    }
    let all = facilities_in(project, Some(name))?;
    let found = if request.kinds.is_empty() { all.clone() } else { of_kinds(&all, &request.kinds) };
    if found.is_empty() { Err(no_such_kind(&all, &request.kinds.join(", "))) } else { Ok(found) }
}

/// Whether a scenario fits the project, and what somebody should know about it.
///
/// # Errors
/// A change that cannot be; places with longitude and latitude the wrong way round; no name.
pub fn check_scenario(
    session: &Session,
    project: &Project,
    scenario: &Scenario,
) -> Result<Vec<Notice>, TaskError> {
    if scenario.name.trim().is_empty() {
        return Err(TaskError::refused(
            Message::new("plan-scenario-without-name"),
            Message::new("plan-scenario-without-name-hint"),
        ));
    }
    scenario.apply(&project.facilities).map_err(impossible)?;
    let mut notices = Vec::new();
    if scenario.changes.is_empty() {
        notices
            .push(Notice::warning(Message::new("plan-scenario-empty").with("name", scenario.name.as_str())));
    }
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    for kind in scenario.changes.iter().filter_map(ScenarioChange::opens) {
        if !project.facility_kinds.iter().any(|known| same(&known.name, kind)) {
            notices.push(Notice::info(Message::new("plan-scenario-new-kind").with("kind", kind)));
        }
    }
    let store = session.reader()?;
    let places = scenario.places();
    let lon_lat: Vec<Option<[f64; 2]>> = places.iter().map(|(_, place)| Some(*place)).collect();
    let turned = swapped(&lon_lat, area_of_project(&store)?);
    let numbers = |which: &[usize]| -> Vec<String> {
        which.iter().filter_map(|at| places.get(*at)).map(|(change, _)| change.to_string()).collect()
    };
    if !turned.is_empty() {
        let message = Message::new("plan-scenario-swapped").with("changes", numbers(&turned).join(", "));
        return Err(TaskError::refused(message, Message::new("scenario-off-globe-hint")));
    }
    let far = far_from_roads(&store, &places)?;
    if !far.is_empty() {
        let message = Message::new("plan-scenario-far")
            .with("changes", numbers(&far).join(", "))
            .with("metres", SNAP_LIMIT_M.round() as usize);
        notices.push(Notice::warning(message));
    }
    Ok(notices)
}

/// Places farther from every road than points are joined with the network: in the sea, in another country.
fn far_from_roads(store: &Store, places: &[(usize, [f64; 2])]) -> Result<Vec<usize>, TaskError> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let Some(stored) = store.network()? else { return Ok(Vec::new()) };
    let graph = Graph::new(&stored.network, Mode::Foot, Pace::default());
    let snapper = Snapper::new(&stored.network, &graph, SNAP_LIMIT_M);
    let is_far = |at: &usize| {
        places
            .get(*at)
            .is_some_and(|(_, place)| snapper.place(super::places::position(*place)) == Placement::Off)
    };
    Ok((0..places.len()).filter(is_far).collect())
}

/// Checks a scenario and saves it in the project, in place of one of that name.
///
/// # Errors
/// As [`check_scenario`]; the project cannot be written.
pub fn save_scenario(
    session: &Session,
    project: &Project,
    scenario: &Scenario,
) -> Result<(Project, Vec<Notice>), TaskError> {
    let scenario = Scenario { name: scenario.name.trim().to_owned(), ..scenario.clone() };
    let notices = check_scenario(session, project, &scenario)?;
    let mut after = project.clone();
    let known = scenario_named(project, &scenario.name).ok();
    if let Some(known) = known.filter(|known| known.name != scenario.name) {
        after = Edit::DeleteScenario(known.name.clone()).apply(&after);
    }
    let after = Edit::PutScenario(Box::new(scenario)).apply(&after);
    write_project(session, &after)?;
    Ok((after, notices))
}

/// Deletes a saved scenario.
///
/// # Errors
/// There is none of that name; the project cannot be written.
pub fn remove_scenario(session: &Session, project: &Project, name: &str) -> Result<Project, TaskError> {
    let name = scenario_named(project, name)?.name.clone();
    let after = Edit::DeleteScenario(name).apply(project);
    write_project(session, &after)?;
    Ok(after)
}

/// The scenario in a TOML or JSON file.
///
/// # Errors
/// The file cannot be read or is no scenario; the place is named.
pub fn read_scenario(path: &Path) -> Result<Scenario, TaskError> {
    Ok(read::plan_file(path)?)
}

/// Writes a scenario as TOML.
///
/// # Errors
/// The file cannot be written; it is then as it was.
pub fn write_scenario(path: &Path, scenario: &Scenario, language: Language) -> Result<(), TaskError> {
    let heading = Message::new("plan-scenario-heading").with("date", today()).to_text(language);
    write_beside(path, plan_with_heading(scenario, &heading)?.as_bytes())
}

/// A scenario as TOML.
///
/// # Errors
/// A number that TOML cannot write.
pub fn plan_text(scenario: &Scenario) -> Result<String, TaskError> {
    plan_with_heading(scenario, &scenario.name)
}

/// Anything of the plan as TOML with a heading.
pub(super) fn plan_with_heading(content: &impl serde::Serialize, heading: &str) -> Result<String, TaskError> {
    write::plan_file(content, heading).map_err(|error| TaskError::Refused(Box::new(error.notice())))
}
