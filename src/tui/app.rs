//! The interface's state and its loop: messages in, frames out.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Rect;

use super::actions::{Action, Place};
use super::cell::{Glyphs, is_printable, plain};
use super::color::{Depth, adapt};
use super::command::{Command, Task};
use super::context::Size;
use super::input::{self, Message};
use super::keys::{Key, Keymap, PRESETS};
use super::panel::{Mouse, MouseKind};
use super::popups::confirm::Confirm;
use super::popups::find::Find;
use super::popups::help::Help;
use super::popups::palette::Palette;
use super::popups::{Outcome, Popup};
use super::shell::{Goto, Screen, Setting, Shell, Step};
use super::stage::load::Load;
use super::stage::menu::Menu;
use super::stage::new_game::{self, NewGame};
use super::stage::settings::Settings;
use super::stage::waiting::Waiting;
use super::terminal::Terminal;
use super::theme::Theme;
use super::worker::{Request, Update, Worker};
use super::{Error, Launch, Options};
use crate::session::Places;

/// Two clicks on a cell within this time are one double click.
const DOUBLE: Duration = Duration::from_millis(400);

pub(super) fn run(launch: Launch, options: Options) -> Result<(), Error> {
    use std::io::IsTerminal;
    if !std::io::stdout().is_terminal() {
        return Err(Error::NotATerminal);
    }
    let (to, from) = channel();
    let mut app = App::new(&options, &to)?;
    let mut terminal = Terminal::take(true, !options.low_bandwidth)?;
    // Dropping the terminal gives it back, whatever way this ends.
    app.draw(&mut terminal)?;
    input::listen(&to)?;
    app.launch(launch);
    app.serve(&mut terminal, &from)
}

pub(super) struct App {
    pub(super) theme: Theme,
    keys: Keymap,
    mouse: bool,
    screen: Box<dyn Screen>,
    popups: Vec<Box<dyn Popup>>,
    worker: Worker,
    pub(super) busy: Option<&'static str>,
    said: Option<String>,
    dirty: bool,
    pub(super) quit: bool,
    /// What the terminal must be told at the next frame.
    capture: Option<bool>,
    redraw: bool,
    area: Rect,
    last_click: Option<(Instant, u16, u16)>,
    dragged: Option<(u16, u16)>,
    next_tick: Option<Instant>,
}

impl App {
    pub(super) fn new(options: &Options, to: &Sender<Message>) -> Result<Self, Error> {
        let depth = Depth::detect(options.color);
        let name = if std::env::var("COLORFGBG").is_ok_and(|v| v.ends_with(";15")) {
            "light"
        } else {
            "dark"
        };
        let places = Places::find(
            Some(options.saves.clone()).filter(|p| !p.as_os_str().is_empty()),
            options.maps.clone(),
        );
        Ok(Self {
            theme: Theme::shipped(name, depth, Glyphs::detect())?,
            keys: Keymap::preset("default")?,
            mouse: true,
            screen: Box::new(Menu::default()),
            popups: Vec::new(),
            worker: Worker::start(places, to.clone())?,
            busy: None,
            said: None,
            dirty: true,
            quit: false,
            capture: None,
            redraw: false,
            area: Rect::default(),
            last_click: None,
            dragged: None,
            next_tick: None,
        })
    }

    pub(super) fn launch(&mut self, launch: Launch) {
        match launch {
            Launch::Menu => self.worker.send(Menu::request()),
            Launch::Play(start) if start.map.is_none() && start.resume.is_none() => {
                self.go(Goto::NewGame)
            }
            Launch::Play(start) => {
                self.screen = Box::new(Waiting::new("Opening the map ..."));
                self.send(Request::Play(start), "Opening the map");
            }
            Launch::Replay { path, turn } => {
                self.screen = Box::new(Waiting::new("Opening the theatre ..."));
                self.send(Request::Watch { path, turn }, "Opening the theatre");
            }
        }
        self.dirty = true;
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
        Ok(())
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
            Message::Input(Event::Key(key)) if is_suspend(key) => {
                terminal.suspend()?;
                self.dirty = true;
            }
            Message::Input(event) => self.input(event),
        }
        Ok(())
    }

    fn leave(&mut self) {
        self.worker.send(Request::Close);
        self.quit = true;
    }

    pub(super) fn input(&mut self, event: Event) {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Paste(text) => {
                match self.popups.last_mut() {
                    Some(popup) => popup.paste(&text),
                    None => self.on_screen(|screen, _| screen.paste(&text)),
                }
                self.dirty = true;
            }
            Event::Resize(..) => self.dirty = true,
            _ => {}
        }
    }

    fn key(&mut self, key: KeyEvent) {
        self.said = None;
        self.dirty = true;
        let Some(size) = Size::of(self.area.width, self.area.height) else {
            // Too small to play in: quitting works all the same.
            if matches!(key.code, KeyCode::Char('q' | 'Q'))
                || self.keys.action(Key::from(key), &[Place::Anywhere]) == Some(Action::Quit)
            {
                self.leave();
            }
            return;
        };
        if !self.popups.is_empty() {
            self.popup_key(key, size);
            return;
        }
        let typed = {
            let shell = self.shell_of(size);
            let screen = &mut self.screen;
            screen.typed(&shell.lend(), key)
        };
        if let Some(step) = typed {
            self.step(step);
            return;
        }
        let places = self.places();
        if let Some(action) = self.keys.action(Key::from(key), &places) {
            self.act(action);
        }
    }

    fn popup_key(&mut self, key: KeyEvent, size: Size) {
        let shell = self.shell_of(size);
        let action = self
            .keys
            .action(Key::from(key), &[Place::List, Place::Anywhere, Place::Play]);
        let Some(popup) = self.popups.last_mut() else {
            return;
        };
        let outcome = match popup.typed(&shell.lend(), key) {
            Some(outcome) => outcome,
            None => match action {
                Some(Action::Quit) => Outcome::Act(Action::Quit),
                Some(action) => popup.act(&shell.lend(), action),
                None => Outcome::Stay,
            },
        };
        self.outcome(outcome);
    }

    fn outcome(&mut self, outcome: Outcome) {
        self.dirty = true;
        match outcome {
            Outcome::Stay => {}
            Outcome::Close => {
                self.popups.pop();
            }
            Outcome::Do(command) => {
                self.popups.pop();
                self.command(command);
            }
            Outcome::Act(action) => {
                self.popups.pop();
                self.act(action);
            }
        }
    }

    fn command(&mut self, command: Command) {
        if let Command::Task(Task::Quit) = command {
            self.leave();
            return;
        }
        self.on_screen(|screen, shell| screen.command(shell, command));
    }

    fn places(&self) -> Vec<Place> {
        let mut places = self.screen.places();
        places.extend([Place::List, Place::Anywhere]);
        places
    }

    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::Quit => self.ask_to_quit(),
            Action::Redraw => self.redraw = true,
            Action::Theme => self.set(&Setting::Theme),
            Action::Glyphs => self.set(&Setting::Glyphs),
            Action::MouseToggle => self.set(&Setting::Mouse),
            Action::Help | Action::Palette => {
                let Some(size) = Size::of(self.area.width, self.area.height) else {
                    return;
                };
                let shell = self.shell_of(size);
                let (places, offered) = (self.places(), self.screen.offered(&shell.lend()));
                if action == Action::Help {
                    self.popups.push(Box::new(Help::new(places, offered)));
                } else {
                    self.popups.push(Box::new(Palette::new(&places, &offered)));
                }
            }
            Action::Find => {
                let targets = self.screen.targets();
                if !targets.is_empty() {
                    self.popups.push(Box::new(Find::new(targets)));
                }
            }
            other => self.on_screen(|screen, shell| screen.act(shell, other)),
        }
    }

    fn ask_to_quit(&mut self) {
        let playing = self.screen.places().contains(&Place::Play);
        if !playing {
            self.leave();
            return;
        }
        let body = "The game is kept as of the last turn; orders not yet sent are lost.";
        self.popups.push(Box::new(Confirm::new(
            "Quit?".to_owned(),
            body.to_owned(),
            Command::Task(Task::Quit),
        )));
    }

    fn mouse(&mut self, event: MouseEvent) {
        let Some(size) = Size::of(self.area.width, self.area.height) else {
            return;
        };
        let Some(mouse) = self.gesture(event) else {
            return;
        };
        self.dirty = true;
        if matches!(mouse.kind, MouseKind::Click | MouseKind::RightClick) {
            self.said = None;
        }
        if self.popups.is_empty() {
            self.on_screen(|screen, shell| screen.mouse(shell, mouse));
            return;
        }
        let shell = self.shell_of(size);
        if let Some(popup) = self.popups.last_mut() {
            let outcome = popup.mouse(&shell.lend(), mouse);
            self.outcome(outcome);
        }
    }

    /// Raw mouse events as clicks, double clicks, drags and wheel turns.
    fn gesture(&mut self, event: MouseEvent) -> Option<Mouse> {
        let (x, y) = (event.column, event.row);
        let kind = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                self.dragged = Some((x, y));
                let now = Instant::now();
                let double = self
                    .last_click
                    .is_some_and(|(t, cx, cy)| (cx, cy) == (x, y) && now - t < DOUBLE);
                self.last_click = (!double).then_some((now, x, y));
                if double {
                    MouseKind::DoubleClick
                } else {
                    MouseKind::Click
                }
            }
            MouseEventKind::Down(MouseButton::Right) => MouseKind::RightClick,
            MouseEventKind::Drag(MouseButton::Left) => {
                let (fx, fy) = self.dragged.replace((x, y))?;
                let by = |a: u16, b: u16| i16::try_from(i32::from(a) - i32::from(b)).unwrap_or(0);
                MouseKind::Drag(by(x, fx), by(y, fy))
            }
            MouseEventKind::ScrollUp => MouseKind::WheelUp,
            MouseEventKind::ScrollDown => MouseKind::WheelDown,
            _ => return None,
        };
        Some(Mouse { kind, x, y })
    }

    pub(super) fn update(&mut self, update: Update) {
        let running = matches!(&update, Update::Turn(turn) if turn.running);
        if !running && !matches!(update, Update::Saves(_) | Update::Map(_)) {
            self.busy = None;
        }
        self.on_screen(|screen, shell| screen.update(shell, update));
        self.dirty = true;
    }

    /// Lets the screen do something and follows what it asks.
    fn on_screen(&mut self, act: impl FnOnce(&mut dyn Screen, &Shell) -> Step) {
        let size = Size::of(self.area.width, self.area.height).unwrap_or(Size::Small);
        let shell = self.shell_of(size);
        let step = act(self.screen.as_mut(), &shell.lend());
        self.step(step);
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Ignored => {}
            Step::Drawn => self.dirty = true,
            Step::Popup(popup) => self.popups.push(popup),
            Step::Go(goto) => self.go(goto),
            Step::Send(request, text) => self.send(request, text),
            Step::Interrupt => self.worker.interrupt(),
            Step::Say(text) => self.said = Some(text),
            Step::Set(setting) => self.set(&setting),
            Step::Task(Task::Quit) => self.leave(),
            Step::Task(task) => self.command(Command::Task(task)),
            Step::All(steps) => steps.into_iter().for_each(|s| self.step(s)),
        }
        self.dirty = true;
    }

    fn send(&mut self, request: Request, text: &'static str) {
        let quick = matches!(
            request,
            Request::Close | Request::Seek(_) | Request::Delete(_) | Request::Saves | Request::Maps
        );
        if !quick {
            self.busy = Some(text);
        }
        self.worker.send(request);
    }

    fn go(&mut self, goto: Goto) {
        self.popups.clear();
        let (screen, request): (Box<dyn Screen>, Option<Request>) = match goto {
            Goto::Menu => (Box::new(Menu::default()), Some(Menu::request())),
            Goto::NewGame => (Box::new(NewGame::new()), Some(new_game::request())),
            Goto::Load => (Box::new(Load::default()), Some(Request::Saves)),
            Goto::Settings => (Box::new(Settings::default()), None),
            Goto::Screen(screen) => (screen, None),
        };
        self.screen = screen;
        if let Some(request) = request {
            self.worker.send(request);
        }
        self.dirty = true;
    }

    fn set(&mut self, setting: &Setting) {
        let text = match setting {
            Setting::Theme => {
                let name = self.theme.following();
                if let Ok(theme) = Theme::shipped(name, self.theme.depth, self.theme.glyphs) {
                    self.theme = theme;
                }
                format!("Colours: {}", self.theme.title)
            }
            Setting::Glyphs => {
                self.theme.glyphs = self.theme.glyphs.following();
                format!("Map glyphs: {}", self.theme.glyphs.name())
            }
            Setting::Keys => {
                let here = PRESETS
                    .iter()
                    .position(|p| p.0 == self.keys.name)
                    .unwrap_or(0);
                if let Ok(keys) = Keymap::preset(PRESETS[(here + 1) % PRESETS.len()].0) {
                    self.keys = keys;
                }
                format!("Keys: {}", self.keys.name)
            }
            Setting::Mouse => {
                self.mouse = !self.mouse;
                self.capture = Some(self.mouse);
                if self.mouse {
                    "The mouse is ours.".to_owned()
                } else {
                    "The mouse is the terminal's: select text as usual.".to_owned()
                }
            }
        };
        self.said = Some(text);
        self.dirty = true;
    }

    /// What screens are lent, as a copy that does not hold the app.
    fn shell_of(&self, size: Size) -> Lent {
        Lent {
            theme: self.theme.clone(),
            keys: self.keys.clone(),
            size,
            mouse: self.mouse,
            busy: self.busy,
            said: self.said.clone(),
        }
    }

    fn draw(&mut self, terminal: &mut Terminal) -> Result<(), Error> {
        terminal.draw(|area, buf| self.paint(area, buf))?;
        Ok(())
    }

    pub(super) fn paint(&mut self, area: Rect, buf: &mut Buffer) {
        self.area = area;
        match Size::of(area.width, area.height) {
            None => too_small(&self.theme, area, buf),
            Some(size) => {
                let lent = self.shell_of(size);
                let shell = lent.lend();
                self.screen.draw(&shell, area, buf);
                for popup in &mut self.popups {
                    let room = Rect {
                        y: area.y + 1,
                        height: area.height - 2,
                        ..area
                    };
                    popup.draw(&shell, room, buf);
                }
            }
        }
        sanitise(buf, self.theme.glyphs.is_ascii());
        adapt(buf, self.theme.depth);
    }
}

/// An owned [`Shell`].
struct Lent {
    theme: Theme,
    keys: Keymap,
    size: Size,
    mouse: bool,
    busy: Option<&'static str>,
    said: Option<String>,
}

impl Lent {
    fn lend(&self) -> Shell<'_> {
        Shell {
            theme: &self.theme,
            keys: &self.keys,
            size: self.size,
            mouse: self.mouse,
            busy: self.busy,
            said: self.said.as_deref(),
        }
    }
}

fn is_suspend(key: KeyEvent) -> bool {
    cfg!(unix)
        && key.code == KeyCode::Char('z')
        && key.modifiers == KeyModifiers::CONTROL
        && key.kind == KeyEventKind::Press
}

/// The last line of defence: whatever a file or a name holds, no control character reaches the terminal; and
/// nothing but ASCII where the font or the locale has nothing else.
fn sanitise(buf: &mut Buffer, ascii: bool) {
    for cell in &mut buf.content {
        if !cell.symbol().chars().all(is_printable) {
            cell.set_symbol(" ");
        }
        if ascii && !cell.symbol().is_ascii() {
            let plain = cell.symbol().chars().next().map_or(' ', plain);
            cell.set_char(plain);
        }
    }
}

fn too_small(theme: &Theme, area: Rect, buf: &mut Buffer) {
    buf.set_style(area, theme.text());
    let (w, h) = Size::LEAST;
    let lines = [
        format!(
            "This window has {} columns and {} rows.",
            area.width, area.height
        ),
        format!("The game needs {w} and {h}: make it larger."),
        "q quits; the game is kept.".to_owned(),
    ];
    for (i, line) in lines.iter().enumerate() {
        let y = area.y + i as u16;
        if y < area.bottom() {
            buf.set_stringn(area.x, y, line, area.width.into(), theme.text());
        }
    }
}
