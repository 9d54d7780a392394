//! The map face: where the regions lie on the page, their paints, their borders; and the scale bar.

use std::sync::Arc;

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill};
use super::contents::MapContents;
use super::font::Face;
use super::legend::paint_of;
use super::measures::Measures;
use super::page::{Borders, MapFace, MapTransform, Paint, Rect, Role, Stroke};
use super::palette::Color;
use crate::geo::{Extent, RegionIndex};
use crate::text::{Language, format_number};

/// Extent of the regions that the map is about; the layer's when none has geometry.
pub fn shown_extent(contents: &MapContents) -> Extent {
    let extent = contents
        .layer
        .shapes
        .iter()
        .zip(contents.shown.iter())
        .filter(|(_, shown)| **shown)
        .fold(Extent::EMPTY, |extent, (shape, _)| extent.union(shape.extent));
    if extent.is_empty() { contents.layer.extent } else { extent }
}

/// The map in `frame`: the area shown fills it, save for `padding` page units.
pub fn map_face(contents: &MapContents, choropleth: &Choropleth, frame: Rect, padding: f32) -> MapFace {
    map_face_in(contents, choropleth, frame, (frame, padding))
}

/// The same, where the area shown fills only `fit`, a part of the frame.
pub fn map_face_in(
    contents: &MapContents,
    choropleth: &Choropleth,
    frame: Rect,
    (fit, padding): (Rect, f32),
) -> MapFace {
    let extent = shown_extent(contents);
    let room = |size: f32| f64::from((size - 2.0 * padding).max(1.0));
    let scale = (room(fit.width) / extent.width().max(1e-9))
        .min(room(fit.height) / extent.height().max(1e-9))
        .min(1e6);
    let center = fit.center();
    let transform =
        MapTransform { center_in_map: extent.center(), center_on_page: center.map(f64::from), scale };
    let (paints, paint_of) = paints(&choropleth.drawn());
    let has_surroundings = choropleth.fills.contains(&Fill::Outside);
    MapFace {
        layer: Arc::clone(&contents.layer),
        frame,
        transform,
        ground: if has_surroundings { Color::GROUND } else { Color::PAPER },
        paints,
        paint_of: Arc::new(paint_of),
        areas: super::reach_face::map_areas(contents, choropleth),
        borders: borders(contents, choropleth, scale),
        titles: Arc::new(Vec::new()),
    }
}

fn paints(choropleth: &Choropleth) -> (Vec<Paint>, Vec<u16>) {
    let of_region: Vec<Paint> = choropleth
        .fills
        .iter()
        .enumerate()
        .map(|(region, fill)| paint_of(choropleth, *fill, choropleth.mark(region)))
        .collect();
    let mut paints = of_region.clone();
    paints.sort_unstable();
    paints.dedup();
    let positions =
        of_region.iter().map(|paint| paints.binary_search(paint).unwrap_or_default() as u16).collect();
    (paints, positions)
}

/// Arcs sorted by what they part.
#[derive(Default)]
struct Parted {
    outside: Vec<u32>,
    regions: Vec<u32>,
    parents: Vec<u32>,
    outline: Vec<u32>,
    not_rated: Vec<u32>,
}

fn parted(contents: &MapContents, choropleth: &Choropleth) -> Parted {
    let mut parted = Parted::default();
    let Some(detail) = contents.layer.details.last() else { return parted };
    let is_shown = |region: Option<RegionIndex>| {
        region.is_some_and(|region| contents.shown.get(region.position()).copied().unwrap_or(true))
    };
    let parent = |region: Option<RegionIndex>| {
        contents.parents.as_ref()?.parent_of.get(region?.position()).copied().flatten()
    };
    let fill = |region: Option<RegionIndex>| region.map(|region| choropleth.fill(region.position()));
    for (position, arc) in detail.arcs.iter().enumerate() {
        let arc_number = position as u32;
        match (is_shown(arc.left), is_shown(arc.right)) {
            (false, false) => parted.outside.push(arc_number),
            (true, true) if contents.parents.is_some() && parent(arc.left) != parent(arc.right) => {
                parted.parents.push(arc_number);
            }
            (true, true) => parted.regions.push(arc_number),
            _ => parted.outline.push(arc_number),
        }
        if fill(arc.left) == Some(Fill::NotRated) || fill(arc.right) == Some(Fill::NotRated) {
            parted.not_rated.push(arc_number);
        }
    }
    parted
}

/// Widths follow the size of the regions on the page, so that many small ones do not drown in borders.
fn borders(contents: &MapContents, choropleth: &Choropleth, scale: f64) -> Vec<Borders> {
    let parted = parted(contents, choropleth);
    let (mut area, mut count) = (0.0, 0_usize);
    for (shape, _) in contents.layer.shapes.iter().zip(contents.shown.iter()).filter(|(_, shown)| **shown) {
        area += shape.area_km2 * 1e6 * scale * scale;
        count += 1;
    }
    let typical = (area / count.max(1) as f64).sqrt() as f32;
    let thin = (typical * 0.022).clamp(0.22, 1.6);
    let heavy = (typical * 0.03).clamp(0.7, 2.2);
    let border = |arcs: &Vec<u32>, stroke: Stroke| Borders { arcs: Arc::new(arcs.clone()), stroke };
    let mut borders = vec![
        border(&parted.outside, Stroke::solid(Color::BORDER_OUTSIDE, thin.clamp(0.5, 1.3))),
        border(&parted.regions, Stroke::solid(Color::PAPER, thin)),
        border(&parted.parents, Stroke::solid(Color::PAPER, heavy * 1.9)),
        border(&parted.parents, Stroke::solid(Color::PARENT_BORDER, (heavy * 0.8).max(0.5))),
        border(
            &parted.not_rated,
            Stroke { color: Color::SECOND_TEXT, width: thin.max(1.2), dash: Some([0.5, 4.0]) },
        ),
        border(&parted.outline, Stroke::solid(Color::PAPER, heavy * 2.6)),
        border(&parted.outline, Stroke::solid(Color::INK, heavy)),
    ];
    borders.retain(|borders| !borders.arcs.is_empty());
    borders
}

/// Length of a metre on the ground in map units at `point`: 1 / scale factor of the projection.
///
/// Mercator: ν cos φ / a on the ellipsoid; transverse Mercator: 1 / (k₀ (1 + x² / 2R²)) (Snyder 1987, 7-8 and 8-11).
pub fn ground_per_map_unit(epsg: u32, point: [f64; 2]) -> f64 {
    const A: f64 = 6_378_137.0;
    const E2: f64 = 0.006_694_38;
    match epsg {
        3857 => {
            let latitude = 2.0 * (point[1] / A).exp().atan() - std::f64::consts::FRAC_PI_2;
            latitude.cos() / (1.0 - E2 * latitude.sin().powi(2)).sqrt()
        }
        25828..=25838 | 32601..=32660 | 32701..=32760 => {
            let east = (point[0] - 500_000.0) / 6_371_000.0;
            1.0 / (0.9996 * (1.0 + east * east / 2.0))
        }
        4326 | 4258 => 111_320.0 * point[1].to_radians().cos(),
        _ => 1.0,
    }
}

/// A scale bar of a round length, at most `most` page units long.
pub fn scale_bar(face: &MapFace, measures: &Measures, most: f32, language: Language) -> Block {
    let mut block = Block::default();
    let ground = ground_per_map_unit(face.layer.epsg, face.transform.center_in_map);
    let metres_per_unit = ground / face.transform.scale.max(f64::MIN_POSITIVE);
    let longest = f64::from(most) * metres_per_unit;
    if !longest.is_finite() || longest < 1.0 {
        return block;
    }
    let power = 10_f64.powf(longest.log10().floor());
    let length =
        [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|l| *l <= longest).unwrap_or(power);
    let units = (length / metres_per_unit) as f32;
    let style = measures.style(Face::Regular, 16.0);
    let text = if length >= 1000.0 {
        format!("{} km", format_number(length / 1000.0, 0, language))
    } else {
        format!("{} m", format_number(length, 0, language))
    };
    let y = style.size * 1.3;
    let stroke = Stroke::solid(Color::INK, 1.6);
    block.text(Role::ScaleBar, &text, ([units / 2.0, style.size * 0.8], Anchor::Middle), (style, Color::INK));
    block.line(Role::ScaleBar, &[[0.8, y - 5.0], [0.8, y], [units, y], [units, y - 5.0]], stroke);
    block.height = y + 1.0;
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_unit_is_as_long_as_the_projection_makes_it() {
        let check = |epsg: u32, point: [f64; 2], expected: f64| {
            let length = ground_per_map_unit(epsg, point);
            assert!((length - expected).abs() < 2e-4, "{epsg} {point:?}: {length}");
        };
        check(25832, [500_000.0, 5_800_000.0], 1.0 / 0.9996);
        check(25832, [320_000.0, 5_800_000.0], 1.0);
        check(3857, [0.0, 0.0], 1.0);
        // 52° N: ν cos φ / a = 0.61695
        check(3857, [0.0, 6_800_125.454_397_307], 0.616_94);
    }
}
