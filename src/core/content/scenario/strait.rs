//! Straits that are shut to some: who may pass from one sea into the next, and with what.

use serde::{Deserialize, Serialize};

use super::{Holder, Scenario};
use crate::ids::RegionId;

/// A strait between two seas that is not open to all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Strait {
    pub name: String,
    /// The seas that it joins, the lower id first.
    pub seas: (RegionId, RegionId),
    /// Lands with a port on both seas, in id order.
    pub ports: Vec<RegionId>,
    /// The land from which it is held: whoever holds that holds the strait.
    pub held_from: RegionId,
    pub admits: Admits,
    /// What it stops of those that it does not admit.
    pub stops: Vec<Traffic>,
    pub when: Closed,
    /// Whether its holder may let others through.
    pub leave: bool,
}

/// Whom a strait admits whoever holds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Admits {
    Only(Vec<Holder>),
    AllBut(Vec<Holder>),
}

/// What goes through a strait.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, strum::EnumIter)]
pub enum Traffic {
    Warships,
    /// Armies on board of ships.
    Troops,
    /// What feeds forces.
    Supplies,
}

/// When a strait is shut to those whom it does not admit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Closed {
    #[default]
    Always,
    /// While they are at war with anybody.
    InWar,
}

impl Strait {
    /// What its rule says, in words that refusals, cards and reports share: `only Leftland may send warships
    /// through; whoever holds Left Bank may let others through`.
    #[must_use]
    pub fn rule(&self, scenario: &Scenario) -> String {
        let names = |list: &[Holder]| {
            let name = |holder: &Holder| match holder {
                Holder::Nation(n) => scenario.nation(*n).name.clone(),
                Holder::Members(c) => format!("members of {}", scenario.charter(*c).name),
            };
            listed(&list.iter().map(name).collect::<Vec<_>>(), "and")
        };
        let who = match &self.admits {
            Admits::Only(list) if list.is_empty() => "nobody".to_owned(),
            Admits::Only(list) => format!("only {}", names(list)),
            Admits::AllBut(list) => format!("all but {}", names(list)),
        };
        let what = self.stops.iter().map(|traffic| match traffic {
            Traffic::Warships => "warships".to_owned(),
            Traffic::Troops => "troops".to_owned(),
            Traffic::Supplies => "supplies".to_owned(),
        });
        let what = listed(&what.collect::<Vec<_>>(), "or");
        let when = match self.when {
            Closed::Always => "",
            Closed::InWar => "of nations at war ",
        };
        let mut rule = format!("{when}{who} may send {what} through");
        if self.leave {
            let from = &scenario.region(self.held_from).name;
            rule += &format!("; whoever holds {from} may let others through");
        }
        rule
    }
}

/// `a, b and c`.
fn listed(names: &[String], last: &str) -> String {
    match names {
        [head @ .., end] if !head.is_empty() => format!("{} {last} {end}", head.join(", ")),
        names => names.concat(),
    }
}
