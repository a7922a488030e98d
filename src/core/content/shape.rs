//! The shape of a map file, found out from the types that it is decoded into: which fields a struct has, which of them
//! must be given, what kind of value each takes. A field or variant added to those types is known here without more.
//!
//! A type says nothing of itself, but serde lets it ask for its parts: a decoder that answers everything, and notes what
//! it is asked for, learns them. What must be given is what a type complains of when it is left out.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::raw::RawScenario;
use super::reference::{self, Line};

/// What a value is.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Shape {
    Flag,
    Character,
    Text,
    Number,
    /// A whole number, from the first to the second.
    Whole(i64, i64),
    /// It may be `None`, and `Some` may be left out.
    Maybe(Box<Self>),
    List(Box<Self>),
    /// It is written so, and may be written in round brackets as it was before.
    Loose(Box<Self>),
    Tuple(Vec<Self>),
    Struct(Key),
    Choice(Key),
    /// No type of a map takes just anything.
    Anything,
}

/// A type by its name and the names of its fields or variants.
pub(super) type Key = (&'static str, &'static [&'static str]);

#[derive(Clone, PartialEq, Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    /// Whether it has no default.
    pub(super) required: bool,
    /// What is told of it.
    pub(super) line: Line,
}

/// What stands in the bracket of a variant.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Holds {
    Nothing,
    Values(Vec<Shape>),
    Fields(Key),
}

/// The shape of a file, with all that it is made of.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) root: Shape,
    pub(super) structs: BTreeMap<Key, Vec<Field>>,
    pub(super) choices: BTreeMap<Key, BTreeMap<&'static str, Holds>>,
}

impl Shape {
    /// What `T` is decoded from, without what it is made of; None if `T` does not say.
    pub(super) fn of<T: de::DeserializeOwned>() -> Option<Self> {
        let mut root = Self::Anything;
        T::deserialize(Tracer::default().at(&mut root)).ok()?;
        Some(root)
    }
}

impl Book {
    /// That of a map; None if its types do not say.
    pub(super) fn of_map() -> Option<&'static Self> {
        static BOOK: LazyLock<Option<Book>> = LazyLock::new(Book::of::<RawScenario>);
        BOOK.as_ref()
    }

    /// The shape of what `T` is decoded from; None if `T` does not say.
    pub(super) fn of<T: de::DeserializeOwned>() -> Option<Self> {
        let mut tracer = Tracer::default();
        let mut root = Shape::Anything;
        // Each pass learns of every choice one variant that it does not know.
        loop {
            tracer.learnt = false;
            T::deserialize(tracer.at(&mut root)).ok()?;
            if !tracer.learnt {
                break;
            }
        }
        let of_struct = |(key, fields): (&Key, &Vec<Field>)| {
            let names = fields.iter().map(|f| f.name);
            names.map(|name| (*key, name)).collect::<Vec<_>>()
        };
        let fields: Vec<_> = tracer.structs.iter().flat_map(of_struct).collect();
        for (key, name) in fields {
            // The variants that lead to it are not all met in one pass.
            tracer.left_out = Some((key, name));
            (tracer.met, tracer.missed) = (false, false);
            for turn in 0..tracer.most_variants() {
                tracer.turn = turn;
                let _ = T::deserialize(tracer.at(&mut Shape::Anything));
                if tracer.met {
                    break;
                }
            }
            let of = tracer.structs.get_mut(&key)?;
            of.iter_mut().find(|f| f.name == name)?.required = tracer.missed;
        }
        Some(Self {
            root,
            structs: tracer.structs,
            choices: tracer.choices,
        })
    }
}

#[derive(Default)]
struct Tracer {
    structs: BTreeMap<Key, Vec<Field>>,
    choices: BTreeMap<Key, BTreeMap<&'static str, Holds>>,
    /// Whether this pass has met a variant for the first time.
    learnt: bool,
    /// Which variant of each choice is taken once all are known.
    turn: usize,
    /// The field that is not given.
    left_out: Option<(Key, &'static str)>,
    /// Whether its struct was met, and complained.
    met: bool,
    missed: bool,
}

impl Tracer {
    fn at<'t>(&'t mut self, shape: &'t mut Shape) -> Answer<'t> {
        Answer {
            tracer: self,
            shape,
        }
    }

    fn most_variants(&self) -> usize {
        let counts = self.choices.keys().map(|(_, variants)| variants.len());
        counts.max().unwrap_or(1)
    }
}

/// Answers what one value is asked for, and notes it.
struct Answer<'t> {
    tracer: &'t mut Tracer,
    shape: &'t mut Shape,
}

/// The only thing that goes wrong.
#[derive(Debug)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the type does not say what it is")
    }
}

impl std::error::Error for Refused {}

impl de::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

macro_rules! whole {
    ($($ask:ident $visit:ident $type:ty)+) => {
        $(fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            let (low, high) = (i64::try_from(<$type>::MIN), i64::try_from(<$type>::MAX));
            *self.shape = Shape::Whole(low.unwrap_or(i64::MIN), high.unwrap_or(i64::MAX));
            visitor.$visit(1)
        })+
    };
}

impl<'de> Deserializer<'de> for Answer<'_> {
    type Error = Refused;

    whole! {
        deserialize_i8 visit_i8 i8
        deserialize_i16 visit_i16 i16
        deserialize_i32 visit_i32 i32
        deserialize_i64 visit_i64 i64
        deserialize_u8 visit_u8 u8
        deserialize_u16 visit_u16 u16
        deserialize_u32 visit_u32 u32
        deserialize_u64 visit_u64 u64
    }

    /// What asks for anything takes a list, and in a bracket with names what was written before there were lists.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let mut list = Shape::Anything;
        let value = self.tracer.at(&mut list).deserialize_seq(visitor);
        *self.shape = Shape::Loose(Box::new(list));
        value
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        *self.shape = Shape::Flag;
        visitor.visit_bool(false)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        *self.shape = Shape::Number;
        visitor.visit_f32(0.5)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        *self.shape = Shape::Number;
        visitor.visit_f64(0.5)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        *self.shape = Shape::Character;
        visitor.visit_char('a')
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        *self.shape = Shape::Text;
        visitor.visit_str("a")
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let mut inner = Shape::Anything;
        let value = visitor.visit_some(self.tracer.at(&mut inner));
        *self.shape = Shape::Maybe(Box::new(inner));
        value
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let mut parts = Parts::new(self.tracer, 1);
        let value = visitor.visit_seq(&mut parts);
        let entry = parts.shapes.pop().unwrap_or(Shape::Anything);
        *self.shape = Shape::List(Box::new(entry));
        value
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let mut parts = Parts::new(self.tracer, len);
        let value = visitor.visit_seq(&mut parts);
        *self.shape = Shape::Tuple(parts.shapes);
        value
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        *self.shape = Shape::Struct((name, fields));
        self.tracer.fields((name, fields), visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let key = (name, variants);
        *self.shape = Shape::Choice(key);
        let known = self.tracer.choices.entry(key).or_default();
        let fresh = variants.iter().find(|v| !known.contains_key(*v));
        let turn = variants.get(self.tracer.turn % variants.len().max(1));
        let variant = *fresh.or(turn).ok_or(Refused)?;
        self.tracer.learnt |= fresh.is_some();
        known.entry(variant).or_insert(Holds::Nothing);
        visitor.visit_enum(Chosen {
            tracer: self.tracer,
            key,
            variant,
        })
    }

    forward_to_deserialize_any! {
        i128 u128 bytes byte_buf unit unit_struct tuple_struct map identifier ignored_any
    }
}

impl Tracer {
    /// Gives every field of a struct or variant but the one that is left out.
    fn fields<'de, V: Visitor<'de>>(&mut self, key: Key, visitor: V) -> Result<V::Value, Refused> {
        let left_out = self.left_out.filter(|(of, _)| *of == key).map(|(_, f)| f);
        let given = key.1.iter().copied().filter(|f| Some(*f) != left_out);
        let given: Vec<&'static str> = given.collect();
        let mut parts = Parts::new(self, 0);
        parts.names = given;
        let value = visitor.visit_map(&mut parts);
        let Parts { names, shapes, .. } = parts;
        match left_out {
            Some(_) => {
                self.met = true;
                self.missed |= value.is_err();
            }
            None => {
                let field = |(name, shape): (&&'static str, &Shape)| Field {
                    name,
                    shape: shape.clone(),
                    required: false,
                    line: reference::field(key.0, name),
                };
                let fields = names.iter().zip(&shapes).map(field).collect();
                self.structs.entry(key).or_insert(fields);
            }
        }
        value
    }
}

/// The parts of a list, tuple or struct.
struct Parts<'t> {
    tracer: &'t mut Tracer,
    left: usize,
    names: Vec<&'static str>,
    shapes: Vec<Shape>,
}

impl<'t> Parts<'t> {
    fn new(tracer: &'t mut Tracer, left: usize) -> Self {
        let (names, shapes) = (Vec::new(), Vec::new());
        Self {
            tracer,
            left,
            names,
            shapes,
        }
    }

    fn next<'de, S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refused> {
        let mut shape = Shape::Anything;
        let value = seed.deserialize(self.tracer.at(&mut shape));
        self.shapes.push(shape);
        value
    }
}

impl<'de> de::SeqAccess<'de> for &mut Parts<'_> {
    type Error = Refused;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refused> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        self.next(seed).map(Some)
    }
}

impl<'de> de::MapAccess<'de> for &mut Parts<'_> {
    type Error = Refused;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refused> {
        let Some(name) = self.names.get(self.shapes.len()) else {
            return Ok(None);
        };
        let name: StrDeserializer<'_, Refused> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refused> {
        self.next(seed)
    }
}

/// One variant of a choice.
struct Chosen<'t> {
    tracer: &'t mut Tracer,
    key: Key,
    variant: &'static str,
}

impl Chosen<'_> {
    fn holds(tracer: &mut Tracer, key: Key, variant: &'static str, holds: Holds) {
        let variants = tracer.choices.entry(key).or_default();
        variants.insert(variant, holds);
    }
}

impl<'de> de::EnumAccess<'de> for Chosen<'_> {
    type Error = Refused;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Refused> {
        let name: StrDeserializer<'_, Refused> = self.variant.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Chosen<'_> {
    type Error = Refused;

    fn unit_variant(self) -> Result<(), Refused> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Refused> {
        let mut shape = Shape::Anything;
        let value = seed.deserialize(self.tracer.at(&mut shape));
        let holds = Holds::Values(vec![shape]);
        Self::holds(self.tracer, self.key, self.variant, holds);
        value
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Refused> {
        let mut parts = Parts::new(self.tracer, len);
        let value = visitor.visit_seq(&mut parts);
        let holds = Holds::Values(parts.shapes);
        Self::holds(self.tracer, self.key, self.variant, holds);
        value
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let key = (self.variant, fields);
        Self::holds(self.tracer, self.key, self.variant, Holds::Fields(key));
        self.tracer.fields(key, visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_of_a_map_says_what_it_is() {
        let book = Book::of_map().unwrap();
        let anything = |shape: &Shape| format!("{shape:?}").contains("Anything");
        for (key, fields) in &book.structs {
            assert_eq!(fields.len(), key.1.len(), "{key:?}");
            for field in fields {
                assert!(!anything(&field.shape), "{key:?} {field:?}");
            }
        }
        for (key, variants) in &book.choices {
            assert_eq!(variants.len(), key.1.len(), "{key:?}");
            assert!(!format!("{variants:?}").contains("Anything"), "{key:?}");
        }
        let required = |name: &str| {
            let of = book.structs.iter().find(|(key, _)| key.0 == name).unwrap();
            let fields = of.1.iter().filter(|f| f.required);
            fields.map(|f| f.name).collect::<Vec<_>>()
        };
        assert_eq!(required("Nation"), ["id", "name", "gdp"]);
        assert_eq!(required("Found"), ["charter", "name", "members"]);
        assert_eq!(required("Tacit"), ["months", "then"]);
        let accession = ["open_to", "candidacy_months", "ratification"];
        assert_eq!(required("Accession"), accession);
        assert_eq!(required("Date"), ["year", "month"]);
    }
}
