//! Names of regions: the short form, and which of them a text speaks of.

use super::contents::MapContents;

/// Of regions that a title names, so many have precedence.
const MOST_NAMED: usize = 6;

/// Positions of the regions that `text` names, as whole words.
pub fn named_in(contents: &MapContents, text: &str) -> Vec<usize> {
    let continues = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let names = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
            !continues(before) && !continues(after)
        })
    };
    let regions = contents.regions.iter().enumerate();
    regions
        .filter(|(_, region)| names(&short_name(&region.name)))
        .map(|(position, _)| position)
        .take(MOST_NAMED)
        .collect()
}

/// A name without what tells it from far-away namesakes: "Lüchow (Wendland)" → "Lüchow".
pub fn short_name(name: &str) -> String {
    let short = name.split(" (").next().unwrap_or(name);
    let short = short.split(", ").next().unwrap_or(short).trim();
    if short.is_empty() { name.trim().to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_official_names_become_short() {
        let check = |name: &str, expected: &str| assert_eq!(short_name(name), expected);
        check("Lüchow (Wendland)", "Lüchow");
        check("Hannover, Landeshauptstadt", "Hannover");
        check("Bergen an der Dumme", "Bergen an der Dumme");
        check("(leer)", "(leer)");
    }
}
