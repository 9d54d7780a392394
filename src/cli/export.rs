//! `export`: values and regions as tables and layers.

use std::process::ExitCode;

use super::args::{ExportArgs, ExportWhat};
use super::output::Output;
use crate::tasks::{self, ExportOptions, ExportSubject, OpenFor, TaskError};
use crate::text::Message;

pub(super) fn export(args: &ExportArgs, output: Output) -> Result<ExitCode, TaskError> {
    let work = output.work();
    let (session, project, notices) = tasks::open(&args.project, OpenFor::Reading, &work)?;
    output.notices(&notices);
    let options = ExportOptions {
        subject: match args.what {
            ExportWhat::Values => ExportSubject::Values,
            ExportWhat::Regions => ExportSubject::Regions,
        },
        level: args.level.clone(),
        indicators: args.indicators.clone(),
        period: args.period,
        audience: args.audience.audience(),
        language: output.language,
    };
    let (rows, notices) = tasks::export_table(&session, &project, &options, &args.out, &work)?;
    output.notices(&notices);
    output.line(&Message::new("cli-exported").with("file", args.out.as_path()).with("rows", rows));
    Ok(ExitCode::SUCCESS)
}
