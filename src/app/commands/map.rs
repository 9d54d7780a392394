//! What a person can do on the map: tools, selection, brushing, fitting, the region that keys walk to.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::canvas::walk;
use crate::app::command::{CommandFace, SelectMode};
use crate::app::map_view::{LegendPlace, MapTool};
use crate::app::shell::Window;
use crate::app::shell_view::PaletteScope;
use crate::app::state::{AppState, Place};
use crate::geo::RegionIndex;
use crate::model::{Edit, MapChange};
use crate::sheet::Fill;

/// One thing a person can do on the map.
#[derive(Debug, Clone, PartialEq)]
pub enum MapCommand {
    /// What dragging does from now on.
    Tool(MapTool),
    /// One step back: end the tool, else the brushing.
    Leave,
    /// Select these regions: instead of what was selected, or as well.
    SelectRegions(Vec<RegionIndex>, SelectMode),
    /// Select all regions of a legend row: instead of what was selected, or as well.
    SelectClass(Fill, SelectMode),
    /// Select exactly what is not selected.
    InvertSelection,
    /// Let the regions of a legend row stand out; once more ends it.
    Brush(Fill),
    /// Let this region fill the map.
    FitRegion(RegionIndex),
    /// Let the selected regions fill the map, or the region that keys have walked to.
    FitSelection,
    /// Let the parent of the selected regions fill the map.
    FitParent,
    /// Let the parent of these regions fill the map.
    FitParentOf(Vec<RegionIndex>),
    /// Walk to another region by key.
    Walk(WalkStep),
    /// Select the region that keys have walked to.
    SelectWalked(SelectMode),
    /// Choose the area that the map is limited to.
    ChooseArea,
    /// Show all areas again.
    AllAreas,
    /// Open or close the legend.
    ToggleLegend,
    /// Lay the legend somewhere else; `None` = where it covers least.
    PlaceLegend(Option<LegendPlace>),
    /// Lay the legend into the next corner.
    NextLegendCorner,
}

/// Where keys walk to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkStep {
    /// The nearest region to the west.
    West,
    /// The nearest region to the east.
    East,
    /// The nearest region to the north.
    North,
    /// The nearest region to the south.
    South,
    /// The region with the next lower value.
    Next,
    /// The region with the next higher value.
    Previous,
}

impl MapCommand {
    /// Name, explanation, keys and availability of the command.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let has_map = state.derived.picture.is_some();
        let view = &state.view;
        let face = |label_key, tooltip_key, shortcut, enabled| {
            CommandFace::new(label_key, tooltip_key, shortcut, enabled && has_map)
        };
        let key = |key| Some(KeyboardShortcut::new(Modifiers::NONE, key));
        let alt = |key| Some(KeyboardShortcut::new(Modifiers::ALT, key));
        let chosen = !view.selection.is_empty();
        match self {
            Self::Tool(MapTool::Pan) => face("map-tool-pan", None, None, true),
            Self::Tool(MapTool::Rectangle) => {
                face("map-tool-rectangle", Some("map-tool-rectangle-tip"), key(Key::R), true)
            }
            Self::Tool(MapTool::Lasso) => {
                face("map-tool-lasso", Some("map-tool-lasso-tip"), key(Key::L), true)
            }
            Self::Leave => {
                let active = view.map.tool != MapTool::Pan || view.map.brushed.is_some();
                face("map-leave", None, key(Key::Escape), active)
            }
            Self::SelectRegions(..) => face("app-select", None, None, true),
            Self::SelectClass(..) => face("map-select-class", None, None, true),
            Self::InvertSelection => face("map-invert-selection", None, key(Key::I), true),
            Self::Brush(_) => face("map-brush", Some("map-brush-tip"), None, true),
            Self::FitRegion(_) => face("map-fit-region", Some("map-fit-region-tip"), None, true),
            Self::FitSelection => {
                face("map-fit-selection", None, key(Key::Num2), chosen || view.hovered.is_some())
            }
            Self::FitParent => {
                let about = !walk::regions_in_question(state).is_empty();
                face("map-fit-parent", None, key(Key::Num1), about)
            }
            Self::FitParentOf(_) => face("map-fit-parent", None, None, true),
            Self::Walk(WalkStep::West) => face("map-walk-west", None, alt(Key::ArrowLeft), true),
            Self::Walk(WalkStep::East) => face("map-walk-east", None, alt(Key::ArrowRight), true),
            Self::Walk(WalkStep::North) => face("map-walk-north", None, alt(Key::ArrowUp), true),
            Self::Walk(WalkStep::South) => face("map-walk-south", None, alt(Key::ArrowDown), true),
            Self::Walk(WalkStep::Next) => face("map-walk-next", None, key(Key::N), true),
            Self::Walk(WalkStep::Previous) => face("map-walk-previous", None, key(Key::P), true),
            Self::SelectWalked(_) => face("map-select-walked", None, key(Key::Enter), view.hovered.is_some()),
            Self::ChooseArea => {
                let levels = state.open_project().map_or(0, |project| project.levels.len());
                CommandFace {
                    label_key: "map-choose-area",
                    tooltip_key: Some("map-choose-area-tip"),
                    shortcut: Some(KeyboardShortcut::new(Modifiers::COMMAND, Key::G)),
                    enabled: levels > 1,
                }
            }
            Self::AllAreas => CommandFace {
                label_key: "map-all-areas-show",
                tooltip_key: None,
                shortcut: None,
                enabled: state.open_project().is_some_and(|project| project.map.within.is_some()),
            },
            Self::ToggleLegend if view.map.legend_is_closed() => face("map-legend-open", None, None, true),
            Self::ToggleLegend => face("map-legend-close", None, None, true),
            Self::PlaceLegend(_) | Self::NextLegendCorner => {
                face("map-legend-move", Some("map-legend-move-tip"), None, true)
            }
        }
    }
}

/// Commands that keys run wherever the keyboard is while the map is shown.
pub const ON_MAP_PLACE: [MapCommand; 6] = [
    MapCommand::Leave,
    MapCommand::Tool(MapTool::Rectangle),
    MapCommand::Tool(MapTool::Lasso),
    MapCommand::InvertSelection,
    MapCommand::FitParent,
    MapCommand::FitSelection,
];

/// Commands that keys run only while the map itself has the keyboard.
pub const ON_FOCUSED_MAP: [MapCommand; 7] = [
    MapCommand::Walk(WalkStep::West),
    MapCommand::Walk(WalkStep::East),
    MapCommand::Walk(WalkStep::North),
    MapCommand::Walk(WalkStep::South),
    MapCommand::Walk(WalkStep::Next),
    MapCommand::Walk(WalkStep::Previous),
    MapCommand::SelectWalked(SelectMode::Toggle),
];

impl Window {
    pub(in crate::app) fn run_map(&mut self, command: MapCommand) {
        let view = &mut self.state.view;
        match command {
            MapCommand::Tool(tool) => {
                view.map.tool = if view.map.tool == tool { MapTool::Pan } else { tool };
            }
            MapCommand::Leave => view.map.step_back(),
            MapCommand::SelectRegions(regions, mode) => {
                if mode == SelectMode::Replace {
                    view.selection.clear();
                }
                view.selection.extend(regions);
            }
            MapCommand::SelectClass(fill, mode) => {
                let regions: Vec<RegionIndex> = walk::regions_filled(&self.state, fill).collect();
                self.run_map(MapCommand::SelectRegions(regions, mode));
            }
            MapCommand::InvertSelection => {
                if let Some(picture) = &self.state.derived.picture {
                    let all = picture.by_value.iter().copied();
                    view.selection = all.filter(|region| !view.selection.contains(region)).collect();
                }
            }
            MapCommand::Brush(fill) => {
                view.map.brushed = if view.map.brushed == Some(fill) { None } else { Some(fill) };
            }
            MapCommand::FitRegion(region) => self.fit_regions(&[region]),
            MapCommand::FitSelection => self.fit_regions(&walk::regions_in_question(&self.state)),
            MapCommand::FitParent => {
                let own = walk::regions_in_question(&self.state);
                self.fit_regions(&walk::siblings(&self.state, own));
            }
            MapCommand::FitParentOf(regions) => self.fit_regions(&walk::siblings(&self.state, regions)),
            MapCommand::Walk(step) => self.walk_to(step),
            MapCommand::SelectWalked(mode) => {
                if let Some(region) = view.hovered {
                    self.select(region, mode);
                }
            }
            MapCommand::ChooseArea => {
                self.state.view.place = Place::Map;
                self.state.view.start.open = false;
                self.open_palette(PaletteScope::Areas);
            }
            MapCommand::AllAreas => self.edit(Edit::Map(MapChange::Within(None))),
            MapCommand::ToggleLegend => view.map.legend_open = Some(view.map.legend_is_closed()),
            MapCommand::PlaceLegend(place) => view.map.legend_place = place,
            MapCommand::NextLegendCorner => {
                let shown = match view.map.legend_place {
                    Some(LegendPlace::Corner(corner)) => corner,
                    _ => self.canvas.legend_corner(),
                };
                view.map.legend_place = Some(LegendPlace::Corner(shown.next()));
            }
        }
    }

    fn fit_regions(&mut self, regions: &[RegionIndex]) {
        if let Some(picture) = self.state.derived.picture.clone() {
            self.canvas.fit_regions(&picture, regions);
        }
    }

    fn walk_to(&mut self, step: WalkStep) {
        let Some(picture) = self.state.derived.picture.clone() else { return };
        let from = self.state.view.hovered.or(self.state.view.selection.first().copied());
        let Some(to) = walk::step_from(&picture, from, step, self.canvas.camera.center()) else { return };
        self.state.view.hovered = Some(to);
        self.state.view.hovered_on_map = true;
        self.state.view.map.walked = true;
        self.canvas.bring_into_view(&picture, to);
    }
}
