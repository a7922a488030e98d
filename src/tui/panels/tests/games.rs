//! Games for the panels to show.

use std::sync::Arc;

use casus_core::content::{Overrides, load, shipped};
use casus_core::engine::Game;
use casus_core::ids::NationId;
use casus_core::order::Issued;
use casus_core::view::{Situation, View};

use crate::History;

/// A game of a shipped map after some turns in which the computer led every nation.
pub struct Played {
    pub view: View,
    pub history: History,
}

impl Played {
    /// Makes of the public situation what the test needs.
    pub fn set(&mut self, change: impl FnOnce(&mut Situation)) {
        self.view = self.view.imagine_public(change);
    }
}

pub fn played(map: &str, seat: &str, turns: u32) -> Played {
    let file = shipped().iter().find(|f| f.name.contains(map)).unwrap();
    let loaded = load(file.name, file.text, &Overrides::default()).unwrap();
    let scenario = Arc::new(loaded.scenario);
    let me = scenario.nation_named(seat).unwrap();
    let mut game = Game::new(Arc::clone(&scenario), 7);
    let mut history = History::default();
    history.record(&game.view(me));
    let all: Vec<NationId> = scenario.nation_ids().collect();
    for _ in 0..turns {
        let mut orders = Vec::new();
        for view in game.views(&all) {
            let nation = view.me;
            if nation == me {
                continue;
            }
            for (i, order) in casus_core::ai::plan(&view, 7).into_iter().enumerate() {
                orders.push(Issued {
                    nation,
                    sequence: i as u16,
                    order,
                });
            }
        }
        game.advance(orders);
        history.record(&game.view(me));
    }
    Played {
        view: game.view(me),
        history,
    }
}

/// The game with something of everything: a crisis in which the seat is the target, another in which it is
/// outside, an open motion, a case that waits for its answer, an offer, a flood at home and one at an ally's, and what history asks of the
/// seat, where it ever asks.
pub fn eventful(map: &str, seat: &str, turns: u32) -> Played {
    use casus_core::event::{DisasterKind, WarCause};
    use casus_core::ids::{CaseId, CrisisId, MotionId, OfferId, ScriptId};
    use casus_core::order::{
        Contribution, Deal, MotionKind, Move, Side, Stake, Strength, Term, Terms,
    };
    use casus_core::view::{
        Case, Crisis, Dilemma, Disaster, Motion, Offer, Participant, Relief, Stage,
    };
    let mut game = played(map, seat, turns);
    let me = game.view.me;
    let public = &game.view.public;
    let turn = public.turn;
    let treaty = public
        .treaties_of(me)
        .filter(|t| public.charter(t).obligation.defends())
        .max_by_key(|t| t.members.len())
        .unwrap()
        .clone();
    let ally = treaty.members.iter().copied().find(|&m| m != me).unwrap();
    let mut outside = public.scenario.nation_ids().filter(|&n| !treaty.has(n));
    let (foe, third) = (outside.next().unwrap(), outside.next().unwrap());
    let first = public.crises.last().map_or(0, |c| c.id.0 + 1);
    let crisis = |n: u32, challenger, target, rung| Crisis {
        id: CrisisId(first + n),
        challenger,
        target,
        stake: Stake::Alignment,
        counter: None,
        incident: None,
        rung,
        rungs: [rung, 2],
        began: turn.saturating_sub(2),
        since: turn.saturating_sub(1),
        held: Vec::new(),
        sides: Side::BOTH.map(|s| {
            vec![Participant {
                nation: if s == Side::Challenger {
                    challenger
                } else {
                    target
                },
                since: turn.saturating_sub(2),
                cause: WarCause::Target,
                contribution: Contribution::Full,
                caveat: None,
            }]
        }),
        last: [Move::Raise, Move::Hold],
        proposal: None,
        agreed: [false; 2],
        offers: [Some(Terms::STATUS_QUO), None],
        mediator: Some(third),
        war: (rung >= 5).then(|| turn.saturating_sub(1)),
        first: (rung >= 4).then_some(Side::Challenger),
        paid: false,
        called: Vec::new(),
        deserters: Vec::new(),
        parted: Vec::new(),
        consulted: Vec::new(),
        evidence: Vec::new(),
        cover: None,
        deaths: [0.0, 1.2],
        pleas: Vec::new(),
        fortune: 0.25,
    };
    let crises = [crisis(0, foe, me, 4), crisis(1, foe, ally, 5)];
    let motion = MotionId(public.motions.last().map_or(0, |m| m.id.0 + 1));
    let motion = Motion {
        id: motion,
        treaty: treaty.id,
        by: ally,
        kind: MotionKind::Guideline { permille: 45 },
        tabled: turn.saturating_sub(1),
        due: turn + 1,
        deferred: false,
        ballots: Vec::new(),
        lobbied: Vec::new(),
    };
    let case = CaseId(public.cases.last().map_or(0, |c| c.id.0 + 1));
    let case = Case {
        id: case,
        treaty: treaty.id,
        crisis: CrisisId(first + 1),
        victim: ally,
        aggressor: foe,
        opened: turn.saturating_sub(1),
        asked_by: ally,
        binding: true,
        provoked: false,
        stage: Stage::Answers { until: turn + 1 },
        strength: Some(Strength::Defend),
        outvoted: Vec::new(),
        held_back: Vec::new(),
        answers: Vec::new(),
    };
    let deal = Deal {
        pact: None,
        give: vec![Term::Payment(50)],
        ask: vec![Term::Transit],
    };
    let id = OfferId(game.view.offers.last().map_or(0, |o| o.id.0 + 1));
    let offer = Offer {
        id,
        from: third,
        to: me,
        deal,
        made: turn,
    };
    let ids = 0..game.view.scenario().history.len();
    let mut asked = ids
        .map(ScriptId::at)
        .filter(|s| game.view.scenario().asked(*s) == Some(me));
    let dilemma = asked.next().map(|script| Dilemma {
        script,
        open: vec![0, 1],
        answer: None,
    });
    let disaster = |holder, nation: Option<NationId>| Disaster {
        holder,
        kind: DisasterKind::Flood,
        severity: 0.6,
        struck: turn,
        need: 0.3,
        relief: nation
            .map(|nation| Relief {
                nation,
                share: 0.25,
                sent: turn,
                arrived: false,
            })
            .into_iter()
            .collect(),
        turned_away: Vec::new(),
    };
    let capital = |nation| game.view.scenario().nation(nation).capital.index();
    let (at_home, at_theirs) = (capital(me), capital(ally));
    game.view = game.view.imagine(|known| {
        known.own.dilemmas.extend(dilemma);
        known.offers.push(offer);
        known.change_public(|public| {
            public.crises.extend(crises);
            public.motions.push(motion);
            public.cases.push(case);
            public.regions[at_home].disaster = Some(disaster(me, Some(third)));
            public.regions[at_theirs].disaster = Some(disaster(ally, None));
        });
    });
    game
}
