//! The map on a graphics processor (a software one will do): geometry goes there once, and panning costs nothing.
#![allow(clippy::expect_used, clippy::print_stdout)] // tests say what they expect, and why they are skipped

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use eframe::wgpu;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::canvas::CanvasKind;
use sozialraumatlas::app::command::{Command, FilePurpose, SelectMode, ZoomStep};
use sozialraumatlas::app::shell::{Start, Window};
use sozialraumatlas::app::state::{Place, RightTab};
use sozialraumatlas::app::theme::Appearance;
use sozialraumatlas::model::MapChange;
use sozialraumatlas::model::edit::PaletteDirection;
use sozialraumatlas::render::Picture;
use sozialraumatlas::tasks::{self, SampleProject};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

/// Whether any adapter is there; prints why the test is skipped where there is none.
fn has_adapter() -> bool {
    let instance = wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle());
    let mut adapters = pin!(instance.enumerate_adapters(wgpu::Backends::all()));
    let found = match adapters.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(adapters) => adapters.len(),
        Poll::Pending => 0,
    };
    if found == 0 {
        println!("gpu test skipped: no adapter, not even a software one (mesa-vulkan-drivers)");
    }
    found > 0
}

/// Writes a picture of the window into the folder that `SOZIALRAUMATLAS_PICTURES` names (for README and review).
fn take(harness: &mut Harness<'static, Window>, folder: &std::path::Path, name: &str) {
    settle(harness);
    let image = harness.render().expect("a picture");
    let picture =
        Picture { width_px: image.width(), height_px: image.height(), pixels: image.as_raw().clone() };
    std::fs::write(folder.join(format!("{name}.png")), picture.to_png().expect("a PNG")).expect("written");
}

#[test]
fn pictures_of_the_window() {
    let Some(pictures) = std::env::var_os("SOZIALRAUMATLAS_PICTURES").map(std::path::PathBuf::from) else {
        println!("pictures of the window skipped: SOZIALRAUMATLAS_PICTURES names no folder");
        return;
    };
    if !has_adapter() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("beispiel.gpkg");
    tasks::write_sample(&project, &SampleProject::default(), &Work::unattended()).expect("the sample");
    for scale in [1.0_f32, 1.25, 2.0] {
        let start = Start {
            project: Some(project.clone()),
            language: Some(Language::De),
            forgetful: true,
            ..Start::default()
        };
        let mut harness = window(start, [1366.0, 768.0], scale);
        walk(&mut harness, &pictures, (scale * 100.0) as u32);
    }
}

/// Every place and some states of the window.
fn walk(harness: &mut Harness<'static, Window>, pictures: &std::path::Path, percent: u32) {
    let ctx = harness.ctx.clone();
    let file = |name: &str| format!("{name}-{percent}");
    let run = |harness: &mut Harness<'static, Window>, commands: &[Command]| {
        for command in commands {
            harness.state_mut().run_command(&ctx, command.clone());
            settle(harness);
        }
    };
    harness.hover_at(egui::pos2(760.0, 330.0));
    take(harness, pictures, &file("karte"));
    let picture = harness.state().state.derived.picture.clone().expect("a map");
    let first = picture.by_value.first().copied().expect("a region");
    let select = Command::Select(first, SelectMode::Replace);
    run(harness, &[select, Command::Tab(RightTab::Region), Command::Appearance(Appearance::Dark)]);
    take(harness, pictures, &file("dunkel"));
    run(harness, &[Command::Appearance(Appearance::Light), Command::Language(Language::En)]);
    run(harness, &[Command::Tab(RightTab::Table)]);
    harness.get_by_label("Menu").click();
    take(harness, pictures, &file("menu"));
    harness.key_press(egui::Key::Escape);
    settle(harness);
    harness.get_by_role_and_label(egui::Role::ComboBox, "Colours").click();
    take(harness, pictures, &file("colours"));
    harness.key_press(egui::Key::Escape);
    run(harness, &[Command::Language(Language::De), Command::Go(Place::Pages)]);
    take(harness, pictures, &file("seiten"));
    run(harness, &[Command::Go(Place::Holdings)]);
    take(harness, pictures, &file("daten"));
    let broken = std::env::temp_dir().join("gemeinden.shp");
    std::fs::write(&broken, b"kein Shapefile").expect("written");
    run(harness, &[Command::UseFile(FilePurpose::Import, broken)]);
    take(harness, pictures, &file("import"));
    run(harness, &[Command::Go(Place::Map), Command::ToggleCanvas]);
    take(harness, pictures, &file("ohne-gpu"));
}

fn window(start: Start, size: [f32; 2], scale: f32) -> Harness<'static, Window> {
    let builder =
        Harness::builder().with_size(size).with_pixels_per_point(scale).with_theme(egui::Theme::Light);
    let mut harness = builder.wgpu().with_render_every_step(true).build_eframe(move |created| {
        let mut window = Window::new(&created.egui_ctx, &start);
        window.attach(&created.egui_ctx, created.wgpu_render_state.as_ref());
        window
    });
    settle(&mut harness);
    harness
}

fn settle(harness: &mut Harness<'static, Window>) {
    let begun = Instant::now();
    let mut quiet = 0;
    while quiet < 3 {
        harness.step();
        quiet = if harness.state().jobs.any_running() { 0 } else { quiet + 1 };
        std::thread::sleep(Duration::from_millis(2));
        assert!(begun.elapsed() < Duration::from_mins(1), "the window does not come to rest");
    }
}

#[test]
fn panning_and_zooming_upload_and_tessellate_nothing() {
    if !has_adapter() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let other = std::env::var_os("SOZIALRAUMATLAS_GPU_PROJECT");
    let project = other.map_or_else(|| folder.path().join("beispiel.gpkg"), Into::into);
    if !project.exists() {
        tasks::write_sample(&project, &SampleProject::default(), &Work::unattended()).expect("the sample");
    }
    let start =
        Start { project: Some(project), language: Some(Language::De), forgetful: true, ..Start::default() };
    let mut harness = window(start, [1366.0, 768.0], 1.0);
    if harness.state().canvas.kind == CanvasKind::Cpu {
        // Chosen by itself where the adapter is a software one.
        let ctx = harness.ctx.clone();
        harness.state_mut().run_command(&ctx, Command::ToggleCanvas);
        settle(&mut harness);
    }
    assert_eq!(harness.state().canvas.kind, CanvasKind::Gpu);
    harness.render().expect("a picture");
    let counters = harness.state().canvas.counters.clone();
    let packs = sozialraumatlas::app::canvas::geometry::packs();
    let (uploads, recolours) = (counters.uploads(), counters.recolours());
    assert!(uploads > 0 && packs > 0 && recolours > 0, "{uploads} {packs} {recolours}");

    let ctx = harness.ctx.clone();
    harness.state_mut().canvas.clock = Some(|| cpu_time::ThreadTime::now().as_duration());
    let mut times: Vec<Duration> = Vec::new();
    for frame in 0..60 {
        let command = match frame % 6 {
            0 if frame < 36 => Command::Zoom(ZoomStep::In),
            0 => Command::Zoom(ZoomStep::Out),
            3 => Command::Pan([-17.0, 9.0]),
            _ => Command::Pan([11.0, 6.0]),
        };
        harness.state_mut().run_command(&ctx, command);
        harness.step();
        harness.render().expect("a picture");
        times.push(harness.state().canvas.last_cpu);
    }
    assert_eq!(counters.uploads(), uploads, "a moving map uploads nothing");
    assert_eq!(sozialraumatlas::app::canvas::geometry::packs(), packs, "a moving map tessellates nothing");
    assert_eq!(counters.recolours(), recolours, "a moving map keeps its colours");
    times.sort();
    println!("canvas code per frame: median {:?}, worst {:?}", times[30], times[59]);

    let palette = MapChange::Palette("Blues".into(), PaletteDirection::Forward);
    harness.state_mut().run_command(&ctx, Command::map(palette));
    settle(&mut harness);
    harness.render().expect("a picture");
    assert_eq!(counters.uploads(), uploads, "another palette uploads no geometry");
    assert_eq!(counters.recolours(), recolours + 1, "another palette is one small texture");
}
