//! `sample`, `new`, `view save`: project files and what is kept in them.

use std::process::ExitCode;

use super::args::{NewArgs, SampleArgs, ViewSaveArgs};
use super::map::thematic_map;
use super::output::Output;
use crate::model::Edit;
use crate::tasks::{self, OpenFor, SampleProject, TaskError};
use crate::text::Message;

pub(super) fn sample(args: &SampleArgs, output: Output) -> Result<ExitCode, TaskError> {
    let options = SampleProject { regions: args.regions, seed: args.seed };
    tasks::write_sample(&args.out, &options, &output.work())?;
    output.line(
        &Message::new("cli-sample-made").with("file", args.out.as_path()).with("regions", args.regions),
    );
    if let Some(roads) = &args.roads {
        let written = tasks::write_sample_roads(roads, &options, &output.work())?;
        let said = if written { "cli-sample-roads" } else { "cli-sample-no-roads" };
        output.line(&Message::new(said).with("file", roads.as_path()));
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn new(args: &NewArgs, output: Output) -> Result<ExitCode, TaskError> {
    tasks::new_project(&args.project, &args.name)?;
    let made = Message::new("cli-project-made")
        .with("file", args.project.as_path())
        .with("name", args.name.as_str());
    output.line(&made);
    Ok(ExitCode::SUCCESS)
}

pub(super) fn save_view(args: &ViewSaveArgs, output: Output) -> Result<ExitCode, TaskError> {
    let work = output.work();
    let (session, project, notices) = tasks::open(&args.project, OpenFor::Editing, &work)?;
    if session.is_read_only() {
        // The reason in the words of the attempt to write.
        session.writer()?;
    }
    output.notices(&notices);
    if args.name.trim().is_empty() {
        return Err(TaskError::refused(Message::new("cli-nameless-view"), Message::new("cli-usage-hint")));
    }
    let map = thematic_map(&session, &project, &args.choice)?;
    tasks::check_map(&session, &project, &map, &work)?;
    let after = Edit::PutView(args.name.clone(), Box::new(map)).apply(&project);
    tasks::write_project(&session, &after)?;
    output.line(&Message::new("cli-view-saved").with("name", args.name.as_str()));
    Ok(ExitCode::SUCCESS)
}
