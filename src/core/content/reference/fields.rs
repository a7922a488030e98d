//! The fields of a map and of what stands in it: what each means, in what it is counted, and from where
//! to where. Checks take their ranges from here, and messages the units.

use super::{Line, chars, lines, list, money, number, say};
use crate::content::scale;

/// A point of strength.
const POINTS: &str =
    "points: ten thousand soldiers, a hundred aircraft or a squadron of ships each";
const OF_GDP: &str = "shares of GDP, 0.03 for 3%";

/// Strengths of less or more than these are slips of the pen: a hundred soldiers, ten million.
const fn as_strength(tells: &'static str) -> Line {
    number(0.01, 1000.0, POINTS, tells)
}

lines! {
    map "Map" {
        format: say("1, the only format there is");
        title: chars(60, "what the map is called in lists and on the screen");
        summary: chars(200, "one line for the list of maps");
        briefing: chars(8000, "read before the first turn; a blank line begins a paragraph");
        start: say("the month of the first turn");
        turn_months: number(1.0, 12.0, "months", "how long a turn is");
        turns: number(1.0, 2400.0, "", "how long a game is, up to the score");
        geography: say("the real world or a drawing");
        domains: say("which of the newer domains the age knows");
        money: say("in what the map's sums are written and told; billions of 1990 dollars if nothing is said");
        calendar: say("what the parts of the year are called; Jan to Dec if nothing is said");
        regions: list(1, 2000, "land and sea zones");
        links: list(0, 10_000, "ways beside those that borders and coasts give, or in their place");
        blocked: list(0, 2000, "pairs of regions whose common border gives no way");
        straits: list(0, 64, "ways from sea to sea that are shut to some");
        nations: list(2, 200, "the states, and those that scripts bring about");
        charters: list(0, 200, "the map's own kinds of treaty, beside those that ship (casus charters)");
        treaties: list(0, 10_000, "treaties in force on the first day");
        forces: list(0, 10_000, "armies, air wings and fleets of the first day");
        claims: list(0, 10_000, "to soil of others");
        rivalries: list(0, 10_000, "which nations contend with each other, each pair once");
        ties: list(0, 10_000, "what pairs of nations think of each other beside what ideal points and regimes give");
        trust: number(0.0, 1.0, "", "(a, b, level): how far a trusts b, where that is not what kinship and reputation make it").entries(20_000);
        grievances: number(0.0, 1.0, "", "(a, b, level): what a holds against b").entries(20_000);
        sanctions: list(0, 10_000, "(a, b): a has laid sanctions on b");
        transit: list(0, 10_000, "(a, b): a lets b cross its soil and base there");
        crises: list(0, 200, "disputes and wars that have begun");
        operations: list(0, 200, "peace operations in the field");
        groups: list(0, 500, "armed groups that are the army of no state");
        undertakings: list(0, 10_000, "what nations owe each other not to do");
        history: list(0, 2000, "events that happen when their conditions hold");
        objectives: list(0, 2000, "what counts at the end");
        chapters: list(0, 100, "short games on this map, each with a seat and a question");
        rules: list(0, 1000, "(path, value): constants of the rules that are others here (casus rules lists all, with their ranges)");
        words: list(0, 1000, "(list.kind, word): what things are called here (casus format words lists all)");
    }

    world "World" {
        projection: say("how the globe is flattened; it follows from the bounds if nothing is said");
        bounds: say("west, south, east, north in degrees; east may be beyond 180");
        outlines: say("a file of GeoJSON or TopoJSON beside the map, of outlines that regions may have");
    }

    grid "Grid" {
        km_per_cell: number(0.001, 2000.0, "kilometres", "the side of a cell");
        rows: say("texts of equal length, 500 each way at most: each character is a cell of the region with that glyph, a dot or blank is nothing");
        rivers: list(0, 100, "rivers that are drawn; they decide nothing");
    }

    river "River" {
        name: chars(40, "as it is shown on the cards of the regions on its banks");
        course: say("2 to 500 points: columns and rows from the upper left corner, whole numbers being corners of cells");
    }

    conic "AlbersConic" {
        parallels: say("the two along which distances are true, in degrees: a sixth of the map's height from its edges");
        origin: say("longitude and latitude of the middle, in degrees");
    }

    plain "Equirectangular" {
        parallel: say("the parallel along which east-west distances are true, in degrees");
    }

    unit "Unit" {
        name: chars(20, "what many are called");
        one: chars(20, "what one is called; as many are, if nothing is said");
        short: chars(6, "what stands behind numbers in tables; the name if nothing is said");
        sign: chars(3, "what stands before sums of a currency: its unit is then a billion of it, told as $1.2tn or $120m");
        base_year: say("the year of whose prices it is");
        per_unit: number(1e-9, 1000.0, "billions of 1990 dollars", "what one unit is worth");
    }

    date "Date" {
        year: number(-10_000.0, 10_000.0, "", "478 BC is -478; there is no year 0");
        month: number(1.0, 12.0, "", "1 is January");
    }

    region "Region" {
        id: say("what the map calls it by: a-z, 0-9 and hyphens, 40 at most");
        name: chars(40, "what players call it");
        sea: say("whether it is a sea zone, without owner, people and port");
        off_map: say("whether it is not drawn, and reached by links alone");
        at: say("longitude and latitude of its centre, in degrees; on the globe only, where it is needed");
        within: say("codes (ISO 3166-1 alpha-3) of the countries of today it takes its shape from, 50 at most; [\"ALL\"] is all land; on the globe only");
        outline: say("the id of an outline in the map's file of outlines, in place of within");
        glyph: say("its character in the rows of a drawing; on a grid only, where it is needed");
        terrain: say("what attackers have before them; Plains if nothing is said");
        population: number(0.0, 2000.0, "millions of people, 0.000001 for one", "who lives there");
        infrastructure: number(scale::INFRASTRUCTURE.low, scale::INFRASTRUCTURE.high, "", "roads, rails and depots; 4 on land if nothing is said");
        port: number(0.0, 5.0, "levels, 0 for none", "only a port has a way to the sea");
        owner: say("a nation; if nothing is said the one whose capital it is, or nobody");
        controller: say("the nation that holds it on the first day; the owner if nothing is said");
        unrest: number(0.0, 1.0, "", "how far its people are up against whoever holds it");
        stocks: number(0.1, 1e4, "kilotonnes", "(nation, amount): what nations have laid in there");
    }

    link "Link" {
        a: say("a region");
        b: say("another");
        mode: say("how one goes");
        capacity: number(0.001, 1e6, "kilotonnes a month", "what it carries");
        // Half the Earth's girth: nothing is farther away.
        km: number(0.001, 20_038.0, "kilometres", "how long it is; the distance of the centres if nothing is said, but for links off a drawn map");
    }

    strait "Strait" {
        name: chars(40, "what players call it");
        a: say("a sea zone");
        b: say("another that touches it, or is linked to it by sea");
        held_from: say("the region of land whose holder holds it");
        admits: say("who passes");
        stops: say("what it stops of all others");
        when: say("when it is shut to them");
        leave: say("whether its holder's leave lets others through");
    }

    nation "Nation" {
        id: say("what the map calls it by: three of A-Z and 0-9");
        name: chars(40, "what players call it");
        adjective: chars(40, "the name if nothing is said");
        color: say("red, green, blue, 0 to 255 each; from a palette if nothing is said");
        capital: say("a region that it owns; the only one that it owns if nothing is said");
        gdp: money(1e-6, 1e6, "what it produces in a year");
        growth: number(scale::GROWTH.low, scale::GROWTH.high, "shares a year, 0.02 for 2%", "trend of its GDP");
        regime: number(scale::REGIME.low, scale::REGIME.high, "", "from -10, an autocracy, to 10, a democracy, as in Polity");
        ideal: number(scale::IDEAL.low, scale::IDEAL.high, "", "what it stands for abroad, on two axes: nations near each other there agree; the first is that of UN votes, about -3 to 3");
        defence: number(0.0, 0.6, OF_GDP, "what it spends on defence");
        mix: number(0.0, 1.0, "shares, 0.5 for half", "how that is divided among land, air and naval forces; sums to 1");
        nuclear: number(0.0, 1e5, "warheads", "its nuclear weapons");
        cyber: number(0.0, 1.0, "", "what it can do in networks");
        space: number(0.0, 1.0, "", "what it can do in orbit");
        modernity: number(0.0, 1.0, "", "quality of its arms and training");
        readiness: number(0.0, 1.0, "", "how soon its forces can fight");
        stability: number(0.0, 1.0, "", "how firmly its order stands");
        approval: number(0.0, 1.0, "", "how its people like the government");
        weariness: number(0.0, 1.0, "", "of war");
        resolve: number(0.0, 1.0, "", "willingness to bear risk; known to nobody else");
        neutral: number(0.0, 1.0, "", "tradition of neutrality: 1 promises nobody help in war");
        skill: number(-1.5, 1.5, "logs of a factor, 0.7 for twice", "how well its forces fight for their numbers");
        reserves: number(0.0, 20.0, "tens of thousands of reservists per million people", "trained people at home; as the rules have it (economy.reserve_per_million) if nothing is said");
        population_growth: number(scale::POPULATION_GROWTH.low, scale::POPULATION_GROWTH.high, "shares a year, 0.02 for 2%", "trend of its people");
        reputation: number(0.0, 1.0, "", "how far others take its word");
        treasury: money(-1e6, 1e6, "what is in its chest; less than 0 is debt");
        doctrine: say("how the computer leads it");
        leader: chars(40, "the leader of ... if nothing is said");
        born: say("whether it is a state on the first day");
        successors: chars(40, "names of later leaders, a hundred at most");
        invitation: chars(200, "one sentence on playing it; nations without one are not offered first");
    }

    doctrine "Doctrine" {
        risk: number(0.0, 1.0, "", "taste for risk");
        ambition: number(0.0, 1.0, "", "how much it wants the world changed");
        loyalty: number(0.0, 1.0, "", "weight of its word once given");
    }

    treaty "Treaty" {
        charter: say("the id of the charter it is made under: one of the map's own, or one that ships (casus charters)");
        name: chars(60, "what players call it; each treaty its own");
        members: say("nations, two at least, each once");
        lead: say("the member that leads; some charters need one");
        signed: say("from when its term counts; the map's first day, if nothing is said, or before");
        term: say("how long it runs, where that is not what its charter says");
        holders: say("where the charter reserves powers: the members, the lead among them, that hold them; the lead alone if nothing is said");
        groups: say("with a council: the groups that elect its seats");
        guideline: number(0.001, 0.6, OF_GDP, "what members should spend on defence; the charter's if nothing is said");
        integrated: say("whether the members' forces are under one command");
        fund: money(0.0, 1e5, "what lies in the common fund");
        cohesion: number(0.0, 1.0, "", "how well the members hold together; by their kinship if nothing is said");
        notices: say("(member, date): who has given notice, and when it leaves");
        suspended: say("members whose vote, seat and protection rest");
        arrears: money(1e-6, 1e5, "(member, sum): dues not paid");
    }

    group "Group" {
        name: chars(40, "what players call it");
        seats: say("how many of the council's seats it fills; all groups together fill all");
        nations: say("those that elect; no nation is in two groups");
    }

    force "Force" {
        nation: say("whose it is");
        region: say("where it stands: armies and air wings on land, fleets at sea or in a port");
        arm: say("what it is");
        strength: as_strength("how much of it there is");
    }

    claim "Claim" {
        by: say("the nation that claims");
        region: say("land of another");
        strength: number(0.0, 1.0, "", "from 0, a grumble, to 1, a national cause");
    }

    rivalry "Rivalry" {
        a: say("a nation");
        b: say("its rival");
        level: number(0.0, 1.0, "", "how much they contend");
    }

    tie "Tie" {
        a: say("a nation");
        b: say("another");
        affinity: number(-1.0, 1.0, "", "what is added to their liking for each other");
    }

    quarrel "OpenCrisis" {
        challenger: say("the nation that began it");
        target: say("the nation it is against");
        stake: say("what it is about");
        rung: number(1.0, 5.0, "", "how far it has gone: 3 is a display of force, 4 a use of force, 5 war");
        with: say("(nation, side, contribution): who else takes part");
        deaths: number(0.0, 1e5, "thousands", "the dead of both sides, the challenger's first");
        fortune: number(-1.0, 1.0, "", "the share of the fighting won by the challenger's side minus the other's");
    }

    operation "Operation" {
        treaty: say("the name of the treaty under which it stands");
        region: say("where it keeps the peace");
        lead: say("the member that moved it");
        consent: say("whether the host wants it there");
        months: number(1.0, 240.0, "months", "what is left of its mandate");
        contingents: say("the members' troops in it");
        payer: number(0.01, 1.0, "shares, 0.5 for half", "(nation, share): who pays what the fund leaves, and how much of it");
    }

    contingent "Contingent" {
        nation: say("the member whose they are");
        strength: as_strength("how many they are, beside the forces of the map");
        caveat: say("what they do not do");
    }

    band "ArmedGroup" {
        name: chars(40, "what players call it; each once in a region");
        region: say("where it fights whoever holds the place");
        strength: as_strength("how many fight");
        haven: say("another region in which it rests");
        sponsor: say("a nation that pays for it, and does not hold the region");
    }

    undertaking "Undertaking" {
        by: say("the nation that owes");
        to: say("the nation it is owed to");
        restraint: say("what it must not do");
        months: number(1.0, 1200.0, "months", "how long it binds yet");
    }

    event "Event" {
        id: say("what the map calls it by: a-z, 0-9 and hyphens, 40 at most");
        title: chars(80, "what players read first");
        text: chars(2000, "what they read then");
        when: say("conditions that must all hold; it happens once");
        chance: number(1e-6, 1.0, "chances a year, 1 for at once", "how likely it is once its conditions hold");
        effects: say("what it does at once");
        asks: say("a nation that chooses among the options");
        options: list(0, 6, "two or more where a nation is asked; whoever says nothing takes the first");
    }

    option "Option" {
        id: say("what the event calls it by");
        title: chars(60, "what it is called among the choices");
        text: chars(500, "what else is said of it");
        when: say("conditions on which it is open; the first has none");
        weight: number(0.001, 1000.0, "", "how often the computer chooses it, against the other options' weights");
        effects: say("what comes of it");
    }

    objective "Objective" {
        holder: say("a nation, or all members of a treaty");
        title: chars(80, "what it is called");
        text: chars(500, "what else is said of it");
        test: say("conditions that must all hold, one at least");
        kind: say("when they must");
        points: number(0.001, 1000.0, "", "what it is worth");
    }

    chapter "Chapter" {
        id: say("what it is asked for by: a-z, 0-9 and hyphens, 40 at most");
        title: chars(60, "what it is called in the list of games");
        question: chars(120, "what it asks of its player");
        text: chars(8000, "its briefing");
        seat: say("the nation that the player leads");
        start: say("when it begins, within the map's span");
        turns: number(1.0, 2400.0, "", "how long it is");
        stars: number(1.0, 3.0, "", "how hard it is");
        without: say("events of before its start that did not happen");
        past: say("effects of what else has come about by then");
        goals: say("objectives, one at least, in place of those that their holders have on the map");
    }

    // Effects and conditions with named fields.
    after "After" { year: date::year; month: date::month; }
    before "Before" { year: date::year; month: date::month; }
    found "Found" {
        charter: say("the charter's id");
        name: chars(60, "what the treaty is called");
        members: say("nations, two at least, each once");
        lead: say("the member that leads");
        term: say("how long it runs, where that is not what its charter says");
    }
    crisis "Crisis" {
        challenger: say("the nation that begins it");
        target: say("the nation it is against");
        stake: say("what it is about");
        rung: number(1.0, 6.0, "", "how far it has gone: 3 is a display of force, 4 a use of force, 5 war");
    }
    secede "Secede" {
        nation: say("the nation that parts from the owners, and is born of it where it is no state");
        regions: say("with which land");
        forces: number(0.0, 1.0, "shares, 0.5 for half", "how much of the forces that stand there it has");
    }
    unite "Unite" {
        nation: say("the nation that goes up in another");
        into: say("that other, which has all of it from then on");
    }
    dissolve "Dissolve" {
        nation: say("the nation that is no more");
        heirs: say("who has what of it; the first has what nobody is named for");
    }
    heir "Heir" {
        nation: say("the nation that inherits");
        regions: say("which land; of the first heir also all that nobody is named for");
    }
    disband "Disband" {
        nation: say("whose forces are disbanded");
        arm: say("of which arm");
        share: number(0.001, 1.0, "shares, 0.5 for half", "how much of them, everywhere");
    }
    raise "Raise" {
        nation: say("whose new force it is");
        region: say("where it stands");
        arm: say("what it is");
        strength: force::strength;
    }
    arm "Arm" {
        name: band::name;
        region: band::region;
        strength: band::strength;
        haven: band::haven;
        sponsor: band::sponsor;
    }
    disarm "Disarm" {
        name: say("what the group is called");
        region: say("where it fights");
        share: number(0.001, 1.0, "shares, 0.5 for half", "how much of its strength is taken; all of it, and it is no more");
    }
}
