//! Orders about another nation.

use std::rc::Rc;

use casus_core::figures::fixed;
use casus_core::ids::NationId;
use casus_core::judge;
use casus_core::order::{CovertKind, Order, Stake};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::Offer;
use casus_core::why::Why;

use super::{choose, more, reckoning};
use crate::command::{Choice, Command, Prompt};
use crate::context::{Subject, Tab};
use crate::panels::desk::Desk;

/// Everything that can be ordered about `nation`.
#[must_use]
pub fn list(desk: &Desk, nation: NationId) -> Command {
    let mut choices = Vec::new();
    for offer in desk
        .view
        .offers
        .iter()
        .filter(|o| o.from == nation && o.to == desk.me)
    {
        choices.push(Choice::new("Reply to its offer…", reply(desk, offer)));
    }
    for crisis in &desk.public().crises {
        let parties = [crisis.challenger, crisis.target];
        if parties.contains(&nation) {
            let label = format!(
                "The crisis of {} and {}…",
                desk.name(crisis.challenger),
                desk.name(crisis.target)
            );
            choices.push(Choice::new(label, super::crisis::list(desk, crisis)));
        }
    }
    choices.push(
        Choice::new(
            "Compose an offer…",
            Command::Compose(Tab::Diplomacy, Subject::Nation(nation)),
        )
        .note("A form: clause by clause, with what it makes of them."),
    );
    choices.push(guarantee(desk, nation));
    choices.push(super::loyalty::lean(desk, nation));
    choices.push(desk.choice("Denounce it", Order::Denounce { nation }));
    choices.push(Choice::new("Send aid…", aid(desk, nation)));
    choices.push(sanction(desk, nation));
    choices.push(transit(desk, nation));
    choices.push(more(
        "Make a demand…",
        demand_title(desk, nation),
        demands(desk, nation),
        "nothing to demand",
    ));
    let joined = treaties(desk, nation);
    choices.push(more(
        "Its treaties…",
        "Apply to",
        joined,
        "it has no treaties that you are outside of",
    ));
    choices.push(watch(desk, Some(nation)));
    choices.push(more(
        "Act in secret…",
        format!("Covert acts in {}", desk.name(nation)),
        covert(desk, nation),
        "",
    ));
    if desk.scenario().domains.cyber {
        choices.push(more(
            "In its networks…",
            format!("In the networks of {}", desk.name(nation)),
            super::networks::acts(desk, nation),
            "",
        ));
    }
    choices.extend(accuse(desk, nation));
    choose(format!("About {}", desk.name(nation)), choices)
}

/// Yes or no to an offer.
#[must_use]
pub fn reply(desk: &Desk, offer: &Offer) -> Command {
    let mut why = Why::default();
    reckon::deal(desk.view, offer.from, offer.to, &offer.deal, &mut why);
    let body = format!(
        "{} gives {}; asks {}.",
        desk.name(offer.from),
        tell::terms_given(&offer.deal.give, desk.view),
        tell::terms_given(&offer.deal.ask, desk.view),
    );
    let accept = desk.choice(
        "Accept",
        Order::Reply {
            offer: offer.id,
            accept: true,
        },
    );
    let refuse = desk.choice(
        "Refuse",
        Order::Reply {
            offer: offer.id,
            accept: false,
        },
    );
    let note = format!("{body} Your advisers: {}", reckoning(desk, &why));
    choose(
        format!("The offer of {}", desk.name(offer.from)),
        vec![accept.note(note.clone()), refuse.note(note)],
    )
}

/// Amounts of aid, and a line for any other.
#[must_use]
pub fn aid(desk: &Desk, nation: NationId) -> Command {
    let unit = &desk.scenario().money;
    let mut choices: Vec<Choice> = unit
        .ladder(&[10, 25, 50, 100, 250, 500, 1000, 2500])
        .into_iter()
        .map(|millions| {
            let order = Order::Aid { nation, millions };
            desk.choice(desk.millions(millions), order)
        })
        .collect();
    let (unit, steps) = (unit.clone(), unit.step());
    let wanted = match unit.sign {
        Some(_) => "a whole number of millions".to_owned(),
        None => format!("a whole number of {}", unit.name),
    };
    choices.push(Choice::new(
        "Another amount…",
        Command::Prompt(Prompt {
            title: format!("Aid to {}", desk.name(nation)),
            hint: format!(
                "{}{}; the treasury holds {}.",
                tell::capital(&unit.purse()),
                steps.map_or(String::new(), |step| format!(", in steps of {step}")),
                desk.money(desk.view.own.treasury)
            ),
            initial: String::new(),
            then: Rc::new(move |text| {
                let sum = text.trim().parse::<u32>().map_err(|_| wanted.clone())?;
                let millions = unit.order(sum.into());
                Ok(Command::Order(Order::Aid { nation, millions }))
            }),
        }),
    ));
    choose(format!("Aid to {}", desk.name(nation)), choices)
}

/// A guarantee, with what it would do to whom the nation fears most.
fn guarantee(desk: &Desk, nation: NationId) -> Choice {
    let order = Order::Guarantee { nation };
    let mut choice = desk.choice("Guarantee it in public", order.clone());
    let (foe, _) = reckon::worst_fear(desk.view, nation);
    if foe != nation && foe != desk.me {
        let gain = reckon::gain(desk.view, &order, foe, nation);
        let moved = match gain > 0.0 {
            true => "Gives pause to",
            false => "Would make no odds to",
        };
        choice.note = format!("{moved} {}. {}", desk.name(foe), choice.note);
    }
    choice
}

/// Imposes sanctions, or lifts those in force.
#[must_use]
pub fn sanction(desk: &Desk, nation: NationId) -> Choice {
    let on = !desk.public().pairs.sanctions(desk.me, nation);
    let label = if on {
        "Impose sanctions"
    } else {
        "Lift the sanctions"
    };
    let cost = |of, with| {
        format!(
            "{}%",
            fixed(100.0 * reckon::embargo(desk.view, of, with), 2)
        )
    };
    let mut choice = desk.choice(label, Order::Sanction { nation, on });
    choice.note = format!(
        "An embargo costs {} {} of growth a year, us {}. {}",
        desk.name(nation),
        cost(nation, desk.me),
        cost(desk.me, nation),
        choice.note
    );
    choice
}

/// Grants transit, or withdraws it.
#[must_use]
pub fn transit(desk: &Desk, nation: NationId) -> Choice {
    let grant = !desk.public().pairs.transit(desk.me, nation);
    let label = match grant {
        true => "Let it cross and base on your soil",
        false => "Withdraw its right to cross and base",
    };
    desk.choice(label, Order::Transit { nation, grant })
}

/// Points collection at `nation`, or spreads it when it points there already.
#[must_use]
pub fn watch(desk: &Desk, nation: Option<NationId>) -> Choice {
    let nation = nation.filter(|&n| desk.view.own.watch != Some(n));
    match nation {
        Some(n) => desk.choice(format!("Watch {}", desk.name(n)), Order::Watch { nation }),
        None => desk.choice("Spread collection evenly", Order::Watch { nation }),
    }
}

#[must_use]
pub fn covert(desk: &Desk, nation: NationId) -> Vec<Choice> {
    CovertKind::ORDERED
        .into_iter()
        .map(|kind| {
            desk.choice(
                tell::covert_cell(kind, desk.view),
                Order::Covert { nation, kind },
            )
        })
        .collect()
}

/// Public attributions of what one has evidence of, and what each text asks for.
#[must_use]
pub fn accuse(desk: &Desk, nation: NationId) -> Vec<Choice> {
    CovertKind::ALL
        .into_iter()
        .filter_map(|kind| Some((kind, desk.view.own.best_evidence(nation, kind)?)))
        .map(|(kind, e)| {
            let sure = (e.confidence * 100.0 + 1e-6) as u8;
            let texts: Vec<String> = desk
                .public()
                .treaties_of(desk.me)
                .flat_map(|t| {
                    let triggers = &desk.public().charter(t).triggers;
                    let named = triggers.iter().filter(|x| judge::names(**x, kind));
                    named.map(|x| format!("the {} asks for {}%", t.name, judge::proof_needed(*x)))
                })
                .collect();
            let texts = match texts.is_empty() {
                true => "no treaty of yours names such a deed".to_owned(),
                false => texts.join(", "),
            };
            let order = Order::Accuse { nation, kind };
            let price = desk.price(&order);
            let label = format!("Accuse it of {}", casus_core::tell::covert(kind, desk.view));
            desk.choice(label, order)
                .note(format!("{price}; you are {sure}% sure, {texts}"))
        })
        .collect()
}

#[must_use]
pub fn demand_title(desk: &Desk, nation: NationId) -> String {
    format!(
        "A demand on {} opens a crisis at the rung of a threat",
        desk.name(nation)
    )
}

/// What could be demanded of `target`, the region of a claim first.
fn stakes(desk: &Desk, target: NationId) -> Vec<Stake> {
    let claims = desk.public().claims.iter().filter(|c| c.by == desk.me);
    let mut stakes: Vec<Stake> = claims
        .filter(|c| desk.public().claimed_from(c) == Some(target))
        .map(|c| Stake::Territory(c.region))
        .collect();
    stakes.extend([Stake::Alignment, Stake::Regime, Stake::Armament]);
    stakes
}

/// The stake that may be chosen and whose challenge is worth most, with its reckoning.
#[must_use]
pub fn best_stake(desk: &Desk, target: NationId) -> Option<(Stake, Why)> {
    stakes(desk, target)
        .into_iter()
        .filter(|&stake| desk.refusal(&Order::Demand { target, stake }).is_none())
        .map(|stake| {
            let mut why = Why::default();
            reckon::challenge(desk.view, desk.me, target, stake, &mut why);
            (stake, why)
        })
        .max_by(|a, b| a.1.value.total_cmp(&b.1.value))
}

/// The stakes one could demand, each with one's own reckoning.
#[must_use]
pub fn demands(desk: &Desk, target: NationId) -> Vec<Choice> {
    stakes(desk, target)
        .into_iter()
        .map(|stake| {
            let mut why = Why::default();
            reckon::challenge(desk.view, desk.me, target, stake, &mut why);
            let order = Order::Demand { target, stake };
            let price = desk.price(&order);
            let label = format!("Over {}", tell::stake(stake, desk.view));
            desk.choice(label, order).note(format!(
                "{price}; your interests are {}",
                reckoning(desk, &why)
            ))
        })
        .collect()
}

/// The treaties of `nation` that one is outside of.
fn treaties(desk: &Desk, nation: NationId) -> Vec<Choice> {
    desk.public()
        .treaties_of(nation)
        .filter(|t| !t.has(desk.me))
        .map(|t| {
            desk.choice(
                format!("Apply to the {}", t.name),
                Order::Apply { treaty: t.id },
            )
        })
        .collect()
}
