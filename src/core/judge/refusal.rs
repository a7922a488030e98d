//! Why an order is refused.

use crate::event::Shortfall;

/// A reason against an order, with the figures that matter. Its `Display` is the sentence for the player.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum Refusal {
    #[error("the game is over")]
    Over,
    #[error("a government in exile has no means for this")]
    InExile,
    #[error("your state is no more: it owns no soil")]
    Extinct,
    #[error("that state is no more: it owns no soil")]
    TheyAreNoMore,
    #[error("there is no such state yet")]
    TheyAreNotYet,
    #[error("nothing by that number is known to you")]
    Unknown,
    #[error("that is your own nation")]
    Oneself,
    #[error("that nation has no government on its own soil")]
    TheyAreInExile,
    #[error("this takes {price:.0} influence and you have {have:.1}")]
    Influence { price: f64, have: f64 },
    #[error("this costs ${price:.2} bn and the treasury holds ${have:.2} bn")]
    Treasury { price: f64, have: f64 },
    #[error("already ordered this turn")]
    Twice,
    #[error("that changes nothing")]
    NoChange,
    #[error("who leads a war makes peace for its whole side: offer terms")]
    LeadsTheWar,
    #[error("must lie between {low} and {high}")]
    Range { low: u32, high: u32 },
    #[error("the three shares must sum to 100")]
    Mix,
    #[error("that course is not open to you")]
    CourseShut,
    #[error("that region is not under your control")]
    NotYours,
    #[error("its works are complete")]
    Complete,
    #[error("you may not base forces there")]
    NoBase,
    #[error("you are at war with each other")]
    AtWar,
    #[error("an offer to them is open already")]
    OfferOpen,
    #[error("the offer is not for you to answer")]
    NotForYou,
    #[error("an offer needs at least one clause")]
    EmptyDeal,
    #[error("you have no claim on it")]
    NoClaim,
    #[error("such a pact stands between you already")]
    PactStands,
    #[error("that charter is not one for two")]
    NotBilateral,
    #[error("a treaty forbids it")]
    Bound,
    #[error("you are a member already")]
    Member,
    #[error("that question stands open already")]
    QuestionOpen,
    #[error("that was said within the year")]
    SaidAlready,
    #[error("only a member may do this")]
    NotMember,
    #[error("the treaty takes no applications from you")]
    NotEligible,
    #[error("its text is open to {0} alone")]
    NotAmong(String),
    #[error("you have applied already")]
    Applied,
    #[error("no such nation has applied")]
    NoCandidate,
    #[error("each member ratifies for itself; the council does not vote on it")]
    EachRatifies,
    #[error("you have ratified it already")]
    Ratified,
    #[error("you have neither applied nor given notice")]
    NothingToWithdraw,
    #[error("a treaty's name is 1 to 48 characters, none of them a control character")]
    Name,
    #[error("a draft holds one clause of a kind, in the order of a charter")]
    Clauses,
    #[error("the clauses contradict each other: {0}")]
    Contradiction(&'static str),
    #[error("this is reserved under {treaty}, and its lead, {lead}, has not given leave")]
    Reserved { treaty: String, lead: String },
    #[error("nothing of theirs is reserved under this treaty")]
    NoWard,
    #[error("somebody must lead it: {0}")]
    NeedsLead(&'static str),
    #[error("invite some nations, each once, and let one of them or yourself lead")]
    Invited,
    #[error("the treaty knows no withdrawal")]
    NoExit,
    #[error("the treaty runs without end")]
    NoTerm,
    #[error("its members speak of its renewal in the last months of its term")]
    TermRuns,
    #[error("{lead} holds you to it")]
    Held { lead: String },
    #[error("notice is given already")]
    NoticeGiven,
    #[error("the council has a motion of this kind before it")]
    MotionOpen,
    #[error("the charter gives the council no such power")]
    NoPower,
    #[error("they are not a member")]
    TheyAreNoMember,
    #[error("the vote is not open to you")]
    NoVote,
    #[error("an earlier pledge still stands")]
    PledgeOpen,
    #[error("that is what is spent already")]
    NoRise,
    #[error("only the lead may do this")]
    NotLead,
    #[error("nobody there needs help after a disaster")]
    NoDisaster,
    #[error("help would come too late")]
    TooLate,
    #[error("they have turned your help away")]
    TurnedAway,
    #[error("no help of theirs is on its way")]
    NoRelief,
    #[error("they spend what the guideline asks")]
    NotShort,
    #[error("a party to the case has no vote on it")]
    Party,
    #[error("the treaty asks no dues of you")]
    NoDues,
    #[error("ships need a harbour of your own")]
    NoHarbour,
    #[error("the case is not at that stage")]
    WrongStage,
    #[error("the victim of a case gives no answer to it")]
    Victim,
    #[error("its text does not cover this: {}", words(*.0))]
    NotTriggered(Shortfall),
    #[error("only a treaty that its victim has invoked lets it go beyond reinforcement")]
    NotInvoked,
    #[error("its members have consulted over this already, and nothing is worse since")]
    Consulted,
    #[error("only an answer to a case has a strength")]
    NoStrength,
    #[error("they have no vote on it")]
    TheyHaveNoVote,
    #[error("you have worked on them already")]
    Lobbied,
    #[error("your contribution's caveat forbids it")]
    Caveat,
    #[error("they have answered already, or are not asked")]
    NotAsked,
    #[error("a case on this crisis is open already")]
    CaseOpen,
    #[error("the treaty has been invoked over this crisis already, and nothing is graver since")]
    Invoked,
    #[error("you are not its target")]
    NotTarget,
    #[error("you have no part in this crisis")]
    NoPart,
    #[error("you stand on a side already")]
    OnASide,
    #[error("there is a crisis between you already")]
    CrisisOpen,
    #[error("there is nothing of theirs at stake")]
    NoStake,
    #[error(
        "you meet nowhere, and have no claim: no border, no narrow waters, no troops or great fleet beside theirs"
    )]
    Apart,
    #[error(
        "neither side's armies can get at the other: no border, no way through, no ships to land them"
    )]
    NoBattlefield,
    #[error("it cannot go higher")]
    TopRung,
    #[error("nuclear arms are needed for that")]
    NoWarheads,
    #[error("they have put no terms on the table")]
    NoTerms,
    #[error("only a war leaves a line between what each holds")]
    NoFront,
    #[error("one can give only soil of one's own")]
    NotTheirs,
    #[error("a seat of government is not given away")]
    Capital,
    #[error("what is ceded cannot be emptied of forces as well")]
    GivenTwice,
    #[error("there is no claim to drop")]
    NothingToRenounce,
    #[error("an undertaking from a settlement forbids it")]
    Undertaken,
    #[error("you have bargained it away for a term: renounce that first, at a price")]
    Bargained,
    #[error("that is sold, or lies on the table in another offer of yours")]
    SpokenFor,
    #[error("that is decided by now")]
    Decided,
    #[error("you have not undertaken that")]
    NoUndertaking,
    #[error("you are not its mediator")]
    NotMediator,
    #[error("no mediator has put terms to both sides")]
    NoProposal,
    #[error("a mediator must stand outside the crisis")]
    NotOutside,
    #[error("there is a mediator already")]
    Mediated,
    #[error("the force is not yours")]
    NotYourForce,
    #[error("the force is on the move")]
    Moving,
    #[error("only air wings interdict")]
    NotAir,
    #[error("there is no bridge, track or quay to hit on it")]
    NothingToHit,
    #[error("it leads to no ground of an enemy")]
    NoEnemyLink,
    #[error("it lies beyond the range of this wing")]
    TooFar,
    #[error("there is no way there for this force")]
    NoRoute,
    #[error("{strait} is shut to this force: {rule}")]
    Strait { strait: String, rule: String },
    #[error("its holder has not opened its soil to you: ask it for transit and basing")]
    NoPassage,
    #[error("your membership is suspended")]
    Suspended,
    #[error("they have not strayed: no call refused, no dues withheld, no change of course")]
    NoGround,
    #[error("it is posted to a peace operation")]
    Posted,
    #[error("you have no army at home to send from")]
    NoTroops,
    #[error(
        "there is no peace to keep there: no insurgency, no crisis of its holder, no ceasefire line"
    )]
    NoTrouble,
    #[error("its holder has not let you in, and no council of seats decides")]
    NoConsent,
    #[error("you hold no evidence of that")]
    NoEvidence,
    #[error("what you know of that is told already")]
    Shown,
    #[error("this age does not know such means")]
    NoDomain,
    #[error("in networks one names the sector")]
    NamesSector,
    #[error("you have no means in networks")]
    NoMeans,
}

/// What a text lacks, in a few words; `tell` has the longer ones, with names.
fn words(short: Shortfall) -> String {
    match short {
        Shortfall::NoDuty => "it promises no defence".to_owned(),
        Shortfall::NoAttack => "it is no pact for attack".to_owned(),
        Shortfall::StruckFirst => "the caller was the first to use force".to_owned(),
        Shortfall::NotMember => "the one threatened is no member".to_owned(),
        Shortfall::Suspended => "the one threatened is suspended".to_owned(),
        Shortfall::Fellow => "the other side is a member too".to_owned(),
        Shortfall::Area(_) => "the place lies outside its area".to_owned(),
        Shortfall::Rung { have, need } => {
            format!("the crisis stands on rung {have} and the text asks for {need}")
        }
        Shortfall::Proof { have, need } => {
            format!("it is proven to {have}% and the text asks for {need}%")
        }
        Shortfall::Gravity { have, need } => {
            format!("what is proven weighs {have}% of an armed attack and the text takes {need}%")
        }
        Shortfall::NoTrigger => "it names no trigger".to_owned(),
    }
}
