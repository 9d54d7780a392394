//! The tables behind the page "Methodik": one workbook with everything that a typology was made from, sheet by sheet.

use std::path::Path;

use super::inputs::TypologyTerm;
use super::method::{MethodSubject, why_not_rated};
use super::result_table::{notes, number, result_table, words_of, z_scores};
use super::{TypologyRun, reasons};
use crate::model::Project;
use crate::sheet::{NotRated, named_with_unit};
use crate::stats::{Firmness, Moments, ScenarioKind};
use crate::tasks::export_file::refused;
use crate::tasks::{TaskError, write_beside};
use crate::text::{Language, Message, tr};
use crate::work::Work;
use crate::write::{self, Cell, Table};

/// Decimals of z-scores, contributions and correlations.
const DECIMALS: usize = 4;

/// Writes the workbook to `out`: result, recipe, indicators, values, z-scores, contributions, scenarios, correlations. Secret
/// values are in none of them.
///
/// # Errors
/// The ending is not .xlsx; the file cannot be written (there is then no half file); cancelled.
pub fn write_method_tables(
    project: &Project,
    run: &TypologyRun,
    subject: &MethodSubject<'_>,
    (out, language): (&Path, Language),
    work: &Work,
) -> Result<(), TaskError> {
    let is_workbook = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if !is_workbook {
        let message = Message::new("tasks-method-no-workbook").with("file", out);
        return Err(TaskError::refused(message, Message::new("tasks-method-no-workbook-hint")));
    }
    let tables = tables(run, subject, language, work)?;
    let sheets: Vec<(String, &Table)> =
        tables.iter().map(|(key, table)| (tr(language, key), table)).collect();
    let sheets: Vec<(&str, &Table)> = sheets.iter().map(|(name, table)| (name.as_str(), *table)).collect();
    let title = [project.name.as_str(), subject.name.trim()];
    let title = title.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    let notes = notes(run, project, (title, subject.audience), language);
    write_beside(out, &write::xlsx_of_sheets(&sheets, &notes).map_err(refused)?)
}

fn tables(
    run: &TypologyRun,
    subject: &MethodSubject<'_>,
    language: Language,
    work: &Work,
) -> Result<Vec<(&'static str, Table)>, TaskError> {
    let words = words_of(run, subject.name, work)?;
    let within: Vec<usize> = run.regions_within().collect();
    let terms: Vec<&TypologyTerm> = run.inputs.status.iter().chain(&run.inputs.dynamics).collect();
    let scale: Vec<Moments> = run.status_scale().into_iter().chain(run.dynamics_scale()).collect();
    let by_region = |values: Vec<(String, Vec<Option<f64>>, usize)>| region_table(run, &within, &values);
    let values = terms.iter().map(|term| (term.column_name(), term.values.clone(), term.indicator.decimals));
    let z = terms.iter().enumerate().map(|(position, term)| {
        (term.column_name(), z_scores(run, term, scale.get(position).copied()), DECIMALS)
    });
    let mut tables = vec![
        ("tasks-method-sheet-result", result_table(run, &words, &within, language)),
        ("tasks-method-sheet-recipe", recipe_table(run, subject, language)),
        ("tasks-method-sheet-indicators", indicator_table(run, &terms, &scale, language)),
        ("tasks-method-sheet-values", by_region(values.collect())),
        ("tasks-method-sheet-z", by_region(z.collect())),
    ];
    let lists = [run.outcome.status_index(), run.outcome.dynamics_index()].into_iter().flatten();
    let contributions: Vec<Vec<Option<f64>>> = lists.flat_map(|index| index.contributions.clone()).collect();
    if !contributions.is_empty() {
        let named = terms.iter().zip(contributions);
        let named = named.map(|(term, values)| (term.column_name(), values, DECIMALS)).collect();
        tables.push(("tasks-method-sheet-contributions", by_region(named)));
    }
    if let Some(found) = reasons(run, 0, work)?.firmness {
        tables.push(("tasks-method-sheet-scenarios", scenario_table(run, (&within, &found), language)));
    }
    tables.push(("tasks-method-sheet-correlations", correlation_table(run)));
    tables.push(("tasks-method-sheet-not-rated", not_rated_table(run, language)));
    tables.retain(|(_, table)| !table.rows.is_empty());
    Ok(tables)
}

fn region_table(run: &TypologyRun, within: &[usize], columns: &[(String, Vec<Option<f64>>, usize)]) -> Table {
    let heads = ["key", "name"].map(str::to_owned).into_iter();
    let mut table = Table::with_columns(heads.chain(columns.iter().map(|(name, ..)| name.clone())));
    for position in within {
        let Some(region) = run.inputs.regions.get(*position) else { continue };
        let mut row = vec![Cell::text(region.key.as_str()), Cell::text(region.name.as_str())];
        row.extend(columns.iter().map(|(_, values, decimals)| number(values.get(*position), *decimals)));
        table.rows.push(row);
    }
    table
}

/// Every rule of the recipe, by the name it has in the TOML file.
fn recipe_table(run: &TypologyRun, subject: &MethodSubject<'_>, language: Language) -> Table {
    let recipe = &run.recipe;
    let mut table = Table::with_columns(["rule", "value"]);
    let mut text = |rule: &str, value: String| {
        if !value.is_empty() {
            table.rows.push(vec![Cell::text(rule), Cell::Text(value)]);
        }
    };
    text("name", subject.name.trim().to_owned());
    text("version", subject.version.map(|version| version.to_string()).unwrap_or_default());
    text("method", recipe.method.code().to_owned());
    text("level", run.inputs.level.name.clone());
    text("period", run.inputs.period.to_text(language));
    let compared = run.inputs.dynamics.iter().find_map(|term| term.compare_period);
    text("compare_period", compared.map(|period| period.to_text(language)).unwrap_or_default());
    text("base_period", recipe.base_period.map(|period| period.to_text(language)).unwrap_or_default());
    text("within", recipe.within.as_ref().map(ToString::to_string).unwrap_or_default());
    text("population", recipe.population.as_ref().map(ToString::to_string).unwrap_or_default());
    let excluded: Vec<&str> = recipe.exclude.iter().map(crate::model::RegionKey::as_str).collect();
    text("exclude", excluded.join(", "));
    text("computed_on", crate::tasks::today());
    let mut value = |rule: &str, value: f64| {
        table
            .rows
            .push(vec![Cell::text(rule), Cell::Number(value, if value.fract() == 0.0 { 0 } else { 2 })]);
    };
    let limits = &recipe.thresholds;
    value("min_population", recipe.min_population);
    value("classes", f64::from(run.classes_in_all()));
    value("high_below", limits.high_below);
    value("low_above", limits.low_above);
    value("very_low_above", limits.very_low_above);
    value("positive_below", limits.positive_below);
    value("negative_above", limits.negative_above);
    value("seed", recipe.seed as f64);
    value("rated", run.rated() as f64);
    table
}

fn indicator_table(
    run: &TypologyRun,
    terms: &[&TypologyTerm],
    scale: &[Moments],
    language: Language,
) -> Table {
    let heads = ["code", "name", "period", "compare_period", "polarity", "weight", "dimension"];
    let mut table = Table::with_columns(heads.into_iter().chain([
        "mean",
        "standard_deviation",
        "rated",
        "source",
        "licence",
    ]));
    for (position, term) in terms.iter().enumerate() {
        let moments = scale.get(position);
        let decimals = term.indicator.decimals + 2;
        let of = |value: Option<f64>| number(Some(&value), decimals);
        table.rows.push(vec![
            Cell::text(term.column_name()),
            Cell::Text(named_with_unit(&term.indicator, language)),
            Cell::Text(term.period.to_text(language)),
            term.compare_period.map_or(Cell::Empty, |period| Cell::Text(period.to_text(language))),
            Cell::text(if term.weight < 0.0 { "relief" } else { "burden" }),
            Cell::Number(term.weight.abs(), 2),
            Cell::text(term.dimension.as_str()),
            of(moments.map(|moments| moments.mean)),
            of(moments.map(|moments| moments.sd)),
            Cell::Number(run.rated() as f64, 0),
            Cell::text(term.indicator.source.text.as_str()),
            Cell::text(term.indicator.source.licence.as_str()),
        ]);
    }
    table
}

/// The class of every region in every changed recipe, and how often it kept its own.
fn scenario_table(run: &TypologyRun, (within, found): (&[usize], &Firmness), language: Language) -> Table {
    let name = |kind: ScenarioKind, term: usize| {
        let key = match kind {
            ScenarioKind::LeftOut => "tasks-method-left-out",
            ScenarioKind::WeighsLess => "tasks-method-weighs-less",
            ScenarioKind::WeighsMore => "tasks-method-weighs-more",
        };
        let code = run.inputs.status.get(term).map(TypologyTerm::column_name).unwrap_or_default();
        Message::new(key).with("code", code).to_text(language)
    };
    let heads = ["key", "name", "class", "kept"].map(str::to_owned).into_iter();
    let scenarios = found.scenarios.iter().map(|tried| name(tried.kind, tried.term));
    let mut table = Table::with_columns(heads.chain(scenarios));
    let class = |classes: &[Option<u8>], position: usize| {
        let class = classes.get(position).copied().flatten();
        class.map_or(Cell::Empty, |class| Cell::Number(f64::from(class) + 1.0, 0))
    };
    for position in within {
        let Some(region) = run.inputs.regions.get(*position) else { continue };
        let mut row = vec![Cell::text(region.key.as_str()), Cell::text(region.name.as_str())];
        row.push(class(&found.classes, *position));
        row.push(number(found.kept.get(*position), DECIMALS));
        row.extend(found.scenarios.iter().map(|tried| class(&tried.classes, *position)));
        table.rows.push(row);
    }
    table
}

fn correlation_table(run: &TypologyRun) -> Table {
    let names: Vec<String> = run.inputs.status.iter().map(TypologyTerm::column_name).collect();
    let mut table = Table::with_columns(std::iter::once("code".to_owned()).chain(names.iter().cloned()));
    for (name, row) in names.iter().zip(&run.correlations.r) {
        let cells = row.iter().map(|r| number(Some(r), DECIMALS));
        table.rows.push(std::iter::once(Cell::text(name.as_str())).chain(cells).collect());
    }
    table
}

fn not_rated_table(run: &TypologyRun, language: Language) -> Table {
    let mut table = Table::with_columns(["key", "name", "reason"]);
    for position in run.regions_within().filter(|region| run.outcome.class(*region).is_none()) {
        let Some(region) = run.inputs.regions.get(position) else { continue };
        let key = match why_not_rated(run, (position, region)) {
            NotRated::TooSmall => "tasks-method-too-small",
            NotRated::Excluded => "tasks-method-excluded",
            NotRated::Secret => "tasks-method-secret",
            NotRated::NoData => "tasks-method-no-data",
            NotRated::Other => "tasks-method-other",
        };
        let reason = Cell::text(tr(language, key));
        table.rows.push(vec![Cell::text(region.key.as_str()), Cell::text(region.name.as_str()), reason]);
    }
    table
}
