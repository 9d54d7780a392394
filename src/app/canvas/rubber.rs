//! Selecting by dragging: a rectangle, or a line drawn around regions.

use std::collections::BTreeSet;

use egui::{Pos2, Rect, Shape, Stroke, StrokeKind, Ui};

use super::camera::Camera;
use crate::app::map_picture::MapPicture;
use crate::app::map_view::MapTool;
use crate::app::theme::roles;
use crate::geo::RegionIndex;

/// Points of the screen that the pointer moves before the line gets another corner.
const STEP: f32 = 3.0;

/// A rectangle or line that is being drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Rubber {
    is_lasso: bool,
    /// Two opposite corners, or the corners of the line; screen points.
    corners: Vec<Pos2>,
}

impl Rubber {
    /// Begins at `at`; a tool that only moves the map draws a rectangle (Shift and drag).
    pub fn begin(tool: MapTool, at: Pos2) -> Self {
        Self { is_lasso: tool == MapTool::Lasso, corners: vec![at] }
    }

    /// Goes on to `to`.
    pub fn drag(&mut self, to: Pos2) {
        if !self.is_lasso {
            self.corners.truncate(1);
            self.corners.push(to);
        } else if self.corners.last().is_none_or(|last| last.distance(to) >= STEP) {
            self.corners.push(to);
        }
    }

    /// Regions of the map whose label point lies inside.
    pub fn caught(&self, picture: &MapPicture, camera: &Camera, face: Rect) -> BTreeSet<RegionIndex> {
        let frame = Rect::from_points(&self.corners).intersect(face);
        let shapes = &picture.contents().layer.shapes;
        let all = picture.by_value.iter().copied();
        all.filter(|region| {
            let Some(shape) = shapes.get(region.position()).filter(|shape| !shape.extent.is_empty()) else {
                return false;
            };
            let at = camera.screen_from_map(face, shape.label_point);
            frame.contains(at) && (!self.is_lasso || is_inside(&self.corners, at))
        })
        .collect()
    }

    /// Draws it.
    pub fn paint(&self, ui: &Ui, face: Rect) {
        let look = roles(ui);
        let painter = ui.painter().with_clip_rect(face);
        let stroke = Stroke::new(1.5, look.selection);
        if self.is_lasso {
            painter.add(Shape::line(self.corners.clone(), Stroke::new(3.5, look.border)));
            painter.add(Shape::line(self.corners.clone(), stroke));
            if let (Some(first), Some(last)) = (self.corners.first(), self.corners.last()) {
                painter.add(Shape::dashed_line(&[*last, *first], stroke, 4.0, 4.0));
            }
            return;
        }
        let frame = Rect::from_points(&self.corners);
        painter.rect_filled(frame, 0.0, look.selection.gamma_multiply(0.12));
        painter.rect_stroke(frame, 0.0, Stroke::new(3.5, look.border), StrokeKind::Middle);
        painter.rect_stroke(frame, 0.0, stroke, StrokeKind::Middle);
    }
}

/// Even–odd: how often a ray to the right crosses the closed line.
fn is_inside(corners: &[Pos2], at: Pos2) -> bool {
    let following = corners.iter().cycle().skip(1);
    let crossings = corners.iter().zip(following).filter(|(a, b)| {
        (a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y)
    });
    crossings.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_lasso_catches_what_lies_inside_even_where_it_is_hollow() {
        let hook = [[0.0, 0.0], [30.0, 0.0], [30.0, 30.0], [20.0, 30.0], [20.0, 10.0], [0.0, 10.0]]
            .map(|[x, y]| pos2(x, y));
        assert!(is_inside(&hook, pos2(5.0, 5.0)));
        assert!(is_inside(&hook, pos2(25.0, 25.0)));
        assert!(!is_inside(&hook, pos2(10.0, 20.0)), "the hollow of the hook");
        assert!(!is_inside(&hook, pos2(31.0, 5.0)));
    }

    #[test]
    fn a_rectangle_keeps_its_first_corner() {
        let mut rubber = Rubber::begin(MapTool::Pan, pos2(1.0, 1.0));
        rubber.drag(pos2(5.0, 5.0));
        rubber.drag(pos2(9.0, 4.0));
        assert_eq!(rubber.corners, [pos2(1.0, 1.0), pos2(9.0, 4.0)]);
    }
}
