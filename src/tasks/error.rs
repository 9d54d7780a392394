//! Why a task could not be done.

use crate::notice::Notice;
use crate::read::ReadError;
use crate::store::{StoreError, StoreErrorKind};
use crate::text::Message;
use crate::work::Cancelled;

/// Why a task could not be done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum TaskError {
    /// The project file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An input file.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Cancelled by its user.
    #[error("cancelled")]
    Cancelled,
    /// What was asked for cannot be done with these data.
    #[error("{}", .0.message.key())]
    Refused(Box<Notice>),
}

impl From<Cancelled> for TaskError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl TaskError {
    /// Refuses with a sentence and what to do about it.
    pub fn refused(message: Message, hint: Message) -> Self {
        Self::Refused(Box::new(Notice::error(message).with_hint(hint)))
    }

    /// The error in words: what, where, why, what to do.
    pub fn notice(&self) -> Notice {
        match self {
            Self::Store(error) => error.notice(),
            Self::Read(error) => error.notice(),
            Self::Cancelled => Notice::info(Message::new("tasks-cancelled")),
            Self::Refused(notice) => (**notice).clone(),
        }
    }

    /// Whether the user cancelled.
    pub fn is_cancelled(&self) -> bool {
        matches!(
            self,
            Self::Cancelled
                | Self::Read(ReadError::Cancelled)
                | Self::Store(StoreError { kind: StoreErrorKind::Cancelled, .. })
        )
    }
}
