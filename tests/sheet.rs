//! The composed page: what it says, where things stand, and that nothing overlaps at any size.

#![allow(clippy::unwrap_used, clippy::panic)] // in helpers of tests, too

#[path = "support/example_maps.rs"]
mod example_maps;
#[path = "sheet/look.rs"]
mod look;
#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use example_maps::{ExampleMap, sample_county, small_county};
use sozialraumatlas::classify::IntervalRule;
use sozialraumatlas::geo::pick::PickIndex;
use sozialraumatlas::model::{Indicator, IndicatorKind, LabelContent, Observation, Observations, Source};
use sozialraumatlas::sheet::page::{Datum, TextLine};
use sozialraumatlas::sheet::{
    Audience, Color, Fill, Item, PageOptions, Rect, Role, Shape, Sheet, choropleth, compose,
};
use sozialraumatlas::text::Language;

const SIZES: [(u32, u32); 19] = [
    (1920, 1080),
    (3840, 2160),
    (1600, 1200),
    (3508, 2480),
    (2480, 3508),
    (4961, 3508),
    (2000, 2000),
    (1280, 720),
    (800, 600),
    (600, 800),
    (400, 300),
    (300, 400),
    (200, 200),
    (120, 120),
    (300, 1200),
    (500, 500),
    (420, 900),
    (3000, 300),
    (300, 3000),
];

fn page(example: &ExampleMap, size_px: (u32, u32)) -> Sheet {
    let options = PageOptions { language: Language::De, size_px, dpi: 96, made_on: None };
    compose(&example.contents, &example.map, &options).0
}

/// Every other page carries both remarks.
fn remark(example: &mut ExampleMap, number: usize) {
    let remarked = number % 2 == usize::from(example.contents.regions.len().is_multiple_of(2));
    if remarked { "Beispieldaten, frei erfunden" } else { "" }.clone_into(&mut example.contents.banner);
    example.contents.audience = if remarked { Audience::Internal } else { Audience::Everyone };
}

fn texts(sheet: &Sheet) -> Vec<(&Item, &TextLine)> {
    sheet
        .items
        .iter()
        .filter_map(|item| match &item.shape {
            Shape::Text(line) => Some((item, line)),
            _ => None,
        })
        .collect()
}

fn words(sheet: &Sheet, role: Role) -> String {
    let lines = texts(sheet).into_iter().filter(|(item, _)| item.role == role);
    lines.map(|(_, line)| line.shaped.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn compare_with_golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        panic!("{name} was rewritten: look at the difference and run again without UPDATE_GOLDEN");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == text, "{name} differs; UPDATE_GOLDEN=1 rewrites it.\n{text}");
}

#[test]
fn pages_say_what_they_said() {
    let example = small_county(5, 4);
    compare_with_golden("page-states.txt", &page(&example, (1920, 1080)).describe());
}

#[test]
fn an_internal_page_says_what_it_said() {
    let mut example = small_county(5, 4);
    example.contents.audience = Audience::Internal;
    example.contents.banner = "Beispieldaten, frei erfunden".to_owned();
    example.map.title = Some("Im Osten wohnen anteilig die meisten Kinder".to_owned());
    example.map.classing.interval = IntervalRule::UpperClosed;
    compare_with_golden("page-internal-portrait.txt", &page(&example, (1240, 1754)).describe());
}

#[test]
fn everything_lies_within_the_page_at_every_size() {
    for mut example in [small_county(5, 4), small_county(2, 7), small_county(12, 9), sample_county()] {
        for (number, size) in SIZES.into_iter().enumerate() {
            remark(&mut example, number);
            let sheet = page(&example, size);
            let page = sheet.page();
            for (item, line) in texts(&sheet) {
                assert!(
                    page.contains_rect(&line.extent()),
                    "{} {size:?} {:?}: {}",
                    example.name,
                    item.role,
                    line.shaped.text
                );
            }
            for item in &sheet.items {
                let inside = match &item.shape {
                    Shape::Rect { rect, .. } | Shape::Logo { rect, .. } => page.contains_rect(rect),
                    Shape::Map(face) => page.contains_rect(&face.frame),
                    Shape::Circle { center, .. } => page.contains(*center),
                    Shape::Line { points, .. } | Shape::Polygon { points, .. } => {
                        points.iter().all(|point| page.contains(*point))
                    }
                    Shape::Text(_) => true,
                };
                assert!(inside, "{} {size:?} {item:?}", example.name);
            }
        }
    }
}

#[test]
fn explanations_end_where_the_map_ends() {
    for size in [(1240, 1754), (2480, 3508), (2000, 2000), (1920, 1080)] {
        for example in [small_county(5, 4), sample_county()] {
            let sheet = page(&example, size);
            let right = sheet.width - sheet.map_face().unwrap().frame.x;
            for (item, line) in texts(&sheet) {
                assert!(
                    line.extent().right() <= right + 0.5,
                    "{size:?} {:?}: {}",
                    item.role,
                    line.shaped.text
                );
            }
        }
    }
}

#[test]
fn no_text_covers_another_at_any_size() {
    for mut example in [small_county(5, 4), small_county(2, 7), small_county(12, 9), sample_county()] {
        for (number, size) in SIZES.into_iter().enumerate() {
            remark(&mut example, number);
            let sheet = page(&example, size);
            let texts = texts(&sheet);
            for (position, (item, line)) in texts.iter().enumerate() {
                for (other_item, other) in &texts[position + 1..] {
                    // Baseline boxes keep descender room; name and value of one label may share it.
                    let same_label = item.role == Role::Label && item.datum == other_item.datum;
                    assert!(
                        same_label || !line.extent().grown(-0.5).overlaps(&other.extent().grown(-0.5)),
                        "{} {size:?}: {} | {}",
                        example.name,
                        line.shaped.text,
                        other.shaped.text
                    );
                }
            }
            let frame = sheet.map_face().map(|face| face.frame).unwrap_or_default();
            for (item, line) in texts {
                let on_map = matches!(item.role, Role::Label | Role::ScaleBar);
                assert!(
                    on_map || !frame.overlaps(&line.extent()),
                    "{} {size:?}: {}",
                    example.name,
                    line.shaped.text
                );
            }
        }
    }
}

#[test]
fn labels_stay_inside_their_region_or_have_a_lead_line() {
    let mut labelled = 0;
    for example in [small_county(5, 4), small_county(9, 7), sample_county()] {
        let sheet = page(&example, (1920, 1080));
        let layer = &example.contents.layer;
        let index = PickIndex::new(layer);
        let face = sheet.map_face().unwrap();
        let with_lead: BTreeSet<Datum> =
            sheet.items_with(Role::LeadLine).filter_map(|item| item.datum).collect();
        for (item, line) in texts(&sheet).into_iter().filter(|(item, _)| item.role == Role::Label) {
            let Some(Datum::Region(region)) = item.datum else { panic!("a label without region") };
            labelled += 1;
            let Rect { x, y, width, .. } = line.extent();
            let baseline = line.baseline[1];
            for step in 0..=8 {
                for corner_y in [y, baseline] {
                    let place = [x + width * step as f32 / 8.0, corner_y];
                    let transform = face.transform;
                    let map = [
                        transform.center_in_map[0]
                            + (f64::from(place[0]) - transform.center_on_page[0]) / transform.scale,
                        transform.center_in_map[1]
                            - (f64::from(place[1]) - transform.center_on_page[1]) / transform.scale,
                    ];
                    let under = index.region_at(layer, map);
                    if with_lead.contains(&Datum::Region(region)) {
                        let shown = under.is_some_and(|under| example.contents.shown[under.position()]);
                        assert!(!shown, "{}: {} lies on the area", example.name, line.shaped.text);
                    } else {
                        assert_eq!(under, Some(region), "{}: {}", example.name, line.shaped.text);
                    }
                }
            }
        }
    }
    assert!(labelled > 80, "only {labelled} lines of labels");
}

#[test]
fn text_reads_well_on_what_lies_under_it() {
    for palette in ["", "Blues", "PuOr", "OkabeIto", "YlOrRd", "Cividis"] {
        let mut example = small_county(5, 4);
        example.map.palette = palette.to_owned();
        example.contents.audience = Audience::Internal;
        example.contents.banner = "Beispieldaten".to_owned();
        let sheet = page(&example, (1920, 1080));
        let (choropleth, _) = choropleth(&example.contents, &example.map, Language::De);
        let with_lead: BTreeSet<Datum> =
            sheet.items_with(Role::LeadLine).filter_map(|item| item.datum).collect();
        for (item, line) in texts(&sheet) {
            let ground = match (item.role, item.datum) {
                (Role::Label, Some(datum @ Datum::Region(region))) if !with_lead.contains(&datum) => {
                    choropleth.color(choropleth.fill(region.position()))
                }
                (Role::Label, _) => Color::LAND_OUTSIDE,
                (Role::Banner, _) => Color::BANNER_GROUND,
                (Role::Internal, _) => Color::INTERNAL_GROUND,
                _ => Color::PAPER,
            };
            let contrast = line.color.contrast(ground);
            assert!(contrast >= 4.5, "{palette} {:?} {}: {contrast}", item.role, line.shaped.text);
        }
    }
}

#[test]
fn legend_counts_are_the_regions_shown() {
    let example = small_county(5, 4);
    let (choropleth, _) = choropleth(&example.contents, &example.map, Language::De);
    let breaks = choropleth.breaks.as_ref().unwrap();
    for (class, count) in breaks.counts.iter().enumerate() {
        assert_eq!(choropleth.count(Fill::Class(sozialraumatlas::classify::ClassIndex(class as u8))), *count);
    }
    let states = [Fill::Secret, Fill::NoData, Fill::NotRated].map(|fill| choropleth.count(fill));
    assert_eq!(breaks.counts.iter().sum::<usize>() + states.iter().sum::<usize>(), 20);
    let sheet = page(&example, (1920, 1080));
    let legend = words(&sheet, Role::Legend);
    for text in ["geheim", "nicht bewertet", "keine Daten", "geschätzt", "bis unter", "und mehr", "Gemeinden"]
    {
        assert!(legend.contains(text), "{text} is missing in: {legend}");
    }
}

#[test]
fn the_same_input_gives_the_same_sheet() {
    let example = sample_county();
    assert_eq!(page(&example, (1920, 1080)), page(&example, (1920, 1080)));
}

#[test]
fn what_is_missing_is_printed_and_noticed() {
    let mut example = small_county(4, 3);
    example.contents.level.source = Source::default();
    example.contents.sources = vec![];
    let options = PageOptions { language: Language::De, size_px: (1920, 1080), dpi: 96, made_on: None };
    let (sheet, notices) = compose(&example.contents, &example.map, &options);
    assert_eq!(words(&sheet, Role::Source).matches("Quelle nicht angegeben").count(), 2);
    assert_eq!(notices.len(), 2);
    example.map.palette = "Regenbogen".to_owned();
    let (_, notices) = compose(&example.contents, &example.map, &options);
    assert!(notices.iter().any(|notice| notice.message.key() == "page-palette-unknown"));
    example.map.palette = "OkabeIto".to_owned();
    let (_, notices) = compose(&example.contents, &example.map, &options);
    assert!(notices.iter().any(|notice| notice.message.key() == "page-palette-qualitative"));
}

#[test]
fn nobody_can_miss_that_data_are_invented_or_internal() {
    let mut example = small_county(5, 4);
    example.contents.banner = "Beispieldaten, frei erfunden".to_owned();
    example.contents.audience = Audience::Internal;
    for size in SIZES {
        let sheet = page(&example, size);
        assert!(words(&sheet, Role::Banner).contains("frei erfunden"), "{size:?}");
        assert!(words(&sheet, Role::Internal).contains("nicht zur Weitergabe"), "{size:?}");
    }
}

#[test]
fn the_lesebeispiel_reads_like_a_sentence() {
    let check = |name: &str, unit: &str, kind: IndicatorKind, expected: &str| {
        let mut example = small_county(5, 4);
        let indicator = example.contents.indicator.as_mut().unwrap();
        *indicator = Indicator { unit: unit.to_owned(), kind, ..Indicator::new("X", name) };
        let sheet = page(&example, (1920, 1080));
        let sentence = words(&sheet, Role::ReadingExample).replace('\u{a0}', " ");
        assert_eq!(sentence, format!("Lesebeispiel {expected}"));
    };
    check(
        "Unter 18-Jährige",
        "je 100 Einwohner",
        IndicatorKind::Ratio,
        "Am 31.12.2015 kamen in Prezelle auf 100 Einwohner 17,0 unter 18-Jährige, in Gusborn 8,1; im Landkreis insgesamt 13,4.",
    );
    check(
        "Arbeitslosenquote",
        "%",
        IndicatorKind::Ratio,
        "Am 31.12.2015 betrug die Arbeitslosenquote in Prezelle 17,0 %, in Gusborn 8,1 %; im Landkreis insgesamt 13,4 %.",
    );
    check(
        "Durchschnittsalter der Bevölkerung",
        "Jahre",
        IndicatorKind::Mean,
        "Am 31.12.2015 betrug das Durchschnittsalter der Bevölkerung in Prezelle 17,0 Jahre, in Gusborn 8,1 Jahre; im Landkreis insgesamt 13,4 Jahre.",
    );
    check(
        "Arbeitslose",
        "Personen",
        IndicatorKind::Count,
        "Arbeitslose: am 31.12.2015 waren es in Prezelle 17,0 Personen, in Gusborn 8,1 Personen; im Landkreis insgesamt 13,4 Personen.",
    );
}

#[test]
fn values_without_a_sentence_of_their_own_read_well() {
    let check = |unit: &str, language: Language, expected: &str| {
        let mut example = small_county(5, 4);
        let indicator = example.contents.indicator.as_mut().unwrap();
        *indicator = Indicator { unit: unit.to_owned(), ..Indicator::new("X", "Unter 18-Jährige") };
        indicator.kind = IndicatorKind::Ratio;
        let options = PageOptions { language, size_px: (1920, 1080), dpi: 96, made_on: None };
        let (sheet, _) = compose(&example.contents, &example.map, &options);
        let sentence = words(&sheet, Role::ReadingExample).replace('\u{a0}', " ");
        assert!(sentence.ends_with(expected), "{sentence}");
    };
    check(
        "%",
        Language::De,
        "Lesebeispiel In Prezelle lag der Wert „Unter 18-Jährige“ am 31.12.2015 bei 17,0 %, in Gusborn bei 8,1 %; im Landkreis insgesamt bei 13,4 %.",
    );
    check(
        "%",
        Language::En,
        "On 31 Dec 2015 the value of “Unter 18-Jährige” was 17.0% in Prezelle and 8.1% in Gusborn, compared with 13.4% in Landkreis as a whole.",
    );
}

/// The small county with `projected` saying which of its values are projections.
fn with_projections(projected: impl Fn(usize) -> bool) -> ExampleMap {
    let mut example = small_county(5, 4);
    let cells: Vec<Observation> = (0..example.contents.regions.len())
        .map(|position| {
            let cell = example.contents.observations.cell(position);
            Observation { projected: cell.value.is_some() && projected(position), ..cell }
        })
        .collect();
    let secret = vec![false; cells.len()];
    example.contents.observations = Arc::new(Observations::masked(cells, &secret));
    example
}

#[test]
fn projections_are_never_printed_as_facts() {
    let sheet = page(&with_projections(|_| true), (1920, 1080));
    assert!(words(&sheet, Role::Subtitle).contains("31.12.2015 (Vorausberechnung)"));
    assert!(words(&sheet, Role::ReadingExample).contains("kommen in Prezelle laut Vorausberechnung auf"));
    let mut example = with_projections(|_| true);
    example.map.subtitle = Some("von Hand".to_owned());
    assert!(words(&page(&example, (1920, 1080)), Role::Legend).contains("Alle Werte sind vorausberechnet."));
    let sheet = page(&with_projections(|position| position % 2 == 0), (1920, 1080));
    assert!(words(&sheet, Role::Legend).contains("Werte sind vorausberechnet."));
    assert!(!words(&sheet, Role::Subtitle).contains("Vorausberechnung"));
}

#[test]
fn regions_that_the_page_speaks_of_are_named_on_the_map() {
    let mut example = sample_county();
    for size in [(1920, 1080), (1600, 1200), (2000, 2000), (1280, 720), (600, 400)] {
        for region in 0..example.contents.regions.len() {
            if !example.contents.shown[region] {
                continue;
            }
            let name = example.contents.regions[region].name.clone();
            example.map.title = Some(format!("Die meisten leben in {name}"));
            let labels = words(&page(&example, size), Role::Label).replace("- ", "-");
            assert!(labels.contains(&name), "{size:?}: {name} is missing in {labels}");
        }
    }
}

#[test]
fn one_value_for_all_is_said_so() {
    let mut example = small_county(3, 2);
    let cells = vec![Observation::of(5.0); example.contents.regions.len()];
    example.contents.observations = Arc::new(Observations::masked(cells.clone(), &vec![false; cells.len()]));
    example.contents.indicator.as_mut().unwrap().kind = IndicatorKind::Count;
    "Personen".clone_into(&mut example.contents.indicator.as_mut().unwrap().unit);
    let note = words(&page(&example, (1920, 1080)), Role::Note);
    assert!(note.contains("ein einziger Wert") && !note.contains("Fisher"), "{note}");
    assert!(note.contains("Absolute Zahlen"), "{note}");
}

#[test]
fn boundaries_alone_make_a_page() {
    let mut example = small_county(4, 3);
    example.contents.indicator = None;
    example.contents.observations = Arc::new(Observations::masked(vec![], &[]));
    let sheet = page(&example, (1920, 1080));
    assert_eq!(words(&sheet, Role::Title), "Gemeinden im Landkreis Erfunden");
    assert!(sheet.items_with(Role::Legend).next().is_none());
    assert!(sheet.items_with(Role::Label).next().is_some());
    example.map.labels = LabelContent::None;
    assert!(page(&example, (1920, 1080)).items_with(Role::Label).next().is_none());
}

#[test]
fn an_english_page_has_no_german_words_of_its_own() {
    let example = small_county(5, 4);
    let options = PageOptions { language: Language::En, size_px: (1920, 1080), dpi: 96, made_on: None };
    let (sheet, _) = compose(&example.contents, &example.map, &options);
    let legend = words(&sheet, Role::Legend);
    assert!(legend.contains("below 10.0") && legend.contains("no data"), "{legend}");
    assert!(words(&sheet, Role::Source).starts_with("Source: "));
    assert!(words(&sheet, Role::Note).contains("natural breaks"));
    assert!(words(&sheet, Role::ReadingExample).starts_with("How to read"));
}

#[test]
fn printed_values_never_seem_to_lie_in_another_class() {
    let example = small_county(9, 7);
    let (choropleth, _) = choropleth(&example.contents, &example.map, Language::De);
    let breaks = choropleth.breaks.as_ref().unwrap();
    for (position, fill) in choropleth.fills.iter().enumerate() {
        let Fill::Class(class) = fill else { continue };
        let value = example.contents.observations.cell(position).value.unwrap();
        let decimals = choropleth.decimals_for(&[value], 0);
        let factor = 10_f64.powi(decimals as i32);
        let printed = (value * factor).round() / factor;
        let seems = breaks.shown_breaks.iter().filter(|shown| **shown <= printed).count();
        assert_eq!(seems, usize::from(class.0), "{value} with {decimals} decimals");
    }
}
