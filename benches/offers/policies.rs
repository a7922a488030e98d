//! What a sharp player would try, month after month: each a function from what a seat sees to orders, beside the computer's.

use casus_foederis::ids::{CrisisId, NationId};
use casus_foederis::judge;
use casus_foederis::order::{
    Ballot, Concessions, Contribution, Deal, Move, Order, Side, Stake, Term, Terms,
};
use casus_foederis::reckon::{self, From};
use casus_foederis::view::{Contact, Crisis, View};
use casus_foederis::why::Silent;

/// One way to play, and the nation that tries it.
pub struct Policy {
    pub name: &'static str,
    pub nation: &'static str,
    /// Takes from the computer's orders what the policy would not do, and gives what it does first.
    pub play: fn(&View, &mut Vec<Order>) -> Vec<Order>,
}

const fn policy(
    name: &'static str,
    nation: &'static str,
    play: fn(&View, &mut Vec<Order>) -> Vec<Order>,
) -> Policy {
    Policy { name, nation, play }
}

/// A small ally, a middle power or a great one, whichever has most to gain by it.
pub const ALL: [Policy; 28] = [
    policy("alms from every rich friend", "LUX", |v, _| alms(v)),
    policy("the same, built with", "LUX", |v, _| {
        both(alms(v), works(v))
    }),
    policy("building alone", "LUX", |v, _| works(v)),
    policy("alms, with a threat", "SUN", extort),
    policy("right of way to all who pay", "BEL", |v, _| ways(v)),
    policy("sold votes and answers", "BEL", |v, _| votes(v)),
    policy("the same, broken", "BEL", false_votes),
    policy("the same demand again", "YUG", repeat),
    policy("salami", "SUN", salami),
    policy("bluff everywhere", "SUN", bluff),
    policy("no arms in an alliance", "NLD", disarm),
    policy("no arms beside friends", "SWE", disarm),
    policy("no answer to a call", "GBR", deaf),
    policy("words to every call", "GBR", words),
    policy("a call for every trifle", "TUR", |v, _| calls(v)),
    policy("into every treaty", "GRC", join),
    policy("out and in again", "NOR", revolve),
    policy("guarantees for all", "GBR", |v, _| guarantees(v)),
    policy("sanctions on every rival", "FRA", sanctions),
    policy("sanctions, and their end sold", "GBR", blackmail),
    policy("a denunciation a month", "TUR", |v, _| denounce(v)),
    policy("aid to all friends", "NLD", |v, _| aid(v)),
    policy("peace for reparations", "SUN", reparations),
    policy("leaning on the foe, in an alliance", "NOR", lean),
    policy("the allies asked every month", "TUR", |v, _| asks(v)),
    policy("no step up in any quarrel", "SUN", rest),
    policy("no arms among foes", "YUG", disarm),
    policy("no arms among foes, with allies", "TUR", disarm),
];

fn both(mut first: Vec<Order>, then: Vec<Order>) -> Vec<Order> {
    first.extend(then);
    first
}

fn others(view: &View) -> impl Iterator<Item = NationId> + '_ {
    let all = view.scenario().nation_ids();
    all.filter(|n| *n != view.me && view.nation(*n).exile.is_none())
}

fn friends(view: &View) -> impl Iterator<Item = NationId> + '_ {
    let near = |n| view.public.pairs.affinity(view.me, n) > 0.3;
    others(view).filter(move |n| view.public.allied(view.me, *n) || near(*n))
}

/// Those whose armies, garrisons or waters meet one's own, the weakest first.
fn neighbours(view: &View) -> Vec<NationId> {
    let meets = |n: &NationId| view.public.contact(view.me, *n) != Contact::None;
    let mut list: Vec<_> = others(view).filter(meets).collect();
    list.sort_by(|a, b| reckon::power(view, *a).total_cmp(&reckon::power(view, *b)));
    list
}

/// What a buyer's mood of the day may be below its reckoning.
const DOUBT: f64 = 0.05;

/// The most that `buyer` would pay for `goods`, millions, as the screen shows it: at most a fiftieth of its output.
fn dearest(view: &View, buyer: NationId, goods: &[Term]) -> Option<u32> {
    let whole = view.nation(buyer).gdp * 1000.0 / 50.0;
    let steps = (0..12).map(|halvings| (whole / f64::from(1 << halvings)) as u32);
    steps.filter(|m| *m > 0).find(|millions| {
        let deal = sale(goods, *millions);
        reckon::deal(view, view.me, buyer, &deal, &mut Silent) > DOUBT
    })
}

fn sale(goods: &[Term], millions: u32) -> Deal {
    Deal {
        pact: None,
        give: goods.to_vec(),
        ask: vec![Term::Payment(millions)],
    }
}

fn sell(to: NationId, goods: &[Term], millions: u32) -> Order {
    let deal = sale(goods, millions);
    Order::Propose { to, deal }
}

/// Money for nothing, first of those who would give most.
fn alms(view: &View) -> Vec<Order> {
    let rich = |n: &NationId| view.nation(*n).gdp > 2.0 * view.nation(view.me).gdp;
    let mut gifts: Vec<_> = friends(view)
        .filter(rich)
        .filter_map(|n| Some((dearest(view, n, &[])?, n)))
        .collect();
    gifts.sort_by(|a, b| b.cmp(a));
    let ask = |(millions, from)| sell(from, &[], millions);
    gifts.into_iter().map(ask).collect()
}

/// Roads for whatever lies in the treasury beyond a reserve.
fn works(view: &View) -> Vec<Order> {
    if view.own.treasury < 0.05 * view.nation(view.me).gdp {
        return Vec::new();
    }
    let mine = |r: &_| view.region(*r).controller == Some(view.me);
    let regions = view.scenario().region_ids().filter(mine);
    regions.map(|region| Order::Build { region }).collect()
}

/// Weak neighbours are threatened, and asked for money: at the table, and as the price of peace.
fn extort(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    let mut list = reparations(view, plan);
    let weaker = |n: &NationId| 3.0 * reckon::power(view, *n) < reckon::power(view, view.me);
    for target in neighbours(view).into_iter().filter(weaker) {
        let stake = Stake::Armament;
        list.push(Order::Demand { target, stake });
        let hundredth = (view.nation(target).gdp * 10.0) as u32;
        list.push(sell(target, &[], hundredth.max(1)));
    }
    list
}

/// The one right to all who would pay for it, the same month.
fn ways(view: &View) -> Vec<Order> {
    let goods = [Term::Transit];
    let price = |n| Some(sell(n, &goods, dearest(view, n, &goods)?));
    others(view).filter_map(price).collect()
}

/// Every vote, ratification and word that is one's own to give, to whoever pays most.
fn votes(view: &View) -> Vec<Order> {
    let motions = view.public.motions.iter().map(|m| Term::Support(m.id));
    let cases = view.public.cases.iter();
    let answers = cases.map(|c| Term::Answer(c.id, Contribution::Token));
    let candidates = view.public.treaties.iter();
    let entries =
        candidates.flat_map(|t| t.candidates.iter().map(|c| Term::Ratify(t.id, c.nation)));
    let best = |good: Term| {
        let prices = others(view).filter_map(|n| Some((dearest(view, n, &[good])?, n)));
        let (millions, to) = prices.max()?;
        Some(sell(to, &[good], millions))
    };
    motions
        .chain(answers)
        .chain(entries)
        .filter_map(best)
        .collect()
}

/// What is sold is not delivered.
fn false_votes(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    let mut list = votes(view);
    let promised = view.promises.iter().filter(|p| p.by == view.me);
    // What is offered is taken while the votes are counted.
    let offered = view.offers.iter().filter(|o| o.from == view.me);
    let offered = offered.flat_map(|o| &o.deal.give);
    for term in promised.map(|p| &p.term).chain(offered) {
        let broken = match *term {
            Term::Support(motion) => Order::Vote {
                motion,
                ballot: Ballot::Nay,
                because: None,
                unless: None,
            },
            Term::Answer(case, _) => answer(case, Contribution::Nothing),
            _ => continue,
        };
        plan.retain(|o| judge::matter(o) != judge::matter(&broken));
        list.push(broken);
    }
    list
}

fn answer(case: casus_foederis::ids::CaseId, contribution: Contribution) -> Order {
    Order::Contribute {
        case,
        contribution,
        caveat: Default::default(),
        share: 1,
        because: None,
        unless: None,
    }
}

/// Crises that one leads, each with the side.
fn led(view: &View) -> impl Iterator<Item = (&Crisis, Side)> {
    view.public.crises.iter().filter_map(|c| {
        let side = Side::BOTH.into_iter().find(|s| c.leader(*s) == view.me)?;
        Some((c, side))
    })
}

/// Takes back what the computer would do about a crisis, of all such moves or of some.
fn hold(plan: &mut Vec<Order>, crisis: CrisisId, which: impl Fn(Move) -> bool) {
    plan.retain(
        |o| !matches!(o, Order::Act { crisis: c, action, .. } if *c == crisis && which(*action)),
    );
}

/// Whether the quarrel is one's own: nobody else's demand, and nobody's accident.
fn begun(crisis: &Crisis, side: Side) -> bool {
    side == Side::Challenger && crisis.stake != Stake::Incident
}

/// The weakest neighbour is threatened for what can be asked of it, again as soon as that has come to nothing.
fn repeat(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    for (crisis, side) in led(view).filter(|(c, s)| begun(c, *s)) {
        hold(plan, crisis.id, |m| {
            m == Move::Raise && crisis.raised(side) > 2
        });
    }
    let weakest = neighbours(view).into_iter().find_map(|target| {
        let claims = view.public.claims.iter().filter(|c| c.by == view.me);
        let land = claims.map(|c| Stake::Territory(c.region));
        let stakes = land.chain([Stake::Armament, Stake::Alignment]);
        let mut demands = stakes.map(|stake| Order::Demand { target, stake });
        demands.find(|d| judge::judge(view, d).is_ok())
    });
    weakest.into_iter().collect()
}

/// Up to the use of force, and never over it.
fn brink(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    let mut list = Vec::new();
    for (crisis, side) in led(view).filter(|(c, s)| begun(c, *s)) {
        hold(plan, crisis.id, |m| matches!(m, Move::Raise | Move::Yield));
        if crisis.raised(side) <= 4 {
            hold(plan, crisis.id, |m| m != Move::Accept);
            list.push(Order::act(crisis.id, Move::Raise));
        }
    }
    list
}

/// Land that one claims, the smallest piece first, one after the other.
fn salami(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    let mut list = brink(view, plan);
    let people = |r: &_| view.scenario().region(*r).population;
    let claims = view.public.claims.iter().filter(|c| c.by == view.me);
    let mut regions: Vec<_> = claims.map(|c| c.region).collect();
    regions.sort_by(|a, b| people(a).total_cmp(&people(b)));
    for region in regions {
        if let Some(target) = view.region(region).owner {
            let stake = Stake::Territory(region);
            list.push(Order::Demand { target, stake });
        }
    }
    list
}

/// The same against everybody within reach, for anything.
fn bluff(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    let mut list = brink(view, plan);
    for target in neighbours(view) {
        for stake in [Stake::Alignment, Stake::Armament] {
            list.push(Order::Demand { target, stake });
        }
    }
    list
}

fn disarm(_: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    plan.retain(|o| !matches!(o, Order::SetDefence { .. } | Order::Pledge { .. }));
    vec![Order::SetDefence { permille: 0 }]
}

fn deaf(_: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    plan.retain(|o| !matches!(o, Order::Contribute { .. }));
    Vec::new()
}

fn words(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    deaf(view, plan);
    let cases = view.public.cases.iter();
    cases.map(|c| answer(c.id, Contribution::Token)).collect()
}

/// Help by every treaty in every crisis, or else a consultation.
fn calls(view: &View) -> Vec<Order> {
    let mut list = Vec::new();
    for crisis in view.public.crises.iter().map(|c| c.id) {
        for treaty in view.public.treaties_of(view.me).map(|t| t.id) {
            list.push(Order::Invoke { treaty, crisis });
            list.push(Order::Consult { treaty, crisis });
        }
    }
    list
}

/// Applies, signs and agrees wherever there is a pact to be had, and leaves none.
fn join(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    plan.retain(|o| !matches!(o, Order::Leave { .. } | Order::Withdraw { .. }));
    let treaties = view.public.treaties.iter();
    let mut list: Vec<_> = treaties.map(|t| Order::Apply { treaty: t.id }).collect();
    let (founding, accept) = (view.foundings.iter(), true);
    list.extend(founding.map(|f| Order::Sign {
        founding: f.id,
        accept,
    }));
    let pacts = view
        .offers
        .iter()
        .filter(|o| o.to == view.me && o.deal.pact.is_some());
    list.extend(pacts.map(|o| Order::Reply {
        offer: o.id,
        accept,
    }));
    for pact in view.public.charter_ids() {
        let charter = view.public.charter_of(pact);
        for to in others(view).filter(|_| charter.bilateral) {
            let deal = Deal {
                pact: Some(pact),
                ..Deal::default()
            };
            if reckon::deal(view, view.me, to, &deal, &mut Silent) > DOUBT {
                list.push(Order::Propose { to, deal });
            }
        }
    }
    list
}

/// Notice of every alliance, and back as soon as it has run out.
fn revolve(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    plan.retain(|o| !matches!(o, Order::Withdraw { .. }));
    let alliances = view.public.treaties.iter();
    let alliances = alliances.filter(|t| view.public.charter(t).obligation.defends());
    let turn = |treaty, member| match member {
        true => Order::Leave { treaty },
        false => Order::Apply { treaty },
    };
    alliances.map(|t| turn(t.id, t.has(view.me))).collect()
}

fn guarantees(view: &View) -> Vec<Order> {
    others(view)
        .map(|nation| Order::Guarantee { nation })
        .collect()
}

fn sanctions(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    plan.retain(|o| !matches!(o, Order::Sanction { on: false, .. }));
    let rival = |n: &NationId| view.public.pairs.affinity(view.me, *n) < 0.0;
    let on = true;
    let list = others(view).filter(rival);
    list.map(|nation| Order::Sanction { nation, on }).collect()
}

/// Sanctions on all who are no allies, and their end for money.
fn blackmail(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    plan.retain(|o| !matches!(o, Order::Sanction { on: false, .. }));
    let (goods, on) = ([Term::LiftSanctions], true);
    let strangers = others(view).filter(|n| !view.public.allied(view.me, *n));
    let deal = |nation| match view.public.pairs.sanctions(view.me, nation) {
        true => Some(sell(nation, &goods, dearest(view, nation, &goods)?)),
        false => Some(Order::Sanction { nation, on }),
    };
    strangers.filter_map(deal).collect()
}

fn denounce(view: &View) -> Vec<Order> {
    let (nation, _) = reckon::worst_fear(view, view.me);
    vec![Order::Denounce { nation }]
}

/// A thousandth of each friend's output, while the treasury lasts.
fn aid(view: &View) -> Vec<Order> {
    let gift = |nation| Order::Aid {
        nation,
        millions: (view.nation(nation).gdp as u32).max(1),
    };
    friends(view).map(gift).collect()
}

/// In every quarrel the other is to pay, as much as is likely to bring most.
fn reparations(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    let mut list = Vec::new();
    for (crisis, side) in led(view).filter(|(c, _)| !c.is_war()) {
        let terms = |permille| {
            let reparations = permille;
            let gives = Concessions {
                reparations,
                ..Concessions::NOTHING
            };
            Terms::of(side.other(), gives)
        };
        let hope = |permille: &u16| {
            let from = From::OtherSide;
            let chance = reckon::acceptance(view, crisis, side.other(), &terms(*permille), from);
            chance * f64::from(*permille)
        };
        let ladder = [5, 10, 20, 50];
        let best = ladder
            .into_iter()
            .max_by(|a, b| hope(a).total_cmp(&hope(b)));
        if let Some(permille) = best {
            hold(plan, crisis.id, |m| m != Move::Accept);
            list.push(Order::act(crisis.id, Move::Offer(terms(permille))));
        }
    }
    list
}

/// The control of those that hold back: nothing is asked, and no threat made worse, short of war.
fn rest(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    for (crisis, _) in led(view).filter(|(c, _)| !c.is_war()) {
        hold(plan, crisis.id, |m| m == Move::Raise);
    }
    Vec::new()
}

fn lean(view: &View, plan: &mut Vec<Order>) -> Vec<Order> {
    plan.retain(|o| !matches!(o, Order::Lean { .. }));
    let (feared, _) = reckon::worst_fear(view, view.me);
    let towards = Some(feared);
    vec![Order::Lean { towards }]
}

fn asks(view: &View) -> Vec<Order> {
    let mut list = Vec::new();
    for treaty in view.public.treaties_of(view.me) {
        let allies = treaty.members.iter().filter(|m| **m != view.me);
        list.extend(allies.map(|&nation| Order::Ask {
            treaty: treaty.id,
            nation,
        }));
    }
    list
}
