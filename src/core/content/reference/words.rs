//! The words of a map that stand for themselves: conditions, effects, terrains, clauses. What each means, and the values
//! in its bracket by name.

use super::{Line, Variant, chars, like, money, number, variants};
use crate::content::scale;

const NATION: Line = like("a nation's id", "\"LEF\"");
const OTHER: Line = like("another nation's id", "\"RIG\"");
const REGION: Line = like("a region's id", "\"right-bank\"");
const CHARTER: Line = like("a charter's id", "\"our-pact\"");
const EVENT: Line = like("an event's id", "\"flood\"");
const LEVEL: Line = number(0.0, 1.0, "", "");
const ADDED: Line = number(-1.0, 1.0, "", "");
const REGIME: Line = number(scale::REGIME.low, scale::REGIME.high, "", "");
const OF_GDP: Line = number(0.0, 0.6, "shares of GDP, 0.03 for 3%", "");
const MOVED: Line = number(-10.0, 10.0, "", "");

variants! {
    "Geography" {
        World "cut from the real world";
        Grid "drawn cell by cell";
    }
    "Projection" {
        AlbersConic "equal areas, for one continent";
        Equirectangular "a plain grid, for the whole world";
        Mercator "keeps angles; true to scale on the equator";
        Plane "for grids, where nothing is said of it";
    }
    "Calendar" {
        Months(names: like("twelve, from January on", r#"["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]"#)) "each month has a name, of 12 characters at most";
        Seasons(names: like("four, that of December to February first", r#"["winter", "spring", "summer", "autumn"]"#)) "each season has a name, and turns last whole seasons";
    }
    "Domain" {
        cyber "networks";
        space "orbits";
        climate "droughts, floods, earthquakes and hard winters, and the help of others";
    }
    "Terrain" {
        Plains "open land";
        Hills "hills";
        Mountains "mountains";
        Forest "woods";
        Marsh "marsh";
        Desert "desert";
        Urban "one city";
        Arctic "ice and tundra";
        Sea "what every sea zone has";
    }
    "Mode" {
        Land "roads and rails";
        Sea "between a port and a sea zone, two sea zones, two ports";
        Strait "a ferry or bridge";
        Air "an air bridge";
    }
    "Arm" {
        Land "ten thousand soldiers a point";
        Air "a hundred aircraft a point";
        Naval "a squadron of warships a point";
    }
    "Admits" {
        Only(holders: like("nations, or members of treaties", r#"[Nation("LEF")]"#)) "those listed, and its holder";
        AllBut(holders: like("nations, or members of treaties", r#"[Nation("LEF")]"#)) "all but those listed";
    }
    "Traffic" {
        Warships "fleets";
        Troops "armies on board of ships";
        Supplies "what feeds forces";
    }
    "Closed" {
        Always "in peace and war";
        InWar "while who would pass is at war with anybody";
    }
    "Holder" {
        Nation(nation: NATION) "this nation";
        Members(charter: CHARTER) "all members of the treaty under this charter; its id, not the treaty's name";
    }
    "Born" {
        Before "it is a state on the first day";
        Script "an event makes it one (Secede, Dissolve); what the map says of it holds from then on";
    }
    "ObjectiveKind" {
        Keep "when the game ends";
        Achieve "from the moment they hold";
    }
    "Stake" {
        Territory(region: REGION) "this land";
        Alignment "whom the target sides with";
        Regime "who governs it";
        Armament "its arms";
        Incident "an incident";
    }
    "Side" {
        Challenger "that of the nation that began it";
        Target "that of the nation it is against";
    }
    "Contribution" {
        Nothing "it refuses";
        Token "words and a token presence";
        Support "supplies, bases, passage";
        Caveats "forces that may defend and not attack";
        Full "all that the war needs";
    }
    "Caveat" {
        DefendOnly "they never attack";
        AlliedSoil "they fight on soil of their own side alone";
        InArea "they fight only where the charter applies";
    }
    "Restraint" {
        Alliances "to join one with rivals of the other";
        Forces(region: REGION) "to have forces on this soil of its own";
        Arms(most: number(0.001, 0.6, "shares of GDP, 0.03 for 3%", "")) "to spend more on defence";
        Passage "to close its soil, which transit opens";
        Trade "to lay sanctions";
        Truce "to use force first; owed both ways";
    }

    "Obligation" {
        Automatic "each is in the war or has refused, without a vote";
        AsDeemedNecessary "each answers for itself";
        Consult "to confer; nothing can be invoked";
        Neutrality "to stay out of a war against the other";
        NonAggression "to keep the peace with each other";
        Offensive "who attacks may call, too";
    }
    "Area" {
        Anywhere "everywhere";
        Home "what a present member owned on the map's first day";
        Regions(regions: like("regions", r#"["left-bank"]"#)) "these, and no others";
        Except(regions: like("regions", r#"["left-bank"]"#)) "everywhere but these";
    }
    "Trigger" {
        Territory "an armed attack on a member's soil (rung 4 or more)";
        Forces "an armed attack on its forces; the test is the same";
        Threat "a display of force or an ultimatum (rung 3)";
        Subversion(confidence: LEVEL) "subversion or sabotage attributed in public with so much certainty";
        Cyber(confidence: LEVEL) "a cyber attack attributed in public with so much certainty";
    }
    "Decision" {
        Consensus "nobody objects";
        TwoThirds "two-thirds of the votes, of half of the voters at least";
        Majority "more than half of the votes, of half of the voters at least";
        Council "members elected for a term decide for all, by two-thirds";
        Hegemon "the lead decides alone";
        Automatic "there are no votes";
    }
    "Dues" {
        Nothing "none";
        GdpShare(share: number(0.0, 0.1, "shares of GDP a year, 0.02 for 2%", "")) "from all, into the common fund";
        Tribute(share: number(0.0, 0.1, "shares of GDP a year, 0.02 for 2%", "")) "from all but the lead, in coin or in ships as each chooses";
    }
    "Treasury" {
        Common "the members together: it is spent on common works";
        Lead "the lead, as its own";
        Movable "the members, until a decision lets the lead move it";
    }
    "Command" {
        National "each its own, until a motion integrates them under the lead";
        Lead "the lead";
        Strongest "the member with the strongest forces";
        Rotating "each in turn";
    }
    "OpenTo" {
        Nobody "nobody";
        Anyone "anybody";
        Neighbours "nations that share a land border or sea with a member";
    }
    "Ratification" {
        EachMember "each member";
        Decision "the members, as they decide other things";
    }
    "Need" {
        Regime(least: REGIME) "a regime of at least this";
        Defence(least: number(0.0, 0.2, "shares of GDP, 0.03 for 3%", "")) "at least so much for defence";
        Stability(least: LEVEL) "stability of at least this";
        NoDispute "no open crisis over its own land, none that it began over another's";
        NoClaim "no claim on a member's land";
    }
    "Exit" {
        Barred "never";
        Free "at once";
        Notice(months: like("months", "12")) "after so many months";
        Resisted "who leaves has the lead against it";
    }
    "Validity" {
        Open "without end";
        Lapses(months: number(12.0, 1200.0, "months", "")) "it ends then, unless members renew it for as long again";
        Tacit "it goes on by itself; whoever says so in the last months is out";
    }
    "Enforcement" {
        Reproach "to complain of it";
        Expulsion "a vote may suspend or expel it";
        Force "the lead may move to intervene in it";
    }
    "Succession" {
        Dissolve "it ends";
        Strongest "the strongest member that is left leads";
    }
    "Reserved" {
        Nothing "nothing";
        Force "to begin a quarrel, to go further in one, to take a side in another's";
        Foreign "that, and pacts to which the lead is no party";
    }

    "Condition" {
        After "the turn begins in this month or later";
        Before "the turn begins before this month";
        AtWar(a: NATION, b: OTHER) "the two are at war with each other";
        AtPeace(a: NATION, b: OTHER) "the two are not at war with each other";
        Member(nation: NATION, charter: CHARTER) "it is in a treaty under this charter";
        NotMember(nation: NATION, charter: CHARTER) "it is in none under this charter";
        TreatyExists(charter: CHARTER) "there is a treaty under it";
        NoTreaty(charter: CHARTER) "there is none under it";
        Controls(nation: NATION, region: REGION) "it holds the region in fact";
        Owns(nation: NATION, region: REGION) "the region is its own by right";
        Alive(nation: NATION) "it is a state";
        TensionAbove(level: LEVEL) "world tension is higher";
        TensionBelow(level: LEVEL) "world tension is lower";
        StabilityBelow(nation: NATION, level: LEVEL) "its stability is less";
        StabilityAbove(nation: NATION, level: LEVEL) "its stability is more";
        RegimeAbove(nation: NATION, level: REGIME) "it is more of a democracy than that";
        RegimeBelow(nation: NATION, level: REGIME) "it is less of one";
        GdpAbove(nation: NATION, times: number(0.0, 1000.0, "times its GDP at the start", "")) "its GDP is more than so many times that of the start";
        AffinityAbove(a: NATION, b: OTHER, level: ADDED) "the two like each other better";
        AffinityBelow(a: NATION, b: OTHER, level: ADDED) "the two like each other less";
        Fired(event: EVENT) "this event has happened";
        NotFired(event: EVENT) "it has not happened";
        Chose(event: EVENT, option: like("the option's id", "\"wait\"")) "the event asked, and this was chosen";
        DefenceBelow(nation: NATION, share: OF_GDP) "it spends less on defence";
        MembersAtLeast(charter: CHARTER, members: like("how many", "3")) "a treaty under this charter has so many";
        NeverInvaded(nation: NATION) "no war has been fought on its own soil since the start";
        DefenceAbove(nation: NATION, share: OF_GDP) "it spends more on defence";
        InCrisis(a: NATION, b: OTHER) "the two stand against each other in a crisis or war";
        NoCrisis(a: NATION, b: OTHER) "the two do not";
        Sanctions(by: NATION, on: OTHER) "the first has laid sanctions on the second";
        Suspended(nation: NATION, charter: CHARTER) "its membership rests";
        Mission(region: REGION) "a peace operation stands there";
        NoMission(region: REGION) "none does";
        UnrestAbove(region: REGION, level: LEVEL) "its people are up more than that";
        UnrestBelow(region: REGION, level: LEVEL) "its people are up less";
    }

    "Effect" {
        Tension(amount: ADDED) "adds to world tension";
        Grievance(by: NATION, on: OTHER, amount: ADDED) "adds to what the first holds against the second";
        Rivalry(a: NATION, b: OTHER, amount: ADDED) "adds to how much the two contend";
        Affinity(a: NATION, b: OTHER, amount: ADDED) "adds to how the two like each other";
        Stability(nation: NATION, amount: ADDED) "adds to its stability";
        Approval(nation: NATION, amount: ADDED) "adds to how its people like the government";
        Treasury(nation: NATION, sum: money(-1e5, 1e5, "")) "adds to what is in its chest";
        Gdp(nation: NATION, factor: number(0.1, 10.0, "times", "")) "multiplies its GDP";
        Growth(nation: NATION, amount: number(-0.5, 0.5, "shares a year, 0.02 for 2%", "")) "adds to the trend of its GDP";
        Regime(nation: NATION, amount: number(-20.0, 20.0, "", "")) "adds to its regime, towards democracy";
        Ideal(nation: NATION, first: MOVED, second: MOVED) "moves what it stands for on both axes";
        Resolve(nation: NATION, amount: ADDED) "adds to its willingness to bear risk";
        Nuclear(nation: NATION, amount: number(-1e5, 1e5, "warheads", "")) "adds nuclear weapons";
        Modernity(nation: NATION, amount: ADDED) "adds to the quality of its arms";
        Leader(nation: NATION, name: chars(40, "")) "a new leader";
        Found "founds a treaty";
        Apply(nation: NATION, charter: CHARTER) "opens a candidacy, which the members still ratify";
        Join(nation: NATION, charter: CHARTER) "becomes a member at once, by consent of all";
        Leave(nation: NATION, charter: CHARTER) "gives notice, with what the charter has in store for that";
        Release(nation: NATION, charter: CHARTER) "leaves at once, by consent of all";
        Claim(by: NATION, region: REGION, strength: LEVEL) "it claims the region from then on";
        DropClaim(by: NATION, region: REGION) "it gives up its claim";
        Crisis "opens a crisis or war; two that stand against each other already go over to this";
        Transfer(region: REGION, to: NATION) "the region is this nation's from then on, with people and output";
        Secede "a nation parts from the owners of some regions";
        Unite "a nation goes up in another";
        Dissolve "a nation is no more, and others inherit";
        Unrest(region: REGION, amount: ADDED) "adds to how far its people are up against its holder";
        Occupy(region: REGION, by: NATION) "this nation holds it from then on, whoever owns it";
        Defence(nation: NATION, amount: number(-0.6, 0.6, "shares of GDP, 0.03 for 3%", "")) "adds to what it spends on defence";
        Sanction(by: NATION, on: OTHER) "the first lays sanctions on the second";
        LiftSanction(by: NATION, on: OTHER) "the first lifts them";
        Suspend(nation: NATION, charter: CHARTER) "its membership rests";
        Reinstate(nation: NATION, charter: CHARTER) "it does so no more";
        Invite(nation: NATION, charter: CHARTER, region: REGION) "it asks the treaty under this charter to keep the peace in a region that it holds";
        MoveTreasury(charter: CHARTER) "the lead of the treaty under it takes the common treasury home, where its text lets it be moved";
        Guideline(charter: CHARTER, share: number(0.001, 0.6, "shares of GDP, 0.03 for 3%", "")) "what members of the treaties under it should spend on defence";
        Disband "takes a share of a nation's forces of one arm";
        Raise "a new force";
        Arm "an armed group rises, or grows";
        Disarm "an armed group loses strength, or is no more";
    }
}
