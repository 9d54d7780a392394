//! Disclosure control: small tables with known answers, and random ones that nobody can solve.

use proptest::prelude::*;
use sozialraumatlas::disclosure::{AdditiveGroup, CaseCounts, mask};

fn counts(counts: &[f64]) -> Vec<CaseCounts> {
    counts.iter().map(|count| CaseCounts::of_count(*count)).collect()
}

fn group(total: usize, parts: &[usize]) -> AdditiveGroup {
    AdditiveGroup { total, parts: parts.to_vec() }
}

fn hidden(mask: &[bool]) -> Vec<usize> {
    mask.iter().enumerate().filter(|(_, hidden)| **hidden).map(|(cell, _)| cell).collect()
}

#[test]
fn small_counts_are_secret_and_zero_is_not() {
    fn check(cell: CaseCounts, min_cases: u32, expected: bool) {
        assert_eq!(mask(&[cell], &[], min_cases), [expected], "{cell:?} {min_cases}");
    }
    check(CaseCounts::of_count(0.0), 3, false);
    check(CaseCounts::of_count(1.0), 3, true);
    check(CaseCounts::of_count(2.0), 3, true);
    check(CaseCounts::of_count(3.0), 3, false);
    check(CaseCounts::of_count(2.0), 0, false);
    check(CaseCounts::of_count(4.0), 5, true);
    check(CaseCounts::of_rate(2.0, 40.0), 3, true);
    check(CaseCounts::of_rate(38.0, 40.0), 3, true);
    check(CaseCounts::of_rate(0.0, 40.0), 3, false);
    check(CaseCounts::of_rate(40.0, 40.0), 3, false);
    check(CaseCounts::of_rate(0.0, 2.0), 3, true);
    check(CaseCounts::of_rate(20.0, 40.0), 3, false);
    check(CaseCounts::default(), 3, false);
}

#[test]
fn one_secret_cell_takes_the_next_smallest_with_it() {
    fn check(values: &[f64], groups: &[AdditiveGroup], expected: &[usize]) {
        assert_eq!(hidden(&mask(&counts(values), groups, 3)), expected, "{values:?}");
    }
    // County total first, then its municipalities.
    let county = [group(0, &[1, 2, 3, 4])];
    check(&[100.0, 2.0, 30.0, 8.0, 60.0], &county, &[1, 3]);
    check(&[100.0, 2.0, 1.0, 37.0, 60.0], &county, &[1, 2]);
    check(&[100.0, 10.0, 30.0, 0.0, 60.0], &county, &[]);
    // A zero protects nothing: the next positive cell is hidden, at last the total.
    check(&[62.0, 2.0, 0.0, 0.0, 60.0], &county, &[1, 4]);
    check(&[2.0, 2.0, 0.0, 0.0, 0.0], &county, &[0, 1]);
    // 1 + 1 is the only way to make 2 of two positive cells.
    check(&[99.0, 1.0, 1.0, 37.0, 60.0], &county, &[1, 2, 3]);
    // A parent with a single child says the same as the child.
    check(&[2.0, 2.0, 50.0, 52.0], &[group(0, &[1]), group(3, &[0, 2])], &[0, 1, 2]);
}

#[test]
fn protection_follows_through_overlapping_groups() {
    // Regions × age groups with margins, row by row, the last column and the last row are sums:
    //   2 20 30 |  52
    //  40 50 60 | 150
    //  70 80 90 | 240
    // 112 150 180 | 442
    let values =
        [2.0, 20.0, 30.0, 52.0, 40.0, 50.0, 60.0, 150.0, 70.0, 80.0, 90.0, 240.0, 112.0, 150.0, 180.0, 442.0];
    let found = mask(&counts(&values), &table_groups(3, 3), 3);
    // 20 beside 2 in the row, 40 under 2 in the column, and 50 to close the rectangle.
    assert_eq!(hidden(&found), [0, 1, 4, 5]);
}

#[test]
fn a_cell_that_is_not_known_protects_like_a_hidden_one() {
    let mut cells = counts(&[100.0, 2.0, 30.0, 60.0]);
    cells[2] = CaseCounts::default();
    assert_eq!(hidden(&mask(&cells, &[group(0, &[1, 2, 3])], 3)), [1]);
}

#[test]
fn odd_groups_do_no_harm() {
    let cells = counts(&[2.0, 5.0]);
    assert_eq!(hidden(&mask(&cells, &[group(9, &[0, 1]), group(0, &[0, 7]), group(1, &[])], 3)), [0]);
    assert!(mask(&[], &[], 3).is_empty());
}

/// The groups of a table with margins: `rows` + 1 rows of `columns` + 1 cells, sums last.
fn table_groups(rows: usize, columns: usize) -> Vec<AdditiveGroup> {
    let cell = |row: usize, column: usize| row * (columns + 1) + column;
    let across = (0..=rows).map(|row| AdditiveGroup {
        total: cell(row, columns),
        parts: (0..columns).map(|column| cell(row, column)).collect(),
    });
    let down = (0..=columns).map(|column| AdditiveGroup {
        total: cell(rows, column),
        parts: (0..rows).map(|row| cell(row, column)).collect(),
    });
    across.chain(down).collect()
}

fn table_counts(inner: &[u32], rows: usize, columns: usize) -> Vec<f64> {
    let mut values = vec![0.0; (rows + 1) * (columns + 1)];
    for row in 0..rows {
        for column in 0..columns {
            let count = f64::from(inner[row * columns + column]);
            for (r, c) in [(row, column), (rows, column), (row, columns), (rows, columns)] {
                values[r * (columns + 1) + c] += count;
            }
        }
    }
    values
}

/// Whether the groups with published numbers fix the value of `cell`: it does when the best approximation of the unit
/// vector of the cell by the equations (Gram–Schmidt) is exact.
fn is_fixed(cell: usize, hidden: &[usize], groups: &[AdditiveGroup]) -> bool {
    let vector = |cells: &dyn Fn(usize) -> f64| hidden.iter().map(|cell| cells(*cell)).collect::<Vec<f64>>();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let mut basis: Vec<Vec<f64>> = Vec::new();
    let equations = groups.iter().map(|group| {
        vector(&|cell| {
            if cell == group.total { -1.0 } else { f64::from(u8::from(group.parts.contains(&cell))) }
        })
    });
    let goal = std::iter::once(vector(&|other| f64::from(u8::from(other == cell))));
    let mut rest = Vec::new();
    for mut row in equations.chain(goal) {
        for _ in 0..2 {
            for known in &basis {
                let along = dot(&row, known);
                row.iter_mut().zip(known).for_each(|(value, known)| *value -= along * known);
            }
        }
        let length = dot(&row, &row).sqrt();
        rest.clone_from(&row);
        if length > 1e-9 {
            basis.push(row.iter().map(|value| value / length).collect());
        }
    }
    dot(&rest, &rest) < 1e-16
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_can_solve_a_table((rows, columns, inner) in (1usize..6, 1usize..6).prop_flat_map(|(rows, columns)| {
        let small_or_large = prop_oneof![3 => 0u32..6, 2 => 6u32..200];
        (Just(rows), Just(columns), prop::collection::vec(small_or_large, rows * columns))
    }), min_cases in 0u32..6) {
        let values = table_counts(&inner, rows, columns);
        let groups = table_groups(rows, columns);
        let found = mask(&counts(&values), &groups, min_cases);
        let hidden = hidden(&found);
        for (cell, value) in values.iter().enumerate() {
            let primary = *value > 0.0 && *value < f64::from(min_cases);
            prop_assert!(found[cell] || !primary, "{value} is published");
            prop_assert!(!found[cell] || *value > 0.0, "a zero is hidden");
        }
        for group in &groups {
            let in_group = group.parts.iter().filter(|cell| found[**cell]).count() + usize::from(found[group.total]);
            prop_assert!(in_group != 1, "{group:?} {hidden:?}");
        }
        for cell in &hidden {
            prop_assert!(!is_fixed(*cell, &hidden, &groups), "{cell} of {hidden:?} in {values:?}");
        }
    }
}

#[test]
fn a_county_with_all_ages_takes_moments() {
    // 400 municipalities in 40 associations in one county, 18 age groups, with totals in both directions.
    let (ages, parts, associations) = (18, 10, 40);
    let municipalities = parts * associations;
    let regions = municipalities + associations + 1;
    let cell = |region: usize, age: usize| region * (ages + 1) + age;
    let mut values = vec![0.0; regions * (ages + 1)];
    for municipality in 0..municipalities {
        for age in 0..ages {
            let count = ((municipality * 7919 + age * 104_729) % 97) as f64
                * if municipality % 3 == 0 { 0.1 } else { 2.0 };
            for region in [municipality, municipalities + municipality / parts, regions - 1] {
                values[cell(region, age)] += count.floor();
                values[cell(region, ages)] += count.floor();
            }
        }
    }
    let across = (0..regions)
        .map(|region| group(cell(region, ages), &(0..ages).map(|age| cell(region, age)).collect::<Vec<_>>()));
    let inside = (0..associations).flat_map(|association| {
        (0..=ages).map(move |age| {
            group(
                cell(municipalities + association, age),
                &(0..parts).map(|part| cell(association * parts + part, age)).collect::<Vec<_>>(),
            )
        })
    });
    let county = (0..=ages).map(|age| {
        group(
            cell(regions - 1, age),
            &(0..associations).map(|a| cell(municipalities + a, age)).collect::<Vec<_>>(),
        )
    });
    let groups: Vec<AdditiveGroup> = across.chain(inside).chain(county).collect();
    let start = std::time::Instant::now();
    let found = mask(&counts(&values), &groups, 3);
    println!("{} of {} hidden in {:?}", hidden(&found).len(), values.len(), start.elapsed());
    for group in &groups {
        let in_group =
            group.parts.iter().filter(|cell| found[**cell]).count() + usize::from(found[group.total]);
        assert_ne!(in_group, 1, "{group:?}");
    }
    let shown = found.iter().filter(|hidden| !**hidden).count();
    assert!(
        shown * 2 > found.len(),
        "more than half of the table stays readable: {shown} of {}",
        found.len()
    );
}
