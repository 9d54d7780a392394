//! First maps of the sample, saved under a name.

use super::SampleSeries;
use super::levels::Drawn;
use crate::classify::Scheme;
use crate::model::{Classing, Indicator, IndicatorCode, Period, ThematicMap};

/// The saved maps, the opening one first.
pub(super) fn views(
    drawn: &Drawn,
    indicators: &[Indicator],
    series: &[SampleSeries],
) -> Vec<(String, ThematicMap)> {
    let _ = (indicators, series);
    let within = super::levels::own_county_key(drawn);
    let map = |indicator: &str, period: Option<Period>, level: &str, scheme: Scheme| ThematicMap {
        indicator: Some(IndicatorCode(indicator.to_owned())),
        period,
        level: Some(level.to_owned()),
        within: within.clone(),
        classing: Classing { scheme, ..Classing::default() },
        ..ThematicMap::default()
    };
    let latest = Period::day(2024, 12, 31);
    let mut views = vec![
        ("Kinder und Jugendliche".to_owned(), map("ANT_U18", latest, "Gemeinden", Scheme::FisherJenks)),
        ("Ältere Menschen".to_owned(), map("ANT_65", latest, "Gemeinden", Scheme::FisherJenks)),
        ("SGB-II-Quote".to_owned(), map("Q_SGB2", latest, "Gemeinden", Scheme::Quantile)),
    ];
    if drawn.has_surroundings {
        let view = map("Q_KINDERARMUT", latest, "Ortsteile", Scheme::FisherJenks);
        views.push(("Kinderarmut in den Ortsteilen".to_owned(), view));
    }
    views
}
