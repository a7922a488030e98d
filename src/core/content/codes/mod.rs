//! Every kind of problem that a map can have: one table, from which come its code, how grave it is, and what
//! `casus check --explain` tells of it.
//!
//! A code is a word and no number: it says in the message itself what it means, sorts and greps well, and two who add
//! one at the same time do not take the same. Once released it stays what it is.

use std::fmt;

use super::nearest;
use super::problem::Severity;

mod table;
pub use table::Code;

impl Code {
    /// The code that is written `name`.
    ///
    /// # Errors
    /// A name that no code has: what may have been meant.
    pub fn find(name: &str) -> Result<Self, Option<String>> {
        let all: Vec<(Self, String)> = Self::ALL.iter().map(|c| (*c, c.to_string())).collect();
        let found = all.iter().find(|(_, written)| written == name);
        found.map(|(code, _)| *code).ok_or_else(|| {
            let names = all.iter().map(|(_, written)| written.as_str());
            nearest::hint(name, names)
        })
    }

    /// Whether a map that has this is refused.
    #[must_use]
    pub fn is_error(self) -> bool {
        self.severity() == Severity::Error
    }
}

impl fmt::Display for Code {
    /// In kebab case: `unknown-field`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        for (i, c) in self.variant().chars().enumerate() {
            if c.is_ascii_uppercase() && i > 0 {
                f.write_char('-')?;
            }
            f.write_char(c.to_ascii_lowercase())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_found_by_its_name_and_says_something() {
        for code in Code::ALL {
            assert_eq!(Code::find(&code.to_string()), Ok(*code));
            assert!(
                code.tells().ends_with('.') && code.tells().len() > 40,
                "{code}"
            );
            assert!(!code.example().is_empty(), "{code}");
        }
        let near = Code::find("unknown-feild").unwrap_err();
        assert_eq!(near.as_deref(), Some(r#"did you mean "unknown-field"?"#));
    }
}
