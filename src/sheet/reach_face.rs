//! Reachability on the map face: coloured places or areas under the borders, facilities above them.

use std::sync::Arc;

use super::choropleth::{Choropleth, Fill};
use super::contents::MapContents;
use super::page::{Item, MapArea, MapFace, Role, Shape, Stroke};
use super::palette::Color;
use super::reach_contents::ReachContents;
use super::symbols::{SHAPES, symbol};
use crate::model::{LifePhase, ReachView};

/// Most facilities that names make room for.
pub(super) const MOST_KEPT_FREE: usize = 60;

/// What lies between the regions and their borders: the places where people live, or the areas within so many minutes.
pub fn map_areas(contents: &MapContents, choropleth: &Choropleth) -> Vec<MapArea> {
    let (Some(reach), Some(colors)) = (&contents.reach, &choropleth.reach) else { return Vec::new() };
    match reach.map.view {
        ReachView::Regions => Vec::new(),
        ReachView::Cells => {
            let mut fills: Vec<Fill> = colors.cells.clone();
            fills.sort_unstable();
            fills.dedup();
            let of = |fill: &Fill| {
                let same = reach.cells.iter().zip(&colors.cells).filter(|(_, own)| *own == fill);
                let rings = same.map(|(cell, _)| cell.corners.to_vec()).collect();
                MapArea { color: choropleth.cell_color(*fill), rings: Arc::new(rings) }
            };
            fills.iter().map(of).collect()
        }
        ReachView::Bands => {
            let area = |(band, color): (&super::reach_contents::ReachBand, &Color)| MapArea {
                color: *color,
                rings: Arc::new(band.areas.iter().flatten().cloned().collect()),
            };
            // The farthest first: nearer ones lie on it.
            reach.bands.iter().zip(&colors.bands).rev().map(area).collect()
        }
    }
}

/// The shape that stands for a kind: its own where there are few kinds, else that of its phase of life.
pub fn symbol_of_kind(reach: &ReachContents, kind: usize) -> usize {
    if reach.kinds.len() <= SHAPES {
        return kind;
    }
    let phase = reach.kinds.get(kind).and_then(|kind| kind.phase);
    phase.and_then(|phase| LifePhase::ALL.iter().position(|other| *other == phase)).unwrap_or(SHAPES - 1)
}

/// The facilities as marks on the face, `size` page units in radius; those outside the frame are left out.
pub(super) fn marks(reach: &ReachContents, face: &MapFace, size: f32) -> Vec<Item> {
    if reach.map.hides_facilities {
        return Vec::new();
    }
    let frame = face.frame.grown(-size);
    let sites = reach.sites.iter().filter(|site| site.at.iter().all(|at| at.is_finite()));
    let on_page = sites.map(|site| (site, face.transform.page_from_map(site.at)));
    let inside = on_page.filter(|(_, at)| frame.contains(*at));
    inside.map(|(site, at)| mark(symbol_of_kind(reach, site.kind), (at, size), Role::Facility)).collect()
}

/// A mark: dark with a light edge, so that it stands off from every class.
pub(super) fn mark(shape: usize, ([x, y], size): ([f32; 2], f32), role: Role) -> Item {
    let points = symbol(shape).into_iter().map(|[dx, dy]| [x + dx * size, y + dy * size]).collect();
    let stroke = Some(Stroke::solid(Color::PAPER, (size * 0.32).max(0.8)));
    Item { role, datum: None, shape: Shape::Polygon { points, color: Color::FACILITY, stroke } }
}
