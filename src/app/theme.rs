//! The look of the window: roles of colour in light and dark, type sizes, spacing. The only place of window colours.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke,
    Style, TextStyle, Theme, Visuals,
};
use serde::{Deserialize, Serialize};

mod roles;

pub use roles::{
    DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Roles, appearance_of, line_colors, roles, roles_of,
};

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
