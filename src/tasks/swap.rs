//! The state of a project before an import, kept as a copy of its file until it is not needed any more.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{TaskError, new_project};
use crate::store::{Access, Store, WriteLock, copy_project};

/// A copy of a project file; the file goes when this value goes.
#[derive(Debug)]
pub struct KeptCopy {
    path: PathBuf,
    /// Tells other windows that the copy is in use, from before it is made until it is gone. It is not the lock of its writers, which
    /// comes and goes with every write.
    owner: Option<WriteLock>,
}

static NEXT_COPY: AtomicU32 = AtomicU32::new(0);

/// Keeps a copy of `project` in `folder`, which is made where it is missing. Copies that a killed program left there go.
///
/// # Errors
/// The project cannot be read, or there is no room in `folder`.
pub fn keep_copy(project: &Path, folder: &Path) -> Result<KeptCopy, TaskError> {
    let copy = free_place(folder)?;
    copy_project(project, &copy.path)?;
    Ok(copy)
}

/// An empty project in `folder` for a dry run without a project.
///
/// # Errors
/// There is no room in `folder`.
pub fn scratch_project(folder: &Path) -> Result<KeptCopy, TaskError> {
    let copy = free_place(folder)?;
    new_project(&copy.path, "")?;
    Ok(copy)
}

impl KeptCopy {
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

/// A name that nobody uses, already held; nothing is there yet.
fn free_place(folder: &Path) -> Result<KeptCopy, TaskError> {
    let io = |error: std::io::Error| crate::store::StoreErrorKind::from(error).at(folder);
    std::fs::create_dir_all(folder).map_err(io)?;
    remove_left_behind(folder);
    let number = NEXT_COPY.fetch_add(1, Ordering::Relaxed);
    let path = folder.join(format!("{}-{number}.gpkg", std::process::id()));
    let owner = Some(WriteLock::acquire(&held_name(&path))?);
    Ok(KeptCopy { path, owner })
}

/// What the owner of a copy locks.
fn held_name(copy: &Path) -> PathBuf {
    copy.with_extension("held")
}

fn remove_left_behind(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let is_copy = path.extension().is_some_and(|ending| ending == "gpkg" || ending == "gpkg-new");
        // Who gets the lock of the owner knows that nobody needs the copy.
        let free = is_copy.then(|| WriteLock::acquire(&held_name(&path)));
        if let Some(Ok(_held)) = free {
            // A file that cannot be removed now is tried again at the next import.
            let _ = std::fs::remove_file(&path);
        }
    }
}

impl Drop for KeptCopy {
    fn drop(&mut self) {
        // A file that cannot be removed is found by the next import.
        let _ = std::fs::remove_file(&self.path);
        self.owner = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_that_import_at_the_same_time_leave_each_others_copies_alone() {
        let folder = tempfile::tempdir().unwrap();
        let kept: Vec<KeptCopy> = std::thread::scope(|scope| {
            let windows: Vec<_> = (0..4)
                .map(|_| {
                    scope.spawn(|| {
                        let mut copies = Vec::new();
                        for _ in 0..6 {
                            let copy = scratch_project(folder.path()).expect("a project");
                            // A writer comes and goes while other windows look for what was left behind.
                            drop(Store::open(copy.path(), Access::Write).expect("writable"));
                            copies.push(keep_copy(copy.path(), folder.path()).expect("a copy"));
                        }
                        copies
                    })
                })
                .collect();
            windows.into_iter().flat_map(|window| window.join().unwrap()).collect()
        });
        assert!(kept.iter().all(|copy| Store::open(copy.path(), Access::Read).is_ok()));
        let paths: Vec<PathBuf> = kept.iter().map(|copy| copy.path().to_owned()).collect();
        drop(kept);
        assert!(paths.iter().all(|path| !path.exists()));
    }

    #[test]
    fn what_a_killed_window_left_goes() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join("1-0.gpkg");
        std::fs::write(&left, "übrig").unwrap();
        let copy = scratch_project(folder.path()).unwrap();
        assert!(!left.exists() && copy.path().exists());
    }
}
