//! Advice of the shared code in words of the window: the command line has options, the window has fields and buttons.

use crate::notice::Notice;
use crate::text::{Language, Message};

/// Advice that names options or commands of the command line, and what the window says instead.
pub const HINTS: [(&str, &str); 25] = [
    ("read-hint-layer", "window-hint-layer"),
    ("read-hint-encoding", "window-hint-encoding"),
    ("read-hint-column", "window-hint-column"),
    ("read-hint-ragged", "window-hint-ragged"),
    ("read-hint-period", "window-hint-period"),
    ("read-hint-decimal-sign", "window-hint-decimal-sign"),
    ("read-hint-genesis-period", "window-hint-period"),
    ("tasks-no-crs-hint", "window-hint-crs"),
    ("tasks-no-crs-candidates-hint", "window-hint-crs-candidates"),
    ("geo-crs-hint-give-code", "window-hint-crs"),
    ("tasks-level-exists-hint", "window-hint-exists"),
    ("tasks-period-exists-hint", "window-hint-exists"),
    ("tasks-own-parent-hint", "window-hint-own-parent"),
    ("tasks-nothing-matched-hint", "window-hint-nothing-matched"),
    ("tasks-text-options-hint", "window-hint-ragged"),
    ("store-missing-hint", "window-hint-missing"),
    ("store-not-a-project-hint", "window-hint-not-a-project"),
    ("read-hint-encoding-names", "window-hint-encoding"),
    ("tasks-typology-lacking-common-hint", "window-hint-lacking"),
    ("tasks-no-coordinates-hint", "window-hint-coordinates"),
    ("tasks-all-swapped-hint", "window-hint-swapped"),
    ("tasks-no-people-hint", "window-hint-residents"),
    ("tasks-no-residents-column-hint", "window-hint-residents"),
    ("tasks-network-elsewhere-hint", "window-hint-elsewhere"),
    ("tasks-facilities-there-hint", "window-hint-exists"),
];

/// The notice with advice that can be followed in the window.
pub fn in_the_window(notice: Notice) -> Notice {
    let words = |hint: &Message| HINTS.iter().find(|(key, _)| *key == hint.key()).map(|(_, words)| *words);
    match notice.hint.as_ref().and_then(|hint| Some((hint.clone(), words(hint)?))) {
        Some((hint, words)) => notice.with_hint(hint.worded(words)),
        None => notice,
    }
}

/// The name of a reference system, with the words for its zones in the language: the registry knows English ones only.
pub fn crs_words(name: &str, language: Language) -> String {
    const KINDS: [(&str, &str); 2] =
        [("UTM zone ", "import-crs-utm"), ("3-degree Gauss-Kruger zone ", "import-crs-gauss-krueger")];
    let found = KINDS.iter().find_map(|(words, key)| Some((name.split_once(words)?, *key)));
    let Some(((system, zone), key)) = found else { return name.to_owned() };
    format!("{system}{}", Message::new(key).with("zone", zone).to_text(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_named_in_the_language() {
        fn check(name: &str, expected: [&str; 2]) {
            assert_eq!([Language::De, Language::En].map(|language| crs_words(name, language)), expected);
        }
        check("ETRS89 / UTM zone 32N", ["ETRS89 / UTM-Zone 32N", "ETRS89 / UTM zone 32N"]);
        check(
            "ETRS89 / UTM zone 32N (zE-N)",
            ["ETRS89 / UTM-Zone 32N (zE-N)", "ETRS89 / UTM zone 32N (zE-N)"],
        );
        let kruger = ["DHDN / Gauß-Krüger-Zone 3", "DHDN / Gauss-Krüger zone 3"];
        check("DHDN / 3-degree Gauss-Kruger zone 3", kruger);
        check("WGS 84", ["WGS 84", "WGS 84"]);
    }

    /// Every wording of advice in the shared files that speaks of options or commands has words for the window.
    #[test]
    fn no_advice_in_the_window_names_an_option() {
        let shared = ["read", "tasks", "geo", "store", "core"].map(|name| {
            let path = format!("{}/assets/locales/de/{name}.ftl", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).expect("a file of wordings")
        });
        let lines = shared.iter().flat_map(|text| text.lines()).filter_map(|line| line.split_once(" = "));
        for (key, text) in lines.filter(|(_, text)| text.contains("--") || text.contains("„new“")) {
            assert!(HINTS.iter().any(|(known, _)| *known == key), "{key}: {text}");
        }
        for (_, words) in HINTS {
            for language in Language::ALL {
                let text = Message::new(words).to_text(language);
                assert!(!text.contains("--"), "{words}: {text}");
            }
        }
    }

    #[test]
    fn the_systems_in_question_stay_in_the_advice() {
        let hint = Message::new("tasks-no-crs-candidates-hint")
            .with("codes", "EPSG:31467")
            .with("example", "EPSG:31467");
        let notice = in_the_window(Notice::error(Message::new("tasks-no-crs")).with_hint(hint));
        let text = notice.hint.expect("advice").to_text(Language::De);
        assert!(text.contains("EPSG:31467") && !text.contains("25832") && !text.contains("--"), "{text}");
    }
}
