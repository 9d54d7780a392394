//! Brushing: the regions of one legend row keep their colours, all others fade into the land around.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::gpu::RegionColors;
use crate::app::map_picture::{CLOSE_CALL, MapPicture};
use crate::app::theme::roles_of;
use crate::sheet::{Color, Fill};

/// How far a faded colour lies on its way to the land.
const FADE: f32 = 0.8;
/// Pattern of regions that are not drawn at all, for the shader.
const CLEAR: u8 = 4;
/// Revisions of brushed colours are counted from here, so that they never meet those of pictures.
const FIRST_REVISION: u64 = 1 << 40;

static NEXT_REVISION: AtomicU64 = AtomicU64::new(FIRST_REVISION);

/// The colours of the last brush, kept until map or brush change.
#[derive(Default)]
pub struct BrushedColors {
    made: Option<(u64, Option<Fill>, bool, Arc<RegionColors>)>,
}

impl BrushedColors {
    /// The colours of `picture` with `brushed` standing out; over a base map the surroundings are clear.
    pub fn of(&mut self, picture: &MapPicture, brushed: Option<Fill>, over_base: bool) -> Arc<RegionColors> {
        if brushed.is_none() && !over_base {
            return picture.colors.clone();
        }
        if let Some((revision, made_for, clear, colors)) = &self.made
            && (*revision, *made_for, *clear) == (picture.colors.revision, brushed, over_base)
        {
            return colors.clone();
        }
        let colors = Arc::new(brushed_colors(picture, brushed, over_base));
        self.made = Some((picture.colors.revision, brushed, over_base, colors.clone()));
        colors
    }
}

fn brushed_colors(picture: &MapPicture, brushed: Option<Fill>, over_base: bool) -> RegionColors {
    let texels = picture
        .colors
        .texels
        .iter()
        .zip(&picture.choropleth.fills)
        .map(|([red, green, blue, pattern], fill)| {
            let own = Color { r: *red, g: *green, b: *blue };
            let shown = color_under_brush(picture, (*fill, own), brushed);
            let clear = over_base && *fill == Fill::Outside;
            // What fades into the land says nothing about its class any more.
            let faded = *pattern >= CLOSE_CALL && shown != own;
            let pattern = if faded { 0 } else { *pattern };
            [shown.r, shown.g, shown.b, if clear { CLEAR } else { pattern }]
        })
        .collect();
    RegionColors { revision: NEXT_REVISION.fetch_add(1, Ordering::Relaxed), texels }
}

/// The colour of a region filled with `fill` while `brushed` stands out.
pub fn color_under_brush(picture: &MapPicture, (fill, own): (Fill, Color), brushed: Option<Fill>) -> Color {
    let stands_out = brushed.is_none_or(|brushed| brushed == fill) || fill == Fill::Outside;
    if stands_out {
        return own;
    }
    let land = roles_of(picture.request.appearance).land;
    own.towards(Color { r: land.r(), g: land.g(), b: land.b() }, FADE)
}
