//! Looking into files of facilities and people: which columns hold what, and where the places lie.

use super::choices::{filled, text_options};
use super::draft::{ImportDraft, ImportKind, PlaceChoices};
use super::event::{PlacesIn, Preparation, Suggestion};
use super::plan::ImportPlan;
use super::prepare::{ROWS, sign_of};
use super::sketch::place_on_earth;
use crate::geo::{Crs, Extent};
use crate::read::{self, PointTable};
use crate::tasks::TaskError;
use crate::tasks::reach::{PlacesGuess, guess_places};
use crate::work::Work;

/// The system of grid cells, and that of columns whose system nobody states.
const GRID: u32 = 3035;
const DEGREES: u32 = 4326;
/// Largest number that may be an angle: some write longitudes up to 360.
const MOST_DEGREES: f64 = 400.0;
/// How far beyond the boundaries roads are kept unless the person says otherwise, in kilometres.
const BUFFER_KM: &str = "30";

/// Roads are too many to be looked into before the dry run.
pub(super) fn prepare_network() -> Preparation {
    let places = PlaceChoices { buffer: BUFFER_KM.to_owned(), ..PlaceChoices::default() };
    Preparation { suggestion: Suggestion { places, ..Suggestion::default() }, ..Preparation::default() }
}

/// Looks into a file of facilities or people.
///
/// # Errors
/// Why the file cannot be used.
pub(super) fn prepare_places(draft: &ImportDraft, work: &Work) -> Result<Preparation, TaskError> {
    let text = text_options(draft);
    let guess = guess_places(&draft.file, &text, work)?;
    work.check()?;
    let [x, y] = coordinates(draft, &guess);
    let extent = guess.extent([&x, &y]);
    let crs = crs_of(draft, &guess, &extent);
    let preview = guess.table.decimal.and_then(|_| read::table_preview(&draft.file, &text, ROWS).ok());
    let places = |code: u32| Some((code, place_on_earth(&Crs::from_epsg(code)?, &extent)?));
    let own = |name: &String| if guess.has_own_places { String::new() } else { name.clone() };
    let amount = match draft.kind {
        ImportKind::Population => &guess.residents_field,
        _ => &guess.capacity_field,
    };
    Ok(Preparation {
        fields: fields_of(&guess.table),
        rows: rows_of(&guess.table),
        record_count: guess.table.rows.len(),
        encoding: preview.as_ref().map(|preview| preview.encoding.to_owned()).unwrap_or_default(),
        signs: preview.as_ref().map(|preview| (preview.delimiter, sign_of(preview.decimal))),
        crs_name: crs.as_ref().map(|crs| crs.name().to_owned()).unwrap_or_default(),
        needs_crs: crs.is_none() && !extent.is_empty(),
        candidates: Crs::candidates(&extent).into_iter().filter_map(places).collect(),
        place: crs.as_ref().filter(|_| !extent.is_empty()).and_then(|crs| place_on_earth(crs, &extent)),
        places_in: if guess.has_own_places { PlacesIn::Itself } else { PlacesIn::Columns },
        suggestion: Suggestion {
            key_field: guess.key_field.clone(),
            name_field: guess.name_field.clone(),
            project_name: ImportPlan::suggested_name(&draft.file, ""),
            places: PlaceChoices {
                kind: guess.kind.clone(),
                kind_field: guess.kind_field.clone(),
                x_field: own(&guess.xy_fields[0]),
                y_field: own(&guess.xy_fields[1]),
                amount_field: amount.clone(),
                buffer: String::new(),
            },
            ..Suggestion::default()
        },
        ..Preparation::default()
    })
}

/// The columns of coordinates that the person names, else those that were recognised; grid cells bring their own.
fn coordinates(draft: &ImportDraft, guess: &PlacesGuess) -> [String; 2] {
    let said = [&draft.places.x_field, &draft.places.y_field];
    let [x, y] = &guess.xy_fields;
    let or = |said: &String, found: &String| filled(said).unwrap_or_else(|| found.clone());
    [or(said[0], x), or(said[1], y)]
}

/// The system that the person names, else the one that the file states or that its numbers can only mean.
fn crs_of(draft: &ImportDraft, guess: &PlacesGuess, extent: &Extent) -> Option<Crs> {
    if guess.is_grid {
        return Crs::from_epsg(GRID);
    }
    if let Some(text) = filled(&draft.crs) {
        return Crs::parse(&text).ok();
    }
    if guess.table.has_places {
        return match &guess.table.prj {
            Some(prj) => Crs::from_wkt(prj).ok(),
            None => guess.table.epsg.and_then(Crs::from_epsg),
        };
    }
    let is_angle = |corner: [f64; 2]| corner.iter().all(|number| number.abs() <= MOST_DEGREES);
    let are_angles = extent.is_empty() || (is_angle(extent.min) && is_angle(extent.max));
    Crs::from_epsg(DEGREES).filter(|_| are_angles)
}

fn fields_of(table: &PointTable) -> Vec<(String, String)> {
    let example = |field: usize| {
        let mut cells = table.rows.iter().take(50).map(|row| row.cell(field));
        cells.find(|cell| !cell.is_empty()).unwrap_or_default().to_owned()
    };
    table.headers.iter().enumerate().map(|(field, name)| (name.clone(), example(field))).collect()
}

fn rows_of(table: &PointTable) -> Vec<Vec<String>> {
    let cells = |row: &read::PointRow| (0..table.headers.len()).map(|at| row.cell(at).to_owned()).collect();
    std::iter::once(table.headers.clone()).chain(table.rows.iter().take(ROWS - 1).map(cells)).collect()
}
