//! Pages with several maps: a typology in several periods, and two typologies against each other.

use std::path::Path;

use super::compare::recipe_at;
use super::inputs::with_own_period;
use super::run_typology;
use crate::model::{Period, Project, StoredTypes, ThematicMap, TypologyMap};
use crate::notice::{Notice, Severity};
use crate::sheet::{MapContents, PanelChange, PanelsDifferIn, TypologyContents, TypologyPanels, panels_page};
use crate::stats::{best_match, cross_table};
use crate::tasks::page::{PageFormat, PageOutput, write_sheet};
use crate::tasks::{LoadOptions, Session, TaskError, load_map};
use crate::text::Message;
use crate::work::Work;

/// More maps on one page could not be told apart.
pub const MOST_PANELS: usize = 12;

/// The typology of `map` in each of the periods, ascending. Dynamics look back equally far in each; where that earlier period is not
/// known there is the status alone, and the page says so. Types are those of the recipe's period where it is among them, else of
/// the first one: the other periods are assigned to them.
///
/// # Errors
/// The map shows no typology; fewer than two periods or more than [`MOST_PANELS`]; a period without values.
pub fn load_periods(
    session: &Session,
    project: &Project,
    (map, periods): (&ThematicMap, &[Period]),
    options: &LoadOptions,
    work: &Work,
) -> Result<(TypologyPanels, Vec<Notice>), TaskError> {
    let Some(typology) = map.typology.as_deref() else {
        let message = Message::new("tasks-panels-no-typology");
        return Err(TaskError::refused(message, Message::new("tasks-panels-no-typology-hint")));
    };
    let mut periods = periods.to_vec();
    periods.sort_unstable();
    periods.dedup();
    if !(2..=MOST_PANELS).contains(&periods.len()) {
        let message = Message::new("tasks-panels-periods").with("count", periods.len());
        let hint = Message::new("tasks-panels-periods-hint").with("most", MOST_PANELS);
        return Err(TaskError::refused(message, hint));
    }
    let own = with_own_period(session, project, &super::recipe_of_map(map, typology))?;
    let base = typology.recipe.period.filter(|period| periods.contains(period)).or(periods.first().copied());
    let types = types_of(session, project, (map, typology, base), options, work)?;
    let (mut maps, mut notices, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for period in &periods {
        // The period that the types were found in keeps them as they were found.
        let types = types.clone().filter(|_| Some(*period) != base);
        let recipe = recipe_at(&own, Some(*period), types);
        let shown = ThematicMap {
            period: Some(*period),
            typology: Some(Box::new(TypologyMap { recipe, ..typology.clone() })),
            ..map.clone()
        };
        let (contents, more) = load_map(session, project, &shown, options, work)?;
        maps.push(contents);
        notices.append(&mut told);
        told = more;
    }
    // What all periods have in common is said once, with the numbers of the last one.
    let last: Vec<&'static str> = told.iter().map(|notice| notice.message.key()).collect();
    notices.retain(|notice: &Notice| !last.contains(&notice.message.key()));
    notices.extend(told);
    let types_of =
        types.map(|types| types.period).or(typology.recipe.stored_types.as_ref().map(|types| types.period));
    Ok((panels(maps, PanelsDifferIn::Period, types_of), notices))
}

/// The types that all periods are measured with; `None` for methods with classes, and where the recipe keeps its own.
fn types_of(
    session: &Session,
    project: &Project,
    (map, typology, base): (&ThematicMap, &TypologyMap, Option<Period>),
    options: &LoadOptions,
    work: &Work,
) -> Result<Option<StoredTypes>, TaskError> {
    if !typology.recipe.method.is_cluster() || typology.recipe.stored_types.is_some() {
        return Ok(None);
    }
    let of_base = TypologyMap { recipe: recipe_at(&typology.recipe, base, None), ..typology.clone() };
    let recipe = super::recipe_of_map(map, &of_base);
    let (run, _) = run_typology(session, project, &recipe, options.audience, work)?;
    Ok(run.types())
}

/// Two typologies on the regions of the same level.
///
/// # Errors
/// One of the maps shows no typology, or they are about different levels.
pub fn load_recipes(
    session: &Session,
    project: &Project,
    maps: [&ThematicMap; 2],
    options: &LoadOptions,
    work: &Work,
) -> Result<(TypologyPanels, Vec<Notice>), TaskError> {
    let (mut loaded, mut notices) = (Vec::new(), Vec::new());
    for map in maps {
        if map.typology.is_none() {
            let message = Message::new("tasks-panels-no-typology");
            return Err(TaskError::refused(message, Message::new("tasks-panels-no-typology-hint")));
        }
        let (contents, more) = load_map(session, project, map, options, work)?;
        loaded.push(contents);
        notices.extend(more.into_iter().filter(|notice| notice.severity != Severity::Info));
    }
    if let [before, after] = &loaded[..]
        && before.level.id != after.level.id
    {
        let message = Message::new("tasks-typology-other-level")
            .with("before", before.level.name.as_str())
            .with("after", after.level.name.as_str());
        return Err(TaskError::refused(message, Message::new("tasks-typology-other-level-hint")));
    }
    Ok((panels(loaded, PanelsDifferIn::Recipe, None), notices))
}

fn panels(maps: Vec<MapContents>, differ_in: PanelsDifferIn, types_of: Option<Period>) -> TypologyPanels {
    let changes = maps.windows(2).map(|pair| change(pair, differ_in)).collect();
    TypologyPanels { maps, changes, differ_in, types_of }
}

fn change(pair: &[MapContents], differ_in: PanelsDifferIn) -> PanelChange {
    let shown = |map: &MapContents| -> Vec<Option<u8>> {
        let classes = map.typology.as_ref().map(|typology| typology.class_of.clone()).unwrap_or_default();
        let is_shown = |region: usize| map.shown.get(region).copied().unwrap_or(true);
        classes.into_iter().enumerate().map(|(region, class)| class.filter(|_| is_shown(region))).collect()
    };
    let lists: Vec<Vec<Option<u8>>> = pair.iter().map(shown).collect();
    let [before, after] = &lists[..] else {
        return PanelChange { table: cross_table(&[], &[]), moved: Vec::new(), is_matched: false };
    };
    let table = cross_table(before, after);
    let typologies: Vec<&TypologyContents> = pair.iter().filter_map(|map| map.typology.as_deref()).collect();
    let matched = match &typologies[..] {
        [a, b] if differ_in == PanelsDifferIn::Recipe && numbers_differ(a, b) => {
            Some(best_match(before, after, (usize::from(a.classes), usize::from(b.classes))))
        }
        _ => None,
    };
    let moved = match &matched {
        None => table.movers(),
        Some(matched) => {
            let stayed = |before: u8, after: u8| {
                matched.get(usize::from(after)).copied().flatten() == Some(usize::from(before))
            };
            let other = table.regions.iter().filter(|((before, after), _)| !stayed(*before, *after));
            let mut moved: Vec<usize> = other.flat_map(|(_, regions)| regions.iter().copied()).collect();
            moved.sort_unstable();
            moved
        }
    };
    PanelChange { table, moved, is_matched: matched.is_some() }
}

/// Whether the number of a class says nothing in the other one: types found in the data, or another count of classes.
fn numbers_differ(a: &TypologyContents, b: &TypologyContents) -> bool {
    let both_classes = !a.method.is_cluster() && !b.method.is_cluster();
    !(both_classes && a.classes == b.classes)
}

/// Composes the page and writes it to a file (.png or .svg).
///
/// # Errors
/// Another ending, or the file cannot be written; there is then no half file.
pub fn write_panels_page(
    panels: &TypologyPanels,
    map: &ThematicMap,
    (out, page): (&Path, &PageOutput),
    work: &Work,
) -> Result<Vec<Notice>, TaskError> {
    let format = PageFormat::of(out)?;
    work.report("stage-compose", 0.1);
    let (sheet, notices) = panels_page(panels, map, &page.page_options());
    work.check()?;
    write_sheet(&sheet, (out, format), page, work)?;
    Ok(notices)
}
