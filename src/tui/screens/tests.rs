//! Every panel drawn at every size over a real game; and every kind of order can be given from a list.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{panels, slot};
use crate::content::{Overrides, load, shipped};
use crate::engine::Game;
use crate::ids::NationId;
use crate::order::Issued;
use crate::tui::cell::Glyphs;
use crate::tui::color::Depth;
use crate::tui::{Action, Context, Draft, History, Panel, Size, Tab, Theme};
use crate::view::View;

/// A game of a shipped map after some turns in which the computer led every nation.
pub struct Played {
    pub view: View,
    pub history: History,
}

pub fn played(map: &str, seat: &str, turns: u32) -> Played {
    let file = shipped().iter().find(|f| f.name.contains(map)).unwrap();
    let loaded = load(file.name, file.text, &Overrides::default()).unwrap();
    let scenario = Arc::new(loaded.scenario);
    let me = scenario.nation_named(seat).unwrap();
    let mut game = Game::new(Arc::clone(&scenario), 7);
    let mut history = History::default();
    history.record(&game.view(me));
    let all: Vec<NationId> = scenario.nation_ids().collect();
    for _ in 0..turns {
        let mut orders = Vec::new();
        for view in game.views(&all) {
            let nation = view.me;
            if nation == me {
                continue;
            }
            for (i, order) in crate::ai::plan(&view, 7).into_iter().enumerate() {
                orders.push(Issued {
                    nation,
                    sequence: i as u16,
                    order,
                });
            }
        }
        game.advance(orders);
        history.record(&game.view(me));
    }
    Played {
        view: game.view(me),
        history,
    }
}

fn theme() -> Theme {
    Theme::shipped("dark", Depth::True, Glyphs::Octant).unwrap()
}

fn with<T>(
    game: &Played,
    draft: &Draft,
    theme: &Theme,
    size: (u16, u16),
    f: impl FnOnce(&Context) -> T,
) -> T {
    let ctx = Context {
        view: &game.view,
        draft,
        history: &game.history,
        selected: None,
        theme,
        size: Size::of(size.0, size.1).unwrap_or(Size::Small),
        focused: true,
    };
    f(&ctx)
}

/// Draws a panel after some actions; the area is what the frame leaves of a terminal of `size`.
fn drawn(game: &Played, tab: Tab, actions: &[Action], size: (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, size.0, size.1 - 4);
    let (theme, draft) = (theme(), Draft::default());
    let mut buf = Buffer::empty(area);
    let mut panels = panels();
    let panel: &mut Box<dyn Panel> = &mut panels[slot(tab).unwrap()];
    with(game, &draft, &theme, size, |ctx| {
        buf.set_style(area, theme.text());
        panel.draw(ctx, area, &mut buf);
        for &action in actions {
            panel.act(ctx, action);
            buf.reset();
            buf.set_style(area, theme.text());
            panel.draw(ctx, area, &mut buf);
        }
    });
    buf
}

/// The views of all panels by name, and the actions that lead to them.
fn all() -> Vec<(&'static str, Tab, Vec<Action>)> {
    use Action as A;
    vec![
        ("diplomacy", Tab::Diplomacy, vec![]),
        (
            "offer",
            Tab::Diplomacy,
            vec![
                A::Down,
                A::Down,
                A::Propose,
                A::Down,
                A::More,
                A::Down,
                A::Open,
            ],
        ),
        (
            "matrix",
            Tab::Diplomacy,
            vec![A::View, A::Down, A::Right, A::Right],
        ),
        ("members", Tab::Alliance, vec![]),
        ("charter", Tab::Alliance, vec![A::View]),
        ("council", Tab::Alliance, vec![A::View, A::View]),
        ("cases", Tab::Alliance, vec![A::View, A::View, A::View]),
        ("burden", Tab::Alliance, vec![A::View; 4]),
        ("ledger", Tab::Alliance, vec![A::Previous]),
        ("crises", Tab::Crises, vec![]),
        ("links", Tab::Logistics, vec![]),
        ("arrivals", Tab::Logistics, vec![A::View]),
        ("fed", Tab::Logistics, vec![A::View, A::View]),
        ("ways", Tab::Logistics, vec![A::Previous]),
        ("forces", Tab::Forces, vec![]),
        ("balance", Tab::Forces, vec![A::View]),
        ("budget", Tab::Budget, vec![]),
        ("estimates", Tab::Intel, vec![]),
        ("secrets", Tab::Intel, vec![A::View]),
        ("events", Tab::Chronicle, vec![A::Less]),
        ("graphs", Tab::Chronicle, vec![A::View]),
    ]
}

/// Writes every view as terminal text under $LOOK, for eyes: LOOK=/tmp/look cargo test look -- --ignored
#[test]
#[ignore = "for looking at the panels"]
fn look() {
    let out = std::path::PathBuf::from(std::env::var("LOOK").unwrap());
    let map = std::env::var("LOOK_MAP").unwrap_or("europe-1949".to_owned());
    let seat = std::env::var("LOOK_SEAT").unwrap_or("NLD".to_owned());
    let turns = std::env::var("LOOK_TURNS").map_or(12, |t| t.parse().unwrap());
    let game = if std::env::var("LOOK_EVENTFUL").is_ok() {
        eventful(&map, &seat, turns)
    } else {
        played(&map, &seat, turns)
    };
    for (w, h) in [(80, 24), (120, 35), (160, 45), (200, 60)] {
        for (name, tab, actions) in all() {
            let buf = drawn(&game, tab, &actions, (w, h));
            std::fs::write(out.join(format!("{name}-{w}x{h}.ans")), ansi(&buf)).unwrap();
        }
    }
}

fn ansi(buf: &Buffer) -> String {
    use ratatui::style::{Color, Modifier};
    let mut text = String::from("\x1b[?25l");
    let color = |c: Color, n: u8| match c {
        Color::Rgb(r, g, b) => format!("\x1b[{n}8;2;{r};{g};{b}m"),
        _ => String::new(),
    };
    for y in 0..buf.area.height {
        text.push_str(&format!("\x1b[{};1H", y + 1));
        for x in 0..buf.area.width {
            let cell = &buf[(x, y)];
            text.push_str("\x1b[0m");
            text.push_str(&color(cell.fg, 3));
            text.push_str(&color(cell.bg, 4));
            for (m, code) in [
                (Modifier::BOLD, 1),
                (Modifier::REVERSED, 7),
                (Modifier::UNDERLINED, 4),
            ] {
                if cell.modifier.contains(m) {
                    text.push_str(&format!("\x1b[{code}m"));
                }
            }
            text.push_str(cell.symbol());
        }
    }
    text
}

#[test]
fn every_panel_draws_at_every_size() {
    let game = played("four-rivers", "BRE", 3);
    for (name, tab, actions) in all() {
        for size in [
            (40, 20),
            (60, 22),
            (80, 24),
            (100, 30),
            (120, 35),
            (160, 45),
            (200, 60),
        ] {
            let buf = drawn(&game, tab, &actions, size);
            assert!(
                buf.content.iter().any(|c| c.symbol() != " "),
                "{name} at {size:?}"
            );
        }
    }
}

/// The game with something of everything: a crisis in which the seat is the target, another in which it is
/// outside, an open motion, a case that waits for its answer, an offer.
fn eventful(map: &str, seat: &str, turns: u32) -> Played {
    use crate::event::WarCause;
    use crate::ids::{CaseId, CrisisId, MotionId, OfferId};
    use crate::order::{
        Action as Move, Contribution, Deal, MotionKind, Side, Stake, Strength, Term, Terms,
    };
    use crate::view::{Case, Crisis, Motion, Offer, Participant, Stage};
    let mut game = played(map, seat, turns);
    let me = game.view.me;
    let public = Arc::make_mut(&mut game.view.public);
    let turn = public.turn;
    let treaty = public
        .treaties_of(me)
        .filter(|t| public.charter(t).obligation.defends())
        .max_by_key(|t| t.members.len())
        .unwrap()
        .clone();
    let ally = treaty.members.iter().copied().find(|&m| m != me).unwrap();
    let mut outside = public.scenario.nation_ids().filter(|&n| !treaty.has(n));
    let (foe, third) = (outside.next().unwrap(), outside.next().unwrap());
    let first = public.crises.last().map_or(0, |c| c.id.0 + 1);
    let crisis = |n: u32, challenger, target, rung| Crisis {
        id: CrisisId(first + n),
        challenger,
        target,
        stake: Stake::Alignment,
        rung,
        rungs: [rung, 2],
        began: turn.saturating_sub(2),
        since: turn.saturating_sub(1),
        sides: Side::BOTH.map(|s| {
            vec![Participant {
                nation: if s == Side::Challenger {
                    challenger
                } else {
                    target
                },
                since: turn.saturating_sub(2),
                cause: WarCause::Target,
                contribution: Contribution::Full,
                caveat: None,
            }]
        }),
        last: [Move::Raise, Move::Hold],
        offers: [Some(Terms::Concession), None],
        mediator: Some(third),
        invoked: Vec::new(),
        consulted: Vec::new(),
        deaths: [0.0, 1.2],
        fortune: 0.25,
    };
    let crises = [crisis(0, foe, me, 4), crisis(1, foe, ally, 5)];
    public.crises.extend(crises);
    let motion = MotionId(public.motions.last().map_or(0, |m| m.id.0 + 1));
    public.motions.push(Motion {
        id: motion,
        treaty: treaty.id,
        by: ally,
        kind: MotionKind::Guideline { permille: 45 },
        tabled: turn.saturating_sub(1),
        due: turn + 1,
        deferred: false,
        ballots: Vec::new(),
        lobbied: Vec::new(),
    });
    public.cases.push(Case {
        id: CaseId(public.cases.last().map_or(0, |c| c.id.0 + 1)),
        treaty: treaty.id,
        crisis: CrisisId(first + 1),
        victim: ally,
        aggressor: foe,
        opened: turn.saturating_sub(1),
        asked_by: ally,
        binding: true,
        stage: Stage::Answers { until: turn + 1 },
        strength: Some(Strength::Defend),
        outvoted: Vec::new(),
        answers: Vec::new(),
    });
    let deal = Deal {
        pact: None,
        give: vec![Term::Payment(50)],
        ask: vec![Term::Transit],
    };
    let id = OfferId(game.view.offers.last().map_or(0, |o| o.id.0 + 1));
    game.view.offers.push(Offer {
        id,
        from: third,
        to: me,
        deal,
        made: turn,
    });
    game
}

/// The name of an order's kind.
fn kind(order: &crate::order::Order) -> String {
    let text = format!("{order:?}");
    text.split([' ', '{', '('])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The kinds of order in a command and the lists it opens.
fn kinds(command: &crate::tui::Command, found: &mut std::collections::BTreeSet<String>) {
    use crate::tui::Command as C;
    match command {
        C::Order(order) => {
            found.insert(kind(order));
        }
        C::Choose { choices, .. } => choices.iter().for_each(|c| kinds(&c.command, found)),
        C::Confirm { yes, .. } => kinds(yes, found),
        C::All(list) => list.iter().for_each(|c| kinds(c, found)),
        C::Prompt(prompt) => {
            if let Ok(command) = (prompt.then)("5") {
                kinds(&command, found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_kind_of_order_can_be_given() {
    use crate::tui::{Reply, Subject};
    let game = eventful("four-rivers", "BRE", 3);
    let (theme, draft) = (theme(), Draft::default());
    let mut found = std::collections::BTreeSet::new();
    with(&game, &draft, &theme, (80, 24), |ctx| {
        let desk = super::desk::Desk::new(ctx);
        let public = desk.public();
        let mut subjects: Vec<Subject> =
            desk.scenario().nation_ids().map(Subject::Nation).collect();
        subjects.extend(desk.scenario().region_ids().map(Subject::Region));
        subjects.extend(game.view.my_forces().map(|f| Subject::Force(f.id)));
        subjects.extend(public.treaties.iter().map(|t| Subject::Treaty(t.id)));
        subjects.extend(public.crises.iter().map(|c| Subject::Crisis(c.id)));
        subjects.extend(public.cases.iter().map(|c| Subject::Case(c.id)));
        subjects.extend(public.motions.iter().map(|m| Subject::Motion(m.id)));
        subjects.extend(game.view.offers.iter().map(|o| Subject::Offer(o.id)));
        for subject in subjects {
            kinds(&super::orders::about(&desk, subject), &mut found);
        }
        let mut panels = panels();
        let panel = &mut panels[slot(Tab::Diplomacy).unwrap()];
        panel.act(ctx, Action::Propose);
        if let Reply::Do(command) = panel.act(ctx, Action::Propose) {
            kinds(&command, &mut found);
        }
        // The last view of the alliance panel composes treaties, and its last line sends them.
        let panel = &mut panels[slot(Tab::Alliance).unwrap()];
        panel.show(ctx, Subject::Founding(crate::ids::FoundingId(0)));
        for action in [Action::Last, Action::Open] {
            if let Reply::Do(command) = panel.act(ctx, action) {
                kinds(&command, &mut found);
            }
        }
    });
    let all = [
        "SetDefence",
        "SetMix",
        "SetEquipment",
        "Pay",
        "Build",
        "Prestock",
        "Propose",
        "Reply",
        "Denounce",
        "Guarantee",
        "Apply",
        "Leave",
        "Withdraw",
        "Found",
        "Aid",
        "Sanction",
        "Transit",
        "Table",
        "Vote",
        "Invoke",
        "Contribute",
        "Demand",
        "Act",
        "Back",
        "Mediate",
        "Mobilise",
        "March",
        "Stance",
        "Watch",
        "Covert",
    ];
    for kind in all {
        assert!(found.contains(kind), "{kind} cannot be given: {found:?}");
    }
}

#[test]
fn offered_actions_of_a_panel_are_in_its_registry() {
    let game = eventful("four-rivers", "BRE", 3);
    let (theme, draft) = (theme(), Draft::default());
    for tab in Tab::ALL.into_iter().skip(1) {
        let fresh = || panels().into_iter().nth(slot(tab).unwrap()).unwrap();
        with(&game, &draft, &theme, (120, 35), |ctx| {
            for offered in fresh().offered(ctx) {
                let mut panel = fresh();
                let places = offered.action.spec().places;
                let name = format!("{:?}", places);
                assert!(
                    name.contains(tab.name()) || name.contains("Panel"),
                    "{:?} in {tab:?}",
                    offered.action
                );
                if offered.refused.is_none() {
                    let ignored =
                        matches!(panel.act(ctx, offered.action), crate::tui::Reply::Ignored);
                    assert!(!ignored, "{:?} in {tab:?}", offered.action);
                }
            }
        });
    }
}

/// The words of a screen without its figures and bars, which every change of a rule would move.
fn said(buf: &Buffer) -> String {
    let width = usize::from(buf.area.width);
    let figure = |c: char| c.is_ascii_digit() || "+-.,±━╸╺─●├┤┃·%$".contains(c);
    let lines = buf.content.chunks(width).map(|cells| {
        let line: String = cells.iter().map(ratatui::buffer::Cell::symbol).collect();
        let kept: String = line
            .chars()
            .map(|c| if figure(c) { ' ' } else { c })
            .collect();
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_the_panels_say() {
    let game = eventful("four-rivers", "BRE", 0);
    for size in [(80, 24), (160, 45)] {
        let mut text = String::new();
        for (name, tab, actions) in all() {
            let buf = drawn(&game, tab, &actions, size);
            text.push_str(&format!("=== {name}\n{}\n", said(&buf).trim_end()));
        }
        insta::assert_snapshot!(format!("panels_{}x{}", size.0, size.1), text);
    }
}
