//! The first phase: every order is judged once more, then done. Sorted by nation, as their ids are spelt, and sequence, so that
//! the order of arrival decides nothing.

use std::sync::Arc;

use super::deeds::{breach, burden, candidate, crisis, dealing, extinction, motion, treaty, wards};
use super::field::Field;
use super::invocation::Word;
use super::settlement::parting;
use super::{
    crises, diplomacy, domains, economy, history, invocation, missions, motions, movement, pledges,
    reassurance, supply, undertakings,
};
use crate::content::scale;
use crate::engine::observe::{Outlook, Private};
use crate::engine::world::{Operation, World};
use crate::event::EventKind;
use crate::ids::{CaseId, ForceId, NationId, RegionId};
use crate::judge::{self, Docket, Pledge, Refusal, price};
use crate::order::{Contribution, CovertKind, CyberAct, Issued, Order, Sector};
use crate::view::{Case, View};

pub fn phase(world: &mut World, outlook: &Outlook, mut orders: Vec<Issued>) {
    let scenario = world.scenario.clone();
    // By name: what two do in one month may not depend on which of them the file lists first.
    orders.retain(|o| o.nation.index() < scenario.nations.len());
    orders.sort_by_key(|o| (&scenario.nation(o.nation).id, o.sequence));
    let mut rest = orders.as_slice();
    let mut field = None;
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|o| o.nation == first.nation).count();
        let (mine, others) = rest.split_at(count);
        carry_out(world, outlook, &mut field, first.nation, mine);
        rest = others;
    }
    breach::strikes(world);
    // Whoever has signed its last soil away does not vote this month.
    extinction::sweep(world);
}

/// Marches come in columns: `field` is what the last was made by, while no other order has changed it.
fn carry_out(
    world: &mut World,
    outlook: &Outlook,
    field: &mut Option<Field>,
    nation: NationId,
    orders: &[Issued],
) {
    let view = outlook.view(&Private::of(world), nation, &Arc::default());
    let mut docket = Docket::new(&view);
    for issued in orders {
        match docket.admit(issued.order.clone()) {
            Ok(()) => {
                let price = price(&view, &issued.order);
                world.polity_mut(nation).influence -= price.influence;
                if !matches!(issued.order, Order::March { .. } | Order::Stance { .. }) {
                    *field = None;
                }
                apply(world, &view, field, &issued.order, price.billions);
            }
            Err(refusal) => refuse(world, nation, &issued.order, &refusal),
        }
    }
}

fn refuse(world: &mut World, nation: NationId, order: &Order, refusal: &Refusal) {
    let refused = EventKind::OrderRefused {
        nation,
        order: order.clone(),
        reason: refusal.to_string(),
    };
    world.tell_only(&[nation], refused);
}

/// The forces that an answer to the case stands for.
fn pledge_of(view: &View, case: CaseId, contribution: Contribution, share: u8) -> Pledge {
    let public = &view.public;
    let case = public
        .case(case)
        .filter(|_| contribution >= Contribution::Caveats);
    let Some((case, crisis)) = case.and_then(|c| Some((c, public.crisis(c.crisis)?))) else {
        return Pledge::default();
    };
    let place = judge::scene(public, crisis, case.victim);
    judge::pledge(view, view.me, case.victim, place, share)
}

fn apply(world: &mut World, view: &View, field: &mut Option<Field>, order: &Order, billions: f64) {
    use Order as O;
    let me = view.me;
    match *order {
        O::SetDefence { permille } => set_defence(world, me, f64::from(permille) / 1000.0),
        O::SetMix { land, air, naval } => {
            world.economy_mut(me).mix = [land, air, naval].map(|p| f64::from(p) / 100.0);
            world.tell_only(
                &[me],
                EventKind::MixSet {
                    nation: me,
                    mix: [land, air, naval],
                },
            );
        }
        O::SetEquipment { percent } => {
            world.economy_mut(me).equipment = f64::from(percent) / 100.0;
            let set = EventKind::EquipmentSet {
                nation: me,
                percent,
            };
            world.tell(set);
        }
        O::SetGuard { basis_points } => {
            domains::set_guard(world, me, f64::from(basis_points) / 10_000.0);
        }
        O::Build { region } => build(world, me, region, billions),
        O::Prestock { region } => prestock(world, me, region, billions),
        O::Propose { to, ref deal } => diplomacy::propose(world, me, to, deal.clone()),
        O::Reply { offer, accept } => diplomacy::reply(world, me, offer, accept),
        O::Denounce { nation } => diplomacy::denounce(world, me, nation),
        O::Guarantee { nation } => diplomacy::guarantee(world, me, nation),
        O::Apply { treaty } => candidate::apply(world, me, treaty),
        O::Leave { treaty } => treaty::leave(world, me, treaty),
        O::Withdraw { treaty } => candidate::withdraw(world, me, treaty),
        O::Renew { treaty, keep } => diplomacy::renew(world, me, treaty, keep),
        O::Ratify {
            treaty,
            nation,
            stand,
            because,
        } => diplomacy::ratify(world, me, treaty, nation, stand, because),
        O::Found {
            ref draft,
            ref invite,
            lead,
            least,
        } => diplomacy::convene(world, me, draft.clone(), invite.clone(), lead, least),
        O::Sign { founding, accept } => diplomacy::sign(world, me, founding, accept),
        O::Aid { nation, millions } => diplomacy::aid(world, me, nation, millions),
        O::Sanction { nation, on } => dealing::sanction(world, me, nation, on),
        O::Transit {
            nation,
            grant: true,
        } => dealing::admit(world, me, nation),
        O::Transit {
            nation,
            grant: false,
        } => dealing::transit(world, me, nation, false),
        O::Table { treaty, motion } => motion::table(world, me, treaty, motion),
        O::Vote {
            motion,
            ballot,
            because,
            unless,
        } => motion::vote(world, me, motion, ballot, because, unless),
        O::Invoke { treaty, crisis } => invocation::invoke(world, me, treaty, crisis),
        O::Consult { treaty, crisis } => invocation::consult(world, me, treaty, crisis),
        O::Decline { case } => invocation::decline(world, case),
        O::Lobby {
            motion,
            nation,
            aye,
        } => motions::lobby(world, me, motion, nation, aye),
        O::Contribute {
            case,
            contribution,
            caveat,
            share,
            because,
            unless,
        } => {
            let word = Word {
                contribution,
                caveat,
                because,
                unless,
            };
            let pledge = pledge_of(view, case, contribution, share);
            invocation::contribute(world, me, case, word, pledge);
        }
        O::Pledge {
            treaty,
            permille,
            years,
        } => burden::pledge(world, me, treaty, permille, years),
        O::Detach {
            mission,
            contribution,
            caveat,
        } => missions::detach(world, me, mission, contribution, caveat),
        O::Underwrite { mission, percent } => missions::underwrite(world, me, mission, percent),
        O::Relieve { region, percent } => domains::relieve(world, me, region, percent),
        O::TurnAway { region, nation } => domains::turn_away(world, me, region, nation),
        O::Host {
            treaty,
            region,
            grant,
        } => missions::host(world, me, treaty, region, grant),
        O::Warn { treaty, nation } => pledges::warn(world, me, treaty, nation),
        O::Ask { treaty, nation } => reassurance::ask(world, me, treaty, nation),
        O::Entrust {
            treaty,
            nation,
            grant,
        } => wards::entrust(world, me, treaty, nation, grant),
        O::Reaffirm { treaty } => reassurance::reaffirm(world, me, treaty),
        O::Reproach { treaty, nation } => reassurance::reproach(world, me, treaty, nation),
        O::Lean { towards } => diplomacy::lean(world, me, towards),
        O::Pay { treaty, by } => economy::pay(world, me, treaty, by),
        O::Decide { script, course } => history::answer(world, script, course),
        O::Demand { target, stake } => {
            if !crisis::demand(world, me, target, stake) {
                // Another quarrel between the two has come first this month: what was not said costs nothing.
                world.polity_mut(me).influence += price(view, order).influence;
                refuse(world, me, order, &Refusal::CrisisOpen);
            }
        }
        O::Act {
            crisis,
            action,
            because,
        } => crises::act(world, me, crisis, action, because),
        O::Back {
            crisis,
            side,
            because,
        } => crises::back(world, me, crisis, side, because),
        O::Broker { crisis, terms } => crises::broker(world, crisis, terms),
        O::Repudiate { to, restraint } => undertakings::repudiate(world, me, to, restraint),
        O::Mediate { crisis } => crises::mediate(world, me, crisis),
        O::SeparatePeace { crisis, terms } => parting::ask(world, me, crisis, terms),
        O::Release {
            crisis,
            nation,
            accept,
        } => parting::answer(world, me, crisis, nation, accept),
        O::Mobilise { on } => {
            world.military_mut(me).mobilised = on;
            world.tell(EventKind::Mobilised { nation: me, on });
        }
        O::March { force, to, by } => {
            let field = field.get_or_insert_with(|| Field::survey(world));
            if movement::march(world, field, force, to, by).is_some() {
                restation(world, me, force, to);
            }
        }
        O::Stance { force, stance } => {
            if let Some(mut f) = world.get_mut(force) {
                f.stance = stance;
            }
            let region = world.get(force).map(|f| f.region);
            if let Some(region) = region {
                world.tell_only(
                    &[me],
                    EventKind::StanceSet {
                        nation: me,
                        region,
                        stance,
                    },
                );
            }
        }
        O::Interdict { force, link } => {
            if let Some(mut f) = world.get_mut(force) {
                f.target = link;
            }
        }
        O::Repair { link } => supply::repair(world, me, link, billions),
        O::Watch { nation } => world.mind_mut(me).watch = nation,
        O::Accuse { nation, kind } => domains::accuse(world, me, nation, kind),
        O::Covert { nation, kind } => operate(world, (me, nation), kind, None),
        O::Cyber {
            nation,
            sector,
            act,
        } => operate(world, (me, nation), CovertKind::Cyber, Some((act, sector))),
    }
}

/// What is to be done in secret is begun, and will have been done when the month is over.
fn operate(
    world: &mut World,
    (by, on): (NationId, NationId),
    kind: CovertKind,
    cyber: Option<(CyberAct, Sector)>,
) {
    world.add(|id| Operation {
        id,
        by,
        on,
        kind,
        cyber,
    });
}

fn set_defence(world: &mut World, me: NationId, to: f64) {
    let from = world.economy(me).defence;
    world.economy_mut(me).defence = to;
    world.tell(EventKind::DefenceSet {
        nation: me,
        from,
        to,
    });
}

fn build(world: &mut World, me: NationId, region: RegionId, billions: f64) {
    world.economy_mut(me).works += billions;
    let level = scale::INFRASTRUCTURE.hold(world.region(region).infrastructure + 1.0);
    world.region_mut(region).infrastructure = level;
    world.tell_only(
        &[me],
        EventKind::Built {
            nation: me,
            region,
            level,
        },
    );
}

fn prestock(world: &mut World, me: NationId, region: RegionId, billions: f64) {
    world.economy_mut(me).works += billions;
    let kilotonnes = world.rules().orders.prestock_kilotonnes;
    {
        world.region_mut(region).lay_in(me, kilotonnes);
    }
    world.tell_only(
        &[me],
        EventKind::Prestocked {
            nation: me,
            region,
            kilotonnes,
        },
    );
}

/// Whoever moves a force while it is at peace and owes nobody forces has chosen where it stands in peace.
fn restation(world: &mut World, nation: NationId, force: ForceId, to: RegionId) {
    let owes = |c: &Case| c.answer(nation).is_some_and(|a| a.brought < a.promised);
    if world.at_war(nation) || world.cases().iter().any(owes) {
        return;
    }
    if let Some(mut f) = world.get_mut(force) {
        f.station = Some(to);
    }
}
