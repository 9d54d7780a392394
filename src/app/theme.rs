//! The look of the window: roles of colour in light and dark, type sizes, spacing. The only place of window colours.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke,
    Style, TextStyle, Theme, Visuals,
};
use serde::{Deserialize, Serialize};

/// Corner radius of fields, buttons and rows in points.
pub const RADIUS: u8 = 7;
/// Type size of running text in points.
pub const BODY_PX: f32 = 13.0;
/// Type size of headings and of quiet text in points.
pub const SMALL_PX: f32 = 11.5;

/// Whether the window is light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on near black.
    Dark,
    /// Black on white, strong lines.
    LightContrast,
    /// White on black, strong lines.
    DarkContrast,
}

impl Appearance {
    /// All appearances.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::LightContrast, Self::DarkContrast];

    /// Light becomes dark and the other way round; the contrast stays.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
            Self::LightContrast => Self::DarkContrast,
            Self::DarkContrast => Self::LightContrast,
        }
    }

    /// More contrast, or less.
    #[must_use]
    pub fn with_other_contrast(self) -> Self {
        match self {
            Self::Light => Self::LightContrast,
            Self::Dark => Self::DarkContrast,
            Self::LightContrast => Self::Light,
            Self::DarkContrast => Self::Dark,
        }
    }

    /// Whether text and lines are as strong as can be.
    pub fn has_high_contrast(self) -> bool {
        matches!(self, Self::LightContrast | Self::DarkContrast)
    }

    /// Whether the ground is dark.
    pub fn is_dark(self) -> bool {
        matches!(self, Self::Dark | Self::DarkContrast)
    }

    /// The same contrast, light or dark as `theme`.
    #[must_use]
    pub fn in_theme(self, theme: Theme) -> Self {
        if self.is_dark() == (theme == Theme::Dark) { self } else { self.other() }
    }
}

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

/// The roles that `ui` is drawn with: its style carries their line colour, which no two appearances share.
pub fn roles(ui: &egui::Ui) -> &'static Roles {
    let line = ui.visuals().window_stroke.color;
    let known = [&LIGHT, &DARK, &LIGHT_CONTRAST, &DARK_CONTRAST];
    known.into_iter().find(|roles| roles.line == line).unwrap_or(&LIGHT)
}

/// Running text, 13.
pub fn body() -> FontId {
    FontId::new(BODY_PX, FontFamily::Proportional)
}

/// Medium weight at `size` points.
pub fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("medium".into()))
}

/// Semibold at `size` points.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("semibold".into()))
}

/// Bold at `size` points.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("bold".into()))
}

/// Regular weight at `size` points.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Installs fonts and both styles; later only [`apply`] is needed.
pub fn install(ctx: &Context, appearance: Appearance) {
    ctx.set_fonts(fonts());
    apply(ctx, appearance);
}

/// Nothing moves by itself any more.
pub fn hold_still(ctx: &Context) {
    ctx.all_styles_mut(|style| style.animation_time = 0.0);
}

/// Switches to an appearance.
pub fn apply(ctx: &Context, appearance: Appearance) {
    let (theme, base, preference) = if appearance.is_dark() {
        (Theme::Dark, Visuals::dark(), egui::ThemePreference::Dark)
    } else {
        (Theme::Light, Visuals::light(), egui::ThemePreference::Light)
    };
    ctx.set_style_of(theme, style(roles_of(appearance), base));
    ctx.set_theme(preference);
}

fn fonts() -> FontDefinitions {
    let faces: [(&str, &'static [u8]); 4] = [
        ("Inter", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
        ("Inter Medium", include_bytes!("../../assets/fonts/Inter-Medium.otf")),
        ("Inter SemiBold", include_bytes!("../../assets/fonts/Inter-SemiBold.otf")),
        ("Inter Bold", include_bytes!("../../assets/fonts/Inter-Bold.otf")),
    ];
    let mut fonts = FontDefinitions::default();
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let family = |face: &str| -> Vec<String> {
        std::iter::once(face.to_owned()).chain(fallback.iter().cloned()).collect()
    };
    fonts.families.insert(FontFamily::Proportional, family("Inter"));
    fonts.families.insert(FontFamily::Name("medium".into()), family("Inter Medium"));
    fonts.families.insert(FontFamily::Name("semibold".into()), family("Inter SemiBold"));
    fonts.families.insert(FontFamily::Name("bold".into()), family("Inter Bold"));
    fonts
}

fn style(roles: &Roles, base: Visuals) -> Style {
    let mut style = Style { visuals: visuals(roles, base), animation_time: 0.08, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, regular(SMALL_PX)),
        (TextStyle::Body, body()),
        (TextStyle::Button, body()),
        (TextStyle::Heading, semibold(17.0)),
        (TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = egui::vec2(8.0, 6.0);
    spacing.button_padding = egui::vec2(12.0, 6.0);
    spacing.interact_size = egui::vec2(32.0, 30.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.combo_height = 360.0;
    spacing.tooltip_width = 320.0;
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating_width = 4.0;
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(roles: &Roles, base: Visuals) -> Visuals {
    let mut visuals = base;
    let radius = CornerRadius::same(RADIUS);
    visuals.override_text_color = None;
    visuals.panel_fill = roles.paper;
    visuals.window_fill = roles.paper;
    visuals.window_stroke = Stroke::new(1.0, roles.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(9);
    visuals.window_shadow = card_shadow(roles);
    visuals.popup_shadow = card_shadow(roles);
    visuals.extreme_bg_color = roles.paper;
    visuals.text_edit_bg_color = Some(roles.paper);
    visuals.faint_bg_color = roles.hover;
    visuals.hyperlink_color = roles.accent;
    visuals.weak_text_color = Some(roles.third);
    visuals.warn_fg_color = roles.selection;
    visuals.error_fg_color = roles.reference;
    visuals.selection.bg_fill = roles.accent_ground;
    visuals.selection.stroke = Stroke::new(1.5, roles.accent);
    visuals.striped = false;
    // A blinking cursor would draw the whole window twice a second for as long as a field has it.
    visuals.text_cursor.blink = false;
    let widgets = &mut visuals.widgets;
    for state in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        state.corner_radius = radius;
        state.expansion = 0.0;
        state.fg_stroke = Stroke::new(1.0, roles.ink);
        state.bg_stroke = Stroke::new(1.0, roles.line);
        state.bg_fill = roles.paper;
        state.weak_bg_fill = roles.paper;
    }
    widgets.hovered.weak_bg_fill = roles.hover;
    widgets.hovered.bg_fill = roles.hover;
    widgets.hovered.bg_stroke = Stroke::new(1.0, roles.third);
    widgets.active.weak_bg_fill = roles.accent_ground;
    widgets.active.bg_fill = roles.accent_ground;
    widgets.active.bg_stroke = Stroke::new(1.0, roles.accent);
    widgets.open.bg_stroke = Stroke::new(1.0, roles.accent);
    visuals
}

/// What the pixels of a base map are multiplied with: a dark window is not lit up by it.
pub fn tint_of_tiles(appearance: Appearance) -> Color32 {
    if appearance.is_dark() { Color32::from_gray(0x70) } else { Color32::WHITE }
}

/// The soft shadow under cards and menus.
pub fn card_shadow(roles: &Roles) -> Shadow {
    Shadow { offset: [0, 2], blur: 14, spread: 0, color: roles.shadow }
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

    #[test]
    fn a_style_leads_back_to_its_roles() {
        let ctx = Context::default();
        for appearance in Appearance::ALL {
            apply(&ctx, appearance);
            let line = ctx.global_style().visuals.window_stroke.color;
            assert_eq!(line, roles_of(appearance).line);
            let same = Appearance::ALL.iter().filter(|other| roles_of(**other).line == line).count();
            assert_eq!(same, 1, "{appearance:?} shares its line colour");
        }
    }
}
