use serde::{Deserialize, Serialize};

/// To give a ward its powers back? To come to its aid? To answer a rival bloc with one of one's clients?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WardMind {
    /// What control is worth, and how much more where the charter lets the lead enforce by force.
    pub control: f64,
    pub grip: f64,
    /// The ward's share in its output and that of the one whom the lead fears most, times that fear and its nearness.
    pub arms: f64,
    pub trust: f64,
    pub affinity: f64,
    /// The worst that those who hold power over it hold against it, or fear of it.
    pub doubt: f64,
    /// What time does in so many years.
    pub years: f64,
    pub years_whole: f64,
    /// What a ward's own powers are worth to it.
    pub freedom: f64,
    /// A quarrel that it has and its lead has not.
    pub quarrel: f64,
    /// Below minus this what was given is taken back.
    pub takes_back: f64,
    /// What makes a master come to its ward, in units of an answer's score.
    pub comes: f64,
    /// Clients without which there is no bloc; share of one's own power from which a rival leads one.
    pub bloc_least: u8,
    pub bloc_equal: f64,
    /// Summed rivalry with newcomers of the rival bloc from which it is answered; share of it that those beside the worst
    /// count for; times a year that it is thought of.
    pub bloc_inertia: f64,
    pub bloc_further: f64,
    pub bloc_founds: f64,
    /// What it costs a client to refuse its lead, times the lead's odds against it.
    pub bidden: f64,
}
