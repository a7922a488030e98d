//! A map with as many nations as the world has, on which most pairs can never meet: six continents and some islands,
//! four great powers, ten middling ones, and the many. It is invented, and made by arithmetic alone, the same every time;
//! `cargo bench --bench turn -- map > FILE` writes it, for `casus check` and `casus batch`.

use std::fmt::Write;

const NATIONS: usize = 190;

/// The world in blocks, each a region of land or part of a zone of sea.
const WIDTH: usize = 40;
const HEIGHT: usize = 20;
/// Cells of a block and blocks of a zone of sea, each way.
const CELLS: usize = 3;
const ZONE: usize = 5;
/// Centre and half axes of a continent, in blocks.
const CONTINENTS: [(f64, f64, f64, f64); 6] = [
    (7.0, 5.0, 5.6, 3.8),
    (11.0, 14.5, 3.4, 4.6),
    (19.5, 4.0, 3.6, 2.8),
    (20.5, 12.5, 4.4, 4.4),
    (31.0, 6.5, 6.6, 4.6),
    (34.0, 16.0, 3.6, 2.4),
];
/// How many nations want how many regions, the greatest first; all others want one.
const SIZES: [(usize, usize); 3] = [(4, 12), (10, 5), (34, 3)];
/// One of so many blocks of open sea is an island.
const ISLANDS: u64 = 26;

const HEADS: [&str; 19] = [
    "Al", "Bor", "Cas", "Dra", "Est", "Fal", "Gor", "Hel", "Ist", "Jar", "Kor", "Lam", "Mer",
    "Nor", "Ost", "Pel", "Ras", "Sal", "Tor",
];
const TAILS: [&str; 10] = [
    "anda", "avia", "edon", "enia", "ibar", "imark", "onia", "ovar", "una", "ymir",
];

/// A block of land.
struct Place {
    x: usize,
    y: usize,
    continent: usize,
    nation: Option<usize>,
}

struct Wide {
    places: Vec<Place>,
    /// By nation: its regions, the capital first.
    soil: Vec<Vec<usize>>,
}

/// A number that follows from what it is for.
fn mixed(purpose: u64, a: usize, b: usize) -> u64 {
    let mut x = purpose << 40 ^ (a as u64) << 20 ^ b as u64;
    for factor in [0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb] {
        x = (x ^ x >> 30 ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(factor);
    }
    x ^ x >> 31
}

/// The same, 0..1.
fn share(purpose: u64, a: usize, b: usize) -> f64 {
    (mixed(purpose, a, b) % 10_000) as f64 / 10_000.0
}

/// Which continent a block belongs to; islands to the nearest.
fn continent(x: usize, y: usize) -> Option<usize> {
    let away = |&(cx, cy, rx, ry): &(f64, f64, f64, f64)| {
        let (dx, dy) = ((x as f64 - cx) / rx, (y as f64 - cy) / ry);
        dx * dx + dy * dy
    };
    let nearest = (0..CONTINENTS.len())
        .min_by(|a, b| away(&CONTINENTS[*a]).total_cmp(&away(&CONTINENTS[*b])))?;
    let edge = (1..WIDTH - 1).contains(&x) && (1..HEIGHT - 1).contains(&y);
    let firm = away(&CONTINENTS[nearest]) < 0.75 + 0.45 * share(1, x, y);
    (edge && (firm || mixed(2, x, y).is_multiple_of(ISLANDS))).then_some(nearest)
}

impl Wide {
    fn new() -> Self {
        let blocks = (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| (x, y)));
        let land = blocks.filter_map(|(x, y)| {
            Some(Place {
                x,
                y,
                continent: continent(x, y)?,
                nation: None,
            })
        });
        let mut wide = Self {
            places: land.collect(),
            soil: Vec::new(),
        };
        let great = SIZES
            .iter()
            .flat_map(|&(count, size)| std::iter::repeat_n(size, count));
        for size in great.chain(std::iter::repeat(1)).take(NATIONS) {
            wide.settle(size);
        }
        wide.divide();
        wide
    }

    /// The land beside a place.
    fn beside(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        let Place { x, y, .. } = self.places[place];
        let near = move |p: &Place| p.x.abs_diff(x) + p.y.abs_diff(y) == 1;
        (0..self.places.len()).filter(move |p| near(&self.places[*p]))
    }

    /// A further nation, of so many regions if there is room: the great ones begin on different continents.
    fn settle(&mut self, size: usize) {
        let nation = self.soil.len();
        let free = |p: &usize| self.places[*p].nation.is_none();
        let fits = |p: &usize| self.places[*p].continent == nation % CONTINENTS.len();
        let all = || (0..self.places.len()).filter(free);
        let first = all()
            .filter(fits)
            .min_by_key(|p| mixed(3, nation, *p))
            .or_else(|| all().min_by_key(|p| mixed(3, nation, *p)));
        let mut held: Vec<usize> = first.into_iter().collect();
        let mut at = 0;
        while at < held.len() && held.len() < size {
            let next: Vec<usize> = self.beside(held[at]).filter(free).collect();
            for place in next {
                if held.len() < size && !held.contains(&place) {
                    held.push(place);
                }
            }
            at += 1;
        }
        for place in &held {
            self.places[*place].nation = Some(nation);
        }
        self.soil.push(held);
    }

    /// What is left over falls to a neighbour; what has none is nobody's.
    fn divide(&mut self) {
        loop {
            let free = (0..self.places.len()).filter(|p| self.places[*p].nation.is_none());
            let found = free.filter_map(|p| {
                let owners = self.beside(p).filter_map(|o| self.places[o].nation);
                Some((p, owners.min_by_key(|n| self.soil[*n].len())?))
            });
            let Some((place, nation)) = found.min_by_key(|f| self.soil[f.1].len()) else {
                return;
            };
            self.places[place].nation = Some(nation);
            self.soil[nation].push(place);
        }
    }

    fn at(&self, x: usize, y: usize) -> Option<usize> {
        self.places.iter().position(|p| (p.x, p.y) == (x, y))
    }

    fn coast(&self, place: usize) -> bool {
        self.beside(place).count() < 4
    }

    /// Pairs of nations that border on each other, with a region of the second that touches the first.
    fn borders(&self) -> Vec<(usize, usize, usize)> {
        let mut list: Vec<(usize, usize, usize)> = Vec::new();
        for place in 0..self.places.len() {
            for other in self.beside(place) {
                if let (Some(a), Some(b)) = (self.places[place].nation, self.places[other].nation)
                    && a != b
                    && !list.iter().any(|l| (l.0, l.1) == (a, b))
                {
                    list.push((a, b, other));
                }
            }
        }
        list.sort_unstable();
        list
    }

    fn home(&self, nation: usize) -> &Place {
        &self.places[self.soil[nation][0]]
    }
}

/// Letters of Latin and Cyrillic script, one for each region.
fn glyph(number: usize) -> char {
    let letters = ('\u{100}'..='\u{24f}').chain('\u{400}'..='\u{481}');
    letters.into_iter().nth(number).unwrap_or('?')
}

fn zone(x: usize, y: usize) -> usize {
    y / ZONE * (WIDTH / ZONE) + x / ZONE
}

fn id(nation: usize) -> String {
    let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
    format!("W{}{}", letter(nation / 26), letter(nation))
}

fn name(nation: usize) -> String {
    let (head, tail) = (nation % HEADS.len(), nation / HEADS.len());
    format!("{}{}", HEADS[head], TAILS[tail])
}

/// The map as text.
pub fn text() -> String {
    let wide = Wide::new();
    let mut text = String::from("(\n  format: 1, title: \"The Wide World\",\n");
    text.push_str("  summary: \"Generated: 190 nations, most of which never meet.\",\n");
    text.push_str("  start: (year: 1950, month: 1), turns: 240,\n");
    text.push_str("  domains: (cyber: false, space: false, climate: false),\n");
    let mut part = |name: &str, entries: Vec<String>| {
        let body = entries.join(",\n    ");
        // A text may always be written to.
        let _ = writeln!(text, "  {name}: [\n    {body},\n  ],");
    };
    part("regions", regions(&wide));
    part("nations", nations(&wide));
    part("treaties", treaties(&wide));
    part("forces", forces(&wide));
    part("claims", claims(&wide));
    part("rivalries", rivalries(&wide));
    let rows = rows(&wide).join(",\n    ");
    let _ = writeln!(
        text,
        "  geography: Grid(km_per_cell: 110.0, rows: [\n    {rows},\n  ]),\n)"
    );
    text
}

fn rows(wide: &Wide) -> Vec<String> {
    let seas = wide.places.len();
    let cell = |x: usize, y: usize| glyph(wide.at(x, y).unwrap_or(seas + zone(x, y)));
    let row = |y: usize| {
        let cells = (0..WIDTH * CELLS).map(|x| cell(x / CELLS, y / CELLS));
        format!("{:?}", cells.collect::<String>())
    };
    (0..HEIGHT * CELLS).map(row).collect()
}

fn regions(wide: &Wide) -> Vec<String> {
    let mut list = Vec::new();
    for (i, place) in wide.places.iter().enumerate() {
        let owner = place
            .nation
            .map_or(String::new(), |n| format!(", owner: {:?}", id(n)));
        let terrain = ["Plains", "Hills", "Forest", "Mountains", "Desert", "Marsh"];
        let terrain = terrain[mixed(4, i, 0) as usize % terrain.len()];
        let people = 1.0 + 12.0 * share(5, i, 0);
        let roads = 3 + mixed(6, i, 0) % 6;
        let port = match wide.coast(i) {
            true => 1 + mixed(7, i, 0) % 4,
            false => 0,
        };
        list.push(format!(
            "(id: \"land-{i}\", glyph: {:?}, name: \"Land {i}\", terrain: {terrain}, population: {people:.1}, infrastructure: {roads}, port: {port}{owner})",
            glyph(i),
        ));
    }
    let blocks = || (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| (x, y)));
    for sea in 0..=zone(WIDTH - 1, HEIGHT - 1) {
        if blocks().any(|(x, y)| zone(x, y) == sea && wide.at(x, y).is_none()) {
            list.push(format!(
                "(id: \"sea-{sea}\", glyph: {:?}, name: \"Sea {sea}\", sea: true)",
                glyph(wide.places.len() + sea),
            ));
        }
    }
    list
}

fn nations(wide: &Wide) -> Vec<String> {
    let one = |n: usize| {
        let soil = &wide.soil[n];
        let rich = 2.0 + 22.0 * share(8, n, 0) * share(8, n, 1);
        let regime = (20.0 * share(9, n, 0)).floor() - 10.0;
        let ideal = 0.22 * regime + share(9, n, 1) - 0.5;
        let (gdp, defence) = (rich * soil.len() as f64, 0.01 + 0.04 * share(10, n, 0));
        let (resolve, risk) = (0.3 + 0.4 * share(11, n, 0), 0.2 + 0.4 * share(12, n, 0));
        let ambition = 0.1 + 0.5 * share(13, n, 0);
        let modernity = 0.3 + 0.4 * share(14, n, 0);
        let nuclear = if n < 3 { 200 } else { 0 };
        format!(
            "(id: {:?}, name: {:?}, capital: \"land-{}\", gdp: {gdp:.1}, regime: {regime:.1}, ideal: ({ideal:.2}, {:.2}), defence: {defence:.3}, nuclear: {nuclear}, modernity: {modernity:.2}, resolve: {resolve:.2}, doctrine: (risk: {risk:.2}, ambition: {ambition:.2}, loyalty: {:.2}))",
            id(n),
            name(n),
            soil[0],
            2.0 * share(9, n, 2) - 1.0,
            0.4 + 0.4 * share(12, n, 1),
        )
    };
    (0..NATIONS).map(one).collect()
}

/// A league on each continent, two blocs of great powers with neighbours of theirs, and pacts of two.
fn treaties(wide: &Wide) -> Vec<String> {
    let treaty = |charter: &str, name: String, members: &[usize], lead: Option<usize>| {
        let members: Vec<String> = members.iter().map(|m| format!("{:?}", id(*m))).collect();
        let lead = lead.map_or(String::new(), |l| format!(", lead: {:?}", id(l)));
        let members = members.join(", ");
        format!("(charter: {charter:?}, name: {name:?}, members: [{members}]{lead})")
    };
    let mut list = Vec::new();
    for continent in 0..CONTINENTS.len() {
        let local = |n: &usize| wide.home(*n).continent == continent && mixed(15, *n, 0) % 5 < 2;
        let members: Vec<usize> = (0..NATIONS).filter(local).collect();
        let charter = ["consultation-pact", "defence-pact"][continent % 2];
        list.push(treaty(
            charter,
            format!("League {continent}"),
            &members,
            None,
        ));
    }
    for lead in 0..2 {
        let ours = |n: &usize| *n == lead || (*n >= 4 && mixed(16, *n, 0) % 12 == lead as u64);
        let members: Vec<usize> = (0..NATIONS).filter(ours).collect();
        let name = format!("Bloc of {}", name(lead));
        list.push(treaty("north-atlantic", name, &members, Some(lead)));
    }
    for (a, b, _) in wide.borders().into_iter().filter(|l| l.0 < l.1) {
        let charter = match mixed(17, a, b) % 14 {
            0 => "non-aggression",
            1 => "defence-pact",
            _ => continue,
        };
        let name = format!("Pact of {} and {}", name(a), name(b));
        list.push(treaty(charter, name, &[a, b], None));
    }
    list
}

fn forces(wide: &Wide) -> Vec<String> {
    let mut list = Vec::new();
    let mut post = |nation: usize, place: usize, arm: &str, strength: f64| {
        let nation = id(nation);
        list.push(format!(
            "(nation: {nation:?}, region: \"land-{place}\", arm: {arm}, strength: {strength:.1})"
        ));
    };
    for (n, soil) in wide.soil.iter().enumerate() {
        let weight = soil.len() as f64 * (0.6 + share(18, n, 0));
        for (i, &place) in soil.iter().step_by(2).enumerate() {
            post(n, place, "Land", weight * (0.4 + 0.8 * share(19, n, i)));
        }
        if n < 70 {
            post(n, soil[0], "Air", 0.3 * weight);
        }
        if let Some(&place) = soil.iter().find(|p| wide.coast(**p)) {
            post(n, place, "Naval", 0.4 * weight);
        }
    }
    list
}

fn claims(wide: &Wide) -> Vec<String> {
    let disputed = wide
        .borders()
        .into_iter()
        .filter(|&(a, b, _)| mixed(20, a, b).is_multiple_of(11));
    disputed
        .map(|(a, b, place)| {
            let strength = 0.2 + 0.6 * share(21, a, b);
            format!(
                "(by: {:?}, region: \"land-{place}\", strength: {strength:.2})",
                id(a)
            )
        })
        .collect()
}

/// Between neighbours, and between the great.
fn rivalries(wide: &Wide) -> Vec<String> {
    let mut pairs: Vec<(usize, usize)> = wide.borders().iter().map(|l| (l.0, l.1)).collect();
    pairs.retain(|&(a, b)| a < b && mixed(22, a, b).is_multiple_of(6));
    let great = (0..8).flat_map(|a| (a + 1..8).map(move |b| (a, b)));
    pairs.extend(great.filter(|&(a, b)| mixed(23, a, b).is_multiple_of(2)));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .iter()
        .map(|&(a, b)| {
            let level = 0.2 + 0.6 * share(24, a, b);
            format!("(a: {:?}, b: {:?}, level: {level:.2})", id(a), id(b))
        })
        .collect()
}
