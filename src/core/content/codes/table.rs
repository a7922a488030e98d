//! The table of codes. A row is how grave it is, the code, what it means and why, and an example of what is right: fields
//! of a map, or a command. tests/it/examples.rs holds that every example is right, tests/broken that every code is met.

use crate::content::problem::Severity;

macro_rules! codes {
    ($($severity:ident $code:ident $tells:literal $example:expr)+) => {
        /// A kind of problem.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Code {
            $(#[doc = $tells] $code,)+
        }

        impl Code {
            /// All of them, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$code),+];

            /// Whether such a map is refused, or only doubtful.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)+ }
            }

            /// What it means, and why it is refused or warned of: a paragraph.
            #[must_use]
            pub const fn tells(self) -> &'static str {
                match self { $(Self::$code => $tells,)+ }
            }

            /// What would be right: fields of a map, or a command.
            #[must_use]
            pub const fn example(self) -> &'static str {
                match self { $(Self::$code => $example,)+ }
            }

            pub(super) const fn variant(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)+ }
            }
        }
    };
}

// Examples that answer several kinds of problem.
const DRAWING: &str = r#"geography: Grid(km_per_cell: 40.0, rows: ["aaabbb", "~~~~~~"])"#;
const REGIONS: &str = r#"regions: [
    (id: "left-bank", glyph: 'a', name: "Left Bank", port: 1, owner: "LEF"),
    (id: "right-bank", glyph: 'b', name: "Right Bank", port: 1, owner: "RIG"),
    (id: "the-sea", glyph: '~', name: "The Sea", sea: true),
]"#;
const TREATY: &str = r#"charters: [(id: "our-pact", name: "Our Pact", purpose: "To come when called.", obligation: Automatic, triggers: [Territory], decision: Majority)],
treaties: [(charter: "our-pact", name: "Pact of the Banks", members: ["LEF", "RIG"])]"#;
const GLOBE: &str = r#"regions: [
    (id: "left-bank", name: "Left Bank", within: ["DEU"], at: (7.0, 51.5), owner: "LEF"),
    (id: "right-bank", name: "Right Bank", within: ["DEU"], at: (10.0, 52.3), owner: "RIG"),
]"#;

const STRAIT: &str = r#"geography: Grid(km_per_cell: 40.0, rows: ["aa~", "aa=", "bb="]),
regions: [
    (id: "left-bank", glyph: 'a', name: "Left Bank", port: 1, owner: "LEF"),
    (id: "right-bank", glyph: 'b', name: "Right Bank", port: 1, owner: "RIG"),
    (id: "inner-sea", glyph: '~', name: "Inner Sea", sea: true),
    (id: "outer-sea", glyph: '=', name: "Outer Sea", sea: true),
],
straits: [(name: "The Narrows", a: "inner-sea", b: "outer-sea", held_from: "left-bank", admits: Only([Nation("LEF")]), stops: [Warships])]"#;

const BIRTH: &str = r#"nations: [
    (id: "LEF", name: "Leftland", capital: "left-bank", gdp: 30.0),
    (id: "RIG", name: "Rightland", capital: "right-bank", gdp: 30.0),
    (id: "NEW", name: "Newland", capital: "right-bank", gdp: 12.0, born: Script),
],
history: [(id: "birth", title: "A birth", when: [After(year: 1901, month: 1)], effects: [
    Dissolve(nation: "RIG", heirs: [(nation: "NEW")]),
])]"#;
const OPERATION: &str = r#"charters: [(id: "our-pact", name: "Our Pact", purpose: "To keep the peace.", obligation: Consult, decision: Majority, peace_operations: true)],
treaties: [(charter: "our-pact", name: "Union", members: ["LEF", "RIG"])],
operations: [(treaty: "Union", region: "right-bank", lead: "LEF", months: 12)]"#;
const GROUP: &str = r#"groups: [(name: "March Men", region: "right-bank", strength: 0.5, haven: "left-bank", sponsor: "LEF")]"#;
const CHAPTER: &str = r#"chapters: [(
    id: "the-thaw", title: "The thaw", question: "Will it hold?", seat: "LEF", start: (year: 1901, month: 1), turns: 12,
    goals: [(holder: Nation("LEF"), title: "Peace", test: [AtPeace("LEF", "RIG")], kind: Keep, points: 10.0)],
)]"#;

codes! {
    // How a map is written.
    Error FileTooLarge "A map has four megabytes at the most. The largest that ships, with every state of the world, has a tenth of that; a larger file is no map, or was not meant to be one."
        r#"summary: "A short text is enough.""#
    Error EmptyFile "The file holds no map: it is empty, or all of it is comments. `casus new-map NAME` writes one to begin with."
        "casus new-map two-banks --grid"
    Error UnknownFormat "`format` says how the file is to be read, and must be 1, the only format that there is. A file of another format was written for another version of the program."
        "format: 1"
    Error Extension "A line `#![enable(...)]` changes how RON is read. Maps are read in one way, in which `Some(x)` may be written `x`; nothing else can be switched on."
        r#"nations: [
    (id: "LEF", name: "Leftland", capital: "left-bank", gdp: 30.0, color: (90, 110, 190)),
    (id: "RIG", name: "Rightland", capital: "right-bank", gdp: 30.0),
]"#
    Error CommaMissing "Between two fields, and between two entries of a list, stands a comma. The place is where it should stand, after the first of the two."
        r#"turn_months: 3,
turns: 24"#
    Error ColonMissing "A field is written `name: value`, with a colon; an equals sign means nothing here."
        "turns: 24"
    Error ValueMissing "A field has a name and a colon, and no value. Leave it out to have its default, or give the value."
        r#"summary: "Two towns on one water""#
    Error SymbolAstray "A symbol stands where none belongs: a second comma, a semicolon, a sign of another language. RON knows brackets, commas, colons, texts in quotes, numbers and words."
        r#"rivalries: [(a: "LEF", b: "RIG", level: 0.5)]"#
    Error BracketUnclosed "A bracket is opened and never closed, or its end is that of an outer one. The place is the bracket that lacks its end; what stands in it is not looked at until it has one."
        r#"forces: [(nation: "LEF", region: "left-bank", arm: Land, strength: 3.0)]"#
    Error BracketAstray "A bracket closes what was never opened, or is of another kind than the one that it closes: `(` goes with `)`, `[` with `]`."
        r#"ties: [(a: "LEF", b: "RIG", affinity: 0.2)]"#
    Error TextUnclosed r#"A text begins with a quotation mark and has no end, or ends only at the beginning of the next one. Within a text a quotation mark is written \". Until this is mended the rest cannot be read."#
        r#"briefing: "They call it \"the water\".""#
    Error CommentUnclosed "A comment begins with `/*` and has no end `*/`. One that ends with its line begins with `//`."
        "turns: 24 /* two years of months */"
    Error QuoteWithin r#"Within a text a quotation mark is written `\"`: one without the backslash ends the text, and what follows it is read as something else."#
        r#"briefing: "It is \"only\" silver, they say.""#
    Error BadEscape r#"Within a text a backslash begins an escape: `\n` ends a line, `\"` is a quotation mark, `\\` is a backslash, `\u{e9}` is a letter by its number. Others there are not."#
        r#"briefing: "One line,\nand another with a \\ in it.""#
    Error TextAfterEnd "A map is one bracket, and behind its end stands something more. Often an entry or a bracket was closed twice further up."
        r#"title: "Two Banks""#
    Error TooDeep "Brackets stand within brackets to a depth that no map has, and that would take the reader's memory."
        DRAWING
    Error UnknownField "No such field is known at this place: a slip of the pen, or a field of something else. Fields that are not known are refused, since a slip in the name of an optional field would otherwise go unseen. `casus format TOPIC` lists all."
        r#"nations: [
    (id: "LEF", name: "Leftland", capital: "left-bank", gdp: 30.0, stability: 0.6),
    (id: "RIG", name: "Rightland", capital: "right-bank", gdp: 30.0),
]"#
    Error MissingField "A field that has no default is not given. The place is the bracket in which it belongs."
        r#"ties: [(a: "LEF", b: "RIG", affinity: 0.2)]"#
    Error FieldTwice "A field is given twice in one bracket, and nobody can tell which is meant."
        r#"claims: [(by: "LEF", region: "right-bank", strength: 0.3)]"#
    Error UnknownChoice "Here stands one word of a list, such as a condition, an effect, a terrain or a clause of a charter, and this word is not among them. Such words have no quotation marks, and begin with a capital letter."
        r#"history: [(id: "flood", title: "A flood", when: [AtPeace("LEF", "RIG")], effects: [Tension(0.1)])]"#
    Error WrongForm "The value is of another form than the field: a word where a number is wanted, a list for a bracket, two numbers for three, names where there are none. The hint shows how it is written."
        r#"nations: [
    (id: "LEF", name: "Leftland", capital: "left-bank", gdp: 30.0, doctrine: (risk: 0.6, ambition: 0.3, loyalty: 0.5)),
    (id: "RIG", name: "Rightland", capital: "right-bank", gdp: 30.0, mix: (0.5, 0.2, 0.3)),
]"#
    Error NotFinite "NaN, inf and numbers beyond what a computer can hold are no figures of a state or a region, though RON has them. Give a number."
        r#"rules: [("supply.sea_kt", 5000.0)]"#
    Error Unreadable "RON does not read the file here, for a reason that this program cannot name better. It should be able to: please report the map."
        "turns: 24"

    // Names, texts and numbers.
    Error HiddenCharacter "A text holds a character that cannot be seen, that a terminal would obey instead of showing it, or that turns the direction of writing. It would make two names look the same, or write over the player's screen."
        r#"title: "Two Banks""#
    Error EmptyName "What players read by name needs one: blanks alone are none."
        r#"title: "Two Banks""#
    Error BadName "A name stands on one line, and can be told from others by looking: it holds no joiners, and no letter has more than three marks."
        r#"title: "Åland and Việt Nam""#
    Error TooLong "A text is longer than the place where it is shown. The message says how many characters are the most."
        r#"summary: "Two towns on one water""#
    Error OutOfRange "A number lies outside what its field allows. Ranges are those within which the model means something, or beyond which only a slip of the pen explains the number; `casus format TOPIC` gives each with its unit."
        "turn_months: 3"
    Error NoSuchDate "Years are -10000..10000 without a year 0 (478 BC is -478), months 1..12."
        "start: (year: -478, month: 3)"
    Error BadCalendar "A calendar names the twelve months from January on, or four seasons of three months each, the one of December, January and February first. Where seasons are named a turn lasts whole seasons, or several turns would have the same name."
        r#"turn_months: 3,
calendar: Seasons(["winter", "spring", "summer", "autumn"])"#
    Error TooMany "A list has more entries than a map can have: what is longer makes the game slow, or does not fit its window."
        "links: []"
    Error TooFew "A map has a region at the least, and two nations: with one alone there is no diplomacy."
        r#"nations: [
    (id: "LEF", name: "Leftland", capital: "left-bank", gdp: 30.0),
    (id: "RIG", name: "Rightland", capital: "right-bank", gdp: 30.0),
]"#
    Error BadId "An id is what the file calls a thing by. Of nations it is three of A-Z and 0-9; of regions, charters, events and options it is made of a-z, 0-9 and single hyphens, 40 at most. It stands in orders, saves and settings, so it has to be plain."
        r#"history: [(id: "great-flood", title: "A flood", when: [], effects: [Tension(0.1)])]"#
    Error IdTaken "Two things of one kind have the same id, and nobody can tell which is meant where it is named."
        r#"history: [
    (id: "flood", title: "A flood", when: [], effects: [Tension(0.1)]),
    (id: "drought", title: "A drought", when: [], effects: [Tension(0.1)]),
]"#
    Error NameTaken "Two treaties have the same name, or two armed groups of one region. Players, motions and reports tell them by their names."
        r#"charters: [(id: "our-pact", name: "Our Pact", purpose: "To come when called.", obligation: Automatic, triggers: [Territory], decision: Majority)],
treaties: [
    (charter: "our-pact", name: "First Pact", members: ["LEF", "RIG"]),
    (charter: "our-pact", name: "Second Pact", members: ["LEF", "RIG"]),
]"#
    Error UnknownNation "No nation has this id. Nations are named by the three letters of their id, not by name."
        r#"rivalries: [(a: "LEF", b: "RIG", level: 0.5)]"#
    Error UnknownRegion "No region has this id. Regions are named by id, not by name or glyph."
        r#"claims: [(by: "LEF", region: "right-bank", strength: 0.3)]"#
    Error UnknownCharter "No charter has this id: neither one of the map's own `charters` nor one that ships."
        TREATY
    Error UnknownScript "No event in `history` has this id, so it can neither have happened nor not."
        r#"history: [
    (id: "flood", title: "A flood", when: [], effects: [Tension(0.1)]),
    (id: "blame", title: "Whose fault?", when: [Fired("flood")], effects: [Grievance("LEF", "RIG", 0.2)]),
]"#
    Error UnknownOption "The event has no option of this id that could have been chosen."
        r#"history: [
    (id: "levee", title: "The levee", when: [], asks: "LEF", options: [
        (id: "wait", title: "Wait", effects: [Stability("LEF", -0.1)]),
        (id: "dig", title: "Dig", effects: [Treasury("LEF", -0.5)]),
    ]),
    (id: "thanks", title: "A dry year", when: [Chose("levee", "dig")], effects: [Approval("LEF", 0.1)]),
]"#
    Error UnknownWord "`words` calls things by other words, by list and kind, and this list or kind is not there. `casus format words` has all."
        r#"words: [("arm.Land", "phalanx")]"#
    Error UnknownRule "`rules` changes constants by their path, and this path leads nowhere. `casus rules` has all, each with its unit, range and reason."
        r#"rules: [("supply.sea_kt", 5000.0)]"#
    Error RuleRange "A constant is set outside its range, which `casus rules` shows: beyond it the formulas in which it stands mean nothing."
        r#"rules: [("supply.sea_kt", 5000.0)]"#
    Error RulesDisorder "Some constants must keep an order, such as where a thing begins and where it is at its full. What was set breaks it; all of them can be set together."
        r#"rules: [("peace.failed", 0.05), ("peace.recovered", 0.1)]"#
    Error ListedTwice "The same thing is said twice in one list, and the second could only be a slip, or contradict the first."
        r#"claims: [(by: "LEF", region: "right-bank", strength: 0.3)]"#
    Error SameNation "Something between two nations names one nation twice."
        r#"rivalries: [(a: "LEF", b: "RIG", level: 0.5)]"#

    // The map.
    Error BadBounds "`bounds` are (west, south, east, north) in degrees, and enclose the map: west is less than east (which may go beyond 180), south less than north. It is also said where most centres lie outside them."
        "geography: World(projection: Mercator, bounds: (2.0, 48.0, 13.0, 55.0))"
    Error BadProjection "From these numbers no map can be drawn. Parallels of a conic lie within the map, a sixth of its height from its edges, and are not each other's opposite; no parallel is a pole."
        "geography: World(projection: AlbersConic(parallels: (49.0, 54.0), origin: (7.0, 51.0)), bounds: (2.0, 48.0, 13.0, 55.0))"
    Error NoMap "Of these regions no map can be made: there are more than it can hold, or the shapes of the world cannot be read."
        DRAWING
    Error NoCentre "A region of the globe is what lies nearest to its centre, so it needs one: `at: (longitude, latitude)`."
        GLOBE
    Error CentreOutside "The centre of a region lies outside the bounds of the map. Longitude comes first; a region that is not drawn has `off_map: true` and is reached by `links`."
        GLOBE
    Error SameCentre "Two regions have one centre, and one of them would have no land."
        r#"regions: [
    (id: "left-bank", name: "Left Bank", within: ["DEU"], at: (7.0, 51.5), owner: "LEF"),
    (id: "right-bank", name: "Right Bank", within: ["DEU"], at: (10.0, 52.3), owner: "RIG"),
]"#
    Warning NearCentre "Two centres are less than 5 km apart. That is more likely a slip than a border between them."
        r#"regions: [
    (id: "left-bank", name: "Left Bank", within: ["DEU"], at: (7.0, 51.5), owner: "LEF"),
    (id: "right-bank", name: "Right Bank", within: ["DEU"], at: (10.0, 52.3), owner: "RIG"),
]"#
    Error NoCountry "Land on the globe takes its shape from countries: `within` lists their codes."
        r#"regions: [
    (id: "left-bank", name: "Left Bank", within: ["DEU"], at: (7.0, 51.5), owner: "LEF"),
    (id: "right-bank", name: "Right Bank", within: ["DEU"], at: (10.0, 52.3), owner: "RIG"),
]"#
    Error UnknownCountry "`within` takes codes of ISO 3166-1 alpha-3, and no country of today has this one. The map's own nations are something else: a region of any age takes its shape from the countries of today."
        GLOBE
    Warning AlikeNames "Two regions, or two nations, are called alike, or look so: an order would go to the wrong place."
        REGIONS
    Warning CentreAstray "Distances are measured from the centre of a region, and this one lies far from the countries that give it its shape. An isle that the map of the world lacks may be meant so."
        GLOBE
    Warning NoShape "The centre of a region lies outside its countries, or on land for a sea zone, and nothing is left for it but a dot."
        GLOBE
    Error BadDrawing "A drawing has a row and a cell at the least, and 500 rows and columns at the most."
        DRAWING
    Error UnevenRows "The rows of a drawing are equally long: fill the shorter with dots, which are nothing, or with the region that is meant."
        r#"geography: Grid(km_per_cell: 40.0, rows: ["aaabbb", "~~~~~."])"#
    Error UnknownGlyph "A cell of the drawing holds a character that no region has for its `glyph`. A dot or a blank stands for nothing."
        DRAWING
    Error NoGlyph "A region of a drawing needs a `glyph`, the character of its cells; one that is not drawn has `off_map: true`."
        REGIONS
    Error GlyphBlank "A dot and a blank stand for nothing at all in a drawing, so no region can have them for its glyph."
        REGIONS
    Error GlyphTaken "Two regions have the same glyph, and nobody can tell whose the cells are."
        REGIONS
    Error GlyphUnused "A region has a glyph that no cell of the drawing holds, so it would have no place."
        DRAWING
    Error WrongGeography "The field is for the other kind of map: `within` and `outline` are for the globe, `glyph` for regions that are drawn on a grid."
        DRAWING
    Error SeaZone "A sea zone is water for ships: it has no owner, people, port, countries, outline, or terrain but the sea."
        REGIONS
    Error SeaTerrain "Land cannot have the terrain of the sea. A sea zone has `sea: true`, and needs no terrain."
        r#"regions: [
    (id: "left-bank", glyph: 'a', name: "Left Bank", terrain: Marsh, port: 1, owner: "LEF"),
    (id: "right-bank", glyph: 'b', name: "Right Bank", port: 1, owner: "RIG"),
    (id: "the-sea", glyph: '~', name: "The Sea", sea: true),
]"#
    Error NoOutlines "The file of outlines that the map names is not read. It stands in the folder of the map and nowhere else: a plain name that ends in .geojson, .topojson or .json, of a file of 4 MB at the most, and no link out of the folder."
        "geography: World(projection: Mercator, bounds: (2.0, 48.0, 13.0, 55.0))"
    Error BadOutlines "The file of outlines is no GeoJSON or TopoJSON, or something in it is not as it should be: polygons of longitudes and latitudes, each with an id of its own and its rings closed, 100000 points in all."
        "geography: World(projection: Mercator, bounds: (2.0, 48.0, 13.0, 55.0))"
    Error UnknownOutline "A region has an outline that the file of outlines does not have, or the map names no such file."
        GLOBE
    Error TwoShapes "A region takes its shape from countries (`within`) or has an outline of its own (`outline`), not both."
        GLOBE
    Warning OutlinesOverlap "The outlines of two regions lie over each other. The one that is listed later is drawn over the other, which loses that land."
        GLOBE
    Error BadRiver "A river of a drawing has a course of points on the drawing: columns and rows from its upper left corner, corners of cells being whole numbers."
        r#"geography: Grid(km_per_cell: 40.0, rows: ["aaabbb", "~~~~~~"], rivers: [(name: "The Brook", course: [(3.0, 0.0), (3.0, 1.0)])])"#
    Error CutOff "No way leads from the rest of the map to this region: no border, no port on a coast, no entry in `links`. Forces, supplies and quarrels could never come there."
        r#"links: [(a: "left-bank", b: "right-bank", mode: Strait, capacity: 20.0)]"#
    Error SelfLink "A link joins two regions, and this one names one region twice."
        r#"links: [(a: "left-bank", b: "right-bank", mode: Strait, capacity: 20.0)]"#
    Error NoPort "A link by sea ends at sea or in a port, and this land has none."
        r#"links: [(a: "left-bank", b: "right-bank", mode: Sea, capacity: 100.0)]"#
    Error LandLinkAtSea "A link by land, strait or air joins land to land. To and between sea zones the mode is Sea."
        r#"links: [(a: "left-bank", b: "the-sea", mode: Sea, capacity: 100.0)]"#
    Error NoLength "Where one end of a link is not drawn its length cannot be measured: `km` gives it."
        r#"regions: [
    (id: "left-bank", glyph: 'a', name: "Left Bank", port: 1, owner: "LEF"),
    (id: "right-bank", glyph: 'b', name: "Right Bank", port: 1, owner: "RIG"),
    (id: "the-sea", glyph: '~', name: "The Sea", sea: true),
    (id: "abroad", name: "Abroad", off_map: true),
],
links: [(a: "left-bank", b: "abroad", mode: Air, capacity: 1.0, km: 900.0)]"#
    Warning NothingBlocked "`blocked` takes away the way that a common border gives, and these two have none."
        r#"blocked: [("left-bank", "right-bank")]"#
    Error NoStrait "A strait joins two seas that a link by sea joins, and is held from land: `held_from` names the region whose holder holds it."
        STRAIT
    Warning IdleStrait "A strait in `straits` is one that is shut to somebody: it admits `Only` those listed, or `AllBut` them, and `stops` some of what the others would send through."
        STRAIT
    Warning InlandPort "The region has a port, and no sea beside it nor a link by sea, so that no ship can come."
        REGIONS

    // Nations and forces.
    Error MixSum "`mix` is how a nation's forces are divided among land, air and sea: three shares that sum to 1."
        r#"nations: [
    (id: "LEF", name: "Leftland", capital: "left-bank", gdp: 30.0, mix: (0.5, 0.2, 0.3)),
    (id: "RIG", name: "Rightland", capital: "right-bank", gdp: 30.0),
]"#
    Error OwnsNothing "A nation without a region could neither tax, raise forces nor be attacked. A region is given to it by its `owner`."
        REGIONS
    Error NotBornYet "A nation with `born: Script` is no state on the map's first day: it holds and owns nothing then, has no forces or treaties, and nobody begins as it."
        BIRTH
    Error NeverBorn "A nation with `born: Script` comes into being by an event with `Secede` or `Dissolve`, and no event of this map has one for it."
        BIRTH
    Error NoHeirs "A state that dissolves falls to heirs: one at the least, which may take all that is left; the others are named with their regions."
        r#"history: [(id: "end", title: "The end", when: [After(year: 1901, month: 1)], effects: [
    Dissolve(nation: "RIG", heirs: [(nation: "LEF")]),
])]"#
    Error HeldByNobody "`controller` says who holds soil that another owns, and this soil nobody owns. Give it an owner; whoever owns it holds it if nothing else is said."
        r#"regions: [
    (id: "left-bank", glyph: 'a', name: "Left Bank", port: 1, owner: "LEF"),
    (id: "right-bank", glyph: 'b', name: "Right Bank", port: 1, owner: "RIG", controller: "LEF"),
    (id: "the-sea", glyph: '~', name: "The Sea", sea: true),
]"#
    Error ForeignCapital "The capital of a nation is a region that it owns: there its government sits, and from there it is supplied."
        r#"nations: [
    (id: "LEF", name: "Leftland", capital: "left-bank", gdp: 30.0),
    (id: "RIG", name: "Rightland", capital: "right-bank", gdp: 30.0),
]"#
    Error WrongGround "Armies and air wings are on land, fleets at sea or in a region with a port."
        r#"forces: [
    (nation: "LEF", region: "left-bank", arm: Land, strength: 3.0),
    (nation: "LEF", region: "the-sea", arm: Naval, strength: 1.0),
]"#
    Warning UnfedForce "Forces begin where little of what they need reaches them: they lose readiness, and then men, before anybody has given an order. A garrison under siege may be meant so."
        r#"forces: [(nation: "LEF", region: "left-bank", arm: Land, strength: 1.0)]"#
    Warning UnpaidForces "A nation's forces cost more than it spends on defence, and dwindle from the first month on. A power in decline may be meant so."
        r#"forces: [(nation: "LEF", region: "left-bank", arm: Land, strength: 1.0)]"#
    Warning UnwelcomeForce "Forces begin on soil whose owner does not let them stay: they march off in the first month. A treaty of both lets them stay where its charter has `transit: true`."
        r#"charters: [(id: "our-pact", name: "Our Pact", purpose: "A quay for the fleet.", obligation: Consult, decision: Majority, transit: true)],
treaties: [(charter: "our-pact", name: "Lease of the Quay", members: ["LEF", "RIG"])],
forces: [(nation: "LEF", region: "right-bank", arm: Land, strength: 1.0)]"#

    // Treaties and charters.
    Error TooFewMembers "A treaty is between two nations at the least."
        TREATY
    Error NotAMember "The lead of a treaty, and those that hold its powers, are among its members."
        r#"charters: [(id: "our-pact", name: "Our Pact", purpose: "To come when called.", obligation: Automatic, triggers: [Territory], decision: Majority)],
treaties: [(charter: "our-pact", name: "Pact of the Banks", members: ["LEF", "RIG"], lead: "LEF")]"#
    Error NoLead "The charter gives something to a lead, such as command, tribute or the decision, and the treaty names none."
        r#"charters: [(id: "our-pact", name: "Our Pact", purpose: "To come when called.", obligation: Automatic, triggers: [Territory], decision: Majority)],
treaties: [(charter: "our-pact", name: "Pact of the Banks", members: ["LEF", "RIG"], lead: "LEF")]"#
    Error SignedTooLate "`signed` is the day from which the term of a treaty counts, and a treaty in force on the map's first day was signed before it, or on it. What is founded later is an effect of an event: `Found(...)`."
        r#"charters: [(id: "our-pact", name: "Our Pact", purpose: "To come when called.", obligation: Automatic, triggers: [Territory], decision: Majority)],
treaties: [(charter: "our-pact", name: "Pact of the Banks", members: ["LEF", "RIG"], signed: (year: 1899, month: 6))]"#
    Error TermOver "From its signature the treaty's term is over before the map's first day, so it would not be in force."
        r#"charters: [(id: "our-pact", name: "Our Pact", purpose: "To come when called.", obligation: Automatic, triggers: [Territory], decision: Majority)],
treaties: [(charter: "our-pact", name: "Pact of the Banks", members: ["LEF", "RIG"], signed: (year: 1899, month: 6), term: Lapses(120))]"#
    Error LeftAlready "`notices` are of members that will leave, and when. A nation that has left by the map's first day is no member."
        r#"charters: [(id: "our-pact", name: "Our Pact", purpose: "To come when called.", obligation: Automatic, triggers: [Territory], decision: Majority)],
treaties: [(charter: "our-pact", name: "Pact of the Banks", members: ["LEF", "RIG"],
    notices: [("RIG", (year: 1901, month: 1))])]"#
    Error UnknownTreaty "An operation stands under a treaty of the map, which it names as the treaty is named."
        OPERATION
    Error NoHost "An operation stands in land that somebody holds: that is its host."
        OPERATION
    Error NoFoe "An armed group fights whoever holds its region: land that somebody holds."
        GROUP
    Error NoHaven "The haven of an armed group is land, and another region than that where it fights."
        GROUP
    Error OwnSponsor "A sponsor pays for those who fight another, and not for those who would fight itself in land that it holds."
        GROUP
    Error UnknownGroup "An event disarms a group of the map, or one that an effect `Arm` raises, by its name and region."
        r#"groups: [(name: "March Men", region: "right-bank", strength: 0.5)],
history: [(id: "amnesty", title: "An amnesty", when: [], effects: [Disarm(name: "March Men", region: "right-bank")])]"#
    Error NothingOwed "What is undertaken can be kept on the first day: `Forces` are kept out of soil of one's own, `Passage` is a right that `transit` gives, `Trade` is without sanctions, `Truce` between two who are not at war."
        r#"undertakings: [(by: "LEF", to: "RIG", restraint: Alliances, months: 120)]"#
    Error NoPowers "`holders` are those that hold what a charter reserves, and this charter reserves nothing."
        TREATY
    Error LeadNoHolder "The lead of a treaty holds the powers that its charter reserves, so it is among the holders where these are named."
        r#"charters: [(id: "ward", name: "Ward", purpose: "One keeps the other's sword.", obligation: AsDeemedNecessary, triggers: [Territory], decision: Hegemon, reserved: Force)],
treaties: [(charter: "ward", name: "Ward of the Banks", members: ["LEF", "RIG"], lead: "LEF", holders: ["LEF"])]"#
    Error AllHold "Every member holds the powers that the charter reserves, so nobody is a ward and nothing is reserved."
        r#"charters: [(id: "ward", name: "Ward", purpose: "One keeps the other's sword.", obligation: AsDeemedNecessary, triggers: [Territory], decision: Hegemon, reserved: Force)],
treaties: [(charter: "ward", name: "Ward of the Banks", members: ["LEF", "RIG"], lead: "LEF", holders: ["LEF"])]"#
    Error NoCouncil "`groups` elect the seats of a council, and under this charter no council decides."
        TREATY
    Error SeatCount "The groups together fill the seats of the council, no more and no fewer, and each has at least as many as are held for the longer term."
        r#"charters: [(id: "moot", name: "Moot", purpose: "Two sit for all.", obligation: Consult, decision: Council(seats: 2))],
treaties: [(charter: "moot", name: "Moot of the Banks", members: ["LEF", "RIG"], groups: [
    (name: "Left", seats: 1, nations: ["LEF"]),
    (name: "Right", seats: 1, nations: ["RIG"]),
])]"#
    Error Contradiction "Two clauses of one charter cannot stand together: one promises what the other takes away. The hint names a way out of it; the same is refused where a charter is composed in play."
        r#"charters: [(id: "guard", name: "Guard", purpose: "An attack on one.", obligation: Automatic, triggers: [Territory], decision: Automatic)]"#
    Warning IdleCandidacy "The charter is open to nobody, so its months of candidacy are never waited for."
        r#"charters: [(id: "talk", name: "Talk", purpose: "To confer.", obligation: Consult, decision: Majority, accession: (open_to: Neighbours, candidacy_months: 6, ratification: EachMember))]"#
    Warning AreaElsewhere "The shipped charter covers regions by name, and none of them is on this map: the treaty would cover nothing. A charter of the map's own with the same id wins over it."
        TREATY

    // History and objectives.
    Warning NoEffects "The event changes nothing. It is told to players when it happens, and that is all."
        r#"history: [(id: "flood", title: "A flood", when: [], effects: [Stability("LEF", -0.1)])]"#
    Warning IdleOption "Nothing comes of choosing this option, though something comes of the event or of its other options. What doing nothing costs or spares is an effect, too."
        r#"history: [(id: "levee", title: "The levee", when: [], asks: "LEF", options: [
    (id: "wait", title: "Wait", effects: [Stability("LEF", -0.1)]),
    (id: "dig", title: "Dig", effects: [Treasury("LEF", -0.5)]),
])]"#
    Error NobodyAsked "An event has options, and `asks` does not say which nation chooses among them."
        r#"history: [(id: "levee", title: "The levee", when: [], asks: "LEF", options: [
    (id: "wait", title: "Wait", effects: [Stability("LEF", -0.1)]),
    (id: "dig", title: "Dig", effects: [Treasury("LEF", -0.5)]),
])]"#
    Error TooFewOptions "Who is asked has a choice: between two options at the least."
        r#"history: [(id: "levee", title: "The levee", when: [], asks: "LEF", options: [
    (id: "wait", title: "Wait", effects: [Stability("LEF", -0.1)]),
    (id: "dig", title: "Dig", effects: [Treasury("LEF", -0.5)]),
])]"#
    Error FirstOptionClosed "A nation that says nothing takes the first option, which must therefore always be open, and has no conditions. Put one without conditions first."
        r#"history: [(id: "levee", title: "The levee", when: [], asks: "LEF", options: [
    (id: "wait", title: "Wait", effects: [Stability("LEF", -0.1)]),
    (id: "dig", title: "Dig", when: [AtPeace("LEF", "RIG")], effects: [Treasury("LEF", -0.5)]),
])]"#
    Error RunawayGdp "All events may happen in one game, and together these would multiply a nation's output beyond all measure, or to nothing."
        r#"history: [(id: "boom", title: "A boom", when: [], effects: [Gdp("LEF", 1.1)])]"#
    Error WaitsForItself "The event happens only once it has happened, itself or by way of others that wait for it. An event happens once at most, so it need not exclude itself either."
        r#"history: [
    (id: "flood", title: "A flood", when: [], effects: [Tension(0.1)]),
    (id: "blame", title: "Whose fault?", when: [Fired("flood")], effects: [Grievance("LEF", "RIG", 0.2)]),
]"#
    Error NoTest "An objective without conditions would be met by everybody at once."
        r#"objectives: [(holder: Nation("LEF"), title: "Peace", test: [AtPeace("LEF", "RIG")], kind: Keep, points: 10.0)]"#
    Error OutsideSpan "A chapter begins on the map's first day or later, and before its last."
        CHAPTER
    Error NoGoals "A chapter asks something of its player: it has a goal at the least."
        CHAPTER
    Warning OwnClaim "A claim is to soil of others, or to one's own that others hold. This nation owns and holds the region already."
        r#"claims: [(by: "LEF", region: "right-bank", strength: 0.3)]"#
    Error SeaOwned "Nobody owns the sea: it can be neither claimed nor given, and it has no unrest."
        r#"history: [(id: "gift", title: "A gift", when: [], effects: [Transfer("right-bank", "LEF")], chance: 0.1)]"#
    Warning MetAtStart "What is to be achieved is so on the first day, and gives points for nothing. What must hold at the end is `kind: Keep`. A learner's map may begin so."
        r#"objectives: [(holder: Nation("LEF"), title: "Peace", test: [AtPeace("LEF", "RIG")], kind: Keep, points: 10.0)]"#
    Warning NeverHolds "A condition can never hold on this map, alone or with another that must hold at once: what waits for it waits in vain."
        r#"history: [(id: "flood", title: "A flood", when: [After(year: 1900, month: 6), TensionBelow(0.5)], effects: [Tension(0.1)])]"#

    // Settings from the command line, and what ships.
    Error SettingForm "A setting is written path=value. The path begins with what it changes: rules, charters, treaties, nations, forces, claims, rivalries or history; maps/README.md has an example of each."
        "casus batch four-rivers --set rules.supply.sea_kt=5000"
    Error SettingPath "A step of a setting's path leads nowhere: no such thing, or no such part of it, is on this map."
        "casus batch four-rivers --set nations.KAR.gdp=0.5x"
    Error SettingValue "The value cannot be put at the place that the setting names: it is of another form, or out of range."
        "casus batch four-rivers --set treaties=none"
    Error ShippedText "A file that the map follows from, with rules or charters, cannot be read. Those that ship can be; those that a saved game carries may have been damaged."
        "casus check four-rivers"
}
