//! The state of a project before an import, kept as a copy of its file until it is not needed any more.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{TaskError, new_project};
use crate::store::{Access, Store, WriteLock, copy_project};

/// A copy of a project file; the file goes when this value goes.
#[derive(Debug)]
pub struct KeptCopy {
    path: PathBuf,
    /// Tells other windows that the copy is in use.
    lock: Option<WriteLock>,
}

static NEXT_COPY: AtomicU32 = AtomicU32::new(0);

/// Keeps a copy of `project` in `folder`, which is made where it is missing. Copies that a killed program left there go.
///
/// # Errors
/// The project cannot be read, or there is no room in `folder`.
pub fn keep_copy(project: &Path, folder: &Path) -> Result<KeptCopy, TaskError> {
    let path = free_place(folder)?;
    let lock = WriteLock::acquire(&path)?;
    copy_project(project, &path)?;
    Ok(KeptCopy { path, lock: Some(lock) })
}

/// An empty project in `folder` for a dry run without a project.
///
/// # Errors
/// There is no room in `folder`.
pub fn scratch_project(folder: &Path) -> Result<KeptCopy, TaskError> {
    let path = free_place(folder)?;
    new_project(&path, "")?;
    let lock = WriteLock::acquire(&path)?;
    Ok(KeptCopy { path, lock: Some(lock) })
}

impl KeptCopy {
    /// Lets `change` write to the copy as to any project, and takes its lock again.
    ///
    /// # Errors
    /// Another program took the copy meanwhile.
    pub fn change<T>(&mut self, change: impl FnOnce(&Path) -> T) -> Result<T, TaskError> {
        self.lock = None;
        let changed = change(&self.path);
        self.lock = Some(WriteLock::acquire(&self.path)?);
        Ok(changed)
    }

    /// Where the copy is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Gives the project the content of the copy, and the copy what the project held: done twice, nothing happened.
///
/// # Errors
/// The project cannot be written; it is then as it was.
pub fn swap_with_copy(project: &Path, copy: &KeptCopy) -> Result<(), TaskError> {
    Store::open(project, Access::Write)?.swap_with(&copy.path)?;
    Ok(())
}

fn free_place(folder: &Path) -> Result<PathBuf, TaskError> {
    let io = |error: std::io::Error| crate::store::StoreErrorKind::from(error).at(folder);
    std::fs::create_dir_all(folder).map_err(io)?;
    remove_left_behind(folder);
    let number = NEXT_COPY.fetch_add(1, Ordering::Relaxed);
    Ok(folder.join(format!("{}-{number}.gpkg", std::process::id())))
}

fn remove_left_behind(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let is_copy = path.extension().is_some_and(|ending| ending == "gpkg" || ending == "gpkg-new");
        // Who gets the lock knows that nobody needs the copy.
        if is_copy && WriteLock::acquire(&path.with_extension("gpkg")).is_ok() {
            // A file that cannot be removed now is tried again at the next import.
            let _ = std::fs::remove_file(&path);
        }
    }
}

impl Drop for KeptCopy {
    fn drop(&mut self) {
        // A file that cannot be removed is found by the next import.
        let _ = std::fs::remove_file(&self.path);
        self.lock = None;
    }
}
