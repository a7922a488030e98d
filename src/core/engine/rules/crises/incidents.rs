//! Clashes and affronts that nobody ordered: patrols, boats, aircraft, arrests. They happen where
//! nations meet and dislike each other; most come to nothing.

use crate::content::Mode;
use crate::dice::{Dice, Phase, pair};
use crate::engine::observe::{Outlook, Private};
use crate::engine::rules::calm;
use crate::engine::rules::deeds::crisis::{self, DEMAND};
use crate::engine::world::World;
use crate::event::{EventKind, Incident, Scene, WarCause};
use crate::ids::{NationId, RegionId};
use crate::order::{Contribution, Side, Stake};
use crate::reckon;
use crate::view::{Contact, Deployments, Public, incident_rate};

/// Marks the dice of incidents among those of crises.
const INCIDENT: u64 = 1 << 63;

/// By what all could see when the turn began: where nations meet, and who has friends.
pub fn phase(world: &mut World, outlook: &Outlook) {
    let public = &outlook.public;
    let mut clashes = Vec::new();
    let dt = world.dt();
    let cup = world.cup(Phase::Crisis);
    let keys = world.keys();
    for (a, b, rate) in rates(world, public) {
        let mut dice = cup.dice(pair(keys[a.index()], keys[b.index()]) | INCIDENT);
        if !dice.chance(rate * dt) {
            continue;
        }
        if dice.chance(caution(world, outlook, a, b)) {
            continue;
        }
        let rung = rung_of(world, dice.unit(), a, b);
        let contact = public.contact(a, b);
        let place = place(world, &public.deployments, contact, [a, b], &mut dice);
        let (parties, stake) = subject(world, contact, [a, b], &mut dice);
        let with = match place {
            Some(place) if rung > DEMAND => caught(world, public, &place, [a, b], &mut dice),
            _ => Vec::new(),
        };
        let incident = place.map(|p| p.incident);
        clashes.push((parties, stake, rung, incident, with));
    }
    for (parties, stake, rung, incident, with) in clashes {
        let Some(id) = crisis::begin(world, parties, stake, rung, incident) else {
            continue;
        };
        for (nation, beside) in with {
            let side = if beside == parties.0 {
                Side::Challenger
            } else {
                Side::Target
            };
            let (cause, part) = (WarCause::Tripwire, Contribution::Caveats);
            world.tell(EventKind::CaughtUp {
                crisis: id,
                nation,
                side,
            });
            crisis::join(world, id, nation, side, cause, part);
        }
    }
}

/// Whose troops were in it too, each with the one of the two that it stood beside: those who stand at either end of the place
/// where it happened by right of a treaty with the one, and have none with the other.
fn caught(
    world: &World,
    public: &Public,
    place: &Place,
    [a, b]: [NationId; 2],
    dice: &mut Dice,
) -> Vec<(NationId, NationId)> {
    let bound = |x, y| public.bonds().allied(x, y) || public.bonds().transit(x, y);
    let mut with = Vec::new();
    for nation in world.nation_ids() {
        let sides = [bound(nation, a), bound(nation, b)];
        let beside = match sides {
            [true, false] => a,
            [false, true] => b,
            _ => continue,
        };
        let stands = place.ends.iter().any(|&region| {
            world.controller(region) == Some(nation)
                || public.deployments.garrisons(region).any(|g| g == nation)
                || public.deployments.fleets(region).any(|f| f == nation)
        });
        if nation != a && nation != b && stands && dice.chance(world.rules().crisis.incident_joint)
        {
            with.push((nation, beside));
        }
    }
    with
}

/// Where two met.
#[derive(Clone, Copy)]
struct Place {
    incident: Incident,
    /// Where the one stands, and where the other does; the same where they stand together.
    ends: [RegionId; 2],
}

impl Place {
    fn at(scene: Scene, region: RegionId, ends: [RegionId; 2]) -> Self {
        let incident = Incident { scene, region };
        Self { incident, ends }
    }
}

/// The pairs of which the first may start incidents against the second, in id order, each with how many a year.
fn rates(world: &World, public: &Public) -> Vec<(NationId, NationId, f64)> {
    let (crisis, keeps) = (&world.rules().crisis, world.rules().peace.keeps);
    let unkept = world.missions().is_empty();
    let mut list = Vec::new();
    for a in world.nation_ids().filter(|n| world.free(*n)) {
        let met = (0..).map(NationId::at).zip(public.contacts_of(a));
        for (b, &contact) in met.filter(|(_, contact)| **contact > Contact::None) {
            let rate = incident_rate(&world.pairs, contact, crisis, world.tension, a, b);
            if rate > 0.0 {
                let kept = match unkept {
                    true => 0.0,
                    false => keeps * calm::calm_between(world, a, b),
                };
                list.push((a, b, rate * (1.0 - kept)));
            }
        }
    }
    list
}

/// The chance that soldiers of `a` hold back from `b`, 0..1: by how much of all that would meet they would face, as `a` sees it,
/// and where the one has bent to the other.
fn caution(world: &World, outlook: &Outlook, a: NationId, b: NationId) -> f64 {
    let view = outlook.view(&Private::of(world), a, &[].into());
    let rules = &world.rules().crisis;
    let careful = rules.caution * reckon::resistance(&view, a, b);
    let leans = |x: NationId, y: NationId| view.nation(x).leans == Some(y);
    let bent = leans(a, b) || leans(b, a);
    let at_ease = if bent { rules.leaning } else { 0.0 };
    1.0 - (1.0 - careful) * (1.0 - at_ease)
}

/// How high an incident starts: the record of disputes has most of them begin with the use of force. Friends do not shoot.
fn rung_of(world: &World, roll: f64, a: NationId, b: NationId) -> u8 {
    let rules = &world.rules().crisis;
    let [none, threat, display] = rules.incident_rungs;
    if roll < none {
        1
    } else if roll < none + threat {
        2
    } else if roll < none + threat + display
        || world.allied(a, b)
        || world.pairs.affinity(a, b) >= rules.incident_friends
    {
        3
    } else {
        4
    }
}

/// Who quarrels with whom, and about what: an incident at a border that one of the two would have elsewhere is about that.
fn subject(
    world: &World,
    contact: Contact,
    [a, b]: [NationId; 2],
    dice: &mut Dice,
) -> ((NationId, NationId), Stake) {
    let roll = dice.unit();
    let mut best: Option<(f64, (NationId, NationId), RegionId)> = None;
    if contact >= Contact::Garrison {
        for claim in &world.claims {
            let other = if claim.by == a { b } else { a };
            let theirs =
                (claim.by == a || claim.by == b) && world.region(claim.region).owner == Some(other);
            let stronger = best.is_none_or(|(strength, ..)| claim.strength > strength);
            if theirs && stronger {
                best = Some((claim.strength, (claim.by, other), claim.region));
            }
        }
    }
    match best {
        Some((strength, parties, region)) if roll < strength => (parties, Stake::Territory(region)),
        _ => ((a, b), Stake::Incident),
    }
}

/// What happened and where: one of the places where the two meet most closely, each as likely as the other.
fn place(
    world: &World,
    deployments: &Deployments,
    contact: Contact,
    [a, b]: [NationId; 2],
    dice: &mut Dice,
) -> Option<Place> {
    let regions = world.regions();
    let holder = |r: RegionId| regions[r.index()].controller;
    let stands = |n: NationId, r: RegionId| {
        holder(r) == Some(n) || deployments.garrisons(r).any(|guest| guest == n)
    };
    let meet = |x, y| (stands(a, x) && stands(b, y)) || (stands(b, x) && stands(a, y));
    let scenario = &world.scenario;
    let mut places: Vec<Place> = Vec::new();
    match contact {
        Contact::None => {}
        Contact::Land | Contact::Garrison => {
            for region in world.region_ids().filter(|&r| meet(r, r)) {
                places.push(Place::at(Scene::Checkpoint, region, [region; 2]));
            }
            for link in scenario.links.iter().filter(|l| meet(l.a, l.b)) {
                let (ours, theirs) = match stands(b, link.b) {
                    true => (link.a, link.b),
                    false => (link.b, link.a),
                };
                let ends = [link.a, link.b];
                let at = |scene| Place::at(scene, theirs, ends);
                match link.mode {
                    Mode::Land => {
                        places.push(at(Scene::Patrol));
                        // It is turned back by those over whose heads it flies.
                        if scenario.flies() {
                            places.push(Place::at(Scene::Aircraft, ours, ends));
                        }
                    }
                    Mode::Strait => places.push(at(Scene::Strait)),
                    Mode::Sea | Mode::Air => {}
                }
            }
        }
        Contact::Waters => {
            for &(x, y) in scenario.narrows.iter().filter(|&&(x, y)| meet(x, y)) {
                let far: Vec<RegionId> = seas(world, y).collect();
                if let Some(sea) = seas(world, x).find(|sea| far.contains(sea)) {
                    places.push(Place::at(Scene::Trawler, sea, [sea; 2]));
                    places.push(Place::at(Scene::Warship, sea, [sea; 2]));
                }
            }
        }
        Contact::Fleet => {
            for link in scenario.links.iter().filter(|l| l.mode == Mode::Sea) {
                for (sea, shore) in [(link.a, link.b), (link.b, link.a)] {
                    let lies = |n: NationId| deployments.fleets(sea).any(|fleet| fleet == n);
                    let by = |n: NationId| stands(n, shore) || lies(n);
                    if (lies(a) && by(b)) || (lies(b) && by(a)) {
                        places.push(Place::at(Scene::Warship, sea, [sea; 2]));
                    }
                }
            }
        }
    }
    let pick = (dice.unit() * places.len() as f64) as usize;
    places.get(pick).copied()
}

/// The seas on which a coast lies.
fn seas(world: &World, coast: RegionId) -> impl Iterator<Item = RegionId> + '_ {
    let links = world.scenario.links_from(coast);
    links
        .filter(|(link, _)| link.mode == Mode::Sea)
        .map(|(_, sea)| sea)
}
