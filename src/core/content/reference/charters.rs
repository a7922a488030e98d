//! The fields of a charter: what each means, in what it is counted, and from where to where.

use super::{Line, chars, lines, list, number, say};

const OF_GDP: &str = "shares of GDP, 0.03 for 3%";

lines! {
    charter "Charter" {
        id: say("what the map calls it by: a-z, 0-9 and hyphens, 40 at most");
        name: chars(60, "what players call it");
        purpose: chars(300, "one sentence for the alliance screen");
        obligation: say("what members owe when the case arises");
        bilateral: say("whether two nations may agree on it across a table; others are founded or acceded to");
        area: say("where territory at stake is covered");
        triggers: list(0, 20, "what must happen for it to be invoked; one of those listed is enough, and a charter that defends needs one");
        decision: say("how members decide");
        council: say("with decision Council: how its seats are held");
        recusal: say("whether a party to a case has no vote on it");
        dues: say("what members pay");
        treasury: say("who holds what is paid in coin");
        guideline: number(0.0, 0.5, OF_GDP, "what members should spend on defence; a motion may change it");
        equipment: number(0.0, 1.0, "shares, 0.2 for 20%", "how much of what they buy for their forces should be new models");
        command: say("who leads members' forces that fight together");
        transit: say("whether members may cross and base on each other's soil");
        intelligence: number(0.0, 1.0, "", "how much members tell each other, from nothing to everything");
        accession: say("who may come in, and how; nobody if nothing is said");
        exit: say("how a member leaves");
        term: say("how long a treaty under it runs");
        enforcement: say("what the others may do about a member that refuses, withholds or strays");
        succession: say("what becomes of it when its lead leaves or collapses");
        reserved: say("what the lead reserves to itself of its wards' powers");
        suspends_coups: say("whether a member whose government came by a coup is suspended until it has held elections");
        peace_operations: say("whether it may mandate peace operations");
    }

    consensus "Consensus" {
        silence: say("whether who says nothing assents to what was tabled");
    }

    council "Council" {
        seats: say("how many members sit and decide for all, by two-thirds");
        term_months: say("how long a seat is held, in months");
        long_seats: say("how many of each group's seats are held longer");
        long_months: say("how long those are held, in months");
        consensus_first: say("whether two-thirds are enough only at a motion's second count");
    }

    accession "Accession" {
        open_to: say("who may apply");
        among: say("the nations to which the text keeps it; nobody else may come in then");
        candidacy_months: number(0.0, 600.0, "months", "how long a candidate waits before its first step, or before the members ratify");
        ratification: say("who says yes");
        steps: list(0, 8, "what a candidate goes through before that, one after the other");
    }

    circle "Circle" {
        name: chars(60, "what they are called, in the plural");
        nations: say("those that may come in");
    }

    step "Step" {
        name: chars(40, "what the step is called");
        months: number(0.0, 240.0, "months", "how long it lasts at the least");
        needs: say("what the candidate must be to go on");
    }

    tacit "Tacit" {
        months: number(12.0, 1200.0, "months", "how long it runs at first");
        then: number(0.0, 1200.0, "months, 0 for without end", "for how long it goes on each time, 12 or more").such_as("60");
    }
}
