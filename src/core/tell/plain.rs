//! Text for terminals and files that have nothing but ASCII.

/// The ASCII character that stands in for another: signs for signs, letters without their accents.
#[must_use]
pub fn plain(c: char) -> char {
    const PAIRS: [(&str, char); 41] = [
        ("ÀÁÂÃÄÅĀĂĄ", 'A'),
        ("àáâãäåāăą", 'a'),
        ("ÇĆČ", 'C'),
        ("çćč", 'c'),
        ("ÐĎĐ", 'D'),
        ("ðďđ", 'd'),
        ("ÈÉÊËĒĘĚ", 'E'),
        ("èéêëēęě", 'e'),
        ("ÌÍÎÏĪİ", 'I'),
        ("ìíîïīı", 'i'),
        ("ÑŃŇ", 'N'),
        ("ñńň", 'n'),
        ("ÒÓÔÕÖØŌŐ", 'O'),
        ("òóôõöøōő", 'o'),
        ("ŘŔ", 'R'),
        ("řŕ", 'r'),
        ("ŚŠŞȘ", 'S'),
        ("śšşșß", 's'),
        ("ŤȚŢ", 'T'),
        ("ťțţ", 't'),
        ("ÙÚÛÜŪŮŰ", 'U'),
        ("ùúûüūůű", 'u'),
        ("ÝŸ", 'Y'),
        ("ýÿ", 'y'),
        ("ŹŻŽ", 'Z'),
        ("źżž", 'z'),
        ("Łł", 'l'),
        ("Ğğ", 'g'),
        ("…·•∙", '.'),
        ("±≈", '~'),
        ("▸›»▶→", '>'),
        ("◂‹«◀←", '<'),
        ("▲↑△", '^'),
        ("▼↓▽▾", 'v'),
        ("√×", 'x'),
        ("★♦◊", '*'),
        ("─━╌┄–—╴╶╾╼", '-'),
        ("│┃╎┆", '|'),
        ("█▓▒■●□", '#'),
        ("○◔◑", 'o'),
        ("‘’´`", '\''),
    ];
    let found = PAIRS.iter().find(|p| p.0.contains(c)).map(|p| p.1);
    match (found, c) {
        (Some(plain), _) => plain,
        (None, c) if c.is_ascii() => c,
        (None, '┌'..='╿') => '+',
        (None, '\u{2580}'..='\u{259f}') => '#',
        _ => '?',
    }
}
