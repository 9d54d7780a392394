//! Which cells of a map stay secret: the rules of `disclosure` applied to what the project knows.
//!
//! Cells are decided over everything that readers can add up: a region and its parts on every level, and a count and the
//! counts that the catalogue says it is the sum of (all residents and the age groups).

use std::collections::BTreeMap;

use super::TaskError;
use super::values::Source;
use crate::disclosure::{AdditiveGroup, CaseCounts, protect};
use crate::model::derive::term_period;
use crate::model::{Indicator, IndicatorKind, Level, LevelId, Observation, Period, Project, Sum};

/// For each region of the level whether its cell must be hidden: by the rules of the indicator and of what it adds up
/// with, or because a count in its numerator or denominator is secret.
pub(super) fn mask(
    source: Source<'_>,
    indicator: &Indicator,
    period: Period,
    (level, cells): (&Level, &[Observation]),
) -> Result<Vec<bool>, TaskError> {
    let mut hidden = mask_of(source, indicator, period, (level, cells))?;
    if indicator.kind == IndicatorKind::Count {
        return Ok(hidden);
    }
    for sum in [&indicator.numerator, &indicator.denominator].into_iter().flatten() {
        for code in sum.codes() {
            let term = source.project.indicator(code.as_str());
            let Some(term) = term.filter(|term| Family::of(source.project, term).is_protected()) else {
                continue;
            };
            let Some((period, cells)) = cells_at(source, term, period, level)? else { continue };
            let of_term = mask_of(source, term, period, (level, &cells))?;
            for (place, term_is_hidden) in hidden.iter_mut().zip(of_term) {
                *place |= term_is_hidden;
            }
        }
    }
    Ok(hidden)
}

/// Indicators whose cells add up, each with the rates that count its cases.
struct Family<'a> {
    members: Vec<(&'a Indicator, Vec<&'a Indicator>)>,
}

impl<'a> Family<'a> {
    /// `indicator` and, for a count, whatever the catalogue links with it by sums.
    fn of(project: &'a Project, indicator: &'a Indicator) -> Self {
        let mut found = vec![indicator];
        let mut next = 0;
        while let Some(member) = found.get(next).copied().filter(|_| indicator.kind == IndicatorKind::Count) {
            next += 1;
            let is_linked = |other: &Indicator| {
                other.parts().contains(&member.code) || member.parts().contains(&other.code)
            };
            for other in project.indicators.iter().filter(|other| is_linked(other)) {
                if other.kind == IndicatorKind::Count && !found.iter().any(|known| known.code == other.code) {
                    found.push(other);
                }
            }
        }
        let rates_of = |member: &Indicator| {
            let counts_its_cases = |rate: &&Indicator| {
                rate.kind == IndicatorKind::Ratio
                    && rate.min_cases > 0
                    && member.kind == IndicatorKind::Count
                    && rate.numerator.as_ref().is_some_and(|sum| sum.codes() == [member.code.clone()])
            };
            project.indicators.iter().filter(counts_its_cases).collect()
        };
        Self { members: found.into_iter().map(|member| (member, rates_of(member))).collect() }
    }

    fn is_protected(&self) -> bool {
        self.members.iter().any(|(member, rates)| member.min_cases > 0 || !rates.is_empty())
    }
}

/// The cells of a family on all levels, one block per indicator and level.
#[derive(Default)]
struct Table<'a> {
    counts: Vec<CaseCounts>,
    secret: Vec<bool>,
    /// Where the block of a member (position in the family) on a level begins.
    first: BTreeMap<(usize, LevelId), usize>,
    levels: Vec<&'a Level>,
}

/// The mask of one indicator, decided over all levels and the whole family at once: a county total that must be hidden
/// because of its municipalities is hidden on the map of counties too.
fn mask_of(
    source: Source<'_>,
    indicator: &Indicator,
    period: Period,
    (level, cells): (&Level, &[Observation]),
) -> Result<Vec<bool>, TaskError> {
    let family = Family::of(source.project, indicator);
    if !family.is_protected() {
        return Ok(vec![false; cells.len()]);
    }
    let mut table = Table { levels: source.project.levels.iter().collect(), ..Table::default() };
    add_block(source, &mut table, (0, &family), (level, period, cells))?;
    for (position, (member, _)) in family.members.iter().enumerate() {
        for other in source.project.levels.iter() {
            if (position, other.id) == (0, level.id) {
                continue;
            }
            let Some((period, cells)) = cells_at(source, member, period, other)? else { continue };
            add_block(source, &mut table, (position, &family), (other, period, &cells))?;
        }
    }
    let mut groups = groups_of_regions(source, &table, family.members.len())?;
    groups.extend(groups_of_parts(&table, &family));
    let mut hidden = protect(&table.counts, &groups, table.secret);
    hidden.truncate(cells.len());
    Ok(hidden)
}

/// The cells of an indicator on a level in the stored period that stands for `period`.
fn cells_at(
    source: Source<'_>,
    indicator: &Indicator,
    period: Period,
    level: &Level,
) -> Result<Option<(Period, Vec<Observation>)>, TaskError> {
    let periods = source.periods(indicator, level)?;
    let Some(period) = term_period(period, &periods) else { return Ok(None) };
    Ok(source.cells(indicator, period, level)?.map(|cells| (period, cells)))
}

/// Adds the cells of a member on a level; a count is secret by its own rule and where a rate of its cases is.
fn add_block(
    source: Source<'_>,
    table: &mut Table<'_>,
    (position, family): (usize, &Family<'_>),
    (level, period, cells): (&Level, Period, &[Observation]),
) -> Result<(), TaskError> {
    let Some((member, rates)) = family.members.get(position) else { return Ok(()) };
    table.first.insert((position, level.id), table.counts.len());
    let mut counts: Vec<CaseCounts> = cells.iter().map(|cell| case_counts(member, cell)).collect();
    // Sums go by the position of a region: every block has all regions of its level.
    counts.resize(cells.len().max(level.region_count), CaseCounts::default());
    let mut secret: Vec<bool> = counts.iter().map(|counts| counts.is_secret(member.min_cases)).collect();
    for rate in rates {
        let Some((_, of_rate)) = cells_at(source, rate, period, level)? else { continue };
        for (place, cell) in secret.iter_mut().zip(&of_rate) {
            *place |= case_counts(rate, cell).is_secret(rate.min_cases);
        }
    }
    table.counts.extend(counts);
    table.secret.extend(secret);
    Ok(())
}

/// The sums that readers can form over regions: every region of a coarser level with its parts on each finer one.
fn groups_of_regions(
    source: Source<'_>,
    table: &Table<'_>,
    members: usize,
) -> Result<Vec<AdditiveGroup>, TaskError> {
    let mut groups = Vec::new();
    for finer in &table.levels {
        for coarser in table.levels.iter().filter(|coarser| coarser.id != finer.id) {
            let blocks: Vec<(usize, usize)> = (0..members)
                .filter_map(|member| {
                    let part = table.first.get(&(member, finer.id))?;
                    let total = table.first.get(&(member, coarser.id))?;
                    Some((*total, *part))
                })
                .collect();
            if blocks.is_empty() {
                continue;
            }
            let Some(parents) = source.areas.parents(finer, coarser)? else { continue };
            let mut parts: Vec<Vec<usize>> = vec![Vec::new(); coarser.region_count];
            for (child, list) in parents.iter().enumerate() {
                for (parent, _) in list {
                    if let Some(parts) = parts.get_mut(*parent as usize) {
                        parts.push(child);
                    }
                }
            }
            for (first_total, first_part) in blocks {
                let filled = parts.iter().enumerate().filter(|(_, parts)| !parts.is_empty());
                groups.extend(filled.map(|(total, parts)| AdditiveGroup {
                    total: first_total + total,
                    parts: parts.iter().map(|part| first_part + part).collect(),
                }));
            }
        }
    }
    Ok(groups)
}

/// The sums that readers can form over indicators: in every region a count and its parts, where all of them are known.
fn groups_of_parts(table: &Table<'_>, family: &Family<'_>) -> Vec<AdditiveGroup> {
    let position_of = |code: &crate::model::IndicatorCode| {
        family.members.iter().position(|(member, _)| member.code == *code)
    };
    let mut groups = Vec::new();
    for (total, (member, _)) in family.members.iter().enumerate() {
        let parts: Option<Vec<usize>> = member.parts().iter().map(position_of).collect();
        let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { continue };
        for level in &table.levels {
            let first_parts: Option<Vec<usize>> =
                parts.iter().map(|part| table.first.get(&(*part, level.id)).copied()).collect();
            let (Some(first), Some(first_parts)) = (table.first.get(&(total, level.id)), first_parts) else {
                continue;
            };
            groups.extend((0..level.region_count).map(|region| AdditiveGroup {
                total: first + region,
                parts: first_parts.iter().map(|part| part + region).collect(),
            }));
        }
    }
    groups
}

/// The people behind a cell, and for a rate those on the other side.
fn case_counts(indicator: &Indicator, cell: &Observation) -> CaseCounts {
    let is_share_of_people = indicator.denominator != Some(Sum::AreaKm2);
    match indicator.kind {
        IndicatorKind::Count => CaseCounts { count: cell.value, complement: None },
        _ => CaseCounts {
            count: cell.numerator,
            complement: cell
                .numerator
                .zip(cell.denominator)
                .filter(|_| is_share_of_people)
                .map(|(part, whole)| whole - part),
        },
    }
}
