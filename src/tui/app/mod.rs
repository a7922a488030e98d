//! The interface's state and its loop: messages in, frames out.

mod input;
mod paint;
mod steps;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::layout::Rect;

use super::able::{Sight, Surroundings};
use super::input::{self as signals, Message};
use super::keys::Keymap;
use super::opening::Opening;
use super::popups::Popup;
use super::shell::{Goto, Screen};
use super::stage::menu::Menu;
use super::stage::new_game::NewGame;
use super::stage::waiting::Waiting;
use super::terminal::Terminal;
use super::theme::Theme;
use super::worker::{Request, Update, Worker};
use super::{Error, GlyphChoice, Launch, Options, Settings};
use crate::session::Places;

pub(super) fn run(launch: Launch, options: Options) -> Result<(), Error> {
    use std::io::IsTerminal;
    if !std::io::stdout().is_terminal() {
        // Without a screen, what is wrong with the map is still worth more words than that.
        Opening::check(launch, &places(&options))?;
        return Err(Error::NotATerminal);
    }
    let (to, from) = channel();
    let mut app = App::new(&options, &to)?;
    app.show(&launch);
    let asks = app.sight.may_ask();
    let mut terminal = Terminal::take(app.mouse, asks, !options.low_bandwidth)?;
    // Dropping the terminal gives it back, whatever way this ends.
    app.draw(&mut terminal)?;
    signals::listen(&to, asks)?;
    app.launch(launch);
    let served = app.serve(&mut terminal, &from);
    app.hear_out(&from, asks);
    served
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
    /// What the command line asked for is not on the screen yet; if it fails, so does the program.
    opening: bool,
    refused: Option<Error>,
    pub(super) busy: Option<&'static str>,
    said: Option<String>,
    dirty: bool,
    pub(super) quit: bool,
    /// What the terminal must be told at the next frame.
    capture: Option<bool>,
    pub(super) redraw: bool,
    /// The terminal has said what it is.
    answered: bool,
    began: Instant,
    area: Rect,
    last_click: Option<(Instant, u16, u16)>,
    dragged: Option<(u16, u16)>,
    next_tick: Option<Instant>,
}

impl App {
    pub(super) fn new(options: &Options, to: &Sender<Message>) -> Result<Self, Error> {
        let mut sight = Sight::new(Surroundings::here(), options.color, options.low_bandwidth);
        let settings = options
            .settings
            .as_deref()
            .map(Settings::read)
            .unwrap_or_default();
        sight.chosen = match options.glyphs {
            GlyphChoice::Remembered => settings.glyphs.get(sight.key()).copied(),
            GlyphChoice::Auto => None,
            GlyphChoice::These(glyphs) => Some(glyphs),
        };
        let light = std::env::var("COLORFGBG").is_ok_and(|v| v.ends_with(";15"));
        let fallback = if light { "light" } else { "dark" };
        let name = settings.theme.as_deref().unwrap_or(fallback);
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
            worker: Worker::start(places(options), to.clone())?,
            opening: false,
            refused: None,
            busy: None,
            said: None,
            dirty: true,
            quit: false,
            capture: None,
            redraw: false,
            answered: false,
            began: Instant::now(),
            area: Rect::default(),
            last_click: None,
            dragged: None,
            next_tick: None,
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
                (None, None) => Box::new(NewGame::new()),
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
                self.go(Goto::NewGame);
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

    fn serve(&mut self, terminal: &mut Terminal, from: &Receiver<Message>) -> Result<(), Error> {
        while !self.quit {
            if let Some(mouse) = self.capture.take() {
                terminal.capture(mouse)?;
            }
            if std::mem::take(&mut self.redraw) {
                terminal.redraw()?;
                self.dirty = true;
            }
            if std::mem::take(&mut self.dirty) {
                self.draw(terminal)?;
            }
            let Some(message) = self.wait(from) else {
                continue;
            };
            self.message(message, terminal)?;
            // A burst of events, such as a wheel's, makes one frame.
            while let Ok(message) = from.try_recv() {
                self.message(message, terminal)?;
            }
        }
        self.refused.take().map_or(Ok(()), Err)
    }

    /// The next message; None when it is time for the screen to move by itself. An idle program sleeps here.
    fn wait(&mut self, from: &Receiver<Message>) -> Option<Message> {
        let Some(pulse) = self.screen.pulse() else {
            self.next_tick = None;
            return Some(from.recv().unwrap_or(Message::Gone));
        };
        let now = Instant::now();
        let due = *self.next_tick.get_or_insert(now + pulse);
        match from.recv_timeout(due.saturating_duration_since(now)) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Disconnected) => Some(Message::Gone),
            Err(RecvTimeoutError::Timeout) => {
                self.next_tick = None;
                self.on_screen(|screen, shell| screen.tick(shell));
                None
            }
        }
    }

    fn message(&mut self, message: Message, terminal: &mut Terminal) -> Result<(), Error> {
        match message {
            Message::End | Message::Gone => self.leave(),
            Message::Stop => {
                terminal.suspend()?;
                self.dirty = true;
            }
            Message::Update(update) => self.update(update),
            Message::Named(name) => self.named(&name),
            Message::Input(Event::Key(key)) if is_suspend(key) => {
                terminal.suspend()?;
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
                Ok(Message::Named(_) | Message::Gone) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    fn leave(&mut self) {
        self.worker.send(Request::Close);
        self.quit = true;
    }

    pub(super) fn update(&mut self, update: Update) {
        let update = match update {
            Update::Failed(error) if self.opening => {
                self.refused = Some(Error::Opening(error));
                self.leave();
                return;
            }
            Update::Opened(_) | Update::Theatre(_) | Update::Broken(_) => {
                self.opening = false;
                update
            }
            other => other,
        };
        let running = matches!(&update, Update::Turn(turn) if turn.running);
        if !running && !matches!(update, Update::Saves(_) | Update::Map(_)) {
            self.busy = None;
        }
        self.on_screen(|screen, shell| screen.update(shell, update));
        self.dirty = true;
    }
}

fn is_suspend(key: KeyEvent) -> bool {
    cfg!(unix)
        && key.code == KeyCode::Char('z')
        && key.modifiers == KeyModifiers::CONTROL
        && key.kind == KeyEventKind::Press
}
