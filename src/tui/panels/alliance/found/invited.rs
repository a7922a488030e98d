//! The treaty of somebody else that one is invited to sign: read in the form of the composer, and answered.

use casus_core::ids::NationId;
use casus_core::order::Order;
use casus_core::view::Founding;

use super::Found;
use crate::Subject;
use crate::panels::desk::Desk;

/// An invitation of somebody else that waits for one's answer: the one selected, else the first to which no answer
/// is drafted.
pub fn invitation<'a>(desk: &Desk<'a>) -> Option<&'a Founding> {
    let drafts = desk.ctx.draft.orders();
    let drafted = |f: &Founding| {
        let says = |o: &Order| matches!(o, Order::Sign { founding, .. } if *founding == f.id);
        drafts.iter().any(says)
    };
    let waits = |f: &&Founding| {
        let asked = f.invited.binary_search(&desk.me).is_ok();
        asked && !f.answers.iter().any(|a| a.0 == desk.me)
    };
    let mut open = desk.view.foundings.iter().filter(waits);
    let chosen = |f: &&Founding| desk.ctx.selected == Some(Subject::Founding(f.id));
    open.clone()
        .find(chosen)
        .or_else(|| open.find(|f| !drafted(f)))
}

impl Found {
    /// Opens an invitation, so that clauses and figures are those of the treaty that one is asked to sign.
    pub(super) fn read(&mut self, desk: &Desk, founding: &Founding) {
        if self.host.is_some_and(|h| h.0 == founding.id) {
            return;
        }
        let mut invite = founding.invited.clone();
        invite.push(founding.by);
        invite.retain(|n| *n != desk.me);
        invite.sort_unstable();
        let outside = |n: &NationId| !invite.contains(n) && desk.view.nation(*n).exile.is_none();
        *self = Self {
            draft: Some(founding.draft.clone()),
            lead: founding.lead,
            least: founding.least,
            order: invite
                .iter()
                .copied()
                .chain(desk.others().filter(outside))
                .collect(),
            invite,
            host: Some((founding.id, founding.by)),
            ..Self::default()
        };
    }

    /// Whether it is somebody else's treaty, of which nothing can be changed.
    pub(super) const fn reads(&self) -> bool {
        self.host.is_some()
    }
}

#[cfg(test)]
mod tests {
    use casus_core::content::compose;
    use casus_core::ids::{CharterId, FoundingId};
    use casus_core::order::CharterDraft;
    use casus_core::reckon::{self, Pact};
    use casus_core::why::Silent;

    use super::super::Composer;
    use super::*;
    use crate::cell::Glyphs;
    use crate::color::Depth;
    use crate::panels::alliance::Alliance;
    use crate::panels::form::Form;
    use crate::panels::pages::Shown;
    use crate::panels::tests::played;
    use crate::{Action, Command, Reply};
    use crate::{Context, Draft, Size, Theme};

    #[test]
    fn the_figures_are_those_of_the_treaty_that_one_is_asked_to_sign() {
        let mut game = played("four-rivers", "BRE", 1);
        let me = game.view.me;
        let named = |id| game.view.scenario().nation_named(id).unwrap();
        let (by, other) = (named("LOR"), named("TAV"));
        let mut invited = vec![me, other];
        invited.sort_unstable();
        let founding = Founding {
            id: FoundingId(7),
            by,
            draft: CharterDraft::plain(CharterId(0), "League of the Pass"),
            invited,
            lead: Some(by),
            least: 3,
            made: 0,
            answers: Vec::new(),
        };
        game.view = game
            .view
            .imagine(|known| known.foundings.push(founding.clone()));
        let theme = Theme::shipped("dark", Depth::True, Glyphs::Octant).unwrap();
        let ctx = |draft| Context {
            outlook: None,
            view: &game.view,
            draft,
            history: &game.history,
            selected: None,
            theme: &theme,
            size: Size::Large,
            focused: true,
        };
        let (unsaid, mut said) = (Draft::default(), Draft::default());
        {
            let ctx = ctx(&unsaid);
            let desk = Desk::new(&ctx);
            let mut found = Found::default();
            found.read(&desk, invitation(&desk).unwrap());
            assert_eq!(found.draft(), founding.draft);
            let base = desk.public().charter_of(founding.draft.base);
            let pact = Pact {
                charter: &compose(base, &founding.draft),
                parties: &[by, me, other],
                lead: Some(by),
            };
            let due = reckon::invitation(&game.view, by, me, &pact, &mut Silent);
            let shown = found.worth(&desk, me, &mut Silent);
            assert!((shown - due).abs() < 1e-9, "{shown} {due}");
            let mut page = Composer {
                invited: Form::new(found, 0),
                reads: true,
                ..Composer::default()
            };
            let host = &mut Alliance::default();
            let reply = Shown::act(&mut page, host, &desk, Action::More);
            assert!(matches!(reply, Reply::Do(Command::Say(_))));
            assert_eq!(
                page.invited.fields.draft(),
                founding.draft,
                "it is not one's own to change"
            );
        }
        said.give(Order::Sign {
            founding: founding.id,
            accept: false,
        });
        let ctx = ctx(&said);
        assert!(
            invitation(&Desk::new(&ctx)).is_none(),
            "once answered one composes again"
        );
    }
}
