//! Panics beside a screen. The rule: while the terminal is ours, only a thread that holds it may print. What
//! happens on any other is told on the screen, by the code that catches it.

use std::any::Any;
use std::sync::{Mutex, Once, OnceLock, PoisonError};
use std::thread::{self, ThreadId};

use super::terminal;

/// The thread that draws.
static SCREEN: OnceLock<ThreadId> = OnceLock::new();
/// What the last panic on another thread said, and where.
static UNTOLD: Mutex<Option<String>> = Mutex::new(None);

/// Names the calling thread as the one that draws.
pub fn draw_here() {
    // A second screen in one process is drawn by the same thread, or there is none.
    let _ = SCREEN.set(thread::current().id());
}

/// Has panics reported by this rule. The calling thread is the one that gives the terminal back in the end, so it
/// may print too.
pub fn hook() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        let ends = thread::current().id();
        std::panic::set_hook(Box::new(move |info| {
            let here = thread::current().id();
            if !terminal::taken() || here == ends || SCREEN.get() == Some(&here) {
                terminal::give_back();
                before(info);
                return;
            }
            let place = info.location().map(|l| format!(" ({l})"));
            let text = format!("{}{}", text(info.payload()), place.unwrap_or_default());
            *UNTOLD.lock().unwrap_or_else(PoisonError::into_inner) = Some(text);
        }));
    });
}

/// What a panic that was caught said, and where it was if that is known.
#[must_use]
pub fn reason(panic: &(dyn Any + Send)) -> String {
    let untold = UNTOLD.lock().unwrap_or_else(PoisonError::into_inner).take();
    untold.unwrap_or_else(|| text(panic).to_owned())
}

fn text(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason is known")
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Read;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use casus_core::session::Places;
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use ratatui::style::Style;
    use ratatui::text::Line;

    use crate::input::Message;
    use crate::terminal::Terminal;
    use crate::widgets::put::put;
    use crate::worker::{Request, Update, Worker};

    /// Run by the test below, in a terminal of its own: the hook and the terminal are the whole process's.
    #[test]
    #[ignore = "takes the terminal"]
    fn a_screen_that_meets_a_fault() {
        super::hook();
        let mut terminal = Terminal::take(false, false, false).unwrap();
        let (to, from) = channel();
        let worker = Worker::start(Places::find(None, None), to).unwrap();
        worker.send(Request::Fault);
        let Ok(Message::Update(Update::Broken { reason, .. })) = from.recv() else {
            panic!("the fault is not told");
        };
        let told = terminal.draw(|area, buf| {
            // Blanks are drawn too.
            put(Line::styled(reason, Style::new().reversed()), area, buf);
            None
        });
        told.unwrap();
    }

    #[test]
    fn a_fault_on_a_thread_of_the_pool_is_told_on_the_screen_and_not_over_it() {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        let name = "panics::tests::a_screen_that_meets_a_fault";
        command.args(["--exact", name, "--ignored", "--nocapture"]);
        command.env("TERM", "xterm-256color");
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (to, whole) = channel();
        std::thread::spawn(move || {
            let (mut bytes, mut part) = (Vec::new(), [0; 4096]);
            while let Ok(n @ 1..) = reader.read(&mut part) {
                bytes.extend_from_slice(&part[..n]);
            }
            to.send(bytes)
        });
        let bytes = whole.recv_timeout(Duration::from_secs(120)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(child.wait().unwrap().success(), "{text}");
        assert!(!text.contains("panicked"), "{text}");
        let (told, left) = (
            text.find("a fault of the pool (src"),
            text.find("\x1b[?1049l"),
        );
        assert!(told.is_some() && told < left, "{text}");
    }
}
