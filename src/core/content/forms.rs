//! How the parts of a map are written, told to an author who wrote one otherwise. What a type asks for is written out of
//! its shape; where that would be a poor example, there is a better one.

use super::fit;
use super::reference::{self, Line};
use super::shape::{Book, Field, Holds, Key, Shape};

/// The name of a field or list, and how it, or an entry of it, is well written.
const FORMS: &[(&str, &str)] = &[
    ("start", "(year: 1949, month: 4)"),
    ("domains", "[cyber, space, climate]"),
    (
        "money",
        r#"(name: "talents", one: "talent", short: "T", per_unit: 0.00005)"#,
    ),
    (
        "calendar",
        r#"Seasons(["winter", "spring", "summer", "autumn"])"#,
    ),
    (
        "geography",
        r#"Grid(km_per_cell: 40.0, rows: ["aab", "~~~"])"#,
    ),
    ("bounds", "(-10.0, 35.0, 30.0, 60.0)"),
    ("rows", r#"["aab", "~~~"]"#),
    (
        "rivers",
        r#"(name: "The Brook", course: [(2.0, 0.0), (2.0, 1.0)])"#,
    ),
    ("course", "(2.0, 1.0)"),
    ("outlines", r#""my-bay.geojson""#),
    ("outline", r#""my-bay""#),
    (
        "regions",
        r#"(id: "left-bank", name: "Left Bank", owner: "LEF")"#,
    ),
    ("at", "(13.4, 52.5)"),
    ("within", r#"["ABC"]"#),
    (
        "links",
        r#"(a: "left-bank", b: "the-sea", mode: Sea, capacity: 300.0)"#,
    ),
    ("blocked", r#"("left-bank", "right-bank")"#),
    (
        "straits",
        r#"(name: "The Narrows", a: "the-sea", b: "the-bay", held_from: "left-bank", admits: Only([Nation("LEF")]))"#,
    ),
    ("admits", r#"Only([Nation("LEF")])"#),
    (
        "nations",
        r#"(id: "LEF", name: "Leftland", capital: "left-bank", gdp: 30.0)"#,
    ),
    ("color", "(90, 110, 190)"),
    ("ideal", "(0.5, -0.2)"),
    ("mix", "(0.6, 0.2, 0.2)"),
    ("doctrine", "(risk: 0.4, ambition: 0.3, loyalty: 0.6)"),
    ("successors", r#"["First Name", "Second Name"]"#),
    (
        "council",
        "(term_months: 24, long_seats: 0, long_months: 12, consensus_first: false)",
    ),
    (
        "accession",
        "(open_to: Neighbours, candidacy_months: 6, ratification: EachMember)",
    ),
    (
        "among",
        r#"(name: "River states", nations: ["LEF", "RIG"])"#,
    ),
    (
        "steps",
        r#"(name: "Partner", months: 12, needs: [Stability(0.5)])"#,
    ),
    (
        "treaties",
        r#"(charter: "our-charter", name: "Pact", members: ["LEF", "RIG"])"#,
    ),
    ("signed", "(year: 1949, month: 4)"),
    ("members", r#"["LEF", "RIG"]"#),
    ("holders", r#"["LEF"]"#),
    ("groups", r#"(name: "East", seats: 2, nations: ["LEF"])"#),
    (
        "forces",
        r#"(nation: "LEF", region: "left-bank", arm: Land, strength: 3.0)"#,
    ),
    (
        "claims",
        r#"(by: "LEF", region: "right-bank", strength: 0.5)"#,
    ),
    ("rivalries", r#"(a: "LEF", b: "RIG", level: 0.5)"#),
    ("ties", r#"(a: "LEF", b: "RIG", affinity: 0.2)"#),
    (
        "groups",
        r#"(name: "March Men", region: "right-bank", strength: 0.5, haven: "left-bank")"#,
    ),
    (
        "undertakings",
        r#"(by: "LEF", to: "RIG", restraint: Alliances, months: 120)"#,
    ),
    (
        "history",
        r#"(id: "flood", title: "A flood", when: [After(year: 1950, month: 1)], effects: [Tension(0.1)])"#,
    ),
    (
        "objectives",
        r#"(holder: Nation("LEF"), title: "Peace", test: [AtPeace("LEF", "RIG")], kind: Keep, points: 10.0)"#,
    ),
    (
        "options",
        r#"(id: "wait", title: "Wait", effects: [Tension(0.1)])"#,
    ),
    ("rules", r#"("supply.sea_kt", 5000.0)"#),
    ("words", r#"("arm.Land", "phalanx")"#),
];

/// How the value of the field called `name`, or an entry of it, is written.
pub(super) fn form(name: &str, shape: &Shape, book: &Book) -> String {
    if let Shape::Maybe(inner) = shape {
        return form(name, inner, book);
    }
    let good = FORMS
        .iter()
        .find(|(of, form)| *of == name && fit::fits(form, shape, book));
    match (good, shape) {
        (Some((_, good)), _) => (*good).to_owned(),
        (None, Shape::List(entry)) => format!("[{}]", form(name, entry, book)),
        (None, _) => plain(shape, book),
    }
}

/// How the value of a field is written.
pub(super) fn of(field: &Field, book: &Book) -> String {
    match number(&field.shape, &field.line) {
        _ if !field.line.example.is_empty() => field.line.example.to_owned(),
        Some(number) => number,
        None => form(field.name, &field.shape, book),
    }
}

/// A number that the line allows; None for what is none.
fn number(shape: &Shape, line: &Line) -> Option<String> {
    match shape {
        Shape::Maybe(inner) => number(inner, line),
        Shape::Number => Some(format!("{:?}", line.some_number(0.5))),
        Shape::Whole(..) => Some(line.some_number(1.0).to_string()),
        _ => None,
    }
}

/// The word `name` of the choice `of` with what it holds.
pub(super) fn variant(of: &str, name: &str, holds: &Holds, book: &Book) -> String {
    match holds {
        Holds::Nothing => name.to_owned(),
        Holds::Values(shapes) => {
            let told = reference::values(of, name);
            let value = |(i, shape): (usize, &Shape)| match told.get(i) {
                Some(line) if !line.example.is_empty() => line.example.to_owned(),
                Some(line) => number(shape, line).unwrap_or_else(|| plain(shape, book)),
                None => plain(shape, book),
            };
            let values: Vec<String> = shapes.iter().enumerate().map(value).collect();
            format!("{name}({})", values.join(", "))
        }
        Holds::Fields(key) => format!("{name}{}", fields(*key, book)),
    }
}

/// The same with the names of its values or fields: `Grievance(by, on, amount)`.
pub(super) fn with_names(of: &str, name: &str, holds: &Holds, book: &Book) -> String {
    let names: Vec<&str> = match holds {
        Holds::Nothing => return name.to_owned(),
        Holds::Values(_) => reference::values(of, name).iter().map(|v| v.name).collect(),
        Holds::Fields(key) => {
            let fields = book.structs.get(key).into_iter().flatten();
            fields.map(|f| f.name).collect()
        }
    };
    format!("{name}({})", names.join(", "))
}

/// An example out of the shape alone.
fn plain(shape: &Shape, book: &Book) -> String {
    match shape {
        Shape::Flag => "true".to_owned(),
        Shape::Character => "'a'".to_owned(),
        Shape::Text => r#""...""#.to_owned(),
        Shape::Number => "0.5".to_owned(),
        Shape::Whole(..) => "1".to_owned(),
        Shape::Maybe(inner) | Shape::Loose(inner) => plain(inner, book),
        Shape::List(entry) => format!("[{}]", plain(entry, book)),
        Shape::Tuple(parts) => format!("({})", list(parts, book)),
        Shape::Struct(key) => fields(*key, book),
        Shape::Choice(key) => {
            let variants = book.choices.get(key);
            let first = key.1.first().copied().unwrap_or_default();
            match variants.and_then(|v| v.get(first)) {
                Some(holds) => variant(key.0, first, holds, book),
                None => first.to_owned(),
            }
        }
        Shape::Anything => "...".to_owned(),
    }
}

fn list(shapes: &[Shape], book: &Book) -> String {
    let parts: Vec<String> = shapes.iter().map(|shape| plain(shape, book)).collect();
    parts.join(", ")
}

/// The fields that must be given; all, where none must.
fn fields(key: Key, book: &Book) -> String {
    let all: &[Field] = book.structs.get(&key).map_or(&[], Vec::as_slice);
    let some = all.iter().any(|f| f.required);
    let shown = all.iter().filter(|f| f.required || !some);
    let shown = shown.map(|f| format!("{}: {}", f.name, of(f, book)));
    format!("({})", shown.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_what_the_format_takes() {
        let book = Book::of_map().unwrap();
        let fields: Vec<&Field> = book.structs.values().flatten().collect();
        for (name, good) in FORMS {
            let used = |f: &&&Field| form(name, &f.shape, book).contains(good);
            let known = fields.iter().find(|f| f.name == *name && used(f));
            assert!(known.is_some(), "{name}: {good}");
        }
        for field in fields {
            let form = of(field, book);
            assert!(
                fit::fits(&form, &field.shape, book),
                "{}: {form}",
                field.name
            );
        }
        for (key, variants) in &book.choices {
            for (name, holds) in variants {
                let form = variant(key.0, name, holds, book);
                assert!(fit::fits(&form, &Shape::Choice(*key), book), "{form}");
            }
        }
    }
}
