//! Entities by their stable ids. hecs finds things in an order that changes with every despawn and every load, so a
//! system asks here and gets what its query finds in the order of the ids.

use hecs::{
    ArchetypeColumn, ArchetypeColumnMut, Bundle, Component, ComponentRef, Entity, Query,
    QueryShared, Ref, RefMut,
};

use super::{Counters, Economy, Force, Military, Mind, Operation, Plight, Polity, Standing};
use crate::ids::{
    CaseId, CrisisId, ForceId, FoundingId, GroupId, MissionId, MotionId, NationId, OfferId,
    OperationId, RegionId, TreatyId,
};
use crate::view::{
    ArmedGroup, Case, Crisis, Founding, Mission, Motion, Networks, Offer, RegionState, Treaty,
};

/// All entities: each has its stable id as a component beside those that say what it is.
pub struct Entities {
    ecs: hecs::World,
    tables: Tables,
}

/// The entities of each sort, by id.
struct Tables {
    nations: Table<NationId>,
    regions: Table<RegionId>,
    forces: Table<ForceId>,
    treaties: Table<TreatyId>,
    crises: Table<CrisisId>,
    cases: Table<CaseId>,
    motions: Table<MotionId>,
    offers: Table<OfferId>,
    foundings: Table<FoundingId>,
    operations: Table<OperationId>,
    missions: Table<MissionId>,
    groups: Table<GroupId>,
}

/// Entities in the order of their ids, and the archetype that they share.
struct Table<I> {
    entities: Vec<(I, Entity)>,
    archetype: usize,
}

/// A stable id that entities have as a component.
#[allow(
    private_interfaces,
    reason = "the tables are found by it and not shown"
)]
pub trait Key: Component + Copy + Ord {
    /// Whether components come and go with what it names, which spreads its sort over archetypes. All others of a
    /// sort are in one archetype, whose columns are kept in id order.
    const SPREADS: bool = false;
    fn table(tables: &Tables) -> &Table<Self>;
    fn table_mut(tables: &mut Tables) -> &mut Table<Self>;
    /// Its place in its table.
    fn place(self, table: &Table<Self>) -> Option<usize> {
        let by_id = |&(id, _): &(Self, Entity)| id;
        table.entities.binary_search_by_key(&self, by_id).ok()
    }
}

/// The id of a thing that comes and goes.
pub trait Named: Key {
    /// What it is the id of.
    type Kind: Kind<Id = Self>;
}

/// A thing that comes and goes: the component that makes an entity such a thing.
pub trait Kind: Component {
    type Id: Named<Kind = Self>;
    fn id(&self) -> Self::Id;
    /// The next id that is free.
    fn next(counters: &mut Counters) -> Self::Id;
}

macro_rules! keys {
    ($($id:ident in $table:ident $({ $($more:tt)* })?),* $(,)?) => { $(
        #[allow(private_interfaces, reason = "see `Key`")]
        impl Key for $id {
            fn table(tables: &Tables) -> &Table<Self> { &tables.$table }
            fn table_mut(tables: &mut Tables) -> &mut Table<Self> { &mut tables.$table }
            $($($more)*)?
        }
    )* };
}

macro_rules! kinds {
    ($($kind:ident by $id:ident in $table:ident, $next:ident $(, $more:tt)?;)*) => {
        keys! { $($id in $table $($more)?),* }
        $(
            impl Named for $id { type Kind = $kind; }
            impl Kind for $kind {
                type Id = $id;
                fn id(&self) -> $id { self.id }
                fn next(counters: &mut Counters) -> $id {
                    counters.$next += 1;
                    $id(counters.$next)
                }
            }
        )*

        /// How many there are of each kind in the world, and in the list of the same name of a save: a kind that has
        /// none there would be lost.
        #[cfg(test)]
        pub fn kept(all: &Entities, row: &super::Row<'_>) -> Vec<(&'static str, [usize; 2])> {
            vec![$((stringify!($table), [all.count::<$id>(), row.$table.len()])),*]
        }
    };
}

kinds! {
    Force by ForceId in forces, force, { const SPREADS: bool = true; };
    Treaty by TreatyId in treaties, treaty;
    Crisis by CrisisId in crises, crisis;
    Case by CaseId in cases, case;
    Motion by MotionId in motions, motion;
    Offer by OfferId in offers, offer;
    Founding by FoundingId in foundings, founding;
    Operation by OperationId in operations, operation;
    Mission by MissionId in missions, mission;
    ArmedGroup by GroupId in groups, group;
}

keys! {
    NationId in nations { fn place(self, _: &Table<Self>) -> Option<usize> { Some(self.index()) } },
    RegionId in regions { fn place(self, _: &Table<Self>) -> Option<usize> { Some(self.index()) } },
}

/// What every nation has.
pub type Nation = (Economy, Polity, Mind, Standing, Military, Plight, Networks);

impl Entities {
    /// Nothing yet; but each sort has its archetype, so that none is missing while there is nothing of it.
    pub fn new() -> Self {
        let mut ecs = hecs::World::new();
        let tables = Tables {
            nations: Table::new::<(
                NationId,
                Economy,
                Polity,
                Mind,
                Standing,
                Military,
                Plight,
                Networks,
            )>(&mut ecs),
            regions: Table::new::<(RegionId, RegionState)>(&mut ecs),
            forces: Table::new::<(ForceId, Force)>(&mut ecs),
            treaties: Table::new::<(TreatyId, Treaty)>(&mut ecs),
            crises: Table::new::<(CrisisId, Crisis)>(&mut ecs),
            cases: Table::new::<(CaseId, Case)>(&mut ecs),
            motions: Table::new::<(MotionId, Motion)>(&mut ecs),
            offers: Table::new::<(OfferId, Offer)>(&mut ecs),
            foundings: Table::new::<(FoundingId, Founding)>(&mut ecs),
            operations: Table::new::<(OperationId, Operation)>(&mut ecs),
            missions: Table::new::<(MissionId, Mission)>(&mut ecs),
            groups: Table::new::<(GroupId, ArmedGroup)>(&mut ecs),
        };
        Self { ecs, tables }
    }

    /// A system: calls `with` the components `Q` of all that have an id `I` and these components, in id order. What it
    /// changes are these components; what comes or goes meanwhile is noted and done afterwards.
    pub fn each<I: Key, Q: Query>(&mut self, mut with: impl FnMut(I, Q::Item<'_>)) {
        if I::SPREADS {
            let mut found = self.ecs.view_mut::<Q>();
            for &(id, entity) in &I::table(&self.tables).entities {
                if let Some(item) = found.get_mut(entity) {
                    with(id, item);
                }
            }
        } else {
            for (id, item) in self.ecs.query_mut::<(&I, Q)>() {
                with(*id, item);
            }
        }
    }

    /// What `with` makes of all that a query finds, in id order: for those who only read.
    pub fn read<I: Key, Q: QueryShared + Query, T>(
        &self,
        mut with: impl FnMut(I, Q::Item<'_>) -> T,
    ) -> Vec<T> {
        let found = self.ecs.view::<Q>();
        let entities = I::table(&self.tables).entities.iter();
        let with = |&(id, entity): &(I, Entity)| found.get(entity).map(|item| with(id, item));
        entities.filter_map(with).collect()
    }

    /// The ids of all that a query would find, in order: for a system that changes more than what it looks at.
    pub fn ids_with<I: Key, Q: Query>(&self) -> Vec<I> {
        let mut query = self.ecs.query::<&I>().with::<Q>();
        let mut ids: Vec<I> = query.iter().copied().collect();
        ids.sort_unstable();
        ids
    }

    /// The components `Q` of one; None where it is gone or has them not.
    pub fn one<I: Key, Q: Query>(&mut self, id: I) -> Option<Q::Item<'_>> {
        let entity = I::table(&self.tables).find(id)?;
        self.ecs.query_one_mut::<Q>(entity).ok()
    }

    /// A component of one, if it is there and has it.
    pub fn get<I: Key, T: Component>(&self, id: I) -> Option<Ref<'_, T>> {
        let entity = I::table(&self.tables).find(id)?;
        self.ecs.get::<&T>(entity).ok()
    }

    /// The same, to change.
    pub fn get_mut<I: Key, T: Component>(&mut self, id: I) -> Option<RefMut<'_, T>> {
        let entity = I::table(&self.tables).find(id)?;
        self.ecs.get::<&mut T>(entity).ok()
    }

    pub fn ids<I: Key>(&self) -> Vec<I> {
        let entities = &I::table(&self.tables).entities;
        entities.iter().map(|&(id, _)| id).collect()
    }

    pub fn count<I: Key>(&self) -> usize {
        I::table(&self.tables).entities.len()
    }

    /// A component that all of a sort have, in id order: for those who only read.
    pub fn column<I: Key, T: Component>(&self) -> ArchetypeColumn<'_, T> {
        self.column_of::<I, &T>()
    }

    #[allow(
        clippy::expect_used,
        reason = "`new` makes every archetype before anything is spawned"
    )]
    fn column_of<'w, I: Key, T: ComponentRef<'w>>(&'w self) -> T::Column {
        let place = I::table(&self.tables).archetype;
        let archetype = self.ecs.archetypes().nth(place);
        let column = archetype.and_then(|a| a.get::<T>());
        column.expect("a component of spawning")
    }

    /// All of a kind in id order, copied out: for those who read many that are spread over archetypes.
    #[allow(
        clippy::expect_used,
        reason = "spawning gives it and nothing removes it"
    )]
    pub fn copies<K: Kind + Copy>(&self) -> impl Iterator<Item = K> {
        let view = self.ecs.view::<&K>();
        let entities = K::Id::table(&self.tables).entities.iter();
        entities.map(move |&(_, e)| *view.get(e).expect("a component of spawning"))
    }

    /// Brings in one that has an id, greater than those there are.
    pub fn spawn<K: Kind>(&mut self, one: K) {
        let id = one.id();
        let entity = self.ecs.spawn((id, one));
        K::Id::table_mut(&mut self.tables)
            .entities
            .push((id, entity));
    }

    pub fn spawn_region(&mut self, state: RegionState) {
        let table = &mut self.tables.regions.entities;
        let id = RegionId::at(table.len());
        table.push((id, self.ecs.spawn((id, state))));
    }

    pub fn spawn_nation(
        &mut self,
        (economy, polity, mind, standing, military, plight, networks): Nation,
    ) -> NationId {
        let table = &mut self.tables.nations.entities;
        let id = NationId::at(table.len());
        let parts = (
            id, economy, polity, mind, standing, military, plight, networks,
        );
        table.push((id, self.ecs.spawn(parts)));
        id
    }

    /// Gives a component to one of a kind that spreads, or takes it away. Does nothing where there is no such one.
    pub fn set<I: Named, T: Component>(&mut self, id: I, value: Option<T>) {
        const { assert!(I::SPREADS, "its column would come apart") };
        let Some(entity) = I::table(&self.tables).find(id) else {
            return;
        };
        // Both fail only for an entity that does not exist, and tables hold none.
        match value {
            Some(v) => drop(self.ecs.insert_one(entity, v)),
            None => drop(self.ecs.remove_one::<T>(entity)),
        }
    }

    /// Takes one out. Of kinds that are kept in a column what comes after it moves up, so that the column stays in
    /// order, and the last place ends: there an entity is a place.
    pub fn remove<I: Named>(&mut self, id: I) {
        let table = I::table_mut(&mut self.tables);
        let Some(at) = id.place(table) else {
            return;
        };
        let gone = if I::SPREADS {
            Some(table.entities.remove(at))
        } else {
            for i in at + 1..table.entities.len() {
                table.entities[i - 1].0 = table.entities[i].0;
            }
            let last = table.entities.pop();
            let mut ids: ArchetypeColumnMut<'_, I> = self.column_of::<I, &mut I>();
            ids[at..].rotate_left(1);
            drop(ids);
            self.column_of::<I, &mut I::Kind>()[at..].rotate_left(1);
            last
        };
        if let Some((_, entity)) = gone {
            // Fails only for an entity that is gone already; the table is the one owner.
            drop(self.ecs.despawn(entity));
        }
    }
}

impl<I: Key> Table<I> {
    /// An empty table for entities with the components `T`, of which there is no archetype yet: a new one comes last.
    fn new<T: Bundle + 'static>(ecs: &mut hecs::World) -> Self {
        ecs.reserve::<T>(1);
        Self {
            entities: Vec::new(),
            archetype: ecs.archetypes().len() - 1,
        }
    }

    fn find(&self, id: I) -> Option<Entity> {
        let at = id.place(self)?;
        self.entities.get(at).map(|&(_, entity)| entity)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CutOff, Ease, InTransit};
    use super::*;
    use crate::content::Arm;
    use crate::order::Stance;

    fn force(id: u32) -> Force {
        Force {
            id: ForceId(id),
            nation: NationId(0),
            region: RegionId(0),
            arm: Arm::Land,
            strength: f64::from(id),
            readiness: 1.0,
            supply: 1.0,
            stance: Stance::Defend,
            target: None,
            station: None,
        }
    }

    /// Forces 1 to 9 that were marked, unmarked and removed, so that hecs has them in no order.
    fn scattered() -> Entities {
        let mut all = Entities::new();
        (1..=9).for_each(|id| all.spawn(force(id)));
        let transit = InTransit {
            path: Vec::new(),
            months_left: 1.0,
            ease: Ease::NONE,
        };
        for id in [7, 2, 5] {
            all.set(ForceId(id), Some(transit.clone()));
        }
        for id in [8, 2, 1] {
            all.set(ForceId(id), Some(CutOff { months: 1.0 }));
        }
        all.set::<_, InTransit>(ForceId(7), None);
        all.remove(ForceId(3));
        all
    }

    #[test]
    fn a_query_gives_what_it_finds_in_id_order() {
        let mut all = scattered();
        let places: Vec<ForceId> = all
            .ecs
            .query_mut::<&ForceId>()
            .into_iter()
            .copied()
            .collect();
        assert!(!places.is_sorted(), "hecs has them in order by chance");
        let mut found = Vec::new();
        all.each::<ForceId, (&mut Force, Option<&CutOff>)>(|id, (force, cut_off)| {
            assert_eq!(id, force.id);
            found.push((id.0, cut_off.is_some()));
        });
        let cut = |id: u32| (id, [1, 2, 8].contains(&id));
        assert_eq!(found, [1, 2, 4, 5, 6, 7, 8, 9].map(cut));
        let read = all.read::<ForceId, &InTransit, _>(|id, _| id.0);
        assert_eq!(read, [2, 5]);
        assert_eq!(all.ids_with::<ForceId, &CutOff>(), [1, 2, 8].map(ForceId));
        let copies: Vec<u32> = all.copies::<Force>().map(|f| f.id.0).collect();
        assert_eq!(copies, [1, 2, 4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn a_column_stays_in_id_order_when_some_are_removed() {
        let mut all = Entities::new();
        for id in 1..=6 {
            all.spawn(Operation {
                id: OperationId(id),
                by: NationId(0),
                on: NationId(1),
                kind: crate::order::CovertKind::Espionage,
                cyber: None,
            });
        }
        for id in [2, 6, 3] {
            all.remove(OperationId(id));
        }
        all.remove(OperationId(2));
        let left = [1, 4, 5].map(OperationId);
        let column: Vec<OperationId> = all
            .column::<OperationId, Operation>()
            .iter()
            .map(|o| o.id)
            .collect();
        assert_eq!(column, left);
        assert_eq!(all.ids::<OperationId>(), left);
        let mut found = Vec::new();
        all.each::<OperationId, &Operation>(|id, operation| found.push((id, operation.id)));
        assert_eq!(found, left.map(|id| (id, id)));
        assert!(all.get::<_, Operation>(OperationId(3)).is_none());
        assert_eq!(
            all.get::<_, Operation>(OperationId(4)).map(|o| o.id),
            Some(OperationId(4))
        );
        assert!(all.one::<_, &mut Operation>(OperationId(2)).is_none());
    }
}
