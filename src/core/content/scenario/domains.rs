//! The newer domains of conflict, and which of them an age knows.

use std::fmt;

use serde::de::{IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A domain that an age may know or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, strum::EnumCount)]
#[serde(rename_all = "lowercase")]
pub enum Domain {
    Cyber,
    Space,
    Climate,
}

impl Domain {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] =
        [Self::Cyber, Self::Space, Self::Climate];

    /// As maps and settings have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cyber => "cyber",
            Self::Space => "space",
            Self::Climate => "climate",
        }
    }
}

/// Which of the newer domains the scenario's age knows. Written as a list, `[cyber, space]`, or as it was written at first,
/// `(cyber: true, space: true, climate: false)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct DomainSet {
    pub cyber: bool,
    pub space: bool,
    pub climate: bool,
}

impl DomainSet {
    pub(in crate::content) fn set(&mut self, domain: Domain, known: bool) {
        match domain {
            Domain::Cyber => self.cyber = known,
            Domain::Space => self.space = known,
            Domain::Climate => self.climate = known,
        }
    }
}

impl<'de> Deserialize<'de> for DomainSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = DomainSet;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of domains such as [cyber, space]")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<DomainSet, A::Error> {
                let mut domains = DomainSet::default();
                while let Some(domain) = list.next_element()? {
                    domains.set(domain, true);
                }
                Ok(domains)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<DomainSet, A::Error> {
                let mut domains = DomainSet::default();
                while let Some(Field(domain)) = fields.next_key()? {
                    domains.set(domain, fields.next_value()?);
                }
                Ok(domains)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// A domain as the name of a field, which the parser reads otherwise than an entry of a list.
struct Field(Domain);

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;

        impl Visitor<'_> for Name {
            type Value = Field;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a domain")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Field, E> {
                Domain::deserialize(name.into_deserializer()).map(Field)
            }
        }

        deserializer.deserialize_identifier(Name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_a_list_or_as_they_were_written_at_first() {
        let read = |text| ron::from_str::<DomainSet>(text).unwrap();
        let [cyber, space, climate] = [true, false, true];
        let set = DomainSet {
            cyber,
            space,
            climate,
        };
        assert_eq!(read("[cyber, climate]"), set);
        assert_eq!(read("(cyber: true, space: false, climate: true)"), set);
        assert_eq!(read("[]"), DomainSet::default());
        for wrong in ["[air]", "(air: true)", "cyber", "[cyber, 3]"] {
            assert!(ron::from_str::<DomainSet>(wrong).is_err(), "{wrong}");
        }
    }
}
