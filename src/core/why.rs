//! A number and the factors that made it. A reckoning is written once, generic over a [`Recorder`]:
//! with [`Silent`] the recording compiles away, with [`Why`] it yields the tree that the screens show.

use serde::{Deserialize, Serialize};

/// What pushed a reckoning one way or the other. The words for players are in `tell`.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
pub enum Factor {
    Inclination,
    Threat,
    Grievance,
    Rivalry,
    Affinity,
    Trust,
    Treaty,
    Obligation,
    Reputation,
    LeadPosition,
    Tripwire,
    SidePayment,
    Cost,
    Risk,
    Weariness,
    Distance,
    Readiness,
    Strength,
    Odds,
    Stake,
    /// What it has set itself: objectives met or spoiled.
    Objectives,
    Resolve,
    Audience,
    Economy,
    Guideline,
    AlliesSpend,
    Inertia,
    Custom,
    Provocation,
    Nuclear,
    Price,
    Sovereignty,
    Precedent,
    Tension,
    Claims,
    Regime,
    Supply,
    Luck,
    /// How well a side's generals and plans do in a war.
    Generals,
    /// How well forces fight for their numbers.
    Effectiveness,
    /// An attack must be stronger than what it meets.
    Attacking,
    Terrain,
    /// Winter and mud.
    Weather,
    AirPower,
    Interoperability,
    Surprise,
    Benefit,
    StatusQuo,
    Burden,
    /// A pact among allies adds nothing.
    AlreadyAllied,
    /// How an alliance decides.
    Rule,
    Exit,
    Breach,
    Command,
    Transit,
    Secrets,
    /// A target about to be covered is covered not yet.
    Window,
    /// Spending below the guideline.
    Shortfall,
    /// A public promise of spending.
    Pledge,
    /// The lead's warning that it will not cover one who falls short.
    Uncovered,
    /// Forces and exercises of allies on one's own soil.
    Basing,
    /// Own forces on allies' soil.
    Presence,
    /// Calls answered.
    Deeds,
    Dues,
    Exercises,
    Casualties,
    Money,
    Wealth,
    People,
    /// Borders with those who are feared.
    Exposure,
    Persuasion,
    Promise,
    Outvoted,
    /// Belief in what a victim says of covert acts.
    Evidence,
    /// How grave a campaign in networks is, beside an armed attack.
    Gravity,
    /// What goes wrong with others' networks comes to one's own.
    Spill,
    /// Practised together.
    Rehearsed,
    /// What one would be drawn into.
    Entanglement,
    /// What a nation has shown those who are not its allies.
    Record,
    /// What a leader thinks of an alliance.
    Opinion,
    /// A word given again in public.
    Word,
    /// Accommodation of a stronger neighbour.
    Leaning,
    /// What one was asked for before, and has refused.
    Pressed,
    /// Faith in those who would come.
    Faith,
    Nearness,
    /// Others who hold the line between two enemies.
    Peacekeepers,
    /// Whether the host of a mission wants it.
    Consent,
    /// A war that is still being fought where the peace is to be kept.
    Fighting,
    /// Troops that serve abroad already.
    Overstretch,
    /// What people at home will still bear of a mission, and whether it gets anywhere.
    Patience,
    Progress,
    /// A quarrel that is not worth a war.
    Trifle,
    /// A quarrel that the one who calls has begun.
    Begun,
    /// Dangers nearer home.
    Front,
    /// A stronger aggressor next door.
    Exposed,
    /// Trouble at home.
    Home,
    /// A war with a great rival that this one could become.
    GeneralWar,
    /// An unwilling people to be held down.
    Holding,
    /// Other demands of one's own that are open.
    Attention,
    /// A tradition of staying out of others' wars.
    Neutrality,
    /// Whether two are afraid of the same, or one is the rival of what the other fears.
    Cause,
    /// A rival kept off whoever it threatens.
    Patronage,
    /// Power over a ward.
    Control,
    /// Time that has passed.
    Years,
    /// One's own ward, client or position there.
    Ward,
}

/// Receives the parts of a reckoning as they are added.
pub trait Recorder {
    /// Notes that `factor` added `value` to the reckoning's score.
    fn note(&mut self, factor: Factor, value: f64);
}

/// Records nothing.
pub struct Silent;

impl Recorder for Silent {
    #[inline(always)]
    fn note(&mut self, _: Factor, _: f64) {}
}

/// An explained number: its parts sum to its value exactly, in the order of adding.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Why {
    pub value: f64,
    pub parts: Vec<(Factor, f64)>,
}

impl Recorder for Why {
    fn note(&mut self, factor: Factor, value: f64) {
        self.value += value;
        self.parts.push((factor, value));
    }
}

impl Why {
    /// The part with the largest effect in the direction of the value's sign.
    #[must_use]
    pub fn decisive(&self) -> Option<Factor> {
        let mut parts = Decisive::default();
        for &(factor, value) in &self.parts {
            parts.note(factor, value);
        }
        parts.factor()
    }
}

/// Finds what [`Why::decisive`] would, and keeps nothing else.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Decisive {
    value: f64,
    /// The largest part so far for it and against it.
    up: Option<(Factor, f64)>,
    down: Option<(Factor, f64)>,
}

impl Recorder for Decisive {
    fn note(&mut self, factor: Factor, value: f64) {
        self.value += value;
        let side = if value > 0.0 {
            &mut self.up
        } else {
            &mut self.down
        };
        if side.is_none_or(|(_, most)| value.abs() > most) {
            *side = Some((factor, value.abs()));
        }
    }
}

impl Decisive {
    /// See [`Why::decisive`].
    #[must_use]
    pub fn factor(&self) -> Option<Factor> {
        let side = if self.value < 0.0 { self.down } else { self.up };
        side.map(|(factor, _)| factor)
    }

    /// The part with the largest effect against it, whatever it came to.
    #[must_use]
    pub fn against(&self) -> Option<Factor> {
        self.down.map(|(factor, _)| factor)
    }
}

/// Passes parts on to another tally at a share of their value.
pub struct Scaled<'t, 'r, R> {
    pub tally: &'t mut Tally<'r, R>,
    pub share: f64,
}

impl<R: Recorder> Recorder for Scaled<'_, '_, R> {
    fn note(&mut self, factor: Factor, value: f64) {
        self.tally.add(factor, self.share * value);
    }
}

/// A running sum that tells its recorder every term.
pub struct Tally<'r, R> {
    total: f64,
    recorder: &'r mut R,
}

impl<'r, R: Recorder> Tally<'r, R> {
    pub fn new(recorder: &'r mut R) -> Self {
        Self {
            total: 0.0,
            recorder,
        }
    }

    /// Adds `value` on account of `factor`; a zero is not worth telling.
    #[inline]
    pub fn add(&mut self, factor: Factor, value: f64) {
        if value != 0.0 {
            self.total += value;
            self.recorder.note(factor, value);
        }
    }

    /// The sum of the terms added so far.
    #[must_use]
    pub fn so_far(&self) -> f64 {
        self.total
    }

    #[must_use]
    pub fn total(self) -> f64 {
        self.total
    }
}
