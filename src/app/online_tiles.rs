//! The only place where the program reaches the network: tiles of a base map that somebody has switched on.
//!
//! It stands in `app` because only the window can ask a person before. Nothing below `app` can reach it, and the test of
//! the plan refuses network code anywhere else. What goes out is the address of each tile and this program's name.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use super::tile_server::TileServer;
use crate::store::TileKey;
use crate::work::Work;

/// Tiles that are asked for at the same time: servers that are free of charge ask for restraint.
const AT_ONCE: usize = 4;
/// Longest that a connection may take.
const CONNECT: Duration = Duration::from_secs(6);
/// Longest that a tile may take.
const WHOLE: Duration = Duration::from_secs(15);
/// Most bytes of a tile.
const MOST_BYTES: u64 = 4 << 20;

/// The bytes of a tile, or nothing where the server has none.
pub type Answer = (TileKey, Option<Vec<u8>>);

/// Why no tiles come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTiles {
    /// The server cannot be reached.
    NoConnection,
    /// The server answers, but refuses, with this status.
    Refused(u16),
    /// What comes are no pictures.
    NoPictures,
}

/// A server that somebody has switched on.
#[derive(Clone)]
pub struct OnlineTiles {
    /// Which.
    pub server: TileServer,
    agent: Agent,
}

impl OnlineTiles {
    /// Nothing is sent yet.
    pub fn new(server: TileServer) -> Self {
        // Offices look into encrypted traffic with a certificate of their own: the system knows it. The proxy comes from
        // the environment, on Windows from the system.
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .user_agent(concat!(
                "Sozialraumatlas/",
                env!("CARGO_PKG_VERSION"),
                " (desktop program, base map switched on by hand)"
            ))
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(WHOLE))
            .http_status_as_error(false)
            .max_redirects(3)
            .build();
        Self { server, agent: Agent::new_with_config(config) }
    }

    /// Asks for tiles (on a job). What the server does not have is nothing. Without a connection it stops at once: then
    /// the tiles that came so far are there, and why the others are not.
    pub fn fetch(&self, keys: &[TileKey], work: &Work) -> (Vec<Answer>, Option<NoTiles>) {
        let next = AtomicUsize::new(0);
        let stop = AtomicBool::new(false);
        let found = Mutex::new((Vec::new(), None));
        let ask = || {
            while !stop.load(Ordering::Relaxed) && !work.is_cancelled() {
                let Some(key) = keys.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
                let answer = self.tile(*key);
                let mut found = found.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                match answer {
                    Ok(bytes) => found.0.push((*key, bytes)),
                    Err(problem) => {
                        found.1.get_or_insert(problem);
                        stop.store(true, Ordering::Relaxed);
                    }
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..AT_ONCE.min(keys.len()) {
                scope.spawn(ask);
            }
        });
        found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn tile(&self, key: TileKey) -> Result<Option<Vec<u8>>, NoTiles> {
        let answer = self.agent.get(self.server.address_of(key)).call();
        let mut answer = answer.map_err(|_| NoTiles::NoConnection)?;
        match answer.status().as_u16() {
            200 => {
                let body = answer.body_mut().with_config().limit(MOST_BYTES).read_to_vec();
                body.map(Some).map_err(|_| NoTiles::NoConnection)
            }
            // Outside its area a server has no tile.
            204 | 400 | 404 | 410 => Ok(None),
            status => Err(NoTiles::Refused(status)),
        }
    }
}
