//! What jobs tell the window when they are done.

use std::path::PathBuf;
use std::sync::Arc;

use super::canvas::base_map::GotTiles;
use super::canvas::software::Drawn;
use super::command::FilePurpose;
use super::dialog::Picked;
use super::import::ImportEvent;
use super::jobs::JobKind;
use super::map_picture::MapPicture;
use super::page_preview::DrawnPage;
use super::period_before::ValuesBefore;
use super::table_work::TableEvent;
use super::thumbnails::FoundProject;
use crate::model::{History, Logo, Project, ThematicMap};
use crate::notice::Notice;
use crate::render::Picture;
use crate::store::TileAbout;
use crate::tasks::{AreaList, Session};
use crate::text::Language;

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
    /// What can be taken back since an earlier start.
    pub history: Option<History>,
    /// It is the sample: it is not remembered as the person's last project.
    pub is_sample: bool,
}

/// Why no picture lies on the clipboard.
#[derive(Debug, Clone, PartialEq)]
pub enum CopyProblem {
    /// The page could not be drawn; no notice when it was cancelled.
    NotDrawn(Option<Notice>),
    /// There is no clipboard, or it refused, in its own words.
    NoClipboard(String),
}

/// What jobs tell the window. A failed job brings the notice that says why; `None` when it was cancelled.
pub enum Event {
    /// A project was opened, or could not be.
    Opened(Result<Box<Opened>, Option<Notice>>),
    /// The map was loaded and coloured, or could not be.
    MapReady(MapResult),
    /// Classes and colours of the map shown were made anew.
    Recolored(MapResult),
    /// The values of the period before were loaded; nothing where there is none.
    BeforeReady(Result<Option<ValuesBefore>, Option<Notice>>),
    /// A file of tiles was looked into.
    BaseMapOpened(Result<(PathBuf, TileAbout), Option<Notice>>),
    /// Tiles of the base map came, or the file is gone.
    TilesRead(Result<GotTiles, Option<Notice>>),
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
    /// A logo for the pages was read, or is none.
    LogoRead(Result<Arc<Logo>, Notice>),
    /// The whole project was written into this file.
    CopySaved(Result<PathBuf, Option<Notice>>),
    /// Which projects of the start page are there, with their small maps.
    ProjectsFound(Vec<FoundProject>),
    /// The small map of the open project is kept.
    ThumbnailKept,
    /// So many pages were written into this folder.
    ViewsExported(Result<(PathBuf, usize, Vec<Notice>), Option<Notice>>),
    /// The page lies on the clipboard in this size, or does not.
    Copied(Result<(u32, u32), CopyProblem>),
    /// The small page of a view was drawn; no picture where its map cannot be made.
    SmallPage {
        /// Name of the view.
        name: String,
        /// What it shows.
        map: Box<ThematicMap>,
        /// In which language.
        language: Language,
        /// Its picture.
        picture: Option<Picture>,
    },
    /// The areas that the map can be limited to.
    AreasListed(Result<Arc<AreaList>, Option<Notice>>),
    /// Something about the typology shown.
    Typology(super::typology_work::TypologyEvent),
    /// Something about reachability.
    Reach(super::reach_work::ReachEvent),
    /// What comes out of a share.
    Computed(Box<super::compute::Outcome>),
    /// A job of the import assistant.
    Import(ImportEvent),
    /// The dialog for files was closed, or there is none.
    FilePicked(FilePurpose, Picked),
    /// Something was loaded for table, trend or time.
    Table(TableEvent),
    /// A job broke. That is a slip of the program, and the window lives on.
    Panicked(JobKind, String),
}
