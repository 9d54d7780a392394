//! Long work beside the window: named threads, one slot per kind of work, and events when something is done.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::event::Event;
use crate::work::Work;

/// What kind of work a thread does. At most one of a kind runs; a newer one replaces an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JobKind {
    /// Open a project.
    Open,
    /// Load values and geometry, find classes and colours.
    LoadMap,
    /// Load all periods of the indicator, for table and trend.
    LoadSeries,
    /// Load further indicators for the table.
    LoadColumns,
    /// Read the next period while the periods are played.
    LoadAhead,
    /// Find classes and colours anew from the values at hand.
    Recolor,
    /// Find the areas that the map can be limited to.
    ListAreas,
    /// Load the values of the period before.
    LoadBefore,
    /// Look into a base map, or read its tiles.
    BaseMap,
    /// Load the finer details of the geometry.
    LoadDetail,
    /// Write a change to the project file.
    Write,
    /// Draw the page for the preview.
    PreviewPage,
    /// Draw the map without a graphics processor.
    DrawPicture,
    /// Look for the projects of the start page.
    FindProjects,
    /// Draw the small map of the start page.
    KeepThumbnail,
    /// Draw the small picture of a view.
    SmallPage,
    /// Write a page to a file.
    Export,
    /// Read a logo for the pages.
    ReadLogo,
    /// Look into files before their import, or do a dry run.
    LookInto,
    /// Compute a share.
    Compute,
    /// Find the reasons of a typology.
    Reasons,
    /// Try numbers of types.
    TypeCurve,
    /// Look for indicators to suggest.
    Suggest,
    /// Draw the page about a typology.
    TypologyPage,
    /// List the versions of a saved typology.
    ListVersions,
    /// Look what there is to ask reachability with.
    LookForReach,
    /// Find the area around the pointer.
    AreaAround,
    /// Save an answer about reachability.
    SaveReach,
    /// Store what a typology gave, or write a recipe.
    StoreTypology,
    /// Import a file, or take an import back.
    Import,
    /// Wait for the dialog that picks a file.
    PickFile,
    /// Check the file after a crash.
    CheckFile,
}

impl JobKind {
    /// Name of the thread, for debuggers and crash reports.
    pub fn thread_name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::LoadMap => "load map",
            Self::LoadSeries => "load series",
            Self::LoadColumns => "load columns",
            Self::ListVersions => "list versions",
            Self::ReadLogo => "read logo",
            Self::LookForReach => "look for reach",
            Self::AreaAround => "area around",
            Self::SaveReach => "save reach",
            Self::Suggest => "suggest",
            Self::TypologyPage => "typology page",
            Self::LoadAhead => "load ahead",
            Self::Recolor => "recolor",
            Self::BaseMap => "base map",
            Self::ListAreas => "list areas",
            Self::LoadBefore => "load period before",
            Self::LoadDetail => "load detail",
            Self::Write => "write",
            Self::PreviewPage => "preview page",
            Self::DrawPicture => "draw picture",
            Self::FindProjects => "find projects",
            Self::KeepThumbnail => "keep thumbnail",
            Self::SmallPage => "small page",
            Self::Export => "export",
            Self::LookInto => "look into",
            Self::Compute => "compute",
            Self::Reasons => "reasons",
            Self::TypeCurve => "type curve",
            Self::StoreTypology => "store typology",
            Self::Import => "import",
            Self::PickFile => "pick file",
            Self::CheckFile => "check file",
        }
    }

    /// Work that is mostly done at once shows no bar that would flash up.
    fn shown_after(self) -> Duration {
        if self == Self::LookInto { Duration::from_millis(700) } else { Duration::ZERO }
    }

    /// Whether it is worth a progress bar with a cancel button.
    pub fn shows_progress(self) -> bool {
        matches!(self, Self::Open | Self::Export | Self::Import | Self::LookInto)
    }
}

/// A job that runs.
struct Slot {
    generation: u64,
    work: Work,
    stage_key: &'static str,
    fraction: f32,
    since: Instant,
}

/// What a progress bar shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Which job.
    pub kind: JobKind,
    /// Wording key of the stage.
    pub stage_key: &'static str,
    /// Share done, 0 to 1.
    pub fraction: f32,
}

/// A message from a job's thread with the number of its start.
pub struct Envelope {
    kind: JobKind,
    generation: u64,
    content: Content,
}

enum Content {
    Progress(&'static str, f32),
    Done(Box<Event>),
}

/// All jobs of the window.
pub struct Jobs {
    slots: BTreeMap<JobKind, Slot>,
    generation: u64,
    sender: Sender<Envelope>,
    receiver: Receiver<Envelope>,
    wake: egui::Context,
}

impl Jobs {
    /// No job yet; `wake` is asked for a frame when there is news.
    pub fn new(wake: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { slots: BTreeMap::new(), generation: 0, sender, receiver, wake }
    }

    /// Starts `task` on its own thread; a running job of this kind is cancelled and its result dropped.
    pub fn start(&mut self, kind: JobKind, task: impl FnOnce(&Work) -> Event + Send + 'static) {
        if let Some(slot) = self.slots.remove(&kind) {
            slot.work.cancel();
        }
        self.generation += 1;
        let generation = self.generation;
        let work = self.work_that_reports(kind, generation);
        let slot = Slot {
            generation,
            work: work.clone(),
            stage_key: "app-working",
            fraction: 0.0,
            since: Instant::now(),
        };
        self.slots.insert(kind, slot);
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        let run = move || {
            let event = catch_unwind(AssertUnwindSafe(|| task(&work)))
                .unwrap_or_else(|panic| Event::Panicked(kind, panic_text(panic.as_ref())));
            let _ = sender.send(Envelope { kind, generation, content: Content::Done(Box::new(event)) });
            wake.request_repaint();
        };
        if let Err(error) = std::thread::Builder::new().name(kind.thread_name().to_owned()).spawn(run) {
            let content = Content::Done(Box::new(Event::Panicked(kind, error.to_string())));
            let _ = self.sender.send(Envelope { kind, generation, content });
        }
    }

    fn work_that_reports(&self, kind: JobKind, generation: u64) -> Work {
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        Work::with_listener(move |stage, fraction| {
            let _ = sender.send(Envelope { kind, generation, content: Content::Progress(stage, fraction) });
            wake.request_repaint();
        })
    }

    /// Takes what the jobs have to say; results of replaced jobs are dropped.
    pub fn drain(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        while let Ok(envelope) = self.receiver.try_recv() {
            let current =
                self.slots.get(&envelope.kind).is_some_and(|slot| slot.generation == envelope.generation);
            if !current {
                continue;
            }
            match envelope.content {
                Content::Progress(stage_key, fraction) => {
                    if let Some(slot) = self.slots.get_mut(&envelope.kind) {
                        slot.stage_key = stage_key;
                        slot.fraction = fraction;
                    }
                }
                Content::Done(event) => {
                    self.slots.remove(&envelope.kind);
                    events.push(*event);
                }
            }
        }
        events
    }

    /// Whether a job of this kind runs.
    pub fn is_running(&self, kind: JobKind) -> bool {
        self.slots.contains_key(&kind)
    }

    /// Whether any job runs.
    pub fn any_running(&self) -> bool {
        !self.slots.is_empty()
    }

    /// The job that has run longest of those with a progress bar.
    pub fn progress(&self) -> Option<Progress> {
        self.slots
            .iter()
            .filter(|(kind, slot)| kind.shows_progress() && slot.since.elapsed() >= kind.shown_after())
            .min_by_key(|(_, slot)| slot.since)
            .map(|(kind, slot)| Progress { kind: *kind, stage_key: slot.stage_key, fraction: slot.fraction })
    }

    /// Asks the job to stop; it ends with a cancelled result at its next check.
    pub fn cancel(&mut self, kind: JobKind) {
        if let Some(slot) = self.slots.get(&kind) {
            slot.work.cancel();
        }
    }

    /// Waits until the job of this kind is done and gives its event (at the end of the program, in tests).
    pub fn wait_for(&mut self, kind: JobKind) -> Vec<Event> {
        let mut events = Vec::new();
        while self.is_running(kind) {
            events.append(&mut self.drain());
            if self.is_running(kind) {
                std::thread::sleep(std::time::Duration::from_millis(2));
            }
        }
        events
    }
}

pub(super) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_event() {
        let mut jobs = Jobs::new(egui::Context::default());
        jobs.start(JobKind::Export, |_| panic!("broken"));
        let events = jobs.wait_for(JobKind::Export);
        assert!(matches!(&events[..], [Event::Panicked(JobKind::Export, text)] if text == "broken"));
    }

    #[test]
    fn a_newer_job_drops_the_result_of_an_older_one() {
        let mut jobs = Jobs::new(egui::Context::default());
        jobs.start(JobKind::Export, |work| {
            while !work.is_cancelled() {
                std::thread::yield_now();
            }
            Event::Panicked(JobKind::Export, "old".into())
        });
        jobs.start(JobKind::Export, |_| Event::Panicked(JobKind::Export, "new".into()));
        let events = jobs.wait_for(JobKind::Export);
        assert!(matches!(&events[..], [Event::Panicked(_, text)] if text == "new"));
    }
}
