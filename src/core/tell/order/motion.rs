//! What a motion would do.

use crate::order::{MotionKind, Scale};
use crate::tell::{Names, percent, strength};

/// What a motion would do, after "to".
#[must_use]
pub fn motion(kind: &MotionKind, names: &(impl Names + ?Sized)) -> String {
    match kind {
        MotionKind::Respond { case, strength: s } => {
            format!("answer {} with {}", names.case(*case), strength(*s, names))
        }
        MotionKind::Admit { nation } => format!("admit {}", names.nation(*nation)),
        MotionKind::Expel { nation } => format!("expel {}", names.nation(*nation)),
        MotionKind::Exercise { region, scale } => {
            format!("hold {} in {}", exercise(*scale), names.region(*region))
        }
        MotionKind::Intelligence { permille } => format!(
            "tell each other {} of what they know",
            percent(f64::from(*permille) / 1e3)
        ),
        MotionKind::Networks { pool } => crate::tell::pool(*pool).to_owned(),
        MotionKind::Plan { member } => format!("plan the defence of {}", names.nation(*member)),
        MotionKind::Guideline { permille } => {
            format!(
                "spend {} of GDP on defence",
                percent(f64::from(*permille) / 1e3)
            )
        }
        MotionKind::Intervene { nation } => {
            format!("bring {} back by force", names.nation(*nation))
        }
        MotionKind::Suspend { nation } => format!("suspend {}", names.nation(*nation)),
        MotionKind::Reinstate { nation } => {
            format!("lift the suspension of {}", names.nation(*nation))
        }
        MotionKind::Mission { region } => {
            format!("keep the peace in {}", names.region(*region))
        }
        MotionKind::Integrate => "put all forces under one command".to_owned(),
        MotionKind::Dissolve => "dissolve the alliance".to_owned(),
        MotionKind::MoveTreasury => "move the common treasury to the lead's capital".to_owned(),
    }
}

/// An exercise by its size, with its article.
#[must_use]
pub const fn exercise(scale: Scale) -> &'static str {
    match scale {
        Scale::Staff => "a staff exercise",
        Scale::Field => "a joint exercise",
        Scale::Large => "great manoeuvres",
    }
}
