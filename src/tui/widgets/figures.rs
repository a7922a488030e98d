//! Numbers as a reader wants them: three figures that matter, a unit, no false precision.

/// 1234.5 as `1,235`, 12.34 as `12.3`, 0.1234 as `0.12`.
#[must_use]
pub fn number(value: f64) -> String {
    match value.abs() {
        v if !v.is_finite() => "?".to_owned(),
        v if v >= 100.0 => grouped(value.round()),
        v if v >= 10.0 => format!("{value:.1}"),
        v if v >= 1.0 => format!("{value:.1}"),
        0.0 => "0".to_owned(),
        _ => format!("{value:.2}"),
    }
}

fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    if value < 0.0 {
        format!("-{text}")
    } else {
        text
    }
}

/// Billions of dollars: `$1.2tn`, `$340bn`, `$4.5bn`, `$120m`.
#[must_use]
pub fn money(billions: f64) -> String {
    let sign = if billions < 0.0 { "-" } else { "" };
    match billions.abs() {
        b if !b.is_finite() => "?".to_owned(),
        b if b >= 1000.0 => format!("{sign}${}tn", number(b / 1000.0)),
        b if b >= 1.0 => format!("{sign}${}bn", number(b)),
        0.0 => "$0".to_owned(),
        b => format!("{sign}${:.0}m", b * 1000.0),
    }
}

/// A share 0..1 as `42%`, a small one as `2.1%`.
#[must_use]
pub fn percent(share: f64) -> String {
    let value = share * 100.0;
    if !value.is_finite() {
        "?".to_owned()
    } else if value.abs() < 10.0 && value.fract().abs() > 0.05 {
        format!("{value:.1}%")
    } else {
        format!("{value:.0}%")
    }
}

/// With its sign: `+0.42`, `-1.3`.
#[must_use]
pub fn change(value: f64) -> String {
    if value > 0.0 {
        format!("+{}", number(value))
    } else {
        number(value)
    }
}

/// An estimate with its standard error as a share: `12.0 ±25%`; exact when the error is 0.
#[must_use]
pub fn estimate(value: f64, error: f64) -> String {
    if error > 0.0 {
        format!("{} ±{}", number(value), percent(error))
    } else {
        number(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(1_234_567.8), "1,234,568");
        assert_eq!(number(12.34), "12.3");
        assert_eq!(money(-0.12), "-$120m");
        assert_eq!(money(2345.0), "$2.3tn");
        assert_eq!(percent(0.021), "2.1%");
        assert_eq!(estimate(12.0, 0.25), "12.0 ±25%");
    }
}
