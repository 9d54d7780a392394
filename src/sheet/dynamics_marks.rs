//! Signs of dynamics on the map: ▲ ● ▼ on every region that has room for one, whether it is named or not.

use std::collections::BTreeSet;

use super::choropleth::{Choropleth, Fill};
use super::contents::{MapContents, TypologyContents};
use super::font::{Face, shape};
use super::legend::paint_of;
use super::measures::Measures;
use super::page::{Datum, Item, MapFace, Rect, Role, Shape, TextLine};
use super::typology::dynamics_symbol;
use crate::geo::RegionIndex;

/// Sizes of a sign on a slide, page units; the largest that its region has room for.
const SIZES: [f32; 4] = [17.0, 14.0, 11.5, 9.5];
/// How much of the circle inside a region a sign may fill.
const FILLS: f32 = 1.5;

/// What the signs are made from.
pub struct DynamicsMarks<'a> {
    /// Regions and their place.
    pub contents: &'a MapContents,
    /// The typology.
    pub typology: &'a TypologyContents,
    /// Colours under the signs.
    pub choropleth: &'a Choropleth,
    /// Type sizes.
    pub measures: &'a Measures,
}

impl DynamicsMarks<'_> {
    /// The labels `written` with a sign for every region that none of them has one for. A dot that says where a named town lies gives
    /// way to its sign.
    pub fn added_to(&self, written: Vec<Item>, face: &MapFace, taken: &[Rect]) -> Vec<Item> {
        if self.typology.dynamics.iter().all(Option::is_none) {
            return written;
        }
        let signed: BTreeSet<u32> = written.iter().filter_map(|item| self.signed_region(item)).collect();
        let mut boxes: Vec<Rect> = taken.to_vec();
        boxes.extend(written.iter().filter_map(|item| match &item.shape {
            Shape::Text(line) => Some(line.extent()),
            _ => None,
        }));
        let marks: Vec<Item> = (0..self.contents.regions.len())
            .filter(|region| !signed.contains(&(*region as u32)))
            .filter_map(|region| self.mark(region, face, &boxes))
            .collect();
        let marked: BTreeSet<Option<Datum>> = marks.iter().map(|item| item.datum).collect();
        let is_dot = |item: &Item| {
            item.role == Role::Label
                && matches!(item.shape, Shape::Circle { .. })
                && marked.contains(&item.datum)
        };
        let mut items: Vec<Item> = written.into_iter().filter(|item| !is_dot(item)).collect();
        items.splice(0..0, marks);
        items
    }

    /// The region whose label line begins with a sign.
    fn signed_region(&self, item: &Item) -> Option<u32> {
        let (Some(Datum::Region(region)), Shape::Text(line)) = (item.datum, &item.shape) else { return None };
        let (_, class) = self.typology.dynamics_of(region.position())?;
        line.shaped.text.starts_with(dynamics_symbol(class)).then_some(region.0)
    }

    fn mark(&self, region: usize, face: &MapFace, boxes: &[Rect]) -> Option<Item> {
        let Fill::Class(_) = self.choropleth.fill(region) else { return None };
        let (_, class) = self.typology.dynamics_of(region)?;
        let place = self.contents.layer.shapes.get(region)?;
        let at = face.transform.page_from_map(place.label_point);
        if place.extent.is_empty() || !face.frame.contains(at) {
            return None;
        }
        let room = (f64::from(place.label_radius_m) * face.transform.scale) as f32 * FILLS;
        let size = SIZES.iter().map(|size| size * self.measures.shrink).find(|size| *size <= room)?;
        let style = self.measures.style(Face::Regular, size / self.measures.shrink.max(1e-3));
        let line = shape(&dynamics_symbol(class).to_string(), style);
        let baseline = [at[0] - line.width / 2.0, at[1] + style.size * 0.36];
        let ground =
            paint_of(self.choropleth, self.choropleth.fill(region), self.choropleth.mark(region)).color;
        let text = TextLine { baseline, shaped: line, color: ground.text_on(), halo: Some((ground, 1.6)) };
        if boxes.iter().any(|taken| taken.overlaps(&text.extent())) {
            return None;
        }
        let datum = Some(Datum::Region(RegionIndex(region as u32)));
        Some(Item { role: Role::Label, datum, shape: Shape::Text(text) })
    }
}
