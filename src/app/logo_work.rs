//! The logo of the pages: read beside the window, and shown on the pages as soon as the project has another.

use std::path::PathBuf;
use std::sync::Arc;

use super::event::Event;
use super::jobs::JobKind;
use super::shell::Window;

impl Window {
    /// Reads a logo for the pages.
    pub(super) fn read_logo(&mut self, path: PathBuf) {
        self.jobs
            .start(JobKind::ReadLogo, move |_| Event::LogoRead(crate::tasks::read_logo(&path).map(Arc::new)));
    }

    /// Pages show the logo of the project, also after undo and while other work runs on the map.
    pub(super) fn follow_logo(&mut self) {
        let Some(logo) = self.state.open_project().map(|project| project.logo.clone()) else { return };
        let Some(picture) = &mut self.state.derived.picture else { return };
        if picture.contents().logo != logo {
            *picture = Arc::new(picture.with_logo(logo));
            self.state.derived.small_pages.clear();
        }
    }
}
