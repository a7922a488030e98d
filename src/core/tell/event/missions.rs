//! What an alliance does to its own, and for a peace: interventions, suspensions, missions.

use crate::event::{EventKind as E, MandateSource, MissionEnd, MissionVerdict};
use crate::figures::percent;
use crate::order::Contribution;
use crate::tell::{Names, money, months, people};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let treaty = |t: &_| names.treaty(*t);
    let region = |r: &_| names.region(*r);
    match kind {
        E::Intervened {
            treaty: t,
            by,
            nation: n,
            ..
        } => format!(
            "{} moves against {} in the name of {} and asks the others to take part.",
            nation(by),
            nation(n),
            treaty(t)
        ),
        E::Suspended {
            nation: n,
            treaty: t,
        } => format!("{} is suspended from {}.", nation(n), treaty(t)),
        E::Reinstated {
            nation: n,
            treaty: t,
        } => format!("{} takes its place in {} again.", nation(n), treaty(t)),
        E::Mandated { .. } => mandated(kind, names),
        E::PeaceAsked {
            treaty: t,
            nation: n,
            region: r,
            given,
        } => {
            if *given {
                format!(
                    "{} asks {} to keep the peace in {}.",
                    nation(n),
                    treaty(t),
                    region(r)
                )
            } else {
                format!(
                    "{} no longer asks {} for peacekeepers in {}.",
                    nation(n),
                    treaty(t),
                    region(r)
                )
            }
        }
        E::ConsentSet {
            treaty: t,
            nation: n,
            region: r,
            given,
            ..
        } => {
            let does = if *given {
                "consents to"
            } else {
                "withdraws its consent to"
            };
            format!(
                "{} {does} the peacekeepers of {} in {}.",
                nation(n),
                treaty(t),
                region(r)
            )
        }
        E::Underwritten {
            nation: n,
            region: r,
            share,
            ..
        } => format!(
            "{} pays {} of what the peace operation in {} costs its members.",
            nation(n),
            percent(*share),
            region(r)
        ),
        E::FundingEnded {
            nation: n,
            region: r,
            spent,
            ..
        } => format!(
            "{} has paid {} for the peace operation in {} and pays no more: its members must bear the cost.",
            nation(n),
            money(*spent, names),
            region(r)
        ),
        E::PatienceEnded {
            nation: n,
            region: r,
            dead,
            ..
        } => {
            let after = if *dead >= 0.0005 {
                format!(" after {} dead", people(*dead))
            } else {
                String::new()
            };
            format!(
                "{} has lost patience with the peace operation in {} and takes its troops home{after}.",
                nation(n),
                region(r)
            )
        }
        E::PeacekeepersAttacked {
            nation: n,
            region: r,
            dead,
            ..
        } => format!(
            "{} attacks where peacekeepers stand in {}; {} of them fall.",
            nation(n),
            region(r),
            people(*dead)
        ),
        E::StateFailed { nation: n } => {
            format!(
                "The government of {} no longer controls its country.",
                nation(n)
            )
        }
        E::StateRecovered { nation: n } => {
            format!(
                "The government of {} controls its country again.",
                nation(n)
            )
        }
        E::MissionRefused {
            treaty: t,
            nation: n,
            region: r,
        } => format!(
            "{} will not have peacekeepers of {} in {}.",
            nation(n),
            treaty(t),
            region(r)
        ),
        E::Detached {
            nation: n,
            region: r,
            contribution: Contribution::Nothing,
            ..
        } => format!(
            "{} takes its peacekeepers home from {}.",
            nation(n),
            region(r)
        ),
        E::Detached {
            nation: n,
            region: r,
            contribution: c,
            points,
            ..
        } => {
            let men = if *points > 0.0 {
                format!(" ({})", people(points * 10.0))
            } else {
                String::new()
            };
            format!(
                "{} keeps the peace in {} with {}{men}.",
                nation(n),
                region(r),
                contingent(*c)
            )
        }
        E::MissionEnded { .. } => ended(kind, names),
        _ => String::new(),
    }
}

/// What a member sends to a peace operation.
const fn contingent(contribution: Contribution) -> &'static str {
    match contribution {
        Contribution::Nothing => "nothing",
        Contribution::Token => "a token contingent",
        Contribution::Support => "money and supplies",
        Contribution::Caveats => "a contingent that has caveats",
        Contribution::Full => "a full contingent",
    }
}

fn mandated(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let E::Mandated {
        treaty,
        nation,
        region,
        renewed,
        source,
        ..
    } = kind
    else {
        return String::new();
    };
    let (treaty, nation, region) = (
        names.treaty(*treaty),
        names.nation(*nation),
        names.region(*region),
    );
    match (source, renewed) {
        (MandateSource::Body, false) => {
            format!("{treaty} mandates a peace operation in {region}, held by {nation}.")
        }
        (MandateSource::Body, true) => {
            format!("{treaty} renews the mandate of its peace operation in {region}.")
        }
        (MandateSource::Imposed, _) => format!(
            "{treaty} mandates a peace operation in {region} without the consent of {nation}."
        ),
        (MandateSource::Host, _) => {
            format!("{nation} invites the members of {treaty} to keep the peace in {region}.")
        }
    }
}

fn ended(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let E::MissionEnded {
        treaty,
        region,
        why,
        verdict,
        months: spent,
        dead,
        ..
    } = kind
    else {
        return String::new();
    };
    let why = match why {
        MissionEnd::Mandate => "its mandate has run out",
        MissionEnd::Leave => "its host will not have it any more",
        MissionEnd::Peace => "there is peace",
        MissionEnd::Troops => "nobody sends anyone",
    };
    let verdict = match verdict {
        MissionVerdict::Success => "It is called a success",
        MissionVerdict::InPart => "It has done a part of what it came for",
        MissionVerdict::Failure => "It has failed",
    };
    format!(
        "The peace operation of {} in {} ends after {}: {why}. {verdict}{}.",
        names.treaty(*treaty),
        names.region(*region),
        months(*spent, &names.scenario().calendar),
        match people(*dead).as_str() {
            "0" => ", and nobody fell".to_owned(),
            fell => format!(", at the price of {fell} dead"),
        }
    )
}
