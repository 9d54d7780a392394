//! What the person looks at and types about the base map. Not saved, not undoable.

use super::tile_server::{TileServer, known_servers};

/// The base map that is switched on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownBaseMap {
    /// Its name.
    pub name: String,
    /// The computer that its tiles come from; `None` = from a file.
    pub host: Option<String>,
}

/// A base map from the internet that is being chosen; nothing is sent before the person says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseMapDraft {
    /// Servers that are offered.
    pub known: Vec<TileServer>,
    /// Which of them; none = an address of one's own.
    pub chosen: Option<usize>,
    /// What would be asked.
    pub server: TileServer,
    /// Switch it on again at the next start on this computer.
    pub remember: bool,
}

impl BaseMapDraft {
    /// Offers the known servers, `before` first chosen where there was one.
    pub fn new(before: Option<&TileServer>) -> Self {
        let known = known_servers(&year_now()).to_vec();
        let chosen = before.map_or(Some(0), |before| {
            known.iter().position(|known| known.address == before.address && known.name == before.name)
        });
        let server = match chosen.and_then(|chosen| known.get(chosen)) {
            Some(known) => Some(known),
            None => before,
        };
        let server = server.cloned().unwrap_or_else(own_server);
        Self { known, chosen, server, remember: before.is_some() }
    }

    /// Takes a known server, or begins with an address of one's own.
    pub fn choose(&mut self, known: Option<usize>) {
        self.chosen = known;
        self.server = known.and_then(|at| self.known.get(at)).cloned().unwrap_or_else(own_server);
    }

    /// Takes a typed address: from now on it is the person's own.
    pub fn type_address(&mut self, address: &str) {
        if self.chosen.take().is_some() {
            self.server.attribution.clear();
        }
        address.trim().clone_into(&mut self.server.address);
        self.server.host().to_owned().clone_into(&mut self.server.name);
    }
}

fn own_server() -> TileServer {
    let empty = String::new;
    TileServer { name: empty(), address: empty(), attribution: empty(), max_zoom: 19 }
}

/// The calendar year.
fn year_now() -> String {
    crate::tasks::day_of(crate::tasks::seconds_now()).chars().take(4).collect()
}
