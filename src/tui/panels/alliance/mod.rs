//! Treaties: members and their burden, the charter in words, the council, the cases, the burden
//! ledger, and the deterrence ledger.

mod accession;
mod burden;
mod cases;
mod charter;
mod council;
mod found;
mod ledger;
pub(super) mod members;
mod peace;
mod picker;
mod preparation;
mod rows;
mod steps;
mod treaty;

use casus_core::ids::TreatyId;
use casus_core::view::{Case, Motion, Treaty};
use ratatui::layout::Rect;

use self::treaty::Of;
use super::desk::Desk;
use super::page::Host;
use super::pages::Shown;
use crate::Subject;
use crate::widgets::grid::GridState;

/// The treaty that most pages are about, and the motion and the case in it that keys vote on and answer from any of
/// them.
#[derive(Default)]
pub struct Alliance {
    treaty: TreatyId,
    council: GridState,
    cases: GridState,
    /// Where the list of treaties was drawn.
    list: Rect,
    changed: bool,
}

impl Host for Alliance {
    fn pages() -> Vec<Box<dyn Shown<Self>>> {
        vec![
            Box::new(Of::<members::Members>::default()),
            Box::new(Of::<charter::Text>::default()),
            Box::new(Of::<council::Council>::default()),
            Box::new(Of::<cases::Cases>::default()),
            Box::new(Of::<burden::Burdens>::default()),
            Box::new(ledger::Ledger::default()),
            Box::new(Of::<accession::Entry>::default()),
            Box::new(found::Composer::default()),
            Box::new(Of::<preparation::Ready>::default()),
            Box::new(Of::<peace::Peace>::default()),
        ]
    }

    fn note(&self, _: &Desk) -> String {
        "← → treaty ".to_owned()
    }

    /// The page that is shown stays where it is about a treaty of the nation.
    fn show(&mut self, desk: &Desk, subject: Subject) -> bool {
        let public = desk.public();
        let (treaty, stays) = match subject {
            Subject::Treaty(id) => (Some(id), false),
            Subject::Motion(id) => (public.motion(id).map(|m| m.treaty), false),
            Subject::Case(id) => (public.case(id).map(|c| c.treaty), false),
            Subject::Nation(id) => (public.treaties_of(id).next().map(|t| t.id), true),
            _ => (None, false),
        };
        if let Some(treaty) = treaty {
            self.choose(treaty);
        }
        stays && treaty.is_some()
    }

    fn changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }
}

impl Alliance {
    fn treaty<'a>(&self, desk: &Desk<'a>) -> Option<&'a Treaty> {
        let chosen = desk.public().treaty(self.treaty);
        chosen.or_else(|| picker::treaties(desk).first().copied())
    }

    fn motion<'a>(&self, desk: &Desk<'a>) -> Option<&'a Motion> {
        council::motion(desk, self.treaty(desk)?, self.council.selected)
    }

    fn case<'a>(&self, desk: &Desk<'a>) -> Option<&'a Case> {
        cases::case(desk, self.treaty(desk)?, self.cases.selected)
    }

    fn choose(&mut self, treaty: TreatyId) {
        self.treaty = treaty;
        self.council.selected = 0;
        self.cases.selected = 0;
        self.changed = true;
    }
}
