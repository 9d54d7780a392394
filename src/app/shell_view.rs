//! What the frame of the window shows over and beside the places: menu, palette, history, notices; and its scale.

use crate::app::base_map_view::BaseMapDraft;
use crate::app::command::Command;
use crate::app::help::HelpTopic;
use crate::app::layout::RIGHT_WIDTH;
use crate::app::menus::MenuGroup;
use crate::model::History;

/// Scales that a person can choose, in percent of the system's own.
pub const SCALES: [u16; 8] = [80, 90, 100, 125, 150, 175, 200, 250];
/// How many entries of the palette are remembered.
const RECENT: usize = 8;

/// View state of the frame of the window.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)] // independent switches
pub struct ShellView {
    /// What lies over the window; at most one thing at a time.
    pub overlay: Option<Overlay>,
    /// The help is open instead of the place.
    pub help: Option<HelpState>,
    /// Notices stand on the right of a place that has no right side of its own.
    pub notices_beside: bool,
    /// Titles of entries chosen in the palette, newest first.
    pub recent: Vec<String>,
    /// Scale of the window in percent, besides the scale of the system.
    pub scale_percent: u16,
    /// Light and dark come from the system.
    pub follows_system: bool,
    /// Width of the right side in points.
    pub right_width: f32,
    /// The window is too narrow for both sides: whether the right one was open before.
    pub right_before_narrow: Option<bool>,
    /// What had the keyboard before something was laid over the window.
    pub focus_before: Option<egui::Id>,
    /// The title that the window has.
    pub title: String,
    /// The last changes could not be written into the project file.
    pub unsaved: bool,
    /// The person was told so when the window was to be closed.
    pub warned_unsaved: bool,
    /// Steps that go on in a copy of the project.
    pub carried_history: Option<History>,
    /// Nothing moves by itself: the picture goes over a slow line or is drawn without a graphics processor.
    pub still: bool,
    /// Alt was pressed and nothing else since: letting go opens the menu.
    pub alt_alone: bool,
}

/// The help.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HelpState {
    /// The page that is shown.
    pub topic: HelpTopic,
    /// What is typed into its search.
    pub search: String,
}

/// What lies over the window.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// Search over everything.
    Palette(PaletteState),
    /// The menu.
    Menu(MenuState),
    /// The list of steps.
    History,
    /// The choice of base maps.
    BaseMap(BaseMapDraft),
}

/// The command palette.
#[derive(Debug, Clone, Default)]
pub struct PaletteState {
    /// What it searches.
    pub scope: PaletteScope,
    /// What is typed.
    pub text: String,
    /// What fits, best first.
    pub found: Vec<Found>,
    /// The entry that Enter runs.
    pub chosen: usize,
}

/// What a palette searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaletteScope {
    /// Commands, indicators, views, regions.
    #[default]
    Everything,
    /// The areas that the map can be limited to.
    Areas,
}

/// An entry of the palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What it does or shows ("Karte: Anteil unter 18-Jähriger").
    pub title: String,
    /// Keys, unit or theme at the right end.
    pub aside: String,
    /// What it runs, in this order.
    pub commands: Vec<Command>,
    /// Wording key of the reason why it cannot be run now.
    pub why_not: Option<&'static str>,
}

/// The menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MenuState {
    /// Which group is unfolded.
    pub group: MenuGroup,
    /// Which row the keyboard is on.
    pub row: usize,
}

impl Default for ShellView {
    fn default() -> Self {
        Self {
            overlay: None,
            help: None,
            notices_beside: false,
            recent: Vec::new(),
            scale_percent: 100,
            follows_system: false,
            right_width: RIGHT_WIDTH,
            right_before_narrow: None,
            focus_before: None,
            title: String::new(),
            unsaved: false,
            warned_unsaved: false,
            carried_history: None,
            still: false,
            alt_alone: false,
        }
    }
}

impl ShellView {
    /// Puts an entry of the palette first among those used.
    pub fn remember_entry(&mut self, title: &str) {
        self.recent.retain(|other| other != title);
        self.recent.insert(0, title.to_owned());
        self.recent.truncate(RECENT);
    }
}
