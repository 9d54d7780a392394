//! Observations: the value of an indicator in a region and period, or the reason why there is none.

use serde::{Deserialize, Serialize};

/// Whether there is a value, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueState {
    /// A value, zero included.
    Value,
    /// Kept secret by disclosure control, here or by the office that published the table.
    Secret,
    /// Nobody knows.
    NoData,
    /// Too small to be rated.
    NotRated,
    /// Nobody there gets to what is asked for.
    Unreachable,
}

impl ValueState {
    /// The name that commands print and the project file stores.
    pub fn code(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Secret => "secret",
            Self::NoData => "no_data",
            Self::NotRated => "not_rated",
            Self::Unreachable => "unreachable",
        }
    }

    /// The state named `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Value, Self::Secret, Self::NoData, Self::NotRated, Self::Unreachable]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// One cell of the store.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// The value; `Some` exactly when `state` is [`ValueState::Value`].
    pub value: Option<f64>,
    /// Whether there is a value, and if not, why.
    pub state: ValueState,
    /// Numerator where known.
    pub numerator: Option<f64>,
    /// Denominator where known.
    pub denominator: Option<f64>,
    /// The value is an estimate.
    pub estimated: bool,
    /// The value is a projection.
    pub projected: bool,
    /// The sign that stood in the table instead of or beside a number.
    pub sign: Option<char>,
}

impl Observation {
    /// A plain value.
    pub fn of(value: f64) -> Self {
        Self { value: Some(value), state: ValueState::Value, ..Self::absent(ValueState::NoData) }
    }

    /// No value, for the reason `state`.
    pub fn absent(state: ValueState) -> Self {
        Self {
            value: None,
            state,
            numerator: None,
            denominator: None,
            estimated: false,
            projected: false,
            sign: None,
        }
    }

    /// What may be shown when this cell must stay secret: no value, no numerator, no denominator.
    #[must_use]
    pub fn kept_secret(self) -> Self {
        Self { estimated: self.estimated, projected: self.projected, ..Self::absent(ValueState::Secret) }
    }
}

/// The observations of one indicator, period and level as they may be shown: one per region, in region order.
///
/// Made by [`Observations::masked`] or, for the office itself, by [`Observations::internal`].
#[derive(Debug, Clone, PartialEq)]
pub struct Observations {
    cells: Vec<Observation>,
    internal: bool,
}

impl Observations {
    /// The cells with every cell hidden whose `mask` entry is true; a missing entry counts as hidden.
    pub fn masked(cells: Vec<Observation>, mask: &[bool]) -> Self {
        let cells = cells
            .into_iter()
            .enumerate()
            .map(|(position, cell)| {
                let hidden = mask.get(position).copied().unwrap_or(true);
                if hidden && cell.state == ValueState::Value { cell.kept_secret() } else { cell }
            })
            .collect();
        Self { cells, internal: false }
    }

    /// All cells as they are: the project's internal view, which says so on every page.
    pub fn internal(cells: Vec<Observation>) -> Self {
        Self { cells, internal: true }
    }

    /// Whether nothing was hidden.
    pub fn is_internal(&self) -> bool {
        self.internal
    }

    /// One cell per region, in region order.
    pub fn cells(&self) -> &[Observation] {
        &self.cells
    }

    /// The cell of the region at `position`; no data where there is none.
    pub fn cell(&self, position: usize) -> Observation {
        self.cells.get(position).copied().unwrap_or(Observation::absent(ValueState::NoData))
    }

    /// The values that are known and may be shown.
    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.cells.iter().filter_map(|cell| cell.value)
    }

    /// Keeps the cells of the regions at `positions`, in that order.
    #[must_use]
    pub fn select(&self, positions: &[usize]) -> Self {
        Self {
            cells: positions.iter().map(|position| self.cell(*position)).collect(),
            internal: self.internal,
        }
    }
}

/// A value of a larger area to read the map against (county, Land).
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Name of the area, without "Landkreis" where that is clear.
    pub name: String,
    /// Its value in the indicator's unit.
    pub value: f64,
    /// Computed from parts that were not all known.
    pub estimated: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_cell_keeps_nothing_that_solves_it() {
        let cell = Observation { numerator: Some(2.0), denominator: Some(40.0), ..Observation::of(5.0) };
        let shown = Observations::masked(vec![cell, Observation::of(1.0)], &[true, false]);
        assert_eq!(shown.cell(0), Observation::absent(ValueState::Secret));
        assert_eq!(shown.values().collect::<Vec<_>>(), vec![1.0]);
        assert_eq!(Observations::masked(vec![cell], &[]).cell(0).state, ValueState::Secret);
    }
}
