//! Looking back on threads of their own: a saved game is played again and many others beside it, and what is found is told stage by
//! stage. Whoever asks for another order meanwhile is answered at once, on a thread beside that.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use casus_core::report::other::could;
use casus_core::report::{Alternative, Edit, Effort, Past, Progress, Report, Stage};
use casus_core::session::Replay;
use casus_core::tell::Register;
use casus_core::tell::report::changed;

use super::{Asked, LookedBack, Update, plain};
use crate::input::Message;

/// Looks back on one game at a time.
pub struct Archive {
    to: Sender<Message>,
    /// The number of the game that is looked back on; what is about an earlier one stops.
    latest: Arc<AtomicU64>,
    open: Arc<Mutex<Option<Arc<Open>>>>,
}

/// The game that is looked back on, as it was played.
struct Open {
    past: Past,
    /// As far as it takes no other games.
    report: Report,
    names: Arc<Register>,
    effort: Effort,
}

impl Archive {
    pub fn new(to: Sender<Message>) -> Self {
        Self {
            to,
            latest: Arc::default(),
            open: Arc::default(),
        }
    }

    /// Looks back on the game at `path` for the seat of that number; what was looked at before is let go.
    pub fn open(&self, path: PathBuf, seat: usize) {
        self.close();
        self.begin(move |desk| {
            if let Err(fault) = desk.open(&path, seat) {
                desk.fault(fault);
            }
        });
    }

    /// What could have been ordered after so many turns.
    pub fn could(&self, turn: u32) {
        self.begin(move |desk| desk.could(turn));
    }

    /// What had come of other orders.
    pub fn other(&self, edit: Edit) {
        self.begin(move |desk| desk.other(edit));
    }

    /// Stops what is under way.
    pub fn close(&self) {
        self.latest.fetch_add(1, Ordering::SeqCst);
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn begin(&self, work: impl FnOnce(&Desk) + Send + 'static) {
        let desk = Desk {
            to: self.to.clone(),
            number: self.latest.load(Ordering::SeqCst),
            latest: Arc::clone(&self.latest),
            open: Arc::clone(&self.open),
            told: Mutex::new(None),
        };
        let thread = std::thread::Builder::new().name("casus-archive".to_owned());
        let run = move || {
            // A fault of the program costs no more than the report: the game is not touched.
            if catch_unwind(AssertUnwindSafe(|| work(&desk))).is_err() {
                desk.fault("The look back met a fault of the program itself.".to_owned());
            }
        };
        // Without a thread nobody answers, and the screen says what it knows without.
        drop(thread.spawn(run));
    }
}

/// Answers one question.
struct Desk {
    to: Sender<Message>,
    /// The number of the game that it is about.
    number: u64,
    latest: Arc<AtomicU64>,
    open: Arc<Mutex<Option<Arc<Open>>>>,
    /// How far it was when that was told last.
    told: Mutex<Option<Progress>>,
}

impl Desk {
    /// Whether anybody still wants to know.
    fn on(&self) -> bool {
        self.latest.load(Ordering::SeqCst) == self.number
    }

    fn send(&self, update: Update) {
        if self.on() {
            // The screen may be gone already.
            let _ = self.to.send(Message::Update(update));
        }
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

    /// Whether it is more than a little further than when that was told last.
    fn further(&self, progress: Progress) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let step = (progress.of / 50).max(1);
        let further = told
            .as_ref()
            .is_none_or(|last| last.stage != progress.stage || progress.done >= last.done + step);
        if further {
            *told = Some(progress);
        }
        further
    }

    fn open(&self, path: &Path, seat: usize) -> Result<(), String> {
        let replay = Replay::open(path).map_err(|e| plain(&e))?;
        let past = replay.past().map_err(|e| plain(&e))?;
        let seats = past.seats();
        let first = seats.get(seat).or(seats.first()).copied();
        let first = first.ok_or("Nobody had a seat in this game.")?;
        let open = Arc::new(Open {
            report: Report::begin(&past, first),
            names: Arc::new(replay.names().clone()),
            effort: Effort::of(past.scenario()),
            past,
        });
        if self.on() {
            let mut shared = self.open.lock().unwrap_or_else(PoisonError::into_inner);
            *shared = Some(Arc::clone(&open));
        }
        let tell = |report: &Report, progress| {
            let report = (Arc::new(report.clone()), Arc::clone(&open.names));
            self.tell(Some(report), progress);
        };
        let (stage, done, of) = (Stage::ALL[0], 0, 1);
        tell(&open.report, Some(Progress { stage, done, of }));
        let mut report = open.report.clone();
        let whole = report.look(&open.past, &open.effort, &|progress, report| {
            match report {
                Some(report) => tell(report, Some(progress)),
                None if self.further(progress) => self.tell(None, Some(progress)),
                None => {}
            }
            self.on()
        });
        if whole {
            tell(&report, None);
        }
        Ok(())
    }

    fn opened(&self) -> Option<Arc<Open>> {
        let shared = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        shared.clone()
    }

    fn could(&self, turn: u32) {
        let Some(open) = self.opened() else { return };
        if let Some((view, list)) = could(&open.report, &open.past, turn) {
            let label = |edit: Edit| (changed(&edit, &view), edit);
            self.send(Update::Could(list.into_iter().map(label).collect()));
        }
    }

    fn other(&self, edit: Edit) {
        let Some(open) = self.opened() else { return };
        let asked = |asked: Asked| self.send(Update::Asked(Box::new(asked)));
        let (stage, of) = (Stage::Others, open.effort.fortunes);
        let told = |done: u32| {
            let progress = Progress { stage, done, of };
            if self.further(progress) {
                asked(Asked::Looking(progress));
            }
            self.on()
        };
        told(0);
        match Alternative::play(&open.report, &open.past, edit) {
            Ok(mut one) => {
                if one.look(&open.report, &open.past, of, &told) {
                    asked(Asked::Played(Box::new(one)));
                }
            }
            Err(why) => asked(Asked::Not(why.to_string())),
        }
    }
}
