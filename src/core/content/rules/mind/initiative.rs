//! What nations do of themselves: whom they look to, what they pay, what they do in councils and in the dark.

use serde::{Deserialize, Serialize};

/// To help after a disaster, and to let others help?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReliefMind {
    /// What keeps whoever is not concerned from helping.
    pub aloof: f64,
    /// What draws whoever has more than enough, and the income (thousands of 1990 dollars a head) at which that is half of it.
    pub rich: f64,
    pub comfort: f64,
    /// What draws one, at the greatest severity: to a neighbour, a friend; and to an ally.
    pub near: f64,
    pub kin: f64,
    pub ally: f64,
    /// What speaks against it: rivalry, grievance; and the money, where it is all that one gives away in a year.
    pub rival: f64,
    pub grudge: f64,
    pub money: f64,
    /// What one gives away in a year, share of GDP.
    pub purse: f64,
    /// For whoever was struck: the need, at the greatest severity, with nothing sent by others; pride before rivals and those it
    /// bears a grudge; and how far a state that is closed at home (0..1) closes itself to strangers.
    pub need: f64,
    pub pride: f64,
    pub closed: f64,
    /// Times a year that a nation thinks about each disaster.
    pub reviews: f64,
}

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
    /// Months that a treaty is to bind which is proposed in no danger, and in the greatest.
    pub term_short: f64,
    pub term_long: f64,
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
    /// Times a year that one asks oneself whether to.
    pub sanction_reviews: f64,
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
    /// What the lead's own army on the member's soil holds back.
    pub garrisoned: f64,
    /// What the memory (0..1) of a quarrel with the lead holds back: a member that was made to pay does not soon try again.
    pub chastened: f64,
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
    /// In a crisis from rung 3: sabotage and jamming by rivalry.
    pub sabotage: f64,
    pub jamming: f64,
    /// Confidence from which one accuses without a treaty that covers it, and power over the culprit's from which one
    /// dares.
    pub sure: f64,
    pub dares: f64,
    /// Times a year that one does: where a treaty covers it, and where none does.
    pub accuses_covered: f64,
    pub accuses_sure: f64,
}

/// In networks: when to get in, when to strike, what to spend on keeping others out, alone and together.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CyberMind {
    /// Rivalry or grievance, 0..1, from which another's networks are of interest.
    pub spite: f64,
    /// Times a year, by that times ambition: in peace one gets in, in a quarrel one strikes; and by grievance alone times ambition,
    /// that one strikes in peace.
    pub enters: f64,
    pub strikes: f64,
    pub strikes_in_peace: f64,
    /// How much each sector is wanted, in a war, in a quarrel and in peace; in the order power, transport, command, finance, media.
    pub wants_in_war: [f64; 5],
    pub wants_in_quarrels: [f64; 5],
    pub wants_in_peace: [f64; 5],
    /// Times a year that one answers in kind, where one is sure of the hand.
    pub answers: f64,
    /// What a nation in full danger of a foe of full means must expect to lose a year if it defended nothing, share of GDP.
    pub peril: f64,
    /// What a year's gain or loss of so much is worth in a vote, for a whole GDP.
    pub worth: f64,
    /// What is against opening one's networks to anybody.
    pub aloof: f64,
    /// What it is worth to open one's networks to those whom one trusts wholly rather than by half.
    pub opens: f64,
    /// What the gravity of a campaign, 0..1 over what would be an armed attack, weighs in a vote on an answer; and how much more
    /// with one whose own networks lie open.
    pub grave: f64,
    pub grave_exposed: f64,
}

/// In the councils of alliances: when to speak, what to table, how far to go.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CouncilMind {
    /// Leaning from which one votes without waiting for the last turn; and above which one tables a motion of one's
    /// own.
    pub sure: f64,
    pub tabling: f64,
    /// Spread of what one's own vote and answer turn on beyond reckoning, in units of noise: a vote binds less and is
    /// thought over more coolly.
    pub mood_vote: f64,
    pub mood_answer: f64,
    /// Share of its own spending that a lead asks of the others.
    pub guideline: f64,
    /// Cohesion below which a lead asks whether to end it; trust in a member below which to suspend it, and to expel
    /// it: one that owes sooner. From so much owed, share of the member's GDP.
    pub dissolve: f64,
    pub suspend: f64,
    pub expel: f64,
    pub expel_owing: f64,
    pub owes: f64,
    /// The other's odds from which a victim cannot count on holding out alone.
    pub alone: f64,
    /// How far a victim's standing firm must have sunk before it calls short of war.
    pub calls_below: f64,
    /// Chance a turn that one who is concerned has it talked over.
    pub consults: f64,
    /// Concern from which it is one's own: fear of the challenger, with a target's kinship times nearness at such a
    /// weight.
    pub concern: f64,
    pub concern_kin: f64,
    /// Affinity above which forces may go all over the victim's soil, and not only hold.
    pub friend: f64,
    /// Percent of its forces that a nation sends which comes with all or with less; and the share of it that full fear
    /// of another keeps at home.
    pub full: f64,
    pub part: f64,
    pub elsewhere: f64,
    /// Influence below which nobody sends envoys for a vote; leaning above which one works for a motion, and below
    /// which against.
    pub reserve: f64,
    pub works_for: f64,
    pub works_against: f64,
    /// Most that is offered for a promise: share of the treasury, when attacked and else; and share of a year's GDP.
    pub purse_war: f64,
    pub purse_peace: f64,
    pub purse_gdp: f64,
    /// Thousandths of GDP that a guideline must rise by to be worth a motion, and the highest that is asked; thousandths of what
    /// services know that are put forward to be shared at a time.
    pub guideline_step: f64,
    pub guideline_most: u16,
    pub shares_step: u16,
    /// Percent of its forces below which no contingent is sent.
    pub least: f64,
}

/// To enter an alliance, to give it up, to help another in?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccedeMind {
    /// Worst fear (0..1) from which one would be in an alliance, and what entry must be worth to apply.
    pub danger: f64,
    pub entry: f64,
    /// Weight of the members' mean affinity in that, above what is usual among allies.
    pub kin: f64,
    pub kin_usual: f64,
    /// A member's leaning down to which one hopes that it can be won over.
    pub barred: f64,
    /// Worth of entry below which a candidate takes its application back, in front of everybody.
    pub withdraws: f64,
    /// Leaning from which a lead pays a candidate's price, and the most that it gives, share of its treasury.
    pub lobby: f64,
    pub lobby_purse: f64,
}
