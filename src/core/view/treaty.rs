//! A treaty in force: its members, what they owe and have borne, who would join, and what is asked of whom.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Burden, Drill, Plan, Pledge, Shared};
use crate::content::{Charter, Command, Date, Group, Reserved, Scenario, Validity};
use crate::ids::{CharterId, FoundingId, MotionId, NationId, RegionId, TreatyId};
use crate::order::{CharterDraft, CyberPool, Payment, Term};
use crate::why::Factor;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Treaty {
    pub id: TreatyId,
    pub charter: CharterId,
    pub name: Arc<str>,
    /// Sorted.
    pub members: Shared<NationId>,
    pub lead: Option<NationId>,
    /// Who holds what the charter reserves, the lead among them; sorted. Empty where the lead alone does.
    #[serde(default)]
    pub holders: Vec<NationId>,
    /// Wards to which the lead has given their powers back; sorted.
    #[serde(default)]
    pub entrusted: Vec<NationId>,
    pub founded: u32,
    /// How well the members hold together, 0..1.
    pub cohesion: f64,
    /// How well their forces fight together, 0..1, before what each has learned in exercises; disuse lowers it.
    pub interoperability: f64,
    /// Common fund in billions of 1990 dollars.
    pub fund: f64,
    /// Spending guideline in force, share of GDP.
    pub guideline: Option<f64>,
    pub integrated: bool,
    /// Who leads the members' forces where they are integrated.
    pub commander: Option<NationId>,
    /// The lead has moved the common treasury to its own city.
    pub treasury_moved: bool,
    /// What the members owe and how they pay it, sorted by nation; who is missing pays in coin and owes
    /// nothing.
    pub accounts: Vec<Account>,
    /// Members that gave notice, and the turn they leave.
    pub notices: Vec<(NationId, u32)>,
    /// Members whose vote, seat and protection rest; sorted.
    pub suspended: Vec<NationId>,
    /// The last turn on which members shared a fear worth an alliance.
    pub feared: u32,
    pub candidates: Shared<Candidate>,
    /// Seats of a rotating council, by nation; empty where the charter has none.
    pub council: Shared<Seat>,
    /// Who elects those seats; empty where all elect all.
    pub groups: Shared<Group>,
    pub last_exercise: Option<u32>,
    /// What each member has borne, sorted by nation.
    pub burdens: Vec<Burden>,
    /// Share of what they know that the members tell each other, 0..1; the charter's until a motion changes it.
    pub intelligence: f64,
    /// What exercises have taught each member, sorted by nation; who is missing has learned nothing.
    pub drills: Vec<Drill>,
    /// Plans for members' defence; in a view those that the world knows of.
    pub plans: Vec<Plan>,
    /// How members stand to it, sorted by nation; who is missing has nothing to say.
    pub moods: Vec<Mood>,
    /// Questions that stand open, in the order asked.
    pub asks: Vec<Ask>,
    /// Land in which its holders have asked for peacekeepers; sorted by region.
    pub invitations: Vec<(RegionId, NationId)>,
    /// What is left of the patience of members with peace operations that have ended, by region, 0..1, while it is less than
    /// whole; sorted.
    #[serde(default)]
    pub weary: Vec<(RegionId, NationId, f64)>,
    /// When it was signed, if before the map's first day.
    #[serde(default)]
    pub signed: Option<Date>,
    /// How long it runs.
    #[serde(default)]
    pub term: Validity,
    /// The turn on which its present term is over; None where it runs without end.
    #[serde(default)]
    pub expires: Option<u32>,
    /// Which members have said that they keep to it after its present term, and which that they do not; sorted by nation.
    #[serde(default)]
    pub renewals: Vec<(NationId, bool)>,
    /// How far the members defend their networks together.
    #[serde(default)]
    pub networks: CyberPool,
}

impl Treaty {
    /// A treaty as it stands on the day it is signed.
    #[must_use]
    pub fn new(
        id: TreatyId,
        (charter, clauses): (CharterId, &Charter),
        name: String,
        members: &[NationId],
        lead: Option<NationId>,
        founded: u32,
        scenario: &Scenario,
    ) -> Self {
        let rules = &scenario.rules.alliance;
        let mut members = members.to_vec();
        members.sort_unstable();
        members.dedup();
        // Forces under one command are used to each other from the first day.
        let integrated = clauses.command != Command::National;
        let mut treaty = Self {
            id,
            charter,
            name: name.into(),
            members: members.into(),
            lead,
            holders: Vec::new(),
            entrusted: Vec::new(),
            founded,
            cohesion: rules.cohesion_at_founding,
            interoperability: if integrated {
                rules.integration_gain
            } else {
                0.0
            },
            fund: 0.0,
            guideline: clauses.guideline,
            integrated,
            commander: None,
            treasury_moved: false,
            accounts: Vec::new(),
            notices: Vec::new(),
            suspended: Vec::new(),
            feared: founded,
            candidates: Shared::default(),
            council: Shared::default(),
            groups: Shared::default(),
            last_exercise: None,
            burdens: Vec::new(),
            intelligence: clauses.intelligence,
            drills: Vec::new(),
            plans: Vec::new(),
            moods: Vec::new(),
            asks: Vec::new(),
            invitations: Vec::new(),
            weary: Vec::new(),
            signed: None,
            term: Validity::Open,
            expires: None,
            renewals: Vec::new(),
            networks: CyberPool::None,
        };
        treaty.runs(clauses.term, None, scenario);
        treaty
    }

    /// Has it run for `term` from the day on which it was signed: if nothing is said, when it was founded.
    pub(crate) fn runs(&mut self, term: Validity, signed: Option<Date>, scenario: &Scenario) {
        let begun = scenario.date(self.founded);
        let age = signed.map_or(0, |s| s.months_to(begun).max(0));
        self.term = term;
        self.signed = signed;
        let left = term.left(u32::try_from(age).unwrap_or(0));
        let turns = |months: u32| months.div_ceil(u32::from(scenario.turn_months));
        self.expires = left.map(|months| self.founded + turns(months));
    }

    /// When it was signed.
    #[must_use]
    pub fn date(&self, scenario: &Scenario) -> Date {
        self.signed.unwrap_or_else(|| scenario.date(self.founded))
    }

    /// The turn from which on members speak of its renewal; None where it runs without end.
    #[must_use]
    pub fn speaks(&self, scenario: &Scenario) -> Option<u32> {
        let months = scenario.rules.accession.renewal_months;
        let turns = months.div_ceil(u32::from(scenario.turn_months));
        self.expires.map(|end| end.saturating_sub(turns))
    }

    /// What `nation` has said of its renewal; None where it has said nothing.
    #[must_use]
    pub fn renews(&self, nation: NationId) -> Option<bool> {
        let said = self.renewals.iter().find(|r| r.0 == nation);
        said.map(|r| r.1)
    }

    /// Closes a share of the gap to forces that fight as one.
    pub(crate) fn practise(&mut self, share: f64) {
        self.interoperability += share * (1.0 - self.interoperability);
    }

    /// Takes `nation` off every list of the treaty, at a cost in cohesion.
    pub(crate) fn lose(&mut self, nation: NationId, cost: f64) {
        self.members.retain(|m| *m != nation);
        self.holders.retain(|h| *h != nation);
        self.entrusted.retain(|w| *w != nation);
        self.notices.retain(|n| n.0 != nation);
        self.suspended.retain(|n| *n != nation);
        self.council.retain(|s| s.nation != nation);
        self.accounts.retain(|a| a.nation != nation);
        self.drills.retain(|d| d.nation != nation);
        self.plans.retain(|p| p.member != nation);
        for plan in &mut self.plans {
            plan.signatories.retain(|s| *s != nation);
        }
        self.moods.retain(|m| m.nation != nation);
        self.renewals.retain(|r| r.0 != nation);
        self.weary.retain(|w| w.1 != nation);
        self.asks.retain(|a| a.by != nation && a.of != nation);
        for candidate in self.candidates.iter_mut() {
            candidate.ratified.retain(|r| r.0 != nation);
            candidate.holdouts.retain(|h| h.nation != nation);
        }
        self.cohesion = (self.cohesion - cost).max(0.0);
    }

    /// How much a member's people would bear of another peace operation in the region, 0..1.
    #[must_use]
    pub fn patience(&self, region: RegionId, nation: NationId) -> f64 {
        let worn = self.weary.iter().find(|w| (w.0, w.1) == (region, nation));
        worn.map_or(1.0, |w| w.2)
    }

    /// Puts `heir`, who is no member, in the place of `nation`: its seat, offices, rights, debts and record.
    pub(crate) fn succeed(&mut self, nation: NationId, heir: NationId) {
        let swap = |n: &mut NationId| {
            if *n == nation {
                *n = heir;
            }
        };
        let in_order = |list: &mut Vec<NationId>| {
            list.iter_mut().for_each(swap);
            list.sort_unstable();
        };
        self.members.iter_mut().for_each(swap);
        self.members.sort_unstable();
        in_order(&mut self.holders);
        in_order(&mut self.entrusted);
        in_order(&mut self.suspended);
        self.lead.iter_mut().for_each(swap);
        self.commander.iter_mut().for_each(swap);
        self.council.iter_mut().for_each(|s| swap(&mut s.nation));
        for group in self.groups.iter_mut() {
            in_order(&mut group.nations);
        }
        self.notices.iter_mut().for_each(|n| swap(&mut n.0));
        self.notices.sort_unstable();
        self.accounts.iter_mut().for_each(|a| swap(&mut a.nation));
        self.accounts.sort_by_key(|a| a.nation);
        self.burdens.iter_mut().for_each(|b| swap(&mut b.nation));
        self.burdens.sort_by_key(|b| b.nation);
        self.drills.iter_mut().for_each(|d| swap(&mut d.nation));
        self.drills.sort_by_key(|d| d.nation);
        for plan in &mut self.plans {
            swap(&mut plan.member);
            in_order(&mut plan.signatories);
        }
        self.weary.iter_mut().for_each(|w| swap(&mut w.1));
        self.weary.sort_by_key(|w| (w.0, w.1));
        self.renewals.iter_mut().for_each(|r| swap(&mut r.0));
        self.renewals.sort_by_key(|r| r.0);
        // What a leader thought of it, and what was asked of its office, went with the state.
        self.moods.retain(|m| m.nation != nation);
        self.asks.retain(|a| a.by != nation && a.of != nation);
        for candidate in self.candidates.iter_mut() {
            candidate.ratified.iter_mut().for_each(|r| swap(&mut r.0));
            candidate.ratified.sort_unstable();
            candidate.holdouts.retain(|h| h.nation != nation);
        }
        self.invitations.iter_mut().for_each(|i| swap(&mut i.1));
    }

    /// What `nation` has borne for the treaty; None before the first turn of its membership is over.
    #[must_use]
    pub fn burden(&self, nation: NationId) -> Option<&Burden> {
        let at = self.burdens.binary_search_by_key(&nation, |b| b.nation);
        at.ok().map(|i| &self.burdens[i])
    }

    /// How `nation` stands to the treaty; None while there is nothing to say of it.
    #[must_use]
    pub fn mood(&self, nation: NationId) -> Option<&Mood> {
        let at = self.moods.binary_search_by_key(&nation, |m| m.nation);
        at.ok().map(|i| &self.moods[i])
    }

    /// The same, to change; begun if need be.
    pub(crate) fn mood_mut(&mut self, nation: NationId) -> &mut Mood {
        let at = match self.moods.binary_search_by_key(&nation, |m| m.nation) {
            Ok(at) => at,
            Err(at) => {
                let mood = Mood {
                    nation,
                    opinion: 0.0,
                    step: Step::Content,
                    since: 0,
                    word: None,
                    reproached: None,
                };
                self.moods.insert(at, mood);
                at
            }
        };
        &mut self.moods[at]
    }

    /// The pledge that `nation` has open under the treaty.
    #[must_use]
    pub fn pledge(&self, nation: NationId) -> Option<Pledge> {
        self.burden(nation).and_then(|b| b.pledge)
    }

    #[must_use]
    pub fn candidate(&self, nation: NationId) -> Option<&Candidate> {
        self.candidates.iter().find(|c| c.nation == nation)
    }

    #[must_use]
    pub fn has(&self, nation: NationId) -> bool {
        self.members.binary_search(&nation).is_ok()
    }

    /// Whether the membership of `nation` rests.
    #[must_use]
    pub fn suspends(&self, nation: NationId) -> bool {
        self.suspended.binary_search(&nation).is_ok()
    }

    /// Whether `nation` holds what the charter reserves of other members' powers.
    #[must_use]
    pub fn holds(&self, nation: NationId) -> bool {
        self.lead == Some(nation) || self.holders.binary_search(&nation).is_ok()
    }

    /// What `charter`, which is its own, reserves of the powers of `nation`: nothing unless it is a ward.
    #[must_use]
    pub fn reserved(&self, charter: &Charter, nation: NationId) -> Reserved {
        let ward = self.lead.is_some() && self.has(nation) && !self.holds(nation);
        if ward && self.entrusted.binary_search(&nation).is_err() {
            charter.reserved
        } else {
            Reserved::Nothing
        }
    }

    /// Whether `nation` has a seat in its council.
    #[must_use]
    pub fn seated(&self, nation: NationId) -> bool {
        self.council.iter().any(|s| s.nation == nation)
    }

    /// How `nation` pays its dues.
    #[must_use]
    pub fn pays(&self, nation: NationId) -> Payment {
        self.account(nation).map_or(Payment::Coin, |a| a.pays)
    }

    /// Dues that `nation` has not paid, billions of 1990 dollars.
    #[must_use]
    pub fn arrears(&self, nation: NationId) -> f64 {
        self.account(nation).map_or(0.0, |a| a.arrears)
    }

    fn account(&self, nation: NationId) -> Option<&Account> {
        self.accounts.iter().find(|a| a.nation == nation)
    }

    /// The account of `nation`, opened if need be.
    pub(crate) fn account_mut(&mut self, nation: NationId) -> &mut Account {
        let place = match self.accounts.binary_search_by_key(&nation, |a| a.nation) {
            Ok(place) => place,
            Err(place) => {
                let account = Account {
                    nation,
                    pays: Payment::Coin,
                    arrears: 0.0,
                };
                self.accounts.insert(place, account);
                place
            }
        };
        &mut self.accounts[place]
    }
}

/// How a member stands to a treaty: what its leader thinks of it, what it has said and asked.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mood {
    pub nation: NationId,
    /// The leader's opinion, in units of an answer's score; 0 for one who holds to what the office has promised.
    pub opinion: f64,
    /// How far it has gone on the way from question to exit.
    pub step: Step,
    /// The turn of that step.
    pub since: u32,
    /// The turn in which it last gave its word again.
    pub word: Option<u32>,
    /// Whom it last reproached, and when.
    pub reproached: Option<(NationId, u32)>,
}

/// A dissatisfied member asks, reproaches, and goes; each in public.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub enum Step {
    #[default]
    Content,
    Asked,
    Reproached,
}

/// A question to an ally whether it stands by its word.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ask {
    pub by: NationId,
    pub of: NationId,
    pub since: u32,
    /// Points of forces that the one asked had on the asker's soil then.
    pub points: f64,
}

/// A seat of a rotating council.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seat {
    pub nation: NationId,
    /// The turn at which it is elected again.
    pub until: u32,
    /// Held for the longer term.
    pub long: bool,
}

/// A member's dues.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Account {
    pub nation: NationId,
    pub pays: Payment,
    /// Dues not paid, billions of 1990 dollars.
    pub arrears: f64,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Candidate {
    pub nation: NationId,
    pub since: u32,
    /// Steps of the charter's accession clause that it has done.
    pub step: u8,
    /// The turn its present step began.
    pub step_since: u32,
    /// The motion that decides, once it is tabled.
    pub motion: Option<MotionId>,
    /// The turn the members began to ratify; None before.
    pub open: Option<u32>,
    /// Members that have ratified, or will at the turn given; sorted.
    pub ratified: Vec<(NationId, u32)>,
    /// Members that wait for something; sorted by nation.
    pub holdouts: Vec<Holdout>,
}

/// A member that does not ratify yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Holdout {
    pub nation: NationId,
    pub since: u32,
    /// What it asks of the candidate; None when nothing would do.
    pub price: Option<Term>,
    pub because: Option<Factor>,
}

/// An invitation to found a treaty, open for signature.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Founding {
    pub id: FoundingId,
    pub by: NationId,
    pub draft: CharterDraft,
    /// Sorted.
    pub invited: Vec<NationId>,
    pub lead: Option<NationId>,
    /// Signatures needed, the founder's included.
    pub least: u8,
    pub made: u32,
    /// The answers so far, sorted by nation.
    pub answers: Vec<(NationId, bool)>,
}
