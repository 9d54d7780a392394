//! Both languages say the same things, and everything that the code says exists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sozialraumatlas::text::{Language, every_key};

#[test]
fn both_languages_have_the_same_keys() {
    let [de, en]: [BTreeSet<String>; 2] =
        Language::ALL.map(|language| every_key(language).into_iter().collect());
    let only_de: Vec<_> = de.difference(&en).collect();
    let only_en: Vec<_> = en.difference(&de).collect();
    assert!(only_de.is_empty() && only_en.is_empty(), "only German: {only_de:?}\nonly English: {only_en:?}");
}

#[test]
fn no_key_stands_twice() {
    for language in Language::ALL {
        let keys = every_key(language);
        let twice: Vec<_> = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
        assert!(twice.is_empty(), "{language:?}: {twice:?}");
    }
}

#[test]
fn every_wording_file_is_well_formed() {
    for language in Language::ALL {
        for file in files_below(&Path::new("assets/locales").join(language.code()), "ftl") {
            let text = fs::read_to_string(&file).expect("a readable wording file");
            let parsed = fluent_bundle::FluentResource::try_new(text);
            assert!(parsed.is_ok(), "{}: {:?}", file.display(), parsed.err().map(|(_, errors)| errors));
        }
    }
}

#[test]
fn every_key_in_the_code_has_a_wording() {
    let known: BTreeSet<String> = every_key(Language::De).into_iter().collect();
    let mut missing = BTreeSet::new();
    let mut seen = 0;
    for file in files_below(Path::new("src"), "rs") {
        let text = fs::read_to_string(&file).expect("a readable source");
        for call in ["Message::new(\"", ".report(\"", "tr(language, \"", "tr(self.language, \""] {
            for rest in text.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                seen += 1;
                if !known.contains(key) && !key.contains('{') {
                    missing.insert(format!("{}: {key}", file.display()));
                }
            }
        }
    }
    assert!(seen > 50, "keys were found in the code");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_wording_is_used() {
    let code: String = files_below(Path::new("src"), "rs")
        .into_iter()
        .map(|file| fs::read_to_string(file).expect("a readable source"))
        .collect();
    // Keys that are put together: help texts by command and argument.
    let put_together = ["cli-about-", "cli-arg-", "cli-example-", "cli-allowed-"];
    let unused: Vec<String> = every_key(Language::De)
        .into_iter()
        .filter(|key| !put_together.iter().any(|begin| key.starts_with(begin)))
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "no code says {unused:#?}");
}

fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
