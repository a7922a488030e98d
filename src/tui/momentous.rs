//! Which orders are asked about before they join the draft: those that start or end a war, break with an ally, or
//! cannot be called back once the turn has run.

use casus_core::content::{Charter, compose};
use casus_core::ids::{MotionId, NationId};
use casus_core::judge;
use casus_core::order::{
    Ballot, Contribution, CyberAct, MotionKind, Move, Order, Side, Stand, Terms,
};
use casus_core::tell::{self, Names};
use casus_core::view::{Crisis, View};

/// What is said before the player confirms an order: a heading that asks, and what it would bring about. None for an
/// order that needs no question. Exhaustive, so that a new order must choose.
#[must_use]
pub fn question(view: &View, order: &Order) -> Option<(String, String)> {
    use Order as O;
    let name = |n: &_| Names::nation(view, *n);
    match order {
        O::Act { crisis, action, .. } => step(view, view.public.crisis(*crisis)?, action),
        O::Back { crisis, side, .. } => {
            let war = view.public.crisis(*crisis).filter(|c| c.is_war())?;
            let foe = name(&war.leader(side.other()));
            Some((
                "Enter the war?".to_owned(),
                format!("You are then at war with {foe} and those beside it."),
            ))
        }
        O::Contribute {
            case, contribution, ..
        } => {
            let case = view.public.case(*case)?;
            let war = view.public.crisis(case.crisis).filter(|c| c.is_war())?;
            let joins = *contribution >= Contribution::Caveats
                && war.side_of(view.me).is_none()
                && case.aggressor != view.me;
            joins.then(|| {
                (
                    "Enter the war?".to_owned(),
                    format!(
                        "With forces sent you are at war with {} and those beside it.",
                        name(&case.aggressor)
                    ),
                )
            })
        }
        O::SeparatePeace { crisis, .. } => Some((
            "Ask for a separate peace?".to_owned(),
            format!(
                "If it is granted you leave {}, and those who fight beside you will not forget it.",
                Names::crisis(view, *crisis)
            ),
        )),
        O::Repudiate { to, .. } => Some((
            "Break the undertaking?".to_owned(),
            format!(
                "{} may demand satisfaction for it, and your word is worth less everywhere.",
                tell::capital(&name(to))
            ),
        )),
        O::Leave { treaty } => {
            let treaty = view.public.treaty(*treaty)?;
            let exit = tell::exit(view.public.charter(treaty).exit, &view.scenario().calendar);
            let mut cases = view.public.cases.iter();
            let called = cases.find(|c| {
                c.treaty == treaty.id
                    && c.binding
                    && c.victim != view.me
                    && c.answer(view.me).is_none()
            });
            if let Some(case) = called {
                return Some((
                    format!("Desert {}?", name(&case.victim)),
                    format!(
                        "It calls for you under {}. {exit} To leave now is to break your word.",
                        Names::treaty(view, treaty.id)
                    ),
                ));
            }
            Some((
                format!("Leave {}?", Names::treaty(view, treaty.id)),
                format!("{exit} Allies and adversaries will remember."),
            ))
        }
        O::Renew {
            treaty,
            keep: false,
        } => {
            let treaty = view.public.treaty(*treaty)?;
            let end = view.scenario().told(treaty.expires?);
            Some((
                format!("Let {} run out?", Names::treaty(view, treaty.id)),
                format!(
                    "In {end} you are out of it, without a breach; until then you are bound, and may think better of it."
                ),
            ))
        }
        O::Guarantee { nation } => {
            let charter = judge::guarantee_charter(view.scenario())?;
            let text = signing(view, view.public.charter_of(charter), true);
            Some((
                format!("Guarantee {}?", name(nation)),
                format!(
                    "You promise before the world to defend it. The promise is a treaty at once, and to go back on it \
                     costs your name.\n\n{text}"
                ),
            ))
        }
        O::Found { draft, lead, .. } => {
            let charter = compose(view.public.find_charter(draft.base)?, draft);
            let leads = *lead == Some(view.me);
            Some((
                format!("Invite them to sign the {}?", tell::clean(&draft.name)),
                signing(view, &charter, leads),
            ))
        }
        O::Sign {
            founding,
            accept: true,
        } => {
            let founding = view.founding(*founding)?;
            let charter = compose(
                view.public.find_charter(founding.draft.base)?,
                &founding.draft,
            );
            let leads = founding.lead == Some(view.me);
            Some((
                format!("Sign the {}?", tell::clean(&founding.draft.name)),
                signing(view, &charter, leads),
            ))
        }
        O::Apply { treaty } => {
            let treaty = view.public.treaty(*treaty)?;
            let charter = view.public.charter(treaty);
            Some((
                format!("Apply to join {}?", Names::treaty(view, treaty.id)),
                signing(view, charter, false),
            ))
        }
        O::Propose { deal, to } => {
            let charter = view.public.find_charter(deal.pact?)?;
            Some((
                format!("Offer {} a {}?", name(to), tell::clean(&charter.name)),
                signing(view, charter, leads_of_two(view, charter, [view.me, *to])),
            ))
        }
        O::Reply {
            offer,
            accept: true,
        } => {
            let offer = view.offer(*offer)?;
            let charter = view.public.find_charter(offer.deal.pact?)?;
            Some((
                format!(
                    "Sign a {} with {}?",
                    tell::clean(&charter.name),
                    name(&offer.from)
                ),
                signing(
                    view,
                    charter,
                    leads_of_two(view, charter, [offer.from, view.me]),
                ),
            ))
        }
        O::Decline { case } => Some((
            "Call it off?".to_owned(),
            format!(
                "{} is closed: no ally answers any more, and none is bound to.",
                tell::capital(&Names::case(view, *case))
            ),
        )),
        O::Ratify {
            treaty,
            nation,
            stand: Stand::Against,
            ..
        } => Some((
            format!("Bar {} for good?", name(nation)),
            format!(
                "Its application to {} ends with your word, and it knows whom to thank.",
                Names::treaty(view, *treaty)
            ),
        )),
        O::Entrust {
            treaty,
            nation,
            grant: true,
        } => Some((
            format!("Give {} its powers back?", name(nation)),
            format!(
                "It may then begin quarrels and sign pacts as it likes, and {} cannot keep it from them.",
                Names::treaty(view, *treaty)
            ),
        )),
        O::Table { motion, .. } => drastic(view, motion).map(|what| ("Table it?".to_owned(), what)),
        O::Vote {
            motion,
            ballot: Ballot::Aye,
            ..
        } => drastic(view, &kind(view, *motion)?).map(|what| ("Vote for it?".to_owned(), what)),
        O::Transit {
            nation,
            grant: true,
        } => {
            let friend = attacked_friend(view, *nation)?;
            Some((
                format!("Let the enemies of {} through?", name(&friend)),
                format!(
                    "{} attacks it, and you have promised it your help: that breaks your word.",
                    tell::capital(&name(nation))
                ),
            ))
        }
        O::Cyber {
            nation,
            sector,
            act: CyberAct::Disrupt,
        } if view.public.war_between(view.me, *nation).is_none() => Some((
            format!("Strike {} of {}?", tell::sector(*sector, view), name(nation)),
            "Everybody will see it fail. If it is laid at your door and is grave enough, its allies may be called against you."
                .to_owned(),
        )),
        O::Vote { .. }
        | O::Ratify { .. }
        | O::SetGuard { .. }
        | O::Cyber { .. }
        | O::SetDefence { .. }
        | O::SetMix { .. }
        | O::SetEquipment { .. }
        | O::Build { .. }
        | O::Repair { .. }
        | O::Prestock { .. }
        | O::Reply { accept: false, .. }
        | O::Denounce { .. }
        | O::Withdraw { .. }
        | O::Renew { keep: true, .. }
        | O::Sign { accept: false, .. }
        | O::Aid { .. }
        | O::Sanction { .. }
        | O::Transit { .. }
        | O::Lean { .. }
        | O::Invoke { .. }
        | O::Consult { .. }
        | O::Lobby { .. }
        | O::Pay { .. }
        | O::Pledge { .. }
        | O::Detach { .. }
        | O::Underwrite { .. }
        | O::Relieve { .. }
        | O::TurnAway { .. }
        | O::Host { .. }
        | O::Warn { .. }
        | O::Ask { .. }
        | O::Entrust { grant: false, .. }
        | O::Reaffirm { .. }
        | O::Reproach { .. }
        | O::Decide { .. }
        | O::Demand { .. }
        | O::Mediate { .. }
        | O::Broker { .. }
        | O::Release { .. }
        | O::Mobilise { .. }
        | O::March { .. }
        | O::Stance { .. }
        | O::Interdict { .. }
        | O::Watch { .. }
        | O::Covert { .. }
        | O::Accuse { .. } => None,
    }
}

/// What a charter would bind the seat to, in five lines.
fn signing(view: &View, charter: &Charter, leads: bool) -> String {
    let signatory = tell::Signatory::of(view, leads);
    let lines = tell::signing(charter, signatory, view.scenario(), |r| {
        Names::region(view, *r)
    });
    tell::signing_text(&lines)
}

/// Whether the seat leads a pact of two that needs a lead: the stronger economy does, of equals the one that offers.
fn leads_of_two(view: &View, charter: &Charter, [from, to]: [NationId; 2]) -> bool {
    let gdp = |n| view.nation(n).gdp;
    let lead = if gdp(from) >= gdp(to) { from } else { to };
    charter.needs_lead().is_some() && lead == view.me
}

/// An ally of one's own that `guest` attacks.
fn attacked_friend(view: &View, guest: NationId) -> Option<NationId> {
    let wars = view.public.crises.iter().filter(|c| c.is_war());
    let attacks = wars.filter(|c| c.side_of(guest) == Some(c.attackers()));
    attacks
        .flat_map(|c| c.nations(c.attackers().other()))
        .find(|n| view.public.allied(view.me, *n))
}

fn kind(view: &View, motion: MotionId) -> Option<MotionKind> {
    view.public.motion(motion).map(|m| m.kind)
}

/// A leader's move in a crisis.
fn step(view: &View, crisis: &Crisis, action: &Move) -> Option<(String, String)> {
    let side = Side::BOTH
        .into_iter()
        .find(|s| crisis.leader(*s) == view.me)?;
    let foe = crisis.leader(side.other());
    let name = Names::nation(view, foe);
    let sworn = match judge::sworn(&view.public, view.me, foe) {
        true => " You have promised it peace: your word would be worth less everywhere.",
        false => "",
    };
    match action {
        Move::Raise => match crisis.raised(side) {
            6 => Some((
                format!("Use nuclear weapons against {name}?"),
                "It destroys cities, may be answered in kind, and nothing undoes it.".to_owned(),
            )),
            5 if !crisis.is_war() => Some((
                format!("Make war on {name}?"),
                format!(
                    "The next rung is war: every treaty of peace between you ends, and allies of both are called.{sworn}"
                ),
            )),
            4 if crisis.rung < 4 => Some((
                format!("Be the first to use force against {name}?"),
                format!(
                    "Whoever shoots first is the attacker: no pact of defence is for it, and promises of peace are broken.{sworn}"
                ),
            )),
            _ => None,
        },
        Move::Yield => {
            let loss = match side {
                Side::Target => format!("{} gets what it demands.", tell::capital(&name)),
                Side::Challenger if crisis.counter.is_some() => {
                    format!("{} gets what it demands in its turn.", tell::capital(&name))
                }
                Side::Challenger => "Your demand is dropped.".to_owned(),
            };
            Some((
                "Yield?".to_owned(),
                format!("{loss} It costs face at home and abroad."),
            ))
        }
        Move::Accept => {
            let terms = crisis.offers[side.other().index()]?;
            Some(settled(view, crisis, &terms, "With that it is over."))
        }
        Move::Agree => {
            let then = match crisis.agreed[side.other().index()] {
                true => "The other side has agreed: with that it is over.",
                false => "They hold as soon as the other side agrees, too.",
            };
            Some(settled(view, crisis, &crisis.proposal?, then))
        }
        Move::Hold | Move::Offer(_) => None,
    }
}

/// Terms that end the matter, and what they leave to be evacuated.
fn settled(view: &View, crisis: &Crisis, terms: &Terms, then: &str) -> (String, String) {
    let words = tell::terms(terms, view.parties(crisis.id), view);
    let mut text = format!("{}. ", tell::capital(&words));
    let taken = match crisis.is_war() && !terms.line {
        true => judge::taken(&view.public.regions, crisis),
        false => Vec::new(),
    };
    for side in Side::BOTH {
        let leaves = |t: &&judge::Taken| {
            crisis.side_of(t.holder) == Some(side) && terms.regions().all(|r| r != t.region)
        };
        let left: Vec<String> = taken
            .iter()
            .filter(leaves)
            .map(|t| Names::region(view, t.region))
            .collect();
        if !left.is_empty() {
            let leader = Names::nation(view, crisis.leader(side));
            text += &format!(
                "{} evacuates {}. ",
                tell::capital(&leader),
                tell::list(&left)
            );
        }
    }
    ("Settle on these terms?".to_owned(), text + then)
}

/// What a motion would do to an ally or to the alliance itself, if that is much.
fn drastic(view: &View, motion: &MotionKind) -> Option<String> {
    let name = |n: &_| tell::capital(&Names::nation(view, *n));
    match motion {
        MotionKind::Dissolve => {
            Some("If it passes the alliance is no more, for all its members.".to_owned())
        }
        MotionKind::Expel { nation } => {
            Some(format!("If it passes {} is an ally no more.", name(nation)))
        }
        MotionKind::Suspend { nation } => Some(format!(
            "If it passes {} has neither vote nor protection until the members lift it.",
            name(nation)
        )),
        MotionKind::Intervene { nation } => Some(format!(
            "If it passes {} is brought back by force of arms: a crisis with it begins.",
            name(nation)
        )),
        MotionKind::MoveTreasury => Some(
            "If it passes the lead spends the common fund as its own, and the members remember."
                .to_owned(),
        ),
        MotionKind::Respond { .. }
        | MotionKind::Admit { .. }
        | MotionKind::Exercise { .. }
        | MotionKind::Guideline { .. }
        | MotionKind::Integrate
        | MotionKind::Reinstate { .. }
        | MotionKind::Mission { .. }
        | MotionKind::Plan { .. }
        | MotionKind::Intelligence { .. }
        | MotionKind::Networks { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panels::tests::eventful;

    #[test]
    fn the_step_to_war_and_the_last_weapon_are_asked_about_by_their_names() {
        let mut game = eventful("four-rivers", "BRE", 1);
        let me = game.view.me;
        let id = {
            let mut crises = game.view.public.crises.iter();
            crises.find(|c| c.target == me).unwrap().id
        };
        let mut on = |rung: u8, own: u8| {
            game.set(|public| {
                let crisis = public.crises.iter_mut().find(|c| c.id == id).unwrap();
                crisis.rung = rung;
                crisis.rungs = [rung, own];
            });
            let raise = Order::act(id, Move::Raise);
            question(&game.view, &raise).map(|q| q.0)
        };
        assert_eq!(on(2, 2), None);
        assert!(on(3, 3).unwrap().starts_with("Be the first to use force"));
        assert_eq!(on(4, 3), None, "to match the other side is no war");
        assert!(on(4, 4).unwrap().starts_with("Make war on"));
        assert!(on(5, 5).unwrap().starts_with("Use nuclear weapons against"));
        assert!(on(6, 6).unwrap().starts_with("Use nuclear weapons against"));
        assert_eq!(on(5, 4), None, "the war is there already");
    }

    #[test]
    fn to_let_a_treaty_run_out_is_asked_about_and_to_renew_it_is_not() {
        let mut game = eventful("europe-1949", "NLD", 1);
        let me = game.view.me;
        let ends = |t: &&casus_core::view::Treaty| t.expires.is_some();
        let treaty = game.view.public.treaties_of(me).find(ends).unwrap().id;
        let ask = |game: &crate::panels::tests::Played, keep| {
            question(&game.view, &Order::Renew { treaty, keep })
        };
        let (title, text) = ask(&game, false).unwrap();
        assert!(title.starts_with("Let ") && text.contains("without a breach"));
        assert!(ask(&game, true).is_none());
        game.set(|public| public.treaties.retain(|t| t.id != treaty));
        assert!(ask(&game, false).is_none(), "a treaty that is no more");
    }

    #[test]
    fn motions_against_the_alliance_itself_are_asked_about_and_exercises_are_not() {
        let mut game = eventful("four-rivers", "BRE", 1);
        game.set(|public| public.motions.last_mut().unwrap().kind = MotionKind::Dissolve);
        let motion = game.view.public.motions.last().unwrap();
        let (id, treaty) = (motion.id, motion.treaty);
        let vote = |ballot| Order::Vote {
            motion: id,
            ballot,
            because: None,
            unless: None,
        };
        assert!(question(&game.view, &vote(Ballot::Aye)).is_some());
        assert!(question(&game.view, &vote(Ballot::Nay)).is_none());
        let table = |motion| question(&game.view, &Order::Table { treaty, motion });
        assert!(table(MotionKind::Dissolve).is_some());
        assert!(table(MotionKind::Integrate).is_none());
        assert!(question(&game.view, &Order::Leave { treaty }).is_some());
    }
}
