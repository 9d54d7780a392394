//! Spatial autocorrelation: Moran's I of the whole map and of every region (LISA), tested by permutation.

use rayon::prelude::*;

use super::error::StatsError;
use super::moments::Moments;
use super::random::Random;
use super::weights::{SpatialWeights, lag};
use crate::work::Work;

/// How significance is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoranOptions {
    /// Number of permutations; 999 gives p down to 0.001.
    pub permutations: u32,
    /// Seed of the permutations.
    pub seed: u64,
}

impl Default for MoranOptions {
    fn default() -> Self {
        Self { permutations: 999, seed: 1 }
    }
}

/// Moran's I of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Moran {
    /// Regions with a value.
    pub n: usize,
    /// The statistic.
    pub i: f64,
    /// What it would be without any pattern: −1 / (n − 1).
    pub expected: f64,
    /// Pseudo p-value, one-sided and folded; `None` without permutations.
    pub p: Option<f64>,
    /// Regions with a value and without a neighbour that has one.
    pub islands: Vec<usize>,
}

/// A region beside its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quadrant {
    /// High among high: a cluster.
    HighHigh,
    /// Low among high: an outlier.
    LowHigh,
    /// Low among low: a cluster.
    LowLow,
    /// High among low: an outlier.
    HighLow,
}

impl Quadrant {
    /// "HH", "LH", "LL" or "HL".
    pub fn code(self) -> &'static str {
        match self {
            Self::HighHigh => "HH",
            Self::LowHigh => "LH",
            Self::LowLow => "LL",
            Self::HighLow => "HL",
        }
    }
}

/// Local Moran statistic of a region.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LocalMoran {
    /// The statistic.
    pub i: f64,
    /// Where the region stands.
    pub quadrant: Quadrant,
    /// Pseudo p-value of conditional permutation; `None` without permutations.
    pub p: Option<f64>,
}

/// Values of the regions that have one, as deviations from their mean, and the weights among them.
struct Sample {
    regions: Vec<usize>,
    deviations: Vec<f64>,
    squares: f64,
    weights: SpatialWeights,
}

impl Sample {
    fn of(values: &[Option<f64>], weights: &SpatialWeights) -> Result<Self, StatsError> {
        if values.len() != weights.len() {
            return Err(StatsError::UnequalLength);
        }
        let regions: Vec<usize> = (0..values.len()).filter(|region| values[*region].is_some()).collect();
        if regions.len() < 3 {
            return Err(StatsError::TooFew { found: regions.len(), needed: 3 });
        }
        let known: Vec<f64> = regions.iter().filter_map(|region| values[*region]).collect();
        let moments = Moments::of(known.iter().copied()).ok_or(StatsError::NothingRated)?;
        if moments.sd == 0.0 {
            return Err(StatsError::AllConstant);
        }
        let deviations: Vec<f64> = known.iter().map(|value| value - moments.mean).collect();
        let squares = deviations.iter().map(|deviation| deviation * deviation).sum();
        let weights = if regions.len() == values.len() { weights.clone() } else { weights.only(&regions) };
        if weights.links() == 0 {
            return Err(StatsError::OnlyIslands);
        }
        Ok(Self { regions, deviations, squares, weights })
    }
}

/// Moran's I of the whole map (Moran 1950) with row-standardised weights; regions without value take no part.
///
/// # Errors
/// Fewer than three values; all equal; no neighbours at all; cancelled.
pub fn global_moran(
    values: &[Option<f64>],
    weights: &SpatialWeights,
    options: &MoranOptions,
    work: &Work,
) -> Result<Moran, StatsError> {
    let sample = Sample::of(values, weights)?;
    let n = sample.regions.len();
    let islands = sample.weights.islands();
    let factor = n as f64 / (n - islands.len()) as f64 / sample.squares;
    let pairs = pairs(&sample.weights);
    let statistic = |deviations: &[f64]| {
        factor
            * pairs
                .iter()
                .map(|(a, b, weight)| weight * deviations[*a as usize] * deviations[*b as usize])
                .sum::<f64>()
    };
    let i = statistic(&sample.deviations);
    let larger = (0..options.permutations)
        .into_par_iter()
        .map_init(Vec::new, |shuffled, permutation| {
            shuffled.clone_from(&sample.deviations);
            Random::new(options.seed, u64::from(permutation)).shuffle(shuffled);
            work.check().map(|()| u32::from(statistic(shuffled) >= i))
        })
        .try_reduce(|| 0, |a, b| Ok(a + b))?;
    Ok(Moran {
        n,
        i,
        expected: -1.0 / (n - 1) as f64,
        p: folded_p(larger, options.permutations),
        islands: islands.into_iter().map(|island| sample.regions[island]).collect(),
    })
}

/// Each pair of neighbours once, with the weights of both directions together.
fn pairs(weights: &SpatialWeights) -> Vec<(u32, u32, f64)> {
    let weight = |of: usize| 1.0 / weights.of(of).len() as f64;
    let mut pairs = Vec::with_capacity(weights.links() / 2);
    for region in 0..weights.len() {
        for other in weights.of(region) {
            let back = weights.of(*other as usize).binary_search(&(region as u32)).is_ok();
            match (back, (*other as usize) > region) {
                (true, true) => pairs.push((region as u32, *other, weight(region) + weight(*other as usize))),
                (true, false) => {}
                (false, _) => pairs.push((region as u32, *other, weight(region))),
            }
        }
    }
    pairs
}

/// (larger + 1) / (permutations + 1), with the smaller of both tails.
fn folded_p(larger: u32, permutations: u32) -> Option<f64> {
    p_of(larger.min(permutations - larger), permutations)
}

fn p_of(beyond: u32, permutations: u32) -> Option<f64> {
    (permutations > 0).then(|| f64::from(beyond + 1) / f64::from(permutations + 1))
}

/// Local Moran statistics (Anselin 1995): one per region, `None` without value or neighbour. The significance of each comes from
/// conditional permutation: the region keeps its value, its neighbours are drawn from all others; all regions share the draws.
///
/// # Errors
/// As [`global_moran`].
pub fn local_moran(
    values: &[Option<f64>],
    weights: &SpatialWeights,
    options: &MoranOptions,
    work: &Work,
) -> Result<Vec<Option<LocalMoran>>, StatsError> {
    let sample = Sample::of(values, weights)?;
    let n = sample.regions.len();
    let lags = lag(&sample.weights, &sample.deviations);
    let draws = Draws::new(&sample, options);
    let part = n.div_ceil(4 * rayon::current_num_threads()).max(1);
    let ranges: Vec<usize> = (0..n).step_by(part).collect();
    let found: Result<Vec<Vec<Option<LocalMoran>>>, StatsError> = ranges
        .into_par_iter()
        .map(|start| {
            let mut others = sample.deviations.clone();
            (start..(start + part).min(n))
                .map(|region| {
                    work.check()?;
                    Ok(local(&sample, region, (lags[region], &draws, &mut others)))
                })
                .collect()
        })
        .collect();
    let mut all = vec![None; values.len()];
    for (region, local) in sample.regions.iter().zip(found?.into_iter().flatten()) {
        all[*region] = local;
    }
    Ok(all)
}

fn local(
    sample: &Sample,
    region: usize,
    (lag, draws, others): (f64, &Draws, &mut [f64]),
) -> Option<LocalMoran> {
    let count = sample.weights.of(region).len();
    if count == 0 {
        return None;
    }
    let own = sample.deviations[region];
    let quadrant = match (own > 0.0, lag > 0.0) {
        (true, true) => Quadrant::HighHigh,
        (false, true) => Quadrant::LowHigh,
        (false, false) => Quadrant::LowLow,
        (true, false) => Quadrant::HighLow,
    };
    // Draws are positions among the others: the last region stands in for this one.
    let last = others.len() - 1;
    let kept = others[region];
    others[region] = others[last];
    let limit = own * lag * count as f64;
    // Draws that give the same statistic count on both sides: among many equal values (zeros) they are the rule.
    let least = 1e-9 * limit.abs();
    let (larger, smaller) = draws.rows().fold((0, 0), |(larger, smaller), row| {
        let drawn = own * sum_of(row, count, others);
        (larger + u32::from(drawn >= limit - least), smaller + u32::from(drawn <= limit + least))
    });
    others[region] = kept;
    let i = (sample.regions.len() - 1) as f64 * own * lag / sample.squares;
    Some(LocalMoran { i, quadrant, p: p_of(larger.min(smaller), draws.permutations) })
}

fn sum_of(row: &[u32], count: usize, values: &[f64]) -> f64 {
    row.iter().take(count).map(|position| values[*position as usize]).sum()
}

/// Random neighbours: for every permutation as many different positions among n − 1 regions as the most connected region needs.
struct Draws {
    width: usize,
    positions: Vec<u32>,
    permutations: u32,
}

impl Draws {
    fn new(sample: &Sample, options: &MoranOptions) -> Self {
        let n = sample.regions.len();
        let width = (0..n).map(|region| sample.weights.of(region).len()).max().unwrap_or(0);
        let mut random = Random::new(options.seed, u64::MAX);
        let mut all: Vec<u32> = (0..n as u32 - 1).collect();
        let mut positions = Vec::with_capacity(width * options.permutations as usize);
        for _ in 0..options.permutations {
            for place in 0..width {
                let from = place + random.below((all.len() - place) as u32) as usize;
                all.swap(place, from);
            }
            positions.extend_from_slice(&all[..width]);
        }
        Self { width, positions, permutations: options.permutations }
    }

    fn rows(&self) -> impl Iterator<Item = &[u32]> {
        self.positions.chunks_exact(self.width.max(1))
    }
}

/// Which tests remain significant when `alpha` is the share of false discoveries that is accepted (Benjamini and Hochberg 1995):
/// the largest p-value that does; `None` when none does.
pub fn false_discovery_rate(p_values: impl IntoIterator<Item = f64>, alpha: f64) -> Option<f64> {
    let mut sorted: Vec<f64> = p_values.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    let tests = sorted.len() as f64;
    sorted
        .iter()
        .enumerate()
        .rev()
        .find(|(rank, p)| **p <= (rank + 1) as f64 / tests * alpha)
        .map(|(_, p)| *p)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::weights::tests::lattice;

    fn ascending(count: i32) -> Vec<Option<f64>> {
        (1..=count).map(|value| Some(f64::from(value))).collect()
    }

    #[test]
    fn known_lattice() {
        let (values, weights) = (ascending(9), lattice(3));
        let options = MoranOptions::default();
        let whole = global_moran(&values, &weights, &options, &Work::unattended()).unwrap();
        assert!((whole.i - 0.555_556).abs() < 1e-6 && whole.expected == -0.125);
        // All 9! arrangements: 1.2 % reach this I (counted by brute force elsewhere); 999 drawn ones come near.
        assert!((0.001..0.05).contains(&whole.p.unwrap()));
        let local = local_moran(&values, &weights, &options, &Work::unattended()).unwrap();
        let expected = [1.066_667, 0.8, 0.266_667, 0.088_889, 0.0, 0.088_889, 0.266_667, 0.8, 1.066_667];
        for (found, expected) in local.iter().zip(expected) {
            assert!((found.unwrap().i - expected).abs() < 1e-6);
        }
        assert_eq!(local[0].unwrap().quadrant, Quadrant::LowLow);
        assert_eq!(local[8].unwrap().quadrant, Quadrant::HighHigh);
        assert_eq!(local_moran(&values, &weights, &options, &Work::unattended()).unwrap(), local);
    }

    #[test]
    fn conditional_p_against_all_arrangements() {
        // The corner (value 1) has two neighbours, 2 and 4: of the 28 pairs of the other eight values, only {2, 3} has a
        // smaller sum, and {2, 4} the same: 2 of 28 reach its local I.
        let options = MoranOptions { permutations: 9_999, seed: 4 };
        let local = local_moran(&ascending(9), &lattice(3), &options, &Work::unattended()).unwrap();
        let p = local[0].unwrap().p.unwrap();
        assert!((p - 2.0 / 28.0).abs() < 0.008, "{p}");
    }

    #[test]
    fn equal_values_are_no_pattern() {
        // One case in a corner of 64 cells: cells far from it have zeros around them as nearly every draw has.
        let mut values = vec![Some(0.0); 64];
        values[0] = Some(1.0);
        let local = local_moran(&values, &lattice(8), &MoranOptions::default(), &Work::unattended()).unwrap();
        let p: Vec<f64> = local.iter().filter_map(|local| local.unwrap().p).collect();
        assert!(p[63] > 0.5 && p[0] > 0.5, "{} {}", p[63], p[0]);
        assert_eq!(false_discovery_rate(p, 0.05), None);
    }

    #[test]
    fn missing_values_and_islands() {
        let mut values = ascending(9);
        values[1] = None;
        values[3] = None;
        let found =
            global_moran(&values, &lattice(3), &MoranOptions::default(), &Work::unattended()).unwrap();
        assert_eq!((found.n, found.islands), (7, vec![0]));
        let local = local_moran(&values, &lattice(3), &MoranOptions::default(), &Work::unattended()).unwrap();
        assert_eq!((local[0], local[1]), (None, None));
        assert!(local[8].is_some());
    }

    #[test]
    fn nothing_to_measure() {
        let check = |values: &[Option<f64>], weights: &SpatialWeights, expected| {
            let options = MoranOptions::default();
            assert_eq!(global_moran(values, weights, &options, &Work::unattended()).err(), Some(expected));
            assert_eq!(local_moran(values, weights, &options, &Work::unattended()).err(), Some(expected));
        };
        check(&[Some(1.0); 9], &lattice(3), StatsError::AllConstant);
        check(&[None; 9], &lattice(3), StatsError::TooFew { found: 0, needed: 3 });
        check(&ascending(4), &SpatialWeights::from_lists(vec![Vec::new(); 4]), StatsError::OnlyIslands);
        check(&ascending(4), &lattice(3), StatsError::UnequalLength);
    }

    #[test]
    fn false_discoveries() {
        // Benjamini and Hochberg 1995, table 1: at 0.05 the first four of fifteen.
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
            0.6528, 0.7590, 1.0,
        ];
        assert_eq!(false_discovery_rate(p, 0.05), Some(0.0095));
        assert_eq!(false_discovery_rate([0.2, 0.9], 0.05), None);
    }
}
