//! Progress and cancellation of long work, passed by reference into every task.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Receives progress: the stage as a wording key and the done fraction of the whole work, 0 to 1.
type Listener = dyn Fn(&'static str, f32) + Send + Sync;

/// What a long computation asks between steps: am I cancelled, and who wants to know how far I am.
///
/// Cheap to clone; all clones share one cancel flag.
#[derive(Clone, Default)]
pub struct Work {
    cancel: Arc<AtomicBool>,
    listener: Option<Arc<Listener>>,
}

/// The work was cancelled by its user; nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

impl Work {
    /// Work that nobody watches and nobody cancels.
    pub fn unattended() -> Self {
        Self::default()
    }

    /// Work whose progress is told to `listener` (stage wording key, fraction 0 to 1).
    pub fn with_listener(listener: impl Fn(&'static str, f32) + Send + Sync + 'static) -> Self {
        Self { cancel: Arc::default(), listener: Some(Arc::new(listener)) }
    }

    /// Asks the work to stop at its next check. Takes effect in all clones.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// Whether [`Work::cancel`] was called.
    pub fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// `Err(Cancelled)` once cancelled: `work.check()?` between steps.
    ///
    /// # Errors
    /// [`Cancelled`] when the work was cancelled.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }

    /// A part of this work, `share` of the whole beginning at `from`, both 0 to 1; cancelled together with it.
    #[must_use]
    pub fn part(&self, from: f32, share: f32) -> Self {
        let listener = self.listener.clone().map(|listener| -> Arc<Listener> {
            Arc::new(move |stage, fraction| listener(stage, from + fraction * share))
        });
        Self { cancel: Arc::clone(&self.cancel), listener }
    }

    /// Tells the listener the stage (a wording key such as `stage-topology`) and the fraction done.
    pub fn report(&self, stage: &'static str, fraction: f32) {
        if let Some(listener) = &self.listener {
            listener(stage, fraction.clamp(0.0, 1.0));
        }
    }
}

impl std::fmt::Debug for Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Work").field("cancelled", &self.is_cancelled()).finish_non_exhaustive()
    }
}
