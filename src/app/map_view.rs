//! How the person looks at the map: tool, brushed legend row, where the legend lies. Not saved, not undoable.

use super::base_map_view::ShownBaseMap;
use crate::sheet::Fill;

/// What dragging on the map does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MapTool {
    /// Moves the map.
    #[default]
    Pan,
    /// Selects the regions in a rectangle.
    Rectangle,
    /// Selects the regions in a line drawn around them.
    Lasso,
}

/// A corner of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Corner {
    /// Lower left: where people look for a legend first.
    #[default]
    SouthWest,
    /// Upper left.
    NorthWest,
    /// Lower right, above the scale bar.
    SouthEast,
    /// Upper right, beside the buttons.
    NorthEast,
}

impl Corner {
    /// All corners, the preferred one first.
    pub const ALL: [Self; 4] = [Self::SouthWest, Self::NorthWest, Self::SouthEast, Self::NorthEast];

    /// The next corner clockwise.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::SouthWest => Self::NorthWest,
            Self::NorthWest => Self::NorthEast,
            Self::NorthEast => Self::SouthEast,
            Self::SouthEast => Self::SouthWest,
        }
    }
}

/// Where the person laid the legend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LegendPlace {
    /// In a corner.
    Corner(Corner),
    /// Anywhere: how far right and down in the free room, each 0 to 1, so that it stays on the map in a smaller window.
    Free([f32; 2]),
}

/// How the person looks at the map.
#[derive(Debug, Clone, Default)]
pub struct MapView {
    /// What dragging does.
    pub tool: MapTool,
    /// The legend row whose regions stand out.
    pub brushed: Option<Fill>,
    /// The region under `hovered` was reached by keys: a resting pointer does not take it away.
    pub walked: bool,
    /// The base map that is switched on.
    pub base_map: Option<ShownBaseMap>,
    /// Whether the person opened or closed the legend; `None` = open where the map has room for it.
    pub legend_open: Option<bool>,
    /// The map of the last frame had no room for the whole legend.
    pub legend_lacks_room: bool,
    /// Where the person laid the legend; `None` = where it covers least.
    pub legend_place: Option<LegendPlace>,
}

impl MapView {
    /// Ends the tool, else the brushing.
    pub fn step_back(&mut self) {
        if self.tool == MapTool::Pan {
            self.brushed = None;
        }
        self.tool = MapTool::Pan;
    }

    /// Whether only the legend's title is shown.
    pub fn legend_is_closed(&self) -> bool {
        self.legend_open.map_or(self.legend_lacks_room, |open| !open)
    }

    /// Forgets what belongs to the regions of the map before.
    pub fn forget_regions(&mut self) {
        self.brushed = None;
        self.walked = false;
    }
}
