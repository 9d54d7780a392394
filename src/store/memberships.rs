//! Which region lies in which, between any two levels.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rusqlite::{Connection, params};

use super::boundaries::{RegionPositions, region_positions};
use super::error::{StoreError, StoreErrorKind};
use super::{Store, Writer};
use crate::model::{LevelId, Membership, RegionKey};

impl Store {
    /// The memberships of the regions of `level` (in region order) in the regions of each parent level that has
    /// some; parents are positions in the list of [`Store::regions`] followed by
    /// [`Store::regions_without_boundaries`] of the parent level.
    pub fn memberships(&self, level: LevelId) -> Result<Vec<Membership>, StoreError> {
        self.read(|connection| memberships(connection, level))
    }
}

impl Writer<'_> {
    /// Says that regions of `child` lie in regions of `parent`; pairs whose keys are unknown are left out.
    pub fn put_membership(
        &self,
        child: LevelId,
        parent: LevelId,
        pairs: &[(RegionKey, RegionKey, f64)],
    ) -> Result<usize, StoreErrorKind> {
        self.transaction.execute(
            "DELETE FROM sra_membership WHERE child_id IN (SELECT id FROM sra_region WHERE level_id = ?1)
             AND parent_id IN (SELECT id FROM sra_region WHERE level_id = ?2)",
            params![child.0, parent.0],
        )?;
        let children = self.region_ids(child)?;
        let parents = self.region_ids(parent)?;
        let mut statement = self
            .transaction
            .prepare("INSERT INTO sra_membership (child_id, parent_id, share) VALUES (?1, ?2, ?3)")?;
        let mut stored = 0;
        for (child_key, parent_key, share) in pairs {
            if let (Some(child), Some(parent)) = (children.get(child_key), parents.get(parent_key)) {
                statement.execute(params![child, parent, share])?;
                stored += 1;
            }
        }
        Ok(stored)
    }
}

fn memberships(connection: &Connection, level: LevelId) -> Result<Vec<Membership>, StoreErrorKind> {
    let children = region_positions(connection, level)?;
    let mut by_parent_level: BTreeMap<i64, (RegionPositions, Membership)> = BTreeMap::new();
    let mut statement = connection.prepare(
        "SELECT m.child_id, m.parent_id, m.share, p.level_id
         FROM sra_membership m JOIN sra_region c ON c.id = m.child_id JOIN sra_region p ON p.id = m.parent_id
         WHERE c.level_id = ?1 AND c.has_boundary = 1 ORDER BY m.child_id, m.parent_id",
    )?;
    let rows = statement.query_map([level.0], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, f64>(2)?, row.get::<_, i64>(3)?))
    })?;
    for row in rows {
        let (child, parent, share, parent_level) = row?;
        if let Entry::Vacant(entry) = by_parent_level.entry(parent_level) {
            let parents = region_positions(connection, LevelId(parent_level))?;
            let empty = Membership {
                parent_level: Some(LevelId(parent_level)),
                parents: vec![Vec::new(); children.len()],
            };
            entry.insert((parents, empty));
        }
        if let Some((parents, membership)) = by_parent_level.get_mut(&parent_level)
            && let (Some(child), Some(parent)) = (children.get(child), parents.get(parent))
            && let Some(list) = membership.parents.get_mut(child as usize)
        {
            list.push((parent, share));
        }
    }
    Ok(by_parent_level.into_values().map(|(_, membership)| membership).collect())
}
