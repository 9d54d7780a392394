//! Coordinate systems as parameters: datum, projection method, offsets; and their proj and WKT texts.

use std::fmt::Write as _;

/// Geodetic datum of a coordinate system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Datum {
    /// European Terrestrial Reference System 1989 (GRS 80).
    Etrs89,
    /// World Geodetic System 1984.
    Wgs84,
    /// Deutsches Hauptdreiecksnetz (Bessel 1841).
    Dhdn,
}

impl Datum {
    /// Name of the ellipsoid as proj knows it.
    fn ellipsoid(self) -> &'static str {
        match self {
            Self::Etrs89 => "GRS80",
            Self::Wgs84 => "WGS84",
            Self::Dhdn => "bessel",
        }
    }

    /// The seven parameters of the shift to WGS 84; `None` where there is none (ETRS 89 counts as WGS 84, as in PROJ).
    ///
    /// DHDN: EPSG transformation 1777, the one that PROJ writes into the definition of 31466 to 31469.
    pub(super) fn shift(self) -> Option<&'static str> {
        match self {
            Self::Etrs89 | Self::Wgs84 => None,
            Self::Dhdn => Some("598.1,73.7,418.2,0.202,0.045,-2.455,6.7"),
        }
    }

    /// The GEOGCS part of a WKT text.
    fn wkt(self) -> &'static str {
        match self {
            Self::Etrs89 => {
                r#"GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]]"#
            }
            Self::Wgs84 => {
                r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]"#
            }
            Self::Dhdn => {
                r#"GEOGCS["DHDN",DATUM["Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel 1841",6377397.155,299.1528128,AUTHORITY["EPSG","7004"]],AUTHORITY["EPSG","6314"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4314"]]"#
            }
        }
    }
}

/// How longitude and latitude become map coordinates. Angles in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Method {
    /// They stay degrees.
    Geographic,
    /// Transverse Mercator (UTM, Gauss-Krüger).
    TransverseMercator { central_meridian: f64, latitude_of_origin: f64, scale: f64 },
    /// Lambert conformal conic with two standard parallels.
    LambertConformalConic { central_meridian: f64, latitude_of_origin: f64, parallels: [f64; 2] },
    /// Lambert azimuthal equal-area.
    LambertAzimuthal { longitude: f64, latitude: f64 },
    /// Cassini-Soldner.
    Cassini { central_meridian: f64, latitude_of_origin: f64 },
    /// Web Mercator: ellipsoidal latitude in spherical formulas.
    WebMercator,
    /// Plate carrée in metres.
    EquidistantCylindrical { standard_parallel: f64 },
    /// Cylindrical equal-area.
    EqualAreaCylindrical { standard_parallel: f64 },
    /// Equal Earth (Šavrič, Patterson, Jenny 2018).
    EqualEarth,
}

impl Method {
    fn proj(self) -> String {
        match self {
            Self::Geographic => "+proj=longlat".to_owned(),
            Self::TransverseMercator { central_meridian, latitude_of_origin, scale } => {
                format!("+proj=etmerc +lat_0={latitude_of_origin} +lon_0={central_meridian} +k={scale}")
            }
            Self::LambertConformalConic { central_meridian, latitude_of_origin, parallels: [a, b] } => {
                format!(
                    "+proj=lcc +lat_0={latitude_of_origin} +lon_0={central_meridian} +lat_1={a} +lat_2={b}"
                )
            }
            Self::LambertAzimuthal { longitude, latitude } => {
                format!("+proj=laea +lat_0={latitude} +lon_0={longitude}")
            }
            Self::Cassini { central_meridian, latitude_of_origin } => {
                format!("+proj=cass +lat_0={latitude_of_origin} +lon_0={central_meridian}")
            }
            Self::WebMercator => "+proj=webmerc +lon_0=0".to_owned(),
            Self::EquidistantCylindrical { standard_parallel } => {
                format!("+proj=eqc +lat_ts={standard_parallel} +lat_0=0 +lon_0=0")
            }
            Self::EqualAreaCylindrical { standard_parallel } => {
                format!("+proj=cea +lat_ts={standard_parallel} +lon_0=0")
            }
            Self::EqualEarth => "+proj=eqearth +lon_0=0".to_owned(),
        }
    }

    /// Name of the method and its parameters as in OGC WKT 1.
    fn wkt(self) -> (&'static str, Vec<(&'static str, f64)>) {
        match self {
            Self::Geographic => ("", Vec::new()),
            Self::TransverseMercator { central_meridian, latitude_of_origin, scale } => (
                "Transverse_Mercator",
                vec![
                    ("latitude_of_origin", latitude_of_origin),
                    ("central_meridian", central_meridian),
                    ("scale_factor", scale),
                ],
            ),
            Self::LambertConformalConic { central_meridian, latitude_of_origin, parallels: [a, b] } => (
                "Lambert_Conformal_Conic_2SP",
                vec![
                    ("latitude_of_origin", latitude_of_origin),
                    ("central_meridian", central_meridian),
                    ("standard_parallel_1", a),
                    ("standard_parallel_2", b),
                ],
            ),
            Self::LambertAzimuthal { longitude, latitude } => (
                "Lambert_Azimuthal_Equal_Area",
                vec![("latitude_of_center", latitude), ("longitude_of_center", longitude)],
            ),
            Self::Cassini { central_meridian, latitude_of_origin } => (
                "Cassini_Soldner",
                vec![("latitude_of_origin", latitude_of_origin), ("central_meridian", central_meridian)],
            ),
            Self::WebMercator => ("Mercator_1SP", vec![("central_meridian", 0.0), ("scale_factor", 1.0)]),
            Self::EquidistantCylindrical { standard_parallel } => (
                "Equirectangular",
                vec![("standard_parallel_1", standard_parallel), ("central_meridian", 0.0)],
            ),
            Self::EqualAreaCylindrical { standard_parallel } => (
                "Cylindrical_Equal_Area",
                vec![("standard_parallel_1", standard_parallel), ("central_meridian", 0.0)],
            ),
            Self::EqualEarth => ("Equal_Earth", vec![("central_meridian", 0.0)]),
        }
    }
}

/// Codes whose register entry names the north axis first.
const NORTH_FIRST: [u32; 8] = [3034, 3035, 3068, 4839, 31466, 31467, 31468, 31469];

/// A coordinate system as parameters; lengths in metres.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Definition {
    /// EPSG code, when it has one.
    pub(super) epsg: Option<u32>,
    /// Name as in the EPSG register.
    pub(super) name: String,
    /// Datum.
    pub(super) datum: Datum,
    /// Projection.
    pub(super) method: Method,
    /// False easting and northing.
    pub(super) offset: [f64; 2],
}

impl Definition {
    /// The proj text, without datum shift.
    pub(super) fn proj(&self) -> String {
        let mut text = self.method.proj();
        let _ = write!(text, " +ellps={}", self.datum.ellipsoid());
        if self.method != Method::Geographic {
            let _ = write!(text, " +x_0={} +y_0={} +units=m", self.offset[0], self.offset[1]);
        }
        text + " +no_defs"
    }

    /// OGC WKT 1, axes east and north, with the EPSG code as authority.
    pub(super) fn wkt(&self) -> String {
        let geographic = self.datum.wkt();
        if self.method == Method::Geographic {
            return geographic.to_owned();
        }
        let (method, parameters) = self.method.wkt();
        let mut text = format!(r#"PROJCS["{}",{geographic},PROJECTION["{method}"]"#, self.name);
        let offsets = [("false_easting", self.offset[0]), ("false_northing", self.offset[1])];
        for (name, value) in parameters.into_iter().chain(offsets) {
            let _ = write!(text, r#",PARAMETER["{name}",{value}]"#);
        }
        text.push_str(r#",UNIT["metre",1,AUTHORITY["EPSG","9001"]]"#);
        // The register has these north first; WKT 1 leaves the axes out then, and programs read east first.
        if !self.epsg.is_some_and(|code| NORTH_FIRST.contains(&code)) {
            text.push_str(r#",AXIS["Easting",EAST],AXIS["Northing",NORTH]"#);
        }
        if self.method == Method::WebMercator {
            text.push_str(r#",EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"]"#);
        }
        if let Some(code) = self.epsg {
            let _ = write!(text, r#",AUTHORITY["EPSG","{code}"]"#);
        }
        text.push(']');
        text
    }

    /// Whether both mean the same coordinates, whatever they are called: parameters within rounding of WKT writers.
    pub(super) fn same_coordinates(&self, other: &Self) -> bool {
        let (method, mine) = self.method.wkt();
        let (other_method, theirs) = other.method.wkt();
        self.datum == other.datum
            && method == other_method
            && mine.iter().zip(&theirs).all(|((_, a), (_, b))| (a - b).abs() < 1e-7)
            && (0..2).all(|axis| (self.offset[axis] - other.offset[axis]).abs() < 1e-3)
    }
}
