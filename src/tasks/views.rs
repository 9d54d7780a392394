//! The pages of all saved views: written into a folder, or drawn small.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::load::{DetailChoice, LoadOptions, load_map};
use super::page::{PageOutput, export_page};
use super::{Session, TaskError};
use crate::model::{Project, ThematicMap};
use crate::notice::Notice;
use crate::render::{self, Picture, RasterOptions};
use crate::sheet::{Audience, compose};
use crate::text::Language;
use crate::work::Work;

/// Longest file name, without its ending, in characters.
const LONGEST_NAME: usize = 80;

/// Writes the page of every saved view of `project` as a PNG file into `folder`; returns the files in the order of the views.
///
/// # Errors
/// A view cannot be drawn, or the folder cannot be written; pages written before stay.
pub fn export_views(
    session: &Session,
    project: &Project,
    folder: &Path,
    language: Language,
    work: &Work,
) -> Result<(Vec<PathBuf>, Vec<Notice>), TaskError> {
    let (mut files, mut notices) = (Vec::new(), Vec::new());
    let share = 1.0 / project.views.len().max(1) as f32;
    let names = file_names(project.views.keys().map(String::as_str));
    for (position, (map, name)) in project.views.values().zip(names).enumerate() {
        let part = work.part(position as f32 * share, share);
        let output = PageOutput::of_map(map, language);
        let (width_px, height_px) = output.size_px;
        let detail = DetailChoice::ForPage { width_px, height_px };
        let options = LoadOptions { audience: Audience::Everyone, detail };
        let (contents, more) = load_map(session, project, map, &options, &part)?;
        notices.extend(more);
        let file = folder.join(format!("{name}.png"));
        notices.extend(export_page(&contents, map, &file, &output, &part)?);
        files.push(file);
    }
    notices.dedup();
    Ok((files, notices))
}

/// The page of `map`, at most `edge_px` wide and high.
///
/// # Errors
/// The map cannot be loaded or drawn.
pub fn small_page(
    session: &Session,
    project: &Project,
    map: &ThematicMap,
    (language, edge_px): (Language, u32),
    work: &Work,
) -> Result<Picture, TaskError> {
    let output = PageOutput::of_map(map, language);
    let (width, height) = output.size_px;
    let scale = f64::from(edge_px) / f64::from(width.max(height).max(1));
    let small = |edge: u32| ((f64::from(edge) * scale).round() as u32).max(1);
    let (width_px, height_px) = (small(width), small(height));
    let detail = DetailChoice::ForPage { width_px, height_px };
    let options = LoadOptions { audience: Audience::Everyone, detail };
    let (contents, _) = load_map(session, project, map, &options, work)?;
    let (sheet, _) = compose(&contents, map, &output.page_options());
    let raster = RasterOptions { width_px, height_px, dpi: output.dpi };
    render::image(&sheet, &raster, work).map_err(|error| match error {
        render::RenderError::Cancelled(_) => TaskError::Cancelled,
        other => TaskError::Refused(Box::new(other.notice())),
    })
}

/// `name` as the name of a file that every system takes, without an ending; empty names become "-".
pub fn file_name_of(name: &str) -> String {
    let allowed = |c: char| if c.is_alphanumeric() || " -_()+,".contains(c) { c } else { '-' };
    let name: String = name.trim().chars().take(LONGEST_NAME).map(allowed).collect();
    let name = name.trim().trim_end_matches('-').trim();
    if name.is_empty() { "-".to_owned() } else { name.to_owned() }
}

/// File names that differ, also where capitals do not count.
fn file_names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut all = Vec::new();
    for name in names {
        let wanted = file_name_of(name);
        let mut free = wanted.clone();
        let mut number = 2;
        while !taken.insert(free.to_lowercase()) {
            free = format!("{wanted} ({number})");
            number += 1;
        }
        all.push(free);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_files_that_differ() {
        let names = ["Kinder", "kinder", "Je 1.000/Einwohner?", "", "…"];
        let expected = ["Kinder", "kinder (2)", "Je 1-000-Einwohner", "-", "- (2)"];
        assert_eq!(file_names(names.into_iter()), expected);
    }
}
