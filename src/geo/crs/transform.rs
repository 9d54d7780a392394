//! From one coordinate system to another, point by point.

use geo_types::{Coord, LineString, MultiPolygon};
use proj4rs::Proj;
use rayon::prelude::*;

use super::{Crs, CrsError};

/// A way from one coordinate system to another; cheap to use from several threads.
#[derive(Clone)]
pub struct Transform {
    from: Proj,
    to: Proj,
    names: [String; 2],
    identity: bool,
    degrees_in: bool,
    degrees_out: bool,
}

impl std::fmt::Debug for Transform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transform").field("names", &self.names).finish_non_exhaustive()
    }
}

impl Transform {
    /// The way from `from` to `to`. ETRS 89 counts as WGS 84, DHDN is shifted with seven parameters (a few metres).
    pub fn between(from: &Crs, to: &Crs) -> Result<Self, CrsError> {
        let same_datum = from.shift == to.shift;
        let text = |crs: &Crs| {
            let shift = crs.shift.as_deref().unwrap_or("0,0,0,0,0,0,0");
            if same_datum { crs.proj.clone() } else { format!("{} +towgs84={shift}", crs.proj) }
        };
        let proj = |crs: &Crs| {
            Proj::from_proj_string(&text(crs))
                .map_err(|_| CrsError::NoTransformation { from: from.name.clone(), to: to.name.clone() })
        };
        Ok(Self {
            from: proj(from)?,
            to: proj(to)?,
            names: [from.name.clone(), to.name.clone()],
            identity: same_datum && from.proj == to.proj,
            degrees_in: from.is_geographic(),
            degrees_out: to.is_geographic(),
        })
    }

    /// Whether points stay as they are.
    pub fn is_identity(&self) -> bool {
        self.identity
    }

    /// The point in the other system; `None` where it has no place there.
    pub fn point(&self, xy: [f64; 2]) -> Option<[f64; 2]> {
        if !xy[0].is_finite() || !xy[1].is_finite() {
            return None;
        }
        if self.identity {
            return Some(xy);
        }
        let mut point = (xy[0], xy[1], 0.0);
        if self.degrees_in {
            if xy[1].abs() > 90.0 || xy[0].abs() > 400.0 {
                return None;
            }
            point = (xy[0].to_radians(), xy[1].to_radians(), 0.0);
        }
        proj4rs::transform::transform(&self.from, &self.to, &mut point).ok()?;
        let (x, y) =
            if self.degrees_out { (point.0.to_degrees(), point.1.to_degrees()) } else { (point.0, point.1) };
        (x.is_finite() && y.is_finite()).then_some([x, y])
    }

    /// Moves all points of `geometries` to the other system.
    ///
    /// # Errors
    /// [`CrsError::PointOutside`] for the first point that has no place there; the geometries are then partly moved.
    pub fn multi_polygons(&self, geometries: &mut [MultiPolygon<f64>]) -> Result<(), CrsError> {
        if self.identity {
            return Ok(());
        }
        geometries.par_iter_mut().with_min_len(16).try_for_each(|geometry| {
            for polygon in &mut geometry.0 {
                let mut outcome = Ok(());
                polygon.exterior_mut(|ring| outcome = self.ring(ring));
                outcome?;
                let mut outcome = Ok(());
                polygon
                    .interiors_mut(|rings| outcome = rings.iter_mut().try_for_each(|ring| self.ring(ring)));
                outcome?;
            }
            Ok(())
        })
    }

    fn ring(&self, ring: &mut LineString<f64>) -> Result<(), CrsError> {
        for coord in &mut ring.0 {
            let [x, y] = self.point([coord.x, coord.y]).ok_or_else(|| CrsError::PointOutside {
                x: coord.x.to_string(),
                y: coord.y.to_string(),
                from: self.names[0].clone(),
                to: self.names[1].clone(),
            })?;
            *coord = Coord { x, y };
        }
        Ok(())
    }
}
