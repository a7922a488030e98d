//! Who carries what: dues, tribute and treasuries, reproaches, pledges of spending.

use crate::content::Arm;
use crate::event::EventKind as E;
use crate::order::Payment;
use crate::tell::{Names, arm, force, money, percent};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let treaty = |t: &_| names.treaty(*t);
    match kind {
        E::DuesPaid {
            treaty: t,
            billions: b,
        } => {
            format!("members pay {} in dues to {}.", money(*b, names), treaty(t))
        }
        E::PaymentSet {
            treaty: t,
            nation: n,
            by,
        } => {
            let how = match by {
                Payment::Coin => "pays its dues in coin",
                Payment::Ships => "pays its tribute in ships",
                Payment::Withheld => "withholds its dues",
            };
            format!("{} {how} to {}.", nation(n), treaty(t))
        }
        E::ShipsDelivered {
            treaty: t,
            nation: n,
            points,
        } => format!(
            "{} adds {} to the {} of {}.",
            nation(n),
            force(*points, Arm::Naval, names),
            arm(Arm::Naval, names),
            treaty(t)
        ),
        E::TreasuryMoved {
            treaty: t,
            to,
            billions: b,
        } => format!(
            "{} moves the treasury of {}, {}, to its own capital.",
            nation(to),
            treaty(t),
            money(*b, names)
        ),
        E::ArrearsPaid {
            treaty: t,
            nation: n,
            billions: b,
        } => format!(
            "{} pays {} that it owed {}.",
            nation(n),
            money(*b, names),
            treaty(t)
        ),
        E::Reproached {
            treaty: t,
            by,
            nation: n,
            shortfall,
        } => {
            let over = if *shortfall > 0.0 {
                format!(", {} short of the guideline", percent(*shortfall))
            } else {
                String::new()
            };
            format!(
                "{} reproaches {} in {}{over}.",
                nation(by),
                nation(n),
                treaty(t)
            )
        }
        E::Pledged {
            treaty: t,
            nation: n,
            permille,
            due,
        } => format!(
            "{} pledges to {} to spend {} of GDP on defence by {}.",
            nation(n),
            treaty(t),
            percent(f64::from(*permille) / 1000.0),
            names.scenario().told(*due)
        ),
        E::PledgeKept {
            treaty: t,
            nation: n,
            permille,
        } => format!(
            "{} has kept its pledge to {} to spend {} of GDP on defence.",
            nation(n),
            treaty(t),
            percent(f64::from(*permille) / 1000.0)
        ),
        E::PledgeBroken {
            treaty: t,
            nation: n,
            permille,
            share,
        } => format!(
            "{} breaks its pledge to {}: {} of GDP were promised for defence and {} are spent.",
            nation(n),
            treaty(t),
            percent(f64::from(*permille) / 1000.0),
            percent(*share)
        ),
        E::Warned {
            treaty: t,
            by,
            nation: n,
        } => format!(
            "{} warns {} that a member of {} that spends so little will not be covered.",
            nation(by),
            nation(n),
            treaty(t)
        ),
        _ => String::new(),
    }
}
