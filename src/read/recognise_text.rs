//! What a text file is: its columns, or the members of its JSON, tell.

use super::columns::{self, plain};
use super::error::{FileKind, GeometryClass, Problem};
use super::grid::{self, Grid, TextOptions};
use super::recognise::{Content, ContentKind};
use super::signs::{self, Cell};
use super::{encoding, long};
use crate::text::{DecimalSign, Message};

const EAST: [&str; 13] = [
    "x",
    "lon",
    "lng",
    "long",
    "longitude",
    "laengengrad",
    "laenge",
    "rechtswert",
    "easting",
    "ostwert",
    "xkoordinate",
    "xmp100m",
    "utmx",
];
const NORTH: [&str; 12] = [
    "y",
    "lat",
    "latitude",
    "breitengrad",
    "breite",
    "hochwert",
    "northing",
    "nordwert",
    "ykoordinate",
    "ymp100m",
    "utmy",
    "nord",
];
const CELLS: [&str; 8] =
    ["gitterid100m", "gitterid1km", "gitterid10km", "gitterid", "gridid", "grdid", "inspireid", "idinspire"];
const RESIDENTS: [&str; 8] =
    ["einwohner", "residents", "population", "bevoelkerung", "einw", "ew", "pop", "inhabitants"];
const OLD_KEYS: [&str; 11] = [
    "oldkey",
    "alterschluessel",
    "schluesselalt",
    "agsalt",
    "arsalt",
    "keyold",
    "agsvon",
    "fromkey",
    "old",
    "alt",
    "from",
];
const NEW_KEYS: [&str; 11] = [
    "newkey",
    "neuerschluessel",
    "schluesselneu",
    "agsneu",
    "arsneu",
    "keynew",
    "agsnach",
    "tokey",
    "new",
    "neu",
    "to",
];
const WEIGHTS: [&str; 7] = ["weight", "gewicht", "anteil", "faktor", "share", "factor", "umrechnungsfaktor"];
const PLACES: [&str; 11] = [
    "name",
    "einrichtung",
    "bezeichnung",
    "standort",
    "adresse",
    "anschrift",
    "kapazitaet",
    "capacity",
    "plaetze",
    "type",
    "art",
];
const CHILDREN: [&str; 6] = ["child", "kind", "childkey", "untergeordnet", "teilgebiet", "von"];
const PARENTS: [&str; 6] = ["parent", "parentkey", "uebergeordnet", "obergebiet", "gehoertzu", "zu"];
/// Columns of a table that are told.
const TOLD_COLUMNS: usize = 5;
/// Columns besides `code` that make a catalogue of a table.
const CATALOGUE: [&str; 6] = ["kind", "unit", "numerator", "theme", "polarity", "decimals"];

/// What the text that begins with `head` is; `ending` is that of the file's name.
pub(super) fn text_kind(head: &[u8], ending: &str) -> Result<Content, Problem> {
    // The last line may be cut off, within a letter even.
    let whole = match head.iter().rposition(|byte| *byte == b'\n') {
        Some(end) if head.len() >= 1 << 16 => head.get(..end).unwrap_or(head),
        _ => head,
    };
    let (text, _) = encoding::text_of(whole, None)?;
    if text.chars().take(4096).any(|c| c == '\0') {
        return Err(Problem::UnknownFormat);
    }
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    if ending == "toml" {
        return Ok(Content::new(ContentKind::Catalogue, Message::new("recognised-toml")));
    }
    if text.trim_start().starts_with(['{', '[']) || matches!(ending, "json" | "geojson") {
        return of_json(&text);
    }
    if grid::is_genesis(&text) {
        return Ok(Content::new(ContentKind::Table, Message::new("recognised-genesis")));
    }
    of_columns(&grid::read(&text, &TextOptions::default(), |_| false)?)
}

fn of_json(text: &str) -> Result<Content, Problem> {
    if !text.trim_start().starts_with(['{', '[']) {
        return Err(Problem::WrongContent(FileKind::GeoJson));
    }
    let has = |word: &str| text.contains(word);
    if has("Polygon\"") || (has("\"FeatureCollection\"") && !has("\"geometry\"")) {
        return Ok(Content::new(ContentKind::Boundaries, Message::new("recognised-geojson")));
    }
    if has("\"Point\"") || has("\"MultiPoint\"") {
        return Ok(Content::new(ContentKind::Facilities, Message::new("recognised-points")));
    }
    if has("LineString\"") { Err(Problem::NotAreas(GeometryClass::Lines)) } else { Err(Problem::NoLayer) }
}

fn of_columns(grid: &Grid) -> Result<Content, Problem> {
    let header: Vec<String> =
        grid.rows.first().map(|row| row.cells().map(str::to_owned).collect()).unwrap_or_default();
    if header.len() < 2 || grid.rows.len() < 2 {
        return Err(Problem::NoValues);
    }
    let position = |names: &[&str]| columns::find(&header, names);
    let because = |kind: ContentKind, positions: &[Option<usize>]| {
        let mut named: Vec<usize> = positions.iter().flatten().copied().collect();
        named.sort_unstable();
        named.dedup();
        let names: Vec<&str> =
            named.iter().filter_map(|column| header.get(*column)).map(String::as_str).collect();
        Ok(Content::new(kind, Message::new("recognised-columns").with("columns", names.join(", "))))
    };
    let (east, north) = (position(&EAST), position(&NORTH));
    let (residents, key) = (position(&RESIDENTS), position(&columns::KEYS));
    let (old, new, weight) = (position(&OLD_KEYS), position(&NEW_KEYS), position(&WEIGHTS));
    if old.is_some() && new.is_some() && weight.is_some() {
        return because(ContentKind::Crosswalk, &[old, new, weight]);
    }
    let (child, parent) = (position(&CHILDREN), position(&PARENTS));
    if child.is_some() && parent.is_some() && header.len() <= 3 {
        return because(ContentKind::Membership, &[child, parent, weight]);
    }
    let meaning = header.iter().position(|header| CATALOGUE.contains(&plain(header).as_str()));
    let code = position(&["code"]);
    if code.is_some() && meaning.is_some() && position(&columns::VALUES).is_none() {
        return because(ContentKind::Catalogue, &[code, meaning]);
    }
    if long::is_long(&header) {
        return because(
            ContentKind::Table,
            &[key, position(&columns::INDICATORS), position(&columns::VALUES)],
        );
    }
    let cell = position(&CELLS);
    if cell.is_some() && residents.is_some() {
        return because(ContentKind::Population, &[cell, residents]);
    }
    if east.is_some() && north.is_some() {
        let place = header.iter().position(|header| PLACES.contains(&plain(header).as_str()));
        let is_population = place.is_none() && residents.is_some();
        let kind = if is_population { ContentKind::Population } else { ContentKind::Facilities };
        return because(kind, &[east, north, if is_population { residents } else { place }]);
    }
    let number = first_number_column(grid, header.len(), key);
    match number {
        Some(_) => {
            let first: Vec<Option<usize>> = (0..header.len().min(TOLD_COLUMNS)).map(Some).collect();
            because(ContentKind::Table, &first)
        }
        None => Err(Problem::NoNumberColumn(header)),
    }
}

/// The first column besides the key that holds numbers in the first rows, with whichever decimal sign.
fn first_number_column(grid: &Grid, width: usize, key: Option<usize>) -> Option<usize> {
    let is_number = |row: &grid::Row, column: usize, decimal: DecimalSign| matches!(signs::cell(row.cell(column), decimal), Cell::Known(cell) if !signs::is_sign(&cell));
    (0..width).filter(|column| Some(*column) != key).find(|column| {
        [DecimalSign::Comma, DecimalSign::Point]
            .into_iter()
            .any(|decimal| grid.rows.iter().skip(1).take(50).any(|row| is_number(row, *column, decimal)))
    })
}
