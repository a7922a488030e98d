//! What keys do in the views of the alliance panel, and which of them can be used now.

use super::{
    Alliance, BURDEN, CASES, CHARTER, COUNCIL, ENTRY, FOUND, LEDGER, MEMBERS, PEACE, READY,
    accession, burden, cases, council, found, members, peace, preparation,
};
use crate::order::{Ballot, Order};
use crate::tui::panels::desk::Desk;
use crate::tui::panels::orders;
use crate::tui::{Action, Command, Offered, Reply};
use crate::view::Treaty;

impl Alliance {
    /// What a key does in the view that is shown.
    pub(super) fn key(&mut self, desk: &Desk, action: Action) -> Reply {
        if self.views.at == FOUND
            && let Some(reply) = self.composer(desk).act(desk, action)
        {
            return reply;
        }
        if self.views.at == FOUND
            && matches!(action, Action::Order)
            && let Some(founding) = found::invitation(desk)
        {
            return Reply::Do(orders::accession::sign(desk, founding));
        }
        if self.views.act(action) {
            return Reply::Handled;
        }
        if self.views.at == LEDGER
            && let Some(reply) = self.ledger.act(desk, action)
        {
            return reply;
        }
        let moved = match self.views.at {
            MEMBERS => self.members.act(action),
            COUNCIL => self.council.act(action),
            CASES => self.cases.act(action),
            ENTRY => self.entry.act(action),
            BURDEN => self.burden.grid.act(action),
            READY => self.ready.act(action),
            PEACE => self.peace.act(action),
            CHARTER => self.text.act(action),
            _ => false,
        };
        if moved {
            return Reply::Handled;
        }
        let Some(treaty) = self.treaty(desk) else {
            return Reply::Ignored;
        };
        match action {
            Action::Left => self.step(desk, -1),
            Action::Right => self.step(desk, 1),
            Action::Sort if self.views.at == BURDEN => {
                self.burden.grid.sort_next(burden::COLUMNS.len())
            }
            Action::Filter if self.views.at == BURDEN => {
                self.burden.all_years = !self.burden.all_years;
            }
            Action::Sort if self.views.at == MEMBERS => {
                self.members.sort_next(members::COLUMNS.len())
            }
            Action::Aye => return self.vote(desk, Ballot::Aye),
            Action::Nay => return self.vote(desk, Ballot::Nay),
            Action::Abstain => return self.vote(desk, Ballot::Abstain),
            Action::Table => return Reply::Do(orders::motion::table(desk, treaty)),
            Action::Contribute => {
                return match self.case(desk) {
                    Some(case) => Reply::Do(orders::case::contribute(desk, case)),
                    None => Reply::Handled,
                };
            }
            Action::Persuade => return self.persuade(desk, treaty),
            Action::Decline => {
                return match self.case(desk) {
                    Some(case) => Reply::Do(Command::Order(Order::Decline { case: case.id })),
                    None => Reply::Handled,
                };
            }
            Action::Consult => {
                let choices = orders::treaty::consult(desk, treaty);
                return Reply::Do(orders::choose(format!("{}: consult", treaty.name), choices));
            }
            Action::Apply => return Reply::Do(orders::treaty::apply(desk, treaty).command),
            Action::Leave => return Reply::Do(orders::treaty::leave(desk, treaty).command),
            Action::Invoke => {
                let choices = orders::treaty::invoke(desk, treaty);
                return Reply::Do(orders::choose(
                    format!("Invoke the {}", treaty.name),
                    choices,
                ));
            }
            Action::Open | Action::Order => {
                return Reply::Do(match (self.views.at, self.motion(desk), self.case(desk)) {
                    (COUNCIL, Some(motion), _) => orders::motion::vote(desk, motion),
                    (ENTRY, ..) => self.entry(desk, treaty),
                    (PEACE, ..) => peace::list(desk, treaty, &self.peace),
                    (READY, ..) => {
                        let member = preparation::member(desk, treaty, &self.ready);
                        orders::preparation::list(desk, treaty, member)
                    }
                    (BURDEN, ..) => {
                        let member = self.burden.member(desk, treaty);
                        orders::burden::list(desk, treaty, member)
                    }
                    (CASES, _, Some(case)) => orders::case::matter(desk, case),
                    (CASES, _, None) => self.uncalled(desk, treaty),
                    _ => orders::treaty::list(desk, treaty),
                });
            }
            Action::Why => {
                return match self.views.at {
                    MEMBERS => members::why(desk, treaty, self.members.selected),
                    COUNCIL => council::why(desk, treaty, self.council.selected),
                    CASES => cases::why(desk, treaty, self.cases.selected),
                    ENTRY => accession::why(desk, treaty, self.entry.selected),
                    BURDEN => Some(self.burden.why(desk, treaty)),
                    PEACE => peace::why(desk, treaty, &self.peace),
                    READY => {
                        let member = preparation::member(desk, treaty, &self.ready);
                        Some(preparation::why(desk, treaty, member))
                    }
                    _ => None,
                }
                .or_else(|| members::stands(desk, treaty))
                .map_or(Reply::Ignored, Reply::Do);
            }
            _ => return Reply::Ignored,
        }
        Reply::Handled
    }

    /// What can be done now in the view that is shown, and why the rest cannot.
    pub(super) fn offers(&self, desk: &Desk) -> Vec<Offered> {
        if self.views.at == LEDGER {
            return self.ledger.offered(desk);
        }
        if self.views.at == FOUND && found::invitation(desk).is_some() {
            return [Action::Open, Action::Right, Action::View]
                .map(Offered::yes)
                .to_vec();
        }
        if self.views.at == FOUND {
            return [
                Action::Open,
                Action::More,
                Action::Less,
                Action::Right,
                Action::Sort,
                Action::View,
            ]
            .map(Offered::yes)
            .to_vec();
        }
        let Some(treaty) = self.treaty(desk) else {
            return Vec::new();
        };
        let ask = |action, order: &Order| Offered {
            action,
            refused: desk.refusal(order),
        };
        let mut list = Vec::new();
        for (action, ballot) in [
            (Action::Aye, Ballot::Aye),
            (Action::Nay, Ballot::Nay),
            (Action::Abstain, Ballot::Abstain),
        ] {
            list.push(match self.motion(desk) {
                Some(m) => ask(action, &orders::motion::ballot_order(m, ballot)),
                None => Offered::no(action, "no motion is open"),
            });
        }
        list.push(Offered::when(
            treaty.has(desk.me),
            Action::Table,
            "you are no member",
        ));
        list.push(Offered::when(
            self.case(desk).is_some(),
            Action::Contribute,
            "no case is open",
        ));
        let row = match self.views.at {
            COUNCIL => council::member(treaty, self.council.selected),
            CASES => cases::member(desk, treaty, self.cases.selected),
            _ => None,
        };
        list.push(Offered::when(
            row.is_some_and(|m| m != desk.me),
            Action::Persuade,
            "select another member of a vote or a case",
        ));
        list.push(match self.case(desk) {
            Some(case) => ask(Action::Decline, &Order::Decline { case: case.id }),
            None => Offered::no(Action::Decline, "no case is open"),
        });
        let crises = &desk.public().crises;
        list.push(Offered::when(
            treaty.has(desk.me) && crises.iter().any(|c| treaty.has(c.target)),
            Action::Consult,
            "no member is threatened",
        ));
        let target = desk.public().crises.iter().any(|c| c.target == desk.me);
        list.push(Offered::when(
            target && treaty.has(desk.me),
            Action::Invoke,
            "you are not the target of a crisis",
        ));
        list.push(ask(Action::Apply, &Order::Apply { treaty: treaty.id }));
        list.push(ask(Action::Leave, &Order::Leave { treaty: treaty.id }));
        list.push(Offered::yes(Action::View));
        if self.views.at == BURDEN {
            list.push(Offered::yes(Action::Filter));
        }
        if matches!(self.views.at, MEMBERS | BURDEN) {
            list.push(Offered::yes(Action::Sort));
        }
        list
    }

    fn vote(&self, desk: &Desk, ballot: Ballot) -> Reply {
        match self.motion(desk) {
            Some(motion) => Reply::Do(Command::Order(orders::motion::ballot_order(motion, ballot))),
            None => Reply::Handled,
        }
    }

    /// To ratify where one can, else all that can be ordered about the treaty.
    fn entry(&self, desk: &Desk, treaty: &Treaty) -> Command {
        let candidate = accession::candidate(desk, treaty, self.entry.selected);
        let open = candidate.filter(|n| {
            let ratifying = treaty.candidate(*n).is_some_and(|c| c.open.is_some());
            ratifying && treaty.has(desk.me)
        });
        match open {
            Some(nation) => orders::accession::ratify(desk, treaty, nation),
            None => orders::treaty::list(desk, treaty),
        }
    }

    /// What moves the selected member: in the council its vote, in a case its answer.
    fn persuade(&self, desk: &Desk, treaty: &Treaty) -> Reply {
        let command = match (self.views.at, self.motion(desk), self.case(desk)) {
            (COUNCIL, Some(motion), _) => council::member(treaty, self.council.selected)
                .map(|m| orders::payment::persuade(desk, motion, m)),
            (CASES, _, Some(case)) => cases::member(desk, treaty, self.cases.selected)
                .map(|m| orders::payment::hire(desk, case, m)),
            _ => None,
        };
        command.map_or(Reply::Handled, Reply::Do)
    }

    /// Whom to call over the selected crisis, of which nobody has spoken yet.
    fn uncalled(&self, desk: &Desk, treaty: &Treaty) -> Command {
        let Some(crisis) = cases::crisis(desk, treaty, self.cases.selected) else {
            return orders::treaty::list(desk, treaty);
        };
        let (treaty, crisis) = (treaty.id, crisis.id);
        orders::choose(
            "Bring it before the alliance",
            vec![
                desk.choice("Invoke the treaty", Order::Invoke { treaty, crisis }),
                desk.choice("Ask to consult", Order::Consult { treaty, crisis }),
            ],
        )
    }
}
