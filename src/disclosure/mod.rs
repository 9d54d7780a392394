//! Disclosure control (Statistische Geheimhaltung): which cells must stay secret. Pure: cells in, mask out.
//!
//! **Primary**: a count n is secret when 0 < n < `min_cases`, and so is a rate when its numerator or denominator −
//! numerator is. Zero is published. **Secondary**: in additive groups (a total and its parts) further cells are hidden
//! until no hidden cell can be worked out from the published ones.
//!
//! What is guaranteed for the groups handed over, whatever they overlap (region × age group, region in county):
//! no group has exactly one hidden cell; no hidden cell follows from all equations together, as long as the hidden cells
//! that hang together are at most [`LARGEST_SYSTEM`]; hidden parts of a published total are never all 0 or all 1, which
//! the total alone would tell. What is *not* checked: how narrow a range the equations leave for a hidden cell, and what
//! follows from tables that were not handed over, such as an earlier publication. Indicators that share cases (a rate and
//! its numerator, age groups and their total) go into one table.

mod secondary;
mod solvable;

pub use solvable::LARGEST_SYSTEM;

/// What a cell of a table counts.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CaseCounts {
    /// Number of cases: the count itself, of a rate the numerator. `None` where it is not known: such a cell has nothing
    /// to hide and is taken for unpublished.
    pub count: Option<f64>,
    /// Of a rate: denominator − numerator, those who are no case. `None` for plain counts or where it is not known.
    pub complement: Option<f64>,
}

impl CaseCounts {
    /// A plain count.
    pub fn of_count(count: f64) -> Self {
        Self { count: Some(count), complement: None }
    }

    /// A rate with its numerator and denominator.
    pub fn of_rate(numerator: f64, denominator: f64) -> Self {
        Self { count: Some(numerator), complement: Some(denominator - numerator) }
    }

    /// Whether the cell must stay secret by itself.
    pub fn is_secret(&self, min_cases: u32) -> bool {
        let too_few =
            |cases: Option<f64>| cases.is_some_and(|cases| cases > 0.0 && cases < f64::from(min_cases));
        too_few(self.count) || too_few(self.complement)
    }
}

/// Cells that add up: the total is the sum of its parts. Positions in the list of cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AdditiveGroup {
    /// The cell that holds the sum (a county, all ages).
    pub total: usize,
    /// The cells that are summed up (its municipalities, the age groups). All of them: a missing part that is published
    /// elsewhere weakens the protection.
    pub parts: Vec<usize>,
}

/// Which of `cells` must be hidden, in their order. Nothing is hidden with `min_cases` below 2.
///
/// `groups` names every sum that readers of the tables can form; positions outside `cells` are ignored.
pub fn mask(cells: &[CaseCounts], groups: &[AdditiveGroup], min_cases: u32) -> Vec<bool> {
    protect(cells, groups, cells.iter().map(|cell| cell.is_secret(min_cases)).collect())
}

/// `secret` with as many further cells hidden as it takes; for tables whose parts have rules of their own.
///
/// `secret` has one entry per cell; `groups` as for [`mask`].
pub fn protect(cells: &[CaseCounts], groups: &[AdditiveGroup], secret: Vec<bool>) -> Vec<bool> {
    if groups.is_empty() || !secret.contains(&true) {
        return secret;
    }
    secondary::protect(cells, groups, secret)
}
