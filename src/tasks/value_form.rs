//! Rates in another form: smoothed by empirical Bayes, or as location quotients. Made of what may be shown, and of nothing else, so
//! that no form lets a secret count be worked out.

use super::TaskError;
use crate::model::{Indicator, IndicatorKind, Observation, Observations, Reference, ValueForm, ValueState};
use crate::sheet::FormContents;
use crate::stats::{empirical_bayes, location_quotients};
use crate::text::Message;

/// Decimals of a quotient.
const QUOTIENT_DECIMALS: usize = 2;

/// The observations in `form`, over the regions of `shown`; regions without counts have no data in it.
///
/// # Errors
/// The indicator is no rate, or its counts are not known; nobody is counted.
pub(super) fn in_form(
    observations: Observations,
    (form, indicator, shown): (ValueForm, &Indicator, &[bool]),
) -> Result<(Observations, Option<FormContents>), TaskError> {
    if form.is_plain() {
        return Ok((observations, None));
    }
    let refused = |key: &'static str, hint: &'static str| {
        Err(TaskError::refused(
            Message::new(key).with("indicator", indicator.name.as_str()),
            Message::new(hint),
        ))
    };
    if !form.fits(indicator) {
        return refused("tasks-form-no-rate", "tasks-form-no-rate-hint");
    }
    let counted = |region: usize| -> Option<(f64, f64)> {
        let cell = observations.cell(region);
        let is_shown = shown.get(region).copied().unwrap_or(true);
        let people = cell.denominator.filter(|people| *people > 0.0)?;
        cell.value.filter(|_| is_shown)?;
        Some((cell.numerator?, people))
    };
    let regions = observations.cells().len();
    let (cases, people): (Vec<Option<f64>>, Vec<Option<f64>>) =
        (0..regions).map(|region| counted(region).unzip()).unzip();
    let known = cases.iter().flatten().count();
    let (all_cases, all_people) = (cases.iter().flatten().sum::<f64>(), people.iter().flatten().sum::<f64>());
    if known == 0 {
        return refused("tasks-form-no-counts", "tasks-form-no-counts-hint");
    }
    if all_cases <= 0.0 {
        return refused("tasks-form-nobody", "tasks-form-nobody-hint");
    }
    let values: Vec<Option<f64>> = if form == ValueForm::LocationQuotient {
        location_quotients(&cases, &people)
    } else {
        let rates = empirical_bayes(&cases, &people);
        rates.into_iter().map(|rate| rate.map(|rate| rate * indicator.factor)).collect()
    };
    let cell = |(region, value): (usize, Option<f64>)| {
        let cell = observations.cell(region);
        match (cell.state, value) {
            (ValueState::Value, Some(value)) => Observation { value: Some(value), sign: None, ..cell },
            (ValueState::Value, None) => Observation::absent(ValueState::NoData),
            _ => cell,
        }
    };
    let cells: Vec<Observation> = values.into_iter().enumerate().map(cell).collect();
    let contents = FormContents {
        form,
        overall: all_cases / all_people * indicator.factor,
        regions: known,
        measured: indicator.clone(),
    };
    let shown = if observations.is_internal() {
        Observations::internal(cells)
    } else {
        // Hidden cells stand in it as hidden ones already.
        Observations::masked(cells, &vec![false; regions])
    };
    Ok((shown, Some(contents)))
}

/// The indicator as a map shows it in `form`: a quotient has no unit, and means of it are no means.
pub(super) fn shown_indicator(indicator: &Indicator, form: ValueForm) -> Indicator {
    if form != ValueForm::LocationQuotient {
        return indicator.clone();
    }
    Indicator {
        unit: String::new(),
        kind: IndicatorKind::Index,
        decimals: QUOTIENT_DECIMALS,
        ..indicator.clone()
    }
}

/// What a map in `form` is read against: a quotient against 1 of the area shown, where that is the whole area.
pub(super) fn shown_references(
    references: Vec<Reference>,
    (form, area_name): (ValueForm, &str),
    (observations, shown): (&Observations, &[bool]),
) -> Vec<Reference> {
    if form != ValueForm::LocationQuotient {
        return references;
    }
    let name = area_name.trim();
    let cells = observations.cells().iter().zip(shown).filter(|(_, shown)| **shown);
    let is_whole = cells.into_iter().all(|(cell, _)| cell.state != ValueState::Secret);
    let whole = (is_whole && !name.is_empty()).then(|| Reference {
        name: name.to_owned(),
        value: 1.0,
        estimated: false,
    });
    whole.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate() -> Indicator {
        let kind = IndicatorKind::Ratio;
        Indicator { kind, factor: 100.0, ..Indicator::new("Q", "Quote") }
    }

    fn cell(cases: f64, people: f64) -> Observation {
        Observation {
            numerator: Some(cases),
            denominator: Some(people),
            ..Observation::of(100.0 * cases / people)
        }
    }

    const CASES: [f64; 8] = [2.0, 60.0, 5.0, 9.0, 0.0, 31.0, 4.0, 17.0];
    const PEOPLE: [f64; 8] = [10.0, 1000.0, 200.0, 75.0, 33.0, 410.0, 190.0, 160.0];

    fn observations() -> Vec<Observation> {
        CASES.into_iter().zip(PEOPLE).map(|(cases, people)| cell(cases, people)).collect()
    }

    #[test]
    fn smoothed_as_esda_does() {
        let all = Observations::masked(observations(), &[false; 8]);
        let (found, contents) = in_form(all, (ValueForm::EmpiricalBayes, &rate(), &[true; 8])).unwrap();
        // esda 2.9.0, smoothing.Empirical_Bayes(e, b).r
        let expected = [
            0.072_201_723_3,
            0.060_171_841_2,
            0.038_761_140_1,
            0.084_000_541_9,
            0.048_356_790_6,
            0.072_426_617_7,
            0.036_788_992_0,
            0.087_066_128_6,
        ];
        for (cell, expected) in found.cells().iter().zip(expected) {
            assert!((cell.value.unwrap() - 100.0 * expected).abs() < 1e-7, "{cell:?}");
        }
        assert!((contents.unwrap().overall - 100.0 * 128.0 / 2078.0).abs() < 1e-12);
    }

    #[test]
    fn quotients_by_hand() {
        let all = Observations::masked(observations(), &[false; 8]);
        let (found, _) = in_form(all, (ValueForm::LocationQuotient, &rate(), &[true; 8])).unwrap();
        assert!((found.cell(0).value.unwrap() - (2.0 / 10.0) / (128.0 / 2078.0)).abs() < 1e-12);
        assert_eq!(found.cell(4).value, Some(0.0));
    }

    #[test]
    fn a_secret_count_has_no_influence() {
        // Whatever the hidden count is, everything that is shown stays the same.
        for form in [ValueForm::EmpiricalBayes, ValueForm::LocationQuotient] {
            let shown = |secret: f64| {
                let mut cells = observations();
                cells[0] = cell(secret, 10.0);
                let mask: Vec<bool> = (0..8).map(|region| region == 0).collect();
                in_form(Observations::masked(cells, &mask), (form, &rate(), &[true; 8])).unwrap()
            };
            assert_eq!(shown(1.0), shown(2.0));
            assert_eq!(shown(1.0).0.cell(0), Observation::absent(ValueState::Secret));
        }
    }

    #[test]
    fn what_has_no_counts_has_no_form() {
        let check = |indicator: &Indicator, cells: Vec<Observation>, expected: &str| {
            let all = Observations::masked(cells, &[false; 8]);
            let said = in_form(all, (ValueForm::EmpiricalBayes, indicator, &[true; 8])).unwrap_err();
            let said = said.notice().to_text(crate::text::Language::De);
            assert!(said.contains(expected), "{said}");
        };
        check(&rate(), vec![Observation::of(3.0); 8], "Fallzahlen");
        check(&rate(), vec![cell(0.0, 50.0); 8], "kein Fall");
        check(&Indicator::new("I", "Index"), observations(), "keine Rate");
    }
}
