//! What a person can do about the base map: choose one, switch it on and off.

use crate::app::base_map_view::BaseMapDraft;
use crate::app::command::CommandFace;
use crate::app::shell::Window;
use crate::app::shell_view::Overlay;
use crate::app::state::AppState;

/// One thing a person can do about the base map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaseMapCommand {
    /// Open or close the choice of base maps.
    Choose,
    /// Take an online server that is offered; none = an address of one's own.
    Server(Option<usize>),
    /// An address that is typed.
    TypeAddress(String),
    /// Who must be named, typed.
    TypeAttribution(String),
    /// Switch it on at the next start as well, or not.
    Remember,
    /// Switch the chosen online map on: from now on its tiles are asked for.
    GoOnline,
    /// Ask again for the tiles that did not come.
    Retry,
    /// Switch the base map off.
    Close,
}

impl BaseMapCommand {
    /// Name, explanation, keys and availability of the command.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let has_map = state.derived.picture.is_some();
        let face = |label_key, tooltip_key, enabled| CommandFace {
            label_key,
            tooltip_key,
            shortcut: None,
            enabled: enabled && has_map,
        };
        match self {
            Self::Choose => face("map-base-choose", Some("map-base-choose-tip"), true),
            Self::Server(_) | Self::TypeAddress(_) | Self::TypeAttribution(_) => {
                face("map-base-choose", None, true)
            }
            Self::Remember => face("map-online-remember", None, true),
            Self::GoOnline => {
                let ready = draft(state).is_some_and(|draft| draft.server.problem().is_none());
                face("map-online-go", Some("map-online-go-tip"), ready)
            }
            Self::Retry => face("map-online-retry", None, true),
            Self::Close => face("map-base-close", None, state.view.map.base_map.is_some()),
        }
    }
}

/// What is being chosen, while the choice is open.
pub fn draft(state: &AppState) -> Option<&BaseMapDraft> {
    match &state.view.shell.overlay {
        Some(Overlay::BaseMap(draft)) => Some(draft),
        _ => None,
    }
}

impl Window {
    pub(in crate::app) fn run_base_map(&mut self, command: BaseMapCommand) {
        match command {
            BaseMapCommand::Choose => {
                let before = self.settings.online_base_map.as_ref();
                let open = draft(&self.state).is_none();
                let overlay = open.then(|| Overlay::BaseMap(BaseMapDraft::new(before)));
                self.state.view.shell.overlay = overlay;
            }
            BaseMapCommand::GoOnline => self.go_online(),
            BaseMapCommand::Retry => {
                if let Some(base) = &mut self.canvas.base_map {
                    base.ask_again();
                }
            }
            BaseMapCommand::Close => {
                self.close_base_map();
                // Who switches it off wants no connection at the next start either.
                if self.settings.online_base_map.take().is_some() {
                    self.remember();
                }
            }
            typed => {
                if let Some(Overlay::BaseMap(draft)) = &mut self.state.view.shell.overlay {
                    change(draft, typed);
                }
            }
        }
    }

    fn go_online(&mut self) {
        let Some(draft) = draft(&self.state).filter(|draft| draft.server.problem().is_none()) else { return };
        let (server, remember) = (draft.server.clone(), draft.remember);
        self.state.view.shell.overlay = None;
        self.settings.online_base_map = remember.then(|| server.clone());
        self.remember();
        self.show_online(server);
    }
}

fn change(draft: &mut BaseMapDraft, command: BaseMapCommand) {
    match command {
        BaseMapCommand::Server(known) => draft.choose(known),
        BaseMapCommand::TypeAddress(address) => draft.type_address(&address),
        BaseMapCommand::TypeAttribution(text) => draft.server.attribution = text,
        BaseMapCommand::Remember => draft.remember = !draft.remember,
        BaseMapCommand::Choose | BaseMapCommand::GoOnline | BaseMapCommand::Retry | BaseMapCommand::Close => {
        }
    }
}
