//! The people who count: all residents, or an age group of the population by its name or by years of age.

use crate::model::Population;
use crate::tasks::TaskError;
use crate::text::Message;

/// Ages from the first to the last year, both included; the last is open for "65+".
type Ages = (u32, Option<u32>);

/// People of each place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct People {
    /// People, place by place.
    pub(super) counts: Vec<f64>,
    /// Name of the group as the population calls it ("65-79 + 80+"); empty for all residents.
    pub(super) group: String,
}

/// The people of `group`; of all residents when that is empty. A group is named as in the population, or by ages that groups of the
/// population make up exactly (`65+`, `0-5`, `unter 6`).
///
/// # Errors
/// There is no such group; those that there are, are named.
pub(super) fn people(population: &Population, group: &str) -> Result<People, TaskError> {
    let group = group.trim();
    if group.is_empty() {
        let counts = population.places.iter().map(|place| place.residents).collect();
        return Ok(People { counts, group: String::new() });
    }
    let columns = columns(population, group).ok_or_else(|| no_group(population, group))?;
    let sum = |groups: &Vec<Option<f64>>| -> f64 {
        columns.iter().filter_map(|column| groups.get(*column).copied().flatten()).sum()
    };
    let names: Vec<&str> =
        columns.iter().filter_map(|column| population.groups.get(*column)).map(String::as_str).collect();
    let counts = population.places.iter().map(|place| sum(&place.groups)).collect();
    Ok(People { counts, group: names.join(" + ") })
}

fn no_group(population: &Population, group: &str) -> TaskError {
    let message = Message::new("plan-no-group").with("group", group);
    let hint = match population.groups.as_slice() {
        [] => Message::new("plan-no-groups-hint"),
        groups => Message::new("plan-no-group-hint").with("groups", groups.join(", ")),
    };
    TaskError::refused(message, hint)
}

/// Columns whose sum is the group; `None` when there are none.
fn columns(population: &Population, group: &str) -> Option<Vec<usize>> {
    let wanted = group.to_lowercase();
    if let Some(column) = population.groups.iter().position(|name| name.trim().to_lowercase() == wanted) {
        return Some(vec![column]);
    }
    let (mut from, to) = ages(group)?;
    let known: Vec<(usize, Ages)> =
        population.groups.iter().enumerate().filter_map(|(at, name)| Some((at, ages(name)?))).collect();
    let mut columns = Vec::new();
    loop {
        // Of groups that begin at the same age the longest that does not reach beyond.
        let fits = |(_, (first, last)): &&(usize, Ages)| {
            *first == from && (to.is_none() || last.is_some_and(|last| to.is_some_and(|to| last <= to)))
        };
        let longest = |(_, (_, last)): &&(usize, Ages)| last.unwrap_or(u32::MAX);
        let (column, (_, last)) = known.iter().filter(fits).max_by_key(longest)?;
        columns.push(*column);
        match last {
            None => return to.is_none().then_some(columns),
            Some(last) if Some(*last) == to => return Some(columns),
            Some(last) => from = last + 1,
        }
    }
}

/// Ages that a name speaks of: `3-5`, `3 bis unter 6`, `unter 3`, `u6`, `65+`, `80 und älter`.
fn ages(name: &str) -> Option<Ages> {
    let name = name.to_lowercase();
    let mut numbers = Vec::new();
    let mut digits = String::new();
    for c in name.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else if !digits.is_empty() {
            numbers.push(digits.parse::<u32>().ok().filter(|age| *age < 150)?);
            digits.clear();
        }
    }
    let under = name.contains("unter") || name.contains("under") || name.starts_with('u');
    let open = name.contains('+') || name.contains("älter") || name.contains("mehr") || name.contains("over");
    match (numbers.as_slice(), under, open) {
        ([first, last], false, false) if first <= last => Some((*first, Some(*last))),
        ([first, end], true, false) if first < end => Some((*first, Some(end - 1))),
        ([end], true, false) if *end > 0 => Some((0, Some(end - 1))),
        ([first], false, true) => Some((*first, None)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PopulationPlace;

    fn population(groups: &[&str]) -> Population {
        let place = PopulationPlace {
            residents: 100.0,
            groups: (1..=groups.len()).map(|count| Some(count as f64)).collect(),
            ..PopulationPlace::default()
        };
        Population { groups: groups.iter().map(|name| (*name).to_owned()).collect(), places: vec![place] }
    }

    #[test]
    fn ages_are_read_from_names() {
        for (name, expected) in [
            ("3-5", Some((3, Some(5)))),
            ("3 bis unter 6 Jahre", Some((3, Some(5)))),
            ("unter 3", Some((0, Some(2)))),
            ("u6", Some((0, Some(5)))),
            ("65+", Some((65, None))),
            ("80 und älter", Some((80, None))),
            ("Kinder", None),
            ("EW_2024", None),
        ] {
            assert_eq!(ages(name), expected, "{name}");
        }
    }

    #[test]
    fn a_group_is_named_or_made_up_of_others() {
        let sample = population(&["0-2", "3-5", "6-9", "10-17", "18-64", "65-79", "80+"]);
        for (group, count, name) in [
            ("", 100.0, ""),
            ("3-5", 2.0, "3-5"),
            ("65+", 13.0, "65-79 + 80+"),
            ("unter 6", 3.0, "0-2 + 3-5"),
            ("u18", 10.0, "0-2 + 3-5 + 6-9 + 10-17"),
        ] {
            let found = people(&sample, group).expect(group);
            assert_eq!((found.counts[0], found.group.as_str()), (count, name), "{group}");
        }
        for missing in ["15-24", "4-5", "Kinder", "20+"] {
            assert!(people(&sample, missing).is_err(), "{missing}");
        }
        let overlapping = population(&["unter 3", "unter 6", "3-5"]);
        assert_eq!(people(&overlapping, "0-5").expect("the longest").group, "unter 6");
    }
}
