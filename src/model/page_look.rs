//! What stands on a page beside the map, where the legend stands, and which regions are pointed out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::keys::RegionKey;

/// Where the legend stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegendPlace {
    /// In the column beside the map, or under the map where the page is too narrow for a column.
    #[default]
    Column,
    /// On the map, top left.
    TopLeft,
    /// On the map, top right.
    TopRight,
    /// On the map, bottom left.
    BottomLeft,
    /// On the map, bottom right.
    BottomRight,
    /// Under the map, with everything else.
    Below,
}

impl LegendPlace {
    /// All places, as they are offered.
    pub const ALL: [Self; 6] =
        [Self::Column, Self::Below, Self::TopLeft, Self::TopRight, Self::BottomLeft, Self::BottomRight];

    /// Whether the legend stands on the map.
    pub fn is_on_map(self) -> bool {
        !matches!(self, Self::Column | Self::Below)
    }
}

/// A part of the page that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PagePart {
    /// The distribution of the values.
    Strip,
    /// The Lesebeispiel.
    ReadingExample,
    /// Highest and lowest values.
    Ranking,
    /// The scale bar.
    ScaleBar,
    /// Method of the classes and number of regions.
    Method,
    /// The day on which the page was made; left out unless asked for.
    MadeOn,
    /// The logo, where the project has one.
    Logo,
}

impl PagePart {
    /// All parts, as they are offered.
    pub const ALL: [Self; 7] = [
        Self::ReadingExample,
        Self::Strip,
        Self::Ranking,
        Self::ScaleBar,
        Self::Method,
        Self::MadeOn,
        Self::Logo,
    ];

    /// Whether the part stands on a page that says nothing about it.
    pub fn is_usual(self) -> bool {
        self != Self::MadeOn
    }
}

/// How a page looks beside the map.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PageLook {
    /// Where the legend stands.
    pub legend: LegendPlace,
    /// Parts that differ from what is usual: left out, or for [`PagePart::MadeOn`] shown.
    pub unusual: BTreeSet<PagePart>,
    /// A remark written by hand, in the foot of the page.
    pub remark: Option<String>,
    /// Regions pointed out, by key; keys that the level does not have are passed over.
    pub highlighted: Vec<RegionKey>,
}

impl PageLook {
    /// Whether the part stands on the page.
    pub fn shows(&self, part: PagePart) -> bool {
        part.is_usual() != self.unusual.contains(&part)
    }

    /// The same look without this part.
    #[must_use]
    pub fn without(&self, part: PagePart) -> Self {
        let mut look = self.clone();
        if look.shows(part) {
            if part.is_usual() {
                look.unusual.insert(part);
            } else {
                look.unusual.remove(&part);
            }
        }
        look
    }
}

/// One change of [`PageLook`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PageChange {
    /// Another place for the legend.
    Legend(LegendPlace),
    /// Leaves a part out, or shows it again.
    Toggle(PagePart),
    /// Another remark in the foot, or none.
    Remark(Option<String>),
    /// Points out these regions and no others.
    Highlight(Vec<RegionKey>),
}

impl PageChange {
    pub(super) fn change(&self, look: &mut PageLook) {
        match self {
            Self::Legend(place) => look.legend = *place,
            Self::Toggle(part) => {
                if !look.unusual.remove(part) {
                    look.unusual.insert(*part);
                }
            }
            Self::Remark(remark) => look.remark.clone_from(remark),
            Self::Highlight(regions) => look.highlighted.clone_from(regions),
        }
    }

    pub(super) fn label_key(&self) -> &'static str {
        match self {
            Self::Legend(_) => "edit-legend-place",
            Self::Toggle(_) => "edit-page-part",
            Self::Remark(_) => "edit-remark",
            Self::Highlight(_) => "edit-highlight",
        }
    }

    /// Text being typed continues.
    pub(super) fn merges_with(&self, next: &Self) -> bool {
        matches!((self, next), (Self::Remark(_), Self::Remark(_)))
    }
}
