//! Every kind of order can be given from a list.

use std::collections::BTreeSet;

use casus_core::order::OrderKind;
use strum::IntoEnumIterator;

use super::{eventful, panels, slot, theme, with};
use crate::{Action, Draft, Tab};

/// The kinds of order in a command and the lists it opens.
fn kinds(command: &crate::Command, found: &mut BTreeSet<OrderKind>) {
    use crate::Command as C;
    match command {
        C::Order(order) => {
            found.insert(order.into());
        }
        C::Choose { choices, .. } => choices.iter().for_each(|c| kinds(&c.command, found)),
        C::Confirm { yes, .. } => kinds(yes, found),
        C::All(list) => list.iter().for_each(|c| kinds(c, found)),
        C::Prompt(prompt) => {
            if let Ok(command) = (prompt.then)("5") {
                kinds(&command, found);
            }
        }
        _ => {}
    }
}

/// The kinds of order that the lists and forms of a position offer.
fn offered(game: &super::Played) -> BTreeSet<OrderKind> {
    use crate::{Reply, Subject};
    let (theme, draft) = (theme(), Draft::default());
    let mut found = BTreeSet::new();
    with(game, &draft, &theme, (80, 24), |ctx| {
        let desk = crate::panels::desk::Desk::new(ctx);
        let public = desk.public();
        let mut subjects: Vec<Subject> =
            desk.scenario().nation_ids().map(Subject::Nation).collect();
        subjects.extend(desk.scenario().region_ids().map(Subject::Region));
        subjects.extend(game.view.my_forces().map(|f| Subject::Force(f.id)));
        subjects.extend(public.treaties.iter().map(|t| Subject::Treaty(t.id)));
        subjects.extend(public.crises.iter().map(|c| Subject::Crisis(c.id)));
        subjects.extend(public.cases.iter().map(|c| Subject::Case(c.id)));
        subjects.extend(public.motions.iter().map(|m| Subject::Motion(m.id)));
        subjects.extend(game.view.foundings.iter().map(|f| Subject::Founding(f.id)));
        let asked = game.view.own.dilemmas.iter();
        subjects.extend(asked.map(|d| Subject::Dilemma(d.script)));
        subjects.extend(game.view.offers.iter().map(|o| Subject::Offer(o.id)));
        for subject in subjects {
            kinds(&crate::panels::orders::about(&desk, subject), &mut found);
        }
        let mut panels = panels();
        let panel = &mut panels[slot(Tab::Diplomacy).unwrap()];
        panel.act(ctx, Action::Propose);
        if let Reply::Do(command) = panel.act(ctx, Action::Propose) {
            kinds(&command, &mut found);
        }
        // The last view of the alliance panel composes treaties, and its last line sends them.
        let panel = &mut panels[slot(Tab::Alliance).unwrap()];
        panel.show(ctx, Subject::Founding(casus_core::ids::FoundingId(0)));
        for action in [Action::Last, Action::Open] {
            if let Reply::Do(command) = panel.act(ctx, action) {
                kinds(&command, &mut found);
            }
        }
    });
    found
}

/// Kinds that ask for what no position here has: a broken line, a candidate, a mediator's chair. `docs/tours/check.py`
/// has each of them given in a real terminal.
const ELSEWHERE: [OrderKind; 13] = [
    OrderKind::Repair,
    OrderKind::Ratify,
    OrderKind::Sign,
    OrderKind::Lobby,
    OrderKind::Underwrite,
    OrderKind::Host,
    OrderKind::Warn,
    OrderKind::Broker,
    OrderKind::Repudiate,
    OrderKind::SeparatePeace,
    OrderKind::Release,
    OrderKind::Interdict,
    OrderKind::Accuse,
];

#[test]
fn every_kind_of_order_can_be_given() {
    let mut missing: BTreeSet<OrderKind> = OrderKind::iter().collect();
    for (map, nation, turns) in [
        ("four-rivers", "BRE", 3),
        ("europe-1949", "NLD", 3),
        ("europe-1949", "FRA", 1),
        ("europe-1991", "DEU", 1),
        ("africa-2014", "UGA", 1),
    ] {
        missing = &missing - &offered(&eventful(map, nation, turns));
    }
    assert_eq!(missing, BTreeSet::from(ELSEWHERE));
}

/// Checks the entries of a list, and of the lists that they open: dots at the end mean that more is asked, in a list, a
/// line or a form, and nothing else does; what they name must be what opens.
fn check(
    ctx: &crate::Context,
    command: &crate::Command,
    from: &str,
    (seen, faults): (&mut usize, &mut Vec<String>),
) {
    use crate::{Command as C, Reply};
    let C::Choose { title, choices, .. } = command else {
        return;
    };
    for choice in choices {
        let what = format!("{from} > {title} > {}", choice.label);
        let dots = choice.label.ends_with('…');
        let fits = match &choice.command {
            C::Choose { .. } | C::Prompt(_) => dots,
            C::Compose(tab, subject) => {
                let mut panels = panels();
                let panel = &mut panels[slot(*tab).unwrap()];
                let opened = matches!(panel.compose(ctx, *subject), Reply::Handled);
                let mut offered = panel.offered(ctx).into_iter();
                dots && opened && offered.any(|o| o.action == Action::Back)
            }
            C::Order(_) | C::Go(..) | C::Why { .. } | C::Say(_) => !dots,
            _ => false,
        };
        if !fits {
            faults.push(what.clone());
        }
        *seen += usize::from(dots);
        check(ctx, &choice.command, &what, (seen, faults));
    }
}

#[test]
fn an_entry_with_dots_opens_what_it_says() {
    use crate::panels::desk::Desk;
    use crate::{Reply, Subject};
    let (mut seen, mut faults) = (0, Vec::new());
    for (map, seat) in [("four-rivers", "BRE"), ("europe-1949", "NLD")] {
        let game = eventful(map, seat, 1);
        let (theme, draft) = (theme(), Draft::default());
        with(&game, &draft, &theme, (120, 35), |ctx| {
            let desk = Desk::new(ctx);
            let public = desk.public();
            let mut subjects: Vec<Subject> =
                desk.scenario().nation_ids().map(Subject::Nation).collect();
            subjects.extend(desk.scenario().region_ids().map(Subject::Region));
            subjects.extend(game.view.my_forces().map(|f| Subject::Force(f.id)));
            subjects.extend(public.treaties.iter().map(|t| Subject::Treaty(t.id)));
            subjects.extend(public.crises.iter().map(|c| Subject::Crisis(c.id)));
            subjects.extend(public.cases.iter().map(|c| Subject::Case(c.id)));
            subjects.extend(public.motions.iter().map(|m| Subject::Motion(m.id)));
            subjects.extend(game.view.offers.iter().map(|o| Subject::Offer(o.id)));
            for subject in subjects {
                let list = crate::panels::orders::about(&desk, subject);
                check(
                    ctx,
                    &list,
                    &format!("{subject:?}"),
                    (&mut seen, &mut faults),
                );
            }
            for tab in Tab::ALL.into_iter().skip(1) {
                let mut panel = panels().into_iter().nth(slot(tab).unwrap()).unwrap();
                for spec in crate::actions::TABLE {
                    if let Reply::Do(list) = panel.act(ctx, spec.action) {
                        let from = format!("{} in {tab:?}", spec.id);
                        check(ctx, &list, &from, (&mut seen, &mut faults));
                    }
                }
            }
        });
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen > 50, "only {seen} entries open something");
}
