//! How the parts of a map are written: an example for each, told to an author who wrote one otherwise.

use super::tree::{Kind, Node};

/// The name of a field or list, and how it, or an entry of it, is written.
const FORMS: &[(&str, &str)] = &[
    ("start", "(year: 1949, month: 4)"),
    ("domains", "(cyber: false, space: false, climate: false)"),
    ("bounds", "(-10.0, 35.0, 30.0, 60.0)"),
    ("rows", r#"["aab", "~~~"]"#),
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
        r#"Some((name: "River states", nations: ["LEF", "RIG"]))"#,
    ),
    (
        "steps",
        r#"(name: "Partner", months: 12, needs: [Stability(0.5)])"#,
    ),
    (
        "treaties",
        r#"(charter: "our-charter", name: "Pact", members: ["LEF", "RIG"])"#,
    ),
    ("signed", "Some((year: 1949, month: 4))"),
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

/// How the bracket around the byte at `offset` ought to be written; None where that is not known, or where the value
/// of one plain field is at fault.
pub(super) fn form_at(tree: &Node, text: &str, offset: usize) -> Option<String> {
    let (key, is_field) = place(tree, text, offset, None);
    let (name, form) = FORMS.iter().find(|(name, _)| Some(*name) == key)?;
    let what = match form.starts_with("(") && ENTRIES.contains(name) {
        true => format!("an entry of {name} is written {form}"),
        false => format!("{name} is written {form}"),
    };
    (!is_field).then_some(what)
}

/// Lists whose entries the forms show.
const ENTRIES: [&str; 15] = [
    "regions",
    "links",
    "blocked",
    "nations",
    "steps",
    "treaties",
    "groups",
    "forces",
    "claims",
    "rivalries",
    "ties",
    "history",
    "objectives",
    "rules",
    "words",
];

/// The name of the innermost bracket around `offset`, and whether a field of its own stands at `offset`.
fn place<'t>(
    node: &Node,
    text: &'t str,
    offset: usize,
    name: Option<&'t str>,
) -> (Option<&'t str>, bool) {
    let holds = |(from, to): (usize, usize)| (from..to).contains(&offset);
    let Some(item) = node.items().iter().find(|item| holds(item.value.span)) else {
        return (name, false);
    };
    let key = item.key.and_then(|(from, to)| text.get(from..to));
    match item.value.kind {
        Kind::Many { .. } => place(&item.value, text, offset, key.or(name)),
        _ => (name, key.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::charter::{Accession, Circle, Council, Step};
    use crate::content::decode::options;
    use crate::content::raw::{
        RawClaim, RawForce, RawGroup, RawLink, RawNation, RawObjective, RawOption, RawRegion,
        RawRivalry, RawScript, RawTie, RawTreaty,
    };
    use crate::content::scenario::{Date, Doctrine, DomainSet};

    /// Whether the text is of the type.
    fn reads<T: serde::de::DeserializeOwned>(text: &str) -> bool {
        options().from_str::<T>(text).is_ok()
    }

    #[test]
    fn each_form_is_what_the_format_takes() {
        for (name, form) in FORMS {
            let good = match *name {
                "start" => reads::<Date>(form),
                "domains" => reads::<DomainSet>(form),
                "bounds" => reads::<(f64, f64, f64, f64)>(form),
                "rows" | "within" | "successors" | "members" | "holders" => {
                    reads::<Vec<String>>(form)
                }
                "regions" => reads::<RawRegion>(form),
                "at" | "ideal" => reads::<(f64, f64)>(form),
                "links" => reads::<RawLink>(form),
                "blocked" => reads::<(String, String)>(form),
                "nations" => reads::<RawNation>(form),
                "color" => reads::<(u8, u8, u8)>(form),
                "mix" => reads::<(f64, f64, f64)>(form),
                "doctrine" => reads::<Doctrine>(form),
                "signed" => reads::<Option<Date>>(form),
                "council" => reads::<Council>(form),
                "accession" => reads::<Accession>(form),
                "among" => reads::<Option<Circle>>(form),
                "steps" => reads::<Step>(form),
                "treaties" => reads::<RawTreaty>(form),
                "groups" => reads::<RawGroup>(form),
                "forces" => reads::<RawForce>(form),
                "claims" => reads::<RawClaim>(form),
                "rivalries" => reads::<RawRivalry>(form),
                "ties" => reads::<RawTie>(form),
                "history" => reads::<RawScript>(form),
                "options" => reads::<RawOption>(form),
                "objectives" => reads::<RawObjective>(form),
                "rules" => reads::<(String, f64)>(form),
                "words" => reads::<(String, String)>(form),
                other => panic!("nothing says what {other} is"),
            };
            assert!(good, "{name}: {form}");
        }
    }
}
