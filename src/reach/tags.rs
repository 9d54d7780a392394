//! What the tags of OpenStreetMap say about who may travel a way, which way and how fast.

use super::mode::{Allowed, Direction, Mode};
use super::speeds;

/// Tags of a way or node, as key and value.
pub type Tags<'a> = [(&'a str, &'a str)];

/// What a way means for travelling.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct WayTravel {
    /// Who may travel it which way.
    pub allowed: Allowed,
    /// Speed of cars (of the boat on a ferry) forward and backward, km/h; 0 where they may not go.
    pub kmh: [f32; 2],
    /// How long the whole way takes, for ferries.
    pub duration_s: Option<f32>,
}

/// What a node means for travelling, as bits.
pub mod node {
    /// Cars cannot pass.
    pub const STOPS_CAR: u8 = 1;
    /// Bicycles cannot pass.
    pub const STOPS_BICYCLE: u8 = 2;
    /// People on foot cannot pass.
    pub const STOPS_FOOT: u8 = 4;
    /// Traffic signals.
    pub const SIGNALS: u8 = 8;
}

fn get<'a>(tags: &Tags<'a>, key: &str) -> Option<&'a str> {
    tags.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
}

/// What a way means for travelling; `None` when nobody may travel it.
pub fn way_travel(tags: &Tags<'_>) -> Option<WayTravel> {
    let travel = match get(tags, "highway") {
        Some(highway) => road(highway, tags),
        None if get(tags, "route") == Some("ferry") => ferry(tags),
        None => return None,
    };
    travel.filter(|travel| !travel.allowed.nobody())
}

/// What a node means for travelling: bits of [`node`], 0 when nothing.
pub fn node_marks(tags: &Tags<'_>) -> u8 {
    let mut marks = 0;
    if get(tags, "highway") == Some("traffic_signals") {
        marks |= node::SIGNALS;
    }
    let Some(barrier) = get(tags, "barrier") else { return marks };
    let locked = get(tags, "locked") == Some("yes");
    for (mode, bit) in
        [(Mode::Car, node::STOPS_CAR), (Mode::Bicycle, node::STOPS_BICYCLE), (Mode::Foot, node::STOPS_FOOT)]
    {
        let open = access(tags, mode).unwrap_or(!locked && barrier_open(barrier, mode));
        if !open {
            marks |= bit;
        }
    }
    marks
}

/// Whether one passes a barrier about which nothing more is said.
fn barrier_open(barrier: &str, mode: Mode) -> bool {
    match barrier {
        "gate" | "lift_gate" | "swing_gate" | "hampshire_gate" | "cattle_grid" | "border_control"
        | "toll_booth" | "sally_port" | "entrance" | "no" | "height_restrictor" | "arch" | "kerb"
        | "rumble_strip" | "coupure" => true,
        "bollard" | "block" | "cycle_barrier" | "planter" | "chain" | "bus_trap" | "sump_buster"
        | "motorcycle_barrier" | "barrier_board" | "jersey_barrier" | "log" | "rope" | "bar" | "yes"
        | "delineators" => mode != Mode::Car,
        "stile" | "turnstile" | "kissing_gate" | "full-height_turnstile" | "horse_stile" => {
            mode == Mode::Foot
        }
        _ => false,
    }
}

/// What the access tags say about `mode`; `None` when they say nothing.
fn access(tags: &Tags<'_>, mode: Mode) -> Option<bool> {
    let keys: &[&str] = match mode {
        Mode::Car => &["motorcar", "motor_vehicle", "vehicle", "access"],
        Mode::Bicycle => &["bicycle", "vehicle", "access"],
        Mode::Foot => &["foot", "access"],
    };
    keys.iter().find_map(|key| get(tags, key)).and_then(|value| match value {
        "no"
        | "private"
        | "agricultural"
        | "forestry"
        | "agricultural;forestry"
        | "forestry;agricultural"
        | "emergency"
        | "military"
        | "bus"
        | "psv"
        | "taxi"
        | "use_sidepath"
        | "restricted"
        | "official" => Some(false),
        "unknown" => None,
        _ => Some(true),
    })
}

fn road(highway: &str, tags: &Tags<'_>) -> Option<WayTravel> {
    if matches!(get(tags, "impassable"), Some("yes"))
        || get(tags, "construction").is_some_and(|kind| kind != "no" && kind != "minor")
    {
        return None;
    }
    let mut allowed = Allowed::default();
    let kmh = car_kmh(highway, tags);
    let (forward, backward) = one_way(highway, tags);
    let may_drive =
        access(tags, Mode::Car).unwrap_or(speeds::class_kmh(highway).is_some()) && highway_exists(highway);
    if may_drive {
        allow(&mut allowed, Mode::Car, (forward, backward));
    }
    cycling(highway, tags, (forward, backward), &mut allowed);
    if access(tags, Mode::Foot).unwrap_or(walkable(highway, tags)) && highway_exists(highway) {
        let (there, back) = match get(tags, "oneway:foot") {
            Some("yes") => (true, false),
            Some("-1") => (false, true),
            _ => (true, true),
        };
        allow(&mut allowed, Mode::Foot, (there, back));
    }
    let yes = |key| get(tags, key).is_some_and(|value| value != "no");
    if matches!(highway, "motorway" | "motorway_link") || yes("motorroad") || yes("bridge") || yes("tunnel") {
        allowed.0 |= Allowed::NO_ROADSIDE;
    }
    let there = |direction: Direction| allowed.travel(Mode::Car, direction);
    let kmh = [
        if there(Direction::Forward) { kmh[0] } else { 0.0 },
        if there(Direction::Backward) { kmh[1] } else { 0.0 },
    ];
    Some(WayTravel { allowed, kmh, duration_s: None })
}

fn allow(allowed: &mut Allowed, mode: Mode, (forward, backward): (bool, bool)) {
    if forward {
        allowed.allow(mode, Direction::Forward);
    }
    if backward {
        allowed.allow(mode, Direction::Backward);
    }
}

/// Ways that are planned, gone or no ways at all have no travellers, whatever their access tags say.
fn highway_exists(highway: &str) -> bool {
    !matches!(
        highway,
        "construction"
            | "proposed"
            | "abandoned"
            | "disused"
            | "razed"
            | "planned"
            | "platform"
            | "raceway"
            | "bus_stop"
            | "rest_area"
            | "services"
            | "emergency_bay"
            | "elevator"
            | "via_ferrata"
            | "no"
            | "traffic_island"
            | "street_lamp"
    )
}

/// The directions in which vehicles may go.
fn one_way(highway: &str, tags: &Tags<'_>) -> (bool, bool) {
    match get(tags, "oneway") {
        Some("yes" | "true" | "1") => (true, false),
        Some("-1" | "reverse") => (false, true),
        Some("reversible" | "alternating") => (false, false),
        Some("no" | "false" | "0") => (true, true),
        _ => {
            let implied = matches!(get(tags, "junction"), Some("roundabout" | "circular"))
                || matches!(highway, "motorway" | "motorway_link");
            (true, !implied)
        }
    }
}

fn car_kmh(highway: &str, tags: &Tags<'_>) -> [f32; 2] {
    let class = speeds::class_kmh(highway).unwrap_or(10.0);
    let implied = ["maxspeed:type", "source:maxspeed", "zone:maxspeed", "zone:traffic"];
    let both = get(tags, "maxspeed")
        .and_then(speeds::limited_kmh)
        .or_else(|| implied.iter().filter_map(|key| get(tags, key)).find_map(speeds::limited_kmh));
    // A limit says little on ways where nobody drives that fast.
    let slow = matches!(highway, "service" | "living_street" | "track");
    let driven = |limit: Option<f32>| match limit {
        Some(limit) if slow => limit.min(class),
        Some(limit) => limit,
        None => class,
    };
    let one = |key| get(tags, key).and_then(speeds::limited_kmh).or(both);
    [driven(one("maxspeed:forward")), driven(one("maxspeed:backward"))]
}

fn cycling(highway: &str, tags: &Tags<'_>, driving: (bool, bool), allowed: &mut Allowed) {
    if !highway_exists(highway) {
        return;
    }
    let directions = cycling_directions(highway, tags, driving);
    let by_class = match highway {
        "motorway" | "motorway_link" | "footway" | "pedestrian" | "steps" | "bridleway" | "corridor"
        | "busway" => false,
        _ => get(tags, "motorroad") != Some("yes"),
    };
    if get(tags, "bicycle") == Some("dismount") {
        for direction in Direction::BOTH {
            allowed.allow_pushed(direction);
        }
    } else if access(tags, Mode::Bicycle).unwrap_or(by_class) {
        // Tags of general access do not turn a footway into a cycleway.
        if by_class || get(tags, "bicycle").is_some() {
            allow(allowed, Mode::Bicycle, directions);
        }
    }
}

/// One-way streets that bicycles may travel both ways.
fn cycling_directions(highway: &str, tags: &Tags<'_>, driving: (bool, bool)) -> (bool, bool) {
    match get(tags, "oneway:bicycle") {
        Some("no") => return (true, true),
        Some("yes" | "1") => return (true, false),
        Some("-1") => return (false, true),
        _ => {}
    }
    let opposite = |key| get(tags, key).is_some_and(|value| value.starts_with("opposite"));
    let both_ways = |key| get(tags, key) == Some("no");
    if opposite("cycleway")
        || opposite("cycleway:left")
        || opposite("cycleway:right")
        || both_ways("cycleway:left:oneway")
        || both_ways("cycleway:right:oneway")
        || both_ways("cycleway:both:oneway")
    {
        return (true, true);
    }
    match driving {
        (false, false) => (true, true),
        // A link of a motorway that bicycles may use is one by its own tags.
        _ if matches!(highway, "path" | "track") && get(tags, "oneway").is_none() => (true, true),
        other => other,
    }
}

fn walkable(highway: &str, tags: &Tags<'_>) -> bool {
    match highway {
        "motorway" | "motorway_link" | "busway" | "bridleway" => false,
        "cycleway" => get(tags, "segregated").is_some(),
        _ => get(tags, "motorroad") != Some("yes"),
    }
}

fn ferry(tags: &Tags<'_>) -> Option<WayTravel> {
    let directions = one_way("ferry", tags);
    let mut allowed = Allowed(Allowed::FERRY);
    for mode in Mode::ALL {
        // A ferry about which nothing is said takes people; cars only where it says so.
        if access(tags, mode).unwrap_or(mode != Mode::Car) {
            allow(&mut allowed, mode, directions);
        }
    }
    let duration_s = get(tags, "duration").and_then(speeds::duration_s);
    (!allowed.nobody()).then_some(WayTravel { allowed, kmh: [speeds::FERRY_KMH; 2], duration_s })
}
