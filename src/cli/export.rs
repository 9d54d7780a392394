//! `export`: values and regions as tables and layers.

use std::process::ExitCode;

use super::args::{ExportArgs, ExportWhat};
use super::output::Output;
use crate::model::Project;
use crate::tasks::reach::{export_facilities, export_kinds, export_reach};
use crate::tasks::typology::{TypologyExport, export_typology, name_and_version};
use crate::tasks::{self, ExportOptions, ExportSubject, OpenFor, Session, TaskError};
use crate::text::Message;

pub(super) fn export(args: &ExportArgs, output: Output) -> Result<ExitCode, TaskError> {
    let work = output.work();
    let (session, project, notices) = tasks::open(&args.project, OpenFor::Reading, &work)?;
    output.notices(&notices);
    let subject = match args.what {
        ExportWhat::Values => ExportSubject::Values,
        ExportWhat::Regions => ExportSubject::Regions,
        ExportWhat::Typology => return typology(args, (&session, &project), output),
        ExportWhat::Facilities | ExportWhat::Kinds | ExportWhat::Reach => {
            return reach(args, (&session, &project), output);
        }
    };
    let options = ExportOptions {
        subject,
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

fn reach(
    args: &ExportArgs,
    (session, project): (&Session, &Project),
    output: Output,
) -> Result<ExitCode, TaskError> {
    let language = output.language;
    let rows = match args.what {
        ExportWhat::Facilities => export_facilities(session, project, (&args.kinds, language), &args.out)?,
        ExportWhat::Kinds => export_kinds(project, language, &args.out)?,
        _ => {
            let name = args.reach.as_deref().unwrap_or_default();
            export_reach(session, project, (name, args.audience.audience(), language), &args.out)?
        }
    };
    output.line(&Message::new("cli-exported").with("file", args.out.as_path()).with("rows", rows));
    Ok(ExitCode::SUCCESS)
}

fn typology(
    args: &ExportArgs,
    (session, project): (&Session, &Project),
    output: Output,
) -> Result<ExitCode, TaskError> {
    let (name, version) = name_and_version(args.typology.as_deref().unwrap_or_default());
    let export = TypologyExport {
        name: name.to_owned(),
        version: args.version.or(version),
        audience: args.audience.audience(),
        language: output.language,
    };
    let (rows, notices) = export_typology(session, project, &export, &args.out, &output.work())?;
    output.notices(&notices);
    output.line(&Message::new("cli-exported").with("file", args.out.as_path()).with("rows", rows));
    Ok(ExitCode::SUCCESS)
}
