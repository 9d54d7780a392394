//! Units of official tables in the reader's language: they are data, but a small, closed vocabulary.

use super::Language;

/// Words of units and what they are in English.
const WORDS: [(&str, &str); 29] = [
    ("anzahl", "number"),
    ("personen", "people"),
    ("person", "person"),
    ("einwohner", "inhabitants"),
    ("einwohnern", "inhabitants"),
    ("einwohnerinnen", "inhabitants"),
    ("frauen", "women"),
    ("männer", "men"),
    ("kinder", "children"),
    ("kindern", "children"),
    ("haushalte", "households"),
    ("haushalten", "households"),
    ("wohnungen", "dwellings"),
    ("gebäude", "buildings"),
    ("plätze", "places"),
    ("fälle", "cases"),
    ("jahr", "year"),
    ("jahre", "years"),
    ("tage", "days"),
    ("stunden", "hours"),
    ("minuten", "minutes"),
    ("euro", "euros"),
    ("prozent", "percent"),
    ("prozentpunkte", "percentage points"),
    ("monat", "month"),
    ("quadratmeter", "square metres"),
    ("hektar", "hectares"),
    ("je", "per"),
    ("pro", "per"),
];
/// The same in both languages.
const SIGNS: [&str; 8] = ["%", "€", "m", "m²", "km", "km²", "ha", "‰"];

/// A unit in words of `language`: in English where every word of it is known, else as it stands in the data.
pub fn unit_text(unit: &str, language: Language) -> String {
    let unit = unit.trim();
    if language == Language::De {
        return unit.to_owned();
    }
    // "Einwohnerinnen und Einwohner" is one word in English.
    let unit_once = unit.replace("Einwohnerinnen und Einwohner", "Einwohner");
    let words: Option<Vec<String>> = unit_once.split_whitespace().map(english).collect();
    words.map_or_else(|| unit.to_owned(), |words| words.join(" "))
}

fn english(word: &str) -> Option<String> {
    if SIGNS.contains(&word) {
        return Some(word.to_owned());
    }
    if word.chars().all(|c| c.is_ascii_digit() || c == '.') && word.starts_with(|c: char| c.is_ascii_digit())
    {
        return Some(word.replace('.', ","));
    }
    let small = word.to_lowercase();
    WORDS.iter().find(|(german, _)| *german == small).map(|(_, english)| (*english).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_put_into_english_whole_or_not_at_all() {
        fn check(unit: &str, expected: &str) {
            assert_eq!(unit_text(unit, Language::En), expected);
            assert_eq!(unit_text(unit, Language::De), unit);
        }
        check("je km²", "per km²");
        check("Einwohner je km²", "inhabitants per km²");
        check("je 1.000 Einwohner", "per 1,000 inhabitants");
        check("je 10.000 Einwohnerinnen und Einwohner", "per 10,000 inhabitants");
        check("Jahre", "years");
        check("€ je m²", "€ per m²");
        check("%", "%");
        check("", "");
        check("je 100 Vollzeitäquivalente", "je 100 Vollzeitäquivalente");
        check("people", "people");
    }
}
