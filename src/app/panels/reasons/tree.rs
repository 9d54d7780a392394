//! Ward's tree from above: which groups the types are made of, and where the tree is cut; a press cuts it elsewhere.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::canvas::screen_color;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::widgets::focus_ring;
use crate::stats::Dendrogram;
use crate::tasks::typology::ClusteredRegions;
use crate::text::{Message, format_count, tr};

/// Most groups at the foot of the tree.
const LEAVES: usize = 14;
/// Height of the tree, and of what stands below it.
const HEIGHT: f32 = 150.0;
const FOOT: f32 = 30.0;
/// Most types that can be chosen.
const MOST_TYPES: usize = 9;

/// A group at the foot.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Leaf {
    size: u32,
    /// Some row of it.
    row: usize,
}

/// Two groups that become one: where they stand, from 0 for the first leaf, and how high they are; and how high the new one is.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Join {
    at: [f32; 2],
    heights: [f32; 2],
    height: f32,
}

/// The upper part of a tree.
#[derive(Debug, Clone, Default, PartialEq)]
struct Top {
    leaves: Vec<Leaf>,
    joins: Vec<Join>,
}

impl Top {
    fn of(tree: &Dendrogram, most: usize) -> Self {
        let mut top = Self::default();
        let open = tree.merges.len().saturating_sub(most.saturating_sub(1));
        if let Some(last) = tree.merges.len().checked_sub(1) {
            top.add((tree, open), (tree.rows + last) as u32);
        }
        top
    }

    /// Adds a group from left to right; merges before number `open` stay closed. Where it stands and how high it is.
    fn add(&mut self, (tree, open): (&Dendrogram, usize), group: u32) -> (f32, f32) {
        let number = (group as usize).checked_sub(tree.rows);
        let merge = number.and_then(|number| tree.merges.get(number));
        match (number, merge) {
            (Some(number), Some(merge)) if number >= open => {
                let [left, right] = merge.groups.map(|part| self.add((tree, open), part));
                let height = height_of(merge.cost);
                self.joins.push(Join { at: [left.0, right.0], heights: [left.1, right.1], height });
                (f32::midpoint(left.0, right.0), height)
            }
            _ => {
                let at = self.leaves.len() as f32;
                let size = merge.map_or(1, |merge| merge.size);
                self.leaves.push(Leaf { size, row: some_row(tree, group) });
                (at, merge.map_or(0.0, |merge| height_of(merge.cost)))
            }
        }
    }

    fn highest(&self) -> f32 {
        self.joins.iter().map(|join| join.height).fold(1e-6, f32::max)
    }
}

/// The height that R's `ward.D2` and `SciPy` print.
fn height_of(cost: f64) -> f32 {
    (2.0 * cost).sqrt() as f32
}

fn some_row(tree: &Dendrogram, group: u32) -> usize {
    let mut group = group as usize;
    while let Some(merge) = group.checked_sub(tree.rows).and_then(|number| tree.merges.get(number)) {
        group = merge.groups[0] as usize;
    }
    group
}

/// Shows the tree; the number of types that was pressed.
pub(super) fn tree_ui(
    ui: &mut Ui,
    state: &AppState,
    (picture, types): (&MapPicture, &ClusteredRegions),
    chosen: u8,
) -> Option<u8> {
    let tree = types.tree.as_ref()?;
    let (look, language) = (roles(ui), state.view.language);
    let top = Top::of(tree, LEAVES);
    if top.joins.is_empty() {
        return None;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT + FOOT), Sense::hover());
    let inner = Rect::from_min_max(rect.min + vec2(10.0, 8.0), rect.max - vec2(34.0, FOOT));
    let step = inner.width() / (top.leaves.len().max(2) - 1) as f32;
    let highest = top.highest();
    let x = |at: f32| inner.left() + at * step;
    let y = |height: f32| inner.bottom() - height / highest * inner.height();
    let picked = cuts_ui(ui, state, (tree, usize::from(chosen)), (inner, &y));
    let stroke = Stroke::new(1.3, look.second);
    for join in &top.joins {
        let [left, right] = join.at.map(x);
        ui.painter().hline(left..=right, y(join.height), stroke);
        for (at, height) in join.at.iter().zip(join.heights) {
            ui.painter().vline(x(*at), y(join.height)..=y(height), stroke);
        }
    }
    for (position, leaf) in top.leaves.iter().enumerate() {
        let at = pos2(x(position as f32), inner.bottom() + 8.0);
        let region = types.points.regions.get(leaf.row).copied().unwrap_or(usize::MAX);
        let color = types.types.get(region).copied().flatten().map(|class| picture.class_color(class));
        let square = Rect::from_center_size(at, vec2(10.0_f32.min(step - 2.0), 10.0));
        ui.painter().rect_filled(square, 2.0, color.map_or(look.line, screen_color));
        if step >= 16.0 {
            let count = format_count(u64::from(leaf.size), language);
            let below = at + vec2(0.0, 7.0);
            ui.painter().text(below, Align2::CENTER_TOP, count, regular(10.0), look.third);
        }
    }
    super::super::typology::quiet(ui, &tr(language, "typology-tree-hint"));
    picked
}

/// Between which heights the tree falls into each number of types: the cut in use as a line, the others where they are pressed.
fn cuts_ui(
    ui: &mut Ui,
    state: &AppState,
    (tree, chosen): (&Dendrogram, usize),
    (inner, y): (Rect, &dyn Fn(f32) -> f32),
) -> Option<u8> {
    let (look, language) = (roles(ui), state.view.language);
    let from_top = |place: usize| tree.merges.len().checked_sub(place).and_then(|at| tree.merges.get(at));
    let mut picked = None;
    let mut floor = inner.top();
    for count in 2..=MOST_TYPES {
        let Some(upper) = from_top(count - 1) else { break };
        let lower = from_top(count).map_or(0.0, |merge| height_of(merge.cost));
        // Numbers whose heights lie close together still get a line of their own.
        let top = y(height_of(upper.cost)).max(floor);
        let bottom = y(lower).max(top + 9.0);
        floor = bottom;
        if bottom > inner.bottom() + 9.0 {
            break;
        }
        let band = Rect::from_min_max(pos2(inner.left() - 8.0, top), pos2(inner.right() + 32.0, bottom));
        let response = ui.interact(band, ui.scope_id().with(("cut", count)), Sense::click());
        let name = Message::new("typology-tree-cut").with("count", count).to_text(language);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, count == chosen, &name));
        let middle = band.center().y;
        if response.hovered() {
            ui.painter().rect_filled(band, 3.0, look.hover);
        }
        if count == chosen {
            let points = [pos2(band.left(), middle), pos2(band.right() - 18.0, middle)];
            let dashes = egui::Shape::dashed_line(&points, Stroke::new(1.5, look.accent), 4.0, 3.0);
            ui.painter().extend(dashes);
        }
        let ink = if count == chosen { look.accent } else { look.third };
        let at = pos2(band.right() - 4.0, middle);
        ui.painter().text(at, Align2::RIGHT_CENTER, count.to_string(), regular(SMALL_PX), ink);
        focus_ring(ui, &response, band.shrink(1.0));
        if response.on_hover_text(name).clicked() && count != chosen {
            picked = u8::try_from(count).ok();
        }
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Merge;

    #[test]
    fn the_top_of_a_tree_holds_every_row_once() {
        // Rows 0 1 2 3: (0 1) and (2 3), then both.
        let merge = |groups, cost, size| Merge { groups, cost, size };
        let tree = Dendrogram {
            rows: 4,
            merges: vec![merge([0, 1], 0.5, 2), merge([2, 3], 2.0, 2), merge([4, 5], 8.0, 4)],
        };
        let check = |most: usize, sizes: &[u32], joins: usize| {
            let top = Top::of(&tree, most);
            assert_eq!(top.leaves.iter().map(|leaf| leaf.size).collect::<Vec<_>>(), sizes, "{most}");
            assert_eq!(top.joins.len(), joins);
            assert!((top.highest() - 4.0).abs() < 1e-6);
        };
        check(2, &[2, 2], 1);
        check(3, &[2, 1, 1], 2);
        check(14, &[1, 1, 1, 1], 3);
        let rows: Vec<usize> = Top::of(&tree, 3).leaves.iter().map(|leaf| leaf.row).collect();
        assert_eq!(rows, [0, 2, 3]);
        assert_eq!(Top::of(&Dendrogram { rows: 1, merges: Vec::new() }, 14), Top::default());
    }
}
