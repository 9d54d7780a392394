//! How colours look to people who see fewer of them, and in a grey print.
//!
//! Dichromats: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based Model for Simulation of Color
//! Vision Deficiency, IEEE Transactions on Visualization and Computer Graphics 15 (2009), matrices of severity 1.0 on
//! linear RGB. Grey print: the grey of the same luminance (Y of sRGB, IEC 61966-2-1).

use super::palette::{Color, encoded, linear};

/// Whose eyes, or which printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Vision {
    /// All colours.
    #[default]
    Full,
    /// No red receptors (1 % of men).
    Protan,
    /// No green receptors (1 % of men; weak ones in another 5 %).
    Deutan,
    /// No blue receptors (rare).
    Tritan,
    /// Printed or copied without colour.
    Grey,
}

const PROTAN: [[f32; 3]; 3] = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTAN: [[f32; 3]; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITAN: [[f32; 3]; 3] = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];

impl Vision {
    /// In the order of a picker.
    pub const ALL: [Self; 5] = [Self::Full, Self::Deutan, Self::Protan, Self::Tritan, Self::Grey];

    /// What `color` looks like.
    #[must_use]
    pub fn of(self, color: Color) -> Color {
        let matrix = match self {
            Self::Full => return color,
            Self::Protan => &PROTAN,
            Self::Deutan => &DEUTAN,
            Self::Tritan => &TRITAN,
            Self::Grey => {
                let grey = encoded(color.luminance());
                return Color { r: grey, g: grey, b: grey };
            }
        };
        let light = color.to_unit().map(linear);
        let [r, g, b] =
            matrix.map(|row| encoded(row.iter().zip(light).map(|(weight, light)| weight * light).sum()));
        Color { r, g, b }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values made with `colorspacious` 1.1.2 (`sRGB1+CVD`, severity 100), which tabulates Machado's supplement.
    #[test]
    fn known_answers() {
        fn check(vision: Vision, from: u32, expected: u32) {
            let found = vision.of(Color::hex(from));
            let expected = Color::hex(expected);
            let near = |a: u8, b: u8| a.abs_diff(b) <= 1;
            let same = near(found.r, expected.r) && near(found.g, expected.g) && near(found.b, expected.b);
            assert!(same, "{vision:?} {from:06X}: {found}, not {expected}");
        }
        check(Vision::Protan, 0xE6_9F00, 0xB9_A200);
        check(Vision::Protan, 0x00_72B2, 0x53_75B5);
        check(Vision::Protan, 0x1B_7837, 0x79_6D31);
        check(Vision::Protan, 0xB2_182B, 0x4C_462A);
        check(Vision::Deutan, 0xE6_9F00, 0xCA_B411);
        check(Vision::Deutan, 0x00_72B2, 0x3B_67B1);
        check(Vision::Deutan, 0x1B_7837, 0x6E_653C);
        check(Vision::Deutan, 0xB2_182B, 0x71_6625);
        check(Vision::Tritan, 0xE6_9F00, 0xFB_8C87);
        check(Vision::Tritan, 0x00_72B2, 0x00_8289);
        check(Vision::Tritan, 0x1B_7837, 0x00_7669);
        check(Vision::Tritan, 0xB2_182B, 0xC4_0022);
        for vision in Vision::ALL {
            for grey in [0x00_0000, 0x80_8080, 0xFF_FFFF] {
                check(vision, grey, grey);
            }
        }
        check(Vision::Grey, 0xFF_0000, 0x7F_7F7F);
        check(Vision::Grey, 0x00_FF00, 0xDC_DCDC);
    }

    #[test]
    fn red_and_green_come_together_for_deutans_and_stay_apart_for_tritans() {
        let (red, green) = (Color::hex(0xD7_191C), Color::hex(0x1A_9641));
        let apart = |vision: Vision| vision.of(red).difference(vision.of(green));
        assert!(apart(Vision::Deutan) < apart(Vision::Full) / 2.0);
        assert!(apart(Vision::Tritan) > apart(Vision::Full) * 0.8);
    }
}
