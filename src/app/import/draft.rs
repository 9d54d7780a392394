//! One file with what the person says about it.

use std::path::PathBuf;
use std::sync::Arc;

use super::event::{Preparation, Review};
use crate::notice::Notice;
use crate::read::TableFormat;
use crate::store::ConflictRule;
use crate::text::DecimalSign;

/// What a file brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    /// Boundaries of a level.
    Boundaries,
    /// Values of indicators.
    Table,
    /// Names, units and rules of indicators.
    Catalogue,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The file is being looked into.
    Reading,
    /// Something is missing, or does not work as it is.
    Choosing,
    /// A dry run is at work.
    Checking,
    /// A dry run said what would be stored.
    Reviewed,
    /// The import is at work.
    Importing,
}

/// What has to be said before a file can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Name of the level.
    Level,
    /// The field or column with the keys.
    Key,
    /// The period of the values.
    Period,
    /// The reference system.
    Crs,
    /// Boundaries for the values.
    Boundaries,
    /// What happens to what is there already.
    Rule,
}

/// A file that is being prepared.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportDraft {
    /// The file.
    pub file: PathBuf,
    /// Layer within the file, where it has several.
    pub layer: Option<String>,
    /// What it brings.
    pub kind: ImportKind,
    /// Level to import to.
    pub level: String,
    /// Field that holds the key.
    pub key_field: String,
    /// Field that holds the name; empty = the key is the name.
    pub name_field: String,
    /// Gebietsstand, or period of the values where the table does not say it.
    pub period: String,
    /// Reference system; empty = the one that the file states.
    pub crs: String,
    /// Encoding; empty = recognised.
    pub encoding: String,
    /// Character between two cells; `None` = recognised.
    pub delimiter: Option<char>,
    /// Sign before the decimals; `None` = the one that goes with the delimiter.
    pub decimal: Option<DecimalSign>,
    /// How the table is laid out; `None` = recognised.
    pub format: Option<TableFormat>,
    /// Provider and data set.
    pub source: String,
    /// Licence.
    pub licence: String,
    /// What happens to what is there already; `None` while it was not asked or not answered.
    pub rule: Option<ConflictRule>,
    /// How far it is.
    pub stage: Stage,
    /// What looking into the file found.
    pub content: Option<Arc<Preparation>>,
    /// What the dry run found.
    pub review: Option<Arc<Review>>,
    /// Why the file cannot be read or imported as it is.
    pub problem: Option<Notice>,
}

/// What the person changed about an import.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportChange {
    /// Another level.
    Level(String),
    /// Another key field.
    KeyField(String),
    /// Another name field.
    NameField(String),
    /// Another period.
    Period(String),
    /// Another reference system.
    Crs(String),
    /// Another encoding.
    Encoding(String),
    /// Another character between two cells.
    Delimiter(Option<char>),
    /// Another sign before the decimals.
    Decimal(Option<DecimalSign>),
    /// Another layout of the table.
    Format(Option<TableFormat>),
    /// Provider and data set.
    Source(String),
    /// Licence.
    Licence(String),
    /// What happens to what is there already.
    Rule(ConflictRule),
}

impl ImportChange {
    /// Whether the file must be read again before it can be shown.
    pub fn reads_again(&self) -> bool {
        matches!(
            self,
            Self::Crs(_) | Self::Encoding(_) | Self::Delimiter(_) | Self::Decimal(_) | Self::Format(_)
        )
    }

    /// Whether more letters may follow at once.
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Level(_) | Self::Period(_) | Self::Crs(_) | Self::Source(_) | Self::Licence(_))
    }

    /// Whether it can change what the dry run found.
    pub fn matters_to_review(&self) -> bool {
        !matches!(self, Self::Source(_) | Self::Licence(_))
    }
}

impl ImportDraft {
    /// A file that nobody looked into yet.
    pub fn new(file: PathBuf, layer: Option<String>, kind: ImportKind) -> Self {
        Self {
            file,
            layer,
            kind,
            level: String::new(),
            key_field: String::new(),
            name_field: String::new(),
            period: String::new(),
            crs: String::new(),
            encoding: String::new(),
            delimiter: None,
            decimal: None,
            format: None,
            source: String::new(),
            licence: String::new(),
            rule: None,
            stage: Stage::Reading,
            content: None,
            review: None,
            problem: None,
        }
    }

    /// Takes what looking into the file found. What the person said already counts more than what the file suggests.
    pub fn prepared(&mut self, content: Preparation) {
        // What the person emptied stays empty; what nothing was known about before is filled.
        let before = self.content.as_ref().map(|content| content.suggestion.clone()).unwrap_or_default();
        let suggestion = &content.suggestion;
        for (field, before, suggested) in [
            (&mut self.level, before.level, &suggestion.level),
            (&mut self.key_field, before.key_field, &suggestion.key_field),
            (&mut self.name_field, before.name_field, &suggestion.name_field),
            (&mut self.period, before.period, &suggestion.period),
        ] {
            if field.is_empty() && before.is_empty() {
                field.clone_from(suggested);
            }
        }
        // What comes before may bring other levels than when the file was looked into first.
        let is_gone = !content.levels.iter().any(|(level, _)| *level == self.level);
        if self.kind == ImportKind::Table && is_gone {
            self.level.clone_from(&content.suggestion.level);
            self.key_field.clone_from(&content.suggestion.key_field);
        }
        self.content = Some(Arc::new(content));
        self.stage = Stage::Choosing;
        self.problem = None;
    }

    /// The name of the file, or of the layer of an archive.
    pub fn shown_name(&self) -> String {
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match &self.layer {
            Some(layer) => format!("{name} · {layer}"),
            None => name,
        }
    }

    /// Whether the same is said about the file, whatever was found in it.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let said = |draft: &Self| Self {
            stage: Stage::Reading,
            content: None,
            review: None,
            problem: None,
            ..draft.clone()
        };
        said(self) == said(other)
    }

    /// Forgets what a project said about the file.
    pub fn forget_answers(&mut self) {
        self.content = None;
        if self.kind == ImportKind::Table {
            self.level.clear();
            self.key_field.clear();
        }
    }

    /// Takes a change; a dry run made before does not count any more, but stays in sight until the next is done.
    pub fn change(&mut self, change: ImportChange) {
        if !matches!(change, ImportChange::Rule(_)) && change.matters_to_review() {
            self.rule = None;
        }
        let outdated = change.matters_to_review();
        match change {
            ImportChange::Level(text) => self.level = text,
            ImportChange::KeyField(text) => self.key_field = text,
            ImportChange::NameField(text) => self.name_field = text,
            ImportChange::Period(text) => self.period = text,
            ImportChange::Crs(text) => self.crs = text,
            ImportChange::Encoding(text) => self.encoding = text,
            ImportChange::Delimiter(delimiter) => {
                self.delimiter = delimiter;
                self.key_field.clear();
                self.content = None;
            }
            ImportChange::Decimal(decimal) => self.decimal = decimal,
            ImportChange::Format(format) => self.format = format,
            ImportChange::Source(text) => self.source = text,
            ImportChange::Licence(text) => self.licence = text,
            ImportChange::Rule(rule) => self.rule = Some(rule),
        }
        if outdated && self.stage == Stage::Reviewed {
            self.stage = Stage::Choosing;
        }
    }

    /// What keeps the file from its dry run.
    pub fn missing(&self) -> Option<Missing> {
        let content = self.content.as_deref()?;
        let is = |kind| self.kind == kind;
        let empty = |text: &str| text.trim().is_empty();
        if is(ImportKind::Boundaries) && content.needs_crs && empty(&self.crs) {
            return Some(Missing::Crs);
        }
        if is(ImportKind::Table) && content.needs_boundaries {
            return Some(Missing::Boundaries);
        }
        if !is(ImportKind::Catalogue) && empty(&self.level) {
            return Some(Missing::Level);
        }
        if is(ImportKind::Boundaries) && empty(&self.key_field) {
            return Some(Missing::Key);
        }
        (content.needs_period && empty(&self.period)).then_some(Missing::Period)
    }

    /// Whether it can be imported as it is.
    pub fn can_be_imported(&self) -> bool {
        self.stage == Stage::Reviewed && self.unanswered() == 0
    }

    /// Whether nothing is missing and yet no dry run stands: something was wrong with the file, or the person stopped it.
    pub fn can_be_checked(&self) -> bool {
        self.stage == Stage::Choosing && self.missing().is_none()
    }

    /// How many values or regions are there already, as long as nobody said what happens to them.
    pub fn unanswered(&self) -> usize {
        match (&self.review, self.rule, self.kind) {
            (Some(review), None, ImportKind::Boundaries | ImportKind::Table) => review.conflicts,
            _ => 0,
        }
    }
}
