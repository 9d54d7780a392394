//! Small cells are people: what is secret does not follow from what is shown beside it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::office::{COUNTY, Office};

/// Three regions of the county that ships, with the age groups young, middle and old, and the unemployed.
fn office(catalogue: &str) -> Office {
    let office = Office::new();
    office.ok(&["new", "p.gpkg", "--name", "Amt"]);
    let shapes = format!("{COUNTY}/gemeinden.shp");
    office.ok(&["import", "boundaries", "p.gpkg", &shapes, "--level", "Gemeinden", "--key", "AGS"]);
    office.write("katalog.csv", catalogue);
    office.ok(&["import", "catalogue", "p.gpkg", "katalog.csv"]);
    let mut table = String::from("AGS;JUNG;MITTEL;ALT;EW;ALO\n");
    for (key, [young, middle, old, unemployed]) in
        [("03354001", [2, 50, 40, 7]), ("03354002", [30, 60, 50, 58]), ("03354003", [20, 40, 30, 2])]
    {
        writeln!(table, "{key};{young};{middle};{old};{};{unemployed}", young + middle + old).expect("text");
    }
    office.write("werte.csv", table);
    office.ok(&["import", "indicators", "p.gpkg", "werte.csv", "--level", "Gemeinden", "--period", "2020"]);
    office
}

/// What everybody may read: values of a code by key, `None` where it is secret.
fn shown(office: &Office, code: &str) -> BTreeMap<String, Option<f64>> {
    let words = ["values", "p.gpkg", "--indicator", code, "--level", "Gemeinden", "--json"];
    let values: Value = serde_json::from_str(&office.ok(&words)).expect("JSON");
    let rows = values.as_array().expect("a list").iter().filter(|row| row["state"] != "no_data");
    rows.map(|row| (row["key"].as_str().expect("a key").to_owned(), row["value"].as_f64())).collect()
}

#[test]
fn an_age_group_does_not_follow_from_the_total_and_the_other_groups() {
    let office = office(
        "code,name,kind,numerator,min_cases\nJUNG,Jung,count,,3\nMITTEL,Mittel,count,,3\nALT,Alt,count,,3\n\
         EW,Alle,count,JUNG+MITTEL+ALT,0\n",
    );
    let [young, middle, old, all] = ["JUNG", "MITTEL", "ALT", "EW"].map(|code| shown(&office, code));
    assert_eq!(young["03354001"], None, "two people");
    // The next smallest of the three goes with it; the total may stay.
    assert_eq!((old["03354001"], middle["03354001"], all["03354001"]), (None, Some(50.0), Some(92.0)));
    for code in [&young, &middle, &old, &all] {
        assert!(code["03354002"].is_some() && code["03354003"].is_some(), "nothing else is hidden");
    }
}

#[test]
fn a_total_without_values_of_its_own_is_the_sum_of_its_parts() {
    let office = office(
        "code,name,kind,numerator,min_cases\nJUNG,Jung,count,,0\nMITTEL,Mittel,count,,0\nALT,Alt,count,,0\n\
         SUMME,Jung und mittel,count,JUNG+MITTEL,0\n",
    );
    assert_eq!(shown(&office, "SUMME")["03354001"], Some(52.0));
}

#[test]
fn a_secret_rate_takes_its_numerator_with_it() {
    // 58 of 60: two are not unemployed. The count alone would pass its own rule, and tell the rate.
    let office = office(
        "code,name,kind,numerator,denominator,factor,min_cases\nMITTEL,Mittel,count,,,1,0\n\
         ALO,Arbeitslose,count,,,1,0\nQUOTE,Quote,ratio,ALO,MITTEL,100,3\n",
    );
    let (rate, count) = (shown(&office, "QUOTE"), shown(&office, "ALO"));
    for key in ["03354002", "03354003"] {
        assert_eq!((rate[key], count[key]), (None, None), "{key}");
    }
    assert_eq!((rate["03354001"].map(f64::round), count["03354001"]), (Some(14.0), Some(7.0)));
    assert_eq!(shown(&office, "MITTEL")["03354002"], Some(60.0));
}
