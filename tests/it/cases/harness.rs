//! What a case is and how it is decided: a map, charters, orders by turn, and what must come of them.
//! One helper touches the engine's API; a case is data.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content::{self, Arm, Overrides, Scenario};
use casus_foederis::engine::Game;
use casus_foederis::event::{Event, EventKind};
use casus_foederis::ids::{LinkId, NationId, RegionId};
use casus_foederis::order::{Issued, Order, Sector, Side};
use casus_foederis::reckon::{self, Provisions};
use casus_foederis::view::{Public, View};
use serde::Deserialize;

type Clauses = BTreeMap<String, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub title: String,
    /// What is decided here, and why this reading.
    pub settles: String,
    /// The map's file, without its ending.
    #[serde(default = "base")]
    map: String,
    /// RON of the clauses that differ from the plain pact's, name by name.
    #[serde(default)]
    charter: Clauses,
    /// Further charters, written in the same way; each names its `id`.
    #[serde(default)]
    others: Vec<Clauses>,
    /// RON lists put into the map.
    #[serde(default = "pact_of_three")]
    treaties: String,
    #[serde(default)]
    history: String,
    /// RON list of the forces, for the maps that leave them open.
    #[serde(default)]
    forces: String,
    /// Month of the year in which the table opens, for the maps that leave it open.
    #[serde(default = "june")]
    month: u8,
    /// Balance constants that differ from the quiet table's.
    #[serde(default)]
    rules: Vec<(String, f64)>,
    turns: Vec<Turn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Turn {
    /// Who gives which order, as in order/mod.rs.
    #[serde(default)]
    orders: Vec<(String, Order)>,
    /// Nations that the computer leads in this turn, and in those waited for; after the orders of the others.
    #[serde(default)]
    led: Vec<String>,
    /// Each must occur in the text of some event of the turn, nations and regions by their codes.
    #[serde(default)]
    happens: Vec<String>,
    /// None may.
    #[serde(default)]
    not: Vec<String>,
    /// What must be so after the turn: `subject relation value`, as told in the README.
    #[serde(default)]
    state: Vec<String>,
    /// As many more turns without orders, before the state is looked at.
    #[serde(default)]
    wait: u32,
}

impl Turn {
    /// The orders of the nations that the computer leads.
    fn computers(&self, game: &Game, scenario: &Scenario) -> Vec<Issued> {
        let mut list = Vec::new();
        for who in &self.led {
            let nation = scenario.nation_named(who).unwrap();
            let orders = ai::plan(&game.view(nation), 1);
            let issued = (100..).zip(orders).map(|(sequence, order)| Issued {
                nation,
                sequence,
                order,
            });
            list.extend(issued);
        }
        list
    }
}

fn base() -> String {
    "base".into()
}

/// Fair weather.
fn june() -> u8 {
    6
}

fn pact_of_three() -> String {
    r#"(charter: "pact", name: "The Pact", members: ["VIC", "GRE", "SMA"], lead: Some("GRE"))"#
        .into()
}

/// The plain pact: an attack on territory, each as it deems necessary, consensus by silence.
const PLAIN: [(&str, &str); 9] = [
    ("id", r#""pact""#),
    ("name", r#""Pact""#),
    ("purpose", r#""A test.""#),
    ("obligation", "AsDeemedNecessary"),
    ("triggers", "[Territory]"),
    ("decision", "Consensus(silence: true)"),
    ("intelligence", "0.3"),
    (
        "accession",
        "(open_to: Anyone, candidacy_months: 0, ratification: EachMember)",
    ),
    ("succession", "Strongest"),
];

/// Nothing happens by itself at the table of the cases.
const QUIET: [&str; 12] = [
    "combat.skill_spread",
    "combat.effectiveness_spread",
    "crisis.incident_floor",
    "crisis.incident_rivalry",
    "crisis.incident_grievance",
    "crisis.accident_per_year",
    "crisis.cooling_per_month",
    "crisis.cooling_incident",
    "preparation.field.incident",
    "preparation.large.incident",
    "preparation.plan_leak",
    "preparation.plan_leak_watched",
];

/// At the table of the cases a motion lies for one turn and an answer takes one, unless a case says otherwise.
const TIMING: [&str; 2] = ["alliance.debate_turns", "alliance.answer_turns"];

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// Every case by its name, in order.
pub fn cases() -> Vec<(String, Case)> {
    let mut files = Vec::new();
    for folder in [
        "", "alliance", "crises", "war", "peace", "supply", "deeds", "wards", "terms",
    ]
    .map(|f| folder().join(f))
    {
        let list = std::fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().path());
        files.extend(list.filter(|p| p.extension().is_some_and(|e| e == "ron")));
    }
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&file).unwrap();
            let case = ron::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
            (name, case)
        })
        .collect()
}

impl Case {
    fn map_text(&self) -> String {
        let file = folder().join(format!("{}.txt", self.map));
        let charters: Vec<String> = std::iter::once(&self.charter)
            .chain(&self.others)
            .map(written)
            .collect();
        let noisy = |path: &str| self.rules.iter().any(|(own, _)| own == path);
        let set = |path: &&str, v: &str| format!("({path:?}, {v})");
        let quiet = QUIET.iter().filter(|p| !noisy(p)).map(|p| set(p, "0.0"));
        let brisk = TIMING.iter().filter(|p| !noisy(p)).map(|p| set(p, "1.0"));
        let own = self
            .rules
            .iter()
            .map(|(path, v)| format!("({path:?}, {v:?})"));
        let rules: Vec<String> = quiet.chain(brisk).chain(own).collect();
        std::fs::read_to_string(file)
            .unwrap()
            .replace("@charters", &charters.join(", "))
            .replace("@treaties", &self.treaties)
            .replace("@forces", &self.forces)
            .replace("@month", &self.month.to_string())
            .replace("@history", &self.history)
            .replace("@rules", &rules.join(", "))
    }

    /// The scenario, with settings on top; None if it cannot be loaded with them.
    pub fn scenario(&self, sets: &[String]) -> Result<Arc<Scenario>, String> {
        let overrides = Overrides::new(sets.iter().map(String::as_str));
        match content::load("case.ron", &self.map_text(), &overrides) {
            Ok(loaded) => Ok(Arc::new(loaded.scenario)),
            Err(problems) => Err(format!("{problems:#?}")),
        }
    }

    /// The charters that the case writes, by id.
    pub fn charters(&self) -> Vec<String> {
        std::iter::once(&self.charter)
            .chain(&self.others)
            .map(|c| {
                c.get("id")
                    .map_or("pact", |id| id.trim_matches('"'))
                    .to_owned()
            })
            .collect()
    }

    /// Plays the case.
    ///
    /// # Errors
    /// The first expectation that is not met.
    pub fn run(&self, scenario: Arc<Scenario>) -> Result<(), String> {
        let mut game = Game::new(scenario.clone(), 1);
        for (i, turn) in self.turns.iter().enumerate() {
            let given = turn
                .orders
                .iter()
                .enumerate()
                .map(|(k, (who, order))| Issued {
                    nation: scenario.nation_named(who).unwrap(),
                    sequence: k as u16,
                    order: order.clone(),
                });
            let mut orders: Vec<Issued> = given.collect();
            orders.extend(turn.computers(&game, &scenario));
            let mut events = game.advance(orders).to_vec();
            for _ in 0..turn.wait {
                let orders = turn.computers(&game, &scenario);
                events.extend_from_slice(game.advance(orders));
            }
            let told = told(&scenario, &events);
            let at = format!("{} turn {i}", self.title);
            for wanted in &turn.happens {
                if !told.contains(wanted.as_str()) {
                    return Err(format!("{at}: no {wanted} in\n{told}"));
                }
            }
            for unwanted in &turn.not {
                if told.contains(unwanted.as_str()) {
                    return Err(format!("{at}: {unwanted} in\n{told}"));
                }
            }
            let mut facts = facts(&game, &scenario, &events);
            if turn.state.iter().any(|claim| claim.contains(" without ")) {
                foreseen(&game, &scenario, &mut facts);
            }
            for claim in &turn.state {
                if let Err(why) = holds(&facts, claim) {
                    return Err(format!("{at}: {claim}, but {why}\n{told}"));
                }
            }
        }
        Ok(())
    }
}

fn written(own: &Clauses) -> String {
    let plain = PLAIN
        .iter()
        .filter(|(k, _)| !own.contains_key(*k))
        .map(|(k, v)| format!("{k}: {v}"));
    let clauses: Vec<String> = plain
        .chain(own.iter().map(|(k, v)| format!("{k}: {v}")))
        .collect();
    format!("({})", clauses.join(", "))
}

/// The events, one a line, as they are and with nations and regions by their codes.
fn told(scenario: &Scenario, events: &[Event]) -> String {
    let raw: Vec<String> = events.iter().map(|e| format!("{:?}", e.kind)).collect();
    let raw = raw.join("\n");
    let mut named = raw.clone();
    // From the last, so that 1 does not stand for the beginning of 12.
    for (i, nation) in scenario.nations.iter().enumerate().rev() {
        named = named.replace(&format!("NationId({i})"), &nation.id);
    }
    for (i, region) in scenario.regions.iter().enumerate().rev() {
        named = named.replace(&format!("RegionId({i})"), &region.id);
    }
    for id in [
        "TreatyId",
        "CrisisId",
        "CaseId",
        "MotionId",
        "OfferId",
        "MissionId",
    ] {
        named = unwrapped(&named, id);
    }
    format!("{named}\n--\n{raw}")
}

/// `TreatyId(1)` as `1`.
fn unwrapped(text: &str, id: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let open = format!("{id}(");
    while let Some(at) = rest.find(&open) {
        out += &rest[..at];
        rest = &rest[at + open.len()..];
        let end = rest.find(')').unwrap();
        out += &rest[..end];
        rest = &rest[end + 1..];
    }
    out + rest
}

/// What can be asked about the state, as `subject -> value`.
fn facts(game: &Game, scenario: &Scenario, events: &[Event]) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    let code = |n: NationId| scenario.nation(n).id.clone();
    let list = |l: Vec<String>| l.join(" ");
    let views: Vec<_> = scenario.nation_ids().map(|n| game.view(n)).collect();
    let public = &views[0].public;
    for t in &public.treaties {
        let mut fact = |what: &str, value: String| {
            facts.insert(format!("treaty {} {what}", t.id.0), value);
        };
        fact(
            "members",
            list(t.members.iter().map(|m| code(*m)).collect()),
        );
        fact(
            "council",
            list(t.council.iter().map(|s| code(s.nation)).collect()),
        );
        fact("lead", t.lead.map_or("none".into(), code));
        fact("commander", t.commander.map_or("none".into(), code));
        fact("fund", t.fund.to_string());
        fact("cohesion", t.cohesion.to_string());
        fact("together", t.interoperability.to_string());
        fact("guideline", t.guideline.unwrap_or(0.0).to_string());
        fact("integrated", t.integrated.to_string());
        fact("networks", format!("{:?}", t.networks));
        let until = t.expires.map_or("never".into(), |turn| turn.to_string());
        fact("until", until);
        for &m in &t.members {
            fact(&format!("arrears {}", code(m)), t.arrears(m).to_string());
            fact(&format!("practice {}", code(m)), t.practice(m).to_string());
        }
    }
    for c in &public.crises {
        for (side, name) in [(Side::Challenger, "challengers"), (Side::Target, "targets")] {
            let nations = list(c.nations(side).map(code).collect());
            facts.insert(format!("crisis {} {name}", c.id.0), nations);
        }
        facts.insert(format!("crisis {} rung", c.id.0), c.rung.to_string());
    }
    for c in &public.cases {
        facts.insert(format!("case {} stage", c.id.0), format!("{:?}", c.stage));
        facts.insert(format!("case {} victim", c.id.0), code(c.victim));
    }
    missions(public, scenario, &mut facts);
    for view in &views {
        let me = code(view.me);
        let mut fact = |what: &str, value: f64| {
            facts.insert(format!("{me} {what}"), value.to_string());
        };
        let state = view.nation(view.me);
        fact("allies", state.reputation[0]);
        fact("adversaries", state.reputation[1]);
        fact("home", view.own.standing);
        fact("stability", state.stability);
        fact("weariness", view.own.weariness);
        fact("works", view.own.spending.works);
        fact("treasury", view.own.treasury);
        fact("modernity", view.estimate(view.me).modernity);
        fact("land", view.estimate(view.me).strength[0]);
        fact("naval", view.estimate(view.me).strength[2]);
        fact("gdp", state.gdp);
        fact("guard", state.networks.guard);
        fact("networks", view.own.spending.networks);
        for sector in Sector::ALL {
            fact(&format!("{sector:?} down"), state.networks.down(sector));
        }
        for held in &view.own.footholds {
            let (on, sector) = (code(held.on), held.sector);
            fact(&format!("in {sector:?} of {on}"), held.depth);
        }
        fact("weariness", view.own.weariness);
        fact("mobilised", f64::from(u8::from(state.mobilised)));
        fact("exiled", f64::from(u8::from(state.exile.is_some())));
        for force in view.my_forces() {
            facts.insert(
                format!("force {} stance", force.id.0),
                format!("{:?}", force.stance),
            );
            facts.insert(
                format!("force {} strength", force.id.0),
                force.strength.to_string(),
            );
            facts.insert(
                format!("force {} readiness", force.id.0),
                force.readiness.to_string(),
            );
        }
        let mut fact = |what: &str, value: f64| {
            facts.insert(format!("{me} {what}"), value.to_string());
        };
        for other in scenario.nation_ids() {
            let them = code(other);
            fact(&format!("trusts {them}"), view.own.trust[other.index()]);
            fact(
                &format!("resents {them}"),
                public.pairs.grievance(view.me, other),
            );
            fact(&format!("error {them}"), view.estimate(other).error);
        }
    }
    for view in &views {
        let me = code(view.me);
        let given = public.undertakings.iter();
        let given = given.filter(|u| u.by == view.me && u.in_force());
        let bound = list(given.map(|u| code(u.to)).collect());
        facts.insert(format!("{me} bound"), bound);
        for other in scenario.nation_ids().filter(|o| *o != view.me) {
            let stakes = reckon::stakes(view, view.me, other);
            let wants = list(stakes.iter().map(|s| format!("{s:?}")).collect());
            facts.insert(format!("{me} wants {}", code(other)), wants);
        }
    }
    for view in &views {
        let plans = list(view.plans().map(|p| code(p.member)).collect());
        facts.insert(format!("{} plans", code(view.me)), plans);
    }
    supplies(&views, scenario, &mut facts);
    for (id, region) in scenario.region_ids().zip(&public.regions) {
        let place = &scenario.region(id).id;
        facts.insert(
            format!("{place} held"),
            region.controller.map_or("none".into(), code),
        );
        for view in &views {
            let mine = view
                .my_forces()
                .filter(|f| f.region == id && f.moving.is_none());
            let points: f64 = mine.map(|f| f.strength).sum();
            facts.insert(
                format!("{place} points {}", code(view.me)),
                points.to_string(),
            );
        }
        facts.insert(format!("{place} works"), region.infrastructure.to_string());
        facts.insert(format!("{place} unrest"), region.unrest.to_string());
        for view in &views {
            let here = view.my_forces().filter(|f| f.region == id);
            let troops: f64 = here.map(|f| f.strength).sum();
            facts.insert(
                format!("{place} troops {}", code(view.me)),
                troops.to_string(),
            );
        }
        for n in scenario.nation_ids() {
            let stock = region.stock_of(n).to_string();
            facts.insert(format!("{place} stock {}", code(n)), stock);
        }
    }
    for event in events {
        if let EventKind::Marched { nation, months, .. } = &event.kind {
            facts.insert(format!("march {}", code(*nation)), months.to_string());
        }
        if let EventKind::Battle {
            attacker, factors, ..
        } = &event.kind
        {
            for (factor, value) in factors {
                facts.insert(
                    format!("battle {} {factor:?}", code(*attacker)),
                    value.to_string(),
                );
            }
        }
    }
    facts
}

/// Who is in each mission, how much of the peace it keeps, and how its contributors bear it.
fn missions(public: &Public, scenario: &Scenario, facts: &mut BTreeMap<String, String>) {
    let code = |n: NationId| scenario.nation(n).id.clone();
    for m in &public.missions {
        let mut fact = |what: &str, value: String| {
            facts.insert(format!("mission {} {what}", m.id.0), value);
        };
        let with: Vec<String> = m.troops.iter().map(|d| code(d.nation)).collect();
        fact("with", with.join(" "));
        fact("between", m.rival.map_or("none".into(), code));
        fact("consent", m.consent.to_string());
        fact("presence", public.presence(m).to_string());
        fact("dead", m.dead.to_string());
        let payers: Vec<String> = m.payers.iter().map(|p| code(p.nation)).collect();
        fact(
            "payers",
            if payers.is_empty() {
                "none".into()
            } else {
                payers.join(" ")
            },
        );
        for p in &m.payers {
            fact(&format!("paid {}", code(p.nation)), p.spent.to_string());
        }
        for nation in scenario.nation_ids() {
            fact(
                &format!("patience {}", code(nation)),
                m.patience(nation).to_string(),
            );
        }
        for d in &m.troops {
            fact(&format!("spent {}", code(d.nation)), d.spent.to_string());
        }
    }
}

/// Who is fed how well, over which links, in which condition those are.
fn supplies(views: &[View], scenario: &Scenario, facts: &mut BTreeMap<String, String>) {
    let place = |r: RegionId| &scenario.region(r).id;
    for (link, condition) in scenario.links.iter().zip(&views[0].public.links) {
        let key = format!("link {} {}", place(link.a), place(link.b));
        facts.insert(key, condition.to_string());
    }
    for view in views {
        let me = &scenario.nation(view.me).id;
        for (i, link) in scenario.links.iter().enumerate() {
            let flow = view.own.flows.iter().find(|f| f.link.index() == i);
            let key = format!("{me} flow {} {}", place(link.a), place(link.b));
            facts.insert(key, flow.map_or(0.0, |f| f.flow).to_string());
        }
        for r in scenario.region_ids() {
            let here = || view.my_forces().filter(move |f| f.region == r);
            let fed = here().map(|f| f.supply).reduce(f64::min);
            if let Some(fed) = fed {
                facts.insert(format!("{me} fed {}", place(r)), fed.to_string());
            }
            for (arm, word) in [(Arm::Land, "land"), (Arm::Air, "air")] {
                let points = here()
                    .filter(|f| f.arm == arm)
                    .fold(0.0, |sum, f| sum + f.strength);
                facts.insert(format!("{me} {word} {}", place(r)), points.to_string());
            }
        }
    }
}

/// Where forces of each nation would be cut off without each link, as the nation itself reckons.
fn foreseen(game: &Game, scenario: &Scenario, facts: &mut BTreeMap<String, String>) {
    let place = |r: RegionId| scenario.region(r).id.clone();
    for nation in scenario.nation_ids() {
        let view = game.view(nation);
        let store = Provisions::of(&view, nation);
        for (i, link) in scenario.links.iter().enumerate() {
            let mut hungry: Vec<String> = store
                .hungry(&[LinkId::at(i)])
                .into_iter()
                .filter(|h| h.after < scenario.rules.supply.cut_off_below)
                .filter_map(|h| view.force(h.force).map(|f| place(f.region)))
                .collect();
            hungry.sort();
            let me = &scenario.nation(nation).id;
            let key = format!("{me} without {} {}", place(link.a), place(link.b));
            facts.insert(key, hungry.join(" "));
        }
    }
}

/// Whether `claim` holds: `subject = value`, `subject has word`, `subject lacks word`, `subject > number`,
/// `subject < number`, or `subject gone`.
fn holds(facts: &BTreeMap<String, String>, claim: &str) -> Result<(), String> {
    if let Some(subject) = claim.strip_suffix(" gone") {
        return match facts.keys().find(|k| k.starts_with(subject)) {
            Some(key) => Err(format!("there is {key}")),
            None => Ok(()),
        };
    }
    let (subject, relation, value) = [" = ", " has ", " lacks ", " > ", " < "]
        .into_iter()
        .find_map(|r| claim.split_once(r).map(|(s, v)| (s, r.trim(), v)))
        .ok_or_else(|| "it cannot be read".to_owned())?;
    let known = |key: &str| {
        facts.get(key).ok_or_else(|| {
            let all: Vec<&str> = facts.keys().map(String::as_str).collect();
            format!("nothing is known of {key}; there are {}", all.join(", "))
        })
    };
    let is = known(subject)?;
    let number = |text: &str| -> Result<f64, String> {
        match text.parse() {
            Ok(number) => Ok(number),
            Err(_) => known(text)?
                .parse()
                .map_err(|_| format!("{text} is no number")),
        }
    };
    let met = match relation {
        "=" => is == value,
        "has" => is.split(' ').any(|w| w == value),
        "lacks" => is.split(' ').all(|w| w != value),
        ">" => number(is)? > number(value)?,
        _ => number(is)? < number(value)?,
    };
    if met {
        Ok(())
    } else {
        Err(format!("it is {is}"))
    }
}
