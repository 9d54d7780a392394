//! The real window on a virtual display: killed after an edit, and at rest. Skips, and says so, where there is none.
#![cfg(target_os = "linux")]

use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use sozialraumatlas::tasks::{self, OpenFor};
use sozialraumatlas::work::Work;

use crate::office::Office;

/// Two displays of one test run have different numbers.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A virtual display; ends with the test.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn open() -> Option<Self> {
        let there = |program: &str| {
            let mut which = Command::new(program);
            which.arg("-version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
        };
        if !there("Xvfb") || !there("xdotool") {
            println!("skipped: a real window needs Xvfb and xdotool");
            return None;
        }
        let number = 200 + (std::process::id() * 2 + NEXT.fetch_add(1, Ordering::Relaxed)) % 700;
        let name = format!(":{number}");
        let mut server = Command::new("Xvfb");
        server.args([&name, "-screen", "0", "1366x768x24", "-nolisten", "tcp"]);
        let server = server.stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
        std::thread::sleep(Duration::from_millis(1500));
        Some(Self { server, name })
    }

    fn tool(&self, words: &[&str]) -> String {
        let output =
            Command::new("xdotool").args(words).env("DISPLAY", &self.name).output().expect("xdotool");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn keys(&self, keys: &str) {
        self.tool(&["key", "--delay", "40", keys]);
        std::thread::sleep(Duration::from_millis(700));
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The window with the project, in front, with the keyboard; `None` where it does not open here.
#[allow(clippy::zombie_processes)] // the caller kills it and waits
fn window(office: &Office, display: &Display) -> Option<Child> {
    let mut program = office.program(&["p.gpkg"]);
    program.env("XDG_CONFIG_HOME", office.path("config")).env("XDG_DATA_HOME", office.path("data"));
    program.env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    let mut child = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("runs");
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(500));
        if child.try_wait().expect("a process").is_some() {
            println!("skipped: no window opens on this machine");
            return None;
        }
        let found = display.tool(&["search", "--name", "Sozialraumatlas"]);
        if let Some(id) = found.lines().last().filter(|id| !id.is_empty()) {
            // The project is open when its lock is there; then the first frames.
            if office.path("p.gpkg.lock").exists() {
                std::thread::sleep(Duration::from_secs(3));
                display.tool(&["windowfocus", id]);
                std::thread::sleep(Duration::from_millis(500));
                return Some(child);
            }
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    panic!("the window did not come within a minute");
}

fn indicator(office: &Office) -> Option<String> {
    let (_, project, _) =
        tasks::open(&office.path("p.gpkg"), OpenFor::Reading, &Work::unattended()).expect("readable");
    project.map.indicator.map(|code| code.to_string())
}

#[test]
fn after_kill_9_the_project_is_as_at_the_last_edit() {
    let Some(display) = Display::open() else { return };
    let office = Office::with_sample();
    let before = indicator(&office);
    let Some(mut child) = window(&office, &display) else { return };
    display.keys("ctrl+k");
    display.tool(&["type", "--delay", "40", "betreuungsquote"]);
    std::thread::sleep(Duration::from_secs(1));
    display.keys("Return");
    let begun = Instant::now();
    while indicator(&office) == before && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(100));
    }
    let written = indicator(&office);
    child.kill().expect("killed");
    child.wait().expect("ended");
    assert_ne!(written, before, "the edit was written through within 20 s");
    assert_eq!(indicator(&office), written);
    office.assert_sound("p.gpkg");
    let opened = tasks::open(&office.path("p.gpkg"), OpenFor::Editing, &Work::unattended()).expect("opens");
    assert!(!opened.0.is_read_only(), "the lock of the killed window holds nobody up");
}

#[test]
fn a_window_at_rest_uses_no_processor_time() {
    let Some(display) = Display::open() else { return };
    let office = Office::with_sample();
    let Some(mut child) = window(&office, &display) else { return };
    // Messages of the start have gone after six seconds.
    std::thread::sleep(Duration::from_secs(9));
    let before = processor_ticks(child.id());
    std::thread::sleep(Duration::from_secs(10));
    let used = processor_ticks(child.id()) - before;
    child.kill().expect("killed");
    child.wait().expect("ended");
    println!("10 s at rest: {} ms of processor time", used * 10);
    assert!(used <= 20, "{} ms in 10 s", used * 10);
}

/// User and system time in hundredths of a second.
fn processor_ticks(process: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("a process");
    let fields: Vec<&str> = stat.rsplit_once(')').expect("fields").1.split_whitespace().collect();
    fields[11].parse::<u64>().expect("ticks") + fields[12].parse::<u64>().expect("ticks")
}
