//! What is worth a look when nothing presses: where deterrence is thinnest and what would help, who pays too
//! little, which quarrel of an ally is still small, who stands alone. Reckoned once a turn.

use casus_core::ids::NationId;
use casus_core::judge;
use casus_core::order::Order;
use casus_core::reckon::{self, Ledger, Verdict};
use casus_core::tell::{self, Names};
use casus_core::view::View;
use casus_core::why::Silent;

use super::context::{Subject, Tab};
use super::needs::{Need, Urgency};

/// Shares of the guideline (0..1) below which nobody is worth a word about it.
const SLACK: f64 = 0.25;

/// Share by which spending must be off for the ministers to say so.
const PENNY_WISE: f64 = 0.15;

/// Gain in deterrence below which a measure is not worth a line.
const WORTH_SAYING: f64 = 0.005;

/// Fear (0..1) from which a nation looks for friends.
const AFRAID: f64 = 0.2;

/// At most one entry of each kind.
#[must_use]
pub fn counsel(view: &View) -> Vec<Need> {
    if view.public.over || view.nation(view.me).exile.is_some() {
        return Vec::new();
    }
    let soft = soft_spot(view);
    let entries = [
        quarrel(view),
        soft.as_ref().map(|s| exposed(view, s)),
        soft.as_ref().and_then(|s| remedy(view, s)),
        purse(view),
        alone(view),
        slack(view),
    ];
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
        format!(
            "{}, an ally, on rung {}",
            Names::nation(view, crisis.target),
            crisis.rung
        ),
        format!("Against {}", Names::nation(view, crisis.challenger)),
        Tab::Crises,
        Subject::Crisis(crisis.id),
    ))
}

/// Where deterrence is thinnest.
struct SoftSpot {
    ward: NationId,
    foe: NationId,
    ledger: Ledger,
}

/// Challenger and ward of the soft spot: whoever among oneself and one's allies is least safe, from whom.
#[must_use]
pub fn soft_pair(view: &View) -> Option<(NationId, NationId)> {
    soft_spot(view).map(|s| (s.foe, s.ward))
}

/// Whoever among oneself and one's allies is least safe from the one it fears most. Where nobody would dare anything, what others
/// fear of their own neighbours is no news: then it is only who is exposed to the one that one fears oneself.
fn soft_spot(view: &View) -> Option<SoftSpot> {
    let (dreaded, _) = reckon::worst_fear(view, view.me);
    let mut worst: Option<SoftSpot> = None;
    for ward in view.public.states() {
        if ward != view.me && !view.public.allied(view.me, ward) {
            continue;
        }
        let (foe, fear) = reckon::worst_fear(view, ward);
        if foe == view.me || fear < AFRAID || view.public.allied(view.me, foe) {
            continue;
        }
        let ledger = reckon::ledger(view, foe, ward);
        let quiet = ledger.verdict == Verdict::Deterred;
        if quiet && ward != view.me && foe != dreaded {
            continue;
        }
        if worst
            .as_ref()
            .is_none_or(|w| ledger.margin() < w.ledger.margin())
        {
            worst = Some(SoftSpot { ward, foe, ledger });
        }
    }
    worst
}

/// The head of the entry that says who is least safe.
#[must_use]
pub fn likeliest(view: &View, ward: NationId) -> String {
    format!("{} is the likeliest target", Names::nation(view, ward))
}

/// By the words of the ledger that the entry leads to.
fn exposed(view: &View, spot: &SoftSpot) -> Need {
    note(
        likeliest(view, spot.ward),
        format!(
            "{} {}",
            tell::capital(&Names::nation(view, spot.foe)),
            tell::verdict(spot.ledger.verdict, view)
        ),
        Tab::Alliance,
        Subject::Pair(spot.foe, spot.ward),
    )
}

/// What one may order that would deter most there.
fn remedy(view: &View, spot: &SoftSpot) -> Option<Need> {
    let mut best: Option<(f64, Order)> = None;
    for order in reckon::measures(view, spot.foe, spot.ward) {
        if judge::judge(view, &order).is_err() {
            continue;
        }
        let gain = reckon::gain(view, &order, spot.foe, spot.ward);
        if gain > WORTH_SAYING && best.as_ref().is_none_or(|b| gain > b.0) {
            best = Some((gain, order));
        }
    }
    let (_, order) = best?;
    let text = match order {
        Order::Table { ref motion, .. } => format!("Table: {}", tell::motion(motion, view)),
        _ => tell::order(&order, view),
    };
    Some(note(
        text,
        effect(view, spot, &order)?,
        Tab::Alliance,
        Subject::Pair(spot.foe, spot.ward),
    ))
}

/// What this order does by the ledger's list: a challenge would pay less, or where that stays as it is, the war itself would be
/// dearer.
fn effect(view: &View, spot: &SoftSpot, order: &Order) -> Option<String> {
    let now = &spot.ledger;
    let after = reckon::what_if(view, order)?;
    let after = reckon::ledger_over(&after, spot.foe, spot.ward, now.stake);
    let foe = Names::nation(view, spot.foe);
    let gain = after.margin() - now.margin();
    Some(if gain >= 0.0005 {
        format!("Deters {foe} more")
    } else {
        format!("Makes a war dearer for {foe}")
    })
}

/// What the reckoning that the computer's nations spend by would have oneself spend, where it is far off.
fn purse(view: &View) -> Option<Need> {
    let spent = view.nation(view.me).defence;
    let wish = reckon::spending(view, view.me, &mut Silent);
    let off = (wish - spent) / spent.max(0.005);
    if off.abs() < PENNY_WISE {
        return None;
    }
    let what = if off > 0.0 { "too little" } else { "too much" };
    Some(note(
        format!("Your ministers find {what} spent"),
        format!(
            "{} of GDP; they would spend {}",
            tell::percent(spent),
            tell::percent(wish)
        ),
        Tab::Budget,
        Subject::Nation(view.me),
    ))
}

/// A friend that is afraid, and to whom nobody has promised anything.
fn alone(view: &View) -> Option<Need> {
    let defended = |n: NationId| {
        let mut treaties = view.public.treaties_of(n);
        treaties.any(|t| view.public.charter(t).obligation.defends())
    };
    let mut best: Option<(f64, NationId, NationId)> = None;
    for nation in view.public.states().filter(|n| *n != view.me) {
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
        format!("Nobody is bound to defend {}", Names::nation(view, nation)),
        format!("It fears {}", Names::nation(view, foe)),
        Tab::Diplomacy,
        Subject::Nation(nation),
    ))
}

/// The ally furthest below a guideline, if it is oneself or one that may be told so.
fn slack(view: &View) -> Option<Need> {
    let mut worst: Option<(f64, &casus_core::view::Treaty, NationId)> = None;
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
