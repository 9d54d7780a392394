//! Work for the place of reachability: looking what there is, the area around the pointer, saving.

use super::event::Event;
use super::jobs::JobKind;
use super::loading::told;
use super::reach_view::{POINTER_MINUTES, pointer_request};
use super::shell::Window;
use super::state::Place;
use crate::model::{Edit, MapChange, ReachMap};
use crate::notice::Notice;
use crate::tasks::reach::{AreaAround, ReachOffer, area_around, compute_reach, reach_offer};
use crate::text::Message;

/// What jobs tell about reachability.
pub enum ReachEvent {
    /// What there is to ask with.
    Offer(Result<ReachOffer, Option<Notice>>),
    /// What is reached from where the pointer was.
    Around(Result<AreaAround, Option<Notice>>),
    /// The answer is saved under this name.
    Saved(Result<String, Option<Notice>>),
}

impl Window {
    /// Looks what there is to ask with, where somebody needs to know.
    pub(super) fn look_for_reach(&mut self) {
        let shown = self.state.view.place == Place::Reach;
        let known = &self.state.derived.reach;
        let missing = known.offer.is_none() || known.outdated;
        if !shown || !missing || self.jobs.is_running(JobKind::LookForReach) {
            return;
        }
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone() else { return };
        let project = open.project.clone();
        self.state.derived.reach.outdated = false;
        self.jobs.start(JobKind::LookForReach, move |_| {
            let offer = reach_offer(&session, &project).map_err(|error| told(&error));
            Event::Reach(ReachEvent::Offer(offer))
        });
    }

    /// Finds the area around the pointer; while one is looked for, only the last place waits.
    pub(super) fn find_area_around(&mut self) {
        if self.jobs.is_running(JobKind::AreaAround) {
            return;
        }
        let Some(at) = self.state.view.reach.wanted.take() else { return };
        self.state.view.reach.asked = Some(at);
        let Some(request) = pointer_request(&self.state) else { return };
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone() else { return };
        let project = open.project.clone();
        self.jobs.start(JobKind::AreaAround, move |work| {
            let found = area_around(&session, &project, (&request, &POINTER_MINUTES), at, work);
            Event::Reach(ReachEvent::Around(found.map_err(|error| told(&error))))
        });
    }

    /// Saves the answer of the map under the name typed.
    pub(super) fn save_reach(&mut self) {
        let name = self.state.view.reach.name.trim().to_owned();
        let Some(open) = &self.state.project else { return };
        let (Some(session), Some(reach)) = (open.session.clone(), open.project.map.reach.clone()) else {
            return;
        };
        let project = open.project.clone();
        let level = self.state.derived.picture.as_ref().map(|picture| picture.contents().level.name.clone());
        self.jobs.start(JobKind::SaveReach, move |work| {
            let request = crate::model::ReachRequest { level, ..reach.request };
            let saved = compute_reach(&session, &project, &request, work)
                .and_then(|outcome| outcome.save(&session, &name, &request));
            Event::Reach(ReachEvent::Saved(saved.map(|()| name).map_err(|error| told(&error))))
        });
    }

    pub(super) fn take_reach(&mut self, event: ReachEvent) {
        match event {
            ReachEvent::Offer(Ok(offer)) => self.state.derived.reach.offer = Some(offer),
            ReachEvent::Around(Ok(around)) => {
                // The pointer may have left the map, or another mode have been chosen, meanwhile.
                if self.state.view.reach.asked == Some(around.at) {
                    self.state.derived.reach.around = Some(around);
                }
            }
            ReachEvent::Saved(Ok(name)) => {
                self.state.derived.reach.outdated = true;
                self.state.tell(Notice::info(Message::new("reach-saved").with("name", name.as_str())));
                let reach = self.state.open_project().and_then(|project| project.map.reach.clone());
                if let Some(reach) = reach {
                    let named = ReachMap { name, ..*reach };
                    self.edit(Edit::Map(MapChange::Reach(Some(Box::new(named)))));
                }
                self.state.view.reach.name.clear();
            }
            ReachEvent::Around(Err(None)) => {}
            ReachEvent::Around(Err(Some(notice))) => {
                self.state.view.reach.follows = false;
                self.state.tell(notice);
            }
            ReachEvent::Offer(Err(notice)) => {
                // Not looked for again in every frame.
                self.state.derived.reach.offer.get_or_insert_default();
                if let Some(notice) = notice {
                    self.state.tell(notice);
                }
            }
            ReachEvent::Saved(Err(notice)) => {
                if let Some(notice) = notice {
                    self.state.tell(notice);
                }
            }
        }
    }
}
