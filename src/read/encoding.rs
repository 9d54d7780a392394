//! Text encodings: which one a file is in, and its text.
//!
//! Order of trust: the user's word, a byte order mark, valid UTF-8, the file's own label, Windows-1252. Valid UTF-8
//! with letters beyond ASCII is never an accident in German text, whereas labels are wrong every day; so UTF-8 comes before the label
//! unless the label names another multi-byte encoding.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::error::Problem;

/// The encoding of a text and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// The file's label says something else.
    pub label_is_wrong: bool,
}

/// The encoding that the user calls `name` (`cp1252`, `latin1`, `UTF-8`, `850` …).
pub fn by_user(name: &str) -> Result<&'static Encoding, Problem> {
    by_label(name).ok_or_else(|| Problem::UnknownEncoding(name.to_owned()))
}

/// The encoding that a label such as the text of a .cpg file means; `None` when nobody knows it.
///
/// Knows the web's labels and the forms that GIS programs write: `CP1252`, `ANSI 1252`, `1252`, `ISO 8859-1`, `88591`, `OEM 850`.
pub fn by_label(label: &str) -> Option<&'static Encoding> {
    let plain: String =
        label.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let number = ["windows", "cp", "ansi", "oem", "ibm", "iso", "codepage", "ms"]
        .iter()
        .fold(plain.as_str(), |rest, begin| rest.strip_prefix(begin).unwrap_or(rest));
    match number {
        "1252" | "88591" | "latin1" => Some(WINDOWS_1252),
        "65001" | "utf8" => Some(UTF_8),
        "1250" => Some(encoding_rs::WINDOWS_1250),
        "1251" => Some(encoding_rs::WINDOWS_1251),
        "1253" => Some(encoding_rs::WINDOWS_1253),
        "1254" => Some(encoding_rs::WINDOWS_1254),
        "1257" => Some(encoding_rs::WINDOWS_1257),
        "88592" => Some(encoding_rs::ISO_8859_2),
        "88595" => Some(encoding_rs::ISO_8859_5),
        "885915" => Some(encoding_rs::ISO_8859_15),
        "866" => Some(encoding_rs::IBM866),
        "874" => Some(encoding_rs::WINDOWS_874),
        "932" => Some(encoding_rs::SHIFT_JIS),
        "936" => Some(encoding_rs::GBK),
        "949" => Some(encoding_rs::EUC_KR),
        "950" => Some(encoding_rs::BIG5),
        _ => Encoding::for_label(label.trim().as_bytes()),
    }
}

/// The encoding that the language byte of a .dbf file means; `None` for 0, 0x57 ("ANSI" of any kind) and what nobody uses.
pub fn by_dbf_language(byte: u8) -> Option<&'static Encoding> {
    match byte {
        0x03 | 0x58 | 0x59 => Some(WINDOWS_1252),
        0xc8 => Some(encoding_rs::WINDOWS_1250),
        0xc9 => Some(encoding_rs::WINDOWS_1251),
        0xcb => Some(encoding_rs::WINDOWS_1253),
        0xca => Some(encoding_rs::WINDOWS_1254),
        0xcc => Some(encoding_rs::WINDOWS_1257),
        0x4d | 0x7a => Some(encoding_rs::GBK),
        0x4e | 0x79 => Some(encoding_rs::EUC_KR),
        0x4f | 0x78 => Some(encoding_rs::BIG5),
        0x7b | 0x13 => Some(encoding_rs::SHIFT_JIS),
        0xf0 => Some(UTF_8),
        _ => None,
    }
}

/// Decides by the bytes and the label (from .cpg, else the language byte).
///
/// `is_utf8` says whether the whole text is valid UTF-8, `is_ascii` whether it holds nothing else than ASCII.
pub fn decide(label: Option<&'static Encoding>, is_utf8: bool, is_ascii: bool) -> Decision {
    let certain = |encoding| Decision { encoding, label_is_wrong: false };
    match label {
        Some(label) if label == UTF_8 => {
            Decision { encoding: if is_utf8 { UTF_8 } else { WINDOWS_1252 }, label_is_wrong: !is_utf8 }
        }
        Some(label) if label.is_single_byte() && is_utf8 && !is_ascii => {
            Decision { encoding: UTF_8, label_is_wrong: true }
        }
        Some(label) => certain(label),
        None => certain(if is_utf8 { UTF_8 } else { WINDOWS_1252 }),
    }
}

/// The text of a whole file and the name of its encoding.
///
/// # Errors
/// An encoding that nobody knows, or bytes that contradict the encoding that the user demanded.
pub fn text_of<'a>(bytes: &'a [u8], user: Option<&str>) -> Result<(Cow<'a, str>, &'static str), Problem> {
    if let Some(name) = user {
        let encoding = by_user(name)?;
        let (text, used, malformed) = encoding.decode(bytes);
        return if malformed { Err(Problem::WrongEncoding(used.name())) } else { Ok((text, used.name())) };
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        if !malformed {
            return Ok((text, encoding.name()));
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Cow::Borrowed(text), UTF_8.name())),
        Err(_) => Ok((WINDOWS_1252.decode_without_bom_handling(bytes).0, WINDOWS_1252.name())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_labels_of_gis_programs() {
        fn check(label: &str, expected: Option<&str>) {
            assert_eq!(by_label(label).map(Encoding::name), expected, "{label:?}");
        }
        for label in ["CP1252", "cp1252", "ANSI 1252", "1252", "windows-1252", "ISO-8859-1", "ISO 8859-1"] {
            check(label, Some("windows-1252"));
        }
        for label in ["ISO88591", "88591", "latin1", "Latin-1", "ISO8859-1\r\n", "l1"] {
            check(label, Some("windows-1252"));
        }
        for label in ["UTF-8", "utf8\n", "65001", " Utf-8 "] {
            check(label, Some("UTF-8"));
        }
        check("ISO-8859-15", Some("ISO-8859-15"));
        check("936\n", Some("GBK"));
        check("OEM 866", Some("IBM866"));
        check("wurst", None);
        check("", None);
    }

    #[test]
    fn bytes_overrule_a_wrong_label() {
        fn check(label: Option<&'static Encoding>, is_utf8: bool, expected: (&str, bool)) {
            let decision = decide(label, is_utf8, false);
            assert_eq!((decision.encoding.name(), decision.label_is_wrong), expected, "{label:?} {is_utf8}");
        }
        check(Some(UTF_8), true, ("UTF-8", false));
        check(Some(UTF_8), false, ("windows-1252", true));
        check(Some(WINDOWS_1252), true, ("UTF-8", true));
        check(Some(WINDOWS_1252), false, ("windows-1252", false));
        check(None, true, ("UTF-8", false));
        check(None, false, ("windows-1252", false));
        check(Some(encoding_rs::GBK), true, ("GBK", false));
    }

    #[test]
    fn decodes_whole_files() {
        fn check(bytes: &[u8], user: Option<&str>, expected: Option<(&str, &str)>) {
            let read = text_of(bytes, user).ok();
            let read = read.as_ref().map(|(text, name)| (text.as_ref(), *name));
            assert_eq!(read, expected, "{bytes:?} {user:?}");
        }
        check("Höhbeck".as_bytes(), None, Some(("Höhbeck", "UTF-8")));
        check(b"\xef\xbb\xbfa", None, Some(("a", "UTF-8")));
        check(b"H\xf6hbeck \x80", None, Some(("Höhbeck €", "windows-1252")));
        check(b"H\xf6hbeck", Some("latin1"), Some(("Höhbeck", "windows-1252")));
        check(b"H\xf6hbeck", Some("utf-8"), None);
        check(b"a", Some("wurst"), None);
        check(b"\xff\xfea\0", None, Some(("a", "UTF-16LE")));
    }
}
