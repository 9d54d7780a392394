//! Pictures of the help, drawn from the sample project by `.ci/help-pictures`.

/// The PNG with this name.
pub fn picture(name: &str) -> Option<&'static [u8]> {
    Some(match name {
        "window-de" => include_bytes!("../../../assets/help/pictures/window-de.png"),
        "window-en" => include_bytes!("../../../assets/help/pictures/window-en.png"),
        "choose-de" => include_bytes!("../../../assets/help/pictures/choose-de.png"),
        "choose-en" => include_bytes!("../../../assets/help/pictures/choose-en.png"),
        "legend-de" => include_bytes!("../../../assets/help/pictures/legend-de.png"),
        "legend-en" => include_bytes!("../../../assets/help/pictures/legend-en.png"),
        "page-de" => include_bytes!("../../../assets/help/pictures/page-de.png"),
        "page-en" => include_bytes!("../../../assets/help/pictures/page-en.png"),
        "typology-de" => include_bytes!("../../../assets/help/pictures/typology-de.png"),
        "typology-en" => include_bytes!("../../../assets/help/pictures/typology-en.png"),
        "lisa-de" => include_bytes!("../../../assets/help/pictures/lisa-de.png"),
        "lisa-en" => include_bytes!("../../../assets/help/pictures/lisa-en.png"),
        "two-de" => include_bytes!("../../../assets/help/pictures/two-de.png"),
        "two-en" => include_bytes!("../../../assets/help/pictures/two-en.png"),
        _ => return None,
    })
}
