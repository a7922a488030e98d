//! Who could challenge whom, and what each challenger makes of it: by the reckonings by which leaders decide, without what a
//! leader alone knows of its own will.

use crate::ids::NationId;
use crate::judge;
use crate::order::{Order, Side, Stake};
use crate::reckon::{self, Verdict};
use crate::view::{Contact, View};
use crate::why::Silent;

/// A challenge that a leader weighs.
#[derive(Clone, PartialEq, Debug)]
pub struct Quarrel {
    pub challenger: NationId,
    pub target: NationId,
    /// How closely the two meet.
    pub contact: Contact,
    /// Whether armies of the two could fight.
    pub can_fight: bool,
    /// How much there is between them to quarrel about, 0 and up.
    pub salience: f64,
    /// The demand that tempts most.
    pub stake: Stake,
    /// Why it may not be made, where it may not.
    pub refused: Option<String>,
    /// The chance to win a war over it, 0..1, with those who would come to either side.
    pub win: f64,
    /// What the challenge is worth to the challenger, in units of a national cause; above 0 it pays. And the war itself.
    pub worth: f64,
    pub war: f64,
    pub verdict: Verdict,
}

/// Those that leaders weigh, since there is more between the two than trifles.
pub(super) fn quarrels(views: &[View]) -> Vec<Quarrel> {
    let mut list: Vec<Quarrel> = views.iter().flat_map(of).collect();
    list.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    list
}

fn of(view: &View) -> impl Iterator<Item = Quarrel> + '_ {
    let trivial = view.scenario().rules.mind.challenge.trivial;
    let all = reckon::saliences(view, view.me, trivial);
    all.filter(|(target, _)| *target != view.me)
        .map(|(target, salience)| quarrel(view, target, salience))
}

fn quarrel(view: &View, target: NationId, salience: f64) -> Quarrel {
    let me = view.me;
    let stake = reckon::likely_stake(view, me, target);
    let outlook = reckon::prospect(view, me, target, stake);
    let worth = reckon::challenge(view, me, target, stake, &mut Silent);
    let war = reckon::war(view, me, target, stake, Side::Challenger, &outlook, 0.0);
    let back_down = view.scenario().rules.mind.challenge.back_down;
    let allowed = judge::judge(view, &Order::Demand { target, stake });
    Quarrel {
        challenger: me,
        target,
        contact: view.public.contact(me, target),
        can_fight: view.public.can_fight(me, target),
        salience,
        stake,
        refused: allowed.err().map(|refusal| refusal.to_string()),
        win: outlook.win,
        worth,
        war,
        verdict: Verdict::of(worth, war, back_down),
    }
}
