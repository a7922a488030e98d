//! Peace operations: to ask for one in one's own land, to propose and renew one, to send a contingent where it is
//! worth it, and to bring it home when it is not.

use super::{Desk, matter};
use crate::ids::RegionId;
use crate::judge;
use crate::order::{Caveat, Contribution, MotionKind, Order};
use crate::reckon;
use crate::view::{Mission, Treaty};
use crate::why::Silent;

pub fn plan(desk: &mut Desk<'_>) {
    take_part(desk);
    let view = desk.view;
    let sends = view.public.treaties.iter();
    if !sends
        .clone()
        .any(|t| view.public.charter(t).peace_operations)
    {
        return;
    }
    let mind = &view.scenario().rules.mind.peace;
    if desk.comes_up(matter::INVITE, mind.invitations) {
        invite(desk);
    }
    for treaty in view.public.treaties_of(view.me) {
        renew(desk, treaty);
        let subject = matter::KEEP | u64::from(treaty.id.0);
        // A large body has more who could, and no more that it takes up.
        let share = mind.proposals / treaty.members.len().max(1) as f64;
        if desk.comes_up(subject, share) {
            propose(desk, treaty);
        }
    }
}

fn take_part(desk: &mut Desk<'_>) {
    let view = desk.view;
    let reviews = view.scenario().rules.mind.peace.reviews;
    for mission in &view.public.missions {
        let subject = matter::MISSION | u64::from(mission.id.0);
        if mission.host == view.me {
            leave(desk, mission);
            continue;
        }
        pay(desk, mission);
        let may = view.public.treaty(mission.treaty);
        // Who has moved it goes first, as it said that it would.
        let awaited = mission.by == view.me && mission.troops.is_empty();
        let looks = awaited || desk.comes_up(subject, reviews);
        if may.is_none_or(|t| !t.has(view.me)) || !looks {
            continue;
        }
        let wanted = contribution(desk, mission);
        let has = mission
            .detachment(view.me)
            .map_or(Contribution::Nothing, |d| d.contribution);
        if wanted != has {
            desk.sign(Order::Detach {
                mission: mission.id,
                contribution: wanted,
                caveat: strings(desk, mission),
            });
        }
    }
}

/// Whoever minds what goes on there and has no part in the treaty pays for those who have: the greatest share that is worth it and
/// still to be had. Whom it is worth nothing any more stops. Members give supplies and money as their contingent.
fn pay(desk: &mut Desk<'_>, mission: &Mission) {
    let view = desk.view;
    let rate = view.scenario().rules.mind.peace.payments;
    let subject = matter::FUND | u64::from(mission.id.0);
    let treaty = view.public.treaty(mission.treaty);
    if treaty.is_none_or(|t| t.has(view.me)) || !desk.comes_up(subject, rate) {
        return;
    }
    let worth = |share: f64| reckon::underwriting(view, view.me, mission, share, &mut Silent);
    let pays = mission.payer(view.me);
    let order = |percent| Order::Underwrite {
        mission: mission.id,
        percent,
    };
    if pays.is_none() && !reckon::bearable(view, view.me, mission) {
        return;
    }
    if let Some(payer) = pays {
        if worth(payer.share) <= 0.0 {
            desk.sign(order(0));
        }
        return;
    }
    let manned = mission.troops.iter().any(|d| d.points > 0.0);
    for percent in view.scenario().rules.peace.percents_paid().iter().rev() {
        let share = f64::from(*percent) / 100.0;
        if manned && share > 0.0 && worth(share) > 0.0 && desk.sign(order(*percent)) {
            return;
        }
    }
}

/// A host takes its leave back where it would clearly rather be without, and gives it where it would rather not.
fn leave(desk: &mut Desk<'_>, mission: &Mission) {
    let view = desk.view;
    let mind = &view.scenario().rules.mind.peace;
    let subject = matter::MISSION | u64::from(mission.id.0);
    let Some(treaty) = view.public.treaty(mission.treaty) else {
        return;
    };
    if !desk.comes_up(subject, mind.reviews) {
        return;
    }
    let score = reckon::inviting(view, view.me, treaty, mission.region, &mut Silent);
    let grant = match mission.consent {
        true => score > -mind.unwilling,
        false => score > 0.0,
    };
    if grant != mission.consent {
        desk.sign(Order::Host {
            treaty: mission.treaty,
            region: mission.region,
            grant,
        });
    }
}

/// What taking part is worth, as a contribution. A nation at war has no more troops to spare than those that are there already.
fn contribution(desk: &Desk<'_>, mission: &Mission) -> Contribution {
    let view = desk.view;
    if view.public.at_war(view.me) && mission.detachment(view.me).is_none() {
        return Contribution::Nothing;
    }
    let worth = |c| reckon::contingent(view, view.me, mission, c, &mut Silent);
    let [token, support, caveats, full] = view.scenario().rules.mind.peace.sends;
    let greatest_first = [
        (Contribution::Full, full),
        (Contribution::Caveats, caveats),
        (Contribution::Support, support),
        (Contribution::Token, token),
    ];
    // Whoever is there leaves what it has sent for as long as that is worth anything, and then sends less before it goes.
    let has = mission.detachment(view.me).map(|d| d.contribution);
    if let Some(has) = has.filter(|c| worth(*c) > token) {
        return has;
    }
    if has.is_none() && !reckon::bearable(view, view.me, mission) {
        return Contribution::Nothing;
    }
    let less = |c: Contribution| has.is_none_or(|h| c < h);
    let mut open = greatest_first.into_iter().filter(|(c, _)| less(*c));
    let first = open.find(|(c, least)| worth(*c) > *least);
    first.map_or(Contribution::Nothing, |(c, _)| c)
}

/// The caveat that leaves the contingent worth most; whoever is near the danger has it defend itself only.
fn strings(desk: &Desk<'_>, mission: &Mission) -> Caveat {
    let view = desk.view;
    let Some(treaty) = view.public.treaty(mission.treaty) else {
        return Caveat::default();
    };
    let (host, region) = (mission.host, mission.region);
    let (scenario, charter) = (view.scenario(), view.public.charter(treaty));
    let worth = |c: Caveat| judge::worth(scenario, charter, treaty, host, region, Some(c));
    let mut best = Caveat::DefendOnly;
    for caveat in Caveat::ALL {
        if worth(caveat) > worth(best) {
            best = caveat;
        }
    }
    best
}

/// A holder in trouble asks the treaty that it would rather have in than any other, its own first.
fn invite(desk: &mut Desk<'_>) {
    let view = desk.view;
    let spots = judge::trouble_spots(&view.public).iter().copied();
    for region in spots.filter(|r| view.region(*r).controller == Some(view.me)) {
        let mut best: Option<(f64, Order)> = None;
        for treaty in &view.public.treaties {
            if !view.public.charter(treaty).peace_operations {
                continue;
            }
            let order = Order::Host {
                treaty: treaty.id,
                region,
                grant: true,
            };
            if judge::judge(view, &order).is_err() {
                continue;
            }
            if !reckon::manned(view, treaty, region) {
                continue;
            }
            let mut score = reckon::inviting(view, view.me, treaty, region, &mut Silent);
            if treaty.has(view.me) {
                score += 1e-3;
            }
            if score > 0.0 && best.as_ref().is_none_or(|(b, _)| score > *b) {
                best = Some((score, order));
            }
        }
        if let Some((_, order)) = best {
            desk.sign(order);
        }
    }
}

/// A mandate that runs out is renewed by whoever has troops there and still wants it.
fn renew(desk: &mut Desk<'_>, treaty: &Treaty) {
    let view = desk.view;
    let theirs = view
        .public
        .missions
        .iter()
        .filter(|m| m.treaty == treaty.id);
    for mission in theirs {
        let there = mission.detachment(view.me).is_some() || treaty.lead == Some(view.me);
        let motion = MotionKind::Mission {
            region: mission.region,
        };
        if there && worth_tabling(desk, treaty, &motion) {
            table(desk, treaty, motion);
        }
    }
}

/// Trouble that is near enough is brought before the council by a member that minds it.
fn propose(desk: &mut Desk<'_>, treaty: &Treaty) {
    let Some(region) = wanted(desk, treaty) else {
        return;
    };
    let motion = MotionKind::Mission { region };
    let view = desk.view;
    // A mover that would send nobody itself does not ask the others to; a host asks where somebody would come.
    let mans = match view.region(region).controller == Some(view.me) {
        true => reckon::manned(view, treaty, region),
        false => reckon::would_man(view, treaty, region),
    };
    if mans && worth_tabling(desk, treaty, &motion) {
        table(desk, treaty, motion);
    }
}

fn table(desk: &mut Desk<'_>, treaty: &Treaty, motion: MotionKind) {
    desk.sign(Order::Table {
        treaty: treaty.id,
        motion,
    });
}

/// Whether one is for it oneself, may table it, and expects it to pass.
fn worth_tabling(desk: &Desk<'_>, treaty: &Treaty, motion: &MotionKind) -> bool {
    let view = desk.view;
    let order = Order::Table {
        treaty: treaty.id,
        motion: *motion,
    };
    judge::judge(view, &order).is_ok()
        && reckon::vote(view, view.me, treaty.id, motion, &mut Silent)
            > reckon::mind(view).council.tabling
        && reckon::forecast(view, treaty, motion).passed
}

/// The region for which a mission would find most favour with the mover, where one may be mandated.
fn wanted(desk: &Desk<'_>, treaty: &Treaty) -> Option<RegionId> {
    let view = desk.view;
    let price = view.scenario().rules.orders.motion;
    if !view.public.charter(treaty).peace_operations || view.own.influence < price {
        return None;
    }
    let mut best: Option<(f64, RegionId)> = None;
    // Where others keep the peace already they are left to it.
    let kept = |region: RegionId| {
        let mut missions = view.public.missions.iter();
        missions.any(|m| m.region == region && m.treaty != treaty.id && !m.troops.is_empty())
    };
    let spots = judge::trouble_spots(&view.public).iter().copied();
    for region in spots.filter(|r| !kept(*r)) {
        let motion = MotionKind::Mission { region };
        let order = Order::Table {
            treaty: treaty.id,
            motion,
        };
        if judge::judge(view, &order).is_err() {
            continue;
        }
        let lean = reckon::vote(view, view.me, treaty.id, &motion, &mut Silent);
        if best.is_none_or(|(b, _)| lean > b) {
            best = Some((lean, region));
        }
    }
    best.map(|(_, region)| region)
}
