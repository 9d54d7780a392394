//! A block: part of a page, composed from its own top left corner and moved to its place later.

use super::font::{TextStyle, shape};
use super::page::{Datum, Item, Paint, Rect, Role, Shape, Stroke, TextLine};
use super::palette::Color;

/// Items that belong together, with the room they take.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Block {
    /// The items, relative to the block's top left corner.
    pub items: Vec<Item>,
    /// Height.
    pub height: f32,
}

/// Where a line of text is anchored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its left end.
    Left,
    /// In its middle.
    Middle,
    /// At its right end.
    Right,
}

impl Block {
    /// Adds a line of text with its baseline at `at`; returns its width.
    pub fn text(&mut self, role: Role, text: &str, at: ([f32; 2], Anchor), look: (TextStyle, Color)) -> f32 {
        let shaped = shape(text, look.0);
        let width = shaped.width;
        let ([x, y], anchor) = at;
        let left = match anchor {
            Anchor::Left => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::Right => x - width,
        };
        let line = TextLine { baseline: [left, y], shaped, color: look.1, halo: None };
        self.items.push(Item { role, datum: None, shape: Shape::Text(line) });
        width
    }

    /// Adds a filled rectangle.
    pub fn rect(&mut self, role: Role, rect: Rect, paint: impl Into<Paint>) {
        let shape = Shape::Rect { rect, paint: Some(paint.into()), stroke: None };
        self.items.push(Item { role, datum: None, shape });
    }

    /// Adds a line.
    pub fn line(&mut self, role: Role, points: &[[f32; 2]], stroke: Stroke) {
        self.items.push(Item { role, datum: None, shape: Shape::Line { points: points.to_vec(), stroke } });
    }

    /// Says what the last item stands for.
    pub fn stands_for(&mut self, datum: Datum) {
        if let Some(item) = self.items.last_mut() {
            item.datum = Some(datum);
        }
    }

    /// The items, moved to `at`.
    pub fn placed(self, at: [f32; 2]) -> Vec<Item> {
        self.items.into_iter().map(|item| moved(item, at)).collect()
    }

    /// Moves the items and hands them out; the block is then empty and keeps its height.
    pub fn placed_items(&mut self, at: [f32; 2]) -> Vec<Item> {
        std::mem::take(&mut self.items).into_iter().map(|item| moved(item, at)).collect()
    }

    /// Puts `other` under this one, `gap` apart.
    pub fn append(&mut self, other: Block, gap: f32) {
        let y = self.height + gap;
        self.height = y + other.height;
        self.items.extend(other.placed([0.0, y]));
    }
}

fn moved(mut item: Item, [dx, dy]: [f32; 2]) -> Item {
    let shift = |point: &mut [f32; 2]| {
        point[0] += dx;
        point[1] += dy;
    };
    match &mut item.shape {
        Shape::Text(line) => shift(&mut line.baseline),
        Shape::Circle { center, .. } => shift(center),
        Shape::Line { points, .. } | Shape::Polygon { points, .. } => points.iter_mut().for_each(shift),
        Shape::Rect { rect, .. } | Shape::Logo { rect, .. } => {
            rect.x += dx;
            rect.y += dy;
        }
        Shape::Map(face) => {
            face.frame.x += dx;
            face.frame.y += dy;
            face.transform.center_on_page[0] += f64::from(dx);
            face.transform.center_on_page[1] += f64::from(dy);
        }
    }
    item
}
