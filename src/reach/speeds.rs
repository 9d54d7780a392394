//! Speeds by road class, speed limits and delays, fixed from published figures.
//!
//! The class speeds, the share of a speed limit that is really driven (80 %) and the delay at signals (2 s) are those of
//! the car profile of OSRM (`profiles/car.lua`, Project-OSRM/osrm-backend), the most widely used open router. They were
//! taken over before any comparison with another router and are fitted to none.
//! Limits in Germany: § 3 and § 18 `StVO`; a motorway without limit counts with its recommended speed of 130 km/h.

/// Share of a speed limit that is driven on average.
pub const DRIVEN_SHARE_OF_LIMIT: f32 = 0.8;
/// What a signal costs a car.
pub const SIGNAL_DELAY_S: f32 = 2.0;
/// Walking, where nothing else is said.
pub const WALK_KMH: f32 = 5.0;
/// Cycling, where nothing else is said.
pub const BICYCLE_KMH: f32 = 15.0;
/// A ferry whose duration is not recorded.
pub const FERRY_KMH: f32 = 5.0;

/// Mean car speed on a road class without a recorded limit, km/h; `None` for ways that cars do not use by themselves.
pub fn class_kmh(highway: &str) -> Option<f32> {
    Some(match highway {
        "motorway" => 90.0,
        "motorway_link" => 75.0,
        "trunk" => 85.0,
        "trunk_link" => 70.0,
        "primary" => 65.0,
        "primary_link" => 60.0,
        "secondary" => 55.0,
        "secondary_link" => 50.0,
        "tertiary" => 40.0,
        "tertiary_link" => 30.0,
        "unclassified" | "residential" | "road" => 25.0,
        "service" => 15.0,
        "living_street" => 10.0,
        _ => return None,
    })
}

/// What is driven under a recorded limit; `None` when the text names no limit.
pub fn limited_kmh(text: &str) -> Option<f32> {
    limit_kmh(text).map(|limit| limit * DRIVEN_SHARE_OF_LIMIT)
}

/// The limit that a `maxspeed` text or an implicit German limit stands for, km/h.
fn limit_kmh(text: &str) -> Option<f32> {
    let text = text.split(';').next().unwrap_or(text).trim();
    let named = match text {
        "none" | "DE:motorway" => Some(130.0),
        "DE:rural" => Some(100.0),
        "DE:urban" => Some(50.0),
        "walk" | "DE:living_street" | "DE:walk" => Some(7.0),
        "DE:bicycle_road" => Some(30.0),
        _ => None,
    };
    if named.is_some() {
        return named;
    }
    if let Some(zone) = text.strip_prefix("DE:zone").or(text.strip_prefix("DE:")) {
        return zone.trim_start_matches(':').parse().ok().filter(|limit| sensible(*limit));
    }
    let (number, factor) = match text.strip_suffix("mph") {
        Some(number) => (number, 1.609_344),
        None => (text.strip_suffix("km/h").unwrap_or(text), 1.0),
    };
    number.trim().parse::<f32>().ok().map(|limit| limit * factor).filter(|limit| sensible(*limit))
}

fn sensible(limit: f32) -> bool {
    (1.0..=200.0).contains(&limit)
}

/// Duration of a ferry in seconds: `00:20`, `1:05:00`, `20` (minutes), `PT20M`, `PT1H5M`.
pub fn duration_s(text: &str) -> Option<f32> {
    let seconds = if let Some(rest) = text.strip_prefix("PT") {
        iso_duration_s(rest)?
    } else if text.contains(':') {
        let parts: Vec<f32> = text.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
        match parts.as_slice() {
            [hours, minutes] => hours * 3600.0 + minutes * 60.0,
            [hours, minutes, seconds] => hours * 3600.0 + minutes * 60.0 + seconds,
            _ => return None,
        }
    } else {
        text.trim().parse::<f32>().ok()? * 60.0
    };
    (seconds > 0.0 && seconds < 200_000.0).then_some(seconds)
}

fn iso_duration_s(text: &str) -> Option<f32> {
    let mut total = 0.0;
    let mut number = String::new();
    for sign in text.chars() {
        let unit = match sign {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => {
                number.push(sign);
                continue;
            }
        };
        total += number.parse::<f32>().ok()? * unit;
        number.clear();
    }
    number.is_empty().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_understood() {
        let check = |text: &str, expected: Option<f32>| assert_eq!(limit_kmh(text), expected, "{text}");
        check("50", Some(50.0));
        check("30 km/h", Some(30.0));
        check("DE:urban", Some(50.0));
        check("DE:zone:30", Some(30.0));
        check("DE:zone30", Some(30.0));
        check("DE:30", Some(30.0));
        check("none", Some(130.0));
        check("60; 80", Some(60.0));
        check("signals", None);
        check("-5", None);
        check("", None);
        assert!((limit_kmh("20 mph").unwrap_or(0.0) - 32.186_88).abs() < 1e-4);
    }

    #[test]
    fn durations_are_understood() {
        let check = |text: &str, expected: Option<f32>| assert_eq!(duration_s(text), expected, "{text}");
        check("00:20", Some(1200.0));
        check("1:05:30", Some(3930.0));
        check("25", Some(1500.0));
        check("PT1H5M", Some(3900.0));
        check("PT", None);
        check("soon", None);
        check("00:00", None);
    }
}
