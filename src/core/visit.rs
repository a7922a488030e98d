//! A walk over whatever serde can write: every number, word and name of a type passes a visitor in the order of its
//! fields, without being written anywhere. The hash of a state and the ids within an order are found so, and a new
//! field needs no list of its own.

use std::fmt;

use serde::Serialize;
use serde::ser;

/// What a walk passes.
pub trait Visitor {
    /// A whole number, whatever its width, the bits of a float, a variant's place or a list's length.
    fn word(&mut self, word: u64);

    /// Text and bytes, which come after their length, or one byte for a bool and for what is there or not.
    fn bytes(&mut self, bytes: &[u8]);

    /// A type around one value, which comes next.
    fn newtype(&mut self, name: &'static str);
}

/// Takes `visitor` over all of `value`.
pub fn visit(value: &(impl Serialize + ?Sized), visitor: &mut impl Visitor) {
    // Fails only for a type that refuses to be serialised, and all that is saved is of plain types.
    drop(value.serialize(&mut Walk(visitor)));
}

struct Walk<'v, V>(&'v mut V);

/// A type refused to be serialised.
#[derive(Debug)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot be walked over")
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Done = Result<(), Refused>;

/// Whole numbers count by their value, whatever their width.
macro_rules! whole {
    ($($method:ident $type:ty),*) => { $(
        fn $method(self, v: $type) -> Done {
            self.0.word(v as u64);
            Ok(())
        }
    )* };
}

impl<V: Visitor> ser::Serializer for &mut Walk<'_, V> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    whole!(
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, serialize_char char
    );

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bool(self, v: bool) -> Done {
        self.0.bytes(&[u8::from(v)]);
        Ok(())
    }

    fn serialize_f32(self, v: f32) -> Done {
        self.serialize_f64(f64::from(v))
    }

    fn serialize_f64(self, v: f64) -> Done {
        self.0.word(v.to_bits());
        Ok(())
    }

    fn serialize_str(self, v: &str) -> Done {
        self.serialize_bytes(v.as_bytes())
    }

    fn serialize_bytes(self, v: &[u8]) -> Done {
        self.0.word(v.len() as u64);
        self.0.bytes(v);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.serialize_bool(false)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        self.serialize_bool(true)?;
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, index: u32, _: &'static str) -> Done {
        self.serialize_u32(index)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Done {
        self.0.newtype(name);
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        value: &T,
    ) -> Done {
        self.0.word(u64::from(index));
        value.serialize(self)
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Self, Refused> {
        self.0.word(len.ok_or(Refused)? as u64);
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.0.word(u64::from(index));
        Ok(self)
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Self, Refused> {
        self.serialize_seq(len)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.0.word(u64::from(index));
        Ok(self)
    }
}

/// Compounds whose parts follow each other.
macro_rules! parts {
    ($($kind:ident $part:ident),*) => { $(
        impl<V: Visitor> ser::$kind for &mut Walk<'_, V> {
            type Ok = ();
            type Error = Refused;

            fn $part<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                value.serialize(&mut **self)
            }

            fn end(self) -> Done {
                Ok(())
            }
        }
    )* };
}

parts!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

/// Compounds whose parts have names, which do not count.
macro_rules! fields {
    ($($kind:ident),*) => { $(
        impl<V: Visitor> ser::$kind for &mut Walk<'_, V> {
            type Ok = ();
            type Error = Refused;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Done {
                value.serialize(&mut **self)
            }

            fn end(self) -> Done {
                Ok(())
            }
        }
    )* };
}

fields!(SerializeStruct, SerializeStructVariant);

impl<V: Visitor> ser::SerializeMap for &mut Walk<'_, V> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        Ok(())
    }
}
