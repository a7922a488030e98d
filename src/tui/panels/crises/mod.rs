//! Crises and wars: the ladder, both sides' moves, the stakes, and what one can do.

mod card;
mod composer;
mod ladder;
mod muster;
mod steps;

pub use self::ladder::heat;

use self::composer::Composer;
use self::muster::Muster;

use casus_core::ids::{CrisisId, TreatyId};
use casus_core::order::{Move, Order, Stake};
use casus_core::tell;
use casus_core::view::Crisis;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::desk::Desk;
use super::form::Form;
use super::orders;
use super::page::{Body, Host, Page, Verb};
use super::pages::Shown;
use crate::widgets::area;
use crate::widgets::gauge;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::views::{Text, rule};
use crate::{Action, Choice, Command, Reply, Subject, Tab};

const COLUMNS: [Column; 8] = [
    Column::left("Ladder", 6),
    Column::left("Rung", 13).up_to(16),
    Column::left("Who", 3),
    Column::left("whom", 4),
    Column::left("Over", 13).grow(),
    Column::left("Since", 8),
    Column::left("You", 13),
    Column::right("Dead", 11),
];

/// It has one page.
#[derive(Default)]
pub struct Crises;

impl Host for Crises {
    fn pages() -> Vec<Box<dyn Shown<Self>>> {
        vec![Box::new(Board::default())]
    }
}

#[derive(Default)]
struct Board {
    grid: GridState,
    /// Whether the player has chosen a crisis; until then the most urgent is shown.
    chosen: bool,
    card: Text,
    composer: Option<Form<Composer>>,
    muster: Option<Muster>,
}

impl Board {
    fn crisis<'a>(&self, desk: &Desk<'a>) -> Option<&'a Crisis> {
        let id = CrisisId(u32::try_from(self.grid.selected).unwrap_or(0));
        let chosen = desk.public().crisis(id).filter(|_| self.chosen);
        chosen.or_else(|| ordered(desk).first().copied())
    }

    fn begin(&mut self, desk: &Desk) -> Reply {
        let Some(crisis) = self.crisis(desk) else {
            return Reply::Ignored;
        };
        match composer::speaks(desk, crisis) {
            Some(side) => {
                self.composer = Some(Composer::new(desk, crisis, side));
                Reply::Handled
            }
            None => Reply::Do(Command::Say(
                "Only the two leaders and a mediator put terms on the table.".to_owned(),
            )),
        }
    }
}

impl Page for Board {
    type Host = Crises;

    const NAME: &'static str = "Crises";

    fn settle(&mut self, _: &mut Crises, desk: &Desk) {
        let open = |c: &Form<Composer>| !c.fields.sent && c.fields.crisis(desk).is_some();
        self.composer = self.composer.take().filter(open);
        let crisis = self.crisis(desk);
        self.grid.selected = crisis.map_or(0, |c| usize::try_from(c.id.0).unwrap_or(0));
    }

    fn draw(&mut self, _: &mut Crises, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let Some(crisis) = self.crisis(desk) else {
            let lines = [
                "The world is calm: no crisis is open.",
                "",
                "A demand opens one, at the rung of a threat. Each turn both sides then hold, raise, offer terms or \
                 give way; others take sides, mediate, or are called upon by their treaties. Rung 5 is war.",
            ];
            let text = lines.map(|l| ratatui::text::Line::styled(l, desk.ink.dim));
            let place = Rect {
                x: area.x + 1,
                y: area.y + 1,
                width: area.width.saturating_sub(2),
                height: area.height.saturating_sub(1),
            };
            self.card.draw(place, buf, text.to_vec(), &desk.ink);
            return;
        };
        let rows: Vec<Row> = ordered(desk).into_iter().map(|c| row(desk, c)).collect();
        let high =
            grid::high(&COLUMNS, &rows, area.width, &desk.ink).clamp(3, (area.height / 3).max(3));
        let list = area::top(area, high);
        grid::draw(list, buf, &COLUMNS, rows, &mut self.grid, &desk.ink);
        let head = area::row(area, list.bottom());
        let title = orders::crisis::title(desk, crisis);
        let title = match &self.composer {
            Some(_) => format!("Terms: {title}"),
            None => title,
        };
        rule(head, buf, &title, &desk.ink);
        let card = Rect {
            x: area.x + 1,
            y: head.bottom(),
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(high + 1),
        };
        if let Some(form) = &mut self.composer {
            composer::draw(form, desk, card, buf);
            return;
        }
        let known = self.muster.take().filter(|m| m.holds(desk, crisis));
        let muster = known.unwrap_or_else(|| Muster::of(desk, crisis));
        let lines = card::lines(desk, crisis, &muster, card.width.into());
        self.muster = Some(muster);
        self.card.draw(card, buf, lines, &desk.ink);
    }

    fn verbs<'d>(&self, _: &Crises, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        if self.composer.is_some() {
            return composing(desk);
        }
        let demand = Verb::asks(Action::Demand, || demand(desk));
        match self.crisis(desk) {
            Some(crisis) => about(desk, crisis, demand),
            None => vec![demand],
        }
    }

    fn body<'s>(&'s mut self, _: &'s mut Crises) -> Body<'s> {
        match &mut self.composer {
            Some(form) => Body::Form(form),
            None => Body::Grid(&mut self.grid),
        }
    }

    fn card(&mut self, _: &Crises) -> Option<&mut Text> {
        self.composer.is_none().then_some(&mut self.card)
    }

    fn moved(&mut self, _: &mut Crises) {
        self.chosen |= self.composer.is_none();
        self.card.offset = 0;
    }

    fn show(&mut self, _: &mut Crises, _: &Desk, subject: Subject) -> bool {
        self.composer = None;
        let Subject::Crisis(id) = subject else {
            return false;
        };
        self.grid.selected = usize::try_from(id.0).unwrap_or(0);
        self.chosen = true;
        self.card.offset = 0;
        true
    }

    fn compose(&mut self, _: &mut Crises, desk: &Desk) -> Reply {
        self.begin(desk)
    }

    fn subject(&self, _: &Crises, desk: &Desk) -> Option<Subject> {
        self.crisis(desk).map(|c| Subject::Crisis(c.id))
    }
}

/// What can be done in a crisis; a demand opens another.
fn about<'d>(
    desk: &'d Desk<'d>,
    crisis: &'d Crisis,
    demand: Verb<'d, Board>,
) -> Vec<Verb<'d, Board>> {
    let id = crisis.id;
    let act = |key, action| Verb::order(desk, key, Order::Act { crisis: id, action });
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
    let list = |key| Verb::asks(key, move || orders::crisis::list(desk, crisis));
    let stake = match crisis.stake {
        Stake::Territory(region) => Subject::Region(region),
        _ => Subject::Nation(crisis.target),
    };
    vec![
        act(Action::Hold, Move::Hold),
        act(Action::Raise, Move::Raise),
        Verb::new(Action::Terms, move |page: &mut Board, _| page.begin(desk)).when(
            composer::speaks(desk, crisis).is_some(),
            "you are neither a leader nor the mediator",
        ),
        act(Action::Accept, acceptance(desk, crisis)),
        Verb::asks(Action::Yield, move || {
            orders::crisis::yielding(desk, crisis).command
        })
        .refused(desk.refusal(&Order::Act {
            crisis: id,
            action: Move::Yield,
        })),
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
        Verb::asks(Action::Locate, move || Command::Go(Tab::Map, Some(stake))),
        Verb::sort(COLUMNS.len()),
        list(Action::Open),
        list(Action::Order),
        Verb::asks(Action::Why, move || {
            let (side, why) = card::reckoning(desk, crisis)?;
            let verdict = card::verdict(why.value);
            let title = format!("{} standing firm", desk.name(crisis.leader(side)));
            Some(desk.why(title, verdict, why))
        }),
    ]
}

/// What the keys do while terms are composed.
fn composing<'d>(desk: &'d Desk<'d>) -> Vec<Verb<'d, Board>> {
    vec![
        Verb::new(Action::Terms, |page: &mut Board, _| {
            let form = page.composer.as_mut();
            form.map_or(Reply::Ignored, |f| f.fields.send(desk))
        }),
        Verb::step(desk, Action::More, 1),
        Verb::step(desk, Action::Less, -1),
        Verb::new(Action::View, |page: &mut Board, _| {
            if let Some(form) = &mut page.composer {
                form.fields.reshape(desk);
            }
        }),
        Verb::new(Action::Why, |page: &mut Board, _| {
            let form = page.composer.as_ref();
            form.and_then(|f| f.fields.why(desk))
        })
        .hinted(),
        Verb::new(Action::Back, |page: &mut Board, _| page.composer = None).hinted(),
        Verb::enter(desk),
        Verb::aside(desk, Action::Left),
        Verb::aside(desk, Action::Right),
    ]
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

/// To accept is to take the other side's terms, or for want of such the mediator's.
fn acceptance(desk: &Desk, crisis: &Crisis) -> Move {
    let theirs = orders::crisis::leads(desk, crisis).and_then(|s| crisis.offers[s.other().index()]);
    match (theirs, crisis.proposal) {
        (None, Some(_)) => Move::Agree,
        _ => Move::Accept,
    }
}

fn row(desk: &Desk, crisis: &Crisis) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let color = heat(theme, crisis.rung);
    let deaths: f64 = crisis.deaths.iter().sum();
    let mine = desk.public().treaties_of(desk.me).any(|t| {
        desk.public()
            .cases
            .iter()
            .any(|c| c.crisis == crisis.id && c.treaty == t.id)
    });
    let (role, style) = match (orders::crisis::leads(desk, crisis), crisis.side_of(desk.me)) {
        (Some(_), _) if moved(desk, crisis) => ("√ ordered", ink.accent),
        (Some(_), _) => ("your move", ink.warn),
        (None, Some(side)) => (tell::side(side, desk.view), ink.text),
        (None, None) if crisis.mediator == Some(desk.me) => ("you mediate", ink.accent),
        (None, None) if mine => ("ally calls", ink.warn),
        (None, None) => ("outside", ink.dim),
    };
    let dead = if deaths > 0.0 {
        tell::people(deaths)
    } else {
        "·".to_owned()
    };
    Row::new(
        usize::try_from(crisis.id.0).unwrap_or(0),
        vec![
            Cell::spans(
                f64::from(crisis.rung),
                gauge::steps(theme, crisis.rung.into(), 6, color),
            ),
            Cell::number(
                f64::from(crisis.rung),
                tell::rung(crisis.rung, desk.view),
                Style::new().fg(color),
            ),
            Cell::text(desk.code(crisis.challenger), desk.tint(crisis.challenger)),
            Cell::text(desk.code(crisis.target), desk.tint(crisis.target)),
            Cell::text(tell::stake(crisis.stake, desk.view), ink.text),
            Cell::number(
                f64::from(crisis.began),
                desk.scenario().told(crisis.began),
                ink.dim,
            ),
            Cell::text(role, style),
            Cell::number(deaths, dead, if deaths > 0.0 { ink.bad } else { ink.dim }),
        ],
    )
}

/// Whether a move in the crisis is among the drafts.
fn moved(desk: &Desk, crisis: &Crisis) -> bool {
    desk.ctx
        .draft
        .orders()
        .iter()
        .any(|o| matches!(o, Order::Act { crisis: c, .. } if *c == crisis.id))
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
