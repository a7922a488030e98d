//! The interface's state and its loop.

use super::{Error, Launch, Options};

pub(super) fn run(_launch: Launch, _options: Options) -> Result<(), Error> {
    Ok(())
}
