//! Where tiles of an online base map come from: the address, who must be named, and what a person is told before.

use serde::{Deserialize, Serialize};

use crate::store::TileKey;

/// A server of tiles in Web Mercator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TileServer {
    /// Name of the map.
    pub name: String,
    /// Address of a tile with `{z}`, `{x}` and `{y}` in it.
    pub address: String,
    /// Who must be named on the map.
    pub attribution: String,
    /// Finest zoom with tiles.
    pub max_zoom: u8,
}

/// Why an address cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressProblem {
    /// It does not begin with `https://` or `http://`, or names no computer.
    NoAddress,
    /// `{z}`, `{x}` or `{y}` is missing.
    NoPlaceholders,
    /// A placeholder that nothing is known to be put in for.
    UnknownPlaceholder,
}

impl AddressProblem {
    /// Wording key of the sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoAddress => "map-online-no-address",
            Self::NoPlaceholders => "map-online-no-placeholders",
            Self::UnknownPlaceholder => "map-online-unknown-placeholder",
        }
    }
}

/// Servers that are offered: official maps of Germany first. `year` stands in what the office asks to be named.
pub fn known_servers(year: &str) -> [TileServer; 3] {
    let official = |name: &str, layer: &str| TileServer {
        name: name.to_owned(),
        address: format!(
            "https://sgx.geodatenzentrum.de/wmts_basemapde/tile/1.0.0/{layer}/default/GLOBAL_WEBMERCATOR/{{z}}/{{y}}/{{x}}.png"
        ),
        attribution: format!("© GeoBasis-DE / BKG {year} CC BY 4.0"),
        max_zoom: 18,
    };
    [
        official("basemap.de grau", "de_basemapde_web_raster_grau"),
        official("basemap.de Farbe", "de_basemapde_web_raster_farbe"),
        TileServer {
            name: "OpenStreetMap".to_owned(),
            address: "https://tile.openstreetmap.org/{z}/{x}/{y}.png".to_owned(),
            attribution: "© OpenStreetMap-Mitwirkende (openstreetmap.org/copyright)".to_owned(),
            max_zoom: 19,
        },
    ]
}

impl TileServer {
    /// What is wrong with the address, if anything.
    pub fn problem(&self) -> Option<AddressProblem> {
        if !["https://", "http://"].iter().any(|scheme| self.address.starts_with(scheme)) {
            return Some(AddressProblem::NoAddress);
        }
        let filled = self.address_of(TileKey { zoom: 0, x: 0, y: 0 });
        if filled.contains(['{', '}']) {
            return Some(AddressProblem::UnknownPlaceholder);
        }
        if self.host().is_empty() || self.address.contains(char::is_whitespace) {
            return Some(AddressProblem::NoAddress);
        }
        let lacks = ["{z}", "{x}", "{y}"].iter().any(|part| !self.address.contains(part));
        lacks.then_some(AddressProblem::NoPlaceholders)
    }

    /// The computer that is asked, as it stands in the address; empty where there is none.
    pub fn host(&self) -> &str {
        let rest = ["https://", "http://"].iter().find_map(|scheme| self.address.strip_prefix(scheme));
        let host = rest.unwrap_or_default().split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        if host.contains(['{', '}', ' ']) { "" } else { host }
    }

    /// The address of a tile.
    pub fn address_of(&self, key: TileKey) -> String {
        let put = |text: &str, what: &str, number: u32| text.replace(what, &number.to_string());
        let zoomed = put(self.address.trim(), "{z}", u32::from(key.zoom));
        put(&put(&zoomed, "{x}", key.x), "{y}", key.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(address: &str) -> TileServer {
        TileServer {
            name: String::new(),
            address: address.to_owned(),
            attribution: String::new(),
            max_zoom: 18,
        }
    }

    #[test]
    fn an_address_is_checked_before_anything_is_sent() {
        fn check(address: &str, expected: Option<AddressProblem>) {
            assert_eq!(server(address).problem(), expected, "{address}");
        }
        check("https://karten.beispiel.de/{z}/{x}/{y}.png", None);
        check("http://10.1.2.3:8080/wmts/{z}/{y}/{x}?style=grau", None);
        check("", Some(AddressProblem::NoAddress));
        check("ftp://a.de/{z}/{x}/{y}", Some(AddressProblem::NoAddress));
        check("https://a.de/{z}/{x}/{y} (Amt)", Some(AddressProblem::NoAddress));
        check("https:///{z}/{x}/{y}", Some(AddressProblem::NoAddress));
        check("file:///{z}/{x}/{y}", Some(AddressProblem::NoAddress));
        check("https://a.de/{z}/{x}.png", Some(AddressProblem::NoPlaceholders));
        check("https://{s}.a.de/{z}/{x}/{y}.png", Some(AddressProblem::UnknownPlaceholder));
        check("https://a.de/{z}/{x}/{y}{r}.png", Some(AddressProblem::UnknownPlaceholder));
    }

    #[test]
    fn the_person_is_told_the_computer_that_is_asked() {
        assert_eq!(server("https://name:wort@karten.de/{z}/{x}/{y}").host(), "karten.de");
        for known in known_servers("2026") {
            assert_eq!(known.problem(), None, "{}", known.name);
            assert!(!known.attribution.is_empty());
        }
        let key = TileKey { zoom: 10, x: 543, y: 333 };
        assert_eq!(server("https://a.de/{z}/{y}/{x}.png").address_of(key), "https://a.de/10/333/543.png");
    }
}
