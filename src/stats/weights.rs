//! Who is whose neighbour, as row-standardised spatial weights.

/// Neighbours of every region; each counts 1 / number of neighbours.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SpatialWeights {
    starts: Vec<u32>,
    neighbours: Vec<u32>,
}

impl SpatialWeights {
    /// From one list of neighbours per region. A region is no neighbour of itself; entries that are no region are left out.
    pub fn from_lists<List: IntoIterator<Item = usize>>(lists: impl IntoIterator<Item = List>) -> Self {
        let lists: Vec<Vec<usize>> = lists.into_iter().map(|list| list.into_iter().collect()).collect();
        let count = lists.len();
        let mut weights = Self { starts: vec![0], neighbours: Vec::new() };
        for (region, mut list) in lists.into_iter().enumerate() {
            list.retain(|other| *other != region && *other < count);
            list.sort_unstable();
            list.dedup();
            weights.neighbours.extend(list.into_iter().map(|other| other as u32));
            weights.starts.push(weights.neighbours.len() as u32);
        }
        weights
    }

    /// Number of regions.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is no region.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of links, both directions counted.
    pub fn links(&self) -> usize {
        self.neighbours.len()
    }

    /// The neighbours of a region, ascending.
    pub fn of(&self, region: usize) -> &[u32] {
        match self.starts.get(region..region + 2) {
            Some([start, end]) => self.neighbours.get(*start as usize..*end as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// Regions without any neighbour, ascending.
    pub fn islands(&self) -> Vec<usize> {
        (0..self.len()).filter(|region| self.of(*region).is_empty()).collect()
    }

    /// Only some regions, in their order and renumbered; links to others are gone.
    #[must_use]
    pub fn only(&self, kept: &[usize]) -> Self {
        let mut number = vec![usize::MAX; self.len()];
        for (new, region) in kept.iter().enumerate() {
            if let Some(number) = number.get_mut(*region) {
                *number = new;
            }
        }
        Self::from_lists(
            kept.iter().map(|region| self.of(*region).iter().map(|other| number[*other as usize])),
        )
    }
}

/// The mean of the neighbours of each region (spatial lag); 0 for an island.
pub fn lag(weights: &SpatialWeights, values: &[f64]) -> Vec<f64> {
    (0..weights.len())
        .map(|region| {
            let neighbours = weights.of(region);
            let sum: f64 = neighbours.iter().filter_map(|other| values.get(*other as usize)).sum();
            sum / neighbours.len().max(1) as f64
        })
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Rook neighbours on a lattice of `side` × `side`.
    pub(in crate::stats) fn lattice(side: usize) -> SpatialWeights {
        SpatialWeights::from_lists((0..side * side).map(|cell| {
            let (row, column) = (cell / side, cell % side);
            let mut list = Vec::new();
            list.extend((row > 0).then(|| cell - side));
            list.extend((row + 1 < side).then(|| cell + side));
            list.extend((column > 0).then(|| cell - 1));
            list.extend((column + 1 < side).then(|| cell + 1));
            list
        }))
    }

    #[test]
    fn a_lattice_and_a_part_of_it() {
        let weights = lattice(3);
        assert_eq!((weights.len(), weights.links(), weights.of(4)), (9, 24, &[1_u32, 3, 5, 7][..]));
        assert_eq!(lag(&weights, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0])[0], 3.0);
        let part = weights.only(&[0, 1, 8]);
        assert_eq!((part.of(0), part.of(1), part.islands()), (&[1_u32][..], &[0_u32][..], vec![2]));
    }

    #[test]
    fn odd_lists() {
        let weights = SpatialWeights::from_lists([vec![0, 1, 1, 9], vec![]]);
        assert_eq!((weights.of(0), weights.of(1), weights.of(2)), (&[1_u32][..], &[][..], &[][..]));
    }
}
