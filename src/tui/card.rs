//! The card of what is selected: the facts that matter, a line each.

use casus_core::content::{Arm, RegionKind};
use casus_core::figures::{estimate, give_or_take, number, percent, signed};
use casus_core::ids::{ForceId, NationId, RegionId, TreatyId};
use casus_core::judge;
use casus_core::tell::{self, Names};
use ratatui::text::{Line, Span};

use super::cell::{clean, fit, left, wrap};
use super::map::stance_color;
use super::widgets::gauge;
use super::{Context, Subject};

/// How far from 1 what an army is worth for its numbers must be to be worth a line.
const NOTEWORTHY: f64 = 0.05;

/// A heading and the lines under it.
pub struct Card {
    pub title: String,
    pub lines: Vec<Line<'static>>,
}

/// The card of a subject; None when it is gone.
#[must_use]
pub fn card(ctx: &Context, subject: Subject, room: usize) -> Option<Card> {
    match subject {
        Subject::Nation(id) => Some(nation(ctx, id, room)),
        Subject::Region(id) => Some(region(ctx, id, room)),
        Subject::Force(id) => force(ctx, id, room),
        Subject::Treaty(id) => treaty(ctx, id, room),
        Subject::Crisis(id) => crisis(ctx, id, room),
        Subject::Motion(id) => {
            let motion = ctx.view.public.motion(id)?;
            let mut card = named(ctx, &Names::motion(ctx.view, id));
            card.fact(ctx, "before", &Names::treaty(ctx.view, motion.treaty), room);
            card.fact(ctx, "tabled by", &Names::nation(ctx.view, motion.by), room);
            Some(card)
        }
        Subject::Case(id) => {
            let case = ctx.view.public.case(id)?;
            let mut card = named(ctx, &Names::case(ctx.view, id));
            card.fact(ctx, "under", &Names::treaty(ctx.view, case.treaty), room);
            card.fact(
                ctx,
                "against",
                &Names::nation(ctx.view, case.aggressor),
                room,
            );
            Some(card)
        }
        Subject::Offer(id) => {
            let offer = ctx.view.offer(id)?;
            let mut card = named(
                ctx,
                &format!("Offer from {}", Names::nation(ctx.view, offer.from)),
            );
            card.text(ctx, &tell::deal(&offer.deal, ctx.view), room);
            Some(card)
        }
        Subject::Pair(_, target) => Some(nation(ctx, target, room)),
        Subject::Dilemma(id) => {
            let mut asked = ctx.view.own.dilemmas.iter();
            let dilemma = asked.find(|d| d.script == id)?;
            let script = &ctx.view.scenario().history[dilemma.script.index()];
            let mut card = named(ctx, &clean(&script.title));
            card.text(ctx, &clean(&script.text), room);
            card.fact(
                ctx,
                "open to you",
                &tell::count(dilemma.open.len() as u32, "course"),
                room,
            );
            Some(card)
        }
        Subject::Founding(id) => {
            let founding = ctx.view.founding(id)?;
            let mut card = named(ctx, &Names::founding(ctx.view, id));
            let by = Names::nation(ctx.view, founding.by);
            card.fact(ctx, "proposed by", &by, room);
            let signed = founding.answers.iter().filter(|a| a.1).count() + 1;
            let count = format!("{signed} of {}", founding.least);
            card.fact(ctx, "signatures", &count, room);
            Some(card)
        }
    }
}

fn named(_: &Context, title: &str) -> Card {
    Card {
        title: tell::capital(title),
        lines: Vec::new(),
    }
}

/// Cells of a fact's name.
const NAME: usize = 13;

impl Card {
    fn fact(&mut self, ctx: &Context, name: &str, value: &str, room: usize) {
        #[cfg(test)]
        super::cell::labels::note(name);
        let lines = wrap(value, room.saturating_sub(NAME).max(1));
        for (i, line) in lines.into_iter().enumerate() {
            let name = if i == 0 { name } else { "" };
            self.lines.push(Line::from(vec![
                Span::styled(left(name, NAME), ctx.theme.dim()),
                Span::raw(line),
            ]));
        }
    }

    fn spans(&mut self, ctx: &Context, name: &str, spans: Vec<Span<'static>>) {
        #[cfg(test)]
        super::cell::labels::note(name);
        let mut all = vec![Span::styled(left(name, NAME), ctx.theme.dim())];
        all.extend(spans);
        self.lines.push(Line::from(all));
    }

    /// A bar with the share beside it, coloured by how good it is.
    fn bar(&mut self, ctx: &Context, name: &str, share: f64) {
        let style = ctx.theme.share(share);
        let color = style.fg.unwrap_or(ctx.theme.ink);
        let mut spans = gauge::bar(ctx.theme, share, 10, color);
        spans.push(Span::styled(format!(" {}", percent(share)), style));
        self.spans(ctx, name, spans);
    }

    fn text(&mut self, _: &Context, text: &str, room: usize) {
        let lines = wrap(text, room);
        self.lines.extend(lines.into_iter().map(Line::raw));
    }

    fn heading(&mut self, ctx: &Context, text: &str) {
        self.lines.push(Line::default());
        self.lines
            .push(Line::styled(text.to_owned(), ctx.theme.strong()));
    }
}

fn nation(ctx: &Context, id: NationId, room: usize) -> Card {
    let view = ctx.view;
    let (fixed, state) = (view.scenario().nation(id), view.nation(id));
    let mut card = named(ctx, &clean(&fixed.name));
    card.fact(
        ctx,
        "led by",
        &match state.extinct() {
            true => "nobody: a state no more".to_owned(),
            false => format!("{}, {}", clean(&state.leader), regime(state.regime)),
        },
        room,
    );
    card.fact(
        ctx,
        "economy",
        &format!(
            "{} a year, {}%",
            ctx.view.scenario().money.cell(state.gdp),
            signed(state.growth * 100.0, 1)
        ),
        room,
    );
    card.fact(
        ctx,
        "defence",
        &format!(
            "{} of GDP{}",
            percent(state.defence),
            if state.mobilised { ", mobilised" } else { "" }
        ),
        room,
    );
    let guess = view.estimate(id);
    let sure = give_or_take(guess.count_range(&view.scenario().rules.perception));
    let strength = format!("{}  {sure}", tell::forces(guess.strength, view));
    card.fact(ctx, "strength", strength.trim_end(), room);
    // Of others what their battles have shown, of oneself what one thinks, which is wrong until one has fought.
    let worth = libm::exp(guess.effectiveness);
    if id == view.me || (worth - 1.0).abs() > NOTEWORTHY {
        let like = tell::men(guess.strength[Arm::Land.index()] * worth, view);
        let told = match id == view.me {
            true => format!("its army like {like}, it thinks"),
            false => format!("its army like {like}"),
        };
        card.fact(ctx, "in battle", &told, room);
    }
    if state.nuclear > 0.0 {
        card.fact(
            ctx,
            "nuclear",
            &format!("{} warheads", number(state.nuclear)),
            room,
        );
    }
    card.bar(ctx, "stability", state.stability);
    card.bar(ctx, "its word", state.reputation[0]);
    if id == view.me {
        return pacts(ctx, card, id, room);
    }
    card.heading(ctx, "Between us");
    let affinity = view.public.pairs.affinity(view.me, id);
    let mut spans = gauge::signed(ctx.theme, affinity, 11);
    spans.push(Span::styled(
        format!(" {}", tell::affinity(affinity)),
        ctx.theme.signed(affinity),
    ));
    card.spans(ctx, "affinity", spans);
    let own = |list: &[f64]| list.get(id.index()).copied().unwrap_or(0.0);
    card.bar(ctx, "we trust it", own(&view.own.trust));
    let fear = own(&view.own.threat);
    let mut spans = gauge::bar(ctx.theme, fear, 10, ctx.theme.heat(fear));
    spans.push(Span::raw(format!(" {}", percent(fear))));
    card.spans(ctx, "threat to us", spans);
    pacts(ctx, card, id, room)
}

fn pacts(ctx: &Context, mut card: Card, id: NationId, room: usize) -> Card {
    let names: Vec<String> = ctx
        .view
        .public
        .treaties_of(id)
        .map(|t| clean(&t.name).into_owned())
        .collect();
    if !names.is_empty() {
        card.heading(ctx, "Treaties");
        for name in names {
            card.lines.push(Line::raw(fit(&name, room)));
        }
    }
    card
}

fn regime(score: f64) -> &'static str {
    match score {
        s if s >= 6.0 => "a democracy",
        s if s > -6.0 => "neither free nor bound",
        _ => "an autocracy",
    }
}

fn region(ctx: &Context, id: RegionId, room: usize) -> Card {
    let view = ctx.view;
    let (fixed, state) = (view.scenario().region(id), view.region(id));
    let mut card = named(ctx, &clean(&fixed.name));
    if fixed.kind == RegionKind::Sea {
        card.fact(ctx, "", "sea zone", room);
        straits(ctx, &mut card, id, room);
        return present(ctx, card, id, room);
    }
    let name = |n: Option<NationId>| n.map_or("nobody".to_owned(), |n| Names::nation(view, n));
    if state.owner == state.controller {
        card.fact(ctx, "held by", &name(state.owner), room);
    } else {
        card.fact(
            ctx,
            "held by",
            &format!("{} (owner: {})", name(state.controller), name(state.owner)),
            room,
        );
    }
    card.fact(ctx, "land", tell::terrain(fixed.terrain, ctx.view), room);
    if state.people > 0.0 {
        card.fact(
            ctx,
            "people",
            &format!("{} million", number(state.people)),
            room,
        );
    }
    let works = format!(
        "{} of 10{}",
        number(state.infrastructure),
        if fixed.port > 0 {
            format!(", port {}", fixed.port)
        } else {
            String::new()
        }
    );
    card.fact(ctx, "works", &works, room);
    let rivers = view.scenario().atlas.rivers_at(id);
    if !rivers.is_empty() {
        card.fact(ctx, "rivers", &clean(&rivers.join(", ")), room);
    }
    straits(ctx, &mut card, id, room);
    if state.unrest > 0.05 {
        card.bar(ctx, "unrest", state.unrest);
    }
    for claim in view.public.claims.iter().filter(|c| c.region == id) {
        card.spans(
            ctx,
            "claimed by",
            vec![Span::styled(
                fit(&Names::nation(view, claim.by), room.saturating_sub(13)),
                ctx.theme.warn(),
            )],
        );
    }
    for (nation, kilotonnes) in &state.stocks {
        card.fact(
            ctx,
            "stock",
            &format!(
                "{}: {} kt",
                Names::nation(view, *nation),
                number(*kilotonnes)
            ),
            room,
        );
    }
    groups(ctx, &mut card, id, room);
    present(ctx, card, id, room)
}

/// The straits at a region that are shut to some: whose rule it is, and what of one's own cannot pass now.
fn straits(ctx: &Context, card: &mut Card, id: RegionId, room: usize) {
    let (scenario, public, me) = (ctx.view.scenario(), &ctx.view.public, ctx.view.me);
    for strait in scenario.straits_at(id) {
        let (a, b) = strait.seas;
        let ends = [a, b].map(|sea| clean(&scenario.region(sea).name).into_owned());
        let stopped = |arm: Arm| {
            let shut = judge::traveller(public, me, arm).shut;
            shut.between(scenario, a, b).is_some()
        };
        let now = match (stopped(Arm::Naval), stopped(Arm::Land)) {
            (true, true) => ". Shut to your fleets and convoys",
            (true, false) => ". Shut to your fleets",
            (false, true) => ". Shut to your convoys",
            (false, false) => "",
        };
        let (name, rule) = (clean(&strait.name), strait.rule(scenario));
        let told = format!("{name}, {} to {}: {}{now}", ends[0], ends[1], clean(&rule));
        card.fact(ctx, "strait", &told, room);
    }
}

/// The armed groups that fight in a region, by what is known of them.
fn groups(ctx: &Context, card: &mut Card, id: RegionId, room: usize) {
    let view = ctx.view;
    let mut groups = view.public.groups_in(id).peekable();
    if groups.peek().is_some() {
        card.heading(ctx, "Armed groups");
    }
    for group in groups {
        card.text(ctx, &clean(&group.name), room);
        let about = format!("about {}", tell::fighters(group.strength));
        card.fact(ctx, "fighters", &about, room);
        if let Some(haven) = group.haven {
            card.fact(ctx, "haven", &Names::region(view, haven), room);
        }
        let backing = match view.own.backs.contains(&group.id) {
            true => Some("you".to_owned()),
            false => tell::backing(group, view),
        };
        if let Some(sponsor) = backing {
            card.fact(ctx, "backed by", &sponsor, room);
        }
    }
}

/// The forces in a region.
fn present(ctx: &Context, mut card: Card, id: RegionId, room: usize) -> Card {
    let mut forces = ctx.view.forces.iter().filter(|f| f.region == id).peekable();
    if forces.peek().is_some() {
        card.heading(ctx, "Forces here");
    }
    for force in forces {
        let code = clean(&ctx.view.scenario().nation(force.nation).id).into_owned();
        let ink = super::color::mix(stance_color(ctx, force.nation), ctx.theme.ink, 0.45);
        let fact = format!(
            "{}, {}",
            tell::force(force.strength, force.arm, ctx.view),
            posture(ctx, force)
        );
        let mut told = wrap(&fact, room.saturating_sub(5).max(1)).into_iter();
        let first = told.next().unwrap_or_default();
        card.lines.push(Line::from(vec![
            Span::styled(code, ratatui::style::Style::new().fg(ink)),
            Span::raw(format!(" {first}")),
        ]));
        let rest = told.map(|line| Line::raw(format!("     {line}")));
        card.lines.extend(rest);
    }
    card
}

/// What a force does: peacekeepers are known as such.
fn posture<'a>(ctx: &Context<'a>, force: &casus_core::view::Sighting) -> &'a str {
    if ctx.view.public.posted(force.id).is_some() {
        "keeping the peace"
    } else {
        tell::stance(force.stance, ctx.view)
    }
}

fn force(ctx: &Context, id: ForceId, room: usize) -> Option<Card> {
    let view = ctx.view;
    let force = view.force(id)?;
    let mut card = named(ctx, &Names::force(view, id));
    card.fact(ctx, "of", &Names::nation(view, force.nation), room);
    card.fact(
        ctx,
        "strength",
        &estimate(
            force.strength,
            view.estimate(force.nation)
                .count_range(&view.scenario().rules.perception),
        ),
        room,
    );
    card.fact(ctx, "stance", posture(ctx, force), room);
    card.bar(ctx, "readiness", force.readiness);
    card.bar(ctx, "supply", force.supply);
    if let Some((to, months)) = force.moving {
        let arrives = format!("{}, {}", Names::region(view, to), tell::time(months));
        card.fact(ctx, "going to", &arrives, room);
    }
    Some(card)
}

fn treaty(ctx: &Context, id: TreatyId, room: usize) -> Option<Card> {
    let view = ctx.view;
    let treaty = view.public.treaty(id)?;
    let mut card = named(ctx, &clean(&treaty.name));
    let codes: Vec<String> = treaty
        .members
        .iter()
        .map(|n| clean(&view.scenario().nation(*n).id).into_owned())
        .collect();
    card.bar(ctx, "cohesion", treaty.cohesion);
    card.bar(ctx, "one army", treaty.drilled_mean());
    if let Some(share) = treaty.guideline {
        card.fact(
            ctx,
            "guideline",
            &format!("{} of GDP", percent(share)),
            room,
        );
    }
    card.heading(ctx, "Members");
    card.text(ctx, &codes.join(" "), room);
    Some(card)
}

fn crisis(ctx: &Context, id: casus_core::ids::CrisisId, room: usize) -> Option<Card> {
    let view = ctx.view;
    let crisis = view.public.crisis(id)?;
    let mut card = named(ctx, &Names::crisis(view, id));
    let heat = ctx.theme.heat(f64::from(crisis.rung) / 6.0);
    let mut spans = gauge::steps(ctx.theme, crisis.rung.into(), 6, heat);
    spans.push(Span::raw(format!(
        " {} {}",
        crisis.rung,
        tell::rung(crisis.rung, ctx.view)
    )));
    card.spans(ctx, "rung", spans);
    card.fact(ctx, "stake", &tell::stake(crisis.stake, view), room);
    for side in casus_core::order::Side::BOTH {
        let codes: Vec<&str> = crisis
            .nations(side)
            .map(|n| view.scenario().nation(n).id.as_str())
            .collect();
        let name = if side == casus_core::order::Side::Challenger {
            "challenger"
        } else {
            "target"
        };
        card.fact(ctx, name, &clean(&codes.join(" ")), room);
        if let Some(terms) = crisis.offers[side.index()] {
            card.fact(
                ctx,
                "  offers",
                &tell::terms(&terms, Some((crisis.challenger, crisis.target)), view),
                room,
            );
        }
    }
    if crisis.deaths.iter().sum::<f64>() > 0.0 {
        card.fact(ctx, "dead", &tell::people(crisis.deaths.iter().sum()), room);
    }
    Some(card)
}
