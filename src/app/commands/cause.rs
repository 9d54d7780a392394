//! Where the cause of a notice can be seen: the indicator, the region or the file that it names.

use crate::app::command::{Command, SelectMode};
use crate::app::state::{AppState, Place};
use crate::geo::RegionIndex;
use crate::model::MapChange;
use crate::notice::Notice;

/// Commands that show what the notice is about; `None` where it names nothing that the window can show.
pub fn cause(notice: &Notice, state: &AppState) -> Option<Vec<Command>> {
    let project = state.open_project()?;
    for (name, text) in notice.message.texts() {
        let commands = match name {
            "indicator" | "code" => project
                .indicators
                .iter()
                .find(|indicator| indicator.code.as_str() == text || indicator.name == text)
                .map(|indicator| vec![Command::map(MapChange::Indicator(Some(indicator.code.clone())))]),
            "level" => project
                .level(text)
                .filter(|level| level.has_boundaries)
                .map(|level| vec![Command::map(MapChange::Level(Some(level.name.clone())))]),
            "region" | "key" | "name" => region(state, text),
            _ => None,
        };
        if let Some(mut commands) = commands {
            commands.insert(0, Command::Go(Place::Map));
            return Some(commands);
        }
    }
    None
}

fn region(state: &AppState, text: &str) -> Option<Vec<Command>> {
    let picture = state.derived.picture.as_ref()?;
    let regions = &picture.contents().regions;
    let place = regions.iter().position(|region| region.key.to_string() == text || region.name == text)?;
    let region = RegionIndex(place as u32);
    picture.is_shown(region).then(|| {
        vec![
            Command::ClearSelection,
            Command::Select(region, SelectMode::Replace),
            Command::ShowRegion(region),
        ]
    })
}
