//! Where in a project the person was: place, tab, what was seen of the map and selected on it come back.

use super::map_picture::MapPicture;
use super::settings::LeftMap;
use super::shell::Window;
use crate::geo::RegionIndex;

/// More selected regions than this are not remembered.
const MOST_SELECTED: usize = 500;

impl Window {
    /// Turns to the place where the person was when the project was closed; the map follows when it is there.
    pub(super) fn restore_view(&mut self) {
        self.left_map = None;
        let Some(open) = &self.state.project else { return };
        if let Some((place, tab, map)) = self.settings.left_view(&open.path) {
            self.state.view.place = place;
            self.state.view.tab = tab;
            self.left_map = Some(map);
        }
    }

    /// The first map of a project is seen as it was left, where it shows the same area.
    pub(super) fn restore_map(&mut self, picture: &MapPicture) {
        let Some(left) = self.left_map.take() else { return };
        let contents = picture.contents();
        if (&left.level, &left.within) != (&contents.level.name, &picture.request.map.within) {
            return;
        }
        let selected = |(_, region): &(usize, &crate::model::Region)| left.selection.contains(&region.key);
        let found = contents.regions.iter().enumerate().filter(selected);
        self.state.view.selection = found.map(|(position, _)| RegionIndex(position as u32)).collect();
        if let Some(look) =
            left.look.filter(|look| look.0.iter().all(|at| at.is_finite()) && look.1.is_finite())
        {
            self.canvas.camera.look_at(look);
        }
    }

    /// What is seen of the map now.
    pub(super) fn map_to_remember(&self) -> LeftMap {
        let Some(picture) = &self.state.derived.picture else {
            return self.left_map.clone().unwrap_or_default();
        };
        let contents = picture.contents();
        let selection = &self.state.view.selection;
        let keys = selection.iter().filter_map(|region| contents.regions.get(region.position()));
        LeftMap {
            level: contents.level.name.clone(),
            within: picture.request.map.within.clone(),
            look: self.canvas.camera.look(),
            selection: keys.take(MOST_SELECTED).map(|region| region.key.clone()).collect(),
        }
    }
}
