//! What nations do of themselves between crises: whom they look to, what they pay, what they do in the dark.

use serde::{Deserialize, Serialize};

/// To look for allies, and for peace with whom one fears?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeekMind {
    /// Spread of what nobody can foresee in the answer to an offer or an invitation, in units of score.
    pub mood: f64,
    /// Worst fear (0..1) from which one looks for allies; and what a pact must be worth to be proposed.
    pub danger: f64,
    pub worth: f64,
    /// What the other may think less of a pact than oneself: it may know more of its own wishes.
    pub benefit_of_doubt: f64,
    /// Times a year that each stranger is written to, and that a conference is thought of.
    pub writes: f64,
    pub founds: f64,
    /// Affinity below which nobody is asked to one; fear of the common foe (0..1), or rivalry with it, from which one
    /// is.
    pub partner_hostile: f64,
    pub partner_danger: f64,
    pub partner_rival: f64,
    /// What a partner's power counts for at an affinity of 0; affinity is added to it.
    pub partner_stranger: f64,
    /// Score of a founding for another from which one counts on its signature.
    pub signs: f64,
    /// Worst fear (0..1) from which the feared one is asked for peace, and how many times a year.
    pub peace_danger: f64,
    pub peace_asks: f64,
    /// What it must be worth to oneself, and to the other as far as one can tell.
    pub peace_mine: f64,
    pub peace_theirs: f64,
    /// Nearness (0..1) to both from which a friend lies between oneself and the one that is feared: a border has 1.
    pub between: f64,
}

/// Words, sanctions, leave to pass, money: what is done between crises.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GestureMind {
    /// Grievance (0..1) from which one speaks out, as many times a year.
    pub denounce: f64,
    /// Grievance from which one stops trading, if affinity is below the second; and below which one trades again.
    pub sanction: f64,
    pub sanction_friend: f64,
    pub sanction_over: f64,
    /// Grievance that outweighs a year's growth lost to an embargo: for half a point of it 0.15.
    pub dear: f64,
    /// Worst fear (0..1) and trust from which an ally is given leave to pass; trust below which it is taken back.
    pub transit_danger: f64,
    pub transit_trust: f64,
    pub transit_distrust: f64,
    /// The rich help: treasury from which one does, share of a year's GDP; the poor are those whose GDP is at most this
    /// share of it; how many times a year; worst fear of the poor from which they need it.
    pub aid_treasury: f64,
    pub aid_poor: f64,
    pub aids: f64,
    pub aid_danger: f64,
    /// Thousandths of one's GDP that are given; at least and at most, millions.
    pub aid: f64,
    pub aid_least: f64,
    pub aid_most: f64,
}

/// To pay what the alliance's lead takes, and to make others pay?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DuesMind {
    /// Trust in the lead below which one withholds, all else being even.
    pub distrust: f64,
    /// The bold and the aggrieved withhold sooner; those who need cover later, the indebted (a year's GDP) sooner.
    pub resolve: f64,
    pub grievance: f64,
    pub need: f64,
    pub debt: f64,
    /// What holds back the irresolute where the lead may use force.
    pub forced: f64,
    /// Score from which one withholds.
    pub withholds: f64,
    /// Points of fleet from which a nation counts itself a naval power and pays in ships.
    pub fleet: f64,
    /// A lead collects with force where it has so many times the member's power, and so much of a year's dues is owed;
    /// and so many times a year.
    pub exacts_power: f64,
    pub exacts_owed: f64,
    pub exacts: f64,
}

/// What to do in the dark, and whom to accuse of it?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CovertMind {
    /// Worst fear (0..1) from which one has an eye on the one that is feared.
    pub danger: f64,
    /// Times a year: spying by fear; subversion by rivalry times ambition.
    pub espionage: f64,
    pub subversion: f64,
    /// In a crisis from rung 3: sabotage and jamming by rivalry; attacks on networks by rivalry times ambition, there
    /// and in peace.
    pub sabotage: f64,
    pub jamming: f64,
    pub cyber_crisis: f64,
    pub cyber_peace: f64,
    /// Confidence from which one accuses without a treaty that covers it, and power over the culprit's from which one
    /// dares.
    pub sure: f64,
    pub dares: f64,
    /// Times a year that one does: where a treaty covers it, and where none does.
    pub accuses_covered: f64,
    pub accuses_sure: f64,
}
