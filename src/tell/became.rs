//! What became of an order or a motion of which no event tells.

use super::{Names, capital, order};
use crate::ids::MotionId;
use crate::order::{Action, Order};

/// An order that the judge refused when the turn was run, and why.
#[must_use]
pub fn refused(what: &Order, reason: &str, names: &(impl Names + ?Sized)) -> String {
    format!("Refused: {} ({reason}).", order(what, names))
}

/// An order that was carried out without a word, or that found nothing left to be carried out on. Exhaustive, so that a
/// new order must say which.
#[must_use]
pub fn wordless(what: &Order, names: &(impl Names + ?Sized)) -> String {
    use Order as O;
    let became = match what {
        O::Act {
            action: Action::Hold,
            ..
        }
        | O::Watch { .. }
        | O::Interdict { .. } => "done",
        O::Act { .. } | O::Back { .. } | O::Mediate { .. } | O::Broker { .. } => {
            "too late, the crisis had ended or passed to another leader"
        }
        O::SeparatePeace { .. } | O::Release { .. } => {
            "too late, that war had ended or had been left already"
        }
        O::Invoke { .. } => "too late, the crisis had ended",
        O::Consult { .. } => "another member had called all together already",
        O::Demand { .. } => "the two of you were in a crisis already",
        O::Accuse { .. } => "the evidence had lost its worth",
        O::Vote { .. } | O::Lobby { .. } => "too late, the motion was off the table",
        O::Contribute { .. } | O::Decline { .. } => "too late, the case was closed",
        O::Reply { .. } => "too late, the offer was gone",
        O::Sign { .. } => "too late, it was founded or given up already",
        O::Ratify { .. } => "too late, its application had ended",
        O::Apply { .. } | O::Leave { .. } | O::Withdraw { .. } | O::Pledge { .. } => {
            "too late, the treaty had ended"
        }
        O::Sanction { .. } => "it was so already",
        O::March { .. } | O::Stance { .. } => "the way was closed, or the force was gone",
        O::Detach { .. } | O::Host { .. } => "too late, the peace operation had ended",
        O::Covert { .. } => "there was nobody left to act against",
        O::Repudiate { .. } => "it bound you no more",
        O::Table { .. } => "too late, the matter was closed",
        O::Lean { .. } => "it was so already",
        O::SetDefence { .. }
        | O::SetMix { .. }
        | O::SetEquipment { .. }
        | O::Build { .. }
        | O::Repair { .. }
        | O::Prestock { .. }
        | O::Propose { .. }
        | O::Denounce { .. }
        | O::Guarantee { .. }
        | O::Found { .. }
        | O::Aid { .. }
        | O::Transit { .. }
        | O::Pay { .. }
        | O::Warn { .. }
        | O::Ask { .. }
        | O::Reaffirm { .. }
        | O::Reproach { .. }
        | O::Mobilise { .. } => "nothing came of it",
    };
    format!("{} ({became}).", capital(&order(what, names)))
}

/// Why a motion was never counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overtaken {
    /// The victim has called for help, and what it asks goes before what its friends were about to say.
    Call,
    /// The victim wants no help.
    Declined,
    /// What it was about is over.
    Over,
    /// The candidate has withdrawn, or is out.
    Candidate,
    /// The treaty has ended.
    Treaty,
}

/// A motion that one tabled, voted on or worked for and that was never counted.
#[must_use]
pub fn uncounted(motion: MotionId, why: Overtaken, names: &(impl Names + ?Sized)) -> String {
    let why = match why {
        Overtaken::Call => "a call for help has taken its place before the council",
        Overtaken::Declined => "the call has been withdrawn",
        Overtaken::Over => "what it was about is over",
        Overtaken::Candidate => "the application has ended",
        Overtaken::Treaty => "the treaty has ended",
    };
    format!("{} is not counted: {why}.", capital(&names.motion(motion)))
}
