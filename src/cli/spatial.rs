//! `autocorrelation` and `segregation`.

use std::process::ExitCode;

use serde::Serialize;

use super::output::Output;
use super::typology_args::{AutocorrelationArgs, SegregationArgs};
use crate::model::{LisaMap, RegionKey};
use crate::stats::{MoranOptions, Segregation};
use crate::tasks::{self, Neighbourhood, OpenFor, TaskError};
use crate::text::{Argument, Message, format_number};

#[derive(Serialize)]
struct Autocorrelation<'a> {
    n: usize,
    islands: Vec<&'a RegionKey>,
    neighbours: String,
    snap_m: f64,
    links: usize,
    permutations: u32,
    seed: u64,
    alpha: f64,
    significant: usize,
    moran: Moran,
    local: Vec<Local<'a>>,
}

#[derive(Serialize)]
struct Moran {
    i: f64,
    expected: f64,
    p: Option<f64>,
}

#[derive(Serialize)]
struct Local<'a> {
    key: &'a RegionKey,
    i: f64,
    quadrant: &'static str,
    p: Option<f64>,
    significant: bool,
}

pub(super) fn autocorrelation(args: &AutocorrelationArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, project, notices) = tasks::open(&args.project, OpenFor::Reading, &output.work())?;
    output.notices(&notices);
    let level = tasks::level_named(&project, &args.level)?;
    let lisa = args.lisa.applied_to(&LisaMap::default());
    let options = MoranOptions { permutations: lisa.permutations, seed: lisa.seed };
    let request = (args.indicator.as_str(), args.period, level);
    let values = (args.rate.unwrap_or_default(), args.audience.audience());
    let how = (Neighbourhood::of_map(&lisa), &options);
    let found = tasks::autocorrelation(&session, &project, (request, values), how, &output.work())?;
    let limit = tasks::significance_limit(&found.local, (lisa.alpha, lisa.correction));
    let is_significant =
        |local: &crate::stats::LocalMoran| limit.zip(local.p).is_some_and(|(limit, p)| p <= limit);
    let significant = found.local.iter().flatten().filter(|local| is_significant(local)).count();
    if args.json {
        let key = |region: &usize| found.regions.get(*region).map(|region| &region.key);
        let local = found.regions.iter().zip(&found.local).filter_map(|(region, local)| {
            let local = local.as_ref()?;
            Some(Local {
                key: &region.key,
                i: local.i,
                quadrant: local.quadrant.code(),
                p: local.p,
                significant: is_significant(local),
            })
        });
        output.json(&Autocorrelation {
            n: found.moran.n,
            islands: found.moran.islands.iter().filter_map(key).collect(),
            neighbours: lisa.neighbours.to_string(),
            snap_m: lisa.snap_m,
            links: found.links,
            permutations: lisa.permutations,
            seed: lisa.seed,
            alpha: lisa.alpha,
            significant,
            moran: Moran { i: found.moran.i, expected: found.moran.expected, p: found.moran.p },
            local: local.collect(),
        })?;
        return Ok(ExitCode::SUCCESS);
    }
    output.line(
        &Message::new("cli-moran")
            .with("i", Argument::Number(found.moran.i, 4))
            .with("expected", Argument::Number(found.moran.expected, 4))
            .with("p", Argument::Number(found.moran.p.unwrap_or(1.0), 3))
            .with("n", found.moran.n)
            .with("islands", found.moran.islands.len())
            .with("significant", significant),
    );
    for (region, local) in found.regions.iter().zip(&found.local) {
        if let Some(local) = local {
            let number = |value, decimals| format_number(value, decimals, output.language);
            let (i, p) = (number(local.i, 4), number(local.p.unwrap_or(1.0), 3));
            let mark = if is_significant(local) { "\t*" } else { "" };
            let code = local.quadrant.code();
            output.text(&format!("{}\t{}\t{i}\t{code}\t{p}{mark}", region.key, region.name));
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct SegregationRow {
    dissimilarity: f64,
    isolation: f64,
    eta_squared: f64,
    regions: usize,
}

pub(super) fn segregation(args: &SegregationArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, project, notices) = tasks::open(&args.project, OpenFor::Reading, &output.work())?;
    output.notices(&notices);
    let level = tasks::level_named(&project, &args.level)?;
    let groups = (args.group.as_str(), args.total.as_str());
    let Segregation { dissimilarity, isolation, eta_squared, regions } =
        tasks::group_segregation(&session, &project, groups, (args.period, level), args.audience.audience())?;
    if args.json {
        output.json(&SegregationRow { dissimilarity, isolation, eta_squared, regions })?;
    } else {
        output.line(
            &Message::new("cli-segregation")
                .with("dissimilarity", Argument::Number(dissimilarity, 3))
                .with("isolation", Argument::Number(isolation, 3))
                .with("eta", Argument::Number(eta_squared, 3))
                .with("regions", regions),
        );
    }
    Ok(ExitCode::SUCCESS)
}
