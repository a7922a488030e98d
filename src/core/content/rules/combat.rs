use serde::{Deserialize, Serialize};

use super::ByTerrain;

/// Constants of assets/rules/combat.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CombatRules {
    // Who fits, and what it is worth
    /// Points that fit on 100 km of border in open ground.
    pub density: f64,
    /// Border that a link without a measured one counts for, km.
    pub strait_km: f64,
    /// Multiplies the frontage by the terrain of the region attacked.
    pub frontage: ByTerrain,
    /// What the forces behind the front add, as a share of their strength.
    pub reserve_share: f64,
    /// Strength counts this plus modernity.
    pub quality_base: f64,
    /// Multiplies the defence by the terrain held.
    pub terrain: ByTerrain,
    /// Multiplies the strength of those who have dug in.
    pub entrenched: f64,
    /// Multiplies the attack of the side that began the war, in its first month.
    pub surprise: f64,
    /// Share of strength that a mixed command without common drill loses.
    pub mixed_command: f64,
    /// Share of that loss which a common commander in the field makes good.
    pub common_command: f64,
    /// Points of aircraft per point of troops at which the air counts in full.
    pub air_full: f64,
    /// Share of strength gained or lost with the whole sky.
    pub air_effect: f64,
    /// Multiplies an attack from the sea, and a strait crossed by force.
    pub landing: f64,
    pub strait: f64,
    /// Points that one point of ships can land in a month.
    pub landing_per_point: f64,
    /// Share of a sea zone's ships needed to land.
    pub landing_hold: f64,
    /// Spread of the log of each side's skill in one war.
    pub skill_spread: f64,
    /// Spread of the log of how well a nation's forces fight for their numbers, as only it knows.
    pub effectiveness_spread: f64,
    /// Years over which that and what is known of it fall to 37 percent.
    pub effectiveness_years: f64,
    /// Log spread of what a nation thinks of its own forces about that.
    pub conceit_spread: f64,
    /// Share of what is hidden of it that a month of battle shows to all.
    pub effectiveness_shown: f64,

    // What a month of battle does
    /// Logit of winning the ground per unit of log ratio, and the log ratio of an even chance.
    pub win_slope: f64,
    pub win_even: f64,
    /// Expected win rate below which nobody attacks.
    pub attack_least: f64,
    /// Share of strength lost in a month of even battle.
    pub loss: f64,
    /// Exponent of the enemy's superiority: 0 is Lanchester's linear law, 1 his square law.
    pub law: f64,
    /// Tail exponent of losses, and the most that a month can take.
    pub tail: f64,
    pub loss_ceiling: f64,
    /// Loss of a beaten defender in retreat, and of one with no way out.
    pub pursuit: f64,
    pub encircled: f64,
    /// Share of the attack that occupies the ground won.
    pub advance: f64,
    /// Readiness spent in a month of battle.
    pub exertion: f64,
    /// Infrastructure destroyed in a month of battle.
    pub damage: f64,
    /// Share of the points lost that are dead, thousands per point.
    pub dead_per_point: f64,
    /// Civilians killed per thousand people in a region fought over for a month.
    pub civilians: f64,
    /// Share of air wings in reach that a month of battle costs.
    pub air_loss: f64,

    // At sea
    pub naval_slope: f64,
    pub naval_loss: f64,
    /// Dead of a point of ships relative to a point of troops.
    pub naval_dead: f64,
    /// Share of the land-based aircraft next to a sea zone that count there.
    pub naval_air: f64,
    /// GDP lost a year by a nation all of whose sea zones the enemy holds.
    pub blockade: f64,
    /// Share of a zone's ships that makes a blockade.
    pub blockade_hold: f64,

    // What it does to the war
    /// Fortune per battle won, and for the whole of the enemy's people taken.
    pub fortune_battle: f64,
    pub fortune_land: f64,
    /// Fortune (0..1) from which the fighting has favoured a side.
    pub fortune_decided: f64,
    /// Share of fortune that fades in a year.
    pub fortune_fades: f64,
    /// Weariness per year of war, and per thousand dead per million people.
    pub weary_year: f64,
    pub weary_dead: f64,
    /// Approval lost per thousand dead per million people.
    pub approval_dead: f64,

    // Occupation
    /// Unrest of a region on the day it is taken.
    pub unrest_taken: f64,

    // Clashes short of war
    /// Deaths in a month of clashes, thousands, at least; their tail and their most.
    pub clash_deaths: f64,
    pub clash_tail: f64,
    pub clash_ceiling: f64,
    pub clash_grievance: f64,

    // Settlement
    /// Share of the strength that the enemy has in the country, below which a nation that lost its capital gives up.
    pub broken: f64,
    /// Share of a fallen nation's forces that escapes with its government.
    pub escape: f64,
    /// Grievance between enemies after a war and after a lesser crisis.
    pub grievance_war: f64,
    pub grievance_crisis: f64,
    /// Grievance and claim of those who ceded ground.
    pub grievance_ceded: f64,
    pub claim_ceded: f64,
    pub claim_ceasefire: f64,
    /// Tension that falls away with the end of a war and of a lesser crisis.
    pub relief_war: f64,
    pub relief_crisis: f64,
    /// Times its share of the land forces that a battle counts for in the fortune of a war, up to the whole of it.
    pub fortune_share: f64,
    /// What an attacker that looks for a target makes of a beach beside what it will find there (landing).
    pub beach_prospect: f64,
    /// How much more a capital is worth to an attacker, or what the war is about.
    pub prize_stake: f64,
    /// Share of the resistance in a region that is left when its owner takes it back.
    pub unrest_kept: f64,
    /// Share of the grievance of a war or crisis that those hold who only stood by a side; and that is left where one makes peace
    /// alone, the rest having died with those who fight on.
    pub grievance_followers: f64,
    pub grievance_parting: f64,
}
