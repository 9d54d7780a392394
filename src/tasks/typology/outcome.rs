//! What a recipe makes of its inputs: indices and their classes, or types found in the data.

use super::inputs::{TypologyInputs, TypologyTerm};
use crate::model::{Period, StoredTypes, TypologyMethod, TypologyRecipe};
use crate::stats::index::rated_regions;
use crate::stats::{
    Component, Dendrogram, Index, IndexTerm, KMeansOptions, Rows, Silhouettes, Standardised, StatsError,
    StatusDynamics, TypeProfile, assign_to_centroids, gisd_index, index, k_means, mean_percentile_rank,
    order_by_burden, profiles, quantile_classes, silhouettes, standardise, ward,
};
use crate::work::Work;

/// What came out of a recipe.
#[derive(Debug, Clone)]
pub enum TypologyOutcome {
    /// Status and dynamics.
    StatusDynamics {
        /// One per region; `None` = not rated.
        regions: Vec<Option<StatusDynamics>>,
        /// The index behind the status.
        status: Box<Index>,
        /// The index behind the dynamics; `None` without any.
        dynamics: Option<Box<Index>>,
    },
    /// An index in classes of equal size.
    Classed(Box<ClassedRegions>),
    /// Types found in the data.
    Clustered(Box<ClusteredRegions>),
}

/// An index, cut by its own distribution.
#[derive(Debug, Clone)]
pub struct ClassedRegions {
    /// One per region: standard deviations, mean percentile rank 0–100, or 0–1 in the GISD mode.
    pub index: Vec<Option<f64>>,
    /// Class from 0 = lightest burden.
    pub classes: Vec<Option<u8>>,
    /// The index with its contributions, where it is a sum of z-scores.
    pub sum: Option<Index>,
    /// Components of the GISD mode.
    pub dimensions: Vec<GisdDimension>,
    /// Positions of indicators that have one value on all rated regions and were left out.
    pub constant: Vec<usize>,
}

/// A dimension of the GISD mode.
#[derive(Debug, Clone)]
pub struct GisdDimension {
    /// Its name.
    pub name: String,
    /// Positions of its indicators.
    pub terms: Vec<usize>,
    /// Its first principal component.
    pub component: Component,
}

/// Regions in types.
#[derive(Debug, Clone)]
pub struct ClusteredRegions {
    /// Type of each region, from 0 = lightest burden.
    pub types: Vec<Option<u8>>,
    /// Silhouette of each region, −1 to 1.
    pub silhouettes: Vec<Option<f64>>,
    /// Mean of them.
    pub mean_silhouette: f64,
    /// Size, mean z and burden of each type.
    pub profiles: Vec<TypeProfile>,
    /// Sum of squared distances to the centroids.
    pub inertia: f64,
    /// The tree, for Ward's method.
    pub tree: Option<Dendrogram>,
    /// Scale and centroids, to be kept for other periods.
    pub stored: StoredTypes,
    /// The rated regions as points.
    pub points: Standardised,
    /// The types were not found here but taken over from another period.
    pub taken_over: bool,
}

impl TypologyOutcome {
    /// Class or type of a region, from 0.
    pub fn class(&self, region: usize) -> Option<u8> {
        match self {
            Self::StatusDynamics { regions, .. } => {
                regions.get(region).copied().flatten().map(|found| found.status.number() - 1)
            }
            Self::Classed(found) => found.classes.get(region).copied().flatten(),
            Self::Clustered(found) => found.types.get(region).copied().flatten(),
        }
    }

    /// Class or type of every region, from 0.
    pub fn classes(&self) -> Vec<Option<u8>> {
        let regions = match self {
            Self::StatusDynamics { regions, .. } => regions.len(),
            Self::Classed(found) => found.classes.len(),
            Self::Clustered(found) => found.types.len(),
        };
        (0..regions).map(|region| self.class(region)).collect()
    }

    /// The index that contributions add up to, where there is one.
    pub fn status_index(&self) -> Option<&Index> {
        match self {
            Self::StatusDynamics { status, .. } => Some(status),
            Self::Classed(found) => found.sum.as_ref(),
            Self::Clustered(_) => None,
        }
    }

    /// Positions of indicators of status and of change that have one value everywhere.
    pub fn constant_terms(&self) -> (Vec<usize>, Vec<usize>) {
        match self {
            Self::StatusDynamics { status, dynamics, .. } => (
                status.constant.clone(),
                dynamics.as_ref().map(|dynamics| dynamics.constant.clone()).unwrap_or_default(),
            ),
            Self::Classed(found) => (found.constant.clone(), Vec::new()),
            Self::Clustered(found) => (found.points.constant.clone(), Vec::new()),
        }
    }
}

fn index_terms(terms: &[TypologyTerm]) -> Vec<IndexTerm<'_>> {
    terms.iter().map(TypologyTerm::as_index_term).collect()
}

pub(super) fn outcome(
    recipe: &TypologyRecipe,
    (inputs, base): (&TypologyInputs, Option<&TypologyInputs>),
    work: &Work,
) -> Result<TypologyOutcome, StatsError> {
    match recipe.method {
        TypologyMethod::StatusDynamics => status_dynamics(recipe, inputs, base),
        TypologyMethod::Quintile => {
            let sum = index_on(
                &inputs.status,
                &inputs.allowed,
                base.map(|base| (&base.status[..], &base.allowed[..])),
            )?;
            Ok(classed(sum.values.clone(), (sum.constant.clone(), Some(sum)), recipe.classes))
        }
        TypologyMethod::Rank => ranked(recipe, inputs),
        TypologyMethod::Gisd => gisd(inputs),
        TypologyMethod::Ward | TypologyMethod::KMeans => clustered(recipe, inputs, work),
    }
}

fn index_on(
    terms: &[TypologyTerm],
    allowed: &[bool],
    base: Option<(&[TypologyTerm], &[bool])>,
) -> Result<Index, StatsError> {
    let scale = match base {
        Some((terms, allowed)) => Some(index(&index_terms(terms), allowed, None)?.scale),
        None => None,
    };
    index(&index_terms(terms), allowed, scale.as_ref())
}

fn status_dynamics(
    recipe: &TypologyRecipe,
    inputs: &TypologyInputs,
    base: Option<&TypologyInputs>,
) -> Result<TypologyOutcome, StatsError> {
    let status =
        index_on(&inputs.status, &inputs.allowed, base.map(|base| (&base.status[..], &base.allowed[..])))?;
    let dynamics = if inputs.dynamics.is_empty() {
        None
    } else {
        let rated: Vec<bool> = status.values.iter().map(Option::is_some).collect();
        let base = base.filter(|base| !base.dynamics.is_empty());
        let found =
            index_on(&inputs.dynamics, &rated, base.map(|base| (&base.dynamics[..], &base.allowed[..])));
        match found {
            // Nothing changed anywhere: there is a status and no dynamics.
            Err(StatsError::AllConstant | StatsError::NothingRated) => None,
            other => Some(other?),
        }
    };
    let regions = (0..inputs.allowed.len())
        .map(|region| {
            let change = dynamics.as_ref().and_then(|dynamics| dynamics.values[region]);
            status.values[region].map(|index| StatusDynamics::of(index, change, &recipe.thresholds))
        })
        .collect();
    Ok(TypologyOutcome::StatusDynamics {
        regions,
        status: Box::new(status),
        dynamics: dynamics.map(Box::new),
    })
}

/// Positions of indicators that have one value on all rated regions: they tell no region from another.
fn constant_terms(inputs: &TypologyInputs) -> Vec<usize> {
    let rated = rated_regions(&index_terms(&inputs.status), &inputs.allowed);
    let is_constant = |term: &TypologyTerm| {
        let mut values =
            term.values.iter().zip(&rated).filter(|(_, rated)| **rated).filter_map(|(value, _)| *value);
        values.next().is_some_and(|first| values.all(|value| value == first))
    };
    (0..inputs.status.len()).filter(|term| inputs.status.get(*term).is_some_and(is_constant)).collect()
}

fn ranked(recipe: &TypologyRecipe, inputs: &TypologyInputs) -> Result<TypologyOutcome, StatsError> {
    let constant = constant_terms(inputs);
    // Regions with a missing value of a constant indicator are not rated with it nor without it.
    let allowed = rated_regions(&index_terms(&inputs.status), &inputs.allowed);
    let terms: Vec<IndexTerm<'_>> = index_terms(&inputs.status)
        .into_iter()
        .enumerate()
        .filter(|(position, _)| !constant.contains(position))
        .map(|(_, term)| term)
        .collect();
    if terms.is_empty() {
        return Err(StatsError::AllConstant);
    }
    Ok(classed(mean_percentile_rank(&terms, &allowed)?, (constant, None), recipe.classes))
}

fn classed(
    index: Vec<Option<f64>>,
    (constant, sum): (Vec<usize>, Option<Index>),
    classes: u8,
) -> TypologyOutcome {
    let numbers = quantile_classes(&index, classes);
    TypologyOutcome::Classed(Box::new(ClassedRegions {
        classes: numbers.into_iter().map(|class| class.map(|class| class - 1)).collect(),
        index,
        sum,
        dimensions: Vec::new(),
        constant,
    }))
}

/// Indicators by dimension, in the order of their first indicator.
pub(super) fn dimensions(terms: &[TypologyTerm]) -> Vec<(String, Vec<usize>)> {
    let mut found: Vec<(String, Vec<usize>)> = Vec::new();
    for (position, term) in terms.iter().enumerate() {
        match found.iter_mut().find(|(name, _)| *name == term.dimension) {
            Some((_, list)) => list.push(position),
            None => found.push((term.dimension.clone(), vec![position])),
        }
    }
    found
}

/// Lowest fifth, the three in the middle, highest fifth.
pub(super) fn gisd_classes(index: &[Option<f64>]) -> Vec<Option<u8>> {
    let third = |quintile: u8| match quintile {
        1 => 0,
        5 => 2,
        _ => 1,
    };
    quantile_classes(index, 5).into_iter().map(|quintile| quintile.map(third)).collect()
}

fn gisd(inputs: &TypologyInputs) -> Result<TypologyOutcome, StatsError> {
    let constant = constant_terms(inputs);
    let mut named = dimensions(&inputs.status);
    for (_, terms) in &mut named {
        terms.retain(|term| !constant.contains(term));
    }
    named.retain(|(_, terms)| !terms.is_empty());
    if named.is_empty() && !constant.is_empty() {
        return Err(StatsError::AllConstant);
    }
    let lists: Vec<Vec<usize>> = named.iter().map(|(_, terms)| terms.clone()).collect();
    let (index, components) = gisd_index(&index_terms(&inputs.status), &lists, &inputs.allowed)?;
    let classes = gisd_classes(&index);
    let dimensions = named
        .into_iter()
        .zip(components)
        .map(|((name, terms), component)| GisdDimension { name, terms, component })
        .collect();
    Ok(TypologyOutcome::Classed(Box::new(ClassedRegions { index, classes, sum: None, dimensions, constant })))
}

/// The rated regions as points: weighted z-scores, not turned by polarity, which only orders the types.
fn points(recipe: &TypologyRecipe, inputs: &TypologyInputs) -> Result<Standardised, StatsError> {
    let terms: Vec<IndexTerm<'_>> = inputs
        .status
        .iter()
        .map(|term| IndexTerm { values: &term.values, weight: term.weight.abs() })
        .collect();
    let kept = recipe.stored_types.as_ref().filter(|stored| is_usable(stored, recipe));
    standardise(&terms, &inputs.allowed, kept.map(|kept| &kept.scale[..]), recipe.winsorised.then_some(3.0))
}

fn is_usable(stored: &StoredTypes, recipe: &TypologyRecipe) -> bool {
    let width = recipe.indicators.len();
    stored.centroids.len() == usize::from(recipe.classes)
        && stored.scale.len() == width
        && stored.centroids.iter().all(|centroid| centroid.len() == width)
}

/// The types as they were found, where these are the very values that the kept ones were made from: assigned to the centroids,
/// regions between two types would change sides.
fn as_kept(
    recipe: &TypologyRecipe,
    inputs: &TypologyInputs,
    work: &Work,
) -> Result<Option<TypologyOutcome>, StatsError> {
    let kept = recipe.stored_types.as_ref().filter(|stored| is_usable(stored, recipe));
    let Some(stored) = kept.filter(|stored| stored.period == inputs.period) else { return Ok(None) };
    let anew = TypologyRecipe { stored_types: None, ..recipe.clone() };
    match clustered(&anew, inputs, work) {
        Ok(TypologyOutcome::Clustered(mut found)) if are_alike(&found.stored, stored) => {
            found.stored = stored.clone();
            Ok(Some(TypologyOutcome::Clustered(found)))
        }
        Err(StatsError::Cancelled) => Err(StatsError::Cancelled),
        _ => Ok(None),
    }
}

/// Whether both have the same scale and centroids, but for the last digits of a computation.
fn are_alike(found: &StoredTypes, stored: &StoredTypes) -> bool {
    let numbers = |types: &StoredTypes| -> Vec<f64> {
        let scale = types.scale.iter().flat_map(|of| [of.mean, of.sd]);
        scale.chain(types.centroids.iter().flatten().copied()).collect()
    };
    let (found, stored) = (numbers(found), numbers(stored));
    let alike = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
    found.len() == stored.len() && found.iter().zip(&stored).all(alike)
}

fn clustered(
    recipe: &TypologyRecipe,
    inputs: &TypologyInputs,
    work: &Work,
) -> Result<TypologyOutcome, StatsError> {
    if let Some(found) = as_kept(recipe, inputs, work)? {
        return Ok(found);
    }
    let points = points(recipe, inputs)?;
    let count = usize::from(recipe.classes);
    let directions: Vec<f64> = inputs.status.iter().map(TypologyTerm::direction).collect();
    let weights: Vec<f64> = inputs.status.iter().map(|term| term.weight.abs()).collect();
    let kept = recipe.stored_types.as_ref().filter(|stored| is_usable(stored, recipe));
    let (mut types, mut tree) = (Vec::new(), None);
    match (kept, recipe.method) {
        (Some(stored), _) => {
            let mut centroids = Rows::new(points.rows.width());
            for centroid in &stored.centroids {
                centroids.push(centroid.iter().copied());
            }
            types.extend(assign_to_centroids(&points.rows, &centroids).into_iter().map(|(of, _)| of));
        }
        (None, TypologyMethod::Ward) => {
            let distinct = points.rows.distinct();
            if count > distinct {
                return Err(StatsError::MoreTypesThanRows { types: count, distinct });
            }
            let found = ward(&points.rows, work)?;
            types = found.cut(count);
            tree = Some(found);
        }
        (None, _) => {
            let options = KMeansOptions { types: count, seed: recipe.seed, ..KMeansOptions::default() };
            types = k_means(&points.rows, &options, work)?.types;
        }
    }
    if kept.is_none() {
        let order = order_by_burden(&profiles(&points.rows, &types, count, &directions));
        for of in &mut types {
            *of = order[*of];
        }
    }
    let quality = silhouettes(&points.rows, std::slice::from_ref(&types), work)?;
    let period = kept.map_or(inputs.period, |kept| kept.period);
    let found = Found { types, tree, count, taken_over: kept.is_some() };
    Ok(TypologyOutcome::Clustered(Box::new(found.described(
        points,
        (&directions, &weights),
        (quality, period),
        inputs.allowed.len(),
    ))))
}

/// Types of the rated regions.
struct Found {
    types: Vec<usize>,
    tree: Option<Dendrogram>,
    count: usize,
    taken_over: bool,
}

impl Found {
    fn described(
        self,
        points: Standardised,
        (directions, weights): (&[f64], &[f64]),
        (quality, period): (Vec<Silhouettes>, Period),
        regions: usize,
    ) -> ClusteredRegions {
        let mut profiles = profiles(&points.rows, &self.types, self.count, directions);
        let inertia = points
            .rows
            .iter()
            .zip(&self.types)
            .map(|(row, of)| row.iter().zip(&profiles[*of].mean_z).map(|(a, b)| (a - b).powi(2)).sum::<f64>())
            .sum();
        let stored = StoredTypes {
            period,
            scale: points.scale.clone(),
            centroids: profiles.iter().map(|profile| profile.mean_z.clone()).collect(),
        };
        unweighted(&mut profiles, weights, directions);
        let (mut types, mut sits) = (vec![None; regions], vec![None; regions]);
        let quality = quality.into_iter().next();
        for (row, region) in points.regions.iter().enumerate() {
            types[*region] = Some(self.types[row] as u8);
            sits[*region] = quality.as_ref().map(|quality| quality.rows[row]);
        }
        ClusteredRegions {
            types,
            silhouettes: sits,
            mean_silhouette: quality.map_or(0.0, |quality| quality.mean),
            profiles,
            inertia,
            tree: self.tree,
            stored,
            points,
            taken_over: self.taken_over,
        }
    }
}

/// Profiles are told in plain standard deviations, whatever an indicator weighs.
fn unweighted(profiles: &mut [TypeProfile], weights: &[f64], directions: &[f64]) {
    for profile in profiles {
        profile.mean_z.iter_mut().zip(weights).for_each(|(z, weight)| *z /= weight);
        let turned: f64 = profile.mean_z.iter().zip(directions).map(|(z, direction)| z * direction).sum();
        profile.burden = turned / directions.len().max(1) as f64;
    }
}

/// Mean silhouette for each number of types in `counts` that there are enough different regions for: the curve to choose by.
///
/// # Errors
/// Cancelled.
pub fn count_curve(
    found: &ClusteredRegions,
    recipe: &TypologyRecipe,
    counts: std::ops::RangeInclusive<u8>,
    work: &Work,
) -> Result<Vec<(u8, f64)>, StatsError> {
    let rows = &found.points.rows;
    let distinct = rows.distinct();
    let counts: Vec<u8> = counts.filter(|count| usize::from(*count) <= distinct).collect();
    let tree = match (recipe.method, &found.tree) {
        (TypologyMethod::Ward, Some(tree)) => Some(tree.clone()),
        (TypologyMethod::Ward, None) => Some(ward(rows, work)?),
        _ => None,
    };
    let mut partitions = Vec::new();
    for count in &counts {
        let count = usize::from(*count);
        partitions.push(if let Some(tree) = &tree {
            tree.cut(count)
        } else {
            let options = KMeansOptions { types: count, seed: recipe.seed, ..KMeansOptions::default() };
            k_means(rows, &options, work)?.types
        });
    }
    let found = silhouettes(rows, &partitions, work)?;
    Ok(counts.into_iter().zip(found.into_iter().map(|quality| quality.mean)).collect())
}
