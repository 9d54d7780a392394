//! The legend on the map: in the corner that was asked for, and the area shown moves out of its way.

use super::block::Block;
use super::choropleth::Choropleth;
use super::contents::MapContents;
use super::label_room::LabelRoom;
use super::map_face::map_face_in;
use super::page::{Item, MapFace, Rect, Role, Shape, Stroke};
use super::palette::Color;
use crate::model::LegendPlace;

/// Distance of the legend from its edge and from the edge of the map, page units.
const INSIDE: f32 = 18.0;

/// A legend on its ground, and the map beside it.
pub struct Placed {
    /// The map.
    pub face: MapFace,
    /// Ground and legend.
    pub items: Vec<Item>,
    /// Where they stand.
    pub rect: Rect,
}

/// Places `legend`, `width` wide, in a corner of `frame`.
///
/// Where the area shown would lie under it, the area is drawn beside or below the legend, whichever is larger.
pub fn on_map(
    (contents, choropleth): (&MapContents, &Choropleth),
    (frame, padding): (Rect, f32),
    (legend, width): (Block, f32),
    place: LegendPlace,
) -> Placed {
    let (card_width, card_height) = (width + 2.0 * INSIDE, legend.height + 2.0 * INSIDE);
    let is_left = matches!(place, LegendPlace::TopLeft | LegendPlace::BottomLeft);
    let is_top = matches!(place, LegendPlace::TopLeft | LegendPlace::TopRight);
    let x = if is_left { frame.x } else { frame.right() - card_width };
    let y = if is_top { frame.y } else { frame.bottom() - card_height };
    let rect = Rect { x, y, width: card_width, height: card_height };
    let face = face_beside((contents, choropleth), (frame, padding), rect);
    let ground =
        Shape::Rect { rect, paint: Some(Color::PAPER.into()), stroke: Some(Stroke::solid(Color::LINE, 1.0)) };
    let mut items = vec![Item { role: Role::Ornament, datum: None, shape: ground }];
    items.extend(legend.placed([rect.x + INSIDE, rect.y + INSIDE]));
    Placed { face, items, rect }
}

fn face_beside(
    (contents, choropleth): (&MapContents, &Choropleth),
    (frame, padding): (Rect, f32),
    card: Rect,
) -> MapFace {
    let whole = map_face_in(contents, choropleth, frame, (frame, padding));
    if LabelRoom::new(&whole, &contents.shown).is_outside_shown(&card.grown(6.0)) {
        return whole;
    }
    let beside = if card.x > frame.x {
        Rect::from_edges(frame.x, frame.y, card.x, frame.bottom())
    } else {
        Rect::from_edges(card.right(), frame.y, frame.right(), frame.bottom())
    };
    let above = if card.y > frame.y {
        Rect::from_edges(frame.x, frame.y, frame.right(), card.y)
    } else {
        Rect::from_edges(frame.x, card.bottom(), frame.right(), frame.bottom())
    };
    let [beside, above] = [beside, above].map(|fit| map_face_in(contents, choropleth, frame, (fit, padding)));
    if beside.transform.scale >= above.transform.scale { beside } else { above }
}
