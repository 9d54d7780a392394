//! `typology --compare …`, `--compare-at …` and `--roll-up …`: what changed, and who lives where.

use std::path::Path;

use serde::Serialize;

use super::output::Output;
use super::typology_args::TypologyArgs;
use crate::model::{Project, RegionKey, ThematicMap, TypologyMap};
use crate::sheet::TypologyContents;
use crate::tasks::typology::{
    TypologyComparison, TypologyRun, compare_runs, load_recipes, name_and_version, roll_up, run_at,
    saved_typology, write_panels_page,
};
use crate::tasks::{DetailChoice, LoadOptions, PageOutput, Session, TaskError};
use crate::text::{Message, format_number};

#[derive(Serialize)]
struct Comparison<'a> {
    before: Side,
    after: Side,
    compared: usize,
    moved: usize,
    lighter: Option<usize>,
    heavier: Option<usize>,
    matrix: Vec<Cell<'a>>,
    movers: Vec<Mover<'a>>,
    only_before: Vec<&'a RegionKey>,
    only_after: Vec<&'a RegionKey>,
}

#[derive(Serialize)]
struct Side {
    name: String,
    period: String,
    method: &'static str,
    rated: usize,
    classes: Vec<String>,
}

#[derive(Serialize)]
struct Cell<'a> {
    before: u8,
    after: u8,
    stayed: bool,
    count: usize,
    keys: Vec<&'a RegionKey>,
}

#[derive(Serialize)]
struct Mover<'a> {
    key: &'a RegionKey,
    name: &'a str,
    before: u8,
    before_name: String,
    after: u8,
    after_name: String,
}

#[derive(Serialize)]
struct RolledUp<'a> {
    key: &'a RegionKey,
    name: &'a str,
    share: Option<f64>,
    low: usize,
    rated: usize,
    areas: usize,
    estimated: bool,
}

/// Prints the comparison of `run` with a saved typology, with another period, or with both.
pub(super) fn compare(
    args: &TypologyArgs,
    (session, project): (&Session, &Project),
    (run, name): (&TypologyRun, &str),
    output: Output,
) -> Result<(), TaskError> {
    let (recipe, other_name) = match &args.compare {
        Some(text) => {
            let (name, version) = name_and_version(text);
            (saved_typology(session, project, (name, version))?.recipe, name)
        }
        None => (run.recipe.clone(), name),
    };
    // Types that are to be kept are those of the run that is looked at.
    let same = recipe.indicators == run.recipe.indicators && recipe.classes == run.recipe.classes;
    let types = if args.keep_types && same { run.types() } else { None };
    let request = (&recipe, args.compare_at, types);
    let (other, notices) = run_at(session, project, request, args.audience.audience(), &output.work())?;
    output.notices(&notices);
    let found = compare_runs((&other, other_name), (run, name), &output.work())?;
    if let Some(out) = &args.compare_page {
        let sides = [(&other, other_name), (run, name)];
        write_page(args, (session, project), sides, (out, output))?;
    }
    print(&found, run, args, output)
}

/// Both maps on one page with the cross-table.
fn write_page(
    args: &TypologyArgs,
    (session, project): (&Session, &Project),
    sides: [(&TypologyRun, &str); 2],
    (out, output): (&Path, Output),
) -> Result<(), TaskError> {
    let [before, after] = sides.map(|(run, name)| {
        let typology = TypologyMap {
            name: name.to_owned(),
            recipe: run.recipe.clone(),
            marks_close_calls: false,
            ..TypologyMap::default()
        };
        ThematicMap {
            level: Some(run.inputs.level.name.clone()),
            within: run.recipe.within.clone(),
            typology: Some(Box::new(typology)),
            ..ThematicMap::default()
        }
    });
    let page = PageOutput::of_map(&after, output.language);
    let (width_px, height_px) = page.size_px;
    let options = LoadOptions {
        audience: args.audience.audience(),
        detail: DetailChoice::ForPage { width_px, height_px },
    };
    let work = output.work();
    let (panels, _) = load_recipes(session, project, [&before, &after], &options, &work)?;
    output.notices(&write_panels_page(&panels, &after, (out, &page), &work)?);
    Ok(())
}

fn print(
    found: &TypologyComparison,
    run: &TypologyRun,
    args: &TypologyArgs,
    output: Output,
) -> Result<(), TaskError> {
    let regions = &run.inputs.regions;
    let keys =
        |list: &[usize]| list.iter().filter_map(|at| regions.get(*at)).map(|region| &region.key).collect();
    let moved = found.movers();
    let movers: Vec<Mover<'_>> = moved
        .iter()
        .filter_map(|at| {
            let (region, before, after) =
                (regions.get(*at)?, found.before.class_of(*at)?, found.after.class_of(*at)?);
            Some(Mover {
                key: &region.key,
                name: &region.name,
                before: before + 1,
                before_name: found.before.class_name(before, output.language),
                after: after + 1,
                after_name: found.after.class_name(after, output.language),
            })
        })
        .collect();
    let (lighter, heavier) = found.lighter_and_heavier();
    let ordered = found.is_ordered();
    if args.output.json {
        let cell = |((before, after), list): (&(u8, u8), &Vec<usize>)| Cell {
            before: before + 1,
            after: after + 1,
            stayed: list.first().is_some_and(|at| moved.binary_search(at).is_err()),
            count: list.len(),
            keys: keys(list),
        };
        return output.json(&Comparison {
            before: side(&found.before, output),
            after: side(&found.after, output),
            compared: found.table.compared(),
            moved: moved.len(),
            lighter: ordered.then_some(lighter),
            heavier: ordered.then_some(heavier),
            matrix: found.table.regions.iter().map(cell).collect(),
            movers,
            only_before: keys(&found.table.only_before),
            only_after: keys(&found.table.only_after),
        });
    }
    let line = |mover: &Mover<'_>| {
        format!("{}\t{}\t{} → {}", mover.key, mover.name, mover.before_name, mover.after_name)
    };
    if !args.output.csv {
        // Types have no order and no names in common: they are matched, and what lies outside the match has not "moved".
        let key = if found.matched.is_some() { "cli-typology-matched" } else { "cli-typology-moved" };
        let other_recipe = found.before.name != found.after.name;
        let side = |typology: &TypologyContents| {
            let period = typology.period.to_text(output.language);
            if other_recipe { format!("{}, {period}", typology.name) } else { period }
        };
        let summary = Message::new(key)
            .with("moved", moved.len())
            .with("compared", found.table.compared())
            .with("before", side(&found.before))
            .with("after", side(&found.after));
        output.line(&summary);
        for ((before, after), list) in &found.table.regions {
            let before = found.before.class_name(*before, output.language);
            let after = found.after.class_name(*after, output.language);
            output.text(&format!("{before} → {after}\t{}", list.len()));
        }
    }
    output.rows(&movers, &args.output, line)
}

fn side(typology: &TypologyContents, output: Output) -> Side {
    Side {
        name: typology.name.clone(),
        period: typology.period.to_string(),
        method: typology.method.code(),
        rated: typology.class_of.iter().flatten().count(),
        classes: (0..typology.classes).map(|class| typology.class_name(class, output.language)).collect(),
    }
}

/// Prints the share of residents in low-status areas for every region of a coarser level.
pub(super) fn rolled_up(
    args: &TypologyArgs,
    (session, project): (&Session, &Project),
    (run, level): (&TypologyRun, &str),
    output: Output,
) -> Result<(), TaskError> {
    let low: Vec<u8> = args.low_classes.iter().map(|class| class.saturating_sub(1)).collect();
    let found = roll_up(session, project, (run, &low), (level, args.audience.audience()))?;
    let rows: Vec<RolledUp<'_>> = found
        .regions
        .iter()
        .map(|rolled| RolledUp {
            key: &rolled.region.key,
            name: &rolled.region.name,
            share: rolled.share,
            low: rolled.low,
            rated: rolled.rated,
            areas: rolled.areas,
            estimated: rolled.is_estimated,
        })
        .collect();
    let line = |row: &RolledUp<'_>| {
        let share = row.share.map(|share| format_number(share * 100.0, 1, output.language));
        format!("{}\t{}\t{}\t{}/{}", row.key, row.name, share.unwrap_or_default(), row.low, row.rated)
    };
    output.rows(&rows, &args.output, line)
}
