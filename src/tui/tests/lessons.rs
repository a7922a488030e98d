//! The guided game, played by pressing what it says and nothing else: at three sizes, left and come back to at every step, and with
//! random orders in between.

use ratatui::crossterm::event::KeyCode;

use super::Bench;
use crate::Launch;
use crate::actions::Action;
use crate::input::Message;
use crate::keys::Keymap;
use crate::lessons::{Course, Progress, Step, Word};

/// How often the keys of a step are pressed until it is done: some wait for months.
const ROUNDS: usize = 10;
/// Keys of the whole course, at most.
const KEYS: usize = 120;

struct Learner {
    bench: Bench,
    size: (u16, u16),
    pressed: usize,
    skipped: usize,
}

impl Learner {
    fn begin(size: (u16, u16)) -> Self {
        let bench = Bench::new(Launch::Menu);
        let mut this = Self {
            bench,
            size,
            pressed: 0,
            skipped: 0,
        };
        this.look();
        // The menu stands on Learn where nothing is saved.
        this.bench.key(KeyCode::Enter);
        this.wait();
        assert!(this.look().contains("Lesson 1 of 10"), "{}", this.look());
        this
    }

    fn look(&mut self) -> String {
        self.bench.screen(self.size)
    }

    /// Takes in what the game says while it is busy.
    fn wait(&mut self) {
        let patience = std::time::Duration::from_secs(120);
        while self.bench.app.busy.is_some() {
            match self.bench.from.recv_timeout(patience) {
                Ok(Message::Update(update)) => self.bench.app.update(update),
                Ok(_) => {}
                Err(_) => panic!("the game does not answer"),
            }
        }
    }

    fn progress(&self) -> Progress {
        let files = std::fs::read_dir(self.bench.saves.path()).unwrap();
        let mut paths = files.map(|f| f.unwrap().path());
        let kept = paths.find(|p| p.extension().is_some_and(|e| e == "lesson"));
        Progress::read(&kept.expect("how far one has come is kept")).unwrap()
    }

    fn press(&mut self, action: Action) {
        self.bench.press(action);
        self.wait();
        self.look();
    }

    /// What the screen asks before it ends the turn is answered as it says.
    fn answer(&mut self) {
        if self.look().contains("End the turn?") {
            self.bench.key(KeyCode::Char('y'));
            self.pressed += 1;
            self.wait();
            self.look();
        }
    }

    fn step(&self) -> Option<(usize, &'static Step)> {
        let course = Course::first().unwrap();
        course.steps().nth(self.progress().step)
    }

    /// What the strip says, or its help, stands on the screen whole, whatever is over it.
    fn reads(&mut self, at: usize, step: &Step) {
        let keys = Keymap::preset("default").unwrap();
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let told = [&step.say, &step.help].map(|text| {
            let words = Step::words(text);
            plain(&words.iter().map(|w| w.told(&keys)).collect::<String>())
        });
        let screen = self.look();
        let head = format!("Lesson {} of 10", at + 1);
        let rows = screen.lines().skip_while(|l| !l.contains(&head)).skip(1);
        let mut rows: Vec<&str> = rows.collect();
        // The line of keys is below it.
        rows.pop();
        let strip = plain(&rows.join(" "));
        assert!(
            told.contains(&strip),
            "at {:?}, <{strip}> for {told:?}:\n{screen}",
            self.size
        );
    }

    /// Presses what the step says until it is done.
    fn follow(&mut self) {
        let Some((at, step)) = self.step() else {
            return;
        };
        let before = self.progress().step;
        self.reads(at, step);
        for _ in 0..ROUNDS {
            for word in Step::words(&step.say) {
                match word {
                    Word::Text(_) => continue,
                    Word::Key(action) => self.press(action),
                    Word::Typed(letters) => {
                        self.bench.typed(&letters);
                        self.pressed += letters.chars().count() - 1;
                    }
                }
                self.pressed += 1;
                self.answer();
            }
            if self.progress().step > before {
                return;
            }
        }
        let screen = self.look();
        assert!(
            self.skipped < 4,
            "nothing comes of <{}>:\n{screen}",
            step.say
        );
        self.skipped += 1;
        self.back_out();
        self.press(Action::LessonSkip);
        assert!(self.progress().step > before);
    }

    /// Closes whatever is open; one who goes back from everything has left the lessons, and is shown them again.
    fn back_out(&mut self) {
        for _ in 0..5 {
            self.press(Action::Back);
        }
        if self.progress().left {
            self.press(Action::LessonHelp);
        }
    }

    /// Goes to the menu and comes back by Learn.
    fn leave_and_return(&mut self) {
        let before = self.progress();
        for _ in 0..4 {
            self.press(Action::Back);
        }
        self.press(Action::Menu);
        self.bench.key(KeyCode::Char('y'));
        self.bench.settle();
        let menu = self.look();
        assert!(
            menu.contains("Learn") && menu.contains("Continue"),
            "{menu}"
        );
        self.bench.key(KeyCode::Down);
        self.bench.key(KeyCode::Enter);
        self.wait();
        let after = self.progress();
        assert_eq!(after.step, before.step, "what was done is done");
        if let Some((at, _)) = self.step() {
            let head = format!("Lesson {} of 10", at + 1);
            assert!(self.look().contains(&head), "{}", self.look());
        }
    }
}

#[test]
fn the_first_game_is_played_by_what_it_says_and_can_be_left_at_every_step() {
    for size in [(80, 24), (120, 35), (200, 60)] {
        let mut learner = Learner::begin(size);
        while !learner.progress().finished {
            learner.follow();
            if !learner.progress().finished {
                learner.leave_and_return();
            }
        }
        assert!(
            learner.look().contains("The lessons are done"),
            "{}",
            learner.look()
        );
        assert_eq!(learner.skipped, 0);
        assert!(
            learner.pressed <= KEYS,
            "{} keys at {size:?}",
            learner.pressed
        );
    }
}

/// Whatever else the learner does, the demand comes and the lessons come to their end.
#[test]
fn random_orders_in_between_do_not_stop_the_lessons() {
    let mut learner = Learner::begin((80, 24));
    let mut luck = 812_u64;
    let mut any = move |n: u64| {
        luck = luck
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (luck >> 33) % n
    };
    let mut given = 0;
    while !learner.progress().finished {
        for _ in 0..2 {
            let tab = KeyCode::Char(char::from(b'2' + any(7) as u8));
            learner.bench.key(tab);
            for _ in 0..any(4) {
                learner.press(Action::Down);
            }
            learner.press(Action::Order);
            for _ in 0..any(6) {
                learner.press(Action::Down);
            }
            for _ in 0..2 {
                learner.press(Action::Open);
            }
            given += 1;
            learner.back_out();
        }
        learner.follow();
    }
    assert!(given >= 20, "{given}");
    assert!(
        learner.skipped <= 3,
        "{} steps were passed over",
        learner.skipped
    );
}

/// Nothing is locked: another key does what it always does, and after three of them the strip says more.
#[test]
fn a_strip_is_no_lock_and_helps_whoever_is_lost() {
    let mut learner = Learner::begin((120, 35));
    let (_, step) = learner.step().unwrap();
    let before = learner.progress();
    for key in ['2', '6', '8'] {
        learner.bench.key(KeyCode::Char(key));
    }
    let screen = learner.look();
    assert!(
        screen.contains("Estimates") && screen.contains("Resolve"),
        "{screen}"
    );
    let keys = Keymap::preset("default").unwrap();
    let help: String = Step::words(&step.help)
        .iter()
        .map(|w| w.told(&keys))
        .collect();
    assert!(screen.contains(&help), "{screen}");
    // Esc goes back to the map, and from there out of the lessons; H comes back to them.
    for _ in 0..5 {
        learner.press(Action::Back);
    }
    assert!(
        learner.progress().left && !learner.look().contains("Lesson 1 of"),
        "{}",
        learner.look()
    );
    learner.press(Action::LessonHelp);
    assert_eq!(learner.progress().step, before.step);
    assert!(
        learner.look().contains("Lesson 1 of 10"),
        "{}",
        learner.look()
    );
}

/// A learner who sits and thinks is told more after a while; then the screen rests.
#[test]
fn whoever_waits_is_told_more() {
    let mut learner = Learner::begin((120, 35));
    let (_, step) = learner.step().unwrap();
    let keys = Keymap::preset("default").unwrap();
    let help: String = Step::words(&step.help)
        .iter()
        .map(|w| w.told(&keys))
        .collect();
    learner.bench.app.tick();
    assert!(!learner.look().contains(&help));
    learner.bench.app.tick();
    assert!(learner.look().contains(&help), "{}", learner.look());
}
