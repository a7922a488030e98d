//! At the end of a treaty's term: is it worth keeping to it?

use super::pact::{Pact, gains};
use super::{fear, mind, wards};
use crate::ids::{NationId, TreatyId};
use crate::judge;
use crate::view::{Treaty, View};
use crate::why::{Factor, Recorder, Silent, Tally};

/// What a member says at the end of a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keeping {
    /// It would sign again.
    Keeps,
    /// It would not, and is free to go.
    LetsGo,
    /// Its lead does not let it go.
    Held,
}

/// What it is worth to `member` to keep to `treaty` after its term: above 0 it renews it. It weighs the treaty as if it were
/// not in force, nor those within it: the widest comes first, and what that gives already the narrower one does not.
/// Members that will not renew it are not counted on.
pub fn prolong<R: Recorder>(view: &View, member: NationId, treaty: &Treaty, why: &mut R) -> f64 {
    let m = &mind(view).pact;
    let mut tally = Tally::new(why);
    tally.add(Factor::Inertia, m.habit);
    let stays = |m: &NationId| *m == member || treaty.renews(*m) != Some(false);
    let parties: Vec<NationId> = treaty.members.iter().copied().filter(stays).collect();
    let lead = treaty.lead.filter(|l| parties.contains(l));
    match lead {
        // It has had the treaty signed for ends of its own, a buffer or a base, and they have not changed.
        Some(lead) if lead == member => tally.add(Factor::Control, m.led),
        Some(lead) => tally.add(Factor::Ward, wards::bidden(view, lead, member)),
        None => {}
    }
    let charter = view.public.charter(treaty);
    if !charter.obligation.defends() && !charter.transit {
        // One does not let peace with a strong neighbour run out before its eyes; its garrison one does.
        let others = parties.iter().filter(|p| **p != member);
        let feared = others.map(|o| fear(view, member, *o)).fold(0.0, f64::max);
        tally.add(Factor::Provocation, m.spurned * feared);
    }
    let pact = Pact {
        charter,
        parties: &parties,
        lead,
    };
    let within = within(view, treaty);
    let without = view.imagine_public(|p| p.treaties.retain(|t| !within.contains(&t.id)));
    gains(&without, member, &pact, &mut tally);
    tally.total()
}

/// The treaty with those among its members that are narrower, or that bind the same nations to less.
fn within(view: &View, treaty: &Treaty) -> Vec<TreatyId> {
    let rank = |t: &Treaty| {
        let helps = view.public.charter(t).obligation.defends();
        (t.members.len(), helps, std::cmp::Reverse(t.id))
    };
    let inside = |t: &Treaty| {
        let among = t.members.iter().all(|m| treaty.has(*m));
        among && rank(t) <= rank(treaty)
    };
    let treaties = view.public.treaties.iter();
    treaties.filter(|t| inside(t)).map(|t| t.id).collect()
}

/// What `member` would say at the end of the treaty's term, as far as the view can tell.
#[must_use]
pub fn keeping_to(view: &View, member: NationId, treaty: &Treaty) -> Keeping {
    if judge::held(&view.public, treaty, member) {
        Keeping::Held
    } else if prolong(view, member, treaty, &mut Silent) > 0.0 {
        Keeping::Keeps
    } else {
        Keeping::LetsGo
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load, shipped};
    use crate::engine::Game;
    use crate::why::Why;

    fn views(map: &crate::content::ShippedMap) -> Vec<View> {
        let scenario = load(map.name, map.text, &Overrides::default())
            .unwrap()
            .scenario;
        let game = Game::new(scenario.into(), 9);
        let nations = game.scenario().nation_ids();
        nations.map(|n| game.view(n)).collect()
    }

    fn europe() -> &'static crate::content::ShippedMap {
        let mut maps = shipped().iter();
        maps.find(|m| m.name.contains("europe-1949")).unwrap()
    }

    /// Asked on the first day, four in five of those who are in a great treaty would sign it again. Those within a wider one would not: it gives
    /// them what the narrower gave.
    #[test]
    fn the_great_treaties_of_every_map_are_kept_when_all_their_members_are_asked() {
        let mut asked = 0;
        for map in shipped() {
            let views = views(map);
            let public = &views[0].public;
            for treaty in &public.treaties {
                let widest = public.treaties.iter().all(|t| {
                    t.members.len() <= treaty.members.len()
                        || !treaty.members.iter().all(|m| t.has(*m))
                });
                let free = |m: &NationId| !judge::held(public, treaty, *m);
                let great = public.charter(treaty).obligation.defends()
                    && treaty.lead.is_some()
                    && treaty.members.len() > 2
                    && treaty.members.iter().all(free);
                if !widest || !great {
                    continue;
                }
                asked += 1;
                let mut kept = 0;
                for member in &treaty.members {
                    let mut why = Why::default();
                    let view = &views[member.index()];
                    let worth = prolong(view, *member, treaty, &mut why);
                    assert_eq!(worth, why.parts.iter().fold(0.0, |s, p| s + p.1));
                    let keeps = keeping_to(view, *member, treaty) == Keeping::Keeps;
                    assert_eq!(keeps, worth > 0.0);
                    kept += usize::from(keeps);
                }
                // After Kuwait not everybody in the Arab League would have signed again.
                let all = treaty.members.len();
                assert!(5 * kept >= 4 * all, "{}: {kept} of {all}", treaty.name);
            }
        }
        // The leagues of antiquity are held by force.
        assert!(asked >= 4, "{asked} great treaties");
    }

    #[test]
    fn one_held_by_force_is_held_and_one_that_holds_power_is_not() {
        let views = views(europe());
        let public = &views[0].public;
        let named = |id: &str| public.scenario.nation_named(id).unwrap();
        let [sun, pol, usa, gbr, frg] = ["SUN", "POL", "USA", "GBR", "FRG"].map(named);
        let of = |a, b| public.treaties_of(a).find(|t| t.has(b)).unwrap();
        let said = |n: NationId, t: &Treaty| keeping_to(&views[n.index()], n, t);
        let treaty = of(pol, sun);
        assert_eq!(said(pol, treaty), Keeping::Held);
        assert_ne!(said(sun, treaty), Keeping::Held);
        let statute = of(frg, usa);
        assert_eq!(said(frg, statute), Keeping::Held);
        assert_ne!(said(gbr, statute), Keeping::Held);
    }

    /// When what it is against is gone, the weaker side of a guarantee would not sign it again; among friends it takes more.
    #[test]
    fn without_a_threat_a_treaty_is_worth_less_and_a_guarantee_nothing() {
        let views = views(europe());
        let public = &views[0].public;
        let named = |id: &str| public.scenario.nation_named(id).unwrap();
        let [usa, gbr, nor, jor] = ["USA", "GBR", "NOR", "JOR"].map(named);
        let worth = |n: NationId, lead: NationId, calm: bool| {
            let view = views[n.index()].imagine(|known| {
                if calm {
                    known.own.threat.iter_mut().for_each(|t| *t = 0.0);
                }
            });
            let treaty = view.public.treaties_of(n).find(|t| t.lead == Some(lead));
            prolong(&view, n, treaty.unwrap(), &mut Silent)
        };
        assert!(worth(nor, usa, true) < worth(nor, usa, false) - 0.2);
        assert!(worth(nor, usa, true) > 0.0);
        assert!(worth(jor, gbr, true) < 0.0 && worth(jor, gbr, false) > 0.0);
    }
}
