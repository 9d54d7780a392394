//! The area that the map is limited to: what can be chosen, and how it is searched.

use std::sync::Arc;

use super::command::Command;
use super::event::Event;
use super::jobs::JobKind;
use super::loading::told;
use super::shell::Window;
use super::shell_view::Found;
use super::state::AppState;
use crate::geo::RegionIndex;
use crate::model::{Level, MapChange, Project};
use crate::tasks::{Area, AreaList, list_areas};
use crate::text::{Message, format_count, tr};

/// Larger selections offer no area: looking through them would take longer than a frame.
const MOST_SELECTED: usize = 200;
/// Most areas around a region that are offered.
const MOST_AROUND: usize = 3;

/// The areas of the open project.
#[derive(Debug, Clone, Default)]
pub struct KnownAreas {
    /// They are being listed, or were.
    pub asked: bool,
    /// The areas; none before they are listed.
    pub list: Arc<AreaList>,
}

impl Window {
    /// Lists the areas once, when nothing more urgent is to be done.
    pub(super) fn list_areas(&mut self) {
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone().filter(|_| !self.state.derived.areas.asked) else { return };
        let urgent =
            [JobKind::LoadMap, JobKind::DrawPicture].into_iter().any(|kind| self.jobs.is_running(kind));
        if urgent || open.project.levels.len() < 2 {
            return;
        }
        let project = open.project.clone();
        self.state.derived.areas.asked = true;
        self.jobs.start(JobKind::ListAreas, move |work| {
            let listed = list_areas(&session, &project, work);
            Event::AreasListed(listed.map(Arc::new).map_err(|error| told(&error)))
        });
    }
}

/// The name of the area that the map is limited to; `None` for all.
pub fn area_name(state: &AppState, project: &Project) -> Option<String> {
    let key = project.map.within.as_ref()?;
    let listed = state.derived.areas.list.areas.iter().find(|area| area.key == *key);
    let on_map = || {
        let picture = state.derived.picture.as_ref()?;
        (picture.request.map.within.as_ref() == Some(key)).then(|| picture.contents().area_name.clone())
    };
    Some(listed.map(|area| area.name.clone()).or_else(on_map).unwrap_or_else(|| key.to_string()))
}

/// The change to another level: it stays in the area where that has regions of the level, else it shows all of it.
pub fn to_level(state: &AppState, project: &Project, level: &Level) -> Command {
    let name = Some(level.name.clone());
    let areas = &state.derived.areas.list;
    let leaves = project.map.within.as_ref().is_some_and(|key| areas.area(level.id, key).is_none());
    Command::map(if leaves && !areas.areas.is_empty() {
        MapChange::LevelWithin(name, None)
    } else {
        MapChange::Level(name)
    })
}

/// A way to limit the map to an area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaChoice {
    /// "Nur Landkreis Lüchow-Dannenberg".
    pub label: String,
    /// Name of the level of the area.
    pub level_name: String,
    /// The change.
    pub command: Command,
}

/// What can be done with the areas around one region: limit the map to one of them, or to the region itself.
pub fn around(state: &AppState, region: RegionIndex) -> Vec<AreaChoice> {
    let (Some(project), Some(picture)) = (state.open_project(), &state.derived.picture) else {
        return Vec::new();
    };
    let (contents, areas) = (picture.contents(), &state.derived.areas.list);
    let level = contents.level.id;
    let language = state.view.language;
    let mut entries = Vec::new();
    let own = contents.regions.get(region.position()).and_then(|own| areas.itself(level, &own.key));
    if let Some((own, finer)) = own.and_then(|own| Some((own, finer_level(project, own)?))) {
        let change = MapChange::LevelWithin(Some(finer.name.clone()), Some(own.key.clone()));
        let label = Message::new("map-into-named").with("level", finer.name.as_str());
        let label = label.with("name", own.name.as_str()).to_text(language);
        entries.push(AreaChoice { label, level_name: String::new(), command: Command::map(change) });
    }
    let others = areas.around(level, region).filter(|area| Some(&area.key) != project.map.within.as_ref());
    entries.extend(others.take(MOST_AROUND).map(|area| AreaChoice {
        label: Message::new("map-only-named").with("name", area.name.as_str()).to_text(language),
        level_name: area.level_name.clone(),
        command: only(area),
    }));
    entries
}

/// The same for the selected regions: what holds for all of them.
pub fn around_selection(state: &AppState) -> Vec<AreaChoice> {
    if state.view.selection.len() > MOST_SELECTED {
        return Vec::new();
    }
    let mut selected = state.view.selection.iter();
    let Some(first) = selected.next() else { return Vec::new() };
    let mut entries = around(state, *first);
    for other in selected {
        let of_other = around(state, *other);
        entries.retain(|entry| of_other.contains(entry));
        if entries.is_empty() {
            break;
        }
    }
    entries
}

/// The coarsest level below an area whose regions lie in it and have values of what is shown.
fn finer_level<'a>(project: &'a Project, area: &Area) -> Option<&'a Level> {
    let inside = || {
        let levels = area.counts.keys().filter_map(|id| project.level_by_id(*id));
        let mut levels: Vec<&Level> = levels.collect();
        levels.sort_by_key(|level| level.region_count);
        levels.into_iter()
    };
    let Some(code) = &project.map.indicator else { return inside().next() };
    inside().find(|level| !project.periods(code, level.id).is_empty())
}

fn only(area: &Area) -> Command {
    Command::map(MapChange::Within(Some(area.key.clone())))
}

/// Whether an entry leads back to all areas.
pub(super) fn is_way_back(found: &Found) -> bool {
    found.commands.last() == Some(&Command::map(MapChange::Within(None)))
}

/// The areas of the level shown that fit, in the words of `score`; without words all of them, after the way back.
pub(super) fn search(
    state: &AppState,
    no_words: bool,
    score: impl Fn(&str) -> Option<i32>,
) -> Vec<(i32, Found)> {
    let language = state.view.language;
    let Some(project) = state.open_project() else { return Vec::new() };
    let Some(level) = super::panels::choose::shown_level(state, project) else { return Vec::new() };
    let all = Found {
        title: tr(language, "map-all-areas"),
        aside: format_count(level.region_count as u64, language),
        commands: vec![Command::map(MapChange::Within(None))],
        why_not: None,
    };
    let entry = |area: &Area| {
        let count = area.counts.get(&level.id).copied().unwrap_or(0);
        let key = area.key.as_str();
        let score = score(&area.name).or_else(|| score(key))?;
        let aside = [area.level_name.as_str(), key, "·", &format_count(count as u64, language)].join(" ");
        Some((score, Found { title: area.name.clone(), aside, commands: vec![only(area)], why_not: None }))
    };
    let back = score(&all.title).map(|score| (score + i32::from(no_words), all));
    back.into_iter().chain(state.derived.areas.list.of_level(level.id).filter_map(entry)).collect()
}
