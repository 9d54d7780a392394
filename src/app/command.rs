//! What a person can do: one closed list that menus, buttons, shortcuts and tests share.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::commands::map::MapCommand;
use super::commands::table::TableCommand;
use super::commands::{
    ImportCommand, PagesCommand, RelationCommand, ShellCommand, StartCommand, TypologyCommand,
};
use super::menus;
use super::state::{AppState, Place, RightTab};
use super::theme::Appearance;
use crate::geo::RegionIndex;
use crate::model::{Edit, MapChange};
use crate::text::{Language, Message, tr};

/// How a click on a region treats what was selected before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelectMode {
    /// Only this region from now on.
    Replace,
    /// This region as well, or no longer.
    Toggle,
}

/// What a file is picked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FilePurpose {
    /// Open a project.
    OpenProject,
    /// Make a new project.
    NewProject,
    /// Import boundaries, a table or a catalogue.
    Import,
    /// Lay a base map under the regions.
    BaseMap,
    /// Write the page as a picture.
    ExportPage,
    /// Write the whole project into another file and go on there.
    SaveCopy,
    /// Write the table as shown.
    ExportTable,
    /// A folder for the pages of all views.
    ExportViews,
    /// Read the recipe of a typology.
    ReadRecipe,
    /// Write the recipe of the typology shown.
    WriteRecipe,
    /// A logo for the pages.
    Logo,
    /// Write the page about the typology that lies over the map.
    ExportTypologyPage,
    /// Write the tables behind the page "Methodik".
    MethodTables,
}

/// One thing a person can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Ask for a file and use it.
    PickFile(FilePurpose),
    /// Use this file for this purpose.
    UseFile(FilePurpose, PathBuf),
    /// Open the sample project.
    OpenSample,
    /// Change the project.
    Edit(Edit),
    /// Take the last change back.
    Undo,
    /// Bring the last change taken back again.
    Redo,
    /// End typing or dragging: the next change is a step of its own.
    CloseStep,
    /// Go to a place.
    Go(Place),
    /// Turn to a tab on the right.
    Tab(RightTab),
    /// Show or hide the right side.
    ToggleRight,
    /// Speak another language.
    Language(Language),
    /// Light or dark.
    Appearance(Appearance),
    /// Draw with the graphics processor or the main processor.
    ToggleCanvas,
    /// Show a bit more, or a bit less, or all of it.
    Zoom(ZoomStep),
    /// Something on the map: tools, selection, brushing, fitting.
    Map(MapCommand),
    /// Something about the base map.
    BaseMap(super::commands::BaseMapCommand),
    /// Move the map by screen points.
    Pan([f32; 2]),
    /// The pointer is over this region, on the map or the table.
    Hover(Option<RegionIndex>),
    /// The pointer is over this row of the table.
    HoverRow(RegionIndex),
    /// Text typed into a field.
    Type(TextField, String),
    /// The import assistant.
    Import(ImportCommand),
    /// Select a region on map or table.
    Select(RegionIndex, SelectMode),
    /// Select nothing.
    ClearSelection,
    /// Move the map to a region.
    ShowRegion(RegionIndex),
    /// Put the map as a picture on the clipboard.
    CopyPicture,
    /// Put the table as text on the clipboard.
    CopyTable,
    /// Leave the field for a path.
    ClosePath,
    /// Stop the work that shows progress.
    CancelWork,
    /// Forget the notices.
    ClearNotices,
    /// Put the cursor into the search field of indicators.
    FocusSearch,
    /// Computing a share.
    Compute(super::commands::ComputeCommand),
    /// The guided page of typologies.
    Typology(TypologyCommand),
    /// Something in the place for reachability.
    Reach(super::commands::ReachCommand),
    /// Values set against those of the neighbours or of a second indicator.
    Relation(RelationCommand),
    /// Table, trend and time.
    Table(TableCommand),
    /// Classes and colours.
    Classes(super::commands::classes::ClassesCommand),
    /// Something on the start page.
    Start(StartCommand),
    /// Something on the pages.
    Pages(PagesCommand),
    /// Something about the frame of the window.
    Shell(ShellCommand),
}

/// How the map is zoomed by button or key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoomStep {
    /// Closer.
    In,
    /// Further away.
    Out,
    /// The whole area shown.
    Fit,
}

/// A field that only changes the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextField {
    /// Search for an indicator.
    IndicatorSearch,
    /// Search for a region in the table.
    TableSearch,
    /// A path where the system has no dialog.
    Path,
    /// Name for a view to be saved.
    ViewName,
}

/// How a command presents itself.
pub struct CommandFace {
    /// Wording key of its name.
    pub label_key: &'static str,
    /// Wording key of a sentence that says more; none where the name says it all.
    pub tooltip_key: Option<&'static str>,
    /// Keys that run it.
    pub shortcut: Option<KeyboardShortcut>,
    /// Whether it can be run now.
    pub enabled: bool,
}

impl CommandFace {
    /// Name, explanation, keys, and whether it can be run now.
    pub fn new(
        label_key: &'static str,
        tooltip_key: Option<&'static str>,
        shortcut: Option<KeyboardShortcut>,
        enabled: bool,
    ) -> Self {
        Self { label_key, tooltip_key, shortcut, enabled }
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

impl Command {
    /// Name, explanation, keys and availability of the command.
    #[allow(clippy::too_many_lines)] // one line per command is the point of this table
    pub fn face(&self, state: &AppState) -> CommandFace {
        let open = state.project.is_some();
        let has_map = state.derived.picture.is_some();
        let face = CommandFace::new;
        let key = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        match self {
            Self::PickFile(FilePurpose::OpenProject) => {
                face("app-open", Some("app-open-tip"), key(CTRL, Key::O), true)
            }
            Self::PickFile(FilePurpose::NewProject) => {
                face("app-new", Some("app-new-tip"), key(CTRL, Key::N), true)
            }
            Self::PickFile(FilePurpose::Import) => {
                face("app-import", Some("app-import-tip"), key(CTRL, Key::I), true)
            }
            Self::PickFile(FilePurpose::ExportPage) => {
                face("app-export", Some("app-export-tip"), key(CTRL, Key::E), has_map)
            }
            Self::PickFile(FilePurpose::BaseMap) => {
                face("map-base-open", Some("map-base-open-tip"), None, has_map)
            }
            Self::PickFile(FilePurpose::SaveCopy) => {
                face("app-save-copy", Some("app-save-copy-tip"), key(CTRL_SHIFT, Key::S), open)
            }
            Self::PickFile(FilePurpose::ExportTable) => {
                face("table-export", Some("table-export-tip"), None, has_map)
            }
            Self::PickFile(FilePurpose::ExportViews) => {
                let some = state.open_project().is_some_and(|project| !project.views.is_empty());
                face("pages-export-all", Some("pages-export-all-tip"), None, some)
            }
            Self::PickFile(FilePurpose::ReadRecipe) => TypologyCommand::ReadRecipe.face(state),
            Self::PickFile(FilePurpose::WriteRecipe) => TypologyCommand::WriteRecipe.face(state),
            Self::PickFile(FilePurpose::Logo) => face("pages-logo", Some("pages-logo-tip"), None, open),
            Self::PickFile(FilePurpose::ExportTypologyPage) => {
                let drawn = state.derived.typology_page.sheet().is_some();
                face("typology-page-write", Some("typology-page-write-tip"), None, drawn)
            }
            Self::PickFile(FilePurpose::MethodTables) => {
                let picture = state.derived.picture.as_ref();
                let found = picture.is_some_and(|picture| state.derived.reasons.of(picture).is_some());
                face("typology-tables-write", Some("typology-tables-write-tip"), None, found)
            }
            Self::UseFile(..) => face("app-use-file", None, None, true),
            Self::OpenSample => face("app-open-sample", Some("app-open-sample-tip"), None, true),
            Self::Edit(_) | Self::CloseStep => face("app-edit", None, None, open),
            Self::Undo => face("app-undo", None, key(CTRL, Key::Z), state.can_undo()),
            Self::Redo => face("app-redo", None, key(CTRL, Key::Y), state.can_redo()),
            Self::Go(Place::Holdings) => {
                face("app-place-holdings", Some("app-place-holdings-tip"), key(CTRL, Key::Num1), true)
            }
            Self::Go(Place::Map) => {
                face("app-place-map", Some("app-place-map-tip"), key(CTRL, Key::Num2), true)
            }
            Self::Go(Place::Typology) => {
                face("app-place-typology", Some("app-place-typology-tip"), key(CTRL, Key::Num3), true)
            }
            Self::Go(Place::Reach) => {
                face("app-place-reach", Some("app-place-reach-tip"), key(CTRL, Key::Num4), true)
            }
            Self::Go(Place::Pages) => {
                face("app-place-pages", Some("app-place-pages-tip"), key(CTRL, Key::Num5), true)
            }
            Self::Tab(RightTab::Table) => face("app-tab-table", None, None, true),
            Self::Tab(RightTab::Trend) => face("app-tab-trend", None, None, true),
            Self::Tab(RightTab::Reasons) => face("typology-tab", None, None, state.shows_typology()),
            Self::Tab(RightTab::Region) => face("app-tab-region", None, None, true),
            Self::Tab(RightTab::Notices) => face("app-tab-notices", None, None, true),
            Self::ToggleRight => face("app-toggle-right", None, key(CTRL, Key::B), true),
            Self::Language(Language::De) => face("app-language-de", None, None, true),
            Self::Language(Language::En) => face("app-language-en", None, None, true),
            Self::Appearance(Appearance::Light) => face("app-light", None, None, true),
            Self::Appearance(Appearance::Dark) => face("app-dark", None, None, true),
            Self::Appearance(Appearance::LightContrast) => face("app-light-contrast", None, None, true),
            Self::Appearance(Appearance::DarkContrast) => face("app-dark-contrast", None, None, true),
            Self::Shell(command) => command.face(state),
            Self::ToggleCanvas => {
                face("app-toggle-canvas", Some("app-toggle-canvas-tip"), None, state.view.gpu_possible)
            }
            Self::Zoom(ZoomStep::In) => face("app-zoom-in", None, key(Modifiers::NONE, Key::Plus), has_map),
            Self::Zoom(ZoomStep::Out) => {
                face("app-zoom-out", None, key(Modifiers::NONE, Key::Minus), has_map)
            }
            Self::Zoom(ZoomStep::Fit) => face("app-zoom-fit", None, key(Modifiers::NONE, Key::Num0), has_map),
            Self::Map(command) => command.face(state),
            Self::BaseMap(command) => command.face(state),
            Self::Pan(_) => face("app-pan", None, None, has_map),
            Self::Hover(_) | Self::HoverRow(_) | Self::Type(..) => face("app-edit", None, None, true),
            Self::Select(..) | Self::ShowRegion(_) => face("app-select", None, None, has_map),
            Self::ClearSelection => face(
                "app-clear-selection",
                None,
                key(Modifiers::NONE, Key::Escape),
                !state.view.selection.is_empty(),
            ),
            Self::CopyPicture => {
                face("app-copy-picture", Some("app-copy-picture-tip"), key(CTRL_SHIFT, Key::C), has_map)
            }
            Self::CopyTable => face("app-copy-table", Some("app-copy-table-tip"), None, has_map),
            Self::Import(command) => command.face(state),
            Self::ClosePath => face(
                "app-path-close",
                None,
                key(Modifiers::NONE, Key::Escape),
                state.view.typed_path.is_some(),
            ),
            Self::CancelWork => face("app-cancel", None, None, true),
            Self::ClearNotices => face("app-clear-notices", None, None, !state.notices.is_empty()),
            Self::Table(command) => command.face(state),
            Self::FocusSearch => face("app-search-indicator", None, key(CTRL, Key::F), open),
            Self::Compute(command) => command.face(state),
            Self::Typology(command) => command.face(state),
            Self::Reach(command) => command.face(state),
            Self::Relation(command) => command.face(state),
            Self::Classes(command) => command.face(state),
            Self::Pages(command) => command.face(state),
            Self::Start(command) => command.face(state),
        }
    }

    /// The name in the user's language; undo and redo name the change they concern.
    pub fn label(&self, state: &AppState) -> String {
        let language = state.view.language;
        let step = match self {
            Self::Undo => state.undo_label(),
            Self::Redo => state.redo_label(),
            _ => None,
        };
        match (self, step) {
            (Self::Undo, Some(key)) => {
                Message::new("app-undo-step").with("step", tr(language, key)).to_text(language)
            }
            (Self::Redo, Some(key)) => {
                Message::new("app-redo-step").with("step", tr(language, key)).to_text(language)
            }
            _ => tr(language, self.face(state).label_key),
        }
    }

    /// Name, explanation and keys for a tooltip.
    pub fn tooltip(&self, state: &AppState) -> String {
        let language = state.view.language;
        let face = self.face(state);
        let mut text = face.tooltip_key.map_or_else(|| self.label(state), |key| tr(language, key));
        if let Some(shortcut) = &face.shortcut {
            text.push_str(" (");
            text.push_str(&shortcut_text(shortcut, language));
            text.push(')');
        }
        text
    }

    /// A change of the working map as a command.
    pub fn map(change: MapChange) -> Self {
        Self::Edit(Edit::Map(change))
    }
}

/// Commands that keys run everywhere, in the order they are asked: those of the menu with Strg or a function key.
pub fn with_shortcuts(state: &AppState) -> Vec<Command> {
    let everywhere = |command: &Command| {
        command
            .face(state)
            .shortcut
            .is_some_and(|keys| keys.modifiers.any() || matches!(keys.logical_key, Key::F1 | Key::F10))
    };
    let menu = menus::all().into_iter().filter(everywhere);
    let first = [
        Command::ClosePath,
        Command::Start(StartCommand::Close),
        Command::Import(ImportCommand::Commit),
        Command::Compute(super::commands::ComputeCommand::Commit),
    ];
    first.into_iter().chain(menu).chain([ShellCommand::Menu.into()]).collect()
}

/// Commands that keys run only while the map has the keyboard.
pub const ON_MAP: [Command; 4] = [
    Command::Zoom(ZoomStep::In),
    Command::Zoom(ZoomStep::Out),
    Command::Zoom(ZoomStep::Fit),
    Command::ClearSelection,
];

/// Keys as they stand on a German or English keyboard.
pub fn shortcut_text(shortcut: &KeyboardShortcut, language: Language) -> String {
    let mut text = String::new();
    if shortcut.modifiers.command || shortcut.modifiers.ctrl {
        text.push_str(&tr(language, "app-key-ctrl"));
        text.push(' ');
    }
    if shortcut.modifiers.alt {
        text.push_str("Alt ");
    }
    if shortcut.modifiers.shift {
        text.push_str(&tr(language, "app-key-shift"));
        text.push(' ');
    }
    match shortcut.logical_key {
        Key::Escape => text.push_str("Esc"),
        Key::Plus => text.push('+'),
        Key::Minus => text.push('−'),
        Key::ArrowLeft => text.push('←'),
        Key::ArrowRight => text.push('→'),
        Key::ArrowUp => text.push('↑'),
        Key::ArrowDown => text.push('↓'),
        Key::Enter => text.push_str(&tr(language, "map-key-enter")),
        Key::Home => text.push_str(&tr(language, "app-key-home")),
        other => text.push_str(other.name()),
    }
    text
}
