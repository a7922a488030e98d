//! Names for ids, in the form that sentences need.

use crate::content::Scenario;
use crate::ids::{
    CaseId, CharterId, CrisisId, ForceId, FoundingId, LinkId, MissionId, MotionId, NationId,
    OfferId, RegionId, ScriptId, TreatyId,
};
use crate::order::Stake;
use crate::tell::{clean, motion};
use crate::view::{Situation, View};

/// Knows what things are called. What is unknown gets a vague name rather than a panic, for a journal may
/// name anything.
pub trait Names {
    fn scenario(&self) -> &Scenario;

    /// With its article: `the Delian League`.
    fn treaty(&self, id: TreatyId) -> String;

    /// `the crisis over Berlin`, or `the war over Berlin`: which, is for the caller to say, for an event may be
    /// told long after; None for what it is now.
    fn quarrel(&self, id: CrisisId, war: Option<bool>) -> String;

    /// Challenger and target of a crisis or war; None where nothing is known of it any more.
    fn parties(&self, _id: CrisisId) -> Option<(NationId, NationId)> {
        None
    }

    /// The crisis or war by what it is now.
    fn crisis(&self, id: CrisisId) -> String {
        self.quarrel(id, None)
    }

    /// `the motion to admit Spain`.
    fn motion(&self, id: MotionId) -> String;

    /// `Norway's call for help`.
    fn case(&self, id: CaseId) -> String;

    /// `the offer from France: transit for $120m`.
    fn offer(&self, _id: OfferId) -> String {
        "the offer".to_owned()
    }

    /// `the peace operation in Darfur`.
    fn mission(&self, _id: MissionId) -> String {
        "the peace operation".to_owned()
    }

    /// `the treaty that France proposes`, by its name.
    fn founding(&self, _id: FoundingId) -> String {
        "the treaty proposed".to_owned()
    }

    /// `the army in Lorraine`.
    fn force(&self, _id: ForceId) -> String {
        "the force".to_owned()
    }

    /// With its article where English wants one.
    fn nation(&self, id: NationId) -> String {
        match self.scenario().nations.get(id.index()) {
            Some(n) => with_article(&clean(&n.name)),
            None => "an unknown nation".to_owned(),
        }
    }

    /// `French`.
    fn adjective(&self, id: NationId) -> String {
        match self.scenario().nations.get(id.index()) {
            Some(n) if n.adjective.is_empty() => clean(&n.name),
            Some(n) => clean(&n.adjective),
            None => "unknown".to_owned(),
        }
    }

    fn region(&self, id: RegionId) -> String {
        match self.scenario().regions.get(id.index()) {
            Some(r) => clean(&r.name),
            None => "an unknown place".to_owned(),
        }
    }

    /// `the line from Lorraine to Champagne`.
    fn link(&self, id: LinkId) -> String {
        match self.scenario().links.get(id.index()) {
            Some(l) => format!("the line from {} to {}", self.region(l.a), self.region(l.b)),
            None => "an unknown line".to_owned(),
        }
    }

    fn charter(&self, id: CharterId) -> String {
        match self.scenario().charters.get(id.index()) {
            Some(c) => clean(&c.name),
            None => "unknown charter".to_owned(),
        }
    }

    /// Title and text of a scripted event.
    fn script(&self, id: ScriptId) -> (String, String) {
        match self.scenario().history.get(id.index()) {
            Some(s) => (clean(&s.title), clean(&s.text)),
            None => ("Something happens".to_owned(), String::new()),
        }
    }

    /// The title of a scripted event that asks, and of one of the courses.
    fn course(&self, id: ScriptId, course: u8) -> (String, String) {
        let script = self.scenario().history.get(id.index());
        let question = script.and_then(|s| s.question.as_ref());
        let chosen = question.and_then(|q| q.courses.get(usize::from(course)));
        let chosen = chosen.map_or("something".to_owned(), |c| clean(&c.title));
        (self.script(id).0, chosen)
    }

    fn objective(&self, index: u16) -> String {
        match self.scenario().objectives.get(usize::from(index)) {
            Some(o) => clean(&o.title),
            None => "an objective".to_owned(),
        }
    }
}

/// What a crisis is called: by the place, else by the two that quarrel.
pub(super) fn crisis_name(
    names: &(impl Names + ?Sized),
    challenger: NationId,
    target: NationId,
    stake: Stake,
    war: bool,
) -> String {
    let noun = if war { "war" } else { "crisis" };
    match stake {
        Stake::Territory(r) => format!("the {noun} over {}", names.region(r)),
        _ => format!(
            "the {noun} between {} and {}",
            names.nation(challenger),
            names.nation(target)
        ),
    }
}

/// `Norway's call for help`, or `the talks over Norway` where nobody has called.
pub(super) fn case_name(
    names: &(impl Names + ?Sized),
    victim: crate::ids::NationId,
    called: bool,
) -> String {
    let victim = names.nation(victim);
    if called {
        format!("{} call for help", possessive(&victim))
    } else {
        format!("the talks over {victim}")
    }
}

/// A crisis or war of which nothing is known any more.
pub(super) fn vague_quarrel(war: Option<bool>) -> String {
    match war {
        Some(true) => "the war".to_owned(),
        _ => "the crisis".to_owned(),
    }
}

/// `Norway's`, `the Philippines'`.
#[must_use]
pub fn possessive(name: &str) -> String {
    if name.ends_with('s') {
        format!("{name}'")
    } else {
        format!("{name}'s")
    }
}

/// English puts an article before a state that is named after its form or in the plural.
pub(super) fn with_article(name: &str) -> String {
    const FORMS: [&str; 25] = [
        "Union",
        "Republic",
        "Kingdom",
        "Empire",
        "States",
        "Islands",
        "Federation",
        "League",
        "Emirates",
        "Confederation",
        "Commonwealth",
        "Horde",
        "Caliphate",
        "Sultanate",
        "Isles",
        "Cities",
        "Confederacy",
        "Tribes",
        "Khanate",
        "Khaganate",
        "Emirate",
        "Duchy",
        "Principality",
        "Dominion",
        "Protectorate",
    ];
    let (form, _) = name.split_once(" of ").unwrap_or((name, ""));
    let last = form.rsplit(' ').next().unwrap_or(form);
    let plural_land = last.len() > 5 && last.ends_with("lands");
    if let Some(bare) = bare(name) {
        format!("the {bare}")
    } else if FORMS.contains(&last) || plural_land || name.contains(" of the ") {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

/// A name without the article that it is written with, if it is.
fn bare(name: &str) -> Option<&str> {
    let article = ["The ", "the "];
    article
        .iter()
        .find_map(|article| name.strip_prefix(article))
}

/// Waters take an article, and no second one.
pub(super) fn waters_with_article(name: &str) -> String {
    format!("the {}", bare(name).unwrap_or(name))
}

/// Treaties of several words take an article; acronyms and names with a possessive do not.
pub(super) fn treaty_with_article(name: &str) -> String {
    let name = clean(name);
    match bare(&name) {
        Some(bare) => format!("the {bare}"),
        None if name.contains(' ') && !name.contains("'s ") => format!("the {name}"),
        None => name,
    }
}

impl Names for Scenario {
    fn scenario(&self) -> &Scenario {
        self
    }

    fn treaty(&self, id: TreatyId) -> String {
        match self.treaties.get(id.index()) {
            Some(t) => treaty_with_article(&t.name),
            None => "a former alliance".to_owned(),
        }
    }

    fn quarrel(&self, _: CrisisId, war: Option<bool>) -> String {
        vague_quarrel(war)
    }

    fn motion(&self, _: MotionId) -> String {
        "the motion".to_owned()
    }

    fn case(&self, _: CaseId) -> String {
        "the call for help".to_owned()
    }
}

impl Names for Situation {
    fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    fn charter(&self, id: CharterId) -> String {
        match self.find_charter(id) {
            Some(c) => clean(&c.name),
            None => "unknown charter".to_owned(),
        }
    }

    fn treaty(&self, id: TreatyId) -> String {
        match Situation::treaty(self, id) {
            Some(t) => treaty_with_article(&t.name),
            None => self.scenario.treaty(id),
        }
    }

    fn quarrel(&self, id: CrisisId, war: Option<bool>) -> String {
        match Situation::crisis(self, id) {
            Some(c) => {
                let war = war.unwrap_or(c.is_war());
                crisis_name(self, c.challenger, c.target, c.stake, war)
            }
            None => vague_quarrel(war),
        }
    }

    fn parties(&self, id: CrisisId) -> Option<(NationId, NationId)> {
        Situation::crisis(self, id).map(|c| (c.challenger, c.target))
    }

    fn motion(&self, id: MotionId) -> String {
        match Situation::motion(self, id) {
            Some(m) => format!("the motion to {}", motion(&m.kind, self)),
            None => "a past motion".to_owned(),
        }
    }

    fn case(&self, id: CaseId) -> String {
        match Situation::case(self, id) {
            Some(c) => case_name(self, c.victim, c.binding),
            None => "a past call for help".to_owned(),
        }
    }
}

impl Names for View {
    fn scenario(&self) -> &Scenario {
        &self.public.scenario
    }

    fn charter(&self, id: CharterId) -> String {
        Names::charter(&**self.public, id)
    }

    fn treaty(&self, id: TreatyId) -> String {
        Names::treaty(&**self.public, id)
    }

    fn quarrel(&self, id: CrisisId, war: Option<bool>) -> String {
        self.public.quarrel(id, war)
    }

    fn parties(&self, id: CrisisId) -> Option<(NationId, NationId)> {
        self.public.parties(id)
    }

    fn motion(&self, id: MotionId) -> String {
        Names::motion(&**self.public, id)
    }

    fn case(&self, id: CaseId) -> String {
        Names::case(&**self.public, id)
    }

    fn offer(&self, id: OfferId) -> String {
        match View::offer(self, id) {
            Some(o) if o.from == self.me => format!("our offer to {}", self.nation_name(o.to)),
            Some(o) => format!("{} offer", possessive(&self.nation_name(o.from))),
            None => "a past offer".to_owned(),
        }
    }

    fn mission(&self, id: MissionId) -> String {
        match self.public.mission(id) {
            Some(m) => format!("the peace operation in {}", Names::region(self, m.region)),
            None => "a past peace operation".to_owned(),
        }
    }

    fn founding(&self, id: FoundingId) -> String {
        match View::founding(self, id) {
            Some(f) => treaty_with_article(&f.draft.name),
            None => "a treaty past".to_owned(),
        }
    }

    fn force(&self, id: ForceId) -> String {
        match View::force(self, id) {
            Some(f) => {
                let region = Names::region(self, f.region);
                format!("the {} in {region}", super::arm(f.arm, self))
            }
            None => "a lost force".to_owned(),
        }
    }
}

impl View {
    fn nation_name(&self, id: NationId) -> String {
        Names::nation(self, id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles() {
        for (name, expected) in [
            ("Norland", "Norland"),
            ("Northern Union", "the Northern Union"),
            ("Lowerlands", "the Lowerlands"),
            ("Stoland", "Stoland"),
            ("The Isle", "the Isle"),
            ("Khaganate of Orsk", "the Khaganate of Orsk"),
            ("Isle of Man", "Isle of Man"),
        ] {
            assert_eq!(with_article(name), expected);
        }
        assert_eq!(waters_with_article("The Bay"), "the Bay");
        assert_eq!(waters_with_article("North Sea"), "the North Sea");
        assert_eq!(treaty_with_article("ABC"), "ABC");
        assert_eq!(treaty_with_article("North Pact"), "the North Pact");
        assert_eq!(possessive("Norland"), "Norland's");
    }
}
