//! What a charter binds one to, in five lines, before it is signed: they follow from its clauses and from nothing else.

use super::clauses::{decision, enforcement, exit, seats, triggers, validity};
use super::percent;
use crate::content::{
    Area, Charter, Command, Decision, Dues, Obligation, Reserved, Scenario, Treasury,
};
use crate::figures::fixed;
use crate::view::View;

/// The one that is about to sign.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Signatory {
    /// Whether it would lead.
    pub leads: bool,
    /// Billions of 1990 dollars a year.
    pub gdp: f64,
    /// Share of output that it spends on defence.
    pub defence: f64,
}

impl Signatory {
    /// The nation of a view.
    #[must_use]
    pub fn of(view: &View, leads: bool) -> Self {
        let state = view.nation(view.me);
        Self {
            leads,
            gdp: state.gdp,
            defence: state.defence,
        }
    }
}

/// The five lines, each under what it tells.
#[must_use]
pub fn signing<R>(
    charter: &Charter<R>,
    signatory: Signatory,
    scenario: &Scenario,
    region: impl Fn(&R) -> String,
) -> [(&'static str, String); 5] {
    let place = place(&charter.area, region);
    // Whoever does not lead signs with one that does, where the text makes a difference.
    let binds = |whom: &Whom, leads| {
        let duty = duty(charter, whom, &place);
        let list: Vec<String> = std::iter::once(duty)
            .chain(besides(charter, whom, leads))
            .collect();
        format!("{}.", list.join("; "))
    };
    let they_lead = charter.needs_lead().is_some() && !signatory.leads;
    let you = binds(&YOU, signatory.leads);
    let them = match binds(&YOU, they_lead) == you {
        true => "The same, towards you.".to_owned(),
        false => binds(&THEM, they_lead),
    };
    [
        ("It binds you to", you),
        ("It binds them to", them),
        ("Who decides", decides(charter, scenario)),
        ("What it costs", costs(charter, signatory, scenario)),
        ("How one leaves", leaves(charter, scenario)),
    ]
}

/// The same as sentences, for a question or a note.
#[must_use]
pub fn signing_text(lines: &[(&'static str, String); 5]) -> String {
    let told = lines.iter().map(|(label, text)| format!("{label}: {text}"));
    told.collect::<Vec<_>>().join("\n")
}

/// How one is spoken of that is bound.
struct Whom {
    deems: &'static str,
    their: &'static str,
}

const YOU: Whom = Whom {
    deems: "you deem",
    their: "your",
};

const THEM: Whom = Whom {
    deems: "they deem",
    their: "their",
};

/// What is owed when the case arises.
fn duty<R>(charter: &Charter<R>, whom: &Whom, place: &str) -> String {
    // As a sentence it is told of the deeds alone: "It is set off by ... .".
    let deeds = triggers(&charter.triggers);
    let deeds = deeds
        .strip_prefix("It is set off by ")
        .and_then(|d| d.strip_suffix('.'));
    let case = match deeds {
        Some(deeds) => format!("after {deeds}{place}"),
        None => "though no deed is named that sets it off".to_owned(),
    };
    match charter.obligation {
        Obligation::Automatic => format!("war beside a member at once {case}"),
        Obligation::AsDeemedNecessary => format!(
            "answer the call of a member {case}, by what {} necessary",
            whom.deems
        ),
        Obligation::Offensive => {
            format!("war beside a member {case}, and beside one that attacks")
        }
        Obligation::Consult => format!("consult with the others {case}; nobody must fight"),
        Obligation::Neutrality => "stay out of a war against the other".to_owned(),
        Obligation::NonAggression => "not attack the other".to_owned(),
    }
}

/// Where a deed must happen to count.
fn place<R>(area: &Area<R>, region: impl Fn(&R) -> String) -> String {
    let names = |list: &[R]| {
        let shown: Vec<String> = list.iter().take(4).map(&region).collect();
        match list.len() - shown.len() {
            0 => shown.join(", "),
            more => format!("{} and {more} more", shown.join(", ")),
        }
    };
    match area {
        Area::Anywhere => ", anywhere".to_owned(),
        Area::Home => ", where home soil of a member is at stake".to_owned(),
        Area::Regions(list) => format!(", in {}", names(list)),
        Area::Except(list) => format!(", anywhere but in {}", names(list)),
    }
}

/// What else one is bound to, a phrase each.
fn besides<R>(charter: &Charter<R>, whom: &Whom, leads: bool) -> Vec<String> {
    let mut list = Vec::new();
    if charter.transit {
        list.push(format!("let members cross and base on {} soil", whom.their));
    }
    if charter.intelligence > 0.0 {
        let share = fixed(charter.intelligence * 100.0, 0);
        list.push(format!(
            "share {share}% of what {} services learn",
            whom.their
        ));
    }
    if charter.command == Command::Lead && !leads {
        list.push(format!(
            "put {} forces under the lead's command",
            whom.their
        ));
    }
    match charter.reserved {
        Reserved::Nothing => {}
        _ if leads => {}
        Reserved::Force => {
            list.push("begin and join no quarrel without the lead's leave".to_owned())
        }
        Reserved::Foreign => list
            .push("begin and join no quarrel and sign no pact without the lead's leave".to_owned()),
    }
    list
}

fn decides<R>(charter: &Charter<R>, scenario: &Scenario) -> String {
    let mut text = decision(charter.decision);
    if let Decision::Council { .. } = charter.decision {
        text += &format!(" {}", seats(charter.council, &scenario.calendar));
    }
    if charter.recusal {
        text += " A party to a case has no vote on it.";
    }
    text
}

/// What is paid, in shares and in what they come to for the one that signs.
fn costs<R>(charter: &Charter<R>, signatory: Signatory, scenario: &Scenario) -> String {
    let sum = |share: f64| scenario.money.told(share * signatory.gdp);
    let mut list = Vec::new();
    match charter.dues {
        Dues::Nothing => list.push("No dues.".to_owned()),
        Dues::GdpShare(share) => list.push(format!(
            "Dues of {}% of output, {} a year.",
            fixed(share * 100.0, 2),
            sum(share)
        )),
        Dues::Tribute(share) if signatory.leads => list.push(format!(
            "Nothing for the lead; the others pay {}% of output a year.",
            fixed(share * 100.0, 2)
        )),
        Dues::Tribute(share) => list.push(format!(
            "Tribute of {}% of output, {} a year.",
            fixed(share * 100.0, 2),
            sum(share)
        )),
    }
    if charter.dues != Dues::Nothing && charter.treasury != Treasury::Common {
        let told = match charter.treasury {
            Treasury::Lead => "The lead holds the fund as its own.",
            _ => "The lead may be let to move the fund.",
        };
        list.push(told.to_owned());
    }
    if let Some(share) = charter.guideline {
        let short = (share - signatory.defence).max(0.0);
        let more = match short > 0.0005 {
            true => format!(", {} more than you do", sum(short)),
            false => ", which you do".to_owned(),
        };
        list.push(format!(
            "It asks for {} of output for defence{more}.",
            percent(share)
        ));
    }
    if let Some(share) = charter.equipment {
        let share = fixed(share * 100.0, 0);
        list.push(format!("{share}% of what is bought should be new models."));
    }
    if charter.obligation.defends() {
        list.push("A call that is refused costs your word.".to_owned());
    } else {
        list.push("A breach costs your word.".to_owned());
    }
    list.join(" ")
}

fn leaves<R>(charter: &Charter<R>, scenario: &Scenario) -> String {
    let mut text = exit(charter.exit, &scenario.calendar);
    match validity(charter.term, &scenario.calendar) {
        Some(term) => text += &format!(" It runs for {term}"),
        None => text += " It runs without end.",
    }
    if charter.obligation.defends() {
        text += &format!(" {}", enforcement(charter.enforcement));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Exit, Overrides, Texts, Trigger, Validity, load, shipped};

    fn scenario() -> Scenario {
        let map = shipped()[0];
        load(map.name, map.text, &Overrides::default())
            .unwrap()
            .scenario
    }

    const SMALL: Signatory = Signatory {
        leads: false,
        gdp: 40.0,
        defence: 0.01,
    };

    /// All five lines of every charter that ships, held against its clauses.
    #[test]
    fn the_five_lines_say_what_the_clauses_are() {
        let scenario = scenario();
        let mut read = 0;
        for (charter, name) in charters() {
            let lines = signing(&charter, SMALL, &scenario, |r| format!("region {}", r.0));
            let [you, them, decides, costs, leaves] = lines.each_ref().map(|l| l.1.as_str());
            for (label, text) in &lines {
                assert!(
                    text.len() > 5 && text.ends_with('.'),
                    "{name}, {label}: {text}"
                );
            }
            let alike = them == "The same, towards you.";
            let ruled = charter.reserved != Reserved::Nothing || charter.command == Command::Lead;
            assert_eq!(alike, !ruled, "{name}: {them}");
            for bound in [you, if alike { you } else { them }] {
                let has = |word: &str, there: bool| {
                    assert_eq!(bound.contains(word), there, "{name}, {word}: {bound}");
                };
                let duty = charter.obligation;
                has("war beside a member at once", duty == Obligation::Automatic);
                has("deem necessary", duty == Obligation::AsDeemedNecessary);
                has("nobody must fight", duty == Obligation::Consult);
                has("stay out of a war", duty == Obligation::Neutrality);
                has("not attack the other", duty == Obligation::NonAggression);
                has("one that attacks", duty == Obligation::Offensive);
                has("cross and base", charter.transit);
                has("services learn", charter.intelligence > 0.0);
                if !duty.keeps_peace() {
                    let names = |t: &Trigger| match t {
                        Trigger::Territory => "armed attack on territory",
                        Trigger::Forces => "on forces",
                        Trigger::Threat => "threat of force",
                        Trigger::Subversion(_) => "subversion proven",
                        Trigger::Cyber(_) => "cyber attack proven",
                    };
                    assert!(
                        charter.triggers.iter().all(|t| bound.contains(names(t))),
                        "{bound}"
                    );
                    has("home soil", charter.area == Area::Home);
                    has("no deed is named", charter.triggers.is_empty());
                }
            }
            assert_eq!(
                you.contains("without the lead's leave"),
                charter.reserved != Reserved::Nothing
            );
            assert!(
                decides.starts_with(&decision(charter.decision)),
                "{decides}"
            );
            assert_eq!(decides.contains("no vote on it"), charter.recusal);
            let share = match charter.dues {
                Dues::Nothing => "No dues".to_owned(),
                Dues::GdpShare(s) | Dues::Tribute(s) => format!("{}%", fixed(s * 100.0, 2)),
            };
            assert!(costs.contains(&share), "{name}: {costs}");
            let asked = charter
                .guideline
                .map(|g| format!("{} of output for defence", percent(g)));
            assert!(asked.is_none_or(|asked| costs.contains(&asked)), "{costs}");
            assert_eq!(costs.contains("for defence"), charter.guideline.is_some());
            let out = match charter.exit {
                Exit::Barred => "Nobody leaves".to_owned(),
                Exit::Free => "when they like".to_owned(),
                Exit::Notice(months) => format!("{months} month"),
                Exit::Resisted => "by force".to_owned(),
            };
            assert!(leaves.contains(&out), "{name}: {leaves}");
            assert_eq!(
                leaves.contains("without end."),
                charter.term == Validity::Open,
                "{leaves}"
            );
            if let Some(term) = validity(charter.term, &scenario.calendar) {
                assert!(leaves.contains(&term), "{leaves}");
            }
            read += 1;
        }
        assert!(read >= 25, "{read}");
    }

    /// What a leader signs is another thing where the text makes it so.
    #[test]
    fn a_lead_is_bound_otherwise_than_its_wards() {
        let scenario = scenario();
        let mut ruled = 0;
        for (charter, _) in charters()
            .into_iter()
            .filter(|c| c.0.reserved != Reserved::Nothing)
        {
            let lead = Signatory {
                leads: true,
                ..SMALL
            };
            let [you, them, ..] = signing(&charter, lead, &scenario, |r| format!("region {}", r.0));
            assert!(
                !you.1.contains("leave") && them.1.contains("leave"),
                "{} {}",
                you.1,
                them.1
            );
            let [you, them, ..] =
                signing(&charter, SMALL, &scenario, |r| format!("region {}", r.0));
            assert!(
                you.1.contains("leave") && !them.1.contains("leave"),
                "{} {}",
                you.1,
                them.1
            );
            ruled += 1;
        }
        assert!(ruled >= 2, "{ruled}");
    }

    /// The charters that ship, as the maps that ship have them.
    fn charters() -> Vec<(Charter, String)> {
        let mut found: Vec<(Charter, String)> = Vec::new();
        for map in shipped() {
            let loaded = load(map.name, map.text, &Overrides::default()).unwrap();
            for charter in loaded.scenario.charters {
                if found.iter().all(|f| f.1 != charter.id) {
                    let id = charter.id.clone();
                    found.push((charter, id));
                }
            }
        }
        let texts = Texts::shipped();
        for text in texts.pacts.iter().chain(&texts.alliances) {
            let name = text
                .name
                .rsplit('/')
                .next()
                .unwrap()
                .trim_end_matches(".ron");
            assert!(found.iter().any(|f| f.1 == name), "{name} is on no map");
        }
        found
    }
}
