//! Looking back on a thread of its own: it plays a saved game and many others beside it, and tells what it has found stage by stage.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use casus_core::report::other::could;
use casus_core::report::{Alternative, Edit, Effort, Past, Progress, Report, Stage};
use casus_core::session::Replay;
use casus_core::tell::Register;
use casus_core::tell::report::changed;

use super::{LookedBack, Update, plain};
use crate::input::Message;

/// What is asked of it.
enum Question {
    Open(PathBuf, usize),
    Could(u32),
    Other(Edit),
}

/// The asking end. The thread begins with the first question.
pub struct Archive {
    to: Sender<Message>,
    asks: Option<Sender<(u64, Question)>>,
    /// The number of the latest question that stops those before it.
    latest: Arc<AtomicU64>,
}

impl Archive {
    pub fn new(to: Sender<Message>) -> Self {
        Self {
            to,
            asks: None,
            latest: Arc::default(),
        }
    }

    /// Looks back on the game at `path` for the seat of that number; what was looked at before is let go.
    pub fn open(&mut self, path: PathBuf, seat: usize) {
        self.close();
        self.ask(Question::Open(path, seat));
    }

    /// What could have been ordered after so many turns.
    pub fn could(&mut self, turn: u32) {
        self.ask(Question::Could(turn));
    }

    /// What had come of other orders.
    pub fn other(&mut self, edit: Edit) {
        self.ask(Question::Other(edit));
    }

    /// Stops what is under way.
    pub fn close(&mut self) {
        self.latest.fetch_add(1, Ordering::SeqCst);
    }

    fn ask(&mut self, question: Question) {
        let number = self.latest.load(Ordering::SeqCst);
        let asks = self.asks.get_or_insert_with(|| {
            let (asks, from) = channel();
            let (to, latest) = (self.to.clone(), Arc::clone(&self.latest));
            let thread = std::thread::Builder::new().name("casus-archive".to_owned());
            // Without a thread nobody answers, and the screen says what it knows without.
            drop(thread.spawn(move || serve(&from, &to, &latest)));
            asks
        });
        // A thread that is gone has nothing to say any more.
        let _ = asks.send((number, question));
    }
}

/// The game that is looked back on.
struct Open {
    past: Past,
    report: Report,
    names: Arc<Register>,
    effort: Effort,
}

fn serve(from: &Receiver<(u64, Question)>, to: &Sender<Message>, latest: &AtomicU64) {
    let mut open: Option<Open> = None;
    while let Ok((number, question)) = from.recv() {
        let desk = Desk {
            to,
            on: || latest.load(Ordering::SeqCst) == number,
            told: Mutex::new(None),
        };
        if !(desk.on)() {
            open = None;
            continue;
        }
        // A fault of the program costs no more than the report: the game is not touched.
        let done = catch_unwind(AssertUnwindSafe(|| match question {
            Question::Open(path, seat) => {
                open = None;
                open = desk.open(&path, seat);
            }
            Question::Could(turn) => {
                if let Some(open) = &open {
                    desk.could(open, turn);
                }
            }
            Question::Other(edit) => {
                if let Some(open) = &mut open {
                    desk.other(open, edit);
                }
            }
        }));
        if done.is_err() {
            open = None;
            desk.fault("The look back met a fault of the program itself.".to_owned());
        }
    }
}

/// Answers one question.
struct Desk<'s, F> {
    to: &'s Sender<Message>,
    /// Whether anybody still wants to know.
    on: F,
    /// How far it was when that was told last.
    told: Mutex<Option<Progress>>,
}

impl<F: Fn() -> bool + Sync> Desk<'_, F> {
    fn send(&self, update: Update) {
        // The screen may be gone already.
        let _ = self.to.send(Message::Update(update));
    }

    fn tell(&self, report: Option<(Arc<Report>, Arc<Register>)>, progress: Option<Progress>) {
        self.send(Update::LookedBack(Box::new(LookedBack {
            report,
            progress,
            fault: None,
        })));
    }

    fn fault(&self, fault: String) {
        self.send(Update::LookedBack(Box::new(LookedBack {
            report: None,
            progress: None,
            fault: Some(fault),
        })));
    }

    /// Tells how far it is where that is more than a little further than when it was told last; says whether to go on.
    fn progress(&self, progress: Progress) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let step = (progress.of / 50).max(1);
        let further = |last: &Progress| {
            last.stage != progress.stage || progress.done >= last.done + step
        };
        if told.as_ref().is_none_or(further) {
            *told = Some(progress);
            drop(told);
            self.tell(None, Some(progress));
        }
        (self.on)()
    }

    fn open(&self, path: &Path, seat: usize) -> Option<Open> {
        let begun = Replay::open(path).and_then(|replay| {
            let past = replay.past()?;
            Ok((past, replay.names().clone()))
        });
        let (past, names) = match begun {
            Ok(begun) => begun,
            Err(error) => {
                self.fault(plain(&error));
                return None;
            }
        };
        let first = past.seats().get(seat).or(past.seats().first()).copied()?;
        let effort = Effort::of(past.scenario());
        let mut open = Open {
            report: Report::begin(&past, first),
            names: Arc::new(names),
            past,
            effort,
        };
        let tell = |report: &Report, progress| {
            let report = (Arc::new(report.clone()), Arc::clone(&open.names));
            self.tell(Some(report), progress);
        };
        let begun = Progress {
            stage: Stage::Rank,
            done: 0,
            of: 1,
        };
        tell(&open.report, Some(begun));
        let whole = open
            .report
            .look(&open.past, &open.effort, &|progress, report| {
                if let Some(report) = report {
                    tell(report, Some(progress));
                }
                self.progress(progress)
            });
        if whole {
            tell(&open.report, None);
        }
        Some(open)
    }

    fn could(&self, open: &Open, turn: u32) {
        let Some((view, list)) = could(&open.report, &open.past, turn) else {
            return;
        };
        let label = |edit: Edit| (changed(&edit, &view), edit);
        self.send(Update::Could(list.into_iter().map(label).collect()));
    }

    fn other(&self, open: &mut Open, edit: Edit) {
        let played = Alternative::play(&open.report, &open.past, edit);
        let mut one = match played {
            Ok(one) => one,
            Err(why) => {
                self.fault(why.to_string());
                return;
            }
        };
        let of = open.effort.fortunes;
        let stage = Stage::Others;
        let looked = one.look(&open.report, &open.past, of, &|done| {
            self.progress(Progress { stage, done, of })
        });
        if looked {
            open.report.others.insert(0, one);
            let report = (Arc::new(open.report.clone()), Arc::clone(&open.names));
            self.tell(Some(report), None);
        }
    }
}
