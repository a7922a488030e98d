//! What the map's colours say.

use casus_core::content::{RegionKind, Scenario};
use casus_core::figures::{number, percent};
use casus_core::ids::{NationId, RegionId};
use casus_core::tell;
use casus_core::view::NationState;
use ratatui::style::Color;

use crate::cell::clean;
use crate::color::mix;
use crate::{Context, Subject};

/// A question that the map's colours answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, strum::EnumCount)]
pub enum Mode {
    #[default]
    Political,
    Alliance,
    Relations,
    Threat,
    Supply,
    Stability,
    Burden,
    Networks,
    Terrain,
}

impl Mode {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::Political,
        Self::Alliance,
        Self::Relations,
        Self::Threat,
        Self::Supply,
        Self::Stability,
        Self::Burden,
        Self::Networks,
        Self::Terrain,
    ];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Political => "political",
            Self::Alliance => "alliances",
            Self::Relations => "relations",
            Self::Threat => "threat",
            Self::Supply => "supply",
            Self::Stability => "stability",
            Self::Burden => "burden",
            Self::Networks => "networks",
            Self::Terrain => "terrain",
        }
    }

    /// Whether the age knows what it asks about.
    #[must_use]
    pub fn known(self, scenario: &Scenario) -> bool {
        self != Self::Networks || scenario.domains.cyber
    }

    /// The next that the age knows, or the one before.
    #[must_use]
    pub fn step(self, scenario: &Scenario, forward: bool) -> Self {
        let all = Self::ALL.len();
        let by = if forward { 1 } else { all - 1 };
        let mut steps = (1..=all).map(|n| Self::ALL[(self as usize + n * by) % all]);
        steps.find(|m| m.known(scenario)).unwrap_or_default()
    }
}

/// A line of the legend: a colour, or none for a heading, and what it says.
pub type Key = (Option<Color>, String);

/// Colours of the regions, in id order.
#[must_use]
pub fn colors(ctx: &Context, mode: Mode) -> Vec<Color> {
    let scenario = ctx.view.scenario();
    let blocs = Blocs::of(ctx);
    let focus = focus(ctx);
    scenario
        .region_ids()
        .map(|id| match scenario.region(id).kind {
            RegionKind::Sea => sea(ctx, id, mode),
            RegionKind::Land => land(ctx, id, mode, &blocs, focus),
        })
        .collect()
}

/// The nation that relations and threat are asked about: the selected one, else one's own.
fn focus(ctx: &Context) -> NationId {
    let holder = |r: RegionId| ctx.view.region(r).controller;
    match ctx.selected {
        Some(Subject::Nation(n)) => n,
        Some(Subject::Region(r)) => holder(r).unwrap_or(ctx.view.me),
        Some(Subject::Force(f)) => ctx.view.force(f).map_or(ctx.view.me, |f| f.nation),
        _ => ctx.view.me,
    }
}

fn sea(ctx: &Context, id: RegionId, mode: Mode) -> Color {
    let theme = ctx.theme;
    // Neighbouring zones differ a little, so that one can be told from the next.
    let shade = [0.0, 0.05, 0.10, 0.025, 0.075][id.index() % 5];
    let base = mix(theme.sea, theme.info_ink, shade);
    if mode == Mode::Terrain {
        mix(base, theme.info_ink, 0.06)
    } else {
        base
    }
}

fn land(ctx: &Context, id: RegionId, mode: Mode, blocs: &Blocs, focus: NationId) -> Color {
    let (view, theme) = (ctx.view, ctx.theme);
    let state = view.region(id);
    let Some(holder) = state.controller else {
        return theme.land;
    };
    let nation = view.nation(holder);
    match mode {
        Mode::Political => theme.nation(view.scenario().nation(holder).color),
        Mode::Alliance => blocs.color(ctx, holder),
        Mode::Relations if holder == focus => theme.own,
        Mode::Relations => theme.relation(view.public.pairs.affinity(focus, holder)),
        Mode::Threat if holder == view.me => theme.own,
        Mode::Threat => {
            let fear = view.own.threat.get(holder.index()).copied().unwrap_or(0.0);
            theme.heat(fear)
        }
        Mode::Supply => theme.heat(1.0 - state.infrastructure / 10.0),
        Mode::Stability => theme.heat((1.0 - nation.stability).max(state.unrest)),
        Mode::Burden => theme.heat(nation.defence / 0.08),
        Mode::Networks => theme.heat(exposed(nation)),
        Mode::Terrain => terrain(ctx, id),
    }
}

/// What the colour of a land region says, in words; nothing where it says whose it is, or nothing.
#[must_use]
pub fn told(ctx: &Context, mode: Mode, id: RegionId) -> Option<String> {
    let view = ctx.view;
    let state = view.region(id);
    let holder = state.controller?;
    let nation = view.nation(holder);
    let focus = focus(ctx);
    match mode {
        Mode::Political => None,
        Mode::Alliance => {
            let bloc = Blocs::of(ctx).of_nation(ctx, holder);
            Some(bloc.unwrap_or_else(|| "in no bloc".to_owned()))
        }
        Mode::Relations if holder == focus => None,
        Mode::Relations => {
            let affinity = view.public.pairs.affinity(focus, holder);
            Some(tell::affinity(affinity).to_owned())
        }
        Mode::Threat if holder == view.me => None,
        Mode::Threat => {
            let fear = view.own.threat.get(holder.index()).copied().unwrap_or(0.0);
            Some(format!("threat to us {}", percent(fear)))
        }
        Mode::Supply => Some(format!("works {} of 10", number(state.infrastructure))),
        Mode::Stability => Some(format!(
            "order {}, unrest {}",
            percent(nation.stability),
            percent(state.unrest)
        )),
        Mode::Burden => Some(format!("defence {} of output", percent(nation.defence))),
        Mode::Networks => {
            let networks = &nation.networks;
            let down = networks.outage.iter().copied().fold(0.0, f64::max);
            Some(format!(
                "networks {} hard to get into, at most {} down",
                percent(networks.guard),
                percent(down)
            ))
        }
        Mode::Terrain => {
            let terrain = view.scenario().region(id).terrain;
            Some(tell::terrain(terrain, view).to_owned())
        }
    }
}

/// How far a nation's networks lie open, or are down, 0..1.
fn exposed(nation: &NationState) -> f64 {
    let networks = &nation.networks;
    let down = networks.outage.iter().copied().fold(0.0, f64::max);
    (1.0 - networks.guard).max(down)
}

fn terrain(ctx: &Context, id: RegionId) -> Color {
    use casus_core::content::Terrain as T;
    let (r, g, b) = match ctx.view.scenario().region(id).terrain {
        T::Plains => (122, 140, 90),
        T::Hills => (140, 126, 88),
        T::Mountains => (128, 122, 122),
        T::Forest => (74, 112, 82),
        T::Marsh => (98, 118, 104),
        T::Desert => (184, 160, 108),
        T::Urban => (150, 112, 108),
        T::Arctic => (176, 186, 192),
        T::Sea => (40, 60, 90),
    };
    ctx.theme.nation((r, g, b))
}

/// The treaties of mutual defence, largest first, that the alliance mode tells apart.
struct Blocs(Vec<casus_core::ids::TreatyId>);

impl Blocs {
    fn of(ctx: &Context) -> Self {
        let public = &ctx.view.public;
        let mut list: Vec<_> = public
            .treaties
            .iter()
            .filter(|t| t.members.len() > 2 && public.charter(t).obligation.defends())
            .collect();
        list.sort_by(|a, b| b.members.len().cmp(&a.members.len()).then(a.id.cmp(&b.id)));
        Self(list.into_iter().map(|t| t.id).collect())
    }

    fn place(&self, ctx: &Context, nation: NationId) -> Option<usize> {
        self.0
            .iter()
            .position(|&t| ctx.view.public.treaty(t).is_some_and(|t| t.has(nation)))
    }

    /// The name of a nation's bloc.
    fn of_nation(&self, ctx: &Context, nation: NationId) -> Option<String> {
        let treaty = self.0.get(self.place(ctx, nation)?)?;
        let treaty = ctx.view.public.treaty(*treaty)?;
        Some(clean(&treaty.name).into_owned())
    }

    fn color(&self, ctx: &Context, nation: NationId) -> Color {
        match self.place(ctx, nation) {
            Some(i) => ctx.theme.series[i % ctx.theme.series.len()],
            // Pacts of two are no bloc.
            None if ctx
                .view
                .public
                .treaties_of(nation)
                .any(|t| ctx.view.public.charter(t).obligation.defends()) =>
            {
                mix(ctx.theme.land, ctx.theme.accent, 0.35)
            }
            None => ctx.theme.land,
        }
    }
}

/// The letter of a nation's bloc in the alliance mode, so that colour is not alone.
#[must_use]
pub fn bloc_letter(ctx: &Context, nation: NationId) -> Option<char> {
    let place = Blocs::of(ctx).place(ctx, nation)?;
    char::from_u32('A' as u32 + place as u32 % 26)
}

/// What the colours mean.
#[must_use]
pub fn legend(ctx: &Context, mode: Mode) -> Vec<Key> {
    let theme = ctx.theme;
    let heat = |low: &str, high: &str| {
        vec![
            (Some(theme.heat(0.0)), low.to_owned()),
            (Some(theme.heat(0.5)), String::new()),
            (Some(theme.heat(1.0)), high.to_owned()),
        ]
    };
    let of = |n: NationId| ctx.view.scenario().nation(n).name.clone();
    match mode {
        Mode::Political => Vec::new(),
        Mode::Alliance => {
            let blocs = Blocs::of(ctx).0;
            let entry = |(i, t): (usize, &casus_core::ids::TreatyId)| {
                let name = ctx
                    .view
                    .public
                    .treaty(*t)
                    .map(|t| t.name.clone())
                    .unwrap_or_default();
                let letter = char::from_u32('A' as u32 + i as u32 % 26).unwrap_or('?');
                (
                    Some(theme.series[i % theme.series.len()]),
                    format!("{letter} {name}"),
                )
            };
            let mut keys: Vec<Key> = blocs.iter().enumerate().take(5).map(entry).collect();
            keys.push((
                Some(mix(theme.land, theme.accent, 0.35)),
                "pacts of two only".to_owned(),
            ));
            keys.push((Some(theme.land), "no pact of defence".to_owned()));
            keys
        }
        Mode::Relations => vec![
            (None, format!("as {} sees it", of(focus(ctx)))),
            (Some(theme.relation(-1.0)), "hostile".to_owned()),
            (Some(theme.relation(0.0)), String::new()),
            (Some(theme.relation(1.0)), "friendly".to_owned()),
        ],
        Mode::Threat => heat("no threat to us", "threat"),
        Mode::Supply => {
            let mut keys = heat("good roads", "none");
            keys.extend([
                (Some(theme.good_ink), "supply, by width".to_owned()),
                (Some(theme.warn_ink), "line nearly full".to_owned()),
                (Some(theme.bad_ink), "full, or broken".to_owned()),
                (None, "30d: days of supply at hand".to_owned()),
            ]);
            keys
        }
        Mode::Stability => heat("stable", "unrest"),
        Mode::Burden => heat("0% of GDP", "8% on defence"),
        Mode::Networks => heat("networks hard to get into", "open, or down"),
        Mode::Terrain => Vec::new(),
    }
}
