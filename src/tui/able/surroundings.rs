//! What the environment says of the terminal, before the terminal has said anything itself.

use super::known::{Able, Named, known};
use crate::ColorChoice;
use crate::cell::Glyphs;
use crate::color::Depth;

/// The variables that matter; empty where they are not set.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Surroundings {
    term: String,
    colorterm: String,
    /// Who the variables that one terminal only sets say that it is.
    named: Option<Named>,
    utf8: bool,
    no_color: bool,
    force_color: Option<Depth>,
}

impl Surroundings {
    #[must_use]
    pub fn here() -> Self {
        Self::of(|name| std::env::var(name).ok())
    }

    /// Reads the variables that `get` gives.
    #[must_use]
    pub fn of(get: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| get(name).filter(|v| !v.is_empty());
        let term = set("TERM").unwrap_or_default();
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        let utf8 = locale.map_or(cfg!(not(unix)), |locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        Self {
            named: named(&term, set),
            colorterm: set("COLORTERM").unwrap_or_default(),
            utf8,
            no_color: set("NO_COLOR").is_some(),
            force_color: get("FORCE_COLOR").map(|v| forced(&v)),
            term,
        }
    }

    /// The name under which a player's choice for this terminal is kept.
    #[must_use]
    pub fn key(&self) -> &str {
        self.named.as_ref().map_or(&self.term, |who| &who.name)
    }

    /// Whether the terminal may be asked who it is: old ones would print the question.
    #[must_use]
    pub fn may_ask(&self) -> bool {
        const POLITE: [&str; 16] = [
            "xterm",
            "tmux",
            "screen",
            "kitty",
            "foot",
            "alacritty",
            "ghostty",
            "wezterm",
            "contour",
            "rio",
            "vte",
            "gnome",
            "konsole",
            "mintty",
            "iterm",
            "st",
        ];
        let family = self.term.split('-').next().unwrap_or_default();
        cfg!(unix) && POLITE.contains(&family)
    }

    /// What the terminal can show, as far as it can be told; `answer` is what it called itself.
    fn able(&self, answer: Option<&Named>) -> Able {
        // Whoever answers knows best: variables are handed on to terminals within terminals.
        let who = answer.into_iter().chain(&self.named);
        let able = who.into_iter().find_map(known);
        able.unwrap_or_else(|| Able {
            glyphs: Glyphs::Quadrant,
            depth: self.by_term(),
        })
    }

    /// The block glyphs to draw with.
    #[must_use]
    pub fn glyphs(&self, answer: Option<&Named>) -> Glyphs {
        if self.utf8 {
            self.able(answer).glyphs
        } else {
            Glyphs::Ascii
        }
    }

    /// The colours to draw with. The command line wins over NO_COLOR, that over FORCE_COLOR, that over
    /// COLORTERM, and that over who the terminal is.
    #[must_use]
    pub fn depth(&self, choice: ColorChoice, answer: Option<&Named>) -> Depth {
        match choice {
            ColorChoice::Never => return Depth::Mono,
            ColorChoice::Auto if self.no_color => return Depth::Mono,
            _ => {}
        }
        // GNU screen hands on what is said of the terminal around it, and takes such colours for something else.
        let inside = self.named.as_ref().is_some_and(|who| who.name == "screen");
        let full = matches!(self.colorterm.as_str(), "truecolor" | "24bit") && !inside;
        let found = if full || self.term.ends_with("-direct") {
            Depth::True
        } else {
            self.able(answer).depth.max(self.by_term())
        };
        match (self.force_color, choice) {
            (Some(Depth::Mono), ColorChoice::Auto) => Depth::Mono,
            (Some(least), _) => found.max(least),
            (None, ColorChoice::Always) => found.max(Depth::Basic),
            (None, _) => found,
        }
    }

    /// What TERM alone says of colours. Plain `xterm` has had 256 for as long as anybody remembers.
    fn by_term(&self) -> Depth {
        let family = self.term.split('-').next().unwrap_or_default();
        match family {
            _ if self.term.contains("mono") || self.term.ends_with("-m") => Depth::Mono,
            _ if self.term.contains("256") => Depth::Indexed,
            "" | "dumb" | "vt52" | "vt100" | "vt102" | "vt220" => Depth::Mono,
            "xterm" | "tmux" | "st" | "putty" => Depth::Indexed,
            _ => Depth::Basic,
        }
    }
}

/// FORCE_COLOR: a level, or anything that means yes.
fn forced(value: &str) -> Depth {
    match value {
        "0" | "false" => Depth::Mono,
        "2" => Depth::Indexed,
        "3" => Depth::True,
        _ => Depth::Basic,
    }
}

/// Who the terminal is, by the variables that it sets itself. A multiplexer hides what is outside, and TERM,
/// which every terminal sets, goes before what may have been handed on from another one.
fn named(term: &str, set: impl Fn(&str) -> Option<String>) -> Option<Named> {
    let family = term.split('-').next().unwrap_or_default();
    if set("TMUX").is_some() {
        return Some(Named::new("tmux", ""));
    }
    if set("STY").is_some() || family == "screen" {
        return Some(Named::new("screen", ""));
    }
    let program = set("TERM_PROGRAM").unwrap_or_default();
    let version = set("TERM_PROGRAM_VERSION").unwrap_or_default();
    let own = term.strip_prefix("xterm-").unwrap_or(family);
    match own {
        "kitty" | "foot" | "alacritty" | "ghostty" | "wezterm" | "contour" | "rio" | "mintty" => {
            let same = program.eq_ignore_ascii_case(own);
            return Some(Named::new(own, if same { &version } else { "" }));
        }
        "foot-extra" => return Some(Named::new("foot", "")),
        "linux" | "dumb" | "vt100" | "vt220" => return Some(Named::new(own, "")),
        _ if term.starts_with("rxvt-unicode") => return Some(Named::new("rxvt-unicode", "")),
        _ => {}
    }
    match program.as_str() {
        "iTerm.app" => return Some(Named::new("iterm2", &version)),
        "Apple_Terminal" => return Some(Named::new("appleterminal", &version)),
        "vscode" | "WezTerm" | "ghostty" | "mintty" | "rio" => {
            return Some(Named::new(&program, &version));
        }
        _ => {}
    }
    let owned = [
        ("VTE_VERSION", "vte"),
        ("KONSOLE_VERSION", "konsole"),
        ("WT_SESSION", "windowsterminal"),
    ];
    // An xterm that was started from such a terminal has these too, and says its own.
    if set("XTERM_VERSION").is_some() {
        return Some(Named::new(
            "xterm",
            &set("XTERM_VERSION").unwrap_or_default(),
        ));
    }
    let mut owned = owned.into_iter();
    owned.find_map(|(variable, name)| Some(Named::new(name, &set(variable)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &str) -> Surroundings {
        Surroundings::of(|name| {
            let pairs = variables.split(' ').filter_map(|pair| pair.split_once('='));
            let mut found = pairs.filter(|pair| pair.0 == name);
            found.next().map(|pair| pair.1.to_owned())
        })
    }

    /// The table of choices: environment, what the terminal answers, and what is drawn with.
    #[test]
    fn environment_and_answer_choose_glyphs_and_colours() {
        use Depth::{Basic, Indexed, Mono, True};
        use Glyphs::{Ascii, Half, Octant, Quadrant, Sextant};
        const U: &str = "LANG=C.UTF-8";
        for (environment, answer, wanted) in [
            ("TERM=xterm", "", (Quadrant, Indexed)),
            ("TERM=xterm XTERM_VERSION=XTerm(379)", "", (Quadrant, True)),
            ("TERM=xterm", "XTerm(379)", (Quadrant, True)),
            ("TERM=xterm-256color", "", (Quadrant, Indexed)),
            (
                "TERM=xterm-256color COLORTERM=truecolor",
                "",
                (Quadrant, True),
            ),
            ("TERM=xterm-256color COLORTERM=24bit", "", (Quadrant, True)),
            ("TERM=xterm-256color COLORTERM=yes", "", (Quadrant, Indexed)),
            ("TERM=xterm-direct", "", (Quadrant, True)),
            ("TERM=xterm-kitty", "", (Quadrant, True)),
            ("TERM=xterm-kitty", "kitty(0.26.5)", (Quadrant, True)),
            ("TERM=xterm-kitty", "kitty(0.40.1)", (Octant, True)),
            // Handed on from kitty to an xterm within.
            (
                "TERM=xterm KITTY_WINDOW_ID=1",
                "XTerm(379)",
                (Quadrant, True),
            ),
            ("TERM=xterm-256color VTE_VERSION=7006", "", (Quadrant, True)),
            ("TERM=xterm-256color VTE_VERSION=7800", "", (Octant, True)),
            (
                "TERM=xterm VTE_VERSION=7800",
                "XTerm(379)",
                (Quadrant, True),
            ),
            (
                "TERM=xterm VTE_VERSION=7800 XTERM_VERSION=XTerm(379)",
                "",
                (Quadrant, True),
            ),
            (
                "TERM=xterm-256color KONSOLE_VERSION=250401",
                "",
                (Quadrant, True),
            ),
            ("TERM=xterm-256color WT_SESSION=a-b-c", "", (Quadrant, True)),
            (
                "TERM=xterm-ghostty TERM_PROGRAM=ghostty TERM_PROGRAM_VERSION=1.2.0",
                "",
                (Octant, True),
            ),
            (
                "TERM=xterm-ghostty TERM_PROGRAM=ghostty TERM_PROGRAM_VERSION=1.1.3",
                "",
                (Sextant, True),
            ),
            ("TERM=foot", "", (Quadrant, True)),
            ("TERM=foot", "foot(1.20.0)", (Octant, True)),
            ("TERM=foot-extra", "foot(1.19.0)", (Quadrant, True)),
            ("TERM=alacritty", "", (Quadrant, True)),
            (
                "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal",
                "",
                (Quadrant, Indexed),
            ),
            (
                "TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.5.0",
                "",
                (Quadrant, True),
            ),
            (
                "TERM=xterm-256color TERM_PROGRAM=WezTerm TERM_PROGRAM_VERSION=20240203-110809-5046fc22",
                "",
                (Sextant, True),
            ),
            (
                "TERM=xterm-256color TERM_PROGRAM=vscode",
                "",
                (Quadrant, True),
            ),
            // Multiplexers, and what is around them.
            (
                "TERM=screen TMUX=/tmp/t,1,0 VTE_VERSION=7800",
                "tmux 3.3a",
                (Quadrant, Indexed),
            ),
            (
                "TERM=tmux-256color TMUX=/tmp/t,1,0 KITTY_WINDOW_ID=1",
                "",
                (Quadrant, Indexed),
            ),
            (
                "TERM=tmux-256color TMUX=/tmp/t,1,0 COLORTERM=truecolor",
                "tmux 3.5",
                (Quadrant, True),
            ),
            ("TERM=screen STY=1.pts", "", (Quadrant, Indexed)),
            (
                "TERM=screen.xterm-256color STY=1.pts VTE_VERSION=7800",
                "",
                (Quadrant, Indexed),
            ),
            (
                "TERM=screen.xterm-256color STY=1.pts COLORTERM=truecolor",
                "",
                (Quadrant, Indexed),
            ),
            // The answer of one that nobody knows changes nothing.
            ("TERM=xterm-256color", "newterm 1.0", (Quadrant, Indexed)),
            ("TERM=linux", "", (Half, Basic)),
            ("TERM=rxvt", "", (Quadrant, Basic)),
            ("TERM=rxvt-unicode-256color", "", (Quadrant, Indexed)),
            ("TERM=dumb", "", (Half, Mono)),
            ("TERM=vt100", "", (Half, Mono)),
            ("TERM=xterm-mono", "", (Quadrant, Mono)),
            ("", "", (Quadrant, Mono)),
            ("TERM=xterm NO_COLOR=1", "XTerm(379)", (Quadrant, Mono)),
            ("TERM=xterm NO_COLOR=", "", (Quadrant, Indexed)),
            (
                "TERM=xterm NO_COLOR=1 COLORTERM=truecolor FORCE_COLOR=3",
                "",
                (Quadrant, Mono),
            ),
            ("TERM=xterm FORCE_COLOR=3", "", (Quadrant, True)),
            ("TERM=xterm FORCE_COLOR=0", "", (Quadrant, Mono)),
            ("TERM=vt100 FORCE_COLOR=1", "", (Half, Basic)),
            ("TERM=vt100 FORCE_COLOR=", "", (Half, Basic)),
            ("TERM=linux FORCE_COLOR=2", "", (Half, Indexed)),
            // No locale that has more than ASCII.
            ("TERM=xterm-kitty LC_ALL=C", "kitty(0.40.1)", (Ascii, True)),
            ("TERM=xterm LC_ALL=POSIX", "", (Ascii, Indexed)),
        ] {
            let here = of(&format!("{environment} {U}"));
            let answer = Named::answered(answer);
            let found = (
                here.glyphs(answer.as_ref()),
                here.depth(ColorChoice::Auto, answer.as_ref()),
            );
            assert_eq!(found, wanted, "{environment}, {answer:?}");
        }
        assert_eq!(of("TERM=xterm").glyphs(None), Ascii, "no locale at all");
        assert_eq!(of("TERM=xterm LANG=C").glyphs(None), Ascii);
    }

    #[test]
    fn the_command_line_wins() {
        let plain = of("TERM=vt100 LANG=C.UTF-8 NO_COLOR=1");
        assert_eq!(plain.depth(ColorChoice::Always, None), Depth::Basic);
        let rich = of("TERM=xterm-kitty LANG=C.UTF-8 COLORTERM=truecolor");
        assert_eq!(rich.depth(ColorChoice::Never, None), Depth::Mono);
        let off = of("TERM=xterm-kitty FORCE_COLOR=0");
        assert_eq!(off.depth(ColorChoice::Always, None), Depth::True);
    }

    #[test]
    fn only_those_are_asked_who_print_nothing_for_it() {
        for term in [
            "linux",
            "dumb",
            "vt100",
            "eterm-color",
            "cygwin",
            "ansi",
            "",
            "sun",
        ] {
            assert!(!of(&format!("TERM={term}")).may_ask(), "{term}");
        }
        for term in [
            "xterm",
            "xterm-256color",
            "xterm-kitty",
            "tmux-256color",
            "foot",
            "st-256color",
        ] {
            assert_eq!(of(&format!("TERM={term}")).may_ask(), cfg!(unix), "{term}");
        }
    }

    #[test]
    fn a_choice_is_kept_for_the_terminal_it_was_made_in() {
        assert_eq!(of("TERM=xterm-256color VTE_VERSION=7006").key(), "vte");
        assert_eq!(
            of("TERM=xterm-256color TMUX=x VTE_VERSION=7006").key(),
            "tmux"
        );
        assert_eq!(of("TERM=xterm-kitty").key(), "kitty");
        assert_eq!(of("TERM=xterm-256color").key(), "xterm-256color");
    }
}
