//! Small pictures of maps for the start page, kept in the program's own folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::canvas::software::{Wanted, draw};
use super::loading::sample_path;
use super::map_picture::MapPicture;
use super::settings::{file_key, own_folder};
use super::theme::Appearance;
use crate::geo::Extent;
use crate::render::Picture;
use crate::work::Work;

/// Size of a small picture in pixels: twice what it measures on the screen.
pub const SIZE_PX: [u32; 2] = [424, 240];

/// The sample as the program itself draws it.
const SAMPLE: &[u8] = include_bytes!("../../assets/pictures/sample-small.png");

/// What was found about a project on the start page.
pub struct FoundProject {
    /// The file.
    pub path: PathBuf,
    /// Whether it is there.
    pub is_there: bool,
    /// Its last map.
    pub picture: Option<Picture>,
}

/// Looks for files and their small pictures (on a job: a network drive may take its time).
pub fn find(paths: Vec<PathBuf>) -> Vec<FoundProject> {
    paths
        .into_iter()
        .map(|path| {
            let bytes = file_of(&path).and_then(|file| std::fs::read(file).ok());
            // The sample shows what comes out before anybody has opened it.
            let shipped = || (path == sample_path()).then(|| SAMPLE.to_vec());
            let picture = bytes.or_else(shipped).and_then(|bytes| Picture::from_png(&bytes));
            FoundProject { is_there: path.is_file(), path, picture }
        })
        .collect()
}

/// Draws the map of the project at `path` small and keeps it; what cannot be kept is no loss.
pub fn keep(path: &Path, picture: &Arc<MapPicture>, work: &Work) {
    let Some(file) = file_of(path) else { return };
    let [width, height] = SIZE_PX;
    let wanted = Wanted {
        extent: framed(picture.home),
        size_px: (width, height),
        pixels_per_point: line_scale(picture.shown),
        revision: picture.colors.revision,
        brushed: None,
        over_base: false,
    };
    // The same in light and dark windows.
    let mut light = MapPicture::clone(picture);
    light.request.appearance = Appearance::Light;
    let Ok(drawn) = draw(&Arc::new(light), wanted, work) else { return };
    let (Ok(bytes), Some(folder)) = (drawn.picture.to_png(), file.parent()) else { return };
    let beside = file.with_extension("new");
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&beside, bytes))
        .and_then(|()| std::fs::rename(&beside, &file));
    if written.is_err() {
        let _ = std::fs::remove_file(beside);
    }
}

/// Whether there is a small picture of the project at `path`.
pub fn exists(path: &Path) -> bool {
    file_of(path).is_some_and(|file| file.is_file())
}

fn file_of(project: &Path) -> Option<PathBuf> {
    Some(own_folder()?.join("thumbnails").join(format!("{}.png", file_key(project))))
}

/// Pixels of a line of one point: many small regions do not drown in their borders.
fn line_scale(regions: usize) -> f32 {
    let area = f64::from(SIZE_PX[0]) * f64::from(SIZE_PX[1]) * 0.4;
    let typical = (area / regions.max(1) as f64).sqrt() as f32;
    (typical / 20.0).clamp(0.06, 2.0)
}

/// The area with a little air, in the proportions of the picture.
fn framed(home: Extent) -> Extent {
    let aspect = f64::from(SIZE_PX[0]) / f64::from(SIZE_PX[1]);
    let height = (home.height() * 1.12).max(home.width() * 1.06 / aspect).max(1.0);
    let (center, half) = (home.center(), [height * aspect / 2.0, height / 2.0]);
    Extent {
        min: [center[0] - half[0], center[1] - half[1]],
        max: [center[0] + half[0], center[1] + half[1]],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_has_a_picture_before_it_was_opened() {
        let picture = Picture::from_png(SAMPLE).expect("a picture");
        assert_eq!([picture.width_px, picture.height_px], SIZE_PX);
    }

    #[test]
    fn the_area_fits_into_the_small_picture() {
        for size in [[10.0, 1.0], [1.0, 10.0], [0.0, 0.0]] {
            let framed = framed(Extent { min: [0.0, 0.0], max: size });
            assert!(framed.min[0] <= 0.0 && framed.max[0] >= size[0] && framed.max[1] >= size[1]);
            let aspect = framed.width() / framed.height();
            assert!((aspect - 424.0 / 240.0).abs() < 1e-9);
        }
    }
}
