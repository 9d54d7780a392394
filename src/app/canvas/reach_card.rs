//! What lies under the pointer on a map of reachability: a facility, or a place where people live.

use egui::{Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::camera::Camera;
use super::reach_marks::site_at;
use crate::app::map_picture::MapPicture;
use crate::app::theme::{BODY_PX, SMALL_PX, card_shadow, regular, roles, semibold};
use crate::app::widgets::one_line;
use crate::model::{Measure, ReachView, ValueState};
use crate::sheet::{ReachCell, ReachContents, ReachWords};
use crate::text::{Language, Message, format_count, format_number, tr, unit_text};

/// Widest a line may be, in points.
const WIDEST: f32 = 280.0;

/// What there is to say: a heading and quiet lines; nothing where regions speak.
pub fn lines_at(
    (face, camera): (Rect, &Camera),
    at: Pos2,
    (picture, language): (&MapPicture, Language),
) -> Option<Vec<String>> {
    let reach = picture.contents().reach.as_deref()?;
    if let Some(site) = site_at(face, camera, reach, at).and_then(|site| reach.sites.get(site)) {
        let kind = reach.kinds.get(site.kind).map(|kind| kind.name.clone()).unwrap_or_default();
        return Some(vec![site.name.clone(), kind]);
    }
    if reach.map.view != ReachView::Cells {
        return None;
    }
    let point = camera.map_from_screen(face, at);
    let cell = reach.cells.iter().find(|cell| contains(&cell.corners, point))?;
    Some(cell_lines(reach, cell, (picture, language)))
}

fn cell_lines(
    reach: &ReachContents,
    cell: &ReachCell,
    (picture, language): (&MapPicture, Language),
) -> Vec<String> {
    let words = ReachWords { reach, language };
    let indicator = picture.contents().indicator.as_ref();
    let decimals = indicator.map_or(1, |indicator| indicator.decimals);
    let unit = indicator.map(|indicator| unit_text(&indicator.unit, language)).unwrap_or_default();
    let head = match (cell.value.state, cell.value.value) {
        (ValueState::Secret, _) => return vec![tr(language, "page-reach-few")],
        (ValueState::Unreachable, _) => tr(language, "page-unreachable"),
        (_, Some(_)) if reach.map.request.measure == Measure::Share => String::new(),
        (_, Some(value)) => format!("{} {unit}", format_number(value, decimals, language)),
        _ => tr(language, "app-state-no-data"),
    };
    let minutes = cell.minutes.map(|minutes| {
        Message::new("reach-cell-minutes")
            .with("minutes", format_number(minutes, 1, language))
            .to_text(language)
    });
    let is_told = reach.map.request.measure == Measure::Nearest;
    let mut lines = vec![head.trim().to_owned()];
    lines.extend(minutes.filter(|_| !is_told));
    lines.extend(
        cell.people
            .map(|people| format!("{} {}", format_count(people.round() as u64, language), words.people())),
    );
    let site = cell.facility.and_then(|site| reach.sites.get(site as usize));
    lines.extend(
        site.map(|site| {
            Message::new("reach-cell-facility").with("name", site.name.as_str()).to_text(language)
        }),
    );
    lines.retain(|line| !line.is_empty());
    lines
}

/// Whether a point lies in a cell.
fn contains(corners: &[[f64; 2]; 4], [x, y]: [f64; 2]) -> bool {
    let next = corners.iter().cycle().skip(1);
    let side =
        |(a, b): (&[f64; 2], &[f64; 2])| (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) >= 0.0;
    let sides: Vec<bool> = corners.iter().zip(next).map(side).collect();
    sides.iter().all(|side| *side) || sides.iter().all(|side| !*side)
}

/// Paints the card beside the pointer; where it stands.
pub fn paint(ui: &Ui, face: Rect, at: Pos2, lines: &[String]) -> Rect {
    let look = roles(ui);
    let galleys: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(position, line)| {
            let style =
                if position == 0 { (semibold(BODY_PX), look.ink) } else { (regular(SMALL_PX), look.second) };
            one_line(ui, line, style, WIDEST)
        })
        .collect();
    let width = galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max) + 24.0;
    let height = galleys.iter().map(|galley| galley.size().y + 2.0).sum::<f32>() + 14.0;
    let left = if at.x + 16.0 + width < face.right() - 6.0 { at.x + 16.0 } else { at.x - 16.0 - width };
    let top = (at.y - height - 8.0).clamp(face.top() + 6.0, (face.bottom() - height - 6.0).max(face.top()));
    let card = Rect::from_min_size(pos2(left, top), vec2(width, height));
    let painter = ui.painter().with_clip_rect(face);
    painter.add(card_shadow(look).as_shape(card, 8.0));
    painter.rect(card, 8.0, look.paper, Stroke::new(1.0, look.line), StrokeKind::Inside);
    let mut y = card.top() + 7.0;
    for galley in galleys {
        let height = galley.size().y;
        painter.galley(pos2(card.left() + 12.0, y), galley, look.ink);
        y += height + 2.0;
    }
    card
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn a_turned_cell_knows_its_inside() {
        let cell = [[0.0, 0.0], [10.0, 1.0], [9.0, 11.0], [-1.0, 10.0]];
        assert!(contains(&cell, [5.0, 5.0]) && contains(&cell, [0.5, 8.0]));
        assert!(!contains(&cell, [9.9, 10.5]) && !contains(&cell, [5.0, -0.1]));
        let other_way: [[f64; 2]; 4] = [cell[3], cell[2], cell[1], cell[0]];
        assert!(contains(&other_way, [5.0, 5.0]) && !contains(&other_way, [-2.0, 5.0]));
    }
}
