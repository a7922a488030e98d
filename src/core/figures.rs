//! Figures as a reader wants them, in sentences and on screens alike: those that matter, a unit, no false
//! precision. A figure that rounds to zero has no sign, and one that is not a number is `?`. Nothing else in
//! the program writes out a figure with decimals (`tests/it/architecture.rs`).

/// With so many decimals.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "?".to_owned();
    }
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        Some(zero) if zero.chars().all(|c| matches!(c, '0' | '.')) => zero.to_owned(),
        _ => text,
    }
}

/// With so many decimals and its sign, also when it is positive.
#[must_use]
pub fn signed(value: f64, decimals: usize) -> String {
    with_plus(value, fixed(value, decimals))
}

/// 1234.5 as `1,235`, 12.34 as `12.3`, 0.1234 as `0.12`.
#[must_use]
pub fn number(value: f64) -> String {
    match value.abs() {
        v if !v.is_finite() || v >= 99.95 => grouped(value),
        v if v >= 0.995 => fixed(value, 1),
        0.0 => "0".to_owned(),
        _ => fixed(value, 2),
    }
}

/// A number with its sign: `+0.42`, `-1.3`.
#[must_use]
pub fn change(value: f64) -> String {
    with_plus(value, number(value))
}

/// The text with a plus in front where it shows something above zero.
fn with_plus(value: f64, text: String) -> String {
    if value > 0.0 && text.contains(|c| matches!(c, '1'..='9')) {
        format!("+{text}")
    } else {
        text
    }
}

/// A whole number with commas between its thousands.
#[must_use]
pub fn grouped(value: f64) -> String {
    let text = fixed(value, 0);
    let digits = text.trim_start_matches('-');
    let mut out = text[..text.len() - digits.len()].to_owned();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// A share 0..1 as `42%`, a small one as `2.1%`.
#[must_use]
pub fn percent(share: f64) -> String {
    let value = share * 100.0;
    if !value.is_finite() {
        "?".to_owned()
    } else if value.abs() < 9.95 && (value - value.round()).abs() > 0.05 {
        fixed(value, 1) + "%"
    } else {
        fixed(value, 0) + "%"
    }
}

/// An estimate with the range in which the truth lies, from and to so many times what is told: `12.0 (9.0-18.0)`; by itself where it
/// is exact.
#[must_use]
pub fn estimate(value: f64, times: [f64; 2]) -> String {
    if times == [1.0; 2] {
        return number(value);
    }
    let [low, high] = times.map(|t| number(value * t));
    format!("{} ({low}-{high})", number(value))
}

/// The same as shares of what is told: `-25 +50%`; nothing where it is exact.
#[must_use]
pub fn give_or_take([low, high]: [f64; 2]) -> String {
    if low == high {
        return String::new();
    }
    let share = |times: f64| signed((times - 1.0) * 100.0, 0);
    format!("{} {}%", share(low), share(high))
}

/// A place in a row: `2nd`, `11th`, `23rd`.
#[must_use]
pub fn ordinal(n: u16) -> String {
    let end = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(1_234_567.8), "1,234,568");
        assert_eq!(number(12.34), "12.3");
        assert_eq!(number(99.97), "100");
        assert_eq!(number(0.998), "1.0");
        assert_eq!(percent(0.021), "2.1%");
        assert_eq!(percent(0.0999), "10%");
        assert_eq!(percent(0.42), "42%");
        assert_eq!(estimate(12.0, [0.75, 1.5]), "12.0 (9.0-18.0)");
        assert_eq!(give_or_take([0.75, 1.5]), "-25 +50%");
        assert_eq!(give_or_take([1.0, 1.0]), "");
        assert_eq!(grouped(-1_234_567.0), "-1,234,567");
        assert_eq!(signed(0.42, 1), "+0.4");
        assert_eq!(signed(-0.42, 1), "-0.4");
    }

    #[test]
    fn what_rounds_to_zero_has_no_sign() {
        for value in [-0.0, -1e-9, -0.0004, 0.0004, 1e-9, 0.0] {
            let all = [
                fixed(value, 1),
                fixed(value, 3),
                signed(value, 2),
                number(value),
                change(value),
                grouped(value),
                percent(value / 1e2),
            ];
            for text in all {
                assert!(!text.contains(['-', '+']), "{value}: {text}");
            }
        }
    }

    #[test]
    fn places_in_a_row_end_as_they_are_said() {
        let said = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].map(ordinal);
        let written = "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 111th";
        assert_eq!(said.join(" "), written);
    }

    #[test]
    fn what_is_no_number_is_a_question() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            for text in [
                fixed(value, 1),
                signed(value, 1),
                number(value),
                change(value),
                grouped(value),
                percent(value),
            ] {
                assert_eq!(text, "?");
            }
        }
    }
}
