//! What players read on a map with its own words, money and calendar.

use strum::IntoEnumIterator;

use casus_core::content::{Arm, Calendar, Words};
use casus_core::tell;

use super::{all, drawn, eventful};

/// The words on a screen, without the signs about them and the map's `own` names of arms.
fn words(buf: &ratatui::buffer::Buffer, own: &Words) -> Vec<String> {
    let width = usize::from(buf.area.width);
    let lines = buf.content.chunks(width).map(|cells| {
        let line: String = cells.iter().map(ratatui::buffer::Cell::symbol).collect();
        line
    });
    let text = lines.collect::<Vec<_>>().join(" ");
    let text = Arm::iter().fold(text, |text, arm| match tell::arm(arm, own) {
        shipped if shipped == tell::arm(arm, &Words::default()) => text,
        own => text.replace(own, ""),
    });
    let split = text.split(|c: char| !c.is_alphanumeric() && c != '$');
    split.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The months that ship, and what ships for the arms that the map calls otherwise.
fn foreign(own: &Words) -> Vec<String> {
    let Calendar::Months(months) = Calendar::default() else {
        panic!("the calendar that ships has months");
    };
    let shipped = Words::default();
    let mut foreign = months.to_vec();
    for arm in Arm::iter() {
        for (said, meant) in [
            (tell::arm(arm, &shipped), tell::arm(arm, own)),
            (tell::arm_cell(arm, &shipped), tell::arm_cell(arm, own)),
        ] {
            // Land is what people live on, too.
            if said != meant && said != "land" {
                foreign.extend([said.to_owned(), tell::capital(said)]);
            }
        }
    }
    foreign
}

#[test]
fn a_map_of_another_age_is_told_in_its_own_words() {
    for turns in [0, 6] {
        let game = eventful("aegean-478bc", "ATH", turns);
        let own = &game.view.public.scenario.words;
        let foreign = foreign(own);
        assert!(foreign.iter().any(|w| w == "army") && foreign.len() > 15);
        let mut seen = Vec::new();
        for size in [(80, 24), (160, 45)] {
            for (name, tab, actions) in all() {
                let words = words(&drawn(&game, tab, &actions, size), own);
                let wrong = words
                    .iter()
                    .find(|w| foreign.contains(w) || w.contains('$'));
                assert_eq!(wrong, None, "{name} at {size:?} after {turns} turns");
                seen.extend(words);
            }
        }
        for own in ["winter", "T", "triremes", "hoplites"] {
            assert!(seen.iter().any(|w| w == own), "{own} after {turns} turns");
        }
    }
}
