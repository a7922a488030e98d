//! Peace operations: to ask for one in one's own land, to propose and renew one, to send a contingent where it is
//! worth it, and to bring it home when it is not.

use super::{Desk, matter};
use crate::content::PeaceMind;
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
    let rate = view.scenario().rules.mind.peace.proposals;
    if desk.comes_up(matter::INVITE, rate) {
        invite(desk);
    }
    for treaty in view.public.treaties_of(view.me) {
        renew(desk, treaty);
        let subject = matter::KEEP | u64::from(treaty.id.0);
        if desk.comes_up(subject, rate) {
            propose(desk, treaty);
        }
    }
}

fn take_part(desk: &mut Desk<'_>) {
    let view = desk.view;
    for mission in &view.public.missions {
        let subject = matter::MISSION | u64::from(mission.id.0);
        let wanted = contribution(desk, mission);
        let has = mission
            .detachment(view.me)
            .map_or(Contribution::Nothing, |d| d.contribution);
        // Who is there changes its mind only to go.
        let moves = match has {
            Contribution::Nothing => wanted != Contribution::Nothing,
            _ => wanted == Contribution::Nothing,
        };
        let reviews = view.scenario().rules.mind.peace.reviews;
        if moves && desk.comes_up(subject, reviews) {
            desk.sign(Order::Detach {
                mission: mission.id,
                contribution: wanted,
                caveat: strings(desk, mission),
            });
        }
    }
}

/// What taking part is worth, as a contribution. A nation at war has no more troops to spare than those that are there already.
fn contribution(desk: &Desk<'_>, mission: &Mission) -> Contribution {
    let view = desk.view;
    if view.public.at_war(view.me) && mission.detachment(view.me).is_none() {
        return Contribution::Nothing;
    }
    let score = reckon::contingent(view, view.me, mission, &mut Silent);
    let PeaceMind {
        sends: [token, support, caveats, full],
        ..
    } = view.scenario().rules.mind.peace;
    match score {
        s if s > full => Contribution::Full,
        s if s > caveats => Contribution::Caveats,
        s if s > support => Contribution::Support,
        s if s > token => Contribution::Token,
        _ => Contribution::Nothing,
    }
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
