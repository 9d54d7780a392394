//! No command: the window. Without any display, the maps of the project as pictures.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::output::Output;
use crate::app::{self, WindowError, WindowOptions};
use crate::model::ThematicMap;
use crate::tasks::{self, DetailChoice, LoadOptions, OpenFor, PageOutput, SampleProject, TaskError};
use crate::text::{Language, Message};

/// Folder for the pictures, in the current one.
const PICTURES: &str = "sozialraumatlas-maps";

pub(super) fn run(
    project: Option<PathBuf>,
    (screenshot, asked): (Option<PathBuf>, Option<Language>),
    output: Output,
) -> Result<ExitCode, TaskError> {
    let options = WindowOptions {
        project: project.clone(),
        language: asked,
        system_language: output.language,
        screenshot,
    };
    match app::run(options) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(WindowError::NoDisplay) => {
            output.notices(&[crate::notice::Notice::info(Message::new("cli-no-display"))]);
            draw_pictures(project, output)
        }
        Err(error) => {
            let notice = error.notice();
            output.notices(std::slice::from_ref(&notice));
            app::dialog::tell_without_window(&notice, output.language);
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The saved views of the project as PNG, at least its working map.
fn draw_pictures(project: Option<PathBuf>, output: Output) -> Result<ExitCode, TaskError> {
    let folder = Path::new(PICTURES);
    std::fs::create_dir_all(folder).map_err(|error| {
        let message =
            Message::new("tasks-output-failed").with("file", folder).with("reason", error.to_string());
        TaskError::refused(message, Message::new("tasks-output-hint"))
    })?;
    let work = output.work();
    let path = if let Some(path) = project {
        path
    } else {
        let path = folder.join("beispiel.gpkg");
        if !path.exists() {
            tasks::write_sample(&path, &SampleProject::default(), &work)?;
        }
        path
    };
    let (session, project, notices) = tasks::open(&path, OpenFor::Reading, &work)?;
    output.notices(&notices);
    let mut maps: Vec<(String, ThematicMap)> = project.views.clone().into_iter().collect();
    if maps.is_empty() {
        maps.push((project.name.clone(), project.map.clone()));
    }
    for (name, map) in maps {
        let page = PageOutput::of_map(&map, output.language);
        let (width_px, height_px) = page.size_px;
        let detail = DetailChoice::ForPage { width_px, height_px };
        let options = LoadOptions { audience: crate::sheet::Audience::Everyone, detail };
        let (contents, notices) = tasks::load_map(&session, &project, &map, &options, &work)?;
        output.notices(&notices);
        let out = folder.join(format!("{}.png", file_name(&name)));
        let notices = tasks::export_page(&contents, &map, &out, &page, &work)?;
        output.notices(&notices);
        let written = Message::new("cli-page-written")
            .with("file", out.as_path())
            .with("width", width_px.to_string())
            .with("height", height_px.to_string());
        output.line(&written);
    }
    Ok(ExitCode::SUCCESS)
}

/// A view's name as a file name on every system.
fn file_name(name: &str) -> String {
    let kept: String = name.chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c)).collect();
    kept.trim().to_owned()
}
