//! What is said of damaged saves, and `saves --rescue`.

use casus_foederis::session::{Damage, Places, rescue as write_again};

use super::{Shell, Stop};

/// Lines of damage that are listed; a file of noise would fill the screen.
const MOST: usize = 20;

/// Each damaged part of a file in a line.
pub fn lines(damage: &[Damage]) -> Vec<String> {
    let mut lines: Vec<String> = damage.iter().take(MOST).map(ToString::to_string).collect();
    if damage.len() > MOST {
        lines.push(format!("and {} more damaged parts", damage.len() - MOST));
    }
    lines
}

/// Turns as a short list: `3, 5 to 9`.
pub fn turns(turns: &[u32]) -> String {
    let runs = turns.chunk_by(|a, b| a + 1 == *b);
    let list: Vec<String> = runs
        .filter_map(|run| match run {
            [] => None,
            [one] => Some(one.to_string()),
            [first, .., last] => Some(format!("{first} to {last}")),
        })
        .collect();
    list.join(", ")
}

/// `saves --rescue`: says what was found and what became of it.
pub fn rescue(save: &str, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let path = places.save(save);
    let found = write_again(&path)?;
    for line in lines(&found.damage) {
        shell.line(&line)?;
    }
    for (list, what) in [
        (&found.again, "run again from its orders"),
        (
            &found.orders,
            "shown from the record, as its orders are lost",
        ),
        (&found.lost, "lost"),
    ] {
        if !list.is_empty() {
            shell.line(&format!("turn {}: {what}", turns(list)))?;
        }
    }
    let count = found.turns;
    match &found.kept {
        Some(kept) => shell.line(&format!(
            "{}: written again with {count} turns; the old file is kept as {}",
            path.display(),
            kept.display()
        )),
        None => shell.line(&format!(
            "{}: {count} turns, nothing is damaged",
            path.display()
        )),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn turns_in_a_row_are_said_at_once() {
        assert_eq!(super::turns(&[3, 5, 6, 7, 9, 10]), "3, 5 to 7, 9 to 10");
        assert_eq!(super::turns(&[]), "");
    }
}
