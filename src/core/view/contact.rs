//! Where nations meet: soil or garrison beside soil or garrison, coasts on narrow waters, a great fleet off a coast.
//! Quarrels begin there, and without a place where the two can fight there is no war.

use crate::content::{Arm, CrisisRules, Mode, RegionKind, Scenario};
use crate::ids::{NationId, RegionId};

/// How closely two nations meet; the closer, the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Contact {
    /// Nowhere.
    #[default]
    None,
    /// A great fleet of the one lies off a coast of the other.
    Fleet,
    /// Both have coasts, or troops on coasts, of the same narrow waters.
    Waters,
    /// Troops of the one stand on foreign soil beside soil or troops of the other.
    Garrison,
    /// Soil of the one touches soil of the other, over a border or a strait.
    Land,
}

impl Contact {
    /// How many of the occasions for a clash that a border gives such a contact gives, 0..1.
    #[must_use]
    pub fn occasions(self, rules: &CrisisRules) -> f64 {
        match self {
            Self::None => 0.0,
            Self::Fleet => rules.contact_fleet,
            Self::Waters => rules.contact_waters,
            Self::Garrison => rules.contact_garrison,
            Self::Land => 1.0,
        }
    }
}

/// Troops and ships away from home, as far as all the world can see them: that they are there.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Deployments {
    /// Armies on soil that others hold; sorted.
    garrisons: Vec<(RegionId, NationId)>,
    /// Great fleets at sea; sorted.
    fleets: Vec<(RegionId, NationId)>,
    /// By nation: whether its ships can land an army that is worth the name.
    lands: Vec<bool>,
}

impl Deployments {
    /// Of all forces that are not posted to peace operations, each with its nation, place, arm and points.
    pub(crate) fn of(
        scenario: &Scenario,
        forces: impl Iterator<Item = (NationId, RegionId, Arm, f64)>,
        holder: impl Fn(RegionId) -> Option<NationId>,
    ) -> Self {
        let rules = &scenario.rules;
        let mut armies: Vec<(RegionId, NationId, f64)> = Vec::new();
        let mut fleets: Vec<(RegionId, NationId, f64)> = Vec::new();
        let mut navies = vec![0.0; scenario.nations.len()];
        let add = |list: &mut Vec<(RegionId, NationId, f64)>, region, nation, points| match list
            .iter_mut()
            .find(|e| (e.0, e.1) == (region, nation))
        {
            Some(entry) => entry.2 += points,
            None => list.push((region, nation, points)),
        };
        for (nation, region, arm, points) in forces {
            let afloat = scenario.region(region).kind == RegionKind::Sea;
            match arm {
                Arm::Land if !afloat && holder(region) != Some(nation) => {
                    add(&mut armies, region, nation, points);
                }
                Arm::Naval => {
                    navies[nation.index()] += points;
                    if afloat {
                        add(&mut fleets, region, nation, points);
                    }
                }
                Arm::Land | Arm::Air => {}
            }
        }
        let greatest = navies.iter().copied().fold(0.0, f64::max);
        let (least, great) = (
            rules.crisis.garrison_least,
            rules.crisis.fleet_great * greatest,
        );
        let landed = rules.combat.landing_per_point * rules.mind.challenge.landing_months;
        let there = |list: Vec<(RegionId, NationId, f64)>, least: f64| {
            let enough = list.into_iter().filter(|e| e.2 > 0.0 && e.2 >= least);
            let mut places: Vec<(RegionId, NationId)> = enough.map(|e| (e.0, e.1)).collect();
            places.sort_unstable();
            places
        };
        Self {
            garrisons: there(armies, least),
            fleets: there(fleets, great),
            lands: navies
                .iter()
                .map(|points| points * landed >= rules.crisis.landing_least)
                .collect(),
        }
    }

    /// The nations that keep an army in a region that another holds.
    pub fn garrisons(&self, region: RegionId) -> impl Iterator<Item = NationId> + '_ {
        at(&self.garrisons, region)
    }

    /// The nations whose great fleets lie in a sea.
    pub fn fleets(&self, sea: RegionId) -> impl Iterator<Item = NationId> + '_ {
        at(&self.fleets, sea)
    }

    /// Whether ships of `nation` can land an army.
    #[must_use]
    pub fn lands(&self, nation: NationId) -> bool {
        self.lands.get(nation.index()).is_some_and(|lands| *lands)
    }
}

fn at(list: &[(RegionId, NationId)], region: RegionId) -> impl Iterator<Item = NationId> + '_ {
    let begin = list.partition_point(|e| e.0 < region);
    let here = list[begin..].iter().take_while(move |e| e.0 == region);
    here.map(|e| e.1)
}

/// How closely each two nations meet; symmetric.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Contacts {
    n: usize,
    closest: Vec<Contact>,
    /// By nation: whether it has a coast.
    coast: Vec<bool>,
    /// By nation: whether its ships can land an army.
    lands: Vec<bool>,
    /// By nation: the seas off its coasts, and those off the coasts that it holds or has an army on.
    off: [Shores; 2],
}

/// Sets of regions, one a nation, a bit a region.
#[derive(Clone, PartialEq, Debug, Default)]
struct Shores {
    words: usize,
    bits: Vec<u64>,
}

impl Shores {
    fn new(scenario: &Scenario) -> Self {
        let words = scenario.regions.len().div_ceil(64);
        Self {
            words,
            bits: vec![0; words * scenario.nations.len()],
        }
    }

    fn add(&mut self, nation: NationId, sea: RegionId) {
        let at = nation.index() * self.words + sea.index() / 64;
        self.bits[at] |= 1 << (sea.index() % 64);
    }

    fn of(&self, nation: NationId) -> &[u64] {
        &self.bits[nation.index() * self.words..(nation.index() + 1) * self.words]
    }
}

impl Contacts {
    /// What follows from who holds what, and from who stands where.
    pub(crate) fn of(
        scenario: &Scenario,
        deployments: &Deployments,
        holder: impl Fn(RegionId) -> Option<NationId>,
    ) -> Self {
        let n = scenario.nations.len();
        let mut this = Self {
            n,
            closest: vec![Contact::None; n * n],
            coast: vec![false; n],
            lands: scenario
                .nation_ids()
                .map(|n| deployments.lands(n))
                .collect(),
            off: [Shores::new(scenario), Shores::new(scenario)],
        };
        let [held, reached] = &mut this.off;
        for link in scenario.links.iter().filter(|l| l.mode == Mode::Sea) {
            for (shore, sea) in [(link.a, link.b), (link.b, link.a)] {
                if scenario.region(sea).kind != RegionKind::Sea {
                    continue;
                }
                if let Some(nation) = holder(shore) {
                    held.add(nation, sea);
                    reached.add(nation, sea);
                }
                for guest in deployments.garrisons(shore) {
                    reached.add(guest, sea);
                }
            }
        }
        // Whoever stands in each region: its holder first.
        let there = |region: RegionId| {
            holder(region)
                .into_iter()
                .chain(deployments.garrisons(region))
        };
        for &(region, guest) in &deployments.garrisons {
            for other in there(region) {
                this.meet(guest, other, Contact::Garrison);
            }
        }
        // Foreign armies are in few places: elsewhere nobody is there but the holder.
        let mut hosts = vec![false; scenario.regions.len()];
        for &(region, _) in &deployments.garrisons {
            hosts[region.index()] = true;
        }
        let foreign = |a: RegionId, b: RegionId| hosts[a.index()] || hosts[b.index()];
        for link in &scenario.links {
            match link.mode {
                Mode::Land | Mode::Strait => {
                    if foreign(link.a, link.b) {
                        this.join(link.a, link.b, Contact::Garrison, &there);
                    }
                    this.join(link.a, link.b, Contact::Land, &holder);
                }
                Mode::Sea => {
                    for (shore, sea) in [(link.a, link.b), (link.b, link.a)] {
                        if let Some(nation) = holder(shore) {
                            this.coast[nation.index()] = true;
                        }
                        for fleet in deployments.fleets(sea) {
                            for other in there(shore).chain(deployments.fleets(sea)) {
                                this.meet(fleet, other, Contact::Fleet);
                            }
                        }
                    }
                }
                Mode::Air => {}
            }
        }
        for &(a, b) in &scenario.narrows {
            match foreign(a, b) {
                true => this.join(a, b, Contact::Waters, &there),
                false => this.join(a, b, Contact::Waters, &holder),
            }
        }
        this
    }

    fn join<I: IntoIterator<Item = NationId>>(
        &mut self,
        a: RegionId,
        b: RegionId,
        contact: Contact,
        there: &impl Fn(RegionId) -> I,
    ) {
        for one in there(a) {
            for other in there(b) {
                self.meet(one, other, contact);
            }
        }
    }

    fn meet(&mut self, a: NationId, b: NationId, contact: Contact) {
        if a == b {
            return;
        }
        for (x, y) in [(a, b), (b, a)] {
            let closest = &mut self.closest[x.index() * self.n + y.index()];
            *closest = contact.max(*closest);
        }
    }

    /// How closely two nations meet.
    #[must_use]
    pub fn between(&self, a: NationId, b: NationId) -> Contact {
        self.closest[a.index() * self.n + b.index()]
    }

    /// [`Contacts::between`] of `a` and each nation, itself too, in id order.
    #[must_use]
    pub fn of_nation(&self, a: NationId) -> &[Contact] {
        &self.closest[a.index() * self.n..(a.index() + 1) * self.n]
    }

    /// Whether armies of the two stand face to face, or the one can land on the other's coast.
    #[must_use]
    pub fn can_fight(&self, a: NationId, b: NationId) -> bool {
        self.between(a, b) >= Contact::Garrison || self.can_land(a, b) || self.can_land(b, a)
    }

    /// Whether both have a coast, so that troops of the one come to the other over the sea.
    #[must_use]
    pub fn over_sea(&self, a: NationId, b: NationId) -> bool {
        self.coast[a.index()] && self.coast[b.index()]
    }

    /// Whether `from` has ships that carry an army, and stands on a sea that `on` has a coast of: troops land where they embarked.
    fn can_land(&self, from: NationId, on: NationId) -> bool {
        let [held, reached] = &self.off;
        let mut seas = reached.of(from).iter().zip(held.of(on));
        self.lands[from.index()] && seas.any(|(a, b)| a & b != 0)
    }
}
