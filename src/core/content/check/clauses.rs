//! Conditions and effects: one by one, names into ids and numbers in range.

use super::charters::Checked;
use super::forces::can_be;
use super::frame::date;
use super::names::Book;
use super::regions::soil;
use super::treaties::{Founding, found};
use crate::content::codes::Code;
use crate::content::raw::{RawArmedGroup, RawCondition, RawEffect, RawHeir, RawStake};
use crate::content::reference::{self, Line};
use crate::content::report::Report;
use crate::content::scenario::{Condition, Date, Effect, Heir, Region};
use crate::content::tree::Path;
use crate::ids::{CharterId, NationId, RegionId};
use crate::order::Stake;

pub(super) fn conditions(
    raw: &[RawCondition],
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Vec<Condition> {
    let mut conditions = Vec::with_capacity(raw.len());
    for (i, raw) in raw.iter().enumerate() {
        conditions.push(Reader::new(&at.item(i), book, report).condition(raw));
    }
    conditions
}

/// Reads one condition or effect; its parts are numbered as they are written.
pub(super) struct Reader<'r, 't, 'n> {
    pub(super) at: &'r Path<'r>,
    pub(super) book: &'r Book<'n>,
    pub(super) report: &'r mut Report<'t>,
    /// What is told of the values of the word that is read.
    values: &'static [Line],
}

/// Checks the number in the bracket of the word `name` of a choice.
pub(super) fn value(at: &Path<'_>, of: &str, name: &str, value: f64, report: &mut Report<'_>) {
    for line in reference::values(of, name) {
        let what = format!("{} of {name}", line.name);
        report.measure(at, &what, value, line.within(), line.unit);
    }
}

impl<'r, 't, 'n> Reader<'r, 't, 'n> {
    /// A reader of what stands at `at`.
    pub(super) fn new(at: &'r Path<'r>, book: &'r Book<'n>, report: &'r mut Report<'t>) -> Self {
        Self {
            at,
            book,
            report,
            values: &[],
        }
    }

    fn nation(&mut self, name: &str, part: usize) -> NationId {
        self.book.nation(name, &self.at.item(part), self.report)
    }

    /// Two nations, written one after the other from `part` on; not the same.
    fn two(&mut self, a: &str, b: &str) -> (NationId, NationId) {
        if a == b {
            let it = self.nation(a, 0);
            self.book.same(a, &self.at.item(1), self.report);
            return (it, it);
        }
        (self.nation(a, 0), self.nation(b, 1))
    }

    fn land(&mut self, name: &str, part: usize) -> RegionId {
        self.book.region(name, &self.at.item(part), self.report)
    }

    fn charter(&mut self, name: &str, part: usize) -> CharterId {
        self.book.charter(name, &self.at.item(part), self.report)
    }

    /// The value at `part`, which lies where the reference of its word says.
    fn number(&mut self, value: f64, part: usize) -> f64 {
        let line = self.line(part);
        let what = format!("{} of {}", line.name, line.of);
        let at = self.at.item(part);
        self.report
            .measure(&at, &what, value, line.within(), line.unit);
        value
    }

    /// What is told of the value at `part`.
    fn line(&self, part: usize) -> Line {
        self.values.get(part).copied().unwrap_or_default()
    }

    fn date(&mut self, year: i32, month: u8) -> Date {
        let it = Date { year, month };
        date(self.at, it, self.report);
        it
    }

    fn condition(&mut self, raw: &RawCondition) -> Condition {
        use RawCondition as R;
        self.values = reference::values("Condition", raw.into());
        match raw {
            R::After { year, month } => Condition::After(self.date(*year, *month)),
            R::Before { year, month } => Condition::Before(self.date(*year, *month)),
            R::AtWar(a, b) => {
                let (a, b) = self.two(a, b);
                Condition::AtWar(a, b)
            }
            R::AtPeace(a, b) => {
                let (a, b) = self.two(a, b);
                Condition::AtPeace(a, b)
            }
            R::Member(n, c) => Condition::Member(self.nation(n, 0), self.charter(c, 1)),
            R::NotMember(n, c) => Condition::NotMember(self.nation(n, 0), self.charter(c, 1)),
            R::TreatyExists(c) => Condition::TreatyExists(self.charter(c, 0)),
            R::NoTreaty(c) => Condition::NoTreaty(self.charter(c, 0)),
            R::Controls(n, r) => Condition::Controls(self.nation(n, 0), self.land(r, 1)),
            R::Owns(n, r) => Condition::Owns(self.nation(n, 0), self.land(r, 1)),
            R::Alive(n) => Condition::Alive(self.nation(n, 0)),
            R::TensionAbove(x) => Condition::TensionAbove(self.number(*x, 0)),
            R::TensionBelow(x) => Condition::TensionBelow(self.number(*x, 0)),
            R::StabilityBelow(n, x) => {
                Condition::StabilityBelow(self.nation(n, 0), self.number(*x, 1))
            }
            R::StabilityAbove(n, x) => {
                Condition::StabilityAbove(self.nation(n, 0), self.number(*x, 1))
            }
            R::RegimeAbove(n, x) => Condition::RegimeAbove(self.nation(n, 0), self.number(*x, 1)),
            R::RegimeBelow(n, x) => Condition::RegimeBelow(self.nation(n, 0), self.number(*x, 1)),
            R::GdpAbove(n, x) => Condition::GdpAbove(self.nation(n, 0), self.number(*x, 1)),
            R::AffinityAbove(a, b, x) => {
                let (a, b) = self.two(a, b);
                Condition::AffinityAbove(a, b, self.number(*x, 2))
            }
            R::AffinityBelow(a, b, x) => {
                let (a, b) = self.two(a, b);
                Condition::AffinityBelow(a, b, self.number(*x, 2))
            }
            R::Fired(s) => Condition::Fired(self.book.script(s, &self.at.item(0), self.report)),
            R::NotFired(s) => {
                Condition::NotFired(self.book.script(s, &self.at.item(0), self.report))
            }
            R::Chose(s, course) => {
                let (script, at) = (self.book.script(s, &self.at.item(0), self.report), self.at);
                let course = self
                    .book
                    .course(script, s, course, &at.item(1), self.report);
                Condition::Chose(script, course)
            }
            R::DefenceBelow(n, x) => Condition::DefenceBelow(self.nation(n, 0), self.number(*x, 1)),
            R::MembersAtLeast(c, n) => Condition::MembersAtLeast(self.charter(c, 0), *n),
            R::NeverInvaded(n) => Condition::NeverInvaded(self.nation(n, 0)),
            R::DefenceAbove(n, x) => Condition::DefenceAbove(self.nation(n, 0), self.number(*x, 1)),
            R::InCrisis(a, b) => {
                let (a, b) = self.two(a, b);
                Condition::InCrisis(a, b)
            }
            R::NoCrisis(a, b) => {
                let (a, b) = self.two(a, b);
                Condition::NoCrisis(a, b)
            }
            R::Sanctions(a, b) => {
                let (a, b) = self.two(a, b);
                Condition::Sanctions(a, b)
            }
            R::Suspended(n, c) => Condition::Suspended(self.nation(n, 0), self.charter(c, 1)),
            R::Mission(r) => Condition::Mission(self.land(r, 0)),
            R::NoMission(r) => Condition::NoMission(self.land(r, 0)),
            R::UnrestAbove(r, x) => Condition::UnrestAbove(self.land(r, 0), self.number(*x, 1)),
            R::UnrestBelow(r, x) => Condition::UnrestBelow(self.land(r, 0), self.number(*x, 1)),
        }
    }

    pub(super) fn effect(
        &mut self,
        raw: &RawEffect,
        regions: &[Region],
        charters: &[Checked],
    ) -> Effect {
        use RawEffect as R;
        self.values = reference::values("Effect", raw.into());
        match raw {
            R::Tension(x) => Effect::Tension(self.number(*x, 0)),
            R::Grievance(a, b, x) => {
                let (a, b) = self.two(a, b);
                Effect::Grievance(a, b, self.number(*x, 2))
            }
            R::Rivalry(a, b, x) => {
                let (a, b) = self.two(a, b);
                Effect::Rivalry(a, b, self.number(*x, 2))
            }
            R::Affinity(a, b, x) => {
                let (a, b) = self.two(a, b);
                Effect::Affinity(a, b, self.number(*x, 2))
            }
            R::Stability(n, x) => Effect::Stability(self.nation(n, 0), self.number(*x, 1)),
            R::Approval(n, x) => Effect::Approval(self.nation(n, 0), self.number(*x, 1)),
            R::Treasury(n, x) => {
                let (nation, at) = (self.nation(n, 0), self.at.item(1));
                let sum = self.book.sum(*x, self.line(1), &at, self.report);
                Effect::Treasury(nation, sum)
            }
            R::Gdp(n, x) => Effect::Gdp(self.nation(n, 0), self.number(*x, 1)),
            R::Growth(n, x) => Effect::Growth(self.nation(n, 0), self.number(*x, 1)),
            R::Regime(n, x) => Effect::Regime(self.nation(n, 0), self.number(*x, 1)),
            R::Ideal(n, x, y) => {
                Effect::Ideal(self.nation(n, 0), self.number(*x, 1), self.number(*y, 2))
            }
            R::Resolve(n, x) => Effect::Resolve(self.nation(n, 0), self.number(*x, 1)),
            R::Nuclear(n, x) => Effect::Nuclear(self.nation(n, 0), self.number(*x, 1)),
            R::Modernity(n, x) => Effect::Modernity(self.nation(n, 0), self.number(*x, 1)),
            R::Leader(n, name) => {
                let most = self.line(1).longest();
                self.report
                    .name(&self.at.item(1), "a leader's name", name, most);
                Effect::Leader(self.nation(n, 0), name.clone())
            }
            R::Found {
                charter,
                name,
                members,
                lead,
                term,
            } => {
                let lead = lead.as_deref();
                let founding = Founding {
                    charter,
                    name,
                    members,
                    lead,
                    signed: None,
                    term: *term,
                    holders: &[],
                    groups: &[],
                };
                let seed = found(&founding, charters, self.book, self.at, self.report);
                let (charter, members, lead) = (seed.charter, seed.members, seed.lead);
                Effect::Found {
                    charter,
                    name: name.clone(),
                    members,
                    lead,
                    term: *term,
                }
            }
            R::Apply(n, c) => Effect::Apply(self.nation(n, 0), self.charter(c, 1)),
            R::Join(n, c) => Effect::Join(self.nation(n, 0), self.charter(c, 1)),
            R::Leave(n, c) => Effect::Leave(self.nation(n, 0), self.charter(c, 1)),
            R::Release(n, c) => Effect::Release(self.nation(n, 0), self.charter(c, 1)),
            R::Claim(n, r, x) => Effect::Claim(
                self.nation(n, 0),
                self.on_land(r, &self.at.item(1), regions),
                self.number(*x, 2),
            ),
            R::DropClaim(n, r) => Effect::DropClaim(self.nation(n, 0), self.land(r, 1)),
            R::Crisis {
                challenger,
                target,
                stake,
                rung,
            } => self.crisis(challenger, target, stake, *rung, regions),
            R::Transfer(r, n) => Effect::Transfer(
                self.on_land(r, &self.at.item(0), regions),
                self.nation(n, 1),
            ),
            R::Secede {
                nation,
                regions: list,
                forces,
            } => {
                let at = self.at;
                self.report
                    .number(&at.field("forces"), reference::secede::forces, *forces);
                if list.is_empty() {
                    let message = "a state without a region is none";
                    self.report
                        .note(&at.field("regions"), Code::OwnsNothing, message);
                }
                Effect::Secede {
                    nation: self.book.nation(nation, &at.field("nation"), self.report),
                    regions: self.all_on_land(list, &at.field("regions"), regions),
                    forces: *forces,
                }
            }
            R::Unite { nation, into } => {
                let at = self.at;
                if nation == into {
                    let message = format!("{into:?} is the same nation");
                    self.report
                        .note(&at.field("into"), Code::SameNation, message);
                }
                Effect::Unite {
                    nation: self.book.nation(nation, &at.field("nation"), self.report),
                    into: self.book.nation(into, &at.field("into"), self.report),
                }
            }
            R::Dissolve { nation, heirs } => self.dissolve(nation, heirs, regions),
            R::Unrest(r, x) => Effect::Unrest(
                self.on_land(r, &self.at.item(0), regions),
                self.number(*x, 1),
            ),
            R::Occupy(r, n) => Effect::Occupy(
                self.on_land(r, &self.at.item(0), regions),
                self.nation(n, 1),
            ),
            R::Defence(n, x) => Effect::Defence(self.nation(n, 0), self.number(*x, 1)),
            R::Sanction(a, b) => {
                let (a, b) = self.two(a, b);
                Effect::Sanction(a, b)
            }
            R::LiftSanction(a, b) => {
                let (a, b) = self.two(a, b);
                Effect::LiftSanction(a, b)
            }
            R::Suspend(n, c) => Effect::Suspend(self.nation(n, 0), self.charter(c, 1)),
            R::Reinstate(n, c) => Effect::Reinstate(self.nation(n, 0), self.charter(c, 1)),
            R::Invite(n, c, r) => Effect::Invite(
                self.nation(n, 0),
                self.charter(c, 1),
                self.on_land(r, &self.at.item(2), regions),
            ),
            R::MoveTreasury(c) => Effect::MoveTreasury(self.charter(c, 0)),
            R::Guideline(c, x) => Effect::Guideline(self.charter(c, 0), self.number(*x, 1)),
            R::Disband { nation, arm, share } => {
                let at = self.at;
                self.report
                    .number(&at.field("share"), reference::disband::share, *share);
                Effect::Disband {
                    nation: self.book.nation(nation, &at.field("nation"), self.report),
                    arm: *arm,
                    share: *share,
                }
            }
            R::Raise {
                nation,
                region,
                arm,
                strength,
            } => {
                let at = self.at;
                self.report
                    .number(&at.field("strength"), reference::raise::strength, *strength);
                can_be(
                    region,
                    *arm,
                    regions,
                    self.book,
                    &at.field("region"),
                    self.report,
                );
                Effect::Raise {
                    nation: self.book.nation(nation, &at.field("nation"), self.report),
                    region: self.book.region(region, &at.field("region"), self.report),
                    arm: *arm,
                    strength: *strength,
                }
            }
            R::Arm {
                name,
                region,
                strength,
                haven,
                sponsor,
            } => Effect::Arm(self.group(
                &RawArmedGroup {
                    name: name.clone(),
                    region: region.clone(),
                    strength: *strength,
                    haven: haven.clone(),
                    sponsor: sponsor.clone(),
                },
                regions,
            )),
            R::Disarm {
                name,
                region,
                share,
            } => self.disarm(name, region, *share),
        }
    }

    pub(super) fn crisis(
        &mut self,
        challenger: &str,
        target: &str,
        stake: &RawStake,
        rung: u8,
        regions: &[Region],
    ) -> Effect {
        let at = self.at;
        let challenging = self
            .book
            .nation(challenger, &at.field("challenger"), self.report);
        let targeted = if challenger == target {
            self.book.same(target, &at.field("target"), self.report);
            challenging
        } else {
            self.book.nation(target, &at.field("target"), self.report)
        };
        self.report
            .number(&at.field("rung"), reference::crisis::rung, rung);
        let stake = match stake {
            RawStake::Territory(r) => {
                Stake::Territory(self.on_land(r, &at.field("stake").item(0), regions))
            }
            RawStake::Alignment => Stake::Alignment,
            RawStake::Regime => Stake::Regime,
            RawStake::Armament => Stake::Armament,
            RawStake::Incident => Stake::Incident,
        };
        Effect::Crisis {
            challenger: challenging,
            target: targeted,
            stake,
            rung,
        }
    }

    fn dissolve(&mut self, nation: &str, heirs: &[RawHeir], regions: &[Region]) -> Effect {
        let (at, list) = (self.at, self.at.field("heirs"));
        if heirs.is_empty() {
            let message = "a state that dissolves has an heir at least";
            self.report.note(&list, Code::NoHeirs, message);
        }
        let mut read = Vec::with_capacity(heirs.len());
        for (i, heir) in heirs.iter().enumerate() {
            let item = list.item(i);
            let place = item.field("nation");
            if heir.nation == nation {
                let message = format!("{nation:?} is no more: it cannot be its own heir");
                self.report.note(&place, Code::SameNation, message);
            } else if heirs[..i].iter().any(|h| h.nation == heir.nation) {
                let message = format!("{:?} is an heir already", heir.nation);
                self.report.note(&place, Code::ListedTwice, message);
            }
            if i > 0 && heir.regions.is_empty() {
                let message = "only the first heir takes what nobody is named for";
                self.report
                    .note(&item.field("regions"), Code::NoHeirs, message);
            }
            read.push(Heir {
                nation: self.book.nation(&heir.nation, &place, self.report),
                regions: self.all_on_land(&heir.regions, &item.field("regions"), regions),
            });
        }
        Effect::Dissolve {
            nation: self.book.nation(nation, &at.field("nation"), self.report),
            heirs: read,
        }
    }

    fn all_on_land(
        &mut self,
        names: &[String],
        at: &Path<'_>,
        regions: &[Region],
    ) -> Vec<RegionId> {
        let mut read = Vec::with_capacity(names.len());
        for (i, name) in names.iter().enumerate() {
            if names[..i].contains(name) {
                let message = format!("{name:?} stands here twice");
                self.report.note(&at.item(i), Code::ListedTwice, message);
            }
            read.push(self.on_land(name, &at.item(i), regions));
        }
        read
    }

    /// A region that can be owned.
    fn on_land(&mut self, name: &str, at: &Path<'_>, regions: &[Region]) -> RegionId {
        soil(name, at, (self.book, regions), self.report)
    }
}
