//! The base map under the regions: tiles of a file or a server, bent into the project's coordinate system.
//!
//! Tiles are drawn where they belong in the project's own metres, each as a small grid. So the regions keep their
//! official shape, the scale bar stays true, and nothing jumps when the base map is switched on.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, ColorImage, Painter, Rect, TextureHandle, TextureOptions, Vec2, pos2};

use super::camera::Camera;
use crate::app::online_tiles::{NoTiles, OnlineTiles};
use crate::app::theme::{Appearance, tint_of_tiles};
use crate::geo::Extent;
use crate::geo::crs::{Crs, Transform};
use crate::store::{StoreError, TileAbout, TileFile, TileKey};
use crate::work::Work;

/// Half the edge of the world in Web Mercator metres.
const HALF_WORLD: f64 = 20_037_508.342_789_244;
/// Cells of the grid of a tile along one edge: the bend within a cell stays below a pixel.
const CELLS: usize = 4;
/// Most tiles of one frame.
const MOST_TILES: usize = 80;
/// Most tiles that are kept, a quarter of a megabyte each.
const MOST_KEPT: usize = 240;
/// Most tiles that one job reads.
const PER_JOB: usize = 16;
/// Most tiles that one job asks a server for, so that the first of them show soon.
const PER_FETCH: usize = 8;
/// A server that gave no tiles is not asked again before.
const PATIENCE: Duration = Duration::from_secs(5);
/// Most pixels along the edge of a tile that is read.
const MOST_PX: u32 = 2048;
/// Pixels along the edge of a tile.
const TILE_PX: f64 = 256.0;

/// A tile that was read: its picture, or nothing where the file has none.
pub type ReadTile = (TileKey, Option<ColorImage>);

/// Tiles that a job got.
pub struct GotTiles {
    /// The tiles.
    pub tiles: Vec<ReadTile>,
    /// Why there are not more of them.
    pub problem: Option<NoTiles>,
}

/// Where tiles come from.
#[derive(Clone)]
pub enum TileSource {
    /// A file.
    File(PathBuf),
    /// A server, after somebody has switched that on.
    Online(Box<OnlineTiles>),
}

impl TileSource {
    /// The computer that is asked; `None` for a file.
    pub fn host(&self) -> Option<&str> {
        match self {
            Self::File(_) => None,
            Self::Online(online) => Some(online.server.host()),
        }
    }
}

/// Why tiles are missing, and what was missing then.
struct Trouble {
    why: NoTiles,
    since: Instant,
    missing: BTreeSet<TileKey>,
}

/// A base map that is switched on.
pub struct BaseMap {
    /// Where its tiles come from.
    pub source: TileSource,
    /// What it says about itself.
    pub about: TileAbout,
    epsg: u32,
    ways: Option<Ways>,
    tiles: BTreeMap<TileKey, Option<Tile>>,
    missing: BTreeSet<TileKey>,
    trouble: Option<Trouble>,
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
    /// The base map of this source, for maps in the system `epsg`.
    pub fn new(source: TileSource, about: TileAbout, epsg: u32) -> Self {
        let (tiles, missing) = (BTreeMap::new(), BTreeSet::new());
        let mut base = Self { source, about, epsg: 0, ways: None, tiles, missing, trouble: None };
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

    /// Tiles that the last frame lacked, the middle first; none while a server that failed is left in peace: it is asked
    /// again when the map shows something else, or by hand.
    pub fn wanted(&self) -> Vec<TileKey> {
        let waits = |trouble: &Trouble| {
            trouble.since.elapsed() < PATIENCE || self.missing.is_subset(&trouble.missing)
        };
        if self.trouble.as_ref().is_some_and(waits) {
            return Vec::new();
        }
        let most = if self.source.host().is_some() { PER_FETCH } else { PER_JOB };
        let count = self.missing.len().max(1) as f64;
        let mean =
            |of: fn(&TileKey) -> u32| self.missing.iter().map(|key| f64::from(of(key))).sum::<f64>() / count;
        let (x, y) = (mean(|key| key.x), mean(|key| key.y));
        let off = |key: &TileKey| (f64::from(key.x) - x).powi(2) + (f64::from(key.y) - y).powi(2);
        let mut keys: Vec<TileKey> = self.missing.iter().copied().collect();
        keys.sort_by(|a, b| off(a).total_cmp(&off(b)));
        keys.truncate(most);
        keys
    }

    /// Why tiles are missing on the screen.
    pub fn problem(&self) -> Option<NoTiles> {
        self.trouble.as_ref().filter(|_| !self.missing.is_empty()).map(|trouble| trouble.why)
    }

    /// Ends the wait after a failure.
    pub fn ask_again(&mut self) {
        self.trouble = None;
    }

    /// How many tiles with a picture are kept.
    pub fn pictures(&self) -> usize {
        self.tiles.values().filter(|tile| tile.is_some()).count()
    }

    /// Takes tiles that a job has read.
    pub fn take(&mut self, ctx: &egui::Context, got: GotTiles) {
        self.trouble =
            got.problem.map(|why| Trouble { why, since: Instant::now(), missing: self.missing.clone() });
        for (key, picture) in got.tiles {
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
    pub fn paint(&mut self, painter: &Painter, face: Rect, camera: &Camera, appearance: Appearance) {
        let fine = f64::from(painter.ctx().pixels_per_point());
        // Names on the tiles of servers are made for screens of usual pixels: finer ones take a middle way.
        let fine = if self.source.host().is_some() { fine.sqrt() } else { fine };
        let tint = tint_of_tiles(appearance);
        let keys = self.keys(face, camera, fine);
        self.missing = keys.iter().copied().filter(|key| !self.tiles.contains_key(key)).collect();
        let mut drawn: BTreeSet<TileKey> = BTreeSet::new();
        for key in &keys {
            if let Some(found) = self.nearest(*key) {
                drawn.insert(found);
            }
        }
        for key in &drawn {
            if let Some(Some(tile)) = self.tiles.get(key) {
                painter.add(mesh(tile, face, camera, tint));
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

fn mesh(tile: &Tile, face: Rect, camera: &Camera, tint: Color32) -> Mesh {
    let mut mesh = Mesh::with_texture(tile.texture.id());
    let side = CELLS + 1;
    for (place, map) in tile.grid.iter().enumerate() {
        let uv = Vec2::new((place % side) as f32, (place / side) as f32) / CELLS as f32;
        mesh.vertices.push(Vertex {
            pos: camera.screen_from_map(face, *map),
            uv: pos2(uv.x, uv.y),
            color: tint,
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

/// Gets and decodes tiles (on a job); what is no picture counts as missing.
///
/// # Errors
/// The file cannot be opened any more.
pub fn read_tiles(source: &TileSource, keys: &[TileKey], work: &Work) -> Result<GotTiles, StoreError> {
    match source {
        TileSource::File(path) => {
            let file = TileFile::open(path)?;
            let read = |key: &TileKey| (*key, file.tile(*key).and_then(|bytes| decoded(&bytes)));
            Ok(GotTiles { tiles: keys.iter().map(read).collect(), problem: None })
        }
        TileSource::Online(online) => {
            let (answers, mut problem) = online.fetch(keys, work);
            let came = answers.iter().filter(|(_, bytes)| bytes.is_some()).count();
            let tiles: Vec<ReadTile> = answers
                .into_iter()
                .map(|(key, bytes)| (key, bytes.and_then(|bytes| decoded(&bytes))))
                .collect();
            // The page of a hotel or a proxy instead of every tile.
            if came > 0 && tiles.iter().all(|(_, picture)| picture.is_none()) {
                problem = problem.or(Some(NoTiles::NoPictures));
                return Ok(GotTiles { tiles: Vec::new(), problem });
            }
            Ok(GotTiles { tiles, problem })
        }
    }
}

fn decoded(bytes: &[u8]) -> Option<ColorImage> {
    if bytes.get(8..12) == Some(b"WEBP") {
        return decoded_webp(bytes);
    }
    let mut limits = image::Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_PX), Some(MOST_PX));
    let mut reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    reader.limits(limits);
    let picture = reader.decode().ok()?.into_rgba8();
    let size = [picture.width() as usize, picture.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, picture.as_raw()))
}

fn decoded_webp(bytes: &[u8]) -> Option<ColorImage> {
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).ok()?;
    let (width, height) = decoder.dimensions();
    if width > MOST_PX || height > MOST_PX {
        return None;
    }
    let mut pixels = vec![0; decoder.output_buffer_size()?];
    decoder.read_image(&mut pixels).ok()?;
    let size = [width as usize, height as usize];
    Some(if decoder.has_alpha() {
        ColorImage::from_rgba_unmultiplied(size, &pixels)
    } else {
        ColorImage::from_rgb(size, &pixels)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tile_of_a_place_is_the_one_that_other_programs_name() {
        // Lüchow (11.15° E, 52.97° N) at zoom 10 lies in tile 543/333.
        let base = BaseMap::new(
            TileSource::File(PathBuf::new()),
            TileAbout { max_zoom: 18, ..TileAbout::default() },
            25832,
        );
        let crs = |code| Crs::from_epsg(code).expect("a known system");
        let degrees = Transform::between(&crs(4326), &crs(25832)).expect("a way between them");
        let at = degrees.point([11.15, 52.97]).expect("a place");
        let view = base.view(Extent { min: at, max: at }).expect("a view");
        assert_eq!(tiles_in(&view, 10), [TileKey { zoom: 10, x: 543, y: 333 }]);
    }

    #[test]
    fn a_tile_lies_where_it_was_asked_for() {
        let base = BaseMap::new(
            TileSource::File(PathBuf::new()),
            TileAbout { max_zoom: 18, ..TileAbout::default() },
            25832,
        );
        let key = TileKey { zoom: 10, x: 543, y: 333 };
        let grid = base.grid(key).unwrap_or_default();
        assert_eq!(grid.len(), 25);
        let middle = grid.get(12).copied().unwrap_or_default();
        let view = base.view(Extent { min: middle, max: middle }).unwrap_or(Extent::EMPTY);
        assert_eq!(tiles_in(&view, 10), [key]);
    }
}
