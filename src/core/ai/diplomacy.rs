//! Between crises: offers and answers, pacts of two, gestures.

use super::{Desk, accession, founding, matter};
use crate::content::Decision;
use crate::ids::{CharterId, NationId};
use crate::judge;
use crate::order::{Deal, Order, Term};
use crate::reckon;
use crate::view::{Crisis, View};
use crate::why::Silent;

pub fn plan(desk: &mut Desk<'_>) {
    if desk.view.nation(desk.view.me).exile.is_some() {
        return;
    }
    founding::sign(desk);
    accession::ratify(desk);
    accession::bargain(desk);
    let answers = founding::bloc(desk);
    if desk.routine(4) {
        if !answers && !founding::propose(desk) {
            seek(desk);
        }
        seek_peace(desk);
    }
    if desk.routine(1) {
        accession::apply(desk);
    }
    if desk.routine(2) {
        gestures(desk);
    }
}

/// Takes the offers that are worth it.
pub fn reply(desk: &mut Desk<'_>) {
    let view = desk.view;
    let mood = reckon::mind(view).seek.mood;
    for offer in view.offers.iter().filter(|o| o.to == view.me) {
        let roll = desk.dice(matter::REPLY | u64::from(offer.id.0)).normal() * mood;
        let worth = reckon::deal(view, offer.from, view.me, &offer.deal, &mut Silent) + roll;
        if worth <= 0.0
            || !desk.sign(Order::Reply {
                offer: offer.id,
                accept: true,
            })
        {
            desk.sign(Order::Reply {
                offer: offer.id,
                accept: false,
            });
        }
    }
}

/// Charters that two nations may agree on, those that promise help or those that promise peace.
fn pacts(desk: &Desk<'_>, defends: bool) -> Vec<CharterId> {
    let charters = &desk.view.scenario().charters;
    (0..charters.len())
        .map(CharterId::at)
        .filter(|c| {
            let charter = &charters[c.index()];
            charter.bilateral
                && charter.obligation.defends() == defends
                && charter.decision != Decision::Hegemon
        })
        .collect()
}

/// A nation in fear looks for the friend whose pact is worth most to both.
fn seek(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &reckon::mind(view).seek;
    let (foe, danger) = reckon::worst_fear(view, view.me);
    if danger < m.danger {
        return;
    }
    let charters = pacts(desk, true);
    let suitors = reckon::Suitors::new(view, &charters);
    let stranger = |o: &NationId| {
        *o != view.me
            && *o != foe
            && !view.public.allied(view.me, *o)
            && suitors.may_exceed(*o, m.worth)
            && may_sign(view, *o)
    };
    let strangers = view.scenario().nation_ids().filter(stranger);
    let writes = |to: &NationId| desk.comes_up(matter::PROPOSE | desk.about(*to), m.writes);
    let room = || Vec::with_capacity(view.public.nations.len());
    let (mut written, mut others) = (room(), room());
    for other in strangers {
        let list = if writes(&other) {
            &mut written
        } else {
            &mut others
        };
        list.push(other);
    }
    let mut best: Option<(f64, NationId, CharterId)> = None;
    for &charter in &charters {
        for &other in &written {
            let least = best.map_or(m.worth, |(b, ..)| b);
            if let Some(worth) = pact_worth(view, other, charter, least) {
                best = Some((worth, other, charter));
            }
        }
    }
    // Few are written to in any one month; while another would be worth more, it waits for that one's turn.
    let worth_more = |other: &NationId, than| {
        let mut pacts = charters.iter();
        pacts.any(|c| pact_worth(view, *other, *c, than).is_some())
    };
    let waits = |worth: f64| others.iter().any(|o| worth_more(o, worth));
    if let Some((worth, to, charter)) = best.filter(|(worth, ..)| !waits(*worth)) {
        let deal = Deal {
            pact: Some(charter),
            ..Deal::default()
        };
        let offer = Order::Propose { to, deal };
        // A pact that would provoke the foe more than it holds it off is no safety.
        if worth + reckon::gain(view, &offer, foe, view.me) > m.worth {
            desk.sign(offer);
        }
    }
}

/// Whether this nation and `other` need nobody's leave for a pact with each other.
fn may_sign(view: &View, other: NationId) -> bool {
    let kept = |a, b| judge::kept_from_pact(&view.public, a, |n| n == b).is_some();
    !kept(view.me, other) && !kept(other, view.me)
}

/// What a pact of two is worth to both; None unless that is above `least`.
fn pact_worth(view: &View, other: NationId, charter: CharterId, least: f64) -> Option<f64> {
    let deal = Deal {
        pact: Some(charter),
        ..Deal::default()
    };
    let mine = reckon::deal(view, other, view.me, &deal, &mut Silent);
    // It is worth no more than it is to oneself.
    if mine <= least {
        return None;
    }
    let theirs = reckon::deal(view, view.me, other, &deal, &mut Silent);
    let doubt = reckon::mind(view).seek.benefit_of_doubt;
    Some(mine.min(theirs + doubt)).filter(|worth| *worth > least)
}

/// A feared neighbour may be had for peace; a guest's right of way may be bought.
fn seek_peace(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &reckon::mind(view).seek;
    let (foe, danger) = reckon::worst_fear(view, view.me);
    if danger < m.peace_danger
        || foe == view.me
        || !may_sign(view, foe)
        || !desk.comes_up(matter::PROPOSE, m.peace_asks)
    {
        return;
    }
    for charter in pacts(desk, false) {
        let deal = Deal {
            pact: Some(charter),
            ..Deal::default()
        };
        let mine = reckon::deal(view, foe, view.me, &deal, &mut Silent);
        let theirs = reckon::deal(view, view.me, foe, &deal, &mut Silent);
        if mine > m.peace_mine
            && theirs > m.peace_theirs
            && desk.sign(Order::Propose { to: foe, deal })
        {
            return;
        }
    }
    // A friend's soil nearer to the danger is worth paying for.
    let ask = Deal {
        give: vec![Term::Payment(50)],
        ask: vec![Term::Transit],
        ..Deal::default()
    };
    for other in view
        .scenario()
        .nation_ids()
        .filter(|o| *o != view.me && *o != foe)
    {
        let between = view.public.pairs.proximity(other, foe) > m.between
            && view.public.pairs.proximity(other, view.me) > m.between;
        if between
            && !view.public.may_cross(view.me, other)
            && reckon::deal(view, view.me, other, &ask, &mut Silent) > 0.0
            && desk.sign(Order::Propose {
                to: other,
                deal: ask.clone(),
            })
        {
            return;
        }
    }
}

/// Whether it is at war on the side that attacks, whomever: what sanctions are laid for is not over then.
fn attacks(view: &View, nation: NationId) -> bool {
    let attacks = |c: &Crisis| c.is_war() && c.side_of(nation) == Some(c.attackers());
    view.public.at_war(nation) && view.public.crises.iter().any(attacks)
}

/// Words, sanctions, rights of way and money.
fn gestures(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &reckon::mind(view).gesture;
    let pairs = &view.public.pairs;
    let common = view.own.threat.iter().copied().fold(0.0, f64::max);
    // Most give no occasion for any, which is seen at once.
    let least = m.denounce.min(m.sanction);
    let occasion = |other: NationId, grievance: f64| {
        grievance > least
            || pairs.sanctions(view.me, other)
            || pairs.transit(view.me, other)
            || view.public.allied(view.me, other)
    };
    for (other, &grievance) in (0..).map(NationId::at).zip(pairs.grievances(view.me)) {
        if other == view.me || !occasion(other, grievance) {
            continue;
        }
        let subject = desk.about(other);
        if grievance > m.denounce && desk.comes_up(matter::DENOUNCE | subject, grievance) {
            desk.sign(Order::Denounce { nation: other });
        }
        let dear = || m.dear * reckon::embargo(view, view.me, other);
        if grievance > m.sanction
            && grievance > m.sanction + dear()
            && !pairs.sanctions(view.me, other)
            && pairs.affinity(view.me, other) < m.sanction_friend
        {
            desk.sign(Order::Sanction {
                nation: other,
                on: true,
            });
        } else if grievance < m.sanction_over
            && pairs.sanctions(view.me, other)
            && !attacks(view, other)
            && view.public.war_between(view.me, other).is_none()
            && desk.comes_up(matter::TRADE | subject, m.sanction_reviews)
        {
            desk.sign(Order::Sanction {
                nation: other,
                on: false,
            });
        }
        let friend = view.public.allied(view.me, other);
        if friend
            && common > m.transit_danger
            && view.own.trust[other.index()] > m.transit_trust
            && !view.public.may_cross(other, view.me)
        {
            desk.sign(Order::Transit {
                nation: other,
                grant: true,
            });
        } else if pairs.transit(view.me, other)
            && view.own.trust[other.index()] < m.transit_distrust
            && !view.public.at_war(view.me)
        {
            desk.sign(Order::Transit {
                nation: other,
                grant: false,
            });
        }
    }
    help(desk);
}

/// The rich help the ally that is most in danger for its means.
fn help(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &reckon::mind(view).gesture;
    let gdp = view.nation(view.me).gdp;
    if view.own.treasury < m.aid_treasury * gdp || !desk.comes_up(matter::AID, m.aids) {
        return;
    }
    let mut best: Option<(f64, NationId)> = None;
    for other in view.scenario().nation_ids().filter(|o| *o != view.me) {
        if !view.public.allied(view.me, other) || view.nation(other).gdp > gdp * m.aid_poor {
            continue;
        }
        let (_, danger) = reckon::worst_fear(view, other);
        if best.is_none_or(|(d, _)| danger > d) {
            best = Some((danger, other));
        }
    }
    if let Some((_, nation)) = best.filter(|(d, _)| *d > m.aid_danger) {
        desk.sign(Order::Aid {
            nation,
            millions: (gdp * m.aid).clamp(m.aid_least, m.aid_most) as u32,
        });
    }
}
