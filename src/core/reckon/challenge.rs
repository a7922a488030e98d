//! Does a challenge pay? A challenger weighs the chance that the other gives way,
//! and what a war would bring against those it believes would come; deterrence is what that leaves.

use super::field::Field;
use super::firm::would_stand;
use super::pact::sheltered;
use super::peace::restraint;
use super::prospect::{enmity, patron, prospect, prospect_at, stake_place};
use super::{UNARMED, democracy, mind, odds, power, rising, seat, weariness};
use super::{objectives, salience, wards};
use crate::content::scale::{around_one, logistic};
use crate::ids::{NationId, RegionId};
use crate::order::{Side, Stake};
use crate::view::{Prospect, View};
use crate::why::{Factor, Recorder, Silent, Tally};

/// How far leaders of `nation` differ in what a stake of this kind is worth to them, as a share of how far they differ over
/// land that is theirs: less over trifles and weak claims, but more than in proportion.
#[must_use]
pub fn passion(view: &View, nation: NationId, stake: Stake) -> f64 {
    let c = &mind(view).challenge;
    let weight = match stake {
        Stake::Territory(region) if view.region(region).owner == Some(nation) => c.territory,
        Stake::Territory(region) => c.territory * rising(c.cause, claim(view, nation, region)),
        Stake::Alignment => c.alignment,
        Stake::Regime => c.regime,
        Stake::Armament => c.armament,
        Stake::Incident => c.incident,
    };
    (weight / c.territory).sqrt()
}

/// Strength of the claim of `nation` to `region`, 0..1, or what the rules give one that has none.
fn claim(view: &View, nation: NationId, region: RegionId) -> f64 {
    let mut claims = view.public.claims.iter();
    let own = claims.find(|c| c.by == nation && c.region == region);
    own.map_or(mind(view).challenge.unclaimed, |c| c.strength)
}

/// What a stake is worth to the one who wants it of `target`, in units of a national cause.
pub(super) fn worth(view: &View, challenger: NationId, target: NationId, stake: Stake) -> f64 {
    let m = &mind(view).challenge;
    let ambition = view.scenario().nation(challenger).doctrine.ambition;
    let drive = m.contented + m.ambition * ambition;
    drive
        * match stake {
            Stake::Territory(region) => {
                // Where the people rise against their ruler the fruit is ripe.
                let ripe = 1.0 + m.uprising * view.region(region).unrest;
                let aim = objectives::gained(view, challenger, region);
                m.territory * claim(view, challenger, region) * ripe + aim
            }
            Stake::Alignment => {
                m.alignment * prize(view, challenger, target)
                    + objectives::parted(view, challenger, target, challenger)
            }
            // A lead can live with any government that stays and pays, unless it came by a coup against its friends.
            Stake::Regime
                if wards::obeys(view, target, challenger)
                    && salience::estranged(view, challenger, target) <= 0.0 =>
            {
                0.0
            }
            Stake::Regime => m.regime * prize(view, challenger, target),
            Stake::Armament => m.armament * prize(view, challenger, target),
            Stake::Incident => m.incident,
        }
}

/// What the friends, the government or the arms of `target` matter to `challenger`, as a share of those of an equal: a great
/// power gains little by a small one, and has little to fear of it.
fn prize(view: &View, challenger: NationId, target: NationId) -> f64 {
    let beside = power(view, target) / power(view, challenger).max(UNARMED);
    rising(mind(view).challenge.prize, beside.sqrt().min(1.0))
}

/// What it is worth to the one who would lose it to `challenger`.
pub(super) fn dear(view: &View, target: NationId, challenger: NationId, stake: Stake) -> f64 {
    let m = &mind(view).challenge;
    match stake {
        Stake::Territory(region) => {
            let home = seat(view, target) == region;
            let share = view.region(region).people / view.nation(target).population.max(1e-6);
            m.territory
                * (m.soil
                    + if home {
                        m.heartland
                    } else {
                        share.min(m.heartland)
                    })
                + objectives::gained(view, target, region)
        }
        Stake::Alignment => {
            let parting = objectives::parted(view, target, target, challenger);
            m.alignment_dear * m.alignment + sheltered(view, target) - parting
        }
        Stake::Regime => m.regime_dear * m.regime,
        Stake::Armament => m.armament,
        Stake::Incident => m.incident,
    }
}

/// What a war over `stake` would bring to `side` of it, given its prospect: what the challenger wins, or what it is worth to
/// the target to be rid of the threat, which holds the thing already and may lose it; less what
/// the fighting costs even a victor, less the risk of nuclear arms. `drive` is added to what the stake is worth
/// to that side: what a leader alone knows of its own will, 0 for an outsider.
#[must_use]
pub fn war(
    view: &View,
    challenger: NationId,
    target: NationId,
    stake: Stake,
    side: Side,
    outlook: &Prospect,
    drive: f64,
) -> f64 {
    let m = mind(view);
    match side {
        Side::Challenger => {
            let value = (worth(view, challenger, target, stake) + drive).max(0.0);
            outlook.win * value - Costs::of(view, (challenger, target), stake, outlook).total()
        }
        Side::Target => {
            let turned = Prospect {
                own: outlook.other,
                other: outlook.own,
                ..*outlook
            };
            let armed = f64::from(u8::from(view.nation(challenger).nuclear > 0.0));
            let holds = dear(view, target, challenger, stake);
            (1.0 - outlook.win) * m.challenge.relief * (holds + drive).max(0.0)
                - outlook.win * holds
                - war_cost(view, target, &turned)
                - m.challenge.nuclear * armed
                - objectives::spoiled(view, target, challenger, outlook.win)
                - restraint(view, target, challenger)
                - word(view, target, challenger)
        }
    }
}

/// What it would bring the target of a demand for `stake` to make war of it where nobody has been attacked yet: it is the attacker
/// then, whom its own pacts of defence do not bind to help, and the other's do.
#[must_use]
pub fn preempt(
    view: &View,
    target: NationId,
    challenger: NationId,
    stake: Stake,
    drive: f64,
) -> f64 {
    let c = &mind(view).challenge;
    let outlook = prospect_at(
        view,
        stake_place(view, challenger, stake),
        target,
        challenger,
    );
    let holds = dear(view, target, challenger, stake);
    outlook.win * c.relief * (holds + drive).max(0.0)
        - (1.0 - outlook.win) * holds
        - war_cost(view, target, &outlook)
        - c.outrage * provoked(view, target, challenger)
        - general_war(view, target, &outlook)
        - c.nuclear * outlook.nuclear
        - objectives::spoiled(view, target, challenger, 1.0 - outlook.win)
        - restraint(view, target, challenger)
        - word(view, target, challenger)
}

/// What it costs `attacker` to break a promise of peace to `victim`, and a truce is one: more with those who keep their word.
pub(super) fn word(view: &View, attacker: NationId, victim: NationId) -> f64 {
    if !crate::judge::sworn(&view.public, attacker, victim) {
        return 0.0;
    }
    let loyalty = view.scenario().nation(attacker).doctrine.loyalty;
    mind(view).challenge.treaty * around_one(loyalty)
}

/// What fighting costs: part of it falls on whoever goes to war at all, the rest grows with the enemy.
fn war_cost(view: &View, nation: NationId, outlook: &Prospect) -> f64 {
    let c = &mind(view).challenge;
    let enemy = (outlook.other / outlook.own.max(1e-3)).sqrt().min(c.giant);
    let voters = c.war_autocrat + c.war_democrat * democracy(view, nation);
    c.war_cost * rising(c.war_floor, enemy) * voters
}

/// What it costs a challenger to begin a war.
struct Costs {
    /// The fighting, the bomb, and what follows: by name.
    named: [(Factor, f64); 7],
    /// What holds it back from any war with this one: peacekeepers between them and its word.
    held: f64,
}

impl Costs {
    fn of(
        view: &View,
        (challenger, target): (NationId, NationId),
        stake: Stake,
        outlook: &Prospect,
    ) -> Costs {
        let c = &mind(view).challenge;
        let named = [
            (Factor::Cost, war_cost(view, challenger, outlook)),
            (Factor::Nuclear, c.nuclear * outlook.nuclear),
            (
                Factor::Provocation,
                c.outrage * provoked(view, challenger, target),
            ),
            (Factor::GeneralWar, general_war(view, challenger, outlook)),
            (
                Factor::Holding,
                c.holding * outlook.win * unwilling(view, challenger, target, stake),
            ),
            (
                Factor::Attention,
                c.attention * elsewhere(view, challenger, target),
            ),
            (
                Factor::Objectives,
                objectives::spoiled(view, challenger, target, 1.0 - outlook.win),
            ),
        ];
        let held = restraint(view, challenger, target) + word(view, challenger, target);
        Costs { named, held }
    }

    fn total(&self) -> f64 {
        self.named.iter().map(|(_, cost)| cost).sum::<f64>() + self.held
    }
}

/// Share of the world's power that begins to draw together and to arm where `challenger` attacks `target` (Walt 1987):
/// its rivals, so far as they are committed to the victim, allies in full and friends by the rule `bystander`.
fn provoked(view: &View, challenger: NationId, target: NationId) -> f64 {
    let c = &mind(view).challenge;
    let patron = patron(view, challenger);
    let (mut rivals, mut all) = (0.0, 0.0);
    for other in view.scenario().nation_ids().filter(|n| *n != challenger) {
        let strength = power(view, other);
        all += strength;
        let committed = if other == target || view.public.allied(other, target) {
            1.0
        } else if view.public.pairs.affinity(other, target) >= c.friend {
            c.bystander
        } else {
            0.0
        };
        rivals += strength * enmity(view, challenger, patron, other) * committed;
    }
    rivals / f64::max(all, 1e-6)
}

/// What a war against a great rival would cost on top, by the chance that it comes to that; more where both have the bomb.
fn general_war(view: &View, challenger: NationId, outlook: &Prospect) -> f64 {
    let c = &mind(view).challenge;
    let armed = view.nation(challenger).nuclear > 0.0;
    let bomb = if armed { c.bomb * outlook.nuclear } else { 0.0 };
    c.general * outlook.general * (1.0 + bomb)
}

/// How unwilling a people would have to be held down by a victor, 0..1: by its number beside one's own, and by how far it
/// is from liking it.
fn unwilling(view: &View, challenger: NationId, target: NationId, stake: Stake) -> f64 {
    let people = match stake {
        Stake::Territory(region) => view.region(region).people,
        Stake::Alignment | Stake::Regime => view.nation(target).population,
        Stake::Armament | Stake::Incident => 0.0,
    };
    let kin = match stake {
        // Whoever is claimed with reason may be glad to come home.
        Stake::Territory(_) => view.public.ground(challenger, target),
        _ => view.public.pairs.affinity(challenger, target),
    };
    let many = (people / view.nation(challenger).population.max(1e-6)).min(1.0);
    many * ((1.0 - kin) / 2.0).clamp(0.0, 1.0)
}

/// How many other demands of one's own are open.
fn elsewhere(view: &View, challenger: NationId, target: NationId) -> f64 {
    let open = view.public.crises.iter();
    open.filter(|c| c.challenger == challenger && c.target != target && c.rung >= 2)
        .count() as f64
}

/// What challenging `target` over `stake` is worth to `challenger`: above 0 it pays.
pub fn challenge<R: Recorder>(
    view: &View,
    challenger: NationId,
    target: NationId,
    stake: Stake,
    why: &mut R,
) -> f64 {
    driven(view, challenger, target, stake, 0.0, why)
}

/// The same for a leader to whom the stake is worth `drive` more than others can tell.
fn driven<R: Recorder>(
    view: &View,
    challenger: NationId,
    target: NationId,
    stake: Stake,
    drive: f64,
    why: &mut R,
) -> f64 {
    let outlook = prospect(view, challenger, target, stake);
    challenge_with(view, (challenger, target), stake, drive, &outlook, why)
}

/// What a challenge is worth to a leader to whom the stake is worth `drive` more than others can tell, where it may pay. None where it
/// cannot, however the target and all others answered: how a war over it would go need not be reckoned then.
#[must_use]
pub fn tempting(
    view: &View,
    challenger: NationId,
    target: NationId,
    stake: Stake,
    drive: f64,
) -> Option<f64> {
    let c = &mind(view).challenge;
    let value = (worth(view, challenger, target, stake) + drive).max(0.0);
    let mut silent = Silent;
    let mut tally = Tally::new(&mut silent);
    // It gives way, or a war is won that costs nothing; and no window shuts on more than all.
    tally.add(Factor::Stake, value * (1.0 + c.window));
    bearing(view, challenger, target, &mut tally);
    let most = tally.total();
    (most > 0.0).then(|| driven(view, challenger, target, stake, drive, &mut Silent))
}

/// The same with the prospect given.
pub(super) fn challenge_with<R: Recorder>(
    view: &View,
    (challenger, target): (NationId, NationId),
    stake: Stake,
    drive: f64,
    outlook: &Prospect,
    why: &mut R,
) -> f64 {
    let m = mind(view);
    let c = &m.challenge;
    let value = (worth(view, challenger, target, stake) + drive).max(0.0);
    let costs = Costs::of(view, (challenger, target), stake, outlook);
    let stands = would_stand(view, (challenger, target), stake, outlook)
        + m.firm.record * (view.nation(target).reputation[1] - 0.5)
        + m.firm.refused * view.public.pairs.refused(challenger, target);
    let gives_way = logistic(-stands / m.noise) * c.gives_way_most;
    let stays = 1.0 - gives_way;
    let mut tally = Tally::new(why);
    tally.add(Factor::Stake, gives_way * value);
    let fights = view.public.can_fight(challenger, target);
    if fights && outlook.win * value - costs.total() > -c.back_down {
        tally.add(Factor::Odds, stays * outlook.win * value);
        for (factor, cost) in costs.named {
            tally.add(factor, -stays * cost);
        }
    } else {
        let voters = around_one(democracy(view, challenger));
        tally.add(Factor::Audience, -stays * c.back_down * voters);
    }
    tally.add(
        Factor::Window,
        c.window * window(view, challenger, target, stake, outlook) * value,
    );
    bearing(view, challenger, target, &mut tally);
    tally.total()
}

/// What speaks for and against challenging `target` whatever is demanded and however it answers.
fn bearing<R: Recorder>(
    view: &View,
    challenger: NationId,
    target: NationId,
    tally: &mut Tally<'_, R>,
) {
    let c = &mind(view).challenge;
    tally.add(Factor::StatusQuo, -c.status_quo);
    let held = restraint(view, challenger, target);
    if held > 0.0 {
        tally.add(Factor::Peacekeepers, -held);
    }
    if view.nation(target).leans == Some(challenger) {
        tally.add(Factor::Leaning, -c.leaning);
    }
    tally.add(
        Factor::Affinity,
        -c.restraint * view.public.pairs.affinity(challenger, target).max(0.0),
    );
    tally.add(
        Factor::Grievance,
        c.resentment * c.restraint * view.public.pairs.grievance(challenger, target),
    );
    tally.add(
        Factor::Risk,
        c.risk * (view.scenario().nation(challenger).doctrine.risk - 0.5),
    );
    tally.add(
        Factor::Weariness,
        -c.weariness * weariness(view, challenger),
    );
    if view.public.at_war(challenger) {
        tally.add(Factor::Burden, -c.restraint);
    }
    if crate::judge::bound(&view.public, challenger, target) {
        tally.add(Factor::Treaty, -c.treaty);
    } else {
        let word = word(view, challenger, target);
        if word > 0.0 {
            tally.add(Factor::Treaty, -word);
        }
    }
}

/// By how much the chance of winning falls once `target` is in an alliance that it has applied to: power that
/// is about to shift cannot be bargained with later (Powell 2006), so it tempts now.
fn window(
    view: &View,
    challenger: NationId,
    target: NationId,
    stake: Stake,
    outlook: &Prospect,
) -> f64 {
    let place = match stake {
        Stake::Territory(region) => region,
        _ => seat(view, target),
    };
    let mut most: f64 = 0.0;
    for treaty in &view.public.treaties {
        let opens = treaty.candidate(target).is_some()
            && !treaty.has(challenger)
            && view.public.charter(treaty).obligation.defends();
        if !opens {
            continue;
        }
        let field = Field::survey(view, place, [challenger, target]).strength;
        let comes = mind(view).challenge.window_comes;
        let help: f64 = treaty
            .members
            .iter()
            .filter(|m| !view.public.allied(**m, target))
            .map(|m| comes * field[m.index()])
            .sum();
        let after = odds(
            mind(view),
            outlook.own,
            outlook.other + help,
            outlook.ground,
        );
        most = most.max(outlook.win - after);
    }
    most
}
