//! Reading and changing components by stable id, always in id order.

use hecs::{
    ArchetypeColumn, ArchetypeColumnMut, Bundle, Component, ComponentRef, Entity, Ref, RefMut,
};

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
                self.column::<&$type>(self.places.nations)
            }
            pub fn $all_mut(&mut self) -> ArchetypeColumnMut<'_, $type> {
                self.column::<&mut $type>(self.places.nations)
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

/// All that is kept of one nation, to change: found at once, where a rule needs much of it.
pub struct NationMut<'w> {
    pub economy: &'w mut Economy,
    pub polity: &'w mut Polity,
    pub mind: &'w mut Mind,
    pub standing: &'w mut Standing,
    pub military: &'w mut Military,
    pub plight: &'w mut Plight,
}

impl World {
    #[allow(clippy::expect_used, reason = "see `must`")]
    pub fn nation_mut(&mut self, nation: NationId) -> NationMut<'_> {
        type Parts<'w> = (
            &'w mut Economy,
            &'w mut Polity,
            &'w mut Mind,
            &'w mut Standing,
            &'w mut Military,
            &'w mut Plight,
        );
        let parts = self
            .ecs
            .query_one_mut::<Parts<'_>>(self.nations[nation.index()]);
        let (economy, polity, mind, standing, military, plight) =
            parts.expect("components of spawning");
        NationMut {
            economy,
            polity,
            mind,
            standing,
            military,
            plight,
        }
    }
}

/// Things that come and go: looked up, added and removed by id.
macro_rules! of_table {
    ($($table:ident $id:ty, $type:ty, $get:ident $get_mut:ident $ids:ident $add:ident, $next:ident);* $(;)?) => {
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
    forces ForceId, Force, force force_mut force_ids add_force, force;
    treaties TreatyId, Treaty, treaty treaty_mut treaty_ids add_treaty, treaty;
    crises CrisisId, Crisis, crisis crisis_mut crisis_ids add_crisis, crisis;
    cases CaseId, Case, case case_mut case_ids add_case, case;
    motions MotionId, Motion, motion motion_mut motion_ids add_motion, motion;
    offers OfferId, Offer, offer offer_mut offer_ids add_offer, offer;
    foundings FoundingId, Founding, founding founding_mut founding_ids add_founding, founding;
    operations OperationId, Operation, operation operation_mut operation_ids add_operation, operation;
    missions MissionId, Mission, mission mission_mut mission_ids add_mission, mission;
}

/// Things that have one component each. hecs keeps those of a kind in one column, and here it is kept in id order:
/// what is removed leaves its place to the one after it, and the last place ends.
macro_rules! of_column {
    ($($table:ident $table_mut:ident $id:ty, $type:ty, $remove:ident);* $(;)?) => {
        #[allow(dead_code, reason = "see `of_table`")]
        impl World { $(
            /// All of the kind, in id order.
            pub fn $table(&self) -> ArchetypeColumn<'_, $type> {
                self.column::<&$type>(self.places.$table)
            }
            pub fn $table_mut(&mut self) -> ArchetypeColumnMut<'_, $type> {
                self.column::<&mut $type>(self.places.$table)
            }
            pub fn $remove(&mut self, id: $id) {
                let Ok(at) = self.$table.binary_search_by_key(&id, |&(i, _)| i) else {
                    return;
                };
                self.$table_mut()[at..].rotate_left(1);
                for i in at + 1..self.$table.len() {
                    self.$table[i - 1].0 = self.$table[i].0;
                }
                if let Some((_, entity)) = self.$table.pop() {
                    // Fails only for an entity that is gone already; the table is the one owner.
                    drop(self.ecs.despawn(entity));
                }
            }
        )* }
    };
}

of_column! {
    treaties treaties_mut TreatyId, Treaty, remove_treaty;
    crises crises_mut CrisisId, Crisis, remove_crisis;
    cases cases_mut CaseId, Case, remove_case;
    motions motions_mut MotionId, Motion, remove_motion;
    offers offers_mut OfferId, Offer, remove_offer;
    foundings foundings_mut FoundingId, Founding, remove_founding;
    operations operations_mut OperationId, Operation, remove_operation;
    missions missions_mut MissionId, Mission, remove_mission;
}

/// Where hecs keeps each kind that is read by columns: the places of their archetypes.
#[derive(Clone, Copy, Default)]
pub struct Places {
    nations: usize,
    regions: usize,
    treaties: usize,
    crises: usize,
    cases: usize,
    motions: usize,
    offers: usize,
    foundings: usize,
    operations: usize,
    missions: usize,
}

impl Places {
    /// Makes the archetypes, before anything is spawned: none is missing while there is nothing of its kind.
    pub fn prepare(ecs: &mut hecs::World) -> Self {
        Self {
            nations: place::<(Economy, Polity, Mind, Standing, Military, Plight)>(ecs),
            regions: place::<(RegionState,)>(ecs),
            treaties: place::<(Treaty,)>(ecs),
            crises: place::<(Crisis,)>(ecs),
            cases: place::<(Case,)>(ecs),
            motions: place::<(Motion,)>(ecs),
            offers: place::<(Offer,)>(ecs),
            foundings: place::<(Founding,)>(ecs),
            operations: place::<(Operation,)>(ecs),
            missions: place::<(Mission,)>(ecs),
        }
    }
}

/// Makes the archetype of a bundle that there is none of, and says its place: new ones come last.
fn place<T: Bundle + 'static>(ecs: &mut hecs::World) -> usize {
    ecs.reserve::<T>(1);
    ecs.archetypes().len() - 1
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

    pub fn remove_force(&mut self, id: ForceId) {
        if let Ok(i) = self.forces.binary_search_by_key(&id, |&(i, _)| i) {
            let (_, entity) = self.forces.remove(i);
            drop(self.ecs.despawn(entity));
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

    /// The column of a component in the archetype at `place`, in id order: what is there is alike, was spawned in
    /// that order and keeps it.
    #[allow(
        clippy::expect_used,
        reason = "`prepare` makes every archetype before anything is spawned"
    )]
    fn column<'w, T: ComponentRef<'w>>(&'w self, place: usize) -> T::Column {
        let archetype = self.ecs.archetypes().nth(place);
        let column = archetype.and_then(|a| a.get::<T>());
        column.expect("a component of spawning")
    }

    pub fn regions(&self) -> ArchetypeColumn<'_, RegionState> {
        self.column::<&RegionState>(self.places.regions)
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
    reason = "made for `map` over references"
)]
pub fn owned<T: Component + Clone>(reference: Ref<'_, T>) -> T {
    T::clone(&reference)
}
