//! Words of the field that mean the same: what somebody types in English, or in another German word, is found in German data.

/// What is typed, as the beginning of a word, and beginnings of German words that mean it.
const RELATED: &[(&str, &[&str])] = &[
    ("age", &["alter", "jährig"]),
    ("benefit", &["sgb", "bedarfsgemeinschaft", "grundsicherung", "sozialhilfe", "leistung"]),
    ("birth", &["geburt", "geboren"]),
    ("care", &["pflege", "betreu"]),
    ("certificate", &["abschluss"]),
    ("child", &["kind", "unter 18", "unter 3", "minderjährig"]),
    ("childcare", &["betreu", "kita", "kindertages"]),
    ("crime", &["straftat", "kriminalität"]),
    ("daycare", &["betreu", "kita", "kindertages"]),
    ("death", &["gestorben", "sterbe", "todes"]),
    ("debt", &["schuld"]),
    ("density", &["dichte"]),
    ("disab", &["behinder"]),
    ("doctor", &["arzt", "ärzt"]),
    ("dwelling", &["wohn"]),
    ("education", &["bildung", "schul"]),
    ("elderly", &["65-jährig", "80-jährig", "ältere"]),
    ("election", &["wahl"]),
    ("employ", &["beschäftig", "erwerbstätig", "arbeit"]),
    ("famil", &["familie", "haushalte mit kindern"]),
    ("female", &["frau", "weiblich"]),
    ("flat", &["wohnung"]),
    ("foreign", &["ausländ"]),
    ("health", &["gesund", "krank"]),
    ("home", &["wohn"]),
    ("hospital", &["krankenhaus", "krankenhäuser"]),
    ("household", &["haushalt"]),
    ("housing", &["wohn"]),
    ("immigra", &["zuwander", "zuzüge", "migration", "ausländ"]),
    ("income", &["einkommen", "einkünfte"]),
    ("inhabitant", &["einwohner", "bevölkerung"]),
    ("kindergarten", &["betreu", "kita", "kindertages"]),
    ("kita", &["betreu", "kindertages"]),
    ("language", &["sprach"]),
    ("male", &["männ"]),
    ("migration", &["wander", "zuzüge", "fortzüge"]),
    ("nursery", &["betreu", "kita", "kindertages"]),
    ("nursing", &["pflege"]),
    ("older", &["65-jährig", "80-jährig", "ältere"]),
    ("parent", &["alleinerzieh", "eltern"]),
    ("physician", &["arzt", "ärzt"]),
    ("population", &["bevölkerung", "einwohner"]),
    ("poverty", &["armut", "sgb", "grundsicherung"]),
    ("pupil", &["schül"]),
    ("rental", &["miet"]),
    ("rentner", &["65-jährig", "ältere"]),
    ("resident", &["einwohner", "bevölkerung"]),
    ("school", &["schul"]),
    ("senior", &["65-jährig", "80-jährig", "ältere"]),
    ("share", &["anteil", "quote"]),
    ("single", &["alleinerzieh", "alleinleb", "einperson"]),
    ("social", &["sozial"]),
    ("tax", &["steuer"]),
    ("unemploy", &["arbeitslos"]),
    ("wage", &["verdienst", "entgelt", "lohn"]),
    ("welfare", &["sgb", "bedarfsgemeinschaft", "grundsicherung", "sozialhilfe"]),
    ("women", &["frau", "weiblich"]),
    ("young", &["unter 18", "unter 3", "jugend", "jünger"]),
    ("youth", &["unter 18", "jugend"]),
];

/// Fewest letters of a word that is not written to its end.
const FEWEST: usize = 4;

/// Beginnings of German words that mean what is typed; nothing for words that are not of the field.
pub fn german_for(typed: &str) -> impl Iterator<Item = &'static str> {
    let typed = typed.to_lowercase();
    let means = move |word: &str| {
        typed.starts_with(word) || (typed.chars().count() >= FEWEST && word.starts_with(typed.as_str()))
    };
    let found = RELATED.iter().filter(move |(word, _)| means(word));
    found.flat_map(|(_, german)| german.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_lead_to_german_ones() {
        let check = |typed: &str, expected: &[&str]| {
            assert_eq!(german_for(typed).collect::<Vec<_>>(), expected, "{typed}");
        };
        check("Unemployment", &["arbeitslos"]);
        check("unem", &["arbeitslos"]);
        check("doctors", &["arzt", "ärzt"]);
        check("une", &[]);
        check("Trebel", &[]);
    }

    #[test]
    fn words_stand_in_order_and_once() {
        assert!(RELATED.is_sorted_by(|(one, _), (next, _)| one < next));
    }
}
