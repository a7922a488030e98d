//! Everything that can happen, as data. `tell` turns an event into a sentence.

mod facts;
mod incident;
mod vocabulary;

pub use facts::{Facts, Grade, Topic};
pub use incident::{Incident, Scene};
pub use vocabulary::{
    DisasterKind, EndCause, GroupEnd, MandateSource, MissionEnd, MissionVerdict, Outcome,
    Reassurance, Shortfall, Termination, WarCause,
};

use serde::{Deserialize, Serialize};

use crate::ids::{
    CaseId, CharterId, CrisisId, FoundingId, MissionId, MotionId, NationId, OfferId, RegionId,
    ScriptId, TreatyId,
};
use crate::order::{
    Arm, Ballot, Caveat, Contribution, CovertKind, CyberAct, CyberPool, Deal, MotionKind, Move,
    Order, Parting, Payment, Remedy, Restraint, Scale, Sector, Side, Stake, Stance, Stand,
    Strength, Term, Terms,
};
use crate::why::Factor;

/// One thing that happened, and who may know of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Event {
    pub turn: u32,
    pub scope: Scope,
    pub kind: EventKind,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Scope {
    World,
    Only(Vec<NationId>),
}

impl Scope {
    #[must_use]
    pub fn includes(&self, nation: NationId) -> bool {
        match self {
            Self::World => true,
            Self::Only(list) => list.contains(&nation),
        }
    }
}

/// What happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, strum::EnumDiscriminants)]
#[strum_discriminants(
    name(EventName),
    derive(PartialOrd, Ord, strum::EnumIter, strum::IntoStaticStr)
)]
#[strum_discriminants(
    doc = "The kind of an event without what it holds; its name is the event's in saves and exports."
)]
pub enum EventKind {
    /// An order that the judge refused when the turn was run; the world had changed.
    OrderRefused {
        nation: NationId,
        order: Order,
        reason: String,
    },

    // Budget
    DefenceSet {
        nation: NationId,
        from: f64,
        to: f64,
    },
    MixSet {
        nation: NationId,
        mix: [u8; 3],
    },
    EquipmentSet {
        nation: NationId,
        percent: u8,
    },
    Built {
        nation: NationId,
        region: RegionId,
        level: f64,
    },
    Prestocked {
        nation: NationId,
        region: RegionId,
        kilotonnes: f64,
    },
    Deficit {
        nation: NationId,
        billions: f64,
    },

    // Diplomacy
    Offered {
        offer: OfferId,
        from: NationId,
        to: NationId,
        deal: Deal,
    },
    Replied {
        offer: OfferId,
        from: NationId,
        to: NationId,
        accepted: bool,
        deal: Deal,
    },
    OfferLapsed {
        from: NationId,
        to: NationId,
    },
    /// War, exile or a decision has overtaken what was offered.
    OfferVoid {
        from: NationId,
        to: NationId,
    },
    Denounced {
        by: NationId,
        nation: NationId,
    },
    TreatyFounded {
        treaty: TreatyId,
        charter: CharterId,
        name: String,
        members: Vec<NationId>,
    },
    TreatyEnded {
        treaty: TreatyId,
        name: String,
        cause: EndCause,
    },
    /// Nations are invited to sign a charter composed for the purpose.
    Convened {
        founding: FoundingId,
        by: NationId,
        name: String,
        invited: Vec<NationId>,
    },
    Signed {
        founding: FoundingId,
        nation: NationId,
        by: NationId,
        name: String,
        accept: bool,
    },
    FoundingFailed {
        by: NationId,
        name: String,
        signed: u16,
        least: u16,
    },
    /// A candidate has done a step of the charter's accession clause.
    StepDone {
        treaty: TreatyId,
        nation: NationId,
        step: String,
    },
    RatificationOpened {
        treaty: TreatyId,
        nation: NationId,
    },
    /// Where a member stands on a candidate; months until its word counts, if it is for it.
    Stood {
        treaty: TreatyId,
        nation: NationId,
        by: NationId,
        stand: Stand,
        months: u16,
        because: Option<Factor>,
    },
    Ratified {
        treaty: TreatyId,
        nation: NationId,
        by: NationId,
    },
    /// An application, or a notice, is taken back.
    Withdrawn {
        nation: NationId,
        treaty: TreatyId,
        notice: bool,
    },
    Applied {
        nation: NationId,
        treaty: TreatyId,
    },
    Joined {
        nation: NationId,
        treaty: TreatyId,
    },
    Rejected {
        nation: NationId,
        treaty: TreatyId,
        by: Option<NationId>,
    },
    /// The lead has given a ward back what the treaty reserves, or taken it again.
    Entrusted {
        treaty: TreatyId,
        nation: NationId,
        by: NationId,
        grant: bool,
    },
    NoticeGiven {
        nation: NationId,
        treaty: TreatyId,
        months: u16,
    },
    /// A treaty's term runs out in so many months, and its members may speak of it; `tacit` where it goes on by itself.
    TermEnding {
        treaty: TreatyId,
        months: u16,
        tacit: bool,
    },
    /// A member says whether it keeps to a treaty after its term.
    Renewing {
        nation: NationId,
        treaty: TreatyId,
        keep: bool,
    },
    /// The term is over, but a member is at war or calls for help: nothing ends before that is over.
    TermHeld {
        treaty: TreatyId,
    },
    /// A member is out with the end of the term.
    NotRenewed {
        nation: NationId,
        treaty: TreatyId,
    },
    /// The treaty goes on for so many months more, 0 for without end.
    Renewed {
        treaty: TreatyId,
        months: u16,
    },
    Left {
        nation: NationId,
        treaty: TreatyId,
    },
    Expelled {
        nation: NationId,
        treaty: TreatyId,
    },
    LeadChanged {
        treaty: TreatyId,
        lead: Option<NationId>,
    },
    AidSent {
        from: NationId,
        to: NationId,
        millions: u32,
    },
    Sanctioned {
        by: NationId,
        nation: NationId,
        on: bool,
    },
    TransitSet {
        by: NationId,
        nation: NationId,
        grant: bool,
    },
    /// A weak state leans towards the strong neighbour it fears, because its guarantees look hollow.
    Accommodated {
        nation: NationId,
        towards: NationId,
    },
    /// It does so no longer.
    StoodUp {
        nation: NationId,
        from: NationId,
    },

    // Alliance
    Tabled {
        motion: MotionId,
        treaty: TreatyId,
        by: NationId,
        kind: MotionKind,
    },
    Voted {
        motion: MotionId,
        nation: NationId,
        ballot: Ballot,
        because: Option<Factor>,
        unless: Option<Remedy>,
    },
    MotionPassed {
        motion: MotionId,
        treaty: TreatyId,
        kind: MotionKind,
        ayes: u16,
        nays: u16,
    },
    MotionFailed {
        motion: MotionId,
        treaty: TreatyId,
        kind: MotionKind,
        ayes: u16,
        nays: u16,
    },
    /// The votes carry another strength than the one tabled: a weaker one, or a stronger.
    MotionWeakened {
        motion: MotionId,
        treaty: TreatyId,
        from: Strength,
        to: Strength,
    },
    /// Members whose no brought a motion down.
    Objected {
        motion: MotionId,
        treaty: TreatyId,
        kind: MotionKind,
        by: Vec<NationId>,
    },
    Lobbied {
        motion: MotionId,
        by: NationId,
        nation: NationId,
        aye: bool,
    },
    Invoked {
        case: CaseId,
        treaty: TreatyId,
        victim: NationId,
        aggressor: NationId,
        crisis: CrisisId,
    },
    NotTriggered {
        treaty: TreatyId,
        victim: NationId,
        because: Shortfall,
    },
    /// A member asked for consultation; `short` is what the text lacks to bind, if it does not.
    Consulted {
        case: CaseId,
        treaty: TreatyId,
        by: NationId,
        victim: NationId,
        aggressor: NationId,
        short: Option<Shortfall>,
    },
    /// Members talked and nobody asked for a decision.
    ConsultationEnded {
        case: CaseId,
        treaty: TreatyId,
        victim: NationId,
    },
    /// The victim wants no help, or none any more.
    Declined {
        case: CaseId,
        treaty: TreatyId,
        victim: NationId,
    },
    Contributed {
        case: CaseId,
        nation: NationId,
        contribution: Contribution,
        caveat: Option<Caveat>,
        /// Points of strength promised, and the months until they should be there.
        points: f64,
        months: f64,
        because: Option<Factor>,
        unless: Option<Remedy>,
    },
    CaseReviewed {
        case: CaseId,
        treaty: TreatyId,
        victim: NationId,
        honoured: u16,
        partly: u16,
        evaded: u16,
        refused: u16,
        /// Who did what, by nation.
        outcomes: Vec<(NationId, Outcome)>,
        /// Whether the body sent nobody, so that the votes that held it back were the answers.
        #[serde(default)]
        by_vote: bool,
    },
    /// A promise made at the table, about a vote or an answer, was kept.
    PromiseKept {
        by: NationId,
        to: NationId,
        term: Term,
    },
    PromiseBroken {
        by: NationId,
        to: NationId,
        term: Term,
    },
    DuesPaid {
        treaty: TreatyId,
        billions: f64,
    },
    ExerciseHeld {
        treaty: TreatyId,
        region: RegionId,
        scale: Scale,
        participants: Vec<NationId>,
    },
    /// Too few came.
    ExerciseDropped {
        treaty: TreatyId,
        region: RegionId,
    },
    /// Staffs begin on a plan for a member's defence.
    PlanMade {
        treaty: TreatyId,
        member: NationId,
        signatories: Vec<NationId>,
    },
    /// A plan is out of date, or the forces it counted on are gone.
    PlanLapsed {
        treaty: TreatyId,
        member: NationId,
    },
    /// The members tell each other more, or less.
    IntelligenceSet {
        treaty: TreatyId,
        level: f64,
    },
    PlanLeaked {
        treaty: TreatyId,
        member: NationId,
    },
    /// An enemy has overrun what a nation had laid in.
    StocksLost {
        nation: NationId,
        region: RegionId,
        kilotonnes: f64,
    },
    GuidelineSet {
        treaty: TreatyId,
        share: f64,
    },
    CommandIntegrated {
        treaty: TreatyId,
    },
    /// `by` reproaches an ally in public; `shortfall` is how far that one is below the guideline, share of it.
    Reproached {
        treaty: TreatyId,
        by: NationId,
        nation: NationId,
        shortfall: f64,
    },
    /// A member asks an ally in public whether it stands by its word.
    ReassuranceAsked {
        treaty: TreatyId,
        by: NationId,
        nation: NationId,
    },
    Reassured {
        treaty: TreatyId,
        by: NationId,
        nation: NationId,
        how: Reassurance,
    },
    /// `by` gave no answer.
    LeftUnanswered {
        treaty: TreatyId,
        by: NationId,
        nation: NationId,
    },
    /// A new leader of the alliance's lead thinks little of it.
    CommitmentsDoubted {
        nation: NationId,
        treaty: TreatyId,
        leader: String,
    },
    Pledged {
        treaty: TreatyId,
        nation: NationId,
        permille: u16,
        /// The turn at whose end it is held against the budget.
        due: u32,
    },
    PledgeKept {
        treaty: TreatyId,
        nation: NationId,
        permille: u16,
    },
    PledgeBroken {
        treaty: TreatyId,
        nation: NationId,
        permille: u16,
        /// What it spends instead, share of GDP.
        share: f64,
    },
    /// The lead will not cover a member that falls so short of the guideline.
    Warned {
        treaty: TreatyId,
        by: NationId,
        nation: NationId,
    },
    /// Consensus failed; two-thirds will do at the next count.
    MotionDeferred {
        motion: MotionId,
        treaty: TreatyId,
        kind: MotionKind,
        ayes: u16,
        nays: u16,
    },
    /// Elected to seats of a rotating council.
    Seated {
        treaty: TreatyId,
        nations: Vec<NationId>,
        months: u16,
    },
    CommandChanged {
        treaty: TreatyId,
        commander: Option<NationId>,
    },
    PaymentSet {
        treaty: TreatyId,
        nation: NationId,
        by: Payment,
    },
    /// Points of naval strength that tribute in ships added to the lead's fleet this turn.
    ShipsDelivered {
        treaty: TreatyId,
        nation: NationId,
        points: f64,
    },
    TreasuryMoved {
        treaty: TreatyId,
        to: NationId,
        billions: f64,
    },
    ArrearsPaid {
        treaty: TreatyId,
        nation: NationId,
        billions: f64,
    },
    /// The lead intervenes in a member, or in one that would leave; the others are asked to take part.
    Intervened {
        treaty: TreatyId,
        crisis: CrisisId,
        case: CaseId,
        by: NationId,
        nation: NationId,
    },
    Suspended {
        nation: NationId,
        treaty: TreatyId,
    },
    Reinstated {
        nation: NationId,
        treaty: TreatyId,
    },
    /// A peace operation is mandated, or its mandate renewed; `nation` is the host.
    Mandated {
        mission: MissionId,
        treaty: TreatyId,
        nation: NationId,
        region: RegionId,
        renewed: bool,
        source: MandateSource,
    },
    /// A holder asks for peacekeepers in its land, or takes that back.
    PeaceAsked {
        treaty: TreatyId,
        nation: NationId,
        region: RegionId,
        given: bool,
    },
    /// The host of a mission withdraws its consent, or gives it after all.
    ConsentSet {
        mission: MissionId,
        treaty: TreatyId,
        nation: NationId,
        region: RegionId,
        given: bool,
    },
    /// A partner takes a share (0..1) of what the fund leaves of a mission's cost on itself.
    Underwritten {
        mission: MissionId,
        nation: NationId,
        region: RegionId,
        share: f64,
    },
    /// A partner pays for a mission no more.
    FundingEnded {
        mission: MissionId,
        nation: NationId,
        region: RegionId,
        /// What it has paid, billions of 1990 dollars.
        spent: f64,
    },
    /// The people of a contributor have had enough.
    PatienceEnded {
        mission: MissionId,
        nation: NationId,
        region: RegionId,
        /// Thousands, of its own.
        dead: f64,
    },
    /// `nation` has attacked where peacekeepers stand.
    PeacekeepersAttacked {
        mission: MissionId,
        nation: NationId,
        region: RegionId,
        /// Thousands.
        dead: f64,
    },
    /// A government controls its country no more, or does again.
    StateFailed {
        nation: NationId,
    },
    StateRecovered {
        nation: NationId,
    },
    /// The host will not have it.
    MissionRefused {
        treaty: TreatyId,
        nation: NationId,
        region: RegionId,
    },
    /// A contingent comes, changes, or with nothing goes home.
    Detached {
        mission: MissionId,
        nation: NationId,
        region: RegionId,
        contribution: Contribution,
        points: f64,
    },
    MissionEnded {
        treaty: TreatyId,
        nation: NationId,
        region: RegionId,
        why: MissionEnd,
        verdict: MissionVerdict,
        months: u32,
        /// Thousands.
        dead: f64,
    },
    /// A word given in a treaty is broken by what one member does to another.
    PactBroken {
        treaty: TreatyId,
        by: NationId,
        against: NationId,
    },
    /// The target of a demand has one of its own, made in the same month.
    Countered {
        crisis: CrisisId,
        by: NationId,
        of: NationId,
        stake: Stake,
    },
    /// A member leaves a treaty while another calls for it under it.
    Deserted {
        treaty: TreatyId,
        by: NationId,
        victim: NationId,
    },
    /// One that left its treaty when it was called joins those who attack the caller.
    Betrayed {
        crisis: CrisisId,
        by: NationId,
        against: NationId,
    },

    // Crises and war
    CrisisBegan {
        crisis: CrisisId,
        challenger: NationId,
        target: NationId,
        stake: Stake,
        rung: u8,
        /// What began it, where nobody ordered it.
        #[serde(default)]
        incident: Option<Incident>,
    },
    CrisisMoved {
        crisis: CrisisId,
        nation: NationId,
        action: Move,
        rung: u8,
    },
    Accident {
        crisis: CrisisId,
        rung: u8,
    },
    Backed {
        crisis: CrisisId,
        nation: NationId,
        side: Side,
    },
    /// Troops that stood at the place of an incident were in it from the first hour.
    CaughtUp {
        crisis: CrisisId,
        nation: NationId,
        side: Side,
    },
    Mediated {
        crisis: CrisisId,
        nation: NationId,
    },
    /// A mediator puts terms to both sides.
    Brokered {
        crisis: CrisisId,
        nation: NationId,
        terms: Terms,
    },
    /// The leader of a side is gone, and `nation` goes on in its place.
    TakenOver {
        crisis: CrisisId,
        side: Side,
        nation: NationId,
        from: NationId,
    },
    /// A settlement forbids `by` something for a term.
    Undertaken {
        by: NationId,
        to: NationId,
        restraint: Restraint,
    },
    UndertakingLapsed {
        by: NationId,
        to: NationId,
        restraint: Restraint,
    },
    /// In the open, or by a deed.
    UndertakingBroken {
        by: NationId,
        to: NationId,
        restraint: Restraint,
        openly: bool,
    },
    CrisisEnded {
        crisis: CrisisId,
        challenger: NationId,
        target: NationId,
        terms: Terms,
        top: u8,
        /// From its beginning; 0 for less than one.
        months: u32,
        #[serde(default)]
        how: Termination,
    },
    /// `challenger` makes war on `target`, whichever of the two began the quarrel or was the first to shoot.
    WarBegan {
        crisis: CrisisId,
        challenger: NationId,
        target: NationId,
    },
    WarJoined {
        crisis: CrisisId,
        nation: NationId,
        side: Side,
        cause: WarCause,
    },
    WarEnded {
        crisis: CrisisId,
        terms: Terms,
        victor: Option<Side>,
        /// From the outbreak of the war, whenever the crisis began; 0 for less than one.
        months: u32,
        deaths: f64,
        #[serde(default)]
        how: Termination,
    },
    PartingAsked {
        crisis: CrisisId,
        nation: NationId,
        /// The leader of the other side.
        to: NationId,
        terms: Parting,
    },
    PartingRefused {
        crisis: CrisisId,
        nation: NationId,
        by: NationId,
    },
    /// A member of a coalition leaves the war before its side does; `broken` is the treaty that forbade it.
    SeparatePeace {
        crisis: CrisisId,
        nation: NationId,
        with: NationId,
        terms: Parting,
        broken: Option<TreatyId>,
    },
    NuclearUse {
        crisis: CrisisId,
        by: NationId,
        on: NationId,
    },
    Battle {
        region: RegionId,
        attacker: NationId,
        defender: NationId,
        won: bool,
        attacker_loss: f64,
        defender_loss: f64,
        factors: Vec<(Factor, f64)>,
    },
    /// Forces ordered to attack did not: their commanders saw too little of a chance.
    AttackHeld {
        region: RegionId,
        attacker: NationId,
        defender: NationId,
        /// Of winning the ground, 0..1.
        chance: f64,
        factors: Vec<(Factor, f64)>,
    },
    NavalBattle {
        region: RegionId,
        attacker: NationId,
        defender: NationId,
        won: bool,
    },
    RegionTaken {
        region: RegionId,
        by: NationId,
        from: Option<NationId>,
    },
    /// Peace: `nation` leaves soil of `to` that it held.
    Evacuated {
        nation: NationId,
        to: NationId,
        regions: Vec<RegionId>,
    },
    RegionCeded {
        region: RegionId,
        from: NationId,
        to: NationId,
    },
    Capitulated {
        nation: NationId,
        to: NationId,
    },
    Exiled {
        nation: NationId,
        host: NationId,
    },
    Restored {
        nation: NationId,
    },
    /// A nation owns no soil any more and is a state no longer; `to` owns what was its capital. With that it is out of the
    /// treaties named.
    Extinct {
        nation: NationId,
        to: Option<NationId>,
        treaties: Vec<TreatyId>,
    },

    /// A state is born, or is one again, of soil that was others'.
    Born {
        nation: NationId,
        from: Vec<NationId>,
        regions: Vec<RegionId>,
    },
    /// A state has gone up in another, and is out of the treaties named.
    United {
        nation: NationId,
        into: NationId,
        treaties: Vec<TreatyId>,
    },
    /// A state is no more; the first of its heirs goes on with what could not be parted.
    Dissolved {
        nation: NationId,
        heirs: Vec<NationId>,
        /// Those in which the first heir sits in its place.
        treaties: Vec<TreatyId>,
    },

    // Forces
    Mobilised {
        nation: NationId,
        on: bool,
    },
    Marched {
        nation: NationId,
        from: RegionId,
        to: RegionId,
        strength: f64,
        months: f64,
        #[serde(default)]
        arm: Arm,
    },
    Arrived {
        nation: NationId,
        region: RegionId,
        strength: f64,
        #[serde(default)]
        arm: Arm,
    },
    StanceSet {
        nation: NationId,
        region: RegionId,
        stance: Stance,
    },
    CutOff {
        nation: NationId,
        region: RegionId,
    },
    Starved {
        nation: NationId,
        region: RegionId,
        loss: f64,
        #[serde(default)]
        arm: Arm,
    },
    /// Wings of a nation struck the link between two regions. What is left of its condition, 0..1, and the
    /// points that it cost them.
    Interdicted {
        nation: NationId,
        from: RegionId,
        to: RegionId,
        condition: f64,
        loss: f64,
    },
    /// Somebody blew up a part of a link of the nation's.
    LinkSabotaged {
        nation: NationId,
        from: RegionId,
        to: RegionId,
        condition: f64,
    },
    LinkRepaired {
        nation: NationId,
        from: RegionId,
        to: RegionId,
        condition: f64,
    },

    // Other domains
    CovertDone {
        by: NationId,
        on: NationId,
        kind: CovertKind,
        worked: bool,
    },
    /// The victim's suspicion of who did it, with a confidence 0..1.
    CovertDetected {
        on: NationId,
        suspect: NationId,
        kind: CovertKind,
        confidence: f64,
    },
    /// A public attribution, with the confidence that the accuser states.
    Accused {
        crisis: CrisisId,
        by: NationId,
        nation: NationId,
        kind: CovertKind,
        confidence: f64,
    },
    /// It was not `nation` that did what `by` said it did.
    FalselyAccused {
        by: NationId,
        nation: NationId,
        kind: CovertKind,
        doer: NationId,
    },
    /// What was done in another's networks, as the one that did it knows.
    CyberDone {
        by: NationId,
        on: NationId,
        sector: Sector,
        act: CyberAct,
        worked: bool,
    },
    /// Somebody was found in the networks of `on`, or made them fail; its suspicion of who it was, with a confidence 0..1.
    Intruded {
        on: NationId,
        suspect: NationId,
        sector: Sector,
        act: CyberAct,
        confidence: f64,
    },
    /// A sector of a nation's networks fails; so much of it is down now, 0..1.
    Outage {
        nation: NationId,
        sector: Sector,
        level: f64,
    },
    /// What made the networks of `from` fail has got out, and does so elsewhere.
    OutageSpread {
        from: NationId,
        nation: NationId,
        sector: Sector,
        level: f64,
    },
    /// The members agree how far they defend their networks together.
    NetworksPooled {
        treaty: TreatyId,
        pool: CyberPool,
    },
    /// Share of GDP that a nation spends on its own networks from now on.
    GuardSet {
        nation: NationId,
        share: f64,
    },
    /// An alliance's answer to covert acts: short of force, in networks and in the shadows.
    CounterMeasures {
        case: CaseId,
        treaty: TreatyId,
        nation: NationId,
    },
    Disaster {
        region: RegionId,
        kind: DisasterKind,
        severity: f64,
        /// Thousands.
        #[serde(default)]
        deaths: f64,
    },
    /// A nation sends help to a region that was struck; billions of 1990 dollars.
    ReliefSent {
        region: RegionId,
        nation: NationId,
        holder: NationId,
        billions: f64,
    },
    /// It is there.
    ReliefArrived {
        region: RegionId,
        nation: NationId,
        holder: NationId,
        billions: f64,
    },
    /// Whoever holds the region does not let it in.
    ReliefTurnedAway {
        region: RegionId,
        nation: NationId,
        holder: NationId,
    },
    /// Nobody has sent any, allies that could have least of all.
    LeftAlone {
        region: RegionId,
        nation: NationId,
        by: Vec<NationId>,
    },
    Insurgency {
        region: RegionId,
        nation: NationId,
        strength: f64,
    },
    Attacked {
        region: RegionId,
        nation: NationId,
        deaths: f64,
        /// The armed group whose attack it was, by its name; None where it has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<String>,
    },
    /// The sponsor of an armed group that fights `nation` gives it nothing any more.
    SponsorStopped {
        group: String,
        region: RegionId,
        nation: NationId,
        sponsor: NationId,
    },
    /// The nation that holds an armed group's haven has closed it to the group that fights `holder`.
    HavenClosed {
        group: String,
        region: RegionId,
        nation: NationId,
        holder: NationId,
    },
    /// An armed group that fought `nation` is no more.
    GroupEnded {
        group: String,
        region: RegionId,
        nation: NationId,
        end: GroupEnd,
    },

    // Home
    Elected {
        nation: NationId,
        leader: String,
        /// Whether it is who governed before. Records of earlier editions do not say.
        #[serde(default)]
        again: bool,
    },
    Coup {
        nation: NationId,
        leader: String,
    },
    Unrest {
        nation: NationId,
    },
    Recession {
        nation: NationId,
    },
    BecameNuclear {
        nation: NationId,
    },

    // Scenario
    History {
        script: ScriptId,
    },
    /// A nation has answered what history asked of it.
    Decided {
        nation: NationId,
        script: ScriptId,
        course: u8,
    },
    ObjectiveMet {
        nation: NationId,
        objective: u16,
    },
    GameOver,
}
