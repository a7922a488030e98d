//! Settings from the command line that change a map while it is loaded: `--set path=value`.

use serde_json::Value;

use super::amend;
use super::charter::Charter;
use super::codes::Code;
use super::json;
use super::nearest;
use super::problem::Problem;
use super::raw::RawScenario;
use super::report::Report;
use super::rules::{Amended, Refusal, Rules};
use super::scenario::{Domain, DomainSet};
use super::texts::Texts;
use super::tree::{Node, Path};

/// Settings as they were typed, each a `path=value` with the value in RON:
/// - `rules.crisis.accident_per_year=0.3` changes a balance constant,
/// - `charters.north-atlantic.decision=Majority` changes a clause,
/// - `treaties.north-atlantic=none` takes the treaties with that charter out of the start, `treaties=none` all of them,
/// - `nations.TUR.gdp=20`, `nations.TUR.defence=0.5x` change what a nation begins with,
/// - `forces.TUR=0.25x`, `forces.TUR.land=12`, `forces.TUR.land.istanbul=3` its forces,
/// - `claims.GRC.cyprus=0.5` and `rivalries.GRC.TUR=0.4` make or change a claim or rivalry, and `=none` takes it away,
/// - `history=none`, or `history.korea=none`, keeps scripts from happening,
/// - `domains.space=false` takes a domain out of the age, or `=true` puts it in,
/// - `chapter=prague` begins with one of the map's chapters.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Overrides {
    pub sets: Vec<String>,
}

impl Overrides {
    /// Takes the settings in the order in which they apply.
    pub fn new(sets: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            sets: sets.into_iter().map(Into::into).collect(),
        }
    }
}

/// Parsed settings, and what is wrong with them.
pub(super) struct Settings {
    sets: Vec<Set>,
    pub(super) problems: Vec<Problem>,
}

pub(super) struct Set {
    /// Which setting it is, from 1.
    pub(super) line: usize,
    pub(super) path: Vec<String>,
    pub(super) value: Value,
    /// Where the value begins, in characters from 1.
    pub(super) value_column: usize,
}

impl Set {
    pub(super) fn is_none(&self) -> bool {
        self.value == "none" || self.value.is_null()
    }

    /// Column at which a step of the path begins, from 1.
    pub(super) fn column(&self, step: usize) -> usize {
        1 + self
            .path
            .iter()
            .take(step)
            .map(|s| s.chars().count() + 1)
            .sum::<usize>()
    }

    pub(super) fn problem(
        &self,
        code: Code,
        column: usize,
        message: String,
        hint: Option<String>,
    ) -> Problem {
        let (file, line) = (Problem::SETTING.to_owned(), self.line);
        Problem {
            file,
            line,
            column,
            code,
            message,
            hint,
        }
    }

    fn is_of_rules(&self) -> bool {
        self.path[0] == "rules"
    }

    fn steps(&self) -> Vec<&str> {
        self.path.iter().skip(1).map(String::as_str).collect()
    }

    /// The one name after `kind`, if the setting is about that kind.
    fn names(&self, kind: &str) -> Option<&str> {
        (self.path.len() == 2 && self.path[0] == kind).then(|| self.path[1].as_str())
    }
}

impl Settings {
    pub(super) fn parse(overrides: &Overrides) -> Self {
        let mut this = Self {
            sets: Vec::new(),
            problems: Vec::new(),
        };
        for (i, text) in overrides.sets.iter().enumerate() {
            match parse(i + 1, text) {
                Ok(set) => this.sets.push(set),
                Err(problem) => this.problems.push(problem),
            }
        }
        this
    }

    /// The settings of what nations begin with.
    pub(super) fn start(&self) -> impl Iterator<Item = &Set> {
        let of_start = |set: &&Set| amend::KINDS.contains(&set.path[0].as_str());
        self.sets.iter().filter(of_start)
    }

    /// The rules in `texts` with the map's own constants, then those that are set.
    pub(super) fn rules(
        &mut self,
        raw: &RawScenario,
        texts: &Texts,
        report: &mut Report<'_>,
    ) -> Option<Rules> {
        let rules = match Rules::read(texts) {
            Ok(rules) => rules,
            Err((section, error)) => {
                let message = format!("assets/rules/{section}.ron: {error}");
                report.note_at(0, Code::ShippedText, message, None);
                return None;
            }
        };
        if raw.rules.is_empty() && !self.sets.iter().any(Set::is_of_rules) {
            return Some(rules);
        }
        match self.amended(&rules, raw, report) {
            Ok(rules) => Some(rules),
            Err(error) => {
                report.note_at(0, Code::ShippedText, error, None);
                None
            }
        }
    }

    fn amended(
        &mut self,
        rules: &Rules,
        raw: &RawScenario,
        report: &mut Report<'_>,
    ) -> Result<Rules, String> {
        let mut amended = Amended::new(rules)?;
        let root = Path::Root;
        let list = root.field("rules");
        for (i, (path, value)) in raw.rules.iter().enumerate() {
            let at = list.item(i);
            if raw.rules[..i].iter().any(|(before, _)| before == path) {
                report.note(
                    &at.item(0),
                    Code::ListedTwice,
                    format!("{path:?} is set already"),
                );
            }
            // What is no number has been refused as such.
            if !value.is_finite() {
                continue;
            }
            let steps: Vec<&str> = path.split('.').collect();
            match amended.set(&steps, Value::from(*value)) {
                Ok(()) => {}
                Err(Refusal::Astray(astray)) => {
                    let message = format!("there is no rule {path:?}");
                    report.note_with(&at.item(0), Code::UnknownRule, message, astray.hint);
                }
                Err(Refusal::Unfit { message, hint }) => {
                    report.note_with(&at.item(1), Code::RuleRange, message, hint);
                }
            }
        }
        for set in self.sets.iter().filter(|s| s.is_of_rules()) {
            self.problems.extend(set.amend_rules(&mut amended));
        }
        // Of constants that are set together only what comes of all is looked at; the last one set is told of.
        for (paths, message) in amended.disorder() {
            let concerns = |set: &str| {
                let within = |path: &&str| {
                    path.starts_with(set) && !path[set.len()..].starts_with(|c| c != '.')
                };
                paths.iter().any(within)
            };
            let set = self
                .sets
                .iter()
                .rfind(|s| s.is_of_rules() && concerns(&s.steps().join(".")));
            let written = raw.rules.iter().rposition(|(path, _)| concerns(path));
            match (set, written) {
                (Some(set), _) => self.problems.push(set.problem(
                    Code::RulesDisorder,
                    set.value_column,
                    message,
                    None,
                )),
                (None, Some(i)) => report.note(&list.item(i).item(1), Code::RulesDisorder, message),
                // A save's own rules are as its game began.
                (None, None) => {}
            }
        }
        amended.rules()
    }

    /// Applies the settings of one charter's clauses.
    pub(super) fn amend_charter(&mut self, charter: &mut Charter<String>) {
        for set in &self.sets {
            if set.path[0] != "charters" || set.path.get(1) != Some(&charter.id) {
                continue;
            }
            let steps = set.steps();
            self.problems.extend(match &steps[1..] {
                [] | ["id"] => {
                    let message = "a setting changes one clause of a charter".to_owned();
                    let hint = format!("charters.{}.decision=Majority", charter.id);
                    Some(set.problem(Code::SettingForm, 1, message, Some(hint)))
                }
                clause => set.amend_clause(charter, clause),
            });
        }
    }

    pub(super) fn refuse_unknown_charters<'n>(
        &mut self,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        for set in self.sets.iter().filter(|s| s.path[0] == "charters") {
            let name = set.path.get(1).map(String::as_str).unwrap_or_default();
            if !known.clone().any(|k| k == name) {
                let message = format!("there is no charter called {name:?}");
                let hint = nearest::hint(name, known.clone());
                self.problems
                    .push(set.problem(Code::UnknownCharter, set.column(1), message, hint));
            }
        }
    }

    /// The place among `known` of the chapter that is to be played.
    pub(super) fn chapter<'n>(
        &mut self,
        known: impl Iterator<Item = &'n str> + Clone,
    ) -> Option<usize> {
        let set = self.sets.iter().rfind(|s| s.path == ["chapter"])?;
        let name = set.value.as_str().unwrap_or_default();
        let place = known.clone().position(|k| k == name);
        if place.is_none() {
            let message = format!("there is no chapter called {name:?}");
            let hint = nearest::hint(name, known);
            let problem = set.problem(Code::SettingValue, set.value_column, message, hint);
            self.problems.push(problem);
        }
        place
    }

    /// The domains that the age knows, but for those that are set.
    pub(super) fn domains(&mut self, mut known: DomainSet) -> DomainSet {
        for set in self.sets.iter().filter(|s| s.path[0] == "domains") {
            let name = set.path.get(1).map(String::as_str).unwrap_or_default();
            let domain = Domain::ALL.into_iter().find(|d| d.name() == name);
            let problem = match (domain, &set.value) {
                (Some(domain), Value::Bool(on)) if set.path.len() == 2 => {
                    known.set(domain, *on);
                    continue;
                }
                (Some(_), _) if set.path.len() == 2 => {
                    let message = "a domain is known to the age or not".to_owned();
                    let hint = Some(format!("domains.{name}=false"));
                    set.problem(Code::SettingValue, set.value_column, message, hint)
                }
                _ => {
                    let message = format!("there is no domain called {name:?}");
                    let hint = nearest::hint(name, Domain::ALL.into_iter().map(Domain::name));
                    set.problem(Code::SettingPath, set.column(1), message, hint)
                }
            };
            self.problems.push(problem);
        }
        known
    }

    /// Whether the treaties with this charter are taken out.
    pub(super) fn drops_treaty(&self, charter: &str) -> bool {
        self.sets
            .iter()
            .any(|s| s.path == ["treaties"] || s.names("treaties") == Some(charter))
    }

    pub(super) fn refuse_unknown_treaties(&mut self, raw: &RawScenario) {
        let known = raw.treaties.iter().map(|t| t.charter.as_str());
        self.refuse_unknown("treaties", "there is no treaty with the charter", known);
    }

    /// Whether this script is kept from happening.
    pub(super) fn drops_script(&self, id: &str) -> bool {
        self.sets
            .iter()
            .any(|s| s.path == ["history"] || s.names("history") == Some(id))
    }

    pub(super) fn refuse_unknown_scripts(&mut self, raw: &RawScenario) {
        let known = raw.history.iter().map(|s| s.id.as_str());
        self.refuse_unknown("history", "there is no event called", known);
    }

    fn refuse_unknown<'n>(
        &mut self,
        kind: &str,
        message: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        for set in &self.sets {
            let Some(name) = set.names(kind) else {
                continue;
            };
            if !known.clone().any(|k| k == name) {
                let hint = nearest::hint(name, known.clone());
                self.problems.push(set.problem(
                    Code::SettingPath,
                    set.column(1),
                    format!("{message} {name:?}"),
                    hint,
                ));
            }
        }
    }
}

fn parse(line: usize, text: &str) -> Result<Set, Problem> {
    let (path, value) = text.split_once('=').unwrap_or((text, ""));
    let value_column = path.chars().count() + 2;
    let path: Vec<String> = path.trim().split('.').map(str::to_owned).collect();
    let mut set = Set {
        line,
        path,
        value: Value::Null,
        value_column,
    };
    let node = Node::scan(value);
    let Some(node) = node.filter(|node| {
        value
            .get(node.span.1..)
            .is_some_and(|rest| rest.trim().is_empty())
    }) else {
        let message = "a setting is written path=value".to_owned();
        let hint = Some("rules.crisis.accident_per_year=0.3".to_owned());
        return Err(set.problem(Code::SettingForm, 1, message, hint));
    };
    set.value = match json::from_ron(value, &node) {
        Ok(value) => value,
        // No number of JSON's, such as NaN: the constant's range is told with it.
        Err(_) if set.is_of_rules() => Value::String(value.trim().to_owned()),
        // An id with hyphens is no RON.
        Err(_) if set.path == ["chapter"] => Value::String(value.trim().to_owned()),
        // A factor is no RON.
        Err(_) if value.trim().ends_with('x') => Value::String(value.trim().to_owned()),
        Err(why) => return Err(set.problem(Code::SettingValue, set.value_column, why, None)),
    };
    let kinds = [
        "rules", "charters", "treaties", "history", "chapter", "domains",
    ];
    let kinds = kinds.into_iter().chain(amend::KINDS);
    if !kinds.clone().any(|kind| set.path[0] == kind) {
        let message = format!("{:?} cannot be set", set.path[0]);
        return Err(set.problem(
            Code::SettingPath,
            1,
            message,
            nearest::hint(&set.path[0], kinds),
        ));
    }
    let only_none = match set.path[0].as_str() {
        "treaties" | "history" => set.path.len() <= 2,
        _ => return Ok(set),
    };
    if !only_none || !set.is_none() {
        let message = format!("{} can only be set to none", set.path[0]);
        let hint = Some(format!(
            "{}=none",
            set.path[..set.path.len().min(2)].join(".")
        ));
        return Err(set.problem(Code::SettingValue, set.value_column, message, hint));
    }
    Ok(set)
}

impl Set {
    /// Sets the constants that are meant.
    fn amend_rules(&self, rules: &mut Amended) -> Option<Problem> {
        Some(match rules.set(&self.steps(), self.value.clone()).err()? {
            Refusal::Astray(astray) => self.astray(astray, 1),
            Refusal::Unfit { message, hint } => {
                self.problem(Code::RuleRange, self.value_column, message, hint)
            }
        })
    }

    /// Sets the clause at `path`, before which 2 steps of the setting's own path come; the charter stays as it was
    /// after a fault.
    fn amend_clause(&self, charter: &mut Charter<String>, path: &[&str]) -> Option<Problem> {
        let unfit = |e: serde_json::Error| {
            let message = format!("this cannot be set so: {e}");
            self.problem(Code::SettingValue, self.value_column, message, None)
        };
        let mut tree = match serde_json::to_value(&*charter) {
            Ok(tree) => tree,
            Err(error) => return Some(unfit(error)),
        };
        if let Err(astray) = json::replace(&mut tree, path, self.value.clone()) {
            return Some(self.astray(astray, 2));
        }
        match serde_json::from_value(tree) {
            Ok(amended) => *charter = amended,
            Err(error) => return Some(unfit(error)),
        }
        None
    }

    /// A step of the path leads nowhere; `skipped` others come before it.
    pub(super) fn astray(&self, astray: json::Astray, skipped: usize) -> Problem {
        let step = skipped + astray.step;
        let message = match self.path.get(step) {
            Some(name) => format!("there is nothing called {name:?} here"),
            None => "the path leads nowhere".to_owned(),
        };
        self.problem(Code::SettingPath, self.column(step), message, astray.hint)
    }
}
