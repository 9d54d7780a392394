//! Foot of the page: sources and licences, Gebietsstand, method, number of regions.

use std::sync::Arc;

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill};
use super::font::Face;
use super::lines::wrapped;
use super::measures::Measures;
use super::page::{Item, Rect, Role, Shape};
use super::palette::Color;
use super::wording::{Wording, is_rate};
use crate::classify::Scheme;
use crate::model::{IndicatorKind, Logo, PagePart, Source};
use crate::notice::Notice;
use crate::text::{Message, format_number};

/// The foot, as wide as the content, in at most `most` lines, and notices about missing sources.
pub fn footer(
    wording: &Wording,
    choropleth: &Choropleth,
    measures: &Measures,
    most: usize,
) -> (Block, Vec<Notice>) {
    let mut block = Block::default();
    let (sources, notices) = sources(wording);
    let whole = measures.content_width();
    block.rect(Role::Ornament, Rect { x: 0.0, y: 0.0, width: whole, height: 1.0 }, Color::LINE);
    let logo = wording.contents.logo.as_ref().filter(|_| wording.map.page.shows(PagePart::Logo));
    let width = logo.map_or(whole, |logo| whole - room_beside(logo, whole, measures.shrink));
    let style = measures.style(Face::Regular, 14.5);
    let mut y = style.size * 0.75;
    let note = note(wording, choropleth);
    let remark = wording.map.page.remark.as_deref().unwrap_or_default().trim();
    for paragraph in remark.lines() {
        for line in wrapped(paragraph, style, width, 2).iter().filter(|line| !line.is_empty()) {
            y += style.size * 1.42;
            let at = ([0.0, y - style.size * 0.3], Anchor::Left);
            block.text(Role::Remark, line, at, (style, Color::SECOND_TEXT));
        }
    }
    // The source is never cut for the method.
    let source_lines = wrapped(&sources, style, width, 99).len().min(most);
    let note_lines = wrapped(&note, style, width, 99).len();
    let always = wording.contents.reach.is_some();
    let has_no_room = !always && source_lines + note_lines > most;
    let note_lines = if note.is_empty() || has_no_room { 0 } else { note_lines };
    for (role, text, most) in [(Role::Source, sources, source_lines), (Role::Note, note, note_lines)] {
        for line in wrapped(&text, style, width, most).iter().filter(|line| !line.is_empty()) {
            y += style.size * 1.42;
            block.text(role, line, ([0.0, y - style.size * 0.3], Anchor::Left), (style, Color::THIRD_TEXT));
        }
    }
    block.height = y;
    if let Some(logo) = logo {
        logo_in(&mut block, logo, whole, measures.shrink);
    }
    (block, notices)
}

/// Width that text in the foot leaves to a logo, with the space between them.
pub fn room_beside(logo: &Logo, whole: f32, shrink: f32) -> f32 {
    logo_size(logo, whole, shrink)[0] + 32.0 * shrink
}

/// Puts the logo at the lower right of a foot `whole` wide; the foot grows where it has to.
pub fn logo_in(foot: &mut Block, logo: &Arc<Logo>, whole: f32, shrink: f32) {
    let [width, height] = logo_size(logo, whole, shrink);
    foot.height = foot.height.max(height + 14.0 * shrink);
    let rect = Rect { x: whole - width, y: foot.height - height, width, height };
    let shape = Shape::Logo { rect, logo: logo.clone() };
    foot.items.push(Item { role: Role::Logo, datum: None, shape });
}

/// As large as fits into 240 × 56 units, and into a quarter of the foot.
fn logo_size(logo: &Logo, whole: f32, shrink: f32) -> [f32; 2] {
    let height = 56.0 * shrink;
    let width = (height * logo.aspect()).min(240.0 * shrink).min(whole / 4.0);
    [width, width / logo.aspect()]
}

/// "Quelle: … · Grenzen: …, Gebietsstand 01.01.2016"; what is missing is printed and noticed.
fn sources(wording: &Wording) -> (String, Vec<Notice>) {
    let contents = wording.contents;
    let boundaries = &contents.level.source;
    let values: Vec<&Source> =
        contents.sources.iter().filter(|source| *source != boundaries && !source.text.is_empty()).collect();
    let mut notices = Vec::new();
    let mut parts = Vec::new();
    let has_values = contents.indicator.is_some() || contents.typology.is_some();
    let same = has_values
        && values.is_empty()
        && !boundaries.text.is_empty()
        && match &contents.indicator {
            Some(indicator) => indicator.source == *boundaries,
            None => contents.sources.iter().all(|source| source == boundaries),
        };
    if has_values && !same {
        let text = if values.is_empty() {
            missing(wording, "page-source-missing-notice", &mut notices)
        } else {
            values.iter().map(|source| credited(wording, source, &mut notices)).collect::<Vec<_>>().join("; ")
        };
        parts.push(Message::new("page-source").with("source", text).to_text(wording.language));
    }
    let text = if boundaries.text.is_empty() {
        missing(wording, "page-boundaries-missing-notice", &mut notices)
    } else {
        credited(wording, boundaries, &mut notices)
    };
    let key = if same { "page-source-same" } else { "page-source-boundaries" };
    let mut text = Message::new(key).with("source", text).to_text(wording.language);
    if let Some(valid_on) = contents.level.valid_on {
        let valid_on = Message::new("page-valid-on").with("date", valid_on.to_text(wording.language));
        text = format!("{text}, {}", valid_on.to_text(wording.language));
    }
    parts.push(text);
    (parts.join(" · "), notices)
}

fn missing(wording: &Wording, notice_key: &'static str, notices: &mut Vec<Notice>) -> String {
    let typed = wording.contents.typology.as_ref().map(|typology| typology.indicators.join(", "));
    let subject = wording.contents.indicator.as_ref().map(|indicator| indicator.name.clone());
    let subject = subject.or(typed).unwrap_or_default();
    let notice = Message::new(notice_key)
        .with("indicator", subject)
        .with("level", wording.contents.level.name.as_str());
    notices.push(Notice::warning(notice).with_hint(Message::new("page-source-missing-hint")));
    wording.word("page-source-missing")
}

fn credited(wording: &Wording, source: &Source, notices: &mut Vec<Notice>) -> String {
    let text = wording.in_page_language(&source.text);
    if source.licence.is_empty() {
        let notice = Message::new("page-licence-missing-notice").with("source", source.text.as_str());
        notices.push(Notice::warning(notice).with_hint(Message::new("page-source-missing-hint")));
        return format!("{text} ({})", wording.word("page-licence-missing"));
    }
    if source.text.contains(source.licence.as_str()) {
        return text;
    }
    format!("{text}, {}", source.licence)
}

/// Method and the day on which the page is made, as far as they are asked for.
fn note(wording: &Wording, choropleth: &Choropleth) -> String {
    let look = &wording.map.page;
    // What reachability rests on stands on every page.
    let always = wording.contents.reach.is_some();
    let method =
        if always || look.shows(PagePart::Method) { method(wording, choropleth) } else { String::new() };
    let day = wording.made_on.filter(|_| look.shows(PagePart::MadeOn)).map(|day| {
        Message::new("page-made-on").with("date", day.to_text(wording.language)).to_text(wording.language)
    });
    [method, day.unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// How the form of the values is computed, then how they are classed or related.
fn method(wording: &Wording, choropleth: &Choropleth) -> String {
    let form = wording.contents.form.as_ref().map(|form| wording.form_method(form));
    let parts = [form.unwrap_or_default(), classes(wording, choropleth)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// "Klassen: natürliche Unterbrechungen (Fisher–Jenks), GVF 0,95 · n = 27 von 29 Gemeinden".
fn classes(wording: &Wording, choropleth: &Choropleth) -> String {
    if let Some(typology) = &wording.contents.typology {
        let method = wording.typology_method(typology, &choropleth.fills);
        return format!("{} · {method}", wording.typology_indicators(typology));
    }
    if let Some(relation) = &wording.contents.relation {
        return wording.relation_method(relation);
    }
    let reach = wording.contents.reach.as_ref().map(|reach| wording.reach_method(reach)).unwrap_or_default();
    let Some(breaks) = &choropleth.breaks else { return reach };
    let scheme = wording.word(match breaks.scheme {
        _ if breaks.upper_bounds.len() == 1 && breaks.minimum >= breaks.maximum => "page-scheme-one-value",
        _ if breaks.upper_bounds.len() == 1 => "page-scheme-one-class",
        Scheme::EqualInterval => "page-scheme-equal-interval",
        Scheme::Quantile => "page-scheme-quantile",
        Scheme::FisherJenks => "page-scheme-fisher-jenks",
        Scheme::HeadTail => "page-scheme-head-tail",
        Scheme::StandardDeviation => "page-scheme-standard-deviation",
        Scheme::Pretty => "page-scheme-pretty",
        Scheme::BoxPlot => "page-scheme-box-plot",
        Scheme::MaximumBreaks => "page-scheme-maximum-breaks",
        Scheme::Geometric => "page-scheme-geometric",
        Scheme::Manual => "page-scheme-manual",
    });
    let mut text = Message::new("page-method").with("scheme", scheme).to_text(wording.language);
    if let Some(gvf) = breaks.gvf.filter(|_| breaks.upper_bounds.len() > 1) {
        let gvf = Message::new("page-gvf").with("gvf", format_number(gvf, 2, wording.language));
        text = format!("{text}, {}", gvf.to_text(wording.language));
    }
    let is_class = |fill: &&Fill| matches!(fill, Fill::Class(_));
    let n = choropleth.fills.iter().filter(is_class).count();
    let shown = wording.contents.shown.iter().filter(|shown| **shown).count().max(n);
    let key = if n == shown { "page-n-all" } else { "page-n" };
    let n = Message::new(key).with("n", n).with("all", shown).with("level", wording.level_plural());
    let mut text = format!("{text} · {}", n.to_text(wording.language));
    if wording.contents.references.iter().any(|reference| reference.estimated) {
        text = format!("{text} · {}", wording.word("page-reference-estimated"));
    }
    let counts = wording.contents.indicator.as_ref();
    if counts.is_some_and(|indicator| indicator.kind == IndicatorKind::Count && !is_rate(indicator)) {
        text = format!("{text} · {}", wording.word("page-absolute"));
    }
    if reach.is_empty() { text } else { format!("{reach} · {text}") }
}
