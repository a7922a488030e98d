//! Every order that may be given: the tests hold it against `judge`, random movers draw from it.

mod alliance;

use strum::IntoEnumIterator;

use crate::content::{Arm, RegionKind, choices};
use crate::ids::LinkId;
use crate::order::{
    CharterDraft, ClauseKind, Contribution, CovertKind, CyberAct, Deal, Measure, Move, Order,
    Parting, Sector, Side, Stake, Stance, Stand, Term, Terms,
};
use crate::view::View;

use super::{in_striking_range, judge};

/// Every order that `view.me` may give now, with amounts at sensible steps; sorted, without repeats.
#[must_use]
pub fn legal(view: &View) -> Vec<Order> {
    let mut list = Vec::new();
    budget(view, &mut list);
    dilemmas(view, &mut list);
    diplomacy(view, &mut list);
    alliance::alliance(view, &mut list);
    crises(view, &mut list);
    forces(view, &mut list);
    relief(view, &mut list);
    list.retain(|order| judge(view, order).is_ok());
    list.sort();
    list.dedup();
    list
}

fn budget(view: &View, list: &mut Vec<Order>) {
    let now = (view.nation(view.me).defence * 1000.0).round() as i32;
    for step in [-20, -10, -5, 5, 10, 20] {
        list.push(Order::SetDefence {
            permille: (now + step).max(0) as u16,
        });
    }
    for (land, air, naval) in [(60, 20, 20), (40, 40, 20), (40, 20, 40), (80, 10, 10)] {
        list.push(Order::SetMix { land, air, naval });
    }
    for percent in [0, 10, 20, 30, 40, 60] {
        list.push(Order::SetEquipment { percent });
    }
    for basis_points in [0, 2, 5, 10, 20] {
        list.push(Order::SetGuard { basis_points });
    }
    for region in view.scenario().region_ids() {
        list.push(Order::Build { region });
        list.push(Order::Prestock { region });
    }
    let links = (0..view.scenario().links.len()).map(LinkId::at);
    list.extend(links.map(|link| Order::Repair { link }));
}

fn relief(view: &View, list: &mut Vec<Order>) {
    for region in view.scenario().region_ids() {
        let Some(disaster) = &view.region(region).disaster else {
            continue;
        };
        for percent in view.scenario().rules.climate.relief_percents() {
            list.push(Order::Relieve { region, percent });
        }
        let senders = disaster.relief.iter().map(|r| r.nation);
        list.extend(senders.map(|nation| Order::TurnAway { region, nation }));
    }
}

fn dilemmas(view: &View, list: &mut Vec<Order>) {
    for dilemma in &view.own.dilemmas {
        let script = dilemma.script;
        let all = dilemma.open.iter();
        list.extend(all.map(|&course| Order::Decide { script, course }));
    }
}

fn diplomacy(view: &View, list: &mut Vec<Order>) {
    list.push(Order::Lean { towards: None });
    for nation in view.scenario().nation_ids() {
        list.push(Order::Lean {
            towards: Some(nation),
        });
        list.push(Order::Denounce { nation });
        list.push(Order::Guarantee { nation });
        list.push(Order::Aid {
            nation,
            millions: 100,
        });
        for on in [false, true] {
            list.push(Order::Sanction { nation, on });
            list.push(Order::Transit { nation, grant: on });
        }
        for deal in deals(view, nation) {
            list.push(Order::Propose { to: nation, deal });
        }
    }
    for offer in view.offers.iter().filter(|o| o.to == view.me) {
        list.push(Order::Reply {
            offer: offer.id,
            accept: true,
        });
        list.push(Order::Reply {
            offer: offer.id,
            accept: false,
        });
    }
    for treaty in &view.public.treaties {
        list.push(Order::Apply { treaty: treaty.id });
        list.push(Order::Leave { treaty: treaty.id });
        list.push(Order::Withdraw { treaty: treaty.id });
        for keep in [false, true] {
            let treaty = treaty.id;
            list.push(Order::Renew { treaty, keep });
        }
        for candidate in &treaty.candidates {
            for stand in [
                Stand::For,
                Stand::HoldOut(None),
                Stand::HoldOut(Some(Term::Payment(100))),
                Stand::Against,
            ] {
                list.push(Order::Ratify {
                    treaty: treaty.id,
                    nation: candidate.nation,
                    stand,
                    because: None,
                });
            }
        }
    }
    foundings(view, list);
}

/// Every charter as it is, and each clause changed on the first, offered to each nation.
fn foundings(view: &View, list: &mut Vec<Order>) {
    for founding in &view.foundings {
        for accept in [false, true] {
            list.push(Order::Sign {
                founding: founding.id,
                accept,
            });
        }
    }
    let plain = |base| CharterDraft::plain(base, "New Treaty");
    let mut drafts: Vec<CharterDraft> = view.public.charter_ids().map(plain).collect();
    if let Some(first) = drafts.first().cloned() {
        let clauses = ClauseKind::iter().flat_map(choices);
        drafts.extend(clauses.map(|c| first.clone().with(c)));
    }
    for (i, draft) in drafts.into_iter().enumerate() {
        // Who is invited matters to the law only by who is at war or in exile: each is asked in turn.
        let n = view.public.nations.len();
        list.push(Order::Found {
            draft,
            invite: vec![crate::ids::NationId::at(i % n)],
            lead: Some(view.me),
            least: 2,
        });
    }
}

fn deals(view: &View, with: crate::ids::NationId) -> Vec<Deal> {
    let mut deals: Vec<Deal> = view
        .public
        .charter_ids()
        .map(|charter| Deal {
            pact: Some(charter),
            ..Deal::default()
        })
        .collect();
    deals.push(Deal {
        ask: vec![Term::Transit],
        ..Deal::default()
    });
    deals.push(Deal {
        give: vec![Term::Payment(100)],
        ask: vec![Term::Transit],
        ..Deal::default()
    });
    deals.push(Deal {
        ask: vec![Term::LiftSanctions],
        ..Deal::default()
    });
    for claim in view
        .public
        .claims
        .iter()
        .filter(|c| c.by == view.me || c.by == with)
    {
        let term = vec![Term::RenounceClaim(claim.region)];
        deals.push(Deal {
            give: term.clone(),
            ..Deal::default()
        });
        deals.push(Deal {
            ask: term,
            ..Deal::default()
        });
    }
    for treaty in &view.public.treaties {
        for candidate in &treaty.candidates {
            deals.push(Deal {
                give: vec![Term::Payment(100)],
                ask: vec![Term::Ratify(treaty.id, candidate.nation)],
                ..Deal::default()
            });
        }
    }
    for treaty in view.public.treaties_of(with).filter(|t| t.has(view.me)) {
        deals.push(Deal {
            ask: vec![Term::Powers(treaty.id)],
            ..Deal::default()
        });
        deals.push(Deal {
            ask: vec![Term::Pledge {
                treaty: treaty.id,
                permille: (view.nation(with).defence * 1000.0).round() as u16 + 5,
                years: 3,
            }],
            ..Deal::default()
        });
    }
    for motion in &view.public.motions {
        deals.push(Deal {
            give: vec![Term::Payment(100)],
            ask: vec![Term::Support(motion.id)],
            ..Deal::default()
        });
    }
    for case in &view.public.cases {
        deals.push(Deal {
            give: vec![Term::Payment(100)],
            ask: vec![Term::Answer(case.id, Contribution::Caveats)],
            ..Deal::default()
        });
    }
    deals
}

fn crises(view: &View, list: &mut Vec<Order>) {
    for crisis in &view.public.crises {
        let id = crisis.id;
        list.extend(Parting::ALL.map(|terms| Order::SeparatePeace { crisis: id, terms }));
        for plea in &crisis.pleas {
            list.extend([false, true].map(|accept| Order::Release {
                crisis: id,
                nation: plea.nation,
                accept,
            }));
        }
        for action in [
            Move::Hold,
            Move::Raise,
            Move::Accept,
            Move::Agree,
            Move::Yield,
        ] {
            list.push(Order::act(crisis.id, action));
        }
        let rules = &view.scenario().rules.settlement;
        let whole = super::surrender(rules, crisis, Side::Target);
        let half = super::demanded(rules, crisis.stake, Measure::Half);
        let shapes = [
            Terms::STATUS_QUO,
            Terms::CEASEFIRE,
            whole,
            Terms::of(Side::Target, half),
            super::defeat(rules),
        ];
        for terms in shapes {
            list.push(Order::act(crisis.id, Move::Offer(terms)));
            list.push(Order::Broker {
                crisis: crisis.id,
                terms,
            });
        }
        for side in Side::BOTH {
            list.push(Order::Back {
                crisis: crisis.id,
                side,
                because: None,
            });
        }
        list.push(Order::Mediate { crisis: crisis.id });
    }
    for u in view.public.bound_by(view.me) {
        list.push(Order::Repudiate {
            to: u.to,
            restraint: u.restraint,
        });
    }
    for target in view.scenario().nation_ids() {
        for stake in [Stake::Alignment, Stake::Regime, Stake::Armament] {
            list.push(Order::Demand { target, stake });
        }
        for claim in view.public.claims.iter().filter(|c| c.by == view.me) {
            list.push(Order::Demand {
                target,
                stake: Stake::Territory(claim.region),
            });
        }
    }
}

fn forces(view: &View, list: &mut Vec<Order>) {
    list.push(Order::Mobilise { on: true });
    list.push(Order::Mobilise { on: false });
    for force in view.my_forces() {
        for (_, to) in view.scenario().links_from(force.region) {
            list.push(Order::march(force.id, to));
            // Over the sea an army goes on to a farther shore.
            if view.scenario().region(to).kind == RegionKind::Sea {
                for (_, beyond) in view.scenario().links_from(to) {
                    list.push(Order::march(force.id, beyond));
                }
            }
        }
        if force.arm == Arm::Air {
            let links = (0..view.scenario().links.len()).map(LinkId::at);
            let near = links.filter(|l| in_striking_range(view.scenario(), force.region, *l));
            list.extend(near.map(Some).chain([None]).map(|link| Order::Interdict {
                force: force.id,
                link,
            }));
        }
        for stance in [Stance::Defend, Stance::Attack, Stance::Reserve] {
            list.push(Order::Stance {
                force: force.id,
                stance,
            });
        }
    }
    list.push(Order::Watch { nation: None });
    for nation in view.scenario().nation_ids() {
        list.push(Order::Watch {
            nation: Some(nation),
        });
        for kind in CovertKind::ALL {
            list.push(Order::Covert { nation, kind });
            list.push(Order::Accuse { nation, kind });
        }
        for sector in Sector::ALL {
            for act in CyberAct::ALL {
                list.push(Order::Cyber {
                    nation,
                    sector,
                    act,
                });
            }
        }
    }
}
