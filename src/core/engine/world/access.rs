//! One thing by its id, and columns of what all of a sort have, in id order, for those who only read. Systems query
//! ([`Entities::each`](super::Entities::each)).

use hecs::{ArchetypeColumn, Component, Ref, RefMut};

use super::entities::{Kind, Named};
use super::{
    Economy, Force, InTransit, Military, Mind, Operation, Plight, Polity, Standing, World,
};
use crate::ids::{
    CaseId, CrisisId, ForceId, FoundingId, GroupId, MissionId, MotionId, NationId, OfferId,
    OperationId, RegionId, TreatyId,
};
use crate::view::{
    ArmedGroup, Case, Crisis, Founding, Mission, Motion, Networks, Offer, RegionState, Treaty,
};

/// Components that every nation has: of one to read and to change, and of all to read.
macro_rules! of_nation {
    ($($read:ident $write:ident $all:ident $type:ty),* $(,)?) => {
        impl World { $(
            pub fn $read(&self, nation: NationId) -> Ref<'_, $type> {
                must(self.ecs.get(nation))
            }
            pub fn $write(&mut self, nation: NationId) -> RefMut<'_, $type> {
                must(self.ecs.get_mut(nation))
            }
            pub fn $all(&self) -> ArchetypeColumn<'_, $type> {
                self.ecs.column::<NationId, $type>()
            }
        )* }
    };
}

of_nation! {
    economy economy_mut economies Economy,
    polity polity_mut polities Polity,
    standing standing_mut standings Standing,
    military military_mut militaries Military,
    plight plight_mut plights Plight,
    networks networks_mut all_networks Networks,
}

/// All that is kept of one nation, to change: found at once, where a rule needs much of it.
pub struct NationMut<'w> {
    pub economy: &'w mut Economy,
    pub polity: &'w mut Polity,
    pub mind: &'w mut Mind,
    pub standing: &'w mut Standing,
    pub military: &'w mut Military,
    pub plight: &'w mut Plight,
    pub networks: &'w mut Networks,
}

/// All of a kind that comes and goes, to read.
macro_rules! of_kind {
    ($($all:ident $id:ty, $type:ty);* $(;)?) => {
        impl World { $(
            pub fn $all(&self) -> ArchetypeColumn<'_, $type> {
                self.ecs.column::<$id, $type>()
            }
        )* }
    };
}

of_kind! {
    regions RegionId, RegionState;
    treaties TreatyId, Treaty;
    crises CrisisId, Crisis;
    cases CaseId, Case;
    motions MotionId, Motion;
    offers OfferId, Offer;
    foundings FoundingId, Founding;
    operations OperationId, Operation;
    missions MissionId, Mission;
    groups GroupId, ArmedGroup;
}

impl World {
    pub fn minds(&self) -> ArchetypeColumn<'_, Mind> {
        self.ecs.column::<NationId, Mind>()
    }

    pub fn mind_mut(&mut self, nation: NationId) -> RefMut<'_, Mind> {
        must(self.ecs.get_mut(nation))
    }

    /// A thing that comes and goes, by its id; None once it is gone.
    pub fn get<I: Named>(&self, id: I) -> Option<Ref<'_, I::Kind>> {
        self.ecs.get(id)
    }

    pub fn get_mut<I: Named>(&mut self, id: I) -> Option<RefMut<'_, I::Kind>> {
        self.ecs.get_mut(id)
    }

    /// Adds what `make` builds with the next free id, and returns that id.
    pub fn add<K: Kind>(&mut self, make: impl FnOnce(K::Id) -> K) -> K::Id {
        let id = K::next(&mut self.counters);
        self.ecs.spawn(make(id));
        id
    }

    pub fn remove<I: Named>(&mut self, id: I) {
        self.ecs.remove(id);
    }

    /// Takes out all of a kind for which `over` holds.
    pub fn remove_where<K: Kind>(&mut self, over: impl Fn(&K) -> bool) {
        let mut ids = Vec::new();
        self.ecs.each::<K::Id, &K>(|id, k| {
            if over(k) {
                ids.push(id);
            }
        });
        for id in ids {
            self.remove(id);
        }
    }

    pub fn nation_mut(&mut self, nation: NationId) -> NationMut<'_> {
        type Parts<'w> = (
            &'w mut Economy,
            &'w mut Polity,
            &'w mut Mind,
            &'w mut Standing,
            &'w mut Military,
            &'w mut Plight,
            &'w mut Networks,
        );
        let parts = self.ecs.one::<NationId, Parts<'_>>(nation);
        let (economy, polity, mind, standing, military, plight, networks) = must(parts);
        NationMut {
            economy,
            polity,
            mind,
            standing,
            military,
            plight,
            networks,
        }
    }

    /// All forces in id order, copied out: they are many, and hecs finds one at a time slowly.
    pub fn forces(&self) -> impl Iterator<Item = Force> {
        self.ecs.copies()
    }

    pub fn region(&self, region: RegionId) -> Ref<'_, RegionState> {
        must(self.ecs.get(region))
    }

    pub fn region_mut(&mut self, region: RegionId) -> RefMut<'_, RegionState> {
        must(self.ecs.get_mut(region))
    }

    pub fn controller(&self, region: RegionId) -> Option<NationId> {
        self.region(region).controller
    }

    /// Whether the nation's government sits on its own soil.
    pub fn free(&self, nation: NationId) -> bool {
        self.plight(nation).exile.is_none()
    }

    /// Whether it owns no soil any more, and is a state no longer.
    pub fn extinct(&self, nation: NationId) -> bool {
        self.plight(nation).exile.is_some_and(|e| e.extinct)
    }

    pub fn at_war_since(&self, nation: NationId) -> Option<u32> {
        self.plight(nation).at_war
    }

    pub fn transit(&self, force: ForceId) -> Option<Ref<'_, InTransit>> {
        self.ecs.get(force)
    }

    pub fn set_transit(&mut self, force: ForceId, value: Option<InTransit>) {
        self.ecs.set(force, value);
    }
}

/// What spawning gave and nothing removes.
#[allow(
    clippy::expect_used,
    reason = "spawning adds it and no code removes it; a test spawns and reads every kind"
)]
fn must<T>(part: Option<T>) -> T {
    part.expect("a component of spawning")
}

/// A copy of what a reference holds.
#[allow(
    clippy::needless_pass_by_value,
    reason = "made for `map` over references"
)]
pub fn owned<T: Component + Clone>(reference: Ref<'_, T>) -> T {
    T::clone(&reference)
}
