//! Which coordinate system a WKT text means: by parameters, by authority code, by name, else through `proj4wkt`.

use super::codes;
use super::definition::{Datum, Definition, Method};
use super::wkt::Node;
use super::{Crs, CrsError};

/// See [`Crs::from_wkt`].
pub(super) fn from_wkt(text: &str) -> Result<Crs, CrsError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let Some(root) = Node::parse(text) else {
        return by_name(text).or_else(|| by_code_text(text)).ok_or_else(|| not_understood(text));
    };
    let horizontal = root.find(&["PROJCS", "PROJCRS", "PROJECTEDCRS"]).or_else(|| root.find(GEOGRAPHIC));
    let system = horizontal.ok_or_else(|| not_understood(text))?;
    if let Some(definition) = definition(system) {
        return Ok(known(&definition).unwrap_or_else(|| Crs::from_definition(definition)));
    }
    let is_only_named = method_name(system).is_none() && !GEOGRAPHIC.contains(&system.keyword.as_str());
    if is_only_named
        && let Some(crs) = system.epsg().and_then(Crs::from_epsg).or_else(|| by_name(system.name()))
    {
        return Ok(crs);
    }
    through_proj4wkt(system, text)
}

const GEOGRAPHIC: &[&str] = &["GEOGCS", "GEOGCRS", "GEODCRS", "GEODETICCRS", "GEOGRAPHICCRS", "BASEGEOGCRS"];

fn not_understood(text: &str) -> CrsError {
    let short: String = text.chars().take(120).collect();
    CrsError::NotUnderstood(short.replace(['\r', '\n'], " "))
}

fn by_code_text(text: &str) -> Option<Crs> {
    if text.contains('[') { None } else { Crs::parse(text).ok() }
}

/// Letters and digits alone, in lower case: names differ in blanks, underscores and brackets.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// Names of ESRI that differ from the EPSG register by more than underscores.
const OTHER_NAMES: [(&str, u32); 14] = [
    ("gcswgs1984", 4326),
    ("wgs1984", 4326),
    ("gcsetrs1989", 4258),
    ("etrs1989laea", 3035),
    ("etrslaea", 3035),
    ("etrs89laeaeurope", 3035),
    ("etrs1989lcc", 3034),
    ("etrs89lcceurope", 3034),
    ("wgs1984webmercatorauxiliarysphere", 3857),
    ("wgs1984webmercator", 3857),
    ("worldequidistantcylindrical", 4087),
    ("gcsdeutscheshauptdreiecksnetz", 4314),
    ("dhdnsoldnerberlin", 3068),
    ("wgs1984equalearthgreenwich", 8857),
];

fn by_name(name: &str) -> Option<Crs> {
    let wanted = plain(name);
    if wanted.is_empty() {
        return None;
    }
    if let Some((_, code)) = OTHER_NAMES.iter().find(|(other, _)| *other == wanted) {
        return Crs::from_epsg(*code);
    }
    let as_register = wanted
        .replace("etrs1989", "etrs89")
        .replace("wgs1984", "wgs84")
        .replace("3degreegausszone", "3degreegausskrugerzone");
    codes::every_code()
        .filter_map(codes::definition)
        .find(|known| plain(&known.name) == as_register)
        .map(Crs::from_definition)
}

/// The registered system with the coordinates of `definition`.
fn known(definition: &Definition) -> Option<Crs> {
    codes::every_code()
        .filter_map(codes::definition)
        .find(|known| known.same_coordinates(definition))
        .map(Crs::from_definition)
}

fn method_name(system: &Node) -> Option<String> {
    let node = system
        .child(&["PROJECTION"])
        .or_else(|| system.child(&["CONVERSION"])?.child(&["METHOD", "PROJECTION"]))?;
    Some(plain(node.name()))
}

/// The parameters of a system, where datum, method and units are among those known here.
fn definition(system: &Node) -> Option<Definition> {
    let datum = datum(system)?;
    if GEOGRAPHIC.contains(&system.keyword.as_str()) {
        let unit = system.child(&["UNIT", "ANGLEUNIT"]).or_else(|| system.find(&["UNIT", "ANGLEUNIT"]));
        let degrees =
            unit.and_then(|unit| unit.number(1)).is_none_or(|size| (size - 1f64.to_radians()).abs() < 1e-9);
        let name = system.name().to_owned();
        return degrees.then_some(Definition {
            epsg: None,
            name,
            datum,
            method: Method::Geographic,
            offset: [0.0, 0.0],
        });
    }
    let parameters = Parameters::of(system)?;
    let method = method(&method_name(system)?, &parameters)?;
    let offset = [
        parameters.get(&["falseeasting", "eastingatfalseorigin"]).unwrap_or(0.0),
        parameters.get(&["falsenorthing", "northingatfalseorigin"]).unwrap_or(0.0),
    ];
    Some(Definition { epsg: None, name: system.name().to_owned(), datum, method, offset })
}

/// Datum by name and ellipsoid; `None` for any other datum, prime meridian or an explicit shift that is not ours.
fn datum(system: &Node) -> Option<Datum> {
    let node = system.find(&["DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE"])?;
    let meridian = system.find(&["PRIMEM", "PRIMEMERIDIAN"]).and_then(|node| node.number(1)).unwrap_or(0.0);
    let ellipsoid = system.find(&["SPHEROID", "ELLIPSOID"])?;
    let (axis, flattening) = (ellipsoid.number(1)?, ellipsoid.number(2)?);
    // GRS 80 and WGS 84 differ by 1.5e-6.
    let is = |a: f64, rf: f64| (axis - a).abs() < 0.01 && (flattening - rf).abs() < 5e-7;
    let is_bessel = (axis - 6_377_397.155).abs() < 0.01 && (flattening - 299.152_812_8).abs() < 1e-4;
    if meridian != 0.0 {
        return None;
    }
    let name = plain(node.name());
    let shift: Option<Vec<f64>> = system
        .find(&["TOWGS84"])
        .map(|node| node.values.iter().filter_map(|value| value.parse().ok()).collect());
    let no_shift = shift.as_deref().is_none_or(|values: &[f64]| values.iter().all(|value| *value == 0.0));
    if is(6_378_137.0, 298.257_222_101) && no_shift {
        let is_etrs = name.contains("etrs") || name.contains("europeanterrestrial");
        let is_unnamed =
            name.contains("unknown") || name.contains("unspecified") || name.contains("notspecified");
        return (is_etrs || is_unnamed).then_some(Datum::Etrs89);
    }
    if is(6_378_137.0, 298.257_223_563) && no_shift {
        let is_wgs =
            name.contains("wgs84") || name.contains("wgs1984") || name.contains("worldgeodeticsystem1984");
        return is_wgs.then_some(Datum::Wgs84);
    }
    let is_dhdn = ["dhdn", "hauptdreiecksnetz", "potsdam"].iter().any(|word| name.contains(word));
    let is_ours = shift.as_deref().is_none_or(is_customary_dhdn);
    (is_bessel && is_dhdn && is_ours).then_some(Datum::Dhdn)
}

/// Whether an explicit shift is the customary one, as far as its writers round.
fn is_customary_dhdn(values: &[f64]) -> bool {
    let ours: Vec<f64> =
        Datum::Dhdn.shift().unwrap_or_default().split(',').filter_map(|value| value.parse().ok()).collect();
    values.len() == ours.len() && values.iter().zip(&ours).all(|(a, b)| (a - b).abs() < 0.2)
}

/// Parameters of a projection with lengths in metres and angles in degrees.
struct Parameters(Vec<(String, f64)>);

impl Parameters {
    /// `None` when the unit of length is missing or no metre: then false eastings need care that `proj4wkt` takes.
    fn of(system: &Node) -> Option<Self> {
        let unit = system.child(&["UNIT", "LENGTHUNIT"]).or_else(|| {
            let axis = system.child(&["AXIS"]).and_then(|axis| axis.child(&["UNIT", "LENGTHUNIT"]));
            axis.or_else(|| system.child(&["CS"])?.child(&["UNIT", "LENGTHUNIT"]))
        })?;
        if (unit.number(1)? - 1.0).abs() > 1e-12 {
            return None;
        }
        let holder = system.child(&["CONVERSION"]).unwrap_or(system);
        let nodes = holder.children.iter().filter(|node| node.keyword == "PARAMETER");
        nodes.map(|node| Some((plain(node.name()), node.number(1)?))).collect::<Option<Vec<_>>>().map(Self)
    }

    fn get(&self, names: &[&str]) -> Option<f64> {
        self.0.iter().find(|(name, _)| names.contains(&name.as_str())).map(|(_, value)| *value)
    }
}

fn method(name: &str, parameters: &Parameters) -> Option<Method> {
    let meridian = parameters.get(&["centralmeridian", "longitudeofnaturalorigin", "longitudeoforigin"]);
    let latitude = parameters.get(&["latitudeoforigin", "latitudeofnaturalorigin"]).unwrap_or(0.0);
    let scale = parameters.get(&["scalefactor", "scalefactoratnaturalorigin"]).unwrap_or(1.0);
    match name {
        "transversemercator" | "gausskruger" => Some(Method::TransverseMercator {
            central_meridian: meridian?,
            latitude_of_origin: latitude,
            scale,
        }),
        "lambertconformalconic2sp" | "lambertconicconformal2sp" | "lambertconformalconic" if scale == 1.0 => {
            Some(Method::LambertConformalConic {
                central_meridian: meridian.or_else(|| parameters.get(&["longitudeoffalseorigin"]))?,
                latitude_of_origin: parameters.get(&["latitudeoffalseorigin"]).unwrap_or(latitude),
                parallels: [
                    parameters.get(&["standardparallel1", "latitudeof1ststandardparallel"])?,
                    parameters.get(&["standardparallel2", "latitudeof2ndstandardparallel"])?,
                ],
            })
        }
        "lambertazimuthalequalarea" => Some(Method::LambertAzimuthal {
            longitude: parameters.get(&["longitudeofcenter"]).or(meridian)?,
            latitude: parameters.get(&["latitudeofcenter", "latitudeoforigin", "latitudeofnaturalorigin"])?,
        }),
        "cassinisoldner" | "cassini" => {
            Some(Method::Cassini { central_meridian: meridian?, latitude_of_origin: latitude })
        }
        "mercatorauxiliarysphere" | "popularvisualisationpseudomercator" => {
            (meridian.unwrap_or(0.0) == 0.0).then_some(Method::WebMercator)
        }
        _ => None,
    }
}

fn through_proj4wkt(system: &Node, text: &str) -> Result<Crs, CrsError> {
    // A Web Mercator of GDAL says what it is only in its extension.
    if let Some(extension) = system.child(&["EXTENSION"])
        && extension.values.get(1).is_some_and(|proj| proj.contains("+a=6378137 +b=6378137"))
    {
        return Crs::from_epsg(3857).ok_or_else(|| not_understood(text));
    }
    let by_number = || system.epsg().and_then(Crs::from_epsg);
    let Ok(proj) = proj4wkt::wkt_to_projstring(text) else {
        return by_number().or_else(|| by_name(system.name())).ok_or_else(|| not_understood(text));
    };
    let (proj, stated_shift) = without_shift(&proj);
    if proj4rs::Proj::from_proj_string(&proj).is_err() {
        return by_number().or_else(|| by_name(system.name())).ok_or_else(|| not_understood(text));
    }
    let shift = stated_shift.or_else(|| customary_shift(system));
    Ok(Crs {
        proj,
        shift,
        epsg: system.epsg(),
        name: system.name().to_owned(),
        wkt: text.to_owned(),
        definition: None,
    })
}

/// Splits a proj text into the projection and a datum shift that is not zero; axes are dropped (files are always east, north).
fn without_shift(proj: &str) -> (String, Option<String>) {
    let mut shift = None;
    let mut kept = Vec::new();
    for word in proj.split_whitespace() {
        match word.split_once('=') {
            Some(("+towgs84", values)) => {
                let is_zero =
                    values.split(',').all(|value| value.parse::<f64>().is_ok_and(|value| value == 0.0));
                shift = (!is_zero).then(|| values.to_owned());
            }
            Some(("+axis" | "+nadgrids", _)) => {}
            Some(("+datum", "WGS84")) => kept.push("+ellps=WGS84"),
            Some(("+datum", "NAD83")) => kept.push("+ellps=GRS80"),
            _ => kept.push(word),
        }
    }
    (kept.join(" "), shift)
}

/// Shifts to WGS 84 of datums whose .prj texts never carry one; parameters as `projinfo -o PROJ` gives them.
const CUSTOMARY_SHIFTS: [(&str, &str); 6] = [
    ("ch1903", "674.374,15.056,405.346"),
    ("mgi", "577.326,90.129,463.919,5.137,1.474,5.297,2.4232"),
    ("amersfoort", "565.4171,50.3319,465.5524,1.9342,-1.6677,9.1019,4.0725"),
    ("europeandatum1950", "-87,-98,-121"),
    ("european1950", "-87,-98,-121"),
    ("hauptdreiecksnetz", "598.1,73.7,418.2,0.202,0.045,-2.455,6.7"),
];

fn customary_shift(system: &Node) -> Option<String> {
    let name = plain(system.find(&["DATUM", "GEODETICDATUM"])?.name());
    let name = name
        .strip_prefix('d')
        .filter(|rest| CUSTOMARY_SHIFTS.iter().any(|(datum, _)| rest.starts_with(datum)))
        .unwrap_or(&name);
    CUSTOMARY_SHIFTS.iter().find(|(datum, _)| name.contains(datum)).map(|(_, shift)| (*shift).to_owned())
}
