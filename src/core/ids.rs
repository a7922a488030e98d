//! Stable identifiers. They are indices into a scenario's lists (nations, regions, charters) or
//! counters of a running game (forces, treaties, crises, ...), never reused, safe to save.

use serde::{Deserialize, Deserializer, Serialize};

use crate::visit::{Visitor, visit};

/// Lists the kinds of id once.
macro_rules! ids {
    ($($(#[$doc:meta])* $kind:ident $name:ident($int:ty)),* $(,)?) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize)]
            pub struct $name(pub $int);

            /// Read as the bare number that it is in files; written with its name, by which [`all`] finds it.
            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    <$int>::deserialize(deserializer).map(Self)
                }
            }

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
        )*

        /// An id of any kind.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Id {
            $($kind($name)),*
        }

        impl Id {
            /// The id that a type of this name holds, if that is one of ours.
            fn of(name: &str, number: u64) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$kind($name(<$int>::try_from(number).ok()?))),)*
                    _ => None,
                }
            }
        }
    };
}

ids! {
    /// A nation: its index in `Scenario::nations`.
    Nation NationId(u16),
    /// A region, land or sea: its index in `Scenario::regions`.
    Region RegionId(u16),
    /// A link between two regions: its index in `Scenario::links`.
    Link LinkId(u16),
    /// A charter: its index in `Scenario::charters`, or beyond them one composed in play.
    Charter CharterId(u16),
    /// A scripted event: its index in `Scenario::history`.
    Script ScriptId(u16),
    /// A treaty in force or dissolved, numbered in the order of founding.
    Treaty TreatyId(u16),
    /// An army, fleet or air wing.
    Force ForceId(u32),
    /// A crisis; a war is a crisis on rung 5 or 6.
    Crisis CrisisId(u32),
    /// An invocation case under a treaty.
    Case CaseId(u32),
    /// A motion before an alliance's council.
    Motion MotionId(u32),
    /// A diplomatic offer from one nation to another.
    Offer OfferId(u32),
    /// An invitation to found a treaty.
    Founding FoundingId(u32),
    /// A peace operation.
    Mission MissionId(u32),
    /// An armed group.
    Group GroupId(u32),
    /// A covert action under way.
    Operation OperationId(u32),
}

/// A text as a number: the hash FNV-1a (Fowler, Noll and Vo 1991). Dice are keyed by it, so that no roll depends on a place
/// in a list.
#[must_use]
pub fn key(text: &str) -> u32 {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    text.as_bytes().iter().fold(0x811c_9dc5, step)
}

/// Whether all ids within `value` pass, in the order in which it would be written. Nothing that is saved needs a list
/// of what it names.
pub fn all(value: &(impl Serialize + ?Sized), passes: impl FnMut(Id) -> bool) -> bool {
    let mut probe = Probe {
        passes,
        name: None,
        all: true,
    };
    visit(value, &mut probe);
    probe.all
}

struct Probe<F> {
    passes: F,
    /// The type that the next number is wrapped in.
    name: Option<&'static str>,
    all: bool,
}

impl<F: FnMut(Id) -> bool> Visitor for Probe<F> {
    fn word(&mut self, word: u64) {
        if let Some(id) = self.name.take().and_then(|name| Id::of(name, word)) {
            self.all = self.all && (self.passes)(id);
        }
    }

    fn bytes(&mut self, _: &[u8]) {
        self.name = None;
    }

    fn newtype(&mut self, name: &'static str) {
        self.name = Some(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_within_a_value_is_found() {
        #[derive(Serialize)]
        enum Deep {
            Here {
                who: NationId,
                seats: Vec<(RegionId, f64)>,
            },
            Nowhere,
        }
        let value = (
            Some(LinkId(7)),
            [
                Deep::Here {
                    who: NationId(3),
                    seats: vec![(RegionId(65535), 1.0)],
                },
                Deep::Nowhere,
            ],
            12u16,
        );
        let mut found = Vec::new();
        assert!(all(&value, |id| {
            found.push(id);
            true
        }));
        let here = [
            Id::Link(LinkId(7)),
            Id::Nation(NationId(3)),
            Id::Region(RegionId(65535)),
        ];
        assert_eq!(found, here);
        assert!(!all(&value, |id| id != Id::Nation(NationId(3))));
    }
}
