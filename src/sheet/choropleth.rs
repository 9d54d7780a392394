//! The choropleth: class and colour of every region, computed once, for map, legend and window alike.

use super::classing::{MapClasses, map_classes, remarks};
use super::contents::MapContents;
use super::palette::{Color, DEFAULT_PALETTE, Palette, PaletteKind, palette};
use super::reach::ReachColors;
use crate::classify::{ClassBreaks, ClassIndex, IntervalRule};
use crate::model::{Observation, Polarity, ThematicMap, ValueForm, ValueState};
use crate::notice::Notice;
use crate::text::{Language, Message, format_number};

/// How a region is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fill {
    /// Colour of its class.
    Class(ClassIndex),
    /// Value kept secret: hatch ///.
    Secret,
    /// No data: light grey with \\\.
    NoData,
    /// Not rated: white with dotted outline.
    NotRated,
    /// Nobody there gets to what is asked for: lying lines.
    Unreachable,
    /// No indicator is shown.
    Plain,
    /// The map is not about this region.
    Outside,
}

/// What a class colour carries beside the class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Nothing.
    None,
    /// The value is an estimate: small dots.
    Estimated,
    /// The class is a close call: upright lines.
    CloseCall,
}

/// Classes and colours of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Choropleth {
    /// The class record; `None` without an indicator or without any value.
    pub breaks: Option<ClassBreaks>,
    /// One per region.
    pub fills: Vec<Fill>,
    /// For each region whether its value is an estimate (drawn with small dots).
    pub estimated: Vec<bool>,
    /// For each region whether its class is a close call that the map marks (drawn with upright lines).
    pub close_calls: Vec<bool>,
    /// One per class, low to high.
    pub colors: Vec<Color>,
    /// One legend text per class ("5,0 bis unter 7,5").
    pub labels: Vec<String>,
    /// Decimals that values are printed with, so that no printed value seems to lie in another class.
    pub decimals: usize,
    /// What the legend says below its rows.
    pub remarks: Vec<String>,
    /// What there is to say about the classes beside the record.
    pub classes: MapClasses,
    /// Colours of what lies on the regions, where reachability is shown.
    pub reach: Option<ReachColors>,
}

impl Choropleth {
    /// The flat colour of `fill`, under any hatch.
    pub fn color(&self, fill: Fill) -> Color {
        match fill {
            Fill::Class(class) => self.colors.get(usize::from(class.0)).copied().unwrap_or(Color::NO_DATA),
            Fill::Secret => Color::SECRET,
            Fill::NoData => Color::NO_DATA,
            Fill::NotRated => Color::PAPER,
            Fill::Unreachable => Color::UNREACHABLE,
            Fill::Plain if self.reach.is_some() => Color::NO_DATA,
            Fill::Plain => Color::PLAIN,
            Fill::Outside => Color::LAND_OUTSIDE,
        }
    }

    /// How the region at `position` is filled; [`Fill::Outside`] where there is none.
    pub fn fill(&self, position: usize) -> Fill {
        self.fills.get(position).copied().unwrap_or(Fill::Outside)
    }

    /// What the colour of the region at `position` carries beside its class.
    pub fn mark(&self, position: usize) -> Mark {
        let is = |list: &[bool]| list.get(position).copied().unwrap_or(false);
        match (is(&self.close_calls), is(&self.estimated)) {
            (true, _) => Mark::CloseCall,
            (false, true) => Mark::Estimated,
            (false, false) => Mark::None,
        }
    }

    /// The fewest decimals, at least `least`, with which none of `values` seems to lie in another class.
    pub fn decimals_for(&self, values: &[f64], least: usize) -> usize {
        let Some(breaks) = &self.breaks else { return least };
        let shown_class = |value: f64| breaks.shown_breaks.iter().filter(|shown| **shown <= value).count();
        let reads_right = |value: f64, decimals: usize| {
            let factor = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
            let printed = (value * factor).round() / factor;
            let upper_closed = breaks.interval == IntervalRule::UpperClosed;
            let on_break = breaks.shown_breaks.contains(&printed);
            shown_class(printed) - usize::from(upper_closed && on_break)
                == usize::from(breaks.class_of(value).0)
        };
        (least..self.decimals)
            .find(|decimals| values.iter().all(|value| reads_right(*value, *decimals)))
            .unwrap_or(self.decimals.max(least))
    }

    /// Number of regions filled with `fill`.
    pub fn count(&self, fill: Fill) -> usize {
        self.fills.iter().filter(|other| **other == fill).count()
    }
}

/// Classifies what is shown and gives every region its fill. Notices say what could not be classified and why.
pub fn choropleth(
    contents: &MapContents,
    map: &ThematicMap,
    language: Language,
) -> (Choropleth, Vec<Notice>) {
    if let Some(typology) = &contents.typology {
        return (super::typology::choropleth(contents, typology, map, language), Vec::new());
    }
    if let (Some(relation), Some(_)) = (&contents.relation, &contents.indicator) {
        return (super::relation::choropleth(contents, relation, language), Vec::new());
    }
    let mut notices = Vec::new();
    let classes = map_classes(contents, map);
    notices.extend(classes.problem.as_ref().map(crate::classify::ClassifyError::notice));
    let breaks = classes.breaks.clone();
    let estimated = (0..contents.regions.len())
        .map(|position| {
            let cell = contents.observations.cell(position);
            contents.indicator.is_some()
                && is_shown(contents, position)
                && cell.estimated
                && cell.value.is_some()
        })
        .collect();
    let fills = (0..contents.regions.len())
        .map(|position| match (is_shown(contents, position), &contents.indicator) {
            (false, _) => Fill::Outside,
            (true, None) => Fill::Plain,
            (true, Some(_)) => fill_of(&contents.observations.cell(position), breaks.as_ref()),
        })
        .collect();
    let turn = classes.turn.as_ref().map(|turn| turn.value).or(map.classing.reference);
    let of_burden =
        contents.indicator.as_ref().is_some_and(|indicator| indicator.polarity == Polarity::Burden);
    // The warm end of the palette that the program takes for quotients stands for the heavier burden.
    let is_own = palette_in_use(map) == map.palette || map.form != ValueForm::LocationQuotient;
    let reversed = map.palette_reversed ^ (!is_own && of_burden);
    let colors = class_colors((map, reversed), breaks.as_ref(), turn, &mut notices);
    let reach = contents.reach.as_ref().map(|reach| super::reach::colors(reach, breaks.as_ref(), map));
    let labels = breaks.as_ref().map(|breaks| class_labels(breaks, language)).unwrap_or_default();
    let decimals = contents
        .indicator
        .as_ref()
        .map_or(0, |indicator| indicator.decimals)
        .max(breaks.as_ref().map_or(0, |breaks| breaks.shown_decimals));
    let remarks = remarks(&classes, map, (decimals, language));
    (
        Choropleth {
            breaks,
            fills,
            estimated,
            close_calls: Vec::new(),
            colors,
            labels,
            decimals,
            remarks,
            classes,
            reach,
        },
        notices,
    )
}

fn is_shown(contents: &MapContents, position: usize) -> bool {
    contents.shown.get(position).copied().unwrap_or(true)
}

fn fill_of(cell: &Observation, breaks: Option<&ClassBreaks>) -> Fill {
    match (cell.state, cell.value, breaks) {
        (ValueState::Secret, ..) => Fill::Secret,
        (ValueState::NotRated, ..) => Fill::NotRated,
        (ValueState::Unreachable, ..) => Fill::Unreachable,
        (ValueState::Value, Some(value), Some(breaks)) => Fill::Class(breaks.class_of(value)),
        _ => Fill::NoData,
    }
}

/// Palette of location quotients, unless the map names another one with two directions.
const QUOTIENT_PALETTE: &str = "PuOr";

/// The name of the palette that classes are coloured with: that of the map, but location quotients turn around 1.
pub fn palette_in_use(map: &ThematicMap) -> &str {
    let named = if map.palette.is_empty() { DEFAULT_PALETTE } else { map.palette.as_str() };
    let is_ramp = palette(named).is_some_and(|palette| palette.kind == PaletteKind::Sequential);
    if is_ramp && map.form == ValueForm::LocationQuotient { QUOTIENT_PALETTE } else { named }
}

/// The palette asked for, with a notice where it has no order; the default where it is unknown, with a notice.
fn class_palette(map: &ThematicMap, notices: &mut Vec<Notice>) -> Option<&'static Palette> {
    let known = palette(palette_in_use(map));
    let key = match known {
        Some(palette) if palette.kind != PaletteKind::Qualitative => return Some(palette),
        Some(_) => "page-palette-qualitative",
        None => "page-palette-unknown",
    };
    let notice = Notice::warning(Message::new(key).with("palette", map.palette.as_str()));
    notices.push(notice.with_hint(Message::new("page-palette-hint")));
    known.or_else(|| palette(DEFAULT_PALETTE))
}

fn class_colors(
    (map, reversed): (&ThematicMap, bool),
    breaks: Option<&ClassBreaks>,
    turn: Option<f64>,
    notices: &mut Vec<Notice>,
) -> Vec<Color> {
    let Some(breaks) = breaks else { return Vec::new() };
    let Some(palette) = class_palette(map, notices) else { return Vec::new() };
    let classes = breaks.classes();
    let below = turn.map(|turn| {
        let all_below = turn >= breaks.maximum && !breaks.shown_breaks.contains(&turn);
        if all_below { classes } else { breaks.shown_breaks.iter().filter(|shown| **shown <= turn).count() }
    });
    palette.colors_from(classes, below, reversed.into())
}

/// "unter 5,0 · 5,0 bis unter 7,5 · 7,5 und mehr", or "bis 5,0 · über 5,0 bis 7,5 · über 7,5" for `(a, b]`.
pub fn class_labels(breaks: &ClassBreaks, language: Language) -> Vec<String> {
    let number = |value: f64| format_number(value, breaks.shown_decimals, language);
    let classes = breaks.upper_bounds.len();
    let upper_closed = breaks.interval == IntervalRule::UpperClosed;
    (0..classes)
        .map(|class| {
            if breaks.has_zero_class && class == 0 {
                return number(0.0);
            }
            if breaks.has_zero_class && class == 1 {
                return above_zero(breaks, language);
            }
            let lower = class.checked_sub(1).and_then(|before| breaks.shown_breaks.get(before)).copied();
            let upper = breaks.shown_breaks.get(class).copied();
            let message = match (lower, upper, upper_closed) {
                (None, Some(upper), false) => Message::new("page-class-below").with("upper", number(upper)),
                (None, Some(upper), true) => Message::new("page-class-up-to").with("upper", number(upper)),
                (Some(lower), None, false) => Message::new("page-class-from").with("lower", number(lower)),
                (Some(lower), None, true) => Message::new("page-class-above").with("lower", number(lower)),
                (Some(lower), Some(upper), false) => Message::new("page-class-from-below")
                    .with("lower", number(lower))
                    .with("upper", number(upper)),
                (Some(lower), Some(upper), true) => Message::new("page-class-above-up-to")
                    .with("lower", number(lower))
                    .with("upper", number(upper)),
                (None, None, _) => return only_class(breaks, language),
            };
            message.to_text(language)
        })
        .collect()
}

/// The class above the zeros begins right behind them: "über 0,0 bis unter 5,0".
fn above_zero(breaks: &ClassBreaks, language: Language) -> String {
    let number = |value: f64| format_number(value, breaks.shown_decimals, language);
    let message = match (breaks.shown_breaks.get(1), breaks.interval) {
        (None, _) => Message::new("page-class-above"),
        (Some(upper), IntervalRule::LowerClosed) => {
            Message::new("page-class-above-below").with("upper", number(*upper))
        }
        (Some(upper), IntervalRule::UpperClosed) => {
            Message::new("page-class-above-up-to").with("upper", number(*upper))
        }
    };
    message.with("lower", number(0.0)).to_text(language)
}

fn only_class(breaks: &ClassBreaks, language: Language) -> String {
    let number = |value: f64| format_number(value, breaks.shown_decimals, language);
    let (minimum, maximum) = (number(breaks.minimum), number(breaks.maximum));
    if minimum == maximum {
        return minimum;
    }
    Message::new("page-class-range").with("minimum", minimum).with("maximum", maximum).to_text(language)
}
