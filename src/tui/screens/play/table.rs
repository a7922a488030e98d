//! The seats at the terminal: what each sees, has ordered and has seen.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use casus_core::ids::NationId;
use casus_core::order::Order;
use casus_core::tell::Register;
use casus_core::view::View;

use super::outcome::{Account, Turned};
use super::staff::Foresight;
use crate::context::{Context, Subject};
use crate::draft::Draft;
use crate::history::History;
use crate::shell::Shell;
use crate::worker::{Opened, Outlook, Turn};

/// One game as the people at this terminal have it before them.
pub struct Table {
    views: Vec<Arc<View>>,
    histories: Vec<History>,
    drafts: Vec<Draft>,
    /// What each seat ordered in the turn that is being run.
    sent: Vec<Vec<Order>>,
    /// What the last turn, or run of turns, came to, by seat.
    accounts: Vec<Account>,
    seat: usize,
    /// What the staff makes of the position, and its word on war when the month before began.
    pub foresight: Foresight,
    pub selected: Option<Subject>,
    pub names: Register,
    pub path: Option<PathBuf>,
}

impl Table {
    #[must_use]
    pub fn new(opened: Opened) -> Self {
        let seats = opened.views.iter().zip(&opened.histories);
        let accounts = seats.zip(&opened.orders).map(|((view, history), orders)| {
            // What is told again after the game was opened is the last turn on record.
            let last = view.public.turn.saturating_sub(1);
            let past = history.events();
            let news = past.partition_point(|e| e.turn < last);
            Account::of(&Turned {
                orders,
                before: None,
                after: view,
                news: &past[news..],
                past,
                names: &opened.names,
            })
        });
        Self {
            drafts: vec![Draft::default(); opened.views.len()],
            sent: vec![Vec::new(); opened.views.len()],
            accounts: accounts.collect(),
            views: opened.views,
            histories: opened.histories,
            seat: 0,
            foresight: Foresight::default(),
            selected: None,
            names: opened.names,
            path: opened.path,
        }
    }

    #[must_use]
    pub fn context<'a>(&'a self, shell: &'a Shell<'a>, focused: bool) -> Context<'a> {
        Context {
            view: self.view(),
            draft: self.draft(),
            history: self.history(),
            outlook: self.outlook(),
            selected: self.selected,
            theme: shell.theme,
            size: shell.size,
            focused,
        }
    }

    #[must_use]
    pub fn seats(&self) -> usize {
        self.views.len()
    }

    #[must_use]
    pub fn views(&self) -> &[Arc<View>] {
        &self.views
    }

    /// What the staff foresees for the seated nation, if it has looked.
    #[must_use]
    pub fn outlook(&self) -> Option<&Outlook> {
        let view = self.view();
        self.foresight.of(view.public.turn, view.me)
    }

    /// The view of the seated nation, to be kept.
    #[must_use]
    pub fn shared(&self) -> Arc<View> {
        Arc::clone(&self.views[self.seat])
    }

    /// What the seated nation sees.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.views[self.seat]
    }

    #[must_use]
    pub fn history(&self) -> &History {
        &self.histories[self.seat]
    }

    #[must_use]
    pub fn draft(&self) -> &Draft {
        &self.drafts[self.seat]
    }

    pub fn draft_mut(&mut self) -> &mut Draft {
        &mut self.drafts[self.seat]
    }

    /// What the last turn came to for the seated nation.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.accounts[self.seat]
    }

    /// Gives the terminal to the next seat; false after the last, when the turn can run.
    pub fn pass(&mut self) -> bool {
        let more = self.seat + 1 < self.views.len();
        self.seat = if more { self.seat + 1 } else { 0 };
        self.selected = None;
        more
    }

    /// Takes all seats' orders.
    pub fn orders(&mut self) -> BTreeMap<NationId, Vec<Order>> {
        self.sent = self.drafts.iter_mut().map(Draft::take).collect();
        let seats = self.views.iter().map(|v| v.me);
        seats.zip(self.sent.iter().cloned()).collect()
    }

    /// Takes in a turn. `fresh` begins the account afresh; else they add up, as in a run of turns.
    pub fn turned(&mut self, turn: Turn, fresh: bool) {
        self.names = turn.names;
        for (seat, (view, news)) in turn.views.into_iter().zip(turn.news).enumerate() {
            if seat >= self.views.len() {
                break;
            }
            let account = Account::of(&Turned {
                orders: &std::mem::take(&mut self.sent[seat]),
                before: Some(&self.views[seat]),
                after: &view,
                news: &news,
                past: self.histories[seat].events(),
                names: &self.names,
            });
            if fresh {
                self.accounts[seat] = account;
            } else {
                self.accounts[seat].extend(account);
            }
            self.histories[seat].record(&view);
            self.views[seat] = view;
        }
        if let Some(subject) = self.selected
            && !exists(self.view(), subject)
        {
            self.selected = None;
        }
    }
}

/// Whether what was selected is still there.
fn exists(view: &View, subject: Subject) -> bool {
    let public = &view.public;
    match subject {
        Subject::Nation(_) | Subject::Region(_) | Subject::Pair(..) => true,
        Subject::Force(f) => view.force(f).is_some(),
        Subject::Treaty(t) => public.treaty(t).is_some(),
        Subject::Crisis(c) => public.crisis(c).is_some(),
        Subject::Case(c) => public.case(c).is_some(),
        Subject::Motion(m) => public.motion(m).is_some(),
        Subject::Offer(o) => view.offer(o).is_some(),
        Subject::Founding(f) => view.founding(f).is_some(),
        Subject::Dilemma(s) => view.own.dilemmas.iter().any(|d| d.script == s),
    }
}
