//! Names of the parent regions, where the regions themselves are too small for theirs: the Länder on a map of Germany.

use egui::{Painter, Rect};

use super::camera::Camera;
use super::labels::screen;
use crate::app::map_picture::MapPicture;
use crate::app::theme::semibold;
use crate::geo::Extent;
use crate::sheet::Color;

/// Parents are named while their regions are on average smaller than this, in screen points.
const SMALL_REGION: f64 = 34.0;
/// Share of its extent that the name of a parent may take.
const WIDEST: f32 = 0.95;

/// A parent region and where its name stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ParentPlace {
    name: String,
    extent: Extent,
    /// The label point of the region nearest to the middle: it lies inside.
    anchor: [f64; 2],
    area_km2: f64,
}

/// The parents of the regions shown, largest first; none where there is only one.
pub fn places(picture: &MapPicture) -> Vec<ParentPlace> {
    let Some(parents) = &picture.contents().parents else { return Vec::new() };
    let mut members = vec![Vec::new(); parents.names.len()];
    for region in picture.by_importance.iter() {
        let parent = parents.parent_of.get(region.position()).copied().flatten();
        let shape = picture.contents().layer.shapes.get(region.position());
        if let (Some(list), Some(shape)) = (parent.and_then(|parent| members.get_mut(parent as usize)), shape)
            && !shape.extent.is_empty()
        {
            list.push(shape);
        }
    }
    let mut places: Vec<ParentPlace> = parents
        .names
        .iter()
        .zip(&members)
        .filter_map(|(name, shapes)| {
            let area_km2: f64 = shapes.iter().map(|shape| shape.area_km2).sum();
            let middle = [0, 1].map(|axis| {
                let sum: f64 = shapes.iter().map(|shape| shape.label_point[axis] * shape.area_km2).sum();
                sum / area_km2.max(1e-9)
            });
            let off = |point: [f64; 2]| (point[0] - middle[0]).powi(2) + (point[1] - middle[1]).powi(2);
            let points = shapes.iter().map(|shape| shape.label_point);
            let anchor = points.min_by(|a, b| off(*a).total_cmp(&off(*b)))?;
            let extent = shapes.iter().fold(Extent::EMPTY, |extent, shape| extent.union(shape.extent));
            Some(ParentPlace { name: name.clone(), extent, anchor, area_km2 })
        })
        .collect();
    places.sort_by(|a, b| b.area_km2.total_cmp(&a.area_km2).then(a.name.cmp(&b.name)));
    if places.len() < 2 { Vec::new() } else { places }
}

/// Draws the names that fit, each on a halo; where they stand.
pub fn paint(
    painter: &Painter,
    (face, camera): (Rect, &Camera),
    picture: &MapPicture,
    places: &[ParentPlace],
) -> Vec<Rect> {
    let metres = camera.metres_per_point();
    let area: f64 = places.iter().map(|place| place.area_km2).sum();
    let region_points = (area * 1e6 / picture.shown.max(1) as f64).sqrt() / metres;
    if region_points > SMALL_REGION {
        return Vec::new();
    }
    let mut taken: Vec<Rect> = Vec::new();
    for place in places {
        let anchor = camera.screen_from_map(face, place.anchor);
        if !face.contains(anchor) {
            continue;
        }
        let galley = painter.layout_no_wrap(place.name.clone(), semibold(13.0), screen(Color::INK));
        let rect = Rect::from_center_size(anchor, galley.size());
        let room = [(place.extent.width() / metres) as f32, (place.extent.height() / metres) as f32];
        let fits = rect.width() <= room[0] * WIDEST && rect.height() <= room[1] && face.contains_rect(rect);
        if !fits || taken.iter().any(|other| other.intersects(rect.expand(4.0))) {
            continue;
        }
        let halo = screen(Color::PAPER).gamma_multiply(0.8);
        for step in 0..8 {
            let by = 1.4 * egui::Vec2::angled(step as f32 * std::f32::consts::TAU / 8.0);
            painter.galley_with_override_text_color(rect.min + by, galley.clone(), halo);
        }
        painter.galley_with_override_text_color(rect.min, galley, screen(Color::INK));
        taken.push(rect);
    }
    taken
}
