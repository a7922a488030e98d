//! What is known of terminals: who draws which block glyphs by itself, whatever the font, and who shows which
//! colours. Fonts hardly ever have sextants and octants, so that a terminal draws them or nobody does.

use crate::cell::Glyphs;
use crate::color::Depth;

/// What a terminal calls itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// In small letters, without blanks.
    pub name: String,
    /// The numbers of the version, as far as it has any.
    pub version: Vec<u32>,
}

impl Named {
    #[must_use]
    pub fn new(name: &str, version: &str) -> Self {
        let numbers = version.split(|c: char| !c.is_ascii_digit());
        Self {
            name: name.replace(' ', "").to_ascii_lowercase(),
            version: numbers.filter_map(|n| n.parse().ok()).collect(),
        }
    }

    /// Reads the answer to the question for name and version: `kitty(0.40.1)`, `tmux 3.3a`,
    /// `Windows Terminal 1.24`; None when it begins with no name.
    #[must_use]
    pub fn answered(text: &str) -> Option<Self> {
        let text = text.trim();
        let begins = |w: &[u8]| matches!(w, [b' ' | b'(', b'0'..=b'9']);
        let cut = text.as_bytes().windows(2).position(begins);
        let (name, version) = text.split_at(cut.unwrap_or(text.len()));
        let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
        named.then(|| Self::new(name, version))
    }
}

/// What a terminal can show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Able {
    pub glyphs: Glyphs,
    pub depth: Depth,
}

const fn able(glyphs: Glyphs, depth: Depth) -> Able {
    Able { glyphs, depth }
}

/// Name, the first version that it holds for, and what it can show; of several rows for a name the last that
/// holds counts. Whoever draws less than quadrants by itself is in here too, so that a name that is known is not
/// guessed about.
const KNOWN: &[(&str, &[u32], Able)] = &[
    ("kitty", &[], able(Glyphs::Quadrant, Depth::True)),
    ("kitty", &[0, 40], able(Glyphs::Octant, Depth::True)),
    ("foot", &[], able(Glyphs::Quadrant, Depth::True)),
    ("foot", &[1, 20], able(Glyphs::Octant, Depth::True)),
    ("ghostty", &[], able(Glyphs::Sextant, Depth::True)),
    ("ghostty", &[1, 2], able(Glyphs::Octant, Depth::True)),
    // The library of the terminals of GNOME, Xfce, MATE and others.
    ("vte", &[], able(Glyphs::Quadrant, Depth::True)),
    ("vte", &[7800], able(Glyphs::Octant, Depth::True)),
    ("alacritty", &[], able(Glyphs::Quadrant, Depth::True)),
    // It draws sextants from there on, and says its version to nobody yet.
    ("alacritty", &[0, 14], able(Glyphs::Sextant, Depth::True)),
    // Its versions are dates.
    ("wezterm", &[], able(Glyphs::Quadrant, Depth::True)),
    ("wezterm", &[20_220_101], able(Glyphs::Sextant, Depth::True)),
    ("konsole", &[], able(Glyphs::Quadrant, Depth::True)),
    ("iterm2", &[], able(Glyphs::Quadrant, Depth::True)),
    ("windowsterminal", &[], able(Glyphs::Quadrant, Depth::True)),
    ("mintty", &[], able(Glyphs::Quadrant, Depth::True)),
    ("contour", &[], able(Glyphs::Quadrant, Depth::True)),
    ("rio", &[], able(Glyphs::Quadrant, Depth::True)),
    ("vscode", &[], able(Glyphs::Quadrant, Depth::True)),
    ("xterm", &[], able(Glyphs::Quadrant, Depth::Indexed)),
    // From here on it takes any colour, and finds the nearest where it was built without.
    ("xterm", &[331], able(Glyphs::Quadrant, Depth::True)),
    ("appleterminal", &[], able(Glyphs::Quadrant, Depth::Indexed)),
    ("rxvt-unicode", &[], able(Glyphs::Quadrant, Depth::Indexed)),
    // What stands around a multiplexer is hidden by it: it has no room for octants, and brings colours down
    // to what is outside.
    ("tmux", &[], able(Glyphs::Quadrant, Depth::Indexed)),
    ("screen", &[], able(Glyphs::Quadrant, Depth::Indexed)),
    ("linux", &[], able(Glyphs::Half, Depth::Basic)),
    ("dumb", &[], able(Glyphs::Half, Depth::Mono)),
    ("vt100", &[], able(Glyphs::Half, Depth::Mono)),
    ("vt220", &[], able(Glyphs::Half, Depth::Mono)),
];

/// What a terminal of that name and version can show; None when it is not known.
#[must_use]
pub fn known(who: &Named) -> Option<Able> {
    let rows = KNOWN.iter().rev();
    let mut rows = rows.filter(|row| row.0 == who.name && who.version.as_slice() >= row.1);
    rows.next().map(|row| row.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What terminals answer, and what is made of it. Versions are numbers: 0.9 is older than 0.40.
    #[test]
    fn an_answer_decides_glyphs_and_colours() {
        use Depth::{Indexed, True};
        use Glyphs::{Octant, Quadrant, Sextant};
        for (answer, wanted) in [
            ("kitty(0.26.5)", Some((Quadrant, True))),
            ("kitty(0.9.1)", Some((Quadrant, True))),
            ("kitty(0.39.1)", Some((Quadrant, True))),
            ("kitty(0.40.0)", Some((Octant, True))),
            ("kitty(1.0)", Some((Octant, True))),
            ("foot(1.13.1)", Some((Quadrant, True))),
            ("foot(1.20.2)", Some((Octant, True))),
            ("foot(1.9.0)", Some((Quadrant, True))),
            ("ghostty 1.1.3", Some((Sextant, True))),
            ("ghostty 1.2.0", Some((Octant, True))),
            ("VTE(7006)", Some((Quadrant, True))),
            ("VTE(7800)", Some((Octant, True))),
            ("Konsole 25.04.1", Some((Quadrant, True))),
            ("WezTerm 20240203-110809-5046fc22", Some((Sextant, True))),
            ("Windows Terminal 1.24.1", Some((Quadrant, True))),
            ("iTerm2 3.5.0", Some((Quadrant, True))),
            ("XTerm(379)", Some((Quadrant, True))),
            ("XTerm(330)", Some((Quadrant, Indexed))),
            ("tmux 3.3a", Some((Quadrant, Indexed))),
            ("tmux 3.6", Some((Quadrant, Indexed))),
            ("mintty 3.6.4", Some((Quadrant, True))),
            ("kitty", Some((Quadrant, True))),
            ("something new 9.9", None),
            ("(0.40.0)", None),
            ("", None),
            ("\u{1f600}", None),
        ] {
            let found = Named::answered(answer).and_then(|who| known(&who));
            assert_eq!(found.map(|a| (a.glyphs, a.depth)), wanted, "{answer}");
        }
    }
}
