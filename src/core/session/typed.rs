//! Orders as people type them.

use strum::IntoEnumIterator;

use crate::content::Scenario;
use crate::ids::{self, Id};
use crate::order::{Order, OrderKind};
use crate::report::{Edit, Not, Withheld};

/// An order in RON, in which nations and regions may be named by the map's ids in quotation marks:
/// `Denounce(nation: "NOR")`.
///
/// # Errors
/// What is wrong with it, in words.
pub fn typed(scenario: &Scenario, text: &str) -> Result<Order, String> {
    let number = |id: &str| {
        let nation = scenario.nation_named(id).map(|n| n.0);
        nation.or_else(|| scenario.region_named(id).map(|r| r.0))
    };
    let mut written = String::new();
    for (place, part) in text.split('"').enumerate() {
        let inside = place % 2 == 1;
        match number(part).filter(|_| inside) {
            Some(number) => written += &number.to_string(),
            None if inside => written += &format!("\"{part}\""),
            None => written += part,
        }
    }
    let order: Order = ron::from_str(&written).map_err(|e| e.code.to_string())?;
    let known = ids::all(&order, |id| match id {
        Id::Nation(n) => n.index() < scenario.nations.len(),
        Id::Region(r) => r.index() < scenario.regions.len(),
        Id::Link(l) => l.index() < scenario.links.len(),
        _ => true,
    });
    match known {
        true => Ok(order),
        false => Err("the map has no nation, region or link of that number".to_owned()),
    }
}

/// Other orders of one turn: `12: Mobilise(on: true); not Denounce(nation: "NOR")`. Before the colon stand the turns played by then;
/// after it orders to be given, `not` and an order that was given or a kind of them (`not March`), or `none` for none of those given.
///
/// # Errors
/// What is wrong with it, in words.
pub fn edit(scenario: &Scenario, text: &str) -> Result<Edit, String> {
    let (turn, rest) = text
        .split_once(':')
        .ok_or("it begins with a turn and a colon: '12: ORDER'")?;
    let turn = turn.trim();
    let turn = turn
        .parse()
        .map_err(|_| format!("{turn:?} is no turn: a whole number stands before the colon"))?;
    let (mut add, mut not, mut none) = (Vec::new(), Vec::new(), false);
    for part in parts(rest) {
        let part = part.trim();
        if part == "none" {
            none = true;
        } else if let Some(rest) = part.strip_prefix("not ") {
            let word = rest.trim();
            let kind = OrderKind::iter().find(|kind| <&str>::from(kind) == word);
            not.push(match kind {
                Some(kind) => Not::Kind(kind),
                None => Not::Order(typed(scenario, word)?),
            });
        } else {
            add.push(typed(scenario, part)?);
        }
    }
    let withhold = if none {
        Withheld::All
    } else {
        Withheld::Some(not)
    };
    Ok(Edit {
        turn,
        add,
        withhold,
    })
}

/// The text between semicolons that stand outside of quotation marks.
fn parts(text: &str) -> Vec<&str> {
    let (mut list, mut from, mut inside) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => inside = !inside,
            ';' if !inside => {
                list.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    list.push(&text[from..]);
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load, shipped};

    #[test]
    fn other_orders_are_read() {
        let map = shipped()[0];
        let scenario = load(map.name, map.text, &Overrides::default())
            .unwrap()
            .scenario;
        let mobilise = Order::Mobilise { on: true };
        let read = edit(&scenario, "12: Mobilise(on: true); not March").unwrap();
        assert_eq!((read.turn, read.add), (12, vec![mobilise.clone()]));
        let kinds = vec![Not::Kind(OrderKind::March)];
        assert_eq!(read.withhold, Withheld::Some(kinds));
        let read = edit(&scenario, "0: not Mobilise(on: true)").unwrap();
        assert_eq!(read, Edit::without(0, mobilise));
        assert_eq!(edit(&scenario, "3: none").unwrap().withhold, Withheld::All);
        for (text, why) in [
            ("Mobilise(on: true)", "turn"),
            ("soon: none", "no turn"),
            ("3: Mobilize", "Mobilize"),
            ("3:", ""),
        ] {
            let error = edit(&scenario, text).unwrap_err();
            assert!(error.contains(why), "{text}: {error}");
        }
    }

    #[test]
    fn orders_are_parted_outside_of_names() {
        assert_eq!(parts("a; b"), ["a", " b"]);
        assert_eq!(parts("a(\"x;y\")"), ["a(\"x;y\")"]);
    }
}
