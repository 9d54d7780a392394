//! Fingerprints of what results of reachability are made from, and where facilities, people and network came from.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::error::{StoreError, StoreErrorKind};
use super::{Store, Writer};
use crate::model::Source;

/// Fingerprints of the inputs of a result; the same content has the same fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReachMarks {
    /// Facilities of each kind, by the name of the kind.
    pub facilities: BTreeMap<String, String>,
    /// People and their places; empty without any.
    pub population: String,
    /// The travel network; empty without one.
    pub network: String,
    /// The scenario that was asked for; `None` without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
}

/// Where the inputs of reachability came from, each source once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReachSources {
    /// Sources by kind of facility; a kind whose facilities state none has an empty list.
    pub facilities: BTreeMap<String, Vec<Source>>,
    /// Of the people; `None` without any, empty when not stated.
    pub population: Option<Source>,
    /// Of the network; `None` without one, empty when not stated.
    pub network: Option<Source>,
}

/// FNV-1a, 64 bits: the same on every machine.
struct Print(u64);

impl Print {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn value(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.add(&[0]),
            ValueRef::Integer(number) => self.add(&number.to_le_bytes()),
            ValueRef::Real(number) => self.add(&number.to_bits().to_le_bytes()),
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                self.add(&(bytes.len() as u64).to_le_bytes());
                self.add(bytes);
            }
        }
    }

    fn text(&self) -> String {
        format!("{:016x}", self.0)
    }
}

/// The fingerprint of a text.
pub fn mark_of_text(text: &str) -> String {
    let mut print = Print::new();
    print.add(text.as_bytes());
    print.text()
}

/// The fingerprint of all rows of a question; empty when there are none.
fn rows_print(connection: &Connection, question: &str) -> Result<String, StoreErrorKind> {
    let mut statement = connection.prepare(question)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let (mut print, mut any) = (Print::new(), false);
    while let Some(row) = rows.next()? {
        any = true;
        for column in 0..columns {
            print.value(row.get_ref(column)?);
        }
    }
    Ok(if any { print.text() } else { String::new() })
}

impl Store {
    /// Fingerprints of facilities, people and network as they are now.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reach_marks(&self) -> Result<ReachMarks, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare(
                "SELECT k.name, f.geom, f.key, f.capacity, f.open_from, f.open_to
                 FROM sra_facility f JOIN sra_facility_kind k ON k.id = f.kind_id ORDER BY k.id, f.key",
            )?;
            let mut rows = statement.query([])?;
            let mut prints: BTreeMap<String, Print> = BTreeMap::new();
            while let Some(row) = rows.next()? {
                let print = prints.entry(row.get(0)?).or_insert_with(Print::new);
                for column in 1..6 {
                    print.value(row.get_ref(column)?);
                }
            }
            let people =
                rows_print(connection, "SELECT geom, key, residents FROM sra_population ORDER BY id")?;
            let groups = rows_print(connection, "SELECT name FROM sra_population_group ORDER BY id")?;
            let counts = rows_print(connection, "SELECT id, people FROM sra_population_count ORDER BY id")?;
            let population =
                if people.is_empty() { people } else { mark_of_text(&[people, groups, counts].concat()) };
            Ok(ReachMarks {
                facilities: prints.into_iter().map(|(kind, print)| (kind, print.text())).collect(),
                population,
                network: rows_print(connection, "SELECT data FROM sra_network")?,
                scenario: None,
            })
        })
    }

    /// Name, recipe and day of every saved result, by name.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reach_recipes(&self) -> Result<Vec<[String; 3]>, StoreError> {
        self.read(|connection| {
            let mut statement =
                connection.prepare("SELECT name, recipe, computed_on FROM sra_reach ORDER BY name")?;
            let rows = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The fingerprints that were kept with a result; `None` for a result that keeps none.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reach_result_marks(&self, name: &str) -> Result<Option<ReachMarks>, StoreError> {
        self.read(|connection| {
            let text: Option<String> = connection
                .query_row("SELECT marks FROM sra_reach WHERE name = ?1", [name], |row| row.get(0))
                .optional()?;
            Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
        })
    }

    /// Where facilities, people and network came from.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reach_sources(&self) -> Result<ReachSources, StoreError> {
        self.read(|connection| {
            let mut sources = ReachSources::default();
            let mut statement = connection.prepare(
                "SELECT DISTINCT k.name, coalesce(i.source, ''), coalesce(i.licence, '')
                 FROM sra_facility f JOIN sra_facility_kind k ON k.id = f.kind_id
                 LEFT JOIN sra_import i ON i.id = f.import_id ORDER BY k.id, 2, 3",
            )?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let source = Source { text: row.get(1)?, licence: row.get(2)? };
                let of_kind = sources.facilities.entry(row.get(0)?).or_default();
                if !source.text.is_empty() || !source.licence.is_empty() {
                    of_kind.push(source);
                }
            }
            let one = |question: &str| {
                let row = |row: &rusqlite::Row<'_>| Ok(Source { text: row.get(0)?, licence: row.get(1)? });
                connection.query_row(question, [], row).optional()
            };
            let people: bool =
                connection.query_row("SELECT EXISTS (SELECT 1 FROM sra_population)", [], |row| row.get(0))?;
            if people {
                let of_import = one("SELECT source, licence FROM sra_import WHERE format = 'population'
                     ORDER BY id DESC LIMIT 1")?;
                sources.population = Some(of_import.unwrap_or_default());
            }
            sources.network = one("SELECT coalesce(i.source, ''), coalesce(i.licence, '')
                 FROM sra_network n LEFT JOIN sra_import i ON i.id = n.import_id")?;
            Ok(sources)
        })
    }
}

impl Writer<'_> {
    /// Says where an import came from.
    pub fn put_import_source(&self, import: i64, source: &Source) -> Result<(), StoreErrorKind> {
        self.transaction.execute(
            "UPDATE sra_import SET source = ?2, licence = ?3 WHERE id = ?1",
            params![import, source.text, source.licence],
        )?;
        Ok(())
    }

    /// Keeps the fingerprints of its inputs with a result.
    pub fn put_reach_marks(&self, name: &str, marks: &ReachMarks) -> Result<(), StoreErrorKind> {
        let text =
            serde_json::to_string(marks).map_err(|error| StoreErrorKind::Damaged(error.to_string()))?;
        self.transaction.execute("UPDATE sra_reach SET marks = ?2 WHERE name = ?1", params![name, text])?;
        Ok(())
    }

    /// Deletes a saved result. Says whether there was one.
    pub fn delete_reach_result(&self, name: &str) -> Result<bool, StoreErrorKind> {
        self.transaction.execute(
            "DELETE FROM sra_reach_value WHERE reach_id IN (SELECT id FROM sra_reach WHERE name = ?1)",
            [name],
        )?;
        Ok(self.transaction.execute("DELETE FROM sra_reach WHERE name = ?1", [name])? > 0)
    }
}
