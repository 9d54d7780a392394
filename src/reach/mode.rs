//! How people travel: over the road network by car, bicycle or on foot.

/// A way to travel over the road network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// By car, at the speeds of the road classes.
    Car,
    /// By bicycle, at one speed.
    #[serde(rename = "bike")]
    Bicycle,
    /// On foot, at one speed.
    #[serde(rename = "walk")]
    Foot,
}

impl Mode {
    /// All modes, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Car, Self::Bicycle, Self::Foot];

    /// Word of the command line and of stored results.
    pub fn code(self) -> &'static str {
        match self {
            Self::Car => "car",
            Self::Bicycle => "bike",
            Self::Foot => "walk",
        }
    }
}

/// Which way a link is travelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From its first to its last point, as it was drawn.
    Forward,
    /// From its last to its first point.
    Backward,
}

impl Direction {
    /// Both, forward first.
    pub const BOTH: [Self; 2] = [Self::Forward, Self::Backward];

    /// 0 forward, 1 backward.
    pub fn index(self) -> usize {
        match self {
            Self::Forward => 0,
            Self::Backward => 1,
        }
    }
}

/// Who may travel a link which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Allowed(pub u16);

impl Allowed {
    /// A ferry: everybody moves at the speed of the boat.
    pub const FERRY: u16 = 1 << 8;

    /// Nobody lives or stops beside it: motorways, bridges, tunnels, ferries.
    pub const NO_ROADSIDE: u16 = 1 << 9;

    /// Whether points may join the network on it.
    pub fn roadside(self) -> bool {
        self.0 & (Self::NO_ROADSIDE | Self::FERRY) == 0
    }

    /// Whether `mode` may travel in `direction`.
    pub fn travel(self, mode: Mode, direction: Direction) -> bool {
        self.0 & Self::bit(mode, direction) != 0
    }

    /// Whether `mode` may travel it at all.
    pub fn either_way(self, mode: Mode) -> bool {
        Direction::BOTH.into_iter().any(|direction| self.travel(mode, direction))
    }

    /// Whether a bicycle must be pushed that way.
    pub fn pushed(self, direction: Direction) -> bool {
        self.0 & (1 << (6 + direction.index())) != 0
    }

    /// Whether it is a ferry.
    pub fn ferry(self) -> bool {
        self.0 & Self::FERRY != 0
    }

    /// Allows `mode` in `direction`.
    pub fn allow(&mut self, mode: Mode, direction: Direction) {
        self.0 |= Self::bit(mode, direction);
    }

    /// Allows a bicycle in `direction` when it is pushed.
    pub fn allow_pushed(&mut self, direction: Direction) {
        self.allow(Mode::Bicycle, direction);
        self.0 |= 1 << (6 + direction.index());
    }

    /// Whether nobody may travel it.
    pub fn nobody(self) -> bool {
        Mode::ALL.into_iter().all(|mode| !self.either_way(mode))
    }

    fn bit(mode: Mode, direction: Direction) -> u16 {
        1 << (2 * mode as u16 + direction.index() as u16)
    }
}
