//! Numbers as people write them: `1.234,5` in German, `1,234.5` in English.

use super::Language;

/// Which character separates the decimals of a number in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecimalSign {
    /// `1234.5`, thousands with comma.
    Point,
    /// `1234,5`, thousands with point.
    Comma,
}

/// `value` with exactly `decimals` decimals, thousands separated, and a true minus sign (U+2212).
///
/// Rounds half away from zero on the shortest decimal form of `value`, so that 0.15 becomes 0,2.
pub fn format_number(value: f64, decimals: usize, language: Language) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let rounded = round_half_away(value.abs(), decimals);
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let (thousands, point) = signs(language);
    let is_zero = rounded.bytes().all(|b| b == b'0' || b == b'.');
    let mut text = String::with_capacity(rounded.len() + 4);
    if value < 0.0 && !is_zero {
        text.push('\u{2212}');
    }
    push_grouped(&mut text, whole, thousands);
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// `value` rounded as [`format_number`] prints it with `decimals` decimals: half away from zero on the shortest decimal
/// form. What is no number stays as it is.
pub fn round_as_shown(value: f64, decimals: usize) -> f64 {
    if !value.is_finite() {
        return value;
    }
    let rounded: f64 = round_half_away(value.abs(), decimals).parse().unwrap_or(value.abs());
    if value < 0.0 && rounded != 0.0 { -rounded } else { rounded }
}

/// A whole count with thousands separated: `11.299`.
pub fn format_count(count: u64, language: Language) -> String {
    let mut text = String::new();
    push_grouped(&mut text, &count.to_string(), signs(language).0);
    text
}

/// Reads a number written with `decimal` as decimal sign; thousands separators must stand in groups of three.
///
/// Accepts a leading `+`, `-` or `−`, an exponent, and spaces (also no-break spaces) around and between groups. Anything else is
/// `None`: a number is never guessed.
pub fn parse_number_as(text: &str, decimal: DecimalSign) -> Option<f64> {
    let text = text.trim_matches(|c: char| c.is_whitespace());
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (point, thousands) = match decimal {
        DecimalSign::Point => ('.', ','),
        DecimalSign::Comma => (',', '.'),
    };
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits, None),
    };
    let (whole, fraction) = match mantissa.split_once(point) {
        Some((whole, fraction)) => (whole, fraction),
        None => (mantissa, ""),
    };
    let whole = ungroup(whole, thousands)?;
    if (whole.is_empty() && fraction.is_empty()) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut plain = format!("{whole}.{fraction}0");
    if let Some(exponent) = exponent {
        exponent.parse::<i32>().ok()?;
        plain = format!("{plain}e{exponent}");
    }
    let value: f64 = if plain.starts_with('.') { format!("0{plain}") } else { plain }.parse().ok()?;
    value.is_finite().then_some(if negative { -value } else { value })
}

/// Removes thousands separators from the whole part; `None` when groups are not of three digits.
fn ungroup(whole: &str, thousands: char) -> Option<String> {
    let is_separator = |c: char| c == thousands || c == '\u{a0}' || c == '\u{202f}' || c == ' ' || c == '\'';
    let mut groups = whole.split(is_separator);
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        grouped = true;
        digits.push_str(group);
    }
    // 0.234 is no thousand: a grouped number does not begin with zero.
    let well_grouped = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let well_formed = digits.bytes().all(|b| b.is_ascii_digit()) && (!grouped || well_grouped);
    well_formed.then_some(digits)
}

fn signs(language: Language) -> (char, char) {
    match language {
        Language::De => ('.', ','),
        Language::En => (',', '.'),
    }
}

fn push_grouped(text: &mut String, whole: &str, thousands: char) {
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
}

/// Decimal rounding on the shortest form that reads back as `value`, half away from zero.
fn round_half_away(value: f64, decimals: usize) -> String {
    let shortest = format!("{value}");
    let Some((whole, fraction)) = shortest.split_once('.') else {
        return if decimals == 0 { shortest } else { format!("{shortest}.{}", "0".repeat(decimals)) };
    };
    if fraction.len() <= decimals {
        return format!("{whole}.{fraction}{}", "0".repeat(decimals - fraction.len()));
    }
    let (kept, dropped) = fraction.split_at(decimals);
    let round_up = dropped.as_bytes().first().is_some_and(|b| *b >= b'5');
    let mut digits: Vec<u8> = whole.bytes().chain(kept.bytes()).collect();
    if round_up {
        increment(&mut digits);
    }
    let mut text: String = digits.iter().map(|b| char::from(*b)).collect();
    if decimals > 0 {
        text.insert(text.len() - decimals, '.');
    }
    text
}

fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_and_english_numbers() {
        fn check(value: f64, decimals: usize, de: &str, en: &str) {
            assert_eq!(format_number(value, decimals, Language::De), de, "{value} {decimals}");
            assert_eq!(format_number(value, decimals, Language::En), en, "{value} {decimals}");
        }
        check(1234.5, 1, "1.234,5", "1,234.5");
        check(1_234_567.0, 0, "1.234.567", "1,234,567");
        check(0.15, 1, "0,2", "0.2");
        check(1.005, 2, "1,01", "1.01");
        check(999.96, 1, "1.000,0", "1,000.0");
        check(-0.04, 1, "0,0", "0.0");
        check(-3.25, 1, "−3,3", "−3.3");
        check(7.0, 2, "7,00", "7.00");
        check(9.5, 0, "10", "10");
    }

    #[test]
    fn rounds_as_it_prints() {
        let rounded = [(0.15, 1), (1.005, 2), (-3.25, 1), (-0.04, 1), (2.0, 3), (9.5, 0)]
            .map(|(value, decimals)| round_as_shown(value, decimals));
        assert_eq!(rounded, [0.2, 1.01, -3.3, 0.0, 2.0, 10.0]);
    }

    #[test]
    fn reading_numbers_never_guesses() {
        fn check(text: &str, comma: Option<f64>, point: Option<f64>) {
            assert_eq!(parse_number_as(text, DecimalSign::Comma), comma, "{text:?} with comma");
            assert_eq!(parse_number_as(text, DecimalSign::Point), point, "{text:?} with point");
        }
        check("1.234,5", Some(1234.5), None);
        check("1,234.5", None, Some(1234.5));
        check("1.234", Some(1234.0), Some(1.234));
        check("12", Some(12.0), Some(12.0));
        check("-5,5", Some(-5.5), None);
        check("−3", Some(-3.0), Some(-3.0));
        check("1 234", Some(1234.0), Some(1234.0));
        check("1.23,4", None, None);
        check("0.234", None, Some(0.234));
        check("", None, None);
        check("-", None, None);
        check("abc", None, None);
        check("1.5e3", None, Some(1500.0));
        check("12.34", None, Some(12.34));
        check(",5", Some(0.5), None);
    }
}
