//! Commands of the frame of the window: menu, command palette, history, notices, scale, appearance.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::command::{Command, CommandFace};
use crate::app::help::HelpTopic;
use crate::app::menus::MenuGroup;
use crate::app::palette_search;
use crate::app::shell::Window;
use crate::app::shell_view::{HelpState, MenuState, Overlay, PaletteScope, PaletteState, SCALES};
use crate::app::state::{AppState, RightTab};
use crate::app::window_place::smallest_size;
use crate::notice::Notice;
use crate::text::Message;

/// One thing a person can do to the frame of the window.
#[derive(Debug, Clone, PartialEq)]
pub enum ShellCommand {
    /// Open the command palette.
    Palette,
    /// Open the menu.
    Menu,
    /// Open the list of steps.
    History,
    /// Close what lies over the window.
    CloseOverlay,
    /// Text typed into the command palette.
    PaletteText(String),
    /// Point at an entry of the palette.
    PalettePoint(usize),
    /// Run the entry of the palette.
    PaletteRun(usize),
    /// Turn to another group of the menu.
    MenuGroup(MenuGroup),
    /// Point at a row of the menu.
    MenuPoint(usize),
    /// Take this many steps back.
    UndoSteps(usize),
    /// Bring this many steps again.
    RedoSteps(usize),
    /// Show or hide what the program has to say.
    Notices,
    /// Show what the program has to say.
    ReadNotices,
    /// Copy all notices as text.
    CopyNotices,
    /// Copy one notice as text.
    CopyNotice(usize),
    /// Larger, smaller or as it was.
    Scale(ScaleStep),
    /// Light becomes dark and the other way round.
    ToggleDark,
    /// More contrast, or less.
    ToggleContrast,
    /// Light or dark as the system is.
    FollowSystem,
    /// Write the last changes again that could not be written.
    WriteAgain,
    /// Open the help at the topic that belongs to what is shown, or close it.
    HelpHere,
    /// Open the help at this topic.
    Help(HelpTopic),
    /// Text typed into the search of the help.
    HelpSearch(String),
    /// Leave the help.
    CloseHelp,
    /// Close the window.
    Quit,
}

/// How the scale of the window changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleStep {
    /// One step larger.
    Larger,
    /// One step smaller.
    Smaller,
    /// 100 %.
    Normal,
}

const CTRL: Modifiers = Modifiers::COMMAND;

impl ShellCommand {
    /// Name, explanation, keys and availability of the command.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let face = CommandFace::new;
        let key = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        let steps = state.can_undo() || state.can_redo();
        let noticed = !state.notices.is_empty();
        let scale = state.view.shell.scale_percent;
        match self {
            Self::Palette => face("app-palette", Some("app-palette-tip"), key(CTRL, Key::K), true),
            Self::Menu => face("app-more", None, key(Modifiers::NONE, Key::F10), true),
            Self::History => face("app-history", Some("app-history-tip"), key(CTRL, Key::H), steps),
            Self::CloseOverlay => face("app-close", None, None, true),
            Self::PaletteText(_) | Self::PalettePoint(_) | Self::PaletteRun(_) => {
                face("app-palette", None, None, true)
            }
            Self::MenuGroup(_) | Self::MenuPoint(_) => face("app-more", None, None, true),
            Self::UndoSteps(_) => face("app-undo", None, None, state.can_undo()),
            Self::RedoSteps(_) => face("app-redo", None, None, state.can_redo()),
            Self::ReadNotices => face("app-show-notices", None, None, true),
            Self::Notices => face("app-show-notices", None, key(CTRL, Key::J), true),
            Self::CopyNotices => face("app-copy-notices", None, None, noticed),
            Self::CopyNotice(_) => face("app-copy-notice", None, None, noticed),
            Self::Scale(ScaleStep::Larger) => {
                face("app-scale-larger", None, key(CTRL, Key::Plus), scale < SCALES[SCALES.len() - 1])
            }
            Self::Scale(ScaleStep::Smaller) => {
                face("app-scale-smaller", None, key(CTRL, Key::Minus), scale > SCALES[0])
            }
            Self::Scale(ScaleStep::Normal) => {
                face("app-scale-normal", None, key(CTRL, Key::Num0), scale != 100)
            }
            Self::ToggleDark => face("app-toggle-dark", None, key(CTRL, Key::D), true),
            Self::ToggleContrast => face("app-toggle-contrast", Some("app-toggle-contrast-tip"), None, true),
            Self::FollowSystem => face("app-follow-system", None, None, true),
            Self::WriteAgain => face("app-write-again", None, key(CTRL, Key::S), state.view.shell.unsaved),
            Self::HelpHere => {
                face("app-help-here", Some("app-help-here-tip"), key(Modifiers::NONE, Key::F1), true)
            }
            Self::Help(topic) => face(topic.label_key(), None, None, true),
            Self::HelpSearch(_) => face("app-help-search", None, None, true),
            Self::CloseHelp => face("app-help-close", None, None, state.view.shell.help.is_some()),
            Self::Quit => face("app-quit", None, key(CTRL, Key::Q), true),
        }
    }
}

impl Window {
    /// Runs a command of the frame.
    pub(in crate::app) fn run_shell(&mut self, ctx: &egui::Context, command: ShellCommand) {
        match command {
            ShellCommand::Palette => self.toggle_palette(),
            ShellCommand::Menu => self.toggle(Overlay::Menu(MenuState::default())),
            ShellCommand::History => self.toggle(Overlay::History),
            ShellCommand::CloseOverlay => self.state.view.shell.overlay = None,
            ShellCommand::PaletteText(text) => self.search_palette(text),
            ShellCommand::PalettePoint(at) => {
                if let Some(Overlay::Palette(palette)) = &mut self.state.view.shell.overlay {
                    palette.chosen = at.min(palette.found.len().saturating_sub(1));
                }
            }
            ShellCommand::PaletteRun(at) => self.run_found(ctx, at),
            ShellCommand::MenuGroup(group) => {
                self.state.view.shell.overlay = Some(Overlay::Menu(MenuState { group, row: 0 }));
            }
            ShellCommand::MenuPoint(row) => {
                if let Some(Overlay::Menu(menu)) = &mut self.state.view.shell.overlay {
                    menu.row = row;
                }
            }
            ShellCommand::UndoSteps(count) => self.steps_back(count),
            ShellCommand::RedoSteps(count) => self.steps_forth(count),
            ShellCommand::Notices => self.toggle_notices(),
            ShellCommand::ReadNotices => self.show_notices(),
            ShellCommand::CopyNotices => {
                let language = self.state.view.language;
                let all: Vec<String> =
                    self.state.notices.iter().map(|notice| notice_text(notice, language)).collect();
                self.copy_text(ctx, all.join("\n\n"), "app-notices-copied");
            }
            ShellCommand::CopyNotice(at) => {
                let language = self.state.view.language;
                if let Some(notice) = self.state.notices.get(at) {
                    self.copy_text(ctx, notice_text(notice, language), "app-notices-copied");
                }
            }
            ShellCommand::Scale(step) => self.scale(ctx, step),
            ShellCommand::ToggleDark => self.appear(self.state.view.appearance.other()),
            ShellCommand::ToggleContrast => {
                self.appear(self.state.view.appearance.with_other_contrast());
            }
            ShellCommand::FollowSystem => {
                self.state.view.shell.follows_system = true;
                self.follow_system(ctx);
                self.remember();
            }
            ShellCommand::WriteAgain => self.start_write(),
            ShellCommand::HelpHere => {
                let here = HelpTopic::of_view(&self.state);
                let help = &mut self.state.view.shell.help;
                let new = HelpState { topic: here, search: String::new() };
                *help = if help.is_some() { None } else { Some(new) };
            }
            ShellCommand::Help(topic) => {
                let help = self.state.view.shell.help.get_or_insert_with(HelpState::default);
                help.topic = topic;
            }
            ShellCommand::HelpSearch(text) => self.search_help(text),
            ShellCommand::CloseHelp => self.state.view.shell.help = None,
            ShellCommand::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    /// Turns to the first page that has the words, where the one that is shown has not.
    fn search_help(&mut self, text: String) {
        let language = self.state.view.language;
        let Some(help) = &mut self.state.view.shell.help else { return };
        if !help.topic.mentions(language, &text)
            && let Some(first) = HelpTopic::ALL.into_iter().find(|topic| topic.mentions(language, &text))
        {
            help.topic = first;
        }
        help.search = text;
    }

    fn toggle(&mut self, overlay: Overlay) {
        let shell = &mut self.state.view.shell;
        let same = shell
            .overlay
            .as_ref()
            .is_some_and(|open| std::mem::discriminant(open) == std::mem::discriminant(&overlay));
        shell.overlay = (!same).then_some(overlay);
    }

    fn toggle_palette(&mut self) {
        self.open_palette(PaletteScope::Everything);
    }

    /// Opens the palette over everything, or over the areas alone.
    pub(in crate::app) fn open_palette(&mut self, scope: PaletteScope) {
        self.toggle(Overlay::Palette(PaletteState { scope, ..PaletteState::default() }));
        if matches!(self.state.view.shell.overlay, Some(Overlay::Palette(_))) {
            self.search_palette(String::new());
        }
    }

    fn search_palette(&mut self, text: String) {
        let Some(Overlay::Palette(palette)) = &self.state.view.shell.overlay else { return };
        let scope = palette.scope;
        let found = palette_search::search(&self.state, scope, &text);
        let shown = self.state.open_project().map(|project| {
            let now = Command::map(crate::model::MapChange::Within(project.map.within.clone()));
            found.iter().position(|entry| entry.commands.last() == Some(&now)).unwrap_or(0)
        });
        let stays = scope == PaletteScope::Areas && text.is_empty();
        let chosen = shown.filter(|_| stays).unwrap_or(0);
        self.state.view.shell.overlay = Some(Overlay::Palette(PaletteState { scope, text, found, chosen }));
    }

    /// An entry that cannot be run leaves the palette open: the reason stands in its row.
    fn run_found(&mut self, ctx: &egui::Context, at: usize) {
        let Some(Overlay::Palette(palette)) = &self.state.view.shell.overlay else { return };
        let Some(found) = palette.found.get(at).filter(|found| found.why_not.is_none()).cloned() else {
            return;
        };
        let everything = palette.scope == PaletteScope::Everything;
        self.state.view.shell.overlay = None;
        if everything {
            self.state.view.shell.remember_entry(&found.title);
        }
        for command in found.commands {
            self.run_command(ctx, command);
        }
        self.remember();
    }

    /// Beside the map the notices are a tab; everywhere else they open on the right.
    fn toggle_notices(&mut self) {
        let view = &mut self.state.view;
        if view.shows_right_side(self.state.project.is_some()) {
            let shown = view.right_open && view.tab == RightTab::Notices;
            view.right_open = !shown;
            view.tab = RightTab::Notices;
        } else {
            view.shell.notices_beside = !view.shell.notices_beside;
        }
    }

    fn scale(&mut self, ctx: &egui::Context, step: ScaleStep) {
        let now = self.state.view.shell.scale_percent;
        let next = match step {
            ScaleStep::Larger => SCALES.into_iter().find(|scale| *scale > now),
            ScaleStep::Smaller => SCALES.into_iter().rev().find(|scale| *scale < now),
            ScaleStep::Normal => Some(100),
        };
        let Some(percent) = next else { return };
        self.state.view.shell.scale_percent = percent;
        self.apply_scale(ctx);
        let message = Message::new("app-scale-is").with("percent", usize::from(percent));
        self.state.tell(Notice::info(message));
        self.remember();
    }

    /// Sets the scale; the smallest window stays as large on the screen, and never larger than the screen.
    pub(in crate::app) fn apply_scale(&self, ctx: &egui::Context) {
        let factor = f32::from(self.state.view.shell.scale_percent) / 100.0;
        ctx.set_zoom_factor(factor);
        let screen = ctx.input(|input| input.viewport().monitor_size);
        let smallest = smallest_size(factor, screen);
        ctx.send_viewport_cmd(egui::ViewportCommand::MinInnerSize(smallest));
    }
}

/// A notice as it is written into a mail: sentence, advice, single cases.
pub fn notice_text(notice: &Notice, language: crate::text::Language) -> String {
    let mut lines = vec![notice.message.to_text(language)];
    lines.extend(notice.hint.iter().map(|hint| hint.to_text(language)));
    lines.extend(notice.details.iter().map(|detail| format!("  {detail}")));
    lines.join("\n")
}

impl From<ShellCommand> for Command {
    fn from(command: ShellCommand) -> Self {
        Self::Shell(command)
    }
}
