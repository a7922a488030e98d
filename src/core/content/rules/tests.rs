use serde_json::json;

use super::amend::{Amended, Refusal};
use super::rising::RISING;
use super::*;
use crate::content::tree::Kind;

/// The path of each constant with its value as it ships, as a number or a whole number.
fn shipped() -> Vec<(String, Value)> {
    fn leaves(value: &Value, path: &str, all: &mut Vec<(String, Value)>) {
        match value {
            Value::Object(map) => {
                let parts = map.iter();
                parts.for_each(|(name, part)| leaves(part, &range::below(path, name), all));
            }
            Value::Array(list) => {
                let parts = list.iter().enumerate();
                parts.for_each(|(i, p)| leaves(p, &range::below(path, &i.to_string()), all));
            }
            leaf => all.push((path.to_owned(), leaf.clone())),
        }
    }
    let mut all = Vec::new();
    let rules = Rules::read(&Texts::shipped()).unwrap();
    leaves(&serde_json::to_value(rules).unwrap(), "", &mut all);
    all
}

fn amended() -> Amended {
    Amended::new(&Rules::read(&Texts::shipped()).unwrap()).unwrap()
}

fn set(amended: &mut Amended, path: &str, value: Value) -> Result<(), String> {
    let steps: Vec<&str> = path.split('.').collect();
    amended.set(&steps, value).map_err(|refusal| match refusal {
        Refusal::Astray(astray) => format!("astray at {}", astray.step),
        Refusal::Unfit { message, .. } => message,
    })
}

#[test]
fn shipped_rules_parse() {
    assert_eq!(Rules::read(&Texts::shipped()).map(|_| ()), Ok(()));
}

#[test]
fn older_texts_are_read_and_what_they_lack_is_as_it_ships() {
    let shipped = Rules::read(&Texts::shipped()).unwrap();
    let mut texts = Texts::shipped();
    let score = texts.rules.iter_mut().find(|s| s.name == "score").unwrap();
    let Some(first) = score.text.find(':') else {
        panic!("a section has constants")
    };
    // A constant of another name instead of the first: one is missing, and one is not known any more.
    let name = score.text[..first].rfind(|c: char| !c.is_alphanumeric() && c != '_');
    let name = name.map_or(0, |at| at + 1);
    score
        .text
        .to_mut()
        .replace_range(name..first, "no_longer_there");
    assert!(ron::from_str::<ScoreRules>(&score.text).is_err());
    assert_eq!(Rules::read(&texts).unwrap(), shipped);

    texts.rules.clear();
    assert_eq!(Rules::read(&texts).unwrap(), shipped);
}

#[test]
fn every_constant_has_a_range_and_lies_in_it() {
    let ranges = Rules::ranges().unwrap();
    let shipped = shipped();
    assert!(shipped.len() > 1000);
    for (path, value) in &shipped {
        let Some(range) = ranges.get(path) else {
            panic!("rules.{path} has no range");
        };
        assert!(range.admits(value, value.is_u64()), "{path}: {range:?}");
        if value.is_u64() {
            let whole = |x: f64| x == libm::trunc(x);
            assert!(whole(range.low) && whole(range.high), "{path}: {range:?}");
        }
    }
    // And no range is of something that is no constant any more.
    assert_eq!(ranges.len(), shipped.len());
}

/// Whoever studies the rules varies a constant by half to double. What allows less says why; a share, which 0 and 1 bound
/// by nature, need not.
#[test]
fn ranges_span_half_to_double() {
    let ranges = Rules::ranges().unwrap();
    let mut narrow = 0;
    for (path, value) in shipped() {
        let range = &ranges[&path];
        let x = value.as_f64().unwrap();
        let half = if value.is_u64() {
            libm::ceil(x / 2.0)
        } else {
            x / 2.0
        };
        let (least, most) = (half.min(2.0 * x), half.max(2.0 * x));
        if range.low <= least && most <= range.high {
            continue;
        }
        let share = (range.low, range.high) == (0.0, 1.0);
        assert!(share || range.reason.is_some(), "{path} = {x}: {range:?}");
        narrow += usize::from(range.reason.is_some());
    }
    assert!(narrow < 20, "{narrow} constants have a narrow range");
}

/// Two constants of one name would be one that is set and one that is read.
#[test]
fn nothing_is_written_twice() {
    fn once(text: &str, node: &Node) {
        let mut names: Vec<_> = node.items().iter().filter_map(|item| item.key).collect();
        names.sort_by_key(|&(from, to)| &text[from..to]);
        let twice = names
            .windows(2)
            .find(|n| text[n[0].0..n[0].1] == text[n[1].0..n[1].1]);
        assert_eq!(
            twice,
            None,
            "{}",
            twice.map_or("", |n| &text[n[0].0..n[0].1])
        );
        node.items().iter().for_each(|item| once(text, &item.value));
    }
    for (_, text) in Rules::SHIPPED {
        assert_eq!(
            ron::from_str(text).map(|_: IgnoredAny| ()),
            Ok(()),
            "{text}"
        );
        let node = Node::scan(text).unwrap();
        assert!(matches!(node.kind, Kind::Many { .. }));
        once(text, &node);
    }
}

#[test]
fn what_is_no_number_in_the_range_is_refused_by_name() {
    let ranges = Rules::ranges().unwrap();
    let mut rules = amended();
    for (path, value) in shipped() {
        let (range, whole) = (&ranges[&path], value.is_u64());
        let mut wrong = vec![
            json!(1e300),
            json!(-1e300),
            json!("NaN"),
            json!([1.0]),
            json!(null),
        ];
        wrong.push(json!(range.low - 1.0));
        wrong.push(json!(range.high + 1.0));
        match whole {
            true => wrong.push(json!(range.low + 0.5)),
            false => wrong.extend([json!(range.low.next_down()), json!(range.high.next_up())]),
        }
        for given in wrong {
            let said = set(&mut rules, &path, given.clone()).unwrap_err();
            let expected = format!("rules.{path} must be ");
            assert!(said.starts_with(&expected), "{given}: {said}");
        }
    }
    // After all that was refused the rules are as they ship.
    assert_eq!(rules.rules(), Ok(Rules::read(&Texts::shipped()).unwrap()));
}

#[test]
fn what_lies_in_the_range_is_set_and_may_be_set_again() {
    let ranges = Rules::ranges().unwrap();
    let mut rules = amended();
    for (path, value) in shipped() {
        let range = &ranges[&path];
        for given in [range.low, range.high] {
            assert_eq!(set(&mut rules, &path, json!(given)), Ok(()), "{path}");
        }
        // What was set to a whole number is no whole number for that.
        let one = set(&mut rules, &path, json!(1));
        assert_eq!(one.is_ok(), range.admits(&json!(1), true), "{path}");
        let again = value.as_f64().unwrap();
        assert_eq!(set(&mut rules, &path, json!(again)), Ok(()), "{path}");
    }
    assert_eq!(rules.rules(), Ok(Rules::read(&Texts::shipped()).unwrap()));
}

#[test]
fn refusals_name_constant_value_and_range() {
    let mut rules = amended();
    for (path, value, expected) in [
        (
            "accession.ratification_months",
            json!(-1),
            "rules.accession.ratification_months must be between 6 and 120, not -1",
        ),
        (
            "accession.founding_turns",
            json!(2.5),
            "rules.accession.founding_turns must be a whole number between 1 and 24, not 2.5",
        ),
        (
            "supply.sea_kt",
            json!(1e300),
            "rules.supply.sea_kt must be between 0 and 50000, not 1e300",
        ),
        (
            "supply.rest.1",
            json!("NaN"),
            "rules.supply.rest.1 must be between 0 and 10, not NaN",
        ),
        (
            "supply.rest",
            json!([1.0, 2.0]),
            "rules.supply.rest is a list of 3, set one by one or as (value, ...)",
        ),
        (
            "supply.rest",
            json!([1.0, 2.0, 99.0]),
            "rules.supply.rest.2 must be between 0 and 10, not 99",
        ),
        (
            "combat.terrain",
            json!({"hills": -1.0}),
            "rules.combat.terrain.hills must be between 0.5 and 4, not -1",
        ),
        (
            "combat.terrain",
            json!({"hill": 1.0}),
            "rules.combat.terrain.hill is no constant",
        ),
        (
            "combat",
            json!(1),
            "rules.combat holds several constants, set one by one or as (name: value, ...)",
        ),
        ("supply.rest.01", json!(1), "astray at 2"),
    ] {
        assert_eq!(set(&mut rules, path, value), Err(expected.to_owned()));
    }
    // Of a struct only what is named is set.
    assert_eq!(
        set(&mut rules, "combat.terrain", json!({"hills": 2})),
        Ok(())
    );
    let terrain = rules.rules().unwrap().combat.terrain;
    let plain = Rules::read(&Texts::shipped()).unwrap().combat.terrain;
    assert_eq!((terrain.hills, terrain.arctic), (2.0, plain.arctic));
}

#[test]
fn constants_that_rise_do_and_must_after_all_is_set() {
    assert_eq!(amended().disorder(), []);
    let known: Vec<String> = shipped().into_iter().map(|(path, _)| path).collect();
    for list in RISING {
        for path in *list {
            assert!(known.iter().any(|k| k == path), "{path}");
        }
    }
}

/// A save carries rules as text; what it says of ranges is not believed.
#[test]
fn older_texts_may_have_no_ranges_or_others() {
    let plain = Rules::read(&Texts::shipped()).unwrap();
    for written in [
        "sea_kt: 4000.0",
        "sea_kt: In(4000.0, -1e300, 1e300)",
        "sea_kt: Share(4000.0)",
    ] {
        let mut texts = Texts::shipped();
        let supply = texts.rules.iter_mut().find(|s| s.name == "supply").unwrap();
        let (from, rest) = supply.text.split_once("sea_kt: ").unwrap();
        let (_, to) = rest.split_once(")").unwrap();
        supply.text = format!("{from}{written}{to}").into();
        let read = Rules::read(&texts).unwrap();
        assert_eq!(
            (read.supply.sea_kt, read.supply.rest),
            (4000.0, plain.supply.rest)
        );
        let mut rules = Amended::new(&read).unwrap();
        let said = set(&mut rules, "supply.sea_kt", json!(-1)).unwrap_err();
        assert!(said.contains("between 0 and 50000"), "{said}");
    }
}

#[test]
fn a_range_that_is_none_is_told() {
    for text in [
        "(x: In(1.0))",
        "(x: In(1.0, 0.0))",
        "(x: In(1.0, 2.0, 0.0))",
        "(x: In(1.0, 0.0, 2.0, 3.0))",
    ] {
        let said = values("score", text, &mut Ranges::new()).unwrap_err();
        assert!(
            said.starts_with("score.x: a range is written In(value"),
            "{text}: {said}"
        );
    }
    let mut ranges = Ranges::new();
    let text = "(x: In((1.0, Share(0.5), (y: 3)), 0.0, 9.0), z: 1)";
    assert_eq!(
        values("s", text, &mut ranges),
        Ok(json!({"x": [1.0, 0.5, {"y": 3}], "z": 1}))
    );
    let ends: Vec<_> = ranges
        .iter()
        .map(|(path, r)| (path.as_str(), r.low, r.high))
        .collect();
    assert_eq!(
        ends,
        [
            ("s.x.0", 0.0, 9.0),
            ("s.x.1", 0.0, 1.0),
            ("s.x.2.y", 0.0, 9.0)
        ]
    );
}

#[test]
fn what_is_no_ron_is_told_with_its_section() {
    let mut texts = Texts::shipped();
    let score = texts.rules.iter_mut().find(|s| s.name == "score").unwrap();
    score.text.to_mut().insert_str(1, " territory: ");
    assert_eq!(Rules::read(&texts).unwrap_err().0, "score");
}
