use serde::{Deserialize, Serialize};

/// Constants of assets/rules/domains.ron. Arrays by kind of covert action are in the order espionage,
/// subversion, sabotage, cyber, jamming.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DomainRules {
    // Covert action
    /// Chance that it works between equals, by kind; in networks, that one gets in where nobody defends them.
    pub covert_works: [f64; 5],
    /// Chance that the victim notices, by kind.
    pub covert_noticed: [f64; 5],
    /// What the whole difference of the services' skill adds to both chances.
    pub covert_skill: f64,
    /// Skill from cyber and space means, per unit of each.
    pub skill_means: f64,
    /// Skill from stability and modernity, per unit of each.
    pub skill_state: f64,
    /// Share of the best ally's skill that intelligence sharing brings, at full sharing.
    pub skill_shared: f64,
    /// Confidence of attribution at no skill, per unit of skill, and its spread.
    pub attribution: f64,
    pub attribution_skill: f64,
    pub attribution_spread: f64,
    /// Chance that a false flag leads to another, and the confidence below which it can.
    pub false_flag: f64,
    pub false_flag_below: f64,
    /// Grievance at full confidence, by kind.
    pub covert_grievance: [f64; 5],
    /// Treaties that share at least this much intelligence hear of what their members detect.
    pub sharing: f64,
    /// Share of the error of one's estimate that espionage leaves.
    pub espionage_error: f64,
    pub subversion_stability: f64,
    pub subversion_approval: f64,
    /// Points of infrastructure.
    pub sabotage_damage: f64,
    /// Readiness of all forces, by an alliance's common answer and by jamming, of full means.
    pub counter_readiness: f64,
    pub jamming_readiness: f64,
    // Attribution in public
    /// Months that evidence can be used, and that an accusation is remembered.
    pub evidence_months: f64,
    pub accusation_months: f64,
    /// Share of a service's skill against one whom it has accused that is lost, and for how many months.
    pub burnt: f64,
    pub burnt_months: f64,
    /// What others lose of their trust in the accused when they believe it wholly, and what its closest
    /// friends lose of theirs in the accuser when they do not believe it at all.
    pub accused_trust: f64,
    pub accuser_trust: f64,
    /// Chance a year that a wrong accusation is found out.
    pub truth_out: f64,
    /// What that costs the accuser who was certain: standing with allies, adversaries, at home; and the trust
    /// and goodwill of the one it wronged.
    pub false_standing: [f64; 3],
    pub false_trust: f64,

    // Insurgency
    /// Points of troops per million people that hold an occupied region down.
    pub garrison_per_million: f64,
    /// Rise of unrest a year under occupation without garrison, and fall with a full one.
    pub unrest_rise: f64,
    pub unrest_fall: f64,
    /// Unrest that weak states bring forth at home, per unit of stability lacking, a year.
    pub unrest_home: f64,
    /// Share of unrest that fades a year at home.
    pub unrest_fades: f64,
    /// Unrest from which there is an insurgency.
    pub insurgency: f64,
    /// Attacks a year at full unrest; dead per attack in thousands at least, the tail and the most.
    pub attack_rate: f64,
    pub attack_deaths: f64,
    pub attack_tail: f64,
    pub attack_ceiling: f64,
    /// Readiness that garrisons lose a year at full unrest.
    pub harassment: f64,
    /// Unrest from which occupiers without a garrison lose the region, and the chance a year.
    pub revolt_unrest: f64,
    pub revolt_rate: f64,
    /// Share of the garrison needed below which a revolt can win.
    pub revolt_garrison: f64,

    // Armed groups
    /// Share a year that a group loses where those who fight it are many beside it and beside the people.
    pub group_losses: f64,
    /// Share a year that forces lose where the group has all the sway.
    pub group_toll: f64,
    /// Points of police per million people that fight beside the army, in a wholly stable state.
    pub group_police: f64,
    /// Share of its losses that a haven spares it.
    pub group_rest: f64,
    /// Share of what it loses that a sponsor makes good who pays in full.
    pub group_fed: f64,
    /// Growth a year at full unrest, and share that goes home a year where there is none.
    pub group_recruits: f64,
    pub group_melts: f64,
    /// Points per million people beyond which it finds no recruits.
    pub group_per_million: f64,
    /// Points below which it is broken.
    pub group_floor: f64,
    /// Billions a year that it needs of its sponsor per point, and the share of its GDP that a sponsor gives at the most.
    pub group_cost: f64,
    pub group_share: f64,
    /// Share of what is hidden of a sponsor that comes to light a year; what is known on the first day; from where it is
    /// suspected, and known.
    pub group_leaks: f64,
    pub group_first: f64,
    pub group_suspected: f64,
    pub group_known: f64,
    /// Grievance a year against the sponsor, and against the host of a haven, where the group has all the sway.
    pub group_grievance: f64,
    pub group_host_grievance: f64,
    /// Goodwill of a host towards the holder from which it closes a haven in any case.
    pub group_friend: f64,
    /// Troops for each point of the group with which a host without ill will closes its haven.
    pub group_cordon: f64,
    /// Dead of an attack more than of a nameless one, in those, for each point of the group.
    pub group_deaths: f64,

    // Technology
    /// Modernity gained a year by a nation that spends all its upkeep on research again.
    pub research: f64,
    /// Share of the gap to the most modern ally closed a year at full interoperability.
    pub transfer: f64,
    /// Modernity lost a year to age.
    pub obsolescence: f64,
    /// Nothing is sure: chance that remains that a covert act fails or works, and that it is or is not noticed; least and greatest
    /// confidence in a suspect.
    pub covert_works_least: f64,
    pub covert_noticed_least: f64,
    pub confidence_least: f64,
    pub confidence_most: f64,
}

impl DomainRules {
    /// Points of police that fight armed groups beside an army, among so many million `people` of a state of that `stability`.
    #[must_use]
    pub fn police(&self, people: f64, stability: f64) -> f64 {
        self.group_police * people * stability
    }
}
