//! True area on the ellipsoid from area on the map.

use proj4rs::Proj;
use proj4rs::transform::transform;

use super::Crs;

/// How large a piece of map is on the ellipsoid of its coordinate system.
///
/// Compares with the cylindrical equal-area projection of the ellipsoid (Snyder 1987, Map Projections – A Working Manual, eq. 3-12 and
/// 10-14/15), which keeps areas exactly; so it works for every projection.
#[derive(Clone)]
pub(crate) struct AreaScale {
    projection: Proj,
    degrees: Option<Proj>,
    semi_major_m: f64,
    eccentricity: f64,
    is_geographic: bool,
}

impl AreaScale {
    /// `None` when the coordinate system cannot be inverted.
    pub(crate) fn new(crs: &Crs) -> Option<Self> {
        let projection = Proj::from_proj_string(&crs.proj).ok()?;
        let is_ellipsoid = |word: &&str| {
            ["+ellps=", "+a=", "+b=", "+rf=", "+R=", "+datum="].iter().any(|key| word.starts_with(key))
        };
        let ellipsoid: Vec<&str> = crs.proj.split_whitespace().filter(is_ellipsoid).collect();
        let degrees = Proj::from_proj_string(&format!("+proj=longlat {}", ellipsoid.join(" "))).ok()?;
        let (semi_major_m, semi_minor_m) = degrees.ellipse_parameters();
        let eccentricity = (1.0 - (semi_minor_m / semi_major_m).powi(2)).max(0.0).sqrt();
        let is_geographic = crs.is_geographic();
        Some(Self {
            projection,
            degrees: Some(degrees).filter(|_| !is_geographic),
            semi_major_m,
            eccentricity,
            is_geographic,
        })
    }

    /// Square metres per square map unit at a point, from a square of about `size` map units around it; `None` outside the projection.
    pub(crate) fn at(&self, point: [f64; 2], size: f64) -> Option<f64> {
        let half = size / 2.0;
        let west = self.equal_area([point[0] - half, point[1]])?;
        let east = self.equal_area([point[0] + half, point[1]])?;
        let south = self.equal_area([point[0], point[1] - half])?;
        let north = self.equal_area([point[0], point[1] + half])?;
        let [dx, dy] = [[east[0] - west[0], east[1] - west[1]], [north[0] - south[0], north[1] - south[1]]];
        let scale = (dx[0] * dy[1] - dx[1] * dy[0]).abs() / (size * size);
        (scale.is_finite() && scale > 0.0).then_some(scale)
    }

    /// The point in the cylindrical equal-area projection, metres.
    fn equal_area(&self, point: [f64; 2]) -> Option<[f64; 2]> {
        let [longitude, latitude] = if self.is_geographic {
            point.map(f64::to_radians)
        } else {
            let mut there = (point[0], point[1], 0.0);
            transform(&self.projection, self.degrees.as_ref()?, &mut there).ok()?;
            [there.0, there.1]
        };
        let sine = latitude.sin();
        let e = self.eccentricity;
        let authalic = if e < 1e-9 {
            2.0 * sine
        } else {
            (1.0 - e * e) * (sine / (1.0 - (e * sine).powi(2)) + (e * sine).atanh() / e)
        };
        Some([self.semi_major_m * longitude, self.semi_major_m * authalic / 2.0])
    }
}
