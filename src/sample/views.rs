//! First maps of the sample, saved under a name, with titles that the figures bear out.

use super::SampleSeries;
use super::county::Standing;
use super::levels::{COUNTIES, Drawn, MUNICIPALITIES, QUARTERS, own_county_key};
use crate::classify::Scheme;
use crate::model::{
    Classing, Indicator, IndicatorCode, LabelContent, Measure, Mode, Period, ReachMap, ReachRequest,
    ReachView, RecipeIndicator, ThematicMap, TravelChoice, TypologyMap, TypologyRecipe, usual_reach_classing,
};
use crate::text::{Language, Message};

/// The saved maps, the opening one first. Titles are German, as are the names of places and indicators.
pub(super) fn views(
    drawn: &Drawn,
    indicators: &[Indicator],
    series: &[SampleSeries],
) -> Vec<(String, ThematicMap)> {
    let figures = Figures { drawn, indicators, series };
    let mut views = vec![
        view(
            drawn,
            "sample-view-older",
            &Choice { palette: "Purples", ..Choice::of("ANT_65") },
            figures.older(),
        ),
        view(
            drawn,
            "sample-view-nursery",
            &Choice { palette: "YlGnBu", ..Choice::of("Q_KITA_U3") },
            figures.nursery(),
        ),
    ];
    if drawn.has_surroundings {
        let quarters = Choice {
            palette: "YlOrBr",
            level: "Ortsteile",
            labels: LabelContent::Name,
            ..Choice::of("Q_KINDERARMUT")
        };
        let doctors = Choice { palette: "Blues", zero_class: true, ..Choice::of("HAUSARZT_10000") };
        let ahead = Choice { palette: "Purples", period: Period::day(2030, 12, 31), ..Choice::of("ANT_65") };
        views.push(view(drawn, "sample-view-child-poverty", &quarters, figures.child_poverty()));
        views.push(view(drawn, "sample-view-doctors", &doctors, figures.doctors()));
        views.push(view(drawn, "sample-view-ahead", &ahead, figures.ahead()));
        views.push(typology(drawn));
        views.push(daycare_on_foot(drawn));
        views.push(way_to_doctors(drawn));
    }
    views
}

/// What a saved map shows.
struct Choice {
    indicator: &'static str,
    period: Option<Period>,
    level: &'static str,
    palette: &'static str,
    labels: LabelContent,
    zero_class: bool,
}

impl Choice {
    fn of(indicator: &'static str) -> Self {
        Self {
            indicator,
            period: latest(),
            level: "Gemeinden",
            palette: "",
            labels: LabelContent::NameAndValue,
            zero_class: false,
        }
    }
}

fn latest() -> Option<Period> {
    Period::day(2024, 12, 31)
}

fn view(drawn: &Drawn, name: &'static str, choice: &Choice, title: Option<Message>) -> (String, ThematicMap) {
    let map = ThematicMap {
        indicator: Some(IndicatorCode(choice.indicator.to_owned())),
        period: choice.period,
        level: Some(choice.level.to_owned()),
        within: own_county_key(drawn),
        classing: Classing {
            scheme: Scheme::FisherJenks,
            zero_class: choice.zero_class,
            ..Classing::default()
        },
        palette: choice.palette.to_owned(),
        title: title.map(|title| title.to_text(Language::De)),
        labels: choice.labels,
        ..ThematicMap::default()
    };
    (Message::new(name).to_text(Language::De), map)
}

/// How many of the small children have a daycare centre within a quarter of an hour on foot.
fn daycare_on_foot(drawn: &Drawn) -> (String, ThematicMap) {
    let request = ReachRequest {
        kinds: vec!["Kita".to_owned()],
        travel: TravelChoice::Road(Mode::Foot),
        group: Some("3-5".to_owned()),
        measure: Measure::Share,
        limit_minutes: 15.0,
        ..ReachRequest::default()
    };
    reachability(drawn, ("sample-view-daycare", "Salbei"), ReachMap::of(request))
}

/// Minutes by car from every cell to the nearest general practice.
fn way_to_doctors(drawn: &Drawn) -> (String, ThematicMap) {
    let request = ReachRequest { kinds: vec!["Hausarztpraxis".to_owned()], ..ReachRequest::default() };
    let reach = ReachMap { view: ReachView::Cells, ..ReachMap::of(request) };
    reachability(drawn, ("sample-view-practices", "YlOrBr"), reach)
}

fn reachability(
    drawn: &Drawn,
    (name, palette): (&'static str, &str),
    reach: ReachMap,
) -> (String, ThematicMap) {
    let map = ThematicMap {
        classing: usual_reach_classing(reach.request.measure),
        reach: Some(Box::new(reach)),
        level: Some("Gemeinden".to_owned()),
        within: own_county_key(drawn),
        palette: palette.to_owned(),
        ..ThematicMap::default()
    };
    (Message::new(name).to_text(Language::De), map)
}

/// Status and dynamics of the villages from unemployment, child poverty and single parents.
fn typology(drawn: &Drawn) -> (String, ThematicMap) {
    let indicators = ["Q_ALO", "Q_KINDERARMUT", "ANT_ALLEIN"];
    let recipe = TypologyRecipe {
        level: "Ortsteile".to_owned(),
        period: latest(),
        compare_period: Period::day(2021, 12, 31),
        within: own_county_key(drawn),
        population: Some(IndicatorCode("EW".to_owned())),
        min_population: 100.0,
        indicators: indicators.map(|code| RecipeIndicator::of(IndicatorCode(code.to_owned()))).to_vec(),
        ..TypologyRecipe::default()
    };
    let name = Message::new("sample-view-typology").to_text(Language::De);
    let map = ThematicMap {
        typology: Some(Box::new(TypologyMap {
            name: name.clone(),
            recipe,
            marks_close_calls: true,
            ..TypologyMap::default()
        })),
        level: Some("Ortsteile".to_owned()),
        within: own_county_key(drawn),
        ..ThematicMap::default()
    };
    (name, map)
}

/// Reads values back from the series, as a reader of the map would.
struct Figures<'a> {
    drawn: &'a Drawn,
    indicators: &'a [Indicator],
    series: &'a [SampleSeries],
}

impl Figures<'_> {
    /// The count `code` in a region; `None` where it is not known.
    fn count(&self, code: &str, level: usize, region: usize, period: Period) -> Option<f64> {
        let indicator = self.indicators.iter().position(|indicator| indicator.code.as_str() == code)?;
        let wanted = |s: &&SampleSeries| s.indicator == indicator && s.level == level && s.period == period;
        self.series.iter().find(wanted)?.cells.get(region)?.value
    }

    fn percent(&self, codes: [&str; 2], level: usize, region: usize, period: Period) -> Option<f64> {
        let [part, all] = codes.map(|code| self.count(code, level, region, period));
        all.filter(|all| *all > 0.0).and_then(|all| part.map(|part| 100.0 * part / all))
    }

    fn own_county(&self) -> Option<usize> {
        let key = own_county_key(self.drawn)?;
        self.drawn.levels[COUNTIES].regions.iter().position(|region| region.key == key)
    }

    /// The inhabited municipalities of the county.
    fn municipalities(&self) -> impl Iterator<Item = usize> + '_ {
        let all = self.drawn.municipalities.iter().enumerate();
        let inhabited = |standing| !matches!(standing, Standing::Neighbour | Standing::Unincorporated);
        all.filter(move |(_, municipality)| inhabited(municipality.standing)).map(|(position, _)| position)
    }

    /// Σ `part` / Σ `all` over some municipalities, in percent.
    fn share_of(&self, codes: [&str; 2], regions: &[usize], period: Period) -> Option<f64> {
        let sum = |code| -> f64 {
            regions.iter().filter_map(|region| self.count(code, MUNICIPALITIES, *region, period)).sum()
        };
        let all = sum(codes[1]);
        (all > 0.0).then(|| 100.0 * sum(codes[0]) / all)
    }

    /// The quarter of the sky in which the share of older people is highest.
    fn older(&self) -> Option<Message> {
        self.own_county()?;
        let period = latest()?;
        let members: Vec<usize> = self.municipalities().collect();
        let count = members.len().max(1) as f64;
        let at = |region: &usize| self.drawn.municipalities[*region].at;
        let middle = [0, 1].map(|axis| members.iter().map(|region| at(region)[axis]).sum::<f64>() / count);
        let direction = |region: &usize| {
            let [x, y] = at(region);
            match (y > middle[1], x > middle[0]) {
                (true, true) => "sample-direction-north-east",
                (true, false) => "sample-direction-north-west",
                (false, true) => "sample-direction-south-east",
                (false, false) => "sample-direction-south-west",
            }
        };
        let quarters = [
            "sample-direction-north-east",
            "sample-direction-north-west",
            "sample-direction-south-east",
            "sample-direction-south-west",
        ];
        let share = |quarter: &&str| {
            let regions: Vec<usize> =
                members.iter().copied().filter(|region| direction(region) == *quarter).collect();
            self.share_of(["EW_65", "EW"], &regions, period).unwrap_or(0.0)
        };
        let oldest = quarters.into_iter().max_by(|a, b| share(a).total_cmp(&share(b)))?;
        Some(Message::new("sample-title-older").with("direction", Message::new(oldest)))
    }

    /// How the share of small children in day care has changed since the first year.
    fn nursery(&self) -> Option<Message> {
        let county = self.own_county()?;
        let codes = ["KITA_U3", "EW_U3"];
        let before = self.percent(codes, COUNTIES, county, Period::day(2019, 12, 31)?)?;
        let now = self.percent(codes, COUNTIES, county, latest()?)?;
        let key = if now > before { "sample-title-nursery-more" } else { "sample-title-nursery-less" };
        Some(Message::new(key).with_number("before", before, 1).with_number("now", now, 1))
    }

    /// The quarter with the highest child poverty among those with enough children to say so.
    fn child_poverty(&self) -> Option<Message> {
        const ENOUGH: f64 = 20.0;
        let period = latest()?;
        let regions = &self.drawn.levels.get(QUARTERS)?.regions;
        let enough = |region: &usize| {
            self.count("SGB2_U18", QUARTERS, *region, period).is_some_and(|children| children >= ENOUGH)
        };
        let share =
            |region: &usize| self.percent(["SGB2_U18", "EW_U18"], QUARTERS, *region, period).unwrap_or(0.0);
        let places = (0..regions.len()).filter(enough);
        let poorest = places.max_by(|a, b| share(a).total_cmp(&share(b)))?;
        let steps = [
            (50.0, "sample-every-second"),
            (100.0 / 3.0, "sample-every-third"),
            (25.0, "sample-every-fourth"),
            (20.0, "sample-every-fifth"),
        ];
        let step = steps.into_iter().find(|(percent, _)| share(&poorest) > *percent);
        let message = match step {
            Some((_, step)) => Message::new("sample-title-child-poverty").with("step", Message::new(step)),
            None => Message::new("sample-title-child-poverty-highest"),
        };
        Some(message.with("place", regions[poorest].name.as_str()))
    }

    /// How many municipalities have no family doctor.
    fn doctors(&self) -> Option<Message> {
        let period = latest()?;
        let all = self.municipalities().count();
        let none = self
            .municipalities()
            .filter(|region| self.count("HAUSARZT", MUNICIPALITIES, *region, period) == Some(0.0))
            .count();
        (none > 1).then(|| Message::new("sample-title-doctors").with("none", none).with("all", all))
    }

    /// The share of older people in the projected year.
    fn ahead(&self) -> Option<Message> {
        let members: Vec<usize> = self.municipalities().collect();
        let now = self.share_of(["EW_65", "EW"], &members, latest()?)?;
        let ahead = self.share_of(["EW_65", "EW"], &members, Period::day(2030, 12, 31)?)?;
        (ahead > now).then(|| {
            Message::new("sample-title-ahead").with_number("now", now, 1).with_number("ahead", ahead, 1)
        })
    }
}
