//! What the fields are that a map leaves out: asked of the types themselves, each of which is read with what it must have
//! and written again.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::content::charter::{Accession, Charter, Circle, Council, Step, Validity};
use crate::content::decode::options;
use crate::content::forms;
use crate::content::raw::*;
use crate::content::shape::{Book, Holds, Key, Shape};
use crate::content::tree::{Node, Path};

/// By type and field, as each is written.
pub(super) type Defaults = BTreeMap<(Key, &'static str), String>;

pub(super) fn all(book: &Book) -> Defaults {
    let mut all = Defaults::new();
    for ask in [
        ask::<RawScenario>,
        ask::<RawGeography>,
        ask::<RawRiver>,
        ask::<RawMoney>,
        ask::<RawRegion>,
        ask::<RawLink>,
        ask::<RawStrait>,
        ask::<RawNation>,
        ask::<RawTreaty>,
        ask::<RawGroup>,
        ask::<RawForce>,
        ask::<RawClaim>,
        ask::<RawRivalry>,
        ask::<RawTie>,
        ask::<RawCrisis>,
        ask::<RawOperation>,
        ask::<RawContingent>,
        ask::<RawArmedGroup>,
        ask::<RawUndertaking>,
        ask::<RawScript>,
        ask::<RawOption>,
        ask::<RawObjective>,
        ask::<RawChapter>,
        ask::<RawEffect>,
        ask::<RawHeir>,
        ask::<Charter<String>>,
        ask::<Council>,
        ask::<Accession>,
        ask::<Circle>,
        ask::<Step>,
        ask::<Validity>,
    ] {
        ask(book, &mut all);
    }
    all
}

/// Adds what `T` has where nothing is said; of a choice, each of its words that has named fields.
fn ask<T: DeserializeOwned + Serialize>(book: &Book, all: &mut Defaults) {
    let keys: Vec<(&str, Key)> = match Shape::of::<T>() {
        Some(Shape::Struct(key)) => vec![("", key)],
        Some(Shape::Choice(key)) => {
            let words = book.choices.get(&key).into_iter().flatten();
            let with_fields = |(name, holds): (&&'static str, &Holds)| match holds {
                Holds::Fields(key) => Some((*name, *key)),
                _ => None,
            };
            words.filter_map(with_fields).collect()
        }
        _ => return,
    };
    for (name, key) in keys {
        let fields = book.structs.get(&key).map_or(&[][..], Vec::as_slice);
        let given = fields.iter().filter(|f| f.required);
        let given = given.map(|f| format!("{}: {}", f.name, forms::of(f, book)));
        let bare = format!("{name}({})", given.collect::<Vec<_>>().join(", "));
        let Ok(value) = options().from_str::<T>(&bare) else {
            continue;
        };
        let written = ron::to_string(&value).unwrap_or_default();
        let Some(tree) = Node::scan(&written) else {
            continue;
        };
        for field in fields.iter().filter(|f| !f.required) {
            let node = tree.get(&written, &Path::Root.field(field.name));
            let part = node.and_then(|n| written.get(n.span.0..n.span.1));
            let spaced = part.map(|p| p.replace(',', ", ").replace(':', ": "));
            all.extend(spaced.map(|text| ((key, field.name), text)));
        }
    }
}
