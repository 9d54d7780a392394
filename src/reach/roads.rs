//! What a reader of road data hands over: ways with their meaning, the places of their nodes, turn rules.

use super::position::{Bounds, Position};
use super::tags::WayTravel;

/// Stands for a node whose place the file does not hold.
pub const NO_NODE: u32 = u32::MAX;

/// Roads as they are in a file.
#[derive(Debug, Clone, Default)]
pub struct Roads {
    /// Numbers of the nodes in the file, ascending.
    pub node_ids: Vec<i64>,
    /// Where each node is.
    pub positions: Vec<Position>,
    /// What each node means for travelling, see [`super::tags::node`].
    pub marks: Vec<u8>,
    /// The ways that somebody may travel, in the order of the file.
    pub ways: Vec<Way>,
    /// Nodes of all ways, one way after the other, as positions in `node_ids`; [`NO_NODE`] where the file lacks it.
    pub way_nodes: Vec<u32>,
    /// Turn rules for cars at a node.
    pub turn_rules: Vec<TurnRule>,
    /// Turn rules for cars that lead over ways instead of a node.
    pub way_rules: Vec<WayRule>,
    /// Turn rules that do not say where from, over what or where to; they are not obeyed.
    pub unclear_rules: usize,
    /// Turn rules that hold at some hours only; they are not obeyed.
    pub conditional_rules: usize,
}

/// A way that somebody may travel.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// Number in the file.
    pub id: i64,
    /// Who may travel it and how fast.
    pub travel: WayTravel,
    /// Where its nodes begin in [`Roads::way_nodes`].
    pub first: u32,
    /// How many nodes it has.
    pub count: u32,
}

/// A turn that is forbidden, or the only one allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnRule {
    /// Number of the way one comes from.
    pub from_way: i64,
    /// Number of the node where one turns.
    pub via_node: i64,
    /// Number of the way one turns into.
    pub to_way: i64,
    /// Whether it is the only turn allowed; else it is forbidden.
    pub only: bool,
}

/// A turn over other ways that is forbidden, or the only one allowed behind them: two carriageways joined by a short piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayRule {
    /// Number of the way one comes from.
    pub from_way: i64,
    /// Numbers of the ways that lie between, in the order of the file.
    pub via_ways: Vec<i64>,
    /// Number of the way one turns into.
    pub to_way: i64,
    /// Whether it is the only way on behind the ways between, for who came so; else it is forbidden.
    pub only: bool,
}

/// Which part of the roads is wanted, and how it is told.
#[derive(Debug, Clone, Copy, Default)]
pub struct BuildOptions {
    /// Roads outside are left out; `None` takes all.
    pub clip: Option<Bounds>,
}
