//! Regions whose key or name is nearly the same as the one in a table.

use std::collections::HashMap;

use super::columns;
use crate::model::{Region, RegionKey};

/// Suggestions per row.
const MOST: usize = 3;

/// Looks up near regions.
pub struct Near<'a> {
    regions: &'a [Region],
    by_name: HashMap<String, Vec<usize>>,
    names: Vec<String>,
}

impl<'a> Near<'a> {
    /// Prepares the lookup.
    pub fn new(regions: &'a [Region]) -> Self {
        let names: Vec<String> = regions.iter().map(|region| bare_name(&region.name)).collect();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (position, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            by_name.entry(name.clone()).or_default().push(position);
        }
        Self { regions, by_name, names }
    }

    /// Up to three regions: the same name, a key that differs in one place, a name that differs in one or two letters.
    pub fn find(&self, key: &str, name: &str) -> Vec<(RegionKey, String)> {
        let name = bare_name(name);
        let mut found: Vec<usize> = self.by_name.get(&name).cloned().unwrap_or_default();
        let mut add = |candidates: &mut dyn Iterator<Item = usize>| {
            for candidate in candidates {
                if found.len() < MOST && !found.contains(&candidate) {
                    found.push(candidate);
                }
            }
        };
        add(&mut self.positions(|region| distance(region.key.as_str().as_bytes(), key.as_bytes(), 1) <= 1));
        if name.len() >= 4 {
            let allowed = if name.len() >= 8 { 2 } else { 1 };
            add(&mut self
                .names
                .iter()
                .enumerate()
                .filter(|(_, other)| distance(other.as_bytes(), name.as_bytes(), allowed) <= allowed)
                .map(|(position, _)| position));
        }
        found.truncate(MOST);
        let regions = found.into_iter().filter_map(|position| self.regions.get(position));
        regions.map(|region| (region.key.clone(), region.name.clone())).collect()
    }

    fn positions(&self, test: impl Fn(&Region) -> bool) -> impl Iterator<Item = usize> {
        self.regions.iter().enumerate().filter(move |(_, region)| test(region)).map(|(position, _)| position)
    }
}

/// The name without addition (`Lüchow (Wendland), Stadt` → `luechow`).
fn bare_name(name: &str) -> String {
    let bare = name.split([',', '(']).next().unwrap_or_default();
    columns::plain(bare)
}

/// Letters to change, insert, drop or swap (optimal string alignment), or `limit + 1` when there are more.
fn distance(a: &[u8], b: &[u8], limit: usize) -> usize {
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    // Equal ends cost nothing; what is left is mostly longer than the limit allows.
    let begin = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(begin..).unwrap_or_default(), b.get(begin..).unwrap_or_default());
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(..a.len() - end).unwrap_or_default(), b.get(..b.len() - end).unwrap_or_default());
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
    let (mut before, mut previous): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    for (i, letter) in a.iter().enumerate() {
        let mut current = Vec::with_capacity(b.len() + 1);
        current.push(i + 1);
        for (j, other) in b.iter().enumerate() {
            let change = at(&previous, j) + usize::from(letter != other);
            let drop_or_insert = at(&previous, j + 1).min(at(&current, j)) + 1;
            let is_swap = i > 0 && j > 0 && a.get(i - 1) == Some(other) && b.get(j - 1) == Some(letter);
            let swap = if is_swap { at(&before, j - 1) + 1 } else { usize::MAX };
            current.push(change.min(drop_or_insert).min(swap));
        }
        if current.iter().min().is_some_and(|least| *least > limit + 1) {
            return limit + 1;
        }
        before = std::mem::replace(&mut previous, current);
    }
    at(&previous, b.len()).min(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        fn check(a: &str, b: &str, expected: usize) {
            assert_eq!(distance(a.as_bytes(), b.as_bytes(), 2), expected, "{a} {b}");
        }
        check("hoehbeck", "hoehbeck", 0);
        check("hoehbeck", "hoebeck", 1);
        check("03354010", "03354001", 1);
        check("03354010", "3354010", 1);
        check("trebel", "gartow", 3);
        check("", "ab", 2);
    }

    #[test]
    fn suggests_by_name_before_key() {
        let region = |key: &str, name: &str| Region {
            key: RegionKey::new(key).expect("a key"),
            name: name.to_owned(),
            designation: String::new(),
        };
        let regions = [
            region("03354010", "Höhbeck"),
            region("03354018", "Lüchow (Wendland)"),
            region("03354026", "Wustrow"),
        ];
        let near = Near::new(&regions);
        let keys = |key: &str, name: &str| -> Vec<String> {
            near.find(key, name).into_iter().map(|(key, _)| key.to_string()).collect()
        };
        assert_eq!(keys("99999999", "Lüchow, Stadt"), ["03354018"]);
        assert_eq!(keys("03354011", "Wustrow"), ["03354026", "03354010", "03354018"]);
        assert_eq!(keys("1", "Hohbeck"), ["03354010"]);
        assert!(keys("1", "Trebel").is_empty());
    }
}
