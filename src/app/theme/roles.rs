//! The colours of the window by what they are for, in each appearance.

use egui::Color32;

use super::Appearance;

/// What a colour of the window is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roles {
    /// Text.
    pub ink: Color32,
    /// Second text: inactive tabs, values beside names.
    pub second: Color32,
    /// Third text: headings, units, status line.
    pub third: Color32,
    /// Separating lines and outlines of fields.
    pub line: Color32,
    /// Ground of bars, panels, cards and fields.
    pub paper: Color32,
    /// Ground under the pointer.
    pub hover: Color32,
    /// Buttons that do the main thing, marks of what is active.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    /// Ground of what is active.
    pub accent_ground: Color32,
    /// Outline of selected regions.
    pub selection: Color32,
    /// Ground of selected rows.
    pub selection_ground: Color32,
    /// Reference marks and errors.
    pub reference: Color32,
    /// Ground of errors.
    pub reference_ground: Color32,
    /// Canvas where no region is.
    pub canvas: Color32,
    /// Regions that the map is not about.
    pub land: Color32,
    /// Borders of regions.
    pub border: Color32,
    /// Borders between regions that the map is not about.
    pub quiet_border: Color32,
    /// Borders of parent regions.
    pub parent_border: Color32,
    /// Outline of the area shown.
    pub outline: Color32,
    /// Hatch lines of regions without a value.
    pub hatch: Color32,
    /// Shadow under cards.
    pub shadow: Color32,
}

impl Roles {
    /// What cannot be pressed now: quieter than any text, also where lines are strong.
    pub fn disabled(&self) -> Color32 {
        self.paper.lerp_to_gamma(self.third, 0.35)
    }
}

/// Roles of the light window.
pub const LIGHT: Roles = Roles {
    ink: Color32::from_rgb(0x1F, 0x2A, 0x30),
    second: Color32::from_rgb(0x55, 0x62, 0x6A),
    third: Color32::from_rgb(0x66, 0x71, 0x77),
    line: Color32::from_rgb(0xDA, 0xD7, 0xD0),
    paper: Color32::WHITE,
    hover: Color32::from_rgb(0xF5, 0xF4, 0xF1),
    accent: Color32::from_rgb(0x14, 0x61, 0x4F),
    on_accent: Color32::WHITE,
    accent_hover: Color32::from_rgb(0x0F, 0x52, 0x43),
    accent_ground: Color32::from_rgb(0xE7, 0xF1, 0xEC),
    selection: Color32::from_rgb(0xD9, 0x82, 0x2B),
    selection_ground: Color32::from_rgb(0xFD, 0xF1, 0xE3),
    reference: Color32::from_rgb(0xB4, 0x47, 0x2E),
    reference_ground: Color32::from_rgb(0xFB, 0xEC, 0xE8),
    canvas: Color32::from_rgb(0xF8, 0xF7, 0xF4),
    land: Color32::from_rgb(0xF0, 0xEE, 0xEA),
    border: Color32::WHITE,
    quiet_border: Color32::WHITE,
    parent_border: Color32::from_rgb(0x6A, 0x75, 0x7B),
    outline: Color32::from_rgb(0x1F, 0x2A, 0x30),
    hatch: Color32::from_rgb(0xB2, 0xAD, 0xA3),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 28),
};

/// Roles of the dark window.
pub const DARK: Roles = Roles {
    ink: Color32::from_rgb(0xE8, 0xEB, 0xEA),
    second: Color32::from_rgb(0xB4, 0xBD, 0xC1),
    third: Color32::from_rgb(0x97, 0xA2, 0xA7),
    line: Color32::from_rgb(0x3A, 0x42, 0x46),
    paper: Color32::from_rgb(0x1D, 0x22, 0x25),
    hover: Color32::from_rgb(0x27, 0x2D, 0x31),
    accent: Color32::from_rgb(0x5F, 0xC3, 0xA6),
    on_accent: Color32::from_rgb(0x0E, 0x1F, 0x1A),
    accent_hover: Color32::from_rgb(0x7A, 0xD3, 0xB8),
    accent_ground: Color32::from_rgb(0x22, 0x39, 0x33),
    selection: Color32::from_rgb(0xE8, 0x9A, 0x48),
    selection_ground: Color32::from_rgb(0x3A, 0x2E, 0x20),
    reference: Color32::from_rgb(0xEC, 0x8E, 0x76),
    reference_ground: Color32::from_rgb(0x3D, 0x28, 0x23),
    canvas: Color32::from_rgb(0x15, 0x19, 0x1B),
    land: Color32::from_rgb(0x24, 0x2A, 0x2D),
    border: Color32::from_rgb(0xFA, 0xFA, 0xFA),
    quiet_border: Color32::from_rgb(0x35, 0x3D, 0x41),
    parent_border: Color32::from_rgb(0x4A, 0x54, 0x5A),
    outline: Color32::from_rgb(0xF2, 0xF4, 0xF3),
    hatch: Color32::from_rgb(0xB2, 0xAD, 0xA3),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 120),
};

/// Colours of the lines of a chart, told apart by people with any colour vision: Okabe and Ito (2008), without the yellow
/// that cannot be seen on white and the black that is the ink.
pub fn line_colors(ui: &egui::Ui) -> [Color32; 8] {
    let lift = |color: Color32| color.lerp_to_gamma(Color32::WHITE, 0.3);
    let light = [
        Color32::from_rgb(0x00, 0x72, 0xB2),
        Color32::from_rgb(0xD5, 0x5E, 0x00),
        Color32::from_rgb(0x00, 0x9E, 0x73),
        Color32::from_rgb(0xB8, 0x5C, 0x90),
        Color32::from_rgb(0xB5, 0x7D, 0x00),
        Color32::from_rgb(0x2E, 0x8F, 0xC7),
        Color32::from_rgb(0x6B, 0x4E, 0x9B),
        Color32::from_rgb(0x5C, 0x5C, 0x5C),
    ];
    if ui.visuals().dark_mode { light.map(lift) } else { light }
}
/// Roles of the light window with high contrast.
pub const LIGHT_CONTRAST: Roles = Roles {
    ink: Color32::BLACK,
    second: Color32::from_rgb(0x1A, 0x1A, 0x1A),
    third: Color32::from_rgb(0x2E, 0x2E, 0x2E),
    line: Color32::from_rgb(0x4A, 0x4A, 0x4A),
    paper: Color32::WHITE,
    hover: Color32::from_rgb(0xE8, 0xE8, 0xE8),
    accent: Color32::from_rgb(0x00, 0x44, 0x33),
    on_accent: Color32::WHITE,
    accent_hover: Color32::from_rgb(0x00, 0x2E, 0x22),
    accent_ground: Color32::from_rgb(0xD3, 0xEA, 0xE1),
    selection: Color32::from_rgb(0x8A, 0x3B, 0x00),
    selection_ground: Color32::from_rgb(0xFF, 0xE6, 0xC7),
    reference: Color32::from_rgb(0x8E, 0x1C, 0x05),
    reference_ground: Color32::from_rgb(0xFF, 0xE3, 0xDC),
    canvas: Color32::WHITE,
    land: Color32::from_rgb(0xE4, 0xE4, 0xE4),
    border: Color32::WHITE,
    quiet_border: Color32::from_rgb(0x9A, 0x9A, 0x9A),
    parent_border: Color32::BLACK,
    outline: Color32::BLACK,
    hatch: Color32::from_rgb(0x6E, 0x6E, 0x6E),
    shadow: Color32::TRANSPARENT,
};

/// Roles of the dark window with high contrast.
pub const DARK_CONTRAST: Roles = Roles {
    ink: Color32::WHITE,
    second: Color32::from_rgb(0xEE, 0xEE, 0xEE),
    third: Color32::from_rgb(0xD6, 0xD6, 0xD6),
    line: Color32::from_rgb(0xB8, 0xB8, 0xB8),
    paper: Color32::BLACK,
    hover: Color32::from_rgb(0x2A, 0x2A, 0x2A),
    accent: Color32::from_rgb(0x7D, 0xF0, 0xCE),
    on_accent: Color32::BLACK,
    accent_hover: Color32::from_rgb(0xB4, 0xFF, 0xE6),
    accent_ground: Color32::from_rgb(0x00, 0x3A, 0x2C),
    selection: Color32::from_rgb(0xFF, 0xB8, 0x5C),
    selection_ground: Color32::from_rgb(0x45, 0x2B, 0x00),
    reference: Color32::from_rgb(0xFF, 0xA8, 0x92),
    reference_ground: Color32::from_rgb(0x4A, 0x14, 0x08),
    canvas: Color32::BLACK,
    land: Color32::from_rgb(0x22, 0x22, 0x22),
    border: Color32::WHITE,
    quiet_border: Color32::from_rgb(0x5A, 0x5A, 0x5A),
    parent_border: Color32::BLACK,
    outline: Color32::WHITE,
    hatch: Color32::from_rgb(0xB2, 0xAD, 0xA3),
    shadow: Color32::TRANSPARENT,
};

/// The roles of `appearance`.
pub fn roles_of(appearance: Appearance) -> &'static Roles {
    match appearance {
        Appearance::Light => &LIGHT,
        Appearance::Dark => &DARK,
        Appearance::LightContrast => &LIGHT_CONTRAST,
        Appearance::DarkContrast => &DARK_CONTRAST,
    }
}

/// The roles that `ui` is drawn with.
pub fn roles(ui: &egui::Ui) -> &'static Roles {
    roles_of(appearance_of(ui))
}

/// The appearance that `ui` is drawn with: its style carries the line colour, which no two appearances share.
pub fn appearance_of(ui: &egui::Ui) -> Appearance {
    let line = ui.visuals().window_stroke.color;
    Appearance::ALL.into_iter().find(|known| roles_of(*known).line == line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let linear = |byte: u8| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read_in_every_appearance() {
        for appearance in Appearance::ALL {
            let roles = roles_of(appearance);
            let least = if appearance.has_high_contrast() { 7.0 } else { 4.5 };
            for (text, ground) in [
                (roles.ink, roles.paper),
                (roles.ink, roles.hover),
                (roles.ink, roles.canvas),
                (roles.ink, roles.accent_ground),
                (roles.ink, roles.selection_ground),
                (roles.ink, roles.reference_ground),
                (roles.second, roles.paper),
                (roles.second, roles.hover),
                (roles.second, roles.selection_ground),
                (roles.second, roles.reference_ground),
                (roles.third, roles.paper),
                (roles.third, roles.hover),
                (roles.third, roles.canvas),
                (roles.accent, roles.paper),
                (roles.accent, roles.accent_ground),
                (roles.on_accent, roles.accent),
                (roles.on_accent, roles.accent_hover),
                (roles.reference, roles.paper),
                (roles.reference, roles.reference_ground),
            ] {
                let found = contrast(text, ground);
                assert!(found >= least, "{appearance:?}: {text:?} on {ground:?}: {found}");
            }
        }
    }

    #[test]
    fn what_is_no_text_stands_off_by_three_to_one() {
        for appearance in Appearance::ALL {
            let roles = roles_of(appearance);
            for (mark, ground) in [(roles.selection, roles.paper), (roles.accent, roles.paper)] {
                assert!(contrast(mark, ground) >= 2.8, "{appearance:?}: {mark:?} on {ground:?}");
            }
            // The ring of the keyboard and, with high contrast, the edges of fields.
            for ground in [roles.hover, roles.canvas, roles.accent_ground] {
                assert!(contrast(roles.accent, ground) >= 3.0, "{appearance:?}: the ring on {ground:?}");
            }
            let edge = contrast(roles.line, roles.paper);
            assert!(edge >= 3.0 || !appearance.has_high_contrast(), "{appearance:?}: edges {edge}");
        }
    }
}
