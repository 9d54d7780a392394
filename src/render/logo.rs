//! Logos on the page: resampled to whole pixels for PNG, as they are for SVG.

use tiny_skia::{Pixmap, PremultipliedColorU8};

use super::Picture;
use crate::sheet::Logo;

/// The logo at `width` × `height` pixels; `None` where its file cannot be read or nothing is left of it.
pub fn picture(logo: &Logo, width: usize, height: usize) -> Option<Pixmap> {
    let read = Picture::from_png(&logo.png)?;
    let source = (read.width_px as usize, read.height_px as usize);
    // Colours count as much as they cover.
    let covered: Vec<[f32; 4]> = read
        .pixels
        .chunks_exact(4)
        .map(|pixel| {
            let alpha = f32::from(pixel[3]) / 255.0;
            [
                f32::from(pixel[0]) * alpha,
                f32::from(pixel[1]) * alpha,
                f32::from(pixel[2]) * alpha,
                f32::from(pixel[3]),
            ]
        })
        .collect();
    let (across, down) = (shares(source.0, width), shares(source.1, height));
    let mut pixmap = Pixmap::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?)?;
    // First the rows that a row of the picture takes part in, then their columns.
    for (line, (first_row, rows)) in pixmap.pixels_mut().chunks_exact_mut(width).zip(&down) {
        let mut row = vec![[0.0_f32; 4]; source.0];
        let taken = covered.chunks_exact(source.0).skip(*first_row);
        for (from, share) in taken.zip(rows) {
            for (sum, pixel) in row.iter_mut().zip(from) {
                add(sum, pixel, *share);
            }
        }
        for (target, (first, columns)) in line.iter_mut().zip(&across) {
            let mut sum = [0.0_f32; 4];
            for (pixel, share) in row.iter().skip(*first).zip(columns) {
                add(&mut sum, pixel, *share);
            }
            let [red, green, blue, alpha] = sum.map(|value| value.round().clamp(0.0, 255.0) as u8);
            *target =
                PremultipliedColorU8::from_rgba(red.min(alpha), green.min(alpha), blue.min(alpha), alpha)?;
        }
    }
    Some(pixmap)
}

fn add(sum: &mut [f32; 4], pixel: &[f32; 4], share: f32) {
    for (sum, value) in sum.iter_mut().zip(pixel) {
        *sum += value * share;
    }
}

/// For each of `target` places the first of `source` places that it takes part in, and the share of each.
fn shares(source: usize, target: usize) -> Vec<(usize, Vec<f32>)> {
    let step = source as f32 / target.max(1) as f32;
    let reach = step.max(1.0);
    let last = source.saturating_sub(1);
    let place = |number: usize| {
        let middle = (number as f32 + 0.5) * step - 0.5;
        let first = (middle - reach).ceil().max(0.0) as usize;
        let end = ((middle + reach).floor().max(0.0) as usize).min(last);
        let weight = |at: usize| (1.0 - (at as f32 - middle).abs() / reach).max(0.0);
        let weights: Vec<f32> = (first.min(last)..=end).map(weight).collect();
        let sum: f32 = weights.iter().sum();
        (first.min(last), weights.into_iter().map(|weight| weight / sum.max(f32::MIN_POSITIVE)).collect())
    };
    (0..target).map(place).collect()
}

/// Bytes as text for a `data:` address.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for part in bytes.chunks(3) {
        let byte = |at: usize| u32::from(part.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at > part.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logo(width_px: u32, height_px: u32, pixel: impl Fn(u32) -> [u8; 4]) -> Logo {
        let pixels = (0..width_px * height_px).flat_map(pixel).collect();
        let png = Picture { width_px, height_px, pixels }.to_png().expect("a PNG");
        Logo { name: String::new(), png, width_px, height_px }
    }

    #[test]
    fn a_logo_keeps_its_colour_at_every_size_and_lets_the_paper_through() {
        let plain = logo(37, 19, |_| [20, 97, 79, 255]);
        for (width, height) in [(37, 19), (5, 3), (200, 120), (1, 1)] {
            let pixmap = picture(&plain, width, height).expect("drawn");
            let colours: Vec<_> =
                pixmap.pixels().iter().map(|p| (p.red(), p.green(), p.blue(), p.alpha())).collect();
            assert!(colours.iter().all(|colour| *colour == (20, 97, 79, 255)), "{width} x {height}");
        }
        // What cannot be seen has no colour.
        let half = logo(2, 1, |at| if at == 0 { [255, 0, 0, 255] } else { [0, 0, 255, 0] });
        let one = picture(&half, 1, 1).expect("drawn").pixels()[0];
        assert_eq!((one.red(), one.green(), one.blue(), one.alpha()), (128, 0, 0, 128));
    }

    #[test]
    fn bytes_are_written_as_rfc_4648_writes_them() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
