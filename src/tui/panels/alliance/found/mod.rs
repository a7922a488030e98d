//! The treaty composer: a charter put together clause by clause, and live beside it what each nation would
//! make of it, what it is worth to oneself, and what the one whom it is aimed at would reckon then.

mod form;
mod guests;
mod invited;

use std::cell::RefCell;
use std::rc::Rc;

use casus_core::content::{Decision, compose};
use casus_core::ids::{CharterId, FoundingId, NationId};
use casus_core::order::{CharterDraft, Order};
use casus_core::reckon;
use casus_core::why::{Silent, Why};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use self::guests::Reckoned;
use self::invited::invitation;
use super::Alliance;
use crate::panels::desk::Desk;
use crate::panels::form::{Composed, Form};
use crate::panels::orders;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::area;
use crate::widgets::cursor::Cursor;
use crate::widgets::grid::scroll_mark;
use crate::widgets::put::{put, put_all};
use crate::widgets::views::beside;
use crate::{Action, Mouse, MouseKind, Reply, Subject};

/// The treaty that one composes oneself, and the one that another invites one to sign.
#[derive(Default)]
pub struct Composer {
    own: Form<Found>,
    invited: Form<Found>,
    /// Whether there is an invitation, which is then what is shown.
    reads: bool,
    /// Where those who could be asked were drawn.
    guests: Rect,
}

impl Composer {
    const fn form(&mut self) -> &mut Form<Found> {
        match self.reads {
            true => &mut self.invited,
            false => &mut self.own,
        }
    }
}

impl Page for Composer {
    type Host = Alliance;

    const NAME: &'static str = "Found";

    fn note(&self, _: &Alliance, _: &Desk, _: u16) -> String {
        String::new()
    }

    fn settle(&mut self, _: &mut Alliance, desk: &Desk) {
        let invitation = invitation(desk);
        self.reads = invitation.is_some();
        if let Some(founding) = invitation {
            self.invited.fields.read(desk, founding);
        }
        let found = &mut self.form().fields;
        found.begin(desk);
        found.take_name();
    }

    fn draw(&mut self, _: &mut Alliance, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let area = match invitation(desk) {
            Some(founding) => {
                let text = format!(
                    " {} invites you to sign the {}: Enter or o answers.",
                    desk.name(founding.by),
                    founding.draft.name
                );
                put(Span::styled(text, desk.ink.warn), area, buf);
                area::below(area, 1)
            }
            None => area,
        };
        let wide = (area.width * 11 / 20).clamp(46, 78);
        let (left, right) = beside(area, wide, buf, &desk.ink);
        let form = self.form();
        form.draw(desk, left, !form.fields.among, buf);
        self.guests = form.fields.draw_guests(desk, right, buf);
    }

    fn verbs<'d>(&self, _: &Alliance, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let does = |action, deed: fn(&mut Found, &Desk)| {
            Verb::new(action, move |page: &mut Self, _| {
                deed(&mut page.form().fields, desk);
            })
        };
        let right = does(Action::Right, |found, _| found.among = true).hinted();
        let sort = does(Action::Sort, Found::sort);
        let rest = [
            does(Action::Left, |found, _| found.among = false),
            Verb::new(Action::Why, |page: &mut Self, _| {
                page.form().fields.why(desk)
            }),
        ];
        let mut verbs = match invitation(desk) {
            Some(founding) => {
                let sign = move |action| {
                    Verb::asks(action, move || orders::accession::sign(desk, founding))
                };
                let fixed =
                    "it is as its founder wrote it: sign or stay out, then compose one of your own";
                vec![
                    sign(Action::Open).hinted(),
                    right,
                    sort,
                    Verb::turn(),
                    sign(Action::Order),
                    Verb::no(Action::More, fixed),
                    Verb::no(Action::Less, fixed),
                ]
            }
            None => {
                let [open, more, less] = match self.own.fields.among {
                    true => [Action::Open, Action::More, Action::Less]
                        .map(|action| does(action, |found, _| found.toggle())),
                    false => [
                        Verb::enter(desk),
                        Verb::step(desk, Action::More, 1),
                        Verb::step(desk, Action::Less, -1),
                    ],
                };
                vec![open.hinted(), more, less, right, sort, Verb::turn()]
            }
        };
        verbs.extend(rest);
        verbs
    }

    fn body<'s>(&'s mut self, _: &'s mut Alliance) -> Body<'s> {
        let form = self.form();
        match form.fields.among {
            true => Body::List(&mut form.fields.guests),
            false => Body::Form(form),
        }
    }

    /// A click on a nation invites it. A treaty that is only read is not changed by the mouse.
    fn touch(&mut self, _: &mut Alliance, desk: &Desk, mouse: Mouse) -> Option<Reply> {
        let (reads, over) = (self.reads, self.guests.contains((mouse.x, mouse.y).into()));
        let form = self.form();
        let hit = match over {
            true => form.fields.guests.mouse(mouse),
            false => form.over(mouse),
        };
        if !hit {
            return None;
        }
        form.fields.among = over;
        if over && !reads && mouse.kind == MouseKind::Click {
            form.fields.toggle();
        }
        if !over && reads {
            form.point(mouse);
        }
        let asks = matches!(mouse.kind, MouseKind::DoubleClick | MouseKind::RightClick);
        if reads && asks {
            return invitation(desk).map(|f| orders::accession::sign(desk, f).into());
        }
        (over || reads).then_some(Reply::Handled)
    }

    fn show(&mut self, _: &mut Alliance, _: &Desk, subject: Subject) -> bool {
        match subject {
            Subject::Founding(_) => true,
            Subject::Nation(id) => {
                self.form().fields.look(id);
                true
            }
            _ => false,
        }
    }

    fn subject(&self, host: &Alliance, desk: &Desk) -> Option<Subject> {
        match invitation(desk) {
            Some(founding) => Some(Subject::Founding(founding.id)),
            None => host.treaty(desk).map(|t| Subject::Treaty(t.id)),
        }
    }
}

/// The treaty as it stands on the table.
#[derive(Default)]
struct Found {
    draft: Option<CharterDraft>,
    /// What was typed as the name and not yet taken over.
    typed: Rc<RefCell<Option<String>>>,
    /// Sorted.
    invite: Vec<NationId>,
    lead: Option<NationId>,
    least: u8,
    /// Everybody who could be asked, the likeliest first.
    order: Vec<NationId>,
    /// Whether the keys move among the guests.
    among: bool,
    guests: Cursor,
    /// The invitation that is read, and whose it is; None where one composes a treaty of one's own.
    host: Option<(FoundingId, NationId)>,
    /// The reckoning of what stands, kept until something changes.
    reckoned: Option<(Order, u32, Reckoned)>,
}

impl Found {
    /// Begins with the plain pact, and with the nations in the order of how gladly they would sign it.
    fn begin(&mut self, desk: &Desk) {
        if self.draft.is_some() {
            return;
        }
        let charters = &desk.scenario().charters;
        let base = charters
            .iter()
            .position(|c| c.bilateral && c.obligation.defends() && c.decision != Decision::Hegemon)
            .unwrap_or(0);
        let capital = desk.scenario().nation(desk.me).capital;
        let place: String = desk.region(capital).chars().take(30).collect();
        let name = format!("Treaty of {}", place.trim());
        self.draft = Some(CharterDraft::plain(CharterId::at(base), name));
        self.least = 2;
        let at_home = |n: &NationId| desk.view.nation(*n).exile.is_none();
        self.order = desk.others().filter(at_home).collect();
        self.sort(desk);
    }

    fn draft(&self) -> CharterDraft {
        self.draft
            .clone()
            .unwrap_or_else(|| CharterDraft::plain(CharterId(0), ""))
    }

    /// The invitations as they would be sent; who composes a charter that needs a lead and names none leads it.
    fn order(&self, desk: &Desk) -> Order {
        let draft = self.draft();
        let made = compose(desk.public().charter_of(draft.base), &draft);
        let needed = made.needs_lead().map(|_| desk.me);
        Order::Found {
            draft,
            invite: self.invite.clone(),
            lead: self.lead.or(needed),
            least: self.least,
        }
    }

    /// What the treaty is worth to a nation, the guests and that nation being in it.
    fn worth<R: casus_core::why::Recorder>(
        &self,
        desk: &Desk,
        nation: NationId,
        why: &mut R,
    ) -> f64 {
        let draft = self.draft();
        let charter = compose(desk.public().charter_of(draft.base), &draft);
        let mut parties = self.invite.clone();
        parties.push(desk.me);
        if !parties.contains(&nation) {
            parties.push(nation);
        }
        let pact = reckon::Pact {
            charter: &charter,
            parties: &parties,
            lead: self.lead,
        };
        let by = self.host.map_or(desk.me, |h| h.1);
        reckon::invitation(desk.view, by, nation, &pact, why)
    }

    fn take_name(&mut self) {
        let typed = self.typed.borrow_mut().take();
        if let (Some(name), Some(draft)) = (typed, self.draft.as_mut()) {
            draft.name = name;
        }
    }

    /// Draws those who could be asked, with what each would say; returns where they stand.
    fn draw_guests(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) -> Rect {
        let (order, turn) = (self.order(desk), desk.public().turn);
        let known = self.reckoned.take();
        let known = known.filter(|(o, t, _)| *o == order && *t == turn);
        let known = known.unwrap_or_else(|| (order, turn, Reckoned::of(self, desk)));
        let (_, _, reckoned) = self.reckoned.insert(known);
        let mut head = reckoned.head(desk, usize::from(area.width));
        // Its name, which a list on a small screen cuts, whole in place of the hint.
        if let Some(&nation) = self.order.get(self.guests.at).filter(|_| self.among) {
            head.pop();
            head.push(Line::styled(desk.name(nation).to_owned(), desk.ink.head));
        }
        let high = u16::try_from(head.len()).unwrap_or(4);
        put_all(head, area, buf);
        let body = area::below(area, high);
        let shown = self.guests.fit(self.order.len(), body);
        let from = shown.start;
        for (i, y) in shown.zip(body.y..) {
            let nation = self.order[i];
            let place = area::row(body, y);
            let asked = self.invite.contains(&nation);
            let here = self.among && i == self.guests.at;
            let line = reckoned.line(desk, nation, asked, here, usize::from(body.width));
            put(line, place, buf);
        }
        if self.order.len() > usize::from(body.height) {
            scroll_mark(body, buf, from, self.order.len(), &desk.ink);
        }
        body
    }

    /// The likeliest signers of what now stands come first.
    fn sort(&mut self, desk: &Desk) {
        let worth = |&n: &NationId| (self.worth(desk, n, &mut Silent), n);
        let mut list: Vec<(f64, NationId)> = self.order.iter().map(worth).collect();
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.order = list.into_iter().map(|x| x.1).collect();
    }

    /// Goes to a nation among those who could be asked.
    fn look(&mut self, nation: NationId) {
        if let Some(place) = self.order.iter().position(|n| *n == nation) {
            self.among = true;
            self.guests.at = place;
        }
    }

    /// Invites the nation under the cursor, or thinks better of it.
    fn toggle(&mut self) {
        let Some(&nation) = self.order.get(self.guests.at) else {
            return;
        };
        match self.invite.binary_search(&nation) {
            Ok(i) => {
                self.invite.remove(i);
                self.lead = self.lead.filter(|l| *l != nation);
            }
            Err(i) => self.invite.insert(i, nation),
        }
        let most = u8::try_from(self.invite.len() + 1).unwrap_or(u8::MAX);
        self.least = self.least.min(most).max(2);
    }

    /// The factors of the guest under the cursor, or one's own.
    fn why(&self, desk: &Desk) -> Reply {
        let nation = match (self.among, self.order.get(self.guests.at)) {
            (true, Some(&guest)) => guest,
            _ => desk.me,
        };
        let mut why = Why::default();
        self.worth(desk, nation, &mut why);
        let verdict = guests::sentence(why.value, nation == desk.me);
        let title = format!("{} on the {}", desk.name(nation), self.draft().name);
        Reply::Do(desk.why(title, verdict, why))
    }
}
