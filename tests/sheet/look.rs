//! What stands on a page beside the map: parts left out, the legend in its place, regions pointed out.

use sozialraumatlas::geo::pick::PickIndex;
use sozialraumatlas::model::{LabelContent, LegendPlace, Logo, PagePart, RegionKey};
use sozialraumatlas::sheet::page::Datum;
use sozialraumatlas::sheet::{Fill, PageOptions, Rect, Role, Shape, Sheet, compose};
use sozialraumatlas::text::Language;

use crate::example_maps::{ExampleMap, sample_county, small_county};
use crate::{page, texts, words};

const SIZES: [(u32, u32); 7] =
    [(1920, 1080), (1600, 1200), (2480, 3508), (3508, 2480), (2000, 2000), (340, 900), (1080, 1920)];

fn keys(example: &ExampleMap, positions: &[usize]) -> Vec<RegionKey> {
    positions.iter().map(|position| example.contents.regions[*position].key.clone()).collect()
}

fn rects(sheet: &Sheet, role: Role) -> Vec<Rect> {
    let shapes = sheet.items.iter().filter(|item| item.role == role);
    shapes
        .filter_map(|item| match &item.shape {
            Shape::Rect { rect, .. } => Some(*rect),
            Shape::Text(line) => Some(line.extent()),
            _ => None,
        })
        .collect()
}

#[test]
fn each_part_is_left_out_alone() {
    let all = page(&sample_county(), (1920, 1080));
    for (part, role) in [
        (PagePart::Strip, Role::Strip),
        (PagePart::ReadingExample, Role::ReadingExample),
        (PagePart::Ranking, Role::Ranking),
        (PagePart::ScaleBar, Role::ScaleBar),
        (PagePart::Method, Role::Note),
    ] {
        let mut example = sample_county();
        example.map.page.unusual.insert(part);
        let without = page(&example, (1920, 1080));
        assert!(all.items_with(role).count() > 0, "{role:?} is usually there");
        assert_eq!(without.items_with(role).count(), 0, "{role:?} is left out");
        for other in [Role::Strip, Role::ReadingExample, Role::Ranking, Role::ScaleBar, Role::Note] {
            let kept = other == role || without.items_with(other).count() > 0;
            assert!(kept, "{other:?} stays without {role:?}");
        }
    }
}

#[test]
fn the_day_is_printed_only_where_it_is_asked_for() {
    let mut example = sample_county();
    let options = PageOptions {
        language: Language::De,
        size_px: (1920, 1080),
        dpi: 96,
        made_on: "2026-11-20".parse().ok(),
    };
    let printed =
        |example: &ExampleMap| words(&compose(&example.contents, &example.map, &options).0, Role::Note);
    assert!(!printed(&example).contains("20.11.2026"));
    example.map.page.unusual.insert(PagePart::MadeOn);
    assert!(printed(&example).ends_with("Erstellt am 20.11.2026"));
}

#[test]
fn a_legend_on_the_map_covers_no_region() {
    let corners =
        [LegendPlace::TopLeft, LegendPlace::TopRight, LegendPlace::BottomLeft, LegendPlace::BottomRight];
    for place in corners {
        for mut example in [sample_county(), small_county(6, 4)] {
            example.map.page.legend = place;
            let sheet = page(&example, (1920, 1080));
            let face = sheet.map_face().unwrap();
            let legend = rects(&sheet, Role::Legend);
            assert!(!legend.is_empty());
            let pick = PickIndex::new(&face.layer);
            for rect in legend {
                assert!(face.frame.contains_rect(&rect), "{place:?}: on the map");
                for [x, y] in
                    [[rect.x, rect.y], [rect.right(), rect.y], rect.center(), [rect.x, rect.bottom()]]
                {
                    let transform = face.transform;
                    let map_xy = [
                        transform.center_in_map[0]
                            + (f64::from(x) - transform.center_on_page[0]) / transform.scale,
                        transform.center_in_map[1]
                            - (f64::from(y) - transform.center_on_page[1]) / transform.scale,
                    ];
                    let region = pick.region_at(&face.layer, map_xy);
                    let covered = region.filter(|region| example.contents.shown[region.position()]);
                    assert_eq!(covered, None, "{place:?} covers a region");
                }
            }
        }
    }
}

#[test]
fn a_legend_below_stands_under_the_map() {
    let mut example = sample_county();
    example.map.page.legend = LegendPlace::Below;
    for size in [(1920, 1080), (1600, 1200), (2480, 3508)] {
        let sheet = page(&example, size);
        let bottom = sheet.map_face().unwrap().frame.bottom();
        assert!(rects(&sheet, Role::Legend).iter().all(|rect| rect.y >= bottom), "{size:?}");
    }
}

#[test]
fn regions_pointed_out_are_outlined_named_and_counted_at_every_size() {
    let mut example = sample_county();
    let shown: Vec<usize> =
        (0..example.contents.regions.len()).filter(|at| example.contents.shown[*at]).collect();
    let three = [shown[0], shown[shown.len() / 2], shown[shown.len() - 1]];
    let plain = page(&example, (1920, 1080)).map_face().unwrap().borders.len();
    example.map.page.highlighted = keys(&example, &three);
    for labels in [LabelContent::NameAndValue, LabelContent::Highlighted] {
        example.map.labels = labels;
        for size in SIZES {
            let sheet = page(&example, size);
            assert_eq!(sheet.map_face().unwrap().borders.len(), plain + 2, "casing and outline");
            let legend = words(&sheet, Role::Legend);
            assert!(
                legend.contains("hervorgehoben 3") || legend.contains("3 hervorgehoben"),
                "{size:?}: {legend}"
            );
            let named = |at: usize| {
                texts(&sheet).iter().any(|(item, _)| {
                    item.role == Role::Label
                        && matches!(item.datum, Some(Datum::Region(region)) if region.position() == at)
                })
            };
            assert!(three.iter().all(|at| named(*at)), "{size:?}: each has its name");
            let others = shown.iter().filter(|at| !three.contains(at)).any(|at| named(*at));
            assert!(!others || labels != LabelContent::Highlighted, "{size:?}: nothing on the others");
        }
    }
}

#[test]
fn a_secret_region_pointed_out_shows_no_value() {
    let mut example = small_county(6, 4);
    let choropleth = sozialraumatlas::sheet::choropleth(&example.contents, &example.map, Language::De).0;
    let secret: Vec<usize> = (0..example.contents.regions.len())
        .filter(|at| !matches!(choropleth.fill(*at), Fill::Class(_)))
        .collect();
    example.map.page.highlighted = keys(&example, &secret);
    let sheet = page(&example, (1920, 1080));
    for (item, line) in texts(&sheet) {
        if let (Role::Label, Some(Datum::Region(region))) = (item.role, item.datum)
            && secret.contains(&region.position())
        {
            let name = &example.contents.regions[region.position()].name;
            assert!(name.contains(&line.shaped.text), "{} is no part of {name}", line.shaped.text);
        }
    }
}

#[test]
fn a_remark_stands_in_the_foot_and_the_sample_speaks_the_language_of_the_page() {
    let mut example = sample_county();
    example.map.page.remark = Some("Vorläufige Zahlen".into());
    let options = PageOptions { language: Language::En, size_px: (1920, 1080), dpi: 96, made_on: None };
    let sheet = compose(&example.contents, &example.map, &options).0;
    assert_eq!(words(&sheet, Role::Remark), "Vorläufige Zahlen");
    for role in [Role::Banner, Role::Source] {
        assert!(!words(&sheet, role).contains("frei erfunden"), "{}", words(&sheet, role));
    }
}

#[test]
fn a_number_of_things_is_read_without_the_word_number() {
    let mut example = sample_county();
    let indicator = example.contents.indicator.as_mut().unwrap();
    indicator.unit = "Anzahl".into();
    let read = words(&page(&example, (1920, 1080)), Role::ReadingExample);
    assert!(!read.is_empty() && !read.contains("Anzahl"), "{read}");
}

#[test]
fn a_narrow_page_keeps_the_lesebeispiel() {
    for size in [(300, 600), (320, 640), (340, 900)] {
        let sheet = page(&sample_county(), size);
        assert!(sheet.items_with(Role::ReadingExample).count() > 0, "{size:?}");
    }
}

#[test]
fn a_logo_stands_at_the_lower_right_and_no_word_under_it() {
    for aspect in [4, 1] {
        for size in SIZES {
            for mut example in [sample_county(), small_county(6, 4)] {
                let before = page(&example, size).items_with(Role::Source).count();
                let logo =
                    Logo { name: "amt.png".into(), png: Vec::new(), width_px: 100 * aspect, height_px: 100 };
                example.contents.logo = Some(std::sync::Arc::new(logo));
                let sheet = page(&example, size);
                let placed: Vec<Rect> = sheet
                    .items_with(Role::Logo)
                    .filter_map(|item| match &item.shape {
                        Shape::Logo { rect, .. } => Some(*rect),
                        _ => None,
                    })
                    .collect();
                // A page too small for a foot has no room for a logo either.
                assert_eq!(placed.len(), usize::from(before > 0), "{size:?}");
                for rect in placed {
                    assert!(sheet.page().contains_rect(&rect), "{size:?} {rect:?}");
                    assert!(rect.x > sheet.width / 2.0, "{size:?} {rect:?}");
                    for (item, line) in texts(&sheet) {
                        assert!(!line.extent().overlaps(&rect), "{size:?} {:?}", item.role);
                    }
                }
                example.map.page.unusual.insert(PagePart::Logo);
                assert_eq!(page(&example, size).items_with(Role::Logo).count(), 0, "left out");
            }
        }
    }
}

#[test]
fn a_page_says_which_letters_it_could_not_write() {
    let mut example = small_county(3, 3);
    let told = |example: &ExampleMap| {
        let options = PageOptions { language: Language::De, size_px: (1920, 1080), dpi: 96, made_on: None };
        let notices = compose(&example.contents, &example.map, &options).1;
        notices.iter().map(|notice| notice.to_text(Language::De)).collect::<Vec<_>>().join("\n")
    };
    example.map.title = Some("Żółć, Łódź – „Größe“".to_owned());
    assert!(!told(&example).contains("Kästchen"), "{}", told(&example));
    example.map.title = Some("Kinder 子供".to_owned());
    assert!(told(&example).contains("Kästchen für Zeichen, die die Schrift nicht hat (U+4F9B, U+5B50)"));
}
