//! The window: state, commands, jobs, panels, canvas, theme.
//!
//! Three kinds of state ([`state`]): project (saved, undoable), view (restored), derived (recomputed). Panels read the
//! state and push [`command::Command`]s; only [`shell::Window::run_command`] changes anything. Long work runs as
//! [`jobs`] and comes back as [`event::Event`]s; a frame never waits.

mod apply;
pub mod canvas;
pub mod command;
pub mod dialog;
pub mod event;
pub mod import;
mod import_work;
pub mod jobs;
mod layout;
pub mod loading;
pub mod map_picture;
pub mod page_preview;
pub mod panels;
pub mod settings;
pub mod shell;
mod startup;
pub mod state;
mod take;
pub mod theme;
pub mod widgets;

use std::path::PathBuf;
use std::time::Instant;

use crate::notice::Notice;
use crate::text::{Language, Message, tr};

/// How the window is opened.
#[derive(Debug, Clone, Default)]
pub struct WindowOptions {
    /// The project to open; without one the last, else the sample.
    pub project: Option<PathBuf>,
    /// Language; `None` = as the window was left.
    pub language: Option<Language>,
    /// Write a picture of the first complete frame here, print how long it took, and end.
    pub screenshot: Option<PathBuf>,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// No display.
    #[error("no display")]
    NoDisplay,
    /// The graphics system refuses.
    #[error("the graphics system gives no surface: {0}")]
    Graphics(String),
}

impl WindowError {
    /// The error in words, with what to do.
    pub fn notice(&self) -> Notice {
        match self {
            Self::NoDisplay => Notice::error(Message::new("app-no-display")),
            Self::Graphics(reason) => Notice::error(Message::new("app-no-graphics"))
                .with_hint(Message::new("app-no-graphics-hint"))
                .with_details(vec![reason.clone()]),
        }
    }
}

/// Shows the window until it is closed.
///
/// # Errors
/// [`WindowError::NoDisplay`] where there is none.
pub fn run(options: WindowOptions) -> Result<(), WindowError> {
    let begun = Instant::now();
    let ctx = egui::Context::default();
    let start = shell::Start {
        project: options.project,
        language: options.language,
        forgetful: options.screenshot.is_some(),
    };
    let mut window = shell::Window::new(&ctx, &start);
    window.startup = options.screenshot.map(|path| startup::Startup::new(path, begun));
    let native = native_options(&window);
    let creator: eframe::AppCreator = Box::new(move |created| {
        window.attach(&created.egui_ctx, created.wgpu_render_state.as_ref());
        Ok(Box::new(window))
    });
    eframe::run_native_ext("sozialraumatlas", native, Some(ctx), creator)
        .map_err(|error| window_error(&error))
}

fn native_options(window: &shell::Window) -> eframe::NativeOptions {
    let size = window.settings.window_size.unwrap_or([1366.0, 768.0]);
    let viewport = egui::ViewportBuilder::default()
        .with_title(tr(window.state.view.language, "app-name"))
        .with_app_id("sozialraumatlas")
        .with_inner_size(size)
        .with_min_inner_size([960.0, 600.0])
        .with_drag_and_drop(true);
    eframe::NativeOptions { viewport, dithering: false, centered: false, ..eframe::NativeOptions::default() }
}

fn window_error(error: &eframe::Error) -> WindowError {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => WindowError::NoDisplay,
        other => WindowError::Graphics(other.to_string()),
    }
}
