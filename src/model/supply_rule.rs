//! Rules about what must be offered: "every Sozialraum has a Familienzentrum", "90 % of those aged 3 to 5 reach a Kita in 15 minutes".

use serde::{Deserialize, Serialize};

/// A rule that is checked region by region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SupplyRule {
    /// The rule as a sentence; unique.
    pub name: String,
    /// Kinds of facilities, any of which will do.
    pub kinds: Vec<String>,
    /// Level whose regions are checked; empty: the one that is asked for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub level: String,
    /// What is asked of each region.
    #[serde(flatten)]
    pub demand: SupplyDemand,
}

/// What a rule asks of a region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "demand", rename_all = "kebab-case")]
pub enum SupplyDemand {
    /// So many facilities lie in the region.
    Present {
        /// How many.
        #[serde(default = "one")]
        count: u32,
    },
    /// So many percent of the people reach one within so many minutes.
    Reach {
        /// Share of the people, in percent.
        percent: f64,
        /// The limit, inclusive.
        minutes: f64,
        /// Age group of the population; empty: all residents.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        group: String,
    },
}

fn one() -> u32 {
    1
}

/// The rules that come with the program.
pub fn shipped_rules() -> Vec<SupplyRule> {
    serde_json::from_str(include_str!("../../assets/facilities/rules.json")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_rules_are_about_shipped_kinds() {
        let kinds = super::super::shipped_kinds();
        let rules = shipped_rules();
        assert!(rules.len() >= 4);
        for kind in rules.iter().flat_map(|rule| &rule.kinds) {
            assert!(kinds.iter().any(|known| known.name == *kind), "{kind}");
        }
    }
}
