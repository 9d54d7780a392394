//! Names of places that do not exist: birds, plants and north German endings.

use std::collections::BTreeSet;

use super::random::{Purpose, Random};

pub(super) const FIRST: [&str; 60] = [
    "Amsel",
    "Binsen",
    "Brombeer",
    "Dachs",
    "Distel",
    "Dohlen",
    "Drossel",
    "Eiben",
    "Elster",
    "Enzian",
    "Eulen",
    "Farn",
    "Finken",
    "Ginster",
    "Grillen",
    "Habicht",
    "Hamster",
    "Hasel",
    "Häher",
    "Holunder",
    "Iltis",
    "Kauz",
    "Kiebitz",
    "Kleiber",
    "Kornblumen",
    "Kranich",
    "Krähen",
    "Lerchen",
    "Libellen",
    "Luchs",
    "Malven",
    "Marder",
    "Meisen",
    "Milan",
    "Mispel",
    "Molch",
    "Möwen",
    "Nattern",
    "Otter",
    "Pirol",
    "Quendel",
    "Raben",
    "Rallen",
    "Reiher",
    "Sanddorn",
    "Schilf",
    "Schlehen",
    "Schwalben",
    "Sperber",
    "Specht",
    "Stieglitz",
    "Storchen",
    "Tauben",
    "Unken",
    "Wachtel",
    "Weiden",
    "Wiesel",
    "Wollgras",
    "Zander",
    "Zeisig",
];
const LAST: [&str; 26] = [
    "hude", "büttel", "wedel", "stedt", "ingen", "borstel", "husen", "horst", "loh", "moor", "brook",
    "fleth", "siel", "rade", "torf", "wisch", "kamp", "hagen", "dorf", "mühlen", "beck", "ahlen", "bostel",
    "sen", "au", "riede",
];
const BEFORE: [&str; 13] = [
    "", "Groß ", "Klein ", "Neu ", "Alt ", "Oster", "Wester", "Süder", "Norder", "Hohen ", "Mittel", "Ober",
    "Nieder",
];
const RIVERS: [&str; 8] = ["Alse", "Mure", "Wiehe", "Drawe", "Lünke", "Ohse", "Rieste", "Schwane"];

/// Hands out names, none twice.
#[derive(Debug)]
pub(super) struct Names {
    random: Random,
    taken: BTreeSet<String>,
    asked: i64,
}

impl Names {
    pub(super) fn new(random: Random) -> Self {
        Self { random, taken: BTreeSet::new(), asked: 0 }
    }

    /// A name that no other place has.
    pub(super) fn next(&mut self) -> String {
        for attempt in 0.. {
            let name = self.propose(attempt);
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
        String::new()
    }

    fn propose(&mut self, attempt: usize) -> String {
        self.asked += 1;
        let choose = |salt: i64, len| self.random.pick(Purpose::Name, self.asked * 8 + salt, len);
        let first = FIRST[choose(0, FIRST.len())];
        let last = LAST[choose(1, LAST.len())];
        // One in seven places is "Groß …" or "Alt…"; more when the plain names run out.
        let before = if attempt > 2 || choose(2, 7) == 0 { BEFORE[choose(3, BEFORE.len())] } else { "" };
        // "Norderschwalbenmühlen" would fit on no map.
        let fits = first.chars().count() + last.chars().count() <= 9;
        let before = if fits || before.ends_with(' ') || attempt > 2 { before } else { "" };
        let stem = if before.is_empty() || before.ends_with(' ') {
            format!("{before}{first}")
        } else {
            format!("{before}{}", first.to_lowercase())
        };
        match attempt {
            0..=5 => format!("{stem}{last}"),
            6..=20 => format!("{stem}{last} an der {}", RIVERS[choose(4, RIVERS.len())]),
            _ => format!("{stem}{last} {}", self.asked),
        }
    }
}
