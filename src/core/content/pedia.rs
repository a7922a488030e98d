//! The encyclopedia as data: an article for each word that players meet, by theme in assets/pedia. What it says is about
//! the rules, so numbers of theirs stand in it by their path and are filled in by `tell`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::nearest;
use super::shipped::{File, files};

/// The articles by theme, in the order in which a reader who goes through all of them meets them.
const THEMES: &[File] = files![
    "assets/pedia/screens.ron",
    "assets/pedia/home.ron",
    "assets/pedia/relations.ron",
    "assets/pedia/treaties.ron",
    "assets/pedia/calls.ron",
    "assets/pedia/crises.ron",
    "assets/pedia/deterrence.ron",
    "assets/pedia/forces.ron",
    "assets/pedia/supply.ron",
    "assets/pedia/secrets.ron",
    "assets/pedia/networks.ron",
];

/// The articles that ship; the tests hold that they can be read and lead nowhere in vain.
static SHIPPED: LazyLock<Pedia> = LazyLock::new(|| {
    let read = |theme: &File| ron::from_str::<Vec<Article>>(theme.text).unwrap_or_default();
    Pedia::new(THEMES.iter().flat_map(read).collect())
});

/// Words of a phrase that leads to an article, at most.
const LONGEST: usize = 6;

/// One entry. In its texts `<word>` is a link to the article that the word leads to; `{path}` is a constant of the
/// rules, `{path%}` the same as a percentage, `{path*100}` as so many of a hundred, `{path*men}` and `{path*air}` forces as men and
/// aircraft.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    pub title: String,
    /// Other words that lead to it, wherever they stand.
    #[serde(default)]
    pub words: Vec<String>,
    /// Labels and heads of columns that lead to it, but say something else in a sentence.
    #[serde(default)]
    pub heads: Vec<String>,
    /// What it is, with its unit and range.
    pub is: String,
    /// What moves it; empty where nothing does.
    #[serde(default)]
    pub moves: String,
    /// What it does to other things.
    #[serde(default)]
    pub does: String,
    /// Titles or words of articles to read next.
    #[serde(default)]
    pub see: Vec<String>,
}

impl Article {
    /// All of its texts, for those who look for what stands in them.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.is, &self.moves, &self.does]
            .map(String::as_str)
            .into_iter()
    }
}

/// The articles, and which words lead to which.
#[derive(Debug, Default)]
pub struct Pedia {
    articles: Vec<Article>,
    words: BTreeMap<String, usize>,
    heads: BTreeMap<String, usize>,
}

impl Pedia {
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    fn new(articles: Vec<Article>) -> Self {
        let (mut words, mut heads) = (BTreeMap::new(), BTreeMap::new());
        for (i, article) in articles.iter().enumerate() {
            for word in std::iter::once(&article.title).chain(&article.words) {
                words.entry(plain(word)).or_insert(i);
            }
            for head in &article.heads {
                heads.entry(plain(head)).or_insert(i);
            }
        }
        Self {
            articles,
            words,
            heads,
        }
    }

    /// By theme.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The place of the article that a label, a head of a column or any other word leads to.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<usize> {
        let word = plain(word);
        self.heads.get(&word).copied().or_else(|| self.known(&word))
    }

    /// The place of the article that a link leads to.
    #[must_use]
    pub fn link(&self, word: &str) -> Option<usize> {
        let word = plain(word);
        self.known(&word).or_else(|| self.heads.get(&word).copied())
    }

    /// The article for a word that is spelt otherwise, as a hint: `did you mean "cohesion"?`.
    #[must_use]
    pub fn hint(&self, word: &str) -> Option<String> {
        let known = self.words.keys().map(String::as_str);
        nearest::hint_with(&plain(word), known, "casus pedia")
    }

    /// A word in its singular or plural.
    fn known(&self, word: &str) -> Option<usize> {
        let one = || self.words.get(word.strip_suffix('s')?);
        let one_of_many = || self.words.get(&format!("{}y", word.strip_suffix("ies")?));
        let found = self.words.get(word).or_else(one).or_else(one_of_many);
        found.copied()
    }

    /// The articles that the words of a line of a screen lead to, in their order, the longest phrases first where they
    /// overlap. Two blanks or a sign end a phrase, for they are between columns.
    #[must_use]
    pub fn on_line(&self, line: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let inside = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’');
        for part in line.split(|c| !inside(c)).flat_map(|p| p.split("  ")) {
            if let Some(&head) = self.heads.get(&plain(part)) {
                found.push(head);
                continue;
            }
            let words: Vec<&str> = part.split(' ').filter(|w| !w.is_empty()).collect();
            let mut from = 0;
            while from < words.len() {
                let most = LONGEST.min(words.len() - from);
                let hit = (1..=most).rev().find_map(|n| {
                    let phrase = plain(&words[from..from + n].join(" "));
                    Some((n, self.known(&phrase)?))
                });
                found.extend(hit.map(|h| h.1));
                from += hit.map_or(1, |h| h.0);
            }
        }
        found
    }
}

/// A word as it is looked up: without capitals, signs around it, and the difference of apostrophes.
fn plain(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_can_be_read_and_no_two_have_a_word() {
        let pedia = Pedia::shipped();
        for theme in THEMES {
            let read: Result<Vec<Article>, _> = ron::from_str(theme.text);
            assert!(read.is_ok(), "{}: {}", theme.name, read.unwrap_err());
        }
        assert!(pedia.articles.len() >= 100, "{}", pedia.articles.len());
        let mut words = BTreeMap::new();
        let mut twice = Vec::new();
        for article in &pedia.articles {
            for word in std::iter::once(&article.title).chain(&article.words) {
                if let Some(other) = words.insert(plain(word), &article.title) {
                    twice.push(format!("{word}: {other} and {}", article.title));
                }
            }
            assert!(
                !article.is.is_empty() && article.title.chars().count() <= 30,
                "{}",
                article.title
            );
            let long = article.texts().map(|t| t.split_whitespace().count()).max();
            assert!(long < Some(95), "{} is long: {long:?}", article.title);
        }
        assert!(twice.is_empty(), "{}", twice.join("\n"));
    }

    #[test]
    fn no_link_is_dead_and_every_article_is_led_to() {
        let pedia = Pedia::shipped();
        let mut dead = Vec::new();
        let mut led: Vec<bool> = vec![false; pedia.articles.len()];
        for (i, article) in pedia.articles.iter().enumerate() {
            let links = article.texts().flat_map(|text| {
                let parts = text.split('<').skip(1);
                parts.map(|p| p.split('>').next().unwrap_or(p))
            });
            for link in links.chain(article.see.iter().map(String::as_str)) {
                match pedia.link(link) {
                    Some(to) => led[to] |= to != i,
                    None => dead.push(format!("{link} in {}", article.title)),
                }
            }
        }
        assert!(dead.is_empty(), "dead links:\n{}", dead.join("\n"));
        let lost = led.iter().zip(&pedia.articles).filter(|l| !l.0);
        let lost: Vec<&str> = lost.map(|l| l.1.title.as_str()).collect();
        assert!(lost.is_empty(), "no article leads to {}", lost.join(", "));
    }

    #[test]
    fn words_are_found_where_they_stand() {
        let pedia = Pedia::shipped();
        let found = |line: &str| -> Vec<&str> {
            let places = pedia.on_line(line).into_iter();
            places.map(|i| pedia.articles[i].title.as_str()).collect()
        };
        assert_eq!(
            found("│ display of force   Cohesion: 60% │"),
            ["display of force", "cohesion"]
        );
        assert!(found("zebras graze").is_empty());
        let find = |word| pedia.find(word).map(|i| pedia.articles[i].title.as_str());
        assert_eq!(find("Treaties"), find("treaty"));
        assert!(find("treaty").is_some() && find("zebra").is_none());
    }
}
