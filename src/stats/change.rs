//! Classes against classes: how regions moved between two periods or two recipes, and how many people live where.

use std::collections::BTreeMap;

/// How many regions have which class in both of two classifications.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CrossTable {
    /// Regions by class before and class after, ascending.
    pub regions: BTreeMap<(u8, u8), Vec<usize>>,
    /// Regions that have a class in only one of the two.
    pub only_before: Vec<usize>,
    /// As [`Self::only_before`], the other way round.
    pub only_after: Vec<usize>,
}

impl CrossTable {
    /// Regions in one cell.
    pub fn count(&self, before: u8, after: u8) -> usize {
        self.regions.get(&(before, after)).map_or(0, Vec::len)
    }

    /// Regions that have a class in both.
    pub fn compared(&self) -> usize {
        self.regions.values().map(Vec::len).sum()
    }

    /// Regions whose class is another one, ascending.
    pub fn movers(&self) -> Vec<usize> {
        let moved = self.regions.iter().filter(|((before, after), _)| before != after);
        let mut movers: Vec<usize> = moved.flat_map(|(_, regions)| regions.iter().copied()).collect();
        movers.sort_unstable();
        movers
    }
}

/// Counts regions by their class before and after.
pub fn cross_table(before: &[Option<u8>], after: &[Option<u8>]) -> CrossTable {
    let mut table = CrossTable::default();
    for (region, classes) in before.iter().zip(after).enumerate() {
        match classes {
            (Some(before), Some(after)) => table.regions.entry((*before, *after)).or_default().push(region),
            (Some(_), None) => table.only_before.push(region),
            (None, Some(_)) => table.only_after.push(region),
            (None, None) => {}
        }
    }
    table
}

/// Which old type each new type is, so that as many regions as possible keep theirs: `result[new]`, every old type at most once.
/// A new type beyond the old ones is `None`. Exact for up to 16 types.
pub fn best_match(
    old: &[Option<u8>],
    new: &[Option<u8>],
    (olds, news): (usize, usize),
) -> Vec<Option<usize>> {
    let mut overlap = vec![vec![0_usize; olds]; news];
    for pair in old.iter().zip(new) {
        if let (Some(old), Some(new)) = pair
            && let Some(cell) =
                overlap.get_mut(usize::from(*new)).and_then(|row| row.get_mut(usize::from(*old)))
        {
            *cell += 1;
        }
    }
    let olds = olds.min(16);
    // best[mask] = the most regions kept when the first new types were given the old types of `mask`.
    let mut best: Vec<BTreeMap<u32, (usize, Option<usize>)>> = vec![BTreeMap::from([(0, (0, None))])];
    for row in &overlap {
        let mut next: BTreeMap<u32, (usize, Option<usize>)> = BTreeMap::new();
        for (mask, (kept, _)) in &best[best.len() - 1] {
            let choices = (0..olds).filter(|old| mask & (1 << old) == 0).map(Some).chain([None]);
            for choice in choices {
                let (mask, kept) = match choice {
                    Some(old) => (mask | (1 << old), kept + row[old]),
                    None => (*mask, *kept),
                };
                let known = next.entry(mask).or_insert((kept, choice));
                if kept > known.0 {
                    *known = (kept, choice);
                }
            }
        }
        best.push(next);
    }
    follow_back(&best)
}

/// Reads the choices of the best end.
fn follow_back(best: &[BTreeMap<u32, (usize, Option<usize>)>]) -> Vec<Option<usize>> {
    let most_matched = |(mask, (kept, _)): &(&u32, &(usize, Option<usize>))| (*kept, mask.count_ones());
    let Some(mut mask) =
        best.last().and_then(|end| end.iter().max_by_key(most_matched)).map(|(mask, _)| *mask)
    else {
        return Vec::new();
    };
    let mut choices = Vec::new();
    for step in best.iter().skip(1).rev() {
        let choice = step.get(&mask).and_then(|(_, choice)| *choice);
        if let Some(old) = choice {
            mask &= !(1 << old);
        }
        choices.push(choice);
    }
    choices.reverse();
    choices
}

/// For each parent the share of residents that live in regions whose class `counts`, 0 to 1, of those that live in rated regions;
/// `None` where nobody does. Classes themselves are never averaged.
pub fn share_of_residents(
    counts: &[Option<bool>],
    residents: &[Option<f64>],
    parent_of: &[Option<usize>],
    parents: usize,
) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0.0); parents];
    for ((counts, residents), parent) in counts.iter().zip(residents).zip(parent_of) {
        if let (Some(counts), Some(residents), Some(parent)) = (counts, residents, parent)
            && let Some((within, all)) = sums.get_mut(*parent)
        {
            *all += residents;
            *within += if *counts { *residents } else { 0.0 };
        }
    }
    sums.into_iter().map(|(within, all)| (all > 0.0).then(|| within / all)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_are_counted() {
        let before = [Some(1), Some(1), Some(2), None, Some(3), None];
        let after = [Some(1), Some(2), Some(2), Some(1), None, None];
        let table = cross_table(&before, &after);
        assert_eq!((table.count(1, 1), table.count(1, 2), table.count(2, 1), table.compared()), (1, 1, 0, 3));
        assert_eq!((table.movers(), table.only_before, table.only_after), (vec![1], vec![4], vec![3]));
    }

    #[test]
    fn types_keep_their_names() {
        let old = [0, 0, 0, 1, 1, 2, 2].map(Some);
        let new = [2, 2, 2, 0, 0, 1, 0].map(Some);
        assert_eq!(best_match(&old, &new, (3, 3)), [Some(1), Some(2), Some(0)]);
        // Greedy would take old 0 for new 0 (3 regions kept); together 4 keep theirs.
        let old = [Some(0), Some(0), Some(0), Some(1), Some(1), Some(0), Some(0)];
        let new = [Some(0), Some(0), Some(0), Some(0), Some(0), Some(1), Some(1)];
        assert_eq!(best_match(&old, &new, (2, 2)), [Some(1), Some(0)]);
        assert_eq!(best_match(&[Some(0)], &[Some(1)], (1, 3)), [None, Some(0), None]);
    }

    #[test]
    fn residents_of_low_areas() {
        let low = [Some(true), Some(false), None, Some(true)];
        let residents = [Some(100.0), Some(300.0), Some(500.0), Some(50.0)];
        let found = share_of_residents(&low, &residents, &[Some(0), Some(0), Some(0), Some(1)], 3);
        assert_eq!(found, [Some(0.25), Some(1.0), None]);
    }
}
