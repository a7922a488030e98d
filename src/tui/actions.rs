//! The registry of actions: keys, hint bar, `?` help, palette and manual all come from this table.
//! To add an action, add a line here and its keys to assets/keys/*.ron.

/// Where an action has a meaning. `Anywhere`, `List` and `Play` are general; the rest are one screen or panel.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumCount)]
pub enum Place {
    /// On every screen.
    Anywhere,
    /// Movement: on every screen, and in popups.
    List,
    /// On the play screen, whatever the panel.
    Play,
    /// In every panel but the map.
    Panel,
    Map,
    Diplomacy,
    Alliance,
    Crises,
    Logistics,
    Forces,
    Budget,
    Intel,
    Chronicle,
    Menu,
    Replay,
    Report,
}

impl Place {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::Anywhere,
        Self::List,
        Self::Play,
        Self::Panel,
        Self::Map,
        Self::Diplomacy,
        Self::Alliance,
        Self::Crises,
        Self::Logistics,
        Self::Forces,
        Self::Budget,
        Self::Intel,
        Self::Chronicle,
        Self::Menu,
        Self::Replay,
        Self::Report,
    ];

    /// The heading in the help.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Anywhere => "Anywhere",
            Self::List => "Moving about",
            Self::Play => "Playing",
            Self::Panel => "In a panel",
            Self::Map => "Map",
            Self::Diplomacy => "Diplomacy",
            Self::Alliance => "Alliance",
            Self::Crises => "Crises",
            Self::Logistics => "Logistics",
            Self::Forces => "Forces",
            Self::Budget => "Budget",
            Self::Intel => "Intel",
            Self::Chronicle => "Chronicle",
            Self::Menu => "Menus",
            Self::Replay => "Replay theatre",
            Self::Report => "After-action report",
        }
    }

    const fn is_tab(self) -> bool {
        matches!(
            self,
            Self::Diplomacy
                | Self::Alliance
                | Self::Crises
                | Self::Logistics
                | Self::Forces
                | Self::Budget
                | Self::Intel
                | Self::Chronicle
        )
    }

    /// Whether both can be in force at once, so that a key may not mean two things in them.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let one = |a: Self, b: Self| match a {
            Self::Anywhere | Self::List => true,
            Self::Play => b == Self::Panel || b == Self::Map || b.is_tab(),
            Self::Panel => b.is_tab(),
            _ => a == b,
        };
        one(self, other) || one(other, self) || self == other
    }
}

/// One line of the registry.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    pub action: Action,
    /// The name in key files.
    pub id: &'static str,
    /// For hint bar and palette: one or two words.
    pub name: &'static str,
    /// For the help: a sentence.
    pub help: &'static str,
    pub places: &'static [Place],
}

macro_rules! actions {
    ($($action:ident $id:literal $name:literal $help:literal [$($place:ident),+];)+) => {
        /// Everything a key, a click or the palette can ask for.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Action { $($action),+ }

        /// The registry, in the order of the help.
        pub const TABLE: &[Spec] = &[$(Spec {
            action: Action::$action, id: $id, name: $name, help: $help,
            places: &[$(Place::$place),+],
        }),+];
    };
}

actions! {
    Up "up" "up" "Moves up, or pans the map." [List];
    Down "down" "down" "Moves down, or pans the map." [List];
    Left "left" "left" "Moves left, pans the map, or lowers a value." [List];
    Right "right" "right" "Moves right, pans the map, or raises a value." [List];
    PageUp "page-up" "page up" "Moves up by a page." [List];
    PageDown "page-down" "page down" "Moves down by a page." [List];
    First "first" "first" "Goes to the first entry." [List];
    Last "last" "last" "Goes to the last entry." [List];
    Next "next" "next page" "Goes to the next page or part of the screen, or the next thing on the map." [List];
    Previous "previous" "page before" "Goes to the page or part before, or the thing before on the map." [List];
    Open "open" "open" "Opens or chooses what is selected." [List];
    Back "back" "back" "Goes back; closes a popup." [List];

    Help "help" "help" "Shows the keys that work here and everywhere." [Anywhere];
    Palette "palette" "palette" "Finds an action by a few letters of its name." [Anywhere];
    Theme "theme" "theme" "Takes the next colour theme." [Anywhere];
    Glyphs "glyphs" "glyphs" "Takes the next set of map glyphs, from octants down to plain letters." [Anywhere];
    MouseToggle "mouse" "mouse" "Gives the mouse to the terminal for selecting text, or takes it back." [Anywhere];
    Redraw "redraw" "redraw" "Draws the whole screen again." [Anywhere];
    Quit "quit" "quit" "Leaves the program; the game is kept." [Anywhere];

    TabMap "tab-map" "map" "Shows the map." [Play];
    TabDiplomacy "tab-diplomacy" "diplomacy" "Shows the nations, their relations and offers." [Play];
    TabAlliance "tab-alliance" "alliance" "Shows treaties, members, motions and cases." [Play];
    TabCrises "tab-crises" "crises" "Shows crises and wars." [Play];
    TabLogistics "tab-logistics" "logistics" "Shows supply, lift and routes." [Play];
    TabForces "tab-forces" "forces" "Shows armies, fleets and air wings." [Play];
    TabBudget "tab-budget" "budget" "Shows money and where it goes." [Play];
    TabIntel "tab-intel" "intel" "Shows what is believed of others." [Play];
    TabChronicle "tab-chronicle" "chronicle" "Shows what has happened, and graphs." [Play];
    EndTurn "end-turn" "end turn" "Sends the orders and runs the turn." [Play];
    RunOn "run-on" "run on" "Runs turns until something needs you." [Play];
    Undo "undo" "undo" "Takes back the last change to the orders of this turn." [Play];
    Orders "orders" "orders" "Lists the orders of this turn." [Play];
    Order "order" "order" "Lists what can be ordered about what is selected." [Play];
    Why "why" "why" "Shows the factors that made a figure or a leaning." [Play, Report];
    Estimate "estimate" "deterrence" "Opens the deterrence ledger: who would come, what the challenger believes, what our orders would change." [Play];
    Find "find" "find" "Goes to a nation, region or treaty by a few letters of its name." [Play, Replay];
    Now "now" "now" "Goes to what presses most, and once there lists what can be done about it." [Play];
    Briefing "briefing" "briefing" "Goes to the list of what needs you." [Play];
    TurnReport "turn-report" "last turn" "Tells again what happened in the last turn." [Play];
    Pedia "pedia" "what is this" "Explains the words of this screen, those of the selected row first." [Anywhere];
    Objectives "objectives" "objectives" "Shows the map's briefing and your objectives." [Play];
    LessonHelp "lesson-help" "lesson" "Shows the lesson again where it was left, and what it is about to be done." [Play];
    LessonSkip "lesson-skip" "skip lesson" "Passes over the step of the lesson." [Play];
    Save "save" "save" "Shows where the game is kept, and copies it under a name." [Play];
    Menu "menu" "main menu" "Goes to the main menu; the game is kept." [Play, Replay, Report];

    ZoomIn "zoom-in" "zoom in" "Shows less of the map, larger." [Map, Replay];
    ZoomOut "zoom-out" "zoom out" "Shows more of the map, smaller." [Map, Replay];
    ZoomFit "zoom-fit" "whole map" "Shows the whole map." [Map, Replay];
    NextSelect "next-select" "next" "Selects the next of what the map shows." [Map];
    PreviousSelect "previous-select" "previous" "Selects the one before." [Map];
    Mode "mode" "map mode" "Colours the map by the next question: politics, alliances, threat, supply." [Map, Replay];
    ModeBack "mode-back" "mode back" "Colours the map by the question before." [Map, Replay];
    Flows "flows" "arrows" "Shows or hides movements and supply on the map." [Map];
    Centre "centre" "centre" "Centres the map on what is selected." [Map];

    Filter "filter" "filter" "Shows only what matches." [Panel];
    Sort "sort" "sort" "Sorts by the next column." [Panel];
    More "more" "more" "Raises the value." [Panel];
    Less "less" "less" "Lowers the value." [Panel];
    View "view" "other view" "Shows the other view: matrix, table or graph; of two games side by side, the other's map." [Panel, Replay];
    Locate "locate" "on the map" "Shows on the map what is selected." [Panel];

    Propose "propose" "propose" "Composes an offer to the nation." [Diplomacy];
    Accept "accept" "accept" "Accepts the offer or the terms." [Diplomacy, Crises];
    Refuse "refuse" "refuse" "Refuses the offer." [Diplomacy];
    Guarantee "guarantee" "guarantee" "Promises in public to defend the nation." [Diplomacy];
    Denounce "denounce" "denounce" "Denounces the nation in public." [Diplomacy];
    Aid "aid" "aid" "Sends the nation money." [Diplomacy];
    Sanction "sanction" "sanctions" "Imposes or lifts sanctions." [Diplomacy];
    Transit "transit" "transit" "Grants or withdraws the right to cross and base." [Diplomacy];
    Demand "demand" "demand" "Opens a crisis with a demand." [Diplomacy, Crises];

    Aye "aye" "vote aye" "Votes for the motion as it stands." [Alliance];
    Nay "nay" "vote nay" "Votes against the motion." [Alliance];
    Abstain "abstain" "abstain" "Abstains on the motion." [Alliance];
    Table "table" "table motion" "Puts a motion before the council." [Alliance];
    Contribute "contribute" "contribute" "Answers an ally's call." [Alliance];
    Apply "apply" "apply" "Asks to be taken into the alliance." [Diplomacy, Alliance];
    Leave "leave" "leave" "Gives notice under the treaty." [Alliance];

    Persuade "persuade" "persuade" "Works on the selected member: envoys, or money." [Alliance];
    Decline "decline" "call off" "Withdraws your call for help, or declines what others offer." [Alliance];
    Consult "consult" "consult" "Calls the members together over a threat to one of them." [Alliance, Crises];
    Invoke "invoke" "invoke" "Calls on the allies." [Alliance, Crises];
    Hold "hold" "hold" "Stays on this rung." [Crises];
    Raise "raise" "raise" "Goes one rung up." [Crises];
    Terms "terms" "offer terms" "Puts terms on the table." [Crises];
    Yield "yield" "yield" "Gives way." [Crises];
    Side "side" "take sides" "Stands with one side of a crisis." [Crises];
    Mediate "mediate" "mediate" "Offers to mediate." [Crises];

    Prestock "prestock" "prestock" "Lays in supplies for forces in the region." [Logistics];
    Build "build" "build" "Raises the infrastructure of an own region." [Logistics, Budget];
    Cut "cut" "cut?" "Marks a line as cut, or not, to see who would starve." [Logistics];
    Repair "repair" "repair" "Restores a part of a line." [Logistics];
    Route "route" "route" "Plans the way of a force." [Logistics, Forces];

    March "march" "march" "Moves the force." [Forces];
    Stance "stance" "stance" "Takes the next stance: defend, attack, reserve." [Forces];
    Mobilise "mobilise" "mobilise" "Mobilises, or stands down." [Forces, Budget];

    Watch "watch" "watch" "Points collection at the nation, or spreads it." [Intel];
    Covert "covert" "covert act" "Acts in secret." [Intel];
    Cyber "cyber" "in networks" "Acts in the nation's networks." [Intel];
    Guard "guard" "own networks" "Sets what is spent on the defence of your networks." [Intel];

    Graph "graph" "graph" "Chooses the figure and nations of the graph." [Chronicle];

Seat "seat" "seat" "Takes or leaves a seat at the table; several share the keyboard." [Menu];
    Theatre "theatre" "replay" "Watches the saved game turn by turn." [Menu];
    Delete "delete" "delete" "Deletes the save." [Menu];

    Play "play" "play/pause" "Plays on or pauses." [Replay];
    Faster "faster" "faster" "Plays faster." [Replay];
    Slower "slower" "slower" "Plays slower." [Replay];
    MarkNext "mark-next" "next mark" "Goes to the next war, invocation or accession." [Replay];
    MarkBefore "mark-before" "mark before" "Goes to the one before." [Replay];
    Branch "branch" "branch" "Begins a new game from this turn." [Replay, Report];
    Compare "compare" "compare" "Opens another game from the same beginning beside this one, or closes it." [Replay];

    Export "export" "export" "Writes the report to a file beside the saved game." [Report];
    Other "other" "if you had" "Plays the game again with another order of yours and the same luck." [Report];
}

impl Action {
    /// Its line in the registry.
    #[must_use]
    pub fn spec(self) -> &'static Spec {
        // The macro builds enum and table from the same lines, so that the discriminant is the index.
        &TABLE[self as usize]
    }

    /// The action of this name in key files.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        TABLE.iter().find(|s| s.id == id).map(|s| s.action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_enum_and_ids_are_unique() {
        for (i, spec) in TABLE.iter().enumerate() {
            assert_eq!(spec.action as usize, i);
            assert_eq!(Action::named(spec.id), Some(spec.action));
            assert!(
                spec.help.ends_with('.') && spec.name.len() <= 14,
                "{}",
                spec.id
            );
        }
    }
}
