//! Stable identifiers. They are indices into a scenario's lists (nations, regions, charters) or
//! counters of a running game (forces, treaties, crises, ...), never reused, safe to save.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident($int:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $int);

        impl $name {
            /// The id as an index into the list it numbers.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the entry at `index`; an index beyond the id's range saturates.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(<$int>::try_from(index).unwrap_or(<$int>::MAX))
            }
        }
    };
}

id!(/// A nation: its index in `Scenario::nations`.
    NationId(u16));
id!(/// A region, land or sea: its index in `Scenario::regions`.
    RegionId(u16));
id!(/// A link between two regions: its index in `Scenario::links`.
    LinkId(u16));
id!(/// A charter: its index in `Scenario::charters`, or beyond them one composed in play.
    CharterId(u16));
id!(/// A scripted event: its index in `Scenario::history`.
    ScriptId(u16));
id!(/// A treaty in force or dissolved, numbered in the order of founding.
    TreatyId(u16));
id!(/// An army, fleet or air wing.
    ForceId(u32));
id!(/// A crisis; a war is a crisis on rung 5 or 6.
    CrisisId(u32));
id!(/// An invocation case under a treaty.
    CaseId(u32));
id!(/// A motion before an alliance's council.
    MotionId(u32));
id!(/// A diplomatic offer from one nation to another.
    OfferId(u32));
id!(/// An invitation to found a treaty.
    FoundingId(u32));
id!(/// An operation: exercise, covert action, peace mission.
    OperationId(u32));
