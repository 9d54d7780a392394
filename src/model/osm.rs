//! Roads in the model of OpenStreetMap: nodes, ways with tags, forbidden turns.

/// Key and value of OpenStreetMap.
pub type OsmTag = (String, String);

/// A way as OpenStreetMap describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsmWay {
    /// Positions in [`OsmRoads::nodes`], in the direction of the way.
    pub nodes: Vec<u32>,
    /// In the order of the keys.
    pub tags: Vec<OsmTag>,
}

/// A turn that is forbidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OsmTurn {
    /// Position of the way that one comes from.
    pub from: u32,
    /// Position of the node where the two ways meet.
    pub via: u32,
    /// Position of the way that must not be turned into.
    pub to: u32,
    /// Value of the tag `restriction`, for example `no_left_turn`.
    pub kind: &'static str,
}

/// A piece of the road map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OsmRoads {
    /// Places; map units or degrees, as the owner says.
    pub nodes: Vec<[f64; 2]>,
    /// Tags of the nodes that have some, by position, in rising order.
    pub node_tags: Vec<(u32, Vec<OsmTag>)>,
    /// Roads, streets, paths and ferries.
    pub ways: Vec<OsmWay>,
    /// Forbidden turns.
    pub turns: Vec<OsmTurn>,
}
