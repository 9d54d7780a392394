//! Measures what a person at the window waits for: a new indicator or period until its colours stand, the canvas code of a
//! frame, with and without a card at the pointer, and the table while it scrolls.
//!
//! `cargo bench --bench window`. Opens the project that `SOZIALRAUMATLAS_BENCH_PROJECT` names, else a generated one with as
//! many municipalities as Germany has. No screen and no graphics processor: what is measured is our own code.
#![allow(clippy::print_stdout, clippy::expect_used)] // a measurement is printed, and says what it expects

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::{Event, pos2, vec2};
use egui_kittest::Harness;
use sozialraumatlas::app::command::{Command, ZoomStep};
use sozialraumatlas::app::commands::TypologyCommand;
use sozialraumatlas::app::commands::table::periods;
use sozialraumatlas::app::loading::{PictureWish, load_picture};
use sozialraumatlas::app::map_picture::{MapPicture, PictureRequest};
use sozialraumatlas::app::panels;
use sozialraumatlas::app::period_cache::PeriodCache;
use sozialraumatlas::app::shell::{Start, Window};
use sozialraumatlas::app::theme::{self, Appearance};
use sozialraumatlas::app::typology_view::{Part, TypedNumber};
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
    change_of_period(&mut window);
    stages(&mut window);
    moving(&mut window);
    pointing(&mut window);
    scrolling(&mut window);
    println!("with a typology of status and dynamics, its reasons and its close calls");
    typology(&mut window);
    moving(&mut window);
    pointing(&mut window);
    scrolling(&mut window);
}

/// A recipe of all indicators that the program suggests, and another weight: until colours stand, and until reasons do.
fn typology(harness: &mut Harness<'static, Window>) {
    let ctx = harness.ctx.clone();
    let started = Instant::now();
    harness.state_mut().run_command(&ctx, TypologyCommand::Suggest.into());
    settle(harness);
    print("a suggestion, command to its map and reasons", vec![started.elapsed()]);
    let before = revision(harness);
    let started = Instant::now();
    let weight = TypedNumber::Weight(Part::Status, 0);
    harness.state_mut().run_command(&ctx, TypologyCommand::TypeNumber(weight, "2".to_owned()).into());
    while revision(harness) == before && started.elapsed() < Duration::from_secs(20) {
        harness.step();
        std::thread::yield_now();
    }
    print("another weight, command to its colours", vec![started.elapsed()]);
    settle(harness);
    print("  to its reasons", vec![started.elapsed()]);
    let state = &harness.state().state;
    let picture = state.derived.picture.as_ref().expect("a map");
    let typology = picture.contents().typology.as_ref().expect("a typology");
    let close = (0..typology.class_of.len()).filter(|region| typology.is_close_call(*region)).count();
    println!(
        "  {} indicators, {} regions with dynamics, {close} close calls",
        typology.indicators.len(),
        typology.dynamics.iter().flatten().count()
    );
}

fn open(project: PathBuf) -> Harness<'static, Window> {
    let start =
        Start { project: Some(project), language: Some(Language::De), forgetful: true, ..Start::default() };
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
fn until_colors(harness: &mut Harness<'static, Window>, change: MapChange) -> Duration {
    let ctx = harness.ctx.clone();
    let before = revision(harness);
    let started = Instant::now();
    harness.state_mut().run_command(&ctx, Command::map(change));
    while revision(harness) == before && started.elapsed() < Duration::from_secs(20) {
        harness.step();
        std::thread::yield_now();
    }
    let taken = started.elapsed();
    settle(harness);
    taken
}

/// To the period before the newest, and back again.
fn change_of_period(harness: &mut Harness<'static, Window>) {
    let (mut first, mut again) = (Vec::new(), Vec::new());
    for code in indicators(harness) {
        let ctx = harness.ctx.clone();
        for change in [MapChange::Indicator(Some(code)), MapChange::Period(None)] {
            harness.state_mut().run_command(&ctx, Command::map(change));
            settle(harness);
        }
        let [.., before, newest] = *periods(&harness.state().state) else { continue };
        first.push(until_colors(harness, MapChange::Period(Some(before))));
        again.push(until_colors(harness, MapChange::Period(Some(newest))));
        again.push(until_colors(harness, MapChange::Period(Some(before))));
    }
    print("change of period, command to new colours", first);
    print("  to a period shown before", again);
}

fn change_of_indicator(harness: &mut Harness<'static, Window>) {
    let codes = indicators(harness);
    let mut times: Vec<Duration> =
        codes.into_iter().map(|code| until_colors(harness, MapChange::Indicator(Some(code)))).collect();
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

/// The pointer goes over the map: every frame finds the region under it and draws its card.
fn pointing(harness: &mut Harness<'static, Window>) {
    let ctx = harness.ctx.clone();
    harness.state_mut().run_command(&ctx, Command::Zoom(ZoomStep::Fit));
    settle(harness);
    let (mut times, mut late, mut cards) = (Vec::new(), 0, 0);
    for frame in 0..240_u16 {
        let at = pos2(420.0 + f32::from(frame) * 2.0, 200.0 + f32::from(frame % 60) * 6.0);
        harness.input_mut().events.push(Event::PointerMoved(at));
        harness.step();
        times.push(harness.state().canvas.last_cpu);
        let at_once = harness.state().state.view.hovered;
        harness.step();
        let settled = harness.state().state.view.hovered;
        cards += usize::from(settled.is_some());
        late += usize::from(settled != at_once);
    }
    print("canvas code of a frame, card at the pointer", times);
    println!("  regions pointed at: {cards}; not known in the frame of the move: {late}");
}

/// The table alone, scrolled by a screen in every frame.
fn scrolling(harness: &mut Harness<'static, Window>) {
    let state = &harness.state().state;
    let ctx = egui::Context::default();
    theme::install(&ctx, state.view.appearance);
    let mut times = Vec::new();
    for frame in 0..240_u16 {
        let scroll = Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -600.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        };
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(334.0, 700.0))),
            events: vec![Event::PointerMoved(pos2(200.0, 400.0)), scroll],
            time: Some(f64::from(frame) / 60.0),
            ..egui::RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            let begun = processor_time();
            panels::table::table_ui(ui, state, &mut Vec::new());
            times.push(processor_time().saturating_sub(begun));
        });
        output.textures_delta.clear();
    }
    print("table of all regions, a frame while scrolling", times);
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
