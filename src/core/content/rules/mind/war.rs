//! How wars are weighed: effort and peace, settlements, what generals dare.

use serde::{Deserialize, Serialize};

/// To fight on?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarMind {
    /// Weight of what a leader alone knows of its own will.
    pub heart: f64,
    pub odds: f64,
    pub fortune: f64,
    pub weariness: f64,
    pub resolve: f64,
    pub own_soil: f64,
    /// What the stake is worth to a challenger that goes on, by its chance to win it.
    pub stake: f64,
    /// How far what is at stake for a side grows and shrinks with the enemy's share of all strength, 0..1.
    pub peril: f64,
    /// Spirit lost a month.
    pub patience_challenger: f64,
    pub patience_target: f64,
    /// Spirits below which one gives up, and would have it over.
    pub give_up: f64,
    pub tire: f64,
}

/// What are terms worth?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleMind {
    /// Share of a region's worth that its being empty of forces has.
    pub demilitarised: f64,
    /// Worth of a claim of full strength given up.
    pub renounced: f64,
    /// Share of a change of sides that it is worth to bind one who is on no side.
    pub uncommitted: f64,
    /// Worth of a hundredth of one's own GDP, and the most of it that a far richer payer counts for.
    pub reparations: f64,
    pub reparations_most: f64,
    /// Worth of holding all of the other's people behind a ceasefire line.
    pub held: f64,
    /// Expected gain below which nobody troubles to make an offer.
    pub trouble: f64,
    /// To be rid of an undertaking: for a nation in full fear of a third, for one of full ambition; what one's word
    /// weighs, and the strength of the one it was given to.
    pub freedom: f64,
    pub pride: f64,
    pub word: f64,
    pub reprisal: f64,
    /// Share of a reprisal's weight where the other is far away.
    pub reprisal_far: f64,
    /// Chance of the less willing side's consent from which a mediator makes a proposal.
    pub mediate: f64,
}

/// How is a war led?
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generals {
    /// Superiority over the weakest spot across the line at which one attacks: who began, and who did not.
    pub press: f64,
    pub counter: f64,
    /// Share of all that stands across the line below which nobody attacks.
    pub outnumbered: f64,
    /// Readiness and supply (0..1) below which nobody attacks.
    pub fit: (f64, f64),
    /// Armies sent, in multiples of the enemy's, unless one's own soil is invaded.
    pub commit: f64,
    /// Share of what stands across that soil of one's own is held with before an attack elsewhere is fed.
    pub cover: f64,
    /// Share of the enemy's whole army that each stretch of that soil is held with, wherever he stands.
    pub picket: f64,
    /// Share of what stands on a border that stays there, and the fear (0..1) of the neighbour from which it does.
    pub border_guard: f64,
    pub wary: f64,
    /// Share of the enemy's needs (0..1) that the loss of a link must cost him for wings to be sent against it: on the
    /// defence, and on the attack, when they are missed at the front.
    pub hunt: (f64, f64),
    /// Links weighed for it, and the condition (0..1) below which one is left alone.
    pub hunt_looks: u32,
    pub hunt_least: f64,
    /// Condition (0..1) of an own link below which it is repaired, and the share of the treasury that goes into that.
    pub repair_below: f64,
    pub repair_share: f64,
    /// Lines of its own size that a front keeps in reserve before more are of little use.
    pub reserves: f64,
    /// People, millions, that are worth as much to a campaign as the ground they live on; how much more a capital is worth, or what
    /// the war is about.
    pub prize_people: f64,
    pub prize_stake: f64,
    /// Worst fear from which armies are moved to the border in peace.
    pub deploys: f64,
    /// Share of a region that armed groups may have before an army is sent against them.
    pub garrisons: f64,
    /// Months for which armies gather before a war is begun: at least, unless they stand where they should already, and at most,
    /// for as long as any are on the way.
    pub muster_least: u32,
    pub muster_most: u32,
}
