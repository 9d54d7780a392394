//! Base maps from the internet: off by default, only after somebody said so, calm without a connection.

use std::io::{Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::canvas::base_map::BaseMap;
use sozialraumatlas::app::command::{Command, FilePurpose};
use sozialraumatlas::app::commands::BaseMapCommand;
use sozialraumatlas::app::online_tiles::NoTiles;
use sozialraumatlas::app::tile_server::known_servers;

use crate::scene::Scene;

/// A server on this computer that keeps what it is asked.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    status: Arc<AtomicU16>,
    body: Arc<Mutex<Vec<u8>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let mut picture = Cursor::new(Vec::new());
        image::RgbImage::from_pixel(256, 256, image::Rgb([200, 210, 220]))
            .write_to(&mut picture, image::ImageFormat::Png)
            .expect("a picture");
        let server = Self {
            port,
            asked: Arc::default(),
            status: Arc::new(AtomicU16::new(200)),
            body: Arc::new(Mutex::new(picture.into_inner())),
        };
        let (asked, status, body) = (server.asked.clone(), server.status.clone(), server.body.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let status = status.load(Ordering::Relaxed);
                let body = body.lock().expect("the body").clone();
                asked.lock().expect("the list").push(answer(stream, status, &body));
            }
        });
        server
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{{z}}/{{x}}/{{y}}.png", self.port)
    }

    fn requests(&self) -> Vec<String> {
        self.asked.lock().expect("the list").clone()
    }
}

/// Reads a request and answers it; the request.
fn answer(mut stream: TcpStream, status: u16, body: &[u8]) -> String {
    let mut request = Vec::new();
    let mut bytes = [0_u8; 1024];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut bytes) {
            Ok(count) if count > 0 => request.extend(bytes.iter().take(count)),
            _ => break,
        }
    }
    let head = format!("HTTP/1.1 {status} Ok\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
    String::from_utf8_lossy(&request).into_owned()
}

fn go_online(scene: &mut Scene, address: &str) {
    for command in [
        BaseMapCommand::Choose,
        BaseMapCommand::Server(None),
        BaseMapCommand::TypeAddress(address.to_owned()),
        BaseMapCommand::TypeAttribution("© Vermessungsamt".to_owned()),
        BaseMapCommand::GoOnline,
    ] {
        scene.run(Command::BaseMap(command));
    }
}

#[test]
fn nothing_is_sent_before_somebody_says_so() {
    let server = Server::start();
    let mut scene = Scene::open();
    assert!(scene.window().canvas.base_map.is_none(), "off at the start");
    scene.click("Grundkarte wählen …");
    assert!(scene.harness.query_by_label_contains("Was dabei übertragen wird").is_some());
    assert!(scene.harness.query_by_label_contains("An sgx.geodatenzentrum.de gehen").is_some());
    scene.click("Eigene Adresse");
    scene.run(Command::BaseMap(BaseMapCommand::TypeAddress(server.address())));
    assert!(scene.harness.query_by_label_contains("An 127.0.0.1:").is_some(), "the computer is named");
    assert!(scene.harness.query_by_label_contains("keine Werte, keine Namen").is_some());
    assert_eq!(server.requests(), Vec::<String>::new(), "choosing and typing sends nothing");
    scene.click("Aus dem Internet laden");
    assert!(!server.requests().is_empty(), "now tiles are asked for");
}

#[test]
fn tiles_come_and_their_source_is_named() {
    let server = Server::start();
    let mut scene = Scene::open();
    let scale = scene.window().canvas.camera.metres_per_point();
    go_online(&mut scene, &server.address());
    let base = scene.window().canvas.base_map.as_ref().expect("a base map");
    assert!(base.pictures() > 0 && base.wanted().is_empty(), "all tiles of the view came");
    assert_eq!(base.problem(), None);
    assert_eq!(scene.window().canvas.camera.metres_per_point(), scale, "nothing jumps");
    let status = "Grundkarte aus dem Internet: 127.0.0.1";
    assert!(scene.harness.query_by_label_contains(status).is_some(), "the window no longer says offline");
    for request in server.requests() {
        let first = request.lines().next().unwrap_or_default();
        let parts: Vec<&str> = first.trim_end_matches(".png HTTP/1.1").split('/').collect();
        assert!(
            first.starts_with("GET /") && parts.len() == 4,
            "an address of a tile and nothing else: {first}"
        );
        assert!(request.to_lowercase().contains("user-agent: sozialraumatlas/"), "{request}");
        assert!(!request.to_lowercase().contains("cookie"), "{request}");
    }
    let before = server.requests().len();
    scene.run(Command::BaseMap(BaseMapCommand::Close));
    scene.run(Command::Zoom(sozialraumatlas::app::command::ZoomStep::In));
    assert_eq!(server.requests().len(), before, "switched off, nothing is asked for any more");
    assert!(scene.harness.query_by_label_contains("Grundkarte aus").is_some());
}

#[test]
fn without_a_connection_the_map_says_so_once_and_stays_quiet() {
    let mut scene = Scene::open();
    let closed = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = closed.local_addr().expect("an address").port();
    drop(closed);
    let notices = scene.window().state.notices.len();
    go_online(&mut scene, &format!("http://127.0.0.1:{port}/{{z}}/{{x}}/{{y}}"));
    let problem = scene.window().canvas.base_map.as_ref().and_then(BaseMap::problem);
    assert_eq!(problem, Some(NoTiles::NoConnection));
    assert!(scene.harness.query_by_label_contains("Keine Verbindung zu 127.0.0.1").is_some());
    assert_eq!(scene.window().state.notices.len(), notices, "no messages pile up");
    assert!(scene.window().state.view.toasts.is_empty());
    let base = scene.window().canvas.base_map.as_ref().expect("still switched on");
    assert!(base.wanted().is_empty(), "the server is left in peace");
    scene.click("Erneut versuchen");
    assert!(scene.harness.query_by_label_contains("Keine Verbindung zu").is_some(), "it still has none");
}

#[test]
fn a_server_that_refuses_or_sends_no_pictures_is_named() {
    let server = Server::start();
    server.status.store(403, Ordering::Relaxed);
    let mut scene = Scene::open();
    go_online(&mut scene, &server.address());
    assert!(scene.harness.query_by_label_contains("gibt die Kacheln nicht heraus (Antwort 403)").is_some());
    server.status.store(200, Ordering::Relaxed);
    let picture = std::mem::replace(
        &mut *server.body.lock().expect("the body"),
        b"<html>Bitte anmelden</html>".to_vec(),
    );
    scene.click("Erneut versuchen");
    assert!(scene.harness.query_by_label_contains("schickt keine Kartenbilder").is_some());
    *server.body.lock().expect("the body") = picture;
    scene.click("Erneut versuchen");
    let base = scene.window().canvas.base_map.as_ref().expect("a base map");
    assert!(base.pictures() > 0 && base.problem().is_none(), "as soon as tiles come, the line goes");
    assert!(scene.harness.query_by_label_contains("schickt keine Kartenbilder").is_none());
}

#[test]
fn an_address_that_cannot_work_is_explained_and_not_used() {
    let mut scene = Scene::open();
    scene.click("Grundkarte wählen …");
    for (address, says) in [
        ("ftp://amt.de/{z}/{x}/{y}", "muss mit https:// beginnen"),
        ("https://amt.de/{z}/{x}.png", "müssen die Platzhalter {z}, {x} und {y}"),
        ("https://{s}.amt.de/{z}/{x}/{y}.png", "andere Platzhalter als"),
    ] {
        scene.run(Command::BaseMap(BaseMapCommand::TypeAddress(address.to_owned())));
        assert!(scene.harness.query_by_label_contains(says).is_some(), "{address}");
        scene.run(Command::BaseMap(BaseMapCommand::GoOnline));
        assert!(scene.window().canvas.base_map.is_none(), "{address}");
    }
}

#[test]
fn a_file_takes_the_place_of_a_server() {
    let server = Server::start();
    let mut scene = Scene::open();
    go_online(&mut scene, &server.address());
    let before = server.requests().len();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tiles.pmtiles");
    scene.run(Command::UseFile(FilePurpose::BaseMap, path));
    assert!(scene.harness.query_by_label("offline · Grundkarte: Probekarte").is_some());
    let base = scene.window().canvas.base_map.as_ref().expect("a base map");
    assert!(base.pictures() > 0);
    assert_eq!(base.about.attribution, "© Amt");
    assert_eq!(server.requests().len(), before);
}

#[test]
fn known_servers_are_reached_encrypted() {
    for known in known_servers("2026") {
        assert!(known.address.starts_with("https://"), "{}", known.name);
    }
}
