//! A checked scenario: what a map file says, with every name resolved and every number in range.
//! Nothing here changes during a game.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::charter::Charter;
use super::rules::Rules;
use crate::geo::Atlas;
use crate::ids::{CharterId, NationId, RegionId, ScriptId};
use crate::order::Stake;

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
    pub nations: Vec<Nation>,
    pub charters: Vec<Charter>,
    pub treaties: Vec<TreatySeed>,
    pub forces: Vec<ForceSeed>,
    pub claims: Vec<Claim>,
    pub rivalries: Vec<Rivalry>,
    /// Added to the affinity that ideal points and regimes give, -1..1.
    pub ties: Vec<Tie>,
    pub history: Vec<Script>,
    pub objectives: Vec<Objective>,
    pub domains: DomainSet,
    pub rules: Rules,
    /// Links at each region, as indices into `links`, in id order.
    pub links_at: Vec<Vec<u16>>,
}

impl Scenario {
    /// Years that a turn lasts.
    #[must_use]
    pub fn years_per_turn(&self) -> f64 {
        f64::from(self.turn_months) / 12.0
    }

    /// The date on which `turn` begins.
    #[must_use]
    pub fn date(&self, turn: u32) -> Date {
        self.start.plus_turns(turn, self.turn_months)
    }

    #[must_use]
    pub fn region(&self, id: RegionId) -> &Region {
        &self.regions[id.index()]
    }

    #[must_use]
    pub fn nation(&self, id: NationId) -> &Nation {
        &self.nations[id.index()]
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
        let (x, y) = (self.region(a), self.region(b));
        if x.off_map || y.off_map {
            km_between(x.at, y.at)
        } else {
            self.atlas.distance_km(a, b)
        }
    }

    /// How near two nations are, 0..1: 1 for those whose land touches, falling with the distance of their
    /// nearest regions (e-folding 1,000 km), so that power projects less the farther it must reach.
    #[must_use]
    pub fn proximity(&self, a: NationId, b: NationId) -> f64 {
        let owner = |r: RegionId| self.region(r).owner;
        if self.links.iter().any(|l| {
            let pair = (owner(l.a), owner(l.b));
            pair == (Some(a), Some(b)) || pair == (Some(b), Some(a))
        }) {
            return 1.0;
        }
        let mut nearest = f64::INFINITY;
        for x in self.region_ids().filter(|&r| owner(r) == Some(a)) {
            for y in self.region_ids().filter(|&r| owner(r) == Some(b)) {
                nearest = nearest.min(self.distance_km(x, y));
            }
        }
        libm::exp(-nearest / 1000.0)
    }

    /// The weight of a region in its nation's output: people times works, as the map has them.
    #[must_use]
    pub fn weight(&self, region: RegionId) -> f64 {
        let place = self.region(region);
        place.population * (1.0 + self.rules.economy.works_weight * place.infrastructure)
    }

    /// The links that touch `region`, each with the region at its other end.
    pub fn links_from(&self, region: RegionId) -> impl Iterator<Item = (&Link, RegionId)> {
        self.links_at[region.index()].iter().map(move |&i| {
            let link = &self.links[i as usize];
            (link, if link.a == region { link.b } else { link.a })
        })
    }
}

/// A month of a year; years before our era are negative, with no year 0 (478 BC is -478).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Date {
    pub year: i32,
    /// 1..=12.
    pub month: u8,
}

impl Date {
    /// The date so many turns of so many months later.
    #[must_use]
    pub fn plus_turns(self, turns: u32, turn_months: u8) -> Self {
        let months = i64::from(self.month) - 1 + i64::from(turns) * i64::from(turn_months);
        let mut year = i64::from(self.year) + months.div_euclid(12);
        // 1 BC is followed by 1 AD.
        if self.year < 0 && year >= 0 {
            year += 1;
        }
        Self {
            year: year as i32,
            month: months.rem_euclid(12) as u8 + 1,
        }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const MONTHS: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        let month = MONTHS[usize::from(self.month.clamp(1, 12)) - 1];
        match self.year {
            year if year > 0 => write!(f, "{month} {year}"),
            year => write!(f, "{month} {} BC", -year),
        }
    }
}

/// A place on the map, land or sea.
#[derive(Clone, Debug)]
pub struct Region {
    pub id: String,
    pub name: String,
    pub kind: RegionKind,
    /// Longitude and latitude in degrees; on a grid map, column and row.
    pub at: (f64, f64),
    pub terrain: Terrain,
    /// Millions of people; 0 at sea.
    pub population: f64,
    /// Roads, rails, depots and works, 0..=10.
    pub infrastructure: f64,
    /// Harbour size, 0 (none) ..=5.
    pub port: u8,
    /// Owner at the start; None at sea and for no-man's-land.
    pub owner: Option<NationId>,
    /// Not drawn on the map, but reached by its links.
    pub off_map: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum RegionKind {
    Land,
    Sea,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Terrain {
    #[default]
    Plains,
    Hills,
    Mountains,
    Forest,
    Marsh,
    Desert,
    Urban,
    Arctic,
    Sea,
}

/// A way between two regions.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Link {
    pub a: RegionId,
    pub b: RegionId,
    pub mode: Mode,
    /// Kilotonnes a month at full repair.
    pub capacity: f64,
    pub km: f64,
    /// Length of the common border in km; 0 for links without one.
    pub border_km: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Mode {
    /// Land border: roads and rails.
    Land,
    /// Between a port and a sea zone, or two sea zones.
    Sea,
    /// A strait crossed by ferry or bridge.
    Strait,
    /// An air bridge.
    Air,
}

#[derive(Clone, Debug)]
pub struct Nation {
    /// Three-letter code, as shown on the map.
    pub id: String,
    pub name: String,
    pub adjective: String,
    pub color: (u8, u8, u8),
    pub capital: RegionId,
    /// Billions of 1990 international dollars a year.
    pub gdp: f64,
    /// Trend growth of GDP, per year.
    pub growth: f64,
    /// -10 (autocracy) to 10 (democracy), as in Polity.
    pub regime: f64,
    /// Foreign-policy ideal point; the first axis is the one of UN votes, about -3..3.
    pub ideal: (f64, f64),
    /// Defence spending as a share of GDP, 0..0.6.
    pub defence: f64,
    /// Split of the defence budget over land, air and naval forces; sums to 1.
    pub mix: [f64; 3],
    /// Nuclear warheads.
    pub nuclear: f64,
    /// Cyber and space capability, 0..1.
    pub cyber: f64,
    pub space: f64,
    /// Quality of arms and training, 0..1.
    pub modernity: f64,
    /// 0..1 each.
    pub readiness: f64,
    pub stability: f64,
    pub approval: f64,
    /// Willingness to bear risk for its interests, 0..1; known to nobody else.
    pub resolve: f64,
    pub reputation: f64,
    /// Billions of 1990 dollars.
    pub treasury: f64,
    pub doctrine: Doctrine,
    pub leader: String,
    /// Names that later leaders take, in order.
    pub successors: Vec<String>,
    /// One sentence on what playing it is like; empty for nations that are not offered first.
    pub invitation: String,
}

/// The personality of a nation that the computer leads.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doctrine {
    /// Taste for risk, 0..1.
    pub risk: f64,
    /// How much it wants the world changed in its favour, 0..1.
    pub ambition: f64,
    /// Weight of its word once given, 0..1.
    pub loyalty: f64,
}

/// A treaty in force when the game begins.
#[derive(Clone, PartialEq, Debug)]
pub struct TreatySeed {
    pub charter: CharterId,
    pub name: String,
    pub members: Vec<NationId>,
    pub lead: Option<NationId>,
    /// Who elects the seats of its council; empty where there is none, or all elect all.
    pub groups: Vec<Group>,
}

/// Nations that elect some of a council's seats among themselves.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Group {
    pub name: String,
    pub seats: u8,
    /// Sorted; not all need be members.
    pub nations: Vec<NationId>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ForceSeed {
    pub nation: NationId,
    pub region: RegionId,
    pub arm: Arm,
    /// Points: ten thousand soldiers, a hundred aircraft, or a squadron of warships.
    pub strength: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Arm {
    Land,
    Air,
    Naval,
}

impl Arm {
    pub const ALL: [Self; 3] = [Self::Land, Self::Air, Self::Naval];

    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Claim {
    pub by: NationId,
    pub region: RegionId,
    /// 0 (a grumble) to 1 (a national cause).
    pub strength: f64,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rivalry {
    pub a: NationId,
    pub b: NationId,
    /// 0..1.
    pub level: f64,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tie {
    pub a: NationId,
    pub b: NationId,
    /// -1..1.
    pub affinity: f64,
}

/// Which of the newer domains the scenario's age knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DomainSet {
    pub cyber: bool,
    pub space: bool,
    pub climate: bool,
}

/// Scripted history: happens when its conditions hold, and can be prevented by making them fail.
#[derive(Clone, PartialEq, Debug)]
pub struct Script {
    pub id: String,
    pub title: String,
    pub text: String,
    pub when: Vec<Condition>,
    /// Chance per year once the conditions hold; 1 means at once.
    pub chance: f64,
    pub effects: Vec<Effect>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Condition {
    After(Date),
    Before(Date),
    AtWar(NationId, NationId),
    AtPeace(NationId, NationId),
    /// A nation is in a treaty with this charter.
    Member(NationId, CharterId),
    NotMember(NationId, CharterId),
    TreatyExists(CharterId),
    NoTreaty(CharterId),
    /// Holds the region in fact.
    Controls(NationId, RegionId),
    Owns(NationId, RegionId),
    Alive(NationId),
    TensionAbove(f64),
    TensionBelow(f64),
    StabilityBelow(NationId, f64),
    StabilityAbove(NationId, f64),
    /// GDP relative to the start.
    GdpAbove(NationId, f64),
    AffinityAbove(NationId, NationId, f64),
    AffinityBelow(NationId, NationId, f64),
    Fired(ScriptId),
    NotFired(ScriptId),
    /// The nation's defence share of GDP.
    DefenceBelow(NationId, f64),
    /// Member count of the treaty with this charter.
    MembersAtLeast(CharterId, u16),
    /// The nation has fought no war on its own soil since the start.
    NeverInvaded(NationId),
}

#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    Tension(f64),
    Grievance(NationId, NationId, f64),
    Rivalry(NationId, NationId, f64),
    Affinity(NationId, NationId, f64),
    Stability(NationId, f64),
    Approval(NationId, f64),
    /// Billions of 1990 dollars.
    Treasury(NationId, f64),
    /// Multiplies GDP.
    Gdp(NationId, f64),
    Growth(NationId, f64),
    Regime(NationId, f64),
    Ideal(NationId, f64, f64),
    Resolve(NationId, f64),
    Nuclear(NationId, f64),
    Modernity(NationId, f64),
    Leader(NationId, String),
    Found {
        charter: CharterId,
        name: String,
        members: Vec<NationId>,
        lead: Option<NationId>,
    },
    /// Opens a candidacy; the members still ratify.
    Apply(NationId, CharterId),
    /// Gives notice by itself, with what the charter has in store for that.
    Leave(NationId, CharterId),
    /// Leaves at once, with the consent of all.
    Release(NationId, CharterId),
    Claim(NationId, RegionId, f64),
    DropClaim(NationId, RegionId),
    Crisis {
        challenger: NationId,
        target: NationId,
        stake: Stake,
        rung: u8,
    },
    Transfer(RegionId, NationId),
    Raise {
        nation: NationId,
        region: RegionId,
        arm: Arm,
        strength: f64,
    },
}

/// What a nation, or every member of an alliance, should bring about.
#[derive(Clone, PartialEq, Debug)]
pub struct Objective {
    pub holder: Holder,
    pub title: String,
    pub text: String,
    pub test: Vec<Condition>,
    pub kind: ObjectiveKind,
    pub points: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holder {
    Nation(NationId),
    Members(CharterId),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ObjectiveKind {
    /// Must hold when the game ends.
    Keep,
    /// Counts from the moment it holds.
    Achieve,
}

/// Great-circle distance in km between two longitudes and latitudes in degrees (haversine formula).
pub(in crate::content) fn km_between(a: (f64, f64), b: (f64, f64)) -> f64 {
    let half = |from: f64, to: f64| libm::sin((to - from).to_radians() / 2.0);
    let (dx, dy) = (half(a.0, b.0), half(a.1, b.1));
    let parallels = libm::cos(a.1.to_radians()) * libm::cos(b.1.to_radians());
    let h = dy * dy + parallels * dx * dx;
    2.0 * crate::geo::EARTH_KM * libm::asin(h.sqrt().min(1.0))
}
