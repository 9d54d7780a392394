//! Numbers as people type them into a field: "5; 7,5; 10".

use crate::classify::MOST_CLASSES;
use crate::text::{DecimalSign, Language, Message, parse_number_as};

/// What is wrong with typed breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedProblem {
    /// Nothing but separators.
    Nothing,
    /// This is no number.
    NoNumber(String),
    /// So many breaks, more than a map has classes for.
    TooMany(usize),
}

impl TypedProblem {
    /// What is wrong and how it would be right.
    pub fn message(&self) -> Message {
        match self {
            Self::Nothing => Message::new("app-breaks-nothing"),
            Self::NoNumber(text) => Message::new("app-breaks-no-number").with("text", text.as_str()),
            Self::TooMany(count) => {
                Message::new("app-breaks-too-many").with("count", *count).with("most", MOST_CLASSES - 1)
            }
        }
    }
}

/// Breaks separated by semicolons or spaces, in any order, each once.
///
/// # Errors
/// No number at all, something that is none, or more than there are classes for.
pub fn typed_breaks(text: &str, language: Language) -> Result<Vec<f64>, TypedProblem> {
    let parts = text.split([';', ' ', '\t', '\n', '|', '·']).map(str::trim).filter(|part| !part.is_empty());
    let mut breaks = Vec::new();
    for part in parts {
        breaks.push(number(part, language).ok_or_else(|| TypedProblem::NoNumber(part.to_owned()))?);
    }
    breaks.sort_by(f64::total_cmp);
    breaks.dedup();
    match breaks.len() {
        0 => Err(TypedProblem::Nothing),
        count if count >= MOST_CLASSES => Err(TypedProblem::TooMany(count)),
        _ => Ok(breaks),
    }
}

/// The number that was typed alone.
pub fn first_number(text: &str, language: Language) -> Option<f64> {
    number(text.trim(), language)
}

/// In the language of the window; what is no number there may be one with the other decimal sign.
fn number(text: &str, language: Language) -> Option<f64> {
    let signs = match language {
        Language::De => [DecimalSign::Comma, DecimalSign::Point],
        Language::En => [DecimalSign::Point, DecimalSign::Comma],
    };
    signs.into_iter().find_map(|sign| parse_number_as(text, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_are_read_as_they_are_typed() {
        let check = |text: &str, expected: &[f64]| {
            assert_eq!(typed_breaks(text, Language::De).as_deref(), Ok(expected), "{text}");
        };
        check("5; 7,5; 10", &[5.0, 7.5, 10.0]);
        check("10 5 7,5 5", &[5.0, 7.5, 10.0]);
        check("1.000; 2.500", &[1000.0, 2500.0]);
        check("7.5;", &[7.5]);
        check("−1;0;1", &[-1.0, 0.0, 1.0]);
        assert_eq!(
            typed_breaks("5, 7,5", Language::De),
            Err(TypedProblem::NoNumber("5,".to_owned())).or(Ok(vec![5.0, 7.5]))
        );
        assert_eq!(typed_breaks("5; viel", Language::De), Err(TypedProblem::NoNumber("viel".to_owned())));
        assert_eq!(typed_breaks(" ; ", Language::De), Err(TypedProblem::Nothing));
        assert_eq!(typed_breaks("1;2;3;4;5;6;7;8;9", Language::De), Err(TypedProblem::TooMany(9)));
        assert_eq!(typed_breaks("1,5; 2", Language::En).as_deref(), Ok(&[1.5, 2.0][..]));
    }
}
