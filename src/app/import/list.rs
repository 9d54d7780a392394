//! Several files that are taken over together: which of them, what each brings, and the state that each one finds.

use std::sync::Arc;

use super::draft::{ImportDraft, ImportKind, Stage};
use crate::notice::Notice;
use crate::store::ConflictRule;
use crate::tasks::KeptCopy;
use crate::text::Message;

/// A file of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListEntry {
    /// Its place among the files that were found.
    pub position: usize,
    /// It is to be taken over.
    pub wanted: bool,
    /// The person said so: the program does not change it any more.
    pub decided: bool,
    /// An earlier file of the list brings the same.
    pub same_as: Option<String>,
    /// The file with what is said about it.
    pub draft: ImportDraft,
    /// It is in the project: what was stored.
    pub stored: Option<Vec<Message>>,
}

/// The files of an import, in the order in which they are taken over.
#[derive(Debug, Clone, Default)]
pub struct ImportList {
    /// The files.
    pub entries: Vec<ListEntry>,
    /// The project as each file finds it, made by taking over those before on a copy; as far as that was done.
    pub states: Vec<Arc<KeptCopy>>,
    /// The first file whose dry run does not stand.
    pub next: usize,
    /// Everything wanted is in the project.
    pub is_done: bool,
    /// What somebody should know of what was stored.
    pub notices: Vec<Notice>,
}

/// How the list stands as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListStanding {
    /// Files are being looked into.
    Checking,
    /// So many files need an answer, or cannot be used as they are.
    Asking(usize),
    /// Nothing is wanted.
    Nothing,
    /// So many files can be taken over.
    Ready(usize),
}

impl ImportList {
    /// Files that nobody looked into yet.
    pub fn new(drafts: impl Iterator<Item = (usize, ImportDraft)>) -> Self {
        let entry = |(position, draft)| ListEntry {
            position,
            wanted: true,
            decided: false,
            same_as: None,
            draft,
            stored: None,
        };
        Self { entries: drafts.map(entry).collect(), ..Self::default() }
    }

    /// The dry runs from the file at `place` on do not stand any more.
    pub fn outdate(&mut self, place: usize) {
        // After a stop the files whose dry run never stood come first.
        let place = place.min(self.states.len().saturating_sub(1));
        self.next = self.next.min(place);
        self.states.truncate(place + 1);
        for entry in self.entries.iter_mut().skip(place) {
            if entry.draft.stage != Stage::Importing {
                entry.draft.stage = Stage::Reading;
            }
        }
    }

    /// Files that are to be taken over.
    pub fn wanted(&self) -> impl Iterator<Item = &ListEntry> {
        self.entries.iter().filter(|entry| entry.wanted)
    }

    /// How the list stands as a whole.
    pub fn standing(&self) -> ListStanding {
        if self.next < self.entries.len() {
            return ListStanding::Checking;
        }
        let asking = self.wanted().filter(|entry| !entry.draft.can_be_imported()).count();
        match (asking, self.wanted().count()) {
            (_, 0) => ListStanding::Nothing,
            (0, wanted) => ListStanding::Ready(wanted),
            (asking, _) => ListStanding::Asking(asking),
        }
    }

    /// Whether everything among the files is to be taken over, but for what comes twice.
    pub fn is_complete(&self) -> bool {
        self.entries.iter().all(|entry| entry.wanted || entry.same_as.is_some())
    }

    /// How many files bring something that is there already, and nobody said what happens to it.
    pub fn unanswered(&self) -> usize {
        self.wanted().filter(|entry| entry.draft.unanswered() > 0).count()
    }

    /// Whether a rule for what is there already was asked for, and which one holds for all.
    pub fn rule(&self) -> Option<ConflictRule> {
        self.wanted().find_map(|entry| entry.draft.rule)
    }

    /// Answers for every file what happens to what is there already.
    pub fn answer(&mut self, rule: ConflictRule) {
        let has_conflicts = |entry: &ListEntry| {
            entry.wanted && entry.draft.review.as_ref().is_some_and(|review| review.conflicts > 0)
        };
        let first = self.entries.iter().position(has_conflicts);
        for entry in self.entries.iter_mut().filter(|entry| has_conflicts(entry)) {
            entry.draft.rule = Some(rule);
        }
        // What is kept changes what those after it find.
        if let Some(first) = first {
            self.outdate(first);
        }
    }

    /// Says whether a file is wanted.
    pub fn want(&mut self, place: usize, wanted: bool) {
        if let Some(entry) = self.entries.get_mut(place) {
            entry.wanted = wanted;
            entry.decided = true;
        }
        self.outdate(place);
    }

    /// Takes a file back that was opened; what was said about its source goes for the others of its kind, too.
    pub fn put_back(&mut self, place: usize, draft: ImportDraft) {
        let Some(entry) = self.entries.get_mut(place) else { return };
        if entry.draft.says_the_same(&draft) {
            return;
        }
        let (kind, source, licence) = (draft.kind, draft.source.clone(), draft.licence.clone());
        // Who says something about a file wants it.
        *entry = ListEntry { wanted: true, decided: true, draft, ..entry.clone() };
        for other in self.entries.iter_mut().filter(|other| other.draft.kind == kind) {
            if other.draft.source.is_empty() && other.draft.licence.is_empty() {
                other.draft.source.clone_from(&source);
                other.draft.licence.clone_from(&licence);
            }
        }
        self.outdate(place);
    }

    /// Takes what the dry run of the next file found.
    pub fn take_checked(&mut self, entry: ListEntry, before: Arc<KeptCopy>, after: Arc<KeptCopy>) {
        self.states.truncate(self.next);
        self.states.push(before);
        if let Some(place) = self.entries.get_mut(self.next) {
            *place = entry;
        }
        self.next += 1;
        self.states.push(after);
    }

    /// The dry runs were stopped: the files that are left say why, and wait until something is changed.
    pub fn stop(&mut self, why: &Notice) {
        for entry in self.entries.iter_mut().skip(self.next) {
            entry.draft.stage = Stage::Choosing;
            entry.draft.review = None;
            entry.draft.problem = Some(why.clone());
        }
        self.next = self.entries.len();
    }

    /// Levels and series that the files before the one at `place` bring, with the file's name.
    pub fn brought_before(&self, place: usize) -> Vec<(String, String)> {
        let before = self.entries.iter().take(place).filter(|entry| entry.wanted);
        before
            .flat_map(|entry| {
                let brings = entry.draft.review.as_ref().map(|review| review.brings.clone());
                let name = entry.draft.shown_name();
                brings.unwrap_or_default().into_iter().map(move |brought| (brought, name.clone()))
            })
            .collect()
    }

    /// Whether values are among what was stored.
    pub fn brought_values(&self) -> bool {
        self.entries.iter().any(|entry| entry.stored.is_some() && entry.draft.kind == ImportKind::Table)
    }
}
