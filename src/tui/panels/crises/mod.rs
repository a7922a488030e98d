//! The crisis room: one crisis as a stage, with all that is known of it and all that can be ordered in it. What stands over
//! the sections (the crises as tabs, the ladder, the clock) is here; the sections are a file each.

mod clock;
mod composer;
mod ladder;
mod minds;
mod muster;
mod options;
mod past;
mod section;

use std::any::TypeId;

pub use self::ladder::heat;
pub use self::minds::{spoken, strongest};

use self::composer::Composer;
use self::minds::Minds;
use self::muster::{Muster, WhoComes};
use self::options::{List, Options};
use self::past::Past;
use self::section::Told;

use casus_core::ids::{CrisisId, TreatyId};
use casus_core::order::{Move, Order, Stake};
use casus_core::tell;
use casus_core::view::Crisis;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::desk::Desk;
use super::form::Form;
use super::orders;
use super::page::{Host, Page, Verb};
use super::pages::Shown;
use crate::cell::width;
use crate::widgets::area;
use crate::widgets::put::put;
use crate::widgets::views::{Views, nothing, write};
use crate::{Action, Choice, Command, Mouse, Reply, Subject, Tab};

/// Cells from which the sections stand beside each other.
const WIDE: u16 = 110;
/// Rows that those over the options have at the least where all are shown at once.
const LEAST: u16 = 10;
/// Cells of the table of who can come, with all its columns.
const WHO: u16 = 72;

/// The crisis that all sections are about.
#[derive(Default)]
pub struct Crises {
    /// What the player has chosen; until then the most urgent is shown.
    chosen: Option<CrisisId>,
    /// Terms being composed; the form takes the place of the sections.
    composer: Option<Form<Composer>>,
    muster: Option<Muster>,
    options: Option<List>,
    tabs: Views,
    /// The first crisis that has a tab.
    first: usize,
    /// What is shown, and what was when this was asked last.
    now: Option<CrisisId>,
    before: Option<CrisisId>,
    turn: Option<TypeId>,
}

impl Host for Crises {
    fn pages() -> Vec<Box<dyn Shown<Self>>> {
        vec![
            Box::new(Options::default()),
            Box::new(Told::<Past>::default()),
            Box::new(Told::<WhoComes>::default()),
            Box::new(Told::<Minds>::default()),
        ]
    }

    fn settle(&mut self, desk: &Desk) {
        let open = |c: &Form<Composer>| !c.fields.sent && c.fields.crisis(desk).is_some();
        self.composer = self.composer.take().filter(open);
        self.now = self.crisis(desk).map(|c| c.id);
    }

    fn show(&mut self, _: &Desk, subject: Subject) -> bool {
        self.composer = None;
        let Subject::Crisis(id) = subject else {
            return false;
        };
        self.chosen = Some(id);
        self.turn = Some(TypeId::of::<Options>());
        true
    }

    fn changed(&mut self) -> bool {
        std::mem::replace(&mut self.before, self.now) != self.now
    }

    fn turn(&mut self) -> Option<TypeId> {
        self.turn.take()
    }

    fn wide(&self, desk: &Desk) -> bool {
        self.crisis(desk).is_some()
    }

    fn alone(&self, desk: &Desk) -> bool {
        self.composer.is_some() || self.crisis(desk).is_none()
    }

    fn head(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) -> Rect {
        let Some(crisis) = self.crisis(desk) else {
            let lines = [
                "The world is calm: no crisis is open.",
                "",
                "A demand opens one, at the rung of a threat. Each turn both sides then hold, raise, offer terms or \
                 give way; others take sides, mediate, or are called upon by their treaties. Rung 5 is war.",
            ];
            nothing(area, buf, &lines, &desk.ink);
            return area::below(area, area.height);
        };
        let rest = self.titles(desk, crisis, area, buf);
        // A form needs the room more than what is known already.
        if self.composer.is_some() {
            return rest;
        }
        let place = area::cells(rest, rest.x + 1, rest.width.saturating_sub(2));
        let wide = usize::from(place.width);
        let mut lines = ladder::lines(desk, crisis, wide);
        lines.extend(clock::lines(desk, crisis, wide));
        let high = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        write(lines, area::top(place, high.min(place.height)), buf);
        area::below(rest, high)
    }

    /// Above, what has been and what they think beside who can come; below, over the whole width, what can be done.
    fn panes(&mut self, desk: &Desk, area: Rect) -> Vec<Rect> {
        // What is read out stands one below the other, a section at a time.
        let roomy = area.width >= WIDE && !desk.ink.words;
        let Some(crisis) = self.crisis(desk).filter(|_| roomy) else {
            return Vec::new();
        };
        let low = options::high(self, desk, crisis, area.width) + 1;
        let (most, wide) = (area.height - low.min(area.height / 2), area.width - WHO - 2);
        let past = section::high::<Past>(self, desk, crisis, wide);
        let minds = section::high::<Minds>(self, desk, crisis, wide);
        let who = section::high::<WhoComes>(self, desk, crisis, WHO);
        let upper = area::top(area, past.saturating_add(minds).max(who).min(most));
        if most < LEAST {
            return Vec::new();
        }
        let left = area::left(upper, wide);
        // Where both have no room, each has half of it.
        let past = past.min((upper.height / 2).max(upper.height.saturating_sub(minds)));
        vec![
            area::below(area, upper.height),
            area::top(left, past),
            area::cells(upper, left.right() + 2, WHO),
            area::below(left, past),
        ]
    }
}

impl Crises {
    fn crisis<'a>(&self, desk: &Desk<'a>) -> Option<&'a Crisis> {
        let chosen = self.chosen.and_then(|id| desk.public().crisis(id));
        chosen.or_else(|| ordered(desk).first().copied())
    }

    /// The strengths on both sides, reckoned once for a crisis and turn.
    fn muster(&mut self, desk: &Desk, crisis: &Crisis) -> &Muster {
        let known = self.muster.take().filter(|m| m.holds(desk, crisis));
        self.muster
            .insert(known.unwrap_or_else(|| Muster::of(desk, crisis)))
    }

    /// Opens the form of terms.
    fn begin(&mut self, desk: &Desk) -> Reply {
        let Some(crisis) = self.crisis(desk) else {
            return Reply::Ignored;
        };
        match composer::speaks(desk, crisis) {
            Some(side) => {
                self.composer = Some(Composer::new(desk, crisis, side));
                self.turn = Some(TypeId::of::<Options>());
                Reply::Handled
            }
            None => Reply::Do(Command::Say(
                "Only the two leaders and a mediator put terms on the table.".to_owned(),
            )),
        }
    }

    /// Goes to the next crisis or the one before.
    fn step(&mut self, desk: &Desk, step: isize) {
        let list = ordered(desk);
        let now = self.crisis(desk).map(|c| c.id);
        let at = list.iter().position(|c| Some(c.id) == now).unwrap_or(0);
        let last = list.len().saturating_sub(1);
        let next = list.get(at.saturating_add_signed(step).min(last));
        self.chosen = next.map(|c| c.id);
    }

    /// A click on the tab of a crisis chooses it; true where it was one.
    fn pick(&mut self, desk: &Desk, mouse: Mouse) -> bool {
        let hit = self.tabs.mouse(mouse);
        if hit {
            let crisis = ordered(desk).get(self.first + self.tabs.at).map(|c| c.id);
            self.chosen = crisis.or(self.chosen);
        }
        hit
    }

    /// The crises as tabs, the one that is shown by its whole name; returns what is left.
    fn titles(&mut self, desk: &Desk, crisis: &Crisis, area: Rect, buf: &mut Buffer) -> Rect {
        let list = ordered(desk);
        let at = list.iter().position(|c| c.id == crisis.id).unwrap_or(0);
        let name = |c: &&Crisis| match c.id == crisis.id {
            true => match &self.composer {
                Some(_) => format!("Terms: {}", orders::crisis::title(desk, c)),
                None => orders::crisis::title(desk, c),
            },
            false => format!(
                "{}-{} {}",
                desk.code(c.challenger),
                desk.code(c.target),
                c.rung
            ),
        };
        let names: Vec<String> = list.iter().map(name).collect();
        let note = match names.as_slice() {
            [only] => {
                self.tabs = Views::default();
                put(Span::styled(format!(" {only}"), desk.ink.title), area, buf);
                return area::below(area, 1);
            }
            all => format!("← → another, f all {}", all.len()),
        };
        let room = usize::from(area.width).saturating_sub(width(&note) + 1);
        let wide = |names: &[String]| names.iter().map(|n| width(n) + 3).sum::<usize>();
        // What is shown is in sight, and of the others as many as there is room for.
        let from = (0..at)
            .find(|&i| wide(&names[i..=at]) <= room)
            .unwrap_or(at);
        let to = (at..names.len())
            .rev()
            .find(|&i| wide(&names[from..=i]) <= room);
        (self.first, self.tabs.at) = (from, at - from);
        let seen = &names[from..=to.unwrap_or(at)];
        self.tabs.draw(area, buf, seen, &note, &desk.ink)
    }

    /// What can be done in a crisis, whichever section is looked at; a demand opens another.
    fn verbs<'d, P: Page<Host = Self>>(&self, desk: &'d Desk<'d>) -> Vec<Verb<'d, P>> {
        let demand = Verb::asks(Action::Demand, || demand(desk));
        let Some(crisis) = self.crisis(desk) else {
            return vec![demand];
        };
        let id = crisis.id;
        let act = |key, action| Verb::order(desk, key, Order::act(id, action));
        let member = desk.public().treaties_of(desk.me).next().is_some();
        let under = |key, title: &'static str, order: fn(TreatyId, CrisisId) -> Order| {
            Verb::asks(key, move || {
                let treaties = desk.public().treaties_of(desk.me);
                let choices = treaties.map(|t| desk.choice(t.name.to_string(), order(t.id, id)));
                orders::choose(title, choices.collect())
            })
            .when(member, "you are in no treaty")
        };
        let invoke = under(
            Action::Invoke,
            "Call on the allies under",
            |treaty, crisis| Order::Invoke { treaty, crisis },
        );
        let stake = match crisis.stake {
            Stake::Territory(region) => Subject::Region(region),
            _ => Subject::Nation(crisis.target),
        };
        let several = desk.public().crises.len() > 1;
        let step = |action, by| Verb::new(action, move |_, host: &mut Self| host.step(desk, by));
        vec![
            act(Action::Hold, Move::Hold),
            act(Action::Raise, Move::Raise),
            Verb::new(Action::Terms, move |_, host: &mut Self| host.begin(desk)).when(
                composer::speaks(desk, crisis).is_some(),
                "you are neither a leader nor the mediator",
            ),
            act(Action::Accept, acceptance(desk, crisis)),
            Verb::asks(Action::Yield, move || {
                orders::crisis::yielding(desk, crisis).command
            })
            .refused(desk.refusal(&Order::act(id, Move::Yield))),
            match crisis.target == desk.me {
                true => invoke,
                false => invoke.when(false, "you are not the target"),
            },
            under(Action::Consult, "Consult under", |treaty, crisis| {
                Order::Consult { treaty, crisis }
            }),
            Verb::asks(Action::Side, move || {
                orders::choose("Stand by", orders::crisis::sides(desk, crisis))
            })
            .when(
                crisis.side_of(desk.me).is_none(),
                "you are on a side already",
            ),
            Verb::order(desk, Action::Mediate, Order::Mediate { crisis: id }),
            demand,
            Verb::asks(Action::Filter, move || all(desk)).when(several, "there is no other crisis"),
            Verb::asks(Action::Locate, move || Command::Go(Tab::Map, Some(stake))),
            Verb::turn(),
            Verb::asks(Action::Order, move || orders::crisis::list(desk, crisis)),
            Verb::asks(Action::Why, move || minds::why(desk, crisis)),
            step(Action::Left, -1),
            step(Action::Right, 1),
        ]
    }
}

/// The crises that one has a part in first, then the hottest.
fn ordered<'a>(desk: &Desk<'a>) -> Vec<&'a Crisis> {
    let mut list: Vec<&Crisis> = desk.public().crises.iter().collect();
    list.sort_by_key(|c| {
        let outside = c.side_of(desk.me).is_none();
        (
            orders::crisis::leads(desk, c).is_none(),
            outside,
            std::cmp::Reverse(c.rung),
            c.id,
        )
    });
    list
}

/// All crises, to choose one of them.
fn all(desk: &Desk) -> Command {
    let choices = ordered(desk).into_iter().map(|crisis| {
        let go = Command::Go(Tab::Crises, Some(Subject::Crisis(crisis.id)));
        let dead: f64 = crisis.deaths.iter().sum();
        Choice::new(orders::crisis::title(desk, crisis), go).note(format!(
            "On rung {}, {}, since {}; {} dead; {}.",
            crisis.rung,
            tell::rung(crisis.rung, desk.view),
            desk.scenario().told(crisis.began),
            tell::people(dead),
            part(desk, crisis),
        ))
    });
    orders::choose("Crises", choices.collect())
}

/// What the seat has to do with a crisis.
fn part(desk: &Desk, crisis: &Crisis) -> &'static str {
    let called = desk.public().treaties_of(desk.me).any(|t| {
        let mut cases = desk.public().cases.iter();
        cases.any(|c| c.crisis == crisis.id && c.treaty == t.id)
    });
    match (orders::crisis::leads(desk, crisis), crisis.side_of(desk.me)) {
        (Some(_), _) if moved(desk, crisis) => "your move is ordered",
        (Some(_), _) => "it is your move",
        (None, Some(_)) => "you stand with a side",
        (None, None) if crisis.mediator == Some(desk.me) => "you mediate",
        (None, None) if called => "an ally calls",
        (None, None) => "you stand outside",
    }
}

/// Whether a move in the crisis is among the drafts.
fn moved(desk: &Desk, crisis: &Crisis) -> bool {
    desk.ctx
        .draft
        .orders()
        .iter()
        .any(|o| matches!(o, Order::Act { crisis: c, .. } if *c == crisis.id))
}

/// To accept is to take the other side's terms, or for want of such the mediator's.
fn acceptance(desk: &Desk, crisis: &Crisis) -> Move {
    let theirs = orders::crisis::leads(desk, crisis).and_then(|s| crisis.offers[s.other().index()]);
    match (theirs, crisis.proposal) {
        (None, Some(_)) => Move::Agree,
        _ => Move::Accept,
    }
}

/// Whom to make a demand on, those whose challenge would be worth most first.
fn demand(desk: &Desk) -> Command {
    let mut targets: Vec<(f64, Choice)> = desk
        .others()
        .map(|target| {
            let stakes = orders::nation::demands(desk, target);
            let best = orders::nation::best_stake(desk, target);
            let choice = orders::more(
                format!("{}…", desk.name(target)),
                orders::nation::demand_title(desk, target),
                stakes,
                "nothing to demand",
            );
            match best {
                Some((stake, why)) => {
                    let (over, worth) =
                        (tell::stake(stake, desk.view), orders::reckoning(desk, &why));
                    let note = format!("A challenge over {over}: your interests are {worth}");
                    (why.value, choice.note(note))
                }
                None => (f64::NEG_INFINITY, choice),
            }
        })
        .collect();
    targets.sort_by(|a, b| b.0.total_cmp(&a.0));
    orders::choose("A demand on", targets.into_iter().map(|t| t.1).collect())
}
