//! The computer's nations: a view in, orders out. They know what a player in their seat would know, and
//! every order they give has passed the judge. What they decide, they decide by the reckonings that the
//! screens show.

mod accession;
mod budget;
mod burden;
mod campaign;
mod council;
mod crises;
mod deterrence;
mod dilemmas;
mod diplomacy;
mod dues;
mod forces;
mod founding;
mod ladder;
mod missions;
mod networks;
mod parting;
mod relief;
mod renewal;
mod secret;
mod wards;

use crate::dice::{Cup, Dice, Phase, dice};
use crate::ids::NationId;
use crate::judge::Docket;
use crate::order::{Order, Stake};
use crate::reckon;
use crate::view::View;

/// The orders that the computer gives for `view.me`; `seed` is the game's, for dice of its own key.
#[must_use]
pub fn plan(view: &View, seed: u64) -> Vec<Order> {
    if view.public.over || view.nation(view.me).extinct() {
        return Vec::new();
    }
    let mut desk = Desk::new(view, seed);
    // What is accepted now is already a word given when it comes to votes and answers.
    diplomacy::reply(&mut desk);
    dilemmas::plan(&mut desk);
    council::plan(&mut desk);
    crises::plan(&mut desk);
    parting::plan(&mut desk);
    diplomacy::plan(&mut desk);
    if view.nation(view.me).exile.is_none() {
        ladder::plan(&mut desk);
        wards::plan(&mut desk);
        renewal::plan(&mut desk);
        burden::plan(&mut desk);
        dues::plan(&mut desk);
        budget::plan(&mut desk);
        forces::plan(&mut desk);
        deterrence::plan(&mut desk);
        secret::plan(&mut desk);
        networks::plan(&mut desk);
        missions::plan(&mut desk);
        relief::plan(&mut desk);
    }
    desk.docket.into_taken()
}

/// The chance, 0..1, that the computer's `view.me` makes a demand on `target` this turn; `seed` is the game's, which has its
/// leader's heart. Who knows that it has made none for long knows something of that heart.
#[must_use]
pub fn itch(view: &View, seed: u64, target: NationId) -> f64 {
    crises::itch(&Desk::new(view, seed), target)
}

/// A leader's desk: what is known, and the orders signed so far.
struct Desk<'v> {
    view: &'v View,
    seed: u64,
    /// The dice of this turn.
    cup: Cup,
    docket: Docket<'v>,
}

impl<'v> Desk<'v> {
    fn new(view: &'v View, seed: u64) -> Self {
        Self {
            view,
            seed,
            cup: Cup::new(seed, view.public.turn, Phase::Ai),
            docket: Docket::new(view),
        }
    }
}

impl Desk<'_> {
    /// Signs the order if the judge allows it; says whether it did.
    fn sign(&mut self, order: Order) -> bool {
        self.docket.admit(order).is_ok()
    }

    /// Dice for one matter of this nation in this turn.
    fn dice(&self, matter: u64) -> Dice {
        let subject = (self.own() << 32) | matter;
        self.cup.dice(subject)
    }

    /// What this nation's dice are keyed by.
    fn own(&self) -> u64 {
        u64::from(self.view.scenario().key(self.view.me))
    }

    /// Another nation as the subject of a matter: the bits that [`matter`] leaves.
    fn about(&self, other: NationId) -> u64 {
        u64::from(self.view.scenario().key(other)) & matter::SUBJECTS
    }

    /// What moves this leader in its quarrels with `other` that began about turn `since`, beside all that can be
    /// reckoned: others know it only as the error of their forecasts, whose distribution it is drawn from.
    fn heart(&self, other: NationId, since: u32, stake: Stake) -> f64 {
        let subject = (self.own() << 32) | matter::HEART | self.about(other);
        // Whoever weighs the same quarrel again next year is still of the same mind.
        let scenario = self.view.scenario();
        let lasts = scenario.rules.mind.challenge.heart_months;
        let spell = since * u32::from(scenario.turn_months) / lasts.max(1);
        let roll = dice(self.seed, spell, Phase::Ai, subject).unit();
        let roll = roll.clamp(1e-6, 1.0 - 1e-6);
        let spread =
            self.view.scenario().rules.mind.noise * reckon::passion(self.view, self.view.me, stake);
        spread * libm::log(roll / (1.0 - roll))
    }

    /// Whether something that comes up `per_year` times a year comes up this turn.
    fn comes_up(&self, matter: u64, per_year: f64) -> bool {
        self.dice(matter)
            .chance(per_year * self.view.scenario().years_per_turn())
    }

    /// Whether this is one of the turns on which a nation takes up routine of which there are `per_year`
    /// rounds; nations take turns, so that not all act at once.
    fn routine(&self, per_year: u32) -> bool {
        self.routine_of(per_year, 0)
    }

    /// The same for one of several like matters, so that they do not all come up in one month.
    fn routine_of(&self, per_year: u32, matter: u32) -> bool {
        let turn = u32::from(self.view.scenario().turn_months);
        let months = self.view.public.turn * turn;
        let every = (12 / per_year.max(1)).max(1);
        (months + self.own() as u32 % 12 + matter) % every < turn
    }
}

/// Matters that dice are rolled for; each has a range of its own for its subjects.
mod matter {
    pub const DEMAND: u64 = 1 << 20;
    pub const MOVE: u64 = 2 << 20;
    pub const BACK: u64 = 3 << 20;
    pub const MEDIATE: u64 = 4 << 20;
    pub const ANSWER: u64 = 5 << 20;
    pub const VOTE: u64 = 6 << 20;
    pub const PROPOSE: u64 = 7 << 20;
    pub const DENOUNCE: u64 = 8 << 20;
    pub const DETER: u64 = 9 << 20;
    pub const AID: u64 = 10 << 20;
    pub const COVERT: u64 = 11 << 20;
    pub const REPLY: u64 = 12 << 20;
    pub const WORKS: u64 = 13 << 20;
    pub const ASK: u64 = 20 << 20;
    pub const CONSULT: u64 = 14 << 20;
    pub const DUES: u64 = 16 << 20;
    pub const TRADE: u64 = 15 << 20;
    pub const BUDGET: u64 = 19 << 20;
    pub const ACCUSE: u64 = 17 << 20;
    pub const MISSION: u64 = 18 << 20;
    pub const SIGN: u64 = 21 << 20;
    pub const FOUND: u64 = 22 << 20;
    pub const COMPLAIN: u64 = 24 << 20;
    pub const HEART: u64 = 25 << 20;
    pub const PART: u64 = 26 << 20;
    pub const INVITE: u64 = 27 << 20;
    pub const KEEP: u64 = 28 << 20;
    pub const ENTRUST: u64 = 29 << 20;
    pub const BLOC: u64 = 30 << 20;
    pub const RENEW: u64 = 31 << 20;
    pub const DECIDE: u64 = 32 << 20;
    pub const NETWORK_ENTER: u64 = 33 << 20;
    pub const NETWORK_STRIKE: u64 = 34 << 20;
    pub const NETWORK_BACK: u64 = 35 << 20;
    pub const NETWORK_SECTOR: u64 = 36 << 20;
    pub const FUND: u64 = 37 << 20;
    pub const RELIEF: u64 = 38 << 20;
    /// The bits that each leaves to its subjects.
    pub const SUBJECTS: u64 = (1 << 20) - 1;
}
