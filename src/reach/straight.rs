//! Travel times as the crow flies, times a detour factor: the rung below the road network.

use super::graph::{Millis, millis};
use super::position::Position;
use super::search::Effort;
use super::travel::{Nearest, Reached, Scratch, TravelTimes};
use crate::work::{Cancelled, Work};

/// How straight lines become travel times.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct StraightPace {
    /// How many times as long as the straight line the way is.
    pub detour: f64,
    /// Speed over the way.
    pub kmh: f64,
}

impl Default for StraightPace {
    /// Detour 1.3 and 33 km/h, the mean car speed that the Thünen Institute uses for Germany.
    fn default() -> Self {
        Self { detour: 1.3, kmh: 33.0 }
    }
}

/// Origins and facilities as places alone.
#[derive(Debug)]
pub struct StraightTravel {
    origins: Vec<Position>,
    facilities: Vec<Position>,
    pace: StraightPace,
    /// Origins by latitude.
    by_latitude: Vec<(i32, u32)>,
}

/// Metres per unit of latitude, a little less than on the sphere, so that nothing within reach is missed.
const METRES_PER_UNIT: f64 = 0.011_119;

impl StraightTravel {
    /// Travel from `origins` to `facilities`.
    pub fn new(origins: Vec<Position>, facilities: Vec<Position>, pace: StraightPace) -> Self {
        let mut by_latitude: Vec<(i32, u32)> =
            origins.iter().enumerate().map(|(at, origin)| (origin.lat, at as u32)).collect();
        by_latitude.sort_unstable();
        Self { origins, facilities, pace, by_latitude }
    }

    fn metres(&self, origin: Position, facility: Position) -> f64 {
        origin.distance_m(facility) * self.pace.detour
    }
}

impl TravelTimes for StraightTravel {
    fn origins(&self) -> usize {
        self.origins.len()
    }

    fn facilities(&self) -> usize {
        self.facilities.len()
    }

    fn catchment(
        &self,
        facility: usize,
        limit: Millis,
        _scratch: &mut Scratch,
        work: &Work,
    ) -> Result<(Vec<Reached>, Effort), Cancelled> {
        work.check()?;
        let there = self.facilities[facility];
        let reach_m = f64::from(limit) / 3_600.0 * self.pace.kmh / self.pace.detour;
        let band = (reach_m / METRES_PER_UNIT + 1.0).min(4e9) as i64;
        let lat = i64::from(there.lat);
        let from = self.by_latitude.partition_point(|(other, _)| i64::from(*other) < lat - band);
        let to = self.by_latitude.partition_point(|(other, _)| i64::from(*other) <= lat + band);
        let near = self.by_latitude[from..to].iter().map(|(_, origin)| *origin);
        let time = |origin: u32| millis(self.metres(self.origins[origin as usize], there), self.pace.kmh);
        let mut reached: Vec<Reached> =
            near.map(|origin| (origin, time(origin))).filter(|(_, time)| *time <= limit).collect();
        reached.sort_unstable();
        let settled = reached.len() as u64;
        Ok((reached, Effort { settled, looked_at: (to - from) as u64 }))
    }

    fn nearest(&self, work: &Work) -> Result<Vec<Option<Nearest>>, Cancelled> {
        let nearest_of = |origin: &Position| {
            let all = self
                .facilities
                .iter()
                .enumerate()
                .map(|(at, there)| (self.metres(*origin, *there), at as u32));
            all.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        };
        let mut found = Vec::with_capacity(self.origins.len());
        for origin in &self.origins {
            if found.len().is_multiple_of(256) {
                work.check()?;
            }
            found.push(nearest_of(origin).map(|(metres, facility)| Nearest {
                facility,
                millis: millis(metres, self.pace.kmh),
                metres: Some(metres as f32),
            }));
        }
        Ok(found)
    }
}
