//! Class breaks: known answers, the exact optimum, and legends that agree with the values they explain.

#![allow(clippy::expect_used)] // a test may fail

mod support;

use proptest::prelude::*;
use sozialraumatlas::classify::{
    ClassBreaks, ClassIndex, ClassifyError, ClassifyOptions, IntervalRule, Rounding, Scheme, ValueOnBreak,
    classify,
};
use sozialraumatlas::text::{Language, format_number, round_as_shown};

const SAMPLE_A: [f64; 13] = [4.1, 4.8, 5.0, 5.2, 5.9, 6.3, 7.7, 8.1, 8.4, 9.6, 14.2, 15.0, 21.5];

fn options(scheme: Scheme, classes: usize) -> ClassifyOptions {
    ClassifyOptions { scheme, classes, ..ClassifyOptions::default() }
}

fn classed(values: &[f64], options: &ClassifyOptions) -> ClassBreaks {
    classify(values, options).expect("these values can be classed")
}

fn assert_near(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len(), "{found:?} is not {expected:?}");
    for (a, b) in found.iter().zip(expected) {
        assert!((a - b).abs() <= 5e-7 * b.abs().max(1.0), "{found:?} is not {expected:?}");
    }
}

#[test]
fn known_answers_of_sample_a() {
    fn check(scheme: Scheme, classes: usize, uppers: &[f64], counts: &[usize], shown: &[f64]) {
        let breaks = classed(&SAMPLE_A, &options(scheme, classes));
        assert_near(&breaks.upper_bounds, uppers);
        assert_eq!(breaks.counts, counts, "{scheme:?} {classes}");
        assert_eq!(breaks.shown_breaks, shown, "{scheme:?} {classes}");
    }
    check(
        Scheme::EqualInterval,
        5,
        &[7.58, 11.06, 14.54, 18.02, 21.5],
        &[6, 4, 1, 1, 1],
        &[7.6, 11.1, 14.5, 18.0],
    );
    check(Scheme::Quantile, 5, &[5.08, 6.22, 8.16, 12.36, 21.5], &[3, 2, 3, 2, 3], &[5.1, 6.2, 8.2, 12.4]);
    check(Scheme::FisherJenks, 4, &[6.3, 9.6, 15.0, 21.5], &[6, 4, 2, 1], &[7.0, 12.0, 18.0]);
    check(Scheme::FisherJenks, 5, &[5.2, 6.3, 9.6, 15.0, 21.5], &[4, 2, 4, 2, 1], &[5.5, 7.0, 12.0, 18.0]);
    check(Scheme::HeadTail, 5, &[8.907_692_3, 15.075, 21.5], &[9, 3, 1], &[8.9, 15.1]);
    check(Scheme::StandardDeviation, 5, &[14.001_718, 19.095_744, 21.5], &[10, 2, 1], &[14.0, 19.1]);
    check(Scheme::BoxPlot, 5, &[5.2, 7.7, 9.6, 16.2, 21.5], &[4, 3, 3, 2, 1], &[5.5, 8.0, 12.0, 16.2]);
    check(Scheme::MaximumBreaks, 4, &[7.0, 11.9, 18.25, 21.5], &[6, 4, 2, 1], &[7.0, 11.9, 18.3]);
    check(Scheme::Geometric, 3, &[7.123_094_8, 12.375_238_9, 21.5], &[6, 4, 3], &[7.1, 12.4]);
    // 5.0 and 15.0 are values: "5,0 bis unter 10,0" begins with them.
    check(
        Scheme::Pretty,
        5,
        &[5f64.next_down(), 10.0, 15f64.next_down(), 20.0, 21.5],
        &[2, 8, 1, 1, 1],
        &[5.0, 10.0, 15.0, 20.0],
    );
}

#[test]
fn goodness_of_fit_of_sample_a() {
    assert_near(&[classed(&SAMPLE_A, &options(Scheme::FisherJenks, 4)).gvf.unwrap_or(0.0)], &[0.982_535]);
    assert_near(&[classed(&SAMPLE_A, &options(Scheme::FisherJenks, 5)).gvf.unwrap_or(0.0)], &[0.990_053]);
    let within = (1.0 - 0.982_535_4) * squared_deviations(&SAMPLE_A);
    assert!((within - 5.438_333).abs() < 1e-4, "{within}");
}

#[test]
fn a_value_on_a_manual_break_goes_where_the_interval_rule_says() {
    fn check(interval: IntervalRule, owner: ValueOnBreak, counts: &[usize], uppers: &[f64], shown: &[f64]) {
        let options = ClassifyOptions {
            scheme: Scheme::Manual,
            manual_breaks: vec![1.0, 5.0, 7.5, 40.0],
            interval,
            value_on_break: owner,
            ..ClassifyOptions::default()
        };
        let breaks = classed(&SAMPLE_A, &options);
        assert_eq!(breaks.counts, counts, "{interval:?} {owner:?}");
        assert_eq!(breaks.upper_bounds, uppers);
        assert_eq!(breaks.shown_breaks, shown);
    }
    use {IntervalRule::*, ValueOnBreak::*};
    check(LowerClosed, ByInterval, &[2, 4, 7], &[5f64.next_down(), 7.5, 21.5], &[5.0, 7.5]);
    check(UpperClosed, ByInterval, &[3, 3, 7], &[5.0, 7.5, 21.5], &[5.0, 7.5]);
    check(LowerClosed, Below, &[3, 3, 7], &[5.0, 7.5, 21.5], &[5.1, 7.5]);
    check(UpperClosed, Below, &[3, 3, 7], &[5.0, 7.5, 21.5], &[5.0, 7.5]);
}

#[test]
fn decimals_rise_only_when_displayed_values_tie() {
    fn check(values: &[f64], decimals: usize, shown: &[f64], shown_decimals: usize) {
        let options = ClassifyOptions { decimals, ..options(Scheme::FisherJenks, 2) };
        let breaks = classed(values, &options);
        assert_eq!(
            (breaks.shown_breaks.as_slice(), breaks.shown_decimals),
            (shown, shown_decimals),
            "{values:?}"
        );
    }
    check(&[1.0, 1.1, 2.2, 2.3], 1, &[2.0], 1);
    check(&[1.01, 1.04, 1.11, 1.14], 0, &[1.1], 1);
    check(&[5.21, 5.22, 5.23, 5.24], 1, &[5.23], 2);
    check(&[1234.0, 1300.0, 5678.0, 5700.0], 0, &[3000.0], 0);
    check(&[98_100.0, 98_123.0, 104_456.0, 105_000.0], 0, &[101_000.0], 0);
    check(&[-4.0, -3.0, 5.0, 6.0], 1, &[1.0], 1);
}

#[test]
fn few_values_make_few_classes() {
    for scheme in Scheme::ALL.into_iter().filter(|scheme| *scheme != Scheme::Manual) {
        let constant = classed(&[3.0; 7], &options(scheme, 5));
        assert_eq!(
            (constant.upper_bounds.as_slice(), constant.counts.as_slice()),
            (&[3.0][..], &[7][..]),
            "{scheme:?}"
        );
        assert_eq!((constant.shown_breaks.len(), constant.gvf), (0, None), "{scheme:?}");
        let one = classed(&[0.5], &options(scheme, 9));
        assert_eq!(one.classes(), 1, "{scheme:?}");
        let two = classed(&[1.0, 2.0, 2.0], &options(scheme, 9));
        assert!(two.classes() <= 2, "{scheme:?}: {two:?}");
    }
}

#[test]
fn what_cannot_be_classed_is_said() {
    fn check(values: &[f64], options: &ClassifyOptions, expected: &ClassifyError) {
        let error = classify(values, options).expect_err("must be refused");
        assert_eq!(&error, expected);
        for language in Language::ALL {
            let text = error.notice().to_text(language);
            assert!(text.contains(' ') && !text.contains("classify-") && !text.contains('$'), "{text}");
        }
    }
    let manual = |breaks: &[f64]| ClassifyOptions {
        scheme: Scheme::Manual,
        manual_breaks: breaks.to_vec(),
        ..ClassifyOptions::default()
    };
    check(&[], &options(Scheme::FisherJenks, 5), &ClassifyError::NoValues);
    check(
        &[1.0, f64::NAN, f64::INFINITY],
        &options(Scheme::Quantile, 5),
        &ClassifyError::NotFinite { values: 2 },
    );
    check(&SAMPLE_A, &options(Scheme::FisherJenks, 1), &ClassifyError::ClassCount { classes: 1 });
    check(&SAMPLE_A, &options(Scheme::Pretty, 10), &ClassifyError::ClassCount { classes: 10 });
    check(&[-1.5, 2.0], &options(Scheme::Geometric, 3), &ClassifyError::NotPositive { minimum: -1.5 });
    check(&[0.0, 2.0], &options(Scheme::Geometric, 3), &ClassifyError::NotPositive { minimum: 0.0 });
    check(&SAMPLE_A, &manual(&[]), &ClassifyError::NoBreaks);
    check(&SAMPLE_A, &manual(&[5.0, f64::NAN]), &ClassifyError::BreakNotFinite { position: 2 });
    check(&SAMPLE_A, &manual(&[7.5, 5.0]), &ClassifyError::BreaksNotAscending { earlier: 7.5, later: 5.0 });
    check(&SAMPLE_A, &manual(&[5.0, 5.0]), &ClassifyError::BreaksNotAscending { earlier: 5.0, later: 5.0 });
    let ten: Vec<f64> = (5..14).map(f64::from).collect();
    check(&SAMPLE_A, &manual(&ten), &ClassifyError::TooManyBreaks { breaks: 9 });
    let reference = ClassifyOptions { reference: Some(f64::NAN), ..ClassifyOptions::default() };
    check(&SAMPLE_A, &reference, &ClassifyError::ReferenceNotFinite);
    let german = ClassifyError::NotPositive { minimum: -1.5 }.notice().to_text(Language::De);
    assert!(german.contains("−1,5"), "{german}");
}

#[test]
fn zero_gets_a_class_of_its_own() {
    let values = [0.0, -0.0, 0.0, 1.0, 2.0, 8.0, 9.0];
    let with_zero = |scheme| ClassifyOptions { zero_class: true, ..options(scheme, 2) };
    let breaks = classed(&values, &with_zero(Scheme::FisherJenks));
    assert!(breaks.has_zero_class);
    assert_eq!(
        (breaks.upper_bounds.as_slice(), breaks.counts.as_slice()),
        (&[0.0, 2.0, 9.0][..], &[3, 2, 2][..])
    );
    assert_eq!(breaks.class_of(0.0), ClassIndex(0));
    let geometric = classed(&values, &with_zero(Scheme::Geometric));
    assert_near(&geometric.upper_bounds, &[0.0, 3.0, 9.0]);
    let only_zeros = classed(&[0.0, 0.0], &with_zero(Scheme::Geometric));
    assert_eq!((only_zeros.counts.as_slice(), only_zeros.has_zero_class), (&[2][..], true));
    let negative = classed(&[-1.0, 0.0, 4.0], &with_zero(Scheme::FisherJenks));
    assert!(!negative.has_zero_class);
    let nine = ClassifyOptions { classes: 9, ..with_zero(Scheme::EqualInterval) };
    let many: Vec<f64> = (0..100).map(f64::from).collect();
    assert_eq!(classed(&many, &nine).classes(), 9);
}

#[test]
fn a_diverging_map_turns_at_its_reference() {
    fn check(scheme: Scheme, values: &[f64], turn: f64, classes: usize, shown: &[f64], below: usize) {
        let options = ClassifyOptions { reference: Some(turn), ..options(scheme, classes) };
        let breaks = classed(values, &options);
        assert_eq!(breaks.shown_breaks, shown, "{scheme:?}");
        assert_eq!(breaks.classes_up_to(turn), below, "{scheme:?}");
    }
    let change = [-8.0, -7.0, -2.0, -1.0, 0.0, 1.0, 2.0, 9.0, 10.0, 11.0];
    check(Scheme::FisherJenks, &change, 0.0, 4, &[-5.0, 0.0, 5.0], 2);
    check(Scheme::Quantile, &change, 0.0, 4, &[-4.5, 0.0, 5.5], 2);
    check(Scheme::EqualInterval, &change, 0.0, 5, &[-4.0, 0.0, 3.7, 7.3], 2);
    check(Scheme::Pretty, &change, 1.0, 4, &[-4.0, 1.0, 6.0], 2);
    check(Scheme::StandardDeviation, &change, 0.0, 4, &[-5.2, 0.0, 8.2], 2);
    // Nothing below the reference: no break there, all classes above.
    check(Scheme::EqualInterval, &[5.0, 6.0, 9.0], 5.0, 2, &[7.0], 0);
    check(Scheme::EqualInterval, &[5.0, 6.0, 9.0], 20.0, 2, &[7.0], 2);
}

#[test]
fn extreme_values_are_classed() {
    let huge = [-1.7e308, -1e308, 0.0, 1e308, 1.7e308];
    let tiny = [1e-308, 2e-308, 3e-308, 9e-308];
    let mixed = [1e-300, 1.0, 2.0, 1e300];
    for scheme in Scheme::ALL.into_iter().filter(|scheme| *scheme != Scheme::Manual) {
        for values in [&huge[..], &tiny[..], &mixed[..]] {
            if let Ok(breaks) = classify(values, &options(scheme, 3)) {
                assert_consistent(values, &breaks, &options(scheme, 3));
            }
        }
    }
}

#[test]
fn small_classes_beside_very_large_values_keep_their_optimum() {
    let values = [1.0, 2.0, 3.0, 10.0, 11.0, 12.0, 1e9, 1e9 + 1.0, 1e9 + 2.0];
    let breaks = classed(&values, &options(Scheme::FisherJenks, 3));
    assert_eq!(breaks.upper_bounds, [3.0, 12.0, 1e9 + 2.0]);
}

fn squared_deviations(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter().map(|value| (value - mean) * (value - mean)).sum()
}

/// The smallest within-class deviation of any cut into at most `classes` classes, by trying every last class.
fn optimum(sorted: &[f64], classes: usize) -> f64 {
    let n = sorted.len();
    let mut cost: Vec<f64> =
        (0..=n).map(|end| if end == 0 { 0.0 } else { squared_deviations(&sorted[..end]) }).collect();
    for _ in 1..classes {
        cost = (0..=n)
            .map(|end| {
                (0..end)
                    .map(|start| cost[start] + squared_deviations(&sorted[start..end]))
                    .fold(if end == 0 { 0.0 } else { f64::INFINITY }, f64::min)
            })
            .collect();
    }
    cost[n]
}

/// The same for whole numbers, fast enough for many: sums of whole numbers have no rounding errors.
fn optimum_of_whole_numbers(sorted: &[i64], classes: usize) -> f64 {
    let sums: Vec<(i128, i128)> = std::iter::once((0, 0))
        .chain(sorted.iter().scan((0, 0), |sums, value| {
            let value = i128::from(*value);
            *sums = (sums.0 + value, sums.1 + value * value);
            Some(*sums)
        }))
        .collect();
    let deviation = |start: usize, end: usize| {
        let (sum, squares) = (sums[end].0 - sums[start].0, sums[end].1 - sums[start].1);
        let count = (end - start) as i128;
        (squares * count - sum * sum) as f64 / count as f64
    };
    let n = sorted.len();
    let mut cost: Vec<f64> = (0..=n).map(|end| if end == 0 { 0.0 } else { deviation(0, end) }).collect();
    for _ in 1..classes {
        cost = (0..=n)
            .map(|end| {
                let first = if end == 0 { 0.0 } else { f64::INFINITY };
                (0..end).map(|start| cost[start] + deviation(start, end)).fold(first, f64::min)
            })
            .collect();
    }
    cost[n]
}

#[test]
fn many_values_keep_the_optimum() {
    for (seed, spread) in [(1_i64, 10_000), (2, 1_000_000_000), (3, 700)] {
        let mut state = seed;
        let mut sorted: Vec<i64> = (0..900)
            .map(|position| {
                state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
                // A few clusters far apart, with many equal values.
                state % (spread / 100 + 3) + (position % 7) * (position % 7) * spread
            })
            .collect();
        sorted.sort_unstable();
        let values: Vec<f64> = sorted.iter().map(|value| *value as f64).collect();
        for classes in [2, 5, 7, 9] {
            let breaks = classed(&values, &options(Scheme::FisherJenks, classes));
            let (found, best) =
                (within_classes(&values, &breaks), optimum_of_whole_numbers(&sorted, classes));
            assert!(found <= best * (1.0 + 1e-9), "{spread} {classes}: {found} > {best}");
        }
    }
}

#[test]
fn real_shares_are_classed_by_every_scheme() {
    let Some(path) = support::real_data("indicators/genesis/12411-02-03-5_00.csv") else { return };
    let table = std::fs::read_to_string(path).expect("readable");
    let shares: Vec<f64> = table
        .lines()
        .filter_map(|line| {
            let numbers: Option<Vec<f64>> =
                line.split(';').skip(2).take(18).map(|field| field.parse().ok()).collect();
            let numbers = numbers.filter(|numbers| numbers.len() == 18 && numbers[17] > 0.0)?;
            Some(100.0 * numbers[..5].iter().sum::<f64>() / numbers[17])
        })
        .collect();
    assert!(shares.len() > 11_000, "{}", shares.len());
    for scheme in Scheme::ALL.into_iter().filter(|scheme| *scheme != Scheme::Manual) {
        for decimals in [0, 1] {
            let options = ClassifyOptions { decimals, zero_class: true, ..options(scheme, 5) };
            assert_consistent(&shares, &classed(&shares, &options), &options);
        }
    }
}

fn within_classes(values: &[f64], breaks: &ClassBreaks) -> f64 {
    let mut classes = vec![Vec::new(); breaks.classes()];
    for value in values {
        classes[usize::from(breaks.class_of(*value).0)].push(*value);
    }
    classes.iter().filter(|class| !class.is_empty()).map(|class| squared_deviations(class)).sum()
}

/// The class of a displayed value by the shown breaks under the interval rule.
fn shown_class(breaks: &ClassBreaks, displayed: f64) -> usize {
    breaks
        .shown_breaks
        .iter()
        .filter(|shown| match breaks.interval {
            IntervalRule::LowerClosed => displayed >= **shown,
            IntervalRule::UpperClosed => displayed > **shown,
        })
        .count()
}

fn assert_consistent(values: &[f64], breaks: &ClassBreaks, options: &ClassifyOptions) {
    let context = || format!("{values:?}\n{options:?}\n{breaks:?}");
    assert_eq!(breaks.counts.iter().sum::<usize>(), values.len(), "{}", context());
    assert_eq!(breaks.counts.len(), breaks.upper_bounds.len(), "{}", context());
    assert_eq!(breaks.shown_breaks.len() + 1, breaks.classes(), "{}", context());
    assert_eq!(breaks.counts_of(values), breaks.counts, "{}", context());
    assert_eq!(breaks.upper_bounds.last(), Some(&breaks.maximum), "{}", context());
    assert!(breaks.upper_bounds.windows(2).all(|pair| pair[0] < pair[1]), "{}", context());
    assert!(breaks.shown_breaks.windows(2).all(|pair| pair[0] < pair[1]), "{}", context());
    assert!(breaks.upper_bounds[0] >= breaks.minimum, "{}", context());
    for shown in &breaks.shown_breaks {
        assert_eq!(round_as_shown(*shown, breaks.shown_decimals), *shown, "{}", context());
    }
    for value in values {
        let class = usize::from(breaks.class_of(*value).0);
        let displayed = round_as_shown(*value, breaks.shown_decimals);
        assert_eq!(shown_class(breaks, displayed), class, "{value}: {}", context());
    }
    if options.scheme == Scheme::FisherJenks && options.reference.is_none() {
        // Even as the map prints them, values stay on their side unless they tie across the break.
        for (lower, upper) in breaks.shown_breaks.iter().enumerate().map(|(class, _)| (class, class + 1)) {
            let end = |class: usize, value: &f64| usize::from(breaks.class_of(*value).0) <= class;
            let below = values.iter().filter(|value| end(lower, value)).copied().fold(f64::MIN, f64::max);
            let above = values.iter().filter(|value| !end(lower, value)).copied().fold(f64::MAX, f64::min);
            let (below, above) =
                (round_as_shown(below, options.decimals), round_as_shown(above, options.decimals));
            if below < above {
                assert_eq!(
                    shown_class(breaks, below).min(lower),
                    shown_class(breaks, below),
                    "{}",
                    context()
                );
                assert!(shown_class(breaks, above) >= upper, "{}", context());
            }
        }
    }
}

fn any_values() -> impl Strategy<Value = Vec<f64>> {
    let tenths = prop::collection::vec((-300i32..600).prop_map(|n| f64::from(n) / 10.0), 1..60);
    let ties = prop::collection::vec((0i32..12).prop_map(f64::from), 1..60);
    let fine = prop::collection::vec(0.0..3.0f64, 1..60);
    let skewed = prop::collection::vec((-4.0..9.0f64).prop_map(|exponent| 10f64.powf(exponent)), 1..60);
    let wide = prop::collection::vec(any::<f64>().prop_filter("finite", |value| value.is_finite()), 1..12);
    prop_oneof![tenths, ties, fine, skewed, wide]
}

fn any_options() -> impl Strategy<Value = ClassifyOptions> {
    let scheme = prop::sample::select(Scheme::ALL.to_vec());
    let manual = prop::collection::btree_set(-20i32..200, 1..8)
        .prop_map(|breaks| breaks.into_iter().map(|n| f64::from(n) / 4.0).collect::<Vec<_>>());
    let interval = prop::sample::select(vec![IntervalRule::LowerClosed, IntervalRule::UpperClosed]);
    let owner = prop::sample::select(vec![ValueOnBreak::ByInterval, ValueOnBreak::Below]);
    let reference = prop::option::of((-20i32..400).prop_map(|n| f64::from(n) / 10.0));
    (scheme, 2usize..=9, manual, interval, owner, 0usize..4, any::<bool>(), reference).prop_map(
        |(scheme, classes, manual_breaks, interval, value_on_break, decimals, zero_class, reference)| {
            ClassifyOptions {
                scheme,
                classes,
                manual_breaks,
                interval,
                decimals,
                zero_class,
                reference,
                rounding: Rounding::Auto,
                value_on_break,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn legend_and_displayed_values_agree(values in any_values(), options in any_options()) {
        match classify(&values, &options) {
            Ok(breaks) => assert_consistent(&values, &breaks, &options),
            Err(ClassifyError::NotPositive { .. }) => prop_assert!(options.scheme == Scheme::Geometric),
            Err(ClassifyError::TooManyBreaks { .. }) => prop_assert!(options.scheme == Scheme::Manual),
            Err(error) => prop_assert!(false, "{error}: {options:?}"),
        }
    }

    #[test]
    fn fisher_jenks_is_the_optimum(values in any_values().prop_filter("squares in range",
            |values| values.iter().all(|value| value.abs() < 1e100)), classes in 2usize..=7) {
        let breaks = classed(&values, &options(Scheme::FisherJenks, classes));
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        let (found, best) = (within_classes(&sorted, &breaks), optimum(&sorted, classes));
        prop_assert!(found <= best * (1.0 + 1e-9) + 1e-18 * squared_deviations(&sorted), "{found} > {best}");
        let distinct = { sorted.dedup(); sorted.len() };
        prop_assert_eq!(breaks.classes(), classes.min(distinct));
        prop_assert!(breaks.counts.iter().all(|count| *count > 0));
    }

    #[test]
    fn round_breaks_and_printed_values_agree(values in any_values(), options in any_options(),
            rounding in prop::sample::select(Rounding::OFFERED[1..].to_vec())) {
        let options = ClassifyOptions { rounding, ..options };
        let Ok(breaks) = classify(&values, &options) else { return Ok(()) };
        prop_assert_eq!(breaks.counts.iter().sum::<usize>(), values.len());
        prop_assert_eq!(&breaks.counts_of(&values), &breaks.counts);
        prop_assert_eq!(breaks.shown_breaks.len() + 1, breaks.classes());
        prop_assert!(breaks.upper_bounds.is_sorted(), "{:?}", breaks);
        let printed = breaks.shown_decimals.max(options.decimals);
        let readable = values.iter().filter(|value| value.abs() < 1e12 && !(breaks.has_zero_class));
        for value in readable {
            let shown = shown_class(&breaks, round_as_shown(*value, printed));
            prop_assert_eq!(shown, usize::from(breaks.class_of(*value).0), "{}: {:?}", value, breaks);
        }
    }

    #[test]
    fn order_does_not_matter(values in any_values(), options in any_options()) {
        let mut reversed = values.clone();
        reversed.reverse();
        prop_assert_eq!(classify(&values, &options).ok(), classify(&reversed, &options).ok());
    }
}

#[test]
fn printed_breaks_read_as_numbers_of_their_language() {
    let breaks = classed(&SAMPLE_A, &options(Scheme::FisherJenks, 5));
    let printed: Vec<String> = breaks
        .shown_breaks
        .iter()
        .map(|shown| format_number(*shown, breaks.shown_decimals, Language::De))
        .collect();
    assert_eq!(printed, ["5,5", "7,0", "12,0", "18,0"]);
    assert_eq!(breaks.shown_range(ClassIndex(0)), (None, Some(5.5)));
    assert_eq!(breaks.shown_range(ClassIndex(4)), (Some(18.0), None));
}
