//! What has to travel with a table or layer: title, period, source, licence, what the states mean.

use crate::model::{Source, ValueState};
use crate::text::{Language, Message, tr};

/// Statements about a table or layer; empty ones are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableNotes {
    /// Language of heads, states and notes.
    pub language: Language,
    /// What the table shows.
    pub title: String,
    /// Period of the values, as people write it.
    pub period: String,
    /// Sources of values and boundaries.
    pub sources: Vec<Source>,
    /// Further lines: a banner, that nothing is masked, how values were computed.
    pub remarks: Vec<String>,
}

impl TableNotes {
    /// Heads and texts, line by line: title, period, sources with licences, remarks, then what each state means.
    pub(super) fn lines(&self) -> Vec<(String, String)> {
        let head = |key: &'static str| tr(self.language, key);
        let mut lines = vec![
            (head("write-notes-title"), self.title.clone()),
            (head("write-notes-period"), self.period.clone()),
        ];
        for source in &self.sources {
            lines.push((head("write-notes-source"), source.text.clone()));
            lines.push((head("write-notes-licence"), source.licence.clone()));
        }
        if self.sources.iter().all(|source| source.text.is_empty()) {
            lines.push((head("write-notes-source"), head("write-notes-source-missing")));
        }
        lines.extend(self.remarks.iter().map(|remark| (head("write-notes-remark"), remark.clone())));
        for (state, meaning) in [
            (ValueState::Secret, "write-state-secret-means"),
            (ValueState::NoData, "write-state-no-data-means"),
            (ValueState::NotRated, "write-state-not-rated-means"),
        ] {
            lines.push((state_words(state, self.language), head(meaning)));
        }
        lines.push((head("write-column-estimated"), head("write-estimated-means")));
        lines.retain(|(_, text)| !text.is_empty());
        lines
    }

    /// The sources in one line, each with its licence.
    pub(super) fn sources_text(&self) -> String {
        let parts: Vec<String> = self
            .sources
            .iter()
            .map(|source| [source.text.as_str(), source.licence.as_str()])
            .map(|parts| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
            .filter(|source| !source.is_empty())
            .collect();
        parts.join(" · ")
    }
}

/// A state in words; a value that is there needs none.
pub(super) fn state_words(state: ValueState, language: Language) -> String {
    let key = match state {
        ValueState::Value => return String::new(),
        ValueState::Secret => "write-state-secret",
        ValueState::NoData => "write-state-no-data",
        ValueState::NotRated => "write-state-not-rated",
        ValueState::Unreachable => "page-unreachable",
    };
    Message::new(key).to_text(language)
}

/// A flag in words: "ja", or nothing.
pub(super) fn flag_words(flag: bool, language: Language) -> String {
    if flag { tr(language, "write-yes") } else { String::new() }
}
