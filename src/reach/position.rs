//! Places on the globe as whole numbers, distances between them, and the order in which places near each other come together.

/// Mean radius of the earth.
const EARTH_M: f64 = 6_371_008.8;
/// Units of [`Position`] per degree.
pub const UNITS_PER_DEGREE: f64 = 1e7;

/// Longitude and latitude in units of 10⁻⁷ degrees (about 1 cm), as OpenStreetMap keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Longitude, east positive.
    pub lon: i32,
    /// Latitude, north positive.
    pub lat: i32,
}

impl Position {
    /// A place by its degrees; outside of the globe it is moved to the rim.
    pub fn from_degrees(lon: f64, lat: f64) -> Self {
        Self {
            lon: (lon.clamp(-180.0, 180.0) * UNITS_PER_DEGREE).round() as i32,
            lat: (lat.clamp(-90.0, 90.0) * UNITS_PER_DEGREE).round() as i32,
        }
    }

    /// Longitude in degrees.
    pub fn lon_degrees(self) -> f64 {
        f64::from(self.lon) / UNITS_PER_DEGREE
    }

    /// Latitude in degrees.
    pub fn lat_degrees(self) -> f64 {
        f64::from(self.lat) / UNITS_PER_DEGREE
    }

    /// Distance as the crow flies in metres, on a sphere; exact to 0.1 % within some hundred kilometres.
    pub fn distance_m(self, other: Self) -> f64 {
        let mid = f64::midpoint(self.lat_degrees(), other.lat_degrees()).to_radians();
        let east = (other.lon_degrees() - self.lon_degrees()).to_radians() * mid.cos();
        let north = (other.lat_degrees() - self.lat_degrees()).to_radians();
        EARTH_M * east.hypot(north)
    }
}

/// A plane with metres as units around some place: good for distances within a few kilometres, and for whole counties to 1 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LocalPlane {
    origin: Position,
    east_m: f64,
    north_m: f64,
}

impl LocalPlane {
    /// The plane that touches the globe at `origin`.
    pub fn at(origin: Position) -> Self {
        let north_m = EARTH_M.to_radians() / UNITS_PER_DEGREE;
        Self { origin, east_m: north_m * origin.lat_degrees().to_radians().cos(), north_m }
    }

    /// Metres east and north of the origin.
    pub fn xy(&self, position: Position) -> [f64; 2] {
        [
            (f64::from(position.lon) - f64::from(self.origin.lon)) * self.east_m,
            (f64::from(position.lat) - f64::from(self.origin.lat)) * self.north_m,
        ]
    }

    /// The place so many metres east and north of the origin.
    pub fn position(&self, [x, y]: [f64; 2]) -> Position {
        Position {
            lon: (f64::from(self.origin.lon) + x / self.east_m).round() as i32,
            lat: (f64::from(self.origin.lat) + y / self.north_m).round() as i32,
        }
    }
}

/// Rectangle of longitudes and latitudes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// South-western corner.
    pub min: Position,
    /// North-eastern corner.
    pub max: Position,
}

impl Bounds {
    /// The rectangle around `positions`; `None` when there are none.
    pub fn around(positions: impl IntoIterator<Item = Position>) -> Option<Self> {
        let mut positions = positions.into_iter();
        let first = positions.next()?;
        Some(positions.fold(Self { min: first, max: first }, |bounds, position| Self {
            min: Position { lon: bounds.min.lon.min(position.lon), lat: bounds.min.lat.min(position.lat) },
            max: Position { lon: bounds.max.lon.max(position.lon), lat: bounds.max.lat.max(position.lat) },
        }))
    }

    /// Whether it contains `position`.
    pub fn contains(&self, position: Position) -> bool {
        (self.min.lon..=self.max.lon).contains(&position.lon)
            && (self.min.lat..=self.max.lat).contains(&position.lat)
    }

    /// The middle.
    pub fn centre(&self) -> Position {
        Position {
            lon: i32::midpoint(self.min.lon, self.max.lon),
            lat: i32::midpoint(self.min.lat, self.max.lat),
        }
    }

    /// The same rectangle with `buffer_m` more on each side.
    #[must_use]
    pub fn grown(&self, buffer_m: f64) -> Self {
        let low = LocalPlane::at(self.min).position([-buffer_m, -buffer_m]);
        let high = LocalPlane::at(self.max).position([buffer_m, buffer_m]);
        Self { min: low, max: high }
    }
}

/// Number of a place along a Hilbert curve over `bounds`: places near each other mostly get numbers near each other.
pub fn hilbert(position: Position, bounds: &Bounds) -> u32 {
    let scale = |value: i32, low: i32, high: i32| {
        let span = (i64::from(high) - i64::from(low)).max(1);
        (((i64::from(value) - i64::from(low)).clamp(0, span) * 65_535) / span) as u32
    };
    // One scale for both axes, so that the curve is as fine one way as the other.
    let span = (i64::from(bounds.max.lon) - i64::from(bounds.min.lon))
        .max(i64::from(bounds.max.lat) - i64::from(bounds.min.lat))
        .min(i64::from(i32::MAX)) as i32;
    let mut x = scale(position.lon, bounds.min.lon, bounds.min.lon.saturating_add(span));
    let mut y = scale(position.lat, bounds.min.lat, bounds.min.lat.saturating_add(span));
    let mut number = 0;
    let mut side = 1_u32 << 15;
    while side > 0 {
        let (right, up) = (u32::from(x & side != 0), u32::from(y & side != 0));
        number += side * side * ((3 * right) ^ up);
        if up == 0 {
            if right == 1 {
                x = 65_535 - x;
                y = 65_535 - y;
            }
            std::mem::swap(&mut x, &mut y);
        }
        side >>= 1;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_globe() {
        let kassel = Position::from_degrees(9.4924, 51.3127);
        let fulda = Position::from_degrees(9.6809, 50.5558);
        // Great circle after Vincenty on the sphere of the same radius: 85,190 m.
        assert!((kassel.distance_m(fulda) - 85_190.0).abs() < 40.0, "{}", kassel.distance_m(fulda));
        let plane = LocalPlane::at(kassel);
        let there = plane.position(plane.xy(fulda));
        assert!((i64::from(there.lon) - i64::from(fulda.lon)).abs() <= 1);
    }

    #[test]
    fn the_curve_visits_every_place_of_a_square_once_and_steps_to_neighbours() {
        let bounds = Bounds { min: Position::default(), max: Position { lon: 65_535, lat: 65_535 } };
        // A corner of the square, 16 × 16: 256 consecutive numbers, each beside the one before.
        let mut cells: Vec<(u32, i32, i32)> = (0..16)
            .flat_map(|x| (0..16).map(move |y| (x, y)))
            .map(|(x, y)| (hilbert(Position { lon: x, lat: y }, &bounds), x, y))
            .collect();
        cells.sort_unstable();
        for pair in cells.windows(2) {
            let [(a, ax, ay), (b, bx, by)] = pair else { continue };
            assert_eq!(a + 1, *b);
            assert_eq!((ax - bx).abs() + (ay - by).abs(), 1);
        }
    }
}
