//! Measuring the start: a picture of the first complete frame and the time it took, then the end.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{ColorImage, Context, ViewportCommand};

use crate::render::Picture;

/// What is still to be done at the start.
pub struct Startup {
    /// Where the picture goes.
    pub screenshot: PathBuf,
    /// When `run` began, and how old the process was then.
    pub begun: (Instant, Duration),
    asked: bool,
}

impl Startup {
    /// A start that ends with a picture.
    pub fn new(screenshot: PathBuf, begun: Instant) -> Self {
        Self { screenshot, begun: (begun, age_of_process()), asked: false }
    }

    /// Called after each frame; `complete` when everything that was to be drawn is drawn.
    pub fn after_frame(&mut self, ctx: &Context, complete: bool) {
        if self.asked || !complete {
            return;
        }
        self.asked = true;
        let took = self.begun.1 + self.begun.0.elapsed();
        say(took);
        let (path, ctx_later) = (self.screenshot.clone(), ctx.clone());
        let callback = egui::ScreenshotCallback::new(move |image| {
            write(&path, &image);
            ctx_later.send_viewport_cmd(ViewportCommand::Close);
            ctx_later.request_repaint();
        });
        ctx.send_viewport_cmd(ViewportCommand::Screenshot(callback));
        ctx.request_repaint();
    }
}

#[allow(clippy::print_stdout)] // asked for by the person who measures
fn say(took: Duration) {
    println!("first complete frame: {} ms after process start", took.as_millis());
}

#[allow(clippy::print_stderr)] // there is no window any more to say it in
fn write(path: &std::path::Path, image: &Arc<ColorImage>) {
    let pixels = image.pixels.iter().flat_map(egui::Color32::to_array).collect();
    let picture = Picture { width_px: image.size[0] as u32, height_px: image.size[1] as u32, pixels };
    let written = picture
        .to_png()
        .map_err(|error| error.to_string())
        .and_then(|bytes| std::fs::write(path, bytes).map_err(|error| error.to_string()));
    if let Err(error) = written {
        eprintln!("{}: {error}", path.display());
    }
}

/// How long the process has been running, where the system tells; else zero.
fn age_of_process() -> Duration {
    const TICKS_PER_SECOND: f64 = 100.0;
    let read = || -> Option<f64> {
        let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
        let start: f64 = stat.rsplit_once(')')?.1.split_whitespace().nth(19)?.parse().ok()?;
        let uptime: f64 =
            std::fs::read_to_string("/proc/uptime").ok()?.split_whitespace().next()?.parse().ok()?;
        Some(uptime - start / TICKS_PER_SECOND)
    };
    Duration::from_secs_f64(read().unwrap_or(0.0).clamp(0.0, 60.0))
}
