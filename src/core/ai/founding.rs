//! Treaties founded in play: those who fear the same nation found one together, under the clauses that the
//! partner whom they need would sign.

use super::{Desk, matter};
use crate::content::{Charter, Date, Decision, Obligation, compose};
use crate::ids::{CharterId, NationId};
use crate::judge;
use crate::order::{CharterDraft, Clause, Duty, Entry, Lasting, Leaving, Order, Rule};
use crate::reckon::{self, Pact};
use crate::why::Silent;

/// Partners that are asked at most; a conference of more settles nothing.
const MOST: usize = 8;

/// Terms are counted in these, months.
const FIVE_YEARS: u16 = 60;

/// A draft with who would sign it, and what it is worth to the founder.
struct Plan {
    draft: CharterDraft,
    invite: Vec<NationId>,
    lead: Option<NationId>,
    worth: f64,
}

/// Answers the invitations on the desk.
pub fn sign(desk: &mut Desk<'_>) {
    let view = desk.view;
    let mut signed = false;
    for founding in &view.foundings {
        let mine = founding.invited.binary_search(&view.me).is_ok();
        if !mine || founding.answers.iter().any(|a| a.0 == view.me) {
            continue;
        }
        let base = view.public.charter_of(founding.draft.base);
        let charter = compose(base, &founding.draft);
        let mut parties = founding.invited.clone();
        // Who has said no is not counted on.
        parties.retain(|p| !founding.answers.contains(&(*p, false)));
        parties.push(founding.by);
        let pact = Pact {
            charter: &charter,
            parties: &parties,
            lead: founding.lead,
        };
        let roll = desk.dice(matter::SIGN | u64::from(founding.id.0)).normal()
            * reckon::mind(view).seek.mood;
        let worth = reckon::invitation(view, founding.by, view.me, &pact, &mut Silent) + roll;
        // Two conferences of one month may have the same end; one signature serves it.
        let accept = worth > 0.0 && !signed;
        signed |= accept;
        desk.sign(Order::Sign {
            founding: founding.id,
            accept,
        });
    }
}

/// Proposes a treaty if there are partners for one; says whether it did.
pub fn propose(desk: &mut Desk<'_>) -> bool {
    let view = desk.view;
    let m = &reckon::mind(view).seek;
    let (foe, danger) = reckon::worst_fear(view, view.me);
    if danger < m.danger || foe == view.me || !view.foundings.is_empty() {
        return false;
    }
    // The cheapest question first: on most turns nobody has a mind to a conference.
    if !desk.comes_up(matter::FOUND, m.founds) {
        return false;
    }
    let Some(base) = base(desk) else {
        return false;
    };
    let partners = partners(desk, foe);
    if partners.len() < 2 {
        return false;
    }
    let mut best: Option<Plan> = None;
    for (draft, lead) in drafts(desk, base, &partners) {
        let Some(plan) = reckoned(desk, draft, lead, &partners) else {
            continue;
        };
        if best.as_ref().is_none_or(|b| plan.worth > b.worth) {
            best = Some(plan);
        }
    }
    let Some(plan) = best.filter(|p| p.worth > m.worth) else {
        return false;
    };
    // It takes the one it is made for, or failing a great one, most of those asked.
    let least = (plan.invite.len() as u8).div_ceil(2) + 1;
    desk.sign(Order::Found {
        draft: plan.draft,
        invite: plan.invite,
        lead: plan.lead,
        least,
    })
}

/// Answers a rival bloc with one treaty of all clients, if it is time for that; says whether it did.
pub fn bloc(desk: &mut Desk<'_>) -> bool {
    let view = desk.view;
    let m = &reckon::mind(view).ward;
    if !view.foundings.is_empty()
        || reckon::bloc(view, view.me, &mut Silent).is_none_or(|score| score <= 0.0)
        || !desk.comes_up(matter::BLOC, m.bloc_founds)
    {
        return false;
    }
    let clients = reckon::clients(view, view.me);
    let Some(draft) = hegemons(desk, &clients) else {
        return false;
    };
    let charter = compose(view.public.charter_of(draft.base), &draft);
    let mut parties = clients.clone();
    parties.push(view.me);
    let pact = Pact {
        charter: &charter,
        parties: &parties,
        lead: Some(view.me),
    };
    let signs = |c: &NationId| {
        let worth = reckon::invitation(view, view.me, *c, &pact, &mut Silent);
        worth > reckon::mind(view).seek.signs
    };
    let invite: Vec<NationId> = clients.into_iter().filter(signs).collect();
    if invite.len() < 2 {
        return false;
    }
    let least = (invite.len() as u8).div_ceil(2) + 1;
    desk.sign(Order::Found {
        draft,
        invite,
        lead: Some(view.me),
        least,
    })
}

/// The text for a bloc: a charter of the age for many under a hegemon that nobody has signed yet, if it asks of the clients what
/// the lead asks of them already; or else the clauses that most of them are under, for all of them.
fn hegemons(desk: &Desk<'_>, clients: &[NationId]) -> Option<CharterDraft> {
    let view = desk.view;
    let theirs = |t: &&crate::view::Treaty| {
        let charter = view.public.charter(t);
        t.lead == Some(view.me)
            && charter.obligation.defends()
            && charter.decision == Decision::Hegemon
            && clients.iter().any(|c| t.has(*c))
    };
    let treaty = view.public.treaties_of(view.me).find(theirs)?;
    let now = view.public.charter(treaty);
    let alike = |c: &Charter| {
        !c.bilateral
            && c.id != now.id
            && (c.obligation, c.decision, c.exit, c.enforcement)
                == (now.obligation, now.decision, now.exit, now.enforcement)
            && (&c.area, c.dues) == (&now.area, now.dues)
    };
    let charters = &view.scenario().charters;
    let unsigned = |c: &CharterId| view.public.treaties.iter().all(|t| t.charter != *c);
    let mut ids = (0..charters.len()).map(CharterId::at);
    if let Some(id) = ids.find(|c| alike(&charters[c.index()]) && unsigned(c)) {
        return Some(CharterDraft::plain(id, &*charters[id.index()].name));
    }
    let name = format!("Treaty of {}", place(desk));
    Some(
        CharterDraft::plain(treaty.charter, named(desk, name))
            .with(Clause::Entry(Entry::Neighbours))
            .with(Clause::Command(true)),
    )
}

/// The loosest charter that defends, to start from.
fn base(desk: &Desk<'_>) -> Option<CharterId> {
    let charters = &desk.view.scenario().charters;
    let plain = |c: &Charter| c.bilateral && c.obligation == Obligation::AsDeemedNecessary;
    charters.iter().position(plain).map(CharterId::at)
}

/// Who fears the same nation, or is its rival, and is no ally yet; the weightiest first.
fn partners(desk: &Desk<'_>, foe: NationId) -> Vec<NationId> {
    let view = desk.view;
    let (m, pairs) = (&reckon::mind(view).seek, &view.public.pairs);
    let mut list: Vec<(f64, NationId)> = Vec::new();
    for other in view.scenario().nation_ids() {
        let stranger = other == view.me
            || other == foe
            || view.nation(other).exile.is_some()
            || view.public.allied(view.me, other)
            || view.public.allied(other, foe)
            || view.public.war_between(view.me, other).is_some();
        if stranger || pairs.affinity(view.me, other) < m.partner_hostile {
            continue;
        }
        let (theirs, danger) = reckon::worst_fear(view, other);
        let common = theirs == foe && danger > m.partner_danger;
        if common || pairs.rivalry(other, foe) > m.partner_rival {
            let weight =
                reckon::power(view, other) * (m.partner_stranger + pairs.affinity(view.me, other));
            list.push((weight, other));
        }
    }
    list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    list.truncate(MOST);
    let mut partners: Vec<NationId> = list.into_iter().map(|l| l.1).collect();
    partners.sort_unstable();
    partners
}

/// The plain pact, and what might make the strongest partner sign: less duty, the lead for itself, more say.
fn drafts(
    desk: &Desk<'_>,
    base: CharterId,
    partners: &[NationId],
) -> Vec<(CharterDraft, Option<NationId>)> {
    let view = desk.view;
    let name = name(desk, partners);
    let open = CharterDraft::plain(base, name)
        .with(Clause::Entry(Entry::Neighbours))
        .with(Clause::Candidacy(3))
        .with(Clause::EachRatifies(true))
        .with(Clause::HomeOnly(true))
        .with(Clause::Exit(Leaving::Notice(12)))
        .with(Clause::Lasts(Lasting::Tacit(term(desk))));
    let mut strongest = view.me;
    for &p in partners {
        if reckon::power(view, p) > reckon::power(view, strongest) {
            strongest = p;
        }
    }
    vec![
        (open.clone(), Some(strongest)),
        (
            open.clone().with(Clause::Duty(Duty::Automatic)),
            Some(strongest),
        ),
        (
            open.clone()
                .with(Clause::Rule(Rule::Hegemon))
                .with(Clause::Intelligence(40)),
            Some(strongest),
        ),
        (
            open.clone().with(Clause::Rule(Rule::Majority)),
            Some(strongest),
        ),
        (open.with(Clause::Duty(Duty::Consult)), Some(strongest)),
    ]
}

/// Months for which it is to bind, in whole terms of five years: the greater the danger, the longer.
fn term(desk: &Desk<'_>) -> u16 {
    let m = &reckon::mind(desk.view).seek;
    let (_, danger) = reckon::worst_fear(desk.view, desk.view.me);
    let months = m.term_short + (m.term_long - m.term_short) * danger.clamp(0.0, 1.0);
    let whole = f64::from(FIVE_YEARS);
    ((months / whole).round().max(1.0) * whole) as u16
}

/// Named after its founder, as others would call it; a second of that name has its year.
fn name(desk: &Desk<'_>, partners: &[NationId]) -> String {
    let kind = if partners.len() > 4 { "League" } else { "Pact" };
    let founder = &desk.view.scenario().nation(desk.view.me).adjective;
    let founder: String = founder.chars().take(36).collect();
    named(desk, format!("{} {kind}", founder.trim()))
}

/// The founder's capital. Names of places may be longer than a treaty's may be.
fn place(desk: &Desk<'_>) -> String {
    let scenario = desk.view.scenario();
    let capital = scenario.nation(desk.view.me).capital;
    let place: String = scenario.region(capital).name.chars().take(36).collect();
    place.trim().to_owned()
}

/// `name`, or if there is such a treaty, with the year.
fn named(desk: &Desk<'_>, name: String) -> String {
    let view = desk.view;
    let like = |n: &str| view.public.treaties.iter().any(|t| *t.name == *n);
    match like(&name) {
        true => second(&name, view.scenario().date(view.public.turn)),
        false => name,
    }
}

/// The name of a second treaty like one that there is.
fn second(name: &str, founded: Date) -> String {
    format!("{name} of {}", founded.year_name())
}

/// Who of the partners would sign the draft as far as the founder can tell, and what that is worth to it.
fn reckoned(
    desk: &Desk<'_>,
    draft: CharterDraft,
    lead: Option<NationId>,
    partners: &[NationId],
) -> Option<Plan> {
    let view = desk.view;
    let charter = compose(view.public.charter_of(draft.base), &draft);
    let mut parties = partners.to_vec();
    parties.push(view.me);
    // Those who would not sign make it worth less to the others, and to the wards of one nothing: asked again without them.
    for _ in 0..3 {
        let pact = Pact {
            charter: &charter,
            parties: &parties,
            lead: lead.filter(|l| parties.contains(l)),
        };
        let signs = |p: &NationId| {
            if judge::kept_from_pact(&view.public, *p, |n| parties.contains(&n)).is_some() {
                return false;
            }
            *p == view.me
                || reckon::invitation(view, view.me, *p, &pact, &mut Silent)
                    > reckon::mind(view).seek.signs
        };
        let willing: Vec<NationId> = parties.iter().copied().filter(signs).collect();
        parties = willing;
    }
    if parties.len() < 3 || !parties.contains(&view.me) {
        return None;
    }
    let lead = lead.filter(|l| parties.contains(l));
    if lead.is_none() && charter.needs_lead().is_some() {
        return None;
    }
    let pact = Pact {
        charter: &charter,
        parties: &parties,
        lead,
    };
    let worth = reckon::membership(view, view.me, &pact, &mut Silent);
    parties.retain(|p| *p != view.me);
    Some(Plan {
        draft,
        invite: parties,
        lead,
        worth,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load, shipped};
    use crate::engine::Game;

    #[test]
    fn a_hegemon_whose_rival_has_admitted_the_feared_one_calls_its_clients_together() {
        let map = shipped()
            .iter()
            .find(|m| m.name.contains("europe-1949"))
            .unwrap();
        let scenario = load(map.name, map.text, &Overrides::default())
            .unwrap()
            .scenario;
        let game = Game::new(scenario.into(), 9);
        let [usa, sun, frg] =
            ["USA", "SUN", "FRG"].map(|n| game.scenario().nation_named(n).unwrap());
        let view = game.view(sun);
        let great = view.public.treaties_of(usa).max_by_key(|t| t.members.len());
        let great = great.unwrap().id;
        let masters = judge::masters(&view.public, frg);
        let statutes: Vec<_> = masters.map(|(t, lead)| (t.id, lead)).collect();
        let admitted = view.imagine_public(|p| {
            let treaty = p.treaty_mut(great).unwrap();
            let at = treaty.members.binary_search(&frg).unwrap_err();
            treaty.members.insert(at, frg);
            for (statute, _) in &statutes {
                p.treaty_mut(*statute).unwrap().entrusted.push(frg);
            }
        });
        let called = |view: &crate::view::View| {
            let plans = (0..40).flat_map(|seed| crate::ai::plan(view, seed));
            plans.filter(|o| matches!(o, Order::Found { lead, invite, .. } if *lead == Some(sun) && invite.len() > 3)).count()
        };
        assert!(called(&admitted) > 3);
        assert_eq!(called(&view), 0);
    }

    #[test]
    fn the_year_in_a_name_is_told_as_all_years_are() {
        let name = |year| second("Delos League", Date { year, month: 4 });
        assert_eq!(name(-478), "Delos League of 478 BC");
        assert_eq!(name(1949), "Delos League of 1949");
    }
}
