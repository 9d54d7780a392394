//! Boundary files of every kind: shapefile and GeoJSON, and layers of a `GeoPackage` of another program.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::TaskError;
use crate::read::{
    self, BoundaryFile, BoundaryReadOptions, BoundaryRecords, ContentKind, Field, FileKind, Found,
    GeometryClass, PointRow, PointTable, Problem, ReadError, TextOptions,
};
use crate::store::{ForeignLayer, NoAreas, StoreError, StoreErrorKind, foreign_features, foreign_layers};
use crate::text::Message;
use crate::work::Work;

/// Says what files and folders hold, the layers of a `GeoPackage` one by one. Never fails: what cannot be read is listed
/// with the reason.
pub fn look_into(paths: &[PathBuf]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for file in read::look_into(paths) {
        if file.kind == ContentKind::Layers { found.extend(layers_in(&file)) } else { found.push(file) }
    }
    found.sort_by_key(|file| file.kind);
    found
}

fn layers_in(file: &Found) -> Vec<Found> {
    let layers = match foreign_layers(&file.path) {
        Ok(layers) if layers.is_empty() => return vec![file.clone()],
        Ok(layers) => layers,
        Err(error) => {
            let notice = told(error, &file.path).notice();
            let reason = notice.message.clone();
            return vec![Found {
                kind: ContentKind::Unusable,
                reason,
                problem: Some(notice),
                ..file.clone()
            }];
        }
    };
    let several = layers.len() > 1;
    let found = |layer: &ForeignLayer| Found {
        layer: several.then(|| layer.name.clone()),
        kind: match layer.geometry_type.as_str() {
            _ if layer.may_be_areas() => ContentKind::Boundaries,
            "POINT" | "MULTIPOINT" => ContentKind::Facilities,
            _ => ContentKind::Layers,
        },
        reason: Message::new("recognised-geopackage-layer")
            .with("name", layer.name.as_str())
            .with("type", layer.geometry_type.as_str())
            .with("count", layer.feature_count)
            .with("crs", layer.crs_name.as_str()),
        ..file.clone()
    };
    layers.iter().map(found).collect()
}

/// Reads the boundaries at `path`: all that [`read::boundaries`] reads, and a layer of a `GeoPackage`.
///
/// # Errors
/// The file cannot be used; see [`Problem`].
pub fn read_boundaries(
    path: &Path,
    options: &BoundaryReadOptions,
    work: &Work,
) -> Result<BoundaryFile, TaskError> {
    if is_geopackage(path) {
        return geopackage(path, options.layer.as_deref(), work);
    }
    Ok(read::boundaries(path, options, work)?)
}

/// A database by its content, or a file that should be one by its name.
fn is_geopackage(path: &Path) -> bool {
    let mut head = [0; 16];
    let is_database = std::fs::File::open(path)
        .and_then(|mut file| file.read_exact(&mut head))
        .is_ok_and(|()| head == *b"SQLite format 3\0");
    is_database
        || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gpkg")) && path.is_file()
}

fn geopackage(path: &Path, wanted: Option<&str>, work: &Work) -> Result<BoundaryFile, TaskError> {
    let refuse = |problem| refused(problem, path);
    let layers = foreign_layers(path).map_err(|error| told(error, path))?;
    let layer = choose(layers, wanted).map_err(refuse)?;
    let read = foreign_features(path, &layer, work).map_err(|error| told(error, path))?;
    let mut records = Vec::with_capacity(read.areas.len());
    for (position, areas) in read.areas.into_iter().enumerate() {
        records.push(areas.map_err(|reason| refuse(problem_of(reason, position + 1)))?);
    }
    let content = BoundaryRecords {
        records,
        fids: read.fids,
        fields: read.fields.into_iter().map(|(name, numeric)| Field { name, numeric }).collect(),
        rows: read.rows,
        epsg: layer.epsg,
    };
    let mut file = BoundaryFile::from_records(&path.display().to_string(), content);
    file.prj = layer.wkt;
    Ok(file)
}

/// Reads records with places: all that [`read::point_table`] reads, and a layer of a `GeoPackage`.
///
/// # Errors
/// The file cannot be used; see [`Problem`].
pub fn read_points(path: &Path, options: &TextOptions, work: &Work) -> Result<PointTable, TaskError> {
    if !is_geopackage(path) {
        return Ok(read::point_table(path, options, work)?);
    }
    let layers = foreign_layers(path).map_err(|error| told(error, path))?;
    let names: Vec<String> = layers.iter().map(|layer| layer.name.clone()).collect();
    let wanted = options.entry.as_deref();
    let named =
        |layer: &ForeignLayer| wanted.is_none_or(|wanted| layer.name.eq_ignore_ascii_case(wanted.trim()));
    let mut chosen: Vec<ForeignLayer> = layers.into_iter().filter(named).collect();
    let layer = match (chosen.len(), wanted) {
        (1, _) => chosen.pop().ok_or_else(|| refused(Problem::NoLayer, path))?,
        (0, Some(asked)) => {
            return Err(refused(Problem::LayerUnknown { asked: asked.to_owned(), available: names }, path));
        }
        (0, None) => return Err(refused(Problem::NoLayer, path)),
        _ => return Err(refused(Problem::SeveralLayers(names), path)),
    };
    let read = foreign_features(path, &layer, work).map_err(|error| told(error, path))?;
    let rows = read.rows.into_iter().zip(read.places).enumerate().map(|(at, (cells, place))| {
        PointRow::new(at + 1, place, cells.into_iter().map(Option::unwrap_or_default).collect())
    });
    Ok(PointTable {
        file: path.display().to_string(),
        headers: read.fields.into_iter().map(|(name, _)| name).collect(),
        rows: rows.collect(),
        has_places: true,
        epsg: layer.epsg,
        prj: layer.wkt,
        decimal: None,
    })
}

fn refused(problem: Problem, path: &Path) -> TaskError {
    ReadError::File { file: path.display().to_string(), problem }.into()
}

/// What is wrong with a project file is told in other words than what is wrong with a file to import.
fn told(error: StoreError, path: &Path) -> TaskError {
    match error.kind {
        StoreErrorKind::NotAProject => refused(Problem::WrongContent(FileKind::GeoPackage), path),
        StoreErrorKind::Damaged(_) | StoreErrorKind::Sqlite(_) => refused(Problem::DamagedDatabase, path),
        _ => error.into(),
    }
}

/// The layer that is named, else the only one with areas.
fn choose(mut layers: Vec<ForeignLayer>, wanted: Option<&str>) -> Result<ForeignLayer, Problem> {
    let names: Vec<String> = layers.iter().map(|layer| layer.name.clone()).collect();
    if let Some(wanted) = wanted {
        let found = layers.into_iter().find(|layer| layer.name.eq_ignore_ascii_case(wanted.trim()));
        return found.ok_or_else(|| Problem::LayerUnknown { asked: wanted.to_owned(), available: names });
    }
    let first = layers.first().cloned();
    layers.retain(ForeignLayer::may_be_areas);
    match (layers.len(), first) {
        (1, _) => layers.pop().ok_or(Problem::NoLayer),
        (0, None) => Err(Problem::NoLayer),
        (0, Some(layer)) => Err(Problem::NotAreas(match layer.geometry_type.as_str() {
            "POINT" | "MULTIPOINT" => GeometryClass::Points,
            _ => GeometryClass::Lines,
        })),
        _ => Err(Problem::SeveralLayers(names)),
    }
}

fn problem_of(reason: NoAreas, record: usize) -> Problem {
    match reason {
        NoAreas::Damaged => Problem::DamagedRecord(record),
        NoAreas::Points => Problem::NotAreas(GeometryClass::Points),
        NoAreas::Lines => Problem::NotAreas(GeometryClass::Lines),
        NoAreas::Curves => Problem::NotAreas(GeometryClass::Curves),
        NoAreas::Other => Problem::NotAreas(GeometryClass::Unknown),
    }
}
