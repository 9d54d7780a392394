//! Icons as strokes in a square of 16 points: sharp at every scale, in the colour of the text beside them.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

/// A picture for a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// An arrow that turns back.
    Undo,
    /// An arrow that turns forth.
    Redo,
    /// Closer.
    Plus,
    /// Further away.
    Minus,
    /// Everything.
    Fit,
    /// A rectangle of dashes.
    Rectangle,
    /// A line around something.
    Lasso,
    /// Something that can be moved.
    Grip,
    /// A looking glass.
    Search,
    /// Opens a list below.
    ChevronDown,
    /// Opens what is folded away.
    ChevronRight,
    /// Some of all rows.
    Filter,
    /// Columns of a table.
    Columns,
    /// Go through the periods.
    Play,
    /// Stop going through the periods.
    Pause,
    /// Opens what lies above.
    ChevronUp,
    /// Leave.
    Close,
    /// The side on the right.
    Panel,
    /// Light and dark.
    Contrast,
    /// A file.
    Folder,
    /// More commands.
    More,
    /// All commands.
    Menu,
    /// Done, chosen.
    Check,
    /// Somebody should look.
    Warning,
    /// Good to know.
    Info,
    /// Sliders: how something is done.
    Adjust,
    /// Two things change places.
    Swap,
    /// Write.
    Pencil,
    /// Where everything begins.
    Home,
    /// Sheets on each other: what lies under the regions.
    Layers,
}

/// Draws `icon` in the middle of `rect`.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, color: Color32) {
    let at = |x: f32, y: f32| rect.center() + vec2(x - 8.0, y - 8.0);
    let stroke = Stroke::new(1.5, color);
    for line in lines(icon) {
        let points: Vec<Pos2> = line.iter().map(|[x, y]| at(*x, *y)).collect();
        painter.add(Shape::line(points, stroke));
    }
    match icon {
        Icon::Search => {
            painter.circle_stroke(at(7.0, 7.0), 4.2, stroke);
        }
        Icon::Undo | Icon::Redo => {
            let flip = |x: f32| if icon == Icon::Redo { 16.0 - x } else { x };
            let arc: Vec<Pos2> = (0..=12)
                .map(|step| {
                    let angle = std::f32::consts::PI * (step as f32 / 12.0 - 0.5);
                    at(flip(9.0 + 4.0 * angle.cos()), 9.0 + 3.5 * angle.sin())
                })
                .collect();
            painter.add(Shape::line(arc, stroke));
            for line in [
                vec![[9.0, 5.5], [3.5, 5.5]],
                vec![[6.2, 2.8], [3.5, 5.5], [6.2, 8.2]],
                vec![[9.0, 12.5], [6.0, 12.5]],
            ] {
                painter.add(Shape::line(line.iter().map(|[x, y]| at(flip(*x), *y)).collect(), stroke));
            }
        }
        Icon::Contrast => {
            painter.circle_stroke(at(8.0, 8.0), 5.5, stroke);
            let half: Vec<Pos2> = (0..=16)
                .map(|step| {
                    let angle = std::f32::consts::PI * (step as f32 / 16.0 - 0.5);
                    pos2(at(8.0, 8.0).x + 5.5 * angle.cos(), at(8.0, 8.0).y + 5.5 * angle.sin())
                })
                .collect();
            painter.add(Shape::convex_polygon(half, color, Stroke::NONE));
        }
        Icon::More => {
            for x in [3.5, 8.0, 12.5] {
                painter.circle_filled(at(x, 8.0), 1.4, color);
            }
        }
        Icon::Adjust => {
            for [x, y] in [[10.5, 4.5], [5.5, 11.5]] {
                painter.circle_stroke(at(x, y), 2.0, stroke);
            }
        }
        Icon::Lasso => {
            let loop_points: Vec<Pos2> = (0..=20)
                .map(|step| {
                    let angle = std::f32::consts::TAU * step as f32 / 20.0;
                    at(8.2 + 5.2 * angle.cos(), 6.4 + 3.6 * angle.sin())
                })
                .collect();
            painter.add(Shape::line(loop_points, stroke));
        }
        Icon::Grip => {
            for (x, y) in [(6.0, 4.5), (10.0, 4.5), (6.0, 8.0), (10.0, 8.0), (6.0, 11.5), (10.0, 11.5)] {
                painter.circle_filled(at(x, y), 1.1, color);
            }
        }
        Icon::Info => {
            painter.circle_stroke(at(8.0, 8.0), 6.0, stroke);
            painter.circle_filled(at(8.0, 5.0), 1.0, color);
        }
        Icon::Warning => {
            painter.circle_filled(at(8.0, 11.8), 1.0, color);
        }
        _ => {}
    }
}

fn lines(icon: Icon) -> Vec<Vec<[f32; 2]>> {
    match icon {
        Icon::Plus => vec![vec![[3.5, 8.0], [12.5, 8.0]], vec![[8.0, 3.5], [8.0, 12.5]]],
        Icon::Minus => vec![vec![[3.5, 8.0], [12.5, 8.0]]],
        Icon::Fit => vec![
            vec![[3.0, 6.0], [3.0, 3.0], [6.0, 3.0]],
            vec![[10.0, 3.0], [13.0, 3.0], [13.0, 6.0]],
            vec![[13.0, 10.0], [13.0, 13.0], [10.0, 13.0]],
            vec![[6.0, 13.0], [3.0, 13.0], [3.0, 10.0]],
        ],
        Icon::Rectangle => vec![
            vec![[5.0, 3.5], [2.8, 3.5], [2.8, 5.4]],
            vec![[6.8, 3.5], [9.2, 3.5]],
            vec![[11.0, 3.5], [13.2, 3.5], [13.2, 5.4]],
            vec![[13.2, 7.1], [13.2, 8.9]],
            vec![[13.2, 10.6], [13.2, 12.5], [11.0, 12.5]],
            vec![[9.2, 12.5], [6.8, 12.5]],
            vec![[5.0, 12.5], [2.8, 12.5], [2.8, 10.6]],
            vec![[2.8, 8.9], [2.8, 7.1]],
        ],
        Icon::Lasso => vec![vec![[5.0, 9.2], [3.8, 10.6], [4.6, 12.0], [3.6, 14.0]]],
        Icon::Search => vec![vec![[10.2, 10.2], [13.5, 13.5]]],
        Icon::ChevronDown => vec![vec![[4.5, 6.5], [8.0, 10.0], [11.5, 6.5]]],
        Icon::ChevronRight => vec![vec![[6.5, 4.5], [10.0, 8.0], [6.5, 11.5]]],
        Icon::Filter => {
            vec![vec![[2.5, 4.5], [13.5, 4.5]], vec![[4.5, 8.0], [11.5, 8.0]], vec![[6.5, 11.5], [9.5, 11.5]]]
        }
        Icon::Columns => vec![
            vec![[2.5, 3.0], [13.5, 3.0], [13.5, 13.0], [2.5, 13.0], [2.5, 3.0]],
            vec![[6.2, 3.0], [6.2, 13.0]],
            vec![[9.8, 3.0], [9.8, 13.0]],
        ],
        Icon::Play => vec![vec![[5.0, 3.5], [12.5, 8.0], [5.0, 12.5], [5.0, 3.5]]],
        Icon::Pause => vec![vec![[5.5, 3.5], [5.5, 12.5]], vec![[10.5, 3.5], [10.5, 12.5]]],
        Icon::ChevronUp => vec![vec![[4.5, 9.5], [8.0, 6.0], [11.5, 9.5]]],
        Icon::Close => vec![vec![[4.0, 4.0], [12.0, 12.0]], vec![[12.0, 4.0], [4.0, 12.0]]],
        Icon::Panel => vec![
            vec![[2.5, 3.5], [13.5, 3.5], [13.5, 12.5], [2.5, 12.5], [2.5, 3.5]],
            vec![[9.5, 3.5], [9.5, 12.5]],
        ],
        Icon::Folder => {
            vec![vec![[2.5, 4.0], [6.5, 4.0], [8.0, 5.8], [13.5, 5.8], [13.5, 12.5], [2.5, 12.5], [2.5, 4.0]]]
        }
        Icon::Layers => vec![
            vec![[8.0, 2.5], [14.0, 5.8], [8.0, 9.1], [2.0, 5.8], [8.0, 2.5]],
            vec![[2.6, 8.3], [8.0, 11.3], [13.4, 8.3]],
            vec![[2.6, 10.7], [8.0, 13.7], [13.4, 10.7]],
        ],
        Icon::Menu => [4.5, 8.0, 11.5].map(|y| vec![[2.5, y], [13.5, y]]).to_vec(),
        Icon::Check => vec![vec![[3.5, 8.5], [6.5, 11.5], [12.5, 4.8]]],
        Icon::Warning => {
            vec![vec![[8.0, 2.5], [14.0, 13.5], [2.0, 13.5], [8.0, 2.5]], vec![[8.0, 6.5], [8.0, 9.8]]]
        }
        Icon::Adjust => vec![
            vec![[2.5, 4.5], [8.5, 4.5]],
            vec![[12.5, 4.5], [13.5, 4.5]],
            vec![[2.5, 11.5], [3.5, 11.5]],
            vec![[7.5, 11.5], [13.5, 11.5]],
        ],
        Icon::Home => vec![
            vec![[2.0, 8.2], [8.0, 2.8], [14.0, 8.2]],
            vec![[4.0, 6.8], [4.0, 13.0], [12.0, 13.0], [12.0, 6.8]],
        ],
        Icon::Pencil => vec![
            vec![[3.0, 13.0], [3.6, 10.0], [10.6, 3.0], [13.0, 5.4], [6.0, 12.4], [3.0, 13.0]],
            vec![[9.2, 4.4], [11.6, 6.8]],
        ],
        Icon::Swap => vec![
            vec![[5.0, 13.0], [5.0, 3.0]],
            vec![[2.4, 5.8], [5.0, 3.0], [7.6, 5.8]],
            vec![[11.0, 3.0], [11.0, 13.0]],
            vec![[8.4, 10.2], [11.0, 13.0], [13.6, 10.2]],
        ],
        Icon::Info => vec![vec![[8.0, 7.5], [8.0, 11.5]]],
        Icon::Undo | Icon::Redo | Icon::Contrast | Icon::More | Icon::Grip => Vec::new(),
    }
}
