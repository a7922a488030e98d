//! The words of assets/words.ron, or of the map in their place, by what they stand for; and those that come of more
//! than a kind.

use super::names::waters_with_article;
use super::{Names, terms};
use crate::content::{Arm, Terrain, Words};
use crate::estimate::{Fact, Group, Link};
use crate::event::{DisasterKind, Incident, Outcome, Scene, WarCause};
use crate::ids::NationId;
use crate::order::{
    Ballot, Caveat, Contribution, CovertKind, CyberPool, Move, Parting, Sector, Side, Stake,
    Stance, Strength,
};
use crate::reckon::Verdict;
use crate::why::Factor;

/// Where words are looked up: whatever has names, and the words by themselves.
pub trait Worded {
    fn words(&self) -> &Words;
}

impl<N: Names + ?Sized> Worded for N {
    fn words(&self) -> &Words {
        &self.scenario().words
    }
}

impl Worded for Words {
    fn words(&self) -> &Words {
        self
    }
}

/// Lists each list of words once, with the type whose variants are its kinds.
macro_rules! words {
    ($($(#[$doc:meta])* $list:ident $kind:ty),* $(,)?) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub fn $list(kind: $kind, names: &(impl Worded + ?Sized)) -> &str {
                names.words().get(stringify!($list), kind.into())
            }
        )*

        /// Every list and kind that words are asked for, as `Words::paths` has them.
        #[cfg(test)]
        fn asked() -> std::collections::BTreeSet<String> {
            use strum::IntoEnumIterator;
            let mut asked: std::collections::BTreeSet<String> =
                RUNGS.iter().map(|rung| format!("rung.{rung}")).collect();
            $(asked.extend(<$kind>::iter().map(|kind| {
                let kind: &str = kind.into();
                format!("{}.{kind}", stringify!($list))
            }));)*
            asked
        }
    };
}

words! {
    /// What pushed a decision, as a short noun phrase.
    factor Factor,
    /// A force's stance, as a participle.
    stance Stance,
    /// The same in a cell.
    stance_cell Stance,
    /// A force, by its arm.
    arm Arm,
    /// All forces of an arm of one nation.
    arm_all Arm,
    /// An arm in a cell.
    arm_cell Arm,
    /// What forces of an arm are counted in, many of them.
    arm_unit Arm,
    /// A covert operation, as a noun phrase.
    covert CovertKind,
    /// The same in a list, with what it is for.
    covert_cell CovertKind,
    /// What networks carry, as a noun phrase with its article.
    sector Sector,
    /// The same in a cell.
    sector_cell Sector,
    /// What a member brings, as a noun phrase.
    contribution Contribution,
    /// The same in a cell.
    contribution_cell Contribution,
    /// How strong a common answer is, as a noun phrase.
    strength Strength,
    /// The same in a cell, as what is done.
    strength_cell Strength,
    /// What forces will not do, after a comma: `to hold ground only`.
    caveat Caveat,
    /// The same in a cell.
    caveat_cell Caveat,
    /// A side of a crisis, without its article.
    side Side,
    /// The terms of a separate peace.
    parting Parting,
    /// How a member has kept its word, as a participle.
    outcome Outcome,
    /// What a challenger's reckoning comes to, after its name.
    verdict Verdict,
    /// A link of the chain that a staff fears for its nation.
    link Link,
    /// A part of what a staff knows, as what has moved a chance.
    foreseen_group Group,
    /// What a staff does not know of another nation, before `of` and its name.
    foreseen_fact Fact,
    disaster DisasterKind,
    terrain Terrain,
}

/// What speaks against standing firm, where that is not what speaks for it by the same name.
#[must_use]
pub fn against(speaks: Factor, names: &(impl Worded + ?Sized)) -> &str {
    match speaks {
        Factor::Resolve => "want of resolve",
        Factor::Record => "the other's name for standing firm",
        Factor::Luck => "the course of the fighting",
        other => factor(other, names),
    }
}

/// How far members defend their networks together, after `to`.
#[must_use]
pub const fn pool(pool: CyberPool) -> &'static str {
    match pool {
        CyberPool::None => "leave its networks to each",
        CyberPool::Sensors => "share sensors in their networks",
        CyberPool::Teams => "send each other rapid teams for their networks",
        CyberPool::Floor => "keep a common floor under the defence of their networks",
    }
}

/// The same in a cell.
#[must_use]
pub const fn pool_cell(pool: CyberPool) -> &'static str {
    match pool {
        CyberPool::None => "each for itself",
        CyberPool::Sensors => "sensors",
        CyberPool::Teams => "sensors, teams",
        CyberPool::Floor => "sensors, teams, floor",
    }
}

/// The kinds of the list `rung`.
const RUNGS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "6"];

/// A rung of the ladder, 0..=6.
#[must_use]
pub fn rung(rung: u8, names: &(impl Worded + ?Sized)) -> &str {
    names.words().get("rung", RUNGS[usize::from(rung.min(6))])
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

/// What an incident was about: `an aircraft over Thrace`.
#[must_use]
pub fn incident(incident: Incident, names: &(impl Names + ?Sized)) -> String {
    let place = names.region(incident.region);
    let waters = waters_with_article(&place);
    match incident.scene {
        Scene::Patrol => format!("patrols in {place}"),
        Scene::Aircraft => format!("an aircraft over {place}"),
        Scene::Checkpoint => format!("guards in {place}"),
        Scene::Strait => format!("a ship in the strait by {place}"),
        Scene::Trawler => format!("fishing boats in {waters}"),
        Scene::Warship => format!("warships in {waters}"),
    }
}

/// A move in a crisis, as an imperative.
#[must_use]
pub fn action(
    action: &Move,
    parties: Option<(NationId, NationId)>,
    names: &(impl Names + ?Sized),
) -> String {
    match action {
        Move::Hold => "hold firm".to_owned(),
        Move::Raise => "raise the stakes".to_owned(),
        Move::Offer(t) => format!("offer {}", terms(t, parties, names)),
        Move::Agree => "agree to the mediator's terms".to_owned(),
        Move::Accept => "accept the terms on the table".to_owned(),
        Move::Yield => "give way".to_owned(),
    }
}

#[must_use]
pub fn ballot(ballot: Ballot, names: &(impl Names + ?Sized)) -> String {
    let word = match ballot {
        Ballot::Aye => "aye",
        Ballot::Nay => "nay",
        Ballot::Abstain => "abstention",
        Ballot::UpTo(most) => return format!("aye up to {}", strength(most, names)),
    };
    word.to_owned()
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
        WarCause::Choice(Some(f)) => format!("of its own choice, citing {}", factor(f, names)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_has_its_word_and_no_word_is_left_over() {
        let there: BTreeSet<String> = Words::default().paths().into_iter().collect();
        assert_eq!(there, asked());
    }
}
