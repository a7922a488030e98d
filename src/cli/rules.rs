//! `rules`: the constants, each with its value, its range, and what is written of it.

use casus_foederis::content::{Constant, Rules};
use clap::Args;
use serde_json::{Value, json};

use super::{Listing, Shell, Stop};

#[derive(Args, Debug)]
pub struct Constants {
    /// Only what is at or below this path, such as mind.challenge
    prefix: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Listing,
}

pub fn rules(args: &Constants, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let mut list = Rules::constants().map_err(Stop::Wrong)?;
    if let Some(prefix) = &args.prefix {
        list = Constant::below(list, prefix).map_err(Stop::Wrong)?;
    }
    match args.format {
        Listing::Json => shell.json(&list.iter().map(as_json).collect()),
        Listing::Text => show(&list, shell),
    }
}

fn as_json(constant: &Constant) -> Value {
    let Constant {
        path,
        value,
        range,
        comments,
    } = constant;
    json!({
        "path": path,
        "value": value,
        "least": range.low,
        "most": range.high,
        "range_reason": range.reason,
        "comments": comments,
    })
}

/// A comment is shown once, above all that it is written above.
fn show(list: &[Constant], shell: &mut Shell<'_>) -> Result<(), Stop> {
    let mut above: &[String] = &[];
    for constant in list {
        let same = above.iter().zip(&constant.comments);
        let same = same.take_while(|(a, b)| a == b).count();
        for comment in &constant.comments[same..] {
            shell.line(&format!("// {comment}"))?;
        }
        above = &constant.comments;
        let (path, range) = (&constant.path, &constant.range);
        let whole = if constant.value.is_u64() {
            ", whole"
        } else {
            ""
        };
        let reason = range.reason.as_ref();
        let reason = reason.map_or(String::new(), |r| format!(": {r}"));
        let (low, high, value) = (range.low, range.high, &constant.value);
        shell.line(&format!(
            "{path} = {value} ({low} to {high}{whole}{reason})"
        ))?;
    }
    Ok(())
}
