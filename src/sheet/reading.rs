//! The Lesebeispiel: one region read aloud, so that nobody misreads the number.

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill};
use super::font::Face;
use super::lines::wrapped;
use super::measures::Measures;
use super::names::short_name;
use super::page::{Rect, Role};
use super::palette::Color;
use super::wording::{Wording, capitalised, is_rate, named_with_unit};
use crate::model::IndicatorKind;
use crate::text::{Language, Message, format_number};

/// The Lesebeispiel with its accent rule, `width` wide; empty when there is nothing to read.
pub fn reading_block(wording: &Wording, choropleth: &Choropleth, measures: &Measures, width: f32) -> Block {
    let mut block = Block::default();
    let sentence = reading_example(wording, choropleth);
    if sentence.is_empty() {
        return block;
    }
    let head = measures.style(Face::SemiBold, 19.0);
    let body = measures.style(Face::Regular, 19.0);
    let left = 22.0 * measures.shrink;
    let at = [left, head.size];
    block.text(
        Role::ReadingExample,
        &wording.word("page-reading-example"),
        (at, Anchor::Left),
        (head, Color::INK),
    );
    let mut y = head.size;
    for line in wrapped(&sentence, body, width - left, 7) {
        y += body.size * 1.45;
        block.text(Role::ReadingExample, &line, ([left, y], Anchor::Left), (body, Color::TEXT));
    }
    block.height = y + body.size * 0.35;
    let rule = Rect { x: 0.0, y: 0.0, width: 4.0, height: block.height };
    block.rect(Role::ReadingExample, rule, Color::ACCENT);
    block
}

/// The sentence: written by hand, else made from the highest value, the lowest and the nearest reference.
pub fn reading_example(wording: &Wording, choropleth: &Choropleth) -> String {
    if let Some(example) = &wording.map.reading_example {
        return example.trim().to_owned();
    }
    if let Some(typology) = &wording.contents.typology {
        return wording.typology_example(typology);
    }
    if let Some(reach) = &wording.contents.reach {
        return wording.reach_example(reach, choropleth);
    }
    if let Some(relation) = &wording.contents.relation {
        return wording.relation_example(relation);
    }
    if let Some(form) = &wording.contents.form {
        return wording.form_example(form, choropleth);
    }
    let Some(indicator) = &wording.contents.indicator else { return String::new() };
    let Some((highest, lowest)) = extremes(wording, choropleth) else { return String::new() };
    let cell = |position: usize| wording.contents.observations.cell(position);
    let number = |position: usize| cell(position).value.unwrap_or_default();
    let read: Vec<usize> = std::iter::once(highest).chain(lowest).collect();
    let numbers: Vec<f64> = read.iter().map(|position| number(*position)).collect();
    let decimals = choropleth.decimals_for(&numbers, indicator.decimals);
    let ahead = read.iter().all(|position| cell(*position).projected);
    let value = |position: usize| {
        let value = format_number(number(position), decimals, wording.language);
        let value = format!("{value}{}", wording.unit_in_sentence());
        let remark = match cell(position) {
            cell if cell.projected && !ahead => "page-example-projected",
            cell if cell.estimated => "page-example-estimated",
            _ => return value,
        };
        format!("{value} ({})", wording.word(remark))
    };
    let place = |position: usize| {
        let name = wording.contents.regions.get(position).map_or("", |region| &region.name);
        wording.place_of(&short_name(name))
    };
    let sentence = sentence(wording);
    let (other_key, reference_key) = sentence.others();
    let other = lowest.map_or(String::new(), |lowest| {
        let other = Message::new(other_key).with("place", place(lowest)).with("value", value(lowest));
        other.to_text(wording.language)
    });
    let reference = wording.contents.references.first().map_or(String::new(), |reference| {
        let value = format_number(reference.value, indicator.decimals, wording.language);
        Message::new(reference_key)
            .with("place", wording.place_of(&reference.name))
            .with("value", format!("{value}{}", wording.unit_in_sentence()))
            .to_text(wording.language)
    });
    let text = Message::new(sentence.key(wording.contents.period.is_some(), ahead))
        .with("when", wording.when())
        .with("place", place(highest))
        .with("per", per(&indicator.unit))
        .with("value", value(highest))
        .with("name", name_in(wording, sentence))
        .with("others", format!("{other}{reference}"))
        .to_text(wording.language);
    capitalised(text.trim_start())
}

/// Regions with the highest and the lowest value; the first in region order when several tie.
pub fn extremes(wording: &Wording, choropleth: &Choropleth) -> Option<(usize, Option<usize>)> {
    let values = || {
        choropleth.fills.iter().enumerate().filter(|(_, fill)| matches!(fill, Fill::Class(_))).filter_map(
            |(position, _)| wording.contents.observations.cell(position).value.map(|value| (position, value)),
        )
    };
    let (highest, top) = values().min_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)))?;
    let (lowest, bottom) = values().min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))?;
    Some((highest, (bottom < top).then_some(lowest)))
}

/// The kinds of sentence that read a value aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sentence {
    /// "Am … betrug die Arbeitslosenquote in Lübbow 5,1 %."
    Noun(&'static str),
    /// "Am … kamen in Lübbow auf 1.000 Einwohner 19,1 Arbeitslose."
    Rate,
    /// "Arbeitslose: am … waren es in Lübbow 19."
    Count,
    /// "In Lübbow lag der Wert „Kinderarmut“ am … bei 19,1 %."
    Value,
}

impl Sentence {
    /// Its wording with or without a date, for what was or for what is projected.
    fn key(self, is_dated: bool, is_ahead: bool) -> &'static str {
        match (self, is_dated, is_ahead) {
            (Self::Noun(_), true, false) => "page-example-noun",
            (Self::Noun(_), true, true) => "page-example-noun-ahead",
            (Self::Noun(_), false, _) => "page-example-noun-undated",
            (Self::Rate, true, false) => "page-example-rate",
            (Self::Rate, true, true) => "page-example-rate-ahead",
            (Self::Rate, false, _) => "page-example-rate-undated",
            (Self::Count, true, false) => "page-example-count",
            (Self::Count, true, true) => "page-example-count-ahead",
            (Self::Count, false, _) => "page-example-count-undated",
            (Self::Value, true, false) => "page-example-value",
            (Self::Value, true, true) => "page-example-value-ahead",
            (Self::Value, false, _) => "page-example-value-undated",
        }
    }

    /// Wordings of the second region and of the reference area.
    fn others(self) -> (&'static str, &'static str) {
        match self {
            Self::Value => ("page-example-other-value", "page-example-reference-value"),
            _ => ("page-example-other", "page-example-reference"),
        }
    }
}

/// Which sentence the indicator takes.
fn sentence(wording: &Wording) -> Sentence {
    let Some(indicator) = &wording.contents.indicator else { return Sentence::Value };
    if wording.language == Language::En {
        return Sentence::Value;
    }
    let name = indicator.name.trim();
    if let Some(article) = article(name) {
        return Sentence::Noun(article);
    }
    let counts_people = is_rate(indicator)
        && indicator.kind == IndicatorKind::Ratio
        && indicator.unit.chars().any(|c| c.is_ascii_digit())
        && !name.to_lowercase().contains(" je ");
    match indicator.kind {
        _ if counts_people => Sentence::Rate,
        IndicatorKind::Count if !is_rate(indicator) => Sentence::Count,
        _ => Sentence::Value,
    }
}

/// How the indicator's name stands in `sentence`.
fn name_in(wording: &Wording, sentence: Sentence) -> String {
    let Some(indicator) = &wording.contents.indicator else { return String::new() };
    let name = indicator.name.trim();
    let shown =
        if is_rate(indicator) { named_with_unit(indicator, wording.language) } else { name.to_owned() };
    match sentence {
        Sentence::Noun(article) => format!("{article} {shown}"),
        Sentence::Rate => inside_a_sentence(name),
        Sentence::Count | Sentence::Value => capitalised(&shown),
    }
}

/// "je 1.000 Einwohner" → "auf 1.000 Einwohner".
fn per(unit: &str) -> String {
    let unit = unit.trim();
    let rest = unit.split_once(' ').map_or(unit, |(_, rest)| rest);
    format!("auf {rest}")
}

/// "Unter 18-Jährige" begins small inside a sentence; nouns stay as they are.
fn inside_a_sentence(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or_default();
    let small =
        ["Unter", "Über", "Ab", "Bis", "Von", "Mit", "Ohne", "Nicht", "Junge", "Alte", "Ältere", "Neue"];
    if small.contains(&first) {
        let mut letters = name.chars();
        let small: String =
            letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default();
        return small.replacen(' ', "\u{a0}", 1);
    }
    name.to_owned()
}

/// The article of the noun that a German indicator name begins with; `None` when the ending does not tell.
fn article(name: &str) -> Option<&'static str> {
    const ENDINGS: [(&str, &str); 31] = [
        ("anteil", "der"),
        ("quotient", "der"),
        ("saldo", "der"),
        ("index", "der"),
        ("wert", "der"),
        ("bestand", "der"),
        ("satz", "der"),
        ("grad", "der"),
        ("abstand", "der"),
        ("quote", "die"),
        ("rate", "die"),
        ("dichte", "die"),
        ("zahl", "die"),
        ("fläche", "die"),
        ("kraft", "die"),
        ("bevölkerung", "die"),
        ("entwicklung", "die"),
        ("veränderung", "die"),
        ("ziffer", "die"),
        ("belastung", "die"),
        ("erwartung", "die"),
        ("versorgung", "die"),
        ("fahrzeit", "die"),
        ("größe", "die"),
        ("dauer", "die"),
        ("entfernung", "die"),
        ("miete", "die"),
        ("alter", "das"),
        ("einkommen", "das"),
        ("wachstum", "das"),
        ("verhältnis", "das"),
    ];
    let first = name.split([' ', ',', '(']).next().unwrap_or_default().to_lowercase();
    ENDINGS.iter().find(|(ending, _)| first.ends_with(ending)).map(|(_, article)| *article)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_sentences_as_people_say_them() {
        let check = |name: &str, expected: Option<&str>| assert_eq!(article(name), expected, "{name}");
        check("Durchschnittsalter der Bevölkerung", Some("das"));
        check("Arbeitslosenquote", Some("die"));
        check("Anteil der unter 18-Jährigen", Some("der"));
        check("Wanderungssaldo", Some("der"));
        check("Arbeitslose", None);
        assert_eq!(inside_a_sentence("Unter 18-Jährige"), "unter\u{a0}18-Jährige");
        assert_eq!(inside_a_sentence("Arbeitslose"), "Arbeitslose");
        assert_eq!(per("je 1.000 Einwohner"), "auf 1.000 Einwohner");
    }
}
