use super::*;
use crate::content::shape::{Book, Holds, Shape};

fn inner(shape: &Shape) -> &Shape {
    match shape {
        Shape::Maybe(inner) | Shape::Loose(inner) | Shape::List(inner) => self::inner(inner),
        other => other,
    }
}

/// Whoever adds a field or a word says what it means, and of a number from where to where.
#[test]
fn every_field_and_word_of_the_format_is_told() {
    let book = Book::of_map().unwrap();
    let mut untold = Vec::new();
    for (key, fields) in &book.structs {
        for field in fields {
            let line = self::field(key.0, field.name);
            let no_range = line.range.is_none() && matches!(inner(&field.shape), Shape::Number);
            // Angles have their ranges where the map is made.
            let angle = line.tells.contains("in degrees");
            if line.tells.is_empty() || (no_range && !angle) {
                untold.push(format!("{}.{}", key.0, field.name));
            }
        }
    }
    for (key, words) in &book.choices {
        for (name, holds) in words {
            let values = values(key.0, name);
            let right = match holds {
                Holds::Values(shapes) => {
                    let told = |(shape, line): (&Shape, &Line)| {
                        line.range.is_some() || *shape != Shape::Number
                    };
                    shapes.len() == values.len() && shapes.iter().zip(values).all(told)
                }
                Holds::Nothing | Holds::Fields(_) => values.is_empty(),
            };
            if !right || word(key.0, name).is_none() {
                untold.push(format!("{}.{name}", key.0));
            }
        }
    }
    assert!(untold.is_empty(), "{untold:#?}");
}

#[test]
fn nothing_is_told_that_is_not_there() {
    let book = Book::of_map().unwrap();
    for line in fields::FIELDS.iter().chain(charters::FIELDS) {
        let mut known = book.structs.iter().filter(|(key, _)| key.0 == line.of);
        let there = known.any(|(_, fields)| fields.iter().any(|f| f.name == line.name));
        assert!(there, "{line:?}");
    }
    for word in words::WORDS {
        let mut known = book.choices.iter().filter(|(key, _)| key.0 == word.of);
        assert!(
            known.any(|(_, words)| words.contains_key(word.name)),
            "{word:?}"
        );
    }
}

/// Each type is told under a topic, and each example is what the format takes.
#[test]
fn every_topic_is_whole() {
    let book = Book::of_map().unwrap();
    let topics = topics();
    let titles: Vec<&str> = topics
        .iter()
        .flat_map(|t| &t.parts)
        .map(|p| p.title.as_str())
        .collect();
    for key in book.structs.keys().chain(book.choices.keys()) {
        let title = crate::content::fit::words(key.0);
        assert!(titles.contains(&title.as_str()), "{title}: {titles:?}");
    }
    let of = |topic: &str, name: &str| {
        let found = topics.iter().find(|t| t.name == topic).unwrap();
        let mut all = found.parts.iter().flat_map(|p| &p.entries);
        all.find(|e| e.name == name).unwrap().clone()
    };
    assert_eq!(of("nation", "growth").default.as_deref(), Some("0.02"));
    assert_eq!(
        of("nation", "mix").default.as_deref(),
        Some("(0.6, 0.2, 0.2)")
    );
    assert_eq!(of("nation", "capital").default, None);
    assert_eq!(of("effect", "forces").default.as_deref(), Some("1.0"));
    assert_eq!(of("charter", "exit").default.as_deref(), Some("Free"));
    assert_eq!(of("charter", "term_months").default.as_deref(), Some("12"));
    assert_eq!(of("strait", "leave").default.as_deref(), Some("true"));
    assert_eq!(of("effect", "Grievance").form, "Grievance(by, on, amount)");
    assert_eq!(
        of("effect", "Grievance").example,
        r#"Grievance("LEF", "RIG", 0.5)"#
    );
    assert!(of("nation", "gdp").required);
}
