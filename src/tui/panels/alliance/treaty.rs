//! A page about the treaty that is chosen: under the list of treaties, with the keys of a member.

use casus_core::ids::NationId;
use casus_core::order::{Ballot, Order};
use casus_core::view::Treaty;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Alliance, members};
use crate::panels::desk::Desk;
use crate::panels::orders;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::views::nothing;
use crate::{Action, Command, Mouse, Reply, Subject};

/// What such a page says of the treaty, and what differs in its keys.
pub trait OfTreaty: Default + 'static {
    /// Its name among those of the others.
    const NAME: &'static str;

    /// What stands beside its name where there is any.
    fn count(&self, _desk: &Desk, _treaty: &Treaty) -> usize {
        0
    }

    fn draw(
        &mut self,
        host: &mut Alliance,
        desk: &Desk,
        treaty: &Treaty,
        area: Rect,
        buf: &mut Buffer,
    );

    fn body<'s>(&'s mut self, host: &'s mut Alliance) -> Body<'s>;

    /// Another treaty was chosen.
    fn afresh(&mut self) {}

    /// What Enter and the right click list.
    fn orders(&self, _host: &Alliance, desk: &Desk, treaty: &Treaty) -> Command {
        orders::treaty::list(desk, treaty)
    }

    /// The reckoning behind the row; None for how one stands to the alliance.
    fn why(&self, _host: &Alliance, _desk: &Desk, _treaty: &Treaty) -> Option<Command> {
        None
    }

    /// The member of the row, where it can be worked on.
    fn member(&self, _host: &Alliance, _desk: &Desk, _treaty: &Treaty) -> Option<NationId> {
        None
    }

    /// What moves the member: in the council its vote, in a case its answer.
    fn persuade(&self, _host: &Alliance, _desk: &Desk, _member: NationId) -> Option<Command> {
        None
    }

    /// Keys besides those of the treaty.
    fn verbs<'d>(&self) -> Vec<Verb<'d, Of<Self>>> {
        Vec::new()
    }

    /// Puts the cursor on what belongs to the treaty that is chosen.
    fn show(&mut self, _host: &mut Alliance, _desk: &Desk, _of: &Treaty, _what: Subject) -> bool {
        false
    }

    fn subject(&self, _host: &Alliance, _desk: &Desk, treaty: &Treaty) -> Option<Subject> {
        Some(Subject::Treaty(treaty.id))
    }
}

/// Such a page with what they have in common.
#[derive(Default)]
pub struct Of<P>(pub P);

impl<P: OfTreaty> Page for Of<P> {
    type Host = Alliance;

    const NAME: &'static str = P::NAME;

    fn count(&self, host: &Alliance, desk: &Desk) -> usize {
        host.treaty(desk).map_or(0, |t| self.0.count(desk, t))
    }

    fn draw(&mut self, host: &mut Alliance, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let Some(treaty) = host.treaty(desk) else {
            nothing(area, buf, &["No treaty is in force."], &desk.ink);
            return;
        };
        let area = host.picker(desk, area, buf);
        self.0.draw(host, desk, treaty, area, buf);
    }

    fn verbs<'d>(&self, host: &Alliance, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let Some(treaty) = host.treaty(desk) else {
            return vec![Verb::turn()];
        };
        let (motion, case) = (host.motion(desk), host.case(desk));
        let (inside, crises) = (treaty.has(desk.me), &desk.public().crises);
        let mut verbs = Vec::new();
        for (action, ballot) in [
            (Action::Aye, Ballot::Aye),
            (Action::Nay, Ballot::Nay),
            (Action::Abstain, Ballot::Abstain),
        ] {
            verbs.push(match motion {
                Some(m) => Verb::order(desk, action, orders::motion::ballot_order(m, ballot)),
                None => Verb::no(action, "no motion is open"),
            });
        }
        let member = self.0.member(host, desk, treaty).filter(|m| *m != desk.me);
        verbs.extend([
            Verb::asks(Action::Table, move || orders::motion::table(desk, treaty))
                .when(inside, "you are no member"),
            Verb::about(Action::Contribute, case, "no case is open", |case| {
                orders::case::contribute(desk, case)
            }),
            match member {
                Some(m) => Verb::new(Action::Persuade, move |page: &mut Self, host| {
                    page.0.persuade(host, desk, m)
                }),
                None => Verb::no(
                    Action::Persuade,
                    "select another member of a vote or a case",
                ),
            },
            match case {
                Some(case) => Verb::order(desk, Action::Decline, Order::Decline { case: case.id }),
                None => Verb::no(Action::Decline, "no case is open"),
            },
            Verb::asks(Action::Consult, move || {
                let choices = orders::treaty::consult(desk, treaty);
                orders::choose(format!("{}: consult", treaty.name), choices)
            })
            .when(
                inside && crises.iter().any(|c| treaty.has(c.target)),
                "no member is threatened",
            ),
            Verb::asks(Action::Invoke, move || {
                let choices = orders::treaty::invoke(desk, treaty);
                orders::choose(format!("Invoke the {}", treaty.name), choices)
            })
            .when(
                inside
                    && crises
                        .iter()
                        .any(|c| c.target == desk.me || c.provoked(desk.me)),
                "you are not the target of a crisis",
            ),
            Verb::order(desk, Action::Apply, Order::Apply { treaty: treaty.id }),
            Verb::order(desk, Action::Leave, Order::Leave { treaty: treaty.id }),
            Verb::turn(),
        ]);
        verbs.extend(self.0.verbs());
        verbs.extend([Action::Open, Action::Order].map(|action| {
            Verb::new(action, move |page: &mut Self, host| {
                page.0.orders(host, desk, treaty)
            })
        }));
        verbs.extend([
            Verb::new(Action::Why, move |page: &mut Self, host| {
                let why = page.0.why(host, desk, treaty);
                why.or_else(|| members::stands(desk, treaty))
            }),
            Verb::new(Action::Left, |_, host: &mut Alliance| host.step(desk, -1)),
            Verb::new(Action::Right, |_, host: &mut Alliance| host.step(desk, 1)),
        ]);
        verbs
    }

    fn body<'s>(&'s mut self, host: &'s mut Alliance) -> Body<'s> {
        self.0.body(host)
    }

    fn afresh(&mut self) {
        self.0.afresh();
    }

    fn touch(&mut self, host: &mut Alliance, desk: &Desk, mouse: Mouse) -> Option<Reply> {
        host.pick(desk, mouse).then_some(Reply::Handled)
    }

    fn show(&mut self, host: &mut Alliance, desk: &Desk, subject: Subject) -> bool {
        let treaty = host.treaty(desk);
        treaty.is_some_and(|t| self.0.show(host, desk, t, subject))
    }

    fn subject(&self, host: &Alliance, desk: &Desk) -> Option<Subject> {
        self.0.subject(host, desk, host.treaty(desk)?)
    }
}
