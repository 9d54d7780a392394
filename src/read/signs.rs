//! A cell of a table: a number, a table sign of official statistics, or nothing.

use crate::model::{Observation, ValueState};
use crate::text::{DecimalSign, parse_number_as};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A number, or a sign that says why there is none.
    Known(Observation),
    /// Some other text.
    Text,
}

/// Reads a cell.
///
/// Signs as the German offices of statistics use them (Zeichenerklärung of Destatis and the Landesämter):
/// `-` exactly zero; `.` unknown or secret; `…` comes later; `/` not reliable; `x` makes no sense; `(5)` of limited reliability.
/// Newer Lower Saxon tables write letters: `g` geheim (secret), `u` unbekannt, `t` comes later, `k` kein Wert, all without a value.
/// A letter behind a number qualifies it: `p` preliminary, `r` corrected, `s` estimated.
pub fn cell(text: &str, decimal: DecimalSign) -> Cell {
    let text = text.trim();
    if text.is_empty() {
        return Cell::Empty;
    }
    if let Some(value) = plain_integer(text) {
        return Cell::Known(Observation::of(value));
    }
    if let Some(observation) = sign(text) {
        return Cell::Known(observation);
    }
    if let Some(value) = parse_number_as(text, decimal) {
        return Cell::Known(Observation::of(value));
    }
    qualified(text, decimal).map_or(Cell::Text, Cell::Known)
}

/// Whether the cell is a table sign, not a number.
pub fn is_sign(observation: &Observation) -> bool {
    observation.state != ValueState::Value || observation.sign == Some('-')
}

/// Whether the text is one of the letters that only newer tables use as signs.
pub fn is_letter_sign(text: &str) -> bool {
    matches!(text.trim(), "k" | "t" | "u" | "g")
}

/// The fast way for most cells of official tables: up to 15 digits are exact.
fn plain_integer(text: &str) -> Option<f64> {
    if text.len() > 15 {
        return None;
    }
    text.bytes()
        .try_fold(0_u64, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0')))
        .map(|number| number as f64)
}

fn sign(text: &str) -> Option<Observation> {
    let absent = |state, sign| Some(Observation { sign: Some(sign), ..Observation::absent(state) });
    match text {
        "-" | "–" | "—" | "\u{2212}" => Some(Observation { sign: Some('-'), ..Observation::of(0.0) }),
        "." | "·" | "•" => absent(ValueState::Secret, '.'),
        "g" => absent(ValueState::Secret, 'g'),
        "…" | "..." => absent(ValueState::NoData, '…'),
        "/" => absent(ValueState::NoData, '/'),
        "x" | "X" => absent(ValueState::NoData, 'x'),
        "k" => absent(ValueState::NoData, 'k'),
        "t" => absent(ValueState::NoData, 't'),
        "u" => absent(ValueState::NoData, 'u'),
        "NA" | "n/a" | "N/A" | "NaN" | "null" | "NULL" | "#NV" | "#N/A" => {
            Some(Observation::absent(ValueState::NoData))
        }
        _ => None,
    }
}

fn qualified(text: &str, decimal: DecimalSign) -> Option<Observation> {
    if let Some(inner) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        let value = parse_number_as(inner, decimal)?;
        return Some(Observation { sign: Some('('), ..Observation::of(value) });
    }
    let letter = text.chars().last().filter(|last| matches!(last, 'p' | 'r' | 's'))?;
    let value = parse_number_as(text.strip_suffix(letter)?, decimal)?;
    Some(Observation { sign: Some(letter), estimated: letter == 's', ..Observation::of(value) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_signs() {
        fn check(text: &str, value: Option<f64>, state: &str, sign: Option<char>) {
            let read = match cell(text, DecimalSign::Comma) {
                Cell::Known(read) => (read.value, read.state.code(), read.sign),
                Cell::Empty => (None, "empty", None),
                Cell::Text => (None, "text", None),
            };
            assert_eq!(read, (value, state, sign), "{text:?}");
        }
        check("1.234,5", Some(1234.5), "value", None);
        check(" 0012 ", Some(12.0), "value", None);
        check("999999999999999", Some(999_999_999_999_999.0), "value", None);
        check("0", Some(0.0), "value", None);
        check("-", Some(0.0), "value", Some('-'));
        check("–", Some(0.0), "value", Some('-'));
        check("-5", Some(-5.0), "value", None);
        check(".", None, "secret", Some('.'));
        check("g", None, "secret", Some('g'));
        for (text, sign) in
            [("…", '…'), ("...", '…'), ("/", '/'), ("x", 'x'), ("X", 'x'), ("u", 'u'), ("t", 't')]
        {
            check(text, None, "no_data", Some(sign));
        }
        check("(12,5)", Some(12.5), "value", Some('('));
        check("12,5s", Some(12.5), "value", Some('s'));
        check("12 p", Some(12.0), "value", Some('p'));
        check("#NV", None, "no_data", None);
        check("", None, "empty", None);
        check("12.5", None, "text", None);
        check("hoch", None, "text", None);
        check("s", None, "text", None);
    }
}
