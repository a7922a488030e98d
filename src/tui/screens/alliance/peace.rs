//! The peace-operation board: each mission with its mandate, who is there on which terms and at what price, and what
//! it does to the risk that fighting resumes; and where the treaty could keep a peace that nobody keeps yet.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::event::MandateSource;
use crate::ids::RegionId;
use crate::judge;
use crate::order::{Contribution, MotionKind, Order};
use crate::reckon;
use crate::tell;
use crate::tui::Command;
use crate::tui::cell::{fit, left};
use crate::tui::command::Choice;
use crate::tui::screens::desk::{Desk, money, percent};
use crate::tui::screens::orders;
use crate::tui::widgets::bars;
use crate::tui::widgets::flow::flow;
use crate::tui::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::tui::widgets::views::{self, field, split};
use crate::view::{Detachment, Mission, Treaty};
use crate::why::{Silent, Why};

const COLUMNS: [Column; 6] = [
    Column::left("Where", 12).grow(),
    Column::left("Between", 11).spare(2),
    Column::left("Mandate", 12),
    Column::right("Troops", 6),
    Column::right("Kept", 5),
    Column::right("Dead", 5).spare(1),
];

/// What a row of the board is about: a mission, or a place without one.
#[derive(Clone, Copy)]
enum Place<'a> {
    Kept(&'a Mission),
    Open(RegionId),
}

impl Place<'_> {
    fn region(self) -> RegionId {
        match self {
            Self::Kept(m) => m.region,
            Self::Open(region) => region,
        }
    }
}

/// The treaty's missions, then the places where it may mandate one, or where a holder may ask it to.
fn places<'a>(desk: &Desk<'a>, treaty: &Treaty) -> Vec<Place<'a>> {
    let public = desk.public();
    let missions = public.missions.iter().filter(|m| m.treaty == treaty.id);
    let mut list: Vec<Place<'a>> = missions.map(Place::Kept).collect();
    let kept = |r: RegionId| {
        let mut missions = public.missions.iter();
        missions.any(|m| m.treaty == treaty.id && m.region == r)
    };
    let may = |r: RegionId| {
        let orders = [mandate(treaty, r), invitation(treaty, r, true)];
        let can = |o: &Order| desk.refusal(o).is_none() || desk.drafted(o);
        orders.iter().any(can)
    };
    let open = |r: &RegionId| !kept(*r) && (judge::before_body(public, treaty.id, *r) || may(*r));
    let spots = judge::trouble_spots(public).into_iter();
    list.extend(spots.filter(open).map(Place::Open));
    list
}

fn mandate(treaty: &Treaty, region: RegionId) -> Order {
    Order::Table {
        treaty: treaty.id,
        motion: MotionKind::Mission { region },
    }
}

fn invitation(treaty: &Treaty, region: RegionId, grant: bool) -> Order {
    Order::Host {
        treaty: treaty.id,
        region,
        grant,
    }
}

fn chosen<'a>(desk: &Desk<'a>, treaty: &Treaty, state: &GridState) -> Option<Place<'a>> {
    let list = places(desk, treaty);
    let at = list
        .iter()
        .position(|p| p.region().index() == state.selected);
    at.or((!list.is_empty()).then_some(0)).map(|i| list[i])
}

/// Missions under the treaty.
pub fn count(desk: &Desk, treaty: &Treaty) -> usize {
    let missions = desk.public().missions.iter();
    missions.filter(|m| m.treaty == treaty.id).count()
}

pub fn draw(desk: &Desk, treaty: &Treaty, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let Some(place) = chosen(desk, treaty, state) else {
        let power = if desk.public().charter(treaty).peace_operations {
            "Its body may mandate peace operations, but there is no trouble where it may."
        } else {
            "Its charter gives its body no power to mandate peace operations; a member in trouble may invite the others."
        };
        let lines = vec![Line::styled(power, desk.ink.dim)];
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(2),
            ..area
        };
        views::write(flow(lines, inner.width.into()), inner, buf);
        return;
    };
    let list = places(desk, treaty);
    let title = desk.region(place.region()).to_owned();
    let high = u16::try_from(list.len() + 1).unwrap_or(6).clamp(3, 6);
    let (table, card) = split(area, buf, 46, high, &title, &desk.ink);
    let rows = list.iter().map(|p| row(desk, treaty, *p)).collect();
    grid::draw(table, buf, &COLUMNS, rows, state, &desk.ink);
    let room = usize::from(card.width);
    let lines = match place {
        Place::Kept(mission) => board(desk, mission, room),
        Place::Open(region) => open(desk, treaty, region),
    };
    views::write(flow(lines, room), card, buf);
}

fn row(desk: &Desk, treaty: &Treaty, place: Place) -> Row {
    let ink = &desk.ink;
    let region = place.region();
    let public = desk.public();
    let host = desk.view.region(region).controller;
    let rival = match place {
        Place::Kept(m) => m.rival,
        Place::Open(r) => judge::rival(public, r),
    };
    let between = match (host, rival) {
        (Some(a), Some(b)) => format!("{} and {}", desk.code(a), desk.code(b)),
        (Some(a), None) => format!("within {}", desk.code(a)),
        _ => String::new(),
    };
    let mut cells = vec![
        Cell::text(desk.region(region), ink.text),
        Cell::text(between, ink.dim),
    ];
    match place {
        Place::Kept(m) => {
            let presence = public.presence(m);
            let troops: f64 = m.troops.iter().map(|d| d.points).sum();
            cells.extend([
                Cell::text(format!("to {}", desk.scenario().date(m.until)), ink.text),
                Cell::number(troops, tell::people(troops * 10.0), ink.text),
                Cell::number(
                    presence,
                    format!("{}%", percent(presence)),
                    ink.share(presence),
                ),
                Cell::number(m.dead, tell::people(m.dead), ink.dim),
            ]);
        }
        Place::Open(_) => {
            let moved = public
                .motions
                .iter()
                .any(|m| m.treaty == treaty.id && m.kind == MotionKind::Mission { region });
            let (word, style) = if moved {
                ("being voted", ink.warn)
            } else {
                ("none", ink.faint)
            };
            cells.push(Cell::text(word, style));
            // A row has a cell for each column, whichever of them are shown.
            cells.resize_with(COLUMNS.len(), || Cell::text("", ink.faint));
        }
    }
    Row::new(region.index(), cells)
}

/// A mission: its mandate, its effect, and who takes part.
fn board(desk: &Desk, m: &Mission, room: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = vec![
        field("Mandate", mandate_words(desk, m), ink),
        field("Host", consent_words(desk, m), ink),
    ];
    lines.extend(effect(desk, m, room));
    lines.push(Line::default());
    lines.extend(contributors(desk, m, room));
    lines.push(Line::styled(next(desk, m), ink.dim));
    lines
}

fn mandate_words(desk: &Desk, m: &Mission) -> Vec<Span<'static>> {
    let ink = &desk.ink;
    let source = match m.source {
        MandateSource::Body => "by its body",
        MandateSource::Imposed => "by its body, over the host's no",
        MandateSource::Host => "on the host's invitation",
    };
    let months =
        m.until.saturating_sub(desk.public().turn) * u32::from(desk.scenario().turn_months);
    let renewed = match m.renewed {
        0 => String::new(),
        1 => ", renewed once".to_owned(),
        n => format!(", renewed {n} times"),
    };
    let style = if f64::from(months) <= desk.scenario().rules.peace.renew_months {
        ink.warn
    } else {
        ink.text
    };
    vec![
        Span::styled(format!("{source}{renewed}; "), ink.text),
        Span::styled(format!("{months} months left"), style),
    ]
}

fn consent_words(desk: &Desk, m: &Mission) -> Vec<Span<'static>> {
    let ink = &desk.ink;
    let (does, style) = if m.consent {
        ("consents", ink.good)
    } else {
        ("does not consent", ink.bad)
    };
    let mut spans = vec![
        desk.badge(m.host),
        Span::styled(format!(" {} ", desk.name(m.host)), ink.text),
        Span::styled(does, style),
    ];
    if let Some(rival) = m.rival {
        spans.extend([
            Span::styled("; the other side is ", ink.dim),
            desk.badge(rival),
            Span::styled(format!(" {}", desk.name(rival)), ink.text),
        ]);
    }
    spans
}

/// What it does, by the reckonings that the computer decides by: with the mission, and without.
fn effect(desk: &Desk, m: &Mission, room: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let width = room.saturating_sub(44).clamp(6, 16);
    let mut lines = vec![Line::styled(
        format!("{}{:>6}{:>9}", left("Within a year", 26), "with", "without"),
        ink.head,
    )];
    let mut line = |label: &str, [with, without]: [f64; 2]| {
        let mut spans = vec![
            Span::styled(left(label, 26), ink.dim),
            Span::styled(
                format!("{:>5}%", percent(with)),
                if with < without { ink.good } else { ink.text },
            ),
            Span::styled(format!("{:>8}%", percent(without)), ink.text),
            Span::raw(" "),
        ];
        spans.extend(bars::thin(
            desk.ctx.theme,
            with,
            width,
            desk.ctx.theme.info_ink,
        ));
        lines.push(Line::from(spans));
    };
    if let Some(risk) = reckon::renewal(desk.view, m) {
        line("Risk of renewed fighting", risk);
    }
    line("Unrest", reckon::unrest_in_a_year(desk.view, m));
    let trouble = judge::trouble(desk.public(), m.region, m.rival);
    lines.push(Line::from(vec![
        Span::styled(left("Trouble now and at first", 26), ink.dim),
        Span::styled(
            format!("{:>5}%", percent(trouble)),
            if trouble < m.trouble {
                ink.good
            } else {
                ink.warn
            },
        ),
        Span::styled(format!("{:>8}%", percent(m.trouble)), ink.text),
    ]));
    lines
}

/// Who takes part: troops, terms, what it paid and lost, and how long its people will bear it.
fn contributors(desk: &Desk, m: &Mission, room: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    if m.troops.is_empty() {
        let text = "Nobody has sent anyone yet.";
        return vec![Line::styled(text, ink.warn)];
    }
    let name = room.saturating_sub(56).clamp(4, 14);
    let mut lines = vec![Line::styled(
        format!(
            "    {}{:>7} {}{:>7}{:>6}{:>9}",
            left("From", name),
            "troops",
            left("terms", 18),
            "paid",
            "dead",
            "patience"
        ),
        ink.head,
    )];
    lines.extend(m.troops.iter().map(|d| contributor(desk, d, name)));
    lines
}

fn contributor(desk: &Desk, d: &Detachment, name: usize) -> Line<'static> {
    let ink = &desk.ink;
    let patience = d.patience.clamp(0.0, 1.0);
    Line::from(vec![
        desk.badge(d.nation),
        Span::styled(
            format!(" {}", left(&fit(desk.name(d.nation), name), name)),
            ink.text,
        ),
        Span::styled(format!("{:>7}", tell::people(d.points * 10.0)), ink.text),
        Span::raw(" "),
        Span::styled(left(&terms(d), 18), ink.dim),
        Span::styled(format!("{:>7}", money(d.spent)), ink.text),
        Span::styled(format!("{:>6}", tell::people(d.dead)), ink.text),
        Span::styled(format!("{:>8}%", percent(patience)), ink.share(patience)),
    ])
}

fn terms(d: &Detachment) -> String {
    let what = match (d.contribution, d.caveat) {
        (Contribution::Token, _) => "a token",
        (Contribution::Support, _) => "money only",
        (_, None) => "no caveat",
        (_, Some(crate::order::Caveat::DefendOnly)) => "defends only",
        (_, Some(crate::order::Caveat::AlliedSoil)) => "allied soil only",
        (_, Some(crate::order::Caveat::InArea)) => "in area only",
    };
    if d.points > 0.0 && d.ready < 0.5 {
        format!("{what}, coming")
    } else {
        what.to_owned()
    }
}

/// What to do now.
fn next(desk: &Desk, m: &Mission) -> String {
    let me = desk.me;
    let treaty = desk.public().treaty(m.treaty);
    if m.host == me {
        "o: withdraw or give your consent.".to_owned()
    } else if treaty.is_none_or(|t| !t.has(me)) {
        "Only its members take part.".to_owned()
    } else if m.detachment(me).is_some() {
        "o: change or withdraw your contingent, renew the mandate. w: is it worth it?".to_owned()
    } else {
        "o: send a contingent, renew the mandate. w: is it worth it?".to_owned()
    }
}

/// A place without a mission: what ails it, and who would be for one.
fn open(desk: &Desk, treaty: &Treaty, region: RegionId) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let public = desk.public();
    let rival = judge::rival(public, region);
    let trouble = judge::trouble(public, region, rival);
    let says = if judge::before_body(public, treaty.id, region) {
        "Nobody keeps the peace here yet; its body votes on it."
    } else {
        "Nobody keeps the peace here."
    };
    let mut lines = vec![
        Line::styled(says, ink.text),
        field(
            "Trouble",
            vec![Span::styled(format!("{}%", percent(trouble)), ink.warn)],
            ink,
        ),
    ];
    let kind = MotionKind::Mission { region };
    if public.charter(treaty).peace_operations {
        let forecast = reckon::forecast(desk.view, treaty, &kind);
        let (word, style) = if forecast.passed {
            ("would pass", ink.good)
        } else {
            ("would not pass", ink.warn)
        };
        lines.push(field("A mandate", vec![Span::styled(word, style)], ink));
        let mut keen: Vec<Span<'static>> = Vec::new();
        for &member in &treaty.members {
            let lean = reckon::vote(desk.view, member, treaty.id, &kind, &mut Silent);
            if lean > desk.scenario().rules.mind.vote.indifference {
                keen.extend([desk.badge(member), Span::raw(" ")]);
            }
        }
        if !keen.is_empty() {
            lines.push(field("For it", keen, ink));
        }
    }
    let asked = treaty.invitations.iter().any(|i| i.0 == region);
    let holder = desk.view.region(region).controller;
    if let Some(holder) = holder {
        let does = if asked {
            "has asked for it"
        } else if treaty.has(holder) {
            "is a member and has not asked"
        } else {
            "has not asked for it"
        };
        lines.push(field(
            "Holder",
            vec![
                desk.badge(holder),
                Span::styled(format!(" {} {does}", desk.name(holder)), ink.text),
            ],
            ink,
        ));
    }
    lines.push(Line::styled(
        "o: propose one, or ask for it. w: why?",
        ink.dim,
    ));
    lines
}

/// All that can be ordered about the selected place.
pub fn list(desk: &Desk, treaty: &Treaty, state: &GridState) -> Command {
    let Some(place) = chosen(desk, treaty, state) else {
        return orders::treaty::list(desk, treaty);
    };
    let region = place.region();
    let mut choices: Vec<Choice> = Vec::new();
    let label = match place {
        Place::Kept(m) => {
            choices.push(orders::treaty::detach(desk, m));
            "Renew the mandate"
        }
        Place::Open(_) => "Propose a peace operation",
    };
    choices.push(desk.choice(label, mandate(treaty, region)));
    for (label, grant) in [
        ("Ask for peacekeepers here, or consent", true),
        ("Withdraw our consent", false),
    ] {
        choices.push(desk.choice(label, invitation(treaty, region, grant)));
    }
    orders::choose(format!("Peace in {}", desk.region(region)), choices)
}

/// Why taking part is worth it to us, or a mandate; for a host, why to have it.
pub fn why(desk: &Desk, treaty: &Treaty, state: &GridState) -> Option<Command> {
    let place = chosen(desk, treaty, state)?;
    let mut why = Why::default();
    let hosts = desk.view.region(place.region()).controller == Some(desk.me);
    let (title, score) = match place {
        Place::Kept(m) if !hosts => (
            "Taking part",
            reckon::contingent(desk.view, desk.me, m, &mut why),
        ),
        Place::Open(region) if !hosts => {
            let kind = MotionKind::Mission { region };
            (
                "A mandate",
                reckon::vote(desk.view, desk.me, treaty.id, &kind, &mut why),
            )
        }
        _ => (
            "Peacekeepers in our land",
            reckon::inviting(desk.view, desk.me, treaty, place.region(), &mut why),
        ),
    };
    let verdict = if score > 0.0 {
        "worth it"
    } else {
        "not worth it"
    };
    let title = format!("{title} in {}", desk.region(place.region()));
    Some(desk.why(title, verdict, why))
}

/// The mission under the cursor, for the map.
pub fn region(desk: &Desk, treaty: &Treaty, state: &GridState) -> Option<RegionId> {
    chosen(desk, treaty, state).map(Place::region)
}
