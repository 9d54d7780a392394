//! Measures what a person at the window waits for: a new indicator until its colours stand, and the canvas code of a frame.
//!
//! `cargo bench --bench window`. Opens the project that `SOZIALRAUMATLAS_BENCH_PROJECT` names, else a generated one with as
//! many municipalities as Germany has. No screen and no graphics processor: what is measured is our own code.
#![allow(clippy::print_stdout, clippy::expect_used)] // a measurement is printed, and says what it expects

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use sozialraumatlas::app::command::{Command, ZoomStep};
use sozialraumatlas::app::loading::{PictureWish, load_picture};
use sozialraumatlas::app::map_picture::{MapPicture, PictureRequest};
use sozialraumatlas::app::period_cache::PeriodCache;
use sozialraumatlas::app::shell::{Start, Window};
use sozialraumatlas::app::theme::Appearance;
use sozialraumatlas::model::{IndicatorCode, MapChange};
use sozialraumatlas::sheet::{Audience, Vision};
use sozialraumatlas::tasks::{self, DetailChoice, LoadOptions, SampleProject};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

/// As many municipalities as Germany had in 2016.
const MUNICIPALITIES: usize = 11_299;
const RUNS: usize = 15;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let asked = std::env::var_os("SOZIALRAUMATLAS_BENCH_PROJECT").map(PathBuf::from);
    let project = asked.unwrap_or_else(|| {
        println!("generated project with {MUNICIPALITIES} municipalities (SOZIALRAUMATLAS_BENCH_PROJECT names no other)");
        let path = folder.path().join("gross.gpkg");
        let sample = SampleProject { regions: MUNICIPALITIES, ..SampleProject::default() };
        tasks::write_sample(&path, &sample, &Work::unattended()).expect("a project");
        path
    });
    let own = folder.path().join("own.gpkg");
    std::fs::copy(&project, &own).expect("a copy");
    let mut window = open(own);
    change_of_indicator(&mut window);
    stages(&mut window);
    moving(&mut window);
}

fn open(project: PathBuf) -> Harness<'static, Window> {
    let start = Start { project: Some(project), language: Some(Language::De), forgetful: true, folder: None };
    let mut harness = Harness::builder().with_size([1366.0, 768.0]).build_eframe(move |created| {
        let mut window = Window::new(&created.egui_ctx, &start);
        window.attach(&created.egui_ctx, created.wgpu_render_state.as_ref());
        window
    });
    settle(&mut harness);
    harness
}

fn settle(harness: &mut Harness<'static, Window>) {
    for _ in 0..3 {
        harness.step();
        while harness.state().jobs.any_running() {
            std::thread::sleep(Duration::from_millis(1));
            harness.step();
        }
    }
}

fn revision(harness: &Harness<'static, Window>) -> u64 {
    harness.state().state.derived.picture.as_ref().map_or(0, |picture| picture.colors.revision)
}

/// Indicators with values on the level that is shown.
fn indicators(harness: &Harness<'static, Window>) -> Vec<IndicatorCode> {
    let state = &harness.state().state;
    let (Some(project), Some(picture)) = (state.open_project(), &state.derived.picture) else {
        return Vec::new();
    };
    let level = picture.contents().level.id;
    let known = |code: &IndicatorCode| !project.periods(code, level).is_empty();
    project.indicators.iter().map(|indicator| indicator.code.clone()).filter(known).take(RUNS + 1).collect()
}

/// From the command to the frame that has the new colours, natural breaks of all regions included.
fn change_of_indicator(harness: &mut Harness<'static, Window>) {
    let ctx = harness.ctx.clone();
    let mut times = Vec::new();
    for code in indicators(harness) {
        let before = revision(harness);
        let command = Command::map(MapChange::Indicator(Some(code)));
        let started = Instant::now();
        harness.state_mut().run_command(&ctx, command);
        while revision(harness) == before && started.elapsed() < Duration::from_secs(20) {
            harness.step();
            std::thread::yield_now();
        }
        times.push(started.elapsed());
        settle(harness);
    }
    // The first one may have been shown already.
    print("change of indicator, command to new colours", times.split_off(1));
}

/// The same without the window: reading and deriving apart from classing and colouring.
fn stages(harness: &mut Harness<'static, Window>) {
    let open = harness.state().state.project.as_ref().expect("a project");
    let (session, project) = (open.session.clone().expect("a session"), open.project.clone());
    let work = Work::unattended();
    let wish = PictureWish { language: Language::De, appearance: Appearance::Light, vision: Vision::Full };
    let (before, _) =
        load_picture(&session, &project, (wish, None, &PeriodCache::default()), &work).expect("a picture");
    let options = LoadOptions { audience: Audience::Everyone, detail: DetailChoice::Everything };
    let (mut loading, mut making) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let started = Instant::now();
        let (contents, _) =
            tasks::load_map(&session, &project, &project.map, &options, &work).expect("loaded");
        loading.push(started.elapsed());
        let request = PictureRequest {
            contents: contents.into(),
            map: project.map.clone(),
            language: wish.language,
            appearance: wish.appearance,
            vision: wish.vision,
        };
        let started = Instant::now();
        let made = MapPicture::make(request, Some(&before));
        making.push(started.elapsed());
        drop(made);
    }
    print("  of which reading, deriving and masking values", loading);
    print("  of which classes, colours, ranks, histogram", making);
}

/// Pans and zooms; the time is the processor time of the canvas, all of it: pointer, fills, borders, names, legend, buttons,
/// scale bar. Processor time, not time on the clock: another thread may hold the processor for milliseconds.
fn moving(harness: &mut Harness<'static, Window>) {
    let ctx = harness.ctx.clone();
    let (mut panning, mut zooming) = (Vec::new(), Vec::new());
    harness.state_mut().canvas.clock = Some(processor_time);
    for frame in 0..240 {
        let zoom = frame % 12 == 0;
        let command = match (zoom, frame < 120) {
            (true, true) => Command::Zoom(ZoomStep::In),
            (true, false) => Command::Zoom(ZoomStep::Out),
            (false, _) => Command::Pan([if frame % 24 < 12 { 13.0 } else { -13.0 }, 5.0]),
        };
        harness.state_mut().run_command(&ctx, command);
        harness.step();
        if zoom { &mut zooming } else { &mut panning }.push(harness.state().canvas.last_cpu);
    }
    print("canvas code of a frame, panning", panning);
    print("canvas code of a frame, zooming", zooming);
}

/// Processor time of this thread.
fn processor_time() -> Duration {
    cpu_time::ThreadTime::now().as_duration()
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let ms = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1e3);
    println!(
        "{what:48} median {:8.3} ms   least {:8.3}   most {:8.3}   ({})",
        ms(times.get(times.len() / 2)),
        ms(times.first()),
        ms(times.last()),
        times.len()
    );
}
