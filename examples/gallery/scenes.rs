//! What is shown: a game, and the keys that lead there.

/// A picture of the gallery.
pub struct Scene {
    /// The file's.
    pub name: &'static str,
    /// What a screen reader says of it.
    pub title: &'static str,
    /// Of the terminal, cells.
    pub size: (u16, u16),
    /// Arguments of the program.
    pub args: &'static [&'static str],
    pub steps: &'static [Step],
}

/// Something that is done before the picture is taken.
#[derive(Clone, Copy)]
pub enum Step {
    /// Typed, and what comes of it awaited.
    Key(&'static str),
    /// Waits until this is read on the screen.
    Until(&'static str),
    /// Ends so many turns, closing what they open.
    Turns(u32),
    /// Gives the staff so many seconds to look ahead.
    Rest(u64),
}

use Step::{Key, Rest, Turns, Until};

const ESC: &str = "\x1b";

pub const SCENES: &[Scene] = &[
    Scene {
        name: "map",
        title: "The map of Europe in 1949, with what needs Turkey beside it",
        size: (140, 40),
        args: &["play", "europe-1949", "--as", "TUR", "--seed", "7"],
        steps: &[
            Until("What needs you"),
            Key(ESC),
            Key("0"),
            Key("m"),
            Rest(4),
        ],
    },
    Scene {
        name: "deterrence",
        title: "Who would come to Turkey's side, and what its orders would change",
        size: (140, 40),
        args: &["play", "europe-1949", "--as", "TUR", "--seed", "7"],
        steps: &[Until("What needs you"), Key(ESC), Key("e"), Rest(20)],
    },
    Scene {
        name: "crisis",
        title: "A crisis over a valley: who stands where, what may come, and what can be ordered",
        size: (140, 40),
        args: &["play", "four-rivers", "--as", "BRE", "--seed", "7"],
        steps: &[
            Until("What needs you"),
            Key(ESC),
            Turns(6),
            Key("4"),
            Rest(60),
        ],
    },
    Scene {
        name: "diplomacy",
        title: "The nations and what they are to each other",
        size: (140, 40),
        args: &[
            "play",
            "world-2025",
            "--as",
            "POL",
            "--seed",
            "7",
            "--estimates",
            "none",
        ],
        steps: &[Until("What needs you"), Key(ESC), Key("2"), Rest(1)],
    },
];
