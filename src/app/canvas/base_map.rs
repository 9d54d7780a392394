//! The base map under the regions: tiles of a local file, bent into the project's coordinate system.
//!
//! Tiles are drawn where they belong in the project's own metres, each as a small grid. So the regions keep their
//! official shape, the scale bar stays true, and nothing jumps when the base map is switched on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, ColorImage, Painter, Rect, TextureHandle, TextureOptions, Vec2, pos2};

use super::camera::Camera;
use crate::geo::Extent;
use crate::geo::crs::{Crs, Transform};
use crate::store::{TileAbout, TileKey};

/// Half the edge of the world in Web Mercator metres.
const HALF_WORLD: f64 = 20_037_508.342_789_244;
/// Cells of the grid of a tile along one edge: the bend within a cell stays below a pixel.
const CELLS: usize = 4;
/// Most tiles of one frame.
const MOST_TILES: usize = 80;
/// Most tiles that are kept.
const MOST_KEPT: usize = 320;
/// Most tiles that one job reads.
const PER_JOB: usize = 16;
/// Pixels along the edge of a tile.
const TILE_PX: f64 = 256.0;

/// A tile that was read: its picture, or nothing where the file has none.
pub type ReadTile = (TileKey, Option<ColorImage>);

/// A base map that is switched on.
pub struct BaseMap {
    /// The file.
    pub path: PathBuf,
    /// What it says about itself.
    pub about: TileAbout,
    epsg: u32,
    ways: Option<Ways>,
    tiles: BTreeMap<TileKey, Option<Tile>>,
    missing: BTreeSet<TileKey>,
}

struct Ways {
    to_mercator: Transform,
    to_map: Transform,
}

struct Tile {
    texture: TextureHandle,
    /// Corners of the grid in map units, row by row from the north.
    grid: Vec<[f64; 2]>,
}

impl BaseMap {
    /// The base map of a file, for maps in the system `epsg`.
    pub fn new(path: PathBuf, about: TileAbout, epsg: u32) -> Self {
        let mut base =
            Self { path, about, epsg: 0, ways: None, tiles: BTreeMap::new(), missing: BTreeSet::new() };
        base.follow(epsg);
        base
    }

    /// Another project may lie in another system.
    pub fn follow(&mut self, epsg: u32) {
        if self.epsg == epsg {
            return;
        }
        self.epsg = epsg;
        self.tiles.clear();
        self.ways = ways(epsg);
    }

    /// Tiles that the last frame lacked.
    pub fn wanted(&self) -> Vec<TileKey> {
        self.missing.iter().copied().take(PER_JOB).collect()
    }

    /// How many tiles with a picture are kept.
    pub fn pictures(&self) -> usize {
        self.tiles.values().filter(|tile| tile.is_some()).count()
    }

    /// Takes tiles that a job has read.
    pub fn take(&mut self, ctx: &egui::Context, read: Vec<ReadTile>) {
        for (key, picture) in read {
            self.missing.remove(&key);
            let tile = picture.and_then(|picture| {
                let grid = self.grid(key)?;
                let name = format!("tile {}/{}/{}", key.zoom, key.x, key.y);
                Some(Tile { texture: ctx.load_texture(name, picture, TextureOptions::LINEAR), grid })
            });
            self.tiles.insert(key, tile);
        }
    }

    /// Draws the tiles that are there; those that lack are wanted, and coarser ones stand in for them.
    pub fn paint(&mut self, painter: &Painter, face: Rect, camera: &Camera, pixels_per_point: f32) {
        let keys = self.keys(face, camera, f64::from(pixels_per_point));
        self.missing = keys.iter().copied().filter(|key| !self.tiles.contains_key(key)).collect();
        let mut drawn: BTreeSet<TileKey> = BTreeSet::new();
        for key in &keys {
            if let Some(found) = self.nearest(*key) {
                drawn.insert(found);
            }
        }
        for key in &drawn {
            if let Some(Some(tile)) = self.tiles.get(key) {
                painter.add(mesh(tile, face, camera));
            }
        }
        if self.tiles.len() > MOST_KEPT {
            self.tiles.retain(|key, _| drawn.contains(key) || keys.contains(key));
        }
    }

    /// The tile itself, or the nearest coarser one that is there.
    fn nearest(&self, key: TileKey) -> Option<TileKey> {
        let coarser =
            (0..=key.zoom.min(6)).map(|up| TileKey { zoom: key.zoom - up, x: key.x >> up, y: key.y >> up });
        coarser.into_iter().find(|key| self.tiles.get(key).is_some_and(Option::is_some))
    }

    /// The tiles that cover the face, as fine as its pixels.
    fn keys(&self, face: Rect, camera: &Camera, pixels_per_point: f64) -> Vec<TileKey> {
        let Some(view) = self.view(camera.view_extent(face.size())) else { return Vec::new() };
        let across = f64::from(face.width()) * pixels_per_point;
        let finest = (2.0 * HALF_WORLD / TILE_PX / (view.width() / across.max(1.0))).log2().round();
        let mut zoom = (finest.max(0.0) as u8).clamp(self.about.min_zoom, self.about.max_zoom);
        loop {
            let keys = tiles_in(&view, zoom);
            if keys.len() <= MOST_TILES || zoom == self.about.min_zoom || zoom == 0 {
                return keys.into_iter().take(MOST_TILES).collect();
            }
            zoom -= 1;
        }
    }

    /// A part of the map in Web Mercator.
    fn view(&self, extent: Extent) -> Option<Extent> {
        let ways = self.ways.as_ref()?;
        let mut view = Extent::EMPTY;
        for step in 0..25 {
            let share = |n: i32| f64::from(n) / 4.0;
            let at = [
                extent.min[0] + extent.width() * share(step % 5),
                extent.min[1] + extent.height() * share(step / 5),
            ];
            view.include(ways.to_mercator.point(at)?);
        }
        Some(view)
    }

    /// Corners of a tile's grid in map units.
    fn grid(&self, key: TileKey) -> Option<Vec<[f64; 2]>> {
        let ways = self.ways.as_ref()?;
        let size = 2.0 * HALF_WORLD / f64::from(1_u32 << key.zoom.min(31));
        let corner = |column: usize, row: usize| {
            let x = -HALF_WORLD + size * (f64::from(key.x) + column as f64 / CELLS as f64);
            let y = HALF_WORLD - size * (f64::from(key.y) + row as f64 / CELLS as f64);
            ways.to_map.point([x, y])
        };
        (0..=CELLS)
            .flat_map(|row| (0..=CELLS).map(move |column| (column, row)))
            .map(|(c, r)| corner(c, r))
            .collect()
    }
}

fn ways(epsg: u32) -> Option<Ways> {
    let (map, mercator) = (Crs::from_epsg(epsg)?, Crs::from_epsg(3857)?);
    Some(Ways {
        to_mercator: Transform::between(&map, &mercator).ok()?,
        to_map: Transform::between(&mercator, &map).ok()?,
    })
}

/// The tiles of a zoom that an extent in Web Mercator touches.
fn tiles_in(view: &Extent, zoom: u8) -> Vec<TileKey> {
    let count = f64::from(1_u32 << zoom.min(31));
    let size = 2.0 * HALF_WORLD / count;
    let place = |off: f64| (off / size).floor().clamp(0.0, count - 1.0) as u32;
    let columns = place(view.min[0] + HALF_WORLD)..=place(view.max[0] + HALF_WORLD);
    let rows = place(HALF_WORLD - view.max[1])..=place(HALF_WORLD - view.min[1]);
    rows.flat_map(|y| columns.clone().map(move |x| TileKey { zoom, x, y })).collect()
}

fn mesh(tile: &Tile, face: Rect, camera: &Camera) -> Mesh {
    let mut mesh = Mesh::with_texture(tile.texture.id());
    let side = CELLS + 1;
    for (place, map) in tile.grid.iter().enumerate() {
        let uv = Vec2::new((place % side) as f32, (place / side) as f32) / CELLS as f32;
        mesh.vertices.push(Vertex {
            pos: camera.screen_from_map(face, *map),
            uv: pos2(uv.x, uv.y),
            color: Color32::WHITE,
        });
    }
    for cell in 0..CELLS * CELLS {
        let first = (cell / CELLS * side + cell % CELLS) as u32;
        let below = first + side as u32;
        mesh.add_triangle(first, first + 1, below);
        mesh.add_triangle(first + 1, below + 1, below);
    }
    mesh
}

/// Reads and decodes tiles (on a job); what is no picture counts as missing.
///
/// # Errors
/// The file cannot be opened any more.
pub fn read_tiles(
    path: &std::path::Path,
    keys: &[TileKey],
) -> Result<Vec<ReadTile>, crate::store::StoreError> {
    let file = crate::store::TileFile::open(path)?;
    Ok(keys
        .iter()
        .map(|key| (*key, file.tile(*key).ok().flatten().and_then(|bytes| decoded(&bytes))))
        .collect())
}

fn decoded(bytes: &[u8]) -> Option<ColorImage> {
    let picture = image::load_from_memory(bytes).ok()?.into_rgba8();
    let size = [picture.width() as usize, picture.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, picture.as_raw()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tile_of_a_place_is_the_one_that_other_programs_name() {
        // Lüchow (11.15° E, 52.97° N) at zoom 10 lies in tile 543/333.
        let base = BaseMap::new(PathBuf::new(), TileAbout { max_zoom: 18, ..TileAbout::default() }, 25832);
        let crs = |code| Crs::from_epsg(code).expect("a known system");
        let degrees = Transform::between(&crs(4326), &crs(25832)).expect("a way between them");
        let at = degrees.point([11.15, 52.97]).expect("a place");
        let view = base.view(Extent { min: at, max: at }).expect("a view");
        assert_eq!(tiles_in(&view, 10), [TileKey { zoom: 10, x: 543, y: 333 }]);
    }

    #[test]
    fn a_tile_lies_where_it_was_asked_for() {
        let base = BaseMap::new(PathBuf::new(), TileAbout { max_zoom: 18, ..TileAbout::default() }, 25832);
        let key = TileKey { zoom: 10, x: 543, y: 333 };
        let grid = base.grid(key).unwrap_or_default();
        assert_eq!(grid.len(), 25);
        let middle = grid.get(12).copied().unwrap_or_default();
        let view = base.view(Extent { min: middle, max: middle }).unwrap_or(Extent::EMPTY);
        assert_eq!(tiles_in(&view, 10), [key]);
    }
}
