//! What everybody knows. The engine keeps most of these as components; a view holds copies.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Bonds, Burden, Drill, Mission, Plan, Proof, PublicMemo, Shared, Undertaking};
use crate::content::{Charter, Group, Reach, Scenario};
use crate::event::WarCause;
use crate::ids::{
    CaseId, CharterId, CrisisId, FoundingId, MotionId, NationId, OfferId, RegionId, TreatyId,
};
use crate::order::{
    Action, Ballot, Caveat, CharterDraft, Contribution, Deal, MotionKind, Parting, Payment, Side,
    Stake, Strength, Term, Terms,
};
use crate::why::Factor;

/// The public state of the world, shared by all views of a turn. A copy costs little: what is long is copied when it
/// is changed.
#[derive(Clone, Debug)]
pub struct Public {
    pub scenario: Arc<Scenario>,
    pub turn: u32,
    /// World tension, 0..1.
    pub tension: f64,
    pub regions: Shared<RegionState>,
    /// Condition of each link, 0..1, by which its capacity scales.
    pub links: Shared<f64>,
    pub nations: Shared<NationState>,
    /// Treaties in force, in id order.
    pub treaties: Vec<Arc<Treaty>>,
    /// What the treaties make of every pair.
    pub bonds: Arc<Bonds>,
    /// Open crises and wars, in id order.
    pub crises: Shared<Crisis>,
    pub cases: Shared<Case>,
    pub motions: Shared<Motion>,
    pub missions: Shared<Mission>,
    pub pairs: Arc<Pairs>,
    pub reach: Arc<Reach>,
    /// How alarming each nation's power would be to each other, row by row: see [`Public::alarm`].
    pub alarms: Arc<[f64]>,
    /// Standing claims.
    pub claims: Shared<crate::content::Claim>,
    /// What settlements forbid, and what was broken of it lately; in the order given.
    pub undertakings: Shared<Undertaking>,
    /// Charters composed in play; their ids go on after the scenario's.
    pub composed: Arc<Vec<Charter>>,
    /// The strongest claim of each nation to soil that each other owns, row by row: see [`Public::ground`].
    pub grounds: Arc<[f64]>,
    /// Whose armies can get at whose soil overland, row by row: see [`Public::overland`].
    pub contacts: Arc<[bool]>,
    pub over: bool,
    /// Nothing but speed: what was reckoned from this state already.
    pub memo: PublicMemo,
}

impl Public {
    /// How alarming power in the hands of `other` is to `nation`, 0..1: nearness times hostility, as anyone
    /// can judge it.
    #[must_use]
    pub fn alarm(&self, nation: NationId, other: NationId) -> f64 {
        self.alarms_of(nation)[other.index()]
    }

    /// Makes anew what is laid out flat for speed: bonds, alarms, grounds and contacts follow from the rest.
    pub(crate) fn derive(&mut self) {
        self.bonds = self.bound();
        self.alarms = super::alarm::alarms(&self.scenario.rules.perception, &self.pairs);
        self.grounds = self.best_claims();
        self.contacts = super::contact::contacts(self).into();
    }

    /// The same for a changed copy of `before`: only the tables whose grounds are not what they were. `before` must be
    /// as [`Public::derive`] leaves it.
    pub(crate) fn derive_from(&mut self, before: &Self) {
        if !Arc::ptr_eq(&self.composed, &before.composed) || !self.same_parties(before) {
            self.bonds = self.bound();
        }
        let pairs = Arc::ptr_eq(&self.pairs, &before.pairs);
        if !pairs {
            self.alarms = super::alarm::alarms(&self.scenario.rules.perception, &self.pairs);
        }
        if self.claims != before.claims || !self.same_owners(before) {
            self.grounds = self.best_claims();
        }
        let ways = (pairs || self.pairs.transit == before.pairs.transit)
            && self.bonds.same_ways(&before.bonds)
            && self.same_wars(before)
            && self.same_holders(before);
        if !ways {
            self.contacts = super::contact::contacts(self).into();
        }
    }

    /// The same for the state a turn after `before`, with nothing derived yet.
    pub(crate) fn derive_after(&mut self, before: &Self) {
        self.bonds = before.bonds.clone();
        self.alarms = before.alarms.clone();
        self.grounds = before.grounds.clone();
        self.contacts = before.contacts.clone();
        self.derive_from(before);
    }

    fn bound(&self) -> Arc<Bonds> {
        let charter = |c| self.charter_of(c);
        Bonds::new(self.nations.len(), &self.treaties, charter).into()
    }

    fn same_parties(&self, other: &Self) -> bool {
        let ours = self.treaties.iter().map(|t| (t.charter, &t.members));
        ours.eq(other.treaties.iter().map(|t| (t.charter, &t.members)))
    }

    fn same_owners(&self, other: &Self) -> bool {
        let ours = self.regions.iter().map(|r| r.owner);
        ours.eq(other.regions.iter().map(|r| r.owner))
    }

    fn same_holders(&self, other: &Self) -> bool {
        let ours = self.regions.iter().map(|r| r.controller);
        ours.eq(other.regions.iter().map(|r| r.controller))
    }

    /// Whether the same fight the same wars on the same sides.
    fn same_wars(&self, other: &Self) -> bool {
        type War<'a> = (NationId, NationId, &'a [Vec<Participant>; 2]);
        fn wars(public: &Public) -> impl Iterator<Item = War<'_>> {
            let wars = public.crises.iter().filter(|c| c.is_war());
            wars.map(|c| (c.challenger, c.target, &c.sides))
        }
        wars(self).eq(wars(other))
    }

    /// What pairs of nations are to each other, to change.
    pub(crate) fn pairs_mut(&mut self) -> &mut Pairs {
        Arc::make_mut(&mut self.pairs)
    }

    /// By pair, row by row: see [`Public::ground`].
    fn best_claims(&self) -> Arc<[f64]> {
        let n = self.nations.len();
        let mut best = vec![0.0; n * n];
        for claim in &self.claims {
            if let Some(owner) = self.regions[claim.region.index()].owner {
                let strength: &mut f64 = &mut best[claim.by.index() * n + owner.index()];
                *strength = strength.max(claim.strength);
            }
        }
        best.into()
    }

    /// Whether armies of `nation` come to soil of `other` over land, across their own and that of those who let
    /// them pass.
    #[must_use]
    pub fn overland(&self, nation: NationId, other: NationId) -> bool {
        self.contacts[nation.index() * self.nations.len() + other.index()]
    }

    /// How alarming power in the hands of each other would be to `nation`, by nation.
    #[must_use]
    pub fn alarms_of(&self, nation: NationId) -> &[f64] {
        let n = self.nations.len();
        &self.alarms[nation.index() * n..(nation.index() + 1) * n]
    }

    /// [`Public::ground`] of `by` for the soil of each nation.
    #[must_use]
    pub fn grounds_of(&self, by: NationId) -> &[f64] {
        let n = self.nations.len();
        &self.grounds[by.index() * n..(by.index() + 1) * n]
    }

    /// The strength of the best claim that `by` has to soil of `owner`, 0..1; 0 for none.
    #[must_use]
    pub fn ground(&self, by: NationId, owner: NationId) -> f64 {
        self.grounds[by.index() * self.nations.len() + owner.index()]
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RegionState {
    pub owner: Option<NationId>,
    /// Who holds it in fact.
    pub controller: Option<NationId>,
    /// 0..10, after damage.
    pub infrastructure: f64,
    /// Resistance to the controller, 0..1.
    pub unrest: f64,
    /// Prestocked supplies in kilotonnes, by the nation that laid them in; sorted by nation.
    pub stocks: Vec<(NationId, f64)>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NationState {
    /// Some when the government has lost its last region and lives on abroad, or has no host.
    pub exile: Option<Exile>,
    pub population: f64,
    /// Billions of 1990 dollars a year.
    pub gdp: f64,
    pub growth: f64,
    pub regime: f64,
    pub ideal: (f64, f64),
    /// Defence share of GDP, as published.
    pub defence: f64,
    /// Share of what it buys for its forces that goes into new models, 0..1, as published.
    pub equipment: f64,
    pub nuclear: f64,
    pub cyber: f64,
    pub space: f64,
    pub stability: f64,
    pub mobilised: bool,
    /// What its battles have shown of how well its forces fight for their numbers: log of what multiplies their strength.
    pub renown: f64,
    /// Credibility with allies and with adversaries, 0..1 each.
    pub reputation: [f64; 2],
    pub leader: Arc<str>,
    /// The stronger neighbour that it accommodates.
    pub leans: Option<NationId>,
    /// Growth of the defence share over what the world has got used to, 0 and up: 1 where it has doubled.
    pub build_up: f64,
    /// Who was overthrown last, if anybody was.
    pub ousted: Option<Ousted>,
    pub score: f64,
}

/// A government overthrown.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ousted {
    pub turn: u32,
    /// What it stood for.
    pub ideal: (f64, f64),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Exile {
    pub host: Option<NationId>,
    pub since: u32,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Treaty {
    pub id: TreatyId,
    pub charter: CharterId,
    pub name: Arc<str>,
    /// Sorted.
    pub members: Shared<NationId>,
    pub lead: Option<NationId>,
    pub founded: u32,
    /// How well the members hold together, 0..1.
    pub cohesion: f64,
    /// How well their forces fight together, 0..1, before what each has learned in exercises; disuse lowers it.
    pub interoperability: f64,
    /// Common fund in billions of 1990 dollars.
    pub fund: f64,
    /// Spending guideline in force, share of GDP.
    pub guideline: Option<f64>,
    pub integrated: bool,
    /// Who leads the members' forces where they are integrated.
    pub commander: Option<NationId>,
    /// The lead has moved the common treasury to its own city.
    pub treasury_moved: bool,
    /// What the members owe and how they pay it, sorted by nation; who is missing pays in coin and owes
    /// nothing.
    pub accounts: Vec<Account>,
    /// Members that gave notice, and the turn they leave.
    pub notices: Vec<(NationId, u32)>,
    /// Members whose vote, seat and protection rest; sorted.
    pub suspended: Vec<NationId>,
    /// The last turn on which members shared a fear worth an alliance.
    pub feared: u32,
    pub candidates: Shared<Candidate>,
    /// Seats of a rotating council, by nation; empty where the charter has none.
    pub council: Shared<Seat>,
    /// Who elects those seats; empty where all elect all.
    pub groups: Shared<Group>,
    pub last_exercise: Option<u32>,
    /// What each member has borne, sorted by nation.
    pub burdens: Vec<Burden>,
    /// Share of what they know that the members tell each other, 0..1; the charter's until a motion changes it.
    pub intelligence: f64,
    /// What exercises have taught each member, sorted by nation; who is missing has learned nothing.
    pub drills: Vec<Drill>,
    /// Plans for members' defence; in a view those that the world knows of.
    pub plans: Vec<Plan>,
    /// How members stand to it, sorted by nation; who is missing has nothing to say.
    pub moods: Vec<Mood>,
    /// Questions that stand open, in the order asked.
    pub asks: Vec<Ask>,
    /// Land in which its holders have asked for peacekeepers; sorted by region.
    pub invitations: Vec<(RegionId, NationId)>,
}

/// How a member stands to a treaty: what its leader thinks of it, what it has said and asked.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mood {
    pub nation: NationId,
    /// The leader's opinion, in units of an answer's score; 0 for one who holds to what the office has promised.
    pub opinion: f64,
    /// How far it has gone on the way from question to exit.
    pub step: Step,
    /// The turn of that step.
    pub since: u32,
    /// The turn in which it last gave its word again.
    pub word: Option<u32>,
    /// Whom it last reproached, and when.
    pub reproached: Option<(NationId, u32)>,
}

/// A dissatisfied member asks, reproaches, and goes; each in public.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub enum Step {
    #[default]
    Content,
    Asked,
    Reproached,
}

/// A question to an ally whether it stands by its word.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ask {
    pub by: NationId,
    pub of: NationId,
    pub since: u32,
    /// Points of forces that the one asked had on the asker's soil then.
    pub points: f64,
}

/// A seat of a rotating council.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seat {
    pub nation: NationId,
    /// The turn at which it is elected anew.
    pub until: u32,
    /// Held for the longer term.
    pub long: bool,
}

/// A member's dues.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Account {
    pub nation: NationId,
    pub pays: Payment,
    /// Dues not paid, billions of 1990 dollars.
    pub arrears: f64,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Candidate {
    pub nation: NationId,
    pub since: u32,
    /// Steps of the charter's accession clause that it has done.
    pub step: u8,
    /// The turn its present step began.
    pub step_since: u32,
    /// The motion that decides, once it is tabled.
    pub motion: Option<MotionId>,
    /// The turn the members began to ratify; None before.
    pub open: Option<u32>,
    /// Members that have ratified, or will at the turn given; sorted.
    pub ratified: Vec<(NationId, u32)>,
    /// Members that wait for something; sorted by nation.
    pub holdouts: Vec<Holdout>,
}

/// A member that does not ratify yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Holdout {
    pub nation: NationId,
    pub since: u32,
    /// What it asks of the candidate; None when nothing would do.
    pub price: Option<Term>,
    pub because: Option<Factor>,
}

/// A crisis, or on rung 5 and 6 a war.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Crisis {
    pub id: CrisisId,
    pub challenger: NationId,
    pub target: NationId,
    pub stake: Stake,
    /// 1 incident, 2 threat, 3 display of force, 4 use of force, 5 war, 6 nuclear.
    pub rung: u8,
    /// The highest rung each side has gone to.
    pub rungs: [u8; 2],
    pub began: u32,
    /// The turn the present rung was reached.
    pub since: u32,
    /// Who stands on each side, the leader first, and why.
    pub sides: [Vec<Participant>; 2],
    pub last: [Action; 2],
    /// Terms that each side has on the table.
    pub offers: [Option<Terms>; 2],
    pub mediator: Option<NationId>,
    /// Terms that the mediator has put to both, and who has agreed to them.
    pub proposal: Option<Terms>,
    pub agreed: [bool; 2],
    /// Treaties that have been invoked over it; sorted.
    pub invoked: Vec<TreatyId>,
    /// Treaties whose members have consulted over it, each with the rung it stood on then; in the order asked.
    pub consulted: Vec<(TreatyId, u8)>,
    /// Covert acts that one side has laid at the other's door in public, in the order told.
    pub evidence: Vec<Proof>,
    /// The treaty whose text lets the challenger, its lead, intervene in the target.
    pub cover: Option<TreatyId>,
    /// People killed, thousands, by side.
    pub deaths: [f64; 2],
    /// Who asks the other side's leader for a separate peace, in the order asked.
    pub pleas: Vec<Plea>,
    /// How the war goes: share of the fighting won by the challenger's side minus the other's, -1..1.
    pub fortune: f64,
}

/// A belligerent's wish to leave a war before its side does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plea {
    pub nation: NationId,
    pub terms: Parting,
    pub since: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Participant {
    pub nation: NationId,
    pub since: u32,
    pub cause: WarCause,
    /// How far it takes part.
    pub contribution: Contribution,
    /// What its forces will not do; Some for those that came with caveats.
    pub caveat: Option<Caveat>,
}

/// A matter before an alliance: a treaty invoked, or members who consult.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    pub treaty: TreatyId,
    pub crisis: CrisisId,
    pub victim: NationId,
    pub aggressor: NationId,
    pub opened: u32,
    /// Who brought it up: the victim, or another member that asked to consult.
    pub asked_by: NationId,
    /// Whether the victim has invoked the text; a consultation alone binds nobody.
    pub binding: bool,
    pub stage: Stage,
    /// The strength decided; None until the council has decided.
    pub strength: Option<Strength>,
    /// Members that voted no to what was decided by others; sorted.
    pub outvoted: Vec<NationId>,
    /// What each member has answered so far, sorted by nation.
    pub answers: Vec<Answer>,
}

/// What one member has said it will bring to a case, and what has come of it so far.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Answer {
    pub nation: NationId,
    pub contribution: Contribution,
    pub caveat: Option<Caveat>,
    /// The turn by which it should be there.
    pub due: u32,
    /// Points of strength promised.
    pub promised: f64,
    /// The most points that have been there.
    pub brought: f64,
}

impl Case {
    /// What `nation` has answered.
    #[must_use]
    pub fn answer(&self, nation: NationId) -> Option<&Answer> {
        self.answers
            .binary_search_by_key(&nation, |a| a.nation)
            .ok()
            .map(|i| &self.answers[i])
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Stage {
    /// The members consult; a motion may be tabled.
    Consultation,
    /// The council votes.
    Vote(MotionId),
    /// The members answer one by one until the given turn.
    Answers { until: u32 },
    /// Those who promised forces bring them; reviewed on the given turn.
    Delivery { until: u32 },
    /// The council did not agree; until the given turn somebody may try another motion.
    Blocked { until: u32 },
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Motion {
    pub id: MotionId,
    pub treaty: TreatyId,
    pub by: NationId,
    pub kind: MotionKind,
    pub tabled: u32,
    /// The turn at whose end votes are counted.
    pub due: u32,
    /// Consensus has failed; a lesser majority is enough at the next count.
    pub deferred: bool,
    /// Sorted by nation; who is missing is silent.
    pub ballots: Vec<(NationId, Ballot)>,
    /// Who has worked on whom, in the order it was done.
    pub lobbied: Vec<Lobby>,
}

impl Motion {
    #[must_use]
    pub fn ballot(&self, nation: NationId) -> Option<Ballot> {
        self.ballots
            .binary_search_by_key(&nation, |b| b.0)
            .ok()
            .map(|i| self.ballots[i].1)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lobby {
    pub by: NationId,
    pub nation: NationId,
    pub aye: bool,
}

/// A vote or an answer that one nation has promised another; known to the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Promise {
    pub by: NationId,
    pub to: NationId,
    /// A [`Term::Support`] or [`Term::Answer`].
    pub term: Term,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Offer {
    pub id: OfferId,
    pub from: NationId,
    pub to: NationId,
    pub deal: Deal,
    pub made: u32,
}

/// An invitation to found a treaty, open for signature.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Founding {
    pub id: FoundingId,
    pub by: NationId,
    pub draft: CharterDraft,
    /// Sorted.
    pub invited: Vec<NationId>,
    pub lead: Option<NationId>,
    /// Signatures needed, the founder's included.
    pub least: u8,
    pub made: u32,
    /// The answers so far, sorted by nation.
    pub answers: Vec<(NationId, bool)>,
}

/// Facts about pairs of nations, as dense matrices. Copies share those that seldom change.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Pairs {
    n: usize,
    affinity: Arc<[f64]>,
    /// The part of affinity that ideal points and regimes do not explain: bonds of history.
    tie: Arc<[f64]>,
    grievance: Vec<f64>,
    rivalry: Arc<[f64]>,
    sanctions: Arc<[bool]>,
    transit: Arc<[bool]>,
    /// How near two nations are, 0..1: 1 for land neighbours, falling with distance.
    proximity: Arc<[f64]>,
}

impl Pairs {
    #[must_use]
    pub fn new(n: usize) -> Self {
        let levels: Arc<[f64]> = vec![0.0; n * n].into();
        let flags: Arc<[bool]> = vec![false; n * n].into();
        Self {
            n,
            affinity: levels.clone(),
            tie: levels.clone(),
            grievance: vec![0.0; n * n],
            rivalry: levels.clone(),
            sanctions: flags.clone(),
            transit: flags,
            proximity: levels,
        }
    }

    /// How many nations there are.
    pub(crate) fn len(&self) -> usize {
        self.n
    }

    fn at(&self, a: NationId, b: NationId) -> usize {
        a.index() * self.n + b.index()
    }

    /// Whether every matrix is one of `n` nations.
    pub(crate) fn fits(&self, n: usize) -> bool {
        let numbers: [&[f64]; 5] = [
            &self.affinity,
            &self.tie,
            &self.grievance,
            &self.rivalry,
            &self.proximity,
        ];
        let flags = [&self.sanctions, &self.transit];
        self.n == n
            && numbers.iter().all(|m| m.len() == n * n)
            && flags.iter().all(|m| m.len() == n * n)
    }

    /// Likeness of interests and bonds, -1..1, symmetric.
    #[must_use]
    pub fn affinity(&self, a: NationId, b: NationId) -> f64 {
        self.affinity[self.at(a, b)]
    }

    /// What `a` holds against `b`, 0..1; decays.
    #[must_use]
    pub fn grievance(&self, a: NationId, b: NationId) -> f64 {
        self.grievance[self.at(a, b)]
    }

    /// How near, how alike and how great a rival each other is to `a`, by nation: proximity, affinity, rivalry.
    pub(crate) fn rows(&self, a: NationId) -> [&[f64]; 3] {
        let row = a.index() * self.n..(a.index() + 1) * self.n;
        [&self.proximity, &self.affinity, &self.rivalry].map(|m| &m[row.clone()])
    }

    /// What `a` holds against each other, by nation.
    pub(crate) fn grievances(&self, a: NationId) -> &[f64] {
        &self.grievance[a.index() * self.n..(a.index() + 1) * self.n]
    }

    /// 0..1, symmetric.
    #[must_use]
    pub fn rivalry(&self, a: NationId, b: NationId) -> f64 {
        self.rivalry[self.at(a, b)]
    }

    /// Whether `a` sanctions `b`.
    #[must_use]
    pub fn sanctions(&self, a: NationId, b: NationId) -> bool {
        self.sanctions[self.at(a, b)]
    }

    /// Whether `host` lets `guest` cross and base.
    #[must_use]
    pub fn transit(&self, host: NationId, guest: NationId) -> bool {
        self.transit[self.at(host, guest)]
    }

    /// Whom `host` lets cross and base, by nation.
    pub(crate) fn guests(&self, host: NationId) -> &[bool] {
        &self.transit[host.index() * self.n..(host.index() + 1) * self.n]
    }

    #[must_use]
    pub fn proximity(&self, a: NationId, b: NationId) -> f64 {
        self.proximity[self.at(a, b)]
    }

    pub(crate) fn set_affinity(&mut self, a: NationId, b: NationId, value: f64) {
        let both = [self.at(a, b), self.at(b, a)];
        set(&mut self.affinity, both, value.clamp(-1.0, 1.0));
    }

    pub(crate) fn tie(&self, a: NationId, b: NationId) -> f64 {
        self.tie[self.at(a, b)]
    }

    /// The ties of all, row by row.
    pub(crate) fn ties(&self) -> &Arc<[f64]> {
        &self.tie
    }

    pub(crate) fn set_tie(&mut self, a: NationId, b: NationId, value: f64) {
        let both = [self.at(a, b), self.at(b, a)];
        set(&mut self.tie, both, value.clamp(-1.0, 1.0));
    }

    pub(crate) fn add_grievance(&mut self, a: NationId, b: NationId, delta: f64) {
        let i = self.at(a, b);
        self.grievance[i] = (self.grievance[i] + delta).clamp(0.0, 1.0);
    }

    pub(crate) fn scale_grievances(&mut self, factor: f64) {
        for g in &mut self.grievance {
            *g *= factor;
        }
    }

    pub(crate) fn set_rivalry(&mut self, a: NationId, b: NationId, value: f64) {
        let both = [self.at(a, b), self.at(b, a)];
        set(&mut self.rivalry, both, value.clamp(0.0, 1.0));
    }

    /// What `nation` trades with a partner of so much GDP, in no unit: for shares of all its trade. `far` is the rule
    /// `diplomacy.trade_far`.
    #[must_use]
    pub fn trade(&self, nation: NationId, partner: NationId, gdp: f64, far: f64) -> f64 {
        let near = far + (1.0 - far) * self.proximity(nation, partner);
        gdp * near * (1.0 + self.affinity(nation, partner))
    }

    /// Whether sanctions stop the trade of two nations, whoever imposed them.
    #[must_use]
    pub fn embargo(&self, a: NationId, b: NationId) -> bool {
        self.sanctions(a, b) || self.sanctions(b, a)
    }

    /// By nation: whether it sanctions anybody or is sanctioned.
    pub(crate) fn sanctioned(&self) -> Vec<bool> {
        let mut touched = vec![false; self.n];
        for (by, row) in self.sanctions.chunks(self.n.max(1)).enumerate() {
            for (nation, _) in row.iter().enumerate().filter(|(_, on)| **on) {
                touched[by] = true;
                touched[nation] = true;
            }
        }
        touched
    }

    pub(crate) fn set_sanctions(&mut self, a: NationId, b: NationId, on: bool) {
        let at = self.at(a, b);
        set(&mut self.sanctions, [at], on);
    }

    pub(crate) fn set_transit(&mut self, host: NationId, guest: NationId, grant: bool) {
        let at = self.at(host, guest);
        set(&mut self.transit, [at], grant);
    }

    pub(crate) fn set_proximity(&mut self, a: NationId, b: NationId, value: f64) {
        let both = [self.at(a, b), self.at(b, a)];
        set(&mut self.proximity, both, value);
    }
}

/// Sets entries of a matrix that copies share; only a change makes it one's own.
fn set<const N: usize, T: Clone + PartialEq>(matrix: &mut Arc<[T]>, at: [usize; N], value: T) {
    if at.iter().any(|&i| matrix[i] != value) {
        let matrix = Arc::make_mut(matrix);
        for i in at {
            matrix[i] = value.clone();
        }
    }
}

impl Crisis {
    /// All terms on the table.
    pub fn terms(&self) -> impl Iterator<Item = Terms> + '_ {
        self.offers.iter().flatten().copied().chain(self.proposal)
    }

    /// The participants of `side`, to change.
    /// The rung on which a side stands; in a war both stand in it.
    #[must_use]
    pub fn rung_of(&self, side: Side) -> u8 {
        if self.is_war() {
            self.rung
        } else {
            self.rungs[side.index()]
        }
    }

    pub(crate) fn side_mut(&mut self, side: Side) -> &mut Vec<Participant> {
        &mut self.sides[side.index()]
    }
}
