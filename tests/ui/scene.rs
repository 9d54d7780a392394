//! The window in a test: opened without a screen, run until no work is left.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::Command;
use sozialraumatlas::app::shell::{Start, Window};
use sozialraumatlas::tasks::{self, SampleProject};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

/// A window with a folder of its own.
pub struct Scene {
    pub harness: Harness<'static, Window>,
    pub folder: tempfile::TempDir,
}

impl Scene {
    /// The window with a small sample project in a folder of its own.
    pub fn open() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = folder.path().join("beispiel.gpkg");
        tasks::write_sample(&project, &SampleProject::default(), &Work::unattended()).expect("the sample");
        Self::with(Some(project), folder)
    }

    pub fn with(project: Option<PathBuf>, folder: tempfile::TempDir) -> Self {
        Self::build(Harness::builder(), project, folder)
    }

    /// The window with a project whose letters no font has.
    pub fn with_any_glyphs(project: PathBuf, folder: tempfile::TempDir) -> Self {
        Self::build(Harness::builder().allow_missing_glyphs(), Some(project), folder)
    }

    /// The window that keeps steps in its folder from one start to the next.
    pub fn keeping_steps(project: PathBuf, folder: tempfile::TempDir) -> Self {
        let steps = Some(folder.path().join("steps"));
        let start = Start { project: Some(project), folder: steps, ..Self::forgetful() };
        Self::start(Harness::builder(), start, folder)
    }

    /// The window of a person whose settings stand in this file.
    pub fn of_person(settings: PathBuf, folder: tempfile::TempDir) -> Self {
        let project = Some(folder.path().join("beispiel.gpkg"));
        let start = Start { project, language: None, settings: Some(settings), ..Self::forgetful() };
        Self::start(Harness::builder(), start, folder)
    }

    fn forgetful() -> Start {
        Start { language: Some(Language::De), forgetful: true, ..Start::default() }
    }

    fn build(
        builder: egui_kittest::HarnessBuilder<Window>,
        project: Option<PathBuf>,
        folder: tempfile::TempDir,
    ) -> Self {
        Self::start(builder, Start { project, ..Self::forgetful() }, folder)
    }

    fn start(builder: egui_kittest::HarnessBuilder<Window>, start: Start, folder: tempfile::TempDir) -> Self {
        let harness = builder.with_size([1366.0, 768.0]).build_eframe(move |created| {
            let mut window = Window::new(&created.egui_ctx, &start);
            window.attach(&created.egui_ctx, created.wgpu_render_state.as_ref());
            window
        });
        let mut scene = Self { harness, folder };
        scene.settle();
        scene
    }

    /// Frames until no job runs any more.
    pub fn settle(&mut self) {
        let begun = Instant::now();
        let mut quiet = 0;
        while quiet < 3 {
            self.harness.step();
            if self.harness.state().jobs.any_running() {
                quiet = 0;
                std::thread::sleep(Duration::from_millis(3));
            } else {
                quiet += 1;
            }
            assert!(begun.elapsed() < Duration::from_mins(1), "the window does not come to rest");
        }
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    pub fn run(&mut self, command: Command) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().run_command(&ctx, command);
        self.settle();
    }

    pub fn window(&self) -> &Window {
        self.harness.state()
    }

    pub fn legend(&self) -> Vec<String> {
        let picture = self.window().state.derived.picture.as_ref().expect("a map");
        picture.legend.iter().map(|row| row.text.clone()).collect()
    }

    pub fn indicator_name(&self) -> String {
        let picture = self.window().state.derived.picture.as_ref().expect("a map");
        picture.contents().indicator.as_ref().expect("an indicator").name.clone()
    }
}
