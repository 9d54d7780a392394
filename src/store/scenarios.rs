//! Scenarios and rules about what must be offered, as they stand in the project file.

use rusqlite::{Connection, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Writer;
use super::error::StoreErrorKind;
use crate::model::{Scenario, Scenarios, SupplyRule};

fn damaged(error: &serde_json::Error) -> StoreErrorKind {
    StoreErrorKind::Damaged(error.to_string())
}

fn contents<T: DeserializeOwned>(connection: &Connection, question: &str) -> Result<Vec<T>, StoreErrorKind> {
    let mut statement = connection.prepare(question)?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    rows.map(|text| serde_json::from_str(&text?).map_err(|error| damaged(&error))).collect()
}

fn text(content: &impl Serialize) -> Result<String, StoreErrorKind> {
    serde_json::to_string(content).map_err(|error| damaged(&error))
}

/// All scenarios by name.
pub(super) fn scenarios(connection: &Connection) -> Result<Scenarios, StoreErrorKind> {
    let all: Vec<Scenario> = contents(connection, "SELECT content FROM sra_scenario ORDER BY name")?;
    Ok(all.into_iter().map(|scenario| (scenario.name.clone(), scenario)).collect())
}

/// The rules in their order.
pub(super) fn supply_rules(connection: &Connection) -> Result<Vec<SupplyRule>, StoreErrorKind> {
    contents(connection, "SELECT content FROM sra_supply_rule ORDER BY id")
}

impl Writer<'_> {
    /// Makes the stored scenarios those of `after`.
    pub(super) fn put_scenarios(&self, after: &Scenarios) -> Result<(), StoreErrorKind> {
        let stored = scenarios(&self.transaction)?;
        for name in stored.keys().filter(|name| !after.contains_key(*name)) {
            self.transaction.execute("DELETE FROM sra_scenario WHERE name = ?1", [name])?;
        }
        for (name, scenario) in after.iter().filter(|(name, scenario)| stored.get(*name) != Some(scenario)) {
            let scenario = Scenario { name: name.clone(), ..scenario.clone() };
            self.transaction.execute(
                "INSERT INTO sra_scenario (name, content) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET content = excluded.content",
                params![name, text(&scenario)?],
            )?;
        }
        Ok(())
    }

    /// Makes the stored rules those of `after`.
    pub(super) fn put_supply_rules(&self, after: &[SupplyRule]) -> Result<(), StoreErrorKind> {
        if supply_rules(&self.transaction)? == after {
            return Ok(());
        }
        self.transaction.execute("DELETE FROM sra_supply_rule", [])?;
        let mut insert = self
            .transaction
            .prepare("INSERT INTO sra_supply_rule (id, name, content) VALUES (?1, ?2, ?3)")?;
        for (at, rule) in after.iter().enumerate() {
            insert.execute(params![at as i64 + 1, rule.name, text(rule)?])?;
        }
        Ok(())
    }
}
