//! The state of the window in three kinds: project (saved, undoable), view (restored, not undoable), derived (recomputed).

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::area::KnownAreas;
use super::classes_view::ClassesView;
use super::import::ImportView;
use super::map_picture::MapPicture;
use super::map_view::MapView;
use super::page_preview::PagePreview;
use super::pages_view::PagesView;
use super::period_before::PeriodBefore;
use super::reach_view::{KnownReach, ReachPlace};
use super::relation_view::RelationView;
use super::shell_view::ShellView;
use super::start_view::StartView;
use super::table_view::{TableDerived, TableView};
use super::theme::Appearance;
use super::typology_page::TypologyPagePreview;
use super::typology_versions::KnownVersions;
use super::typology_view::TypologyView;
use super::typology_work::FoundReasons;
use super::wording::in_the_window;
use crate::geo::RegionIndex;
use crate::model::{History, Project, ThematicMap};
use crate::notice::{Notice, Severity};
use crate::tasks::Session;
use crate::text::Language;

/// A place of work, in the order of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Place {
    /// What the project holds; imports.
    Holdings,
    /// The map.
    #[default]
    Map,
    /// Typologies of regions, with their reasons.
    Typology,
    /// Reachability of facilities.
    Reach,
    /// Pages and their export.
    Pages,
}

impl Place {
    /// All places, in the order of the work.
    pub const ALL: [Self; 5] = [Self::Holdings, Self::Map, Self::Typology, Self::Reach, Self::Pages];

    /// Whether the map and its right side stand there.
    pub fn has_map(self) -> bool {
        matches!(self, Self::Map | Self::Typology | Self::Reach)
    }
}

/// A tab on the right of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RightTab {
    /// All regions with their values.
    #[default]
    Table,
    /// The periods of the selected regions as lines.
    Trend,
    /// Why regions have their class, while a typology is shown.
    Reasons,
    /// The selected regions.
    Region,
    /// What the program has to say.
    Notices,
}

impl RightTab {
    /// All tabs, left to right.
    pub const ALL: [Self; 5] = [Self::Table, Self::Trend, Self::Reasons, Self::Region, Self::Notices];
}

/// Project: what is saved and can be undone.
pub struct OpenProject {
    /// The file; `None` while an import has it.
    pub session: Option<Session>,
    /// Where it is.
    pub path: PathBuf,
    /// As it is now.
    pub project: Project,
    /// As the file holds it.
    pub written: Project,
    /// What can be taken back.
    pub history: History,
    /// Somebody else has it open, or it must not be written.
    pub read_only: bool,
}

/// View: what the person looks at; restored, not undoable.
#[allow(clippy::struct_excessive_bools)] // independent switches of the view
pub struct ViewState {
    /// Language of the interface.
    pub language: Language,
    /// Light or dark.
    pub appearance: Appearance,
    /// Place of work.
    pub place: Place,
    /// Tab on the right.
    pub tab: RightTab,
    /// The right side is shown.
    pub right_open: bool,
    /// What is typed into the search for indicators.
    pub indicator_search: String,
    /// The search field wants the cursor.
    pub focus_search: bool,
    /// What is typed into the search of the table.
    pub table_search: String,
    /// Table, trend and time.
    pub table: TableView,
    /// Selected regions.
    pub selection: BTreeSet<RegionIndex>,
    /// The region under the pointer, on map or table.
    pub hovered: Option<RegionIndex>,
    /// The pointer is on the map, not on the table.
    pub hovered_on_map: bool,
    /// Tool, brushing, legend of the map.
    pub map: MapView,
    /// Bring this region's row into sight.
    pub scroll_to: Option<RegionIndex>,
    /// The device can draw the map with the graphics processor.
    pub gpu_possible: bool,
    /// A path typed where the system has no dialog.
    pub typed_path: Option<(super::command::FilePurpose, String)>,
    /// What is typed as the name of a view to be saved.
    pub view_name: String,
    /// The start page.
    pub start: StartView,
    /// What is looked at and typed on the pages.
    pub pages: PagesView,
    /// A share that is being put together.
    pub compute: Option<super::compute::ComputeDraft>,
    /// The import assistant.
    pub import: ImportView,
    /// The guided page of typologies.
    pub typology: TypologyView,
    /// The place for reachability.
    pub reach: ReachPlace,
    /// Values set against others.
    pub relation: RelationView,
    /// Panels of classes and colours.
    pub classes: ClassesView,
    /// Short messages that go by themselves.
    pub toasts: Vec<Toast>,
    /// Menu, palette, history, scale.
    pub shell: ShellView,
}

/// A short message that goes by itself.
#[derive(Debug, Clone)]
pub struct Toast {
    /// The sentence.
    pub text: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// How much it matters.
    pub severity: Severity,
    /// When it came.
    pub since: Instant,
}

/// Derived: recomputed from the project.
#[derive(Default)]
pub struct Derived {
    /// The map that is shown.
    pub picture: Option<Arc<MapPicture>>,
    /// What table and trend show.
    pub table: TableDerived,
    /// The page as it will be exported.
    pub page: PagePreview,
    /// The values of the period before the one shown.
    pub before: PeriodBefore,
    /// Why the typology shown is as it is.
    pub reasons: FoundReasons,
    /// The page about the typology shown that lies over the map.
    pub typology_page: TypologyPagePreview,
    /// What was said about the map shown: it goes with that map.
    pub told_of_map: Vec<Notice>,
    /// The versions of the saved typology that is looked into.
    pub versions: KnownVersions,
    /// What was found for the place of reachability.
    pub reach: KnownReach,
    /// The areas that the map can be limited to.
    pub areas: KnownAreas,
    /// The map could not be made, and why.
    pub map_problem: Option<Notice>,
    /// Small pages of the saved views, by name.
    pub small_pages: BTreeMap<String, SmallPage>,
}

/// The small picture of a view.
pub struct SmallPage {
    /// What it was drawn from.
    pub map: ThematicMap,
    /// In which language.
    pub language: Language,
    /// The picture; `None` where the map cannot be made.
    pub texture: Option<egui::TextureHandle>,
}

/// Everything the panels read.
pub struct AppState {
    /// The open project.
    pub project: Option<OpenProject>,
    /// What the person looks at.
    pub view: ViewState,
    /// What follows from the project.
    pub derived: Derived,
    /// What the program has to say, newest first.
    pub notices: Vec<Notice>,
    /// What a progress bar shows.
    pub progress: Option<super::jobs::Progress>,
    /// A project is being opened.
    pub opening: bool,
}

impl Default for ViewState {
    fn default() -> Self {
        Self {
            language: Language::De,
            appearance: Appearance::Light,
            place: Place::Map,
            tab: RightTab::Table,
            right_open: true,
            indicator_search: String::new(),
            focus_search: false,
            table_search: String::new(),
            table: TableView::default(),
            selection: BTreeSet::new(),
            hovered: None,
            hovered_on_map: false,
            map: MapView::default(),
            scroll_to: None,
            gpu_possible: false,
            typed_path: None,
            view_name: String::new(),
            start: StartView::default(),
            pages: PagesView::default(),
            compute: None,
            import: ImportView::default(),
            typology: TypologyView::default(),
            reach: ReachPlace::default(),
            relation: RelationView::default(),
            classes: ClassesView::default(),
            toasts: Vec::new(),
            shell: ShellView::default(),
        }
    }
}

impl ViewState {
    /// Whether the place has a right side with tabs.
    pub fn shows_right_side(&self, has_project: bool) -> bool {
        has_project && self.place.has_map() && self.shell.help.is_none()
    }

    /// Whether the right side is wanted open, also while a narrow window has no room for it.
    pub fn right_wanted(&self) -> bool {
        self.shell.right_before_narrow.unwrap_or(self.right_open)
    }
}

impl AppState {
    /// Nothing open yet.
    pub fn new(language: Language, appearance: Appearance) -> Self {
        Self {
            project: None,
            view: ViewState { language, appearance, ..ViewState::default() },
            derived: Derived::default(),
            notices: Vec::new(),
            progress: None,
            opening: false,
        }
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        self.undo_label().is_some()
    }

    /// Whether there is a change to bring again.
    pub fn can_redo(&self) -> bool {
        self.redo_label().is_some()
    }

    /// Wording key of the change that undo takes back.
    pub fn undo_label(&self) -> Option<&'static str> {
        self.project.as_ref()?.history.undo_label().or_else(|| self.view.import.steps.undo_label())
    }

    /// Wording key of the change that redo brings again.
    pub fn redo_label(&self) -> Option<&'static str> {
        self.project.as_ref()?.history.redo_label().or_else(|| self.view.import.steps.redo_label())
    }

    /// The tab that is open: a typology has no trend, and an indicator no reasons.
    pub fn tab(&self) -> RightTab {
        match (self.view.tab, self.shows_typology()) {
            (RightTab::Trend, true) => RightTab::Reasons,
            (RightTab::Reasons, false) => RightTab::Trend,
            (tab, _) => tab,
        }
    }

    /// Whether the map shows a typology.
    pub fn shows_typology(&self) -> bool {
        self.derived.picture.as_ref().is_some_and(|picture| picture.contents().typology.is_some())
    }

    /// The project, if one is open.
    pub fn open_project(&self) -> Option<&Project> {
        self.project.as_ref().map(|open| &open.project)
    }

    /// Adds a notice: once in the list, and as a short message.
    pub fn tell(&mut self, notice: Notice) {
        let notice = in_the_window(notice);
        let text = notice.message.to_text(self.view.language);
        let hint = notice.hint.as_ref().map(|hint| hint.to_text(self.view.language));
        self.view.toasts.retain(|toast| toast.text != text);
        self.view.toasts.push(Toast { text, hint, severity: notice.severity, since: Instant::now() });
        if notice.severity == Severity::Info && notice.details.is_empty() && notice.hint.is_none() {
            return;
        }
        self.keep(notice);
    }

    /// Adds what there is to say about the map shown; what was said about the one before goes.
    pub fn keep_of_map(&mut self, notices: Vec<Notice>) {
        let before = std::mem::take(&mut self.derived.told_of_map);
        self.notices.retain(|notice| !before.contains(notice));
        for notice in notices {
            let notice = in_the_window(notice);
            self.derived.told_of_map.push(notice.clone());
            self.keep(notice);
        }
    }

    /// Adds a notice to the list without a short message.
    pub fn keep(&mut self, notice: Notice) {
        let notice = in_the_window(notice);
        self.notices.retain(|other| *other != notice);
        self.notices.insert(0, notice);
        self.notices.truncate(200);
    }
}
