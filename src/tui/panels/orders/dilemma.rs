//! What history asks of the nation, with all that would come of each course.

use casus_core::ids::ScriptId;
use casus_core::order::Order;
use casus_core::tell;

use crate::command::Command;
use crate::panels::desk::Desk;

/// The courses, those that are shut among them.
#[must_use]
pub fn list(desk: &Desk, script: ScriptId) -> Command {
    let fixed = &desk.scenario().history[script.index()];
    let Some(question) = &fixed.question else {
        return Command::Nothing;
    };
    let courses = (0..).zip(&question.courses);
    let choices = courses.map(|(place, course)| {
        let order = Order::Decide {
            script,
            course: place,
        };
        let text = tell::clean(&course.text);
        let effects = tell::effects(&course.effects, desk.view);
        let silent = match place {
            0 => " This comes of saying nothing.",
            _ => "",
        };
        let note = format!("{text} {effects}{silent}");
        let choice = desk.choice(tell::clean(&course.title), order);
        choice.note(note.trim_start())
    });
    Command::Choose {
        title: tell::clean(&fixed.title),
        text: tell::clean(&fixed.text),
        choices: choices.collect(),
    }
}
