//! Coordinate systems: known by EPSG code, recognised from .prj texts, checked against the coordinates.

mod area;
mod codes;
mod definition;
mod plausible;
mod recognise;
mod transform;
mod wkt;

use super::Extent;
use crate::notice::Notice;
use crate::text::Message;
use definition::{Definition, Method};

pub(crate) use area::AreaScale;
pub use transform::Transform;

/// A coordinate system: what the numbers of a file mean. Coordinates are always east (longitude) first, north second.
#[derive(Debug, Clone, PartialEq)]
pub struct Crs {
    /// Projection for proj4rs, without datum shift.
    proj: String,
    /// Seven parameters of the shift to WGS 84; `None` = counts as WGS 84.
    shift: Option<String>,
    epsg: Option<u32>,
    name: String,
    wkt: String,
    /// Parameters, where they are understood.
    definition: Option<Definition>,
}

/// Why a coordinate system could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CrsError {
    /// The EPSG code is not known here.
    #[error("unknown EPSG code {0:?}")]
    UnknownCode(String),
    /// The .prj text could not be understood.
    #[error("coordinate system not understood: {0}")]
    NotUnderstood(String),
    /// There is no way from one system to the other.
    #[error("no transformation from {from} to {to}")]
    NoTransformation {
        /// Name of the system the coordinates are in.
        from: String,
        /// Name of the system they should be in.
        to: String,
    },
    /// A point has no place in the other system.
    #[error("point {x}, {y} of {from} cannot be expressed in {to}")]
    PointOutside {
        /// East coordinate, or longitude, as written.
        x: String,
        /// North coordinate, or latitude, as written.
        y: String,
        /// Name of the system the point is in.
        from: String,
        /// Name of the system it should be in.
        to: String,
    },
}

impl CrsError {
    /// The error as a sentence for the user.
    pub fn notice(&self) -> Notice {
        match self {
            Self::UnknownCode(code) => {
                Notice::error(Message::new("geo-crs-unknown-code").with("code", code.as_str()))
                    .with_hint(Message::new("geo-crs-hint-codes"))
            }
            Self::NotUnderstood(text) => {
                Notice::error(Message::new("geo-crs-not-understood").with("text", text.as_str()))
                    .with_hint(Message::new("geo-crs-hint-give-code"))
            }
            Self::NoTransformation { from, to } => Notice::error(
                Message::new("geo-crs-no-transformation").with("from", from.as_str()).with("to", to.as_str()),
            )
            .with_hint(Message::new("geo-crs-hint-give-code")),
            Self::PointOutside { x, y, from, to } => Notice::error(
                Message::new("geo-crs-point-outside")
                    .with("x", x.as_str())
                    .with("y", y.as_str())
                    .with("from", from.as_str())
                    .with("to", to.as_str()),
            )
            .with_hint(Message::new("geo-crs-hint-give-code")),
        }
    }
}

impl Crs {
    /// The system with this EPSG code; `None` when the code is not known here.
    ///
    /// Known are ETRS 89 and WGS 84 / UTM, the German variants with zone before the easting, Gauss-Krüger 2 to 5, Soldner Berlin,
    /// geographic ETRS 89, WGS 84 and DHDN, LAEA and LCC Europe, LCC Germany, Web Mercator, and three world systems.
    pub fn from_epsg(code: u32) -> Option<Self> {
        codes::definition(code).map(Self::from_definition)
    }

    /// The system that a .prj file, GeoPackage or GeoJSON describes in ESRI or OGC WKT (1 or 2).
    ///
    /// Parameters decide, then the authority code, then the name: a renamed UTM 32 is still UTM 32.
    pub fn from_wkt(prj: &str) -> Result<Self, CrsError> {
        recognise::from_wkt(prj)
    }

    /// The system that a person or a GeoJSON file names: `EPSG:25832`, `25832`, `urn:ogc:def:crs:EPSG::25832`, `OGC:CRS84`.
    pub fn parse(text: &str) -> Result<Self, CrsError> {
        let trimmed = text.trim();
        if trimmed.contains('[') {
            return Self::from_wkt(trimmed);
        }
        let upper = trimmed.to_ascii_uppercase();
        let code = if upper.ends_with("CRS84") {
            Some(4326)
        } else {
            let (authority, code) =
                upper.rsplit_once([':', '/', ' ', '#']).unwrap_or(("EPSG", upper.as_str()));
            if authority.contains("EPSG") { code.parse().ok() } else { None }
        };
        code.and_then(Self::from_epsg).ok_or_else(|| CrsError::UnknownCode(trimmed.to_owned()))
    }

    /// EPSG code, when the system has one.
    pub fn epsg(&self) -> Option<u32> {
        self.epsg
    }

    /// Name as in the EPSG register, else as in the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// OGC WKT 1 for `gpkg_spatial_ref_sys`; for a system without EPSG code the text it was read from.
    pub fn wkt(&self) -> String {
        self.wkt.clone()
    }

    /// Whether coordinates are degrees.
    pub fn is_geographic(&self) -> bool {
        self.proj.contains("+proj=longlat") || self.proj.contains("+proj=latlong")
    }

    /// Whether coordinates within `extent` can be meant in this system.
    ///
    /// Finds degrees in a metric system, metres in a geographic one, swapped axes, and a zone that is not the declared one. An empty
    /// extent is plausible.
    pub fn is_plausible(&self, extent: &Extent) -> bool {
        plausible::is_plausible(self, extent)
    }

    /// EPSG codes in use in Germany in which coordinates within `extent` would lie in or around Germany: what the file may really be
    /// in, for a hint.
    pub fn candidates(extent: &Extent) -> Vec<u32> {
        plausible::candidates(extent)
    }

    /// EPSG codes of the systems that German offices use, most usual first.
    pub fn usual_codes() -> &'static [u32] {
        &plausible::GERMAN_CODES
    }

    /// The system that a project draws its maps in, for boundaries within `extent_in_source`.
    ///
    /// UTM and Gauss-Krüger stay as they are; else the UTM zone of the middle (ETRS 89 in Germany); wider than a UTM map can show:
    /// LAEA Europe within Europe, Equal Earth for the rest.
    #[must_use]
    pub fn for_maps(source: &Self, extent_in_source: &Extent) -> Self {
        plausible::for_maps(source, extent_in_source)
    }

    /// Metres on the ground per map unit around a point, as the mean over directions: 1/0.9996 in the middle of a UTM zone, about the
    /// cosine of the latitude in Web Mercator. `None` outside the projection. For scale bars.
    pub fn metres_per_unit(&self, at: [f64; 2]) -> Option<f64> {
        let size = if self.is_geographic() { 1e-3 } else { 100.0 };
        AreaScale::new(self)?.at(at, size).map(f64::sqrt)
    }

    fn from_definition(definition: Definition) -> Self {
        Self {
            proj: definition.proj(),
            shift: definition.datum.shift().map(str::to_owned),
            epsg: definition.epsg,
            name: definition.name.clone(),
            wkt: definition.wkt(),
            definition: Some(definition),
        }
    }

    /// Whether this is a transverse Mercator system (UTM, Gauss-Krüger).
    fn is_transverse_mercator(&self) -> bool {
        matches!(&self.definition, Some(Definition { method: Method::TransverseMercator { .. }, .. }))
    }
}
