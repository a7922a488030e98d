//! Straits that are shut to some. Every way over the sea asks here: marches and fleets, supplies, what allies could
//! send, the computer's admirals and the judge.

use crate::content::{Admits, Arm, Closed, Holder, Link, Scenario, Strait, Traffic};
use crate::ids::{CharterId, NationId, RegionId};

/// What decides who may pass a strait: of the world for the engine, of what everybody knows for the others.
pub trait Standing {
    /// Who holds a region in fact.
    fn holder(&self, region: RegionId) -> Option<NationId>;
    /// Whether `host` lets `guest` onto its soil.
    fn lets_in(&self, host: NationId, guest: NationId) -> bool;
    /// Whether the two fight each other.
    fn foes(&self, a: NationId, b: NationId) -> bool;
    fn at_war(&self, nation: NationId) -> bool;
    /// Whether the nation is in a treaty with this charter.
    fn member(&self, nation: NationId, charter: CharterId) -> bool;
}

/// The straits of a map that are shut to something, a bit for each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shut(u64);

impl Shut {
    pub const NONE: Self = Self(0);

    /// Those that are shut to what `nation` sends through.
    #[must_use]
    pub fn to(
        scenario: &Scenario,
        standing: &impl Standing,
        nation: NationId,
        traffic: Traffic,
    ) -> Self {
        let straits = scenario.straits.iter().enumerate();
        let shut = straits.filter(|(_, s)| bars(s, standing, nation, traffic));
        Self(shut.fold(0, |bits, (i, _)| bits | 1 << i))
    }

    /// Those that are shut to each of several nations, who lend each other their flags.
    #[must_use]
    pub fn to_all(each: impl Iterator<Item = Self>) -> Self {
        each.reduce(|a, b| Self(a.0 & b.0)).unwrap_or_default()
    }

    /// Whether a link lies on one of them.
    #[must_use]
    pub fn bars(self, link: &Link) -> bool {
        link.strait.is_some_and(|strait| self.0 >> strait & 1 == 1)
    }

    /// The strait among them on both of whose seas a port lies: a fleet would put in on the one side and out on the other.
    #[must_use]
    pub fn around(self, scenario: &Scenario, port: RegionId) -> Option<&Strait> {
        if self == Self::NONE {
            return None;
        }
        let mut straits = scenario.straits.iter().enumerate();
        let strait = straits.find(|(i, s)| self.0 >> i & 1 == 1 && s.ports.contains(&port));
        strait.map(|(_, s)| s)
    }

    /// The strait among them that lies between two neighbours.
    #[must_use]
    pub fn between(self, scenario: &Scenario, from: RegionId, to: RegionId) -> Option<&Strait> {
        let mut links = scenario.links_from(from).filter(|(_, next)| *next == to);
        let strait = links.find(|(link, _)| self.bars(link))?.0.strait?;
        scenario.straits.get(usize::from(strait))
    }
}

/// Whether a strait is shut to what `nation` sends through. An enemy of its holder does not pass, and the holder always
/// does; all others by the rule, or by the holder's leave.
fn bars(strait: &Strait, standing: &impl Standing, nation: NationId, traffic: Traffic) -> bool {
    let holder = standing.holder(strait.held_from);
    if holder == Some(nation) || !strait.stops.contains(&traffic) {
        return false;
    }
    if holder.is_some_and(|h| standing.foes(h, nation)) {
        return true;
    }
    let named = |holder: &Holder| match holder {
        Holder::Nation(n) => *n == nation,
        Holder::Members(charter) => standing.member(nation, *charter),
    };
    let admitted = match &strait.admits {
        Admits::Only(list) => list.iter().any(named),
        Admits::AllBut(list) => !list.iter().any(named),
    };
    let free = match strait.when {
        Closed::Always => false,
        Closed::InWar => !standing.at_war(nation),
    };
    let leave = || strait.leave && holder.is_some_and(|h| standing.lets_in(h, nation));
    !(admitted || free || leave())
}

/// A force that looks for a way: its arm, and the straits that are shut to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Traveller {
    pub arm: Arm,
    pub shut: Shut,
    /// Straits on which its nation holds a port that lies on both seas.
    banks: Shut,
}

impl Traveller {
    /// One of `nation`.
    #[must_use]
    pub fn of(scenario: &Scenario, standing: &impl Standing, nation: NationId, arm: Arm) -> Self {
        let shut = match arm {
            Arm::Land => Shut::to(scenario, standing, nation, Traffic::Troops),
            Arm::Naval => Shut::to(scenario, standing, nation, Traffic::Warships),
            Arm::Air => Shut::NONE,
        };
        let straits = scenario.straits.iter().enumerate();
        let held = |port: &RegionId| standing.holder(*port) == Some(nation);
        let banks = straits.filter(|(_, s)| s.ports.iter().any(held));
        let banks = Shut(banks.fold(0, |bits, (i, _)| bits | 1 << i));
        Self { arm, shut, banks }
    }

    /// One to which every strait is open.
    #[must_use]
    pub const fn free(arm: Arm) -> Self {
        let (shut, banks) = (Shut::NONE, Shut::NONE);
        Self { arm, shut, banks }
    }

    /// The strait that keeps it from going from a region to the next, if one does.
    #[must_use]
    pub fn kept_back(self, scenario: &Scenario, from: RegionId, to: RegionId) -> Option<&Strait> {
        let between = self.shut.between(scenario, from, to);
        between.or_else(|| self.kept_out(scenario, to))
    }

    /// The strait for whose sake it may not put into a port: on the banks of one that is shut to it only a fleet that is at
    /// home there may lie.
    #[must_use]
    pub fn kept_out(self, scenario: &Scenario, port: RegionId) -> Option<&Strait> {
        match self.arm {
            Arm::Naval => Shut(self.shut.0 & !self.banks.0).around(scenario, port),
            Arm::Land | Arm::Air => None,
        }
    }

    /// Whether its way ends in a port, for to put out again would be a way past a strait that is shut to it.
    #[must_use]
    pub fn ends_in(self, scenario: &Scenario, port: RegionId) -> bool {
        self.arm == Arm::Naval && self.shut.around(scenario, port).is_some()
    }

    /// The first strait on the quickest way there that is shut to it.
    #[must_use]
    pub fn stopped_by(
        self,
        scenario: &Scenario,
        from: RegionId,
        to: RegionId,
        pass: impl Fn(RegionId) -> bool,
    ) -> Option<&Strait> {
        let route = super::path(scenario, from, to, Self::free(self.arm), pass)?;
        let starts = std::iter::once(&from).chain(&route.regions);
        let mut legs = starts.zip(&route.regions);
        legs.find_map(|(a, b)| self.kept_back(scenario, *a, *b))
    }
}
