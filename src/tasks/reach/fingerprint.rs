//! What a saved answer rests on, so that a change of it is noticed.

use serde::{Deserialize, Serialize};

use crate::model::ReachRequest;
use crate::store::Store;
use crate::tasks::TaskError;

/// A question as it is saved, with what was there when it was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptQuestion {
    /// The question.
    #[serde(flatten)]
    pub(super) request: ReachRequest,
    /// What was there; `None` in answers of earlier versions of the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) inputs: Option<String>,
}

/// Facilities, network and population in one number.
pub(super) fn fingerprint(store: &Store) -> Result<String, TaskError> {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |text: &str| {
        // FNV-1a: the same on every machine and in every version.
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    add(store.ground_stamp()?.as_str());
    for facility in store.facilities()? {
        let [lon, lat] = facility.lon_lat;
        add(&facility.kind);
        add(&facility.key);
        add(&format!("{lon:.7} {lat:.7} {:?} {:?}", facility.capacity, facility.open));
    }
    Ok(format!("{hash:016x}"))
}
