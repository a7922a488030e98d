//! What everybody makes of the treaty on the table.

use casus_core::content::compose;
use casus_core::figures::fixed;
use casus_core::ids::NationId;
use casus_core::order::Stake;
use casus_core::reckon::{self, Pact};
use casus_core::tell::{self, factor};
use casus_core::why::{Silent, Why};
use ratatui::text::{Line, Span};

use super::Found;
use crate::cell::fit;
use crate::panels::alliance::council::strongest;
use crate::panels::desk::Desk;

/// The reckonings of one state of the form.
pub struct Reckoned {
    own: f64,
    /// By place in the order of guests.
    guests: Vec<(NationId, Why)>,
    rival: Option<Rival>,
    /// What one can do about it.
    hint: &'static str,
}

/// The one whom the treaty is aimed at: without it and with it.
struct Rival {
    nation: NationId,
    /// Its chance of winning a war against oneself.
    win: [f64; 2],
    /// What a challenge is worth to it.
    challenge: [f64; 2],
}

impl Reckoned {
    pub fn of(found: &Found, desk: &Desk) -> Self {
        let guests = found
            .order
            .iter()
            .map(|&nation| {
                let mut why = Why::default();
                found.worth(desk, nation, &mut why);
                (nation, why)
            })
            .collect();
        Self {
            own: found.worth(desk, desk.me, &mut Silent),
            guests,
            rival: rival(found, desk),
            hint: if found.reads() {
                "Its founder and guests: [x]"
            } else {
                "→ enter invites, ← end sends"
            },
        }
    }

    /// One's own worth and the rival's figures.
    pub fn head(&self, desk: &Desk, width: usize) -> Vec<Line<'static>> {
        let ink = &desk.ink;
        let mut lines = vec![Line::from(vec![
            Span::styled("To you ", ink.dim),
            Span::styled(
                fit(&sentence(self.own, true), width.saturating_sub(8)),
                ink.signed(self.own),
            ),
        ])];
        match &self.rival {
            Some(r) => {
                let percent = |x: f64| format!("{}%", fixed(x * 100.0, 0));
                lines.push(Line::from(vec![
                    desk.badge(r.nation),
                    Span::styled(" beats you in war ", ink.dim),
                    Span::styled(percent(r.win[0]), ink.text),
                    Span::styled(" → ", ink.dim),
                    Span::styled(percent(r.win[1]), ink.title),
                ]));
                let [before, after] = r.challenge.map(tell::leaning);
                let told = format!("{before} → {after}");
                let told = match before == after || told.len() + 14 > width {
                    true => after.to_owned(),
                    false => told,
                };
                lines.push(Line::from(vec![
                    Span::styled("    challenge ", ink.dim),
                    Span::styled(told, ink.signed(-r.challenge[1])),
                ]));
            }
            None => lines.push(Line::styled("It is aimed at nobody.", ink.dim)),
        }
        lines.push(Line::styled(self.hint, ink.head));
        lines
    }

    /// A nation with a tick if it is asked, and what it would say.
    pub fn line(
        &self,
        desk: &Desk,
        nation: NationId,
        asked: bool,
        here: bool,
        width: usize,
    ) -> Line<'static> {
        let ink = &desk.ink;
        let why = self.guests.iter().find(|g| g.0 == nation).map(|g| &g.1);
        let value = why.map_or(0.0, |w| w.value);
        let name = width.saturating_sub(20).clamp(7, 20);
        let against = why
            .and_then(|w| strongest(w, if value > 0.0 { 1.0 } else { -1.0 }))
            .map_or("", |f| factor(f, desk.view));
        let room = width.saturating_sub(name + 18);
        let mut line = Line::from(vec![
            Span::styled(
                if asked { "[x] " } else { "[ ] " },
                if asked { ink.good } else { ink.dim },
            ),
            desk.badge(nation),
            Span::raw(" "),
            Span::styled(
                format!("{:<name$} ", fit(desk.name(nation), name).trim_end()),
                if asked { ink.title } else { ink.text },
            ),
            Span::styled(format!("{:<7}", verdict(value)), ink.signed(value)),
        ]);
        if room > 8 {
            let why = fit(against, room).trim_end().to_owned();
            line.push_span(Span::styled(format!(" {why}"), ink.dim));
        }
        if here {
            line = line.patch_style(ink.selected);
        }
        line
    }
}

/// The nation that one fears most, if it is not asked to sign.
fn rival(found: &Found, desk: &Desk) -> Option<Rival> {
    let view = desk.view;
    let (foe, danger) = reckon::worst_fear(view, desk.me);
    if danger <= 0.0 || foe == desk.me || found.invite.contains(&foe) {
        return None;
    }
    let draft = found.draft();
    let charter = compose(desk.public().charter_of(draft.base), &draft);
    let mut parties = found.invite.clone();
    parties.push(desk.me);
    let pact = Pact {
        charter: &charter,
        parties: &parties,
        lead: found.lead,
    };
    let after = reckon::with_pact(view, &pact);
    let stake = Stake::Alignment;
    let figures = [view, &after].map(|v| {
        let outlook = reckon::prospect(v, foe, desk.me, stake);
        (
            outlook.win,
            reckon::challenge(v, foe, desk.me, stake, &mut Silent),
        )
    });
    Some(Rival {
        nation: foe,
        win: figures.map(|f| f.0),
        challenge: figures.map(|f| f.1),
    })
}

/// What an acceptance score comes to, in a word.
const fn verdict(value: f64) -> &'static str {
    match value {
        v if v > 0.25 => "gladly",
        v if v > 0.05 => "yes",
        v if v > -0.05 => "perhaps",
        v if v > -0.2 => "wavers",
        _ => "no",
    }
}

/// The same as a sentence.
pub fn sentence(value: f64, own: bool) -> String {
    if own {
        match value {
            v if v > 0.1 => "worth having",
            v if v > 0.0 => "barely worth it",
            _ => "not worth it",
        }
        .to_owned()
    } else {
        match verdict(value) {
            "gladly" => "It signs gladly.",
            "yes" => "It would sign.",
            "perhaps" => "It is in two minds.",
            "wavers" => "It wavers; a clause might turn it.",
            _ => "It would not sign.",
        }
        .to_owned()
    }
}
