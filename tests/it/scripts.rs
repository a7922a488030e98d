//! What effects and conditions of scripted history do, one by one, and what maps of other ages asked of the rules.

use std::sync::Arc;

use casus_foederis::content::{self, Area, Overrides};
use casus_foederis::engine::Game;
use casus_foederis::ids::NationId;
use casus_foederis::judge;
use casus_foederis::order::{Issued, Order, Stake};
use casus_foederis::view::{Public, Treaty};

/// The world after a month in which this happened; three nations in a row, with a pact of the first two and one of the last two.
fn after(when: &str, effects: &str) -> Arc<Public> {
    let text = format!(
        r#"(
        format: 1, title: "Three", start: (year: 1900, month: 1), turns: 24,
        geography: Grid(km_per_cell: 40.0, rows: ["aabbcc"]),
        regions: [
            (id: "west", glyph: 'a', name: "West", owner: "WES", population: 2.0),
            (id: "midst", glyph: 'b', name: "Midst", owner: "MID", population: 2.0),
            (id: "east", glyph: 'c', name: "East", owner: "EAS", population: 2.0),
        ],
        nations: [
            (id: "WES", name: "Westland", capital: "west", gdp: 30.0, regime: 4.0),
            (id: "MID", name: "Midland", capital: "midst", gdp: 30.0),
            (id: "EAS", name: "Eastland", capital: "east", gdp: 30.0),
        ],
        treaties: [
            (charter: "non-aggression", name: "Western Pact", members: ["WES", "MID"]),
            (charter: "non-aggression", name: "Eastern Pact", members: ["MID", "EAS"]),
        ],
        history: [(id: "it", title: "It", when: [{when}], effects: [{effects}])],
        rules: [("crisis.incident_floor", 0.0)],
    )"#
    );
    let loaded = content::load("three", &text, &Overrides::default());
    let scenario = loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario;
    let mut game = Game::new(Arc::new(scenario), 1);
    game.advance(Vec::new());
    game.view(NationId(0)).public.clone()
}

/// The members of the treaty of that name, None where there is none any more.
fn members(public: &Public, name: &str) -> Option<usize> {
    let mut all = public.treaties.iter();
    all.find(|t| *t.name == *name).map(|t| t.members.len())
}

#[test]
fn whoever_leaves_leaves_the_treaty_that_it_is_in() {
    // The first treaty under the charter is not Eastland's; of its own one member would be left.
    let public = after("", r#"Release("EAS", "non-aggression")"#);
    assert_eq!(members(&public, "Western Pact"), Some(2));
    assert_eq!(members(&public, "Eastern Pact"), None);
}

#[test]
fn whoever_joins_is_a_member_at_once_of_one_that_it_is_not_in() {
    let public = after("", r#"Join("WES", "non-aggression")"#);
    assert_eq!(members(&public, "Western Pact"), Some(2));
    assert_eq!(members(&public, "Eastern Pact"), Some(3));
}

#[test]
fn two_that_quarrel_go_over_to_what_history_has_them_quarrel_about() {
    let crisis = |stake: &str, rung: u8| {
        format!(r#"Crisis(challenger: "WES", target: "EAS", stake: {stake}, rung: {rung})"#)
    };
    let both = [crisis("Alignment", 2), crisis("Regime", 3)].join(", ");
    let public = after("", &both);
    let [only] = &public.crises[..] else {
        panic!("{:?}", public.crises);
    };
    assert_eq!(
        (only.stake, only.rung, only.rungs[0]),
        (Stake::Regime, 3, 3)
    );
    // What is less than what they are at takes nothing back.
    let public = after(
        "",
        &[crisis("Regime", 3), crisis("Alignment", 2)].join(", "),
    );
    assert_eq!(
        (public.crises[0].stake, public.crises[0].rung),
        (Stake::Alignment, 3)
    );
}

#[test]
fn unrest_is_where_history_puts_it_and_regimes_are_conditions() {
    let unrest = |public: &Public| public.regions[0].unrest;
    let calm = unrest(&after("", "Tension(0.01)"));
    let within = r#"RegimeAbove("WES", 3.0), RegimeBelow("WES", 5.0)"#;
    let stirred = unrest(&after(within, r#"Unrest("west", 0.5)"#));
    assert!(stirred > calm + 0.3, "{calm} {stirred}");
    for other in [r#"RegimeAbove("WES", 5.0)"#, r#"RegimeBelow("WES", 3.0)"#] {
        let kept = unrest(&after(other, r#"Unrest("west", 0.5)"#));
        assert_eq!(kept, calm);
    }
}

#[test]
fn measures_and_arms_are_what_history_makes_them() {
    let public = after(
        "",
        r#"Occupy("midst", "EAS"), Sanction("WES", "EAS"), Guideline("non-aggression", 0.025),
           Suspend("WES", "non-aggression"), Defence("WES", 0.2)"#,
    );
    assert_eq!(
        (public.regions[1].owner, public.regions[1].controller),
        (Some(NationId(1)), Some(NationId(2)))
    );
    assert!(public.pairs.sanctions(NationId(0), NationId(2)));
    let guided = |t: &&Arc<Treaty>| t.guideline == Some(0.025);
    assert_eq!(public.treaties.iter().filter(guided).count(), 2);
    assert_eq!(public.treaties[0].suspended, [NationId(0)]);
    let spends = |public: &Public| public.nations[0].defence;
    assert!(spends(&public) > spends(&after("", "Tension(0.0)")) + 0.1);
    let lifted = r#"Sanction("WES", "EAS"), LiftSanction("WES", "EAS"), Suspend("WES", "non-aggression"),
        Reinstate("WES", "non-aggression")"#;
    let public = after("", lifted);
    assert!(!public.pairs.sanctions(NationId(0), NationId(2)));
    assert!(public.treaties[0].suspended.is_empty());
}

/// The League of Delos, by force of the event that asks Athens for it, and by none where the text keeps the treasury in common.
#[test]
fn a_lead_takes_a_movable_treasury_home() {
    let moved = |sets: &[&str]| {
        let all = content::shipped();
        let map = all.iter().find(|m| m.name.contains("aegean")).unwrap();
        let text = map.text.replace(
            "After(year: -454, month: 6), MembersAtLeast",
            "MembersAtLeast",
        );
        let text = text.replace(
            r#"AffinityBelow("ATH", "PER", 0.3)], chance: 0.9, asks: "ATH""#,
            r#"], asks: "ATH""#,
        );
        let overrides = Overrides::new(sets.iter().copied());
        let scenario = content::load("delos", &text, &overrides).unwrap().scenario;
        let mut game = Game::new(Arc::new(scenario), 1);
        for _ in 0..3 {
            let mut orders = Vec::new();
            for nation in game.scenario().clone().nation_ids() {
                let plan = casus_foederis::ai::plan(&game.view(nation), 1);
                orders.extend(plan.into_iter().zip(0..).map(|(order, sequence)| Issued {
                    nation,
                    sequence,
                    order,
                }));
            }
            game.advance(orders);
        }
        let public = game.view(NationId(0)).public.clone();
        let mut treaties = public.treaties.iter();
        let league = treaties.find(|t| public.charter(t).id == "delian-league");
        league.unwrap().treasury_moved
    };
    assert!(moved(&[]));
    assert!(!moved(&["charters.delian-league.treasury=Common"]));
}

#[test]
fn a_holder_calls_its_alliance_into_its_own_land() {
    let hosts = |nation: &str| {
        let invite =
            format!(r#"Unrest("midst", 0.9), Invite("{nation}", "non-aggression", "midst")"#);
        let public = after("", &invite);
        public.missions.iter().map(|m| m.host).collect::<Vec<_>>()
    };
    assert_eq!(hosts("MID"), [NationId(1)]);
    assert_eq!(hosts("WES"), []);
}

#[test]
fn what_a_script_can_wait_for() {
    for (holds, fails) in [
        (r#"NoCrisis("WES", "EAS")"#, r#"InCrisis("WES", "EAS")"#),
        (r#"NoMission("west")"#, r#"Mission("west")"#),
        (r#"UnrestBelow("west", 0.5)"#, r#"UnrestAbove("west", 0.5)"#),
        (
            r#"DefenceAbove("WES", 0.01)"#,
            r#"DefenceAbove("WES", 0.5)"#,
        ),
        (r#"DefenceBelow("WES", 0.5)"#, r#"Sanctions("WES", "EAS")"#),
        (r#"Alive("WES")"#, r#"Suspended("WES", "non-aggression")"#),
    ] {
        let marked = |when: &str| {
            let public = after(when, r#"Claim("WES", "east", 0.5)"#);
            !public.claims.is_empty()
        };
        assert!(marked(holds), "{holds}");
        assert!(!marked(fails), "{fails}");
    }
}

/// The area of the alliance of 1991 is its members' soil; Bosnia is no member.
#[test]
fn peace_is_kept_outside_the_area_of_defence() {
    let all = content::shipped();
    let map = all.iter().find(|m| m.name.contains("europe-1991")).unwrap();
    let failed = Overrides::new(["nations.BIH.stability=0.05"]);
    let scenario = content::load(map.name, map.text, &failed).unwrap().scenario;
    let host = scenario.nation_named("BIH").unwrap();
    let game = Game::new(Arc::new(scenario), 1);
    let view = game.view(host);
    let charter = |t: &Treaty| view.public.charter(t).clone();
    let mut treaties = view.public.treaties.iter();
    let treaty = treaties
        .find(|t| charter(t).id == "north-atlantic-1991")
        .unwrap();
    assert!(charter(treaty).area == Area::Home && !treaty.has(host));
    let asked = |region| Order::Host {
        treaty: treaty.id,
        region,
        grant: true,
    };
    let mut regions = view.scenario().region_ids();
    assert!(regions.any(|r| judge::judge(&view, &asked(r)).is_ok()));
}
