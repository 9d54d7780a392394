//! Names under which tables carry keys, names and the parts of a long table.

/// Headers of a key column, the surest first.
pub const KEYS: [&str; 24] = [
    "key",
    "ags",
    "ars",
    "rs",
    "schluessel",
    "gemeindeschluessel",
    "regionalschluessel",
    "kreisschluessel",
    "ags8",
    "ags5",
    "gkz",
    "regionskey",
    "regionkey",
    "kennziffer",
    "plr",
    "plrid",
    "plraum",
    "raumid",
    "lor",
    "gebietsschluessel",
    "statkennziffer",
    "schl",
    "gebietsnummer",
    "id",
];
/// Headers of a name column.
pub const NAMES: [&str; 18] = [
    "name",
    "gen",
    "gemeinde",
    "gemeindename",
    "bezeichnung",
    "region",
    "gebiet",
    "raumeinheit",
    "plrname",
    "ortsteil",
    "stadtteil",
    "kreis",
    "kreisname",
    "sozialraum",
    "ort",
    "kommune",
    "gebietsname",
    "ortsname",
];
/// Headers of columns that count the rows of a file.
pub const ROW_NUMBERS: [&str; 8] =
    ["nr", "lfdnr", "laufendenummer", "objectid", "fid", "ogcfid", "gid", "index"];
/// Headers of the period.
pub const PERIODS: [&str; 7] = ["period", "zeitraum", "jahr", "year", "stichtag", "zeit", "datum"];
/// Headers of the indicator.
pub const INDICATORS: [&str; 5] = ["indicator", "indikator", "merkmal", "code", "indikatorcode"];
/// Headers of the value.
pub const VALUES: [&str; 2] = ["value", "wert"];
/// Headers of the numerator.
pub const NUMERATORS: [&str; 2] = ["numerator", "zaehler"];
/// Headers of the denominator.
pub const DENOMINATORS: [&str; 2] = ["denominator", "nenner"];

/// A header without case, umlauts, spaces and marks: `Gemeindeschlüssel (AGS)` → `gemeindeschluesselags`.
pub fn plain(header: &str) -> String {
    let lower =
        header.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    lower.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether numbers below this header name regions or rows instead of measuring something.
pub fn numbers_things(header: &str) -> bool {
    let plain = plain(header);
    KEYS.contains(&plain.as_str()) || ROW_NUMBERS.contains(&plain.as_str())
}

/// Position of the first of `names` among the headers.
pub fn find(headers: &[String], names: &[&str]) -> Option<usize> {
    let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    names.iter().find_map(|name| plain.iter().position(|header| header == name))
}

/// Position of the header that the user calls `name`: written exactly so, else compared without case.
pub fn by_name(headers: &[String], name: &str) -> Option<usize> {
    let name = name.trim();
    let lower = name.to_lowercase();
    let exact = headers.iter().position(|header| header == name);
    exact.or_else(|| headers.iter().position(|header| header.to_lowercase() == lower))
}
