//! What needs the player, in order: the list of the briefing.

use casus_core::ids::NationId;
use casus_core::judge;
use casus_core::order::Order;
use casus_core::tell::{self, Names};
use casus_core::view::{Candidate, Crisis, Stage, Treaty, View};

use super::context::{Subject, Tab};

/// How much an entry presses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Urgency {
    /// Leaving it costs something this turn.
    Now,
    Soon,
    /// Worth knowing.
    Note,
}

/// One entry.
#[derive(Clone, PartialEq, Debug)]
pub struct Need {
    pub urgency: Urgency,
    pub text: String,
    /// The second line: what one may do.
    pub hint: String,
    pub tab: Tab,
    pub subject: Option<Subject>,
    /// An order of this turn answers it.
    pub done: bool,
}

/// Everything that needs the viewer, most pressing first, given the orders of this turn.
#[must_use]
pub fn needs(view: &View, orders: &[Order]) -> Vec<Need> {
    let mut list = Vec::new();
    dilemmas(view, orders, &mut list);
    crises(view, orders, &mut list);
    council(view, orders, &mut list);
    offers(view, orders, &mut list);
    forces(view, &mut list);
    home(view, orders, &mut list);
    if view.public.turn == 0 {
        list.push(Need {
            urgency: Urgency::Note,
            text: "Read the briefing".to_owned(),
            hint: "What this is about, and your objectives".to_owned(),
            tab: Tab::Map,
            subject: None,
            done: false,
        });
    }
    list.sort_by_key(|n| (n.done, n.urgency));
    list
}

/// Whether a run of turns must stop for this view.
#[must_use]
pub fn calls(view: &View) -> bool {
    let urgent = |n: &Need| n.urgency == Urgency::Now;
    view.public.over || struck(view) || needs(view, &[]).iter().any(urgent)
}

/// Whether force has been used against an ally for the first time in the turn that is over.
fn struck(view: &View) -> bool {
    let public = &view.public;
    public.crises.iter().any(|c| {
        let fresh = c.rung >= 4 && c.since + 1 >= public.turn;
        let victim = c.attacked();
        fresh && victim != view.me && public.allied(view.me, victim)
    })
}

/// What history asks of the viewer, and does not ask again.
fn dilemmas(view: &View, orders: &[Order], list: &mut Vec<Need>) {
    for dilemma in &view.own.dilemmas {
        let script = &view.scenario().history[dilemma.script.index()];
        let Some(question) = &script.question else {
            continue;
        };
        let decided = orders.iter().find_map(|o| match o {
            Order::Decide { script, course } if *script == dilemma.script => Some(*course),
            _ => None,
        });
        let course = |c: u8| tell::clean(&question.courses[usize::from(c)].title);
        let hint = match decided {
            Some(chosen) => course(chosen),
            None => format!("Silence means: {}", course(0)),
        };
        list.push(Need {
            urgency: Urgency::Now,
            text: format!("Decide: {}", tell::clean(&script.title)),
            hint,
            tab: Tab::Map,
            subject: Some(Subject::Dilemma(dilemma.script)),
            done: decided.is_some(),
        });
    }
}

fn crises(view: &View, orders: &[Order], list: &mut Vec<Need>) {
    for crisis in &view.public.crises {
        let Some((other, leads)) = view_side(view, crisis) else {
            continue;
        };
        let name = tell::capital(&Names::crisis(view, crisis.id));
        let acted = orders
            .iter()
            .any(|o| matches!(o, Order::Act { crisis: c, .. } if *c == crisis.id));
        let offered = crisis.offers[crisis.side_of(view.me).map_or(0, |s| s.other().index())];
        let hint = match offered {
            Some(terms) if leads => format!(
                "{} offers: {}",
                tell::capital(&Names::nation(view, other)),
                tell::terms(&terms, view.parties(crisis.id), view)
            ),
            None if leads && crisis.proposal.is_some() => {
                "The mediator has put terms to both sides".to_owned()
            }
            None if leads => "Hold, raise, offer terms or yield".to_owned(),
            _ => backing(view, crisis),
        };
        pleas(view, crisis, orders, list);
        list.push(Need {
            urgency: if leads { Urgency::Now } else { Urgency::Note },
            text: name,
            hint: format!("Rung {}. {hint}", crisis.rung),
            tab: Tab::Crises,
            subject: Some(Subject::Crisis(crisis.id)),
            done: acted,
        });
    }
}

/// What is left to do for one who stands by the leader of a side: the moves are the leader's.
fn backing(view: &View, crisis: &Crisis) -> String {
    let leader = crisis.side_of(view.me).map(|s| crisis.leader(s));
    let leader = leader.map_or(String::new(), |l| Names::nation(view, l));
    if judge::follows(crisis, view.me).is_some() {
        format!("You follow {leader}: fight on, or ask to part")
    } else {
        format!("{} decides; aid it or march", tell::capital(&leader))
    }
}

/// Nations of the other side that would make peace with the viewer alone.
fn pleas(view: &View, crisis: &Crisis, orders: &[Order], list: &mut Vec<Need>) {
    let led = casus_core::order::Side::BOTH
        .into_iter()
        .find(|s| crisis.leader(*s) == view.me);
    for plea in &crisis.pleas {
        if led.is_none() || crisis.side_of(plea.nation) == led {
            continue;
        }
        let answered = orders.iter().any(|o| {
            matches!(o, Order::Release { crisis: c, nation, .. }
                if *c == crisis.id && *nation == plea.nation)
        });
        let who = tell::capital(&Names::nation(view, plea.nation));
        list.push(Need {
            urgency: Urgency::Now,
            text: format!("{who} asks for a separate peace"),
            hint: tell::capital(tell::parting(plea.terms, view)),
            tab: Tab::Crises,
            subject: Some(Subject::Crisis(crisis.id)),
            done: answered,
        });
    }
}

/// The leader of the other side, and whether the viewer leads its own.
fn view_side(view: &View, crisis: &Crisis) -> Option<(NationId, bool)> {
    let side = crisis.side_of(view.me)?;
    Some((crisis.leader(side.other()), crisis.leader(side) == view.me))
}

fn council(view: &View, orders: &[Order], list: &mut Vec<Need>) {
    let me = view.me;
    let member = |t| view.public.treaty(t).is_some_and(|t| t.has(me));
    for motion in view.public.motions.iter().filter(|m| member(m.treaty)) {
        let cast = motion.ballots.iter().any(|b| b.0 == me);
        let voted = orders
            .iter()
            .any(|o| matches!(o, Order::Vote { motion: m, .. } if *m == motion.id));
        let left = motion.due.saturating_sub(view.public.turn);
        let when = if left == 0 {
            "counted this turn".to_owned()
        } else {
            format!("counted in {}", tell::count(left, "turn"))
        };
        if !cast {
            list.push(Need {
                urgency: Urgency::Now,
                text: format!("Vote: {}", tell::motion(&motion.kind, view)),
                hint: format!(
                    "{}; {}",
                    tell::capital(&when),
                    Names::treaty(view, motion.treaty)
                ),
                tab: Tab::Alliance,
                subject: Some(Subject::Motion(motion.id)),
                done: voted,
            });
        }
    }
    for case in view.public.cases.iter().filter(|c| {
        member(c.treaty)
            && c.aggressor != me
            && (c.victim != me || !matches!(c.stage, Stage::Answers { .. }))
    }) {
        let answered = case.answer(me).is_some();
        let given = orders
            .iter()
            .any(|o| matches!(o, Order::Contribute { case: c, .. } if *c == case.id));
        let (urgency, hint) = match case.stage {
            Stage::Answers { until } if !answered => {
                let left = until.saturating_sub(view.public.turn);
                (
                    Urgency::Now,
                    format!("Say what you bring; {} left", tell::count(left + 1, "turn")),
                )
            }
            Stage::Delivery { until }
                if case.answer(me).is_some_and(|a| a.brought < a.promised) =>
            {
                let left = until.saturating_sub(view.public.turn);
                (
                    Urgency::Soon,
                    format!("Your forces are due within {}", tell::count(left, "turn")),
                )
            }
            Stage::Blocked { .. } => (Urgency::Soon, "No agreement: try another motion".to_owned()),
            Stage::Consultation => (
                Urgency::Soon,
                "The members consult: table a motion".to_owned(),
            ),
            _ => continue,
        };
        list.push(Need {
            urgency,
            text: tell::capital(&Names::case(view, case.id)),
            hint,
            tab: Tab::Alliance,
            subject: Some(Subject::Case(case.id)),
            done: given,
        });
    }
    accession(view, orders, list);
}

/// Candidates that wait for one's word, and treaties to sign.
fn accession(view: &View, orders: &[Order], list: &mut Vec<Need>) {
    let me = view.me;
    for treaty in view.public.treaties.iter().filter(|t| t.has(me)) {
        promise(view, treaty, list);
        renewal(view, treaty, orders, list);
        applications(view, treaty, list);
        for candidate in treaty.candidates.iter().filter(|c| c.open.is_some()) {
            let said = candidate.ratified.iter().any(|r| r.0 == me)
                || candidate.holdouts.iter().any(|h| h.nation == me);
            if said {
                continue;
            }
            list.push(Need {
                urgency: Urgency::Soon,
                text: format!(
                    "{} waits to be ratified",
                    tell::capital(&Names::nation(view, candidate.nation))
                ),
                hint: format!("{}: ratify, hold out or bar it", tell::clean(&treaty.name)),
                tab: Tab::Alliance,
                subject: Some(Subject::Treaty(treaty.id)),
                done: orders.iter().any(|o| {
                    matches!(o, Order::Ratify { treaty: t, nation, .. }
                        if *t == treaty.id && *nation == candidate.nation)
                }),
            });
        }
    }
    for founding in view.foundings.iter().filter(|f| f.by != me) {
        if founding.answers.iter().any(|a| a.0 == me) {
            continue;
        }
        list.push(Need {
            urgency: Urgency::Now,
            text: format!(
                "{} invites you to sign {}",
                tell::capital(&Names::nation(view, founding.by)),
                Names::founding(view, founding.id)
            ),
            hint: "Sign it or stay out".to_owned(),
            tab: Tab::Alliance,
            subject: Some(Subject::Founding(founding.id)),
            done: orders
                .iter()
                .any(|o| matches!(o, Order::Sign { founding: f, .. } if *f == founding.id)),
        });
    }
}

/// A term that runs out, until one has said whether one keeps to the treaty.
fn renewal(view: &View, treaty: &Treaty, orders: &[Order], list: &mut Vec<Need>) {
    let me = view.me;
    let asked = judge::renewable(&view.public, treaty) && treaty.renews(me).is_none();
    let Some(end) = treaty.expires.filter(|_| asked) else {
        return;
    };
    if judge::held(&view.public, treaty, me) {
        return;
    }
    let silent = match treaty.term.by_silence() {
        true => "silence renews it",
        false => "silence lets it run out",
    };
    // Only where silence ends something does the last month stop a run of turns.
    let last = end <= view.public.turn + 1 && !treaty.term.by_silence();
    list.push(Need {
        urgency: if last { Urgency::Now } else { Urgency::Soon },
        text: format!(
            "The term of {} is over in {}",
            Names::treaty(view, treaty.id),
            view.scenario().told(end)
        ),
        hint: format!("Renew it or let it run out; {silent}"),
        tab: Tab::Alliance,
        subject: Some(Subject::Treaty(treaty.id)),
        done: orders
            .iter()
            .any(|o| matches!(o, Order::Renew { treaty: t, .. } if *t == treaty.id)),
    });
}

/// Applications on their way, before the members are asked and while no motion asks them.
fn applications(view: &View, treaty: &Treaty, list: &mut Vec<Need>) {
    let early = |c: &&Candidate| c.open.is_none() && c.motion.is_none();
    for candidate in treaty.candidates.iter().filter(early) {
        list.push(Need {
            urgency: Urgency::Note,
            text: format!(
                "{} has applied for entry",
                tell::capital(&Names::nation(view, candidate.nation))
            ),
            hint: format!("{}: its steps", tell::clean(&treaty.name)),
            tab: Tab::Alliance,
            subject: Some(Subject::Treaty(treaty.id)),
            done: false,
        });
    }
}

/// A pledge that falls due within a year and is not met, or the lead's warning.
fn promise(view: &View, treaty: &Treaty, list: &mut Vec<Need>) {
    let Some(row) = treaty.burden(view.me) else {
        return;
    };
    let spent = view.nation(view.me).defence;
    let need = |text: String, hint: String| Need {
        urgency: Urgency::Soon,
        text,
        hint,
        tab: Tab::Budget,
        subject: Some(Subject::Treaty(treaty.id)),
        done: false,
    };
    if let Some(pledge) = row.pledge.filter(|p| p.share() > spent + 0.0005) {
        let left = pledge.due.saturating_sub(view.public.turn);
        if left * u32::from(view.scenario().turn_months) <= 12 {
            list.push(need(
                format!(
                    "You have pledged {} of GDP and spend {}",
                    tell::percent(pledge.share()),
                    tell::percent(spent)
                ),
                format!(
                    "To {}; held against you in {}",
                    Names::treaty(view, treaty.id),
                    tell::count(left + 1, "turn")
                ),
            ));
        }
    }
    if row.warned.is_some() {
        list.push(need(
            "The lead will not cover you as you spend now".to_owned(),
            format!(
                "The guideline of {} is {} of GDP",
                Names::treaty(view, treaty.id),
                treaty.guideline.map_or(String::new(), tell::percent)
            ),
        ));
    }
}

fn offers(view: &View, orders: &[Order], list: &mut Vec<Need>) {
    for offer in view.offers.iter().filter(|o| o.to == view.me) {
        let replied = orders
            .iter()
            .any(|o| matches!(o, Order::Reply { offer: x, .. } if *x == offer.id));
        list.push(Need {
            urgency: Urgency::Now,
            text: format!("Offer from {}", Names::nation(view, offer.from)),
            hint: tell::deal(&offer.deal, view),
            tab: Tab::Diplomacy,
            subject: Some(Subject::Offer(offer.id)),
            done: replied,
        });
    }
}

fn forces(view: &View, list: &mut Vec<Need>) {
    let starving: Vec<_> = view.my_forces().filter(|f| f.supply < 0.5).collect();
    for force in starving.iter().take(3) {
        list.push(Need {
            urgency: Urgency::Soon,
            text: format!(
                "{} is short of supply",
                tell::capital(&Names::force(view, force.id))
            ),
            hint: format!("{} of what it needs arrives", tell::percent(force.supply)),
            tab: Tab::Logistics,
            subject: Some(Subject::Force(force.id)),
            done: false,
        });
    }
}

fn home(view: &View, orders: &[Order], list: &mut Vec<Need>) {
    let own = &view.own;
    // What was ordered for once is not a year's.
    let lasting = own.spending.outlay() - own.spending.works - own.spending.aid;
    let lack = lasting - own.spending.revenue;
    if own.treasury < 0.0 || (lack > 0.0 && own.treasury < lack) {
        list.push(Need {
            urgency: Urgency::Soon,
            text: "The treasury runs dry".to_owned(),
            hint: format!("{} left", view.scenario().money.cell(own.treasury)),
            tab: Tab::Budget,
            subject: None,
            done: orders.iter().any(|o| matches!(o, Order::SetDefence { .. })),
        });
    }
    if own.approval < 0.3 && view.public.turn > 0 {
        list.push(Need {
            urgency: Urgency::Note,
            text: "The people turn away from you".to_owned(),
            hint: format!("Approval {}", tell::percent(own.approval)),
            tab: Tab::Budget,
            subject: None,
            done: false,
        });
    }
}

#[cfg(test)]
mod tests {
    use casus_core::content::Validity;

    use super::*;
    use crate::panels::tests::eventful;

    #[test]
    fn who_stands_by_a_side_is_asked_for_nothing() {
        let mut game = eventful("four-rivers", "BRE", 1);
        let me = game.view.me;
        let urgency = |view: &View, id| {
            let list = needs(view, &[]);
            let of = |n: &&Need| n.subject == Some(Subject::Crisis(id));
            list.iter().find(of).map(|n| n.urgency)
        };
        let own = |c: &&Crisis| c.target == me;
        let id = game.view.public.crises.iter().find(own).unwrap().id;
        assert_eq!(urgency(&game.view, id), Some(Urgency::Now));
        game.set(|public| {
            let crisis = public.crises.iter_mut().find(|c| c.id == id).unwrap();
            let side = &mut crisis.sides[casus_core::order::Side::Target.index()];
            let mut leader = side[0];
            leader.nation = crisis.mediator.unwrap();
            crisis.target = leader.nation;
            side.insert(0, leader);
        });
        assert_eq!(urgency(&game.view, id), Some(Urgency::Note));
    }

    #[test]
    fn what_history_asks_presses_until_it_is_decided() {
        let game = eventful("europe-1949", "FRA", 1);
        let asks = |orders: &[Order]| {
            let list = needs(&game.view, orders);
            let of = |n: &&Need| matches!(n.subject, Some(Subject::Dilemma(_)));
            list.iter().find(of).cloned().unwrap()
        };
        let open = asks(&[]);
        assert!(open.urgency == Urgency::Now && !open.done, "{open:?}");
        assert!(open.hint.ends_with("Vote not to discuss it"), "{open:?}");
        let script = game.view.own.dilemmas[0].script;
        let decided = asks(&[Order::Decide { script, course: 1 }]);
        assert!(
            decided.done && decided.hint.contains("nine votes"),
            "{decided:?}"
        );
    }

    #[test]
    fn a_term_that_runs_out_is_asked_about_until_it_is_answered() {
        let mut game = eventful("four-rivers", "BRE", 1);
        let (me, now) = (game.view.me, game.view.public.turn);
        let of_mine = game.view.public.treaties_of(me).next().unwrap().id;
        let mut set = |term: Validity, expires: u32, said: Option<bool>| {
            game.set(|public| {
                let mine = public.treaties.iter_mut().find(|t| t.id == of_mine);
                let treaty = std::sync::Arc::make_mut(mine.unwrap());
                (treaty.term, treaty.expires) = (term, Some(expires));
                treaty.renewals = said.map(|keep| (me, keep)).into_iter().collect();
            });
            let list = needs(&game.view, &[]);
            let asks = |n: &&Need| n.text.starts_with("The term of");
            list.iter().find(asks).map(|n| (n.urgency, n.hint.clone()))
        };
        let tacit = Validity::Tacit {
            months: 120,
            then: 60,
        };
        assert_eq!(set(tacit, now + 100, None), None);
        let (urgency, hint) = set(tacit, now + 1, None).unwrap();
        assert!(urgency == Urgency::Soon && hint.ends_with("silence renews it"));
        assert_eq!(set(tacit, now + 1, Some(false)), None);
        let (urgency, hint) = set(Validity::Lapses(60), now + 1, None).unwrap();
        assert!(urgency == Urgency::Now && hint.ends_with("silence lets it run out"));
    }
}
