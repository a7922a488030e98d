//! A decoded file becomes a [`Scenario`], or a report of everything that is wrong with it. Checks go on
//! after a fault: a name that is not found stands for the first one until the report is handed in.

mod alike;
mod born;
mod calendar;
mod chapters;
mod charters;
mod clauses;
mod contradictions;
mod forces;
mod frame;
mod geography;
mod groups;
mod history;
mod links;
mod money;
mod names;
mod nations;
mod never;
mod outlines;
mod regions;
mod straits;
mod treaties;
mod undertakings;
mod underway;
mod waiting;
mod words;

use std::sync::Arc;

use super::overrides::Settings;
use super::raw::RawScenario;
use super::reach::Reach;
use super::report::Report;
use super::scenario::{Scenario, distance_km};
use super::texts::Texts;
use super::tree::Path;
use names::{Book, Kind, Names};

/// Checks `raw` and builds the scenario called `id` under the rules and charters in `texts`; None if the report has errors.
pub(super) fn check(
    id: &str,
    raw: &RawScenario,
    texts: &Texts,
    settings: &mut Settings,
    report: &mut Report<'_>,
) -> Option<Scenario> {
    let root = Path::Root;
    if !frame::check(raw, report) {
        return None;
    }
    let words = words::check(raw, report);
    let calendar = calendar::check(raw, report);
    let order = regions::order(&raw.regions);
    let (charters, kept, refused) = charters::gather(raw, texts, settings, report);
    let charter_ids: Vec<String> = charters.iter().map(|c| c.id.clone()).collect();
    let region_ids: Vec<(usize, &str)> = {
        let mut places = vec![0; order.len()];
        order
            .iter()
            .enumerate()
            .for_each(|(id, &file)| places[file] = id);
        raw.regions
            .iter()
            .enumerate()
            .map(|(i, r)| (places[i], r.id.as_str()))
            .collect()
    };
    let book = Book {
        nations: Names::gather(
            Kind::Nation,
            &root.field("nations"),
            raw.nations.iter().map(|n| n.id.as_str()).enumerate(),
            report,
        )
        .with_titles(raw.nations.iter().map(|n| (n.name.as_str(), n.id.as_str()))),
        regions: Names::gather(
            Kind::Region,
            &root.field("regions"),
            region_ids.into_iter(),
            report,
        )
        .with_titles(raw.regions.iter().map(|r| (r.name.as_str(), r.id.as_str()))),
        charters: Names::known(
            Kind::Charter,
            charter_ids.iter().map(String::as_str).enumerate(),
        )
        .with_refused(refused)
        .with_titles(
            raw.treaties
                .iter()
                .map(|t| (t.name.as_str(), t.charter.as_str())),
        ),
        scripts: Names::gather(
            Kind::Script,
            &root.field("history"),
            raw.history.iter().map(|s| s.id.as_str()).enumerate(),
            report,
        ),
        courses: history::courses(raw, report),
        groups: groups::known(raw),
        money: money::check(raw, report),
    };

    let outlines = outlines::read(raw, &texts.beside, report);
    outlines::check(raw, outlines.as_ref(), report);
    let mut regions = regions::check(raw, &order, &book, report);
    let nations = nations::check(raw, &regions, &book, report);
    let rules = settings.rules(raw, texts, report);
    let charters = charters::check(charters, &book, report);
    let treaties = treaties::check(raw, &charters, &book, settings, report);
    let forces = forces::check(raw, &regions, &book, report);
    let (claims, rivalries, ties) = treaties::relations(raw, &regions, &book, report);
    let under_way = underway::check(raw, (&regions, &treaties), &book, report);
    let history = history::scripts(raw, &regions, &charters, &book, settings, report);
    let objectives = history::objectives(raw, &book, report);
    let chapters = chapters::check(raw, (&regions, &charters), &book, report);
    born::check(raw, (&nations, &regions, &history), &book, report);
    charters::warn_of_empty_areas(&charters, &treaties, raw, report);
    if !report.has_errors() {
        alike::warn(raw, report);
        if let Some(span) = never::Span::of(raw) {
            waiting::warn(&history, &objectives, span, report);
        }
        forces::warn_of_intruders(raw, &forces, &regions, &charters, &treaties, report);
    }
    // Shapes and ways are worth their time only for a map whose places are in order.
    let atlas = geography::atlas(raw, &order, outlines.as_ref(), report)?;
    geography::measure_places(raw, &atlas, &mut regions);
    let rules = rules?;
    let mut links = links::check(raw, &order, &regions, &atlas, &rules.supply, &book, report);
    let straits = straits::check(raw, &regions, &mut links, &book, report);
    if report.has_errors() {
        return None;
    }
    let links_at = links::by_region(&links, regions.len());
    let across = links::across(&links, &regions, &links_at);
    let km = |a, b| distance_km(&regions, &atlas, a, b);
    let narrows = links::narrows(&across, rules.crisis.narrow_km, km);
    let aims = history::aims(&objectives, nations.len());
    let people = born::people(&nations, &regions, &history);
    let reach = Arc::new(Reach::new(regions.len(), &rules.mind, km));
    let mut scenario = Scenario {
        id: id.to_owned(),
        title: raw.title.clone(),
        summary: raw.summary.clone(),
        briefing: raw.briefing.clone(),
        start: raw.start,
        turn_months: u8::try_from(raw.turn_months).unwrap_or(1),
        turns: raw.turns,
        atlas: Arc::new(atlas),
        regions,
        links,
        straits,
        nations,
        charters: charters.into_iter().take(kept).map(|c| c.charter).collect(),
        treaties,
        forces,
        claims,
        rivalries,
        ties,
        under_way,
        history,
        objectives,
        chapters,
        chapter: None,
        domains: settings.domains(raw.domains),
        money: book.money,
        calendar,
        rules,
        words,
        reach,
        across,
        narrows,
        aims,
        people,
        links_at,
    };
    chapters::open(&mut scenario, settings);
    Some(scenario)
}
