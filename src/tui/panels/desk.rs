//! What the panels share: a context with the words, styles and checks that every one of them needs.

use casus_core::content::Scenario;
use casus_core::figures::fixed;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::command::{Choice, Command};
use crate::context::Context;
use crate::widgets::ink::Ink;
use casus_core::ids::{NationId, RegionId, TreatyId};
use casus_core::judge;
use casus_core::order::Order;
use casus_core::tell;
pub use casus_core::tell::time as months;
use casus_core::view::{Public, View};
use casus_core::why::Why;

/// A context at a panel's hand.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    pub ctx: &'a Context<'a>,
    pub view: &'a View,
    pub ink: Ink,
    pub me: NationId,
}

impl<'a> Desk<'a> {
    #[must_use]
    pub fn new(ctx: &'a Context<'a>) -> Self {
        Self {
            ctx,
            view: ctx.view,
            ink: Ink::of(ctx.theme, ctx.focused),
            me: ctx.view.me,
        }
    }

    #[must_use]
    pub fn public(&self) -> &'a Public {
        &self.view.public
    }

    #[must_use]
    pub fn scenario(&self) -> &'a Scenario {
        &self.view.public.scenario
    }

    #[must_use]
    pub fn name(&self, nation: NationId) -> &'a str {
        &self.scenario().nation(nation).name
    }

    #[must_use]
    pub fn code(&self, nation: NationId) -> &'a str {
        &self.scenario().nation(nation).id
    }

    /// The nation's code in its colour.
    #[must_use]
    pub fn badge(&self, nation: NationId) -> Span<'static> {
        Span::styled(self.code(nation).to_owned(), self.tint(nation))
    }

    /// The nation's colour, fit to be read on the theme's background.
    #[must_use]
    pub fn tint(&self, nation: NationId) -> Style {
        self.ink
            .tint(self.ctx.theme, self.scenario().nation(nation).color)
    }

    /// Codes in colour, one blank between, as far as `room` cells reach; "+3" stands for the rest.
    #[must_use]
    pub fn badges(&self, nations: &[NationId], room: usize) -> Vec<Span<'static>> {
        let mut spans = Vec::new();
        let mut used = 0;
        for (i, &nation) in nations.iter().enumerate() {
            let wide = self.code(nation).chars().count() + 1;
            let left = nations.len() - i;
            if used + wide + if left > 1 { 4 } else { 0 } > room {
                spans.push(Span::styled(format!("+{left}"), self.ink.dim));
                break;
            }
            spans.push(self.badge(nation));
            spans.push(Span::raw(" "));
            used += wide;
        }
        spans
    }

    #[must_use]
    pub fn region(&self, region: RegionId) -> &'a str {
        &self.scenario().region(region).name
    }

    #[must_use]
    pub fn treaty(&self, treaty: TreatyId) -> &'a str {
        self.view
            .public
            .treaty(treaty)
            .map_or("a lapsed treaty", |t| &t.name)
    }

    /// A sum in the map's money, for a cell or a label.
    #[must_use]
    pub fn money(&self, billions: f64) -> String {
        self.scenario().money.cell(billions)
    }

    /// The same of what an order carries.
    #[must_use]
    pub fn millions(&self, amount: u32) -> String {
        self.money(f64::from(amount) / 1e3)
    }

    /// Estimated points of all arms.
    #[must_use]
    pub fn strength(&self, nation: NationId) -> f64 {
        self.view.estimate(nation).strength.iter().sum()
    }

    /// The sentence with which `order` is refused beside the orders drafted already, if it is.
    #[must_use]
    pub fn refusal(&self, order: &Order) -> Option<String> {
        let refusal = self.ctx.draft.refusal(self.view, order);
        refusal.map(|r| r.to_string())
    }

    #[must_use]
    pub fn drafted(&self, order: &Order) -> bool {
        self.ctx.draft.orders().contains(order)
    }

    /// What an order costs, in words: `costs 4 influence and $10m`; empty for what is free.
    #[must_use]
    pub fn price(&self, order: &Order) -> String {
        match self.due(order) {
            free if free.is_empty() => free,
            due => format!("costs {due}"),
        }
    }

    /// The same in a cell whose head says that it is a price.
    #[must_use]
    pub fn due(&self, order: &Order) -> String {
        let price = judge::price(self.view, order);
        let influence = format!("{} influence", fixed(price.influence, 0));
        let money = self.money(price.billions);
        match (price.influence > 0.0, price.billions > 0.0) {
            (true, true) => format!("{influence} and {money}"),
            (true, false) => influence,
            (false, true) => money,
            (false, false) => String::new(),
        }
    }

    /// An order to choose from a list: its price noted, ticked when drafted, greyed when refused.
    #[must_use]
    pub fn choice(&self, label: impl Into<String>, order: Order) -> Choice {
        let tick = if self.drafted(&order) { "√ " } else { "" };
        let mut choice = Choice::new(
            format!("{tick}{}", label.into()),
            Command::Order(order.clone()),
        );
        choice.refused = self.refusal(&order);
        choice.note(self.price(&order))
    }

    /// All other nations that are states or have been, in id order.
    pub fn others(&self) -> impl Iterator<Item = NationId> + use<'a> {
        let me = self.me;
        self.public().states().filter(move |&n| n != me)
    }

    /// The regions that `nation` controls, in id order.
    pub fn regions_of(&self, nation: NationId) -> impl Iterator<Item = RegionId> + use<'a> {
        let view = self.view;
        self.scenario()
            .region_ids()
            .filter(move |&r| view.region(r).controller == Some(nation))
    }

    /// The Why popup for a figure.
    #[must_use]
    pub fn why(&self, title: impl Into<String>, verdict: impl Into<String>, why: Why) -> Command {
        Command::Why {
            title: title.into(),
            verdict: verdict.into(),
            why,
        }
    }
}

/// A share 0..1 as a whole percentage without its sign.
#[must_use]
pub fn percent(share: f64) -> String {
    fixed(share * 100.0, 0)
}

/// A share 0..1 in whole per cent: `45%`.
#[must_use]
pub fn share(of: f64) -> String {
    format!("{}%", percent(of))
}

/// Tonnes and the like: a decimal for small amounts, none for large ones.
#[must_use]
pub fn amount(of: f64) -> String {
    if of.abs() < 9.95 {
        fixed(of, 1)
    } else {
        fixed(of, 0)
    }
}

/// Strength by its points, in a cell: `43k men`.
#[must_use]
pub fn strength(points: f64) -> String {
    format!("{} men", tell::men_cell(points))
}
