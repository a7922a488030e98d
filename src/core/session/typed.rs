//! Orders as people type them.

use crate::content::Scenario;
use crate::ids::{self, Id};
use crate::order::Order;

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
