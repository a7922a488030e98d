//! What a panel asks the frame to do.

use std::path::PathBuf;
use std::rc::Rc;

use casus_core::ids::NationId;
use casus_core::order::Order;
use casus_core::report::Edit;
use casus_core::why::Why;

use super::context::{Subject, Tab};

/// The answer of a panel to an action or a click.
#[derive(Clone)]
pub enum Reply {
    /// Not the panel's business: the frame tries.
    Ignored,
    /// Done inside the panel; the screen is redrawn.
    Handled,
    Do(Command),
}

impl From<Command> for Reply {
    fn from(command: Command) -> Self {
        Self::Do(command)
    }
}

impl From<()> for Reply {
    fn from((): ()) -> Self {
        Self::Handled
    }
}

/// What there is no command for is left to the frame.
impl From<Option<Command>> for Reply {
    fn from(command: Option<Command>) -> Self {
        command.map_or(Self::Ignored, Self::Do)
    }
}

#[derive(Clone)]
pub enum Command {
    /// Judges the order and puts it in the draft, where it replaces one on the same matter. A refusal is said to the
    /// player; what is momentous, or would replace an order of another meaning, is asked about first. Nothing more to
    /// check in the panel.
    Order(Order),
    /// The same once the player has said yes.
    Confirmed(Order),
    /// Takes the order at this place out of the draft.
    Withdraw(usize),
    /// Selects on the map and in the card.
    Select(Option<Subject>),
    /// Opens a panel, at a subject if given ([`super::Panel::show`]).
    Go(Tab, Option<Subject>),
    /// Opens the panel's form for something composed clause by clause with the subject: an offer to a nation, terms in
    /// a crisis ([`super::Panel::compose`]).
    Compose(Tab, Subject),
    /// The Why popup: a heading that names the number, the number in words, its factors.
    Why {
        title: String,
        verdict: String,
        why: Why,
    },
    /// A list to choose from. Entries that cannot be chosen stay visible and say why.
    Choose {
        title: String,
        /// Said above the list; nothing for most.
        text: String,
        choices: Vec<Choice>,
    },
    /// Asks before what cannot be undone.
    Confirm {
        title: String,
        body: String,
        yes: Box<Command>,
    },
    /// A line of text or a number.
    Prompt(Prompt),
    /// Text to read and scroll: a charter, a pedia page.
    Read {
        title: String,
        body: String,
    },
    /// A sentence in the hint bar until the next key.
    Say(String),
    All(Vec<Command>),
    /// What only the frame does; panels need none of these.
    Task(Task),
    Nothing,
}

/// A task of the frame.
#[derive(Clone, PartialEq, Debug)]
pub enum Task {
    EndTurn,
    RunOn,
    /// The next seat at the table has sat down.
    Seated,
    CopyTo(PathBuf),
    Delete(PathBuf),
    Branch {
        path: PathBuf,
        turn: u32,
        seats: Vec<NationId>,
    },
    /// Opens another game beside the one that is watched; None closes it.
    Beside(Option<PathBuf>),
    Export,
    /// Asks what could have been ordered otherwise after so many turns of the game that is looked back on.
    Could(u32),
    /// Plays that game again with the change.
    Other(Edit),
    Menu,
    Quit,
}

#[derive(Clone)]
pub struct Choice {
    pub label: String,
    /// Said beside or under the list while it is selected.
    pub note: String,
    pub command: Command,
    /// Why it cannot be chosen now.
    pub refused: Option<String>,
}

impl Choice {
    #[must_use]
    pub fn new(label: impl Into<String>, command: Command) -> Self {
        Self {
            label: label.into(),
            note: String::new(),
            command,
            refused: None,
        }
    }

    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// Turns typed text into a command, or says what is wrong with it.
pub type Answer = Rc<dyn Fn(&str) -> Result<Command, String>>;

/// A question with a typed answer.
#[derive(Clone)]
pub struct Prompt {
    pub title: String,
    /// Shown under the field: unit, range.
    pub hint: String,
    pub initial: String,
    /// Turns the text into a command, or says what is wrong with it.
    pub then: Answer,
}
