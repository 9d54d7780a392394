//! Switching a base map on and off, and getting its tiles beside the window.

use std::path::PathBuf;

use super::base_map_view::ShownBaseMap;
use super::canvas::base_map::{BaseMap, TileSource, read_tiles};
use super::event::Event;
use super::jobs::JobKind;
use super::online_tiles::OnlineTiles;
use super::shell::Window;
use super::shell_view::Overlay;
use super::tile_server::TileServer;
use crate::store::{TileAbout, TileFile};

impl Window {
    /// Looks into a file of tiles; the base map is switched on when it can be read.
    pub(super) fn open_base_map(&mut self, path: PathBuf) {
        if matches!(self.state.view.shell.overlay, Some(Overlay::BaseMap(_))) {
            self.state.view.shell.overlay = None;
        }
        self.jobs.start(JobKind::BaseMap, move |_| {
            let opened = TileFile::open(&path).map(|file| (path, file.about));
            Event::BaseMapOpened(opened.map_err(|error| Some(error.notice())))
        });
    }

    pub(super) fn take_base_map(&mut self, (path, about): (PathBuf, TileAbout)) {
        self.show_base_map(TileSource::File(path), about);
    }

    /// Switches an online base map on. Only what a person has said leads here: in the dialog, or at an earlier start.
    pub(super) fn show_online(&mut self, server: TileServer) {
        let about = TileAbout {
            name: server.name.clone(),
            attribution: server.attribution.clone(),
            min_zoom: 0,
            max_zoom: server.max_zoom,
        };
        self.show_base_map(TileSource::Online(Box::new(OnlineTiles::new(server))), about);
    }

    fn show_base_map(&mut self, source: TileSource, about: TileAbout) {
        let Some(picture) = &self.state.derived.picture else { return };
        self.jobs.cancel(JobKind::BaseMap);
        let shown = ShownBaseMap { name: about.name.clone(), host: source.host().map(str::to_owned) };
        self.state.view.map.base_map = Some(shown);
        self.state.view.place = super::state::Place::Map;
        self.canvas.base_map = Some(BaseMap::new(source, about, picture.contents().layer.epsg));
    }

    pub(super) fn close_base_map(&mut self) {
        self.jobs.cancel(JobKind::BaseMap);
        self.state.view.map.base_map = None;
        self.canvas.base_map = None;
    }

    /// Switches the online map on that the person wanted at every start of this computer.
    pub(super) fn restore_base_map(&mut self) {
        let remembered = self.settings.online_base_map.clone();
        if let Some(server) = remembered.filter(|server| server.problem().is_none())
            && self.canvas.base_map.is_none()
        {
            let place = self.state.view.place;
            self.show_online(server);
            self.state.view.place = place;
        }
    }

    /// Gets the tiles that the last frame lacked.
    pub(super) fn load_tiles(&mut self) {
        // What is not looked at is not asked for.
        if !self.state.view.place.has_map() || self.state.view.start.open {
            return;
        }
        let Some(base) = &self.canvas.base_map else { return };
        let keys = base.wanted();
        if keys.is_empty() || self.jobs.is_running(JobKind::BaseMap) {
            return;
        }
        let source = base.source.clone();
        self.jobs.start(JobKind::BaseMap, move |work| {
            let read = read_tiles(&source, &keys, work);
            Event::TilesRead(read.map_err(|error| Some(error.notice())))
        });
    }
}
