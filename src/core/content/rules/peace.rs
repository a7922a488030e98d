use serde::{Deserialize, Serialize};

/// Constants of assets/rules/peace.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeaceRules {
    // The mandate
    /// Months of a mandate; months before its end from which it may be renewed; turns within which somebody must
    /// have come.
    pub months: f64,
    pub renew_months: f64,
    pub grace: u32,
    /// What each of two neighbours must hold against the other, 0..1, for a war between them to be not yet over.
    pub bitter: f64,
    /// Stability below which a government does not control its country, and from which it does again.
    pub failed: f64,
    pub recovered: f64,
    /// Unrest below which a mission has nothing left to do.
    pub quiet: f64,

    // Contingents
    /// Share of its armies that a member sends, from nothing to full.
    pub share: [f64; 5],
    /// Months from the order until the main body stands there, and as many home.
    pub deploy_months: f64,
    /// Share of a contingent that is there at once: the advance party.
    pub advance: f64,
    /// What a contingent is worth that may only defend; that fights for allied soil or in the charter's area only,
    /// where it is on such ground; and where it is not.
    pub defends_only: f64,
    pub within_caveat: f64,
    pub outside_caveat: f64,
    /// Points per million people that do 63 percent of what can be done.
    pub per_million: f64,
    /// What a mission is worth whose host has not consented, as a share.
    pub forced: f64,

    // What it costs
    /// Shares of what the fund leaves that partners take on themselves; the first is to stop.
    pub shares_paid: [f64; 5],
    /// Billions of 1990 dollars a year per point.
    pub cost: f64,
    /// Share of a contingent lost a year where it is as hot as can be; twice that without consent.
    pub losses: f64,
    /// Share of a contingent lost when the place where it stands is attacked, grievance of its nation, and what the
    /// attacker loses of its standing with allies, adversaries and at home.
    pub tripped: f64,
    pub tripped_grievance: f64,
    pub tripped_standing: [f64; 3],
    /// Patience lost a year in quiet, twice; three times as much at full heat; by a year without progress; and by
    /// a dead soldier per million people at home.
    pub patience: f64,
    pub patience_stuck: f64,
    pub patience_dead: f64,
    /// Share of that loss where people have no voice at all; and share of it that goes where partners pay for everything.
    pub patience_unheard: f64,
    pub patience_paid: f64,
    /// Patience that comes back a year to those who have gone home.
    pub patience_returns: f64,
    /// War weariness of a contributor, a year, whose patience is at its end and who has sent a tenth of its armies.
    pub weariness: f64,

    // What it does
    /// What a mission of full presence takes off the chance of accidents and incidents, 0..1; what it adds to
    /// the chance that a crisis cools, a month; what it takes off unrest a year.
    pub keeps: f64,
    pub cools: f64,
    pub unrest: f64,
    /// What it adds to the stability to which a state drifts whose people all live where it stands.
    pub stability: f64,
    /// Standing of contributors after a success and after a failure, with allies, adversaries and at home.
    pub success: [f64; 3],
    pub failure: [f64; 3],
    /// Nearness (0..1) from which those who have fought make trouble for each other; a border has 1.
    pub neighbour: f64,
    /// Times as many die where the host does not want the mission; share of the trouble that may be left where it succeeded in part.
    pub unwanted: f64,
    pub in_part: f64,
    /// Share of an army that a contingent may be made of: what is left still holds its ground.
    pub contingent_most: f64,
}

impl PeaceRules {
    /// What a partner may take on itself, in hundredths of what the fund leaves.
    #[must_use]
    pub fn percents_paid(&self) -> [u8; 5] {
        self.shares_paid.map(|share| (share * 100.0).round() as u8)
    }
}

/// To keep a peace, to let it be kept, to break it?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeaceMind {
    /// What holds back whoever would send: the trouble of it, the money by share of a year's defence budget, its
    /// own dangers and wars.
    pub cost: f64,
    pub money: f64,
    pub fear: f64,
    pub weariness: f64,
    /// What draws it: trouble next door (nearness times trouble), a friend in need, the lead's example.
    pub near: f64,
    pub kin: f64,
    pub lead: f64,
    /// Share of a member's nearness that the lead of its treaty takes for its own, 0..1.
    pub led: f64,
    /// For one who is there: lost patience, and whether things get better.
    pub patience: f64,
    pub progress: f64,
    /// What it is worth to those who are there not to change their mind.
    pub settled: f64,
    /// What speaks against going where the host and the other side of the line are at war.
    pub fighting: f64,
    /// Share of the first trouble that it takes to come back if it went.
    pub stilled: f64,
    /// For a host: what a weak state gains, what a settled line is worth, and what it costs to have strangers in.
    pub weak: f64,
    /// Stability from which a host needs nobody to hold it up.
    pub sound: f64,
    pub line: f64,
    pub sovereignty: f64,
    /// What the host's consent is worth to those who vote.
    pub consent: f64,
    /// What breaking a held line costs an attacker: being seen at once, by presence; the contributors' arms, by
    /// their part of all the power concerned; and the outrage of those who sent the mission, by their share of the
    /// world's power.
    pub watched: f64,
    pub reaction: f64,
    pub outrage: f64,
    /// Scores from which a member sends: a token, support, troops with caveats, a full contingent.
    pub sends: [f64; 4],
    /// To whoever has no ships or planes to carry it, by how far off it is.
    pub distance: f64,
    /// By share of the army that keeps the peace somewhere already.
    pub stretch: f64,
    /// How far below nothing a host's reckoning must be for it to take back its leave.
    pub unwilling: f64,
    /// Times a year that a member thinks about each mission, that a holder in trouble thinks of asking for one, and that a
    /// body has one proposed, by whichever member.
    pub reviews: f64,
    pub invitations: f64,
    pub proposals: f64,
    /// Times a year that a nation thinks about paying for each mission of others.
    pub payments: f64,
}
