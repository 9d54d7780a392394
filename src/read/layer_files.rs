//! Finds the files of a boundary layer: beside a .shp, in a folder, in an archive.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::error::{Problem, ReadError};

/// No part of a real layer is larger (the format itself ends at 4 GB, offices' layers far below).
const LARGEST_PART_BYTES: u64 = 2 << 30;
/// Real layers shrink to a tenth, tables full of spaces to a fiftieth; archives that shrink more and are large are traps.
const MOST_SHRINKING: u64 = 300;
const SMALL_BYTES: u64 = 64 << 20;

/// Where one part of a layer stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A file on disk.
    OnDisk(PathBuf),
    /// An entry of an archive on disk, by position.
    InArchive(PathBuf, usize, String),
}

/// The files of a shapefile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapefileParts {
    /// Shapes.
    pub shp: Part,
    /// Index of the shapes.
    pub shx: Option<Part>,
    /// Attributes.
    pub dbf: Option<Part>,
    /// Coordinate reference system.
    pub prj: Option<Part>,
    /// Encoding of the attributes.
    pub cpg: Option<Part>,
}

/// The files of one layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LayerFiles {
    /// A shapefile.
    Shapefile(Box<ShapefileParts>),
    /// A GeoJSON file.
    GeoJson(Part),
}

impl Part {
    /// How the part is named in messages.
    pub fn name(&self) -> String {
        match self {
            Self::OnDisk(path) => path.display().to_string(),
            Self::InArchive(archive, _, entry) => format!("{}/{entry}", archive.display()),
        }
    }

    /// The whole content.
    ///
    /// # Errors
    /// The operating system refuses, the archive is damaged, or the content is absurdly large.
    pub fn read(&self) -> Result<Vec<u8>, ReadError> {
        match self {
            Self::OnDisk(path) => {
                let size = fs::metadata(path).map_err(|error| Problem::Io(error).at(path))?.len();
                if size > LARGEST_PART_BYTES {
                    return Err(Problem::TooLarge { entry: self.name(), bytes: size }.at(path));
                }
                fs::read(path).map_err(|error| Problem::Io(error).at(path))
            }
            Self::InArchive(archive, position, _) => {
                let mut opened = open_archive(archive)?;
                unpack(&mut opened, *position).map_err(|problem| problem.of(&self.name()))
            }
        }
    }
}

/// The files of the layer at `path`; `layer` chooses one of several in a folder or archive.
///
/// # Errors
/// Nothing there, no layer, several layers, damaged archive.
pub fn find(path: &Path, layer: Option<&str>) -> Result<LayerFiles, ReadError> {
    let metadata = fs::metadata(path).map_err(|error| Problem::Io(error).at(path))?;
    if metadata.is_dir() {
        return choose(path, &files_in(path)?, layer);
    }
    if metadata.len() == 0 {
        return Err(Problem::Empty.at(path));
    }
    match extension(path).as_str() {
        "zip" => choose(path, &entries_of(path)?, layer),
        "geojson" | "json" => Ok(LayerFiles::GeoJson(Part::OnDisk(path.to_owned()))),
        "shp" => beside(path),
        // Somebody who picks the table or the index means the layer.
        "dbf" | "shx" | "prj" | "cpg" => match beside(path)? {
            LayerFiles::Shapefile(parts) if parts.shp == Part::OnDisk(path.to_owned()) => {
                Err(Problem::NoLayer.at(path))
            }
            files => Ok(files),
        },
        _ => Err(Problem::UnknownFormat.at(path)),
    }
}

/// The text file of the table at `path`: itself, or one of an archive; `entry` names which.
///
/// # Errors
/// Nothing there, no or several tables in the archive, damaged archive.
pub fn find_table(path: &Path, entry: Option<&str>) -> Result<Part, ReadError> {
    let metadata = fs::metadata(path).map_err(|error| Problem::Io(error).at(path))?;
    if metadata.is_dir() {
        return Err(Problem::NoTable.at(path));
    }
    if metadata.len() == 0 {
        return Err(Problem::Empty.at(path));
    }
    match extension(path).as_str() {
        "xlsx" | "xlsm" | "xls" | "ods" => Err(Problem::Workbook.at(path)),
        "zip" => {
            let is_table = |name: &str| matches!(extension(Path::new(name)).as_str(), "csv" | "txt" | "tsv");
            let mut tables = entries_of(path)?;
            tables.retain(|(name, _)| is_table(name));
            tables.retain(|(name, _)| entry.is_none_or(|entry| entry == name));
            match tables.as_slice() {
                [] => Err(Problem::NoTable.at(path)),
                [(_, only)] => Ok(only.clone()),
                _ => {
                    let names = tables.iter().map(|(name, _)| name.clone()).collect();
                    Err(Problem::SeveralTables(names).at(path))
                }
            }
        }
        _ => Ok(Part::OnDisk(path.to_owned())),
    }
}

/// The layer whose files stand beside `path` and share its name, whatever the case of their extensions.
fn beside(path: &Path) -> Result<LayerFiles, ReadError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    // Of siblings that differ in case only, the one written like the path comes first.
    let own = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut files: Vec<(String, Part)> = files_in(&folder)?
        .into_iter()
        .filter(|(name, _)| stem_of(name).to_lowercase() == stem)
        .map(|(name, part)| match part {
            Part::OnDisk(found) => {
                (name, Part::OnDisk(path.with_file_name(found.file_name().unwrap_or_default())))
            }
            part @ Part::InArchive(..) => (name, part),
        })
        .collect();
    files.sort_by_key(|(name, _)| (stem_of(name) != own, name.clone()));
    let shp =
        if extension(path) == "shp" { Some(Part::OnDisk(path.to_owned())) } else { part_of(&files, "shp") };
    Ok(shapefile(shp.unwrap_or_else(|| Part::OnDisk(path.to_owned())), &files))
}

fn part_of(files: &[(String, Part)], wanted: &str) -> Option<Part> {
    files.iter().find(|(name, _)| extension(Path::new(name)) == wanted).map(|(_, part)| part.clone())
}

fn shapefile(shp: Part, files: &[(String, Part)]) -> LayerFiles {
    LayerFiles::Shapefile(Box::new(ShapefileParts {
        shp,
        shx: part_of(files, "shx"),
        dbf: part_of(files, "dbf"),
        prj: part_of(files, "prj"),
        cpg: part_of(files, "cpg"),
    }))
}

/// Chooses the layer among named files of a folder or archive.
fn choose(path: &Path, files: &[(String, Part)], layer: Option<&str>) -> Result<LayerFiles, ReadError> {
    let is_layer = |name: &str| matches!(extension(Path::new(name)).as_str(), "shp" | "geojson" | "json");
    let mut layers: Vec<(String, &(String, Part))> =
        files.iter().filter(|(name, _)| is_layer(name)).map(|file| (stem_of(&file.0), file)).collect();
    layers.sort_by(|a, b| a.0.cmp(&b.0));
    // A folder full of shapefiles may hold a package.json; shapes are meant first.
    let has_shapes = layers.iter().any(|(_, file)| extension(Path::new(&file.0)) == "shp");
    if has_shapes {
        layers.retain(|(_, file)| extension(Path::new(&file.0)) == "shp");
    }
    let available = || layers.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let chosen = match (layer, layers.as_slice()) {
        (_, []) => return Err(Problem::NoLayer.at(path)),
        (None, [(_, only)]) => *only,
        (None, _) => return Err(Problem::SeveralLayers(available()).at(path)),
        (Some(asked), _) => {
            let wanted = asked.trim().to_lowercase();
            let same = |name: &str| {
                name.to_lowercase() == wanted
                    || base_name(name).to_lowercase() == wanted.trim_end_matches(".shp")
            };
            let found = layers.iter().find(|(name, _)| same(name)).map(|(_, file)| *file);
            let unknown = || Problem::LayerUnknown { asked: asked.to_owned(), available: available() };
            found.ok_or_else(|| unknown().at(path))?
        }
    };
    if extension(Path::new(&chosen.0)) != "shp" {
        return Ok(LayerFiles::GeoJson(chosen.1.clone()));
    }
    let stem = stem_of(&chosen.0);
    let parts: Vec<(String, Part)> =
        files.iter().filter(|(name, _)| stem_of(name).eq_ignore_ascii_case(&stem)).cloned().collect();
    Ok(shapefile(chosen.1.clone(), &parts))
}

/// The files directly in a folder, sorted by name.
fn files_in(folder: &Path) -> Result<Vec<(String, Part)>, ReadError> {
    let entries = fs::read_dir(folder).map_err(|error| Problem::Io(error).at(folder))?;
    let mut files: Vec<(String, Part)> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), Part::OnDisk(entry.path())))
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(files)
}

/// The files of an archive in all its folders, without the shadow files that macOS adds.
pub(super) fn entries_of(path: &Path) -> Result<Vec<(String, Part)>, ReadError> {
    let archive = open_archive(path)?;
    let mut files: Vec<(String, Part)> = (0..archive.len())
        .filter_map(|position| Some((position, archive.name_for_index(position)?.ok()?.into_owned())))
        .filter(|(_, name)| {
            !name.ends_with('/') && !name.contains("__MACOSX") && !base_name(name).starts_with("._")
        })
        .map(|(position, name)| (name.clone(), Part::InArchive(path.to_owned(), position, name)))
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(files)
}

fn open_archive(path: &Path) -> Result<ZipArchive<File>, ReadError> {
    let file = File::open(path).map_err(|error| Problem::Io(error).at(path))?;
    ZipArchive::new(file).map_err(|error| Problem::Archive(error.to_string()).at(path))
}

fn unpack(archive: &mut ZipArchive<File>, position: usize) -> Result<Vec<u8>, Problem> {
    let damaged = |error: &dyn std::fmt::Display| Problem::Archive(error.to_string());
    let entry = archive.by_index(position).map_err(|error| damaged(&error))?;
    let name = entry.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
    let (size, packed) = (entry.size(), entry.compressed_size());
    let too_large = |bytes| Problem::TooLarge { entry: name.clone(), bytes };
    if size > LARGEST_PART_BYTES || (size > SMALL_BYTES && size / packed.max(1) > MOST_SHRINKING) {
        return Err(too_large(size));
    }
    // The size in the directory may lie: read no more than it promises, and reserve memory only as it comes.
    let mut content = Vec::with_capacity(usize::try_from(size.min(SMALL_BYTES)).unwrap_or(0));
    let mut limited = entry.take(size.saturating_add(1));
    limited.read_to_end(&mut content).map_err(|error| damaged(&error))?;
    if content.len() as u64 > size { Err(too_large(content.len() as u64)) } else { Ok(content) }
}

pub(super) fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The name without its last extension, folders kept.
pub(super) fn stem_of(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => stem.to_owned(),
        _ => name.to_owned(),
    }
}

pub(super) fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}
