//! What jobs tell the window when they are done.

use std::path::PathBuf;
use std::sync::Arc;

use super::canvas::software::Drawn;
use super::command::FilePurpose;
use super::dialog::Picked;
use super::import::{ImportDone, Preparation};
use super::jobs::JobKind;
use super::map_picture::MapPicture;
use super::page_preview::DrawnPage;
use crate::model::Project;
use crate::notice::Notice;
use crate::render::Picture;
use crate::tasks::Session;

/// A map that was loaded with what loading had to say, or why it could not be; no notice when it was cancelled.
pub type MapResult = Result<(Arc<MapPicture>, Vec<Notice>), Option<Notice>>;

/// A project that was opened.
pub struct Opened {
    /// The file.
    pub session: Session,
    /// What it holds.
    pub project: Project,
    /// What opening had to say.
    pub notices: Vec<Notice>,
    /// Where it is.
    pub path: PathBuf,
    /// Its map, where that was loaded along.
    pub picture: Option<MapResult>,
    /// It is the sample: it is not remembered as the person's last project.
    pub is_sample: bool,
}

/// What jobs tell the window. A failed job brings the notice that says why; `None` when it was cancelled.
pub enum Event {
    /// A project was opened, or could not be.
    Opened(Result<Box<Opened>, Option<Notice>>),
    /// The map was loaded and coloured, or could not be.
    MapReady(MapResult),
    /// A change stands in the file, or could not be written.
    Written(Result<Box<Project>, Option<Notice>>),
    /// The page was drawn.
    PageDrawn(Result<Box<DrawnPage>, Option<Notice>>),
    /// The map was drawn without a graphics processor.
    PictureDrawn(Result<Box<Drawn>, Option<Notice>>),
    /// The file was checked after a crash.
    Checked(Result<Vec<Notice>, Option<Notice>>),
    /// A page was written to this file.
    Exported(Result<(PathBuf, Vec<Notice>), Option<Notice>>),
    /// The whole project was written into this file.
    CopySaved(Result<PathBuf, Option<Notice>>),
    /// The page was drawn for the clipboard.
    Copied(Result<Picture, Option<Notice>>),
    /// A file was looked into before its import.
    ImportPrepared(Result<Box<Preparation>, Option<Notice>>),
    /// An import was done, or a dry run of it.
    Imported(Result<Box<ImportDone>, Option<Notice>>),
    /// The dialog for files was closed, or there is none.
    FilePicked(FilePurpose, Picked),
    /// A job broke. That is a slip of the program, and the window lives on.
    Panicked(JobKind, String),
}
