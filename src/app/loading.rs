//! Opening projects and loading maps, as jobs do it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::event::Opened;
use super::map_picture::{MapPicture, PictureRequest};
use super::period_cache::PeriodCache;
use super::settings::own_folder;
use super::theme::Appearance;
use crate::model::{Edit, MapChange, Project, ThematicMap};
use crate::notice::Notice;
use crate::sheet::{Vision, font};
use crate::tasks::{self, OpenFor, SampleProject, Session, TaskError, map_level};
use crate::text::{Language, Message};
use crate::work::Work;

/// File name of the sample project in the program's own folder.
const SAMPLE_FILE: &str = "beispiel.gpkg";

/// How a picture is wanted.
#[derive(Debug, Clone, Copy)]
pub struct PictureWish {
    /// Language of the legend.
    pub language: Language,
    /// Light or dark.
    pub appearance: Appearance,
    /// Whose eyes it is seen with.
    pub vision: Vision,
}

/// Opens the project at `path`; where it names no indicator, the first one with values is shown.
///
/// # Errors
/// The file is missing, damaged, no project, or newer than this program.
pub fn open_project(path: &Path, work: &Work) -> Result<Opened, TaskError> {
    let (session, project, notices) = tasks::open(path, OpenFor::Editing, work)?;
    let project = with_indicator(project);
    Ok(Opened {
        session,
        project,
        notices,
        path: path.to_owned(),
        is_sample: false,
        picture: None,
        history: None,
    })
}

/// Where the sample project stands.
pub fn sample_path() -> PathBuf {
    own_folder().unwrap_or_else(std::env::temp_dir).join(SAMPLE_FILE)
}

/// Opens the sample project, which is made where it is missing or was damaged.
///
/// # Errors
/// The program's own folder cannot be written.
pub fn open_sample(work: &Work) -> Result<Opened, TaskError> {
    let path = sample_path();
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    if path.is_file() {
        if let Ok(opened) = open_project(&path, work) {
            return Ok(Opened { is_sample: true, ..opened });
        }
        let _ = std::fs::remove_file(&path);
    }
    let path = match std::fs::create_dir_all(&folder) {
        Ok(()) => path,
        Err(_) => std::env::temp_dir().join(SAMPLE_FILE),
    };
    tasks::write_sample(&path, &SampleProject::default(), work)?;
    Ok(Opened { is_sample: true, ..open_project(&path, work)? })
}

/// Makes an empty project and opens it.
///
/// # Errors
/// There is a file of this name already, or it cannot be written.
pub fn make_project(path: &Path, work: &Work) -> Result<Opened, TaskError> {
    let path = match path.extension() {
        Some(_) => path.to_owned(),
        None => path.with_extension("gpkg"),
    };
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    tasks::new_project(&path, &name)?;
    open_project(&path, work)
}

fn with_indicator(project: Project) -> Project {
    if project.map.indicator.is_some() {
        return project;
    }
    let drawable =
        |level: crate::model::LevelId| project.level_by_id(level).is_some_and(|level| level.has_boundaries);
    let first = project.indicators.iter().find(|indicator| {
        project.coverage.iter().any(|((code, level), periods)| {
            *code == indicator.code && drawable(*level) && !periods.is_empty()
        })
    });
    match first {
        Some(indicator) => Edit::Map(MapChange::Indicator(Some(indicator.code.clone()))).apply(&project),
        None => project,
    }
}

/// The map as it can be shown: a period that the indicator does not have gives way to the latest one.
pub fn showable_map(project: &Project) -> ThematicMap {
    let mut map = project.map.clone();
    if let (Some(code), Ok(level)) = (&map.indicator, map_level(project, &map)) {
        let periods = project.periods(code, level.id);
        if map.period.is_some_and(|period| period.resolve(periods).is_none()) {
            map.period = None;
        }
    }
    map
}

/// Loads what the map shows, with all details for zooming.
///
/// # Errors
/// Unknown level or indicator, no values, or the file cannot be read.
pub fn load_picture(
    session: &Session,
    project: &Project,
    (wish, before, cache): (PictureWish, Option<&MapPicture>, &PeriodCache),
    work: &Work,
) -> Result<(Arc<MapPicture>, Vec<Notice>), TaskError> {
    let map = showable_map(project);
    let (contents, behind) = cache.contents(session, project, &map, work)?;
    work.check().map_err(|_| TaskError::Cancelled)?;
    let request = PictureRequest {
        contents,
        map,
        language: wish.language,
        appearance: wish.appearance,
        vision: wish.vision,
    };
    let (mut picture, mut notices) = MapPicture::make(request, before);
    notices.splice(0..0, behind.notices());
    if let Some(typology) = behind.typology {
        picture.typology_run = Some(Arc::new(typology));
    }
    notices.extend(unknown_letters(&picture));
    Ok((Arc::new(picture), notices))
}

/// Most unknown letters that a notice names.
const MOST_LETTERS: usize = 5;

/// What to say where names hold letters that the typeface does not have: boxes stand there, on the map and on pages.
fn unknown_letters(picture: &MapPicture) -> Option<Notice> {
    let contents = picture.contents();
    let is_unknown = |letter: &char| *letter > '\u{24f}' && !font::knows(*letter);
    let has = |name: &str| name.chars().any(|letter| is_unknown(&letter));
    let shown = contents.regions.iter().zip(contents.shown.iter()).filter(|(_, shown)| **shown);
    let mut found = shown.map(|(region, _)| region).filter(|region| has(&region.name));
    let first = found.next()?;
    // Boxes cannot say which letters they stand for; their numbers can be looked up.
    let letters: BTreeSet<char> = first.name.chars().filter(is_unknown).collect();
    let more = if letters.len() > MOST_LETTERS { " …" } else { "" };
    let letters: Vec<String> =
        letters.iter().take(MOST_LETTERS).map(|letter| format!("U+{:04X}", u32::from(*letter))).collect();
    let message = Message::new("map-unknown-letters").with("count", 1 + found.count());
    let message = message.with("letters", letters.join(", ") + more);
    let notice = Notice::warning(message.with("key", first.key.as_str()));
    Some(notice.with_hint(Message::new("map-unknown-letters-hint")))
}

/// The error for the person; `None` when it was the person who cancelled.
pub fn told(error: &TaskError) -> Option<Notice> {
    (!error.is_cancelled()).then(|| error.notice())
}
