//! To keep a peace: is a mission worth mandating and inviting; what breaking the line that it holds would cost; and what it does
//! to the risk that fighting resumes.

use super::pact::{sheltered, shield};
use super::{challenge, fear, mind, power, salience, stakes, standing_firm};
use crate::content::scale::{around_one, logistic};
use crate::content::{Arm, RegionKind};
use crate::ids::{NationId, RegionId};
use crate::judge;
use crate::order::{Contribution, Side};
use crate::view::{Crisis, Detachment, Mission, Sighting, Treaty, View, incident_rate};
use crate::why::{Factor, Recorder, Silent, Tally};

/// To mandate a mission in a region.
pub(super) fn mandate<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    region: RegionId,
    tally: &mut Tally<'_, R>,
) {
    let host = view.region(region).controller.unwrap_or(member);
    if host == member {
        as_host(view, member, treaty, region, tally);
        return;
    }
    // A ballot sends nobody: what it costs to go is weighed by those who would.
    let v = &mind(view).peace;
    let rival = judge::rival(&view.public, region);
    let trouble = without_it(view, treaty, region);
    let kept = view.public.kept_by_others(region, member, Some(treaty.id));
    interest(view, member, Some(treaty), host, (trouble, kept), tally);
    fighting(view, host, rival, tally);
    if !welcome(view, treaty, host, region, member) {
        tally.add(Factor::Consent, -v.consent);
    }
    // Whose people have had enough of it there does not send others'.
    let worn = 1.0 - treaty.patience(region, member);
    tally.add(Factor::Patience, -v.patience * worn);
    // No body likes to call home those whom it has sent.
    let sent = |m: &Mission| m.treaty == treaty.id && m.region == region && m.points() > 0.0;
    if view.public.missions.iter().any(sent) {
        tally.add(Factor::Inertia, v.settled);
    }
}

/// Whether a mission of the treaty that `mover` proposes would be there with the host's leave. A member has a voice in the
/// council, and is known to take its leave back where it would rather be without.
pub(super) fn welcome(
    view: &View,
    treaty: &Treaty,
    host: NationId,
    region: RegionId,
    mover: NationId,
) -> bool {
    let bears = || inviting(view, host, treaty, region, &mut Silent) > -mind(view).peace.unwilling;
    host == mover
        || judge::asked(treaty, host, region)
        || view.public.pairs.transit(host, mover)
        || (treaty.has(host) && bears())
}

/// What a host gains and gives away by others' troops in the region.
fn as_host<R: Recorder>(
    view: &View,
    host: NationId,
    treaty: &Treaty,
    region: RegionId,
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).peace;
    // The contingents of strangers are little help to whoever is stronger than all of them.
    let others = treaty.members.iter().filter(|m| **m != host);
    let theirs: f64 = others.map(|m| power(view, *m)).sum();
    let sent = view.scenario().rules.peace.share[Contribution::Full as usize] * theirs;
    let help = sent / (sent + power(view, host)).max(1e-6);
    // A state that stands firm on its own needs nobody to hold it up, nor does one whose own troops are many enough.
    let lacking = (1.0 - view.nation(host).stability / v.sound).max(0.0);
    let kept = view.public.kept_by_others(region, host, Some(treaty.id));
    let needed = (1.0 - own_presence(view, host, region)) * (1.0 - kept);
    let rival = judge::rival(&view.public, region);
    let trouble = without_it(view, treaty, region);
    tally.add(Factor::Benefit, v.weak * lacking * needed * help * trouble);
    if let Some(rival) = rival {
        // Whom allies shelter has a promise of war to keep the other off, and wants no observers.
        let had = shield(view, host);
        let bare = 1.0 - had / (had + power(view, rival)).max(1e-6);
        tally.add(
            Factor::Threat,
            v.line * fear(view, host, rival) * bare * help,
        );
    }
    // Friends are less of an imposition, and whoever could as well do without is humbled by any.
    let strange = (1.0 - kinship(view, host, treaty)).min(1.0);
    let humbling = 1.0 + (1.0 - help);
    tally.add(Factor::Sovereignty, -v.sovereignty * strange * humbling);
}

/// How like the host the others of the treaty are, at the mean, -1..1.
fn kinship(view: &View, host: NationId, treaty: &Treaty) -> f64 {
    let others = treaty.members.iter().filter(|m| **m != host);
    let kin = others.clone().map(|m| view.public.pairs.affinity(host, *m));
    kin.sum::<f64>() / others.count().max(1) as f64
}

/// How bad things are in the region, 0..1, or where the treaty keeps the peace there, would be again if it went.
fn without_it(view: &View, treaty: &Treaty, region: RegionId) -> f64 {
    let now = judge::trouble(&view.public, region, judge::rival(&view.public, region));
    let mut missions = view.public.missions.iter();
    let standing = missions.find(|m| m.treaty == treaty.id && m.region == region);
    standing.map_or(now, |m| come_back(view, m, now))
}

/// How bad things would be where a mission keeps the peace, 0..1, if it went: what it has stilled would come back.
pub(super) fn come_back(view: &View, mission: &Mission, now: f64) -> f64 {
    now.max(mind(view).peace.stilled * mission.trouble)
}

/// How much of the peace the host's own army keeps in the region, 0..1, by the measure of a mission's.
fn own_presence(view: &View, host: NationId, region: RegionId) -> f64 {
    let own = |f: &&Sighting| f.region == region && f.nation == host && f.arm == Arm::Land;
    let there: f64 = view.forces.iter().filter(own).map(|f| f.strength).sum();
    let needed = view.region(region).people * view.scenario().rules.peace.per_million;
    1.0 - libm::exp(-there / needed.max(1e-6))
}

/// Trouble next door, and a friend in it, as far as others do not see to it. To the lead of a treaty, whose name stands for it,
/// a part of what is next door to one of its members is next door to itself.
pub(super) fn interest<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: Option<&Treaty>,
    host: NationId,
    (trouble, kept): (f64, f64),
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).peace;
    let pairs = &view.public.pairs;
    let led = treaty.filter(|t| t.lead == Some(member));
    let members = led.iter().flat_map(|t| t.members.iter());
    let near = members
        .filter(|m| **m != host)
        .map(|m| v.led * pairs.proximity(*m, host))
        .fold(pairs.proximity(member, host), f64::max);
    let next_door = v.near * near * trouble;
    // Who is a friend is no friend in need before there is one.
    let friend = v.kin * pairs.affinity(member, host) * trouble;
    tally.add(Factor::Nearness, next_door);
    tally.add(Factor::Affinity, friend);
    tally.add(Factor::Peacekeepers, -kept * (next_door + friend.max(0.0)));
    tally.add(Factor::Rivalry, -v.kin * pairs.rivalry(member, host));
}

/// There is no peace to keep where the host and the other side of the line are at war; those who are there when it begins weigh
/// what it does to them.
pub(super) fn fighting<R: Recorder>(
    view: &View,
    host: NationId,
    rival: Option<NationId>,
    tally: &mut Tally<'_, R>,
) {
    let open = |r: NationId| {
        view.public
            .crises
            .iter()
            .any(|c| c.rung >= 5 && c.opposed(host, r))
    };
    if rival.is_some_and(open) {
        tally.add(Factor::Fighting, -mind(view).peace.fighting);
    }
}

/// Whether `host` should ask the treaty for peacekeepers in its land: above 0 it should.
pub fn inviting<R: Recorder>(
    view: &View,
    host: NationId,
    treaty: &Treaty,
    region: RegionId,
    why: &mut R,
) -> f64 {
    let mut tally = Tally::new(why);
    as_host(view, host, treaty, region, &mut tally);
    tally.total()
}

/// What it costs `attacker` to break a peace with `other` that missions keep, in units of a national cause: it is
/// seen at once, has the contributors' arms to reckon with, and outrages those who sent them.
#[must_use]
pub fn restraint(view: &View, attacker: NationId, other: NationId) -> f64 {
    let missions = view.public.missions.iter();
    missions
        .filter(|m| m.parts(attacker, other))
        .map(|m| held(view, attacker, m))
        .fold(0.0, f64::max)
}

fn held(view: &View, attacker: NationId, mission: &Mission) -> f64 {
    let v = &mind(view).peace;
    let whole = mind(view).answer.tripwire_points;
    let presence = view.public.presence(mission);
    let behind = |d: &Detachment| {
        let stake = (d.points * d.ready / whole).min(1.0);
        power(view, d.nation) * d.worth * stake
    };
    let others = mission.troops.iter().filter(|d| d.nation != attacker);
    let arms: f64 = others.map(behind).sum();
    let reaction = arms / (arms + power(view, attacker)).max(1e-6);
    let treaty = view.public.treaty(mission.treaty);
    let senders = treaty.map_or(0.0, |t| {
        let rest = t.members.iter().filter(|m| **m != attacker);
        rest.map(|m| power(view, *m)).sum()
    });
    let world: f64 = view.scenario().nation_ids().map(|n| power(view, n)).sum();
    let outrage = senders / world.max(1e-6);
    presence * (v.watched + v.outrage * outrage) + v.reaction * reaction
}

/// The rung that a raise by `side` would reach, and how firm it must stand for it. A target, too, has those to
/// reckon with who hold the line; a challenger has counted them in standing firm at all. One that allies cover does not lightly
/// shoot first: they are bound to come to a victim.
#[must_use]
pub fn raise_bar(view: &View, crisis: &Crisis, side: Side) -> (u8, f64) {
    let firm = &mind(view).firm;
    let behind = crisis.rungs[side.index()] < crisis.rung;
    let next = if behind { crisis.rung } else { crisis.rung + 1 };
    let mut bar = firm.raise[usize::from(next.min(6)) - 1];
    if side == Side::Target {
        bar += restraint(view, crisis.target, crisis.challenger);
        let shoots = next == 4 || next == 5;
        if shoots && !behind && crisis.first.is_none() {
            bar += sheltered(view, crisis.target);
        }
    }
    (next, bar)
}

/// The risk that the two whom a mission parts come to blows or quarrel again within a year, 0..1: with it, and
/// without. None where it parts nobody.
#[must_use]
pub fn renewal(view: &View, mission: &Mission) -> Option<[f64; 2]> {
    let rival = mission.rival?;
    let without = without(view, mission);
    let risk = |view: &View| {
        let rate: f64 = [(mission.host, rival), (rival, mission.host)]
            .into_iter()
            .map(|(a, b)| outbreaks(view, a, b))
            .sum();
        1.0 - libm::exp(-rate)
    };
    Some([risk(view), risk(&without)])
}

/// The view as if the mission were not there.
fn without(view: &View, mission: &Mission) -> View {
    view.imagine_public(|p| p.missions.retain(|m| m.id != mission.id))
}

/// Times a year that `a` is the one to begin: by a demand, by an incident, or by going up where a crisis is open.
fn outbreaks(view: &View, a: NationId, b: NationId) -> f64 {
    let public = &view.public;
    let rules = &view.scenario().rules;
    let kept = calm(view, a, b);
    let open = public.crises.iter().find(|c| {
        let leaders = (c.challenger, c.target);
        leaders == (a, b) || leaders == (b, a)
    });
    if let Some(crisis) = open {
        let side = if crisis.challenger == a {
            Side::Challenger
        } else {
            Side::Target
        };
        let firm = standing_firm(view, crisis.id, side, &mut Silent);
        let (_, bar) = raise_bar(view, crisis, side);
        let raises = 12.0 * logistic((firm - bar) / mind(view).noise);
        let height = f64::from(crisis.rung.saturating_sub(1)) / 3.0;
        let accidents = rules.crisis.accident_per_year * height * around_one(public.tension);
        return raises + 0.5 * accidents * kept;
    }
    let tempting = stakes(view, a, b)
        .into_iter()
        .map(|stake| challenge(view, a, b, stake, &mut Silent))
        .fold(f64::NEG_INFINITY, f64::max);
    let comes_up = mind(view).challenge.opportunity * salience(view, a, b);
    let demands = comes_up * logistic(tempting / mind(view).noise);
    let contact = public.contact(a, b);
    let incidents = incident_rate(&public.pairs, contact, &rules.crisis, public.tension, a, b);
    demands + incidents * kept
}

/// What missions leave of the chance of accidents and incidents between two nations.
fn calm(view: &View, a: NationId, b: NationId) -> f64 {
    let missions = view.public.missions.iter();
    let presence = missions
        .filter(|m| m.parts(a, b))
        .map(|m| view.public.presence(m))
        .fold(0.0, f64::max);
    1.0 - view.scenario().rules.peace.keeps * presence
}

/// Unrest where a mission stands after a year if all else stays as it is, 0..1: with it, and without.
#[must_use]
pub fn unrest_in_a_year(view: &View, mission: &Mission) -> [f64; 2] {
    let rules = &view.scenario().rules;
    let state = view.region(mission.region);
    let stability = view.nation(mission.host).stability;
    let foreign = state.owner.is_some_and(|o| Some(o) != state.controller);
    let turns = (12 / u32::from(view.scenario().turn_months)).max(1);
    let dt = view.scenario().years_per_turn();
    [true, false].map(|stays| {
        let garrison = foreign.then(|| garrison(view, mission, stays));
        let kept = if stays {
            rules.peace.unrest * view.public.presence(mission)
        } else {
            0.0
        };
        let least = super::sway(view, mission.region, |f| stays || !mission.posts(f.id));
        (0..turns).fold(state.unrest, |unrest, _| {
            let drift = judge::unrest_drift(rules, stability, garrison, unrest);
            (unrest + (drift - kept) * dt).clamp(least, 1.0)
        })
    })
}

/// Troops that stand with the holder over troops needed, 0..1.
fn garrison(view: &View, mission: &Mission, with: bool) -> f64 {
    let place = view.scenario().region(mission.region);
    if place.kind == RegionKind::Sea {
        return 0.0;
    }
    let counts = |f: &&crate::view::Sighting| {
        f.region == mission.region && f.arm == Arm::Land && (with || !mission.posts(f.id))
    };
    let there: f64 = view
        .forces
        .iter()
        .filter(counts)
        .map(|f| f.strength * f.readiness)
        .sum();
    let needed =
        view.region(mission.region).people * view.scenario().rules.domains.garrison_per_million;
    (there / needed.max(1e-6)).min(1.0)
}
