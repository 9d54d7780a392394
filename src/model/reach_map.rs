//! Reachability on a map: the question, and how its answer is looked at.

use serde::{Deserialize, Serialize};

use super::indicator::IndicatorCode;
use super::map::Classing;
use super::reach_request::{Measure, ReachRequest};
use crate::classify::{IntervalRule, Rounding, Scheme};
use crate::reach::decay::Decay;

/// Minutes between which most people tell near from far.
pub const MINUTE_BANDS: [f64; 5] = [5.0, 10.0, 15.0, 20.0, 30.0];

/// What of an answer is drawn. It is always the same answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReachView {
    /// Regions in the colour of the value of their people.
    #[default]
    Regions,
    /// The places where people live, each in the colour of its own value.
    Cells,
    /// Areas from which a facility is reached within so many minutes.
    Bands,
}

impl ReachView {
    /// All views, as they are offered.
    pub const ALL: [Self; 3] = [Self::Regions, Self::Cells, Self::Bands];
}

/// A question about reachability that a map shows.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReachMap {
    /// Name that it is saved under; empty while it is being asked.
    pub name: String,
    /// The question. Its level is not used: the map has one.
    pub request: ReachRequest,
    /// What is drawn.
    pub view: ReachView,
    /// The facilities are not drawn.
    pub hides_facilities: bool,
}

impl ReachMap {
    /// The map that asks `request`.
    pub fn of(request: ReachRequest) -> Self {
        Self { request: ReachRequest { level: None, ..request }, ..Self::default() }
    }

    /// Stands for the measure where classes wait until it is shown again.
    pub fn classing_code(&self) -> IndicatorCode {
        let code = match self.request.measure {
            Measure::Nearest => "reach:nearest",
            Measure::Share => "reach:share",
            Measure::Cumulative => "reach:cumulative",
            Measure::Gravity => "reach:gravity",
            Measure::TwoStep => "reach:2sfca",
            Measure::EnhancedTwoStep => "reach:e2sfca",
        };
        IndicatorCode(code.to_owned())
    }

    /// Whether `other` is answered by the same numbers.
    pub fn asks_the_same(&self, other: &Self) -> bool {
        self.request == other.request
    }

    /// The same while its limit or curve is being dragged, so that one undo takes the whole drag back.
    pub(super) fn without_dragged(&self) -> Self {
        let request = ReachRequest {
            limit_minutes: 0.0,
            decay: match self.request.decay {
                Decay::None | Decay::Steps => self.request.decay,
                Decay::Linear { .. } => Decay::Linear { minutes: 0.0 },
                Decay::Exponential { .. } => Decay::Exponential { minutes: 0.0 },
                Decay::Gaussian { .. } => Decay::Gaussian { minutes: 0.0 },
                Decay::Logistic { .. } => Decay::Logistic { minutes: 0.0, slope: 0.0 },
            },
            ..self.request.clone()
        };
        Self { request, ..self.clone() }
    }

    /// Minutes of the areas that are drawn: the usual ones, or up to the limit that was asked for.
    pub fn band_minutes(&self) -> Vec<f64> {
        let limit = self.request.limit_minutes;
        if self.request.measure == Measure::Nearest {
            return MINUTE_BANDS.to_vec();
        }
        let below = MINUTE_BANDS.into_iter().filter(|minutes| *minutes < limit);
        below.chain([limit]).collect()
    }
}

/// Classes that a measure has before anybody chooses others: minutes in the usual bands, shares in fifths.
pub fn usual_reach_classing(measure: Measure) -> Classing {
    let by_hand = |breaks: &[f64]| Classing {
        scheme: Scheme::Manual,
        manual_breaks: breaks.to_vec(),
        interval: IntervalRule::UpperClosed,
        manual_rounding: Rounding::Decimals(0),
        ..Classing::default()
    };
    match measure {
        Measure::Nearest => by_hand(&MINUTE_BANDS),
        Measure::Share => {
            Classing { interval: IntervalRule::LowerClosed, ..by_hand(&[20.0, 40.0, 60.0, 80.0]) }
        }
        _ => Classing { zero_class: true, ..Classing::default() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mode, TravelChoice};

    #[test]
    fn a_question_survives_its_text_and_an_old_view_has_none() {
        let request = ReachRequest {
            kinds: vec!["Kita".to_owned()],
            travel: TravelChoice::Road(Mode::Bicycle),
            group: Some("3-5".to_owned()),
            level: Some("Gemeinden".to_owned()),
            ..ReachRequest::default()
        };
        let map = ReachMap { view: ReachView::Cells, ..ReachMap::of(request) };
        assert_eq!(map.request.level, None, "the map has a level of its own");
        let text = serde_json::to_string(&map).unwrap();
        assert_eq!(serde_json::from_str::<ReachMap>(&text).unwrap(), map);
        let old: crate::model::ThematicMap = serde_json::from_str("{}").unwrap();
        assert_eq!(old.reach, None);
        assert!(!serde_json::to_string(&old).unwrap().contains("reach"));
    }

    #[test]
    fn areas_end_at_the_limit() {
        let with = |measure, limit_minutes| {
            ReachMap::of(ReachRequest { measure, limit_minutes, ..ReachRequest::default() }).band_minutes()
        };
        assert_eq!(with(Measure::Nearest, 30.0), MINUTE_BANDS);
        assert_eq!(with(Measure::Share, 15.0), [5.0, 10.0, 15.0]);
        assert_eq!(with(Measure::TwoStep, 12.0), [5.0, 10.0, 12.0]);
    }
}
