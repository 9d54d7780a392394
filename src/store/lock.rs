//! One writer at a time: an advisory lock on a small file beside the project, freed by the system when a process ends.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::error::{StoreError, StoreErrorKind};

/// Held while a window or a command may write the project.
#[derive(Debug)]
pub struct WriteLock {
    path: PathBuf,
    /// `None` after the lock was given back.
    file: Option<File>,
    was_left_behind: bool,
}

impl WriteLock {
    /// Takes the lock for the project at `project`.
    ///
    /// # Errors
    /// `Locked` while another process holds it, `ReadOnly` where nothing can be written beside the project.
    pub fn acquire(project: &Path) -> Result<Self, StoreError> {
        let path = lock_path(project);
        let was_left_behind = path.exists();
        let file =
            File::options().create(true).truncate(false).write(true).open(&path).map_err(
                |error| match error.kind() {
                    std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                        StoreErrorKind::ReadOnly.at(project)
                    }
                    std::io::ErrorKind::StorageFull => StoreErrorKind::DiskFull.at(project),
                    _ => StoreErrorKind::Io(error).at(project),
                },
            )?;
        match file.try_lock() {
            // Shares that know no locks: SQLite's own locking still keeps each write whole.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Self { path, file: Some(file), was_left_behind }),
            Err(TryLockError::WouldBlock) => Err(StoreErrorKind::Locked.at(project)),
        }
    }

    /// Whether the last holder ended without giving the lock back: a crash, a kill, a power cut.
    pub fn was_left_behind(&self) -> bool {
        self.was_left_behind
    }
}

impl Drop for WriteLock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody locks a file that is about to vanish; a leftover file harms nobody.
        let removed = std::fs::remove_file(&self.path);
        if let Some(file) = self.file.take() {
            let unlocked = file.unlock();
            drop(file);
            if removed.is_err() && unlocked.is_ok() {
                // Windows removes no open file: try again now that it is closed.
                let _ = std::fs::remove_file(&self.path);
            }
        }
    }
}

fn lock_path(project: &Path) -> PathBuf {
    let mut name = project.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    project.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_refused_until_the_first_ends() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = folder.path().join("kreis.gpkg");
        let first = WriteLock::acquire(&project).expect("free");
        let second = WriteLock::acquire(&project);
        assert!(matches!(second, Err(StoreError { kind: StoreErrorKind::Locked, .. })));
        drop(first);
        let third = WriteLock::acquire(&project).expect("free");
        assert!(!third.was_left_behind());
    }

    #[test]
    fn a_lock_that_was_left_behind_is_noticed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = folder.path().join("kreis.gpkg");
        std::fs::write(lock_path(&project), "").expect("a leftover");
        assert!(WriteLock::acquire(&project).expect("free").was_left_behind());
    }
}
