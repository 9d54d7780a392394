//! Areas and attributes of a GeoJSON file (RFC 7946, and the `crs` member of its 2008 predecessor).

use crate::geo::{Coord, MultiPolygon};
use geojson::feature::Id;
use geojson::{
    Feature, FeatureCollection, GeoJson, Geometry, GeometryValue, JsonObject, JsonValue, Position,
};

use super::boundaries::{BoundaryFile, BoundaryReadOptions, BoundaryRecords, Field};
use super::encoding;
use super::error::{FileKind, GeometryClass, Problem, ReadError};
use super::points::{PointRow, PointTable};
use super::rings;
use crate::geo::Extent;

type Rings = Vec<Vec<Coord<f64>>>;

/// Reads the file called `name` from its bytes.
pub fn read(name: &str, bytes: &[u8], options: &BoundaryReadOptions) -> Result<BoundaryFile, ReadError> {
    content(bytes, options.encoding.as_deref())
        .map(|(content, encoding)| {
            let mut file = BoundaryFile::from_records(name, content);
            file.encoding = encoding;
            file
        })
        .map_err(|problem| problem.of(name))
}

fn content(bytes: &[u8], user: Option<&str>) -> Result<(BoundaryRecords, &'static str), Problem> {
    let (text, encoding) = encoding::text_of(bytes, user)?;
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let (features, crs) = features(parse(&text)?);
    let epsg = epsg(crs.as_ref());
    let fields = fields(&features);
    let mut content = BoundaryRecords { fields, epsg, ..BoundaryRecords::default() };
    for (position, feature) in features.into_iter().enumerate() {
        let number = position + 1;
        content.records.push(match &feature.geometry {
            Some(geometry) => area(geometry, number)?,
            None => MultiPolygon(Vec::new()),
        });
        content.fids.push(match feature.id {
            Some(Id::String(id)) => id,
            Some(Id::Number(id)) => number_text(&id),
            None => position.to_string(),
        });
        let properties = feature.properties.unwrap_or_default();
        content.rows.push(content.fields.iter().map(|field| text_of(properties.get(&field.name))).collect());
    }
    Ok((content, encoding))
}

/// The records of a file with a place each: a point as it is, of anything else the middle of its extent.
pub fn places(bytes: &[u8], user: Option<&str>, name: &str) -> Result<PointTable, Problem> {
    let (text, _) = encoding::text_of(bytes, user)?;
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let (features, crs) = features(parse(&text)?);
    let fields = fields(&features);
    let mut table = PointTable {
        file: name.to_owned(),
        headers: fields.iter().map(|field| field.name.clone()).collect(),
        has_places: true,
        epsg: epsg(crs.as_ref()),
        ..PointTable::default()
    };
    for (position, feature) in features.into_iter().enumerate() {
        let mut extent = Extent::EMPTY;
        if let Some(geometry) = &feature.geometry {
            include(geometry, &mut extent);
        }
        let ([west, south], [east, north]) = (extent.min, extent.max);
        let place = (!extent.is_empty()).then(|| [f64::midpoint(west, east), f64::midpoint(south, north)]);
        let properties = feature.properties.unwrap_or_default();
        let cells =
            fields.iter().map(|field| text_of(properties.get(&field.name)).unwrap_or_default()).collect();
        table.rows.push(PointRow::new(position + 1, place, cells));
    }
    Ok(table)
}

fn include(geometry: &Geometry, extent: &mut Extent) {
    let mut add = |position: &Position| {
        if let [x, y, ..] = position.as_slice()
            && x.abs() < 1e12
            && y.abs() < 1e12
        {
            extent.include([*x, *y]);
        }
    };
    match &geometry.value {
        GeometryValue::Point { coordinates } => add(coordinates),
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => {
            coordinates.iter().for_each(add);
        }
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            coordinates.iter().flatten().for_each(add);
        }
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().flatten().flatten().for_each(add),
        GeometryValue::GeometryCollection { geometries } => {
            for part in geometries {
                include(part, extent);
            }
        }
    }
}

fn parse(text: &str) -> Result<GeoJson, Problem> {
    // Damaged JSON is told with its place; well-formed JSON that is no GeoJSON as such.
    let as_json = |error: serde_json::Error| match error.classify() {
        serde_json::error::Category::Data => Problem::WrongContent(FileKind::GeoJson),
        _ => Problem::Json { line: error.line(), column: error.column(), reason: error.to_string() },
    };
    if let Ok(read) = text.parse::<GeoJson>() {
        return Ok(read);
    }
    match serde_json::from_str::<serde::de::IgnoredAny>(text) {
        Err(error) => Err(as_json(error)),
        Ok(_) => Err(Problem::WrongContent(FileKind::GeoJson)),
    }
}

fn features(read: GeoJson) -> (Vec<Feature>, Option<JsonValue>) {
    let crs = |members: &Option<JsonObject>| members.as_ref().and_then(|members| members.get("crs").cloned());
    match read {
        GeoJson::FeatureCollection(FeatureCollection { features, foreign_members, .. }) => {
            (features, crs(&foreign_members))
        }
        GeoJson::Feature(feature) => {
            let crs = crs(&feature.foreign_members);
            (vec![feature], crs)
        }
        GeoJson::Geometry(geometry) => {
            let crs = crs(&geometry.foreign_members);
            (vec![Feature { geometry: Some(geometry), ..Feature::default() }], crs)
        }
    }
}

/// 4326 unless the `crs` member names another EPSG code; `None` when it names something else.
fn epsg(crs: Option<&JsonValue>) -> Option<u32> {
    let Some(crs) = crs.filter(|crs| !crs.is_null()) else { return Some(4326) };
    let name = crs.get("properties")?.get("name")?.as_str()?;
    if name.to_ascii_uppercase().ends_with("CRS84") {
        return Some(4326);
    }
    let upper = name.to_ascii_uppercase();
    if !upper.contains("EPSG") {
        return None;
    }
    upper.rsplit([':', '/', '#']).next()?.parse().ok()
}

/// Every property name, those of the first feature first.
fn fields(features: &[Feature]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for (name, value) in features.iter().filter_map(|feature| feature.properties.as_ref()).flatten() {
        if known.insert(name.clone()) {
            fields.push(Field { name: name.clone(), numeric: value.is_number() });
        }
    }
    fields
}

fn text_of(value: Option<&JsonValue>) -> Option<String> {
    let text = match value? {
        JsonValue::Null => return None,
        JsonValue::String(text) => text.trim().to_owned(),
        JsonValue::Number(number) => number_text(number),
        other => other.to_string(),
    };
    (!text.is_empty()).then_some(text)
}

/// Whole numbers without decimals, so that the key 3354005.0 reads 3354005.
fn number_text(number: &serde_json::Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").map_or_else(|| text.clone(), ToOwned::to_owned)
}

fn area(geometry: &Geometry, number: usize) -> Result<MultiPolygon<f64>, Problem> {
    let mut polygons = Vec::new();
    collect(geometry, number, &mut polygons)?;
    let mut areas = Vec::new();
    for rings in polygons {
        let (part, _) = rings::areas(rings).map_err(|_| Problem::TooManyRings(number))?;
        areas.extend(part.0);
    }
    Ok(MultiPolygon(areas))
}

fn collect(geometry: &Geometry, number: usize, polygons: &mut Vec<Rings>) -> Result<(), Problem> {
    let mut push = |coordinates: &[Vec<Position>]| {
        let rings: Option<Rings> = coordinates.iter().map(|ring| points(ring)).collect();
        rings.map(|rings| polygons.push(rings)).ok_or(Problem::ImpossibleCoordinates(number))
    };
    match &geometry.value {
        GeometryValue::Polygon { coordinates } => push(coordinates),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().try_for_each(|part| push(part)),
        GeometryValue::GeometryCollection { geometries } => {
            geometries.iter().try_for_each(|part| collect(part, number, polygons))
        }
        GeometryValue::Point { .. } | GeometryValue::MultiPoint { .. } => {
            Err(Problem::NotAreas(GeometryClass::Points))
        }
        GeometryValue::LineString { .. } | GeometryValue::MultiLineString { .. } => {
            Err(Problem::NotAreas(GeometryClass::Lines))
        }
    }
}

fn points(ring: &[Position]) -> Option<Vec<Coord<f64>>> {
    ring.iter()
        .map(|position| match position.as_slice() {
            [x, y, ..] if x.abs() < 1e12 && y.abs() < 1e12 => Some(Coord { x: *x, y: *y }),
            _ => None,
        })
        .collect()
}
