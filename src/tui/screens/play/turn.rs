//! Ending the turn, what came of it, and what is asked about the selection.

use casus_core::content::{Holder, ObjectiveKind};
use casus_core::figures::number;
use casus_core::ids::NationId;
use casus_core::order::Strength;
use casus_core::reckon;
use casus_core::tell::{self, Names};
use casus_core::view::View;
use casus_core::why::Why;

use super::general::{confirm, read};
use super::{Play, Table, report, windows};
use crate::command::{Command, Task};
use crate::context::{Subject, Tab};
use crate::counsel;
use crate::needs::Urgency;
use crate::panels::desk::Desk;
use crate::panels::{orders, panels};
use crate::popups::folds::{Folds, Part};
use crate::screens::aftermath;
use crate::screens::waiting::SAVE_NOTICE;
use crate::shell::{Goto, Shell, Step};
use crate::worker::{Request, Turn};

/// Squares of the bar of points of objectives.
const GOALS: usize = 20;

impl Play {
    /// What can be ordered about the selection.
    pub(super) fn order_menu(&mut self, shell: &Shell) -> Step {
        let Some(subject) = self.table.selected else {
            return Step::Say("Select a nation, region or force first.".to_owned());
        };
        let command = orders_about(self, shell, subject);
        super::Screen::command(self, shell, command)
    }

    /// Why does the selected nation stand as it does to us?
    pub(super) fn why(&mut self, shell: &Shell) -> Step {
        let view = self.table.view();
        let nation = match self.table.selected {
            Some(Subject::Nation(n)) => n,
            Some(Subject::Region(r)) => view.region(r).controller.unwrap_or(view.me),
            Some(Subject::Force(f)) => view.force(f).map_or(view.me, |f| f.nation),
            Some(Subject::Crisis(c)) => return self.why_crisis(c),
            _ => return Step::Say("Select a nation, region, force or crisis first.".to_owned()),
        };
        let command = leaning(&self.table, nation);
        super::Screen::command(self, shell, command)
    }

    fn why_crisis(&self, id: casus_core::ids::CrisisId) -> Step {
        let view = self.table.view();
        let Some(crisis) = view.public.crisis(id) else {
            return Step::Drawn;
        };
        let side = crisis.side_of(view.me).map_or(
            casus_core::order::Side::Challenger,
            casus_core::order::Side::other,
        );
        let mut why = Why::default();
        let score = reckon::going_on(view, crisis, side, &mut why);
        let who = tell::capital(&Names::nation(view, crisis.leader(side)));
        let verdict = if score > 0.0 {
            "likely stands firm"
        } else {
            "would rather give way"
        };
        Step::Popup(Box::new(super::WhyPopup {
            title: "Will they stand firm?".to_owned(),
            verdict: format!("{who} {verdict}."),
            why,
            words: view.scenario().words.clone(),
        }))
    }

    /// Opens the deterrence ledger of what is selected: who would come, and does the other side dare?
    pub(super) fn estimate(&mut self, shell: &Shell) -> Step {
        let pair = pair_of(self.table.view(), self.table.selected);
        self.go(shell, Tab::Alliance, Some(Subject::Pair(pair.0, pair.1)));
        Step::Drawn
    }

    /// Ends the turn, or hands over to the next seat; asks first if something urgent is left.
    pub(super) fn end_turn(&self, on: bool) -> Step {
        let task = if on { Task::RunOn } else { Task::EndTurn };
        let left: Vec<String> = self
            .needs()
            .into_iter()
            .filter(|n| n.urgency == Urgency::Now && !n.done)
            .map(|n| n.text)
            .collect();
        if left.is_empty() {
            return Step::Task(task);
        }
        let what = if left.len() == 1 {
            "This waits"
        } else {
            "These wait"
        };
        confirm(
            "End the turn?",
            &format!("{what} for you:\n{}", left.join("\n")),
            task,
        )
    }

    /// The next seat sits down: what the one before composed, searched or looked at is not for it.
    pub(super) fn sit(&mut self) -> Step {
        self.handover = false;
        self.panels = panels();
        self.table.selected = None;
        self.tab = Tab::Map;
        self.focus = super::opens_on(&self.table, self.study.as_ref());
        self.first().unwrap_or(Step::Drawn)
    }

    pub(super) fn task(&mut self, task: Task) -> Step {
        match task {
            Task::EndTurn | Task::RunOn => {
                if self.table.pass() {
                    self.handover = true;
                    return Step::Drawn;
                }
                let orders = self.table.orders();
                self.running = false;
                self.turn_asked = true;
                if task == Task::RunOn {
                    Step::Send(Request::RunOn(orders), "Running turns")
                } else {
                    Step::Send(Request::EndTurn(orders), "Running the turn")
                }
            }
            Task::Seated => self.sit(),
            Task::CopyTo(path) => {
                self.turn_asked = false;
                Step::Send(Request::Copy(path), "Copying")
            }
            Task::Menu => Step::Go(Goto::Menu),
            Task::Quit => Step::Task(Task::Quit),
            Task::Delete(_)
            | Task::Branch { .. }
            | Task::Beside(_)
            | Task::Export
            | Task::Could(_)
            | Task::Other(_) => Step::Ignored,
        }
    }

    pub(super) fn turned(&mut self, shell: &Shell, mut turn: Turn) -> Step {
        let notice = turn.notice.take().map(|text| read(SAVE_NOTICE, text));
        let step = self.taken_in(shell, turn);
        Step::All(std::iter::once(step).chain(notice).collect())
    }

    fn taken_in(&mut self, shell: &Shell, turn: Turn) -> Step {
        let (running, over) = (turn.running, turn.over);
        self.table.turned(turn, !self.running);
        self.running = running;
        if over {
            return aftermath::open(&self.table);
        }
        if running {
            return Step::Drawn;
        }
        if self.table.seats() > 1 {
            self.handover = true;
            return Step::Drawn;
        }
        let report = match self.told().is_empty() {
            false => self.report(),
            true => Step::Say("A quiet turn.".to_owned()),
        };
        Step::All(std::iter::once(report).chain(self.window(shell)).collect())
    }

    /// What asks for an answer at once, above the report; in a guided game the lessons lead to it.
    fn window(&mut self, shell: &Shell) -> Option<Step> {
        if self.study.is_some() {
            return None;
        }
        let news: Vec<_> = self.table.view().news.iter().cloned().collect();
        let ctx = self.table.context(shell, true);
        let command = windows::window(&Desk::new(&ctx), &news)?;
        Some(super::Screen::command(self, shell, command))
    }

    fn told(&self) -> Vec<Part> {
        let table = &self.table;
        report::parts(table.view(), table.account(), &table.names)
    }

    /// The last turn in sentences.
    pub(super) fn report(&self) -> Step {
        let view = self.table.view();
        let date = view.scenario().told(view.public.turn);
        let title = format!("What happened before {date}");
        let parts = self.told();
        if parts.is_empty() {
            let nothing = "Nothing of note happened that you would know of.";
            return read(&title, nothing.to_owned());
        }
        Step::Popup(Box::new(Folds::new(title, parts)))
    }

    pub(super) fn objectives(&self) -> Step {
        let view = self.table.view();
        let scenario = view.scenario();
        // What is asked of one stands before the story, which is long.
        let mut body = String::new();
        let mine: Vec<_> = scenario
            .objectives
            .iter()
            .enumerate()
            .filter(|(_, o)| match o.holder {
                Holder::Nation(n) => n == view.me,
                Holder::Members(c) => view.public.treaties_of(view.me).any(|t| t.charter == c),
            })
            .collect();
        let met = |i: usize| {
            let mut own = view.own.objectives.iter();
            own.any(|&(o, met)| usize::from(o) == i && met)
        };
        if !mine.is_empty() {
            let all: f64 = mine.iter().map(|(_, o)| o.points).sum();
            let held: f64 = mine
                .iter()
                .filter(|(i, _)| met(*i))
                .map(|(_, o)| o.points)
                .sum();
            let full = (held / all.max(1e-9) * GOALS as f64).round() as usize;
            let bar = format!("{}{}", "■".repeat(full), "·".repeat(GOALS - full));
            body.push_str(&format!(
                "# Your objectives\n{bar} {} of {} points as it stands\n",
                number(held),
                number(all)
            ));
        }
        for (i, objective) in mine {
            let stands = match (objective.kind, met(i)) {
                (ObjectiveKind::Keep, true) => "held so far",
                (ObjectiveKind::Keep, false) => "not held now",
                (ObjectiveKind::Achieve, true) => "reached",
                (ObjectiveKind::Achieve, false) => "not reached yet",
            };
            body.push_str(&format!(
                "{} ({stands}, {} points): {}\n",
                objective.title,
                number(objective.points),
                objective.text
            ));
        }
        if !body.is_empty() {
            body.push_str("\n# The story\n");
        }
        body.push_str(&tell::clean_lines(&scenario.briefing));
        read(&scenario.title, body)
    }
}

/// Challenger and target that a selection suggests: of a friend, bound to one or not, whom it has to fear; of a
/// rival, the soft spot that it threatens, or else oneself; and where nothing but oneself is selected, the soft
/// spot of one's alliances.
fn pair_of(view: &View, selected: Option<Subject>) -> (NationId, NationId) {
    let about = |n: NationId| {
        if n == view.me {
            return counsel::soft_pair(view).unwrap_or_else(|| (reckon::worst_fear(view, n).0, n));
        }
        if view.public.allied(view.me, n) || view.public.pairs.affinity(view.me, n) > 0.0 {
            return (likeliest(view, n), n);
        }
        let soft = counsel::soft_pair(view).filter(|s| s.0 == n);
        soft.unwrap_or((n, view.me))
    };
    let nation = match selected {
        Some(Subject::Pair(challenger, target)) => return (challenger, target),
        Some(Subject::Crisis(c)) => match view.public.crisis(c) {
            Some(crisis) => return (crisis.challenger, crisis.target),
            None => None,
        },
        Some(Subject::Nation(n)) => Some(n),
        Some(Subject::Region(r)) => view.region(r).controller,
        Some(Subject::Force(f)) => view.force(f).map(|f| f.nation),
        Some(Subject::Case(c)) => {
            return view
                .public
                .case(c)
                .map_or_else(|| about(view.me), |c| (c.aggressor, c.victim));
        }
        Some(Subject::Offer(o)) => view.offer(o).map(|o| o.from),
        Some(
            Subject::Treaty(_) | Subject::Motion(_) | Subject::Founding(_) | Subject::Dilemma(_),
        )
        | None => None,
    };
    about(nation.unwrap_or(view.me))
}

/// Who challenges a friend already, else whom it fears most beside oneself; itself where it fears nobody, for the
/// ledger to find a rival.
fn likeliest(view: &View, ward: NationId) -> NationId {
    let crises = view.public.crises.iter();
    let quarrels = crises.filter(|c| c.target == ward && c.challenger != view.me);
    if let Some(crisis) = quarrels.max_by_key(|c| (c.rung, std::cmp::Reverse(c.id))) {
        return crisis.challenger;
    }
    let (foe, _) = reckon::worst_fear(view, ward);
    if foe != view.me {
        return foe;
    }
    let others = view.scenario().nation_ids().filter(|&n| n != view.me);
    others
        .filter(|&n| n != ward && !view.public.allied(ward, n))
        .map(|n| (reckon::fear(view, ward, n), n))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map_or(foe, |most| most.1)
}

fn orders_about(play: &Play, shell: &Shell, subject: Subject) -> Command {
    let ctx = play.context(shell);
    orders::about(&Desk::new(&ctx), subject)
}

/// What a nation would do for us, or to us, with its factors.
fn leaning(table: &Table, nation: NationId) -> Command {
    let view = table.view();
    let name = tell::capital(&Names::nation(view, nation));
    let mut why = Why::default();
    if nation == view.me {
        return Command::Say(
            "Select another nation: why it leans as it does is the question.".to_owned(),
        );
    }
    let threat = most_feared(view);
    let pact =
        view.public.treaties.iter().find(|t| {
            t.has(view.me) && t.has(nation) && view.public.charter(t).obligation.defends()
        });
    if let (Some(pact), Some(aggressor)) = (pact, threat.filter(|&t| t != nation)) {
        let score = reckon::answer(
            view,
            nation,
            view.me,
            aggressor,
            pact.id,
            Strength::Defend,
            &mut why,
        );
        let verdict = if score > 0.0 {
            "would come"
        } else {
            "would not come"
        };
        let title = format!("If {} attacked us", Names::nation(view, aggressor));
        return Command::Why {
            title,
            verdict: format!("{name} {verdict}, as far as we can tell."),
            why,
        };
    }
    let why = reckon::belief(view, nation, view.me);
    let verdict = if why.value > 0.0 {
        "would gain by challenging us"
    } else {
        "does not gain by challenging us"
    };
    Command::Why {
        title: format!("What {} reckons", Names::nation(view, nation)),
        verdict: format!("{name} {verdict}, as far as we can tell."),
        why,
    }
}

fn most_feared(view: &View) -> Option<NationId> {
    let threats = view
        .own
        .threat
        .iter()
        .enumerate()
        .filter(|(i, _)| *i != view.me.index());
    threats
        .max_by(|a, b| a.1.total_cmp(b.1))
        .map(|(i, _)| NationId::at(i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panels::tests::played;

    #[test]
    fn friends_are_looked_at_as_wards_and_rivals_as_challengers() {
        let game = played("europe-1949", "NOR", 1);
        let view = &game.view;
        let named = |id| view.scenario().nation_named(id).unwrap();
        let (norway, finland, soviets) = (named("NOR"), named("FIN"), named("SUN"));
        assert!(!view.public.allied(norway, finland));
        assert!(view.public.pairs.affinity(norway, finland) > 0.0);
        let pair = |n| pair_of(view, Some(Subject::Nation(n)));
        assert_eq!(pair(finland), (soviets, finland));
        assert_eq!(pair(soviets).0, soviets);
        let ward = pair(soviets).1;
        assert!(ward == norway || view.public.allied(norway, ward));
        assert_eq!(pair_of(view, None), pair(norway));
    }
}
