//! What the files answer themselves: which field holds the key, which the name, which level it is, which column fits.

use std::collections::HashSet;

use super::boundaries::BoundaryFile;
use super::join::count_matches;
use super::preview::TablePreview;
use super::regions::NAME_FIELDS;
use crate::model::{LevelKind, Period, Region};

/// Names that key fields usually have, the surest first.
const KEY_FIELDS: [&str; 20] = [
    "AGS",
    "ARS",
    "RS",
    "AGS_0",
    "RAU_RS",
    "PLR_ID",
    "LOR",
    "SCHLUESSEL",
    "GEMNR",
    "GEM_NR",
    "GKZ",
    "KRS",
    "KEY",
    "REGION_KEY",
    "SCHULBEZ",
    "NR",
    "NUMMER",
    "BEZ_NR",
    "ID",
    "OBJECTID",
];

/// The field that tells the regions apart: one with a usual name, else the first in which every record has another text.
pub fn key_field(file: &BoundaryFile) -> Option<String> {
    let usual = KEY_FIELDS.iter().filter_map(|usual| file.field(usual));
    // Records that share a key become one region, but a field of a single text is no key.
    let tells_apart = |field: &usize| distinct(file, *field) * 10 >= file.records.len() * 6;
    let all_differ = |field: &usize| distinct(file, *field) == file.records.len();
    let usual: Vec<usize> = usual.collect();
    let found = usual.iter().copied().find(tells_apart);
    let found = found.or_else(|| (0..file.fields.len()).find(all_differ));
    found.and_then(|field| file.fields.get(field)).map(|field| field.name.clone())
}

fn distinct(file: &BoundaryFile, field: usize) -> usize {
    let texts = (0..file.records.len()).filter_map(|record| file.text(record, field));
    texts.collect::<HashSet<_>>().len()
}

/// The field that holds the names, where one has a usual name.
pub fn name_field(file: &BoundaryFile, key: &str) -> Option<String> {
    let found = NAME_FIELDS.iter().filter_map(|usual| file.field(usual)).find(|field| {
        file.fields.get(*field).is_some_and(|field| !field.name.eq_ignore_ascii_case(key) && !field.numeric)
    });
    found.and_then(|field| file.fields.get(field)).map(|field| field.name.clone())
}

/// A name for the level of the boundaries, from the name of their file or layer, else from the length of their keys.
pub fn level_name(file: &BoundaryFile, key: &str, file_stem: &str) -> String {
    by_words(file_stem).or_else(|| by_keys(file, key)).map_or_else(|| as_title(file_stem), str::to_owned)
}

/// Words within names of files and the level they speak of, the surest first.
fn by_words(stem: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 22] = [
        ("verwaltungsgemeinschaft", "Verwaltungsgemeinschaften"),
        ("verbandsgemeinde", "Verbandsgemeinden"),
        ("samtgemeinde", "Samtgemeinden"),
        ("vwg", "Verwaltungsgemeinschaften"),
        ("_vg_", "Verwaltungsgemeinschaften"),
        ("gemeinde", "Gemeinden"),
        ("_gem", "Gemeinden"),
        ("municipalit", "Gemeinden"),
        ("kreis", "Kreise"),
        ("_krs", "Kreise"),
        ("bundesl", "Länder"),
        ("_lan", "Länder"),
        ("ortsteil", "Ortsteile"),
        ("stadtteil", "Stadtteile"),
        ("stadtbezirk", "Stadtbezirke"),
        ("sozialr", "Sozialräume"),
        ("planungsr", "Planungsräume"),
        ("planregion", "Planregionen"),
        ("plr", "Planungsräume"),
        ("schulbezirk", "Schulbezirke"),
        ("quartier", "Quartiere"),
        ("bezirk", "Bezirke"),
    ];
    let stem = stem.to_lowercase().replace("ae", "ä").replace("oe", "ö").replace("ue", "ü");
    WORDS.iter().find(|(word, _)| stem.contains(word)).map(|(_, level)| *level)
}

fn by_keys(file: &BoundaryFile, key: &str) -> Option<&'static str> {
    let field = file.field(key)?;
    let mut lengths = (0..file.records.len()).filter_map(|record| {
        let text = file.text(record, field)?;
        text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text.len())
    });
    let first = lengths.next()?;
    if lengths.any(|length| length != first) {
        return None;
    }
    match first {
        2 => Some("Länder"),
        5 => Some("Kreise"),
        8 | 12 => Some("Gemeinden"),
        _ => None,
    }
}

/// `luechow-dannenberg_2020` → `Luechow-Dannenberg 2020`.
pub fn as_title(stem: &str) -> String {
    let mut title = String::new();
    let mut begins = true;
    for letter in stem.replace('_', " ").trim().chars() {
        if begins {
            title.extend(letter.to_uppercase());
        } else {
            title.push(letter);
        }
        begins = !letter.is_alphanumeric();
    }
    title
}

/// The year in a name, where exactly one stands there: `beispielwerte_2015.csv`.
pub fn year_in(name: &str) -> Option<Period> {
    let digits = name.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    let mut years = digits.filter_map(|part| part.parse::<i16>().ok()).filter(|y| (1950..2060).contains(y));
    let year = years.next()?;
    years.next().is_none().then(|| Period::year(year))
}

/// The columns whose texts are keys of regions, with the number of regions that each finds; the best first.
pub fn key_columns(preview: &TablePreview, kind: LevelKind, regions: &[Region]) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = preview
        .columns
        .iter()
        .zip(&preview.texts)
        .map(|(column, texts)| (column.clone(), count_matches(texts, kind, regions)))
        .filter(|(column, matched)| *matched > 0 && !column.is_empty())
        .collect();
    // Of equal columns the first stays first.
    found.sort_by_key(|(_, matched)| std::cmp::Reverse(*matched));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_tell_the_level() {
        fn check(stem: &str, expected: Option<&str>) {
            assert_eq!(by_words(stem), expected, "{stem}");
        }
        check("gemeinden", Some("Gemeinden"));
        check("VG250_GEM", Some("Gemeinden"));
        check("ld_verwaltungsgemeinschaften_25832_utf8", Some("Verwaltungsgemeinschaften"));
        check("vg250_krs", Some("Kreise"));
        check("Sozialraeume_2023", Some("Sozialräume"));
        check("lor-plr-2019", Some("Planungsräume"));
        check("abc", None);
    }

    #[test]
    fn one_year_in_a_name_is_a_period() {
        fn check(name: &str, expected: Option<i16>) {
            assert_eq!(year_in(name), expected.map(Period::year), "{name}");
        }
        check("beispielwerte_2015.csv", Some(2015));
        check("2014-2015.csv", None);
        check("12411-02-03-5.csv", None);
        check("03354.csv", None);
    }

    #[test]
    fn stems_become_titles() {
        assert_eq!(as_title("luechow-dannenberg_2020"), "Luechow-Dannenberg 2020");
    }
}
