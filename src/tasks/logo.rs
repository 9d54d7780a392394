//! Reads the logo of the office from a picture file.

use std::io::Read;
use std::path::Path;

use crate::model::Logo;
use crate::notice::Notice;
use crate::render::Picture;
use crate::text::Message;

/// The logo in a PNG file.
///
/// # Errors
/// A notice that says why the file is none: it cannot be opened, is no PNG, or is larger than a logo may be.
pub fn read_logo(path: &Path) -> Result<Logo, Notice> {
    let refused = |key: &'static str| {
        Notice::warning(Message::new(key).with("file", path))
            .with_hint(Message::new("logo-refused-hint").with("edge", Logo::MOST_EDGE_PX.to_string()))
    };
    let mut png = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(Logo::MOST_BYTES + 1).read_to_end(&mut png))
        .map_err(|_| refused("logo-unreadable"))?;
    if png.len() as u64 > Logo::MOST_BYTES {
        return Err(refused("logo-too-large"));
    }
    let (width_px, height_px) = png_size(&png).ok_or_else(|| refused("logo-no-png"))?;
    if width_px.max(height_px) > Logo::MOST_EDGE_PX {
        return Err(refused("logo-too-large"));
    }
    // What cannot be painted later is refused now.
    let picture = Picture::from_png(&png).ok_or_else(|| refused("logo-no-png"))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Logo { name, png, width_px: picture.width_px, height_px: picture.height_px })
}

/// The size that the head of a PNG file says, read before anything is unpacked.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let number = |at: usize| rest.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    (rest.get(4..8)? == b"IHDR").then_some((number(8)?, number(12)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_png_is_a_logo() {
        let folder = tempfile::tempdir().expect("a folder");
        let picture = Picture { width_px: 40, height_px: 20, pixels: vec![200; 40 * 20 * 4] };
        let whole = picture.to_png().expect("a PNG");
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("written");
            path
        };
        let logo = read_logo(&file("amt.png", &whole)).expect("a logo");
        assert_eq!((logo.name.as_str(), logo.width_px, logo.height_px), ("amt.png", 40, 20));
        assert_eq!(logo.png, whole, "kept as the file was");
        let refused = |name: &str, bytes: &[u8]| read_logo(&file(name, bytes)).expect_err(name).message.key();
        assert_eq!(refused("halb.png", &whole[..whole.len() / 2]), "logo-no-png");
        assert_eq!(refused("foto.png", b"\xff\xd8\xff\xe0 JPEG"), "logo-no-png");
        let mut huge = whole.clone();
        huge[16..20].copy_from_slice(&90_000_u32.to_be_bytes());
        assert_eq!(refused("riesig.png", &huge), "logo-too-large");
        assert_eq!(refused("lang.png", &vec![0; Logo::MOST_BYTES as usize + 1]), "logo-too-large");
        let missing = read_logo(&folder.path().join("fehlt.png")).expect_err("missing");
        assert_eq!(missing.message.key(), "logo-unreadable");
    }
}
