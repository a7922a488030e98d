//! What can be seen of a game in play: views, chronicle, figures.

use std::sync::Arc;

use super::{Figure, Figures, Session, SessionError};
use crate::event::Event;
use crate::ids::NationId;
use crate::order::Order;
use crate::tell::Register;
use crate::view::View;

impl Session {
    /// The world as `nation` sees it; cheap, and to be kept while the next turn runs elsewhere.
    ///
    /// # Errors
    /// When the map has no such nation.
    pub fn view(&self, nation: NationId) -> Result<Arc<View>, SessionError> {
        self.views
            .get(nation.index())
            .cloned()
            .ok_or(SessionError::NotSeated(nation))
    }

    /// The views of all nations, in id order.
    #[must_use]
    pub fn all_views(&self) -> &[Arc<View>] {
        &self.views
    }

    /// The views of the seats, in their order.
    #[must_use]
    pub fn views(&self) -> Vec<Arc<View>> {
        self.seats()
            .iter()
            .filter_map(|n| self.views.get(n.index()).cloned())
            .collect()
    }

    /// Everything that has happened, including what no seat may know; see [`Session::chronicle_of`].
    #[must_use]
    pub fn chronicle(&self) -> &[Event] {
        &self.chronicle
    }

    /// What `nation` may know of what has happened; when the game is over, all of it.
    pub fn chronicle_of(&self, nation: NationId) -> impl Iterator<Item = &Event> {
        let all = self.over();
        self.chronicle
            .iter()
            .filter(move |e| all || e.scope.includes(nation))
    }

    /// What `nation` ordered in the last turn, in the order given.
    #[must_use]
    pub fn ordered(&self, nation: NationId) -> Vec<Order> {
        let mine = self.ordered.iter().filter(|i| i.nation == nation);
        mine.map(|i| i.order.clone()).collect()
    }

    /// Names of all that was and is.
    #[must_use]
    pub fn names(&self) -> &Register {
        &self.register
    }

    /// The figures at the start of each turn, from turn 0 to the present one.
    #[must_use]
    pub fn figures(&self) -> &[Figures] {
        &self.figures
    }

    /// One figure by turn as `viewer` may see it: None where it is another nation's secret and the game is
    /// not over.
    #[must_use]
    pub fn graph(&self, viewer: NationId, figure: Figure, nation: NationId) -> Option<Vec<f64>> {
        let may = figure.is_public() || viewer == nation || self.over();
        may.then(|| self.figures.iter().map(|f| f.get(figure, nation)).collect())
    }
}
