//! Observations by series (indicator, level, period), and which periods exist where.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::boundaries::{RegionPositions, region_positions};
use super::error::{StoreError, StoreErrorKind};
use super::{Store, Writer};
use crate::model::{
    Coverage, Indicator, IndicatorCode, Level, LevelId, Observation, Period, ValueState, derive,
};

/// Names one series.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesKey {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The level.
    pub level: LevelId,
    /// The period.
    pub period: Period,
}

/// The observations of one series, to be stored.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesDraft {
    /// Which series.
    pub key: SeriesKey,
    /// Region numbers (see [`Writer::region_ids`]) with their cell; ascending numbers are stored fastest.
    pub cells: Vec<(i64, Observation)>,
}

/// What happens when a series exists already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ConflictRule {
    /// Nothing is stored at all when a cell is there already.
    #[default]
    Abort,
    /// New cells replace old ones; cells of other regions stay.
    Replace,
    /// Old cells stay; only regions without one get theirs.
    Keep,
}

/// What was written of a series.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrittenSeries {
    /// Numbers of the regions whose cell is stored now.
    pub stored_regions: Vec<i64>,
    /// Cells that were there before and are replaced.
    pub replaced: usize,
    /// Cells that were there before although nothing was said about that; nothing is written then.
    pub conflicts: usize,
}

impl Store {
    /// The stored observations of a series, one per region of the level in region order (regions with boundaries,
    /// then those without); `None` when there is no such series.
    pub fn observations(&self, key: &SeriesKey) -> Result<Option<Vec<Observation>>, StoreError> {
        self.read(|connection| {
            let Some(series) = series_id(connection, key)? else { return Ok(None) };
            let positions = self.positions(key.level)?;
            let mut cells = vec![Observation::absent(ValueState::NoData); positions.len()];
            let mut statement = connection.prepare_cached(
                "SELECT id & 4294967295, value, state, numerator, denominator, estimated, projected, sign
                 FROM sra_observation WHERE id BETWEEN ?1 << 32 AND (?1 << 32) + 4294967295",
            )?;
            let rows = statement.query_map([series], |row| Ok((row.get::<_, i64>(0)?, observation(row)?)))?;
            for row in rows {
                let (region, cell) = row?;
                if let Some(place) =
                    positions.get(region).and_then(|position| cells.get_mut(position as usize))
                {
                    *place = cell;
                }
            }
            Ok(Some(cells))
        })
    }

    /// Read once for all series of a level.
    fn positions(&self, level: LevelId) -> Result<Arc<RegionPositions>, StoreErrorKind> {
        if let Some(known) = self.positions.borrow().get(&level) {
            return Ok(Arc::clone(known));
        }
        let positions = Arc::new(region_positions(&self.connection, level)?);
        self.positions.borrow_mut().insert(level, Arc::clone(&positions));
        Ok(positions)
    }
}

impl Writer<'_> {
    /// Stores the cells of a series as `rule` says; cells of other regions stay as they are.
    ///
    /// With [`ConflictRule::Abort`] nothing is written when a cell is there already: see [`WrittenSeries::conflicts`].
    pub fn put_series(
        &self,
        draft: &SeriesDraft,
        rule: ConflictRule,
        import: Option<i64>,
    ) -> Result<WrittenSeries, StoreErrorKind> {
        let (series, is_new) = self.series_for(&draft.key, import)?;
        let existing = if is_new { BTreeSet::new() } else { self.regions_with_cells(series)? };
        let known = draft.cells.iter().filter(|(region, _)| existing.contains(region)).count();
        let mut written = WrittenSeries::default();
        match rule {
            ConflictRule::Abort if known > 0 => {
                return Ok(WrittenSeries { conflicts: known, ..written });
            }
            ConflictRule::Replace => written.replaced = known,
            ConflictRule::Abort | ConflictRule::Keep => {}
        }
        let mut statement = self.transaction.prepare_cached(
            "INSERT OR REPLACE INTO sra_observation
             (id, value, state, numerator, denominator, estimated, projected, sign)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        let kept = |region: &i64| rule == ConflictRule::Keep && existing.contains(region);
        for (region, cell) in draft.cells.iter().filter(|(region, _)| !kept(region)) {
            let state = (cell.state != ValueState::Value).then(|| cell.state.code());
            let mut sign = [0_u8; 4];
            statement.execute(params![
                (series << 32) | region,
                cell.value,
                state,
                cell.numerator,
                cell.denominator,
                cell.estimated.then_some(true),
                cell.projected.then_some(true),
                cell.sign.map(|c| &*c.encode_utf8(&mut sign)),
            ])?;
            written.stored_regions.push(*region);
        }
        Ok(written)
    }

    fn regions_with_cells(&self, series: i64) -> Result<BTreeSet<i64>, StoreErrorKind> {
        let mut statement = self.transaction.prepare_cached(
            "SELECT id & 4294967295 FROM sra_observation WHERE id BETWEEN ?1 << 32 AND (?1 << 32) + 4294967295",
        )?;
        let rows = statement.query_map([series], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn series_for(&self, key: &SeriesKey, import: Option<i64>) -> Result<(i64, bool), StoreErrorKind> {
        if let Some(series) = series_id(&self.transaction, key)? {
            if import.is_some() {
                self.transaction
                    .execute("UPDATE sra_series SET import_id = ?1 WHERE id = ?2", params![import, series])?;
            }
            return Ok((series, false));
        }
        let made = self.transaction.execute(
            "INSERT INTO sra_series (indicator_id, level_id, period, import_id)
             SELECT id, ?2, ?3, ?4 FROM sra_indicator WHERE code = ?1",
            params![key.indicator.as_str(), key.level.0, key.period.to_string(), import],
        )?;
        if made == 0 {
            return Err(StoreErrorKind::Incomplete(format!("indicator {}", key.indicator)));
        }
        Ok((self.transaction.last_insert_rowid(), true))
    }
}

fn series_id(connection: &Connection, key: &SeriesKey) -> Result<Option<i64>, StoreErrorKind> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id FROM sra_series s JOIN sra_indicator i ON i.id = s.indicator_id
         WHERE i.code = ?1 AND s.level_id = ?2 AND s.period = ?3",
    )?;
    let values = params![key.indicator.as_str(), key.level.0, key.period.to_string()];
    Ok(statement.query_row(values, |row| row.get(0)).optional()?)
}

fn observation(row: &Row<'_>) -> rusqlite::Result<Observation> {
    let value: Option<f64> = row.get(1)?;
    let state = match row.get_ref(2)?.as_str_or_null()? {
        Some(code) => ValueState::from_code(code).unwrap_or(ValueState::NoData),
        None if value.is_some() => ValueState::Value,
        None => ValueState::NoData,
    };
    Ok(Observation {
        value: if state == ValueState::Value { value } else { None },
        state,
        numerator: row.get(3)?,
        denominator: row.get(4)?,
        estimated: row.get::<_, Option<bool>>(5)?.unwrap_or(false),
        projected: row.get::<_, Option<bool>>(6)?.unwrap_or(false),
        sign: row.get_ref(7)?.as_str_or_null()?.and_then(|text| text.chars().next()),
    })
}

/// Which periods exist for which indicator on which level, stored or derivable.
pub(super) fn coverage(
    connection: &Connection,
    indicators: &[Indicator],
    levels: &[Level],
) -> Result<Coverage, StoreErrorKind> {
    let mut statement = connection.prepare(
        "SELECT i.code, s.level_id, s.period FROM sra_series s JOIN sra_indicator i ON i.id = s.indicator_id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
    })?;
    let mut stored: Coverage = BTreeMap::new();
    for row in rows {
        let (code, level, period) = row?;
        let period = period.parse().map_err(|error| StoreErrorKind::Damaged(format!("{error}")))?;
        stored.entry((IndicatorCode(code), LevelId(level))).or_default().push(period);
    }
    for periods in stored.values_mut() {
        periods.sort_unstable();
    }
    Ok(derive::coverage_with_derived(&stored, indicators, levels))
}
