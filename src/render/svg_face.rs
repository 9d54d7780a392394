//! A map face as SVG paths, with coordinates as whole steps of a fine grid, relative to the point before.

use std::fmt::Write;

use super::svg::{escaped, fill_value, number, pattern_name};
use crate::geo::Detail;
use crate::sheet::page::{MapFace, Paint, Pattern, Rect, Shape, Sheet};

/// How far a drawn line may lie from the surveyed one, in pixels of the size that the page was composed for.
const TOLERANCE_PX: f64 = 0.25;

/// Points of a face in whole steps of the grid.
struct Grid<'a> {
    detail: &'a Detail,
    /// Steps per page unit.
    steps: f32,
    points: Vec<[i32; 2]>,
}

/// Regions grouped by paint, then borders; clipped to the frame.
pub fn push_face(sheet: &Sheet, face: &MapFace, out: &mut String) {
    let frame = face.frame;
    let _ = writeln!(
        out,
        "<clipPath id=\"map-frame\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>\n\
         <g clip-path=\"url(#map-frame)\">\n<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
        number(frame.x),
        number(frame.y),
        number(frame.width),
        number(frame.height),
        number(frame.x),
        number(frame.y),
        number(frame.width),
        number(frame.height),
        face.ground
    );
    let px_per_unit = f64::from(sheet.px_per_unit());
    let tolerance = TOLERANCE_PX / (face.transform.scale * px_per_unit).max(f64::MIN_POSITIVE);
    if let Some(detail) = face.layer.detail_for(tolerance) {
        let grid = Grid::new(face, detail, if px_per_unit > 1.5 { 20.0 } else { 10.0 });
        push_regions(face, &grid, out);
        push_areas(face, out);
        push_borders(face, &grid, out);
    }
    out.push_str("</g>\n");
}

fn push_regions(face: &MapFace, grid: &Grid, out: &mut String) {
    let scale = 1.0 / grid.steps;
    let _ = writeln!(
        out,
        "<g transform=\"scale({scale})\" fill-rule=\"evenodd\" stroke-linejoin=\"round\" stroke-width=\"{}\">",
        (0.5 * grid.steps).round()
    );
    for (position, paint) in face.paints.iter().enumerate() {
        let edge = if paint.pattern.is_some() { "none".to_owned() } else { paint.color.to_string() };
        let mut group = String::new();
        for region in (0..face.paint_of.len())
            .filter(|region| face.paint_of.get(*region).is_some_and(|own| usize::from(*own) == position))
        {
            let path = grid.region_path(face, region);
            if path.is_empty() {
                continue;
            }
            let (key, title) = face.titles.get(region).map_or(("", ""), |(key, title)| (key.as_str(), title));
            let _ = writeln!(
                group,
                "<path data-key=\"{}\" d=\"{path}\"><title>{}</title></path>",
                escaped(key),
                escaped(title)
            );
        }
        if !group.is_empty() {
            let _ = write!(out, "<g fill=\"{}\" stroke=\"{edge}\">\n{group}</g>\n", fill_in_grid(*paint));
        }
    }
    out.push_str("</g>\n");
}

/// Inside the scaled group patterns are taken in their scaled form.
fn fill_in_grid(paint: Paint) -> String {
    match paint.pattern {
        Some((pattern, color)) => format!("url(#map-{})", pattern_name(paint, pattern, color)),
        None => fill_value(paint),
    }
}

/// What lies on the regions, in page units with one decimal.
fn push_areas(face: &MapFace, out: &mut String) {
    let near = face.frame.grown(4.0);
    for area in &face.areas {
        let mut path = String::new();
        for ring in area.rings.iter() {
            let points: Vec<[f32; 2]> =
                ring.iter().map(|point| face.transform.page_from_map(*point)).collect();
            if !points.iter().any(|point| near.contains(*point)) {
                continue;
            }
            for (position, [x, y]) in points.iter().enumerate() {
                let _ =
                    write!(path, "{}{} {}", if position == 0 { "M" } else { "L" }, number(*x), number(*y));
            }
            path.push('z');
        }
        if !path.is_empty() {
            let _ = writeln!(out, "<path d=\"{path}\" fill=\"{}\" fill-rule=\"nonzero\"/>", area.color);
        }
    }
}

fn push_borders(face: &MapFace, grid: &Grid, out: &mut String) {
    let scale = 1.0 / grid.steps;
    let _ = writeln!(
        out,
        "<g transform=\"scale({scale})\" fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\">"
    );
    for borders in &face.borders {
        let mut path = String::new();
        for arc in borders.arcs.iter() {
            grid.push_arc(face, *arc as usize, &mut path);
        }
        if path.is_empty() {
            continue;
        }
        let dash = borders.stroke.dash.map_or(String::new(), |[dash, gap]| {
            format!(" stroke-dasharray=\"{} {}\"", number(dash * grid.steps), number(gap * grid.steps))
        });
        let _ = writeln!(
            out,
            "<path d=\"{path}\" stroke=\"{}\" stroke-width=\"{}\"{dash}/>",
            borders.stroke.color,
            number(borders.stroke.width * grid.steps)
        );
    }
    out.push_str("</g>\n");
}

impl<'a> Grid<'a> {
    fn new(face: &MapFace, detail: &'a Detail, steps: f32) -> Self {
        let origin = face.layer.origin;
        let points = detail
            .points
            .iter()
            .map(|[x, y]| {
                face.transform
                    .page_from_map([origin[0] + f64::from(*x), origin[1] + f64::from(*y)])
                    .map(|units| (units * steps).round() as i32)
            })
            .collect();
        Self { detail, steps, points }
    }

    fn arc(&self, arc: usize) -> &[[i32; 2]] {
        let span = self.detail.arcs.get(arc);
        span.and_then(|span| self.points.get(span.start as usize..(span.start + span.len) as usize))
            .unwrap_or_default()
    }

    fn is_near(&self, points: &[[i32; 2]], frame: &Rect) -> bool {
        let near = frame.grown(4.0);
        let mut bounds = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
        for [x, y] in points {
            bounds = [bounds[0].min(*x), bounds[1].min(*y), bounds[2].max(*x), bounds[3].max(*y)];
        }
        let [left, top, right, bottom] = bounds.map(|edge| edge as f32 / self.steps);
        left <= near.right() && right >= near.x && top <= near.bottom() && bottom >= near.y
    }

    /// All rings of a region; empty when none comes near the frame.
    fn region_path(&self, face: &MapFace, region: usize) -> String {
        let mut path = String::new();
        let Some(shape) = face.layer.shapes.get(region).filter(|shape| !shape.extent.is_empty()) else {
            return path;
        };
        let corners = [shape.extent.min, shape.extent.max]
            .map(|corner| face.transform.page_from_map(corner).map(|units| (units * self.steps) as i32));
        if !self.is_near(&corners, &face.frame) {
            return path;
        }
        let range = |list: &[u32], at: usize| -> Option<std::ops::Range<usize>> {
            Some(*list.get(at)? as usize..*list.get(at + 1)? as usize)
        };
        for ring in range(&self.detail.region_rings, region).into_iter().flatten() {
            let arcs = range(&self.detail.ring_starts, ring).and_then(|arcs| self.detail.ring_arcs.get(arcs));
            let mut points: Vec<[i32; 2]> = Vec::new();
            for arc in arcs.unwrap_or_default() {
                let own = self.arc(if *arc < 0 { !*arc } else { *arc } as usize);
                let mut push = |point: &[i32; 2]| {
                    if points.last() != Some(point) {
                        points.push(*point);
                    }
                };
                if *arc < 0 { own.iter().rev().for_each(&mut push) } else { own.iter().for_each(&mut push) }
            }
            if points.first() == points.last() {
                points.pop();
            }
            if points.len() > 2 {
                push_points(&points, &mut path);
                path.push('z');
            }
        }
        if path.is_empty() {
            // Smaller than a step: still there for readers.
            let [x, y] = corners[0];
            let _ = write!(path, "m{x} {y}h1v1h-1z");
        }
        path
    }

    fn push_arc(&self, face: &MapFace, arc: usize, path: &mut String) {
        let mut points = self.arc(arc).to_vec();
        points.dedup();
        if points.len() > 1 && self.is_near(&points, &face.frame) {
            push_points(&points, path);
        }
    }
}

/// Absolute first point, then steps: `M120 340l5-3 2 8`.
fn push_points(points: &[[i32; 2]], path: &mut String) {
    let Some(([x, y], rest)) = points.split_first() else { return };
    let _ = write!(path, "M{x} {y}l");
    let mut before = [*x, *y];
    for (position, point) in rest.iter().enumerate() {
        let [dx, dy] = [point[0] - before[0], point[1] - before[1]];
        let space = |value: i32, first: bool| if first || value < 0 { "" } else { " " };
        let _ = write!(path, "{}{dx}{}{dy}", space(dx, position == 0), space(dy, false));
        before = *point;
    }
}

/// The hatches that the page uses, for items in page units and for the grid of the map.
pub fn push_patterns(sheet: &Sheet, out: &mut String) {
    let mut paints: Vec<Paint> = Vec::new();
    for item in &sheet.items {
        match &item.shape {
            Shape::Map(face) => paints.extend(face.paints.iter().copied()),
            Shape::Rect { paint: Some(paint), .. } => paints.push(*paint),
            _ => {}
        }
    }
    paints.sort_unstable();
    paints.dedup();
    let steps = if sheet.px_per_unit() > 1.5 { 20.0 } else { 10.0 };
    for paint in paints {
        let Some((pattern, color)) = paint.pattern else { continue };
        let name = pattern_name(paint, pattern, color);
        for (prefix, scale) in [("", 1.0), ("map-", steps)] {
            let step = Pattern::STEP;
            let half = step / 2.0;
            let (angle, marks, height) = match pattern {
                Pattern::Secret | Pattern::NoData | Pattern::Close | Pattern::Unreachable => {
                    let angle = match pattern {
                        Pattern::Secret => -45,
                        Pattern::NoData => 45,
                        Pattern::Unreachable => 0,
                        _ => 90,
                    };
                    let thickness = pattern.thickness();
                    let y = half - thickness / 2.0;
                    let line =
                        format!("<rect y=\"{y}\" width=\"{step}\" height=\"{thickness}\" fill=\"{color}\"/>");
                    (angle, line, step)
                }
                Pattern::Dots => {
                    let radius = pattern.thickness() / 2.0;
                    let dot = |x: f32, y: f32| {
                        format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{color}\"/>")
                    };
                    let marks = dot(half, half) + &dot(0.0, step + half) + &dot(step, step + half);
                    (0, marks, 2.0 * step)
                }
            };
            let _ = writeln!(
                out,
                "<pattern id=\"{prefix}{name}\" patternUnits=\"userSpaceOnUse\" width=\"{step}\" \
                 height=\"{height}\" patternTransform=\"scale({scale}) rotate({angle})\">\
                 <rect width=\"{step}\" height=\"{height}\" fill=\"{}\"/>{marks}</pattern>",
                paint.color
            );
        }
    }
}
