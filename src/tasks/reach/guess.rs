//! What the columns of a file of places seem to hold: filled in for a person who can say otherwise.

use std::path::Path;

use super::places::{EAST, NORTH, grid_column};
use super::population::RESIDENTS;
use crate::geo::Extent;
use crate::model::shipped_kinds;
use crate::read::{PointTable, TextOptions, grid_cell};
use crate::tasks::{TaskError, read_points};
use crate::work::Work;

/// Columns that name the kind of a facility, and those that hold its capacity.
const KINDS: [&str; 8] =
    ["art", "kind", "typ", "type", "einrichtungsart", "kategorie", "category", "einrichtungstyp"];
const CAPACITIES: [&str; 8] =
    ["kapazitaet", "kapazitaeten", "capacity", "plaetze", "platzzahl", "anzahlplaetze", "betten", "beds"];

/// What a file of places answers by itself; empty where it says nothing.
#[derive(Debug, Clone, Default)]
pub struct PlacesGuess {
    /// The records as they were read.
    pub table: PointTable,
    /// Places are in the file itself or are names of grid cells: no columns of coordinates are needed.
    pub has_own_places: bool,
    /// Places are names of grid cells.
    pub is_grid: bool,
    /// Columns of coordinates.
    pub xy_fields: [String; 2],
    /// Column with keys.
    pub key_field: String,
    /// Column with names.
    pub name_field: String,
    /// Column with kinds.
    pub kind_field: String,
    /// Kind that the name of the file tells.
    pub kind: String,
    /// Column with capacities.
    pub capacity_field: String,
    /// Column with residents.
    pub residents_field: String,
}

/// Reads a file of places and tells what its columns seem to hold.
///
/// # Errors
/// The file cannot be read.
pub fn guess_places(path: &Path, text: &TextOptions, work: &Work) -> Result<PlacesGuess, TaskError> {
    let table = read_points(path, text, work)?;
    let named = |field: Option<usize>| field.and_then(|field| table.headers.get(field).cloned());
    let like = |names: &[&str]| named(table.field_like(names)).unwrap_or_default();
    let grid = if table.has_places { None } else { grid_column(&table) };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let kind_field = like(&KINDS);
    let told = shipped_kinds().into_iter().map(|kind| kind.name);
    let mut told: Vec<String> = told.filter(|name| stem.contains(&name.to_lowercase())).collect();
    told.sort_by_key(|name| std::cmp::Reverse(name.len()));
    Ok(PlacesGuess {
        has_own_places: table.has_places || grid.is_some(),
        is_grid: grid.is_some(),
        xy_fields: [like(&EAST), like(&NORTH)],
        key_field: named(grid.or_else(|| table.key_field())).unwrap_or_default(),
        name_field: named(table.name_field()).unwrap_or_default(),
        kind: told.into_iter().next().filter(|_| kind_field.is_empty()).unwrap_or_default(),
        kind_field,
        capacity_field: like(&CAPACITIES),
        residents_field: like(&RESIDENTS),
        table,
    })
}

impl PlacesGuess {
    /// The rectangle around the places, in the system of the file; `columns` hold the coordinates where the file itself
    /// has no places.
    pub fn extent(&self, columns: [&str; 2]) -> Extent {
        let mut extent = Extent::EMPTY;
        if self.table.has_places {
            self.table.rows.iter().filter_map(|row| row.place).for_each(|place| extent.include(place));
            return extent;
        }
        if let Some(column) = grid_column(&self.table).filter(|_| self.is_grid) {
            let cells = self.table.rows.iter().filter_map(|row| grid_cell(row.cell(column)));
            cells.for_each(|(middle, _)| extent.include(middle));
            return extent;
        }
        let numbers = |name: &str| {
            let field = self.table.field_named(name).ok()?;
            self.table.numbers(field).ok()
        };
        let [x, y] = columns.map(numbers);
        let (Some(x), Some(y)) = (x, y) else { return extent };
        for pair in x.iter().zip(&y) {
            if let (Some(x), Some(y)) = pair {
                extent.include([*x, *y]);
            }
        }
        extent
    }
}
