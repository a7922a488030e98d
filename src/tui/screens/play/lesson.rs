//! A guided game: the strip at the foot of the screen that says what to do next, and the keeping of how far one has come.
//! It locks nothing: every key does what it does in any game.

use std::collections::BTreeSet;
use std::time::Duration;

use casus_core::order::OrderKind;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Play, Table};
use crate::actions::Action;
use crate::context::Tab;
use crate::lessons::{Course, Progress, Seen, Step as Task, Word, holds};
use crate::panels;
use crate::shell::{Shell, Step};
use crate::widgets::area;
use crate::widgets::flow::glued;
use crate::widgets::ink::Ink;
use crate::widgets::put::put;
use crate::widgets::views::{ends, rule};

/// Keys that are none of the step's until it says more.
const WRONG: u8 = 3;
/// How long a learner may sit before it says more.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is said at the end of the course.
const END: &str = "That was the first game. Play on, as long as you like; or choose a chapter under New game: each is a short \
                   game with a question.";

/// A learner's place in a course.
pub struct Study {
    course: &'static Course,
    progress: Progress,
    /// What was done since the step began, and on which turn that was.
    did: BTreeSet<&'static str>,
    drafted: BTreeSet<&'static str>,
    since: u32,
    /// Keys since then that are none of the step's.
    wrong: u8,
    /// More is said.
    helped: bool,
    /// No key was pressed since the last tick.
    idle: bool,
    /// Going back was asked for where there is nothing to go back from: asked once more, the lessons are left.
    leaving: bool,
}

impl Study {
    /// The course of the game at a table, where that is a guided one: as far as it was kept, and shown again if it was left.
    pub fn of(table: &Table) -> Option<Self> {
        let course = Course::of(&table.view().scenario().id)?;
        let kept = table.path.as_deref().and_then(Progress::read);
        let mut progress = kept.unwrap_or_else(|| Progress::begin(course));
        progress.left = false;
        progress.step = progress.step.min(course.steps().count());
        let study = Self {
            course,
            progress,
            did: BTreeSet::new(),
            drafted: BTreeSet::new(),
            since: table.view().public.turn,
            wrong: 0,
            helped: false,
            idle: false,
            leaving: false,
        };
        study.keep(table);
        Some(study)
    }

    fn keep(&self, table: &Table) {
        if let Some(path) = &table.path {
            self.progress.write(path);
        }
    }

    /// The step that is next, and its lesson's place.
    fn step(&self) -> Option<(usize, &'static Task)> {
        self.course.steps().nth(self.progress.step)
    }

    /// Whether the strip is shown.
    const fn shown(&self) -> bool {
        !self.progress.left
    }

    fn advance(&mut self, turn: u32) {
        self.progress.step += 1;
        self.progress.finished = self.step().is_none();
        self.did.clear();
        self.drafted.clear();
        (self.since, self.wrong) = (turn, 0);
        (self.helped, self.idle) = (false, false);
    }

    /// How long until it would say more.
    pub fn pulse(&self) -> Option<Duration> {
        let waits = self.shown() && !self.helped && self.step().is_some();
        waits.then_some(PATIENCE)
    }

    /// Time has passed; says whether more is said now.
    pub fn tick(&mut self) -> bool {
        let says = std::mem::replace(&mut self.idle, true);
        self.helped |= says;
        says
    }
}

impl Play {
    /// Whether a key that goes back has nothing to go back from, so that it leaves the lessons.
    pub(super) fn would_leave(&self, shell: &Shell, action: Action) -> bool {
        let nothing = self.tab == Tab::Map && self.table.selected.is_none() && !self.on_side();
        let shown = self.study.as_ref().is_some_and(Study::shown);
        action == Action::Back && nothing && shown && shell.busy.is_none()
    }

    /// Holds the step of the lesson against what was just done; `step` is what came of that.
    pub(super) fn studied(
        &mut self,
        shell: &Shell,
        action: Option<Action>,
        leaves: bool,
        step: Step,
    ) -> Step {
        let Some(mut study) = self.study.take() else {
            return step;
        };
        let said = self.study_with(&mut study, shell, action, leaves);
        self.study = Some(study);
        match said {
            Some(text) => Step::All(vec![step, Step::Say(text)]),
            None => step,
        }
    }

    fn study_with(
        &self,
        study: &mut Study,
        shell: &Shell,
        action: Option<Action>,
        leaves: bool,
    ) -> Option<String> {
        let turn = self.table.view().public.turn;
        let label = |action| shell.keys.label(action);
        let leaving = std::mem::replace(&mut study.leaving, leaves);
        if leaves && !leaving {
            return Some("Esc once more leaves the lessons.".to_owned());
        }
        if leaves {
            study.progress.left = true;
            study.keep(&self.table);
            let key = label(Action::LessonHelp);
            return Some(format!(
                "The lessons are left. {key} shows them again, and so does Learn on the menu."
            ));
        }
        match action {
            Some(Action::LessonHelp) => {
                study.helped = study.shown();
                study.progress.left = false;
                study.keep(&self.table);
                return None;
            }
            Some(Action::LessonSkip) if study.shown() && study.step().is_some() => {
                study.advance(turn);
                self.passes_over(study, turn);
                study.keep(&self.table);
                return None;
            }
            _ => {}
        }
        study.idle = false;
        study.did.extend(action.map(|a| a.spec().id));
        let kinds = self.table.draft().orders().iter();
        study
            .drafted
            .extend(kinds.map(|o| <&str>::from(OrderKind::from(o))));
        let mut praise = None;
        let before = study.progress.step;
        self.passes_over(study, turn);
        while let Some((_, task)) = study.step() {
            if !holds(&task.until, &self.seen(study)) {
                break;
            }
            praise = Some(task.done.clone());
            study.advance(turn);
            self.passes_over(study, turn);
        }
        if study.progress.step != before {
            study.keep(&self.table);
        } else if let (Some(action), Some((_, task))) = (action, study.step())
            && !task.keys().contains(&action)
        {
            study.wrong = study.wrong.saturating_add(1);
            study.helped |= study.wrong >= WRONG;
        }
        praise.filter(|_| study.shown())
    }

    /// Goes on from steps that cannot be taken as the game stands.
    fn passes_over(&self, study: &mut Study, turn: u32) {
        while let Some((_, task)) = study.step() {
            if task.needs.is_empty() || holds(&task.needs, &self.seen(study)) {
                return;
            }
            study.advance(turn);
        }
    }

    fn seen<'s>(&'s self, study: &'s Study) -> Seen<'s> {
        let page = match panels::slot(self.tab) {
            Some(_) if !self.on_side() => self.panel_ref().page(),
            _ => "",
        };
        Seen {
            view: self.table.view(),
            draft: self.table.draft().orders(),
            page,
            did: &study.did,
            drafted: &study.drafted,
            since: study.since,
        }
    }
}

/// Whether the lesson points at a screen.
pub fn lights(play: &Play, tab: Tab) -> bool {
    let study = play.study.as_ref().filter(|s| s.shown());
    let task = study.and_then(Study::step).map(|s| s.1);
    task.and_then(|t| t.light.as_deref()) == Some(tab.name())
}

/// Rows that the strip takes on a terminal of `width` cells; none where no lesson is shown.
pub fn rows(play: &Play, shell: &Shell, width: u16) -> u16 {
    let study = play.study.as_ref().filter(|s| s.shown() && !play.handover);
    study.map_or(0, |study| said(study, shell, width).len() as u16 + 1)
}

/// What the strip says, in lines, keys picked out.
fn said(study: &Study, shell: &Shell, width: u16) -> Vec<Line<'static>> {
    let theme = shell.theme;
    let text = match study.step() {
        None => END,
        Some((_, task)) if study.helped => &task.help,
        Some((_, task)) => &task.say,
    };
    let spans: Vec<Span<'static>> = Task::words(text)
        .iter()
        .map(|word| match word {
            Word::Text(_) => Span::styled(word.told(shell.keys), Style::new()),
            _ => Span::styled(word.told(shell.keys), theme.key()),
        })
        .collect();
    glued(Span::raw(" "), &spans, usize::from(width).saturating_sub(2))
}

/// The strip: which lesson it is, and what to do.
pub fn draw(play: &Play, shell: &Shell, area: Rect, buf: &mut Buffer) {
    let Some(study) = play.study.as_ref().filter(|_| area.height > 0) else {
        return;
    };
    let theme = shell.theme;
    buf.set_style(area, theme.text().bg(theme.raised));
    let label = |action| shell.keys.label(action);
    let lessons = study.course.lessons.len();
    let title = match study.step() {
        Some((at, _)) => {
            let name = &study.course.lessons[at].title;
            format!("Lesson {} of {lessons}: {name}", at + 1)
        }
        None => "The lessons are done".to_owned(),
    };
    let keys = match study.step() {
        Some(_) => format!(
            " {} help  {} skip  Esc Esc on the map leaves ",
            label(Action::LessonHelp),
            label(Action::LessonSkip)
        ),
        None => " Esc Esc on the map closes this ".to_owned(),
    };
    let head = Rect { height: 1, ..area };
    let ink = Ink::of(theme, true);
    rule(head, buf, "", &ink);
    ends(
        head,
        buf,
        Line::from(Span::styled(
            format!(" {title} "),
            theme.strong().fg(theme.accent),
        )),
        Line::from(Span::styled(keys, theme.dim())),
    );
    for (line, y) in said(study, shell, area.width)
        .into_iter()
        .zip(area.y + 1..area.bottom())
    {
        put(line, area::row(area, y), buf);
    }
}
