//! Reading and changing components by stable id, always in id order.

use hecs::{ArchetypeColumn, ArchetypeColumnMut, Component, ComponentRef, Entity, Ref, RefMut};

use super::{
    CutOff, Economy, Force, InTransit, Index, Military, Mind, Operation, Plight, Polity, Standing,
    World,
};
use crate::ids::{
    CaseId, CrisisId, ForceId, FoundingId, MissionId, MotionId, NationId, OfferId, OperationId,
    RegionId, TreatyId,
};
use crate::view::{Case, Crisis, Founding, Mission, Motion, Offer, RegionState, Treaty};

/// Components that every nation has: of one, and of all in id order.
macro_rules! of_nation {
    ($($read:ident $write:ident $all:ident $all_mut:ident $type:ty),* $(,)?) => {
        #[allow(dead_code, reason = "each component gets all doorways, whether or not a rule goes through them yet")]
        impl World { $(
            pub fn $read(&self, nation: NationId) -> Ref<'_, $type> {
                self.must(self.nations[nation.index()])
            }
            pub fn $write(&mut self, nation: NationId) -> RefMut<'_, $type> {
                self.must_mut(self.nations[nation.index()])
            }
            pub fn $all(&self) -> ArchetypeColumn<'_, $type> {
                self.column::<&$type>()
            }
            pub fn $all_mut(&mut self) -> ArchetypeColumnMut<'_, $type> {
                self.column::<&mut $type>()
            }
        )* }
    };
}

of_nation! {
    economy economy_mut economies economies_mut Economy,
    polity polity_mut polities polities_mut Polity,
    mind mind_mut minds minds_mut Mind,
    standing standing_mut standings standings_mut Standing,
    military military_mut militaries militaries_mut Military,
    plight plight_mut plights plights_mut Plight,
}

/// Things that come and go: looked up, walked, added and removed by id.
macro_rules! of_table {
    ($($table:ident $id:ty, $type:ty, $get:ident $get_mut:ident $ids:ident $add:ident $remove:ident, $next:ident);* $(;)?) => {
        #[allow(dead_code, reason = "each kind gets all doorways, whether or not a rule goes through them yet")]
        impl World { $(
            pub fn $get(&self, id: $id) -> Option<Ref<'_, $type>> {
                find(&self.$table, id).map(|e| self.must(e))
            }
            pub fn $get_mut(&mut self, id: $id) -> Option<RefMut<'_, $type>> {
                find(&self.$table, id).map(|e| self.must_mut(e))
            }
            pub fn $ids(&self) -> Vec<$id> {
                self.$table.iter().map(|&(id, _)| id).collect()
            }
            /// Adds what `make` builds with the next free id, and returns that id.
            pub fn $add(&mut self, make: impl FnOnce($id) -> $type) -> $id {
                self.counters.$next += 1;
                let id = <$id>::from_counter(self.counters.$next);
                let entity = self.ecs.spawn((make(id),));
                self.$table.push((id, entity));
                id
            }
            pub fn $remove(&mut self, id: $id) {
                if let Ok(i) = self.$table.binary_search_by_key(&id, |&(i, _)| i) {
                    let (_, entity) = self.$table.remove(i);
                    // Fails only for an entity that is gone already; the table is the one owner.
                    drop(self.ecs.despawn(entity));
                }
            }
        )* }
    };
}

/// An id made from the counter of its kind.
trait FromCounter<C> {
    fn from_counter(counter: C) -> Self;
}

macro_rules! from_counter {
    ($($id:ident $int:ty),*) => { $(impl FromCounter<$int> for $id {
        fn from_counter(counter: $int) -> Self { Self(counter) }
    })* };
}

from_counter!(ForceId u32, TreatyId u16, CrisisId u32, CaseId u32, MotionId u32, OfferId u32, FoundingId u32, OperationId u32, MissionId u32);

of_table! {
    forces ForceId, Force, force force_mut force_ids add_force remove_force, force;
    treaties TreatyId, Treaty, treaty treaty_mut treaty_ids add_treaty remove_treaty, treaty;
    crises CrisisId, Crisis, crisis crisis_mut crisis_ids add_crisis remove_crisis, crisis;
    cases CaseId, Case, case case_mut case_ids add_case remove_case, case;
    motions MotionId, Motion, motion motion_mut motion_ids add_motion remove_motion, motion;
    offers OfferId, Offer, offer offer_mut offer_ids add_offer remove_offer, offer;
    foundings FoundingId, Founding, founding founding_mut founding_ids add_founding remove_founding, founding;
    operations OperationId, Operation, operation operation_mut operation_ids add_operation remove_operation, operation;
    missions MissionId, Mission, mission mission_mut mission_ids add_mission remove_mission, mission;
}

/// The few of a kind, in id order.
macro_rules! walked {
    ($($table:ident $type:ty),* $(,)?) => { impl World { $(
        pub fn $table(&self) -> impl Iterator<Item = Ref<'_, $type>> {
            self.$table.iter().map(|&(_, e)| self.must(e))
        }
    )* } };
}

walked! {
    treaties Treaty, crises Crisis, cases Case, motions Motion, offers Offer, foundings Founding, operations Operation,
    missions Mission,
}

fn find<I: Ord + Copy>(index: &Index<I>, id: I) -> Option<Entity> {
    index
        .binary_search_by_key(&id, |&(i, _)| i)
        .ok()
        .map(|i| index[i].1)
}

impl World {
    /// All forces in id order, copied out: they are many, and hecs finds one at a time slowly.
    #[allow(clippy::expect_used, reason = "see `must`")]
    pub fn forces(&self) -> impl Iterator<Item = Force> {
        let view = self.ecs.view::<&Force>();
        self.forces
            .iter()
            .map(move |&(_, e)| *view.get(e).expect("a component of spawning"))
    }

    /// Changes every treaty, in id order.
    pub fn each_treaty(&mut self, mut change: impl FnMut(&mut Treaty)) {
        let mut view = self.ecs.view_mut::<&mut Treaty>();
        for &(_, entity) in &self.treaties {
            if let Some(treaty) = view.get_mut(entity) {
                change(treaty);
            }
        }
    }

    /// Changes every force, in id order.
    pub fn each_force(&mut self, mut change: impl FnMut(&mut Force)) {
        let mut view = self.ecs.view_mut::<&mut Force>();
        for &(_, entity) in &self.forces {
            if let Some(force) = view.get_mut(entity) {
                change(force);
            }
        }
    }

    /// The column of a component that all nations or all regions have, by id. They are spawned in that order,
    /// are alike and never leave, so that hecs keeps them in one archetype in that order.
    #[allow(
        clippy::expect_used,
        reason = "no world is without nations and regions: a nation has a capital"
    )]
    fn column<'w, T: ComponentRef<'w>>(&'w self) -> T::Column {
        let column = self.ecs.archetypes().find_map(|a| a.get::<T>());
        column.expect("a component of spawning")
    }

    pub fn regions(&self) -> ArchetypeColumn<'_, RegionState> {
        self.column::<&RegionState>()
    }

    pub fn region(&self, region: RegionId) -> Ref<'_, RegionState> {
        self.must(self.regions[region.index()])
    }

    pub fn region_mut(&mut self, region: RegionId) -> RefMut<'_, RegionState> {
        self.must_mut(self.regions[region.index()])
    }

    pub fn controller(&self, region: RegionId) -> Option<NationId> {
        self.region(region).controller
    }

    /// Whether the nation's government sits on its own soil.
    pub fn free(&self, nation: NationId) -> bool {
        self.plight(nation).exile.is_none()
    }

    pub fn at_war_since(&self, nation: NationId) -> Option<u32> {
        self.plight(nation).at_war
    }

    /// The forces that are on their way.
    pub fn moving(&self) -> Vec<ForceId> {
        self.marked::<InTransit>()
    }

    /// The forces that supply does not reach.
    pub fn starving(&self) -> Vec<ForceId> {
        self.marked::<CutOff>()
    }

    /// The forces with the component `T`, put in id order: hecs has them in none.
    fn marked<T: Component>(&self) -> Vec<ForceId> {
        let mut query = self.ecs.query::<&Force>().with::<&T>();
        let mut ids: Vec<ForceId> = query.iter().map(|f| f.id).collect();
        ids.sort_unstable();
        ids
    }

    pub fn transit(&self, force: ForceId) -> Option<Ref<'_, InTransit>> {
        find(&self.forces, force).and_then(|e| self.ecs.get::<&InTransit>(e).ok())
    }

    pub fn transit_mut(&mut self, force: ForceId) -> Option<RefMut<'_, InTransit>> {
        find(&self.forces, force).and_then(|e| self.ecs.get::<&mut InTransit>(e).ok())
    }

    pub fn set_transit(&mut self, force: ForceId, value: Option<InTransit>) {
        if let Some(entity) = find(&self.forces, force) {
            self.set_optional(entity, value);
        }
    }

    /// How many months the force has been out of supply; None while it is fed.
    pub fn cut_off(&self, force: ForceId) -> Option<f64> {
        find(&self.forces, force).and_then(|e| self.ecs.get::<&CutOff>(e).ok().map(|c| c.months))
    }

    pub fn set_cut_off(&mut self, force: ForceId, months: Option<f64>) {
        if let Some(entity) = find(&self.forces, force) {
            self.set_optional(entity, months.map(|months| CutOff { months }));
        }
    }

    fn set_optional<T: Component>(&mut self, entity: Entity, value: Option<T>) {
        // Both fail only for an entity that does not exist, and indices hold none.
        match value {
            Some(v) => drop(self.ecs.insert_one(entity, v)),
            None => drop(self.ecs.remove_one::<T>(entity)),
        }
    }

    /// A component that spawning gave and nothing removes.
    #[allow(
        clippy::expect_used,
        reason = "spawn adds it, no code removes it; a test spawns and reads every kind"
    )]
    fn must<T: Component>(&self, entity: Entity) -> Ref<'_, T> {
        self.ecs.get::<&T>(entity).expect("a component of spawning")
    }

    #[allow(
        clippy::expect_used,
        reason = "see `must`; `&mut self` rules out a second borrow"
    )]
    fn must_mut<T: Component>(&mut self, entity: Entity) -> RefMut<'_, T> {
        self.ecs
            .get::<&mut T>(entity)
            .expect("a component of spawning")
    }
}

/// A copy of what a reference holds.
#[allow(
    clippy::needless_pass_by_value,
    reason = "made for `map` over iterators of references"
)]
pub fn owned<T: Component + Clone>(reference: Ref<'_, T>) -> T {
    T::clone(&reference)
}
