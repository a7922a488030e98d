//! What is known of one nation, and of what lies between it and one's own.

use casus_core::figures::{self, fixed, signed};
use casus_core::ids::NationId;
use casus_core::judge;
use casus_core::order::Deal;
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::Offer;
use casus_core::why::Why;
use ratatui::text::{Line, Span};

use crate::Command;
use crate::panels::desk::{Desk, months, percent, share};
use crate::widgets::views::{factors, field};

/// The card's lines, most urgent first.
#[must_use]
pub fn lines(desk: &Desk, nation: NationId, width: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = Vec::new();
    for offer in desk
        .view
        .offers
        .iter()
        .filter(|o| o.from == nation || o.to == nation)
    {
        lines.extend(offer_lines(desk, offer));
    }
    let state = desk.view.nation(nation);
    let text = |t: String| Span::styled(t, ink.text);
    let who = match state.extinct() {
        true => "a state no more".to_owned(),
        false => format!("{}, {}", regime(state.regime), state.leader),
    };
    let size = format!(
        "{} m people, GDP {} {}%",
        fixed(state.population, 1),
        desk.money(state.gdp),
        signed(state.growth * 100.0, 1)
    );
    if width >= 76 {
        lines.push(field("State", vec![text(format!("{who}; {size}"))], ink));
    } else {
        lines.push(field("State", vec![text(who)], ink));
        lines.push(field("", vec![text(size)], ink));
    }
    let estimate = desk.view.estimate(nation);
    let sure = estimate.count_range(&desk.scenario().rules.perception);
    let arms = vec![
        text(tell::forces(estimate.strength, desk.view)),
        Span::styled(format!(" {}", figures::give_or_take(sure)), ink.dim),
    ];
    let effort = vec![
        text(format!(
            "defence {} of GDP",
            figures::percent(state.defence)
        )),
        Span::styled(nuclear(state.nuclear), ink.warn),
        Span::styled(if state.mobilised { ", mobilised" } else { "" }, ink.warn),
    ];
    if width >= 76 {
        lines.push(field(
            "Arms",
            [arms, vec![text("; ".to_owned())], effort].concat(),
            ink,
        ));
    } else {
        lines.push(field("Arms", arms, ink));
        lines.push(field("", effort, ink));
    }
    lines.push(field(
        "Word",
        vec![
            text("with allies ".to_owned()),
            Span::styled(share(state.reputation[0]), ink.share(state.reputation[0])),
            text(", adversaries ".to_owned()),
            Span::styled(share(state.reputation[1]), ink.share(state.reputation[1])),
            text(", stability ".to_owned()),
            Span::styled(share(state.stability), ink.share(state.stability)),
        ],
        ink,
    ));
    for u in desk.public().undertakings.iter().filter(|u| u.by == nation) {
        let what = tell::restraint(u.restraint, desk.view);
        let text_of = match u.broken {
            None => format!(
                "to {}: {what}, until {}",
                desk.code(u.to),
                desk.scenario().told(u.until)
            ),
            Some(turn) => format!(
                "to {}: {what}; broken {}",
                desk.code(u.to),
                desk.scenario().told(turn)
            ),
        };
        let style = if u.in_force() { ink.text } else { ink.warn };
        lines.push(field("Bound", vec![Span::styled(text_of, style)], ink));
    }
    if let Some(strong) = state.leans {
        let bends = vec![text("accommodates ".to_owned()), desk.badge(strong)];
        lines.push(field("Bends", bends, ink));
    }
    for (treaty, lead) in judge::masters(desk.public(), nation) {
        let ward = vec![
            text("ward of ".to_owned()),
            desk.badge(lead),
            text(format!(" ({})", treaty.name)),
        ];
        lines.push(field("Ward", ward, ink));
    }
    lines.push(between(desk, nation));
    lines.extend(claims(desk, nation));
    lines.extend(help(desk, nation));
    lines.extend(treaties(desk, nation, width));
    lines
}

fn offer_lines(desk: &Desk, offer: &Offer) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let ours = offer.from == desk.me;
    let Deal { pact, give, ask } = &offer.deal;
    let pact = pact.map_or(String::new(), |p| {
        format!("a pact ({}), ", desk.public().charter_of(p).name)
    });
    let head = if ours { "You offer" } else { "It offers" };
    let body = format!(
        "{pact}giving {}, asking {}",
        tell::terms_given(give, desk.view),
        tell::terms_given(ask, desk.view)
    );
    let mut lines = vec![field(head, vec![Span::styled(body, ink.accent)], ink)];
    if !ours {
        let mut why = Why::default();
        reckon::deal(desk.view, offer.from, offer.to, &offer.deal, &mut why);
        lines.push(field(
            "",
            vec![
                Span::styled("your advisers value it at ", ink.dim),
                Span::styled(signed(why.value, 2), ink.signed(why.value)),
            ],
            ink,
        ));
    }
    lines
}

fn treaties(desk: &Desk, nation: NationId, width: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = Vec::new();
    let mut list: Vec<_> = desk.public().treaties_of(nation).collect();
    list.sort_by_key(|t| (!t.has(desk.me), std::cmp::Reverse(t.members.len()), t.id));
    for treaty in list {
        let label = if lines.is_empty() { "Treaties" } else { "" };
        let with = treaty.has(desk.me);
        let style = if with { ink.good } else { ink.text };
        let mut spans = vec![Span::styled(treaty.name.to_string(), style)];
        spans.push(Span::styled(if with { " with you " } else { " " }, ink.dim));
        let others: Vec<NationId> = treaty
            .members
            .iter()
            .copied()
            .filter(|&m| m != nation)
            .collect();
        let used = 12 + treaty.name.chars().count() + 10;
        spans.extend(desk.badges(&others, width.saturating_sub(used).max(8)));
        lines.push(field(label, spans, ink));
    }
    let candidacies = desk.public().treaties.iter();
    for treaty in candidacies.filter(|t| t.candidates.iter().any(|c| c.nation == nation)) {
        let text = format!("to join the {}", treaty.name);
        lines.push(field("Wants", vec![Span::styled(text, ink.text)], ink));
    }
    if lines.is_empty() {
        lines.push(field("Treaties", vec![Span::styled("none", ink.dim)], ink));
    }
    lines
}

fn claims(desk: &Desk, nation: NationId) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = Vec::new();
    for claim in &desk.public().claims {
        let owner = desk.public().claimed_from(claim);
        let ours = claim.by == desk.me && owner == Some(nation);
        if claim.by != nation && !ours {
            continue;
        }
        let held = owner.map_or("nobody".to_owned(), |o| desk.name(o).to_owned());
        let (label, style) = match (ours, owner == Some(desk.me)) {
            (true, _) => ("You want", ink.accent),
            (false, true) => ("Wants", ink.bad),
            (false, false) => ("Wants", ink.text),
        };
        let text = format!(
            "{} from {held}, {}",
            desk.region(claim.region),
            force(claim.strength)
        );
        lines.push(field(label, vec![Span::styled(text, style)], ink));
    }
    lines
}

fn between(desk: &Desk, nation: NationId) -> Line<'static> {
    let ink = &desk.ink;
    let pairs = &desk.public().pairs;
    let mut list = Vec::new();
    let mut add = |on: bool, text: &str, style| {
        if on {
            let comma = if list.is_empty() { "" } else { ", " };
            list.push(Span::styled(format!("{comma}{text}"), style));
        }
    };
    add(
        pairs.sanctions(desk.me, nation),
        "you sanction it",
        ink.warn,
    );
    add(
        pairs.sanctions(nation, desk.me),
        "it sanctions you",
        ink.warn,
    );
    add(
        pairs.transit(desk.me, nation),
        "it may cross your soil",
        ink.text,
    );
    add(
        pairs.transit(nation, desk.me),
        "you may cross its soil",
        ink.good,
    );
    let rivalry = pairs.rivalry(desk.me, nation);
    add(
        rivalry >= 0.1,
        &format!("rivalry {}", share(rivalry)),
        ink.danger(rivalry),
    );
    add(
        pairs.proximity(desk.me, nation) >= 0.99,
        "a neighbour",
        ink.text,
    );
    if list.is_empty() {
        list.push(Span::styled(
            "no sanctions, no transit, no rivalry",
            ink.dim,
        ));
    }
    field("Between us", list, ink)
}

/// Who would stand by one if that nation attacked.
fn help(desk: &Desk, nation: NationId) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = Vec::new();
    let allied = desk.public().allied(desk.me, nation);
    if allied {
        return lines;
    }
    let friends = reckon::supporters(desk.view, desk.me, nation);
    for (i, s) in friends.iter().take(3).enumerate() {
        let label = if i == 0 { "Against it" } else { "" };
        let spans = vec![
            desk.badge(s.nation),
            Span::styled(
                format!(" {}% ", percent(s.probability)),
                ink.share(s.probability),
            ),
            Span::styled(
                format!(
                    "with {} in {}",
                    tell::men(s.strength, desk.view),
                    months(s.months)
                ),
                ink.text,
            ),
        ];
        lines.push(field(label, spans, ink));
    }
    let why = reckon::belief(desk.view, nation, desk.me);
    if !why.parts.is_empty() {
        let verdict = if why.value > 0.0 {
            "it would gain by a challenge"
        } else {
            "a challenge would cost it more than it gains"
        };
        lines.push(field(
            "Believes",
            vec![Span::styled(verdict, ink.signed(-why.value))],
            ink,
        ));
        if desk.ctx.size > crate::Size::Small {
            lines.extend(factors(desk.ctx, &why, 6));
        }
    }
    lines
}

/// The factors of its reckoning about one.
#[must_use]
pub fn why(desk: &Desk, nation: NationId) -> Command {
    let why = reckon::belief(desk.view, nation, desk.me);
    let verdict = match why.value > 0.0 {
        true => "It believes that it would gain.",
        false => "It believes that it would lose more than it gains.",
    };
    desk.why(
        format!("{} challenging you", desk.name(nation)),
        verdict,
        why,
    )
}

const fn regime(regime: f64) -> &'static str {
    match regime {
        r if r >= 6.0 => "Democracy",
        r if r >= 0.0 => "Flawed democracy",
        r if r >= -5.0 => "Mixed regime",
        _ => "Autocracy",
    }
}

fn nuclear(warheads: f64) -> String {
    if warheads >= 1.0 {
        format!(", {} warheads", fixed(warheads, 0))
    } else {
        String::new()
    }
}

const fn force(strength: f64) -> &'static str {
    match strength {
        s if s >= 0.75 => "a national cause",
        s if s >= 0.4 => "a standing claim",
        _ => "a grumble",
    }
}
