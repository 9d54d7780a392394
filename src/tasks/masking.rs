//! Which cells of a map stay secret: the rules of `disclosure` applied to what the project knows.

use super::TaskError;
use super::areas::{all_regions, coarser_levels, parents};
use super::values::Source;
use crate::disclosure::{AdditiveGroup, CaseCounts};
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
            let Some(period) = crate::model::derive::term_period(period, &periods) else { continue };
            let Some(cells) = source.cells(term, period, level)? else { continue };
            let of_term = mask_of(source, term, period, (level, &cells))?;
            for (place, term_is_hidden) in hidden.iter_mut().zip(of_term) {
                *place |= term_is_hidden;
            }
        }
    }
    Ok(hidden)
}

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
    let mut groups = Vec::new();
    for coarser in coarser_levels(source.project, level) {
        let children = all_regions(source.store, level.id)?;
        let Some(parents) = parents((source.store, source.project), level, &children, coarser)? else {
            continue;
        };
        let Some(totals) = source.cells(indicator, period, coarser)? else { continue };
        let first_total = counts.len();
        counts.extend(totals.iter().map(|cell| case_counts(indicator, cell)));
        let mut parts: Vec<Vec<usize>> = vec![Vec::new(); totals.len()];
        for (child, list) in parents.iter().enumerate() {
            for (parent, _) in list {
                if let Some(parts) = parts.get_mut(*parent as usize) {
                    parts.push(child);
                }
            }
        }
        for (position, parts) in parts.into_iter().enumerate().filter(|(_, parts)| !parts.is_empty()) {
            groups.push(AdditiveGroup { total: first_total + position, parts });
        }
    }
    let mut hidden = crate::disclosure::mask(&counts, &groups, indicator.min_cases);
    hidden.truncate(cells.len());
    Ok(hidden)
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
