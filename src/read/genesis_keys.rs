//! Region keys of GENESIS tables: which level a row speaks about, and which official keys it can stand for.
//!
//! At Gemeinde depth the tables mix keys of many lengths: `DG`, Land (2), Regierungsbezirk (3), Kreis (5),
//! Verbandsgemeinde (7 = Kreis + 2), Gemeinde or Samtgemeinde (8), member municipality (10 or 11 = Verband + 3 digits).

use std::collections::HashSet;

use crate::model::LevelKind;

/// Whether the text is a key of a GENESIS table; four digits are a year.
pub fn is_key(text: &str) -> bool {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text == "DG" || (digits && matches!(text.len(), 2 | 3 | 5 | 7..=12))
}

/// The beginnings of member keys: a shorter key that is one of them is a Samtgemeinde.
pub fn associations<'a>(keys: impl Iterator<Item = &'a str>) -> HashSet<&'a str> {
    keys.filter(|key| matches!(key.len(), 10 | 11)).filter_map(|key| key.get(..key.len() - 3)).collect()
}

/// The level of a row.
pub fn level_of(key: &str, name: &str, associations: &HashSet<&str>) -> LevelKind {
    match key.len() {
        2 if key == "DG" => LevelKind::Country,
        2 => LevelKind::State,
        3 => LevelKind::District,
        5 => LevelKind::County,
        7 | 9 => LevelKind::MunicipalAssociation,
        8 if associations.contains(key) || is_named_association(name) => LevelKind::MunicipalAssociation,
        8 | 10 | 11 | 12 => LevelKind::Municipality,
        _ => LevelKind::Other,
    }
}

fn is_named_association(name: &str) -> bool {
    ["Samtgemeinde", "Verbandsgem", "Verwaltungsgemeinschaft"].iter().any(|word| name.contains(word))
}

/// The official keys that a row can have on a level of kind `target`, the surest first.
///
/// A kreisfreie Stadt counts as Kreis and as Gemeinde (`000`), Hamburg and Berlin also as Land. For a level of
/// Samtgemeinden the 4 digits of the Verband in the ARS are spelled out: 03354403 → 033545403, 0713101 → 071315001.
pub fn candidates(key: &str, level: LevelKind, target: LevelKind) -> Vec<String> {
    let with = |middle: &str, from: usize| match (key.get(..5), key.get(from..)) {
        (Some(county), Some(rest)) => vec![format!("{county}{middle}{rest}")],
        _ => Vec::new(),
    };
    let is_city_state = matches!(key, "02" | "11");
    let mut keys = match (target, level) {
        (LevelKind::Municipality, LevelKind::Municipality) => match key.len() {
            10 | 11 => with("", key.len() - 3),
            12 => with("", 9),
            _ => vec![key.to_owned()],
        },
        (LevelKind::Municipality, LevelKind::County) => vec![format!("{key}000")],
        (LevelKind::Municipality, LevelKind::State) if is_city_state => vec![format!("{key}000000")],
        (LevelKind::County, LevelKind::State) if is_city_state => vec![format!("{key}000")],
        (LevelKind::MunicipalAssociation, LevelKind::MunicipalAssociation) => match key.len() {
            7 => [vec![key.to_owned()], with("50", 5)].concat(),
            8 => [vec![key.to_owned()], with("5", 5)].concat(),
            _ => vec![key.to_owned()],
        },
        // Municipalities outside of any Verband, unincorporated areas and kreisfreie Städte are their own Verband.
        (LevelKind::MunicipalAssociation, LevelKind::Municipality) if key.len() == 8 => {
            [with("0", 5), with("9", 5)].concat()
        }
        (LevelKind::MunicipalAssociation, LevelKind::County) => vec![format!("{key}0000")],
        (LevelKind::MunicipalAssociation, LevelKind::State) if is_city_state => vec![format!("{key}0000000")],
        // A level of unknown kind ("Gemeinden 2016") may still carry official keys.
        (LevelKind::Other, _) => {
            let mut keys = vec![key.to_owned()];
            keys.extend(candidates(key, level, LevelKind::Municipality));
            keys.extend(candidates(key, level, LevelKind::County));
            keys.dedup();
            keys
        }
        _ if target == level => vec![key.to_owned()],
        _ => Vec::new(),
    };
    // A level of associations may carry its ARS with twelve digits.
    if target == LevelKind::MunicipalAssociation {
        let long: Vec<String> =
            keys.iter().filter(|key| key.len() == 9).map(|key| format!("{key}000")).collect();
        keys.extend(long);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_members_tell_the_level() {
        let keys = ["03354403", "03354403005", "0713101", "0713101001", "03354018"];
        let known = associations(keys.into_iter());
        let check = |key: &str, name: &str, expected: LevelKind| {
            assert_eq!(level_of(key, name, &known), expected, "{key}");
        };
        check("DG", "Deutschland", LevelKind::Country);
        check("03", "Niedersachsen", LevelKind::State);
        check("033", "Lüneburg, Stat. Region", LevelKind::District);
        check("03354", "Lüchow-Dannenberg, Landkreis", LevelKind::County);
        check("03354403", "", LevelKind::MunicipalAssociation);
        check("03158401", "Samtgemeinde Asse", LevelKind::MunicipalAssociation);
        check("0713101", "Adenau, Verbandsgem.", LevelKind::MunicipalAssociation);
        check("03354018", "Lüchow (Wendland)", LevelKind::Municipality);
        check("03354403005", "", LevelKind::Municipality);
        assert!(is_key("DG") && is_key("03") && is_key("0713101") && is_key("033545403005"));
        assert!(!is_key("2015") && !is_key("") && !is_key("31.12.2015") && !is_key("123456"));
    }

    #[test]
    fn official_keys_of_a_row() {
        use LevelKind::{County, MunicipalAssociation, Municipality, Other, State};
        fn check(key: &str, level: LevelKind, target: LevelKind, expected: &[&str]) {
            assert_eq!(candidates(key, level, target), expected, "{key} {target:?}");
        }
        check("01053086", Municipality, Municipality, &["01053086"]);
        check("03354403005", Municipality, Municipality, &["03354005"]);
        check("0713101001", Municipality, Municipality, &["07131001"]);
        check("01001", County, Municipality, &["01001000"]);
        check("01001", County, County, &["01001"]);
        check("11", State, Municipality, &["11000000"]);
        check("02", State, County, &["02000"]);
        check("03", State, County, &[]);
        check("03354403", MunicipalAssociation, Municipality, &[]);
        check(
            "03354403",
            MunicipalAssociation,
            MunicipalAssociation,
            &["03354403", "033545403", "033545403000"],
        );
        check(
            "0713101",
            MunicipalAssociation,
            MunicipalAssociation,
            &["0713101", "071315001", "071315001000"],
        );
        check("03354", County, Other, &["03354", "03354000", "03354"]);
        check("03354407018", Municipality, Other, &["03354407018", "03354018"]);
    }
}
