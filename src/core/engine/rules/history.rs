//! Scripted history: each script fires once, when its conditions hold.

use super::conditions::holds;
use super::deeds::{
    candidate, crisis, dealing, ground, group, leader, statehood, suspension, treasury, treaty,
};
use super::missions;
use crate::content::scale;
use crate::content::{Claim, Condition, Date, Effect, Question, Treasury, Validity};
use crate::dice::Phase;
use crate::engine::world::{Force, World};
use crate::event::EventKind;
use crate::ids::{CharterId, ForceId, NationId, RegionId, ScriptId, TreatyId};
use crate::order::Stance;
use crate::view::{Dilemma, Treaty};

pub fn phase(world: &mut World) {
    decided(world);
    let scenario = world.scenario.clone();
    for (i, script) in scenario.history.iter().enumerate() {
        if world.fired[i].is_some() || !script.when.iter().all(|c| holds(world, c)) {
            continue;
        }
        let question = script.question.as_ref();
        if question.is_some_and(|q| !world.free(q.asks)) {
            continue;
        }
        let chance = if script.chance >= 1.0 {
            1.0
        } else {
            script.chance * world.dt()
        };
        if !world.dice(Phase::History, i as u64).chance(chance) {
            continue;
        }
        world.fired[i] = Some(world.turn);
        world.tell(EventKind::History {
            script: ScriptId::at(i),
        });
        for effect in &script.effects {
            happen(world, effect);
        }
        if let Some(question) = question {
            ask(world, ScriptId::at(i), question);
        }
    }
}

/// What the record has between the map's first day and that of the chapter that is played: its scripts in the order of their
/// days, each with the heaviest course of what it asks (of equal ones the first), and what the chapter adds. Crises of those years are over, what passes
/// has passed, economies and peoples have grown by their trends.
pub fn past(world: &mut World) {
    let scenario = world.scenario.clone();
    let Some(past) = &scenario.chapter else {
        return;
    };
    let chapter = &scenario.chapters[past.chapter];
    let mut record: Vec<(Date, usize)> = Vec::new();
    for (i, script) in scenario.history.iter().enumerate() {
        let day = script.when.iter().filter_map(|c| match c {
            Condition::After(day) => Some(*day),
            _ => None,
        });
        // One without a day waits for events of play.
        let day = day.max().filter(|day| *day < chapter.start);
        record.extend(day.filter(|_| script.chance > 0.0).map(|day| (day, i)));
    }
    record.sort_unstable();
    for (day, i) in record {
        let script = &scenario.history[i];
        if !script.when.iter().all(|c| recorded(world, c, day)) {
            continue;
        }
        world.fired[i] = Some(0);
        let years = day.months_to(chapter.start) as f64 / 12.0;
        for effect in &script.effects {
            befell(world, effect, years);
        }
        if let Some(question) = &script.question {
            let course = taken(question);
            world.chosen[i] = Some(course as u8);
            for effect in &question.courses[course].effects {
                befell(world, effect, years);
            }
        }
    }
    grow(world, past.from.months_to(chapter.start) as f64 / 12.0);
    for effect in &chapter.past {
        befell(world, effect, 0.0);
    }
}

/// The course that the record takes, by its place.
fn taken(question: &Question) -> usize {
    let weights = question.courses.iter().map(|c| c.weight).enumerate();
    let heaviest = weights.reduce(|best, next| if next.1 > best.1 { next } else { best });
    heaviest.map_or(0, |(place, _)| place)
}

/// Whether a condition held on that day, so far as the record says: what only play knows (wars, moods, tension) it has.
fn recorded(world: &World, condition: &Condition, day: Date) -> bool {
    use Condition as C;
    match *condition {
        C::After(_) => true,
        C::Before(end) => day < end,
        C::Member(..)
        | C::NotMember(..)
        | C::TreatyExists(_)
        | C::NoTreaty(_)
        | C::Owns(..)
        | C::Alive(_)
        | C::Fired(_)
        | C::NotFired(_)
        | C::Chose(..)
        | C::Suspended(..)
        | C::MembersAtLeast(..) => holds(world, condition),
        C::AtWar(..)
        | C::AtPeace(..)
        | C::Controls(..)
        | C::TensionAbove(_)
        | C::TensionBelow(_)
        | C::StabilityBelow(..)
        | C::StabilityAbove(..)
        | C::RegimeAbove(..)
        | C::RegimeBelow(..)
        | C::GdpAbove(..)
        | C::AffinityAbove(..)
        | C::AffinityBelow(..)
        | C::DefenceBelow(..)
        | C::DefenceAbove(..)
        | C::NeverInvaded(_)
        | C::InCrisis(..)
        | C::NoCrisis(..)
        | C::Sanctions(..)
        | C::Mission(_)
        | C::NoMission(_)
        | C::UnrestAbove(..)
        | C::UnrestBelow(..) => true,
    }
}

/// What has come about so many years before the game begins, and what is left of it.
fn befell(world: &mut World, effect: &Effect, years: f64) {
    use Effect as E;
    let rules = world.rules();
    let left = libm::exp(-rules.diplomacy.grievance_decay * years);
    match *effect {
        E::Grievance(a, b, by) => happen(world, &E::Grievance(a, b, by * left)),
        // Notice has run out since.
        E::Leave(nation, charter) if years > 0.0 => happen(world, &E::Release(nation, charter)),
        // Quarrels are over, and moods and unrest of more than a year ago have passed.
        E::Crisis { .. } | E::Tension(_) if years > 0.0 => {}
        // Everybody has known the one in office for a while.
        E::Leader(nation, ref name) => leader::name(world, nation, name),
        E::Approval(..) | E::Stability(..) | E::Unrest(..) if years > 1.0 => {}
        _ => happen(world, effect),
    }
}

/// Output and people after so many years of their trends; a state is measured from the chapter's first day.
fn grow(world: &mut World, years: f64) {
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.economy;
    for nation in world.nation_ids() {
        let mut economy = world.economy_mut(nation);
        economy.gdp *= economy.by_trend(rules, years);
        if economy.gdp > 0.0 {
            economy.gdp_at_start = economy.gdp;
        }
    }
    let mut people = vec![0.0; scenario.nations.len()];
    for region in scenario.region_ids() {
        let mut state = world.region_mut(region);
        let Some(owner) = state.owner else { continue };
        state.people *= rules.filled(scenario.nation(owner), 1.0, years as u32);
        people[owner.index()] += state.people;
    }
    for (nation, people) in scenario.nation_ids().zip(people) {
        world.polity_mut(nation).population = people;
    }
}

/// Lays the courses that are open before the nation, which answers in its next orders.
fn ask(world: &mut World, script: ScriptId, question: &Question) {
    let courses = (0..).zip(&question.courses);
    let open = courses.filter(|(_, course)| course.when.iter().all(|c| holds(world, c)));
    let open = open.map(|(place, _)| place).collect();
    world.dilemmas.push(Dilemma {
        script,
        open,
        answer: None,
    });
}

/// Notes what a nation has decided; it happens when all orders have been carried out.
pub fn answer(world: &mut World, script: ScriptId, course: u8) {
    let mut open = world.dilemmas.iter_mut();
    if let Some(dilemma) = open.find(|d| d.script == script) {
        dilemma.answer = Some(course);
    }
}

/// What was asked a turn ago is decided, by word or by silence.
fn decided(world: &mut World) {
    let scenario = world.scenario.clone();
    for dilemma in std::mem::take(&mut world.dilemmas) {
        let question = &scenario.history[dilemma.script.index()].question;
        // A government that has fallen meanwhile decides nothing any more.
        let Some(question) = question.as_ref().filter(|q| world.free(q.asks)) else {
            continue;
        };
        let course = dilemma.answer.unwrap_or_default();
        world.chosen[dilemma.script.index()] = Some(course);
        world.tell(EventKind::Decided {
            nation: question.asks,
            script: dilemma.script,
            course,
        });
        for effect in &question.courses[usize::from(course)].effects {
            happen(world, effect);
        }
    }
}

fn happen(world: &mut World, effect: &Effect) {
    use Effect as E;
    if let E::Claim(n, ..)
    | E::Apply(n, _)
    | E::Join(n, _)
    | E::Raise { nation: n, .. }
    | E::Occupy(_, n)
    | E::Sanction(n, _)
    | E::Leader(n, _)
    | E::Nuclear(n, _) = *effect
        && world.extinct(n)
    {
        return;
    }
    match *effect {
        E::Tension(by) => world.tension = (world.tension + by).clamp(0.0, 1.0),
        E::Grievance(a, b, by) => world.pairs.add_grievance(a, b, by),
        E::Rivalry(a, b, by) => {
            let level = world.pairs.rivalry(a, b) + by;
            world.pairs.set_rivalry(a, b, level);
        }
        E::Affinity(a, b, by) => {
            let tie = world.pairs.tie(a, b) + by;
            world.pairs.set_tie(a, b, tie);
        }
        E::Claim(by, region, strength) => {
            world.claims.retain(|c| !(c.by == by && c.region == region));
            world.claims.push(Claim {
                by,
                region,
                strength,
            });
        }
        E::DropClaim(by, region) => world.claims.retain(|c| !(c.by == by && c.region == region)),
        E::Apply(nation, charter) => {
            if let Some(treaty) = in_charter(world, charter, nation, false) {
                candidate::apply(world, nation, treaty);
            }
        }
        E::Join(nation, charter) => {
            if let Some(treaty) = in_charter(world, charter, nation, false) {
                treaty::join(world, treaty, nation);
            }
        }
        E::Leave(nation, charter) => {
            if let Some(treaty) = in_charter(world, charter, nation, true) {
                treaty::leave(world, nation, treaty);
            }
        }
        E::Release(nation, charter) => {
            if let Some(treaty) = in_charter(world, charter, nation, true) {
                treaty::remove(world, treaty, nation);
                world.tell(EventKind::Left { nation, treaty });
            }
        }
        E::Found {
            charter,
            ref name,
            ref members,
            lead,
            term,
        } => found(world, (charter, term), name, members, lead),
        E::Crisis {
            challenger,
            target,
            stake,
            rung,
        } => {
            if crisis::open(world, challenger, target, stake, rung).is_none() {
                crisis::sharpen(world, challenger, target, stake, rung);
            }
        }
        E::Transfer(region, to) => transfer(world, region, to),
        E::Secede {
            nation,
            ref regions,
            forces,
        } => statehood::secede(world, nation, regions, forces),
        E::Unite { nation, into } => statehood::unite(world, nation, into),
        E::Dissolve { nation, ref heirs } => statehood::dissolve(world, nation, heirs),
        E::Unrest(region, by) => {
            let mut state = world.region_mut(region);
            state.unrest = (state.unrest + by).clamp(0.0, 1.0);
        }
        E::Occupy(region, nation) => ground::hand_over(world, region, nation),
        E::Sanction(by, on) => dealing::sanction(world, by, on, true),
        E::LiftSanction(by, on) => dealing::sanction(world, by, on, false),
        E::Suspend(nation, charter) => {
            if let Some(treaty) = in_charter(world, charter, nation, true) {
                suspension::suspend(world, treaty, nation);
            }
        }
        E::Reinstate(nation, charter) => {
            if let Some(treaty) = in_charter(world, charter, nation, true) {
                suspension::reinstate(world, treaty, nation);
            }
        }
        E::Invite(nation, charter, region) => invite(world, nation, charter, region),
        E::MoveTreasury(charter) => {
            let text = world.scenario.charter(charter).treasury;
            let movable = |t: &&Treaty| t.charter == charter && !t.treasury_moved;
            let treaties: Vec<Treaty> = world.treaties().iter().filter(movable).cloned().collect();
            for treaty in treaties.iter().filter(|_| text == Treasury::Movable) {
                treasury::move_treasury(world, treaty);
            }
        }
        E::Guideline(charter, share) => {
            world.ecs.each::<TreatyId, &mut Treaty>(|_, treaty| {
                if treaty.charter == charter {
                    treaty.guideline = Some(share);
                }
            });
        }
        E::Disband { nation, arm, share } => {
            world.ecs.each::<ForceId, &mut Force>(|_, force| {
                if (force.nation, force.arm) == (nation, arm) {
                    force.strength *= 1.0 - share;
                }
            });
            world.remove_where(|f: &Force| f.nation == nation && f.strength <= 0.0);
        }
        E::Raise {
            nation,
            region,
            arm,
            strength,
        } => {
            let readiness = world.military(nation).readiness;
            let stance = Stance::Defend;
            world.add(|id| Force {
                id,
                nation,
                region,
                arm,
                strength,
                readiness,
                supply: 1.0,
                stance,
                target: None,
                station: Some(region),
            });
        }
        E::Arm(ref seed) => group::arm(world, seed, 0.0),
        E::Disarm {
            ref name,
            region,
            share,
        } => group::disarm(world, name, region, share),
        E::Stability(..) | E::Approval(..) | E::Regime(..) | E::Ideal(..) | E::Leader(..) => {
            at_home(world, effect)
        }
        E::Treasury(..)
        | E::Defence(..)
        | E::Gdp(..)
        | E::Growth(..)
        | E::Resolve(..)
        | E::Nuclear(..)
        | E::Modernity(..) => {
            in_means(world, effect);
        }
    }
}

/// The first treaty under `charter` in which `nation` is, or is not, a member.
fn in_charter(
    world: &World,
    charter: CharterId,
    nation: NationId,
    member: bool,
) -> Option<TreatyId> {
    let treaties = world.treaties();
    let mut all = treaties.iter();
    let meant = all.find(|t| t.charter == charter && t.has(nation) == member);
    meant.map(|t| t.id)
}

/// A holder asks for peacekeepers: of the treaty under that charter in which it is, else of one in which it is not.
fn invite(world: &mut World, nation: NationId, charter: CharterId, region: RegionId) {
    let treaty = [true, false].map(|member| in_charter(world, charter, nation, member));
    if world.controller(region) == Some(nation)
        && let Some(treaty) = treaty.into_iter().flatten().next()
    {
        missions::host(world, nation, treaty, region, true);
    }
}

/// The free among `members` that are at peace found a treaty, if two are left.
fn found(
    world: &mut World,
    (charter, term): (CharterId, Option<Validity>),
    name: &str,
    members: &[NationId],
    lead: Option<NationId>,
) {
    let mut free: Vec<NationId> = members.iter().copied().filter(|m| world.free(*m)).collect();
    treaty::at_peace(world, lead, &mut free);
    if free.len() >= 2 {
        let lead = lead.filter(|l| free.contains(l));
        let id = treaty::found(world, charter, name.to_owned(), &free, lead);
        let scenario = world.scenario.clone();
        if let (Some(term), Some(mut treaty)) = (term, world.get_mut(id)) {
            treaty.runs(term, None, &scenario);
        }
    }
}

fn transfer(world: &mut World, region: crate::ids::RegionId, to: NationId) {
    let from = world.region(region).owner.filter(|from| *from != to);
    if let Some(from) = from {
        ground::transfer_output(world, region, from, to);
    }
    {
        let mut state = world.region_mut(region);
        if state.controller == state.owner {
            state.controller = Some(to);
        }
        state.owner = Some(to);
    }
    if let Some(from) = from {
        world.tell(EventKind::RegionCeded { region, from, to });
    }
}

fn at_home(world: &mut World, effect: &Effect) {
    let unit = |v: f64| v.clamp(0.0, 1.0);
    match effect {
        Effect::Stability(n, by) => {
            let mut p = world.polity_mut(*n);
            p.stability = unit(p.stability + by);
        }
        Effect::Approval(n, by) => {
            let mut p = world.polity_mut(*n);
            p.approval = unit(p.approval + by);
        }
        Effect::Regime(n, by) => {
            let mut p = world.polity_mut(*n);
            p.regime = scale::REGIME.hold(p.regime + by);
        }
        Effect::Ideal(n, dx, dy) => {
            let mut p = world.polity_mut(*n);
            let [x, y] = [p.ideal.0 + dx, p.ideal.1 + dy].map(|v| scale::IDEAL.hold(v));
            p.ideal = (x, y);
        }
        Effect::Leader(n, name) => {
            leader::name(world, *n, name);
            let forgotten = world.rules().credibility.forgotten_elected;
            leader::doubt(world, *n, forgotten);
        }
        _ => {}
    }
}

fn in_means(world: &mut World, effect: &Effect) {
    match *effect {
        Effect::Treasury(n, by) => world.economy_mut(n).treasury += by,
        Effect::Defence(n, by) => {
            let most = world.rules().orders.defence_ceiling;
            let mut economy = world.economy_mut(n);
            economy.defence = (economy.defence + by).clamp(0.0, most);
        }
        Effect::Gdp(n, factor) => world.economy_mut(n).gdp *= factor,
        Effect::Growth(n, by) => {
            let mut economy = world.economy_mut(n);
            economy.growth = scale::GROWTH.hold(economy.growth + by);
        }
        Effect::Resolve(n, by) => {
            let mut mind = world.mind_mut(n);
            mind.resolve = (mind.resolve + by).clamp(0.0, 1.0);
        }
        Effect::Nuclear(n, by) => {
            let before = world.military(n).nuclear;
            world.military_mut(n).nuclear = (before + by).max(0.0);
            if before <= 0.0 && by > 0.0 {
                world.tell(EventKind::BecameNuclear { nation: n });
            }
        }
        Effect::Modernity(n, by) => {
            let mut m = world.military_mut(n);
            m.modernity = (m.modernity + by).clamp(0.0, 1.0);
        }
        _ => {}
    }
}
