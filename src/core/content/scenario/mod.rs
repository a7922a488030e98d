//! A checked scenario: what a map file says, with every name resolved and every number in range.
//! Nothing here changes during a game.

mod calendar;
mod chapter;
mod date;
mod domains;
mod money;
mod nation;
mod place;
mod script;
mod strait;
mod underway;

use std::sync::Arc;

pub use crate::order::Arm;
pub use calendar::{Calendar, SEASON};
pub use chapter::{Chapter, Past, setting as chapter_setting};
pub use date::Date;
pub use domains::{Domain, DomainSet};
pub use money::Money;
pub use nation::{Born, Claim, Doctrine, ForceSeed, Group, Nation, Rivalry, Tie, TreatySeed};
pub(in crate::content) use place::km_between;
pub use place::{Link, Mode, Region, RegionKind, Terrain};
pub use script::{
    Condition, Course, Effect, Heir, Holder, Objective, ObjectiveKind, Question, Script,
};
pub use strait::{Admits, Closed, Strait, Traffic};

pub use underway::{
    ContingentSeed, CrisisSeed, GroupSeed, OperationSeed, TreatyState, UnderWay, UndertakingSeed,
};

use super::charter::Charter;
use super::reach::Reach;
use super::rules::Rules;
use super::words::Words;
use crate::geo::Atlas;
use crate::ids::{CharterId, Id, NationId, RegionId, key};

/// One scenario, ready to be played.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Key, in kebab case: the file's stem.
    pub id: String,
    pub title: String,
    pub summary: String,
    /// Shown before the first turn.
    pub briefing: String,
    pub start: Date,
    /// Length of a turn in months, 1..=12.
    pub turn_months: u8,
    /// Turns after which the game is scored.
    pub turns: u32,
    pub atlas: Arc<Atlas>,
    pub regions: Vec<Region>,
    /// Adjacency computed from the shapes, then the map's extra links; sorted by (a, b, mode).
    pub links: Vec<Link>,
    /// Those that are shut to some; links name them by their place here.
    pub straits: Vec<Strait>,
    pub nations: Vec<Nation>,
    pub charters: Vec<Charter>,
    pub treaties: Vec<TreatySeed>,
    pub forces: Vec<ForceSeed>,
    pub claims: Vec<Claim>,
    pub rivalries: Vec<Rivalry>,
    /// Added to the affinity that ideal points and regimes give, -1..1.
    pub ties: Vec<Tie>,
    pub under_way: UnderWay,
    pub history: Vec<Script>,
    pub objectives: Vec<Objective>,
    pub chapters: Vec<Chapter>,
    /// The chapter that is played, if one is: its day is the start then, and its turns and goals are the game's.
    pub chapter: Option<Past>,
    pub domains: DomainSet,
    /// In what its money is written and told.
    pub money: Money,
    /// What the parts of its years are called.
    pub calendar: Calendar,
    pub rules: Rules,
    /// What players read for each kind of thing.
    pub words: Words,
    /// By nation: the people on its soil when the game begins, or on what the first script that bears it gives it, in the
    /// units of [`Region::population`].
    pub people: Vec<f64>,
    /// Links at each region, as indices into `links`, in id order.
    pub links_at: Vec<Vec<u16>>,
    /// How much strength counts from where to where.
    pub reach: Arc<Reach>,
    /// By region: the land that armies can attack from there, the last first, each with whether it lies over a border or
    /// strait, or over one sea.
    pub across: Vec<Vec<(RegionId, bool)>>,
    /// Pairs of coasts that face each other over narrow waters, sorted.
    pub narrows: Vec<(RegionId, RegionId)>,
    /// By nation: its own objectives, as indices into `objectives`.
    pub aims: Vec<Vec<u16>>,
}

/// See [`Scenario::distance_km`].
pub(super) fn distance_km(regions: &[Region], atlas: &Atlas, a: RegionId, b: RegionId) -> f64 {
    let (x, y) = (&regions[a.index()], &regions[b.index()]);
    if x.off_map || y.off_map {
        km_between(x.at, y.at)
    } else {
        atlas.distance_km(a, b)
    }
}

impl Scenario {
    /// Whether the map has what an id of its lists names. What is numbered in play passes: charters, which may have
    /// been composed, treaties, forces, crises and the like.
    #[must_use]
    pub fn knows(&self, id: Id) -> bool {
        match id {
            Id::Nation(n) => n.index() < self.nations.len(),
            Id::Region(r) => r.index() < self.regions.len(),
            Id::Link(l) => l.index() < self.links.len(),
            Id::Script(s) => s.index() < self.history.len(),
            Id::Charter(_)
            | Id::Treaty(_)
            | Id::Force(_)
            | Id::Crisis(_)
            | Id::Case(_)
            | Id::Motion(_)
            | Id::Offer(_)
            | Id::Founding(_)
            | Id::Mission(_)
            | Id::Group(_)
            | Id::Operation(_) => true,
        }
    }

    /// What a nation has set itself; objectives of a treaty's members are not among them.
    pub fn objectives_of(&self, nation: NationId) -> impl Iterator<Item = &Objective> + '_ {
        let list = self.aims[nation.index()].iter();
        list.map(|&i| &self.objectives[usize::from(i)])
    }

    /// The nation that answers what a script asks, if it asks.
    #[must_use]
    pub fn asked(&self, script: crate::ids::ScriptId) -> Option<NationId> {
        let script = self.history.get(script.index())?;
        script.question.as_ref().map(|q| q.asks)
    }

    /// Whether the map is of an age in which there are aircraft: somebody has some on the first day.
    #[must_use]
    pub fn flies(&self) -> bool {
        self.forces.iter().any(|f| f.arm == Arm::Air)
    }

    /// Years that a turn lasts.
    #[must_use]
    pub fn years_per_turn(&self) -> f64 {
        f64::from(self.turn_months) / 12.0
    }

    /// The whole years that have gone by after so many turns.
    #[must_use]
    pub fn whole_years(&self, turns: u32) -> u32 {
        turns * u32::from(self.turn_months) / 12
    }

    /// The date on which `turn` begins.
    #[must_use]
    pub fn date(&self, turn: u32) -> Date {
        self.start.plus_turns(turn, self.turn_months)
    }

    /// The same as it is told.
    #[must_use]
    pub fn told(&self, turn: u32) -> String {
        self.calendar.told(self.date(turn))
    }

    /// Characters of the longest date as it is told; those of a year with shortened months are nine.
    #[must_use]
    pub fn date_width(&self) -> usize {
        let years = [self.start, self.date(self.turns)].map(|d| d.year_name().len());
        (self.calendar.width() + 1 + years[0].max(years[1])).max(9)
    }

    /// What a nation's dice are keyed by: its id's text, and not its place in the file.
    #[must_use]
    pub fn key(&self, nation: NationId) -> u32 {
        key(&self.nation(nation).id)
    }

    /// The same of a region.
    #[must_use]
    pub fn key_of_region(&self, region: RegionId) -> u32 {
        key(&self.region(region).id)
    }

    #[must_use]
    pub fn region(&self, id: RegionId) -> &Region {
        &self.regions[id.index()]
    }

    #[must_use]
    pub fn nation(&self, id: NationId) -> &Nation {
        &self.nations[id.index()]
    }

    /// GDP per head, thousands of 1990 dollars, with which a nation begins.
    #[must_use]
    pub fn income_at_start(&self, id: NationId) -> f64 {
        self.nation(id).gdp / self.people[id.index()].max(1e-6)
    }

    #[must_use]
    pub fn charter(&self, id: CharterId) -> &Charter {
        &self.charters[id.index()]
    }

    #[must_use]
    pub fn nation_named(&self, id: &str) -> Option<NationId> {
        self.nations
            .iter()
            .position(|n| n.id == id)
            .map(NationId::at)
    }

    #[must_use]
    pub fn region_named(&self, id: &str) -> Option<RegionId> {
        self.regions
            .iter()
            .position(|r| r.id == id)
            .map(RegionId::at)
    }

    #[must_use]
    pub fn charter_named(&self, id: &str) -> Option<CharterId> {
        self.charters
            .iter()
            .position(|c| c.id == id)
            .map(CharterId::at)
    }

    /// The nation ids in order.
    pub fn nation_ids(&self) -> impl Iterator<Item = NationId> + use<> {
        (0..self.nations.len()).map(NationId::at)
    }

    /// The region ids in order.
    pub fn region_ids(&self) -> impl Iterator<Item = RegionId> + use<> {
        (0..self.regions.len()).map(RegionId::at)
    }

    /// Distance between two regions' centres, km; the atlas knows those it draws, the others have a place too.
    #[must_use]
    pub fn distance_km(&self, a: RegionId, b: RegionId) -> f64 {
        distance_km(&self.regions, &self.atlas, a, b)
    }

    /// How near any two nations are, 0..1, row by row: 1 for those whose land touches, falling with the distance of their
    /// nearest regions (e-folding 1,000 km), so that power projects less the farther it must reach. `owner` says whose a region
    /// is; a nation without soil is near nobody.
    #[must_use]
    pub fn proximities(&self, owner: impl Fn(RegionId) -> Option<NationId>) -> Vec<f64> {
        let n = self.nations.len();
        let mut nearest = vec![f64::INFINITY; n * n];
        let mut owned: Vec<(NationId, RegionId)> = self
            .region_ids()
            .filter_map(|r| Some((owner(r)?, r)))
            .collect();
        owned.sort_unstable();
        for (i, &(a, x)) in owned.iter().enumerate() {
            for &(b, y) in owned[i..].iter().filter(|o| o.0 != a) {
                let least = &mut nearest[a.index() * n + b.index()];
                *least = least.min(self.distance_km(x, y));
            }
        }
        for link in &self.links {
            if let (Some(a), Some(b)) = (owner(link.a), owner(link.b)) {
                nearest[a.index().min(b.index()) * n + a.index().max(b.index())] = 0.0;
            }
        }
        let level = |i: usize| {
            let (a, b) = (i / n, i % n);
            libm::exp(-nearest[a.min(b) * n + a.max(b)] / 1000.0)
        };
        (0..n * n).map(level).collect()
    }

    /// The weight of a region in its nation's output: people times works, as the map has them.
    #[must_use]
    pub fn weight(&self, region: RegionId) -> f64 {
        let place = self.region(region);
        place.population * (1.0 + self.rules.economy.works_weight * place.infrastructure)
    }

    /// The straits that are shut to some and lead from a sea, or are held from a land.
    pub fn straits_at(&self, region: RegionId) -> impl Iterator<Item = &Strait> {
        let at = move |s: &&Strait| {
            [s.seas.0, s.seas.1, s.held_from]
                .into_iter()
                .any(|r| r == region)
        };
        self.straits.iter().filter(at)
    }

    /// The links that touch `region`, each with the region at its other end.
    pub fn links_from(&self, region: RegionId) -> impl Iterator<Item = (&Link, RegionId)> {
        self.links_at[region.index()].iter().map(move |&i| {
            let link = &self.links[i as usize];
            (link, if link.a == region { link.b } else { link.a })
        })
    }
}
