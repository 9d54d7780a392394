//! Finding by typing: text made comparable ("jaehrige" finds "jährige"), where it was hit, what comes first; German order.

use std::ops::Range;

use super::field_words::german_for;
use crate::model::{Indicator, Project};

/// How far behind comes what was found by another word that means the same.
const OTHER_WORD: usize = 3;

/// Text made comparable, with the way back to the letters it was made from.
struct Folded {
    letters: Vec<char>,
    /// For each folded letter the position of the letter it came from.
    origin: Vec<usize>,
}

/// An indicator that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundIndicator<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Where its name was hit, in letters, ascending and apart.
    pub hits: Vec<Range<usize>>,
}

/// How umlauts are written out: `ä` as `ae` (how people type it), or as `a` (how it sorts and is typed abroad).
#[derive(Clone, Copy)]
enum Umlauts {
    TwoLetters,
    OneLetter,
}

fn fold(text: &str, umlauts: Umlauts) -> Folded {
    let mut folded = Folded { letters: Vec::new(), origin: Vec::new() };
    for (position, letter) in text.chars().enumerate() {
        for lower in letter.to_lowercase() {
            let plain: &[char] = match (lower, umlauts) {
                ('ä', Umlauts::TwoLetters) => &['a', 'e'],
                ('ö', Umlauts::TwoLetters) => &['o', 'e'],
                ('ü', Umlauts::TwoLetters) => &['u', 'e'],
                ('ä' | 'à' | 'á' | 'â' | 'ã' | 'å', _) => &['a'],
                ('ö' | 'ò' | 'ó' | 'ô' | 'õ' | 'ø', _) => &['o'],
                ('ü' | 'ù' | 'ú' | 'û', _) => &['u'],
                ('é' | 'è' | 'ê' | 'ë', _) => &['e'],
                ('í' | 'ì' | 'î' | 'ï', _) => &['i'],
                ('č' | 'ć' | 'ç', _) => &['c'],
                ('š' | 'ś', _) => &['s'],
                ('ž' | 'ź' | 'ż', _) => &['z'],
                ('ń' | 'ñ', _) => &['n'],
                ('ł', _) => &['l'],
                ('ß', _) => &['s', 's'],
                ('‑' | '–' | '—', _) => &['-'],
                (other, _) => &[other],
            };
            folded.letters.extend(plain);
            folded.origin.resize(folded.letters.len(), position);
        }
    }
    folded
}

/// The text as comparable letters, umlauts as two letters; for filters that only ask whether something is in it.
pub fn comparable(text: &str) -> String {
    fold(text, Umlauts::TwoLetters).letters.into_iter().collect()
}

/// A key that sorts names in German order (DIN 5007-1): `ä` as `a`, `ß` as `ss`, signs and case only among equals.
pub fn collation_key(name: &str) -> (String, String) {
    let letters = fold(name, Umlauts::OneLetter).letters.into_iter();
    (letters.filter(|letter| letter.is_alphanumeric() || *letter == ' ').collect(), name.to_owned())
}

/// Where `word` was found in `text`, and whether a word begins there; a hit at the beginning of a word comes first.
fn hit(text: &str, word: &str) -> Option<(Range<usize>, bool)> {
    let mut inside = None;
    for umlauts in [Umlauts::TwoLetters, Umlauts::OneLetter] {
        let (hay, needle) = (fold(text, umlauts), fold(word, umlauts));
        let length = needle.letters.len();
        if length == 0 || length > hay.letters.len() {
            continue;
        }
        for start in 0..=hay.letters.len() - length {
            if hay.letters.get(start..start + length) != Some(needle.letters.as_slice()) {
                continue;
            }
            let at = |place: usize| hay.origin.get(place).copied().unwrap_or(0);
            let range = at(start)..at(start + length - 1) + 1;
            let before = start.checked_sub(1).and_then(|place| hay.letters.get(place));
            if before.is_none_or(|before| !before.is_alphanumeric()) {
                return Some((range, true));
            }
            inside.get_or_insert(range);
        }
    }
    inside.map(|range| (range, false))
}

/// The indicators in which every word of `text`, or one that means the same, is found in name, code, theme, unit or
/// description. Nothing typed: all,
/// grouped by theme in order of appearance; else the best hits first: word beginnings in the name before anything else.
pub fn found_indicators<'a>(project: &'a Project, text: &str) -> Vec<FoundIndicator<'a>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let themes = themes(project);
    let theme_place = |indicator: &Indicator| themes.iter().position(|theme| *theme == indicator.theme);
    let mut found: Vec<(usize, FoundIndicator)> =
        project.indicators.iter().filter_map(|indicator| rated(indicator, &words)).collect();
    found.sort_by_key(|(rating, found)| (*rating, theme_place(found.indicator)));
    found.into_iter().map(|(_, found)| found).collect()
}

/// The themes of a project in order of appearance.
pub fn themes(project: &Project) -> Vec<&str> {
    let mut themes: Vec<&str> = Vec::new();
    for indicator in project.indicators.iter() {
        if !themes.contains(&indicator.theme.as_str()) {
            themes.push(&indicator.theme);
        }
    }
    themes
}

/// How far down a word comes that was found, 0 = first, and where it stands in the name.
fn rated_word(indicator: &Indicator, word: &str) -> Option<(usize, Option<Range<usize>>)> {
    let in_name = hit(&indicator.name, word);
    let points = match &in_name {
        Some((_, true)) => 0,
        Some((_, false)) => 1,
        None if hit(indicator.code.as_str(), word).is_some() => 2,
        None if hit(&indicator.theme, word).is_some() || hit(&indicator.unit, word).is_some() => 4,
        None if hit(&indicator.description, word).is_some() => 8,
        None => return None,
    };
    Some((points, in_name.map(|(range, _)| range)))
}

fn rated<'a>(indicator: &'a Indicator, words: &[&str]) -> Option<(usize, FoundIndicator<'a>)> {
    let mut rating = 0;
    let mut hits: Vec<Range<usize>> = Vec::new();
    for word in words {
        let (points, in_name) = rated_word(indicator, word).or_else(|| {
            let others = german_for(word).filter_map(|other| rated_word(indicator, other));
            others.min_by_key(|(points, _)| *points).map(|(points, range)| (points + OTHER_WORD, range))
        })?;
        rating += points;
        hits.extend(in_name);
    }
    hits.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in hits {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    Some((rating, FoundIndicator { indicator, hits: apart }))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn project() -> Project {
        let mut young = Indicator::new("U18", "Anteil unter 18-Jähriger");
        young.theme = "Demographie".into();
        young.unit = "%".into();
        let mut rent = Indicator::new("MIETE", "Mittlere Miete");
        rent.theme = "Wohnen".into();
        rent.unit = "€ je m²".into();
        rent.description = "Angebotsmieten der Straßen, auch für Familien mit Kindern unter 18 Jahren".into();
        let mut flats = Indicator::new("WOHN", "Wohnungen");
        flats.theme = "Bauen".into();
        Project { indicators: Arc::new(vec![rent, young, flats]), ..Project::default() }
    }

    #[test]
    fn words_are_found_in_any_order_and_the_best_hit_comes_first() {
        let project = project();
        let check = |text: &str, expected: &[&str]| {
            let found = found_indicators(&project, text);
            let codes: Vec<&str> = found.iter().map(|found| found.indicator.code.as_str()).collect();
            assert_eq!(codes, expected, "{text}");
        };
        check("", &["MIETE", "U18", "WOHN"]);
        check("jährige unter", &["U18"]);
        check("jaehrige", &["U18"]);
        check("JAHRIGE", &["U18"]);
        check("wohn", &["WOHN", "MIETE"]);
        check("unter 18", &["U18", "MIETE"]);
        check("strassen", &["MIETE"]);
        check("€", &["MIETE"]);
        check("u18", &["U18"]);
        check("gibt es nicht", &[]);
        check("children", &["U18", "MIETE"]);
        check("rent", &["MIETE"]);
        check("housing", &["WOHN", "MIETE"]);
    }

    #[test]
    fn hits_are_marked_in_the_letters_of_the_name() {
        let project = project();
        let found = found_indicators(&project, "jaehr 18");
        assert_eq!(found.first().map(|found| found.hits.clone()), Some(vec![13..15, 16..20]));
    }

    #[test]
    fn names_sort_as_germans_sort_them() {
        let mut names =
            ["Zernien", "Öd", "Oberdorf", "Älm", "Alt", "Straßberg", "Strasse", "Küsten", "Kuhdorf"];
        names.sort_by_key(|name| collation_key(name));
        assert_eq!(
            names,
            ["Älm", "Alt", "Kuhdorf", "Küsten", "Oberdorf", "Öd", "Straßberg", "Strasse", "Zernien"]
        );
    }
}
