//! Every map that ships loads without a warning; settings change what it begins with.

use std::sync::Arc;

use casus_foederis::content::{Arm, Loaded, Mode, Overrides, Problem, load, shipped, template};
use casus_foederis::engine::Game;
use casus_foederis::event::{EventKind, Scene};
use casus_foederis::ids::NationId;
use casus_foederis::view::Contact;

use crate::common::advance;

/// What turns are timed with.
#[path = "../../benches/wide/mod.rs"]
mod wide;

fn told(problems: &[Problem]) -> String {
    problems.iter().map(|p| format!("{p}\n")).collect()
}

fn loaded(name: &str, text: &str) -> Loaded {
    load(name, text, &Overrides::default()).unwrap_or_else(|problems| panic!("{}", told(&problems)))
}

/// Four-rivers with settings: the problems if it does not load.
fn with(sets: &[&str]) -> Result<Loaded, String> {
    let map = shipped()[0];
    load(map.name, map.text, &Overrides::new(sets.iter().copied())).map_err(|p| told(&p))
}

/// It is there to show what nations cost that never meet.
#[test]
fn the_wide_map_has_the_nations_of_the_world_and_few_of_them_meet() {
    let Loaded { scenario, warnings } = loaded("wide", &wide::text());
    assert!(warnings.is_empty(), "{}", told(&warnings));
    assert_eq!(scenario.nations.len(), 190);
    let view = Game::new(Arc::new(scenario), 1).view(NationId(0));
    let all: Vec<NationId> = view.scenario().nation_ids().collect();
    let meets = |a: NationId, b: NationId| view.public.contact(a, b) > Contact::None;
    let of = |a: &NationId| all.iter().filter(|b| meets(*a, **b)).count();
    let pairs: usize = all.iter().map(of).sum();
    assert!(all.iter().all(|a| of(a) < 100));
    assert!(
        (400..3_600).contains(&pairs),
        "{pairs} of 36,100 pairs meet"
    );
}

#[test]
fn shipped_maps_load_without_a_warning() {
    for map in shipped() {
        let begin = std::time::Instant::now();
        let Loaded { scenario, warnings } = loaded(map.name, map.text);
        println!("{}: {:?}", map.name, begin.elapsed());
        assert!(warnings.is_empty(), "{}", told(&warnings));
        assert_eq!(map.name, format!("maps/{}.ron", scenario.id));
        assert!(
            scenario.nations.iter().any(|n| !n.invitation.is_empty()),
            "{}",
            map.name
        );
        assert!(
            scenario.briefing.len() > 500,
            "{} has no briefing to speak of",
            map.name
        );
        assert!(!scenario.objectives.is_empty());
    }
}

/// What happened in an age without aircraft was no aircraft.
#[test]
fn nobody_flies_where_there_are_no_aircraft() {
    let map = shipped()
        .iter()
        .find(|m| m.name.contains("aegean"))
        .unwrap();
    let scenario = Arc::new(loaded(map.name, map.text).scenario);
    assert!(!scenario.flies());
    let all: Vec<NationId> = scenario.nation_ids().collect();
    let mut game = Game::new(scenario, 3);
    let mut scenes = Vec::new();
    for _ in 0..24 {
        for event in advance(&mut game, &all, 3) {
            if let EventKind::CrisisBegan { incident, .. } = &event.kind {
                scenes.extend(incident.map(|i| i.scene));
            }
        }
    }
    assert!(
        !scenes.is_empty() && !scenes.contains(&Scene::Aircraft),
        "{scenes:?}"
    );
}

#[test]
fn four_rivers_is_the_world_it_draws() {
    let scenario = loaded(shipped()[0].name, shipped()[0].text).scenario;
    assert_eq!((scenario.regions.len(), scenario.nations.len()), (28, 6));
    let id = |name: &str| scenario.region_named(name).unwrap();
    let modes = |name: &str, other: &str| -> Vec<Mode> {
        let ways = scenario
            .links_from(id(name))
            .filter(|(_, there)| *there == id(other));
        ways.map(|(link, _)| link.mode).collect()
    };
    assert_eq!(modes("upper-sill", "upper-taln"), [Mode::Land]);
    assert_eq!(modes("sundhaven", "south-bay"), [Mode::Sea]);
    assert_eq!(modes("south-bay", "east-gulf"), [Mode::Sea]);
    // Redsand has a coast without a port.
    assert_eq!(modes("redsand", "south-bay"), []);
    assert!(scenario.links.is_sorted_by_key(|l| (l.a, l.b, l.mode)));
    assert!(
        scenario
            .links
            .iter()
            .all(|l| l.a < l.b && l.km > 0.0 && l.capacity > 0.0)
    );
    let (_, at) = scenario
        .region_ids()
        .map(|r| (r, scenario.region(r).at))
        .next()
        .unwrap();
    assert!(
        at.0 > 2.0 && at.0 < 8.0,
        "the centre of Aldgate in cells: {at:?}"
    );
}

#[test]
fn templates_load_without_a_warning() {
    for grid in [true, false] {
        let text = template(grid, "The \"Odd\\ \u{1b}Lands");
        let Loaded { scenario, warnings } = loaded("new.ron", &text);
        assert!(warnings.is_empty(), "{}", told(&warnings));
        assert_eq!(scenario.title, "The \"Odd\\ Lands");
    }
}

#[test]
fn settings_change_rules_charters_treaties_and_history() {
    let plain = with(&[]).unwrap().scenario;
    let set = with(&[
        "rules.supply.sea_kt=123.5",
        "charters.defence-pact.decision=Majority",
        "charters.concord-of-the-rivers.guideline=Some(0.05)",
        "treaties.concord-of-the-rivers=none",
        "history.valley-toll=none",
    ])
    .unwrap()
    .scenario;
    assert_eq!(set.rules.supply.sea_kt, 123.5);
    assert_eq!(
        set.rules.supply.port_kt_per_level,
        plain.rules.supply.port_kt_per_level
    );
    let charter = |s: &casus_foederis::content::Scenario, name| {
        s.charter(s.charter_named(name).unwrap()).clone()
    };
    assert_ne!(
        charter(&plain, "defence-pact").decision,
        charter(&set, "defence-pact").decision
    );
    assert_eq!(charter(&set, "concord-of-the-rivers").guideline, Some(0.05));
    assert_eq!((plain.treaties.len(), set.treaties.len()), (1, 0));
    assert_eq!((plain.history[0].chance, set.history[0].chance), (1.0, 0.0));
    assert_eq!(set.history[1].chance, plain.history[1].chance);
    assert!(
        with(&["treaties=none"])
            .unwrap()
            .scenario
            .treaties
            .is_empty()
    );
    let none = with(&["history=none"]).unwrap().scenario;
    assert!(none.history.iter().all(|s| s.chance == 0.0));
}

#[test]
fn settings_take_domains_out_of_an_age_and_put_them_in() {
    let plain = with(&[]).unwrap().scenario.domains;
    assert!(plain.climate && !plain.cyber);
    let set = with(&["domains.climate=false", "domains.cyber=true"]);
    let set = set.unwrap().scenario.domains;
    assert!(!set.climate && set.cyber && !set.space);
    for (wrong, says) in [
        ("domains.sea=true", "there is no domain called \"sea\""),
        ("domains.cyber=0.5", "a domain is known to the age or not"),
        ("domains=none", "there is no domain called \"\""),
        (
            "domains.cyber.more=true",
            "there is no domain called \"cyber\"",
        ),
    ] {
        let problems = with(&[wrong]).err().unwrap();
        assert!(problems.contains(says), "{wrong}: {problems}");
    }
}

#[test]
fn settings_change_what_nations_begin_with() {
    let plain = with(&[]).unwrap().scenario;
    let set = with(&[
        "nations.KAR.gdp=0.5x",
        "nations.KAR.doctrine.risk=0.9",
        "nations.ALD.ideal.0=-1.5",
        "forces.KAR=0.5x",
        "forces.ALD.land=7",
        "forces.TAV=none",
        "claims=none",
        "claims.TAV.brennick=0.4",
        "rivalries.ALD.KAR=none",
        "rivalries.TAV.BRE=0.25",
    ]);
    let set = set
        .map_err(|problems| panic!("{problems}"))
        .unwrap()
        .scenario;
    let nation = |id: &str| plain.nation_named(id).unwrap();
    let (kar, ald, tav, bre) = (nation("KAR"), nation("ALD"), nation("TAV"), nation("BRE"));
    assert_eq!(set.nation(kar).gdp, plain.nation(kar).gdp / 2.0);
    assert_eq!(set.nation(kar).doctrine.risk, 0.9);
    assert_eq!(
        set.nation(kar).doctrine.loyalty,
        plain.nation(kar).doctrine.loyalty
    );
    assert_eq!(set.nation(ald).ideal.0, -1.5);
    let points = |s: &casus_foederis::content::Scenario, n, arm: Option<Arm>| {
        let own = s
            .forces
            .iter()
            .filter(|f| f.nation == n && arm.is_none_or(|a| f.arm == a));
        own.map(|f| f.strength).sum::<f64>()
    };
    assert!(points(&plain, kar, None) > 0.0 && points(&plain, tav, None) > 0.0);
    assert!((points(&set, kar, None) - points(&plain, kar, None) / 2.0).abs() < 1e-9);
    assert!((points(&set, ald, Some(Arm::Land)) - 7.0).abs() < 1e-9);
    assert_eq!(
        points(&set, ald, Some(Arm::Air)),
        points(&plain, ald, Some(Arm::Air))
    );
    assert_eq!(points(&set, tav, None), 0.0);
    assert!(!plain.claims.is_empty());
    let claims: Vec<_> = set.claims.iter().map(|c| (c.by, c.strength)).collect();
    assert_eq!(claims, [(tav, 0.4)]);
    let rivalries = |s: &casus_foederis::content::Scenario| {
        let all = s.rivalries.iter();
        all.map(|r| (r.a, r.b, r.level)).collect::<Vec<_>>()
    };
    assert_eq!(rivalries(&plain).len(), 2);
    assert_eq!(rivalries(&set), [(bre, kar, 0.5), (tav, bre, 0.25)]);
}

/// A region that the nation's own forces stand in gets what is set there, and one without a force a new one.
#[test]
fn settings_place_forces() {
    let plain = with(&[]).unwrap().scenario;
    let force = plain.forces.iter().find(|f| f.arm == Arm::Land).unwrap();
    let (nation, region) = (plain.nation(force.nation), plain.region(force.region));
    let text = format!("forces.{}.land.{}=3", nation.id, region.id);
    let set = with(&[&text]).unwrap().scenario;
    let there = |s: &casus_foederis::content::Scenario| {
        let here = |f: &&casus_foederis::content::ForceSeed| {
            f.nation == force.nation && f.arm == Arm::Land && f.region == force.region
        };
        s.forces
            .iter()
            .filter(here)
            .map(|f| f.strength)
            .sum::<f64>()
    };
    assert!((there(&set) - 3.0).abs() < 1e-9);
    let none = format!("forces.{}.land=none", nation.id);
    let set = with(&[&none, &text]).unwrap().scenario;
    assert_eq!(there(&set), 3.0);
    assert_eq!(
        set.forces.len() + 1,
        with(&[&none]).unwrap().scenario.forces.len() + 2
    );
}

#[test]
fn settings_that_mean_nothing_are_refused() {
    for (set, expected) in [
        (
            "rules.supply.sea_ktt=1",
            "--set:1:14: error: there is nothing called \"sea_ktt\" here (did you mean \"sea_kt\"?)",
        ),
        (
            "rules.supply.sea_kt=lots",
            "--set:1:21: error: rules.supply.sea_kt must be between 0 and 50000, not lots",
        ),
        (
            "rules.supply.sea_kt=NaN",
            "--set:1:21: error: rules.supply.sea_kt must be between 0 and 50000, not NaN",
        ),
        (
            "rules.accession.ratification_months=-1",
            "--set:1:37: error: rules.accession.ratification_months must be between 6 and 120, not -1",
        ),
        (
            "rules.accession.founding_turns=1.5",
            "--set:1:32: error: rules.accession.founding_turns must be a whole number between 1 and 24, not 1.5",
        ),
        (
            "rules.combat.terrain=(hills: 9)",
            "--set:1:22: error: rules.combat.terrain.hills must be between 0.5 and 4, not 9",
        ),
        (
            "rules.alliance.command_margin=0.9",
            "--set:1:31: error: rules.alliance.command_margin must be between 1 and 4, not 0.9 (below 1 a weaker",
        ),
        (
            "rules.season.winter_band.0=70",
            "--set:1:28: error: rules.season.winter_band.0 may not be above rules.season.winter_band.1, and 70 is above 62",
        ),
        (
            "ruls.supply.sea_kt=1",
            "--set:1:1: error: \"ruls\" cannot be set (did you mean \"rules\"?)",
        ),
        (
            "charters.concord-of-the-river.exit=Free",
            "--set:1:10: error: there is no charter called",
        ),
        (
            "charters.defence-pact.decison=Majority",
            "--set:1:23: error: there is nothing called \"decison\"",
        ),
        (
            "charters.defence-pact.decision=Whim",
            "--set:1:32: error: this cannot be set so",
        ),
        (
            "charters.concord-of-the-rivers.guideline=0.9",
            "guideline must lie in 0..0.5, not 0.9",
        ),
        ("treaties.rio=none", "--set:1:10: error: there is no treaty"),
        (
            "nations.KAX.gdp=1",
            "--set:1:9: error: there is no nation \"KAX\" (did you mean \"KAR\"?)",
        ),
        (
            "nations.KAR.gpd=1",
            "--set:1:13: error: there is nothing called \"gpd\" here (did you mean \"gdp\"?)",
        ),
        ("nations.KAR.gdp=-1", "--set:1:17: error: gdp"),
        (
            "nations.KAR.gdp=much",
            "--set:1:17: error: this cannot be set so",
        ),
        (
            "nations.KAR.regime=11",
            "--set:1:20: error: regime must lie in",
        ),
        ("nations.KAR.capital=nowhere", "--set:1:21: error: "),
        (
            "nations.KAR.id=ABC",
            "--set:1:1: error: a setting changes one figure",
        ),
        (
            "nations.KAR=1",
            "--set:1:1: error: a setting changes one figure",
        ),
        ("forces.KAR=12", "--set:1:1: error: points are of one arm"),
        (
            "forces.KAR.sea=1x",
            "--set:1:12: error: there is no arm \"sea\"",
        ),
        ("forces.KAR.land=1e9", "--set:1:17: error: strength"),
        (
            "forces.KAR=-1x",
            "--set:1:12: error: a number is wanted, a factor",
        ),
        (
            "forces.KAR.land.nowhere=1",
            "--set:1:17: error: there is no region",
        ),
        (
            "claims.KAR.nowhere=1",
            "--set:1:12: error: there is no region",
        ),
        (
            "claims.KAR=0.5",
            "--set:1:1: error: a strength is of one claim",
        ),
        (
            "rivalries.KAR.KAR=0.5",
            "--set:1:1: error: nobody is its own rival",
        ),
        (
            "rivalries.KAR.ALD=7",
            "--set:1:19: error: level must lie in 0..1, not 7",
        ),
        (
            "rivalries=0.5",
            "--set:1:1: error: a level is of one rivalry",
        ),
        (
            "forces=none",
            "--set:1:1: error: a setting changes the forces of one nation",
        ),
        (
            "treaties.concord-of-the-rivers=dissolved",
            "can only be set to none",
        ),
        (
            "history=all",
            "--set:1:9: error: history can only be set to none",
        ),
        ("history.valley-tol=none", "did you mean \"valley-toll\"?"),
        (
            "nonsense",
            "--set:1:1: error: a setting is written path=value",
        ),
        ("", "--set:1:1: error: a setting is written path=value"),
        (
            "rules=(((",
            "--set:1:7: error: rules holds several constants",
        ),
    ] {
        let problems = with(&[set]).map(|_| ()).unwrap_err();
        assert!(problems.contains(expected), "{set} gave\n{problems}");
    }
}

#[test]
fn constants_that_keep_an_order_are_looked_at_when_all_are_set() {
    // Either alone would be out of order.
    let both = [
        "rules.season.winter_band.0=70",
        "rules.season.winter_band.1=80",
    ];
    let set = with(&both).unwrap().scenario;
    assert_eq!(set.rules.season.winter_band, (70.0, 80.0));
    let list = with(&["rules.mind.strain.steps=(0.3, 0.1, 0.4)"])
        .map(|_| ())
        .unwrap_err();
    let expected = "--set:1:25: error: rules.mind.strain.steps.0 may not be above rules.mind.strain.steps.1, \
                    and 0.3 is above 0.1";
    assert!(list.contains(expected), "{list}");
}
