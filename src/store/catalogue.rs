//! The indicator catalogue in the project file.

use rusqlite::{Connection, Row, params};

use super::Writer;
use super::error::StoreErrorKind;
use crate::model::{Indicator, IndicatorCode, IndicatorKind, Polarity, Source, Sum};

pub(super) fn indicators(connection: &Connection) -> Result<Vec<Indicator>, StoreErrorKind> {
    let mut statement = connection.prepare(
        "SELECT code, name, theme, unit, kind, numerator, denominator, factor, polarity, decimals, min_cases,
                internal, source, licence, description FROM sra_indicator ORDER BY id",
    )?;
    let rows = statement.query_map([], indicator)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn indicator(row: &Row<'_>) -> rusqlite::Result<Indicator> {
    let sum = |column: usize| -> rusqlite::Result<Option<Sum>> {
        Ok(row.get::<_, Option<String>>(column)?.and_then(|text| Sum::parse(&text)))
    };
    Ok(Indicator {
        code: IndicatorCode(row.get(0)?),
        name: row.get(1)?,
        theme: row.get(2)?,
        unit: row.get(3)?,
        kind: row.get::<_, String>(4)?.parse().unwrap_or_default(),
        numerator: sum(5)?,
        denominator: sum(6)?,
        factor: row.get(7)?,
        polarity: row.get::<_, String>(8)?.parse().unwrap_or_default(),
        decimals: row.get::<_, i64>(9)?.clamp(0, 9) as usize,
        min_cases: row.get(10)?,
        internal: row.get(11)?,
        source: Source { text: row.get(12)?, licence: row.get(13)? },
        description: row.get(14)?,
    })
}

impl Writer<'_> {
    /// Stores the catalogue of an edited project: what differs, and without entries that are gone when they have no
    /// values of their own.
    pub fn put_catalogue(&self, after: &[Indicator]) -> Result<(), StoreErrorKind> {
        let stored = indicators(&self.transaction)?;
        for indicator in after.iter().filter(|indicator| !stored.contains(indicator)) {
            self.put_indicator(indicator)?;
        }
        let is_gone = |known: &&Indicator| !after.iter().any(|indicator| indicator.code == known.code);
        for gone in stored.iter().filter(is_gone) {
            self.transaction.execute(
                "DELETE FROM sra_indicator WHERE code = ?1
                 AND NOT EXISTS (SELECT 1 FROM sra_series s WHERE s.indicator_id = sra_indicator.id)",
                [gone.code.as_str()],
            )?;
        }
        Ok(())
    }

    /// Adds the indicator, or replaces the entry of the same code; its values stay.
    pub fn put_indicator(&self, indicator: &Indicator) -> Result<(), StoreErrorKind> {
        let mut statement = self.transaction.prepare_cached(
            "INSERT INTO sra_indicator (code, name, theme, unit, kind, numerator, denominator, factor, polarity,
                decimals, min_cases, internal, source, licence, description)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
             ON CONFLICT (code) DO UPDATE SET name = excluded.name, theme = excluded.theme, unit = excluded.unit,
                kind = excluded.kind, numerator = excluded.numerator, denominator = excluded.denominator,
                factor = excluded.factor, polarity = excluded.polarity, decimals = excluded.decimals,
                min_cases = excluded.min_cases, internal = excluded.internal, source = excluded.source,
                licence = excluded.licence, description = excluded.description",
        )?;
        statement.execute(params![
            indicator.code.as_str(),
            indicator.name,
            indicator.theme,
            indicator.unit,
            kind_code(indicator.kind),
            indicator.numerator.as_ref().map(Sum::to_string),
            indicator.denominator.as_ref().map(Sum::to_string),
            indicator.factor,
            polarity_code(indicator.polarity),
            indicator.decimals as i64,
            indicator.min_cases,
            indicator.internal,
            indicator.source.text,
            indicator.source.licence,
            indicator.description,
        ])?;
        Ok(())
    }
}

/// The kind as catalogues write it.
pub fn kind_code(kind: IndicatorKind) -> &'static str {
    match kind {
        IndicatorKind::Count => "count",
        IndicatorKind::Ratio => "ratio",
        IndicatorKind::Mean => "mean",
        IndicatorKind::Index => "index",
    }
}

fn polarity_code(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Burden => "burden",
        Polarity::Relief => "relief",
        Polarity::None => "none",
    }
}
