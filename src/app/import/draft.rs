//! One file with what the person says about it.

use std::path::PathBuf;
use std::sync::Arc;

use super::event::{PlacesIn, Preparation, Review};
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
    /// Facilities at places.
    Facilities,
    /// People at places.
    Population,
    /// Roads and paths.
    Network,
}

impl ImportKind {
    /// Whether it serves questions about reachability.
    pub fn serves_reach(self) -> bool {
        matches!(self, Self::Facilities | Self::Population | Self::Network)
    }
}

/// What the person says about a file of places or roads.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlaceChoices {
    /// Kind of all facilities.
    pub kind: String,
    /// Field that names the kind of each.
    pub kind_field: String,
    /// Field with the east coordinate.
    pub x_field: String,
    /// Field with the north coordinate.
    pub y_field: String,
    /// Field with capacities, or with residents.
    pub amount_field: String,
    /// How far beyond the boundaries roads are kept, in kilometres; empty = the whole extract.
    pub buffer: String,
}

impl PlaceChoices {
    /// The kilometres; `None` where none or no number is said.
    pub fn buffer_km(&self) -> Option<f64> {
        let km: f64 = self.buffer.trim().replace(',', ".").parse().ok()?;
        (km.is_finite() && km >= 0.0).then_some(km)
    }
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
    /// Kind of the facilities.
    Kind,
    /// Columns with coordinates.
    Coordinates,
    /// Column with residents.
    Residents,
    /// Kilometres as a number.
    Buffer,
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
    /// What is said about places and roads.
    pub places: PlaceChoices,
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
    /// Another kind of all facilities.
    Kind(String),
    /// Another field with the kind of each.
    KindField(String),
    /// Another field with the east coordinate.
    XField(String),
    /// Another field with the north coordinate.
    YField(String),
    /// Another field with capacities or residents.
    AmountField(String),
    /// Another distance beyond the boundaries.
    Buffer(String),
}

impl ImportChange {
    /// Whether the file must be read again before it can be shown.
    pub fn reads_again(&self) -> bool {
        matches!(
            self,
            Self::Crs(_)
                | Self::Encoding(_)
                | Self::Delimiter(_)
                | Self::Decimal(_)
                | Self::Format(_)
                | Self::XField(_)
                | Self::YField(_)
        )
    }

    /// Whether more letters may follow at once.
    pub fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::Level(_)
                | Self::Period(_)
                | Self::Crs(_)
                | Self::Source(_)
                | Self::Licence(_)
                | Self::Kind(_)
                | Self::Buffer(_)
        )
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
            places: PlaceChoices::default(),
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
            (&mut self.places.kind, before.places.kind, &suggestion.places.kind),
            (&mut self.places.kind_field, before.places.kind_field, &suggestion.places.kind_field),
            (&mut self.places.x_field, before.places.x_field, &suggestion.places.x_field),
            (&mut self.places.y_field, before.places.y_field, &suggestion.places.y_field),
            (&mut self.places.amount_field, before.places.amount_field, &suggestion.places.amount_field),
            (&mut self.places.buffer, before.places.buffer, &suggestion.places.buffer),
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
                self.name_field.clear();
                self.places = PlaceChoices::default();
                self.content = None;
            }
            ImportChange::Decimal(decimal) => self.decimal = decimal,
            ImportChange::Format(format) => self.format = format,
            ImportChange::Source(text) => self.source = text,
            ImportChange::Licence(text) => self.licence = text,
            ImportChange::Rule(rule) => self.rule = Some(rule),
            ImportChange::Kind(text) => self.places.kind = text,
            ImportChange::KindField(text) => self.places.kind_field = text,
            ImportChange::XField(text) => self.places.x_field = text,
            ImportChange::YField(text) => self.places.y_field = text,
            ImportChange::AmountField(text) => self.places.amount_field = text,
            ImportChange::Buffer(text) => self.places.buffer = text,
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
        if self.kind.serves_reach() {
            return self.missing_for_reach(content);
        }
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

    fn missing_for_reach(&self, content: &Preparation) -> Option<Missing> {
        let places = &self.places;
        let empty = |text: &str| text.trim().is_empty();
        if self.kind == ImportKind::Network {
            return (!empty(&places.buffer) && places.buffer_km().is_none()).then_some(Missing::Buffer);
        }
        if content.places_in == PlacesIn::Columns && (empty(&places.x_field) || empty(&places.y_field)) {
            return Some(Missing::Coordinates);
        }
        if content.needs_crs && empty(&self.crs) {
            return Some(Missing::Crs);
        }
        if self.kind == ImportKind::Population {
            return empty(&places.amount_field).then_some(Missing::Residents);
        }
        (empty(&places.kind) && empty(&places.kind_field)).then_some(Missing::Kind)
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
            (Some(review), None, ImportKind::Boundaries | ImportKind::Table | ImportKind::Facilities) => {
                review.conflicts
            }
            _ => 0,
        }
    }
}
