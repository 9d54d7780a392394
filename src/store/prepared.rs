//! The prepared geometry of a level: written once at import, read in the detail that a map needs.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::{StoreError, StoreErrorKind};
use super::{Store, Writer};
use crate::geo::encode;
use crate::geo::{Detail, PreparedLayer};
use crate::model::LevelId;

/// Which details of a layer are read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DetailWanted {
    /// None: shapes and neighbours alone.
    Base,
    /// The coarsest whose lines lie within so many map units of the surveyed ones; without triangles.
    Lines {
        /// How far simplified lines may be off.
        tolerance_m: f64,
    },
    /// All details with triangles, for a window that zooms.
    Everything,
}

const BASE: &str = "base";
const LINES: &str = "lines";
const TRIANGLES: &str = "triangles";

impl Store {
    /// The prepared layer of `level` with the details that are wanted.
    ///
    /// # Errors
    /// `Incomplete` when the level has no boundaries, `Damaged` when a part cannot be decoded.
    pub fn prepared(&self, level: LevelId, wanted: DetailWanted) -> Result<PreparedLayer, StoreError> {
        self.read(|connection| {
            let base = part(connection, level, BASE, 0)?
                .ok_or_else(|| StoreErrorKind::Incomplete("prepared boundaries".to_owned()))?;
            let mut layer = encode::decode_base(&base).map_err(damaged)?;
            let tolerances = tolerances(connection, level)?;
            let chosen: Vec<i64> = match wanted {
                DetailWanted::Base => Vec::new(),
                DetailWanted::Everything => tolerances.iter().map(|(detail, _)| *detail).collect(),
                DetailWanted::Lines { tolerance_m } => {
                    let fitting = tolerances.iter().rev().find(|(_, tolerance)| *tolerance <= tolerance_m);
                    fitting.or(tolerances.first()).map(|(detail, _)| *detail).into_iter().collect()
                }
            };
            for detail in chosen {
                let mut read = lines(connection, level, detail)?;
                if wanted == DetailWanted::Everything
                    && let Some(triangles) = part(connection, level, TRIANGLES, detail)?
                {
                    encode::decode_triangles(&mut read, &triangles).map_err(damaged)?;
                }
                layer.details.push(read);
            }
            Ok(layer)
        })
    }
}

impl Writer<'_> {
    /// Stores the prepared layer of `level` in place of the one before.
    pub fn put_prepared(&self, level: LevelId, layer: &PreparedLayer) -> Result<(), StoreErrorKind> {
        self.transaction.execute("DELETE FROM sra_prepared WHERE level_id = ?1", [level.0])?;
        self.put_part(level, BASE, 0, 0.0, &encode::encode_base(layer))?;
        for (number, detail) in layer.details.iter().enumerate() {
            let (lines, triangles) =
                rayon::join(|| encode::encode_lines(detail), || encode::encode_triangles(detail));
            let tolerance = f64::from(detail.tolerance_m);
            self.put_part(level, LINES, number, tolerance, &lines)?;
            self.put_part(level, TRIANGLES, number, tolerance, &triangles)?;
        }
        Ok(())
    }

    fn put_part(
        &self,
        level: LevelId,
        part: &str,
        detail: usize,
        tolerance_m: f64,
        data: &[u8],
    ) -> Result<(), StoreErrorKind> {
        self.transaction.execute(
            "INSERT INTO sra_prepared (level_id, part, detail, tolerance_m, data) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![level.0, part, detail as i64, tolerance_m, data],
        )?;
        Ok(())
    }
}

fn lines(connection: &Connection, level: LevelId, detail: i64) -> Result<Detail, StoreErrorKind> {
    let blob = part(connection, level, LINES, detail)?
        .ok_or_else(|| StoreErrorKind::Incomplete(format!("detail {detail}")))?;
    encode::decode_lines(&blob).map_err(damaged)
}

fn tolerances(connection: &Connection, level: LevelId) -> Result<Vec<(i64, f64)>, StoreErrorKind> {
    let mut statement = connection.prepare(
        "SELECT detail, tolerance_m FROM sra_prepared WHERE level_id = ?1 AND part = ?2 ORDER BY detail",
    )?;
    let rows = statement.query_map(params![level.0, LINES], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn part(
    connection: &Connection,
    level: LevelId,
    part: &str,
    detail: i64,
) -> Result<Option<Vec<u8>>, StoreErrorKind> {
    Ok(connection
        .query_row(
            "SELECT data FROM sra_prepared WHERE level_id = ?1 AND part = ?2 AND detail = ?3",
            params![level.0, part, detail],
            |row| row.get(0),
        )
        .optional()?)
}

fn damaged(error: encode::DecodeError) -> StoreErrorKind {
    StoreErrorKind::Damaged(error.to_string())
}
