//! Words for the small vocabularies: factors, rungs, stances and their like.

use super::{Names, terms};
use crate::content::{Arm, Terrain};
use crate::event::{DisasterKind, WarCause};
use crate::ids::NationId;
use crate::order::{
    Action, Ballot, Contribution, CovertKind, Parting, Side, Stake, Stance, Strength,
};
use crate::why::Factor;

/// What pushed a decision, as a short noun phrase.
#[must_use]
pub const fn factor(factor: Factor) -> &'static str {
    match factor {
        Factor::Inclination => "basic inclination",
        Factor::Threat => "fear of the aggressor",
        Factor::Grievance => "old grievances",
        Factor::Rivalry => "rivalry",
        Factor::Affinity => "affinity",
        Factor::Trust => "trust in their word",
        Factor::Treaty => "ties of treaty",
        Factor::Obligation => "the treaty's obligation",
        Factor::Reputation => "reputation",
        Factor::LeadPosition => "the lead's position",
        Factor::Tripwire => "own forces in harm's way",
        Factor::SidePayment => "side-payments",
        Factor::Cost => "the cost",
        Factor::Risk => "the risk of retaliation",
        Factor::Weariness => "war weariness",
        Factor::Distance => "distance",
        Factor::Readiness => "readiness",
        Factor::Strength => "strength",
        Factor::Odds => "the odds",
        Factor::Stake => "what is at stake",
        Factor::Resolve => "resolve",
        Factor::Audience => "the audience at home",
        Factor::Economy => "the economy",
        Factor::Guideline => "the spending guideline",
        Factor::AlliesSpend => "what the allies spend",
        Factor::Inertia => "habit",
        Factor::Provocation => "provocation",
        Factor::Nuclear => "nuclear weapons",
        Factor::Price => "the price",
        Factor::Sovereignty => "sovereignty",
        Factor::Precedent => "precedent",
        Factor::Tension => "world tension",
        Factor::Claims => "claims",
        Factor::Regime => "likeness of regime",
        Factor::Supply => "supply",
        Factor::Luck => "luck",
        Factor::Generals => "generals and plans",
        Factor::Attacking => "having to attack",
        Factor::Effectiveness => "how well they fight",
        Factor::Terrain => "terrain",
        Factor::Weather => "the weather",
        Factor::AirPower => "air power",
        Factor::Interoperability => "interoperability",
        Factor::Surprise => "surprise",
        Factor::Benefit => "the benefit",
        Factor::StatusQuo => "the status quo",
        Factor::Burden => "burdens carried",
        Factor::AlreadyAllied => "allies one has already",
        Factor::Rule => "how it decides",
        Factor::Exit => "the way out",
        Factor::Breach => "what breach would bring",
        Factor::Command => "the common command",
        Factor::Transit => "strangers on one's soil",
        Factor::Secrets => "shared secrets",
        Factor::Window => "the time till it is covered",
        Factor::Shortfall => "spending below the guideline",
        Factor::Pledge => "the pledge of spending",
        Factor::Uncovered => "being left uncovered",
        Factor::Basing => "the bases it gives",
        Factor::Presence => "its forces on allied soil",
        Factor::Dues => "dues",
        Factor::Exercises => "exercises held with it",
        Factor::Deeds => "the calls it answered",
        Factor::Casualties => "the dead",
        Factor::Money => "money",
        Factor::Wealth => "the wealth at stake",
        Factor::People => "the people at stake",
        Factor::Exposure => "borders with those it fears",
        Factor::Persuasion => "others' envoys",
        Factor::Promise => "a promise given",
        Factor::Rehearsed => "what they have practised",
        Factor::Entanglement => "what it would be drawn into",
        Factor::Outvoted => "a decision that binds it",
        Factor::Evidence => "belief in the evidence",
        Factor::Record => "the record of standing firm",
        Factor::Opinion => "what its leader thinks",
        Factor::Word => "its word, given again",
        Factor::Leaning => "leaning to the stronger",
        Factor::Faith => "faith in its helpers",
        Factor::Nearness => "nearness",
        Factor::Peacekeepers => "peacekeepers on the line",
        Factor::Consent => "a host that does not want it",
        Factor::Patience => "patience at home",
        Factor::Progress => "what it has achieved",
    }
}

/// The terms of a separate peace.
#[must_use]
pub const fn parting(terms: Parting) -> &'static str {
    match terms {
        Parting::Restore => "each gives back what it holds of the other",
        Parting::Line => "each keeps what it holds",
        Parting::Indemnity => "each gives back what it holds, and it pays",
    }
}

/// A rung of the ladder, 1..=6.
#[must_use]
pub const fn rung(rung: u8) -> &'static str {
    match rung {
        0 => "calm",
        1 => "incident",
        2 => "threat",
        3 => "display of force",
        4 => "use of force",
        5 => "war",
        _ => "nuclear war",
    }
}

/// What a crisis is about: `over Alsace`, `over the target's alignment`.
#[must_use]
pub fn stake(stake: Stake, names: &(impl Names + ?Sized)) -> String {
    match stake {
        Stake::Territory(r) => names.region(r),
        Stake::Alignment => "its alignment".to_owned(),
        Stake::Regime => "its government".to_owned(),
        Stake::Armament => "its arms build-up".to_owned(),
        Stake::Incident => "an incident".to_owned(),
    }
}

/// A move in a crisis, as an imperative.
#[must_use]
pub fn action(
    action: &Action,
    parties: Option<(NationId, NationId)>,
    names: &(impl Names + ?Sized),
) -> String {
    match action {
        Action::Hold => "hold firm".to_owned(),
        Action::Raise => "raise the stakes".to_owned(),
        Action::Offer(t) => format!("offer {}", terms(t, parties, names)),
        Action::Agree => "agree to the mediator's terms".to_owned(),
        Action::Accept => "accept the terms on the table".to_owned(),
        Action::Yield => "give way".to_owned(),
    }
}

/// What a member brings, as a noun phrase.
#[must_use]
pub const fn contribution(contribution: Contribution) -> &'static str {
    match contribution {
        Contribution::Nothing => "nothing",
        Contribution::Token => "a token presence",
        Contribution::Support => "supplies and bases",
        Contribution::Caveats => "forces, with caveats",
        Contribution::Full => "everything the war needs",
    }
}

/// How strong a common answer is, as a noun phrase.
#[must_use]
pub const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Statement => "a statement",
        Strength::Sanctions => "sanctions",
        Strength::Reinforce => "reinforcements",
        Strength::Defend => "armed defence",
        Strength::Retaliate => "retaliation",
    }
}

#[must_use]
pub fn ballot(ballot: Ballot) -> String {
    let word = match ballot {
        Ballot::Aye => "aye",
        Ballot::Nay => "nay",
        Ballot::Abstain => "abstention",
        Ballot::UpTo(most) => return format!("aye up to {}", strength(most)),
    };
    word.to_owned()
}

#[must_use]
pub const fn side(side: Side) -> &'static str {
    match side {
        Side::Challenger => "the challenger",
        Side::Target => "the target",
    }
}

/// A force's stance, as a participle.
#[must_use]
pub const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Defend => "on the defensive",
        Stance::Attack => "on the attack",
        Stance::Reserve => "in reserve",
    }
}

#[must_use]
pub const fn arm(arm: Arm) -> &'static str {
    match arm {
        Arm::Land => "army",
        Arm::Air => "air wing",
        Arm::Naval => "fleet",
    }
}

/// A covert operation, as a noun phrase.
#[must_use]
pub const fn covert(kind: CovertKind) -> &'static str {
    match kind {
        CovertKind::Espionage => "espionage",
        CovertKind::Subversion => "subversion",
        CovertKind::Sabotage => "sabotage",
        CovertKind::Cyber => "a cyber attack",
        CovertKind::Jamming => "the jamming of satellites",
    }
}

#[must_use]
pub const fn disaster(kind: DisasterKind) -> &'static str {
    match kind {
        DisasterKind::Drought => "drought",
        DisasterKind::Flood => "floods",
        DisasterKind::Earthquake => "an earthquake",
        DisasterKind::Winter => "a merciless winter",
    }
}

#[must_use]
pub const fn terrain(terrain: Terrain) -> &'static str {
    match terrain {
        Terrain::Plains => "plains",
        Terrain::Hills => "hills",
        Terrain::Mountains => "mountains",
        Terrain::Forest => "forest",
        Terrain::Marsh => "marsh",
        Terrain::Desert => "desert",
        Terrain::Urban => "urban",
        Terrain::Arctic => "arctic",
        Terrain::Sea => "sea",
    }
}

/// Why a nation is in a war, after "enters": `bound by the Delian League`.
#[must_use]
pub fn cause(cause: WarCause, names: &(impl Names + ?Sized)) -> String {
    match cause {
        WarCause::Challenger => "having begun it".to_owned(),
        WarCause::Target => "having been attacked".to_owned(),
        WarCause::Alliance(t) => format!("bound by {}", names.treaty(t)),
        WarCause::Hegemon(t) => format!("called up by the lead of {}", names.treaty(t)),
        WarCause::Tripwire => "its own forces having come under attack".to_owned(),
        WarCause::Drawn => "drawn in by the fighting".to_owned(),
        WarCause::Opportunity => "for what it claims itself".to_owned(),
        WarCause::Choice(None) => "of its own choice".to_owned(),
        WarCause::Choice(Some(f)) => format!("of its own choice, citing {}", factor(f)),
    }
}
