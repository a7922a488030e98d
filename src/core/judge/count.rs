//! How votes are counted: who has one, by which rule, and what they carry.

use crate::content::{Charter, Decision};
use crate::ids::NationId;
use crate::order::{Ballot, MotionKind, Strength};
use crate::view::Treaty;

/// What the ballots come to.
#[derive(Clone, PartialEq, Debug)]
pub struct Count {
    pub passed: bool,
    /// The strength carried, for an answer to a case.
    pub strength: Option<Strength>,
    /// For what was carried; for the motion as tabled, if nothing was.
    pub ayes: Vec<NationId>,
    pub nays: Vec<NationId>,
}

/// The rule by which the ballots are counted now: where a council seeks consensus first, its own rule only
/// counts once that has failed.
#[must_use]
pub fn counted(charter: &Charter, rule: Decision, deferred: bool) -> Decision {
    match rule {
        Decision::Council { .. } if charter.council.consensus_first && !deferred => {
            Decision::Consensus { silence: false }
        }
        _ => rule,
    }
}

/// Who votes on a motion of this kind, in id order; `recused` says who may not, being a party to it.
#[must_use]
pub fn electorate(
    treaty: &Treaty,
    rule: Decision,
    kind: &MotionKind,
    recused: impl Fn(NationId) -> bool,
) -> Vec<NationId> {
    let subject = match *kind {
        MotionKind::Expel { nation }
        | MotionKind::Intervene { nation }
        | MotionKind::Suspend { nation }
        | MotionKind::Reinstate { nation } => Some(nation),
        _ => None,
    };
    let votes = |v: &NationId| Some(*v) != subject && !treaty.suspends(*v) && !recused(*v);
    match rule {
        Decision::Council { .. } => {
            let seated = treaty.council.iter().map(|s| s.nation);
            seated.filter(votes).collect()
        }
        Decision::Hegemon => treaty.lead.into_iter().filter(votes).collect(),
        _ => treaty.members.iter().copied().filter(votes).collect(),
    }
}

/// Counts the ballots of `voters`. Each ballot on an answer says up to which strength its nation will go, so
/// that one vote finds the strongest answer that passes: the motion is weakened until it does, or
/// strengthened if those who speak want more. Silence assents, where it does, to what was tabled and no more.
#[must_use]
pub fn count(
    rule: Decision,
    voters: &[NationId],
    kind: &MotionKind,
    ballot: impl Fn(NationId) -> Option<Ballot>,
) -> Count {
    // Each is asked once: a ballot that is forecast is dear.
    let ballots: Vec<Cast> = voters.iter().map(|&v| (v, ballot(v))).collect();
    let MotionKind::Respond {
        strength: tabled, ..
    } = *kind
    else {
        // Only answers to a case have a strength; a ballot on anything else is for or against it.
        let mut result = at(rule, &ballots, Strength::Retaliate, Strength::Retaliate);
        result.passed &= planned_for(rule, kind, &result.ayes);
        return result;
    };
    let most = ballots
        .iter()
        .filter_map(|(_, ballot)| match ballot {
            Some(Ballot::UpTo(s)) => Some(*s),
            _ => None,
        })
        .fold(tabled, Strength::max);
    let mut at_tabled = None;
    for strength in Strength::ALL.into_iter().rev().filter(|s| *s <= most) {
        let result = at(rule, &ballots, strength, tabled);
        if result.passed {
            return Count {
                strength: Some(strength),
                ..result
            };
        }
        if strength == tabled {
            at_tabled = Some(result);
        }
    }
    at_tabled.unwrap_or_else(|| at(rule, &ballots, tabled, tabled))
}

/// Nobody plans with itself: a plan wants another to sign it than the one that it is for, unless the lead bids all to.
fn planned_for(rule: Decision, kind: &MotionKind, ayes: &[NationId]) -> bool {
    let MotionKind::Plan { member } = *kind else {
        return true;
    };
    rule == Decision::Hegemon || ayes.iter().any(|n| *n != member)
}

/// A voter and its ballot; None of who has not voted.
type Cast = (NationId, Option<Ballot>);

/// The count for one strength.
fn at(rule: Decision, ballots: &[Cast], strength: Strength, tabled: Strength) -> Count {
    let (mut ayes, mut nays, mut silent) = (Vec::new(), Vec::new(), 0);
    for &(voter, ballot) in ballots {
        match ballot.map(|b| b.accepts(strength, tabled)) {
            Some(Some(true)) => ayes.push(voter),
            Some(Some(false)) => nays.push(voter),
            Some(None) => {}
            None => silent += 1,
        }
    }
    let rule = match rule {
        Decision::Consensus { .. } if strength > tabled => Decision::Consensus { silence: false },
        other => other,
    };
    Count {
        passed: passes(
            rule,
            ballots.len() as u16,
            ayes.len() as u16,
            nays.len() as u16,
            silent,
        ),
        strength: None,
        ayes,
        nays,
    }
}

/// Whether a motion passes. Abstentions count neither for nor against, but under two-thirds and majority
/// half of the voters must have voted.
#[must_use]
pub fn passes(rule: Decision, voters: u16, ayes: u16, nays: u16, silent: u16) -> bool {
    let quorum = (ayes + nays) * 2 >= voters;
    match rule {
        Decision::Automatic => true,
        Decision::Hegemon => ayes > 0,
        // With the silence procedure those who say nothing assent; without it each must say yes or abstain.
        Decision::Consensus { silence } => nays == 0 && ayes > 0 && (silence || silent == 0),
        Decision::TwoThirds | Decision::Council { .. } => quorum && ayes * 3 >= (ayes + nays) * 2,
        Decision::Majority => quorum && ayes > nays,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::CaseId;

    #[test]
    fn rules_of_counting() {
        let silence = Decision::Consensus { silence: true };
        let spoken = Decision::Consensus { silence: false };
        assert!(passes(silence, 12, 1, 0, 11), "silence assents");
        assert!(
            !passes(silence, 12, 11, 1, 0),
            "one objection breaks silence"
        );
        assert!(!passes(spoken, 12, 11, 0, 1), "each must speak");
        assert!(passes(spoken, 12, 11, 0, 0), "an abstention does not block");
        assert!(passes(Decision::TwoThirds, 15, 10, 5, 0));
        assert!(!passes(Decision::TwoThirds, 15, 9, 6, 0));
        assert!(!passes(Decision::Majority, 15, 5, 1, 9), "no quorum");
        assert!(passes(Decision::Majority, 15, 5, 4, 6));
        assert!(passes(Decision::Hegemon, 1, 1, 0, 0));
        assert!(
            !passes(Decision::Hegemon, 1, 0, 0, 1),
            "a silent hegemon decides nothing"
        );
    }

    const N: [NationId; 4] = [NationId(0), NationId(1), NationId(2), NationId(3)];

    fn respond(strength: Strength) -> MotionKind {
        MotionKind::Respond {
            case: CaseId(1),
            strength,
        }
    }

    fn carried(rule: Decision, tabled: Strength, ballots: [Option<Ballot>; 4]) -> Option<Strength> {
        count(rule, &N, &respond(tabled), |n| ballots[n.index()]).strength
    }

    #[test]
    fn a_motion_is_weakened_until_it_passes() {
        use Ballot::{Aye, Nay, UpTo};
        use Strength::{Defend, Reinforce, Retaliate, Sanctions, Statement};
        let silence = Decision::Consensus { silence: true };
        let up = |s| Some(UpTo(s));
        let (aye, nay) = (Some(Aye), Some(Nay));
        let weak = [aye, up(Reinforce), up(Sanctions), None];
        assert_eq!(carried(silence, Defend, weak), Some(Sanctions));
        assert_eq!(carried(silence, Defend, [aye, nay, None, None]), None);
        // By majority the median ceiling decides.
        let split = [aye, up(Reinforce), up(Reinforce), up(Statement)];
        assert_eq!(carried(Decision::Majority, Defend, split), Some(Reinforce));
        assert_eq!(carried(Decision::TwoThirds, Defend, split), Some(Reinforce));
        // Who want more get more, but nobody is taken there by silence, nor by an aye to less.
        let bold = [up(Retaliate), up(Retaliate), up(Retaliate), None];
        assert_eq!(carried(silence, Defend, bold), Some(Defend));
        assert_eq!(carried(Decision::Majority, Defend, bold), Some(Retaliate));
        let meek = [up(Retaliate), up(Retaliate), aye, aye];
        assert_eq!(carried(Decision::Majority, Defend, meek), Some(Defend));
        // The hegemon's word alone.
        let lead = count(Decision::Hegemon, &N[1..2], &respond(Defend), |_| {
            up(Sanctions)
        });
        assert_eq!(lead.strength, Some(Sanctions));
    }

    #[test]
    fn other_motions_are_for_or_against() {
        let kind = MotionKind::Integrate;
        let result = count(Decision::Majority, &N, &kind, |n| {
            Some(if n.index() < 3 {
                Ballot::Aye
            } else {
                Ballot::Nay
            })
        });
        assert!(result.passed && result.strength.is_none());
        assert_eq!((result.ayes.len(), result.nays.len()), (3, 1));
    }
}
