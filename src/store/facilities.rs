//! Facilities and their kinds in the project file: a layer of points that other programs can read.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::error::{StoreError, StoreErrorKind};
use super::{ConflictRule, Store, Writer, gpkg, wkb};
use crate::geo::Extent;
use crate::model::{Facility, FacilityKind, LifePhase};

const TABLE: &str = "sra_facility";

/// Names of kinds are compared without case.
fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

impl Store {
    /// Kinds of facilities, in the order in which they were made.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn facility_kinds(&self) -> Result<Vec<FacilityKind>, StoreError> {
        self.read(kinds)
    }

    /// All facilities, by kind in the order of the kinds, then in the order in which they were stored.
    ///
    /// # Errors
    /// `Damaged` when a place cannot be read.
    pub fn facilities(&self) -> Result<Vec<Facility>, StoreError> {
        self.read(facilities)
    }

    /// How many facilities of each kind there are; kinds without one are left out.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn facility_counts(&self) -> Result<Vec<(String, usize)>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare(
                "SELECT k.name, count(*) FROM sra_facility f JOIN sra_facility_kind k ON k.id = f.kind_id
                 GROUP BY k.id ORDER BY k.id",
            )?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as usize)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// All facilities in their order.
pub(super) fn facilities(connection: &Connection) -> Result<Vec<Facility>, StoreErrorKind> {
    let mut statement = connection.prepare(
        "SELECT f.geom, k.name, f.key, f.name, f.provider, f.capacity, f.open_from, f.open_to
         FROM sra_facility f JOIN sra_facility_kind k ON k.id = f.kind_id ORDER BY k.id, f.id",
    )?;
    let mut rows = statement.query([])?;
    let mut facilities = Vec::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(2)?;
        let lon_lat = wkb::decode_place(row.get_ref(0)?.as_blob().unwrap_or_default())
            .ok_or_else(|| StoreErrorKind::Damaged(format!("facility {key}")))?;
        facilities.push(Facility {
            key,
            kind: row.get(1)?,
            name: row.get(3)?,
            provider: row.get(4)?,
            capacity: row.get(5)?,
            open: [row.get(6)?, row.get(7)?],
            lon_lat,
        });
    }
    Ok(facilities)
}

/// All kinds in their order.
pub(super) fn kinds(connection: &Connection) -> Result<Vec<FacilityKind>, StoreErrorKind> {
    let mut statement = connection.prepare("SELECT name, phase, tags FROM sra_facility_kind ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        let phase: Option<String> = row.get(1)?;
        let tags: String = row.get(2)?;
        Ok(FacilityKind {
            name: row.get(0)?,
            phase: phase.as_deref().and_then(LifePhase::from_code),
            tags: tags.split_whitespace().map(str::to_owned).collect(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Writer<'_> {
    /// Adds a kind, or replaces phase and tags of the kind of that name.
    pub fn put_facility_kind(&self, kind: &FacilityKind) -> Result<i64, StoreErrorKind> {
        Ok(self.transaction.query_row(
            "INSERT INTO sra_facility_kind (name, phase, tags) VALUES (?1, ?2, ?3)
             ON CONFLICT (name) DO UPDATE SET phase = excluded.phase, tags = excluded.tags RETURNING id",
            params![kind.name, kind.phase.map(LifePhase::code), kind.tags.join(" ")],
            |row| row.get(0),
        )?)
    }

    /// Keys that are stored already for a kind, of those given.
    pub fn known_facilities(&self, facilities: &[Facility]) -> Result<Vec<String>, StoreErrorKind> {
        let mut question = self.transaction.prepare(
            "SELECT 1 FROM sra_facility f JOIN sra_facility_kind k ON k.id = f.kind_id
             WHERE k.name = ?1 AND f.key = ?2",
        )?;
        let mut known = Vec::new();
        for facility in facilities {
            if question.exists(params![facility.kind, facility.key])? {
                known.push(facility.key.clone());
            }
        }
        Ok(known)
    }

    /// Stores facilities; their kinds must be stored. Says how many took the place of one with the same kind and key.
    ///
    /// # Errors
    /// `Damaged` when a kind is not stored.
    pub fn put_facilities(
        &self,
        facilities: &[Facility],
        rule: ConflictRule,
        import: Option<i64>,
    ) -> Result<usize, StoreErrorKind> {
        let conflict = match rule {
            ConflictRule::Keep => "DO NOTHING",
            ConflictRule::Replace | ConflictRule::Abort => {
                "DO UPDATE SET geom = excluded.geom, name = excluded.name, provider = excluded.provider,
                 capacity = excluded.capacity, open_from = excluded.open_from, open_to = excluded.open_to,
                 import_id = excluded.import_id"
            }
        };
        let replaced = if rule == ConflictRule::Keep { 0 } else { self.known_facilities(facilities)?.len() };
        let mut insert = self.transaction.prepare(&format!(
            "INSERT INTO sra_facility (geom, kind_id, key, name, provider, capacity, open_from, open_to, import_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (kind_id, key) {conflict}",
        ))?;
        let mut kind: Option<(&str, i64)> = None;
        for facility in facilities {
            let id = match kind {
                Some((name, id)) if name == facility.kind => id,
                _ => self.facility_kind_id(&facility.kind)?,
            };
            kind = Some((&facility.kind, id));
            let [from, to] = &facility.open;
            let place = wkb::encode_point(facility.lon_lat);
            insert.execute(params![
                place,
                id,
                facility.key,
                facility.name,
                facility.provider,
                facility.capacity,
                from,
                to,
                import
            ])?;
        }
        drop(insert);
        let extent = self.extent_of_points(TABLE)?;
        gpkg::register_points(&self.transaction, TABLE, "Facilities", &extent)?;
        Ok(replaced)
    }

    /// Makes the stored facilities and kinds those of an edited project: what differs is written, the import that unchanged ones came
    /// from is kept.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn put_facilities_of(
        &self,
        (after, kinds_after): (&[Facility], &[FacilityKind]),
    ) -> Result<(), StoreErrorKind> {
        let stored_kinds = kinds(&self.transaction)?;
        for kind in kinds_after.iter().filter(|kind| !stored_kinds.contains(kind)) {
            self.put_facility_kind(kind)?;
        }
        let stored = facilities(&self.transaction)?;
        if stored != after {
            self.put_changed_facilities(&stored, after)?;
        }
        let is_gone = |known: &&FacilityKind| !kinds_after.iter().any(|kind| same(&kind.name, &known.name));
        for gone in stored_kinds.iter().filter(is_gone) {
            self.transaction.execute("DELETE FROM sra_facility_kind WHERE name = ?1", [&gone.name])?;
        }
        Ok(())
    }

    fn put_changed_facilities(&self, stored: &[Facility], after: &[Facility]) -> Result<(), StoreErrorKind> {
        let by_name = |list: &[Facility]| -> BTreeMap<(String, String), Facility> {
            let name = |facility: &Facility| (facility.kind.to_lowercase(), facility.key.clone());
            list.iter().map(|facility| (name(facility), facility.clone())).collect()
        };
        let (before, wanted) = (by_name(stored), by_name(after));
        let mut delete = self.transaction.prepare(
            "DELETE FROM sra_facility WHERE key = ?2
             AND kind_id = (SELECT id FROM sra_facility_kind WHERE name = ?1)",
        )?;
        for gone in before.keys().filter(|name| !wanted.contains_key(*name)) {
            delete.execute(params![before.get(gone).map(|facility| &facility.kind), gone.1])?;
        }
        drop(delete);
        let mut update = self.transaction.prepare(
            "UPDATE sra_facility SET geom = ?3, name = ?4, provider = ?5, capacity = ?6, open_from = ?7, open_to = ?8
             WHERE key = ?2 AND kind_id = (SELECT id FROM sra_facility_kind WHERE name = ?1)",
        )?;
        let mut new = Vec::new();
        for facility in after {
            match before.get(&(facility.kind.to_lowercase(), facility.key.clone())) {
                None => new.push(facility.clone()),
                Some(known) if known == facility => {}
                Some(_) => {
                    let [from, to] = &facility.open;
                    let place = wkb::encode_point(facility.lon_lat);
                    update.execute(params![
                        facility.kind,
                        facility.key,
                        place,
                        facility.name,
                        facility.provider,
                        facility.capacity,
                        from,
                        to
                    ])?;
                }
            }
        }
        drop(update);
        self.put_facilities(&new, ConflictRule::Replace, None).map(drop)
    }

    fn facility_kind_id(&self, name: &str) -> Result<i64, StoreErrorKind> {
        let mut question =
            self.transaction.prepare_cached("SELECT id FROM sra_facility_kind WHERE name = ?1")?;
        let id = question.query_row([name], |row| row.get(0)).optional()?;
        id.ok_or_else(|| StoreErrorKind::Damaged(format!("kind {name}")))
    }

    /// The extent of all places of a table.
    pub(super) fn extent_of_points(&self, table: &str) -> Result<Extent, StoreErrorKind> {
        let mut extent = Extent::EMPTY;
        let mut statement = self.transaction.prepare(&format!("SELECT geom FROM {table}"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(place) = row.get_ref(0)?.as_blob().ok().and_then(wkb::decode_place) {
                extent.include(place);
            }
        }
        Ok(extent)
    }
}
