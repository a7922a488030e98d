//! The table of nations.

use casus_core::figures::{fixed, signed};
use casus_core::ids::NationId;
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Diplomacy, card, composer};
use crate::panels::desk::{Desk, percent, share, strength};
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, GridState, Hit, Row};
use crate::widgets::views::{Text, nothing, split};
use crate::{Action, Mouse, Reply, Subject};

const COLUMNS: [Column; 12] = [
    Column::left("", 3),
    Column::left("Nation", 12).grow(),
    Column::right("Affin", 5),
    Column::left("", 9).spare(6),
    Column::right("Trust", 5),
    Column::right("Grudges", 7).spare(3),
    Column::right("Threat", 6),
    Column::right("Pacts", 5).spare(2),
    Column::right("Strength", 8),
    Column::left("Up to", 5).spare(4),
    Column::right("GDP", 7).spare(5),
    Column::left("Marks", 7),
];

/// What the marks of the table mean.
const LEGEND: &str =
    "grudges ours/theirs  W war  C crisis  S sanctions  O offer  T transit  ! mobilised";

/// Cells from which the legend has room beside the names of the pages.
const ROOMY: u16 = 125;

#[derive(Default)]
pub struct Nations {
    card: Text,
}

impl Page for Nations {
    type Host = Diplomacy;

    const NAME: &'static str = "Nations";

    fn name(&self, _: &Diplomacy, desk: &Desk) -> String {
        let waiting = desk.view.offers.iter().filter(|o| o.to == desk.me).count();
        match waiting {
            0 => Self::NAME.to_owned(),
            n => format!("{}, {}", Self::NAME, tell::count(n as u64, "offer")),
        }
    }

    fn note(&self, host: &Diplomacy, _: &Desk, width: u16) -> String {
        let kind = host.kind.name();
        match width {
            ROOMY.. => format!("{LEGEND}   shown: {kind} "),
            _ => format!("shown: {kind} "),
        }
    }

    fn draw(&mut self, host: &mut Diplomacy, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let nation = host.nation(desk);
        let (title, wide, high) = match (&host.composer, nation) {
            (Some(c), _) => (format!("An offer to {}", desk.name(c.fields.to)), 50, 6),
            (None, Some(n)) => (desk.name(n).to_owned(), 60, area.height / 2),
            _ => (String::new(), 60, area.height / 2),
        };
        let need = grid::need(&COLUMNS);
        let (list, card) = split(area, buf, need, (wide, high), &title, &desk.ink);
        draw(desk, host.kind, &mut host.grid, list, buf);
        match (&mut host.composer, nation) {
            (Some(form), _) => composer::draw(form, desk, card, buf),
            (None, Some(n)) => {
                let lines = card::lines(desk, n, card.width.into());
                self.card.draw(card, buf, lines, &desk.ink);
            }
            _ => {}
        }
    }

    fn verbs<'d>(&self, host: &Diplomacy, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        if host.composer.is_some() {
            return composing(desk);
        }
        let mut verbs = host.verbs(desk);
        verbs.extend([
            Verb::sort(COLUMNS.len()),
            Verb::new(Action::Filter, |_, host: &mut Diplomacy| {
                host.kind = host.kind.following();
            }),
        ]);
        verbs
    }

    fn body<'s>(&'s mut self, host: &'s mut Diplomacy) -> Body<'s> {
        match &mut host.composer {
            Some(form) => Body::Form(form),
            None => Body::Grid(&mut host.grid),
        }
    }

    fn card(&mut self, host: &Diplomacy) -> Option<&mut Text> {
        host.composer.is_none().then_some(&mut self.card)
    }

    /// A click in the table closes the form.
    fn touch(&mut self, host: &mut Diplomacy, _: &Desk, mouse: Mouse) -> Option<Reply> {
        if host.grid.hit((mouse.x, mouse.y).into()) != Hit::Nothing {
            host.composer = None;
        }
        None
    }

    fn show(&mut self, host: &mut Diplomacy, desk: &Desk, subject: Subject) -> bool {
        let nation = match subject {
            Subject::Nation(n) => Some(n),
            Subject::Offer(id) => desk.view.offer(id).map(|o| o.from),
            _ => None,
        };
        let Some(nation) = nation else {
            return false;
        };
        host.kind = Kind::All;
        host.grid.selected = nation.index();
        // What is shown is this nation: an offer to another would hide it.
        let composer = host.composer.take();
        host.composer = composer.filter(|c| subject == Subject::Nation(c.fields.to));
        true
    }

    fn compose(&mut self, host: &mut Diplomacy, desk: &Desk) -> Reply {
        host.begin(desk)
    }

    fn subject(&self, host: &Diplomacy, desk: &Desk) -> Option<Subject> {
        host.nation(desk).map(Subject::Nation)
    }
}

/// What the keys do while an offer is composed. It stays as it is while one looks at another page.
fn composing<'d>(desk: &'d Desk<'d>) -> Vec<Verb<'d, Nations>> {
    vec![
        Verb::new(Action::Propose, |_, host: &mut Diplomacy| {
            let form = host.composer.as_mut();
            form.map_or(Reply::Ignored, |f| f.fields.send(desk))
        }),
        Verb::step(desk, Action::More, 1),
        Verb::step(desk, Action::Less, -1),
        Verb::new(Action::Back, |_, host: &mut Diplomacy| host.composer = None).hinted(),
        Verb::turn(),
        Verb::enter(desk),
        Verb::aside(desk, Action::Left),
        Verb::aside(desk, Action::Right),
        Verb::new(Action::Why, |_, host: &mut Diplomacy| {
            host.composer.as_ref().map(|f| f.fields.why(desk))
        }),
    ]
}

/// Which nations the table shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, strum::EnumCount)]
pub enum Kind {
    #[default]
    All,
    Allies,
    Near,
    Feared,
    AtOdds,
    Offering,
}

impl Kind {
    const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::All,
        Self::Allies,
        Self::Near,
        Self::Feared,
        Self::AtOdds,
        Self::Offering,
    ];

    #[must_use]
    pub fn following(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Allies => "treaty partners",
            Self::Near => "neighbours",
            Self::Feared => "those you fear",
            Self::AtOdds => "in crisis or at war",
            Self::Offering => "with an offer",
        }
    }

    pub fn takes(self, desk: &Desk, nation: NationId) -> bool {
        let public = desk.public();
        match self {
            Self::All => true,
            Self::Allies => public.treaties_of(desk.me).any(|t| t.has(nation)),
            Self::Near => public.pairs.proximity(desk.me, nation) >= 0.5,
            Self::Feared => desk
                .view
                .own
                .threat
                .get(nation.index())
                .is_some_and(|&t| t >= 0.2),
            Self::AtOdds => public.crises.iter().any(|c| c.side_of(nation).is_some()),
            Self::Offering => desk
                .view
                .offers
                .iter()
                .any(|o| o.from == nation || o.to == nation),
        }
    }
}

/// The nations of `kind`, in id order.
pub fn shown<'a>(desk: &'a Desk, kind: Kind) -> impl Iterator<Item = NationId> + 'a {
    desk.others().filter(move |&n| kind.takes(desk, n))
}

fn draw(desk: &Desk, kind: Kind, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let rows: Vec<Row> = shown(desk, kind).map(|n| row(desk, n)).collect();
    if rows.is_empty() {
        let none = format!("Shown are {}: there are none.", kind.name());
        nothing(
            area,
            buf,
            &[&none, "", "f goes on to the next kind."],
            &desk.ink,
        );
        return;
    }
    grid::draw(area, buf, &COLUMNS, rows, state, &desk.ink);
}

fn row(desk: &Desk, nation: NationId) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let pairs = &desk.public().pairs;
    let own = &desk.view.own;
    let affinity = pairs.affinity(desk.me, nation);
    let trust = own.trust.get(nation.index()).copied().unwrap_or(0.0);
    let threat = own.threat.get(nation.index()).copied().unwrap_or(0.0);
    let (ours, theirs) = (
        pairs.grievance(desk.me, nation),
        pairs.grievance(nation, desk.me),
    );
    let shared = desk
        .public()
        .treaties_of(desk.me)
        .filter(|t| t.has(nation))
        .count();
    let strength = desk.strength(nation);
    let estimate = desk.view.estimate(nation);
    let [_, most] = estimate.count_range(&desk.scenario().rules.perception);
    let gdp = desk.view.nation(nation).gdp;
    Row::new(
        nation.index(),
        vec![
            Cell::text(desk.code(nation), desk.tint(nation)),
            Cell::text(desk.name(nation), ink.text),
            Cell::number(affinity, signed(affinity * 100.0, 0), ink.signed(affinity)),
            Cell::spans(affinity, bars::signed(theme, affinity, 9)),
            Cell::number(trust, share(trust), ink.share(trust)),
            Cell::number(
                ours + theirs,
                format!("{}/{}", percent(ours), percent(theirs)),
                ink.danger(ours.max(theirs)),
            ),
            Cell::number(threat, share(threat), ink.danger(threat)),
            Cell::number(
                shared as f64,
                dash(shared),
                if shared > 0 { ink.good } else { ink.dim },
            ),
            Cell::number(strength, self::strength(strength), ink.text),
            Cell::number(
                most,
                format!("+{}%", fixed((most - 1.0) * 100.0, 0)),
                ink.dim,
            ),
            Cell::number(gdp, desk.scenario().money.bare(gdp), ink.dim),
            marks(desk, nation),
        ],
    )
}

fn dash(count: usize) -> String {
    if count == 0 {
        "·".to_owned()
    } else {
        count.to_string()
    }
}

/// A letter a mark: war, crisis, sanctions, transit, offer, exile; mobilised states get a bang.
fn marks(desk: &Desk, nation: NationId) -> Cell {
    let ink = &desk.ink;
    let public = desk.public();
    let mut spans = Vec::new();
    let mut weight = 0.0;
    let mut mark = |on: bool, sign: &'static str, style, value: f64| {
        if on {
            spans.push(Span::styled(sign, style));
            weight += value;
        }
    };
    let crisis = |war: bool| {
        public
            .crises
            .iter()
            .any(|c| c.is_war() == war && c.opposed(desk.me, nation))
    };
    mark(crisis(true), "W", ink.bad, 64.0);
    mark(crisis(false), "C", ink.warn, 32.0);
    let ours = public.pairs.sanctions(desk.me, nation);
    let theirs = public.pairs.sanctions(nation, desk.me);
    mark(ours || theirs, "S", ink.warn, 16.0);
    mark(
        desk.view.offers.iter().any(|o| o.from == nation),
        "O",
        ink.accent,
        8.0,
    );
    mark(public.pairs.transit(nation, desk.me), "T", ink.good, 4.0);
    mark(desk.view.nation(nation).mobilised, "!", ink.warn, 2.0);
    mark(desk.view.nation(nation).exile.is_some(), "x", ink.dim, 1.0);
    Cell::spans(weight, spans)
}
