//! The treaty composer: a charter put together clause by clause, and live beside it what each nation would
//! make of it, what it is worth to oneself, and what the one whom it is aimed at would reckon then.

mod form;
mod guests;
mod invited;

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use self::form::Row;
use self::guests::Reckoned;
use self::invited::invitation;
use super::Alliance;
use crate::content::{self, Decision, compose};
use crate::ids::{CharterId, FoundingId, NationId};
use crate::order::{CharterDraft, Order};
use crate::reckon;
use crate::tui::command::Prompt;
use crate::tui::panels::desk::Desk;
use crate::tui::panels::orders;
use crate::tui::panels::page::{Page, Verb};
use crate::tui::widgets::grid::scroll_mark;
use crate::tui::widgets::put::put;
use crate::tui::widgets::views::upright;
use crate::tui::{Action, Command, Mouse, MouseKind, Reply, Subject};
use crate::why::{Silent, Why};

/// The treaty that one composes oneself, and the one that another invites one to sign.
#[derive(Default)]
pub struct Composer {
    own: Found,
    invited: Found,
}

impl Composer {
    fn found(&mut self, desk: &Desk) -> &mut Found {
        match invitation(desk) {
            Some(_) => &mut self.invited,
            None => &mut self.own,
        }
    }
}

impl Page for Composer {
    type Host = Alliance;

    fn name(&self, _: &Alliance, _: &Desk) -> String {
        "Found".to_owned()
    }

    fn note(&self, _: &Alliance, _: &Desk, _: u16) -> String {
        String::new()
    }

    fn settle(&mut self, _: &mut Alliance, desk: &Desk) {
        if let Some(founding) = invitation(desk) {
            self.invited.read(desk, founding);
        }
        let found = self.found(desk);
        found.begin(desk);
        found.take_name();
    }

    fn draw(&mut self, _: &mut Alliance, desk: &Desk, area: Rect, buf: &mut Buffer) {
        self.found(desk).draw(desk, area, buf);
    }

    fn verbs<'d>(&self, _: &Alliance, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let does = |action| {
            Verb::new(action, move |page: &mut Self, _| {
                page.found(desk).act(desk, action)
            })
        };
        let mut verbs = Vec::new();
        match invitation(desk) {
            Some(founding) => {
                let sign = move |action| {
                    Verb::asks(action, move || orders::accession::sign(desk, founding))
                };
                verbs.extend([
                    sign(Action::Open).hinted(),
                    does(Action::Right).hinted(),
                    does(Action::Sort),
                    Verb::turn(),
                    sign(Action::Order),
                ]);
                verbs.extend([Action::More, Action::Less].map(|a| {
                    Verb::no(
                        a,
                        "it is as its founder wrote it: sign or stay out, then compose one of your own",
                    )
                }));
            }
            None => verbs.extend([
                does(Action::Open).hinted(),
                does(Action::More),
                does(Action::Less),
                does(Action::Right).hinted(),
                does(Action::Sort),
                Verb::turn(),
            ]),
        }
        let moves = [
            Action::Up,
            Action::Down,
            Action::PageUp,
            Action::PageDown,
            Action::First,
            Action::Last,
            Action::Left,
            Action::Why,
        ];
        verbs.extend(moves.map(does));
        verbs
    }

    fn touch(&mut self, _: &mut Alliance, desk: &Desk, mouse: Mouse) -> Option<Reply> {
        match self.found(desk).mouse(desk, mouse) {
            Reply::Ignored => None,
            reply => Some(reply),
        }
    }

    fn show(&mut self, _: &mut Alliance, desk: &Desk, subject: Subject) -> bool {
        match subject {
            Subject::Founding(_) => true,
            Subject::Nation(id) => {
                self.found(desk).look(id);
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
    row: usize,
    offset: usize,
    guest: usize,
    scroll: usize,
    form: Rect,
    guests: Rect,
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
        let mut list: Vec<(f64, NationId)> = desk
            .others()
            .filter(|n| desk.view.nation(*n).exile.is_none())
            .map(|n| (self.worth(desk, n, &mut Silent), n))
            .collect();
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.order = list.into_iter().map(|x| x.1).collect();
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
    fn worth<R: crate::why::Recorder>(&self, desk: &Desk, nation: NationId, why: &mut R) -> f64 {
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

    fn draw(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let area = match invitation(desk) {
            Some(founding) => {
                let text = format!(
                    " {} invites you to sign the {}: Enter or o answers.",
                    desk.name(founding.by),
                    founding.draft.name
                );
                put(Span::styled(text, desk.ink.warn), area, buf);
                Rect {
                    y: area.y + 1,
                    height: area.height.saturating_sub(1),
                    ..area
                }
            }
            None => area,
        };
        let wide = (area.width * 11 / 20).clamp(40, 78);
        self.form = Rect {
            width: wide,
            ..area
        };
        upright(area.x + wide, area, buf, &desk.ink);
        self.guests = Rect {
            x: area.x + wide + 2,
            width: area.width.saturating_sub(wide + 2),
            ..area
        };
        self.draw_form(desk, buf);
        let order = self.order(desk);
        let turn = desk.public().turn;
        let known = matches!(&self.reckoned, Some((o, t, _)) if *o == order && *t == turn);
        if !known {
            self.reckoned = Some((order, turn, Reckoned::of(self, desk)));
        }
        self.draw_guests(desk, buf);
    }

    fn draw_form(&mut self, desk: &Desk, buf: &mut Buffer) {
        let rows = form::rows();
        let fits = usize::from(self.form.height);
        self.row = self.row.min(rows.len() - 1);
        self.offset = self
            .offset
            .min(self.row)
            .max((self.row + 1).saturating_sub(fits));
        for (i, row) in rows.iter().enumerate().skip(self.offset).take(fits) {
            let place = Rect {
                y: self.form.y + u16::try_from(i - self.offset).unwrap_or(0),
                height: 1,
                ..self.form
            };
            let here = i == self.row && !self.among;
            put(
                form::line(self, desk, *row, here, usize::from(place.width)),
                place,
                buf,
            );
        }
        if rows.len() > fits {
            scroll_mark(self.form, buf, self.offset, rows.len(), &desk.ink);
        }
    }

    fn draw_guests(&mut self, desk: &Desk, buf: &mut Buffer) {
        let Some((_, _, reckoned)) = &self.reckoned else {
            return;
        };
        let head = reckoned.head(desk, usize::from(self.guests.width));
        let high = u16::try_from(head.len()).unwrap_or(4);
        for (i, line) in (0u16..).zip(head) {
            let place = Rect {
                y: self.guests.y + i,
                height: 1,
                ..self.guests
            };
            put(line, place, buf);
        }
        let body = Rect {
            y: self.guests.y + high,
            height: self.guests.height.saturating_sub(high),
            ..self.guests
        };
        let fits = usize::from(body.height);
        self.guest = self.guest.min(self.order.len().saturating_sub(1));
        self.scroll = self
            .scroll
            .min(self.guest)
            .max((self.guest + 1).saturating_sub(fits));
        for (i, &nation) in self.order.iter().enumerate().skip(self.scroll).take(fits) {
            let place = Rect {
                y: body.y + u16::try_from(i - self.scroll).unwrap_or(0),
                height: 1,
                ..body
            };
            let asked = self.invite.contains(&nation);
            let here = self.among && i == self.guest;
            put(
                reckoned.line(desk, nation, asked, here, usize::from(body.width)),
                place,
                buf,
            );
        }
        if self.order.len() > fits {
            scroll_mark(body, buf, self.scroll, self.order.len(), &desk.ink);
        }
        self.guests = body;
    }

    fn act(&mut self, desk: &Desk, action: Action) -> Reply {
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-8),
            Action::PageDown => self.step(8),
            Action::First => self.step(-1000),
            Action::Last => self.step(1000),
            Action::Left => self.among = false,
            Action::Right => self.among = true,
            Action::More | Action::Less | Action::Open if self.among => self.toggle(),
            Action::Less => self.change(desk, -1),
            Action::More => self.change(desk, 1),
            Action::Open => return self.open(desk),
            Action::Why => return self.why(desk),
            Action::Sort => {
                // The likeliest signers of what now stands come first.
                let mut list: Vec<(f64, NationId)> = self
                    .order
                    .iter()
                    .map(|&n| (self.worth(desk, n, &mut Silent), n))
                    .collect();
                list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                self.order = list.into_iter().map(|x| x.1).collect();
            }
            _ => return Reply::Ignored,
        }
        Reply::Handled
    }

    /// Goes to a nation among those who could be asked.
    fn look(&mut self, nation: NationId) {
        if let Some(place) = self.order.iter().position(|n| *n == nation) {
            self.among = true;
            self.guest = place;
        }
    }

    fn step(&mut self, step: isize) {
        if self.among {
            let last = self.order.len().saturating_sub(1);
            self.guest = self.guest.saturating_add_signed(step).min(last);
        } else {
            let last = form::rows().len() - 1;
            self.row = self.row.saturating_add_signed(step).min(last);
        }
    }

    /// Invites the nation under the cursor, or thinks better of it.
    fn toggle(&mut self) {
        let Some(&nation) = self.order.get(self.guest) else {
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

    /// Moves the value of the row by a step.
    fn change(&mut self, desk: &Desk, step: isize) {
        let around = |now: usize, count: usize| (now + count).saturating_add_signed(step) % count;
        let mut draft = self.draft();
        match form::rows()[self.row] {
            Row::Base => {
                let count = desk.scenario().charters.len();
                draft.base = CharterId::at(around(draft.base.index(), count));
            }
            Row::Lead => {
                let mut list = vec![None, Some(desk.me)];
                list.extend(self.invite.iter().copied().map(Some));
                let now = list.iter().position(|l| *l == self.lead).unwrap_or(0);
                self.lead = list[around(now, list.len())];
            }
            Row::Least => {
                let most = self.invite.len().max(1);
                let now = usize::from(self.least.max(2)) - 2;
                self.least = u8::try_from(around(now, most) + 2).unwrap_or(2);
            }
            Row::Clause(kind) => {
                let choices = content::choices(kind);
                let now = draft
                    .clause(kind)
                    .and_then(|c| choices.iter().position(|x| *x == c))
                    .map_or(0, |i| i + 1);
                let next = around(now, choices.len() + 1);
                draft.set(kind, next.checked_sub(1).map(|i| choices[i]));
            }
            Row::Name | Row::Send => {}
        }
        self.draft = Some(draft);
    }

    fn open(&mut self, desk: &Desk) -> Reply {
        match form::rows()[self.row] {
            Row::Send => {
                let order = self.order(desk);
                if let Order::Found { lead, .. } = &order {
                    self.lead = *lead;
                }
                Reply::Do(Command::Order(order))
            }
            Row::Name => {
                let typed = Rc::clone(&self.typed);
                Reply::Do(Command::Prompt(Prompt {
                    title: "The treaty's name".to_owned(),
                    hint: "1 to 48 characters".to_owned(),
                    initial: self.draft().name,
                    then: Rc::new(move |text| {
                        let name = text.trim();
                        let fit = (1..=48).contains(&name.chars().count());
                        if !fit || name.chars().any(char::is_control) {
                            return Err("1 to 48 characters".to_owned());
                        }
                        *typed.borrow_mut() = Some(name.to_owned());
                        Ok(Command::Nothing)
                    }),
                }))
            }
            _ => {
                self.change(desk, 1);
                Reply::Handled
            }
        }
    }

    /// The factors of the guest under the cursor, or one's own.
    fn why(&self, desk: &Desk) -> Reply {
        let nation = match (self.among, self.order.get(self.guest)) {
            (true, Some(&guest)) => guest,
            _ => desk.me,
        };
        let mut why = Why::default();
        self.worth(desk, nation, &mut why);
        let verdict = guests::sentence(why.value, nation == desk.me);
        let title = format!("{} on the {}", desk.name(nation), self.draft().name);
        Reply::Do(desk.why(title, verdict, why))
    }

    /// Moves the cursor to where the mouse is.
    fn pick(&mut self, mouse: Mouse) {
        if self.among {
            self.guest = self.scroll + usize::from(mouse.y - self.guests.y);
        } else {
            let last = form::rows().len() - 1;
            self.row = (self.offset + usize::from(mouse.y - self.form.y)).min(last);
        }
    }

    fn mouse(&mut self, desk: &Desk, mouse: Mouse) -> Reply {
        let at = Position {
            x: mouse.x,
            y: mouse.y,
        };
        let (form, guests) = (self.form.contains(at), self.guests.contains(at));
        if !form && !guests {
            return Reply::Ignored;
        }
        self.among = guests;
        let click = match mouse.kind {
            MouseKind::WheelUp => {
                self.step(-3);
                return Reply::Handled;
            }
            MouseKind::WheelDown => {
                self.step(3);
                return Reply::Handled;
            }
            MouseKind::Drag(..) => return Reply::Ignored,
            MouseKind::Click | MouseKind::DoubleClick => true,
            MouseKind::RightClick => false,
        };
        if self.reads() {
            self.pick(mouse);
            return Reply::Handled;
        }
        self.pick(mouse);
        if guests {
            self.toggle();
            return Reply::Handled;
        }
        if click {
            return self.open(desk);
        }
        self.change(desk, -1);
        Reply::Handled
    }
}
