//! `map`: one page to a file.

use std::process::ExitCode;

use super::args::{AudienceArgs, ClassingArgs, IntervalArg, MapArgs, MapChoiceArgs};
use super::output::Output;
use crate::classify::{IntervalRule, Scheme};
use crate::model::{
    BivariateMap, BreakScope, Classing, IndicatorCode, LisaMap, MapRelation, Project, ReachMap, RegionKey,
    ThematicMap, TypologyMap, usual_reach_classing,
};
use crate::sheet::Audience;
use crate::tasks::{self, DetailChoice, LoadOptions, OpenFor, PageOutput, Session, TaskError};
use crate::text::Message;

pub(super) fn map(args: &MapArgs, output: Output) -> Result<ExitCode, TaskError> {
    let work = output.work();
    let (session, project, notices) = tasks::open(&args.project, OpenFor::Reading, &work)?;
    output.notices(&notices);
    let map = thematic_map(&session, &project, &args.choice)?;
    let page = PageOutput::of_map(&map, output.language);
    let (width_px, height_px) = page.size_px;
    let options = LoadOptions {
        audience: args.audience.audience(),
        detail: DetailChoice::ForPage { width_px, height_px },
    };
    if args.periods.is_empty() {
        let (contents, notices) = tasks::load_map(&session, &project, &map, &options, &work)?;
        output.notices(&notices);
        output.notices(&tasks::export_page(&contents, &map, &args.out, &page, &work)?);
    } else {
        let request = (&map, &args.periods[..]);
        let (panels, notices) = tasks::typology::load_periods(&session, &project, request, &options, &work)?;
        output.notices(&notices);
        let out = (args.out.as_path(), &page);
        output.notices(&tasks::typology::write_panels_page(&panels, &map, out, &work)?);
    }
    let written = Message::new("cli-page-written")
        .with("file", args.out.as_path())
        .with("width", width_px.to_string())
        .with("height", height_px.to_string());
    output.line(&written);
    Ok(ExitCode::SUCCESS)
}

impl AudienceArgs {
    pub(super) fn audience(&self) -> Audience {
        match (self.internal, self.for_publication) {
            (true, _) => Audience::Internal,
            (false, true) => Audience::Publication,
            (false, false) => Audience::Everyone,
        }
    }
}

/// The map of a saved typology, `NAME` or `NAME@VERSION`.
fn typology_map(
    session: &Session,
    project: &Project,
    choice: &MapChoiceArgs,
) -> Result<ThematicMap, TaskError> {
    let name = choice.typology.as_deref().unwrap_or_default();
    let (name, version) = tasks::typology::name_and_version(name);
    let saved = tasks::typology::saved_typology(session, project, (name, version))?;
    let mut recipe = saved.recipe;
    recipe.period = choice.period.or(recipe.period);
    let typology = TypologyMap {
        name: name.to_owned(),
        recipe,
        marks_close_calls: choice.close_calls,
        ..TypologyMap::default()
    };
    Ok(ThematicMap { typology: Some(Box::new(typology)), ..ThematicMap::default() })
}

/// The map of a saved answer about reachability.
fn reach_map(session: &Session, choice: &MapChoiceArgs) -> Result<ThematicMap, TaskError> {
    let name = choice.reach.as_deref().unwrap_or_default();
    let (reach, level) = tasks::reach::saved_reach(session, name)?;
    let reach = ReachMap {
        view: choice.reach_view.map_or(reach.view, Into::into),
        hides_facilities: choice.no_facilities,
        ..reach
    };
    let classing = usual_reach_classing(reach.request.measure);
    Ok(ThematicMap { reach: Some(Box::new(reach)), level, classing, ..ThematicMap::default() })
}

/// The map that the options ask for: the named view or a fresh map, with what was said changed.
pub(super) fn thematic_map(
    session: &Session,
    project: &Project,
    choice: &MapChoiceArgs,
) -> Result<ThematicMap, TaskError> {
    let mut map = match (&choice.view, &choice.indicator) {
        _ if choice.typology.is_some() => typology_map(session, project, choice)?,
        _ if choice.reach.is_some() => reach_map(session, choice)?,
        (Some(name), _) => view(project, name)?,
        (None, Some(code)) => {
            ThematicMap { indicator: Some(IndicatorCode(code.clone())), ..ThematicMap::default() }
        }
        (None, None) => {
            let message = Message::new("cli-map-of-what");
            return Err(TaskError::refused(message, Message::new("cli-map-of-what-hint")));
        }
    };
    map.relation = relation(choice, map.relation)?;
    map.form = choice.rate.unwrap_or(map.form);
    map.period = choice.period.or(map.period);
    map.level = choice.level.clone().or(map.level);
    if let Some(key) = &choice.within {
        let key = RegionKey::new(key).map_err(|_| {
            let message = Message::new("cli-bad-key").with("key", key.as_str());
            TaskError::refused(message, Message::new("cli-usage-hint"))
        })?;
        map.within = Some(key);
    }
    choice.classing.apply(&mut map.classing);
    if choice.pooled {
        map.classing.scope = BreakScope::AllPeriods;
    }
    if let Some(name) = &choice.palette {
        map.palette = palette_name(name)?;
    }
    map.palette_reversed |= choice.reverse;
    map.title = choice.title.clone().or(map.title);
    map.subtitle = choice.subtitle.clone().or(map.subtitle);
    map.reading_example = choice.reading_example.clone().or(map.reading_example);
    map.labels = choice.labels.map_or(map.labels, Into::into);
    map.size = choice.size.unwrap_or(map.size);
    map.dpi = choice.dpi.or(map.dpi);
    Ok(map)
}

/// What the values are set against: neighbours, or a second indicator; else what the view says, with the options for neighbours
/// applied to it.
fn relation(choice: &MapChoiceArgs, of_view: Option<MapRelation>) -> Result<Option<MapRelation>, TaskError> {
    if let Some(code) = &choice.bivariate {
        let map = BivariateMap::of(IndicatorCode(code.trim().to_owned()));
        return Ok(Some(MapRelation::Bivariate(BivariateMap {
            first_cuts: choice.cuts.unwrap_or(map.first_cuts),
            second_cuts: choice.second_cuts.unwrap_or(map.second_cuts),
            ..map
        })));
    }
    let lisa = match &of_view {
        Some(MapRelation::Lisa(map)) => Some(map.clone()),
        _ => choice.lisa.then(LisaMap::default),
    };
    match lisa {
        Some(map) => Ok(Some(MapRelation::Lisa(choice.lisa_options.applied_to(&map)))),
        None if choice.lisa_options.is_asked_for() => {
            Err(TaskError::refused(Message::new("cli-lisa-only"), Message::new("cli-lisa-only-hint")))
        }
        None => Ok(of_view),
    }
}

fn view(project: &Project, name: &str) -> Result<ThematicMap, TaskError> {
    project.views.get(name).cloned().ok_or_else(|| {
        let names: Vec<&str> = project.views.keys().map(String::as_str).collect();
        let message = Message::new("cli-unknown-view").with("name", name);
        TaskError::refused(message, Message::new("cli-unknown-view-hint").with("names", names.join(", ")))
    })
}

fn palette_name(name: &str) -> Result<String, TaskError> {
    tasks::palette_named(name).map(str::to_owned).ok_or_else(|| {
        let message = Message::new("cli-unknown-palette").with("name", name);
        let names = tasks::palette_names().join(", ");
        TaskError::refused(message, Message::new("cli-unknown-palette-hint").with("names", names))
    })
}

impl ClassingArgs {
    /// Changes what was said; breaks alone mean that they are set by hand.
    pub(super) fn apply(&self, classing: &mut Classing) {
        if !self.breaks.is_empty() {
            classing.manual_breaks.clone_from(&self.breaks);
            classing.scheme = Scheme::Manual;
        }
        classing.scheme = self.scheme.unwrap_or(classing.scheme);
        classing.classes = self.classes.unwrap_or(classing.classes);
        classing.interval = match self.interval {
            Some(IntervalArg::LowerClosed) => IntervalRule::LowerClosed,
            Some(IntervalArg::UpperClosed) => IntervalRule::UpperClosed,
            None => classing.interval,
        };
        classing.zero_class |= self.zero_class;
        classing.reference = self.reference.or(classing.reference);
        if let Some(rounding) = self.rounding {
            classing.rounding = rounding;
            classing.manual_rounding = rounding;
        }
    }
}
