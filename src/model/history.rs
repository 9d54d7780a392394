//! The history of a project: steps back and forth, and how they are kept from one start to the next.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::edit::Edit;
use super::map::ThematicMap;
use super::project::Project;

/// A state to go back to and the wording key of the edit that left it.
#[derive(Debug, Clone)]
struct Step {
    before: Project,
    edit: Edit,
}

/// Undo and redo as snapshots of the cheap-to-clone project.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The last edit is closed: the next one starts a step of its own.
    closed: bool,
}

impl History {
    /// How many steps can be taken back at most.
    pub const DEPTH: usize = 200;

    /// Applies `edit`, remembers the state before, and forgets what was undone.
    ///
    /// An edit that changes nothing leaves no step; one that continues the last merges with it.
    #[must_use]
    pub fn apply(&mut self, project: &Project, edit: Edit) -> Project {
        let after = edit.apply(project);
        if after == *project {
            return after;
        }
        self.undone.clear();
        let continues = !self.closed && self.done.last().is_some_and(|step| step.edit.merges_with(&edit));
        self.closed = false;
        match self.done.last_mut() {
            Some(step) if continues => step.edit = edit,
            _ => self.done.push(Step { before: project.clone(), edit }),
        }
        if self.done.len() > Self::DEPTH {
            self.done.remove(0);
        }
        after
    }

    /// Ends a drag or typing: the next edit is a step of its own.
    pub fn close_step(&mut self) {
        self.closed = true;
    }

    /// The state before the last step.
    pub fn undo(&mut self, project: &Project) -> Option<Project> {
        let step = self.done.pop()?;
        self.undone.push(Step { before: project.clone(), edit: step.edit });
        self.closed = true;
        Some(step.before)
    }

    /// The state before the last undo.
    pub fn redo(&mut self, project: &Project) -> Option<Project> {
        let step = self.undone.pop()?;
        self.done.push(Step { before: project.clone(), edit: step.edit });
        self.closed = true;
        Some(step.before)
    }

    /// Wording key of the step that undo would take back.
    pub fn undo_label(&self) -> Option<&'static str> {
        self.done.last().map(|step| step.edit.label_key())
    }

    /// Wording key of the step that redo would bring again.
    pub fn redo_label(&self) -> Option<&'static str> {
        self.undone.last().map(|step| step.edit.label_key())
    }

    /// Wording keys of all steps that can be taken back, oldest first.
    pub fn labels(&self) -> Vec<&'static str> {
        self.done.iter().map(|step| step.edit.label_key()).collect()
    }

    /// The edits that can be taken back, oldest first.
    pub fn done(&self) -> impl Iterator<Item = &Edit> {
        self.done.iter().map(|step| &step.edit)
    }

    /// The edits that can be brought again, the next one first.
    pub fn undone(&self) -> impl Iterator<Item = &Edit> {
        self.undone.iter().rev().map(|step| &step.edit)
    }

    /// Forgets everything: an import changed what the snapshots refer to.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

/// The newest steps of a history as they are kept in a file. They hold for one state of one project only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptHistory {
    /// What levels, indicators and periods there were.
    stands_on: u64,
    now: KeptState,
    /// Newest first.
    done: Vec<KeptStep>,
    /// The next one first.
    undone: Vec<KeptStep>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct KeptState {
    name: String,
    map: ThematicMap,
    views: BTreeMap<String, ThematicMap>,
}

/// An edit and the state on its far side; what that has in common with the nearer state is left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct KeptStep {
    edit: Edit,
    map: ThematicMap,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    views: Option<BTreeMap<String, ThematicMap>>,
}

impl KeptHistory {
    /// How many steps are kept in each direction at most.
    pub const DEPTH: usize = 50;

    /// The steps around `now`, as far as they stand on the same levels and indicators.
    pub fn of(history: &History, now: &Project) -> Self {
        Self {
            stands_on: stands_on(now),
            now: KeptState { name: now.name.clone(), map: now.map.clone(), views: now.views.clone() },
            done: kept_steps(&history.done, now),
            undone: kept_steps(&history.undone, now),
        }
    }

    /// The history for a project that was opened; `None` where the project is not as it was when the steps were kept.
    ///
    /// The steps are kept before the project is written: after a crash in between the last one has not been taken.
    pub fn for_project(&self, opened: &Project) -> Option<History> {
        if self.stands_on != stands_on(opened) {
            return None;
        }
        let now = Project {
            name: self.now.name.clone(),
            map: self.now.map.clone(),
            views: self.now.views.clone(),
            ..opened.clone()
        };
        let mut history =
            History { done: steps(&self.done, &now), undone: steps(&self.undone, &now), closed: true };
        if now == *opened || history.undo(&now).as_ref() == Some(opened) {
            return Some(history);
        }
        None
    }
}

fn kept_steps(steps: &[Step], now: &Project) -> Vec<KeptStep> {
    let mut kept = Vec::new();
    let mut near = now;
    for step in steps.iter().rev().take(KeptHistory::DEPTH) {
        let far = &step.before;
        let same_ground = Arc::ptr_eq(&far.levels, &near.levels)
            && Arc::ptr_eq(&far.indicators, &near.indicators)
            && Arc::ptr_eq(&far.facilities, &near.facilities)
            && Arc::ptr_eq(&far.facility_kinds, &near.facility_kinds)
            && Arc::ptr_eq(&far.scenarios, &near.scenarios)
            && Arc::ptr_eq(&far.supply_rules, &near.supply_rules)
            && far.banner == near.banner
            && far.logo == near.logo;
        if !same_ground {
            break;
        }
        kept.push(KeptStep {
            edit: step.edit.clone(),
            map: far.map.clone(),
            name: (far.name != near.name).then(|| far.name.clone()),
            views: (far.views != near.views).then(|| far.views.clone()),
        });
        near = far;
    }
    kept
}

fn steps(kept: &[KeptStep], now: &Project) -> Vec<Step> {
    let mut near = now.clone();
    let mut steps = Vec::new();
    for step in kept {
        let far = Project {
            map: step.map.clone(),
            name: step.name.clone().unwrap_or_else(|| near.name.clone()),
            views: step.views.clone().unwrap_or_else(|| near.views.clone()),
            ..near
        };
        steps.push(Step { before: far.clone(), edit: step.edit.clone() });
        near = far;
    }
    steps.reverse();
    steps
}

/// What the steps refer to by name.
fn stands_on(project: &Project) -> u64 {
    let mut hasher = DefaultHasher::new();
    for level in project.levels.iter() {
        (level.id, &level.name, level.region_count).hash(&mut hasher);
    }
    for indicator in project.indicators.iter() {
        indicator.code.hash(&mut hasher);
    }
    project.coverage.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::{MapChange, PaletteDirection};

    fn title(text: &str) -> Edit {
        Edit::Map(MapChange::Title(Some(text.to_owned())))
    }

    #[test]
    fn undo_and_redo_walk_the_same_states() {
        let start = Project::default();
        let mut history = History::default();
        let first = history.apply(&start, Edit::Rename("Kreis".into()));
        let second =
            history.apply(&first, Edit::Map(MapChange::Palette("PuOr".into(), PaletteDirection::Reversed)));
        assert_eq!(history.labels(), ["edit-rename", "edit-palette"]);
        assert_eq!(history.undo(&second), Some(first.clone()));
        assert_eq!(history.undo(&first), Some(start.clone()));
        assert_eq!(history.undo(&start), None);
        assert_eq!(history.redo(&start), Some(first.clone()));
        assert_eq!(history.redo(&first), Some(second));
    }

    #[test]
    fn typing_is_one_step_until_it_is_closed() {
        let start = Project::default();
        let mut history = History::default();
        let a = history.apply(&start, title("U"));
        let b = history.apply(&a, title("Um"));
        history.close_step();
        let c = history.apply(&b, title("Um Lüchow"));
        assert_eq!(history.labels().len(), 2);
        assert_eq!(history.undo(&c), Some(b.clone()));
        assert_eq!(history.undo(&b), Some(start));
    }

    #[test]
    fn nothing_changed_leaves_no_step() {
        let start = Project::default();
        let mut history = History::default();
        let same = history.apply(&start, Edit::DeleteView("fehlt".into()));
        assert_eq!(same, start);
        assert!(history.labels().is_empty());
    }

    fn palette(name: &str) -> Edit {
        Edit::Map(MapChange::Palette(name.into(), PaletteDirection::Forward))
    }

    /// As it is read again from the file.
    fn read_again(kept: &KeptHistory) -> KeptHistory {
        serde_json::from_str(&serde_json::to_string(kept).expect("written")).expect("read")
    }

    #[test]
    fn kept_steps_walk_the_same_states() {
        let mut history = History::default();
        let mut states = vec![Project::default()];
        let edits = [
            Edit::Rename("Kreis".into()),
            palette("Blues"),
            Edit::SaveView("Blau".into()),
            palette("Greens"),
        ];
        for edit in edits {
            let next = history.apply(states.last().expect("one"), edit);
            states.push(next);
        }
        let now = history.undo(&states[4]).expect("a step");
        let kept = read_again(&KeptHistory::of(&history, &now));
        let mut again = kept.for_project(&now).expect("the same project");
        assert_eq!(again.labels(), history.labels());
        assert_eq!(again.redo(&now), Some(states[4].clone()));
        let mut at = states[4].clone();
        for before in states[..4].iter().rev() {
            at = again.undo(&at).expect("a step");
            assert_eq!(at, *before);
        }
        assert_eq!(again.undo(&at), None);
    }

    #[test]
    fn kept_steps_of_another_state_are_dropped_and_one_not_written_can_be_brought_again() {
        let mut history = History::default();
        let start = Project::default();
        let blue = history.apply(&start, palette("Blues"));
        let green = history.apply(&blue, palette("Greens"));
        let kept = KeptHistory::of(&history, &green);
        assert!(kept.for_project(&palette("Reds").apply(&start)).is_none(), "changed elsewhere");
        let mut of_before = kept.for_project(&blue).expect("the last step was not written");
        assert_eq!(of_before.redo(&blue), Some(green));
        let mut more = blue.clone();
        more.coverage =
            Arc::new([((crate::model::IndicatorCode("X".into()), crate::model::LevelId(1)), vec![])].into());
        assert!(kept.for_project(&more).is_none(), "other values");
    }

    #[test]
    fn only_the_newest_steps_are_kept() {
        let mut history = History::default();
        let mut now = Project::default();
        for number in 0..120 {
            now = history.apply(&now, palette(&number.to_string()));
        }
        let again = KeptHistory::of(&history, &now).for_project(&now).expect("the same");
        assert_eq!(again.labels().len(), KeptHistory::DEPTH);
    }
}
