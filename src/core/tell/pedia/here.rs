//! What an article's word comes to in the game at hand: one table of articles and figures.

use super::Reader;
use crate::figures::{change, fixed, number, percent, signed};
use crate::reckon;
use crate::tell::{self, Names, danger};

/// The figure of an article for a reader; None where it has none, or there is nothing to tell.
pub fn here(title: &str, reader: Reader<'_>) -> Option<String> {
    let figure = FIGURES.iter().find(|f| f.0 == title)?.1;
    figure(&Seat::of(reader))
}

/// The reader, and what is asked of its game again and again.
struct Seat<'v> {
    reader: Reader<'v>,
    /// The nation that is told of.
    name: String,
    own: bool,
}

impl<'v> Seat<'v> {
    fn of(reader: Reader<'v>) -> Self {
        let name = tell::capital(&Names::nation(reader.view, reader.about));
        let own = reader.about == reader.view.me;
        Self { reader, name, own }
    }

    fn state(&self) -> &'v crate::view::NationState {
        self.reader.view.nation(self.reader.about)
    }

    /// What only the reader's own staff knows, where the reader's own nation is told of.
    fn private(&self) -> Option<&'v crate::view::Own> {
        self.own.then_some(&self.reader.view.own)
    }

    fn money(&self, billions: f64) -> String {
        tell::money(billions, self.reader.view)
    }

    fn rules(&self) -> &'v crate::content::Rules {
        &self.reader.view.scenario().rules
    }

    /// How a figure between the reader and the nation that is told of is told; None of itself.
    fn between(&self, told: impl FnOnce() -> String) -> Option<String> {
        (!self.own).then(told)
    }
}

type Figure = fn(&Seat<'_>) -> Option<String>;

/// Which articles have a figure, each with what tells it.
const FIGURES: &[(&str, Figure)] = &[
    ("treasury", treasury),
    ("revenue", |s| {
        Some(format!(
            "{} takes in {} a year.",
            s.name,
            s.money(s.private()?.spending.revenue)
        ))
    }),
    ("upkeep", upkeep),
    ("new arms", |s| {
        Some(format!(
            "{} buys arms for {} a year.",
            s.name,
            s.money(s.private()?.spending.procurement)
        ))
    }),
    ("defence share", |s| {
        let state = s.state();
        let sum = s.money(state.defence * state.gdp);
        Some(format!(
            "{} spends {}, {sum} a year.",
            s.name,
            tell::percent(state.defence)
        ))
    }),
    ("new models", |s| {
        Some(format!(
            "{}: {} of what it buys.",
            s.name,
            percent(s.state().equipment)
        ))
    }),
    ("economy", |s| {
        let state = s.state();
        let growth = signed(state.growth * 100.0, 1);
        Some(format!(
            "{}: {} a year, growth {growth}% a year.",
            s.name,
            s.money(state.gdp)
        ))
    }),
    ("influence", influence),
    ("approval", |s| {
        Some(format!(
            "{}: {} are behind the government.",
            s.name,
            percent(s.private()?.approval)
        ))
    }),
    ("stability", stability),
    ("weariness", |s| {
        Some(format!("{}: {}.", s.name, percent(s.private()?.weariness)))
    }),
    ("resolve", resolve),
    ("regime", |s| {
        Some(format!(
            "{}: {} on the scale from -10 to 10.",
            s.name,
            signed(s.state().regime, 0)
        ))
    }),
    ("leader", |s| {
        Some(format!("{}: {}.", s.name, tell::clean(&s.state().leader)))
    }),
    ("score", |s| {
        Some(format!(
            "{}: {} points so far.",
            s.name,
            fixed(s.state().score, 0)
        ))
    }),
    ("objective", objective),
    ("its word", word),
    ("trust", |s| {
        s.between(|| {
            format!(
                "{} has {} of your trust.",
                s.name,
                percent(s.reader.view.own.trust[s.reader.about.index()])
            )
        })
    }),
    ("threat to us", threat),
    ("affinity", |s| {
        s.between(|| {
            let view = s.reader.view;
            let affinity = view.public.pairs.affinity(view.me, s.reader.about);
            format!(
                "with {}: {} of 100, {}.",
                s.name,
                signed(affinity * 100.0, 0),
                tell::affinity(affinity)
            )
        })
    }),
    ("grievance", |s| {
        s.between(|| {
            let (view, pairs) = (s.reader.view, &s.reader.view.public.pairs);
            let [yours, theirs] = [
                pairs.grievance(view.me, s.reader.about),
                pairs.grievance(s.reader.about, view.me),
            ];
            format!(
                "you hold {} against {}; it holds {} against you.",
                percent(yours),
                s.name,
                percent(theirs)
            )
        })
    }),
    ("rivalry", |s| {
        s.between(|| {
            let view = s.reader.view;
            format!(
                "with {}: {}.",
                s.name,
                percent(view.public.pairs.rivalry(view.me, s.reader.about))
            )
        })
    }),
    ("claim", claims),
    ("treaty", |s| {
        let treaties = s.reader.view.public.treaties_of(s.reader.about);
        let names: Vec<String> = treaties.map(|t| tell::clean(&t.name)).collect();
        let list = if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        };
        Some(format!("{}: {list}.", s.name))
    }),
    ("cohesion", |s| by_treaty(s, |t| percent(t.cohesion))),
    ("interoperability", |s| {
        by_treaty(s, |t| percent(t.interoperability))
    }),
    ("guideline", guideline),
    ("common fund", |s| by_treaty(s, |t| s.money(t.fund))),
    ("tension", |s| {
        Some(format!(
            "{} of the world's nerves.",
            percent(s.reader.view.public.tension)
        ))
    }),
    ("crisis", |s| {
        let crises = s.reader.view.public.crises.iter();
        let count = crises
            .filter(|c| c.side_of(s.reader.about).is_some())
            .count();
        Some(format!(
            "{} is in {}.",
            s.name,
            tell::count(count as u64, "crisis").replace("crisiss", "crises")
        ))
    }),
    ("strength", strength),
    ("readiness", |s| {
        Some(format!(
            "{}: {} are fit to fight today.",
            s.name,
            percent(s.reader.view.estimate(s.reader.about).readiness)
        ))
    }),
    ("modernity", |s| {
        Some(format!(
            "{}: {} of 100.",
            s.name,
            fixed(s.reader.view.estimate(s.reader.about).modernity * 100.0, 0)
        ))
    }),
    ("worth in battle", |s| {
        let times = libm::exp(s.reader.view.estimate(s.reader.about).effectiveness);
        let told = if s.own {
            "it thinks"
        } else {
            "as its battles have shown"
        };
        Some(format!(
            "{}: {} times its numbers, {told}.",
            s.name,
            fixed(times, 1)
        ))
    }),
    ("mobilisation", |s| {
        let state = s.state();
        let men = tell::people(state.called_up * MEN);
        let told = if state.mobilised {
            format!("mobilised, {men} reservists under arms")
        } else {
            "not mobilised".to_owned()
        };
        Some(format!("{}: {told}.", s.name))
    }),
    ("nuclear weapons", |s| {
        Some(format!(
            "{}: {} warheads.",
            s.name,
            number(s.state().nuclear)
        ))
    }),
    ("supply", supply),
    ("watch", |s| {
        Some(match s.private()?.watch {
            Some(nation) => format!(
                "your services look at {}.",
                Names::nation(s.reader.view, nation)
            ),
            None => "your services look at all alike.".to_owned(),
        })
    }),
    ("count of forces", |s| {
        s.between(|| {
            let range = s
                .reader
                .view
                .estimate(s.reader.about)
                .count_range(&s.rules().perception);
            let [low, high] = range.map(|times| fixed(times * 100.0, 0));
            format!(
                "of what you count of {} there truly is {low} to {high}% in nine cases of ten.",
                s.name
            )
        })
    }),
    ("chance of war", |_| {
        Some(format!(
            "the words run from {} to {}, as the title line has them.",
            danger(0.0),
            danger(1.0)
        ))
    }),
];

/// Thousands of men to a point of land strength.
const MEN: f64 = 10.0;

fn treasury(s: &Seat<'_>) -> Option<String> {
    let own = s.private()?;
    let course = reckon::course(s.reader.view, &[], 12);
    let empty = course.empty.map_or_else(
        || {
            format!(
                "{} in a year, if nothing else happens",
                s.money(course.treasury)
            )
        },
        |months| {
            format!(
                "empty in {}",
                tell::months(months, &s.reader.view.scenario().calendar)
            )
        },
    );
    Some(format!(
        "{} has {}; {empty}.",
        s.name,
        s.money(own.treasury)
    ))
}

fn upkeep(s: &Seat<'_>) -> Option<String> {
    let paid = s.private()?.spending.upkeep;
    let course = reckon::course(s.reader.view, &[], 12);
    let unpaid = course.unpaid * course.need;
    let lack = if unpaid > 0.0005 {
        format!(", {} too little", s.money(unpaid))
    } else {
        String::new()
    };
    Some(format!(
        "{} pays {} of the {} a year that its forces need{lack}.",
        s.name,
        s.money(paid),
        s.money(course.need)
    ))
}

/// As the engine has it grow: a part comes to any state, the rest as it is stable.
fn influence(s: &Seat<'_>) -> Option<String> {
    let (own, rules) = (s.private()?, &s.rules().orders);
    let stable = 1.0 - rules.influence_stability + rules.influence_stability * s.state().stability;
    let month = rules.influence_per_year * stable / 12.0;
    let most = fixed(rules.influence_ceiling, 0);
    Some(format!(
        "{} has {} of {most} at most, and gains {} a month.",
        s.name,
        fixed(own.influence, 0),
        change(month)
    ))
}

fn stability(s: &Seat<'_>) -> Option<String> {
    let (stability, home) = (s.state().stability, &s.rules().home);
    let marks = [
        (home.coup_below, "a coup is possible"),
        (home.unrest_below, "there is unrest"),
    ];
    let told = marks
        .iter()
        .find(|m| stability < m.0)
        .map_or("order holds", |m| m.1);
    Some(format!("{}: {}; {told}.", s.name, percent(stability)))
}

fn resolve(s: &Seat<'_>) -> Option<String> {
    let guess = s.reader.view.estimate(s.reader.about);
    let [low, high] = guess.resolve_range().map(|r| fixed(r * 100.0, 0));
    let sure = if s.own {
        String::new()
    } else {
        format!(", between {low} and {high} in nine cases of ten")
    };
    Some(format!(
        "{}: {} of 100{sure}.",
        s.name,
        fixed(guess.resolve * 100.0, 0)
    ))
}

fn word(s: &Seat<'_>) -> Option<String> {
    let [allies, adversaries] = s.state().reputation.map(percent);
    let home = s.private().map_or(String::new(), |own| {
        format!(", {} at home", percent(own.standing))
    });
    Some(format!(
        "{}: {allies} with allies, {adversaries} with adversaries{home}.",
        s.name
    ))
}

fn threat(s: &Seat<'_>) -> Option<String> {
    let view = s.reader.view;
    let (worst, level) = reckon::worst_fear(view, view.me);
    if !s.own {
        let level = view.own.threat[s.reader.about.index()];
        return Some(format!("{} is feared at {}.", s.name, percent(level)));
    }
    (level > 0.0).then(|| {
        format!(
            "{} fears {} most, at {}.",
            s.name,
            Names::nation(view, worst),
            percent(level)
        )
    })
}

fn claims(s: &Seat<'_>) -> Option<String> {
    let (view, about) = (s.reader.view, s.reader.about);
    let told: Vec<String> = view
        .public
        .claims
        .iter()
        .filter_map(|claim| {
            let from = view.public.claimed_from(claim)?;
            let region = Names::region(view, claim.region);
            match (claim.by == about, from == about) {
                (true, _) => Some(format!("claims {region} of {}", Names::nation(view, from))),
                (_, true) => Some(format!(
                    "holds {region}, which {} claims",
                    Names::nation(view, claim.by)
                )),
                _ => None,
            }
        })
        .collect();
    (!told.is_empty()).then(|| format!("{} {}.", s.name, told.join("; ")))
}

fn objective(s: &Seat<'_>) -> Option<String> {
    let list = &s.private()?.objectives;
    let held = list.iter().filter(|o| o.1).count();
    (!list.is_empty()).then(|| {
        format!(
            "{} has {} objectives, {held} of them held or reached.",
            s.name,
            list.len()
        )
    })
}

fn guideline(s: &Seat<'_>) -> Option<String> {
    let treaties = s.reader.view.public.treaties_of(s.reader.about);
    let told: Vec<String> = treaties
        .filter_map(|t| {
            Some(format!(
                "{} {}",
                tell::clean(&t.name),
                tell::percent(t.guideline?)
            ))
        })
        .collect();
    (!told.is_empty()).then(|| {
        format!(
            "{}; {} spends {}.",
            told.join("; "),
            s.name,
            tell::percent(s.state().defence)
        )
    })
}

/// A figure of each treaty that the nation is in.
fn by_treaty(s: &Seat<'_>, figure: impl Fn(&crate::view::Treaty) -> String) -> Option<String> {
    let treaties = s.reader.view.public.treaties_of(s.reader.about);
    let told: Vec<String> = treaties
        .map(|t| format!("{} {}", tell::clean(&t.name), figure(t)))
        .collect();
    (!told.is_empty()).then(|| format!("{}.", told.join("; ")))
}

fn strength(s: &Seat<'_>) -> Option<String> {
    let guess = s.reader.view.estimate(s.reader.about);
    let told = tell::forces(guess.strength, s.reader.view);
    let sure = if s.own {
        ""
    } else {
        ", as far as you can count"
    };
    Some(format!("{}: {told}{sure}.", s.name))
}

fn supply(s: &Seat<'_>) -> Option<String> {
    s.private()?;
    let mut forces = s.reader.view.my_forces().map(|f| (f.supply, f.region));
    let first = forces.next()?;
    let worst = forces.fold(first, |worst, f| if f.0 < worst.0 { f } else { worst });
    Some(format!(
        "the worst fed of your forces, in {}, gets {} of its needs.",
        Names::region(s.reader.view, worst.1),
        percent(worst.0)
    ))
}
