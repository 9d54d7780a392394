//! What a person can do with classes and colours.

use crate::app::command::{Command, CommandFace};
use crate::app::shell::Window;
use crate::app::state::AppState;
use crate::app::typed_numbers::{first_number, typed_breaks};
use crate::classify::{IntervalRule, MOST_CLASSES, Rounding, Scheme, decimals_of};
use crate::model::edit::PaletteDirection;
use crate::model::{BreakScope, Classing, FrozenBreaks, MapChange, ReferenceArea, ValueForm};
use crate::sheet::Vision;
use crate::sheet::palette::{DEFAULT_PALETTE, PaletteKind, palette};

/// One thing a person can do with classes and colours.
#[derive(Debug, Clone, PartialEq)]
pub enum ClassesCommand {
    /// Another scheme; breaks set by hand wait until they are asked for again.
    Scheme(Scheme),
    /// Another number of classes; leaves breaks set by hand for the scheme before.
    Count(usize),
    /// Drag the break at this position of those set by hand (or shown) to a value.
    MoveBreak(usize, f64),
    /// One more break.
    AddBreak(f64),
    /// Without the break at this position.
    RemoveBreak(usize),
    /// Type breaks.
    TypeBreaks(String),
    /// Use the breaks that were typed.
    UseTypedBreaks,
    /// Leave what was typed.
    DropTyped,
    /// Which numbers breaks may be.
    Rounding(Rounding),
    /// A class of its own for zero, or none.
    ToggleZeroClass,
    /// Which values the breaks are made for.
    Scope(BreakScope),
    /// Which class owns a boundary.
    Interval(IntervalRule),
    /// What the map turns around.
    Turn(TurnChoice),
    /// Type a value that the map turns around.
    TypeTurn(String),
    /// Use the value that was typed.
    UseTypedTurn,
    /// Another palette, by name.
    Palette(&'static str),
    /// Look at palettes of another kind.
    ShowKind(PaletteKind),
    /// Turn the palette round.
    ReversePalette,
    /// Show the map as other eyes or a grey print see it.
    See(Vision),
}

/// What a map can turn around.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TurnChoice {
    /// Nothing.
    Nothing,
    /// The mean of a larger area.
    Area(ReferenceArea),
    /// A number.
    Value(f64),
}

impl From<ClassesCommand> for Command {
    fn from(command: ClassesCommand) -> Self {
        Self::Classes(command)
    }
}

impl ClassesCommand {
    /// Name and availability.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let label_key = match self {
            Self::Scheme(_) => "app-classes-scheme",
            Self::Count(_) => "app-classes-count",
            Self::MoveBreak(..) => "app-break-move",
            Self::AddBreak(_) => "app-break-add",
            Self::RemoveBreak(_) => "app-break-remove",
            Self::TypeBreaks(_) | Self::UseTypedBreaks | Self::DropTyped => "app-breaks-typed",
            Self::Rounding(_) => "app-rounding",
            Self::ToggleZeroClass => "app-zero-class",
            Self::Scope(_) => "app-scope",
            Self::Interval(_) => "app-interval",
            Self::Turn(_) | Self::TypeTurn(_) | Self::UseTypedTurn => "app-turn",
            Self::Palette(_) | Self::ShowKind(_) => "app-colours",
            Self::ReversePalette => "app-palette-reverse",
            Self::See(_) => "app-vision",
        };
        let enabled = match self {
            Self::RemoveBreak(_) => shown_breaks(state).len() > 1,
            Self::AddBreak(_) => shown_breaks(state).len() + 1 < MOST_CLASSES,
            _ => state.derived.picture.is_some(),
        };
        CommandFace { label_key, tooltip_key: None, shortcut: None, enabled }
    }
}

/// The breaks that a person can move: those set by hand, else those shown, without zero and without the reference.
pub fn shown_breaks(state: &AppState) -> Vec<f64> {
    let Some(project) = state.open_project() else { return Vec::new() };
    let classing = &project.map.classing;
    if classing.scheme == Scheme::Manual && !classing.manual_breaks.is_empty() {
        return classing.manual_breaks.clone();
    }
    let Some(picture) = &state.derived.picture else { return Vec::new() };
    let Some(breaks) = &picture.choropleth.breaks else { return Vec::new() };
    let turn = picture.choropleth.classes.turn.as_ref().map(|turn| turn.value);
    breaks
        .shown_breaks
        .iter()
        .skip(usize::from(breaks.has_zero_class))
        .copied()
        .filter(|shown| Some(*shown) != turn)
        .collect()
}

/// The classing with `breaks` set by hand, on the numbers that they were dragged to.
fn by_hand(state: &AppState, classing: &Classing, breaks: Vec<f64>) -> Classing {
    let indicator = state.derived.picture.as_ref().and_then(|picture| picture.contents().indicator.clone());
    let own = indicator.map_or(1, |indicator| indicator.decimals);
    let manual_rounding = match (classing.manual_rounding, classing.rounding) {
        (Rounding::Auto, Rounding::Auto) => Rounding::Decimals(u8::try_from(own).unwrap_or(1)),
        (Rounding::Auto, computed) => computed,
        (manual, _) => manual,
    };
    Classing { scheme: Scheme::Manual, manual_breaks: breaks, manual_rounding, ..classing.clone() }
}

impl Window {
    /// Runs a command of this area.
    pub(in crate::app) fn run_classes(&mut self, ctx: &egui::Context, command: ClassesCommand) {
        match command {
            ClassesCommand::TypeBreaks(text) => self.state.view.classes.typed_breaks = Some(text),
            ClassesCommand::TypeTurn(text) => self.state.view.classes.typed_turn = Some(text),
            ClassesCommand::DropTyped => {
                self.state.view.classes.typed_breaks = None;
                self.state.view.classes.typed_turn = None;
            }
            ClassesCommand::ShowKind(kind) => self.state.view.classes.kind = Some(kind),
            ClassesCommand::See(vision) => {
                self.state.view.classes.vision = vision;
                self.want(crate::app::map_picture::Renewal::Colors);
            }
            ClassesCommand::Palette(name) => {
                self.state.view.classes.kind = None;
                if let Some(change) = self.palette_change(name) {
                    self.run_command(ctx, Command::map(change));
                }
            }
            ClassesCommand::ReversePalette => {
                let Some(project) = self.state.open_project() else { return };
                let direction = direction(!project.map.palette_reversed);
                let change = MapChange::Palette(project.map.palette.clone(), direction);
                self.run_command(ctx, Command::map(change));
            }
            other => self.change_classing(ctx, &other),
        }
    }

    fn change_classing(&mut self, ctx: &egui::Context, command: &ClassesCommand) {
        let Some(before) = self.state.open_project().map(|project| project.map.classing.clone()) else {
            return;
        };
        let Some(after) = self.classing_after(&before, command) else { return };
        if before.scheme != Scheme::Manual && after.scheme == Scheme::Manual {
            self.state.view.classes.last_scheme = before.scheme;
        }
        match command {
            ClassesCommand::UseTypedBreaks => self.state.view.classes.typed_breaks = None,
            ClassesCommand::UseTypedTurn => self.state.view.classes.typed_turn = None,
            _ => {}
        }
        self.run_command(ctx, Command::map(MapChange::Classing(after)));
    }

    fn classing_after(&self, before: &Classing, command: &ClassesCommand) -> Option<Classing> {
        let classing = before.clone();
        let breaks = || shown_breaks(&self.state);
        Some(match command {
            ClassesCommand::Scheme(Scheme::Manual) if before.manual_breaks.is_empty() => {
                by_hand(&self.state, before, breaks())
            }
            ClassesCommand::Scheme(scheme) => Classing { scheme: *scheme, ..thawed(classing) },
            ClassesCommand::Count(classes) => {
                let by_hand = before.scheme == Scheme::Manual;
                let scheme = if by_hand { self.state.view.classes.last_scheme } else { before.scheme };
                Classing { classes: *classes, scheme, ..thawed(classing) }
            }
            ClassesCommand::MoveBreak(position, value) => {
                let mut moved = breaks();
                *moved.get_mut(*position)? = *value;
                by_hand(&self.state, before, ascending(moved))
            }
            ClassesCommand::AddBreak(value) => {
                let mut more = breaks();
                more.push(*value);
                let more = ascending(more);
                (more.len() < MOST_CLASSES).then(|| by_hand(&self.state, before, more))?
            }
            ClassesCommand::RemoveBreak(position) => {
                let mut fewer = breaks();
                (fewer.len() > 1 && *position < fewer.len()).then(|| fewer.remove(*position))?;
                by_hand(&self.state, before, fewer)
            }
            ClassesCommand::UseTypedBreaks => {
                let typed = self.state.view.classes.typed_breaks.as_ref()?;
                let breaks = typed_breaks(typed, self.state.view.language).ok()?;
                let finest = breaks.iter().map(|number| decimals_of(*number)).max().unwrap_or(0);
                let classing = by_hand(&self.state, before, breaks);
                let decimals = classing.manual_rounding.decimals().max(finest);
                let manual_rounding = Rounding::Decimals(u8::try_from(decimals).unwrap_or(2));
                Classing { manual_rounding, ..classing }
            }
            ClassesCommand::Rounding(rounding) if before.scheme == Scheme::Manual => {
                let breaks = breaks().into_iter().map(|number| rounding.round(number)).collect();
                Classing { manual_rounding: *rounding, manual_breaks: ascending(breaks), ..classing }
            }
            ClassesCommand::Rounding(rounding) => Classing { rounding: *rounding, ..thawed(classing) },
            ClassesCommand::ToggleZeroClass => {
                Classing { zero_class: !before.zero_class, ..thawed(classing) }
            }
            ClassesCommand::Scope(BreakScope::Frozen) => {
                Classing { scope: BreakScope::Frozen, frozen: self.frozen_now(), ..classing }
            }
            ClassesCommand::Scope(scope) => Classing { scope: *scope, ..classing },
            ClassesCommand::Interval(interval) => Classing { interval: *interval, ..thawed(classing) },
            ClassesCommand::Turn(choice) => turned(thawed(classing), *choice),
            ClassesCommand::UseTypedTurn => {
                let typed = self.state.view.classes.typed_turn.as_ref()?;
                let value = first_number(typed, self.state.view.language)?;
                turned(thawed(classing), TurnChoice::Value(value))
            }
            _ => return None,
        })
    }

    /// The breaks as they are shown now.
    fn frozen_now(&self) -> Option<FrozenBreaks> {
        let picture = self.state.derived.picture.as_ref()?;
        let breaks = picture.choropleth.breaks.as_ref()?;
        let skipped = usize::from(breaks.has_zero_class);
        Some(FrozenBreaks {
            breaks: breaks.shown_breaks.iter().skip(skipped).copied().collect(),
            decimals: u8::try_from(breaks.shown_decimals).unwrap_or(u8::MAX),
            zero_class: breaks.has_zero_class,
            period: picture.contents().period,
        })
    }

    /// A diverging palette needs something to turn around, a sequential one has no use for it.
    fn palette_change(&self, name: &'static str) -> Option<MapChange> {
        let map = &self.state.open_project()?.map;
        let direction = direction(map.palette_reversed);
        let kind = palette(name)?.kind;
        let before = palette(&map.palette).or(palette(DEFAULT_PALETTE))?.kind;
        let turns = map.classing.reference.is_some() || map.classing.reference_area.is_some();
        let classing = match kind {
            PaletteKind::Diverging if !turns && map.form != ValueForm::LocationQuotient => {
                turned(thawed(map.classing.clone()), self.natural_turn())
            }
            PaletteKind::Sequential if turns && before == PaletteKind::Diverging => {
                turned(thawed(map.classing.clone()), TurnChoice::Nothing)
            }
            _ => map.classing.clone(),
        };
        let name = name.to_owned();
        Some(if classing == map.classing {
            MapChange::Palette(name, direction)
        } else {
            MapChange::PaletteWithClassing(name, direction, Box::new(classing))
        })
    }

    /// Zero where values lie on both sides of it, else the mean of the nearest larger area.
    fn natural_turn(&self) -> TurnChoice {
        let Some(picture) = &self.state.derived.picture else { return TurnChoice::Nothing };
        let crosses_zero = picture.range.is_some_and(|[low, high]| low < 0.0 && high > 0.0);
        let within = |value: f64| picture.range.is_some_and(|[low, high]| low < value && value < high);
        let nearest = picture.contents().references.first().is_some_and(|area| within(area.value));
        match (crosses_zero, nearest) {
            (true, _) => TurnChoice::Value(0.0),
            (false, true) => TurnChoice::Area(ReferenceArea::Nearest),
            (false, false) => TurnChoice::Nothing,
        }
    }
}

fn direction(reversed: bool) -> PaletteDirection {
    if reversed { PaletteDirection::Reversed } else { PaletteDirection::Forward }
}

fn turned(classing: Classing, choice: TurnChoice) -> Classing {
    let (reference, reference_area) = match choice {
        TurnChoice::Nothing => (None, None),
        TurnChoice::Area(area) => (None, Some(area)),
        TurnChoice::Value(value) => (Some(value), None),
    };
    Classing { reference, reference_area, ..classing }
}

/// Whoever asks for other classes does not want the frozen ones.
fn thawed(classing: Classing) -> Classing {
    let frozen = classing.scope == BreakScope::Frozen && classing.scheme != Scheme::Manual;
    Classing { scope: if frozen { BreakScope::Period } else { classing.scope }, ..classing }
}

fn ascending(mut breaks: Vec<f64>) -> Vec<f64> {
    breaks.sort_by(f64::total_cmp);
    breaks.dedup();
    breaks
}
