//! Head of the page: title, subtitle, and what must be known before reading on (sample data, internal version).

use super::block::{Anchor, Block};
use super::contents::Audience;
use super::font::{Face, width_of};
use super::lines::{balanced, wrapped};
use super::measures::Measures;
use super::page::{Rect, Role};
use super::palette::Color;
use super::wording::Wording;

/// A remark in the head: its role, text, ground and text colour.
struct Badge {
    role: Role,
    text: String,
    ground: Color,
    color: Color,
}

/// Distance between two remarks.
const BADGE_GAP: f32 = 12.0;

/// The head, as wide as the content.
pub fn header(wording: &Wording, measures: &Measures) -> Block {
    let width = measures.content_width();
    let mut block = Block::default();
    let style = measures.style(Face::SemiBold, 17.0);
    let badges = badges(wording);
    let badge_width = |badge: &Badge| width_of(&badge.text, style) + style.size * 1.5;
    let all: f32 = badges.iter().map(|badge| badge_width(badge) + BADGE_GAP).sum();
    let title_style = measures.style(Face::Bold, 44.0).tracked(-0.6 * measures.shrink);
    let title = wording.title();
    let beside = width - all;
    let stacked = all > 0.0 && beside < width * 0.62 && width_of(&title, title_style) > beside;
    let badge_height = style.size * 1.9;
    let one_row = all - BADGE_GAP <= width;
    let mut x = if stacked { (all - BADGE_GAP).min(width) } else { width };
    let mut y = if stacked { 0.0 } else { title_style.size * 0.12 };
    for badge in badges.iter().rev() {
        let own = badge_width(badge).min(width);
        x = if one_row { x - own } else { 0.0 };
        block.rect(badge.role, Rect { x, y, width: own, height: badge_height }, badge.ground);
        let text = super::lines::shortened(&badge.text, style, own - style.size * 0.5);
        let at = [x + own / 2.0, y + badge_height * 0.5 + style.size * 0.36];
        block.text(badge.role, &text, (at, Anchor::Middle), (style, badge.color));
        x -= BADGE_GAP;
        y += if one_row { 0.0 } else { badge_height + 6.0 };
    }
    let mut top = match (stacked, one_row) {
        (false, _) => 0.0,
        (true, true) => badge_height + 12.0,
        (true, false) => y + 6.0,
    };
    let room = if stacked { width } else { beside };
    // A long title is set smaller before it takes a second line.
    let fits = [1.0_f32, 0.92, 0.84].into_iter().find(|share| {
        width_of(&title, super::font::TextStyle { size: title_style.size * share, ..title_style }) <= room
    });
    let title_style = super::font::TextStyle { size: title_style.size * fits.unwrap_or(0.84), ..title_style };
    for line in balanced(&title, title_style, room, 2) {
        let at = [0.0, top + title_style.size * 0.8];
        block.text(Role::Title, &line, (at, Anchor::Left), (title_style, Color::INK));
        top += title_style.size * 1.2;
    }
    let subtitle_style = measures.style(Face::Regular, 23.0);
    for line in wrapped(&wording.subtitle(), subtitle_style, width, 2) {
        let at = [0.0, top + subtitle_style.size * 0.96];
        block.text(Role::Subtitle, &line, (at, Anchor::Left), (subtitle_style, Color::SECOND_TEXT));
        top += subtitle_style.size * 1.36;
    }
    block.height = top;
    block
}

fn badges(wording: &Wording) -> Vec<Badge> {
    let mut badges = Vec::new();
    if !wording.contents.banner.trim().is_empty() {
        badges.push(Badge {
            role: Role::Banner,
            text: wording.in_page_language(&wording.contents.banner),
            ground: Color::BANNER_GROUND,
            color: Color::BANNER_TEXT,
        });
    }
    if wording.contents.audience == Audience::Internal {
        badges.push(Badge {
            role: Role::Internal,
            text: wording.word("page-internal"),
            ground: Color::INTERNAL_GROUND,
            color: Color::REFERENCE,
        });
    }
    badges
}

/// The remarks alone, as lines of small text: pages too small for a head still carry them.
pub fn remarks(wording: &Wording, measures: &Measures, width: f32) -> Block {
    let mut block = Block::default();
    for badge in badges(wording) {
        let mut style = measures.style(Face::SemiBold, 15.0);
        let natural = width_of(&badge.text, style);
        style.size *= (width / natural.max(1.0)).min(1.0);
        let at = [width / 2.0, block.height + style.size * 0.95];
        block.text(badge.role, &badge.text, (at, Anchor::Middle), (style, badge.color));
        block.height += style.size * 1.3;
    }
    block
}
