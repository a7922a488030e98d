//! What became of an order or a motion of which no event tells.

use super::{Names, capital, order};
use crate::ids::MotionId;
use crate::order::Order;

/// An order that the judge refused when the turn was run, and why.
#[must_use]
pub fn refused(what: &Order, reason: &str, names: &(impl Names + ?Sized)) -> String {
    format!("Refused: {} ({reason}).", order(what, names))
}

/// An order that was carried out without a word, or that found nothing left to be carried out on.
#[must_use]
pub fn wordless(what: &Order, names: &(impl Names + ?Sized)) -> String {
    let became = super::order::wordless(what);
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
