//! The search behind the command palette: commands, places, indicators, views and regions by fuzzy words.

use super::area;
use super::command::{Command, SelectMode, shortcut_text};
use super::commands::{ShellCommand, why_disabled};
use super::field_words::german_for;
use super::menus::MenuGroup;
use super::shell_view::{Found, PaletteScope};
use super::state::{AppState, Place};
use crate::geo::RegionIndex;
use crate::model::{Edit, MapChange};
use crate::text::{Message, tr, unit_text};

/// Most entries that are shown.
pub const MOST: usize = 60;
/// Most areas that are shown: all counties of a country.
const MOST_AREAS: usize = 600;
/// Score from which a word counts as found as it was typed.
const WHOLE: i32 = 40;
/// Score of a word found inside another.
const INSIDE: i32 = 30;
/// Letters from which regions are searched as well.
const REGIONS_FROM: usize = 2;

/// What fits `text`, best first; without text what was used last, then all commands.
pub fn search(state: &AppState, scope: PaletteScope, text: &str) -> Vec<Found> {
    let words: Vec<Vec<char>> = text.split_whitespace().map(folded).collect();
    if scope == PaletteScope::Areas {
        let found = area::search(state, words.is_empty(), |title| score(&words, title));
        return best(found, words.len(), MOST_AREAS);
    }
    let mut scored: Vec<(i32, Found)> = Vec::new();
    for (kind, found) in commands(state).into_iter().chain(views(state)).chain(indicators(state)) {
        if words.is_empty() && kind < 0 {
            continue;
        }
        let by_meaning = || if kind < 0 { score_by_meaning(text, &found.title) } else { None };
        if let Some(score) = score(&words, &found.title).or_else(by_meaning) {
            let recent = state.view.shell.recent.iter().position(|title| *title == found.title);
            let recent = recent.map_or(0, |place| if words.is_empty() { 100 - place as i32 } else { 8 });
            scored.push((score + recent + kind, found));
        }
    }
    if words.iter().map(Vec::len).sum::<usize>() >= REGIONS_FROM {
        scored.extend(regions(state, &words));
        scored.extend(areas(state, &words));
    }
    best(scored, words.len(), MOST)
}

/// The best of what was found.
fn best(mut scored: Vec<(i32, Found)>, words: usize, most: usize) -> Vec<Found> {
    scored.sort_by_key(|(score, _)| -score);
    // Where whole words fit, single letters in order are noise.
    let least =
        scored.first().map_or(0, |(best, _)| if *best >= WHOLE * words as i32 { best / 2 } else { 0 });
    scored.retain(|(score, _)| words == 0 || *score >= least);
    scored.truncate(most);
    scored.into_iter().map(|(_, found)| found).collect()
}

/// Commands of the menu but the palette itself.
fn commands(state: &AppState) -> Vec<(i32, Found)> {
    let language = state.view.language;
    let menu = MenuGroup::ALL
        .into_iter()
        .flat_map(|group| group.commands().into_iter().map(move |command| (group, command)));
    menu.filter(|(_, command)| *command != Command::Shell(ShellCommand::Palette))
        .map(|(group, command)| {
            let face = command.face(state);
            let keys = face.shortcut.as_ref().map(|keys| shortcut_text(keys, language));
            let found = Found {
                title: format!("{}: {}", tr(language, group.label_key()), command.label(state)),
                aside: keys.unwrap_or_default(),
                why_not: why_disabled(&command, state),
                commands: vec![command],
            };
            (0, found)
        })
        .collect()
}

fn views(state: &AppState) -> Vec<(i32, Found)> {
    let Some(project) = state.open_project() else { return Vec::new() };
    let entry = |(name, map): (&String, &crate::model::ThematicMap)| {
        let title = Message::new("app-palette-view").with("view", name.as_str());
        let open = Command::Edit(Edit::ReplaceMap(Box::new(map.clone())));
        (-1, shown_on_map(title.to_text(state.view.language), String::new(), vec![open]))
    };
    project.views.iter().map(entry).collect()
}

fn indicators(state: &AppState) -> Vec<(i32, Found)> {
    let Some(project) = state.open_project() else { return Vec::new() };
    let entry = |indicator: &crate::model::Indicator| {
        let title = Message::new("app-palette-indicator").with("indicator", indicator.name.as_str());
        let show = Command::map(MapChange::Indicator(Some(indicator.code.clone())));
        let unit = unit_text(&indicator.unit, state.view.language);
        (-1, shown_on_map(title.to_text(state.view.language), unit, vec![show]))
    };
    project.indicators.iter().map(entry).collect()
}

/// Regions of the map that is shown; names are only put together for those that fit.
fn regions(state: &AppState, words: &[Vec<char>]) -> Vec<(i32, Found)> {
    let Some(picture) = &state.derived.picture else { return Vec::new() };
    let contents = picture.contents();
    let mut best: Vec<(i32, usize)> = contents
        .regions
        .iter()
        .enumerate()
        .filter(|(position, _)| contents.shown.get(*position).copied().unwrap_or(false))
        .filter_map(|(position, region)| Some((score(words, &region.name)?, position)))
        .collect();
    best.sort_by_key(|(score, position)| (-score, *position));
    best.truncate(MOST);
    best.into_iter()
        .filter_map(|(score, position)| {
            let region = contents.regions.get(position)?;
            let title = Message::new("app-palette-region").with("region", region.name.as_str());
            let title = title.to_text(state.view.language);
            let commands = select(state, RegionIndex(position as u32));
            Some((score - 2, shown_on_map(title, region.key.to_string(), commands)))
        })
        .collect()
}

/// Limiting the map to an area.
fn areas(state: &AppState, words: &[Vec<char>]) -> Vec<(i32, Found)> {
    let found = area::search(state, false, |title| score(words, title));
    let named = |(score, mut found): (i32, Found)| {
        let name = std::mem::take(&mut found.title);
        found.title = Message::new("map-only-named").with("name", name).to_text(state.view.language);
        found.commands.insert(0, Command::Go(Place::Map));
        (score - 3, found)
    };
    // The way back to all areas is a command of the menu.
    found.into_iter().filter(|(_, found)| !area::is_way_back(found)).map(named).collect()
}

/// Selecting what is selected alone would take the selection away.
fn select(state: &AppState, region: RegionIndex) -> Vec<Command> {
    let selection = &state.view.selection;
    let already = selection.len() == 1 && selection.contains(&region);
    let select = (!already).then_some(Command::Select(region, SelectMode::Replace));
    select.into_iter().chain([Command::ShowRegion(region)]).collect()
}

fn shown_on_map(title: String, aside: String, mut commands: Vec<Command>) -> Found {
    commands.insert(0, Command::Go(Place::Map));
    Found { title, aside, commands, why_not: None }
}

/// How well all words fit the title; `None` when one of them does not.
fn score(words: &[Vec<char>], title: &str) -> Option<i32> {
    if words.is_empty() {
        return Some(0);
    }
    let title = folded(title);
    let total = words.iter().map(|word| score_of_word(word, &title)).sum::<Option<i32>>()?;
    Some(total - (title.len() / 12) as i32)
}

/// The same for titles in German: words count that mean the same, where they stand there as they are.
fn score_by_meaning(text: &str, title: &str) -> Option<i32> {
    let title = folded(title);
    let score = |typed: &str| {
        let other = german_for(typed).filter_map(|other| score_of_word(&folded(other), &title));
        let best = other.max().filter(|score| *score >= INSIDE).map(|score| score - 5);
        best.or_else(|| score_of_word(&folded(typed), &title))
    };
    text.split_whitespace().map(score).sum()
}

/// The beginning of a word counts most, then any place, then the letters in order with gaps.
fn score_of_word(word: &[char], title: &[char]) -> Option<i32> {
    let at_start = |place: usize| place == 0 || !title.get(place - 1).is_some_and(|c| c.is_alphanumeric());
    let places = || title.windows(word.len()).enumerate().filter(|(_, part)| *part == word).map(|(at, _)| at);
    if let Some(place) = places().find(|place| at_start(*place)) {
        let whole = !title.get(place + word.len()).is_some_and(|c| c.is_alphanumeric());
        return Some(if whole { 60 } else { 50 });
    }
    if places().next().is_some() {
        return Some(INSIDE);
    }
    if word.len() < 3 {
        return None;
    }
    let (mut from, mut gaps) = (0, 0);
    for (number, letter) in word.iter().enumerate() {
        let next = title.iter().skip(from).position(|c| c == letter)?;
        gaps += if number == 0 { 0 } else { next as i32 };
        from += next + 1;
    }
    (gaps <= 6).then_some(18 - gaps)
}

/// Small letters without marks, so that "uberw" finds "Überwachung"; ß counts as s.
fn folded(text: &str) -> Vec<char> {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ä' | 'á' | 'à' | 'â' => 'a',
            'ö' | 'ó' | 'ô' => 'o',
            'ü' | 'ú' | 'û' => 'u',
            'é' | 'è' | 'ê' => 'e',
            'ß' => 's',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_find_german_titles() {
        assert_eq!(score_by_meaning("unemployment", "Karte: Arbeitslose"), Some(45));
        assert_eq!(score_by_meaning("unemployment karte", "Karte: Arbeitslose"), Some(45 + 60));
        assert_eq!(score_by_meaning("unemployment xyz", "Karte: Arbeitslose"), None);
    }

    #[test]
    fn words_are_found_by_beginning_place_and_letters() {
        fn check(typed: &str, title: &str, expected: Option<i32>) {
            let words: Vec<Vec<char>> = typed.split_whitespace().map(folded).collect();
            assert_eq!(score(&words, title), expected, "{typed} in {title}");
        }
        check("karte", "Karte", Some(60));
        check("kart", "Karte", Some(50));
        check("arte", "Karte", Some(30));
        check("lüch", "Lüchow", Some(50));
        check("luchow", "Lüchow", Some(60));
        check("krt", "Karte", Some(17));
        check("xyz", "Karte", None);
        check("unt 18", "Unter 18-Jährige", Some(50 + 60 - 1));
    }
}
