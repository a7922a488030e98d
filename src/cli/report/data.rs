//! The report as data: amounts as the rest of the program exports them, nations and regions by the map's ids.

use casus_foederis::event::Event;
use casus_foederis::ids::NationId;
use casus_foederis::report::{Alternative, Course, Report};
use casus_foederis::tell::report as told;
use casus_foederis::tell::{self, Names, Register};
use serde_json::{Value, json};

pub fn json(report: &Report, names: &Register) -> Value {
    let scenario = names.scenario();
    let id = |nation: NationId| scenario.nation(nation).id.clone();
    let goals = report.goals.iter().map(|g| {
        json!({
            "goal": names.objective(g.objective),
            "points": g.points,
            "holds": g.holds,
            "reached_turn": g.reached,
            "lost_turn": g.lost,
        })
    });
    let danger = report.danger.iter().map(|d| {
        let share = &d.share;
        json!({"turn": d.turn, "at_war": d.at_war, "times": share.times, "of": share.of})
    });
    let turning = report.turning.iter().map(|t| {
        json!({
            "turn": t.month(),
            "date": scenario.told(t.month()),
            "from": t.from.value(),
            "to": t.to.value(),
            "causes": sentences(&t.causes, names),
        })
    });
    let cold = report.cold.iter().map(|c| {
        json!({
            "challenger": id(c.challenger),
            "target": id(c.target),
            "stake": c.stake,
            "mine": c.mine,
            "began_turn": c.began,
            "peak_turn": c.since,
            "top_rung": c.top,
            "ended_turn": c.ended.map(|e| e.0),
            "stopped": c.stopped.as_ref().map(|s| json!({
                "nation": id(s.nation),
                "worth": s.worth,
                "factors": s.factors,
            })),
            "near": c.near,
        })
    });
    let promises = report.words.iter().map(|w| {
        let [full, part, words, refused] = w.answers;
        json!({
            "nation": id(w.nation),
            "called": w.called,
            "full": full,
            "part": part,
            "words": words,
            "refused": refused,
            "promises_kept": w.table[0],
            "promises_broken": w.table[1],
            "word": w.word,
        })
    });
    let scores = report
        .scores
        .iter()
        .map(|(nation, score)| json!({"nation": id(*nation), "score": score}));
    json!({
        "map": scenario.id,
        "seat": id(report.me()),
        "turns": [report.first, report.last],
        "over": report.over,
        "title": told::headline(report, names),
        "verdict": told::sentences(report, names),
        "course": course(&report.course, names),
        "place": report.place(),
        "scores": scores.collect::<Vec<_>>(),
        "rank": report.rank.as_ref().map(|r| json!({
            "name": told::rank(r.worse),
            "worse": r.worse,
            "scores": r.scores,
        })),
        "goals": goals.collect::<Vec<_>>(),
        "danger": danger.collect::<Vec<_>>(),
        "turning_points": turning.collect::<Vec<_>>(),
        "cold": cold.collect::<Vec<_>>(),
        "promises": promises.collect::<Vec<_>>(),
        "forecasts": report.forecasts,
        "others": report.others.iter().map(|o| other(o, names)).collect::<Vec<_>>(),
        "series": report.series,
    })
}

fn sentences(events: &[Event], names: &Register) -> Vec<String> {
    events.iter().map(|e| tell::event(&e.kind, names)).collect()
}

fn course(course: &Course, names: &Register) -> Value {
    let scenario = names.scenario();
    let wars = course.wars.iter().map(|w| {
        json!({
            "enemy": scenario.nation(w.enemy).id,
            "began_turn": w.began,
            "ended_turn": w.ended,
            "won": w.won,
            "dead_thousands": w.dead,
        })
    });
    let land = course.land.iter().map(|r| scenario.region(*r).id.clone());
    let treaties = course.treaties.iter().map(|t| names.treaty(*t));
    json!({
        "turn": course.turn,
        "wars": wars.collect::<Vec<_>>(),
        "dead_thousands": course.dead,
        "land": land.collect::<Vec<_>>(),
        "treaties": treaties.collect::<Vec<_>>(),
        "goals_held": course.held(),
        "score": course.points(),
        "score_parts": course.score,
        "fallen": course.fallen,
    })
}

fn other(other: &Alternative, names: &Register) -> Value {
    let strange = told::names_of(other, names);
    let parting = other.parting.as_ref().map(|p| {
        json!({
            "turn": p.turn,
            "not": sentences(&p.was, names),
            "instead": sentences(&p.is, &strange),
        })
    });
    let fortunes = other.fortunes.as_ref().map(|f| {
        let links = f.links.iter().map(|(link, was, is, change)| {
            json!({
                "link": link,
                "was": was.value(),
                "is": is.value(),
                "change": change.value(),
                "change_range": change.range(),
            })
        });
        json!({
            "of": f.of,
            "months": f.months,
            "chain": links.collect::<Vec<_>>(),
            "dead_thousands": f.dead,
            "score": f.score,
        })
    });
    json!({
        "turn": other.edit.turn,
        "ordered": other.ordered,
        "instead": other.edit.add,
        "text": told::edited(&other.edit, names),
        "differs_from_turn": other.differs,
        "parting": parting,
        "was": course(&other.was, names),
        "is": course(&other.is, &strange),
        "later_orders_kept": other.kept,
        "later_orders_dropped": other.dropped,
        "fortunes": fortunes,
    })
}
