//! The versions of the saved typology that is looked into: listed on a job, anew whenever one is saved or taken back.

use super::event::Event;
use super::jobs::JobKind;
use super::loading::told;
use super::shell::Window;
use super::typology_work::TypologyEvent;
use crate::model::Project;
use crate::notice::Notice;
use crate::tasks::typology::{SavedVersion, saved_versions};

/// Which typology, in which version.
type VersionsKey = (String, u32);
/// What a job found, or why it could not.
pub type VersionsResult = Result<(VersionsKey, Vec<SavedVersion>), Option<Notice>>;

/// What is known.
#[derive(Debug, Clone, Default)]
pub struct KnownVersions {
    asked: Option<VersionsKey>,
    found: Option<(VersionsKey, Vec<SavedVersion>)>,
}

impl KnownVersions {
    /// The versions of the typology called `name`, the latest first; `None` while they are looked for.
    pub fn of(&self, project: &Project, name: &str) -> Option<&[SavedVersion]> {
        let latest = project.typologies.get(name)?.version;
        let found = self.found.as_ref().filter(|((known, version), _)| known == name && *version == latest);
        found.map(|(_, versions)| versions.as_slice())
    }
}

impl Window {
    /// Lists the versions of the typology that is looked into, once it stands in the file.
    pub(super) fn list_versions(&mut self) {
        let Some(open) = &self.state.project else { return };
        let Some(name) = self.state.view.typology.versions_of.clone() else { return };
        let latest = open.project.typologies.get(&name).map(|saved| saved.version);
        let written = open.written.typologies.get(&name).map(|saved| saved.version);
        let Some(version) = latest.filter(|_| latest == written || open.read_only) else { return };
        let key = (name, version);
        // Results, and with them the day, are stored right after the version.
        if self.state.derived.versions.asked.as_ref() == Some(&key)
            || self.jobs.is_running(JobKind::StoreTypology)
        {
            return;
        }
        let Some(session) = open.session.clone() else { return };
        self.state.derived.versions.asked = Some(key.clone());
        self.jobs.start(JobKind::ListVersions, move |_| {
            let found = saved_versions(&session, &key.0).map(|versions| (key, versions));
            Event::Typology(TypologyEvent::Versions(found.map_err(|error| told(&error))))
        });
    }

    /// Takes the versions that a job has listed.
    pub(super) fn take_versions(&mut self, found: VersionsResult) {
        match found {
            Ok(found) => self.state.derived.versions.found = Some(found),
            Err(Some(notice)) => self.state.tell(notice),
            Err(None) => {}
        }
    }
}
