//! What stands in a cell of the table: the same for screen, clipboard and file.

use super::canvas::card_text::parent_name;
use super::map_picture::MapPicture;
use super::state::AppState;
use super::table_view::TableColumn;
use crate::geo::RegionIndex;
use crate::model::{Measure, Observation, ValueState};
use crate::sheet::{LisaContents, RelationContents};
use crate::text::{Language, Message, format_number, tr, unit_text};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum TableCell {
    /// Nothing applies.
    Nothing,
    /// A number with so many decimals.
    Number(f64, usize),
    /// A difference with so many decimals, always with its sign.
    Difference(f64, usize),
    /// Why there is no number.
    State(ValueState),
    /// Words.
    Words(String),
}

impl TableCell {
    /// As it is written on the screen.
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Number(value, decimals) => format_number(*value, *decimals, language),
            Self::Difference(value, decimals) => signed(*value, *decimals, language),
            Self::State(state) => state_text(*state, language),
            Self::Words(words) => words.clone(),
        }
    }
}

/// A difference with its sign; "±0,0" where it rounds to nothing.
pub fn signed(value: f64, decimals: usize, language: Language) -> String {
    let text = format_number(value, decimals, language);
    let is_zero = !text.contains(|letter: char| ('1'..='9').contains(&letter));
    match (is_zero, value > 0.0) {
        (true, _) => format!("±{text}"),
        (false, true) => format!("+{text}"),
        (false, false) => text,
    }
}

/// A state in words.
pub fn state_text(state: ValueState, language: Language) -> String {
    match state {
        ValueState::Value => String::new(),
        ValueState::Secret => tr(language, "app-state-secret"),
        ValueState::NoData => tr(language, "app-state-no-data"),
        ValueState::NotRated => tr(language, "app-state-not-rated"),
        ValueState::Unreachable => tr(language, "page-unreachable"),
    }
}

/// What stands in `column` for `region`.
pub fn table_cell(
    state: &AppState,
    picture: &MapPicture,
    (column, region): (&TableColumn, RegionIndex),
) -> TableCell {
    let contents = picture.contents();
    let position = region.position();
    let own = contents.regions.get(position);
    let cell = contents.observations.cell(position);
    let decimals = picture.choropleth.decimals;
    let has_indicator = contents.indicator.is_some();
    match column {
        TableColumn::Name => TableCell::Words(own.map(|own| own.name.clone()).unwrap_or_default()),
        TableColumn::Key => TableCell::Words(own.map(|own| own.key.to_string()).unwrap_or_default()),
        TableColumn::Parent => TableCell::Words(parent_name(picture, region).unwrap_or_default()),
        TableColumn::Value | TableColumn::Bar if has_indicator => value_cell(&cell, decimals),
        TableColumn::Rank => picture
            .ranks
            .get(position)
            .copied()
            .flatten()
            .map_or(TableCell::Nothing, |rank| TableCell::Number(f64::from(rank), 0)),
        TableColumn::Change => change(state, picture, region)
            .map_or(TableCell::Nothing, |by| TableCell::Difference(by, decimals)),
        TableColumn::Numerator => count_cell(&cell, cell.numerator),
        TableColumn::Denominator => count_cell(&cell, cell.denominator),
        TableColumn::Indicator(code) => {
            if let Some(RelationContents::Bivariate(both)) = contents.relation.as_deref()
                && both.indicator.code == *code
            {
                return value_cell(&both.second.cell(position), both.indicator.decimals);
            }
            let extra = state.derived.table.extra.get(code).filter(|extra| extra.level == contents.level.id);
            let decimals = state
                .open_project()
                .and_then(|project| project.indicator(code.as_str()))
                .map_or(1, |indicator| indicator.decimals);
            match extra {
                Some(extra) => value_cell(&extra.observations.cell(position), decimals),
                None => TableCell::Nothing,
            }
        }
        TableColumn::Value | TableColumn::Bar | TableColumn::Spark => TableCell::Nothing,
        TableColumn::Class => class_cell(state, picture, position),
        TableColumn::Index => cell.value.map_or(TableCell::Nothing, |index| TableCell::Number(index, 2)),
        TableColumn::Firmness => state
            .derived
            .reasons
            .of(picture)
            .and_then(|found| found.kept(position))
            .map_or(TableCell::Nothing, |(kept, tried)| TableCell::Words(format!("{kept}/{tried}"))),
    }
}

fn value_cell(cell: &Observation, decimals: usize) -> TableCell {
    cell.value.map_or(TableCell::State(cell.state), |value| TableCell::Number(value, decimals))
}

/// "▼ niedrig"; "hoch / niedrig" beside the neighbours.
fn class_cell(state: &AppState, picture: &MapPicture, region: usize) -> TableCell {
    if let Some(RelationContents::Lisa(lisa)) = picture.contents().relation.as_deref() {
        return beside_neighbours(lisa, (picture, region), state.view.language);
    }
    let Some(typology) = &picture.contents().typology else { return TableCell::Nothing };
    let Some(class) = typology.class_of(region) else {
        let state = typology.states.get(region).copied();
        return TableCell::State(state.unwrap_or(ValueState::NotRated));
    };
    if let Some(moved) = typology.move_of(region, state.view.language) {
        return TableCell::Words(moved);
    }
    let name = typology.class_name(class, state.view.language);
    TableCell::Words(match typology.dynamics_of(region) {
        Some((_, dynamics)) => format!("{} {name}", crate::sheet::dynamics_symbol(dynamics)),
        None => name,
    })
}

fn beside_neighbours(
    lisa: &LisaContents,
    (picture, region): (&MapPicture, usize),
    language: Language,
) -> TableCell {
    let keys = [
        "relation-high-high",
        "relation-low-low",
        "relation-high-low",
        "relation-low-high",
        "relation-not-significant",
        "relation-island",
    ];
    match lisa.class_of(region).and_then(|class| keys.get(usize::from(class))) {
        Some(key) => TableCell::Words(tr(language, key)),
        None => TableCell::State(picture.contents().observations.cell(region).state),
    }
}

fn count_cell(cell: &Observation, count: Option<f64>) -> TableCell {
    match (count, cell.state) {
        (Some(count), ValueState::Value) => TableCell::Number(count, usize::from(count.fract() != 0.0)),
        (_, ValueState::Secret) => TableCell::State(ValueState::Secret),
        _ => TableCell::Nothing,
    }
}

/// The change of a region's value to the period before; `None` unless both may be seen.
pub fn change(state: &AppState, picture: &MapPicture, region: RegionIndex) -> Option<f64> {
    let contents = picture.contents();
    let series = state.derived.table.series.as_ref().filter(|series| {
        series.level == contents.level.id
            && contents.indicator.as_ref().is_some_and(|indicator| indicator.code == series.indicator)
    })?;
    // Nothing that the map itself hides is told by a difference.
    contents.observations.cell(region.position()).value?;
    series.change(contents.period?, region.position()).map(|change| change.by)
}

/// Head of a column, and a sentence about it where the head is short.
pub fn column_head(state: &AppState, picture: &MapPicture, column: &TableColumn) -> (String, String) {
    let language = state.view.language;
    let contents = picture.contents();
    let indicator = contents.indicator.as_ref();
    let named = |key, tip| (tr(language, key), tr(language, tip));
    match column {
        TableColumn::Name => (contents.level.name.clone(), String::new()),
        TableColumn::Value => {
            let unit = indicator.map(|indicator| unit_text(&indicator.unit, language)).unwrap_or_default();
            let short = !unit.is_empty() && unit.chars().count() <= 10;
            let nearest = contents.reach.as_ref().is_some_and(|r| r.map.request.measure == Measure::Nearest);
            let head = match short {
                _ if nearest => tr(language, "table-minutes"),
                true => unit.clone(),
                false => tr(language, "table-value"),
            };
            let tip = indicator.map(|indicator| format!("{} · {unit}", indicator.name)).unwrap_or_default();
            (head, contents.named_in_form(tip, language))
        }
        TableColumn::Bar => named("table-bar", "table-bar-tip"),
        TableColumn::Rank => named("table-rank", "table-rank-tip"),
        TableColumn::Change => {
            let before = period_before(state, picture).map(|period| period.to_text(language));
            let tip = Message::new("table-change-tip").with("period", before.unwrap_or_else(|| "–".into()));
            (tr(language, "table-change"), tip.to_text(language))
        }
        TableColumn::Spark => named("table-spark", "table-spark-tip"),
        TableColumn::Parent => {
            let parent = contents.parents.as_ref().map(|parents| parents.level_name.clone());
            (parent.unwrap_or_else(|| tr(language, "table-parent")), String::new())
        }
        TableColumn::Key => (tr(language, "app-key"), String::new()),
        TableColumn::Numerator => named("table-numerator", "table-numerator-tip"),
        TableColumn::Denominator => named("table-denominator", "table-denominator-tip"),
        TableColumn::Class if contents.relation.is_some() => named("relation-column", "relation-column-tip"),
        TableColumn::Class => named("typology-column-class", "typology-column-class-tip"),
        TableColumn::Index => named("typology-column-index", "typology-column-index-tip"),
        TableColumn::Firmness => named("typology-column-firm", "typology-column-firm-tip"),
        TableColumn::Indicator(code) => {
            let known = state.open_project().and_then(|project| project.indicator(code.as_str()));
            let name = known.map_or_else(|| code.to_string(), |indicator| indicator.name.clone());
            let unit = known.map(|indicator| unit_text(&indicator.unit, language)).unwrap_or_default();
            let period = state.derived.table.extra.get(code).and_then(|extra| extra.period);
            let when = period.map(|period| period.to_text(language)).unwrap_or_default();
            let parts = [name.clone(), unit, when];
            let tip: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            (name, tip.join(" · "))
        }
    }
}

/// The period before the one that is shown.
pub fn period_before(state: &AppState, picture: &MapPicture) -> Option<crate::model::Period> {
    let series = state.derived.table.series.as_ref()?;
    let place = series.place_of(picture.contents().period?)?;
    series.periods.get(place.checked_sub(1)?).copied()
}

/// The columns that can be shown here: without a denominator there is no numerator, without a period before no change.
pub fn possible_columns(state: &AppState, picture: &MapPicture) -> Vec<TableColumn> {
    let contents = picture.contents();
    let has_counts = (0..contents.regions.len().min(400))
        .any(|position| contents.observations.cell(position).numerator.is_some());
    let periods = state.derived.table.series.as_ref().map_or(0, |series| series.periods.len());
    TableColumn::FIXED
        .into_iter()
        .filter(|column| match column {
            TableColumn::Parent => contents.parents.is_some(),
            TableColumn::Numerator | TableColumn::Denominator => has_counts,
            TableColumn::Change | TableColumn::Spark => periods > 1,
            TableColumn::Key => true,
            _ => contents.indicator.is_some(),
        })
        .collect()
}

/// The columns that are shown now, left to right, without the name.
pub fn shown_columns(state: &AppState, picture: &MapPicture) -> Vec<TableColumn> {
    let possible = possible_columns(state, picture);
    let known = |code: &crate::model::IndicatorCode| {
        state.open_project().is_some_and(|project| project.indicator(code.as_str()).is_some())
    };
    let shown = state.view.table.columns.iter().filter(|column| match column {
        TableColumn::Indicator(code) => known(code),
        column => possible.contains(column),
    });
    let own = own_columns(state, picture);
    // Classes without order tell nothing about the length of a bar.
    let has_bars = picture.contents().relation.is_none();
    let shown = shown.filter(|column| has_bars || **column != TableColumn::Bar);
    let shown: Vec<TableColumn> = shown.filter(|column| !own.contains(column)).cloned().collect();
    match picture.contents().relation.as_deref() {
        // The second value stands behind the first.
        Some(RelationContents::Bivariate(_)) => {
            let mut columns = shown;
            let behind =
                columns.iter().position(|column| *column == TableColumn::Value).map_or(0, |at| at + 1);
            columns.splice(behind..behind, own);
            columns
        }
        _ => own.into_iter().chain(shown).collect(),
    }
}

/// The columns that go with what the map shows.
fn own_columns(state: &AppState, picture: &MapPicture) -> Vec<TableColumn> {
    match picture.contents().relation.as_deref() {
        Some(RelationContents::Lisa(_)) => vec![TableColumn::Class],
        Some(RelationContents::Bivariate(both)) => vec![TableColumn::Indicator(both.indicator.code.clone())],
        None => typology_columns(state, picture),
    }
}

/// Class, index where there is one, and firmness once it is known.
fn typology_columns(state: &AppState, picture: &MapPicture) -> Vec<TableColumn> {
    let Some(typology) = &picture.contents().typology else { return Vec::new() };
    let found = state.derived.reasons.of(picture);
    let knows = found.is_some_and(|found| found.firmness().is_some());
    TableColumn::OF_TYPOLOGY
        .into_iter()
        .filter(|column| *column != TableColumn::Index || !typology.method.is_cluster())
        .filter(|column| *column != TableColumn::Firmness || knows)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_carry_their_sign() {
        fn check(value: f64, expected: &str) {
            assert_eq!(signed(value, 1, Language::De), expected, "{value}");
        }
        check(0.84, "+0,8");
        check(-0.84, "−0,8");
        check(0.04, "±0,0");
        check(-0.04, "±0,0");
        check(1234.0, "+1.234,0");
    }
}
