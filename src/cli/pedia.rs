//! `pedia`: what a word of the game means.

use casus_foederis::content::{Article, Pedia, Rules, Texts};
use casus_foederis::tell::{Section, pedia as told};
use clap::Args;
use serde_json::{Value, json};

use super::{Listing, Shell, Stop};

#[derive(Args, Debug)]
pub struct Words {
    /// A word as it stands on a screen: "cohesion", "its word". Without one, all articles are listed
    #[arg(num_args = 0..)]
    word: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Listing,
}

pub fn pedia(args: &Words, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let (pedia, word) = (Pedia::shipped(), args.word.join(" "));
    if word.is_empty() {
        return list(pedia.articles(), args.format, shell);
    }
    let Some(place) = pedia.find(&word) else {
        let hint = pedia
            .hint(&word)
            .map_or(String::new(), |h| format!("; {h}"));
        return Err(Stop::Wrong(format!("no article is about {word:?}{hint}")));
    };
    one(&pedia.articles()[place], args.format, shell)
}

fn list(articles: &[Article], format: Listing, shell: &mut Shell<'_>) -> Result<(), Stop> {
    if format == Listing::Json {
        let titles = articles
            .iter()
            .map(|a| json!({ "title": a.title, "words": a.words }));
        return shell.json(&titles.collect());
    }
    let width = articles.iter().map(|a| a.title.len()).max().unwrap_or(0);
    for article in articles {
        shell.line(format!("{:width$}  {}", article.title, article.words.join(", ")).trim_end())?;
    }
    Ok(())
}

fn one(article: &Article, format: Listing, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let rules = Rules::read(&Texts::shipped())
        .map_err(|(file, why)| Stop::Wrong(format!("{file}: {why}")))?;
    let paragraphs = told(article, &rules, None);
    if format == Listing::Json {
        let entry = |p: &Section| {
            let label = if p.label.is_empty() { "Is" } else { p.label };
            (label.to_lowercase(), json!(p.text()))
        };
        let mut value: Value = paragraphs.iter().map(entry).collect();
        value["title"] = json!(article.title);
        return shell.json(&value);
    }
    shell.line(&article.title)?;
    for paragraph in &paragraphs {
        shell.line("")?;
        let label = if paragraph.label.is_empty() {
            String::new()
        } else {
            format!("{}: ", paragraph.label)
        };
        shell.line(&format!("{label}{}", paragraph.text()))?;
    }
    Ok(())
}
