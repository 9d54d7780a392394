//! Status and dynamics: which class an index falls in, and the twelve groups of both.

use serde::{Deserialize, Serialize};

/// How heavy the burden of a region is, in the words of Berlin and Hamburg: a low status is a heavy burden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StatusClass {
    /// Low burden ("hoch").
    High,
    /// Around the mean ("mittel").
    Middle,
    /// High burden ("niedrig").
    Low,
    /// Very high burden ("sehr niedrig").
    VeryLow,
}

/// How the burden of a region changed beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DynamicsClass {
    /// It fell ("positiv").
    Positive,
    /// As the others ("stabil").
    Stable,
    /// It rose ("negativ").
    Negative,
}

impl StatusClass {
    /// All classes, low burden first.
    pub const ALL: [Self; 4] = [Self::High, Self::Middle, Self::Low, Self::VeryLow];

    /// 1 to 4, as the groups are numbered.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

impl DynamicsClass {
    /// All classes, best first.
    pub const ALL: [Self; 3] = [Self::Positive, Self::Stable, Self::Negative];

    /// How it is written in a group: "+", "+/-" or "-".
    pub fn sign(self) -> &'static str {
        match self {
            Self::Positive => "+",
            Self::Stable => "+/-",
            Self::Negative => "-",
        }
    }
}

/// The group of a region: "1+" (best) to "4-".
pub fn group(status: StatusClass, dynamics: DynamicsClass) -> String {
    format!("{}{}", status.number(), dynamics.sign())
}

/// Where classes begin, in standard deviations of the index.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StatusThresholds {
    /// Below this the status is high.
    pub high_below: f64,
    /// Above this it is low.
    pub low_above: f64,
    /// Above this it is very low.
    pub very_low_above: f64,
    /// Below this the dynamics are positive.
    pub positive_below: f64,
    /// Above this they are negative.
    pub negative_above: f64,
}

impl Default for StatusThresholds {
    /// Berlin and Hamburg: −1, 1, 1.5 for status; −1, 1 for dynamics.
    fn default() -> Self {
        Self {
            high_below: -1.0,
            low_above: 1.0,
            very_low_above: 1.5,
            positive_below: -1.0,
            negative_above: 1.0,
        }
    }
}

impl StatusThresholds {
    /// Whether the limits ascend, so that every class can be met.
    pub fn is_ascending(&self) -> bool {
        self.high_below < self.low_above
            && self.low_above < self.very_low_above
            && self.positive_below < self.negative_above
    }

    /// The status of an index; a value on a limit is the middle one of the two beside it: −1 and 1 are "mittel", 1.5 is "niedrig".
    pub fn status(&self, index: f64) -> StatusClass {
        if index < self.high_below {
            StatusClass::High
        } else if index <= self.low_above {
            StatusClass::Middle
        } else if index <= self.very_low_above {
            StatusClass::Low
        } else {
            StatusClass::VeryLow
        }
    }

    /// The dynamics of an index of change.
    pub fn dynamics(&self, index: f64) -> DynamicsClass {
        if index < self.positive_below {
            DynamicsClass::Positive
        } else if index <= self.negative_above {
            DynamicsClass::Stable
        } else {
            DynamicsClass::Negative
        }
    }
}

/// Status and, where it is known, dynamics of a region.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StatusDynamics {
    /// Index in standard deviations, high = burden.
    pub status_index: f64,
    /// Its class.
    pub status: StatusClass,
    /// Index of change and its class.
    pub dynamics: Option<(f64, DynamicsClass)>,
}

impl StatusDynamics {
    /// From the indices of a region.
    pub fn of(status_index: f64, dynamics_index: Option<f64>, thresholds: &StatusThresholds) -> Self {
        Self {
            status_index,
            status: thresholds.status(status_index),
            dynamics: dynamics_index.map(|index| (index, thresholds.dynamics(index))),
        }
    }

    /// The group "1+" to "4-"; `None` without dynamics.
    pub fn group(&self) -> Option<String> {
        self.dynamics.map(|(_, dynamics)| group(self.status, dynamics))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_belong_to_the_middle() {
        fn check(index: f64, status: StatusClass, dynamics: DynamicsClass) {
            let limits = StatusThresholds::default();
            assert_eq!((limits.status(index), limits.dynamics(index)), (status, dynamics), "{index}");
        }
        check(-1.000_001, StatusClass::High, DynamicsClass::Positive);
        check(-1.0, StatusClass::Middle, DynamicsClass::Stable);
        check(1.0, StatusClass::Middle, DynamicsClass::Stable);
        check(1.000_001, StatusClass::Low, DynamicsClass::Negative);
        check(1.5, StatusClass::Low, DynamicsClass::Negative);
        check(1.6, StatusClass::VeryLow, DynamicsClass::Negative);
    }

    #[test]
    fn groups_are_written_as_in_berlin() {
        assert_eq!(group(StatusClass::High, DynamicsClass::Positive), "1+");
        assert_eq!(group(StatusClass::Middle, DynamicsClass::Stable), "2+/-");
        assert_eq!(group(StatusClass::VeryLow, DynamicsClass::Negative), "4-");
    }
}
