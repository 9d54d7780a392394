//! Which row of a table belongs to which region, told both ways: rows without a region and regions without a value.

use std::collections::{BTreeMap, HashMap};

use super::error::{Problem, ReadError};
use super::genesis_keys;
use super::near::Near;
use super::table::{IndicatorTable, RowLevel, TableFormat, TableRow};
use crate::model::keys::ags_from_ars;
use crate::model::{LevelKind, Observation, Region, RegionKey};
use crate::notice::Notice;
use crate::text::Message;

/// Unmatched rows for which near regions are looked up.
const SUGGESTED: usize = 20;

/// The level that values are imported to.
#[derive(Debug, Clone, Copy)]
pub struct JoinTarget<'a> {
    /// What the level is in the official hierarchy.
    pub kind: LevelKind,
    /// Its regions.
    pub regions: &'a [Region],
}

/// A row that belongs to no region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmatchedRow {
    /// Line of the file.
    pub line: usize,
    /// The key as the file writes it.
    pub key: String,
    /// The name in the table; may be empty.
    pub name: String,
    /// Keys and names of regions that may be meant; only for the first rows.
    pub near: Vec<(RegionKey, String)>,
}

/// A region of another level that the table also tells values of (Land, Kreis …).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherRegion {
    /// Its official key.
    pub key: RegionKey,
    /// Its name in the table.
    pub name: String,
    /// Positions of its rows in the table.
    pub rows: Vec<usize>,
    /// No row has a number: the area was probably dissolved. Worth storing only for a region that exists.
    pub only_signs: bool,
}

/// How a table and a level fit together.
#[derive(Debug, Clone, Default)]
pub struct Join {
    /// For each region of the target the positions of its rows in the table; mostly one, empty = no row.
    pub rows_of_region: Vec<Vec<usize>>,
    /// Rows that should belong to the target level but do not; for GENESIS only those with numbers.
    pub unmatched: Vec<UnmatchedRow>,
    /// Positions of regions without any cell.
    pub without_value: Vec<usize>,
    /// Values of coarser levels, by kind and key. Only GENESIS tables have them.
    pub other_levels: BTreeMap<LevelKind, Vec<OtherRegion>>,
    /// Rows of the table.
    pub rows_read: usize,
    /// What the user should know about keys; regions without a value are told by the import, which knows all its tables.
    pub notices: Vec<Notice>,
}

impl Join {
    /// Number of regions that found a row.
    pub fn matched(&self) -> usize {
        self.rows_of_region.iter().filter(|rows| !rows.is_empty()).count()
    }

    /// The cell of a region of the target; `None` when the table has none.
    pub fn cell(&self, table: &IndicatorTable, region: usize, column: usize) -> Option<Observation> {
        cell_of(table, self.rows_of_region.get(region)?, column)
    }
}

/// The first cell that one of `rows` has in `column`.
pub fn cell_of(table: &IndicatorTable, rows: &[usize], column: usize) -> Option<Observation> {
    rows.iter().find_map(|row| *table.rows.get(*row)?.cells.get(column)?)
}

/// Finds the region of every row.
///
/// # Errors
/// Two rows of one region give different numbers.
pub fn join(table: &IndicatorTable, target: JoinTarget) -> Result<Join, ReadError> {
    let index = Index::new(target.regions);
    let restored = Restored::for_table(table, target.kind);
    let mut join = Join {
        rows_of_region: vec![Vec::new(); target.regions.len()],
        rows_read: table.rows.len(),
        ..Join::default()
    };
    let (mut unmatched, mut restored_keys, mut empty_rows) = (Vec::new(), Vec::new(), 0_usize);
    let mut others: BTreeMap<(LevelKind, String), Vec<usize>> = BTreeMap::new();
    for (position, row) in table.rows.iter().enumerate() {
        let region = match row.level {
            RowLevel::Target => index.find(&row.key).or_else(|| {
                let key = restored.key(&row.key)?;
                let region = index.find(&key)?;
                restored_keys.push(format!("{} → {key}", row.key));
                Some(region)
            }),
            RowLevel::Kind(level) => {
                genesis_keys::candidates(&row.key, level, target.kind).iter().find_map(|key| index.find(key))
            }
        };
        if let Some(rows) = region.and_then(|region| join.rows_of_region.get_mut(region)) {
            rows.push(position);
        }
        match row.level {
            RowLevel::Target if region.is_none() => unmatched.push(position),
            RowLevel::Kind(level) if is_coarser(level, target.kind) && !is_own(region, target.kind) => {
                others.entry((level, row.key.clone())).or_default().push(position);
            }
            RowLevel::Kind(_) if region.is_none() && row.has_only_signs() => empty_rows += 1,
            RowLevel::Kind(level) if region.is_none() && is_expected(level, target.kind) => {
                unmatched.push(position);
            }
            _ => {}
        }
    }
    settle(table, &mut join.rows_of_region, target.regions)?;
    join.other_levels = other_levels(table, others)?;
    join.without_value = (0..target.regions.len())
        .filter(|region| {
            let rows = join.rows_of_region.get(*region).map_or(&[][..], Vec::as_slice);
            !rows
                .iter()
                .filter_map(|row| table.rows.get(*row))
                .any(|row| row.cells.iter().any(Option::is_some))
        })
        .collect();
    join.unmatched = describe(table, &unmatched, target.regions);
    join.notices = notices(table, &join, &restored_keys);
    if empty_rows > 0 {
        let message = Message::new("read-join-empty-rows").with("count", empty_rows);
        join.notices.push(Notice::info(message));
    }
    Ok(join)
}

/// Whether rows of `level` are kept beside a target level. A level of its own kind has any key, so only areas that
/// are surely larger count.
fn is_coarser(level: LevelKind, target: LevelKind) -> bool {
    if target == LevelKind::Other { level <= LevelKind::County } else { level < target }
}

/// Whether a row was used up by a level with keys of its own.
fn is_own(region: Option<usize>, target: LevelKind) -> bool {
    target == LevelKind::Other && region.is_some()
}

/// How many of the regions the keys find, lost leading zeros restored as in [`join`].
pub(super) fn count_matches(keys: &[String], kind: LevelKind, regions: &[Region]) -> usize {
    let index = Index::new(regions);
    let restored = Restored { lengths: Restored::lengths(kind, keys.iter().any(|key| key.starts_with('0'))) };
    let found = keys
        .iter()
        .filter_map(|key| index.find(key).or_else(|| restored.key(key).and_then(|key| index.find(&key))));
    found.collect::<std::collections::BTreeSet<_>>().len()
}

/// Whether a row of `level` should have found its region.
fn is_expected(level: LevelKind, target: LevelKind) -> bool {
    level == target || (target == LevelKind::Other && !is_coarser(level, target))
}

/// Regions by key, and by AGS where they carry a 12-digit ARS.
struct Index<'a> {
    by_key: HashMap<&'a str, usize>,
    by_ags: HashMap<String, usize>,
}

impl<'a> Index<'a> {
    fn new(regions: &'a [Region]) -> Self {
        let keys = || regions.iter().enumerate().map(|(position, region)| (region.key.as_str(), position));
        let by_ags = keys().filter_map(|(key, position)| Some((ags_from_ars(key)?, position))).collect();
        Self { by_key: keys().collect(), by_ags }
    }

    fn find(&self, key: &str) -> Option<usize> {
        let key = key.trim();
        let found = self.by_key.get(key).or_else(|| self.by_ags.get(key)).copied();
        // Tables with an ARS fit regions with an AGS.
        found.or_else(|| ags_from_ars(key).and_then(|ags| self.by_key.get(ags.as_str()).copied()))
    }
}

/// Whether lost leading zeros may be restored: spreadsheets drop them from a whole column.
struct Restored {
    lengths: &'static [usize],
}

impl Restored {
    fn for_table(table: &IndicatorTable, target: LevelKind) -> Self {
        let kept =
            table.format == TableFormat::Genesis || table.rows.iter().any(|row| row.key.starts_with('0'));
        Self { lengths: Self::lengths(target, kept) }
    }

    /// Lengths of keys that lost their zero; none where the table kept its zeros.
    fn lengths(target: LevelKind, kept: bool) -> &'static [usize] {
        match target {
            _ if kept => &[],
            LevelKind::State => &[1],
            LevelKind::County => &[4],
            LevelKind::Municipality => &[7, 11],
            _ => &[7, 4, 11],
        }
    }

    fn key(&self, key: &str) -> Option<String> {
        let key = key.strip_suffix(".0").unwrap_or(key);
        let digits = key.bytes().all(|b| b.is_ascii_digit());
        (digits && self.lengths.contains(&key.len())).then(|| format!("0{key}"))
    }
}

/// Of several rows of a region keeps those that say something, and refuses two that contradict each other.
///
/// A municipality that moved to another Samtgemeinde is listed under both, with signs only under one of them.
fn settle(table: &IndicatorTable, rows_of: &mut [Vec<usize>], regions: &[Region]) -> Result<(), ReadError> {
    for (region, rows) in rows_of.iter_mut().enumerate().filter(|(_, rows)| rows.len() > 1) {
        let key = regions.get(region).map_or("", |region| region.key.as_str());
        settle_one(table, rows, key)?;
    }
    Ok(())
}

fn settle_one(table: &IndicatorTable, rows: &mut Vec<usize>, key: &str) -> Result<(), ReadError> {
    let row = |position: &usize| table.rows.get(*position);
    let speaks = |position: &usize| row(position).is_some_and(|row| !row.has_only_signs());
    if rows.iter().any(speaks) {
        rows.retain(speaks);
    } else {
        // Signs that admit an unknown value before signs that say exactly zero.
        let admits = |position: &usize| {
            row(position).is_some_and(|row| row.cells.iter().flatten().any(|c| c.value.is_none()))
        };
        rows.sort_by_key(|position| !admits(position));
        rows.truncate(1);
    }
    let Some((first, rest)) = rows.split_first() else { return Ok(()) };
    for other in rest {
        if let (Some(first), Some(second)) = (row(first), row(other))
            && let Some(problem) = contradiction(table, first, second, key)
        {
            return Err(problem.of(&table.file));
        }
    }
    Ok(())
}

fn contradiction(table: &IndicatorTable, first: &TableRow, second: &TableRow, key: &str) -> Option<Problem> {
    let differs = |(a, b): (&Option<Observation>, &Option<Observation>)| a.is_some() && b.is_some() && a != b;
    let column = first.cells.iter().zip(&second.cells).position(differs)?;
    let (indicator, period) = table.columns.get(column)?;
    Some(Problem::TwoValues {
        key: key.to_owned(),
        period: period.to_string(),
        indicator: table
            .indicators
            .get(*indicator)
            .map(|indicator| indicator.code.to_string())
            .unwrap_or_default(),
        first: first.line,
        second: second.line,
    })
}

fn other_levels(
    table: &IndicatorTable,
    others: BTreeMap<(LevelKind, String), Vec<usize>>,
) -> Result<BTreeMap<LevelKind, Vec<OtherRegion>>, ReadError> {
    let mut levels: BTreeMap<LevelKind, Vec<OtherRegion>> = BTreeMap::new();
    for ((level, key), mut rows) in others {
        settle_one(table, &mut rows, &key)?;
        let row = rows.first().and_then(|row| table.rows.get(*row));
        let (Some(row), Ok(key)) = (row, RegionKey::new(&key)) else { continue };
        let only_signs = row.has_only_signs();
        let name = row.name.clone();
        levels.entry(level).or_default().push(OtherRegion { key, name, rows, only_signs });
    }
    Ok(levels)
}

fn describe(table: &IndicatorTable, unmatched: &[usize], regions: &[Region]) -> Vec<UnmatchedRow> {
    if unmatched.is_empty() {
        return Vec::new();
    }
    let near = Near::new(regions);
    let rows = unmatched.iter().filter_map(|position| table.rows.get(*position)).enumerate();
    rows.map(|(rank, row)| UnmatchedRow {
        line: row.line,
        key: row.key.clone(),
        name: row.name.clone(),
        near: if rank < SUGGESTED { near.find(&row.key, &row.name) } else { Vec::new() },
    })
    .collect()
}

fn notices(table: &IndicatorTable, join: &Join, restored: &[String]) -> Vec<Notice> {
    let file = || table.file.clone();
    let mut notices = Vec::new();
    if !restored.is_empty() {
        let message = Message::new("read-join-zeros").with("file", file()).with("count", restored.len());
        let details = restored.iter().take(SUGGESTED).cloned().collect();
        notices.push(
            Notice::warning(message).with_hint(Message::new("read-hint-join-zeros")).with_details(details),
        );
    }
    if !join.unmatched.is_empty() {
        let message =
            Message::new("read-join-unmatched").with("file", file()).with("count", join.unmatched.len());
        let details = join.unmatched.iter().map(UnmatchedRow::to_text).collect();
        notices.push(
            Notice::warning(message)
                .with_hint(Message::new("read-hint-join-unmatched"))
                .with_details(details),
        );
    }
    notices
}

impl UnmatchedRow {
    /// `03354099 Höbek (line 7): 03354010 Höhbeck?` without words of any language.
    fn to_text(&self) -> String {
        let near: Vec<String> = self.near.iter().map(|(key, name)| format!("{key} {name}")).collect();
        let own = format!("{} {} (:{})", self.key, self.name, self.line);
        if near.is_empty() { own } else { format!("{own} ~ {}", near.join(", ")) }
    }
}
