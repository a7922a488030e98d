use serde::{Deserialize, Serialize};

/// Part `burden` of assets/rules/mind.ron: who carries what, and what the others make of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BurdenMind {
    /// Weights of a member's shares of money, dues, bases given, forces abroad, calls answered, dead and exercises
    /// hosted in its share of the burden.
    pub weights: [f64; 7],
    /// Weights of its shares of wealth, people and exposed borders in its share of the benefit.
    pub benefits: [f64; 3],
    /// What a victim that spends nothing loses of a member's and of the lead's readiness to come.
    pub sympathy: f64,
    pub lead: f64,
    /// What it loses of the lead's if it was warned.
    pub uncovered: f64,
    /// Point-years of allied forces on its soil that make up for a whole shortfall.
    pub bases: f64,
    /// What a motion loses when its mover spends nothing, and what a motion to expel gains.
    pub mover: f64,
    pub expel: f64,
    /// Share of the shortfall that an open pledge of one whose word is good makes up for.
    pub relief: f64,
}

/// Part `pledge` of assets/rules/mind.ron: to give, to keep, to ask for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PledgeMind {
    /// What a word broken costs a nation that is wholly loyal.
    pub word: f64,
    /// Worth of the allies' cover to one in full danger.
    pub cover: f64,
    /// What the lead's warning adds.
    pub warned: f64,
    /// Cost of spending a hundredth of GDP more than one would.
    pub cost: f64,
    /// What an empty treasury adds to the cost.
    pub debt: f64,
    /// Worth of the standing that a promise brings to one that spends nothing.
    pub standing: f64,
    /// Share of that standing which counts in no danger.
    pub standing_safe: f64,
    /// What each pledge broken before takes off, and how many are held against one.
    pub broken: f64,
    pub broken_most: u16,
    /// Worth to another member of a hundredth of the giver's GDP, if the giver is as large as itself.
    pub gain: f64,
    /// Share of the way to the pledge that one goes who does not mean to keep it.
    pub lip: f64,
    /// Shortfall, share of the guideline, from which a member promises more, and from which the lead presses it.
    pub promises: f64,
    pub presses: f64,
    /// Shortfall from which the lead warns instead of asking, where its trust, with what the member has given at such a weight, is
    /// below the second.
    pub warns: f64,
    pub warns_patience: f64,
    pub warns_given: f64,
    /// Times a year that each member may be asked, and the years that a promise is given for.
    pub asks: f64,
    pub years: u8,
}
