//! The place for reachability: what is to be reached, how, by whom, how it is measured, and how the answer is looked at.

mod curve;
mod kinds;
mod limit;
mod save;

use egui::{RichText, Ui};

use super::choose::{area_ui, level_ui};
use super::typology::{info_button, notice_ui, quiet};
use crate::app::command::{Command, FilePurpose};
use crate::app::commands::ReachCommand;
use crate::app::reach_view::{changed, has_limit, reach_in_work};
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, semibold};
use crate::app::widgets::{
    ButtonLook, Choice, Segment, check_field, choice_field, command_button, heading, segments_ui, text_button,
};
use crate::model::{Measure, Mode, OriginChoice, Project, ReachMap, ReachView, StraightPace, TravelChoice};
use crate::sheet::group_words;
use crate::tasks::reach::ReachOffer;
use crate::text::{Language, Message, tr};

/// What the parts of the page read.
struct Page<'a> {
    state: &'a AppState,
    project: &'a Project,
    offer: &'a ReachOffer,
    reach: ReachMap,
}

impl Page<'_> {
    fn language(&self) -> Language {
        self.state.view.language
    }

    fn word(&self, key: &str) -> String {
        tr(self.language(), key)
    }

    fn change(&self, change: impl FnOnce(&mut ReachMap)) -> Command {
        changed(self.project, (&self.state.view.reach, self.offer), change)
    }
}

/// Shows the page.
pub fn reach_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    let Some(offer) = &state.derived.reach.offer else { return };
    let page = Page { state, project, offer, reach: reach_in_work(project, (&state.view.reach, offer)) };
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.spacing_mut().interact_size.y = 20.0;
    ui.set_max_width(ui.available_width() - 8.0);
    if offer.kinds.is_empty() {
        empty_ui(ui, &page, ("reach-no-facilities", "reach-no-facilities-hint"), out);
        return;
    }
    if offer.places == 0 && matches!(page.reach.request.origins, OriginChoice::Population) {
        empty_ui(ui, &page, ("reach-no-population", "reach-no-population-hint"), out);
        if text_button(ui, &page.word("reach-use-regions"), ButtonLook::Quiet, true).clicked() {
            let first = offer.kinds.first().map(|(name, ..)| name.clone());
            out.push(page.change(|reach| {
                reach.request.origins = OriginChoice::Regions;
                reach.request.kinds.extend(first.filter(|_| reach.request.kinds.is_empty()));
            }));
        }
        return;
    }
    level_ui(ui, state, project, out);
    if project.levels.len() > 1 {
        area_ui(ui, state, project, out);
    }
    kinds::kinds_ui(ui, &page, out);
    travel_ui(ui, &page, out);
    people_ui(ui, &page, out);
    measure_ui(ui, &page, out);
    if page.reach.request.kinds.is_empty() {
        quiet(ui, &page.word("reach-choose-first"));
    } else {
        look_ui(ui, &page, out);
    }
    problem_ui(ui, &page);
    ui.add_space(6.0);
    pointer_ui(ui, &page, out);
    ui.add_space(6.0);
    save::save_ui(ui, &page, out);
    if project.map.reach.is_some() {
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            command_button(ui, state, &ReachCommand::ShowIndicator.into(), ButtonLook::Quiet, out);
        });
    }
}

/// What is missing, why it is needed, and the way to it.
fn empty_ui(ui: &mut Ui, page: &Page<'_>, (title, hint): (&str, &str), out: &mut Vec<Command>) {
    ui.add_space(8.0);
    ui.add(egui::Label::new(RichText::new(page.word(title)).font(semibold(BODY_PX))).wrap());
    quiet(ui, &page.word(hint));
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        command_button(ui, page.state, &Command::PickFile(FilePurpose::Import), ButtonLook::Plain, out);
    });
}

/// Why there is no answer.
fn problem_ui(ui: &mut Ui, page: &Page<'_>) {
    let problem = page.state.derived.map_problem.as_ref();
    if let Some(problem) = problem.filter(|_| page.project.map.reach.is_some()) {
        notice_ui(ui, problem, page.language());
    }
}

/// On foot, by bicycle, by car, as the crow flies; without a network only the last, and what to do about it.
fn travel_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    ui.add_space(2.0);
    heading(ui, &page.word("reach-travel"));
    let travel = &page.reach.request.travel;
    let modes = [(Mode::Foot, "reach-walk"), (Mode::Bicycle, "reach-bike"), (Mode::Car, "reach-car")];
    let mut offered: Vec<(TravelChoice, &str)> = Vec::new();
    if page.offer.network.is_some() {
        offered.extend(modes.map(|(mode, key)| (TravelChoice::Road(mode), key)));
    }
    let pace = match travel {
        TravelChoice::Straight(pace) => *pace,
        _ => StraightPace::default(),
    };
    offered.push((TravelChoice::Straight(pace), "reach-straight"));
    let segment = |(choice, key): &(TravelChoice, &str)| {
        let text = page.word(key);
        Segment { name: text.clone(), text, chosen: choice == travel }
    };
    let segments: Vec<Segment> = offered.iter().map(segment).collect();
    if let Some((choice, _)) = segments_ui(ui, &segments).and_then(|at| offered.get(at)) {
        out.push(page.change(|reach| reach.request.travel = choice.clone()));
    }
    if page.offer.network.is_none() {
        quiet(ui, &page.word("reach-no-network"));
        ui.horizontal(|ui| {
            command_button(ui, page.state, &Command::PickFile(FilePurpose::Import), ButtonLook::Quiet, out);
        });
    }
}

fn people_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    if page.offer.groups.is_empty() || !matches!(page.reach.request.origins, OriginChoice::Population) {
        return;
    }
    let language = page.language();
    let name = page.word("reach-people");
    heading(ui, &name);
    let words = |group: Option<&str>| group_words(group, "page-reach-people", language);
    let groups: Vec<Option<&String>> =
        std::iter::once(None).chain(page.offer.groups.iter().map(Some)).collect();
    let own = page.reach.request.group.as_ref();
    let choice = Choice {
        name: &name,
        text: &words(own.map(String::as_str)),
        aside: "",
        options: groups.iter().map(|group| (words(group.map(String::as_str)), String::new())).collect(),
        chosen: groups.iter().position(|group| *group == own),
        width: ui.available_width(),
    };
    if let Some(group) = choice_field(ui, &choice).and_then(|at| groups.get(at)) {
        out.push(page.change(|reach| reach.request.group = group.cloned()));
    }
}

/// The measures, in the order in which they are understood.
const MEASURES: [(Measure, &str, &str); 6] = [
    (Measure::Nearest, "reach-nearest", "reach-nearest-means"),
    (Measure::Share, "reach-share", "reach-share-means"),
    (Measure::Cumulative, "reach-cumulative", "reach-cumulative-means"),
    (Measure::TwoStep, "reach-2sfca", "reach-2sfca-means"),
    (Measure::EnhancedTwoStep, "reach-e2sfca", "reach-e2sfca-means"),
    (Measure::Gravity, "reach-gravity", "reach-gravity-means"),
];

fn measure_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let own = MEASURES.iter().position(|(measure, ..)| *measure == page.reach.request.measure);
    let Some((_, key, means)) = own.and_then(|at| MEASURES.get(at)) else { return };
    let name = page.word("reach-measure");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        heading(ui, &name);
        info_button(ui, &page.word(key), &page.word(means));
    });
    let choice = Choice {
        name: &name,
        text: &page.word(key),
        aside: "",
        options: MEASURES.iter().map(|(_, key, _)| (page.word(key), String::new())).collect(),
        chosen: own,
        width: ui.available_width(),
    };
    if let Some((measure, ..)) = choice_field(ui, &choice).and_then(|at| MEASURES.get(at)) {
        out.push(page.change(|reach| reach.request.measure = *measure));
    }
    let request = &page.reach.request;
    if has_limit(request.measure) {
        limit::limit_ui(ui, page, out);
    }
    if request.measure == Measure::Gravity {
        curve::curve_ui(ui, page, out);
    }
}

/// What of the answer is drawn.
fn look_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    heading(ui, &page.word("reach-look"));
    let key = |view: ReachView| match view {
        ReachView::Regions => ("reach-regions", "reach-regions-tip"),
        ReachView::Cells => ("reach-cells", "reach-cells-tip"),
        ReachView::Bands => ("reach-bands", "reach-bands-tip"),
    };
    let segment = |view: ReachView| {
        let (text, tip) = key(view);
        Segment { text: page.word(text), name: page.word(tip), chosen: page.reach.view == view }
    };
    if let Some(view) = segments_ui(ui, &ReachView::ALL.map(segment)).and_then(|at| ReachView::ALL.get(at)) {
        out.push(page.change(|reach| reach.view = *view));
    }
    let shown = !page.reach.hides_facilities;
    if check_field(ui, shown, &page.word("reach-show-facilities")) {
        out.push(page.change(|reach| reach.hides_facilities = shown));
    }
}

/// The area that follows the pointer, and how one travels in it.
fn pointer_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let follows = page.state.view.reach.follows;
    if check_field(ui, follows, &page.word("reach-follow")) {
        out.push(ReachCommand::Follow.into());
    }
    if !follows {
        return;
    }
    if page.offer.network.is_some() {
        let own = page.state.view.reach.follow_mode;
        let offered = [
            (None, "reach-as-asked"),
            (Some(Mode::Foot), "reach-walk"),
            (Some(Mode::Bicycle), "reach-bike"),
            (Some(Mode::Car), "reach-car"),
        ];
        let segments = offered.map(|(mode, key)| {
            let text = page.word(key);
            let about = Message::new("reach-around-mode").with("mode", text.as_str());
            Segment { name: about.to_text(page.language()), text, chosen: own == mode }
        });
        if let Some((mode, _)) = segments_ui(ui, &segments).and_then(|at| offered.get(at)) {
            out.push(ReachCommand::FollowMode(*mode).into());
        }
    }
    quiet(ui, &page.word("reach-follow-hint"));
}
