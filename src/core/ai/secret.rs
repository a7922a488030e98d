//! Intelligence: whom to watch, and what to do in the dark.

use super::{Desk, matter};
use crate::judge;
use crate::order::{CovertKind, Order};
use crate::reckon;
use crate::view::{Evidence, campaign_since};

pub fn plan(desk: &mut Desk<'_>) {
    accuse(desk);
    let view = desk.view;
    let m = &reckon::mind(view).covert;
    let (foe, danger) = reckon::worst_fear(view, view.me);
    if danger < m.danger || foe == view.me {
        return;
    }
    if desk.routine(2) && view.own.watch != Some(foe) {
        desk.sign(Order::Watch { nation: Some(foe) });
    }
    let ambition = view.scenario().nation(view.me).doctrine.ambition;
    let rivalry = view.public.pairs.rivalry(view.me, foe);
    let bitter = view
        .public
        .crises
        .iter()
        .any(|c| c.rung >= 3 && c.opposed(view.me, foe));
    // Whoever stands accused in public keeps still until it has blown over or come to worse.
    let accused = view.public.crises.iter().any(|c| {
        c.evidence
            .iter()
            .any(|p| p.suspect == view.me && p.by == foe)
    });
    if accused && !bitter {
        return;
    }
    let means = [
        (CovertKind::Espionage, m.espionage * danger),
        (CovertKind::Subversion, m.subversion * rivalry * ambition),
        (
            CovertKind::Sabotage,
            if bitter { m.sabotage * rivalry } else { 0.0 },
        ),
        (
            CovertKind::Jamming,
            if bitter { m.jamming * rivalry } else { 0.0 },
        ),
    ];
    for (kind, rate) in means {
        if desk.comes_up(matter::COVERT | kind as u64, rate) {
            desk.sign(Order::Covert { nation: foe, kind });
        }
    }
}

/// Names the culprit when the text of an alliance would then cover the case, or, where there is none, when as
/// good as certain and not much the weaker.
fn accuse(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &reckon::mind(view).covert;
    for e in view.own.evidence.iter().filter(|e| !e.published) {
        let (mine, theirs) = (reckon::power(view, view.me), reckon::power(view, e.suspect));
        let sure =
            e.confidence > m.sure && e.kind != CovertKind::Espionage && mine > m.dares * theirs;
        let rate = if covered(desk, e) {
            m.accuses_covered
        } else if sure {
            m.accuses_sure
        } else {
            continue;
        };
        let subject = desk.about(e.suspect) ^ e.kind as u64;
        if desk.comes_up(matter::ACCUSE | subject, rate) {
            desk.sign(Order::Accuse {
                nation: e.suspect,
                kind: e.kind,
            });
        }
    }
}

/// Whether some treaty's text binds on this evidence.
fn covered(desk: &Desk<'_>, e: &Evidence) -> bool {
    let public = &desk.view.public;
    let percent = (e.confidence * 100.0 + 1e-6) as u8;
    let view = desk.view;
    let since = campaign_since(view.scenario(), view.public.turn);
    let grave = e.kind != CovertKind::Cyber
        || view.own.campaign(e.suspect, since) >= view.scenario().rules.cyber.armed;
    public.treaties_of(desk.view.me).any(|t| {
        grave
            && !t.has(e.suspect)
            && public.charter(t).triggers.iter().any(|&trigger| {
                judge::names(trigger, e.kind) && percent >= judge::proof_needed(trigger)
            })
    })
}
