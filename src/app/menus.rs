//! Everything a person can do, in the order of the menu. Menu, command palette, shortcuts and tests read this one list.

use super::command::{Command, FilePurpose, ZoomStep};
use super::commands::classes::ClassesCommand;
use super::commands::map::MapCommand;
use super::commands::table::{CopiedRows, TableCommand};
use super::commands::{
    BaseMapCommand, ComputeCommand, ImportCommand, PagesCommand, ReachCommand, RelationCommand, ScaleStep,
    ShellCommand, StartCommand, TypologyCommand,
};
use super::help::HelpTopic;
use super::map_view::MapTool;
use super::relation_view::MapStyle;
use super::state::{AppState, Place, RightTab};
use super::theme::Appearance;
use super::typology_page::TypologyPage;
use crate::model::ValueForm;
use crate::text::Language;

/// A group of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum MenuGroup {
    /// Projects, files in and out.
    #[default]
    File,
    /// Steps back and forth, copying.
    Edit,
    /// What the map shows and where it looks.
    Map,
    /// How the window looks.
    View,
    /// Help and what the program says about itself.
    Help,
}

impl MenuGroup {
    /// All groups, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Map, Self::View, Self::Help];

    /// Wording key of the heading.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::File => "app-menu-file",
            Self::Edit => "app-menu-edit",
            Self::Map => "app-menu-map",
            Self::View => "app-menu-view",
            Self::Help => "app-menu-help",
        }
    }

    /// Its commands in sections.
    pub fn sections(self) -> Vec<Vec<Command>> {
        match self {
            Self::File => vec![
                vec![
                    Command::Start(StartCommand::Show),
                    Command::PickFile(FilePurpose::NewProject),
                    Command::PickFile(FilePurpose::OpenProject),
                    Command::OpenSample,
                ],
                vec![
                    Command::PickFile(FilePurpose::Import),
                    Command::Import(ImportCommand::PickFolder),
                    Command::Compute(ComputeCommand::Begin),
                    Command::PickFile(FilePurpose::ExportPage),
                    Command::Table(TableCommand::Export),
                    Command::PickFile(FilePurpose::ExportViews),
                ],
                vec![Command::PickFile(FilePurpose::SaveCopy), ShellCommand::WriteAgain.into()],
                vec![ShellCommand::Quit.into()],
            ],
            Self::Edit => vec![
                vec![
                    Command::Undo,
                    Command::Redo,
                    Command::Import(ImportCommand::TakeBack),
                    ShellCommand::History.into(),
                ],
                vec![Command::CopyPicture, Command::CopyTable, ShellCommand::CopyNotices.into()],
                vec![
                    Command::Table(TableCommand::Copy(CopiedRows::Selected)),
                    Command::Table(TableCommand::SelectShown),
                ],
                of_pages(),
                vec![
                    Command::Map(MapCommand::InvertSelection),
                    Command::ClearSelection,
                    Command::ClearNotices,
                ],
            ],
            Self::Map => vec![
                vec![
                    Command::FocusSearch,
                    Command::Map(MapCommand::ChooseArea),
                    Command::Map(MapCommand::AllAreas),
                ],
                vec![Command::Zoom(ZoomStep::In), Command::Zoom(ZoomStep::Out), Command::Zoom(ZoomStep::Fit)],
                vec![
                    Command::Table(TableCommand::StepPeriod(-1)),
                    Command::Table(TableCommand::StepPeriod(1)),
                    Command::Table(TableCommand::Play),
                    Command::Table(TableCommand::FreezeClasses),
                    ClassesCommand::ReversePalette.into(),
                ],
                vec![Command::Map(MapCommand::FitSelection), Command::Map(MapCommand::FitParent)],
                vec![
                    Command::Map(MapCommand::Tool(MapTool::Rectangle)),
                    Command::Map(MapCommand::Tool(MapTool::Lasso)),
                ],
                styles_and_forms(),
                of_typologies(),
                vec![ReachCommand::Follow.into(), ReachCommand::ShowIndicator.into()],
                vec![Command::Map(MapCommand::ToggleLegend)],
                vec![
                    Command::BaseMap(BaseMapCommand::Choose),
                    Command::PickFile(FilePurpose::BaseMap),
                    Command::BaseMap(BaseMapCommand::Close),
                ],
                vec![Command::ToggleCanvas],
            ],
            Self::View => vec![
                Place::ALL.into_iter().map(Command::Go).collect(),
                [RightTab::ALL.into_iter().map(Command::Tab).collect(), vec![Command::ToggleRight]].concat(),
                vec![
                    ShellCommand::Scale(ScaleStep::Larger).into(),
                    ShellCommand::Scale(ScaleStep::Smaller).into(),
                    ShellCommand::Scale(ScaleStep::Normal).into(),
                ],
                vec![
                    ShellCommand::ToggleDark.into(),
                    ShellCommand::ToggleContrast.into(),
                    ShellCommand::FollowSystem.into(),
                ],
                Language::ALL.into_iter().map(Command::Language).collect(),
            ],
            Self::Help => vec![
                vec![ShellCommand::HelpHere.into()],
                HelpTopic::ALL.into_iter().map(|topic| ShellCommand::Help(topic).into()).collect(),
                vec![ShellCommand::Palette.into(), ShellCommand::Notices.into()],
            ],
        }
    }

    /// Its commands without the sections.
    pub fn commands(self) -> Vec<Command> {
        self.sections().concat()
    }
}

/// What changes pages, and what stands on them.
fn of_pages() -> Vec<Command> {
    vec![
        Command::Pages(PagesCommand::HighlightSelection),
        Command::Pages(PagesCommand::ClearHighlights),
        Command::Pages(PagesCommand::KeepPage),
        Command::PickFile(FilePurpose::Logo),
        Command::Pages(PagesCommand::RemoveLogo),
    ]
}

/// How values are shown, and in which form.
fn styles_and_forms() -> Vec<Command> {
    let styles = MapStyle::ALL.into_iter().map(RelationCommand::Style);
    styles.chain(ValueForm::ALL.into_iter().map(RelationCommand::Form)).map(Command::from).collect()
}

/// What is done with a typology.
fn of_typologies() -> Vec<Command> {
    vec![
        TypologyCommand::Suggest.into(),
        TypologyCommand::MarkCloseCalls.into(),
        TypologyCommand::ShowMoves.into(),
        TypologyCommand::ExcludeSelected.into(),
        TypologyCommand::ReadRecipe.into(),
        TypologyCommand::WriteRecipe.into(),
        TypologyCommand::Page(Some(TypologyPage::Method)).into(),
        TypologyCommand::Page(Some(TypologyPage::Periods)).into(),
        TypologyCommand::Page(Some(TypologyPage::Compared)).into(),
        TypologyCommand::Return.into(),
        TypologyCommand::ShowIndicator.into(),
    ]
}

/// Every command of the menu.
pub fn all() -> Vec<Command> {
    MenuGroup::ALL.into_iter().flat_map(MenuGroup::commands).collect()
}

/// Whether a command that switches something is switched on; `None` where it switches nothing.
pub fn is_on(command: &Command, state: &AppState) -> Option<bool> {
    let view = &state.view;
    match command {
        Command::Go(place) => Some(state.project.is_some() && view.place == *place),
        Command::Tab(tab) => Some(view.right_open && state.tab() == *tab),
        Command::Typology(TypologyCommand::MarkCloseCalls) => {
            let map = state.open_project()?.map.typology.as_ref();
            Some(map.is_some_and(|typology| typology.marks_close_calls))
        }
        Command::Typology(TypologyCommand::ShowMoves) => {
            let map = state.open_project()?.map.typology.as_ref();
            Some(map.is_some_and(|typology| typology.shows_moves))
        }
        Command::Relation(RelationCommand::Style(style)) => {
            Some(state.open_project().is_some_and(|project| MapStyle::of(&project.map) == *style))
        }
        Command::Relation(RelationCommand::Form(form)) => {
            Some(state.open_project().is_some_and(|project| project.map.form == *form))
        }
        Command::ToggleRight => Some(view.right_open),
        Command::Map(MapCommand::Tool(tool)) => Some(view.map.tool == *tool),
        Command::Language(language) => Some(view.language == *language),
        Command::Shell(ShellCommand::ToggleDark) => {
            Some(matches!(view.appearance, Appearance::Dark | Appearance::DarkContrast))
        }
        Command::Shell(ShellCommand::ToggleContrast) => Some(view.appearance.has_high_contrast()),
        Command::Shell(ShellCommand::FollowSystem) => Some(view.shell.follows_system),
        _ => None,
    }
}
