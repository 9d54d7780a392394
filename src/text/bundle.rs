//! The wording files of both languages, parsed once and looked up by key.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};

use super::numbers::format_count;

/// Language of the interface, the pages and the notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// German, the first language of the product.
    #[default]
    De,
    /// English.
    En,
}

impl Language {
    /// Both languages, German first.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The language that a locale name such as `en_GB.UTF-8` asks for; German unless it is English.
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::De }
    }

    /// ISO 639-1 code, `de` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }
}

macro_rules! wording {
    ($($name:literal),+ $(,)?) => {
        const DE: &[&str] = &[$(include_str!(concat!("../../assets/locales/de/", $name, ".ftl"))),+];
        const EN: &[&str] = &[$(include_str!(concat!("../../assets/locales/en/", $name, ".ftl"))),+];
    };
}

wording!(
    "app",
    "app-classes",
    "app-compute",
    "app-help",
    "app-import",
    "app-map",
    "app-pages",
    "app-reach",
    "app-shell",
    "app-start",
    "app-table",
    "app-typology",
    "classify",
    "cli",
    "core",
    "geo",
    "read",
    "render",
    "sample",
    "sheet",
    "store",
    "tasks",
    "tasks-reach",
    "tasks-plan",
    "tasks-typology",
    "cli-plan",
    "write"
);

/// The wording `key` in `language` without arguments.
pub fn tr(language: Language, key: &str) -> String {
    format(language, key, std::iter::empty())
}

/// Every wording key of `language`, sorted (for tests that compare the languages).
pub fn every_key(language: Language) -> Vec<String> {
    let mut keys: Vec<String> = sources(language)
        .iter()
        .flat_map(|source| source.lines())
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
        .collect();
    keys.sort();
    keys
}

/// The wording `key` in `language` with `arguments` filled in; the key itself where the wording is missing.
pub(super) fn format<'a>(
    language: Language,
    key: &str,
    arguments: impl Iterator<Item = (&'a str, FluentValue<'a>)>,
) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let arguments: FluentArgs = arguments.collect();
    let mut problems = Vec::new();
    bundle.format_pattern(pattern, Some(&arguments), &mut problems).into_owned()
}

fn sources(language: Language) -> &'static [&'static str] {
    match language {
        Language::De => DE,
        Language::En => EN,
    }
}

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static BUNDLES: OnceLock<[FluentBundle<FluentResource>; 2]> = OnceLock::new();
    let [de, en] = BUNDLES.get_or_init(|| [read(Language::De), read(Language::En)]);
    match language {
        Language::De => de,
        Language::En => en,
    }
}

fn read(language: Language) -> FluentBundle<FluentResource> {
    let identifier = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::De => write_count_de,
        Language::En => write_count_en,
    }));
    for source in sources(language) {
        // A wording file with a slip keeps its good entries; tests/text.rs finds the slip.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn write_count_de<M>(value: &FluentValue, _: &M) -> Option<String> {
    write_count(value, Language::De)
}

fn write_count_en<M>(value: &FluentValue, _: &M) -> Option<String> {
    write_count(value, Language::En)
}

fn write_count(value: &FluentValue, language: Language) -> Option<String> {
    match value {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // made from a u64 count
        FluentValue::Number(number) => Some(format_count(number.value as u64, language)),
        _ => None,
    }
}
