//! Orders given, asked about, replaced and listed while the turn lasts.

use casus_core::order::Order;
use casus_core::tell;

use super::Play;
use crate::actions::Action;
use crate::cell::width;
use crate::command::{Choice, Command};
use crate::draft::differs;
use crate::momentous;
use crate::popups::choose::Choose;
use crate::popups::confirm::Confirm;
use crate::shell::{Shell, Step};

impl Play {
    fn sentence(&self, order: &Order) -> String {
        tell::capital(&tell::order(order, self.table.view()))
    }

    /// Puts an order into the draft if the judge allows it beside the others; asks first where it is momentous or
    /// would take the place of one that means something else.
    pub(super) fn order(&mut self, shell: &Shell, order: Order) -> Step {
        let draft = self.table.draft();
        if draft.orders().contains(&order) {
            return Step::Say("That is ordered already.".to_owned());
        }
        if let Some(refusal) = draft.refusal(self.table.view(), &order) {
            // Cut off at the right edge, the reason would be what is lost.
            let whole = format!("{}: {refusal}.", self.sentence(&order));
            return said(shell, [whole, format!("No: {refusal}.")]);
        }
        let replaced = draft.replaced(&order).filter(|old| differs(old, &order));
        let question = momentous::question(self.table.view(), &order);
        if question.is_none() && replaced.is_none() {
            return self.give(shell, order);
        }
        let title = match &question {
            Some((title, _)) => title.clone(),
            None => "Instead of what is ordered?".to_owned(),
        };
        let mut body = vec![format!("{}.", self.sentence(&order))];
        body.extend(question.map(|q| q.1));
        body.extend(replaced.map(|old| format!("It takes the place of: {}.", self.sentence(old))));
        let undo = shell.keys.label(Action::Undo);
        body.push(format!("{undo} takes it back until the turn ends."));
        let yes = Command::Confirmed(order);
        Step::Popup(Box::new(Confirm::new(title, body.join("\n"), yes)))
    }

    /// Puts an order into the draft, and says so.
    pub(super) fn give(&mut self, shell: &Shell, order: Order) -> Step {
        let sentence = self.sentence(&order);
        let undo = shell.keys.label(Action::Undo);
        match self.table.draft_mut().give(order) {
            None => Step::Say(format!("{sentence}.  {undo} takes it back.")),
            Some(old) => {
                let old = self.sentence(&old);
                let whole = format!("{sentence}.  Not any more: {old}.  {undo} brings that back.");
                let short = format!("It replaces: {old}.  {undo} brings that back.");
                said(shell, [whole, short])
            }
        }
    }

    pub(super) fn orders(&self) -> Step {
        let orders = self.table.draft().orders();
        let entry = |(i, order): (usize, &Order)| {
            Choice::new(self.sentence(order), Command::Withdraw(i)).note("Enter takes it back.")
        };
        let choices = orders.iter().enumerate().map(entry).collect();
        Step::Popup(Box::new(Choose::new(
            "Orders of this turn".to_owned(),
            String::new(),
            choices,
        )))
    }
}

/// The whole sentence where the hint bar has room for it, else the short one.
fn said(shell: &Shell, [whole, short]: [String; 2]) -> Step {
    let fits = width(&whole) + 2 <= shell.size.columns();
    Step::Say(if fits { whole } else { short })
}
