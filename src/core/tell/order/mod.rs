//! Orders as imperatives, for the list of what a seat is about to do, and what became of one of which no event tells.

mod motion;

pub use motion::{exercise, motion};

use super::names::treaty_with_article;
use super::{
    Names, action, caveat, contribution, count, covert, deal, factor, millions, nations, percent,
    restraint, sector, split, stake, strength, term, terms,
};
use crate::figures::fixed;
use crate::order::{Ballot, Contribution, CyberAct, Move, Order, Payment, Stance, Stand, Way};

/// An order in the imperative: `Offer France: $120m for transit and basing`.
#[must_use]
pub fn order(order: &Order, names: &(impl Names + ?Sized)) -> String {
    match order {
        Order::SetDefence { permille } => {
            format!(
                "Spend {} of GDP on defence",
                percent(f64::from(*permille) / 1e3)
            )
        }
        Order::SetMix { land, air, naval } => {
            format!(
                "Split the defence budget {}",
                split([*land, *air, *naval], names)
            )
        }
        Order::SetEquipment { percent } => {
            format!("Put {percent}% of what the forces buy into new models")
        }
        Order::SetGuard { basis_points } => format!(
            "Spend {}% of GDP on the defence of your networks",
            fixed(f64::from(*basis_points) / 100.0, 2)
        ),
        Order::Build { region } => format!("Build up {}", names.region(*region)),
        Order::Repair { link } => format!("Repair {}", names.link(*link)),
        Order::Prestock { region } => format!("Lay in supplies in {}", names.region(*region)),

        Order::Propose { to, deal: d } => {
            format!("Offer {}: {}", names.nation(*to), deal(d, names))
        }
        Order::Reply {
            offer,
            accept: true,
        } => format!("Accept {}", names.offer(*offer)),
        Order::Reply { offer, .. } => format!("Turn down {}", names.offer(*offer)),
        Order::Lean {
            towards: Some(nation),
        } => format!("Accommodate {}", names.nation(*nation)),
        Order::Lean { towards: None } => "Accommodate nobody".to_owned(),
        Order::Denounce { nation } => format!("Denounce {}", names.nation(*nation)),
        Order::Guarantee { nation } => format!("Guarantee {}", names.nation(*nation)),
        Order::Apply { treaty } => format!("Apply to join {}", names.treaty(*treaty)),
        Order::Renew { treaty, keep: true } => format!("Renew {}", names.treaty(*treaty)),
        Order::Renew {
            treaty,
            keep: false,
        } => format!("Let {} run out", names.treaty(*treaty)),
        Order::Leave { treaty } => format!("Leave {}", names.treaty(*treaty)),
        Order::Withdraw { treaty } => {
            format!("Withdraw what you asked of {}", names.treaty(*treaty))
        }
        Order::Ratify {
            treaty,
            nation,
            stand,
            because,
        } => {
            let entry = format!(
                "the entry of {} into {}",
                names.nation(*nation),
                names.treaty(*treaty)
            );
            let because =
                because.map_or(String::new(), |f| format!(", citing {}", factor(f, names)));
            match stand {
                Stand::For => format!("Ratify {entry}"),
                Stand::HoldOut(Some(price)) => {
                    format!("Hold out on {entry} for {}", term(*price, names))
                }
                Stand::HoldOut(None) => format!("Hold out on {entry}{because}"),
                Stand::Against => format!("Bar {entry}{because}"),
            }
        }
        Order::Found { draft, invite, .. } => format!(
            "Invite {} to sign {}",
            nations(invite, names),
            treaty_with_article(&draft.name)
        ),
        Order::Sign {
            founding,
            accept: true,
        } => format!("Sign {}", names.founding(*founding)),
        Order::Sign { founding, .. } => format!("Stay out of {}", names.founding(*founding)),
        Order::Aid {
            nation,
            millions: m,
        } => {
            format!(
                "Send {} {} in aid",
                names.nation(*nation),
                millions(*m, names)
            )
        }
        Order::Sanction { nation, on: true } => {
            format!("Impose sanctions on {}", names.nation(*nation))
        }
        Order::Sanction { nation, .. } => format!("Lift sanctions on {}", names.nation(*nation)),
        Order::Transit {
            nation,
            grant: true,
        } => {
            format!("Grant {} transit and basing", names.nation(*nation))
        }
        Order::Transit { nation, .. } => format!("End {} transit", possessive(names, *nation)),

        Order::Table {
            treaty,
            motion: kind,
        } => {
            format!(
                "Move in {} to {}",
                names.treaty(*treaty),
                motion(kind, names)
            )
        }
        Order::Vote {
            motion,
            ballot,
            because,
            ..
        } => {
            let motion = names.motion(*motion);
            let because =
                because.map_or(String::new(), |f| format!(", citing {}", factor(f, names)));
            match ballot {
                Ballot::Aye => format!("Vote for {motion}{because}"),
                Ballot::Nay => format!("Vote against {motion}{because}"),
                Ballot::Abstain => format!("Abstain on {motion}{because}"),
                Ballot::UpTo(most) => {
                    format!(
                        "Go as far as {} on {motion}{because}",
                        strength(*most, names)
                    )
                }
            }
        }
        Order::Pay { treaty, by } => match by {
            Payment::Coin => format!("Pay {} in coin", names.treaty(*treaty)),
            Payment::Ships => format!("Pay {} in ships", names.treaty(*treaty)),
            Payment::Withheld => format!("Withhold the dues of {}", names.treaty(*treaty)),
        },
        Order::Invoke { treaty, crisis } => {
            format!(
                "Invoke {} in {}",
                names.treaty(*treaty),
                names.crisis(*crisis)
            )
        }
        Order::Pledge {
            treaty,
            permille,
            years,
        } => format!(
            "Pledge to {} to spend {} of GDP on defence in {}",
            names.treaty(*treaty),
            percent(f64::from(*permille) / 1e3),
            count(*years, "year")
        ),
        Order::Detach {
            mission,
            contribution: Contribution::Nothing,
            ..
        } => format!("Take our troops home from {}", names.mission(*mission)),
        Order::Detach {
            mission,
            contribution: c,
            caveat: strings,
        } => {
            let terms = match c {
                Contribution::Caveats => format!(", {}", caveat(*strings, names)),
                _ => String::new(),
            };
            format!(
                "Take part in {} with {}{terms}",
                names.mission(*mission),
                contribution(*c, names)
            )
        }
        Order::Underwrite {
            mission,
            percent: 0,
        } => format!("Pay no more for {}", names.mission(*mission)),
        Order::Underwrite {
            mission,
            percent: share,
        } => format!(
            "Pay {share}% of what {} costs its members",
            names.mission(*mission)
        ),
        Order::Relieve {
            region,
            percent: share,
        } => format!(
            "Send {share}% of what is needed to {}",
            names.region(*region)
        ),
        Order::TurnAway { region, nation } => format!(
            "Turn away what {} sends to {}",
            names.nation(*nation),
            names.region(*region)
        ),
        Order::Host {
            treaty,
            region,
            grant: true,
        } => format!(
            "Ask {} to keep the peace in {}",
            names.treaty(*treaty),
            names.region(*region)
        ),
        Order::Host {
            treaty,
            region,
            grant: false,
        } => format!(
            "Withdraw our consent to peacekeepers of {} in {}",
            names.treaty(*treaty),
            names.region(*region)
        ),
        Order::Warn { treaty, nation } => format!(
            "Warn {} that {} will not cover it as it spends now",
            names.nation(*nation),
            names.treaty(*treaty)
        ),
        Order::Ask { treaty, nation } => format!(
            "Ask {} whether it stands by {}",
            names.nation(*nation),
            names.treaty(*treaty)
        ),
        Order::Entrust {
            treaty,
            nation,
            grant: true,
        } => format!(
            "Give {} back the powers that {} reserves",
            names.nation(*nation),
            names.treaty(*treaty)
        ),
        Order::Entrust {
            treaty,
            nation,
            grant: false,
        } => format!(
            "Take back from {} the powers that {} reserves",
            names.nation(*nation),
            names.treaty(*treaty)
        ),
        Order::Reaffirm { treaty } => format!("Reaffirm {}", names.treaty(*treaty)),
        Order::Reproach { treaty, nation } => format!(
            "Reproach {} in {}",
            names.nation(*nation),
            names.treaty(*treaty)
        ),
        Order::Contribute {
            case,
            contribution: c,
            caveat: strings,
            share,
            because,
            ..
        } => {
            let because =
                because.map_or(String::new(), |f| format!(", citing {}", factor(f, names)));
            let terms = match c {
                Contribution::Caveats => {
                    format!(": {share}% of our strength, {}", caveat(*strings, names))
                }
                Contribution::Full => format!(": {share}% of our strength"),
                _ => String::new(),
            };
            format!(
                "Answer {} with {}{terms}{because}",
                names.case(*case),
                contribution(*c, names)
            )
        }
        Order::Consult { treaty, crisis } => {
            format!(
                "Call {} together over {}",
                names.treaty(*treaty),
                names.crisis(*crisis)
            )
        }
        Order::Decline { case } => format!("Call off {}", names.case(*case)),
        Order::Lobby {
            motion,
            nation,
            aye,
        } => {
            let way = if *aye { "for" } else { "against" };
            format!(
                "Work on {} {way} {}",
                names.nation(*nation),
                names.motion(*motion)
            )
        }

        Order::Decide { script, course } => {
            let (title, course) = names.course(*script, *course);
            format!("Decide on {title}: {course}")
        }
        Order::Demand { target, stake: s } => {
            format!(
                "Challenge {} over {}",
                names.nation(*target),
                stake(*s, names)
            )
        }
        Order::Act {
            crisis, action: a, ..
        } => {
            let parties = names.parties(*crisis);
            format!(
                "In {}: {}",
                names.crisis(*crisis),
                action(a, parties, names)
            )
        }
        Order::Back {
            crisis,
            side,
            because,
        } => {
            let because =
                because.map_or(String::new(), |f| format!(", citing {}", factor(f, names)));
            let crisis = names.crisis(*crisis);
            format!(
                "Back the {} in {crisis}{because}",
                super::side(*side, names)
            )
        }
        Order::Broker { crisis, terms: t } => {
            let terms = terms(t, names.parties(*crisis), names);
            format!(
                "In {}: propose {terms} to both sides",
                names.crisis(*crisis)
            )
        }
        Order::Repudiate { to, restraint: r } => format!(
            "Renounce the undertaking towards {} to {}",
            names.nation(*to),
            restraint(*r, names)
        ),
        Order::SeparatePeace { crisis, terms } => format!(
            "Ask for a separate peace in {}: {}",
            names.crisis(*crisis),
            super::parting(*terms, names)
        ),
        Order::Release {
            nation,
            accept: true,
            ..
        } => {
            format!("Let {} go on its terms", names.nation(*nation))
        }
        Order::Release { nation, .. } => {
            format!("Refuse {} a separate peace", names.nation(*nation))
        }
        Order::Mediate { crisis } => format!("Mediate in {}", names.crisis(*crisis)),
        Order::Mobilise { on: true } => "Mobilise".to_owned(),
        Order::Mobilise { .. } => "Stand down".to_owned(),
        Order::March { force, to, by } => {
            let by = match by {
                Way::Fastest => "",
                Way::Safest => " by the safest way",
                Way::LeastLift => " by the way that takes the fewest ships",
            };
            format!("Send {} to {}{by}", names.force(*force), names.region(*to))
        }
        Order::Stance {
            force,
            stance: Stance::Reserve,
        } => {
            format!("Pull {} into reserve", names.force(*force))
        }
        Order::Stance {
            force,
            stance: Stance::Attack,
        } => {
            format!("Order {} to attack", names.force(*force))
        }
        Order::Stance { force, .. } => format!("Order {} to defend", names.force(*force)),
        Order::Interdict {
            force,
            link: Some(link),
        } => format!("Send {} against {}", names.force(*force), names.link(*link)),
        Order::Interdict { force, link: None } => {
            format!("Call {} back to the front", names.force(*force))
        }
        Order::Watch { nation: Some(n) } => format!("Watch {}", names.nation(*n)),
        Order::Watch { nation: None } => "Watch everyone alike".to_owned(),
        Order::Covert { nation, kind } => {
            format!(
                "Try {} against {}",
                covert(*kind, names),
                names.nation(*nation)
            )
        }
        Order::Cyber {
            nation,
            sector: s,
            act,
        } => {
            let verb = match act {
                CyberAct::Preposition => "Get into",
                CyberAct::Disrupt => "Strike",
            };
            format!("{verb} {} of {}", sector(*s, names), names.nation(*nation))
        }
        Order::Accuse { nation, kind } => {
            format!(
                "Accuse {} of {}",
                names.nation(*nation),
                covert(*kind, names)
            )
        }
    }
}

/// What became of an order that was carried out without a word, or that found nothing left to be carried out on.
pub(super) const fn wordless(order: &Order) -> &'static str {
    use Order as O;
    match order {
        O::Act {
            action: Move::Hold, ..
        }
        | O::Watch { .. }
        | O::Interdict { .. } => "done",
        O::Act { .. } | O::Back { .. } | O::Mediate { .. } | O::Broker { .. } => {
            "too late, the crisis had ended or passed to another leader"
        }
        O::SeparatePeace { .. } | O::Release { .. } => {
            "too late, that war had ended or had been left already"
        }
        O::Invoke { .. } => "too late, the crisis had ended",
        O::Consult { .. } => "another member had called all together already",
        O::Decide { .. } => "too late, your government has fallen",
        O::Demand { .. } => "the two of you were in a crisis already",
        O::Accuse { .. } => "the evidence had lost its worth",
        O::Vote { .. } | O::Lobby { .. } => "too late, the motion was off the table",
        O::Contribute { .. } | O::Decline { .. } => "too late, the case was closed",
        O::Reply { .. } => "too late, the offer was gone",
        O::Sign { .. } => "too late, it was founded or given up already",
        O::Ratify { .. } => "too late, its application had ended",
        O::Apply { .. }
        | O::Leave { .. }
        | O::Withdraw { .. }
        | O::Renew { .. }
        | O::Pledge { .. } => "too late, the treaty had ended",
        O::Sanction { .. } => "it was so already",
        O::March { .. } | O::Stance { .. } => "the way was closed, or the force was gone",
        O::Relieve { .. } => "others had sent all of it, or it came too late",
        O::TurnAway { .. } => "it was there already, or nothing came",
        O::Underwrite { .. } => "others pay for all of it, or it had ended",
        O::Detach { .. } | O::Host { .. } => "too late, the peace operation had ended",
        O::Covert { .. } | O::Cyber { .. } => "there was nobody left to act against",
        O::Repudiate { .. } => "it bound you no more",
        O::Table { .. } => "too late, the matter was closed",
        O::Lean { .. } => "it was so already",
        O::SetDefence { .. }
        | O::SetMix { .. }
        | O::SetEquipment { .. }
        | O::SetGuard { .. }
        | O::Build { .. }
        | O::Repair { .. }
        | O::Prestock { .. }
        | O::Propose { .. }
        | O::Denounce { .. }
        | O::Guarantee { .. }
        | O::Found { .. }
        | O::Aid { .. }
        | O::Transit { .. }
        | O::Pay { .. }
        | O::Warn { .. }
        | O::Ask { .. }
        | O::Entrust { .. }
        | O::Reaffirm { .. }
        | O::Reproach { .. }
        | O::Mobilise { .. } => "nothing came of it",
    }
}

fn possessive(names: &(impl Names + ?Sized), nation: crate::ids::NationId) -> String {
    super::names::possessive(&names.nation(nation))
}
