//! The map on a graphics processor (a software one will do): geometry goes there once, and panning costs nothing.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use eframe::wgpu;
use egui_kittest::Harness;
use sozialraumatlas::app::canvas::CanvasKind;
use sozialraumatlas::app::command::{Command, ZoomStep};
use sozialraumatlas::app::shell::{Start, Window};
use sozialraumatlas::model::MapChange;
use sozialraumatlas::model::edit::PaletteDirection;
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

fn settle(harness: &mut Harness<'static, Window>) {
    let begun = Instant::now();
    let mut quiet = 0;
    while quiet < 3 {
        harness.step();
        quiet = if harness.state().jobs.any_running() { 0 } else { quiet + 1 };
        std::thread::sleep(Duration::from_millis(2));
        assert!(begun.elapsed() < Duration::from_secs(60), "the window does not come to rest");
    }
}

#[test]
fn panning_and_zooming_upload_and_tessellate_nothing() {
    if !has_adapter() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = match std::env::var_os("SOZIALRAUMATLAS_GPU_PROJECT") {
        Some(project) => project.into(),
        None => {
            let project = folder.path().join("beispiel.gpkg");
            tasks::write_sample(&project, &SampleProject::default(), &Work::unattended())
                .expect("the sample");
            project
        }
    };
    let start = Start { project: Some(project), language: Some(Language::De), forgetful: true };
    let mut harness =
        Harness::builder().with_size([1366.0, 768.0]).wgpu().with_render_every_step(true).build_eframe(
            move |created| {
                let mut window = Window::new(&created.egui_ctx, &start);
                window.attach(&created.egui_ctx, created.wgpu_render_state.as_ref());
                window
            },
        );
    settle(&mut harness);
    assert_eq!(harness.state().canvas.kind, CanvasKind::Gpu);
    harness.render().expect("a picture");
    let counters = harness.state().canvas.counters.clone();
    let packs = sozialraumatlas::app::canvas::geometry::packs();
    let (uploads, recolours) = (counters.uploads(), counters.recolours());
    assert!(uploads > 0 && packs > 0 && recolours > 0, "{uploads} {packs} {recolours}");

    let ctx = harness.ctx.clone();
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
