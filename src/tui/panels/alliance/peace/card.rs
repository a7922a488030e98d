//! The card of the peace-operation board: a mission with its mandate, its effect and who takes part; or a place
//! where nobody keeps the peace.

use casus_core::event::MandateSource;
use casus_core::ids::RegionId;
use casus_core::judge;
use casus_core::order::{Contribution, MotionKind};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::{Detachment, Mission, Payer, Treaty};
use casus_core::why::Silent;
use ratatui::text::{Line, Span};

use crate::cell::{fit, left};
use crate::panels::desk::{Desk, percent};
use crate::widgets::bars;
use crate::widgets::views::field;

/// A mission: its mandate, its effect, and who takes part.
pub(super) fn mission(desk: &Desk, m: &Mission, room: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = vec![
        field("Mandate", mandate_words(desk, m), ink),
        field("Host", consent_words(desk, m), ink),
    ];
    let heads = std::iter::once("Paid by").chain(std::iter::repeat(""));
    let payers = m.payers.iter().zip(heads);
    lines.extend(payers.map(|(p, head)| field(head, payer_words(desk, p), ink)));
    lines.extend(unpaid(desk, m));
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
        Span::styled(
            format!("{} left", tell::span(months, &desk.scenario().calendar)),
            style,
        ),
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

/// A partner that is not there, its share, and how long its people will bear it.
fn payer_words(desk: &Desk, payer: &Payer) -> Vec<Span<'static>> {
    let ink = &desk.ink;
    vec![
        desk.badge(payer.nation),
        Span::styled(
            format!(
                " {} pays {}% of it, {} so far; ",
                desk.name(payer.nation),
                percent(payer.share),
                desk.money(payer.spent)
            ),
            ink.text,
        ),
        Span::styled(
            format!("patience {}%", percent(payer.patience)),
            ink.share(payer.patience),
        ),
    ]
}

/// What nobody pays for those who are there, in a year.
fn unpaid(desk: &Desk, m: &Mission) -> Option<Line<'static>> {
    let left = 1.0 - m.paid_by_others(None);
    let a_year = left * desk.scenario().rules.peace.cost * m.points();
    let says = format!(
        "{}% of what its fund leaves, {} a year",
        percent(left),
        desk.money(a_year)
    );
    let style = if left > 0.5 {
        desk.ink.warn
    } else {
        desk.ink.text
    };
    let spans = vec![Span::styled(says, style)];
    (a_year > 0.0).then(|| field("They bear", spans, &desk.ink))
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
    // Beside the table the card is narrow: what each has paid is left out there, so that a row stays a row.
    let paid = if room < 60 { 0 } else { 7 };
    let name = room.saturating_sub(49 + paid).clamp(3, 14);
    let mut lines = vec![Line::styled(
        format!(
            "    {}{:>7} {}{}{:>6}{:>9}",
            left("From", name),
            "troops",
            left("terms", 18),
            if paid > 0 {
                format!("{:>paid$}", "paid")
            } else {
                String::new()
            },
            "dead",
            "patience"
        ),
        ink.head,
    )];
    lines.extend(m.troops.iter().map(|d| contributor(desk, d, name, paid)));
    lines
}

fn contributor(desk: &Desk, d: &Detachment, name: usize, paid: usize) -> Line<'static> {
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
        Span::styled(
            if paid > 0 {
                format!("{:>paid$}", desk.money(d.spent))
            } else {
                String::new()
            },
            ink.text,
        ),
        Span::styled(format!("{:>6}", tell::people(d.dead)), ink.text),
        Span::styled(format!("{:>8}%", percent(patience)), ink.share(patience)),
    ])
}

fn terms(d: &Detachment) -> String {
    let what = match (d.contribution, d.caveat) {
        (Contribution::Token, _) => "a token",
        (Contribution::Support, _) => "money only",
        (_, None) => "no caveat",
        (_, Some(casus_core::order::Caveat::DefendOnly)) => "defends only",
        (_, Some(casus_core::order::Caveat::AlliedSoil)) => "allied soil only",
        (_, Some(casus_core::order::Caveat::InArea)) => "in area only",
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
        "Only its members send men. o: pay for them, or pay no more.".to_owned()
    } else if m.detachment(me).is_some() {
        "o: change or withdraw your contingent, renew the mandate. w: is it worth it?".to_owned()
    } else {
        "o: send a contingent, renew the mandate. w: is it worth it?".to_owned()
    }
}

/// A place without a mission: what ails it, and who would be for one.
pub(super) fn place(desk: &Desk, treaty: &Treaty, region: RegionId) -> Vec<Line<'static>> {
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
        let passing = reckon::passing(desk.view, treaty, &kind, None).at_all;
        let word = format!("passes: {}", tell::likely(passing));
        let style = ink.share(passing);
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
    let ordered = [
        (
            super::mandate(treaty, region),
            "√ You propose one this turn.",
        ),
        (
            super::invitation(treaty, region, true),
            "√ You ask for one this turn.",
        ),
        (
            super::invitation(treaty, region, false),
            "√ You withdraw your consent this turn.",
        ),
    ];
    for (order, says) in ordered {
        if desk.drafted(&order) {
            lines.push(Line::styled(says, ink.good));
        }
    }
    lines.push(Line::styled(
        "o: propose one, or ask for it. w: why?",
        ink.dim,
    ));
    lines
}
