//! The sheet in words, for tests that compare pages and for people who cannot see them.

use std::fmt::Write;

use super::page::{Datum, Item, Shape, Sheet};

impl Sheet {
    /// One line per item: role, what it stands for, shape, place rounded to whole units, text.
    pub fn describe(&self) -> String {
        let mut text = format!("sheet {:.0} x {:.0} units\n", self.width, self.height);
        for item in &self.items {
            describe_item(item, &mut text);
        }
        let _ = writeln!(text, "alt text: {}", self.alt_text);
        text
    }
}

fn describe_item(item: &Item, text: &mut String) {
    let role = format!("{:?}", item.role);
    let datum = match item.datum {
        Some(Datum::Region(region)) => format!(" region {}", region.0),
        Some(Datum::Class(class)) => format!(" class {}", class.0),
        Some(Datum::Reference(position)) => format!(" reference {position}"),
        None => String::new(),
    };
    let shape = match &item.shape {
        Shape::Text(line) => {
            let [x, y] = line.baseline;
            let shaped = &line.shaped;
            format!(
                "text {} {:.1} {} at {x:.0},{y:.0} width {:.0}: {}",
                shaped.face.name(),
                shaped.size,
                line.color,
                shaped.width,
                shaped.text
            )
        }
        Shape::Rect { rect, paint, .. } => {
            let paint = paint.map_or(String::new(), |paint| match paint.pattern {
                Some((pattern, color)) => format!(" {} {pattern:?} {color}", paint.color),
                None => format!(" {}", paint.color),
            });
            format!("rect {:.0},{:.0} {:.0} x {:.0}{paint}", rect.x, rect.y, rect.width, rect.height)
        }
        Shape::Logo { rect, logo } => {
            format!("logo {:.0},{:.0} {:.0} x {:.0} {}", rect.x, rect.y, rect.width, rect.height, logo.name)
        }
        Shape::Line { points, stroke } => {
            let points: Vec<String> = points.iter().map(|[x, y]| format!("{x:.0},{y:.0}")).collect();
            format!("line {} {}", stroke.color, points.join(" "))
        }
        Shape::Polygon { points, color, .. } => {
            let [x, y] = points.first().copied().unwrap_or_default();
            format!("polygon {color} {} corners from {x:.0},{y:.0}", points.len())
        }
        Shape::Circle { center: [x, y], radius, color, .. } => {
            format!("circle {x:.0},{y:.0} r {radius:.1} {color}")
        }
        Shape::Map(face) => {
            let mut counts = vec![0_usize; face.paints.len()];
            for paint in face.paint_of.iter() {
                if let Some(count) = counts.get_mut(usize::from(*paint)) {
                    *count += 1;
                }
            }
            let fills: Vec<String> = face
                .paints
                .iter()
                .zip(counts)
                .map(|(paint, count)| match paint.pattern {
                    Some((pattern, _)) => format!("{count} {} {pattern:?}", paint.color),
                    None => format!("{count} {}", paint.color),
                })
                .collect();
            let borders: Vec<String> = face
                .borders
                .iter()
                .map(|b| format!("{} arcs {} {:.1}", b.arcs.len(), b.stroke.color, b.stroke.width))
                .collect();
            let mut areas = String::new();
            for area in &face.areas {
                let _ = write!(areas, " | area {} {} rings", area.color, area.rings.len());
            }
            let frame = face.frame;
            format!(
                "map {:.0},{:.0} {:.0} x {:.0} | fills {}{areas} | borders {}",
                frame.x,
                frame.y,
                frame.width,
                frame.height,
                fills.join(", "),
                borders.join(", ")
            )
        }
    };
    let _ = writeln!(text, "{role}{datum}: {shape}");
}
