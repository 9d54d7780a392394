//! SVG: one path per region under a group per fill, borders once per arc, text as outlines with readable titles.
//!
//! Seams: region paths carry a hairline of their own colour, and borders lie above them.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::svg_face::{push_face, push_patterns};
use crate::sheet::font::{Face, OutlineStep, outline, units_per_em};
use crate::sheet::page::{Paint, Shape, Sheet, Stroke, TextLine};
use crate::sheet::{Item, Role};

/// The page as an SVG document.
pub fn svg(sheet: &Sheet) -> String {
    let mut out = String::with_capacity(1 << 16);
    let (width, height) = sheet.size_px;
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {} {}\" \
         lang=\"{}\" role=\"img\" aria-labelledby=\"page-title page-description\">\n\
         <title id=\"page-title\">{}</title>\n<desc id=\"page-description\">{}</desc>\n",
        number(sheet.width),
        number(sheet.height),
        sheet.language.code(),
        escaped(&sheet.title),
        escaped(&sheet.alt_text)
    );
    out.push_str("<defs>\n");
    push_glyphs(sheet, &mut out);
    push_patterns(sheet, &mut out);
    out.push_str("</defs>\n");
    let _ = writeln!(
        out,
        "<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>",
        number(sheet.width),
        number(sheet.height),
        sheet.background
    );
    let mut open: Option<Role> = None;
    for item in &sheet.items {
        if open != Some(item.role) {
            if open.is_some() {
                out.push_str("</g>\n");
            }
            let _ = writeln!(out, "<g class=\"{}\">", class_name(item.role));
            open = Some(item.role);
        }
        push_item(sheet, item, &mut out);
    }
    if open.is_some() {
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

fn push_item(sheet: &Sheet, item: &Item, out: &mut String) {
    match &item.shape {
        Shape::Map(face) => push_face(sheet, face, out),
        Shape::Rect { rect, paint, stroke } => {
            let _ = writeln!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"{}/>",
                number(rect.x),
                number(rect.y),
                number(rect.width),
                number(rect.height),
                paint.map_or("none".to_owned(), fill_value),
                stroke.map_or(String::new(), |stroke| stroke_value(&stroke))
            );
        }
        Shape::Line { points, stroke } => {
            let corners: Vec<String> =
                points.iter().map(|[x, y]| format!("{},{}", number(*x), number(*y))).collect();
            let _ = writeln!(
                out,
                "<polyline points=\"{}\" fill=\"none\"{}/>",
                corners.join(" "),
                stroke_value(stroke)
            );
        }
        Shape::Circle { center: [x, y], radius, color, stroke } => {
            let _ = writeln!(
                out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{color}\"{}/>",
                number(*x),
                number(*y),
                number(*radius),
                stroke.map_or(String::new(), |stroke| stroke_value(&stroke))
            );
        }
        Shape::Logo { rect, logo } => {
            let _ = writeln!(
                out,
                "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" \
                 href=\"data:image/png;base64,{}\"/>",
                number(rect.x),
                number(rect.y),
                number(rect.width),
                number(rect.height),
                super::logo::base64(&logo.png)
            );
        }
        Shape::Polygon { points, color, stroke } => {
            let corners: Vec<String> =
                points.iter().map(|[x, y]| format!("{},{}", number(*x), number(*y))).collect();
            let stroke = stroke.map(|stroke| Stroke { width: stroke.width * 2.0, ..stroke });
            let _ = writeln!(
                out,
                "<polygon points=\"{}\" fill=\"{color}\" paint-order=\"stroke\" stroke-linejoin=\"round\"{}/>",
                corners.join(" "),
                stroke.map_or(String::new(), |stroke| stroke_value(&stroke))
            );
        }
        Shape::Text(line) => push_text(line, out),
    }
}

/// Glyphs in font units under one scaling group; the halo is a copy with a stroke, below.
fn push_text(line: &TextLine, out: &mut String) {
    let shaped = &line.shaped;
    let units = units_per_em(shaped.face);
    let scale = shaped.size / units;
    let mut glyphs = String::new();
    for glyph in &shaped.glyphs {
        let _ = write!(
            glyphs,
            "<use href=\"#{}\" x=\"{}\"{}/>",
            glyph_name(shaped.face, glyph.id),
            (glyph.x / scale).round(),
            if glyph.y == 0.0 { String::new() } else { format!(" y=\"{}\"", (glyph.y / scale).round()) }
        );
    }
    let _ = write!(
        out,
        "<g transform=\"translate({} {}) scale({:.5} {:.5})\"><title>{}</title>",
        number(line.baseline[0]),
        number(line.baseline[1]),
        scale,
        -scale,
        escaped(&shaped.text)
    );
    if let Some((color, width)) = line.halo {
        let _ = write!(
            out,
            "<g fill=\"{color}\" stroke=\"{color}\" stroke-width=\"{}\" stroke-linejoin=\"round\">{glyphs}</g>",
            (2.0 * width / scale).round()
        );
    }
    let _ = writeln!(out, "<g fill=\"{}\">{glyphs}</g></g>", line.color);
}

fn push_glyphs(sheet: &Sheet, out: &mut String) {
    let mut used: BTreeSet<(Face, u16)> = BTreeSet::new();
    for item in &sheet.items {
        if let Shape::Text(line) = &item.shape {
            used.extend(line.shaped.glyphs.iter().map(|glyph| (line.shaped.face, glyph.id)));
        }
    }
    for (face, glyph) in used {
        let mut path = String::new();
        for step in outline(face, glyph) {
            let mut push = |letter: char, points: &[[f32; 2]]| {
                path.push(letter);
                let list: Vec<String> =
                    points.iter().map(|[x, y]| format!("{} {}", x.round(), y.round())).collect();
                path.push_str(&list.join(" "));
            };
            match step {
                OutlineStep::Move(to) => push('M', &[to]),
                OutlineStep::Line(to) => push('L', &[to]),
                OutlineStep::Quad(control, to) => push('Q', &[control, to]),
                OutlineStep::Cubic(first, second, to) => push('C', &[first, second, to]),
                OutlineStep::Close => path.push('Z'),
            }
        }
        let _ = writeln!(out, "<path id=\"{}\" d=\"{path}\"/>", glyph_name(face, glyph));
    }
}

fn glyph_name(face: Face, glyph: u16) -> String {
    format!(
        "{}{glyph}",
        face.name().chars().next().unwrap_or('r').to_string() + &face.name().len().to_string() + "-"
    )
}

/// The value of a `fill` attribute.
pub fn fill_value(paint: Paint) -> String {
    match paint.pattern {
        Some((pattern, color)) => format!("url(#{})", pattern_name(paint, pattern, color)),
        None => paint.color.to_string(),
    }
}

/// The name of the pattern that draws `paint`.
pub fn pattern_name(
    paint: Paint,
    pattern: crate::sheet::page::Pattern,
    color: crate::sheet::Color,
) -> String {
    let hex = |color: crate::sheet::Color| color.to_string().trim_start_matches('#').to_owned();
    format!("{}-{}-{}", format!("{pattern:?}").to_lowercase(), hex(paint.color), hex(color))
}

/// The attributes of a line style.
pub fn stroke_value(stroke: &Stroke) -> String {
    let dash = stroke.dash.map_or(String::new(), |[dash, gap]| {
        format!(" stroke-dasharray=\"{} {}\" stroke-linecap=\"round\"", number(dash), number(gap))
    });
    format!(
        " stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"{dash}",
        stroke.color,
        number(stroke.width)
    )
}

/// With at most two decimals and no more characters than needed.
pub fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Text for XML: markup characters replaced, characters that XML forbids dropped.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

fn class_name(role: Role) -> &'static str {
    match role {
        Role::Title => "title",
        Role::Subtitle => "subtitle",
        Role::Banner => "banner",
        Role::Internal => "internal",
        Role::Map => "map",
        Role::Label => "label",
        Role::Facility => "facility",
        Role::LeadLine => "lead-line",
        Role::ScaleBar => "scale-bar",
        Role::Legend => "legend",
        Role::Strip => "distribution",
        Role::ReadingExample => "reading-example",
        Role::Ranking => "ranking",
        Role::Source => "source",
        Role::Note => "note",
        Role::Remark => "remark",
        Role::Logo => "logo",
        Role::Ornament => "ornament",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_text_is_safe() {
        assert_eq!(number(1.0), "1");
        assert_eq!(number(-0.001), "0");
        assert_eq!(number(100.0), "100");
        assert_eq!(number(0.256), "0.26");
        assert_eq!(escaped("A & B <c> \"d\"\u{1}"), "A &amp; B &lt;c&gt; &quot;d&quot;");
    }
}
