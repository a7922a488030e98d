//! What is worth a look when nothing presses: where deterrence is thinnest, who pays too little, which quarrel
//! of an ally is still small, who stands alone. Reckoned once a turn.

use super::context::{Subject, Tab};
use super::needs::{Need, Urgency};
use crate::ids::NationId;
use crate::reckon;
use crate::tell::{self, Names};
use crate::view::View;

/// Shares of the guideline (0..1) below which nobody is worth a word about it.
const SLACK: f64 = 0.25;

/// Fear (0..1) from which a nation looks for friends.
const AFRAID: f64 = 0.2;

/// At most one entry of each kind.
#[must_use]
pub fn counsel(view: &View) -> Vec<Need> {
    if view.public.over || view.nation(view.me).exile.is_some() {
        return Vec::new();
    }
    let entries = [quarrel(view), exposed(view), alone(view), slack(view)];
    entries.into_iter().flatten().collect()
}

fn note(text: String, hint: String, tab: Tab, subject: Subject) -> Need {
    Need {
        urgency: Urgency::Note,
        text: tell::capital(&text),
        hint,
        tab,
        subject: Some(subject),
        done: false,
    }
}

/// The highest quarrel of an ally in which one has no part yet.
fn quarrel(view: &View) -> Option<Need> {
    let crises = view.public.crises.iter().filter(|c| {
        c.rung >= 2
            && c.side_of(view.me).is_none()
            && view.public.allied(view.me, c.target)
            && !view.public.allied(view.me, c.challenger)
    });
    let crisis = crises.max_by(|a, b| a.rung.cmp(&b.rung).then(b.id.cmp(&a.id)))?;
    Some(note(
        Names::crisis(view, crisis.id),
        format!(
            "Rung {}: consult, stand by an ally, or mediate",
            crisis.rung
        ),
        Tab::Crises,
        Subject::Crisis(crisis.id),
    ))
}

/// Whoever among oneself and one's allies is least safe from the one it fears most.
fn exposed(view: &View) -> Option<Need> {
    let mut worst: Option<(f64, NationId, NationId)> = None;
    for ward in view.scenario().nation_ids() {
        if ward != view.me && !view.public.allied(view.me, ward) {
            continue;
        }
        let (foe, fear) = reckon::worst_fear(view, ward);
        if foe == view.me || fear < AFRAID || view.public.allied(view.me, foe) {
            continue;
        }
        let margin = reckon::ledger(view, foe, ward).margin();
        if worst.is_none_or(|w| margin < w.0) {
            worst = Some((margin, ward, foe));
        }
    }
    let (margin, ward, foe) = worst?;
    let verdict = if margin < 0.0 {
        "might dare"
    } else {
        "holds back"
    };
    Some(note(
        format!("{} is the soft spot", Names::nation(view, ward)),
        format!(
            "{} {verdict} ({margin:+.2})",
            tell::capital(&Names::nation(view, foe))
        ),
        Tab::Alliance,
        Subject::Pair(foe, ward),
    ))
}

/// A friend that is afraid, and to whom nobody has promised anything.
fn alone(view: &View) -> Option<Need> {
    let defended = |n: NationId| {
        let mut treaties = view.public.treaties_of(n);
        treaties.any(|t| view.public.charter(t).obligation.defends())
    };
    let mut best: Option<(f64, NationId, NationId)> = None;
    for nation in view.scenario().nation_ids().filter(|n| *n != view.me) {
        let (foe, fear) = reckon::worst_fear(view, nation);
        let fond = view.public.pairs.affinity(view.me, nation);
        if foe == view.me || fear < AFRAID || fond < 0.0 || defended(nation) {
            continue;
        }
        let weight = fear * (0.2 + fond);
        if best.is_none_or(|b| weight > b.0) {
            best = Some((weight, nation, foe));
        }
    }
    let (_, nation, foe) = best?;
    Some(note(
        format!("{} has no ally", Names::nation(view, nation)),
        format!("It fears {}", Names::nation(view, foe)),
        Tab::Diplomacy,
        Subject::Nation(nation),
    ))
}

/// The ally furthest below a guideline, if it is oneself or one that may be told so.
fn slack(view: &View) -> Option<Need> {
    let mut worst: Option<(f64, &crate::view::Treaty, NationId)> = None;
    for treaty in view.public.treaties_of(view.me) {
        for &member in treaty.members.iter().filter(|m| **m != view.me) {
            let short = reckon::reproachable(view, treaty, member) * view.nation(member).gdp.sqrt();
            if reckon::shortfall(view, treaty, member) > SLACK && worst.is_none_or(|w| short > w.0)
            {
                worst = Some((short, treaty, member));
            }
        }
    }
    let (_, treaty, member) = worst?;
    let asked = treaty.guideline.unwrap_or(0.0);
    Some(note(
        format!("{} lets others pay", Names::nation(view, member)),
        format!(
            "{} of GDP of the {} asked",
            tell::percent(view.nation(member).defence),
            tell::percent(asked)
        ),
        Tab::Alliance,
        Subject::Treaty(treaty.id),
    ))
}
