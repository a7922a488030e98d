//! The facts that ship with the game.

use ron::extensions::Extensions;

use super::Fact;

/// By what they are about, in the order in which they are told.
const FILES: [(&str, &str); 5] = [
    (
        "disputes",
        include_str!("../../../assets/facts/disputes.ron"),
    ),
    ("dyads", include_str!("../../../assets/facts/dyads.ron")),
    ("wars", include_str!("../../../assets/facts/wars.ron")),
    (
        "spending",
        include_str!("../../../assets/facts/spending.ron"),
    ),
    ("pacts", include_str!("../../../assets/facts/pacts.ron")),
];

/// The facts, or the file that cannot be read and why; the shipped ones can, which a test holds.
///
/// # Errors
/// When a file is not a list of facts.
pub fn shipped() -> Result<Vec<Fact>, String> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut all = Vec::new();
    for (name, text) in FILES {
        let facts: Result<Vec<Fact>, _> = options.from_str(text);
        all.extend(facts.map_err(|e| format!("assets/facts/{name}.ron: {e}"))?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_file_is_embedded() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/facts");
        let listed: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".ron"))
            .collect();
        let embedded = FILES.iter().map(|f| format!("{}.ron", f.0)).collect();
        assert_eq!(listed, embedded);
    }

    #[test]
    fn facts_are_whole() {
        let facts = shipped().unwrap();
        assert_eq!(facts.len(), 39);
        let ids: BTreeSet<&str> = facts.iter().map(|f| f.id.as_str()).collect();
        assert_eq!(ids.len(), facts.len(), "an id occurs twice");
        assert_eq!(facts.iter().filter(|f| f.core).count(), 27);
        for f in &facts {
            for m in f.maps.values().chain([&f.for_map("no map")]) {
                assert!(m.low < m.high, "{}", f.id);
                assert!(m.value.is_none_or(|v| m.low < v && v < m.high), "{}", f.id);
            }
            assert!(f.definition.ends_with('.'), "{}", f.id);
        }
    }
}
