//! People at places in the project file: a layer of points, and the counts of groups beside it.

use std::collections::BTreeMap;

use rusqlite::params;

use super::error::{StoreError, StoreErrorKind};
use super::{Store, Writer, gpkg, wkb};
use crate::model::{Population, PopulationPlace};
use crate::work::Work;

const TABLE: &str = "sra_population";
/// A count's number is place · 2¹⁶ + group, so one range scan reads a place.
const GROUPS_MOST: i64 = 1 << 16;
/// Places that are written between two looks at whether the work was cancelled.
const CHECK_EVERY: usize = 1024;

impl Store {
    /// All people, place by place in the order in which they were stored.
    ///
    /// # Errors
    /// `Damaged` when a place cannot be read.
    pub fn population(&self) -> Result<Population, StoreError> {
        self.read(|connection| {
            let mut population = Population::default();
            let mut columns: BTreeMap<i64, usize> = BTreeMap::new();
            let mut statement =
                connection.prepare("SELECT id, name FROM sra_population_group ORDER BY id")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                columns.insert(row.get(0)?, population.groups.len());
                population.groups.push(row.get(1)?);
            }
            let mut numbers: BTreeMap<i64, usize> = BTreeMap::new();
            let mut statement =
                connection.prepare("SELECT id, geom, key, residents FROM sra_population ORDER BY id")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let key: String = row.get(2)?;
                let lon_lat = wkb::decode_place(row.get_ref(1)?.as_blob().unwrap_or_default())
                    .ok_or_else(|| StoreErrorKind::Damaged(format!("place {key}")))?;
                numbers.insert(row.get(0)?, population.places.len());
                let groups = vec![None; population.groups.len()];
                population.places.push(PopulationPlace { key, lon_lat, residents: row.get(3)?, groups });
            }
            let mut statement =
                connection.prepare("SELECT id, people FROM sra_population_count ORDER BY id")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let id: i64 = row.get(0)?;
                let place =
                    numbers.get(&(id / GROUPS_MOST)).and_then(|place| population.places.get_mut(*place));
                let column = columns.get(&(id % GROUPS_MOST));
                if let Some(count) =
                    place.zip(column).and_then(|(place, column)| place.groups.get_mut(*column))
                {
                    *count = Some(row.get(1)?);
                }
            }
            Ok(population)
        })
    }

    /// Names of the groups, in the order in which they were stored.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn population_groups(&self) -> Result<Vec<String>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare("SELECT name FROM sra_population_group ORDER BY id")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Number of places with people.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn population_count(&self) -> Result<usize, StoreError> {
        self.read(|connection| {
            let count = connection
                .query_row("SELECT count(*) FROM sra_population", [], |row| row.get::<_, i64>(0))?;
            Ok(count as usize)
        })
    }
}

impl Writer<'_> {
    /// Stores people in place of those before. Says how many places there were.
    ///
    /// # Errors
    /// `Damaged` for more groups than a table has columns.
    ///
    /// # Errors
    /// `Cancelled`; the file cannot be written.
    pub fn put_population(&self, population: &Population, work: &Work) -> Result<usize, StoreErrorKind> {
        if population.groups.len() as i64 >= GROUPS_MOST {
            return Err(StoreErrorKind::Damaged("groups".to_owned()));
        }
        self.transaction.execute("DELETE FROM sra_population_count", [])?;
        self.transaction.execute("DELETE FROM sra_population_group", [])?;
        let replaced = self.transaction.execute("DELETE FROM sra_population", [])?;
        let mut insert =
            self.transaction.prepare("INSERT INTO sra_population_group (id, name) VALUES (?1, ?2)")?;
        for (number, group) in population.groups.iter().enumerate() {
            insert.execute(params![number as i64 + 1, group])?;
        }
        let mut insert = self
            .transaction
            .prepare("INSERT INTO sra_population (id, geom, key, residents) VALUES (?1, ?2, ?3, ?4)")?;
        let mut count =
            self.transaction.prepare("INSERT INTO sra_population_count (id, people) VALUES (?1, ?2)")?;
        for (number, place) in population.places.iter().enumerate() {
            if number.is_multiple_of(CHECK_EVERY) {
                work.check()?;
            }
            let id = number as i64 + 1;
            insert.execute(params![id, wkb::encode_point(place.lon_lat), place.key, place.residents])?;
            for (group, people) in place.groups.iter().enumerate() {
                if let Some(people) = people {
                    count.execute(params![id * GROUPS_MOST + group as i64 + 1, people])?;
                }
            }
        }
        drop(insert);
        let extent = self.extent_of_points(TABLE)?;
        gpkg::register_points(&self.transaction, TABLE, "Population", &extent)?;
        Ok(replaced)
    }
}
