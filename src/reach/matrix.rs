//! Travel times that were computed elsewhere and imported as a list of pairs.

use super::graph::Millis;
use super::search::Effort;
use super::travel::{Reached, Scratch, TravelTimes};
use crate::work::{Cancelled, Work};

/// A list of pairs; a pair that is not in it cannot be travelled.
#[derive(Debug)]
pub struct Matrix {
    origins: usize,
    /// Origins and times by facility.
    columns: Vec<Vec<Reached>>,
}

impl Matrix {
    /// From pairs of origin, facility and travel time. Of several times for a pair the shortest counts.
    pub fn new(
        (origins, facilities): (usize, usize),
        pairs: impl IntoIterator<Item = (u32, u32, Millis)>,
    ) -> Self {
        let mut columns = vec![Vec::new(); facilities];
        for (origin, facility, millis) in pairs {
            if (origin as usize) < origins
                && let Some(column) = columns.get_mut(facility as usize)
            {
                column.push((origin, millis));
            }
        }
        for column in &mut columns {
            column.sort_unstable();
            column.dedup_by_key(|(origin, _)| *origin);
        }
        Self { origins, columns }
    }
}

impl TravelTimes for Matrix {
    fn origins(&self) -> usize {
        self.origins
    }

    fn facilities(&self) -> usize {
        self.columns.len()
    }

    fn catchment(
        &self,
        facility: usize,
        limit: Millis,
        _scratch: &mut Scratch,
        work: &Work,
    ) -> Result<(Vec<Reached>, Effort), Cancelled> {
        work.check()?;
        let column = &self.columns[facility];
        Ok((column.iter().copied().filter(|(_, millis)| *millis <= limit).collect(), Effort::default()))
    }
}
