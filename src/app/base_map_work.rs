//! Switching a base map on and off, and reading its tiles beside the window.

use std::path::PathBuf;

use super::canvas::base_map::{BaseMap, read_tiles};
use super::event::Event;
use super::jobs::JobKind;
use super::shell::Window;
use crate::store::{TileAbout, TileFile};

impl Window {
    /// Looks into a file of tiles; the base map is switched on when it can be read.
    pub(super) fn open_base_map(&mut self, path: PathBuf) {
        self.jobs.start(JobKind::BaseMap, move |_| {
            let opened = TileFile::open(&path).map(|file| (path, file.about));
            Event::BaseMapOpened(opened.map_err(|error| Some(error.notice())))
        });
    }

    pub(super) fn take_base_map(&mut self, (path, about): (PathBuf, TileAbout)) {
        let Some(picture) = &self.state.derived.picture else { return };
        self.state.view.map.base_map = Some(about.name.clone());
        self.state.view.place = super::state::Place::Map;
        self.canvas.base_map = Some(BaseMap::new(path, about, picture.contents().layer.epsg));
    }

    pub(super) fn close_base_map(&mut self) {
        self.state.view.map.base_map = None;
        self.canvas.base_map = None;
    }

    /// Reads the tiles that the last frame lacked.
    pub(super) fn load_tiles(&mut self) {
        let Some(base) = &self.canvas.base_map else { return };
        let keys = base.wanted();
        if keys.is_empty() || self.jobs.is_running(JobKind::BaseMap) {
            return;
        }
        let path = base.path.clone();
        self.jobs.start(JobKind::BaseMap, move |_| {
            let read = read_tiles(&path, &keys);
            Event::TilesRead(read.map_err(|error| Some(error.notice())))
        });
    }
}
