//! Which regions a command is about, and which region lies next in a direction.

use std::collections::BTreeSet;

use crate::app::commands::map::WalkStep;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::geo::RegionIndex;
use crate::sheet::Fill;

/// The selected regions, else the one under pointer or keys.
pub fn regions_in_question(state: &AppState) -> Vec<RegionIndex> {
    if state.view.selection.is_empty() {
        return state.view.hovered.into_iter().collect();
    }
    state.view.selection.iter().copied().collect()
}

/// All regions shown that share a parent with `own`; those themselves where there is no parent level.
pub fn siblings(state: &AppState, own: Vec<RegionIndex>) -> Vec<RegionIndex> {
    let Some(picture) = &state.derived.picture else { return own };
    let Some(parents) = &picture.contents().parents else { return own };
    let parent = |region: &RegionIndex| parents.parent_of.get(region.position()).copied().flatten();
    let wanted: BTreeSet<u32> = own.iter().filter_map(parent).collect();
    let all = picture.by_value.iter().copied();
    let found: Vec<RegionIndex> =
        all.filter(|region| parent(region).is_some_and(|parent| wanted.contains(&parent))).collect();
    if found.is_empty() { own } else { found }
}

/// The regions of a legend row.
pub fn regions_filled(state: &AppState, fill: Fill) -> impl Iterator<Item = RegionIndex> + '_ {
    let picture = state.derived.picture.as_deref();
    picture.into_iter().flat_map(move |picture| {
        let all = picture.by_value.iter().copied();
        all.filter(move |region| picture.choropleth.fill(region.position()) == fill)
    })
}

/// The region that a step leads to; without a region to start from the one nearest to `center`.
pub fn step_from(
    picture: &MapPicture,
    from: Option<RegionIndex>,
    step: WalkStep,
    center: [f64; 2],
) -> Option<RegionIndex> {
    let Some(from) = from.filter(|region| picture.is_shown(*region)) else {
        return nearest(picture, |point| {
            Some((point[0] - center[0]).powi(2) + (point[1] - center[1]).powi(2))
        });
    };
    let place = || picture.by_value.iter().position(|region| *region == from);
    match step {
        WalkStep::Next => picture.by_value.get(place()? + 1).copied(),
        WalkStep::Previous => picture.by_value.get(place()?.checked_sub(1)?).copied(),
        WalkStep::West => towards(picture, from, [-1.0, 0.0]),
        WalkStep::East => towards(picture, from, [1.0, 0.0]),
        WalkStep::North => towards(picture, from, [0.0, 1.0]),
        WalkStep::South => towards(picture, from, [0.0, -1.0]),
    }
}

/// The nearest region within 60° of the direction; what lies aside counts double.
fn towards(picture: &MapPicture, from: RegionIndex, [east, north]: [f64; 2]) -> Option<RegionIndex> {
    let start = picture.contents().layer.shapes.get(from.position())?.label_point;
    nearest(picture, |point| {
        let by = [point[0] - start[0], point[1] - start[1]];
        let along = by[0] * east + by[1] * north;
        let aside = (by[0] * north - by[1] * east).abs();
        (along > 0.0 && aside <= along * 1.74).then_some(along + 2.0 * aside)
    })
}

/// The shown region whose label point costs least.
fn nearest(picture: &MapPicture, cost: impl Fn([f64; 2]) -> Option<f64>) -> Option<RegionIndex> {
    let shapes = &picture.contents().layer.shapes;
    let costs = picture.by_importance.iter().filter_map(|region| {
        let shape = shapes.get(region.position()).filter(|shape| !shape.extent.is_empty())?;
        Some((cost(shape.label_point)?, *region))
    });
    costs.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, region)| region)
}
