//! Is a ward worth more with its own arms than under control? And does a rival bloc call for one of one's own?

use super::{fear, mind, odds, power, stature, trust, worst_fear};
use crate::content::{Decision, Enforcement, Reserved};
use crate::ids::NationId;
use crate::judge;
use crate::order::Payment;
use crate::view::{Treaty, View};
use crate::why::{Factor, Recorder, Tally};

/// What it is worth to `lead` to give `ward` back what `treaty` reserves: above 0 it does so, far enough below it takes it
/// back. A ward's arms are worth what they would add against the one whom the lead fears most; what speaks against them
/// is what those who hold power over it remember, the quarrel that they would be used in, and that control, once
/// given up, is hard to win back.
pub fn entrust<R: Recorder>(
    view: &View,
    lead: NationId,
    treaty: &Treaty,
    ward: NationId,
    why: &mut R,
) -> f64 {
    let m = &mind(view).ward;
    let charter = view.public.charter(treaty);
    let mut tally = Tally::new(why);
    tally.add(Factor::Control, -m.control);
    if charter.enforcement == Enforcement::Force {
        tally.add(Factor::Breach, -m.grip);
    }
    let (foe, danger) = worst_fear(view, lead);
    if foe != lead && !treaty.has(foe) {
        let (theirs, mine) = (view.nation(foe).gdp, view.nation(ward).gdp);
        let adds = mine / (mine + theirs).max(1e-6);
        let near = view.public.pairs.proximity(ward, foe);
        tally.add(Factor::Strength, m.arms * danger * adds * near);
    }
    tally.add(Factor::Trust, m.trust * (trust(view, lead, ward) - 0.5));
    tally.add(
        Factor::Affinity,
        m.affinity * view.public.pairs.affinity(lead, ward),
    );
    let holders = treaty.members.iter().filter(|h| treaty.holds(**h));
    let doubt = holders
        .map(|h| {
            let resented = view.public.pairs.grievance(*h, ward);
            resented
                .max(view.public.pairs.rivalry(*h, ward))
                .max(fear(view, *h, ward))
        })
        .fold(0.0, f64::max);
    tally.add(Factor::Rivalry, -m.doubt * doubt);
    let turns = f64::from(view.public.turn - treaty.founded);
    let years = turns * view.scenario().years_per_turn();
    tally.add(Factor::Years, m.years * (years / m.years_whole).min(1.0));
    // Nobody hands out weapons in the middle of a quarrel that would become one's own.
    let mut crises = view.public.crises.iter();
    if crises.any(|c| c.rung >= 2 && c.side_of(ward).is_some() && c.side_of(lead).is_none()) {
        tally.add(Factor::Entanglement, -m.quarrel);
    }
    tally.total()
}

/// Whether `member` holds power over `nation`: it is the lead of a treaty in which that one is a ward, or holds power with it.
pub(super) fn masters(view: &View, member: NationId, nation: NationId) -> bool {
    view.public
        .treaties_of(nation)
        .any(|t| t.holds(member) && t.reserved(view.public.charter(t), nation) != Reserved::Nothing)
}

/// Whether anybody holds power over `nation`.
pub(super) fn is_held(view: &View, nation: NationId) -> bool {
    view.public
        .treaties_of(nation)
        .any(|t| t.reserved(view.public.charter(t), nation) != Reserved::Nothing)
}

/// Whether `lead` holds the members of `treaty` by its word and by force.
fn hegemonic(view: &View, treaty: &Treaty, lead: NationId) -> bool {
    let charter = view.public.charter(treaty);
    treaty.lead == Some(lead)
        && (charter.reserved != Reserved::Nothing
            || (charter.decision == Decision::Hegemon && charter.forced()))
}

/// Whether `lead` holds `member` by force under some treaty, and `member` does all that its treaties with it ask: it stays, and
/// pays what it owes.
pub(super) fn obeys(view: &View, member: NationId, lead: NationId) -> bool {
    let public = &view.public;
    let shared = || {
        let treaties = public.treaties_of(member);
        treaties.filter(|t| t.lead == Some(lead))
    };
    let leaves = |t: &Treaty| t.notices.iter().any(|notice| notice.0 == member);
    shared().any(|t| public.charter(t).forced())
        && shared().all(|t| t.pays(member) != Payment::Withheld && !leaves(t))
}

/// The clients of `lead`: those whom it holds, and whom nobody holds beside it; sorted.
#[must_use]
pub fn clients(view: &View, lead: NationId) -> Vec<NationId> {
    let held = view
        .public
        .treaties_of(lead)
        .filter(|t| hegemonic(view, t, lead));
    let mut clients: Vec<NationId> = held
        .flat_map(|t| t.members.iter().copied().filter(|m| !t.holds(*m)))
        .filter(|m| view.nation(*m).exile.is_none())
        .filter(|m| judge::kept_from_pact(&view.public, *m, |n| n == lead).is_none())
        .collect();
    clients.sort_unstable();
    clients.dedup();
    clients
}

/// Whether `lead` holds `nation` by its word and by force, whoever else may.
pub(super) fn is_client(view: &View, nation: NationId, lead: NationId) -> bool {
    let mut held = view.public.treaties_of(nation);
    held.any(|t| !t.holds(nation) && hegemonic(view, t, lead))
}

/// How much calls `lead` to answer a rival bloc with one treaty of its clients: above 0 it does. A bloc is a treaty of
/// defence of three or more in which a great rival is. What alarms is whom it has won since the map's first day, each by its
/// rivalry with the lead and its clients, the one that alarms most before the others; wards do not count until they have
/// their powers. None where there is no such bloc, or too few clients, or one treaty of several of them already.
pub fn bloc<R: Recorder>(view: &View, lead: NationId, why: &mut R) -> Option<f64> {
    let m = &mind(view).ward;
    let clients = clients(view, lead);
    if clients.len() < usize::from(m.bloc_least) {
        return None;
    }
    let mut own = view
        .public
        .treaties_of(lead)
        .filter(|t| hegemonic(view, t, lead));
    let several = |t: &Treaty| clients.iter().filter(|c| t.has(**c)).count() > 1;
    if own.any(|t| several(t) && view.public.charter(t).obligation.defends()) {
        return None;
    }
    let alarms = |n: NationId| -> f64 {
        let us = clients.iter().chain([&lead]);
        us.map(|c| view.public.pairs.rivalry(*c, n)).sum()
    };
    let mut best: Option<(f64, f64)> = None;
    for treaty in &view.public.treaties {
        let rival = |n: &NationId| {
            view.public.pairs.rivalry(lead, *n) >= mind(view).answer.rival
                && stature(view, *n) >= m.bloc_equal * stature(view, lead)
        };
        if treaty.has(lead)
            || treaty.members.len() < 3
            || !view.public.charter(treaty).obligation.defends()
            || !treaty.members.iter().any(rival)
        {
            continue;
        }
        let rivals: Vec<NationId> = treaty.members.iter().copied().filter(rival).collect();
        let new = treaty.members.iter().filter(|n| {
            !rivals.contains(n)
                && !allied_from_the_first(view, **n, &rivals)
                // Who is kept from arms and pacts is guarded there, and no ally yet.
                && judge::kept_from_pact(&view.public, **n, |_| false).is_none()
        });
        let (mut most, mut sum) = (0.0_f64, 0.0);
        for &n in new {
            most = most.max(alarms(n));
            sum += alarms(n);
        }
        let more = m.bloc_further * (sum - most);
        if best.is_none_or(|(a, b)| most + more > a + b) {
            best = Some((most, more));
        }
    }
    let (most, more) = best?;
    let mut tally = Tally::new(why);
    tally.add(Factor::Inertia, -m.bloc_inertia);
    tally.add(Factor::Rivalry, most);
    tally.add(Factor::Threat, more);
    Some(tally.total())
}

/// Whether `nation` had the promise of one of `rivals` on the map's first day.
fn allied_from_the_first(view: &View, nation: NationId, rivals: &[NationId]) -> bool {
    let scenario = view.scenario();
    scenario.treaties.iter().any(|seed| {
        scenario.charters[seed.charter.index()].obligation.defends()
            && seed.members.contains(&nation)
            && rivals.iter().any(|r| seed.members.contains(r))
    })
}

/// What a client makes of an invitation by its lead: to refuse would be to stray.
pub(super) fn bidden(view: &View, by: NationId, me: NationId) -> f64 {
    if !is_client(view, me, by) {
        return 0.0;
    }
    let m = mind(view);
    m.ward.bidden * odds(m, power(view, by), power(view, me), 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load, shipped};
    use crate::engine::Game;
    use crate::reckon::word::{caught, front};
    use crate::reckon::{seat, supporters};
    use crate::why::{Silent, Why};

    fn game() -> Game {
        let map = shipped()
            .iter()
            .find(|m| m.name.contains("europe-1949"))
            .unwrap();
        let loaded = load(map.name, map.text, &Overrides::default()).unwrap();
        Game::new(loaded.scenario.into(), 9)
    }

    fn seen_by(who: &str) -> View {
        let game = game();
        let nation = game.scenario().nation_named(who).unwrap();
        game.view(nation)
    }

    fn named<const N: usize>(view: &View, codes: [&str; N]) -> [NationId; N] {
        codes.map(|c| view.scenario().nation_named(c).unwrap())
    }

    #[test]
    fn clients_are_those_whom_nobody_else_holds() {
        let view = seen_by("SUN");
        let mut expected = named(&view, ["POL", "CSK", "HUN", "ROU", "BGR", "GDR"]).to_vec();
        expected.sort_unstable();
        assert_eq!(clients(&view, view.me), expected);
        let [usa, aut, frg, gbr] = named(&view, ["USA", "AUT", "FRG", "GBR"]);
        assert_eq!(clients(&view, usa), [frg]);
        assert!(
            masters(&view, usa, aut) && masters(&view, view.me, aut) && masters(&view, gbr, frg)
        );
        assert!(!masters(&view, frg, usa) && !masters(&view, frg, aut));
        assert!(is_client(&view, frg, usa) && !is_client(&view, gbr, usa));
    }

    #[test]
    fn leave_comes_with_the_years() {
        let view = seen_by("USA");
        let [usa, frg, sun, gdr] = named(&view, ["USA", "FRG", "SUN", "GDR"]);
        let worth = |view: &View, lead: NationId, ward: NationId, why: &mut Why| {
            let mut treaties = view.public.treaties_of(ward);
            let reserves = |t: &&Treaty| judge::wards(&view.public, t).any(|w| w == ward);
            let treaty = treaties
                .find(|t| t.lead == Some(lead) && reserves(t))
                .unwrap();
            entrust(view, lead, treaty, ward, why)
        };
        let mut why = Why::default();
        let now = worth(&view, usa, frg, &mut why);
        assert_eq!(now, why.parts.iter().fold(0.0, |s, p| s + p.1));
        assert!(now < 0.0, "{now}");
        assert!(worth(&view, sun, gdr, &mut Why::default()) < now);
        let later = view.imagine_public(|p| p.turn += 96);
        let then = worth(&later, usa, frg, &mut Why::default());
        assert!(then > 0.0, "{then}");
    }

    #[test]
    fn a_bloc_is_answered_when_it_admits_whom_the_clients_fear() {
        let view = seen_by("SUN");
        let [usa, frg] = named(&view, ["USA", "FRG"]);
        let score = |view: &View| bloc(view, view.me, &mut Silent);
        assert!(score(&view).unwrap() <= 0.0);
        let great = view
            .public
            .treaties_of(usa)
            .max_by_key(|t| t.members.len())
            .unwrap()
            .id;
        let admitted = view.imagine_public(|p| {
            let treaty = p.treaty_mut(great).unwrap();
            let at = treaty.members.binary_search(&frg).unwrap_err();
            treaty.members.insert(at, frg);
        });
        // A ward is no ally yet.
        assert!(score(&admitted).unwrap() <= 0.0);
        let [statute] = judge::masters(&view.public, frg)
            .map(|m| m.0.id)
            .collect::<Vec<_>>()[..]
        else {
            panic!("one statute");
        };
        let admitted =
            admitted.imagine_public(|p| p.treaty_mut(statute).unwrap().entrusted.push(frg));
        assert!(score(&admitted).unwrap() > 0.0);
        let without = admitted.imagine_public(|p| p.treaties.retain(|t| t.id != great));
        assert!(score(&without).is_none_or(|s| s <= 0.0));
        // Who leads no clients answers nothing.
        assert!(bloc(&admitted, usa, &mut Silent).is_none());
    }

    #[test]
    fn a_challenger_sees_whose_troops_stand_on_the_front() {
        let view = seen_by("GDR");
        let [usa, gbr, frg, gdr, fra] = named(&view, ["USA", "GBR", "FRG", "GDR", "FRA"]);
        let place = seat(&view, frg);
        let [americans, british] = [usa, gbr].map(|g| {
            let front = front(&view, frg, gdr);
            caught(&view, g, place, (frg, gdr), &front)
        });
        assert!(americans > 0.1 && british > 0.1, "{americans} {british}");
        // An attack by a friend of theirs, or from where they do not stand, is not on them.
        let front = front(&view, frg, fra);
        assert_eq!(caught(&view, usa, place, (frg, fra), &front), 0.0);
        let help = supporters(&view, frg, gdr);
        let surely = |n| {
            help.iter()
                .find(|s| s.nation == n)
                .map_or(0.0, |s| s.probability)
        };
        assert!(surely(usa) >= americans && surely(gbr) >= british);
    }
}
