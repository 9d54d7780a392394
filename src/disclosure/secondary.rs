//! Secondary suppression: hides further cells until the secret ones cannot be worked out.

use std::collections::{BTreeMap, BTreeSet};

use super::solvable::{determined, systems};
use super::{AdditiveGroup, CaseCounts};

/// `hidden` with as many further cells hidden as it takes.
pub(super) fn protect(cells: &[CaseCounts], groups: &[AdditiveGroup], hidden: Vec<bool>) -> Vec<bool> {
    let mut table = Table::new(cells, groups, hidden);
    table.protect_groups((0..table.groups.len()).collect());
    // Systems only grow, so first cell and size tell whether one was looked at before.
    let mut safe: BTreeMap<usize, usize> = BTreeMap::new();
    loop {
        let mut touched = BTreeSet::new();
        for system in systems(&table.groups, |cell| table.is_unknown(cell)) {
            let Some(first) = system.cells.first().copied() else { continue };
            if safe.insert(first, system.cells.len()) == Some(system.cells.len()) {
                continue;
            }
            let solved = determined(&system, &table.groups);
            let weakest =
                solved.into_iter().filter(|cell| table.hidden[*cell]).min_by(|a, b| table.order(*a, *b));
            if let Some(partner) = weakest.and_then(|cell| table.partner_of(cell)) {
                touched.extend(table.hide(partner));
            }
        }
        if touched.is_empty() {
            return table.hidden;
        }
        table.protect_groups(touched);
    }
}

struct Table<'a> {
    cells: &'a [CaseCounts],
    /// Members of each group, the total first, positions within `cells`.
    groups: Vec<Vec<usize>>,
    /// The groups that each cell is a member of.
    groups_of: Vec<Vec<usize>>,
    hidden: Vec<bool>,
}

impl<'a> Table<'a> {
    fn new(cells: &'a [CaseCounts], groups: &[AdditiveGroup], hidden: Vec<bool>) -> Self {
        let within = |cell: &usize| *cell < cells.len();
        let groups: Vec<Vec<usize>> = groups
            .iter()
            .filter(|group| within(&group.total))
            .map(|group| {
                let parts: BTreeSet<usize> =
                    group.parts.iter().copied().filter(within).filter(|part| *part != group.total).collect();
                std::iter::once(group.total).chain(parts).collect()
            })
            .filter(|members: &Vec<usize>| members.len() > 1)
            .collect();
        let mut groups_of = vec![Vec::new(); cells.len()];
        for (group, members) in groups.iter().enumerate() {
            for member in members {
                groups_of[*member].push(group);
            }
        }
        Self { cells, groups, groups_of, hidden }
    }

    fn count(&self, cell: usize) -> Option<f64> {
        self.cells[cell].count
    }

    /// Readers do not know it: hidden, or never published.
    fn is_unknown(&self, cell: usize) -> bool {
        self.hidden[cell] || self.count(cell).is_none()
    }

    /// Smallest count first; of equal ones the earlier cell.
    fn order(&self, a: usize, b: usize) -> std::cmp::Ordering {
        let count = |cell| self.count(cell).unwrap_or(f64::INFINITY);
        count(a).total_cmp(&count(b)).then(a.cmp(&b))
    }

    /// Looks at these groups, and at all that get another hidden cell by it, until each protects its hidden cells.
    fn protect_groups(&mut self, mut waiting: BTreeSet<usize>) {
        while let Some(group) = waiting.pop_first() {
            if self.gives_away(group)
                && let Some(partner) = self.smallest_published(&[group])
            {
                waiting.extend(self.hide(partner));
            }
        }
    }

    /// Whether this group by itself tells the value of a hidden cell: it is the only unknown one, or the published total
    /// leaves 0 for all hidden parts, or 1 for each (a hidden cell is seldom 0).
    fn gives_away(&self, group: usize) -> bool {
        let members = &self.groups[group];
        let unknown: Vec<usize> = members.iter().copied().filter(|cell| self.is_unknown(*cell)).collect();
        match unknown.as_slice() {
            [] => false,
            [only] => self.hidden[*only],
            _ => {
                let total_is_known = members.first().is_some_and(|total| !self.is_unknown(*total));
                let all_are = |number: f64| unknown.iter().all(|cell| self.count(*cell) == Some(number));
                total_is_known && (all_are(0.0) || all_are(1.0))
            }
        }
    }

    /// The published cell to hide beside `cell`: the next smallest in its groups.
    fn partner_of(&self, cell: usize) -> Option<usize> {
        self.smallest_published(&self.groups_of[cell])
    }

    /// The smallest published cell of these groups; a zero only when nothing else is left.
    fn smallest_published(&self, groups: &[usize]) -> Option<usize> {
        let published = |zeros: bool| {
            groups
                .iter()
                .flat_map(|group| self.groups[*group].iter().copied())
                .filter(|cell| !self.is_unknown(*cell) && (self.count(*cell) == Some(0.0)) == zeros)
                .min_by(|a, b| self.order(*a, *b))
        };
        published(false).or_else(|| published(true))
    }

    /// Hides a cell; returns the groups that have to be looked at again.
    fn hide(&mut self, cell: usize) -> Vec<usize> {
        self.hidden[cell] = true;
        self.groups_of[cell].clone()
    }
}
