//! The interface's state and its loop: messages in, frames out.

mod input;
mod lines;
mod paint;
mod steps;
mod surface;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use casus_core::session::Places;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::layout::Rect;

use self::surface::Surface;
use super::able::Sight;
use super::ending::{self, End};
use super::input::{self as wakes, Message};
use super::keys::Keymap;
use super::linear::{self, Reader};
use super::opening::Opening;
use super::popups::Popup;
use super::screens::menu::Menu;
use super::screens::new_game::NewGame;
use super::screens::waiting::Waiting;
use super::shell::{Goto, Screen};
use super::terminal::Terminal;
use super::theme::Theme;
use super::worker::{Position, Request, Staffroom, Update, Worker};
use super::{Error, Estimates, Launch, Options, Settings, panics, signals, watch};

pub(super) fn run(launch: Launch, options: Options) -> Result<(), Error> {
    use std::io::IsTerminal;
    let draws = !options.screen_reader;
    if draws && !std::io::stdout().is_terminal() {
        // Without a screen, what is wrong with the map is still worth more words than that.
        Opening::check(launch, &places(&options))?;
        return Err(Error::NotATerminal);
    }
    if draws && !watch::has_keys() {
        return Err(Error::NoKeys);
    }
    let (to, from) = channel();
    let (ends, reasons) = channel();
    panics::hook();
    // Before the terminal is taken: no signal leaves it raw.
    signals::listen(&ends, &to)?;
    let worker = Worker::start(places(&options), to.clone())?;
    let (screen, hands) = (to.clone(), worker.clone());
    let (showing, shown) = channel();
    let thread = std::thread::Builder::new().name("casus-screen".to_owned());
    thread.spawn(move || {
        let app = || show(launch, &options, hands, (&to, &from), &ends);
        let end = match catch_unwind(AssertUnwindSafe(app)) {
            Ok(Ok(())) => None,
            Ok(Err(end)) => Some(end),
            Err(panic) => Some(End::Panicked(panic)),
        };
        // Nobody listens once the end has come.
        let _ = end.map(|end| ends.send(end));
        drop(showing);
    })?;
    ending::follow(&reasons, &worker, &screen, &shown)
}

/// The screen from its first frame until it is told to finish.
///
/// # Errors
/// When the screen cannot go on, why.
fn show(
    launch: Launch,
    options: &Options,
    worker: Worker,
    (to, from): (&Sender<Message>, &Receiver<Message>),
    ends: &Sender<End>,
) -> Result<(), End> {
    let failed = |error: std::io::Error| End::Failed(error.into());
    let mut app = App::new(options, worker, ends.clone()).map_err(End::Failed)?;
    if options.estimates != Estimates::None {
        let room = Staffroom::open(to.clone(), options.estimates);
        app.staff = Some(room.map_err(End::Failed)?);
    }
    app.show(&launch);
    if options.screen_reader {
        let mut reader = Reader::default();
        reader.show(&mut app).map_err(|_| End::Gone)?;
        linear::listen(to, ends).map_err(failed)?;
        app.launch(launch);
        return app.serve(&mut reader, from).map_err(|_| End::Gone);
    }
    let asks = app.sight.may_ask();
    let take = Terminal::take(app.mouse, asks, !options.low_bandwidth);
    let mut terminal = take.map_err(failed)?;
    // Dropping the terminal gives it back, whatever way this ends.
    terminal.show(&mut app).map_err(|_| End::Gone)?;
    watch::listen(ends).map_err(failed)?;
    wakes::listen(to, ends, asks).map_err(failed)?;
    app.launch(launch);
    // What could be drawn on, and can no longer be, is gone.
    app.serve(&mut terminal, from).map_err(|_| End::Gone)?;
    app.hear_out(from, asks);
    Ok(())
}

fn places(options: &Options) -> Places {
    let saves = Some(options.saves.clone()).filter(|p| !p.as_os_str().is_empty());
    Places::find(saves, options.maps.clone())
}

pub(super) struct App {
    pub(super) theme: Theme,
    pub(super) sight: Sight,
    settings: Settings,
    /// Where the settings are kept.
    kept: Option<PathBuf>,
    keys: Keymap,
    mouse: bool,
    screen: Box<dyn Screen>,
    popups: Vec<Box<dyn Popup>>,
    worker: Worker,
    /// Who looks ahead, if it is wanted, and at what it looks.
    staff: Option<Staffroom>,
    shown: Option<Position>,
    /// What the command line asked for is not on the screen yet; if it fails, so does the program.
    opening: bool,
    pub(super) busy: Option<&'static str>,
    said: Option<String>,
    dirty: bool,
    /// The end has come; the game is being kept.
    pub(super) quit: bool,
    finished: bool,
    ends: Sender<End>,
    /// What the terminal must be told at the next frame.
    capture: Option<bool>,
    pub(super) redraw: bool,
    /// The terminal has said what it is.
    answered: bool,
    began: Instant,
    area: Rect,
    pub(super) last_click: Option<(Instant, u16, u16)>,
    dragged: Option<(u16, u16)>,
    next_tick: Option<Instant>,
    /// Lines that were typed and not taken up yet, and whether they were the last.
    lines: VecDeque<String>,
    no_more: bool,
    /// The cursor is in a text field.
    field: bool,
    /// A line was taken up, and nothing said in answer yet.
    asked: bool,
    /// All of what is in front is to be read out again.
    again: bool,
}

impl App {
    pub(super) fn new(options: &Options, worker: Worker, ends: Sender<End>) -> Result<Self, Error> {
        let settings = options
            .settings
            .as_deref()
            .map(Settings::read)
            .unwrap_or_default();
        let sight = Sight::of(options, &settings);
        let name = settings.theme.as_deref().unwrap_or(Theme::usual());
        let preset = settings.keys.as_deref().unwrap_or("default");
        Ok(Self {
            theme: Theme::shipped(name, sight.depth(), sight.glyphs())?,
            sight,
            // A file of settings may name what no longer ships.
            keys: Keymap::preset(preset).or_else(|_| Keymap::preset("default"))?,
            mouse: settings.mouse.unwrap_or(true),
            settings,
            kept: options.settings.clone(),
            screen: Box::new(Menu::default()),
            popups: Vec::new(),
            worker,
            staff: None,
            shown: None,
            opening: false,
            busy: None,
            said: None,
            dirty: true,
            quit: false,
            finished: false,
            ends,
            capture: None,
            redraw: false,
            answered: false,
            began: Instant::now(),
            area: Rect::default(),
            last_click: None,
            dragged: None,
            next_tick: None,
            lines: VecDeque::new(),
            no_more: false,
            field: false,
            asked: false,
            again: false,
        })
    }

    /// Puts up the screen that the launch begins with, before anything is opened.
    fn show(&mut self, launch: &Launch) {
        self.screen = match launch {
            Launch::Menu => Box::new(Menu::default()),
            Launch::Play(start) => match (&start.map, &start.resume) {
                (Some(map), _) => Box::new(Waiting::new(&format!("Opening the map {map} ..."))),
                (None, Some(save)) => {
                    Box::new(Waiting::new(&format!("Opening {} ...", save.display())))
                }
                (None, None) => Box::new(NewGame::new(None)),
            },
            Launch::Replay { path, .. } => {
                Box::new(Waiting::new(&format!("Opening {} ...", path.display())))
            }
        };
        self.dirty = true;
    }

    pub(super) fn launch(&mut self, launch: Launch) {
        self.show(&launch);
        match launch {
            Launch::Menu => self.worker.send(Menu::request()),
            Launch::Play(start) if start.map.is_none() && start.resume.is_none() => {
                self.go(Goto::NewGame(None));
            }
            Launch::Play(start) => {
                self.opening = true;
                self.send(Request::Play(start), "Opening the map");
            }
            Launch::Replay { path, turn } => {
                self.opening = true;
                self.send(Request::Watch { path, turn }, "Opening the theatre");
            }
        }
    }

    fn serve(
        &mut self,
        surface: &mut dyn Surface,
        from: &Receiver<Message>,
    ) -> std::io::Result<()> {
        while !self.finished {
            if let Some(mouse) = self.capture.take() {
                surface.take_mouse(mouse)?;
            }
            if std::mem::take(&mut self.redraw) {
                surface.afresh()?;
                self.dirty = true;
            }
            if std::mem::take(&mut self.dirty) {
                surface.show(self)?;
            }
            let message = match self.lines_wait() {
                true => self.next_line(from),
                false => self.wait(from),
            };
            let Some(message) = message else {
                continue;
            };
            self.message(message, surface)?;
            // A burst of events, such as a wheel's, makes one frame.
            while let Ok(message) = from.try_recv() {
                self.message(message, surface)?;
            }
            self.consult();
        }
        Ok(())
    }

    /// Shows the staff the position that the screen has, if it is another than before; while a turn runs it rests.
    fn consult(&mut self) {
        let Some(staff) = &self.staff else { return };
        let idle = self.busy.is_none() && !self.quit;
        let position = idle.then(|| self.screen.position()).flatten();
        let same = match (&position, &self.shown) {
            (Some(now), Some(before)) => now.is(before),
            (None, None) => true,
            _ => false,
        };
        if !same {
            staff.show(position.clone());
            self.shown = position;
        }
    }

    /// The next message; None when it is time for the screen to move by itself. An idle program sleeps here.
    fn wait(&mut self, from: &Receiver<Message>) -> Option<Message> {
        let Some(pulse) = self.screen.pulse() else {
            self.next_tick = None;
            return Some(from.recv().unwrap_or(Message::Finish));
        };
        let now = Instant::now();
        let due = *self.next_tick.get_or_insert(now + pulse);
        match from.recv_timeout(due.saturating_duration_since(now)) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Disconnected) => Some(Message::Finish),
            Err(RecvTimeoutError::Timeout) => {
                self.next_tick = None;
                self.tick();
                None
            }
        }
    }

    fn message(&mut self, message: Message, surface: &mut dyn Surface) -> std::io::Result<()> {
        match message {
            Message::Finish => self.finished = true,
            Message::Keeping => self.keeping(),
            Message::Stop => {
                surface.stop()?;
                self.dirty = true;
            }
            Message::Update(update) => self.update(update),
            Message::Named(name) => self.named(&name),
            Message::Line(line) => self.lines.push_back(line),
            Message::NoMore => self.no_more = true,
            Message::Input(Event::Key(key)) if is_suspend(key) => {
                surface.stop()?;
                self.dirty = true;
            }
            Message::Input(event) => self.input(event),
        }
        Ok(())
    }

    /// Takes up what the terminal says that it is.
    pub(super) fn named(&mut self, name: &str) {
        self.sight.hear(name);
        self.answered = true;
        self.look();
    }

    /// Draws with what the terminal is thought to have, and everything afresh if that has changed.
    fn look(&mut self) {
        let seen = (self.sight.glyphs(), self.sight.depth());
        if (self.theme.glyphs, self.theme.depth) != seen {
            (self.theme.glyphs, self.theme.depth) = seen;
            self.redraw = true;
        }
    }

    /// Waits a moment for an answer that is still under way, lest the shell takes it for something typed.
    fn hear_out(&self, from: &Receiver<Message>, asked: bool) {
        const SOON: Duration = Duration::from_secs(1);
        const MOMENT: Duration = Duration::from_millis(250);
        if !asked || self.answered || self.began.elapsed() > SOON {
            return;
        }
        let end = Instant::now() + MOMENT;
        while let Some(rest) = end.checked_duration_since(Instant::now()) {
            match from.recv_timeout(rest) {
                Ok(Message::Named(_)) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    /// Asks for the end; asked once more, what is being written is not waited for.
    fn leave(&mut self) {
        self.end(End::Left);
    }

    fn end(&mut self, reason: End) {
        self.quit = true;
        // Where nobody listens any more the end has come.
        let _ = self.ends.send(reason);
    }

    fn keeping(&mut self) {
        self.quit = true;
        self.popups.clear();
        self.busy = None;
        self.said = Some("Keeping the game ... Quit once more to leave at once.".to_owned());
        self.dirty = true;
    }

    pub(super) fn update(&mut self, update: Update) {
        let update = match update {
            // A game under other rules is offered as a new one; the screen asks.
            Update::Failed(error) if self.opening && !error.offers() => {
                self.end(End::Failed(Error::Opening(error)));
                return;
            }
            Update::Broken { reason, path } => {
                self.broken(&reason, path.as_deref());
                return;
            }
            Update::Opened(_) | Update::Theatre(_) => {
                self.opening = false;
                update
            }
            other => other,
        };
        let running = matches!(&update, Update::Turn(turn) if turn.running);
        let beside = matches!(
            update,
            Update::Saves(_)
                | Update::Map(_)
                | Update::Outlook(_)
                | Update::LookedBack(_)
                | Update::Asked(_)
        );
        if !running && !beside {
            self.busy = None;
        }
        // Figures that move by themselves are read out with what is asked for next.
        let quiet = self.theme.glyphs.is_words() && matches!(update, Update::Outlook(_));
        let dirty = self.dirty;
        self.on_screen(|screen, shell| screen.update(shell, update));
        self.dirty = dirty || !quiet;
    }

    /// Whatever screen was up, it has no game any more; from here the menu is reached.
    fn broken(&mut self, reason: &str, path: Option<&Path>) {
        let kept = path.map(|p| {
            let path = p.display();
            format!("\n\nEvery turn up to the last is kept in {path}; load it to go on.")
        });
        let text = format!(
            "The game met a fault of its own: {reason}{}",
            kept.unwrap_or_default()
        );
        self.busy = None;
        self.go(Goto::Screen(Box::new(Waiting::fault("A fault", text))));
    }
}

fn is_suspend(key: KeyEvent) -> bool {
    cfg!(unix)
        && key.code == KeyCode::Char('z')
        && key.modifiers == KeyModifiers::CONTROL
        && key.kind == KeyEventKind::Press
}
