//! What files are, told by their content and not by their name, with the reason in words.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::{FileKind, GeometryClass, Problem, ReadError};
use super::layer_files::{self, Part};
use super::recognise_text::text_kind;
use crate::notice::Notice;
use crate::text::Message;

/// Bytes at the beginning of a file that are looked at.
const HEAD_BYTES: u64 = 64 << 10;
/// Files of a folder that are looked at at most, and how deep.
const MOST_FILES: usize = 1000;
const DEEPEST: usize = 4;
/// Endings of the files that belong to a shapefile.
const BESIDE_SHAPES: [&str; 8] = ["shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix", "qmd"];

/// What a file holds. The order is the order of imports: a table needs its regions, a catalogue its indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContentKind {
    /// A project of this program.
    Project,
    /// Areas with attributes.
    Boundaries,
    /// Values of indicators by region.
    Table,
    /// Names, units and rules of indicators.
    Catalogue,
    /// Regions and the larger regions that they belong to.
    Membership,
    /// Old keys, new keys and weights between two Gebietsstände.
    Crosswalk,
    /// Places with coordinates.
    Facilities,
    /// Residents by grid cell or point.
    Population,
    /// Roads and paths of OpenStreetMap.
    Network,
    /// A timetable (GTFS).
    Timetable,
    /// A workbook of a spreadsheet program.
    Workbook,
    /// A GeoPackage of another program.
    Layers,
    /// Nothing that this program can use.
    Unusable,
}

/// A file, or a layer within it, and what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// Name of the layer where the file holds several.
    pub layer: Option<String>,
    /// What it holds.
    pub kind: ContentKind,
    /// Why this program thinks so.
    pub reason: Message,
    /// Why it cannot be read at all.
    pub problem: Option<Notice>,
}

impl ContentKind {
    /// Whether this version of the program can import it.
    pub fn can_be_imported(self) -> bool {
        matches!(
            self,
            Self::Boundaries
                | Self::Table
                | Self::Catalogue
                | Self::Facilities
                | Self::Population
                | Self::Network
        )
    }
}

/// Looks into files and folders; the result is in the order in which they are to be imported. Never fails: what
/// cannot be read is listed with the reason.
pub fn look_into(paths: &[PathBuf]) -> Vec<Found> {
    let mut found: Vec<Found> = expand(paths).iter().flat_map(|path| look_into_file(path)).collect();
    found.sort_by(|a, b| (a.kind, &a.path, &a.layer).cmp(&(b.kind, &b.path, &b.layer)));
    found.dedup_by(|a, b| (&a.path, &a.layer) == (&b.path, &b.layer));
    found
}

fn look_into_file(path: &Path) -> Vec<Found> {
    let one = |layer, kind, reason, problem| Found { path: path.to_owned(), layer, kind, reason, problem };
    match recognise(path) {
        Ok(parts) => parts.into_iter().map(|part| one(part.layer, part.kind, part.reason, None)).collect(),
        Err(error) => {
            let notice = error.notice();
            vec![one(None, ContentKind::Unusable, notice.message.clone(), Some(notice))]
        }
    }
}

/// The files that are meant: folders opened, the parts of a shapefile as one.
fn expand(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { walk(path, DEEPEST, &mut files) } else { files.push(path.clone()) }
    }
    let mut meant: Vec<PathBuf> = files.iter().filter_map(|file| meant_by(file)).collect();
    meant.sort();
    meant.dedup();
    meant
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut entries: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden || files.len() >= MOST_FILES {
            continue;
        }
        if !path.is_dir() {
            files.push(path);
        } else if depth > 0 {
            walk(&path, depth - 1, files);
        }
    }
}

/// Somebody who drops a part of a shapefile means the shapefile.
fn meant_by(file: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_string_lossy().to_lowercase();
    if name.ends_with(".shp.xml") {
        return None;
    }
    if BESIDE_SHAPES.contains(&layer_files::extension(file).as_str()) {
        let shapes = ["shp", "SHP"].map(|ending| file.with_extension(ending));
        if let Some(shapes) = shapes.into_iter().find(|shapes| shapes.is_file()) {
            return Some(shapes);
        }
    }
    Some(file.to_owned())
}

/// A layer of a file.
pub(super) struct Content {
    layer: Option<String>,
    kind: ContentKind,
    reason: Message,
}

impl Content {
    pub(super) fn new(kind: ContentKind, reason: Message) -> Self {
        Self { layer: None, kind, reason }
    }
}

fn recognise(path: &Path) -> Result<Vec<Content>, ReadError> {
    let at = |problem: Problem| problem.at(path);
    let mut head = Vec::new();
    let file = File::open(path).map_err(|error| at(Problem::Io(error)))?;
    file.take(HEAD_BYTES).read_to_end(&mut head).map_err(|error| at(Problem::Io(error)))?;
    if head.is_empty() {
        return Err(at(Problem::Empty));
    }
    if head.starts_with(b"PK\x03\x04") {
        return in_archive(path);
    }
    let ending = layer_files::extension(path);
    of_bytes(&head, &ending).map(|content| vec![content]).map_err(at)
}

/// What the first bytes of a file say.
fn of_bytes(head: &[u8], ending: &str) -> Result<Content, Problem> {
    let says = |kind, key| Ok(Content::new(kind, Message::new(key)));
    if head.starts_with(b"SQLite format 3\0") {
        let ours = head.windows(11).any(|window| window == b"sra_project");
        return if ours {
            says(ContentKind::Project, "recognised-project")
        } else {
            says(ContentKind::Layers, "recognised-geopackage")
        };
    }
    if head.starts_with(&[0, 0, 0x27, 0x0a]) {
        return shapes(head);
    }
    if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return says(ContentKind::Workbook, "recognised-workbook");
    }
    let start = head.get(..40.min(head.len())).unwrap_or_default();
    if start.windows(7).any(|window| window == b"OSMHead" || window == b"OSMData") {
        return says(ContentKind::Network, "recognised-network");
    }
    match ending {
        "shp" => return Err(Problem::WrongContent(FileKind::Shapefile)),
        "gpkg" => return Err(Problem::WrongContent(FileKind::GeoPackage)),
        "dbf" | "shx" | "prj" | "cpg" => return Err(Problem::NoLayer),
        _ => {}
    }
    text_kind(head, ending)
}

/// The header of a .shp file names the type of its shapes.
fn shapes(head: &[u8]) -> Result<Content, Problem> {
    let code = head.get(32..36).and_then(|bytes| bytes.try_into().ok()).map_or(0, i32::from_le_bytes);
    match code {
        5 | 15 | 25 => Ok(Content::new(ContentKind::Boundaries, Message::new("recognised-shapefile"))),
        1 | 8 | 11 | 18 | 21 | 28 => {
            Ok(Content::new(ContentKind::Facilities, Message::new("recognised-points")))
        }
        3 | 13 | 23 => Err(Problem::NotAreas(GeometryClass::Lines)),
        31 => Err(Problem::NotAreas(GeometryClass::Surfaces)),
        _ => Err(Problem::NotAreas(GeometryClass::Unknown)),
    }
}

fn in_archive(path: &Path) -> Result<Vec<Content>, ReadError> {
    let entries = layer_files::entries_of(path)?;
    let has = |wanted: &str| entries.iter().any(|(name, _)| layer_files::base_name(name) == wanted);
    let says = |kind, key| Ok(vec![Content::new(kind, Message::new(key))]);
    if has("workbook.xml") || has("content.xml") {
        return says(ContentKind::Workbook, "recognised-workbook");
    }
    if has("stops.txt") && (has("trips.txt") || has("stop_times.txt")) {
        return says(ContentKind::Timetable, "recognised-timetable");
    }
    let ending = |name: &str| layer_files::extension(Path::new(name));
    let of = |wanted: &[&str]| -> Vec<&(String, Part)> {
        entries.iter().filter(|(name, _)| wanted.contains(&ending(name).as_str())).collect()
    };
    let shapes = of(&["shp"]);
    let layers = if shapes.is_empty() { of(&["geojson", "json"]) } else { shapes };
    let tables = of(&["csv", "txt", "tsv"]);
    // Beside layers a text says mostly where they come from: only tables count.
    let several_layers = layers.len() > 1;
    let mut contents: Vec<Content> = layers
        .iter()
        .map(|(name, _)| Content {
            layer: several_layers.then(|| layer_files::stem_of(name)),
            kind: ContentKind::Boundaries,
            reason: Message::new("recognised-archive-layer").with("name", name.as_str()),
        })
        .collect();
    let is_alone = layers.is_empty() && tables.len() == 1;
    for (name, part) in &tables {
        let content = part
            .read()
            .and_then(|bytes| text_kind(&bytes, "csv").map_err(|problem| problem.of(&part.name())));
        match content {
            Ok(content) if is_alone => contents.push(content),
            Ok(content) => contents.push(Content { layer: Some(name.clone()), ..content }),
            Err(error) if is_alone => return Err(error),
            Err(_) => {}
        }
    }
    if contents.is_empty() { Err(Problem::NoLayer.at(path)) } else { Ok(contents) }
}
