//! Nations one by one, and what each owns.

use super::names::Book;
use crate::content::codes::Code;
use crate::content::raw::{RawNation, RawRegion, RawScenario};
use crate::content::reference::{self, nation};
use crate::content::report::Report;
use crate::content::scenario::{Born, Nation, Region};
use crate::content::tree::Path;
use crate::ids::{NationId, RegionId};

/// Colours for nations whose author gives none: distinct on a dark ground and on a light one.
const PALETTE: [(u8, u8, u8); 10] = [
    (86, 140, 220),
    (214, 90, 80),
    (96, 170, 90),
    (214, 160, 60),
    (150, 110, 200),
    (70, 170, 170),
    (200, 110, 160),
    (140, 140, 70),
    (120, 150, 180),
    (180, 120, 80),
];

pub(super) fn check(
    raw: &RawScenario,
    regions: &[Region],
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<Nation> {
    let root = Path::Root;
    let list = root.field("nations");
    let mut nations = Vec::with_capacity(raw.nations.len());
    for (i, nation) in raw.nations.iter().enumerate() {
        let at = list.item(i);
        texts(nation, &at, report);
        numbers(nation, &at, report);
        let mix = mix(nation, &at.field("mix"), report);
        nations.push(one(nation, i, mix, book, &at, report));
        belongings(
            nation,
            NationId::at(i),
            &raw.regions,
            regions,
            book,
            &at,
            report,
        );
    }
    nations
}

fn texts(raw: &RawNation, at: &Path<'_>, report: &mut Report<'_>) {
    report.name(
        &at.field("name"),
        "a nation's name",
        &raw.name,
        nation::name.longest(),
    );
    report.name_if_any(
        &at.field("adjective"),
        "the adjective",
        &raw.adjective,
        nation::adjective.longest(),
    );
    report.name_if_any(
        &at.field("leader"),
        "the leader's name",
        &raw.leader,
        nation::leader.longest(),
    );
    report.name_if_any(
        &at.field("invitation"),
        "the invitation",
        &raw.invitation,
        nation::invitation.longest(),
    );
    let successors = at.field("successors");
    if raw.successors.len() > 100 {
        report.note(&successors, Code::TooMany, "100 successors are the most");
    }
    for (i, name) in raw.successors.iter().enumerate() {
        report.name(
            &successors.item(i),
            "a leader's name",
            name,
            nation::successors.longest(),
        );
    }
}

fn numbers(raw: &RawNation, at: &Path<'_>, report: &mut Report<'_>) {
    for (line, value) in [
        (nation::growth, raw.growth),
        (nation::regime, raw.regime),
        (nation::defence, raw.defence),
        (nation::nuclear, raw.nuclear),
        (nation::cyber, raw.cyber),
        (nation::space, raw.space),
        (nation::modernity, raw.modernity),
        (nation::readiness, raw.readiness),
        (nation::stability, raw.stability),
        (nation::approval, raw.approval),
        (nation::weariness, raw.weariness),
        (nation::resolve, raw.resolve),
        (nation::neutral, raw.neutral),
        (nation::skill, raw.skill),
        (nation::reserves, raw.reserves.unwrap_or(0.0)),
        (nation::population_growth, raw.population_growth),
        (nation::reputation, raw.reputation),
    ] {
        report.number(&at.field(line.name), line, value);
    }
    let ideal = at.field("ideal");
    for (i, axis) in [raw.ideal.0, raw.ideal.1].into_iter().enumerate() {
        report.number(&ideal.item(i), nation::ideal, axis);
    }
    let doctrine = at.field("doctrine");
    for (line, value) in [
        (reference::doctrine::risk, raw.doctrine.risk),
        (reference::doctrine::ambition, raw.doctrine.ambition),
        (reference::doctrine::loyalty, raw.doctrine.loyalty),
    ] {
        report.number(&doctrine.field(line.name), line, value);
    }
}

/// The shares of the arms, scaled to sum to 1 exactly.
fn mix(raw: &RawNation, at: &Path<'_>, report: &mut Report<'_>) -> [f64; 3] {
    let shares = [raw.mix.0, raw.mix.1, raw.mix.2];
    let mut good = true;
    for (i, share) in shares.into_iter().enumerate() {
        good &= report.number(&at.item(i), nation::mix, share);
    }
    let sum: f64 = shares.iter().sum();
    if good && (sum - 1.0).abs() > 0.01 {
        report.note(
            at,
            Code::MixSum,
            format!("the mix of land, air and naval forces must sum to 1, not {sum}"),
        );
    }
    shares.map(|share| share / sum)
}

fn one(
    raw: &RawNation,
    index: usize,
    mix: [f64; 3],
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Nation {
    let or_name = |text: &String| {
        if text.is_empty() {
            raw.name.clone()
        } else {
            text.clone()
        }
    };
    let gdp = book.sum(raw.gdp, nation::gdp, &at.field("gdp"), report);
    let chest = at.field("treasury");
    let treasury = book.sum(raw.treasury, nation::treasury, &chest, report);
    Nation {
        id: raw.id.clone(),
        born: raw.born,
        name: raw.name.clone(),
        adjective: or_name(&raw.adjective),
        color: raw.color.unwrap_or(PALETTE[index % PALETTE.len()]),
        capital: capital(raw, book, at, report),
        gdp,
        growth: raw.growth,
        regime: raw.regime,
        ideal: raw.ideal,
        defence: raw.defence,
        mix,
        nuclear: raw.nuclear,
        cyber: raw.cyber,
        space: raw.space,
        modernity: raw.modernity,
        readiness: raw.readiness,
        stability: raw.stability,
        approval: raw.approval,
        weariness: raw.weariness,
        resolve: raw.resolve,
        neutral: raw.neutral,
        skill: raw.skill,
        reserves: raw.reserves,
        population_growth: raw.population_growth,
        reputation: raw.reputation,
        treasury,
        doctrine: raw.doctrine,
        leader: if raw.leader.is_empty() {
            Nation::office(&raw.name)
        } else {
            raw.leader.clone()
        },
        successors: raw.successors.clone(),
        invitation: raw.invitation.clone(),
    }
}

fn capital(raw: &RawNation, book: &Book<'_>, at: &Path<'_>, report: &mut Report<'_>) -> RegionId {
    if !raw.capital.is_empty() {
        return book.region(&raw.capital, &at.field("capital"), report);
    }
    let message = format!("{:?} must say which region is its capital", raw.id);
    let hint = "capital: \"the-region\"; one that owns a single region need not".to_owned();
    report.note_with(at, Code::MissingField, message, Some(hint));
    RegionId::at(0)
}

/// A nation owns a region or more, its capital among them.
fn belongings(
    raw: &RawNation,
    id: NationId,
    raw_regions: &[RawRegion],
    regions: &[Region],
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) {
    // A second nation of the same name owns nothing, and that is not its fault; nor does one that is yet to be born.
    if book.nations.get(&raw.id) != Some(id.index()) || raw.born == Born::Script {
        return;
    }
    // Nor is it the fault of a nation whose name is misspelt at its region.
    let known = |owner: &String| book.nations.get(owner).is_some();
    let all_known = raw_regions
        .iter()
        .filter_map(|r| r.owner.as_ref())
        .all(known);
    if all_known && !regions.iter().any(|r| r.owner == Some(id)) {
        let hint = Some(format!("give a region owner: {:?}", raw.id));
        report.note_with(
            &at.field("id"),
            Code::OwnsNothing,
            format!("{:?} owns no region", raw.id),
            hint,
        );
        return;
    }
    if raw.capital.is_empty() {
        return;
    }
    let Some(capital) = book.regions.get(&raw.capital).and_then(|i| regions.get(i)) else {
        return;
    };
    if capital.owner.map_or(all_known, |owner| owner != id) {
        let message = format!("the capital {:?} is not owned by {:?}", raw.capital, raw.id);
        let hint = Some(format!(
            "give it owner: {:?}, or name a region that has it",
            raw.id
        ));
        report.note_with(&at.field("capital"), Code::ForeignCapital, message, hint);
    }
}
