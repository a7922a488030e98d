//! States that a script bears: not there on the first day, and given soil with their capital on theirs.

use std::collections::BTreeSet;

use super::names::Book;
use crate::content::codes::Code;
use crate::content::raw::RawScenario;
use crate::content::report::Report;
use crate::content::scenario::{Born, Effect, Nation, Region, Script};
use crate::content::tree::Path;
use crate::ids::{NationId, RegionId};

pub(super) fn check(
    raw: &RawScenario,
    (nations, regions, history): (&[Nation], &[Region], &[Script]),
    book: &Book<'_>,
    report: &mut Report<'_>,
) {
    let root = Path::Root;
    let later = |id: &String| {
        let nation = book.nations.get(id).and_then(|i| raw.nations.get(i));
        nation.is_some_and(|n| n.born == Born::Script)
    };
    let refuse = |id: &String, at: &Path<'_>, report: &mut Report<'_>| {
        if later(id) {
            let message = format!("{id:?} is born by an event, and is not there on the first day");
            report.note(at, Code::NotBornYet, message);
        }
    };
    let list = root.field("regions");
    for (i, region) in raw.regions.iter().enumerate() {
        let at = list.item(i);
        for (who, field) in [(&region.owner, "owner"), (&region.controller, "controller")] {
            if let Some(nation) = who {
                refuse(nation, &at.field(field), report);
            }
        }
    }
    let forces = root.field("forces");
    for (i, force) in raw.forces.iter().enumerate() {
        refuse(&force.nation, &forces.item(i).field("nation"), report);
    }
    let groups = root.field("groups");
    for (i, group) in raw.groups.iter().enumerate() {
        if let Some(sponsor) = &group.sponsor {
            refuse(sponsor, &groups.item(i).field("sponsor"), report);
        }
    }
    let undertakings = root.field("undertakings");
    for (i, undertaking) in raw.undertakings.iter().enumerate() {
        let at = undertakings.item(i);
        refuse(&undertaking.by, &at.field("by"), report);
        refuse(&undertaking.to, &at.field("to"), report);
    }
    let treaties = root.field("treaties");
    for (i, treaty) in raw.treaties.iter().enumerate() {
        let at = treaties.item(i);
        for (list, field) in [(&treaty.members, "members"), (&treaty.holders, "holders")] {
            let list_at = at.field(field);
            for (k, member) in list.iter().enumerate() {
                refuse(member, &list_at.item(k), report);
            }
        }
    }
    let crises = root.field("crises");
    for (i, crisis) in raw.crises.iter().enumerate() {
        let at = crises.item(i);
        refuse(&crisis.challenger, &at.field("challenger"), report);
        refuse(&crisis.target, &at.field("target"), report);
        let with = at.field("with");
        for (k, (nation, ..)) in crisis.with.iter().enumerate() {
            refuse(nation, &with.item(k).item(0), report);
        }
    }
    let list = root.field("nations");
    for (i, nation) in raw.nations.iter().enumerate() {
        if nation.born != Born::Script || book.nations.get(&nation.id) != Some(i) {
            continue;
        }
        let at = list.item(i);
        if !nation.invitation.is_empty() {
            let message = "nobody can begin as a state that is not there yet";
            report.note(&at.field("invitation"), Code::NotBornYet, message);
        }
        let homes = homes(&nations[i], NationId::at(i), regions, history);
        match homes.first() {
            None => {
                let hint = format!("Secede(nation: {:?}, regions: [...])", nation.id);
                let message = format!("no event bears {:?}", nation.id);
                report.note_with(&at.field("born"), Code::NeverBorn, message, Some(hint));
            }
            Some(_) if !homes.iter().any(|h| h.contains(&nations[i].capital)) => {
                let message = "no event that bears it gives it its capital";
                report.note(&at.field("capital"), Code::ForeignCapital, message);
            }
            Some(home) => part_of_all(nation.gdp, home, (nations, regions), book, &at, report),
        }
    }
}

/// What its soil makes on the first day others make until it is born.
fn part_of_all(
    gdp: f64,
    home: &[RegionId],
    (nations, regions): (&[Nation], &[Region]),
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) {
    let owners: BTreeSet<NationId> = home
        .iter()
        .filter_map(|r| regions.get(r.index())?.owner)
        .collect();
    let all = owners
        .iter()
        .filter_map(|o| nations.get(o.index()))
        .fold(0.0, |sum, n| sum + n.gdp);
    if gdp >= all && !owners.is_empty() {
        let [gdp, all] = [gdp, all].map(|billions| book.money.units(billions));
        let message = format!(
            "its soil cannot make {gdp} of the {all} that those make who own it on the first day"
        );
        report.note(&at.field("gdp"), Code::OutOfRange, message);
    }
}

/// The soil that each effect of a script which bears `id` gives it, in the order of the file.
fn homes(
    nation: &Nation,
    id: NationId,
    regions: &[Region],
    history: &[Script],
) -> Vec<Vec<RegionId>> {
    let effects = history.iter().flat_map(|script| {
        let courses = script.question.iter().flat_map(|q| &q.courses);
        script
            .effects
            .iter()
            .chain(courses.flat_map(|c| &c.effects))
    });
    let mut homes = Vec::new();
    for effect in effects {
        match effect {
            Effect::Secede {
                nation, regions, ..
            } if *nation == id => homes.push(regions.clone()),
            Effect::Dissolve { nation: of, heirs } => {
                let Some(place) = heirs.iter().position(|h| h.nation == id) else {
                    continue;
                };
                let mut home = heirs[place].regions.clone();
                if place == 0 {
                    // The first heir has what is left, of which the map may not say more than the capital.
                    let named = |r: &RegionId| heirs.iter().any(|h| h.regions.contains(r));
                    let ids = (0..regions.len()).map(RegionId::at);
                    let left = ids.filter(|r| regions[r.index()].owner == Some(*of) && !named(r));
                    home.extend(left);
                    if !home.contains(&nation.capital) && !named(&nation.capital) {
                        home.push(nation.capital);
                    }
                }
                homes.push(home);
            }
            _ => {}
        }
    }
    homes
}

/// By nation, the people on the soil with which it begins.
pub(super) fn people(nations: &[Nation], regions: &[Region], history: &[Script]) -> Vec<f64> {
    let mut people = vec![0.0; nations.len()];
    for region in regions {
        if let Some(owner) = region.owner {
            people[owner.index()] += region.population;
        }
    }
    for (i, nation) in nations.iter().enumerate() {
        if nation.born == Born::Script
            && let Some(home) = homes(nation, NationId::at(i), regions, history).first()
        {
            let theirs = home.iter().map(|r| regions[r.index()].population);
            people[i] = theirs.sum();
        }
    }
    people
}
