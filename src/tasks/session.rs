//! An open project: its file, its write lock, and the layers that were read already.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::TaskError;
use super::areas::AreaMemo;
use super::reach::Ground;
use crate::geo::crs::{Crs, Transform};
use crate::geo::{PreparedLayer, prepare};
use crate::model::{LevelId, Project, Region};
use crate::notice::Notice;
use crate::store::{
    Access, DetailWanted, NewProject, Store, StoreError, StoreErrorKind, WriteLock, Writer,
    check_project_name, is_write_protected,
};
use crate::text::Message;
use crate::work::Work;

/// What a project is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenFor {
    /// To look and export.
    Reading,
    /// To work on it: takes the write lock; opens for reading, with a notice, when that cannot be had.
    Editing,
}

/// A project file that is open. Clones share it; each call opens a connection of its own.
#[derive(Debug, Clone)]
pub struct Session {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    path: PathBuf,
    lock: Option<WriteLock>,
    /// Holds the file as long as the session lives: its content can be copied even after somebody deleted it.
    keeper: Mutex<Option<Store>>,
    layers: Mutex<BTreeMap<LayerKey, Arc<PreparedLayer>>>,
    regions: Mutex<BTreeMap<LevelId, Arc<Vec<Region>>>>,
    areas: Mutex<Arc<Mutex<AreaMemo>>>,
    reach: Mutex<Option<Arc<Ground>>>,
}

/// Level and detail: `None` for everything, else the tolerance in tenths of a map unit.
type LayerKey = (LevelId, Option<i64>);

impl Session {
    fn new(path: &Path, lock: Option<WriteLock>) -> Self {
        let shared = Shared {
            path: path.to_owned(),
            lock,
            keeper: Mutex::new(Store::open(path, Access::Read).ok()),
            layers: Mutex::default(),
            regions: Mutex::default(),
            areas: Mutex::default(),
            reach: Mutex::default(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// The project file.
    pub fn path(&self) -> &Path {
        &self.shared.path
    }

    /// Whether nothing can be changed.
    pub fn is_read_only(&self) -> bool {
        self.shared.lock.is_none()
    }

    /// A connection to look.
    pub fn reader(&self) -> Result<Store, StoreError> {
        Store::open(self.path(), Access::Read)
    }

    /// A connection to change the project under the lock of this session.
    ///
    /// # Errors
    /// `Locked` or `ReadOnly` when the session holds no lock.
    pub fn writer(&self) -> Result<Store, StoreError> {
        if self.is_read_only() {
            return Err(self.why_read_only());
        }
        Store::open(self.path(), Access::WriteUnderLock)
    }

    /// The reason in the words of another attempt to take the lock, which is given back at once.
    fn why_read_only(&self) -> StoreError {
        let read_only = || StoreErrorKind::ReadOnly.at(self.path());
        if is_write_protected(self.path()) {
            return read_only();
        }
        WriteLock::acquire(self.path()).err().unwrap_or_else(read_only)
    }

    /// Forgets layers and regions that were read: an import changed them.
    pub fn forget_layers(&self) {
        self.shared.layers.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.shared.regions.lock().unwrap_or_else(PoisonError::into_inner).clear();
        *self.shared.areas.lock().unwrap_or_else(PoisonError::into_inner) = Arc::default();
        *self.shared.reach.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// What reachability was computed from the last time.
    pub(super) fn reach_ground(&self) -> Option<Arc<Ground>> {
        self.shared.reach.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn keep_reach_ground(&self, ground: Arc<Ground>) {
        *self.shared.reach.lock().unwrap_or_else(PoisonError::into_inner) = Some(ground);
    }

    /// How the regions lie in one another, as far as it was asked for; a new one after an import.
    pub(super) fn area_memo(&self) -> Arc<Mutex<AreaMemo>> {
        Arc::clone(&self.shared.areas.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn layer(
        &self,
        store: &Store,
        level: LevelId,
        wanted: DetailWanted,
    ) -> Result<Arc<PreparedLayer>, StoreError> {
        let detail = match wanted {
            DetailWanted::Base => Some(-1),
            DetailWanted::Lines { tolerance_m } => Some((tolerance_m * 10.0) as i64),
            DetailWanted::Everything => None,
        };
        let key = (level, detail);
        let known = self.shared.layers.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(layer) = known {
            return Ok(layer);
        }
        let layer = Arc::new(match store.prepared(level, wanted) {
            // Prepared by another version of the program: made again from the boundaries themselves.
            Err(StoreError { kind: StoreErrorKind::Damaged(_), .. }) => prepared_again(store, level)?,
            prepared => prepared?,
        });
        self.shared.layers.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&layer));
        Ok(layer)
    }

    pub(super) fn regions(&self, store: &Store, level: LevelId) -> Result<Arc<Vec<Region>>, StoreError> {
        let known = self.shared.regions.lock().unwrap_or_else(PoisonError::into_inner).get(&level).cloned();
        if let Some(regions) = known {
            return Ok(regions);
        }
        let regions = Arc::new(store.regions(level)?);
        self.shared
            .regions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(level, Arc::clone(&regions));
        Ok(regions)
    }
}

/// The layer made anew from the stored boundaries, with all details.
fn prepared_again(store: &Store, level: LevelId) -> Result<PreparedLayer, StoreError> {
    let damaged = || StoreErrorKind::Incomplete("prepared boundaries".to_owned()).at(store.path());
    let (epsg, mut geometries) = store.geometries(level)?;
    let stored = Crs::from_epsg(epsg).ok_or_else(damaged)?;
    let map_crs = store.project()?.epsg.and_then(Crs::from_epsg).ok_or_else(damaged)?;
    let transform = Transform::between(&stored, &map_crs).map_err(|_| damaged())?;
    transform.multi_polygons(&mut geometries).map_err(|_| damaged())?;
    let prepared = prepare(&geometries, &map_crs, &Work::unattended());
    prepared.map(|(layer, _)| layer).map_err(|_| damaged())
}

/// What a check of the file finds when the last window or command did not end properly; nothing when it did.
///
/// # Errors
/// The file cannot be read.
pub fn findings_after_crash(session: &Session) -> Result<Vec<Notice>, TaskError> {
    if !session.shared.lock.as_ref().is_some_and(WriteLock::was_left_behind) {
        return Ok(Vec::new());
    }
    let findings = session.reader()?.integrity_findings()?;
    let about = |key| Message::new(key).with("file", session.path());
    if findings.is_empty() {
        return Ok(vec![Notice::info(about("store-unclean"))]);
    }
    let hint = Message::new("store-damaged-hint");
    Ok(vec![Notice::error(about("store-check-failed")).with_hint(hint).with_details(findings)])
}

/// Opens the project at `path`.
///
/// # Errors
/// The file is missing, damaged, no project, or newer than this program.
pub fn open(
    path: &Path,
    purpose: OpenFor,
    work: &Work,
) -> Result<(Session, Project, Vec<Notice>), TaskError> {
    work.report("stage-open", 0.0);
    let mut notices = Vec::new();
    let lock = match purpose {
        OpenFor::Reading => None,
        OpenFor::Editing => match lock_and_migrate(path) {
            Ok(lock) => Some(lock),
            Err(StoreError { kind: StoreErrorKind::ReadOnly | StoreErrorKind::Locked, .. }) => {
                let message = Message::new("store-opened-read-only").with("file", path);
                notices.push(Notice::warning(message));
                None
            }
            Err(error) => return Err(error.into()),
        },
    };
    let session = Session::new(path, lock);
    let project = session.reader()?.project()?;
    work.check()?;
    Ok((session, project, notices))
}

fn lock_and_migrate(path: &Path) -> Result<WriteLock, StoreError> {
    if !path.is_file() {
        return Err(StoreErrorKind::Missing.at(path));
    }
    // A newer or foreign file is refused before anything is written beside it.
    drop(Store::open(path, Access::Read)?);
    if is_write_protected(path) {
        return Err(StoreErrorKind::ReadOnly.at(path));
    }
    let lock = WriteLock::acquire(path)?;
    drop(Store::open(path, Access::WriteUnderLock)?);
    Ok(lock)
}

/// Makes an empty project file.
///
/// # Errors
/// The file exists already, or cannot be written.
pub fn new_project(path: &Path, name: &str) -> Result<(), TaskError> {
    check_project_name(path)?;
    Store::create(path, &NewProject { name: name.to_owned(), banner: String::new() })?;
    Ok(())
}

/// Writes what an edit changed, in one transaction.
///
/// # Errors
/// The session is read-only, or the file cannot be written; it is then as it was.
pub fn write_project(session: &Session, after: &Project) -> Result<(), TaskError> {
    session.writer()?.write(|writer| put(writer, after))?;
    Ok(())
}

/// Writes everything of the session and the project as it is now into a new file, even where the project's own file was
/// deleted, moved or cannot be written any more.
///
/// # Errors
/// There is a file of this name already, the name does not end in .gpkg, the folder is missing or full.
pub fn save_copy(session: &Session, project: &Project, target: &Path) -> Result<(), TaskError> {
    check_project_name(target)?;
    let kept = session.shared.keeper.lock().unwrap_or_else(PoisonError::into_inner);
    match kept.as_ref() {
        Some(store) => store.copy_to(target)?,
        None => session.reader()?.copy_to(target)?,
    }
    drop(kept);
    Store::open(target, Access::Write)?.write(|writer| put(writer, project))?;
    Ok(())
}

fn put(writer: &Writer<'_>, project: &Project) -> Result<(), StoreErrorKind> {
    writer.put_catalogue(&project.indicators)?;
    writer.put_facilities_of((&project.facilities, &project.facility_kinds))?;
    writer.put_project(project)
}
