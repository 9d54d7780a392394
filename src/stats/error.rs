//! Why a statistic could not be computed.

/// Why a statistic could not be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatsError {
    /// No region has all the values that are needed.
    #[error("no region can be rated")]
    NothingRated,
    /// Too few regions have all the values that are needed.
    #[error("only {found} regions can be rated, {needed} are needed")]
    TooFew {
        /// Regions with all values.
        found: usize,
        /// Regions that the method needs.
        needed: usize,
    },
    /// Every indicator has one and the same value everywhere.
    #[error("every indicator is constant")]
    AllConstant,
    /// More types were asked for than there are different regions.
    #[error("{types} types asked for, but only {distinct} different rows")]
    MoreTypesThanRows {
        /// Types asked for.
        types: usize,
        /// Rows that differ.
        distinct: usize,
    },
    /// No region has a neighbour.
    #[error("no region has a neighbour")]
    OnlyIslands,
    /// The lists do not belong to the same regions.
    #[error("lists of different length")]
    UnequalLength,
    /// A group is larger than its total, or there is nobody.
    #[error("the group is empty or larger than the total")]
    NoSuchGroup,
    /// Somebody asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl From<crate::work::Cancelled> for StatsError {
    fn from(_: crate::work::Cancelled) -> Self {
        Self::Cancelled
    }
}
