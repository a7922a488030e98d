//! What leaders say at the moment that matters most: a sentence by the factor that weighs most with them and by the regime.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::why::Factor;

/// By factor: from one who answers to voters, and from one who does not.
type Lines = BTreeMap<String, (String, String)>;

/// The voices that ship; a test holds that they can be read and know the factors that they name.
static SHIPPED: LazyLock<Lines> =
    LazyLock::new(|| ron::from_str(include_str!("../../../assets/voices.ron")).unwrap_or_default());

/// What speaks where a factor has no line of its own.
const OTHER: &str = "Other";
/// Regime (-10..10) from which a leader answers to voters.
const VOTERS: f64 = 6.0;

/// What a leader says who demands something and whose reckoning `decisive` weighs most in; `regime` is -10 (autocracy) to 10
/// (democracy).
#[must_use]
pub fn voice(decisive: Option<Factor>, regime: f64) -> &'static str {
    let own = decisive.and_then(|f| SHIPPED.get(<&'static str>::from(f)));
    let said = own.or_else(|| SHIPPED.get(OTHER));
    said.map_or("", |(free, other)| match regime >= VOTERS {
        true => free,
        false => other,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::IntoEnumIterator;

    use super::*;

    #[test]
    fn voices_are_short_and_for_factors_that_there_are() {
        let known: BTreeSet<&str> = Factor::iter().map(<&'static str>::from).collect();
        assert!(SHIPPED.contains_key(OTHER));
        for (factor, (free, other)) in SHIPPED.iter() {
            assert!(
                factor == OTHER || known.contains(factor.as_str()),
                "{factor}"
            );
            for said in [free, other] {
                let words = said.split_whitespace().count();
                assert!((2..=15).contains(&words), "{words} words: {said}");
                assert!(said.ends_with('.'), "{said}");
            }
        }
        let free = voice(Some(Factor::Claims), 9.0);
        assert_ne!(free, voice(Some(Factor::Claims), -9.0));
        let unheard = voice(Some(Factor::Interoperability), -9.0);
        assert_eq!(unheard, voice(None, -9.0));
    }
}
