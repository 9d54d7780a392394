//! The travel network in the project file: packed bytes, imported once.

use std::io::{Read, Write};

use rusqlite::{OptionalExtension, params};

use super::error::{StoreError, StoreErrorKind};
use super::{Store, Writer};
use crate::reach::encode;
use crate::reach::network::Network;
use crate::work::Work;

/// Bytes that are packed between two looks at whether the work was cancelled.
const PACKED_AT_A_TIME: usize = 1 << 20;

/// How large a network is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetworkSize {
    /// Junctions.
    pub nodes: usize,
    /// Links between them.
    pub edges: usize,
}

/// A network and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredNetwork {
    /// The network.
    pub network: Network,
    /// Name of the file it was imported from.
    pub file_name: String,
    /// Day of the import, `2025-03-18`.
    pub imported_on: String,
}

/// Tells one state of network and population from another without reading them.
#[derive(Debug, Clone, PartialEq)]
pub struct GroundStamp(String);

impl Store {
    /// The state of network and population; an import changes it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn ground_stamp(&self) -> Result<GroundStamp, StoreError> {
        self.read(|connection| {
            let stamp = connection.query_row(
                "SELECT (SELECT count(*) || ' ' || total(residents) FROM sra_population)
                     || ' ' || (SELECT count(*) || ' ' || total(people) FROM sra_population_count)
                     || ' ' || coalesce((SELECT nodes || ' ' || edges || ' ' || coalesce(import_id, 0) FROM sra_network), '')",
                [],
                |row| row.get(0),
            )?;
            Ok(GroundStamp(stamp))
        })
    }

    /// The size of the stored network; `None` when there is none.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn network_size(&self) -> Result<Option<NetworkSize>, StoreError> {
        self.read(|connection| {
            let size = connection.query_row("SELECT nodes, edges FROM sra_network", [], |row| {
                Ok(NetworkSize {
                    nodes: row.get::<_, i64>(0)? as usize,
                    edges: row.get::<_, i64>(1)? as usize,
                })
            });
            Ok(size.optional()?)
        })
    }

    /// The stored network; `None` when there is none.
    ///
    /// # Errors
    /// `Damaged` when it cannot be unpacked.
    pub fn network(&self) -> Result<Option<StoredNetwork>, StoreError> {
        self.read(|connection| {
            let row = connection
                .query_row(
                    "SELECT n.data, coalesce(i.file_name, ''), coalesce(i.imported_on, '')
                     FROM sra_network n LEFT JOIN sra_import i ON i.id = n.import_id",
                    [],
                    |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?, row.get(2)?)),
                )
                .optional()?;
            let Some((packed, file_name, imported_on)) = row else { return Ok(None) };
            let damaged = |error: &dyn std::fmt::Display| StoreErrorKind::Damaged(error.to_string());
            let mut bytes = Vec::new();
            flate2::read::ZlibDecoder::new(packed.as_slice())
                .read_to_end(&mut bytes)
                .map_err(|error| damaged(&error))?;
            let network = encode::decode(&bytes).map_err(|error| damaged(&error))?;
            Ok(Some(StoredNetwork { network, file_name, imported_on }))
        })
    }
}

impl Writer<'_> {
    /// Stores a network in place of the one before. Says whether there was one.
    ///
    /// # Errors
    /// `Cancelled`; the file cannot be written.
    pub fn put_network(&self, network: &Network, import: i64, work: &Work) -> Result<bool, StoreErrorKind> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        for part in encode::encode(network).chunks(PACKED_AT_A_TIME) {
            work.check()?;
            packer.write_all(part)?;
        }
        let packed = packer.finish()?;
        let replaced = self.transaction.execute("DELETE FROM sra_network", [])? > 0;
        self.transaction.execute(
            "INSERT INTO sra_network (id, nodes, edges, import_id, data) VALUES (1, ?1, ?2, ?3, ?4)",
            params![network.positions.len() as i64, network.links.len() as i64, import, packed],
        )?;
        Ok(replaced)
    }
}
