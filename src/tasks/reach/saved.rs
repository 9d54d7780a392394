//! Saved answers: the questions behind their names.

use crate::model::{ReachMap, ReachRequest};
use crate::tasks::{Session, TaskError};
use crate::text::Message;

/// The question of the answer saved as `name`, and the level that it was asked for.
///
/// # Errors
/// There is none of that name, or another program version wrote it.
pub fn saved_reach(session: &Session, name: &str) -> Result<(ReachMap, Option<String>), TaskError> {
    let store = session.reader()?;
    let names = store.reach_names()?;
    let wanted = name.trim().to_lowercase();
    let found = names.iter().find(|known| known.to_lowercase() == wanted);
    let result = found.map(|name| store.reach_result(name)).transpose()?.flatten();
    let request: Option<ReachRequest> = result.and_then(|result| serde_json::from_str(&result.recipe).ok());
    let (Some(name), Some(request)) = (found, request) else {
        let message = Message::new("tasks-reach-unknown").with("name", name);
        let hint = match names.as_slice() {
            [] => Message::new("tasks-reach-unknown-hint-none"),
            names => Message::new("tasks-reach-unknown-hint").with("names", names.join(", ")),
        };
        return Err(TaskError::refused(message, hint));
    };
    let level = request.level.clone();
    Ok((ReachMap { name: name.clone(), ..ReachMap::of(request) }, level))
}
