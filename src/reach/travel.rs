//! Travel times between origins and facilities, whatever they are made from: network, straight line, matrix.

use super::graph::Millis;
use super::search::{Effort, Space};
use crate::work::{Cancelled, Work};

/// The facility that is nearest to an origin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Position of the facility in the list.
    pub facility: u32,
    /// Travel time.
    pub millis: Millis,
    /// Length of the way; `None` when only times are known.
    pub metres: Option<f32>,
}

/// An origin and how long it takes from there.
pub type Reached = (u32, Millis);

/// Memory that searches of one thread share.
#[derive(Debug, Default)]
pub struct Scratch {
    /// For searches over a network.
    pub space: Space,
    /// Best time per origin; [`super::graph::UNREACHED`] everywhere between two uses.
    pub best: Vec<Millis>,
    /// Origins in the order they were met.
    pub met: Vec<u32>,
}

/// Travel times from origins to facilities. A pair that cannot be travelled is absent.
pub trait TravelTimes: Sync {
    /// Number of origins.
    fn origins(&self) -> usize;

    /// Number of facilities.
    fn facilities(&self) -> usize;

    /// The origins from which a facility is reached within `limit` (inclusive), each once.
    ///
    /// # Errors
    /// [`Cancelled`].
    fn catchment(
        &self,
        facility: usize,
        limit: Millis,
        scratch: &mut Scratch,
        work: &Work,
    ) -> Result<(Vec<Reached>, Effort), Cancelled>;

    /// The nearest facility of every origin; `None` where none can be reached. Among equals the first in the list.
    ///
    /// # Errors
    /// [`Cancelled`].
    fn nearest(&self, work: &Work) -> Result<Vec<Option<Nearest>>, Cancelled> {
        let mut found: Vec<Option<Nearest>> = vec![None; self.origins()];
        let mut scratch = Scratch::default();
        for facility in 0..self.facilities() {
            for (origin, millis) in self.catchment(facility, Millis::MAX - 1, &mut scratch, work)?.0 {
                let known = &mut found[origin as usize];
                if known.is_none_or(|known| millis < known.millis) {
                    *known = Some(Nearest { facility: facility as u32, millis, metres: None });
                }
            }
        }
        Ok(found)
    }
}
