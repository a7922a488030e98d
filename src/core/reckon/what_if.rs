//! The view as it would be if an order were carried out: the promise given, the offer taken, the motion
//! passed, the notice over, the force arrived. It changes what the rules would change at once and by the same
//! constants, runs nothing else, and leaves the view that it starts from as it was.

use std::sync::Arc;

use crate::event::WarCause;
use crate::ids::{CharterId, ForceId, NationId, RegionId, TreatyId};
use crate::judge;
use crate::order::{Contribution, Deal, MotionKind, Order, Scale, Term};
use crate::view::{Participant, Plan, Situation, Treaty, View};
use crate::why::Silent;

/// The view after `order` of its nation; None where the order changes nothing that a reckoning knows of at
/// once: money takes years to become divisions.
#[must_use]
pub fn what_if(view: &View, order: &Order) -> Option<View> {
    let me = view.me;
    Some(match *order {
        Order::March { force, to, .. } => march(view, force, to)?,
        Order::Table { treaty, motion } => passed(view, treaty, &motion)?,
        Order::Propose { to, ref deal } => settled(view, to, deal)?,
        Order::Guarantee { nation } => {
            let charter = judge::guarantee_charter(view.scenario())?;
            view.imagine_public(|p| found(p, charter, [me, nation], Some(me)))
        }
        Order::Leave { treaty }
        | Order::Renew {
            treaty,
            keep: false,
        } => {
            view.public.treaty(treaty)?;
            view.imagine_public(|p| removed(p, treaty, me))
        }
        Order::Denounce { nation } => view.imagine_public(|p| {
            let step = p.scenario.rules.diplomacy.grievance_denounced;
            p.pairs_mut().add_grievance(nation, me, step);
        }),
        Order::Sanction { nation, on } => view.imagine_public(|p| {
            p.pairs_mut().set_sanctions(me, nation, on);
            if on {
                let step = p.scenario.rules.diplomacy.grievance_sanctioned;
                p.pairs_mut().add_grievance(nation, me, step);
            }
        }),
        Order::Prestock { region } => view.imagine_public(|p| {
            let kilotonnes = p.scenario.rules.orders.prestock_kilotonnes;
            p.regions[region.index()].lay_in(me, kilotonnes);
        }),
        Order::Back { crisis, side, .. } => {
            view.public.crisis(crisis)?;
            view.imagine_public(|p| {
                let since = p.turn;
                for c in p.crises.iter_mut().filter(|c| c.id == crisis) {
                    c.sides[side.index()].push(Participant {
                        nation: me,
                        since,
                        cause: WarCause::Choice(None),
                        contribution: Contribution::Support,
                        caveat: None,
                    });
                }
            })
        }
        Order::Mobilise { on } => view.imagine_public(|p| p.nations[me.index()].mobilised = on),
        _ => return None,
    })
}

fn march(view: &View, force: ForceId, to: RegionId) -> Option<View> {
    let forces = view.forces.with(force, |f| {
        f.region = to;
        f.moving = None;
    })?;
    Some(view.imagine(|known| known.forces = forces))
}

/// A treaty founded now; a defence pact alarms rivals.
fn found(
    public: &mut Situation,
    charter: CharterId,
    members: [NationId; 2],
    lead: Option<NationId>,
) {
    let scenario = public.scenario.clone();
    let next = public.treaties.last().map_or(0, |t| t.id.0 + 1);
    let clauses = public.charter_of(charter).clone();
    let name = clauses.name.clone();
    let treaty = Treaty::new(
        TreatyId(next),
        (charter, &clauses),
        name,
        &members,
        lead,
        public.turn,
        &scenario,
    );
    public.treaties.push(Arc::new(treaty));
    if clauses.obligation.defends() {
        let step = scenario.rules.diplomacy.grievance_encircled;
        public.pairs_mut().encircle(&members, step);
    }
}

/// The treaty without `nation`; where fewer than two are left it ends.
fn removed(public: &mut Situation, id: TreatyId, nation: NationId) {
    let cost = public.scenario.rules.alliance.cohesion_lost_by_exit;
    if let Some(treaty) = public.treaty_mut(id) {
        treaty.lose(nation, cost);
        if treaty.lead == Some(nation) {
            treaty.lead = None;
        }
    }
    public.treaties.retain(|t| t.members.len() >= 2);
}

/// An offer taken.
fn settled(view: &View, to: NationId, deal: &Deal) -> Option<View> {
    let me = view.me;
    let known = |t: &Term| {
        matches!(
            t,
            Term::Transit | Term::LiftSanctions | Term::RenounceClaim(_) | Term::Powers(_)
        )
    };
    if deal.pact.is_none() && !deal.give.iter().chain(&deal.ask).any(known) {
        return None;
    }
    Some(view.imagine_public(|p| {
        if let Some(charter) = deal.pact {
            let gdp = |n: NationId| p.nations[n.index()].gdp;
            let stronger = if gdp(me) >= gdp(to) { me } else { to };
            let led = p.charter_of(charter).needs_lead();
            found(p, charter, [me, to], led.map(|_| stronger));
        }
        for (giver, taker, terms) in [(me, to, &deal.give), (to, me, &deal.ask)] {
            for term in terms {
                match *term {
                    Term::Transit => p.pairs_mut().set_transit(giver, taker, true),
                    Term::LiftSanctions => p.pairs_mut().set_sanctions(giver, taker, false),
                    Term::RenounceClaim(region) => {
                        p.claims.retain(|c| !(c.by == giver && c.region == region))
                    }
                    Term::Powers(treaty) => {
                        if let Some(t) = p.treaty_mut(treaty)
                            && let Err(at) = t.entrusted.binary_search(&taker)
                        {
                            t.entrusted.insert(at, taker);
                        }
                    }
                    Term::Payment(_)
                    | Term::Support(_)
                    | Term::Pledge { .. }
                    | Term::Answer(..)
                    | Term::Ratify(..) => {}
                }
            }
        }
    }))
}

/// A motion passed.
fn passed(view: &View, id: TreatyId, motion: &MotionKind) -> Option<View> {
    let treaty = view.public.treaty(id)?;
    let rules = &view.scenario().rules.alliance;
    match *motion {
        MotionKind::Exercise { region, scale } => Some(exercised(view, treaty, region, scale)),
        MotionKind::Intelligence { permille } => Some(view.imagine_public(|p| {
            if let Some(t) = p.treaty_mut(id) {
                t.intelligence = f64::from(permille) / 1000.0;
            }
        })),
        MotionKind::Networks { pool } => Some(view.imagine_public(|p| {
            if let Some(t) = p.treaty_mut(id) {
                t.networks = pool;
            }
        })),
        MotionKind::Plan { member } => Some(planned(view, treaty, member)),
        MotionKind::Integrate => Some(view.imagine_public(|p| {
            if let Some(t) = p.treaty_mut(id) {
                t.integrated = true;
                t.practise(rules.integration_gain);
            }
        })),
        MotionKind::Admit { nation } => {
            let defends = view.public.charter(treaty).obligation.defends();
            Some(view.imagine_public(|p| {
                if let Some(t) = p.treaty_mut(id).filter(|t| !t.has(nation)) {
                    t.members.push(nation);
                    t.members.sort_unstable();
                }
                if defends {
                    let step = p.scenario.rules.diplomacy.grievance_encircled;
                    p.pairs_mut().encircle(&[nation], step);
                }
            }))
        }
        MotionKind::Dissolve => Some(view.imagine_public(|p| p.treaties.retain(|t| t.id != id))),
        MotionKind::Expel { nation } => Some(view.imagine_public(|p| removed(p, id, nation))),
        MotionKind::Respond { .. }
        | MotionKind::Guideline { .. }
        | MotionKind::MoveTreasury
        | MotionKind::Intervene { .. }
        | MotionKind::Suspend { .. }
        | MotionKind::Reinstate { .. }
        | MotionKind::Mission { .. } => None,
    }
}

/// Those who would vote for it hold it.
fn exercised(view: &View, treaty: &Treaty, region: RegionId, scale: Scale) -> View {
    let rules = &view.scenario().rules.preparation;
    let each = *rules.exercise(scale);
    let kind = MotionKind::Exercise { region, scale };
    let comers = who_would(view, treaty, &kind);
    let months = u32::from(view.scenario().turn_months);
    let fresh = treaty.rested(view.public.turn, months, rules.exercise_rest);
    view.imagine(|known| {
        known.change_public(|p| {
            let turn = p.turn;
            if let Some(t) = p.treaty_mut(treaty.id) {
                for &nation in &comers {
                    t.drill(nation, each.gain * fresh, turn);
                }
                t.last_exercise = Some(turn);
            }
            let host = p.regions[region.index()].controller;
            p.pairs_mut().parade(host, &comers, each.provocation);
        });
        for nation in comers {
            let estimate = &mut known.estimates[nation.index()];
            estimate.readiness = (estimate.readiness + each.readiness * each.share).min(1.0);
        }
    })
}

/// Those who would vote for it sign it, and it is ready.
fn planned(view: &View, treaty: &Treaty, member: NationId) -> View {
    let mut signatories = who_would(view, treaty, &MotionKind::Plan { member });
    if let Err(i) = signatories.binary_search(&member) {
        signatories.insert(i, member);
    }
    let turn = view.public.turn;
    let plan = Plan {
        member,
        signatories,
        ready: turn,
        until: turn + 1,
        points: 0.0,
        leaked: false,
    };
    view.imagine(|known| known.own.plans.push((treaty.id, plan)))
}

/// The members that would say aye; whose view it is tables it.
fn who_would(view: &View, treaty: &Treaty, kind: &MotionKind) -> Vec<NationId> {
    let bar = view.scenario().rules.mind.vote.indifference;
    let aye =
        |m: &NationId| *m == view.me || super::vote(view, *m, treaty.id, kind, &mut Silent) > bar;
    treaty.members.iter().copied().filter(aye).collect()
}
