//! Changes of facilities and their kinds by hand.

use serde::{Deserialize, Serialize};

use super::facility::{Facility, FacilityKind};

/// One change of a facility or kind. A facility is named by kind and key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FacilityEdit {
    /// Adds a facility; a kind that is not known comes along without a phase of life. Nothing happens where its key is taken.
    Add(Box<Facility>),
    /// Takes a facility away.
    Remove(FacilityName),
    /// Moves a facility to longitude and latitude.
    Move(FacilityName, [f64; 2]),
    /// Gives a facility other properties: capacity, kind, name, provider, when it is open.
    Change(FacilityName, Box<Facility>),
    /// Adds a kind, or gives the kind of that name another phase of life or other marks.
    PutKind(FacilityKind),
    /// Takes a kind away that no facility has.
    RemoveKind(String),
}

/// Which facility is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacilityName {
    /// Its kind.
    pub kind: String,
    /// Its key.
    pub key: String,
}

impl FacilityName {
    /// The name of `facility`.
    pub fn of(facility: &Facility) -> Self {
        Self { kind: facility.kind.clone(), key: facility.key.clone() }
    }

    fn fits(&self, facility: &Facility) -> bool {
        same(&self.kind, &facility.kind) && self.key == facility.key
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

impl FacilityEdit {
    /// Changes facilities and kinds. What cannot be (a negative capacity, a key that is taken, a place off the globe) leaves them as
    /// they are.
    pub fn apply(&self, facilities: &mut Vec<Facility>, kinds: &mut Vec<FacilityKind>) {
        match self {
            Self::Add(facility) => {
                let facility = (**facility).clone();
                let taken = facilities.iter().any(|known| FacilityName::of(&facility).fits(known));
                if !taken && is_sound(&facility) {
                    put_in_order(facilities, kinds, facility);
                }
            }
            Self::Remove(name) => facilities.retain(|facility| !name.fits(facility)),
            Self::Move(name, lon_lat) => {
                let found = facilities.iter_mut().find(|facility| name.fits(facility));
                if let Some(facility) = found.filter(|_| on_globe(*lon_lat)) {
                    facility.lon_lat = *lon_lat;
                }
            }
            Self::Change(name, to) => change(facilities, kinds, name, to),
            Self::PutKind(kind) => put_kind(kinds, kind.clone()),
            Self::RemoveKind(name) => {
                if !facilities.iter().any(|facility| same(&facility.kind, name)) {
                    kinds.retain(|kind| !same(&kind.name, name));
                }
            }
        }
    }

    /// Wording key that names the edit in the history.
    pub fn label_key(&self) -> &'static str {
        match self {
            Self::Add(_) => "edit-facility-add",
            Self::Remove(_) => "edit-facility-remove",
            Self::Move(..) => "edit-facility-move",
            Self::Change(..) => "edit-facility-change",
            Self::PutKind(_) | Self::RemoveKind(_) => "edit-facility-kinds",
        }
    }

    /// Whether `next` continues this edit: a facility that is being dragged.
    pub fn merges_with(&self, next: &Self) -> bool {
        matches!((self, next), (Self::Move(a, _), Self::Move(b, _)) if a == b)
    }
}

fn on_globe([lon, lat]: [f64; 2]) -> bool {
    lon.is_finite() && lat.is_finite() && lon.abs() <= 180.0 && lat.abs() <= 90.0
}

fn is_sound(facility: &Facility) -> bool {
    let capacity = facility.capacity.is_none_or(|capacity| capacity.is_finite() && capacity >= 0.0);
    capacity
        && on_globe(facility.lon_lat)
        && !facility.key.trim().is_empty()
        && !facility.kind.trim().is_empty()
}

fn change(facilities: &mut Vec<Facility>, kinds: &mut Vec<FacilityKind>, name: &FacilityName, to: &Facility) {
    let Some(at) = facilities.iter().position(|facility| name.fits(facility)) else { return };
    let new_name = FacilityName::of(to);
    let taken = facilities.iter().enumerate().any(|(other, facility)| other != at && new_name.fits(facility));
    if taken || !is_sound(to) {
        return;
    }
    if same(&name.kind, &to.kind) {
        if let Some(facility) = facilities.get_mut(at) {
            let kind = std::mem::take(&mut facility.kind);
            *facility = Facility { kind, ..to.clone() };
        }
    } else {
        facilities.remove(at);
        put_in_order(facilities, kinds, to.clone());
    }
}

/// Behind the last of its kind, as the project file keeps them.
fn put_in_order(facilities: &mut Vec<Facility>, kinds: &mut Vec<FacilityKind>, mut facility: Facility) {
    let known = kinds.iter().position(|kind| same(&kind.name, &facility.kind));
    let rank = known.unwrap_or(kinds.len());
    match known.and_then(|at| kinds.get(at)) {
        Some(kind) => facility.kind.clone_from(&kind.name),
        None => kinds.push(FacilityKind { name: facility.kind.clone(), phase: None, tags: Vec::new() }),
    }
    let rank_of = |facility: &Facility| kinds.iter().position(|kind| same(&kind.name, &facility.kind));
    let at = facilities.iter().position(|other| rank_of(other).is_some_and(|other| other > rank));
    facilities.insert(at.unwrap_or(facilities.len()), facility);
}

fn put_kind(kinds: &mut Vec<FacilityKind>, kind: FacilityKind) {
    if kind.name.trim().is_empty() {
        return;
    }
    match kinds.iter_mut().find(|known| same(&known.name, &kind.name)) {
        Some(known) => *known = FacilityKind { name: known.name.clone(), ..kind },
        None => kinds.push(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::super::edit::Edit;
    use super::super::history::History;
    use super::super::project::Project;
    use super::*;

    fn facility(key: &str, kind: &str) -> Facility {
        Facility { key: key.into(), kind: kind.into(), lon_lat: [9.5, 50.8], ..Facility::default() }
    }

    fn add(key: &str, kind: &str) -> Edit {
        Edit::Facilities(FacilityEdit::Add(Box::new(facility(key, kind))))
    }

    fn keys(project: &Project) -> Vec<&str> {
        project.facilities.iter().map(|facility| facility.key.as_str()).collect()
    }

    #[test]
    fn what_was_done_by_hand_can_be_undone() {
        let mut history = History::default();
        let mut states = vec![Project::default()];
        let name = FacilityName { kind: "Kita".into(), key: "a".into() };
        let bigger = Facility { capacity: Some(60.0), kind: "Hort".into(), ..facility("a", "Kita") };
        let edits = [
            add("a", "Kita"),
            add("h", "Hort"),
            add("b", "kita"),
            Edit::Facilities(FacilityEdit::Move(name.clone(), [9.6, 50.9])),
            Edit::Facilities(FacilityEdit::Change(name, Box::new(bigger))),
            Edit::Facilities(FacilityEdit::Remove(FacilityName { kind: "Kita".into(), key: "b".into() })),
        ];
        for edit in edits {
            let next = history.apply(states.last().expect("one"), edit);
            states.push(next);
        }
        assert_eq!(keys(&states[3]), ["a", "b", "h"], "by kind, as the file keeps them");
        assert_eq!(states[4].facilities[0].lon_lat, [9.6, 50.9]);
        assert_eq!(keys(&states[5]), ["b", "h", "a"]);
        assert_eq!(keys(&states[6]), ["h", "a"]);
        let mut now = states[6].clone();
        for before in states[..6].iter().rev() {
            now = history.undo(&now).expect("a step");
            assert_eq!(now, *before);
        }
    }

    #[test]
    fn what_cannot_be_changes_nothing() {
        let start = add("a", "Kita").apply(&Project::default());
        let negative = Facility { capacity: Some(-1.0), ..facility("a", "Kita") };
        let name = FacilityName::of(&negative);
        for edit in [
            FacilityEdit::Add(Box::new(facility("a", "KITA"))),
            FacilityEdit::Add(Box::new(Facility { lon_lat: [f64::NAN, 0.0], ..facility("c", "Kita") })),
            FacilityEdit::Move(name.clone(), [9.5, 95.0]),
            FacilityEdit::Change(name, Box::new(negative)),
            FacilityEdit::RemoveKind("Kita".into()),
        ] {
            assert_eq!(Edit::Facilities(edit.clone()).apply(&start), start, "{edit:?}");
        }
    }

    #[test]
    fn dragging_is_one_step() {
        let start = add("a", "Kita").apply(&Project::default());
        let name = FacilityName { kind: "Kita".into(), key: "a".into() };
        let mut history = History::default();
        let drag = |lon| Edit::Facilities(FacilityEdit::Move(name.clone(), [lon, 50.8]));
        let on = history.apply(&start, drag(9.51));
        let end = history.apply(&on, drag(9.52));
        assert_eq!(history.undo(&end), Some(start));
    }
}
