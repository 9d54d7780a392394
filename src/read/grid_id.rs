//! Names of the cells of the European grid, as the Zensus writes them.

/// The middle of a cell in EPSG:3035, and its width in metres.
///
/// `CRS3035RES100mN2689100E4337000` names the south-western corner in metres; the short form `100mN26891E43370` in cells.
pub fn grid_cell(name: &str) -> Option<([f64; 2], f64)> {
    let name = name.trim();
    let (rest, short) = match name.strip_prefix("CRS3035RES") {
        Some(rest) => (rest, false),
        None => (name, true),
    };
    let unit_at = rest.find(|sign: char| !sign.is_ascii_digit())?;
    let (size, rest) = rest.split_at_checked(unit_at)?;
    let (factor, rest) = match rest.strip_prefix("km") {
        Some(rest) => (1000.0, rest),
        None => (1.0, rest.strip_prefix('m')?),
    };
    let (north, east) = rest.strip_prefix('N')?.split_once('E')?;
    let number = |text: &str| -> Option<f64> {
        let digits = !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().ok() } else { None }
    };
    let width = number(size)? * factor;
    if !(1.0..=1e6).contains(&width) {
        return None;
    }
    let scale = if short { width } else { 1.0 };
    Some(([number(east)? * scale + width / 2.0, number(north)? * scale + width / 2.0], width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_where_their_names_say() {
        let check =
            |name: &str, expected: Option<([f64; 2], f64)>| assert_eq!(grid_cell(name), expected, "{name}");
        check("CRS3035RES100mN2689100E4337000", Some(([4_337_050.0, 2_689_150.0], 100.0)));
        check("CRS3035RES1000mN2689000E4337000", Some(([4_337_500.0, 2_689_500.0], 1000.0)));
        check("100mN26891E43370", Some(([4_337_050.0, 2_689_150.0], 100.0)));
        check("1kmN2689E4337", Some(([4_337_500.0, 2_689_500.0], 1000.0)));
        check("CRS3035RES100mN2689100", None);
        check("100mNxE1", None);
        check("03354005", None);
        check("", None);
    }
}
