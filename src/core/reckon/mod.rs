//! Reckonings: will this ally come, will they attack, is this deal worth it? Written once, over a
//! [`View`]; the computer's nations decide by them and the screens show their parts. Of its own nation a
//! view knows all, of others what it believes, so two nations reckon the same question differently.

mod answer;
mod arrivals;
mod burden;
mod carried;
mod challenge;
mod deal;
mod discipline;
mod field;
mod fighting;
mod firm;
mod groups;
mod hazards;
mod hypothesis;
mod keepers;
mod ledger;
mod measures;
mod networks;
mod objectives;
mod pact;
mod parting;
mod peace;
mod pledge;
mod preparation;
mod prolong;
mod prospect;
mod purse;
mod ratify;
mod relief;
mod remedy;
mod reply;
mod salience;
mod settlement;
mod spending;
mod standpoint;
mod strain;
mod suitors;
mod supply;
mod support;
mod trade;
mod vote;
mod wards;
mod waters;
mod ways;
mod what_if;
mod word;

pub use crate::view::Prospect;
pub use answer::{answer, contribution};
pub use arrivals::{Arrival, TIMELINE, arrivals};
pub use burden::{benefit, burden, exposure, in_place, reproachable, shortfall, warned};
pub use carried::{Passing, assents, carried, passing};
pub use challenge::{challenge, passion, preempt, tempting, war};
pub use deal::deal;
pub use fighting::{fighting_on, strike};
pub use firm::standing_firm;
pub use groups::sway;
pub use hazards::{Hazards, hazards};
pub use hypothesis::with_pact;
pub use keepers::{bearable, contingent, manned, underwriting, would_man};
pub use ledger::{
    Advice, Comer, DAYS, Ledger, Verdict, belief, deterrence, gain, ledger, ledger_over, margin,
    weighed,
};
pub use measures::measures;
pub use networks::{Watch, cyber_blow, guard_wish, network_peril, watch};
pub use pact::{Pact, invitation, membership};
pub use parting::{parting, parting_terms, release};
pub use peace::{inviting, raise_bar, renewal, restraint, unrest_in_a_year};
pub use pledge::{keeping, pledging};
pub use prolong::{Keeping, keeping_to, prolong};
pub use prospect::prospect;
pub use purse::{Course, balance, course};
pub use ratify::{price, ratify, stand};
pub use relief::{letting_in, relief};
pub use remedy::{Change, answer_change, vote_change};
pub use reply::{Defence, best_reply, reply_slope};
pub use salience::{likely_stake, salience, saliences, stakes};
#[cfg(test)]
pub(crate) use settlement::shapes;
pub use settlement::{
    From, acceptance, best_offer, compromise, going_on, repudiate, settlement, terms_to_put,
};
pub use spending::{custom, response, spending, spill_in};
pub use standpoint::seen_by;
pub use strain::{Discontent, discontent, faith, lean, leans, overbearing, reassurance, strain};
pub use suitors::Suitors;
pub use supply::{Fed, Hunger, MONTH, Provisions, lifeline};
pub use support::{Support, resistance, supporters, volunteer};
pub use trade::embargo;
pub use vote::{ballot, forecast, forecast_with, persuasion, vote};
pub use wards::{bloc, clients, entrust};
pub use ways::{Passage, ways};
pub use what_if::what_if;

use crate::content::scale::{self, logistic};
use crate::content::{Arm, MindRules};
use crate::ids::{NationId, RegionId};
use crate::view::{Estimate, View};

/// The weights of all reckonings.
pub(crate) fn mind(view: &View) -> &MindRules {
    &view.scenario().rules.mind
}

/// Probability that a side of strength `own` that chose the moment beats one of strength `other` on ground that takes
/// `ground` off the logit: `1 / (1 + exp(-(a + b ln(own / other) - ground)))`.
#[must_use]
pub fn odds(rules: &MindRules, own: f64, other: f64, ground: f64) -> f64 {
    let ratio = own.max(1e-3) / other.max(1e-3);
    logistic(rules.win_intercept + rules.win_slope * libm::log(ratio) - ground)
}

/// Scale of the logistic distribution whose spread is that of a normal one of scale 1.
const SPREAD: f64 = 0.55;

/// What rises from `floor` at an `x` of 0 to 1 at 1.
fn rising(floor: f64, x: f64) -> f64 {
    floor + (1.0 - floor) * x
}

/// Total strength of a nation as the view has it, wherever it stands.
#[must_use]
pub fn power(view: &View, nation: NationId) -> f64 {
    powers(view)[nation.index()]
}

/// [`power`] of all nations.
fn powers(view: &View) -> &[f64] {
    view.memo().powers.get_or_init(|| {
        let estimates = view.estimates.iter().zip(qualities(view));
        let power = |(e, quality)| counted(view, e) * quality;
        estimates.map(power).collect()
    })
}

/// Points of all arms, by what each counts for.
fn counted(view: &View, estimate: &Estimate) -> f64 {
    let arms = estimate.strength.iter().zip(mind(view).arm_weight);
    arms.fold(0.0, |sum, (points, weight)| sum + points * weight)
}

/// [`power`] as everybody sees it: rank among the powers goes by what an army has shown, and not by what one thinks of one's own.
#[must_use]
pub fn stature(view: &View, nation: NationId) -> f64 {
    let mut estimate = *view.estimate(nation);
    estimate.effectiveness = view.nation(nation).renown;
    counted(view, &estimate) * estimate.quality(&view.scenario().rules.perception)
}

/// By nation: what a point of its strength counts for.
fn qualities(view: &View) -> &[f64] {
    let rules = &view.scenario().rules.perception;
    let make = || view.estimates.iter().map(|e| e.quality(rules)).collect();
    view.memo().qualities.get_or_init(make)
}

/// Points of reservists, tens of thousands, whom `nation` could still call up, or has called up and who have not come yet.
#[must_use]
pub fn reservists(view: &View, nation: NationId) -> f64 {
    let state = view.nation(nation);
    let land = view.estimate(nation).strength[Arm::Land.index()];
    let regulars = (land - state.called_up).max(0.0);
    let rules = &view.scenario().rules.economy;
    let all = rules.reservists(view.scenario().nation(nation), state.population, regulars);
    (all - state.called_up).max(0.0)
}

/// By nation: what its reservists count for beside points of soldiers; for more once they have been called up, and for nothing
/// where the enemy holds the capital, in which they would gather.
fn at_home(view: &View) -> &[f64] {
    let m = &mind(view).arrival;
    let of = |nation: NationId| {
        let home = view.region(seat(view, nation)).controller;
        let each = match view.nation(nation).mobilised {
            _ if home != Some(nation) => return 0.0,
            true => m.called_up,
            false => m.reservist,
        };
        each * reservists(view, nation)
    };
    let make = || view.scenario().nation_ids().map(of).collect();
    view.memo().reservists.get_or_init(make)
}

/// How much `nation` fears `other`, 0..1: known for oneself, guessed for others from what is public.
#[must_use]
pub fn fear(view: &View, nation: NationId, other: NationId) -> f64 {
    if nation == view.me {
        return view.own.threat[other.index()];
    }
    let (mine, theirs) = (power(view, nation), power(view, other));
    frightening(mine, theirs, view.public.alarm(nation, other))
}

/// The fear of a nation of power `mine` in the face of `theirs`.
fn frightening(mine: f64, theirs: f64, alarm: f64) -> f64 {
    theirs / (theirs + mine.max(UNARMED)) * alarm
}

/// Points that keep the fear of a nation without any army from being a division by 0.
const UNARMED: f64 = 0.1;

/// The nation that `nation` fears most, and how much; itself and 0 when it fears nobody.
#[must_use]
pub fn worst_fear(view: &View, nation: NationId) -> (NationId, f64) {
    view.memo().fear(nation, || {
        let mut worst = (nation, 0.0);
        if nation == view.me {
            for (other, &level) in view.scenario().nation_ids().zip(&view.own.threat) {
                if other != nation && level > worst.1 {
                    worst = (other, level);
                }
            }
            return worst;
        }
        let powers = powers(view);
        let mine = powers[nation.index()];
        for &(alarm, other) in view.public.most_alarming(nation) {
            // Alarm bounds fear from above: nobody who comes after is feared more.
            if alarm < worst.1 {
                break;
            }
            let level = frightening(mine, powers[other.index()], alarm);
            let before = level == worst.1 && other < worst.0 && level > 0.0;
            if other != nation && (level > worst.1 || before) {
                worst = (other, level);
            }
        }
        worst
    })
}

/// How far `nation` trusts `other`: known for oneself, for others guessed from reputation.
#[must_use]
pub fn trust(view: &View, nation: NationId, other: NationId) -> f64 {
    if nation == view.me {
        view.own.trust[other.index()]
    } else {
        let guess = &mind(view).guess;
        let trust = guess.reputation * view.nation(other).reputation[0]
            + guess.trust
            + guess.affinity * view.public.pairs.affinity(nation, other);
        trust.clamp(0.0, 1.0)
    }
}

/// Private willingness to bear risks: known for oneself, believed of others.
pub(crate) fn resolve(view: &View, nation: NationId) -> f64 {
    view.estimate(nation).resolve
}

/// War weariness: known for oneself; others are taken to be as their wars suggest.
pub(crate) fn weariness(view: &View, nation: NationId) -> f64 {
    if nation == view.me {
        view.own.weariness
    } else if view.public.at_war(nation) {
        mind(view).guess.weariness
    } else {
        0.0
    }
}

/// 0 for a closed autocracy to 1 for a full democracy.
pub(crate) fn democracy(view: &View, nation: NationId) -> f64 {
    scale::REGIME.share(view.nation(nation).regime)
}

/// The capital of a nation, or for want of a better place its first region.
pub(crate) fn seat(view: &View, nation: NationId) -> RegionId {
    view.scenario().nation(nation).capital
}
