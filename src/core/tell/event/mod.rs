//! Events as sentences.

mod burden;
mod calls;
mod council;
mod crises;
mod diplomacy;
mod faith;
mod forces;
mod home;
mod missions;
mod networks;
mod preparation;
mod war;

#[cfg(test)]
mod tests;

pub(super) use self::war::joined;
use super::{Names, capital};
use crate::event::{EventKind, Topic};

/// One sentence on what happened; each topic's own file has the words, and the tests have one event of every kind.
#[must_use]
pub fn event(kind: &EventKind, names: &(impl Names + ?Sized)) -> String {
    let sentence = match kind.facts().topic {
        Topic::Home => home::sentence(kind, names),
        Topic::Diplomacy => diplomacy::sentence(kind, names),
        Topic::Council => council::sentence(kind, names),
        Topic::Calls => calls::sentence(kind, names),
        Topic::Faith => faith::sentence(kind, names),
        Topic::Burden => burden::sentence(kind, names),
        Topic::Preparation => preparation::sentence(kind, names),
        Topic::Missions => missions::sentence(kind, names),
        Topic::Crises => crises::sentence(kind, names),
        Topic::War => war::sentence(kind, names),
        Topic::Forces => forces::sentence(kind, names),
        Topic::Networks => networks::sentence(kind, names),
    };
    capital(&super::clean(&sentence))
}
