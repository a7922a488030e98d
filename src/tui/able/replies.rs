//! A terminal's answers come in between the keys, and crossterm takes them for keys: an answer with name and
//! version for Alt+P and a run of letters. They are taken out here, whole or in pieces, early or late; nothing
//! that a player types is lost to it.
//!
//! Nothing waits for an answer, so that there is no fence behind the question: crossterm swallows the device
//! attributes that would be one, and tells nobody. They are known here all the same, for where they come in
//! pieces it does not.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// The question for name and version.
pub const QUESTION: &[u8] = b"\x1b[>q";

const NAME: &str = "\x1bP>|";
const ATTRIBUTES: &str = "\x1b[?";

/// How long a key is held that may begin an answer.
const DOUBT: Duration = Duration::from_millis(50);
/// How long an answer that has begun may stop in its middle.
const PAUSE: Duration = Duration::from_secs(2);
/// How long after the question a lone escape may still be a part of the answer.
const LATE: Duration = Duration::from_secs(10);
/// Letters after which it is no answer.
const LONG: usize = 200;

/// What came, sorted.
#[derive(Default, Debug)]
pub struct Sorted {
    pub events: Vec<Event>,
    /// What the terminal calls itself.
    pub answer: Option<String>,
}

/// Sorts answers from keys.
pub struct Replies {
    /// When the terminal was asked; None when it was not, or has answered.
    asked: Option<Instant>,
    text: String,
    held: Vec<Event>,
    last: Instant,
}

/// What a beginning may become.
enum Reading {
    /// No answer begins so.
    Keys,
    /// Keys or an answer.
    Either,
    /// An answer that goes on.
    Begun,
    Whole(Option<String>),
}

impl Replies {
    /// `asked` says whether the question was sent just now.
    #[must_use]
    pub fn new(asked: bool, now: Instant) -> Self {
        Self {
            asked: asked.then_some(now),
            text: String::new(),
            held: Vec::new(),
            last: now,
        }
    }

    /// How long what is held may wait for what comes next; None when nothing is held.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match read(&self.text) {
            Reading::Begun => Some(PAUSE),
            _ => (!self.held.is_empty()).then_some(DOUBT),
        }
    }

    /// Takes what came.
    pub fn sort(&mut self, event: Event, now: Instant) -> Sorted {
        let mut sorted = Sorted::default();
        let patience = self.patience();
        if patience.is_some_and(|p| now.saturating_duration_since(self.last) > p) {
            sorted.events = self.give_up();
        }
        self.last = now;
        let waits = self
            .asked
            .is_some_and(|at| now.saturating_duration_since(at) < LATE);
        match letters(&event) {
            // A lone escape is the player's, unless an answer is due.
            Some(letters) if !(self.text.is_empty() && letters == "\x1b" && !waits) => {
                self.take(&letters, event, &mut sorted);
            }
            _ => {
                sorted.events.extend(self.give_up());
                sorted.events.push(event);
            }
        }
        sorted
    }

    fn take(&mut self, letters: &str, event: Event, sorted: &mut Sorted) {
        self.text.push_str(letters);
        self.held.push(event);
        match read(&self.text) {
            Reading::Either => {}
            // An escape may be the player's, if the answer breaks off there.
            Reading::Begun if letters == "\x1b" => {
                self.held.drain(..self.held.len() - 1);
            }
            Reading::Begun => self.held.clear(),
            Reading::Whole(answer) => {
                self.forget();
                if answer.is_some() {
                    self.asked = None;
                }
                sorted.answer = answer.or(sorted.answer.take());
            }
            Reading::Keys => {
                let last = self.held.pop();
                let first = self.text.len() == letters.len();
                sorted.events.extend(self.give_up());
                match last {
                    // What was before it was no answer, but it may begin one.
                    Some(last) if !first => self.take(letters, last, sorted),
                    last => {
                        self.forget();
                        sorted.events.extend(last);
                    }
                }
            }
        }
    }

    /// What was held for an answer that did not come. Of one that had begun nothing is left.
    pub fn give_up(&mut self) -> Vec<Event> {
        let held = std::mem::take(&mut self.held);
        // The rest of an answer that is slow after its escape is known by it still.
        let slow = self.text == "\x1b" && self.asked.is_some() && !held.is_empty();
        if !slow {
            self.text.clear();
        }
        held
    }

    fn forget(&mut self) {
        self.text.clear();
        self.held.clear();
    }
}

/// A key as what a terminal would have sent for it; None for what no answer holds.
fn letters(event: &Event) -> Option<String> {
    let Event::Key(KeyEvent {
        code, modifiers, ..
    }) = event
    else {
        return None;
    };
    let modifiers = modifiers.difference(KeyModifiers::SHIFT);
    match (code, modifiers) {
        (KeyCode::Esc, KeyModifiers::NONE) => Some("\x1b".to_owned()),
        (KeyCode::Char(c), KeyModifiers::NONE) => Some(c.to_string()),
        (KeyCode::Char(c), KeyModifiers::ALT) => Some(format!("\x1b{c}")),
        (KeyCode::Char('g'), KeyModifiers::CONTROL) => Some("\x07".to_owned()),
        _ => None,
    }
}

fn read(text: &str) -> Reading {
    if let Some(name) = text.strip_prefix(NAME) {
        let ended = name.strip_suffix("\x1b\\").or(name.strip_suffix('\x07'));
        let inside = name.strip_suffix('\x1b').unwrap_or(name);
        return match ended {
            Some(name) => Reading::Whole(Some(name.to_owned())),
            None if inside.contains('\x1b') || name.len() > LONG => Reading::Keys,
            None => Reading::Begun,
        };
    }
    if let Some(numbers) = text.strip_prefix(ATTRIBUTES) {
        let inside = numbers.strip_suffix('c').unwrap_or(numbers);
        return match inside.chars().all(|c| c.is_ascii_digit() || c == ';') {
            true if inside.len() < numbers.len() => Reading::Whole(None),
            true if numbers.len() <= LONG => Reading::Begun,
            _ => Reading::Keys,
        };
    }
    let may = !text.is_empty() && [NAME, ATTRIBUTES].iter().any(|a| a.starts_with(text));
    if may { Reading::Either } else { Reading::Keys }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What crossterm makes of bytes that come in one piece.
    fn keys(piece: &str) -> Vec<Event> {
        let mut events = Vec::new();
        let mut chars = piece.chars().peekable();
        while let Some(c) = chars.next() {
            let (code, modifiers) = match (c, chars.peek()) {
                ('\x1b', None) => (KeyCode::Esc, KeyModifiers::NONE),
                ('\x1b', Some(_)) => {
                    let next = chars.next().unwrap();
                    (KeyCode::Char(next), KeyModifiers::ALT)
                }
                ('\x07', _) => (KeyCode::Char('g'), KeyModifiers::CONTROL),
                (c, _) => (KeyCode::Char(c), KeyModifiers::NONE),
            };
            events.push(Event::Key(KeyEvent::new(code, modifiers)));
        }
        events
    }

    /// Sends pieces with pauses before them; what came through as keys, and the answer.
    fn sorted(pieces: &[(u64, &str)]) -> (Vec<Event>, Option<String>) {
        let mut now = Instant::now();
        let mut replies = Replies::new(true, now);
        let (mut events, mut answer) = (Vec::new(), None);
        for (pause, piece) in pieces {
            let pause = Duration::from_millis(*pause);
            if replies.patience().is_some_and(|p| pause > p) {
                events.extend(replies.give_up());
            }
            now += pause;
            for event in keys(piece) {
                let sorted = replies.sort(event, now);
                events.extend(sorted.events);
                answer = sorted.answer.or(answer);
            }
        }
        if replies.patience().is_some() {
            events.extend(replies.give_up());
        }
        (events, answer)
    }

    #[test]
    fn an_answer_is_heard_whole_or_in_pieces_early_or_late_and_no_key_of_it_gets_through() {
        let whole = "\x1bP>|kitty(0.40.1)\x1b\\";
        let answer = Some("kitty(0.40.1)".to_owned());
        for cut in 0..=whole.len() {
            for pause in [0, 20, 9_000] {
                let (a, b) = whole.split_at(cut);
                let slow = pause > 1_000 && cut > 0 && cut < whole.len();
                let pieces = if slow {
                    vec![(pause, whole)]
                } else {
                    vec![(0, a), (pause, b)]
                };
                assert_eq!(sorted(&pieces), (vec![], answer.clone()), "{cut}, {pause}");
            }
        }
        let one_by_one: Vec<(u64, &str)> = (0..whole.len()).map(|i| (30, &whole[i..=i])).collect();
        assert_eq!(sorted(&one_by_one), (vec![], answer.clone()));
        // The bell ends it too, and after ten seconds it is still no key.
        assert_eq!(
            sorted(&[(60_000, "\x1bP>|kitty(0.40.1)\x07")]),
            (vec![], answer)
        );
    }

    #[test]
    fn a_terminal_that_answers_half_the_question_types_nothing() {
        for answer in ["\x1b[?62;22c", "\x1b[?1;2c"] {
            for cut in 1..answer.len() {
                let (a, b) = answer.split_at(cut);
                if cut == 1 || cut == answer.len() {
                    assert_eq!(sorted(&[(0, a), (30, b)]), (vec![], None), "{cut}");
                }
            }
        }
        assert_eq!(sorted(&[(0, "\x1bP>|never ended")]), (vec![], None));
        let (events, answer) = sorted(&[(0, "\x1bP>|"), (5_000, "q")]);
        assert_eq!(
            (events, answer),
            (keys("q"), None),
            "the pause has ended it"
        );
        let endless = format!("\x1bP>|{}", "x".repeat(150));
        assert_eq!(sorted(&[(0, &endless)]), (vec![], None));
    }

    #[test]
    fn what_a_player_types_gets_through_in_order() {
        for typed in [
            "q",
            "P>|",
            "\x1b",
            "\x1bPq",
            "\x1b[",
            "\x1bP>x",
            "a\x1bb",
            "\x1bP\x1bP",
        ] {
            assert_eq!(sorted(&[(0, typed)]), (keys(typed), None), "{typed:?}");
        }
        let (events, _) = sorted(&[(0, "\x1b"), (200, "P"), (200, "q")]);
        assert_eq!(events, [keys("\x1b"), keys("P"), keys("q")].concat());
        // An answer that breaks off takes nothing with it.
        let (events, _) = sorted(&[(0, "\x1bP>|kit"), (20, "\x1bq")]);
        assert_eq!(events, keys("\x1bq"));
        let up = Event::Key(KeyEvent::new(KeyCode::Up, KeyModifiers::NONE));
        let mut replies = Replies::new(true, Instant::now());
        keys("\x1bP>|ki")
            .into_iter()
            .for_each(|e| drop(replies.sort(e, Instant::now())));
        assert_eq!(replies.sort(up.clone(), Instant::now()).events, [up]);
    }

    #[test]
    fn escape_is_at_once_where_no_answer_is_due() {
        let now = Instant::now();
        let escape = keys("\x1b").remove(0);
        let mut unasked = Replies::new(false, now);
        assert_eq!(unasked.sort(escape.clone(), now).events, keys("\x1b"));
        let mut answered = Replies::new(true, now);
        for event in keys("\x1bP>|foot(1.20)\x1b\\") {
            assert!(answered.sort(event, now).events.is_empty());
        }
        assert_eq!(answered.sort(escape.clone(), now).events, keys("\x1b"));
        let mut late = Replies::new(true, now);
        let then = now + Duration::from_secs(11);
        assert_eq!(late.sort(escape.clone(), then).events, [escape]);
    }
}
