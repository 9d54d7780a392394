//! What the panels of classes and colours hold for themselves: half-typed numbers, and whose eyes the map is seen with.

use crate::classify::Scheme;
use crate::sheet::{PaletteKind, Vision};

/// View of the panels of classes and colours.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClassesView {
    /// Whose eyes the map is shown with; never part of a page.
    pub vision: Vision,
    /// Breaks that are being typed.
    pub typed_breaks: Option<String>,
    /// A reference value that is being typed.
    pub typed_turn: Option<String>,
    /// Kind of palettes in the picker; that of the palette in use where nobody asked for another.
    pub kind: Option<PaletteKind>,
    /// The computed scheme that was left for breaks set by hand.
    pub last_scheme: Scheme,
}
