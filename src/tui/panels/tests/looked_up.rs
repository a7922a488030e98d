//! Every label and every head of a column that a panel draws can be looked up in the encyclopedia.

use std::collections::BTreeSet;

use casus_core::content::Pedia;
use casus_core::view::View;

use super::cuts::{SIZES, cut, positions};
use super::{all, theme, with};
use crate::card::card;
use crate::cell::labels;
use crate::{Draft, Subject};

/// Labels that are no words of the game: what somebody is called, and what a line of a form does.
fn is_a_name(view: &View, label: &str) -> bool {
    let scenario = view.scenario();
    let nations = scenario
        .nations
        .iter()
        .any(|n| n.id == label || n.name == label);
    let places = scenario.regions.iter().any(|r| r.name == label);
    nations || places || label.chars().all(|c| !c.is_alphabetic())
}

/// A label leads to an article by itself, a line of a form that is a phrase by the words in it.
fn leads(pedia: &Pedia, label: &str) -> bool {
    pedia.find(label).is_some() || (label.contains(' ') && !pedia.on_line(label).is_empty())
}

/// Lines of forms that say what Enter does with the whole, or name a thing of the map.
const DEEDS: [&str; 7] = [
    "Send the offer",
    "Send invitations",
    "Your answer",
    "Begins as",
    "Name",
    "Send the terms",
    "Send",
];

#[test]
fn every_label_leads_to_an_article() {
    let pedia = Pedia::shipped();
    let mut lost = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let positions = positions();
    for (position, game) in &positions {
        labels::take();
        for (view, tab, actions) in all() {
            for size in SIZES {
                cut(game, tab, &actions, size);
                for label in labels::take() {
                    if !is_a_name(&game.view, &label)
                        && !DEEDS.contains(&label.as_str())
                        && !leads(pedia, &label)
                    {
                        lost.insert(format!("{label} ({view}, {position})"));
                    }
                    seen.insert(label);
                }
            }
        }
    }
    let lost: Vec<String> = lost.into_iter().collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert!(seen.len() > 150, "only {} labels were drawn", seen.len());
}

/// The cards beside the map, of every kind of thing that can be selected.
#[test]
fn every_line_of_a_card_leads_to_an_article() {
    let pedia = Pedia::shipped();
    let (theme, draft) = (theme(), Draft::default());
    let mut lost = BTreeSet::new();
    for (_, game) in positions() {
        let (view, public) = (&game.view, &game.view.public);
        let mut subjects: Vec<Subject> =
            view.scenario().nation_ids().map(Subject::Nation).collect();
        subjects.extend(view.scenario().region_ids().map(Subject::Region));
        subjects.extend(view.forces.iter().map(|f| Subject::Force(f.id)));
        subjects.extend(public.treaties.iter().map(|t| Subject::Treaty(t.id)));
        subjects.extend(public.crises.iter().map(|c| Subject::Crisis(c.id)));
        subjects.extend(public.motions.iter().map(|m| Subject::Motion(m.id)));
        subjects.extend(public.cases.iter().map(|c| Subject::Case(c.id)));
        subjects.extend(view.own.dilemmas.iter().map(|d| Subject::Dilemma(d.script)));
        labels::take();
        with(&game, &draft, &theme, (120, 35), |ctx| {
            for subject in subjects {
                let _ = card(ctx, subject, 38);
            }
        });
        let labels = labels::take();
        lost.extend(
            labels
                .into_iter()
                .filter(|l| !is_a_name(view, l) && !leads(pedia, l)),
        );
    }
    assert!(lost.is_empty(), "{lost:?}");
}
