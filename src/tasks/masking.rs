//! Which cells of a map stay secret: the rules of `disclosure` applied to what the project knows.

use super::TaskError;
use super::values::Source;
use crate::disclosure::{AdditiveGroup, CaseCounts};
use crate::model::derive::term_period;
use crate::model::{Indicator, IndicatorKind, Level, Observation, Period, Sum};

/// For each region of the level whether its cell must be hidden: by the indicator's own rule, or because a count in
/// its numerator or denominator is secret.
pub(super) fn mask(
    source: Source<'_>,
    indicator: &Indicator,
    period: Period,
    (level, cells): (&Level, &[Observation]),
) -> Result<Vec<bool>, TaskError> {
    let mut hidden = mask_of(source, indicator, period, (level, cells))?;
    for sum in [&indicator.numerator, &indicator.denominator].into_iter().flatten() {
        for code in sum.codes() {
            let Some(term) = source.project.indicator(code.as_str()).filter(|term| term.min_cases > 0) else {
                continue;
            };
            let periods = source.periods(term, level)?;
            let Some(period) = term_period(period, &periods) else { continue };
            let Some(cells) = source.cells(term, period, level)? else { continue };
            let of_term = mask_of(source, term, period, (level, &cells))?;
            for (place, term_is_hidden) in hidden.iter_mut().zip(of_term) {
                *place |= term_is_hidden;
            }
        }
    }
    Ok(hidden)
}

/// The mask of one indicator, decided over all levels at once: a county total that must be hidden because of its
/// municipalities is hidden on the map of counties too.
fn mask_of(
    source: Source<'_>,
    indicator: &Indicator,
    period: Period,
    (level, cells): (&Level, &[Observation]),
) -> Result<Vec<bool>, TaskError> {
    if indicator.min_cases == 0 {
        return Ok(vec![false; cells.len()]);
    }
    let mut counts: Vec<CaseCounts> = cells.iter().map(|cell| case_counts(indicator, cell)).collect();
    let mut first_of_level = vec![(level, 0)];
    for other in source.project.levels.iter().filter(|other| other.id != level.id) {
        let periods = source.periods(indicator, other)?;
        let Some(period) = term_period(period, &periods) else { continue };
        let Some(cells) = source.cells(indicator, period, other)? else { continue };
        first_of_level.push((other, counts.len()));
        counts.extend(cells.iter().map(|cell| case_counts(indicator, cell)));
    }
    let groups = groups(source, &first_of_level)?;
    let mut hidden = crate::disclosure::mask(&counts, &groups, indicator.min_cases);
    hidden.truncate(cells.len());
    Ok(hidden)
}

/// The sums that readers can form: every region of a coarser level with its parts on each finer one. `first_of_level`
/// says where the cells of a level begin.
fn groups(source: Source<'_>, first_of_level: &[(&Level, usize)]) -> Result<Vec<AdditiveGroup>, TaskError> {
    let mut groups = Vec::new();
    for (finer, first_part) in first_of_level {
        for (coarser, first_total) in first_of_level.iter().filter(|(coarser, _)| coarser.id != finer.id) {
            let Some(parents) = source.areas.parents(finer, coarser)? else { continue };
            let mut parts: Vec<Vec<usize>> = vec![Vec::new(); coarser.region_count];
            for (child, list) in parents.iter().enumerate() {
                for (parent, _) in list {
                    if let Some(parts) = parts.get_mut(*parent as usize) {
                        parts.push(first_part + child);
                    }
                }
            }
            let filled = parts.into_iter().enumerate().filter(|(_, parts)| !parts.is_empty());
            groups.extend(filled.map(|(total, parts)| AdditiveGroup { total: first_total + total, parts }));
        }
    }
    Ok(groups)
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
